from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.iso15118.messages import quantity


@pytest.mark.parametrize(
    ("number", "power", "count"),
    [
        (0, 0, 0),
        (400, 0, 400),
        (400.2, -1, 4002),
        (Decimal("0.125"), -3, 125),
        (Decimal("1E+6"), 2, 10000),
        (-32768, 0, -32768),
        (150_000, 1, 15000),
        (1 / 3, -3, 333),
        (123.4567, -2, 12346),
        (3.2767e13, 9, 32767),
    ],
)
def test_fit(number: float | Decimal, power: int, count: int) -> None:
    assert quantity.fit(number, -3, 9) == (power, count)


@pytest.mark.parametrize("number", [3.3e13, -3.3e13, float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")])
def test_fit_refuses(number: float | Decimal) -> None:
    with pytest.raises(ValueError):
        quantity.fit(number, -3, 9)


@given(st.integers(-128, 127), st.integers(-32768, 32767))
def test_there_and_back(power: int, count: int) -> None:
    exact = quantity.to_decimal(power, count)
    assert exact == Decimal(count).scaleb(power)
    assert quantity.to_float(power, count) == float(exact)
    assert quantity.to_decimal(*quantity.fit(exact, -128, 127)) == exact


@given(st.floats(-32_767_000, 32_767_000))
def test_a_float_is_met_to_half_a_step(number: float) -> None:
    power, count = quantity.fit(number, -3, 3)
    assert abs(quantity.to_decimal(power, count) - Decimal(repr(number))) <= Decimal(5).scaleb(power - 1)
    # and no finer step fits, unless the number is exact or has three decimals
    finer = abs(Decimal(repr(number))).scaleb(1 - power)
    assert power == -3 or finer > 32767 or quantity.to_decimal(power, count) == Decimal(repr(number))
