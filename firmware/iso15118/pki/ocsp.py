"""OCSP responses for our own leaf, to be stapled in the TLS handshake.

Owns: which response is good enough to staple: it is about our leaf, its issuer (or a responder that the issuer named)
has signed it, and it holds now. May not: fetch anything; responses come as files, or from whoever calls `add`.

A response that says "revoked" is stapled like any other: the vehicle has a right to it, and the station is told.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

MAX_RESPONSE_LENGTH = 16 * 1024
"""Octets; OCPP carries less than 14,000."""


@dataclass(frozen=True, slots=True)
class Status:
    """What a response says of our leaf, and until when it may be told."""

    response: bytes
    revoked: bool
    this_update: datetime
    next_update: datetime | None

    def holds(self, at: datetime) -> bool:
        """A response without an end holds until a newer one comes."""
        return self.this_update <= at and (self.next_update is None or at < self.next_update)


def judge(response: bytes, chain: Sequence[x509.Certificate]) -> Status | str:
    """What a DER response says of the first certificate of a chain (leaf, issuer, ...), or why it is of no use."""
    if len(chain) < 2:
        return "the chain has no issuer to check it with"
    if len(response) > MAX_RESPONSE_LENGTH:
        return f"a response of {len(response)} octets"
    try:
        return _judge(response, chain[0], chain[1])
    except Exception as error:  # the library raises many types for what a stranger made
        return f"it cannot be read ({type(error).__name__})"


def _judge(response: bytes, leaf: x509.Certificate, issuer: x509.Certificate) -> Status | str:
    parsed = ocsp.load_der_ocsp_response(response)
    if parsed.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
        return f"the responder said {parsed.response_status.name}"
    single = next((one for one in parsed.responses if one.serial_number == leaf.serial_number), None)
    if single is None:
        return "it is about another certificate"
    expected = ocsp.OCSPRequestBuilder().add_certificate(leaf, issuer, single.hash_algorithm).build()
    if single.issuer_key_hash != expected.issuer_key_hash or single.issuer_name_hash != expected.issuer_name_hash:
        return "it is about another issuer's certificate"
    signer = _signer(parsed, issuer)
    key = signer.public_key() if signer is not None else None
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return "nobody who may has signed it"
    try:
        key.verify(
            parsed.signature, parsed.tbs_response_bytes, ec.ECDSA(parsed.signature_hash_algorithm or hashes.SHA256())
        )
    except InvalidSignature:
        return "its signature is bad"
    if single.certificate_status is ocsp.OCSPCertStatus.UNKNOWN:
        return "the responder does not know the certificate"
    revoked = single.certificate_status is ocsp.OCSPCertStatus.REVOKED
    return Status(response, revoked, single.this_update_utc, single.next_update_utc)


def _signer(parsed: ocsp.OCSPResponse, issuer: x509.Certificate) -> x509.Certificate | None:
    """The issuer itself, or a responder in the response to whom the issuer gave the right (RFC 6960, 4.2.2.2)."""
    for delegate in parsed.certificates:
        try:
            usage = delegate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
            delegate.verify_directly_issued_by(issuer)
        except (x509.ExtensionNotFound, InvalidSignature, ValueError, TypeError):
            continue
        if ExtendedKeyUsageOID.OCSP_SIGNING in usage:
            return delegate
    return issuer


class OcspCache:
    """The responses of our leaves. `now` is the present wall time (aware)."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._statuses: dict[bytes, Status] = {}

    def add(self, chain: Sequence[x509.Certificate], response: bytes) -> str:
        """Take a response for the leaf of `chain`. Returns what became of it; the newest good one counts."""
        status = judge(response, chain)
        if isinstance(status, str):
            return f"OCSP response not used: {status}"
        key = _key(chain[0])
        present = self._statuses.get(key)
        if present is not None and present.this_update > status.this_update:
            return "OCSP response not used: there is a newer one"
        self._statuses[key] = status
        end = f"until {status.next_update:%Y-%m-%d %H:%M}" if status.next_update is not None else "without an end"
        return f"OCSP response {end}: the certificate is {'REVOKED' if status.revoked else 'good'}"

    def staple(self, leaf: x509.Certificate) -> bytes | None:
        """What to staple for this leaf now, if anything (`tls.OcspSource`)."""
        status = self._statuses.get(_key(leaf))
        return status.response if status is not None and status.holds(self._now()) else None

    def revoked(self, leaf: x509.Certificate) -> bool:
        """A response that holds says so."""
        status = self._statuses.get(_key(leaf))
        return status is not None and status.revoked


def _key(leaf: x509.Certificate) -> bytes:
    return leaf.public_bytes(Encoding.DER)
