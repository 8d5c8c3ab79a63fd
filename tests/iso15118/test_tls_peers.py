"""The engine against `openssl s_client`: extensions, roots, dates, revocation, groups, suites, as vehicles see it."""

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from firmware.iso15118.client_hello import AuthorityKind, ClientHello, TrustedAuthority
from firmware.iso15118.pki.identity import ServerIdentity
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.tls import OcspSource, TlsError, TlsServer, choose_identity
from firmware.iso15118.tls13 import VehicleTrust
from hil import pki as test_pki
from hil import pki20
from hil.ca import response, revocation_list
from hil.pki import Spec, Usage

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl program")
NOW = datetime.now(UTC)
SUITE = ("-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA256")
STRICT = ("-verify_return_error", "-x509_strict", "-purpose", "sslserver")


@pytest.fixture(scope="module")
def pki() -> test_pki.Pki:
    return test_pki.generate()


def identity_of(chain: test_pki.Chain) -> ServerIdentity:
    certificates = (chain.leaf.certificate, chain.sub2.certificate, chain.sub1.certificate)
    return ServerIdentity(certificates, SoftwareKey(chain.leaf.key), chain.root.certificate)


def secc_chain(root: test_pki.Entity, **leaf: object) -> test_pki.Chain:
    spec = Spec("DEABCE00000001", "CPO", Usage.SECC)
    subs = (
        Spec("CPO Sub-CA 1", "V2G", Usage.AUTHORITY, 1),
        Spec("CPO Sub-CA 2", "V2G", Usage.AUTHORITY, 0),
    )
    return test_pki.make_chain(root, (*subs, replace(spec, **leaf)), NOW)  # type: ignore[arg-type]


@dataclass
class Served:
    """What became of the one connection that `serving` takes."""

    port: int
    failure: str = ""
    hello: ClientHello | None = None
    version: str | None = None
    cipher: str | None = None
    peer: int = 0


@contextmanager
def serving(
    identities: Sequence[ServerIdentity], source: OcspSource | None = None, vehicles: VehicleTrust | None = None
) -> Iterator[Served]:
    listener = socket.create_server(("::1", 0), family=socket.AF_INET6)
    served = Served(listener.getsockname()[1])

    def serve() -> None:
        connection, _ = listener.accept()
        connection.settimeout(20)
        engine = TlsServer(identities, ocsp=source, vehicles=vehicles).engine()
        with connection:
            try:
                while data := connection.recv(4096):
                    engine.receive_data(data)
                    connection.sendall(engine.data_to_send())
                    if engine.handshake_done:
                        served.version, served.cipher = engine.version, engine.cipher
                        served.hello, served.peer = engine.client_hello, len(engine.peer_chain)
            except TlsError as error:
                served.failure = str(error)
                connection.sendall(engine.data_to_send())
            except OSError as error:
                served.failure = served.failure or str(error)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        listener.close()
        thread.join(20)


def s_client(port: int, folder: Path, root: test_pki.Entity, *arguments: str) -> str:
    (folder / "root.pem").write_bytes(root.pem)
    result = subprocess.run(
        ["openssl", "s_client", "-connect", f"[::1]:{port}", "-CAfile", "root.pem", *arguments],
        input="Q\n", cwd=folder, capture_output=True, text=True, timeout=30,
    )  # fmt: skip
    return result.stdout + result.stderr


