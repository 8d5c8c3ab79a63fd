"""Transaction events and visit records in the store."""

from pathlib import Path

from firmware.app.journal import SessionLog, StoreJournal, decode_event
from firmware.core.store import Store
from firmware.station.api import ChargingState, EventKind, IdToken, MeterSample, TokenType, TransactionEvent

TOKEN = IdToken("04A1B2C3D4", TokenType.ISO14443)


def event(seq_no: int, kind: EventKind, wh: float, reason: str | None = None) -> TransactionEvent:
    return TransactionEvent(
        transaction_id="t1",
        seq_no=seq_no,
        kind=kind,
        trigger="Authorized",
        timestamp=f"2026-01-01T12:00:0{seq_no}.000Z",
        offline=False,
        charging_state=ChargingState.CHARGING,
        stopped_reason=reason,
        id_token=TOKEN if kind is EventKind.STARTED else None,
        meter=(MeterSample("2026-01-01T12:00:00.000Z", "Transaction.Begin", wh),),
    )


def test_events_come_back_as_they_were(tmp_path: Path) -> None:
    store = Store(tmp_path / "evse.db")
    journal = StoreJournal(store)
    first = event(0, EventKind.STARTED, 100.0)
    journal.append(first)
    assert [decode_event(stored) for stored in store.pending_events()] == [first]
    (left,) = journal.open_transactions()
    assert (left.id, left.next_seq_no, left.meter_wh) == ("t1", 1, 100.0)
    journal.append(event(1, EventKind.ENDED, 300.0, "Local"))
    assert journal.open_transactions() == []


def test_a_visit_is_recorded_once_with_its_energy_also_across_a_restart(tmp_path: Path) -> None:
    store = Store(tmp_path / "evse.db")
    journal = StoreJournal(store)
    start, middle, end = (
        event(0, EventKind.STARTED, 100.0),
        event(1, EventKind.UPDATED, 200.0),
        event(2, EventKind.ENDED, 350.0, "EVDisconnected"),
    )
    log = SessionLog(store)
    for step in (start, middle):
        journal.append(step)
        log.on_event(step, "iso2")
    log = SessionLog(store)  # the power was cut here
    journal.append(end)
    log.on_event(end, "")
    (visit,) = log.listing(10)
    assert visit["energy_wh"] == 250.0
    assert (visit["protocol"], visit["stopped_reason"], visit["token"]) == ("iso2", "EVDisconnected", "…C3D4")
    detail = log.detail(visit["number"])
    assert detail is not None
    assert [(e["seq_no"], e["kind"], e["delivered"]) for e in detail["events"]] == [
        (0, "Started", False),
        (1, "Updated", False),
        (2, "Ended", False),
    ]
    assert TOKEN.value not in str(detail)
    assert log.detail(999) is None


def test_without_a_csms_events_are_records_only(tmp_path: Path) -> None:
    store = Store(tmp_path / "evse.db")
    StoreJournal(store, queued=False).append(event(0, EventKind.STARTED, 100.0))
    assert store.count_pending() == 0
    assert len(store.events_of("t1")) == 1
