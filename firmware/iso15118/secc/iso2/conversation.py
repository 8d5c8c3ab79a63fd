"""ISO 15118-2 as the session sees it: EXI in, table, EXI out.

Owns: the checks that hold for every message (session id, sequence) and the dispatch. May not: decide what a handler
decides.
"""

from dataclasses import replace
from typing import Any

from firmware.core.errors import RemoteProtocolError
from firmware.iso15118.api import Effect, EnergyMode, EvseView, Protocol, Trace
from firmware.iso15118.exi import ExiError, decode_iso2, encode_iso2
from firmware.iso15118.messages import iso2
from firmware.iso15118.secc.conversation import Answer, Defer, Dialect, Outcome, Pending, trace_data
from firmware.iso15118.secc.iso2.record import Record, Request, State, Step
from firmware.iso15118.secc.iso2.responses import BASE, Code, refuse
from firmware.iso15118.secc.iso2.services import payment_methods
from firmware.iso15118.secc.iso2.table import TABLE
from firmware.iso15118.secc.setup import Setup
from firmware.iso15118.v2gtp import PayloadType

_REQUESTS = {kind.__name__: kind for kind in BASE}
_BODY = "V2G_Message/Body/"


def respond(record: Record, request: Request[Any], view: EvseView) -> Step | Defer:
    """The answer to a request: session id, then sequence, then the row's handler."""
    kind = type(request.body)
    if kind not in BASE:
        # A response or an unknown body has no response type: nothing can answer it.
        raise RemoteProtocolError(f"{kind.__name__} is no request")
    checked = record.state is not State.SESSION_SETUP and kind is not iso2.SessionSetupReq
    if checked and request.session_id != record.session_id:
        # Every request after SessionSetup carries the current id; zero is no wildcard ([V2G2-460]).
        return refuse(kind, Code.FAILED_UNKNOWN_SESSION, record, view, f"session id {request.session_id.hex()}")
    row = TABLE.get((record.state, kind))
    if row is None:
        why = f"not expected during {record.state.value}"
        return refuse(kind, Code.FAILED_SEQUENCE_ERROR, record, view, why)
    return row.handler(request, record, view)


class Iso2Conversation:
    """The messages of one session."""

    payload_types = frozenset({PayloadType.EXI.value})

    def __init__(self, setup: Setup) -> None:
        self.record = Record(setup)

    @property
    def established(self) -> bool:
        """SessionSetup has been answered."""
        return self.record.state is not State.SESSION_SETUP

    def receive(self, payload_type: int, payload: bytes, view: EvseView, now: float) -> Outcome:
        """Answer one request. Raises RemoteProtocolError where no response type is known."""
        try:
            message = decode_iso2(payload)
        except ExiError as error:
            return self._answer(self._malformed(error, view), ())
        request: Request[Any] = Request(
            message.body, message.header.session_id, message.header.signature, payload, now, now
        )
        incoming = Trace(type(message.body).__name__, True, trace_data(message.body))
        return self._look(request, view, (incoming,))

    def end(self) -> None:
        """There is nothing to let go of."""

    def _look(self, request: Request[Any], view: EvseView, effects: tuple[Effect, ...]) -> Outcome:
        result = respond(self.record, request, view)
        if isinstance(result, Step):
            return self._answer(result, effects)

        def resume(view: EvseView, now: float) -> Outcome:
            return self._look(replace(request, now=now, first=False), view, ())

        return Pending(result.until, resume, (*effects, *result.effects))

    def _answer(self, step: Step, effects: tuple[Effect, ...]) -> Answer:
        self.record = step.record
        header = iso2.MessageHeader(session_id=self.record.session_id, signature=step.signature)
        payload = encode_iso2(iso2.V2GMessage(header=header, body=step.response))
        data = trace_data(step.response)
        data.pop("ContractSignatureEncryptedPrivateKey", None)  # a key, though encrypted: not for the timeline
        outgoing = Trace(type(step.response).__name__, False, data)
        return Answer(PayloadType.EXI, payload, (*effects, *step.effects, outgoing), step.ending)

    def _malformed(self, error: ExiError, view: EvseView) -> Step:
        """A request that was recognised before its octets went wrong is refused at once, with its own response.

        Where not even the request's name can be read, the standard has no message to answer with: the error goes on
        and the session closes.
        """
        name = error.path[len(_BODY) :].split("/")[0] if error.path.startswith(_BODY) else ""
        kind = _REQUESTS.get(name)
        if kind is None:
            raise error
        return refuse(kind, Code.FAILED, self.record, view, f"malformed: {error}")


def servable(setup: Setup, view: EvseView) -> bool:
    """-2 needs AC or DC, and a way to pay."""
    energy = EnergyMode.AC in view.energy_modes or EnergyMode.DC in view.energy_modes
    return energy and bool(payment_methods(Record(setup), view))


DIALECT = Dialect(Protocol.ISO2, major=2, minor=0, servable=servable, open=Iso2Conversation)
