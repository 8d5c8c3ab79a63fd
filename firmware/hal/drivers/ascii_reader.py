"""Card readers that write the card's number as a line of text (Wiegand-to-UART converters and the like).

Owns: lines to tokens, and that one card held to the reader is one token. May not: block.
"""

import time

from firmware.hal.drivers.channel import Line, SerialPort

BAUD = 9600
AGAIN_S = 3.0  # the same card counts anew after so long without being seen
MAX_TOKEN = 20  # characters: OCPP 1.6 has no room for more
MIN_TOKEN = 4
_ENDS = b"\r\n\x03"


def token_of(line: bytes) -> str | None:
    """The token in one line: hexadecimal digits, in upper case. None for anything else."""
    text = line.strip(b"\x02 \t").decode("ascii", "replace").upper()
    if not MIN_TOKEN <= len(text) <= MAX_TOKEN or any(sign not in "0123456789ABCDEF" for sign in text):
        return None
    return text


class AsciiReader:
    """The reader on a line. `poll(now)` is called on every pass of the event loop."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._kept = b""
        self._seen: tuple[str, float] = ("", float("-inf"))
        self.problem = ""

    def poll(self, now: float) -> list[str]:
        """Tokens of cards that were shown since the last call."""
        try:
            self._kept += self._line.receive(now)
            self.problem = ""
        except OSError as error:
            self._kept = b""
            self.problem = f"line down: {error}"
            return []
        for end in _ENDS:
            self._kept = self._kept.replace(bytes([end]), b"\n")
        *lines, rest = self._kept.split(b"\n")
        self._kept = rest[-(MAX_TOKEN + 10) :]  # a line that never ends is no card
        tokens: list[str] = []
        for line in lines:
            token = token_of(line)
            if token is None:
                continue
            last, at = self._seen
            if token != last or now - at >= AGAIN_S:
                tokens.append(token)
            self._seen = (token, now)
        return tokens

    def __call__(self) -> list[str]:
        return self.poll(time.monotonic())


def open_ascii_reader(port: str) -> AsciiReader:
    """The reader on a serial port. One that is not there is tried again and again."""
    return AsciiReader(Line(lambda: SerialPort(port, BAUD)))
