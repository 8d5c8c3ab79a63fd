"""PaymentDetails and Authorization cases."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from msgspec import structs

from firmware.iso15118 import api
from firmware.iso15118.messages import iso2
from firmware.iso15118.pki.chain import CONTRACT as CONTRACT_PROFILE
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.pki.signature import sign
from firmware.iso15118.session import ContractCheck, NoContracts, SessionConfig, Verdict
from tests.iso2.rig import WRONG_ID, Car, Code, Station, contracts, verifier, world

ONGOING = iso2.EVSEProcessing.ONGOING
FINISHED = iso2.EVSEProcessing.FINISHED


# --- PaymentDetails ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["CMN_001", "CMN_002", "CMN_003"])
def test_details(case: str) -> None:
    car = Car(pnc=True).until(iso2.PaymentDetailsReq)
    response = car.ok(car.details())
    assert len(response.gen_challenge) == 16
    assert response.evse_timestamp == car.station.view.wall_unix


def test_details_cmn_004_out_of_order() -> None:
    Car(pnc=True).until(iso2.PaymentDetailsReq).refused(Code.FAILED_SEQUENCE_ERROR, iso2.ServiceDiscoveryReq())


def test_details_cmn_005_unknown_session() -> None:
    car = Car(pnc=True).until(iso2.PaymentDetailsReq)
    car.refused(Code.FAILED_UNKNOWN_SESSION, car.details(), session_id=WRONG_ID)


@pytest.mark.parametrize(
    ("contract", "code"),
    [
        ("expired", Code.FAILED_CERTIFICATE_EXPIRED),  # CMN_007
        ("expired_sub1", Code.FAILED),  # CMN_009
        ("expired_sub2", Code.FAILED),  # CMN_010
        ("wrong_order", Code.FAILED_CERT_CHAIN_ERROR),
        ("wrong_root", Code.FAILED_CERT_CHAIN_ERROR),
        ("missing_subs", Code.FAILED_CERT_CHAIN_ERROR),
        ("other_curve", Code.FAILED),
        ("oem_chain", Code.FAILED),
    ],
)
def test_details_bad_chain(contract: str, code: iso2.ResponseCode) -> None:
    car = Car(pnc=True, contract=contract)
    car.until(iso2.PaymentDetailsReq)
    response = car.refused(code, car.details())
    assert response.gen_challenge != bytes(16)
    assert car.station.all(api.RequestAuthorization) == []


def test_details_cmn_008_country_set() -> None:
    strict = verifier(profile=replace(CONTRACT_PROFILE, refuse_country=True))
    car = Car(pnc=True, contract="country_set", contract_verifier=strict).until(iso2.PaymentDetailsReq)
    car.refused(Code.FAILED, car.details())


@pytest.mark.parametrize("garbage", [b"\0", b"\x30\x82\xff\xff", b"\xff" * 800])
def test_details_garbage_instead_of_a_certificate(garbage: bytes) -> None:
    car = Car(pnc=True).until(iso2.PaymentDetailsReq)
    body = car.details()
    chain = structs.replace(body.contract_signature_cert_chain, certificate=garbage)
    car.refused(Code.FAILED_CERT_CHAIN_ERROR, structs.replace(body, contract_signature_cert_chain=chain))


def test_details_cmn_006_silence() -> None:
    Car(pnc=True).until(iso2.PaymentDetailsReq).silence()


def test_details_of_another_contract() -> None:
    car = Car(pnc=True).until(iso2.PaymentDetailsReq)
    car.refused(Code.FAILED, car.details(emaid="DEXYZC99999999"))


def test_details_of_a_contract_that_ends_soon() -> None:
    car = Car(pnc=True, contract_verifier=verifier(expires_soon=timedelta(days=1000)))
    car.until(iso2.PaymentDetailsReq)
    assert car.ok(car.details()).response_code is Code.OK_CERTIFICATE_EXPIRES_SOON


def test_details_unknown_root_is_the_csms_business() -> None:
    car = Car(pnc=True, contract="wrong_root", contract_verifier=verifier(central_validation=True))
    car.until(iso2.ChargeParameterDiscoveryReq)
    (asked,) = car.station.all(api.RequestAuthorization)
    assert asked.contract is not None
    assert not asked.contract.root_known


class BrokenVerifier(NoContracts):
    """A verifier with a bug."""

    usable = True

    def check_contract(self, *_: Any) -> ContractCheck:
        raise RuntimeError("boom")


def test_an_exception_while_checking_is_invalid() -> None:
    car = Car(pnc=True, contract_verifier=BrokenVerifier()).until(iso2.PaymentDetailsReq)
    car.refused(Code.FAILED, car.details())


def test_an_exception_while_checking_a_signature_is_no_signature() -> None:
    class Unsound(type(verifier())):  # type: ignore[misc]
        def check_signature(self, *_: Any) -> bool:
            raise RuntimeError("boom")

    car = Car(pnc=True, contract_verifier=Unsound(lambda: [world().mo_root.certificate]))
    car.until(iso2.AuthorizationReq)
    body = car.authorization()
    car.refused(Code.FAILED_SIGNATURE_ERROR, body, signature=car.signed(body))


@pytest.mark.parametrize(
    ("verdict", "code"),
    [
        (Verdict.REVOKED, Code.FAILED_CERTIFICATE_REVOKED),
        (Verdict.NO_CERTIFICATE, Code.FAILED_NO_CERTIFICATE_AVAILABLE),
        (Verdict.OK, Code.FAILED),  # but no contract: a verifier that contradicts itself lets nothing pass
    ],
)
def test_details_other_verdicts(verdict: Verdict, code: iso2.ResponseCode) -> None:
    class Fixed(BrokenVerifier):
        def check_contract(self, *_: Any) -> ContractCheck:
            return ContractCheck(verdict)

    car = Car(pnc=True, contract_verifier=Fixed()).until(iso2.PaymentDetailsReq)
    car.refused(code, car.details())


# --- Authorization ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["CMN_001", "CMN_014"])
def test_authorization_external(case: str) -> None:
    car = Car().until(iso2.AuthorizationReq)
    car.station.set(auth=api.AuthState.WAITING_FOR_DRIVER)
    waiting = iso2.EVSEProcessing.ONGOING_WAITING_FOR_CUSTOMER_INTERACTION
    assert car.ok(iso2.AuthorizationReq()).evse_processing is waiting
    car.station.set(auth=api.AuthState.PENDING)
    assert car.ok(iso2.AuthorizationReq()).evse_processing is ONGOING
    car.station.set(auth=api.AuthState.ACCEPTED)
    assert car.ok(iso2.AuthorizationReq()).evse_processing is FINISHED


@pytest.mark.parametrize("case", ["CMN_002", "CMN_012", "CMN_013", "CMN_015", "CMN_016", "CMN_017"])
def test_authorization_contract(case: str) -> None:
    car = Car(pnc=True).until(iso2.AuthorizationReq)
    car.station.set(auth=api.AuthState.PENDING)
    body = car.authorization()
    assert car.ok(body, signature=car.signed(body)).evse_processing is ONGOING
    (asked,) = car.station.all(api.RequestAuthorization)
    assert asked.method is api.AuthMethod.PNC
    assert asked.contract is not None
    assert asked.contract.emaid == world().options.emaid
    assert car.ok(iso2.AuthorizationReq()).evse_processing is ONGOING  # unsigned now ([V2G2-684])
    car.station.set(auth=api.AuthState.ACCEPTED)
    assert car.ok(iso2.AuthorizationReq()).evse_processing is FINISHED
    assert len(car.station.all(api.RequestAuthorization)) == 1


@pytest.mark.parametrize(("case", "pnc"), [("CMN_003", False), ("CMN_004", True)])
def test_authorization_out_of_order(case: str, pnc: bool) -> None:
    Car(pnc=pnc).until(iso2.AuthorizationReq).refused(Code.FAILED_SEQUENCE_ERROR, iso2.ServiceDiscoveryReq())


@pytest.mark.parametrize(("case", "pnc"), [("CMN_005", False), ("CMN_006", True)])
def test_authorization_unknown_session(case: str, pnc: bool) -> None:
    car = Car(pnc=pnc).until(iso2.AuthorizationReq)
    body = car.authorization()
    signature = car.signed(body) if pnc else None
    car.refused(Code.FAILED_UNKNOWN_SESSION, body, session_id=WRONG_ID, signature=signature)


@pytest.mark.parametrize("challenge", [bytes(16), b"0123456789abcdef", None])
def test_authorization_cmn_007_wrong_challenge(challenge: bytes | None) -> None:
    car = Car(pnc=True).until(iso2.AuthorizationReq)
    body = iso2.AuthorizationReq(id="id1", gen_challenge=challenge)
    car.refused(Code.FAILED_CHALLENGE_INVALID, body, signature=car.signed(body))
    assert car.station.all(api.RequestAuthorization) == []


@pytest.mark.parametrize(("case", "pnc"), [("CMN_008", False), ("CMN_009", True)])
def test_authorization_silence(case: str, pnc: bool) -> None:
    Car(pnc=pnc).until(iso2.AuthorizationReq).silence()


def test_authorization_cmn_010_wrong_key() -> None:
    car = Car(pnc=True).until(iso2.AuthorizationReq)
    body = car.authorization()
    signature = sign((body,), SoftwareKey(contracts()["other_key"].key))
    car.refused(Code.FAILED_SIGNATURE_ERROR, body, signature=signature)
    assert car.station.all(api.RequestAuthorization) == []


def test_authorization_cmn_011_changed_after_signing() -> None:
    car = Car(pnc=True).until(iso2.AuthorizationReq)
    signature = car.signed(iso2.AuthorizationReq(id="id1", gen_challenge=b"x" * 16))
    car.refused(Code.FAILED_SIGNATURE_ERROR, car.authorization(), signature=signature)


def test_authorization_without_a_signature() -> None:
    car = Car(pnc=True).until(iso2.AuthorizationReq)
    car.refused(Code.FAILED_SIGNATURE_ERROR, car.authorization())


def test_a_wrong_challenge_in_a_repetition() -> None:
    car = Car(pnc=True).until(iso2.AuthorizationReq)
    car.station.set(auth=api.AuthState.PENDING)
    body = car.authorization()
    car.ok(body, signature=car.signed(body))
    car.ok(body, signature=car.signed(body))  # some cars sign every repetition
    car.refused(Code.FAILED_CHALLENGE_INVALID, iso2.AuthorizationReq(id="id1", gen_challenge=b"x" * 16))


def test_what_the_station_said_before_the_proof_does_not_count() -> None:
    car = Car(pnc=True).until(iso2.AuthorizationReq)
    assert car.station.view.auth is api.AuthState.ACCEPTED  # of whatever came before
    body = car.authorization()
    assert car.ok(body, signature=car.signed(body)).evse_processing is ONGOING


@pytest.mark.parametrize("pnc", [False, True])
def test_rejected_fails_at_once(pnc: bool) -> None:
    car = Car(pnc=pnc).until(iso2.AuthorizationReq)
    car.station.set(auth=api.AuthState.REJECTED)
    body = car.authorization()
    if pnc:
        assert car.ok(body, signature=car.signed(body)).evse_processing is ONGOING
        body = iso2.AuthorizationReq()
    assert car.refused(Code.FAILED, body).evse_processing is FINISHED


@pytest.mark.parametrize(("pnc", "limit"), [(False, 300.0), (True, 55.0)])
def test_authorization_is_not_ongoing_for_ever(pnc: bool, limit: float) -> None:
    car = Car(pnc=pnc).until(iso2.AuthorizationReq)
    car.station.set(auth=api.AuthState.PENDING)
    body = car.authorization()
    car.ok(body, signature=car.signed(body) if pnc else None)
    for _ in range(int(limit / 5) - 1):
        car.wait(5.0)
        assert car.ok(iso2.AuthorizationReq()).evse_processing is ONGOING
    car.wait(5.0)
    car.refused(Code.FAILED, iso2.AuthorizationReq())


def test_settings_move_the_limits() -> None:
    car = Car(station=Station(auth=api.AuthState.PENDING), config=SessionConfig(auth_eim_timeout_s=1.0))
    car.until(iso2.AuthorizationReq)
    car.ok(iso2.AuthorizationReq())
    car.wait(1.0)
    car.refused(Code.FAILED, iso2.AuthorizationReq())
