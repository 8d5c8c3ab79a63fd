"""Metering receipts on a standing clock: what counts as delivered, what is sent again, a store that fails."""

from typing import Any

import pytest

from firmware.core import receipts
from firmware.core.config import Config, OcppSection
from firmware.core.errors import StoreError
from firmware.core.receipts import Receipts
from firmware.core.store import Store
from firmware.ocpp_client.v201.blocks.receipts import SCOPE, TOLD
from firmware.station.api import EventKind, ReceiptKept
from tests.ocpp_client.fakes import Bench, event

ACCEPTED = {"status": "Accepted"}


class Rig(Bench):
    def __init__(self, store: Store | None = None, vendor: str = "com.example") -> None:
        super().__init__(store, config=Config(ocpp=OcppSection(receipt_vendor=vendor)))
        self.book = Receipts(self.store)
        self.ready(interval=86_400)

    def keep(self, *watt_hours: int) -> None:
        for wh in watt_hours:
            self.happens(ReceiptKept(self.book.add("2026-01-01T12:00:00Z", "tx-1", wh, b"x")))

    def told(self) -> str | None:
        return self.store.items(SCOPE).get(TOLD)

    def sent(self) -> int:
        """The energy of the receipt that is on its way now."""
        action, payload = self.call()
        assert action == "DataTransfer", action
        return int(payload["data"]["meterValueWh"])


def test_one_after_the_other_each_noted_when_answered() -> None:
    rig = Rig()
    rig.keep(10, 20)
    assert rig.sent() == 10 and rig.told() == "0"
    rig.answer(ACCEPTED)
    assert rig.told() == "1" and rig.sent() == 20
    rig.answer({"status": "Rejected"})
    assert rig.told() == "2" and rig.quiet()


def test_transaction_events_go_first() -> None:
    rig = Rig()
    rig.keep(10, 20)
    assert rig.sent() == 10
    rig.happens(event(0, EventKind.STARTED))
    rig.answer(ACCEPTED)
    assert rig.call()[0] == "TransactionEvent"
    rig.answer({})
    assert rig.sent() == 20


def test_an_answer_that_nobody_can_read_is_one() -> None:
    rig = Rig()
    rig.keep(10)
    rig.sent()
    rig.answer({"status": "Perhaps"})
    assert rig.told() == "1" and rig.quiet()


def test_a_late_answer_saves_the_repetition_and_a_second_one_changes_nothing() -> None:
    rig = Rig()
    rig.keep(10, 20)
    rig.sent()
    first = rig.id
    rig.advance(30.0)
    assert rig.told() == "0"
    rig.advance(60.0)
    assert rig.sent() == 10
    rig.receive([3, first, ACCEPTED])
    assert rig.told() == "1"
    rig.answer(ACCEPTED)
    assert rig.sent() == 20 and rig.told() == "1"


def test_what_gave_way_while_it_waited_is_told_and_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "KEPT", 2)
    rig = Rig()
    rig.client.disconnected(rig.now)
    rig.keep(10, 20, 30)
    rig.client.connected(rig.now)
    assert "metering receipt 1 has given way before the CSMS had it" in rig.texts()
    assert rig.sent() == 20


def test_another_vendor_id_begins_anew_and_none_ends_it() -> None:
    rig = Rig()
    rig.keep(10)
    rig.sent()
    rig.answer({"status": "UnknownVendorId"})
    assert rig.quiet() and rig.told() == "0"
    assert rig.asked("SetVariables", _vendor("other"))["setVariableResult"][0]["attributeStatus"] == "Accepted"
    rig.tick()
    assert [frame[3]["vendorId"] for frame in rig.frames if frame[2:3] == ["DataTransfer"]][-1] == "other"
    rig.asked("SetVariables", _vendor(""))
    assert rig.told() is None


def _vendor(value: str) -> dict[str, Any]:
    place = {"component": {"name": "ISO15118Ctrlr"}, "variable": {"name": "MeteringReceiptVendorId"}}
    return {"setVariableData": [{**place, "attributeValue": value}]}


class Failing(Store):
    broken = False

    def put(self, scope: str, key: str, value: str | None) -> None:
        if self.broken and scope == SCOPE:
            raise StoreError("disk full")
        super().put(scope, key, value)

    def get(self, scope: str, key: str) -> str | None:
        if self.broken and scope == receipts.SCOPE:
            raise StoreError("disk gone")
        return super().get(scope, key)


def test_a_delivery_that_cannot_be_noted_is_not_repeated_in_this_boot() -> None:
    store = Failing(":memory:")
    rig = Rig(store)
    rig.keep(10)
    rig.sent()
    store.broken = True
    rig.answer(ACCEPTED)
    assert rig.quiet() and "it may be sent again: disk full" in rig.texts()


def test_a_store_that_cannot_be_read_stops_receipts_and_nothing_else() -> None:
    store = Failing(":memory:")
    rig = Rig(store)
    rig.keep(10)
    rig.sent()
    rig.answer(ACCEPTED)
    store.broken = True
    rig.keep(20)
    assert rig.quiet() and "they cannot be read: disk gone" in rig.texts()
    rig.happens(event(0, EventKind.STARTED))
    assert rig.call()[0] == "TransactionEvent"
