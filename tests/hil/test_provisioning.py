"""A simulated vehicle gets its contract through the station's real session, and believes nothing that is not right."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import hil.pki
from firmware.iso15118 import api
from firmware.iso15118.exi import decode_iso2
from firmware.iso15118.messages import iso2
from firmware.iso15118.pki.emaid import normalise
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.pki.signature import sign
from hil.cps import Behaviour, Cps, Fault, Issuer
from hil.ev.contract import make_contract
from hil.ev.options import EvccOptions, Misdeed, State
from hil.ev.provisioning import Credential, ProvisioningError, accept, load_credential
from tests.hil.test_pair import PKI, Pair
from tests.hil.test_pair import Station as Hardware

BOTH = (api.CertificateAction.INSTALL, api.CertificateAction.UPDATE)
CREDENTIAL = Credential(PKI.oem.leaf.der, PKI.oem.leaf.key, (PKI.v2g_root.certificate,))
OLD = make_contract(list(PKI.contract.presented), PKI.contract.leaf.key)
INSTALL = EvccOptions(credential=CREDENTIAL, renew=True, loops=3)
UPDATE = replace(INSTALL, contract=OLD)


class Station(Hardware):
    """With a provisioning service behind it."""

    def __init__(self, behaviour: Behaviour | None = None, actions: tuple[api.CertificateAction, ...] = BOTH) -> None:
        super().__init__(api.EnergyMode.AC, True)
        self.view = replace(self.view, certificate_actions=actions)
        self.cps = Cps(Issuer.of(PKI), behaviour)

    def on_effect(self, effect: api.Effect) -> None:
        super().on_effect(effect)
        if isinstance(effect, api.RequestCertificate):
            answer = api.CertificateAnswer(self.cps.answer(effect.exi_request))
            self.view = replace(self.view, certificate=answer)


def pair(options: EvccOptions, behaviour: Behaviour | None = None, **more: object) -> tuple[Pair, Station]:
    made = Pair(options, tls=True)
    station = Station(behaviour, **more)  # type: ignore[arg-type]
    made.station = station
    return made, station


def paid(station: Station) -> list[str]:
    return [
        effect.contract.emaid
        for effect in station.effects
        if isinstance(effect, api.RequestAuthorization) and effect.contract is not None
    ]


@pytest.mark.parametrize("plain_emaid", [False, True])
@pytest.mark.parametrize("message_signed_info", [False, True])
def test_install_then_charge(plain_emaid: bool, message_signed_info: bool) -> None:
    """Without a contract at first; both spellings of an eMAID's digest, and of what a signature signs."""
    behaviour = Behaviour(emaid="DEXYZC00000001", plain_emaid=plain_emaid, message_signed_info=message_signed_info)
    made, station = pair(INSTALL, behaviour)
    assert made.run().regular
    assert made.evcc.renewed
    assert made.evcc.loops == 3
    assert paid(station) == ["DEXYZC00000001"]
    assert [name for name in made.evcc.history if "Certificate" in name] == ["CertificateInstallationRes"]


def test_update_then_charge() -> None:
    made, station = pair(UPDATE)
    assert made.run().regular
    assert made.evcc.renewed
    assert made.evcc.contract is not None
    assert made.evcc.contract.leaf_der == station.cps.issued[-1][1] != OLD.leaf_der
    assert paid(station) == [normalise(OLD.emaid)]
    assert "CertificateUpdateRes" in made.evcc.history


def test_no_service_no_contract() -> None:
    made, _ = pair(INSTALL, actions=())
    assert made.run().regular
    assert made.evcc.paid_with is iso2.PaymentOption.EXTERNAL_PAYMENT
    assert not made.evcc.renewed


def test_only_updates_on_offer() -> None:
    made, _ = pair(INSTALL, actions=(api.CertificateAction.UPDATE,))
    finished = made.run()
    assert not finished.regular
    assert "no Installation" in finished.reason


@pytest.mark.parametrize("options", [INSTALL, UPDATE], ids=["install", "update"])
@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (Fault.STRANGER_SIGNS, "signature"),
        (Fault.BODY_CHANGED, "signature: digest mismatch"),
        (Fault.WRONG_KEY, "the key is not that of the certificate"),
        (Fault.FOREIGN_CPS, "provisioning chain: chain"),
    ],
)
def test_what_the_vehicle_does_not_take(options: EvccOptions, fault: Fault, why: str) -> None:
    made, station = pair(options, Behaviour(fault=fault))
    finished = made.run()
    assert not finished.regular
    assert why in finished.reason
    assert not made.evcc.renewed
    assert paid(station) == []


@pytest.mark.parametrize(
    ("options", "state"),
    [(INSTALL, State.CERTIFICATE_INSTALLATION), (UPDATE, State.CERTIFICATE_UPDATE)],
    ids=["install", "update"],
)
def test_a_vehicle_that_signs_something_else_never_reaches_the_back_end(options: EvccOptions, state: State) -> None:
    made, station = pair(replace(options, misdeeds={state: Misdeed.BAD_SIGNATURE}))
    assert not made.run().regular
    assert made.evcc.failure_code == "FAILED_SignatureError"
    assert station.cps.issued == []


def test_an_emaid_of_another_contract_inside() -> None:
    """Signed by the service, but not what the certificate says."""
    service = Cps(Issuer.of(PKI))
    made, station = pair(INSTALL)
    station.cps = service
    made.run()
    request = next(e for e in station.effects if isinstance(e, api.RequestCertificate)).exi_request
    body = decode_iso2(service.answer(request)).body
    assert isinstance(body, iso2.CertificateInstallationRes)
    other = iso2.CertificateInstallationRes(
        response_code=body.response_code,
        sa_provisioning_certificate_chain=body.sa_provisioning_certificate_chain,
        contract_signature_cert_chain=body.contract_signature_cert_chain,
        contract_signature_encrypted_private_key=body.contract_signature_encrypted_private_key,
        dh_public_key=body.dh_public_key,
        emaid=iso2.EMAID(id="id4", value="DEXXXC99999999"),
    )
    elements = (
        other.contract_signature_cert_chain,
        other.contract_signature_encrypted_private_key,
        other.dh_public_key,
        other.emaid,
    )
    with pytest.raises(ProvisioningError, match="eMAID"):
        accept(
            other,
            sign(elements, SoftwareKey(PKI.cps.leaf.key)),
            PKI.oem.leaf.key,
            (PKI.v2g_root.certificate,),
            datetime.now(UTC),
        )


def test_credentials_from_files(tmp_path: Path) -> None:
    hil.pki.write(PKI, tmp_path)
    loaded = load_credential(tmp_path)
    assert loaded.leaf_der == CREDENTIAL.leaf_der
    assert loaded.v2g_roots == CREDENTIAL.v2g_roots
    assert loaded.key.private_numbers() == CREDENTIAL.key.private_numbers()
