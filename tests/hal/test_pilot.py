"""Levels, debounce, duty and proximity as tables and properties."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.hal.api import DIGITAL, DRIVE_E, DRIVE_F, X1, DriveKind, PilotDrive, PilotState
from firmware.hal.pilot import (
    BANDS,
    HYSTERESIS_V,
    PilotTrack,
    Proximity,
    classify,
    classify_proximity,
    current_for_duty,
    diode_seen,
    drive_is_legal,
    duty_for_current,
    observe,
)

A, B, C, D, E, F, UNKNOWN = (
    PilotState.A,
    PilotState.B,
    PilotState.C,
    PilotState.D,
    PilotState.E,
    PilotState.F,
    PilotState.UNKNOWN,
)
LEVEL = {A: 12.0, B: 9.0, C: 6.0, D: 3.0, E: 0.0, F: -12.0}


# --- Levels ---


@pytest.mark.parametrize(
    ("volts", "state"),
    [
        *[(level + offset, state) for state, level in LEVEL.items() for offset in (-1.0, 0.0, 1.0)],
        (14.0, UNKNOWN),
        (-5.0, UNKNOWN),
        (-14.0, UNKNOWN),
        (math.nan, UNKNOWN),
        (math.inf, UNKNOWN),
        (-math.inf, UNKNOWN),
    ],
)
def test_windows(volts: float, state: PilotState) -> None:
    assert classify(volts, UNKNOWN) is state


@pytest.mark.parametrize("ohm", [1870.0, 2740.0, 4610.0])
def test_state_b_over_the_resistors_a_tester_sweeps(ohm: float) -> None:
    assert classify(0.7 + 11.3 * ohm / (ohm + 1000.0), UNKNOWN) is B


@pytest.mark.parametrize("added", [909.0, 1300.0, 1723.0])
def test_state_c_over_the_resistors_a_tester_sweeps(added: float) -> None:
    """They are what S2 adds in parallel to the resistor of state B."""
    ohm = 1.0 / (1.0 / 2740.0 + 1.0 / added)
    assert classify(0.7 + 11.3 * ohm / (ohm + 1000.0), UNKNOWN) is C


def test_b_and_c_do_not_overlap_over_every_tolerance_at_once() -> None:
    """Generator +-5 %, 970 to 1030 Ohm source, diode 0.55 to 0.85 V, all resistors of the tester's list."""
    levels: dict[PilotState, list[float]] = {B: [], C: []}
    for source_v, source_ohm, diode_v in itertools.product((11.4, 12.6), (970.0, 1030.0), (0.55, 0.85)):
        for of_b in (1870.0, 2740.0, 4610.0):
            for added in (None, 909.0, 1300.0, 1723.0):
                ohm = of_b if added is None else 1.0 / (1.0 / of_b + 1.0 / added)
                volts = diode_v + (source_v - diode_v) * ohm / (ohm + source_ohm)
                levels[B if added is None else C].append(volts)
    assert min(levels[B]) > 7.54 and max(levels[C]) < 7.48
    assert all(classify(volts, UNKNOWN) is C for volts in levels[C])


@pytest.mark.parametrize(("upper", "lower", "threshold"), [(A, B, 10.5), (B, C, 7.5), (C, D, 4.5), (D, E, 1.5)])
def test_hysteresis_around_every_threshold(upper: PilotState, lower: PilotState, threshold: float) -> None:
    assert 0.2 <= HYSTERESIS_V <= 0.3
    inside, outside = HYSTERESIS_V / 2 - 0.01, HYSTERESIS_V / 2 + 0.01
    assert classify(threshold - inside, upper) is upper
    assert classify(threshold + inside, lower) is lower
    assert classify(threshold - outside, upper) is lower
    assert classify(threshold + outside, lower) is upper


@given(st.floats(), st.sampled_from(list(PilotState)))
def test_a_level_is_never_taken_for_a_state_far_from_it(volts: float, present: PilotState) -> None:
    state = classify(volts, present)
    if state is not UNKNOWN:
        low, high = BANDS[state]
        assert low - HYSTERESIS_V / 2 <= volts <= high + HYSTERESIS_V / 2


