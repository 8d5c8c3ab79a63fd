"""ScheduleExchange: the schedules of scheduled control, or the needs of dynamic control; and the EV's power profile.

Pure arithmetic on `PowerPeriod`: seconds from now, watt.
"""

from dataclasses import replace
from itertools import pairwise

from firmware.iso15118.api import Effect, EvseView, PowerPeriod, Trace
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import Processing
from firmware.iso15118.secc.iso20.parameters import mobility_needs
from firmware.iso15118.secc.iso20.record import LOOPS, ControlMode, Record, Request, State, Step, goto
from firmware.iso15118.secc.iso20.responses import Code, broken, fail, number, schedule_exchange_res

DAY_S = 86_400  # the span of a schedule without departure time
MAX_ENTRIES = 64  # far more than a day of quarter hours would need in one answer; every EV takes at least 12
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
    needs, effects = mobility_needs(needs, mode)
    record = replace(record, needs=needs)
    if record.control is ControlMode.DYNAMIC:
        after = goto(record, _next(record))
        return Step(schedule_exchange_res(Code.OK, after, view, Processing.FINISHED), after, effects)
    return _offer(request, record, view, effects)


def _offer(request: ScheduleRequest, record: Record, view: EvseView, effects: tuple[Effect, ...]) -> Step:
    since = record.schedule_since if record.schedule_since is not None else request.now
    schedule, limit = view.schedule, limit_w(record, view)
    if schedule is None:
        if request.now - since < record.setup.config.schedule_timeout_s:
            nothing = _message(((record.tuple_id, (PowerPeriod(0, 0.0),)),), DAY_S, view)
            response = schedule_exchange_res(Code.OK, record, view, Processing.ONGOING, nothing)
            return Step(response, replace(record, schedule_since=since), effects)
        # The EV gives up after 60 s of Ongoing; the effective limit, which holds anyway, is offered instead.
        schedule = (PowerPeriod(0, limit),)
        effects = (*effects, Trace("no schedule in time: the effective limit is offered", warning=True))
    horizon_s = (record.needs.departure_s if record.needs is not None else None) or DAY_S
    entries = min(request.body.maximum_supporting_points, MAX_ENTRIES)
    offers = ((record.tuple_id, limited(schedule, limit, horizon_s, entries)),)
    response = schedule_exchange_res(Code.OK, record, view, Processing.FINISHED, _message(offers, horizon_s, view))
    after = goto(record, _next(record), offers=offers, schedule_since=None)
    return Step(response, after, effects)


def _next(record: Record) -> State:
    if record.state in LOOPS:
        return record.state
    if record.state is State.NEW_SCHEDULE:
        return State.NEW_POWER
    return State.CABLE_CHECK if record.dc else State.AC_POWER_ON


def limit_w(record: Record, view: EvseView) -> float:
    """The effective limit of this instant."""
    return view.dc.max_power_w if record.dc else view.ac.max_power_w


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
    offers: tuple[tuple[int, tuple[PowerPeriod, ...]], ...], horizon_s: int, view: EvseView
) -> common.Scheduled_SEResControlMode:
    return common.Scheduled_SEResControlMode(
        schedule_tuple=tuple(
            common.ScheduleTuple(
                schedule_tuple_id=tuple_id,
                charging_schedule=common.ChargingSchedule(
                    power_schedule=common.PowerSchedule(
                        time_anchor=max(view.wall_unix, 0),
                        power_schedule_entries=common.PowerScheduleEntryList(
                            power_schedule_entry=_entries(periods, horizon_s)
                        ),
                    ),
                    price_level_schedule=price_levels(view, horizon_s),
                ),
            )
            for tuple_id, periods in offers
        )
    )


def _entries(periods: tuple[PowerPeriod, ...], horizon_s: int) -> tuple[common.PowerScheduleEntry, ...]:
    ends = [*(period.start_s for period in periods[1:]), horizon_s]
    return tuple(
        common.PowerScheduleEntry(duration=max(end - period.start_s, 1), power=number(period.max_power_w))
        for period, end in zip(periods, ends, strict=True)
    )


def price_levels(view: EvseView, horizon_s: int) -> common.PriceLevelSchedule:
    """The prices along the schedule as levels; one level for all the time where the station knows no tariff.

    Always there: the offered parameter sets say so, and a peer in the field cannot read a schedule without prices.
    """
    tariff = view.tariff
    steps = [(step.start_s, step.level) for step in tariff.steps if step.start_s < horizon_s] if tariff else []
    if not steps or steps[0][0] > 0:
        steps.insert(0, (0, steps[0][1] if steps else 1))
    steps = steps[:MAX_ENTRIES]
    ends = [*(start for start, _ in steps[1:]), horizon_s]
    return common.PriceLevelSchedule(
        time_anchor=max(view.wall_unix, 0),
        price_schedule_id=tariff.tariff_id if tariff else 1,
        number_of_price_levels=tariff.levels if tariff else 1,
        price_level_schedule_entries=common.PriceLevelScheduleEntryList(
            price_level_schedule_entry=tuple(
                common.PriceLevelScheduleEntry(duration=max(end - start, 1), price_level=level)
                for (start, level), end in zip(steps, ends, strict=True)
            )
        ),
    )


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
    profile: tuple[PowerPeriod, ...], offer: tuple[PowerPeriod, ...], discharge: bool = False
) -> str | None:
    """What is wrong with the EV's plan against what it was offered; None when it keeps to it.

    `discharge`: a bidirectional service, where a negative power is a plan and no fault.

    An entry holds until the next one starts, and must keep below every period of the offer that it reaches into.
    """
    bounds = [*pairwise([period.start_s for period in profile]), (profile[-1].start_s, None)] if profile else []
    for entry, (start, end) in zip(profile, bounds, strict=True):
        if entry.max_power_w < 0 and not discharge:
            return f"{entry.max_power_w:g} W at {entry.start_s} s"
        allowed = min(_powers(offer, start, end))
        # Numbers carry 16 bits: what was offered may have been rounded by half a step.
        if entry.max_power_w > allowed * PROFILE_TOLERANCE + 0.5:
            return f"{entry.max_power_w:g} W at {entry.start_s} s, where {allowed:g} W were offered"
    return None


def _powers(offer: tuple[PowerPeriod, ...], start_s: int, end_s: int | None) -> list[float]:
    at_start = [p.max_power_w for p in offer if p.start_s <= max(start_s, 0)]
    later = [p.max_power_w for p in offer if p.start_s > start_s and (end_s is None or p.start_s < end_s)]
    return at_start[-1:] + later or [0.0]
