"""C and D: who may charge, from the CSMS, the cache, the local list, and as a group."""

from datetime import UTC, datetime, timedelta

from ocpp.v201 import call
from ocpp.v201 import datatypes as types

from firmware.core.store import Store
from firmware.station.api import AuthorizationAnswer
from hil.csms import Behaviour, TestCsms
from tests.ocpp.site import CARD, OTHER, THIRD, Site, iso

CACHE = {"AuthCacheCtrlr.Enabled": "true"}
PRE = {"AuthCtrlr.LocalPreAuthorize": "true"}
LIST = {"LocalAuthListCtrlr.Enabled": "true"}


def entry(token: str, status: str | None = "Accepted", group: str | None = None, expires: str | None = None) -> object:
    info = None
    if status is not None:
        group_token = types.IdTokenType(id_token=group, type="Central") if group else None
        info = types.IdTokenInfoType(status=status, group_id_token=group_token, cache_expiry_date_time=expires)
    return types.AuthorizationData(id_token=types.IdTokenType(id_token=token, type="ISO14443"), id_token_info=info)


async def send_list(csms: TestCsms, version: int, *entries: object, kind: str = "Full") -> str:
    request = call.SendLocalList(
        version_number=version, update_type=kind, local_authorization_list=list(entries) or None
    )
    return str((await csms.call(request)).status)


async def list_version(csms: TestCsms) -> int:
    return int((await csms.call(call.GetLocalListVersion())).version_number)


async def offline(csms: TestCsms, site: Site) -> None:
    await csms.stop()
    await site.until(lambda: not site.client.online)


# --- C09: groups ------------------------------------------------------------------------------------------------------


async def test_a_token_of_the_same_group_stops_and_another_does_not() -> None:
    groups = {CARD.value: "FAMILY", OTHER.value: "family", THIRD.value: "STRANGERS"}
    async with TestCsms(Behaviour(groups=groups)) as csms, Site(csms) as site:
        transaction = await site.charge(CARD)
        site.swipe(THIRD)
        await site.told(AuthorizationAnswer, 2)
        site.run(1.0)
        assert site.rig.closed
        site.swipe(OTHER)
        await site.told(AuthorizationAnswer, 3)
        site.leave()
        await site.idle()
        ended = csms.record.transactions()[transaction][-1]
        assert (ended["eventType"], ended["triggerReason"]) == ("Ended", "StopAuthorized")
        assert ended["idToken"]["idToken"] == OTHER.value
        assert ended["transactionInfo"].get("stoppedReason", "Local") == "Local"


async def test_without_groups_another_token_does_not_stop() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        await site.charge(CARD)
        assert site.swipe(OTHER).result.value == "Rejected"
        site.run(1.0)
        assert site.rig.closed and len(csms.record.of("Authorize")) == 1


# --- C16: master pass -------------------------------------------------------------------------------------------------


async def test_a_master_pass_stops_everything_and_starts_nothing() -> None:
    behaviour = Behaviour(groups={OTHER.value: "MASTER"})
    async with TestCsms(behaviour) as csms, Site(csms) as site:
        result = await csms.set_variable("AuthCtrlr", "MasterPassGroupId", "MASTER")
        assert result["attribute_status"] == "Accepted"
        site.swipe(OTHER)
        await site.told(AuthorizationAnswer, 1)
        assert site.snapshot().token is None
        transaction = await site.charge(CARD)
        site.swipe(OTHER)
        await site.told(AuthorizationAnswer, 3)
        site.leave()
        await site.idle()
        ended = csms.record.transactions()[transaction][-1]
        assert ended["transactionInfo"]["stoppedReason"] == "MasterPass"


# --- C10 to C12: the cache --------------------------------------------------------------------------------------------


async def test_a_cached_token_starts_offline_and_after_a_restart() -> None:
    store = Store(":memory:")
    async with TestCsms() as csms:
        async with Site(csms, store, variables=CACHE) as site:
            site.rig.plug_in()
            site.swipe(CARD)
            await site.until(lambda: site.snapshot().token is not None)
        async with Site(csms, store) as site:
            await offline(csms, site)
            site.rig.plug_in()
            assert site.swipe(CARD).text == "accepted offline, known from the operator"
            assert site.snapshot().token == CARD


async def test_without_the_cache_the_same_token_is_refused_offline() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        site.swipe(CARD)
        await site.until(lambda: site.snapshot().token is not None)
        site.swipe(CARD)  # gives it back
        site.run(1.0)
        await offline(csms, site)
        assert site.swipe(CARD).result.value == "Rejected"


async def test_a_cached_token_starts_at_once_online_with_pre_authorize() -> None:
    async with TestCsms() as csms, Site(csms, variables=CACHE | PRE) as site:
        await site.charge(CARD)
        site.leave()
        await site.idle()
        assert len(csms.record.of("Authorize")) == 1
        site.rig.plug_in()
        assert site.swipe(CARD).text == "known as accepted by the operator"
        assert len(csms.record.of("Authorize")) == 1


