"""The isolation monitor Bender isoCHA425HV on Modbus RTU.

Owns: its registers, the order of self test and measurement, and when silence is a fault. May not: block, or open
anything: the alarm relays of the monitor belong into the safety chain, Modbus is for numbers.

Facts: 4-register records (float32 high word first, then alarm and test in the high byte of the third word) at 1000
(insulation resistance in ohm) and 1008 (voltage between the poles); 3026 enables measuring; 5445h written to 8005
begins the self test. Alarm 2 is a device error; test bits 6 and 7: 1 internal, 2 asked for. Never tried on a device.
"""

import enum
import math
import struct
from dataclasses import dataclass

from firmware.core.errors import RemoteProtocolError
from firmware.hal.api import IsolationReading, IsolationResult
from firmware.hal.drivers.channel import Line
from firmware.hal.drivers.modbus import AnswerReader, Framing, Request

BAUD = 19200  # even parity, one stop bit, as delivered
UNIT = 3
RESISTANCE, VOLTAGE = 1000, 1008
ENABLE, SELF_TEST, SELF_TEST_VALUE = 3026, 8005, 0x5445
ALARM_DEVICE_ERROR = 2
GOOD_OHM = 100_000.0  # below it the output must not be energised
SAMPLES = 10  # measurements after the self test before the verdict: the first ones are still settling
SELF_TEST_S = 30.0
TIMEOUT_S = 0.5
POLL_S = 1.0
PAUSE_S = 0.02  # between two requests: the device is easily overwhelmed
SILENT_S = 5.0


@dataclass(frozen=True, slots=True)
class Record:
    """One measurement of the device."""

    value: float
    alarm: int
    test: int

    @classmethod
    def decode(cls, words: tuple[int, ...]) -> "Record":
        """From four registers."""
        (value,) = struct.unpack(">f", words[0].to_bytes(2, "big") + words[1].to_bytes(2, "big"))
        return cls(float(value), words[2] >> 8 & 0x07, words[2] >> 14 & 0x03)


class _Phase(enum.Enum):
    OFF = "off"
    STARTING = "self test asked for"
    TESTING = "self test"
    MEASURING = "measuring"


class BenderMonitor:
    """`IsolationMonitor` on a line."""

    def __init__(self, line: Line, unit: int = UNIT) -> None:
        self._line = line
        self._unit = unit
        self._phase = _Phase.OFF
        self._phase_since = 0.0
        self._result = IsolationResult.UNKNOWN
        self._measured: IsolationReading | None = None
        self._voltage_v: float | None = None
        self._samples = 0
        self._queue: list[Request] = []
        self._asked: Request | None = None
        self._answer: AnswerReader | None = None
        self._until = float("-inf")
        self._answered_at = 0.0
        self.problem = ""

    # --- IsolationMonitor ---

    def start_test(self, now: float) -> None:
        self._go(_Phase.STARTING, now)
        self._result, self._samples, self._measured = IsolationResult.TESTING, 0, None
        self._answered_at = now
        self._queue = [self._write(ENABLE, 1), self._write(SELF_TEST, SELF_TEST_VALUE)]

    def stop(self, now: float) -> None:
        if self._phase is _Phase.OFF:
            return
        if self._result is IsolationResult.TESTING:
            self._result = IsolationResult.UNKNOWN
        self._go(_Phase.OFF, now)
        self._queue = [self._write(ENABLE, 0)]

    def read(self, now: float) -> IsolationReading:
        """The newest. A monitor that is silent or in error while it should measure is a fault. Never blocks."""
        try:
            self._pump(now)
        except RemoteProtocolError as error:
            self._failed(str(error), now)
        except OSError as error:
            self._failed(f"line down: {error}", now)
        if self._phase is not _Phase.OFF:
            if now - self._answered_at > SILENT_S:
                self._fault("silent", now)
            elif self._phase in (_Phase.STARTING, _Phase.TESTING) and now - self._phase_since > SELF_TEST_S:
                self._fault("the self test does not end", now)
        if self._measured is not None:
            return self._measured
        return IsolationReading(now, self._result, 0.0, self._voltage_v)

    def close(self) -> None:
        self._line.close()

    # --- Inside ---

    def _write(self, address: int, value: int) -> Request:
        return Request(self._unit, 16, address, 1, value=value)

    def _go(self, phase: _Phase, now: float) -> None:
        self._phase, self._phase_since = phase, now

    def _pump(self, now: float) -> None:
        arrived = self._line.receive(now)
        if self._answer is not None and self._asked is not None:
            words = self._answer.feed(arrived)
            if words is not None:
                asked, self._asked, self._answer = self._asked, None, None
                self._until = now + PAUSE_S
                self._answered_at = now
                self._take(asked, words, now)
            elif now >= self._until:
                self._failed("no answer", now)
            return
        if now < self._until:
            return
        if not self._queue:
            if self._phase is _Phase.OFF:
                return
            self._queue = [Request(self._unit, 3, RESISTANCE, 4), Request(self._unit, 3, VOLTAGE, 4)]
        request = self._queue.pop(0)
        self._asked, self._answer = request, AnswerReader(request, Framing.RTU)
        self._until = now + TIMEOUT_S
        self._line.send(request.encode(Framing.RTU), now)

    def _failed(self, why: str, now: float) -> None:
        """A question without a good answer; what has to be written is asked again."""
        if self._asked is not None and self._asked.function == 16:
            self._queue.insert(0, self._asked)
        self._asked = self._answer = None
        self._until = now + TIMEOUT_S
        self.problem = why

    def _take(self, asked: Request, words: tuple[int, ...], now: float) -> None:
        if asked.function == 16:
            return
        record = Record.decode(words)
        if asked.address == VOLTAGE:
            self._voltage_v = record.value if 0.0 <= abs(record.value) <= 2000.0 else None
            self._until = now + POLL_S
            return
        self._judge(record, now)

    def _judge(self, record: Record, now: float) -> None:
        if record.alarm == ALARM_DEVICE_ERROR:
            self._fault("device error", now)
            return
        if self._phase is _Phase.STARTING and record.test:
            self._go(_Phase.TESTING, now)
        if record.test or self._phase is _Phase.STARTING:
            return
        if self._phase is _Phase.TESTING:
            self._go(_Phase.MEASURING, now)
        if self._phase is not _Phase.MEASURING:
            return
        self._samples += 1
        if self._samples < SAMPLES:
            return  # settling: the leakage capacitance charges
        good = math.isfinite(record.value) and record.value >= GOOD_OHM
        self.problem = ""
        self._result = IsolationResult.VALID if good else IsolationResult.FAULT
        ohm = record.value if math.isfinite(record.value) else 0.0
        self._measured = IsolationReading(now, self._result, ohm, self._voltage_v)

    def _fault(self, why: str, now: float) -> None:
        self.problem = why
        self._result = IsolationResult.FAULT
        self._measured = IsolationReading(now, self._result, 0.0, self._voltage_v, why)
