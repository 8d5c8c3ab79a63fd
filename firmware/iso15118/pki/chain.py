"""Certificate chains as ISO 15118-2 and -20 profile them: from what a peer presented to one typed verdict.

Owns: parsing with caps, the path check (signatures, order, validity in the shell model, CA flags, path length, key
usage, curve), the eMAID in the certificate, OCSP identification data, PEM export. May not: read files, fetch
anything, or decide whether an unknown root is acceptable (the CSMS may know it: `Contract.root_known`).

A certificate of unexpected form is invalid, and an exception while checking is invalid, never valid
[iso15118.md 6a]. OpenSSL's own path check is not used because the reason decides which response code is sent.
"""

import enum
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed448
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtensionOID, NameOID, SignatureAlgorithmOID

from firmware.iso15118.api import Contract, HashData
from firmware.iso15118.pki import emaid as emaids
from firmware.iso15118.pki.keys import ED448, P256, P521, SCHEMES, PublicKey, Scheme, scheme_of

MAX_CERTIFICATE_LENGTH = 1600
"""Octets. The -2 schema says 800; some real contract certificates are above it."""
MAX_SUB_CAS = 2
"""The -2 profile has at most two sub-CAs between root and leaf."""

_KNOWN_CRITICAL = frozenset({ExtensionOID.BASIC_CONSTRAINTS, ExtensionOID.KEY_USAGE})
ExtensionT = TypeVar("ExtensionT", bound=x509.ExtensionType)


class ChainStatus(enum.Enum):
    """The verdict on a chain. An expired leaf is told apart from an expired issuer, and a chain that does not fit from
    forbidden content, because -2 answers each with another code (PaymentDetails CMN_007 to CMN_010)."""

    OK = "ok"
    UNKNOWN_ROOT = "unknown_root"  # good in itself, but its root is not in the store
    NO_CERTIFICATE = "no_certificate"
    MALFORMED = "malformed"  # no X.509 certificate, or one that cannot be read
    PROFILE = "profile"  # readable, but not as the profile wants it
    CHAIN = "chain"  # order, issuer or signature
    LEAF_VALIDITY = "leaf_validity"  # expired or not valid yet
    ISSUER_VALIDITY = "issuer_validity"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a kind of leaf must say.

    `domain_component`: the value where the subject has one (`strict`: it must have it). `refuse_country`: a country
    name in the leaf is refused as the conformance cases want it; off by default because certificates in the
    field, and Josev's test PKI, carry one. `schemes`: the kinds of keys that may occur in the chain.
    """

    domain_component: str
    min_sub_cas: int = 1
    strict: bool = False
    refuse_country: bool = False
    schemes: tuple[Scheme, ...] = (P256,)


CONTRACT = Profile("MO")
OEM_PROVISIONING = Profile("OEM")
SECC = Profile("CPO", min_sub_cas=0, schemes=SCHEMES)
"""Without a sub-CA where the root is a private operator's."""
PROVISIONING_SERVICE = Profile("CPS")


@dataclass(frozen=True, slots=True)
class ChainResult:
    """The verdict, why, and what could be read. `chain` has the leaf first; `root` is the trusted one found, `bridge`
    the cross-certificate over which it was."""

    status: ChainStatus
    detail: str
    chain: tuple[x509.Certificate, ...] = ()
    root: x509.Certificate | None = None
    bridge: x509.Certificate | None = None

    @property
    def ok(self) -> bool:
        """Good up to a trusted root."""
        return self.status is ChainStatus.OK

    @property
    def leaf(self) -> x509.Certificate | None:
        """The leaf, where it could be read. Not to be trusted unless the status says so."""
        return self.chain[0] if self.chain else None


class _Refused(Exception):
    """Leaves the checks with a verdict."""

    def __init__(self, status: ChainStatus, detail: str) -> None:
        super().__init__(detail)
        self.status = status


RevocationCheck = Callable[[x509.Certificate, x509.Certificate | None], bool]
"""Is the certificate revoked? The second is its issuer's, None where that is not known."""


