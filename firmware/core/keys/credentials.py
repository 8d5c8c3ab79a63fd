"""Credentials: a key of ours with its certificate chain, from the signing request to the installed folder.

Owns: the folders, the signing requests, and the switch from one credential to the next. May not: decide when to renew,
whether a peer would like the chain (`checks.py` and the profiles do), or where keys are kept (the key store does).

    DIR/pending/ROLE-STAMP/     a key and its `request.csr`, waiting for the certificate
    DIR/ROLE/STAMP/             chain.pem, the key, and for the SECC ocsp.der; nothing in it is ever changed
    DIR/ROLE/                   the same files again: what was put there by hand

A credential is complete in `pending` before one rename makes it an installed one: a power cut leaves the old one, or
both. The newest that is valid counts, so that the one before is there to fall back on.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from firmware.core.keys.api import CHAIN_FILE, KEY_FILE, REFERENCE_FILE, TPM_FILE, KeyStore, KeyStoreError, Role
from firmware.core.keys.files import make_folder, sync_folder, write_durably

CSR_FILE = "request.csr"
MAX_PENDING = 4
"""Of one role. A CSMS may answer the last but one request; older keys are of no more use."""
MAX_KEPT = 3
"""Installed credentials of one role with the same issuer: the present one and what it replaced."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a signing request names. Empty fields are left out."""

    common_name: str
    organization: str = ""
    country: str = ""
    domain_component: str = ""

    def name(self) -> x509.Name:
        """As X.509. Raises ValueError for what does not fit."""
        parts = (
            (NameOID.COUNTRY_NAME, self.country),
            (NameOID.ORGANIZATION_NAME, self.organization),
            (NameOID.DOMAIN_COMPONENT, self.domain_component),
            (NameOID.COMMON_NAME, self.common_name),
        )
        return x509.Name([x509.NameAttribute(oid, text) for oid, text in parts if text])


@dataclass(frozen=True, slots=True)
class Pending:
    """A key that waits for its certificate."""

    role: Role
    folder: Path
    csr: x509.CertificateSigningRequest

    @property
    def bits(self) -> int:
        """The length of the key."""
        key = self.csr.public_key()
        return key.key_size if isinstance(key, ec.EllipticCurvePublicKey) else 0

    @property
    def pem(self) -> str:
        """The request, PEM of RFC 2986."""
        return self.csr.public_bytes(Encoding.PEM).decode("ascii")


@dataclass(frozen=True, slots=True)
class Credential:
    """An installed chain (leaf first, without the root) and where its key is."""

    role: Role
    folder: Path
    chain: tuple[x509.Certificate, ...]

    @property
    def leaf(self) -> x509.Certificate:
        """Our certificate."""
        return self.chain[0]


