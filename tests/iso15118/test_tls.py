"""The TLS engine against the ssl module and openssl s_client, with and without hostile bytes."""

import random
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.core.errors import LocalProtocolError
from firmware.iso15118.client_hello import AuthorityKind, ClientHello, TrustedAuthority
from firmware.iso15118.pki.identity import ServerIdentity
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.tls import (
    OcspSource,
    TlsEngine,
    TlsError,
    TlsServer,
    choose_identity,
    key_log_to_file,
)
from hil import pki as test_pki

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl program")


@pytest.fixture(scope="module")
def pki() -> test_pki.Pki:
    return test_pki.generate()


def identity_of(chain: test_pki.Chain) -> ServerIdentity:
    return ServerIdentity(
        (chain.leaf.certificate, chain.sub2.certificate, chain.sub1.certificate),
        SoftwareKey(chain.leaf.key),
        chain.root.certificate,
    )


def ocsp_response(chain: test_pki.Chain) -> bytes:
    now = datetime.now(UTC)
    return (
        ocsp.OCSPResponseBuilder()
        .add_response(
            chain.leaf.certificate,
            chain.sub2.certificate,
            hashes.SHA256(),
            ocsp.OCSPCertStatus.GOOD,
            now,
            now + timedelta(hours=1),
            None,
            None,
        )
        .responder_id(ocsp.OCSPResponderEncoding.HASH, chain.sub2.certificate)
        .sign(chain.sub2.key, hashes.SHA256())
        .public_bytes(Encoding.DER)
    )


class Client:
    """The ssl module as the vehicle, in memory."""

    def __init__(self, root: x509.Certificate, ciphers: str | None = None, tls13: bool = False) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.load_verify_locations(cadata=root.public_bytes(Encoding.PEM).decode())
        context.maximum_version = ssl.TLSVersion.TLSv1_3 if tls13 else ssl.TLSVersion.TLSv1_2
        if ciphers:
            context.set_ciphers(ciphers)
        self.incoming, self.outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.connection = context.wrap_bio(self.incoming, self.outgoing)
        self.done = False

    def step(self) -> bytes:
        try:
            if not self.done:
                self.connection.do_handshake()
                self.done = True
        except ssl.SSLWantReadError:
            pass
        return self.outgoing.read()


def shake(client: Client, engine: TlsEngine, chunk: int = 1 << 20) -> None:
    """Carry octets to and fro until both have nothing to say."""
    while True:
        sent = client.step()
        for start in range(0, len(sent), chunk):
            engine.receive_data(sent[start : start + chunk])
        answer = engine.data_to_send()
        client.incoming.write(answer)
        if not sent and not answer:
            return


@pytest.mark.parametrize("chunk", [1, 7, 1 << 20])
def test_handshake_and_data_in_any_chunking(pki: test_pki.Pki, chunk: int) -> None:
    engine = TlsServer([identity_of(pki.secc)]).engine()
    client = Client(pki.v2g_root.certificate)
    assert (engine.version, engine.cipher, engine.peer_chain, engine.client_hello) == (None, None, (), None)
    shake(client, engine, chunk)
    assert engine.handshake_done
    assert client.done
    assert engine.version == "TLSv1.2"
    assert engine.cipher == "ECDHE-ECDSA-AES128-SHA256"  # ours first, although the client has GCM
    assert engine.peer_chain == ()
    assert engine.client_hello is not None
    client.connection.write(b"request" * 10_000)
    sent = client.outgoing.read()
    for start in range(0, len(sent), max(chunk, 100)):
        engine.receive_data(sent[start : start + max(chunk, 100)])
    assert engine.read() == b"request" * 10_000
    assert engine.read() == b""
    engine.write(b"response" * 10_000)
    client.incoming.write(engine.data_to_send())
    received = b""
    while len(received) < 80_000:
        received += client.connection.read(65536)
    assert received == b"response" * 10_000


