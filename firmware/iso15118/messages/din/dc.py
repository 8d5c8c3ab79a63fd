"""Messages and parameters of DC charging."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.din.datatypes import (
    PERCENT,
    BodyElement,
    EVChargeParameter,
    EVPowerDeliveryParameter,
    EVSEChargeParameter,
    EVSENotification,
    EVSEProcessing,
    EVSEStatus,
    EVStatus,
    PhysicalValue,
    ResponseCode,
)
from firmware.iso15118.messages.model import UNSIGNED_INT, element


class DC_EVSEStatusCode(StrEnum):
    """The state of the station in one word."""

    EVSE_NOT_READY = "EVSE_NotReady"
    EVSE_READY = "EVSE_Ready"
    EVSE_SHUTDOWN = "EVSE_Shutdown"
    EVSE_UTILITY_INTERRUPT_EVENT = "EVSE_UtilityInterruptEvent"
    EVSE_ISOLATION_MONITORING_ACTIVE = "EVSE_IsolationMonitoringActive"
    EVSE_EMERGENCY_SHUTDOWN = "EVSE_EmergencyShutdown"
    EVSE_MALFUNCTION = "EVSE_Malfunction"
    RESERVED_8 = "Reserved_8"
    RESERVED_9 = "Reserved_9"
    RESERVED_A = "Reserved_A"
    RESERVED_B = "Reserved_B"
    RESERVED_C = "Reserved_C"


class IsolationLevel(StrEnum):
    """What the isolation monitor has found."""

    INVALID = "Invalid"
    VALID = "Valid"
    WARNING = "Warning"
    FAULT = "Fault"


class DC_EVErrorCode(StrEnum):
    """What is wrong in the EV."""

    NO_ERROR = "NO_ERROR"
    FAILED_RESS_TEMPERATURE_INHIBIT = "FAILED_RESSTemperatureInhibit"
    FAILED_EV_SHIFT_POSITION = "FAILED_EVShiftPosition"
    FAILED_CHARGER_CONNECTOR_LOCK_FAULT = "FAILED_ChargerConnectorLockFault"
    FAILED_EV_RESS_MALFUNCTION = "FAILED_EVRESSMalfunction"
    FAILED_CHARGING_CURRENT_DIFFERENTIAL = "FAILED_ChargingCurrentdifferential"
    FAILED_CHARGING_VOLTAGE_OUT_OF_RANGE = "FAILED_ChargingVoltageOutOfRange"
    RESERVED_A = "Reserved_A"
    RESERVED_B = "Reserved_B"
    RESERVED_C = "Reserved_C"
    FAILED_CHARGING_SYSTEM_INCOMPATIBILITY = "FAILED_ChargingSystemIncompatibility"
    NO_DATA = "NoData"


@element()
class DC_EVSEStatus(EVSEStatus, frozen=True, kw_only=True):
    """The state of a DC station."""

    evse_isolation_status: IsolationLevel | None = None
    evse_status_code: DC_EVSEStatusCode
    notification_max_delay: Annotated[int, UNSIGNED_INT]
    """Seconds that the EV has to follow the notification."""
    evse_notification: EVSENotification


@element()
class DC_EVStatus(EVStatus, frozen=True, kw_only=True):
    """The state of the EV."""

    ev_ready: bool
    ev_cabin_conditioning: bool | None = None
    ev_ress_conditioning: bool | None = None
    ev_error_code: DC_EVErrorCode
    ev_ress_soc: Annotated[int, PERCENT]
    """State of charge of the battery, per cent."""


@element()
class DC_EVChargeParameter(EVChargeParameter, frozen=True, kw_only=True):
    """What the EV can and wants on DC."""

    dc_ev_status: DC_EVStatus
    ev_maximum_current_limit: PhysicalValue
    """Ampere."""
    ev_maximum_power_limit: PhysicalValue | None = None
    """Watt."""
    ev_maximum_voltage_limit: PhysicalValue
    """Volt."""
    ev_energy_capacity: PhysicalValue | None = None
    """Watt-hours."""
    ev_energy_request: PhysicalValue | None = None
    """Watt-hours."""
    full_soc: Annotated[int | None, PERCENT] = None
    """State of charge that the EV calls full, per cent."""
    bulk_soc: Annotated[int | None, PERCENT] = None
    """State of charge at which fast charging ends, per cent."""


@element()
class DC_EVSEChargeParameter(EVSEChargeParameter, frozen=True, kw_only=True):
    """What the station can on DC."""

    dc_evse_status: DC_EVSEStatus
    evse_maximum_current_limit: PhysicalValue
    """Ampere."""
    evse_maximum_power_limit: PhysicalValue | None = None
    """Watt."""
    evse_maximum_voltage_limit: PhysicalValue
    """Volt."""
    evse_minimum_current_limit: PhysicalValue
    """Ampere."""
    evse_minimum_voltage_limit: PhysicalValue
    """Volt."""
    evse_current_regulation_tolerance: PhysicalValue | None = None
    """Ampere."""
    evse_peak_current_ripple: PhysicalValue
    """Ampere, peak to peak."""
    evse_energy_to_be_delivered: PhysicalValue | None = None
    """Watt-hours."""


@element()
class DC_EVPowerDeliveryParameter(EVPowerDeliveryParameter, frozen=True, kw_only=True):
    """What the EV adds to PowerDeliveryReq on DC."""

    dc_ev_status: DC_EVStatus
    bulk_charging_complete: bool | None = None
    charging_complete: bool


@element()
class CableCheckReq(BodyElement, frozen=True, kw_only=True):
    """The EV asks for the isolation test."""

    dc_ev_status: DC_EVStatus


@element()
class CableCheckRes(BodyElement, frozen=True, kw_only=True):
    """How the isolation test goes."""

    response_code: ResponseCode
    dc_evse_status: DC_EVSEStatus
    evse_processing: EVSEProcessing


@element()
class PreChargeReq(BodyElement, frozen=True, kw_only=True):
    """The EV asks for its battery's voltage before it closes its contactors."""

    dc_ev_status: DC_EVStatus
    ev_target_voltage: PhysicalValue
    """Volt."""
    ev_target_current: PhysicalValue
    """Ampere."""


