"""List and cache over restarts, and what happens when the disk fails."""

from datetime import UTC, datetime

import pytest

from firmware.core.config import Config
from firmware.core.errors import StoreError
from firmware.core.store import Store
from firmware.ocpp_client.device_model import SCOPE, DeviceModel
from firmware.ocpp_client.token_book import MAX_CACHE, TokenBook, Update
from firmware.ocpp_client.variables import build_variables
from firmware.station.api import IdToken, KnownToken, SetKnownTokens, TokenSource, TokenType
from tests.ocpp_client.fakes import FakeStation, snapshot

WALL = datetime(2026, 1, 1, 12, tzinfo=UTC)


def token(number: int) -> IdToken:
    return IdToken(f"T{number}", TokenType.ISO14443)


def make(store: Store) -> tuple[TokenBook, FakeStation]:
    for component in ("LocalAuthListCtrlr", "AuthCacheCtrlr"):
        store.put(SCOPE, f"{component}.Enabled", "true")
    station = FakeStation()
    return TokenBook(DeviceModel(build_variables(Config(), "CS1", snapshot()), store), store, station.command), station


def test_told_to_the_station_at_start() -> None:
    store = Store(":memory:")
    book, _ = make(store)
    assert book.update(True, 4, {token(1): KnownToken(token(1), "Accepted")}) is Update.ACCEPTED
    book.heard(KnownToken(token(2), "Blocked"), WALL)
    again, station = make(store)
    assert (again.version, again.entries) == (4, 1)
    told = {command.source: command.tokens for command in station.of(SetKnownTokens)}
    assert told[TokenSource.LIST] == (KnownToken(token(1), "Accepted"),)
    assert told[TokenSource.CACHE] == (KnownToken(token(2), "Blocked"),)


def test_a_disk_that_fails_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(":memory:")
    book, station = make(store)
    book.update(True, 4, {token(1): KnownToken(token(1), "Accepted")})

    def broken(*_: object, **__: object) -> None:
        raise StoreError("disk full")

    monkeypatch.setattr(store, "change", broken)
    before = len(station.commands)
    with pytest.raises(StoreError):
        book.update(True, 5, {})
    assert (book.version, book.entries, len(station.commands)) == (4, 1, before)


def test_the_cache_drops_what_was_heard_first() -> None:
    store = Store(":memory:")
    book, station = make(store)
    for number in range(MAX_CACHE + 2):
        book.heard(KnownToken(token(number), "Accepted"), WALL)
    cached = station.of(SetKnownTokens)[-1].tokens
    assert len(cached) == MAX_CACHE and cached[0].token == token(2)
    assert len(store.items("ocpp.auth_cache")) == MAX_CACHE


def test_garbage_in_the_store_is_left_out() -> None:
    store = Store(":memory:")
    store.change("ocpp.local_list", {"version": "3", "ISO14443:x": "{"})
    book, _ = make(store)
    assert (book.version, book.entries) == (3, 0)


@pytest.mark.parametrize("kind", TokenType)
def test_what_is_of_one_visit_only_is_not_cached(kind: TokenType) -> None:
    """C02.FR.03, C03.FR.02. A PIN is somebody's, as a card is."""
    book, station = make(Store(":memory:"))
    one = IdToken("4711", kind)
    book.heard(KnownToken(one, "Accepted"), WALL)
    kept = kind not in (TokenType.NONE, TokenType.CENTRAL)
    assert book.cached() == ((one,) if kept else ())
    assert bool(station.of(SetKnownTokens)) is kept
