"""P02: metering receipts and the manufacturer's own data on their way to the CSMS, in all three versions."""

import json
from base64 import b64decode
from typing import Any

import pytest

from firmware.core.receipts import Receipts, kept_numbers
from firmware.core.store import Store
from firmware.ocpp_client.v201.blocks.receipts import SCOPE, TOLD
from firmware.station.api import ReceiptKept
from hil.csms import Behaviour, TestCsms
from hil.csms16 import Csms16
from hil.csms21 import Csms21
from tests.ocpp.site import Site
from tests.ocpp.test_c_authorization import offline

VENDOR = "com.example.operator"
KEY = "ISO15118Ctrlr.MeteringReceiptVendorId"
WANTED = {KEY: VENDOR}
PATIENT = {"OCPPCommCtrlr.MessageAttemptInterval[TransactionEvent]": "10"}


class Book:
    """What the daemon does with a receipt that the session has verified: keep it, then tell."""

    def __init__(self, store: Store, site: Site) -> None:
        self._receipts = Receipts(store)
        self._site = site

    def keep(self, *watt_hours: int, tell: bool = True) -> None:
        for wh in watt_hours:
            raw = bytes([0x80, wh % 256])
            number = self._receipts.add("2026-01-01T12:00:00Z", "tx-1", wh, raw, "ISO 15118-2")
            if tell:
                self._site.client.on_event(ReceiptKept(number))


def received(csms: TestCsms) -> list[Any]:
    return [said["data"]["meterValueWh"] for said in csms.record.of("DataTransfer")]


async def settled(site: Site) -> None:
    """The CSMS has answered for the newest receipt, and nothing is on its way."""
    newest = str(kept_numbers(site.store)[-1])
    await site.until(lambda: site.store.items(SCOPE).get(TOLD) == newest)
    assert site.client.report("state")["receipts"] == 0
    await site.quiet()


@pytest.fixture
def accepting() -> Behaviour:
    return Behaviour(transfers={VENDOR: "Accepted"})


# --- receipts ---------------------------------------------------------------------------------------------------------


async def test_a_receipt_goes_to_the_operator_as_the_vehicle_signed_it(accepting: Behaviour) -> None:
    store = Store(":memory:")
    async with TestCsms(accepting) as csms, Site(csms, store, variables=WANTED) as site:
        Book(store, site).keep(1234)
        (said,) = await csms.received("DataTransfer")
        await settled(site)
    assert (said["vendorId"], said["messageId"]) == (VENDOR, "MeteringReceipt")
    data = said["data"]
    assert b64decode(data.pop("exi")) == bytes([0x80, 1234 % 256])
    assert data == {
        "receiptId": 1,
        "evseId": "DE*ABC*E1",
        "transactionId": "tx-1",
        "timestamp": "2026-01-01T12:00:00Z",
        "meterValueWh": 1234,
        "protocol": "ISO 15118-2",
    }


async def test_without_a_vendor_id_they_stay_here_also_when_one_comes_later(accepting: Behaviour) -> None:
    store = Store(":memory:")
    async with TestCsms(accepting) as csms, Site(csms, store) as site:
        book = Book(store, site)
        book.keep(1, 2)
        await site.quiet()
        result = await csms.set_variable("ISO15118Ctrlr", "MeteringReceiptVendorId", VENDOR)
        assert result["attribute_status"] == "Accepted"
        book.keep(3)
        await settled(site)
        await csms.set_variable("ISO15118Ctrlr", "MeteringReceiptVendorId", "")
        book.keep(4)
        await site.quiet()
    assert received(csms) == [3]


async def test_each_once_and_in_order_over_outage_and_restart(accepting: Behaviour) -> None:
    store = Store(":memory:")
    async with TestCsms(accepting) as csms:
        async with Site(csms, store, variables=WANTED) as site:
            book = Book(store, site)
            book.keep(1, 2)
            await settled(site)
            await offline(csms, site)
            book.keep(3)
            book.keep(4, tell=False)  # the process ended between the disk and the client
        await csms.__aenter__()
        async with Site(csms, store) as site:
            await settled(site)
            Book(store, site).keep(5)
            await settled(site)
        async with Site(csms, store) as site:
            await site.quiet()
    assert received(csms) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("when", ["lost", "unanswered", "answered"])
