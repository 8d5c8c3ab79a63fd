"""The engine of the client, sans-I/O and for every version of OCPP: what is sent when, and where answers go.

Owns: the registration gate, the order in which lanes compete for the one outstanding CALL, the ends of calls, which
error answers what cannot be served, and the passing of events to blocks. May not: touch the network or a clock, or know
what any message means.

Rule 1: before Accepted nothing goes out but BootNotification, what the CSMS triggered, and reports while Pending; after
        Rejected nothing until the interval is over (B01.FR.08, B02, B03.FR.02).
Rule 2: `on_event` may be called from inside a command to the station, so it only notes the event; everything that
        acts on it happens in `handle_timer`, for which `next_deadline` then says: at once.
Rule 3: nothing that the CSMS sends or leaves out may stop the client: every call ends in an answer, a failure, a
        timeout or the loss of the connection, and each is told to the call.
"""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from msgspec import Struct

from firmware.core.errors import EvseError
from firmware.core.timeline import Level
from firmware.ocpp_client.calls import Call, ClientEvent, End, Failure, Lane, Registration
from firmware.ocpp_client.exchange import Recent
from firmware.ocpp_client.hub import Block, Handler, Hub, status_of
from firmware.ocpp_client.wire import (
    CallAnswered,
    CallFailed,
    CallReceived,
    CallTimedOut,
    ErrorCode,
    PayloadError,
    Rpc,
    decode_payload,
)

