from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.iso15118.messages.iso2 import PhysicalValue, UnitSymbol

A, W = UnitSymbol.A, UnitSymbol.W


@pytest.mark.parametrize(
    ("number", "multiplier", "value"),
    [
        (0, 0, 0),
        (400, 0, 400),
        (-5, 0, -5),
        (16.5, -1, 165),
        (0.125, -3, 125),
        (32767, 0, 32767),
        (-32768, 0, -32768),
        (32768, 1, 3277),
        (150_000, 1, 15000),
        (350_000, 2, 3500),
        (32_767_000, 3, 32767),
        (1 / 3, -3, 333),
        (123.4567, -2, 12346),
    ],
)
def test_of(number: float, multiplier: int, value: int) -> None:
    assert PhysicalValue.of(number, A) == PhysicalValue(multiplier=multiplier, unit=A, value=value)


@pytest.mark.parametrize("number", [32_767_501, -32_768_501, float("nan"), float("inf"), float("-inf")])
def test_of_refuses(number: float) -> None:
    with pytest.raises(ValueError):
        PhysicalValue.of(number, W)


@given(st.integers(-3, 3), st.integers(-32768, 32767))
def test_to_float_is_the_nearest_number_and_survives_the_way_back(multiplier: int, value: int) -> None:
    quantity = PhysicalValue(multiplier=multiplier, unit=W, value=value)
    assert quantity.to_float() == float(Decimal(value).scaleb(multiplier))
    assert PhysicalValue.of(quantity.to_float(), W).to_float() == quantity.to_float()


@given(st.floats(-32_767_000, 32_767_000))
def test_of_is_as_close_as_the_format_allows(number: float) -> None:
    quantity = PhysicalValue.of(number, W)
    assert -3 <= quantity.multiplier <= 3 and -32768 <= quantity.value <= 32767
    # either a thousandth is enough, or the value uses its sixteen bits
    assert abs(quantity.to_float() - number) <= max(0.000501, abs(number) / 6500)
