"""Which of the station's chains are shown to vehicles now.

Owns: the choice among chains that end in the same authority (what renewal has brought, and what it replaced), and what
is wrong with the one chosen. May not: read files, or choose for one vehicle (`tls.choose_identity` does).
"""

import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from firmware.iso15118.pki.identity import ServerIdentity
from firmware.iso15118.pki.keys import scheme_of


class Health(enum.Enum):
    """The state of a chain of ours."""

    GOOD = "good"
    NOT_YET_VALID = "not valid yet"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Judged:
    """A chain with its state."""

    identity: ServerIdentity
    health: Health


Revoked = Callable[[ServerIdentity], bool]


def health(identity: ServerIdentity, at: datetime | None, revoked: Revoked) -> Health:
    """`at` None: there is no clock that could be trusted, and dates are not looked at."""
    if revoked(identity):
        return Health.REVOKED
    if at is not None and any(at > one.not_valid_after_utc for one in identity.chain):
        return Health.EXPIRED
    if at is not None and any(at < one.not_valid_before_utc for one in identity.chain):
        return Health.NOT_YET_VALID
    return Health.GOOD


def present(identities: Iterable[ServerIdentity], at: datetime | None, revoked: Revoked) -> tuple[Judged, ...]:
    """One chain per authority and kind of key: a good one before any other, and of two good ones the newer.

    Chains whose root is trusted come first, then the order of authorities is that of `identities`. A revoked chain is
    left out: a vehicle must not be shown it (iec63110.md M16). An expired one is kept, for a vehicle with a wrong clock
    may still take it, and the station says what is wrong.
    """
    groups: dict[tuple[bytes, str], Judged] = {}
    for identity in identities:
        judged = Judged(identity, health(identity, at, revoked))
        if judged.health is Health.REVOKED:
            continue
        scheme = scheme_of(identity.leaf.public_key())
        group = (identity.chain[-1].issuer.public_bytes(), scheme.name if scheme is not None else "")
        if group not in groups or _rank(judged) >= _rank(groups[group]):  # folders are named by time: the later counts
            groups[group] = judged
    return tuple(sorted(groups.values(), key=lambda judged: judged.identity.root is None))


def _rank(judged: Judged) -> tuple[bool, datetime]:
    return judged.health is Health.GOOD, judged.identity.leaf.not_valid_before_utc
