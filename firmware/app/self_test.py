"""The self test: what the station can find out about itself without a vehicle, as a table of checks. Pure.

Owns: the checks and their verdicts. May not: touch hardware, wait, or energise anything: the contactor closes for a
vehicle in C and for nothing else, so a test of its closing is the first charge after commissioning.
"""

import enum
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from firmware.hal.api import (
    BoardInfo,
    ContactorState,
    DcReading,
    DriveKind,
    Feature,
    Interlock,
    IsolationReading,
    IsolationResult,
    MeterReading,
    PilotState,
    SafetyReport,
)
from firmware.station.api import HardwareView

METER_OLD_S = 5.0
REPORT_OLD_S = 0.2
LATE_S = 0.05  # p99 of the safety loop: with more the 100 ms are in doubt
RCD_OLD_S = 24 * 3600.0
DISK_FREE_BYTES = 100 * 1024 * 1024
MAINS = (0.85, 1.1)  # of the nominal voltage
DC_SAFE_V = 60.0


class Verdict(enum.Enum):
    """Of one check."""

    PASS = "PASS"
    FAIL = "FAIL"
    SKIP = "SKIP"  # nothing there to test, or not now


@dataclass(frozen=True, slots=True)
class Check:
    """One row. `text` says what was seen, and for FAIL what to do."""

    name: str
    verdict: Verdict
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the daemon knows at one instant. Times monotonic, None: there is no such device."""

    now: float
    info: BoardInfo
    report: SafetyReport
    bench: bool  # the configuration says in words that no interlock is there
    meter: MeterReading | None
    grid: MeterReading | None
    dc: DcReading | None
    isolation: IsolationReading | None
    late_p99_s: float
    realtime: bool
    store_error: str  # empty: a write was synced
    disk_free: int
    clock: str  # quality
    online: bool | None
    faults: tuple[tuple[str, str], ...]  # (id, hint)
    parts: HardwareView = field(default=HardwareView())


def refusal(report: SafetyReport, busy: bool) -> str:
    """Why no test may run now; empty: it may."""
    if report.pilot.vehicle_present or busy:
        return "a vehicle is connected; unplug it first"
    return "the contactor is closed" if report.powered else ""


def checks(facts: Facts) -> Iterator[Check]:
    """All rows, in the order in which somebody would look."""
    yield _interlock(facts)
    yield _board(facts)
    yield _pilot(facts)
    yield _contactor(facts)
    yield from _worn(facts)
    yield from _inputs(facts)
    yield _temperature(facts, Feature.TEMPERATURE, "temperature inside", facts.report.temperature_c)
    yield _temperature(facts, Feature.PLUG_TEMPERATURE, "temperature of contacts", facts.report.plug_temperature_c)
    yield _rcd(facts)
    yield _lock(facts)
    yield from _meters(facts)
    yield from _dc(facts)
    yield _safety_loop(facts)
    yield from _computer(facts)
    shown = {"board_failed", "meter_fault", "grid_meter_fault", "temperature_sensor", "rcd_self_test", "csms_offline"}
    others = [(name, hint) for name, hint in facts.faults if name not in shown]
    yield from (Check(f"fault {name}", Verdict.FAIL, hint) for name, hint in others)


def _row(name: str, good: bool, seen: str, advice: str) -> Check:
    return Check(name, Verdict.PASS, seen) if good else Check(name, Verdict.FAIL, f"{seen}; {advice}")


def _skip(name: str, why: str = "not fitted") -> Check:
    return Check(name, Verdict.SKIP, why)


def _interlock(facts: Facts) -> Check:
    interlock = facts.info.interlock
    if interlock is Interlock.NONE:
        text = "none; fit the monostable or the safety microcontroller"
        return Check("interlock", Verdict.SKIP if facts.bench else Verdict.FAIL, text)
    return Check("interlock", Verdict.PASS, interlock.value)


def _board(facts: Facts) -> Check:
    age = facts.now - facts.report.at
    good = age <= REPORT_OLD_S and "board_failed" not in facts.report.faults
    return _row("board", good, f"{facts.info.name}, read {age * 1000:.0f} ms ago", "check its bus, supply and cable")


def _pilot(facts: Facts) -> Check:
    report = facts.report
    level = "not measured" if math.isnan(report.pilot_high_v) else f"{report.pilot_high_v:+.2f} V"
    seen = f"{report.pilot.value}, {level}"
    if report.drive.kind is not DriveKind.X1:
        return _skip("pilot", f"{seen}, driven {report.drive.kind.value}: measured in X1 only")
    good = report.pilot is PilotState.A and 11.4 <= report.pilot_high_v <= 12.6
    return _row("pilot", good, seen, "without a vehicle it must be +11.4 to +12.6 V: supply, 1 kOhm, divider")


def _contactor(facts: Facts) -> Check:
    state = facts.report.contactor
    if Feature.CONTACTOR_FEEDBACK not in facts.info.features:
        return _skip("contactor", "no feedback: a welded one cannot be seen")
    return _row("contactor", state is ContactorState.OPEN, state.value, "welded or its mirror contact is wrong")


def _worn(facts: Facts) -> Iterator[Check]:
    """What the parts have done and how often they failed: what is wrong now has a row of its own."""
    parts = facts.parts
    seen = (
        f"{parts.contactor_cycles} cycles, {parts.contactor_under_load} under load, {parts.contactor_failures} failures"
    )
    yield Check("contactor history", Verdict.PASS, seen)
    if Feature.LOCK in facts.info.features:
        yield Check("lock history", Verdict.PASS, f"{parts.lock_failures} failures")
    if Feature.RCD_TEST in facts.info.features:
        tests = f"{parts.rcd_tests_passed} passed, {parts.rcd_tests_failed} failed"
        yield Check("residual current tests", Verdict.PASS, tests)


def _inputs(facts: Facts) -> Iterator[Check]:
    for name, feature, fault in (
        ("emergency stop", Feature.EMERGENCY_STOP, "emergency_stop"),
        ("residual current", Feature.RCD, "rcd_trip"),
        ("mains", Feature.GRID_LOSS, "grid_lost"),
        ("over-voltage monitor", Feature.OVER_VOLTAGE, "dc_over_voltage"),
    ):
        if feature not in facts.info.features:
            yield _skip(name)
        else:
            tripped = fault in facts.report.faults
            yield _row(name, not tripped, "tripped or latched" if tripped else "good", "release it and clear the fault")


def _temperature(facts: Facts, feature: Feature, name: str, celsius: float | None) -> Check:
    if feature not in facts.info.features or celsius is None:
        return _skip(name)
    return _row(name, -30.0 <= celsius <= 60.0, f"{celsius:.1f} °C", "without a vehicle it must be -30 to 60 °C")


def _rcd(facts: Facts) -> Check:
    passed_at = facts.report.rcd_passed_at
    if Feature.RCD_TEST not in facts.info.features:
        return _skip("residual current test")
    if "rcd_self_test" in facts.report.faults:
        return Check("residual current test", Verdict.FAIL, "it did not trip, or did not let go; check its wires")
    if passed_at is None:
        return _skip("residual current test", "runs a second after the plug is out; ask again")
    age = facts.now - passed_at
    return _row("residual current test", age <= RCD_OLD_S, f"passed {age / 60:.0f} min ago", "it is overdue")


def _lock(facts: Facts) -> Check:
    if Feature.LOCK not in facts.info.features:
        return _skip("lock", "fixed cable")
    closed = facts.report.lock_closed
    return _row("lock", closed is False, "open" if closed is False else "closed", "without a plug it must be open")


def _meters(facts: Facts) -> Iterator[Check]:
    for name, reading in (("meter", facts.meter), ("grid meter", facts.grid)):
        if reading is None or (name == "meter" and math.isinf(reading.import_wh)):
            yield _skip(name)
            continue
        age = facts.now - reading.at
        seen = f"{reading.import_wh / 1000:.3f} kWh, {age:.1f} s old" + (f", {reading.problem}" * bool(reading.problem))
        good = age <= METER_OLD_S and not reading.problem and not math.isnan(reading.import_wh)
        yield _row(name, good, seen, "check address, baud rate, wiring and direction")
        lowest, highest = (part * facts.info.nominal_voltage_v for part in MAINS)
        volts = reading.voltage_v
        if good and len(volts) >= facts.info.phases and not facts.info.dc:
            told = ", ".join(f"{one:.0f} V" for one in volts)
            inside = all(lowest <= one <= highest for one in volts[: facts.info.phases])
            yield _row(f"{name} voltages", inside, told, f"{lowest:.0f} to {highest:.0f} V are right: check the phases")


def _dc(facts: Facts) -> Iterator[Check]:
    if facts.dc is not None:
        seen = f"{facts.dc.voltage_v:.0f} V" + (", fault" if facts.dc.fault else "")
        good = not facts.dc.fault and abs(facts.dc.voltage_v) < DC_SAFE_V
        yield _row("DC supply", good, seen, "off it must be below 60 V and without alarm")
    if facts.isolation is not None:
        result = facts.isolation.result
        seen = f"{result.value}, {facts.isolation.resistance_ohm / 1000:.0f} kOhm"
        yield _row("isolation monitor", result is not IsolationResult.FAULT, seen, "test it without a vehicle")


def _safety_loop(facts: Facts) -> Check:
    seen = f"p99 {facts.late_p99_s * 1000:.1f} ms late, {'with' if facts.realtime else 'without'} real-time priority"
    return _row("safety loop", facts.late_p99_s <= LATE_S, seen, "allow real-time priority (LimitRTPRIO), less load")


def _computer(facts: Facts) -> Iterator[Check]:
    yield store_check(facts.store_error)
    yield disk_check(facts.disk_free)
    good_clock = facts.clock != "unknown"
    yield _row("clock", good_clock, facts.clock, "no time source yet: certificates and records need one")
    if facts.online is None:
        yield _skip("CSMS", "not configured")
    else:
        yield _row("CSMS", facts.online, "online" if facts.online else "offline", "check network, address, credentials")


def store_check(error: str) -> Check:
    """A write that was synced to the disk."""
    return _row("store", not error, error or "written and synced", "check the disk")


def disk_check(free: int) -> Check:
    """Room on the disk of the store."""
    return _row("disk", free >= DISK_FREE_BYTES, f"{free // 2**20} MiB free", "delete old files")
