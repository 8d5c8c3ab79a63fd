"""What the station knows from before a restart.

Owns: the form in which `PersistState` keeps it. May not: read the store; the composition root does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from firmware.iso15118.api import PausedSession
from firmware.station.faults import PERSIST_PREFIX
from firmware.station.interrupted import ALIVE_KEY, Alive, OpenTransaction, alive_from
from firmware.station.learning import LEARNT_KEY, Learnt, learnt_from
from firmware.station.pin import PIN_KEY
from firmware.station.reservation import RESERVATION_KEY
from firmware.station.wear import WEAR_KEY, Wear, wear_from

OPERATIVE_KEY = "operative"
PAUSED_KEY = "paused"


@dataclass(frozen=True, slots=True)
class KnownState:
    """`latched`: every fault that survived, the station's own and the safety loop's (`safety.initial` wants them)."""

    operative: bool = True
    latched: frozenset[str] = frozenset()
    open_transactions: Sequence[OpenTransaction] = field(default=())
    reservation: str = ""
    wrong_pins: str = ""
    paused: PausedSession | None = None
    learnt: tuple[Learnt, ...] = ()
    wear: Wear = field(default=Wear())
    alive: Alive | None = None


def known_from(items: Mapping[str, str], open_transactions: Sequence[OpenTransaction] = ()) -> KnownState:
    """From the persisted key-value pairs (store scope "station") and what the journal holds open."""
    return KnownState(
        operative=items.get(OPERATIVE_KEY) != "false",
        latched=frozenset(key.removeprefix(PERSIST_PREFIX) for key in items if key.startswith(PERSIST_PREFIX)),
        open_transactions=tuple(open_transactions),
        reservation=items.get(RESERVATION_KEY, ""),
        wrong_pins=items.get(PIN_KEY, ""),
        paused=_paused_from(items.get(PAUSED_KEY, "")),
        alive=alive_from(items.get(ALIVE_KEY, "")),
        learnt=learnt_from(items.get(LEARNT_KEY, "")),
        wear=wear_from(items.get(WEAR_KEY, "")),
    )


def paused_text(paused: PausedSession | None) -> str | None:
    """A paused V2G session as it is kept; None for none."""
    return None if paused is None else msgspec.json.encode(paused).decode()


def _paused_from(text: str) -> PausedSession | None:
    """What cannot be read any more is no session to join: the vehicle begins a new one."""
    try:
        return msgspec.json.decode(text, type=PausedSession) if text else None
    except msgspec.MsgspecError:
        return None
