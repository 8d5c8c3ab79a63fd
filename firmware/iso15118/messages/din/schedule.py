"""Schedules of the secondary actor with their tariffs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.din.datatypes import MULTIPLIER, PMAX, SA_ID, DataType, Entry, SASchedules, TimeInterval
from firmware.iso15118.messages.model import UNSIGNED_BYTE, UNSIGNED_INT, XML_ID, Attribute, Occurs, Ref, Text, element

TARIFF_DESCRIPTION = Text(32)


@element()
class RelativeTimeInterval(TimeInterval, frozen=True, kw_only=True):
    """A span that is counted from the moment at which the schedule was sent."""

    start: Annotated[int, UNSIGNED_INT] = field(name="start")
    """Seconds."""
    duration: Annotated[int | None, UNSIGNED_INT] = field(default=None, name="duration")
    """Seconds; stands in the last entry of a schedule."""


@element()
class PMaxScheduleEntry(Entry, frozen=True, kw_only=True):
    """The most power that the EV may take, from the start of the interval."""

    pmax: Annotated[int, PMAX]


class PMaxSchedule(DataType, frozen=True, kw_only=True):
    """Power limits in order of time."""

    pmax_schedule_id: Annotated[int, SA_ID]
    pmax_schedule_entry: Annotated[tuple[PMaxScheduleEntry, ...], Occurs(1, None, cap=1024), Ref()]


class CostKind(StrEnum):
    """What a cost counts: a price in per cent, renewable energy in per cent, or grams of CO2 per kWh."""

    RELATIVE_PRICE_PERCENTAGE = "relativePricePercentage"
    RENEWABLE_GENERATION_PERCENTAGE = "RenewableGenerationPercentage"
    CARBON_DIOXIDE_EMISSION = "CarbonDioxideEmission"


class Cost(DataType, frozen=True, kw_only=True):
    """One cost: amount times ten to the power of the multiplier."""

    cost_kind: CostKind = field(name="costKind")
    amount: Annotated[int, UNSIGNED_INT] = field(name="amount")
    amount_multiplier: Annotated[int | None, MULTIPLIER] = field(default=None, name="amountMultiplier")


class ConsumptionCost(DataType, frozen=True, kw_only=True):
    """Costs that hold from a power upwards."""

    start_value: Annotated[int, UNSIGNED_INT] = field(name="startValue")
    """Watt."""
    cost: Annotated[tuple[Cost, ...], Occurs(0, None, cap=8)] = ()


@element()
class SalesTariffEntry(Entry, frozen=True, kw_only=True):
    """The price in one interval."""

    e_price_level: Annotated[int, UNSIGNED_BYTE]
    """1 is the cheapest."""
    consumption_cost: Annotated[tuple[ConsumptionCost, ...], Occurs(0, None, cap=8)] = ()


class SalesTariff(DataType, frozen=True, kw_only=True):
    """The prices along a schedule."""

    id: Annotated[str, XML_ID, Attribute()]
    sales_tariff_id: Annotated[int, SA_ID]
    sales_tariff_description: Annotated[str | None, TARIFF_DESCRIPTION] = None
    num_e_price_levels: Annotated[int, UNSIGNED_BYTE]
    sales_tariff_entry: Annotated[tuple[SalesTariffEntry, ...], Occurs(1, None, cap=1024), Ref()]


class SAScheduleTuple(DataType, frozen=True, kw_only=True):
    """One schedule among which the EV chooses."""

    sa_schedule_tuple_id: Annotated[int, SA_ID]
    pmax_schedule: PMaxSchedule
    sales_tariff: SalesTariff | None = None


@element()
class SAScheduleList(SASchedules, frozen=True, kw_only=True):
    """The schedules among which the EV chooses."""

    sa_schedule_tuple: Annotated[tuple[SAScheduleTuple, ...], Occurs(1, None, cap=16)]
