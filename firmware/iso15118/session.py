"""One V2G session over one TCP or TLS connection, sans-I/O.

Owns: framing, the choice of protocol, the deadlines that are the same in every protocol (communication setup,
sequence, close), deferred answers, and the end: exactly one `SessionEnded`, with the energy off before it. May not:
know a message (secc/* does), do I/O, or look at a clock; `now` is monotonic seconds.

Rule 1: after the end every input is ignored (a standing state, not an error).
Rule 2: whatever ends a session, energy that it asked for is taken back first.
Rule 3: the view is taken once per message, and once per look at a deferred answer.

No input from outside makes a method here raise; any exception is a bug.
"""

import enum
from collections import deque
from collections.abc import Callable, Mapping

from firmware.core.errors import RemoteProtocolError
from firmware.iso15118 import v2gtp
from firmware.iso15118.api import (
    Effect,
    EndReason,
    EvseView,
    PausedSession,
    RequestContactor,
    SessionEnded,
    SetDcTarget,
    StartCableCheck,
    StopDc,
    Trace,
)
from firmware.iso15118.pki.keys import SigningKey
from firmware.iso15118.secc.conversation import Answer, Conversation, Dialect, Outcome, Pending
from firmware.iso15118.secc.registry import REGISTRY
from firmware.iso15118.secc.sap import SapConversation, is_handshake
from firmware.iso15118.secc.setup import (
    NO_DEVICES,
    ContractCheck,
    ContractVerifier,
    Devices,
    NoContracts,
    SessionConfig,
    Setup,
    Vehicle,
    Verdict,
)

__all__ = [
    "NO_DEVICES",
    "ContractCheck",
    "ContractVerifier",
    "Devices",
    "NoContracts",
    "Session",
    "SessionConfig",
    "Setup",
    "Vehicle",
    "Verdict",
]

_MAX_WAITING_FRAMES = 4
"""An EV awaits each response before its next request; a few frames ahead are kept, more is no V2G peer."""


class _Phase(enum.Enum):
    ACTIVE = "active"
    CLOSING = "closing"  # the last response is out, the EV may close first
    CLOSED = "closed"


