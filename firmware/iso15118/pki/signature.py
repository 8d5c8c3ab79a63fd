"""XML signatures in V2G message headers, as ISO 15118-2 and -20 profile them.

Owns: making and checking a Signature over message elements: EXI fragments, digests, the value (ECDSA: r||s); by the key
SHA-256 on P-256 (-2, and -20 as peers in the field sign), or SHA-512 on P-521 or with Ed448 (-20; OpenChargingCloud has
the same two suites). May not: judge the certificate that the key came from (`chain.py`), or encode EXI itself.

Which grammar [exi.md 1.6]: a body element is encoded with the fragment grammar of the message schema; SignedInfo with
that of the stand-alone xmldsig schema. One backend in the field signs SignedInfo with the message schema's fragment
grammar, so that is tried second when checking.
"""

import enum
import hmac
from collections.abc import Sequence

from cryptography.hazmat.primitives import hashes

from firmware.core.errors import LocalProtocolError
from firmware.iso15118.exi import (
    ExiEncodeError,
    encode_emaid_fragment_plain,
    encode_iso2_fragment,
    encode_iso20_fragment,
    encode_signed_info,
    encode_signed_info_iso2,
)
from firmware.iso15118.messages import iso2, xmldsig
from firmware.iso15118.messages.model import Node
from firmware.iso15118.pki.keys import ED448, P256, P521, PublicKey, Scheme, SigningKey, scheme_of, verify_raw

CANONICAL_EXI = "http://www.w3.org/TR/canonical-exi/"
ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
ECDSA_SHA512 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512"
SHA512 = "http://www.w3.org/2001/04/xmlenc#sha512"
EDDSA_ED448 = "http://www.w3.org/2021/04/xmldsig-more#eddsa-ed448"  # RFC 9231: the pure one, RFC 8032

_ISO20 = "urn:iso:std:iso:15118:-20:"

MAX_REFERENCES = 4
"""CertificateInstallationRes signs four elements, no message signs more."""


_ALGORITHMS: dict[Scheme, tuple[str, str]] = {
    P256: (ECDSA_SHA256, SHA256),
    P521: (ECDSA_SHA512, SHA512),
    ED448: (EDDSA_ED448, SHA512),
}
"""Signature and digest method by the kind of the key."""


class VerifyResult(enum.Enum):
    """What came out. Only OK lets a message through; the others differ for the timeline."""

    OK = "ok"
    NO_SIGNATURE = "no signature"
    UNSUPPORTED = "unsupported algorithm"
    BAD_REFERENCE = "the references do not name the signed elements"
    BAD_DIGEST = "digest mismatch"
    BAD_SIGNATURE = "signature value does not verify"


def digest(fragment: bytes, scheme: Scheme = P256) -> bytes:
    """SHA-256, or SHA-512 for P-521 and Ed448."""
    hasher = hashes.Hash(scheme.algorithm())
    hasher.update(fragment)
    return hasher.finalize()


def sign(elements: Sequence[Node], key: SigningKey) -> xmldsig.Signature:
    """Sign elements that carry an Id. Raises LocalProtocolError where one has none, ExiEncodeError where one does not
    satisfy its schema."""
    scheme = scheme_of(key.public_key()) or P256
    signed_info = xmldsig.SignedInfo(
        canonicalization_method=xmldsig.CanonicalizationMethod(algorithm=CANONICAL_EXI),
        signature_method=xmldsig.SignatureMethod(algorithm=_ALGORITHMS[scheme][0]),
        reference=tuple(_reference(element, scheme) for element in elements),
    )
    value = key.sign(encode_signed_info(signed_info))
    return xmldsig.Signature(signed_info=signed_info, signature_value=xmldsig.SignatureValue(value=value))


def _reference(element: Node, scheme: Scheme) -> xmldsig.Reference:
    identifier = element_id(element)
    if identifier is None:
        raise LocalProtocolError(f"{type(element).__name__} without Id cannot be signed")
    return xmldsig.Reference(
        uri="#" + identifier,
        transforms=xmldsig.Transforms(transform=(xmldsig.Transform(algorithm=CANONICAL_EXI),)),
        digest_method=xmldsig.DigestMethod(algorithm=_ALGORITHMS[scheme][1]),
        digest_value=digest(canonical(element), scheme),
    )


def canonical(element: Node) -> bytes:
    """The element in the fragment grammar of its own schema set, -2 or -20 [exi.md 1.6]. Raises ExiEncodeError."""
    if element.NAMESPACE.startswith(_ISO20):
        return encode_iso20_fragment(element)
    return encode_iso2_fragment(element)


def element_id(element: Node) -> str | None:
    """The Id of an element that can carry one, None otherwise."""
    identifier = getattr(element, "id", None)
    return identifier if isinstance(identifier, str) and identifier else None


def verify(elements: Sequence[Node], signature: xmldsig.Signature | None, public_key: PublicKey) -> VerifyResult:
    """Check that `signature` covers exactly `elements` and was made with `public_key`'s private half. Never raises
    for what a peer sent."""
    if signature is None:
        return VerifyResult.NO_SIGNATURE
    signed_info = signature.signed_info
    scheme = scheme_of(public_key)
    if scheme is None or not _supported(signed_info, scheme):
        return VerifyResult.UNSUPPORTED
    refusal = _check_references(elements, signed_info.reference, scheme)
    if refusal is not None:
        return refusal
    value = signature.signature_value.value
    for encode in (encode_signed_info, encode_signed_info_iso2):
        try:
            data = encode(signed_info)
        except ExiEncodeError:
            continue
        if verify_raw(public_key, value, data):
            return VerifyResult.OK
    return VerifyResult.BAD_SIGNATURE


def _supported(signed_info: xmldsig.SignedInfo, scheme: Scheme) -> bool:
    """Only the one combination of algorithms that belongs to the key. Transforms may be left out: EXI is meant either
    way."""
    method, digest_method = _ALGORITHMS[scheme]
    if signed_info.canonicalization_method.algorithm != CANONICAL_EXI:
        return False
    if signed_info.signature_method.algorithm != method:
        return False
    for reference in signed_info.reference:
        if reference.digest_method.algorithm != digest_method:
            return False
        transforms = reference.transforms.transform if reference.transforms is not None else ()
        if any(transform.algorithm != CANONICAL_EXI for transform in transforms):
            return False
    return True


def _check_references(
    elements: Sequence[Node], references: Sequence[xmldsig.Reference], scheme: Scheme
) -> VerifyResult | None:
    """Each element has exactly one reference, and nothing else is referenced: no part of what the signature claims to
    cover goes unchecked."""
    if not elements or len(references) != len(elements) or len(references) > MAX_REFERENCES:
        return VerifyResult.BAD_REFERENCE
    by_uri = {reference.uri: reference for reference in references}
    for element in elements:
        identifier = element_id(element)
        reference = None if identifier is None else by_uri.pop("#" + identifier, None)
        if reference is None:
            return VerifyResult.BAD_REFERENCE
        if not _digest_fits(element, reference.digest_value, scheme):
            return VerifyResult.BAD_DIGEST
    return None


def _digest_fits(element: Node, claimed: bytes, scheme: Scheme) -> bool:
    """An eMAID has two encodings in the field [exi.md 1.6]; everything else has one."""
    try:
        if hmac.compare_digest(digest(canonical(element), scheme), claimed):
            return True
        return isinstance(element, iso2.EMAID) and hmac.compare_digest(
            digest(encode_emaid_fragment_plain(element), scheme), claimed
        )
    except ExiEncodeError:
        return False  # decoded from a frame that no canonical form exists of
