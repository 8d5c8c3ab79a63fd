"""SessionStop: the regular end, or a pause."""

from firmware.iso15118.api import AuthMethod, EndReason, EvseView, PausedSession, Trace
from firmware.iso15118.messages import iso2
from firmware.iso15118.secc.conversation import Ending
from firmware.iso15118.secc.iso2.record import PAUSE_KEEPS_SESSION, Record, Request, State, Step, goto
from firmware.iso15118.secc.iso2.responses import BASE, Code, fail


def session_stop(request: Request[iso2.SessionStopReq], record: Record, view: EvseView) -> Step:
    """End the session. Legal at any point after SessionSetup, and answered OK (iso15118.md 6a).

    Energy that still flows is ended with the session.
    """
    pause = request.body.charging_session is iso2.ChargingSession.PAUSE
    after_stop = record.state is State.DC_STOPPED
    if record.setup.config.require_state_b_after_stop and after_stop and not pause and view.pilot != "B":
        return fail(request, Code.FAILED, record, view, f"control pilot in state {view.pilot}")
    response = BASE[iso2.SessionStopReq](Code.OK, record, view)
    after = goto(record, State.ENDED)
    if not pause:
        return Step(response, after, (), Ending(EndReason.TERMINATED))
    if record.state not in PAUSE_KEEPS_SESSION:
        note = Trace(f"pause during {record.state.value}: there is nothing to join later", warning=True)
        return Step(response, after, (note,), Ending(EndReason.TERMINATED, "pause before authorisation"))
    paused = PausedSession(
        record.session_id,
        record.evcc_id,
        record.payment or AuthMethod.EIM,
        record.tuple_id,
        record.mode.value if record.mode is not None else None,
    )
    return Step(response, after, (), Ending(EndReason.PAUSED, paused=paused))
