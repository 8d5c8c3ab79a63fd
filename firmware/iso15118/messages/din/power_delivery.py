"""PowerDelivery."""

from __future__ import annotations

from typing import Annotated

from firmware.iso15118.messages.din.datatypes import (
    PMAX,
    SA_ID,
    BodyElement,
    DataType,
    EVPowerDeliveryParameter,
    EVSEStatus,
    ResponseCode,
)
from firmware.iso15118.messages.model import UNSIGNED_INT, Occurs, Ref, element


class ProfileEntry(DataType, frozen=True, kw_only=True):
    """The power that the EV plans to take from a moment on."""

    charging_profile_entry_start: Annotated[int, UNSIGNED_INT]
    """Seconds from now."""
    charging_profile_entry_max_power: Annotated[int, PMAX]


class ChargingProfile(DataType, frozen=True, kw_only=True):
    """How the EV will follow the schedule that it chose."""

    sa_schedule_tuple_id: Annotated[int, SA_ID]
    profile_entry: Annotated[tuple[ProfileEntry, ...], Occurs(1, None, cap=1024)]


@element()
class PowerDeliveryReq(BodyElement, frozen=True, kw_only=True):
    """The EV asks for power to be switched on or off."""

    ready_to_charge_state: bool
    """True to switch on."""
    charging_profile: ChargingProfile | None = None
    ev_power_delivery_parameter: Annotated[EVPowerDeliveryParameter | None, Ref()] = None


@element()
class PowerDeliveryRes(BodyElement, frozen=True, kw_only=True):
    """The station has switched."""

    response_code: ResponseCode
    evse_status: Annotated[EVSEStatus, Ref()]
