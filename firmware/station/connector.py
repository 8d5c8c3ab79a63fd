"""Connector status, charging state, and the stage with its reason: all derived from facts on each pass.

Owns: the derivations. May not: remember anything, so that nothing here can drift.
"""

from dataclasses import dataclass

from firmware.station.api import ChargingState, ConnectorStatus, Reason, Stage
from firmware.station.claims import Effective, Source
from firmware.station.reasons import reason

OFFER_GRACE_S = 10.0  # a vehicle that has not taken an offer for this long counts as suspended by itself
ORDINARY = frozenset({Source.HARDWARE, Source.CABLE, Source.FUSE, Source.OWNER})  # limits not worth a sentence


@dataclass(frozen=True, slots=True)
class ConnectorFacts:
    """All that the derivations look at. `fault`: the reason of a fault that blocks."""

    connected: bool = False
    operative: bool = True
    updating: bool = False  # firmware is being installed
    reserved: bool = False
    fault: Reason | None = None
    closing_down: Reason | None = None  # a restart is about to happen, or the last end cannot be stored
    authorised: bool = False
    checking: bool = False
    refused: Reason | None = None
    stopping: bool = False
    over: bool = False  # a transaction of this visit has ended
    flowing: bool = False  # contactor closed and the vehicle takes energy
    offered_s: float | None = None  # power has been on offer for this long; None: it is not
    charged: bool = False  # energy has flowed in this transaction
    ev_pauses: bool = False  # the vehicle said that it pauses
    limited: bool = False  # the limit leaves nothing that a vehicle can use
    limit: Effective | None = None


def connector_status(facts: ConnectorFacts) -> ConnectorStatus:
    """OCPP's status."""
    if facts.fault is not None:
        return ConnectorStatus.FAULTED
    if not facts.operative:
        return ConnectorStatus.UNAVAILABLE
    if facts.connected:
        return ConnectorStatus.OCCUPIED
    return ConnectorStatus.RESERVED if facts.reserved else ConnectorStatus.AVAILABLE


def charging_state(facts: ConnectorFacts) -> ChargingState:
    """OCPP's charging state."""
    if not facts.connected:
        return ChargingState.IDLE
    if facts.flowing:
        return ChargingState.CHARGING
    if not facts.authorised:
        return ChargingState.EV_CONNECTED
    if facts.limited or facts.fault is not None:
        return ChargingState.SUSPENDED_EVSE
    waited = facts.offered_s is not None and (facts.charged or facts.offered_s >= OFFER_GRACE_S)
    return ChargingState.SUSPENDED_EV if waited or facts.ev_pauses else ChargingState.EV_CONNECTED


def stage_and_reason(facts: ConnectorFacts) -> tuple[Stage, Reason]:
    """The driver's screen and the sentence on it."""
    if facts.fault is not None:
        return Stage.FAULT, facts.fault
    if not facts.operative:
        return Stage.UNAVAILABLE, reason("updating" if facts.updating else "unavailable")
    if facts.closing_down is not None:
        return Stage.UNAVAILABLE, facts.closing_down
    if facts.stopping:
        return Stage.STOPPING, reason("stopping")
    return _connected(facts) if facts.connected else _unconnected(facts)


def _unconnected(facts: ConnectorFacts) -> tuple[Stage, Reason]:
    if facts.authorised:
        return Stage.PLUG_IN, reason("plug_in")
    if facts.checking:
        return Stage.AUTHORISING, reason("checking")
    if facts.refused is not None:
        return Stage.REJECTED, facts.refused
    if facts.reserved:
        return Stage.UNAVAILABLE, reason("reserved")
    return Stage.IDLE, reason("idle")


def _connected(facts: ConnectorFacts) -> tuple[Stage, Reason]:
    if facts.flowing:
        winner = facts.limit.winner if facts.limit is not None else None
        ordinary = winner is None or winner.source in ORDINARY
        return Stage.CHARGING, reason("charging") if winner is None or ordinary else winner.reason
    if facts.authorised:
        state = charging_state(facts)
        if state is ChargingState.SUSPENDED_EVSE and facts.limit is not None:
            why = facts.limit.winner.reason
            too_low = facts.limit.limit_a > 0.0
            return Stage.WAITING, reason("limit_too_low", why=why.text) if too_low else why
        if state is ChargingState.SUSPENDED_EV:
            paused = facts.charged or facts.ev_pauses
            return Stage.PAUSED_BY_EV, reason("ev_paused" if paused else "ev_not_ready")
        return Stage.PREPARING, reason("preparing")
    if facts.checking:
        return Stage.AUTHORISING, reason("checking")
    if facts.refused is not None:
        return Stage.REJECTED, facts.refused
    if facts.over:
        return Stage.FINISHED, reason("finished")
    return Stage.AUTHORISING, reason("not_authorised")
