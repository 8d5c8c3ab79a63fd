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
    SetDcTarget,
)
from firmware.iso15118.messages.iso20 import ac, common, dc
from firmware.iso15118.messages.iso20.common_types import (
    ChargeLoopReq,
    Dynamic_CLReqControlMode,
    EVSENotification,
    EVSEStatus,
    RationalNumber,
)
from firmware.iso15118.secc.energy import broken, cut_energy
from firmware.iso15118.secc.iso20.authorization import signature_holds
from firmware.iso15118.secc.iso20.parameters import DISCHARGE_POWERS, supplied
from firmware.iso15118.secc.iso20.record import ControlMode, Record, Request, Step, Way
from firmware.iso15118.secc.iso20.responses import (
    BASE,
    Code,
    ac_control,
    bidirectional,
    dc_control,
    fail,
    head,
    max_discharge_w,
    meter_info,
    number,
    off,
    receipt,
    resting,
    scheduled_w,
    setpoint_w,
    status,
    steered,
    under_grid_code,
)

MODE_CHANGE_S = 30
"""For so long an EV is asked to change to dynamic control."""

_KINDS: dict[tuple[Way, bool, ControlMode], type[Any]] = {
    (Way.AC, False, ControlMode.SCHEDULED): ac.Scheduled_AC_CLReqControlMode,
    (Way.AC, False, ControlMode.DYNAMIC): ac.Dynamic_AC_CLReqControlMode,
    (Way.AC, True, ControlMode.SCHEDULED): ac.BPT_Scheduled_AC_CLReqControlMode,
    (Way.AC, True, ControlMode.DYNAMIC): ac.BPT_Dynamic_AC_CLReqControlMode,
    (Way.DC, False, ControlMode.SCHEDULED): dc.Scheduled_DC_CLReqControlMode,
    (Way.DC, False, ControlMode.DYNAMIC): dc.Dynamic_DC_CLReqControlMode,
    (Way.DC, True, ControlMode.SCHEDULED): dc.BPT_Scheduled_DC_CLReqControlMode,
    (Way.DC, True, ControlMode.DYNAMIC): dc.BPT_Dynamic_DC_CLReqControlMode,
}
"""What the EV sends in the loop, by the way of energy, both directions, and control mode."""


def ac_charge_loop(request: Request[ac.AC_ChargeLoopReq], record: Record, view: EvseView) -> Step:
    """The AC loop: the power that is allowed at this instant, which in dynamic control is the setpoint."""
    body = request.body
    fault = _mode_fault(body.cl_req_control_mode, record)
    if fault is not None:
        return fail(request, Code.FAILED_WRONG_CHARGE_PARAMETER, record, view, fault)
    effects = cut_energy(record, view)
    record = replace(record, cut=record.cut or broken(view))
    record, more = progress(body, body.cl_req_control_mode, record)
    if under_grid_code(record):
        from firmware.iso15118.secc.iso20 import der

        record, notes = der.event(record, body.cl_req_control_mode)
        more = (*more, *notes)
    target = 0.0 if resting(record, view) else ac_target_w(body.cl_req_control_mode, record, view, request.now)
    record, notice = notice_of(record, view, request.now)
    response = ac.AC_ChargeLoopRes(
        **head(record, view),
        response_code=Code.OK,
        evse_status=notice,
        **metered(body, record, view),
        cl_res_control_mode=ac_control(record, view, target),
    )
    return Step(response, record, (*effects, *more))


def ac_target_w(mode: Any, record: Record, view: EvseView, now: float) -> float:
    """What shall flow on AC, positive into the vehicle: in scheduled control the most that the schedule allows, in
    dynamic control the setpoint within what the EV says it can, because that one is to be followed."""
    if not isinstance(mode, ac.Dynamic_AC_CLReqControlMode):
        return scheduled_w(record, view, now)
    powers = (mode.ev_maximum_charge_power, mode.ev_maximum_charge_power_l2, mode.ev_maximum_charge_power_l3)
    highest = sum(max(power.to_float(), 0.0) for power in powers if power is not None)
    # A service that only charges has no field for what the vehicle can give.
    back = min(_can_give(mode) or 0.0, max_discharge_w(record, view))
    return setpoint_w(record, view, min(view.ac.max_power_w, highest), -back)


