"""The grid's code in the words of the IEC variant of AC DER.

Pure. Amounts are not negative; no public source says another sign for this variant.
"""

from typing import Any

from firmware.iso15118.api import EvseView
from firmware.iso15118.messages.iso20 import ac_der_iec as iec
from firmware.iso15118.messages.iso20.ac import AC_CPDResEnergyTransferMode
from firmware.iso15118.secc.grid_code import Droop, GridCode, Points
from firmware.iso15118.secc.iso20.record import ControlMode, Record
from firmware.iso15118.secc.iso20.responses import acknowledged, max_discharge_w, number, wishes


def _code(record: Record) -> GridCode:
    code = record.setup.config.grid_code
    assert code is not None, "AC DER is served with a grid code only"
    return code


def limits(record: Record, view: EvseView) -> AC_CPDResEnergyTransferMode:
    """AC_ChargeParameterDiscoveryRes."""
    code, most, back = _code(record), number(view.ac.max_power_w), number(max_discharge_w(record, view))
    return iec.DER_AC_CPDResEnergyTransferMode(
        evse_maximum_charge_power=most,
        evse_minimum_charge_power=number(0.0),
        evse_nominal_frequency=number(code.nominal_hz),
        evse_nominal_charge_power=most,
        evse_nominal_discharge_power=back,
        evse_maximum_discharge_power=back,
        ev_operating_mode=iec.EVOperatingMode.GRID_FOLLOWING,
        grid_connection_mode=iec.GridConnectionMode.GRID_CONNECTED,
        der_control=demands(code),
    )


def control(record: Record, view: EvseView, target_w: float, none: bool) -> Any:
    """AC_ChargeLoopRes. A reactive power is asked for as the setpoint of the grid's operator."""
    code = _code(record)
    wanted = view.setpoint_var if view.setpoint_var is not None and code.max_var > 0.0 else None
    asked = None
    if wanted is not None:
        asked = iec.DSOQSetpoint(
            dso_q_setpoint_value=number(0.0 if none else min(max(wanted, -code.max_var), code.max_var)),
            pt1_response_reactive_power=False,
            step_response_time_constant_reactive_power=number(code.response_s),
        )
    values: dict[str, Any] = {
        "evse_target_active_power": number(target_w),
        "evse_maximum_charge_power": number(0.0 if none else view.ac.max_power_w),
        "evse_maximum_discharge_power": number(0.0 if none else max_discharge_w(record, view)),
        "dso_q_setpoint": asked,
    }
    if record.control is ControlMode.SCHEDULED:
        return iec.DER_Scheduled_AC_CLResControlMode(**values)
    return iec.DER_Dynamic_AC_CLResControlMode(**values, **acknowledged(wishes(record, view)))


def demands(code: GridCode) -> iec.DERControl:
    """DERControl."""
    reactive = iec.ReactivePowerSupport(
        volt_var=_curve(code, code.volt_var, iec.CurveUnit.V),
        watt_var=_curve(code, code.watt_var, iec.CurveUnit.W),
    )
    active = iec.ActivePowerSupport(
        under_frequency_watt=_droop(code, code.under_frequency),
        over_frequency_watt=_droop(code, code.over_frequency),
        volt_watt=_volt_watt(code),
    )
    return iec.DERControl(
        overvoltage_fault_ride_through=_ride_through(code, code.over_voltage_ride_through),
        undervoltage_fault_ride_through=_ride_through(code, code.under_voltage_ride_through),
        zero_current=_zero_current(code),
        reactive_power_support=reactive if code.volt_var or code.watt_var else None,
        active_power_support=active if code.under_frequency or code.over_frequency or code.volt_watt else None,
    )


def _active(code: GridCode) -> dict[str, Any]:
    return {
        "pt1_response_active_power": False,
        "step_response_time_constant_active_power": number(code.response_s),
    }


def _reactive(code: GridCode) -> dict[str, Any]:
    return {
        "pt1_response_reactive_power": False,
        "step_response_time_constant_reactive_power": number(code.response_s),
    }


def _curve(code: GridCode, points: Points, unit: iec.CurveUnit) -> iec.DERCurve | None:
    if not points:
        return None
    tuples = tuple(
        iec.DataTuple(x_value=number(x), y_value=iec.SetpointExcitation(setpoint_value=number(y))) for x, y in points
    )
    return iec.DERCurve(
        x_unit=unit,
        y_unit=iec.CurveUnit.VAR,
        curve_data_points=iec.CurveDataPointsList(curve_data_point=tuples),
        **_reactive(code),
    )


def _droop(code: GridCode, droop: Droop | None) -> iec.FrequencyWatt | None:
    if droop is None:
        return None
    return iec.FrequencyWatt(
        fstart=number(droop.start_hz),
        fstop=number(droop.stop_hz),
        slope=number(droop.slope),
        power_reference=iec.PowerReference.MAXIMUM_DISCHARGE_POWER,
        hysteresis_control=False,
        **_active(code),
    )


def _volt_watt(code: GridCode) -> iec.VoltWatt | None:
    if code.volt_watt is None:
        return None
    start, stop = code.volt_watt
    return iec.VoltWatt(
        power_reference=iec.PowerReference.MAXIMUM_DISCHARGE_POWER,
        u_start=number(start),
        u_stop=number(stop),
        **_active(code),
    )


def _ride_through(code: GridCode, voltages: tuple[float, float] | None) -> iec.FaultRideThrough | None:
    if voltages is None:
        return None
    start, recovered = voltages
    return iec.FaultRideThrough(
        voltage_limit_start_frt=number(start),
        voltage_recovery_limit=number(recovered),
        **_active(code),
        **_reactive(code),
    )


def _zero_current(code: GridCode) -> iec.ZeroCurrent | None:
    if code.zero_current is None:
        return None
    under, over = code.zero_current
    return iec.ZeroCurrent(
        over_voltage_limit=number(over), under_voltage_limit=number(under), **_active(code), **_reactive(code)
    )
