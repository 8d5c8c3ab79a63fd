"""PowerDelivery: energy on, energy off, and the way back to the negotiation.

-2 has no Ongoing here, so these handlers return `Defer` while the contactor or the DC output is on its way.
"""

from dataclasses import replace

from firmware.iso15118.api import (
    ChargeStarted,
    ChargeStopped,
    CheckState,
    Effect,
    EvseView,
    Notification,
    PowerPeriod,
    Renegotiating,
    RequestContactor,
    StopDc,
    Trace,
)
from firmware.iso15118.messages import iso2
from firmware.iso15118.secc.conversation import Defer
from firmware.iso15118.secc.energy import PowerOn, broken, judge_power_on, obstacle, settling_until
from firmware.iso15118.secc.iso2.record import CHARGING, Record, Request, State, Step, goto
from firmware.iso15118.secc.iso2.responses import BASE, Code, fail
from firmware.iso15118.secc.iso2.schedule import profile_fault, profile_periods

PowerRequest = Request[iso2.PowerDeliveryReq]


def power_delivery(request: PowerRequest, record: Record, view: EvseView) -> Step | Defer:
    """Do what ChargeProgress asks."""
    progress = request.body.charge_progress
    if progress is iso2.ChargeProgress.START:
        return _start(request, record, view)
    if progress is iso2.ChargeProgress.STOP:
        return _stop(request, record, view)
    return _renegotiate(request, record, view)


# --- Start ------------------------------------------------------------------------------------------------------------


def _start(request: PowerRequest, record: Record, view: EvseView) -> Step | Defer:
    """Accept the EV's choice, have the contactor closed, and answer when it is.

    The contactor's state is a level: one that is closed already needs no wait (AC renegotiation, [V2G2-841]).
    """
    tuple_id = request.body.sa_schedule_tuple_id
    offer = dict(record.offers).get(tuple_id)
    if offer is None:
        why = f"schedule {tuple_id} was not offered"
        return fail(request, Code.FAILED_TARIFF_SELECTION_INVALID, record, view, why)
    profile = profile_periods(request.body.charging_profile)
    fault = profile_fault(request.body.charging_profile, offer)
    if fault is not None:
        return fail(request, Code.FAILED_CHARGING_PROFILE_INVALID, record, view, fault)
    forbids = obstacle(record, view, "the station has a fault" if broken(view) else None)
    if forbids is not None:
        # A contactor that does not close is a fault of the station as well; it keeps its own name.
        failed = view.contactor is CheckState.FAILED and not request.first
        code = Code.FAILED_CONTACTOR_ERROR if failed else Code.FAILED_POWER_DELIVERY_NOT_APPLIED
        return fail(request, code, record, view, forbids)
    effects: tuple[Effect, ...] = (RequestContactor(True),) if request.first else ()
    limit_s = record.setup.config.contactor_timeout_s
    verdict, why = judge_power_on(record, view, request.first, request.waited_s, limit_s)
    match verdict:
        case PowerOn.DONE:
            return _started(request, record, view, profile, effects)
        case PowerOn.WAIT:
            return Defer(request.arrived + limit_s, effects)
        case PowerOn.NOT_APPLIED:
            return fail(request, Code.FAILED_POWER_DELIVERY_NOT_APPLIED, record, view, why)
        case PowerOn.CONTACTOR_ERROR:
            return fail(request, Code.FAILED_CONTACTOR_ERROR, record, view, why)


def _started(
    request: PowerRequest, record: Record, view: EvseView, profile: tuple[PowerPeriod, ...], effects: tuple[Effect, ...]
) -> Step:
    if not profile:
        effects = (*effects, Trace("PowerDelivery(Start) without a charging profile", warning=not record.dc))
    tuple_id = request.body.sa_schedule_tuple_id
    after = goto(
        record, State.DC_CHARGING if record.dc else State.AC_CHARGING, tuple_id=tuple_id, started=True, cut=False
    )
    response = BASE[iso2.PowerDeliveryReq](Code.OK, after, view)
    return Step(response, after, (*effects, ChargeStarted(tuple_id, profile)))


