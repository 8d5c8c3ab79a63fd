"""Transaction events on a standing clock: order, repetition, what comes back of them."""

import pytest

from firmware.station.api import (
    DeauthorizeTransaction,
    EventKind,
)
from tests.ocpp_client.fakes import CARD, Bench, event, put


def test_transaction_events_in_order_and_removed_on_answer() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(event(0, EventKind.STARTED, token=CARD))
    bench.happens(event(1))
    assert bench.call()[1]["seqNo"] == 0
    assert bench.store.count_pending() == 2
    bench.answer()
    assert bench.call()[1]["seqNo"] == 1
    bench.answer({"unexpected": 1})  # whatever it says, it is an answer
    assert bench.store.count_pending() == 0 and bench.quiet()


def test_in_flight_at_a_disconnect_is_sent_again() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(event(0, EventKind.STARTED))
    first = bench.call()
    bench.client.disconnected(bench.now)
    bench.client.connected(bench.now)
    assert bench.call() == first
    bench.answer()
    assert bench.store.count_pending() == 0


def test_retry_after_callerror_then_given_up() -> None:
    bench = Bench()
    bench.ready(interval=86_400)
    bench.happens(event(0, EventKind.STARTED))
    for wait in (60, 120, 180, 240):
        assert bench.call()[0] == "TransactionEvent"
        bench.fail()
        bench.advance(wait - 1)
        assert bench.quiet()
        bench.advance(1)
    bench.call()
    bench.fail()
    assert bench.store.count_pending() == 0 and "given up after 5 attempts" in bench.texts()


def test_late_answer_to_a_transaction_event_saves_the_repetition() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(event(0, EventKind.STARTED))
    bench.call()
    bench.advance(30)
    assert bench.store.count_pending() == 1
    bench.answer()
    assert bench.store.count_pending() == 0
    bench.advance(60)
    assert bench.quiet()


@pytest.mark.parametrize("status", ["Blocked", "Invalid", "ConcurrentTx"])
def test_withdrawn_authorisation_reaches_the_station(status: str) -> None:
    bench = Bench()
    bench.ready()
    bench.happens(event(0, EventKind.STARTED, token=CARD))
    bench.call()
    bench.answer({"idTokenInfo": {"status": status}})
    assert bench.station.of(DeauthorizeTransaction) == [DeauthorizeTransaction("tx-1", status)]


def test_accepted_or_ended_is_not_deauthorised() -> None:
    bench = Bench()
    bench.ready()
    for kind, status in ((EventKind.STARTED, "Accepted"), (EventKind.ENDED, "Blocked")):
        bench.happens(event(len(bench.frames), kind, token=CARD))
        bench.call()
        bench.answer({"idTokenInfo": {"status": status}})
    assert bench.station.of(DeauthorizeTransaction) == []


def test_a_corrupt_record_does_not_jam_the_queue() -> None:
    bench = Bench()
    bench.store.append_event("tx-0", 0, "Started", b"{broken")
    put(bench.store, event(0, EventKind.STARTED))
    bench.boot()
    for _ in range(2):
        bench.call()
        bench.answer()
    assert bench.call()[1]["transactionInfo"]["transactionId"] == "tx-1"


def test_only_wanted_measurands_are_sent() -> None:
    bench = Bench()
    bench.ready()
    change = {
        "attributeValue": "",
        "component": {"name": "SampledDataCtrlr"},
        "variable": {"name": "TxUpdatedMeasurands"},
    }
    bench.asked("SetVariables", {"setVariableData": [change]})
    bench.happens(event(0, EventKind.STARTED))
    assert "meterValue" in bench.call()[1]
    bench.answer()
    bench.happens(event(1))
    assert "meterValue" not in bench.call()[1]


def test_changed_timeout_counts() -> None:
    bench = Bench()
    bench.ready()
    change = {
        "attributeValue": "5",
        "component": {"name": "OCPPCommCtrlr"},
        "variable": {"name": "MessageTimeout", "instance": "Default"},
    }
    bench.asked("SetVariables", {"setVariableData": [change]})
    bench.happens(event(0))
    bench.call()
    assert bench.client.next_deadline() == bench.now + 5
