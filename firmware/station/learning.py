"""What earlier visits taught about high-level communication with a vehicle: bounded, and it expires.

Owns: how often HLC failed in a row, per vehicle or card. May not: know what follows from it, keep anything over a
restart, or tell anybody which cards it has seen.
"""

from collections import OrderedDict
from dataclasses import dataclass

CONTRACT_REFUSALS = 2
CONTRACT_KEPT_S = 900.0
"""A contract that failed may be good again soon: the operator was not reachable, or a new one was installed."""
KEPT = 64
KEPT_S = 7 * 86_400.0
"""A vehicle gets a new chance a week later: software of vehicles is updated, and cards change hands."""


@dataclass(slots=True)
class _Entry:
    failures: int
    at: float


class HlcMemory:
    """Failures in a row by key. A key is whatever names a vehicle: `ev:` and its MAC, `card:` and its token."""

    def __init__(self, kept: int = KEPT, kept_s: float = KEPT_S) -> None:
        self._kept = kept
        self._kept_s = kept_s
        self._entries: OrderedDict[str, _Entry] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def failed(self, key: str, now: float) -> None:
        """A visit in which HLC was tried in vain. The oldest entry gives way."""
        entry = self._entries.pop(key, None)
        count = entry.failures + 1 if entry is not None and now - entry.at < self._kept_s else 1
        self._entries[key] = _Entry(count, now)
        while len(self._entries) > self._kept:
            self._entries.popitem(last=False)

    def worked(self, key: str) -> None:
        """A visit in which HLC charged: everything is forgiven."""
        self._entries.pop(key, None)

    def failures(self, key: str | None, now: float) -> int:
        """How often in a row, as far as it has not expired."""
        entry = self._entries.get(key) if key is not None else None
        if entry is None or now - entry.at >= self._kept_s:
            return 0
        return entry.failures
