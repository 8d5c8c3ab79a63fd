"""The driver's choice: what is planned and claimed, what the vehicle hears of it, and that no cap is ever lifted."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.hal.api import PilotState
from firmware.iso15118.api import MobilityNeeds, Notification
from firmware.station.api import (
    DriverChoice,
    PresentToken,
    PricePeriod,
    Reason,
    Result,
    SetDriverChoice,
    SetLimit,
    Stage,
    TariffView,
)
from firmware.station.choice import Window, Wishes, WishFacts, windows, within
from firmware.station.tariff import PriceHours
from tests.station.rig import CARD, Rig, ac_settings

UTC_NOW = datetime(2026, 5, 12, 20, 0, tzinfo=UTC)
NIGHT = (PricePeriod(0.0, 0.5), PricePeriod(7_200.0, 0.2), PricePeriod(21_600.0, 0.5))
FACTS = WishFacts(now=100.0, utc=UTC_NOW, base_a=32.0, power_w=10_000.0, prices=NIGHT, per_kwh=0.5)


def later(hours: float) -> str:
    return (UTC_NOW + timedelta(hours=hours)).isoformat()


def wishing(**wish: object) -> Wishes:
    wishes = Wishes(UTC)
    answer = wishes.take(DriverChoice(**wish), 100.0, UTC_NOW)  # type: ignore[arg-type]
    assert answer.result is Result.ACCEPTED, answer
    return wishes


def test_the_cheapest_hours_before_the_departure() -> None:
    assert windows(3_600.0, 36_000.0, NIGHT) == (Window(7_200.0, 10_800.0),)
    assert windows(20_000.0, 36_000.0, NIGHT) == (Window(1_600.0, 21_600.0),)  # in one go, up to the cheap ones
    assert windows(3_600.0, 3_600.0, NIGHT) == (Window(0.0, 3_600.0),)  # no time to choose
    assert windows(3_600.0, 36_000.0, ()) == (Window(0.0, 3_600.0),)
    assert windows(0.0, 36_000.0, NIGHT) == ()


def test_a_short_wait_is_not_worth_switching_for() -> None:
    soon = (PricePeriod(0.0, 0.5), PricePeriod(200.0, 0.2))
    assert windows(3_600.0, 36_000.0, soon) == (Window(0.0, 3_800.0),)


@given(
    need_s=st.floats(1.0, 50_000.0),
    horizon_s=st.floats(1.0, 80_000.0),
    steps=st.lists(st.tuples(st.floats(1.0, 80_000.0), st.floats(0.0, 1.0)), max_size=8),
)
def test_a_plan_is_ordered_and_gives_enough_time(
    need_s: float, horizon_s: float, steps: list[tuple[float, float]]
) -> None:
    prices = (PricePeriod(0.0, 0.3), *(PricePeriod(at, p) for at, p in sorted(dict(steps).items())))
    planned = windows(need_s, horizon_s, prices)
    assert all(one.end_s <= other.start_s for one, other in itertools.pairwise(planned))
    assert sum(w.end_s - w.start_s for w in planned) >= min(need_s, horizon_s) - 1e-3 or planned[0].start_s == 0.0
    if need_s < horizon_s:
        assert planned[-1].end_s <= horizon_s + 1e-6


def test_waits_for_the_cheap_hours_and_says_until_when() -> None:
    wishes = wishing(departure=later(10), energy_wh=10_000.0)
    claim = wishes.claim(FACTS)
    assert claim is not None and claim.limit_a == 0.0
    assert (claim.reason.key, claim.reason.params["until"]) == ("cheaper_hours", "22:00")
    plan = wishes.view(FACTS)
    assert plan is not None and plan.finish_s == pytest.approx(7_200.0 + 3_600.0) and plan.late_s == 0.0
    assert plan.cost == pytest.approx(2.0)
    assert wishes.claim(replace(FACTS, prices=NIGHT[:1])) is None  # no cheaper hours: at once


def test_what_cannot_be_done_in_time_is_said_and_begun_at_once() -> None:
    wishes = wishing(departure=later(1), energy_wh=20_000.0)
    plan = wishes.view(FACTS)
    assert wishes.claim(FACTS) is None
    assert plan is not None and plan.late_s == pytest.approx(3_600.0) and plan.periods[0].power_w == 10_000.0


def test_a_state_of_charge_is_a_share_of_what_the_vehicle_asks_for() -> None:
    facts = replace(FACTS, need_wh=40_000.0, soc_percent=20)
    assert wishing(target_soc_percent=80).left_wh(facts) == pytest.approx(30_000.0)
    assert wishing(target_soc_percent=80).left_wh(replace(facts, soc_percent=90)) == 0.0
    assert wishing(target_soc_percent=80).left_wh(replace(facts, soc_percent=None)) == 40_000.0
    assert wishing(target_soc_percent=80).left_wh(replace(facts, need_wh=None)) is None
    assert wishing().left_wh(replace(facts, soc_percent=100)) == 40_000.0


@pytest.mark.parametrize(
    ("wish", "facts", "key", "limit_a"),
    [
        ({"pause": True, "priority": True}, {}, "driver_paused", 0.0),
        ({"energy_wh": 5_000.0}, {"done_wh": 5_000.0}, "target_reached", 0.0),
        ({"target_soc_percent": 80}, {"soc_percent": 80}, "target_reached", 0.0),
        ({"energy_wh": 5_000.0, "priority": True}, {"done_wh": 6_000.0}, "driver_priority", 32.0),
        ({"departure": later(10), "energy_wh": 1e4, "priority": True}, {}, "driver_priority", 32.0),
    ],
)
def test_claims(wish: dict[str, object], facts: dict[str, object], key: str, limit_a: float) -> None:
    claim = wishing(**wish).claim(replace(FACTS, **facts))  # type: ignore[arg-type]
    assert claim is not None and (claim.reason.key, claim.limit_a) == (key, limit_a)


@pytest.mark.parametrize(
    "wish",
    [
        {"departure": "tomorrow"},
        {"departure": later(-1)},
        {"departure": later(24 * 8)},
        {"energy_wh": 0.0},
        {"energy_wh": float("nan")},
        {"target_soc_percent": 101},
    ],
)
def test_what_cannot_be_meant_is_refused(wish: dict[str, object]) -> None:
    wishes = wishing(energy_wh=1_000.0)
    assert wishes.take(DriverChoice(**wish), 0.0, UTC_NOW).result is Result.REJECTED  # type: ignore[arg-type]
    assert wishes.choice == DriverChoice(energy_wh=1_000.0)


def test_later_limits_hold_within_the_plan_only() -> None:
    planned = (Window(100.0, 200.0),)
    assert within(planned, 32.0, ((150.0, 10.0),)) == ((100.0, 32.0), (150.0, 10.0), (200.0, 10.0))


# --- in a station ----------------------------------------------------------------------------------------------------


def visit(**settings: object) -> Rig:
    """A car at a station that is cheap from 22 to 6 o'clock; it is 20 o'clock."""
    rig = Rig(
        ac_settings(
            tariff=TariffView("EUR", 0.5), price_hours=(PriceHours(22 * 60, 6 * 60, 0.2),), zone=UTC, **settings
        )
    )
    rig.clock.utc = UTC_NOW
    rig.plug_in()
    rig.command(PresentToken(CARD))
    rig.run(0.2)
    return rig


def test_nobody_chooses_before_somebody_pays() -> None:
    rig = Rig()
    assert rig.command(SetDriverChoice(DriverChoice())).result is Result.REJECTED


def test_a_visit_waits_for_the_night_and_start_now_overrides() -> None:
    rig = visit(hlc=False)
    rig.pilot(PilotState.C)
    rig.run(1.0)
    assert rig.closed
    rig.command(SetDriverChoice(DriverChoice(departure=later(11), energy_wh=11_000.0)))
    rig.run(8.0)
    snapshot = rig.station.snapshot(rig.now)
    assert not rig.closed and snapshot.stage is Stage.WAITING
    assert snapshot.reason.key == "cheaper_hours" and snapshot.choice is not None
    assert [p.per_kwh for p in snapshot.prices] == [0.5, 0.2, 0.5]
    rig.command(SetDriverChoice(DriverChoice(departure=later(11), energy_wh=11_000.0, priority=True)))
    rig.run(8.0)
    assert rig.closed and rig.station.snapshot(rig.now).stage is Stage.CHARGING


def test_enough_is_enough_and_pause_is_a_pause() -> None:
    rig = visit(hlc=False)
    rig.pilot(PilotState.C)
    rig.run(1.0)
    rig.command(SetDriverChoice(DriverChoice(pause=True)))
    rig.run(8.0)
    assert not rig.closed and rig.station.snapshot(rig.now).reason.key == "driver_paused"
    rig.command(SetDriverChoice(DriverChoice(energy_wh=20.0)))
    rig.run(20.0)
    assert not rig.closed and rig.station.snapshot(rig.now).reason.key == "target_reached"
    assert rig.journal.open() is not None  # the visit goes on until somebody stops or unplugs
    rig.unplug()
    rig.run(1.0)
    assert rig.station.snapshot(rig.now).choice is None


def test_no_wish_lifts_a_cap() -> None:
    rig = visit(hlc=False)
    rig.pilot(PilotState.C)
    rig.command(SetLimit("grid", 8.0, Reason("smart_charging", "x", {"limit": "8"})))
    rig.command(SetLimit("schedule", 0.0, Reason("smart_charging", "x", {"limit": "0"})))
    rig.run(1.0)
    assert rig.station.snapshot(rig.now).limit_a == 0.0
    rig.command(SetDriverChoice(DriverChoice(priority=True)))
    rig.run(1.0)
    assert rig.station.snapshot(rig.now).limit_a == 8.0


def test_a_vehicle_hears_of_it_and_negotiates_anew() -> None:
    rig = visit()
    rig.session()
    rig.eim()
    rig.ac_charge()
    assert [p.max_power_w for p in rig.view().schedule or ()] == [16 * 690.0]
    rig.command(SetDriverChoice(DriverChoice(departure=later(11), energy_wh=11_000.0)))
    view = rig.view()
    assert view.notification is Notification.RENEGOTIATE
    assert view.mobility == MobilityNeeds(departure_s=view.mobility.departure_s if view.mobility else None)
    assert view.mobility is not None and 39_000 < (view.mobility.departure_s or 0) <= 39_600
    periods = view.schedule or ()
    assert periods[0].max_power_w == 0.0 and periods[1].max_power_w == 16 * 690.0
    assert 7_000 < periods[1].start_s <= 7_200
    assert view.tariff is not None and view.tariff.levels == 2
