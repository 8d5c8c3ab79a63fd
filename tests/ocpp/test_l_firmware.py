"""L: an image is installed when it is the manufacturer's, whole, due, and nobody charges; every other way is told."""

import base64
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from ocpp.v201 import call
from ocpp.v201 import datatypes as types

from firmware.core.store import Store
from firmware.ocpp_client.transfer.api import Installed
from firmware.station.api import HoldForUpdate
from hil.csms import TestCsms
from tests.ocpp.file_server import FileServer, FtpServer
from tests.ocpp.site import CARD, Site, iso
from tests.ocpp_client.certificates import issue

IMAGE = b"new firmware " * 1000


class FakeInstaller:
    def __init__(self, folder: Path, outcome: Installed = Installed.ACTIVE, checks: bool = False) -> None:
        self.folder = folder
        self.checks_signatures = checks
        self.outcome = outcome
        self.installed: list[bytes] = []
        self.restarts = 0
        self.well: bool | None = None
        self.during: Callable[[], None] = lambda: None

    def install(self, image: Path) -> tuple[Installed, str]:
        self.during()
        self.installed.append(image.read_bytes())
        return self.outcome, ""

    def restart(self) -> None:
        self.restarts += 1

    def settled(self) -> bool | None:
        return self.well


@pytest.fixture
def pki(tmp_path: Path) -> dict[str, Any]:
    """The manufacturer's root is installed; `signing` is a certificate of it, `sign` uses its key."""
    files = issue(tmp_path)
    roots = tmp_path / "pki" / "roots" / "manufacturer"
    roots.mkdir(parents=True)
    (roots / "root.pem").write_bytes(files["ca"].read_bytes())
    key = serialization.load_pem_private_key(files["client_key"].read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)

    def sign(image: bytes) -> str:
        return base64.b64encode(key.sign(image, ec.ECDSA(hashes.SHA256()))).decode()

    images = tmp_path / "images"
    images.mkdir()
    return {"folder": tmp_path / "pki", "signing": files["client"].read_text(), "sign": sign, "images": images}


def at(site: Site, seconds: float = -1.0) -> str:
    return iso(site.clock.wall().utc + timedelta(seconds=seconds))


async def update(csms: TestCsms, site: Site, pki: dict[str, Any], url: str, number: int = 1, **more: Any) -> str:
    retries = {key: more.pop(key) for key in ("retries", "retry_interval") if key in more}
    values = {
        "location": url, "retrieve_date_time": at(site), "signing_certificate": pki["signing"],
        "signature": pki["sign"](IMAGE), **more,
    }  # fmt: skip
    request = call.UpdateFirmware(request_id=number, firmware=types.FirmwareType(**values), **retries)
    return str((await csms.call(request)).status)


def seen(csms: TestCsms, number: int = 1) -> list[str]:
    return [one["status"] for one in csms.record.of("FirmwareStatusNotification") if one.get("requestId") == number]


async def statuses(csms: TestCsms, *wanted: str, number: int = 1) -> None:
    try:
        await csms.until(lambda: len(seen(csms, number)) >= len(wanted))
    finally:
        assert seen(csms, number) == list(wanted)


def events(csms: TestCsms) -> list[str]:
    return [one["type"] for one in csms.record.of("SecurityEventNotification")]


DOWNLOADED = ("Downloading", "Downloaded", "SignatureVerified")


async def test_downloaded_verified_installed(pki: dict[str, Any]) -> None:
    installer = FakeInstaller(pki["images"])
    with FileServer() as server:
        server.files["/image"] = IMAGE
        async with TestCsms() as csms, Site(csms, folder=pki["folder"], installer=installer) as site:
            assert await update(csms, site, pki, f"{server.url}/image") == "Accepted"
            await statuses(csms, *DOWNLOADED, "Installing", "Installed")
            assert installer.installed == [IMAGE]
            await csms.until(lambda: "FirmwareUpdated" in events(csms))
            assert [one.held for one in site.of(HoldForUpdate)] == [True, False]


