"""The relay that connects the vehicle to one phase or to three: when it may move, and when power may follow. Pure.

Owns: the two pauses around a change. May not: choose a number of phases (the station does, with the lease) or touch
the contactor; the safety step keeps it open while the relay is about to move.

The relay never moves under load. A vehicle that sees phases come or go without a pause may take damage, so the
contactor has been open for a while before the change and stays open for a while after it. The pause in which the
vehicle is told to stop (no PWM) is longer than both and is the station's.
"""

from dataclasses import dataclass

OPEN_S = 1.0  # the contactor has been open for so long before the relay moves
SETTLE_S = 1.0  # and stays open for so long after it


@dataclass(frozen=True, slots=True)
class PhaseRelay:
    """`single`: one phase is connected, else all there are."""

    single: bool = False
    moved_at: float = float("-inf")


def advance(relay: PhaseRelay, wanted: bool | None, open_since: float | None, now: float) -> PhaseRelay:
    """`wanted` None: nobody has a wish, it stays. `open_since` None: the contactor is not known to be open."""
    if wanted is None or wanted is relay.single or open_since is None or now - open_since < OPEN_S - 1e-6:
        return relay
    return PhaseRelay(wanted, now)


def may_close(relay: PhaseRelay, wanted: bool | None, now: float) -> bool:
    """The phases are those that are wanted, and the relay is at rest."""
    return wanted in (None, relay.single) and now - relay.moved_at >= SETTLE_S - 1e-6
