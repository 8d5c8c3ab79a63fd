"""How connector, transaction and visit stand, and why."""

import enum
from dataclasses import dataclass, field


class ConnectorStatus(enum.Enum):
    """OCPP ConnectorStatusEnumType."""

    AVAILABLE = "Available"
    OCCUPIED = "Occupied"
    RESERVED = "Reserved"
    UNAVAILABLE = "Unavailable"
    FAULTED = "Faulted"


class ChargingState(enum.Enum):
    """OCPP ChargingStateEnumType."""

    CHARGING = "Charging"
    EV_CONNECTED = "EVConnected"
    SUSPENDED_EV = "SuspendedEV"
    SUSPENDED_EVSE = "SuspendedEVSE"
    IDLE = "Idle"


class Stage(enum.Enum):
    """Where the visit stands, as the driver sees it; one screen each."""

    IDLE = "idle"
    PLUG_IN = "plug_in"  # authorised (or asked to start) before the vehicle was connected
    AUTHORISING = "authorising"  # connected, nobody has paid yet, or the answer is awaited
    REJECTED = "rejected"  # the last authorisation was refused; try another way
    PREPARING = "preparing"  # authorised, vehicle and station are negotiating
    CHARGING = "charging"
    WAITING = "waiting"  # authorised, but a claim holds the power back
    PAUSED_BY_EV = "paused_by_ev"
    STOPPING = "stopping"
    FINISHED = "finished"  # transaction over, vehicle still connected
    FAULT = "fault"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it is as it is: `key` selects the sentence on the screen (strings/*.toml), `text` is the English one for
    logs and `evse status`; `params` fill both.
    """

    key: str
    text: str
    params: dict[str, str] = field(default_factory=dict)
