"""TLS towards the CSMS against `openssl s_server`: versions, suites, roots, dates, names, client certificate."""

import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from firmware.core.config import Config, OcppSection
from firmware.ocpp_client.client_identity import Shown
from firmware.ocpp_client.revocation import use_lists
from firmware.ocpp_client.tls import security_events, tls_for
from hil import pki as test_pki
from hil.ca import Authority, certificate, revocation_list

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl program")
NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority(test_pki.generate())


def context(root: Path, shown: Shown | None = None) -> ssl.SSLContext:
    section = OcppSection(
        url="wss://localhost:1", security_profile=3 if shown else 2, ca_file=str(root), password="x" * 16
    )
    made = tls_for(Config(ocpp=section), (), shown)
    assert made is not None
    return made.context


@contextmanager
def server(
    authority: Authority, folder: Path, *arguments: str, client: bool = False, mode: str = "-rev"
) -> Iterator[int]:
    """s_server that echoes lines backwards to whom it has let in (`mode` -www: that answers as a web server)."""
    if not (folder / "server.pem").exists():
        authority.server_context(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    demand = ["-CAfile", "csms_root.pem", "-Verify", "2", "-verify_return_error"] if client else []
    process = subprocess.Popen(
        ["openssl", "s_server", "-accept", f"127.0.0.1:{port}", "-cert", "server.pem", "-key", "server_key.pem",
         mode, *demand, *arguments],
        cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(250):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.02)
        yield port
    finally:
        process.kill()
        process.wait(10)


def talk(port: int, chosen: ssl.SSLContext, name: str = "localhost") -> tuple[str, str]:
    """A line to the server and back; version and suite."""
    with (
        socket.create_connection(("127.0.0.1", port), timeout=10) as plain,
        chosen.wrap_socket(plain, server_hostname=name) as line,
    ):
        line.sendall(b"abc\n")
        assert line.recv(10).strip() == b"cba"
        cipher = line.cipher()
        return str(line.version()), cipher[0] if cipher else ""


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ("TLSv1.3", "TLS_AES_256_GCM_SHA384")),
        (("-tls1_2",), ("TLSv1.2", "ECDHE-ECDSA-AES128-GCM-SHA256")),
        (("-tls1_2", "-cipher", "ECDHE-ECDSA-AES256-GCM-SHA384"), ("TLSv1.2", "ECDHE-ECDSA-AES256-GCM-SHA384")),
    ],
)
def test_what_is_spoken(
    authority: Authority, tmp_path: Path, arguments: tuple[str, ...], expected: tuple[str, str]
) -> None:
    with server(authority, tmp_path, *arguments) as port:
        assert talk(port, context(authority.root_file(tmp_path))) == expected


@pytest.mark.parametrize(
    ("arguments", "event"),
    [
        (("-tls1", "-cipher", "ALL:@SECLEVEL=0"), "InvalidTLSVersion"),
        (("-tls1_1", "-cipher", "ALL:@SECLEVEL=0"), "InvalidTLSVersion"),
        (("-tls1_2", "-cipher", "ECDHE-ECDSA-CHACHA20-POLY1305"), "InvalidTLSCipherSuite"),
        (("-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA256"), "InvalidTLSCipherSuite"),
        (("-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA"), "InvalidTLSCipherSuite"),
        (("-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-CCM8:@SECLEVEL=0"), "InvalidTLSCipherSuite"),
        (("-tls1_2", "-cipher", "ECDHE-ECDSA-NULL-SHA:@SECLEVEL=0"), "InvalidTLSCipherSuite"),
        (("-tls1_2", "-cipher", "AECDH-AES128-SHA:@SECLEVEL=0"), "InvalidTLSCipherSuite"),
    ],
)
def test_what_is_not_spoken_is_a_security_event(
    authority: Authority, tmp_path: Path, arguments: tuple[str, ...], event: str
) -> None:
    with server(authority, tmp_path, *arguments) as port, pytest.raises((ssl.SSLError, OSError)) as caught:
        talk(port, context(authority.root_file(tmp_path)))
    assert security_events(caught.value) == (event,)  # type: ignore[arg-type]


RSA_GOOD = ("AES128-GCM-SHA256", "AES256-GCM-SHA384")
RSA_BAD = ("AES128-SHA", "AES256-SHA256", "AES128-CCM", "ECDHE-RSA-AES128-GCM-SHA256", "DHE-RSA-AES128-GCM-SHA256")


@pytest.mark.parametrize("suite", RSA_GOOD + RSA_BAD)
def test_suites_with_a_server_whose_key_is_rsa(authority: Authority, tmp_path: Path, suite: str) -> None:
    write_server(authority, tmp_path, "localhost", (-1.0, 9.0), rsa.generate_private_key(65537, 2048))
    with server(authority, tmp_path, "-tls1_2", "-cipher", f"{suite}:@SECLEVEL=0") as port:
        if suite in RSA_GOOD:
            assert talk(port, context(authority.root_file(tmp_path))) == ("TLSv1.2", suite)
        else:
            with pytest.raises((ssl.SSLError, OSError)) as caught:
                talk(port, context(authority.root_file(tmp_path)))
            assert security_events(caught.value) == ("InvalidTLSCipherSuite",)  # type: ignore[arg-type]


