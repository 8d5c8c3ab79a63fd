"""Joins the station's neutral records with the store: transaction events, open transactions, visit records.

Owns: the JSON form of those records. May not: decide anything about them.
"""

from typing import Any

import msgspec

from firmware.core.store import Store, StoredEvent
from firmware.station.api import EventKind, IdToken, TransactionEvent
from firmware.station.interrupted import OpenTransaction, open_transaction


def decode_event(stored: StoredEvent) -> TransactionEvent:
    """The event as the station wrote it."""
    return msgspec.json.decode(stored.body, type=TransactionEvent)


class StoreJournal:
    """TransactionJournal over the store: `append` returns when begin or end is on the disk. What happens in between is
    synced a moment later (`core/store.py`), so that no meter value holds up a V2G session.

    `queued`: there is a CSMS that the events are for; without one they are kept as records only.
    """

    def __init__(self, store: Store, queued: bool = True) -> None:
        self._store = store
        self._queued = queued

    def append(self, event: TransactionEvent) -> None:
        """Raises StoreError."""
        body = msgspec.json.encode(event)
        durable = event.kind is not EventKind.UPDATED
        row = self._store.append_event(event.transaction_id, event.seq_no, event.kind.value, body, durable)
        if not self._queued:
            self._store.mark_done(row)

    def open_transactions(self) -> list[OpenTransaction]:
        """Each transaction that has not ended: what a power cut left behind."""
        return [
            open_transaction([decode_event(event) for event in self._store.events_of(stored.transaction_id)])
            for stored in self._store.open_transactions()
        ]


class SessionLog:
    """Keeps one record per visit, for `evse session` (UK 2021 reg. 9: energy of every session, 12 months)."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows: dict[str, int] = {}

    def on_event(self, event: TransactionEvent, protocol: str) -> None:
        """Follow a transaction. Raises StoreError."""
        if event.kind is EventKind.UPDATED:
            return  # the store would see a write per meter value; begin and end tell enough
        row = self._rows.get(event.transaction_id)
        if row is None:
            row = self._find(event.transaction_id)
        begin, token = self._begin(event)
        last = event.meter[-1].import_wh if event.meter else begin
        record = {
            "transaction_id": event.transaction_id,
            "token": token.masked() if token else None,
            "token_type": token.type.value if token else None,
            "protocol": protocol,
            "energy_wh": max(0.0, last - begin),
            "stopped_reason": event.stopped_reason,
        }
        if row is None:
            row = self._store.open_session(event.timestamp, record)
        ended = event.timestamp if event.kind is EventKind.ENDED else None
        if ended:
            record["protocol"] = protocol or self._old(row).get("protocol", "")
            self._store.update_session(row, ended, record)
            self._rows.pop(event.transaction_id, None)
        else:
            self._rows[event.transaction_id] = row

    def _begin(self, event: TransactionEvent) -> tuple[float, IdToken | None]:
        begin: float | None = None
        token: IdToken | None = None
        for stored in self._store.events_of(event.transaction_id):
            old = decode_event(stored)
            if begin is None and old.meter:
                begin = old.meter[0].import_wh
            token = token or old.id_token
        return begin or 0.0, token or event.id_token

    def _find(self, transaction_id: str) -> int | None:
        for session in self._store.sessions(limit=20):
            if msgspec.json.decode(session.body).get("transaction_id") == transaction_id:
                return session.row_id
        return None

    def _old(self, row: int) -> dict[str, Any]:
        return dict(msgspec.json.decode(self._store.sessions(row_id=row)[0].body))

    def listing(self, last: int) -> list[dict[str, Any]]:
        """The newest visits as JSON-able dicts."""
        return [
            {
                "number": session.row_id,
                "started": session.started,
                "ended": session.ended,
                **msgspec.json.decode(session.body),
            }
            for session in self._store.sessions(limit=max(1, min(last, 10_000)))
        ]

    def detail(self, number: int) -> dict[str, Any] | None:
        """One visit with its transaction events, or None."""
        found = self._store.sessions(row_id=number)
        if not found:
            return None
        body = msgspec.json.decode(found[0].body)
        waiting = {event.row_id for event in self._store.pending_events(limit=100_000)}
        events = []
        for stored in self._store.events_of(body["transaction_id"]):
            event = msgspec.to_builtins(decode_event(stored))
            if event.get("id_token"):
                event["id_token"]["value"] = msgspec.convert(event["id_token"], IdToken).masked()
            events.append({**event, "delivered": stored.row_id not in waiting})
        return {"number": number, "started": found[0].started, "ended": found[0].ended, **body, "events": events}
