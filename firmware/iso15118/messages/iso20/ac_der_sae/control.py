"""AC DER, SAE variant: what the grid demands of the inverter, as curves, set points and limits."""

from __future__ import annotations

from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.iso20.ac_der_sae.kinds import DERUnit, PowerFactorExcitation, PowerReference
from firmware.iso15118.messages.iso20.common_types import CommonType, RationalNumber
from firmware.iso15118.messages.iso20.namespaces import InACDERSAE
from firmware.iso15118.messages.model import UNSIGNED_INT, UNSIGNED_SHORT, Occurs, Ref, element


class DataTuple(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """A point of a curve."""

    x_value: RationalNumber = field(name="xValue")
    y_value: RationalNumber = field(name="yValue")


class CurveDataPointsList(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """The points of a curve."""

    curve_data_point: Annotated[tuple[DataTuple, ...], Occurs(2, 10)]


class FrequencyDroopSettings(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """A droop on one side of the nominal frequency."""

    db: RationalNumber = field(name="db")
    droop_factor: RationalNumber
    droop_factor_l2: RationalNumber | None = None
    droop_factor_l3: RationalNumber | None = None
    power_reference: PowerReference
    power_reference_l2: PowerReference | None = None
    power_reference_l3: PowerReference | None = None
    open_loop_response_time: RationalNumber
    """Seconds."""


class DERCurve(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """A curve beyond which the inverter trips, or may."""

    enable: bool
    priority: Annotated[int | None, UNSIGNED_SHORT] = None
    x_unit: DERUnit = field(name="xUnit")
    y_unit: DERUnit = field(name="yUnit")
    curve_data_points: CurveDataPointsList
    curve_data_points_l2: CurveDataPointsList | None = None
    curve_data_points_l3: CurveDataPointsList | None = None


class ConstantPowerFactor(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """A power factor to hold."""

    enable: bool
    priority: Annotated[int | None, UNSIGNED_SHORT] = None
    power_factor_value: RationalNumber
    power_factor_value_l2: RationalNumber | None = None
    power_factor_value_l3: RationalNumber | None = None
    power_factor_excitation: PowerFactorExcitation
    power_factor_excitation_l2: PowerFactorExcitation | None = None
    power_factor_excitation_l3: PowerFactorExcitation | None = None


@element()
class FrequencyDroop(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """Active power as a function of frequency."""

    enable: bool
    priority: Annotated[int | None, UNSIGNED_SHORT] = None
    over_frequency_droop: FrequencyDroopSettings | None = None
    under_frequency_droop: FrequencyDroopSettings | None = None


class VoltVar(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """Reactive power as a function of voltage."""

    enable: bool
    priority: Annotated[int | None, UNSIGNED_SHORT] = None
    x_unit: DERUnit = field(name="xUnit")
    y_unit: DERUnit = field(name="yUnit")
    curve_data_points: CurveDataPointsList
    curve_data_points_l2: CurveDataPointsList | None = None
    curve_data_points_l3: CurveDataPointsList | None = None
    open_loop_response_time: RationalNumber
    """Seconds."""
    time_constant_pt1: Annotated[int | None, UNSIGNED_INT] = None
    """Seconds."""
    reference_voltage: RationalNumber
    """Volt."""
    autonomous_reference_voltage_adjustment_enable: bool
    reference_voltage_adjustment_time_constant: Annotated[int, UNSIGNED_INT]
    """Seconds."""


class VoltWatt(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """Active power as a function of voltage."""

    enable: bool
    priority: Annotated[int | None, UNSIGNED_SHORT] = None
    x_unit: DERUnit = field(name="xUnit")
    y_unit: DERUnit = field(name="yUnit")
    curve_data_points: CurveDataPointsList
    curve_data_points_l2: CurveDataPointsList | None = None
    curve_data_points_l3: CurveDataPointsList | None = None
    open_loop_response_time: RationalNumber
    """Seconds."""
    time_constant_pt1: Annotated[int | None, UNSIGNED_INT] = None
    """Seconds."""


class WattVar(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """Reactive power as a function of active power."""

    enable: bool
    priority: Annotated[int | None, UNSIGNED_SHORT] = None
    x_unit: DERUnit = field(name="xUnit")
    y_unit: DERUnit = field(name="yUnit")
    curve_data_points: CurveDataPointsList
    curve_data_points_l2: CurveDataPointsList | None = None
    curve_data_points_l3: CurveDataPointsList | None = None
    open_loop_response_time: RationalNumber | None = None
    """Seconds."""
    time_constant_pt1: Annotated[int | None, UNSIGNED_INT] = None
    """Seconds."""


class ConstantWatt(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """An active power to hold."""

    enable: bool
    priority: Annotated[int | None, UNSIGNED_SHORT] = None
    watt_setpoint: RationalNumber
    watt_setpoint_l2: RationalNumber | None = None
    watt_setpoint_l3: RationalNumber | None = None
    unit: DERUnit


class ConstantVar(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """A reactive power to hold."""

    enable: bool
    priority: Annotated[int | None, UNSIGNED_SHORT] = None
    var_setpoint: RationalNumber
    var_setpoint_l2: RationalNumber | None = None
    var_setpoint_l3: RationalNumber | None = None
    unit: DERUnit


class LimitMaxDischargePower(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """A share of the discharge power that is allowed."""

    enable: bool
    priority: Annotated[int | None, UNSIGNED_SHORT] = None
    percentage_value: Annotated[int, UNSIGNED_SHORT]
    """Per cent."""
    percentage_value_l2: Annotated[int | None, UNSIGNED_SHORT] = None
    """Per cent."""
    percentage_value_l3: Annotated[int | None, UNSIGNED_SHORT] = None
    """Per cent."""
    open_loop_response_time: RationalNumber | None = None
    """Seconds."""


class VoltageTrip(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """Voltages at which the inverter trips."""

    over_voltage_must_trip_curve: DERCurve
    under_voltage_must_trip_curve: DERCurve
    over_voltage_momentary_cessation_trip_curve: DERCurve | None = None
    under_voltage_momentary_cessation_trip_curve: DERCurve | None = None
    over_voltage_may_trip_curve: DERCurve | None = None
    under_voltage_may_trip_curve: DERCurve | None = None


class FrequencyTrip(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """Frequencies at which the inverter trips."""

    over_frequency_must_trip_curve: DERCurve
    under_frequency_must_trip_curve: DERCurve
    over_frequency_may_trip_curve: DERCurve | None = None
    under_frequency_may_trip_curve: DERCurve | None = None


class EnterServiceCPDRes(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """When the inverter may begin to feed."""

    permit_service: bool
    enter_service_voltage_high: RationalNumber
    """Volt."""
    enter_service_voltage_low: RationalNumber
    """Volt."""
    enter_service_frequency_high: RationalNumber
    """Hertz."""
    enter_service_frequency_low: RationalNumber
    """Hertz."""
    enter_service_delay: RationalNumber | None = None
    """Seconds."""
    enter_service_randomized_delay: RationalNumber | None = None
    """Seconds."""
    enter_service_ramp_time: RationalNumber | None = None
    """Seconds."""


class EnterServiceCLRes(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """When the inverter may begin to feed, as far as it has changed."""

    permit_service: bool
    enter_service_voltage_high: RationalNumber | None = None
    """Volt."""
    enter_service_voltage_low: RationalNumber | None = None
    """Volt."""
    enter_service_frequency_high: RationalNumber | None = None
    """Hertz."""
    enter_service_frequency_low: RationalNumber | None = None
    """Hertz."""
    enter_service_delay: RationalNumber | None = None
    """Seconds."""
    enter_service_randomized_delay: RationalNumber | None = None
    """Seconds."""
    enter_service_ramp_time: RationalNumber | None = None
    """Seconds."""


class ReactivePowerSupportCPDRes(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """How the inverter supports the grid with reactive power."""

    constant_power_factor: ConstantPowerFactor
    volt_var: VoltVar
    watt_var: WattVar
    constant_var: ConstantVar


class ReactivePowerSupportCLRes(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """The same, as far as it has changed."""

    constant_power_factor: ConstantPowerFactor | None = None
    volt_var: VoltVar | None = None
    watt_var: WattVar | None = None
    constant_var: ConstantVar | None = None


class ActivePowerSupportCPDRes(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """How the inverter supports the grid with active power."""

    frequency_droop: Annotated[FrequencyDroop, Ref()]
    volt_watt: VoltWatt
    constant_watt: ConstantWatt
    limit_max_discharge_power: LimitMaxDischargePower


class ActivePowerSupportCLRes(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """The same, as far as it has changed."""

    frequency_droop: Annotated[FrequencyDroop | None, Ref()] = None
    volt_watt: VoltWatt | None = None
    constant_watt: ConstantWatt | None = None
    limit_max_discharge_power: LimitMaxDischargePower | None = None


class DERControlCPDRes(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """What the grid demands of the inverter."""

    voltage_trip: VoltageTrip
    frequency_trip: FrequencyTrip
    enter_service_cpd_res: EnterServiceCPDRes
    reactive_power_support_cpd_res: ReactivePowerSupportCPDRes
    active_power_support_cpd_res: ActivePowerSupportCPDRes


class DERControlCLRes(InACDERSAE, CommonType, frozen=True, kw_only=True):
    """The same, as far as it has changed."""

    voltage_trip: VoltageTrip | None = None
    frequency_trip: FrequencyTrip | None = None
    enter_service_cl_res: EnterServiceCLRes
    reactive_power_support_cl_res: ReactivePowerSupportCLRes | None = None
    active_power_support_cl_res: ActivePowerSupportCLRes | None = None
