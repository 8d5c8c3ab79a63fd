"""A reservation of the connector: for whom, until when, and what becomes of it (OCPP H01 to H04).

Owns: the one reservation, its claim, its place over a restart, and telling how it ended. May not: authorise; whose
token it is comes from `authorization.py`.
"""

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from firmware.core.clock import moment
from firmware.station.api import Answer, IdToken, ReservationEnded, ReserveNow, Result
from firmware.station.claims import Claim, Claims, Source
from firmware.station.effects import PersistState, StationEvent
from firmware.station.reasons import reason

RESERVATION_KEY = "reservation"


class Reservations:
    """At most one reservation."""

    def __init__(self, claims: Claims, emit: Callable[[StationEvent], None], stored: str = "") -> None:
        """`stored`: what `PersistState` kept; what cannot be read any more is no reservation."""
        self._claims = claims
        self._emit = emit
        self._held: ReserveNow | None = None
        self.redeemed: int | None = None  # the id that the transaction of this visit has to name
        if stored:
            try:
                self._hold(msgspec.json.decode(stored, type=ReserveNow))
            except msgspec.DecodeError:
                self._forget()

    @property
    def held(self) -> ReserveNow | None:
        """The reservation that nobody has used yet."""
        return self._held

    def left_s(self, wall: datetime) -> float:
        """How long it still holds; 0 without one."""
        return max(0.0, (_end(self._held.expires) - wall).total_seconds()) if self._held is not None else 0.0

    def take(self, command: ReserveNow, free: bool, wall: datetime) -> Answer:
        """Reserve, or change the reservation with the same id. `free`: nobody uses the connector and it works."""
        if _end(command.expires) <= wall:
            return Answer(Result.REJECTED, "the reservation has expired already")
        if self._held is not None and self._held.id != command.id:
            return Answer(Result.REJECTED, "reserved for somebody else")
        if not free:
            return Answer(Result.REJECTED, "the connector is not free")
        self._hold(command)
        self._emit(PersistState(RESERVATION_KEY, msgspec.json.encode(command).decode()))
        return Answer(Result.ACCEPTED, f"reserved until {command.expires}")

    def cancel(self, number: int) -> Answer:
        """H02: the CSMS takes it back."""
        if self._held is None or self._held.id != number:
            return Answer(Result.REJECTED, f"there is no reservation {number}")
        self._forget()
        return Answer(Result.ACCEPTED, "reservation cancelled")

    def advance(self, usable: bool, wall: datetime) -> None:
        """H04: it ends unused by time, or because the connector cannot be used."""
        held = self._held
        if held is None or (usable and wall < _end(held.expires)):
            return
        self._forget()
        self._emit(ReservationEnded(held.id, expired=usable))

    def may_ask(self, token: IdToken) -> bool:
        """This token could be the one: it is, or only the CSMS can say that it is of the group."""
        return self._held is not None and (token.same_as(self._held.token) or self._held.group != "")

    def redeem(self, token: IdToken, group: str) -> bool:
        """Somebody pays (H03). False: it is reserved for somebody else."""
        held = self._held
        if held is None:
            return True
        same_group = held.group != "" and group.casefold() == held.group.casefold()
        if not token.same_as(held.token) and not same_group:
            return False
        self._forget()
        self.redeemed = held.id
        return True

    def _hold(self, command: ReserveNow) -> None:
        self._held = command
        self._claims.put(Claim(Source.RESERVATION, 0.0, reason("reserved")))

    def _forget(self) -> None:
        self._held = None
        self._claims.drop(Source.RESERVATION)
        self._emit(PersistState(RESERVATION_KEY, None))


def _end(text: str) -> datetime:
    """An end that nobody can read has passed."""
    try:
        return moment(text)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
