"""The messages of AC charging. Fields without a phase in their name hold for L1, or for all phases together."""

from __future__ import annotations

from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.iso20.common_types import (
    ChargeLoopReq,
    ChargeLoopRes,
    ChargeParameterDiscoveryReq,
    ChargeParameterDiscoveryRes,
    CLReqControlMode,
    CLResControlMode,
    CommonType,
    Dynamic_CLReqControlMode,
    Dynamic_CLResControlMode,
    RationalNumber,
    Scheduled_CLReqControlMode,
    Scheduled_CLResControlMode,
)
from firmware.iso15118.messages.iso20.namespaces import InAC
from firmware.iso15118.messages.model import Ref, element


@element()
class AC_CPDReqEnergyTransferMode(InAC, CommonType, frozen=True, kw_only=True):
    """What the EV can on AC."""

    ev_maximum_charge_power: RationalNumber
    """Watt."""
    ev_maximum_charge_power_l2: RationalNumber | None = None
    """Watt."""
    ev_maximum_charge_power_l3: RationalNumber | None = None
    """Watt."""
    ev_minimum_charge_power: RationalNumber
    """Watt."""
    ev_minimum_charge_power_l2: RationalNumber | None = None
    """Watt."""
    ev_minimum_charge_power_l3: RationalNumber | None = None
    """Watt."""


@element()
class AC_CPDResEnergyTransferMode(InAC, CommonType, frozen=True, kw_only=True):
    """What the station can on AC."""

    evse_maximum_charge_power: RationalNumber
    """Watt."""
    evse_maximum_charge_power_l2: RationalNumber | None = None
    """Watt."""
    evse_maximum_charge_power_l3: RationalNumber | None = None
    """Watt."""
    evse_minimum_charge_power: RationalNumber
    """Watt."""
    evse_minimum_charge_power_l2: RationalNumber | None = None
    """Watt."""
    evse_minimum_charge_power_l3: RationalNumber | None = None
    """Watt."""
    evse_nominal_frequency: RationalNumber
    """Hertz."""
    maximum_power_asymmetry: RationalNumber | None = None
    """Watt between phases."""
    evse_power_ramp_limitation: RationalNumber | None = None
    """How fast the power may change."""
    evse_present_active_power: RationalNumber | None = None
    """Watt."""
    evse_present_active_power_l2: RationalNumber | None = None
    """Watt."""
    evse_present_active_power_l3: RationalNumber | None = None
    """Watt."""


@element()
class BPT_AC_CPDReqEnergyTransferMode(AC_CPDReqEnergyTransferMode, frozen=True, kw_only=True):
    """What the EV can on bidirectional AC."""

    ev_maximum_discharge_power: RationalNumber
    """Watt."""
    ev_maximum_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    ev_maximum_discharge_power_l3: RationalNumber | None = None
    """Watt."""
    ev_minimum_discharge_power: RationalNumber
    """Watt."""
    ev_minimum_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    ev_minimum_discharge_power_l3: RationalNumber | None = None
    """Watt."""


@element()
class BPT_AC_CPDResEnergyTransferMode(AC_CPDResEnergyTransferMode, frozen=True, kw_only=True):
    """What the station can on bidirectional AC."""

    evse_maximum_discharge_power: RationalNumber
    """Watt."""
    evse_maximum_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    evse_maximum_discharge_power_l3: RationalNumber | None = None
    """Watt."""
    evse_minimum_discharge_power: RationalNumber
    """Watt."""
    evse_minimum_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    evse_minimum_discharge_power_l3: RationalNumber | None = None
    """Watt."""


@element()
class AC_ChargeParameterDiscoveryReq(InAC, ChargeParameterDiscoveryReq, frozen=True, kw_only=True):
    """The EV says what it can."""

    ac_cpd_req_energy_transfer_mode: Annotated[AC_CPDReqEnergyTransferMode, Ref()]


@element()
class AC_ChargeParameterDiscoveryRes(InAC, ChargeParameterDiscoveryRes, frozen=True, kw_only=True):
    """The station says what it can."""

    ac_cpd_res_energy_transfer_mode: Annotated[AC_CPDResEnergyTransferMode, Ref()]


@element()
class Scheduled_AC_CLReqControlMode(InAC, Scheduled_CLReqControlMode, frozen=True, kw_only=True):
    """What the EV sends while it follows a schedule."""

    ev_maximum_charge_power: RationalNumber | None = None
    """Watt."""
    ev_maximum_charge_power_l2: RationalNumber | None = None
    """Watt."""
    ev_maximum_charge_power_l3: RationalNumber | None = None
    """Watt."""
    ev_minimum_charge_power: RationalNumber | None = None
    """Watt."""
    ev_minimum_charge_power_l2: RationalNumber | None = None
    """Watt."""
    ev_minimum_charge_power_l3: RationalNumber | None = None
    """Watt."""
    ev_present_active_power: RationalNumber
    """Watt."""
    ev_present_active_power_l2: RationalNumber | None = None
    """Watt."""
    ev_present_active_power_l3: RationalNumber | None = None
    """Watt."""
    ev_present_reactive_power: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_present_reactive_power_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_present_reactive_power_l3: RationalNumber | None = None
    """Volt-ampere reactive."""


