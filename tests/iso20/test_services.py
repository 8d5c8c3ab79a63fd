"""Services besides energy, parameter sets, parking, standby, MCS."""

from __future__ import annotations

from typing import Any

import pytest

from firmware.iso15118 import api
from firmware.iso15118.messages.iso20 import common, dc
from firmware.iso15118.messages.iso20.common_types import EVSENotification
from firmware.station.settings import INTERNET
from tests.iso20.rig import PLUGGED, Car, Code

AC, DC = api.EnergyMode.AC, api.EnergyMode.DC
OWN = api.ValueAddedService(60001, "Car wash", "OtherCustom", free=False)
VIEW = {"services": (INTERNET, OWN), "parking_service": True}
PARKING_STREAM = 0x8104


def detail(car: Car, service: int) -> Any:
    response = car.ok(car.make(common.ServiceDetailReq, service_id=service))
    assert response.service_id == service
    return {
        one.parameter_set_id: {p.name: p.finite_string if p.int_value is None else p.int_value for p in one.parameter}
        for one in response.service_parameter_list.parameter_set
    }


def select(car: Car, *besides: tuple[int, int]) -> Any:
    chosen = tuple(common.SelectedService(service_id=service, parameter_set_id=one) for service, one in besides)
    return car.make(
        common.ServiceSelectionReq,
        selected_energy_transfer_service=common.SelectedService(service_id=car.service, parameter_set_id=1),
        selected_vas_list=common.SelectedServiceList(selected_service=chosen) if chosen else None,
    )


def at_selection(**view: Any) -> Car:
    car = Car().until(common.ServiceDiscoveryReq)
    car.station.set(**(VIEW | view))
    car.ok(car.make(common.ServiceDiscoveryReq))
    car.ok(car.make(common.ServiceDetailReq, service_id=car.service))
    return car


# --- value-added services ---------------------------------------------------------------------------------------------


def test_internet_parking_and_the_operators_own_are_listed() -> None:
    car = Car().until(common.ServiceDiscoveryReq)
    assert car.ok(car.make(common.ServiceDiscoveryReq)).vas_list is None, "a peer in the field crashes on any"
    car = Car().until(common.ServiceDiscoveryReq)
    car.station.set(**VIEW)
    listed = car.ok(car.make(common.ServiceDiscoveryReq)).vas_list
    assert [(one.service_id, one.free_service) for one in listed.service] == [(65, True), (60001, False), (66, True)]


def test_the_filter_holds_for_them_too() -> None:
    car = Car().until(common.ServiceDiscoveryReq)
    car.station.set(**VIEW)
    known = common.ServiceIDList(service_id=(1, 66))
    response = car.ok(car.make(common.ServiceDiscoveryReq, supported_service_ids=known))
    assert [one.service_id for one in response.vas_list.service] == [66]


def test_their_details() -> None:
    car = at_selection()
    assert detail(car, 65)[3] == {"Protocol": "http", "Port": 80}
    assert detail(car, 60001) == {1: {"Name": "Car wash"}}
    assert detail(car, 66) == {
        1: {"IntendedService": 1, "ParkingStatusType": 3},
        2: {"IntendedService": 2, "ParkingStatusType": 3},
    }


def test_what_is_taken_reaches_the_station_by_its_own_ids() -> None:
    car = at_selection()
    car.ok(select(car, (65, 4), (60001, 1)))
    assert car.station.all(api.ServicesSelected) == [api.ServicesSelected(((3, 4), (60001, 1)))]


@pytest.mark.parametrize("taken", [(65, 9), (67, 1), (60002, 1), (3, 1)])
def test_a_service_that_is_not_offered(taken: tuple[int, int]) -> None:
    car = at_selection()
    car.refused(Code.FAILED_SERVICE_SELECTION_INVALID, select(car, taken))


