"""Byte channels that never block: a serial port, a TCP connection, and a line that comes back after it was lost.

Owns: opening, non-blocking reading and writing, and when to try again. May not: know what the bytes mean, wait, or
use threads. Linux only (termios); a pseudo terminal is a serial port here.
"""

import contextlib
import errno
import fcntl
import ipaddress
import os
import socket
import termios
import tty
from collections.abc import Callable
from typing import Literal, Protocol

Parity = Literal["N", "E", "O"]
MAX_READ = 4096


class Port(Protocol):
    """An open channel. Every method may raise OSError, after which the port is of no more use."""

    def receive(self) -> bytes:
        """What has arrived, at most `MAX_READ` bytes; empty when nothing has."""
        ...

    def send(self, data: bytes) -> None:
        """Hand all of `data` to the kernel, or raise OSError."""
        ...

    def close(self) -> None: ...


class SerialPort:
    """A raw serial port, locked against a second opener. Raises OSError, also for a baud rate that does not exist."""

    def __init__(self, path: str, baud: int, parity: Parity = "N", stop_bits: int = 1) -> None:
        speed = getattr(termios, f"B{baud}", None)
        if speed is None:
            raise OSError(errno.EINVAL, f"no baud rate {baud}")
        self._fd = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            tty.setraw(self._fd, termios.TCSANOW)
            settings = termios.tcgetattr(self._fd)
            settings[2] &= ~(termios.PARENB | termios.PARODD | termios.CSTOPB | termios.CRTSCTS)
            settings[2] |= termios.CLOCAL | termios.CREAD
            if parity != "N":
                settings[2] |= termios.PARENB | (termios.PARODD if parity == "O" else 0)
            if stop_bits == 2:
                settings[2] |= termios.CSTOPB
            settings[4] = settings[5] = speed
            termios.tcsetattr(self._fd, termios.TCSANOW, settings)
            termios.tcflush(self._fd, termios.TCIOFLUSH)
        except termios.error as error:
            os.close(self._fd)
            raise OSError(error.args[0], f"{path}: {error.args[1]}") from None
        except OSError:
            os.close(self._fd)
            raise

    def receive(self) -> bytes:
        try:
            data = os.read(self._fd, MAX_READ)
        except BlockingIOError:
            return b""
        if not data:
            raise OSError(errno.EIO, "the port is gone")  # unplugged adapter
        return data

    def send(self, data: bytes) -> None:
        # A partly written frame is lost either way: the peer resynchronises, and the caller hears of it.
        if os.write(self._fd, data) != len(data):
            raise OSError(errno.EAGAIN, "the port takes no more bytes")

    def close(self) -> None:
        with contextlib.suppress(OSError):
            os.close(self._fd)


class TcpPort:
    """A TCP connection that is set up in the background. Raises OSError for a refused or ended connection.

    `host` is an IP address: looking up a name could block. Raises ValueError for anything else.
    """

    def __init__(self, host: str, port: int) -> None:
        version = ipaddress.ip_address(host).version
        self._socket = socket.socket(socket.AF_INET if version == 4 else socket.AF_INET6, socket.SOCK_STREAM)
        self._socket.setblocking(False)
        self._connected = False
        result = self._socket.connect_ex((host, port))
        if result not in (0, errno.EINPROGRESS):
            self._socket.close()
            raise OSError(result, os.strerror(result))

    def receive(self) -> bytes:
        if not self._up():
            return b""
        try:
            data = self._socket.recv(MAX_READ)
        except BlockingIOError:
            return b""
        if not data:
            raise OSError(errno.ECONNRESET, "the peer ended the connection")
        return data

    def send(self, data: bytes) -> None:
        """Raises OSError also while the connection is not up yet."""
        if not self._up() or self._socket.send(data) != len(data):
            raise OSError(errno.EAGAIN, "not connected, or no more room")

    def close(self) -> None:
        self._socket.close()

    def _up(self) -> bool:
        if not self._connected:
            if error := self._socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                raise OSError(error, os.strerror(error))
            try:
                self._socket.getpeername()
            except OSError:
                return False
            self._connected = True
        return True


class Line:
    """A port that is opened when first used and, after it failed, again every `retry_s`."""

    def __init__(self, open_port: Callable[[], Port], retry_s: float = 2.0) -> None:
        self._open_port = open_port
        self._retry_s = retry_s
        self._port: Port | None = None
        self._retry_at = float("-inf")
        self.error = ""  # why it is down; empty while it is up
        self.openings = 0

    def receive(self, now: float) -> bytes:
        """What has arrived. Raises OSError while the line is down."""
        port = self._ready(now)
        try:
            return port.receive()
        except OSError as error:
            self._lost(error, now)
            raise

    def send(self, data: bytes, now: float) -> None:
        """Raises OSError while the line is down."""
        port = self._ready(now)
        try:
            port.send(data)
        except BlockingIOError:
            raise
        except OSError as error:
            if error.errno != errno.EAGAIN:
                self._lost(error, now)
            raise

    def close(self) -> None:
        if self._port is not None:
            self._port.close()
            self._port = None

    def _ready(self, now: float) -> Port:
        if self._port is None:
            if now < self._retry_at:
                raise OSError(errno.ENOTCONN, self.error)
            try:
                self._port = self._open_port()
            except OSError as error:
                self._lost(error, now)
                raise
            self.error = ""
            self.openings += 1
        return self._port

    def _lost(self, error: OSError, now: float) -> None:
        self.close()
        self.error = str(error)
        self._retry_at = now + self._retry_s
