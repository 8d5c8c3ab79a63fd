"""ScheduleExchange: the schedules of scheduled control, or the needs of dynamic control; and the EV's power profile.

Pure arithmetic on `PowerPeriod`: seconds from now, watt.
"""

from dataclasses import replace
from itertools import pairwise

from firmware.iso15118.api import Effect, EvseView, PowerPeriod, ScheduleOffer, Trace
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import Processing
from firmware.iso15118.secc.energy import broken
from firmware.iso15118.secc.iso20.offered_energy import supplied_within
from firmware.iso15118.secc.iso20.parameters import mobility_needs
from firmware.iso15118.secc.iso20.prices import absolute_prices, price_levels, signed
from firmware.iso15118.secc.iso20.record import LOOPS, ControlMode, Offer, Record, Request, State, Step, goto
from firmware.iso15118.secc.iso20.responses import (
    Code,
    bidirectional,
    fail,
    limit_w,
    max_discharge_w,
    number,
    schedule_exchange_res,
    wishes,
)

DAY_S = 86_400  # the span of a schedule without departure time
MAX_ENTRIES = 64  # far more than a day of quarter hours would need in one answer; every EV takes at least 12
MAX_TUPLES = 3
PROFILE_TOLERANCE = 1.005
"""A profile may be this much above the offer: EVs round the powers of their profile their own way."""

ScheduleRequest = Request[common.ScheduleExchangeReq]


def schedule_exchange(request: ScheduleRequest, record: Record, view: EvseView) -> Step:
    """Offer schedules, or take the needs for dynamic control; Ongoing while the schedule is not known.

    In the loop it comes in its own stream and changes nothing but the offers: energy goes on.
    """
    body = request.body
    scheduled = body.scheduled_se_req_control_mode
    mode = scheduled if scheduled is not None else body.dynamic_se_req_control_mode
    needs = record.needs
    if mode is None or needs is None or (scheduled is not None) is not (record.control is ControlMode.SCHEDULED):
        why = f"not the selected control mode {record.control.name.lower()}"
        return fail(request, Code.FAILED_WRONG_CHARGE_PARAMETER, record, view, why)
    if broken(view) and record.state not in LOOPS:
        return fail(request, Code.FAILED, record, view, "the station has a fault")
    both_ways = view.wall_unix if bidirectional(record) else None
    needs, effects = mobility_needs(needs, mode, record.choice.by_station, both_ways)
    record = replace(record, needs=needs)
    if record.control is ControlMode.DYNAMIC:
        waits = view.settling and record.state not in LOOPS
        after = record if waits else goto(record, _next(record))
        answer = common.Dynamic_SEResControlMode(
            **wishes(record, view), price_level_schedule=price_levels(view, _horizon(record))
        )
        processing = Processing.ONGOING if waits else Processing.FINISHED
        response = schedule_exchange_res(Code.OK, after, view, processing, dynamic=answer)
        return Step(signed(response, record.setup), after, effects)
    return _offer(request, record, view, effects)


def _horizon(record: Record) -> int:
    return (record.needs.departure_s if record.needs is not None else None) or DAY_S


def _offer(request: ScheduleRequest, record: Record, view: EvseView, effects: tuple[Effect, ...]) -> Step:
    since = record.schedule_since if record.schedule_since is not None else request.now
    schedule, limit = view.schedule, limit_w(record, view)
    if schedule is None:
        if request.now - since < record.setup.config.schedule_timeout_s:
            nothing = Offer(record.tuple_id, (PowerPeriod(0, 0.0),))
            message = _message((nothing,), DAY_S, record, view)
            response = schedule_exchange_res(Code.OK, record, view, Processing.ONGOING, message)
            return Step(response, replace(record, schedule_since=since), effects)
        # The EV gives up after 60 s of Ongoing; the effective limit, which holds anyway, is offered instead.
        schedule = (PowerPeriod(0, limit),)
        effects = (*effects, Trace("no schedule in time: the effective limit is offered", warning=True))
    horizon_s = _horizon(record)
    entries = min(request.body.maximum_supporting_points, MAX_ENTRIES)
    # The first one keeps the id that was agreed before a pause.
    ids = (record.tuple_id, *(one for one in range(1, MAX_TUPLES + 1) if one != record.tuple_id))
    found = (ScheduleOffer(schedule, view.tariff), *view.alternatives)
    offers = tuple(
        Offer(tuple_id, limited(one.power, limit, horizon_s, entries), one.tariff)
        for tuple_id, one in zip(ids[:MAX_TUPLES], found, strict=False)
    )
    message = _message(offers, horizon_s, record, view)
    response = schedule_exchange_res(Code.OK, record, view, Processing.FINISHED, message)
    back = _back(record, view, horizon_s)
    after = goto(
        record, _next(record), offers=offers, offered_at=request.now, discharge_offer=back, schedule_since=None
    )
    return Step(signed(response, record.setup), after, effects)


def _next(record: Record) -> State:
    if record.state in LOOPS:
        return record.state
    if record.state is State.NEW_SCHEDULE:
        return State.NEW_POWER
    return record.way.before