def test_the_prescribed_suite_group_and_chain(pki: test_pki.Pki, tmp_path: Path) -> None:
    with serving([identity_of(pki.secc)]) as served:
        output = s_client(served.port, tmp_path, pki.v2g_root, *SUITE, "-groups", "P-256", *STRICT, "-showcerts")
    assert "Verify return code: 0 (ok)" in output
    assert output.count("-----BEGIN CERTIFICATE-----") >= 3  # leaf, sub-CA 2, sub-CA 1; s_client shows the leaf twice
    assert "V2G Root CA" not in output.split("Server certificate")[0].split("s:")[1]  # the root is not presented
    assert served.version == "TLSv1.2" and served.cipher == "ECDHE-ECDSA-AES128-SHA256"
    assert "Server Temp Key: ECDH, prime256v1" in output or "P-256" in output


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256"), "no shared cipher"),
        (("-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA256", "-groups", "P-384"), "no shared cipher|shared"),
        (("-tls1_1",), "version|protocol"),
        (("-tls1_3",), "version|protocol"),
    ],
)
def test_what_we_do_not_speak_ends_in_an_alert_and_its_name(
    pki: test_pki.Pki, tmp_path: Path, arguments: tuple[str, ...], why: str
) -> None:
    with serving([identity_of(pki.secc)]) as served:
        output = s_client(served.port, tmp_path, pki.v2g_root, *arguments)
    assert "Cipher is (NONE)" in output or "no protocols available" in output
    if "no protocols available" not in output:  # then this s_client has not even tried
        assert any(word in served.failure for word in why.split("|")), served.failure


def test_a_vehicle_with_another_root_says_so_and_we_note_it(pki: test_pki.Pki, tmp_path: Path) -> None:
    with serving([identity_of(pki.secc)]) as served:
        output = s_client(served.port, tmp_path, pki.mo_root, *SUITE, "-verify_return_error")
    assert "verify error" in output and "Cipher is (NONE)" in output
    assert "unknown ca" in served.failure


def test_an_expired_leaf_is_refused_by_the_vehicle_and_named(pki: test_pki.Pki, tmp_path: Path) -> None:
    chain = secc_chain(pki.v2g_root, not_before=timedelta(days=-9), not_after=timedelta(days=-1))
    with serving([identity_of(chain)]) as served:
        output = s_client(served.port, tmp_path, pki.v2g_root, *SUITE, "-verify_return_error")
    assert "certificate has expired" in output and "Cipher is (NONE)" in output
    assert "expired" in served.failure, served.failure


# --- Revocation --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("revoked", [False, True])
def test_the_stapled_answer_tells_good_from_revoked(pki: test_pki.Pki, tmp_path: Path, revoked: bool) -> None:
    chain = secc_chain(pki.v2g_root)
    staple = response(chain.leaf.certificate, chain.sub2, NOW, revoked)
    with serving([identity_of(chain)], lambda leaf: staple) as served:
        output = s_client(served.port, tmp_path, pki.v2g_root, *SUITE, "-status")
    assert "OCSP Response Status: successful" in output
    assert ("Cert Status: revoked" in output) is revoked and ("Cert Status: good" in output) is not revoked
    assert served.hello is not None and served.hello.status_request


@pytest.mark.parametrize("revoked", [False, True])
def test_revoked_and_not_stapled_a_vehicle_with_a_list_finds_out(
    pki: test_pki.Pki, tmp_path: Path, revoked: bool
) -> None:
    chain = secc_chain(pki.v2g_root)
    lists = revocation_list(chain.sub2, (chain.leaf.certificate,) if revoked else (), NOW)
    (tmp_path / "crl.pem").write_bytes(lists)
    with serving([identity_of(chain)]) as served:
        output = s_client(
            served.port, tmp_path, pki.v2g_root, *SUITE, "-CRL", "crl.pem", "-crl_check", "-verify_return_error",
            "-status",
        )  # fmt: skip
    assert ("certificate revoked" in output) is revoked
    if revoked:
        assert "Cipher is (NONE)" in output
        assert "revoked" in served.failure, served.failure
    else:
        assert "OCSP response: no response sent" in output


def test_a_client_that_does_not_ask_gets_no_staple(pki: test_pki.Pki, tmp_path: Path) -> None:
    chain = secc_chain(pki.v2g_root)
    staple = response(chain.leaf.certificate, chain.sub2, NOW, False)
    with serving([identity_of(chain)], lambda leaf: staple) as served:
        output = s_client(served.port, tmp_path, pki.v2g_root, *SUITE)
    assert "OCSP" not in output and served.hello is not None and not served.hello.status_request


# --- Ten roots on one port ---------------------------------------------------------------------------------------


def ten() -> tuple[list[test_pki.Entity], list[ServerIdentity]]:
    roots = [test_pki.make_root(f"V2G Root {number}", "V2G", NOW) for number in range(10)]
    return roots, [identity_of(secc_chain(root)) for root in roots]


