"""The boards by the name that the configuration gives them (`[board] driver`).

Owns: the registry. A board brings its whole equipment along: meter, readers, DC supply, isolation monitor.
"""

from collections.abc import Callable, Mapping
from typing import Any

from firmware.core.errors import ConfigError
from firmware.hal.api import Equipment
from firmware.hal.boards.pi import open_pi
from firmware.hal.boards.safety_mcu import open_safety_mcu
from firmware.hal.boards.sim import open_sim

BoardOptions = Mapping[str, Any]

BOARDS: dict[str, Callable[[BoardOptions], Equipment]] = {
    "sim": open_sim,
    "pi": open_pi,
    "safety_mcu": open_safety_mcu,
}


def open_board(driver: str, options: BoardOptions) -> Equipment:
    """The equipment of the board called `driver`. Raises ConfigError for an unknown name or a wrong option."""
    opener = BOARDS.get(driver)
    if opener is None:
        raise ConfigError(f"board.driver: {driver!r} is no board; there is {', '.join(sorted(BOARDS))}")
    return opener(options)
