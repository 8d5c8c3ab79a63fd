"""What the client may see and change of the certificates of the V2G side.

Owns: the interface and its values. The application implements it (`app/pki_keeper.py`): this package does not know
ISO 15118.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from cryptography import x509

from firmware.station.api import HashData


@dataclass(frozen=True, slots=True)
class OcspQuestion:
    """Whose revocation state is wanted. `path`: the certificate, then its issuer and so on."""

    data: HashData
    path: tuple[x509.Certificate, ...]

    @property
    def subject(self) -> str:
        """For people."""
        return self.path[0].subject.rfc4514_string()[:100]


class SeccPort(Protocol):
    """The SECC's certificates."""

    @property
    def generation(self) -> int:
        """Another number: something has changed that may be a reason to ask for something."""
        ...

    def reload(self) -> None:
        """Files in the PKI folder have changed: they count from the next vehicle on."""
        ...

    def refusal(self, certificates: tuple[x509.Certificate, ...]) -> str:
        """Why this chain (leaf first, without the root) cannot be the SECC's; empty when it can."""
        ...

    def renewal_due(self, now: datetime, iso20: bool = False) -> str:
        """Why a new SECC certificate (`iso20`: one on P-521) is wanted; empty when none is."""
        ...

    def chains(self) -> tuple[tuple[HashData, ...], ...]:
        """The chains that vehicles are shown: each leaf first, without the root."""
        ...

    def questions(self, now: datetime) -> tuple[OcspQuestion, ...]:
        """Whose revocation state should be asked for now."""
        ...

    def take_status(self, question: OcspQuestion, response: bytes) -> bool:
        """A DER OCSP response. False: it is of no use."""
        ...
