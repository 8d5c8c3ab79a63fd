"""The chart of the next 24 hours: what a kWh costs in each, and in which it is charged or supplied. Pure.

Owns: the sums behind the bars. May not: plan; the station's plan and prices are drawn as they are.
"""

from datetime import timedelta

from firmware.gui.choosing import wall
from firmware.gui.pieces import Pieces
from firmware.gui.view_model import Bar, Chart
from firmware.station.api import PlanPeriod, PlanView, PricePeriod

HOURS = 24
_LEAST = 0.12  # of the height: even the cheapest hour has a bar


def chart(m: Pieces) -> Chart | None:
    """The bars of this moment; None where nothing is known that changes over the day, or nobody knows the time."""
    now, plan, prices = wall(m.snapshot), m.snapshot.plan, m.snapshot.prices
    if now is None or (not prices and plan is None):
        return None
    local = now + timedelta(seconds=m.ui.utc_offset_s)
    into_s = local.minute * 60 + local.second  # the first bar is the hour that has begun
    levels = _price_levels(prices, into_s) if prices else _power_levels(plan, into_s)
    uses = [_use(plan, hour * 3600.0 - into_s, (hour + 1) * 3600.0 - into_s) for hour in range(HOURS)]
    bars = tuple(Bar(level, use) for level, use in zip(levels, uses, strict=True))
    most = m.unit_price(max(one.per_kwh for one in prices)) if prices else ""
    return Chart(
        bars=bars,
        hours=tuple((local.replace(minute=0) + timedelta(hours=h)).strftime("%H:%M") for h in range(0, HOURS, 6)),
        high=most,
        title=m.t("label.price_per_kwh") if prices else m.t("label.power"),
        legend=m.t("label.charging_hours"),
        supply_legend=m.t("label.supply_hours") if "supply" in uses else "",
    )


def _price_levels(prices: tuple[PricePeriod, ...], into_s: float) -> list[float]:
    """The mean price of each hour, relative to the dearest."""
    ends = [*(one.start_s for one in prices[1:]), float("inf")]
    top = max((one.per_kwh for one in prices), default=0.0)
    levels = []
    for hour in range(HOURS):
        start_s, end_s = max(0.0, hour * 3600.0 - into_s), (hour + 1) * 3600.0 - into_s
        parts = [
            (max(0.0, min(end_s, until) - max(start_s, one.start_s)), one.per_kwh)
            for one, until in zip(prices, ends, strict=True)
        ]
        length = sum(part for part, _ in parts)
        mean = sum(part * price for part, price in parts) / length if length else 0.0
        levels.append(max(_LEAST, min(1.0, mean / top if top > 0 else 0.0)))
    return levels


def _power_levels(plan: PlanView | None, into_s: float) -> list[float]:
    """The most planned power of each hour, relative to the most of the day."""
    periods = plan.periods if plan is not None else ()
    top = max((abs(one.power_w) for one in periods), default=0.0)
    levels = []
    for hour in range(HOURS):
        here = _within(periods, hour * 3600.0 - into_s, (hour + 1) * 3600.0 - into_s)
        levels.append(max(_LEAST, max((abs(w) for w in here), default=0.0) / top if top else 0.0))
    return levels


def _use(plan: PlanView | None, start_s: float, end_s: float) -> str:
    if plan is None:
        return ""
    here = _within(plan.periods, start_s, end_s)
    if any(power_w > 0 for power_w in here):
        return "charge"
    return "supply" if any(power_w < 0 for power_w in here) else ""


def _within(periods: tuple[PlanPeriod, ...], start_s: float, end_s: float) -> list[float]:
    """The powers that hold for more than a few minutes of an hour."""
    ends = [*(one.start_s for one in periods[1:]), float("inf")]
    return [
        one.power_w
        for one, until in zip(periods, ends, strict=True)
        if min(end_s, until) - max(start_s, one.start_s) > 120.0
    ]
