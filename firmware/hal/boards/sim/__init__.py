"""The simulated board: deterministic, driven by the time it is given, with a vehicle and faults that can be injected.

Independent interlock: simulated (`Interlock.SIMULATED`), that is none. It never meets a real vehicle.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from firmware.core.errors import ConfigError
from firmware.hal.api import Equipment
from firmware.hal.boards.sim.board import SimBoard, SimOptions
from firmware.hal.boards.sim.control import SimControl

__all__ = ["SimBoard", "SimControl", "SimOptions", "open_sim"]


def open_sim(options: Mapping[str, Any]) -> Equipment:
    """A simulated board with all its equipment. Raises ConfigError naming the wrong option.

    `equipment.board.control` is what drives it (`evse sim ...`).
    """
    try:
        parsed = msgspec.convert(dict(options), SimOptions)
    except msgspec.ValidationError as error:
        raise ConfigError(f"board: {error}") from error
    board = SimBoard(parsed)
    return Equipment(
        board=board,
        meter=board.meter,
        grid_meter=board.grid if parsed.grid_meter else None,
        dc_supply=board.dc_supply,
        isolation=board.isolation,
        poll_tokens=board.control.take_tokens,
    )
