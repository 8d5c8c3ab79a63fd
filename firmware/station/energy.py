"""From the effective limit to what the vehicle is told: duty cycle, AC and DC limits, schedule.

Owns: the conversions and the pacing of the duty cycle. May not: decide whether power is allowed.
Currents are per phase on the AC side; for a DC station the limit is that of its AC input.
"""

import math
from collections.abc import Sequence

from firmware.hal.api import DcRatings
from firmware.iso15118.api import AcLimits, DcLimits, PowerPeriod

MIN_AC_A = 6.0  # less cannot be told by a duty cycle
PACE_S = 5.0  # the duty cycle changes at most this often: the vehicle has 5 s to follow (IEC 61851-1 A.4.1)


def duty_for(limit_a: float) -> float | None:
    """Duty cycle in per cent, rounded down to 0.1, for a current of 6 to 80 A (Table A.7). None below 6 A: no PWM.

    51 to 52.5 A fall between the two branches of the table and are told as 51 A; more than 80 A as 80 A.
    """
    if not limit_a >= MIN_AC_A:
        return None
    if limit_a <= 51.0:
        percent = limit_a / 0.6
    elif limit_a < 52.5:
        percent = 85.0
    else:
        percent = min(limit_a, 80.0) / 2.5 + 64.0
    return max(10.0, int(percent * 10.0 + 1e-6) / 10.0)


class DutyPacer:
    """Holds the duty cycle that is on the line. Switching on and off is immediate, changing is paced."""

    def __init__(self) -> None:
        self._percent: float | None = None
        self._since = float("-inf")

    def update(self, limit_a: float, now: float) -> float | None:
        """The duty cycle to drive now for `limit_a`; None: no PWM."""
        wanted = duty_for(limit_a)
        if wanted != self._percent and (wanted is None or self._percent is None or now - self._since >= PACE_S):
            self._percent, self._since = wanted, now
        return self._percent

    def off(self) -> None:
        """The line carries no current offer now."""
        self._percent = None

    @property
    def percent(self) -> float | None:
        """What `update` gave last."""
        return self._percent


def usable_a(limit_a: float) -> float:
    """The limit as a vehicle can follow it: 0 or at least 6 A."""
    return limit_a if limit_a >= MIN_AC_A else 0.0


def ac_limits(limit_a: float, nominal_voltage_v: float, phases: int) -> AcLimits:
    """What a V2G session offers on AC."""
    return AcLimits(nominal_voltage_v, usable_a(limit_a), phases)


def dc_limits(limit_a: float, nominal_voltage_v: float, phases: int, ratings: DcRatings) -> DcLimits:
    """What a V2G session offers on DC: the supply's ratings under the power that the AC input may take."""
    power_w = min(ratings.max_power_w, limit_a * nominal_voltage_v * phases)
    current_a = ratings.max_current_a if power_w > 0.0 else 0.0
    return DcLimits(
        max_voltage_v=ratings.max_voltage_v,
        min_voltage_v=ratings.min_voltage_v,
        max_current_a=current_a,
        min_current_a=min(ratings.min_current_a, current_a),
        max_power_w=power_w,
        current_ripple_a=ratings.current_ripple_a,
    )


def clip_dc_target(voltage_v: float, current_a: float, limits: DcLimits) -> tuple[float, float]:
    """A target within voltage, current and power limits of its direction. What is no number counts as 0."""
    voltage_v = min(voltage_v, limits.max_voltage_v) if voltage_v > 0.0 else 0.0
    if current_a < 0.0:
        return voltage_v, -_within(voltage_v, -current_a, limits.max_discharge_current_a, limits.max_discharge_power_w)
    return voltage_v, _within(voltage_v, current_a, limits.max_current_a, limits.max_power_w)


def _within(voltage_v: float, current_a: float, max_current_a: float, max_power_w: float) -> float:
    current_a = min(current_a, max_current_a) if current_a > 0.0 else 0.0
    return max_power_w / voltage_v if voltage_v * current_a > max_power_w else current_a


def schedule_for(power_w: float, ahead: Sequence[tuple[float, float]] = ()) -> tuple[PowerPeriod, ...]:
    """At most `power_w` from now on, until the later limits (seconds from now, watt). Equal neighbours are one; a lower
    power begins in the whole second before its time.
    """
    periods = [PowerPeriod(0, power_w)]
    for after_s, later_w in ahead:
        start_s = int(after_s) if later_w < periods[-1].max_power_w else math.ceil(after_s)
        if start_s <= periods[-1].start_s:  # within the same second the lower power counts
            periods[-1] = PowerPeriod(periods[-1].start_s, min(periods[-1].max_power_w, later_w))
        elif later_w != periods[-1].max_power_w:
            periods.append(PowerPeriod(start_s, later_w))
    return tuple(periods)
