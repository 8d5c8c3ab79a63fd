"""`evse sim ...` on the daemon's side: names of actions to the verbs of the simulated board.

Owns: the table of actions. May not: exist for any other board; the daemon refuses then.
"""

from collections.abc import Callable, Sequence
from typing import Any

from firmware.app.control import ControlError
from firmware.hal.boards.sim import SimControl
from firmware.hal.boards.sim.control import FAULTS
from firmware.hal.boards.sim.load import KINDS


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ControlError(f"`{text[:20]}` is not a number") from None


_CONTACTOR = {"open": False, "closed": True, "auto": None}


def _ev_contactor(control: SimControl, position: str) -> None:
    """The DC vehicle's own contactor; `auto` closes it by itself when more than a pre-charge current is set."""
    if position not in _CONTACTOR:
        raise ControlError(f"`{position[:20]}` is not one of {', '.join(_CONTACTOR)}")
    control.set_battery(None, _CONTACTOR[position])


ACTIONS: dict[str, tuple[int, int, Callable[..., None], str]] = {
    # name: least and most arguments, verb, help
    "plug-in": (0, 1, SimControl.plug_in, "plug-in [KIND]"),
    "unplug": (0, 0, SimControl.unplug, "unplug"),
    "ev-ready": (0, 0, SimControl.ev_ready, "ev-ready"),
    "ev-pause": (0, 0, SimControl.ev_pause, "ev-pause"),
    "swipe": (1, 1, SimControl.swipe, "swipe TOKEN"),
    "fault": (1, 1, SimControl.fault, "fault NAME"),
    "clear": (1, 1, SimControl.clear, "clear NAME"),
    "toggle": (0, 0, SimControl.toggle, "toggle"),
    "ev-contactor": (1, 1, _ev_contactor, "ev-contactor open|closed|auto"),
    "grid": (1, 3, lambda c, *a: c.set_grid(*map(_number, a)), "grid HOUSE_WATT [HERTZ [VOLT]]"),
    "draw": (1, 2, lambda c, a, p=None: c.set_draw(_number(a), int(_number(p)) if p else None), "draw AMPERE [PHASES]"),
}


def perform(control: SimControl, name: str, arguments: Sequence[Any]) -> Any:
    """Do it. Raises ControlError, or RemoteProtocolError of the board, with what would be right."""
    if name == "list":
        return {"actions": [row[3] for row in ACTIONS.values()], "faults": FAULTS, "vehicles": sorted(KINDS)}
    if name not in ACTIONS:
        raise ControlError(f"unknown action `{name[:40]}`; known: " + ", ".join(row[3] for row in ACTIONS.values()))
    least, most, verb, usage = ACTIONS[name]
    if not least <= len(arguments) <= most or not all(isinstance(a, str) for a in arguments):
        raise ControlError(f"usage: evse sim {usage}")
    verb(control, *arguments)
    return f"{name} {' '.join(arguments)}".strip()
