"""TLS 1.3 with mutual authentication, as ISO 15118-20 wants it: when it is taken, with which chain, whom it trusts.

Owns: the choice by the ClientHello, the settings of the context, and the judgement of the vehicle's certificate. May
not: make engines (`tls.py` does), or decide which protocol is spoken (supportedAppProtocol does).

[iso15118.md 3]: TLS_AES_256_GCM_SHA384 and TLS_CHACHA20_POLY1305_SHA256; secp521r1, or x448; certificates on secp521r1,
or Ed448. Vehicle certificates end in an OEM or V2G root, never in an MO root ([V2G20-2331], [V2G20-2401]); a contract
certificate is no TLS credential.

x448: the library can be told one NIST curve for the exchange, or nothing; then it has its own list, in which x448 is.
So x448 is spoken with a vehicle that offers it and nothing else of that list that would be chosen instead.

A vehicle without a certificate is not turned away here, because -2 needs none; it gets no -20 session.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from OpenSSL import SSL, crypto

from firmware.iso15118.client_hello import TLS_1_3, ClientHello
from firmware.iso15118.pki.chain import public_key_of
from firmware.iso15118.pki.identity import ServerIdentity
from firmware.iso15118.pki.keys import ED448, P256, P521, Scheme, scheme_of

CIPHERS_TLS13 = ("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256")


@dataclass(frozen=True, slots=True)
class VehicleTrust:
    """Whom TLS 1.3 trusts. `roots`: OEM and V2G roots. `laboratory`: also P-256, and the OEM provisioning certificate
    in place of a vehicle certificate."""

    roots: tuple[x509.Certificate, ...]
    laboratory: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """Keys of certificates of one kind, with the number of their signature algorithm in TLS."""

    scheme: Scheme
    signature: int


@dataclass(frozen=True, slots=True)
class Group:
    """A key exchange with its number in TLS. `curve` None: the library's own list. `besides`: what may not be offered
    with it, for that would be chosen instead."""

    number: int
    curve: type[ec.EllipticCurve] | None
    besides: frozenset[int] = frozenset()


OF_P521, OF_ED448, OF_P256 = Kind(P521, 0x0603), Kind(ED448, 0x0808), Kind(P256, 0x0403)

_OTHERS = frozenset({0x0017, 0x0018, 0x001D, *range(0x0100, 0x0105), *range(0x0200, 0x0203), *range(0x11EB, 0x11EE)})
"""Groups of the library's own list besides secp521r1 and x448: NIST curves, x25519, finite fields, ML-KEM."""

SECP521R1, SECP256R1 = Group(0x0019, ec.SECP521R1), Group(0x0017, ec.SECP256R1)
X448 = Group(0x001E, None, _OTHERS)


def kinds(trust: VehicleTrust) -> tuple[Kind, ...]:
    """Which certificates may be used, best first."""
    return (OF_P521, OF_ED448, OF_P256) if trust.laboratory else (OF_P521, OF_ED448)


def groups(trust: VehicleTrust) -> tuple[Group, ...]:
    """Which key exchanges may be used, best first."""
    return (SECP521R1, X448, SECP256R1) if trust.laboratory else (SECP521R1, X448)


def scheme_of_leaf(certificate: x509.Certificate) -> Scheme | None:
    """The kind of a certificate's key."""
    return scheme_of(public_key_of(certificate))


def possible(identities: Sequence[ServerIdentity], trust: VehicleTrust) -> bool:
    """TLS 1.3 can be spoken: there is a chain of ours for it, and a root that a vehicle's may end in."""
    allowed = [kind.scheme for kind in kinds(trust)]
    return bool(trust.roots) and any(scheme_of_leaf(identity.leaf) in allowed for identity in identities)


def choose(
    hello: ClientHello, identities: Sequence[ServerIdentity], trust: VehicleTrust
) -> tuple[ServerIdentity, Group] | None:
    """The chain and the group for this vehicle; None where TLS 1.3 cannot be spoken with it.

    The vehicle must offer 1.3, a group and a signature algorithm that are allowed; the chain that ends in a root it
    names (certificate_authorities) comes first.
    """
    if TLS_1_3 not in hello.versions:
        return None
    offered = frozenset(hello.groups)
    group = next((one for one in groups(trust) if one.number in offered and not one.besides & offered), None)
    usable = [
        identity
        for kind in kinds(trust)
        if kind.signature in hello.signature_algorithms
        for identity in identities
        if scheme_of_leaf(identity.leaf) is kind.scheme
    ]
    if group is None or not usable:
        return None
    named = (i for i in usable if i.root and i.root.subject.public_bytes() in hello.certificate_authorities)
    return next(named, usable[0]), group


def configure(context: SSL.Context, group: Group, trust: VehicleTrust) -> None:
    """Make a server context one of TLS 1.3 that asks for the vehicle's certificate."""
    context.set_min_proto_version(SSL.TLS1_3_VERSION)
    context.set_max_proto_version(SSL.TLS1_3_VERSION)
    context.set_tls13_ciphersuites(":".join(CIPHERS_TLS13).encode())
    if group.curve is not None:
        context.set_tmp_ecdh(group.curve())
    store = context.get_cert_store()
    for root in trust.roots:
        if store is not None:
            store.add_cert(crypto.X509.from_cryptography(root))
    context.set_client_ca_list([crypto.X509.from_cryptography(root).get_subject() for root in trust.roots])

    def verify(_connection: SSL.Connection, certificate: crypto.X509, _error: int, depth: int, good: int) -> bool:
        try:
            return bool(good) and (depth > 0 or refusal(certificate.to_cryptography(), trust) is None)
        except Exception:
            return False  # an exception while checking is invalid, never valid

    context.set_verify(SSL.VERIFY_PEER, verify)


def refusal(leaf: x509.Certificate, trust: VehicleTrust) -> str | None:
    """What forbids a certificate, whose chain is good, as that of a vehicle; None when nothing does."""
    if scheme_of_leaf(leaf) not in [kind.scheme for kind in kinds(trust)]:
        return "its key is of no allowed kind"
    domains = {attribute.value for attribute in leaf.subject.get_attributes_for_oid(NameOID.DOMAIN_COMPONENT)}
    if domains & {"MO", "CPO", "CPS"}:
        return f"it is no vehicle's: {', '.join(map(str, sorted(map(str, domains))))}"
    if "OEM" in domains and not trust.laboratory:
        return "it is an OEM provisioning certificate"
    return None


def name_and_fingerprint(der: bytes) -> tuple[str, bytes]:
    """(common name, SHA-256) of a certificate that TLS has verified."""
    certificate = x509.load_der_x509_certificate(der)
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return (str(names[0].value) if names else "", certificate.fingerprint(hashes.SHA256()))