def test_a_short_rsa_key_is_refused(authority: Authority, tmp_path: Path) -> None:
    write_server(authority, tmp_path, "localhost", (-1.0, 9.0), rsa.generate_private_key(65537, 1024))
    with (
        server(authority, tmp_path, "-tls1_2", "-cipher", "ALL:@SECLEVEL=0") as port,
        pytest.raises(ssl.SSLCertVerificationError, match="key too weak") as caught,
    ):
        talk(port, context(authority.root_file(tmp_path)))
    assert "InvalidCsmsCertificate" in security_events(caught.value)


def write_server(authority: Authority, folder: Path, name: str, days: tuple[float, float], key: Any = None) -> None:
    """Another certificate for the server."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    spec = test_pki.x509.Name([test_pki.x509.NameAttribute(NameOID.COMMON_NAME, name)])
    start, end = (NOW + timedelta(days=day) for day in days)
    leaf = certificate(spec, key.public_key(), authority.csms_root, start, end, client=True)
    (folder / "server.pem").write_bytes(leaf.public_bytes(Encoding.PEM))
    (folder / "server_key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


@pytest.mark.parametrize(
    ("name", "days", "why"),
    [
        ("localhost", (-9.0, -1.0), "expired"),
        ("localhost", (1.0, 9.0), "not yet valid"),
        ("somebody.else", (-1.0, 9.0), "ostname mismatch"),
    ],
)
def test_a_server_certificate_that_is_not_good(
    authority: Authority, tmp_path: Path, name: str, days: tuple[float, float], why: str
) -> None:
    write_server(authority, tmp_path, name, days)
    with server(authority, tmp_path) as port, pytest.raises(ssl.SSLCertVerificationError, match=why) as caught:
        talk(port, context(authority.root_file(tmp_path)))
    assert security_events(caught.value) == ("InvalidCsmsCertificate", "CsmsFailedToAuthenticate")


@pytest.mark.parametrize(("revoked", "holds"), [(True, 7.0), (False, 7.0), (True, -0.01)])
def test_a_server_certificate_on_a_list_of_its_issuer(
    authority: Authority, tmp_path: Path, revoked: bool, holds: float
) -> None:
    authority.server_context(tmp_path)
    leaf = x509.load_pem_x509_certificate((tmp_path / "server.pem").read_bytes())
    crl = revocation_list(authority.csms_root, (leaf,) if revoked else (), NOW, timedelta(days=holds))
    (tmp_path / "crls/csms").mkdir(parents=True)
    (tmp_path / "crls/csms/a.pem").write_bytes(crl)
    (tmp_path / "crls/csms/b.pem").write_text("rubbish")
    chosen = context(authority.root_file(tmp_path))
    assert use_lists(chosen, tmp_path, NOW) == (1 if holds > 0 else 0)
    with server(authority, tmp_path) as port:
        if revoked and holds > 0:
            with pytest.raises(ssl.SSLCertVerificationError, match="revoked") as caught:
                talk(port, chosen)
            assert security_events(caught.value) == ("InvalidCsmsCertificate", "CsmsFailedToAuthenticate")
        else:
            talk(port, chosen)


def test_another_root(authority: Authority, tmp_path: Path) -> None:
    other = Authority(authority.world).root_file(tmp_path / "other")
    with server(authority, tmp_path) as port, pytest.raises(ssl.SSLCertVerificationError, match="certificate"):
        talk(port, context(other))


@pytest.mark.parametrize("version", ["-tls1_3", "-tls1_2"])
def test_client_certificate_shown_missing_and_of_a_stranger(authority: Authority, tmp_path: Path, version: str) -> None:
    root = authority.root_file(tmp_path)
    ours = Shown(*map(str, authority.client("CS1", tmp_path)))
    stranger = Shown(*map(str, Authority(authority.world).client("CS1", tmp_path / "stranger")))
    with server(authority, tmp_path, version, client=True) as port:
        assert talk(port, context(root, ours))[0] == ("TLSv1.3" if version == "-tls1_3" else "TLSv1.2")
        for shown in (None, stranger):
            with pytest.raises((ssl.SSLError, OSError, AssertionError)):  # in 1.3 the alert comes with the first answer
                talk(port, context(root, shown))


def test_the_key_must_fit(authority: Authority, tmp_path: Path) -> None:
    ours = Shown(*map(str, authority.client("CS1", tmp_path)))
    other = Shown(*map(str, authority.client("CS1", tmp_path / "other")))
    with pytest.raises(Exception, match="certificate files of"):
        context(authority.root_file(tmp_path), replace(ours, key=other.key))
