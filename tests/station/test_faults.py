"""The present faults: raised once, cleared as their row says, kept over a restart where it says so."""

import pytest

from firmware.core.faults import CATALOGUE
from firmware.station.api import FaultCleared, FaultRaised, Result
from firmware.station.effects import ClearSafetyFault, PersistState, StationEvent
from firmware.station.faults import FaultBook
from firmware.station.known import known_from


def book(latched: frozenset[str] = frozenset()) -> tuple[FaultBook, list[StationEvent]]:
    events: list[StationEvent] = []
    return FaultBook(events.append, lambda: "2026-01-01T00:00:00.000Z", latched), events


def test_a_self_clearing_fault_comes_and_goes_once() -> None:
    faults, events = book()
    for cause in (True, True, False, False):
        faults.set("meter_fault", cause, 0.0)
    assert [type(e) for e in events] == [FaultRaised, FaultCleared]
    assert faults.present == ()


def test_unplug_rule_needs_the_cause_gone() -> None:
    faults, _ = book()
    faults.set("over_current", True, 0.0)
    faults.unplugged()
    assert faults.has("over_current")
    faults.set("over_current", False, 1.0)
    assert faults.has("over_current"), "latched"
    assert faults.clear("over_current", technician=True).result is Result.REJECTED
    faults.unplugged()
    assert not faults.has("over_current")


def test_operator_rule() -> None:
    faults, _ = book()
    faults.set("store_failed", True, 0.0)
    faults.set("store_failed", False, 0.0)
    faults.unplugged()
    assert faults.has("store_failed")
    assert faults.clear("store_failed", technician=False).result is Result.ACCEPTED
    assert not faults.has("store_failed")


def test_technician_rule() -> None:
    faults, _ = book()
    faults.set("board_without_interlock", True, 0.0)
    assert faults.clear("board_without_interlock", technician=False).result is Result.REJECTED
    assert faults.clear("board_without_interlock", technician=True).result is Result.REJECTED, "cause still there"


def test_persisted_faults_survive_and_are_forgotten_when_cleared() -> None:
    faults, events = book()
    faults.set("isolation_fault", True, 0.0)
    kept = {e.key: e.value for e in events if isinstance(e, PersistState)}
    again, events = book(known_from({k: v for k, v in kept.items() if v is not None}).latched)
    assert again.has("isolation_fault") and again.opens
    again.unplugged()
    assert not again.has("isolation_fault")
    assert events[-2:] == [PersistState("fault.isolation_fault", None), FaultCleared("isolation_fault")]


def test_safety_faults_mirror_the_report_and_are_cleared_by_their_owner() -> None:
    faults, events = book(frozenset({"rcd_trip"}))
    assert not faults.has("rcd_trip"), "the safety loop reports it itself"
    faults.report(frozenset({"rcd_trip", "grid_lost"}), 0.0)
    faults.set("rcd_trip", False, 1.0)
    assert faults.has("rcd_trip")
    faults.clear("rcd_trip", technician=False)
    assert events[-1] == ClearSafetyFault("rcd_trip") and faults.has("rcd_trip")
    faults.report(frozenset(), 2.0)
    assert faults.present == ()


def test_a_fault_that_nobody_knows_is_taken_seriously() -> None:
    faults, _ = book()
    faults.report(frozenset({"martians"}), 0.0)
    assert faults.opens and faults.views()[0].id == "martians"


def test_what_blocks_and_what_ends() -> None:
    faults, _ = book()
    faults.set("csms_offline", True, 0.0)
    assert faults.blocking is None and faults.ending is None
    faults.set("meter_fault", True, 0.0)
    assert faults.blocking is not None and not faults.opens and faults.ending is not None
    faults.report(frozenset({"grid_lost"}), 0.0)
    assert faults.blocking.fault.id == "grid_lost" and faults.ending.fault.id == "meter_fault"


@pytest.mark.parametrize("row", [r.id for r in CATALOGUE.values() if r.raised_by.value == "station"])
def test_every_row_of_the_station_can_be_raised_and_seen(row: str) -> None:
    faults, events = book()
    faults.set(row, True, 0.0)
    (view,) = faults.views()
    assert view.code == CATALOGUE[row].code and FaultRaised(view) in events
    assert (PersistState(f"fault.{row}", view.since) in events) is CATALOGUE[row].persists
