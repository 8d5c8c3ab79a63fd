"""SessionStop cases, pauses, and the end from our side (Abnormal)."""

import pytest

from firmware.iso15118 import api
from firmware.iso15118.messages import iso2
from firmware.iso15118.session import SessionConfig
from tests.iso2.rig import EVCC_ID, WRONG_ID, Car, Code, Station

CURRENTS = ["AC", "DC"]


@pytest.mark.parametrize(("case", "current"), [("AC_001", "AC"), ("DC_001", "DC"), ("DC_002", "DC")])
def test_terminate(case: str, current: str) -> None:
    car = Car(current == "DC").stopped()
    if case == "DC_002":
        car.ok(iso2.WeldingDetectionReq(dc_ev_status=car.dc_status))
    car.ok(car.session_stop())
    assert car.station.ended == api.SessionEnded(api.EndReason.TERMINATED)
    car.gone()


@pytest.mark.parametrize("current", CURRENTS)
def test_002_003_007_out_of_order(current: str) -> None:
    Car(current == "DC").stopped().refused(Code.FAILED_SEQUENCE_ERROR, iso2.ServiceDiscoveryReq())


@pytest.mark.parametrize("current", CURRENTS)
def test_003_004_008_unknown_session(current: str) -> None:
    car = Car(current == "DC").stopped()
    car.refused(Code.FAILED_UNKNOWN_SESSION, car.session_stop(), session_id=WRONG_ID)


@pytest.mark.parametrize("current", CURRENTS)
def test_004_005_009_silence(current: str) -> None:
    Car(current == "DC").stopped().silence()


@pytest.mark.parametrize(("required", "pilot"), [(True, "C"), (True, "B"), (False, "C")])
def test_dc_006_without_state_b(required: bool, pilot: str) -> None:
    car = Car(dc=True, config=SessionConfig(require_state_b_after_stop=required)).stopped()
    car.station.set(pilot=pilot)
    if required and pilot != "B":
        car.refused(Code.FAILED, car.session_stop())
    else:
        car.ok(car.session_stop())


MESSAGES = [kind for kind, _ in Car(dc=True, pnc=True).course()][2:]


@pytest.mark.parametrize("message", MESSAGES)
@pytest.mark.parametrize("pause", [False, True])
def test_legal_at_any_point_after_session_setup(message: type[iso2.BodyElement], pause: bool) -> None:
    car = Car(dc=True, pnc=True).until(message)
    car.ok(car.session_stop(pause))
    assert car.station.ended is not None
    assert car.station.ended.reason in (api.EndReason.TERMINATED, api.EndReason.PAUSED)
    assert not car.station.closed_contactor
    assert api.StopDc in map(type, car.station.effects) or not car.station.all(api.SetDcTarget)
    car.gone()


def test_not_before_session_setup() -> None:
    car = Car().until(iso2.SessionSetupReq)
    car.refused(Code.FAILED_SEQUENCE_ERROR, car.session_stop())


@pytest.mark.parametrize("current", CURRENTS)
def test_pause_and_resume(current: str) -> None:
    dc = current == "DC"
    car = Car(dc).stopped()
    car.ok(car.session_stop(pause=True))
    mode = "DC_extended" if dc else "AC_three_phase_core"
    paused = api.PausedSession(car.session_id, EVCC_ID, api.AuthMethod.EIM, 1, mode)
    assert car.station.ended == api.SessionEnded(api.EndReason.PAUSED, "", paused)
    again = Car(dc, station=Station(dc, paused=paused)).until(iso2.SessionSetupReq)
    assert again.setup(paused.session_id).response_code is Code.OK_OLD_SESSION_JOINED
    again.ok(iso2.ServiceDiscoveryReq())
    again.ok(again.service_selection())
    again.authorize()
    again.negotiate()
    if dc:
        # No energy without cable check and pre-charge, also after a pause.
        again.refused(Code.FAILED_SEQUENCE_ERROR, again.start())
    else:
        again.ok(again.start())
        again.ok(again.loop())


def test_a_pause_before_the_authorisation_leaves_nothing_to_join() -> None:
    car = Car().until(iso2.AuthorizationReq)
    car.ok(car.session_stop(pause=True))
    assert car.station.ended is not None
    assert car.station.ended.reason is api.EndReason.TERMINATED
    assert car.station.ended.paused is None


# --- Abnormal: pilot or protective earth is lost; the station sees it and ends the session ----------------------------


@pytest.mark.parametrize("case", ["AC_001", "DC_001", "AC_002", "DC_002"])
def test_stopped_by_the_station(case: str) -> None:
    car = Car(case.startswith("DC")).charging()
    car.ok(car.loop())
    car.session.stop(car.now, "control pilot lost")
    assert car.pump() == []
    assert car.session.closed
    assert car.station.ended == api.SessionEnded(api.EndReason.LOCAL_STOP, "control pilot lost")
    assert not car.station.closed_contactor
    assert bool(car.station.all(api.StopDc)) == car.dc
