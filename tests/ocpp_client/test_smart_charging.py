"""The composite schedule: cases worked by hand, and agreement with a slow, obvious reference second by second."""

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.ocpp_client.smart_charging import (
    DAY_S,
    WEEK_S,
    Charge,
    Kind,
    Limit,
    Period,
    Profile,
    Purpose,
    Step,
    Supply,
    composite,
    limit_at,
    within,
)

SUPPLY = Supply(230.0, 3, 32.0)
T0 = 1_767_268_800.0  # 2026-01-01 12:00 UTC
NOBODY = Charge(T0)
TX = Charge(T0, "tx-1", T0)


def profile(*periods: tuple[float, float], **more: Any) -> Profile:
    values: dict[str, Any] = {
        "id": 1, "evse": 0, "purpose": Purpose.TX_DEFAULT, "kind": Kind.ABSOLUTE, "stack_level": 0, "watts": False,
        "start": T0, **more,
    }  # fmt: skip
    return Profile(periods=tuple(Period(*period) for period in periods), **values)


def amps(profiles: list[Profile], offset: float = 0.0, charge: Charge = TX) -> float | None:
    limit = limit_at(profiles, T0 + offset, SUPPLY, charge)
    return None if limit is None else limit.amps


def shape(profiles: list[Profile], duration: float, charge: Charge = TX) -> list[tuple[float, float | None]]:
    return [(s.start_s, s.limit.amps if s.limit else None) for s in composite(profiles, T0, duration, SUPPLY, charge)]


# --- by hand ----------------------------------------------------------------------------------------------------------


def test_nothing_is_no_limit_and_not_zero() -> None:
    assert amps([]) is None
    assert within(composite([], T0, 60, SUPPLY, TX), SUPPLY) == (Step(0.0, Limit(32.0, 3)),)
    assert amps([profile((0, 0.0))]) == 0.0


def test_periods_one_after_the_other() -> None:
    assert shape([profile((0, 16.0), (600, 8.0), (1200, 0.0))], 3600) == [(0.0, 16.0), (600.0, 8.0), (1200.0, 0.0)]


def test_equal_neighbours_are_one_period() -> None:
    assert shape([profile((0, 16.0), (600, 16.0), (1200, 8.0))], 3600) == [(0.0, 16.0), (1200.0, 8.0)]


def test_higher_level_wins_and_the_lower_shows_through_when_its_duration_ends() -> None:
    low, high = profile((0, 10.0), id=1), profile((0, 20.0), id=2, stack_level=1, duration_s=300.0)
    assert shape([low, high], 900) == [(0.0, 20.0), (300.0, 10.0)]


def test_higher_level_that_is_not_valid_yet() -> None:
    low, high = profile((0, 10.0)), profile((0, 20.0), id=2, stack_level=5, valid_from=T0 + 60, valid_to=T0 + 120)
    assert shape([low, high], 900) == [(0.0, 10.0), (60.0, 20.0), (120.0, 10.0)]


def test_tx_profile_overrides_the_default_whatever_the_levels() -> None:
    default = profile((0, 6.0), stack_level=9)
    mine = profile((0, 20.0), id=2, evse=1, purpose=Purpose.TX, transaction="tx-1", duration_s=60.0)
    assert shape([default, mine], 600) == [(0.0, 20.0), (60.0, 6.0)]
    assert amps([default, mine], charge=Charge(T0, "tx-2", T0)) == 6.0
    assert amps([default, mine], charge=NOBODY) == 6.0


def test_caps_take_the_minimum_and_stand_alone() -> None:
    cap = profile((0, 12.0), id=3, purpose=Purpose.STATION_MAX)
    external = profile((0, 9.0), id=4, purpose=Purpose.EXTERNAL)
    assert amps([profile((0, 20.0)), cap]) == 12.0
    assert amps([profile((0, 20.0)), cap, external]) == 9.0
    assert amps([profile((0, 8.0)), cap]) == 8.0
    assert amps([cap]) == 12.0


