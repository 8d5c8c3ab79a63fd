"""The steps of departure and energy: what one press on a stepper makes of a choice. Pure; time is the snapshot's.

Owns: the sizes of the steps and their ends. May not: judge whether a choice can be met; the station's plan says that.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from firmware.core.clock import moment
from firmware.station.api import DriverChoice, Stage, StationSnapshot

CHANGEABLE = (Stage.PREPARING, Stage.CHARGING, Stage.WAITING, Stage.PAUSED_BY_EV)  # the driver may choose

HALF_HOUR_S = 1800
LONGEST = timedelta(hours=24)
ENERGY_STEP_WH, FIRST_ENERGY_WH, MOST_ENERGY_WH = 5_000.0, 20_000.0, 100_000.0
SOC_STEP, FIRST_SOC = 5, 80


def wall(snapshot: StationSnapshot) -> datetime | None:
    """The time of a snapshot; None where nobody knows it."""
    if snapshot.clock_quality == "unknown":
        return None
    try:
        return moment(snapshot.wall)
    except ValueError:
        return None


def departure(choice: DriverChoice) -> datetime | None:
    """The chosen departure; None: as soon as possible."""
    try:
        return moment(choice.departure) if choice.departure else None
    except ValueError:
        return None


def by_soc(snapshot: StationSnapshot) -> bool:
    """Whether the wanted energy is chosen as a state of charge: the vehicle tells its own."""
    return snapshot.v2g is not None and snapshot.v2g.soc_percent is not None


def _first(now: datetime) -> datetime:
    """The next half hour that is at least half an hour away."""
    after = now.timestamp() + HALF_HOUR_S
    return datetime.fromtimestamp(-(-after // HALF_HOUR_S) * HALF_HOUR_S, UTC)


def can_leave_later(choice: DriverChoice, snapshot: StationSnapshot) -> bool:
    """Whether a later departure can be chosen."""
    now, chosen = wall(snapshot), departure(choice)
    return now is not None and (chosen is None or chosen + timedelta(seconds=HALF_HOUR_S) <= now + LONGEST)


def later(choice: DriverChoice, snapshot: StationSnapshot) -> DriverChoice:
    """Half an hour later; from 'as soon as possible' to the first time that makes sense."""
    now, chosen = wall(snapshot), departure(choice)
    if now is None or not can_leave_later(choice, snapshot):
        return choice
    moment = _first(now) if chosen is None else max(_first(now), chosen + timedelta(seconds=HALF_HOUR_S))
    return replace(choice, departure=moment.isoformat(), priority=False)


def earlier(choice: DriverChoice, snapshot: StationSnapshot) -> DriverChoice:
    """Half an hour earlier; before the first time that makes sense it is 'as soon as possible'."""
    now, chosen = wall(snapshot), departure(choice)
    if now is None or chosen is None:
        return choice
    moment = chosen - timedelta(seconds=HALF_HOUR_S)
    return replace(choice, departure=moment.isoformat() if moment >= _first(now) else "", priority=False)


def can_take_less(choice: DriverChoice, snapshot: StationSnapshot) -> bool:
    """Whether less energy can be chosen."""
    if by_soc(snapshot):
        soc = snapshot.v2g.soc_percent if snapshot.v2g is not None else None
        return choice.target_soc_percent is None or choice.target_soc_percent - SOC_STEP > (soc or 0)
    return choice.energy_wh is None or choice.energy_wh > ENERGY_STEP_WH


def less(choice: DriverChoice, snapshot: StationSnapshot) -> DriverChoice:
    """One step less; from 'full' to what people mostly want."""
    if not can_take_less(choice, snapshot):
        return choice
    if by_soc(snapshot):
        soc = (snapshot.v2g.soc_percent if snapshot.v2g is not None else None) or 0
        target = choice.target_soc_percent
        first = FIRST_SOC if soc < FIRST_SOC else 100 - SOC_STEP
        return _wanting(choice, target=first if target is None else target - SOC_STEP)
    energy_wh = FIRST_ENERGY_WH if choice.energy_wh is None else choice.energy_wh - ENERGY_STEP_WH
    return _wanting(choice, energy_wh=energy_wh)


def more(choice: DriverChoice, snapshot: StationSnapshot) -> DriverChoice:
    """One step more; above the most it is 'full'."""
    if by_soc(snapshot):
        target = choice.target_soc_percent
        return _wanting(choice, target=None if target is None or target + SOC_STEP >= 100 else target + SOC_STEP)
    if choice.energy_wh is None or choice.energy_wh + ENERGY_STEP_WH > MOST_ENERGY_WH:
        return _wanting(choice)
    return _wanting(choice, energy_wh=choice.energy_wh + ENERGY_STEP_WH)


def _wanting(choice: DriverChoice, *, energy_wh: float | None = None, target: int | None = None) -> DriverChoice:
    return replace(choice, energy_wh=energy_wh, target_soc_percent=target, priority=False)
