"""Numbers, money, energy, times as a person of each language writes them. Pure; owns no text and no clock.

Values come from a meter or a CSMS: whatever is not finite or absurdly large becomes a dash, so that no number can
burst a screen.
"""

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from firmware.core.clock import moment

NBSP = "\u00a0"
NARROW_NBSP = "\u202f"
DASH = "–"
_ABSURD = 1e9


@dataclass(frozen=True, slots=True)
class Locale:
    """How one language writes numbers. `money`: pattern with {symbol} and {amount}."""

    decimal: str
    group: str
    money: str


LOCALES: dict[str, Locale] = {
    "en": Locale(".", ",", "{symbol}{amount}"),
    "de": Locale(",", ".", "{amount}" + NBSP + "{symbol}"),
    "fr": Locale(",", NARROW_NBSP, "{amount}" + NBSP + "{symbol}"),
    "it": Locale(",", ".", "{amount}" + NBSP + "{symbol}"),
    "nl": Locale(",", ".", "{symbol}" + NBSP + "{amount}"),
}
_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}


def locale_of(language: str) -> Locale:
    """The number rules of a language; English ones where it has none (the pseudo-locale)."""
    return LOCALES.get(language, LOCALES["en"])


def _usable(value: float) -> bool:
    return math.isfinite(value) and abs(value) < _ABSURD


def number(value: float, decimals: int, language: str) -> str:
    """`value` with a fixed number of decimals, grouped by thousands; a dash if it is no sensible number."""
    if not _usable(value):
        return DASH
    rules = locale_of(language)
    text = f"{value:,.{decimals}f}"
    if text.startswith("-") and not text.strip("-0.,"):
        text = text[1:]  # no negative zero
    return text.translate({ord(","): rules.group, ord("."): rules.decimal, ord("-"): "−"})


def money(amount: float, currency: str, language: str, max_decimals: int = 2) -> str:
    """An amount with its currency. Unit prices may need `max_decimals` of 4 (0.4555 per kWh); never fewer than two."""
    if not _usable(amount):
        return DASH
    decimals = 2
    while decimals < max_decimals and abs(round(amount, decimals) - amount) > 1e-9:
        decimals += 1
    symbol = _SYMBOLS.get(currency)
    if symbol is None:
        return f"{currency[:3]}{NBSP}{number(amount, decimals, language)}"
    sign = "−" if amount < 0 else ""
    return sign + locale_of(language).money.format(symbol=symbol, amount=number(abs(amount), decimals, language))


def kwh(watt_hours: float, language: str, decimals: int = 2) -> str:
    """Energy in kWh without the unit."""
    return number(watt_hours / 1000.0, decimals, language)


def kw(watts: float, language: str) -> str:
    """Power in kW without the unit; whole kilowatts from 100 up."""
    return number(watts / 1000.0, 0 if abs(watts) >= 99_950 else 1, language)


def rated_kw(watts: float, language: str) -> str:
    """A rating in kW: 11, 22, 3.7."""
    # 3 x 32 A at 230 V are 22.08 kW, which everybody calls 22.
    whole = _usable(watts) and abs(watts / 1000.0 - round(watts / 1000.0)) < max(0.05, watts / 100_000.0)
    return number(watts / 1000.0, 0 if whole else 1, language)


def duration(seconds: float) -> str:
    """Time passed, calm: seconds only within the first minute. '45 s', '12 min', '1 h 05 min'."""
    if not _usable(seconds) or seconds < 0:
        return DASH
    total = int(seconds)
    if total < 60:
        return f"{total}{NBSP}s"
    minutes = total // 60
    if minutes < 60:
        return f"{minutes}{NBSP}min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours}{NBSP}h{NBSP}{minutes:02d}{NBSP}min"


def countdown(seconds: float) -> str:
    """Time left as m:ss (h:mm:ss from one hour), rounded up so that 0:00 means it is over."""
    if not _usable(seconds):
        return DASH
    total = max(0, math.ceil(seconds - 1e-6))
    hours, rest = divmod(total, 3600)
    if hours:
        return f"{hours}:{rest // 60:02d}:{rest % 60:02d}"
    return f"{rest // 60}:{rest % 60:02d}"


def clock(wall: str, utc_offset_s: int, after_s: float = 0.0) -> str:
    """HH:MM local time, `after_s` seconds after an RFC 3339 text, or '' if it is none. `utc_offset_s`: local - UTC."""
    try:
        return (moment(wall).astimezone(UTC) + timedelta(seconds=utc_offset_s + after_s)).strftime("%H:%M")
    except (ValueError, OverflowError):
        return ""


def weekday_clock(moment: datetime, now: datetime, utc_offset_s: int) -> tuple[str, int]:
    """(HH:MM, days from today) of a moment, both in local time."""
    local = moment.astimezone(UTC) + timedelta(seconds=utc_offset_s)
    today = now.astimezone(UTC) + timedelta(seconds=utc_offset_s)
    return local.strftime("%H:%M"), (local.date() - today.date()).days