def verify_chain(
    certificates: Sequence[bytes],
    roots: Iterable[x509.Certificate],
    at: datetime | None,
    profile: Profile = CONTRACT,
    is_revoked: RevocationCheck | None = None,
    cross: Sequence[x509.Certificate] = (),
) -> ChainResult:
    """Judge a chain of DER certificates, leaf first, without the root, at the aware time `at`; None: there is no clock
    and dates are not looked at.

    `cross`: certificates that one root has given to another's key (cross-signing, or an old root to its successor).
    At most one of them leads from the chain to a trusted root. UNKNOWN_ROOT is given only for a chain that is good in
    every other respect. Never raises.
    """
    chain: tuple[x509.Certificate, ...] = ()
    try:
        if not certificates or not certificates[0]:
            raise _Refused(ChainStatus.NO_CERTIFICATE, "no certificate was presented")
        if not profile.min_sub_cas <= len(certificates) - 1 <= MAX_SUB_CAS:
            raise _Refused(ChainStatus.CHAIN, f"{len(certificates) - 1} sub-CA certificates")
        chain = tuple(_parse(der) for der in certificates)
        for certificate in chain:
            _check_form(certificate, profile)
        _check_leaf(chain[0], profile)
        for depth, authority in enumerate(chain[1:]):
            _check_authority(authority, depth)
        for subject, issuer in itertools.pairwise(chain):
            _check_issued(subject, issuer)
        root, bridge = _find_anchor(chain, tuple(roots), cross)
        path = (*chain, *(one for one in (bridge, root) if one is not None))
        if at is not None:
            _check_validity(path, at)
        for certificate, above in itertools.zip_longest(path, path[1:]):
            if is_revoked is not None and certificate is not root and is_revoked(certificate, above):
                raise _Refused(ChainStatus.REVOKED, f"{_name(certificate)} is revoked")
        if root is None:
            raise _Refused(ChainStatus.UNKNOWN_ROOT, f"no trusted root for {chain[-1].issuer.rfc4514_string()[:120]}")
    except _Refused as refused:
        return ChainResult(refused.status, str(refused), chain)
    except Exception as error:
        # The certificate library raises many types for hostile input; whatever it is, the chain is not valid.
        return ChainResult(ChainStatus.MALFORMED, f"{type(error).__name__} while checking", chain)
    return ChainResult(ChainStatus.OK, "", chain, root, bridge)


def _parse(der: bytes) -> x509.Certificate:
    if len(der) > MAX_CERTIFICATE_LENGTH:
        raise _Refused(ChainStatus.MALFORMED, f"a certificate of {len(der)} octets")
    try:
        certificate = x509.load_der_x509_certificate(der)
    except ValueError:
        raise _Refused(ChainStatus.MALFORMED, "not an X.509 certificate") from None
    if not der.endswith(b"\0" + certificate.signature):
        # The parser takes a signature BIT STRING with unused bits: one certificate would have two encodings.
        raise _Refused(ChainStatus.MALFORMED, "the signature is not in DER")
    return certificate


def _name(certificate: x509.Certificate) -> str:
    return certificate.subject.rfc4514_string()[:120]


def _extension(certificate: x509.Certificate, kind: type[ExtensionT]) -> ExtensionT | None:
    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


_SIGNED_WITH = {
    SignatureAlgorithmOID.ECDSA_WITH_SHA256: P256,
    SignatureAlgorithmOID.ECDSA_WITH_SHA512: P521,
    SignatureAlgorithmOID.ED448: ED448,
}


def _check_form(certificate: x509.Certificate, profile: Profile) -> None:
    """What every certificate has: version 3, a scheme of the profile (in -2 P-256 with SHA-256; -20 has P-521 and Ed448
    too), no unknown criticals."""
    name = _name(certificate)
    if certificate.version is not x509.Version.v3:
        raise _Refused(ChainStatus.PROFILE, f"{name} is not version 3")
    if _SIGNED_WITH.get(certificate.signature_algorithm_oid) not in profile.schemes:
        raise _Refused(ChainStatus.PROFILE, f"{name} is not signed as the profile allows")
    if scheme_of(certificate.public_key()) not in profile.schemes:
        raise _Refused(ChainStatus.PROFILE, f"{name} has no key of an allowed kind")
    for extension in certificate.extensions:
        if extension.critical and extension.oid not in _KNOWN_CRITICAL:
            raise _Refused(ChainStatus.PROFILE, f"{name} has a critical extension {extension.oid.dotted_string}")


