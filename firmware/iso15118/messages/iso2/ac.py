"""AC charging: status, charge parameters and ChargingStatus (8.4.4, 8.5.3)."""

from __future__ import annotations

from typing import Annotated

from firmware.iso15118.messages.iso2.datatypes import (
    EVSE_ID,
    SA_ID,
    BodyElement,
    EVChargeParameter,
    EVSEChargeParameter,
    EVSEStatus,
    PhysicalValue,
    ResponseCode,
)
from firmware.iso15118.messages.iso2.metering import MeterInfo
from firmware.iso15118.messages.model import element


@element()
class AC_EVSEStatus(EVSEStatus, frozen=True, kw_only=True):
    """The state of an AC station."""

    rcd: bool
    """True when the residual current device has found a fault."""


@element()
class AC_EVChargeParameter(EVChargeParameter, frozen=True, kw_only=True):
    """What the EV can and wants on AC."""

    e_amount: PhysicalValue
    """Energy wanted, in watt-hours."""
    ev_max_voltage: PhysicalValue
    """Volt."""
    ev_max_current: PhysicalValue
    """Ampere per phase."""
    ev_min_current: PhysicalValue
    """Ampere per phase."""


@element()
class AC_EVSEChargeParameter(EVSEChargeParameter, frozen=True, kw_only=True):
    """What the station can on AC."""

    ac_evse_status: AC_EVSEStatus
    evse_nominal_voltage: PhysicalValue
    """Volt."""
    evse_max_current: PhysicalValue
    """Ampere per phase."""


@element()
class ChargingStatusReq(BodyElement, frozen=True, kw_only=True):
    """The EV asks how the charging goes."""


@element()
class ChargingStatusRes(BodyElement, frozen=True, kw_only=True):
    """How the charging goes."""

    response_code: ResponseCode
    evse_id: Annotated[str, EVSE_ID]
    sa_schedule_tuple_id: Annotated[int, SA_ID]
    evse_max_current: PhysicalValue | None = None
    """Ampere per phase."""
    meter_info: MeterInfo | None = None
    receipt_required: bool | None = None
    ac_evse_status: AC_EVSEStatus