def test_evse_before_station_on_the_same_level() -> None:
    assert amps([profile((0, 20.0)), profile((0, 25.0), id=2, evse=1)]) == 25.0


def test_watts_are_the_sum_of_the_phases() -> None:
    assert amps([profile((0, 11_040.0), watts=True)]) == 16.0
    one = Supply(230.0, 1, 32.0)
    found = limit_at([profile((0, 3680.0), watts=True)], T0, one, TX)
    assert found is not None and found.amps == 16.0


def test_lowest_number_of_phases() -> None:
    profiles = [
        Profile(1, 0, Purpose.TX_DEFAULT, Kind.ABSOLUTE, 0, False, (Period(0, 16.0, 1),), start=T0),
        Profile(2, 0, Purpose.STATION_MAX, Kind.ABSOLUTE, 0, False, (Period(0, 20.0, 3),), start=T0),
    ]
    found = limit_at(profiles, T0, SUPPLY, TX)
    assert found == Limit(16.0, 1)


def test_relative_counts_from_when_the_evse_was_ready() -> None:
    relative = profile((0, 16.0), (600, 8.0), kind=Kind.RELATIVE, start=None)
    assert amps([relative], 0.0, Charge(T0, "tx-1", T0 - 601)) == 8.0
    assert shape([relative], 3600, NOBODY) == [(0.0, 16.0), (600.0, 8.0)]


def test_recurring_before_its_start_is_in_yesterdays_round() -> None:
    noon = profile((0, 16.0), (3600, 8.0), kind=Kind.RECURRING, every_s=DAY_S, start=T0 + DAY_S)
    assert amps([noon], -600.0) == 8.0  # 11:50: yesterday's, since 13:00
    assert amps([noon], 0.0) == 16.0


def test_recurring_shorter_than_its_round_leaves_a_gap() -> None:
    short = profile((0, 16.0), kind=Kind.RECURRING, every_s=DAY_S, duration_s=3600.0)
    assert shape([short], DAY_S + 60) == [(0.0, 16.0), (3600.0, None), (DAY_S, 16.0)]


def test_weekly() -> None:
    weekly = profile((0, 16.0), (DAY_S, 8.0), kind=Kind.RECURRING, every_s=WEEK_S)
    assert amps([weekly], 8 * DAY_S) == 8.0 and amps([weekly], 7 * DAY_S) == 16.0


def test_absolute_schedule_that_begins_later() -> None:
    assert shape([profile((0, 10.0), start=T0 + 100)], 600) == [(0.0, None), (100.0, 10.0)]


def test_within_fills_gaps_and_merges() -> None:
    steps = composite([profile((0, 40.0), start=T0 + 100)], T0, 600, SUPPLY, TX)
    assert within(steps, SUPPLY) == (Step(0.0, Limit(32.0, 3)),)


# --- against the reference --------------------------------------------------------------------------------------------


def reference(profiles: list[Profile], at: float, charge: Charge) -> float | None:
    """The rules once more, as slowly and plainly as they can be said."""

    def covers(p: Profile) -> float | None:
        if p.valid_from is not None and not at >= p.valid_from:
            return None
        if p.valid_to is not None and not at < p.valid_to:
            return None
        if p.purpose is Purpose.TX and not (charge.transaction and charge.transaction == p.transaction):
            return None
        candidates = []
        if p.kind is Kind.RELATIVE:
            candidates = [charge.ready_at if charge.ready_at is not None else charge.asked_at]
        elif p.kind is Kind.ABSOLUTE:
            candidates = [p.start]
        else:
            candidates = [p.start + k * p.every_s for k in range(-2000, 2000)]
        begun = [c for c in candidates if c <= at]
        if not begun:
            return None
        offset = at - max(begun)
        if p.duration_s is not None and offset >= p.duration_s:
            return None
        limits = [period.limit for period in p.periods if period.start_s <= offset]
        return (limits[-1] / 690.0 if p.watts else limits[-1]) if limits else None

    def of(purpose: Purpose) -> float | None:
        found = [p for p in profiles if p.purpose is purpose and covers(p) is not None]
        found.sort(key=lambda p: (p.stack_level, p.evse))
        return covers(found[-1]) if found else None

    wanted = of(Purpose.TX)
    if wanted is None:
        wanted = of(Purpose.TX_DEFAULT)
    all_limits = [x for x in (wanted, of(Purpose.STATION_MAX), of(Purpose.EXTERNAL)) if x is not None]
    return min(all_limits) if all_limits else None


