"""The key that signs prices for vehicles with a contract: in -2 that of a sub-CA 2 of the mobility operator.

A vehicle verifies a SalesTariff with the sub-CA 2 certificate that its own contract came with (ISO 15118-2 8.4.3.8.2),
so that only a station of that mobility operator itself (a private operator, a laboratory) can sign. Elsewhere there is
no key, and prices are told unsigned.

Owns: `DIR/tariff/key.pem` below the PKI folder. May not: look into a tariff.
"""

from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed448
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from firmware.core.errors import ConfigError
from firmware.iso15118.pki.keys import SigningKey, SoftwareKey, scheme_of

MAX_OCTETS = 16 * 1024


def load(directory: Path) -> SigningKey | None:
    """The key; None where there is none. Raises ConfigError for one of no use."""
    path = directory / "tariff/key.pem"
    if not path.is_file():
        return None
    try:
        key = load_pem_private_key(path.read_bytes()[:MAX_OCTETS], None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise ConfigError(f"{path}: not a private key without passphrase: {error}") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey | ed448.Ed448PrivateKey) or scheme_of(key) is None:
        raise ConfigError(f"{path}: prices are signed with a key on P-256 (-2), or on P-521 or Ed448 (-20)")
    return SoftwareKey(key)
