"""The ad hoc price: components add up as on a receipt, and only for those who pay ad hoc."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.station.api import IdToken, TariffView, TokenType
from firmware.station.tariff import cost

TARIFF = TariffView("EUR", per_kwh=0.49, per_minute=0.05, per_session=0.35, vat_percent=19.0)
AD_HOC = IdToken("pay-1", TokenType.CENTRAL)


def test_the_sum_is_that_of_the_rounded_components() -> None:
    assert cost(TARIFF, AD_HOC, 12_345.0, 600.0) == round(6.05 + 0.50 + 0.35, 2)
    assert cost(TARIFF, AD_HOC, 0.0, 0.0) == 0.35


@pytest.mark.parametrize("kind", [TokenType.EMAID, TokenType.ISO14443, TokenType.NONE])
def test_contracts_and_cards_have_their_own_price(kind: TokenType) -> None:
    assert cost(TARIFF, IdToken("x", kind), 10_000.0, 60.0) is None
    assert cost(TARIFF, None, 10_000.0, 60.0) is None


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1e6))
def test_more_energy_never_costs_less(energy: float, more: float, seconds: float) -> None:
    low, high = cost(TARIFF, AD_HOC, energy, seconds), cost(TARIFF, AD_HOC, energy + more, seconds)
    assert low is not None and high is not None and high >= low
