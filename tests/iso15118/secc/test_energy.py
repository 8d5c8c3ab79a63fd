"""What -2 and -20 decide alike: obstacles, cable check, pre-charge, a settled output."""

from dataclasses import dataclass, replace

import pytest

from firmware.iso15118.api import (
    AuthState,
    CheckState,
    DcLimits,
    EnergyMode,
    EvNeeds,
    EvseView,
    Isolation,
    Notification,
    RequestContactor,
    StopDc,
    Trace,
)
from firmware.iso15118.secc.energy import (
    Check,
    PowerOn,
    cable_check_v,
    cut_energy,
    highest_v,
    judge_cable_check,
    judge_power_on,
    obstacle,
    precharge_refusal,
    precharge_voltage,
    precharged,
    settling_until,
)
from firmware.iso15118.secc.setup import NoContracts, SessionConfig, Setup

SETUP = Setup(SessionConfig(), False, lambda count: bytes(count), NoContracts())
VIEW = EvseView("DE*ABC*E1", (EnergyMode.DC,), (), pilot="C", auth=AuthState.ACCEPTED)


@dataclass(frozen=True)
class Record:
    setup: Setup = SETUP
    needs: EvNeeds | None = None
    dc: bool = True
    started: bool = False
    cut: bool = False
    cable_check_since: float | None = None
    cable_check_passed: bool = True
    precharge_since: float | None = None
    precharge_target_v: float | None = 400.0


@pytest.mark.parametrize(
    ("record", "view", "broken", "forbidden"),
    [
        (Record(), VIEW, None, False),
        (Record(), replace(VIEW, auth=AuthState.REJECTED), None, True),
        (Record(), replace(VIEW, auth=AuthState.PENDING), None, True),
        (Record(), VIEW, "a fault", True),
        (Record(), replace(VIEW, notification=Notification.STOP), None, True),
        (Record(), replace(VIEW, notification=Notification.RENEGOTIATE), None, False),
        (Record(cable_check_passed=False), VIEW, None, True),
        (Record(precharge_target_v=None), VIEW, None, True),
        (Record(dc=False, cable_check_passed=False, precharge_target_v=None), VIEW, None, False),
    ],
)
def test_what_forbids_energy(record: Record, view: EvseView, broken: str | None, forbidden: bool) -> None:
    assert (obstacle(record, view, broken) is not None) is forbidden


@pytest.mark.parametrize(("volt", "reached"), [(379.9, False), (380.0, True), (420.0, True), (420.1, False)])
def test_precharged_within_the_tolerance(volt: float, reached: bool) -> None:
    assert precharged(Record(), replace(VIEW, present_voltage_v=volt)) is reached
    assert not precharged(Record(precharge_target_v=None), replace(VIEW, present_voltage_v=volt))


@pytest.mark.parametrize(
    ("ampere", "now", "until"), [(50.0, 10.0, 12.0), (-50.0, 11.9, 12.0), (50.0, 12.0, None), (1.0, 10.0, None)]
)
def test_waits_for_the_current_but_not_for_ever(ampere: float, now: float, until: float | None) -> None:
    assert settling_until(Record(), replace(VIEW, present_current_a=ampere), 10.0, now) == until


PASSED = replace(VIEW, cable_check=CheckState.PASSED, isolation=Isolation.VALID)
RUNS = Record(cable_check_since=100.0)


@pytest.mark.parametrize(
    ("record", "view", "broken", "now", "verdict"),
    [
        (Record(), VIEW, False, 100.0, Check.START),
        (Record(), PASSED, False, 100.0, Check.START),  # an earlier check does not count
        (Record(), replace(VIEW, pilot="B"), False, 100.5, Check.WAIT),
        (Record(), replace(VIEW, pilot="B"), False, 101.0, Check.REFUSED),
        (Record(), replace(VIEW, pilot="D"), False, 100.0, Check.START),
        (RUNS, VIEW, True, 100.0, Check.REFUSED),
        (RUNS, replace(VIEW, cable_check=CheckState.RUNNING), False, 137.9, Check.ONGOING),
        (RUNS, replace(VIEW, cable_check=CheckState.RUNNING), False, 138.0, Check.REFUSED),
        (RUNS, PASSED, False, 200.0, Check.PASSED),
        (RUNS, replace(PASSED, isolation=Isolation.INVALID), False, 101.0, Check.REFUSED),
        (RUNS, replace(PASSED, isolation=Isolation.FAULT), False, 101.0, Check.REFUSED),
        (RUNS, replace(VIEW, cable_check=CheckState.FAILED), False, 101.0, Check.REFUSED),
    ],
)
def test_cable_check(record: Record, view: EvseView, broken: bool, now: float, verdict: Check) -> None:
    found, why = judge_cable_check(record, view, broken, 100.0, now)
    assert found is verdict
    assert bool(why) is (verdict is Check.REFUSED)