MAX_ANSWERS = 32  # of this connection, by which a message that comes twice is known
MAX_GIVEN_UP = 32
OPEN_LANES: dict[Registration, tuple[Lane, ...]] = {
    Registration.ACCEPTED: tuple(lane for lane in Lane if lane is not Lane.BOOT),
    Registration.PENDING: (Lane.TRIGGERED, Lane.BOOT, Lane.REPORT),
    Registration.REJECTED: (Lane.BOOT,),
    Registration.NONE: (Lane.TRIGGERED, Lane.BOOT),
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the engine has to know of a version: every action there is, the request types of those that can be served,
    and the greatest payloads in bytes where an action has a limit.
    """

    actions: frozenset[str]
    requests: Mapping[str, type[Struct]]
    sizes: Mapping[str, int]


class Engine:
    """One client: its blocks over one connection after the other."""

    def __init__(self, hub: Hub, blocks: tuple[Block, ...], dialect: Dialect, new_id: Callable[[], str]) -> None:
        """`new_id`: message ids, never twice the same."""
        self._hub = hub
        self._blocks = hub.blocks = blocks
        self._dialect = dialect
        self._new_id = new_id
        self._handlers: dict[str, Handler] = {}
        for block in blocks:
            self._handlers |= block.handlers
        self._sources = sorted((source for block in blocks for source in block.sources), key=lambda one: one.lane)
        self._noted = tuple({kind for block in blocks for kind in block.hears})
        self._rpc: Rpc | None = None
        self._in_flight: tuple[Lane, Call] | None = None
        self._given_up: dict[str, Call] = {}  # timed out, the answer may still come
        self._answers: dict[str, tuple[bytes, Struct]] = {}  # message id of the CSMS -> its request, what was answered
        self._inbox: deque[object] = deque()
        self.recent = Recent()

    # --- state for the application -------------------------------------------------------------------------------

    @property
    def registration(self) -> Registration:
        """The CSMS's last word."""
        return self._hub.link.registration

    @property
    def online(self) -> bool:
        """Connected and accepted."""
        return self._hub.link.online

    @property
    def queued(self) -> int:
        """Transaction events not delivered yet."""
        return len(self._hub.queue)

    def next_event(self) -> ClientEvent | None:
        """The oldest event for the application, taken once."""
        return self._hub.events.popleft() if self._hub.events else None

    def actions(self) -> frozenset[str]:
        """Requests of the CSMS that are served."""
        return frozenset(self._handlers)

    # --- inputs --------------------------------------------------------------------------------------------------

    def connected(self, now: float) -> None:
        """The WebSocket is open."""
        link = self._hub.link
        self._rpc = Rpc(self._new_id)
        link.connected, link.leaving = True, ""
        for block in self._blocks:
            block.on_connected(now)
        link.offline_since = None
        if link.registration is Registration.ACCEPTED:
            self._hub.set_online(True, now)
        self._pump(now)

    def disconnected(self, now: float) -> None:
        """The WebSocket is gone; what was in flight was perhaps received, perhaps not."""
        if self._rpc is None:
            return
        link, self._rpc = self._hub.link, None
        link.connected = False
        if link.offline_since is None:
            link.offline_since = now
        self._answers.clear()
        self._given_up.clear()  # their answers can only come over the connection that carried them
        in_flight, self._in_flight, link.carrying = self._in_flight, None, None
        if in_flight is not None and in_flight[1].failed(Failure(End.LOST, "connection lost"), now):
            self._hub.outbox.first(*in_flight)
        self._hub.outbox.clear(Lane.TRIGGERED)
        self._hub.set_online(False, now)
        for block in self._blocks:
            block.on_lost(now)

    def receive_data(self, data: str | bytes, now: float) -> None:
        """One WebSocket message."""
        if self._rpc is None:
            return
        self.recent.add(self._hub.clock.wall().iso(), "in", data)
        self._rpc.receive_data(data, now)
        self._pump(now)

    def data_to_send(self) -> list[str]:
        """Frames for the WebSocket, in order."""
        frames = self._rpc.data_to_send() if self._rpc else []
        for frame in frames:
            self.recent.add(self._hub.clock.wall().iso(), "out", frame)
        return frames

    def on_event(self, event: object) -> None:
        """An event of the station's bus; see rule 2."""
        if isinstance(event, self._noted):
            self._inbox.append(event)

    def send_triggered(self, message: str, now: float) -> bool:
        """Do what TriggerMessage could ask for. False: nobody does it, or not now."""
        make = self._hub.trigger(message)
        call = make(now) if make is not None and self.online else None
        if call is None:
            return False
        self._hub.outbox.add(Lane.TRIGGERED, call)
        return True

    def next_deadline(self) -> float | None:
        """When `handle_timer` wants to be called; a time in the past means at once."""
        if self._inbox:
            return 0.0
        times = [block.next_deadline() for block in self._blocks]
        if self._rpc is not None:
            if self._rpc.busy:
                times.append(self._rpc.next_deadline() or 0.0)
            else:
                lanes = OPEN_LANES[self.registration]
                times += [source.due_at() for source in self._sources if source.lane in lanes]
        return min((time for time in times if time is not None), default=None)

    def handle_timer(self, now: float) -> None:
        """Act on noted events and on everything whose time has come."""
        while self._inbox:
            event = self._inbox.popleft()
            for block in self._blocks:
                if isinstance(event, block.hears):
                    block.on_event(event, now)
        if self._rpc is not None:
            self._rpc.handle_timer(now)
        self._blocks_timer(now)
        self._pump(now)

    def _blocks_timer(self, now: float) -> None:
        for block in self._blocks:
            block.handle_timer(now)

    # --- sending -------------------------------------------------------------------------------------------------

    def _pump(self, now: float) -> None:
        """Take what came in, then send the most urgent thing there is, if the way is free."""
        rpc = self._rpc
        if rpc is None:
            return
        while (event := rpc.next_event()) is not None:
            match event:
                case CallReceived():
                    self._serve(rpc, event, now)
                case CallAnswered() | CallFailed() | CallTimedOut():
                    self._ended(event, now)
                case _:
                    self._hub.tell(event.text, Level.WARNING)
                    self._hub.security.note("InvalidMessages", event.text)
        self._blocks_timer(now)
        if rpc.busy:
            return
        if self._hub.link.leaving:
            self._hub.left()
        elif (found := self._next_call(now)) is not None:
            lane, call = found
            timeout_s = self._hub.timeout()
            if call.deadline is not None:  # an answer that nobody waits for must not keep the next call waiting
                timeout_s = min(timeout_s, max(call.deadline - now, 0.0))
            message_id = rpc.call(call.action, call.request, now, timeout_s)
            self._in_flight, self._hub.link.carrying = found, lane
            self._hub.trace(f"-> {call.action} {call.text}", message_id)

    def _next_call(self, now: float) -> tuple[Lane, Call] | None:
        """The most urgent call: what somebody waits for before what can wait (rule 1 first)."""
        for lane in OPEN_LANES[self.registration]:
            if (waiting := self._hub.outbox.take(lane)) is not None:
                return lane, waiting
            for source in self._sources:
                if source.lane is lane and (made := source.take(now)) is not None:
                    return lane, made
        return None

    # --- ends of calls -------------------------------------------------------------------------------------------

    def _ended(self, event: CallAnswered | CallFailed | CallTimedOut, now: float) -> None:
        """Rule 3."""
        if isinstance(event, CallAnswered) and event.late:
            call = self._given_up.pop(event.id, None)
            if call is not None and call.late_counts:  # the CSMS has the event, or knows us
                self._hub.tell(f"late answer to {event.action}")
                self._answered(call, event, now)
            return
        if isinstance(event, CallFailed) and event.late:
            return  # its timeout has been dealt with
        in_flight, self._in_flight, self._hub.link.carrying = self._in_flight, None, None
        if in_flight is None:
            return
        lane, call = in_flight
        if isinstance(event, CallAnswered):
            self._hub.link.answered_at = now
            self._answered(call, event, now)
            return
        timed_out = isinstance(event, CallTimedOut)
        if timed_out:
            self._given_up[event.id] = call
            while len(self._given_up) > MAX_GIVEN_UP:
                self._given_up.pop(next(iter(self._given_up)))
        why = f"{event.raw_code} {event.text}".strip() if isinstance(event, CallFailed) else "no answer in time"
        self._hub.tell(f"{event.action} failed: {why}", Level.WARNING)
        if call.failed(Failure(End.TIMED_OUT if timed_out else End.REFUSED, why), now):
            self._hub.outbox.first(lane, call)

    def _answered(self, call: Call, event: CallAnswered, now: float) -> None:
        self._hub.trace(f"<- {event.action}", event.id)
        call.received()
        try:
            response: Any = decode_payload(event.payload, call.response) if call.response is not None else None
        except PayloadError as error:
            self._hub.tell(f"the answer to {event.action} is not valid: {error}", Level.WARNING)
            call.failed(Failure(End.UNREADABLE, "the answer of the CSMS is not valid"), now)
        else:
            call.answered(response, now)

    # --- requests of the CSMS ------------------------------------------------------------------------------------

    def _serve(self, rpc: Rpc, call: CallReceived, now: float) -> None:
        """Answer one request; what follows from it waits in the outbox and so goes after the answer."""
        hub, dialect = self._hub, self._dialect
        hub.trace(f"<- {call.action}", call.id)
        before = self._answers.get(call.id)
        if before is not None and before[0] == call.payload:  # heard twice is not wanted twice
            hub.security.note("AttemptedReplayAttacks", f"{call.action}: message {call.id} once more")
            rpc.respond(call.id, before[1])
            return
        handler = self._handlers.get(call.action)
        if handler is None:
            known = call.action in dialect.actions
            rpc.respond_error(call.id, ErrorCode.NOT_SUPPORTED if known else ErrorCode.NOT_IMPLEMENTED, call.action)
            return
        if self.registration is Registration.REJECTED:
            rpc.respond_error(call.id, ErrorCode.SECURITY, "this station was rejected by the CSMS")
            return
        try:
            most = dialect.sizes.get(call.action)
            if most is not None and len(call.payload) > most:
                raise PayloadError(ErrorCode.FORMAT_VIOLATION, f"more than {most} bytes")
            response = handler(decode_payload(call.payload, dialect.requests[call.action]), now)
        except PayloadError as error:
            hub.tell(f"{call.action} refused: {error}", Level.WARNING)
            hub.security.note("InvalidMessages", f"{call.action}: {error}")
            rpc.respond_error(call.id, error.code, str(error))
        except EvseError as error:
            hub.tell(f"{call.action} failed: {error}", Level.ERROR)
            rpc.respond_error(call.id, ErrorCode.INTERNAL, "the request could not be carried out")
        else:
            rpc.respond(call.id, response)
            self._answers[call.id] = (call.payload, response)
            while len(self._answers) > MAX_ANSWERS:
                self._answers.pop(next(iter(self._answers)))
            hub.trace(f"-> {call.action} {status_of(response)}".rstrip(), call.id)
