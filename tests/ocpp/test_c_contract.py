"""C07, C08: a contract pays where the CSMS or, offline, list and local validation accept it, and not otherwise."""

from typing import Any

import pytest
from ocpp.v201 import call
from ocpp.v201 import datatypes as types

from firmware.iso15118.api import AuthState, Contract, HashData
from hil.csms import Behaviour, TestCsms
from tests.ocpp.site import CARD, Site
from tests.station.rig import ac_settings

EMAID = "DEABCC12345678"
CHAIN = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
OCSP = HashData("aa" * 32, "bb" * 32, "1f", "http://ocsp.test/")
WITH_OCSP = Contract(EMAID, CHAIN, (OCSP,), root_known=True)
NO_OCSP = Contract(EMAID, CHAIN, (HashData("aa" * 32, "bb" * 32, "1f", ""),), root_known=True)
FOREIGN = Contract(EMAID, CHAIN, (OCSP,), root_known=False)


def site_of(csms: TestCsms, **variables: str) -> Site:
    known = {f"ISO15118Ctrlr.{name}": value for name, value in variables.items()}
    return Site(
        csms, settings=ac_settings(tokens=frozenset()), variables={"LocalAuthListCtrlr.Enabled": "true", **known}
    )


def present(site: Site, contract: Contract) -> None:
    site.rig.plug_in()
    site.rig.session()
    site.rig.pnc(contract)
    site.client.on_event(None)


async def verdict(site: Site) -> AuthState:
    await site.until(lambda: site.rig.view().auth in (AuthState.ACCEPTED, AuthState.REJECTED))
    return site.rig.view().auth


async def listed(csms: TestCsms, status: str = "Accepted") -> None:
    token = types.IdTokenType(id_token=EMAID, type="eMAID")
    entry = types.AuthorizationData(id_token=token, id_token_info=types.IdTokenInfoType(status=status))
    request = call.SendLocalList(version_number=1, update_type="Full", local_authorization_list=[entry])
    assert (await csms.call(request)).status == "Accepted"


async def test_online_with_ocsp_data_instead_of_the_certificate() -> None:
    async with TestCsms() as csms, site_of(csms) as site:
        present(site, WITH_OCSP)
        assert await verdict(site) is AuthState.ACCEPTED
        (asked,) = csms.record.of("Authorize")
        assert asked["idToken"] == {"idToken": EMAID, "type": "eMAID"} and "certificate" not in asked
        assert asked["iso15118CertificateHashData"][0]["responderURL"] == "http://ocsp.test/"


@pytest.mark.parametrize("contract", [NO_OCSP, FOREIGN], ids=["no OCSP address", "root not known"])
async def test_online_the_certificate_where_the_csms_validates(contract: Contract) -> None:
    async with TestCsms() as csms, site_of(csms) as site:
        present(site, contract)
        assert await verdict(site) is AuthState.ACCEPTED
        (asked,) = csms.record.of("Authorize")
        assert asked["certificate"] == CHAIN and "iso15118CertificateHashData" not in asked


async def test_where_nobody_may_validate_it_is_refused() -> None:
    async with TestCsms() as csms, site_of(csms, CentralContractValidationAllowed="false") as site:
        present(site, FOREIGN)
        assert await verdict(site) is AuthState.REJECTED
        assert csms.record.of("Authorize") == []


@pytest.mark.parametrize(
    "behaviour",
    [Behaviour(certificate_status="CertificateRevoked"), Behaviour(emaids=set())],
    ids=["certificate revoked", "contract unknown"],
)
async def test_both_the_token_and_the_certificate_have_to_be_accepted(behaviour: Behaviour) -> None:
    async with TestCsms(behaviour) as csms, site_of(csms) as site:
        present(site, WITH_OCSP)
        assert await verdict(site) is AuthState.REJECTED


@pytest.mark.parametrize(
    ("contract", "wanted"),
    [
        (WITH_OCSP, AuthState.ACCEPTED),  # checked here, up to its root
        (FOREIGN, AuthState.REJECTED),  # by nobody: anyone can write somebody's eMAID into a certificate of his own
    ],
)
async def test_a_csms_that_says_nothing_of_the_certificate(contract: Contract, wanted: AuthState) -> None:
    async with TestCsms(Behaviour(certificate_status="")) as csms, site_of(csms) as site:
        present(site, contract)
        assert await verdict(site) is wanted


@pytest.mark.parametrize(
    ("offline", "contract", "status", "wanted"),
    [
        ("true", WITH_OCSP, "Accepted", AuthState.ACCEPTED),
        ("false", WITH_OCSP, "Accepted", AuthState.REJECTED),  # nobody may say that the contract is good
        ("true", FOREIGN, "Accepted", AuthState.REJECTED),  # its root is not known here
        ("true", WITH_OCSP, "Blocked", AuthState.REJECTED),
        ("true", WITH_OCSP, None, AuthState.REJECTED),  # not on the list
    ],
)
async def test_offline(offline: str, contract: Contract, status: str | None, wanted: AuthState) -> None:
    async with TestCsms() as csms, site_of(csms, ContractValidationOffline=offline) as site:
        if status is not None:
            await listed(csms, status)
        await csms.stop()
        await site.until(lambda: not site.client.online)
        present(site, contract)
        assert await verdict(site) is wanted


async def test_c08_the_driver_of_an_iso_15118_vehicle_pays_by_card() -> None:
    async with TestCsms() as csms, site_of(csms) as site:
        site.rig.plug_in()
        site.rig.session()
        site.rig.eim()
        site.run(0.2)
        assert site.rig.view().auth is AuthState.WAITING_FOR_DRIVER
        site.swipe(CARD)
        assert await verdict(site) is AuthState.ACCEPTED
        await site.idle()
        asked: list[dict[str, Any]] = csms.record.of("Authorize")
        assert asked[-1]["idToken"]["type"] == "ISO14443"


async def test_the_transaction_names_the_contract() -> None:
    async with TestCsms() as csms, site_of(csms) as site:
        present(site, WITH_OCSP)
        assert await verdict(site) is AuthState.ACCEPTED
        site.run(0.5)
        await site.idle()
        (events,) = csms.record.transactions().values()
        tokens = [event["idToken"] for event in events if "idToken" in event]
        assert tokens == [{"idToken": EMAID, "type": "eMAID"}]
