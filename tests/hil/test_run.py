"""`make run` as a person starts it: one visit, or cars until Ctrl-C. No root, no display."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.Popen(
        [sys.executable, "-m", "hil.run", "--folder", str(folder), *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.mark.slow
def test_once_shows_a_whole_visit(tmp_path: Path) -> None:
    process = start(tmp_path, "--once")
    said, _ = process.communicate(timeout=90)
    assert process.returncode == 0, said
    for words in (
        "test CSMS at ws://",
        "station ready after",
        "SDP: vehicle asks for TLS",
        "ChargingStatusRes",
        "contactor closing -> closed",
        "TransactionEvent Started",
        "TransactionEvent Ended",
        "the car charged: terminated",
        "Contract, TLSv1.2",
        "station stopped with exit status 0",
    ):
        assert words in said, f"{words!r} is missing in:\n{said}"
    assert (tmp_path / "screen.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
def test_interrupt_ends_everything(tmp_path: Path) -> None:
    process = start(tmp_path)
    assert process.stdout is not None
    guard = threading.Timer(60.0, process.kill)
    guard.start()
    said = ""
    for line in process.stdout:
        said += line
        if "ChargingStatusRes" in line:
            process.send_signal(signal.SIGINT)
            break
    rest, _ = process.communicate(timeout=30)
    guard.cancel()
    assert process.returncode == 0, said + rest
    assert "station stopped with exit status 0" in rest
    assert not (tmp_path / "control.sock").exists()
    left = subprocess.run(["pgrep", "-f", str(tmp_path)], capture_output=True, text=True).stdout
    assert not left, f"processes are left: {left}"
