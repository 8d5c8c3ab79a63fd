"""The page of `evse top`, and the command against a daemon's socket."""

import copy
import json
import os
import pty
import re
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from firmware.app.cli.top import Seen, frame, graph
from tests.app.test_cli import STATUS as BASE

STATUS: dict[str, Any] = copy.deepcopy(BASE)
STATUS["connectors"][0] |= {"export_wh": 12_500.0, "stage": "charging", "power_w": 7_000.0}
STATUS["clock"]["wall"] = "2026-01-01T12:00:00.000Z"
STATUS["safety_thread"] = {"turns": 9, "p50_ms": 0.1, "p99_ms": 0.4, "max_ms": 2.5, "realtime": False}


def test_the_page_fits_every_terminal_and_says_what_matters() -> None:
    seen = Seen()
    for _ in range(50):
        seen.take(STATUS)
    seen.journal.extend({"wall": STATUS["clock"]["wall"], "source": "v2g", "text": f"line {n}"} for n in range(99))
    for width, height in ((80, 24), (40, 12), (200, 60), (20, 5)):
        lines = frame(STATUS, seen, width, height)
        assert len(lines) <= height
        assert all(len(line) <= width for line in lines)
    page = "\n".join(frame(STATUS, seen, 100, 30))
    for part in ("+7000 W", "export 12.500 kWh", "2.50 ms (no real-time priority)", "12:00:00 charging", "E-CP-03"):
        assert part in page
    assert "line 98" in page, "the newest of the journal"


def test_stages_are_told_once() -> None:
    seen = Seen()
    other = copy.deepcopy(STATUS)
    other["connectors"][0]["stage"] = "finished"
    for status in (STATUS, STATUS, other, other, STATUS):
        seen.take(status)
    assert [stage for _, stage in seen.stages] == ["charging", "finished", "charging"]


def test_bars_grow_with_power_and_supply_looks_different() -> None:
    lines = graph([0.0, 2750.0, 5500.0, 11_000.0, -11_000.0], 10, 2)
    assert lines[0].startswith("   █-")
    assert lines[1].startswith(" ▄██-")
    assert "11.0 kW" in lines[0]
    assert len(graph([1.0] * 1000, 30, 3)[1]) == 30


@pytest.fixture
def daemon(tmp_path: Path) -> Any:
    """A socket that answers `watch` with three statuses and then ends, as a daemon that stops."""

    path = tmp_path / "control.sock"
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.listen(4)

    def serve(connection: socket.socket) -> None:
        with connection, connection.makefile("rwb") as file:
            request = json.loads(file.readline())
            if request["cmd"] == "watch":
                for _ in range(3):
                    file.write(json.dumps(STATUS).encode() + b"\n")
                file.flush()

    def accept() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    yield path
    server.close()


def top(path: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "firmware.app.cli.main", "top", "--socket", str(path), *more]


def test_as_json_a_line_a_second_and_a_sentence_when_the_daemon_ends(daemon: Path) -> None:
    done = subprocess.run(top(daemon, "--json"), capture_output=True, text=True, timeout=30)
    assert [json.loads(line)["connectors"][0]["power_w"] for line in done.stdout.splitlines()] == [7000.0] * 3
    assert (done.returncode, "daemon has ended" in done.stderr) == (2, True)


def test_a_terminal_is_left_as_it_was(daemon: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(top(daemon), stdout=theirs, stderr=subprocess.DEVNULL)
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65_536):
            shown += chunk
    except OSError:
        pass  # the end of a terminal
    process.wait(30)
    os.close(ours)
    assert b"+7000 W" in shown
    assert re.search(rb"\x1b\[\?25h\x1b\[\?1049l\s*$", shown), "cursor and page are back"


def test_without_a_daemon(tmp_path: Path) -> None:
    done = subprocess.run(top(tmp_path / "none"), capture_output=True, text=True, timeout=30)
    assert done.returncode == 2
    assert "not running" in done.stderr