@pytest.mark.parametrize(
    ("ciphers", "expected"),
    [
        ("ECDHE-ECDSA-AES128-SHA256", "ECDHE-ECDSA-AES128-SHA256"),  # Josev's EVCC and most cars
        ("ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES128-GCM-SHA256"),
    ],
)
def test_suites(pki: test_pki.Pki, ciphers: str, expected: str) -> None:
    engine = TlsServer([identity_of(pki.secc)]).engine()
    shake(Client(pki.v2g_root.certificate, ciphers), engine)
    assert engine.cipher == expected


def test_client_that_offers_1_3_too_gets_1_2(pki: test_pki.Pki) -> None:
    engine = TlsServer([identity_of(pki.secc)]).engine()
    shake(Client(pki.v2g_root.certificate, tls13=True), engine)
    assert engine.version == "TLSv1.2"


def test_no_common_suite_is_named_and_answered_with_an_alert(pki: test_pki.Pki) -> None:
    engine = TlsServer([identity_of(pki.secc)]).engine()
    client = Client(pki.v2g_root.certificate, "ECDHE-RSA-AES128-GCM-SHA256")
    with pytest.raises(TlsError, match="no shared cipher"):
        shake(client, engine)
    client.incoming.write(engine.data_to_send())
    with pytest.raises(ssl.SSLError, match=r"(?i)handshake.failure"):
        client.step()
    with pytest.raises(TlsError):
        engine.receive_data(b"more")


def test_vehicle_that_does_not_trust_our_root_is_named(pki: test_pki.Pki) -> None:
    engine = TlsServer([identity_of(pki.secc)]).engine()
    client = Client(pki.mo_root.certificate)
    engine.receive_data(client.step())
    client.incoming.write(engine.data_to_send())
    with pytest.raises(ssl.SSLCertVerificationError):
        client.step()
    with pytest.raises(TlsError, match="unknown ca"):
        engine.receive_data(client.outgoing.read())


def test_close_notify_both_ways(pki: test_pki.Pki) -> None:
    engine = TlsServer([identity_of(pki.secc)]).engine()
    client = Client(pki.v2g_root.certificate)
    shake(client, engine)
    assert not engine.peer_closed
    with pytest.raises(ssl.SSLWantReadError):
        client.connection.unwrap()
    engine.receive_data(client.outgoing.read())
    assert engine.peer_closed
    engine.close()
    engine.close()
    client.incoming.write(engine.data_to_send())
    client.connection.unwrap()


def test_close_at_any_moment(pki: test_pki.Pki) -> None:
    server = TlsServer([identity_of(pki.secc)])
    fresh = server.engine()
    fresh.close()
    assert fresh.data_to_send() == b""
    halfway = server.engine()
    halfway.receive_data(Client(pki.v2g_root.certificate).step())
    halfway.close()
    halfway.data_to_send()


def test_write_before_the_handshake_is_our_mistake(pki: test_pki.Pki) -> None:
    engine = TlsServer([identity_of(pki.secc)]).engine()
    with pytest.raises(LocalProtocolError):
        engine.write(b"too early")


def test_key_that_does_not_fit_is_refused_at_start(pki: test_pki.Pki) -> None:
    good = identity_of(pki.secc)
    with pytest.raises(LocalProtocolError):
        TlsServer([ServerIdentity(good.chain, SoftwareKey(pki.cps.leaf.key))])
    with pytest.raises(LocalProtocolError):
        TlsServer([])


def test_a_server_that_follows_another_takes_over_what_stays(pki: test_pki.Pki) -> None:
    other = test_pki.generate()
    stays, new = identity_of(pki.secc), identity_of(other.secc)
    before = TlsServer([stays])
    after = TlsServer([new, stays], before=before)
    by_name = TrustedAuthority(AuthorityKind.CERT_SHA1_HASH, pki.v2g_root.certificate.fingerprint(hashes.SHA1()))
    (_, old), (_, kept) = before._context_for(hello_with(by_name)), after._context_for(hello_with(by_name))
    assert old is kept
    engine = after.engine()
    shake(Client(other.v2g_root.certificate), engine)
    assert engine.handshake_done


