"""`make run`: a station, a CSMS and a car that charges with Plug & Charge over TLS, for somebody to watch.

Everything is a process of its own on this machine and needs no root: V2G runs over the loopback interface, the board
is simulated, PKI, store and pictures live in `run/`. The terminal shows the station's merged timeline; the screen opens
in a window where there is a display, and is kept in `run/screen.png` otherwise. Ctrl-C ends everything.

Owns: the order of start and end, and what is printed. May not: judge (the tests do); with `--once` the exit status
says whether the car charged and stopped in order.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
import os
import signal
import subprocess
import sys
from pathlib import Path

import hil.pki
from hil.csms_process import CsmsProcess
from hil.ev.car import Car, SocketPilot, contract_from
from hil.ev.link import LinkError, LinkOptions, Outcome
from hil.ev.options import EvccOptions
from hil.station import Station, StationError, evse_command, sections

STORY_PAUSE_S = 4.0  # between the steps of the story, so that a person can follow the screen
CHARGE_S = 40.0
BETWEEN_CARS_S = 12.0
NAME = "\x1b[1mrig\x1b[0m" if sys.stdout.isatty() else "rig"


def say(text: str) -> None:
    print(f"{NAME}: {text}", flush=True)


def has_display() -> bool:
    """A window can be opened."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def screen_section(folder: Path) -> dict[str, object]:
    """`[screen]`: a window, or a picture in a file; nothing where the drawing packages are missing."""
    if importlib.util.find_spec("pygame") is None:
        say("no screen: the packages of the extra `screen` are not installed")
        return {"enabled": False}
    if has_display():
        return {"enabled": True, "backend": "window"}
    return {"enabled": True, "backend": "png", "png_file": str(folder / "screen.png")}


class Show:
    """Everything that `make run` starts. `close` ends it, in whatever state it is."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for old in ("evse.db", "evse.db-wal", "evse.db-shm", "station.log", "screen.png", "control.sock"):
            (folder / old).unlink(missing_ok=True)
        self.folder = folder
        self.pki = folder / "pki"
        hil.pki.write(hil.pki.generate(), self.pki)
        self.csms = CsmsProcess(folder)
        self.station: Station | None = None
        self.trace: subprocess.Popen[bytes] | None = None

    def open(self) -> Station:
        """CSMS, station, timeline. Raises StationError."""
        self.csms.start()
        say(f"test CSMS at {self.csms.url}")
        config = sections(
            self.folder,
            ocpp=self.csms.ocpp_section("EVSE-DEMO-1"),
            station={"id": "EVSE-DEMO-1", "helpline": "+49 30 0000000"},
            v2g={"tls": "required"},
            pki={"dir": str(self.pki)},
            meter={"sample_interval_s": 10},
            screen=screen_section(self.folder),
        )
        self.station = Station(self.folder, config)
        say(f"station ready after {self.station.start():.2f} s; control socket {self.station.control.path}")
        socket = str(self.station.control.path)
        say(f"look in from another terminal: .venv/bin/evse status --socket {socket}")
        self.trace = subprocess.Popen(
            [*evse_command(), "trace", "--follow", "--last", "50", "--socket", socket],
            start_new_session=True,  # Ctrl-C is ours to pass on
        )
        return self.station

    def close(self) -> int:
        """End everything; the daemon's exit status, 0 when it had not started."""
        status = 0
        if self.station is not None and self.station.alive:
            try:
                status = self.station.stop()
                say(f"station stopped with exit status {status}")
            except StationError as error:
                say(str(error))
                status = 1
        if self.trace is not None:
            self.trace.terminate()
            self.trace.wait(5)
        self.csms.stop()
        return status


async def visit(show: Show, station: Station, *, charge_s: float, pause_s: float) -> Outcome:
    """One car comes, charges with its contract, and leaves."""
    pilot = SocketPilot(station.control)
    car = Car(pilot, LinkOptions(tls=True, trust=show.pki / "ev/roots/v2g.pem"))
    say("a car plugs in")
    await pilot.plug_in()
    options = EvccOptions(
        contract=contract_from(show.pki),
        loops=max(3, int(charge_s / 0.5)),
        loop_pause_s=0.5,
        message_timeout_s=5.0,
    )
    try:
        outcome = await car.talk(options)
        say(
            f"the car {'charged' if outcome.regular else 'FAILED'}: {outcome.reason}, {outcome.loops} loops, "
            f"{outcome.energy_wh:.1f} Wh, {outcome.paid_with}, {outcome.tls}"
        )
        await asyncio.sleep(pause_s)
    finally:
        await pilot.unplug()
        say("the car leaves")
    return outcome


async def story(show: Show, station: Station, *, once: bool) -> int:
    """Cars come until Ctrl-C, or one comes. Returns the exit status."""
    if once:
        await asyncio.to_thread(station.wait_for, "registered at the CSMS", lambda s: s["ocpp"]["online"] is True)
        outcome = await visit(show, station, charge_s=3.0, pause_s=0.5)
        await asyncio.to_thread(station.wait_for, "all events sent", lambda s: s["ocpp"]["queued"] == 0, 15.0)
        return 0 if outcome.regular else 1
    await asyncio.sleep(STORY_PAUSE_S)
    while True:
        try:
            await visit(show, station, charge_s=CHARGE_S, pause_s=STORY_PAUSE_S)
        except LinkError as error:
            say(f"the car found no station: {error}")
        say(f"the next car comes in {BETWEEN_CARS_S:.0f} s; Ctrl-C ends")
        await asyncio.sleep(BETWEEN_CARS_S)


async def perform(folder: Path, *, once: bool) -> int:
    """Start, play, end."""
    loop = asyncio.get_running_loop()
    task = asyncio.current_task()
    assert task is not None
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel)
    show = Show(folder)
    status = 1
    try:
        station = show.open()
        if not has_display():
            say(f"no display: the screen is kept in {folder / 'screen.png'}")
        status = await story(show, station, once=once)
    except StationError as error:
        say(str(error))
    except asyncio.CancelledError:
        status = 0
        say("ending")
    finally:
        closed = show.close()
    return status or closed


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m hil.run", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--once", action="store_true", help="one short visit; the exit status says whether it was good")
    parser.add_argument("--folder", type=Path, default=Path("run"), help="where everything is kept (default: run)")
    chosen = parser.parse_args()
    return asyncio.run(perform(chosen.folder.resolve(), once=chosen.once))


if __name__ == "__main__":
    sys.exit(main())
