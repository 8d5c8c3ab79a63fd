"""The building's connection: whether its meter can be believed, and what it leaves for the vehicle.

Owns: noticing a meter at the grid connection that is silent, frozen or wired backwards, and the limit that keeps the
building below its own fuse. May not: read a meter, or lift any limit.

The driver of a meter judges what one reading says (`hal.drivers.meter`). It cannot know which way current should flow
at a connection with photovoltaics. The station can: it knows what the vehicle takes, and when a vehicle begins to draw
some kilowatt the connection must follow, in the same direction. Only beginnings are judged, and none of a bidirectional
session: all other changes may be the station's own answer to the load of the building, and look like wrong wiring where
that answer is too small.
"""

import math
from dataclasses import dataclass, replace

from firmware.hal.api import MeterReading

SILENT_S = 15.0  # smart meters of DSMR 4 tell something every 10 s
FROZEN_S = 60.0  # not one number has moved for so long while the vehicle draws
STEP_W = 1000.0  # the vehicle has begun to draw as much
IDLE_W = 200.0  # less than this is no charging
FOLLOWS_S = 12.0  # time for the connection to show it, with a meter that tells something every 10 s
CLEAR_STEP_W = 3000.0  # no appliance does just the opposite of this by accident
WRONG_STEPS = 2  # of smaller steps so many in a row
RISE_S = 30.0  # more is given back after it has been there for so long
MIN_A = 6.0


class GridWatch:
    """Remembers enough to judge the meter at the connection."""

    def __init__(self) -> None:
        self._seen: MeterReading | None = None
        self._same_since = 0.0
        self._idle_w: float | None = None  # of the connection, when nothing was charged last
        self._begun_at: float | None = None
        self._wrong = 0

    def problem(self, reading: MeterReading, vehicle_w: float, now: float, steered: bool = False) -> str:
        """What is wrong with the meter; empty: nothing. `vehicle_w`: what our own meter says of the vehicle; `steered`:
        the vehicle may follow this very meter.
        """
        if now - reading.at > SILENT_S:
            return reading.problem or "silent"
        if reading.problem:
            return ""  # one bad answer; the last good reading stands until it is too old
        return self._frozen(reading, vehicle_w, now) or self._backwards(reading.power_w, vehicle_w, steered, now)

    def _frozen(self, reading: MeterReading, vehicle_w: float, now: float) -> str:
        same = self._seen is not None and replace(reading, at=0.0) == replace(self._seen, at=0.0)
        if not same or abs(vehicle_w) < STEP_W:
            self._same_since = now
        self._seen = reading
        return "frozen: no number moves while the vehicle draws" if now - self._same_since >= FROZEN_S else ""

    def _backwards(self, grid_w: float, vehicle_w: float, steered: bool, now: float) -> str:
        if steered:
            self._idle_w = self._begun_at = None
        elif abs(vehicle_w) < IDLE_W:
            self._idle_w, self._begun_at = grid_w, None
        elif self._idle_w is not None and vehicle_w >= STEP_W:
            self._begun_at = self._begun_at if self._begun_at is not None else now
            if now - self._begun_at >= FOLLOWS_S:
                self._judge(vehicle_w, grid_w - self._idle_w)
                self._idle_w = None  # once for each beginning
        if self._wrong < WRONG_STEPS:
            return ""
        return "backwards: the connection gives when the vehicle takes; turn the transformers, or set grid_meter.invert"

    def _judge(self, vehicle_w: float, grid_w: float) -> None:
        """What the vehicle has begun to draw, and by how much the connection has changed."""
        share = grid_w / vehicle_w
        if share > 0.5:
            self._wrong = 0
        elif -1.5 < share < -0.5:
            self._wrong += WRONG_STEPS if vehicle_w >= CLEAR_STEP_W else 1


@dataclass(frozen=True, slots=True)
class BuildingSettings:
    """`fuse_a`: of the building's connection, per phase; None: it is not guarded. `fallback_a`: without its meter."""

    fuse_a: float | None = None
    fallback_a: float = MIN_A


@dataclass(frozen=True, slots=True)
class BuildingLimit:
    """What the building leaves, per phase. `key`: the reason."""

    limit_a: float
    key: str


class BuildingGuard:
    """The limit that keeps the connection below its fuse: down at once, up after `RISE_S`."""

    def __init__(self, settings: BuildingSettings) -> None:
        self._settings = settings
        self._read_at: float | None = None
        self._own_a: tuple[float, ...] = ()  # what the vehicle drew at the reading
        self._room_a = 0.0
        self._limit_a: float | None = None
        self._lowest_a = 0.0  # of what there was room for since `_rise_from`
        self._rise_from: float | None = None

    def limit(
        self, reading: MeterReading | None, problem: str, own_a: tuple[float, ...], volt: float, now: float
    ) -> BuildingLimit | None:
        """None: the building is not guarded. `own_a`: what the vehicle draws, per phase."""
        fuse_a, fallback_a = self._settings.fuse_a, self._settings.fallback_a
        if fuse_a is None:
            return None
        if reading is None or problem or math.isnan(reading.power_w):
            self._limit_a, self._rise_from = fallback_a, None
            return BuildingLimit(fallback_a, "building_meter")
        if reading.at != self._read_at:
            # The reading may be a mean since the one before, when the vehicle drew more or less: the higher counts, for
            # what the vehicle has just given up must not be taken for a load of the building and be given up again.
            most_a = tuple(map(max, own_a, self._own_a)) if len(own_a) == len(self._own_a) else own_a
            self._room_a = room(reading, fuse_a, most_a, volt)
            self._read_at, self._own_a = reading.at, own_a
        room_a = self._room_a
        if self._limit_a is None or room_a <= self._limit_a:
            self._limit_a, self._rise_from = room_a, None
        elif self._rise_from is None:
            self._rise_from, self._lowest_a = now, room_a
        else:
            self._lowest_a = min(self._lowest_a, room_a)
            if now - self._rise_from >= RISE_S:
                self._limit_a, self._rise_from = self._lowest_a, None
        return BuildingLimit(self._limit_a, "building")


def room(reading: MeterReading, fuse_a: float, own_a: tuple[float, ...], volt: float) -> float:
    """Ampere per phase that the vehicle may draw, in whole steps of 0.5 A.

    Meters tell currents without a sign, so what the building gives (photovoltaics) would look like a load: while the
    connection as a whole gives more than the vehicle takes, nothing but the fuse limits. Without currents the power is
    taken as if it lay on one phase, which is the worst that it can be.
    """
    own_w = sum(own_a) * volt
    others_w = reading.power_w - own_w
    if others_w <= 0.0:
        return fuse_a
    if not reading.current_a:
        most_a = others_w / volt
    else:
        own = tuple(own_a[at] if at < len(own_a) else 0.0 for at in range(len(reading.current_a)))
        most_a = max(amps - mine for amps, mine in zip(reading.current_a, own, strict=True))
    return max(0.0, int((fuse_a - max(0.0, most_a)) * 2.0) / 2.0)
