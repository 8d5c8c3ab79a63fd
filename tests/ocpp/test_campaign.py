"""Fault campaign: whatever connection, CSMS and disk do, the CSMS ends up with what the meter saw, in order, once."""

import contextlib
import json
from typing import Any

import pytest
from ocpp.v201 import call

from firmware.core.errors import StoreError
from firmware.station.api import ClearFault
from hil.csms import Behaviour, TestCsms
from tests.ocpp.site import Site
from tests.station.rig import ac_settings

PATIENT = {
    "OCPPCommCtrlr.MessageAttempts[TransactionEvent]": "100",
    "OCPPCommCtrlr.MessageAttemptInterval[TransactionEvent]": "0",
}
ALL = {
    "BootNotification", "Heartbeat", "StatusNotification", "SecurityEventNotification", "TransactionEvent", "Authorize",
    "MeterValues", "NotifyEvent", "NotifyReport",
}  # fmt: skip


def site_of(csms: TestCsms) -> Site:
    return Site(csms, settings=ac_settings(tokens=frozenset(), hlc=False, sample_interval_s=5.0), variables=PATIENT)


async def visit(site: Site) -> str:
    """Charge for 20 s with meter values, stop, leave. A card is shown again where nothing came of it, as drivers do."""
    site.rig.plug_in()
    while True:
        site.swipe()
        with contextlib.suppress(TimeoutError):
            await site.until(lambda: site.snapshot().token is not None, 1.0)
            break
    transaction = site.draw()
    for _ in range(4):
        site.run(5.0)
    site.leave()
    return transaction


def same(csms: TestCsms, site: Site) -> None:
    """Every event of the station is at the CSMS: numbers without gaps, in order of arrival, energy as measured."""
    got = csms.record.transactions()
    for transaction, events in got.items():
        mine = site.rig.journal.of(transaction)
        assert [one["seqNo"] for one in events] == [one.seq_no for one in mine] == list(range(len(mine)))
        assert [one["timestamp"] for one in events] == [one.timestamp for one in mine]
        assert events[-1]["eventType"] == "Ended"
        for there, here in zip(events, mine, strict=True):
            values = [
                s["value"]
                for v in there.get("meterValue", ())
                for s in v["sampledValue"]
                if s["measurand"] == "Energy.Active.Import.Register"
            ]
            assert values == [round(sample.import_wh, 3) for sample in here.meter]
    assert set(got) == {one.transaction_id for one in site.rig.journal.events}
    arrived: dict[str, list[int]] = {}
    for one in csms.record.of("TransactionEvent"):
        arrived.setdefault(one["transactionInfo"]["transactionId"], []).append(one["seqNo"])
    for numbers in arrived.values():  # a repetition is of the one before, never of an older one
        assert numbers == sorted(numbers)


@pytest.mark.parametrize("boundary", range(1, 13))
async def test_the_connection_is_cut_at_each_message(boundary: int) -> None:
    async with TestCsms() as csms, site_of(csms) as site:
        csms.behaviour.close_after = boundary
        site.rig.plug_in()
        site.run(0.5)
        site.rig.unplug()
        site.run(0.5)
        if csms.behaviour.close_after is None:
            await site.until(lambda: site.client.online)
        await visit(site)
        await site.idle()
        same(csms, site)
        assert len(csms.record.duplicates()) <= 1


async def test_the_csms_restarts_twice_in_a_transaction() -> None:
    async with TestCsms() as csms, site_of(csms) as site:
        await site.charge()
        for _ in range(2):
            await csms.stop()
            await site.until(lambda: not site.client.online)
            site.run(11.0)
            await csms.__aenter__()
            await site.until(lambda: site.client.online)
        site.leave()
        await site.idle()
        same(csms, site)
        offline = [one for one in csms.record.of("TransactionEvent") if one.get("offline")]
        assert offline


@pytest.mark.parametrize(
    "behaviour",
    [Behaviour(twice=set(ALL)), Behaviour(invalid={"TransactionEvent"}), Behaviour(invalid={"StatusNotification"})],
    ids=["twice", "invalid answers", "invalid status answers"],
)
async def test_odd_answers(behaviour: Behaviour) -> None:
    async with TestCsms(behaviour) as csms, site_of(csms) as site:
        await visit(site)
        await site.idle()
        same(csms, site)
        assert csms.record.duplicates() == []


async def test_callerror_on_everything_and_then_none() -> None:
    async with TestCsms() as csms, site_of(csms) as site:
        await site.charge()
        csms.behaviour.errors = set(ALL)
        for _ in range(3):
            site.run(5.0)
        site.leave()
        await csms.received("TransactionEvent", 4)
        csms.behaviour.errors = set()
        await site.idle()
        same(csms, site)


async def test_a_late_answer_counts_and_the_queue_goes_on() -> None:
    async with TestCsms() as csms, site_of(csms) as site:
        csms.behaviour.silent = {"TransactionEvent"}
        await site.charge()
        await csms.received("TransactionEvent")
        late = next(json.loads(text) for _, text in reversed(csms.record.frames) if '"TransactionEvent"' in text)
        csms.behaviour.silent = set()
        site.skip(31.0)
        await site.until(lambda: "TransactionEvent failed: no answer in time" in site.texts())
        await csms.send_raw(json.dumps([3, late[1], {}]))
        site.leave()
        await site.idle()
        same(csms, site)


async def test_a_clock_that_jumps_forward_in_a_transaction() -> None:
    async with TestCsms() as csms, site_of(csms) as site:
        await site.charge()
        site.skip(3600.0)
        site.run(5.0)
        site.leave()
        await site.idle()
        same(csms, site)


async def test_a_disk_that_is_full_for_a_while() -> None:
    async with TestCsms() as csms, site_of(csms) as site:
        site.rig.journal.broken = True
        site.rig.plug_in()
        site.swipe()
        await site.until(lambda: site.snapshot().token is not None)
        site.run(3.0)
        assert not site.rig.closed  # nothing flows that is not on the disk
        site.rig.journal.broken = False
        site.rig.unplug()
        site.run(6.0)
        site.command(ClearFault("store_failed", technician=True))  # latched: somebody has to look at the disk
        await visit(site)
        await site.idle()
        same(csms, site)


async def test_a_store_that_cannot_note_deliveries_never_stops_them(monkeypatch: pytest.MonkeyPatch) -> None:
    async with TestCsms() as csms, site_of(csms) as site:

        def full(row_id: int) -> None:
            raise StoreError("disk full")

        mark_done = site.store.mark_done
        monkeypatch.setattr(site.store, "mark_done", full)
        transaction = await visit(site)
        count = len(site.rig.journal.of(transaction))
        await csms.until(lambda: len(csms.record.of("TransactionEvent")) == count)
        await site.quiet()
        monkeypatch.setattr(site.store, "mark_done", mark_done)
        same(csms, site)
        assert csms.record.duplicates() == []


async def test_requests_of_the_csms_in_between_change_nothing() -> None:
    async with TestCsms() as csms, site_of(csms) as site:
        await site.charge()
        answers: list[Any] = []
        for number in range(20):
            site.run(1.0)
            answers.append(await csms.base_report(number))
            answers.append(await csms.call(call.GetTransactionStatus()))
        site.leave()
        await site.idle()
        same(csms, site)
        assert len(answers) == 40
