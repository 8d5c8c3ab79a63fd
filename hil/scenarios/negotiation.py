"""Stories of schedules, prices and pauses: negotiated, negotiated anew, interrupted and taken up again."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_private_key

import hil.pki
from hil.ev.contract import make_contract
from hil.ev.options import EvccOptions, Misdeed, State
from hil.rig_virtual import DC, TOKEN, Rig, Visit
from hil.scenarios.charging import PATIENT_S
from hil.scenarios.expect import no_transaction, one_transaction

OFFERS = [
    {"power": [[0, 7000], [1800, 4000]], "prices": [[0, 2], [1800, 1]]},
    {"power": [[0, 3000]], "prices": [[0, 1]]},
]
EMAID = hil.pki.Options.emaid
HOURS = [{"start": f"{hour:02}:00", "end": f"{hour + 1:02}:00", "per_kwh": 0.2} for hour in range(0, 24, 2)]
"""Every other hour is cheap."""


def _leave(rig: Rig) -> None:
    rig.wait_contactor("open")
    rig.unplug()
    rig.wait_idle()


def _energy_in_both_halves(visit: Visit, loops: int) -> None:
    assert visit.car.evcc is not None
    assert visit.car.evcc.negotiations == 2, visit.car.evcc.history
    assert visit.loops > loops


def _asked_by_station(rig: Rig, options: EvccOptions, tls: bool) -> Visit:
    visit = rig.visit(options, tls=tls)
    if not tls:
        rig.station.control.sim("swipe", TOKEN)
    visit.wait_loops(5)
    rig.station.control.call("command", type="OfferSchedules", offers=OFFERS)
    rig.station.control.call("command", type="Renegotiate")
    rig.until("a second negotiation", lambda: True if visit.car.evcc and visit.car.evcc.negotiations == 2 else None)
    again = visit.loops
    visit.wait_loops(again + 5)
    rig.wait_contactor("closed")
    assert visit.car.evcc is not None
    visit.car.evcc.stop()
    outcome = visit.outcome()
    assert outcome.regular, f"{outcome.reason} after {outcome.history}"
    _energy_in_both_halves(visit, again)
    _leave(rig)
    return visit


def ac_renegotiation_by_the_station(rig: Rig) -> None:
    """The operator's schedule has changed: the vehicle takes the new one, and its energy is not interrupted."""
    visit = _asked_by_station(rig, EvccOptions(loops=None, message_timeout_s=PATIENT_S), tls=False)
    assert visit.car.evcc is not None
    assert [entry.pmax.to_float() for entry in visit.car.evcc.pmax] == [7000, 4000]
    assert visit.car.evcc.tariffs
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def renegotiation_by_the_csms(rig: Rig) -> None:
    """K15, K16: the CSMS hears what the vehicle needs and what it plans; a profile of it is negotiated anew."""
    visit = rig.visit(EvccOptions(loops=None, message_timeout_s=PATIENT_S), tls=False)
    rig.station.control.sim("swipe", TOKEN)
    visit.wait_loops(5)
    (needs,) = rig.csms.of("NotifyEVChargingNeeds")
    assert needs["chargingNeeds"]["requestedEnergyTransfer"] == "AC_three_phase"
    assert rig.csms.profile([(0, 6000.0), (1800, 5000.0)]) == "Accepted"
    rig.until("a second negotiation", lambda: True if visit.car.evcc and visit.car.evcc.negotiations == 2 else None)
    again = visit.loops
    visit.wait_loops(again + 5)
    assert visit.car.evcc is not None
    assert [round(entry.pmax.to_float(), -2) for entry in visit.car.evcc.pmax] == [6000, 5000]
    assert len(rig.csms.of("NotifyEVChargingNeeds")) == 1, "its own renegotiation is no news for the CSMS"
    plan = rig.csms.of("NotifyEVChargingSchedule")[-1]["chargingSchedule"]["chargingSchedulePeriod"]
    assert max(period["limit"] for period in plan) <= 6000.0
    visit.car.evcc.stop()
    assert visit.outcome().regular
    _leave(rig)
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def one_phase_in_a_session(rig: Rig) -> None:
    """The CSMS wants one phase: no energy, a new negotiation, and energy again on one phase in the same session."""
    visit = rig.visit(EvccOptions(loops=None, message_timeout_s=PATIENT_S), tls=False)
    rig.station.control.sim("swipe", TOKEN)
    visit.wait_loops(5)
    rig.station.control.sim("draw", "8")  # a vehicle that obeys: the simulated one draws what it is told here
    assert rig.csms.profile([(0, 10.0)], "A", phases=1) == "Accepted"
    rig.wait_contactor("open")
    rig.wait_contactor("closed")
    rig.until("one phase alone carries current", lambda: _phases_in_use(rig) == 1 or None)
    rig.until("a second negotiation", lambda: True if visit.car.evcc and visit.car.evcc.negotiations == 2 else None)
    assert visit.car.evcc is not None
    assert [entry.pmax.to_float() for entry in visit.car.evcc.pmax] == [2300.0]
    visit.car.evcc.stop()
    assert visit.outcome().regular
    _leave(rig)
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def _phases_in_use(rig: Rig) -> int:
    status = rig.station.control.call("status")
    return sum(amps > 1.0 for amps in status["connectors"][0]["current_a"])


