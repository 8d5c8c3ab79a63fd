"""C02 and C04: charging by the start button and by a PIN, from the CSMS's side, in all three versions."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from ocpp.v201 import call
from ocpp.v201 import datatypes as types

from firmware.core.store import Store
from firmware.station.api import (
    AuthorizationAnswer,
    DeauthorizeTransaction,
    EnterPin,
    Result,
    StartByButton,
    StopByDriver,
    TokenType,
)
from firmware.station.pin import FIRST_WAIT_S, FREE_TRIES
from hil.csms import Behaviour, TestCsms
from hil.csms16 import Csms16
from hil.csms21 import Csms21
from tests.ocpp.site import CARD, Site, iso
from tests.ocpp.test_c_authorization import offline

PIN, WRONG = "471108", "000000"
BUTTON = {"UIInput.Enabled[StartButton]": "true"}
KEYPAD = {"UIInput.Enabled[PinCode]": "true"}


def with_inputs(csms: Any, store: Store | None = None, **variables: str) -> Site:
    return Site(csms, store, screen=True, variables={**BUTTON, **KEYPAD, **variables})


def press(site: Site) -> Result:
    answer = site.command(StartByButton())
    site.client.on_event(None)
    return answer.result


def typed(site: Site, code: str = PIN) -> Result:
    answer = site.command(EnterPin(code))
    site.client.on_event(None)
    return answer.result


async def pay(site: Site, act: Callable[[Site], Result]) -> str:
    """Plug in, pay by `act`, charge. Returns the transaction id."""
    site.rig.plug_in()
    assert act(site) is Result.ACCEPTED
    await site.until(lambda: site.snapshot().token is not None)
    return site.draw()


# --- C02: the start button --------------------------------------------------------------------------------------------


async def test_the_button_starts_without_a_question_and_the_other_one_stops() -> None:
    async with TestCsms() as csms, with_inputs(csms) as site:
        assert site.snapshot().start_button
        transaction = await pay(site, press)
        assert not site.snapshot().start_button
        site.command(StopByDriver())
        site.leave()
        await site.idle()
        events = csms.record.transactions()[transaction]
        assert csms.record.of("Authorize") == [], "C02.FR.01: told, not asked"
    began, ended = next(one for one in events if "idToken" in one), events[-1]
    assert began["idToken"] == {"idToken": "", "type": "NoAuthorization"}
    assert began["eventType"] == "Started" and began["triggerReason"] == "Authorized"
    assert (ended["eventType"], ended["triggerReason"]) == ("Ended", "StopAuthorized")
    assert ended["transactionInfo"].get("stoppedReason", "Local") == "Local"


async def test_nobody_without_a_token_gets_into_the_cache() -> None:
    async with TestCsms() as csms, with_inputs(csms, **{"AuthCacheCtrlr.Enabled": "true"}) as site:
        await pay(site, press)
        await site.idle()
        assert site.client.report("lists")["cache"] == []


async def test_the_operator_switches_the_button_on_and_off() -> None:
    async with TestCsms() as csms, Site(csms, screen=True) as site:
        assert press(site) is Result.REJECTED and not site.snapshot().start_button
        told = await csms.get_variable("UIInput", "Enabled", "StartButton")
        assert told["attribute_value"] == "false"
        result = await csms.set_variable("UIInput", "Enabled", "true", "StartButton")
        assert result["attribute_status"] == "Accepted"
        assert site.snapshot().start_button
        await csms.set_variable("UIInput", "Enabled", "false", "StartButton")
        assert press(site) is Result.REJECTED and site.snapshot().token is None


async def test_without_a_screen_there_is_nothing_to_press() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        for instance in ("StartButton", "PinCode"):
            assert (await csms.get_variable("UIInput", "Available", instance))["attribute_value"] == "false"
            result = await csms.set_variable("UIInput", "Enabled", "true", instance)
            assert result["attribute_status"] == "Rejected"
        assert site.snapshot().pin is None and not site.snapshot().start_button


async def test_started_offline_it_is_told_later() -> None:
    async with TestCsms() as csms, with_inputs(csms) as site:
        await offline(csms, site)
        transaction = await pay(site, press)
        await csms.__aenter__()
        await site.idle()
        (began, *_) = csms.record.transactions()[transaction]
        assert began["offline"] is True and began["idToken"]["type"] == "NoAuthorization"


async def test_an_operator_that_does_not_want_it_stops_it() -> None:
    async with TestCsms(Behaviour(rejected={""})) as csms, with_inputs(csms) as site:
        transaction = await pay(site, press)
        await site.told(DeauthorizeTransaction)
        site.leave()
        await site.idle()
        ended = csms.record.transactions()[transaction][-1]
        assert ended["transactionInfo"]["stoppedReason"] == "DeAuthorized"


async def test_a_reservation_is_not_taken_by_the_button() -> None:
    async with TestCsms() as csms, with_inputs(csms) as site:
        await reserve(csms, CARD.value, "ISO14443")
        assert not site.snapshot().start_button
        assert press(site) is Result.REJECTED


# --- C04: the PIN -----------------------------------------------------------------------------------------------------


async def reserve(csms: TestCsms, token: str, kind: str) -> None:
    request = call.ReserveNow(
        id=1,
        expiry_date_time=iso(datetime.now(UTC) + timedelta(hours=1)),
        id_token=types.IdTokenType(id_token=token, type=kind),
    )
    assert (await csms.call(request)).status == "Accepted"


async def test_a_pin_is_asked_about_as_what_it_is() -> None:
    async with TestCsms() as csms, with_inputs(csms) as site:
        transaction = await pay(site, typed)
        site.leave()
        await site.idle()
        (asked,) = csms.record.of("Authorize")
        assert asked["idToken"] == {"idToken": PIN, "type": "KeyCode"}
        began = next(one for one in csms.record.transactions()[transaction] if "idToken" in one)
        assert began["idToken"] == {"idToken": PIN, "type": "KeyCode"}


async def test_a_pin_stands_in_no_log() -> None:
    """C04.FR.04."""
    async with TestCsms(Behaviour(rejected={WRONG})) as csms, with_inputs(csms) as site:
        site.rig.plug_in()
        typed(site, WRONG)
        await site.told(AuthorizationAnswer)
        await pay(site, typed)
        site.leave()
        await site.idle()
        shown = f"{site.texts()} {site.client.report('messages')} {site.client.report('lists')}"
    for code in (PIN, WRONG):
        assert code not in shown and code[-4:] not in shown


async def test_guessing_is_made_slow_whoever_is_asked_and_a_restart_does_not_help() -> None:
    store = Store(":memory:")
    async with TestCsms(Behaviour(rejected={WRONG})) as csms:
        async with with_inputs(csms, store) as site:
            for number in range(1, FREE_TRIES + 1):
                assert typed(site, WRONG) is Result.ACCEPTED
                await site.told(AuthorizationAnswer, number)
            assert typed(site, PIN) is Result.REJECTED, "also the right one has to wait"
            assert len(csms.record.of("Authorize")) == FREE_TRIES
        async with with_inputs(csms, store) as site:
            assert typed(site, PIN) is Result.REJECTED
            site.skip(FIRST_WAIT_S)
            assert typed(site, PIN) is Result.ACCEPTED
            await site.until(lambda: site.snapshot().token is not None)


async def test_offline_guessing_is_made_slow_too() -> None:
    async with TestCsms() as csms, with_inputs(csms) as site:
        await offline(csms, site)
        assert [typed(site, WRONG) for _ in range(FREE_TRIES)] == [Result.REJECTED] * FREE_TRIES
        entry = site.snapshot().pin
        assert entry is not None and entry.wait_s is not None


async def test_the_cache_knows_a_pin_offline_and_no_card_of_the_same_number() -> None:
    async with TestCsms() as csms, with_inputs(csms, **{"AuthCacheCtrlr.Enabled": "true"}) as site:
        await pay(site, typed)
        site.leave()
        await site.idle()
        await offline(csms, site)
        assert typed(site, WRONG) is Result.REJECTED
        await pay(site, typed)
        token = site.snapshot().token
        assert token is not None and token.type is TokenType.KEY_CODE


@pytest.mark.parametrize(("kind", "accepted"), [("KeyCode", True), ("ISO14443", False)])
async def test_the_local_list_knows_a_pin_offline(kind: str, accepted: bool) -> None:
    entry = types.AuthorizationData(
        id_token=types.IdTokenType(id_token=PIN, type=kind), id_token_info=types.IdTokenInfoType(status="Accepted")
    )
    async with TestCsms() as csms, with_inputs(csms, **{"LocalAuthListCtrlr.Enabled": "true"}) as site:
        request = call.SendLocalList(version_number=1, update_type="Full", local_authorization_list=[entry])
        assert (await csms.call(request)).status == "Accepted"
        await offline(csms, site)
        site.rig.plug_in()
        assert typed(site) is (Result.ACCEPTED if accepted else Result.REJECTED)


async def test_a_reservation_is_claimed_by_its_pin() -> None:
    async with TestCsms() as csms, with_inputs(csms) as site:
        await reserve(csms, PIN, "KeyCode")
        assert site.snapshot().pin is not None
        assert typed(site, WRONG) is Result.REJECTED
        await pay(site, typed)


# --- the other versions -----------------------------------------------------------------------------------------------


@asynccontextmanager
async def at_16(**variables: str) -> AsyncIterator[tuple[Csms16, Site]]:
    async with Csms16() as csms, with_inputs(csms, **variables) as site:
        yield csms, site


async def test_1_6_knows_the_button_by_an_id_tag_of_the_operator() -> None:
    async with at_16() as (csms, site):
        assert (await csms.call("ChangeConfiguration", key="StartButtonIdTag", value="GUEST")).status == "Accepted"
        await pay(site, press)
        (start,) = await csms.received("StartTransaction")
        assert start["id_tag"] == "GUEST" and csms.record.of("Authorize") == []
        site.command(StopByDriver())
        site.leave()
        (stop,) = await csms.received("StopTransaction")
        assert (stop["transaction_id"], stop["reason"]) == (start["number"], "Local")


async def test_1_6_has_an_id_tag_for_the_button_that_nobody_configured() -> None:
    async with at_16() as (csms, site):
        await pay(site, press)
        (start,) = await csms.received("StartTransaction")
        assert start["id_tag"] == "NoAuthorization"


async def test_1_6_is_asked_about_a_pin_and_lists_one() -> None:
    async with at_16(**{"LocalAuthListCtrlr.Enabled": "true"}) as (csms, site):
        entry = {"id_tag": PIN, "id_tag_info": {"status": "Accepted"}}
        sent = await csms.call("SendLocalList", list_version=1, update_type="Full", local_authorization_list=[entry])
        assert sent.status == "Accepted"
        await pay(site, typed)
        assert await csms.received("Authorize") == [{"id_tag": PIN}]
        site.leave()
        await csms.received("StopTransaction")
        await csms.__aexit__()
        await site.until(lambda: not site.client.online)
        await pay(site, typed)


async def test_1_6_switches_both_by_configuration_keys() -> None:
    async with Csms16() as csms, Site(csms, screen=True) as site:  # type: ignore[arg-type]
        for key in ("StartButtonEnabled", "PinCodeEnabled"):
            assert (await csms.call("ChangeConfiguration", key=key, value="true")).status == "Accepted"
        assert site.snapshot().start_button and site.snapshot().pin is not None


@pytest.mark.parametrize(("act", "token"), [(press, ("", "NoAuthorization")), (typed, (PIN, "KeyCode"))])
async def test_2_1_is_told_the_same(act: Callable[[Site], Result], token: tuple[str, str]) -> None:
    async with Csms21() as csms, with_inputs(csms) as site:
        await pay(site, act)
        site.leave()
        await site.idle()
        assert csms.broken == []
        began = next(one for one in csms.record.of("TransactionEvent") if "idToken" in one)
        assert (began["idToken"]["idToken"], began["idToken"]["type"]) == token
        assert len(csms.record.of("Authorize")) == (1 if token[0] else 0)