async def test_by_ftp(pki: dict[str, Any]) -> None:
    installer = FakeInstaller(pki["images"])
    with FtpServer() as server:
        server.files["new/image"] = IMAGE
        async with TestCsms() as csms, Site(csms, folder=pki["folder"], installer=installer) as site:
            await update(csms, site, pki, f"{server.url}/new/image")
            await statuses(csms, *DOWNLOADED, "Installing", "Installed")
            assert installer.installed == [IMAGE]


async def test_never_while_somebody_charges_and_nobody_can_begin_meanwhile(pki: dict[str, Any]) -> None:
    installer = FakeInstaller(pki["images"])
    with FileServer() as server:
        server.files["/image"] = IMAGE
        async with TestCsms() as csms, Site(csms, folder=pki["folder"], installer=installer) as site:
            await site.charge()
            await update(csms, site, pki, f"{server.url}/image")
            await statuses(csms, *DOWNLOADED, "InstallScheduled")
            assert site.rig.closed and installer.installed == []
            refused: list[str] = []
            installer.during = lambda: refused.append(site.rig.station.snapshot(site.rig.now).status.value)
            site.leave()
            await statuses(csms, *DOWNLOADED, "InstallScheduled", "Installing", "Installed")
            assert refused == ["Unavailable"]
            site.run(0.2)
            assert site.snapshot().status.value == "Available"


async def test_dates_of_retrieval_and_installation(pki: dict[str, Any]) -> None:
    installer = FakeInstaller(pki["images"])
    with FileServer() as server:
        server.files["/image"] = IMAGE
        async with TestCsms() as csms, Site(csms, folder=pki["folder"], installer=installer) as site:
            dates = {"retrieve_date_time": at(site, 600), "install_date_time": at(site, 1200)}
            await update(csms, site, pki, f"{server.url}/image", **dates)
            await statuses(csms, "DownloadScheduled")
            await csms.call(call.TriggerMessage(requested_message="FirmwareStatusNotification"))
            await statuses(csms, "DownloadScheduled", "DownloadScheduled")
            for _ in range(11):
                await site.quiet()
                site.skip(60.0)
            scheduled = ("DownloadScheduled", "DownloadScheduled", *DOWNLOADED, "InstallScheduled")
            await statuses(csms, *scheduled)
            for _ in range(10):
                await site.quiet()
                site.skip(60.0)
            await statuses(csms, *scheduled, "Installing", "Installed")


async def test_a_restart_ends_it_one_way_or_the_other(pki: dict[str, Any]) -> None:
    for well, end in ((True, "Installed"), (False, "InstallationFailed")):
        store = Store(":memory:")
        installer = FakeInstaller(pki["images"], Installed.NEEDS_RESTART)
        with FileServer() as server:
            server.files["/image"] = IMAGE
            async with TestCsms() as csms:
                async with Site(csms, store=store, folder=pki["folder"], installer=installer) as site:
                    await update(csms, site, pki, f"{server.url}/image", 5)
                    await statuses(csms, *DOWNLOADED, "Installing", "InstallRebooting", number=5)
                    await site.until(lambda installer=installer: installer.restarts)
                    assert await update(csms, site, pki, f"{server.url}/image", 6) == "Rejected"
                more: dict[str, Any] = {"boot_reason": "FirmwareUpdate"}
                async with Site(csms, store=store, folder=pki["folder"], installer=installer, **more) as site:
                    await site.quiet()
                    await statuses(csms, *DOWNLOADED, "Installing", "InstallRebooting", number=5)
                    installer.well = well  # it was on trial until now
                    site.skip(6.0)
                    await statuses(csms, *DOWNLOADED, "Installing", "InstallRebooting", end, number=5)
                    await site.quiet()
                    if end == "Installed":
                        await csms.until(lambda csms=csms: "FirmwareUpdated" in events(csms))
                    assert ("FirmwareUpdated" in events(csms)) is (end == "Installed")


