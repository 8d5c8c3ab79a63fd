"""Loads the PKI directory (`[pki] dir`): the station's chains and keys, and the roots it trusts.

Owns: the file layouts and what is checked at start. May not: generate or fetch anything, or decide what happens when
no chain is there (TLS required without one is a fault of the station, never a reason for plain TCP).

Our layout (PEM; roots may also be DER, `*.crt` or `*.der`):

    DIR/secc/chain.pem          SECC leaf, then sub-CA 2, then sub-CA 1; no root
    DIR/secc/key.pem            private key of the leaf, mode 0600
    DIR/secc/key.pass           its passphrase, if it has one (first line), mode 0600
    DIR/secc/ocsp.der           OCSP response for the leaf, stapled while it holds (may be left out)
    DIR/secc/chain-NAME.pem     another chain of the same leaf and key (a cross-signed sub-CA)
    DIR/secc/NAME/...           the same files again for each further chain: another V2G root, or what renewal has
                                brought (core/keys/credentials.py)
    DIR/roots/v2g/*             V2G roots, also those of private operators
    DIR/roots/mo/*              mobility operator roots (contract certificates)
    DIR/roots/oem/*             OEM roots and sub-CAs
    DIR/roots/cross/*           certificates that one root has given to another's key; trusted only below a root
    DIR/crls/*                  revocation lists, PEM or DER
    DIR/ocsp/*                  OCSP responses that the CSMS has brought (ocsp.py)

Also taken as it is: the folder that create_certs.sh of the PyPI package `iso15118` makes (`-v iso-2`), recognised by
`DIR/iso15118_2/certs`. Its keys are nobody's secret: it is a laboratory's (`PkiStore.laboratory`).
"""

import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed448
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from firmware.core.errors import ConfigError
from firmware.iso15118.pki import crl
from firmware.iso15118.pki.chain import SECC, verify_chain
from firmware.iso15118.pki.crl import CrlBook
from firmware.iso15118.pki.identity import ServerIdentity
from firmware.iso15118.pki.keys import SoftwareKey, scheme_of

MAX_FILE = 256 * 1024
"""Octets of one PKI file; a root bundle of the size of a web browser's does not belong here."""
_ROOT_SUFFIXES = {".pem", ".crt", ".cer", ".der"}
_CRL_SUFFIXES = {".pem", ".crl", ".der"}


class PkiError(ConfigError):
    """The PKI directory cannot be used. The text names the file and what to do."""


@dataclass(frozen=True)
class PkiStore:
    """What was loaded. `identities` is empty when the station has no SECC certificate yet. `warnings` are sentences
    for the timeline: nothing in them prevents the start."""

    identities: tuple[ServerIdentity, ...] = ()
    v2g_roots: tuple[x509.Certificate, ...] = ()
    mo_roots: tuple[x509.Certificate, ...] = ()
    oem_roots: tuple[x509.Certificate, ...] = ()
    warnings: tuple[str, ...] = field(default_factory=tuple)
    ocsp: tuple[tuple[ServerIdentity, bytes], ...] = ()
    """OCSP responses as they lie beside the chains, unchecked."""
    cross: tuple[x509.Certificate, ...] = ()
    crls: CrlBook = field(default_factory=CrlBook)
    laboratory: bool = False
    """A PKI for tests lies there, whose vehicles have P-256 certificates in ISO 15118-20 as well."""

    @property
    def contract_roots(self) -> tuple[x509.Certificate, ...]:
        """Roots that a contract certificate may end in: MO first, then V2G."""
        return self.mo_roots + self.v2g_roots


@dataclass(frozen=True)
class _IdentityFiles:
    """Where one chain lies. Several certificate files are read in order, as one chain."""

    chain: tuple[Path, ...]
    key: Path
    passphrase: Path

    @property
    def ocsp(self) -> Path:
        return self.key.with_name("ocsp.der")


@dataclass(frozen=True)
class _Layout:
    identities: tuple[_IdentityFiles, ...]
    v2g: tuple[Path, ...]
    mo: tuple[Path, ...]
    oem: tuple[Path, ...]
    cross: tuple[Path, ...] = ()
    crls: tuple[Path, ...] = ()


Known = dict[bytes, ServerIdentity]
"""Chains that were found good before, by what lay in their files and the roots they were judged by."""


