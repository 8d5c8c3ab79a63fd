"""The 1.6J line: what stands between the WebSocket and the 2.0.1 client when a CSMS speaks only 1.6.

Owns: which call waits for which answer, the calls that only 1.6 needs (StatusNotification while charging), and that at
most one call is outstanding. May not: translate (`outgoing.py`, `incoming.py`), or know anything of the network.

To the adapter it looks like the client itself. A frame that cannot be understood goes on to the client, whose rules for
broken frames hold in 1.6 too.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from firmware.core.errors import StoreError
from firmware.core.timeline import Level
from firmware.ocpp_client.device_model import Address, DeviceModel, GetStatus, Mutability
from firmware.ocpp_client.v16.configuration import KEYS
from firmware.ocpp_client.v16.incoming import Do, Incoming
from firmware.ocpp_client.v16.numbers import Numbers, NumberStore
from firmware.ocpp_client.v16.outgoing import Ask, Known, Outgoing, empty
from firmware.ocpp_client.v16.requests import REQUESTS
from firmware.ocpp_client.v16.words import ERROR_CODES, Json
from firmware.ocpp_client.wire import ErrorCode, PayloadError, decode_payload
from firmware.station.api import StationSnapshot

CALL, RESULT, ERROR = 2, 3, 4
OWN_TIMEOUT_S = 30.0
OWN_ID = "evse16-"
MAX_GIVEN_UP = 8


class Client(Protocol):
    """The part of the 2.0.1 client that a line needs."""

    @property
    def online(self) -> bool: ...
    def connected(self, now: float) -> None: ...
    def disconnected(self, now: float) -> None: ...
    def receive_data(self, data: str | bytes, now: float) -> None: ...
    def data_to_send(self) -> list[str]: ...
    def handle_timer(self, now: float) -> None: ...
    def next_deadline(self) -> float | None: ...


@dataclass(slots=True)
class _Call:
    """A 1.6 call on its way. `own`: nobody in the client waits for it."""

    id: str
    ask: Ask
    own: bool = False
    sent_at: float | None = None


class Line16:
    """One client behind a 1.6 CSMS, over one connection after the other."""

    def __init__(
        self,
        client: Client,
        model: DeviceModel,
        store: NumberStore,
        snapshot: Callable[[], StationSnapshot],
        wall: Callable[[], str],
        new_number: Callable[[], int],
        tell: Callable[[str, Level], None],
    ) -> None:
        """`wall`: wall time, RFC 3339. `new_number`: 31 bits, never twice the same. Raises StoreError."""
        self._client = client
        self._model = model
        self._snapshot = snapshot
        self._wall = wall
        self._tell = tell
        numbers = Numbers(store)
        self._outgoing = Outgoing(numbers, snapshot, wall, lambda: model.text("AuthCtrlr", "StartButtonIdTag"))
        self._incoming = Incoming(numbers, self._outgoing, self._read, new_number)
        self._now = 0.0
        self._own_count = 0
        self._forget_connection()

    def _forget_connection(self) -> None:
        self._waiting: deque[_Call] = deque()
        self._flying: _Call | None = None
        self._given_up: dict[str, Ask] = {}  # an answer may still come
        self._asked: dict[str, Do] = {}
        self._out: list[str] = []
        self._told_status: Json | None = None

    # --- as the client looks to the adapter ------------------------------------------------------------------------

    @property
    def online(self) -> bool:
        """Connected and accepted."""
        return self._client.online

    def connected(self, now: float) -> None:
        """The WebSocket is open."""
        self._now = now
        self._forget_connection()
        self._client.connected(now)
        self._pump()

    def disconnected(self, now: float) -> None:
        """The WebSocket is gone."""
        self._now = now
        self._forget_connection()
        self._client.disconnected(now)

    def receive_data(self, data: str | bytes, now: float) -> None:
        """One WebSocket message of the CSMS."""
        self._now = now
        frame = _parse(data)
        match frame:
            case [2, str(call), str(action), dict(payload)]:
                self._request(call, action, payload)
            case [3, str(call), dict(payload)]:
                self._answered(call, payload)
            case [4, str(call), *_]:
                self._refused(call, data)
            case _:
                self._client.receive_data(data, now)
        self._pump()

    def data_to_send(self) -> list[str]:
        """Frames for the WebSocket, in order."""
        self._pump()
        out, self._out = self._out, []
        return out

    def handle_timer(self, now: float) -> None:
        """Time has passed, or the station has changed."""
        self._now = now
        self._client.handle_timer(now)
        flying = self._flying
        if flying is not None and flying.own and flying.sent_at is not None and now - flying.sent_at >= OWN_TIMEOUT_S:
            self._flying = None
        self._tell_status()
        self._pump()

    def next_deadline(self) -> float | None:
        """When `handle_timer` is due."""
        flying, own = self._flying, None
        if flying is not None and flying.own and flying.sent_at is not None:
            own = flying.sent_at + OWN_TIMEOUT_S
        return min((time for time in (self._client.next_deadline(), own) if time is not None), default=None)

    # --- our calls -------------------------------------------------------------------------------------------------

    def _pump(self) -> None:
        """Translate what the client wants to send, then send what may go."""
        for _ in range(64):  # an answer from here may make the client say more
            frames = self._client.data_to_send()
            if not frames:
                break
            for frame in frames:
                self._from_client(frame)
        if self._flying is None and self._waiting:
            self._flying = call = self._waiting.popleft()
            call.sent_at = self._now
            self._send([CALL, call.id, call.ask.action, call.ask.payload])

    def _from_client(self, frame: str) -> None:
        parts: list[Any] = msgspec.json.decode(frame)
        if parts[0] == CALL:
            self._call(parts[1], parts[2], parts[3])
        elif parts[0] == RESULT:
            done = self._asked.pop(parts[1], None)
            answer = done.answer(parts[2]) if done is not None else parts[2]
            self._send([RESULT, parts[1], answer])
        else:
            self._asked.pop(parts[1], None)
            self._send([ERROR, parts[1], ERROR_CODES.get(parts[2], parts[2]), *parts[3:]])

    def _call(self, call: str, action: str, payload: Json) -> None:
        # The client has given up whatever it waited for before: it has one call outstanding at a time.
        self._waiting = deque(one for one in self._waiting if one.own)
        if self._flying is not None and not self._flying.own:
            self._given_up[self._flying.id] = self._flying.ask
            while len(self._given_up) > MAX_GIVEN_UP:
                self._given_up.pop(next(iter(self._given_up)))
            self._flying = None
        try:
            said = self._outgoing.say(action, payload)
        except StoreError as error:
            self._tell(f"1.6: {error}", Level.ERROR)
            said = Known()
        if isinstance(said, Known):
            self._to_client([RESULT, call, said.answer])
            return
        if said.action == "StatusNotification":
            self._told_status = _what(said.payload)
        self._waiting.append(_Call(call, said))

    def _tell_status(self) -> None:
        """1.6 tells preparing, charging and suspended as states of the connector; 2.0.1 does in its transactions."""
        if not self._client.online or self._told_status is None:
            return
        present = self._outgoing.present_status()
        if _what(present) == self._told_status:
            return
        self._told_status = _what(present)
        self._own_count += 1
        ask = Ask("StatusNotification", present | {"timestamp": self._wall()}, empty)
        self._waiting.append(_Call(f"{OWN_ID}{self._own_count}", ask, own=True))

    def _answered(self, call: str, payload: Json) -> None:
        flying = self._flying
        if flying is not None and flying.id == call:
            self._flying, ask = None, flying.ask
            if flying.own:
                return
        elif (late := self._given_up.pop(call, None)) is not None:
            ask = late  # the client knows what a late answer is good for
        else:
            return
        try:
            answer = ask.answer(payload)
        except (StoreError, KeyError, TypeError, ValueError) as error:
            self._tell(f"1.6: the answer to {ask.action} is of no use: {error!r}", Level.WARNING)
            answer = {}
        self._to_client([RESULT, call, answer])

    def _refused(self, call: str, data: str | bytes) -> None:
        flying = self._flying
        if flying is not None and flying.id == call:
            self._flying = None
            if flying.own:
                return
        if not call.startswith(OWN_ID):
            self._client.receive_data(data, self._now)

    # --- the CSMS's calls --------------------------------------------------------------------------------------------

    def _request(self, call: str, action: str, payload: Json) -> None:
        kind = REQUESTS.get(action)
        if kind is None:
            self._send([ERROR, call, ErrorCode.NOT_IMPLEMENTED.value, action[:64], {}])
            return
        try:
            asked = self._incoming.ask(decode_payload(msgspec.json.encode(payload), kind))
        except PayloadError as error:
            self._tell(f"{action} refused: {error}", Level.WARNING)
            self._send([ERROR, call, ERROR_CODES.get(error.code.value, error.code.value), str(error)[:255], {}])
            return
        if isinstance(asked, Do):
            self._asked[call] = asked
            self._to_client([CALL, call, asked.action, asked.payload])
        else:
            self._send([RESULT, call, asked.answer])

    def _read(self, name: str) -> tuple[str | None, bool] | None:
        """The value of a 1.6 key and whether it is read-only; None: this station has no such key."""
        key = KEYS[name]
        if key.fixed:
            return key.fixed, True
        address = Address(key.component, key.variable, key.instance)
        variable = self._model.variables().get(address.folded())
        if variable is None:
            return None
        found = self._model.get(address, "Actual", self._snapshot())
        told = found.value if found.status is GetStatus.ACCEPTED and not key.secret else None
        return told, variable.mutability is Mutability.READ_ONLY

    # --- frames ------------------------------------------------------------------------------------------------------

    def _to_client(self, frame: list[Any]) -> None:
        self._client.receive_data(msgspec.json.encode(frame).decode(), self._now)

    def _send(self, frame: list[Any]) -> None:
        self._out.append(msgspec.json.encode(frame).decode())


def _parse(data: str | bytes) -> Any:
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def _what(payload: Json) -> Json:
    """What a StatusNotification says, without when."""
    return {key: value for key, value in payload.items() if key != "timestamp"}
