"""Stories that end otherwise than planned."""

from __future__ import annotations

import time

import hil.pki
from hil.ev.options import EvccOptions, Misdeed, State
from hil.rig_virtual import DC, Rig, Visit
from hil.scenarios.charging import PATIENT_S
from hil.scenarios.expect import one_transaction

EMAID = hil.pki.Options.emaid


def _charging(rig: Rig, **options: object) -> Visit:
    """A car with a contract, in the middle of its charge."""
    visit = rig.visit(
        EvccOptions(contract=rig.contract, loops=None, message_timeout_s=PATIENT_S, **options),  # type: ignore[arg-type]
        tls=True,
    )
    visit.wait_loops(10)
    rig.wait_contactor("closed")
    return visit


def unplug_while_charging(rig: Rig) -> None:
    """The plug is pulled under load: open at once, transaction ended, station free."""
    visit = _charging(rig)
    rig.unplug()
    rig.wait_contactor("open", limit_s=1.0)
    outcome = visit.outcome()
    assert not outcome.regular
    rig.wait_idle()
    one_transaction(rig, stopped="EVDisconnected", token=EMAID, kind="eMAID")


def emergency_stop(rig: Rig) -> None:
    """The red button: open at once, latched, told to the CSMS, cleared only after it was released."""
    visit = _charging(rig)
    rig.station.control.sim("fault", "estop")
    rig.wait_contactor("open", limit_s=1.0)
    rig.station.wait_for("faulted", lambda s: s["connectors"][0]["status"] == "Faulted")
    assert not visit.outcome().regular or visit.loops >= 10
    assert rig.station.control.status()["faults"], "no fault is shown"
    rig.unplug()
    rig.station.wait_for("all told", lambda s: s["ocpp"]["queued"] == 0)
    one_transaction(rig, stopped="EmergencyStop", token=EMAID, kind="eMAID")


def dc_isolation_fault(rig: Rig) -> None:
    """Insulation fails while a DC vehicle charges: energy off at once."""
    visit = _charging(rig, mode=DC)
    rig.station.control.sim("fault", "isolation")
    rig.wait_contactor("open", limit_s=5.0)
    visit.outcome()
    rig.unplug()
    rig.station.wait_for("all told", lambda s: s["ocpp"]["queued"] == 0)
    one_transaction(rig, stopped="GroundFault", token=EMAID, kind="eMAID")


def csms_gone_and_back(rig: Rig) -> None:
    """The CSMS goes away in the middle and comes back: nothing is lost, nothing is told twice with another number."""
    visit = _charging(rig)
    rig.csms.stop()
    rig.station.wait_for("offline", lambda s: s["ocpp"]["online"] is False, 30.0)
    loops = visit.loops
    visit.wait_loops(loops + 20)
    assert visit.car.evcc is not None
    visit.car.evcc.stop()
    assert visit.outcome().regular
    rig.unplug()
    rig.station.wait_for("events wait", lambda s: s["ocpp"]["queued"] > 0)
    rig.csms.start()
    rig.wait_online(60.0)
    rig.wait_idle(20.0)
    events = one_transaction(rig, stopped="StoppedByEV", token=EMAID, kind="eMAID")
    assert events[-1].get("offline") is True, "the end happened without a CSMS"


def remote_stop(rig: Rig) -> None:
    """The operator stops it: the vehicle is asked by EVSENotification and obeys."""
    visit = _charging(rig)
    assert rig.csms.remote_stop(rig.running_transaction()) == "Accepted"
    outcome = visit.outcome()
    assert outcome.regular, outcome
    rig.wait_contactor("open")
    rig.unplug()
    rig.wait_idle()
    one_transaction(rig, stopped="Remote", token=EMAID, kind="eMAID")


def remote_stop_of_a_deaf_car(rig: Rig) -> None:
    """The vehicle ignores EVSENotification: the station acts by itself."""
    visit = _charging(rig, obey_notification=False)
    assert rig.csms.remote_stop(rig.running_transaction()) == "Accepted"
    rig.wait_contactor("open", limit_s=60.0)
    visit.outcome()
    rig.unplug()
    rig.wait_idle()
    one_transaction(rig, stopped="Remote", token=EMAID, kind="eMAID")


def tcp_closed_while_charging(rig: Rig) -> None:
    """The vehicle hangs up without a word: the contactor opens, and the next session works."""
    visit = rig.visit(
        EvccOptions(
            contract=rig.contract,
            loops=None,
            message_timeout_s=PATIENT_S,
            misdeeds={State.CHARGING_STATUS: Misdeed.CLOSE},
            misdeed_after_loops=10,
        ),
        tls=True,
    )
    assert not visit.outcome().regular
    rig.wait_contactor("open", limit_s=2.0)
    rig.unplug()
    rig.wait_idle()
    again = rig.visit(EvccOptions(contract=rig.contract, loops=3, message_timeout_s=PATIENT_S), tls=True)
    assert again.outcome().regular
    rig.unplug()
    rig.wait_idle()
    ledger = rig.ledger()
    assert not ledger.problems, ledger.problems


def silent_car(rig: Rig) -> None:
    """The vehicle says nothing more: after the sequence timeout the contactor opens."""
    visit = rig.visit(
        EvccOptions(
            contract=rig.contract,
            loops=None,
            message_timeout_s=PATIENT_S,
            misdeeds={State.CHARGING_STATUS: Misdeed.SILENCE},
            misdeed_after_loops=5,
        ),
        tls=True,
    )
    visit.wait_loops(5)
    began = time.monotonic()
    rig.wait_contactor("open", limit_s=6.0)
    assert time.monotonic() - began > 1.0, "opened long before the sequence timeout"
    assert not visit.outcome().regular
    rig.unplug()
    rig.wait_idle()
    ledger = rig.ledger()
    assert not ledger.problems, ledger.problems
