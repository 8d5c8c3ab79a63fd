"""An end of charging that the station has decided: ask the vehicle first where it can be asked, then cut.

Owns: the record of the stop and how long power may still flow. May not: end the transaction; that is done when the
power is off.
"""

from dataclasses import dataclass, replace

from firmware.station.api import IdToken
from firmware.station.txpoints import StopCause

STUCK_S = 10.0  # after the deadline: the contactor does not report open, the transaction ends all the same


@dataclass(frozen=True, slots=True)
class Stop:
    """`cut`: open at once. `deadline`: until then a V2G session may ramp down by itself. `was_on`: power was permitted
    when the stop began; a permission that had been withdrawn before (a limit of 0 A) does not come back.
    """

    cause: StopCause
    deadline: float
    was_on: bool
    cut: bool = False
    token: IdToken | None = None

    def harder(self) -> "Stop":
        """The same stop, without waiting for the vehicle any more."""
        return replace(self, cut=True)

    def holds(self, powered: bool, session_draws: bool, now: float) -> bool:
        """Power may stay on: a running session is given time to end in order. It never comes on again."""
        return self.was_on and powered and session_draws and not self.cut and now < self.deadline

    def opens_now(self, now: float) -> bool:
        """The vehicle's time is over."""
        return self.cut or now >= self.deadline

    def done(self, powered: bool, holding: bool, now: float) -> bool:
        """The transaction can be ended."""
        return (not powered and not holding) or now >= self.deadline + STUCK_S
