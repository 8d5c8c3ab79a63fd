"""The provisioning service of -20 and the vehicle that judges it: each finds what the other does wrong."""

from __future__ import annotations

from functools import cache

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from firmware.iso15118 import exi
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import MessageHeader, ResponseCode
from firmware.iso15118.v2gtp import PayloadType
from hil import key_transport20, pki20
from hil.cps20 import Behaviour, Cps20, Fault, Issuer
from hil.ev.contracts20 import Credential, accept, root_ids
from hil.ev.provisioning import ProvisioningError
from hil.key_transport import KeyTransportError

Code = ResponseCode


@cache
def world() -> pki20.Pki20:
    return pki20.generate()


def vehicle() -> Credential:
    chain = world().provisioning
    return Credential(chain.presented, chain.leaf.key)


def service(behaviour: Behaviour | None = None) -> Cps20:
    return Cps20(Issuer.of(world()), behaviour, now=lambda: world().now)


def request(shown: Credential | None = None, by: Credential | None = None, session: int = 1) -> bytes:
    shown = shown or vehicle()
    chain = shown.signed_chain()
    header = MessageHeader(session_id=session.to_bytes(8, "big"), timestamp=1, signature=(by or shown).sign(chain))
    return exi.encode_iso20(
        common.CertificateInstallationReq(
            header=header,
            oem_provisioning_certificate_chain=chain,
            list_of_root_certificate_ids=root_ids([world().v2g_root.certificate]),
            maximum_contract_certificate_chains=8,
        )
    )[1]


def answer(cps: Cps20, asked: bytes) -> common.CertificateInstallationRes:
    message = exi.decode_iso20(PayloadType.ISO20_COMMON, cps.answer(asked))
    assert isinstance(message, common.CertificateInstallationRes)
    return message


def taken(message: common.CertificateInstallationRes) -> Credential:
    return accept(message, vehicle(), [world().v2g_root.certificate], world().now)


def test_one_contract_to_a_request_and_each_session_for_itself() -> None:
    cps = service()
    found = [answer(cps, request()) for _ in pki20.EMAIDS]
    assert [one.remaining_contract_certificate_chains for one in found] == [2, 1, 0]
    assert [taken(one).name for one in found] == list(pki20.EMAIDS)
    assert answer(cps, request()).response_code is Code.WARNING_NO_CONTRACT_MATCHING_PCID_FOUND
    assert taken(answer(cps, request(session=2))).name == pki20.EMAIDS[0]
    assert [emaid for emaid, _ in cps.issued] == [*pki20.EMAIDS, pki20.EMAIDS[0]]


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (Fault.UNSIGNED, "no signature"),
        (Fault.STRANGER_SIGNS, "does not verify"),
        (Fault.BODY_CHANGED, "digest"),
        (Fault.WRONG_KEY, "not that of the certificate"),
        (Fault.NO_CPS, "provisioning chain"),
    ],
)
def test_the_vehicle_finds_what_is_wrong(fault: Fault, why: str) -> None:
    with pytest.raises(ProvisioningError, match=why):
        taken(answer(service(Behaviour(fault=fault)), request()))


def test_a_request_that_is_not_genuine() -> None:
    stranger = Credential(world().vehicle.presented, world().vehicle.leaf.key)
    assert answer(service(), request(by=stranger)).response_code is Code.FAILED_SIGNATURE_ERROR


def test_the_wrapped_key_is_for_one_vehicle_and_one_contract() -> None:
    receiver, contract = vehicle(), world().contracts[0]
    public = receiver.key.public_key()
    bound = key_transport20.bound_to(receiver.name, contract.leaf.certificate)
    encrypted, point = key_transport20.encrypt(contract.leaf.key, public, bound)
    assert (len(encrypted), len(point)) == (94, 133)
    opened = key_transport20.decrypt(encrypted, point, receiver.key, bound)
    assert opened.private_numbers() == contract.leaf.key.private_numbers()
    other = key_transport20.bound_to("WVWZZZ1KZAW299999", contract.leaf.certificate)
    for wrong in (
        lambda: key_transport20.decrypt(encrypted, point, receiver.key, other),
        lambda: key_transport20.decrypt(encrypted, point, ec.generate_private_key(ec.SECP521R1()), bound),
        lambda: key_transport20.decrypt(encrypted[:-1], point, receiver.key, bound),
        lambda: key_transport20.decrypt(encrypted, bytes(133), receiver.key, bound),
    ):
        with pytest.raises(KeyTransportError):
            wrong()
