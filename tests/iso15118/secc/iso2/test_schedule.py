"""Schedules as arithmetic."""

from hypothesis import given
from hypothesis import strategies as st

from firmware.iso15118.api import PowerPeriod
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


@given(PERIODS, st.integers(1, 100_000))
def test_the_offer_itself_is_a_good_profile(schedule: tuple[PowerPeriod, ...], horizon_s: int) -> None:
    offer = limited(schedule, 22_000.0, horizon_s, 12)
    if len({period.start_s for period in offer}) == len(offer):
        assert profile_fault(offer, offer) is None
    above = tuple(PowerPeriod(p.start_s, p.max_power_w * 1.01 + 1.0) for p in offer)
    assert profile_fault(above, offer) is not None


def test_no_profile_is_no_fault() -> None:
    assert profile_fault((), (PowerPeriod(0, 1.0),)) is None
