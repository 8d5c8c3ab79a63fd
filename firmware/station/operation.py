"""Whether the connector is in service, and whether a restart waits: what operators change, apart from any visit.

Owns: availability with its deferral (OCPP: Scheduled during a transaction) and the pending reset.
May not: end a transaction; it says when one has to be ended.
"""

from firmware.station.api import Answer, Reset, ResetDue, Result

PATIENCE_S = 20.0  # an immediate reset happens after this long, whatever is still in the way


class Operation:
    """The state. `busy` in every call: a transaction runs."""

    def __init__(self, operative: bool) -> None:
        self.operative = operative
        self._wanted = operative
        self._reset: Reset | None = None
        self._reset_at = 0.0
        self._reset_reason = ""
        self._reset_told = False

    def set_availability(self, operative: bool, busy: bool) -> Answer:
        """ChangeAvailability; inoperative waits for the end of a transaction."""
        self._wanted = operative
        if not operative and self.operative and busy:
            return Answer(Result.SCHEDULED, "after the running transaction")
        return Answer(Result.ACCEPTED, "operative" if operative else "inoperative")

    def take_reset(self, reset: Reset, busy: bool, now: float) -> Answer:
        """Reset; an immediate one, or an idle station, goes ahead at once."""
        self._reset, self._reset_at = reset, now
        if busy and not reset.immediate:
            self._reset_reason = "ScheduledReset"
            return Answer(Result.SCHEDULED, "after the running transaction")
        self._reset_reason = "RemoteReset"
        return Answer(Result.ACCEPTED, "as soon as the power is off")

    def resetting(self, busy: bool) -> bool:
        """A reset is only waiting for the power to go: nothing new may begin."""
        return self._reset is not None and (self._reset.immediate or not busy)

    def advance(self, busy: bool, quiet: bool, now: float) -> ResetDue | None:
        """One pass. `quiet`: power off, nothing stopping, no V2G session. Returns the reset when it is due, once."""
        if self._wanted or not busy:
            self.operative = self._wanted
        if self._reset is None or self._reset_told or not self.resetting(busy):
            return None
        late = self._reset.immediate and now - self._reset_at >= PATIENCE_S
        if not quiet and not late:
            return None
        self._reset_told = True
        return ResetDue(self._reset_reason)
