"""One phase or three: when the station changes over, and the pause around it.

Owns: the choice and its pace. May not: move the relay (the safety loop does, behind an open contactor) or wish for one
phase itself: a limit from outside says so (`SetLimit.phases`), because only its source knows whether the other phases
are spoken for.

A change takes the offer away, waits until the vehicle has let go, lets the relay move, and offers again after
`PAUSE_S`. In basic charging X1 does that. In an ISO 15118 session the vehicle was told how many phases there are, so it
is told anew (`Way`): in -2 by a renegotiation of the schedule with no energy meanwhile (the services, and with them the
energy transfer mode, stay as agreed), in -20 by a renegotiation of the services, whose parameter Connector says it;
there the vehicle itself stops the energy first. One that does not follow keeps its session, and its limits hold all the
same. Before energy flows, in DC, and where nothing can be told, a session is not disturbed: the change waits.
"""

import enum

PAUSE_S = 10.0  # without an offer, altogether: the vehicle must have time to see it and to let go
HOLD_S = 300.0  # between two changes of a visit: contactors and chargers are not made for more
GIVE_UP_S = 60.0  # a vehicle that has not let go by then keeps the phases that it has


class Way(enum.Enum):
    """How the vehicle learns of another number of phases."""

    PILOT = "the offer goes and comes back"
    SCHEDULE = "the schedule is negotiated anew"  # ISO 15118-2
    SERVICES = "the services are negotiated anew"  # ISO 15118-20


class PhaseChoice:
    """`available`: the board has a phase relay."""

    def __init__(self, available: bool) -> None:
        self._available = available
        self.single = False  # what the lease asks for, and what vehicles are told
        self._target = False
        self._paused_at: float | None = None
        self._changed_at = float("-inf")

    @property
    def changing(self) -> bool:
        """No power may be offered."""
        return self._paused_at is not None

    @property
    def asks_until(self) -> float | None:
        """By when a vehicle that draws must have let go; None: nothing is asked."""
        return None if self._paused_at is None or self.single is self._target else self._paused_at + GIVE_UP_S

    def advance(
        self, wanted: bool, connected: bool, way: Way | None, powered: bool, relay_single: bool, now: float
    ) -> Way | None:
        """A pass. `wanted`: one phase; `way` None: not now; `relay_single`: what the safety loop reports.

        Returns the way of a change that begins in this pass.
        """
        begun: Way | None = None
        if not self._available:
            return None
        if self._paused_at is None:
            early = connected and now - self._changed_at < HOLD_S
            if wanted is self.single or way is None or early:
                return None
            if not connected and not powered:
                self.single = wanted  # nobody notices; the next vehicle finds it done
                return None
            self._target, self._paused_at, begun = wanted, now, way
        if powered:
            if now - self._paused_at >= GIVE_UP_S:
                self._paused_at, self._changed_at = None, now
            return begun
        self.single = self._target
        if relay_single is self.single and (now - self._paused_at >= PAUSE_S or not connected):
            self._paused_at, self._changed_at = None, now
        return begun
