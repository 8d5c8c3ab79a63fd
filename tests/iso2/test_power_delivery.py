"""PowerDelivery cases: start, stop, renegotiation, and what the hardware does meanwhile."""

from typing import Any

import pytest

from firmware.iso15118 import api
from firmware.iso15118.messages import iso2
from tests.iso2.rig import WRONG_ID, Car, Code, Station, W, quantity

CURRENTS = ["AC", "DC"]
Progress = iso2.ChargeProgress
OUT_OF_ORDER = iso2.ServiceDiscoveryReq()


def at_start(current: str, **view: Any) -> Car:
    dc = current == "DC"
    return Car(dc, station=Station(dc, **view)).until(iso2.PowerDeliveryReq)


def charging(current: str) -> Car:
    car = Car(current == "DC").charging()
    car.ok(car.loop())
    return car


# --- Start ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "current", "pilot"), [("AC_001", "AC", "C"), ("AC_002", "AC", "D"), ("DC_001", "DC", "C")]
)
def test_start(case: str, current: str, pilot: str) -> None:
    car = at_start(current, pilot=pilot)
    response = car.ok(car.start())
    assert isinstance(response.evse_status, iso2.DC_EVSEStatus if current == "DC" else iso2.AC_EVSEStatus)
    assert car.station.closed_contactor
    assert car.station.all(api.ChargeStarted) == [api.ChargeStarted(1, (api.PowerPeriod(0, 5_000.0),))]
    car.ok(car.loop())


@pytest.mark.parametrize("current", CURRENTS)
def test_004_012_start_after_renegotiation(current: str) -> None:
    car = charging(current)
    car.ok(car.renegotiate())
    car.negotiate()
    if car.dc:
        car.check_cable()
        car.ok(car.pre_charge())
    car.ok(car.start())
    car.ok(car.loop())
    assert len(car.station.all(api.ChargeStarted)) == 2


@pytest.mark.parametrize("current", CURRENTS)
def test_006_003_out_of_order(current: str) -> None:
    at_start(current).refused(Code.FAILED_SEQUENCE_ERROR, OUT_OF_ORDER)


@pytest.mark.parametrize("current", CURRENTS)
def test_007_004_out_of_order_while_charging(current: str) -> None:
    charging(current).refused(Code.FAILED_SEQUENCE_ERROR, OUT_OF_ORDER)


@pytest.mark.parametrize("current", CURRENTS)
def test_008_005_unknown_session(current: str) -> None:
    car = at_start(current)
    car.refused(Code.FAILED_UNKNOWN_SESSION, car.start(), session_id=WRONG_ID)


@pytest.mark.parametrize("current", CURRENTS)
def test_009_006_unknown_session_at_stop(current: str) -> None:
    car = charging(current)
    car.refused(Code.FAILED_UNKNOWN_SESSION, car.stop(), session_id=WRONG_ID)


@pytest.mark.parametrize("current", CURRENTS)
def test_010_007_profile_above_the_limit(current: str) -> None:
    car = at_start(current)
    car.refused(Code.FAILED_CHARGING_PROFILE_INVALID, car.start(watt=12_000.0))
    assert car.station.all(api.RequestContactor)[:1] != [api.RequestContactor(True)]


def profile(*entries: tuple[int, float]) -> iso2.ChargingProfile:
    return iso2.ChargingProfile(
        profile_entry=tuple(
            iso2.ProfileEntry(charging_profile_entry_start=start, charging_profile_entry_max_power=quantity(watt, W))
            for start, watt in entries
        )
    )


SCHEDULE = (api.PowerPeriod(0, 11_000.0), api.PowerPeriod(3600, 4_000.0), api.PowerPeriod(7200, 8_000.0))


