"""B09, B10, A05: another CSMS is used when ordered, the old one when it does not answer, a less safe one never."""

import ssl
from pathlib import Path
from typing import Any

import pytest
from ocpp.v201 import call
from ocpp.v201 import datatypes as types

from firmware.core.store import Store
from hil.csms import TestCsms
from tests.ocpp.site import Site
from tests.ocpp_client.certificates import issue

DEAD = "ws://127.0.0.1:9"
ONCE = {"OCPPCommCtrlr.NetworkProfileConnectionAttempts": "1"}


async def put(csms: TestCsms, slot: int, url: str, profile: int = 0, **more: Any) -> tuple[str, str]:
    values = {
        "ocpp_version": "OCPP20", "ocpp_transport": "JSON", "ocpp_csms_url": url, "message_timeout": 30,
        "security_profile": profile, "ocpp_interface": "Wired0", **more,
    }  # fmt: skip
    data = types.NetworkConnectionProfileType(**values)
    answer = await csms.call(call.SetNetworkProfile(configuration_slot=slot, connection_data=data))
    return str(answer.status), str((answer.status_info or {}).get("reason_code", ""))


async def order(csms: TestCsms, text: str) -> str:
    return str((await csms.set_variable("OCPPCommCtrlr", "NetworkConfigurationPriority", text))["attribute_status"])


async def active(csms: TestCsms) -> str:
    return str((await csms.get_variable("OCPPCommCtrlr", "ActiveNetworkProfile"))["attribute_value"])


async def test_migration_to_another_csms_at_the_next_start() -> None:
    store = Store(":memory:")
    async with TestCsms() as old, TestCsms() as new:
        async with Site(old, store=store):
            assert await put(old, 1, new.url) == ("Accepted", "")
            assert await order(old, "1,0") == "Accepted"
            assert new.record.connections == 0  # not before the restart
        site = Site(old, store=store)
        async with site_at(site, new):
            assert await active(new) == "1"
            assert old.record.connections == 1


def site_at(site: Site, csms: TestCsms) -> Site:
    """A site that boots at another CSMS than the one of its configuration."""
    site.csms = csms
    return site


async def test_the_next_profile_when_nobody_answers_and_back() -> None:
    store = Store(":memory:")
    async with TestCsms() as csms:
        async with Site(csms, store=store):
            assert (await put(csms, 2, DEAD))[0] == "Accepted"
            assert await order(csms, "2,0") == "Accepted"
        async with Site(csms, store=store, variables=ONCE) as site:
            assert await active(csms) == "0"
            assert "next: network profile of slot 0" in site.texts()
            await csms.stop()
            await site.until(lambda: not site.client.online)
            await site.until(lambda: "next: network profile of slot 2" in site.texts())
            async with csms:  # and round again
                await site.until(lambda: site.client.online)


async def test_attempts_per_profile() -> None:
    store = Store(":memory:")
    async with TestCsms() as csms:
        async with Site(csms, store=store):
            await put(csms, 1, DEAD)
            await order(csms, "1,0")
        three = {"OCPPCommCtrlr.NetworkProfileConnectionAttempts": "3"}
        async with Site(csms, store=store, variables=three) as site:
            assert site.texts().count("connection to the CSMS: nothing listens on ") == 3


@pytest.mark.parametrize(
    ("slot", "url", "more", "reason"),
    [
        (0, "ws://h", {}, "InvalidValue"),
        (4, "ws://h", {}, "InvalidValue"),
        (1, "http://h", {}, "InvalidURL"),
        (1, "wss://h", {}, "InvalidConfSlot"),
        (1, "ws://h", {"security_profile": 2}, "InvalidConfSlot"),
        (1, "ws://h", {"ocpp_transport": "SOAP"}, "UnsupportedParam"),
        (1, "ws://h", {"ocpp_version": "OCPP15"}, "UnsupportedParam"),
        (1, "ws://h", {"ocpp_interface": "Wireless3"}, "InvalidNetworkConf"),
        (
            1,
            "ws://h",
            {"apn": types.APNType(apn="internet", apn_authentication="AUTO")},
            "UnsupportedParam",
        ),
    ],
)
async def test_what_is_no_profile_for_this_station(slot: int, url: str, more: dict[str, Any], reason: str) -> None:
    async with TestCsms() as csms, Site(csms):
        assert await put(csms, slot, url, **{"profile": more.pop("security_profile", 0), **more}) == (
            "Rejected",
            reason,
        )


async def test_an_order_of_what_is_not_there() -> None:
    async with TestCsms() as csms, Site(csms):
        for text in ("1", "0,1", "", "0,0", "x", "7"):
            assert await order(csms, text) == "Rejected"
        await put(csms, 1, DEAD)
        assert await order(csms, "1,0") == "Accepted"


@pytest.fixture
def safe(tmp_path: Path) -> dict[str, Any]:
    files = issue(tmp_path)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(files["server"], files["server_key"])
    return {"tls": tls, "ca_file": str(files["ca"]), "password": "0123456789abcdef"}


