"""How fast `evse run` serves, what it holds in memory and what a short session costs.

`python bench/startup.py [--runs N]`: start to READY over N cold processes, resident memory idle and while a car
charges over ISO 15118-2 (plain TCP, EIM), CPU time of one session of ten loops. No CSMS, no screen. Figures of Josev
on the same kind of machine, for comparison: 1.4 s, 158 MB, about 400 MB, 2.7 to 6.1 s.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hil.ev.car import Car, SocketPilot
from hil.ev.options import EvccOptions
from hil.station import Station, sections


def megabytes(pid: int) -> float:
    return float(psutil.Process(pid).memory_info().rss) / 1e6


def cpu_seconds(pid: int) -> float:
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


def start_times(folder: Path, runs: int) -> list[float]:
    """Seconds to READY, each time with a store that exists, as after a power cut."""
    times = []
    for _ in range(runs):
        station = Station(folder, config(folder))
        times.append(station.start())
        station.stop()
    return times


def config(folder: Path) -> dict[str, dict[str, object]]:
    return sections(folder, authorization={"free_vend": True}, v2g={"tls": "off"})


async def charge(station: Station, loops: int, pause_s: float) -> tuple[float, float]:
    """One session. Returns CPU seconds, and the resident memory in the middle of it in MB."""
    car = Car(SocketPilot(station.control))
    before = cpu_seconds(station.pid)
    session = asyncio.create_task(car.charge(EvccOptions(loops=loops, loop_pause_s=pause_s, message_timeout_s=10.0)))
    held = 0.0
    while not session.done():
        held = max(held, megabytes(station.pid))
        await asyncio.sleep(0.1)
    outcome = await session
    if not outcome.regular:
        raise SystemExit(f"the session failed: {outcome.reason}")
    await asyncio.to_thread(station.wait_for, "idle", lambda s: s["connectors"][0]["status"] == "Available")
    return cpu_seconds(station.pid) - before, held


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="evse-bench-") as name:
        folder = Path(name)
        times = start_times(folder, runs)
        station = Station(folder, config(folder))
        station.start()
        try:
            idle = megabytes(station.pid)
            calm = cpu_seconds(station.pid)
            asyncio.run(asyncio.sleep(5.0))
            calm = (cpu_seconds(station.pid) - calm) / 5.0
            costs = [asyncio.run(charge(station, loops=10, pause_s=0.05)) for _ in range(3)]
        finally:
            station.stop()
    print(f"start to READY     {min(times):.2f} / {statistics.median(times):.2f} / {max(times):.2f} s"
          f"   (least / median / most of {runs})")  # fmt: skip
    print(f"memory idle        {idle:.1f} MB")
    print(f"memory charging    {max(held for _, held in costs):.1f} MB")
    print(f"CPU idle           {100 * calm:.1f} % of one core")
    print("CPU per session    " + ", ".join(f"{cpu:.2f}" for cpu, _ in costs) + " s   (10 loops; first, second, third)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
