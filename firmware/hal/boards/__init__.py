"""The boards by the name that the configuration gives them (`[board] driver`).

Owns: the registry. A board brings its equipment along; a meter of its own line may take the
place of the board's.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from firmware.core.errors import ConfigError
from firmware.hal.api import Equipment
from firmware.hal.boards.beside import open_dc_supply, open_grid_meter, open_isolation
from firmware.hal.boards.gpio import load_gpio
from firmware.hal.boards.pi import PiBoard, open_pi
from firmware.hal.boards.safety_mcu import open_safety_mcu
from firmware.hal.boards.sim import open_sim
from firmware.hal.drivers.ascii_reader import open_ascii_reader
from firmware.hal.drivers.indicator import GpioIndicator
from firmware.hal.drivers.meter import open_meter
from firmware.hal.drivers.mfrc522 import open_mfrc522
from firmware.hal.drivers.no_meter import NoMeter
from firmware.hal.drivers.pn532 import open_pn532

BoardOptions = Mapping[str, Any]

BOARDS: dict[str, Callable[[BoardOptions], Equipment]] = {
    "sim": open_sim,
    "pi": open_pi,
    "safety_mcu": open_safety_mcu,
}


class Reader(Protocol):
    """A card reader: called for the tokens since the last call. `problem`: why there are none; empty: nothing is."""

    problem: str

    def __call__(self) -> list[str]: ...


# name -> what opens the reader on a serial port
READERS: dict[str, Callable[[str], Reader]] = {
    "mfrc522": open_mfrc522,
    "pn532": open_pn532,
    "ascii": open_ascii_reader,
}


def open_board(driver: str, options: BoardOptions) -> Equipment:
    """The equipment of the board called `driver`. Raises ConfigError for an unknown name or a wrong option.

    `options["meter"]`, where given, are the options of a meter that takes the place of the board's own; its `table`
    may be "board" for the board's own or "none". `options["reader"]` adds a card reader on `options["reader_port"]`.
    `options["grid"]`, `["dc_supply"]` and `["isolation"]` are those of devices beside the board (`beside.py`).
    `options["indicator"]` maps `led_red_gpio`, `led_green_gpio`, `led_blue_gpio` and `buzzer_gpio` to pins.
    """
    opener = BOARDS.get(driver)
    if opener is None:
        raise ConfigError(f"board.driver: {driver!r} is no board; there is {', '.join(sorted(BOARDS))}")
    meter = options.get("meter", {"table": "board"})
    reader = options.get("reader", "none")
    if reader != "none" and reader not in READERS:
        raise ConfigError(f"board.reader: {reader!r} is no card reader; there is none, {', '.join(READERS)}")
    beside = ("meter", "reader", "reader_port", "indicator", "grid", "dc_supply", "isolation")
    equipment = opener({key: value for key, value in options.items() if key not in beside})
    if meter["table"] == "none":
        equipment = replace(equipment, meter=NoMeter())
    elif meter["table"] != "board":
        equipment = replace(equipment, meter=open_meter(meter))
    if reader != "none":
        of_board, opened = equipment.poll_tokens, READERS[reader](options["reader_port"])
        equipment = replace(equipment, poll_tokens=lambda: of_board() + opened(), reader_problem=lambda: opened.problem)
    if "grid" in options:
        equipment = replace(equipment, grid_meter=open_grid_meter(options["grid"]))
    if "dc_supply" in options:
        board = equipment.board
        if not isinstance(board, PiBoard):
            raise ConfigError("dc.supply: only the pi board enables a supply that is not its own")
        equipment = replace(equipment, dc_supply=open_dc_supply(options["dc_supply"], board.dc_granted))
    if "isolation" in options:
        equipment = replace(equipment, isolation=open_isolation(options["isolation"]))
    pins = {key: pin for key, pin in options.get("indicator", {}).items() if pin is not None}
    if pins:
        equipment = replace(equipment, indicator=GpioIndicator(load_gpio(), pins))
    return equipment