def hello_for(root: test_pki.Entity) -> ClientHello:
    name = TrustedAuthority(AuthorityKind.X509_NAME, root.certificate.subject.public_bytes())
    return ClientHello((0x0303,), (0xC023,), trusted_authorities=(name,))


def test_ten_roots_in_tls_1_2_by_trusted_ca_keys() -> None:
    roots, identities = ten()
    assert [choose_identity(hello_for(root), identities) for root in roots] == identities


def spliced(hello: bytes, extension: bytes) -> bytes:
    """A ClientHello record with one extension more at its end."""
    body = bytearray(hello[9:])
    position = 2 + 32
    position += 1 + body[position]  # session id
    position += 2 + int.from_bytes(body[position : position + 2], "big")  # suites
    position += 1 + body[position]  # compression
    length = int.from_bytes(body[position : position + 2], "big")
    body[position : position + 2] = (length + len(extension)).to_bytes(2, "big")
    body += extension
    return hello[:3] + (len(body) + 4).to_bytes(2, "big") + b"\x01" + len(body).to_bytes(3, "big") + bytes(body)


@pytest.mark.parametrize("kind", [AuthorityKind.CERT_SHA1_HASH, AuthorityKind.KEY_SHA1_HASH, AuthorityKind.X509_NAME])
def test_trusted_ca_keys_on_the_wire_brings_the_chain_of_that_root(kind: AuthorityKind) -> None:
    roots, identities = ten()
    chosen = roots[4].certificate
    values = {
        AuthorityKind.CERT_SHA1_HASH: chosen.fingerprint(hashes.SHA1()),
        AuthorityKind.KEY_SHA1_HASH: x509.SubjectKeyIdentifier.from_public_key(chosen.public_key()).digest,
        AuthorityKind.X509_NAME: len(chosen.subject.public_bytes()).to_bytes(2, "big") + chosen.subject.public_bytes(),
    }
    entry = bytes([kind.value]) + values[kind]
    listed = len(entry).to_bytes(2, "big") + entry
    extension = b"\x00\x03" + len(listed).to_bytes(2, "big") + listed
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    with pytest.raises(ssl.SSLWantReadError):
        context.wrap_bio(incoming, outgoing).do_handshake()
    engine = TlsServer(identities).engine()
    engine.receive_data(spliced(outgoing.read(), extension))
    flight = engine.data_to_send()
    assert identities[4].leaf.public_bytes(Encoding.DER) in flight
    assert identities[0].leaf.public_bytes(Encoding.DER) not in flight


def test_a_vehicle_that_names_no_root_gets_the_first_chain(tmp_path: Path) -> None:
    roots, identities = ten()
    with serving(identities) as served:
        assert "return code: 0 (ok)" in s_client(served.port, tmp_path, roots[0], *SUITE)
    with serving(identities) as served:
        assert "verify error" in s_client(served.port, tmp_path, roots[7], *SUITE)


@pytest.mark.parametrize("number", [0, 6, 9])
def test_ten_roots_in_tls_1_3_by_certificate_authorities(tmp_path: Path, number: int) -> None:
    """s_client can name roots in 1.3 (-requestCAfile); for trusted_ca_keys of 1.2 it has no option."""
    curve = ec.SECP521R1()
    roots = [test_pki.issue(Spec(f"Root {n}", "V2G", Usage.AUTHORITY, curve=curve), None, NOW) for n in range(10)]
    identities = []
    for root in roots:
        leaf = test_pki.issue(Spec("SECC", "CPO", Usage.SECC, curve=curve), root, NOW)
        identities.append(ServerIdentity((leaf.certificate,), SoftwareKey(leaf.key), root.certificate))
    oem = test_pki.issue(Spec("Vehicle Root", "V2G", Usage.AUTHORITY, curve=curve), None, NOW)
    car = test_pki.issue(Spec("WMIV1234567890ABCDEX", "", Usage.OEM, curve=curve, organization="Maker"), oem, NOW)
    (tmp_path / "car.pem").write_bytes(car.pem)
    (tmp_path / "car.key").write_bytes(car.key_pem())
    (tmp_path / "named.pem").write_bytes(roots[number].pem)
    with serving(identities, vehicles=VehicleTrust((oem.certificate,))) as served:
        output = s_client(
            served.port, tmp_path, roots[number], "-tls1_3", "-groups", "P-521", "-requestCAfile", "named.pem",
            "-ciphersuites", "TLS_AES_256_GCM_SHA384", "-cert", "car.pem", "-key", "car.key", "-verify_return_error",
            "-sigalgs", "ECDSA+SHA512",
        )  # fmt: skip
    assert "Verify return code: 0 (ok)" in output, output[-2000:]
    assert served.version == "TLSv1.3" and served.cipher == "TLS_AES_256_GCM_SHA384" and served.peer == 1


