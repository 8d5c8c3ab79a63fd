"""CertificateInstallation of -20: several contracts, the back end that is late or wrong, and what never reaches it."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.iso15118 import api, v2gtp
from firmware.iso15118.exi import decode_iso20, encode_iso20
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import Processing
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.pki.signature import sign
from hil import pki20
from hil.cps20 import Behaviour, Cps20, Fault, Issuer
from hil.ev.contracts20 import Credential, accept, root_ids
from tests.iso2.rig import Station
from tests.iso20.rig import Car, Code, verifier20, world20

MODES = (api.EnergyMode.DC,)


class Slow(Station):
    """Its back end answers only when `deliver` is called."""

    def __init__(self, cps: Cps20, **view: Any) -> None:
        super().__init__(dc=True, wall_unix=int(world20().now.timestamp()), **view)
        self._made_by = cps
        self._waiting = b""

    def take(self, effect: api.Effect) -> None:
        super().take(effect)
        if isinstance(effect, api.RequestCertificate):
            self._waiting = effect.exi_request

    def answer(self) -> bytes:
        return self._made_by.answer(self._waiting)

    def deliver(self, **more: Any) -> None:
        self.set(certificate=api.CertificateAnswer(self.answer(), **more))


def station(behaviour: Behaviour | None = None, slow: bool = False, **view: Any) -> Station:
    cps = Cps20(Issuer.of(world20()), behaviour, now=lambda: world20().now)
    values: dict[str, Any] = {
        "energy_modes": MODES,
        "auth_methods": (api.AuthMethod.EIM, api.AuthMethod.PNC),
        "certificate_actions": (api.CertificateAction.INSTALL,),
    } | view
    if slow:
        return Slow(cps, **values)
    made = Station(dc=True, wall_unix=int(world20().now.timestamp()), **values)
    made.cps = cps  # type: ignore[assignment]  # it has the method that the station calls
    return made


def car(at: Station) -> Car:
    made = Car(api.EnergyMode.DC, pnc=True, station=at, contract_verifier=verifier20())
    return made.until(common.AuthorizationReq)


def provisioning() -> Credential:
    chain = world20().provisioning
    return Credential(chain.presented, chain.leaf.key)


def request(
    vehicle: Car,
    shown: Credential | None = None,
    key: ec.EllipticCurvePrivateKey | None = None,
    maximum: int = 8,
    wanted: tuple[str, ...] = (),
) -> Any:
    shown = shown or provisioning()
    chain = shown.signed_chain()
    return vehicle.make(
        common.CertificateInstallationReq,
        signature=sign((chain,), SoftwareKey(key or shown.key)),
        oem_provisioning_certificate_chain=chain,
        list_of_root_certificate_ids=root_ids([world20().v2g_root.certificate]),
        maximum_contract_certificate_chains=maximum,
        prioritized_emaids=common.EMAIDList(emaid=wanted) if wanted else None,
    )


def contract(answer: Any) -> Credential:
    return accept(answer, provisioning(), [world20().v2g_root.certificate], world20().now)


def fetch(vehicle: Car, **asked: Any) -> list[Credential]:
    """Every contract there is, one request for each."""
    found, remaining = [], 1
    while remaining:
        answer = vehicle.ok(request(vehicle, **asked))
        assert answer.evse_processing is Processing.FINISHED
        remaining = answer.remaining_contract_certificate_chains
        found.append(contract(answer))
    return found


def test_three_contracts_and_the_first_pays() -> None:
    vehicle = car(station())
    found = fetch(vehicle)
    assert tuple(one.name for one in found) == pki20.EMAIDS
    asked = vehicle.station.all(api.RequestCertificate)
    assert [one.schema for one in asked] == ["urn:iso:std:iso:15118:-20:CommonMessages"] * 3
    assert asked[0].maximum_chains == 8
    assert authorize(vehicle, found[0]).evse_processing is Processing.ONGOING
    (paying,) = vehicle.station.all(api.RequestAuthorization)
    assert paying.contract is not None
    assert paying.contract.emaid == pki20.EMAIDS[0]
    assert authorize(vehicle, found[0]).evse_processing is Processing.FINISHED
    vehicle.ok(vehicle.make(common.ServiceDiscoveryReq))


def authorize(vehicle: Car, paying: Credential, code: Code = Code.OK) -> Any:
    mode = common.PnC_AReqAuthorizationMode(
        id="id1", gen_challenge=vehicle.challenge, contract_certificate_chain=paying.contract_chain()
    )
    message = vehicle.make(
        common.AuthorizationReq,
        signature=paying.sign(mode),
        selected_authorization_service=common.AuthorizationService.PNC,
        pnc_a_req_authorization_mode=mode,
    )
    return vehicle.ok(message, code)


def test_prioritised_contracts_come_first_and_no_more_than_fit() -> None:
    vehicle = car(station())
    wanted = (pki20.EMAIDS[2], "DEOTHC99999999", pki20.EMAIDS[1])
    found = fetch(vehicle, maximum=2, wanted=wanted)
    assert [one.name for one in found] == [pki20.EMAIDS[2], pki20.EMAIDS[1]]
    assert vehicle.station.all(api.RequestCertificate)[0].prioritized_emaids == wanted


def test_several_contracts_are_tried_one_after_the_other() -> None:
    """A contract that is refused leaves the challenge to the next one, and is not taken twice."""
    vehicle = car(station(auth=api.AuthState.REJECTED))
    contracts = [Credential(chain.presented, chain.leaf.key) for chain in world20().contracts]
    for paying in contracts[:2]:
        authorize(vehicle, paying)
        authorize(vehicle, paying, Code.WARNING_GENERAL_PNC_AUTHORIZATION_ERROR)
    authorize(vehicle, contracts[0], Code.WARNING_CHALLENGE_INVALID)
    vehicle.authorization_setup()
    authorize(vehicle, contracts[2])
    vehicle.station.set(auth=api.AuthState.ACCEPTED)
    assert authorize(vehicle, contracts[2]).evse_processing is Processing.FINISHED
    asked = [one.contract.emaid for one in vehicle.station.all(api.RequestAuthorization) if one.contract is not None]
    assert asked == list(pki20.EMAIDS)


def test_ongoing_while_the_back_end_works_and_one_question_only() -> None:
    made = station(slow=True)
    assert isinstance(made, Slow)
    vehicle = car(made)
    for _ in range(3):
        answer = vehicle.ok(request(vehicle))
        assert answer.evse_processing is Processing.ONGOING
    assert len(made.all(api.RequestCertificate)) == 1
    made.deliver(remaining=7)
    answer = vehicle.ok(request(vehicle))
    assert answer.evse_processing is Processing.FINISHED
    assert answer.remaining_contract_certificate_chains == 7, "OCPP's word counts"
    assert contract(answer).name == pki20.EMAIDS[0]


def test_a_back_end_that_never_answers() -> None:
    vehicle = car(station(slow=True))
    for _ in range(5):
        assert vehicle.ok(request(vehicle)).evse_processing is Processing.ONGOING
        vehicle.wait(8.0)
    vehicle.wait(10.0)
    late = vehicle.ok(request(vehicle), Code.WARNING_NO_CERTIFICATE_AVAILABLE)
    assert late.evse_processing is Processing.FINISHED
    assert late.remaining_contract_certificate_chains == 0
    # The vehicle may still be paid for otherwise.
    eim = vehicle.make(
        common.AuthorizationReq,
        selected_authorization_service=common.AuthorizationService.EIM,
        eim_a_req_authorization_mode=common.EIM_AReqAuthorizationMode(),
    )
    assert vehicle.ok(eim).evse_processing is Processing.ONGOING


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault.UNSIGNED, Code.WARNING_CERTIFICATE_VALIDATION_ERROR),
        (Fault.STRANGER_SIGNS, Code.WARNING_CERTIFICATE_VALIDATION_ERROR),
        (Fault.BODY_CHANGED, Code.WARNING_CERTIFICATE_VALIDATION_ERROR),
        (Fault.NO_CPS, Code.WARNING_CERTIFICATE_VALIDATION_ERROR),
        (Fault.GARBAGE, Code.WARNING_NO_CERTIFICATE_AVAILABLE),
        (Fault.WRONG_TYPE, Code.WARNING_NO_CERTIFICATE_AVAILABLE),
    ],
)
def test_an_answer_that_is_wrong_is_not_passed_on(fault: Fault, code: Code) -> None:
    vehicle = car(station(Behaviour(fault=fault)))
    answer = vehicle.ok(request(vehicle), code)
    assert answer.signed_installation_data.secp521_encrypted_private_key == bytes(94)


@pytest.mark.parametrize("code", [Code.WARNING_NO_CONTRACT_MATCHING_PCID_FOUND, Code.WARNING_EMSP_UNKNOWN])
def test_the_back_ends_warning_is_the_answer(code: Code) -> None:
    vehicle = car(station(Behaviour(code=code)))
    vehicle.ok(request(vehicle), code)


def test_a_vehicle_without_contracts() -> None:
    vehicle = car(station(Behaviour(emaids=())))
    vehicle.ok(request(vehicle), Code.WARNING_NO_CONTRACT_MATCHING_PCID_FOUND)


def test_only_a_genuine_request_reaches_the_back_end() -> None:
    forged = car(station())
    forged.refused(Code.FAILED_SIGNATURE_ERROR, request(forged, key=world20().cps.leaf.key))
    assert forged.station.all(api.RequestCertificate) == []
    contract_chain = world20().contracts[0]
    wrong = car(station())
    shown = Credential(contract_chain.presented, contract_chain.leaf.key)
    wrong.ok(request(wrong, shown), Code.WARNING_CERTIFICATE_VALIDATION_ERROR)
    assert wrong.station.all(api.RequestCertificate) == []


def test_not_offered_without_contracts_or_without_a_certificate_service() -> None:
    for view in ({"auth_methods": (api.AuthMethod.EIM,)}, {"certificate_actions": ()}):
        vehicle = Car(api.EnergyMode.DC, pnc=True, station=station(**view), contract_verifier=verifier20())
        vehicle.until(common.AuthorizationSetupReq)
        assert vehicle.authorization_setup().certificate_installation_service is False
        vehicle.refused(Code.FAILED_SEQUENCE_ERROR, request(vehicle))


def test_the_service_that_went_away() -> None:
    vehicle = car(station())
    vehicle.station.set(certificate_actions=())
    vehicle.ok(request(vehicle), Code.WARNING_NO_CERTIFICATE_AVAILABLE)
    assert vehicle.station.all(api.RequestCertificate) == []


def test_requests_without_end_are_not_forwarded_without_end() -> None:
    vehicle = car(station(Behaviour(code=Code.WARNING_NO_CERTIFICATE_AVAILABLE)))
    for _ in range(40):
        vehicle.ok(request(vehicle), Code.WARNING_NO_CERTIFICATE_AVAILABLE)
    assert len(vehicle.station.all(api.RequestCertificate)) == 32


# --- mutated octets ---------------------------------------------------------------------------------------------------


@cache
def genuine() -> tuple[Any, bytes, bytes]:
    """A request, its octets and those of the answer: once, because signatures differ in length from time to time."""
    vehicle = car(station())  # every car of the rig has the same session id
    message = request(vehicle)
    octets = encode_iso20(message)[1]
    return message, octets, Cps20(Issuer.of(world20()), now=lambda: world20().now).answer(octets)


def mutated(data: st.DataObject, octets: bytes) -> bytes:
    changed = bytearray(octets)
    for _ in range(data.draw(st.integers(1, 3))):
        changed[data.draw(st.integers(0, len(changed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    return bytes(changed)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_nothing_but_a_genuine_chain_is_forwarded_whatever_octets_change(data: st.DataObject) -> None:
    message, octets, _ = genuine()
    vehicle = car(station())
    vehicle.raw(v2gtp.frame(0x8002, mutated(data, octets)))
    for asked in vehicle.station.all(api.RequestCertificate):
        sent = decode_iso20(0x8002, asked.exi_request)
        assert isinstance(sent, common.CertificateInstallationReq)
        assert sent.oem_provisioning_certificate_chain == message.oem_provisioning_certificate_chain


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_nothing_but_what_was_signed_is_passed_on_whatever_octets_change(data: st.DataObject) -> None:
    message, _, octets = genuine()
    vehicle = car(station(slow=True))
    vehicle.ok(message)
    vehicle.station.set(certificate=api.CertificateAnswer(mutated(data, octets)))
    answer = vehicle.send(message) or vehicle.await_response()
    assert answer.header.session_id == vehicle.session_id
    if answer.response_code.value.startswith("OK"):
        original = decode_iso20(0x8002, octets)
        assert isinstance(original, common.CertificateInstallationRes)
        assert answer.signed_installation_data == original.signed_installation_data
        assert contract(answer).name == pki20.EMAIDS[0]
    else:
        assert answer.response_code.value.startswith("WARNING")
        assert answer.signed_installation_data.secp521_encrypted_private_key == bytes(94)
