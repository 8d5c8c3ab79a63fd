"""What the grid's operator demands of an inverter at this place, as the installer has it configured.

Owns: plain facts, and which functions of Amendment 1 (IEC variant) they are. May not: know a message, or carry anything
out: the vehicle's inverter does.
"""

from dataclasses import dataclass
from typing import TypeAlias

Points: TypeAlias = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Droop:
    """Active power beside the nominal frequency: between two frequencies (Hz) with a slope (per cent of the nominal
    frequency for the whole power)."""

    start_hz: float
    stop_hz: float
    slope: float


@dataclass(frozen=True, slots=True)
class GridCode:
    """Each function is there or not (None, or no points). Volt, hertz, watt, volt-ampere reactive, seconds.

    Curves have two to ten points: `volt_var` (V, var; injected is negative), `watt_var` (W, var). Trip curves (s, V)
    and (s, Hz), by rising time. `..._ride_through`: voltages at which it begins and at which it has recovered.
    `enter_*`: within these the inverter may begin to feed, `enter_delay_s` after they have been met.
    """

    nominal_hz: float = 50.0
    nominal_v: float = 230.0
    over_frequency: Droop | None = None
    under_frequency: Droop | None = None
    volt_watt: tuple[float, float] | None = None
    volt_var: Points = ()
    watt_var: Points = ()
    over_voltage_ride_through: tuple[float, float] | None = None
    under_voltage_ride_through: tuple[float, float] | None = None
    zero_current: tuple[float, float] | None = None  # below and above which voltage no current flows
    over_voltage_trip: Points = ()
    under_voltage_trip: Points = ()
    over_frequency_trip: Points = ()
    under_frequency_trip: Points = ()
    enter_v: tuple[float, float] = (195.5, 253.0)
    enter_hz: tuple[float, float] = (49.5, 50.1)
    enter_delay_s: float = 60.0
    enter_ramp_s: float = 600.0
    max_var: float = 0.0
    response_s: float = 10.0

    @property
    def iec_functions(self) -> int:
        """DERControlFunctions, bit by bit as EVerest numbers them."""
        there = (
            self.over_frequency,
            self.under_frequency,
            self.volt_watt,
            self.volt_var,
            self.watt_var,
            False,  # power factor along the power: no public source says the unit of its curve
            self.max_var > 0.0,  # a reactive power that is asked for
            False,  # a power factor that is asked for
            False,  # DC injection: no public source says its unit
            self.zero_current,
            self.over_voltage_ride_through,
            self.under_voltage_ride_through,
        )
        return sum(1 << bit for bit, function in enumerate(there) if function)
