"""ScheduleExchange: the power schedules of both sides."""

from __future__ import annotations

from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.iso20.common.price import (
    AbsolutePriceSchedule,
    EVAbsolutePriceSchedule,
    PriceLevelSchedule,
)
from firmware.iso15118.messages.iso20.common_types import (
    NUMERIC_ID,
    PERCENT,
    CommonType,
    Processing,
    RationalNumber,
    V2GRequest,
    V2GResponse,
)
from firmware.iso15118.messages.iso20.namespaces import InCommonMessages
from firmware.iso15118.messages.model import UNSIGNED_INT, UNSIGNED_LONG, Alternative, Integer, Occurs, element

SUPPORTING_POINTS = Integer(12, 1024)


class PowerScheduleEntry(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The power for a time. Without phases, Power is the sum."""

    duration: Annotated[int, UNSIGNED_INT]
    """Seconds."""
    power: RationalNumber
    """Watt."""
    power_l2: RationalNumber | None = None
    """Watt."""
    power_l3: RationalNumber | None = None
    """Watt."""


class PowerScheduleEntryList(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Powers in order of time."""

    power_schedule_entry: Annotated[tuple[PowerScheduleEntry, ...], Occurs(1, 1024)]


class PowerSchedule(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Power limits from a moment on."""

    time_anchor: Annotated[int, UNSIGNED_LONG]
    """Seconds since 1970 (UTC)."""
    available_energy: RationalNumber | None = None
    """Watt-hours."""
    power_tolerance: RationalNumber | None = None
    """Watt."""
    power_schedule_entries: PowerScheduleEntryList


class ChargingSchedule(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Power limits, with at most one of the price schedules."""

    power_schedule: PowerSchedule
    absolute_price_schedule: Annotated[AbsolutePriceSchedule | None, Alternative(optional=True)] = None
    price_level_schedule: Annotated[PriceLevelSchedule | None, Alternative(optional=True)] = None


class ScheduleTuple(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """One schedule among which the EV chooses."""

    schedule_tuple_id: Annotated[int, NUMERIC_ID]
    charging_schedule: ChargingSchedule
    discharging_schedule: ChargingSchedule | None = None


class EVPowerScheduleEntry(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The power that the EV offers for a time (negative when it discharges)."""

    duration: Annotated[int, UNSIGNED_INT]
    """Seconds."""
    power: RationalNumber
    """Watt."""


class EVPowerScheduleEntryList(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Offered powers in order of time."""

    ev_power_schedule_entry: Annotated[tuple[EVPowerScheduleEntry, ...], Occurs(1, 1024)]


class EVPowerSchedule(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The power that the EV offers from a moment on."""

    time_anchor: Annotated[int, UNSIGNED_LONG]
    """Seconds since 1970 (UTC)."""
    ev_power_schedule_entries: EVPowerScheduleEntryList


class EVEnergyOffer(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Energy that the EV offers, and its price."""

    ev_power_schedule: EVPowerSchedule
    ev_absolute_price_schedule: EVAbsolutePriceSchedule


class Scheduled_SEReqControlMode(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The EV wants schedules to choose from."""

    departure_time: Annotated[int | None, UNSIGNED_INT] = None
    """Seconds from now until the EV leaves."""
    ev_target_energy_request: RationalNumber | None = None
    """Watt-hours."""
    ev_maximum_energy_request: RationalNumber | None = None
    """Watt-hours."""
    ev_minimum_energy_request: RationalNumber | None = None
    """Watt-hours."""
    ev_energy_offer: EVEnergyOffer | None = None


class Dynamic_SEReqControlMode(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The EV leaves the control to the station and says what it needs."""

    departure_time: Annotated[int, UNSIGNED_INT]
    """Seconds from now until the EV leaves."""
    minimum_soc: Annotated[int | None, PERCENT] = None
    """Per cent."""
    target_soc: Annotated[int | None, PERCENT] = None
    """Per cent."""
    ev_target_energy_request: RationalNumber
    """Watt-hours."""
    ev_maximum_energy_request: RationalNumber
    """Watt-hours."""
    ev_minimum_energy_request: RationalNumber
    """Watt-hours."""
    ev_maximum_v2x_energy_request: RationalNumber | None = field(default=None, name="EVMaximumV2XEnergyRequest")
    """Watt-hours."""
    ev_minimum_v2x_energy_request: RationalNumber | None = field(default=None, name="EVMinimumV2XEnergyRequest")
    """Watt-hours."""


class Scheduled_SEResControlMode(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The schedules among which the EV chooses."""

    schedule_tuple: Annotated[tuple[ScheduleTuple, ...], Occurs(1, 3)]


class Dynamic_SEResControlMode(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """What the station aims at, with at most one of the price schedules."""

    departure_time: Annotated[int | None, UNSIGNED_INT] = None
    """Seconds from now until the EV leaves."""
    minimum_soc: Annotated[int | None, PERCENT] = None
    """Per cent."""
    target_soc: Annotated[int | None, PERCENT] = None
    """Per cent."""
    absolute_price_schedule: Annotated[AbsolutePriceSchedule | None, Alternative(optional=True)] = None
    price_level_schedule: Annotated[PriceLevelSchedule | None, Alternative(optional=True)] = None


@element()
class ScheduleExchangeReq(InCommonMessages, V2GRequest, frozen=True, kw_only=True):
    """The EV asks for schedules; exactly one of the modes is present."""

    maximum_supporting_points: Annotated[int, SUPPORTING_POINTS]
    dynamic_se_req_control_mode: Annotated[Dynamic_SEReqControlMode | None, Alternative()] = field(
        default=None, name="Dynamic_SEReqControlMode"
    )
    scheduled_se_req_control_mode: Annotated[Scheduled_SEReqControlMode | None, Alternative()] = field(
        default=None, name="Scheduled_SEReqControlMode"
    )


@element()
class ScheduleExchangeRes(InCommonMessages, V2GResponse, frozen=True, kw_only=True):
    """The schedules; exactly one of the modes is present."""

    evse_processing: Processing
    go_to_pause: bool | None = None
    dynamic_se_res_control_mode: Annotated[Dynamic_SEResControlMode | None, Alternative()] = field(
        default=None, name="Dynamic_SEResControlMode"
    )
    scheduled_se_res_control_mode: Annotated[Scheduled_SEResControlMode | None, Alternative()] = field(
        default=None, name="Scheduled_SEResControlMode"
    )
