"""supportedAppProtocol: which protocol this session speaks.

Owns: the choice among what the EV offers and the conversation before any protocol is chosen. May not: know a
protocol's messages; it sees the registry of dialects only.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from firmware.iso15118.api import EndReason, EvseView, Trace
from firmware.iso15118.exi import ExiError, decode_sap, encode_sap
from firmware.iso15118.messages import sap
from firmware.iso15118.secc.conversation import Answer, Dialect, Ending, Outcome, trace_data
from firmware.iso15118.secc.setup import Setup
from firmware.iso15118.v2gtp import PayloadType

_DEVIATION = sap.ResponseCode.OK_SUCCESSFUL_NEGOTIATION_WITH_MINOR_DEVIATION


@dataclass(frozen=True, slots=True)
class Choice:
    """What was agreed on."""

    dialect: Dialect
    schema_id: int
    response_code: sap.ResponseCode


def choose(
    offers: tuple[sap.AppProtocol, ...], registry: Mapping[str, Dialect], setup: Setup, view: EvseView
) -> Choice | None:
    """The offer that is served now and that the EV likes best; None when there is none.

    First what this station can serve now is kept, then the EV's Priority decides, 1 before 20, and not the order of
    the list ([V2G2-169]). The major version must agree; a different minor is a deviation.
    """
    for offer in sorted(offers, key=lambda offer: offer.priority):
        dialect = registry.get(offer.protocol_namespace)
        if dialect is None or dialect.protocol not in setup.config.protocols:
            continue
        if offer.version_number_major != dialect.major or not dialect.servable(setup, view):
            continue
        same = offer.version_number_minor == dialect.minor
        return Choice(dialect, offer.schema_id, sap.ResponseCode.OK_SUCCESSFUL_NEGOTIATION if same else _DEVIATION)
    return None


def respond(
    request: sap.SupportedAppProtocolReq, registry: Mapping[str, Dialect], setup: Setup, view: EvseView
) -> Answer:
    """Answer one handshake request."""
    incoming = Trace("supportedAppProtocolReq", True, trace_data(request))
    choice = choose(request.app_protocol, registry, setup, view)
    if choice is None:
        offered = ", ".join(offer.protocol_namespace for offer in request.app_protocol)
        return no_negotiation(f"nothing in common with what the EV offers: {offered}", (incoming,))
    response = sap.SupportedAppProtocolRes(response_code=choice.response_code, schema_id=choice.schema_id)
    outgoing = Trace("supportedAppProtocolRes", False, trace_data(response))
    return Answer(PayloadType.EXI, encode_sap(response), (incoming, outgoing), next=choice.dialect.open(setup))


def no_negotiation(why: str, effects: tuple[Trace, ...] = ()) -> Answer:
    """Failed_NoNegotiation, and the end."""
    response = sap.SupportedAppProtocolRes(response_code=sap.ResponseCode.FAILED_NO_NEGOTIATION)
    outgoing = Trace("supportedAppProtocolRes", False, trace_data(response), warning=True)
    return Answer(
        PayloadType.EXI,
        encode_sap(response),
        (*effects, outgoing),
        Ending(EndReason.FAILED_RESPONSE, f"Failed_NoNegotiation: {why}"),
    )


class SapConversation:
    """What a connection speaks first."""

    established = False
    payload_types = frozenset({PayloadType.EXI.value})

    def __init__(self, setup: Setup, registry: Mapping[str, Dialect]) -> None:
        self._setup = setup
        self._registry = registry

    def receive(self, payload_type: int, payload: bytes, view: EvseView, now: float) -> Outcome:
        """Answer the handshake. Undecodable octets are answered too: only one response is possible here."""
        try:
            request = decode_sap(payload)
        except ExiError as error:
            return no_negotiation(f"no supportedAppProtocolReq: {error}")
        if not isinstance(request, sap.SupportedAppProtocolReq):
            return no_negotiation(f"{type(request).__name__} instead of a request")
        return respond(request, self._registry, self._setup, view)

    def end(self) -> None:
        """There is nothing to let go of."""


def is_handshake(payload: bytes) -> bool:
    """Whether the octets are a supportedAppProtocolReq. Two octets tell most other messages apart before decoding."""
    if len(payload) < 2 or payload[1] & 0xC0:  # after the EXI header: 2 bits of document grammar, 0 is the request
        return False
    try:
        return isinstance(decode_sap(payload), sap.SupportedAppProtocolReq)
    except ExiError:
        return False