def test_services_that_are_given_up_are_told() -> None:
    car = at_selection()
    car.ok(select(car, (65, 1)))
    renegotiation = common.ChargingSession.SERVICE_RENEGOTIATION
    car.ok(car.stop_req(renegotiation))
    car.ok(car.make(common.ServiceDiscoveryReq))
    car.ok(car.make(common.ServiceDetailReq, service_id=car.service))
    car.ok(select(car))
    assert not car.session.ended


# --- parking ----------------------------------------------------------------------------------------------------------


def check_in(car: Car) -> Any:
    return car.make(
        common.VehicleCheckInReq,
        ev_check_in_status=common.EVCheckInStatus.CHECK_IN,
        parking_method=common.ParkingMethod.MANUAL,
    )


def check_out(car: Car, status: common.EVCheckOutStatus = common.EVCheckOutStatus.CHECK_OUT) -> Any:
    return car.make(common.VehicleCheckOutReq, ev_check_out_status=status, check_out_time=1_800_000_000)


def test_check_in_and_out_in_their_own_stream() -> None:
    car = at_selection()
    car.ok(select(car, (66, 1), (66, 2)))
    car.ok(check_in(car))
    assert car.payload_type == PARKING_STREAM
    for message in ("parameters_req", "schedule_req", "power_req"):
        car.ok(getattr(car, message)())
    assert car.ok(check_out(car)).evse_check_out_status is common.EVSECheckOutStatus.SCHEDULED
    car.ok(car.loop_req())
    car.ok(car.power_req(common.ChargeProgress.STOP))
    gone = car.ok(check_out(car, common.EVCheckOutStatus.COMPLETED))
    assert gone.evse_check_out_status is common.EVSECheckOutStatus.COMPLETED
    assert car.station.all(api.ParkingReported) == [
        api.ParkingReported(True, "CheckIn"),
        api.ParkingReported(False, "CheckOut", 1_800_000_000),
        api.ParkingReported(False, "Completed", 1_800_000_000),
    ]


def test_parking_that_was_not_selected_for_it() -> None:
    car = at_selection()
    car.ok(select(car, (66, 2)))
    car.refused(Code.FAILED_SEQUENCE_ERROR, check_in(car))
    other = Car().charging()
    other.refused(Code.FAILED_SEQUENCE_ERROR, check_out(other))


# --- parameter sets ---------------------------------------------------------------------------------------------------


def sets(energy: api.EnergyMode, **view: Any) -> Any:
    car = Car(energy).until(common.ServiceDetailReq)
    car.station.set(**view)
    return detail(car, car.service)


def test_control_needs_and_prices_are_chosen_by_the_set() -> None:
    found = sets(AC, prices=api.Prices("EUR", 0.45))
    assert {
        number: (one["ControlMode"], one["MobilityNeedsMode"], one["Pricing"]) for number, one in found.items()
    } == {1: (1, 1, 2), 2: (2, 1, 2), 3: (2, 2, 2), 4: (1, 1, 1)}


@pytest.mark.parametrize("energy", PLUGGED)
@pytest.mark.parametrize("forming", [False, True])
def test_no_more_than_the_smallest_codec_can_read(energy: api.EnergyMode, forming: bool) -> None:
    """exi.md 2, 6: four sets of eight parameters."""
    found = sets(energy, prices=api.Prices("EUR", 0.45), grid_forming=forming)
    assert len(found) <= 4
    assert all(len(one) <= 8 for one in found.values())


def test_who_takes_grid_forming_is_noted() -> None:
    car = Car(api.EnergyMode.AC_BPT, dynamic=True)
    car.station.set(grid_forming=True)
    car.until(common.ServiceSelectionReq)
    chosen = common.SelectedService(service_id=car.service, parameter_set_id=5)
    car.ok(car.make(common.ServiceSelectionReq, selected_energy_transfer_service=chosen))
    assert any("grid-forming" in note.text for note in car.station.all(api.Trace))


def test_grid_forming_only_where_the_installation_can() -> None:
    assert {one["GeneratorMode"] for one in sets(api.EnergyMode.AC_BPT).values()} == {1}
    able = sets(api.EnergyMode.AC_BPT, grid_forming=True)
    assert {number: one["GeneratorMode"] for number, one in able.items()} == {1: 1, 2: 1, 3: 1, 5: 2}
    assert "GeneratorMode" not in sets(AC, grid_forming=True)[1]


