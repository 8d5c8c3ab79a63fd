"""XML Signature (W3C xmldsig-core) as far as the V2G protocols use it: SignedInfo with its digests, and its value.

Everything else that the schema allows (KeyInfo, Object, foreign elements, text between elements) is excluded by the
V2G profiles ([V2G2-771] and its kin). Those elements are named here all the same, because they take part in the
numbering of the event codes.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from firmware.iso15118.messages.model import UNBOUNDED_TEXT as TEXT
from firmware.iso15118.messages.model import XML_ID, Attribute, Binary, Content, Integer, Node, Occurs, Text, element

NAMESPACE = "http://www.w3.org/2000/09/xmldsig#"

URI = Text(1024)
"""xs:anyURI. The schema has no limit; this one is ours."""
OCTETS = Binary(1024)
"""base64Binary. The schema has no limit; this one is ours."""


class _Node(Node, frozen=True, kw_only=True):
    """Base of the types of XML Signature."""

    NAMESPACE: ClassVar[str] = NAMESPACE


@element()
class CanonicalizationMethod(_Node, frozen=True, kw_only=True):
    """How SignedInfo was made canonical: EXI, for V2G."""

    algorithm: Annotated[str, URI, Attribute()]

    REFUSED: ClassVar[tuple[str, ...]] = ("*",)
    MIXED: ClassVar[bool] = True


@element()
class SignatureMethod(_Node, frozen=True, kw_only=True):
    """The signature algorithm, e.g. ECDSA with SHA-256."""

    algorithm: Annotated[str, URI, Attribute()]

    REFUSED: ClassVar[tuple[str, ...]] = ("HMACOutputLength", "*")
    MIXED: ClassVar[bool] = True


@element()
class Transform(_Node, frozen=True, kw_only=True):
    """How the signed element was made canonical: EXI, for V2G."""

    algorithm: Annotated[str, URI, Attribute()]

    REFUSED: ClassVar[tuple[str, ...]] = ("XPath", "*")
    MIXED: ClassVar[bool] = True


@element()
class Transforms(_Node, frozen=True, kw_only=True):
    """Transformations in order; V2G has exactly one."""

    transform: Annotated[tuple[Transform, ...], Occurs(1, None)]


@element()
class DigestMethod(_Node, frozen=True, kw_only=True):
    """The hash, e.g. SHA-256."""

    algorithm: Annotated[str, URI, Attribute()]

    REFUSED: ClassVar[tuple[str, ...]] = ("*",)
    MIXED: ClassVar[bool] = True


@element()
class Reference(_Node, frozen=True, kw_only=True):
    """One signed element, found by its Id, and its digest."""

    id: Annotated[str | None, XML_ID, Attribute()] = None
    type: Annotated[str | None, URI, Attribute()] = None
    uri: Annotated[str | None, URI, Attribute()] = None
    """`#` and the Id of the signed element."""
    transforms: Transforms | None = None
    digest_method: DigestMethod
    digest_value: Annotated[bytes, OCTETS]


@element()
class SignedInfo(_Node, frozen=True, kw_only=True):
    """What the signature signs."""

    id: Annotated[str | None, XML_ID, Attribute()] = None
    canonicalization_method: CanonicalizationMethod
    signature_method: SignatureMethod
    reference: Annotated[tuple[Reference, ...], Occurs(1, None)]


@element()
class SignatureValue(_Node, frozen=True, kw_only=True):
    """The signature itself: for ECDSA the two numbers r and s, each of the curve's length."""

    id: Annotated[str | None, XML_ID, Attribute()] = None
    value: Annotated[bytes, OCTETS, Content()]


@element()
class Signature(_Node, frozen=True, kw_only=True):
    """The signature in a message header."""

    id: Annotated[str | None, XML_ID, Attribute()] = None
    signed_info: SignedInfo
    signature_value: SignatureValue

    REFUSED: ClassVar[tuple[str, ...]] = ("KeyInfo", "Object")


class X509IssuerSerial(_Node, frozen=True, kw_only=True):
    """Names a certificate by its issuer and serial number."""

    x509_issuer_name: Annotated[str, TEXT]
    """The issuer's distinguished name (RFC 4514)."""
    x509_serial_number: Annotated[int, Integer(-(2**160), 2**160 - 1, unlimited=True)]
    """At most 20 octets (RFC 5280, 4.1.2.2)."""


SIMPLE_GLOBAL_ELEMENTS = ("DigestValue",)
"""Global elements of simple type, which fields above refer to."""

UNUSED_GLOBAL_ELEMENTS = (
    "DSAKeyValue",
    "KeyInfo",
    "KeyName",
    "KeyValue",
    "Manifest",
    "MgmtData",
    "Object",
    "PGPData",
    "RSAKeyValue",
    "RetrievalMethod",
    "SPKIData",
    "SignatureProperties",
    "SignatureProperty",
    "X509Data",
)
"""Global elements that no V2G message carries."""

UNUSED_LOCAL_ELEMENTS = (
    "Exponent",
    "G",
    "HMACOutputLength",
    "J",
    "Modulus",
    "P",
    "PGPKeyID",
    "PGPKeyPacket",
    "PgenCounter",
    "Q",
    "SPKISexp",
    "Seed",
    "X509CRL",
    "X509Certificate",
    "X509IssuerSerial",
    "X509SKI",
    "X509SubjectName",
    "XPath",
    "Y",
)
"""Local elements that no V2G message carries."""

UNUSED_ATTRIBUTES = ("Encoding", "MimeType", "Target")
"""Attributes that no V2G message carries."""