def load(directory: Path, at: datetime, known: Known | None = None) -> PkiStore:
    """Read the directory. `at` is the present (aware), for warnings about validity. Raises PkiError.

    `known` is filled and used: judging a chain takes milliseconds, and thirty of them must not hold up a charge when
    one of them is new.
    """
    if not directory.is_dir():
        raise PkiError(f"[pki] dir: {directory} is no directory; make one with `python -m hil.pki DIR` for a test")
    layout = _our_layout(directory)
    laboratory = (directory / "iso15118_2/certs").is_dir()
    if laboratory:
        layout = _joined(_josev_layout(directory), layout)  # what the CSMS installs lies in our folders
    warnings: list[str] = []
    v2g_roots, cross = _read_roots(layout.v2g, warnings), _read_roots(layout.cross, warnings)
    mo_roots, oem_roots = _read_roots(layout.mo, warnings), _read_roots(layout.oem, warnings)
    loaded: list[tuple[ServerIdentity, _IdentityFiles]] = []
    refused: list[PkiError] = []
    for files in layout.identities:
        try:
            loaded.append((_read_identity(files, v2g_roots, at, warnings, {} if known is None else known), files))
        except PkiError as error:
            refused.append(error)  # one spoilt chain must not take away the others
    if refused and not loaded:
        raise refused[0]
    warnings += [str(error) for error in refused]
    if not loaded:
        warnings.append(f"{directory} holds no SECC certificate: TLS and Plug & Charge are not possible")
    if not v2g_roots:
        warnings.append(f"{directory} holds no V2G root: chains up to it cannot be checked")
    crls = _read_crls(layout.crls, at, warnings)
    responses = tuple((identity, _read(files.ocsp)) for identity, files in loaded if files.ocsp.exists())
    return PkiStore(
        tuple(identity for identity, _ in loaded),
        v2g_roots,
        mo_roots,
        oem_roots,
        tuple(warnings),
        responses,
        cross,
        crls,
        laboratory,
    )


def _joined(first: _Layout, second: _Layout) -> _Layout:
    return _Layout(
        first.identities + second.identities,
        first.v2g + second.v2g,
        first.mo + second.mo,
        first.oem + second.oem,
        second.cross,
        second.crls,
    )


def _our_layout(directory: Path) -> _Layout:
    folders = [directory / "secc", *sorted(path for path in (directory / "secc").glob("*") if path.is_dir())]
    found = [folder for folder in folders if (folder / "chain.pem").exists() or (folder / "key.pem").exists()]
    chains = [(f, chain) for f in found for chain in (f / "chain.pem", *sorted(f.glob("chain-*.pem")))]
    v2g, mo, oem, cross = (_root_files(directory / "roots" / kind) for kind in ("v2g", "mo", "oem", "cross"))
    return _Layout(
        tuple(_IdentityFiles((chain,), f / "key.pem", f / "key.pass") for f, chain in chains),
        v2g,
        mo,
        oem,
        cross,
        tuple(sorted(path for path in (directory / "crls").glob("*") if path.suffix in _CRL_SUFFIXES)),
    )


def _root_files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(path for path in folder.glob("*") if path.suffix in _ROOT_SUFFIXES))


def _josev_layout(directory: Path) -> _Layout:
    certs, keys = directory / "iso15118_2/certs", directory / "iso15118_2/private_keys"
    parts = tuple(certs / f"{name}Cert.pem" for name in ("seccLeaf", "cpoSubCA2", "cpoSubCA1"))
    secc = _IdentityFiles(parts, keys / "seccLeaf.key", keys / "seccLeafPassword.txt")
    roots = (certs / "v2gRootCACert.pem", certs / "moRootCACert.pem", certs / "oemRootCACert.pem")
    v2g, mo, oem = (tuple(path for path in (root,) if path.exists()) for root in roots)
    return _Layout((secc,) if parts[0].exists() else (), v2g, mo, oem)


def _read(path: Path, most: int = MAX_FILE) -> bytes:
    try:
        if path.stat().st_size > most:
            raise PkiError(f"{path} is larger than {most} octets; it should hold a few certificates")
        return path.read_bytes()
    except OSError as error:
        raise PkiError(f"{path} cannot be read: {error.strerror}") from None


