"""How fast the station answers in ISO 15118-20, as a vehicle sees it that polls as fast as it can.

`python bench/v2g20.py [--sessions N] [--loops N]`: our vehicle over the loopback interface, N sessions each of AC and
DC, plain with EIM and over TLS 1.3 on secp521r1 with Plug & Charge; no pause between a response and the next request.
`--josev`: the same vehicle over a virtual cable at this station and at Josev's SECC, one after the other (needs root,
Java and the peer's Python in EVSE_PEER_PYTHON or .venv-peer), plain with EIM. Milliseconds from the moment a request
was written to the moment its response was read; the first session of a process is counted apart. Memory is what the
processes hold in RAM after the last session.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import dataclasses
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import hil.pki  # noqa: E402
import hil.pki20  # noqa: E402
from hil.ev.car import Pilot, SocketPilot  # noqa: E402
from hil.ev.contracts20 import Credential  # noqa: E402
from hil.ev.iso20 import Iso20Car, Wishes  # noqa: E402
from hil.ev.link import LinkError, LinkOptions  # noqa: E402
from hil.station import Station, sections  # noqa: E402

Times = dict[str, list[float]]
WAITING = ("PowerDeliveryRes", "AuthorizationRes")  # they wait for contactor, current or a decision


def quantile(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def show(title: str, sessions: list[dict[str, Any]]) -> None:
    for name, part in ((f"{title}: first session", sessions[:1]), (f"{title}: {len(sessions) - 1} more", sessions[1:])):
        if not part:
            continue
        times: Times = {}
        for one in part:
            for message, values in one["answer_ms"].items():
                times.setdefault(message, []).extend(values)
        rest = [value for message, values in times.items() if message not in WAITING for value in values]
        loops = next(values for message, values in times.items() if message.endswith("ChargeLoopRes"))
        handshakes = [1000 * one["handshake_s"] for one in part]
        print(f"\n{name}; {part[0]['tls'] or 'plain TCP'}, connected in {quantile(handshakes, 0.5):.1f} ms")
        print(f"{'response':28}{'count':>7}{'p50':>9}{'p99':>9}{'max':>9}   ms")
        for label, values in (("charge loop", loops), ("all that wait for nothing", rest)):
            print(
                f"{label:28}{len(values):7}{quantile(values, 0.5):9.2f}{quantile(values, 0.99):9.2f}{max(values):9.2f}"
            )


def memory_mb(pid: int) -> dict[str, float]:
    """Name -> resident memory of a process and of its children."""
    found: dict[str, float] = {}
    status = Path(f"/proc/{pid}/status").read_text()
    fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    found[fields["Name"].strip()] = int(fields["VmRSS"].split()[0]) / 1024
    for thread in Path(f"/proc/{pid}/task").iterdir():
        for child in (thread / "children").read_text().split():
            found |= memory_mb(int(child))
    return found


def told(memory: dict[str, float]) -> str:
    return ", ".join(f"{name} {size:.0f} MB" for name, size in memory.items())


class NoPilot:
    """A vehicle at a station whose pilot nobody simulates."""

    async def plug_in(self) -> None: ...

    async def unplug(self) -> None: ...

    async def ready(self, closed: bool) -> None: ...


async def charge(pilot: Pilot, link: LinkOptions, wishes: Wishes) -> dict[str, Any]:
    result = await Iso20Car(pilot, link).charge(wishes)
    return {"answer_ms": result.answer_ms, "handshake_s": result.handshake_s, "tls": result.tls}


# --- at this station over the loopback interface ----------------------------------------------------------------------


def configuration(folder: Path, pki: Path, energy: str, interface: str = "lo") -> dict[str, dict[str, Any]]:
    return sections(
        folder,
        authorization={"free_vend": True, "tokens": list(hil.pki20.EMAIDS)},
        v2g={
            "energy": [energy],
            "interface": interface,
            "protocols": ["iso2", "iso20"],
            "iso20_unprotected": True,
            "iso20_loop_timeout_s": 5.0,  # a busy machine must not end the measurement
        },
        pki={"dir": str(pki)},
    )


def ours(folder: Path, pki: Path, sessions: int, loops: int) -> None:
    contract = (Credential.load(pki / "ev20/contract1"),)
    for energy in ("ac", "dc"):
        for secured in (False, True):
            own = folder / f"{energy}{secured}"
            station = Station(own, configuration(own, pki, energy))
            station.start()
            link = LinkOptions(sdp_tries=20)
            wishes = Wishes(energy=energy, loops=loops, loop_pause_s=0.0)
            if secured:
                link = dataclasses.replace(
                    link, tls=True, trust=pki / "ev20/roots/v2g.pem", vehicle=pki / "ev20/vehicle"
                )
                wishes = dataclasses.replace(wishes, contracts=contract)
            try:
                done = []
                for _ in range(sessions):
                    station.control.sim("plug-in")
                    done.append(asyncio.run(charge(SocketPilot(station.control), link, wishes)))
                    station.control.sim("unplug")
                    station.wait_for("idle", lambda s: s["connectors"][0]["status"] == "Available")
                show(f"our station, {energy.upper()}, {'Plug & Charge' if secured else 'EIM'}", done)
                print(f"memory: {told(memory_mb(station.pid))}")
            finally:
                station.stop()


# --- at this station and at Josev's, over a virtual cable -------------------------------------------------------------


def peer_python() -> Path:
    return Path(os.environ.get("EVSE_PEER_PYTHON", str(ROOT / ".venv-peer/bin/python")))


@contextlib.contextmanager
def josev_station(folder: Path, prefix: tuple[str, ...], interface: str, energy: str) -> Iterator[int]:
    """Josev's SECC with its simulated hardware; its process id."""
    env = {
        "NETWORK_INTERFACE": interface,
        "PROTOCOLS": f"ISO_15118_20_{energy.upper()}",
        "AUTH_MODES": "EIM",
        "SECC_ENFORCE_TLS": "False",
        "PKI_PATH": f"{folder}/pki/",
        "LOG_LEVEL": "WARNING",
        "MESSAGE_LOG_JSON": "False",
        "MESSAGE_LOG_EXI": "False",
    }
    with (folder / "josev.log").open("wb") as log:
        process = subprocess.Popen(
            [*prefix, str(peer_python()), "-m", "iso15118.secc.main"],
            cwd=folder,
            env=os.environ | env,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield process.pid
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait(10)


def drive(prefix: tuple[str, ...], interface: str, energy: str, loops: int) -> dict[str, Any]:
    """One session of our vehicle in its network namespace."""
    command = [*prefix, sys.executable, __file__, "--drive", interface, "--energy", energy, "--loops", str(loops)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise SystemExit(f"our vehicle failed: {done.stderr.strip()[-600:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def with_josev(folder: Path, pki: Path, sessions: int, loops: int) -> None:
    from tests.interop.net import EV_INTERFACE, SECC_INTERFACE, Cable, missing

    if (reason := missing()) or not peer_python().exists() or shutil.which("java") is None:
        print(f"\nJosev's SECC: not measured, {reason or 'no peer Python, or no Java'}")
        return
    for energy in ("ac", "dc"):
        with Cable() as cable:
            own = folder / f"cable-{energy}"
            station = Station(own, configuration(own, pki, energy, SECC_INTERFACE), cable.secc_prefix)
            station.start()
            try:
                done = []
                for _ in range(sessions):
                    station.control.sim("plug-in")
                    station.control.sim("ev-ready")
                    done.append(drive(cable.ev_prefix, EV_INTERFACE, energy, loops))
                    station.control.sim("ev-pause")
                    station.control.sim("unplug")
                    station.wait_for("idle", lambda s: s["connectors"][0]["status"] == "Available")
                show(f"our station over the cable, {energy.upper()}, EIM", done)
                print(f"memory: {told(memory_mb(station.pid))}")
            finally:
                station.stop()
        with Cable() as cable:
            own = folder / f"josev-{energy}"
            own.mkdir()
            with josev_station(own, cable.secc_prefix, SECC_INTERFACE, energy) as pid:
                time.sleep(5.0)  # its JVM starts
                done = []
                for _ in range(sessions):
                    done.append(drive(cable.ev_prefix, EV_INTERFACE, energy, loops))
                    time.sleep(8.0)  # it takes some time before it serves the next vehicle
                show(f"Josev's station over the cable, {energy.upper()}, EIM", done)
                print(f"memory: {told(memory_mb(pid))}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=4)
    parser.add_argument("--loops", type=int, default=200)
    parser.add_argument("--josev", action="store_true", help="over the cable as well, and at Josev's SECC")
    parser.add_argument("--cable-only", action="store_true", help="with --josev: nothing over the loopback interface")
    parser.add_argument("--drive", help=argparse.SUPPRESS)
    parser.add_argument("--energy", default="ac", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.drive:
        # Josev's simulated supply stands at 1 V whatever is asked of it.
        wishes = Wishes(energy=chosen.energy, loops=chosen.loops, loop_pause_s=0.0, pre_charge_tolerance_v=1e3)
        try:
            print(json.dumps(asyncio.run(charge(NoPilot(), LinkOptions(chosen.drive, sdp_tries=40), wishes))))
        except LinkError as error:
            raise SystemExit(str(error)) from error
        return 0
    with tempfile.TemporaryDirectory(prefix="evse-bench-") as name:
        folder = Path(name)
        pki = folder / "pki"
        hil.pki.write(hil.pki.generate(), pki)
        hil.pki20.write(hil.pki20.generate(), pki)
        if not chosen.cable_only:
            ours(folder, pki, chosen.sessions, chosen.loops)
        if chosen.josev:
            with_josev(folder, pki, chosen.sessions, chosen.loops)
    return 0


if __name__ == "__main__":
    sys.exit(main())