class Session:
    """The station's end of one connection.

    Call `receive_data`, `receive_eof`, `handle_timer`, `on_view_changed` or `stop`; after each, send what
    `data_to_send` gives in one write, hand out `next_event` until None, arm a timer for `next_deadline`, and close the
    connection once `closed` is true. Effects are to be handled before the next input: the next view answers them.
    """

    def __init__(
        self,
        *,
        tls: bool,
        config: SessionConfig,
        view: Callable[[], EvseView],
        random_bytes: Callable[[int], bytes],
        verifier: ContractVerifier,
        now: float,
        vehicle: Vehicle | None = None,
        registry: Mapping[str, Dialect] = REGISTRY,
        price_key: SigningKey | None = None,
        devices: Devices = NO_DEVICES,
    ) -> None:
        self._config = config
        self._view = view
        self._setup = Setup(config, tls, random_bytes, verifier, vehicle, price_key, devices.pantograph, devices.coil)
        self._reader = v2gtp.Reader()
        self._handshake = SapConversation(self._setup, registry)
        self._conversation: Conversation = self._handshake
        self._phase = _Phase.ACTIVE
        self._frames: deque[v2gtp.Frame] = deque()
        self._pending: Pending | None = None
        self._poll_at = 0.0
        self._setup_deadline: float | None = now + config.setup_timeout_s
        self._sequence_deadline: float | None = None
        self._sequence_timeout_s = config.sequence_timeout_s
        self._close_deadline = 0.0
        self._out = bytearray()
        self._events: deque[Effect] = deque()
        self._contactor_asked = False
        self._dc_asked = False

    # --- input --------------------------------------------------------------------------------------------------------

    def receive_data(self, data: bytes, now: float) -> None:
        """Take octets from the EV, however they were cut."""
        if self._phase is not _Phase.ACTIVE:
            return
        try:
            for item in self._reader.receive_data(data):
                if isinstance(item, v2gtp.Frame):
                    self._take(item, now)
                else:
                    # The sequence timer goes on: a frame that is ignored is no message.
                    text = f"V2GTP frame ignored: {item.reason.value}"
                    self._emit(Trace(text, True, {"header": item.header.hex(), "length": item.length}, warning=True))
                if self._phase is not _Phase.ACTIVE:
                    return
        except v2gtp.V2gtpTooLong as error:
            self._close(EndReason.PROTOCOL_ERROR, str(error))

    def receive_eof(self, now: float) -> None:
        """The EV has closed its side."""
        if self._phase is _Phase.ACTIVE:
            detail = "in the middle of a frame" if self._reader.incomplete else ""
            self._close(EndReason.PEER_CLOSED, detail)
        self._phase = _Phase.CLOSED

    def handle_timer(self, now: float) -> None:
        """Do what is due. Calls before a deadline are harmless."""
        if self._phase is _Phase.CLOSING and now >= self._close_deadline:
            self._phase = _Phase.CLOSED
        if self._phase is not _Phase.ACTIVE:
            return
        if self._setup_deadline is not None and now >= self._setup_deadline:
            self._close(EndReason.SETUP_TIMEOUT, f"no SessionSetupReq within {self._config.setup_timeout_s:g} s")
        elif self._sequence_deadline is not None and now >= self._sequence_deadline:
            self._close(EndReason.SEQUENCE_TIMEOUT, f"no request within {self._sequence_timeout_s:g} s")
        elif self._pending is not None and now >= self._poll_at:
            self._look_again(now)

    def on_view_changed(self, now: float) -> None:
        """The station's state has changed: an answer that waits for it may be ready."""
        if self._phase is _Phase.ACTIVE and self._pending is not None:
            self._look_again(now)

    def stop(self, now: float, detail: str) -> None:
        """End the session from our side at once (unplugged, fault, the daemon stops)."""
        if self._phase is _Phase.ACTIVE:
            self._close(EndReason.LOCAL_STOP, detail)
        self._phase = _Phase.CLOSED

    # --- output -------------------------------------------------------------------------------------------------------

    def data_to_send(self) -> bytes:
        """Octets for the EV, once."""
        data = bytes(self._out)
        self._out.clear()
        return data

    def next_event(self) -> Effect | None:
        """The next thing that the session asks or tells, in order; None when there is nothing."""
        return self._events.popleft() if self._events else None

    def next_deadline(self) -> float | None:
        """When `handle_timer` wants to be called; None when nothing is awaited."""
        if self._phase is _Phase.CLOSED:
            return None
        if self._phase is _Phase.CLOSING:
            return self._close_deadline
        deadlines = [self._setup_deadline, self._sequence_deadline]
        if self._pending is not None:
            deadlines.append(self._poll_at)
        return min((deadline for deadline in deadlines if deadline is not None), default=None)

    @property
    def closed(self) -> bool:
        """Nothing more will come: flush and close the connection."""
        return self._phase is _Phase.CLOSED

    @property
    def ended(self) -> bool:
        """SessionEnded has been given; the connection may still be open for the EV to close."""
        return self._phase is not _Phase.ACTIVE

    # --- messages -----------------------------------------------------------------------------------------------------

    def _take(self, frame: v2gtp.Frame, now: float) -> None:
        if frame.payload_type not in self._conversation.payload_types:
            text = f"V2GTP frame ignored: payload type {frame.payload_type:#06x} is not spoken here"
            self._emit(Trace(text, True, warning=True))
            return
        if self._pending is None:
            self._answer_frame(frame, now)
        elif len(self._frames) < _MAX_WAITING_FRAMES:
            self._frames.append(frame)
        else:
            self._close(EndReason.PROTOCOL_ERROR, "requests without waiting for the responses")

    def _answer_frame(self, frame: v2gtp.Frame, now: float) -> None:
        view = self._view()
        try:
            early = not self._conversation.established and frame.payload_type == v2gtp.PayloadType.EXI
            if early and is_handshake(frame.payload):
                # A repeated handshake is harmless until the session is set up.
                outcome = self._handshake.receive(frame.payload_type, frame.payload, view, now)
            else:
                outcome = self._conversation.receive(frame.payload_type, frame.payload, view, now)
        except RemoteProtocolError as error:
            self._close(EndReason.PROTOCOL_ERROR, str(error))
            return
        self._sequence_deadline = None  # a request came in time
        self._apply(outcome, now)

    def _look_again(self, now: float) -> None:
        assert self._pending is not None
        resume = self._pending.resume
        self._pending = None
        self._apply(resume(self._view(), now), now)
        while self._frames and self._pending is None and self._phase is _Phase.ACTIVE:
            self._answer_frame(self._frames.popleft(), now)

    def _apply(self, outcome: Outcome, now: float) -> None:
        for effect in outcome.effects:
            self._emit(effect)
        if isinstance(outcome, Pending):
            self._pending = outcome
            self._poll_at = min(now + self._config.poll_interval_s, max(outcome.until, now))
        else:
            self._send(outcome, now)
        if self._conversation.established:
            self._setup_deadline = None

    def _send(self, answer: Answer, now: float) -> None:
        self._out += v2gtp.frame(answer.payload_type, answer.payload)
        timeout_s = answer.sequence_timeout_s
        self._sequence_timeout_s = self._config.sequence_timeout_s if timeout_s is None else timeout_s
        self._sequence_deadline = now + self._sequence_timeout_s
        if answer.next is not None:
            self._conversation = answer.next
        ending = answer.ending
        if ending is not None:
            self._end(ending.reason, ending.detail, ending.paused)
            self._phase = _Phase.CLOSING
            self._close_deadline = now + self._config.close_delay_s

    # --- the end ------------------------------------------------------------------------------------------------------

    def _close(self, reason: EndReason, detail: str) -> None:
        """End without a (further) response, and close the connection now."""
        self._end(reason, detail)
        self._phase = _Phase.CLOSED

    def _end(self, reason: EndReason, detail: str, paused: PausedSession | None = None) -> None:
        self._pending = None
        self._frames.clear()
        self._conversation.end()
        if self._dc_asked:
            self._emit(StopDc())
        if self._contactor_asked:
            self._emit(RequestContactor(False))
        self._emit(SessionEnded(reason, detail, paused))

    def _emit(self, effect: Effect) -> None:
        match effect:
            case RequestContactor(close=close):
                self._contactor_asked = close
            case StartCableCheck():
                self._dc_asked = self._contactor_asked = True  # the check closes the contactor itself
            case SetDcTarget():
                self._dc_asked = True
            case StopDc():
                self._dc_asked = False
            case _:
                pass
        self._events.append(effect)
