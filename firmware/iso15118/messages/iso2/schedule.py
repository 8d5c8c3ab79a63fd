"""Schedules of the secondary actor with their tariffs (8.5.2.10 to 8.5.2.21)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.iso2.datatypes import SA_ID, DataType, Entry, PhysicalValue, SASchedules, TimeInterval
from firmware.iso15118.messages.model import (
    UNSIGNED_BYTE,
    UNSIGNED_INT,
    XML_ID,
    Attribute,
    Integer,
    Occurs,
    Ref,
    Text,
    element,
)


@element()
class RelativeTimeInterval(TimeInterval, frozen=True, kw_only=True):
    """A span that is counted from the moment at which the schedule was sent."""

    start: Annotated[int, Integer(0, 16777214)] = field(name="start")
    """Seconds."""
    duration: Annotated[int | None, Integer(0, 86400)] = field(default=None, name="duration")
    """Seconds; stands in the last entry of a schedule."""


@element()
class PMaxScheduleEntry(Entry, frozen=True, kw_only=True):
    """The most power that the EV may take, from the start of the interval."""

    pmax: PhysicalValue
    """In watt."""


class PMaxSchedule(DataType, frozen=True, kw_only=True):
    """Power limits in order of time."""

    pmax_schedule_entry: Annotated[tuple[PMaxScheduleEntry, ...], Occurs(1, 1024), Ref()]


class CostKind(StrEnum):
    """What a cost counts: a price in per cent, renewable energy in per cent, or grams of CO2 per kWh."""

    RELATIVE_PRICE_PERCENTAGE = "relativePricePercentage"
    RENEWABLE_GENERATION_PERCENTAGE = "RenewableGenerationPercentage"
    CARBON_DIOXIDE_EMISSION = "CarbonDioxideEmission"


class Cost(DataType, frozen=True, kw_only=True):
    """One cost: amount times ten to the power of the multiplier."""

    cost_kind: CostKind = field(name="costKind")
    amount: Annotated[int, UNSIGNED_INT] = field(name="amount")
    amount_multiplier: Annotated[int | None, Integer(-3, 3)] = field(default=None, name="amountMultiplier")


class ConsumptionCost(DataType, frozen=True, kw_only=True):
    """Costs that hold from a power upwards."""

    start_value: PhysicalValue = field(name="startValue")
    cost: Annotated[tuple[Cost, ...], Occurs(1, 3)]


@element()
class SalesTariffEntry(Entry, frozen=True, kw_only=True):
    """The price in one interval."""

    e_price_level: Annotated[int | None, UNSIGNED_BYTE] = None
    """1 is the cheapest."""
    consumption_cost: Annotated[tuple[ConsumptionCost, ...], Occurs(0, 3)] = ()


class SalesTariff(DataType, frozen=True, kw_only=True):
    """The prices along a schedule; signed by the secondary actor."""

    id: Annotated[str | None, XML_ID, Attribute()] = None
    sales_tariff_id: Annotated[int, SA_ID]
    sales_tariff_description: Annotated[str | None, Text(32)] = None
    num_e_price_levels: Annotated[int | None, UNSIGNED_BYTE] = None
    sales_tariff_entry: Annotated[tuple[SalesTariffEntry, ...], Occurs(1, 1024), Ref()]


class SAScheduleTuple(DataType, frozen=True, kw_only=True):
    """One schedule among which the EV chooses."""

    sa_schedule_tuple_id: Annotated[int, SA_ID]
    pmax_schedule: PMaxSchedule
    sales_tariff: SalesTariff | None = None


@element()
class SAScheduleList(SASchedules, frozen=True, kw_only=True):
    """The schedules among which the EV chooses."""

    sa_schedule_tuple: Annotated[tuple[SAScheduleTuple, ...], Occurs(1, 3)]
