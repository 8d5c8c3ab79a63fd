"""Signed metering receipts in the store: as they came, by transaction, bounded, over a restart."""

from base64 import b64decode
from pathlib import Path

import pytest

from firmware.core import receipts
from firmware.core.receipts import Receipts, kept, kept_numbers
from firmware.core.store import Store


def test_kept_as_they_came_over_a_restart(tmp_path: Path) -> None:
    store = Store(tmp_path / "evse.db")
    book = Receipts(store)
    book.add("2026-01-01T12:00:00Z", "t1", 1000, b"\x80\x01")
    book.add("2026-01-01T12:01:00Z", "t2", 1100, b"\x80\x02")
    store.close()
    again = Receipts(Store(tmp_path / "evse.db"))
    again.add("2026-01-01T12:02:00Z", "t1", 1200, b"\x80\x03")
    assert [(one.meter_wh, b64decode(one.exi)) for one in again.of("t1")] == [(1000, b"\x80\x01"), (1200, b"\x80\x03")]
    assert again.of("t3") == []


def test_the_oldest_gives_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "KEPT", 3)
    book = Receipts(Store(tmp_path / "evse.db"))
    for number in range(12):
        book.add("2026-01-01T12:00:00Z", "t1", number, b"x")
    assert [one.meter_wh for one in book.of("t1")] == [9, 10, 11]


def test_one_by_its_number(tmp_path: Path) -> None:
    store = Store(tmp_path / "evse.db")
    book = Receipts(store)
    numbers = [book.add("2026-01-01T12:00:00Z", "t1", wh, b"x", "ISO 15118-2") for wh in (1, 2)]
    assert kept_numbers(store) == numbers == [1, 2]
    found = kept(store, 2)
    assert found is not None and (found.meter_wh, found.protocol) == (2, "ISO 15118-2")
    assert kept(store, 3) is None
    store.put(receipts.SCOPE, f"{3:012}", "rubbish")
    assert kept(store, 3) is None


def test_what_an_older_version_kept_can_be_read(tmp_path: Path) -> None:
    store = Store(tmp_path / "evse.db")
    store.put(
        receipts.SCOPE, f"{7:012}", '{"at":"2026-01-01T12:00:00Z","transaction_id":"t1","meter_wh":5,"exi":"gA=="}'
    )
    assert Receipts(store).add("2026-01-01T12:00:00Z", "t1", 6, b"x") == 8
    assert [one.meter_wh for one in Receipts(store).of("t1")] == [5, 6]
