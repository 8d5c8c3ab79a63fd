"""A status light of up to three colours and a buzzer, each on a GPIO pin of its own.

Owns: the pins. May not: know what a colour means or when it blinks; it is told the present moment.
"""

from collections.abc import Mapping

from firmware.hal.api import DARK, Light
from firmware.hal.boards.gpio import Gpio

LIT = 128  # a colour as bright as this or more is on: a pin knows no shades


class GpioIndicator:
    """`pins`: any of led_red_gpio, led_green_gpio, led_blue_gpio, buzzer_gpio by BCM number."""

    def __init__(self, gpio: Gpio, pins: Mapping[str, int]) -> None:
        self._gpio = gpio
        self._pins = dict(pins)
        self._shown = DARK
        for pin in self._pins.values():
            gpio.setup(pin, gpio.OUT, initial=gpio.LOW)

    def show(self, light: Light) -> None:
        if light == self._shown:
            return
        self._shown = light
        for name, lit in (
            ("led_red_gpio", light.red >= LIT),
            ("led_green_gpio", light.green >= LIT),
            ("led_blue_gpio", light.blue >= LIT),
            ("buzzer_gpio", light.sound),
        ):
            if name in self._pins:
                self._gpio.output(self._pins[name], self._gpio.HIGH if lit else self._gpio.LOW)
