"""N01: what the station recorded reaches the operator's server; each way in which that fails is told as what it is."""

import ssl
from pathlib import Path
from typing import Any

import pytest
from ocpp.v201 import call
from ocpp.v201 import datatypes as types

from firmware.app.diagnostics import Diagnostics
from firmware.app.timeline_file import TimelineFile
from firmware.core.store import Store
from firmware.core.timeline import Level, Source
from hil.csms import Behaviour, TestCsms
from tests.ocpp.file_server import FileServer, FtpServer
from tests.ocpp.site import Site, iso
from tests.ocpp_client.certificates import issue


async def get_log(csms: TestCsms, url: str, number: int = 1, kind: str = "SecurityLog", **more: Any) -> Any:
    window = {key: more.pop(key) for key in ("oldest_timestamp", "latest_timestamp") if key in more}
    log = types.LogParametersType(remote_location=url, **window)
    return await csms.call(call.GetLog(log_type=kind, request_id=number, log=log, **more))


async def statuses(csms: TestCsms, *wanted: str, number: int = 1) -> None:
    seen = lambda: [one["status"] for one in csms.record.of("LogStatusNotification") if one.get("requestId") == number]  # noqa: E731
    await csms.until(lambda: seen() == list(wanted))


async def test_the_security_log_into_a_folder() -> None:
    with FileServer() as server:
        async with TestCsms() as csms, Site(csms):
            answer = await get_log(csms, f"{server.url}/logs/")
            assert answer.status == "Accepted"
            await statuses(csms, "Uploading", "Uploaded")
            ((path, content),) = server.uploads.items()
            assert path == f"/logs/{answer.filename}" and b"StartupOfTheDevice PowerUp" in content


async def test_the_diagnostics_log_to_a_name_with_a_password() -> None:
    with FileServer() as server:
        async with TestCsms() as csms, Site(csms):
            url = server.url.replace("http://", "http://me:top%20secret@") + "/put/here.txt"
            assert (await get_log(csms, url, kind="DiagnosticsLog")).status == "Accepted"
            await statuses(csms, "Uploading", "Uploaded")
            assert b"registration: Accepted" in server.uploads["/put/here.txt"]
            assert server.headers[0]["Authorization"] == "Basic bWU6dG9wIHNlY3JldA=="


async def test_by_ftp() -> None:
    with FtpServer() as server:
        async with TestCsms() as csms, Site(csms):
            await get_log(csms, f"{server.url}/logs/station.log")
            await statuses(csms, "Uploading", "Uploaded")
            assert b"StartupOfTheDevice" in server.files["logs/station.log"]
            await get_log(csms, f"{server.bad_url}/logs/station.log", 2)
            await statuses(csms, "Uploading", "PermissionDenied", number=2)


@pytest.mark.parametrize("trusted", [True, False])
async def test_by_ftps_to_a_server_that_is_known_and_to_no_other(trusted: bool, tmp_path: Path) -> None:
    files = issue(tmp_path)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(files["server"], files["server_key"])
    folder = tmp_path / "pki"
    if trusted:
        (folder / "roots" / "csms").mkdir(parents=True)
        (folder / "roots" / "csms" / "root.pem").write_bytes(files["ca"].read_bytes())
    with FtpServer(tls=tls) as server:
        async with TestCsms() as csms, Site(csms, folder=folder):
            await get_log(csms, f"{server.url}/log")
            await statuses(csms, "Uploading", "Uploaded" if trusted else "UploadFailure")
            assert (b"StartupOfTheDevice" in server.files.get("log", b"")) is trusted


@pytest.mark.parametrize("trusted", [True, False])
async def test_by_https_to_a_server_that_is_known_and_to_no_other(trusted: bool, tmp_path: Path) -> None:
    files = issue(tmp_path)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(files["server"], files["server_key"])
    folder = tmp_path / "pki"
    if trusted:
        (folder / "roots" / "csms").mkdir(parents=True)
        (folder / "roots" / "csms" / "root.pem").write_bytes(files["ca"].read_bytes())
    with FileServer(tls) as server:
        async with TestCsms() as csms, Site(csms, folder=folder):
            await get_log(csms, f"{server.url}/log")
            await statuses(csms, "Uploading", "Uploaded" if trusted else "UploadFailure")
            assert bool(server.uploads) is trusted


@pytest.mark.parametrize(
    ("answer", "status"),
    [(401, "PermissionDenied"), (403, "PermissionDenied"), (405, "BadMessage"), (500, "UploadFailure")],
)
async def test_what_the_server_says(answer: int, status: str) -> None:
    with FileServer() as server:
        server.answers = [answer]
        async with TestCsms() as csms, Site(csms):
            await get_log(csms, f"{server.url}/log")
            await statuses(csms, "Uploading", status)


@pytest.mark.parametrize("url", ["sftp://host/x", "file:///etc/passwd", "nonsense", "http://"])
async def test_addresses_that_are_not_served(url: str) -> None:
    async with TestCsms() as csms, Site(csms):
        await get_log(csms, url)
        await statuses(csms, "Uploading", "NotSupportedOperation")


