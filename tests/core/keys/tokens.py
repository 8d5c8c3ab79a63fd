"""SoftHSM2 and swtpm for tests: each in a folder of its own, found through the environment."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MODULE = next(
    (
        path
        for path in (
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
        )
        if Path(path).exists()
    ),
    "",
)
TOKEN, PIN = "station", "123456"
HAS_SOFTHSM = bool(MODULE and shutil.which("softhsm2-util"))
HAS_SWTPM = bool(
    shutil.which("swtpm") and shutil.which("openssl") and list(Path("/usr/lib").glob("*/ossl-modules/tpm2.so"))
)
HAS_ABRMD = bool(shutil.which("tpm2-abrmd") and shutil.which("dbus-run-session"))
HAS_ENGINE = bool(list(Path("/usr/lib").glob("*/engines-3/*pkcs11.so")))


def softhsm(folder: Path) -> Path:
    """A new token; the file with its PIN. SOFTHSM2_CONF is set for this process and its children."""
    (folder / "tokens").mkdir(parents=True)
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder}/tokens\nobjectstore.backend = file\n")
    (folder / "pin").write_text(PIN + "\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    subprocess.run(
        ["softhsm2-util", "--init-token", "--free", "--label", TOKEN, "--pin", PIN, "--so-pin", "654321"],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder / "pin"


def _free_pair() -> int:
    """Two ports in a row: the second is the control port that the TCTI expects there."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


@contextmanager
def swtpm(folder: Path) -> Iterator[str]:
    """A TPM that runs; the TCTI to reach it."""
    folder.mkdir(parents=True, exist_ok=True)
    port = _free_pair()
    process = subprocess.Popen(
        [
            "swtpm", "socket", "--tpm2", "--tpmstate", f"dir={folder}", "--flags", "not-need-init,startup-clear",
            "--server", f"type=tcp,port={port},bindaddr=127.0.0.1",
            "--ctrl", f"type=tcp,port={port + 1},bindaddr=127.0.0.1",
        ]
    )  # fmt: skip
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port + 1)) == 0:
                    break
            time.sleep(0.02)
        yield f"swtpm:host=127.0.0.1,port={port}"
    finally:
        process.terminate()
        process.wait(10)
