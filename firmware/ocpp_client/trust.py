"""Root certificates that the CSMS installs, lists and deletes (M03 to M05): files in the PKI folder.

Owns: these files, and what may be one of them. May not: verify anybody; TLS and Plug & Charge read the same folders
(CSMS roots at the next connection, V2G and mobility operator roots from the next vehicle on).

    DIR/roots/csms   DIR/roots/v2g   DIR/roots/mo   DIR/roots/manufacturer

Usually any number of CSMS roots is trusted, and the operator deletes what he does not want any more. With
AdditionalRootCertificateCheck there is one: a new one must be signed by the one before, which stays as a fallback until
a CSMS has been reached by the new one (DIR/roots/csms/replaced says how far that is), and then goes.
"""

import enum
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from firmware.core.errors import EvseError
from firmware.core.keys.files import make_folder, write_durably

MAX_ROOTS = 50
REPLACED_FILE = "replaced"
PROVEN, SETTLED = "proven", "settled"


class Use(enum.Enum):
    """OCPP InstallCertificateUseEnumType as far as this station has a use for it. The folder is `folder`."""

    V2G = "V2GRootCertificate"
    MO = "MORootCertificate"
    CSMS = "CSMSRootCertificate"
    MANUFACTURER = "ManufacturerRootCertificate"

    @property
    def folder(self) -> str:
        """Below DIR/roots."""
        return {Use.V2G: "v2g", Use.MO: "mo", Use.CSMS: "csms", Use.MANUFACTURER: "manufacturer"}[self]


@dataclass(frozen=True, slots=True)
class RootHash:
    """OCPP CertificateHashDataType with SHA256."""

    issuer_name_hash: str
    issuer_key_hash: str
    serial_number: str

    def folded(self) -> tuple[str, str, str]:
        """For comparing: hexadecimal in any case, serial number without leading zeros."""
        serial = self.serial_number.lower().lstrip("0")
        return self.issuer_name_hash.lower(), self.issuer_key_hash.lower(), serial


