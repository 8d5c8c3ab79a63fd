"""Schedules as arithmetic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.iso15118.api import PowerPeriod
from firmware.iso15118.messages.iso2 import ChargingProfile, PhysicalValue, ProfileEntry
from firmware.iso15118.secc.iso2.responses import Unit, quantity
from firmware.iso15118.secc.iso2.schedule import DAY_S, limited, profile_fault, sa_schedule_list

PERIODS = st.lists(
    st.builds(PowerPeriod, st.integers(-10, 200_000), st.floats(-100, 50_000, allow_nan=False)), max_size=30
).map(tuple)


def power_at(periods: tuple[PowerPeriod, ...], second: int) -> float:
    """What a list of periods allows at a second: the last that has begun."""
    begun = [p for p in sorted(periods, key=lambda p: p.start_s) if p.start_s <= second]
    return begun[-1].max_power_w if begun else 0.0


@given(PERIODS, st.floats(0, 22_000), st.integers(1, 400_000), st.integers(1, 12), st.integers(0, 400_000))
def test_an_offer_never_grants_more_than_the_schedule_nor_now_more_than_the_limit(
    schedule: tuple[PowerPeriod, ...], limit_w: float, horizon_s: int, entries: int, second: int
) -> None:
    offer = limited(schedule, limit_w, horizon_s, entries)
    assert offer[0].start_s == 0
    assert len(offer) <= entries
    assert all(period.max_power_w >= 0 for period in offer)
    assert offer[0].max_power_w <= limit_w  # what holds now; later limits are the schedule's own
    # Several periods may begin at the same second; the last one counts on both sides.
    if second < horizon_s:
        assert power_at(offer, second) <= max(power_at(schedule, second), 0.0) + 1e-9


@given(PERIODS, st.integers(1, 1_000_000), st.integers(1, 12))
def test_an_offer_covers_the_time_and_is_a_message(
    schedule: tuple[PowerPeriod, ...], horizon_s: int, entries: int
) -> None:
    offer = limited(schedule, 22_000.0, horizon_s, entries)
    (told,) = sa_schedule_list(((1, offer),), horizon_s).sa_schedule_tuple
    rows = told.pmax_schedule.pmax_schedule_entry
    assert len(rows) == len(offer)
    last = rows[-1].time_interval
    end = last.start + last.duration  # type: ignore[attr-defined]
    assert end == horizon_s or last.duration == DAY_S  # type: ignore[attr-defined]


def profile(*entries: tuple[int, float | PhysicalValue]) -> ChargingProfile:
    """Entries (start in seconds, watt)."""
    return ChargingProfile(
        profile_entry=tuple(
            ProfileEntry(
                charging_profile_entry_start=start,
                charging_profile_entry_max_power=power if isinstance(power, PhysicalValue) else quantity(power, Unit.W),
            )
            for start, power in entries
        )
    )


@given(PERIODS, st.integers(1, 100_000))
def test_the_offer_itself_is_a_good_profile(schedule: tuple[PowerPeriod, ...], horizon_s: int) -> None:
    offer = limited(schedule, 22_000.0, horizon_s, 12)
    if len({period.start_s for period in offer}) == len(offer):
        assert profile_fault(profile(*((p.start_s, p.max_power_w) for p in offer)), offer) is None
    above = profile(*((p.start_s, p.max_power_w * 1.01 + 1.0) for p in offer))
    assert profile_fault(above, offer) is not None


@pytest.mark.parametrize(
    ("multiplier", "value", "good"),
    [
        (0, 11_043, True),
        (0, 11_044, False),  # a watt above what was told (PowerDelivery AC_010, DC_007)
        (1, 1_104, True),
        (1, 1_105, False),  # ten watt above where ten are a step: 11 043 rounds to 11 040
        (2, 110, True),
        (2, 111, False),
        (3, 11, True),
        (3, 12, False),
        (-1, 32_767, True),
    ],
)
def test_an_entry_is_above_the_offer_when_rounding_does_not_explain_it(multiplier: int, value: int, good: bool) -> None:
    entry = PhysicalValue(multiplier=multiplier, unit=Unit.W, value=value)
    assert (profile_fault(profile((0, entry)), (PowerPeriod(0, 11_043.0),)) is None) is good


def test_an_entry_that_was_rounded_up_by_half_a_step() -> None:
    offer = (PowerPeriod(0, 7_336.0),)
    up = PhysicalValue(multiplier=1, unit=Unit.W, value=734)
    assert profile_fault(profile((0, up)), offer) is None
    coarse = PhysicalValue(
        multiplier=3, unit=Unit.W, value=8
    )  # nearest, but 9 % above: nobody's rounding is worth that
    assert profile_fault(profile((0, coarse)), (PowerPeriod(0, 7_500.0),)) is not None


def test_no_profile_is_no_fault() -> None:
    assert profile_fault(None, (PowerPeriod(0, 1.0),)) is None