async def test_a_cached_refusal_is_asked_again_online_and_refused_offline() -> None:
    behaviour = Behaviour(rejected={CARD.value})
    variables = CACHE | PRE | {"AuthCtrlr.OfflineTxForUnknownIdEnabled": "true"}
    async with TestCsms(behaviour) as csms, Site(csms, variables=variables) as site:
        for count in (1, 2):
            site.swipe(CARD)
            await site.told(AuthorizationAnswer, count)
            assert site.snapshot().token is None
        await offline(csms, site)
        assert site.swipe(CARD).text == "Blocked"  # although unknown tokens may charge
        assert site.swipe(OTHER).result.value == "Accepted"


async def test_a_cached_token_expires() -> None:
    soon = iso(datetime.now(UTC) + timedelta(seconds=60))
    behaviour = Behaviour(cache_expiry=soon)
    async with TestCsms(behaviour) as csms, Site(csms, variables=CACHE) as site:
        site.swipe(CARD)
        await site.until(lambda: site.snapshot().token is not None)
        site.swipe(CARD)
        site.run(0.2)
        await offline(csms, site)
        assert site.swipe(CARD).result.value == "Accepted"
        site.swipe(CARD)
        site.run(0.2)
        site.skip(90.0)
        assert site.swipe(CARD).result.value == "Rejected"


async def test_life_time_of_the_cache() -> None:
    variables = CACHE | {"AuthCacheCtrlr.LifeTime": "30"}
    async with TestCsms() as csms, Site(csms, variables=variables) as site:
        site.swipe(CARD)
        await site.until(lambda: site.snapshot().token is not None)
        site.swipe(CARD)
        site.run(0.2)
        await offline(csms, site)
        site.skip(31.0)
        assert site.swipe(CARD).result.value == "Rejected"


async def test_clear_cache() -> None:
    async with TestCsms() as csms, Site(csms, variables=CACHE) as site:
        site.swipe(CARD)
        await site.until(lambda: site.snapshot().token is not None)
        site.swipe(CARD)
        site.run(0.2)
        assert (await csms.call(call.ClearCache())).status == "Accepted"
        await offline(csms, site)
        assert site.swipe(CARD).result.value == "Rejected"


async def test_clear_cache_is_rejected_where_there_is_none() -> None:
    async with TestCsms() as csms, Site(csms):
        assert (await csms.call(call.ClearCache())).status == "Rejected"


# --- C13, C14, D01, D02: the local list -------------------------------------------------------------------------------


async def test_a_listed_token_charges_offline_and_survives_a_restart() -> None:
    store = Store(":memory:")
    async with TestCsms() as csms:
        async with Site(csms, store, variables=LIST):
            assert await list_version(csms) == 0
            assert await send_list(csms, 7, entry(CARD.value), entry(OTHER.value, "Blocked")) == "Accepted"
            assert await list_version(csms) == 7
        async with Site(csms, store) as site:
            assert await list_version(csms) == 7
            await offline(csms, site)
            assert site.swipe(OTHER).text == "Blocked"
            site.rig.plug_in()
            assert site.swipe(CARD).result.value == "Accepted"
            site.draw()


async def test_a_listed_token_needs_no_question_online_with_pre_authorize() -> None:
    async with TestCsms() as csms, Site(csms, variables=LIST | PRE) as site:
        await send_list(csms, 1, entry(CARD.value))
        site.rig.plug_in()
        site.swipe(CARD)
        assert site.snapshot().token == CARD and csms.record.of("Authorize") == []


async def test_local_authorize_offline_switches_it_off() -> None:
    variables = LIST | {"AuthCtrlr.LocalAuthorizeOffline": "false"}
    async with TestCsms() as csms, Site(csms, variables=variables) as site:
        await send_list(csms, 1, entry(CARD.value))
        await offline(csms, site)
        assert site.swipe(CARD).result.value == "Rejected"


async def test_differential_updates() -> None:
    async with TestCsms() as csms, Site(csms, variables=LIST) as site:
        await send_list(csms, 5, entry(CARD.value), entry(OTHER.value))
        assert await send_list(csms, 5, entry(THIRD.value), kind="Differential") == "VersionMismatch"
        assert await send_list(csms, 6, entry(THIRD.value), entry(CARD.value, None), kind="Differential") == "Accepted"
        assert await list_version(csms) == 6
        await offline(csms, site)
        assert site.swipe(CARD).result.value == "Rejected"
        assert site.swipe(THIRD).result.value == "Accepted"


async def test_lists_that_cannot_be_taken() -> None:
    async with TestCsms() as csms, Site(csms, variables=LIST):
        await send_list(csms, 5, entry(CARD.value))
        assert await send_list(csms, 6, entry(CARD.value), entry(CARD.value)) == "Failed"
        assert await send_list(csms, 6, entry(CARD.value, None)) == "Failed"
        assert await send_list(csms, 0, entry(CARD.value)) == "Failed"
        assert await send_list(csms, 6, *(entry(f"T{number}") for number in range(1001))) == "Failed"
        assert await list_version(csms) == 5
        assert await send_list(csms, 6) == "Accepted"  # an empty full list clears
        assert await list_version(csms) == 6


async def test_switched_off_lists_are_refused() -> None:
    async with TestCsms() as csms, Site(csms):
        assert await send_list(csms, 5, entry(CARD.value)) == "Failed"
        assert await list_version(csms) == 0
