"""What this station keeps of a customer: the report of it, and forgetting it (N09, N10).

Owns: where such data lie: authorization cache, local list, delivered transaction events. May not: touch events that the
CSMS does not have yet; those are the operator's bill and go by themselves when they are delivered.
"""

from collections.abc import Iterator
from typing import Protocol

import msgspec

from firmware.core.store import StoredEvent
from firmware.ocpp_client.token_book import TokenBook
from firmware.station.api import IdToken, TransactionEvent


class EventRecords(Protocol):
    """The part of core.store.Store that is used here. Every method may raise StoreError."""

    def delivered_events(self) -> list[StoredEvent]: ...
    def forget_delivered(self, row_ids: list[int]) -> None: ...


class CustomerData:
    """All that is kept of customers."""

    def __init__(self, tokens: TokenBook, store: EventRecords) -> None:
        self._tokens = tokens
        self._store = store

    def lines(self, token: IdToken) -> Iterator[str]:
        """What is kept of this customer, for people to read."""
        for place, known in self._tokens.known(token):
            group = f", group {known.group}" if known.group else ""
            until = f", until {known.expires}" if known.expires else ""
            yield f"{place}: {known.token.value} ({known.token.type.value}) {known.status}{group}{until}"
        for event in self._events(token):
            wh = f", {event.meter[-1].import_wh:.0f} Wh" if event.meter else ""
            yield f"transaction {event.transaction_id}: {event.kind.value} {event.timestamp}{wh}"

    def forget(self, token: IdToken) -> None:
        """Nothing of it is left but what the CSMS has not received. Raises StoreError."""
        self._tokens.forget(token)
        transactions = {event.transaction_id for event in self._events(token)}
        rows = [stored.row_id for stored in self._store.delivered_events() if stored.transaction_id in transactions]
        self._store.forget_delivered(rows)

    def _events(self, token: IdToken) -> Iterator[TransactionEvent]:
        delivered = [_decoded(stored) for stored in self._store.delivered_events()]
        events = [event for event in delivered if event is not None]
        theirs = {
            event.transaction_id
            for event in events
            if event.id_token is not None and event.id_token.value.casefold() == token.value.casefold()
        }
        return (event for event in events if event.transaction_id in theirs)


def _decoded(stored: StoredEvent) -> TransactionEvent | None:
    try:
        return msgspec.json.decode(stored.body, type=TransactionEvent)
    except msgspec.DecodeError:
        return None
