"""A04: what matters for security is in the log, on the disk, and with the CSMS when it is critical."""

import asyncio
import contextlib
import json
import socket
import ssl
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from ocpp.v201 import call

from firmware.core.clock import ManualClock
from firmware.core.store import Store
from firmware.ocpp_client.security_log import KINDS, MAX_ENTRIES, SecurityHappened, SecurityLog
from firmware.station.api import RemoteStart
from hil.csms import Behaviour, TestCsms
from tests.ocpp.site import Site
from tests.ocpp_client.certificates import issue

PASSWORD = "0123456789abcdef"


def told(csms: TestCsms) -> list[str]:
    return [one["type"] for one in csms.record.of("SecurityEventNotification")]


def logged(store: Store, site: Site) -> list[str]:
    return [entry.kind for entry in SecurityLog(store, site.clock, lambda text, level: None).entries()]


async def test_a_critical_event_is_told_and_another_only_logged() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        site.client.on_event(SecurityHappened("MaintenanceLoginFailed", "wrong PIN"))
        await csms.until(lambda: "MaintenanceLoginFailed" in told(csms))
        assert csms.record.of("SecurityEventNotification")[-1]["techInfo"] == "wrong PIN"
        await csms.set_variable("SecurityCtrlr", "BasicAuthPassword", PASSWORD)
        await site.until(lambda: "ReconfigurationOfSecurityParameters" in logged(site.store, site))
        await site.until(lambda: site.client.online)
        await site.quiet()
        assert "ReconfigurationOfSecurityParameters" not in told(csms)
        assert PASSWORD not in site.texts()


async def test_what_happens_offline_is_told_later_even_after_a_restart() -> None:
    store = Store(":memory:")
    async with TestCsms() as csms:
        async with Site(csms, store=store) as site:
            await csms.stop()
            await site.until(lambda: not site.client.online)
            site.client.on_event(SecurityHappened("TamperDetectionActivated", "cover"))
            await site.until(lambda: "TamperDetectionActivated" in logged(store, site))
        async with csms, Site(csms, store=store) as site:
            await csms.until(lambda: told(csms).count("TamperDetectionActivated") == 1)
            await site.quiet()
        async with csms, Site(csms, store=store) as site:
            await site.quiet()
            assert told(csms).count("TamperDetectionActivated") == 1  # answered: not again


async def test_silence_of_the_csms_is_survived_and_a_refusal_taken() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        csms.behaviour.silent = {"SecurityEventNotification"}
        site.client.on_event(SecurityHappened("TamperDetectionActivated"))
        await csms.until(lambda: told(csms).count("TamperDetectionActivated") == 1)
        csms.behaviour.silent = set()
        site.skip(31.0)
        await site.until(lambda: "SecurityEventNotification failed" in site.texts())
        site.skip(61.0)
        await csms.until(lambda: told(csms).count("TamperDetectionActivated") == 2)
        csms.behaviour.errors = {"SecurityEventNotification"}
        site.client.on_event(SecurityHappened("FirmwareUpdated"))
        await csms.until(lambda: "FirmwareUpdated" in told(csms))
        site.skip(61.0)
        await site.quiet()
        assert told(csms).count("FirmwareUpdated") == 1


async def test_a_clock_that_jumps() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        csms.behaviour.ahead_s = 15.0
        await csms.call(call.TriggerMessage(requested_message="Heartbeat"))
        await csms.received("Heartbeat")
        await site.quiet()
        assert "SettingSystemTime" not in told(csms)
        csms.behaviour.ahead_s = 3600.0
        await csms.call(call.TriggerMessage(requested_message="Heartbeat"))
        await csms.until(lambda: "SettingSystemTime" in told(csms))


async def test_messages_that_are_none() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        await csms.send_raw("garbage")
        await csms.send_raw('[2,"x","Reset",{"type":"Never"}]')
        await site.until(lambda: logged(site.store, site).count("InvalidMessages") == 2)
        await site.quiet()
        assert "InvalidMessages" not in told(csms)