class Credentials:
    """The credentials below one folder. `stores`: the first that can serve a role makes its new keys, all are asked who
    holds an old one."""

    def __init__(self, folder: Path, stores: Sequence[KeyStore]) -> None:
        self._folder = folder
        self._stores = tuple(stores)

    @property
    def folder(self) -> Path:
        """Where everything lies."""
        return self._folder

    def store_of(self, folder: Path) -> KeyStore | None:
        """Who holds the key of a credential's folder."""
        return next((store for store in self._stores if store.holds(folder)), None)

    def key_location(self, folder: Path) -> str:
        """Where a credential's key lives, for people."""
        store = self.store_of(folder)
        return store.location(folder) if store is not None else "missing"

    # --- requests ------------------------------------------------------------------------------------------------

    def request(self, role: Role, subject: Subject, now: datetime, curve: ec.EllipticCurve | None = None) -> Pending:
        """A new key, made on this device, and the request for its certificate. Raises KeyStoreError."""
        folder = self._new_name(self._folder / "pending", f"{role.value}-{now:%Y%m%dT%H%M%S}")
        try:
            make_folder(folder)
            key = self._maker(role).generate(folder, role, curve or ec.SECP256R1())
            csr = _builder(role, subject).sign(key, _hash_for(key.curve))
            pending = Pending(role, folder, csr)
            write_durably(folder / CSR_FILE, pending.pem.encode())
        except OSError as error:
            raise KeyStoreError(f"{folder} cannot be written: {error.strerror}; check disk and rights") from None
        except ValueError as error:
            raise KeyStoreError(f"the request cannot name {subject.common_name!r}: {error}") from None
        for old in self.pending(role)[MAX_PENDING:]:
            self.drop(old)
        return pending

    def copied(self, pending: Pending, role: Role, now: datetime) -> Pending:
        """The same key and request for another role too: one certificate will serve both. Raises KeyStoreError."""
        if not (pending.folder / KEY_FILE).exists():
            raise KeyStoreError("a key in a token or TPM cannot serve two purposes")
        folder = self._new_name(self._folder / "pending", f"{role.value}-{now:%Y%m%dT%H%M%S}")
        try:
            make_folder(folder)
            write_durably(folder / KEY_FILE, (pending.folder / KEY_FILE).read_bytes(), 0o600)
            write_durably(folder / CSR_FILE, pending.pem.encode())
        except OSError as error:
            raise KeyStoreError(f"{folder} cannot be written: {error.strerror}; check disk and rights") from None
        return Pending(role, folder, pending.csr)

    def slow(self, role: Role) -> bool:
        """A request of this role may take seconds to make."""
        return self._maker(role).slow

    def _maker(self, role: Role) -> KeyStore:
        return next(one for one in self._stores if role in one.roles)

    def pending(self, role: Role) -> list[Pending]:
        """What waits, newest first. A folder without a readable request is none."""
        found = []
        for folder in sorted((self._folder / "pending").glob(f"{role.value}-*"), reverse=True):
            try:
                csr = x509.load_pem_x509_csr((folder / CSR_FILE).read_bytes())
            except (OSError, ValueError):
                continue
            found.append(Pending(role, folder, csr))
        return found

    def matching(self, role: Role, leaf: x509.Certificate) -> Pending | None:
        """The request that this certificate answers, by its public key."""
        wanted = public_octets(leaf.public_key())
        return next((one for one in self.pending(role) if public_octets(one.csr.public_key()) == wanted), None)

    def drop(self, one: Pending | Credential) -> None:
        """Destroy key and folder. What was put into DIR/ROLE itself by hand is left. Raises KeyStoreError."""
        if one.folder.name == one.role.value:
            return
        if (store := self.store_of(one.folder)) is not None:
            store.remove(one.folder)
        shutil.rmtree(one.folder, ignore_errors=True)

    # --- installed -----------------------------------------------------------------------------------------------

    def install(self, pending: Pending, chain: Sequence[x509.Certificate], now: datetime) -> Credential:
        """Make a request's key and its chain (leaf first) the newest credential of its role, in one step.

        Raises KeyStoreError; then what was installed before is untouched.
        """
        if public_octets(chain[0].public_key()) != public_octets(pending.csr.public_key()):
            raise KeyStoreError("the certificate is not for the key of this request")
        target = self._new_name(self._folder / pending.role.value, f"{now:%Y%m%dT%H%M%S}")
        try:
            write_durably(pending.folder / CHAIN_FILE, b"".join(one.public_bytes(Encoding.PEM) for one in chain))
            make_folder(target.parent)
            pending.folder.rename(target)
            sync_folder(target.parent)
        except OSError as error:
            raise KeyStoreError(f"{target} cannot be written: {error.strerror}; check disk and rights") from None
        credential = Credential(pending.role, target, tuple(chain))
        self._forget_replaced(credential)
        return credential

    def installed(self, role: Role) -> list[Credential]:
        """Newest first; what was put there by hand comes last. A folder without chain and key is none."""
        place = self._folder / role.value
        folders = [*sorted((one for one in place.glob("*") if one.is_dir()), reverse=True), place]
        found = []
        for folder in folders:
            if not any((folder / name).exists() for name in (KEY_FILE, REFERENCE_FILE, TPM_FILE)):
                continue
            try:
                chain = tuple(x509.load_pem_x509_certificates((folder / CHAIN_FILE).read_bytes()))
            except (OSError, ValueError):
                continue
            found.append(Credential(role, folder, chain))
        return found

    def _forget_replaced(self, new: Credential) -> None:
        same = [one for one in self.installed(new.role) if one.chain[-1].issuer == new.chain[-1].issuer]
        for old in same[MAX_KEPT:]:
            self.drop(old)

    def _new_name(self, parent: Path, stem: str) -> Path:
        """A folder that does not exist yet; names sort by time, also within one second."""
        taken = [int(path.name.rpartition("-")[2]) for path in parent.glob(f"{stem}-[0-9][0-9][0-9]")]
        return parent / f"{stem}-{max(taken, default=-1) + 1:03d}"


def public_octets(key: object) -> bytes:
    """A public key in one spelling, for comparing; empty for what is on no curve."""
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return b""
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _hash_for(curve: ec.EllipticCurve) -> hashes.SHA256 | hashes.SHA512:
    return hashes.SHA512() if isinstance(curve, ec.SECP521R1) else hashes.SHA256()


def _builder(role: Role, subject: Subject) -> x509.CertificateSigningRequestBuilder:
    bits = dict.fromkeys(
        (
            "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
            "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
        ),
        False,
    )  # fmt: skip
    bits["digital_signature"] = True
    bits["key_agreement"] = role is Role.SECC
    builder = (
        x509.CertificateSigningRequestBuilder()
        .subject_name(subject.name())
        .add_extension(x509.KeyUsage(**bits), critical=True)
    )
    if role is Role.CSMS:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]), critical=False)
    return builder
