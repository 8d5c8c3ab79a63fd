"""What is offered in ScheduleExchange, what it binds to, and mobility needs in both directions."""

from __future__ import annotations

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from firmware.iso15118 import api
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import EVSENotification, Processing
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.pki.signature import VerifyResult, verify
from tests.iso20.rig import Car, Code

AC, DC = api.EnergyMode.AC, api.EnergyMode.DC
FALLING = (api.PowerPeriod(0, 9_000.0), api.PowerPeriod(1_800, 3_000.0))
KEY = SoftwareKey(ec.generate_private_key(ec.SECP521R1()))


def asked(energy: api.EnergyMode = AC, parameter_set: int = 1, **more: Any) -> Car:
    """A car before ScheduleExchange that has taken a parameter set."""
    view = more.pop("view", {})
    car = Car(energy, dynamic=parameter_set in (2, 3, 5), **more)
    car.station.set(**view)
    car.until(common.ServiceSelectionReq)
    car.ok(car.selection_req(parameter_set=parameter_set))
    car.ok(car.parameters_req())
    return car


def tuples(car: Car) -> Any:
    return car.ok(car.schedule_req()).scheduled_se_res_control_mode.schedule_tuple


# --- several schedules, and that they bind ----------------------------------------------------------------------------


def test_three_schedules_with_their_own_prices_and_the_vehicle_chooses() -> None:
    cheap = api.Tariff(9, 3, (api.PriceStep(0, 3), api.PriceStep(3_600, 1)))
    others = tuple(api.ScheduleOffer((api.PowerPeriod(0, watt),), cheap) for watt in (4_000.0, 2_000.0, 1_000.0))
    car = asked(view={"schedule": FALLING, "alternatives": others})
    offered = tuples(car)
    assert [one.schedule_tuple_id for one in offered] == [1, 2, 3]
    levels = offered[1].charging_schedule.price_level_schedule
    entries = levels.price_level_schedule_entries.price_level_schedule_entry
    assert [(one.duration, one.price_level) for one in entries] == [(3_600, 3), (3_600, 1)]
    car.ok(car.power_req(tuple_id=2, watt=4_000.0))
    assert car.station.all(api.ChargeStarted)[-1].tuple_id == 2
    mode = car.ok(car.loop_req()).cl_res_control_mode
    assert mode.evse_target_active_power.to_float() == 4_000.0, "the schedule that was taken is the limit"


def test_the_schedule_is_the_limit_along_its_time_and_the_station_may_go_below() -> None:
    car = asked(view={"schedule": FALLING})
    tuples(car)
    car.ok(car.power_req(watt=3_000.0))
    assert target(car) == 9_000.0
    for _ in range(37):
        car.wait(0.4)
        car.ok(car.loop_req())
    car.now += 1_790.0
    assert target(car) == 3_000.0
    car.station.set(ac=api.AcLimits(max_current_a=3.0, phases=1))
    assert target(car) == 690.0


def target(car: Car) -> float:
    return float(car.ok(car.loop_req()).cl_res_control_mode.evse_target_active_power.to_float())


def test_the_schedule_is_the_limit_on_dc_too() -> None:
    car = Car(DC)
    car.station.set(schedule=(api.PowerPeriod(0, 8_000.0),))
    car.charging()
    answer = car.ok(car.loop_req(ampere=50.0, volt=400.0))
    assert car.station.all(api.SetDcTarget)[-1].current_a == pytest.approx(20.0)
    assert answer.evse_power_limit_achieved
    assert answer.cl_res_control_mode.evse_maximum_charge_power.to_float() == 8_000.0


def test_a_schedule_that_was_not_offered() -> None:
    car = asked(view={"alternatives": (api.ScheduleOffer((api.PowerPeriod(0, 1.0),)),)})
    tuples(car)
    car.refused(Code.FAILED_SCHEDULE_SELECTION_INVALID, car.power_req(tuple_id=3))


def test_each_profile_is_held_against_the_schedule_that_it_names() -> None:
    slow = (api.ScheduleOffer((api.PowerPeriod(0, 1_000.0),)),)
    car = asked(view={"schedule": FALLING, "alternatives": slow})
    tuples(car)
    car.refused(Code.FAILED_EV_POWER_PROFILE_INVALID, car.power_req(tuple_id=2, watt=3_000.0))


