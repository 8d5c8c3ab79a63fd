"""When a transaction starts and ends: OCPP's TxStartPoint and TxStopPoint as pure functions, and the causes of an
end with the reasons that OCPP wants for each.

Owns: both tables. May not: hold state; `transactions.py` numbers and stores, `station.py` supplies the facts.
"""

import enum
from collections.abc import Set
from dataclasses import dataclass


class TxPoint(enum.Enum):
    """OCPP TxStartStopPointEnumType, those that a station of ours can observe; there is no parking bay sensor."""

    EV_CONNECTED = "EVConnected"
    AUTHORIZED = "Authorized"
    DATA_SIGNED = "DataSigned"  # only where the meter signs, and only to start
    POWER_PATH = "PowerPathClosed"  # authorised and connected
    ENERGY = "EnergyTransfer"


STOP_POINTS = frozenset(TxPoint) - {TxPoint.DATA_SIGNED}
"""DataSigned is the moment of a reading: nothing that could come to an end."""


def start_points(meter_signs: bool) -> frozenset[TxPoint]:
    """The values that TxStartPoint may have at a station with such a meter."""
    return frozenset(TxPoint) if meter_signs else STOP_POINTS


def parse_points(text: str, known: Set[TxPoint]) -> frozenset[TxPoint]:
    """OCPP member list ("EVConnected,Authorized"). Raises ValueError for a member that is not known, or for none."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise ValueError("at least one point is needed")
    values = {point.value for point in known}
    if unknown := [name for name in names if name not in values]:
        raise ValueError(f"{unknown[0]} is not a point that this station can observe here")
    return frozenset(TxPoint(name) for name in names)


@dataclass(frozen=True, slots=True)
class PointFacts:
    """`signed`: the meter has signed a reading since somebody pays for the vehicle that is connected. `energy`: power
    is about to be granted; the transaction must be on disk before it is.
    """

    connected: bool
    authorised: bool
    energy: bool
    signed: bool = False


def reached(points: Set[TxPoint], facts: PointFacts) -> TxPoint | None:
    """The first start point that holds (OCPP E01: the first that occurs starts the transaction); None: none does."""
    holds = {
        TxPoint.EV_CONNECTED: facts.connected,
        TxPoint.AUTHORIZED: facts.authorised,
        TxPoint.POWER_PATH: facts.connected and facts.authorised,
        TxPoint.DATA_SIGNED: facts.signed,
        TxPoint.ENERGY: facts.energy,
    }
    return next((point for point, held in holds.items() if held and point in points), None)


START_TRIGGERS = {TxPoint.DATA_SIGNED: "SignedDataReceived", TxPoint.ENERGY: "ChargingStateChanged"}
"""TriggerReasonEnumType of a start by these points; by the others it is what the driver did last."""


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
    EV_PAUSED = "the vehicle takes no more energy, and the transaction ends with it"
    EVSE_PAUSED = "no energy is offered any more, and the transaction ends with it"
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
    StopCause.EV_PAUSED: StopRule("ChargingStateChanged", "StoppedByEV"),
    StopCause.EVSE_PAUSED: StopRule("ChargingStateChanged", "Other"),
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


def outlives_the_plug(points: Set[TxPoint]) -> bool:
    """Whether a transaction with these stop points can wait for a vehicle that was unplugged (OCPP E10): every point
    but Authorized ends with the plug.
    """
    return points == {TxPoint.AUTHORIZED}
