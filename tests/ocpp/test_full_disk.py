"""A file system that is really full: nothing flows that cannot be written down, and nothing is lost or doubled."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOUNT = 'mount -t tmpfs -o size=1m none "$0"'


def in_own_namespace(folder: Path, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["unshare", "-m", "sh", "-c", command, str(folder), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("moment", ["before", "charging", "unplugged"])
def test_a_real_file_system_that_fills_up(tmp_path: Path, moment: str) -> None:
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        pytest.skip("a small file system can only be mounted by root, in a mount namespace (unshare -m)")
    tried = in_own_namespace(tmp_path, MOUNT)
    if tried.returncode != 0:
        pytest.skip(f"no tmpfs can be mounted here: {tried.stderr.strip()}")
    command = f'{MOUNT} && exec "$1" -m tests.ocpp.full_disk "$0" "$2"'
    done = in_own_namespace(tmp_path, command, sys.executable, moment)
    assert done.returncode == 0, done.stderr
    assert not any(tmp_path.iterdir()), "it was mounted over this folder, and is gone"
