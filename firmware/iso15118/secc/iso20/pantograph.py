"""ACDP in a session: DC over a pantograph, where its driver is registered.

Owns: where the messages of `acdp.py` stand among those of DC, and what DC may do only while the pantograph is down. May
not: decide how it moves.

No public source says the order in which a vehicle positions, connects, and negotiates its parameters. So positioning
and connecting are taken at any time between the choice of the service and the cable check, which wants them done.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from firmware.iso15118.api import EvseView, Trace
from firmware.iso15118.messages.iso20 import acdp as messages
from firmware.iso15118.messages.iso20 import dc
from firmware.iso15118.messages.iso20.common_types import V2GRequest
from firmware.iso15118.secc.conversation import Defer
from firmware.iso15118.secc.iso20 import acdp
from firmware.iso15118.secc.iso20.acdp import AcdpRecord, AcdpState, ConnectionDevice
from firmware.iso15118.secc.iso20.charging import dc_charge_loop
from firmware.iso15118.secc.iso20.dc import cable_check
from firmware.iso15118.secc.iso20.record import AUTHORIZED, Record, Request, State, Step
from firmware.iso15118.secc.iso20.responses import BASE, Code, ended_with, fail
from firmware.iso15118.secc.iso20.table import Row

KINDS: tuple[type[V2GRequest], ...] = (
    messages.ACDP_VehiclePositioningReq,
    messages.ACDP_ConnectReq,
    messages.ACDP_DisconnectReq,
    messages.ACDP_SystemStatusReq,
)


def _device(record: Record) -> ConnectionDevice:
    device = record.setup.pantograph
    assert device is not None, "ACDP is negotiated with a driver only"
    return device


def _known(record: Record) -> AcdpRecord:
    return replace(record.acdp or AcdpRecord(record.session_id), session_id=record.session_id)


def message(request: Request[Any], record: Record, view: EvseView) -> Step:
    """One message of ACDP. The session stays where it is; a refusal ends it."""
    step = acdp.respond(request.body, _known(record), view, _device(record), request.now)
    after = replace(record, acdp=step.record)
    if step.ended:
        return ended_with(step.response, after, request)
    moved = record.acdp is None or step.record.state is not record.acdp.state
    notes = (Trace(f"pantograph: {step.record.state.value}"),) if moved else ()
    return Step(step.response, after, notes)


def checked_cable(request: Request[dc.DC_CableCheckReq], record: Record, view: EvseView) -> Step | Defer:
    """The cable check is that of the pantograph: it must be down."""
    if _known(record).state is not AcdpState.CONNECTED:
        return fail(request, Code.FAILED_SEQUENCE_ERROR, record, view, "the pantograph is not connected")
    return cable_check(request, record, view)


def charge_loop(request: Request[dc.DC_ChargeLoopReq], record: Record, view: EvseView) -> Step:
    """A pantograph that has lost its place, or is broken, takes the energy away at once."""
    status = _device(record).status()
    if status.fault or status.mechanical is not acdp.Mechanical.END_POSITION:
        view = replace(view, malfunction=True)
    return dc_charge_loop(request, record, view)


_S = State
_BEFORE = (_S.CHARGE_PARAMETERS, _S.SCHEDULE_EXCHANGE, _S.CABLE_CHECK)
ROWS: dict[tuple[State, type[V2GRequest]], Row] = {
    **{
        (state, kind): Row(message, (state,))
        for state in _BEFORE
        for kind in (messages.ACDP_VehiclePositioningReq, messages.ACDP_ConnectReq)
    },
    **{(state, messages.ACDP_DisconnectReq): Row(message, (state,)) for state in (*_BEFORE, _S.DC_STOPPED)},
    **{(state, messages.ACDP_SystemStatusReq): Row(message, (state,)) for state in sorted(AUTHORIZED, key=_S.__repr__)},
    (_S.CABLE_CHECK, dc.DC_CableCheckReq): Row(checked_cable, (_S.CABLE_CHECK, _S.PRE_CHARGE)),
    (_S.DC_CHARGING, dc.DC_ChargeLoopReq): Row(charge_loop, (_S.DC_CHARGING,)),
}


def _refusal(kind: type[V2GRequest]) -> Callable[[Code, Record, EvseView], Any]:
    return lambda code, record, view: acdp.refusal(kind, code, _known(record), view, _device(record))


BASE.update({kind: _refusal(kind) for kind in KINDS})
