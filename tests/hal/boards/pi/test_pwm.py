"""Finding and driving the PWM in a fake sysfs, as it is on a Pi 4 and on a Pi 5."""

from pathlib import Path

import pytest

from firmware.core.errors import ConfigError
from firmware.hal.boards.pi.pwm import EXPORT_TRIES, Pwm, find
from tests.hal.boards.pi.fakes import PI4, PI5, make_channel, make_sysfs


@pytest.mark.parametrize(
    ("device", "gpio", "channel"),
    [(PI5, 12, 0), (PI5, 13, 1), (PI5, 18, 2), (PI5, 19, 3), (PI4, 12, 0), (PI4, 18, 0), (PI4, 13, 1), (PI4, 19, 1)],
)
def test_the_chip_is_found_by_its_device_and_not_by_its_number(
    tmp_path: Path, device: str, gpio: int, channel: int
) -> None:
    sysfs = make_sysfs(tmp_path, device)
    assert find(gpio, sysfs) == (sysfs / "pwmchip1", channel)


@pytest.mark.parametrize("gpio", [4, 14])
def test_a_pin_without_pwm_is_refused_with_the_remedy(tmp_path: Path, gpio: int) -> None:
    with pytest.raises(ConfigError, match="dtoverlay"):
        find(gpio, make_sysfs(tmp_path, PI5))


def test_a_machine_without_the_overlay_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="dtoverlay"):
        find(12, tmp_path)


def test_it_exports_waits_for_the_files_and_starts_at_0(tmp_path: Path) -> None:
    sysfs = make_sysfs(tmp_path, PI5)
    waits: list[float] = []

    def kernel(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            make_channel(sysfs / "pwmchip1", 2)

    pwm = Pwm(18, kernel, sysfs)
    folder = sysfs / "pwmchip1" / "pwm2"
    assert (sysfs / "pwmchip1" / "export").read_text() == "2" and len(waits) == 3
    assert [(folder / name).read_text().strip() for name in ("period", "duty_cycle", "enable")] == ["1000000", "0", "1"]
    pwm.set_percent(53.3)
    assert (folder / "duty_cycle").read_text().strip() == "533000"
    pwm.set_percent(200.0)
    assert (folder / "duty_cycle").read_text().split()[0] == "1000000"


def test_a_channel_that_runs_already_is_taken_over(tmp_path: Path) -> None:
    sysfs = make_sysfs(tmp_path, PI5, exported=True)
    Pwm(12, lambda seconds: None, sysfs)
    assert (sysfs / "pwmchip1" / "export").read_text() == ""


def test_files_that_never_appear_are_an_error_after_a_second(tmp_path: Path) -> None:
    waits: list[float] = []
    with pytest.raises(ConfigError, match="cannot be written"):
        Pwm(12, waits.append, make_sysfs(tmp_path, PI5))
    assert len(waits) == EXPORT_TRIES - 1


def test_a_channel_that_went_away_is_an_os_error(tmp_path: Path) -> None:
    sysfs = make_sysfs(tmp_path, PI5, exported=True)
    pwm = Pwm(12, lambda seconds: None, sysfs)
    (sysfs / "pwmchip1" / "pwm0" / "duty_cycle").unlink()
    with pytest.raises(OSError):
        pwm.set_percent(10.0)