async def test_a_connection_that_breaks_costs_none(accepting: Behaviour, when: str) -> None:
    store = Store(":memory:")
    async with TestCsms(accepting) as csms, Site(csms, store, variables=WANTED) as site:
        accepting.close_when, accepting.close_after = when, 1
        Book(store, site).keep(1, 2)
        await settled(site)
    assert sorted(set(received(csms))) == [1, 2]
    assert len(received(csms)) == (3 if when == "unanswered" else 2), "again only what nobody answered for"


@pytest.mark.parametrize("status", ["UnknownVendorId", "UnknownMessageId"])
async def test_an_operator_that_does_not_know_them_is_told_once_in_a_boot(status: str) -> None:
    store, behaviour = Store(":memory:"), Behaviour(transfers={VENDOR: status})
    async with TestCsms(behaviour) as csms:
        async with Site(csms, store, variables=WANTED) as site:
            book = Book(store, site)
            book.keep(1, 2)
            await csms.received("DataTransfer")
            await site.until(lambda: "no more metering receipts until the next start" in site.texts())
            assert status in site.texts()
            book.keep(3)
            await csms.station.line._socket.close()
            await site.until(lambda: csms.record.connections == 2 and site.client.online)
            await site.quiet()
            assert received(csms) == [1] and site.client.report("state")["receipts"] == 3
        behaviour.transfers[VENDOR] = "Accepted"
        async with Site(csms, store) as site:
            await settled(site)
    assert received(csms) == [1, 1, 2, 3]


async def test_under_another_name_they_are_tried_again() -> None:
    store, behaviour = Store(":memory:"), Behaviour(transfers={"other": "Accepted"})
    async with TestCsms(behaviour) as csms, Site(csms, store, variables=WANTED) as site:
        Book(store, site).keep(1)
        await site.until(lambda: "UnknownVendorId" in site.texts())
        await csms.set_variable("ISO15118Ctrlr", "MeteringReceiptVendorId", "other")
        await settled(site)
    assert [said["vendorId"] for said in csms.record.of("DataTransfer")] == [VENDOR, "other"]


async def test_what_is_rejected_is_not_sent_again_and_stops_nothing() -> None:
    store, behaviour = Store(":memory:"), Behaviour(transfers={VENDOR: "Rejected"})
    async with TestCsms(behaviour) as csms, Site(csms, store, variables=WANTED) as site:
        Book(store, site).keep(1, 2)
        await settled(site)
        assert "metering receipt 1 was rejected by the CSMS" in site.texts()
    assert received(csms) == [1, 2]


async def test_an_error_is_tried_again_after_a_while_and_given_up_in_this_boot(accepting: Behaviour) -> None:
    store = Store(":memory:")
    accepting.errors.add("DataTransfer")
    few = {"OCPPCommCtrlr.MessageAttempts[TransactionEvent]": "3"}
    async with TestCsms(accepting) as csms, Site(csms, store, variables={**WANTED, **PATIENT, **few}) as site:
        Book(store, site).keep(1)
        for attempt in range(1, 4):
            await csms.received("DataTransfer", attempt)
            await site.quiet()
            site.skip(10.0 * attempt - 1.0)
            await site.quiet()
            assert len(received(csms)) == attempt, "not before its time"
            site.skip(2.0)
        await site.until(lambda: "no answer to 3 attempts" in site.texts())
        site.skip(3600.0)
        await site.quiet()
        assert len(received(csms)) == 3 and site.client.report("state")["receipts"] == 1


