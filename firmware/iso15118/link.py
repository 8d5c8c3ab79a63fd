"""One TCP connection of a vehicle, sans-I/O: the choice between TLS and plain, the TLS engine, and the session in it.

Owns: what the first octet decides, carrying octets between engine and session, and the one list of effects. May not: do
I/O, look at a clock, or decide which connection is served (`adapter.py`). `now` is monotonic seconds.

The first octet decides, whatever SDP said before: 0x16 is a TLS record, anything else is V2GTP in plain. Plain is
refused when the policy requires TLS; a TLS record is refused when there is no TLS to speak. Neither is ever turned
into the other [iso15118.md 6a].
"""

from collections import deque
from collections.abc import Callable
from typing import Protocol

from firmware.core.errors import LocalProtocolError
from firmware.iso15118.api import Effect, SessionEnded, SessionEstablished, Trace
from firmware.iso15118.client_hello import CONTENT_HANDSHAKE
from firmware.iso15118.sdp import TlsPolicy
from firmware.iso15118.tls import TlsEngine, TlsError


class Session(Protocol):
    """What a link needs of a V2G session. After each call: send, hand out the events, re-arm the timer."""

    def receive_data(self, data: bytes, now: float) -> None:
        """Octets of the V2GTP stream, cut anyhow."""
        ...

    def receive_eof(self, now: float) -> None:
        """The vehicle has closed."""
        ...

    def data_to_send(self) -> bytes:
        """Octets for the vehicle, once."""
        ...

    def next_event(self) -> Effect | None:
        """The next effect, None when there is none."""
        ...

    def next_deadline(self) -> float | None:
        """When `handle_timer` is due."""
        ...

    def handle_timer(self, now: float) -> None:
        """Do what is due; harmless before."""
        ...

    def on_view_changed(self, now: float) -> None:
        """The station's state has changed: a deferred answer may be ready."""
        ...

    def stop(self, now: float, detail: str) -> None:
        """End from our side."""
        ...

    @property
    def closed(self) -> bool:
        """Nothing more to do: flush and close."""
        ...


SessionFactory = Callable[[bool, float], Session]
"""(runs in TLS, now) -> a new session."""
MutualFactory = Callable[[bytes, float], Session]
"""(vehicle certificate that TLS 1.3 has verified, DER; now) -> a new session."""


