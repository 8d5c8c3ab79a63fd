"""Updates alone: odd events, odd stores and odd signatures change nothing that they should not."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from firmware.core.clock import rfc3339
from firmware.core.store import Store
from firmware.core.timeline import Level
from firmware.ocpp_client.firmware_update import FirmwareUpdate, Stage, Wish, signed_by, signer_refused
from firmware.ocpp_client.transfer.api import (
    Installed,
    InstallEnded,
    StartDownload,
    StartInstall,
    TransferEnded,
    TransferResult,
)
from tests.ocpp_client.certificates import issue

NOW = datetime(2026, 1, 1, tzinfo=UTC)
IMAGE = b"image"


class Around:
    def __init__(self) -> None:
        self.told: list[str] = []
        self.jobs: list[Any] = []
        self.now = NOW
        self.busy = False
        self.held = False

    def tell(self, status: str, request_id: int) -> None:
        self.told.append(status)

    def security(self, kind: str, text: str) -> None:
        self.told.append(kind)

    def note(self, text: str, level: Level) -> None:
        pass

    def start(self, job: Any) -> None:
        self.jobs.append(job)

    def new_job(self) -> int:
        return len(self.jobs) + 1

    def utc(self) -> datetime:
        return self.now

    def charging(self) -> bool:
        return self.busy

    def hold(self, held: bool) -> None:
        self.held = held


def begun(store: Store | None = None) -> tuple[FirmwareUpdate, Around]:
    around = Around()
    update = FirmwareUpdate(store or Store(":memory:"), around, "1.0", lambda: None)
    assert update.begin(Wish(1, "http://h/i", rfc3339(NOW)), 0.0) is False
    update.look(0.0)
    return update, around


def test_events_of_other_jobs_and_at_other_times_are_not_ours() -> None:
    update, around = begun()
    job = around.jobs[-1]
    assert isinstance(job, StartDownload)
    assert not update.transfer_ended(TransferEnded(99, TransferResult.DONE, image=Path("x")), 0.0)
    assert not update.install_ended(InstallEnded(job.job, Installed.ACTIVE), 0.0)
    assert update.stage is Stage.DOWNLOADING
    done = TransferEnded(job.job, TransferResult.DONE, image=Path("x"), sha256=sha256(IMAGE).digest())
    assert update.transfer_ended(done, 0.0) and not update.transfer_ended(done, 0.0)
    assert around.told == ["Downloading", "Downloaded"]


def test_one_install_for_one_image_whatever_is_looked_at() -> None:
    update, around = begun()
    around.busy = True
    update.transfer_ended(TransferEnded(around.jobs[-1].job, TransferResult.DONE, image=Path("x")), 0.0)
    for now in range(5):
        update.look(float(now))
    assert not around.held and not any(isinstance(job, StartInstall) for job in around.jobs)
    around.busy = False
    for now in range(5):
        update.look(float(now))
    assert around.held and sum(isinstance(job, StartInstall) for job in around.jobs) == 1
    assert update.begin(Wish(2, "http://h/i", rfc3339(NOW)), 0.0) is None


def test_a_clock_that_is_set_back_does_not_bring_a_date_forward() -> None:
    around = Around()
    update = FirmwareUpdate(Store(":memory:"), around, "1.0", lambda: None)
    update.begin(Wish(1, "http://h/i", rfc3339(NOW + timedelta(hours=1))), 0.0)
    update.look(0.0)
    around.now = NOW - timedelta(days=1)
    update.look(3600.0)
    assert around.jobs == [] and around.told == ["DownloadScheduled"]
    around.now = NOW + timedelta(hours=2)
    update.look(3660.0)
    assert isinstance(around.jobs[-1], StartDownload)


@pytest.mark.parametrize("text", ["garbage", "{}", '{"wish":{},"stage":"x"}'])
def test_a_store_that_cannot_be_read(text: str) -> None:
    store = Store(":memory:")
    store.put("ocpp.firmware", "update", text)
    update = FirmwareUpdate(store, Around(), "1.0", lambda: None)
    assert update.stage is None and store.items("ocpp.firmware") == {}


def certificate(key: Any) -> str:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "signer")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(NOW).not_valid_after(NOW + timedelta(days=9))
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM).decode()


def test_signatures_of_all_kinds() -> None:
    digest = sha256(IMAGE).digest()
    curve = ec.generate_private_key(ec.SECP256R1())
    assert signed_by(certificate(curve), curve.sign(IMAGE, ec.ECDSA(hashes.SHA256())), digest)
    assert not signed_by(certificate(curve), curve.sign(b"other", ec.ECDSA(hashes.SHA256())), digest)
    key = rsa.generate_private_key(65537, 2048)
    pss = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
    assert signed_by(certificate(key), key.sign(IMAGE, pss, hashes.SHA256()), digest)
    assert signed_by(certificate(key), key.sign(IMAGE, padding.PKCS1v15(), hashes.SHA256()), digest)
    for signature in (b"", b"\0" * 64, b"x" * 256):
        assert not signed_by(certificate(key), signature, digest)
        assert not signed_by(certificate(curve), signature, digest)
    assert not signed_by("garbage", b"", digest)


def test_who_may_sign(tmp_path: Path) -> None:
    files = issue(tmp_path)
    (root,) = x509.load_pem_x509_certificates(files["ca"].read_bytes())
    signer, now = files["client"].read_text(), datetime.now(UTC)
    assert signer_refused(signer, [root], now) == ""
    assert signer_refused(signer, [], now) == "no manufacturer root is installed"
    assert signer_refused(signer, [root], now + timedelta(days=9)) == "not valid now"
    path = signer + files["server"].read_text()  # an end certificate cannot have issued another
    assert signer_refused(path, [root], now) == "its path does not hold"
    assert signer_refused("garbage", [root], now) == "not a certificate in PEM"
