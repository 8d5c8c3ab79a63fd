"""The chart: what its bars stand for."""

from dataclasses import replace

from firmware.gui.charts import HOURS, chart
from firmware.gui.pieces import Pieces
from firmware.gui.samples import sample
from firmware.gui.strings import load
from firmware.gui.view_model import Chart, UiState
from firmware.station.api import PlanPeriod, PlanView


def _chart(name: str, **changes: object) -> Chart | None:
    snapshot = sample(name).snapshot
    assert snapshot is not None
    return chart(Pieces(replace(snapshot, **changes), UiState(), load("en")))  # type: ignore[arg-type]


def test_prices_and_the_hours_in_which_it_charges() -> None:
    drawn = _chart("cheaper_hours")
    assert drawn is not None and len(drawn.bars) == HOURS
    assert drawn.hours == ("09:00", "15:00", "21:00", "03:00") and drawn.high == "€0.49"
    assert [hour for hour, bar in enumerate(drawn.bars) if bar.use == "charge"] == [13, 14, 15, 16, 17]
    assert drawn.bars[0].level == 1.0 and drawn.bars[15].level < 0.6
    assert 0.6 < drawn.bars[13].level < 1.0  # the price changes within this hour


def test_without_prices_it_is_the_power_of_the_plan() -> None:
    plan = PlanView((PlanPeriod(0.0, 11_000.0), PlanPeriod(3_600.0, -5_000.0), PlanPeriod(7_200.0, 0.0)))
    drawn = _chart("charging", plan=plan)
    assert drawn is not None and drawn.high == "" and drawn.supply_legend == "Supplies"
    assert [bar.use for bar in drawn.bars[:3]] == ["charge", "charge", "supply"]


def test_nothing_is_drawn_that_nobody_knows() -> None:
    assert _chart("charging_soc") is None
    assert _chart("cheaper_hours", clock_quality="unknown") is None
    assert _chart("cheaper_hours", wall="yesterday") is None
