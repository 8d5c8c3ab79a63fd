"""A Modbus energy meter: polls its table, and knows when the numbers must not be billed.

Owns: the polling, the plausibility of what comes back, and the reason when there is no good reading.
May not: block. Everything happens in `read`, which the event loop calls on every pass: it takes what arrived, sends
what is due and returns the newest good reading. A reading that is not good is not returned: the last good one stays,
with its time, so that it grows stale and the station stops (fault `meter_fault`); `problem` says why.
"""

import enum
import ipaddress
import math
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

import msgspec

from firmware.core.errors import ConfigError, RemoteProtocolError
from firmware.hal.api import MeterReading
from firmware.hal.drivers.channel import Line, Parity, SerialPort, TcpPort
from firmware.hal.drivers.meter_tables import TABLES, MeterTable, Register
from firmware.hal.drivers.modbus import AnswerReader, Framing, Request

TIMEOUT_S = 1.0
QUIET_S = 1.0  # after a failure whatever arrives is a late answer: RTU answers carry no number to tell them apart
MAX_V, MAX_A, MAX_W = 1000.0, 1000.0, 1_000_000.0
MAX_STEP_WH = 100_000.0  # between two readings, plus what `MAX_W` could have done
FROZEN_S = 60.0  # not one register moved while current flows
FROZEN_WH = 300.0  # power says that so much flowed, and the register did not move
FLOWING_A = 1.0
BACKWARDS_W, BACKWARDS_S = -100.0, 10.0
BACK_WH = 1.0  # a register that counts down
FIRST_READING_S = 1.5
_STEP_S = 0.02


class MeterOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `[meter]` says about the device."""

    table: str
    port: str = ""  # serial: Modbus RTU
    host: str = ""  # IP address: Modbus TCP
    tcp_port: int = 502
    unit: int = 1
    baud: int = 9600
    parity: Parity = "N"
    stop_bits: Literal[1, 2] = 1
    invert: bool = False  # wired backwards: import and export change places
    bidirectional: bool = False  # negative power is no sign of wrong wiring
    poll_interval_s: float = 1.0


class _Phase(enum.Enum):
    IDLE = "idle"
    WAITING = "waiting for an answer"
    QUIET = "after a failure"


class ModbusMeter:
    """`Meter` on a line. Until the first good reading the energy is NaN."""

    def __init__(self, options: MeterOptions, table: MeterTable, line: Line, framing: Framing, now: float) -> None:
        self._options = options
        self._table = table
        self._line = line
        self._framing = framing
        self._blocks = table.blocks()
        self._phase = _Phase.IDLE
        self._next_poll = now
        self._until = now  # next poll, deadline or end of the quiet, by phase
        self._block = 0
        self._transaction = 0
        self._answer: AnswerReader | None = None
        self._values: dict[int, int] = {}
        self._reading = MeterReading(at=now, import_wh=math.nan)
        self._judge = Plausibility(options.bidirectional)
        self.problem = ""

    def read(self, now: float) -> MeterReading:
        """The newest good reading; `problem` in it says what is wrong since. Never blocks, never raises."""
        try:
            self._pump(now)
        except RemoteProtocolError as error:
            self._failed(str(error), now)
        except OSError as error:
            self._failed(f"line down: {error}", now)
        if self._reading.problem != self.problem:
            self._reading = replace(self._reading, problem=self.problem)
        return self._reading

    def close(self) -> None:
        self._line.close()

    # --- Polling ---

    def _pump(self, now: float) -> None:
        arrived = self._line.receive(now)
        if self._phase is _Phase.WAITING and self._answer is not None:
            words = self._answer.feed(arrived)
            if words is not None:
                address, _ = self._blocks[self._block]
                self._values.update(enumerate(words, address))
                self._block += 1
                self._ask(now)
            elif now >= self._until:
                self._failed("silent", now)
        elif now >= self._until:
            self._block = 0
            self._values.clear()
            self._next_poll = now + self._options.poll_interval_s
            self._ask(now)

    def _ask(self, now: float) -> None:
        if self._block == len(self._blocks):
            self._phase, self._until = _Phase.IDLE, max(self._next_poll, now)
            self._take(now)
            return
        address, count = self._blocks[self._block]
        self._transaction = (self._transaction + 1) & 0xFFFF
        request = Request(self._options.unit, self._table.function, address, count, self._transaction)
        self._answer = AnswerReader(request, self._framing)
        self._phase, self._until = _Phase.WAITING, now + TIMEOUT_S
        self._line.send(request.encode(self._framing), now)

    def _failed(self, why: str, now: float) -> None:
        self.problem = why
        self._phase, self._until = _Phase.QUIET, now + QUIET_S
        self._answer = None

    # --- What it says ---

    def _take(self, now: float) -> None:
        table, sign = self._table, -1.0 if self._options.invert else 1.0
        imported = self._number(table.imported)
        exported = self._number(table.exported) if table.exported is not None else 0.0
        if self._options.invert:
            imported, exported = exported, imported
        reading = MeterReading(
            at=now,
            import_wh=imported,
            export_wh=exported,
            power_w=sign * self._number(table.power),
            voltage_v=tuple(self._number(register) for register in table.voltage),
            current_a=tuple(abs(self._number(register)) for register in table.current),
        )
        self.problem = self._judge.problem(reading)
        if not self.problem:
            self._reading = reading

    def _number(self, register: Register) -> float:
        words = [self._values[register.address + offset] for offset in range(register.format.registers)]
        return register.format.decode(words) * register.scale


class Plausibility:
    """Remembers enough of the readings to tell a frozen, a backwards and a broken meter from a good one."""

    def __init__(self, bidirectional: bool) -> None:
        self._bidirectional = bidirectional
        self._good: MeterReading | None = None
        self._last: MeterReading | None = None
        self._same_since = 0.0
        self._unseen_wh = 0.0  # energy that the power tells since the import register moved
        self._negative_since: float | None = None

    def problem(self, reading: MeterReading) -> str:
        """What is wrong with `reading`, seen after all the ones before; empty: nothing."""
        problem = self._impossible(reading) or self._counts_wrong(reading)
        if problem:
            return problem
        problem = self._frozen(reading) or self._backwards(reading)
        self._last = reading
        if not problem:
            self._good = reading
        return problem

    def _impossible(self, reading: MeterReading) -> str:
        limits = [
            *((volts, 0.0, MAX_V, "voltage") for volts in reading.voltage_v),
            *((amps, 0.0, MAX_A, "current") for amps in reading.current_a),
            (reading.power_w, -MAX_W, MAX_W, "power"),
            (reading.import_wh, 0.0, 1e12, "import register"),
            (reading.export_wh, 0.0, 1e12, "export register"),
        ]
        for value, lowest, highest, name in limits:
            if not lowest <= value <= highest:  # also NaN
                return f"impossible {name}: {value}"
        return ""

    def _counts_wrong(self, reading: MeterReading) -> str:
        good = self._good
        if good is None:
            return ""
        step = reading.import_wh - good.import_wh
        if step < -BACK_WH:
            return f"import register went back by {-step:.0f} Wh"
        if step > MAX_STEP_WH + (reading.at - good.at) * MAX_W / 3600:
            return f"import register jumped by {step:.0f} Wh"
        return ""

    def _frozen(self, reading: MeterReading) -> str:
        last = self._last
        if last is None:
            self._same_since = reading.at
            return ""
        if replace(reading, at=0.0) != replace(last, at=0.0) or max(reading.current_a, default=0.0) < FLOWING_A:
            self._same_since = reading.at
        if reading.import_wh != last.import_wh:
            self._unseen_wh = 0.0
        self._unseen_wh += max(0.0, reading.power_w) * (reading.at - last.at) / 3600
        if reading.at - self._same_since >= FROZEN_S:
            return f"frozen: no register moved for {reading.at - self._same_since:.0f} s while current flows"
        if self._unseen_wh > FROZEN_WH:
            return f"frozen: the import register missed {self._unseen_wh:.0f} Wh"
        return ""

    def _backwards(self, reading: MeterReading) -> str:
        if self._bidirectional or reading.power_w > BACKWARDS_W:
            self._negative_since = None
            return ""
        if self._negative_since is None:
            self._negative_since = reading.at
        if reading.at - self._negative_since < BACKWARDS_S:
            return ""
        return f"backwards: {reading.power_w:.0f} W; check the direction of the wiring, or set meter.invert"


def _is_ip(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def open_meter(options: Mapping[str, Any]) -> ModbusMeter:
    """The meter that the options describe. Raises ConfigError. Waits up to 1.5 s for the first reading.

    A silent meter is the fault `meter_fault` later, and not an error of the configuration.
    """
    try:
        parsed = msgspec.convert(dict(options), MeterOptions)
    except msgspec.ValidationError as error:
        raise ConfigError(f"meter: {error}") from error
    table = TABLES.get(parsed.table)
    if table is None:
        raise ConfigError(f"meter.driver: no meter {parsed.table!r}; there is {', '.join(TABLES)}")
    if bool(parsed.port) == bool(parsed.host):
        raise ConfigError("meter: give either meter.port (Modbus RTU) or meter.host (Modbus TCP)")
    if parsed.host and not _is_ip(parsed.host):
        raise ConfigError(f"meter.host: {parsed.host!r} is no IP address; a name would have to be looked up")
    if parsed.invert and table.exported is None:
        raise ConfigError(f"meter.invert: the {table.name} has no export register to change places with")
    if parsed.port:
        line = Line(lambda: SerialPort(parsed.port, parsed.baud, parsed.parity, parsed.stop_bits))
        framing = Framing.RTU
    else:
        line, framing = Line(lambda: TcpPort(parsed.host, parsed.tcp_port)), Framing.TCP
    meter = ModbusMeter(parsed, table, line, framing, time.monotonic())
    end = time.monotonic() + FIRST_READING_S
    while math.isnan(meter.read(time.monotonic()).import_wh) and time.monotonic() < end:
        time.sleep(_STEP_S)
    return meter
