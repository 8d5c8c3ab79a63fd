"""Supervision of the DC output's voltage: against the vehicle's limit, against its class, against itself.

Owns: the causes of `dc_voltage_high` and `dc_voltage_implausible`. May not: act on them. The 9 ms of IEC 61851-23
belong to the over-voltage monitor in hardware; this sees what a slow or missing one lets through.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

OVER_S = 0.4  # above what the vehicle allows
SPREAD_V = 50.0
SPREAD_S = 30.0
# Vehicle's limit up to -> voltage that is an emergency at once (IEC 61851-23 over-voltage classes).
CLASSES: tuple[tuple[float, float], ...] = ((500.0, 550.0), (750.0, 825.0), (850.0, 935.0), (1000.0, 1100.0))
HIGHEST_V = 1375.0


def class_limit_v(vehicle_max_v: float) -> float:
    """The emergency voltage of the class that a vehicle's limit falls into."""
    return next((limit_v for up_to_v, limit_v in CLASSES if vehicle_max_v <= up_to_v), HIGHEST_V)


@dataclass(frozen=True, slots=True)
class DcVoltages:
    """One pass. `measured`: by supply, meter and isolation monitor, those that are there. `vehicle_max_v` None: no
    session has told. `energy`: the vehicle is on the line (in the cable check its contactor is open, and the voltage
    may be above its limit).
    """

    measured: Sequence[float]
    vehicle_max_v: float | None
    station_max_v: float
    energy: bool


class DcGuard:
    """Remembers since when something has been wrong."""

    def __init__(self) -> None:
        self._over_since: float | None = None
        self._spread_since: float | None = None

    def causes(self, facts: DcVoltages, now: float) -> Iterator[tuple[str, bool]]:
        """Both faults with whether their cause is there now."""
        measured = [volts for volts in facts.measured if volts == volts]
        highest = max(measured, default=0.0)
        allowed_v = facts.vehicle_max_v if facts.vehicle_max_v else facts.station_max_v
        over = facts.energy and highest > allowed_v
        self._over_since = (now if self._over_since is None else self._over_since) if over else None
        held = self._over_since is not None and now - self._over_since >= OVER_S - 1e-6
        yield "dc_voltage_high", held or highest >= class_limit_v(allowed_v)
        apart = facts.energy and len(measured) > 1 and highest - min(measured) > SPREAD_V
        self._spread_since = (now if self._spread_since is None else self._spread_since) if apart else None
        yield "dc_voltage_implausible", self._spread_since is not None and now - self._spread_since >= SPREAD_S - 1e-6