@pytest.mark.parametrize(
    ("low", "seen"), [(-12.0, True), (-10.0, True), (-9.9, False), (0.0, False), (6.0, False), (math.nan, False)]
)
def test_diode(low: float, seen: bool) -> None:
    assert diode_seen(low) is seen


# --- Debounce ---


def play(*levels: tuple[float, int], period: float = 0.01) -> list[tuple[float, PilotTrack]]:
    """(volts, batches)... -> the track after every batch."""
    track, now, out = PilotTrack(), 0.0, []
    for volts, count in levels:
        for _ in range(count):
            now += period
            track = observe(track, volts, now)
            out.append((now, track))
    return out


def test_one_batch_changes_nothing_and_the_change_comes_within_50_ms() -> None:
    settled = [(12.0, 10), (9.0, 10)]
    assert play(*settled, (6.0, 1))[-1][1].state is B
    history = play(*settled, (6.0, 10))
    changed = next(now for now, track in history if track.state is C)
    assert changed - 0.20 <= 0.05


@pytest.mark.parametrize("after", [A, B, E, F])
def test_leaving_c_takes_ready_away_within_50_ms(after: PilotState) -> None:
    history = play((12.0, 10), (9.0, 10), (6.0, 20), (LEVEL[after], 10))
    assert history[39][1].ready
    gone = next(now for now, track in history[40:] if not track.ready)
    assert gone - 0.40 <= 0.05


def test_ready_goes_even_when_no_two_batches_outside_c_are_equal() -> None:
    history = play((12.0, 10), (9.0, 10), (6.0, 20), (9.0, 1), (12.0, 1), (9.0, 1), (12.0, 1))
    assert not history[-1][1].ready


def test_plugging_in_waits_for_the_contacts_to_stop_bouncing() -> None:
    bouncing = [(9.0, 2), (12.0, 1)] * 5
    assert play((12.0, 10), *bouncing)[-1][1].state is A
    assert play((12.0, 10), *bouncing, (9.0, 7))[-1][1].state is B


def test_a_clean_change_is_never_unstable_however_closely_it_is_sampled() -> None:
    """After a late turn the next one follows at once: five batches within the settling time."""
    track = play((12.0, 10), (9.0, 10), (6.0, 20))[-1][1]
    for now in (1.000, 1.002, 1.010, 1.012, 1.0199, 1.021, 1.030):
        track = observe(track, 12.0, now)
        assert not track.unstable
    assert track.state is A


def test_a_level_that_keeps_jumping_is_unstable_and_recovers() -> None:
    jumping = [(9.0, 1), (6.0, 1)] * 5
    history = play((12.0, 10), (9.0, 10), (6.0, 20), *jumping)
    assert history[-1][1].unstable and not history[-1][1].ready
    assert not play((12.0, 10), (9.0, 10), (6.0, 20), *jumping, (6.0, 20))[-1][1].unstable


@pytest.mark.parametrize(
    ("batches", "toggles"), [(5, 0), (13, 0), (20, 1), (30, 1), (40, 1), (47, 0), (100, 0)], ids=lambda v: str(v)
)
def test_b_c_b_toggles_are_counted_by_their_length(batches: int, toggles: int) -> None:
    assert play((12.0, 10), (9.0, 20), (6.0, batches), (9.0, 20))[-1][1].toggles == toggles


def test_unplugging_from_c_is_no_toggle() -> None:
    assert play((12.0, 10), (9.0, 20), (6.0, 30), (12.0, 20))[-1][1].toggles == 0


@given(st.lists(st.tuples(st.floats(-15, 15), st.integers(1, 8)), max_size=30))
def test_ready_always_rests_on_two_batches_in_c_or_d(levels: list[tuple[float, int]]) -> None:
    track, now, recent = PilotTrack(), 0.0, []
    for volts, count in levels:
        for _ in range(count):
            now += 0.01
            track = observe(track, volts, now)
            recent = [*recent[-5:], volts]
            if track.ready:
                ready_now = sum(4.3 <= level <= 7.7 or 1.3 <= level <= 4.7 for level in recent)
                assert track.state.ready and ready_now >= 2


# --- Duty ---


