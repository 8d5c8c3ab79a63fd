"""The store: durable, migrated, and one typed error."""

import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from firmware.core import store as store_module
from firmware.core.errors import DamagedStoreError, StoreError
from firmware.core.store import MIGRATIONS, Store, open_or_begin_anew


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "evse.db"


def test_durability_settings_are_on(path: Path) -> None:
    Store(path).close()
    store = Store(path)
    assert store._query("PRAGMA journal_mode")[0][0] == "wal"
    assert store._query("PRAGMA synchronous")[0][0] == 2  # FULL
    assert store._query("PRAGMA user_version")[0][0] == len(store_module.MIGRATIONS)


def test_state_survives_reopening(path: Path) -> None:
    store = Store(path)
    store.put("latch", "contactor_welded", "1")
    store.put("latch", "gone", "1")
    store.put("latch", "gone", None)
    assert [store.count("boot", "number") for _ in range(3)] == [1, 2, 3]
    store.close()
    again = Store(path)
    assert again.items("latch") == {"contactor_welded": "1"}
    assert again.get("boot", "number") == "3"
    assert again.get("boot", "none") is None


def test_events_keep_order_and_number(path: Path) -> None:
    store = Store(path)
    rows = [store.append_event("t1", n, "Started" if n == 0 else "Updated", b'{"n":%d}' % n) for n in range(3)]
    assert [event.seq_no for event in store.pending_events()] == [0, 1, 2]
    assert [event.seq_no for event in store.pending_events(after=rows[0], limit=1)] == [1]
    with pytest.raises(StoreError):
        store.append_event("t1", 1, "Updated", b"{}")
    store.count_attempt(rows[0])
    store.mark_done(rows[1])
    assert [(event.seq_no, event.attempts) for event in store.pending_events()] == [(0, 1), (2, 0)]
    assert (store.count_pending(), store.count_pending("t2")) == (2, 0)


def test_open_transactions_are_those_without_an_end(path: Path) -> None:
    store = Store(path)
    store.append_event("whole", 0, "Started", b"{}")
    store.append_event("whole", 1, "Ended", b"{}")
    store.append_event("cut", 0, "Started", b"{}")
    store.append_event("cut", 1, "Updated", b'{"last":1}')
    (left,) = store.open_transactions()
    assert (left.transaction_id, left.seq_no, left.body) == ("cut", 1, b'{"last":1}')


def test_delivered_events_of_ended_transactions_are_pruned_and_open_ones_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "KEEP_DONE_EVENTS", 3)
    monkeypatch.setattr(store_module, "PRUNE_EVERY", 2)
    store = Store(path)
    store.mark_done(store.append_event("open", 0, "Started", b"{}"))
    for n in range(10):
        store.mark_done(store.append_event(f"t{n}", 0, "Started", b"{}"))
        store.mark_done(store.append_event(f"t{n}", 1, "Ended", b"{}"))
    assert len(store.events_of("open")) == 1
    assert store.events_of("t0") == []
    assert len(store.events_of("t9")) == 2


def test_sessions_and_snapshots_newest_first(path: Path) -> None:
    store = Store(path)
    first = store.open_session("2026-01-01T00:00:00Z", {"wh": 0})
    store.open_session("2026-01-02T00:00:00Z", {"wh": 0})
    store.update_session(first, "2026-01-01T01:00:00Z", {"wh": 7000})
    assert [session.row_id for session in store.sessions()] == [2, 1]
    (one,) = store.sessions(row_id=first)
    assert (one.ended, one.body) == ("2026-01-01T01:00:00Z", b'{"wh":7000}')
    for n in range(store_module.KEEP_SNAPSHOTS + 5):
        store.add_snapshot("2026", f"fault {n}", [])
    causes = [cause for _, cause, _ in store.snapshots(limit=1000)]
    assert len(causes) == store_module.KEEP_SNAPSHOTS
    assert causes[0] == f"fault {store_module.KEEP_SNAPSHOTS + 4}"


