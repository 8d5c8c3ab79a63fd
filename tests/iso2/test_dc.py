"""CableCheck, PreCharge, CurrentDemand and WeldingDetection cases."""

import pytest

from firmware.iso15118 import api
from firmware.iso15118.messages import iso2
from firmware.iso15118.session import SessionConfig
from tests.iso2.rig import WRONG_ID, A, Car, Code, Station, V, W, quantity

Status = iso2.DC_EVSEStatusCode
FINISHED, ONGOING = iso2.EVSEProcessing.FINISHED, iso2.EVSEProcessing.ONGOING
OUT_OF_ORDER = iso2.ServiceDiscoveryReq()


def at(message: type[iso2.BodyElement], **view: object) -> Car:
    return Car(dc=True, station=Station(True, **view)).until(message)


# --- CableCheck -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("case", "pilot"), [("001", "C"), ("002", "D"), ("006", "D"), ("007", "D")])
def test_cable_check(case: str, pilot: str) -> None:
    car = at(iso2.CableCheckReq, pilot=pilot)
    car.station.obedient = False
    response = car.ok(car.cable_check())
    assert response.evse_processing is ONGOING
    assert response.dc_evse_status.evse_status_code is Status.EVSE_ISOLATION_MONITORING_ACTIVE
    assert response.dc_evse_status.evse_isolation_status is iso2.IsolationLevel.INVALID
    assert car.station.all(api.StartCableCheck) == [api.StartCableCheck(450.0)]
    car.station.set(cable_check=api.CheckState.RUNNING)
    assert car.ok(car.cable_check()).evse_processing is ONGOING
    car.station.set(cable_check=api.CheckState.PASSED, isolation=api.Isolation.VALID)
    response = car.ok(car.cable_check())
    assert response.evse_processing is FINISHED
    assert response.dc_evse_status.evse_isolation_status is iso2.IsolationLevel.VALID
    assert len(car.station.all(api.StartCableCheck)) == 1


def test_cable_check_dc_003_out_of_order() -> None:
    at(iso2.CableCheckReq).refused(Code.FAILED_SEQUENCE_ERROR, OUT_OF_ORDER)


def test_cable_check_dc_004_unknown_session() -> None:
    car = at(iso2.CableCheckReq)
    car.refused(Code.FAILED_UNKNOWN_SESSION, car.cable_check(), session_id=WRONG_ID)


def test_cable_check_dc_005_silence() -> None:
    at(iso2.CableCheckReq).silence()


def test_cable_check_dc_008_without_state_c() -> None:
    car = at(iso2.CableCheckReq, pilot="B")
    started = car.now
    car.refused(Code.FAILED, car.cable_check())
    assert car.now - started >= 1.0
    assert car.station.all(api.StartCableCheck) == []


def test_cable_check_overtakes_the_pilot() -> None:
    car = at(iso2.CableCheckReq, pilot="B")
    assert car.send(car.cable_check()) is None
    car.station.set(pilot="C")
    assert car.await_response(0.1).evse_processing is ONGOING


def test_an_earlier_check_does_not_count() -> None:
    car = at(iso2.CableCheckReq, cable_check=api.CheckState.PASSED, isolation=api.Isolation.VALID)
    assert car.ok(car.cable_check()).evse_processing is ONGOING


@pytest.mark.parametrize(
    ("check", "isolation"),
    [
        (api.CheckState.FAILED, api.Isolation.INVALID),
        (api.CheckState.RUNNING, api.Isolation.FAULT),
        (api.CheckState.PASSED, api.Isolation.INVALID),
    ],
)
def test_a_failed_check(check: api.CheckState, isolation: api.Isolation) -> None:
    car = at(iso2.CableCheckReq)
    car.station.obedient = False
    car.ok(car.cable_check())
    car.station.set(cable_check=check, isolation=isolation)
    car.refused(Code.FAILED, car.cable_check())
    assert car.station.all(api.StopDc)


def test_a_check_that_never_ends() -> None:
    car = at(iso2.CableCheckReq)
    car.station.obedient = False
    car.ok(car.cable_check())
    car.wait(37.9)
    car.ok(car.cable_check())
    car.wait(0.2)
    car.refused(Code.FAILED, car.cable_check())


# --- PreCharge --------------------------------------------------------------------------------------------------------


def test_pre_charge_dc_001() -> None:
    car = at(iso2.PreChargeReq)
    response = car.ok(car.pre_charge(380.0))
    assert car.station.all(api.SetDcTarget) == [api.SetDcTarget(380.0, 1.0, precharge=True)]
    assert response.evse_present_voltage.to_float() == 0.0
    assert car.ok(car.pre_charge(380.0)).evse_present_voltage.to_float() == 380.0


def test_pre_charge_dc_002_out_of_order() -> None:
    at(iso2.PreChargeReq).refused(Code.FAILED_SEQUENCE_ERROR, OUT_OF_ORDER)


