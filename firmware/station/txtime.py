"""The time of one transaction: stamps that never run backwards, whatever is done to the wall clock.

Owns: the rule. May not: set a clock.

A clock that is set forward is followed. Set back by more than a moment it is not, and the transaction goes on in the
time that it began in, so that no value is stamped before its transaction and no duration is negative. The one exception
is the first setting of a clock that nobody had set: then the stamps that are stored are moved by the same step
(`ocpp_client/clock_fixup.py`), and the transaction moves with them.
"""

from datetime import datetime, timedelta

from firmware.core.clock import Clock, ClockQuality, rfc3339

SLEW = timedelta(seconds=1.0)  # less is no step


class TransactionTime:
    """Of one transaction."""

    def __init__(self, clock: Clock, after: str = "") -> None:
        """`after`: the last stamp that was told before an interruption; RFC 3339."""
        self._clock = clock
        wall = clock.wall()
        self._last = max(wall.utc, datetime.fromisoformat(after)) if after else wall.utc
        self._first = self._last
        self._at = clock.monotonic()
        self._set = wall.quality is ClockQuality.SYNCED
        self.moved = timedelta(0)  # what was stamped before the clock was set for the first time is to be moved so far

    def stamp(self) -> str:
        """Now, RFC 3339."""
        wall, now = self._clock.wall(), self._clock.monotonic()
        even = self._last + timedelta(seconds=now - self._at)
        is_set = wall.quality is ClockQuality.SYNCED
        first_set = is_set and not self._set and abs(wall.utc - even) > SLEW
        if first_set:
            self.moved = wall.utc - even
        moment = wall.utc if first_set else max(wall.utc, self._last) if even - wall.utc <= SLEW else even
        self._last, self._at, self._set = moment, now, is_set
        return rfc3339(moment)

    def of_mark(self, mark: datetime) -> str:
        """The stamp of a value of a mark of the wall clock: the mark, or now where that is past in this transaction."""
        known = mark >= self._first + self.moved and mark > self._last - SLEW
        return rfc3339(mark) if known else self.stamp()
