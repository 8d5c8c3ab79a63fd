"""Certificate revocation lists: which certificates somebody has taken back.

Owns: reading lists, who may have issued one, and the answer for one certificate. May not: fetch lists; they come as
files (`DIR/crls`, `evse certs import-crl`).

A list counts when the issuer of the certificate has signed it. One that is past its end still counts: what was revoked
stays so, and the operator is told that the list is old. That a list is missing revokes nothing (docs/pki.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.x509.oid import ExtensionOID

from firmware.core.errors import RemoteProtocolError

MAX_CRL = 1024 * 1024
"""Octets. The list of a mobility operator with ten thousand contracts has a third of this."""
MAX_LISTS = 64


class CrlError(RemoteProtocolError):
    """What was given is no usable list; the text says why."""


@dataclass(frozen=True, slots=True)
class Crl:
    """One list, parsed; not yet known to be signed by anybody."""

    parsed: x509.CertificateRevocationList
    name: str = ""  # of the file, for people

    @property
    def issuer(self) -> str:
        """For people."""
        return self.parsed.issuer.rfc4514_string()[:120]

    @property
    def authority(self) -> tuple[x509.Name, bytes | None]:
        """Name and key of who gave it: an authority with a new key keeps its name, and its lists of both keys count."""
        try:
            key = self.parsed.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier
        except x509.ExtensionNotFound:
            key = None
        return self.parsed.issuer, key

    def signed_by(self, issuer: x509.Certificate) -> bool:
        """Whether it is this authority's."""
        try:
            return self.parsed.is_signature_valid(issuer.public_key())  # type: ignore[arg-type] # others: TypeError
        except Exception:
            return False

    def outdated(self, at: datetime) -> bool:
        """A newer one should have come."""
        end = self.parsed.next_update_utc
        return end is not None and end < at


def read(data: bytes, name: str = "") -> Crl:
    """A list in PEM or DER. Raises CrlError."""
    if len(data) > MAX_CRL:
        raise CrlError(f"a list of {len(data)} octets; at most {MAX_CRL} are read")
    try:
        parsed = x509.load_pem_x509_crl(data) if b"-----BEGIN" in data else x509.load_der_x509_crl(data)
        # Delta lists and lists for somebody else's certificates mark themselves by critical extensions.
        strange = [one.oid.dotted_string for one in parsed.extensions if one.critical]
        parsed.issuer.public_bytes()
    except Exception as error:  # the library raises many types for hostile input
        raise CrlError(f"no readable revocation list ({type(error).__name__}); PEM or DER is expected") from None
    if strange:
        known = ExtensionOID.DELTA_CRL_INDICATOR.dotted_string
        kind = "a delta list" if known in strange else f"critical extension {strange[0]}"
        raise CrlError(f"{kind} is not supported; give the full list")
    return Crl(parsed, name)


class CrlBook:
    """The lists of this station."""

    def __init__(self, lists: Iterable[Crl] = ()) -> None:
        self._lists = tuple(lists)[:MAX_LISTS]

    @property
    def lists(self) -> tuple[Crl, ...]:
        """All of them."""
        return self._lists

    def revoked(self, certificate: x509.Certificate, issuer: x509.Certificate | None) -> bool:
        """A list that the issuer signed names the certificate. Without the issuer nothing can be said: False."""
        if issuer is None:
            return False
        return any(
            one.parsed.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None
            for one in self._lists
            if one.parsed.issuer == certificate.issuer and one.signed_by(issuer)
        )