def _check_leaf(leaf: x509.Certificate, profile: Profile) -> None:
    constraints = _extension(leaf, x509.BasicConstraints)
    if constraints is not None and constraints.ca:
        raise _Refused(ChainStatus.CHAIN, "the leaf is a certification authority")
    usage = _extension(leaf, x509.KeyUsage)
    if usage is None or not usage.digital_signature or usage.key_cert_sign:
        raise _Refused(ChainStatus.PROFILE, "the leaf's key usage does not allow signatures, or allows certificates")
    domains = leaf.subject.get_attributes_for_oid(NameOID.DOMAIN_COMPONENT)
    if profile.domain_component not in [attribute.value for attribute in domains] and (domains or profile.strict):
        raise _Refused(ChainStatus.PROFILE, f"the leaf's domain component is not {profile.domain_component}")
    if profile.refuse_country and leaf.subject.get_attributes_for_oid(NameOID.COUNTRY_NAME):
        raise _Refused(ChainStatus.PROFILE, "the leaf names a country")


def _check_authority(authority: x509.Certificate, sub_cas_below: int, presented: bool = True) -> None:
    """`sub_cas_below`: number of sub-CA certificates between this one and the leaf. `presented`: by the vehicle, which
    may not present a self-issued one; a root's new key is vouched for by such."""
    name = _name(authority)
    constraints = _extension(authority, x509.BasicConstraints)
    if constraints is None or not constraints.ca:
        raise _Refused(ChainStatus.CHAIN, f"{name} is no certification authority")
    if constraints.path_length is not None and constraints.path_length < sub_cas_below:
        raise _Refused(ChainStatus.CHAIN, f"the path below {name} is too long")
    usage = _extension(authority, x509.KeyUsage)
    if usage is None or not usage.key_cert_sign:
        raise _Refused(ChainStatus.CHAIN, f"{name} may not sign certificates")
    if presented and authority.issuer == authority.subject:
        raise _Refused(ChainStatus.CHAIN, f"{name} is self-issued; a root is not to be presented")


def _check_issued(subject: x509.Certificate, issuer: x509.Certificate) -> None:
    """Name, key identifiers and signature fit."""
    if subject.issuer != issuer.subject:
        raise _Refused(ChainStatus.CHAIN, f"{_name(subject)} was not issued by {_name(issuer)}")
    wanted = _extension(subject, x509.AuthorityKeyIdentifier)
    present = _extension(issuer, x509.SubjectKeyIdentifier)
    if wanted is not None and wanted.key_identifier and present is not None and wanted.key_identifier != present.digest:
        raise _Refused(ChainStatus.CHAIN, f"{_name(subject)} names another key of {_name(issuer)}")
    try:
        subject.verify_directly_issued_by(issuer)
    except InvalidSignature:
        raise _Refused(ChainStatus.CHAIN, f"the signature on {_name(subject)} is bad") from None


def _find_anchor(
    chain: tuple[x509.Certificate, ...], roots: tuple[x509.Certificate, ...], cross: Sequence[x509.Certificate]
) -> tuple[x509.Certificate | None, x509.Certificate | None]:
    """The trusted root that the chain ends in, and the cross-certificate in between where one is needed."""
    refusal: _Refused | None = None
    try:
        if (root := _find_root(chain, roots)) is not None:
            return root, None
    except _Refused as refused:
        refusal = refused  # a root of that name with another key: perhaps its successor, with a cross-certificate
    for bridge in cross:
        if bridge.subject != chain[-1].issuer:
            continue
        try:
            _check_authority(bridge, len(chain) - 1, presented=False)
            _check_issued(chain[-1], bridge)
            root = _find_root((*chain, bridge), roots)
        except _Refused:
            continue  # another one may fit
        if root is not None:
            return root, bridge
    if refusal is not None:
        raise refusal
    return None, None


def _find_root(chain: tuple[x509.Certificate, ...], roots: Iterable[x509.Certificate]) -> x509.Certificate | None:
    """The trusted root that issued the topmost certificate. Several may have its name (renewal, cross-signing)."""
    top = chain[-1]
    refusal: _Refused | None = None
    for root in roots:
        if root.subject != top.issuer:
            continue
        try:
            constraints = _extension(root, x509.BasicConstraints)
            allowed = None if constraints is None else constraints.path_length
            if allowed is not None and allowed < len(chain) - 1:
                raise _Refused(ChainStatus.CHAIN, f"the path below {_name(root)} is too long")
            _check_issued(top, root)
        except _Refused as refused:
            refusal = refused
        else:
            return root
    if refusal is not None:
        raise refusal
    return None


