"""The grid's code in the words of the SAE variant of AC DER.

Pure. Every function stands in the parameters, enabled where the code has it and the vehicle's inverter can; what is not
enabled carries values that say nothing. Signs as EVerest checks them: discharging powers and injected reactive
powers are not positive.
"""

from typing import Any

from firmware.iso15118.api import EvseView
from firmware.iso15118.messages.iso20 import ac_der_sae as sae
from firmware.iso15118.messages.iso20.ac import AC_CPDResEnergyTransferMode
from firmware.iso15118.messages.iso20.common_types import Processing
from firmware.iso15118.secc.grid_code import Droop, GridCode, Points
from firmware.iso15118.secc.iso20.record import ControlMode, Record
from firmware.iso15118.secc.iso20.responses import acknowledged, max_discharge_w, number, wishes

ENTER_SERVICE, DROOP = 3, 8
OVER_FREQUENCY_TRIP, OVER_VOLTAGE_TRIP, UNDER_FREQUENCY_TRIP, UNDER_VOLTAGE_TRIP = 11, 14, 16, 19
VOLT_VAR, VOLT_WATT, WATT_VAR = 23, 24, 26
"""Bits of SupportedModes, as EVerest has them."""

_V, _S, _HZ, _W, _VAR = sae.DERUnit.V, sae.DERUnit.S, sae.DERUnit.HZ, sae.DERUnit.W, sae.DERUnit.VAR


def _code(record: Record) -> GridCode:
    code = record.setup.config.grid_code
    assert code is not None, "AC DER is served with a grid code only"
    return code


def wanted(code: GridCode) -> dict[int, str]:
    """The functions that the code has, by their bits."""
    there = {
        ENTER_SERVICE: ("enter service", True),
        DROOP: ("frequency droop", code.over_frequency or code.under_frequency),
        OVER_FREQUENCY_TRIP: ("over-frequency trip", code.over_frequency_trip),
        UNDER_FREQUENCY_TRIP: ("under-frequency trip", code.under_frequency_trip),
        OVER_VOLTAGE_TRIP: ("over-voltage trip", code.over_voltage_trip),
        UNDER_VOLTAGE_TRIP: ("under-voltage trip", code.under_voltage_trip),
        VOLT_VAR: ("volt-var", code.volt_var),
        VOLT_WATT: ("volt-watt", code.volt_watt),
        WATT_VAR: ("watt-var", code.watt_var),
    }
    return {bit: name for bit, (name, function) in there.items() if function}


def missing(record: Record, supported: int) -> list[str]:
    """What of the code the vehicle's inverter has no function for."""
    return [name for bit, name in wanted(_code(record)).items() if not supported >> bit & 1]


def _enabled(record: Record, bit: int) -> bool:
    return bit in wanted(_code(record)) and bool(record.der_modes >> bit & 1)


def limits(record: Record, view: EvseView) -> AC_CPDResEnergyTransferMode:
    """AC_ChargeParameterDiscoveryRes."""
    code, most, back = _code(record), number(view.ac.max_power_w), number(-max_discharge_w(record, view))
    absorbed, injected = number(code.max_var), number(-code.max_var)
    return sae.DER_AC_CPDResEnergyTransferMode(
        evse_maximum_charge_power=most,
        evse_minimum_charge_power=number(0.0),
        evse_nominal_frequency=number(code.nominal_hz),
        evse_processing=Processing.FINISHED,
        der_control_cpd_res=demands(record),
        evse_nominal_charge_power=most,
        evse_nominal_discharge_power=back,
        evse_maximum_discharge_power=back,
        evse_reactive_power_limits=sae.EVSEReactivePowerLimits(
            evse_maximum_var_absorption_during_charging=absorbed,
            evse_maximum_var_injection_during_charging=injected,
            evse_maximum_var_absorption_during_discharging=absorbed,
            evse_maximum_var_injection_during_discharging=injected,
        ),
        grid_limits=sae.GridLimits(
            grid_nominal_frequency=number(code.nominal_hz),
            grid_nominal_voltage=number(code.nominal_v),
            grid_nominal_voltage_offset=number(0.0),
            grid_maximum_voltage=number(max(code.enter_v)),
            grid_minimum_voltage=number(min(code.enter_v)),
        ),
        required_der_operating_mode=sae.RequiredDEROperatingMode.GRID_FOLLOWING,
        grid_connection_mode=sae.GridConnectionMode.GRID_CONNECTED,
        evse_update_time=max(view.wall_unix, 0),
    )


def control(record: Record, view: EvseView, target_w: float, none: bool) -> Any:
    """AC_ChargeLoopRes: of the code nothing changes but whether the inverter may feed at all."""
    back = max_discharge_w(record, view)
    permit = _enabled(record, ENTER_SERVICE) and not none and back > 0.0
    values: dict[str, Any] = {
        "evse_target_active_power": number(target_w),
        "evse_maximum_charge_power": number(0.0 if none else view.ac.max_power_w),
        "evse_maximum_discharge_power": number(0.0 if none else -back),
        "der_control_cl_res": sae.DERControlCLRes(enter_service_cl_res=sae.EnterServiceCLRes(permit_service=permit)),
    }
    if view.setpoint_var is not None:
        most = _code(record).max_var
        values["evse_target_reactive_power"] = number(0.0 if none else min(max(view.setpoint_var, -most), most))
    if record.control is ControlMode.SCHEDULED:
        return sae.DER_Scheduled_AC_CLResControlMode(**values)
    return sae.DER_Dynamic_AC_CLResControlMode(**values, **acknowledged(wishes(record, view)))


