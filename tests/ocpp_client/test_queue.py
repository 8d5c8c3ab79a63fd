"""Delivery rules of transaction events: order, retries, giving up, thinning out, a failing disk."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.core.errors import StoreError
from firmware.core.store import Store, StoredEvent
from firmware.core.timeline import Level
from firmware.ocpp_client.queue import PAGE, RetryRules, TransactionQueue
from firmware.station.api import EventKind
from tests.ocpp_client.fakes import CARD, event, put


class Shelf:
    """A queue over a store in memory, and what it told."""

    def __init__(self, store: Any = None, limit: int = 500, attempts: int = 3, interval_s: float = 10.0) -> None:
        self.store = store or Store(":memory:")
        self.told: list[tuple[str, Level]] = []
        rules = RetryRules(attempts, interval_s)
        self.queue = TransactionQueue(self.store, lambda: rules, lambda *line: self.told.append(line), limit)

    def add(self, seq_no: int, kind: EventKind = EventKind.UPDATED, tx: str = "a", **more: Any) -> int:
        row = put(self.store, event(seq_no, kind, tx, **more))
        self.queue.added()
        return row

    def take(self, now: float = 0.0) -> tuple[str, int] | None:
        self.taken: StoredEvent | None = self.queue.take(now)
        return (self.taken.transaction_id, self.taken.seq_no) if self.taken else None

    def deliver_all(self, now: float = 0.0) -> list[tuple[str, int]]:
        found = []
        while (key := self.take(now)) is not None:
            found.append(key)
            assert self.taken is not None
            self.queue.answered(self.taken.row_id)
        return found


def test_order_and_removal_only_on_answer() -> None:
    shelf = Shelf()
    for number in range(3):
        shelf.add(number)
    assert shelf.take() == ("a", 0)
    assert shelf.take() is None  # one in flight
    assert shelf.store.count_pending() == 3
    shelf.queue.answered(1)
    assert shelf.store.count_pending() == 2 and len(shelf.queue) == 2
    assert shelf.deliver_all() == [("a", 1), ("a", 2)]
    assert not shelf.queue.holds(None)


def test_what_was_stored_before_comes_first_after_a_restart() -> None:
    store = Store(":memory:")
    first = Shelf(store)
    first.add(0)
    first.add(1)
    assert first.take() == ("a", 0)  # power goes here
    second = Shelf(store)
    assert len(second.queue) == 2
    assert second.deliver_all() == [("a", 0), ("a", 1)]


def test_retry_waits_longer_each_time_and_only_its_own_transaction_waits() -> None:
    shelf = Shelf()
    shelf.add(0, tx="a")
    shelf.add(1, tx="a")
    shelf.add(0, tx="b")
    assert shelf.take(0.0) == ("a", 0)
    shelf.queue.failed(1, 0.0)
    assert shelf.queue.next_deadline() == 10.0
    assert shelf.deliver_all(5.0) == [("b", 0)]
    assert shelf.take(9.9) is None
    assert shelf.take(10.0) == ("a", 0)
    shelf.queue.failed(1, 10.0)
    assert shelf.queue.next_deadline() == 30.0  # 2 transmissions so far: twice the interval
    assert shelf.deliver_all(30.0) == [("a", 0), ("a", 1)]
    assert shelf.queue.next_deadline() is None


def test_given_up_after_the_attempts_and_told() -> None:
    shelf = Shelf(attempts=2)
    shelf.add(0, EventKind.STARTED)
    shelf.add(1)
    assert shelf.take(0.0) == ("a", 0)
    shelf.queue.failed(1, 0.0)
    assert shelf.take(10.0) == ("a", 0)
    shelf.queue.failed(1, 10.0)
    assert shelf.take(10.0) == ("a", 1)
    ((text, level),) = shelf.told
    assert "Started 0 of a given up after 2 attempts" in text and level is Level.ERROR


def test_attempts_are_remembered_over_a_restart() -> None:
    store = Store(":memory:")
    shelf = Shelf(store, attempts=2)
    shelf.add(0)
    shelf.take()
    shelf.queue.failed(1, 0.0)
    again = Shelf(store, attempts=2)
    again.take()
    again.queue.failed(1, 0.0)
    assert store.count_pending() == 0


def test_a_lost_connection_is_not_an_attempt() -> None:
    shelf = Shelf(attempts=1)
    shelf.add(0)
    for _ in range(20):
        assert shelf.take() == ("a", 0)
        shelf.queue.lost(1)
    assert shelf.told == [] and shelf.store.count_pending() == 1


def test_late_answer_and_answer_to_the_repetition() -> None:
    shelf = Shelf()
    shelf.add(0)
    shelf.add(1)
    shelf.take()
    shelf.queue.failed(1, 0.0)
    shelf.queue.answered(1)  # late
    assert shelf.queue.next_deadline() is None
    shelf.queue.answered(1)
    assert len(shelf.queue) == 1
    assert shelf.take() == ("a", 1)


def test_long_queues_come_page_by_page_in_order() -> None:
    shelf = Shelf(limit=10_000)
    for number in range(3 * PAGE + 5):
        shelf.add(number)
    assert shelf.deliver_all() == [("a", number) for number in range(3 * PAGE + 5)]


def test_thinning_drops_every_second_update_and_nothing_else() -> None:
    shelf = Shelf(limit=20)
    shelf.add(0, EventKind.STARTED)
    for number in range(1, 12):
        shelf.add(number)
    shelf.add(12, EventKind.ENDED)
    for number in range(8):
        shelf.add(number, EventKind.STARTED if number == 0 else EventKind.UPDATED, tx="b")
    kept = {"a": (0, 1, 3, 5, 7, 9, 11, 12), "b": (0, 1, 3, 5, 7)}
    assert shelf.deliver_all() == [(name, number) for name, numbers in kept.items() for number in numbers]
    assert any("dropped" in text for text, _ in shelf.told)


def test_thinning_never_drops_who_pays() -> None:
    shelf = Shelf(limit=10)
    shelf.add(0, EventKind.STARTED)
    for number in range(1, 12):
        shelf.add(number, token=CARD if number == 2 else None)
    kept = shelf.deliver_all()
    assert ("a", 2) in kept and len(kept) < 11


def test_thinning_leaves_what_is_in_flight() -> None:
    shelf = Shelf(limit=3)
    for number in range(2):
        shelf.add(number)
    shelf.queue.answered(1)
    assert shelf.take() is not None
    in_flight = shelf.taken
    for number in range(2, 6):
        shelf.add(number)
    assert in_flight is not None and in_flight.row_id in {row.row_id for row in shelf.store.pending_events()}


class BrokenStore:
    """A store whose writes fail when told to."""

    def __init__(self) -> None:
        self.store = Store(":memory:")
        self.broken: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        if name in self.broken:

            def fail(*_: Any) -> Any:
                raise StoreError("disk full")

            return fail
        return getattr(self.store, name)


def test_a_full_disk_does_not_repeat_what_was_answered() -> None:
    broken = BrokenStore()
    shelf = Shelf(broken)
    for number in range(3):
        shelf.add(number)
    broken.broken = {"mark_done", "count_attempt"}
    assert shelf.deliver_all() == [("a", 0), ("a", 1), ("a", 2)]
    shelf.add(3)
    assert shelf.deliver_all() == [("a", 3)]
    assert all(level is Level.ERROR for _, level in shelf.told) and len(shelf.told) == 4


@pytest.mark.parametrize("method", ["pending_events", "count_pending", "count_attempt", "mark_done"])
def test_no_fault_of_the_store_gets_out(method: str) -> None:
    broken = BrokenStore()
    shelf = Shelf(broken, limit=1)
    shelf.add(0)
    broken.broken = {method}
    TransactionQueue(broken, lambda: RetryRules(1, 1), lambda *_: None)
    shelf.add(1)
    if shelf.take() is not None:
        shelf.queue.failed(1, 0.0)
    assert shelf.told or method == "count_pending"


def test_unusable_record_is_dropped_and_told() -> None:
    shelf = Shelf()
    shelf.add(0)
    shelf.take()
    shelf.queue.unusable(1, "not JSON")
    assert shelf.store.count_pending() == 0 and "not JSON" in shelf.told[0][0]


@settings(max_examples=60, deadline=None, database=None)
@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=30), st.data())
def test_order_within_each_transaction_under_any_loss(transactions: list[str], data: st.DataObject) -> None:
    """The CSMS sees each transaction in order and complete, whatever is lost, repeated or late."""
    shelf = Shelf(attempts=1000)
    counters: dict[str, int] = {}
    for name in transactions:
        shelf.add(counters.setdefault(name, 0), tx=name)
        counters[name] += 1
    now, seen = 0.0, dict[str, list[int]]()
    for _ in range(5000):
        key = shelf.take(now)
        if key is None:
            if not len(shelf.queue):
                break
            now = shelf.queue.next_deadline() or now
            continue
        assert shelf.taken is not None
        name, number = key
        fate = data.draw(st.sampled_from(["answered", "answered", "answer lost", "request lost", "disconnected"]))
        if fate != "request lost" and (not seen.get(name) or seen[name][-1] != number):
            seen.setdefault(name, []).append(number)
        if fate == "answered":
            shelf.queue.answered(shelf.taken.row_id)
        elif fate == "disconnected":
            shelf.queue.lost(shelf.taken.row_id)
        else:
            shelf.queue.failed(shelf.taken.row_id, now)
    assert seen == {name: list(range(count)) for name, count in counters.items()}
