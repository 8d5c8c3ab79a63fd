"""Which stored transaction event is sent next, and when: order, retries, giving up, thinning out.

Owns: the delivery rules over the store's table. May not: build messages or know the connection. An event leaves the
store only when it was answered, was given up after its attempts, or fell to the dropping rule; each of the latter two
is told through `tell`.

Order is kept per transaction: while one event waits for its retry, the later ones of the same transaction wait behind
it and other transactions go on. The number of attempts is kept in the store, so a restart does not begin to count anew.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import msgspec
from msgspec import Struct

from firmware.core.errors import StoreError
from firmware.core.store import StoredEvent
from firmware.core.timeline import Level

PAGE = 64
LIMIT = 10_000  # events kept before Updated ones are thinned out: a week of a value a minute, 10 MB of disk


class EventStore(Protocol):
    """The part of core.store.Store that the queue needs. Every method may raise StoreError."""

    def pending_events(self, after: int = 0, limit: int = 100) -> list[StoredEvent]: ...
    def count_pending(self, transaction_id: str | None = None) -> int: ...
    def count_attempt(self, row_id: int) -> None: ...
    def mark_done(self, row_id: int) -> None: ...
    def drop_events(self, row_ids: list[int]) -> None: ...


@dataclass(frozen=True, slots=True)
class RetryRules:
    """MessageAttempts and MessageAttemptInterval of TransactionEvent (OCPPCommCtrlr)."""

    attempts: int
    interval_s: float


Tell = Callable[[str, Level], None]


class TransactionQueue:
    """The queue of transaction events. A failing disk never stops delivery: what was answered is not sent again."""

    def __init__(
        self,
        store: EventStore,
        rules: Callable[[], RetryRules],
        tell: Tell,
        limit: int = LIMIT,
        exhausted: Callable[[str], None] = lambda text: None,
    ) -> None:
        """`rules` is asked at each failure, because the CSMS may change them. `exhausted` is told of events that had to
        go.
        """
        self._exhausted = exhausted
        self._store = store
        self._rules = rules
        self._tell = tell
        self._limit = limit
        self._page: dict[int, StoredEvent] = {}
        self._retry_at: dict[str, float] = {}  # by transaction
        self._settled: set[int] = set()  # answered, but the disk would not take it
        self._in_flight: int | None = None
        self._more = True
        self._count = self._stored_count()
        self._thin_above = limit

    def __len__(self) -> int:
        return self._count

    def holds(self, transaction_id: str | None) -> bool:
        """Whether events of this transaction (None: of any) wait or are on their way. Raises StoreError."""
        return self._store.count_pending(transaction_id) > 0

    def added(self) -> None:
        """The station has stored one more event."""
        self._count += 1
        self._more = True
        if self._count > self._thin_above:
            self._thin_out()

    def take(self, now: float) -> StoredEvent | None:
        """The event to send now, or None. It is in flight until `answered`, `failed` or `lost`."""
        if self._in_flight is not None:
            return None
        if self._more and len(self._page) < PAGE // 2:
            self._refill()
        for event in self._page.values():
            if self._retry_at.get(event.transaction_id, now) <= now:
                self._in_flight = event.row_id
                return event
        return None

    def read_again(self) -> None:
        """The stored records have changed."""
        self._page = {row_id: event for row_id, event in self._page.items() if row_id == self._in_flight}
        self._more = True

    def next_deadline(self) -> float | None:
        """When a retry is due; None if nothing waits for one."""
        return min(self._retry_at.values(), default=None)

    def answered(self, row_id: int) -> None:
        """The CSMS has the event, be it by a late answer."""
        self._settle(row_id)

    def lost(self, row_id: int) -> None:
        """The connection broke before the answer: send it again over the next one. Not counted as an attempt."""
        if self._in_flight == row_id:
            self._in_flight = None

    def failed(self, row_id: int, now: float) -> None:
        """CALLERROR or no answer: retry after interval x number of transmissions so far, or give up (E13)."""
        self.lost(row_id)
        event = self._page.get(row_id)
        if event is None:
            return
        event = replace(event, attempts=event.attempts + 1)
        self._page[row_id] = event
        try:
            self._store.count_attempt(row_id)
        except StoreError as error:
            self._tell(f"attempt not noted: {error}", Level.ERROR)
        rules = self._rules()
        if event.attempts < rules.attempts:
            self._retry_at[event.transaction_id] = now + rules.interval_s * event.attempts
            return
        self._tell(
            f"TransactionEvent {event.kind} {event.seq_no} of {event.transaction_id} given up "
            f"after {event.attempts} attempts",
            Level.ERROR,
        )
        self._settle(row_id)

    def unusable(self, row_id: int, why: str) -> None:
        """The stored record cannot be turned into a message; it will not get better."""
        self._tell(f"stored transaction event {row_id} cannot be sent and is dropped: {why}", Level.ERROR)
        self._settle(row_id)

    def _settle(self, row_id: int) -> None:
        self.lost(row_id)
        event = self._page.pop(row_id, None)
        if event is None:
            return  # settled before: the late answer and the answer to the repetition both came
        self._retry_at.pop(event.transaction_id, None)
        self._count = max(0, self._count - 1)
        try:
            self._store.mark_done(row_id)
        except StoreError as error:
            self._settled.add(row_id)
            self._tell(f"delivery not noted, the event may be sent again after a restart: {error}", Level.ERROR)

    def _stored_count(self) -> int:
        try:
            return self._store.count_pending()
        except StoreError as error:
            self._tell(f"the queue cannot be counted: {error}", Level.ERROR)
            return 0

    def _refill(self) -> None:
        after = max(self._page, default=0)
        try:
            found = self._store.pending_events(after, PAGE + len(self._settled))
        except StoreError as error:
            self._tell(f"the queue cannot be read: {error}", Level.ERROR)
            self._more = False  # until the next event is stored or the client is restarted
            return
        self._more = len(found) >= PAGE
        self._page.update({event.row_id: event for event in found if event.row_id not in self._settled})

    def _thin_out(self) -> None:
        """Too many: of each transaction every second Updated goes, never Started or Ended (E11.FR.05), nor the one that
        says who pays.

        What is in flight is the first of its transaction, so it stays.
        """
        dropped, seen, after = list[int](), dict[str, int](), 0
        try:
            while rows := self._store.pending_events(after, PAGE):
                after = rows[-1].row_id
                for row in rows:
                    if row.kind != "Updated" or _names_who_pays(row):
                        continue
                    seen[row.transaction_id] = seen.get(row.transaction_id, 0) + 1
                    if seen[row.transaction_id] % 2 == 0:
                        dropped.append(row.row_id)
            self._store.drop_events(dropped)
        except StoreError as error:
            dropped.clear()
            self._tell(f"thinning out the queue failed: {error}", Level.ERROR)
        for row_id in dropped:
            self._page.pop(row_id, None)
        self._count = max(0, self._count - len(dropped))
        self._forget_retries_without_event(self._page)
        # Where hardly anything could go, do not walk the whole table again at every event.
        self._thin_above = max(self._limit, self._count + self._limit // 10)
        self._tell(f"{len(dropped)} meter value events dropped, more than {self._limit} waited", Level.WARNING)
        self._exhausted(f"{len(dropped)} meter value events dropped")

    def _forget_retries_without_event(self, page: Mapping[int, StoredEvent]) -> None:
        alive = {event.transaction_id for event in page.values()}
        self._retry_at = {name: at for name, at in self._retry_at.items() if name in alive}


class _Payer(Struct):
    id_token: object = None


def _names_who_pays(event: StoredEvent) -> bool:
    try:
        return msgspec.json.decode(event.body, type=_Payer).id_token is not None
    except (msgspec.DecodeError, RecursionError):
        return False
