"""SessionSetup: a new session, or an old one joined after a pause."""

from firmware.iso15118.api import EvseView, SessionEstablished, Trace
from firmware.iso15118.api import Protocol as V2GProtocol
from firmware.iso15118.messages import iso2
from firmware.iso15118.secc.iso2.record import Record, Request, State, Step, goto
from firmware.iso15118.secc.iso2.responses import BASE, Code
from firmware.iso15118.secc.setup import new_session_id


def session_setup(request: Request[iso2.SessionSetupReq], record: Record, view: EvseView) -> Step:
    """Open or join a session, by the id in the request's header.

    All zero, of any length (some EVs send one octet), or an id that nobody paused: a new session. The paused id with
    the EVCCID that paused it: the old one is joined.
    """
    evcc_id = request.body.evcc_id
    paused = view.paused
    joined = (
        paused is not None
        and request.session_id == paused.session_id
        and evcc_id == paused.evcc_id
        and any(request.session_id)
    )
    resumed = paused if joined else None
    session_id = resumed.session_id if resumed is not None else new_session_id(record.setup, view)
    after = goto(record, State.SERVICE_DISCOVERY, session_id=session_id, evcc_id=evcc_id, resumed=resumed)
    code = Code.OK_OLD_SESSION_JOINED if joined else Code.OK_NEW_SESSION_ESTABLISHED
    return Step(
        BASE[iso2.SessionSetupReq](code, after, view),
        after,
        (SessionEstablished(V2GProtocol.ISO2, session_id, evcc_id, joined),),
    )


def session_setup_again(request: Request[iso2.SessionSetupReq], record: Record, view: EvseView) -> Step:
    """A car that repeats SessionSetup before anything else keeps its session (iso15118.md 7)."""
    if request.body.evcc_id != record.evcc_id:
        return session_setup(request, record, view)
    code = Code.OK_OLD_SESSION_JOINED if record.resumed is not None else Code.OK_NEW_SESSION_ESTABLISHED
    note = Trace("SessionSetupReq repeated: the session stays", warning=True)
    return Step(BASE[iso2.SessionSetupReq](code, record, view), record, (note,))
