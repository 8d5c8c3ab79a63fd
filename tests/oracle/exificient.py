"""EXIficient, the EXI codec inside the PyPI package `iso15118`, driven through `Oracle.java`.

The package lives in an environment of its own; EVSE_PEER_PYTHON names its interpreter (default: `.venv-peer` in the
checkout). Without Java or that environment `start` raises `Missing` with the reason, and tests skip.
"""

from __future__ import annotations

import base64
import functools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.oracle import der_schema

ROOT = Path(__file__).resolve().parents[2]
GRAMMARS = {
    "sap": "CommonAppProtocol",
    "din": "DINSpec_70121",
    "iso2": "ISO15118_2Grammar",
    "iso20_common": "ISO15118_20_V2G_CI_CommonMessages",
    "iso20_ac": "ISO15118_20_V2G_CI_AC",
    "iso20_dc": "ISO15118_20_V2G_CI_DC",
    "iso20_acdp": "ISO15118_20_V2G_CI_ACDP",
    "iso20_wpt": "ISO15118_20_V2G_CI_WPT",
    "xmldsig": "XMLDSIG_Core_Schema_Grammar",
}


class Missing(Exception):
    """The oracle cannot run here."""


class OracleError(Exception):
    """EXIficient did not take the request."""


@functools.cache
def peer_package() -> Path:
    """The folder `iso15118/shared` of the peer package. Raises Missing."""
    python = os.environ.get("EVSE_PEER_PYTHON") or str(ROOT / ".venv-peer" / "bin" / "python")
    if not Path(python).exists():
        raise Missing(f"no peer environment: {python} does not exist (EVSE_PEER_PYTHON)")
    code = "import importlib.util as u; print(u.find_spec('iso15118').submodule_search_locations[0])"
    found = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    if found.returncode:
        raise Missing(f"{python} has no package iso15118")
    return Path(found.stdout.strip()) / "shared"


class Oracle:
    """One Java process that encodes and decodes on request."""

    def __init__(self) -> None:
        jar = peer_package() / "EXICodec.jar"
        for tool in ("java", "javac"):
            if shutil.which(tool) is None:
                raise Missing(f"no {tool} on this machine")
        self._folder = tempfile.TemporaryDirectory()
        # In the jar there is none of AC DER; it makes them from a schema.
        self._grammars = GRAMMARS | der_schema.write(Path(self._folder.name), peer_package() / "schemas")
        source = Path(__file__).with_name("Oracle.java")
        subprocess.run(["javac", "-cp", str(jar), "-d", self._folder.name, str(source)], check=True)
        path = f"{jar}{os.pathsep}{self._folder.name}"
        self._process = subprocess.Popen(
            ["java", "-cp", path, "Oracle"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def close(self) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._process.stdout.close()
        self._folder.cleanup()

    def _ask(self, verb: str, schema: str, payload: bytes, *, fragment: bool, repeat: int) -> tuple[bytes, int]:
        assert self._process.stdin is not None and self._process.stdout is not None
        kind = "fragment" if fragment else "document"
        request = f"{verb} {self._grammars[schema]} {kind} {base64.b64encode(payload).decode()} {repeat}\n"
        self._process.stdin.write(request)
        self._process.stdin.flush()
        words = self._process.stdout.readline().split(" ")
        if words[0] != "ok":
            raise OracleError(" ".join(words[1:]).strip())
        return base64.b64decode(words[1]), int(words[2])

    def encode(self, schema: str, xml: bytes, *, fragment: bool = False) -> bytes:
        return self._ask("encode", schema, xml, fragment=fragment, repeat=1)[0]

    def decode(self, schema: str, exi: bytes, *, fragment: bool = False) -> bytes:
        return self._ask("decode", schema, exi, fragment=fragment, repeat=1)[0]

    def time(self, verb: str, schema: str, payload: bytes, repeat: int) -> float:
        """Microseconds of one run."""
        return self._ask(verb, schema, payload, fragment=False, repeat=repeat)[1] / 1000
