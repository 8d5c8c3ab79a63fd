"""The I/O of the SPI driver: spidev, a TAP device, the interrupt line, and the one thread that turns the driver.

Owns: these file descriptors and the thread. May not: decide anything about the protocol (`driver.py` does).

The TAP device is what everything else sees: SLAC on EtherType 0x88E1, SDP and V2G on IPv6, carrier off while the chip
is not ready. It has a MAC of its own, never the modem's. Needs CAP_NET_ADMIN and access to the SPI device. Without an
interrupt line the chip is polled every 5 ms. No real chip was at hand when this was written: the device classes are
thin on purpose.
"""

import ctypes
import fcntl
import os
import select
import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from firmware.core.clock import Clock
from firmware.core.errors import EvseError
from firmware.slac.qca7000.driver import QUEUE_FRAMES, Bus, BusError, Driver, DriverEvent, PulseResetLine
from firmware.slac.qca7000.framing import LONGEST

POLL_S = 0.005
SEND_AGAIN_S = 0.002
RESET_PULSE_S = 0.1
_DEFAULT_SPEED_HZ = 8_000_000

_SPI_IOC_MESSAGE_1 = 0x40206B00
_SPI_IOC_WR_MODE = 0x40016B01
_SPI_IOC_WR_BITS_PER_WORD = 0x40016B03
_SPI_IOC_WR_MAX_SPEED_HZ = 0x40046B04
_SPI_MODE_3 = 3
_SPI_TRANSFER = struct.Struct("=QQIIHBBBBBB")

_TUNSETIFF = 0x400454CA
_TUNSETCARRIER = 0x400454E2
_IFF_TAP = 0x0002
_IFF_NO_PI = 0x1000
_SIOCGIFFLAGS = 0x8913
_SIOCSIFFLAGS = 0x8914
_IFF_UP = 0x1

_GPIO_V2_GET_LINE = 0xC250B407
_GPIO_V2_SET_VALUES = 0xC010B40F
_GPIO_INPUT_RISING = 1 << 2 | 1 << 4
_GPIO_OUTPUT_LOW = 1 << 3 | 1 << 1
_GPIO_VALUES = struct.Struct("=QQ")
_GPIO_REQUEST = struct.Struct("=64I32sQI5I240xII5Ii")
_GPIO_EVENT_OCTETS = 48


class DeviceError(EvseError):
    """A device cannot be used. The text says which, and why."""


class SpidevBus:
    """One chip-select window per `transfer`, over /dev/spidevX.Y in mode 3."""

    def __init__(self, path: str, speed_hz: int = _DEFAULT_SPEED_HZ) -> None:
        """Open. Raises DeviceError."""
        self._speed_hz = speed_hz
        try:
            self._fd = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        except OSError as error:
            raise DeviceError(f"{path}: {error.strerror}; is SPI switched on, and `qcaspi` not in use?") from None
        try:
            fcntl.ioctl(self._fd, _SPI_IOC_WR_MODE, bytes([_SPI_MODE_3]))
            fcntl.ioctl(self._fd, _SPI_IOC_WR_BITS_PER_WORD, bytes([8]))
            fcntl.ioctl(self._fd, _SPI_IOC_WR_MAX_SPEED_HZ, struct.pack("=I", speed_hz))
        except OSError as error:
            os.close(self._fd)
            raise DeviceError(f"{path} is no SPI device: {error.strerror}") from None

    def transfer(self, mosi: bytes) -> bytes:
        """Octets out and in. Raises BusError."""
        out = ctypes.create_string_buffer(mosi, len(mosi))
        back = ctypes.create_string_buffer(len(mosi))
        addresses = (ctypes.addressof(out), ctypes.addressof(back))
        request = _SPI_TRANSFER.pack(*addresses, len(mosi), self._speed_hz, 0, 8, 0, 0, 0, 0, 0)
        try:
            fcntl.ioctl(self._fd, _SPI_IOC_MESSAGE_1, request)
        except OSError as error:
            raise BusError(f"SPI transfer failed: {error.strerror}") from None
        return back.raw

    def close(self) -> None:
        """Close the device."""
        os.close(self._fd)


