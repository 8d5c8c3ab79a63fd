"""The P1 port of a smart meter (DSMR, ESMR, SMR): serial telegrams that the meter sends by itself.

Owns: finding and checking a telegram, what its lines mean, and the reason when there is no good reading. May not:
block or send anything; the port only talks. A telegram without its checksum (DSMR 2.2) is not taken.

Facts: a telegram begins with `/`, ends with `!` and the CRC-16 (poly A001, from 0) over all from `/` to `!` as four
hexadecimal digits; a line is `OBIS(value*unit)`. Energies in kWh, powers in kW.
"""

import math
import re
from dataclasses import replace

from firmware.core.errors import RemoteProtocolError
from firmware.hal.api import MeterReading
from firmware.hal.drivers.channel import Line
from firmware.hal.drivers.meter import Plausibility

BAUD = 115200
SILENT_S = 15.0  # DSMR 4 sends every 10 s, DSMR 5 every second
MAX_KEPT = 16_384  # more than any telegram
_LINE = re.compile(rb"^\d-\d+:(\d+\.\d+\.\d+)\(([0-9.]{1,15})\*(kWh|kW|V|A)\)", re.MULTILINE)
_SERIAL = re.compile(rb"^0-0:96\.1\.1\(([0-9A-Fa-f]{2,64})\)", re.MULTILINE)


class P1Error(RemoteProtocolError):
    """A telegram that is damaged, or that says too little."""


def crc16(data: bytes) -> int:
    """CRC-16/ARC; its check value over "123456789" is BB3D."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xA001 if crc & 1 else crc >> 1
    return crc


class TelegramReader:
    """Finds telegrams in what arrives in pieces."""

    def __init__(self) -> None:
        self._kept = b""

    def feed(self, data: bytes) -> list[bytes]:
        """The telegrams that are complete now, from `/` to `!`. Raises P1Error for one with a wrong checksum."""
        self._kept = (self._kept + data)[-MAX_KEPT:]
        found: list[bytes] = []
        while (start := self._kept.find(b"/")) >= 0:
            end = self._kept.find(b"!", start)
            if end < 0 or len(self._kept) < end + 5:
                self._kept = self._kept[start:]
                return found
            telegram, checksum = self._kept[start : end + 1], self._kept[end + 1 : end + 5]
            self._kept = self._kept[end + 5 :]
            # A telegram that was cut off swallows the next one's beginning: the last `/` counts.
            telegram = telegram[telegram.rfind(b"/") :]
            if checksum.upper() != b"%04X" % crc16(telegram):
                raise P1Error("checksum of the telegram is wrong")
            found.append(telegram)
        self._kept = b""
        return found


def reading_of(telegram: bytes, at: float) -> MeterReading:
    """What one telegram says. Raises P1Error when the registers or the power are missing."""
    values: dict[str, float] = {}
    for code, text, _unit in _LINE.findall(telegram):
        try:
            values[code.decode()] = float(text)
        except ValueError:
            raise P1Error(f"no number for {code.decode()}") from None
    serial = _SERIAL.search(telegram)

    def energy(group: int) -> float:
        """The total, or the sum of the tariffs where there is none."""
        total = values.get(f"{group}.8.0")
        tariffs = [values[code] for code in (f"{group}.8.1", f"{group}.8.2") if code in values]
        if total is None and not tariffs:
            raise P1Error(f"no register {group}.8 in the telegram")
        return 1000.0 * (total if total is not None else sum(tariffs))

    if "1.7.0" not in values:
        raise P1Error("no power in the telegram")
    return MeterReading(
        at=at,
        import_wh=energy(1),
        export_wh=energy(2),
        power_w=1000.0 * (values["1.7.0"] - values.get("2.7.0", 0.0)),
        voltage_v=tuple(values[code] for code in ("32.7.0", "52.7.0", "72.7.0") if code in values),
        current_a=tuple(values[code] for code in ("31.7.0", "51.7.0", "71.7.0") if code in values),
        serial=bytes.fromhex(serial[1].decode()).decode("ascii", "replace")
        if serial and len(serial[1]) % 2 == 0
        else "",
    )


class P1Meter:
    """`Meter` at the building's connection: what flows back to the grid is no sign of wrong wiring."""

    def __init__(self, line: Line, now: float) -> None:
        self._line = line
        self._reader = TelegramReader()
        self._judge = Plausibility(bidirectional=True)
        self._reading = MeterReading(at=now, import_wh=math.nan)
        self._heard_at = now
        self._problem = ""

    def read(self, now: float) -> MeterReading:
        """The newest good reading; `problem` in it says what is wrong since. Never blocks, never raises."""
        try:
            telegrams = self._reader.feed(self._line.receive(now))
            for telegram in telegrams:
                self._heard_at = now
                self._take(reading_of(telegram, now))
        except P1Error as error:
            self._heard_at, self._problem = now, str(error)
        except OSError as error:
            self._problem = f"line down: {error}"
        if now - self._heard_at > SILENT_S:
            self._problem = "silent"
        if self._reading.problem != self._problem:
            self._reading = replace(self._reading, problem=self._problem)
        return self._reading

    def close(self) -> None:
        self._line.close()

    def _take(self, reading: MeterReading) -> None:
        self._problem = self._judge.problem(reading)
        if not self._problem:
            self._reading = reading
