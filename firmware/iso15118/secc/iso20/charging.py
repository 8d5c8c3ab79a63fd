"""The charge loops, AC and DC, scheduled and dynamic, and the confirmation of meter readings that belongs to them."""

import math
from dataclasses import dataclass, replace
from typing import Any

from firmware.iso15118.api import (
    AuthMethod,
    Effect,
    EvProgress,
    EvseView,
    ReceiptVerified,
    RequestContactor,
    SetDcTarget,
    StopDc,
    Trace,
)
from firmware.iso15118.messages.iso20 import ac, common, dc
from firmware.iso15118.messages.iso20.common_types import (
    ChargeLoopReq,
    Dynamic_CLReqControlMode,
    EVSENotification,
    EVSEStatus,
    MeterInfo,
    RationalNumber,
    Scheduled_CLReqControlMode,
)
from firmware.iso15118.secc.iso20.authorization import signature_holds
from firmware.iso15118.secc.iso20.record import ControlMode, Record, Request, Step
from firmware.iso15118.secc.iso20.responses import (
    BASE,
    Code,
    ac_control,
    bidirectional,
    broken,
    dc_control,
    fail,
    head,
    meter_info,
    number,
    off,
    status,
)

_BIDIRECTIONAL = (
    ac.BPT_Scheduled_AC_CLReqControlMode,
    ac.BPT_Dynamic_AC_CLReqControlMode,
    dc.BPT_Scheduled_DC_CLReqControlMode,
    dc.BPT_Dynamic_DC_CLReqControlMode,
)


def ac_charge_loop(request: Request[ac.AC_ChargeLoopReq], record: Record, view: EvseView) -> Step:
    """The AC loop: the power that is allowed at this instant, which in dynamic control is the setpoint."""
    body = request.body
    fault = _mode_fault(body.cl_req_control_mode, record)
    if fault is not None:
        return fail(request, Code.FAILED_WRONG_CHARGE_PARAMETER, record, view, fault)
    record, effects = _cut_energy(record, view)
    record, more = _progress(body, body.cl_req_control_mode, record)
    told = body.cl_req_control_mode
    target = 0.0 if off(record, view) else view.ac.max_power_w
    if isinstance(told, ac.Dynamic_AC_CLReqControlMode):
        # In dynamic control the target is to be followed, so that it must be one that the EV can follow.
        powers = (told.ev_maximum_charge_power, told.ev_maximum_charge_power_l2, told.ev_maximum_charge_power_l3)
        highest = sum(max(power.to_float(), 0.0) for power in powers if power is not None)
        target = min(target, highest)
    record, notice = _notice(record, view, request.now)
    response = ac.AC_ChargeLoopRes(
        **head(record, view),
        response_code=Code.OK,
        evse_status=notice,
        meter_info=_meter(body, record, view),
        cl_res_control_mode=ac_control(record, view, target),
    )
    return Step(response, record, (*effects, *more))


def dc_charge_loop(request: Request[dc.DC_ChargeLoopReq], record: Record, view: EvseView) -> Step:
    """The DC loop: in scheduled control the EV's target within both sides' limits, in dynamic control ours."""
    body = request.body
    fault = _mode_fault(body.cl_req_control_mode, record)
    if fault is not None:
        return fail(request, Code.FAILED_WRONG_CHARGE_PARAMETER, record, view, fault)
    record, effects = _cut_energy(record, view)
    record, more = _progress(body, body.cl_req_control_mode, record)
    target = dc_target(body, record, view)
    if not off(record, view):
        more = (*more, SetDcTarget(target.voltage_v, target.current_a))
    record, notice = _notice(record, view, request.now)
    response = dc.DC_ChargeLoopRes(
        **head(record, view),
        response_code=Code.OK,
        evse_status=notice,
        meter_info=_meter(body, record, view),
        evse_present_current=number(view.present_current_a),
        evse_present_voltage=number(view.present_voltage_v),
        evse_power_limit_achieved=target.power_limited,
        evse_current_limit_achieved=target.current_limited,
        evse_voltage_limit_achieved=target.voltage_limited,
        cl_res_control_mode=dc_control(record, view),
    )
    return Step(response, record, (*effects, *more))


def _mode_fault(mode: Any, record: Record) -> str | None:
    """The control mode and the direction are those of the selected parameter set."""
    kind = Scheduled_CLReqControlMode if record.control is ControlMode.SCHEDULED else Dynamic_CLReqControlMode
    if not isinstance(mode, kind) or isinstance(mode, _BIDIRECTIONAL) is not bidirectional(record):
        return f"{type(mode).__name__} in {record.control.name.lower()} control"
    return None


# --- the DC target ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Target:
    """What the supply shall deliver, and which limit of the station's was in the way of what the EV asked."""

    voltage_v: float
    current_a: float
    voltage_limited: bool
    current_limited: bool
    power_limited: bool


