"""A04: what matters for security is in the log, on the disk, and with the CSMS when it is critical."""

import asyncio
import contextlib
import socket
import ssl
import threading
from pathlib import Path
from typing import Any

import pytest
from ocpp.v201 import call

from firmware.core.clock import ManualClock
from firmware.core.store import Store
from firmware.ocpp_client.security_log import KINDS, MAX_ENTRIES, SecurityHappened, SecurityLog
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
        await outage(Site(csms, **section), "InvalidCsmsCertificate")


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
    assert len(log) == MAX_ENTRIES == len(store.items("ocpp.security_log"))
    again = SecurityLog(store, ManualClock(), lambda text, level: None)
    assert [one.text for one in again.entries()] == [one.text for one in log.entries()]


def test_every_kind_is_one_of_the_specification() -> None:
    assert {"FirmwareUpdated", "SettingSystemTime", "InvalidTLSVersion"} <= {
        kind for kind, told in KINDS.items() if told
    }
    assert len(KINDS) >= 20 and not KINDS["InvalidMessages"]
