"""ISO 15118-20 as the session sees it: EXI in, table, EXI out.

Owns: the checks that hold for every message (session id, sequence, stream) and the dispatch. May not: decide what a
handler decides.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from firmware.core.errors import RemoteProtocolError
from firmware.iso15118.api import Effect, EnergyMode, EvseView, Protocol, Trace
from firmware.iso15118.exi import ExiError, decode_iso20, encode_iso20, iso20_payload_type
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import V2GRequest
from firmware.iso15118.secc.conversation import Answer, Conversation, Defer, Dialect, Outcome, Pending, trace_data
from firmware.iso15118.secc.iso20.offers import MODE_OF, auth_methods, service_modes
from firmware.iso15118.secc.iso20.record import LOOPS, Record, Request, State, Step
from firmware.iso15118.secc.iso20.responses import BASE, Code, refuse
from firmware.iso15118.secc.iso20.table import TABLE, Row
from firmware.iso15118.secc.setup import Setup
from firmware.iso15118.v2gtp import PayloadType

_STREAMS: dict[Protocol, tuple[PayloadType, ...]] = {
    Protocol.ISO20_AC: (PayloadType.ISO20_AC,),
    Protocol.ISO20_AC_DER_IEC: (PayloadType.ISO20_AC, PayloadType.ISO20_AC_DER_IEC),
    Protocol.ISO20_AC_DER_SAE: (PayloadType.ISO20_AC, PayloadType.ISO20_AC_DER_SAE),
    Protocol.ISO20_DC: (PayloadType.ISO20_DC,),
    Protocol.ISO20_ACDP: (PayloadType.ISO20_DC, PayloadType.ISO20_ACDP, PayloadType.ISO20_ACDP_SYSTEM_STATUS),
    Protocol.ISO20_WPT: (PayloadType.ISO20_WPT,),
}
_DER_STREAMS = {
    EnergyMode.AC_DER_IEC: PayloadType.ISO20_AC_DER_IEC,
    EnergyMode.AC_DER_SAE: PayloadType.ISO20_AC_DER_SAE,
}
_OF_AC = frozenset({PayloadType.ISO20_AC, *_DER_STREAMS.values()})
Table: TypeAlias = Mapping[tuple[State, type[V2GRequest]], Row]


def table_of(protocol: Protocol) -> Table:
    """The rows of a namespace. What few stations have is imported where it is spoken."""
    if protocol is Protocol.ISO20_ACDP:
        from firmware.iso15118.secc.iso20 import pantograph

        return {**TABLE, **pantograph.ROWS}
    if protocol is Protocol.ISO20_WPT:
        from firmware.iso15118.secc.iso20 import wireless

        return {**TABLE, **wireless.ROWS}
    return TABLE


def respond(record: Record, request: Request[Any], view: EvseView, table: Table = TABLE) -> Step | Defer:
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
    row = table.get((record.state, kind))
    if row is None:
        why = f"not expected during {record.state.value}"
        return refuse(kind, Code.FAILED_SEQUENCE_ERROR, record, view, why)
    return row.handler(request, record, view)


class Iso20Conversation:
    """The messages of one session in one of the energy namespaces."""

    def __init__(self, setup: Setup, protocol: Protocol) -> None:
        self.record = Record(setup, protocol)
        self._table = table_of(protocol)
        streams = _STREAMS[protocol]
        if protocol is Protocol.ISO20_AC and setup.config.grid_code is not None:
            streams = (*streams, *_DER_STREAMS.values())
        self._own = frozenset(
            {
                PayloadType.ISO20_COMMON.value,
                *(stream.value for stream in streams),
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

    def end(self) -> None:
        """A pantograph goes home, a coil is switched off."""
        setup = self.record.setup
        if self.record.acdp is not None and setup.pantograph is not None:
            setup.pantograph.release()
        if self.record.wpt is not None and setup.coil is not None:
            setup.coil.set_power(0.0)

    def _look(self, request: Request[Any], view: EvseView, effects: tuple[Effect, ...]) -> Outcome:
        result = self._of_another_service(request, view) or respond(self.record, request, view, self._table)
        if isinstance(result, Step):
            return self._answer(result, request.payload_type, effects)

        def resume(view: EvseView, now: float) -> Outcome:
            return self._look(replace(request, now=now, first=False), view, ())

        return Pending(result.until, resume, (*effects, *result.effects))

    def _of_another_service(self, request: Request[Any], view: EvseView) -> Step | None:
        """A message of AC in the stream of another service than the selected one is refused in its own stream, which
        knows plain AC only: the schemas number their elements differently."""
        stream, record = request.payload_type, self.record
        if stream not in _OF_AC or record.service is None:
            return None
        mode = MODE_OF.get(record.service)
        if stream == (_DER_STREAMS.get(mode, PayloadType.ISO20_AC) if mode is not None else PayloadType.ISO20_AC):
            return None
        code = Code.FAILED_WRONG_CHARGE_PARAMETER
        plain = replace(record, service=None)
        return refuse(type(request.body), code, plain, view, f"stream {stream:#06x} is not that of the service")

    def _answer(self, step: Step, asked_in: int, effects: tuple[Effect, ...]) -> Answer:
        self.record = step.record
        response = step.response
        # A schedule negotiated beside the loop is answered in the stream it was asked in; so are messages of AC DER.
        beside = asked_in == PayloadType.ISO20_SCHEDULE_RENEGOTIATION or asked_in in _DER_STREAMS.values()
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
        name = error.path.split("/")[0]
        kind = next((kind for kind in BASE if kind.__name__ == name), None)
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
        modes = service_modes(protocol, view, setup)
        wanted = _NAMED_BY.get(protocol)
        there = bool(modes) if wanted is None else wanted in modes
        return protected and there and bool(auth_methods(setup, view))

    def open_(setup: Setup) -> Conversation:
        return Iso20Conversation(setup, protocol)

    return Dialect(protocol, major=1, minor=0, servable=servable, open=open_)


_NAMED_BY = {
    Protocol.ISO20_AC_DER_IEC: EnergyMode.AC_DER_IEC,
    Protocol.ISO20_AC_DER_SAE: EnergyMode.AC_DER_SAE,
}
"""Namespaces that are accepted for one service's sake."""

DIALECTS = tuple(_dialect(protocol) for protocol in _STREAMS)
