"""Price schedules: absolute prices of the ad hoc tariff, or price levels along the operator's tariff; and their
signature.

Pure: from the view to the message. Owns: the two kinds of price schedule. May not: know which one was agreed on.
"""

from collections.abc import Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from firmware.iso15118.api import EvseView, Prices, Tariff
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import RationalNumber
from firmware.iso15118.pki.signature import sign
from firmware.iso15118.secc.iso20.responses import VAT_RULE
from firmware.iso15118.secc.setup import Setup

MAX_STEPS = 64  # far more than a day of quarter hours would need in one answer
POWER_ALGORITHM = "urn:iso:std:iso:15118:-20:PriceAlgorithm:1-Power"
"""The price of a moment follows from the power of that moment."""


def price_levels(view: EvseView, horizon_s: int, tariff: Tariff | None = None) -> common.PriceLevelSchedule:
    """The prices along the schedule as levels; one level for all the time where the station knows no tariff.

    Always there: the offered parameter sets say so, and a peer in the field cannot read a schedule without prices.
    """
    tariff = tariff or view.tariff
    steps = [(step.start_s, step.level) for step in tariff.steps if step.start_s < horizon_s] if tariff else []
    if not steps or steps[0][0] > 0:
        steps.insert(0, (0, steps[0][1] if steps else 1))
    return common.PriceLevelSchedule(
        time_anchor=max(view.wall_unix, 0),
        price_schedule_id=tariff.tariff_id if tariff else 1,
        number_of_price_levels=tariff.levels if tariff else 1,
        price_level_schedule_entries=common.PriceLevelScheduleEntryList(
            price_level_schedule_entry=tuple(
                common.PriceLevelScheduleEntry(duration=duration, price_level=level)
                for duration, level in _lasting(steps[:MAX_STEPS], horizon_s)
            )
        ),
    )


def absolute_prices(view: EvseView, prices: Prices, horizon_s: int) -> common.AbsolutePriceSchedule:
    """What a kWh, a minute and the session cost, with the tax that is in it."""
    steps = [(0, prices.per_kwh), *((start, price) for start, price in prices.ahead if 0 < start < horizon_s)]
    parking = {"parking_fee": _money(prices.per_minute), "parking_fee_period": 60} if prices.per_minute > 0 else {}
    extra = None
    if prices.per_session > 0:
        fee = common.AdditionalService(service_name="session fee", service_fee=_money(prices.per_session))
        extra = common.AdditionalServiceList(additional_service=(fee,))
    taxes = None
    if prices.vat_percent > 0:
        rule = common.TaxRule(
            tax_rule_id=VAT_RULE,
            tax_rule_name="VAT",
            tax_rate=RationalNumber.of(prices.vat_percent),
            tax_included_in_price=True,
            applies_to_energy_fee=True,
            applies_to_parking_fee=prices.per_minute > 0,
            applies_to_overstay_fee=prices.overstay_per_minute > 0,
            applies_minimum_maximum_cost=False,
        )
        taxes = common.TaxRuleList(tax_rule=(rule,))
    return common.AbsolutePriceSchedule(
        time_anchor=max(view.wall_unix, 0),
        price_schedule_id=1,
        currency=prices.currency,
        language=prices.language,
        price_algorithm=POWER_ALGORITHM,
        tax_rules=taxes,
        price_rule_stacks=common.PriceRuleStackList(
            price_rule_stack=tuple(
                common.PriceRuleStack(duration=duration, price_rule=(_rule(price, parking),))
                for duration, price in _lasting(steps[:MAX_STEPS], horizon_s)
            )
        ),
        overstay_rules=_overstay(prices),
        additional_selected_services=extra,
    )


def _overstay(prices: Prices) -> common.OverstayRuleList | None:
    """What staying costs when the vehicle has stopped charging."""
    if prices.overstay_per_minute <= 0:
        return None
    rule = common.OverstayRule(
        start_time=max(prices.overstay_after_s, 0),
        overstay_fee=_money(prices.overstay_per_minute),
        overstay_fee_period=60,
    )
    return common.OverstayRuleList(overstay_rule=(rule,))


def _rule(per_kwh: float, parking: dict[str, Any]) -> common.PriceRule:
    return common.PriceRule(energy_fee=_money(per_kwh), power_range_start=RationalNumber.of(0), **parking)


def _money(value: float) -> RationalNumber:
    return RationalNumber.of(min(max(value, 0.0), 32_767.0))


ValueT = TypeVar("ValueT")


def _lasting(steps: Sequence[tuple[int, ValueT]], horizon_s: int) -> list[tuple[int, ValueT]]:
    """(duration, value) of steps that are given by their starts."""
    ends = [*(start for start, _ in steps[1:]), horizon_s]
    return [(max(end - start, 1), value) for (start, value), end in zip(steps, ends, strict=True)]


def signed(response: common.ScheduleExchangeRes, setup: Setup) -> common.ScheduleExchangeRes:
    """The response with its price schedules signed, where the station has a key for that; else as it is."""
    key = setup.price_key
    if key is None:
        return response
    marked: list[common.AbsolutePriceSchedule | common.PriceLevelSchedule] = []

    def mark(schedule: Any) -> dict[str, Any]:
        for name in ("absolute_price_schedule", "price_level_schedule"):
            prices = getattr(schedule, name)
            if prices is not None:
                marked.append(replace(prices, id=f"price{len(marked) + 1}"))
                return {name: marked[-1]}
        return {}

    scheduled, dynamic = response.scheduled_se_res_control_mode, response.dynamic_se_res_control_mode
    if scheduled is not None:
        tuples = tuple(
            replace(one, charging_schedule=replace(one.charging_schedule, **mark(one.charging_schedule)))
            for one in scheduled.schedule_tuple
        )
        response = replace(response, scheduled_se_res_control_mode=replace(scheduled, schedule_tuple=tuples))
    elif dynamic is not None:
        response = replace(response, dynamic_se_res_control_mode=replace(dynamic, **mark(dynamic)))
    if not marked:
        return response
    return replace(response, header=replace(response.header, signature=sign(marked, key)))
