"""The messages of the automatic connection device (pantograph).

The units of deviations, contact window and signal strength are not in any public source that we know.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.iso20.common_types import (
    PERCENT,
    CommonType,
    Processing,
    RationalNumber,
    V2GRequest,
    V2GResponse,
)
from firmware.iso15118.messages.iso20.namespaces import InACDP
from firmware.iso15118.messages.model import SHORT, element


class CPStatus(StrEnum):
    """State of the control pilot as the EV sees it."""

    STATE_A = "StateA"
    STATE_B = "StateB"
    STATE_C = "StateC"
    STATE_D = "StateD"
    STATE_E = "StateE"


class ErrorCode(StrEnum):
    """What is wrong in the EV."""

    OK_NO_EV_ERROR = "OK_NoEVError"
    FAILED = "FAILED"
    FAILED_EMERGENCY_EVENT = "FAILED_EmergencyEvent"
    FAILED_BREAKER = "FAILED_Breaker"
    FAILED_RESS_TEMPERATURE_INHIBIT = "FAILED_RESSTemperatureInhibit"
    FAILED_RESS = "FAILED_RESS"
    FAILED_CHARGING_CURRENT_DIFFERENTIAL = "FAILED_ChargingCurrentDifferential"
    FAILED_CHARGING_VOLTAGE_OUT_OF_RANGE = "FAILED_ChargingVoltageOutOfRange"
    FAILED_RESERVED_1 = "FAILED_Reserved1"
    FAILED_RESERVED_2 = "FAILED_Reserved2"


class IsolationStatus(StrEnum):
    """What the isolation monitor has found."""

    INVALID = "Invalid"
    SAFE = "Safe"
    WARNING = "Warning"
    FAULT = "Fault"


class ElectricalChargingDeviceStatus(StrEnum):
    """State of the electrical connection."""

    STATE_A = "State_A"
    STATE_B = "State_B"
    STATE_C = "State_C"
    STATE_D = "State_D"


class MechanicalChargingDeviceStatus(StrEnum):
    """Where the connection device is."""

    HOME = "Home"
    MOVING = "Moving"
    END_POSITION = "EndPosition"


class EVTechnicalStatus(InACDP, CommonType, frozen=True, kw_only=True):
    """The state of the EV."""

    ev_ready_to_charge: bool
    ev_immobilization_request: bool
    ev_immobilized: bool | None = None
    ev_wlan_strength: RationalNumber | None = field(default=None, name="EVWLANStrength")
    ev_cp_status: CPStatus | None = field(default=None, name="EVCPStatus")
    ev_soc: Annotated[int | None, PERCENT] = None
    """Per cent."""
    ev_error_code: ErrorCode | None = None
    ev_timeout: bool | None = None


@element()
class ACDP_VehiclePositioningReq(InACDP, V2GRequest, frozen=True, kw_only=True):
    """The EV asks whether it stands right."""

    ev_mobility_status: bool
    ev_positioning_support: bool


@element()
class ACDP_VehiclePositioningRes(InACDP, V2GResponse, frozen=True, kw_only=True):
    """How far the EV is from its place."""

    evse_processing: Processing
    evse_positioning_support: bool
    ev_relative_x_deviation: Annotated[int, SHORT]
    ev_relative_y_deviation: Annotated[int, SHORT]
    contact_window_xc: Annotated[int, SHORT]
    contact_window_yc: Annotated[int, SHORT]
    ev_in_charge_position: bool


class ConnectReq(InACDP, V2GRequest, frozen=True, kw_only=True):
    """What connecting and disconnecting have in common."""

    ev_electrical_charging_device_status: ElectricalChargingDeviceStatus


class ConnectRes(InACDP, V2GResponse, frozen=True, kw_only=True):
    """What connecting and disconnecting have in common."""

    evse_processing: Processing
    evse_electrical_charging_device_status: ElectricalChargingDeviceStatus
    evse_mechanical_charging_device_status: MechanicalChargingDeviceStatus


@element()
class ACDP_ConnectReq(ConnectReq, frozen=True, kw_only=True):
    """The EV asks for the connection device to come down."""


@element()
class ACDP_ConnectRes(ConnectRes, frozen=True, kw_only=True):
    """How connecting goes."""


@element()
class ACDP_DisconnectReq(ConnectReq, frozen=True, kw_only=True):
    """The EV asks for the connection device to go up. The schema gives it the type of ACDP_ConnectReq."""


@element()
class ACDP_DisconnectRes(ConnectRes, frozen=True, kw_only=True):
    """How disconnecting goes. The schema gives it the type of ACDP_ConnectRes."""


@element()
class ACDP_SystemStatusReq(InACDP, V2GRequest, frozen=True, kw_only=True):
    """The EV tells its state; sent beside the other messages."""

    ev_technical_status: EVTechnicalStatus


@element()
class ACDP_SystemStatusRes(InACDP, V2GResponse, frozen=True, kw_only=True):
    """The station tells its state."""

    evse_mechanical_charging_device_status: MechanicalChargingDeviceStatus
    evse_ready_to_charge: bool
    evse_isolation_status: IsolationStatus
    evse_disabled: bool
    evse_utility_interrupt_event: bool
    evse_emergency_shutdown: bool
    evse_malfunction: bool
    ev_in_charge_position: bool
    ev_association_status: bool
