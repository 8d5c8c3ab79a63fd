"""Light and buzzer on pins."""

from firmware.hal.api import DARK, Light
from firmware.hal.drivers.indicator import GpioIndicator
from tests.hal.boards.pi.fakes import FakeGpio

PINS = {"led_red_gpio": 1, "led_green_gpio": 2, "buzzer_gpio": 4}  # no blue one


def test_pins_follow_the_light_and_stay_when_it_does() -> None:
    gpio = FakeGpio()
    indicator = GpioIndicator(gpio, PINS)
    assert [gpio.levels[pin] for pin in PINS.values()] == [0, 0, 0]
    indicator.show(Light(255, 200, 255, sound=True))
    indicator.show(Light(255, 200, 255, sound=True))
    assert [gpio.levels[pin] for pin in PINS.values()] == [1, 1, 1] and gpio.edges == {1: 1, 2: 1, 4: 1}
    indicator.show(Light(255, 100, 0))
    assert [gpio.levels[pin] for pin in PINS.values()] == [1, 0, 0]
    indicator.show(DARK)
    assert not any(gpio.levels.values())
