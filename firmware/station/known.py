"""What the station knows from before a restart.

Owns: the form in which `PersistState` keeps it. May not: read the store; the composition root does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from firmware.station.faults import PERSIST_PREFIX
from firmware.station.transactions import OpenTransaction

OPERATIVE_KEY = "operative"


@dataclass(frozen=True, slots=True)
class KnownState:
    """`latched`: every fault that survived, the station's own and the safety loop's (`safety.initial` wants them)."""

    operative: bool = True
    latched: frozenset[str] = frozenset()
    open_transactions: Sequence[OpenTransaction] = field(default=())


def known_from(items: Mapping[str, str], open_transactions: Sequence[OpenTransaction] = ()) -> KnownState:
    """From the persisted key-value pairs (store scope "station") and what the journal holds open."""
    return KnownState(
        operative=items.get(OPERATIVE_KEY) != "false",
        latched=frozenset(key.removeprefix(PERSIST_PREFIX) for key in items if key.startswith(PERSIST_PREFIX)),
        open_transactions=tuple(open_transactions),
    )