@pytest.mark.parametrize(
    ("entries", "good"),
    [
        ([(0, 11_000)], False),  # reaches into 4 kW
        ([(0, 4_000)], True),
        ([(0, 11_000), (3600, 4_000), (7200, 8_000), (86_400, 0)], True),  # as Josev's EVCC copies the schedule
        ([(0, 11_000), (3601, 4_000)], False),
        ([(0, 3_000), (7200, 8_000)], True),
        ([(0, 3_000), (7199, 8_000)], False),
        ([(0, 3_000), (0, 3_000)], False),  # does not advance
        ([(3600, 3_000), (0, 3_000)], False),
        ([(0, -1)], False),
        ([(1800, 11_000), (3600, 1_000)], True),
        ([(90_000, 8_000)], True),  # after the end of the schedule its last power holds
    ],
)
def test_profiles(entries: list[tuple[int, float]], good: bool) -> None:
    car = at_start("AC", schedule=SCHEDULE)
    body = iso2.PowerDeliveryReq(
        charge_progress=Progress.START, sa_schedule_tuple_id=1, charging_profile=profile(*entries)
    )
    if good:
        car.ok(body)
    else:
        car.refused(Code.FAILED_CHARGING_PROFILE_INVALID, body)


@pytest.mark.parametrize("current", CURRENTS)
def test_a_profile_is_optional(current: str) -> None:
    car = at_start(current)
    car.ok(car.start(watt=None))


@pytest.mark.parametrize("current", CURRENTS)
def test_011_008_unknown_tuple(current: str) -> None:
    car = at_start(current)
    car.refused(Code.FAILED_TARIFF_SELECTION_INVALID, car.start(tuple_id=7))


@pytest.mark.parametrize("current", CURRENTS)
def test_012_009_silence(current: str) -> None:
    at_start(current).silence()


@pytest.mark.parametrize("current", CURRENTS)
def test_013_010_silence_after_it(current: str) -> None:
    charging(current).silence()


@pytest.mark.parametrize("auth", [state for state in api.AuthState if state is not api.AuthState.ACCEPTED])
def test_no_energy_when_the_authorisation_is_gone(auth: api.AuthState) -> None:
    car = at_start("AC")
    car.station.set(auth=auth)
    car.refused(Code.FAILED_POWER_DELIVERY_NOT_APPLIED, car.start())
    assert car.station.all(api.RequestContactor) == []


@pytest.mark.parametrize(
    "change", [{"emergency": True}, {"malfunction": True}, {"notification": api.Notification.STOP}]
)
@pytest.mark.parametrize("current", CURRENTS)
def test_no_energy_when_the_station_cannot(current: str, change: dict[str, Any]) -> None:
    car = at_start(current)
    car.station.set(**change)
    car.refused(Code.FAILED_POWER_DELIVERY_NOT_APPLIED, car.start())


# --- Start: the contactor ---------------------------------------------------------------------------------------------


def slow(current: str, **view: Any) -> Car:
    car = at_start(current, **view)
    car.station.obedient = False
    return car


def test_the_answer_waits_for_the_contactor() -> None:
    car = slow("AC")
    begun = car.now
    assert car.send(car.start()) is None
    assert car.station.all(api.RequestContactor) == [api.RequestContactor(True)]
    assert car.wait(2.0) == []
    car.station.set(contactor=api.CheckState.RUNNING)
    assert car.wait(0.5) == []
    car.station.set(contactor=api.CheckState.PASSED)
    assert car.await_response(0.05).response_code is Code.OK
    assert car.now - begun < 2.6
    assert car.station.all(api.RequestContactor) == [api.RequestContactor(True)]  # asked once
    car.ok(car.loop())


def test_a_new_view_is_looked_at_at_once() -> None:
    car = slow("AC")
    assert car.send(car.start()) is None
    car.station.set(contactor=api.CheckState.PASSED)
    car.session.on_view_changed(car.now)
    assert car.response(car.pump()).response_code is Code.OK


def test_a_contactor_that_is_closed_already_counts() -> None:
    car = slow("AC", contactor=api.CheckState.PASSED)
    assert car.send(car.start()).response_code is Code.OK  # no wait


