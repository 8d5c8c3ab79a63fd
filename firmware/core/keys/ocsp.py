"""What an OCSP response says of one certificate, whoever brought it (RFC 6960).

Owns: reading a stranger's response with caps, who may have signed it, what it says. May not: fetch or keep anything, or
decide what follows from it: that is `iso15118/pki/ocsp.py` for our own chain and `ocpp_client/csms_revocation.py` for
the CSMS's.
"""

import enum
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID

from firmware.core.errors import RemoteProtocolError

MAX_RESPONSE_LENGTH = 16 * 1024
"""Octets; OCPP carries less than 14,000."""


class UselessResponseError(RemoteProtocolError):
    """A response says nothing that can be believed; the text says why."""


class Verdict(enum.Enum):
    """What the responder says."""

    GOOD = "good"
    REVOKED = "revoked"
    UNKNOWN = "unknown"  # it does not know the certificate: says nothing for it and nothing against it


@dataclass(frozen=True, slots=True)
class Said:
    """A response that somebody signed who may. Aware datetimes."""

    verdict: Verdict
    this_update: datetime
    next_update: datetime | None
    revoked_at: datetime | None = None


def read(response: bytes, certificate: x509.Certificate, issuer: x509.Certificate) -> Said:
    """What a DER response says of `certificate`; whether it still holds is the caller's question.

    Raises UselessResponseError, nothing else.
    """
    if len(response) > MAX_RESPONSE_LENGTH:
        raise UselessResponseError(f"a response of {len(response)} octets")
    try:
        return _read(response, certificate, issuer)
    except UselessResponseError:
        raise
    except Exception as error:  # the library raises many types for what a stranger made
        raise UselessResponseError(f"it cannot be read ({type(error).__name__})") from None


def _read(response: bytes, certificate: x509.Certificate, issuer: x509.Certificate) -> Said:
    parsed = ocsp.load_der_ocsp_response(response)
    if parsed.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
        raise UselessResponseError(f"the responder said {parsed.response_status.name}")
    single = next((one for one in parsed.responses if one.serial_number == certificate.serial_number), None)
    if single is None:
        raise UselessResponseError("it is about another certificate")
    expected = ocsp.OCSPRequestBuilder().add_certificate(certificate, issuer, single.hash_algorithm).build()
    if single.issuer_key_hash != expected.issuer_key_hash or single.issuer_name_hash != expected.issuer_name_hash:
        raise UselessResponseError("it is about another issuer's certificate")
    _verify(parsed, _signer(parsed, issuer, single.this_update_utc))
    verdict = {
        ocsp.OCSPCertStatus.GOOD: Verdict.GOOD,
        ocsp.OCSPCertStatus.REVOKED: Verdict.REVOKED,
        ocsp.OCSPCertStatus.UNKNOWN: Verdict.UNKNOWN,
    }[single.certificate_status]
    return Said(verdict, single.this_update_utc, single.next_update_utc, single.revocation_time_utc)


def _verify(parsed: ocsp.OCSPResponse, signer: x509.Certificate) -> None:
    key, algorithm = signer.public_key(), parsed.signature_hash_algorithm or hashes.SHA256()
    if isinstance(algorithm, hashes.SHA1 | hashes.MD5):
        raise UselessResponseError("its signature is of a kind that is too weak")
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(parsed.signature, parsed.tbs_response_bytes, ec.ECDSA(algorithm))
        elif isinstance(key, rsa.RSAPublicKey):
            key.verify(parsed.signature, parsed.tbs_response_bytes, padding.PKCS1v15(), algorithm)
        else:
            raise UselessResponseError("nobody who may has signed it")
    except InvalidSignature:
        raise UselessResponseError("its signature is bad") from None


def _signer(parsed: ocsp.OCSPResponse, issuer: x509.Certificate, at: datetime) -> x509.Certificate:
    """The issuer itself, or a responder in the response to whom the issuer gave the right (RFC 6960, 4.2.2.2)."""
    for delegate in parsed.certificates:
        try:
            usage = delegate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
            delegate.verify_directly_issued_by(issuer)
        except (x509.ExtensionNotFound, InvalidSignature, ValueError, TypeError):
            continue
        in_time = delegate.not_valid_before_utc <= at <= delegate.not_valid_after_utc
        if in_time and ExtendedKeyUsageOID.OCSP_SIGNING in usage:
            return delegate
    return issuer


def request(certificate: x509.Certificate, issuer: x509.Certificate) -> ocsp.OCSPRequest:
    """The question for a responder. SHA-1 only names the issuer; it is what every responder knows (RFC 5019)."""
    return ocsp.OCSPRequestBuilder().add_certificate(certificate, issuer, hashes.SHA1()).build()


def responder_url(certificate: x509.Certificate) -> str:
    """Where the certificate says that its state can be asked, over HTTP; empty: nowhere."""
    try:
        access = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except (x509.ExtensionNotFound, ValueError):
        return ""
    for one in access:
        if one.access_method == AuthorityInformationAccessOID.OCSP and isinstance(
            one.access_location, x509.UniformResourceIdentifier
        ):
            url = str(one.access_location.value)
            if url.startswith(("http://", "https://")):
                return url
    return ""
