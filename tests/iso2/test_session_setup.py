"""SessionSetup cases."""

import pytest

from firmware.iso15118 import api
from firmware.iso15118.messages import iso2
from tests.iso2.rig import EVCC_ID, WRONG_ID, Car, Code, Station

PAUSED = api.PausedSession(bytes.fromhex("1122334455667788"), EVCC_ID, api.AuthMethod.EIM, 3, "AC_three_phase_core")


def paused_car(dc: bool) -> Car:
    return Car(dc, station=Station(dc, paused=PAUSED)).until(iso2.SessionSetupReq)


# How the car was woken (its B-C-B toggle, or B1 to B2 by the EVSE) is the station's; the messages are the same.
@pytest.mark.parametrize("case", ["AC_001", "DC_001", "AC_004", "DC_004"])
def test_old_session_joined(case: str) -> None:
    car = paused_car(case.startswith("DC"))
    assert car.setup(PAUSED.session_id).response_code is Code.OK_OLD_SESSION_JOINED
    assert car.session_id == PAUSED.session_id
    assert car.station.all(api.SessionEstablished) == [
        api.SessionEstablished(api.Protocol.ISO2, PAUSED.session_id, EVCC_ID, True)
    ]


@pytest.mark.parametrize("case", ["AC_002", "DC_002", "AC_005", "DC_005"])
def test_unknown_id_is_a_new_session(case: str) -> None:
    car = paused_car(case.startswith("DC"))
    assert car.setup(WRONG_ID).response_code is Code.OK_NEW_SESSION_ESTABLISHED
    assert car.session_id not in (WRONG_ID, PAUSED.session_id, bytes(8))


@pytest.mark.parametrize("case", ["AC_003", "DC_003", "AC_006", "DC_006", "CMN_001"])
@pytest.mark.parametrize("zero", [bytes(8), b"\0", b""])
def test_zero_id_is_a_new_session(case: str, zero: bytes) -> None:
    car = paused_car(case.startswith("DC")) if case != "CMN_001" else Car().until(iso2.SessionSetupReq)
    assert car.setup(zero).response_code is Code.OK_NEW_SESSION_ESTABLISHED
    assert len(car.session_id) == 8
    assert car.session_id != bytes(8)


def test_the_paused_id_with_another_evcc_id_is_a_new_session() -> None:
    car = paused_car(False)
    car.evcc_id = bytes(6)
    assert car.setup(PAUSED.session_id).response_code is Code.OK_NEW_SESSION_ESTABLISHED
    assert car.session_id != PAUSED.session_id


def test_cmn_002_out_of_order() -> None:
    car = Car().until(iso2.SessionSetupReq)
    car.refused(Code.FAILED_SEQUENCE_ERROR, iso2.ServiceDiscoveryReq())


@pytest.mark.parametrize("case", ["CMN_003", "CMN_004"])
def test_silence(case: str) -> None:
    Car().until(iso2.SessionSetupReq).silence(api.EndReason.SETUP_TIMEOUT, 18.0)


def test_repeated_setup_keeps_the_session() -> None:
    car = Car().until(iso2.ServiceDiscoveryReq)
    before = car.session_id
    car.setup()
    assert car.session_id == before
    car.ok(iso2.ServiceDiscoveryReq())


def test_repeated_setup_of_another_evcc_is_another_session() -> None:
    car = Car().until(iso2.ServiceDiscoveryReq)
    before = car.session_id
    car.evcc_id = bytes(6)
    car.setup()
    assert car.session_id != before
    car.refused(Code.FAILED_UNKNOWN_SESSION, iso2.ServiceDiscoveryReq(), session_id=before)


def test_the_answer_names_the_evse() -> None:
    response = Car().until(iso2.SessionSetupReq).setup()
    assert response.evse_id == "DE*ABC*E0001"
    assert response.evse_timestamp == 1_790_000_000


def test_an_evse_id_that_no_message_can_carry() -> None:
    car = Car(station=Station(evse_id="X"))
    car.offer()
    assert car.setup().evse_id == "ZZ00000"


def test_resumed_session_offers_what_was_agreed() -> None:
    car = Car(station=Station(paused=PAUSED)).until(iso2.SessionSetupReq)
    car.setup(PAUSED.session_id)
    offer = car.ok(iso2.ServiceDiscoveryReq())
    modes = offer.charge_service.supported_energy_transfer_mode.energy_transfer_mode
    assert modes == (iso2.EnergyTransferMode.AC_THREE_PHASE_CORE,)
    car.ok(car.service_selection())
    car.authorize()
    car.negotiate()
    assert car.tuple_id == 3
    car.ok(car.start())
    car.ok(car.loop())


def test_three_phases_that_were_agreed_stay_agreed_while_one_is_connected() -> None:
    """The station may have changed over during the pause; what it can give is told by limit and schedule."""
    car = Car(station=Station(paused=PAUSED, ac=api.AcLimits(phases=1))).until(iso2.SessionSetupReq)
    car.setup(PAUSED.session_id)
    offer = car.ok(iso2.ServiceDiscoveryReq())
    modes = offer.charge_service.supported_energy_transfer_mode.energy_transfer_mode
    assert modes == (iso2.EnergyTransferMode.AC_THREE_PHASE_CORE,)
    car.ok(car.service_selection())
    car.authorize()
    car.negotiate()
