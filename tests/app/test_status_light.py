"""The status light at the daemon: the board's indicator is told the pattern of the moment."""

import asyncio
from dataclasses import replace
from pathlib import Path

from firmware.gui.patterns import GREEN
from firmware.hal.api import Light
from tests.app.test_daemon import configuration, running


async def test_the_daemon_shows_it_on_the_boards_indicator(tmp_path: Path) -> None:
    shown: list[Light] = []

    class Indicator:
        def show(self, light: Light) -> None:
            shown.append(light)

    async with running(configuration(tmp_path)) as station:
        station.daemon.equipment = replace(station.daemon.equipment, indicator=Indicator())
        await station.until(lambda s: s["stage"] == "idle")
        await asyncio.sleep(0.2)
        assert Light(*GREEN) in shown
        await station.sim("fault", "estop")
        await station.until(lambda s: s["stage"] == "fault")
        await asyncio.sleep(0.2)
        assert any(one.red == 255 and one.sound for one in shown)