def dc_charge_loop(request: Request[dc.DC_ChargeLoopReq], record: Record, view: EvseView) -> Step:
    """The DC loop: in scheduled control the EV's target within both sides' limits, in dynamic control ours."""
    body = request.body
    fault = _mode_fault(body.cl_req_control_mode, record)
    if fault is not None:
        return fail(request, Code.FAILED_WRONG_CHARGE_PARAMETER, record, view, fault)
    effects = cut_energy(record, view)
    record = replace(record, cut=record.cut or broken(view))
    record, more = progress(body, body.cl_req_control_mode, record)
    target = dc_target(body, record, view, request.now)
    if not off(record, view):
        more = (*more, SetDcTarget(target.voltage_v, 0.0 if record.standby else target.current_a))
    record, notice = notice_of(record, view, request.now)
    response = dc.DC_ChargeLoopRes(
        **head(record, view),
        response_code=Code.OK,
        evse_status=notice,
        **metered(body, record, view),
        evse_present_current=number(view.present_current_a),
        evse_present_voltage=number(view.present_voltage_v),
        evse_power_limit_achieved=target.power_limited,
        evse_current_limit_achieved=target.current_limited,
        evse_voltage_limit_achieved=target.voltage_limited,
        cl_res_control_mode=dc_control(record, view, scheduled_w(record, view, request.now)),
    )
    return Step(response, record, (*effects, *more))


def _mode_fault(mode: Any, record: Record) -> str | None:
    """The control mode and the direction are those of the selected parameter set."""
    if under_grid_code(record):
        from firmware.iso15118.secc.iso20 import der  # few stations have a grid code

        kind = der.loop_kind(record)
    else:
        kind = _KINDS[record.way, bidirectional(record), record.control]
    return None if type(mode) is kind else f"{type(mode).__name__} in {record.control.name.lower()} control"


# --- the DC target ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Target:
    """What the supply shall deliver (a negative current is taken back), and which limit of the station's was in the
    way of what the EV asked."""

    voltage_v: float
    current_a: float
    voltage_limited: bool
    current_limited: bool
    power_limited: bool


def dc_target(body: dc.DC_ChargeLoopReq, record: Record, view: EvseView, now: float) -> Target:
    """Clip to both sides' limits. In scheduled control what the EV asks for, in dynamic control the station's setpoint,
    or as much charging as both allow, at most at the EV's highest voltage.

    The current is negative only in a bidirectional service with a permission to discharge.
    """
    limits, told, mode = view.dc, record.needs, body.cl_req_control_mode
    assert isinstance(mode, dc.Scheduled_DC_CLReqControlMode | dc.Dynamic_DC_CLReqControlMode)
    ev_v = _least(mode.ev_maximum_voltage, told.max_voltage_v if told else None)
    ev_a = _least(mode.ev_maximum_charge_current, told.max_current_a if told else None)
    ev_w = _least(mode.ev_maximum_charge_power, told.max_power_w if told else None)
    back_a, back_w = _back(mode, record, view)
    scheduled = isinstance(mode, dc.Scheduled_DC_CLReqControlMode)
    if isinstance(mode, dc.Scheduled_DC_CLReqControlMode):
        wanted_v = min(max(mode.ev_target_voltage.to_float(), 0.0), ev_v)
        wanted_a = min(mode.ev_target_current.to_float(), ev_a)
    else:
        wanted_v, wanted_a = min(ev_v, limits.max_voltage_v), min(ev_a, limits.max_current_a)
    voltage = min(wanted_v, limits.max_voltage_v)
    # In dynamic control the voltage is that of the battery: the EV's highest is a bound, not what flows.
    at_v = voltage if scheduled else min(max(body.ev_present_voltage.to_float(), 0.0) or voltage, voltage)
    most_w, current = scheduled_w(record, view, now), min(wanted_a, limits.max_current_a)
    power_limited = scheduled and current * at_v > most_w
    highest_w = min(most_w, ev_w)
    if not scheduled:
        wanted_w = setpoint_w(record, view, min(current * at_v, highest_w), -back_w)
        current = min(current, wanted_w / at_v) if at_v > 0 else 0.0
    if current * at_v > highest_w:
        current = highest_w / at_v
    if current < 0.0:
        power_limited = power_limited or (scheduled and -current * at_v > back_w)
        current = -min(-current, back_a, back_w / at_v) if at_v > 0 else 0.0
    return Target(
        voltage,
        current,
        voltage_limited=limits.voltage_limited or wanted_v > limits.max_voltage_v,
        current_limited=limits.current_limited or wanted_a > limits.max_current_a,
        power_limited=limits.power_limited or power_limited,
    )


