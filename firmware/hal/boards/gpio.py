"""The part of the RPi.GPIO interface that the boards use, and how to get one.

`RPi.GPIO` serves the Pi 4 and its drop-in `rpi-lgpio` the Pi 5; both are imported as `RPi.GPIO`. Neither is needed to
import this module: tests bring their own object.
"""

import importlib
from typing import Any, Protocol, cast

from firmware.core.errors import ConfigError


class Gpio(Protocol):
    """Pins by BCM number."""

    BCM: Any
    IN: Any
    OUT: Any
    HIGH: Any
    LOW: Any
    PUD_OFF: Any
    PUD_UP: Any
    PUD_DOWN: Any

    def setmode(self, mode: Any) -> None: ...

    def setup(self, channel: int, direction: Any, pull_up_down: Any = ..., initial: Any = ...) -> None: ...

    def output(self, channel: int, state: Any) -> None: ...

    def input(self, channel: int) -> Any: ...

    def cleanup(self, channel: Any = ...) -> None: ...


def load_gpio() -> Gpio:
    """The GPIO module of this machine, set to BCM numbers. Raises ConfigError where there is none."""
    try:
        gpio = cast(Gpio, importlib.import_module("RPi.GPIO"))
    except (ImportError, RuntimeError) as error:
        raise ConfigError(
            f"board: no RPi.GPIO on this machine ({error}); install rpi-lgpio (Pi 5) or RPi.GPIO (Pi 4)"
        ) from None
    gpio.setmode(gpio.BCM)
    return gpio
