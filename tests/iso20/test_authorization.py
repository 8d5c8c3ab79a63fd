"""AuthorizationSetup and Authorization: EIM and Plug & Charge, and that a refusal never leads on."""

import pytest

from firmware.iso15118 import api
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import Processing
from tests.iso2.rig import Station
from tests.iso20.rig import Car, Code


def waiting(auth: api.AuthState, **more: object) -> Station:
    return Station(energy_modes=(api.EnergyMode.AC,), auth=auth, **more)


def test_eim_comes_first_and_the_challenge_only_with_a_contract() -> None:
    eim = Car().until(common.AuthorizationSetupReq).authorization_setup()
    assert eim.authorization_services == (common.AuthorizationService.EIM,)
    assert eim.pnc_as_res_authorization_mode is None
    assert not eim.certificate_installation_service
    both = Car(pnc=True).until(common.AuthorizationSetupReq).authorization_setup()
    assert both.authorization_services == (common.AuthorizationService.EIM, common.AuthorizationService.PNC)
    assert len(both.pnc_as_res_authorization_mode.gen_challenge) == 16


def test_the_first_answer_is_older_than_the_question() -> None:
    car = Car().until(common.AuthorizationReq)
    assert car.ok(car.authorization_req()).evse_processing is Processing.ONGOING
    assert car.station.all(api.RequestAuthorization) == [api.RequestAuthorization(api.AuthMethod.EIM)]
    assert car.ok(car.authorization_req()).evse_processing is Processing.FINISHED


def test_waiting_for_the_driver_is_said_and_ends() -> None:
    car = Car(station=waiting(api.AuthState.WAITING_FOR_DRIVER)).until(common.AuthorizationReq)
    car.ok(car.authorization_req())
    answer = car.ok(car.authorization_req())
    assert answer.evse_processing is Processing.ONGOING_WAITING_FOR_CUSTOMER_INTERACTION
    for _ in range(5):
        car.wait(55.0)
        car.ok(car.authorization_req())
    car.wait(30.0)
    car.refused(Code.FAILED, car.authorization_req())


def test_a_rejection_is_a_warning_at_once_and_leads_nowhere() -> None:
    """[V2G20-2230], [V2G20-2219]."""
    car = Car(station=waiting(api.AuthState.REJECTED)).until(common.AuthorizationReq)
    car.ok(car.authorization_req())
    answer = car.ok(car.authorization_req(), Code.WARNING_EIM_AUTHORIZATION_FAILURE)
    assert answer.evse_processing is Processing.FINISHED
    car.refused(Code.FAILED_SEQUENCE_ERROR, car.make(common.ServiceDiscoveryReq))


def test_rejections_do_not_go_on_for_ever() -> None:
    car = Car(station=waiting(api.AuthState.REJECTED)).until(common.AuthorizationReq)
    for _ in range(2):
        car.ok(car.authorization_req())
        car.ok(car.authorization_req(), Code.WARNING_EIM_AUTHORIZATION_FAILURE)
    car.ok(car.authorization_req())
    car.refused(Code.FAILED, car.authorization_req())


def test_after_a_rejection_another_card_may_be_accepted() -> None:
    car = Car(station=waiting(api.AuthState.REJECTED)).until(common.AuthorizationReq)
    car.ok(car.authorization_req())
    car.ok(car.authorization_req(), Code.WARNING_EIM_AUTHORIZATION_FAILURE)
    car.station.set(auth=api.AuthState.ACCEPTED)
    car.authorize()
    car.ok(car.make(common.ServiceDiscoveryReq))


def test_an_authorisation_that_was_not_offered() -> None:
    offering, asking = Car(), Car(pnc=True)
    offering.until(common.AuthorizationReq)
    asking.session_id, asking.challenge = offering.session_id, bytes(16)
    offering.ok(asking.authorization_req(), Code.WARNING_AUTHORIZATION_SELECTION_INVALID)
    assert offering.station.all(api.RequestAuthorization) == []


# --- Plug & Charge ----------------------------------------------------------------------------------------------------


def test_plug_and_charge() -> None:
    car = Car(pnc=True).until(common.AuthorizationReq)
    assert car.ok(car.authorization_req()).evse_processing is Processing.ONGOING
    (asked,) = car.station.all(api.RequestAuthorization)
    assert asked.method is api.AuthMethod.PNC
    assert asked.contract is not None
    assert asked.contract.emaid == "DEABCC12345678"
    assert car.ok(car.authorization_req()).evse_processing is Processing.FINISHED
    car.ok(car.make(common.ServiceDiscoveryReq))


@pytest.mark.parametrize("challenge", [bytes(16), b"\xff" * 16])
def test_the_challenge_must_be_ours(challenge: bytes) -> None:
    car = Car(pnc=True).until(common.AuthorizationReq)
    car.ok(car.authorization_req(challenge), Code.WARNING_CHALLENGE_INVALID)
    assert car.station.all(api.RequestAuthorization) == []


def test_a_challenge_is_for_once() -> None:
    """A replay after a refusal fails; with a fresh challenge it works."""
    car = Car(pnc=True).until(common.AuthorizationReq)
    good = car.authorization_req()
    car.ok(car.authorization_req(bytes(16)), Code.WARNING_CHALLENGE_INVALID)
    car.ok(good, Code.WARNING_CHALLENGE_INVALID)
    fresh = Car(pnc=True).until(common.AuthorizationReq)
    fresh.ok(fresh.authorization_req(bytes(16)), Code.WARNING_CHALLENGE_INVALID)
    fresh.authorization_setup()
    fresh.authorize()


def test_without_a_signature_or_with_another_key() -> None:
    unsigned = Car(pnc=True).until(common.AuthorizationReq)
    unsigned.refused(Code.FAILED_SIGNATURE_ERROR, unsigned.authorization_req(signed=False))
    stolen = Car(pnc=True, contract="other_key").until(common.AuthorizationReq)
    stolen.refused(Code.FAILED_SIGNATURE_ERROR, stolen.authorization_req())
    assert stolen.station.all(api.RequestAuthorization) == []


@pytest.mark.parametrize(
    ("contract", "code"),
    [
        ("expired", Code.WARNING_CERTIFICATE_EXPIRED),
        ("wrong_root", Code.WARNING_CERTIFICATE_VALIDATION_ERROR),
        ("wrong_domain", Code.WARNING_CERTIFICATE_VALIDATION_ERROR),
        ("issued_by_leaf", Code.WARNING_CERTIFICATE_VALIDATION_ERROR),
        ("oem_chain", Code.WARNING_CERTIFICATE_VALIDATION_ERROR),
    ],
)
def test_a_chain_that_is_not_good_is_never_passed_on(contract: str, code: Code) -> None:
    car = Car(pnc=True, contract=contract).until(common.AuthorizationReq)
    car.ok(car.authorization_req(), code)
    assert car.station.all(api.RequestAuthorization) == []
    car.refused(Code.FAILED_SEQUENCE_ERROR, car.make(common.ServiceDiscoveryReq))


def test_a_rejected_contract_is_a_warning() -> None:
    station = Station(
        energy_modes=(api.EnergyMode.AC,),
        with_pki=True,
        auth_methods=(api.AuthMethod.PNC,),
        auth=api.AuthState.REJECTED,
    )
    car = Car(pnc=True, station=station).until(common.AuthorizationReq)
    request = car.authorization_req()
    car.ok(request)
    car.ok(request, Code.WARNING_GENERAL_PNC_AUTHORIZATION_ERROR)