def read_certificates(path: Path) -> list[x509.Certificate]:
    """All certificates of a file, PEM or DER. Raises PkiError."""
    data = _read(path)
    try:
        if b"-----BEGIN" in data:
            return x509.load_pem_x509_certificates(data)
        return [x509.load_der_x509_certificate(data)]
    except ValueError:
        raise PkiError(f"{path} holds no readable certificate; PEM or DER is expected") from None


def _read_roots(paths: Iterable[Path], warnings: list[str]) -> tuple[x509.Certificate, ...]:
    """A file that cannot be read is left out: what it would have vouched for is refused, and nothing else."""
    roots: list[x509.Certificate] = []
    for path in paths:
        try:
            roots += read_certificates(path)
        except PkiError as error:
            warnings.append(f"{error}; it is left out")
    return tuple(roots)


def _read_crls(paths: Iterable[Path], at: datetime, warnings: list[str]) -> CrlBook:
    lists = []
    for path in paths:
        try:
            lists.append(one := crl.read(_read(path, crl.MAX_CRL), path.name))
        except (crl.CrlError, PkiError) as error:
            warnings.append(f"{path}: {error}")
        else:
            if one.outdated(at):
                warnings.append(f"{path}: the list of {one.issuer} is past its end; get a newer one")
    return CrlBook(lists)


def _read_identity(
    files: _IdentityFiles, v2g_roots: tuple[x509.Certificate, ...], at: datetime, warnings: list[str], known: Known
) -> ServerIdentity:
    seal = _seal(files, v2g_roots)
    if (before := known.get(seal)) is not None:
        return before
    certificates = [certificate for path in files.chain for certificate in read_certificates(path)]
    chain = tuple(c for c in certificates if c.issuer != c.subject or len(certificates) == 1)
    key = _read_key(files, warnings)
    try:
        public_key = chain[0].public_key() if chain else None
    except (ValueError, UnsupportedAlgorithm):
        public_key = None
    if public_key != key.public_key():
        raise PkiError(
            f"{files.key} is not the key of the first certificate in {files.chain[0]}; the leaf must come first"
        )
    verdict = verify_chain([c.public_bytes(Encoding.DER) for c in chain], v2g_roots, at, SECC)
    if not verdict.ok:
        warnings.append(f"{files.chain[0]}: {verdict.detail} ({verdict.status.value}); vehicles may refuse it")
    identity = ServerIdentity(chain, key, verdict.root, str(files.chain[0]))
    if verdict.ok:
        known[seal] = identity
    return identity


def _seal(files: _IdentityFiles, v2g_roots: tuple[x509.Certificate, ...]) -> bytes:
    """Another one as soon as anything that counts has changed. Kept in memory only."""
    seal = sha256(str(files.chain[0]).encode())
    for path in (*files.chain, files.key, files.passphrase):
        if path.exists():
            data = _read(path)
            seal.update(len(data).to_bytes(8, "big") + data + path.stat().st_mode.to_bytes(8, "big"))
    for root in v2g_roots:
        seal.update(root.public_bytes(Encoding.DER))
    return seal.digest()


def _read_key(files: _IdentityFiles, warnings: list[str]) -> SoftwareKey:
    data = _read(files.key)
    passphrase: bytes | None = None
    for path in (files.key, files.passphrase):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            warnings.append(f"{path} can be read by others; run chmod 600 on it")
    if files.passphrase.exists():
        passphrase = _read(files.passphrase).splitlines()[0].rstrip() if _read(files.passphrase).strip() else None
    encrypted = b"ENCRYPTED" in data
    if encrypted and passphrase is None:
        raise PkiError(f"{files.key} is encrypted; put its passphrase into {files.passphrase}")
    try:
        key = load_pem_private_key(data, passphrase if encrypted else None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        hint = (
            f"the passphrase in {files.passphrase} may be wrong" if encrypted else "PEM of PKCS #8 or SEC 1 is expected"
        )
        raise PkiError(f"{files.key} is no readable private key; {hint}") from None
    if not isinstance(key, ec.EllipticCurvePrivateKey | ed448.Ed448PrivateKey) or scheme_of(key) is None:
        raise PkiError(f"{files.key} is no P-256 key (ISO 15118-2) and no P-521 or Ed448 key (ISO 15118-20)")
    return SoftwareKey(key)