# --- prices -----------------------------------------------------------------------------------------------------------

PRICES = api.Prices("EUR", 0.45, per_minute=0.02, per_session=1.0, vat_percent=19.0, ahead=((3_600, 0.25),))


def test_absolute_prices_where_the_vehicle_took_that_set() -> None:
    car = asked(parameter_set=4, view={"prices": PRICES})
    (offered,) = tuples(car)
    prices = offered.charging_schedule.absolute_price_schedule
    assert offered.charging_schedule.price_level_schedule is None
    assert (prices.currency, prices.language) == ("EUR", "eng")
    stacks = prices.price_rule_stacks.price_rule_stack
    assert [(one.duration, one.price_rule[0].energy_fee.to_float()) for one in stacks] == [(3600, 0.45), (3600, 0.25)]
    assert stacks[0].price_rule[0].parking_fee.to_float() == 0.02
    assert stacks[0].price_rule[0].parking_fee_period == 60
    (tax,) = prices.tax_rules.tax_rule
    assert (tax.tax_rate.to_float(), tax.tax_included_in_price) == (19.0, True)
    (fee,) = prices.additional_selected_services.additional_service
    assert fee.service_fee.to_float() == 1.0


def test_a_plain_price_says_nothing_more() -> None:
    car = asked(parameter_set=4, view={"prices": api.Prices("EUR", 0.3)})
    prices = tuples(car)[0].charging_schedule.absolute_price_schedule
    assert (prices.tax_rules, prices.additional_selected_services) == (None, None)
    assert prices.price_rule_stacks.price_rule_stack[0].price_rule[0].parking_fee is None


@pytest.mark.parametrize("parameter_set", [1, 2, 4])
def test_prices_are_signed_where_the_station_has_a_key(parameter_set: int) -> None:
    view = {"prices": PRICES, "alternatives": (api.ScheduleOffer(FALLING),)}
    car = asked(parameter_set=parameter_set, view=view, price_key=KEY)
    answer = car.ok(car.schedule_req())
    if answer.scheduled_se_res_control_mode is not None:
        found = [one.charging_schedule for one in answer.scheduled_se_res_control_mode.schedule_tuple]
    else:
        found = [answer.dynamic_se_res_control_mode]
    prices = [one.absolute_price_schedule or one.price_level_schedule for one in found]
    assert [one.id for one in prices] == [f"price{number + 1}" for number in range(len(prices))]
    assert verify(prices, answer.header.signature, KEY.public_key()) is VerifyResult.OK


def test_without_a_key_they_are_not_signed() -> None:
    car = asked(view={"prices": PRICES})
    assert car.ok(car.schedule_req()).header.signature is None


# --- mobility needs ---------------------------------------------------------------------------------------------------

WISHES = api.MobilityNeeds(departure_s=5_400, min_soc_percent=30, target_soc_percent=90)


def test_the_drivers_needs_reach_the_vehicle_where_they_are_the_stations_to_say() -> None:
    car = asked(parameter_set=3, view={"mobility": WISHES})
    mode = car.ok(car.schedule_req()).dynamic_se_res_control_mode
    assert (mode.departure_time, mode.minimum_soc, mode.target_soc) == (5_400, 30, 90)
    assert car.station.all(api.EvNeeds)[-1].by_station
    car.ok(car.power_req())
    car.station.set(mobility=api.MobilityNeeds(departure_s=600, target_soc_percent=150))
    mode = car.ok(car.loop_req()).cl_res_control_mode
    assert (mode.departure_time, mode.minimum_soc, mode.target_soc) == (600, None, 100)
    assert mode.ack_max_delay == 30


def test_they_do_not_where_they_are_the_vehicles() -> None:
    car = asked(parameter_set=2, view={"mobility": WISHES})
    mode = car.ok(car.schedule_req()).dynamic_se_res_control_mode
    assert (mode.departure_time, mode.minimum_soc, mode.target_soc) == (None, None, None)
    assert not car.station.all(api.EvNeeds)[-1].by_station
    car.ok(car.power_req())
    assert car.ok(car.loop_req()).cl_res_control_mode.ack_max_delay is None


