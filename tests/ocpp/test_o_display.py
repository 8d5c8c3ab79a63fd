"""O: a message is on the screen when it is due, for the state and transaction it is meant for, and not otherwise."""

from datetime import timedelta
from typing import Any

import pytest
from ocpp.v201 import call
from ocpp.v201 import datatypes as types

from firmware.core.store import Store
from hil.csms import TestCsms
from tests.ocpp.site import Site, iso


def screen(csms: TestCsms, store: Store | None = None) -> Site:
    return Site(csms, store=store, screen=True)


async def show(csms: TestCsms, number: int = 1, text: str = "Hello", **more: Any) -> str:
    values: dict[str, Any] = {"priority": "NormalCycle", "format": "UTF8", "language": None, **more}
    content = types.MessageContentType(format=values.pop("format"), content=text, language=values.pop("language"))
    message = types.MessageInfoType(id=number, message=content, **values)
    return str((await csms.call(call.SetDisplayMessage(message=message))).status)


def texts(site: Site) -> list[str]:
    site.run(0.1)
    return [message.content for message in site.snapshot().messages]


def at(site: Site, seconds: float) -> str:
    return iso(site.clock.wall().utc + timedelta(seconds=seconds))


async def test_priority_decides_the_order_and_one_is_always_in_front() -> None:
    async with TestCsms() as csms, screen(csms) as site:
        assert await show(csms, 1, "cycle", language="en") == "Accepted"
        assert await show(csms, 2, "front", priority="InFront") == "Accepted"
        assert await show(csms, 3, "old", priority="AlwaysFront") == "Accepted"
        assert await show(csms, 4, "new", priority="AlwaysFront") == "Accepted"
        await site.until(lambda: texts(site) == ["new", "front", "cycle"])
        first, _, last = site.snapshot().messages
        assert (first.priority, first.format, last.language) == ("AlwaysFront", "UTF8", "en")


async def test_replaced_by_the_same_id_and_cleared() -> None:
    async with TestCsms() as csms, screen(csms) as site:
        await show(csms, 1, "first")
        await show(csms, 1, "second")
        await site.until(lambda: texts(site) == ["second"])
        assert (await csms.call(call.ClearDisplayMessage(id=1))).status == "Accepted"
        await site.until(lambda: texts(site) == [])
        assert (await csms.call(call.ClearDisplayMessage(id=1))).status == "Unknown"


async def test_a_window_of_time_opens_and_closes() -> None:
    async with TestCsms() as csms, screen(csms) as site:
        window = {"start_date_time": at(site, 600), "end_date_time": at(site, 1200)}
        assert await show(csms, 1, "later", **window) == "Accepted"
        assert texts(site) == []
        site.skip(601)
        await site.until(lambda: texts(site) == ["later"])
        site.skip(601)
        await site.until(lambda: texts(site) == [])
        answer = await csms.call(call.GetDisplayMessages(request_id=1))
        assert answer.status == "Unknown"  # over: forgotten


async def test_only_in_its_state() -> None:
    async with TestCsms() as csms, screen(csms) as site:
        await show(csms, 1, "while charging", state="Charging")
        await show(csms, 2, "while idle", state="Idle")
        await site.until(lambda: texts(site) == ["while idle"])
        await site.charge()
        await site.until(lambda: texts(site) == ["while charging"])
        await csms.call(call.ChangeAvailability(operational_status="Inoperative"))
        site.leave()
        await show(csms, 3, "closed", state="Unavailable")
        await site.until(lambda: texts(site) == ["closed"])


async def test_of_a_transaction_and_gone_with_it() -> None:
    async with TestCsms() as csms, screen(csms) as site:
        assert await show(csms, 1, transaction_id="nobody") == "UnknownTransaction"
        transaction = await site.charge()
        assert await show(csms, 1, "your bay is 4", transaction_id=transaction) == "Accepted"
        await site.until(lambda: texts(site) == ["your bay is 4"])
        site.leave()
        await site.until(lambda: texts(site) == [])
        assert (await csms.call(call.GetDisplayMessages(request_id=1))).status == "Unknown"


async def test_kept_over_a_restart() -> None:
    store = Store(":memory:")
    async with TestCsms() as csms:
        async with screen(csms, store) as site:
            await show(csms, 1, "kept")
        async with screen(csms, store) as site:
            await site.until(lambda: texts(site) == ["kept"])


async def test_listed_by_id_priority_and_state() -> None:
    async with TestCsms() as csms, screen(csms):
        for number in range(1, 7):
            await show(csms, number, priority="InFront" if number % 2 else "NormalCycle", state="Idle")
        asked = {1: {}, 2: {"id": [1, 2]}, 3: {"priority": "InFront"}, 4: {"state": "Idle", "priority": "NormalCycle"}}
        wanted = {1: [1, 2, 3, 4, 5, 6], 2: [1, 2], 3: [1, 3, 5], 4: [2, 4, 6]}
        for number, criteria in asked.items():
            answer = await csms.call(call.GetDisplayMessages(request_id=number, **criteria))
            assert answer.status == "Accepted"
        await csms.until(lambda: {p["requestId"] for p in csms.record.of("NotifyDisplayMessages")} == set(asked))
        await csms.until(lambda: not csms.record.of("NotifyDisplayMessages")[-1].get("tbc"))
        for number, ids in wanted.items():
            parts = [p for p in csms.record.of("NotifyDisplayMessages") if p["requestId"] == number]
            assert [m["id"] for part in parts for m in part["messageInfo"]] == ids
        assert (await csms.call(call.GetDisplayMessages(request_id=5, state="Faulted"))).status == "Unknown"


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"format": "HTML"}, "NotSupportedMessageFormat"),
        ({"format": "URI"}, "NotSupportedMessageFormat"),
        ({"end_date_time": "2020-01-01T00:00:00Z"}, "Rejected"),
        ({"display": types.ComponentType(name="OtherDisplay")}, "Rejected"),
    ],
)
async def test_what_cannot_be_shown(more: dict[str, Any], status: str) -> None:
    async with TestCsms() as csms, screen(csms) as site:
        assert await show(csms, **more) == status
        assert texts(site) == []


async def test_full_and_without_a_screen() -> None:
    async with TestCsms() as csms:
        async with screen(csms):
            for number in range(20):
                assert await show(csms, number) == "Accepted"
            assert await show(csms, 20) == "Rejected"
            assert await show(csms, 19, "replaced") == "Accepted"
            assert (await csms.get_variable("DisplayMessageCtrlr", "Available"))["attribute_value"] == "true"
        async with Site(csms):
            assert await show(csms) == "Rejected"
            assert (await csms.get_variable("DisplayMessageCtrlr", "Available"))["attribute_value"] == "false"
