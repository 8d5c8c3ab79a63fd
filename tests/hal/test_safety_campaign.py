"""Random faults and events against the invariants, on the fake clock, every sequence from its own printed seed.

`EVSE_CAMPAIGN` sets the number of sequences (default 250); `EVSE_CAMPAIGN_SEED` the first seed.
"""

import os
import random
from collections.abc import Callable

import pytest

from firmware.hal.api import DIGITAL, DRIVE_E, DRIVE_F, X1, DriveKind, PilotDrive
from firmware.hal.boards.sim.control import FAULTS
from firmware.hal.boards.sim.load import KINDS
from firmware.hal.phases import PhaseRelay
from firmware.hal.safety import faults, outputs, turn
from tests.hal.invariants import InvariantChecker, InvariantViolation
from tests.hal.rig import PWM_16A, Rig

SEQUENCES = int(os.environ.get("EVSE_CAMPAIGN", "250"))
FIRST_SEED = int(os.environ.get("EVSE_CAMPAIGN_SEED", "20260101"))
BOARDS: list[dict[str, object]] = [
    {},
    {"ventilation": True},
    {"socket": True},
    {"rcd_test": True},
    {"dc": True},
    {"dc": True, "socket": True, "contactor_open_s": 0.03},
    {"phase_switch": True, "plug_temperature_c": 25.0},
]
# A mute board cannot be told to open; its own interlock does that. Contactor faults of the metal are allowed for.
INJECTED = [name for name in FAULTS if name != "board"]
DRIVES = [X1, PWM_16A, DIGITAL, DRIVE_E, DRIVE_F, PilotDrive(DriveKind.PWM, 90.0), PilotDrive(DriveKind.PWM, 7.0)]
PAUSES = [0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.4, 0.8]
LONG_S = 6.5  # now and then: longer than a vehicle's patience, and long enough to move the phase relay twice


def play(seed: int, actions: int = 40) -> InvariantChecker:
    """One sequence. Raises InvariantViolation with the seed and the actions so far."""
    chance = random.Random(seed)
    options = chance.choice(BOARDS)
    rig = Rig(**options)
    checker = InvariantChecker(rig)
    done: list[str] = []

    def clear_something() -> None:
        for fault in sorted(rig.loop.report.faults):
            if rig.loop.clear_fault(fault):
                checker.clear_granted(fault)

    def charge() -> None:
        rig.control.plug_in()
        rig.control.ev_ready()
        rig.permit(DIGITAL if rig.board.info.dc else PWM_16A)
        rig.ask(dc_enable=rig.board.info.dc)

    def swing() -> None:
        rig.board.set_load(ready=not rig.board.load.ready)

    def recover() -> None:
        for name in tuple(rig.board.faults):
            rig.control.clear(name)
        rig.forbid(open_now=False)
        rig.renewing = True
        rig.run(0.5)
        clear_something()

    moves: list[tuple[int, str, Callable[[], object]]] = [
        (6, "charge", charge),
        (3, "plug in", lambda: rig.control.plug_in(chance.choice(list(KINDS)))),
        (3, "unplug", rig.control.unplug),
        (3, "ready", rig.control.ev_ready),
        (2, "pause", rig.control.ev_pause),
        (2, "swing", swing),
        (1, "toggle", lambda: rig.control.toggle(chance.choice([0.1, 0.2, 0.3, 0.4, 0.6]))),
        (1, "ventilated", lambda: rig.board.set_load(ventilated=chance.random() < 0.5)),
        (1, "cable", lambda: rig.board.set_load(cable_a=chance.choice([13.0, 20.0, 32.0, 63.0, 5.0]))),
        (4, "permit", rig.permit),
        (3, "forbid", rig.forbid),
        (1, "open now", lambda: rig.ask(open_now=True)),
        (2, "drive", lambda: rig.ask(drive=chance.choice(DRIVES))),
        (1, "lock", lambda: rig.ask(lock=chance.random() < 0.5)),
        (1, "dc", lambda: rig.ask(dc_enable=chance.random() < 0.7)),
        (1, "phases", lambda: rig.ask(single_phase=chance.random() < 0.5)),
        (1, "stall", lambda: setattr(rig, "renewing", False)),
        (2, "renew", lambda: setattr(rig, "renewing", True)),
        (5, "fault", lambda: rig.control.fault(chance.choice(INJECTED))),
        (4, "heal", lambda: rig.control.clear(chance.choice(sorted(rig.board.faults) or INJECTED))),
        (2, "clear", clear_something),
        (3, "recover", recover),
    ]
    weights = [weight for weight, _, _ in moves]
    try:
        for _ in range(actions):
            _, name, act = chance.choices(moves, weights)[0]
            pause = LONG_S if chance.random() < 0.005 else chance.choice(PAUSES)
            done.append(f"{name} {pause}")
            act()
            rig.run(pause)
    except InvariantViolation as violation:
        raise InvariantViolation(f"seed {seed}, {options}, {'; '.join(done)}\n{violation}") from None
    return checker


def test_no_random_sequence_breaks_an_invariant() -> None:
    closings = openings = 0
    for seed in range(FIRST_SEED, FIRST_SEED + SEQUENCES):
        checker = play(seed)
        closings += checker.closings
        openings += checker.openings
    print(f"{SEQUENCES} sequences from seed {FIRST_SEED}: {closings} closings, {openings} openings, 0 violations")
    assert closings > SEQUENCES / 2 and openings > SEQUENCES / 2  # it did charge


BREAKS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "rcd ignored": lambda patch: patch.setattr(
        faults, "CAUSES", tuple(cause for cause in faults.CAUSES if cause.key != "rcd")
    ),
    "diode ignored": lambda patch: patch.setattr(
        faults, "CAUSES", tuple(cause for cause in faults.CAUSES if cause.key != "diode")
    ),
    "faults clear by themselves": lambda patch: patch.setattr(faults, "_may_clear", lambda *_: True),
    "dc cut late": lambda patch: patch.setattr(turn, "DC_OFF_S", 0.0),
    "phases under load": lambda patch: patch.setattr(
        turn, "advance_phases", lambda relay, wanted, open_since, now: PhaseRelay(bool(wanted), now - 9.0)
    ),
    "duty not limited": lambda patch: patch.setattr(outputs, "_limit_duty", lambda drive, most_a: drive),
}


@pytest.mark.parametrize("name", BREAKS)
def test_the_campaign_finds_a_broken_safety_step(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    BREAKS[name](monkeypatch)
    with pytest.raises(InvariantViolation):
        for seed in range(FIRST_SEED, FIRST_SEED + 400):
            play(seed)
