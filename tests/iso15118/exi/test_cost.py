"""The work for a frame grows with its length and not faster. Counted, not timed."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

import pytest

from firmware.iso15118 import exi
from firmware.iso15118.exi import codec, runtime
from firmware.iso15118.exi.errors import ExiError
from firmware.iso15118.exi.generated import iso2 as fast_iso2
from firmware.iso15118.messages import din, iso2
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import MessageHeader, Processing, RationalNumber, ResponseCode
from firmware.iso15118.messages.model import Node
from tests.iso15118.exi.samples import EVERY_MESSAGE, decode, encode, longest

W = iso2.UnitSymbol.W


def schedule(entries: int) -> iso2.V2GMessage:
    """The longest kind of message: one schedule with a tariff, both of so many entries."""
    power = iso2.PhysicalValue.of(11000, W)
    interval = iso2.RelativeTimeInterval(start=1_000_000, duration=900)
    cost = iso2.Cost(cost_kind=iso2.CostKind.CARBON_DIOXIDE_EMISSION, amount=2**31)
    prices = iso2.ConsumptionCost(start_value=power, cost=(cost, cost))
    entry = iso2.SalesTariffEntry(time_interval=interval, e_price_level=1, consumption_cost=(prices,))
    schedules = iso2.SAScheduleTuple(
        sa_schedule_tuple_id=1,
        pmax_schedule=iso2.PMaxSchedule(
            pmax_schedule_entry=(iso2.PMaxScheduleEntry(time_interval=interval, pmax=power),) * entries
        ),
        sales_tariff=iso2.SalesTariff(id="x", sales_tariff_id=1, sales_tariff_entry=(entry,) * entries),
    )
    status = iso2.AC_EVSEStatus(notification_max_delay=0, evse_notification=iso2.EVSENotification.NONE, rcd=False)
    body = iso2.ChargeParameterDiscoveryRes(
        response_code=iso2.ResponseCode.OK,
        evse_processing=iso2.EVSEProcessing.FINISHED,
        sa_schedules=iso2.SAScheduleList(sa_schedule_tuple=(schedules,)),
        evse_charge_parameter=iso2.AC_EVSEChargeParameter(
            ac_evse_status=status,
            evse_nominal_voltage=iso2.PhysicalValue.of(230, iso2.UnitSymbol.V),
            evse_max_current=iso2.PhysicalValue.of(16, iso2.UnitSymbol.A),
        ),
    )
    return iso2.V2GMessage(header=iso2.MessageHeader(session_id=bytes(8)), body=body)


def calls(function: Callable[[Any], Any], argument: Any) -> int:
    """How many functions are called."""
    count = 0

    def profile(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        function(argument)
    except ExiError:
        pass
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("entries", [64, 128, 256])
def test_twice_the_entries_are_at_most_twice_the_calls(entries: int) -> None:
    with pytest.raises(ExiError):  # and everything is loaded
        exi.decode_iso2(exi.encode_iso2(schedule(1))[:-4])
    once, twice = schedule(entries), schedule(2 * entries)
    assert calls(exi.encode_iso2, twice) <= 2.1 * calls(exi.encode_iso2, once)
    frames = exi.encode_iso2(once), exi.encode_iso2(twice)
    assert calls(exi.decode_iso2, frames[1]) <= 2.1 * calls(exi.decode_iso2, frames[0])
    broken = frames[0][:-4], frames[1][:-4]
    assert calls(exi.decode_iso2, broken[1]) <= 2.1 * calls(exi.decode_iso2, broken[0])


@pytest.mark.parametrize(("schema", "cls"), EVERY_MESSAGE)
def test_work_for_an_octet(schema: str, cls: type[Node]) -> None:
    """Whatever a frame holds, and broken at its end, where both codecs have read everything: so many calls for each
    octet, of the whole frame for one codec and of its first part for the other."""
    frame = longest(schema, cls, random.Random(1))
    calls(partial(decode, schema), frame[:-3])  # and everything is loaded
    for share in (len(frame), len(frame) // 2, len(frame) // 4):
        broken = frame[: share - 3]
        work = calls(partial(decode, schema), broken)
        assert work <= 10 * len(broken) + 20 * min(len(broken), codec.MAX_UNUSUAL) + 300


def test_the_interpreter_stops_where_only_canonical_frames_are_taken() -> None:
    """Long frames in an unusual form are for tools; the station neither takes them nor looks for their fault."""
    frame = exi.encode_iso2(schedule(1024))
    assert len(frame) > 2 * codec.MAX_UNUSUAL
    with pytest.raises(ExiError, match="no fault in the first 16384 octets") as caught:
        exi.decode_iso2(frame[:-4])
    assert 8 * codec.MAX_UNUSUAL - 64 <= caught.value.bit <= 8 * codec.MAX_UNUSUAL
    with pytest.raises(ExiError, match="cut short") as caught:
        codec.decode_any("iso2", frame[:-4])
    assert caught.value.bit > 8 * len(frame) - 100
    early = frame[:300] + b"\xff" * 20 + frame[320:]
    with pytest.raises(ExiError) as caught:
        exi.decode_iso2(early)
    assert 8 * 290 < caught.value.bit < 8 * 340


def test_long_lists_are_decoded_in_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Items are read from integers of bounded size, however long the frame is."""
    seen: list[tuple[int, int]] = []

    def window(tail: bytes, left: int, most: int = runtime.WINDOW) -> tuple[int, int, int]:
        result = runtime.window(tail, left, most)
        seen.append((result[0].bit_length(), result[1]))
        return result

    monkeypatch.setattr(fast_iso2, "window", window)
    message = schedule(1000)
    frame = exi.encode_iso2(message)
    assert exi.decode_iso2(frame) == message
    assert len(frame) > 30_000
    assert all(size <= runtime.WINDOW + 8 for size, _ in seen)
    assert len(seen) <= 8 * len(frame) / (runtime.WINDOW - 2048) + 4


