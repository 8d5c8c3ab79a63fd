"""What one SLAC matching costs per frame, ours beside pyslac on the same recorded frames; what the SPI driver costs.

Run: `python bench/slac.py [matchings]`. pyslac (0.8.3, installed without dependencies, `requirements/peer-slac.txt`)
runs in the peers' environment, in the same run; without it its line says so. The two take turns, five times, and the
best turn of each counts. Logging is off for both. Ours is everything between socket and socket for any number of
vehicles (frame in, frames out, next deadline); pyslac's is its own path for the one vehicle that it can serve.

The driver runs against the chip model, so that the figure is the Python side's share only: a real bus adds 1.2 ms per
1500 octets at 10 MHz. `idle` is what polling the chip costs when nothing comes: the bridge turns 200 times a second.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

PEER = ROOT / ".venv-peer" / "bin" / "python"
VECTOR = ROOT / "tests" / "vectors" / "slac" / "pev_everest.evse-side.txt"
EVSE = bytes.fromhex("0001870ea355")


def recorded() -> list[bytes]:
    """What the EVSE host got in one matching, from CM_SLAC_PARM.REQ to CM_SLAC_MATCH.REQ."""
    frames = []
    for line in VECTOR.read_text().splitlines():
        _at, direction, octets = line.split()
        if direction == "host<-modem" and bytes.fromhex(octets)[14] == 1:
            frames.append(bytes.fromhex(octets))
    return frames[: next(n for n, data in enumerate(frames) if data[15:17] == b"\x7c\x60") + 1]


def ours(count: int) -> tuple[float, float]:
    """Seconds of CPU for `count` matchings: setting up (core and network key), and handling frames."""
    from firmware.slac.api import ModemPolicy, Pilot, SlacConfig
    from firmware.slac.evse import EvseSlac, Phase

    frames = recorded()
    config = SlacConfig(modem=ModemPolicy.NONE)
    setup = handling = 0.0
    for _ in range(count):
        began = time.process_time()
        evse = EvseSlac(EVSE, config, lambda octets: b"\x5a" * octets, 0.0)
        evse.set_pilot(Pilot.B, 0.0)
        ready = time.process_time()
        setup += ready - began
        sent = 0
        for data in frames:
            evse.receive_frame(data, 0.0)
            sent += len(evse.frames_to_send())
            evse.next_deadline()
        handling += time.process_time() - ready
        assert evse.phase is Phase.MATCHED
        assert sent == 3
    return setup, handling


PEER_PROGRAM = """
import asyncio, logging, sys, time
import pyslac.session as session
from pyslac.environment import Config
frames = [bytes.fromhex(line) for line in sys.stdin.read().split()]
count = int(sys.argv[1])
logging.disable(logging.CRITICAL)
session.create_socket = lambda iface, port: None
session.get_if_hwaddr = lambda iface: bytes.fromhex("0001870ea355")

class Replay(session.SlacEvseSession):
    def reset_socket(self):
        pass
    async def rcv_frame(self, rcv_frame_size, timeout):
        return next(self.frames)
    async def send_frame(self, frame):
        self.sent += 1
    async def is_link_status_active(self):
        return True

async def main():
    setup = handling = 0.0
    for _ in range(count):
        began = time.process_time()
        replay = Replay("1", "lo", Config(slac_init_timeout=50))
        ready = time.process_time()
        setup += ready - began
        replay.frames, replay.sent, replay.nmk, replay.nid = iter(frames), 0, b"Z" * 16, b"N" * 7
        await replay.evse_slac_parm()
        await replay.cm_start_atten_charac()
        await replay.cm_sounds_loop()
        await replay.cm_atten_char()
        await replay.cm_slac_match()
        handling += time.process_time() - ready
        assert replay.sent == 3, replay.sent
    print(setup, handling)

asyncio.run(main())
"""


def theirs(count: int) -> tuple[float, float] | str:
    """The same of pyslac (whose set-up makes no key), or why not."""
    if not PEER.exists():
        return "no environment for peers here"
    lines = "\n".join(data.hex() for data in recorded())
    command = [str(PEER), "-c", PEER_PROGRAM, str(count)]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, cwd="/")
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["failed"])[-1]
    setup, handling = done.stdout.split()
    return float(setup), float(handling)


def driver(frames: int, size: int) -> dict[str, float]:
    """Frames through driver and chip model, each way; CPU of both, and of the model alone."""
    from firmware.slac.qca7000.driver import Driver
    from hil.qca7000 import Qca7000Chip

    class Timed:
        spent = 0.0
        windows = 0

        def transfer(self, mosi: bytes) -> bytes:
            began = time.perf_counter()
            miso = chip.transfer(mosi)
            self.spent += time.perf_counter() - began
            self.windows += 1
            return miso

    got: list[bytes] = []
    chip, bus = Qca7000Chip(on_frame=got.append), Timed()
    spi = Driver(bus)
    now = 0.0
    while not spi.ready:
        now += 0.1
        chip.tick(now)
        spi.turn(now)
    bus.spent, bus.windows = 0.0, 0
    received, data = 0, bytes(size)
    began = time.perf_counter()
    for _ in range(frames):
        now += 1e-5
        chip.frame_to_host(data)
        spi.send(data)
        spi.turn(now)
        received += len(spi.take_received())
    took = time.perf_counter() - began
    assert received == len(got) == frames
    own, windows = took - bus.spent, bus.windows
    turns = 2000
    bus.spent = 0.0
    began = time.perf_counter()
    for _ in range(turns):
        now += 1e-5
        spi.turn(now)
    idle = (time.perf_counter() - began - bus.spent) / turns
    return {
        "frame_pairs": frames,
        "octets": size,
        "driver_us_per_pair": round(own / frames * 1e6, 1),
        "windows_per_pair": round(windows / frames, 1),
        "driver_share_mbit_s": round(2 * frames * size * 8 / own / 1e6, 1),
        "with_model_mbit_s": round(2 * frames * size * 8 / took / 1e6, 1),
        "idle_us_per_turn": round(idle * 1e6, 1),
        "idle_cpu_percent_polling": round(idle * 200 * 100, 2),
    }


def best(count: int, turns: int = 5) -> dict[str, tuple[float, float] | str]:
    """Both in turns, so that both meet the same machine; the best set-up and the best handling of each."""
    found: dict[str, tuple[float, float] | str] = {}
    for _ in range(turns):
        for name, result in (("ours", ours(count)), ("pyslac", theirs(count))):
            before = found.get(name)
            if isinstance(result, str) or isinstance(before, str) or before is None:
                found[name] = result
            else:
                found[name] = (min(before[0], result[0]), min(before[1], result[1]))
    return found


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    per_matching = len(recorded())
    results: dict[str, object] = {}
    for name, seconds in best(count).items():
        if isinstance(seconds, str):
            results[name] = seconds
        else:
            results[name] = {
                "us_per_frame": round(seconds[1] / count / per_matching * 1e6, 1),
                "us_set_up": round(seconds[0] / count * 1e6, 1),
            }
        print(f"{name:<22}{results[name]}")
    for size in (60, 1514):
        name = f"driver {size} octets"
        results[name] = min((driver(2000, size) for _ in range(5)), key=lambda one: one["driver_us_per_pair"])
        print(f"{name:<22}{results[name]}")
    print(json.dumps({"slac": results}))


if __name__ == "__main__":
    main()
