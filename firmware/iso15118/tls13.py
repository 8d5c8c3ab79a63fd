"""TLS 1.3 with mutual authentication, as ISO 15118-20 wants it: when it is taken, with which chain, whom it trusts.

Owns: the choice by the ClientHello, the settings of the context, and the judgement of the vehicle's certificate. May
not: make engines (`tls.py` does), or decide which protocol is spoken (supportedAppProtocol does).

[iso15118.md 3]: TLS_AES_256_GCM_SHA384 and TLS_CHACHA20_POLY1305_SHA256, secp521r1. Vehicle certificates end in an OEM
or V2G root, never in an MO root ([V2G20-2331], [V2G20-2401]); a contract certificate is no TLS credential. Ed448 and
x448 are not served: the TLS library gives no way to choose them.

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
from firmware.iso15118.pki.identity import ServerIdentity

CIPHERS_TLS13 = ("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256")


@dataclass(frozen=True, slots=True)
class VehicleTrust:
    """Whom TLS 1.3 trusts. `roots`: OEM and V2G roots. `laboratory`: also P-256, and the OEM provisioning certificate
    in place of a vehicle certificate."""

    roots: tuple[x509.Certificate, ...]
    laboratory: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve with its numbers in TLS: as a group, and as an ECDSA signature algorithm."""

    curve: type[ec.EllipticCurve]
    group: int
    signature: int


P521 = Curve(ec.SECP521R1, 0x0019, 0x0603)
P256 = Curve(ec.SECP256R1, 0x0017, 0x0403)


def curves(trust: VehicleTrust) -> tuple[Curve, ...]:
    """What may be used, best first."""
    return (P521, P256) if trust.laboratory else (P521,)


def curve_of(certificate: x509.Certificate) -> type[ec.EllipticCurve] | None:
    """The curve of a certificate's key."""
    key = certificate.public_key()
    return type(key.curve) if isinstance(key, ec.EllipticCurvePublicKey) else None


def choose(
    hello: ClientHello, identities: Sequence[ServerIdentity], trust: VehicleTrust
) -> tuple[ServerIdentity, Curve] | None:
    """The chain and the group for this vehicle; None where TLS 1.3 cannot be spoken with it.

    The vehicle must offer 1.3, a group and a signature algorithm that are allowed; the chain that ends in a root it
    names (certificate_authorities) comes first.
    """
    if TLS_1_3 not in hello.versions:
        return None
    group = next((one for one in curves(trust) if one.group in hello.groups), None)
    usable = [
        identity
        for one in curves(trust)
        if one.signature in hello.signature_algorithms
        for identity in identities
        if curve_of(identity.leaf) is one.curve
    ]
    if group is None or not usable:
        return None
    named = (i for i in usable if i.root and i.root.subject.public_bytes() in hello.certificate_authorities)
    return next(named, usable[0]), group


def configure(context: SSL.Context, group: Curve, trust: VehicleTrust) -> None:
    """Make a server context one of TLS 1.3 that asks for the vehicle's certificate."""
    context.set_min_proto_version(SSL.TLS1_3_VERSION)
    context.set_max_proto_version(SSL.TLS1_3_VERSION)
    context.set_tls13_ciphersuites(":".join(CIPHERS_TLS13).encode())
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
    if curve_of(leaf) not in [one.curve for one in curves(trust)]:
        return "its key is not on an allowed curve"
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
