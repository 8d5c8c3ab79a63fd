"""N09, N10: what is kept of a customer is told, and forgotten where it is kept."""

from typing import Any

import pytest
from ocpp.v201 import call
from ocpp.v201 import datatypes as types

from hil.csms import TestCsms
from tests.ocpp.site import CARD, OTHER, Site

TOKEN = types.IdTokenType(id_token=CARD.value, type="ISO14443")
CACHE = {"AuthCacheCtrlr.Enabled": "true", "LocalAuthListCtrlr.Enabled": "true"}


async def ask(csms: TestCsms, number: int, report: bool, clear: bool, **who: Any) -> str:
    """The report; the status where nothing follows."""
    answer = await csms.call(call.CustomerInformation(request_id=number, report=report, clear=clear, **who))
    if answer.status != "Accepted":
        return str(answer.status)
    mine = lambda: [p for p in csms.record.of("NotifyCustomerInformation") if p["requestId"] == number]  # noqa: E731
    await csms.until(lambda: mine() and not mine()[-1].get("tbc"))
    assert [part["seqNo"] for part in mine()] == list(range(len(mine())))
    return "".join(part["data"] for part in mine())


async def visited(csms: TestCsms, site: Site) -> str:
    transaction = await site.charge(CARD)
    site.leave()
    await site.charge(CARD)
    site.leave()
    await site.charge(OTHER)
    site.leave()
    await site.idle()
    return transaction


async def test_cache_list_and_transactions_are_told() -> None:
    async with TestCsms() as csms, Site(csms, variables=CACHE) as site:
        transaction = await visited(csms, site)
        entry = types.AuthorizationData(id_token=TOKEN, id_token_info=types.IdTokenInfoType(status="Accepted"))
        await csms.call(call.SendLocalList(version_number=1, update_type="Full", local_authorization_list=[entry]))
        text = await ask(csms, 1, True, False, id_token=TOKEN)
        assert f"cache: {CARD.value} (ISO14443) Accepted" in text and "local list: " in text
        assert f"transaction {transaction}: Ended" in text and OTHER.value not in text
        assert await ask(csms, 2, True, False, customer_identifier=CARD.value) == text
        assert len(text) > 512  # so that it came in parts


async def test_forgotten_and_nobody_else_with_it() -> None:
    async with TestCsms() as csms, Site(csms, variables=CACHE) as site:
        transaction = await visited(csms, site)
        assert transaction in await ask(csms, 1, True, True, id_token=TOKEN)  # the report is of what is then forgotten
        assert await ask(csms, 2, True, False, id_token=TOKEN) == "no data of this customer is kept"
        other = types.IdTokenType(id_token=OTHER.value, type="ISO14443")
        assert OTHER.value in await ask(csms, 3, True, False, id_token=other)
        assert site.store.events_of(transaction) == []
        csms.behaviour.rejected = {CARD.value}
        site.rig.plug_in()
        site.swipe(CARD)
        await csms.received("Authorize", 3)  # the cache does not know it any more


async def test_only_forgotten() -> None:
    async with TestCsms() as csms, Site(csms, variables=CACHE) as site:
        await visited(csms, site)
        assert "deleted" in await ask(csms, 1, False, True, id_token=TOKEN)
        assert await ask(csms, 2, True, False, id_token=TOKEN) == "no data of this customer is kept"


async def test_what_the_csms_has_not_received_is_not_lost() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        csms.behaviour.errors = {"TransactionEvent"}
        transaction = await site.charge(CARD)
        site.leave()
        await csms.received("TransactionEvent")
        waiting = site.store.count_pending(transaction)
        assert waiting > 0
        await ask(csms, 1, False, True, id_token=TOKEN)
        assert site.store.count_pending(transaction) == waiting


@pytest.mark.parametrize(
    ("report", "clear", "who", "status"),
    [
        (False, False, {"id_token": TOKEN}, "Rejected"),
        (True, False, {}, "Invalid"),
        (True, False, {"id_token": TOKEN, "customer_identifier": "x"}, "Invalid"),
    ],
)
async def test_what_is_no_request(report: bool, clear: bool, who: dict[str, Any], status: str) -> None:
    async with TestCsms() as csms, Site(csms):
        assert await ask(csms, 1, report, clear, **who) == status


async def test_of_a_certificate_nothing_is_kept() -> None:
    async with TestCsms() as csms, Site(csms):
        certificate = types.CertificateHashDataType(
            hash_algorithm="SHA256", issuer_name_hash="00" * 32, issuer_key_hash="00" * 32, serial_number="1"
        )
        assert await ask(csms, 1, True, False, customer_certificate=certificate) == "no data of this customer is kept"
