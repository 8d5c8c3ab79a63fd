"""TLS handshake, PaymentDetails and Authorization, and every other response, on one core; next to Josev's SECC.

`python bench/handshake.py [--sessions N] [--loops N]` (root, iproute2; Java and the peer in EVSE_PEER_PYTHON or
.venv-peer for the comparison). Our EVCC drives N sessions of AC with Plug & Charge over TLS at each station in turn,
over a virtual cable. The station has one core to itself, the vehicle another. Milliseconds as the vehicle sees them;
the first session of a process is counted apart.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import hil.pki  # noqa: E402
from bench.v2g import config, quantile  # noqa: E402
from firmware.iso15118 import sdp  # noqa: E402
from hil.ev import link  # noqa: E402
from hil.ev.car import contract_from  # noqa: E402
from hil.ev.evcc import Evcc  # noqa: E402
from hil.ev.options import EvccOptions  # noqa: E402
from hil.station import Station  # noqa: E402
from tests.interop.net import EV_INTERFACE, SECC_INTERFACE, Cable, missing  # noqa: E402

SECC_CORE, EV_CORE = "0", "1"
PEER = os.environ.get("EVSE_PEER_PYTHON", str(ROOT / ".venv-peer/bin/python"))


# --- the vehicle, in its own network namespace ------------------------------------------------------------------------


async def timed_connect(
    options: link.LinkOptions, secc: sdp.SdpResponse
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """As `link.connect`, with the handshake measured alone."""
    assert options.trust is not None
    reader, writer = await asyncio.open_connection(f"{secc.address}%{options.interface}", secc.port)
    writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    began = time.perf_counter()
    await writer.start_tls(link.tls_context(options.trust))
    HANDSHAKES.append(1000.0 * (time.perf_counter() - began))
    return reader, writer


HANDSHAKES: list[float] = []


async def one_session(pki: Path, loops: int) -> dict[str, list[float]]:
    options = link.LinkOptions(EV_INTERFACE, tls=True, trust=pki / "ev/roots/v2g.pem")
    secc = await link.discover(options)
    evcc = Evcc(
        EvccOptions(
            contract=contract_from(pki),
            loops=loops,
            loop_pause_s=0.02,
            message_timeout_s=20.0,
            want_receipts=False,
        )
    )
    HANDSHAKES.clear()
    link.connect = timed_connect  # type: ignore[assignment]
    outcome = await link.drive(evcc, options, secc)
    if not outcome.regular:
        raise SystemExit(f"the session failed: {outcome.reason} after {outcome.history}")
    times: dict[str, list[float]] = {"TLS handshake": list(HANDSHAKES)}
    for answer in outcome.answers:
        times.setdefault(answer.message, []).append(1000.0 * answer.seconds)
    return times


def vehicle(pki: Path, loops: int) -> int:
    """One session; its times as JSON."""
    print(json.dumps(asyncio.run(one_session(pki, loops))))
    return 0


# --- the stations -----------------------------------------------------------------------------------------------------


def drive(cable: Cable, pki: Path, loops: int) -> dict[str, list[float]]:
    command = [*cable.ev_prefix, "taskset", "-c", EV_CORE, sys.executable, __file__, "--vehicle", str(pki)]
    done = subprocess.run([*command, "--loops", str(loops)], capture_output=True, text=True, timeout=180)
    if done.returncode:
        raise SystemExit(done.stderr.strip())
    result: dict[str, list[float]] = json.loads(done.stdout)
    return result


def ours(folder: Path, pki: Path, sessions: int, loops: int) -> list[dict[str, list[float]]]:
    with Cable() as cable:
        prefix = (*cable.secc_prefix, "taskset", "-c", SECC_CORE)
        station = Station(folder / "ours", config(folder / "ours", pki, "ac", SECC_INTERFACE), prefix)
        station.start()
        try:
            result = []
            for _ in range(sessions):
                station.control.sim("plug-in")
                station.control.sim("ev-ready")
                result.append(drive(cable, pki, loops))
                station.control.sim("ev-pause")
                station.control.sim("unplug")
                station.wait_for("available", lambda s: s["connectors"][0]["status"] == "Available")
            return result
        finally:
            station.stop()


def josev(folder: Path, pki: Path, sessions: int, loops: int) -> list[dict[str, list[float]]]:
    with Cable() as cable:
        environment = {
            **os.environ,
            "NETWORK_INTERFACE": SECC_INTERFACE,
            "PKI_PATH": f"{pki}/",
            "PROTOCOLS": "ISO_15118_2",
            "SECC_ENFORCE_TLS": "True",
            "LOG_LEVEL": "WARNING",
            "MESSAGE_LOG_JSON": "False",
        }
        command = [*cable.secc_prefix, "taskset", "-c", SECC_CORE, PEER, "-m", "iso15118.secc.main"]
        with (folder / "josev.log").open("wb") as log:
            process = subprocess.Popen(command, env=environment, cwd=folder, stdout=log, stderr=log)
        try:
            time.sleep(8.0)  # it starts a JVM
            result = []
            for _ in range(sessions):
                result.append(drive(cable, pki, loops))
                time.sleep(6.0)  # until it has closed the session
            return result
        finally:
            process.terminate()
            process.wait(10)


def show(title: str, sessions: list[dict[str, list[float]]]) -> None:
    print(f"\n{title}\n{'':28}{'first':>9}{'count':>7}{'p50':>9}{'p99':>9}{'max':>9}   ms")
    names = list(dict.fromkeys(name for one in sessions for name in one))
    later: dict[str, list[float]] = {
        name: [value for one in sessions[1:] for value in one.get(name, [])] for name in names
    }
    rows: list[tuple[str, float, list[float]]] = [
        (name, sessions[0].get(name, [float("nan")])[0], later[name]) for name in names
    ]
    pair = ("PaymentDetailsRes", "AuthorizationRes")
    both = [sum(one[name][0] for name in pair) for one in sessions if all(name in one for name in pair)]
    rows.append(("both until proven", both[0], both[1:]))
    for name, first, values in rows:
        if values:
            line = f"{quantile(values, 0.5):9.2f}{quantile(values, 0.99):9.2f}{max(values):9.2f}"
            print(f"{name:28}{first:9.2f}{len(values):7}{line}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=11)
    parser.add_argument("--loops", type=int, default=50)
    parser.add_argument("--vehicle", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.vehicle:
        return vehicle(chosen.vehicle, chosen.loops)
    if reason := missing():
        raise SystemExit(reason)
    with tempfile.TemporaryDirectory(prefix="evse-bench-") as name:
        folder = Path(name)
        pki = folder / "pki"
        made = hil.pki.generate()
        hil.pki.write(made, pki)
        hil.pki.write_josev(made, pki)
        stations: list[tuple[str, Any]] = [("this station", ours)]
        if Path(PEER).exists():
            stations.append(("Josev's SECC", josev))
        for title, run in stations:
            show(f"our EVCC at {title}, AC, Plug & Charge, TLS 1.2", run(folder, pki, chosen.sessions, chosen.loops))
    return 0


if __name__ == "__main__":
    sys.exit(main())
