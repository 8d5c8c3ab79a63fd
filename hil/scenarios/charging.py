"""Stories in which everybody does what they should."""

from __future__ import annotations

import base64
import time
from dataclasses import replace

import hil.pki
from firmware.iso15118.exi import decode_iso2
from hil.ev.car import Car
from hil.ev.link import Outcome
from hil.ev.options import EvccOptions
from hil.rig_virtual import DC, TOKEN, Rig, Visit
from hil.scenarios.expect import no_transaction, one_transaction

# Message timeouts are wide here: these stories judge what is said, the benches judge how fast.
PATIENT_S = 10.0


def _after_regular(rig: Rig, outcome: Outcome) -> None:
    assert outcome.regular, f"{outcome.reason} after {outcome.history}"
    assert outcome.loops > 0
    rig.wait_contactor("open")
    rig.unplug()
    rig.wait_idle()


def ac_pnc_tls(rig: Rig) -> None:
    """Plug & Charge on AC: nobody shows a card, the contract pays."""
    options = EvccOptions(contract=rig.contract, loops=10, message_timeout_s=PATIENT_S)
    outcome = rig.visit(options, tls=True).outcome()
    assert outcome.tls.startswith("TLSv1.2 ECDHE-ECDSA"), outcome.tls
    assert outcome.paid_with == "Contract"
    _after_regular(rig, outcome)
    one_transaction(rig, stopped="StoppedByEV", token=hil.pki.Options.emaid, kind="eMAID")


def ac_pnc_receipts(rig: Rig) -> None:
    """The vehicle signs what it received, and the operator gets each signature once."""
    options = EvccOptions(contract=rig.contract, loops=10, message_timeout_s=PATIENT_S)
    outcome = rig.visit(options, tls=True).outcome()
    assert outcome.receipts >= 1
    _after_regular(rig, outcome)
    kept = rig.station.control.call("session", number=1)["receipts"]
    assert len(kept) == outcome.receipts
    assert decode_iso2(base64.b64decode(kept[0]["exi"])).header.signature is not None
    rig.until("the operator has them", lambda: len(rig.csms.of("DataTransfer")) >= len(kept) or None)
    told = [said["data"] for said in rig.csms.of("DataTransfer")]
    assert [one["exi"] for one in told] == [one["exi"] for one in kept]
    assert all(one["protocol"] and one["transactionId"] == kept[0]["transaction_id"] for one in told)
    one_transaction(rig, stopped="StoppedByEV", token=hil.pki.Options.emaid, kind="eMAID")


def ac_eim_card(rig: Rig) -> None:
    """The vehicle waits while the driver looks for the card."""
    visit = rig.visit(EvccOptions(loops=10, message_timeout_s=PATIENT_S))
    time.sleep(1.0)
    assert rig.station.connector()["contactor"] == "open"
    rig.station.control.sim("swipe", TOKEN)
    outcome = visit.outcome()
    assert outcome.paid_with == "ExternalPayment"
    _after_regular(rig, outcome)
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def ac_eim_remote_start(rig: Rig) -> None:
    """The driver starts with an app: the CSMS sends RequestStartTransaction."""
    visit = rig.visit(EvccOptions(loops=10, message_timeout_s=PATIENT_S))
    time.sleep(0.5)
    assert rig.csms.remote_start("APP-USER-1", remote_start_id=77) == "Accepted"
    _after_regular(rig, visit.outcome())
    events = one_transaction(rig, stopped="StoppedByEV", token="APP-USER-1", kind="Central")
    assert any(event["transactionInfo"].get("remoteStartId") == 77 for event in events)


def ac_eim_tls(rig: Rig) -> None:
    """A card, over TLS: the vehicle has no contract."""
    visit = rig.visit(EvccOptions(loops=5, message_timeout_s=PATIENT_S), tls=True)
    rig.station.control.sim("swipe", TOKEN)
    outcome = visit.outcome()
    assert outcome.tls
    _after_regular(rig, outcome)
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def dc_eim(rig: Rig) -> None:
    """Cable check, pre-charge, current, welding detection."""
    visit = rig.visit(EvccOptions(mode=DC, loops=20, message_timeout_s=PATIENT_S))
    rig.station.control.sim("swipe", TOKEN)
    outcome = visit.outcome()
    for message in ("CableCheckRes", "PreChargeRes", "CurrentDemandRes", "WeldingDetectionRes", "SessionStopRes"):
        assert message in outcome.history, outcome
    _after_regular(rig, outcome)
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def dc_pnc_tls(rig: Rig) -> None:
    """Plug & Charge on DC."""
    options = EvccOptions(mode=DC, contract=rig.contract, loops=20, message_timeout_s=PATIENT_S)
    _after_regular(rig, rig.visit(options, tls=True).outcome())
    one_transaction(rig, stopped="StoppedByEV", token=hil.pki.Options.emaid, kind="eMAID")


def ac_and_dc(rig: Rig) -> None:
    """A station that offers both serves what each car chooses, one after the other."""
    for mode in (None, DC, None):
        options = EvccOptions(loops=10, message_timeout_s=PATIENT_S)
        if mode is not None:
            options = EvccOptions(mode=mode, loops=20, message_timeout_s=PATIENT_S)
        visit = rig.visit(options)
        rig.station.control.sim("swipe", TOKEN)
        outcome = visit.outcome()
        assert ("CurrentDemandRes" in outcome.history) is (mode is not None)
        _after_regular(rig, outcome)
    assert all(events[-1]["eventType"] == "Ended" for events in rig.ledger().transactions.values())


