"""OCPP-J remote procedure calls, sans-I/O: frames, correlation, deadlines, CALLERROR codes.

Owns: the frame format and its limits, the one outstanding CALL, the matching of answers to calls, and which error code
answers which fault (the table is `ErrorCode` and `fault_code`). May not: know any action or payload type, decide what
is sent next, or read a clock. One `Rpc` lives as long as one WebSocket connection.

Rule 1: whatever the peer sends, no method raises because of it; a fault becomes an event and, for a CALL or a frame
        that cannot be told, a CALLERROR. Answers are never answered, so two peers cannot argue for ever.
Rule 2: an answer belongs to a call by its id and nothing else; a late or second one never touches the call in flight.
"""

import enum
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import msgspec
from msgspec import Raw

from firmware.core.errors import LocalProtocolError, RemoteProtocolError

MAX_MESSAGE_BYTES = 256 * 1024  # the largest of 2.0.1 is a contract certificate installation, some 30 kB
MAX_ID_CHARS = 36  # Part 4, 4.1.4
MAX_ACTION_CHARS = 64
MAX_OPEN_REQUESTS = 32  # CALLs of the peer that wait for our answer
MAX_ERROR_TEXT = 255  # Part 4, 4.2.3: errorDescription
UNREADABLE_ID = "-1"  # Part 4, 4.2.3: the id of a CALLERROR when the message id could not be read
REMEMBERED_CALLS = 32


class MessageType(enum.IntEnum):
    """First element of a frame."""

    CALL = 2
    CALLRESULT = 3
    CALLERROR = 4


class ErrorCode(enum.Enum):
    """CALLERROR codes (Part 4, table 9)."""

    FORMAT_VIOLATION = "FormatViolation"
    GENERIC = "GenericError"
    INTERNAL = "InternalError"
    MESSAGE_TYPE_NOT_SUPPORTED = "MessageTypeNotSupported"
    NOT_IMPLEMENTED = "NotImplemented"  # the action is unknown
    NOT_SUPPORTED = "NotSupported"  # the action is known, this station does not do it
    OCCURRENCE_VIOLATION = "OccurrenceConstraintViolation"
    PROPERTY_VIOLATION = "PropertyConstraintViolation"
    PROTOCOL = "ProtocolError"
    RPC_FRAMEWORK = "RpcFrameworkError"
    SECURITY = "SecurityError"
    TYPE_VIOLATION = "TypeConstraintViolation"


# Other spellings that real back ends send (1.6's typing errors live on).
_SPELLINGS = {
    "FormationViolation": ErrorCode.FORMAT_VIOLATION,
    "OccurenceConstraintViolation": ErrorCode.OCCURRENCE_VIOLATION,
    "PropertyConstrainViolation": ErrorCode.PROPERTY_VIOLATION,
}


class PayloadError(RemoteProtocolError):
    """A payload breaks the type of its action; `code` is the CALLERROR that says so."""

    def __init__(self, code: ErrorCode, message: str) -> None:
        super().__init__(message, hint=code.value)
        self.code = code


def error_code(text: str) -> ErrorCode:
    """The code of a received CALLERROR; what nobody defined is a GenericError."""
    if text in _SPELLINGS:
        return _SPELLINGS[text]
    try:
        return ErrorCode(text)
    except ValueError:
        return ErrorCode.GENERIC


# What msgspec says of a payload -> the code that Part 4 wants. Checked in order; test_wire holds each row.
_FAULTS: tuple[tuple[str, ErrorCode], ...] = (
    ("Object missing required field", ErrorCode.OCCURRENCE_VIOLATION),
    ("Expected `array` of length", ErrorCode.OCCURRENCE_VIOLATION),
    ("Object contains unknown field", ErrorCode.FORMAT_VIOLATION),
    ("Expected `str` of length", ErrorCode.PROPERTY_VIOLATION),
    ("Expected `str` matching regex", ErrorCode.TYPE_VIOLATION),
    ("Invalid enum value", ErrorCode.PROPERTY_VIOLATION),
    ("Expected `int` >=", ErrorCode.PROPERTY_VIOLATION),
    ("Expected `int` <=", ErrorCode.PROPERTY_VIOLATION),
    ("Number out of range", ErrorCode.PROPERTY_VIOLATION),
    ("Expected ", ErrorCode.TYPE_VIOLATION),
)


def fault_code(message: str) -> ErrorCode:
    """The CALLERROR code for what the decoder said about a payload."""
    return next((code for start, code in _FAULTS if message.startswith(start)), ErrorCode.FORMAT_VIOLATION)


