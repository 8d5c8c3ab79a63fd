"""Sockets for the V2G cores: SDP over UDP, one TCP listener, one vehicle at a time. Thin; everything else is sans-I/O.

Owns: sockets on the configured interface, the communication setup window, which connection is served, timers. May
not: know TLS, framing or messages (`link.py` and below do).

Interface: the first link-local IPv6 address of `[v2g] interface`, where SDP requests to ff02::1 (multicast) and to the
address itself (unicast) are answered. It may come late, change or vanish: the adapter waits with a growing pause and
writes one warning. The interface `lo` has no link-local address and, on Linux, no multicast route: there the address is
::1 and a vehicle sends its SDP request to ::1 port 15118; that needs no privileges. Nor does any other interface: port
15118 is above 1023, and binding a socket to a device is open to everyone since Linux 5.7.

Setup window [iso15118.md 1; SDP CMN_004 to CMN_006]: `set_enabled(True)` opens it for 18 s. SDP is answered and TCP
accepted only in an open window. One that ends without a session set up is reported to the station as
SessionEnded(SETUP_TIMEOUT), and what had connected is closed. When a session that was set up ends, a new window opens
for the vehicle to come back; nobody is told when that one passes unused.

One vehicle [iso15118.md 2, 6a]: a second connection is closed at once, but one that has not yet been answered anything
(silent, half-open, garbage, a slow handshake) gives way to a new one, and so does one whose session has ended.
"""

import asyncio
import contextlib
import ipaddress
import random
import socket
import sys
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from firmware.core.clock import Clock
from firmware.core.timeline import Level, Source, Timeline
from firmware.iso15118 import sdp
from firmware.iso15118.api import Effect, EndReason, RequestContactor, SessionEnded, StationPort, StopDc, Trace
from firmware.iso15118.link import Link, MutualFactory, Session, SessionFactory
from firmware.iso15118.sdp import SdpRequest, Security, TlsPolicy
from firmware.iso15118.tls import TlsServer

__all__ = ["Endpoint", "Session", "SessionFactory", "V2gServer", "find_endpoint"]

SETUP_TIMEOUT_S = 18.0
"""V2G_SECC_CommunicationSetup_Timeout."""
_DYNAMIC_PORTS = range(49152, 65536)
"""Where the standard wants the TCP port (RFC 6335)."""
_PORT_TRIES = 20
_RETRY_S = (0.25, 0.5, 1.0, 2.0, 5.0)
"""Pauses between attempts to open an interface; the last one repeats."""
_WATCH_S = 2.0
"""How often an open interface is looked at."""
_BACKLOG = 64
"""Connections that may wait to be accepted: with few places a crowd would cost the vehicle a second per lost SYN."""
_WRITE_BUFFER = 64 * 1024
"""Octets that may wait for a vehicle that does not read; then nothing more is read from it."""
_DATA_NAMES = {"source": "source_", "text": "text_", "level": "level_"}
"""Names in a remark's data that are the timeline's own."""
_CLOSE_S = 2.0
"""A closed connection whose last octets nobody takes is aborted after this."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address to serve on. `index` is the interface's, as scope of a link-local address and for multicast."""

    address: str
    index: int

    @property
    def scope(self) -> int:
        return self.index if ipaddress.IPv6Address(self.address).is_link_local else 0


def find_endpoint(interface: str, table: Path = Path("/proc/net/if_inet6")) -> Endpoint | None:
    """The first usable link-local IPv6 address of an interface, ::1 for the loopback, None while there is none."""
    try:
        lines = table.read_text().splitlines()
    except OSError:
        return None
    tentative = 0x40  # duplicate address detection has not ended: cannot be bound
    for line in lines:
        fields = line.split()
        if len(fields) != 6:
            continue
        packed, index, _prefix, _scope, flags, name = fields
        address = ipaddress.IPv6Address(bytes.fromhex(packed))
        if name == interface and not int(flags, 16) & tentative and (address.is_link_local or address.is_loopback):
            return Endpoint(str(address), int(index, 16))
    return None


def why_no_endpoint(interface: str) -> str:
    """What a technician has to look at."""
    try:
        socket.if_nametoindex(interface)
    except OSError:
        return "there is no such interface ([v2g] interface; `ip link` shows which there are)"
    return "it has no link-local IPv6 address; it must be up, with IPv6 on"