def dc_renegotiation_by_the_station(rig: Rig) -> None:
    """On DC the output goes down, and comes back through cable check and pre-charge."""
    options = EvccOptions(mode=DC, loops=None, message_timeout_s=PATIENT_S)
    visit = _asked_by_station(rig, options, tls=False)
    assert visit.car.evcc is not None
    assert visit.car.evcc.history.count("CableCheckRes") == 2
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def renegotiation_by_the_vehicle(rig: Rig) -> None:
    """The driver leaves earlier than told: the vehicle asks for another schedule."""
    options = EvccOptions(loops=15, renegotiate_after=5, contract=rig.contract, message_timeout_s=PATIENT_S)
    visit = rig.visit(options, tls=True)
    outcome = visit.outcome()
    assert outcome.regular, f"{outcome.reason} after {outcome.history}"
    _energy_in_both_halves(visit, 10)
    _leave(rig)
    one_transaction(rig, stopped="StoppedByEV", token=EMAID, kind="eMAID")


def signed_prices(rig: Rig) -> None:
    """A private operator signs its prices: the vehicle verifies them with the sub-CA of its own contract."""
    (rig.pki / "tariff").mkdir()
    shutil.copy(rig.pki / "mo/key.pem", rig.pki / "tariff/key.pem")
    rig.station.stop()
    rig.station.start()
    rig.wait_online()
    options = EvccOptions(contract=rig.contract, want_signed_prices=True, loops=5, message_timeout_s=PATIENT_S)
    visit = rig.visit(options, tls=True)
    outcome = visit.outcome()
    assert outcome.regular, f"{outcome.reason} after {outcome.history}"
    assert visit.car.evcc is not None and visit.car.evcc.prices_verified
    (tariff,) = visit.car.evcc.tariffs
    assert {entry.e_price_level for entry in tariff.sales_tariff_entry} == {1, 2}
    _leave(rig)


def pause_over_a_power_cut(rig: Rig) -> None:
    """Paused, then the station loses its power (kill -9): the vehicle that stayed connected joins its old session.

    The station begins with a vehicle on the connector (`[board] plugged`), as after a real power cut.
    """
    options = EvccOptions(contract=rig.contract, loops=5, message_timeout_s=PATIENT_S, pause=True)
    first = rig.visit(options, tls=True, plug_in=False)
    assert first.outcome().reason == "paused"
    rig.wait_contactor("open")
    assert first.car.evcc is not None
    time.sleep(0.5)
    rig.station.kill()
    rig.station.start()
    rig.wait_online()
    again = replace(options, pause=False, session_id=first.car.evcc.session_id)
    outcome = rig.visit(again, tls=True, plug_in=False).outcome()
    assert outcome.regular, f"{outcome.reason} after {outcome.history}"
    joined = next(answer for answer in outcome.answers if answer.message == "SessionSetupRes")
    assert joined.code == "OK_OldSessionJoined", joined
    _leave(rig)
    ledger = rig.ledger()
    assert not ledger.problems, ledger.problems


