"""Stories of contract certificates: from the vehicle through station and CSMS to the provisioning service and back."""

from __future__ import annotations

import base64

from firmware.iso15118.exi import decode_iso2
from firmware.iso15118.messages import iso2
from hil.cps import Fault
from hil.ev.options import EvccOptions, Misdeed, State
from hil.rig_virtual import Rig, Visit
from hil.scenarios.expect import no_transaction, one_transaction

# Message timeouts are those of the standard here: the 5 s of a certificate request are what these stories are about.
NEW = "DEXYZC00000001"


def _options(rig: Rig, **more: object) -> EvccOptions:
    return EvccOptions(credential=rig.credential, renew=True, loops=10, **more)  # type: ignore[arg-type]


def _leave(rig: Rig) -> None:
    rig.wait_contactor("open")
    rig.unplug()
    rig.wait_idle()


def _charged(rig: Rig, visit: Visit) -> None:
    outcome = visit.outcome()
    assert outcome.regular, f"{outcome.reason} after {outcome.history}"
    assert outcome.paid_with == "Contract"
    assert visit.car.evcc is not None and visit.car.evcc.renewed
    _leave(rig)


def install(rig: Rig) -> None:
    """A car without a contract installs one and charges with it in the same session."""
    rig.csms.provision(emaid=NEW)
    _charged(rig, rig.visit(_options(rig), tls=True))
    one_transaction(rig, stopped="StoppedByEV", token=NEW, kind="eMAID")
    (asked,) = rig.csms.of("Get15118EVCertificate")
    assert asked["action"] == "Install"
    assert asked["iso15118SchemaVersion"] == "urn:iso:15118:2:2013:MsgDef"
    body = decode_iso2(base64.b64decode(asked["exiRequest"])).body
    assert isinstance(body, iso2.CertificateInstallationReq)
    assert body.oem_provisioning_cert == rig.credential.leaf_der


def update(rig: Rig) -> None:
    """A car with a contract gets a new one for it, and charges with the new one."""
    old = rig.contract
    visit = rig.visit(_options(rig, contract=old), tls=True)
    _charged(rig, visit)
    assert visit.car.evcc is not None and visit.car.evcc.contract is not None
    assert visit.car.evcc.contract.leaf_der != old.leaf_der
    one_transaction(rig, stopped="StoppedByEV", token=old.emaid, kind="eMAID")
    (asked,) = rig.csms.of("Get15118EVCertificate")
    assert asked["action"] == "Update"


def silent_back_end(rig: Rig) -> None:
    """The CSMS takes the request and says nothing: the vehicle is answered before it gives up."""
    rig.csms.hush("Get15118EVCertificate")
    with rig.nothing_closes():
        outcome = rig.visit(_options(rig), tls=True).outcome()
        assert outcome.failure_code == "FAILED_NoCertificateAvailable", outcome
        waited = next(one.seconds for one in outcome.answers if one.message == "CertificateInstallationRes")
        assert 4.0 < waited < 5.0, waited
        rig.unplug()
        rig.wait_idle(60.0)
    no_transaction(rig)


def refused(rig: Rig) -> None:
    """The mobility operator has no contract for this car: its own words reach the car."""
    rig.csms.provision(code="FAILED_ContractCanceled")
    outcome = rig.visit(_options(rig), tls=True).outcome()
    assert outcome.failure_code == "FAILED_ContractCanceled", outcome
    _leave(rig)
    no_transaction(rig)


def false_signature(rig: Rig) -> None:
    """A car that signs something else never reaches the CSMS."""
    misdeeds = {State.CERTIFICATE_INSTALLATION: Misdeed.BAD_SIGNATURE}
    outcome = rig.visit(_options(rig, misdeeds=misdeeds), tls=True).outcome()
    assert outcome.failure_code == "FAILED_SignatureError", outcome
    _leave(rig)
    assert rig.csms.of("Get15118EVCertificate") == []


def forged_answer(rig: Rig) -> None:
    """What a stranger signed is passed on as it is, and the car does not take it."""
    rig.csms.provision(fault=Fault.STRANGER_SIGNS.value)
    outcome = rig.visit(_options(rig), tls=True).outcome()
    assert not outcome.regular
    assert "certificate not taken: signature" in outcome.reason, outcome
    _leave(rig)
    no_transaction(rig)


def offline(rig: Rig) -> None:
    """Without a CSMS there is nobody to ask: the service is not offered, and the car waits for a card."""
    rig.csms.stop()
    rig.station.wait_for("offline", lambda s: s["ocpp"]["online"] is False)
    outcome = rig.visit(_options(rig, ongoing_limit_s=2.0), tls=True).outcome()
    assert outcome.paid_with == "ExternalPayment", outcome
    assert not any("Certificate" in name for name in outcome.history), outcome
    rig.unplug()
