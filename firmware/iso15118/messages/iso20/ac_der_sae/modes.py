"""AC DER, SAE variant: the members of AC's substitution groups. Fields without a phase hold for L1, or all phases."""

from __future__ import annotations

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
from firmware.iso15118.messages.iso20.ac_der_sae.control import DERControlCLRes, DERControlCPDRes
from firmware.iso15118.messages.iso20.ac_der_sae.kinds import (
    DERConnectionStatus,
    DEROperationalState,
    GridConnectionMode,
    IEEE1547AbnormalCategory,
    IEEE1547NormalCategory,
    RequiredDEROperatingMode,
)
from firmware.iso15118.messages.iso20.ac_der_sae.limits import (
    EVApparentPower,
    EVApparentPowerLimits,
    EVExcitation,
    EVExcitationLimits,
    EVInverterDetails,
    EVReactivePower,
    EVReactivePowerLimits,
    EVSEReactivePowerLimits,
    GridLimits,
)
from firmware.iso15118.messages.iso20.common_types import EVSEStatus, Processing, RationalNumber
from firmware.iso15118.messages.iso20.namespaces import InACDERSAE
from firmware.iso15118.messages.model import UNSIGNED_INT, UNSIGNED_LONG, element


@element()
class DER_AC_CPDReqEnergyTransferMode(InACDERSAE, AC_CPDReqEnergyTransferMode, frozen=True, kw_only=True):
    """What the EV can as a part of the grid."""

    ev_processing: Processing
    ev_maximum_discharge_power: RationalNumber
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
    ev_session_total_discharge_energy_available: RationalNumber | None = None
    """Watt-hours."""
    ev_apparent_power_limits: EVApparentPowerLimits
    ev_reactive_power_limits: EVReactivePowerLimits
    ev_excitation_limits: EVExcitationLimits
    ev_inverter_details: EVInverterDetails
    ieee1547_normal_category: IEEE1547NormalCategory = field(name="IEEE1547NormalCategory")
    ieee1547_abnormal_category: IEEE1547AbnormalCategory = field(name="IEEE1547AbnormalCategory")
    ev_nominal_voltage: RationalNumber
    """Volt."""
    ev_maximum_voltage: RationalNumber
    """Volt."""
    ev_minimum_voltage: RationalNumber
    """Volt."""
    ev_nominal_voltage_offset: RationalNumber
    """Volt."""
    j3072_certified: bool
    j3072_certification_date: Annotated[int, UNSIGNED_LONG]
    """Seconds since 1970."""
    ev_useable_watt_hours: Annotated[int, UNSIGNED_INT]
    """Watt-hours."""
    ev_update_time: Annotated[int, UNSIGNED_LONG]
    """Seconds since 1970."""
    supported_modes: Annotated[int, UNSIGNED_INT]
    """Bits."""
    enabled_modes: Annotated[int, UNSIGNED_INT]
    """Bits."""


@element()
class DER_AC_CPDResEnergyTransferMode(InACDERSAE, AC_CPDResEnergyTransferMode, frozen=True, kw_only=True):
    """What the station can, and what the grid demands."""

    evse_processing: Processing
    evse_status: EVSEStatus | None = None
    der_control_cpd_res: DERControlCPDRes
    evse_nominal_charge_power: RationalNumber | None = None
    """Watt."""
    evse_nominal_charge_power_l2: RationalNumber | None = None
    """Watt."""
    evse_nominal_charge_power_l3: RationalNumber | None = None
    """Watt."""
    evse_nominal_discharge_power: RationalNumber | None = None
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
    evse_reactive_power_limits: EVSEReactivePowerLimits
    grid_limits: GridLimits
    required_der_operating_mode: RequiredDEROperatingMode
    grid_connection_mode: GridConnectionMode
    evse_update_time: Annotated[int, UNSIGNED_LONG]
    """Seconds since 1970."""


