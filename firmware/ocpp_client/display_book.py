"""The operator's messages for the screen: kept over restarts, and which of them are due now.

Owns: how many there may be, replacing, the windows of time, state and transaction, and the order on the screen. May
not: know the wire or draw.

Times are compared as wall time, so that a message is due at the operator's hour whatever happened in between.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

import msgspec

from firmware.core.clock import moment
from firmware.station.api import OperatorMessage

SCOPE = "ocpp.display"
MAX_MESSAGES = 20
ORDER = ("AlwaysFront", "InFront", "NormalCycle")


class DisplayStore(Protocol):
    """The part of core.store.Store that is used here. Every method may raise StoreError."""

    def items(self, scope: str) -> dict[str, str]: ...
    def change(self, scope: str, values: Mapping[str, str | None], clear: bool = False) -> None: ...


class DisplayBook:
    """All messages. `version` changes with every change."""

    def __init__(self, store: DisplayStore) -> None:
        """Raises StoreError."""
        self._store = store
        self._kept: dict[int, OperatorMessage] = {}
        self.version = 0
        stale: dict[str, str | None] = {}
        for key, text in store.items(SCOPE).items():
            try:
                kept = msgspec.json.decode(text, type=OperatorMessage)
            except msgspec.DecodeError:
                stale[key] = None
                continue
            self._kept[kept.id] = kept
        if stale:
            store.change(SCOPE, stale)

    def __len__(self) -> int:
        return len(self._kept)

    def find(self, wanted: Callable[[OperatorMessage], bool]) -> list[OperatorMessage]:
        """Those that somebody asks for, by id."""
        return [self._kept[key] for key in sorted(self._kept) if wanted(self._kept[key])]

    def put(self, message: OperatorMessage) -> bool:
        """Take it; one with the same id is replaced (O06), and of those that are always in front the older one goes.

        False: there are too many. Raises StoreError; then nothing has changed.
        """
        gone = {
            key
            for key, kept in self._kept.items()
            if key != message.id and message.priority == kept.priority == "AlwaysFront"
        }
        others = set(self._kept) - gone - {message.id}
        if len(others) >= MAX_MESSAGES:
            return False
        text = msgspec.json.encode(message).decode()
        self._store.change(SCOPE, {**{str(key): None for key in gone}, str(message.id): text})
        for key in gone:
            del self._kept[key]
        self._kept[message.id] = message
        self.version += 1
        return True

    def remove(self, wanted: Callable[[OperatorMessage], bool]) -> int:
        """Forget some; how many these were. Raises StoreError."""
        gone = [key for key, kept in self._kept.items() if wanted(kept)]
        if gone:
            self._store.change(SCOPE, {str(key): None for key in gone})
            for key in gone:
                del self._kept[key]
            self.version += 1
        return len(gone)

    def due(self, utc: datetime, state: str, transaction: str | None) -> tuple[OperatorMessage, ...]:
        """What is to be on the screen, those that go first first."""
        found = [
            kept
            for kept in self._kept.values()
            if (not kept.state or kept.state == state)
            and (not kept.transaction_id or kept.transaction_id == transaction)
            and (not kept.start or moment(kept.start) <= utc)
            and (not kept.end or utc < moment(kept.end))
        ]
        return tuple(sorted(found, key=lambda kept: (ORDER.index(kept.priority), kept.id)))

    def next_change(self, utc: datetime) -> datetime | None:
        """When the next window opens or closes."""
        times = [moment(text) for kept in self._kept.values() for text in (kept.start, kept.end) if text]
        return min((time for time in times if time > utc), default=None)
