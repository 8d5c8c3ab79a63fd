"""Price schedules: absolute prices with taxes and overstay fees, or price levels."""

from __future__ import annotations

from typing import Annotated

from firmware.iso15118.messages.iso20.common_types import (
    DESCRIPTION,
    IDENTIFIER,
    NAME,
    NUMERIC_ID,
    CommonType,
    RationalNumber,
)
from firmware.iso15118.messages.iso20.namespaces import InCommonMessages
from firmware.iso15118.messages.model import (
    UNSIGNED_BYTE,
    UNSIGNED_INT,
    UNSIGNED_LONG,
    UNSIGNED_SHORT,
    XML_ID,
    Attribute,
    Occurs,
    Text,
)

CURRENCY = Text(3)
"""ISO 4217, e.g. `EUR`."""
LANGUAGE = Text(3)
"""ISO 639-2, e.g. `eng`."""


class PriceSchedule(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Base of the price schedules."""

    time_anchor: Annotated[int, UNSIGNED_LONG]
    """Seconds since 1970 (UTC)."""
    price_schedule_id: Annotated[int, NUMERIC_ID]
    price_schedule_description: Annotated[str | None, DESCRIPTION] = None


class PriceLevelScheduleEntry(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The price level for a time."""

    duration: Annotated[int, UNSIGNED_INT]
    """Seconds."""
    price_level: Annotated[int, UNSIGNED_BYTE]


class PriceLevelScheduleEntryList(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Price levels in order of time."""

    price_level_schedule_entry: Annotated[tuple[PriceLevelScheduleEntry, ...], Occurs(1, 1024)]


class PriceLevelSchedule(PriceSchedule, frozen=True, kw_only=True):
    """Prices as levels; can be signed."""

    id: Annotated[str | None, XML_ID, Attribute()] = None
    number_of_price_levels: Annotated[int, UNSIGNED_BYTE]
    price_level_schedule_entries: PriceLevelScheduleEntryList


class TaxRule(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """A tax and what it applies to."""

    tax_rule_id: Annotated[int, NUMERIC_ID]
    tax_rule_name: Annotated[str | None, NAME] = None
    tax_rate: RationalNumber
    """Per cent."""
    tax_included_in_price: bool | None = None
    applies_to_energy_fee: bool
    applies_to_parking_fee: bool
    applies_to_overstay_fee: bool
    applies_minimum_maximum_cost: bool


class TaxRuleList(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The taxes."""

    tax_rule: Annotated[tuple[TaxRule, ...], Occurs(1, 10)]


class PriceRule(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The price from a power upwards."""

    energy_fee: RationalNumber
    """For one kilowatt-hour."""
    parking_fee: RationalNumber | None = None
    """For each ParkingFeePeriod."""
    parking_fee_period: Annotated[int | None, UNSIGNED_INT] = None
    """Seconds."""
    carbon_dioxide_emission: Annotated[int | None, UNSIGNED_SHORT] = None
    """Grams for one kilowatt-hour."""
    renewable_generation_percentage: Annotated[int | None, UNSIGNED_BYTE] = None
    """Per cent."""
    power_range_start: RationalNumber
    """Watt."""


class PriceRuleStack(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The price rules of a time, by power."""

    duration: Annotated[int, UNSIGNED_INT]
    """Seconds."""
    price_rule: Annotated[tuple[PriceRule, ...], Occurs(1, 8)]


class PriceRuleStackList(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Price rules in order of time."""

    price_rule_stack: Annotated[tuple[PriceRuleStack, ...], Occurs(1, 1024)]


class OverstayRule(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """What staying costs after charging has ended."""

    overstay_rule_description: Annotated[str | None, DESCRIPTION] = None
    start_time: Annotated[int, UNSIGNED_INT]
    """Seconds."""
    overstay_fee: RationalNumber
    """For each OverstayFeePeriod."""
    overstay_fee_period: Annotated[int, UNSIGNED_INT]
    """Seconds."""


class OverstayRuleList(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """What staying costs, and when it counts as overstay."""

    overstay_time_threshold: Annotated[int | None, UNSIGNED_INT] = None
    """Seconds."""
    overstay_power_threshold: RationalNumber | None = None
    """Watt."""
    overstay_rule: Annotated[tuple[OverstayRule, ...], Occurs(1, 5)]


class AdditionalService(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """A further service and its fee."""

    service_name: Annotated[str, NAME]
    service_fee: RationalNumber
    """In the currency of the schedule."""


class AdditionalServiceList(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Further services and their fees."""

    additional_service: Annotated[tuple[AdditionalService, ...], Occurs(1, 5)]


class AbsolutePriceSchedule(PriceSchedule, frozen=True, kw_only=True):
    """Prices in a currency; can be signed."""

    id: Annotated[str | None, XML_ID, Attribute()] = None
    currency: Annotated[str, CURRENCY]
    language: Annotated[str, LANGUAGE]
    price_algorithm: Annotated[str, IDENTIFIER]
    """Names how the rules are combined."""
    minimum_cost: RationalNumber | None = None
    """In the currency of the schedule."""
    maximum_cost: RationalNumber | None = None
    """In the currency of the schedule."""
    tax_rules: TaxRuleList | None = None
    price_rule_stacks: PriceRuleStackList
    overstay_rules: OverstayRuleList | None = None
    additional_selected_services: AdditionalServiceList | None = None


class EVPriceRule(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The EV's price from a power upwards."""

    energy_fee: RationalNumber
    """For one kilowatt-hour."""
    power_range_start: RationalNumber
    """Watt."""


class EVPriceRuleStack(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The EV's prices of a time, by power."""

    duration: Annotated[int, UNSIGNED_INT]
    """Seconds."""
    ev_price_rule: Annotated[tuple[EVPriceRule, ...], Occurs(1, 8)]


class EVPriceRuleStackList(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The EV's prices in order of time."""

    ev_price_rule_stack: Annotated[tuple[EVPriceRuleStack, ...], Occurs(1, 1024)]


class EVAbsolutePriceSchedule(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The prices at which the EV offers energy."""

    time_anchor: Annotated[int, UNSIGNED_LONG]
    """Seconds since 1970 (UTC)."""
    currency: Annotated[str, CURRENCY]
    price_algorithm: Annotated[str, IDENTIFIER]
    """Names how the rules are combined."""
    ev_price_rule_stacks: EVPriceRuleStackList
