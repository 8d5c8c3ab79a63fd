"""What the moving parts have done so far, over restarts: contactor, plug lock, residual current monitor.

Owns: counting what the safety loop reports. May not: decide anything; a part that fails is a fault of the catalogue.
"""

from collections.abc import Callable

import msgspec

from firmware.hal.api import ContactorState, MeterReading, PilotState, SafetyReport
from firmware.station.effects import PersistState, StationEvent

WEAR_KEY = "wear"
UNDER_LOAD_A = 1.0  # more than this is an arc
LOCK_FAULTS = frozenset({"lock_failed", "unlock_failed"})
CONTACTOR_FAULTS = frozenset({"contactor_welded", "contactor_failed"})


class Wear(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Counted since the parts were new, or since the store is."""

    contactor_cycles: int = 0  # closings
    contactor_under_load: int = 0  # openings while current flowed
    contactor_failures: int = 0  # welded, not closed, dropped out
    lock_failures: int = 0
    rcd_tests_passed: int = 0
    rcd_tests_failed: int = 0


def wear_from(text: str) -> Wear:
    """What the store holds; what cannot be read any more begins at 0."""
    try:
        return msgspec.json.decode(text, type=Wear) if text else Wear()
    except (msgspec.MsgspecError, UnicodeError):
        return Wear()


class WearBook:
    """Counts. `observe` on every report."""

    def __init__(self, wear: Wear, emit: Callable[[StationEvent], None]) -> None:
        self.wear = wear
        self._emit = emit
        self._before: SafetyReport | None = None
        self._flowing = False

    def observe(self, report: SafetyReport, meter: MeterReading | None) -> None:
        """One report of the safety loop with the newest reading of the meter."""
        before, self._before = self._before, report
        if before is None or before is report:
            self._flowing = _flows(report, meter)
            return
        closed = report.contactor is ContactorState.CLOSED and before.contactor is not ContactorState.CLOSED
        opening = before.contactor is ContactorState.CLOSED and report.contactor is not ContactorState.CLOSED
        new = report.faults - before.faults
        passed = report.rcd_passed_at is not None and report.rcd_passed_at != before.rcd_passed_at
        wear = self.wear
        changed = Wear(
            wear.contactor_cycles + closed,
            # A vehicle that opens S2 has let go of its current before, which a meter tells late: B is no arc.
            wear.contactor_under_load + (opening and self._flowing and report.pilot is not PilotState.B),
            wear.contactor_failures + bool(new & CONTACTOR_FAULTS),
            wear.lock_failures + bool(new & LOCK_FAULTS),
            wear.rcd_tests_passed + passed,
            wear.rcd_tests_failed + ("rcd_self_test" in new),
        )
        self._flowing = _flows(report, meter)
        if changed != wear:
            self.wear = changed
            self._emit(PersistState(WEAR_KEY, msgspec.json.encode(changed).decode()))


def _flows(report: SafetyReport, meter: MeterReading | None) -> bool:
    amps = max(meter.current_a, default=0.0) if meter is not None else 0.0
    return report.contactor is ContactorState.CLOSED and amps > UNDER_LOAD_A