def test_the_control_mode_changes_by_service_renegotiation() -> None:
    car = Car().charging()
    car.ok(car.loop_req())
    car.ok(car.stop_req(common.ChargingSession.SERVICE_RENEGOTIATION))
    assert not car.station.closed_contactor
    car.ok(car.make(common.ServiceDiscoveryReq))
    car.ok(car.make(common.ServiceDetailReq, service_id=car.service))
    car.dynamic = True
    car.ok(car.selection_req(parameter_set=3))
    car.ok(car.parameters_req())
    car.station.set(mobility=WISHES)
    assert car.ok(car.schedule_req()).dynamic_se_res_control_mode.departure_time == 5_400
    car.ok(car.power_req())
    car.ok(car.loop_req())
    assert car.station.all(api.EvNeeds)[-1].dynamic


def test_the_station_asks_for_the_control_that_can_carry_out_the_drivers_wishes() -> None:
    """Once, for a while: the vehicle may choose the same again."""
    car = Car().charging()
    assert car.ok(car.loop_req()).evse_status is None
    car.station.set(mobility=WISHES)
    for _ in range(2):
        asked = car.ok(car.loop_req()).evse_status
        assert asked.evse_notification is EVSENotification.SERVICE_RENEGOTIATION
        assert asked.notification_max_delay == 30
    car.now += 30.0
    assert car.ok(car.loop_req()).evse_status is None
    car.ok(car.stop_req(common.ChargingSession.SERVICE_RENEGOTIATION))
    car.ok(car.make(common.ServiceDiscoveryReq))
    car.ok(car.make(common.ServiceDetailReq, service_id=car.service))
    car.ok(car.selection_req())
    car.ok(car.parameters_req())
    car.ok(car.schedule_req())
    car.ok(car.power_req())
    assert car.ok(car.loop_req()).evse_status is None, "it knew, and chose scheduled control"


@pytest.mark.parametrize("dynamic", [False, True], ids=["scheduled", "dynamic"])
def test_another_number_of_phases_is_told_by_new_services(dynamic: bool) -> None:
    car = Car(dynamic=dynamic).charging()
    car.station.set(notification=api.Notification.RENEGOTIATE_SERVICES, notification_delay_s=55)
    asked = car.ok(car.loop_req()).evse_status
    assert asked.evse_notification is EVSENotification.SERVICE_RENEGOTIATION and asked.notification_max_delay == 55
    car.ok(car.stop_req(common.ChargingSession.SERVICE_RENEGOTIATION))
    assert not car.station.closed_contactor
    kept = car.station.view.schedule
    car.station.set(notification=api.Notification.NONE, ac=api.AcLimits(phases=1), settling=True, schedule=None)
    car.ok(car.make(common.ServiceDiscoveryReq))
    detail = car.ok(car.make(common.ServiceDetailReq, service_id=car.service))
    (connector,) = {
        one.int_value
        for chosen in detail.service_parameter_list.parameter_set
        for one in chosen.parameter
        if one.name == "Connector"
    }
    assert connector == 1
    car.ok(car.selection_req())
    car.ok(car.parameters_req())
    assert car.ok(car.schedule_req()).evse_processing is Processing.ONGOING, "the relay moves, and rests"
    car.station.set(settling=False, schedule=kept)
    assert car.ok(car.schedule_req()).evse_processing is Processing.FINISHED
    car.ok(car.power_req(watt=3_000.0))
    assert car.ok(car.loop_req()).evse_status is None and car.station.closed_contactor


def test_a_setpoint_asks_a_bidirectional_vehicle_only() -> None:
    for energy, asked in ((api.EnergyMode.AC_BPT, True), (AC, False)):
        car = Car(energy).charging()
        car.station.set(setpoint_w=-1_000.0)
        assert (car.ok(car.loop_req()).evse_status is not None) is asked
    dynamic = Car(api.EnergyMode.AC_BPT, dynamic=True).charging()
    dynamic.station.set(setpoint_w=-1_000.0, mobility=WISHES)
    assert dynamic.ok(dynamic.loop_req()).evse_status is None


def test_the_battery_reaches_the_station() -> None:
    car = Car(DC, dynamic=True).charging()
    request = car.loop_req()
    car.ok(request)
    progress = car.station.all(api.EvProgress)[-1]
    assert progress.soc_percent == 40
