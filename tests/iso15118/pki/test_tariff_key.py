"""The key that signs prices: where it lies, and what is refused."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed448, rsa

from firmware.core.errors import ConfigError
from firmware.iso15118.pki import tariff_key
from firmware.iso15118.pki.keys import PrivateKey


def put(folder: Path, octets: bytes) -> Path:
    (folder / "tariff").mkdir()
    (folder / "tariff/key.pem").write_bytes(octets)
    return folder


def pem(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, password: bytes | None = None) -> bytes:
    encryption: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if password:
        encryption = serialization.BestAvailableEncryption(password)
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption)


def test_without_a_file_prices_are_not_signed(tmp_path: Path) -> None:
    assert tariff_key.load(tmp_path) is None


@pytest.mark.parametrize(
    "key",
    [
        ec.generate_private_key(ec.SECP256R1()),
        ec.generate_private_key(ec.SECP521R1()),
        ed448.Ed448PrivateKey.generate(),
    ],
    ids=["iso2", "iso20", "iso20-ed448"],
)
def test_the_key(tmp_path: Path, key: PrivateKey) -> None:
    loaded = tariff_key.load(put(tmp_path, pem(key)))
    assert loaded is not None
    assert loaded.public_key() == key.public_key()


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"garbage",
        pem(ec.generate_private_key(ec.SECP384R1())),
        pem(rsa.generate_private_key(65537, 2048)),
        pem(ec.generate_private_key(ec.SECP256R1()), b"secret"),
    ],
    ids=["empty", "garbage", "other-curve", "rsa", "encrypted"],
)
def test_a_key_of_no_use(tmp_path: Path, octets: bytes) -> None:
    with pytest.raises(ConfigError):
        tariff_key.load(put(tmp_path, octets))
