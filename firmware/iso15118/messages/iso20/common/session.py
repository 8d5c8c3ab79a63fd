"""SessionSetup and SessionStop."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from firmware.iso15118.messages.iso20.common_types import DESCRIPTION, IDENTIFIER, NAME, V2GRequest, V2GResponse
from firmware.iso15118.messages.iso20.namespaces import InCommonMessages
from firmware.iso15118.messages.model import element


@element()
class SessionSetupReq(InCommonMessages, V2GRequest, frozen=True, kw_only=True):
    """The first message of a session."""

    evcc_id: Annotated[str, IDENTIFIER]


@element()
class SessionSetupRes(InCommonMessages, V2GResponse, frozen=True, kw_only=True):
    """The station names itself and the session."""

    evse_id: Annotated[str, IDENTIFIER]


class ChargingSession(StrEnum):
    """How the session ends."""

    PAUSE = "Pause"
    TERMINATE = "Terminate"
    SERVICE_RENEGOTIATION = "ServiceRenegotiation"


@element()
class SessionStopReq(InCommonMessages, V2GRequest, frozen=True, kw_only=True):
    """The EV ends or pauses the session."""

    charging_session: ChargingSession
    ev_termination_code: Annotated[str | None, NAME] = None
    ev_termination_explanation: Annotated[str | None, DESCRIPTION] = None


@element()
class SessionStopRes(InCommonMessages, V2GResponse, frozen=True, kw_only=True):
    """The station agrees."""