async def test_an_installer_that_refuses_without_a_restart(pki: dict[str, Any]) -> None:
    installer = FakeInstaller(pki["images"], Installed.NEEDS_RESTART)
    with FileServer() as server:
        server.files["/image"] = IMAGE
        async with TestCsms() as csms, Site(csms, folder=pki["folder"], installer=installer) as site:
            await update(csms, site, pki, f"{server.url}/image")
            await site.until(lambda: installer.restarts)
            installer.well = False
            await site.quiet()
            site.skip(6.0)
            await statuses(csms, *DOWNLOADED, "Installing", "InstallRebooting", "InstallationFailed")
            site.rig.plug_in()
            site.swipe()
            await site.until(lambda: site.snapshot().token is not None)


async def test_a_power_cut_while_installing(pki: dict[str, Any]) -> None:
    store, installer = Store(":memory:"), FakeInstaller(pki["images"])
    with FileServer() as server:
        server.files["/image"] = IMAGE
        async with TestCsms() as csms:
            cut = threading.Event()
            installer.during = lambda: bool(cut.wait(5)) and None
            async with Site(csms, store=store, folder=pki["folder"], installer=installer) as site:
                await update(csms, site, pki, f"{server.url}/image")
                await statuses(csms, *DOWNLOADED, "Installing")
                kept = dict(store.items("ocpp.firmware"))
                cut.set()
            for key, value in kept.items():
                store.put("ocpp.firmware", key, value)
            async with Site(csms, store=store, folder=pki["folder"], installer=installer):
                await csms.until(lambda: "InstallationFailed" in [s for s, _ in told(csms)])


def told(csms: TestCsms) -> list[tuple[str, Any]]:
    """Status and request of every FirmwareStatusNotification."""
    return [(said["status"], said.get("requestId")) for said in csms.record.of("FirmwareStatusNotification")]


async def test_a_restart_before_installing_begins_anew(pki: dict[str, Any]) -> None:
    store = Store(":memory:")
    installer = FakeInstaller(pki["images"])
    with FileServer() as server:
        server.files["/image"] = IMAGE
        async with TestCsms() as csms:
            async with Site(csms, store=store, folder=pki["folder"], installer=installer) as site:
                await update(csms, site, pki, f"{server.url}/image", install_date_time=at(site, 900))
                await statuses(csms, *DOWNLOADED, "InstallScheduled")
            async with Site(csms, store=store, folder=pki["folder"], installer=installer) as site:
                await statuses(csms, *DOWNLOADED, "InstallScheduled", *DOWNLOADED, "InstallScheduled")
                for _ in range(15):
                    await site.quiet()
                    site.skip(60.0)
                await site.until(lambda: installer.installed == [IMAGE])


async def test_another_image_than_the_signed_one(pki: dict[str, Any]) -> None:
    installer = FakeInstaller(pki["images"])
    with FileServer() as server:
        server.files["/image"] = IMAGE + b"!"
        async with TestCsms() as csms, Site(csms, folder=pki["folder"], installer=installer) as site:
            await update(csms, site, pki, f"{server.url}/image")
            await statuses(csms, "Downloading", "Downloaded", "InvalidSignature")
            await csms.until(lambda: "InvalidFirmwareSignature" in events(csms))
            assert installer.installed == []


