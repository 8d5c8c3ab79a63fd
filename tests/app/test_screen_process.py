"""The screen beside a real daemon: it may stall or die, and its picture can be fetched. Waits for conditions."""

import asyncio
import os
import signal
import socket
from pathlib import Path

import pytest

from firmware.app import control
from firmware.app.cli.main import main
from tests.app.test_daemon import PATIENCE_S, WITHOUT_V2G, charge, configuration, running

WITH_SCREEN = WITHOUT_V2G + '\n[screen]\nenabled = true\nbackend = "png"\nlanguage = "de"'
PNG = b"\x89PNG"


async def test_a_screen_that_reads_nothing_is_cut_off_and_delays_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stalled screen: its socket fills up. The station charges on, answers, and in the end closes the connection."""
    monkeypatch.setattr(control, "SEND_SECONDS", 0.5)
    async with running(configuration(tmp_path)) as station:
        stalled = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        stalled.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        stalled.connect(station.path)
        stalled.sendall(b'{"cmd":"watch"}\n')
        await charge(station)
        assert station.daemon.control._clients
        async with asyncio.timeout(PATIENCE_S):  # else the daemon goes on sending to a screen that reads nothing
            while station.daemon.control._clients:
                station.daemon.requests._last_shown = None  # every pass rings, so that its buffer fills
                station.daemon.requests.tell_watchers(station.daemon.clock.monotonic())
                await asyncio.sleep(0.001)
        assert (await station.ask(cmd="status"))["ok"]
        assert (await station.until(lambda s: s["charging"]))["stage"] == "charging"
        stalled.close()


async def test_the_screen_is_a_process_that_may_be_killed_and_comes_back(tmp_path: Path) -> None:
    async with running(configuration(tmp_path, WITH_SCREEN)) as station:
        screen = station.daemon.screen
        assert screen is not None
        out = tmp_path / "live.png"

        async def photograph() -> int:
            arguments = ["screen", "live", "--socket", station.path, "--out", str(out)]
            return await asyncio.to_thread(main, arguments)

        async with asyncio.timeout(60.0):
            while screen._process is None:
                await asyncio.sleep(0.05)
            first = screen._process.pid
            assert await photograph() == 0
            assert out.read_bytes().startswith(PNG)
            os.kill(first, signal.SIGKILL)
            await charge(station)
            while screen._process is None or screen._process.pid == first:
                await asyncio.sleep(0.05)
            out.unlink()
            assert await photograph() == 0
            assert out.read_bytes().startswith(PNG)


async def test_without_a_screen_the_picture_is_what_one_would_show(tmp_path: Path) -> None:
    async with running(configuration(tmp_path)) as station:
        assert (await station.ask(cmd="screen"))["result"] == {"photo": None}
        out = tmp_path / "live.png"
        arguments = ["screen", "live", "--socket", station.path, "--out", str(out), "--size", "480x800"]
        assert await asyncio.to_thread(main, arguments) == 0
        assert out.read_bytes().startswith(PNG)


def test_live_without_a_daemon_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["screen", "live", "--socket", str(tmp_path / "no.sock"), "--out", str(tmp_path / "x.png")])
    assert status == 2 and "not running" in capsys.readouterr().err


def test_gallery_and_shot(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "gallery"
    chosen = ["--state", "idle", "--state", "supplying", "--language", "de", "--language", "xx", "--size", "480x800"]
    assert main(["screen", "gallery", "--out", str(folder), *chosen]) == 0
    assert {path.name for path in folder.glob("*.png")} == {
        f"{state}_{language}.png" for state in ("idle", "supplying") for language in ("de", "xx")
    }
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "supplying_xx.png" in page and "Deutsch" in page
    out = tmp_path / "x.png"
    assert main(["screen", "shot", "--state", "charging", "--theme", "day", "--large", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(PNG)
    assert main(["screen", "gallery", "--out", str(folder), "--state", "party"]) == 2
    assert "party" in capsys.readouterr().err
    assert main(["screen", "shot", "--size", "big", "--out", str(out)]) == 2
