"""PowerDelivery with the EV's power profile."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.iso20.common.schedule import PowerScheduleEntry
from firmware.iso15118.messages.iso20.common_types import (
    NUMERIC_ID,
    CommonType,
    EVSEStatus,
    Processing,
    V2GRequest,
    V2GResponse,
)
from firmware.iso15118.messages.iso20.namespaces import InCommonMessages
from firmware.iso15118.messages.model import UNSIGNED_LONG, Alternative, Occurs, element


class ChargeProgress(StrEnum):
    """What the EV wants power delivery to do."""

    START = "Start"
    STOP = "Stop"
    STANDBY = "Standby"
    SCHEDULE_RENEGOTIATION = "ScheduleRenegotiation"


class ChannelSelection(StrEnum):
    """The direction of energy on a bidirectional charger."""

    CHARGE = "Charge"
    DISCHARGE = "Discharge"


class PowerToleranceAcceptance(StrEnum):
    """Whether the EV confirms the tolerance of the schedule."""

    POWER_TOLERANCE_NOT_CONFIRMED = "PowerToleranceNotConfirmed"
    POWER_TOLERANCE_CONFIRMED = "PowerToleranceConfirmed"


class EVPowerProfileEntryList(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Powers in order of time."""

    ev_power_profile_entry: Annotated[tuple[PowerScheduleEntry, ...], Occurs(1, 2048)]


class Scheduled_EVPPTControlMode(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The profile follows a schedule."""

    selected_schedule_tuple_id: Annotated[int, NUMERIC_ID]
    power_tolerance_acceptance: PowerToleranceAcceptance | None = None


class Dynamic_EVPPTControlMode(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The profile follows the station's control."""


class EVPowerProfile(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The power that the EV plans to take; exactly one of the modes is present."""

    time_anchor: Annotated[int, UNSIGNED_LONG]
    """Seconds since 1970 (UTC)."""
    dynamic_evppt_control_mode: Annotated[Dynamic_EVPPTControlMode | None, Alternative()] = field(
        default=None, name="Dynamic_EVPPTControlMode"
    )
    scheduled_evppt_control_mode: Annotated[Scheduled_EVPPTControlMode | None, Alternative()] = field(
        default=None, name="Scheduled_EVPPTControlMode"
    )
    ev_power_profile_entries: EVPowerProfileEntryList


@element()
class PowerDeliveryReq(InCommonMessages, V2GRequest, frozen=True, kw_only=True):
    """The EV asks for power to be switched on or off."""

    ev_processing: Processing
    charge_progress: ChargeProgress
    ev_power_profile: EVPowerProfile | None = None
    bpt_channel_selection: ChannelSelection | None = None


@element()
class PowerDeliveryRes(InCommonMessages, V2GResponse, frozen=True, kw_only=True):
    """The station has switched."""

    evse_status: EVSEStatus | None = None