def decode_payload(payload: bytes, kind: type[Any]) -> Any:
    """The typed payload. Raises PayloadError, nothing else."""
    try:
        return msgspec.json.decode(payload, type=kind)
    except msgspec.ValidationError as error:
        raise PayloadError(fault_code(str(error)), str(error)) from None
    except (msgspec.DecodeError, UnicodeError) as error:
        raise PayloadError(ErrorCode.FORMAT_VIOLATION, str(error)) from None
    except RecursionError:
        raise PayloadError(ErrorCode.FORMAT_VIOLATION, "nested too deeply") from None


# --- Events ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CallReceived:
    """The peer asks; answer with `respond` or `respond_error`, in any order. `payload` is a JSON object."""

    id: str
    action: str
    payload: bytes


@dataclass(frozen=True, slots=True)
class CallAnswered:
    """CALLRESULT to our call. `late`: the call had been given up before."""

    id: str
    action: str
    payload: bytes
    late: bool = False


@dataclass(frozen=True, slots=True)
class CallFailed:
    """CALLERROR to our call. `raw_code` as the peer spelt it."""

    id: str
    action: str
    code: ErrorCode
    raw_code: str
    text: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class CallTimedOut:
    """No answer within the deadline; the way is free for the next call."""

    id: str
    action: str


@dataclass(frozen=True, slots=True)
class Discarded:
    """Something was received that has no effect: says what, for the timeline."""

    text: str


RpcEvent: TypeAlias = CallReceived | CallAnswered | CallFailed | CallTimedOut | Discarded


@dataclass(slots=True)
class _InFlight:
    id: str
    action: str
    deadline: float


class _FrameError(Exception):
    """Why a frame is none; `id` where it could be read."""

    def __init__(self, code: ErrorCode, text: str, id: str = UNREADABLE_ID) -> None:
        super().__init__(text)
        self.code = code
        self.id = id


