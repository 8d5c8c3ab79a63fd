"""Wrong PINs at the screen (OCPP C04), and how long to wait after them.

Owns: the count of wrong ones in a row, and the wait that follows from it, over a restart too. May not: judge a PIN, or
keep, tell or log one (C04.FR.04).

A PIN is short, so whoever may try as often as he likes finds one. After three wrong ones in a row there is a wait of
30 s, twice as long after each further one, up to a quarter of an hour; a right one ends it, and so does an hour without
a wrong one: other people's slips of last week are nobody's attack.
"""

from collections.abc import Callable

from firmware.station.effects import Note, PersistState, StationEvent

FREE_TRIES = 3
FIRST_WAIT_S, LONGEST_WAIT_S = 30.0, 900.0
FORGIVEN_AFTER_S = 3600.0
PIN_KEY = "wrong_pins"


class PinGuard:
    """Counts wrong PINs."""

    def __init__(self, emit: Callable[[StationEvent], None], stored: str, now: float) -> None:
        """`stored`: what `PersistState` kept. A wait begins anew at a restart: nobody knows how long it was off."""
        self._emit = emit
        self._wrong = int(stored) if stored.isascii() and stored.isdigit() else 0
        self._last_at = now

    def wait_s(self, now: float) -> float | None:
        """How long until the next one may be typed; None: now."""
        if self._wrong < FREE_TRIES:
            return None
        doublings = min(self._wrong - FREE_TRIES, 16)
        left = self._last_at + min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0**doublings) - now
        return left if left > 0.0 else None

    def right(self) -> None:
        """One was accepted."""
        if self._wrong:
            self._keep(0)

    def wrong(self, now: float) -> None:
        """One was refused, by whomever."""
        forgiven = now - self._last_at >= FORGIVEN_AFTER_S
        self._last_at = now
        self._keep(1 if forgiven else self._wrong + 1)
        wait = self.wait_s(now)
        follows = f": no more for {wait:.0f} s" if wait is not None else ""
        self._emit(Note(f"a wrong PIN, number {self._wrong} in a row{follows}"))

    def _keep(self, count: int) -> None:
        self._wrong = count
        self._emit(PersistState(PIN_KEY, str(count) if count else None))