@element()
class Scheduled_AC_CLResControlMode(InAC, Scheduled_CLResControlMode, frozen=True, kw_only=True):
    """What the station sends while the EV follows a schedule."""

    evse_target_active_power: RationalNumber | None = None
    """Watt."""
    evse_target_active_power_l2: RationalNumber | None = None
    """Watt."""
    evse_target_active_power_l3: RationalNumber | None = None
    """Watt."""
    evse_target_reactive_power: RationalNumber | None = None
    """Volt-ampere reactive."""
    evse_target_reactive_power_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    evse_target_reactive_power_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    evse_present_active_power: RationalNumber | None = None
    """Watt."""
    evse_present_active_power_l2: RationalNumber | None = None
    """Watt."""
    evse_present_active_power_l3: RationalNumber | None = None
    """Watt."""


@element()
class BPT_Scheduled_AC_CLReqControlMode(Scheduled_AC_CLReqControlMode, frozen=True, kw_only=True):
    """The same, bidirectional."""

    ev_maximum_discharge_power: RationalNumber | None = None
    """Watt."""
    ev_maximum_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    ev_maximum_discharge_power_l3: RationalNumber | None = None
    """Watt."""
    ev_minimum_discharge_power: RationalNumber | None = None
    """Watt."""
    ev_minimum_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    ev_minimum_discharge_power_l3: RationalNumber | None = None
    """Watt."""


@element()
class BPT_Scheduled_AC_CLResControlMode(Scheduled_AC_CLResControlMode, frozen=True, kw_only=True):
    """The same, bidirectional."""


@element()
class Dynamic_AC_CLReqControlMode(InAC, Dynamic_CLReqControlMode, frozen=True, kw_only=True):
    """What the EV sends while the station controls the power."""

    ev_maximum_charge_power: RationalNumber
    """Watt."""
    ev_maximum_charge_power_l2: RationalNumber | None = None
    """Watt."""
    ev_maximum_charge_power_l3: RationalNumber | None = None
    """Watt."""
    ev_minimum_charge_power: RationalNumber
    """Watt."""
    ev_minimum_charge_power_l2: RationalNumber | None = None
    """Watt."""
    ev_minimum_charge_power_l3: RationalNumber | None = None
    """Watt."""
    ev_present_active_power: RationalNumber
    """Watt."""
    ev_present_active_power_l2: RationalNumber | None = None
    """Watt."""
    ev_present_active_power_l3: RationalNumber | None = None
    """Watt."""
    ev_present_reactive_power: RationalNumber
    """Volt-ampere reactive."""
    ev_present_reactive_power_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_present_reactive_power_l3: RationalNumber | None = None
    """Volt-ampere reactive."""


@element()
class Dynamic_AC_CLResControlMode(InAC, Dynamic_CLResControlMode, frozen=True, kw_only=True):
    """What the station sends while it controls the power."""

    evse_target_active_power: RationalNumber
    """Watt."""
    evse_target_active_power_l2: RationalNumber | None = None
    """Watt."""
    evse_target_active_power_l3: RationalNumber | None = None
    """Watt."""
    evse_target_reactive_power: RationalNumber | None = None
    """Volt-ampere reactive."""
    evse_target_reactive_power_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    evse_target_reactive_power_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    evse_present_active_power: RationalNumber | None = None
    """Watt."""
    evse_present_active_power_l2: RationalNumber | None = None
    """Watt."""
    evse_present_active_power_l3: RationalNumber | None = None
    """Watt."""


@element()
class BPT_Dynamic_AC_CLReqControlMode(Dynamic_AC_CLReqControlMode, frozen=True, kw_only=True):
    """The same, bidirectional."""

    ev_maximum_discharge_power: RationalNumber
    """Watt."""
    ev_maximum_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    ev_maximum_discharge_power_l3: RationalNumber | None = None
    """Watt."""
    ev_minimum_discharge_power: RationalNumber
    """Watt."""
    ev_minimum_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    ev_minimum_discharge_power_l3: RationalNumber | None = None
    """Watt."""
    ev_maximum_v2x_energy_request: RationalNumber | None = field(default=None, name="EVMaximumV2XEnergyRequest")
    """Watt-hours."""
    ev_minimum_v2x_energy_request: RationalNumber | None = field(default=None, name="EVMinimumV2XEnergyRequest")
    """Watt-hours."""


@element()
class BPT_Dynamic_AC_CLResControlMode(Dynamic_AC_CLResControlMode, frozen=True, kw_only=True):
    """The same, bidirectional."""


@element()
class AC_ChargeLoopReq(InAC, ChargeLoopReq, frozen=True, kw_only=True):
    """What the EV measures and wants; repeated while it charges."""

    cl_req_control_mode: Annotated[CLReqControlMode, Ref()]


@element()
class AC_ChargeLoopRes(InAC, ChargeLoopRes, frozen=True, kw_only=True):
    """What the station delivers and allows."""

    evse_target_frequency: RationalNumber | None = None
    """Hertz."""
    cl_res_control_mode: Annotated[CLResControlMode, Ref()]