def limited(schedule: tuple[PowerPeriod, ...], limit: float, horizon_s: int, entries: int) -> tuple[PowerPeriod, ...]:
    """The station's schedule as it can be offered: from 0 on, within `horizon_s`, below `limit`, in few entries.

    Where there are more periods than entries, the last entry takes the lowest power of what it stands for.
    """
    periods = sorted((p for p in schedule if p.start_s < horizon_s), key=lambda period: period.start_s)
    if not periods or periods[0].start_s > 0:
        # Nothing is granted for the beginning: then nothing may be taken.
        periods.insert(0, PowerPeriod(0, 0.0))
    periods = [PowerPeriod(max(p.start_s, 0), min(max(p.max_power_w, 0.0), limit)) for p in periods]
    if len(periods) > entries:
        rest = min(p.max_power_w for p in periods[entries - 1 :])
        periods = [*periods[: entries - 1], PowerPeriod(periods[entries - 1].start_s, rest)]
    return tuple(periods)


def _message(
    offers: tuple[Offer, ...], horizon_s: int, record: Record, view: EvseView
) -> common.Scheduled_SEResControlMode:
    supplied = _back(record, view, horizon_s)
    # Of the other direction: a positive power, in a schedule of its own.
    back = common.ChargingSchedule(power_schedule=_power(supplied, horizon_s, view)) if supplied else None
    return common.Scheduled_SEResControlMode(
        schedule_tuple=tuple(
            common.ScheduleTuple(
                schedule_tuple_id=offer.tuple_id,
                charging_schedule=_charging(offer, horizon_s, record, view),
                discharging_schedule=back,
            )
            for offer in offers
        )
    )


def _back(record: Record, view: EvseView, horizon_s: int) -> tuple[PowerPeriod, ...]:
    """What may be taken back: the limit of now for all the time, and no more than the vehicle offers where it does."""
    if not bidirectional(record):
        return ()
    offer = record.needs.energy_offer if record.needs is not None else None
    return supplied_within(offer, max_discharge_w(record, view), view.wall_unix, horizon_s)


def _charging(offer: Offer, horizon_s: int, record: Record, view: EvseView) -> common.ChargingSchedule:
    power = _power(offer.power, horizon_s, view)
    if record.choice.absolute and view.prices is not None:
        prices = absolute_prices(view, view.prices, horizon_s)
        return common.ChargingSchedule(power_schedule=power, absolute_price_schedule=prices)
    return common.ChargingSchedule(
        power_schedule=power, price_level_schedule=price_levels(view, horizon_s, offer.tariff)
    )


def _power(periods: tuple[PowerPeriod, ...], horizon_s: int, view: EvseView) -> common.PowerSchedule:
    ends = [*(period.start_s for period in periods[1:]), horizon_s]
    return common.PowerSchedule(
        time_anchor=max(view.wall_unix, 0),
        power_schedule_entries=common.PowerScheduleEntryList(
            power_schedule_entry=tuple(
                common.PowerScheduleEntry(duration=max(end - period.start_s, 1), power=number(period.max_power_w))
                for period, end in zip(periods, ends, strict=True)
            )
        ),
    )


# --- the EV's profile -------------------------------------------------------------------------------------------------


def profile_periods(profile: common.EVPowerProfile, now_unix: int) -> tuple[PowerPeriod, ...]:
    """The EV's plan, from its anchor on: seconds from now, the sum of the phases."""
    start = min(profile.time_anchor - now_unix, DAY_S)
    periods = []
    for entry in profile.ev_power_profile_entries.ev_power_profile_entry:
        powers = (entry.power, entry.power_l2, entry.power_l3)
        periods.append(PowerPeriod(start, sum(power.to_float() for power in powers if power is not None)))
        start += entry.duration
    return tuple(periods)


def profile_fault(
    profile: tuple[PowerPeriod, ...], offer: tuple[PowerPeriod, ...], back: tuple[PowerPeriod, ...] = ()
) -> str | None:
    """What is wrong with the EV's plan against what it was offered; None when it keeps to it.

    `back`: what a bidirectional service was offered back; a negative power down to that is a plan and no fault.

    An entry holds until the next one starts, and must keep below every period of the offer that it reaches into.
    """
    bounds = [*pairwise([period.start_s for period in profile]), (profile[-1].start_s, None)] if profile else []
    for entry, (start, end) in zip(profile, bounds, strict=True):
        if entry.max_power_w < 0.0 and _above(-entry.max_power_w, least := min(_powers(back, start, end))):
            return f"{entry.max_power_w:g} W at {entry.start_s} s, where {least:g} W back were offered"
        allowed = min(_powers(offer, start, end))
        if _above(entry.max_power_w, allowed):
            return f"{entry.max_power_w:g} W at {entry.start_s} s, where {allowed:g} W were offered"
    return None


def _above(power_w: float, allowed_w: float) -> bool:
    # Numbers carry 16 bits: what was offered may have been rounded by half a step.
    return power_w > allowed_w * PROFILE_TOLERANCE + 0.5


def _powers(offer: tuple[PowerPeriod, ...], start_s: int, end_s: int | None) -> list[float]:
    at_start = [p.max_power_w for p in offer if p.start_s <= max(start_s, 0)]
    later = [p.max_power_w for p in offer if p.start_s > start_s and (end_s is None or p.start_s < end_s)]
    return at_start[-1:] + later or [0.0]
