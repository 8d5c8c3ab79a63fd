"""AC DER, SAE variant: what the EV's inverter, the station and the grid can. Fields without a phase: L1, or all."""

from __future__ import annotations

from typing import Annotated

from firmware.iso15118.messages.iso20.common_types import CommonType, RationalNumber
from firmware.iso15118.messages.iso20.namespaces import InACDERSAE
from firmware.iso15118.messages.model import Text


class EVApparentPowerLimits(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """The apparent power that the EV can take and give."""

    ev_maximum_apparent_power_during_charging_and_var_absorption: RationalNumber
    """Volt-ampere."""
    ev_maximum_apparent_power_during_charging_and_var_absorption_l2: RationalNumber | None = None
    """Volt-ampere."""
    ev_maximum_apparent_power_during_charging_and_var_absorption_l3: RationalNumber | None = None
    """Volt-ampere."""
    ev_maximum_apparent_power_during_charging_and_var_injection: RationalNumber
    """Volt-ampere."""
    ev_maximum_apparent_power_during_charging_and_var_injection_l2: RationalNumber | None = None
    """Volt-ampere."""
    ev_maximum_apparent_power_during_charging_and_var_injection_l3: RationalNumber | None = None
    """Volt-ampere."""
    ev_maximum_apparent_power_during_discharging_and_var_absorption: RationalNumber
    """Volt-ampere."""
    ev_maximum_apparent_power_during_discharging_and_var_absorption_l2: RationalNumber | None = None
    """Volt-ampere."""
    ev_maximum_apparent_power_during_discharging_and_var_absorption_l3: RationalNumber | None = None
    """Volt-ampere."""
    ev_maximum_apparent_power_during_discharging_and_var_injection: RationalNumber
    """Volt-ampere."""
    ev_maximum_apparent_power_during_discharging_and_var_injection_l2: RationalNumber | None = None
    """Volt-ampere."""
    ev_maximum_apparent_power_during_discharging_and_var_injection_l3: RationalNumber | None = None
    """Volt-ampere."""


class EVReactivePowerLimits(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """The reactive power that the EV can take and give."""

    ev_maximum_var_absorption_during_charging: RationalNumber
    """Volt-ampere reactive."""
    ev_maximum_var_absorption_during_charging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_var_absorption_during_charging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_absorption_during_charging: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_absorption_during_charging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_absorption_during_charging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_var_injection_during_charging: RationalNumber
    """Volt-ampere reactive."""
    ev_maximum_var_injection_during_charging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_var_injection_during_charging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_injection_during_charging: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_injection_during_charging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_injection_during_charging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_var_absorption_during_discharging: RationalNumber
    """Volt-ampere reactive."""
    ev_maximum_var_absorption_during_discharging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_var_absorption_during_discharging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_absorption_during_discharging: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_absorption_during_discharging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_absorption_during_discharging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_var_injection_during_discharging: RationalNumber
    """Volt-ampere reactive."""
    ev_maximum_var_injection_during_discharging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_var_injection_during_discharging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_injection_during_discharging: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_injection_during_discharging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_injection_during_discharging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_reactive_susceptance: RationalNumber
    ev_reactive_susceptance_l2: RationalNumber | None = None
    ev_reactive_susceptance_l3: RationalNumber | None = None


class EVExcitationLimits(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """Power factors that the EV holds, and the power at which it does."""

    ev_specified_over_excited_power_factor: RationalNumber
    ev_specified_over_excited_power_factor_l2: RationalNumber | None = None
    ev_specified_over_excited_power_factor_l3: RationalNumber | None = None
    ev_specified_over_excited_discharge_power: RationalNumber
    """Watt."""
    ev_specified_over_excited_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    ev_specified_over_excited_discharge_power_l3: RationalNumber | None = None
    """Watt."""
    ev_specified_under_excited_power_factor: RationalNumber
    ev_specified_under_excited_power_factor_l2: RationalNumber | None = None
    ev_specified_under_excited_power_factor_l3: RationalNumber | None = None
    ev_specified_under_excited_discharge_power: RationalNumber
    """Watt."""
    ev_specified_under_excited_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    ev_specified_under_excited_discharge_power_l3: RationalNumber | None = None
    """Watt."""


class EVInverterDetails(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """What the inverter is."""

    ev_inverter_sw_version: Annotated[str, Text(32)]
    ev_inverter_hw_version: Annotated[str | None, Text(32)] = None
    ev_inverter_manufacturer: Annotated[str, Text(32)]
    ev_inverter_model: Annotated[str, Text(32)]
    ev_inverter_serial_number: Annotated[str, Text(32)]


class EVSEReactivePowerLimits(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """The reactive power that the station allows."""

    evse_maximum_var_absorption_during_charging: RationalNumber
    """Volt-ampere reactive."""
    evse_maximum_var_absorption_during_charging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    evse_maximum_var_absorption_during_charging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    evse_maximum_var_injection_during_charging: RationalNumber
    """Volt-ampere reactive."""
    evse_maximum_var_injection_during_charging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    evse_maximum_var_injection_during_charging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    evse_maximum_var_absorption_during_discharging: RationalNumber
    """Volt-ampere reactive."""
    evse_maximum_var_absorption_during_discharging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    evse_maximum_var_absorption_during_discharging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    evse_maximum_var_injection_during_discharging: RationalNumber
    """Volt-ampere reactive."""
    evse_maximum_var_injection_during_discharging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    evse_maximum_var_injection_during_discharging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""


class GridLimits(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """The grid at this place."""

    grid_nominal_frequency: RationalNumber
    """Hertz."""
    grid_nominal_voltage: RationalNumber
    """Volt."""
    grid_nominal_voltage_offset: RationalNumber
    """Volt."""
    grid_min_frequency: RationalNumber | None = None
    """Hertz."""
    grid_max_frequency: RationalNumber | None = None
    """Hertz."""
    grid_maximum_voltage: RationalNumber
    """Volt."""
    grid_minimum_voltage: RationalNumber
    """Volt."""


class EVApparentPower(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """The apparent power that the EV can take and give now."""

    ev_maximum_apparent_power_during_charging_and_var_absorption: RationalNumber
    """Volt-ampere."""
    ev_maximum_apparent_power_during_charging_and_var_absorption_l2: RationalNumber | None = None
    """Volt-ampere."""
    ev_maximum_apparent_power_during_charging_and_var_absorption_l3: RationalNumber | None = None
    """Volt-ampere."""
    ev_maximum_apparent_power_during_charging_and_var_injection: RationalNumber
    """Volt-ampere."""
    ev_maximum_apparent_power_during_charging_and_var_injection_l2: RationalNumber | None = None
    """Volt-ampere."""
    ev_maximum_apparent_power_during_charging_and_var_injection_l3: RationalNumber | None = None
    """Volt-ampere."""
    ev_maximum_apparent_power_during_discharging_and_var_absorption: RationalNumber
    """Volt-ampere."""
    ev_maximum_apparent_power_during_discharging_and_var_absorption_l2: RationalNumber | None = None
    """Volt-ampere."""
    ev_maximum_apparent_power_during_discharging_and_var_absorption_l3: RationalNumber | None = None
    """Volt-ampere."""
    ev_maximum_apparent_power_during_discharging_and_var_injection: RationalNumber
    """Volt-ampere."""
    ev_maximum_apparent_power_during_discharging_and_var_injection_l2: RationalNumber | None = None
    """Volt-ampere."""
    ev_maximum_apparent_power_during_discharging_and_var_injection_l3: RationalNumber | None = None
    """Volt-ampere."""


class EVReactivePower(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """The reactive power that the EV can take and give now."""

    ev_maximum_var_absorption_during_charging: RationalNumber
    """Volt-ampere reactive."""
    ev_maximum_var_absorption_during_charging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_var_absorption_during_charging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_absorption_during_charging: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_absorption_during_charging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_absorption_during_charging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_var_injection_during_charging: RationalNumber
    """Volt-ampere reactive."""
    ev_maximum_var_injection_during_charging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_var_injection_during_charging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_injection_during_charging: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_injection_during_charging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_injection_during_charging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_var_absorption_during_discharging: RationalNumber
    """Volt-ampere reactive."""
    ev_maximum_var_absorption_during_discharging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_var_absorption_during_discharging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_absorption_during_discharging: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_absorption_during_discharging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_absorption_during_discharging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_var_injection_during_discharging: RationalNumber
    """Volt-ampere reactive."""
    ev_maximum_var_injection_during_discharging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_maximum_var_injection_during_discharging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_injection_during_discharging: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_injection_during_discharging_l2: RationalNumber | None = None
    """Volt-ampere reactive."""
    ev_minimum_var_injection_during_discharging_l3: RationalNumber | None = None
    """Volt-ampere reactive."""


class EVExcitation(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """Power factors that the EV holds now, and the power at which it does."""

    ev_specified_over_excited_power_factor: RationalNumber | None = None
    ev_specified_over_excited_power_factor_l2: RationalNumber | None = None
    ev_specified_over_excited_power_factor_l3: RationalNumber | None = None
    ev_specified_over_excited_discharge_power: RationalNumber
    """Watt."""
    ev_specified_over_excited_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    ev_specified_over_excited_discharge_power_l3: RationalNumber | None = None
    """Watt."""
    ev_specified_under_excited_power_factor: RationalNumber | None = None
    ev_specified_under_excited_power_factor_l2: RationalNumber | None = None
    ev_specified_under_excited_power_factor_l3: RationalNumber | None = None
    ev_specified_under_excited_discharge_power: RationalNumber
    """Watt."""
    ev_specified_under_excited_discharge_power_l2: RationalNumber | None = None
    """Watt."""
    ev_specified_under_excited_discharge_power_l3: RationalNumber | None = None
    """Watt."""
