"""PowerDelivery (8.4.3.9): the EV asks for power on, off, or a new negotiation."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from firmware.iso15118.messages.iso2.datatypes import (
    SA_ID,
    BodyElement,
    DataType,
    EVPowerDeliveryParameter,
    EVSEStatus,
    PhysicalValue,
    ResponseCode,
)
from firmware.iso15118.messages.model import UNSIGNED_INT, Integer, Occurs, element


class ChargeProgress(StrEnum):
    """What the EV asks for."""

    START = "Start"
    STOP = "Stop"
    RENEGOTIATE = "Renegotiate"


class ProfileEntry(DataType, frozen=True, kw_only=True):
    """The power that the EV will take, from a moment onwards."""

    charging_profile_entry_start: Annotated[int, UNSIGNED_INT]
    """Seconds from now."""
    charging_profile_entry_max_power: PhysicalValue
    """In watt."""
    charging_profile_entry_max_number_of_phases_in_use: Annotated[int | None, Integer(1, 3)] = None


class ChargingProfile(DataType, frozen=True, kw_only=True):
    """How the EV will take its energy."""

    profile_entry: Annotated[tuple[ProfileEntry, ...], Occurs(1, 24)]


@element()
class PowerDeliveryReq(BodyElement, frozen=True, kw_only=True):
    """The EV starts or stops charging, with the schedule that it chose."""

    charge_progress: ChargeProgress
    sa_schedule_tuple_id: Annotated[int, SA_ID]
    charging_profile: ChargingProfile | None = None
    ev_power_delivery_parameter: EVPowerDeliveryParameter | None = None


@element()
class PowerDeliveryRes(BodyElement, frozen=True, kw_only=True):
    """The station has done so, or not."""

    response_code: ResponseCode
    evse_status: EVSEStatus
