"""Power can go at any instruction: `kill -9` of the daemon at random moments of transactions, fifty times.

After each restart every transaction is at the CSMS exactly once, complete and in order; what was acknowledged is
never sent again with another number, and what the station wrote down is never lost. The seed is printed and can be
given in EVSE_SEED.
"""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import time
from pathlib import Path

import pytest

from hil.ev.options import EvccOptions
from hil.rig_virtual import TOKEN, Rig

KILLS = 50
LONGEST_S = 1.6  # from the beginning of a visit to the kill
LIMIT_S = 30.0

CONFIG: dict[str, dict[str, object]] = {"v2g": {"basic_fallback_s": 0.0}, "meter": {"sample_interval_s": 1}}


def visit(rig: Rig, chance: random.Random) -> None:
    """Some part of a visit: at a random moment of it the caller pulls the power."""
    if chance.random() < 0.3:
        plug_and_charge(rig, chance)
    else:
        basic(rig, chance)


def plug_and_charge(rig: Rig, chance: random.Random) -> None:
    """A vehicle with a contract; it may have ended its charge by itself when the power goes."""
    loops = chance.choice((None, 2))
    options = EvccOptions(contract=rig.contract, loops=loops, loop_pause_s=0.05, message_timeout_s=5.0)
    rig.visit(options, tls=True)  # left alone: it ends with the daemon
    time.sleep(0.3 + chance.uniform(0.0, LONGEST_S))


def basic(rig: Rig, chance: random.Random) -> None:
    """A card and a vehicle that knows nothing of ISO 15118, in either order."""
    sim = rig.station.control.sim
    if chance.random() < 0.5:
        sim("plug-in", "ac-basic")
        sim("swipe", TOKEN)
    else:
        sim("swipe", TOKEN)
        sim("plug-in", "ac-basic")
    sim("ev-ready")
    if chance.random() < 0.3:  # the visit may be over before the power goes
        time.sleep(chance.uniform(0.2, LONGEST_S))
        sim("unplug")
        time.sleep(chance.uniform(0.0, 0.2))
    else:
        time.sleep(chance.uniform(0.0, LONGEST_S))


def in_step(rig: Rig) -> None:
    """Everything the station wrote down is at the CSMS, once and in order."""
    rig.wait_online(LIMIT_S)
    rig.station.wait_for("everything sent", lambda s: s["ocpp"]["queued"] == 0, LIMIT_S)
    ledger = rig.ledger(all_ended=False)
    assert not ledger.problems, ledger.problems
    told = {(name, event["seqNo"]) for name, events in ledger.transactions.items() for event in events}
    assert written_down(rig) <= told, "the station wrote down what the CSMS never heard"


def written_down(rig: Rig) -> set[tuple[str, int]]:
    """(transaction, number) of every event in the station's store."""
    with contextlib.closing(sqlite3.connect(f"file:{rig.folder / 'evse.db'}?mode=ro", uri=True)) as store:
        return {
            (str(name), int(number)) for name, number in store.execute("SELECT transaction_id, seq_no FROM tx_event")
        }


@pytest.mark.slow
def test_fifty_power_cuts(tmp_path: Path) -> None:
    seed = int(os.environ.get("EVSE_SEED") or random.SystemRandom().randrange(1 << 32))
    print(f"EVSE_SEED={seed}")
    chance = random.Random(seed)
    with Rig(tmp_path, config=CONFIG) as rig:
        for number in range(KILLS):
            # At times the CSMS takes events and its answers get lost: they must come again, as they were.
            unanswered = chance.random() < 0.3
            rig.csms.hush("TransactionEvent", unanswered)
            visit(rig, chance)
            rig.station.kill()
            rig.csms.hush("TransactionEvent", False)
            rig.station.start()
            if chance.random() < 0.5 or number == KILLS - 1:
                in_step(rig)
        rig.wait_idle(LIMIT_S)
        ledger = rig.ledger()
        assert not ledger.problems, ledger.problems
        reasons = [
            ended["transactionInfo"].get("stoppedReason", "Local")
            for one in ledger.transactions
            if (ended := ledger.ended(one)) is not None
        ]
        print(
            f"{len(reasons)} transactions, {reasons.count('PowerLoss')} of them cut, {ledger.redelivered} re-delivered"
        )
        # The campaign proves nothing if the power went between the transactions only.
        assert reasons.count("PowerLoss") >= KILLS // 3, reasons
        assert ledger.redelivered > 0
