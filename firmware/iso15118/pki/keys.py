"""Private keys behind one small interface, so that an HSM or TPM can take the software key's place.

Owns: the interface, the key in memory, and the two forms of an ECDSA signature (DER, and r||s as the V2G messages
carry it). May not: read files (`store.py` does) or show key material in any text.

P-256 with SHA-256 is what -2 has, P-521 with SHA-512 what -20 has; the curve decides the hash.
"""

from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature


@dataclass(frozen=True, slots=True)
class Scheme:
    """How keys of one curve sign. `coordinate`: octets of r and of s."""

    curve: type[ec.EllipticCurve]
    coordinate: int
    algorithm: type[hashes.HashAlgorithm]


P256 = Scheme(ec.SECP256R1, 32, hashes.SHA256)
P521 = Scheme(ec.SECP521R1, 66, hashes.SHA512)
SCHEMES = (P256, P521)


def scheme_of(key: ec.EllipticCurvePublicKey | ec.EllipticCurvePrivateKey) -> Scheme | None:
    """How a key signs; None for a curve that no protocol here uses."""
    return next((scheme for scheme in SCHEMES if isinstance(key.curve, scheme.curve)), None)


class SigningKey(Protocol):
    """A P-256 or P-521 private key somewhere: in memory, in an HSM, in a TPM."""

    def public_key(self) -> ec.EllipticCurvePublicKey:
        """The public half."""
        ...

    def sign(self, data: bytes) -> bytes:
        """ECDSA over `data` with the hash of the key's curve; r||s, 64 or 132 octets."""
        ...


class SoftwareKey:
    """A private key in the memory of this process."""

    def __init__(self, private_key: ec.EllipticCurvePrivateKey) -> None:
        self._private_key = private_key

    def __repr__(self) -> str:
        return "SoftwareKey(...)"

    @property
    def private_key(self) -> ec.EllipticCurvePrivateKey:
        """The key itself, for a TLS engine that needs it in memory."""
        return self._private_key

    def public_key(self) -> ec.EllipticCurvePublicKey:
        return self._private_key.public_key()

    def sign(self, data: bytes) -> bytes:
        scheme = scheme_of(self._private_key) or P256
        r, s = decode_dss_signature(self._private_key.sign(data, ec.ECDSA(scheme.algorithm())))
        return r.to_bytes(scheme.coordinate, "big") + s.to_bytes(scheme.coordinate, "big")


def verify_raw(public_key: ec.EllipticCurvePublicKey, signature: bytes, data: bytes) -> bool:
    """Check an ECDSA signature in the form r||s by the scheme of the key's curve. Never raises; anything odd is
    False."""
    scheme = scheme_of(public_key)
    if scheme is None or len(signature) != 2 * scheme.coordinate:
        return False
    r = int.from_bytes(signature[: scheme.coordinate], "big")
    s = int.from_bytes(signature[scheme.coordinate :], "big")
    try:
        public_key.verify(encode_dss_signature(r, s), data, ec.ECDSA(scheme.algorithm()))
    except (InvalidSignature, ValueError):
        return False
    return True
