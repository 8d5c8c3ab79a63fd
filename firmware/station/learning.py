"""What earlier visits taught about high-level communication with a vehicle: bounded, and it expires.

Owns: how often HLC failed in a row, per vehicle or card, and the form in which that outlives a restart. May not: know
what follows from it.

A MAC address and a card are personal data, so as little as possible is kept: only of vehicles with which HLC failed,
at most `KEPT` of them, each for `KEPT_S` after its last failure (also on the disk, and also while the station is
off), and nothing any more once HLC has charged it. It leaves the station in no message, log or bundle.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

CONTRACT_REFUSALS = 2
CONTRACT_KEPT_S = 900.0
"""A contract that failed may be good again soon: the operator was not reachable, or a new one was installed."""
KEPT = 64
KEPT_S = 7 * 86_400.0
"""A vehicle gets a new chance a week later: software of vehicles is updated, and cards change hands."""
LEARNT_KEY = "learnt"
MOST_FAILURES = 1_000_000
MAX_KEY = 300


@dataclass(slots=True)
class _Entry:
    failures: int
    at: float


class Learnt(msgspec.Struct, frozen=True, array_like=True):
    """One entry as it is kept over a restart. `unix`: wall time of the last failure."""

    key: str
    failures: int
    unix: float


class HlcMemory:
    """Failures in a row by key. A key is whatever names a vehicle: `ev:` and its MAC, `card:` and its token."""

    def __init__(self, kept: int = KEPT, kept_s: float = KEPT_S) -> None:
        self._kept = kept
        self._kept_s = kept_s
        self._entries: OrderedDict[str, _Entry] = OrderedDict()  # the oldest first
        self.changes = 0  # counts, so that somebody else can see that there is something to store

    def __len__(self) -> int:
        return len(self._entries)

    def failed(self, key: str, now: float) -> None:
        """A visit in which HLC was tried in vain. The oldest entry gives way."""
        entry = self._entries.pop(key, None)
        count = entry.failures + 1 if entry is not None and now - entry.at < self._kept_s else 1
        self._entries[key] = _Entry(count, now)
        while len(self._entries) > self._kept:
            self._entries.popitem(last=False)
        self.changes += 1

    def worked(self, key: str) -> None:
        """A visit in which HLC charged: everything is forgiven."""
        self.forget(key)

    def failures(self, key: str | None, now: float) -> int:
        """How often in a row, as far as it has not expired."""
        entry = self._entries.get(key) if key is not None else None
        if entry is None or now - entry.at >= self._kept_s:
            return 0
        return entry.failures

    def forget(self, *keys: str) -> int:
        """These entries, or all where none is named. Returns how many there were."""
        gone = [key for key in keys or tuple(self._entries) if self._entries.pop(key, None) is not None]
        self.changes += bool(gone)
        return len(gone)

    def expire(self, now: float) -> None:
        """Forget what is too old, so that it does not lie on the disk either."""
        while (at := self.next_expiry()) is not None and now >= at:
            self.forget(next(iter(self._entries)))

    def next_expiry(self) -> float | None:
        """When `expire` will have something to do."""
        oldest = next(iter(self._entries.values()), None)
        return None if oldest is None else oldest.at + self._kept_s

    def entries(self, now: float) -> tuple[tuple[str, int, float], ...]:
        """(key, failures, seconds since the last one), the newest first."""
        return tuple((key, one.failures, now - one.at) for key, one in reversed(self._entries.items()))

    # --- over a restart ----------------------------------------------------------------------------------------------

    def kept(self, now: float, unix: float) -> tuple[Learnt, ...]:
        """Everything with its wall time, the oldest first. `unix`: the wall time of `now`."""
        return tuple(Learnt(key, one.failures, unix - (now - one.at)) for key, one in self._entries.items())

    def recall(self, kept: Iterable[Learnt], now: float, unix: float) -> None:
        """What an earlier run has kept. An entry from the future (the clock was set back, or is not set yet) counts as
        new, and as what it is again as soon as a restart knows the time.
        """
        for one in sorted(kept, key=lambda one: one.unix)[-self._kept :]:
            self._entries[one.key] = _Entry(one.failures, now - max(0.0, unix - one.unix))
        self.expire(now)


def learnt_text(kept: Iterable[Learnt]) -> str | None:
    """As it lies in the store; None for nothing."""
    entries = list(kept)
    return msgspec.json.encode(entries).decode() if entries else None


def learnt_from(text: str) -> tuple[Learnt, ...]:
    """What the store holds. What cannot be read any more is nothing: vehicles get a new chance."""
    try:
        entries = msgspec.json.decode(text, type=list[Learnt]) if text else []
    except (msgspec.MsgspecError, UnicodeError):
        return ()
    return tuple(one for one in entries if 0 < one.failures <= MOST_FAILURES and 0 < len(one.key) <= MAX_KEY)
