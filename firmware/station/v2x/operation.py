"""The V2X operation modes as control laws: from facts of the grid to a setpoint.

Owns: the modes (OCPP 2.1 OperationModeEnumType, and LocalVoltage beside them), their parameters with their checks, and
one pure law per mode. May not: remember anything, know limits (`discharge.py`, claims) or who ordered (`planner.py`).

Signs, everywhere: a positive power charges the vehicle, a negative one discharges it (as ISO 15118-20 has it). At the
grid connection positive is what the building takes. Reactive power positive is inductive.
"""

import enum
import math
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

STALE_S = 3.0  # an older reading of the grid controls nothing
MAX_POINTS = 64  # of a curve; OCPP 2.1 asks for 27 at least


class V2xMode(enum.Enum):
    """Who or what decides the power. The values are those of OCPP 2.1."""

    IDLE = "Idle"
    CHARGING_ONLY = "ChargingOnly"
    CENTRAL_SETPOINT = "CentralSetpoint"
    EXTERNAL_SETPOINT = "ExternalSetpoint"
    EXTERNAL_LIMITS = "ExternalLimits"
    CENTRAL_FREQUENCY = "CentralFrequency"
    LOCAL_FREQUENCY = "LocalFrequency"
    LOCAL_LOAD_BALANCING = "LocalLoadBalancing"


@dataclass(frozen=True, slots=True)
class Curve:
    """Straight lines through (x, y) points, flat beyond the ends. Raises ValueError for anything else than 2 to
    MAX_POINTS finite points with rising x."""

    points: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        if not 2 <= len(self.points) <= MAX_POINTS:
            raise ValueError(f"a curve has 2 to {MAX_POINTS} points, not {len(self.points)}")
        if not all(math.isfinite(x) and math.isfinite(y) for x, y in self.points):
            raise ValueError("a curve's points are finite numbers")
        if any(a[0] >= b[0] for a, b in pairwise(self.points)):
            raise ValueError("a curve's points stand in rising order of their first number")

    def at(self, x: float) -> float:
        """y at x."""
        index = bisect_right(self.points, x, key=lambda point: point[0])
        if index == 0:
            return self.points[0][1]
        if index == len(self.points):
            return self.points[-1][1]
        (x0, y0), (x1, y1) = self.points[index - 1], self.points[index]
        return y0 + (y1 - y0) * (x - x0) / (x1 - x0)


@dataclass(frozen=True, slots=True)
class Balancing:
    """Thresholds at the grid connection, in watt taken from the grid.

    Above `upper_w` the vehicle supplies until the building takes `upper_w - upper_offset_w`; below `lower_w` (negative:
    the building feeds in) it charges until the building takes `lower_w + lower_offset_w`; between them it rests. The
    offsets keep the power from hunting around a threshold.
    """

    upper_w: float
    lower_w: float
    upper_offset_w: float = 0.0
    lower_offset_w: float = 0.0

    def __post_init__(self) -> None:
        if not self.lower_w + self.lower_offset_w <= self.upper_w - self.upper_offset_w:
            raise ValueError("the thresholds with their offsets cross")
        if self.upper_offset_w < 0 or self.lower_offset_w < 0:
            raise ValueError("an offset is not negative")


