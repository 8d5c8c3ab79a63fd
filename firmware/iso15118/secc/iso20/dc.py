"""DC_CableCheck, DC_PreCharge and DC_WeldingDetection: what DC needs before and after the energy."""

from dataclasses import replace

from firmware.iso15118.api import CheckState, Effect, EvseView, Isolation, SetDcTarget, StartCableCheck, Trace
from firmware.iso15118.messages.iso20 import dc
from firmware.iso15118.messages.iso20.common_types import Processing
from firmware.iso15118.secc.iso20.record import Defer, Record, Request, State, Step, goto
from firmware.iso15118.secc.iso20.responses import BASE, Code, broken, fail, head

_PRECHARGE_A = 2.0


def cable_check(request: Request[dc.DC_CableCheckReq], record: Record, view: EvseView) -> Step | Defer:
    """Start the check on the first request, then report it; Finished only with isolation measured as valid.

    The first answer is Ongoing whatever the view says: a check that passed earlier does not count for this one.
    """
    if broken(view):
        return fail(request, Code.FAILED, record, view, "the station has a fault")
    if view.pilot not in ("C", "D"):
        grace_s = record.setup.config.pilot_grace_s
        if request.waited_s < grace_s:
            return Defer(request.arrived + grace_s)
        return fail(request, Code.FAILED, record, view, f"control pilot in state {view.pilot}")
    ongoing = dc.DC_CableCheckRes(**head(record, view), response_code=Code.OK, evse_processing=Processing.ONGOING)
    if record.cable_check_since is None:
        highest = record.needs.max_voltage_v if record.needs is not None else None
        start = StartCableCheck(highest if highest is not None else view.dc.max_voltage_v)
        return Step(ongoing, replace(record, cable_check_since=request.now), (start,))
    if view.cable_check is CheckState.FAILED or view.isolation is Isolation.FAULT:
        return fail(request, Code.FAILED, record, view, "the cable check failed")
    if view.cable_check is CheckState.PASSED:
        if view.isolation is not Isolation.VALID:
            return fail(request, Code.FAILED, record, view, "cable check without an isolation measurement")
        after = goto(record, State.PRE_CHARGE, cable_check_passed=True)
        return Step(BASE[dc.DC_CableCheckReq](Code.OK, after, view), after)
    limit_s = record.setup.config.cable_check_timeout_s
    if request.now - record.cable_check_since >= limit_s:
        return fail(request, Code.FAILED, record, view, f"cable check not finished within {limit_s:g} s")
    return Step(ongoing, record)


def pre_charge(request: Request[dc.DC_PreChargeReq], record: Record, view: EvseView) -> Step:
    """Bring the output to the EV's voltage with little current; the EV repeats until it is content.

    Whether the voltage was reached is checked in PowerDelivery(Start).
    """
    if broken(view):
        return fail(request, Code.FAILED, record, view, "the station has a fault")
    since = record.precharge_since if record.precharge_since is not None else request.now
    limit_s = record.setup.config.precharge_timeout_s
    if request.now - since >= limit_s:
        return fail(request, Code.FAILED, record, view, f"pre-charge not finished within {limit_s:g} s")
    asked = request.body.ev_target_voltage.to_float()
    ev_limit = record.needs.max_voltage_v if record.needs is not None else None
    highest = min(view.dc.max_voltage_v, ev_limit if ev_limit is not None else view.dc.max_voltage_v)
    voltage = min(max(asked, 0.0), highest)
    effects: tuple[Effect, ...] = ()
    if voltage != asked and record.precharge_target_v is None:
        effects = (Trace(f"pre-charge target {asked:g} V clipped to {voltage:g} V", warning=True),)
    current = min(_PRECHARGE_A, view.dc.max_current_a)
    after = goto(record, State.PRE_CHARGING, precharge_since=since, precharge_target_v=voltage)
    response = BASE[dc.DC_PreChargeReq](Code.OK, after, view)
    return Step(response, after, (*effects, SetDcTarget(voltage, current, precharge=True)))


def welding_detection(request: Request[dc.DC_WeldingDetectionReq], record: Record, view: EvseView) -> Step:
    """Report the voltage at the output; the EV judges its own contactors."""
    return Step(BASE[dc.DC_WeldingDetectionReq](Code.OK, record, view), record)
