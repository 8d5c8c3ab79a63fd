"""WPT in a session: AC energy over a coil, where its driver is registered.

Owns: where the messages of `wpt.py` stand among the common ones, and when the coil may have power. May not: decide how
it positions, pairs and checks.

The contactor feeds the coil's power stage: it closes with PowerDelivery(Start) and opens with Stop. A check of the
alignment is needed before each Start.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from msgspec.structs import replace as with_fields

from firmware.iso15118.api import EnergyMode, EvNeeds, EvseView, Trace
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20 import wpt as messages
from firmware.iso15118.messages.iso20.common_types import V2GRequest
from firmware.iso15118.secc.conversation import Defer
from firmware.iso15118.secc.energy import broken, cut_energy
from firmware.iso15118.secc.iso20 import wpt
from firmware.iso15118.secc.iso20.charging import metered, metering_confirmation, notice_of, progress
from firmware.iso15118.secc.iso20.power import power_delivery
from firmware.iso15118.secc.iso20.record import Record, Request, State, Step, goto
from firmware.iso15118.secc.iso20.responses import BASE, Code, ended_with, fail, resting, scheduled_w
from firmware.iso15118.secc.iso20.schedule import schedule_exchange
from firmware.iso15118.secc.iso20.session_setup import may_resume
from firmware.iso15118.secc.iso20.session_stop import session_stop
from firmware.iso15118.secc.iso20.table import Row
from firmware.iso15118.secc.iso20.wpt import PrimaryDevice, WptRecord, WptState

KINDS: tuple[type[V2GRequest], ...] = (
    messages.WPT_FinePositioningSetupReq,
    messages.WPT_FinePositioningReq,
    messages.WPT_PairingReq,
    messages.WPT_ChargeParameterDiscoveryReq,
    messages.WPT_AlignmentCheckReq,
    messages.WPT_ChargeLoopReq,
)


def _device(record: Record) -> PrimaryDevice:
    device = record.setup.coil
    assert device is not None, "WPT is negotiated with a driver only"
    return device


def _known(record: Record) -> WptRecord:
    return replace(record.wpt or WptRecord(record.session_id), session_id=record.session_id)


def message(request: Request[Any], record: Record, view: EvseView) -> Step:
    """One message before the loop. The session stays where it is; a refusal ends it."""
    step = wpt.respond(request.body, _known(record), view, _device(record))
    after = replace(record, wpt=step.record)
    if step.ended:
        return ended_with(step.response, after, request)
    moved = record.wpt is None or step.record.state is not record.wpt.state
    notes = (Trace(f"coil: {step.record.state.value}"),) if moved else ()
    return Step(step.response, after, notes)


def parameters(request: Request[messages.WPT_ChargeParameterDiscoveryReq], record: Record, view: EvseView) -> Step:
    """What both sides can; then the schedules."""
    step = message(request, record, view)
    if step.ending is not None:
        return step
    needs = EvNeeds(mode=EnergyMode.WPT, max_power_w=request.body.evpc_max_receivable_power.to_float())
    after = goto(step.record, State.SCHEDULE_EXCHANGE, needs=needs, schedule_since=None)
    return Step(step.response, after, (*step.effects, needs))


def resumed(request: Request[Any], record: Record, view: EvseView) -> Step:
    """A joined session begins here: the vehicle may stand otherwise than before."""
    if not may_resume(record, view):
        return fail(request, Code.FAILED_SEQUENCE_ERROR, record, view, "no authorised session was joined")
    step = message(request, record, view)
    return step if step.ending is not None else replace(step, record=goto(step.record, State.CHARGE_PARAMETERS))


def stop(request: Request[common.SessionStopReq], record: Record, view: EvseView) -> Step:
    """However it goes on, the coil has no power then."""
    _device(record).set_power(0.0)
    step = session_stop(request, record, view)
    known = step.record.wpt
    if known is None:
        return step
    if known.state in (WptState.READY, WptState.CHARGING):
        known = wpt.stopped(known, _device(record))
    return replace(step, record=replace(step.record, wpt=wpt.renegotiated(known)))


def power(request: Request[common.PowerDeliveryReq], record: Record, view: EvseView) -> Step | Defer:
    """Energy on and off: on only after the alignment check, off before the contactor opens."""
    asked, device = request.body.charge_progress, _device(record)
    known = _known(record)
    if asked is common.ChargeProgress.START and known.state not in (WptState.READY, WptState.CHARGING):
        why = f"no power during {known.state.value}"
        return fail(request, Code.FAILED_POWER_DELIVERY_NOT_APPLIED, record, view, why)
    if asked in (common.ChargeProgress.STOP, common.ChargeProgress.STANDBY):
        device.set_power(0.0)
    step = power_delivery(request, record, view)
    if isinstance(step, Defer) or step.ending is not None:
        return step
    after = step.record
    if after.state is State.WPT_CHARGING and after.started and known.state is WptState.READY:
        after = replace(after, wpt=wpt.started(known))
    elif after.state is State.WPT_STOPPED:
        after = replace(after, wpt=wpt.stopped(known, device))
    return replace(step, record=after)


def charge_loop(request: Request[messages.WPT_ChargeLoopReq], record: Record, view: EvseView) -> Step:
    """What the vehicle asks for, within both sides' limits and the schedule."""
    cut = cut_energy(record, view)
    record = replace(record, cut=record.cut or broken(view))
    record, told = progress(request.body, None, record)
    limit = 0.0 if resting(record, view) else scheduled_w(record, view, request.now)
    step = message(request, replace(record, wpt=replace(_known(record), limit_w=limit)), view)
    if step.ending is not None:
        return replace(step, effects=(*cut, *told, *step.effects))
    after, notice = notice_of(step.record, view, request.now)
    response = with_fields(step.response, evse_status=notice, **metered(request.body, after, view))
    return Step(response, after, (*cut, *told, *step.effects))