@dataclass(frozen=True, slots=True)
class Operation:
    """A mode with what it needs; raises ValueError where something is missing.

    `discharge_limit_w`: the most that the vehicle may supply under this operation; None: no limit of its own. (A limit
    on charging is a claim like any other.) `max_offline_s`: how long it goes on without the CSMS; None: to its end.
    """

    mode: V2xMode
    setpoint_w: float | None = None
    setpoint_var: float | None = None
    curve: Curve | None = None  # LocalFrequency: (Hz, W)
    baseline_w: float = 0.0  # added to what the curve says
    balancing: Balancing | None = None
    discharge_limit_w: float | None = None
    max_offline_s: float | None = None

    def __post_init__(self) -> None:
        if self.mode in SETPOINT_MODES and self.setpoint_w is None:
            raise ValueError(f"{self.mode.value} needs a setpoint")
        if self.mode is V2xMode.LOCAL_FREQUENCY and self.curve is None:
            raise ValueError("LocalFrequency needs a curve of power over frequency")
        if self.mode is V2xMode.LOCAL_LOAD_BALANCING and self.balancing is None:
            raise ValueError("LocalLoadBalancing needs thresholds")
        numbers = (self.setpoint_w, self.setpoint_var, self.baseline_w, self.discharge_limit_w)
        if not all(number is None or math.isfinite(number) for number in numbers):
            raise ValueError("a power is a finite number")
        if self.discharge_limit_w is not None and self.discharge_limit_w < 0.0:
            raise ValueError("a limit is not negative")


SETPOINT_MODES = frozenset({V2xMode.CENTRAL_SETPOINT, V2xMode.EXTERNAL_SETPOINT, V2xMode.CENTRAL_FREQUENCY})
CHARGING_ONLY = Operation(V2xMode.CHARGING_ONLY)


@dataclass(frozen=True, slots=True)
class GridFacts:
    """The newest reading at the grid connection. None: not measured."""

    at: float
    power_w: float | None = None
    voltage_v: float | None = None
    frequency_hz: float | None = None

    def fresh(self, now: float) -> bool:
        """Young enough to act on."""
        return 0.0 <= now - self.at < STALE_S


@dataclass(frozen=True, slots=True)
class Wish:
    """What a law wants. `power_w` None: charge as much as the limits allow. `key`: of the reason (reasons.py)."""

    power_w: float | None
    key: str
    params: tuple[tuple[str, str], ...] = ()


def wish(operation: Operation, grid: GridFacts | None, own_w: float, now: float) -> Wish:
    """The law of the operation's mode. `own_w`: what flows to the vehicle now.

    Without a fresh reading a law that lives on one wants 0 W: neither a load that nobody balances nor a feed-in that
    nobody asked for.
    """
    mode = operation.mode
    if mode is V2xMode.IDLE:
        return Wish(0.0, "v2x_idle")
    if mode in (V2xMode.CHARGING_ONLY, V2xMode.EXTERNAL_LIMITS):
        return Wish(None, "v2x_charging")
    if operation.setpoint_w is not None and mode in SETPOINT_MODES:
        return Wish(operation.setpoint_w, "v2x_setpoint")
    live = grid if grid is not None and grid.fresh(now) else None
    if mode is V2xMode.LOCAL_FREQUENCY and operation.curve is not None:
        if live is None or live.frequency_hz is None:
            return Wish(0.0, "v2x_grid_silent")
        power_w = operation.baseline_w + operation.curve.at(live.frequency_hz)
        return Wish(power_w, "v2x_frequency", (("hertz", f"{live.frequency_hz:.2f}"),))
    if operation.balancing is None or live is None or live.power_w is None:
        return Wish(0.0, "v2x_grid_silent")
    return Wish(balanced(operation.balancing, live.power_w - own_w), "v2x_balancing")


def balanced(rule: Balancing, house_w: float) -> float:
    """The vehicle's power for a building that takes `house_w` besides it."""
    if house_w > rule.upper_w:
        return rule.upper_w - rule.upper_offset_w - house_w
    if house_w < rule.lower_w:
        return rule.lower_w + rule.lower_offset_w - house_w
    return 0.0


def reactive(curve: Curve | None, ordered_var: float | None, grid: GridFacts | None, now: float) -> float | None:
    """LocalVoltage: reactive power by the voltage at the connection; an order counts more. None: none asked for."""
    if ordered_var is not None:
        return ordered_var
    if curve is None:
        return None
    if grid is None or not grid.fresh(now) or grid.voltage_v is None:
        return 0.0
    return curve.at(grid.voltage_v)