def basic(rig: Rig) -> None:
    """A car that knows nothing of ISO 15118: a card, nominal PWM, C, energy, unplug."""
    rig.station.control.sim("swipe", TOKEN)
    rig.plug_in("ac-basic")
    rig.station.control.sim("ev-ready")
    rig.wait_contactor("closed", limit_s=30.0)
    duty = rig.station.connector()["pilot"]["duty_percent"]
    assert duty is not None and duty > 9.0, duty
    time.sleep(2.0)
    rig.station.control.sim("ev-pause")
    rig.wait_contactor("open")
    rig.unplug()
    rig.wait_idle()
    one_transaction(rig, stopped="EVDisconnected", token=TOKEN, kind="ISO14443")


def two_visits(rig: Rig) -> None:
    """The second car finds the station as the first one did."""
    for _ in range(2):
        options = EvccOptions(contract=rig.contract, loops=3, message_timeout_s=PATIENT_S)
        _after_regular(rig, rig.visit(options, tls=True).outcome())
    ledger = rig.ledger()
    assert not ledger.problems, ledger.problems
    assert len(ledger.transactions) == 2


def octet_by_octet(rig: Rig) -> None:
    """The worst network: each octet arrives alone."""
    rig.plug_in()
    visit = Visit(Car(rig.pilot, rig.link(octet_by_octet=True)), EvccOptions(loops=3, message_timeout_s=PATIENT_S))
    rig.station.control.sim("swipe", TOKEN)
    _after_regular(rig, visit.outcome())
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def rejected_card(rig: Rig) -> None:
    """The CSMS refuses the card: no energy, whatever the vehicle does."""
    rig.csms.refuse("STOLEN-CARD")
    with rig.nothing_closes():
        visit = rig.visit(EvccOptions(loops=3, message_timeout_s=PATIENT_S, ongoing_limit_s=5.0))
        rig.station.control.sim("swipe", "STOLEN-CARD")
        outcome = visit.outcome()
        assert not outcome.regular
        assert outcome.loops == 0
        rig.unplug()
        rig.wait_idle()
    ledger = rig.ledger()
    assert not ledger.problems, ledger.problems


def rejected_contract(rig: Rig) -> None:
    """The CSMS refuses the contract: the prescribed failure, within its time, and no energy."""
    rig.csms.refuse(hil.pki.Options.emaid)
    with rig.nothing_closes():
        options = EvccOptions(contract=rig.contract, loops=3, message_timeout_s=PATIENT_S)
        outcome = rig.visit(options, tls=True).outcome()
        assert not outcome.regular
        assert outcome.failure_code.startswith("FAILED"), outcome
        rig.unplug()
        rig.wait_idle()
    no_transaction(rig)


def card_first(rig: Rig) -> None:
    """The card is shown before the vehicle is plugged in."""
    rig.station.control.sim("swipe", TOKEN)
    rig.station.wait_for("asked to plug in", lambda s: s["connectors"][0]["stage"] == "plug_in")
    outcome = rig.visit(EvccOptions(loops=5, message_timeout_s=PATIENT_S)).outcome()
    _after_regular(rig, outcome)
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def stop_by_card(rig: Rig) -> None:
    """The same card again: the vehicle is asked to stop, and obeys."""
    visit = rig.visit(EvccOptions(loops=None, message_timeout_s=PATIENT_S))
    rig.station.control.sim("swipe", TOKEN)
    visit.wait_loops(10)
    rig.station.control.sim("swipe", TOKEN)
    _after_regular(rig, visit.outcome())
    one_transaction(rig, stopped="Local", token=TOKEN, kind="ISO14443")


def stop_by_button(rig: Rig) -> None:
    """The stop button on the screen, while a contract pays."""
    visit = rig.visit(EvccOptions(contract=rig.contract, loops=None, message_timeout_s=PATIENT_S), tls=True)
    visit.wait_loops(10)
    rig.station.control.call("command", type="StopByDriver")
    _after_regular(rig, visit.outcome())
    one_transaction(rig, stopped="Local", token=hil.pki.Options.emaid, kind="eMAID")


def pause_and_resume(rig: Rig) -> None:
    """SessionStop(Pause), then the same vehicle joins its old session: still one transaction."""
    options = EvccOptions(contract=rig.contract, loops=5, message_timeout_s=PATIENT_S, pause=True)
    first = rig.visit(options, tls=True)
    assert first.outcome().reason == "paused"
    rig.wait_contactor("open")
    assert first.car.evcc is not None
    time.sleep(1.0)
    rig.station.control.sim("toggle")  # the vehicle wakes the station: B-C-B
    again = replace(options, pause=False, session_id=first.car.evcc.session_id)
    second = rig.visit(again, tls=True, plug_in=False)
    outcome = second.outcome()
    assert outcome.regular, outcome
    joined = next(answer for answer in outcome.answers if answer.message == "SessionSetupRes")
    assert joined.code == "OK_OldSessionJoined", joined
    _after_regular(rig, outcome)
    one_transaction(rig, stopped="StoppedByEV", token=hil.pki.Options.emaid, kind="eMAID")


def nobody_plugs_in(rig: Rig) -> None:
    """Authorised, but no vehicle comes: the authorisation ends by itself."""
    rig.station.control.sim("swipe", TOKEN)
    rig.station.wait_for("asked to plug in", lambda s: s["connectors"][0]["stage"] == "plug_in")
    rig.station.wait_for("idle again", lambda s: s["connectors"][0]["stage"] == "idle", 15.0)
    with rig.nothing_closes():
        rig.plug_in("ac-basic")
        rig.station.control.sim("ev-ready")
        time.sleep(2.0)
        rig.unplug()
    rig.wait_idle()
    ledger = rig.ledger()
    assert not ledger.problems, ledger.problems
