"""The desk at which requests of the CSMS are served: decode, handler, answer.

Owns: which error answers what cannot be served. May not: know what a request means (handlers), or send anything but the
answer; what else has to be sent comes back as follow-ups.
"""

import enum
from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from firmware.core.clock import Clock
from firmware.core.errors import EvseError
from firmware.core.timeline import Level
from firmware.ocpp_client.device_model import DeviceModel
from firmware.ocpp_client.station_port import StationPort
from firmware.ocpp_client.token_book import TokenBook
from firmware.ocpp_client.trust import TrustFolder
from firmware.ocpp_client.v201.handlers import HANDLERS
from firmware.ocpp_client.v201.limit_keeper import LimitKeeper
from firmware.ocpp_client.v201.messages import ACTIONS, REQUESTS
from firmware.ocpp_client.v201.outgoing import Registration
from firmware.ocpp_client.v201.profile_book import ProfileBook
from firmware.ocpp_client.v201.serving import FollowUp, View
from firmware.ocpp_client.variables import BYTES_PER_MESSAGE
from firmware.ocpp_client.wire import CallReceived, ErrorCode, PayloadError, Rpc, decode_payload

SIZED = ("GetVariables", "SetVariables")  # DeviceDataCtrlr.BytesPerMessage


class Tell(Protocol):
    """A line for the timeline."""

    def __call__(self, text: str, level: Level = Level.INFO) -> None: ...


class Desk:
    """Serves one request after the other, with everything that handlers may see."""

    def __init__(
        self,
        station: StationPort,
        model: DeviceModel,
        clock: Clock,
        tokens: TokenBook,
        profiles: ProfileBook,
        limits: LimitKeeper,
        trust: TrustFolder,
        queued: Callable[[str | None], bool],
        tell: Tell,
        trace: Callable[[str, str], None],
    ) -> None:
        """`trace(text, message_id)` is for the detailed record."""
        self._station = station
        self._model = model
        self._clock = clock
        self._tokens = tokens
        self._profiles = profiles
        self._limits = limits
        self._trust = trust
        self._queued = queued
        self._tell = tell
        self._trace = trace

    def serve(
        self, rpc: Rpc, call: CallReceived, registration: Registration, reports_full: bool
    ) -> tuple[FollowUp, ...]:
        """Answer one request. Returns what follows from it."""
        self._trace(f"<- {call.action}", call.id)
        if call.action not in HANDLERS:
            known = call.action in ACTIONS
            rpc.respond_error(call.id, ErrorCode.NOT_SUPPORTED if known else ErrorCode.NOT_IMPLEMENTED, call.action)
            return ()
        if registration is Registration.REJECTED:
            rpc.respond_error(call.id, ErrorCode.SECURITY, "this station was rejected by the CSMS")
            return ()
        try:
            if call.action in SIZED and len(call.payload) > BYTES_PER_MESSAGE:
                raise PayloadError(ErrorCode.FORMAT_VIOLATION, f"more than {BYTES_PER_MESSAGE} bytes")
            request = decode_payload(call.payload, REQUESTS[call.action])
            reply = HANDLERS[call.action](request, self._view(registration, reports_full))
        except PayloadError as error:
            self._tell(f"{call.action} refused: {error}", Level.WARNING)
            rpc.respond_error(call.id, error.code, str(error))
        except EvseError as error:
            self._tell(f"{call.action} failed: {error}", Level.ERROR)
            rpc.respond_error(call.id, ErrorCode.INTERNAL, "the request could not be carried out")
        else:
            rpc.respond(call.id, reply.response)
            self._trace(f"-> {call.action} {_status_of(reply.response)}".rstrip(), call.id)
            return reply.follow_ups
        return ()

    def _view(self, registration: Registration, reports_full: bool) -> View:
        return View(
            station=self._station,
            model=self._model,
            registered=registration is Registration.ACCEPTED,
            reports_full=reports_full,
            queued=self._queued,
            tokens=self._tokens,
            clock=self._clock,
            profiles=self._profiles,
            limits=self._limits,
            trust=self._trust,
        )


def _status_of(response: Struct) -> str:
    status = getattr(response, "status", None)
    return str(status.value) if isinstance(status, enum.Enum) else ""
