"""The MFRC522 card reader on SPI: registers, and the selection of an ISO 14443 A card.

Owns: the chip's registers, anticollision and selection over up to three cascade levels. May not: wait long: one poll
is a few milliseconds of SPI and runs on a thread of its own (`open_mfrc522`), so the event loop never waits for it.

Facts: SPI mode 0; the address byte is register << 1, with 80h set to read; version 91h or 92h, clones 88h, B2h, 12h.
REQA 26h as 7 bits; 93h, 95h, 97h select the cascade levels; a UID part that begins with 88h goes on at the next one.
"""

import threading
import time
from collections import deque
from typing import Protocol

from firmware.hal.drivers.pn532 import AGAIN_S, POLL_S, token_of

VERSIONS = frozenset({0x91, 0x92, 0x88, 0xB2, 0x12})
COMMAND, IRQ, ERROR, FIFO_DATA, FIFO_LEVEL, BIT_FRAMING, COLLISION = 0x01, 0x04, 0x06, 0x09, 0x0A, 0x0D, 0x0E
MODE, TX_CONTROL, TX_ASK, VERSION = 0x11, 0x14, 0x15, 0x37
TIMER_MODE, TIMER_PRESCALER, TIMER_HIGH, TIMER_LOW = 0x2A, 0x2B, 0x2C, 0x2D
IDLE, TRANSCEIVE, SOFT_RESET = 0x00, 0x0C, 0x0F
RECEIVED, TIMED_OUT = 0x20, 0x01  # of IRQ
LEVELS = (0x93, 0x95, 0x97)
CASCADE = 0x88
MAX_TURNS = 60  # reads of IRQ before an exchange counts as lost: the chip's own timer ends it after 25 ms
RETRY_S = 5.0


class Spi(Protocol):
    """One full-duplex transfer. Raises OSError."""

    def transfer(self, data: bytes) -> bytes: ...


def crc_a(data: bytes) -> bytes:
    """CRC of ISO 14443-3 type A, low byte first."""
    crc = 0x6363
    for byte in data:
        mixed = (byte ^ crc) & 0xFF
        mixed = (mixed ^ mixed << 4) & 0xFF
        crc = (crc >> 8 ^ mixed << 8 ^ mixed << 3 ^ mixed >> 4) & 0xFFFF
    return crc.to_bytes(2, "little")


class Mfrc522:
    """The chip. All methods raise OSError when the bus fails; a chip that is not there is one, too."""

    def __init__(self, spi: Spi) -> None:
        self._spi = spi

    def begin(self) -> None:
        """Reset and set up: 25 ms timer, 100 % ASK, CRC preset 6363h, antenna on."""
        self._write(COMMAND, SOFT_RESET)
        version = self._read(VERSION)
        if version not in VERSIONS:
            raise OSError(f"no MFRC522: version register says {version:#04x}")
        for register, value in (
            (TIMER_MODE, 0x80),
            (TIMER_PRESCALER, 0xA9),
            (TIMER_HIGH, 0x03),
            (TIMER_LOW, 0xE8),
            (TX_ASK, 0x40),
            (MODE, 0x3D),
            (TX_CONTROL, self._read(TX_CONTROL) | 0x03),
        ):
            self._write(register, value)

    def uid(self) -> bytes | None:
        """The UID of a card in the field, 4, 7 or 10 bytes; None: no card, or more than one that disturb each other."""
        if self._exchange(b"\x26", bits=7) is None:
            return None
        uid = b""
        for level in LEVELS:
            part = self._exchange(bytes([level, 0x20]))
            if part is None or len(part) != 5 or part[0] ^ part[1] ^ part[2] ^ part[3] ^ part[4]:
                return None
            select = bytes([level, 0x70]) + part
            answer = self._exchange(select + crc_a(select))
            if answer is None or len(answer) != 3 or crc_a(answer[:1]) != answer[1:]:
                return None
            if part[0] != CASCADE:
                return uid + part[:4]
            uid += part[1:4]
        return None

    def _exchange(self, data: bytes, bits: int = 0) -> bytes | None:
        """Send to the card and return its answer; None: none, damaged or a collision."""
        self._write(COMMAND, IDLE)
        self._write(IRQ, 0x7F)
        self._write(FIFO_LEVEL, 0x80)
        self._write(COLLISION, 0x00)
        self._spi.transfer(bytes([FIFO_DATA << 1]) + data)
        self._write(COMMAND, TRANSCEIVE)
        self._write(BIT_FRAMING, 0x80 | bits)
        for _ in range(MAX_TURNS):
            flags = self._read(IRQ)
            if flags & RECEIVED:
                break
            if flags & TIMED_OUT:
                return None
        else:
            return None
        if self._read(ERROR) & 0x1B:  # buffer overflow, collision, parity, protocol
            return None
        count = self._read(FIFO_LEVEL) & 0x7F
        if not 1 <= count <= 64:
            return None
        read = bytes([FIFO_DATA << 1 | 0x80]) * count + b"\x00"
        return self._spi.transfer(read)[1:]

    def _read(self, register: int) -> int:
        return self._spi.transfer(bytes([register << 1 | 0x80, 0]))[1]

    def _write(self, register: int, value: int) -> None:
        self._spi.transfer(bytes([register << 1, value]))


class Tokens:
    """From UIDs to tokens: a card that is held counts once, a random UID never."""

    def __init__(self) -> None:
        self._last: str | None = None
        self._seen_at = float("-inf")

    def take(self, uid: bytes | None, now: float) -> str | None:
        """The token that is new now."""
        token = token_of(uid) if uid is not None else None
        if token is None:
            return None
        fresh = token != self._last or now - self._seen_at >= AGAIN_S
        self._last, self._seen_at = token, now
        return token if fresh else None


class Mfrc522Reader:
    """Polls the chip on a thread; call it for the tokens since the last call. `problem` says why there is none."""

    def __init__(self, chip: Mfrc522) -> None:
        self._chip = chip
        self._tokens = Tokens()
        self._found: deque[str] = deque(maxlen=16)
        self._stop = threading.Event()
        self.problem = ""

    def __call__(self) -> list[str]:
        taken: list[str] = []
        while self._found:
            taken.append(self._found.popleft())
        return taken

    def start(self) -> None:
        threading.Thread(target=self._run, name="card-reader", daemon=True).start()

    def stop(self) -> None:
        self._stop.set()

    def _run(self) -> None:
        begun = False
        while not self._stop.is_set():
            begun = self.poll(begun, time.monotonic())
            self._stop.wait(POLL_S if begun else RETRY_S)

    def poll(self, begun: bool, now: float) -> bool:
        """One turn; whether the chip is set up after it."""
        try:
            if not begun:
                self._chip.begin()
            token = self._tokens.take(self._chip.uid(), now)
        except OSError as error:
            self.problem = str(error)
            return False
        self.problem = ""
        if token is not None:
            self._found.append(token)
        return True


def open_mfrc522(path: str) -> Mfrc522Reader:
    """A reader on a spidev device such as /dev/spidev0.1. A chip that is not there is tried again every 5 s."""
    from firmware.hal.drivers.spi import SpiDevice

    reader = Mfrc522Reader(Mfrc522(SpiDevice(path, speed_hz=4_000_000)))
    reader.start()
    return reader
