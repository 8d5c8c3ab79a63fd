"""The reduction of samples against the model of the line: any phase, duty, jitter, RC and state."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.hal.boards.pi.levels import Levels, divider_ohm, pt1000_c, reduce_batch
from tests.hal.boards.pi.fakes import Line

STEP_US = 52.0


@given(
    high_v=st.sampled_from([12.0, 9.0, 6.0, 3.0]) | st.floats(1.5, 12.6),
    low_v=st.floats(-12.6, -11.4),
    duty=st.just(5.0) | st.floats(8.0, 96.0),
    tau_us=st.floats(0.5, 5.0),
    jitter_us=st.floats(0.0, 20.0),
    start_us=st.floats(0.0, 1000.0),
    seed=st.integers(0, 10_000),
)
def test_levels_are_right_or_the_batch_says_nothing(
    high_v: float, low_v: float, duty: float, tau_us: float, jitter_us: float, start_us: float, seed: int
) -> None:
    line = Line(high_v, low_v, duty, tau_us, 0.05, jitter_us)
    levels = reduce_batch(line.batch(200, STEP_US, start_us, random.Random(seed)), pwm=True)
    if levels is not None:
        assert abs(levels.high_v - high_v) < 0.5 and abs(levels.low_v - low_v) < 0.3


@pytest.mark.parametrize("duty", [5.0, 10.0, 26.7, 53.3, 89.2, 96.0])
def test_nearly_every_batch_says_something(duty: float) -> None:
    chance = random.Random(1)
    good = 0
    for _ in range(500):
        line = Line(6.0, -12.0, duty)
        levels = reduce_batch(line.batch(200, STEP_US, chance.uniform(0, 1000), chance), pwm=True)
        good += levels is not None and abs(levels.high_v - 6.0) < 0.3
    assert good >= 495


@given(st.floats(-13.0, 13.0), st.booleans(), st.integers(0, 1000))
def test_a_constant_line_is_one_level(volts: float, pwm: bool, seed: int) -> None:
    levels = reduce_batch(Line(volts, volts, 100.0).batch(200, STEP_US, 0.0, random.Random(seed)), pwm)
    assert levels is not None and levels.high_v == levels.low_v == pytest.approx(volts, abs=0.1)


def test_spikes_do_not_move_a_level() -> None:
    samples = [6.0] * 100 + [11.0] * 3
    assert reduce_batch(samples, pwm=False) == Levels(6.0, 6.0)


def test_a_line_that_changes_in_the_batch_says_nothing() -> None:
    assert reduce_batch([12.0] * 100 + [9.0] * 100, pwm=False) is None
    ramp = [-12.0] * 100 + [6.0 + 0.03 * step for step in range(100)]
    assert reduce_batch(ramp, pwm=True) is None


def test_too_few_samples_say_nothing() -> None:
    assert reduce_batch([], pwm=True) is None
    assert reduce_batch([12.0, 12.0], pwm=False) is None
    assert reduce_batch([-12.0] * 100 + [12.0] * 2, pwm=True) is None
    assert reduce_batch([float("nan")] * 10, pwm=False) is None


@given(st.lists(st.floats(-20, 20), max_size=300), st.booleans())
def test_any_samples_give_levels_in_their_range_or_nothing(samples: list[float], pwm: bool) -> None:
    levels = reduce_batch(samples, pwm)
    if levels is not None:
        assert min(samples) - 1e-9 <= levels.low_v <= levels.high_v <= max(samples) + 1e-9


@pytest.mark.parametrize("ohm", [100.0, 220.0, 680.0, 1500.0])
def test_divider(ohm: float) -> None:
    assert divider_ohm(3.3 * ohm / (ohm + 1000.0), 3.3, 1000.0) == pytest.approx(ohm)


def test_open_and_short_inputs() -> None:
    assert divider_ohm(3.3, 3.3, 1000.0) == float("inf") and divider_ohm(0.0, 3.3, 1000.0) == 0.0
    assert pt1000_c(1000.0) == 0.0 and pt1000_c(1385.0) == pytest.approx(100.0)
    assert pt1000_c(float("inf")) > 150.0 and pt1000_c(0.0) < -45.0  # no sensor: the safety step sees that