def test_no_money_for_a_contract() -> None:
    """What a contract pays is between driver and mobility operator."""
    car = Car(pnc=True).until(common.ServiceDetailReq)
    car.station.set(prices=api.Prices("EUR", 0.45))
    assert set(detail(car, 1)) == {1, 2, 3}


@pytest.mark.parametrize("energy", [api.EnergyMode.MCS, api.EnergyMode.MCS_BPT])
def test_mcs_is_dc_under_another_service_and_connector(energy: api.EnergyMode) -> None:
    assert sets(energy)[1]["Connector"] == 1
    car = Car(energy).charging()
    car.ok(car.loop_req())
    needs = car.station.all(api.EvNeeds)[-1]
    assert needs.mode is energy
    assert car.station.all(api.SetDcTarget)[-1].current_a > 0


def test_mcs_is_listed_only_where_it_is_served() -> None:
    car = Car(DC).until(common.ServiceDiscoveryReq)
    offered = car.ok(car.make(common.ServiceDiscoveryReq)).energy_transfer_service_list.service
    assert [one.service_id for one in offered] == [2]


# --- standby ----------------------------------------------------------------------------------------------------------


def test_standby_on_ac_opens_the_contactor_and_start_closes_it() -> None:
    car = Car(dynamic=True).charging()
    car.ok(car.loop_req())
    car.ok(car.power_req(common.ChargeProgress.STANDBY))
    assert not car.station.closed_contactor
    assert car.ok(car.loop_req()).cl_res_control_mode.evse_target_active_power.to_float() == 0.0
    car.ok(car.power_req())
    assert car.station.closed_contactor
    assert car.ok(car.loop_req()).cl_res_control_mode.evse_target_active_power.to_float() > 0.0
    assert car.station.all(api.Standby) == [api.Standby(True), api.Standby(False)]


def test_standby_on_dc_has_no_current_and_keeps_the_cable_check() -> None:
    car = Car(DC).charging()
    car.ok(car.loop_req())
    car.ok(car.power_req(common.ChargeProgress.STANDBY))
    answer = car.ok(car.loop_req())
    assert answer.cl_res_control_mode.evse_maximum_charge_power.to_float() == 0.0
    assert car.station.all(api.SetDcTarget)[-1].current_a == 0.0
    assert car.station.closed_contactor
    car.ok(car.power_req())
    car.ok(car.loop_req(ampere=20.0))
    assert car.station.all(api.SetDcTarget)[-1].current_a == 20.0


def test_the_station_may_wake_the_vehicle() -> None:
    car = Car().charging()
    car.ok(car.power_req(common.ChargeProgress.STANDBY))
    car.station.set(notification=api.Notification.RENEGOTIATE)
    assert car.ok(car.loop_req()).evse_status.evse_notification is EVSENotification.EXIT_STANDBY


def test_standby_before_anything_was_started_or_after_a_cut() -> None:
    car = Car().until(common.PowerDeliveryReq)
    car.ok(car.power_req(common.ChargeProgress.STANDBY), Code.WARNING_STANDBY_NOT_ALLOWED)
    cut = Car(DC).charging()
    cut.station.set(emergency=True)
    cut.ok(cut.loop_req())
    cut.ok(cut.power_req(common.ChargeProgress.STANDBY), Code.WARNING_STANDBY_NOT_ALLOWED)


def test_standby_is_over_after_a_stop() -> None:
    car = Car(DC).charging()
    car.ok(car.power_req(common.ChargeProgress.STANDBY))
    car.ok(car.power_req(common.ChargeProgress.STOP))
    car.ok(car.make(dc.DC_WeldingDetectionReq, ev_processing=car.pre_charge_req().ev_processing))
    car.ok(car.stop_req())
    assert not car.station.closed_contactor
