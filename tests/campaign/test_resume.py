"""`kill -9` of a real `evse run` in a transaction that may be resumed: it goes on, with every event once and in order.

The seed is printed and can be given in EVSE_SEED; EVSE_KILLS for more than the few of the default suite.
"""

import os
import random
import time
from pathlib import Path

import pytest

from hil.rig_virtual import TOKEN, Rig
from tests.campaign.test_kill9 import in_step

LIMIT_S = 30.0
CONFIG: dict[str, dict[str, object]] = {
    "board": {"plugged": True},  # the vehicle stays while the station has no power
    "v2g": {"enabled": False},
    "meter": {"sample_interval_s": 1},
}


def charges(rig: Rig) -> None:
    rig.station.control.sim("ev-ready")
    rig.wait_contactor("closed", limit_s=LIMIT_S)


@pytest.mark.slow
def test_killed_again_and_again_it_stays_one_transaction(tmp_path: Path) -> None:
    seed = int(os.environ.get("EVSE_SEED") or random.SystemRandom().randrange(1 << 32))
    kills = int(os.environ.get("EVSE_KILLS") or 1)
    print(f"EVSE_SEED={seed}")
    chance = random.Random(seed)
    with Rig(tmp_path, config=CONFIG) as rig:
        assert rig.csms.set_variable("TxCtrlr", "ResumptionTimeout", "120") == "Accepted"
        assert rig.csms.set_variable("TxCtrlr", "AllowEnergyTransferResumption", "true") == "Accepted"
        rig.station.control.sim("swipe", TOKEN)
        charges(rig)
        transaction = rig.running_transaction()
        for _ in range(kills):
            time.sleep(chance.uniform(0.0, 1.5))
            rig.station.kill()
            rig.station.start()
            charges(rig)
            in_step(rig)
            assert list(rig.ledger(all_ended=False).transactions) == [transaction]
        rig.csms.set_variable("TxCtrlr", "ResumptionTimeout", "1")
        rig.station.kill()
        time.sleep(1.2)
        rig.station.start()
        in_step(rig)
        ledger = rig.ledger()
        assert not ledger.problems, ledger.problems
        events = ledger.transactions[transaction]
        resumed = [
            one for one in events if one["eventType"] == "Updated" and one["triggerReason"] == "AbnormalCondition"
        ]
        assert len(resumed) == kills  # 2.0.1 has no word of its own for it
        assert all(one["transactionInfo"]["chargingState"] == "Charging" for one in resumed)
        assert events[-1]["transactionInfo"]["stoppedReason"] == "PowerLoss"
