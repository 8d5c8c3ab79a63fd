"""The receipt: what its code says, and the meter's own words beside it. Pure.

Owns: which figures are on the receipt. May not: compute or round a billed one. What the meter signed is shown exactly
as it stands in its record (OCMF), and the record itself goes into no sum.
"""

import base64
import binascii
import json

from firmware.gui import formats
from firmware.gui.pieces import Pieces, clean

_RECORD_CAP = 16 * 1024
_CODE_CAP = 500


def receipt(m: Pieces) -> str:
    """What the code of the receipt says: the operator's page, or the receipt itself as text; '' without a visit."""
    done = m.snapshot.transaction
    if done is None:
        return ""
    url = m.snapshot.receipt_url
    if url.startswith(("https://", "http://")) and len(url) <= _CODE_CAP:
        return url
    identity = m.snapshot.identity
    # Short, so that the modules of the code stay large enough for a phone at arm's length.
    lines = [
        clean(identity.evse_id or identity.station_id, 40),
        f"{clean(done.started_at, 16)}Z {formats.duration(done.duration_s)}",
        f"{formats.kwh(done.energy_wh, m.language, 3)} kWh",
    ]
    if done.meter_start_wh is not None and done.meter_wh is not None:
        lines.append(f"{_kwh(m, done.meter_start_wh)} - {_kwh(m, done.meter_wh)}")
    if done.cost is not None:
        lines.append(f"{m.t('label.total')} {m.money(done.cost)}")
    lines.append(clean(done.id, 40))
    return "\n".join(lines)[:_CODE_CAP].replace(formats.NBSP, " ").replace(formats.NARROW_NBSP, " ")


def _kwh(m: Pieces, watt_hours: float) -> str:
    return formats.kwh(watt_hours, m.language, 3)


def meter_lines(m: Pieces) -> tuple[str, ...]:
    """(what it is, the reading): the meter's register at the end as it signed it, else as it told it."""
    done = m.snapshot.transaction
    if done is None:
        return ()
    reading = signed_reading(done.signed)
    if reading:
        return (m.t("label.signed_reading"), reading)
    if done.meter_wh is None:
        return ()
    return (m.t("label.meter_reading"), f"{_kwh(m, done.meter_wh)}{formats.NBSP}kWh")


def signed_reading(record: str | None) -> str:
    """The last reading of a signed record with its unit, character by character as the meter wrote it; '' for a record
    of another kind, or none. Never raises: the record is from outside.
    """
    if not record or len(record) > _RECORD_CAP:
        return ""
    try:
        text = base64.b64decode(record, validate=True).decode("utf-8")
        if not text.startswith("OCMF|"):
            return ""
        # Numbers stay the text that they are: a float would lose what was signed.
        readings = json.loads(text.split("|", 2)[1], parse_float=str, parse_int=str)["RD"]
        last = readings[-1]
        value, unit = last["RV"], last["RU"]
    except (binascii.Error, UnicodeDecodeError, ValueError, LookupError, TypeError, RecursionError):
        return ""
    if not isinstance(value, str) or not isinstance(unit, str):
        return ""
    return clean(f"{value}{formats.NBSP}{unit}", 40)
