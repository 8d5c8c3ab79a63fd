"""SessionSetup and SessionStop."""

from __future__ import annotations

from typing import Annotated

from firmware.iso15118.messages.din.datatypes import EVCC_ID, EVSE_ID, BodyElement, ResponseCode
from firmware.iso15118.messages.model import LONG, element


@element()
class SessionSetupReq(BodyElement, frozen=True, kw_only=True):
    """The first message of a session."""

    evcc_id: Annotated[bytes, EVCC_ID]


@element()
class SessionSetupRes(BodyElement, frozen=True, kw_only=True):
    """The station names itself and the session."""

    response_code: ResponseCode
    evse_id: Annotated[bytes, EVSE_ID]
    date_time_now: Annotated[int | None, LONG] = None
    """Seconds since 1970 (UTC)."""


@element()
class SessionStopReq(BodyElement, frozen=True, kw_only=True):
    """The EV ends the session."""


@element()
class SessionStopRes(BodyElement, frozen=True, kw_only=True):
    """The station agrees."""

    response_code: ResponseCode