def test_failures_are_store_errors(path: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot open"):
        Store(tmp_path)  # a folder
    garbage = tmp_path / "garbage.db"
    garbage.write_bytes(b"this is no database" * 100)
    with pytest.raises(StoreError):
        Store(garbage)
    store = Store(path)
    store.close()
    with pytest.raises(StoreError):
        store.put("a", "b", "c")


def test_a_newer_schema_is_refused(path: Path) -> None:
    Store(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version=999")
    db.close()
    with pytest.raises(StoreError, match="newer"):
        Store(path)


class Told:
    """What the syncing thread says, in order."""

    def __init__(self) -> None:
        self.news: list[tuple[int, OSError | None]] = []
        self.bell = threading.Event()

    def __call__(self, number: int, error: OSError | None) -> None:
        self.news.append((number, error))
        self.bell.set()

    def hear(self) -> tuple[int, OSError | None]:
        assert self.bell.wait(10.0)
        self.bell.clear()
        return self.news[-1]


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Background syncs wait for this event: an SD card in the middle of its housekeeping."""
    gate, sync = threading.Event(), os.fdatasync

    def waits(fd: int) -> None:
        assert gate.wait(10.0)
        sync(fd)

    monkeypatch.setattr(os, "fdatasync", waits)
    return gate


def test_an_event_is_shown_when_its_background_sync_is_done(path: Path, slow_disk: threading.Event) -> None:
    store, told = Store(path), Told()
    store.sync_in_background(told)
    store.append_event("t", 0, "Started", b"{}")
    assert not store.holds_back
    store.append_event("t", 1, "Updated", b"{}", durable=False)
    store.append_event("t", 2, "Updated", b"{}", durable=False)
    assert [event.seq_no for event in store.pending_events()] == [0], "a power cut could take the others back"
    assert store.holds_back
    assert (store.count_pending(), len(store.events_of("t"))) == (3, 3), "for ourselves they are there"
    slow_disk.set()
    while store.holds_back:
        number, error = told.hear()
        assert error is None
        store.synced(number)
    assert [event.seq_no for event in store.pending_events()] == [0, 1, 2]
    store.close()


def test_a_durable_write_takes_the_earlier_ones_along(path: Path, slow_disk: threading.Event) -> None:
    store = Store(path)
    store.sync_in_background(Told())
    store.append_event("t", 0, "Updated", b"{}", durable=False)
    store.append_event("t", 1, "Ended", b"{}")
    assert [event.seq_no for event in store.pending_events()] == [0, 1]
    slow_disk.set()
    store.close()


def test_an_old_sync_says_nothing_of_a_newer_event(path: Path, slow_disk: threading.Event) -> None:
    store = Store(path)
    store.sync_in_background(Told())
    store.append_event("t", 0, "Updated", b"{}", durable=False)
    store.append_event("t", 1, "Updated", b"{}", durable=False)
    store.synced(1)
    assert store.holds_back
    store.synced(2)
    assert not store.holds_back
    slow_disk.set()
    store.close()


def test_a_failing_background_sync_is_told_and_holds_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(fd: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fdatasync", broken)
    store, told = Store(path), Told()
    store.sync_in_background(told)
    store.append_event("t", 0, "Updated", b"{}", durable=False)
    number, error = told.hear()
    assert (number, isinstance(error, OSError)) == (1, True)
    assert store.holds_back
    store.close()


def test_without_the_thread_everything_is_durable_at_once(path: Path) -> None:
    store = Store(path)
    store.append_event("t", 0, "Updated", b"{}", durable=False)
    assert not store.holds_back
    assert len(store.pending_events()) == 1
    store.sync_in_background(Told())
    store.stop_syncing()
    store.append_event("t", 1, "Updated", b"{}", durable=False)
    assert not store.holds_back
    assert store._query("PRAGMA synchronous")[0][0] == 2


def test_the_log_does_not_grow(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "FOLD_EVERY", 20)
    store, told = Store(path), Told()
    store.sync_in_background(told)
    row = store.append_event("t", 0, "Started", b"{}")
    sizes = []
    for _ in range(30):
        for _ in range(20):
            store.count_attempt(row)
            told.hear()
        sizes.append(path.with_name(path.name + "-wal").stat().st_size)
    assert max(sizes[10:]) <= 2 * max(sizes[:10])
    store.close()
    assert Store(path).pending_events()[0].attempts == 600


def test_it_needs_a_file() -> None:
    with pytest.raises(StoreError):
        Store(":memory:").sync_in_background(Told())


def damage_header(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 400)


def damage_page(path: Path) -> None:
    """The root page of the second table: the card forgot one block."""
    octets = bytearray(path.read_bytes())
    octets[2 * 4096 : 3 * 4096] = b"\xff" * 4096
    path.write_bytes(octets)


@pytest.mark.parametrize("damage", [damage_header, damage_page])
def test_a_damaged_store_is_kept_aside_and_the_station_begins_anew(path: Path, damage: Callable[[Path], None]) -> None:
    store = Store(path)
    store.put("station", "key", "value")
    store.append_event("t", 0, "Started", b"{}")
    store.close()
    damage(path)
    was = path.read_bytes()
    with pytest.raises(DamagedStoreError, match="damaged"):
        Store(path)
    store, aside = open_or_begin_anew(path)
    assert aside is not None and aside.read_bytes() == was
    assert store.get("station", "key") is None
    store.put("station", "key", "again")
    store.close()
    store, aside = open_or_begin_anew(path)
    assert (aside, store.get("station", "key")) == (None, "again")


def test_what_is_only_newer_is_not_put_aside(path: Path) -> None:
    store = Store(path)
    store._db.execute(f"PRAGMA user_version={len(MIGRATIONS) + 1}")
    store.close()
    with pytest.raises(StoreError, match="install the newer one"):
        open_or_begin_anew(path)
    assert path.exists()
