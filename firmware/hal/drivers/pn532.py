"""The PN532 card reader on a UART: its frames, and the polling for ISO 14443 A cards.

Owns: frames and acknowledgements, wake-up and configuration, which UID is a token, and that one card held to the
reader is one token. May not: block, or authenticate anybody: a UID is an identifier that can be copied.
"""

import enum
import time
from collections.abc import Iterator

from firmware.hal.drivers.channel import Line, SerialPort

BAUD = 115200
WAKE = bytes.fromhex("5555000000")
ACK = bytes.fromhex("0000ff00ff00")
SAM_CONFIGURATION = bytes([0x14, 0x01])  # normal mode, no secure module
RETRIES = bytes([0x32, 0x05, 0xFF, 0x01, 0x02])  # a poll without a card ends instead of waiting for ever
LIST_TARGET = bytes([0x4A, 0x01, 0x00])  # one card, 106 kbit/s type A
TIMEOUT_S = 1.0
POLL_S = 0.2
RESTART_S = 2.0
AGAIN_S = 3.0  # the same card counts anew after so long without being seen
UID_LENGTHS = (4, 7, 10)
RANDOM_UID = 0x08  # first byte of a 4-byte UID that the card makes up each time
_MAX_KEPT = 600


def frame(command: bytes) -> bytes:
    """A command to the reader on the line. Raises ValueError beyond 254 bytes."""
    if not 1 <= len(command) <= 254:
        raise ValueError("1 to 254 bytes")
    body = b"\xd4" + command
    return b"\x00\x00\xff" + bytes([len(body), -len(body) & 0xFF]) + body + bytes([-sum(body) & 0xFF, 0])


class FrameReader:
    """Finds the reader's answers in a stream. Acknowledgements come as empty answers."""

    def __init__(self) -> None:
        self._kept = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What follows D5 in each complete frame, `b""` for an acknowledgement. Damaged frames are skipped."""
        self._kept = (self._kept + data)[-_MAX_KEPT:]
        while (start := self._kept.find(b"\x00\xff")) >= 0:
            rest = self._kept[start + 2 :]
            if len(rest) < 2:
                return
            length = rest[0]
            if rest[:2] == b"\x00\xff":
                self._kept = rest[2:]
                yield b""
            elif length == 0 or (length + rest[1]) & 0xFF:
                self._kept = self._kept[start + 1 :]
            elif len(rest) < 3 + length:
                return
            elif sum(rest[2 : 3 + length]) & 0xFF or rest[2] != 0xD5:
                self._kept = self._kept[start + 1 :]
            else:
                self._kept = rest[3 + length :]
                yield rest[3 : 2 + length]


def uid_of(answer: bytes) -> bytes | None:
    """The UID in the answer to LIST_TARGET (without its code); None: no card, or an answer that makes no sense."""
    if len(answer) < 6 or answer[0] != 1:
        return None
    length = answer[5]
    uid = answer[6 : 6 + length]
    return uid if length in UID_LENGTHS and len(uid) == length else None


def token_of(uid: bytes) -> str | None:
    """The token of a UID: upper-case hexadecimal. None for a random one, which identifies nobody."""
    return None if len(uid) == 4 and uid[0] == RANDOM_UID else uid.hex().upper()


class _Phase(enum.Enum):
    OFF = "off"
    CONFIGURING = "SAM configuration"
    LIMITING = "retries"
    POLLING = "looking for a card"
    RESTING = "between two polls"


# phase -> (command that it waits for, next command, next phase)
_NEXT: dict[_Phase, tuple[int, bytes, _Phase]] = {
    _Phase.CONFIGURING: (SAM_CONFIGURATION[0] + 1, RETRIES, _Phase.LIMITING),
    _Phase.LIMITING: (RETRIES[0] + 1, LIST_TARGET, _Phase.POLLING),
}


class Pn532:
    """The reader on a line. `poll(now)` is called on every pass of the event loop and never blocks."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._reader = FrameReader()
        self._phase = _Phase.OFF
        self._until = float("-inf")
        self._seen: tuple[str, float] = ("", float("-inf"))
        self.problem = ""

    def poll(self, now: float) -> list[str]:
        """Tokens of cards that were shown since the last call."""
        tokens: list[str] = []
        try:
            for answer in self._reader.feed(self._line.receive(now)):
                self._take(answer, tokens, now)
            if now >= self._until:
                self._due(now)
        except OSError as error:
            self._fail(f"line down: {error}", now)
        return tokens

    def __call__(self) -> list[str]:
        return self.poll(time.monotonic())

    def _take(self, answer: bytes, tokens: list[str], now: float) -> None:
        step = _NEXT.get(self._phase)
        if step is not None and answer[:1] == bytes([step[0]]):
            self._send(step[1], step[2], now)
        elif self._phase is _Phase.POLLING and answer[:1] == bytes([LIST_TARGET[0] + 1]):
            self.problem = ""
            self._phase, self._until = _Phase.RESTING, now + POLL_S
            uid = uid_of(answer[1:])
            token = token_of(uid) if uid is not None else None
            if token is not None:
                last, at = self._seen
                if token != last or now - at >= AGAIN_S:
                    tokens.append(token)
                self._seen = (token, now)

    def _due(self, now: float) -> None:
        if self._phase is _Phase.OFF:
            self._line.send(WAKE, now)
            self._send(SAM_CONFIGURATION, _Phase.CONFIGURING, now)
        elif self._phase is _Phase.RESTING:
            self._send(LIST_TARGET, _Phase.POLLING, now)
        else:
            self._fail(f"silent ({self._phase.value})", now)

    def _send(self, command: bytes, phase: _Phase, now: float) -> None:
        self._line.send(frame(command), now)
        self._phase, self._until = phase, now + TIMEOUT_S

    def _fail(self, why: str, now: float) -> None:
        self.problem = why
        self._phase, self._until = _Phase.OFF, now + RESTART_S


def open_pn532(port: str) -> Pn532:
    """The reader on a serial port. One that is not there is tried again and again."""
    return Pn532(Line(lambda: SerialPort(port, BAUD)))
