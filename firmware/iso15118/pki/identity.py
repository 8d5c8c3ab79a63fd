"""What the station shows in TLS: a chain, its key, and the root it ends in."""

from dataclasses import dataclass

from cryptography import x509

from firmware.iso15118.pki.keys import SoftwareKey


@dataclass(frozen=True)
class ServerIdentity:
    """A chain that the station can present: leaf first, without the root, and the root it ends in where known."""

    chain: tuple[x509.Certificate, ...]
    key: SoftwareKey
    root: x509.Certificate | None = None
    name: str = ""
    """The file of the chain, for people."""

    @property
    def leaf(self) -> x509.Certificate:
        """The SECC certificate."""
        return self.chain[0]
