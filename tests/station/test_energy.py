"""From the limit to duty cycle, V2G limits and DC targets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.hal.api import DriveKind, PilotDrive
from firmware.hal.pilot import current_for_duty, drive_is_legal
from firmware.station.energy import DutyPacer, ac_limits, clip_dc_target, dc_limits, duty_for, schedule_for
from tests.station.rig import RATINGS


@pytest.mark.parametrize(
    ("amps", "percent"),
    [
        (6.0, 10.0),
        (10.0, 16.6),
        (16.0, 26.6),
        (32.0, 53.3),
        (51.0, 85.0),
        (52.0, 85.0),
        (63.0, 89.2),
        (80.0, 96.0),
        (200.0, 96.0),
    ],
)
def test_duty(amps: float, percent: float) -> None:
    assert duty_for(amps) == percent


@pytest.mark.parametrize("amps", [0.0, 5.99, -3.0, float("nan")])
def test_no_offer_below_six_amperes(amps: float) -> None:
    assert duty_for(amps) is None


@given(st.floats(6.0, 500.0))
def test_a_vehicle_never_reads_more_than_the_limit(amps: float) -> None:
    percent = duty_for(amps)
    assert percent is not None and drive_is_legal(PilotDrive(DriveKind.PWM, percent))
    told = current_for_duty(percent)  # 52.7 A is rounded to 85.0 %, which reads as 51 A
    assert told is not None and 6.0 <= told <= amps + 1e-9 and told >= min(amps, 80.0) - 1.76


def test_pacing_holds_changes_but_not_switching() -> None:
    pacer = DutyPacer()
    assert pacer.update(16.0, 0.0) == 26.6
    assert pacer.update(10.0, 4.9) == 26.6
    assert pacer.update(10.0, 5.0) == 16.6
    assert pacer.update(0.0, 5.1) is None
    assert pacer.update(32.0, 5.2) == 53.3
    pacer.off()
    assert pacer.percent is None


def test_ac_limits_are_usable_or_zero() -> None:
    assert ac_limits(16.0, 230.0, 3).max_power_w == 11_040.0
    assert ac_limits(5.9, 230.0, 3).max_current_a == 0.0


def test_dc_limits_follow_the_input_power() -> None:
    limits = dc_limits(32.0, 230.0, 3, RATINGS)
    assert (limits.max_power_w, limits.max_current_a) == (22_080.0, 125.0)
    assert dc_limits(200.0, 230.0, 3, RATINGS).max_power_w == 50_000.0
    none = dc_limits(0.0, 230.0, 3, RATINGS)
    assert (none.max_power_w, none.max_current_a, none.min_current_a) == (0.0, 0.0, 0.0)


@given(st.floats(allow_nan=True), st.floats(allow_nan=True), st.floats(0, 80))
def test_a_target_never_leaves_the_limits(voltage_v: float, current_a: float, limit_a: float) -> None:
    limits = dc_limits(limit_a, 230.0, 3, RATINGS)
    volts, amps = clip_dc_target(voltage_v, current_a, limits)
    assert 0.0 <= volts <= 500.0 and 0.0 <= amps <= 125.0
    assert volts * amps <= limits.max_power_w * (1 + 1e-9)


def test_schedule() -> None:
    (period,) = schedule_for(11_040.0)
    assert (period.start_s, period.max_power_w) == (0, 11_040.0)
