"""Channels that never block: a serial port on a pseudo terminal, TCP on the loopback, and a line that comes back."""

import errno
import os
import select
import socket
import termios
from collections.abc import Iterator

import pytest

from firmware.hal.api import MeterReading
from firmware.hal.drivers.channel import MAX_READ, Line, SerialPort, TcpPort
from firmware.hal.drivers.no_meter import NoMeter
from hil.safety_mcu import PseudoTerminal


@pytest.fixture
def terminal() -> Iterator[PseudoTerminal]:
    made = PseudoTerminal()
    yield made
    made.close()


def arrived(port: SerialPort | TcpPort, fd: int, count: int) -> bytes:
    """Wait for the kernel to carry `count` bytes."""
    data = b""
    while len(data) < count:
        assert select.select([fd], [], [], 10.0)[0]
        data += port.receive()
    return data


def test_serial_carries_every_byte_value_untouched(terminal: PseudoTerminal) -> None:
    port = SerialPort(terminal.path, 115200)
    assert port.receive() == b""  # nothing there, and it does not wait
    terminal.send(bytes(range(256)))
    assert arrived(port, port._fd, 256) == bytes(range(256))
    port.send(bytes(range(256)))
    assert select.select([terminal.master], [], [], 10.0)[0]
    assert terminal.receive() == bytes(range(256))
    port.close()
    port.close()


@pytest.mark.parametrize(("parity", "flags"), [("N", 0), ("E", termios.PARENB), ("O", termios.PARENB | termios.PARODD)])
def test_serial_settings(terminal: PseudoTerminal, parity: str, flags: int) -> None:
    port = SerialPort(terminal.path, 19200, parity, 2)  # type: ignore[arg-type]
    settings = termios.tcgetattr(port._fd)
    # A pseudo terminal forgets the parity itself; what the kernel keeps is speed and stop bits.
    assert settings[4] == settings[5] == termios.B19200 and settings[2] & termios.CSTOPB
    assert settings[2] & termios.PARODD & ~flags == 0
    port.close()


def test_serial_refuses_a_baud_rate_that_does_not_exist_a_missing_port_and_a_file(
    terminal: PseudoTerminal, tmp_path: object
) -> None:
    with pytest.raises(OSError, match="baud"):
        SerialPort(terminal.path, 12345)
    with pytest.raises(OSError):
        SerialPort("/dev/does-not-exist", 9600)
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    with pytest.raises(OSError):
        SerialPort("/dev/null", 9600)
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


def test_serial_has_one_owner(terminal: PseudoTerminal) -> None:
    port = SerialPort(terminal.path, 9600)
    with pytest.raises(OSError):
        SerialPort(terminal.path, 9600)
    port.close()
    SerialPort(terminal.path, 9600).close()


def test_serial_that_is_full_raises_and_does_not_wait(terminal: PseudoTerminal) -> None:
    port = SerialPort(terminal.path, 9600)
    with pytest.raises(OSError):
        for _ in range(10_000):
            port.send(bytes(1000))  # nobody reads
    port.close()


def test_serial_that_hangs_up_raises() -> None:
    terminal = PseudoTerminal()
    port = SerialPort(terminal.path, 9600)
    terminal.close()
    with pytest.raises(OSError):
        port.receive()
    port.close()


def test_tcp_connects_in_the_background_and_tells_the_end() -> None:
    server = socket.create_server(("127.0.0.1", 0))
    port = TcpPort("127.0.0.1", server.getsockname()[1])
    peer, _ = server.accept()
    assert port.receive() == b""
    port.send(b"question")
    assert peer.recv(100) == b"question"
    peer.sendall(b"answer")
    assert arrived(port, port._socket.fileno(), 6) == b"answer"
    peer.close()
    assert select.select([port._socket], [], [], 10.0)[0]
    with pytest.raises(OSError, match="ended"):
        port.receive()
    port.close()
    server.close()


def test_tcp_refused_is_an_os_error_and_a_name_is_refused() -> None:
    server = socket.create_server(("127.0.0.1", 0))
    number = server.getsockname()[1]
    server.close()
    with pytest.raises(OSError):
        port = TcpPort("127.0.0.1", number)
        for _ in range(1000):
            select.select([], [port._socket], [], 0.01)
            port.receive()
    with pytest.raises(ValueError, match="meter"):
        TcpPort("meter", 502)


class Flaky:
    """A port that fails when told to."""

    def __init__(self) -> None:
        self.fail: OSError | None = None
        self.closed = False

    def receive(self) -> bytes:
        if self.fail is not None:
            raise self.fail
        return b"x"

    def send(self, data: bytes) -> None:
        if self.fail is not None:
            raise self.fail

    def close(self) -> None:
        self.closed = True


def test_a_line_is_opened_again_after_its_pause_and_not_before() -> None:
    ports: list[Flaky] = []

    def opened() -> Flaky:
        ports.append(Flaky())
        return ports[-1]

    line = Line(opened, retry_s=2.0)
    assert line.receive(0.0) == b"x" and line.openings == 1 and line.error == ""
    ports[0].fail = OSError(errno.EIO, "pulled out")
    with pytest.raises(OSError, match="pulled"):
        line.receive(1.0)
    assert ports[0].closed
    with pytest.raises(OSError, match="pulled"):
        line.send(b"", 2.9)
    assert len(ports) == 1
    assert line.receive(3.0) == b"x" and line.openings == 2 and line.error == ""
    line.close()
    assert ports[1].closed


def test_a_full_line_is_not_a_lost_one() -> None:
    port = Flaky()
    line = Line(lambda: port)
    line.send(b"a", 0.0)
    for error in (BlockingIOError(errno.EAGAIN, "full"), OSError(errno.EAGAIN, "full")):
        port.fail = error
        with pytest.raises(OSError, match="full"):
            line.send(b"b", 0.1)
    port.fail = None
    line.send(b"c", 0.2)
    assert line.openings == 1


def test_a_line_that_cannot_be_opened_says_why() -> None:
    def refuse() -> Flaky:
        raise OSError(errno.ENOENT, "no such port")

    line = Line(refuse)
    with pytest.raises(OSError, match="no such port"):
        line.receive(0.0)
    assert "no such port" in line.error and MAX_READ > 1000


def test_no_meter_is_always_current_and_zero() -> None:
    assert NoMeter().read(5.0) == MeterReading(at=5.0, import_wh=0.0)
