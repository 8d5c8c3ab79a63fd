"""A spidev device for short full-duplex transfers, opened when first used.

Owns: the system calls. May not: batch samples; the bench board's converter has its own way (`boards/pi/adc.py`).
"""

import contextlib
import ctypes
import fcntl
import os
from collections.abc import Callable
from typing import Any

from firmware.hal.boards.pi.adc import Transfer, message_request

_WRITE_MODE, _WRITE_BITS, _WRITE_SPEED = 0x40016B01, 0x40016B03, 0x40046B04


class SpiDevice:
    """Mode 0, 8 bits. Raises OSError; after one the device is opened anew."""

    def __init__(self, path: str, speed_hz: int, ioctl: Callable[..., Any] = fcntl.ioctl) -> None:
        self._path = path
        self._speed_hz = speed_hz
        self._ioctl = ioctl
        self._fd: int | None = None

    def transfer(self, data: bytes) -> bytes:
        """Send `data`, return as many bytes."""
        try:
            return self._transfer(self._opened(), data)
        except OSError:
            self.close()
            raise

    def close(self) -> None:
        if self._fd is not None:
            with contextlib.suppress(OSError):
                os.close(self._fd)
            self._fd = None

    def _opened(self) -> int:
        if self._fd is None:
            self._fd = os.open(self._path, os.O_RDWR | os.O_CLOEXEC)
            self._ioctl(self._fd, _WRITE_MODE, bytes([0]))
            self._ioctl(self._fd, _WRITE_BITS, bytes([8]))
            self._ioctl(self._fd, _WRITE_SPEED, self._speed_hz.to_bytes(4, "little"))
        return self._fd

    def _transfer(self, fd: int, data: bytes) -> bytes:
        sent, received = ctypes.create_string_buffer(data, len(data)), ctypes.create_string_buffer(len(data))
        transfer = Transfer(
            tx_buf=ctypes.addressof(sent),
            rx_buf=ctypes.addressof(received),
            len=len(data),
            speed_hz=self._speed_hz,
            bits_per_word=8,
        )
        self._ioctl(fd, message_request(1), bytearray(transfer))
        return received.raw
