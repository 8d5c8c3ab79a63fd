"""A private key that signs somewhere else: in a token, in a TPM.

Owns: the form in which the certificate library takes such a key. May not: know where it is.
"""

from collections.abc import Callable
from typing import Any, NoReturn

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from firmware.core.keys.api import KeyStoreError

Sign = Callable[[bytes, ec.EllipticCurveSignatureAlgorithm], bytes]
"""ECDSA over the data with the algorithm's hash, as DER. Raises KeyStoreError."""


class TokenKey(ec.EllipticCurvePrivateKey):
    """Signs; everything else that needs the private number is refused."""

    def __init__(self, public: ec.EllipticCurvePublicKey, sign: Sign) -> None:
        self._public = public
        self._sign = sign

    def __repr__(self) -> str:
        return "TokenKey(...)"

    @property
    def curve(self) -> ec.EllipticCurve:
        return self._public.curve

    @property
    def key_size(self) -> int:
        return self._public.key_size

    def public_key(self) -> ec.EllipticCurvePublicKey:
        return self._public

    def sign(self, data: Any, signature_algorithm: ec.EllipticCurveSignatureAlgorithm) -> bytes:
        return self._sign(bytes(data), signature_algorithm)

    def exchange(self, algorithm: ec.ECDH, peer_public_key: ec.EllipticCurvePublicKey) -> NoReturn:
        raise KeyStoreError("this key only signs")

    def private_numbers(self) -> NoReturn:
        raise KeyStoreError("this key does not leave its store")

    def private_bytes(
        self,
        encoding: serialization.Encoding,
        format: serialization.PrivateFormat,
        encryption_algorithm: serialization.KeySerializationEncryption,
    ) -> NoReturn:
        raise KeyStoreError("this key does not leave its store")

    def __copy__(self) -> "TokenKey":
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> "TokenKey":
        return self