def test_pre_charge_dc_003_unknown_session() -> None:
    car = at(iso2.PreChargeReq)
    car.refused(Code.FAILED_UNKNOWN_SESSION, car.pre_charge(), session_id=WRONG_ID)


def test_pre_charge_dc_004_silence() -> None:
    at(iso2.PreChargeReq).silence()


def test_power_delivery_before_pre_charge() -> None:
    car = at(iso2.PreChargeReq)
    car.refused(Code.FAILED_SEQUENCE_ERROR, car.start())


def test_an_absurd_target_is_clipped_and_noted() -> None:
    car = at(iso2.PreChargeReq)
    car.ok(car.pre_charge(20_000.0))
    car.ok(car.pre_charge(20_000.0))
    assert {target.voltage_v for target in car.station.all(api.SetDcTarget)} == {450.0}  # the EV's own limit
    notes = [trace for trace in car.station.all(api.Trace) if "clipped" in trace.text]
    assert len(notes) == 1
    car.ok(car.start())


def test_pre_charge_does_not_go_on_for_ever() -> None:
    car = at(iso2.PreChargeReq)
    car.station.obedient = False
    car.ok(car.pre_charge())
    car.wait(10.0)
    car.refused(Code.FAILED, car.pre_charge())


@pytest.mark.parametrize("message", [iso2.CableCheckReq, iso2.PreChargeReq])
def test_a_fault_before_the_energy(message: type[iso2.BodyElement]) -> None:
    car = at(message)
    car.station.set(emergency=True)
    body = car.cable_check() if message is iso2.CableCheckReq else car.pre_charge()
    response = car.refused(Code.FAILED, body)
    assert response.dc_evse_status.evse_status_code is Status.EVSE_EMERGENCY_SHUTDOWN


# --- CurrentDemand ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["001", "006", "008", "002", "007", "009"])
def test_current_demand(case: str) -> None:
    pnc = case in ("002", "007", "009")
    car = Car(dc=True, pnc=pnc).charging()
    car.ok(car.loop(50.0))
    response = car.ok(car.loop(50.0))
    assert response.evse_present_voltage.to_float() == 400.0
    assert response.evse_present_current.to_float() == 50.0
    assert response.dc_evse_status.evse_status_code is Status.EVSE_READY
    assert not response.receipt_required
    assert response.evse_id == "DE*ABC*E0001"
    assert car.station.closed_contactor


def test_current_demand_dc_003_out_of_order() -> None:
    at(iso2.CurrentDemandReq).refused(Code.FAILED_SEQUENCE_ERROR, OUT_OF_ORDER)


def test_current_demand_dc_004_unknown_session() -> None:
    car = at(iso2.CurrentDemandReq)
    car.refused(Code.FAILED_UNKNOWN_SESSION, car.loop(), session_id=WRONG_ID)
    assert car.station.all(api.StopDc)


def test_current_demand_dc_005_silence() -> None:
    at(iso2.CurrentDemandReq).silence()


def test_targets_are_clipped_to_both_sides() -> None:
    car = at(iso2.CurrentDemandReq)

    def target(**request: object) -> tuple[api.SetDcTarget, iso2.CurrentDemandRes]:
        response = car.ok(car.loop(**request))
        return car.station.all(api.SetDcTarget)[-1], response

    dc = api.DcLimits(max_voltage_v=430.0, max_current_a=80.0, max_power_w=20_000.0)
    car.station.set(dc=dc)
    # The EV has said 100 A, 450 V, 40 kW.
    asked, response = target(ampere=300.0, volt=440.0)
    assert (asked.voltage_v, asked.current_a) == (430.0, pytest.approx(20_000 / 430))
    assert response.evse_voltage_limit_achieved
    assert response.evse_current_limit_achieved
    assert response.evse_power_limit_achieved
    assert response.evse_maximum_current_limit.to_float() == 80.0
    asked, response = target(ampere=10.0, volt=400.0)
    assert (asked.voltage_v, asked.current_a) == (400.0, 10.0)
    assert not response.evse_voltage_limit_achieved
    assert not response.evse_current_limit_achieved
    assert not response.evse_power_limit_achieved
    asked, _ = target(ampere=60.0, volt=400.0, ev_maximum_current_limit=quantity(20, A))
    assert asked.current_a == 20.0
    asked, _ = target(ampere=60.0, volt=400.0, ev_maximum_voltage_limit=quantity(350, V))
    assert asked.voltage_v == 350.0
    asked, _ = target(ampere=60.0, volt=400.0, ev_maximum_power_limit=quantity(4_000, W))
    assert asked.current_a == 10.0
    asked, _ = target(ampere=-5.0, volt=-1.0)
    assert (asked.voltage_v, asked.current_a) == (0.0, 0.0)