class Rpc:
    """One end of an OCPP-J connection. Any exception besides LocalProtocolError (our own misuse) is a bug."""

    def __init__(self, new_id: Callable[[], str]) -> None:
        """`new_id` gives a message id of at most 36 characters, never the same twice."""
        self._new_id = new_id
        self._in_flight: _InFlight | None = None
        self._given_up: OrderedDict[str, str] = OrderedDict()  # id -> action, timed out
        self._answered: OrderedDict[str, str] = OrderedDict()
        self._open_requests: dict[str, str] = {}
        self._outbox: deque[str] = deque()
        self._events: deque[RpcEvent] = deque()

    # --- our calls ---------------------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """A call is outstanding; Part 4 allows one."""
        return self._in_flight is not None

    def call(self, action: str, payload: Any, now: float, timeout_s: float) -> str:
        """Send a request; its id is returned and comes back in the event that ends it.

        Raises LocalProtocolError while another call is outstanding.
        """
        if self._in_flight is not None:
            raise LocalProtocolError(f"{action} while {self._in_flight.action} is outstanding")
        message_id = self._new_id()
        self._in_flight = _InFlight(message_id, action, now + timeout_s)
        self._send((MessageType.CALL, message_id, action, payload))
        return message_id

    def next_deadline(self) -> float | None:
        """When `handle_timer` has something to do."""
        return self._in_flight.deadline if self._in_flight else None

    def handle_timer(self, now: float) -> None:
        """Give up the outstanding call if its time is over."""
        if self._in_flight and now >= self._in_flight.deadline:
            call, self._in_flight = self._in_flight, None
            _remember(self._given_up, call.id, call.action)
            self._events.append(CallTimedOut(call.id, call.action))

    # --- the peer's calls --------------------------------------------------------------------------------------------

    def respond(self, message_id: str, payload: Any) -> None:
        """Answer a received call. Raises LocalProtocolError for a call that is not open."""
        self._close_request(message_id)
        self._send((MessageType.CALLRESULT, message_id, payload))

    def respond_error(self, message_id: str, code: ErrorCode, text: str = "") -> None:
        """Refuse a received call. Raises LocalProtocolError for a call that is not open."""
        self._close_request(message_id)
        self._send_error(message_id, code, text)

    def _close_request(self, message_id: str) -> None:
        if self._open_requests.pop(message_id, None) is None:
            raise LocalProtocolError(f"no open request {message_id!r}")

    # --- bytes and events ----------------------------------------------------------------------------------------

    def data_to_send(self) -> list[str]:
        """Frames to send, in order; they are handed out once."""
        frames = list(self._outbox)
        self._outbox.clear()
        return frames

    def next_event(self) -> RpcEvent | None:
        """The oldest event not taken yet."""
        return self._events.popleft() if self._events else None

    def receive_data(self, data: str | bytes, now: float) -> None:
        """Take one WebSocket message. Never raises; see rule 1."""
        # An answer after its deadline is late even if the timer has not been served yet.
        self.handle_timer(now)
        try:
            self._receive(_split(data))
        except _FrameError as error:
            self._events.append(Discarded(f"received: {error}"))
            self._send_error(error.id, error.code, str(error))

    def _receive(self, parts: list[Raw]) -> None:
        kind = _part(parts, 0, int)
        message_id = _part(parts, 1, str)
        readable = message_id if message_id is not None and 0 < len(message_id) <= MAX_ID_CHARS else None
        if kind in (MessageType.CALLRESULT, MessageType.CALLERROR):
            if readable is None:
                self._events.append(Discarded("an answer without a readable message id"))
            else:
                self._receive_answer(MessageType(kind), readable, parts)
        elif kind == MessageType.CALL:
            if readable is None:
                raise _FrameError(ErrorCode.RPC_FRAMEWORK, "the message id is not a string of 1 to 36 characters")
            self._receive_call(readable, parts)
        elif kind is None:
            raise _FrameError(ErrorCode.RPC_FRAMEWORK, "the message type is not a number", readable or UNREADABLE_ID)
        else:
            text = f"message type {kind} is not supported"
            raise _FrameError(ErrorCode.MESSAGE_TYPE_NOT_SUPPORTED, text, readable or UNREADABLE_ID)

    def _receive_call(self, message_id: str, parts: list[Raw]) -> None:
        action = _part(parts, 2, str)
        if len(parts) != 4 or action is None or not 0 < len(action) <= MAX_ACTION_CHARS:
            raise _FrameError(ErrorCode.RPC_FRAMEWORK, "a CALL is [2, id, action, payload]", message_id)
        if not bytes(parts[3]).startswith(b"{"):
            raise _FrameError(ErrorCode.FORMAT_VIOLATION, "the payload is not an object", message_id)
        if message_id in self._open_requests:
            self._events.append(Discarded(f"{action}: a second request with an id that is being handled"))
            return
        if len(self._open_requests) >= MAX_OPEN_REQUESTS:
            raise _FrameError(ErrorCode.GENERIC, "too many requests at once", message_id)
        self._open_requests[message_id] = action
        self._events.append(CallReceived(message_id, action, bytes(parts[3])))

    def _receive_answer(self, kind: MessageType, message_id: str, parts: list[Raw]) -> None:
        late = False
        if self._in_flight is not None and self._in_flight.id == message_id:
            action = self._in_flight.action
            self._in_flight = None
        elif message_id in self._given_up:
            action = self._given_up.pop(message_id)
            late = True
        elif message_id in self._answered:
            self._events.append(Discarded(f"a second answer to {self._answered[message_id]}"))
            return
        else:
            self._events.append(Discarded("an answer to nothing we asked"))
            return
        _remember(self._answered, message_id, action)
        if kind is MessageType.CALLERROR:
            raw_code = _part(parts, 2, str) or ""
            text = (_part(parts, 3, str) or "")[:MAX_ERROR_TEXT]
            self._events.append(CallFailed(message_id, action, error_code(raw_code), raw_code[:50], text, late))
        elif len(parts) != 3 or not bytes(parts[2]).startswith(b"{"):
            text = "the answer is not [3, id, object]"
            self._events.append(CallFailed(message_id, action, ErrorCode.FORMAT_VIOLATION, "", text, late))
        else:
            self._events.append(CallAnswered(message_id, action, bytes(parts[2]), late))

    # --- frames --------------------------------------------------------------------------------------------------

    def _send(self, frame: tuple[Any, ...]) -> None:
        self._outbox.append(msgspec.json.encode(frame).decode())

    def _send_error(self, message_id: str, code: ErrorCode, text: str) -> None:
        self._send((MessageType.CALLERROR, message_id, code.value, text[:MAX_ERROR_TEXT], {}))


def _split(data: str | bytes) -> list[Raw]:
    if isinstance(data, bytes):
        raise _FrameError(ErrorCode.RPC_FRAMEWORK, "binary messages are not OCPP")
    if len(data) > MAX_MESSAGE_BYTES:
        raise _FrameError(ErrorCode.RPC_FRAMEWORK, f"longer than {MAX_MESSAGE_BYTES} bytes")
    try:
        return msgspec.json.decode(data, type=list[Raw])
    except (msgspec.DecodeError, UnicodeError):
        raise _FrameError(ErrorCode.RPC_FRAMEWORK, "not a JSON array") from None
    except RecursionError:
        raise _FrameError(ErrorCode.RPC_FRAMEWORK, "nested too deeply") from None


def _part(parts: list[Raw], index: int, kind: type[Any]) -> Any:
    """One element of the frame as `kind`, or None if it is not there or not that."""
    if index >= len(parts):
        return None
    try:
        return msgspec.json.decode(parts[index], type=kind)
    except (msgspec.DecodeError, RecursionError):
        return None


def _remember(calls: "OrderedDict[str, str]", message_id: str, action: str) -> None:
    calls[message_id] = action
    while len(calls) > REMEMBERED_CALLS:
        calls.popitem(last=False)