def _request_line(chip: str, line: int, flags: int) -> int:
    """File descriptor of one GPIO line. Raises DeviceError."""
    offsets = [line, *[0] * 63]
    # offsets, consumer, flags, no attributes, padding, one line, default event buffer, padding, fd (filled in)
    request = bytearray(_GPIO_REQUEST.pack(*offsets, b"evse-qca7000", flags, 0, *[0] * 5, 1, 0, *[0] * 5, 0))
    try:
        fd = os.open(chip, os.O_RDWR | os.O_CLOEXEC)
        try:
            fcntl.ioctl(fd, _GPIO_V2_GET_LINE, request)
        finally:
            os.close(fd)
    except OSError as error:
        raise DeviceError(f"{chip} line {line}: {error.strerror}") from None
    wanted: int = _GPIO_REQUEST.unpack(request)[-1]
    return wanted


class ResetLine:
    """RESET_L of the chip: active low, high as soon as it is opened."""

    def __init__(self, chip: str, line: int) -> None:
        """Open. Raises DeviceError."""
        self._fd = _request_line(chip, line, _GPIO_OUTPUT_LOW)

    def pulse(self) -> None:
        """Low for 100 ms. Raises OSError."""
        for active in (1, 0):
            fcntl.ioctl(self._fd, _GPIO_V2_SET_VALUES, _GPIO_VALUES.pack(active, 1))
            time.sleep(RESET_PULSE_S if active else 0.0)

    def close(self) -> None:
        """Give the line back."""
        os.close(self._fd)


class InterruptLine:
    """Rising edges of the chip's INT pin, from a GPIO character device."""

    def __init__(self, chip: str, line: int) -> None:
        """Open, for example ("/dev/gpiochip0", 23). Raises DeviceError."""
        self._fd = _request_line(chip, line, _GPIO_INPUT_RISING)
        os.set_blocking(self._fd, False)

    def fileno(self) -> int:
        """Readable when an edge came."""
        return self._fd

    def take(self) -> None:
        """Forget the edges so far."""
        try:
            while os.read(self._fd, _GPIO_EVENT_OCTETS * 16):
                pass
        except BlockingIOError:
            return

    def close(self) -> None:
        """Give the line back."""
        os.close(self._fd)


class Network(Protocol):
    """What the bridge needs of a TAP device."""

    def fileno(self) -> int: ...
    def read(self) -> bytes | None: ...
    def write(self, frame: bytes) -> None: ...
    def set_carrier(self, up: bool) -> None: ...
    def close(self) -> None: ...


class Tap:
    """A TAP device, made up and without carrier. It vanishes when it is closed, unless it was there before."""

    def __init__(self, name: str) -> None:
        """Create. Raises DeviceError."""
        try:
            self._fd = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError as error:
            raise DeviceError(f"/dev/net/tun: {error.strerror}") from None
        try:
            fcntl.ioctl(self._fd, _TUNSETIFF, struct.pack("16sH22x", name.encode(), _IFF_TAP | _IFF_NO_PI))
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
                answer = fcntl.ioctl(control, _SIOCGIFFLAGS, struct.pack("16sH22x", name.encode(), 0))
                flags = struct.unpack("16sH22x", answer)[1]
                if not flags & _IFF_UP:  # one that net-setup made for us is up, and we may not touch it
                    flags |= _IFF_UP
                    fcntl.ioctl(control, _SIOCSIFFLAGS, struct.pack("16sH22x", name.encode(), flags))
            self.set_carrier(False)
        except OSError as error:
            os.close(self._fd)
            raise DeviceError(f"TAP device {name}: {error.strerror}; it needs CAP_NET_ADMIN") from None

    def fileno(self) -> int:
        """Readable when the host sends."""
        return self._fd

    def read(self) -> bytes | None:
        """The next frame of the host, None when there is none."""
        try:
            return os.read(self._fd, LONGEST)
        except BlockingIOError:
            return None

    def write(self, frame: bytes) -> None:
        """A frame for the host; lost when the device is down."""
        try:
            os.write(self._fd, frame)
        except OSError:
            return

    def set_carrier(self, up: bool) -> None:
        """Tell the host whether there is a link."""
        fcntl.ioctl(self._fd, _TUNSETCARRIER, struct.pack("i", up))

    def close(self) -> None:
        """Remove the device."""
        os.close(self._fd)