@pytest.mark.parametrize(
    "status",
    [
        iso2.DC_EVStatus(ev_ready=False, ev_error_code=iso2.DC_EVErrorCode.NO_ERROR, ev_ress_soc=1),
        iso2.DC_EVStatus(ev_ready=True, ev_error_code=iso2.DC_EVErrorCode.FAILED_EV_SHIFT_POSITION, ev_ress_soc=1),
    ],
)
def test_no_current_for_an_ev_that_is_not_well(status: iso2.DC_EVStatus) -> None:
    car = at(iso2.CurrentDemandReq)
    car.ok(car.loop(dc_ev_status=status))
    assert car.station.all(api.SetDcTarget)[-1].current_a == 0.0


def test_progress_is_told_when_it_changes() -> None:
    car = at(iso2.CurrentDemandReq)
    remaining = iso2.PhysicalValue.of(2, iso2.UnitSymbol.M)
    for _ in range(3):
        car.ok(car.loop(remaining_time_to_full_soc=remaining))
    assert car.station.all(api.EvProgress) == [api.EvProgress(40, False, 120.0)]


@pytest.mark.parametrize(
    ("fault", "code"), [("emergency", Status.EVSE_EMERGENCY_SHUTDOWN), ("malfunction", Status.EVSE_MALFUNCTION)]
)
def test_a_fault_cuts_the_energy_at_once(fault: str, code: iso2.DC_EVSEStatusCode) -> None:
    car = at(iso2.CurrentDemandReq)
    car.ok(car.loop())
    car.station.set(**{fault: True})
    before = len(car.station.all(api.SetDcTarget))
    for _ in range(2):
        response = car.ok(car.loop())
        assert response.dc_evse_status.evse_status_code is code
        assert response.dc_evse_status.evse_notification is iso2.EVSENotification.STOP_CHARGING
    assert len(car.station.all(api.SetDcTarget)) == before
    assert not car.station.closed_contactor
    assert len(car.station.all(api.StopDc)) == 1
    car.ok(car.stop())
    car.ok(car.session_stop())


def test_not_ready_while_the_contactor_is_open() -> None:
    """The vehicle went back to B in the middle of it: the contactor is open, and the answer does not say ready."""
    car = at(iso2.CurrentDemandReq)
    car.ok(car.loop())
    car.station.set(contactor=api.CheckState.IDLE, pilot="B")
    status = car.ok(car.loop()).dc_evse_status
    assert status.evse_status_code is Status.EVSE_NOT_READY


@pytest.mark.parametrize("message", [iso2.PreChargeReq, iso2.CurrentDemandReq])
def test_a_refusal_does_not_say_ready(message: type[iso2.BodyElement]) -> None:
    car = Car(dc=True).until(iso2.ServiceDiscoveryReq)
    body = car.pre_charge() if message is iso2.PreChargeReq else car.loop()
    response = car.refused(Code.FAILED_SEQUENCE_ERROR, body)
    assert response.dc_evse_status.evse_status_code is Status.EVSE_NOT_READY


def test_the_station_asks_to_stop() -> None:
    car = at(iso2.CurrentDemandReq)
    car.station.set(notification=api.Notification.STOP, notification_delay_s=30)
    status = car.ok(car.loop()).dc_evse_status
    assert status.evse_notification is iso2.EVSENotification.STOP_CHARGING
    assert status.notification_max_delay == 30
    assert status.evse_status_code is Status.EVSE_SHUTDOWN
    assert car.station.closed_contactor  # it asks; the EV ramps down itself


# --- WeldingDetection -------------------------------------------------------------------------------------------------


def test_welding_detection_dc_001() -> None:
    car = Car(dc=True).stopped()
    for _ in range(5):
        assert car.ok(iso2.WeldingDetectionReq(dc_ev_status=car.dc_status)).evse_present_voltage.to_float() == 0.0
    car.ok(car.session_stop())


def test_welding_detection_dc_002_out_of_order() -> None:
    Car(dc=True).stopped().refused(Code.FAILED_SEQUENCE_ERROR, OUT_OF_ORDER)


def test_welding_detection_dc_003_unknown_session() -> None:
    car = Car(dc=True).stopped()
    body = iso2.WeldingDetectionReq(dc_ev_status=car.dc_status)
    car.refused(Code.FAILED_UNKNOWN_SESSION, body, session_id=WRONG_ID)


def test_welding_detection_dc_004_silence() -> None:
    Car(dc=True).stopped().silence()


@pytest.mark.parametrize("required", [True, False])
def test_welding_detection_dc_005_without_state_b(required: bool) -> None:
    car = Car(dc=True, config=SessionConfig(require_state_b_after_stop=required)).stopped()
    assert car.station.view.pilot == "C"
    body = iso2.WeldingDetectionReq(dc_ev_status=car.dc_status)
    if required:
        car.refused(Code.FAILED, body)
    else:
        car.ok(body)
