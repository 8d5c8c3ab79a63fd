"""The ad hoc price: components add up as on a receipt, and only for those who pay ad hoc."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.station.api import (
    ChargingState,
    IdToken,
    Result,
    SetCost,
    SetTariffText,
    TariffView,
    TokenType,
    TransactionView,
)
from firmware.station.tariff import TEXT_CAP, Bill, PriceHours, cost, per_kwh, prices_ahead

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


# --- prices by the hour ----------------------------------------------------------------------------------------------

NIGHT = (PriceHours(22 * 60, 6 * 60, 0.29),)
BERLIN = ZoneInfo("Europe/Berlin")


def test_the_price_of_an_hour_is_that_of_the_place() -> None:
    at = lambda hour: datetime(2026, 7, 1, hour, 30, tzinfo=UTC)  # noqa: E731
    assert [per_kwh(TARIFF, NIGHT, at(hour), BERLIN) for hour in (3, 4, 19, 20)] == [0.29, 0.49, 0.49, 0.29]


def test_prices_ahead_cover_a_day_and_the_change_of_the_clocks() -> None:
    ahead = prices_ahead(TARIFF, NIGHT, datetime(2026, 5, 12, 20, 0, tzinfo=UTC), UTC)
    assert [(p.start_s, p.per_kwh) for p in ahead] == [(0.0, 0.49), (7_200.0, 0.29), (36_000.0, 0.49)]
    # In the night of 25 October the hour from 2 to 3 comes twice.
    ahead = prices_ahead(TARIFF, NIGHT, datetime(2026, 10, 24, 20, 0, tzinfo=UTC), BERLIN)
    assert [(p.start_s, p.per_kwh) for p in ahead] == [(0.0, 0.29), (9 * 3600.0, 0.49)]
    assert prices_ahead(TARIFF, (), datetime(2026, 5, 12, tzinfo=UTC), UTC) == ()


def transaction(energy_wh: float, **changes: object) -> TransactionView:
    fields: dict[str, object] = {"id": "t1", "token": AD_HOC, "started_at": "", "active": True, "duration_s": 60.0}
    fields |= {"charging_state": ChargingState.CHARGING} | changes
    return TransactionView(energy_wh=energy_wh, **fields)  # type: ignore[arg-type]


def test_energy_costs_what_it_cost_when_it_was_charged() -> None:
    bill = Bill()
    bill.observe(transaction(0.0), 0.49)
    bill.observe(transaction(10_000.0), 0.49)
    bill.observe(transaction(30_000.0), 0.29)
    priced = bill.priced(transaction(30_000.0), TARIFF)
    assert priced is not None and priced.cost == round(4.90 + 5.80 + 0.05 + 0.35, 2)
    bill.observe(transaction(1_000.0, id="t2"), 0.49)
    priced = bill.priced(transaction(1_000.0, id="t2"), TARIFF)
    assert priced is not None and priced.cost == round(0.49 + 0.05 + 0.35, 2)


def test_the_operators_word_counts_and_only_for_its_transaction() -> None:
    bill, card = Bill(), IdToken("x", TokenType.ISO14443)
    view = transaction(5_000.0, token=card)
    assert bill.set_cost(SetCost("t1", 3.21), view).result is Result.ACCEPTED
    priced = bill.priced(view, TARIFF)
    assert priced is not None and (priced.cost, priced.cost_by_operator) == (3.21, True)
    other = bill.priced(transaction(5_000.0, id="t2", token=card), TARIFF)
    assert other is not None and other.cost is None
    for command in (SetCost("t2", 1.0), SetCost("t1", -1.0), SetCost("t1", float("nan"))):
        assert bill.set_cost(command, view).result is Result.REJECTED


def test_whose_tariff_text_is_shown() -> None:
    bill, card = Bill(), IdToken("x", TokenType.ISO14443)
    bill.set_text(SetTariffText("ask your provider"))
    bill.set_text(SetTariffText("EUR 0.40 per kWh", IdToken("X", TokenType.ISO14443)))
    bill.set_text(SetTariffText("see your bill", total=True))
    assert bill.text_for(card) == "EUR 0.40 per kWh"
    assert bill.text_for(IdToken("y", TokenType.ISO14443)) == "ask your provider"
    assert bill.text_for(AD_HOC) == bill.text_for(None) == ""
    assert bill.total_text == "see your bill"
    bill.set_text(SetTariffText("a" * 9_999))
    assert len(bill.text_for(IdToken("y", TokenType.ISO14443))) == TEXT_CAP


# --- overstay --------------------------------------------------------------------------------------------------------

OVERSTAY = TariffView("EUR", per_kwh=0.5, overstay_per_minute=0.1, overstay_after_s=900.0)


def stays(bill: Bill, wh: float, seconds: float, state: ChargingState = ChargingState.SUSPENDED_EV) -> float:
    """One pass; what the visit costs by then."""
    view = TransactionView("t", AD_HOC, "", True, wh, seconds, state)
    bill.observe(view, OVERSTAY.per_kwh, OVERSTAY.overstay_after_s)
    priced = bill.priced(view, OVERSTAY)
    assert priced is not None and priced.cost is not None
    return priced.cost


def test_a_vehicle_that_has_charged_and_stays_pays_from_the_minute_on_that_was_said() -> None:
    bill = Bill()
    assert stays(bill, 10_000.0, 3_600.0, ChargingState.CHARGING) == 5.0
    assert stays(bill, 10_000.0, 4_500.0) == 5.0
    assert stays(bill, 10_000.0, 4_560.0) == 5.1
    assert stays(bill, 10_000.0, 5_160.0) == 6.1
    found = bill.costs(TransactionView("t", AD_HOC, "", True, 10_000.0, 5_160.0, ChargingState.IDLE), OVERSTAY)
    assert found is not None
    assert (found.overstay_minutes, found.overstay) == (11.0, 1.1)


@pytest.mark.parametrize("state", [ChargingState.SUSPENDED_EVSE, ChargingState.CHARGING, ChargingState.EV_CONNECTED])
def test_a_pause_of_the_stations_is_no_overstay(state: ChargingState) -> None:
    bill = Bill()
    stays(bill, 10_000.0, 60.0, ChargingState.CHARGING)
    assert stays(bill, 10_000.0, 9_000.0, state) == 5.0


def test_who_has_not_charged_yet_does_not_overstay_and_who_goes_on_begins_anew() -> None:
    bill = Bill()
    assert stays(bill, 0.0, 9_000.0) == 0.0
    stays(bill, 1_000.0, 9_060.0, ChargingState.CHARGING)
    stays(bill, 1_000.0, 9_900.0)  # 840 s
    stays(bill, 2_000.0, 9_960.0, ChargingState.CHARGING)
    assert stays(bill, 2_000.0, 10_800.0) == 1.0  # 840 s again