_ENDS = {
    EndReason.TERMINATED: (Level.INFO, "session over: the vehicle stopped it in order"),
    EndReason.PAUSED: (Level.INFO, "session paused by the vehicle"),
    EndReason.SEQUENCE_TIMEOUT: (Level.WARNING, "session over: the vehicle fell silent"),
    EndReason.SETUP_TIMEOUT: (Level.WARNING, "no V2G session within the communication setup time"),
    EndReason.FAILED_RESPONSE: (Level.INFO, "session over: a request was refused"),
    EndReason.PEER_CLOSED: (Level.WARNING, "session over: the vehicle hung up without SessionStop"),
    EndReason.PROTOCOL_ERROR: (Level.WARNING, "session over: the vehicle sent what has no answer"),
    EndReason.LOCAL_STOP: (Level.INFO, "session over: the station ended it"),
}
"""How the timeline tells the end of a session. A refusal was told in full when it was sent."""


class TimerHandle(Protocol):
    """What `call_later` returns."""

    def cancel(self) -> None:
        """Not to be called any more."""
        ...


CallLater = Callable[[float, Callable[[], None]], TimerHandle]


class V2gServer:
    """SDP responder and TCP listener of one connector.

    `run()` serves until it is cancelled. `tls` None: no usable chain; with policy REQUIRED nothing is answered then.
    `call_later` and `resolve` are for tests; `sdp_port` and `interface` for a rig on one machine.
    """

    def __init__(
        self,
        *,
        interface: str,
        policy: TlsPolicy,
        tls: TlsServer | None,
        session_factory: SessionFactory,
        station: StationPort,
        timeline: Timeline,
        clock: Clock,
        sdp_port: int = sdp.PORT,
        setup_timeout_s: float = SETUP_TIMEOUT_S,
        resolve: Callable[[str], Endpoint | None] = find_endpoint,
        call_later: CallLater | None = None,
        watch_s: float = _WATCH_S,
        mutual_factory: MutualFactory | None = None,
    ) -> None:
        self._mutual_factory = mutual_factory
        self._interface = interface
        self._policy = policy
        self._tls = tls
        self._session_factory = session_factory
        self._station = station
        self._timeline = timeline
        self._clock = clock
        self._sdp_port = sdp_port
        self._setup_timeout_s = setup_timeout_s
        self._resolve = resolve
        self._call_later = call_later
        self._watch_s = watch_s
        self._enabled = False
        self._window: TimerHandle | None = None
        self._connection: _Connection | None = None
        self._endpoint: Endpoint | None = None
        self._tcp_port = 0
        self._noted_failure = ""
        self._broken = asyncio.Event()
        self.tried = asyncio.Event()
        """The interface has been looked for once: it is served, or the timeline says why not."""

    # --- for the station ----------------------------------------------------------------------------------------------

    @property
    def tcp_address(self) -> tuple[str, int] | None:
        """Where TCP is served now, None while the interface is not open."""
        return (self._endpoint.address, self._tcp_port) if self._endpoint is not None else None

    @property
    def active(self) -> bool:
        """A session is set up and runs."""
        return self._connection is not None and self._connection.link.established and not self._connection.link.ended

    def set_enabled(self, enabled: bool) -> None:
        """Open the setup window (again), or shut SDP and TCP for new connections. A running session goes on."""
        self._enabled = enabled
        self._close_window()
        if enabled:
            self._open_window(report=True)
        elif self._connection is not None and not self._connection.link.established:
            self._drop("no vehicle is expected any more")

    def set_tls(self, tls: TlsServer | None) -> None:
        """Other certificates, from the next connection on; one that runs keeps those it began with."""
        self._tls = tls

    def on_view_changed(self) -> None:
        """The station's state has changed: a deferred answer may go out now."""
        if self._connection is not None:
            self._connection.step(lambda link, now: link.on_view_changed(now))

    def stop_session(self, detail: str) -> None:
        """End the connection that is there, if any (unplugged, fault)."""
        if self._connection is not None:
            self._connection.step(lambda link, now: link.stop(now, detail))

    # --- serving ------------------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Serve until cancelled; then everything is closed."""
        attempt = 0
        try:
            while True:
                try:
                    async with contextlib.AsyncExitStack() as stack:
                        endpoint = await self._open(stack)
                        attempt = 0
                        self.tried.set()
                        await self._watch(endpoint)
                except OSError as error:
                    self._note_failure(error.strerror or str(error))
                finally:
                    self._endpoint = None
                    self.tried.set()
                await asyncio.sleep(_RETRY_S[min(attempt, len(_RETRY_S) - 1)])
                attempt += 1
        finally:
            self.set_enabled(False)
            self.stop_session("the station stops")

    async def _open(self, stack: contextlib.AsyncExitStack) -> Endpoint:
        endpoint = self._resolve(self._interface)
        if endpoint is None:
            raise OSError(0, why_no_endpoint(self._interface))
        loop = asyncio.get_running_loop()
        udp = _sdp_socket(self._interface, endpoint, self._sdp_port)
        stack.callback(udp.close)
        tcp = _tcp_socket(endpoint)
        stack.callback(tcp.close)
        self._broken.clear()
        transport, _ = await loop.create_datagram_endpoint(lambda: _SdpResponder(self), sock=udp)
        stack.callback(transport.close)
        server = await loop.create_server(lambda: _Connection(self), sock=tcp, backlog=_BACKLOG)
        stack.callback(server.close)
        self._endpoint, self._tcp_port = endpoint, tcp.getsockname()[1]
        self._noted_failure = ""
        self.note(f"V2G ready on {self._interface}, {endpoint.address} port {self._tcp_port}", Level.INFO)
        return endpoint

    async def _watch(self, endpoint: Endpoint) -> None:
        """Return when the interface is no longer what it was when it was opened."""
        while self._resolve(self._interface) == endpoint and not self._broken.is_set():
            with contextlib.suppress(TimeoutError):
                # Not wait_for: until Python 3.12 it can swallow a cancellation, and the server would never end.
                async with asyncio.timeout(self._watch_s):
                    await self._broken.wait()
        self._note_failure("address changed or went away")

    def _note_failure(self, why: str) -> None:
        if why != self._noted_failure:  # once, not with every attempt
            self._noted_failure = why
            self.note(f"V2G not possible on {self._interface}: {why}; trying again", Level.WARNING)

    # --- called by the protocols below --------------------------------------------------------------------------------

    def sdp_answer(self, datagram: bytes, source: str) -> bytes | None:
        """The response to a datagram, None when there is none."""
        request = sdp.parse_request(datagram)
        if not isinstance(request, SdpRequest):
            self.note(f"SDP datagram ignored: {request.value}", Level.TRACE, hex=datagram[:16].hex())
            return None
        address = ipaddress.IPv6Address(source.partition("%")[0])
        if not (address.is_link_local or address.is_loopback):
            self.note("SDP request ignored: not from this link", Level.WARNING, sender=source)
            return None
        if not self._vehicle_expected() or self._endpoint is None:
            self.note("SDP request not answered: no vehicle is expected", Level.TRACE)
            return None
        security = sdp.POLICY[self._policy, request.security]
        if security is Security.TLS and self._tls is None:
            if self._policy is TlsPolicy.REQUIRED:
                self.note("SDP request not answered: TLS is required and no certificate is usable", Level.ERROR)
                return None
            security = Security.NONE
        self.note(f"SDP: vehicle asks for {request.security.name}, gets {security.name}", Level.INFO, sender=source)
        return sdp.make_response(self._endpoint.address, self._tcp_port, security)

    def new_link(self) -> Link:
        """The core of a new connection."""
        engine = self._tls.engine if self._tls is not None else None
        return Link(self._session_factory, self._policy, engine, self._mutual_factory)

    def admit(self, connection: "_Connection", peer: str) -> bool:
        """May this connection be the one that is served? The one that gives way is closed."""
        present = self._connection
        if present is not None and present.link.answered and not present.link.ended:
            self.note("second TCP connection closed: a session runs", Level.WARNING, peer=peer)
            return False
        if not self._vehicle_expected():
            self.note("TCP connection closed: no vehicle is expected", Level.WARNING, peer=peer)
            return False
        if present is not None:
            self.note("TCP connection gives way to a new one", Level.WARNING, peer=peer)
            self._connection = None
            present.discard("replaced by a new connection")
        self._connection = connection
        if self._window is None:
            self._open_window(report=False)
        self.note("TCP connection", Level.INFO, peer=peer)
        return True

    def established(self) -> None:
        """A session is set up: the window has served."""
        self._close_window()

    def gone(self, connection: "_Connection") -> None:
        """A connection is closed."""
        if connection is not self._connection:
            return
        self._connection = None
        if connection.link.established and self._enabled and self._window is None:
            self._open_window(report=False)

    def call_later(self, delay: float, callback: Callable[[], None]) -> TimerHandle:
        """Arm a timer; on the event loop unless a test brought its own."""
        if self._call_later is not None:
            return self._call_later(delay, callback)
        return asyncio.get_running_loop().call_later(delay, callback)

    def now(self) -> float:
        """Monotonic seconds."""
        return self._clock.monotonic()

    def note(self, text: str, level: Level, **data: object) -> None:
        """Write to the timeline."""
        self._timeline.add(Source.V2G, text, level, **data)

    def tell(self, effect: Effect) -> None:
        """Hand an effect to the station; a remark goes to the timeline. The station's failure stays its own."""
        if isinstance(effect, Trace):
            level = Level.WARNING if effect.warning else Level.TRACE if effect.incoming is not None else Level.INFO
            arrow = {True: "<- ", False: "-> ", None: ""}[effect.incoming]  # as in the lines of OCPP: -> is from us
            self.note(
                arrow + effect.text,
                level,
                **{_DATA_NAMES.get(name, name): value for name, value in effect.data.items()},
            )
            return
        if isinstance(effect, SessionEnded):
            if effect.reason is EndReason.SETUP_TIMEOUT:
                self._close_window()  # the session noticed first
            level, words = _ENDS[effect.reason]
            self.note(f"{words}: {effect.detail}" if effect.detail else words, level)
        try:
            self._station.on_effect(effect)
        except Exception:
            self.note("the station failed on a V2G effect", Level.ERROR, error=traceback.format_exc(limit=-4))

    def socket_broken(self) -> None:
        """The UDP socket is gone: open everything again."""
        self._broken.set()

    # --- the setup window ---------------------------------------------------------------------------------------------

    def _vehicle_expected(self) -> bool:
        """The window is open, or the session that closed it has ended and only its connection lingers."""
        lingering = self._connection is not None and self._connection.link.ended
        return self._enabled and (self._window is not None or lingering)

    def _open_window(self, report: bool) -> None:
        self._window = self.call_later(self._setup_timeout_s, lambda: self._setup_timed_out(report))

    def _close_window(self) -> None:
        if self._window is not None:
            self._window.cancel()
            self._window = None

    def _setup_timed_out(self, report: bool) -> None:
        self._window = None
        if self.active:
            return
        had_connected = self._connection is not None
        self._drop("communication setup timeout")
        if report or had_connected:
            self.tell(SessionEnded(EndReason.SETUP_TIMEOUT, f"no session set up within {self._setup_timeout_s:g} s"))

    def _drop(self, why: str) -> None:
        """Close the connection that never became a session, if there is one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.discard(why)


def _sdp_socket(interface: str, endpoint: Endpoint, port: int) -> socket.socket:
    """UDP on all addresses of the one interface, joined to ff02::1 there."""
    udp = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
    try:
        udp.setblocking(False)
        udp.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        udp.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, interface.encode() + b"\0")
        udp.bind(("::", port))
        group = socket.inet_pton(socket.AF_INET6, sdp.MULTICAST_GROUP) + endpoint.index.to_bytes(4, sys.byteorder)
        udp.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, group)
    except BaseException:
        udp.close()
        raise
    return udp


def _tcp_socket(endpoint: Endpoint) -> socket.socket:
    """A bound socket on a free dynamic port."""
    ports = [*random.sample(_DYNAMIC_PORTS, _PORT_TRIES), 0]
    for port in ports:
        tcp = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
        try:
            tcp.setblocking(False)
            tcp.bind((endpoint.address, port, 0, endpoint.scope))
        except OSError:
            tcp.close()
            if port == 0:
                raise
        else:
            return tcp
    raise AssertionError("the last attempt returns or raises")


class _SdpResponder(asyncio.DatagramProtocol):
    """Answers SDP requests."""

    def __init__(self, server: V2gServer) -> None:
        self._server = server
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.DatagramTransport, transport)  # in 3.11 it is none by inheritance

    def datagram_received(self, data: bytes, addr: tuple[str | int, ...]) -> None:
        try:
            answer = self._server.sdp_answer(data, str(addr[0]))
            if answer is not None and self._transport is not None:
                self._transport.sendto(answer, addr)
        except Exception:
            self._server.note("SDP responder failed", Level.ERROR, error=traceback.format_exc(limit=-4))

    def error_received(self, exc: Exception) -> None:
        self._server.note(f"SDP response not sent: {exc}", Level.TRACE)

    def connection_lost(self, exc: Exception | None) -> None:
        if exc is not None:
            self._server.socket_broken()


class _Connection(asyncio.Protocol):
    """Carries octets, timers and effects between one transport and its `Link`."""

    def __init__(self, server: V2gServer) -> None:
        self._server = server
        self.link = server.new_link()
        self._transport: asyncio.Transport | None = None
        self._timer: TimerHandle | None = None
        self._discarded = False
        self._was_established = False
        self._busy = False
        self._acts: deque[Callable[[Link, float], None]] = deque()

    # --- asyncio ------------------------------------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport = cast(asyncio.Transport, transport)
        transport.set_write_buffer_limits(high=_WRITE_BUFFER)
        raw = transport.get_extra_info("socket")
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._server.admit(self, str(transport.get_extra_info("peername")[0])):
            self._transport = transport
        else:
            self._discarded = True
            transport.abort()

    def data_received(self, data: bytes) -> None:
        self.step(lambda link, now: link.receive_data(data, now))

    def eof_received(self) -> None:
        self.step(lambda link, now: link.receive_eof(now))

    def connection_lost(self, exc: Exception | None) -> None:
        self.step(lambda link, now: link.receive_eof(now))
        self._cancel_timer()
        self._server.gone(self)

    def pause_writing(self) -> None:
        if self._transport is not None:
            self._transport.pause_reading()

    def resume_writing(self) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.resume_reading()

    # --- driving the link ---------------------------------------------------------------------------------------------

    def step(self, act: Callable[[Link, float], None]) -> None:
        """One call into the link, then everything that follows from it. What goes wrong ends this connection only."""
        self._acts.append(act)
        if self._busy:
            return  # the station answered an effect by a call; it follows when the present one is through
        self._busy = True
        try:
            while self._acts and not self._discarded:
                self._acts.popleft()(self.link, self._server.now())
                self._pump()
        except Exception:
            self._fail(traceback.format_exc(limit=-6))
        finally:
            self._acts.clear()
            self._busy = False

    def discard(self, why: str) -> None:
        """Close without telling the station: the session was never set up, or has told its end already."""
        if self._discarded:
            return
        self._discarded = True
        self._cancel_timer()
        with contextlib.suppress(Exception):  # the connection goes away in any case
            self.link.stop(self._server.now(), why)
        if self._transport is not None:
            self._transport.abort()

    def _pump(self) -> None:
        """Hand out the effects, send everything in one write, re-arm the timer, close when it is time.

        Effects first: a contactor that an answer reports open has been told to open before the answer leaves.
        """
        link = self.link
        while (effect := link.next_event()) is not None:
            self._server.tell(effect)
        if link.established and not self._was_established:
            self._was_established = True
            self._server.established()
        if self._discarded:
            return  # by the station, while it took an effect
        transport = self._transport
        if transport is not None and (data := link.data_to_send()) and not transport.is_closing():
            transport.write(data)
        if link.closed:
            self._close()
            return
        self._cancel_timer()
        if (deadline := link.next_deadline()) is not None:
            self._timer = self._server.call_later(max(0.0, deadline - self._server.now()), self._on_timer)

    def _on_timer(self) -> None:
        self._timer = None
        self.step(lambda link, now: link.handle_timer(now))

    def _close(self) -> None:
        """Close after the last octets are out; abort when nobody takes them."""
        transport = self._transport
        if transport is None or transport.is_closing():
            return
        transport.close()
        self._cancel_timer()
        self._timer = self._server.call_later(_CLOSE_S, transport.abort)

    def _fail(self, error: str) -> None:
        """Our own bug: energy is taken back, the station is told the end, the listener goes on."""
        self._server.note("V2G session failed by an internal error", Level.ERROR, error=error)
        self._discarded = True
        self._cancel_timer()
        if self._transport is not None:
            self._transport.abort()
        told_before = self.link.ended
        with contextlib.suppress(Exception):  # what is left of the session may still end in order
            self.link.stop(self._server.now(), "internal error")
            while (effect := self.link.next_event()) is not None:
                self._server.tell(effect)
        if not told_before and not self.link.ended:
            for last in (StopDc(), RequestContactor(False), SessionEnded(EndReason.LOCAL_STOP, "internal error")):
                self._server.tell(last)
        self._server.gone(self)

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