# --- Stop -------------------------------------------------------------------------------------------------------------


def _stop(request: PowerRequest, record: Record, view: EvseView) -> Step | Defer:
    """End the energy transfer before the answer leaves. Errors that the EV reports change nothing here."""
    effects = _energy_off(request, record)
    wait = _dc_settling(request, record, view, effects) if record.dc else _ac_opening(request, record, view, effects)
    if wait is not None:
        return wait
    after = goto(_without_energy(record), State.DC_STOPPED if record.dc else State.AC_STOPPED)
    if record.started:
        effects = (*effects, ChargeStopped())
    if record.dc:
        effects = (*effects, RequestContactor(False))
    return Step(BASE[iso2.PowerDeliveryReq](Code.OK, after, view), after, (*effects, *_ev_error(request)))


def _energy_off(request: PowerRequest, record: Record) -> tuple[Effect, ...]:
    if not request.first:
        return ()
    return (StopDc(),) if record.dc else (RequestContactor(False),)


def _ac_opening(
    request: PowerRequest, record: Record, view: EvseView, effects: tuple[Effect, ...]
) -> Step | Defer | None:
    """Wait for the contactor to open; None when it has."""
    if view.contactor is CheckState.IDLE:
        return None
    limit_s = record.setup.config.contactor_timeout_s
    if request.waited_s < limit_s:
        return Defer(request.arrived + limit_s, effects)
    return fail(request, Code.FAILED_CONTACTOR_ERROR, record, view, f"contactor not open within {limit_s:g} s")


def _dc_settling(request: PowerRequest, record: Record, view: EvseView, effects: tuple[Effect, ...]) -> Defer | None:
    """Wait for the output current to die down; None when it has, or when it takes too long to spare the contactor."""
    until = settling_until(record, view, request.arrived, request.now)
    return None if until is None else Defer(until, effects)


def _without_energy(record: Record) -> Record:
    """Energy needs everything anew: cable check and pre-charge too ([V2G2-565], [V2G2-582])."""
    return replace(
        record,
        started=False,
        cable_check_since=None,
        cable_check_passed=False,
        precharge_since=None,
        precharge_target_v=None,
        meter_info=None,
    )


def _ev_error(request: PowerRequest) -> tuple[Effect, ...]:
    parameter = request.body.ev_power_delivery_parameter
    if not isinstance(parameter, iso2.DC_EVPowerDeliveryParameter):
        return ()
    error = parameter.dc_ev_status.ev_error_code
    if error is iso2.DC_EVErrorCode.NO_ERROR:
        return ()
    return (Trace(f"the EV reports {error.value}", warning=True),)


# --- Renegotiate ------------------------------------------------------------------------------------------------------


def _renegotiate(request: PowerRequest, record: Record, view: EvseView) -> Step | Defer:
    """Back to ChargeParameterDiscovery. AC keeps its energy ([V2G2-841]); DC goes down and starts from the cable check.

    The DC output must be below 60 V before the next cable check, or the own check fails (iso15118.md 5).
    """
    if record.state not in CHARGING or not record.started:
        return fail(request, Code.FAILED, record, view, "nothing was started that could be renegotiated")
    effects: tuple[Effect, ...] = ()
    if record.dc:
        effects = _energy_off(request, record)
        wait = _dc_settling(request, record, view, effects)
        if wait is not None:
            return wait
        record = _without_energy(record)
        effects = (*effects, RequestContactor(False))
    by_ev = view.notification not in (Notification.RENEGOTIATE, Notification.RENEGOTIATE_SERVICES)
    after = goto(record, State.CHARGE_PARAMETERS, offers=(), needs=None, schedule_since=None, meter_info=None)
    response = BASE[iso2.PowerDeliveryReq](Code.OK, after, view)
    return Step(response, after, (*effects, Renegotiating(by_ev)))
