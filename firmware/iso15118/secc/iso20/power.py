"""PowerDelivery: energy on, energy off, and the way back to the schedules.

-20 has no Ongoing on the station's side here, so these handlers return `Defer` while the contactor or the DC output
is on its way. The EV may say that it is not ready yet (EVProcessing Ongoing): then nothing is switched.
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
    SetDcTarget,
    Standby,
    StopDc,
    Trace,
)
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import Processing
from firmware.iso15118.secc.conversation import Defer
from firmware.iso15118.secc.energy import PowerOn, judge_power_on, obstacle, settling_until
from firmware.iso15118.secc.iso20.record import (
    LOOPS,
    ControlMode,
    Record,
    Request,
    State,
    Step,
    goto,
    without_energy,
)
from firmware.iso15118.secc.iso20.responses import BASE, Code, fail, off
from firmware.iso15118.secc.iso20.schedule import profile_fault, profile_periods

PowerRequest = Request[common.PowerDeliveryReq]


def power_delivery(request: PowerRequest, record: Record, view: EvseView) -> Step | Defer:
    """Do what ChargeProgress asks."""
    progress = request.body.charge_progress
    if progress is common.ChargeProgress.STOP:
        return _stop(request, record, view)
    if progress is common.ChargeProgress.START:
        return _start(request, record, view)
    if progress is common.ChargeProgress.STANDBY:
        return _standby(request, record, view)
    return _new_schedule(request, record, view)


# --- Start ------------------------------------------------------------------------------------------------------------


def _start(request: PowerRequest, record: Record, view: EvseView) -> Step | Defer:
    """Accept the EV's choice, have the contactor closed, and answer when it is.

    The contactor's state is a level: one that is closed already needs no wait (iso15118.md 6).
    """
    forbids = obstacle(record, view, _cut(record, view))
    if forbids is not None:
        return fail(request, Code.FAILED_POWER_DELIVERY_NOT_APPLIED, record, view, forbids)
    if request.body.ev_processing is not Processing.FINISHED:
        return Step(BASE[common.PowerDeliveryReq](Code.OK, record, view), record)
    chosen = _chosen(request, record, view)
    if isinstance(chosen, Step):
        return chosen
    tuple_id, profile = chosen
    effects: tuple[Effect, ...] = (RequestContactor(True),) if request.first else ()
    config = record.setup.config
    limit_s = config.contactor_timeout_s if record.dc else config.iso20_contactor_timeout_s
    verdict, why = judge_power_on(record, view, request.first, request.waited_s, limit_s)
    match verdict:
        case PowerOn.DONE:
            return _started(request, record, view, tuple_id, profile, effects)
        case PowerOn.WAIT:
            return Defer(request.arrived + limit_s, effects)
        case PowerOn.NOT_APPLIED:
            return fail(request, Code.FAILED_POWER_DELIVERY_NOT_APPLIED, record, view, why)
        case PowerOn.CONTACTOR_ERROR:
            return fail(request, Code.FAILED_CONTACTOR_ERROR, record, view, why)


def _chosen(request: PowerRequest, record: Record, view: EvseView) -> tuple[int, tuple[PowerPeriod, ...]] | Step:
    """The schedule that the EV selected and its profile, checked; the refusal where they do not fit the offer."""
    plan = request.body.ev_power_profile
    scheduled = plan.scheduled_evppt_control_mode if plan is not None else None
    if record.control is ControlMode.DYNAMIC:
        if scheduled is not None:
            why = "a selected schedule in dynamic control"
            return fail(request, Code.FAILED_SCHEDULE_SELECTION_INVALID, record, view, why)
        return record.tuple_id, profile_periods(plan, view.wall_unix) if plan is not None else ()
    if plan is None or scheduled is None:
        why = "no power profile that selects a schedule"
        return fail(request, Code.FAILED_EV_POWER_PROFILE_INVALID, record, view, why)
    offers = {offer.tuple_id: offer.power for offer in record.offers}
    offer = offers.get(scheduled.selected_schedule_tuple_id)
    if offer is None:
        why = f"schedule {scheduled.selected_schedule_tuple_id} was not offered"
        return fail(request, Code.FAILED_SCHEDULE_SELECTION_INVALID, record, view, why)
    profile = profile_periods(plan, view.wall_unix)
    fault = profile_fault(profile, offer, record.discharge_offer)
    if fault is not None:
        return fail(request, Code.FAILED_EV_POWER_PROFILE_INVALID, record, view, fault)
    return scheduled.selected_schedule_tuple_id, profile


def _cut(record: Record, view: EvseView) -> str | None:
    if not off(record, view):
        return None
    return "energy was cut in this session" if record.cut else "the station has a fault"


def _started(
    request: PowerRequest,
    record: Record,
    view: EvseView,
    tuple_id: int,
    profile: tuple[PowerPeriod, ...],
    effects: tuple[Effect, ...],
) -> Step:
    offers = {offer.tuple_id: offer.power for offer in record.offers}
    after = goto(
        record,
        record.way.loop,
        tuple_id=tuple_id,
        started=True,
        standby=False,
        agreed=offers.get(tuple_id, ()) if record.control is ControlMode.SCHEDULED else (),
        agreed_at=record.offered_at,
    )
    response = BASE[common.PowerDeliveryReq](Code.OK, after, view)
    if record.standby:
        effects = (*effects, Standby(False))
    return Step(response, after, (*effects, ChargeStarted(tuple_id, profile)))


# --- Standby ----------------------------------------------------------------------------------------------------------


def _standby(request: PowerRequest, record: Record, view: EvseView) -> Step:
    """The EV rests with the session open: the loop goes on without energy until PowerDelivery(Start).

    On AC the contactor opens. On DC it stays closed with no current, so that the cable check still counts.
    """
    if record.state not in LOOPS or not record.started or off(record, view):
        note = Trace("standby without energy that could rest", warning=True)
        response = BASE[common.PowerDeliveryReq](Code.WARNING_STANDBY_NOT_ALLOWED, record, view)
        return Step(response, record, (note,))
    rest: Effect = SetDcTarget(view.present_voltage_v, 0.0) if record.dc else RequestContactor(False)
    after = replace(record, standby=True)
    return Step(BASE[common.PowerDeliveryReq](Code.OK, after, view), after, (rest, Standby(True)))


# --- Stop -------------------------------------------------------------------------------------------------------------


def _stop(request: PowerRequest, record: Record, view: EvseView) -> Step | Defer:
    """End the energy transfer before the answer leaves, whether or not the EV says that it is ready."""
    effects: tuple[Effect, ...] = ()
    if request.first:
        effects = (StopDc(),) if record.dc else (RequestContactor(False),)
    wait = _dc_settling(request, record, view, effects) if record.dc else _ac_opening(request, record, view, effects)
    if wait is not None:
        return wait
    after = goto(without_energy(record), record.way.after)
    if record.started:
        effects = (*effects, ChargeStopped())
    if record.dc:
        effects = (*effects, RequestContactor(False))
    return Step(BASE[common.PowerDeliveryReq](Code.OK, after, view), after, effects)


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


# --- another schedule -------------------------------------------------------------------------------------------------


def _new_schedule(request: PowerRequest, record: Record, view: EvseView) -> Step:
    """Back to ScheduleExchange with the contactor closed; only from the loop.

    On DC the current goes to zero: nobody updates the target until the loop runs again.
    """
    if record.state not in LOOPS or not record.started:
        return fail(request, Code.FAILED_SCHEDULE_RENEGOTIATION, record, view, "nothing was started")
    by_ev = view.notification is not Notification.RENEGOTIATE
    after = replace(goto(record, State.NEW_SCHEDULE), schedule_since=None)
    response = BASE[common.PowerDeliveryReq](Code.OK, after, view)
    rest = (SetDcTarget(view.present_voltage_v, 0.0),) if record.dc and not off(record, view) else ()
    return Step(response, after, (Renegotiating(by_ev), *rest))
