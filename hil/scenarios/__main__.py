"""`python -m hil.scenarios [NAME ...]`: play scenarios on the virtual rig; without a name, list them."""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from hil import report
from hil.pilot_rig import Sample
from hil.rig_virtual import Rig
from hil.scenarios import SCENARIOS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m hil.scenarios", description="Play scenarios on the virtual rig.")
    parser.add_argument("name", nargs="*", choices=[*SCENARIOS, []], help="none: list them")
    parser.add_argument("--report", type=Path, help="folder for report.html and junit.xml")
    chosen = parser.parse_args()
    names = chosen.name
    if not names:
        print("\n".join(SCENARIOS))
        return 0
    results = []
    for name in names:
        results.append(_play(name))
        print(f"{name}: {'FAILED' if results[-1].error else 'good'}, {results[-1].seconds:.1f} s {results[-1].error}")
    if chosen.report is not None:
        report.write(chosen.report, "scenarios", results)
        print(f"report: {chosen.report / 'report.html'}")
    failed = sum(bool(one.error) for one in results)
    return 1 if failed else 0


def _play(name: str) -> report.Result:
    scenario = SCENARIOS[name]
    began, error = time.monotonic(), ""
    samples: list[Sample] = []
    with tempfile.TemporaryDirectory(prefix="evse-rig-") as folder:
        try:
            with Rig(Path(folder), energy=scenario.energy, config=scenario.config) as rig, _recorded(rig, samples):
                scenario.play(rig)
        except Exception as failure:
            error = f"{type(failure).__name__}: {failure}"
    doc = (scenario.play.__doc__ or "").strip()
    return report.Result(name, time.monotonic() - began, error, doc, tuple(samples))


@contextlib.contextmanager
def _recorded(rig: Rig, samples: list[Sample]) -> Iterator[None]:
    """While the block runs, the pilot as the station's status tells it."""
    over, began = threading.Event(), time.monotonic()

    def watch() -> None:
        while not over.wait(0.05):
            with contextlib.suppress(Exception):
                told = rig.station.connector()
                pilot = told["pilot"]
                duty = pilot["duty_percent"] if pilot["duty_percent"] is not None else 100.0 * (pilot["high_v"] > 0)
                closed = told["contactor"] in ("closed", "opening", "welded")
                samples.append(Sample(time.monotonic() - began, pilot["high_v"], pilot["low_v"], duty, closed))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(15)


if __name__ == "__main__":
    sys.exit(main())
