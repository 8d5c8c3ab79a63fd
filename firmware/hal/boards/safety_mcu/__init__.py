"""The reference board: a safety microcontroller on a UART has the pilot, the contactor and the last word.

Independent interlock: `Interlock.SAFETY_MCU`. It opens without this process on its own rules and when this host is
silent. Not tested on hardware; tested against the simulated one of the rig.
"""

import time
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from firmware.core.errors import ConfigError
from firmware.hal.api import BoardInfo, BoardOutputs, Equipment, Feature, Interlock
from firmware.hal.boards.gpio import load_gpio
from firmware.hal.boards.safety_mcu.board import SafetyMcuBoard
from firmware.hal.drivers.channel import Line, SerialPort
from firmware.hal.drivers.no_meter import NoMeter

__all__ = ["BAUD", "REPORT_DELAY_S", "McuOptions", "SafetyMcuBoard", "info_of", "open_safety_mcu"]

BAUD = 115200
REPORT_DELAY_S = 0.2  # Charge State comes every 100 ms and tells what was seen 20 ms before
FIRST_STATE_S = 1.0
FEATURES = frozenset(
    {Feature.CONTACTOR_FEEDBACK, Feature.RCD, Feature.EMERGENCY_STOP, Feature.TEMPERATURE, Feature.STATE_E}
)
_STEP_S = 0.01


class McuOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[board]` with `driver = "safety_mcu"`."""

    port: str
    phases: int = 3
    max_current_a: float = 32.0
    nominal_voltage_v: float = 230.0
    socket: bool = False
    reset_gpio: int | None = None  # BCM number of the pin on the reset line (low is active)


def info_of(options: McuOptions) -> BoardInfo:
    """What the board declares."""
    return BoardInfo(
        name="safety_mcu",
        interlock=Interlock.SAFETY_MCU,
        max_current_a=options.max_current_a,
        phases=options.phases,
        nominal_voltage_v=options.nominal_voltage_v,
        report_delay_s=REPORT_DELAY_S,
        features=FEATURES,
    )


def open_safety_mcu(options: Mapping[str, Any]) -> Equipment:
    """The board on its port. Raises ConfigError for a wrong option.

    Waits up to a second for the microcontroller's first word, so that a healthy start tells no fault. A silent one is
    the fault `board_failed` and not an error of the configuration.
    """
    try:
        parsed = msgspec.convert(dict(options), McuOptions)
    except msgspec.ValidationError as error:
        raise ConfigError(f"board: {error}") from error
    if not parsed.port:
        raise ConfigError("board.port: name the serial port of the microcontroller, such as /dev/serial0")
    if parsed.socket:
        raise ConfigError("board.fixed_cable: the microcontroller's protocol has no lock, so a socket cannot be served")
    reset = _reset_line(parsed.reset_gpio) if parsed.reset_gpio is not None else None
    board = SafetyMcuBoard(info_of(parsed), Line(lambda: SerialPort(parsed.port, BAUD)), reset)
    _wait_for_first_state(board)
    return Equipment(board=board, meter=NoMeter())


def _reset_line(pin: int) -> Callable[[bool], None]:
    gpio = load_gpio()
    gpio.setup(pin, gpio.OUT, initial=gpio.HIGH)
    return lambda active: gpio.output(pin, gpio.LOW if active else gpio.HIGH)


def _wait_for_first_state(board: SafetyMcuBoard) -> None:
    end = time.monotonic() + FIRST_STATE_S
    while (now := time.monotonic()) < end:
        try:
            board.write(BoardOutputs(), now)
            board.read(now)
            return
        except OSError:
            time.sleep(_STEP_S)
