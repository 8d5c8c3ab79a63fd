"""The client certificate's key in a token: a real handshake with it, and what is said when it cannot be."""

import ssl
import subprocess
import sys
from pathlib import Path

import pytest

from firmware.core.config import PkiSection
from firmware.core.errors import ConfigError
from firmware.core.keys.api import Role
from firmware.core.keys.credentials import Credentials, Subject
from firmware.core.keys.files import FileKeyStore
from firmware.ocpp_client import tls_key
from tests.core.keys.ca import NOW, Ca
from tests.core.keys.tokens import HAS_ABRMD, HAS_ENGINE, HAS_SOFTHSM, HAS_SWTPM, softhsm, swtpm

ROOT = Path(__file__).resolve().parents[2]


def handshake(folder: Path, kind: str, how: str, *before: str) -> str:
    done = subprocess.run(
        [*before, sys.executable, "-m", "tests.ocpp_client.token_handshake", str(folder), kind, how],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


@pytest.mark.skipif(not (HAS_SOFTHSM and HAS_ENGINE), reason="needs softhsm2 and libengine-pkcs11-openssl")
def test_handshake_with_a_key_in_a_pkcs11_token(tmp_path: Path) -> None:
    pin = softhsm(tmp_path / "softhsm")
    assert handshake(tmp_path, "pkcs11", str(pin)) == "record calls TLSv1.3 key.uri"


@pytest.mark.skipif(not (HAS_SWTPM and HAS_ABRMD), reason="needs swtpm, tpm2-openssl, tpm2-abrmd and D-Bus")
def test_handshake_with_a_key_in_the_tpm(tmp_path: Path) -> None:
    with swtpm(tmp_path / "tpm") as tcti:
        assert handshake(tmp_path, "tpm2", tcti, "dbus-run-session", "--") == "record calls TLSv1.3 key.tss2"


def test_a_key_in_a_file_as_ever_and_what_fails_is_named(tmp_path: Path) -> None:
    credentials, ca = Credentials(tmp_path, [FileKeyStore()]), Ca()
    pending = credentials.request(Role.CSMS, Subject("CS1"), NOW)
    done = credentials.install(pending, (ca.sign(pending.csr), ca.sub), NOW)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    tls_key.use(context, str(done.folder / "chain.pem"), str(tls_key.key_file(done.folder)), PkiSection())
    (done.folder / "key.pem").rename(done.folder / "key.uri")
    pki = PkiSection(pkcs11_module="/none", pkcs11_token="x", pkcs11_pin_file=str(tmp_path / "none"))
    with pytest.raises(ConfigError, match="PIN of the token cannot be read"):
        tls_key.use(context, str(done.folder / "chain.pem"), str(tls_key.key_file(done.folder)), pki)