@pytest.fixture
def tls(tmp_path: Path) -> dict[str, Any]:
    files = issue(tmp_path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(files["server"], files["server_key"])
    other = tmp_path / "other"
    other.mkdir()
    return {"server": context, "ca": str(files["ca"]), "other": str(issue(other)["ca"])}


async def outage(site: Site, kind: str) -> None:
    """The site, which is not let in, notes why, once."""
    async with lonely(site):
        await site.until(lambda: kind in logged(site.store, site))
        await site.until(lambda: site.texts().count("connection to the CSMS: ") >= 3)
        assert logged(site.store, site).count(kind) == 1


def lonely(site: Site) -> Any:
    """The client runs; nobody waits for it to be online."""

    class Running:
        async def __aenter__(self) -> None:
            self.task = asyncio.create_task(site.client.run())

        async def __aexit__(self, *_: object) -> None:
            await site.client.close()
            await self.task

    return Running()


async def test_a_csms_with_another_certificate(tls: dict[str, Any]) -> None:
    async with TestCsms(tls=tls["server"]) as csms:
        section = {"security_profile": 2, "ca_file": tls["other"], "password": PASSWORD}
        site = Site(csms, **section)
        await outage(site, "InvalidCsmsCertificate")
        assert logged(site.store, site).count("CsmsFailedToAuthenticate") == 1


class Refuser:
    """A server that ends each handshake with an alert, as servers do (asyncio's drops the alert)."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"wss://localhost:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                with contextlib.suppress(OSError), self._context.wrap_socket(client, server_side=True):
                    pass

    def __enter__(self) -> "Refuser":
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()


async def test_a_csms_that_speaks_old_tls_only(tls: dict[str, Any]) -> None:
    tls["server"].minimum_version = ssl.TLSVersion.TLSv1
    tls["server"].maximum_version = ssl.TLSVersion.TLSv1_1
    tls["server"].set_ciphers("ALL:@SECLEVEL=0")
    with Refuser(tls["server"]) as csms:
        section = {"security_profile": 2, "ca_file": tls["ca"], "password": PASSWORD}
        await outage(Site(csms, **section), "InvalidTLSVersion")  # type: ignore[arg-type]


async def test_a_csms_with_other_suites_only(tls: dict[str, Any]) -> None:
    tls["server"].maximum_version = ssl.TLSVersion.TLSv1_2
    tls["server"].set_ciphers("ECDHE-ECDSA-CHACHA20-POLY1305")
    with Refuser(tls["server"]) as csms:
        section = {"security_profile": 2, "ca_file": tls["ca"], "password": PASSWORD}
        await outage(Site(csms, **section), "InvalidTLSCipherSuite")  # type: ignore[arg-type]


async def test_a_csms_that_knows_another_password() -> None:
    async with TestCsms(Behaviour(password="another password")) as csms:
        await outage(Site(csms, security_profile=1, password=PASSWORD), "FailedToAuthenticateAtCsms")


def test_the_log_is_bounded_and_a_repetition_does_not_flush_it() -> None:
    store = Store(":memory:")
    log = SecurityLog(store, ManualClock(), lambda text, level: None)
    for _ in range(10):
        log.note("InvalidMessages", "the same")
    assert len(log) == 1
    for number in range(MAX_ENTRIES + 10):
        log.note("InvalidMessages", str(number))
    assert len(log) == MAX_ENTRIES == len(store.items("ocpp.security_log")) - 1
    again = SecurityLog(store, ManualClock(), lambda text, level: None)
    assert [one.text for one in again.entries()] == [one.text for one in log.entries()]


def test_a_log_from_which_somebody_has_taken_entries_says_so_once() -> None:
    store = Store(":memory:")
    log = SecurityLog(store, ManualClock(), lambda text, level: None)
    for number in range(5):
        log.note("InvalidMessages", str(number))
    key = sorted(store.items("ocpp.security_log"))[2]
    store.change("ocpp.security_log", {key: None})
    log = SecurityLog(store, ManualClock(), lambda text, level: None)
    assert [(one.kind, one.text) for one in log.entries()][-1] == ("SecurityLogWasCleared", "1 entries are missing")
    assert log.entries()[-1].number == 6 and log.next_to_tell() == log.entries()[-1]
    store.change("ocpp.security_log", dict.fromkeys(store.items("ocpp.security_log").keys() - {"next"}))
    log = SecurityLog(store, ManualClock(), lambda text, level: None)
    (entry,) = log.entries()
    assert entry.text == "6 entries are missing" and entry.number == 7


def test_a_log_of_full_size_is_not_taken_for_one_that_was_cleared() -> None:
    store = Store(":memory:")
    log = SecurityLog(store, ManualClock(), lambda text, level: None)
    for number in range(MAX_ENTRIES + 10):
        log.note("InvalidMessages", str(number))
    assert all(one.kind == "InvalidMessages" for one in SecurityLog(store, ManualClock(), print).entries())


async def test_a_message_that_comes_twice_is_done_once_and_noted() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        start = {"idToken": {"idToken": "T1", "type": "Central"}, "remoteStartId": 5, "evseId": 1}
        for _ in range(3):
            await csms.send_raw(json.dumps([2, "the-same", "RequestStartTransaction", start]))
        answers = lambda: [text for way, text in csms.record.frames if '"the-same"' in text and text[:2] == "[3"]  # noqa: E731
        await csms.until(lambda: len(answers()) == 3)
        assert len(set(answers())) == 1 and len(site.of(RemoteStart)) == 1
        assert logged(site.store, site).count("AttemptedReplayAttacks") == 1
        await csms.send_raw(json.dumps([2, "the-same", "RequestStartTransaction", start | {"remoteStartId": 6}]))
        await site.until(lambda: len(site.of(RemoteStart)) == 2)  # another message that somebody numbered badly


async def test_a_clock_that_somebody_else_sets() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        wall = site.clock.wall
        site.skip(11.0)
        await site.quiet()
        assert "SettingSystemTime" not in told(csms)
        site.clock.wall = lambda: replace(wall(), utc=wall().utc + timedelta(hours=2))  # type: ignore[method-assign]
        site.skip(11.0)
        await csms.until(lambda: "SettingSystemTime" in told(csms))
        site.skip(11.0)
        await site.quiet()
        assert told(csms).count("SettingSystemTime") == 1


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
async def test_a_csms_that_does_not_want_our_client_certificate(
    tls: dict[str, Any], tmp_path: Path, version: ssl.TLSVersion
) -> None:
    (tmp_path / "mine").mkdir()
    mine = issue(tmp_path / "mine")
    tls["server"].verify_mode = ssl.CERT_REQUIRED
    tls["server"].load_verify_locations(tls["ca"])
    tls["server"].maximum_version = version
    with Refuser(tls["server"]) as csms:
        section = {"cert_file": str(mine["client"]), "key_file": str(mine["client_key"])}
        site = Site(csms, security_profile=3, ca_file=tls["ca"], **section)  # type: ignore[arg-type]
        await outage(site, "FailedToAuthenticateAtCsms")


# Where each kind is provoked by the behaviour that it names, and looked for.
SHOWN = {
    "FirmwareUpdated": "test_l_firmware.py::test_downloaded_verified_installed",
    "FailedToAuthenticateAtCsms": "test_a_security.py::test_a_csms_that_knows_another_password",
    "CsmsFailedToAuthenticate": "test_a_security.py::test_a_csms_with_another_certificate",
    "SettingSystemTime": "test_a_security.py::test_a_clock_that_jumps",
    "StartupOfTheDevice": "test_a_security.py::test_how_it_started",
    "ResetOrReboot": "test_a_security.py::test_how_it_started",
    "SecurityLogWasCleared": "test_a_security.py::test_a_log_from_which_somebody_has_taken_entries_says_so_once",
    "ReconfigurationOfSecurityParameters": "test_a_security.py::test_a_critical_event_is_told_and_another_only_logged",
    "MemoryExhaustion": "test_a_security.py::test_events_that_find_no_room",
    "InvalidMessages": "test_a_security.py::test_messages_that_are_none",
    "AttemptedReplayAttacks": "test_a_security.py::test_a_message_that_comes_twice_is_done_once_and_noted",
    "InvalidFirmwareSignature": "test_l_firmware.py::test_another_image_than_the_signed_one",
    "InvalidFirmwareSigningCertificate": "test_l_firmware.py::test_a_signer_that_the_manufacturer_did_not_name",
    "InvalidCsmsCertificate": "test_a_security.py::test_a_csms_with_another_certificate",
    "InvalidChargingStationCertificate": "test_a_certificates.py::test_one_that_nobody_asked_for_is_refused",
    "DiscardedRenewedClientCertificate": (
        "test_a_certificates.py::test_a_renewed_client_certificate_that_does_not_connect_is_given_up"
    ),
    "InvalidTLSVersion": "test_a_security.py::test_a_csms_that_speaks_old_tls_only",
    "InvalidTLSCipherSuite": "test_a_security.py::test_a_csms_with_other_suites_only",
    "MaintenanceLoginAccepted": "../app/test_logins.py::test_a_technician_and_somebody_else_at_the_control_socket",
    "MaintenanceLoginFailed": "../app/test_logins.py::test_a_technician_and_somebody_else_at_the_control_socket",
}
# This station has no input for a cover contact; the application could tell it as the others (`SecurityHappened`).
NOT_SEEN = {"TamperDetectionActivated"}
# Appendix 1 of 2.0.1 and 2.1: what goes to the CSMS.
CRITICAL = {
    "FirmwareUpdated", "SettingSystemTime", "StartupOfTheDevice", "ResetOrReboot", "SecurityLogWasCleared",
    "MemoryExhaustion", "TamperDetectionActivated", "InvalidFirmwareSignature", "InvalidFirmwareSigningCertificate",
    "InvalidCsmsCertificate", "InvalidChargingStationCertificate", "DiscardedRenewedClientCertificate",
    "InvalidTLSVersion", "InvalidTLSCipherSuite", "MaintenanceLoginAccepted", "MaintenanceLoginFailed",
}  # fmt: skip


def test_every_kind_is_critical_or_not_as_the_specification_says() -> None:
    assert {kind for kind, told in KINDS.items() if told} == CRITICAL
    assert set(SHOWN) | NOT_SEEN == set(KINDS)


@pytest.mark.parametrize("kind", sorted(SHOWN))
def test_every_kind_is_raised_by_what_it_names(kind: str) -> None:
    file, _, name = SHOWN[kind].partition("::")
    text = (Path(__file__).parent / file).read_text(encoding="utf-8")
    before, begin, rest = text.partition(f"def {name}(")
    body = rest.partition("\n\n\n")[0]
    assert begin and f'"{kind}"' in before.rpartition("\n\n\n")[2] + body, SHOWN[kind]


@pytest.mark.parametrize("kind", sorted(CRITICAL))
async def test_every_critical_kind_is_in_the_log_and_with_the_csms_also_when_it_was_away(kind: str) -> None:
    async with TestCsms() as csms, Site(csms) as site:
        await site.quiet()
        await csms.stop()
        await site.until(lambda: not site.client.online)
        before = told(csms).count(kind)
        site.client.on_event(SecurityHappened(kind, "offline"))
        await site.until(lambda: kind in logged(site.store, site))
        async with csms:
            await csms.until(lambda: told(csms).count(kind) == before + 1)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - CRITICAL))
async def test_every_other_kind_is_in_the_log_only(kind: str) -> None:
    async with TestCsms() as csms, Site(csms) as site:
        site.client.on_event(SecurityHappened(kind, "once"))
        site.client.on_event(SecurityHappened("TamperDetectionActivated", "after it"))
        await csms.until(lambda: "TamperDetectionActivated" in told(csms))
        assert kind in logged(site.store, site) and kind not in told(csms)


@pytest.mark.parametrize(
    ("reason", "kind"),
    [("PowerUp", "StartupOfTheDevice"), ("RemoteReset", "ResetOrReboot"), ("Watchdog", "ResetOrReboot")],
)
async def test_how_it_started(reason: str, kind: str) -> None:
    async with TestCsms() as csms, Site(csms, boot_reason=reason):
        await csms.until(lambda: told(csms) == [kind])
        assert csms.record.of("SecurityEventNotification")[0]["techInfo"] == reason


async def test_events_that_find_no_room() -> None:
    async with TestCsms() as csms, Site(csms, variables={"SampledDataCtrlr.TxUpdatedInterval": "1"}) as site:
        await site.charge()
        waiting = site.client._client.hub.queue
        waiting._limit = waiting._thin_above = 6
        await site.idle()
        await csms.stop()
        await site.until(lambda: not site.client.online)
        site.run(20.0)
        await site.until(lambda: "MemoryExhaustion" in logged(site.store, site))
        async with csms:
            await csms.until(lambda: "MemoryExhaustion" in told(csms))