@pytest.mark.parametrize(
    ("pilot", "contactor", "code"),
    [
        ("B", api.CheckState.IDLE, Code.FAILED_POWER_DELIVERY_NOT_APPLIED),
        ("C", api.CheckState.IDLE, Code.FAILED_CONTACTOR_ERROR),
        ("C", api.CheckState.RUNNING, Code.FAILED_CONTACTOR_ERROR),
    ],
)
def test_the_contactor_does_not_close(pilot: str, contactor: api.CheckState, code: iso2.ResponseCode) -> None:
    car = slow("AC", pilot=pilot, contactor=contactor)
    begun = car.now
    car.refused(code, car.start())
    ended = car.now - 5.0  # refused() waits for the end of the connection
    assert 3.0 <= ended - begun < 3.1
    assert car.station.all(api.RequestContactor) == [api.RequestContactor(True), api.RequestContactor(False)]


def test_a_vehicle_that_comes_when_there_is_no_power_waits_in_the_loop() -> None:
    car = Car()
    car.station.set(ac=api.AcLimits(max_current_a=0.0), schedule=(api.PowerPeriod(0, 0.0),))
    car.until(iso2.PowerDeliveryReq)
    car.station.obedient = False
    car.station.set(pilot="B")
    assert car.send(car.start(watt=0)) is None, "it has to ask for energy by its pilot"
    car.station.set(pilot="C")
    assert car.await_response(0.1).response_code is Code.OK
    assert car.station.all(api.RequestContactor) == [api.RequestContactor(True)]
    assert car.ok(car.loop()).evse_max_current.to_float() == 0.0


@pytest.mark.parametrize("latched", [False, True])  # the same event is a fault of the station a moment later
def test_the_contactor_reports_a_fault(latched: bool) -> None:
    car = slow("AC")
    assert car.send(car.start()) is None
    car.station.set(contactor=api.CheckState.FAILED, malfunction=latched)
    car.was_refused(Code.FAILED_CONTACTOR_ERROR, car.start(), car.await_response(0.1))


def test_an_emergency_while_waiting() -> None:
    car = slow("AC")
    assert car.send(car.start()) is None
    car.station.set(emergency=True)
    car.was_refused(Code.FAILED_POWER_DELIVERY_NOT_APPLIED, car.start(), car.await_response(0.1))


def test_the_ev_goes_away_while_waiting() -> None:
    car = slow("AC")
    assert car.send(car.start()) is None
    car.session.receive_eof(car.now)
    car.pump()
    assert car.session.closed
    assert car.station.ended == api.SessionEnded(api.EndReason.PEER_CLOSED)
    assert not car.station.closed_contactor


def test_requests_without_waiting_are_answered_in_order_up_to_a_point() -> None:
    car = slow("AC")
    frames = car.raw(car.encode(car.start()) + car.encode(car.loop()) + car.encode(car.loop()))
    assert frames == []
    car.station.set(contactor=api.CheckState.PASSED)
    assert len(car.wait(0.1)) == 3
    car = slow("AC")
    assert car.raw(car.encode(car.start()) + 5 * car.encode(car.loop())) == []
    assert car.station.ended is not None
    assert car.station.ended.reason is api.EndReason.PROTOCOL_ERROR
    car.gone()


def test_dc_start_waits_for_the_pre_charge_voltage() -> None:
    car = slow("DC", contactor=api.CheckState.PASSED)
    car.station.set(present_voltage_v=300.0)
    assert car.send(car.start()) is None
    car.station.set(present_voltage_v=385.0)
    assert car.await_response(0.1).response_code is Code.OK


def test_dc_start_without_the_pre_charge_voltage() -> None:
    car = slow("DC", contactor=api.CheckState.PASSED)
    car.station.set(present_voltage_v=300.0)
    car.refused(Code.FAILED_POWER_DELIVERY_NOT_APPLIED, car.start())
    assert car.station.all(api.StopDc)


# --- Stop -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("case", "current"), [("AC_005", "AC"), ("DC_002", "DC")])
def test_stop(case: str, current: str) -> None:
    car = charging(current)
    car.station.set(pilot="B")
    car.ok(car.stop())
    assert not car.station.closed_contactor
    assert len(car.station.all(api.ChargeStopped)) == 1
    assert bool(car.station.all(api.StopDc)) == car.dc
    car.ok(car.session_stop())
    assert car.station.ended == api.SessionEnded(api.EndReason.TERMINATED)


