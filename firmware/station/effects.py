"""What the station asks of the composition root beyond what observers see (`station.api`): device commands, state to
keep, notes for the timeline.

Owns: the types only. May not: act. `Station.next_event` yields these and the events of `station.api` in one order;
the composition root carries each out before it asks for the next.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from firmware.core.timeline import Level, Source
from firmware.slac.api import Pilot
from firmware.station.api import (
    AuthorizeNeeded,
    CertificateNeeded,
    ExternalLimitChanged,
    FaultCleared,
    FaultRaised,
    MeterSampled,
    ReservationEnded,
    ResetDue,
    StatusChanged,
    TransactionEventStored,
    VehicleNeeds,
    VehiclePlan,
)


@dataclass(frozen=True, slots=True)
class DcCommand:
    """Set the DC supply: `DcSupply.set_target` then `switch`. Volt and ampere."""

    on: bool
    voltage_v: float = 0.0
    current_a: float = 0.0


@dataclass(frozen=True, slots=True)
class IsolationCommand:
    """Start a self test with measurement, or stop the isolation monitor."""

    start: bool


@dataclass(frozen=True, slots=True)
class HlcEnable:
    """Whether SDP may answer and a new V2G session may begin."""

    enabled: bool


@dataclass(frozen=True, slots=True)
class StopV2g:
    """End the V2G session now (`Session.stop(LOCAL_STOP)`): the vehicle left or did not obey in time."""

    detail: str


@dataclass(frozen=True, slots=True)
class TellPilot:
    """`SlacAdapter.set_pilot`: the state on the line and the count of B-C-B toggles (0 unless they are validated)."""

    pilot: Pilot
    toggles: int = 0


@dataclass(frozen=True, slots=True)
class LeaveNetwork:
    """`SlacAdapter.leave`: D-LINK_TERMINATE or D-LINK_ERROR."""


@dataclass(frozen=True, slots=True)
class PauseNetwork:
    """`SlacAdapter.pause`: D-LINK_PAUSE, the key stays."""


@dataclass(frozen=True, slots=True)
class ResumeNetwork:
    """`SlacAdapter.resume`: the vehicle woke up and joins with the stored key."""


SlacEffect: TypeAlias = TellPilot | LeaveNetwork | PauseNetwork | ResumeNetwork


@dataclass(frozen=True, slots=True)
class ClearSafetyFault:
    """Hand the acknowledgement of a latched fault to `SafetyLoop.clear_fault`."""

    fault: str


@dataclass(frozen=True, slots=True)
class PersistState:
    """Keep `value` under `key` over a restart (store scope "station"); None forgets it. See `known.KnownState`.

    `durable`: on the disk at once; otherwise a power cut may take it back.
    """

    key: str
    value: str | None
    durable: bool = True


@dataclass(frozen=True, slots=True)
class Note:
    """One line for the timeline. `data` holds JSON-able values only and nothing secret."""

    text: str
    level: Level = Level.INFO
    data: dict[str, object] = field(default_factory=dict)
    source: Source = Source.STATION


StationEvent: TypeAlias = (
    AuthorizeNeeded
    | CertificateNeeded
    | StatusChanged
    | TransactionEventStored
    | ResetDue
    | ExternalLimitChanged
    | FaultRaised
    | MeterSampled
    | ReservationEnded
    | VehicleNeeds
    | VehiclePlan
    | FaultCleared
    | DcCommand
    | IsolationCommand
    | HlcEnable
    | StopV2g
    | SlacEffect
    | ClearSafetyFault
    | PersistState
    | Note
)
