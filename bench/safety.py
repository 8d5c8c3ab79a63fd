"""How late the safety thread comes, idle and while Python code holds the interpreter, and what one step costs.

Run: `python bench/safety.py [seconds per case]`. Prints one line per case and a JSON object at the end.
"""

import json
import sys
import time

from firmware.hal.api import STEP_SECONDS, DriveKind, Lease, PilotDrive
from firmware.hal.boards.sim import SimBoard
from firmware.hal.safety_thread import SafetyThread, SteppedSafetyLoop

PWM = PilotDrive(DriveKind.PWM, 16.0 / 0.6)


def permit(loop: SteppedSafetyLoop, now: float) -> None:
    loop.renew(Lease(PWM, allow_power=True, lock=True, expires_at=now + 0.5))


def lateness(seconds: float, busy: bool, switch_interval_s: float) -> dict[str, float]:
    """Milliseconds that turns came late, while the main thread sleeps or counts."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(switch_interval_s)
    board = SimBoard()
    loop = SafetyThread(board, keep=round(seconds / STEP_SECONDS) + 100)
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


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    results: dict[str, dict[str, float]] = {"cost": cost()}
    print(f"{'cost':<28}{results['cost']}")
    for name, busy, interval_s in (
        ("idle", False, 0.005),
        ("busy main thread", True, 0.005),
        ("busy, switch interval 1 ms", True, 0.001),
    ):
        results[name] = lateness(seconds, busy, interval_s)
        print(f"{name:<28}{results[name]}")
    print(json.dumps({"safety": results}))


if __name__ == "__main__":
    main()
