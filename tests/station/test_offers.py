"""Offers to the vehicle: schedules under the limits, prices, and the wish to negotiate anew."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.iso15118.api import (
    ChargeStarted,
    EndReason,
    EnergyMode,
    EvNeeds,
    Notification,
    PowerPeriod,
    PriceStep,
    Protocol,
    Renegotiating,
)
from firmware.station.api import (
    OfferedSchedule,
    OfferSchedules,
    Reason,
    Renegotiate,
    Result,
    SetLimit,
    StopByDriver,
    WakeVehicle,
)
from firmware.station.effects import HlcEnable
from firmware.station.offers import RENEGOTIATION_S, VehicleOffers, lowest, tariff_of
from tests.station.rig import Rig
from tests.station.visits import charging_hlc

P = PowerPeriod
LIMIT = (P(0, 11_000.0), P(3600, 5_000.0))
WHY = Reason("test", "because of the test")


def test_without_offers_the_limits_are_the_schedule() -> None:
    assert VehicleOffers().within(LIMIT, None, 5.0) == (LIMIT, None, ())
    assert VehicleOffers().within(None, None, 5.0) == (None, None, ())


def test_offers_stay_below_the_limits_and_their_time_goes_on() -> None:
    offers = VehicleOffers()
    one = OfferedSchedule(((0, 22_000.0), (600, 3_000.0), (7200, 8_000.0)), ((0, 2), (600, 1)))
    two = OfferedSchedule(((0, 4_000.0),))
    offers.put((one, two), 100.0)
    power, tariff, others = offers.within(LIMIT, None, 160.0)
    assert power == (P(0, 11_000.0), P(540, 3_000.0), P(7140, 5_000.0))
    assert tariff is not None
    assert (tariff.tariff_id, tariff.levels) == (1, 2)
    assert tariff.steps == (PriceStep(0, 2), PriceStep(540, 1))
    (other,) = others
    assert other.power == (P(0, 4_000.0),)
    assert other.tariff is None
    power, tariff, _ = offers.within(LIMIT, None, 1100.0)  # the second period has begun
    assert power is not None
    assert power[0] == P(0, 3_000.0)
    assert tariff is not None
    assert tariff.steps == (PriceStep(0, 1),)


def test_offers_without_prices_have_those_of_the_station() -> None:
    offers, prices = VehicleOffers(), tariff_of([(0, 0.4), (3600, 0.2)])
    offers.put((OfferedSchedule(((0, 4_000.0),)),), 0.0)
    assert offers.within(LIMIT, prices, 0.0)[1] is prices


@pytest.mark.parametrize(
    "bad",
    [
        (OfferedSchedule(()),),
        (OfferedSchedule(((0, 1.0),)),) * 4,
        (OfferedSchedule(((0, -1.0),)),),
        (OfferedSchedule(((0, float("nan")),)),),
        (OfferedSchedule(((0, 1.0),), ((0, 0),)),),
    ],
)
def test_offers_that_no_vehicle_can_be_told(bad: tuple[OfferedSchedule, ...]) -> None:
    assert charging_hlc().command(OfferSchedules(bad)).result is Result.REJECTED


def test_prices_become_levels() -> None:
    assert tariff_of([]) is None
    assert tariff_of([(0, 0.3), (600, 0.3)]) is None  # nothing to choose
    tariff = tariff_of([(0, 0.49), (3600, 0.19), (7200, 0.29)])
    assert tariff is not None
    assert tariff.levels == 3
    assert [(step.start_s, step.level) for step in tariff.steps] == [(0, 3), (3600, 1), (7200, 2)]


PERIODS = st.lists(st.tuples(st.integers(-100, 200), st.floats(0, 50_000)), min_size=1, max_size=8).map(
    lambda rows: tuple(P(start, watt) for start, watt in sorted({start: watt for start, watt in rows}.items()))
)


@given(PERIODS, PERIODS, st.integers(0, 300))
def test_lowest_is_the_lower_one_at_every_second(
    one: tuple[PowerPeriod, ...], other: tuple[PowerPeriod, ...], second: int
) -> None:
    def at(schedule: tuple[PowerPeriod, ...]) -> float:
        return ([0.0] + [p.max_power_w for p in schedule if p.start_s <= second])[-1]

    assert at(lowest(one, other)) == min(at(one), at(other))


def started(rig: Rig) -> Rig:
    rig.station.on_v2g(ChargeStarted(1), rig.now)
    return rig


def test_the_vehicle_is_asked_until_it_negotiates() -> None:
    rig = started(charging_hlc())
    assert rig.command(Renegotiate()).result is Result.ACCEPTED
    view = rig.view()
    assert view.notification is Notification.RENEGOTIATE
    assert 0 < view.notification_delay_s <= RENEGOTIATION_S
    rig.station.on_v2g(Renegotiating(by_ev=False), rig.now)
    assert rig.view().notification is Notification.NONE


def test_a_vehicle_that_does_not_negotiate_is_not_asked_for_ever() -> None:
    rig = started(charging_hlc())
    rig.command(Renegotiate())
    rig.run(RENEGOTIATION_S + 1.0)
    assert rig.view().notification is Notification.NONE
    assert rig.closed


def test_a_stop_goes_before_a_renegotiation() -> None:
    rig = started(charging_hlc())
    rig.command(Renegotiate())
    rig.command(StopByDriver())
    assert rig.view().notification is Notification.STOP
    assert rig.command(Renegotiate()).result is Result.REJECTED


def test_nothing_to_negotiate() -> None:
    assert Rig().command(Renegotiate()).result is Result.REJECTED
    rig = started(charging_hlc())
    rig.station._v2g.established = rig.station._v2g.established.__class__(Protocol.DIN, b"1", b"2")  # type: ignore[union-attr]
    assert rig.command(Renegotiate()).result is Result.REJECTED


def test_the_end_of_the_session_ends_the_wish() -> None:
    rig = started(charging_hlc())
    rig.command(Renegotiate())
    rig.end_session(EndReason.PEER_CLOSED)
    assert rig.view().notification is Notification.NONE


def paused() -> Rig:
    rig = charging_hlc()
    rig.ac_stop(EndReason.PAUSED)
    rig.run(1.0)
    assert rig.station.snapshot(rig.now).duty_percent is None
    rig.events.clear()
    return rig


def woken(rig: Rig) -> bool:
    rig.run(0.2)
    return HlcEnable(True) in rig.told(HlcEnable)


def test_a_toggle_opens_the_setup_window_anew() -> None:
    rig = paused()
    rig.run(60.0)
    rig.hardware.toggles += 1
    assert woken(rig)


def test_the_station_wakes_the_vehicle_when_it_is_told_to() -> None:
    rig = paused()
    assert rig.command(WakeVehicle()).result is Result.ACCEPTED
    assert woken(rig)
    assert rig.command(WakeVehicle()).result is Result.REJECTED


def test_the_station_wakes_the_vehicle_when_there_is_power_again() -> None:
    rig = paused()
    rig.command(SetLimit("ocpp", 0.0, WHY))
    assert not woken(rig)
    rig.command(SetLimit("ocpp", 4.0, WHY))  # too little to tell
    assert not woken(rig)
    rig.command(SetLimit("ocpp", 10.0, WHY))
    assert woken(rig)


# --- what the operator hears of needs that change while it is charged (K20) -------------------------------------------

TOLD = EvNeeds(EnergyMode.AC_BPT, energy_request_wh=20_000.0, departure_s=7_200, min_energy_wh=1_000.0, dynamic=True)


def offers_told() -> VehicleOffers:
    offers = VehicleOffers()
    assert offers.news(TOLD, 0.0, 100.0)
    offers.needs_told(TOLD, 0.0, 100.0)
    return offers


def test_needs_that_dwindle_as_time_and_energy_go_by_are_no_news() -> None:
    offers = offers_told()
    for minute in range(1, 120):
        charged = 120.0 * minute
        left = replace(
            TOLD,
            departure_s=7_200 - 60 * minute,
            energy_request_wh=20_000.0 - charged,
            min_energy_wh=max(0.0, 1_000.0 - charged),
        )
        assert not offers.news(left, charged, 100.0 + 60.0 * minute)


@pytest.mark.parametrize(
    "change",
    [
        {"departure_s": 3_600},
        {"departure_s": None},
        {"energy_request_wh": 30_000.0},
        {"energy_request_wh": None},
        {"min_energy_wh": 5_000.0},
        {"dynamic": False},
    ],
)
def test_another_wish_is_news(change: dict[str, Any]) -> None:
    assert offers_told().news(replace(TOLD, **change), 0.0, 100.0)


def test_a_new_negotiation_is_told_in_any_case() -> None:
    offers = offers_told()
    offers.negotiation()
    assert offers.news(TOLD, 0.0, 101.0)
