"""Smart charging: which limit holds at an instant, and the composite schedule, as pure functions over all profiles.

Owns: the algorithm (K01, K08) in neutral terms. May not: keep profiles, know message types, or ask for the time.
Times are Unix seconds, limits ampere per phase on the AC side.

1. Within a purpose the highest stack level whose schedule covers the instant wins; lower ones show through where it
   does not. On the same level a profile of the EVSE goes before one of the whole station.
2. TxProfile goes before TxDefaultProfile whatever the levels.
3. ChargingStationMaxProfile and ChargingStationExternalConstraints are caps: the lowest of all is the limit. A cap with
   nothing under it is the limit.
4. Watts are the sum over the phases that the station supplies, whatever `numberPhases` says: where the
   station changes over to one phase it does so later, and until then a limit in watts must hold for all of them. What
   they are on one phase, for when it has changed, is told beside it (`Limit.single_amps`).
5. No profile is no limit, which is not 0; a composite schedule then shows what the station itself allows.
"""

import enum
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

DAY_S = 86_400.0
WEEK_S = 7 * DAY_S


class Purpose(enum.Enum):
    """OCPP ChargingProfilePurposeEnumType."""

    EXTERNAL = "ChargingStationExternalConstraints"
    STATION_MAX = "ChargingStationMaxProfile"
    TX_DEFAULT = "TxDefaultProfile"
    TX = "TxProfile"


class Kind(enum.Enum):
    """OCPP ChargingProfileKindEnumType."""

    ABSOLUTE = "Absolute"
    RECURRING = "Recurring"
    RELATIVE = "Relative"


@dataclass(frozen=True, slots=True)
class Period:
    """From `start_s` of the schedule on. `limit` in the schedule's unit."""

    start_s: float
    limit: float
    phases: int | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """One charging profile with its schedule. `every_s`: of a recurring one. `watts`: limits are W, else A."""

    id: int
    evse: int
    purpose: Purpose
    kind: Kind
    stack_level: int
    watts: bool
    periods: tuple[Period, ...]
    start: float | None = None
    duration_s: float | None = None
    every_s: float | None = None
    valid_from: float | None = None
    valid_to: float | None = None
    transaction: str | None = None


@dataclass(frozen=True, slots=True)
class Supply:
    """What the EVSE can give: nominal voltage, phases, and the station's own limit."""

    voltage_v: float
    phases: int
    max_a: float

    def amps(self, watts: float) -> float:
        """Per phase."""
        return watts / (self.voltage_v * self.phases)

    def watts(self, amps: float) -> float:
        """Sum over the phases."""
        return amps * self.voltage_v * self.phases


@dataclass(frozen=True, slots=True)
class Charge:
    """What profiles are relative to. `ready_at`: since when the EVSE could deliver in this transaction; without one a
    relative schedule begins at `asked_at`.
    """

    asked_at: float
    transaction: str | None = None
    ready_at: float | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """What holds. `phases`: the lowest number that an applicable profile names."""

    amps: float
    phases: int | None = None
    profile: int | None = field(default=None, compare=False)  # the one that decides
    single_amps: float | None = None  # instead, while one phase alone is connected; None: the same


@dataclass(frozen=True, slots=True)
class Step:
    """From `start_s` of the window on; `limit` None: no profile applies."""

    start_s: float
    limit: Limit | None


def schedule_start(profile: Profile, at: float, charge: Charge) -> float | None:
    """When the schedule that could cover `at` began; None: it has no beginning before `at`."""
    if profile.kind is Kind.RELATIVE:
        start = charge.ready_at if charge.ready_at is not None else charge.asked_at
    elif profile.start is None:
        return None
    elif profile.kind is Kind.RECURRING and profile.every_s:
        # Also before the first start: at 11:50 a schedule that starts daily at 12:00 is in yesterday's round.
        start = profile.start + (at - profile.start) // profile.every_s * profile.every_s
    else:
        start = profile.start
    return start if start <= at else None


