"""EVEnergyOffer: what a bidirectional vehicle in scheduled control would give back, when, and at which price.

Owns: reading and judging the offer, and what it leaves of a discharging schedule. May not: buy anything; station and
operator see the offer (`EvNeeds.energy_offer`).
"""

import math
from itertools import accumulate

from firmware.iso15118.api import EnergyOffer, OfferedPrice, PowerPeriod
from firmware.iso15118.messages.iso20 import common

MAX_AGE_S = 86_400  # an offer that begins longer ago, or later, than this is of another day


def read(offer: common.EVEnergyOffer, now_unix: int) -> EnergyOffer | str:
    """The offer, or what is wrong with it."""
    schedule, asked = offer.ev_power_schedule, offer.ev_absolute_price_schedule
    entries = schedule.ev_power_schedule_entries.ev_power_schedule_entry
    stacks = asked.ev_price_rule_stacks.ev_price_rule_stack
    if not (asked.currency.isascii() and asked.currency.isalpha() and len(asked.currency) == 3):
        return f"currency {asked.currency!r}"
    if abs(schedule.time_anchor - now_unix) > MAX_AGE_S or abs(asked.time_anchor - now_unix) > MAX_AGE_S:
        return "it begins on another day"
    if any(one.duration == 0 for one in entries) or any(one.duration == 0 for one in stacks):
        return "a period without duration"
    if any(rule.energy_fee.value < 0 for stack in stacks for rule in stack.ev_price_rule):
        return "a negative price"
    starts = list(accumulate((one.duration for one in entries), initial=0))
    # Both schedules count from their own anchor; here everything counts from that of the power.
    shift = asked.time_anchor - schedule.time_anchor
    price_starts = list(accumulate((one.duration for one in stacks), initial=shift))
    return EnergyOffer(
        begins_unix=schedule.time_anchor,
        power=tuple(PowerPeriod(start, one.power.to_float()) for start, one in zip(starts, entries, strict=False)),
        lasts_s=starts[-1],
        currency=asked.currency,
        algorithm=asked.price_algorithm,
        prices=tuple(
            OfferedPrice(
                start,
                tuple((rule.power_range_start.to_float(), rule.energy_fee.to_float()) for rule in one.ev_price_rule),
            )
            for start, one in zip(price_starts, stacks, strict=False)
        ),
        prices_last_s=price_starts[-1],
    )


def supplied_within(
    offer: EnergyOffer | None, limit_w: float, now_unix: int, horizon_s: int
) -> tuple[PowerPeriod, ...]:
    """What may be taken back along the schedule: the limit of now, and never more than the vehicle offers at that
    time. Without an offer the limit holds all the time. Empty where there is nothing."""
    if offer is None:
        return (PowerPeriod(0, limit_w),) if limit_w > 0.0 else ()
    ago = now_unix - offer.begins_unix
    steps = [*offer.power, PowerPeriod(offer.lasts_s, 0.0)]  # nothing is offered beyond its end
    periods = [PowerPeriod(0, 0.0)]
    for one in steps:
        start, watt = max(one.start_s - ago, 0), min(max(-one.max_power_w, 0.0), limit_w)
        if start >= horizon_s or math.isnan(watt):
            continue
        if start == periods[-1].start_s:
            periods[-1] = PowerPeriod(start, watt)
        elif watt != periods[-1].max_power_w:
            periods.append(PowerPeriod(start, watt))
    return tuple(periods) if any(one.max_power_w > 0.0 for one in periods) else ()
