"""Builds the compiled EXI codec from firmware/iso15118/exi/machine.pyx.

`python scripts/build_compiled.py [FOLDER]` makes a wheel in FOLDER (default: dist/) for the Python that runs it;
install it next to the firmware, which then uses it. `--module FOLDER` makes the bare extension module instead. Needs
Cython and a C compiler, and ten seconds.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "firmware/iso15118/exi/machine.pyx"
NAME = "evse_exi_machine"
VERSION = "1.0"
OPTIONS = ["-O2", "-Wno-unused-function"]


def setup(arguments: list[str], folder: Path) -> None:
    """Run setuptools for the extension, with everything that it writes under `folder`."""
    from Cython.Build import cythonize
    from setuptools import Extension
    from setuptools import setup as run

    source = f"{NAME}.pyx"
    shutil.copy(SOURCE, folder / source)
    os.chdir(folder)  # setuptools wants relative paths
    extensions = cythonize([Extension(NAME, [source], extra_compile_args=OPTIONS)], quiet=True)
    run(
        name="evse-exi-machine",
        version=VERSION,
        description="The compiled EXI codec of the EVSE firmware",
        ext_modules=extensions,
        py_modules=[],
        packages=[],
        script_args=["--quiet", *arguments],
    )


def wheel(target: Path) -> None:
    """Make the wheel in a folder."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build = ["build", "--build-base", str(folder / "build"), "egg_info", "--egg-base", name]
        setup([*build, "bdist_wheel", "--bdist-dir", str(folder / "wheel"), "--dist-dir", str(target)], folder)


def module(target: Path) -> None:
    """Make the extension module in a folder. It is put there in one go, so that several may try at a time."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target) as name:
        folder = Path(name)
        setup(["build_ext", "--build-lib", str(folder / "made"), "--build-temp", str(folder / "build")], folder)
        for made in (folder / "made").glob(f"{NAME}*"):
            made.replace(target / made.name)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("dist"))
    parser.add_argument("--module", action="store_true", help="the extension module, not a wheel")
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()
    (module if arguments.module else wheel)(folder)
    for made in sorted(folder.glob(f"{NAME}*")):
        print(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
