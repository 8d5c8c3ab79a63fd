"""The command line: what people see, and exit statuses."""

import argparse
import copy
import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from firmware.app.cli import status, trace
from firmware.app.cli.arguments import parser
from firmware.app.cli.main import main
from firmware.app.cli.session import _listing
from firmware.station.api import HardwareView


def test_no_command_prints_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "evse" in capsys.readouterr().out
    assert main(["--version"]) == 0


WITHOUT_JSON = {
    *("run", "slac", "update install"),  # they serve, or become another program
    *("exi decode", "exi encode", "exi codec"),  # JSON, XML or hexadecimal text is what they are about
    *("screen shot", "screen gallery", "screen live", "screen run"),  # pictures
}


def leaves(top: argparse.ArgumentParser, name: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    groups = [action for action in top._actions if isinstance(action, argparse._SubParsersAction)]
    for group in groups:
        for word, sub in group.choices.items():
            yield from leaves(sub, f"{name} {word}".strip())
    if not groups:
        yield name, top


def test_every_command_that_tells_something_tells_it_as_json_too() -> None:
    without = {name for name, sub in leaves(parser()) if "--json" not in sub._option_string_actions}
    assert without == WITHOUT_JSON


def test_config_check_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "evse.toml"
    for text, good in (("[board]\nmax_current_a = 16\n", True), ("[board]\nmax_current_a = 1\n", False)):
        file.write_text(text)
        assert main(["config", "check", "--json", str(file)]) == (0 if good else 2)
        told = json.loads(capsys.readouterr().out)
        assert told["good"] is good and str(file) in told["text"]


def test_config_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text("[board]\nmax_current_a = 16\n")
    bad.write_text("[board]\nmax_curent_a = 16\n")
    assert main(["config", "check", str(good)]) == 0
    assert main(["config", "check", str(bad)]) == 2
    assert "did you mean `max_current_a`?" in capsys.readouterr().err


def test_config_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "explain", "v2g.tls"]) == 0
    assert "preferred" in capsys.readouterr().out
    assert main(["config", "explain", "nothing"]) == 2
    capsys.readouterr()
    assert main(["config", "explain", "--json"]) == 0
    keys = [row["key"] for row in json.loads(capsys.readouterr().out)]
    assert "ocpp.url" in keys and len(keys) == len(set(keys))


@pytest.mark.parametrize(
    "command",
    [["status"], ["trace"], ["sim", "unplug"], ["session", "list"], ["session", "show", "1"], ["fault", "list"]],
)
def test_without_a_daemon_every_command_says_so(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--socket", str(tmp_path / "none.sock")]) == 2
    assert "daemon is not running" in capsys.readouterr().err


def test_run_with_a_bad_file_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.umask", lambda mask: 0o022)  # it would stay for the tests that come after
    assert main(["run", "--config", str(tmp_path / "none.toml")]) == 78
    assert "cannot read configuration" in capsys.readouterr().err


STATUS = {
    "station": {"id": "S1"},
    "connectors": [
        {
            "status": "Occupied",
            "stage": "charging",
            "reason": "Charging at 16 A",
            "pilot": {"state": "C", "high_v": 6.0, "low_v": -12.0, "duty_percent": 5.0},
            "contactor": "closed",
            "power_w": 11040.0,
            "import_wh": 1234.0,
            "limits": {
                "effective_a": 16.0,
                "reason": "fuse",
                "claims": [
                    {"source": "fuse", "limit_a": 16.0, "reason": "the fuse", "winning": True},
                    {"source": "ocpp", "limit_a": None, "reason": "nothing", "winning": False},
                ],
            },
        }
    ],
    "transaction": {"id": "t1", "active": True, "energy_wh": 500.0, "duration_s": 60.0},
    "session": {"protocol": "iso2", "state": "x", "tls": True, "method": "pnc", "evcc_id": "aa"},
    "ocpp": {"online": False, "queued": 3},
    "faults": [{"code": "E-CP-03", "id": "pilot_diode", "latched": True, "hint": "look at the car"}],
    "versions": {"firmware": "1", "python": "3.11"},
    "clock": {"quality": "synced"},
    "hardware": msgspec.to_builtins(HardwareView(contactor_cycles=7)),
}


def test_the_status_page_holds_state_reason_claims_and_faults() -> None:
    page = status.page(STATUS)
    for part in (
        "Occupied: Charging at 16 A",
        "* fuse",
        "no limit",
        "offline, 3 events",
        "E-CP-03",
        "(latched)",
        "TLS pnc",
    ):
        assert part in page


@pytest.mark.parametrize(
    ("ocpp", "words"),
    [
        ({"online": None}, "not configured"),
        ({"online": True}, "online"),
        ({"online": False, "registration": None, "trouble": "nothing listens there"}, "offline: nothing listens there"),
        ({"online": False, "registration": "Rejected", "trouble": ""}, "offline: registration Rejected"),
        ({"online": False, "registration": "Accepted", "trouble": ""}, "offline"),
    ],
)
def test_the_status_says_why_there_is_no_csms(ocpp: dict[str, object], words: str) -> None:
    assert status.csms_words(ocpp) == words


def test_the_status_of_a_board_that_is_mute_is_a_page_too() -> None:
    """JSON has no NaN: levels that were never measured are null."""
    mute = copy.deepcopy(STATUS)
    mute["connectors"][0]["pilot"] = {"state": "?", "high_v": None, "low_v": None, "duty_percent": None}
    assert "pilot      ?  ? V / ? V, no PWM" in status.page(mute)


def test_a_trace_line_has_time_source_and_text() -> None:
    entry = {"wall": "2026-01-01T12:00:00.500Z", "source": "v2g", "level": "info", "text": "hello", "data": {"a": 1}}
    assert trace.line(entry, colour=False, verbose=False) == "12:00:00.500 v2g     hello"
    assert trace.line(entry, colour=False, verbose=True).endswith('{"a": 1}')
    assert "\x1b[36m" in trace.line(entry, colour=True, verbose=False)


def test_an_empty_session_list_is_a_sentence() -> None:
    assert _listing([]) == "no visits recorded yet"


def test_status_of_a_bidirectional_station_shows_who_forbids_what() -> None:
    shown = copy.deepcopy(STATUS)
    shown["connectors"][0]["v2x"] = {
        "mode": "LocalFrequency",
        "active": True,
        "setpoint_w": -4500.0,
        "setpoint_var": None,
        "reason": {"key": "v2x_frequency", "text": "the grid's frequency sets the power (49.40 Hz)", "params": {}},
        "priority": False,
        "discharge_limit_w": 0.0,
        "discharge_claims": [
            {"source": "driver", "limit_w": 0.0, "reason": {"text": "the driver wants nothing"}, "winning": True},
            {"source": "owner", "limit_w": 8000.0, "reason": {"text": "what the owner lets"}, "winning": False},
        ],
    }
    lines = status.page(shown).splitlines()
    assert any("LocalFrequency, setpoint -4500 W: the grid's frequency" in line for line in lines)
    assert any(line.split() == ["*", "driver", "0", "W", "the", "driver", "wants", "nothing"] for line in lines)
    shown["connectors"][0]["v2x"]["setpoint_w"] = None
    assert "as much as allowed" in status.page(shown)
