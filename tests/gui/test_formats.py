"""Numbers as people of each language write them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.gui import formats


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "€1,234.50"),
        ("de", "1.234,50\u00a0€"),
        ("fr", "1\u202f234,50\u00a0€"),
        ("it", "1.234,50\u00a0€"),
        ("nl", "€\u00a01.234,50"),
        ("xx", "€1,234.50"),
    ],
)
def test_money(language: str, expected: str) -> None:
    assert formats.money(1234.5, "EUR", language) == expected


def test_money_of_other_currencies_and_unit_prices() -> None:
    assert formats.money(0.49, "CHF", "de") == "CHF\u00a00,49"
    assert formats.money(0.4555, "GBP", "en", max_decimals=4) == "£0.4555"
    assert formats.money(0.49, "EUR", "en", max_decimals=4) == "€0.49"
    assert formats.money(-1.5, "EUR", "en") == "−€1.50"


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e12])
def test_absurd_numbers_become_a_dash(value: float) -> None:
    assert formats.number(value, 2, "en") == formats.DASH
    assert formats.money(value, "EUR", "de") == formats.DASH
    assert formats.duration(value) == formats.DASH
    assert formats.countdown(value) == formats.DASH


def test_no_negative_zero() -> None:
    assert formats.number(-0.001, 2, "en") == "0.00"
    assert formats.number(-0.01, 2, "de") == "−0,01"


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0, "0 s"), (59.9, "59 s"), (60, "1 min"), (3599, "59 min"), (3900, "1 h 05 min"), (200_000, "55 h 33 min")],
)
def test_duration(seconds: float, expected: str) -> None:
    assert formats.duration(seconds).replace(formats.NBSP, " ") == expected


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0, "0:00"), (-3, "0:00"), (0.2, "0:01"), (60, "1:00"), (61.5, "1:02"), (3725, "1:02:05")]
)
def test_countdown(seconds: float, expected: str) -> None:
    assert formats.countdown(seconds) == expected


def test_clock() -> None:
    assert formats.clock("2026-05-12T23:41:00.000Z", 7200) == "01:41"
    assert formats.clock("2026-05-12T23:41:00", 0) == "23:41"
    assert formats.clock("not a time", 0) == ""
    assert formats.clock("0001-01-01T00:00:00Z", -7200) == ""


def test_power_and_energy() -> None:
    assert formats.kw(13_840, "de") == "13,8"
    assert formats.kw(118_400, "en") == "118"
    assert formats.rated_kw(22_000, "en") == "22"
    assert formats.rated_kw(22_080, "en") == "22"
    assert formats.rated_kw(7_360, "en") == "7.4"
    assert formats.rated_kw(3_700, "de") == "3,7"
    assert formats.kwh(18_234, "en", 3) == "18.234"


@given(st.floats(allow_nan=True, allow_infinity=True), st.sampled_from(["en", "de", "fr", "it", "nl", "xx"]))
def test_any_float_gives_a_short_text(value: float, language: str) -> None:
    for text in (
        formats.money(value, "EUR", language, 4),
        formats.kwh(value, language),
        formats.kw(value, language),
        formats.rated_kw(value, language),
        formats.duration(value),
        formats.countdown(value),
    ):
        assert 0 < len(text) <= 20
