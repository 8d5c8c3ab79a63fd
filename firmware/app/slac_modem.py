"""Opens the modem's side of SLAC: the SPI driver with its TAP device, GPIO lines, and the simulated bus of a bench.

Owns: turning names of the configuration into open devices. May not: decide anything about SLAC.
"""

import contextlib
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from firmware.core.clock import Clock
from firmware.slac.qca7000.bridge import (
    Bridge,
    BridgeEvent,
    DeviceError,
    InterruptLine,
    ResetLine,
    SpidevBus,
    Tap,
)
from firmware.slac.qca7000.driver import BusError

SIMULATED = "sim:"
"""A bus of this prefix is the Unix socket of a chip model: a datagram out and one back is one chip-select window."""
_WINDOW = 8192
_ANSWER_S = 2.0


class Line(Protocol):
    """RESET_L."""

    def pulse(self) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class SpiOptions:
    """Devices of a QCA7000. Lines as CHIP:LINE; empty: not wired."""

    device: str
    speed_hz: int = 8_000_000
    legacy: bool = False
    interrupt: str = ""
    reset: str = ""

    @property
    def simulated(self) -> bool:
        """The chip is a model in another process."""
        return self.device.startswith(SIMULATED)


class SimulatedBus:
    """The bus of a chip model in another process. An empty answer is a failed transfer."""

    def __init__(self, path: str) -> None:
        """Connect. Raises DeviceError."""
        self._socket = connect(path)
        self._socket.settimeout(_ANSWER_S)

    def transfer(self, mosi: bytes) -> bytes:
        """One window. Raises BusError."""
        try:
            self._socket.send(mosi)
            miso = self._socket.recv(_WINDOW)
        except OSError as error:
            raise BusError(f"SPI transfer failed: {error}") from None
        if len(miso) != len(mosi):
            raise BusError("SPI transfer failed: Input/output error")
        return miso

    def close(self) -> None:
        """Disconnect."""
        self._socket.close()


class SimulatedLine:
    """The INT pin of the same model: a datagram for every rising edge."""

    def __init__(self, path: str) -> None:
        """Connect. Raises DeviceError."""
        self._socket = connect(path + ".int")
        self._socket.setblocking(False)

    def fileno(self) -> int:
        """Readable when an edge came."""
        return self._socket.fileno()

    def take(self) -> None:
        """Forget the edges so far. Raises OSError when the model is gone."""
        with contextlib.suppress(BlockingIOError):
            while self._socket.recv(16):
                pass
            raise OSError("the chip model is gone")

    def close(self) -> None:
        """Disconnect."""
        self._socket.close()


class SimulatedReset:
    """RESET_L of the model, wired to the same socket as INT: `reset` pulls it."""

    def __init__(self, path: str) -> None:
        """Connect. Raises DeviceError."""
        self._socket = connect(path + ".int")

    def pulse(self) -> None:
        """Pull it."""
        self._socket.send(b"reset")

    def close(self) -> None:
        """Disconnect."""
        self._socket.close()


def connect(path: str) -> socket.socket:
    """A Unix socket of records. Raises DeviceError."""
    made = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    try:
        made.connect(path)
    except OSError as error:
        made.close()
        raise DeviceError(f"simulated SPI bus {path}: {error.strerror or error}") from None
    return made


def gpio(text: str) -> tuple[str, int]:
    """Chip and line of CHIP:LINE. Raises DeviceError."""
    chip, _, line = text.rpartition(":")
    if not chip or not line.isdecimal():
        raise DeviceError(f"{text}: give a GPIO line as /dev/gpiochip0:23")
    return chip, int(line)


def check(options: SpiOptions) -> None:
    """Whether the devices can be opened now. Raises DeviceError."""
    if options.simulated:
        connect(options.device.removeprefix(SIMULATED)).close()
        return
    SpidevBus(options.device, options.speed_hz).close()
    for line in (options.interrupt, options.reset):
        if line:
            gpio(line)


def open_reset(options: SpiOptions) -> Line | None:
    """RESET_L, where there is one. Raises DeviceError."""
    if options.simulated:
        return SimulatedReset(options.device.removeprefix(SIMULATED))
    return ResetLine(*gpio(options.reset)) if options.reset else None


def open_bridge(interface: str, options: SpiOptions, clock: Clock, on_event: Callable[[BridgeEvent], None]) -> Bridge:
    """The driver's thread with the TAP device `interface`, started. `on_event` is called there. Raises DeviceError."""
    with contextlib.ExitStack() as opened:
        bus: SpidevBus | SimulatedBus
        line: InterruptLine | SimulatedLine | None = None
        if options.simulated:
            path = options.device.removeprefix(SIMULATED)
            bus = opened.enter_context(contextlib.closing(SimulatedBus(path)))
            line = opened.enter_context(contextlib.closing(SimulatedLine(path)))
        else:
            bus = opened.enter_context(contextlib.closing(SpidevBus(options.device, options.speed_hz)))
            if options.interrupt:
                line = opened.enter_context(contextlib.closing(InterruptLine(*gpio(options.interrupt))))
        reset = open_reset(options)
        if reset is not None:
            opened.enter_context(contextlib.closing(reset))
        bridge = Bridge(bus, Tap(interface), clock, on_event, line, reset, legacy=options.legacy)
        opened.pop_all()
    bridge.start()
    return bridge
