"""List and cache of the operator's tokens."""

from datetime import UTC, datetime

from firmware.station.api import IdToken, KnownToken, TokenSource, TokenType
from firmware.station.tokens import KnownTokens

CARD = IdToken("04AABBCC", TokenType.ISO14443)
WALL = datetime(2026, 1, 1, 12, tzinfo=UTC)
BOTH = (TokenSource.LIST, TokenSource.CACHE)


def test_the_list_goes_before_the_cache_and_only_what_is_asked_for_counts() -> None:
    book = KnownTokens()
    book.replace(TokenSource.CACHE, [KnownToken(CARD, "Accepted")])
    book.replace(TokenSource.LIST, [KnownToken(CARD, "Blocked")])
    found = book.find(CARD, BOTH, WALL)
    assert found is not None and found.status == "Blocked"
    found = book.find(CARD, [TokenSource.CACHE], WALL)
    assert found is not None and found.status == "Accepted"
    assert book.find(CARD, [], WALL) is None


def test_case_does_not_count_and_type_does() -> None:
    book = KnownTokens()
    book.replace(TokenSource.LIST, [KnownToken(CARD, "Accepted")])
    assert book.find(IdToken("04aabbcc", TokenType.ISO14443), BOTH, WALL) is not None
    assert book.find(IdToken("04AABBCC", TokenType.EMAID), BOTH, WALL) is None


def test_what_has_expired_is_not_there() -> None:
    book = KnownTokens()
    for expires, there in (
        ("2026-01-01T12:00:01Z", True),
        ("2026-01-01T12:00:00Z", False),
        ("2026-01-01T14:00:00+01:00", True),
        ("tomorrow", False),
        ("", True),
    ):
        book.replace(TokenSource.LIST, [KnownToken(CARD, "Accepted", expires=expires)])
        assert (book.find(CARD, BOTH, WALL) is not None) is there, expires


def test_replacing_forgets() -> None:
    book = KnownTokens()
    book.replace(TokenSource.LIST, [KnownToken(CARD, "Accepted")])
    book.replace(TokenSource.LIST, [])
    assert book.find(CARD, BOTH, WALL) is None
