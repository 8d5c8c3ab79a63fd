"""What can stand at the EVSE's end of the simulated copper: a host on an interface, or a host behind a chip model.

Owns: carrying frames between that host and the copper, and the chip model with its bus. May not: know SLAC.
"""

import contextlib
import select
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from firmware.core.clock import SystemClock
from firmware.slac.adapter import RawSocket
from firmware.slac.qca7000.bridge import Bridge, Tap
from firmware.slac.qca7000.driver import BusError
from hil.qca7000 import Qca7000Chip

_ALL_ETHERTYPES = 0x0003
_TURN_S = 0.005


class WireHost:
    """The EVSE host at the other end of an interface, as a node of the copper."""

    def __init__(self, raw: RawSocket) -> None:
        self.raw = raw
        self.mac: bytes | None = None

    def receive_frame(self, data: bytes, now: float) -> None:
        """To the wire."""
        self.raw.send(data)

    def frames_to_send(self) -> list[bytes]:
        """From the wire."""
        frames = []
        while (data := self.raw.receive()) is not None:
            self.mac = data[6:12]
            frames.append(data)
        return frames

    def next_deadline(self) -> float | None:
        """The host keeps its own time."""
        return None

    def handle_timer(self, now: float) -> None:
        """Nothing is ever due here."""


class ChipHost:
    """The EVSE host behind a chip model, as a node of the copper. Who drives the chip is for the subclasses."""

    def __init__(self) -> None:
        self.mac: bytes | None = None
        self.lock = threading.Lock()
        self.clock = SystemClock()
        self._from_host: list[bytes] = []
        self.payload: list[bytes] = []  # frames of the host that are not SLAC
        self.chip = Qca7000Chip(on_frame=self._from_host.append, now=self.clock.monotonic())

    def window(self, mosi: bytes) -> bytes:
        """One chip-select window, in whatever thread. Raises BusError."""
        with self.lock:
            self.chip.tick(self.clock.monotonic())
            return self.chip.transfer(mosi)

    def crash(self) -> None:
        """Restart the chip."""
        with self.lock:
            self.chip.reboot()

    def receive_frame(self, data: bytes, now: float) -> None:
        """Towards the host."""
        with self.lock:
            self.chip.frame_to_host(data)

    def frames_to_send(self) -> list[bytes]:
        """SLAC of the host. The rest is put into `payload`."""
        with self.lock:
            frames, self._from_host[:] = list(self._from_host), []
        slac = [data for data in frames if data[12:14] == b"\x88\xe1"]
        self.payload += [data for data in frames if data[12:14] != b"\x88\xe1"]
        for data in slac:
            self.mac = data[6:12]
        return slac

    def next_deadline(self) -> float | None:
        """The host keeps its own time."""
        return None

    def handle_timer(self, now: float) -> None:
        """Nothing is ever due here."""


class TapChip(ChipHost):
    """Our own driver turns the chip in this process and makes the TAP device."""

    def __init__(self, tap: str) -> None:
        super().__init__()
        self.bridge = Bridge(self, Tap(tap), self.clock, lambda event: print(event, file=sys.stderr, flush=True))
        self.bridge.start()

    def transfer(self, mosi: bytes) -> bytes:
        """The bus."""
        return self.window(mosi)

    def close(self) -> None:
        """Nothing is open."""


class SocketChip(ChipHost):
    """The chip's bus on a Unix socket and its pins on another one: the driver runs in the daemon (`sim:PATH`)."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._bus = _listen(path)
        self._pins = _listen(path.with_name(path.name + ".int"))
        self._peers: dict[socket.socket, Callable[[socket.socket, bytes], None]] = {}
        threading.Thread(target=self._run, name="chip", daemon=True).start()

    def _run(self) -> None:
        listeners = {self._bus: self._on_window, self._pins: self._on_pin}
        while True:
            for ready in select.select([*listeners, *self._peers], [], [], _TURN_S)[0]:
                if ready in listeners:
                    self._peers[ready.accept()[0]] = listeners[ready]
                    continue
                try:
                    data = ready.recv(8192)
                except OSError:
                    data = b""
                if data:
                    self._peers[ready](ready, data)
                else:
                    del self._peers[ready]
                    ready.close()
            with self.lock:
                self.chip.tick(self.clock.monotonic())
                edge = self.chip.take_edge()
            if edge:
                for peer, handler in self._peers.items():
                    if handler == self._on_pin:
                        with contextlib.suppress(OSError):
                            peer.send(b"!", socket.MSG_DONTWAIT)

    def _on_window(self, peer: socket.socket, mosi: bytes) -> None:
        try:
            miso = self.window(mosi)
        except BusError:
            miso = b"\0"  # too short: EIO
        with contextlib.suppress(OSError):
            peer.send(miso)

    def _on_pin(self, peer: socket.socket, what: bytes) -> None:
        if what == b"reset":
            self.crash()


def _listen(path: Path) -> socket.socket:
    path.unlink(missing_ok=True)
    made = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    made.bind(str(path))
    made.listen(4)
    return made


class EvPort:
    """All frames of one interface, both ways: the network of the car behind its modem."""

    def __init__(self, interface: str) -> None:
        self._socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_ALL_ETHERTYPES))
        self._socket.bind((interface, _ALL_ETHERTYPES))
        self._socket.setblocking(False)

    def exchange(self, host: ChipHost, linked: bool) -> None:
        """Carry what waits on both sides; without a link it is lost."""
        out, host.payload = host.payload, []
        with contextlib.suppress(BlockingIOError):
            while True:
                data, address = self._socket.recvfrom(2000)
                if linked and address[2] != socket.PACKET_OUTGOING:
                    host.receive_frame(data, 0.0)
        for data in out if linked else ():
            with contextlib.suppress(OSError):
                self._socket.send(data)

    def wait(self, seconds: float) -> None:
        """Until the car sends, at most so long."""
        select.select([self._socket], [], [], seconds)
