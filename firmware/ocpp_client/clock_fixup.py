"""Stamps of events that were made while the clock was not right, corrected when it is (edge case: no RTC, no network).

Owns: which events these are: stored in this boot, not delivered, stamped before the clock was set. May not: set a
clock. Within a boot the clock runs evenly, so that one shift is right for all of them; events of earlier boots stay as
they are, because nobody knows how wrong their clock was.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Protocol

import msgspec

from firmware.core.clock import moment, rfc3339
from firmware.core.store import StoredEvent
from firmware.station.api import TransactionEvent

PAGE = 200


class FixupStore(Protocol):
    """The part of core.store.Store that is used here. Every method may raise StoreError."""

    def last_event(self) -> int: ...
    def pending_events(self, after: int = 0, limit: int = 100) -> list[StoredEvent]: ...
    def rewrite_events(self, bodies: Mapping[int, bytes]) -> None: ...


def shift(store: FixupStore, after_row: int, seconds: float) -> int:
    """Move the stamps of all undelivered events after a row; how many there were. Raises StoreError."""
    moved = 0
    while page := store.pending_events(after_row, PAGE):
        after_row = page[-1].row_id
        bodies = {stored.row_id: body for stored in page if (body := shifted(stored.body, seconds)) is not None}
        store.rewrite_events(bodies)
        moved += len(bodies)
    return moved


def shifted(body: bytes, seconds: float) -> bytes | None:
    """An event with all its stamps moved; None for what cannot be read."""
    try:
        event = msgspec.json.decode(body, type=TransactionEvent)
        meter = tuple(replace(sample, timestamp=_moved(sample.timestamp, seconds)) for sample in event.meter)
        return msgspec.json.encode(replace(event, timestamp=_moved(event.timestamp, seconds), meter=meter))
    except (msgspec.DecodeError, ValueError, OverflowError):
        return None


def _moved(stamp: str, seconds: float) -> str:
    return rfc3339(moment(stamp) + timedelta(seconds=seconds))
