"""The meter."""

from __future__ import annotations

from typing import Annotated

from firmware.iso15118.messages.din.datatypes import (
    DataType,
    PhysicalValue,
)
from firmware.iso15118.messages.model import LONG, SHORT, Binary, Text

METER_ID = Text(32)
METER_STATUS = SHORT
SIG_METER_READING = Binary(32)
"""The meter's signature of the reading."""


class MeterInfo(DataType, frozen=True, kw_only=True):
    """What the meter reads."""

    meter_id: Annotated[str, METER_ID]
    meter_reading: PhysicalValue | None = None
    """Watt-hours."""
    sig_meter_reading: Annotated[bytes | None, SIG_METER_READING] = None
    meter_status: Annotated[int | None, METER_STATUS] = None
    """Chosen by the maker of the meter."""
    t_meter: Annotated[int | None, LONG] = None
    """Seconds since 1970 (UTC)."""