def _check_validity(path: tuple[x509.Certificate, ...], at: datetime) -> None:
    """Shell model: everything must be valid at the same moment."""
    leaf, *authorities = path
    if not leaf.not_valid_before_utc <= at <= leaf.not_valid_after_utc:
        raise _Refused(ChainStatus.LEAF_VALIDITY, f"{_name(leaf)} {_validity(leaf)}")
    for authority in authorities:
        if not authority.not_valid_before_utc <= at <= authority.not_valid_after_utc:
            raise _Refused(ChainStatus.ISSUER_VALIDITY, f"{_name(authority)} {_validity(authority)}")


def _validity(certificate: x509.Certificate) -> str:
    return f"is valid from {certificate.not_valid_before_utc:%Y-%m-%d} to {certificate.not_valid_after_utc:%Y-%m-%d}"


# --- What others want to know of a chain -------------------------------------------------------------------------


def common_name(certificate: x509.Certificate) -> str | None:
    """The one common name of the subject; None when there is none, several, or something unreadable."""
    try:
        names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    except ValueError:
        return None
    if len(names) != 1 or not isinstance(names[0].value, str):
        return None
    return names[0].value


def emaid_of(certificate: x509.Certificate) -> str | None:
    """The eMAID of a contract certificate in normal form (14 or 15 characters), None when it has none."""
    name = common_name(certificate)
    return None if name is None else emaids.normalise(name)


def public_key_of(certificate: x509.Certificate) -> PublicKey | None:
    """The P-256, P-521 or Ed448 key of a certificate, or None."""
    try:
        key = certificate.public_key()
    except Exception:  # hostile key material: see verify_chain
        return None
    if isinstance(key, ec.EllipticCurvePublicKey | ed448.Ed448PublicKey):
        return key if scheme_of(key) is not None else None
    return None


def hash_data(chain: Sequence[x509.Certificate], root: x509.Certificate | None) -> tuple[HashData, ...]:
    """OCSP identification of leaf and sub-CAs, leaf first. `root`: who issued the topmost.

    That one is left out when its issuer is not known, for want of the issuer's key. `responder_url` is empty
    where the certificate names none.
    """
    issuers = (*chain[1:], *((root,) if root is not None else ()))
    return tuple(_hash_data(subject, issuer) for subject, issuer in zip(chain, issuers, strict=False))


def _hash_data(subject: x509.Certificate, issuer: x509.Certificate) -> HashData:
    request = ocsp.OCSPRequestBuilder().add_certificate(subject, issuer, hashes.SHA256()).build()
    return HashData(
        issuer_name_hash=request.issuer_name_hash.hex(),
        issuer_key_hash=request.issuer_key_hash.hex(),
        serial_number=f"{subject.serial_number:x}",
        responder_url=_responder(subject),
    )


def _responder(certificate: x509.Certificate) -> str:
    access = _extension(certificate, x509.AuthorityInformationAccess)
    for description in access or ():
        location = description.access_location
        if description.access_method == AuthorityInformationAccessOID.OCSP and isinstance(
            location, x509.UniformResourceIdentifier
        ):
            return location.value
    return ""


def pem(certificates: Iterable[x509.Certificate]) -> str:
    """The certificates as concatenated PEM, in the order given."""
    return "".join(certificate.public_bytes(Encoding.PEM).decode("ascii") for certificate in certificates)


def contract_of(result: ChainResult) -> Contract | None:
    """What the station and the CSMS are told of a contract chain. None unless the verdict is OK or UNKNOWN_ROOT and
    the leaf's name is an eMAID."""
    if result.status not in (ChainStatus.OK, ChainStatus.UNKNOWN_ROOT):
        return None
    emaid = emaid_of(result.chain[0])
    if emaid is None:
        return None
    return Contract(
        emaid, pem(result.chain), hash_data(result.chain, result.bridge or result.root), root_known=result.ok
    )
