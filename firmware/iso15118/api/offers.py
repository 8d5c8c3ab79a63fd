"""What the station offers a vehicle: power, prices, schedules, services."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class PowerPeriod:
    """From `start_s` after now on, at most `max_power_w`."""

    start_s: int
    max_power_w: float


@dataclass(frozen=True, slots=True)
class PriceStep:
    """From `start_s` after now on, energy has this price level; 1 is the cheapest."""

    start_s: int
    level: int


@dataclass(frozen=True, slots=True)
class Tariff:
    """Prices along a schedule. `tariff_id` 1 to 255; `levels` is how many there are."""

    tariff_id: int
    levels: int
    steps: tuple[PriceStep, ...]
    description: str = ""


@dataclass(frozen=True, slots=True)
class Costs:
    """What the visit has cost so far by the ad hoc tariff, with tax: each amount with what it was counted for."""

    kwh: float
    energy: float
    minutes: float = 0.0
    occupancy: float = 0.0
    session: float = 0.0
    overstay_minutes: float = 0.0
    overstay: float = 0.0
    vat_percent: float = 0.0


@dataclass(frozen=True, slots=True)
class OfferedPrice:
    """What the vehicle wants for a kWh from `start_s` after the offer's beginning on: (from watt, price), in order."""

    start_s: int
    per_kwh: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class EnergyOffer:
    """-20, scheduled and bidirectional: what the vehicle would give back, and for how much. `begins_unix`: from when
    the seconds of `power` and `prices` count; powers are as the vehicle told them, negative for what it gives;
    `lasts_s`, `prices_last_s`: until when they hold."""

    begins_unix: int
    power: tuple[PowerPeriod, ...]
    lasts_s: int
    currency: str
    algorithm: str
    prices: tuple[OfferedPrice, ...]
    prices_last_s: int


@dataclass(frozen=True, slots=True)
class Prices:
    """What energy costs by the ad hoc tariff, in `currency` (ISO 4217), as the driver pays it with tax.

    `language`: ISO 639-2 of the names in a schedule. Components that are 0 are not charged. `ahead`: other prices of a
    kWh later, as (seconds from now, price), in order. A minute of overstay counts from `overstay_after_s` after the
    vehicle has stopped charging.
    """

    currency: str
    per_kwh: float
    per_minute: float = 0.0
    per_session: float = 0.0
    vat_percent: float = 0.0
    language: str = "eng"
    ahead: tuple[tuple[int, float], ...] = ()
    overstay_per_minute: float = 0.0
    overstay_after_s: int = 0


@dataclass(frozen=True, slots=True)
class MobilityNeeds:
    """What driver or CSMS want, for -20 where the station provides the mobility needs. None: not said.

    `departure_s`: seconds from now. State of charge in per cent.
    """

    departure_s: int | None = None
    min_soc_percent: int | None = None
    target_soc_percent: int | None = None


@dataclass(frozen=True, slots=True)
class ScheduleOffer:
    """One schedule among which the vehicle may choose, with its prices where there are any."""

    power: tuple[PowerPeriod, ...]
    tariff: Tariff | None = None


ParameterValue: TypeAlias = bool | int | str


@dataclass(frozen=True, slots=True)
class ServiceOption:
    """One way in which a value-added service can be had: a parameter set with its named values."""

    set_id: int
    parameters: tuple[tuple[str, ParameterValue], ...] = ()


@dataclass(frozen=True, slots=True)
class ValueAddedService:
    """A service besides charging. `service_id`: 3 internet access, 4 EV related, 60001 to 65535 the operator's own.

    `category` is the protocol's name of it (-2: Internet, OtherCustom). `options` empty: nothing to choose.
    """

    service_id: int
    name: str
    category: str
    scope: str = ""
    free: bool = True
    options: tuple[ServiceOption, ...] = ()
