"""Conformance cases on the wire, from SDP to Authorization."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from msgspec import structs

from firmware.iso15118 import sdp, v2gtp
from firmware.iso15118.exi import encode_sap
from firmware.iso15118.messages import iso2, sap
from hil import pki
from tests.iso2 import test_certificates as certificates
from tests.iso2 import wire
from tests.iso2.rig import ISO2_OFFER, WRONG_ID, Code, contracts, world
from tests.iso2.wire import WireCar, sdp_exchange
from tests.iso2.wire_bench import (
    FINISHED,
    SEQUENCE_S,
    SETUP_S,
    Bench,
    Case,
    case,
    joined,
    sequence_error,
    signature,
    silent,
    unknown_session,
)

SapCode = sap.ResponseCode


# --- SDP and V2GTP ----------------------------------------------------------------------------------------------------


def _sdp_answer(bench: Bench, security: sdp.Security) -> sdp.SdpResponse:
    bench.car().plug_in()
    return wire.discover(security)


@case("SDP", "CMN_001")
def _(bench: Bench) -> None:
    assert _sdp_answer(bench, sdp.Security.NONE).security is sdp.Security.NONE


@case("SDP", "CMN_002", "CMN_003", "CMN_007")
def _(bench: Bench) -> None:
    assert _sdp_answer(bench, sdp.Security.TLS).security is sdp.Security.TLS


def _late_sdp(security: sdp.Security) -> Case:
    def run(bench: Bench) -> None:
        bench.car().plug_in()
        wire.discover(security)
        time.sleep(SETUP_S + 0.3)
        assert sdp_exchange(sdp.make_request(security)) is None

    return run


case("SDP", "CMN_004")(_late_sdp(sdp.Security.NONE))
case("SDP", "CMN_005", "CMN_006")(_late_sdp(sdp.Security.TLS))

_SDP_REQUEST = sdp.make_request(sdp.Security.NONE)


@case("V2GTPSDP", "CMN_001")
def _(bench: Bench) -> None:
    bench.car().plug_in()
    wire.discover()
    answer = sdp_exchange(_SDP_REQUEST)
    assert answer is not None
    assert answer[:4] == b"\x01\xfe\x90\x01"


def _ignored_datagram(octets: bytes) -> Case:
    def run(bench: Bench) -> None:
        bench.car().plug_in()
        wire.discover()
        assert sdp_exchange(octets, wire.QUIET_S) is None
        assert sdp_exchange(_SDP_REQUEST) is not None  # it goes on serving

    return run


case("V2GTPSDP", "CMN_002")(_ignored_datagram(b"\x01\xfe\x90\x00\x00\x00\x00\x00"))
case("V2GTPSDP", "CMN_003")(_ignored_datagram(b"\x01\xfe\x70\x00" + _SDP_REQUEST[4:]))
case("V2GTPSDP", "CMN_004")(_ignored_datagram(b"\xff" + _SDP_REQUEST[1:]))
case("V2GTPSDP", "CMN_005")(_ignored_datagram(b"\x01\xff" + _SDP_REQUEST[2:]))


# --- supportedAppProtocol ---------------------------------------------------------------------------------------------


def _connected(bench: Bench, pnc: bool = False) -> WireCar:
    return bench.car(pnc).plug_in().connect()


@case("SupportedAppProtocol", "CMN_001", "CMN_004")
def _(bench: Bench) -> None:
    din = structs.replace(ISO2_OFFER, protocol_namespace="urn:din:70121:2012:MsgDef", schema_id=2, priority=2)
    tesla = structs.replace(ISO2_OFFER, protocol_namespace="urn:tesla:din:2018:MsgDef", schema_id=3, priority=1)
    answer = _connected(bench).offer(tesla, din, structs.replace(ISO2_OFFER, schema_id=9, priority=1))
    assert answer.response_code is SapCode.OK_SUCCESSFUL_NEGOTIATION
    assert answer.schema_id == 9


@case("SupportedAppProtocol", "CMN_002")
def _(bench: Bench) -> None:
    car = _connected(bench)
    answer = car.offer(structs.replace(ISO2_OFFER, protocol_namespace="urn:iso:15118:2:2099:MsgDef"))
    assert answer.response_code is SapCode.FAILED_NO_NEGOTIATION
    assert car.closed_by_station()


@case("SupportedAppProtocol", "CMN_003")
def _(bench: Bench) -> None:
    car = _connected(bench)
    assert car.closed_by_station(SETUP_S + 1.0)


@case("SupportedAppProtocol", "CMN_005")
def _(bench: Bench) -> None:
    car = _connected(bench)
    time.sleep(SETUP_S + 0.3)
    car.put(v2gtp.frame(0x8001, encode_sap(sap.SupportedAppProtocolReq(app_protocol=(ISO2_OFFER,)))))
    assert car.take(1.0) == []


@case("SupportedAppProtocol", "CMN_006")
def _(bench: Bench) -> None:
    answer = _connected(bench).offer(structs.replace(ISO2_OFFER, version_number_minor=7))
    assert answer.response_code is SapCode.OK_SUCCESSFUL_NEGOTIATION_WITH_MINOR_DEVIATION


def _ignored_frame(change: Callable[[bytes], bytes]) -> Case:
    def run(bench: Bench) -> None:
        car = bench.at(iso2.SessionSetupReq)
        frame = car.encode(iso2.SessionSetupReq(evcc_id=car.evcc_id), bytes(8))
        car.unanswered(change(frame))
        car.setup()  # the next good frame is answered

    return run


@case("V2GTPSessionSetup", "CMN_001")
def _(bench: Bench) -> None:
    car = bench.at(iso2.SessionSetupReq)
    (frame,) = car.raw(car.encode(iso2.SessionSetupReq(evcc_id=car.evcc_id), bytes(8)))
    assert frame.payload_type == 0x8001


case("V2GTPSessionSetup", "CMN_002")(_ignored_frame(lambda frame: b"\x01\xfe\x80\x01\x00\x00\x00\x00"))
case("V2GTPSessionSetup", "CMN_003")(_ignored_frame(lambda frame: b"\x01\xfe\x70\x01" + frame[4:]))
case("V2GTPSessionSetup", "CMN_004")(_ignored_frame(lambda frame: b"\xff" + frame[1:]))
case("V2GTPSessionSetup", "CMN_005")(_ignored_frame(lambda frame: b"\x01\xff" + frame[2:]))


# --- SessionSetup -----------------------------------------------------------------------------------------------------


def _setup_after_pause(by_ev: bool, asked: Callable[[WireCar], bytes], code: Code, wait_s: float = 0.0) -> Case:
    def run(bench: Bench) -> None:
        old = bench.paused().session_id
        time.sleep(wait_s)
        bench.wake(by_ev)
        car = bench.car()
        car.until(iso2.SessionSetupReq)
        car.old_id = old
        assert car.setup(asked(car)).response_code is code
        assert (car.session_id == old) is (code is Code.OK_OLD_SESSION_JOINED)
        assert car.session_id != bytes(8)

    return run


for _first, _by_ev in ((1, True), (4, False)):
    for _n, (_asked, _code) in enumerate(
        (
            (lambda car: car.old_id, Code.OK_OLD_SESSION_JOINED),
            (lambda car: WRONG_ID, Code.OK_NEW_SESSION_ESTABLISHED),
            (lambda car: bytes(8), Code.OK_NEW_SESSION_ESTABLISHED),
        ),
        _first,
    ):
        # The first one sleeps longer than the setup timeout, as cars do.
        _sleep_s = SETUP_S + 1.0 if _n == _first else 0.0
        case("SessionSetup", f"AC_{_n:03}", f"DC_{_n:03}")(_setup_after_pause(_by_ev, _asked, _code, _sleep_s))


@case("SessionSetup", "CMN_001")
def _(bench: Bench) -> None:
    answer = bench.at(iso2.SessionSetupReq).setup()
    assert answer.response_code is Code.OK_NEW_SESSION_ESTABLISHED


sequence_error("SessionSetup", "CMN_002", iso2.SessionSetupReq)


@case("SessionSetup", "CMN_003", "CMN_004")
def _(bench: Bench) -> None:
    assert bench.at(iso2.SessionSetupReq).closed_by_station(SETUP_S + 1.0)


# --- ServiceDiscovery, ServiceDetail, PaymentServiceSelection ---------------------------------------------------------


def _discovery(car: WireCar) -> iso2.ServiceDiscoveryRes:
    answer: iso2.ServiceDiscoveryRes = car.ok(iso2.ServiceDiscoveryReq())
    modes = answer.charge_service.supported_energy_transfer_mode.energy_transfer_mode
    assert all(mode.value.startswith("DC" if car.dc else "AC") for mode in modes)
    contract = iso2.PaymentOption.CONTRACT in answer.payment_option_list.payment_option
    assert contract is car.tls  # and none without TLS
    return answer


@case("ServiceDiscovery", "AC_001", "DC_001")
def _(bench: Bench) -> None:
    _discovery(joined(bench, by_ev=True))


@case("ServiceDiscovery", "AC_002", "DC_002")
def _(bench: Bench) -> None:
    _discovery(joined(bench, by_ev=False))


@case("ServiceDiscovery", "CMN_001")
def _(bench: Bench) -> None:
    _discovery(bench.at(iso2.ServiceDiscoveryReq))


@case("ServiceDiscovery", "CMN_002")
def _(bench: Bench) -> None:
    bench.at(iso2.ServiceDiscoveryReq).refused(Code.FAILED_SEQUENCE_ERROR, iso2.AuthorizationReq())


unknown_session("ServiceDiscovery", "CMN_003", iso2.ServiceDiscoveryReq, lambda car: iso2.ServiceDiscoveryReq())
silent("ServiceDiscovery", "CMN_004", iso2.ServiceDiscoveryReq)


def _offered_services(car: WireCar) -> list[int]:
    """Discovered on the way: the charge service, and the certificate service where a contract is possible."""
    answer = car.responses[-1]
    assert isinstance(answer, iso2.ServiceDiscoveryRes)
    others = answer.service_list.service if answer.service_list is not None else ()
    return [answer.charge_service.service_id, *(service.service_id for service in others)]


@case("ServiceDetail", "CMN_001", "CMN_002", "CMN_011", "CMN_012")
def _(bench: Bench) -> None:
    car = bench.at(iso2.ServiceDetailReq, pnc=True)
    services = _offered_services(car)
    assert 2 in services
    for number in services:
        answer = car.ok(iso2.ServiceDetailReq(service_id=number))
        assert answer.service_id == number


sequence_error("ServiceDetail", "CMN_003", iso2.ServiceDetailReq, pnc=True)
unknown_session(
    "ServiceDetail", "CMN_005 CMN_006", iso2.ServiceDetailReq, lambda car: iso2.ServiceDetailReq(service_id=1), True
)


@case("ServiceDetail", "CMN_004")
def _(bench: Bench) -> None:
    car = bench.at(iso2.PaymentServiceSelectionReq, pnc=True)
    car.refused(Code.FAILED_SEQUENCE_ERROR, iso2.ServiceDiscoveryReq())


@case("ServiceDetail", "CMN_007", "CMN_008")
def _(bench: Bench) -> None:
    car = bench.at(iso2.ServiceDetailReq, pnc=True)
    car.refused(Code.FAILED_SERVICE_ID_INVALID, iso2.ServiceDetailReq(service_id=60_000))


silent("ServiceDetail", "CMN_009 CMN_010", iso2.ServiceDetailReq, pnc=True)

_CONTRACT, _EXTERNAL = iso2.PaymentOption.CONTRACT, iso2.PaymentOption.EXTERNAL_PAYMENT


def _selection(pnc: bool, option: iso2.PaymentOption) -> Case:
    def run(bench: Bench) -> None:
        car = bench.at(iso2.PaymentServiceSelectionReq, pnc)
        car.ok(car.service_selection(option=option))

    return run


case("PaymentServiceSelection", "CMN_001")(_selection(False, _EXTERNAL))
case("PaymentServiceSelection", "CMN_002")(_selection(True, _EXTERNAL))
case("PaymentServiceSelection", "CMN_003")(_selection(True, _CONTRACT))
sequence_error("PaymentServiceSelection", "CMN_004", iso2.PaymentServiceSelectionReq)
unknown_session(
    "PaymentServiceSelection", "CMN_005", iso2.PaymentServiceSelectionReq, lambda car: car.service_selection()
)


def _bad_selection(code: Code, *services: int, pnc: bool = False, option: iso2.PaymentOption = _EXTERNAL) -> Case:
    def run(bench: Bench) -> None:
        car = bench.at(iso2.PaymentServiceSelectionReq, pnc)
        car.refused(code, car.service_selection(*services, option=option))

    return run


case("PaymentServiceSelection", "CMN_006")(_bad_selection(Code.FAILED_SERVICE_SELECTION_INVALID, 1, 60_000))
case("PaymentServiceSelection", "CMN_007")(_bad_selection(Code.FAILED_NO_CHARGE_SERVICE_SELECTED, 3))
silent("PaymentServiceSelection", "CMN_008", iso2.PaymentServiceSelectionReq)
case("PaymentServiceSelection", "CMN_009")(
    _bad_selection(Code.FAILED_PAYMENT_SELECTION_INVALID, 1, option=iso2.PaymentOption.CONTRACT)
)
case("PaymentServiceSelection", "CMN_010", env="pnc-only")(
    _bad_selection(Code.FAILED_PAYMENT_SELECTION_INVALID, 1, pnc=True)
)


# --- CertificateInstallation, CertificateUpdate -----------------------------------------------------------------------


def _at_the_certificate(bench: Bench) -> WireCar:
    return bench.at(iso2.PaymentDetailsReq, pnc=True)


def _certificate_cases(section: str, request: Callable[[], Any], key: Callable[[], Any]) -> None:
    @case(section, "CMN_001")
    def _(bench: Bench) -> None:
        car = _at_the_certificate(bench)
        body = request()
        answer = car.ok(body, signature=signature(body, key()))
        assert len(answer.contract_signature_encrypted_private_key.value) > 16

    sequence_error(section, "CMN_002", _at_the_certificate)

    @case(section, "CMN_003")
    def _(bench: Bench) -> None:
        body = request()
        _at_the_certificate(bench).refused(
            Code.FAILED_UNKNOWN_SESSION, body, session_id=WRONG_ID, signature=signature(body, key())
        )

    silent(section, "CMN_004", _at_the_certificate)

    @case(section, "CMN_005")
    def _(bench: Bench) -> None:
        body = request()
        wrong = contracts()["other_key"].key
        _at_the_certificate(bench).refused(Code.FAILED_SIGNATURE_ERROR, body, signature=signature(body, wrong))

    @case(section, "CMN_006")
    def _(bench: Bench) -> None:
        body = request()
        other = structs.replace(body.list_of_root_certificate_ids.root_certificate_id[0], x509_serial_number=99)
        changed = structs.replace(
            body, list_of_root_certificate_ids=iso2.ListOfRootCertificateIDs(root_certificate_id=(other,))
        )
        _at_the_certificate(bench).refused(Code.FAILED_SIGNATURE_ERROR, changed, signature=signature(body, key()))


_certificate_cases("CertificateInstallation", certificates.installation, lambda: world().oem.leaf.key)
_certificate_cases("CertificateUpdate", certificates.update, lambda: contracts()["good"].key)


def _bad_installation(certificate: str, code: Code) -> Case:
    def run(bench: Bench) -> None:
        leaf = certificates.oem(certificate)
        body = certificates.installation(leaf)
        _at_the_certificate(bench).refused(code, body, signature=signature(body, leaf.key))

    return run


case("CertificateInstallation", "CMN_007")(_bad_installation("expired", Code.FAILED_CERTIFICATE_EXPIRED))
case("CertificateInstallation", "CMN_008")(_bad_installation("other_domain", Code.FAILED))


def _bad_update(contract: str, code: Code, emaid: str | None = None) -> Case:
    def run(bench: Bench) -> None:
        body = certificates.update(contract, emaid)
        _at_the_certificate(bench).refused(code, body, signature=signature(body, contracts()[contract].key))

    return run


@cache
def _other_emaid(name: str) -> pki.Presented:
    """A contract of the same operator with another eMAID, or none that is one."""
    specs = pki.contract_specs(world().options)
    leaf = pki.issue(replace(specs[2], common_name=name), world().contract.sub2, world().now)
    return pki.Presented((leaf.der, *world().contract.presented[1:]), leaf.key)


def _update_with_certificate(name: str) -> Case:
    def run(bench: Bench) -> None:
        shown = _other_emaid(name)
        body = structs.replace(
            certificates.update(),
            contract_signature_cert_chain=iso2.CertificateChain(
                certificate=shown.certificates[0],
                sub_certificates=iso2.SubCertificates(certificate=shown.certificates[1:]),
            ),
        )
        _at_the_certificate(bench).refused(Code.FAILED, body, signature=signature(body, shown.key))

    return run


for _id, _bad, _code in (
    ("CMN_007", "wrong_order", Code.FAILED_CERT_CHAIN_ERROR),
    ("CMN_008", "leaf_of_other_pki", Code.FAILED_CERT_CHAIN_ERROR),
    ("CMN_009", "sub2_of_other_pki", Code.FAILED_CERT_CHAIN_ERROR),
    ("CMN_010", "sub1_of_other_pki", Code.FAILED_CERT_CHAIN_ERROR),
    ("CMN_011", "wrong_root", Code.FAILED_CERT_CHAIN_ERROR),
    ("CMN_016", "expired", Code.FAILED_CERTIFICATE_EXPIRED),
    ("CMN_017", "country_set", Code.FAILED),
):
    case("CertificateUpdate", _id)(_bad_update(_bad, _code))
case("CertificateUpdate", "CMN_012")(_bad_update("good", Code.FAILED, "DEXYZC99999999"))
case("CertificateUpdate", "CMN_013")(_bad_update("good", Code.FAILED, "00000000000000"))
case("CertificateUpdate", "CMN_014")(_update_with_certificate("DEXYZC99999999"))
case("CertificateUpdate", "CMN_015")(_update_with_certificate("no eMAID"))


# --- PaymentDetails, Authorization ------------------------------------------------------------------------------------


@case("PaymentDetails", "CMN_001", "CMN_002", "CMN_003")
def _(bench: Bench) -> None:
    car = bench.at(iso2.PaymentDetailsReq, pnc=True)
    answer = car.ok(car.details())
    assert len(answer.gen_challenge) == 16


sequence_error("PaymentDetails", "CMN_004", iso2.PaymentDetailsReq, pnc=True)
unknown_session("PaymentDetails", "CMN_005", iso2.PaymentDetailsReq, lambda car: car.details(), True)
silent("PaymentDetails", "CMN_006", iso2.PaymentDetailsReq, pnc=True)


def _bad_details(contract: str, *codes: Code) -> Case:
    def run(bench: Bench) -> None:
        car = bench.at(iso2.PaymentDetailsReq, pnc=True, contract=contract)
        answer = car.send(car.details())
        assert answer.response_code in codes, answer
        car.gone()

    return run


case("PaymentDetails", "CMN_007")(_bad_details("expired", Code.FAILED_CERTIFICATE_EXPIRED))
case("PaymentDetails", "CMN_008")(_bad_details("country_set", Code.FAILED))
case("PaymentDetails", "CMN_009")(_bad_details("expired_sub1", Code.FAILED, Code.FAILED_CERTIFICATE_EXPIRED))
case("PaymentDetails", "CMN_010")(_bad_details("expired_sub2", Code.FAILED, Code.FAILED_CERTIFICATE_EXPIRED))


@case("Authorization", "CMN_001")
def _(bench: Bench) -> None:
    car = bench.at(iso2.AuthorizationReq)
    first = car.ok(iso2.AuthorizationReq())
    assert first.evse_processing is not FINISHED  # nobody has shown a card
    car.authorize()


@case("Authorization", "CMN_014")
def _(bench: Bench) -> None:
    car = bench.at(iso2.AuthorizationReq)
    car.authorize()
    car.silence(timeout=SEQUENCE_S)


@case("Authorization", "CMN_002", "CMN_012", "CMN_013")
def _(bench: Bench) -> None:
    bench.at(iso2.AuthorizationReq, pnc=True).authorize()


@case("Authorization", "CMN_015", "CMN_016", "CMN_017")
def _(bench: Bench) -> None:
    car = bench.at(iso2.AuthorizationReq, pnc=True)
    car.authorize()
    car.silence(timeout=SEQUENCE_S)


sequence_error("Authorization", "CMN_003", iso2.AuthorizationReq)
sequence_error("Authorization", "CMN_004", iso2.AuthorizationReq, pnc=True)
unknown_session("Authorization", "CMN_005", iso2.AuthorizationReq, lambda car: car.authorization())
unknown_session("Authorization", "CMN_006", iso2.AuthorizationReq, lambda car: car.authorization(), True)


@case("Authorization", "CMN_007")
def _(bench: Bench) -> None:
    car = bench.at(iso2.AuthorizationReq, pnc=True)
    body = iso2.AuthorizationReq(id="id1", gen_challenge=bytes(octet ^ 0xFF for octet in car.challenge))
    car.refused(Code.FAILED_CHALLENGE_INVALID, body, signature=car.signed(body))


silent("Authorization", "CMN_008", iso2.AuthorizationReq)
silent("Authorization", "CMN_009", iso2.AuthorizationReq, pnc=True)


@case("Authorization", "CMN_010")
def _(bench: Bench) -> None:
    car = bench.at(iso2.AuthorizationReq, pnc=True)
    body = car.authorization()
    car.refused(Code.FAILED_SIGNATURE_ERROR, body, signature=signature(body, contracts()["other_key"].key))


@case("Authorization", "CMN_011")
def _(bench: Bench) -> None:
    car = bench.at(iso2.AuthorizationReq, pnc=True)
    body = car.authorization()
    other = structs.replace(body, gen_challenge=bytes(16))
    car.refused(Code.FAILED_SIGNATURE_ERROR, body, signature=car.signed(other))
