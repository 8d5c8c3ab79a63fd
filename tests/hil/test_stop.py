"""SIGTERM at random moments of a charge: exit status 0 within 5 s, the contactor open, the books in order."""

from __future__ import annotations

import contextlib
import os
import random
import threading
import time
from pathlib import Path

import pytest

from hil.control import ControlError
from hil.ev.link import LinkError
from hil.ev.options import EvccOptions
from hil.rig_virtual import Rig, Visit
from hil.station import StationError

ROUNDS = 8


def contactor_tale(rig: Rig, tale: list[str]) -> threading.Thread:
    """Collects what the timeline says of the contactor until the daemon is gone."""

    def follow() -> None:
        with contextlib.suppress(ControlError, OSError):
            tale.extend(entry["text"] for entry in rig.station.control.trace() if "contactor" in entry["text"])

    thread = threading.Thread(target=follow, daemon=True)
    thread.start()
    return thread


def bustle(rig: Rig, over: threading.Event) -> threading.Thread:
    """Somebody looks at the station all the time, so that the stop meets requests in every state."""

    def ask() -> None:
        while not over.wait(0.002):
            with contextlib.suppress(ControlError, OSError):
                rig.station.control.status()

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    return thread


def leave(visit: Visit) -> None:
    with contextlib.suppress(LinkError, ControlError, StationError):
        visit.outcome()


@pytest.mark.slow
def test_sigterm_at_random_moments(tmp_path: Path) -> None:
    seed = int(os.environ.get("EVSE_SEED") or random.SystemRandom().randrange(1 << 32))
    print(f"EVSE_SEED={seed}")
    chance = random.Random(seed)
    with Rig(tmp_path) as rig:
        for number in range(ROUNDS):
            tale: list[str] = []
            follower = contactor_tale(rig, tale)
            over = threading.Event()
            asker = bustle(rig, over)
            options = EvccOptions(contract=rig.contract, loops=None, message_timeout_s=10.0)
            visit = rig.visit(options, tls=True)
            if number % 2:
                visit.wait_loops(1)
            time.sleep(chance.uniform(0.0, 0.6))
            if chance.random() < 0.3:
                rig.unplug()
            assert rig.station.stop() == 0, rig.station.tail()
            over.set()
            asker.join(5)
            follower.join(5)
            leave(visit)
            if any("closed" in text for text in tale):
                assert tale[-1].endswith("open"), f"the last that was seen of the contactor: {tale[-3:]}"
            rig.station.start()
        rig.wait_online(30.0)
        rig.wait_idle(20.0)
        assert not rig.ledger().problems, rig.ledger().problems
