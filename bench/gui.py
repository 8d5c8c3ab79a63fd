"""How long a frame takes, what the screen's process costs beside the daemon, and that a stalled screen costs nothing.

`python bench/gui.py [--frames N] [--seconds S] [--stall]`: CPU time to make and paint every screen whole (p50, p99),
and to paint what one second of charging changes; then one `run_screen` process without a display against a fake
daemon: time to the first picture, memory, and CPU while idle and while charging (one snapshot a second). `--stall`:
response times of a real daemon to our vehicle without a screen, with one, and with one that is stopped by a signal
(loopback interface; best in a network namespace of its own).
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import dataclasses
import enum
import json
import os
import signal
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

from firmware.gui.adapter import compose, render
from firmware.gui.samples import SAMPLES, sample
from firmware.gui.stages import make_view_model
from firmware.gui.strings import load
from firmware.station.api import StationSnapshot

SIZES = ((800, 480), (1024, 600), (480, 800))
START = (
    "import sys; from pathlib import Path; from firmware.gui.adapter import run_screen;"
    "sys.exit(run_screen(Path(sys.argv[1]), 'png', photo=Path(sys.argv[2])))"
)


def frame_times(size: tuple[int, int], frames: int) -> tuple[float, float, float]:
    """(p50, p99, slowest cold) in ms over all screens: view model, drawing, no display."""
    surface = pygame.Surface(size)
    warm: list[float] = []
    cold = 0.0
    for name in SAMPLES:
        given = sample(name)
        for turn in range(frames):
            start = time.thread_time()
            render(make_view_model(given.snapshot, given.ui, load("en")), surface)
            taken = (time.thread_time() - start) * 1e3
            if turn:
                warm.append(taken)
            else:
                cold = max(cold, taken)
    return statistics.median(warm), statistics.quantiles(warm, n=100)[98], cold


def second_of_charging(size: tuple[int, int], frames: int) -> tuple[float, float, float]:
    """(p50, p99 in ms, share of the screen painted) of one snapshot after the other: energy, power and time go on."""
    surface = pygame.Surface(size)
    snapshot = sample("charging_soc").snapshot
    assert snapshot is not None and snapshot.transaction is not None
    before, taken, painted = None, [], 0
    for turn in range(frames):
        passed = dataclasses.replace(
            snapshot.transaction,
            energy_wh=snapshot.transaction.energy_wh + 33.0 * turn,
            duration_s=snapshot.transaction.duration_s + turn,
        )
        now = dataclasses.replace(snapshot, transaction=passed, power_w=snapshot.power_w + 600 * (turn % 5))
        start = time.thread_time()
        canvas = compose(make_view_model(now, sample("charging_soc").ui, load("en")), size)
        boxes = canvas.paint(surface, before)
        if before is not None:
            taken.append((time.thread_time() - start) * 1e3)
            painted += sum(box.w * box.h for box in boxes)
        before = canvas
    return statistics.median(taken), statistics.quantiles(taken, n=100)[98], painted / len(taken) / (size[0] * size[1])


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


def child_of(pid: int) -> psutil.Process:
    """The screen's process of a daemon."""
    end = time.monotonic() + 20.0
    while time.monotonic() < end:
        for child in psutil.Process(pid).children(recursive=True):
            with contextlib.suppress(psutil.Error):
                if "screen" in child.cmdline():
                    return child
        time.sleep(0.1)
    raise SystemExit("the daemon started no screen")


def responses(folder: Path, screen: str, sessions: int) -> list[float]:
    """Milliseconds to every answer that waits for nothing. `screen`: none, running or stalled."""
    from bench.v2g import joined, our_sessions
    from hil.ev.link import LinkOptions
    from hil.ev.options import EvccOptions
    from hil.station import Station, sections

    over: dict[str, dict[str, object]] = {"authorization": {"free_vend": True}, "v2g": {"energy": ["ac"]}}
    if screen != "none":
        over["screen"] = {"enabled": True, "backend": "png", "png_file": str(folder / "screen.png")}
    station = Station(folder, sections(folder, **over))
    station.start()
    stalled = None
    try:
        if screen == "stalled":
            stalled = child_of(station.pid)
            while not (folder / "screen.png").exists():
                time.sleep(0.05)
            os.kill(stalled.pid, signal.SIGSTOP)
        options = EvccOptions(loops=100, loop_pause_s=0.02, message_timeout_s=10.0)
        times = joined(asyncio.run(our_sessions(station, LinkOptions(), options, sessions)))
        return [one for name, values in times.items() if name != "PowerDeliveryRes" for one in values]
    finally:
        if stalled is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(stalled.pid, signal.SIGCONT)
        station.stop()


def stall(rounds: int) -> None:
    """The three cases in turn, so that what else the machine does hits them alike."""
    found: dict[str, list[float]] = {"none": [], "running": [], "stalled": []}
    with tempfile.TemporaryDirectory(prefix="evse-bench-") as name:
        for turn in range(rounds):
            for screen in found:
                found[screen] += responses(Path(name) / f"{screen}{turn}", screen, 2)
    for screen, times in found.items():
        cuts = statistics.quantiles(times, n=100)
        print(f"V2G answers, screen {screen}: {len(times)}, p50 {cuts[49]:.2f} ms, p99 {cuts[98]:.2f} ms")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--frames", type=int, default=50)
    arguments.add_argument("--seconds", type=int, default=15)
    arguments.add_argument("--stall", action="store_true")
    arguments.add_argument("--rounds", type=int, default=3)
    chosen = arguments.parse_args()
    if chosen.stall:
        stall(chosen.rounds)
        return
    for size in SIZES:
        p50, p99, cold = frame_times(size, chosen.frames)
        print(f"frame {size[0]}x{size[1]}: p50 {p50:.2f} ms, p99 {p99:.2f} ms, slowest first {cold:.1f} ms")
        p50, p99, share = second_of_charging(size, max(100, chosen.frames))
        print(f"  while charging, only what changed: p50 {p50:.2f} ms, p99 {p99:.2f} ms, {share:.1%} of the screen")
    with tempfile.TemporaryDirectory() as folder:
        path, png = Path(folder) / "control.sock", Path(folder) / "screen.png"
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(str(path))
        listener.listen()
        start = time.perf_counter()
        child = subprocess.Popen([sys.executable, "-c", START, str(path), str(png)])
        peer, _ = listener.accept()
        peer.sendall(line(dataclasses.replace(sample("idle").snapshot)))  # type: ignore[type-var]
        while not png.exists():
            child.send_signal(signal.SIGUSR1)
            time.sleep(0.02)
        print(f"start to first picture: {time.perf_counter() - start:.2f} s")
        process = psutil.Process(child.pid)
        for name in ("idle", "charging"):
            share = cpu_share(process, peer, name, chosen.seconds)
            memory = process.memory_full_info()
            rss, own = memory.rss / 1e6, memory.uss / 1e6
            print(f"{name}: CPU {share:.1f} % of one core, memory {rss:.0f} MB, of which {own:.0f} MB its own")
        child.terminate()
        child.wait()


if __name__ == "__main__":
    main()
