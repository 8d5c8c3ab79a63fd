"""The self test as a table over facts: each thing that can be wrong is a row that fails, and nothing else fails."""

from dataclasses import replace
from typing import Any

import pytest

from firmware.app.self_test import Facts, Verdict, checks, refusal
from firmware.hal.api import (
    DIGITAL,
    BoardInfo,
    ContactorState,
    DcReading,
    Feature,
    Interlock,
    IsolationReading,
    IsolationResult,
    MeterReading,
    PilotState,
    SafetyReport,
)

INFO = BoardInfo("pi", Interlock.MONOSTABLE, 32.0, 3, features=frozenset(Feature))
REPORT = SafetyReport(
    at=99.99,
    pilot=PilotState.A,
    pilot_high_v=12.0,
    pilot_low_v=12.0,
    lock_closed=False,
    temperature_c=20.0,
    plug_temperature_c=20.0,
    rcd_passed_at=50.0,
)
METER = MeterReading(at=99.5, import_wh=1000.0, voltage_v=(230.0, 231.0, 229.0), current_a=(0.0,) * 3)
FACTS = Facts(
    now=100.0,
    info=INFO,
    report=REPORT,
    bench=False,
    meter=METER,
    grid=None,
    dc=DcReading(99.9, 1.0, 0.0),
    isolation=IsolationReading(99.9, IsolationResult.VALID, 1e6),
    late_p99_s=0.001,
    realtime=True,
    store_error="",
    disk_free=10**10,
    clock="synced",
    online=True,
    faults=(),
)


def failing(facts: Facts) -> set[str]:
    return {row.name for row in checks(facts) if row.verdict is Verdict.FAIL}


def with_report(**changes: Any) -> Facts:
    return replace(FACTS, report=replace(REPORT, **changes))


def test_a_good_station_fails_nothing() -> None:
    rows = list(checks(FACTS))
    assert not failing(FACTS) and all(row.text for row in rows)
    assert [row.name for row in rows if row.verdict is Verdict.SKIP] == ["grid meter"]


@pytest.mark.parametrize(
    ("facts", "row"),
    [
        (replace(FACTS, info=replace(INFO, interlock=Interlock.NONE)), "interlock"),
        (with_report(at=99.0), "board"),
        (with_report(faults=frozenset({"board_failed"})), "board"),
        (with_report(pilot_high_v=11.0), "pilot"),
        (with_report(pilot=PilotState.E, pilot_high_v=0.0), "pilot"),
        (with_report(contactor=ContactorState.WELDED), "contactor"),
        (with_report(faults=frozenset({"emergency_stop"})), "emergency stop"),
        (with_report(faults=frozenset({"rcd_trip"})), "residual current"),
        (with_report(faults=frozenset({"grid_lost"})), "mains"),
        (with_report(faults=frozenset({"dc_over_voltage"})), "over-voltage monitor"),
        (with_report(temperature_c=75.0), "temperature inside"),
        (with_report(plug_temperature_c=-40.0), "temperature of contacts"),
        (with_report(faults=frozenset({"rcd_self_test"})), "residual current test"),
        (with_report(rcd_passed_at=100.0 - 90_000.0), "residual current test"),
        (with_report(lock_closed=True), "lock"),
        (replace(FACTS, meter=replace(METER, at=90.0)), "meter"),
        (replace(FACTS, meter=replace(METER, problem="silent")), "meter"),
        (replace(FACTS, meter=replace(METER, import_wh=float("nan"))), "meter"),
        (replace(FACTS, meter=replace(METER, voltage_v=(230.0, 0.0, 230.0))), "meter voltages"),
        (replace(FACTS, grid=replace(METER, problem="backwards: -300 W")), "grid meter"),
        (replace(FACTS, dc=DcReading(99.9, 1.0, 0.0, fault=True)), "DC supply"),
        (replace(FACTS, dc=DcReading(99.9, 61.0, 0.0)), "DC supply"),
        (replace(FACTS, isolation=IsolationReading(99.9, IsolationResult.FAULT, 2e4)), "isolation monitor"),
        (replace(FACTS, late_p99_s=0.06), "safety loop"),
        (replace(FACTS, store_error="disk full"), "store"),
        (replace(FACTS, disk_free=10), "disk"),
        (replace(FACTS, clock="unknown"), "clock"),
        (replace(FACTS, online=False), "CSMS"),
        (replace(FACTS, faults=(("isolation_fault", "Look."),)), "fault isolation_fault"),
    ],
)
def test_each_thing_that_is_wrong_fails_its_row_and_no_other(facts: Facts, row: str) -> None:
    assert failing(facts) == {row}
    (text,) = (one.text for one in checks(facts) if one.name == row)
    assert len(text) >= 4


def test_what_is_not_fitted_is_skipped() -> None:
    bare = replace(
        FACTS,
        info=replace(INFO, features=frozenset()),
        meter=None,
        dc=None,
        isolation=None,
        online=None,
    )
    names = {row.name for row in checks(bare) if row.verdict is Verdict.SKIP}
    assert not failing(bare) and {"lock", "contactor", "meter", "CSMS", "emergency stop"} <= names


def test_the_pilot_is_judged_in_x1_only_and_a_bench_needs_no_interlock() -> None:
    assert not failing(with_report(drive=DIGITAL, pilot_high_v=5.0))
    assert not failing(replace(FACTS, bench=True, info=replace(INFO, interlock=Interlock.NONE)))


def test_it_is_refused_while_a_vehicle_is_there() -> None:
    assert not refusal(REPORT, busy=False) and refusal(REPORT, busy=True)
    assert refusal(replace(REPORT, pilot=PilotState.B), busy=False)
    assert refusal(replace(REPORT, contactor=ContactorState.WELDED), busy=False)
