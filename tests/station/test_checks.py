"""The station's own supervision."""

from dataclasses import replace

import pytest

from firmware.hal.api import ContactorState, DcReading, MeterReading, SafetyReport
from firmware.station.checks import CheckInputs, Checks, derated_a


def inputs(
    now: float,
    amps: float = 16.0,
    offered: float | None = 16.0,
    cable: float | None = None,
    wh: float = 0.0,
    meter_at: float | None = None,
    closed: bool = True,
    dc_fault: bool = False,
    online: bool | None = None,
) -> CheckInputs:
    contactor = ContactorState.CLOSED if closed else ContactorState.OPEN
    return CheckInputs(
        SafetyReport(now, contactor=contactor, cable_limit_a=cable),
        MeterReading(now if meter_at is None else meter_at, wh, current_a=(amps, 1.0, 1.0)),
        DcReading(now, 0.0, 0.0, fault=dc_fault),
        offered,
        online,
        True,
    )


def found(checks: Checks, given: CheckInputs, now: float) -> set[str]:
    return {fault for fault, cause in checks.causes(given, now) if cause}


def test_over_current_needs_ten_per_cent_and_seven_seconds() -> None:
    checks = Checks()
    for tenth in range(200):
        now = tenth / 10
        assert found(checks, inputs(now, amps=17.5), now) == set()
    assert found(checks, inputs(20.0, amps=17.7), 20.0) == set()
    assert found(checks, inputs(26.9, amps=17.7), 26.9) == set()
    assert found(checks, inputs(27.0, amps=17.7), 27.0) == {"over_current"}
    assert found(checks, inputs(27.1, amps=16.0), 27.1) == set()


def test_a_vehicle_that_must_stop_is_measured_against_six_amperes() -> None:
    checks = Checks()
    for now in (0.0, 8.0):
        assert found(checks, inputs(now, amps=6.5, offered=0.0), now) == set()


def test_cable_before_offer_and_no_check_without_contactor_or_on_dc() -> None:
    checks = Checks()
    for now in (0.0, 7.0):
        result = found(checks, inputs(now, amps=30.0, cable=20.0), now)
    assert result == {"cable_overload"}
    for given in ({"closed": False}, {"offered": None}):
        checks = Checks()
        for now in (0.0, 7.0):
            assert found(checks, inputs(now, amps=99.0, **given), now) == set()  # type: ignore[arg-type]


@pytest.mark.parametrize("wh", [98.0, float("nan")])
def test_meter_backwards_or_nonsense(wh: float) -> None:
    checks = Checks()
    assert found(checks, inputs(0.0, wh=100.0), 0.0) == set()
    assert found(checks, inputs(0.1, wh=99.5), 0.1) == set()
    assert found(checks, inputs(0.2, wh=wh), 0.2) == {"meter_fault"}
    assert found(checks, inputs(0.3, wh=101.0), 0.3) == set()


def test_meter_silent() -> None:
    checks = Checks()
    assert found(checks, inputs(10.0, meter_at=0.0), 10.0) == set()
    assert found(checks, inputs(10.1, meter_at=0.0), 10.1) == {"meter_fault"}


def test_supply_and_csms() -> None:
    checks = Checks()
    assert found(checks, inputs(0.0, dc_fault=True), 0.0) == set()
    assert found(checks, inputs(0.5, dc_fault=True, online=False), 0.5) == {"dc_supply_fault", "csms_offline"}


@pytest.mark.parametrize(
    ("celsius", "amps"),
    [(None, None), (65.0, None), (float("nan"), None), (72.5, 19.0), (80.0, 6.0), (200.0, 6.0)],
)
def test_derating(celsius: float | None, amps: float | None) -> None:
    assert derated_a(32.0, celsius, 65.0, 80.0) == amps


def test_a_card_reader_that_says_nothing_for_ten_seconds_is_a_fault() -> None:
    checks = Checks()
    assert found(checks, replace(inputs(0.0), reader_problem="silent"), 0.0) == set()
    assert found(checks, replace(inputs(9.0), reader_problem=""), 9.0) == set()
    assert found(checks, replace(inputs(10.0), reader_problem="silent"), 10.0) == set()
    assert found(checks, replace(inputs(20.0), reader_problem="silent"), 20.0) == {"reader_failed"}
    assert found(checks, inputs(21.0), 21.0) == set()