def dc_target(body: dc.DC_ChargeLoopReq, record: Record, view: EvseView) -> Target:
    """Clip to both sides' limits. In dynamic control as much as both allow, at most at the EV's highest voltage.

    Discharging is never a target here: the supply takes no negative current.
    """
    limits, told, mode = view.dc, record.needs, body.cl_req_control_mode
    assert isinstance(mode, dc.Scheduled_DC_CLReqControlMode | dc.Dynamic_DC_CLReqControlMode)
    ev_v = _least(mode.ev_maximum_voltage, told.max_voltage_v if told else None)
    ev_a = _least(mode.ev_maximum_charge_current, told.max_current_a if told else None)
    ev_w = _least(mode.ev_maximum_charge_power, told.max_power_w if told else None)
    if isinstance(mode, dc.Scheduled_DC_CLReqControlMode):
        wanted_v = min(max(mode.ev_target_voltage.to_float(), 0.0), ev_v)
        wanted_a = min(max(mode.ev_target_current.to_float(), 0.0), ev_a)
    else:
        wanted_v, wanted_a = min(ev_v, limits.max_voltage_v), min(ev_a, limits.max_current_a)
    voltage, current = min(wanted_v, limits.max_voltage_v), min(wanted_a, limits.max_current_a)
    # In dynamic control the voltage is that of the battery: the EV's highest is a bound, not what flows.
    scheduled = isinstance(mode, dc.Scheduled_DC_CLReqControlMode)
    at_v = voltage if scheduled else min(max(body.ev_present_voltage.to_float(), 0.0) or voltage, voltage)
    power_limited = scheduled and current * at_v > limits.max_power_w
    power_w = min(limits.max_power_w, ev_w)
    if current * at_v > power_w:
        current = power_w / at_v
    return Target(
        voltage,
        current,
        voltage_limited=limits.voltage_limited or wanted_v > limits.max_voltage_v,
        current_limited=limits.current_limited or wanted_a > limits.max_current_a,
        power_limited=limits.power_limited or power_limited,
    )


def _least(now: RationalNumber | None, before: float | None) -> float:
    """The EV's own limit: the lower one of this message and of the parameters."""
    told = now.to_float() if now is not None else None
    return min((math.inf, *(max(limit, 0.0) for limit in (told, before) if limit is not None)))


# --- what the EV tells ------------------------------------------------------------------------------------------------


def _progress(body: ChargeLoopReq, mode: Any, record: Record) -> tuple[Record, tuple[Effect, ...]]:
    """State of charge, forecasts and mobility needs, where they are news."""
    effects: tuple[Effect, ...] = ()
    shown = body.display_parameters
    if shown is not None:
        remaining = shown.remaining_time_to_target_soc
        if remaining is None:
            remaining = shown.remaining_time_to_maximum_soc
        progress = EvProgress(
            shown.present_soc, shown.charging_complete, float(remaining) if remaining is not None else None
        )
        if progress != record.progress:
            record, effects = replace(record, progress=progress), (progress,)
    needs = record.needs
    if isinstance(mode, Dynamic_CLReqControlMode) and needs is not None:
        changed = replace(
            needs,
            energy_request_wh=max(mode.ev_target_energy_request.to_float(), 0.0),
            min_energy_wh=max(mode.ev_minimum_energy_request.to_float(), 0.0),
            max_energy_wh=max(mode.ev_maximum_energy_request.to_float(), 0.0),
            departure_s=mode.departure_time or needs.departure_s,
        )
        if changed != needs:
            record, effects = replace(record, needs=changed), (*effects, changed)
    return record, effects


def _cut_energy(record: Record, view: EvseView) -> tuple[Record, tuple[Effect, ...]]:
    """An emergency or a fault ends the energy at once, whatever the EV does; the response asks it to end."""
    if not broken(view) or record.cut:
        return record, ()
    effects: tuple[Effect, ...] = (Trace("energy cut: " + ("emergency" if view.emergency else "fault"), warning=True),)
    if record.dc:
        effects = (*effects, StopDc())
    return replace(record, cut=True), (*effects, RequestContactor(False))


# --- metering ---------------------------------------------------------------------------------------------------------


def _meter(body: ChargeLoopReq, record: Record, view: EvseView) -> MeterInfo | None:
    """The reading, when the EV asks for it ([V2G20-1082]) or shall confirm it."""
    if record.confirm is not None:
        return record.confirm
    return meter_info(record, view) if body.meter_info_requested else None


def _notice(record: Record, view: EvseView, now: float) -> tuple[Record, EVSEStatus | None]:
    """What the station wants of the EV; a confirmation of the reading when there is nothing more urgent.

    Confirmations are asked for with a contract only, when the station wants them, and at most once in the interval.
    """
    wanted = status(record, view)
    contract = record.method is AuthMethod.PNC and record.leaf  # a joined session has not shown its contract
    if wanted is not None or not view.receipt_required or not contract:
        return record, wanted
    if record.confirm is None:
        interval = record.setup.config.receipt_interval_s
        reading = meter_info(record, view)
        if reading is None or (record.confirmed_at is not None and now - record.confirmed_at < interval):
            return record, None
        record = replace(record, confirm=reading)
    ask = EVSEStatus(notification_max_delay=0, evse_notification=EVSENotification.METERING_CONFIRMATION)
    return record, ask


def metering_confirmation(request: Request[common.MeteringConfirmationReq], record: Record, view: EvseView) -> Step:
    """Take the confirmation: it must name this session and the reading that was sent, signed ([V2G20-1083])."""
    told = request.body.signed_metering_data
    fault = None
    if record.confirm is None:
        fault = "no confirmation was asked for"
    elif told.session_id != record.session_id:
        fault = "another session's reading"
    elif told.meter_info != record.confirm:
        fault = "not the reading that was sent"
    elif not signature_holds(request, record, record.leaf, told):
        fault = "the signature is not the contract's"
    if fault is not None:
        return fail(request, Code.FAILED_METERING_SIGNATURE_NOT_VALID, record, view, fault)
    after = replace(record, confirm=None, confirmed_at=request.now)
    receipt = ReceiptVerified(told.meter_info.charged_energy_reading_wh, request.raw)
    return Step(BASE[common.MeteringConfirmationReq](Code.OK, after, view), after, (receipt,))
