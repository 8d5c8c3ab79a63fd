"""Schedules: what is offered in ChargeParameterDiscovery, and whether the EV's charging profile keeps to it.

Pure arithmetic on `PowerPeriod`: seconds from now, watt.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from firmware.iso15118.api import PowerPeriod, PriceStep, Tariff
from firmware.iso15118.messages import iso2
from firmware.iso15118.secc.iso2.responses import Unit, quantity

DAY_S = 86_400  # the longest duration that an entry can state, and the span of a schedule without departure time
MAX_ENTRIES = 12  # what the smallest codec in the field can read (exi.md 2, 6) and the least an EV may ask for
MAX_TUPLES = 3
MAX_TUPLE_ID = 255
MAX_ROUNDING = 0.005
"""A profile may be this much above the offer where its steps are coarse."""


NO_TARIFFS: Mapping[int, Tariff] = MappingProxyType({})


def limited(
    schedule: tuple[PowerPeriod, ...], limit_w: float, horizon_s: int, entries: int, share: float = 1.0
) -> tuple[PowerPeriod, ...]:
    """The station's schedule as it can be offered: from 0 on, within `horizon_s`, in few entries.

    What holds now is below `limit_w`; later periods may be higher than that, for the schedule knows the limits to come.
    `share` is the part of the schedule's power that this EV can use (1/3 on one of three phases). Where there are more
    periods than entries, the last entry takes the lowest power of what it stands for.
    """
    periods = sorted((p for p in schedule if p.start_s < horizon_s), key=lambda period: period.start_s)
    if not periods or periods[0].start_s > 0:
        # Nothing is granted for the beginning: then nothing may be taken.
        periods.insert(0, PowerPeriod(0, 0.0))
    begun = sum(p.start_s <= 0 for p in periods)
    periods = [PowerPeriod(max(p.start_s, 0), max(p.max_power_w, 0.0) * share) for p in periods[max(begun - 1, 0) :]]
    periods[0] = PowerPeriod(0, min(periods[0].max_power_w, limit_w))
    if len(periods) > entries:
        rest = min(p.max_power_w for p in periods[entries - 1 :])
        periods = [*periods[: entries - 1], PowerPeriod(periods[entries - 1].start_s, rest)]
    # An entry states at most a day's duration, so that a long last period is repeated.
    while horizon_s - periods[-1].start_s > DAY_S and len(periods) < entries:
        periods.append(PowerPeriod(periods[-1].start_s + DAY_S, periods[-1].max_power_w))
    return tuple(periods)


def limited_tariff(tariff: Tariff, horizon_s: int, entries: int) -> Tariff:
    """The prices as they can be offered: from 0 on, within `horizon_s`, in few entries.

    Where there are more steps than entries, the last one takes the highest level of what it stands for: a vehicle must
    not be told a price that it does not get. Nothing known for the beginning counts as the highest level, too.
    """
    steps = sorted((step for step in tariff.steps if step.start_s < horizon_s), key=lambda step: step.start_s)
    steps = [PriceStep(max(step.start_s, 0), min(max(step.level, 1), tariff.levels)) for step in steps]
    if not steps or steps[0].start_s > 0:
        steps.insert(0, PriceStep(0, tariff.levels))
    if len(steps) > entries:
        rest = max(step.level for step in steps[entries - 1 :])
        steps = [*steps[: entries - 1], PriceStep(steps[entries - 1].start_s, rest)]
    return replace(tariff, steps=tuple(steps))


def _interval(start_s: int, horizon_s: int, last: bool) -> iso2.RelativeTimeInterval:
    """The last entry of a list states its duration, to the horizon."""
    duration = min(max(horizon_s - start_s, 1), DAY_S) if last else None
    return iso2.RelativeTimeInterval(start=start_s, duration=duration)


def _sales_tariff(tariff: Tariff, horizon_s: int, signed_id: str | None) -> iso2.SalesTariff:
    last = len(tariff.steps) - 1
    return iso2.SalesTariff(
        id=signed_id,
        sales_tariff_id=tariff.tariff_id,
        sales_tariff_description=tariff.description[:32] or None,
        num_e_price_levels=tariff.levels,
        sales_tariff_entry=tuple(
            iso2.SalesTariffEntry(
                time_interval=_interval(step.start_s, horizon_s, index == last), e_price_level=step.level
            )
            for index, step in enumerate(tariff.steps)
        ),
    )


def sa_schedule_list(
    offers: tuple[tuple[int, tuple[PowerPeriod, ...]], ...],
    horizon_s: int,
    tariffs: Mapping[int, Tariff] = NO_TARIFFS,
    signed: bool = False,
) -> iso2.SAScheduleList:
    """The offers as a message, each with its tariff, where `tariffs` has one for its id; with an Id where it will be
    `signed`."""
    tuples = []
    for tuple_id, periods in offers:
        last = len(periods) - 1
        tuples.append(
            iso2.SAScheduleTuple(
                sa_schedule_tuple_id=tuple_id,
                pmax_schedule=iso2.PMaxSchedule(
                    pmax_schedule_entry=tuple(
                        iso2.PMaxScheduleEntry(
                            time_interval=_interval(period.start_s, horizon_s, index == last),
                            pmax=quantity(period.max_power_w, Unit.W),
                        )
                        for index, period in enumerate(periods)
                    )
                ),
                sales_tariff=(
                    _sales_tariff(tariffs[tuple_id], horizon_s, f"id{tuple_id}" if signed else None)
                    if tuple_id in tariffs
                    else None
                ),
            )
        )
    return iso2.SAScheduleList(sa_schedule_tuple=tuple(tuples))


def tariffs_of(schedules: iso2.SAScheduleList) -> tuple[iso2.SalesTariff, ...]:
    """The tariffs in the message, in order."""
    return tuple(one.sales_tariff for one in schedules.sa_schedule_tuple if one.sales_tariff is not None)


def profile_periods(profile: iso2.ChargingProfile | None) -> tuple[PowerPeriod, ...]:
    """The EV's plan."""
    if profile is None:
        return ()
    return tuple(
        PowerPeriod(entry.charging_profile_entry_start, entry.charging_profile_entry_max_power.to_float())
        for entry in profile.profile_entry
    )