async def test_transaction_events_go_first(accepting: Behaviour) -> None:
    store = Store(":memory:")
    async with TestCsms(accepting) as csms, Site(csms, store, variables=WANTED) as site:
        await site.charge()
        await site.idle()
        await offline(csms, site)
        Book(store, site).keep(1, 2)
        site.run(61.0)
        site.leave()
        before = len(csms.record.of("TransactionEvent"))
        await csms.__aenter__()
        await settled(site)
        await site.idle()
    told = [action for action, _ in csms.record.requests if action in ("TransactionEvent", "DataTransfer")][before:]
    assert told[-2:] == ["DataTransfer", "DataTransfer"] and told.count("TransactionEvent") >= 2


# --- the manufacturer's own data --------------------------------------------------------------------------------------


async def test_a_technician_s_data_and_the_answer(accepting: Behaviour) -> None:
    async with TestCsms(accepting) as csms, Site(csms) as site:
        answer = await site.client.transfer(VENDOR, "Diag", {"x": 1})
        assert (answer.status, answer.data) == ("Accepted", {"heard": "Diag"})
        (said,) = csms.record.of("DataTransfer")
        assert said == {"vendorId": VENDOR, "messageId": "Diag", "data": {"x": 1}}
        assert (await site.client.transfer("nobody", "", "")).status == "UnknownVendorId"
        assert csms.record.of("DataTransfer")[1] == {"vendorId": "nobody"}
        assert f"DataTransfer {VENDOR}: Accepted" in site.texts()


async def test_data_that_cannot_be_told_say_why(accepting: Behaviour) -> None:
    async with TestCsms(accepting) as csms, Site(csms) as site:
        accepting.errors.add("DataTransfer")
        answer = await site.client.transfer(VENDOR, "Diag", "x")
        assert answer.status == "" and answer.detail
        await offline(csms, site)
        answer = await site.client.transfer(VENDOR, "Diag", "x")
        assert (answer.status, answer.detail) == ("", "no connection to the CSMS")


# --- the other versions -----------------------------------------------------------------------------------------------


async def test_1_6_gets_the_same_as_text() -> None:
    store = Store(":memory:")
    async with Csms16() as csms, Site(csms, store) as site:  # type: ignore[arg-type]
        csms.vendors[VENDOR] = "Accepted"
        changed = await csms.call("ChangeConfiguration", key="MeteringReceiptVendorId", value=VENDOR)
        assert changed.status == "Accepted"
        Book(store, site).keep(7)
        (said,) = await csms.received("DataTransfer")
        assert (said["vendor_id"], said["message_id"]) == (VENDOR, "MeteringReceipt")
        data = json.loads(said["data"])
        assert (data["meterValueWh"], b64decode(data["exi"])) == (7, b"\x80\x07")
        await settled(site)
        answer = await site.client.transfer(VENDOR, "Diag", ["a", 1])
        assert answer.status == "Accepted"
        assert csms.record.of("DataTransfer")[1]["data"] == '["a",1]'


async def test_1_6_that_does_not_know_them_is_told_once() -> None:
    store = Store(":memory:")
    async with Csms16() as csms, Site(csms, store, variables=WANTED) as site:  # type: ignore[arg-type]
        csms.vendors[VENDOR] = "UnknownVendorId"
        Book(store, site).keep(1, 2)
        await site.until(lambda: "no more metering receipts until the next start" in site.texts())
        await site.quiet()
        assert len(csms.record.of("DataTransfer")) == 1


async def test_2_1_gets_the_same() -> None:
    store = Store(":memory:")
    async with Csms21() as csms:
        csms.answers["DataTransfer"] = lambda _: {"status": "Accepted"}
        async with Site(csms, store, variables=WANTED) as site:  # type: ignore[arg-type]
            Book(store, site).keep(1, 2)
            await settled(site)
            assert (await site.client.transfer(VENDOR, "Diag", {"x": 1})).status == "Accepted"
        assert csms.broken == []
        wh = [said["data"].get("meterValueWh") for said in csms.record.of("DataTransfer")]
        assert wh == [1, 2, None]
