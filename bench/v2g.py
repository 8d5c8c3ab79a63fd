"""How fast the station answers, message by message, as a vehicle sees it on the wire.

`python bench/v2g.py [--sessions N] [--loops N]`: our EVCC over the loopback interface in N sessions each of AC
with EIM on TCP, AC with Plug & Charge on TLS, and DC with EIM on TCP. `--josev`: Josev's EVCC over a virtual cable
as well (needs root, Java and the peer's Python in EVSE_PEER_PYTHON or .venv-peer). Milliseconds from the moment a
request was written to the moment its response was read; the first session of a process is counted apart.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import hil.pki  # noqa: E402
from firmware.iso15118.messages import iso2  # noqa: E402
from hil.ev.car import Car, SocketPilot, contract_from  # noqa: E402
from hil.ev.link import LinkOptions  # noqa: E402
from hil.ev.options import EvccOptions  # noqa: E402
from hil.station import Station, sections  # noqa: E402

Times = dict[str, list[float]]


def quantile(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def table(title: str, times: Mapping[str, list[float]]) -> None:
    print(f"\n{title}\n{'response':28}{'count':>7}{'p50':>9}{'p99':>9}{'max':>9}   ms")
    waiting = ("PowerDeliveryRes",)  # its answer waits for the contactor, or for the current to be gone
    rest = [one for name, values in times.items() if name not in waiting for one in values]
    rows = [*times.items(), ("all that wait for nothing", rest)]
    for name, values in rows:
        print(f"{name:28}{len(values):7}{quantile(values, 0.5):9.2f}{quantile(values, 0.99):9.2f}{max(values):9.2f}")


async def our_sessions(station: Station, link: LinkOptions, options: EvccOptions, count: int) -> list[Times]:
    result = []
    for _ in range(count):
        outcome = await Car(SocketPilot(station.control), link).charge(options)
        if not outcome.regular:
            raise SystemExit(f"the session failed: {outcome.reason}")
        times: Times = {}
        for answer in outcome.answers:
            times.setdefault(answer.message, []).append(1000 * answer.seconds)
        result.append(times)
        await asyncio.to_thread(station.wait_for, "idle", lambda s: s["connectors"][0]["status"] == "Available")
    return result


def joined(sessions: Iterable[Times]) -> Times:
    result: Times = {}
    for times in sessions:
        for name, values in times.items():
            result.setdefault(name, []).extend(values)
    return result


def show(title: str, sessions: list[Times]) -> None:
    table(f"{title}: first session", sessions[0])
    if len(sessions) > 1:
        table(f"{title}: {len(sessions) - 1} more sessions", joined(sessions[1:]))


def ours(folder: Path, pki: Path, sessions: int, loops: int) -> None:
    dc = iso2.EnergyTransferMode.DC_EXTENDED
    ac = EvccOptions(loops=loops, loop_pause_s=0.02, message_timeout_s=10.0)
    contract = EvccOptions(loops=loops, loop_pause_s=0.02, message_timeout_s=10.0, contract=contract_from(pki))
    dc_options = EvccOptions(mode=dc, loops=loops, loop_pause_s=0.02, message_timeout_s=10.0)
    cases = (
        ("AC, EIM, TCP", "ac", LinkOptions(), ac),
        ("AC, Plug & Charge, TLS", "ac", LinkOptions(tls=True, trust=pki / "ev/roots/v2g.pem"), contract),
        ("DC, EIM, TCP", "dc", LinkOptions(), dc_options),
    )
    for number, (title, energy, link, options) in enumerate(cases):
        station = Station(folder / f"our{number}", config(folder / f"our{number}", pki, energy))
        station.start()
        try:
            show(f"our EVCC, {title}", asyncio.run(our_sessions(station, link, options, sessions)))
        finally:
            station.stop()


def config(folder: Path, pki: Path, energy: str, interface: str = "lo") -> dict[str, dict[str, object]]:
    return sections(
        folder,
        authorization={"free_vend": True, "tokens": [hil.pki.Options.emaid]},
        v2g={"energy": [energy], "interface": interface},
        pki={"dir": str(pki)},
    )


def josev(folder: Path, pki: Path, loops: int) -> None:
    from tests.interop.net import EV_INTERFACE, SECC_INTERFACE, Cable, missing

    if reason := missing():
        print(f"\nJosev's EVCC: not measured, {reason}")
        return
    python = os.environ.get("EVSE_PEER_PYTHON", str(ROOT / ".venv-peer/bin/python"))
    if not Path(python).exists():
        print(f"\nJosev's EVCC: not measured, no Python with it at {python}")
        return
    driver = str(ROOT / "tests/interop/josev_evcc.py")
    for scenario, energy in (("iso2-ac-eim", "ac"), ("iso2-ac-pnc", "ac"), ("iso2-dc-eim", "dc")):
        with Cable() as cable:
            own = folder / scenario
            station = Station(own, config(own, pki, energy, SECC_INTERFACE), cable.secc_prefix)
            station.start()
            try:
                station.control.sim("plug-in")
                station.control.sim("ev-ready")
                command = [python, driver, scenario, "--iface", EV_INTERFACE, "--pki", str(pki), "--loops", str(loops)]
                done = subprocess.run([*cable.ev_prefix, *command], capture_output=True, text=True, timeout=180)
                if not done.stdout:
                    raise SystemExit(f"{scenario}: the driver did not run: {done.stderr.strip()}")
                report = json.loads(done.stdout)
                if report["result"] != "charged":
                    raise SystemExit(f"{scenario} failed: {report['error']}")
                table(f"Josev's EVCC, {scenario}: first session", report["response_ms"])
            finally:
                station.stop()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=4)
    parser.add_argument("--loops", type=int, default=100)
    parser.add_argument("--josev", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="evse-bench-") as name:
        folder = Path(name)
        pki = folder / "pki"
        made = hil.pki.generate()
        hil.pki.write(made, pki)
        hil.pki.write_josev(made, pki)
        ours(folder, pki, chosen.sessions, chosen.loops)
        if chosen.josev:
            josev(folder, pki, min(chosen.loops, 50))
    return 0


if __name__ == "__main__":
    sys.exit(main())
