"""What the moving parts have done: counted from the reports of the safety loop, kept over restarts."""

from dataclasses import replace

import pytest

from firmware.hal.api import ContactorState, MeterReading, PilotState, SafetyReport
from firmware.station.effects import PersistState, StationEvent
from firmware.station.known import known_from
from firmware.station.wear import WEAR_KEY, Wear, WearBook, wear_from
from tests.station.visits import charging_basic

OPEN, CLOSED = ContactorState.OPEN, ContactorState.CLOSED


class Bench:
    def __init__(self, wear: Wear | None = None) -> None:
        self.out: list[StationEvent] = []
        self.book = WearBook(wear if wear is not None else Wear(), self.out.append)
        self.report = SafetyReport(0.0)
        self.see()

    def see(self, amps: float = 0.0, **changes: object) -> Wear:
        self.report = replace(self.report, at=self.report.at + 1.0, **changes)
        self.book.observe(self.report, MeterReading(self.report.at, 1.0, current_a=(amps,)))
        return self.book.wear


def test_closings_and_openings_under_load() -> None:
    bench = Bench(Wear(contactor_cycles=10))
    bench.see(contactor=ContactorState.CLOSING)
    assert bench.see(contactor=CLOSED).contactor_cycles == 11
    bench.see(0.4)
    assert bench.see(contactor=ContactorState.OPENING).contactor_under_load == 0
    bench.see(contactor=OPEN)
    bench.see(contactor=CLOSED)
    bench.see(16.0)
    assert bench.see(16.0, contactor=OPEN, pilot=PilotState.C) == Wear(contactor_cycles=12, contactor_under_load=1)
    bench.see(16.0, contactor=CLOSED)
    assert bench.see(16.0, contactor=OPEN, pilot=PilotState.B).contactor_under_load == 1, "the meter tells it late"


def test_failures_count_once_each_time_they_come() -> None:
    bench = Bench()
    for faults in ({"lock_failed"}, {"lock_failed"}, set(), {"unlock_failed"}, {"contactor_welded", "rcd_self_test"}):
        bench.see(faults=frozenset(faults))
    assert bench.book.wear == Wear(contactor_failures=1, lock_failures=2, rcd_tests_failed=1)


def test_tests_of_the_residual_current_monitor() -> None:
    bench = Bench()
    for passed_at in (None, 5.0, 5.0, 90.0):
        bench.see(rcd_passed_at=passed_at)
    assert bench.book.wear.rcd_tests_passed == 2


def test_it_is_stored_when_it_changes_and_only_then() -> None:
    bench = Bench()
    bench.see(contactor=CLOSED)
    for _ in range(5):
        bench.see()
    (kept,) = [event for event in bench.out if isinstance(event, PersistState)]
    assert kept.key == WEAR_KEY and wear_from(kept.value or "") == Wear(contactor_cycles=1)


@pytest.mark.parametrize("text", ["", "nonsense", "[]", '{"contactor_cycles":"x"}', '{"other":1}'])
def test_what_cannot_be_read_begins_anew(text: str) -> None:
    assert wear_from(text) == Wear()


def test_a_visit_leaves_one_cycle_that_a_restart_knows() -> None:
    rig = charging_basic()
    assert rig.station.snapshot(rig.now).hardware.contactor_cycles == 1
    assert known_from(rig.kept).wear.contactor_cycles == 1