@pytest.mark.parametrize("which", ["foreign", "garbage"])
async def test_a_signer_that_the_manufacturer_did_not_name(which: str, pki: dict[str, Any], tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    foreign = issue(other)["client"].read_text()
    installer = FakeInstaller(pki["images"])
    async with TestCsms() as csms, Site(csms, folder=pki["folder"], installer=installer) as site:
        bad = {"signing_certificate": foreign if which == "foreign" else "garbage"}
        assert await update(csms, site, pki, "http://127.0.0.1:9/x", **bad) == "InvalidCertificate"
        await csms.until(lambda: "InvalidFirmwareSigningCertificate" in events(csms))
        assert seen(csms) == []


async def test_unsigned_only_where_the_installer_checks_by_itself(pki: dict[str, Any]) -> None:
    unsigned = {"signing_certificate": None, "signature": None}
    with FileServer() as server:
        server.files["/image"] = IMAGE
        for checks, status in ((False, "Rejected"), (True, "Accepted")):
            installer = FakeInstaller(pki["images"], checks=checks)
            async with TestCsms() as csms, Site(csms, folder=pki["folder"], installer=installer) as site:
                assert await update(csms, site, pki, f"{server.url}/image", **unsigned) == status
                half = {"signing_certificate": None}
                assert await update(csms, site, pki, f"{server.url}/image", 2, **half) == "Rejected"
                if checks:
                    await statuses(csms, "Downloading", "Downloaded", "Installing", "Installed")
                    assert installer.installed == [IMAGE]


@pytest.mark.parametrize(
    ("outcome", "end"),
    [(Installed.UNFIT, "InstallVerificationFailed"), (Installed.FAILED, "InstallationFailed")],
)
async def test_what_the_installer_says(outcome: Installed, end: str, pki: dict[str, Any]) -> None:
    installer = FakeInstaller(pki["images"], outcome)
    with FileServer() as server:
        server.files["/image"] = IMAGE
        async with TestCsms() as csms, Site(csms, folder=pki["folder"], installer=installer) as site:
            await update(csms, site, pki, f"{server.url}/image")
            await statuses(csms, *DOWNLOADED, "Installing", end)
            await site.charge(CARD)  # and the station works on


async def test_an_installer_that_breaks(pki: dict[str, Any]) -> None:
    installer = FakeInstaller(pki["images"])

    def breaks() -> None:
        raise RuntimeError("on purpose")

    installer.during = breaks
    with FileServer() as server:
        server.files["/image"] = IMAGE
        async with TestCsms() as csms, Site(csms, folder=pki["folder"], installer=installer) as site:
            await update(csms, site, pki, f"{server.url}/image")
            await statuses(csms, *DOWNLOADED, "Installing", "InstallationFailed")


async def test_attempts_and_a_cut_download(pki: dict[str, Any]) -> None:
    installer = FakeInstaller(pki["images"])
    with FileServer() as server:
        server.files["/image"] = IMAGE
        server.cut = True
        async with TestCsms() as csms, Site(csms, folder=pki["folder"], installer=installer) as site:
            await update(csms, site, pki, f"{server.url}/image", retries=1, retry_interval=30)
            await statuses(csms, "Downloading", "DownloadPaused")
            await site.quiet()
            site.skip(31.0)
            await statuses(csms, "Downloading", "DownloadPaused", "Downloading", "DownloadFailed")
            assert installer.installed == []


async def test_a_new_request_takes_the_place_of_a_download(pki: dict[str, Any]) -> None:
    installer = FakeInstaller(pki["images"])
    with FileServer() as server:
        server.files["/image"] = IMAGE
        server.hold.clear()
        async with TestCsms() as csms, Site(csms, folder=pki["folder"], installer=installer) as site:
            await update(csms, site, pki, f"{server.url}/image")
            await site.until(lambda: server.headers)
            assert await update(csms, site, pki, f"{server.url}/image", 2) == "AcceptedCanceled"
            server.hold.set()
            await statuses(csms, *DOWNLOADED, "Installing", "Installed", number=2)
            assert installer.installed == [IMAGE]


async def test_without_an_installer_and_publishing_is_refused() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        assert await update(csms, site, {"signing": "x", "sign": lambda _: "eA=="}, "http://h/i") == "Rejected"
        publish = call.PublishFirmware(location="http://h/i", checksum="0" * 32, request_id=1)
        with pytest.raises(Exception, match=r"(?i)not ?supported"):
            await csms.call(publish)
