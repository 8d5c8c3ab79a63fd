"""What every handler of a CSMS request shares: what it may see, how it answers, and what may follow.

Owns: these types and the small answers that recur. May not: handle anything.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from msgspec import UNSET, Struct, UnsetType

from firmware.core.clock import Clock
from firmware.ocpp_client.device_model import DeviceModel
from firmware.ocpp_client.station_port import StationPort
from firmware.ocpp_client.token_book import TokenBook
from firmware.ocpp_client.trust import TrustFolder
from firmware.ocpp_client.v201.datatypes import EVSEType, StatusInfoType
from firmware.ocpp_client.v201.enums import ReportBaseEnumType
from firmware.ocpp_client.v201.limit_keeper import LimitKeeper
from firmware.ocpp_client.v201.profile_book import ProfileBook
from firmware.station.api import Answer, Result

EVSE_ID = 1
CONNECTOR_ID = 1


@dataclass(frozen=True, slots=True)
class View:
    """What a handler may see. `registered`: the CSMS has accepted our boot. `queued`: transaction events wait, of one
    transaction or (None) of any.
    """

    station: StationPort
    model: DeviceModel
    registered: bool
    reports_full: bool
    queued: Callable[[str | None], bool]
    tokens: TokenBook
    clock: Clock
    profiles: ProfileBook
    limits: LimitKeeper
    trust: TrustFolder


class Trigger(enum.Enum):
    """Messages that the CSMS can ask for."""

    BOOT = "BootNotification"
    HEARTBEAT = "Heartbeat"
    STATUS = "StatusNotification"


@dataclass(frozen=True, slots=True)
class SendTriggered:
    """Send this message now."""

    message: Trigger


@dataclass(frozen=True, slots=True)
class SendReport:
    """Send the report in parts."""

    request_id: int
    base: ReportBaseEnumType


@dataclass(frozen=True, slots=True)
class SendParts:
    """Send these requests one after the other; if one fails the rest is dropped, as it would have a gap."""

    requests: tuple[Struct, ...]


@dataclass(frozen=True, slots=True)
class VariablesChanged:
    """These variables (`Component.Variable`) have a new value."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SecurityChanged:
    """Something that matters for security was changed: into the record (A04, ReconfigurationOfSecurityParameters)."""

    what: str


FollowUp: TypeAlias = SecurityChanged | SendTriggered | SendReport | SendParts | VariablesChanged


@dataclass(frozen=True, slots=True)
class Reply:
    """The response and what comes after it."""

    response: Struct
    follow_ups: tuple[FollowUp, ...] = ()


def info(reason: str, text: str = "") -> StatusInfoType:
    return StatusInfoType(reasonCode=reason[:20], additionalInfo=text[:512] or UNSET)


def refusal(answer: Answer) -> StatusInfoType | UnsetType:
    """Why the station refused, if it did."""
    return info("Rejected", answer.text) if answer.result is Result.REJECTED else UNSET


def is_ours(evse: EVSEType | UnsetType) -> bool:
    """The addressed EVSE (none: the station) and connector exist."""
    return not evse or (evse.id == EVSE_ID and evse.connectorId in (UNSET, CONNECTOR_ID))


Handler: TypeAlias = Callable[[Any, View], Reply]
