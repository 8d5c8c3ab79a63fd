"""Private keys behind one small interface, so that an HSM or TPM can take the software key's place.

Owns: the interface, the key in memory, and the two forms of an ECDSA signature (DER, and r||s as the V2G messages
carry it). May not: read files (`store.py` does) or show key material in any text.
"""

from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

COORDINATE_LENGTH = 32
"""Octets of r and of s on P-256."""
RAW_SIGNATURE_LENGTH = 2 * COORDINATE_LENGTH


class SigningKey(Protocol):
    """A P-256 private key somewhere: in memory, in an HSM, in a TPM."""

    def public_key(self) -> ec.EllipticCurvePublicKey:
        """The public half."""
        ...

    def sign(self, data: bytes) -> bytes:
        """ECDSA with SHA-256 over `data`; r||s, 64 octets."""
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
        r, s = decode_dss_signature(self._private_key.sign(data, ec.ECDSA(hashes.SHA256())))
        return r.to_bytes(COORDINATE_LENGTH, "big") + s.to_bytes(COORDINATE_LENGTH, "big")


def verify_raw(public_key: ec.EllipticCurvePublicKey, signature: bytes, data: bytes) -> bool:
    """Check an ECDSA/SHA-256 signature in the form r||s on P-256. Never raises; anything odd is False."""
    if len(signature) != RAW_SIGNATURE_LENGTH or not isinstance(public_key.curve, ec.SECP256R1):
        return False
    r = int.from_bytes(signature[:COORDINATE_LENGTH], "big")
    s = int.from_bytes(signature[COORDINATE_LENGTH:], "big")
    try:
        public_key.verify(encode_dss_signature(r, s), data, ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True
