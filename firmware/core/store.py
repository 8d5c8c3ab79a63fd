"""The store: one SQLite file for everything that must survive a power cut.

Owns: the schema (numbered migrations), durable writes, and typed access to key-value state, transaction events,
sessions and fault snapshots. May not: hold business rules; who deletes what and when is decided by the callers.
WAL with synchronous=FULL: when a method returns, its write is on the disk. One connection, used from one thread.
The protocol-neutral records come in as frozen dataclasses and are kept as JSON with their own names.

An SD card may take half a second for one write. What need not be on the disk at once (meter values within a
transaction, notes of delivery) can therefore be synced by a second thread (`sync_in_background`). Such a write is in
the file and survives the end of the process, but until the sync is done a power cut may undo it with all that came
after it. Nobody outside may hear of an event before that: `pending_events` does not show it.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from firmware.core.errors import DamagedStoreError, StoreError

MIGRATIONS: tuple[str, ...] = (
    # 1: the first schema
    """
    CREATE TABLE state (
        scope TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY (scope, key)) WITHOUT ROWID;
    CREATE TABLE tx_event (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        transaction_id TEXT NOT NULL, seq_no INTEGER NOT NULL, kind TEXT NOT NULL,
        body TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0,
        UNIQUE (transaction_id, seq_no));
    CREATE INDEX tx_event_pending ON tx_event (id) WHERE done = 0;
    CREATE TABLE session (
        id INTEGER PRIMARY KEY AUTOINCREMENT, started TEXT NOT NULL, ended TEXT, body TEXT NOT NULL);
    CREATE TABLE snapshot (
        id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, cause TEXT NOT NULL, body TEXT NOT NULL);
    """,
)
KEEP_SNAPSHOTS = 50
KEEP_SESSIONS = 20_000
KEEP_DONE_EVENTS = 2_000
PRUNE_EVERY = 64  # deliveries between two looks at what is older than that: each look reads the whole table
FOLD_EVERY = 256  # commits after which the write-ahead log is folded into the file, so that it does not grow


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """A transaction event as it lies in the queue. `body` is the JSON of station.api.TransactionEvent."""

    row_id: int
    transaction_id: str
    seq_no: int
    kind: str
    body: bytes
    attempts: int


@dataclass(frozen=True, slots=True)
class StoredSession:
    """One charging visit. `body` is the JSON that the writer gave."""

    row_id: int
    started: str
    ended: str | None
    body: bytes


def open_or_begin_anew(path: Path) -> tuple["Store", Path | None]:
    """The store of a station that must charge again, and where the old file lies if it was damaged.

    A damaged file is put aside with its log as PATH.damaged (in place of an earlier one), for the manufacturer to read.
    Raises StoreError for everything else: what another version or the disk's owner can mend is not thrown away.
    """
    try:
        return Store(path), None
    except DamagedStoreError:
        aside = path.with_name(path.name + ".damaged")
        try:
            for end in ("-wal", "-shm", ""):
                if (part := path.with_name(path.name + end)).exists():
                    part.replace(aside.with_name(aside.name + end))
        except OSError as error:
            raise StoreError(f"the store {path} is damaged and cannot be put aside: {error}") from error
        return Store(path), aside


class Store:
    """An open store. Raises StoreError, and nothing else, when the file or the disk fails."""

    def __init__(self, path: Path | str) -> None:
        """Open or create the file and bring its schema up to date. ":memory:" for tests."""
        try:
            if str(path) != ":memory:":
                Path(path).parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(str(path), isolation_level=None, timeout=5.0)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            self._db.execute("PRAGMA foreign_keys=ON")
            self._path = str(path)
            self._syncer: _Syncer | None = None
            self._commits = 0
            self._asked = 0  # syncs asked for
            self._unsynced_from: int | None = None  # the first event that a power cut could take back
            self._check()
            self._migrate()
        except (sqlite3.Error, OSError) as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise DamagedStoreError(f"the store {path} is damaged: {error}") from error
            raise StoreError(
                f"cannot open the store {path}: {error}; check the disk and the folder's rights"
            ) from error

    def _check(self) -> None:
        """Some milliseconds for a store of some megabytes; a card that forgets pages is found at the start."""
        (found,) = self._db.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            self._db.close()
            raise DamagedStoreError(f"the store {self._path} is damaged: {found}")

    def _migrate(self) -> None:
        version = int(self._db.execute("PRAGMA user_version").fetchone()[0])
        if version > len(MIGRATIONS):
            raise StoreError(
                f"the store has schema {version}, this firmware knows {len(MIGRATIONS)}; install the newer one again"
            )
        for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
            with self._transaction():
                for statement in filter(str.strip, script.split(";")):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version={number}")

    @contextmanager
    def _transaction(self, durable: bool = True) -> Iterator[None]:
        syncer = None if durable else self._syncer
        try:
            if syncer is not None:
                self._db.execute("PRAGMA synchronous=NORMAL")
            try:
                self._db.execute("BEGIN IMMEDIATE")
                try:
                    yield
                except BaseException:
                    self._db.execute("ROLLBACK")
                    raise
                self._db.execute("COMMIT")
            finally:
                if syncer is not None:
                    self._db.execute("PRAGMA synchronous=FULL")
        except sqlite3.Error as error:
            raise StoreError(f"the store failed: {error}") from error
        self._commits += 1
        fold = self._commits % FOLD_EVERY == 0
        if syncer is not None:
            self._asked += 1
            syncer.ask(self._asked, fold)
            return
        # What is committed in full takes everything before it to the disk.
        self._unsynced_from = None
        if fold and self._syncer is not None:
            self._syncer.ask(self._asked, fold)

    def _query(self, sql: str, *values: Any) -> list[Any]:
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise StoreError(f"the store failed: {error}") from error

    def close(self) -> None:
        """Bring everything to the disk and close the file."""
        self.stop_syncing()
        self._db.close()

    # --- syncing in the background -------------------------------------------------------------------------------

    def sync_in_background(self, told: Callable[[int, OSError | None], None]) -> None:
        """From now on writes that need not be durable at once are synced by a thread of their own.

        `told` is called on that thread; it shall hand its arguments to `synced` on the thread of the store. Raises
        StoreError where the log of the file cannot be opened.
        """
        try:
            self._syncer = _Syncer(self._path, told)
            self._db.execute("PRAGMA wal_autocheckpoint=0")  # the syncer does it
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"the store cannot be synced in the background: {error}") from error

    def stop_syncing(self) -> None:
        """End the thread after a last sync; from now on every write is durable at once. Any thread may call it."""
        if self._syncer is not None:
            self._syncer.stop()
            self._syncer = None

    def synced(self, number: int) -> None:
        """Everything up to the sync of that number is on the disk."""
        if number >= self._asked:
            self._unsynced_from = None

    @property
    def holds_back(self) -> bool:
        """There are events that a power cut could take back; nobody may be told of them yet."""
        return self._unsynced_from is not None

    # --- key-value state -----------------------------------------------------------------------------------------

    def get(self, scope: str, key: str) -> str | None:
        """The value of one key, or None."""
        rows = self._query("SELECT value FROM state WHERE scope=? AND key=?", scope, key)
        return str(rows[0][0]) if rows else None

    def items(self, scope: str) -> dict[str, str]:
        """All keys of a scope."""
        return {
            str(k): str(v) for k, v in self._query("SELECT key, value FROM state WHERE scope=? ORDER BY key", scope)
        }

    def put(self, scope: str, key: str, value: str | None, durable: bool = True) -> None:
        """Write one key; None deletes it. `durable`: on the disk at once."""
        with self._transaction(durable):
            if value is None:
                self._db.execute("DELETE FROM state WHERE scope=? AND key=?", (scope, key))
            else:
                self._db.execute("INSERT OR REPLACE INTO state VALUES (?, ?, ?)", (scope, key, value))

    def change(self, scope: str, values: Mapping[str, str | None], clear: bool = False) -> None:
        """Write several keys of a scope as one step; None deletes. `clear`: all other keys of the scope go."""
        with self._transaction():
            if clear:
                self._db.execute("DELETE FROM state WHERE scope=?", (scope,))
            for key, value in values.items():
                if value is None:
                    self._db.execute("DELETE FROM state WHERE scope=? AND key=?", (scope, key))
                else:
                    self._db.execute("INSERT OR REPLACE INTO state VALUES (?, ?, ?)", (scope, key, value))

    def count(self, scope: str, key: str) -> int:
        """Increment a counter and return its new value (from 1)."""
        with self._transaction():
            value = int(self.get(scope, key) or 0) + 1
            self._db.execute("INSERT OR REPLACE INTO state VALUES (?, ?, ?)", (scope, key, str(value)))
        return value

    # --- transaction events --------------------------------------------------------------------------------------

    def append_event(self, transaction_id: str, seq_no: int, kind: str, body: bytes, durable: bool = True) -> int:
        """Queue an event. Returns its row id. The same number twice is a StoreError. `durable`: on the disk at once."""
        with self._transaction(durable):
            cursor = self._db.execute(
                "INSERT INTO tx_event (transaction_id, seq_no, kind, body) VALUES (?, ?, ?, ?)",
                (transaction_id, seq_no, kind, body.decode()),
            )
        row_id = int(cursor.lastrowid or 0)
        if not durable and self._syncer is not None and self._unsynced_from is None:
            self._unsynced_from = row_id
        return row_id

    def pending_events(self, after: int = 0, limit: int = 100) -> list[StoredEvent]:
        """Events not done yet with a row id above `after`, oldest first, as far as they are on the disk."""
        return [
            StoredEvent(row[0], row[1], row[2], row[3], row[4].encode(), row[5])
            for row in self._query(
                "SELECT id, transaction_id, seq_no, kind, body, attempts FROM tx_event "
                "WHERE done=0 AND id>? AND id<? ORDER BY id LIMIT ?",
                after,
                self._unsynced_from if self._unsynced_from is not None else 2**62,
                limit,
            )
        ]

    def count_pending(self, transaction_id: str | None = None) -> int:
        """How many events wait, of one transaction or of all."""
        if transaction_id is None:
            return int(self._query("SELECT count(*) FROM tx_event WHERE done=0")[0][0])
        return int(self._query("SELECT count(*) FROM tx_event WHERE done=0 AND transaction_id=?", transaction_id)[0][0])

    def count_attempt(self, row_id: int) -> None:
        """Note that an event was sent once more without success."""
        with self._transaction(durable=False):
            self._db.execute("UPDATE tx_event SET attempts=attempts+1 WHERE id=?", (row_id,))

    def mark_done(self, row_id: int) -> None:
        """The event was delivered (or given up, which the caller has told the timeline).

        Synced in the background: what a power cut brings back is sent once more, and the CSMS knows its number.
        """
        with self._transaction(durable=False):
            self._db.execute("UPDATE tx_event SET done=1 WHERE id=?", (row_id,))
            if row_id % PRUNE_EVERY:
                return
            self._db.execute(
                "DELETE FROM tx_event WHERE done=1 AND id < ? AND transaction_id NOT IN "
                "(SELECT t.transaction_id FROM tx_event t GROUP BY t.transaction_id HAVING sum(t.kind='Ended')=0)",
                (row_id - KEEP_DONE_EVENTS,),
            )

    def drop_events(self, row_ids: list[int]) -> None:
        """Events that are not to be delivered any more, as one step."""
        with self._transaction(durable=False):
            self._db.executemany("UPDATE tx_event SET done=1 WHERE id=?", [(row_id,) for row_id in row_ids])

    def open_transactions(self) -> list[StoredEvent]:
        """The newest event of every transaction that has no Ended event: what a power cut left open."""
        return [
            StoredEvent(row[0], row[1], row[2], row[3], row[4].encode(), row[5])
            for row in self._query(
                "SELECT id, transaction_id, max(seq_no), kind, body, attempts FROM tx_event "
                "GROUP BY transaction_id HAVING sum(kind='Ended')=0 ORDER BY id"
            )
        ]

    def events_of(self, transaction_id: str) -> list[StoredEvent]:
        """Every kept event of one transaction, in order."""
        return [
            StoredEvent(row[0], row[1], row[2], row[3], row[4].encode(), row[5])
            for row in self._query(
                "SELECT id, transaction_id, seq_no, kind, body, attempts FROM tx_event WHERE transaction_id=? "
                "ORDER BY seq_no",
                transaction_id,
            )
        ]

    def last_event(self) -> int:
        """The row id of the newest event; 0 where there is none."""
        return int(self._query("SELECT coalesce(max(id), 0) FROM tx_event")[0][0])

    def rewrite_events(self, bodies: Mapping[int, bytes]) -> None:
        """Replace the bodies of events that are not done, as one step."""
        with self._transaction():
            self._db.executemany(
                "UPDATE tx_event SET body=? WHERE done=0 AND id=?",
                [(body.decode(), row_id) for row_id, body in bodies.items()],
            )

    def delivered_events(self) -> list[StoredEvent]:
        """Events that are done and still kept, of transactions that have ended."""
        return [
            StoredEvent(row[0], row[1], row[2], row[3], row[4].encode(), row[5])
            for row in self._query(
                "SELECT id, transaction_id, seq_no, kind, body, attempts FROM tx_event WHERE done=1 AND transaction_id "
                "IN (SELECT t.transaction_id FROM tx_event t WHERE t.kind='Ended') ORDER BY id"
            )
        ]

    def forget_delivered(self, row_ids: list[int]) -> None:
        """Delete events that are done (customer data, OCPP N10)."""
        with self._transaction():
            self._db.executemany("DELETE FROM tx_event WHERE done=1 AND id=?", [(row_id,) for row_id in row_ids])

    # --- sessions and snapshots ----------------------------------------------------------------------------------

    def open_session(self, started: str, body: object) -> int:
        """Begin the record of a visit. Returns its number."""
        with self._transaction(durable=False):
            cursor = self._db.execute(
                "INSERT INTO session (started, body) VALUES (?, ?)", (started, msgspec.json.encode(body).decode())
            )
            self._db.execute("DELETE FROM session WHERE id <= ?", ((cursor.lastrowid or 0) - KEEP_SESSIONS,))
        return int(cursor.lastrowid or 0)

    def update_session(self, row_id: int, ended: str | None, body: object) -> None:
        """Replace the record of a visit."""
        with self._transaction(durable=False):
            self._db.execute(
                "UPDATE session SET ended=?, body=? WHERE id=?", (ended, msgspec.json.encode(body).decode(), row_id)
            )

    def sessions(self, limit: int = 50, row_id: int | None = None) -> list[StoredSession]:
        """The newest visits, newest first, or the one with that number."""
        sql = "SELECT id, started, ended, body FROM session"
        rows = (
            self._query(f"{sql} WHERE id=?", row_id)
            if row_id is not None
            else self._query(f"{sql} ORDER BY id DESC LIMIT ?", limit)
        )
        return [StoredSession(row[0], row[1], row[2], row[3].encode()) for row in rows]

    def add_snapshot(self, at: str, cause: str, body: object) -> None:
        """Keep what the timeline held when something went wrong; the oldest snapshots go."""
        with self._transaction(durable=False):
            cursor = self._db.execute(
                "INSERT INTO snapshot (at, cause, body) VALUES (?, ?, ?)",
                (at, cause, msgspec.json.encode(body).decode()),
            )
            self._db.execute("DELETE FROM snapshot WHERE id <= ?", ((cursor.lastrowid or 0) - KEEP_SNAPSHOTS,))

    def snapshots(self, limit: int = 10) -> list[tuple[str, str, bytes]]:
        """The newest snapshots as (at, cause, JSON), newest first."""
        return [
            (row[0], row[1], row[2].encode())
            for row in self._query("SELECT at, cause, body FROM snapshot ORDER BY id DESC LIMIT ?", limit)
        ]


class _Syncer:
    """The thread that brings the write-ahead log to the disk, and folds it into the file when it has grown."""

    def __init__(self, path: str, told: Callable[[int, OSError | None], None]) -> None:
        self._path = path
        self._told = told
        # Of the log, not of the file: closing a descriptor of the file itself would drop SQLite's locks on it.
        self._log = os.open(f"{path}-wal", os.O_RDONLY | os.O_CLOEXEC)
        self._bell = threading.Event()
        self._asked = 0
        self._fold_due = False
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="store sync", daemon=True)
        self._thread.start()

    def ask(self, number: int, fold: bool) -> None:
        """What is in the log now shall be on the disk; `number` comes back when it is."""
        self._asked = number
        self._fold_due = self._fold_due or fold
        self._bell.set()

    def stop(self) -> None:
        """Sync once more and end."""
        self._stopping = True
        self._bell.set()
        self._thread.join(timeout=10.0)

    def _run(self) -> None:
        while not self._stopping:
            self._bell.wait()
            self._bell.clear()
            number = self._asked  # read before the sync: what comes later waits for the next one
            try:
                os.fdatasync(self._log)
                if self._fold_due:
                    self._fold_due = False
                    self._fold()
            except (OSError, sqlite3.Error) as error:
                self._told(number, error if isinstance(error, OSError) else OSError(str(error)))
            else:
                self._told(number, None)
        os.close(self._log)

    def _fold(self) -> None:
        """While the station goes on writing: what is being written now stays in the log."""
        db = sqlite3.connect(self._path, isolation_level=None, timeout=1.0)
        try:
            db.execute("PRAGMA wal_checkpoint(PASSIVE)")
        finally:
            db.close()