def period_at(profile: Profile, at: float, charge: Charge) -> Period | None:
    """The period of a profile that holds at an instant."""
    if profile.valid_from is not None and at < profile.valid_from:
        return None
    if profile.valid_to is not None and at >= profile.valid_to:
        return None
    if profile.purpose is Purpose.TX and (charge.transaction is None or profile.transaction != charge.transaction):
        return None
    start = schedule_start(profile, at, charge)
    if start is None or (profile.duration_s is not None and at - start >= profile.duration_s):
        return None
    holding = bisect_right(profile.periods, at - start, key=lambda period: period.start_s) - 1
    return profile.periods[holding] if holding >= 0 else None


def limit_at(profiles: Iterable[Profile], at: float, supply: Supply, charge: Charge) -> Limit | None:
    """The limit of the profiles at an instant, for one EVSE. None: no profile applies."""
    best: dict[Purpose, tuple[tuple[int, int], Profile, Period]] = {}
    for profile in profiles:
        period = period_at(profile, at, charge)
        if period is not None:
            rank = (profile.stack_level, profile.evse)
            held = best.get(profile.purpose)
            if held is None or rank > held[0]:
                best[profile.purpose] = (rank, profile, period)
    if Purpose.TX in best:
        best.pop(Purpose.TX_DEFAULT, None)
    if not best:
        return None
    limits = [
        (supply.amps(period.limit) if profile.watts else period.limit, profile.id)
        for _, profile, period in best.values()
    ]
    amps, decides = min(limits)
    named = [period.phases for _, _, period in best.values() if period.phases is not None]
    phases = min(named, default=None)
    on_one = [
        period.limit / supply.voltage_v if profile.watts else period.limit for _, profile, period in best.values()
    ]
    return Limit(amps, phases, decides, min(on_one) if phases == 1 and min(on_one) != amps else None)


def changes(profile: Profile, begin: float, end: float, charge: Charge) -> Iterator[float]:
    """Every instant in (begin, end) at which the profile may begin, change or cease to hold."""
    for moment in (profile.valid_from, profile.valid_to):
        if moment is not None and begin < moment < end:
            yield moment
    starts: list[float] = []
    if profile.kind is Kind.RECURRING and profile.every_s and profile.start is not None:
        start = profile.start + (begin - profile.start) // profile.every_s * profile.every_s
        while start < end:
            starts.append(start)
            start += profile.every_s
    elif profile.kind is Kind.RELATIVE:
        starts.append(charge.ready_at if charge.ready_at is not None else charge.asked_at)
    elif profile.start is not None:
        starts.append(profile.start)
    for start in starts:
        offsets = [period.start_s for period in profile.periods]
        if profile.duration_s is not None:
            offsets.append(profile.duration_s)
        for offset in (0.0, *offsets):
            if begin < start + offset < end:
                yield start + offset


def composite(
    profiles: Sequence[Profile], begin: float, duration_s: float, supply: Supply, charge: Charge
) -> tuple[Step, ...]:
    """What the profiles make of the window from `begin` on: steps with different limits, the first at 0."""
    moments = {begin}
    for profile in profiles:
        moments.update(changes(profile, begin, begin + duration_s, charge))
    steps: list[Step] = []
    for moment in sorted(moments):
        limit = limit_at(profiles, moment, supply, charge)
        if not steps or steps[-1].limit != limit:
            steps.append(Step(moment - begin, limit))
    return tuple(steps)


def within(steps: Iterable[Step], supply: Supply) -> tuple[Step, ...]:
    """The same under the station's own limit, which also fills the gaps; neighbours that became equal are one."""
    merged: list[Step] = []
    for step in steps:
        if step.limit is None:
            limit = Limit(supply.max_a, supply.phases)
        else:
            phases = supply.phases if step.limit.phases is None else min(step.limit.phases, supply.phases)
            limit = Limit(min(step.limit.amps, supply.max_a), phases, step.limit.profile)
        if not merged or merged[-1].limit != limit:
            merged.append(Step(step.start_s, limit))
    return tuple(merged)
