"""The codes on the screen: where to pay for this connector now, and where to fetch the receipt.

Owns: what the two addresses are made of. May not: open them. The address to pay at carries a value that changes every
minute (RFC 6238, SHA-256), so that a code that was copied onto a sticker is worth nothing.
"""

import hashlib
import hmac
from urllib.parse import quote

from firmware.station.api import Identity

PERIOD_S = 60
DIGITS = 8
URL_CAP = 200


def one_time_code(secret: str, unix: float) -> str:
    """The code of this minute."""
    counter = int(unix) // PERIOD_S
    digest = hmac.new(secret.encode(), counter.to_bytes(8, "big"), hashlib.sha256).digest()
    at = digest[-1] & 0x0F
    number = int.from_bytes(digest[at : at + 4], "big") & 0x7FFF_FFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def payment_url(identity: Identity, secret: str, unix: float, online: bool | None) -> str:
    """The address to pay at; '' where there is none, or where a payment could not start anything (offline)."""
    if online is not True or not _usable(identity.url):
        return ""
    fields = f"evse={quote(identity.evse_id or identity.station_id, safe='*')[:120]}"
    if secret:
        fields += f"&t={one_time_code(secret, unix)}"
    return _joined(identity.url, fields)


def receipt_url(base: str, transaction_id: str) -> str:
    """The address of a receipt; '' where the operator has none."""
    return _joined(base, f"transaction={quote(transaction_id)[:80]}") if _usable(base) else ""


def _usable(url: str) -> bool:
    return url.startswith(("https://", "http://")) and len(url) <= URL_CAP


def _joined(url: str, fields: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{fields}"
