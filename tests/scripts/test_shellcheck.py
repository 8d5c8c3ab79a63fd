"""ShellCheck on every shell script of the project."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def shell_scripts() -> list[Path]:
    found = []
    for path in sorted([*ROOT.glob("scripts/**/*"), *ROOT.glob("systemd/**/*"), *ROOT.glob(".ci/*")]):
        if path.is_file() and path.read_bytes()[:2] == b"#!" and b"sh" in path.read_bytes().split(b"\n", 1)[0]:
            found.append(path)
    return found


def test_there_are_scripts() -> None:
    assert {"install-debian.sh", "net-setup", "keep-crash"} <= {path.name for path in shell_scripts()}


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
@pytest.mark.parametrize("path", shell_scripts(), ids=lambda path: path.name)
def test_shellcheck(path: Path) -> None:
    result = subprocess.run(["shellcheck", str(path)], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