def test_voltages_of_both_sides() -> None:
    view = replace(VIEW, dc=DcLimits(max_voltage_v=500.0))
    assert (cable_check_v(Record(), view), highest_v(Record(), view)) == (500.0, 500.0)
    told = Record(needs=EvNeeds(EnergyMode.DC, max_voltage_v=800.0))
    assert (cable_check_v(told, view), highest_v(told, view)) == (800.0, 500.0)
    told = Record(needs=EvNeeds(EnergyMode.DC, max_voltage_v=450.0))
    assert (cable_check_v(told, view), highest_v(told, view)) == (450.0, 450.0)


CLOSED = replace(VIEW, contactor=CheckState.PASSED, present_voltage_v=400.0)


@pytest.mark.parametrize(
    ("record", "view", "first", "waited_s", "verdict"),
    [
        (Record(), CLOSED, True, 0.0, PowerOn.DONE),
        (Record(dc=False, precharge_target_v=None), replace(CLOSED, present_voltage_v=0.0), True, 0.0, PowerOn.DONE),
        (Record(started=True), replace(CLOSED, present_voltage_v=0.0), True, 0.0, PowerOn.DONE),
        (Record(), VIEW, True, 0.0, PowerOn.WAIT),
        (Record(), VIEW, False, 2.9, PowerOn.WAIT),
        (Record(), replace(CLOSED, present_voltage_v=300.0), False, 2.9, PowerOn.WAIT),
        (Record(), replace(CLOSED, present_voltage_v=300.0), False, 3.0, PowerOn.NOT_APPLIED),
        (Record(), replace(VIEW, pilot="B"), False, 3.0, PowerOn.NOT_APPLIED),
        (Record(), VIEW, False, 3.0, PowerOn.CONTACTOR_ERROR),
        (Record(), replace(VIEW, contactor=CheckState.FAILED), True, 0.0, PowerOn.WAIT),  # of an earlier try
        (Record(), replace(VIEW, contactor=CheckState.FAILED), False, 0.1, PowerOn.CONTACTOR_ERROR),
    ],
)
def test_power_is_on_when_the_contactor_says_so(
    record: Record, view: EvseView, first: bool, waited_s: float, verdict: PowerOn
) -> None:
    told, why = judge_power_on(record, view, first, waited_s, 3.0)
    assert told is verdict
    assert bool(why) is (verdict in (PowerOn.NOT_APPLIED, PowerOn.CONTACTOR_ERROR))


def test_a_precharge_that_takes_too_long_or_meets_a_fault_is_refused() -> None:
    assert precharge_refusal(Record(), VIEW, 100.0) is None
    assert precharge_refusal(Record(precharge_since=100.0), VIEW, 109.9) is None
    assert precharge_refusal(Record(precharge_since=100.0), VIEW, 110.0) is not None
    assert precharge_refusal(Record(), replace(VIEW, malfunction=True), 100.0) is not None


@pytest.mark.parametrize(
    ("target_v", "asked_v", "voltage_v", "remarks"),
    [(None, 350.0, 350.0, 0), (None, 2000.0, 500.0, 1), (400.0, 2000.0, 500.0, 0), (None, -5.0, 0.0, 1)],
)
def test_the_precharge_voltage_stays_within_both_sides_limits_and_says_so_once(
    target_v: float | None, asked_v: float, voltage_v: float, remarks: int
) -> None:
    view = replace(VIEW, dc=DcLimits(max_voltage_v=500.0))
    told, effects = precharge_voltage(Record(precharge_target_v=target_v), view, asked_v)
    assert (told, len(effects)) == (voltage_v, remarks)


@pytest.mark.parametrize("trouble", ["emergency", "malfunction"])
def test_energy_is_cut_once_dc_before_the_contactor(trouble: str) -> None:
    view = replace(VIEW, **{trouble: True})
    assert cut_energy(Record(), VIEW) == () == cut_energy(Record(cut=True), view)
    note, *acts = cut_energy(Record(), view)
    assert isinstance(note, Trace) and note.warning and acts == [StopDc(), RequestContactor(False)]
    assert cut_energy(Record(dc=False), view)[1:] == (RequestContactor(False),)
