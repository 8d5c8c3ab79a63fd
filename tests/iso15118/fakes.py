"""A session that speaks one octet per message, for tests of what is around a session."""

from collections import deque
from dataclasses import dataclass, field

from firmware.iso15118.api import Effect, EndReason, EvseView, Protocol, SessionEnded, SessionEstablished


class FakeSession:
    """`h` is answered (a handshake), `S` sets up, `e` echoes, `E` ends with an answer, `X` ends without one, `!` is a
    bug; anything else is ignored. Its timers: setup 18 s, sequence 60 s; a linger of 4 s after `E`."""

    def __init__(self, tls: bool, now: float) -> None:
        self.tls = tls
        self.received = b""
        self.closed = False
        self.looks = 0
        self.eof = False
        self._out = b""
        self._events: deque[Effect] = deque()
        self._deadline: float | None = now + 18.0
        self._ended = False

    def receive_data(self, data: bytes, now: float) -> None:
        self.received += data
        for octet in data.decode("latin-1"):
            if self._ended:
                return
            match octet:
                case "h" | "e":
                    self._out += octet.encode()
                case "S":
                    self._out += b"S"
                    self._events.append(SessionEstablished(Protocol.ISO2, b"12345678", b"EVCCID"))
                    self._deadline = now + 60.0
                case "E":
                    self._out += b"E"
                    self._end(EndReason.TERMINATED)
                    self._deadline = now + 4.0
                case "X":
                    self._end(EndReason.PROTOCOL_ERROR)
                    self.closed = True
                case "!":
                    raise RuntimeError("a bug in the session")
                case _:
                    pass

    def _end(self, reason: EndReason, detail: str = "") -> None:
        if not self._ended:
            self._ended = True
            self._events.append(SessionEnded(reason, detail))

    def receive_eof(self, now: float) -> None:
        self.eof = True
        self._end(EndReason.PEER_CLOSED)
        self.closed = True

    def data_to_send(self) -> bytes:
        out, self._out = self._out, b""
        return out

    def next_event(self) -> Effect | None:
        return self._events.popleft() if self._events else None

    def next_deadline(self) -> float | None:
        return None if self.closed else self._deadline

    def handle_timer(self, now: float) -> None:
        if self._deadline is not None and now >= self._deadline:
            self._end(EndReason.SEQUENCE_TIMEOUT)
            self.closed = True

    def on_view_changed(self, now: float) -> None:
        self.looks += 1

    def stop(self, now: float, detail: str) -> None:
        self._end(EndReason.LOCAL_STOP, detail)
        self.closed = True


@dataclass
class FakeStation:
    """Keeps what it is told."""

    effects: list[Effect] = field(default_factory=list)

    def view(self, tls: bool) -> EvseView:
        return EvseView("DE*ABC*E1", (), (), tls=tls)

    def on_effect(self, effect: Effect) -> None:
        self.effects.append(effect)

    def ends(self) -> list[EndReason]:
        return [effect.reason for effect in self.effects if isinstance(effect, SessionEnded)]
