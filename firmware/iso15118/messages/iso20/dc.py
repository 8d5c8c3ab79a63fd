"""The messages of DC charging."""

from __future__ import annotations

from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.iso20.common_types import (
    PERCENT,
    ChargeLoopReq,
    ChargeLoopRes,
    ChargeParameterDiscoveryReq,
    ChargeParameterDiscoveryRes,
    CLReqControlMode,
    CLResControlMode,
    CommonType,
    Dynamic_CLReqControlMode,
    Dynamic_CLResControlMode,
    Processing,
    RationalNumber,
    Scheduled_CLReqControlMode,
    Scheduled_CLResControlMode,
    V2GRequest,
    V2GResponse,
)
from firmware.iso15118.messages.iso20.namespaces import InDC
from firmware.iso15118.messages.model import Ref, element


@element()
class DC_CPDReqEnergyTransferMode(InDC, CommonType, frozen=True, kw_only=True):
    """What the EV can on DC."""

    ev_maximum_charge_power: RationalNumber
    """Watt."""
    ev_minimum_charge_power: RationalNumber
    """Watt."""
    ev_maximum_charge_current: RationalNumber
    """Ampere."""
    ev_minimum_charge_current: RationalNumber
    """Ampere."""
    ev_maximum_voltage: RationalNumber
    """Volt."""
    ev_minimum_voltage: RationalNumber
    """Volt."""
    target_soc: Annotated[int | None, PERCENT] = None
    """Per cent."""


@element()
class DC_CPDResEnergyTransferMode(InDC, CommonType, frozen=True, kw_only=True):
    """What the station can on DC."""

    evse_maximum_charge_power: RationalNumber
    """Watt."""
    evse_minimum_charge_power: RationalNumber
    """Watt."""
    evse_maximum_charge_current: RationalNumber
    """Ampere."""
    evse_minimum_charge_current: RationalNumber
    """Ampere."""
    evse_maximum_voltage: RationalNumber
    """Volt."""
    evse_minimum_voltage: RationalNumber
    """Volt."""
    evse_power_ramp_limitation: RationalNumber | None = None
    """How fast the power may change."""


@element()
class BPT_DC_CPDReqEnergyTransferMode(DC_CPDReqEnergyTransferMode, frozen=True, kw_only=True):
    """What the EV can on bidirectional DC."""

    ev_maximum_discharge_power: RationalNumber
    """Watt."""
    ev_minimum_discharge_power: RationalNumber
    """Watt."""
    ev_maximum_discharge_current: RationalNumber
    """Ampere."""
    ev_minimum_discharge_current: RationalNumber
    """Ampere."""


@element()
class BPT_DC_CPDResEnergyTransferMode(DC_CPDResEnergyTransferMode, frozen=True, kw_only=True):
    """What the station can on bidirectional DC."""

    evse_maximum_discharge_power: RationalNumber
    """Watt."""
    evse_minimum_discharge_power: RationalNumber
    """Watt."""
    evse_maximum_discharge_current: RationalNumber
    """Ampere."""
    evse_minimum_discharge_current: RationalNumber
    """Ampere."""


@element()
class DC_ChargeParameterDiscoveryReq(InDC, ChargeParameterDiscoveryReq, frozen=True, kw_only=True):
    """The EV says what it can."""

    dc_cpd_req_energy_transfer_mode: Annotated[DC_CPDReqEnergyTransferMode, Ref()]


@element()
class DC_ChargeParameterDiscoveryRes(InDC, ChargeParameterDiscoveryRes, frozen=True, kw_only=True):
    """The station says what it can."""

    dc_cpd_res_energy_transfer_mode: Annotated[DC_CPDResEnergyTransferMode, Ref()]


@element()
class DC_CableCheckReq(InDC, V2GRequest, frozen=True, kw_only=True):
    """The EV asks for the isolation test."""


@element()
class DC_CableCheckRes(InDC, V2GResponse, frozen=True, kw_only=True):
    """How the isolation test goes."""

    evse_processing: Processing


@element()
class DC_PreChargeReq(InDC, V2GRequest, frozen=True, kw_only=True):
    """The EV asks for its battery's voltage before it closes its contactors."""

    ev_processing: Processing
    ev_present_voltage: RationalNumber
    """Volt."""
    ev_target_voltage: RationalNumber
    """Volt."""


@element()
class DC_PreChargeRes(InDC, V2GResponse, frozen=True, kw_only=True):
    """The voltage at the station's output."""

    evse_present_voltage: RationalNumber
    """Volt."""


@element()
class Scheduled_DC_CLReqControlMode(InDC, Scheduled_CLReqControlMode, frozen=True, kw_only=True):
    """What the EV sends while it follows a schedule."""

    ev_target_current: RationalNumber
    """Ampere."""
    ev_target_voltage: RationalNumber
    """Volt."""
    ev_maximum_charge_power: RationalNumber | None = None
    """Watt."""
    ev_minimum_charge_power: RationalNumber | None = None
    """Watt."""
    ev_maximum_charge_current: RationalNumber | None = None
    """Ampere."""
    ev_maximum_voltage: RationalNumber | None = None
    """Volt."""
    ev_minimum_voltage: RationalNumber | None = None
    """Volt."""