def expiring_contract(rig: Rig) -> None:
    """A contract that ends in a week charges, and the vehicle is told that it ends."""
    now = datetime.now(UTC)
    made = hil.pki.Chain(*_operator(rig), _issue(rig, timedelta(days=7), now))
    contract = make_contract(list(made.presented), made.leaf.key)
    visit = rig.visit(EvccOptions(contract=contract, loops=5, message_timeout_s=PATIENT_S), tls=True)
    outcome = visit.outcome()
    assert outcome.regular, outcome
    told = next(answer.code for answer in outcome.answers if answer.message == "PaymentDetailsRes")
    assert told == "OK_CertificateExpiresSoon", told
    _leave(rig)


def expired_contract(rig: Rig) -> None:
    """A contract that ended yesterday: the prescribed failure, no energy; the same vehicle then pays by card."""
    now = datetime.now(UTC)
    made = hil.pki.Chain(*_operator(rig), _issue(rig, -timedelta(hours=1), now))
    contract = make_contract(list(made.presented), made.leaf.key)
    with rig.nothing_closes():
        outcome = rig.visit(EvccOptions(contract=contract, message_timeout_s=PATIENT_S), tls=True).outcome()
        assert outcome.failure_code == "FAILED_CertificateExpired", outcome
    no_transaction(rig)
    visit = rig.visit(EvccOptions(loops=5, message_timeout_s=PATIENT_S), plug_in=False)
    rig.station.control.sim("swipe", TOKEN)
    assert visit.outcome().regular
    _leave(rig)
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def _operator(rig: Rig) -> tuple[hil.pki.Entity, hil.pki.Entity, hil.pki.Entity]:
    """Root (not sent), sub-CA 1 and sub-CA 2 as they lie in the folder; only the last one's key is known."""
    sub2, sub1 = x509.load_pem_x509_certificates((rig.pki / "mo/chain.pem").read_bytes())
    (root,) = x509.load_pem_x509_certificates((rig.pki / "roots/mo/root.pem").read_bytes())
    key = load_pem_private_key((rig.pki / "mo/key.pem").read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return hil.pki.Entity(root, key), hil.pki.Entity(sub1, key), hil.pki.Entity(sub2, key)


def _issue(rig: Rig, ends: timedelta, now: datetime) -> hil.pki.Entity:
    spec = hil.pki.contract_specs(hil.pki.Options())[2]
    _, _, sub2 = _operator(rig)
    return hil.pki.issue(replace(spec, not_before=-timedelta(days=30), not_after=ends), sub2, now)


WRONG = {
    # what the vehicle does wrong, and where; the code that it gets, empty where there is no answer to get
    "FAILED_UnknownSession": [
        (Misdeed.WRONG_SESSION_ID, State.CHARGE_PARAMETERS),
        (Misdeed.ZERO_SESSION_ID, State.POWER_ON),
    ],
    "FAILED_SequenceError": [(Misdeed.WRONG_ORDER, State.AUTHORIZATION), (Misdeed.WRONG_ORDER, State.CHARGING_STATUS)],
    "FAILED_SignatureError": [(Misdeed.BAD_SIGNATURE, State.AUTHORIZATION)],
    "FAILED_ChallengeInvalid": [(Misdeed.BAD_CHALLENGE, State.AUTHORIZATION)],
    "": [
        (Misdeed.GARBAGE, State.CHARGE_PARAMETERS),
        (Misdeed.CLOSE, State.POWER_OFF),
        (Misdeed.SILENCE, State.POWER_ON),
    ],
}


def wrong_everything(rig: Rig) -> None:
    """One vehicle after another that errs, each in its own way; each gets what is prescribed, and then one charges."""
    for code, misdeeds in WRONG.items():
        for misdeed, state in misdeeds:
            options = EvccOptions(
                contract=rig.contract,
                loops=3,
                message_timeout_s=PATIENT_S,
                misdeeds={state: misdeed},
                misdeed_after_loops=2,
            )
            outcome = rig.visit(options, tls=True).outcome()
            assert not outcome.regular, (misdeed, state)
            said = [answer.code for answer in outcome.answers if answer.code.startswith("FAILED")]
            assert said == ([code] if code else []), (misdeed, state, outcome)
            rig.wait_contactor("open")
            rig.unplug()
            rig.wait_idle()
    outcome = rig.visit(EvccOptions(contract=rig.contract, loops=3, message_timeout_s=PATIENT_S), tls=True).outcome()
    assert outcome.regular, outcome
    _leave(rig)
