"""`python -m hil.scenarios [NAME ...]`: play scenarios on the virtual rig; without a name, list them."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from hil.rig_virtual import Rig
from hil.scenarios import SCENARIOS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m hil.scenarios", description="Play scenarios on the virtual rig.")
    parser.add_argument("name", nargs="*", choices=[*SCENARIOS, []], help="none: list them")
    names = parser.parse_args().name
    if not names:
        print("\n".join(SCENARIOS))
        return 0
    failed = 0
    for name in names:
        scenario = SCENARIOS[name]
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="evse-rig-") as folder:
            try:
                with Rig(Path(folder), energy=scenario.energy, config=scenario.config) as rig:
                    scenario.play(rig)
            except Exception as error:
                failed += 1
                print(f"{name}: FAILED after {time.monotonic() - began:.1f} s: {type(error).__name__}: {error}")
            else:
                print(f"{name}: good, {time.monotonic() - began:.1f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
