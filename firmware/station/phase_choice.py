"""One phase or three: when the station changes over, and the pause around it.

Owns: the choice and its pace. May not: move the relay (the safety loop does, behind an open contactor) or wish for one
phase itself: a limit from outside says so (`SetLimit.phases`), because only its source knows whether the other phases
are spoken for.

A change takes the offer away (X1), waits until the vehicle has let go, lets the relay move, and offers again after
`PAUSE_S`. While ISO 15118 talks nothing changes: the vehicle was told how many phases there are.
"""

PAUSE_S = 10.0  # without an offer, altogether: the vehicle must have time to see it and to let go
HOLD_S = 300.0  # between two changes of a visit: contactors and chargers are not made for more


class PhaseChoice:
    """`available`: the board has a phase relay."""

    def __init__(self, available: bool) -> None:
        self._available = available
        self.single = False  # what the lease asks for
        self._target = False
        self._paused_at: float | None = None
        self._changed_at = float("-inf")

    @property
    def changing(self) -> bool:
        """No power may be offered."""
        return self._paused_at is not None

    def advance(
        self, wanted: bool, connected: bool, session: bool, powered: bool, relay_single: bool, now: float
    ) -> None:
        """A pass. `wanted`: one phase; `relay_single`: what the safety loop reports."""
        if not self._available:
            return
        if self._paused_at is None:
            early = connected and now - self._changed_at < HOLD_S
            if wanted is self.single or session or early:
                return
            if not connected and not powered:
                self.single = wanted  # nobody notices; the next vehicle finds it done
                return
            self._target, self._paused_at = wanted, now
        if powered:
            return
        self.single = self._target
        if relay_single is self.single and (now - self._paused_at >= PAUSE_S or not connected):
            self._paused_at, self._changed_at = None, now