@element()
class DER_Scheduled_AC_CLReqControlMode(InACDERSAE, Scheduled_AC_CLReqControlMode, frozen=True, kw_only=True):
    """What the EV sends while it follows a schedule."""

    ev_present_voltage: RationalNumber
    """Volt."""
    ev_present_frequency: RationalNumber
    """Hertz."""
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
    der_operational_state: DEROperationalState
    der_connection_status: DERConnectionStatus
    ev_apparent_power: EVApparentPower | None = None
    ev_reactive_power: EVReactivePower | None = None
    ev_excitation: EVExcitation | None = None
    ev_update_time: Annotated[int, UNSIGNED_LONG]
    """Seconds since 1970."""
    ev_minimum_charging_duration: Annotated[int | None, UNSIGNED_INT] = None
    """Seconds."""
    ev_duration_maximum_charge_rate: Annotated[int | None, UNSIGNED_INT] = None
    """Seconds."""
    ev_duration_maximum_discharge_rate: Annotated[int | None, UNSIGNED_INT] = None
    """Seconds."""
    der_alarm_status: Annotated[int, UNSIGNED_INT]
    """Bits."""
    enabled_modes: Annotated[int, UNSIGNED_INT]
    """Bits."""


@element()
class DER_Scheduled_AC_CLResControlMode(InACDERSAE, Scheduled_AC_CLResControlMode, frozen=True, kw_only=True):
    """What the station sends while the EV follows a schedule."""

    der_control_cl_res: DERControlCLRes
    evse_maximum_charge_power: RationalNumber | None = None
    """Watt."""
    evse_maximum_charge_power_l2: RationalNumber | None = None
    """Watt."""
    evse_maximum_charge_power_l3: RationalNumber | None = None
    """Watt."""
    evse_maximum_discharge_power: RationalNumber | None = None
    """Watt."""
    evse_maximum_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    evse_maximum_discharge_power_l3: RationalNumber | None = None
    """Watt."""
    required_der_operating_mode: RequiredDEROperatingMode | None = None
    grid_connection_mode: GridConnectionMode | None = None


@element()
class DER_Dynamic_AC_CLReqControlMode(InACDERSAE, Dynamic_AC_CLReqControlMode, frozen=True, kw_only=True):
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
    ev_present_voltage: RationalNumber
    """Volt."""
    ev_present_frequency: RationalNumber
    """Hertz."""
    ev_session_total_discharge_energy_available: RationalNumber | None = None
    """Watt-hours."""
    ev_apparent_power: EVApparentPower | None = None
    ev_reactive_power: EVReactivePower | None = None
    ev_excitation: EVExcitation | None = None
    ev_maximum_v2x_energy_request: RationalNumber | None = field(default=None, name="EVMaximumV2XEnergyRequest")
    """Watt-hours."""
    ev_minimum_v2x_energy_request: RationalNumber | None = field(default=None, name="EVMinimumV2XEnergyRequest")
    """Watt-hours."""
    der_operational_state: DEROperationalState
    der_connection_status: DERConnectionStatus
    ev_update_time: Annotated[int, UNSIGNED_LONG]
    """Seconds since 1970."""
    ev_minimum_charging_duration: Annotated[int, UNSIGNED_INT]
    """Seconds."""
    ev_duration_maximum_charge_rate: Annotated[int, UNSIGNED_INT]
    """Seconds."""
    ev_duration_maximum_discharge_rate: Annotated[int, UNSIGNED_INT]
    """Seconds."""
    der_alarm_status: Annotated[int, UNSIGNED_INT]
    """Bits."""
    enabled_modes: Annotated[int, UNSIGNED_INT]
    """Bits."""


@element()
class DER_Dynamic_AC_CLResControlMode(InACDERSAE, Dynamic_AC_CLResControlMode, frozen=True, kw_only=True):
    """What the station sends while it controls the power."""

    der_control_cl_res: DERControlCLRes
    evse_maximum_charge_power: RationalNumber | None = None
    """Watt."""
    evse_maximum_charge_power_l2: RationalNumber | None = None
    """Watt."""
    evse_maximum_charge_power_l3: RationalNumber | None = None
    """Watt."""
    evse_maximum_discharge_power: RationalNumber | None = None
    """Watt."""
    evse_maximum_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    evse_maximum_discharge_power_l3: RationalNumber | None = None
    """Watt."""
    required_der_operating_mode: RequiredDEROperatingMode | None = None
    grid_connection_mode: GridConnectionMode | None = None
