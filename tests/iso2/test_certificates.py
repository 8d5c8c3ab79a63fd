"""CertificateInstallation and CertificateUpdate cases."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import structs

from firmware.iso15118 import api
from firmware.iso15118.exi import decode_iso2, encode_iso2
from firmware.iso15118.messages import iso2, xmldsig
from firmware.iso15118.pki.chain import CONTRACT as CONTRACT_PROFILE
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.pki.signature import VerifyResult, sign, verify
from hil import pki
from hil.cps import Behaviour, Cps, Fault, Issuer
from tests.iso2.rig import WRONG_ID, Car, Code, Station, contracts, verifier, world

INSTALL, UPDATE = api.CertificateAction.INSTALL, api.CertificateAction.UPDATE
ROOTS = iso2.ListOfRootCertificateIDs(
    root_certificate_id=(xmldsig.X509IssuerSerial(x509_issuer_name="CN=V2G", x509_serial_number=1),)
)
BOTH = pytest.mark.parametrize("action", [INSTALL, UPDATE], ids=["installation", "update"])


def service(behaviour: Behaviour | None = None) -> Cps:
    return Cps(Issuer.of(world()), behaviour)


def car_at_the_service(contract: str = "good", strict: bool = False, **view: Any) -> Car:
    """A car that has chosen to pay with a contract, at a station whose back end answers at once."""
    station = Station(
        with_pki=True,
        auth_methods=(api.AuthMethod.EIM, api.AuthMethod.PNC),
        **({"certificate_actions": (INSTALL, UPDATE)} | view),
    )
    station.cps = service()
    profile = replace(CONTRACT_PROFILE, refuse_country=strict, strict=strict)
    checks = verifier(profile=profile, oem_roots=lambda: [world().oem_root.certificate])
    car = Car(pnc=True, station=station, contract=contract, contract_verifier=checks)
    return car.until(iso2.PaymentDetailsReq)


def installation(oem: pki.Entity | None = None) -> iso2.CertificateInstallationReq:
    leaf = oem or world().oem.leaf
    return iso2.CertificateInstallationReq(id="id1", oem_provisioning_cert=leaf.der, list_of_root_certificate_ids=ROOTS)


def update(contract: str = "good", emaid: str | None = None) -> iso2.CertificateUpdateReq:
    leaf, *subs = contracts()[contract].certificates
    return iso2.CertificateUpdateReq(
        id="id1",
        contract_signature_cert_chain=iso2.CertificateChain(
            certificate=leaf, sub_certificates=iso2.SubCertificates(certificate=tuple(subs))
        ),
        emaid=emaid or world().options.emaid,
        list_of_root_certificate_ids=ROOTS,
    )


def signed(body: Any, key: ec.EllipticCurvePrivateKey) -> xmldsig.Signature:
    return sign((body,), SoftwareKey(key))


def request(action: api.CertificateAction) -> tuple[Any, xmldsig.Signature]:
    body: Any = installation() if action is INSTALL else update()
    return body, signed(body, world().oem.leaf.key if action is INSTALL else contracts()["good"].key)


def nobody_was_asked(car: Car) -> None:
    assert car.station.all(api.RequestCertificate) == []


# --- the cases that both messages have --------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["installation-CMN_001", "update-CMN_001"])
def test_certificate(case: str) -> None:
    action = INSTALL if case.startswith("installation") else UPDATE
    car = car_at_the_service()
    body, signature = request(action)
    arrived = car.now
    response = car.ok(body, signature=signature)
    (asked,) = car.station.all(api.RequestCertificate)
    assert asked.action is action
    assert asked.protocol is api.Protocol.ISO2
    assert asked.deadline == arrived + 4.5
    assert encode_iso2(decode_iso2(asked.exi_request)) == asked.exi_request  # as it came
    assert decode_iso2(asked.exi_request).body == body
    # The signature of the provisioning service holds for what the car gets, in the header of this session.
    assert car.last_header.session_id == car.session_id
    key = x509.load_der_x509_certificate(response.sa_provisioning_certificate_chain.certificate).public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    elements = (
        response.contract_signature_cert_chain,
        response.contract_signature_encrypted_private_key,
        response.dh_public_key,
        response.emaid,
    )
    assert verify(elements, car.last_header.signature, key) is VerifyResult.OK
    assert response.contract_signature_cert_chain.certificate == car.station.cps.issued[-1][1]  # type: ignore[union-attr]
    car.ok(car.details())  # what follows is the contract


@pytest.mark.parametrize("case", ["installation-CMN_002", "update-CMN_002"])
def test_out_of_order_instead(case: str) -> None:
    car_at_the_service().refused(Code.FAILED_SEQUENCE_ERROR, iso2.ServiceDiscoveryReq())


@pytest.mark.parametrize("case", ["installation-CMN_003", "update-CMN_003"])
def test_unknown_session(case: str) -> None:
    car = car_at_the_service()
    body, signature = request(INSTALL if case.startswith("installation") else UPDATE)
    car.refused(Code.FAILED_UNKNOWN_SESSION, body, signature=signature, session_id=WRONG_ID)
    nobody_was_asked(car)


@pytest.mark.parametrize("case", ["installation-CMN_004", "update-CMN_004"])
def test_silence(case: str) -> None:
    car_at_the_service().silence()


@pytest.mark.parametrize("case", ["installation-CMN_005", "update-CMN_005"])
def test_signed_with_another_key(case: str) -> None:
    car = car_at_the_service()
    body, _ = request(INSTALL if case.startswith("installation") else UPDATE)
    car.refused(Code.FAILED_SIGNATURE_ERROR, body, signature=signed(body, contracts()["other_key"].key))
    nobody_was_asked(car)


@pytest.mark.parametrize("case", ["installation-CMN_006", "update-CMN_006"])
def test_changed_after_signing(case: str) -> None:
    car = car_at_the_service()
    body, signature = request(INSTALL if case.startswith("installation") else UPDATE)
    other = iso2.ListOfRootCertificateIDs(
        root_certificate_id=(xmldsig.X509IssuerSerial(x509_issuer_name="CN=Evil", x509_serial_number=2),)
    )
    car.refused(
        Code.FAILED_SIGNATURE_ERROR, structs.replace(body, list_of_root_certificate_ids=other), signature=signature
    )
    nobody_was_asked(car)


@BOTH
def test_not_signed_at_all(action: api.CertificateAction) -> None:
    car = car_at_the_service()
    body, _ = request(action)
    car.refused(Code.FAILED_SIGNATURE_ERROR, body)
    nobody_was_asked(car)


@BOTH
def test_before_the_selection_of_contract(action: api.CertificateAction) -> None:
    body, signature = request(action)
    Car(pnc=True).until(iso2.PaymentServiceSelectionReq).refused(Code.FAILED_SEQUENCE_ERROR, body, signature=signature)


@BOTH
def test_only_one_certificate_in_a_session(action: api.CertificateAction) -> None:
    car = car_at_the_service()
    body, signature = request(action)
    car.ok(body, signature=signature)
    car.refused(Code.FAILED_SEQUENCE_ERROR, body, signature=signature)
    assert len(car.station.all(api.RequestCertificate)) == 1


# --- installation: the certificate of the car's maker -----------------------------------------------------------------


@cache
def oem(name: str) -> pki.Entity:
    """Provisioning certificates that something is wrong with."""
    good = pki.Spec("WVWZZZ1KZAW000001", "OEM", pki.Usage.OEM)
    past = replace(good, not_before=timedelta(days=-30), not_after=timedelta(days=-1))
    specs = {
        "expired": past,
        "not_yet_valid": replace(good, not_before=timedelta(days=2)),
        "other_domain": replace(good, domain_component="CPO"),
        "may_not_sign": replace(good, usage=pki.Usage.AUTHORITY, authority=False),
        "authority": replace(good, usage=pki.Usage.AUTHORITY),
    }
    return pki.issue(specs[name], world().oem.sub2, world().now)


@pytest.mark.parametrize(
    ("certificate", "code"),
    [
        ("expired", Code.FAILED_CERTIFICATE_EXPIRED),  # CMN_007
        ("other_domain", Code.FAILED),  # CMN_008
        ("not_yet_valid", Code.FAILED_CERTIFICATE_EXPIRED),
        ("may_not_sign", Code.FAILED),
        ("authority", Code.FAILED_CERT_CHAIN_ERROR),
    ],
    ids=["CMN_007", "CMN_008", "not_yet_valid", "may_not_sign", "authority"],
)
def test_installation_with_a_bad_certificate(certificate: str, code: iso2.ResponseCode) -> None:
    car = car_at_the_service()
    body = installation(oem(certificate))
    car.refused(code, body, signature=signed(body, oem(certificate).key))
    nobody_was_asked(car)


def test_installation_with_a_certificate_that_a_known_issuer_did_not_sign() -> None:
    stranger = pki.make_root(world().oem.sub2.certificate.subject.rfc4514_string(), "OEM", world().now)
    namesake = pki.Entity(world().oem.sub2.certificate, stranger.key)  # the issuer's name, another key
    leaf = pki.issue(pki.Spec("WVWZZZ1KZAW000001", "OEM", pki.Usage.OEM), namesake, world().now)
    station = Station(with_pki=True, auth_methods=tuple(api.AuthMethod), certificate_actions=(INSTALL,))
    checks = verifier(oem_roots=lambda: [world().oem.sub2.certificate])
    car = Car(pnc=True, station=station, contract_verifier=checks).until(iso2.PaymentDetailsReq)
    body = installation(leaf)
    car.refused(Code.FAILED_CERT_CHAIN_ERROR, body, signature=signed(body, leaf.key))


@pytest.mark.parametrize("garbage", [b"\0", b"\x30\x82\xff\xff", b"\xff" * 800])
def test_installation_with_garbage_instead_of_a_certificate(garbage: bytes) -> None:
    car = car_at_the_service()
    body = structs.replace(installation(), oem_provisioning_cert=garbage)
    car.refused(Code.FAILED_SIGNATURE_ERROR, body, signature=signed(body, world().oem.leaf.key))


# --- update: the contract that is to be replaced ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("contract", "code"),
    [
        ("wrong_order", Code.FAILED_CERT_CHAIN_ERROR),  # CMN_007
        ("leaf_of_other_pki", Code.FAILED_CERT_CHAIN_ERROR),  # CMN_008
        ("sub2_of_other_pki", Code.FAILED_CERT_CHAIN_ERROR),  # CMN_009
        ("sub1_of_other_pki", Code.FAILED_CERT_CHAIN_ERROR),  # CMN_010
        ("wrong_root", Code.FAILED_CERT_CHAIN_ERROR),  # CMN_011
        ("expired", Code.FAILED_CERTIFICATE_EXPIRED),  # CMN_016
        ("country_set", Code.FAILED),  # CMN_017
    ],
    ids=["CMN_007", "CMN_008", "CMN_009", "CMN_010", "CMN_011", "CMN_016", "CMN_017"],
)
def test_update_with_a_bad_chain(contract: str, code: iso2.ResponseCode) -> None:
    car = car_at_the_service(contract, strict=contract == "country_set")
    body = update(contract)
    response = car.refused(code, body, signature=signed(body, contracts()[contract].key))
    assert response.retry_counter == -1  # this contract will not become better
    nobody_was_asked(car)


def test_update_with_a_root_that_only_the_csms_knows() -> None:
    """Central validation is for payments: CMN_011 holds with it, too."""
    station = Station(with_pki=True, auth_methods=tuple(api.AuthMethod), certificate_actions=(UPDATE,))
    checks = verifier(central_validation=True)
    car = Car(pnc=True, station=station, contract="wrong_root", contract_verifier=checks).until(iso2.PaymentDetailsReq)
    body = update("wrong_root")
    car.refused(Code.FAILED_CERT_CHAIN_ERROR, body, signature=signed(body, contracts()["wrong_root"].key))
    nobody_was_asked(car)


@pytest.mark.parametrize("case", ["CMN_012", "CMN_013"])
def test_update_with_another_emaid_in_the_message(case: str) -> None:
    emaid = {"CMN_012": "DEXYZC99999999", "CMN_013": "!!!!!!!!!!!!!!"}[case]
    car = car_at_the_service()
    body = update(emaid=emaid)
    car.refused(Code.FAILED, body, signature=signed(body, contracts()["good"].key))
    nobody_was_asked(car)


@pytest.mark.parametrize("case", ["CMN_014", "CMN_015"])
def test_update_with_another_emaid_in_the_certificate(case: str) -> None:
    name = {"CMN_014": "DEXYZC99999999", "CMN_015": "no eMAID at all"}[case]
    leaf = pki.issue(pki.Spec(name, "MO", pki.Usage.CONTRACT), world().contract.sub2, world().now)
    chain = iso2.CertificateChain(
        certificate=leaf.der, sub_certificates=iso2.SubCertificates(certificate=world().contract.presented[1:])
    )
    car = car_at_the_service()
    body = structs.replace(update(), contract_signature_cert_chain=chain)
    car.refused(Code.FAILED, body, signature=signed(body, leaf.key))
    nobody_was_asked(car)


def test_update_of_a_contract_that_ends_soon() -> None:
    soon = verifier(expires_soon=timedelta(days=3650))
    station = Station(with_pki=True, auth_methods=tuple(api.AuthMethod), certificate_actions=(UPDATE,))
    station.cps = service()
    car = Car(pnc=True, station=station, contract_verifier=soon).until(iso2.PaymentDetailsReq)
    body, signature = request(UPDATE)
    car.ok(body, signature=signature)


# --- what the back end says ------------------------------------------------------------------------------------------


@BOTH
def test_no_back_end(action: api.CertificateAction) -> None:
    car = car_at_the_service(certificate_actions=())
    body, signature = request(action)
    response = car.refused(Code.FAILED_NO_CERTIFICATE_AVAILABLE, body, signature=signature)
    assert response.emaid.id and response.dh_public_key.id  # every mandatory element is there
    assert action is INSTALL or response.retry_counter == 1
    nobody_was_asked(car)


@BOTH
def test_the_back_end_is_silent(action: api.CertificateAction) -> None:
    """The car waits 5 s for the answer, so that it gets one after 4.5 s."""
    car = car_at_the_service()
    car.station.cps = None
    body, signature = request(action)
    assert car.send(body, signature=signature) is None
    assert car.wait(4.49) == []
    (frame,) = car.wait(0.02)
    car.was_refused(Code.FAILED_NO_CERTIFICATE_AVAILABLE, body, decode_iso2(frame.payload).body)


@BOTH
def test_the_answer_goes_out_when_it_comes(action: api.CertificateAction) -> None:
    car = car_at_the_service()
    car.station.cps = None
    body, signature = request(action)
    assert car.send(body, signature=signature) is None
    assert car.wait(3.0) == []
    (asked,) = car.station.all(api.RequestCertificate)
    car.station.set(certificate=api.CertificateAnswer(service().answer(asked.exi_request)))
    car.session.on_view_changed(car.now)
    assert car.response(car.pump()).response_code is Code.OK


@BOTH
def test_an_answer_to_an_earlier_request_does_not_count(action: api.CertificateAction) -> None:
    body, signature = request(action)
    stale = service().answer(encode_iso2(iso2.V2GMessage(header=_header(bytes(8), signature), body=body)))
    car = car_at_the_service(certificate=api.CertificateAnswer(stale))
    car.station.cps = None
    assert car.send(body, signature=signature) is None
    assert car.station.view.certificate is None


def _header(session_id: bytes, signature: xmldsig.Signature | None) -> iso2.MessageHeader:
    return iso2.MessageHeader(session_id=session_id, signature=signature)


@BOTH
@pytest.mark.parametrize("code", [Code.FAILED_CONTRACT_CANCELED, Code.FAILED_NO_CERTIFICATE_AVAILABLE])
def test_the_back_end_refuses(action: api.CertificateAction, code: iso2.ResponseCode) -> None:
    car = car_at_the_service()
    car.station.cps = service(Behaviour(code=code, retry_counter=7))
    body, signature = request(action)
    response = car.refused(code, body, signature=signature)
    assert action is INSTALL or response.retry_counter == 7  # the back end's own words


@BOTH
@pytest.mark.parametrize("fault", [Fault.GARBAGE, Fault.WRONG_TYPE, Fault.UNSIGNED])
def test_the_back_end_says_something_else(action: api.CertificateAction, fault: Fault) -> None:
    car = car_at_the_service()
    car.station.cps = service(Behaviour(fault=fault))
    body, signature = request(action)
    car.refused(Code.FAILED_NO_CERTIFICATE_AVAILABLE, body, signature=signature)


@pytest.mark.parametrize("answer", [api.CertificateAnswer(None, "offline"), api.CertificateAnswer(b"")])
@BOTH
def test_the_back_end_has_no_answer(action: api.CertificateAction, answer: api.CertificateAnswer) -> None:
    car = car_at_the_service()
    car.station.cps = None
    body, signature = request(action)
    assert car.send(body, signature=signature) is None
    car.station.set(certificate=answer)
    car.session.on_view_changed(car.now)
    car.was_refused(Code.FAILED_NO_CERTIFICATE_AVAILABLE, body, car.response(car.pump()))


def test_the_encrypted_key_is_not_in_the_timeline() -> None:
    car = car_at_the_service()
    body, signature = request(INSTALL)
    car.ok(body, signature=signature)
    told = [t for t in car.station.all(api.Trace) if t.text == "CertificateInstallationRes"]
    assert told and all("ContractSignatureEncryptedPrivateKey" not in trace.data for trace in told)
    assert "EMAID" in told[0].data or "eMAID" in told[0].data


class Unsound(type(verifier())):  # type: ignore[misc]
    """A verifier with a bug."""

    def check_provisioning(self, *_: Any) -> Any:
        raise RuntimeError("boom")

    check_contract = check_provisioning


@BOTH
def test_an_exception_while_checking_is_invalid(action: api.CertificateAction) -> None:
    station = Station(with_pki=True, auth_methods=tuple(api.AuthMethod), certificate_actions=(INSTALL, UPDATE))
    unsound = Unsound(lambda: [world().mo_root.certificate])
    car = Car(pnc=True, station=station, contract_verifier=unsound).until(iso2.PaymentDetailsReq)
    body, signature = request(action)
    car.refused(Code.FAILED, body, signature=signature)


# --- the service on offer --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actions", "tls", "sets"),
    [
        ((INSTALL, UPDATE), True, [(1, "Installation"), (2, "Update")]),
        ((UPDATE,), True, [(2, "Update")]),
        ((), True, None),
        ((INSTALL, UPDATE), False, None),
    ],
)
def test_offer(actions: tuple[api.CertificateAction, ...], tls: bool, sets: list[Any] | None) -> None:
    methods = (api.AuthMethod.EIM, api.AuthMethod.PNC)
    station = Station(with_pki=True, auth_methods=methods, certificate_actions=actions)
    car = Car(pnc=True, tls=tls, station=station).until(iso2.ServiceDiscoveryReq)
    response = car.ok(iso2.ServiceDiscoveryReq())
    if sets is None:
        assert response.service_list is None
        car.refused(Code.FAILED_SERVICE_ID_INVALID, iso2.ServiceDetailReq(service_id=2))
        return
    (offer,) = response.service_list.service
    assert (offer.service_id, offer.service_category) == (2, iso2.ServiceCategory.CONTRACT_CERTIFICATE)
    detail = car.ok(iso2.ServiceDetailReq(service_id=2))
    assert detail.service_id == 2
    found = [
        (one.parameter_set_id, one.parameter[0].string_value) for one in detail.service_parameter_list.parameter_set
    ]
    assert found == sets
    chosen = iso2.SelectedServiceList(
        selected_service=(
            iso2.SelectedService(service_id=1),
            iso2.SelectedService(service_id=2, parameter_set_id=sets[0][0]),
        )
    )
    car.ok(iso2.PaymentServiceSelectionReq(selected_payment_option="Contract", selected_service_list=chosen))
    assert car.station.all(api.ServicesSelected) == []  # certificates are the session's own business


def test_a_parameter_set_that_is_not_offered() -> None:
    station = Station(with_pki=True, auth_methods=tuple(api.AuthMethod), certificate_actions=(INSTALL,))
    car = Car(pnc=True, station=station).until(iso2.PaymentServiceSelectionReq)
    chosen = iso2.SelectedServiceList(
        selected_service=(
            iso2.SelectedService(service_id=1),
            iso2.SelectedService(service_id=2, parameter_set_id=2),
        )
    )
    body = iso2.PaymentServiceSelectionReq(selected_payment_option="Contract", selected_service_list=chosen)
    car.refused(Code.FAILED_SERVICE_SELECTION_INVALID, body)