@pytest.mark.parametrize("entries", [1, 31, 33, 200, 1023, 1024])
def test_long_lists_round_trip(entries: int) -> None:
    message = schedule(entries)
    assert exi.decode_iso2(exi.encode_iso2(message)) == message


def test_a_list_may_not_be_longer_than_its_schema_says() -> None:
    with pytest.raises(exi.ExiEncodeError):
        exi.encode_iso2(schedule(1025))


@pytest.mark.parametrize(("size", "count"), [(120, 200), (1000, 60), (1000, 5), (30, 255)])
def test_items_larger_than_a_window(size: int, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parameter sets of up to 18 kB: where a window is too small for one, a larger one is taken."""
    monkeypatch.setattr(codec, "_grammars", None)  # not by the interpreter
    parameter = iso2.Parameter(name="n" * (size % 200), string_value="x" * size)
    small = iso2.ParameterSet(parameter_set_id=1, parameter=(iso2.Parameter(name="a", bool_value=True),))
    large = iso2.ParameterSet(parameter_set_id=2, parameter=(parameter,) * 16)
    sets = tuple(large if i % (count // 3) == 1 else small for i in range(count))
    body = iso2.ServiceDetailRes(
        response_code=iso2.ResponseCode.OK,
        service_id=1,
        service_parameter_list=iso2.ServiceParameterList(parameter_set=sets),
    )
    message = iso2.V2GMessage(header=iso2.MessageHeader(session_id=bytes(8)), body=body)
    assert exi.decode_iso2(exi.encode_iso2(message)) == message


# --- ISO 15118-20 and DIN 70121 --------------------------------------------------------------------------------------

NUMBER = RationalNumber(exponent=3, value=11000)
HEADER = MessageHeader(session_id=bytes(8), timestamp=1_700_000_000)


def prices(entries: int) -> common.AbsolutePriceSchedule:
    rule = common.PriceRule(
        energy_fee=NUMBER,
        parking_fee=NUMBER,
        parking_fee_period=3600,
        carbon_dioxide_emission=400,
        renewable_generation_percentage=50,
        power_range_start=NUMBER,
    )
    stack = common.PriceRuleStack(duration=900, price_rule=(rule, rule))
    return common.AbsolutePriceSchedule(
        time_anchor=1,
        price_schedule_id=1,
        currency="EUR",
        language="eng",
        price_algorithm="x",
        price_rule_stacks=common.PriceRuleStackList(price_rule_stack=(stack,) * entries),
    )


def levels(entries: int) -> common.PriceLevelSchedule:
    entry = common.PriceLevelScheduleEntry(duration=900, price_level=2)
    return common.PriceLevelSchedule(
        time_anchor=1,
        price_schedule_id=1,
        number_of_price_levels=3,
        price_level_schedule_entries=common.PriceLevelScheduleEntryList(price_level_schedule_entry=(entry,) * entries),
    )


def exchange(entries: int, tuples: int = 1, **price: Any) -> common.ScheduleExchangeRes:
    entry = common.PowerScheduleEntry(duration=900, power=NUMBER, power_l2=NUMBER, power_l3=NUMBER)
    powers = common.PowerSchedule(
        time_anchor=1, power_schedule_entries=common.PowerScheduleEntryList(power_schedule_entry=(entry,) * entries)
    )
    held = common.ScheduleTuple(
        schedule_tuple_id=1, charging_schedule=common.ChargingSchedule(power_schedule=powers, **price)
    )
    return common.ScheduleExchangeRes(
        header=HEADER,
        response_code=ResponseCode.OK,
        evse_processing=Processing.FINISHED,
        scheduled_se_res_control_mode=common.Scheduled_SEResControlMode(schedule_tuple=(held,) * tuples),
    )


def profile(entries: int) -> common.PowerDeliveryReq:
    entry = common.PowerScheduleEntry(duration=900, power=NUMBER)
    return common.PowerDeliveryReq(
        header=HEADER,
        ev_processing=Processing.FINISHED,
        charge_progress=common.ChargeProgress.START,
        ev_power_profile=common.EVPowerProfile(
            time_anchor=1,
            dynamic_evppt_control_mode=common.Dynamic_EVPPTControlMode(),
            ev_power_profile_entries=common.EVPowerProfileEntryList(ev_power_profile_entry=(entry,) * entries),
        ),
    )


def old_schedule(entries: int) -> din.V2GMessage:
    entry = din.PMaxScheduleEntry(time_interval=din.RelativeTimeInterval(start=100_000, duration=900), pmax=11000)
    schedules = din.SAScheduleTuple(
        sa_schedule_tuple_id=1,
        pmax_schedule=din.PMaxSchedule(pmax_schedule_id=1, pmax_schedule_entry=(entry,) * entries),
    )
    volts = din.PhysicalValue.of(400, din.UnitSymbol.V)
    status = din.AC_EVSEStatus(
        power_switch_closed=True, rcd=False, notification_max_delay=0, evse_notification=din.EVSENotification.NONE
    )
    body = din.ChargeParameterDiscoveryRes(
        response_code=din.ResponseCode.OK,
        evse_processing=din.EVSEProcessing.FINISHED,
        sa_schedules=din.SAScheduleList(sa_schedule_tuple=(schedules,)),
        evse_charge_parameter=din.AC_EVSEChargeParameter(
            ac_evse_status=status, evse_max_voltage=volts, evse_max_current=volts, evse_min_current=volts
        ),
    )
    return din.V2GMessage(header=din.MessageHeader(session_id=bytes(8)), body=body)


LONG: dict[str, tuple[str, Callable[[int], Any]]] = {
    "power and absolute prices": ("iso20_common", lambda n: exchange(n, absolute_price_schedule=prices(n))),
    "power and price levels": ("iso20_common", lambda n: exchange(n, price_level_schedule=levels(n))),
    "three schedules": ("iso20_common", lambda n: exchange(n, 3)),
    "power profile": ("iso20_common", profile),
    "DIN schedule": ("din", old_schedule),
}


@pytest.mark.parametrize("case", LONG)
def test_twice_the_entries_are_at_most_twice_the_calls_elsewhere(case: str) -> None:
    schema, make = LONG[case]
    with pytest.raises(ExiError):  # and everything is loaded
        decode(schema, encode(schema, make(1))[:-4])
    once, twice = make(200), make(400)
    assert calls(partial(encode, schema), twice) <= 2.1 * calls(partial(encode, schema), once)
    frames = encode(schema, once), encode(schema, twice)
    assert calls(partial(decode, schema), frames[1]) <= 2.1 * calls(partial(decode, schema), frames[0])
    broken = frames[0][:-4], frames[1][:-4]
    assert calls(partial(decode, schema), broken[1]) <= 2.1 * calls(partial(decode, schema), broken[0])


@pytest.mark.parametrize("case", LONG)
@pytest.mark.parametrize("entries", [1, 31, 33, 1023, 1024])
def test_long_lists_round_trip_on_the_fast_path(case: str, entries: int, monkeypatch: pytest.MonkeyPatch) -> None:
    schema, make = LONG[case]
    message = make(entries)
    monkeypatch.setattr(codec, "_grammars", None)
    frame = encode(schema, message)
    assert decode(schema, frame) == message


@pytest.mark.parametrize("case", LONG)
def test_no_list_is_longer_than_its_limit_elsewhere(case: str) -> None:
    schema, make = LONG[case]
    with pytest.raises(exi.ExiEncodeError):
        encode(schema, make(2049))


@pytest.mark.parametrize("case", LONG)
def test_integers_stay_small_elsewhere(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the frame, entries are read from integers of bounded size: cost is linear, not only the calls."""
    schema, make = LONG[case]
    module = import_module(f"firmware.iso15118.exi.generated.{schema}")
    seen: list[int] = []

    def window(tail: bytes, left: int, most: int = runtime.WINDOW) -> tuple[int, int, int]:
        result = runtime.window(tail, left, most)
        seen.append(result[0].bit_length())
        return result

    monkeypatch.setattr(module, "window", window)
    message = make(1000)
    frame = encode(schema, message)
    assert decode(schema, frame) == message
    assert len(frame) < 3 * runtime.WINDOW // 8 or len(seen) > 8 * len(frame) / runtime.WINDOW / 2
    assert all(size <= runtime.WINDOW + 8 for size in seen)