# --- The chain by trusted_ca_keys --------------------------------------------------------------------------------


def hello_with(*authorities: TrustedAuthority) -> ClientHello:
    return ClientHello((0x0303,), (0xC023,), trusted_authorities=authorities)


def test_chain_by_trusted_ca_keys(pki: test_pki.Pki) -> None:
    other = test_pki.generate()
    first, second = identity_of(pki.secc), identity_of(other.secc)
    root = other.v2g_root.certificate
    key_hash = x509.SubjectKeyIdentifier.from_public_key(root.public_key()).digest
    for authority in (
        TrustedAuthority(AuthorityKind.CERT_SHA1_HASH, root.fingerprint(hashes.SHA1())),
        TrustedAuthority(AuthorityKind.KEY_SHA1_HASH, key_hash),
    ):
        unknown = TrustedAuthority(AuthorityKind.CERT_SHA1_HASH, bytes(20))
        assert choose_identity(hello_with(unknown, authority), [first, second]) is second
    assert choose_identity(hello_with(TrustedAuthority(AuthorityKind.PRE_AGREED)), [first, second]) is first
    assert choose_identity(ClientHello((0x0303,), (0xC023,)), [first, second]) is first
    by_name = TrustedAuthority(AuthorityKind.X509_NAME, root.subject.public_bytes())
    assert choose_identity(hello_with(by_name), [second]) is second
    rootless = ServerIdentity(first.chain, first.key)
    assert choose_identity(hello_with(by_name), [rootless, second]) is second


# --- Hostile bytes -----------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=200), st.booleans())
def test_garbage_gives_the_typed_error_only(pki: test_pki.Pki, garbage: bytes, as_record: bool) -> None:
    engine = TlsServer([identity_of(pki.secc)]).engine()
    data = b"\x16\x03\x01" + len(garbage).to_bytes(2, "big") + garbage if as_record else garbage
    try:
        engine.receive_data(data)
    except TlsError:
        assert engine.data_to_send()[:1] == b"\x15"  # an alert
    assert not engine.handshake_done
    assert engine.read() == b""


@pytest.mark.parametrize(
    ("hello", "alert"),
    [
        (b"GET / HTTP/1.1", 10),  # unexpected_message
        (b"\x16\x03\x01\x00\x04\x02\x00\x00\x00", 10),
        (b"\x16\x03\x01\x00\x08\x01\x00\x00\x04\x03\x03\x00\x00", 50),  # decode_error: it ends in its random
    ],
)
def test_what_is_no_hello_and_what_is_a_broken_one(pki: test_pki.Pki, hello: bytes, alert: int) -> None:
    engine = TlsServer([identity_of(pki.secc)]).engine()
    with pytest.raises(TlsError, match="TLS handshake failed"):
        engine.receive_data(hello)
    assert engine.data_to_send() == bytes([0x15, 3, 3, 0, 2, 2, alert])


def test_plaintext_v2gtp_is_refused(pki: test_pki.Pki) -> None:
    engine = TlsServer([identity_of(pki.secc)]).engine()
    with pytest.raises(TlsError):
        engine.receive_data(bytes.fromhex("01fe80010000000180"))


def test_corruption_at_any_point_of_the_conversation(pki: test_pki.Pki) -> None:
    dice = random.Random(15118)
    server = TlsServer([identity_of(pki.secc)])
    failures = 0
    for _ in range(60):
        engine, client = server.engine(), Client(pki.v2g_root.certificate)
        try:
            for _ in range(4):
                sent = bytearray(client.step())
                if client.done and not sent:
                    client.connection.write(b"hello" * 20)
                    sent = bytearray(client.outgoing.read())
                if sent and dice.random() < 0.4:
                    sent[dice.randrange(len(sent))] ^= 1 << dice.randrange(8)
                engine.receive_data(bytes(sent))
                client.incoming.write(engine.data_to_send())
        except (TlsError, ssl.SSLError):
            failures += 1
        engine.close()
    assert failures > 10


