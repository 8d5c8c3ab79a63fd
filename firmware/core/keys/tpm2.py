"""Keys in a TPM 2.0: made there; what lies in the folder is a blob that only this TPM can use.

Owns: this key store, over the `openssl` program and the provider `tpm2` (Debian: tpm2-openssl). May not: speak TLS; a
TLS library whose OpenSSL has the provider loads `key.tss2` as it would load a PEM key (`ocpp_client/tls_key.py`).

A program and not a library, because a request is signed once in months and the provider brings all that is needed.
"""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from firmware.core.keys.api import TPM_FILE, KeyStoreError, Role
from firmware.core.keys.files import write_durably
from firmware.core.keys.token_key import TokenKey

PROVIDERS = ("-provider", "tpm2", "-provider", "default", "-propquery", "?provider=tpm2")
TIMEOUT_S = 30.0
_GROUPS = {"secp256r1": "P-256"}
_TCTI = "TPM2OPENSSL_TCTI"


class Tpm2KeyStore:
    """`KeyStore` in the TPM. `tcti`: how to reach it; empty: the kernel's resource manager. V2G keys are not kept here:
    the TLS library of that side has its own OpenSSL and reaches no TPM."""

    name = "tpm2"
    slow = True
    roles = frozenset({Role.CSMS, Role.CONTRACT})

    def __init__(self, tcti: str = "") -> None:
        self.tcti = tcti

    def generate(self, folder: Path, role: Role, curve: ec.EllipticCurve) -> ec.EllipticCurvePrivateKey:
        if curve.name not in _GROUPS:
            raise KeyStoreError(f"keys on {curve.name} are not made in a TPM")
        blob = self._run(
            ["genpkey", *PROVIDERS, "-algorithm", "EC", "-pkeyopt", f"group:{_GROUPS[curve.name]}"], "make a key"
        )
        if b"TSS2 PRIVATE KEY" not in blob:
            raise KeyStoreError("the TPM made no key: openssl took another provider")
        try:
            write_durably(folder / TPM_FILE, blob, 0o600)
        except OSError as error:
            raise KeyStoreError(f"{folder / TPM_FILE} cannot be written: {error.strerror}") from None
        return self.open(folder)

    def holds(self, folder: Path) -> bool:
        return (folder / TPM_FILE).exists()

    def open(self, folder: Path) -> ec.EllipticCurvePrivateKey:
        path = folder / TPM_FILE
        text = self._run(["pkey", *PROVIDERS, "-in", str(path), "-pubout"], "read a key")
        try:
            public = load_pem_public_key(text)
        except ValueError:
            raise KeyStoreError(f"{path} is no key of this TPM") from None
        if not isinstance(public, ec.EllipticCurvePublicKey):
            raise KeyStoreError(f"{path} is no key on an elliptic curve")
        return TokenKey(public, lambda data, algorithm: self._sign(path, data, algorithm))

    def remove(self, folder: Path) -> None:
        try:
            (folder / TPM_FILE).unlink(missing_ok=True)  # the TPM keeps nothing of it
        except OSError as error:
            raise KeyStoreError(f"the key in {folder} cannot be removed: {error.strerror}") from None

    def location(self, folder: Path) -> str:
        return f"TPM 2.0, blob {folder / TPM_FILE}"

    def _sign(self, path: Path, data: bytes, algorithm: ec.EllipticCurveSignatureAlgorithm) -> bytes:
        if isinstance(algorithm.algorithm, Prehashed):
            raise KeyStoreError("the TPM hashes what it signs")
        with tempfile.NamedTemporaryFile() as message:
            message.write(data)
            message.flush()
            return self._run(
                ["pkeyutl", *PROVIDERS, "-sign", "-rawin", "-digest", algorithm.algorithm.name, "-inkey", str(path),
                 "-in", message.name],
                "sign",
            )  # fmt: skip

    def _run(self, arguments: Sequence[str], what: str) -> bytes:
        environment = {**os.environ, _TCTI: self.tcti} if self.tcti else None
        try:
            done = subprocess.run(
                ["openssl", *arguments], capture_output=True, timeout=TIMEOUT_S, env=environment, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            raise KeyStoreError(f"the TPM cannot {what}: the program openssl does not answer") from None
        if done.returncode != 0:
            last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise KeyStoreError(f"the TPM cannot {what}: {last[0][:160] if last else 'no reason given'}")
        return done.stdout
