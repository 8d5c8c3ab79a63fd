"""How -20 carries a contract's private key to the vehicle: ECDH on secp521r1, concatenation KDF, AES-256-GCM.

The lengths are the schema's: 133 octets of the sender's uncompressed point; 94 octets that are 12 of nonce, 66 of key
and 16 of tag. How the session key is derived and what the tag covers besides is not in any public source that we know:
here it is the concatenation KDF (SHA-512) with the names of -2, and the vehicle's provisioning id with the contract
certificate's key identifier. The station never looks inside; only `hil`'s two ends have to agree.
"""

from __future__ import annotations

import os

from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.concatkdf import ConcatKDFHash
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from hil.key_transport import OTHER_INFO, KeyTransportError

NONCE_LENGTH = 12
PRIVATE_LENGTH = 66
ENCRYPTED_LENGTH = 94


def _session_key(private: ec.EllipticCurvePrivateKey, public: ec.EllipticCurvePublicKey) -> AESGCM:
    secret = private.exchange(ec.ECDH(), public)
    return AESGCM(ConcatKDFHash(hashes.SHA512(), 32, OTHER_INFO).derive(secret))


def bound_to(pcid: str, contract: x509.Certificate) -> bytes:
    """What the tag covers besides the key, so that it cannot be handed to another vehicle or contract."""
    return pcid.encode() + x509.SubjectKeyIdentifier.from_public_key(contract.public_key()).digest


def encrypt(
    contract: ec.EllipticCurvePrivateKey, receiver: ec.EllipticCurvePublicKey, bound: bytes
) -> tuple[bytes, bytes]:
    """(nonce, encrypted key and tag; the sender's ephemeral public key as an uncompressed point)."""
    ephemeral = ec.generate_private_key(ec.SECP521R1())
    nonce = os.urandom(NONCE_LENGTH)
    plain = contract.private_numbers().private_value.to_bytes(PRIVATE_LENGTH, "big")
    point = ephemeral.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return nonce + _session_key(ephemeral, receiver).encrypt(nonce, plain, bound), point


def decrypt(
    encrypted: bytes, point: bytes, receiver: ec.EllipticCurvePrivateKey, bound: bytes
) -> ec.EllipticCurvePrivateKey:
    """The contract's private key. Raises KeyTransportError. The caller sees whether it fits the certificate."""
    if len(encrypted) != ENCRYPTED_LENGTH:
        raise KeyTransportError(f"an encrypted key of {len(encrypted)} octets")
    try:
        sender = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP521R1(), point)
        plain = _session_key(receiver, sender).decrypt(encrypted[:NONCE_LENGTH], encrypted[NONCE_LENGTH:], bound)
        return ec.derive_private_key(int.from_bytes(plain, "big"), ec.SECP521R1())
    except (ValueError, InvalidTag) as error:
        raise KeyTransportError(str(error) or "the tag does not fit") from error