class Edges(Protocol):
    """What the bridge needs of the interrupt line."""

    def fileno(self) -> int: ...
    def take(self) -> None: ...
    def close(self) -> None: ...


class Pulse(Protocol):
    """What the bridge needs of the reset line."""

    def pulse(self) -> None: ...
    def close(self) -> None: ...


class Windows(Bus, Protocol):
    """What the bridge needs of the bus."""

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class BridgeFailed:
    """The thread ended: the TAP device or a GPIO line is gone."""

    why: str


BridgeEvent: TypeAlias = DriverEvent | BridgeFailed


class Bridge:
    """Chip and TAP device, joined by a thread. `on_event` is called in that thread."""

    def __init__(
        self,
        bus: Windows,
        network: Network,
        clock: Clock,
        on_event: Callable[[BridgeEvent], None],
        line: Edges | None = None,
        reset: Pulse | None = None,
        *,
        legacy: bool = False,
    ) -> None:
        self.driver = Driver(bus, legacy=legacy)
        self._bus = bus
        self._network = network
        self._clock = clock
        self._on_event = on_event
        self._line = line
        self._reset = reset
        self._stopping = threading.Event()
        self._pulse_wanted = threading.Event()
        self._thread = threading.Thread(target=self._run, name="qca7000", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def pulse_reset(self) -> None:
        """Have the reset line pulsed, where there is one, from any thread: SLAC found no other way."""
        self._pulse_wanted.set()

    def stop(self) -> None:
        """End the thread and remove the TAP device."""
        self._stopping.set()
        self._thread.join(2.0)
        for device in (self._network, self._line, self._reset, self._bus):
            if device is not None:
                device.close()

    def _run(self) -> None:
        try:
            edge = True  # CPU_ON may be pending already
            while not self._stopping.is_set():
                self._turn(edge)
                edge = self._wait()
        except OSError as error:
            self._on_event(BridgeFailed(error.strerror or "a device failed"))

    def _turn(self, edge: bool) -> None:
        """From the host to the chip and back."""
        if self._pulse_wanted.is_set():
            self._pulse_wanted.clear()
            self._pulse()
        for _ in range(QUEUE_FRAMES):
            frame = self._network.read()
            if not frame:
                break
            self.driver.send(frame)
        self.driver.turn(self._clock.monotonic(), interrupt=edge)
        for frame in self.driver.take_received():
            self._network.write(frame)
        while self.driver.events:
            event = self.driver.events.popleft()
            self._network.set_carrier(self.driver.ready)
            if isinstance(event, PulseResetLine):
                self._pulse()
            self._on_event(event)

    def _pulse(self) -> None:
        if self._reset is not None:
            self._reset.pulse()

    def _wait(self) -> bool:
        """Until there is something to do; whether the chip may have something."""
        pause = max(self.driver.next_deadline() - self._clock.monotonic(), 0.0)
        if self.driver.sending:
            pause = min(pause, SEND_AGAIN_S)
        if self._line is None:
            select.select([self._network.fileno()], [], [], min(pause, POLL_S))
            return True
        line = self._line.fileno()
        readable, _, _ = select.select([self._network.fileno(), line], [], [], pause)
        if line in readable:
            self._line.take()
            return True
        return False