async def test_attempts_as_often_as_wanted() -> None:
    with FileServer() as server:
        server.answers = [500, 500]
        async with TestCsms() as csms, Site(csms) as site:
            await get_log(csms, f"{server.url}/log", retries=2, retry_interval=100)
            for count in (1, 2):
                await site.until(lambda count=count: len(server.headers) == count)
                await site.until(lambda: site.client._client.next_deadline() is not None)
                while len(server.headers) == count:
                    site.skip(101)
                    await site.until(lambda: True)
                    await csms.call(call.TriggerMessage(requested_message="Heartbeat"))
            await statuses(csms, "Uploading", "Uploaded")
            assert "/log" in server.uploads


async def test_a_new_request_takes_the_place_of_the_running_one() -> None:
    with FileServer() as server:
        server.hold.clear()
        async with TestCsms() as csms, Site(csms) as site:
            await get_log(csms, f"{server.url}/first")
            await site.until(lambda: server.headers)
            await csms.call(call.TriggerMessage(requested_message="LogStatusNotification"))
            await csms.until(
                lambda: csms.record.of("LogStatusNotification")[-1:] == [{"status": "Uploading", "requestId": 1}]
            )
            assert (await get_log(csms, f"{server.url}/second", 2)).status == "AcceptedCanceled"
            server.hold.set()
            await statuses(csms, "Uploading", "Uploaded", number=2)
            assert csms.record.of("LogStatusNotification")[-1]["requestId"] == 2
            assert {"status": "AcceptedCanceled", "requestId": 1} in csms.record.of("LogStatusNotification")
            await csms.call(call.TriggerMessage(requested_message="LogStatusNotification"))
            await csms.until(lambda: csms.record.of("LogStatusNotification")[-1] == {"status": "Idle"})


async def test_only_of_the_wanted_time() -> None:
    with FileServer() as server:
        async with TestCsms() as csms, Site(csms) as site:
            now = site.clock.wall().utc
            answer = await get_log(csms, f"{server.url}/log", oldest_timestamp=iso(now.replace(year=now.year + 1)))
            assert answer.status == "Rejected"
            answer = await get_log(csms, f"{server.url}/log", latest_timestamp=iso(now.replace(year=now.year - 1)))
            assert answer.status == "Rejected" and csms.record.of("LogStatusNotification") == []


async def test_the_diagnostics_log_tells_of_the_starts_before_and_of_no_secret(tmp_path: Path) -> None:
    """What a technician needs who comes after the restart."""
    secret = "0123456789abcdef"
    store = Store(tmp_path / "evse.db")

    def recorded(site: Site, boot: int) -> TimelineFile:
        kept = TimelineFile(tmp_path, site.timeline, boot)
        site.client._client.hub.diagnostics = Diagnostics(
            kept, tmp_path / "evse.db", lambda: "station CS1", site.client.secrets, journal=("no such program",)
        )
        return kept

    with FileServer() as server:
        async with TestCsms(Behaviour(password=secret)) as csms:
            async with Site(csms, store=store, security_profile=1, password=secret) as site:
                kept = recorded(site, 1)
                site.timeline.add(Source.STATION, "the relay stuck", Level.ERROR)
                kept.close()
            async with Site(csms, store=store, security_profile=1, password=secret) as site:
                kept = recorded(site, 2)
                site.timeline.add(Source.OCPP, f"somebody wrote {secret} and password={secret[::-1]}")
                kept.write()
                answer = await get_log(csms, f"{server.url}/logs/", kind="DiagnosticsLog")
                assert answer.status == "Accepted"
                await statuses(csms, "Uploading", "Uploaded")
                content = server.uploads[f"/logs/{answer.filename}"].decode()
                assert "== station\nstation CS1" in content and "1 20" in content and "the relay stuck" in content
                assert "registration: Accepted" in content
                assert secret not in content and secret[::-1] not in content and "somebody wrote (left out)" in content
                # of a time before any record, and of one that is still to come
                now = site.clock.wall().utc
                for window in (
                    {"latest_timestamp": iso(now.replace(year=now.year - 1))},
                    {"oldest_timestamp": iso(now.replace(year=now.year + 1))},
                ):
                    assert (await get_log(csms, f"{server.url}/x", 2, "DiagnosticsLog", **window)).status == "Rejected"
    store.close()


async def test_a_diagnostics_log_that_cannot_be_made_is_a_failure_that_is_told() -> None:
    class Broken:
        oldest = None

        def begin(self, *_: object) -> Any:
            def make() -> bytes:
                raise OSError("the disk is gone")

            return make

    with FileServer() as server:
        async with TestCsms() as csms, Site(csms) as site:
            site.client._client.hub.diagnostics = Broken()
            assert (await get_log(csms, f"{server.url}/log", kind="DiagnosticsLog")).status == "Accepted"
            await statuses(csms, "Uploading", "UploadFailure")
            assert server.uploads == {}
