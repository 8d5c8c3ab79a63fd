"""A clumsy driver: everything that a person can do at the connector, in random order and at random moments."""

from __future__ import annotations

import contextlib
import random
import time
from collections.abc import Callable

from hil.control import ControlError
from hil.ev.link import LinkError
from hil.ev.options import EvccOptions
from hil.rig_virtual import TOKEN, Rig, Visit
from hil.station import StationError

ACTS = 40
SEED = 61851


def clumsy_driver(rig: Rig) -> None:
    """Plugs, cards, readiness, stop button, sessions that are cut: in the end the station is idle, without a fault,
    its books are in order, and it serves the next vehicle.
    """
    chance = random.Random(SEED)
    sim = rig.station.control.sim
    visits: list[Visit] = []

    def session() -> None:
        options = EvccOptions(
            contract=rig.contract if chance.random() < 0.5 else None,
            loops=chance.choice((2, 10, None)),
            loop_pause_s=0.05,
            message_timeout_s=5.0,
            obey_notification=chance.random() < 0.8,
        )
        visits.append(rig.visit(options, tls=chance.random() < 0.5, plug_in=chance.random() < 0.7))

    acts: list[tuple[int, Callable[[], object]]] = [
        (4, session),
        (3, lambda: sim("plug-in", chance.choice(("ac", "ac-basic", "ac-1-phase")))),
        (4, lambda: sim("unplug")),
        (4, lambda: sim("swipe", TOKEN)),
        (1, lambda: sim("swipe", "ANOTHER-CARD")),
        (3, lambda: sim("ev-ready")),
        (2, lambda: sim("ev-pause")),
        (1, lambda: sim("toggle")),
    ]
    for _ in range(ACTS):
        chance.choices([act for _, act in acts], [weight for weight, _ in acts])[0]()
        time.sleep(chance.choice((0.0, 0.02, 0.1, 0.3, 0.8)))
    sim("unplug")
    rig.wait_contactor("open")
    for visit in visits:
        with contextlib.suppress(LinkError, StationError, ControlError):
            visit.outcome()
    rig.station.wait_for("idle", lambda s: s["connectors"][0]["stage"] == "idle", 20.0)
    rig.wait_idle(20.0)
    status = rig.station.control.status()
    assert not status["faults"], status["faults"]
    ledger = rig.ledger()
    assert not ledger.problems, ledger.problems
    assert ledger.transactions, "the clumsy driver never charged"
    _next_vehicle(rig)


def _next_vehicle(rig: Rig) -> None:
    outcome = rig.visit(EvccOptions(contract=rig.contract, loops=3, message_timeout_s=10.0), tls=True).outcome()
    assert outcome.regular, outcome
    rig.unplug()
    rig.wait_idle()
