"""The hardware PWM of a Raspberry Pi through sysfs.

Owns: finding the chip by its device (its number depends on the kernel), exporting a channel, setting the duty.
May not: know what the duty means. Files: `/sys/class/pwm/pwmchipN/{device,export,pwmM/{period,duty_cycle,enable}}`.
"""

import os
from collections.abc import Callable
from pathlib import Path

from firmware.core.errors import ConfigError

SYSFS = Path("/sys/class/pwm")
PERIOD_NS = 1_000_000  # 1 kHz
EXPORT_TRIES, EXPORT_WAIT_S = 20, 0.05  # udev sets the rights some 100 ms after the export

# device -> BCM pin -> channel
CHIPS: dict[str, dict[int, int]] = {
    "1f00098000.pwm": {12: 0, 13: 1, 18: 2, 19: 3},  # RP1 of the Pi 5; its other PWM block drives the fan
    "fe20c000.pwm": {12: 0, 18: 0, 13: 1, 19: 1},  # BCM2711 of the Pi 4
}


class Pwm:
    """One running channel, 1 kHz. Starts at 0 %. Raises ConfigError where the machine has no such PWM."""

    def __init__(self, gpio: int, wait: Callable[[float], None], sysfs: Path = SYSFS) -> None:
        chip, channel = find(gpio, sysfs)
        self._folder = chip / f"pwm{channel}"
        if not self._folder.exists():
            (chip / "export").write_text(str(channel))
        for attempt in range(EXPORT_TRIES):
            try:
                self._write("duty_cycle", 0)
                break
            except OSError as error:
                if attempt == EXPORT_TRIES - 1:
                    raise ConfigError(f"board.pilot_gpio: {self._folder} cannot be written: {error.strerror}") from None
                wait(EXPORT_WAIT_S)
        self._write("period", PERIOD_NS)
        self._write("enable", 1)
        self._duty_ns = 0

    def set_percent(self, duty_percent: float) -> None:
        """Change the duty without a gap. Raises OSError."""
        duty_ns = round(min(max(duty_percent, 0.0), 100.0) * PERIOD_NS / 100)
        if duty_ns != self._duty_ns:
            self._write("duty_cycle", duty_ns)
            self._duty_ns = duty_ns

    def _write(self, name: str, value: int) -> None:
        # Never creates: a missing file is a missing channel.
        fd = os.open(self._folder / name, os.O_WRONLY | os.O_TRUNC | os.O_CLOEXEC)
        try:
            os.write(fd, f"{value}\n".encode())
        finally:
            os.close(fd)


def find(gpio: int, sysfs: Path) -> tuple[Path, int]:
    """The folder of the chip and the channel that serve a BCM pin. Raises ConfigError."""
    for chip in sorted(sysfs.glob("pwmchip*")):
        device = (chip / "device").resolve().name
        if gpio in CHIPS.get(device, {}):
            return chip, CHIPS[device][gpio]
    raise ConfigError(
        f"board.pilot_gpio: no hardware PWM for GPIO {gpio} in {sysfs}; "
        "add dtoverlay=pwm,pin=12,func=4 to config.txt (pins 12, 13, 18 and 19 have PWM)"
    )
