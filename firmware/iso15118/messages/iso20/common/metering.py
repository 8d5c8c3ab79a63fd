"""MeteringConfirmation."""

from __future__ import annotations

from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.iso20.common_types import (
    NUMERIC_ID,
    SESSION_ID,
    CommonType,
    MeterInfo,
    Receipt,
    V2GRequest,
    V2GResponse,
)
from firmware.iso15118.messages.iso20.namespaces import InCommonMessages
from firmware.iso15118.messages.model import XML_ID, Alternative, Attribute, element


class Scheduled_SMDTControlMode(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Metered under a schedule."""

    selected_schedule_tuple_id: Annotated[int, NUMERIC_ID]


class Dynamic_SMDTControlMode(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Metered under the station's control."""


@element()
class SignedMeteringData(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """A reading that the EV confirms by its signature; exactly one of the modes is present."""

    id: Annotated[str, XML_ID, Attribute()]
    session_id: Annotated[bytes, SESSION_ID]
    meter_info: MeterInfo
    receipt: Receipt | None = None
    dynamic_smdt_control_mode: Annotated[Dynamic_SMDTControlMode | None, Alternative()] = field(
        default=None, name="Dynamic_SMDTControlMode"
    )
    scheduled_smdt_control_mode: Annotated[Scheduled_SMDTControlMode | None, Alternative()] = field(
        default=None, name="Scheduled_SMDTControlMode"
    )


@element()
class MeteringConfirmationReq(InCommonMessages, V2GRequest, frozen=True, kw_only=True):
    """The EV confirms a reading."""

    signed_metering_data: SignedMeteringData


@element()
class MeteringConfirmationRes(InCommonMessages, V2GResponse, frozen=True, kw_only=True):
    """The station has the confirmation."""
