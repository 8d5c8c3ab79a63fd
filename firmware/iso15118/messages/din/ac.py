"""Messages and parameters of AC charging. Part of the schema; DIN 70121 itself is for DC only."""

from __future__ import annotations

from typing import Annotated

from firmware.iso15118.messages.din.datatypes import (
    EVSE_ID,
    SA_ID,
    SESSION_ID,
    BodyElement,
    EVChargeParameter,
    EVSEChargeParameter,
    EVSENotification,
    EVSEStatus,
    PhysicalValue,
    ResponseCode,
)
from firmware.iso15118.messages.din.metering import MeterInfo
from firmware.iso15118.messages.model import UNSIGNED_INT, XML_ID, Attribute, element


@element()
class AC_EVSEStatus(EVSEStatus, frozen=True, kw_only=True):
    """The state of an AC station."""

    power_switch_closed: bool
    """True where the station's contactors are closed."""
    rcd: bool
    """True where the residual current device has found a fault."""
    notification_max_delay: Annotated[int, UNSIGNED_INT]
    """Seconds that the EV has to follow the notification."""
    evse_notification: EVSENotification


@element()
class AC_EVChargeParameter(EVChargeParameter, frozen=True, kw_only=True):
    """What the EV can and wants on AC."""

    departure_time: Annotated[int, UNSIGNED_INT]
    """Seconds from now until the EV leaves."""
    e_amount: PhysicalValue
    """Watt-hours."""
    ev_max_voltage: PhysicalValue
    """Volt."""
    ev_max_current: PhysicalValue
    """Ampere."""
    ev_min_current: PhysicalValue
    """Ampere."""


@element()
class AC_EVSEChargeParameter(EVSEChargeParameter, frozen=True, kw_only=True):
    """What the station can on AC."""

    ac_evse_status: AC_EVSEStatus
    evse_max_voltage: PhysicalValue
    """Volt."""
    evse_max_current: PhysicalValue
    """Ampere."""
    evse_min_current: PhysicalValue
    """Ampere."""


@element()
class ChargingStatusReq(BodyElement, frozen=True, kw_only=True):
    """The EV asks for the state; repeated while it charges."""


@element()
class ChargingStatusRes(BodyElement, frozen=True, kw_only=True):
    """The station's state and limits."""

    response_code: ResponseCode
    evse_id: Annotated[bytes, EVSE_ID]
    sa_schedule_tuple_id: Annotated[int, SA_ID]
    evse_max_current: PhysicalValue | None = None
    """Ampere."""
    meter_info: MeterInfo | None = None
    receipt_required: bool
    ac_evse_status: AC_EVSEStatus


@element()
class MeteringReceiptReq(BodyElement, frozen=True, kw_only=True):
    """The EV confirms a reading."""

    id: Annotated[str | None, XML_ID, Attribute()] = None
    session_id: Annotated[bytes, SESSION_ID]
    sa_schedule_tuple_id: Annotated[int | None, SA_ID] = None
    meter_info: MeterInfo


@element()
class MeteringReceiptRes(BodyElement, frozen=True, kw_only=True):
    """The station has the receipt."""

    response_code: ResponseCode
    ac_evse_status: AC_EVSEStatus
