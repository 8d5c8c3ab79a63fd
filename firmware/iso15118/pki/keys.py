"""Private keys behind one small interface, so that an HSM or TPM can take the software key's place.

Owns: the interface, the key in memory, and the two forms of an ECDSA signature (DER, and r||s as the V2G messages
carry it). May not: read files (`store.py` does) or show key material in any text.

P-256 with SHA-256 is what -2 has, P-521 or Ed448, both with SHA-512 digests, what -20 has; the key decides.
"""

from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed448
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

PublicKey: TypeAlias = ec.EllipticCurvePublicKey | ed448.Ed448PublicKey
PrivateKey: TypeAlias = ec.EllipticCurvePrivateKey | ed448.Ed448PrivateKey


@dataclass(frozen=True, slots=True)
class Scheme:
    """How keys of one kind sign. `curve` None: Ed448, pure and without a context. `length`: octets of a signature;
    `algorithm`: of the digests in it, and in ECDSA of what is signed."""

    name: str
    curve: type[ec.EllipticCurve] | None
    length: int
    algorithm: type[hashes.HashAlgorithm]


P256 = Scheme("P-256", ec.SECP256R1, 64, hashes.SHA256)
P521 = Scheme("P-521", ec.SECP521R1, 132, hashes.SHA512)
ED448 = Scheme("Ed448", None, 114, hashes.SHA512)
SCHEMES = (P256, P521, ED448)


def scheme_of(key: Any) -> Scheme | None:
    """How a key signs; None for a kind that no protocol here uses."""
    if isinstance(key, ed448.Ed448PublicKey | ed448.Ed448PrivateKey):
        return ED448
    if not isinstance(key, ec.EllipticCurvePublicKey | ec.EllipticCurvePrivateKey):
        return None
    return next((one for one in SCHEMES if one.curve is not None and isinstance(key.curve, one.curve)), None)


class SigningKey(Protocol):
    """A private key of one of the schemes somewhere: in memory, in an HSM, in a TPM."""

    def public_key(self) -> PublicKey:
        """The public half."""
        ...

    def sign(self, data: bytes) -> bytes:
        """The signature over `data` as the key's scheme has it: r||s of ECDSA, or that of Ed448."""
        ...


class SoftwareKey:
    """A private key in the memory of this process."""

    def __init__(self, private_key: PrivateKey) -> None:
        self._private_key = private_key

    def __repr__(self) -> str:
        return "SoftwareKey(...)"

    @property
    def private_key(self) -> PrivateKey:
        """The key itself, for a TLS engine that needs it in memory."""
        return self._private_key

    def public_key(self) -> PublicKey:
        return self._private_key.public_key()

    def sign(self, data: bytes) -> bytes:
        if isinstance(self._private_key, ed448.Ed448PrivateKey):
            return self._private_key.sign(data)
        scheme = scheme_of(self._private_key) or P256
        r, s = decode_dss_signature(self._private_key.sign(data, ec.ECDSA(scheme.algorithm())))
        return r.to_bytes(scheme.length // 2, "big") + s.to_bytes(scheme.length // 2, "big")


def verify_raw(public_key: PublicKey, signature: bytes, data: bytes) -> bool:
    """Check a signature by the scheme of the key, ECDSA in the form r||s. Never raises; anything odd is False."""
    scheme = scheme_of(public_key)
    if scheme is None or len(signature) != scheme.length:
        return False
    try:
        if isinstance(public_key, ed448.Ed448PublicKey):
            public_key.verify(signature, data)
        else:
            half = scheme.length // 2
            r, s = int.from_bytes(signature[:half], "big"), int.from_bytes(signature[half:], "big")
            public_key.verify(encode_dss_signature(r, s), data, ec.ECDSA(scheme.algorithm()))
    except (InvalidSignature, ValueError):
        return False
    return True
