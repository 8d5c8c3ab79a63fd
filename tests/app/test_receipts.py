"""Signed metering receipts in the store: as they came, by transaction, bounded, over a restart."""

from base64 import b64decode
from pathlib import Path

import pytest

from firmware.app import receipts
from firmware.app.receipts import Receipts
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
