"""An MCP3208 or MCP3008 on spidev, sampled in batches: one system call for all samples.

Owns: the SPI frames of the converter and the kernel's `SPI_IOC_MESSAGE`. May not: know what the volts mean.
One transfer per sample is too slow and jitters by milliseconds from Python; a message of many transfers runs in the
kernel without it, and the interpreter lock is free meanwhile.
"""

import ctypes
import fcntl
import os
from collections.abc import Callable
from typing import Literal

Converter = Literal["mcp3208", "mcp3008"]
Ioctl = Callable[[int, int, "bytes | bytearray"], object]

SPEED_HZ = 1_000_000  # both converters manage 1 MHz at 3.3 V
SAMPLES = 200
GAP_US = 28  # 24 us for the bits and 28 us between: 52 us is no fixed phase of 1 ms, 200 samples take 10.4 ms
MAX_TRANSFERS = 511  # the size field of an ioctl number has 14 bits

_WRITE_MODE, _WRITE_BITS, _WRITE_SPEED = 0x40016B01, 0x40016B03, 0x40046B04


class Transfer(ctypes.Structure):
    """`struct spi_ioc_transfer` of the kernel, 32 bytes."""

    _fields_ = (
        ("tx_buf", ctypes.c_uint64),
        ("rx_buf", ctypes.c_uint64),
        ("len", ctypes.c_uint32),
        ("speed_hz", ctypes.c_uint32),
        ("delay_usecs", ctypes.c_uint16),
        ("bits_per_word", ctypes.c_uint8),
        ("cs_change", ctypes.c_uint8),
        ("tx_nbits", ctypes.c_uint8),
        ("rx_nbits", ctypes.c_uint8),
        ("word_delay_usecs", ctypes.c_uint8),
        ("pad", ctypes.c_uint8),
    )


TRANSFER_BYTES = ctypes.sizeof(Transfer)


def message_request(transfers: int) -> int:
    """The ioctl number of a message. Raises ValueError beyond what it can say."""
    if not 1 <= transfers <= MAX_TRANSFERS:
        raise ValueError(f"1 to {MAX_TRANSFERS} transfers")
    return 0x40000000 | transfers * TRANSFER_BYTES << 16 | 0x6B00


class Adc:
    """Single-ended channels in volt. Raises OSError from the system calls."""

    def __init__(self, path: str, converter: Converter, reference_v: float, ioctl: Ioctl = fcntl.ioctl) -> None:
        self._fd = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        self._ioctl = ioctl
        self._converter = converter
        self._volts_per_step = reference_v / (4096 if converter == "mcp3208" else 1024)
        self._mask = 0xFFF if converter == "mcp3208" else 0x3FF
        try:
            ioctl(self._fd, _WRITE_MODE, bytes([0]))
            ioctl(self._fd, _WRITE_BITS, bytes([8]))
            ioctl(self._fd, _WRITE_SPEED, SPEED_HZ.to_bytes(4, "little"))
        except OSError:
            self.close()
            raise

    def sample(self, channel: int, count: int) -> list[float]:
        """`count` samples of `channel`, 0 to 7."""
        frame = self._frame(channel)
        request = message_request(count)
        tx = ctypes.create_string_buffer(frame, len(frame))
        rx = ctypes.create_string_buffer(len(frame) * count)
        transfers = (Transfer * count)()
        start = ctypes.addressof(rx)
        for number, transfer in enumerate(transfers):
            transfer.tx_buf = ctypes.addressof(tx)
            transfer.rx_buf = start + number * len(frame)
            transfer.len = len(frame)
            transfer.speed_hz = SPEED_HZ
            transfer.bits_per_word = 8
            transfer.delay_usecs = GAP_US
            # The converter starts anew at each falling edge of its select line. After the last transfer this flag
            # would mean the opposite: keep it selected.
            transfer.cs_change = number < count - 1
        self._ioctl(self._fd, request, bytearray(transfers))
        data = rx.raw
        scale, mask = self._volts_per_step, self._mask
        # The result is the last 12 (10) bits of the three bytes.
        return [((data[at] << 8 | data[at + 1]) & mask) * scale for at in range(1, len(data), len(frame))]

    def close(self) -> None:
        os.close(self._fd)

    def _frame(self, channel: int) -> bytes:
        if not 0 <= channel <= 7:
            raise ValueError("channels 0 to 7")
        if self._converter == "mcp3208":
            return bytes([0x06 | channel >> 2, channel << 6 & 0xC0, 0])
        return bytes([0x01, 0x80 | channel << 4, 0])
