"""AC DER: what Amendment 1 of ISO 15118-20 adds to AC charging for inverters that support the grid (IEC variant).

The messages are those of AC charging. The amendment adds members to each of their substitution groups, in a namespace
of its own. What stands here was established from public facts (docs/exi.md, "Amendment 1"), not from the text of the
amendment: the ranges and units that it states in words are not known. Fields without a phase in their name hold for L1,
or for all phases together.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.iso20.ac import (
    AC_CPDReqEnergyTransferMode,
    AC_CPDResEnergyTransferMode,
    Dynamic_AC_CLReqControlMode,
    Dynamic_AC_CLResControlMode,
    Scheduled_AC_CLReqControlMode,
    Scheduled_AC_CLResControlMode,
)
from firmware.iso15118.messages.iso20.common_types import CommonType, Processing, RationalNumber
from firmware.iso15118.messages.iso20.namespaces import InACDERIEC
from firmware.iso15118.messages.model import UNSIGNED_BYTE, UNSIGNED_INT, UNSIGNED_SHORT, Occurs, element


class PowerFactorExcitation(StrEnum):
    """Which way the reactive power goes."""

    OVER_EXCITED = "OverExcited"
    UNDER_EXCITED = "UnderExcited"


class CurveUnit(StrEnum):
    """Units of the points of a curve, and of the values that lock it."""

    V = "V"
    HZ = "Hz"
    W = "W"
    S = "s"
    VAR = "var"


class LockUnit(StrEnum):
    """Units of the values that lock a curve in and out."""

    V = "V"
    HZ = "Hz"
    W = "W"
    S = "s"
    VAR = "var"


class PowerReference(StrEnum):
    """What a change of power is relative to."""

    MAXIMUM_DISCHARGE_POWER = "MaximumDischargePower"
    MOMENTARY_POWER = "MomentaryPower"


class EVOperatingMode(StrEnum):
    """Whether the inverter follows the grid or forms one."""

    GRID_FOLLOWING = "GridFollowing"
    GRID_FORMING = "GridForming"


class GridConnectionMode(StrEnum):
    """Whether the site is connected to the public grid."""

    GRID_CONNECTED = "GridConnected"
    GRID_ISLANDED = "GridIslanded"


class SetpointExcitation(InACDERIEC, CommonType, frozen=True, kw_only=True):
    """The y of a point of a curve."""

    setpoint_value: RationalNumber
    """In the yUnit of the curve."""
    excitation: PowerFactorExcitation | None = None


class DataTuple(InACDERIEC, CommonType, frozen=True, kw_only=True):
    """A point of a curve."""

    x_value: RationalNumber = field(name="xValue")
    """In the xUnit of the curve."""
    y_value: SetpointExcitation = field(name="yValue")


class CurveDataPointsList(InACDERIEC, CommonType, frozen=True, kw_only=True):
    """The points of a curve."""

    curve_data_point: Annotated[tuple[DataTuple, ...], Occurs(2, 10)]


class DERCurve(InACDERIEC, CommonType, frozen=True, kw_only=True):
    """Reactive power, or power factor, as a function of voltage or power."""

    x_unit: CurveUnit = field(name="xUnit")
    y_unit: CurveUnit = field(name="yUnit")
    curve_data_points: CurveDataPointsList
    min_cos_phi: RationalNumber | None = None
    """The power factor below which it must not go."""
    lock_value_unit: LockUnit | None = None
    lock_in_value: RationalNumber | None = None
    """In the lock unit: where the function begins."""
    lock_out_value: RationalNumber | None = None
    """In the lock unit: where the function ends."""
    pt1_response_reactive_power: bool
    """Whether the response is that of a first-order lag."""
    step_response_time_constant_reactive_power: RationalNumber
    """Seconds."""
    intentional_delay: RationalNumber | None = None
    """Seconds."""


class FrequencyWatt(InACDERIEC, CommonType, frozen=True, kw_only=True):
    """Active power as a function of frequency."""

    fstart: RationalNumber
    """Hertz."""
    fstop: RationalNumber
    """Hertz."""
    intentional_delay_fstop: Annotated[int | None, UNSIGNED_SHORT] = None
    slope: RationalNumber
    """Droop."""
    deactivation_time: Annotated[int | None, UNSIGNED_SHORT] = None
    intentional_delay_power_control: Annotated[int | None, UNSIGNED_SHORT] = None
    power_reference: PowerReference
    hysteresis_control: bool
    power_up_ramp: Annotated[int | None, UNSIGNED_SHORT] = None
    pt1_response_active_power: bool
    """Whether the response is that of a first-order lag."""
    step_response_time_constant_active_power: RationalNumber
    """Seconds."""


class VoltWatt(InACDERIEC, CommonType, frozen=True, kw_only=True):
    """Active power as a function of voltage."""

    power_reference: PowerReference
    u_start: RationalNumber
    """Volt."""
    u_stop: RationalNumber
    """Volt."""
    pt1_response_active_power: bool
    """Whether the response is that of a first-order lag."""
    step_response_time_constant_active_power: RationalNumber
    """Seconds."""
    intentional_delay_power_control: Annotated[int | None, UNSIGNED_INT] = None


class FaultRideThrough(InACDERIEC, CommonType, frozen=True, kw_only=True):
    """What the inverter does while the voltage is too high or too low."""

    voltage_limit_start_frt: RationalNumber
    """Volt."""
    voltage_limit_stop_frt: RationalNumber | None = None
    """Volt."""
    voltage_recovery_limit: RationalNumber | None = None
    """Volt."""
    voltage_ride_through_positive_curve_k_factor: RationalNumber | None = None
    voltage_ride_through_negative_curve_k_factor: RationalNumber | None = None
    pt1_response_active_power: bool
    """Whether the response is that of a first-order lag."""
    step_response_time_constant_active_power: RationalNumber
    """Seconds."""
    pt1_response_reactive_power: bool
    """Whether the response is that of a first-order lag."""
    step_response_time_constant_reactive_power: RationalNumber
    """Seconds."""


class ZeroCurrent(InACDERIEC, CommonType, frozen=True, kw_only=True):
    """The voltages beyond which the inverter feeds no current."""

    over_voltage_limit: RationalNumber | None = None
    """Volt."""
    under_voltage_limit: RationalNumber | None = None
    """Volt."""
    over_voltage_recovery_limit: RationalNumber | None = None
    """Volt."""
    under_voltage_recovery_limit: RationalNumber | None = None
    """Volt."""
    pt1_response_active_power: bool
    """Whether the response is that of a first-order lag."""
    step_response_time_constant_active_power: RationalNumber
    """Seconds."""
    pt1_response_reactive_power: bool
    """Whether the response is that of a first-order lag."""
    step_response_time_constant_reactive_power: RationalNumber
    """Seconds."""


class ReactivePowerSupport(InACDERIEC, CommonType, frozen=True, kw_only=True):
    """How the inverter supports the grid with reactive power."""

    volt_var: DERCurve | None = None
    watt_var: DERCurve | None = None
    watt_cos_phi: DERCurve | None = None


class ActivePowerSupport(InACDERIEC, CommonType, frozen=True, kw_only=True):
    """How the inverter supports the grid with active power."""

    under_frequency_watt: FrequencyWatt | None = None
    over_frequency_watt: FrequencyWatt | None = None
    volt_watt: VoltWatt | None = None


class DERControl(InACDERIEC, CommonType, frozen=True, kw_only=True):
    """What the grid code of this place demands of the inverter."""

    overvoltage_fault_ride_through: FaultRideThrough | None = None
    undervoltage_fault_ride_through: FaultRideThrough | None = None
    zero_current: ZeroCurrent | None = None
    reactive_power_support: ReactivePowerSupport | None = None
    active_power_support: ActivePowerSupport | None = None
    maximum_level_dc_injection: RationalNumber | None = field(default=None, name="MaximumLevelDCInjection")


class EVReactivePowerLimits(InACDERIEC, CommonType, frozen=True, kw_only=True):
    """The reactive power that the EV can take and give."""

    ev_maximum_charge_reactive_power: RationalNumber
    """Volt-ampere reactive."""
    ev_maximum_charge_reactive_power_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_charge_reactive_power_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_charge_reactive_power: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_charge_reactive_power_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_charge_reactive_power_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_discharge_reactive_power: RationalNumber
    """Volt-ampere reactive."""
    ev_maximum_discharge_reactive_power_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_discharge_reactive_power_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_discharge_reactive_power: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_discharge_reactive_power_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_discharge_reactive_power_l3: RationalNumber | None = None
    """Volt-ampere reactive."""


class DSOQSetpoint(InACDERIEC, CommonType, frozen=True, kw_only=True):
    """The reactive power that the grid operator wants."""

    dso_q_setpoint_value: RationalNumber
    """Volt-ampere reactive."""
    dso_q_setpoint_value_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    dso_q_setpoint_value_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    pt1_response_reactive_power: bool
    """Whether the response is that of a first-order lag."""
    step_response_time_constant_reactive_power: RationalNumber
    """Seconds."""


class DSOCosPhiSetpoint(InACDERIEC, CommonType, frozen=True, kw_only=True):
    """The power factor that the grid operator wants."""

    dso_cos_phi_setpoint_value: RationalNumber
    dso_cos_phi_setpoint_value_l2: RationalNumber | None = None
    dso_cos_phi_setpoint_value_l3: RationalNumber | None = None
    excitation: PowerFactorExcitation
    pt1_response_reactive_power: bool
    """Whether the response is that of a first-order lag."""
    step_response_time_constant_reactive_power: RationalNumber
    """Seconds."""


@element()
class DER_AC_CPDReqEnergyTransferMode(InACDERIEC, AC_CPDReqEnergyTransferMode, frozen=True, kw_only=True):
    """What the EV can as a part of the grid."""

    ev_processing: Processing
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
    ev_session_total_discharge_energy_available: RationalNumber | None = None
    """Watt-hours."""
    ev_reactive_power_limits: EVReactivePowerLimits | None = None


@element()
class DER_AC_CPDResEnergyTransferMode(InACDERIEC, AC_CPDResEnergyTransferMode, frozen=True, kw_only=True):
    """What the station can, and what the grid demands."""

    evse_nominal_charge_power: RationalNumber
    """Watt."""
    evse_nominal_charge_power_l2: RationalNumber | None = None
    """Watt."""
    evse_nominal_charge_power_l3: RationalNumber | None = None
    """Watt."""
    evse_nominal_discharge_power: RationalNumber
    """Watt."""
    evse_nominal_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    evse_nominal_discharge_power_l3: RationalNumber | None = None
    """Watt."""
    evse_maximum_discharge_power: RationalNumber
    """Watt."""
    evse_maximum_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    evse_maximum_discharge_power_l3: RationalNumber | None = None
    """Watt."""
    ev_operating_mode: EVOperatingMode
    grid_connection_mode: GridConnectionMode
    der_control: DERControl


@element()
class DER_Scheduled_AC_CLReqControlMode(InACDERIEC, Scheduled_AC_CLReqControlMode, frozen=True, kw_only=True):
    """What the EV sends while it follows a schedule."""

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
    ev_maximum_charge_reactive_power: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_charge_reactive_power_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_charge_reactive_power_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_discharge_reactive_power: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_discharge_reactive_power_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_discharge_reactive_power_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    grid_event_condition: Annotated[int, UNSIGNED_BYTE]
    """Bits."""


@element()
class DER_Scheduled_AC_CLResControlMode(InACDERIEC, Scheduled_AC_CLResControlMode, frozen=True, kw_only=True):
    """What the station sends while the EV follows a schedule."""

    evse_maximum_charge_power: RationalNumber
    """Watt."""
    evse_maximum_charge_power_l2: RationalNumber | None = None
    """Watt."""
    evse_maximum_charge_power_l3: RationalNumber | None = None
    """Watt."""
    evse_maximum_discharge_power: RationalNumber
    """Watt."""
    evse_maximum_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    evse_maximum_discharge_power_l3: RationalNumber | None = None
    """Watt."""
    dso_maximum_discharge_power: RationalNumber | None = None
    """Watt."""
    dso_maximum_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    dso_maximum_discharge_power_l3: RationalNumber | None = None
    """Watt."""
    dso_q_setpoint: DSOQSetpoint | None = None
    dso_cos_phi_setpoint: DSOCosPhiSetpoint | None = None


@element()
class DER_Dynamic_AC_CLReqControlMode(InACDERIEC, Dynamic_AC_CLReqControlMode, frozen=True, kw_only=True):
    """What the EV sends while the station controls the power."""

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
    ev_maximum_charge_reactive_power: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_charge_reactive_power_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_charge_reactive_power_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_discharge_reactive_power: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_discharge_reactive_power_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_discharge_reactive_power_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    grid_event_condition: Annotated[int, UNSIGNED_BYTE]
    """Bits."""
    ev_maximum_v2x_energy_request: RationalNumber | None = field(default=None, name="EVMaximumV2XEnergyRequest")
    """Watt-hours."""
    ev_minimum_v2x_energy_request: RationalNumber | None = field(default=None, name="EVMinimumV2XEnergyRequest")
    """Watt-hours."""
    ev_session_total_discharge_energy_available: RationalNumber | None = None
    """Watt-hours."""


@element()
class DER_Dynamic_AC_CLResControlMode(InACDERIEC, Dynamic_AC_CLResControlMode, frozen=True, kw_only=True):
    """What the station sends while it controls the power."""

    evse_maximum_charge_power: RationalNumber
    """Watt."""
    evse_maximum_charge_power_l2: RationalNumber | None = None
    """Watt."""
    evse_maximum_charge_power_l3: RationalNumber | None = None
    """Watt."""
    evse_maximum_discharge_power: RationalNumber
    """Watt."""
    evse_maximum_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    evse_maximum_discharge_power_l3: RationalNumber | None = None
    """Watt."""
    dso_maximum_discharge_power: RationalNumber | None = None
    """Watt."""
    dso_maximum_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    dso_maximum_discharge_power_l3: RationalNumber | None = None
    """Watt."""
    dso_q_setpoint: DSOQSetpoint | None = None
    dso_cos_phi_setpoint: DSOCosPhiSetpoint | None = None
