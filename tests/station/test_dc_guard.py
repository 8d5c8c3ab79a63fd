"""The DC voltage against the vehicle's limit, its class, and its other measurements."""

import pytest

from firmware.station.dc_guard import OVER_S, SPREAD_S, DcGuard, DcVoltages, class_limit_v


def present(guard: DcGuard, now: float, *volts: float, ev: float | None = 400.0, energy: bool = True) -> set[str]:
    return {fault for fault, there in guard.causes(DcVoltages(volts, ev, 1000.0, energy), now) if there}


@pytest.mark.parametrize(
    ("vehicle", "limit"),
    [(400.0, 550.0), (500.0, 550.0), (501.0, 825.0), (850.0, 935.0), (1000.0, 1100.0), (1001.0, 1375.0)],
)
def test_the_classes(vehicle: float, limit: float) -> None:
    assert class_limit_v(vehicle) == limit


def test_above_the_vehicles_limit_counts_after_400_ms_and_above_its_class_at_once() -> None:
    guard = DcGuard()
    assert not present(guard, 1.0, 401.0) and not present(guard, 1.0 + OVER_S - 0.01, 401.0)
    assert present(guard, 1.0 + OVER_S, 401.0) == {"dc_voltage_high"}
    assert not present(guard, 2.0, 400.0) and not present(guard, 2.3, 401.0)
    assert present(guard, 2.35, 550.0) == {"dc_voltage_high"}


def test_the_test_voltage_of_the_cable_check_may_be_above_the_vehicles_limit_but_not_above_its_class() -> None:
    guard = DcGuard()
    for step in range(100):
        assert not present(guard, step * 0.05, 450.0, energy=False)
    assert present(guard, 6.0, 551.0, energy=False) == {"dc_voltage_high"}


def test_without_a_session_the_stations_own_limit_counts() -> None:
    assert not present(DcGuard(), 1.0, 1050.0, ev=None, energy=False)
    assert present(DcGuard(), 1.0, 1100.0, ev=None, energy=False) == {"dc_voltage_high"}


def test_measurements_that_differ_by_more_than_50_v_for_30_s() -> None:
    guard = DcGuard()
    assert not present(guard, 0.0, 390.0, 339.0) and not present(guard, SPREAD_S - 0.1, 390.0, 339.0)
    assert present(guard, SPREAD_S, 390.0, 339.0, 380.0) == {"dc_voltage_implausible"}
    assert not present(guard, SPREAD_S + 1, 390.0, 341.0) and not present(guard, SPREAD_S + 2, 390.0)


def test_what_is_no_number_is_not_compared() -> None:
    assert not present(DcGuard(), 1.0, 390.0, float("nan"))
