"""A V2G server on the loopback interface, with fake timers, a fake clock, and what a vehicle says to it."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable

from firmware.core.clock import ManualClock
from firmware.core.timeline import Level, Timeline
from firmware.iso15118 import sdp
from firmware.iso15118.adapter import V2gServer
from firmware.iso15118.sdp import TlsPolicy
from firmware.iso15118.tls import TlsServer
from tests.iso15118.fakes import FakeSession, FakeStation

PATIENCE = 10.0  # only against hanging; nothing is measured


class FakeTimers:
    """`call_later` on the fake clock; `advance` calls what became due, in order."""

    def __init__(self, clock: ManualClock) -> None:
        self.clock = clock
        self.armed: list[FakeTimers.Handle] = []

    class Handle:
        def __init__(self, due: float, callback: Callable[[], None]) -> None:
            self.due = due
            self.callback = callback
            self.cancelled = False

        def cancel(self) -> None:
            self.cancelled = True

    def call_later(self, delay: float, callback: Callable[[], None]) -> "FakeTimers.Handle":
        self.armed.append(FakeTimers.Handle(self.clock.now + delay, callback))
        return self.armed[-1]

    def advance(self, seconds: float) -> None:
        end = self.clock.now + seconds
        while due := sorted((h for h in self.armed if not h.cancelled and h.due <= end), key=lambda h: h.due):
            handle = due[0]
            self.armed.remove(handle)
            self.clock.advance(max(0.0, handle.due - self.clock.now))
            handle.callback()
        self.clock.advance(end - self.clock.now)


class Rig:
    """A server on ::1 and what a test wants to see of it."""

    def __init__(self, policy: TlsPolicy = TlsPolicy.OFF, tls: TlsServer | None = None, **options: object) -> None:
        self.clock = ManualClock()
        self.timers = FakeTimers(self.clock)
        self.timeline = Timeline(self.clock)
        self.station = FakeStation()
        self.sessions: list[FakeSession] = []
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as probe:
            probe.bind(("::1", 0))
            self.sdp_port: int = probe.getsockname()[1]
        arguments: dict[str, object] = {
            "interface": "lo",
            "policy": policy,
            "tls": tls,
            "session_factory": self.make,
            "station": self.station,
            "timeline": self.timeline,
            "clock": self.clock,
            "sdp_port": self.sdp_port,
            "call_later": self.timers.call_later,
            "watch_s": 0.01,
        } | options
        self.server = V2gServer(**arguments)  # type: ignore[arg-type]

    def make(self, tls: bool, now: float) -> FakeSession:
        self.sessions.append(FakeSession(tls, now))
        return self.sessions[-1]

    def texts(self, level: Level) -> list[str]:
        return [entry.text for entry in self.timeline if entry.level is level]

    async def wait(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not condition():
                await asyncio.sleep(0.001)

    @contextlib.asynccontextmanager
    async def running(self, enabled: bool = True) -> AsyncIterator["Rig"]:
        task = asyncio.create_task(self.server.run())
        try:
            await self.wait(lambda: self.server.tcp_address is not None)
            self.server.set_enabled(enabled)
            yield self
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def ask(self, datagram: bytes) -> sdp.SdpResponse | sdp.SdpIgnore | None:
        """One SDP datagram; the answer, or None: another datagram sent after it was processed without one."""
        loop = asyncio.get_running_loop()
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as udp:
            udp.setblocking(False)
            udp.bind(("::1", 0))
            noted = len(list(self.timeline))
            await loop.sock_sendto(udp, datagram, ("::1", self.sdp_port))
            await self.wait(lambda: len(list(self.timeline)) > noted)  # each datagram leaves an entry
            await asyncio.sleep(0)
            try:
                return sdp.parse_response(udp.recv(100))
            except BlockingIOError:
                return None

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        assert self.server.tcp_address is not None
        return await asyncio.open_connection(*self.server.tcp_address)


async def read(reader: asyncio.StreamReader, count: int = 100) -> bytes:
    """What comes next; empty at the end, in whatever way the connection ended."""
    async with asyncio.timeout(PATIENCE):
        try:
            return await reader.read(count)
        except ConnectionError:
            return b""


async def say(connection: tuple[asyncio.StreamReader, asyncio.StreamWriter], data: bytes) -> bytes:
    connection[1].write(data)
    return await read(connection[0])