@pytest.mark.parametrize(
    ("ampere", "duty"),
    [(6, 10.0), (10, 16.7), (13, 21.7), (16, 26.7), (20, 33.3), (32, 53.3), (51, 85.0), (63, 89.2), (80, 96.0)],
)
def test_duty_table(ampere: float, duty: float) -> None:
    assert round(duty_for_current(ampere), 1) == duty


@pytest.mark.parametrize("ampere", [5.99, 0.0, -6.0, math.nan])
def test_less_than_6_a_cannot_be_offered(ampere: float) -> None:
    with pytest.raises(ValueError, match="cannot be told"):
        duty_for_current(ampere)


@pytest.mark.parametrize(
    ("duty", "ampere"),
    [
        (0.0, 0.0),
        (2.9, 0.0),
        (3.0, None),
        (5.0, None),
        (7.0, None),
        (7.5, 0.0),
        (8.0, 6.0),
        (9.9, 6.0),
        (10.0, 6.0),
        (50.0, 30.0),
        (85.0, 51.0),
        (86.0, 55.0),
        (96.0, 80.0),
        (96.5, 80.0),
        (97.5, 0.0),
        (100.0, 0.0),
        (math.nan, 0.0),
    ],
)
def test_what_a_vehicle_reads(duty: float, ampere: float | None) -> None:
    assert current_for_duty(duty) == (ampere if ampere is None else pytest.approx(ampere))


@given(st.floats(6.0, 200.0))
def test_a_vehicle_never_reads_more_than_was_offered_nor_much_less(ampere: float) -> None:
    duty = duty_for_current(ampere)
    assert 10.0 <= duty <= 96.0 and drive_is_legal(PilotDrive(DriveKind.PWM, duty))
    read = current_for_duty(duty)
    assert read is not None
    assert min(ampere, 80.0) - 1.5 - 1e-9 <= read <= ampere + 1e-9


@given(st.floats(6.0, 80.0), st.floats(6.0, 80.0))
def test_more_current_is_never_told_by_less_duty(one: float, other: float) -> None:
    assert one > other or duty_for_current(one) <= duty_for_current(other)


@pytest.mark.parametrize("drive", [X1, DRIVE_E, DRIVE_F, DIGITAL, PilotDrive(DriveKind.PWM, 10.0)])
def test_legal_drives(drive: PilotDrive) -> None:
    assert drive_is_legal(drive)


@pytest.mark.parametrize("duty", [0.0, 4.9, 5.1, 7.0, 9.99, 96.1, 100.0, math.nan, -1.0])
def test_illegal_duties(duty: float) -> None:
    assert not drive_is_legal(PilotDrive(DriveKind.PWM, duty))


# --- Proximity ---


@pytest.mark.parametrize(
    ("ohm", "meaning"),
    [
        (1100, Proximity.CABLE_13A),
        (1500, Proximity.CABLE_13A),
        (2460, Proximity.CABLE_13A),
        (3000, Proximity.CABLE_13A),
        (1000, Proximity.CABLE_13A),
        (400, Proximity.CABLE_20A),
        (936, Proximity.CABLE_20A),
        (350, Proximity.CABLE_20A),
        (164, Proximity.CABLE_32A),
        (308, Proximity.CABLE_32A),
        (150, Proximity.CABLE_32A),
        (80, Proximity.CABLE_63A),
        (140, Proximity.CABLE_63A),
        (59, Proximity.INVALID),
        (0, Proximity.INVALID),
        (-5, Proximity.INVALID),
        (math.nan, Proximity.INVALID),
        (None, Proximity.INVALID),
        (4501, Proximity.NO_CABLE),
        (math.inf, Proximity.NO_CABLE),
    ],
)
def test_proximity_coding(ohm: float | None, meaning: Proximity) -> None:
    assert classify_proximity(ohm) is meaning


@given(st.floats(60.0, 4500.0), st.floats(60.0, 4500.0))
def test_more_resistance_never_means_more_current(one: float, other: float) -> None:
    a, b = classify_proximity(one).limit_a, classify_proximity(other).limit_a
    assert a is not None and b is not None
    assert one < other or a <= b