@element()
class PreChargeRes(BodyElement, frozen=True, kw_only=True):
    """The voltage at the station's output."""

    response_code: ResponseCode
    dc_evse_status: DC_EVSEStatus
    evse_present_voltage: PhysicalValue
    """Volt."""


@element()
class CurrentDemandReq(BodyElement, frozen=True, kw_only=True):
    """The EV asks for current; repeated several times a second."""

    dc_ev_status: DC_EVStatus
    ev_target_current: PhysicalValue
    """Ampere."""
    ev_maximum_voltage_limit: PhysicalValue | None = None
    """Volt."""
    ev_maximum_current_limit: PhysicalValue | None = None
    """Ampere."""
    ev_maximum_power_limit: PhysicalValue | None = None
    """Watt."""
    bulk_charging_complete: bool | None = None
    charging_complete: bool
    remaining_time_to_full_soc: PhysicalValue | None = field(default=None, name="RemainingTimeToFullSoC")
    """Seconds, minutes or hours."""
    remaining_time_to_bulk_soc: PhysicalValue | None = field(default=None, name="RemainingTimeToBulkSoC")
    """Seconds, minutes or hours."""
    ev_target_voltage: PhysicalValue
    """Volt."""


@element()
class CurrentDemandRes(BodyElement, frozen=True, kw_only=True):
    """What the station delivers, and its limits."""

    response_code: ResponseCode
    dc_evse_status: DC_EVSEStatus
    evse_present_voltage: PhysicalValue
    """Volt."""
    evse_present_current: PhysicalValue
    """Ampere."""
    evse_current_limit_achieved: bool
    evse_voltage_limit_achieved: bool
    evse_power_limit_achieved: bool
    evse_maximum_voltage_limit: PhysicalValue | None = None
    """Volt."""
    evse_maximum_current_limit: PhysicalValue | None = None
    """Ampere."""
    evse_maximum_power_limit: PhysicalValue | None = None
    """Watt."""


@element()
class WeldingDetectionReq(BodyElement, frozen=True, kw_only=True):
    """The EV has opened its contactors and wants to know whether they really opened."""

    dc_ev_status: DC_EVStatus


@element()
class WeldingDetectionRes(BodyElement, frozen=True, kw_only=True):
    """The voltage at the station's output."""

    response_code: ResponseCode
    dc_evse_status: DC_EVSEStatus
    evse_present_voltage: PhysicalValue
    """Volt."""
