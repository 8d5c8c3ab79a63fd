"""Network keys: the membership key (NMK), the network identifier (NID) that follows from it.

Owns: these derivations [slac.md 2, Keys]. May not: draw random numbers (they are injected) or log a key.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

NMK_OCTETS = 16
_NID_ROUNDS = 5

RandomBytes = Callable[[int], bytes]
"""n -> n octets of the system's random source."""


def nid_of(nmk: bytes) -> bytes:
    """The 7 octets of the NID: SHA-256 five times, security level 0 in bits 4 and 5 of the last octet."""
    digest = nmk
    for _ in range(_NID_ROUNDS):
        digest = hashlib.sha256(digest).digest()
    return digest[:6] + bytes([digest[6] >> 4])


@dataclass(frozen=True, slots=True)
class NetworkKey:
    """An NMK with its NID. The NMK stays out of `repr`."""

    nmk: bytes = field(repr=False)
    nid: bytes

    @classmethod
    def fresh(cls, random_bytes: RandomBytes) -> "NetworkKey":
        """A new key."""
        nmk = random_bytes(NMK_OCTETS)
        return cls(nmk, nid_of(nmk))
