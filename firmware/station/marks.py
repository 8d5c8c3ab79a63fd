"""Marks on the wall clock: every so many seconds counted from midnight UTC (OCPP AlignedDataCtrlr).

Owns: seeing that a mark was passed, once each. May not: read a clock.
"""

DAY_S = 86_400.0


class Marks:
    """The last mark that was seen. A clock that is set forward passes one mark at most, set back none."""

    def __init__(self) -> None:
        self._last: float | None = None
        self._interval_s = 0.0

    def passed(self, wall_unix: float, interval_s: float) -> float | None:
        """The mark (Unix seconds) that was passed since the last call; None: none, or `interval_s` is 0."""
        if interval_s <= 0.0:
            self._last = None
            return None
        midnight = wall_unix // DAY_S * DAY_S
        mark = midnight + (wall_unix - midnight) // interval_s * interval_s
        new = self._last is not None and interval_s == self._interval_s and mark > self._last
        self._last, self._interval_s = mark, interval_s
        return mark if new else None
