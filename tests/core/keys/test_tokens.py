"""Keys that do not leave: in a PKCS #11 token (SoftHSM2) and in a TPM 2.0 (swtpm)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from firmware.core.keys.api import KeyStore, KeyStoreError, Role
from firmware.core.keys.credentials import Credentials, Subject
from firmware.core.keys.files import FileKeyStore
from firmware.core.keys.pkcs11 import Pkcs11KeyStore
from firmware.core.keys.tpm2 import Tpm2KeyStore
from tests.core.keys.ca import NOW, Ca
from tests.core.keys.tokens import HAS_SOFTHSM, HAS_SWTPM, MODULE, TOKEN, softhsm, swtpm

SUBJECT = Subject("CS1", "Operator")


@pytest.fixture(scope="module")
def pin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return softhsm(tmp_path_factory.mktemp("softhsm"))


@pytest.fixture(scope="module")
def tcti(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with swtpm(tmp_path_factory.mktemp("swtpm")) as how:
        yield how


@pytest.fixture(
    params=[
        pytest.param("pkcs11", marks=pytest.mark.skipif(not HAS_SOFTHSM, reason="needs softhsm2")),
        pytest.param("tpm2", marks=pytest.mark.skipif(not HAS_SWTPM, reason="needs swtpm and tpm2-openssl")),
    ]
)
def store(request: pytest.FixtureRequest) -> KeyStore:
    if request.param == "pkcs11":
        return Pkcs11KeyStore(MODULE, TOKEN, str(request.getfixturevalue("pin")))
    return Tpm2KeyStore(request.getfixturevalue("tcti"))


def test_made_there_signs_there_and_nothing_of_it_is_in_the_folder(store: KeyStore, tmp_path: Path) -> None:
    credentials = Credentials(tmp_path / "pki", [store, FileKeyStore()])
    pending = credentials.request(Role.CSMS, SUBJECT, NOW)
    assert pending.csr.is_signature_valid
    assert not (pending.folder / "key.pem").exists()
    assert credentials.store_of(pending.folder) is store
    (secret,) = [path for path in pending.folder.iterdir() if path.name.startswith("key.")]
    assert secret.stat().st_mode & 0o777 == 0o600
    key = store.open(pending.folder)
    public = pending.csr.public_key()
    assert key.public_key() == public and isinstance(public, ec.EllipticCurvePublicKey)
    public.verify(key.sign(b"what is signed", ec.ECDSA(hashes.SHA256())), b"what is signed", ec.ECDSA(hashes.SHA256()))
    for refused in (
        lambda: key.private_numbers(),
        lambda: key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        lambda: key.exchange(ec.ECDH(), public),
    ):
        with pytest.raises(KeyStoreError):
            refused()


def test_from_request_to_installed_and_to_its_end(store: KeyStore, tmp_path: Path) -> None:
    ca, credentials = Ca(), Credentials(tmp_path / "pki", [store, FileKeyStore()])
    pending = credentials.request(Role.CSMS, SUBJECT, NOW)
    leaf = ca.sign(pending.csr)
    assert credentials.matching(Role.CSMS, leaf) == pending
    done = credentials.install(pending, (leaf, ca.sub), NOW)
    assert credentials.installed(Role.CSMS) == [done]
    assert store.open(done.folder).public_key() == leaf.public_key()
    assert credentials.key_location(done.folder).startswith(("PKCS #11 token station", "TPM 2.0"))
    other = credentials.request(Role.CSMS, SUBJECT, NOW)
    credentials.drop(done)
    assert credentials.installed(Role.CSMS) == [] and store.open(other.folder)


def test_keys_towards_vehicles_stay_in_files(store: KeyStore, tmp_path: Path) -> None:
    """Their TLS library has an OpenSSL of its own, which reaches no token."""
    credentials = Credentials(tmp_path / "pki", [store, FileKeyStore()])
    pending = credentials.request(Role.SECC, SUBJECT, NOW)
    assert (pending.folder / "key.pem").exists()


def test_a_curve_that_is_not_made_there(store: KeyStore, tmp_path: Path) -> None:
    with pytest.raises(KeyStoreError, match="brainpool"):
        store.generate(tmp_path, Role.CSMS, ec.BrainpoolP256R1())


@pytest.mark.skipif(not HAS_SOFTHSM, reason="needs softhsm2")
def test_token_failures_are_named(pin: Path, tmp_path: Path) -> None:
    good = Pkcs11KeyStore(MODULE, TOKEN, str(pin))
    credentials = Credentials(tmp_path / "pki", [good, FileKeyStore()])
    pending = credentials.request(Role.CSMS, SUBJECT, NOW)
    (tmp_path / "wrong").write_text("000000\n")
    for store, why in (
        (Pkcs11KeyStore(MODULE, TOKEN, str(tmp_path / "wrong")), "PIN is wrong"),
        (Pkcs11KeyStore(MODULE, TOKEN, str(tmp_path / "none")), "PIN of the token cannot be read"),
        (Pkcs11KeyStore(MODULE, "another", str(pin)), "no PKCS #11 token named another"),
        (Pkcs11KeyStore(str(tmp_path / "wrong"), TOKEN, str(pin)), "is no PKCS #11 module"),
    ):
        with pytest.raises(KeyStoreError, match=why) as caught:
            store.open(pending.folder)
        assert "123456" not in str(caught.value) and "000000" not in str(caught.value)
    text = (pending.folder / "key.uri").read_text()
    assert "123456" not in text and text.startswith("pkcs11:token=station;id=%")
    (pending.folder / "key.uri").write_text("pkcs11:token=station;id=%00%01;type=private")
    with pytest.raises(KeyStoreError, match="does not hold"):
        good.open(pending.folder)
    (pending.folder / "key.uri").write_text("pkcs11:token=station")
    with pytest.raises(KeyStoreError, match="names no key"):
        good.open(pending.folder)


@pytest.mark.skipif(not HAS_SWTPM, reason="needs swtpm and tpm2-openssl")
def test_a_blob_of_another_tpm_is_of_no_use(tcti: str, tmp_path: Path) -> None:
    mine = Tpm2KeyStore(tcti)
    mine.generate(tmp_path, Role.CSMS, ec.SECP256R1())
    with swtpm(tmp_path / "other") as other, pytest.raises(KeyStoreError, match="the TPM cannot"):
        Tpm2KeyStore(other).open(tmp_path).sign(b"x", ec.ECDSA(hashes.SHA256()))
    (tmp_path / "key.tss2").write_text("rubbish")
    with pytest.raises(KeyStoreError, match="the TPM cannot"):
        mine.open(tmp_path)


def test_request_of_a_token_is_an_ordinary_request(store: KeyStore, tmp_path: Path) -> None:
    pending = Credentials(tmp_path, [store, FileKeyStore()]).request(Role.CSMS, SUBJECT, NOW)
    csr = x509.load_pem_x509_csr(pending.pem.encode())
    assert csr.is_signature_valid
