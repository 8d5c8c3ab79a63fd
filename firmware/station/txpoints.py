"""When a transaction starts and ends: OCPP's TxStartPoint and TxStopPoint as pure functions, and the causes of an
end with the reasons that OCPP wants for each.

Owns: both tables. May not: hold state; `transactions.py` numbers and stores, `station.py` supplies the facts.
"""

import enum
from collections.abc import Set
from dataclasses import dataclass


class TxPoint(enum.Enum):
    """OCPP TxStartStopPointEnumType, those that this station can observe."""

    EV_CONNECTED = "EVConnected"
    AUTHORIZED = "Authorized"
    POWER_PATH = "PowerPathClosed"  # authorised and connected
    ENERGY = "EnergyTransfer"


def parse_points(text: str) -> frozenset[TxPoint]:
    """OCPP member list ("EVConnected,Authorized"). Raises ValueError for an unknown or missing member."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise ValueError("at least one point is needed")
    known = {point.value for point in TxPoint}
    if unknown := [name for name in names if name not in known]:
        raise ValueError(f"{unknown[0]} is not a point that this station can observe")
    return frozenset(TxPoint(name) for name in names)


@dataclass(frozen=True, slots=True)
class PointFacts:
    """`energy`: power is about to be granted; the transaction must be on disk before it is."""

    connected: bool
    authorised: bool
    energy: bool


def reached(points: Set[TxPoint], facts: PointFacts) -> bool:
    """Any of the start points holds (OCPP E01: the first that occurs starts the transaction)."""
    holds = {
        TxPoint.EV_CONNECTED: facts.connected,
        TxPoint.AUTHORIZED: facts.authorised,
        TxPoint.POWER_PATH: facts.connected and facts.authorised,
        TxPoint.ENERGY: facts.energy,
    }
    return any(holds[point] for point in points)


class StopCause(enum.Enum):
    """Why charging ends."""

    TOKEN = "the driver showed the token again"
    MASTER_PASS = "the operator's staff showed a master pass"
    BUTTON = "the driver pressed stop"
    REMOTE = "the operator stopped it"
    DEAUTHORISED = "the operator withdrew the authorisation"
    CONNECT_TIMEOUT = "nobody plugged in"
    UNPLUGGED = "the vehicle was unplugged"
    EV_ENDED = "the vehicle ended the session"
    V2G_LOST = "the communication with the vehicle was lost"
    RESET = "the station restarts"
    SHUTDOWN = "the station is switched off for service"
    POWER_LOSS = "the station lost power"
    EMERGENCY = "the emergency stop was pressed"
    GROUND_FAULT = "a residual current or isolation fault"
    OVER_CURRENT = "the vehicle drew too much current"
    FAULT = "a fault"


@dataclass(frozen=True, slots=True)
class StopRule:
    """`trigger`: TriggerReasonEnumType; `reason`: ReasonEnumType; `always`: ends the transaction whatever the stop
    points are.
    """

    trigger: str
    reason: str
    always: bool = False


STOP_RULES: dict[StopCause, StopRule] = {
    StopCause.TOKEN: StopRule("StopAuthorized", "Local"),
    StopCause.MASTER_PASS: StopRule("StopAuthorized", "MasterPass"),
    StopCause.BUTTON: StopRule("StopAuthorized", "Local"),
    StopCause.REMOTE: StopRule("RemoteStop", "Remote"),
    StopCause.DEAUTHORISED: StopRule("Deauthorized", "DeAuthorized"),
    StopCause.CONNECT_TIMEOUT: StopRule("EVConnectTimeout", "Timeout", always=True),
    # E09: the cable going away is EVCommunicationLost; EVDeparted belongs to a parking bay detector.
    StopCause.UNPLUGGED: StopRule("EVCommunicationLost", "EVDisconnected", always=True),
    StopCause.EV_ENDED: StopRule("ChargingStateChanged", "StoppedByEV"),
    StopCause.V2G_LOST: StopRule("EVCommunicationLost", "Other"),
    StopCause.RESET: StopRule("ResetCommand", "ImmediateReset", always=True),
    StopCause.SHUTDOWN: StopRule("AbnormalCondition", "Reboot", always=True),
    StopCause.POWER_LOSS: StopRule("AbnormalCondition", "PowerLoss", always=True),
    StopCause.EMERGENCY: StopRule("AbnormalCondition", "EmergencyStop", always=True),
    StopCause.GROUND_FAULT: StopRule("AbnormalCondition", "GroundFault", always=True),
    StopCause.OVER_CURRENT: StopRule("AbnormalCondition", "OvercurrentFault", always=True),
    StopCause.FAULT: StopRule("AbnormalCondition", "Other", always=True),
}

FAULT_CAUSES: dict[str, StopCause] = {
    "emergency_stop": StopCause.EMERGENCY,
    "rcd_trip": StopCause.GROUND_FAULT,
    "isolation_fault": StopCause.GROUND_FAULT,
    "over_current": StopCause.OVER_CURRENT,
    "cable_overload": StopCause.OVER_CURRENT,
}


def ends_transaction(cause: StopCause, points: Set[TxPoint]) -> bool:
    """Whether an end of charging for `cause` also ends the transaction, with these stop points.

    Every cause takes the authorisation away and closes the power path; with EVConnected alone the transaction then
    lives on without energy until the vehicle is unplugged (OCPP E06).
    """
    return STOP_RULES[cause].always or bool(points - {TxPoint.EV_CONNECTED})
