"""Services, parameters, schedules, energy: the rules of iso15118.md 6a, limits, both control modes, both directions."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firmware.iso15118 import api
from firmware.iso15118.messages.iso20 import ac, common, dc
from firmware.iso15118.messages.iso20.common_types import EVSENotification, Processing
from firmware.iso15118.messages.iso20.common_types import RationalNumber as Number
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.pki.signature import sign
from tests.iso2.rig import Station
from tests.iso20.rig import Car, Code, W

DC, AC = api.EnergyMode.DC, api.EnergyMode.AC
START, STOP = common.ChargeProgress.START, common.ChargeProgress.STOP


# --- services ---------------------------------------------------------------------------------------------------------


def discovery(car: Car, *services: int) -> Any:
    wanted = common.ServiceIDList(service_id=services) if services else None
    return car.make(common.ServiceDiscoveryReq, supported_service_ids=wanted)


def test_all_services_of_the_namespace_or_those_the_ev_knows() -> None:
    station = Station(energy_modes=(AC, api.EnergyMode.AC_BPT, DC))
    car = Car(station=station).until(common.ServiceDiscoveryReq)
    listed = car.ok(discovery(car)).energy_transfer_service_list.service
    assert [service.service_id for service in listed] == [1, 5]
    other = Car(station=Station(energy_modes=(AC, api.EnergyMode.AC_BPT))).until(common.ServiceDiscoveryReq)
    listed = other.ok(discovery(other, 5, 6)).energy_transfer_service_list.service
    assert [service.service_id for service in listed] == [5]


def test_a_filter_that_leaves_nothing_still_gets_the_list() -> None:
    car = Car().until(common.ServiceDiscoveryReq)
    response = car.refused(Code.FAILED_SERVICE_ID_INVALID, discovery(car, 2, 6))
    assert [service.service_id for service in response.energy_transfer_service_list.service] == [1]


@pytest.mark.parametrize(
    ("energy", "names"),
    [
        (AC, {"Connector", "ControlMode", "EVSENominalVoltage", "MobilityNeedsMode", "Pricing"}),
        (DC, {"Connector", "ControlMode", "MobilityNeedsMode", "Pricing"}),
        (
            api.EnergyMode.DC_BPT,
            {"Connector", "ControlMode", "MobilityNeedsMode", "Pricing", "BPTChannel", "GeneratorMode"},
        ),
    ],
)
def test_parameter_sets_for_both_control_modes(energy: api.EnergyMode, names: set[str]) -> None:
    car = Car(energy).until(common.ServiceDetailReq)
    response = car.ok(car.make(common.ServiceDetailReq, service_id=car.service))
    sets = response.service_parameter_list.parameter_set
    assert [{one.name: one.int_value for one in each.parameter}["ControlMode"] for each in sets] == [1, 2, 2]
    assert {parameter.name for parameter in sets[0].parameter} == names


@pytest.mark.parametrize("service", [0, 2, 9, 65])
def test_detail_of_a_service_that_is_not_offered(service: int) -> None:
    car = Car().until(common.ServiceDetailReq)
    response = car.refused(Code.FAILED_SERVICE_ID_INVALID, car.make(common.ServiceDetailReq, service_id=service))
    assert response.service_id == service


@pytest.mark.parametrize(
    ("service", "parameter_set", "code"),
    [
        (1, 4, Code.FAILED_SERVICE_SELECTION_INVALID),
        (5, 1, Code.FAILED_SERVICE_SELECTION_INVALID),
        (65, 1, Code.FAILED_NO_ENERGY_TRANSFER_SERVICE_SELECTED),
    ],
)
def test_selection_of_what_is_not_offered(service: int, parameter_set: int, code: Code) -> None:
    car = Car().until(common.ServiceSelectionReq)
    car.refused(code, car.selection_req(service, parameter_set))


# --- parameters and schedules -----------------------------------------------------------------------------------------


def test_limits_are_those_of_the_view_and_discharge_is_zero_without_permission() -> None:
    car = Car(api.EnergyMode.DC_BPT).until(dc.DC_ChargeParameterDiscoveryReq)
    car.station.set(dc=api.DcLimits(max_power_w=12_345.0, max_current_a=33.0))
    mode = car.ok(car.parameters_req()).dc_cpd_res_energy_transfer_mode
    assert isinstance(mode, dc.BPT_DC_CPDResEnergyTransferMode)
    assert mode.evse_maximum_charge_power.to_float() == 12_345.0
    assert mode.evse_maximum_charge_current.to_float() == 33.0
    assert mode.evse_maximum_discharge_power.to_float() == 0.0
    assert mode.evse_maximum_discharge_current.to_float() == 0.0


def test_parameters_of_the_other_direction_or_without_power() -> None:
    car = Car().until(ac.AC_ChargeParameterDiscoveryReq)
    other = Car(api.EnergyMode.AC_BPT)
    other.session_id = car.session_id
    car.refused(Code.FAILED_WRONG_CHARGE_PARAMETER, other.parameters_req())
    weak = Car().until(ac.AC_ChargeParameterDiscoveryReq)
    weak.refused(Code.FAILED_WRONG_CHARGE_PARAMETER, weak.parameters_req(ev_maximum_charge_power=W(0)))


def test_needs_reach_the_station() -> None:
    car = Car(DC, dynamic=True).until(dc.DC_CableCheckReq)
    needs = car.station.all(api.EvNeeds)[-1]
    assert needs.dynamic
    assert (needs.energy_request_wh, needs.max_energy_wh, needs.min_energy_wh) == (20_000.0, 30_000.0, 0.0)
    assert (needs.departure_s, needs.target_soc_percent, needs.max_voltage_v) == (7200, 80, 450.0)


def test_schedule_waits_for_the_station_and_then_offers_the_limit() -> None:
    car = Car().until(common.ScheduleExchangeReq)
    car.station.set(schedule=None)
    assert car.ok(car.schedule_req()).evse_processing is Processing.ONGOING
    car.wait(51.0)
    response = car.ok(car.schedule_req())
    assert response.evse_processing is Processing.FINISHED
    (offered,) = response.scheduled_se_res_control_mode.schedule_tuple
    (entry,) = offered.charging_schedule.power_schedule.power_schedule_entries.power_schedule_entry
    assert entry.power.to_float() == car.station.view.ac.max_power_w
    assert entry.duration == 7200


def test_the_other_control_mode_is_refused() -> None:
    car = Car().until(common.ScheduleExchangeReq)
    car.dynamic = True
    car.refused(Code.FAILED_WRONG_CHARGE_PARAMETER, car.schedule_req())


@pytest.mark.parametrize(
    ("watt", "tuple_id", "code"),
    [
        (11_500.0, 1, Code.FAILED_EV_POWER_PROFILE_INVALID),
        (-1.0, 1, Code.FAILED_EV_POWER_PROFILE_INVALID),
        (5_000.0, 7, Code.FAILED_SCHEDULE_SELECTION_INVALID),
    ],
)
def test_a_profile_keeps_to_what_was_offered(watt: float, tuple_id: int, code: Code) -> None:
    car = Car().until(common.PowerDeliveryReq)
    car.refused(code, car.power_req(watt=watt, tuple_id=tuple_id))


# --- energy: iso15118.md 6a -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("energy", [AC, DC])
@pytest.mark.parametrize(
    "trouble",
    [
        {"auth": api.AuthState.REJECTED},
        {"auth": api.AuthState.NONE},
        {"emergency": True},
        {"malfunction": True},
        {"notification": api.Notification.STOP},
    ],
)
def test_what_forbids_energy(energy: api.EnergyMode, trouble: dict[str, Any]) -> None:
    car = Car(energy).until(common.PowerDeliveryReq)
    car.station.set(**trouble)
    car.refused(Code.FAILED_POWER_DELIVERY_NOT_APPLIED, car.power_req())


def test_no_energy_without_cable_check_and_pre_charge() -> None:
    for message in (dc.DC_CableCheckReq, dc.DC_PreChargeReq):
        car = Car(DC).until(message)
        car.refused(Code.FAILED_SEQUENCE_ERROR, car.power_req())


def test_a_cable_check_of_before_does_not_count() -> None:
    station = Station(True, cable_check=api.CheckState.PASSED, isolation=api.Isolation.VALID)
    car = Car(DC, station=station).until(dc.DC_CableCheckReq)
    assert car.ok(car.make(dc.DC_CableCheckReq)).evse_processing is Processing.ONGOING


def test_isolation_must_have_been_measured() -> None:
    car = Car(DC).until(dc.DC_CableCheckReq)
    car.ok(car.make(dc.DC_CableCheckReq))
    car.station.set(isolation=api.Isolation.INVALID)
    car.refused(Code.FAILED, car.make(dc.DC_CableCheckReq))


def test_pre_charge_must_be_reached() -> None:
    car = Car(DC).until(common.PowerDeliveryReq)
    car.station.set(present_voltage_v=100.0)
    car.refused(Code.FAILED_POWER_DELIVERY_NOT_APPLIED, car.power_req())


def test_a_pre_charge_target_of_twenty_kilovolt_is_clipped() -> None:
    car = Car(DC).until(dc.DC_PreChargeReq)
    car.ok(car.pre_charge_req(20_000.0))
    (target,) = car.station.all(api.SetDcTarget)
    assert (target.voltage_v, target.current_a, target.precharge) == (450.0, 2.0, True)


def test_the_ev_may_not_be_ready_yet() -> None:
    car = Car().until(common.PowerDeliveryReq)
    car.ok(car.power_req(processing=Processing.ONGOING))
    assert car.station.all(api.RequestContactor) == []
    car.refused(Code.FAILED_SEQUENCE_ERROR, car.loop_req())


def test_a_contactor_that_does_not_close_ends_the_session_in_its_time() -> None:
    car = Car().until(common.PowerDeliveryReq)
    car.station.obedient = False
    began = car.now
    response = car.send(car.power_req()) or car.await_response()
    assert response.response_code is Code.FAILED_CONTACTOR_ERROR
    assert car.now - began == pytest.approx(1.4, abs=0.05)
    car.gone_without_energy()


@pytest.mark.parametrize("dynamic", [False, True])
def test_a_vehicle_that_comes_when_there_is_no_power_waits_in_the_loop(dynamic: bool) -> None:
    car = Car(dynamic=dynamic)
    car.station.set(ac=api.AcLimits(max_current_a=0.0), schedule=(api.PowerPeriod(0, 0.0),))
    car.until(common.PowerDeliveryReq)
    car.station.obedient = False  # as the real one, which closes nothing while there is nothing to give
    car.ok(car.power_req(watt=0.0))
    assert car.station.all(api.RequestContactor) == [api.RequestContactor(True)]
    assert car.ok(car.loop_req()).cl_res_control_mode.evse_target_active_power.to_float() == 0.0
    if dynamic:
        car.station.set(ac=api.AcLimits(max_current_a=16.0), contactor=api.CheckState.PASSED)
        assert car.ok(car.loop_req()).cl_res_control_mode.evse_target_active_power.to_float() > 0.0


@pytest.mark.parametrize("energy", [AC, DC])
@pytest.mark.parametrize("dynamic", [False, True])
def test_an_emergency_in_the_loop_takes_the_energy_at_once(energy: api.EnergyMode, dynamic: bool) -> None:
    car = Car(energy, dynamic=dynamic).charging()
    car.ok(car.loop_req())
    car.station.set(emergency=True)
    before = len(car.station.all(api.SetDcTarget))
    response = car.ok(car.loop_req())
    assert response.evse_status.evse_notification is EVSENotification.TERMINATE
    assert not car.station.closed_contactor
    assert len(car.station.all(api.SetDcTarget)) == before


@pytest.mark.parametrize("energy", [AC, DC])
def test_energy_that_was_cut_does_not_come_back_when_the_fault_is_over(energy: api.EnergyMode) -> None:
    """Nor by another PowerDelivery(Start): DC would skip the cable check."""
    car = Car(energy).charging()
    car.ok(car.loop_req())
    car.station.set(malfunction=True)
    car.ok(car.loop_req())
    car.station.set(malfunction=False)
    before = len(car.station.all(api.SetDcTarget))
    response = car.ok(car.loop_req())
    assert response.evse_status.evse_notification is EVSENotification.TERMINATE
    assert len(car.station.all(api.SetDcTarget)) == before
    assert not car.station.closed_contactor
    car.refused(Code.FAILED_POWER_DELIVERY_NOT_APPLIED, car.power_req())


def test_no_current_while_a_schedule_is_negotiated_anew() -> None:
    car = Car(DC).charging()
    car.ok(car.loop_req())
    car.ok(car.power_req(common.ChargeProgress.SCHEDULE_RENEGOTIATION))
    assert car.station.all(api.SetDcTarget)[-1].current_a == 0.0
    car.ok(car.schedule_req())
    car.ok(car.power_req())
    car.ok(car.loop_req())
    assert car.station.all(api.SetDcTarget)[-1].current_a > 0.0


# --- the loop ---------------------------------------------------------------------------------------------------------


def test_dynamic_setpoint_follows_the_station_within_what_the_ev_can() -> None:
    car = Car(dynamic=True).charging()
    assert car.ok(car.loop_req()).cl_res_control_mode.evse_target_active_power.to_float() == 7_000.0
    car.station.set(ac=api.AcLimits(max_current_a=6.0, phases=1))
    assert car.ok(car.loop_req()).cl_res_control_mode.evse_target_active_power.to_float() == 1_380.0


def test_dynamic_dc_takes_what_both_sides_allow() -> None:
    car = Car(DC, dynamic=True).charging()
    car.station.set(dc=api.DcLimits(max_power_w=20_000.0))
    car.ok(car.loop_req())
    target = car.station.all(api.SetDcTarget)[-1]
    assert target.voltage_v == 450.0  # bounded by the EV's highest; the battery decides what it is
    assert target.current_a == pytest.approx(50.0)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    ampere=st.integers(-32_768, 32_767),
    volt=st.integers(-32_768, 32_767),
    exponent=st.integers(-3, 3),
    max_a=st.floats(0, 500),
    max_w=st.floats(0, 400_000),
    max_v=st.floats(50, 1000),
)
def test_a_target_never_exceeds_either_side(
    ampere: int, volt: int, exponent: int, max_a: float, max_w: float, max_v: float
) -> None:
    car = CHARGING
    car.station.set(dc=api.DcLimits(max_voltage_v=max_v, max_current_a=max_a, max_power_w=max_w))
    request = car.loop_req(
        ev_target_current=Number(exponent=exponent, value=ampere),
        ev_target_voltage=Number(exponent=exponent, value=volt),
    )
    car.ok(request)
    target = car.station.all(api.SetDcTarget)[-1]
    assert 0.0 <= target.voltage_v <= min(max_v, 450.0)
    assert 0.0 <= target.current_a <= min(max_a, 100.0)
    assert target.voltage_v * target.current_a <= min(max_w, 40_000.0) * 1.000_001


CHARGING = Car(DC).charging()


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_the_ev_sends_there_is_no_energy_before_its_time(data: st.DataObject) -> None:
    """Requests in any order, with or without authorisation: energy only after authorisation and the DC checks."""
    energy = data.draw(st.sampled_from([AC, DC]))
    auth = data.draw(st.sampled_from([api.AuthState.ACCEPTED, api.AuthState.REJECTED, api.AuthState.NONE]))
    car = Car(energy, station=Station(energy is DC, energy_modes=(energy,), auth=auth))
    car.handshake()
    car.setup()
    requests = {
        "setup": lambda: car.make(common.AuthorizationSetupReq),
        "auth": car.authorization_req,
        "services": lambda: car.make(common.ServiceDiscoveryReq),
        "detail": lambda: car.make(common.ServiceDetailReq, service_id=car.service),
        "select": car.selection_req,
        "parameters": car.parameters_req,
        "schedule": car.schedule_req,
        "cable": lambda: car.make(dc.DC_CableCheckReq),
        "precharge": car.pre_charge_req,
        "power": car.power_req,
        "loop": car.loop_req,
    }
    normal = [name for name in requests if energy is DC or name not in ("cable", "precharge")]
    passed: list[str] = []
    for _ in range(data.draw(st.integers(1, 16))):
        due = next((name for name in normal if name not in passed), "loop")
        name = data.draw(st.sampled_from([due, due, due, *requests]))
        response = car.send(requests[name]()) or car.await_response()
        if car.session.ended or response is None:
            break
        if getattr(response, "evse_processing", Processing.FINISHED) is Processing.FINISHED:
            passed.append(name)
        asked = [effect.close for effect in car.station.all(api.RequestContactor)]
        if True in asked or car.station.all(api.StartCableCheck):
            assert auth is api.AuthState.ACCEPTED
        if True in asked and energy is DC:
            assert {"cable", "precharge"} <= set(passed)
        if any(not target.precharge for target in car.station.all(api.SetDcTarget)):
            assert {"cable", "precharge", "power"} <= set(passed)


def test_the_meter_when_it_is_asked_for() -> None:
    """[V2G20-1082]."""
    car = Car(api.EnergyMode.AC_BPT).charging()
    car.station.set(meter=api.Meter("M-1", 1234, 56, b"sig"))
    assert car.ok(car.loop_req()).meter_info is None
    told = car.ok(car.loop_req(meter=True)).meter_info
    assert (told.charged_energy_reading_wh, told.bpt_discharged_energy_reading_wh) == (1234, 56)
    assert (told.meter_id, told.meter_signature) == ("M-1", b"sig")


def test_a_schedule_beside_the_loop_is_answered_in_its_stream() -> None:
    car = Car().charging()
    car.ok(car.loop_req())
    response = car.ok(car.schedule_req(), stream=0x8101)
    assert car.payload_type == 0x8101
    assert response.evse_processing is Processing.FINISHED
    assert car.station.closed_contactor
    car.ok(car.loop_req())


def test_schedule_renegotiation_keeps_the_energy() -> None:
    car = Car().charging()
    car.ok(car.loop_req())
    car.station.set(notification=api.Notification.RENEGOTIATE, schedule=(api.PowerPeriod(0, 4_000.0),))
    told = car.ok(car.loop_req())
    assert told.evse_status.evse_notification is EVSENotification.SCHEDULE_RENEGOTIATION
    car.ok(car.power_req(common.ChargeProgress.SCHEDULE_RENEGOTIATION))
    car.ok(car.schedule_req())
    assert car.station.closed_contactor
    car.ok(car.power_req(watt=4_000.0))
    car.ok(car.loop_req())
    assert [effect.by_ev for effect in car.station.all(api.Renegotiating)] == [False]


# --- metering confirmation --------------------------------------------------------------------------------------------


def confirmation(car: Car, told: Any, session_id: bytes | None = None, signed: bool = True) -> Any:
    assert car.contract is not None
    data = common.SignedMeteringData(
        id="id1",
        session_id=session_id or car.session_id,
        meter_info=told,
        scheduled_smdt_control_mode=common.Scheduled_SMDTControlMode(selected_schedule_tuple_id=1),
    )
    signature = sign((data,), SoftwareKey(car.contract.key)) if signed else None
    return car.make(common.MeteringConfirmationReq, signature=signature, signed_metering_data=data)


def awaiting_confirmation() -> tuple[Car, Any]:
    car = Car(pnc=True).charging()
    car.station.set(meter=api.Meter("M-1", 1234), receipt_required=True)
    response = car.ok(car.loop_req())
    assert response.evse_status.evse_notification is EVSENotification.METERING_CONFIRMATION
    return car, response.meter_info


def test_a_confirmed_reading_reaches_the_station() -> None:
    """[V2G20-1083]."""
    car, told = awaiting_confirmation()
    car.ok(confirmation(car, told))
    assert car.payload_type == 0x8102
    (receipt,) = car.station.all(api.ReceiptVerified)
    assert receipt.meter_wh == 1234
    assert car.ok(car.loop_req()).evse_status is None  # not again at once


@pytest.mark.parametrize("what", ["unsigned", "session", "reading"])
def test_a_confirmation_that_is_not_good(what: str) -> None:
    car, told = awaiting_confirmation()
    if what == "reading":
        told = type(told)(meter_id="M-1", charged_energy_reading_wh=1)
    session_id = b"another!" if what == "session" else None
    request = confirmation(car, told, session_id, signed=what != "unsigned")
    car.refused(Code.FAILED_METERING_SIGNATURE_NOT_VALID, request)
    assert car.station.all(api.ReceiptVerified) == []