def demands(record: Record) -> sae.DERControlCPDRes:
    """DERControlCPDRes."""
    code = _code(record)
    low_v, high_v = code.enter_v
    low_hz, high_hz = code.enter_hz
    response = number(code.response_s)
    return sae.DERControlCPDRes(
        voltage_trip=sae.VoltageTrip(
            over_voltage_must_trip_curve=_trip(record, OVER_VOLTAGE_TRIP, code.over_voltage_trip, _V, high_v),
            under_voltage_must_trip_curve=_trip(record, UNDER_VOLTAGE_TRIP, code.under_voltage_trip, _V, low_v),
        ),
        frequency_trip=sae.FrequencyTrip(
            over_frequency_must_trip_curve=_trip(record, OVER_FREQUENCY_TRIP, code.over_frequency_trip, _HZ, high_hz),
            under_frequency_must_trip_curve=_trip(record, UNDER_FREQUENCY_TRIP, code.under_frequency_trip, _HZ, low_hz),
        ),
        enter_service_cpd_res=sae.EnterServiceCPDRes(
            permit_service=_enabled(record, ENTER_SERVICE),
            enter_service_voltage_high=number(high_v),
            enter_service_voltage_low=number(low_v),
            enter_service_frequency_high=number(high_hz),
            enter_service_frequency_low=number(low_hz),
            enter_service_delay=number(code.enter_delay_s),  # [V2G20-3364], [V2G20-3365]: with its ramp
            enter_service_ramp_time=number(code.enter_ramp_s),
        ),
        reactive_power_support_cpd_res=sae.ReactivePowerSupportCPDRes(
            constant_power_factor=sae.ConstantPowerFactor(
                enable=False,
                power_factor_value=number(1.0),
                power_factor_excitation=sae.PowerFactorExcitation.OVER_EXCITED,
            ),
            volt_var=sae.VoltVar(
                **_curve(record, VOLT_VAR, code.volt_var, (_V, _VAR), ((low_v, 0.0), (high_v, 0.0))),
                open_loop_response_time=response,
                reference_voltage=number(code.nominal_v),
                autonomous_reference_voltage_adjustment_enable=False,
                reference_voltage_adjustment_time_constant=0,
            ),
            watt_var=sae.WattVar(
                **_curve(record, WATT_VAR, code.watt_var, (_W, _VAR), ((0.0, 0.0), (1_000.0, 0.0))),
                open_loop_response_time=response,
            ),
            constant_var=sae.ConstantVar(enable=False, var_setpoint=number(0.0), unit=_VAR),
        ),
        active_power_support_cpd_res=sae.ActivePowerSupportCPDRes(
            frequency_droop=sae.FrequencyDroop(
                enable=_enabled(record, DROOP),
                over_frequency_droop=_droop(code, code.over_frequency),
                under_frequency_droop=_droop(code, code.under_frequency),
            ),
            volt_watt=_volt_watt(record),
            constant_watt=sae.ConstantWatt(enable=False, watt_setpoint=number(0.0), unit=_W),
            limit_max_discharge_power=sae.LimitMaxDischargePower(enable=False, percentage_value=100),
        ),
    )


def _points(points: Points) -> sae.CurveDataPointsList:
    return sae.CurveDataPointsList(
        curve_data_point=tuple(sae.DataTuple(x_value=number(x), y_value=number(y)) for x, y in points)
    )


def _curve(
    record: Record, bit: int, points: Points, units: tuple[sae.DERUnit, sae.DERUnit], nothing: Points
) -> dict[str, Any]:
    """`nothing`: the points of a curve that the code does not have."""
    return {
        "enable": _enabled(record, bit),
        "x_unit": units[0],
        "y_unit": units[1],
        "curve_data_points": _points(points or nothing),
    }


def _trip(record: Record, bit: int, points: Points, unit: sae.DERUnit, at: float) -> sae.DERCurve:
    """Time is x, by rising time."""
    return sae.DERCurve(**_curve(record, bit, points, (_S, unit), ((1.0, at), (2.0, at))))


def _droop(code: GridCode, droop: Droop | None) -> sae.FrequencyDroopSettings | None:
    if droop is None:
        return None
    return sae.FrequencyDroopSettings(
        db=number(abs(droop.start_hz - code.nominal_hz)),
        droop_factor=number(droop.slope),
        power_reference=sae.PowerReference.MAXIMUM_ACTIVE_POWER,
        open_loop_response_time=number(code.response_s),
    )


def _volt_watt(record: Record) -> sae.VoltWatt:
    """From the whole power to none between two voltages, in percentages of the active power, as EVerest has it."""
    code = _code(record)
    start, stop = code.volt_watt or (max(code.enter_v), max(code.enter_v) + 1.0)
    return sae.VoltWatt(
        enable=_enabled(record, VOLT_WATT),
        x_unit=_V,
        y_unit=sae.DERUnit.PERCENTAGE_EV_MAXIMUM_CONFIGURED_ACTIVE_POWER,
        curve_data_points=_points(((start, 100.0), (stop, 0.0))),
        open_loop_response_time=number(code.response_s),
    )
