"""`python -m hil.pilot [NAME ...]`: play the pilot stories on the virtual rig, or on a bench with `--port`.

Owns: the run and its report. The exit status is 1 when a story failed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hil import report
from hil.load_board import LoadBoardError
from hil.pilot_rig import PilotRig, StoryFailed, VirtualPilotRig
from hil.rig_bench import BenchPilotRig
from hil.scenarios.pilot import STORIES


def play(names: list[str], rig_for: Callable[[], PilotRig]) -> list[report.Result]:
    """Each story on a rig of its own, whatever became of the others."""
    results = []
    for name in names:
        story, began, error = STORIES[name], time.monotonic(), ""
        rig = rig_for()
        try:
            story(rig)
        except (StoryFailed, LoadBoardError) as failure:
            error = f"{type(failure).__name__}: {failure}"
        finally:
            rig.close()
        doc = (story.__doc__ or "").strip()
        results.append(report.Result(name, time.monotonic() - began, error, doc, tuple(rig.samples)))
    return results


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m hil.pilot", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("name", nargs="*", choices=[*STORIES, []], help="none: all")
    parser.add_argument("--port", help="serial port of a load board; without it the virtual rig")
    parser.add_argument("--report", type=Path, default=Path("run/pilot"), help="folder of report.html and junit.xml")
    chosen = parser.parse_args(arguments)
    port: str | None = chosen.port
    rig_for: Callable[[], PilotRig] = VirtualPilotRig if port is None else lambda: BenchPilotRig(port)
    try:
        results = play(chosen.name or list(STORIES), rig_for)
    except (LoadBoardError, OSError) as error:
        print(f"hil.pilot: {error}", file=sys.stderr)
        return 2
    report.write(chosen.report, "pilot", results)
    for one in results:
        print(f"{one.name}: {one.error or 'good'}, {one.seconds:.1f} s")
    print(f"report: {chosen.report / 'report.html'}")
    return 1 if any(one.error for one in results) else 0


if __name__ == "__main__":
    sys.exit(main())
