"""Tests run in several processes, each in a network of its own.

As root every worker moves into a network namespace with nothing but loopback, so that several real daemons can hold
UDP 15118 at once and no test can reach another's ports. Without root the tests run one after another.
"""

import ctypes
import os
import shutil
import subprocess

import pytest
from hypothesis import settings

# How long an example takes depends on what else the machine does; nothing here is judged by time.
settings.register_profile("station", deadline=None)
settings.load_profile("station")

CLONE_NEWNET = 0x40000000


def _may_unshare() -> bool:
    return (
        os.geteuid() == 0
        and shutil.which("unshare") is not None
        and (subprocess.run(["unshare", "--net", "true"], capture_output=True).returncode == 0)
    )


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One worker more than there are cores, because the long tests wait for timers of standards most of the time."""
    return (os.cpu_count() or 1) + 1 if _may_unshare() else 0


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") or not _may_unshare():
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "no network namespace for this test process")
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
