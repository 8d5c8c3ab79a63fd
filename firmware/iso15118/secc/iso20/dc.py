"""DC_CableCheck, DC_PreCharge and DC_WeldingDetection: what DC needs before and after the energy."""

from dataclasses import replace

from firmware.iso15118.api import EvseView, SetDcTarget, StartCableCheck
from firmware.iso15118.messages.iso20 import dc
from firmware.iso15118.messages.iso20.common_types import Processing
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
from firmware.iso15118.secc.iso20.record import Record, Request, State, Step, goto
from firmware.iso15118.secc.iso20.responses import BASE, Code, fail, head


def cable_check(request: Request[dc.DC_CableCheckReq], record: Record, view: EvseView) -> Step | Defer:
    """Start the check on the first request, then report it; Finished only with isolation measured as valid."""
    ongoing = dc.DC_CableCheckRes(**head(record, view), response_code=Code.OK, evse_processing=Processing.ONGOING)
    verdict, why = judge_cable_check(record, view, broken(view), request.arrived, request.now)
    match verdict:
        case Check.WAIT:
            return Defer(request.arrived + record.setup.config.pilot_grace_s)
        case Check.REFUSED:
            return fail(request, Code.FAILED, record, view, why)
        case Check.START:
            start = StartCableCheck(cable_check_v(record, view))
            return Step(ongoing, replace(record, cable_check_since=request.now), (start,))
        case Check.ONGOING:
            return Step(ongoing, record)
        case Check.PASSED:
            after = goto(record, State.PRE_CHARGE, cable_check_passed=True)
            return Step(BASE[dc.DC_CableCheckReq](Code.OK, after, view), after)


def pre_charge(request: Request[dc.DC_PreChargeReq], record: Record, view: EvseView) -> Step:
    """Bring the output to the EV's voltage with little current; the EV repeats until it is content.

    Whether the voltage was reached is checked in PowerDelivery(Start).
    """
    refusal = precharge_refusal(record, view, request.now)
    if refusal is not None:
        return fail(request, Code.FAILED, record, view, refusal)
    since = record.precharge_since if record.precharge_since is not None else request.now
    voltage, effects = precharge_voltage(record, view, request.body.ev_target_voltage.to_float())
    current = min(PRECHARGE_A, view.dc.max_current_a)
    after = goto(record, State.PRE_CHARGING, precharge_since=since, precharge_target_v=voltage)
    response = BASE[dc.DC_PreChargeReq](Code.OK, after, view)
    return Step(response, after, (*effects, SetDcTarget(voltage, current, precharge=True)))


def welding_detection(request: Request[dc.DC_WeldingDetectionReq], record: Record, view: EvseView) -> Step:
    """Report the voltage at the output; the EV judges its own contactors."""
    return Step(BASE[dc.DC_WeldingDetectionReq](Code.OK, record, view), record)
