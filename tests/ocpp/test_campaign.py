"""Fault campaign: whatever connection, CSMS and disk do, the CSMS ends up with what the meter saw, in order, once."""

import asyncio
import contextlib
import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from ocpp.v201 import call

from firmware.core.errors import StoreError
from firmware.station.api import ClearFault, TransactionEvent
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


SETTINGS = ac_settings(tokens=frozenset(), hlc=False, sample_interval_s=5.0)


def site_of(csms: TestCsms) -> Site:
    return Site(csms, settings=SETTINGS, variables=PATIENT)


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


def same(csms: TestCsms, site: Site, journal: bool = True) -> None:
    """Every event of the station is at the CSMS: numbers without gaps, in order of arrival, energy as the meter saw it.

    `journal`: also word for word what the station wrote down at first; not so where its clock was set afterwards.
    """
    got = csms.record.transactions()
    assert set(got) == {one.transaction_id for one in site.rig.journal.events}
    for transaction, events in got.items():
        mine = site.rig.journal.of(transaction)
        assert [one["seqNo"] for one in events] == [one.seq_no for one in mine] == list(range(len(mine)))
        assert [one["eventType"] for one in events] == ["Started", *["Updated"] * (len(mine) - 2), "Ended"]
        for there, here in zip(events, mine, strict=True):
            assert registers(there) == [round(sample.import_wh, 3) for sample in here.meter]
            assert not journal or there["timestamp"] == here.timestamp
        in_order(events, timedelta(milliseconds=0 if journal else 50))  # a busy machine, while clocks are set
    # Nothing flows but in transactions: they follow one another on the register, from its start to where it is now.
    readings = [(registers(events[0])[0], registers(events[-1])[-1]) for events in got.values()]
    marks = [1000.0, *[reading for pair in readings for reading in pair], round(site.rig.hardware.import_wh, 3)]
    assert all(abs(end - begin) < 0.002 for end, begin in zip(marks[::2], marks[1::2], strict=True))
    arrived: dict[str, list[int]] = {}
    for one in csms.record.of("TransactionEvent"):
        arrived.setdefault(one["transactionInfo"]["transactionId"], []).append(one["seqNo"])
    for numbers in arrived.values():  # a repetition is of the one before, never of an older one
        assert numbers == sorted(numbers)


def registers(event: dict[str, Any]) -> list[float]:
    return [
        s["value"]
        for v in event.get("meterValue", ())
        for s in v["sampledValue"]
        if s["measurand"] == "Energy.Active.Import.Register"
    ]


def in_order(events: list[dict[str, Any]], slack: timedelta) -> None:
    """Time runs forward within a transaction, for events, values and durations."""
    stamps = [datetime.fromisoformat(one["timestamp"]) for one in events]
    assert stamps == sorted(stamps)
    for event, stamp in zip(events, stamps, strict=True):
        values = [datetime.fromisoformat(value["timestamp"]) for value in event.get("meterValue", ())]
        assert values == sorted(values)
        assert all(stamps[0] - slack <= value <= stamp + slack for value in values)
    spent = [one["transactionInfo"]["timeSpentCharging"] for one in events]
    assert spent == sorted(spent) and spent[0] >= 0


BOUNDARIES = 16  # at least as many messages as a visit has


async def test_a_visit_has_no_more_messages_than_are_tried() -> None:
    async with TestCsms() as csms, site_of(csms) as site:
        await site.quiet()
        before = len(csms.record.requests)
        await visit(site)
        await site.idle()
        await site.quiet()
        assert 10 <= len(csms.record.requests) - before <= BOUNDARIES


@pytest.mark.parametrize("when", ["lost", "unanswered", "answered"])
@pytest.mark.parametrize("boundary", range(1, BOUNDARIES + 1))
async def test_the_connection_is_cut_at_each_message(boundary: int, when: str) -> None:
    async with TestCsms() as csms, site_of(csms) as site:
        await site.quiet()
        csms.behaviour.close_when, csms.behaviour.close_after = when, boundary
        await visit(site)
        await site.idle()
        same(csms, site)
        twice = csms.record.duplicates()
        assert len(twice) <= (1 if when == "unanswered" else 0)
        if csms.behaviour.close_after is None:
            await site.until(lambda: site.client.online)


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


@pytest.mark.parametrize("step_s", [3600.0, -3600.0, -86_400.0 * 365, 0.4, -0.4])
async def test_a_clock_that_is_set_in_a_transaction(step_s: float) -> None:
    variables = PATIENT | {"AlignedDataCtrlr.Interval": "10", "AlignedDataCtrlr.TxEndedInterval": "10"}
    async with TestCsms() as csms, Site(csms, settings=SETTINGS, variables=variables) as site:
        await site.charge()
        site.run(12.0)
        site.clock.error_s = step_s
        site.run(12.0)
        site.leave()
        await site.idle()
        same(csms, site)
        (events,) = csms.record.transactions().values()
        first, last = (datetime.fromisoformat(events[place]["timestamp"]) for place in (0, -1))
        assert 24.0 <= (last - first).total_seconds() <= 30.0 + max(0.0, step_s)


async def test_a_long_pause_of_the_machine() -> None:
    async with TestCsms() as csms, site_of(csms) as site:
        await site.charge()
        site.skip(3600.0)
        site.run(5.0)
        site.leave()
        await site.idle()
        same(csms, site)


@pytest.mark.parametrize("error_s", [-56.0 * 365 * 86_400, -7200.0, 86_400.0], ids=["1970", "behind", "ahead"])
@pytest.mark.parametrize("over", [True, False], ids=["whole transaction", "in the middle"])
async def test_stamps_of_a_clock_that_nobody_had_set_are_right_when_they_arrive(error_s: float, over: bool) -> None:
    csms = TestCsms()
    async with csms:
        pass  # it has its port, and is not there
    site = Site(csms, settings=replace(SETTINGS, offline="accept"), variables=PATIENT, clock_error_s=error_s)
    task = asyncio.create_task(site.client.run())
    truths: list[tuple[str, datetime]] = []
    append = site.rig.journal.append

    def noted(event: TransactionEvent) -> None:
        truths.append((event.timestamp, site.clock.truth))
        append(event)

    site.rig.journal.append = noted  # type: ignore[method-assign]
    site.rig.plug_in()
    site.swipe()
    site.draw()
    site.run(12.0)
    if over:
        site.leave()
    csms.behaviour.ahead_s = site.clock.shift
    async with csms:
        await site.until(lambda: site.client.online)
        if not over:
            site.run(12.0)
            site.leave()
        await site.idle()
        same(csms, site, journal=False)
        (events,) = csms.record.transactions().values()
        assert len(events) == len(truths) and any(one.get("offline") for one in events)
        for event, (_, truth) in zip(events, truths, strict=True):
            off_s = (datetime.fromisoformat(event["timestamp"]) - truth).total_seconds()
            assert abs(off_s) < 2.0, "the CSMS tells whole seconds"
        await site.client.close()
    await asyncio.wait_for(task, 5)


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
