"""SessionStop: the regular end, a pause, or the way back to the services."""

from dataclasses import replace

from firmware.iso15118.api import (
    AuthMethod,
    ChargeStopped,
    Effect,
    EndReason,
    EvseView,
    PausedSession,
    RequestContactor,
    StopDc,
    Trace,
)
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.secc.conversation import Ending
from firmware.iso15118.secc.iso20.offers import MODE_OF
from firmware.iso15118.secc.iso20.record import AUTHORIZED, Record, Request, State, Step, goto, without_energy
from firmware.iso15118.secc.iso20.responses import BASE, Code, fail


def session_stop(request: Request[common.SessionStopReq], record: Record, view: EvseView) -> Step:
    """End the session. Legal at any point after SessionSetup, and answered OK (iso15118.md 6a).

    Energy that still flows is ended with it.
    """
    asked = request.body.charging_session
    if asked is common.ChargingSession.SERVICE_RENEGOTIATION:
        return _renegotiate(request, record, view)
    response = BASE[common.SessionStopReq](Code.OK, record, view)
    after = goto(record, State.ENDED)
    said = ": ".join(
        text for text in (request.body.ev_termination_code, request.body.ev_termination_explanation) if text
    )
    if asked is common.ChargingSession.TERMINATE:
        return Step(response, after, (), Ending(EndReason.TERMINATED, said))
    if record.state not in AUTHORIZED:
        note = Trace(f"pause during {record.state.value}: there is nothing to join later", warning=True)
        return Step(response, after, (note,), Ending(EndReason.TERMINATED, "pause before authorisation"))
    mode = MODE_OF.get(record.service or 0)
    vehicle = record.setup.vehicle
    paused = PausedSession(
        record.session_id,
        record.evcc_id.encode(),
        record.method or AuthMethod.EIM,
        record.tuple_id,
        mode.value if mode is not None else None,
        vehicle=vehicle.fingerprint if vehicle is not None else b"",
        service=record.service,
        parameter_set=record.parameter_set,
        contract=record.leaf if record.method is AuthMethod.PNC else b"",
    )
    return Step(response, after, (), Ending(EndReason.PAUSED, paused=paused))


def _renegotiate(request: Request[common.SessionStopReq], record: Record, view: EvseView) -> Step:
    """Back to ServiceDiscovery on the same connection ([V2G20-1477]), without energy."""
    if record.state not in AUTHORIZED:
        why = "nothing was selected that could be renegotiated"
        return fail(request, Code.FAILED_NO_SERVICE_RENEGOTIATION_SUPPORTED, record, view, why)
    effects: tuple[Effect, ...] = ()
    if record.started or record.cable_check_since is not None:
        effects = (StopDc(), RequestContactor(False)) if record.dc else (RequestContactor(False),)
        effects = (*effects, ChargeStopped()) if record.started else effects
    after = replace(
        goto(without_energy(record), State.SERVICE_DISCOVERY),
        service=None,
        parameter_set=None,
        services=(),
        agreed=(),
        needs=None,
        offers=(),
        schedule_since=None,
        cut=False,
    )
    return Step(BASE[common.SessionStopReq](Code.OK, after, view), after, effects)
