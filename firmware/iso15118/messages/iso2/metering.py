"""Meter readings and MeteringReceipt (8.4.3.13)."""

from __future__ import annotations

from typing import Annotated

from firmware.iso15118.messages.iso2.datatypes import (
    SA_ID,
    SESSION_ID,
    BodyElement,
    DataType,
    EVSEStatus,
    ResponseCode,
)
from firmware.iso15118.messages.model import (
    LONG,
    SHORT,
    UNSIGNED_LONG,
    XML_ID,
    Attribute,
    Binary,
    Text,
    element,
)


class MeterInfo(DataType, frozen=True, kw_only=True):
    """What the station's meter shows."""

    meter_id: Annotated[str, Text(32)]
    meter_reading: Annotated[int | None, UNSIGNED_LONG] = None
    """Watt-hours."""
    sig_meter_reading: Annotated[bytes | None, Binary(64)] = None
    """The meter's own signature."""
    meter_status: Annotated[int | None, SHORT] = None
    t_meter: Annotated[int | None, LONG] = None
    """Unix time of the reading, in seconds."""


@element()
class MeteringReceiptReq(BodyElement, frozen=True, kw_only=True):
    """The EV confirms (and, with a contract, signs) a reading."""

    id: Annotated[str | None, XML_ID, Attribute()] = None
    session_id: Annotated[bytes, SESSION_ID]
    sa_schedule_tuple_id: Annotated[int | None, SA_ID] = None
    meter_info: MeterInfo


@element()
class MeteringReceiptRes(BodyElement, frozen=True, kw_only=True):
    """The station takes the receipt."""

    response_code: ResponseCode
    evse_status: EVSEStatus