class RefusedCertificateError(EvseError):
    """A certificate is not taken; the text says why."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """The newest CSMS root by its file name. `proven`: a CSMS was reached by it. `settled`: one was reached by it or by
    one before it, so that the root of the configuration counts no more."""

    name: str = ""
    proven: bool = False
    settled: bool = False


class TrustFolder:
    """The installed roots. `folder` None: there is no PKI folder, and nothing can be installed. `on_change` is called
    when a root has come or gone."""

    def __init__(self, folder: Path | None, one_csms_root: bool = False, configured: tuple[str, ...] = ()) -> None:
        """`one_csms_root`: AdditionalRootCertificateCheck. `configured`: PEM texts of the CSMS roots that the
        configuration names; the first that is installed has to be signed by one of them."""
        self._folder = folder
        self._one = one_csms_root
        self._configured = configured
        self.on_change: Callable[[Use], None] = lambda use: None

    def install(self, use: Use, pem: str, now: datetime) -> None:
        """Check and keep a root (M05). Raises RefusedCertificateError; then nothing has changed."""
        if self._folder is None:
            raise RefusedCertificateError("no folder for certificates is configured ([pki] dir)")
        replaces = self._one and use is Use.CSMS
        root = _checked(pem, now, self._csms_anchors() if replaces else ())
        place = self._folder / "roots" / use.folder
        file = place / _file_name(root)
        try:
            make_folder(place)
            if not replaces and not file.exists() and sum(1 for _ in place.glob("*.pem")) >= MAX_ROOTS:
                raise RefusedCertificateError(f"at most {MAX_ROOTS} roots of one kind")
            if replaces:
                self._replace(place, file)
            write_durably(file, root.public_bytes(Encoding.PEM))
        except OSError as error:
            raise RefusedCertificateError(f"cannot be written: {error.strerror}") from None
        self.on_change(use)

    def _csms_anchors(self) -> tuple[x509.Certificate, ...]:
        """Who has to have signed a new CSMS root: the one that is of use now."""
        last = self._replaced()
        here = {path.name: root for use, path, root in self._all() if use is Use.CSMS}
        if last.name in here and last.proven:
            return (here[last.name],)
        here.pop(last.name, None)  # no CSMS has been reached by it
        configured = () if last.settled else self._configured
        return (*here.values(), *(one for pem in configured for one in x509.load_pem_x509_certificates(pem.encode())))

    def _replaced(self) -> Replaced:
        if self._folder is None or not self._one:
            return Replaced()
        try:
            name, *words = (self._folder / "roots" / Use.CSMS.folder / REPLACED_FILE).read_text().split()
        except (OSError, ValueError):
            return Replaced()
        return Replaced(name, PROVEN in words, SETTLED in words)

    def _replace(self, place: Path, new: Path) -> None:
        """One fallback is kept: the root that was of use until now. Raises OSError."""
        last = self._replaced()
        if last.name == new.name:
            return
        for other in place.glob("*.pem"):
            if last.name and (other.name != last.name) is last.proven:
                other.unlink()
        words = (new.name, SETTLED) if last.settled else (new.name,)
        write_durably(place / REPLACED_FILE, "\n".join(words).encode())

    def reached(self, chain: Iterable[x509.Certificate]) -> bool:
        """A CSMS was reached by a chain that TLS has verified. True: the root that was the fallback is gone now."""
        last = self._replaced()
        if not last.name or last.proven or self._folder is None:
            return False
        if last.name not in {_file_name(one) for one in chain}:
            return False
        place = self._folder / "roots" / Use.CSMS.folder
        try:
            for other in place.glob("*.pem"):
                if other.name != last.name:
                    other.unlink()
            write_durably(place / REPLACED_FILE, "\n".join((last.name, PROVEN, SETTLED)).encode())
        except OSError:
            return False  # it is tried again at the next connection
        return True

    @property
    def only_installed(self) -> bool:
        """The CSMS root of the configuration has been replaced for good, and counts no more."""
        return self._replaced().settled and any(use is Use.CSMS for use, _, _ in self._all())

    @property
    def partial_chains(self) -> bool:
        """A root that another has signed is trusted by itself, without that other one."""
        return self._one

    def installed(self, uses: frozenset[Use]) -> list[tuple[Use, RootHash]]:
        """The roots of these uses (M03). Files that are no certificate are left out."""
        return [(use, hash_of(root)) for use, _, root in self._all() if use in uses]

    def delete(self, wanted: RootHash) -> bool | None:
        """Remove a root (M04). None: there is no such; False: the file cannot be removed."""
        found = [(use, path) for use, path, root in self._all() if hash_of(root).folded() == wanted.folded()]
        if not found:
            return None
        try:
            for _, path in found:
                path.unlink()
        except OSError:
            return False
        for use in {use for use, _ in found}:
            self.on_change(use)
        return True

    def csms_roots(self) -> list[str]:
        """PEM texts for TLS."""
        return [root.public_bytes(Encoding.PEM).decode() for use, _, root in self._all() if use is Use.CSMS]

    def manufacturer_roots(self) -> list[x509.Certificate]:
        """Who may sign firmware (L01)."""
        return [root for use, _, root in self._all() if use is Use.MANUFACTURER]

    def _all(self) -> Iterator[tuple[Use, Path, x509.Certificate]]:
        for use in Use if self._folder is not None else ():
            assert self._folder is not None
            for path in sorted((self._folder / "roots" / use.folder).glob("*.pem")):
                try:
                    yield use, path, x509.load_pem_x509_certificate(path.read_bytes())
                except (OSError, ValueError):
                    continue


def _checked(pem: str, now: datetime, signers: tuple[x509.Certificate, ...] = ()) -> x509.Certificate:
    """`signers`: one of them has to have signed it; empty: it is self-signed."""
    try:
        (root,) = x509.load_pem_x509_certificates(pem.encode())
        if not signers:
            root.verify_directly_issued_by(root)
        authority = root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm, x509.ExtensionNotFound):
        raise RefusedCertificateError("not one self-signed certificate of an authority in PEM") from None
    if not authority:
        raise RefusedCertificateError("not the certificate of an authority")
    if not root.not_valid_before_utc <= now <= root.not_valid_after_utc:
        raise RefusedCertificateError("not valid now")
    if signers and root not in signers and not any(_signed(root, signer) for signer in signers):
        raise RefusedCertificateError("not signed by the root that it is to replace")
    return root


def _file_name(root: x509.Certificate) -> str:
    return f"{root.fingerprint(SHA256()).hex()[:32]}.pem"


def _signed(root: x509.Certificate, signer: x509.Certificate) -> bool:
    try:
        root.verify_directly_issued_by(signer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def hash_of(root: x509.Certificate) -> RootHash:
    """As OCSP identifies a certificate; a root is its own issuer."""
    request = ocsp.OCSPRequestBuilder().add_certificate(root, root, SHA256()).build()
    return RootHash(request.issuer_name_hash.hex(), request.issuer_key_hash.hex(), f"{request.serial_number:x}")
