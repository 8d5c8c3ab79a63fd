"""Numbers as the V2G protocols write them: a 16-bit count times a power of ten.

Owns: the choice of the power, and the way back. May not: know a message or a unit.
"""

from __future__ import annotations

import math
from decimal import Decimal

COUNT_LOW, COUNT_HIGH = -(2**15), 2**15 - 1


def fit(value: float | Decimal, finest: int, coarsest: int) -> tuple[int, int]:
    """(power of ten, count) for a number: exactly where the powers from `finest` to `coarsest` allow it, with the power
    nearest to 0; else rounded with the finest power that fits.

    A float counts as the decimal number that Python prints for it (0.1 is one tenth). Raises ValueError for a number
    that is not finite or does not fit.
    """
    if not math.isfinite(value):
        raise ValueError(f"{value} is no quantity")
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    finest_that_fits: tuple[int, int] | None = None
    for power in sorted(range(finest, coarsest + 1), key=lambda power: (abs(power), power)):
        scaled = exact.scaleb(-power)
        count = round(scaled)
        if COUNT_LOW <= count <= COUNT_HIGH:
            if count == scaled:
                return power, count
            if finest_that_fits is None or power < finest_that_fits[0]:
                finest_that_fits = power, count
    if finest_that_fits is None:
        raise ValueError(f"{value} does not fit 16 bits times 10 to the power of {coarsest}")
    return finest_that_fits


def to_float(power: int, count: int) -> float:
    """The number, correctly rounded."""
    scale: int = 10 ** abs(power)
    return count / scale if power < 0 else float(count * scale)


def to_decimal(power: int, count: int) -> Decimal:
    """The number, exactly."""
    return Decimal(count).scaleb(power)
