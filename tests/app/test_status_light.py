"""The status light: a pattern for every stage, told apart without colours, never a flicker."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from firmware.app.status_light import PATTERNS, StatusLight, light
from firmware.hal.api import Light
from firmware.station.api import Stage
from tests.app.test_daemon import configuration, running


def test_every_stage_has_a_pattern_and_none_is_faster_than_two_hertz() -> None:
    assert set(PATTERNS) == set(Stage)
    for pattern in PATTERNS.values():
        assert pattern.period_s == 0.0 or (pattern.period_s >= 0.5 and 0.0 < pattern.on_s < pattern.period_s)


def test_the_rhythm_alone_tells_charging_waiting_and_paused() -> None:
    rhythms = [(PATTERNS[s].period_s, PATTERNS[s].on_s) for s in (Stage.CHARGING, Stage.WAITING, Stage.PAUSED_BY_EV)]
    assert len(set(rhythms)) == 3


@pytest.mark.parametrize(("since", "shown"), [(0.05, Light(0, 0, 255, True)), (0.2, Light(0, 0, 255)), (0.7, Light())])
def test_a_blinking_stage_with_one_beep(since: float, shown: Light) -> None:
    assert light(Stage.PREPARING, since) == shown


def test_a_sound_is_made_once_per_stage_and_not_at_start() -> None:
    status = StatusLight()
    assert not status.at(Stage.FAULT, 100.0).sound
    status.at(Stage.IDLE, 101.0)
    assert status.at(Stage.FAULT, 102.0).sound and status.at(Stage.FAULT, 102.9).sound
    assert not status.at(Stage.FAULT, 103.1).sound and status.at(Stage.FAULT, 200.0) == Light(255)


async def test_the_daemon_shows_it_on_the_boards_indicator(tmp_path: Path) -> None:
    shown: list[Light] = []

    class Indicator:
        def show(self, light: Light) -> None:
            shown.append(light)

    async with running(configuration(tmp_path)) as station:
        station.daemon.equipment = replace(station.daemon.equipment, indicator=Indicator())
        await station.until(lambda s: s["stage"] == "idle")
        await asyncio.sleep(0.2)
        assert Light(0, 255, 0) in shown
        await station.sim("fault", "estop")
        await station.until(lambda s: s["stage"] == "fault")
        await asyncio.sleep(0.2)
        assert any(one.red == 255 and one.sound for one in shown)