class Link:
    """One connection from accept to close.

    `engine` makes a TLS engine, None when the station has no usable chain. Only our own bugs make a method raise.
    """

    def __init__(
        self,
        session_factory: SessionFactory,
        policy: TlsPolicy,
        engine: Callable[[], TlsEngine] | None,
        mutual: MutualFactory | None = None,
    ) -> None:
        self._mutual_factory = mutual
        self._session_factory = session_factory
        self._policy = policy
        self._make_engine = engine if policy is not TlsPolicy.OFF else None
        self._engine: TlsEngine | None = None
        self._session: Session | None = None
        self._out = bytearray()
        self._events: deque[Effect] = deque()
        self._closed = False
        self._closing_sent = False
        self._answered = False
        self._established = False
        self._ended = False
        self._handshake_noted = False
        self._tls_failed = False

    # --- state --------------------------------------------------------------------------------------------------------

    @property
    def closed(self) -> bool:
        """Send what is left and close the connection."""
        return self._closed

    @property
    def answered(self) -> bool:
        """The session has answered something: a vehicle that speaks V2G is at the other end."""
        return self._answered

    @property
    def established(self) -> bool:
        """SessionSetup succeeded."""
        return self._established

    @property
    def ended(self) -> bool:
        """The session has told its end. The connection may still wait for the vehicle to close first."""
        return self._ended

    # --- input --------------------------------------------------------------------------------------------------------

    def receive_data(self, data: bytes, now: float) -> None:
        """Take octets from the connection."""
        if self._closed or not data:
            return
        if self._engine is None and self._session is None:
            self._decide(data[0], now)
        if self._engine is not None:
            self._receive_tls(self._engine, data, now)
        elif self._session is not None:
            self._session.receive_data(data, now)
            self._collect()

    def receive_eof(self, now: float) -> None:
        """The vehicle has closed its side, in whatever way."""
        if self._engine is not None and self._session is None and not self._closed and not self._tls_failed:
            self._events.append(Trace("the vehicle closed the connection during the TLS handshake", True, warning=True))
        if self._session is not None:
            self._session.receive_eof(now)
            self._collect()
        self._close()

    def handle_timer(self, now: float) -> None:
        """Do what is due."""
        if self._session is not None:
            self._session.handle_timer(now)
            self._collect()

    def on_view_changed(self, now: float) -> None:
        """The station's state has changed."""
        if self._session is not None and not self._closed:
            self._session.on_view_changed(now)
            self._collect()

    def stop(self, now: float, detail: str) -> None:
        """End the session from our side and close."""
        if self._session is not None:
            self._session.stop(now, detail)
            self._collect()
        self._close()

    # --- output -------------------------------------------------------------------------------------------------------

    def data_to_send(self) -> bytes:
        """Octets for the connection, to leave in one write."""
        if self._engine is not None:
            self._out += self._engine.data_to_send()
        data = bytes(self._out)
        self._out.clear()
        return data

    def next_event(self) -> Effect | None:
        """The next effect or remark, in order."""
        return self._events.popleft() if self._events else None

    def next_deadline(self) -> float | None:
        """When `handle_timer` wants to be called."""
        return None if self._closed or self._session is None else self._session.next_deadline()

    # --- inside -------------------------------------------------------------------------------------------------------

    def _decide(self, first: int, now: float) -> None:
        if first == CONTENT_HANDSHAKE:
            if self._make_engine is None:
                self._refuse("the vehicle speaks TLS, which is off or has no usable certificate here")
                return
            self._engine = self._make_engine()
        elif self._policy is TlsPolicy.REQUIRED:
            self._refuse("the vehicle speaks without TLS, which the configuration requires")
        else:
            self._session = self._session_factory(False, now)

    def _receive_tls(self, engine: TlsEngine, data: bytes, now: float) -> None:
        try:
            engine.receive_data(data)
        except TlsError as error:
            self._tls_failed = True
            self._events.append(Trace(str(error), True, warning=True))
            self.receive_eof(now)
            return
        if engine.handshake_done and not self._handshake_noted:
            self._handshake_noted = True
            self._events.append(Trace(f"TLS handshake done: {engine.version} {engine.cipher}"))
            vehicle = engine.peer_chain
            if vehicle and self._mutual_factory is not None:
                self._session = self._mutual_factory(vehicle[0], now)
            else:
                self._session = self._session_factory(True, now)
        if self._session is not None and (plaintext := engine.read()):
            self._session.receive_data(plaintext, now)
            self._collect()
        if engine.peer_closed:
            self.receive_eof(now)

    def _collect(self) -> None:
        """Take what the session has for the vehicle and for the station."""
        assert self._session is not None
        if out := self._session.data_to_send():
            self._answered = True
            self._send(out)
        while (event := self._session.next_event()) is not None:
            self._established = self._established or isinstance(event, SessionEstablished)
            self._ended = self._ended or isinstance(event, SessionEnded)
            self._events.append(event)
        if self._session.closed:
            self._close()

    def _send(self, data: bytes) -> None:
        if self._engine is None:
            self._out += data
            return
        try:
            self._engine.write(data)
        except LocalProtocolError as error:
            # The vehicle closed TLS in between; what the session says at its end is lost on it.
            self._events.append(Trace(str(error), warning=True))

    def _refuse(self, why: str) -> None:
        self._events.append(Trace(why, True, warning=True))
        self._close()

    def _close(self) -> None:
        self._closed = True
        if self._engine is not None and not self._closing_sent:
            self._closing_sent = True
            self._engine.close()