@pytest.mark.parametrize(
    ("groups", "taken"), [("X448", "X448"), ("X448:P-521", "secp521r1"), ("P-521", "secp521r1"), ("X25519:X448", "")]
)
def test_ed448_and_x448_in_tls_1_3(tmp_path: Path, groups: str, taken: str) -> None:
    """Ed448 certificates on both sides; x448 where the vehicle leaves no better choice. x25519 is never spoken."""
    made = pki20.generate(NOW, test_pki.Ed448())
    (tmp_path / "car.pem").write_bytes(made.vehicle.presented_pem)
    (tmp_path / "car.key").write_bytes(made.vehicle.leaf.key_pem())
    trust = VehicleTrust((made.oem_root.certificate,))
    with serving([identity_of(made.secc)], vehicles=trust) as served:
        output = s_client(
            served.port, tmp_path, made.v2g_root, "-tls1_3", "-groups", groups, "-cert", "car.pem", "-key", "car.key",
            "-cert_chain", "car.pem", "-verify_return_error", "-sigalgs", "ed448:ECDSA+SHA512",
        )  # fmt: skip
    if not taken:
        assert "Cipher is (NONE)" in output
        return
    assert "Peer signature type: ed448" in output and f"{taken}, " in output, output[-2000:]
    assert served.version == "TLSv1.3" and served.peer == 3


def test_a_private_operators_root_with_a_leaf_right_below_it(tmp_path: Path, pki: test_pki.Pki) -> None:
    root = test_pki.make_root("Private Operator", "CPO", NOW)
    leaf = test_pki.issue(Spec("DEABCE00000001", "CPO", Usage.SECC), root, NOW)
    private = ServerIdentity((leaf.certificate,), SoftwareKey(leaf.key), root.certificate)
    identities = [identity_of(pki.secc), private]
    assert choose_identity(hello_for(root), identities) is private
    with serving([private]) as served:
        assert "return code: 0 (ok)" in s_client(served.port, tmp_path, root, *SUITE, "-verify_return_error")


def test_one_leaf_below_two_roots_by_a_cross_signed_sub_ca(tmp_path: Path, pki: test_pki.Pki) -> None:
    """The same leaf and key, two chains: sub-CA 1 has a certificate of either root."""
    other = test_pki.make_root("Other V2G Root", "V2G", NOW)
    sub1 = pki.secc.sub1
    builder = (
        x509.CertificateBuilder()
        .subject_name(sub1.certificate.subject)
        .issuer_name(other.certificate.subject)
        .public_key(sub1.key.public_key())
        .serial_number(7)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=90))
        .add_extension(x509.BasicConstraints(True, 1), True)
        .add_extension(x509.KeyUsage(False, False, False, False, False, True, True, False, False), True)
    )
    crossed = builder.sign(other.key, hashes.SHA256())
    leaf = pki.secc.leaf
    certificates = (leaf.certificate, pki.secc.sub2.certificate, crossed)
    second = ServerIdentity(certificates, SoftwareKey(leaf.key), other.certificate)
    identities = [identity_of(pki.secc), second]
    assert choose_identity(hello_for(other), identities) is second
    with serving([second]) as served:
        assert "return code: 0 (ok)" in s_client(served.port, tmp_path, other, *SUITE, "-verify_return_error")
