"""VehicleCheckIn and VehicleCheckOut: how the EV comes to its place and leaves it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from firmware.iso15118.messages.iso20.common_types import CommonType, V2GRequest, V2GResponse
from firmware.iso15118.messages.iso20.namespaces import InCommonMessages
from firmware.iso15118.messages.model import SHORT, UNSIGNED_LONG, UNSIGNED_SHORT, element


class EVCheckInStatus(StrEnum):
    """How far the EV is with coming in."""

    CHECK_IN = "CheckIn"
    PROCESSING = "Processing"
    COMPLETED = "Completed"


class ParkingMethod(StrEnum):
    """Who steers the EV to its place."""

    AUTO_PARKING = "AutoParking"
    MV_GUIDE_MANUAL = "MVGuideManual"
    MANUAL = "Manual"


@element()
class VehicleCheckInReq(InCommonMessages, V2GRequest, frozen=True, kw_only=True):
    """The EV comes to the place."""

    ev_check_in_status: EVCheckInStatus
    parking_method: ParkingMethod
    vehicle_frame: Annotated[int | None, SHORT] = None
    device_offset: Annotated[int | None, SHORT] = None
    vehicle_travel: Annotated[int | None, SHORT] = None


@element()
class VehicleCheckInRes(InCommonMessages, V2GResponse, frozen=True, kw_only=True):
    """Where the place is."""

    parking_space: Annotated[int | None, SHORT] = None
    device_location: Annotated[int | None, SHORT] = None
    target_distance: Annotated[int | None, SHORT] = None


class EVCheckOutStatus(StrEnum):
    """How far the EV is with leaving."""

    CHECK_OUT = "CheckOut"
    PROCESSING = "Processing"
    COMPLETED = "Completed"


class EVSECheckOutStatus(StrEnum):
    """Whether the station is ready for the EV to leave."""

    SCHEDULED = "Scheduled"
    COMPLETED = "Completed"


@element()
class VehicleCheckOutReq(InCommonMessages, V2GRequest, frozen=True, kw_only=True):
    """The EV leaves."""

    ev_check_out_status: EVCheckOutStatus
    check_out_time: Annotated[int, UNSIGNED_LONG]
    """Seconds since 1970 (UTC)."""


@element()
class VehicleCheckOutRes(InCommonMessages, V2GResponse, frozen=True, kw_only=True):
    """Whether the EV may leave."""

    evse_check_out_status: EVSECheckOutStatus


class TargetPosition(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """A place relative to the charging device. No message refers to it."""

    target_offset_x: Annotated[int, UNSIGNED_SHORT]
    target_offset_y: Annotated[int, UNSIGNED_SHORT]
