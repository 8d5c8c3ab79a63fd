"""Schedules and profiles of -20: pure arithmetic."""

from hypothesis import given
from hypothesis import strategies as st

from firmware.iso15118.api import EvseView, PowerPeriod, PriceStep, Tariff
from firmware.iso15118.secc.iso20.prices import price_levels
from firmware.iso15118.secc.iso20.schedule import limited, profile_fault

PERIODS = st.lists(st.builds(PowerPeriod, st.integers(-1000, 100_000), st.floats(-1000, 100_000)), max_size=100).map(
    tuple
)
OFFER = (PowerPeriod(0, 10_000.0), PowerPeriod(600, 4_000.0))


def power_at(schedule: tuple[PowerPeriod, ...], second: int) -> float:
    return [period.max_power_w for period in schedule if period.start_s <= second][-1]


@given(schedule=PERIODS, limit=st.floats(0, 50_000), horizon=st.integers(1, 90_000), entries=st.integers(1, 64))
def test_an_offer_starts_now_and_never_exceeds_limit_or_schedule(
    schedule: tuple[PowerPeriod, ...], limit: float, horizon: int, entries: int
) -> None:
    offer = limited(schedule, limit, horizon, entries)
    assert 1 <= len(offer) <= entries
    assert offer[0].start_s == 0 or schedule
    assert all(0.0 <= period.max_power_w <= limit for period in offer)
    assert all(period.start_s < horizon for period in offer)


def test_few_entries_take_the_lowest_of_what_they_stand_for() -> None:
    schedule = tuple(PowerPeriod(i * 100, power) for i, power in enumerate((9.0, 8.0, 3.0, 7.0)))
    assert limited(schedule, 100.0, 1000, 2) == (PowerPeriod(0, 9.0), PowerPeriod(100, 3.0))


def test_nothing_granted_for_the_beginning_is_nothing() -> None:
    assert power_at(limited((PowerPeriod(60, 5.0),), 9.0, 100, 5), 0) == 0.0


def test_a_profile_must_keep_below_every_period_it_reaches_into() -> None:
    assert profile_fault((PowerPeriod(0, 10_000.0), PowerPeriod(600, 4_000.0)), OFFER) is None
    assert profile_fault((PowerPeriod(0, 10_000.0),), OFFER) is not None
    assert profile_fault((PowerPeriod(-30, 4_000.0),), OFFER) is None
    assert profile_fault((), OFFER) is None
    assert profile_fault((PowerPeriod(0, -1.0),), OFFER) is not None
    assert profile_fault((PowerPeriod(0, -5_000.0),), OFFER, back=(PowerPeriod(0, 5_000.0),)) is None
    assert profile_fault((PowerPeriod(0, -5_100.0),), OFFER, back=(PowerPeriod(0, 5_000.0),)) is not None
    assert profile_fault((PowerPeriod(0, 11_000.0),), OFFER, back=(PowerPeriod(0, 5_000.0),)) is not None


def test_price_levels_follow_the_tariff_to_the_horizon() -> None:
    tariff = Tariff(7, 3, (PriceStep(600, 2), PriceStep(1200, 3), PriceStep(9999, 1)))
    view = EvseView("DE*ABC*E1", (), (), tariff=tariff, wall_unix=50)
    schedule = price_levels(view, 1800)
    entries = schedule.price_level_schedule_entries.price_level_schedule_entry
    assert [(entry.duration, entry.price_level) for entry in entries] == [(600, 2), (600, 2), (600, 3)]
    assert (schedule.price_schedule_id, schedule.number_of_price_levels, schedule.time_anchor) == (7, 3, 50)


def test_one_level_where_there_is_no_tariff() -> None:
    (entry,) = price_levels(EvseView("DE*ABC*E1", (), ()), 60).price_level_schedule_entries.price_level_schedule_entry
    assert (entry.duration, entry.price_level) == (60, 1)
