"""ISO 15118-20 as the session sees it: EXI in, table, EXI out.

Owns: the checks that hold for every message (session id, sequence, stream) and the dispatch. May not: decide what a
handler decides.
"""

from dataclasses import replace
from typing import Any

from firmware.core.errors import RemoteProtocolError
from firmware.iso15118.api import Effect, EvseView, Protocol, Trace
from firmware.iso15118.exi import ExiError, decode_iso20, encode_iso20, iso20_payload_type
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import V2GRequest
from firmware.iso15118.secc.conversation import Answer, Conversation, Dialect, Outcome, Pending, trace_data
from firmware.iso15118.secc.iso20.offers import auth_methods, service_modes
from firmware.iso15118.secc.iso20.record import LOOPS, Defer, Record, Request, State, Step
from firmware.iso15118.secc.iso20.responses import BASE, Code, refuse
from firmware.iso15118.secc.iso20.table import TABLE
from firmware.iso15118.secc.setup import Setup
from firmware.iso15118.v2gtp import PayloadType

_REQUESTS = {kind.__name__: kind for kind in BASE}
_STREAMS = {
    Protocol.ISO20_AC: PayloadType.ISO20_AC,
    Protocol.ISO20_DC: PayloadType.ISO20_DC,
}


def respond(record: Record, request: Request[Any], view: EvseView) -> Step | Defer:
    """The answer to a request: session id, then sequence, then the row's handler."""
    kind = type(request.body)
    if kind not in BASE:
        # A response, or a service that is never offered: there is no response type of ours to answer it.
        raise RemoteProtocolError(f"{kind.__name__} is no request that is served")
    checked = record.state is not State.SESSION_SETUP and kind is not common.SessionSetupReq
    if checked and request.body.header.session_id != record.session_id:
        # On every message; zero is no wildcard ([V2G20-460]).
        why = f"session id {request.body.header.session_id.hex()}"
        return refuse(kind, Code.FAILED_UNKNOWN_SESSION, record, view, why)
    row = TABLE.get((record.state, kind))
    if row is None:
        why = f"not expected during {record.state.value}"
        return refuse(kind, Code.FAILED_SEQUENCE_ERROR, record, view, why)
    return row.handler(request, record, view)


class Iso20Conversation:
    """The messages of one session in one of the energy namespaces."""

    def __init__(self, setup: Setup, protocol: Protocol) -> None:
        self.record = Record(setup, protocol)
        self._own = frozenset(
            {
                PayloadType.ISO20_COMMON.value,
                _STREAMS[protocol].value,
                PayloadType.ISO20_SCHEDULE_RENEGOTIATION.value,
                PayloadType.ISO20_METERING_CONFIRMATION.value,
                PayloadType.ISO20_PARKING_STATUS.value,
            }
        )

    @property
    def payload_types(self) -> frozenset[int]:
        """Common messages, the negotiated energy, and the streams beside the loop; the handshake until it is over."""
        return self._own if self.established else self._own | {PayloadType.EXI.value}

    @property
    def established(self) -> bool:
        """SessionSetup has been answered."""
        return self.record.state is not State.SESSION_SETUP

    def receive(self, payload_type: int, payload: bytes, view: EvseView, now: float) -> Outcome:
        """Answer one request. Raises RemoteProtocolError where no response type is known."""
        try:
            message = decode_iso20(payload_type, payload)
        except ExiError as error:
            return self._answer(self._malformed(error, view), payload_type, ())
        if not isinstance(message, V2GRequest):
            raise RemoteProtocolError(f"{type(message).__name__} is no request")
        request: Request[Any] = Request(message, payload, payload_type, now, now)
        incoming = Trace(type(message).__name__, True, trace_data(message))
        return self._look(request, view, (incoming,))

    def _look(self, request: Request[Any], view: EvseView, effects: tuple[Effect, ...]) -> Outcome:
        result = respond(self.record, request, view)
        if isinstance(result, Step):
            return self._answer(result, request.payload_type, effects)

        def resume(view: EvseView, now: float) -> Outcome:
            return self._look(replace(request, now=now, first=False), view, ())

        return Pending(result.until, resume, (*effects, *result.effects))

    def _answer(self, step: Step, asked_in: int, effects: tuple[Effect, ...]) -> Answer:
        self.record = step.record
        response = step.response
        # A schedule negotiated beside the loop is answered in the stream it was asked in.
        beside = isinstance(response, common.ScheduleExchangeRes) and (
            asked_in == PayloadType.ISO20_SCHEDULE_RENEGOTIATION
        )
        payload_type, payload = encode_iso20(response, asked_in if beside else iso20_payload_type(type(response)))
        outgoing = Trace(type(response).__name__, False, trace_data(response))
        looping = self.record.state in LOOPS and type(response).__name__.endswith("ChargeLoopRes")
        return Answer(
            payload_type,
            payload,
            (*effects, *step.effects, outgoing),
            step.ending,
            # [V2G20-1500], [V2G20-1502]: the EV polls the loop fast, or is gone.
            sequence_timeout_s=self.record.setup.config.iso20_loop_timeout_s if looping else None,
        )

    def _malformed(self, error: ExiError, view: EvseView) -> Step:
        """A request that was recognised before its octets went wrong is refused at once, with its own response.

        Where not even the request's name can be read, the standard has no message to answer with: the error goes on
        and the session closes.
        """
        kind = _REQUESTS.get(error.path.split("/")[0])
        if kind is None:
            raise error
        return refuse(kind, Code.FAILED, self.record, view, f"malformed: {error}")


def _dialect(protocol: Protocol) -> Dialect:
    def servable(setup: Setup, view: EvseView) -> bool:
        """The energy of this namespace, a way to authorise, and protection.

        Only TLS 1.3 with a vehicle certificate that was verified counts as protected ([V2G20-2356], [V2G20-1237]); a
        laboratory may allow less by configuration.
        """
        protected = setup.vehicle is not None or setup.config.iso20_unprotected
        return protected and bool(service_modes(protocol, view)) and bool(auth_methods(setup, view))

    def open_(setup: Setup) -> Conversation:
        return Iso20Conversation(setup, protocol)

    return Dialect(protocol, major=1, minor=0, servable=servable, open=open_)


AC_DIALECT = _dialect(Protocol.ISO20_AC)
DC_DIALECT = _dialect(Protocol.ISO20_DC)
