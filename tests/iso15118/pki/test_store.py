"""Both layouts load; what is wrong with a directory is said in one typed error or a warning."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from firmware.core.errors import ConfigError
from firmware.iso15118.pki.store import MAX_FILE, Known, PkiError, load
from firmware.iso15118.tls import TlsServer
from hil import pki as test_pki
from tests.iso15118.pki.conftest import NOW


@pytest.fixture
def directory(pki: test_pki.Pki, tmp_path: Path) -> Path:
    test_pki.write(pki, tmp_path)
    return tmp_path


def key_pem(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def test_our_layout(pki: test_pki.Pki, directory: Path) -> None:
    store = load(directory, NOW)
    assert store.warnings == ()
    (identity,) = store.identities
    assert [c.public_bytes(Encoding.DER) for c in identity.chain] == list(pki.secc.presented)
    assert identity.root == pki.v2g_root.certificate
    assert store.v2g_roots == (pki.v2g_root.certificate,)
    assert store.mo_roots == (pki.mo_root.certificate,)
    assert store.oem_roots == (pki.oem_root.certificate,)
    assert store.contract_roots == (pki.mo_root.certificate, pki.v2g_root.certificate)
    TlsServer(store.identities)


def test_josev_layout(pki: test_pki.Pki, tmp_path: Path) -> None:
    test_pki.write_josev(pki, tmp_path)
    store = load(tmp_path, NOW)
    assert store.warnings == ()
    assert [c.public_bytes(Encoding.DER) for c in store.identities[0].chain] == list(pki.secc.presented)
    assert store.contract_roots == (pki.mo_root.certificate, pki.v2g_root.certificate)
    TlsServer(store.identities)


def test_encrypted_key(pki: test_pki.Pki, tmp_path: Path) -> None:
    test_pki.write(pki, tmp_path, passphrase="opensesame")
    assert load(tmp_path, NOW).warnings == ()
    (tmp_path / "secc/key.pass").write_text("wrong\n")
    with pytest.raises(PkiError, match="passphrase") as caught:
        load(tmp_path, NOW)
    assert "wrong\n" not in str(caught.value)
    (tmp_path / "secc/key.pass").unlink()
    with pytest.raises(PkiError, match=r"put its passphrase into .*key\.pass"):
        load(tmp_path, NOW)


def test_further_chain_for_another_root(pki: test_pki.Pki, directory: Path) -> None:
    other = test_pki.generate(now=NOW)
    shutil.copytree(directory / "secc", directory / "other")
    shutil.move(str(directory / "other"), str(directory / "secc/other"))
    (directory / "secc/other/chain.pem").write_bytes(other.secc.presented_pem)
    (directory / "secc/other/key.pem").write_bytes(other.secc.leaf.key_pem())
    (directory / "roots/v2g/second.crt").write_bytes(other.v2g_root.der)
    store = load(directory, NOW)
    assert store.warnings == ()
    assert store.identities[0].root == pki.v2g_root.certificate
    assert store.identities[1].root == other.v2g_root.certificate


def test_empty_directory_is_a_station_without_a_certificate_yet(tmp_path: Path) -> None:
    store = load(tmp_path, NOW)
    assert store.identities == ()
    assert len(store.warnings) == 2


def test_root_in_the_chain_file_is_not_presented(pki: test_pki.Pki, directory: Path) -> None:
    (directory / "secc/chain.pem").write_bytes(pki.secc.presented_pem + pki.v2g_root.pem)
    assert len(load(directory, NOW).identities[0].chain) == 3


def test_key_that_others_can_read_is_a_warning(directory: Path) -> None:
    (directory / "secc/key.pem").chmod(0o644)
    (warning,) = load(directory, NOW).warnings
    assert "chmod 600" in warning


def test_expired_or_foreign_chain_is_a_warning(pki: test_pki.Pki, directory: Path) -> None:
    (warning,) = load(directory, NOW + timedelta(days=365)).warnings
    assert "leaf_validity" in warning
    (directory / "roots/v2g/root.pem").write_bytes(pki.mo_root.pem)
    (warning,) = load(directory, NOW).warnings
    assert "unknown_root" in warning


NOTHING = [b"", b"garbage", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]


@pytest.mark.parametrize("name", ["secc/chain.pem", "secc/key.pem"])
@pytest.mark.parametrize("content", NOTHING)
def test_unreadable_files(directory: Path, name: str, content: bytes) -> None:
    (directory / name).write_bytes(content)
    with pytest.raises(PkiError, match=name):
        load(directory, NOW)


@pytest.mark.parametrize("kind", ["v2g", "mo", "oem", "cross"])
@pytest.mark.parametrize("content", [*NOTHING, bytes(MAX_FILE + 1)])
def test_an_unreadable_root_takes_nothing_else_away(directory: Path, kind: str, content: bytes) -> None:
    before = load(directory, NOW)
    (directory / "roots" / kind).mkdir(exist_ok=True)
    (directory / f"roots/{kind}/spoilt.pem").write_bytes(content)
    after = load(directory, NOW)
    (warning,) = after.warnings
    assert "spoilt.pem" in warning and "left out" in warning
    assert (after.identities[0].chain, after.contract_roots) == (before.identities[0].chain, before.contract_roots)


@pytest.mark.parametrize("name", ["secc/chain.pem", "secc/key.pem"])
def test_half_an_identity(directory: Path, name: str) -> None:
    (directory / name).unlink()
    with pytest.raises(PkiError, match=name):
        load(directory, NOW)


def test_key_of_another_certificate(pki: test_pki.Pki, directory: Path) -> None:
    (directory / "secc/key.pem").write_bytes(pki.cps.leaf.key_pem())
    with pytest.raises(PkiError, match="the leaf must come first"):
        load(directory, NOW)
    reverse = pki.secc.sub1.pem + pki.secc.sub2.pem + pki.secc.leaf.pem
    (directory / "secc/key.pem").write_bytes(pki.secc.leaf.key_pem())
    (directory / "secc/chain.pem").write_bytes(reverse)
    with pytest.raises(PkiError, match="the leaf must come first"):
        load(directory, NOW)


def test_keys_of_other_kinds(directory: Path) -> None:
    for key in (ec.generate_private_key(ec.SECP384R1()), rsa.generate_private_key(65537, 2048)):
        (directory / "secc/key.pem").write_bytes(key_pem(key))
        with pytest.raises(PkiError, match="P-256"):
            load(directory, NOW)


def test_missing_directory_and_huge_file(directory: Path) -> None:
    with pytest.raises(ConfigError, match="no directory"):
        load(directory / "nowhere", NOW)
    (directory / "secc/chain.pem").write_bytes(bytes(MAX_FILE + 1))
    with pytest.raises(PkiError, match="larger"):
        load(directory, datetime.now(UTC))


def test_an_ocsp_response_beside_the_chain(pki: test_pki.Pki, directory: Path) -> None:
    assert load(directory, NOW).ocsp == ()
    (directory / "secc/ocsp.der").write_bytes(b"response")
    store = load(directory, NOW)
    assert store.ocsp == ((store.identities[0], b"response"),)


def test_what_was_judged_before_is_taken_over_until_anything_changes(pki: test_pki.Pki, directory: Path) -> None:
    known: Known = {}
    first = load(directory, NOW, known).identities[0]
    assert load(directory, NOW, known).identities[0] is first
    assert load(directory, NOW).identities[0] is not first
    (directory / "secc/key.pem").chmod(0o644)
    changed = load(directory, NOW, known)
    assert changed.identities[0] is not first and changed.warnings
    (directory / "secc/key.pem").chmod(0o600)
    (directory / "roots/v2g/root.pem").unlink()
    gone = load(directory, NOW, known).identities[0]
    assert gone is not first and gone.root is None
    other = test_pki.generate(now=NOW)
    (directory / "secc/key.pem").write_bytes(other.secc.leaf.key_pem())
    with pytest.raises(PkiError):
        load(directory, NOW, known)
