"""When power may be asked for: the rule behind every lease, as pure functions over facts.

Owns: the conditions. May not: remember anything, or be bypassed; `Station.lease` has no other source.
In words: a vehicle is connected, somebody has paid for it, the transaction's start is on the disk, nothing blocks,
the limit leaves something, the facts are fresh, and the vehicle asks: by the pilot in basic charging, by its session
in high-level communication. A stop in progress may keep what is on for a while; it never switches anything on.
"""

from dataclasses import dataclass

from firmware.station.pilot_control import Mode
from firmware.station.stopping import Stop


@dataclass(frozen=True, slots=True)
class PowerFacts:
    """All that counts. `closed`: something keeps new charging from beginning (fault, availability, reset)."""

    connected: bool
    accepted: bool
    granted: bool  # there is a token, even if it was withdrawn since
    session_refused: bool
    closed: bool
    limited: bool
    committed: bool  # the transaction runs and its start is on the disk
    mode: Mode
    pilot_ready: bool
    session_draws: bool  # the V2G session (or the DC stage on its behalf) wants the contactor closed
    powered: bool
    faults_open: bool
    fresh: bool
    stop: Stop | None


def offers(facts: PowerFacts) -> bool:
    """Power can be promised to the vehicle (nominal PWM may say so)."""
    return (
        facts.connected
        and facts.accepted
        and not facts.session_refused
        and not facts.closed
        and not facts.faults_open
        and not facts.limited
        and facts.stop is None
    )


def asks(facts: PowerFacts) -> bool:
    """The vehicle asks for power, in the way of the present pilot mode."""
    if facts.mode is Mode.NOMINAL:
        return facts.pilot_ready
    return facts.mode is Mode.DIGITAL and facts.session_draws


def permits(facts: PowerFacts) -> bool:
    """Everything but the transaction allows power."""
    return offers(facts) and asks(facts) and facts.fresh


def holds(facts: PowerFacts, now: float) -> bool:
    """A stop in progress still leaves the running V2G session its time to end in order."""
    return (
        facts.stop is not None
        and facts.connected
        and facts.granted
        and facts.committed
        and facts.fresh
        and not facts.faults_open
        and facts.mode is Mode.DIGITAL
        and facts.stop.holds(facts.powered, facts.session_draws, now)
    )


def power(facts: PowerFacts, now: float) -> bool:
    """The lease's permission."""
    return facts.committed and (permits(facts) or holds(facts, now))


def must_open(facts: PowerFacts, now: float) -> bool:
    """Power must go at once instead of waiting for the vehicle to leave C."""
    if not facts.powered or power(facts, now):
        return False
    if facts.faults_open or (facts.stop is not None and facts.stop.opens_now(now)):
        return True
    # In high-level communication the protocol step, or the end of the session, is the end of the transfer.
    return facts.mode is not Mode.NOMINAL and not asks(facts)