_S = State
ROWS: dict[tuple[State, type[V2GRequest]], Row] = {
    (_S.AUTHORIZATION_SETUP, messages.WPT_FinePositioningSetupReq): Row(resumed, (_S.CHARGE_PARAMETERS,)),
    **{
        (_S.CHARGE_PARAMETERS, kind): Row(message, (_S.CHARGE_PARAMETERS,))
        for kind in (messages.WPT_FinePositioningSetupReq, messages.WPT_FinePositioningReq, messages.WPT_PairingReq)
    },
    (_S.CHARGE_PARAMETERS, messages.WPT_ChargeParameterDiscoveryReq): Row(parameters, (_S.SCHEDULE_EXCHANGE,)),
    (_S.ALIGNMENT, messages.WPT_AlignmentCheckReq): Row(message, (_S.ALIGNMENT,)),
    (_S.ALIGNMENT, common.PowerDeliveryReq): Row(power, (_S.ALIGNMENT, _S.WPT_CHARGING, _S.WPT_STOPPED)),
    (_S.WPT_CHARGING, messages.WPT_ChargeLoopReq): Row(charge_loop, (_S.WPT_CHARGING,)),
    (_S.WPT_CHARGING, common.PowerDeliveryReq): Row(power, (_S.WPT_CHARGING, _S.WPT_STOPPED, _S.NEW_SCHEDULE)),
    (_S.WPT_CHARGING, common.MeteringConfirmationReq): Row(metering_confirmation, (_S.WPT_CHARGING,)),
    (_S.WPT_CHARGING, common.ScheduleExchangeReq): Row(schedule_exchange, (_S.WPT_CHARGING,)),
    (_S.NEW_POWER, common.PowerDeliveryReq): Row(power, (_S.NEW_POWER, _S.WPT_CHARGING, _S.WPT_STOPPED)),
    **{
        (state, common.SessionStopReq): Row(stop, (_S.ENDED, _S.SERVICE_DISCOVERY))
        for state in (_S.ALIGNMENT, _S.WPT_CHARGING, _S.NEW_SCHEDULE, _S.NEW_POWER, _S.WPT_STOPPED)
    },
}


def _refusal(kind: type[V2GRequest]) -> Callable[[Code, Record, EvseView], Any]:
    return lambda code, record, view: wpt.refusal(kind, code, _known(record), view, _device(record))


BASE.update({kind: _refusal(kind) for kind in KINDS})
