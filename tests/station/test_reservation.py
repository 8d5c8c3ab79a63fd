"""The reservation: who may use it, how it ends, what is kept."""

from datetime import UTC, datetime, timedelta

from firmware.station.api import IdToken, Reason, ReservationEnded, ReserveNow, Result, TokenType
from firmware.station.claims import Claim, Claims, Source
from firmware.station.effects import PersistState, StationEvent
from firmware.station.reservation import Reservations

WALL = datetime(2026, 1, 1, 12, tzinfo=UTC)
CARD, OTHER = IdToken("A1", TokenType.ISO14443), IdToken("B2", TokenType.ISO14443)
ORDER = ReserveNow(5, CARD, "2026-01-01T13:00:00Z", "FLEET")


def make(stored: str = "") -> tuple[Reservations, Claims, list[StationEvent]]:
    claims, events = Claims(Claim(Source.HARDWARE, 32.0, Reason("k", "t"))), list[StationEvent]()
    return Reservations(claims, events.append, stored), claims, events


def test_kept_and_restored() -> None:
    first, _, events = make()
    assert first.take(ORDER, True, WALL).result is Result.ACCEPTED
    (kept,) = events
    assert isinstance(kept, PersistState) and kept.value is not None
    again, claims, _ = make(kept.value)
    assert again.held == ORDER and claims.has(Source.RESERVATION)


def test_what_was_kept_and_is_garbage_is_no_reservation() -> None:
    found, claims, _ = make("{")
    assert found.held is None and not claims.has(Source.RESERVATION)


def test_who_may_use_it() -> None:
    held, claims, _ = make()
    held.take(ORDER, True, WALL)
    assert not held.redeem(OTHER, "OTHERS") and not held.redeem(OTHER, "") and claims.has(Source.RESERVATION)
    assert held.redeem(OTHER, "fleet") and held.redeemed == 5 and not claims.has(Source.RESERVATION)
    assert held.redeem(OTHER, "")  # nothing is reserved any more


def test_ends() -> None:
    for usable, wall, event in (
        (True, WALL + timedelta(hours=1), ReservationEnded(5, expired=True)),
        (False, WALL, ReservationEnded(5, expired=False)),
    ):
        held, claims, events = make()
        held.take(ORDER, True, WALL)
        held.advance(True, WALL)
        assert held.held is not None
        held.advance(usable, wall)
        assert events[-1] == event and not claims.has(Source.RESERVATION)


def test_refusals() -> None:
    held, _, _ = make()
    late = ReserveNow(6, CARD, "2026-01-01T11:59:59Z")
    unreadable = ReserveNow(6, CARD, "soon")
    for order, free in ((late, True), (unreadable, True), (ORDER, False)):
        assert held.take(order, free, WALL).result is Result.REJECTED
    held.take(ORDER, True, WALL)
    assert held.take(ReserveNow(6, OTHER, ORDER.expires), True, WALL).result is Result.REJECTED
    assert held.cancel(6).result is Result.REJECTED and held.cancel(5).result is Result.ACCEPTED
