"""DIN 70121 as the session sees it: EXI in, translation, the state machine of ISO 15118-2, translation, EXI out.

Owns: the frame, and the view that a DIN session gets of the station: DC, external payment, nothing to resume, no
services, no renegotiation. May not: decide what the -2 handlers decide.
"""

from dataclasses import replace
from typing import Any

from firmware.iso15118.api import (
    AuthMethod,
    Effect,
    EnergyMode,
    EvseView,
    Notification,
    Protocol,
    SessionEstablished,
    Trace,
)
from firmware.iso15118.exi import ExiError, decode_din, encode_din
from firmware.iso15118.messages import din
from firmware.iso15118.secc.conversation import Answer, Dialect, Outcome, Pending, trace_data
from firmware.iso15118.secc.din import translate
from firmware.iso15118.secc.iso2.conversation import respond
from firmware.iso15118.secc.iso2.record import Record, Request, State, Step
from firmware.iso15118.secc.iso2.responses import Code, refuse
from firmware.iso15118.secc.setup import Setup
from firmware.iso15118.v2gtp import PayloadType

_BODY = "V2G_Message/Body/"


def seen_by_din(view: EvseView) -> EvseView:
    """The station as a DIN session may see it."""
    renegotiate = view.notification in (Notification.RENEGOTIATE, Notification.RENEGOTIATE_SERVICES)
    return replace(
        view,
        energy_modes=tuple(mode for mode in view.energy_modes if mode is EnergyMode.DC),
        auth_methods=tuple(method for method in view.auth_methods if method is AuthMethod.EIM),
        notification=Notification.NONE if renegotiate else view.notification,
        receipt_required=False,
        paused=None,
        certificate_actions=(),
        services=(),
        tariff=None,
        alternatives=(),
    )


class DinConversation:
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
        view = seen_by_din(view)
        try:
            message = decode_din(payload)
        except ExiError as error:
            return self._answer(self._malformed(error, view), ())
        body = translate.request(message.body, self.record)
        request: Request[Any] = Request(body, message.header.session_id, None, payload, now, now)
        incoming = Trace(type(message.body).__name__, True, trace_data(message.body))
        return self._look(request, view, (incoming,))

    def end(self) -> None:
        """There is nothing to let go of."""

    def _look(self, request: Request[Any], view: EvseView, effects: tuple[Effect, ...]) -> Outcome:
        result = respond(self.record, request, view)
        if isinstance(result, Step):
            return self._answer(result, effects)

        def resume(view: EvseView, now: float) -> Outcome:
            return self._look(replace(request, now=now, first=False), seen_by_din(view), ())

        return Pending(result.until, resume, (*effects, *result.effects))

    def _answer(self, step: Step, effects: tuple[Effect, ...]) -> Answer:
        self.record = step.record
        body = translate.response(step.response)
        header = din.MessageHeader(session_id=self.record.session_id)
        outgoing = Trace(type(body).__name__, False, trace_data(body))
        told = (*effects, *(_own(effect) for effect in step.effects), outgoing)
        return Answer(PayloadType.EXI, encode_din(din.V2GMessage(header=header, body=body)), told, step.ending)

    def _malformed(self, error: ExiError, view: EvseView) -> Step:
        """As in -2: refused with its own response where the request could be named, else the error goes on."""
        name = error.path[len(_BODY) :].split("/")[0] if error.path.startswith(_BODY) else ""
        kind = translate.COUNTERPARTS.get(name)
        if kind is None:
            raise error
        return refuse(kind, Code.FAILED, self.record, view, f"malformed: {error}")


def _own(effect: Effect) -> Effect:
    """The session is set up as what it is."""
    return replace(effect, protocol=Protocol.DIN) if isinstance(effect, SessionEstablished) else effect


def servable(setup: Setup, view: EvseView) -> bool:
    """DIN is DC with external payment."""
    return EnergyMode.DC in view.energy_modes and AuthMethod.EIM in view.auth_methods


DIALECT = Dialect(Protocol.DIN, major=2, minor=0, servable=servable, open=DinConversation)