async def test_a05_the_security_level_rises_and_never_falls(safe: dict[str, Any]) -> None:
    tls, store = safe.pop("tls"), Store(":memory:")
    async with TestCsms() as plain, TestCsms(tls=tls) as secure:
        async with Site(plain, store=store, **safe):
            await put(plain, 2, DEAD)
            assert (await put(plain, 1, secure.url, 2))[0] == "Accepted"
            assert (await plain.set_variable("SecurityCtrlr", "SecurityProfile", "2"))["attribute_status"] == "Rejected"
            assert await order(plain, "1,0") == "Accepted"
        async with site_at(Site(plain, store=store, **safe), secure):
            level = await secure.get_variable("SecurityCtrlr", "SecurityProfile")
            assert level["attribute_value"] == "2"
            events = [one["type"] for one in secure.record.of("SecurityEventNotification")]
            assert "StartupOfTheDevice" in events
            assert await put(secure, 3, "ws://h") == ("Rejected", "NoSecurityDowngrade")
            assert await order(secure, "1,0") == "Rejected"  # slot 0 is of security profile 0
            assert await order(secure, "2") == "Rejected"  # forgotten
            assert await order(secure, "1") == "Accepted"
        before = plain.record.connections
        await secure.stop()
        lonely = Site(plain, store=store, variables=ONCE, **safe)
        await lonely.until(lambda: lonely.client is not None)
        async with secure, site_at(lonely, secure):
            assert plain.record.connections == before  # the old one is not asked, whatever happens


async def test_the_owner_begins_anew_with_another_configuration(safe: dict[str, Any]) -> None:
    tls, store = safe.pop("tls"), Store(":memory:")
    async with TestCsms() as plain, TestCsms(tls=tls) as secure, TestCsms() as other:
        async with Site(plain, store=store, **safe):
            await put(plain, 1, secure.url, 2)
            await order(plain, "1")
        async with site_at(Site(plain, store=store, **safe), secure):
            pass
        async with Site(other, store=store, **safe):
            assert await active(other) == "0"


async def test_profile_3_is_not_ordered_without_a_certificate(safe: dict[str, Any]) -> None:
    safe.pop("tls")
    async with TestCsms() as csms, Site(csms, **safe):
        assert (await put(csms, 1, "wss://h", 3))[0] == "Accepted"
        assert await order(csms, "1") == "Rejected"


async def test_a_safer_profile_is_not_ordered_without_a_root_for_its_csms(safe: dict[str, Any]) -> None:
    """A05: also not where the roots of the operating system would do; the operator has to have named his."""
    safe.pop("tls")
    without = {key: value for key, value in safe.items() if key != "ca_file"}
    async with TestCsms() as csms, Site(csms, **without):
        assert (await put(csms, 1, "wss://h", 2))[0] == "Accepted"
        assert await order(csms, "1") == "Rejected"
    async with TestCsms() as csms, Site(csms, **safe):
        assert (await put(csms, 1, "wss://h", 2))[0] == "Accepted"
        assert await order(csms, "1") == "Accepted"


async def test_one_level_at_a_time_or_two_and_never_back(safe: dict[str, Any], tmp_path: Path) -> None:
    tls, store = safe.pop("tls"), Store(":memory:")
    files = {name: str(tmp_path / f"{name}.pem") for name in ("client", "client_key")}
    more = safe | {"cert_file": files["client"], "key_file": files["client_key"]}
    tls.load_verify_locations(safe["ca_file"])
    tls.verify_mode = ssl.CERT_REQUIRED
    async with TestCsms() as plain, TestCsms(tls=tls) as secure:
        async with Site(plain, store=store, **more):
            assert (await put(plain, 1, secure.url, 3))[0] == "Accepted"
            assert await order(plain, "1") == "Accepted"
        async with site_at(Site(plain, store=store, **more), secure):
            assert (await secure.get_variable("SecurityCtrlr", "SecurityProfile"))["attribute_value"] == "3"
            for level in (0, 1, 2):
                url = "ws://h" if level < 2 else "wss://h"
                assert await put(secure, 2, url, level) == ("Rejected", "NoSecurityDowngrade")
            assert "authorization" not in secure.request_headers[-1]  # profile 3 tells no password


async def test_a_profile_that_does_not_connect_does_not_raise_the_level(safe: dict[str, Any]) -> None:
    """The new CSMS is not to be trusted: the station goes back to the old one, and stays at its level."""
    tls, store = safe.pop("tls"), Store(":memory:")
    stranger = Path(safe["ca_file"]).parent / "stranger"
    stranger.mkdir()
    section = safe | {"ca_file": str(issue(stranger)["ca"])}
    async with TestCsms() as plain, TestCsms(tls=tls) as secure:
        async with Site(plain, store=store, **section):
            assert (await put(plain, 1, secure.url, 2))[0] == "Accepted"
            assert await order(plain, "1,0") == "Accepted"
        async with Site(plain, store=store, variables=ONCE, **section):
            assert (await plain.get_variable("SecurityCtrlr", "SecurityProfile"))["attribute_value"] == "0"
            assert await active(plain) == "0" and secure.request_headers == []


async def test_the_timeout_of_the_profile_holds_for_calls() -> None:
    store = Store(":memory:")
    async with TestCsms() as csms, TestCsms() as new:
        async with Site(csms, store=store):
            await put(csms, 1, new.url, message_timeout=7)
            await order(csms, "1")
        async with site_at(Site(csms, store=store), new) as site:
            new.behaviour.silent = {"Heartbeat"}
            await new.call(call.TriggerMessage(requested_message="Heartbeat"))
            await new.received("Heartbeat")
            site.skip(6.0)
            await new.get_variable("OCPPCommCtrlr", "ActiveNetworkProfile")
            assert "Heartbeat failed" not in site.texts()
            site.skip(2.0)
            await site.until(lambda: "Heartbeat failed: no answer in time" in site.texts())