def _back(mode: Any, record: Record, view: EvseView) -> tuple[float, float]:
    """(ampere, watt) that may flow out of the vehicle by both sides; nothing where the service is not bidirectional."""
    if not isinstance(mode, dc.BPT_Scheduled_DC_CLReqControlMode | dc.BPT_Dynamic_DC_CLReqControlMode):
        return 0.0, 0.0
    needs = record.needs
    ampere = (supplied((mode.ev_maximum_discharge_current,)), needs.max_discharge_current_a if needs else None)
    watt = (supplied((mode.ev_maximum_discharge_power,)), needs.max_discharge_power_w if needs else None)
    return (
        min((max(view.dc.max_discharge_current_a, 0.0), *(one for one in ampere if one is not None))),
        min((max_discharge_w(record, view), *(one for one in watt if one is not None))),
    )


def _least(now: RationalNumber | None, before: float | None) -> float:
    """The EV's own limit: the lower one of this message and of the parameters."""
    told = now.to_float() if now is not None else None
    return min((math.inf, *(max(limit, 0.0) for limit in (told, before) if limit is not None)))


# --- what the EV tells ------------------------------------------------------------------------------------------------


def progress(body: ChargeLoopReq, mode: Any, record: Record) -> tuple[Record, tuple[Effect, ...]]:
    """State of charge, forecasts and mobility needs, where they are news."""
    effects: tuple[Effect, ...] = ()
    shown = body.display_parameters
    if shown is not None:
        remaining = shown.remaining_time_to_target_soc
        if remaining is None:
            remaining = shown.remaining_time_to_maximum_soc
        capacity = shown.battery_energy_capacity
        progress = EvProgress(
            shown.present_soc,
            shown.charging_complete,
            float(remaining) if remaining is not None else None,
            shown.minimum_soc,
            shown.target_soc,
            shown.maximum_soc,
            max(capacity.to_float(), 0.0) if capacity is not None else None,
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
        if bidirectional(record):
            both: Any = mode
            changed = replace(
                changed,
                max_discharge_power_w=_can_give(mode),
                max_v2x_energy_wh=_energy(both.ev_maximum_v2x_energy_request),
                min_v2x_energy_wh=_energy(both.ev_minimum_v2x_energy_request),
            )
        if changed != needs:
            record, effects = replace(record, needs=changed), (*effects, changed)
    return record, effects


def _can_give(mode: Any) -> float | None:
    return supplied(tuple(getattr(mode, phase, None) for phase in DISCHARGE_POWERS))


def _energy(value: RationalNumber | None) -> float | None:
    return None if value is None else value.to_float()


# --- metering ---------------------------------------------------------------------------------------------------------


def metered(body: ChargeLoopReq, record: Record, view: EvseView) -> dict[str, Any]:
    """The reading, when the EV asks for it ([V2G20-1082]) or shall confirm it; with it what it has cost, where that is
    the station's to say."""
    if record.confirm is not None:
        return {"meter_info": record.confirm}
    reading = meter_info(record, view) if body.meter_info_requested else None
    return {} if reading is None else {"meter_info": reading, "receipt": receipt(view)}


def notice_of(record: Record, view: EvseView, now: float) -> tuple[Record, EVSEStatus | None]:
    """What the station wants of the EV; a confirmation of the reading when there is nothing more urgent.

    Confirmations are asked for with a contract only, when the station wants them, and at most once in the interval.
    """
    wanted = status(record, view)
    if wanted is None:
        record, wanted = _other_control(record, view, now)
    contract = record.method is AuthMethod.PNC and record.leaf
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


def _other_control(record: Record, view: EvseView, now: float) -> tuple[Record, EVSEStatus | None]:
    """Ask an EV in scheduled control to negotiate its services anew, when the station has got wishes since.

    It is asked for a while and once; it may choose the same control again.
    """
    if record.control is not ControlMode.SCHEDULED or record.steered or record.standby or not steered(record, view):
        return record, None
    if record.mode_asked_at is None:
        record = replace(record, mode_asked_at=now)
    elif now - record.mode_asked_at >= MODE_CHANGE_S:
        return record, None
    notification = EVSENotification.SERVICE_RENEGOTIATION
    return record, EVSEStatus(notification_max_delay=MODE_CHANGE_S, evse_notification=notification)


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
    elif told.receipt is not None:
        fault = "a receipt that was not sent"  # who confirms readings pays the mobility operator
    elif not signature_holds(request, record, record.leaf, told):
        fault = "the signature is not the contract's"
    if fault is not None:
        return fail(request, Code.FAILED_METERING_SIGNATURE_NOT_VALID, record, view, fault)
    after = replace(record, confirm=None, confirmed_at=request.now)
    receipt = ReceiptVerified(told.meter_info.charged_energy_reading_wh, request.raw)
    return Step(BASE[common.MeteringConfirmationReq](Code.OK, after, view), after, (receipt,))