# --- OCSP stapling and key log -----------------------------------------------------------------------------------


def test_failing_ocsp_source_costs_the_staple_only(pki: test_pki.Pki) -> None:
    def broken(_leaf: x509.Certificate) -> bytes | None:
        raise RuntimeError("no network")

    for source in (broken, lambda _leaf: None):
        engine = TlsServer([identity_of(pki.secc)], ocsp=source).engine()
        shake(Client(pki.v2g_root.certificate), engine)
        assert engine.handshake_done


def test_key_log_only_by_explicit_argument(pki: test_pki.Pki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "from_environment"))
    shake(Client(pki.v2g_root.certificate), TlsServer([identity_of(pki.secc)]).engine())
    assert list(tmp_path.iterdir()) == []
    path = tmp_path / "keys.log"
    shake(
        Client(pki.v2g_root.certificate),
        TlsServer([identity_of(pki.secc)], key_log=key_log_to_file(path)).engine(),
    )
    assert path.read_text().startswith("CLIENT_RANDOM ")
    assert path.stat().st_mode & 0o777 == 0o600


@contextmanager
def serving(chain: test_pki.Chain, source: OcspSource | None = None) -> Iterator[int]:
    """The engine behind a TCP port for one connection: echoes in capitals."""
    listener = socket.create_server(("::1", 0), family=socket.AF_INET6)

    def serve() -> None:
        connection, _ = listener.accept()
        engine = TlsServer([identity_of(chain)], ocsp=source).engine()
        with connection:
            while data := connection.recv(4096):
                try:
                    engine.receive_data(data)
                except TlsError:
                    connection.sendall(engine.data_to_send())
                    return
                if plaintext := engine.read():
                    engine.write(plaintext.upper())
                connection.sendall(engine.data_to_send())

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()
        thread.join(10)


def s_client(port: int, directory: Path, *arguments: str) -> str:
    result = subprocess.run(
        ["openssl", "s_client", "-connect", f"[::1]:{port}", "-CAfile", "root.pem", *arguments],
        input="Q-is-not-first\n",
        cwd=directory,
        capture_output=True,
        text=True,
        timeout=30,
    )
    return result.stdout + result.stderr


@needs_openssl
def test_openssl_s_client_with_the_prescribed_suite(pki: test_pki.Pki, tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_bytes(pki.v2g_root.pem)
    with serving(pki.secc) as port:
        output = s_client(
            port, tmp_path, "-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA256", "-curves", "P-256",
            "-verify_return_error", "-no_ign_eof",
        )  # fmt: skip
    assert "Verify return code: 0 (ok)" in output
    assert "Cipher is ECDHE-ECDSA-AES128-SHA256" in output
    assert "TLSv1.2" in output
    assert "No client certificate CA names sent" in output


@needs_openssl
@pytest.mark.parametrize("stapled", [True, False])
def test_openssl_s_client_sees_the_stapled_response(pki: test_pki.Pki, tmp_path: Path, stapled: bool) -> None:
    (tmp_path / "root.pem").write_bytes(pki.v2g_root.pem)
    response = ocsp_response(pki.secc)
    asked: list[x509.Certificate] = []

    def source(leaf: x509.Certificate) -> bytes | None:
        asked.append(leaf)
        return response if stapled else None

    with serving(pki.secc, source) as port:
        output = s_client(port, tmp_path, "-tls1_2", "-status")
    assert asked == [pki.secc.leaf.certificate]
    assert ("OCSP Response Status: successful" in output) is stapled
    assert ("Cert Status: good" in output) is stapled
    assert ("OCSP response: no response sent" in output) is not stapled


@needs_openssl
def test_openssl_s_client_with_another_root(pki: test_pki.Pki, tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_bytes(pki.mo_root.pem)
    with serving(pki.secc) as port:
        output = s_client(port, tmp_path, "-tls1_2", "-verify_return_error")
    assert "verify error" in output
    assert "Cipher is (NONE)" in output
