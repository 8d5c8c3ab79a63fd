"""The judge of transactions must see every way in which billing can go wrong."""

from __future__ import annotations

from typing import Any

import pytest

from hil.ledger import judge


def event(number: int, kind: str = "Updated", transaction: str = "T1", wh: float | None = None) -> dict[str, Any]:
    payload: dict[str, Any] = {"eventType": kind, "seqNo": number, "transactionInfo": {"transactionId": transaction}}
    if wh is not None:
        sample = {"value": wh, "measurand": "Energy.Active.Import.Register", "unitOfMeasure": {"unit": "Wh"}}
        payload["meterValue"] = [{"timestamp": "2026-01-01T00:00:00Z", "sampledValue": [sample]}]
    return payload


GOOD = [event(0, "Started", wh=10), event(1, wh=20), event(2, "Ended", wh=35)]


def test_a_good_transaction() -> None:
    ledger = judge(GOOD)
    assert ledger.problems == []
    assert ledger.energy_wh("T1") == 25
    assert ledger.ended("T1") == GOOD[2]


def test_interleaved_transactions_are_told_apart() -> None:
    other = [event(0, "Started", "T2"), event(1, "Ended", "T2")]
    ledger = judge([GOOD[0], other[0], GOOD[1], other[1], GOOD[2]])
    assert ledger.problems == []
    assert set(ledger.transactions) == {"T1", "T2"}


def test_the_same_content_twice_is_a_redelivery() -> None:
    ledger = judge([*GOOD[:2], {**GOOD[1], "offline": True}, GOOD[2]])
    assert (ledger.problems, ledger.redelivered) == ([], 1)


@pytest.mark.parametrize(
    ("payloads", "problem"),
    [
        ([GOOD[0], GOOD[1], event(1, wh=21), GOOD[2]], "different content"),
        ([GOOD[0], GOOD[2]], "gaps"),
        ([GOOD[0], event(2), event(1), event(3, "Ended")], "came after"),
        ([GOOD[1], GOOD[2]], "begins with Updated"),
        ([GOOD[0], event(1, "Started"), GOOD[2]], "started twice"),
        ([*GOOD, event(3)], "goes on after Ended"),
        ([*GOOD, event(3, "Ended")], "ended twice"),
        (GOOD[:2], "never ended"),
        ([GOOD[0], event(1, wh=5), GOOD[2]], "backwards"),
    ],
)
def test_problems_are_seen(payloads: list[dict[str, Any]], problem: str) -> None:
    assert any(problem in text for text in judge(payloads).problems)


def test_running_transactions_can_be_allowed() -> None:
    assert judge(GOOD[:2], all_ended=False).problems == []


def test_kilowatt_hours_and_multipliers() -> None:
    payload = event(0, "Started")
    payload["meterValue"] = [
        {"sampledValue": [{"value": 1.5, "unitOfMeasure": {"unit": "kWh"}}]},
        {"sampledValue": [{"value": 16, "unitOfMeasure": {"unit": "Wh", "multiplier": 2}}]},
        {"sampledValue": [{"value": 9, "measurand": "Voltage"}]},
    ]
    assert judge([payload], all_ended=False).energy_wh("T1") == 100
