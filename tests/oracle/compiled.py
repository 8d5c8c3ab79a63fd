"""The compiled codec for tests and measurements: built from the source at hand, once for each state of that source."""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path
from types import ModuleType

from firmware.iso15118.exi import codec

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "firmware/iso15118/exi/machine.pyx", ROOT / "scripts/build_compiled.py"
NAME = "evse_exi_machine"


class Missing(Exception):
    """It cannot be built here. The text says why."""


@cache
def machine() -> ModuleType:
    """The extension module. Raises Missing."""
    state = hashlib.sha256(b"".join(path.read_bytes() for path in SOURCES)).hexdigest()[:16]
    folder = ROOT / "build" / f"exi-machine-{state}"
    made = folder / f"{NAME}{sysconfig.get_config_var('EXT_SUFFIX')}"
    if not made.exists():
        if importlib.util.find_spec("Cython") is None:
            raise Missing("Cython is not installed, so the compiled codec cannot be built")
        if shutil.which("cc") is None and shutil.which("gcc") is None:
            raise Missing("there is no C compiler, so the compiled codec cannot be built")
        if not Path(sysconfig.get_path("include"), "Python.h").exists():
            raise Missing("the headers of Python are not installed, so the compiled codec cannot be built")
        command = [sys.executable, str(SOURCES[1]), "--module", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, done.stderr
    specification = importlib.util.spec_from_file_location(NAME, made)
    assert specification is not None and specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def without_build(arguments: list[str]) -> list[str]:
    """Use the build that the arguments of a program name, the pure one or with `--compiled` that; the others."""
    codec.use(machine() if "--compiled" in arguments else None)
    return [argument for argument in arguments if argument != "--compiled"]