@st.composite
def profiles(draw: st.DrawFn) -> list[Profile]:
    found = []
    taken = set()
    for number in range(draw(st.integers(0, 5))):
        purpose, level = draw(st.sampled_from(Purpose)), draw(st.integers(0, 3))
        evse = 1 if purpose is Purpose.TX else draw(st.integers(0, 1)) if purpose is Purpose.TX_DEFAULT else 0
        if (purpose, level, evse) in taken:
            continue
        taken.add((purpose, level, evse))
        kind = draw(st.sampled_from(Kind))
        starts = [0, *sorted(draw(st.sets(st.integers(1, 50), max_size=4)))]
        maybe = st.none() | st.integers(-20, 60).map(lambda s: T0 + s)
        found.append(
            Profile(
                number, evse, purpose, kind, level, draw(st.booleans()),
                tuple(Period(float(s), float(draw(st.integers(0, 12000)))) for s in starts),
                start=None if kind is Kind.RELATIVE else T0 + draw(st.integers(-60, 60)),
                duration_s=draw(st.none() | st.integers(1, 60).map(float)),
                every_s=float(draw(st.integers(20, 50))) if kind is Kind.RECURRING else None,
                valid_from=draw(maybe), valid_to=draw(maybe),
                transaction=draw(st.sampled_from(["tx-1", "tx-2"])) if purpose is Purpose.TX else None,
            )
        )  # fmt: skip
    return found


@settings(max_examples=150, deadline=None)
@given(profiles(), st.sampled_from([NOBODY, TX, Charge(T0, "tx-1", T0 - 30), Charge(T0 + 5, "tx-2", None)]))
def test_agrees_with_the_reference_at_every_second(found: list[Profile], charge: Charge) -> None:
    steps = composite(found, T0, 80.0, SUPPLY, charge)
    assert steps[0].start_s == 0.0 and all(a.start_s < b.start_s for a, b in pairwise(steps))
    assert all(a.limit != b.limit for a, b in pairwise(steps))
    for second in range(80):
        limit = [step.limit for step in steps if step.start_s <= second][-1]
        expected = reference(found, T0 + second, charge)
        assert (limit is None) == (expected is None)
        if limit is not None and expected is not None:
            assert abs(limit.amps - expected) < 1e-6


def test_watts_on_one_phase_are_told_beside_for_when_the_station_has_changed_over() -> None:
    """2.3 kW are less than 6 A on three phases, and 10 A on one."""
    one = Profile(1, 1, Purpose.TX_DEFAULT, Kind.ABSOLUTE, 0, True, (Period(0, 2300.0, 1),), start=T0)
    cap = Profile(2, 0, Purpose.STATION_MAX, Kind.ABSOLUTE, 0, False, (Period(0, 8.0),), start=T0)
    found = limit_at([one], T0, SUPPLY, TX)
    assert found == Limit(2300.0 / 690.0, 1, single_amps=10.0)
    found = limit_at([one, cap], T0, SUPPLY, TX)
    assert found == Limit(2300.0 / 690.0, 1, single_amps=8.0)
    found = limit_at([profile((0, 2300.0), watts=True)], T0, SUPPLY, TX)
    assert found == Limit(2300.0 / 690.0)
