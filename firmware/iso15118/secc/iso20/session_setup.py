"""SessionSetup: a new session, or an old one joined after a pause."""

from firmware.iso15118.api import AuthState, EvseView, SessionEstablished, Trace
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.secc.iso20.offers import CHOICES, MODE_OF, choices, service_modes
from firmware.iso15118.secc.iso20.record import Record, Request, State, Step, goto
from firmware.iso15118.secc.iso20.responses import BASE, Code, fail
from firmware.iso15118.secc.setup import new_session_id


def session_setup(request: Request[common.SessionSetupReq], record: Record, view: EvseView) -> Step:
    """Open or join a session, by the id in the request's header.

    All zero, or an id that nobody paused: a new session. The paused id, from the same EVCCID and, in TLS, the same
    vehicle certificate ([V2G20-2677]): the old one is joined, while its authorisation holds. Without that (the power
    was cut in between, the card was taken back) it is a new one: a vehicle that has joined goes on at the charge
    parameters, and could not be authorised there. In TLS the EVCCID is the vehicle certificate's common
    name ([V2G20-2598]); another one is noted, because peers in the field send their MAC address.
    """
    evcc_id = request.body.evcc_id
    vehicle = record.setup.vehicle
    effects: tuple[Trace, ...] = ()
    if vehicle is None:
        why = "-20 without TLS 1.3 and vehicle certificate, by configuration: laboratory only"
        effects = (Trace(f"{why} ([V2G20-2356], [V2G20-1237])", warning=True),)
    if vehicle is not None and evcc_id != vehicle.common_name:
        why = f"EVCCID {evcc_id} is not the vehicle certificate's common name {vehicle.common_name}"
        effects = (Trace(f"{why} ([V2G20-2598])", warning=True),)
    paused = view.paused
    binding = vehicle.fingerprint if vehicle is not None else b""
    joined = (
        paused is not None
        and any(request.body.header.session_id)
        and request.body.header.session_id == paused.session_id
        and evcc_id.encode() == paused.evcc_id
        and binding == paused.vehicle
        and view.auth is AuthState.ACCEPTED
    )
    resumed = paused if joined else None
    if paused is not None and not joined and request.body.header.session_id == paused.session_id:
        why = "its authorisation does not hold" if view.auth is not AuthState.ACCEPTED else "it is another vehicle's"
        effects = (*effects, Trace(f"the paused session is not joined: {why}"))
    session_id = resumed.session_id if resumed is not None else new_session_id(record.setup, view)
    after = goto(record, State.AUTHORIZATION_SETUP, session_id=session_id, evcc_id=evcc_id, resumed=resumed)
    if resumed is not None:
        after = _restored(after, view)
    code = Code.OK_OLD_SESSION_JOINED if joined else Code.OK_NEW_SESSION_ESTABLISHED
    return Step(
        BASE[common.SessionSetupReq](code, after, view),
        after,
        (*effects, SessionEstablished(record.protocol, session_id, evcc_id.encode(), joined)),
    )


def _restored(record: Record, view: EvseView) -> Record:
    """The services that were agreed before the pause, where they are still served."""
    paused = record.resumed
    mode = MODE_OF.get(paused.service or 0) if paused is not None else None
    if paused is None or paused.parameter_set is None or mode not in service_modes(record.protocol, view, record.setup):
        return record
    if paused.parameter_set not in choices(mode, view, paused.auth):
        return record
    return goto(
        record,
        record.state,
        method=paused.auth,
        service=paused.service,
        parameter_set=paused.parameter_set,
        choice=CHOICES[paused.parameter_set],
        tuple_id=paused.tuple_id or 1,
        leaf=paused.contract,
    )


def session_setup_again(request: Request[common.SessionSetupReq], record: Record, view: EvseView) -> Step:
    """A car that repeats SessionSetup before anything else keeps its session (iso15118.md 7)."""
    if request.body.evcc_id != record.evcc_id:
        return fail(request, Code.FAILED_SEQUENCE_ERROR, record, view, "another EVCCID in the same connection")
    code = Code.OK_OLD_SESSION_JOINED if record.resumed is not None else Code.OK_NEW_SESSION_ESTABLISHED
    note = Trace("SessionSetupReq repeated: the session stays", warning=True)
    return Step(BASE[common.SessionSetupReq](code, record, view), record, (note,))


def may_resume(record: Record, view: EvseView) -> bool:
    """A joined session goes on where it was agreed, while its authorisation still holds."""
    return record.resumed is not None and record.service is not None and view.auth is AuthState.ACCEPTED
