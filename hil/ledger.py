"""Judges what a CSMS received: is every transaction there once, complete and in order?

Owns: the rules of OCPP 2.0.1 for TransactionEvent (E01 to E12) that a billing department depends on. Pure. May not:
know where the records came from.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

TransactionEvents = dict[str, list[Mapping[str, Any]]]
"""transactionId -> payloads of TransactionEventRequest in the order of their first arrival, without re-deliveries."""


@dataclass(slots=True)
class Ledger:
    """Transactions as the CSMS sees them, and what is wrong with them."""

    transactions: TransactionEvents = field(default_factory=dict)
    redelivered: int = 0
    problems: list[str] = field(default_factory=list)

    def ended(self, transaction_id: str) -> Mapping[str, Any] | None:
        """The Ended event, or None."""
        last = self.transactions[transaction_id][-1]
        return last if last["eventType"] == "Ended" else None

    def energy_wh(self, transaction_id: str) -> float:
        """Between the first and the last meter value of the import register."""
        values = [value for event in self.transactions[transaction_id] for value in register_wh(event)]
        return values[-1] - values[0] if values else 0.0


def register_wh(event: Mapping[str, Any]) -> list[float]:
    """Readings of Energy.Active.Import.Register in an event, in Wh."""
    found: list[float] = []
    for value in event.get("meterValue", []):
        for sample in value["sampledValue"]:
            # The measurand may be left out: then it is this one (OCPP 2.0.1, SampledValueType).
            if sample.get("measurand", "Energy.Active.Import.Register") != "Energy.Active.Import.Register":
                continue
            if sample.get("phase"):
                continue
            unit = sample.get("unitOfMeasure", {})
            scale = (1000.0 if unit.get("unit", "Wh") == "kWh" else 1.0) * 10.0 ** unit.get("multiplier", 0)
            found.append(float(sample["value"]) * scale)
    return found


def judge(payloads: Iterable[Mapping[str, Any]], *, all_ended: bool = True) -> Ledger:
    """Look at TransactionEventRequest payloads in order of arrival.

    A second delivery of the same (transaction, seqNo) is allowed if its content is the same; another content under
    the same number, a number out of order, a gap, an event before Started or after Ended is a problem.
    """
    ledger = Ledger()
    for payload in payloads:
        transaction_id, number = payload["transactionInfo"]["transactionId"], payload["seqNo"]
        events = ledger.transactions.setdefault(transaction_id, [])
        known = next((event for event in events if event["seqNo"] == number), None)
        if known is not None:
            if _content(known) == _content(payload):
                ledger.redelivered += 1
            else:
                ledger.problems.append(f"{transaction_id}: seqNo {number} came twice with different content")
            continue
        if events and number < events[-1]["seqNo"]:
            ledger.problems.append(f"{transaction_id}: seqNo {number} came after {events[-1]['seqNo']}")
        events.append(payload)
    for transaction_id, events in ledger.transactions.items():
        ledger.problems += [f"{transaction_id}: {problem}" for problem in _problems(events, all_ended)]
    return ledger


def _content(payload: Mapping[str, Any]) -> dict[str, Any]:
    # `offline` tells how this delivery was made possible, not what happened; it may change with a re-delivery.
    return {key: value for key, value in payload.items() if key != "offline"}


def _problems(events: list[Mapping[str, Any]], all_ended: bool) -> Iterable[str]:
    numbers = [event["seqNo"] for event in events]
    kinds = [event["eventType"] for event in events]
    if sorted(numbers) != list(range(min(numbers), min(numbers) + len(numbers))):
        yield f"sequence numbers have gaps: {numbers}"
    if kinds[0] != "Started":
        yield f"begins with {kinds[0]}"
    if kinds.count("Started") > 1:
        yield "started twice"
    if kinds.count("Ended") > 1:
        yield "ended twice"
    if "Ended" in kinds[:-1]:
        yield "goes on after Ended"
    if all_ended and kinds[-1] != "Ended":
        yield f"never ended (last: {kinds[-1]} {numbers[-1]})"
    readings = [values[-1] for event in events if (values := register_wh(event))]
    readings_of_end = register_wh(events[-1])  # from the start of the transaction on
    if readings_of_end != sorted(readings_of_end) or any(
        later < earlier for earlier, later in itertools.pairwise(readings)
    ):
        yield f"the meter ran backwards: {readings}"
