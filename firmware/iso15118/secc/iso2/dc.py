"""CableCheck, PreCharge and WeldingDetection: what DC needs before and after the energy."""

from dataclasses import replace

from firmware.iso15118.api import (
    EvseView,
    SetDcTarget,
    StartCableCheck,
)
from firmware.iso15118.messages import iso2
from firmware.iso15118.secc.conversation import Defer
from firmware.iso15118.secc.energy import (
    PRECHARGE_A,
    Check,
    broken,
    cable_check_v,
    judge_cable_check,
    precharge_refusal,
    precharge_voltage,
)
from firmware.iso15118.secc.iso2.record import Record, Request, State, Step, goto
from firmware.iso15118.secc.iso2.responses import BASE, Code, Status, dc_status, fail


def cable_check(request: Request[iso2.CableCheckReq], record: Record, view: EvseView) -> Step | Defer:
    """Start the check on the first request, then report it; Finished only with isolation measured as valid."""
    verdict, why = judge_cable_check(record, view, broken(view), request.arrived, request.now)
    match verdict:
        case Check.WAIT:
            return Defer(request.arrived + record.setup.config.pilot_grace_s)
        case Check.REFUSED:
            return fail(request, Code.FAILED, record, view, why)
        case Check.START:
            start = StartCableCheck(cable_check_v(record, view))
            return Step(_checking(view), replace(record, cable_check_since=request.now), (start,))
        case Check.ONGOING:
            return Step(_checking(view), record)
        case Check.PASSED:
            after = goto(record, State.PRE_CHARGE, cable_check_passed=True)
            return Step(BASE[iso2.CableCheckReq](Code.OK, after, view), after)


def _checking(view: EvseView) -> iso2.CableCheckRes:
    return iso2.CableCheckRes(
        response_code=Code.OK,
        dc_evse_status=dc_status(view, Status.EVSE_ISOLATION_MONITORING_ACTIVE),
        evse_processing=iso2.EVSEProcessing.ONGOING,
    )


def pre_charge(request: Request[iso2.PreChargeReq], record: Record, view: EvseView) -> Step:
    """Bring the output to the EV's voltage with little current; the EV repeats until it is content.

    Whether the voltage was reached is checked in PowerDelivery(Start).
    """
    refusal = precharge_refusal(record, view, request.now)
    if refusal is not None:
        return fail(request, Code.FAILED, record, view, refusal)
    since = record.precharge_since if record.precharge_since is not None else request.now
    voltage, effects = precharge_voltage(record, view, request.body.ev_target_voltage.to_float())
    current = request.body.ev_target_current.to_float()
    # No current cannot charge the cable: an EV that asks for none gets the usual pre-charge limit.
    current = min(current, PRECHARGE_A, view.dc.max_current_a) if current > 0 else PRECHARGE_A
    after = goto(record, State.PRE_CHARGING, precharge_since=since, precharge_target_v=voltage)
    response = BASE[iso2.PreChargeReq](Code.OK, after, view)
    return Step(response, after, (*effects, SetDcTarget(voltage, current, precharge=True)))


def welding_detection(request: Request[iso2.WeldingDetectionReq], record: Record, view: EvseView) -> Step:
    """Report the voltage at the output; the EV judges its own contactors."""
    if record.setup.config.require_state_b_after_stop and view.pilot != "B":
        return fail(request, Code.FAILED, record, view, f"control pilot in state {view.pilot}")
    return Step(BASE[iso2.WeldingDetectionReq](Code.OK, record, view), record)