@pytest.mark.parametrize("error", [code for code in iso2.DC_EVErrorCode if code is not iso2.DC_EVErrorCode.NO_ERROR])
def test_dc_014_to_021_stop_with_an_error(error: iso2.DC_EVErrorCode) -> None:
    car = charging("DC")
    status = iso2.DC_EVStatus(ev_ready=True, ev_error_code=error, ev_ress_soc=50)
    parameter = iso2.DC_EVPowerDeliveryParameter(dc_ev_status=status, charging_complete=False)
    car.ok(car.stop(ev_power_delivery_parameter=parameter))
    assert any(error.value in trace.text for trace in car.station.all(api.Trace))


@pytest.mark.parametrize("current", CURRENTS)
def test_stop_before_a_start(current: str) -> None:
    car = at_start(current)
    car.ok(car.stop())
    assert car.station.all(api.ChargeStopped) == []
    assert car.station.all(api.RequestContactor)[-1:] in ([], [api.RequestContactor(False)])
    car.ok(car.session_stop())


def test_ac_stop_waits_for_the_contactor_to_open() -> None:
    car = charging("AC")
    car.station.obedient = False
    assert car.send(car.stop()) is None
    assert not car.station.closed_contactor  # asked to open at once
    car.station.set(contactor=api.CheckState.IDLE)
    assert car.await_response(0.1).response_code is Code.OK


def test_a_welded_contactor() -> None:
    car = charging("AC")
    car.station.obedient = False
    car.refused(Code.FAILED_CONTACTOR_ERROR, car.stop())


def test_dc_stop_spares_the_contactor() -> None:
    car = charging("DC")
    car.station.obedient = False
    car.station.effects.clear()
    assert car.send(car.stop()) is None
    assert car.station.all(api.StopDc)
    assert car.station.all(api.RequestContactor) == []  # not under current
    car.station.set(present_current_a=0.4)
    assert car.await_response(0.1).response_code is Code.OK
    assert car.station.all(api.RequestContactor) == [api.RequestContactor(False)]


def test_a_dc_supply_that_does_not_obey_does_not_keep_the_contactor_closed() -> None:
    car = charging("DC")
    car.station.obedient = False
    begun = car.now
    car.ok(car.stop())
    assert car.now - begun == pytest.approx(2.0)
    assert not car.station.closed_contactor


# --- Renegotiate ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("case", "current"), [("AC_003", "AC"), ("DC_011", "DC")])
@pytest.mark.parametrize("by_ev", [True, False])
def test_renegotiate(case: str, current: str, by_ev: bool) -> None:
    car = charging(current)
    if not by_ev:
        car.station.set(notification=api.Notification.RENEGOTIATE)
        response = car.ok(car.loop())
        status = response.dc_evse_status if car.dc else response.ac_evse_status
        assert status.evse_notification is iso2.EVSENotification.RE_NEGOTIATION
    car.ok(car.renegotiate())
    assert car.station.all(api.Renegotiating) == [api.Renegotiating(by_ev)]
    # AC keeps its energy ([V2G2-841]); DC starts from the cable check again ([V2G2-565], [V2G2-582]).
    assert car.station.closed_contactor == (not car.dc)
    car.negotiate()
    if car.dc:
        car.refused(Code.FAILED_SEQUENCE_ERROR, car.start())


@pytest.mark.parametrize("current", CURRENTS)
def test_014_013_renegotiate_without_a_start(current: str) -> None:
    car = at_start(current)
    car.refused(Code.FAILED, car.renegotiate())


def test_dc_renegotiation_forgets_cable_check_and_pre_charge() -> None:
    car = charging("DC")
    car.ok(car.renegotiate())
    car.negotiate()
    assert car.ok(car.cable_check()).evse_processing is iso2.EVSEProcessing.ONGOING
    car.check_cable()
    car.refused(Code.FAILED_SEQUENCE_ERROR, car.start())


def test_start_again_while_charging_is_the_same_start() -> None:
    car = charging("AC")
    car.ok(car.start())
    car.ok(car.loop())
