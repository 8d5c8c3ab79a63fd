"""Root certificates that the CSMS installs, lists and deletes (M03 to M05): files in the PKI folder.

Owns: these files, and what may be one of them. May not: verify anybody; TLS and Plug & Charge read the same folders
(CSMS roots at the next connection, V2G and mobility operator roots from the next vehicle on).

    DIR/roots/csms   DIR/roots/v2g   DIR/roots/mo   DIR/roots/manufacturer
"""

import enum
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from firmware.core.keys.files import make_folder, write_durably

MAX_ROOTS = 50


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


class RefusedCertificateError(Exception):
    """A certificate is not taken; the text says why."""


class TrustFolder:
    """The installed roots. `folder` None: there is no PKI folder, and nothing can be installed. `on_change` is called
    when a root has come or gone."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self.on_change: Callable[[Use], None] = lambda use: None

    def install(self, use: Use, pem: str, now: datetime) -> None:
        """Check and keep a root (M05). Raises RefusedCertificateError; then nothing has changed."""
        if self._folder is None:
            raise RefusedCertificateError("no folder for certificates is configured ([pki] dir)")
        root = _checked(pem, now)
        place = self._folder / "roots" / use.folder
        try:
            make_folder(place)
            if sum(1 for _ in place.iterdir()) >= MAX_ROOTS:
                raise RefusedCertificateError(f"at most {MAX_ROOTS} roots of one kind")
            write_durably(place / f"{root.fingerprint(SHA256()).hex()[:32]}.pem", root.public_bytes(Encoding.PEM))
        except OSError as error:
            raise RefusedCertificateError(f"cannot be written: {error.strerror}") from None
        self.on_change(use)

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


def _checked(pem: str, now: datetime) -> x509.Certificate:
    try:
        (root,) = x509.load_pem_x509_certificates(pem.encode())
        root.verify_directly_issued_by(root)
        authority = root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm, x509.ExtensionNotFound):
        raise RefusedCertificateError("not one self-signed certificate of an authority in PEM") from None
    if not authority:
        raise RefusedCertificateError("not the certificate of an authority")
    if not root.not_valid_before_utc <= now <= root.not_valid_after_utc:
        raise RefusedCertificateError("not valid now")
    return root


def hash_of(root: x509.Certificate) -> RootHash:
    """As OCSP identifies a certificate; a root is its own issuer."""
    request = ocsp.OCSPRequestBuilder().add_certificate(root, root, SHA256()).build()
    return RootHash(request.issuer_name_hash.hex(), request.issuer_key_hash.hex(), f"{request.serial_number:x}")
