"""SessionSetup and SessionStop (8.4.3.2, 8.4.3.12)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from firmware.iso15118.messages.iso2.datatypes import EVCC_ID, EVSE_ID, BodyElement, ResponseCode
from firmware.iso15118.messages.model import LONG, element


@element()
class SessionSetupReq(BodyElement, frozen=True, kw_only=True):
    """The EV opens a session, or asks to resume the one whose id is in the header."""

    evcc_id: Annotated[bytes, EVCC_ID]


@element()
class SessionSetupRes(BodyElement, frozen=True, kw_only=True):
    """The station answers; the id of the session is in the header."""

    response_code: ResponseCode
    evse_id: Annotated[str, EVSE_ID]
    evse_timestamp: Annotated[int | None, LONG] = None
    """Unix time in seconds."""


class ChargingSession(StrEnum):
    """How a session ends."""

    TERMINATE = "Terminate"
    PAUSE = "Pause"


@element()
class SessionStopReq(BodyElement, frozen=True, kw_only=True):
    """The EV ends or pauses the session."""

    charging_session: ChargingSession


@element()
class SessionStopRes(BodyElement, frozen=True, kw_only=True):
    """The station agrees."""

    response_code: ResponseCode