def profile_fault(profile: iso2.ChargingProfile | None, offer: tuple[PowerPeriod, ...]) -> str | None:
    """What is wrong with the EV's plan against what it was offered; None when it keeps to it.

    An entry holds until the next one starts, and must keep below every period of the offer that it reaches into, as
    the message told it; what an entry in coarse steps may be above by rounding is none of that.
    """
    periods = profile_periods(profile)
    for one, other in pairwise(periods):
        if other.start_s <= one.start_s:
            return f"entry at {other.start_s} s does not follow the one at {one.start_s} s"
    for index, entry in enumerate(periods):
        end = periods[index + 1].start_s if index + 1 < len(periods) else None
        if entry.max_power_w < 0:
            return f"{entry.max_power_w:g} W at {entry.start_s} s"
        allowed = quantity(min(_powers(offer, entry.start_s, end)), Unit.W).to_float()
        assert profile is not None  # it has entries
        if entry.max_power_w > allowed + _rounding_w(profile.profile_entry[index], allowed):
            return f"{entry.max_power_w:g} W at {entry.start_s} s, where {allowed:g} W were offered"
    return None


def _rounding_w(entry: iso2.ProfileEntry, allowed_w: float) -> float:
    """What an EV may have added by writing the power in steps of more than a watt: half a step, and not much of it."""
    multiplier = entry.charging_profile_entry_max_power.multiplier
    return min(0.5 * 10**multiplier, allowed_w * MAX_ROUNDING) if multiplier > 0 else 0.0


def _powers(offer: tuple[PowerPeriod, ...], start_s: int, end_s: int | None) -> list[float]:
    at_start = [p.max_power_w for p in offer if p.start_s <= start_s]
    later = [p.max_power_w for p in offer if p.start_s > start_s and (end_s is None or p.start_s < end_s)]
    return at_start[-1:] + later or [0.0]
