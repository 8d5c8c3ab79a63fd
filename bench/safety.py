"""How late the safety thread comes, how fast the contactor opens, and what one step costs.

Run: `python bench/safety.py [seconds per case]`. Prints one line per case and a JSON object at the end. Cases: idle and
with Python code that holds the interpreter; the reaction from S2 opening to the metal; and the whole daemon with the
screen on while one vehicle after the other charges over ISO 15118 (its own process; CPU share of one core).
"""

import asyncio
import json
import random
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from firmware.hal.api import STEP_SECONDS, DriveKind, Lease, PilotDrive
from firmware.hal.boards.sim import SimBoard
from firmware.hal.safety_thread import SafetyThread, SteppedSafetyLoop

PWM = PilotDrive(DriveKind.PWM, 16.0 / 0.6)


def permit(loop: SteppedSafetyLoop, now: float) -> None:
    loop.renew(Lease(PWM, allow_power=True, lock=True, expires_at=now + 0.5))


def lateness(seconds: float, busy: bool, switch_interval_s: float, priority: int | None = None) -> dict[str, float]:
    """Milliseconds that turns came late, while the main thread sleeps or counts."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(switch_interval_s)
    board = SimBoard()
    loop = SafetyThread(board, realtime_priority=priority, keep=round(seconds / STEP_SECONDS) + 100)
    loop.start()
    board.control.plug_in("simple")
    end, count = time.monotonic() + seconds, 0
    while (now := time.monotonic()) < end:
        if busy:
            count += 1
            if count % 100_000 == 0:
                permit(loop, now)
        else:
            permit(loop, now)
            time.sleep(0.05)
    late = loop.lateness()
    loop.stop()
    sys.setswitchinterval(before)
    return {
        "turns": late.turns,
        "p50_ms": round(late.p50_s * 1e3, 3),
        "p99_ms": round(late.p99_s * 1e3, 3),
        "max_ms": round(late.max_s * 1e3, 3),
    }


def cost(steps: int = 20_000) -> dict[str, float]:
    """Microseconds of one turn (simulated board and step) while charging, and of the step's share alone."""
    board = SimBoard()
    loop = SteppedSafetyLoop(board, 0.0)
    board.control.plug_in("simple")
    now = 0.0
    whole = board_only = 0.0
    for _ in range(steps):
        now += STEP_SECONDS
        permit(loop, now)
        started = time.perf_counter()
        loop.tick(now)
        ticked = time.perf_counter()
        board.read(now)
        board.write(board.outputs, now)
        whole += ticked - started
        board_only += time.perf_counter() - ticked
    assert board.contactor_closed
    return {"turn_us": round(whole / steps * 1e6, 1), "step_us": round((whole - board_only) / steps * 1e6, 1)}


def reaction(count: int, busy: bool) -> dict[str, float]:
    """Milliseconds from S2 opening under load to the metal being open, relay of 20 ms included, in real time."""
    board = SimBoard()
    loop = SafetyThread(board, realtime_priority=40)  # as the daemon
    loop.start()
    stop, allowed = threading.Event(), threading.Event()
    chance = random.Random(1)

    def renew() -> None:
        while not stop.wait(0.05):
            loop.renew(Lease(PWM, allow_power=allowed.is_set(), lock=True, expires_at=time.monotonic() + 0.5))

    def burn() -> None:
        while not stop.is_set():
            sum(range(10_000))

    threads = [threading.Thread(target=renew, daemon=True)]
    threads += [threading.Thread(target=burn, daemon=True)] if busy else []
    for thread in threads:
        thread.start()
    taken: list[float] = []
    for _ in range(count):
        allowed.clear()  # a stall of this machine before is over with a new permission
        time.sleep(0.5)
        allowed.set()
        board.control.plug_in("simple")
        while not board.contactor_closed:
            time.sleep(0.005)
        time.sleep(0.1 + chance.random() * 0.02)
        began = time.monotonic()
        board.control.ev_pause()
        while board.contactor_closed:
            time.sleep(0.001)
        # By the board's own record: this thread may have been late to look.
        opened = next(item.at for item in reversed(board.trace) if (item.what, item.value) == ("contactor", "open"))
        taken.append(opened - began)
        board.control.unplug()
    stop.set()
    loop.stop()
    taken.sort()
    return {
        "count": count,
        "p50_ms": round(taken[count // 2] * 1e3, 1),
        "p99_ms": round(taken[count * 99 // 100] * 1e3, 1),
        "max_ms": round(taken[-1] * 1e3, 1),
    }


def daemon(sessions: int) -> dict[str, object]:
    """The daemon's own record of its safety thread while vehicles charge and the screen is drawn."""
    from hil.ev.car import Car, SocketPilot
    from hil.ev.link import LinkOptions
    from hil.ev.options import EvccOptions
    from hil.station import Station, sections

    with tempfile.TemporaryDirectory(prefix="evse-bench-") as name:
        folder = Path(name)
        configuration = sections(
            folder,
            authorization={"free_vend": True},
            screen={"enabled": True, "backend": "png", "png_file": str(folder / "screen.png")},
        )
        station = Station(folder, configuration)
        station.start()
        try:
            process = psutil.Process(station.pid)
            began, used = time.monotonic(), process.cpu_times()
            for _ in range(sessions):
                options = EvccOptions(loops=50, loop_pause_s=0.05, message_timeout_s=10.0)
                outcome = asyncio.run(Car(SocketPilot(station.control), LinkOptions()).charge(options))
                if not outcome.regular:
                    raise SystemExit(f"the session failed: {outcome.reason}")
                station.wait_for("idle", lambda status: status["connectors"][0]["status"] == "Available")
            now = process.cpu_times()
            share = (now.user + now.system - used.user - used.system) / (time.monotonic() - began)
            record: dict[str, object] = station.control.status()["safety_thread"]
        finally:
            station.stop()
    return record | {"cpu_share": round(share, 3)}


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    results: dict[str, dict[str, float] | dict[str, object]] = {"cost": cost()}
    print(f"{'cost':<28}{results['cost']}")
    for name, busy, interval_s in (
        ("idle", False, 0.005),
        ("busy main thread", True, 0.005),
        ("busy, switch interval 1 ms", True, 0.001),
    ):
        results[name] = lateness(seconds, busy, interval_s)
        print(f"{name:<28}{results[name]}")
        results[f"{name}, FIFO"] = lateness(seconds, busy, interval_s, 40)
        print(f"{name + ', FIFO':<28}{results[f'{name}, FIFO']}")
    for name, busy in (("reaction", False), ("reaction, busy", True)):
        results[name] = reaction(max(10, round(seconds * 4)), busy)
        print(f"{name:<28}{results[name]}")
    results["daemon, charging, screen"] = daemon(max(1, round(seconds / 2)))
    print(f"{'daemon, charging, screen':<28}{results['daemon, charging, screen']}")
    print(json.dumps({"safety": results}))


if __name__ == "__main__":
    main()
