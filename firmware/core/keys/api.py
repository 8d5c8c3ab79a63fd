"""Key stores behind one interface: where a private key is made and kept, and how it is found again.

Owns: the roles, the interface, the names of what lies in a credential's folder. May not: hand out key material, or
know what a certificate has to look like for a peer.

Whatever the store, a credential is a folder with `chain.pem` and a reference to its key: `key.pem` is the key itself
(`files.py`), `key.uri` names a key that cannot leave its token (`pkcs11.py`), `key.tss2` is a blob that only the TPM
can use (`tpm2.py`). So backup, `evse certs` and the loaders look at one place.
"""

import enum
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric import ec

from firmware.core.errors import EvseError

CHAIN_FILE = "chain.pem"
KEY_FILE = "key.pem"
PASSPHRASE_FILE = "key.pass"
REFERENCE_FILE = "key.uri"
TPM_FILE = "key.tss2"


class Role(enum.Enum):
    """What a key is for. The value is the folder's name."""

    SECC = "secc"  # TLS towards the vehicle
    CSMS = "csms"  # TLS client certificate towards the CSMS
    CONTRACT = "contract"  # of a vehicle's contract; no station has one, test vehicles do


class KeyStoreError(EvseError):
    """A key cannot be made or used. The text says which and what to do, and shows nothing of it."""


class KeyStore(Protocol):
    """Makes and opens private keys on elliptic curves. Every method may raise KeyStoreError."""

    @property
    def name(self) -> str:
        """For people: `files`, `pkcs11`, `tpm2`."""
        ...

    @property
    def slow(self) -> bool:
        """Making a key may take seconds; a caller that must not be held up waits for a quiet moment."""
        ...

    @property
    def roles(self) -> frozenset[Role]:
        """What its keys can be used for: the TLS library that needs the key decides."""
        ...

    def generate(self, folder: Path, role: Role, curve: ec.EllipticCurve) -> ec.EllipticCurvePrivateKey:
        """Make a key and leave its reference in `folder`, durably, readable by its owner only."""
        ...

    def holds(self, folder: Path) -> bool:
        """The folder's key is in this store."""
        ...

    def open(self, folder: Path) -> ec.EllipticCurvePrivateKey:
        """The key of a folder. What comes back signs; it may not be able to tell its private number."""
        ...

    def remove(self, folder: Path) -> None:
        """Destroy the key of a folder; harmless where there is none."""
        ...

    def location(self, folder: Path) -> str:
        """Where the key lives, for the inventory."""
        ...
