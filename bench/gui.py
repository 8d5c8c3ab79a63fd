"""How long a frame takes, and what the screen's process costs beside the daemon.

`python bench/gui.py [--frames N] [--seconds S]`: time to draw every screen (p50, p99, warm), then one `run_screen`
process without a display against a fake daemon: time to the first picture, resident memory, and CPU while idle and
while charging (one snapshot a second).
"""

from __future__ import annotations

import argparse
import dataclasses
import enum
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pygame

from firmware.gui.adapter import render
from firmware.gui.samples import SAMPLES, sample
from firmware.gui.stages import make_view_model
from firmware.gui.strings import load
from firmware.station.api import StationSnapshot

SIZES = ((800, 480), (1024, 600), (480, 800))
START = (
    "import sys; from pathlib import Path; from firmware.gui.adapter import run_screen;"
    "sys.exit(run_screen(Path(sys.argv[1]), 'png', png_out=Path(sys.argv[2])))"
)


def frame_times(size: tuple[int, int], frames: int) -> tuple[float, float, float]:
    """(p50, p99, slowest cold) in ms over all screens: view model, drawing, no display."""
    surface = pygame.Surface(size)
    warm: list[float] = []
    cold = 0.0
    for name in SAMPLES:
        given = sample(name)
        for turn in range(frames):
            start = time.perf_counter()
            render(make_view_model(given.snapshot, given.ui, load("en")), surface)
            taken = (time.perf_counter() - start) * 1e3
            if turn:
                warm.append(taken)
            else:
                cold = max(cold, taken)
    return statistics.median(warm), statistics.quantiles(warm, n=100)[98], cold


def line(snapshot: StationSnapshot) -> bytes:
    def plain(value: object) -> object:
        if isinstance(value, enum.Enum):
            return value.value
        raise TypeError(type(value))

    return json.dumps({"snapshot": dataclasses.asdict(snapshot)}, default=plain).encode() + b"\n"


def cpu_share(process: psutil.Process, peer: socket.socket, name: str, seconds: int) -> float:
    """CPU of one core in percent while a snapshot comes every second and energy, power and time go on."""
    snapshot = sample(name).snapshot
    assert snapshot is not None
    before = sum(process.cpu_times()[:2])
    for turn in range(seconds):
        now = dataclasses.replace(snapshot, at=snapshot.at + turn)
        if now.transaction is not None:
            passed = dataclasses.replace(
                now.transaction,
                energy_wh=now.transaction.energy_wh + 6.1 * turn,
                duration_s=now.transaction.duration_s + turn,
            )
            now = dataclasses.replace(now, transaction=passed, power_w=now.power_w + 50 * (turn % 5))
        peer.sendall(line(now))
        time.sleep(1.0)
    return (sum(process.cpu_times()[:2]) - before) / seconds * 100.0


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--frames", type=int, default=50)
    arguments.add_argument("--seconds", type=int, default=15)
    chosen = arguments.parse_args()
    for size in SIZES:
        p50, p99, cold = frame_times(size, chosen.frames)
        print(f"frame {size[0]}x{size[1]}: p50 {p50:.2f} ms, p99 {p99:.2f} ms, slowest first {cold:.1f} ms")
    with tempfile.TemporaryDirectory() as folder:
        path, png = Path(folder) / "control.sock", Path(folder) / "screen.png"
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(str(path))
        listener.listen()
        start = time.perf_counter()
        child = subprocess.Popen([sys.executable, "-c", START, str(path), str(png)])
        peer, _ = listener.accept()
        while not png.exists():
            time.sleep(0.005)
        print(f"start to first picture: {time.perf_counter() - start:.2f} s")
        process = psutil.Process(child.pid)
        for name in ("idle", "charging"):
            share = cpu_share(process, peer, name, chosen.seconds)
            print(f"{name}: CPU {share:.1f} % of one core, RSS {process.memory_info().rss / 1e6:.0f} MB")
        child.terminate()
        child.wait()


if __name__ == "__main__":
    main()
