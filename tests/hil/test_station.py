"""The station process handle against daemons that start, fail, hang, and die."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from hil import station as module
from hil.station import Station, StationError, sections

READY = "import sys, time\nprint('READY 1.2.3', flush=True)\ntime.sleep(60)\n"
DEAF = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + READY
BROKEN = "import sys\nprint('evse: no such board', file=sys.stderr)\nsys.exit(2)\n"


def daemon(folder: Path, script: str) -> Station:
    """A station whose `evse run` is the given Python script (which gets the real command as arguments)."""
    folder.mkdir(exist_ok=True)
    (folder / "fake.py").write_text(script)
    return Station(folder, sections(folder), prefix=(sys.executable, str(folder / "fake.py")))


def test_start_waits_for_ready_and_stop_ends_it(tmp_path: Path) -> None:
    station = daemon(tmp_path, READY)
    assert station.start() > 0
    assert station.alive
    assert station.stop() == -15
    assert not station.alive


def test_a_daemon_that_cannot_start_is_told_with_its_words(tmp_path: Path) -> None:
    with pytest.raises(StationError, match="ended with 2:\nevse: no such board"):
        daemon(tmp_path, BROKEN).start()


def test_a_daemon_that_does_not_stop_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "STOP_LIMIT_S", 0.2)
    station = daemon(tmp_path, DEAF)
    station.start()
    with pytest.raises(StationError, match="did not stop"):
        station.stop()
    assert not station.alive


def test_kill(tmp_path: Path) -> None:
    station = daemon(tmp_path, READY)
    station.start()
    station.kill()
    assert not station.alive


def test_waiting_tells_that_the_daemon_died(tmp_path: Path) -> None:
    station = daemon(tmp_path, READY)
    station.start()
    station.kill()
    with pytest.raises(StationError, match="died while idle was awaited"):
        station.wait_for("idle", lambda status: True)


def test_configuration_is_what_was_asked_for(tmp_path: Path) -> None:
    config = sections(
        tmp_path, v2g={"tls": "required", "energy": ("ac",)}, station={"helpline": 'say "hello" \\ now é'}
    )
    Station(tmp_path, config)
    written = tomllib.loads((tmp_path / "evse.toml").read_text())
    assert written["v2g"] == {"interface": "lo", "tls": "required", "energy": ["ac"]}
    assert written["station"]["helpline"] == 'say "hello" \\ now é'
    assert written["board"] == {"driver": "sim"}
