"""What a certificate chain for one of our keys must fulfil before it is installed, whoever brought it.

Owns: reading PEM with caps, the path check from leaf to (where one is known) root, and what the certificate has to say
of us. May not: install anything. The additional rules of ISO 15118 for the SECC are those of `iso15118/pki/chain.py`.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.x509.oid import NameOID

from firmware.core.errors import RemoteProtocolError

MAX_CHAIN_TEXT = 10_000
"""Characters of a chain in PEM; OCPP carries no more (SecurityCtrlr.MaxCertificateChainSize)."""
MAX_CHAIN = 5


class RefusedChainError(RemoteProtocolError):
    """A chain is not taken; the text says why."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the leaf must say. Empty: anything. `at` None: no trustworthy clock, dates are not looked at.

    `roots` empty: it is not known which root signs for us, and the chain need only be good in itself.
    """

    common_name: str = ""
    organization: str = ""
    at: datetime | None = None
    roots: tuple[x509.Certificate, ...] = ()


def read_chain(pem: str | bytes) -> tuple[x509.Certificate, ...]:
    """The certificates of a PEM text, leaf first; a root at the end is left out. Raises RefusedChainError."""
    data = pem.encode("utf-8", "replace") if isinstance(pem, str) else pem
    if len(data) > MAX_CHAIN_TEXT:
        raise RefusedChainError(f"a chain of {len(data)} characters; {MAX_CHAIN_TEXT} are taken")
    try:
        chain = tuple(x509.load_pem_x509_certificates(data))
    except ValueError:
        raise RefusedChainError("no readable certificates in PEM") from None
    if len(chain) > 1 and chain[-1].issuer == chain[-1].subject:
        chain = chain[:-1]
    if not 1 <= len(chain) <= MAX_CHAIN:
        raise RefusedChainError(f"a chain of {len(chain)} certificates")
    return chain


def check_chain(chain: Sequence[x509.Certificate], wanted: Wanted) -> None:
    """Raises RefusedChainError unless the chain is good. Any failure of the certificate library is a refusal."""
    try:
        _check(chain, wanted)
    except RefusedChainError:
        raise
    except Exception as error:  # the library raises many types for hostile input
        raise RefusedChainError(f"a certificate cannot be checked ({type(error).__name__})") from None


def _check(chain: Sequence[x509.Certificate], wanted: Wanted) -> None:
    leaf = chain[0]
    if _is_authority(leaf):
        raise RefusedChainError("the first certificate is that of an authority, not ours")
    if not leaf.extensions.get_extension_for_class(x509.KeyUsage).value.digital_signature:
        raise RefusedChainError("its key usage does not allow signatures")
    for what, oid, text in (
        ("common name", NameOID.COMMON_NAME, wanted.common_name),
        ("organization", NameOID.ORGANIZATION_NAME, wanted.organization),
    ):
        found = [attribute.value for attribute in leaf.subject.get_attributes_for_oid(oid)]
        if text and found != [text]:
            raise RefusedChainError(f"its {what} is not {text!r}")
    for subject, issuer in itertools.pairwise(chain):
        if not _is_authority(issuer) or not _issued(subject, issuer):
            raise RefusedChainError(f"{_name(subject)} was not issued by {_name(issuer)}")
    root = next((one for one in wanted.roots if _issued(chain[-1], one)), None)
    if wanted.roots and root is None:
        raise RefusedChainError(f"no trusted root has issued {_name(chain[-1])}")
    for one in (*chain, *((root,) if root is not None else ())):
        if wanted.at is not None and not one.not_valid_before_utc <= wanted.at <= one.not_valid_after_utc:
            raise RefusedChainError(
                f"{_name(one)} is valid from {one.not_valid_before_utc:%Y-%m-%d %H:%M} "
                f"to {one.not_valid_after_utc:%Y-%m-%d %H:%M}"
            )


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False


def _issued(subject: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        subject.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _name(certificate: x509.Certificate) -> str:
    return certificate.subject.rfc4514_string()[:100]
