"""The work for a frame grows with its length and not faster. Counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from firmware.iso15118 import exi
from firmware.iso15118.exi import runtime
from firmware.iso15118.exi.errors import ExiError
from firmware.iso15118.exi.generated import iso2 as fast_iso2
from firmware.iso15118.messages import iso2

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
    once, twice = schedule(entries), schedule(2 * entries)
    assert calls(exi.encode_iso2, twice) <= 2.1 * calls(exi.encode_iso2, once)
    frames = exi.encode_iso2(once), exi.encode_iso2(twice)
    assert calls(exi.decode_iso2, frames[1]) <= 2.1 * calls(exi.decode_iso2, frames[0])
    broken = frames[0][:-4], frames[1][:-4]
    assert calls(exi.decode_iso2, broken[1]) <= 2.1 * calls(exi.decode_iso2, broken[0])


def test_long_lists_are_decoded_in_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Items are read from integers of bounded size, however long the frame is."""
    seen: list[tuple[int, int]] = []

    def window(tail: bytes, left: int) -> tuple[int, int, int]:
        result = runtime.window(tail, left)
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


def test_items_larger_than_a_window_margin() -> None:
    """Parameter sets of several kilobytes each: the window is too small for an item, the interpreter takes it."""
    parameter = iso2.Parameter(name="n" * 200, string_value="x" * 1000)
    sets = tuple(iso2.ParameterSet(parameter_set_id=i, parameter=(parameter,) * 2) for i in range(20))
    body = iso2.ServiceDetailRes(
        response_code=iso2.ResponseCode.OK,
        service_id=1,
        service_parameter_list=iso2.ServiceParameterList(parameter_set=sets),
    )
    message = iso2.V2GMessage(header=iso2.MessageHeader(session_id=bytes(8)), body=body)
    assert exi.decode_iso2(exi.encode_iso2(message)) == message
