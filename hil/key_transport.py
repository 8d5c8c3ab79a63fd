"""How -2 carries a contract's private key to the vehicle: ECDH on P-256, concatenation KDF, AES-128-CBC.

The session key is the first 16 octets of the concatenation KDF (SHA-256) over the shared secret, with the algorithm id
0x01 and the party names `U` (sender) and `V` (receiver) as other information ([V2G2-818]). The private key is 32
octets, big endian, without padding, behind the 16 octets of the initialisation vector.
"""

from __future__ import annotations

import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.concatkdf import ConcatKDFHash
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

OTHER_INFO = b"\x01UV"
KEY_LENGTH = 16
VECTOR_LENGTH = 16
PRIVATE_LENGTH = 32


class KeyTransportError(Exception):
    """What was received is no key that this vehicle can read."""


def _session_key(private: ec.EllipticCurvePrivateKey, public: ec.EllipticCurvePublicKey) -> bytes:
    secret = private.exchange(ec.ECDH(), public)
    return ConcatKDFHash(hashes.SHA256(), KEY_LENGTH, OTHER_INFO).derive(secret)


def encrypt(contract: ec.EllipticCurvePrivateKey, receiver: ec.EllipticCurvePublicKey) -> tuple[bytes, bytes]:
    """(vector and encrypted key, the sender's ephemeral public key as an uncompressed point)."""
    ephemeral = ec.generate_private_key(ec.SECP256R1())
    vector = os.urandom(VECTOR_LENGTH)
    encryptor = Cipher(algorithms.AES(_session_key(ephemeral, receiver)), modes.CBC(vector)).encryptor()
    plain = contract.private_numbers().private_value.to_bytes(PRIVATE_LENGTH, "big")
    point = ephemeral.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return vector + encryptor.update(plain) + encryptor.finalize(), point


def decrypt(encrypted: bytes, point: bytes, receiver: ec.EllipticCurvePrivateKey) -> ec.EllipticCurvePrivateKey:
    """The contract's private key. Raises KeyTransportError. The caller sees whether it fits the certificate."""
    if len(encrypted) != VECTOR_LENGTH + PRIVATE_LENGTH:
        raise KeyTransportError(f"an encrypted key of {len(encrypted)} octets")
    try:
        sender = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        vector, cipher = encrypted[:VECTOR_LENGTH], encrypted[VECTOR_LENGTH:]
        decryptor = Cipher(algorithms.AES(_session_key(receiver, sender)), modes.CBC(vector)).decryptor()
        value = int.from_bytes(decryptor.update(cipher) + decryptor.finalize(), "big")
        return ec.derive_private_key(value, ec.SECP256R1())
    except ValueError as error:
        raise KeyTransportError(str(error)) from error