@element()
class Scheduled_DC_CLResControlMode(InDC, Scheduled_CLResControlMode, frozen=True, kw_only=True):
    """What the station sends while the EV follows a schedule."""

    evse_maximum_charge_power: RationalNumber | None = None
    """Watt."""
    evse_minimum_charge_power: RationalNumber | None = None
    """Watt."""
    evse_maximum_charge_current: RationalNumber | None = None
    """Ampere."""
    evse_maximum_voltage: RationalNumber | None = None
    """Volt."""


@element()
class BPT_Scheduled_DC_CLReqControlMode(Scheduled_DC_CLReqControlMode, frozen=True, kw_only=True):
    """The same, bidirectional."""

    ev_maximum_discharge_power: RationalNumber | None = None
    """Watt."""
    ev_minimum_discharge_power: RationalNumber | None = None
    """Watt."""
    ev_maximum_discharge_current: RationalNumber | None = None
    """Ampere."""


@element()
class BPT_Scheduled_DC_CLResControlMode(Scheduled_DC_CLResControlMode, frozen=True, kw_only=True):
    """The same, bidirectional."""

    evse_maximum_discharge_power: RationalNumber | None = None
    """Watt."""
    evse_minimum_discharge_power: RationalNumber | None = None
    """Watt."""
    evse_maximum_discharge_current: RationalNumber | None = None
    """Ampere."""
    evse_minimum_voltage: RationalNumber | None = None
    """Volt."""


@element()
class Dynamic_DC_CLReqControlMode(InDC, Dynamic_CLReqControlMode, frozen=True, kw_only=True):
    """What the EV sends while the station controls the power."""

    ev_maximum_charge_power: RationalNumber
    """Watt."""
    ev_minimum_charge_power: RationalNumber
    """Watt."""
    ev_maximum_charge_current: RationalNumber
    """Ampere."""
    ev_maximum_voltage: RationalNumber
    """Volt."""
    ev_minimum_voltage: RationalNumber
    """Volt."""


@element()
class Dynamic_DC_CLResControlMode(InDC, Dynamic_CLResControlMode, frozen=True, kw_only=True):
    """What the station sends while it controls the power."""

    evse_maximum_charge_power: RationalNumber
    """Watt."""
    evse_minimum_charge_power: RationalNumber
    """Watt."""
    evse_maximum_charge_current: RationalNumber
    """Ampere."""
    evse_maximum_voltage: RationalNumber
    """Volt."""


@element()
class BPT_Dynamic_DC_CLReqControlMode(Dynamic_DC_CLReqControlMode, frozen=True, kw_only=True):
    """The same, bidirectional."""

    ev_maximum_discharge_power: RationalNumber
    """Watt."""
    ev_minimum_discharge_power: RationalNumber
    """Watt."""
    ev_maximum_discharge_current: RationalNumber
    """Ampere."""
    ev_maximum_v2x_energy_request: RationalNumber | None = field(default=None, name="EVMaximumV2XEnergyRequest")
    """Watt-hours."""
    ev_minimum_v2x_energy_request: RationalNumber | None = field(default=None, name="EVMinimumV2XEnergyRequest")
    """Watt-hours."""


@element()
class BPT_Dynamic_DC_CLResControlMode(Dynamic_DC_CLResControlMode, frozen=True, kw_only=True):
    """The same, bidirectional."""

    evse_maximum_discharge_power: RationalNumber
    """Watt."""
    evse_minimum_discharge_power: RationalNumber
    """Watt."""
    evse_maximum_discharge_current: RationalNumber
    """Ampere."""
    evse_minimum_voltage: RationalNumber
    """Volt."""


@element()
class DC_ChargeLoopReq(InDC, ChargeLoopReq, frozen=True, kw_only=True):
    """What the EV measures and wants; repeated while it charges."""

    ev_present_voltage: RationalNumber
    """Volt."""
    cl_req_control_mode: Annotated[CLReqControlMode, Ref()]


@element()
class DC_ChargeLoopRes(InDC, ChargeLoopRes, frozen=True, kw_only=True):
    """What the station delivers and allows."""

    evse_present_current: RationalNumber
    """Ampere."""
    evse_present_voltage: RationalNumber
    """Volt."""
    evse_power_limit_achieved: bool
    evse_current_limit_achieved: bool
    evse_voltage_limit_achieved: bool
    cl_res_control_mode: Annotated[CLResControlMode, Ref()]


@element()
class DC_WeldingDetectionReq(InDC, V2GRequest, frozen=True, kw_only=True):
    """The EV has opened its contactors and wants to know whether they really opened."""

    ev_processing: Processing


@element()
class DC_WeldingDetectionRes(InDC, V2GResponse, frozen=True, kw_only=True):
    """The voltage at the station's output."""

    evse_present_voltage: RationalNumber
    """Volt."""
