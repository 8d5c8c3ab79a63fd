"""A firmware update from the operator's request to the new firmware's first word (L01, L02).

Owns: the stages, attempts, dates, the rule that nobody is charging while an image is installed, and the check of the
operator's signature. May not: know the wire, transfer, or put an image into place (the installer does).

What is under way is in the store. A restart before installing begins anew with the download; after a restart while
installing the update has failed; after the restart that the update asked for, the installer says how it went.

Statuses are OCPP's FirmwareStatusEnumType, the same in all versions.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

import msgspec
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA256

from firmware.core.clock import moment
from firmware.core.errors import StoreError
from firmware.core.timeline import Level
from firmware.ocpp_client.transfer.api import (
    CancelJob,
    Installed,
    InstallEnded,
    RestartIntoUpdate,
    StartDownload,
    StartInstall,
    TransferEnded,
    TransferResult,
)

SCOPE = "ocpp.firmware"
KEY = "update"
LOOK_AGAIN_S = 60.0  # at dates to come: the clock may be set in between
TRIAL_S = 5.0  # how often the installer is asked how the new firmware does


class Stage(enum.Enum):
    """Where an update stands. The first status that a stage tells is in `STATUSES`."""

    WAITING_TO_RETRIEVE = "waiting to retrieve"
    DOWNLOADING = "downloading"
    BETWEEN_ATTEMPTS = "between attempts"
    WAITING_TO_INSTALL = "waiting to install"
    INSTALLING = "installing"
    RESTARTING = "restarting"


STATUSES = {
    Stage.WAITING_TO_RETRIEVE: "DownloadScheduled",
    Stage.DOWNLOADING: "Downloading",
    Stage.BETWEEN_ATTEMPTS: "DownloadPaused",
    Stage.WAITING_TO_INSTALL: "InstallScheduled",
    Stage.INSTALLING: "Installing",
    Stage.RESTARTING: "InstallRebooting",
}
FIRM = frozenset({Stage.INSTALLING, Stage.RESTARTING})  # no way back


@dataclass(frozen=True, slots=True)
class Wish:
    """What the operator wants. Dates are RFC 3339; `install_at` empty: as soon as nobody charges. `certificate` (PEM)
    and `signature` (base64) are both there or both empty. `retries` beyond the first attempt.
    """

    request_id: int
    url: str
    retrieve_at: str
    install_at: str = ""
    certificate: str = ""
    signature: bytes = b""
    retries: int = 0
    interval_s: float = 60.0


@dataclass(frozen=True, slots=True)
class Update:
    """An update under way. `image`: downloaded and verified; `firmware`: the version that ran when it was installed."""

    wish: Wish
    stage: Stage
    retries_left: int = 0
    image: str = ""
    firmware: str = ""


class UpdateStore(Protocol):
    """The part of core.store.Store that is used here. Every method may raise StoreError."""

    def items(self, scope: str) -> dict[str, str]: ...
    def put(self, scope: str, key: str, value: str | None) -> None: ...


class Surroundings(Protocol):
    """What an update needs of its surroundings."""

    def tell(self, status: str, request_id: int) -> None:
        """FirmwareStatusNotification."""

    def security(self, kind: str, text: str) -> None:
        """A security event."""

    def note(self, text: str, level: Level) -> None:
        """The timeline."""

    def start(self, job: StartDownload | StartInstall | CancelJob | RestartIntoUpdate) -> None:
        """A job for the adapter."""

    def new_job(self) -> int:
        """A number that no job had."""
        ...

    def utc(self) -> datetime:
        """Now."""
        ...

    def charging(self) -> bool:
        """A transaction runs."""
        ...

    def hold(self, held: bool) -> None:
        """Nobody may begin to charge."""


class FirmwareUpdate:
    """At most one update."""

    def __init__(
        self, store: UpdateStore, around: Surroundings, firmware: str, settled: Callable[[], bool | None]
    ) -> None:
        """`firmware`: the version that runs; `settled`: of the installer. Raises StoreError."""
        self._store = store
        self._around = around
        self._firmware = firmware
        self._job = 0
        self._look_at: float | None = None
        self._update: Update | None = None
        self._settled = settled
        self._on_trial = False  # the restart was asked for
        self._failed: int | None = None  # request of the update that a restart ended
        text = store.items(SCOPE).get(KEY)
        if text is None:
            return
        try:
            found = msgspec.json.decode(text, type=Update)
        except msgspec.DecodeError:
            store.put(SCOPE, KEY, None)
            return
        if found.stage is Stage.RESTARTING:
            self._update, self._on_trial = found, True
        elif found.stage in FIRM:
            self._failed = found.wish.request_id
            store.put(SCOPE, KEY, None)
        else:
            waiting = Stage.WAITING_TO_RETRIEVE
            self._update = replace(found, stage=waiting, image="", retries_left=found.wish.retries)
            self._look_at = 0.0

    @property
    def stage(self) -> Stage | None:
        """Where it stands; None: no update is under way."""
        return self._update.stage if self._update is not None else None

    def status(self) -> tuple[str, int | None]:
        """For TriggerMessage: the present status with its request; Idle has none."""
        if self._update is None:
            return "Idle", None
        return STATUSES[self._update.stage], self._update.wish.request_id

    # --- inputs --------------------------------------------------------------------------------------------------

    def on_accepted(self, now: float) -> None:
        """The CSMS listens: say how the update went that this start is the end of."""
        if self._failed is not None:
            request_id, self._failed = self._failed, None
            self._around.tell("InstallationFailed", request_id)
        if self._on_trial:
            self._look_at = now

    def begin(self, wish: Wish, now: float) -> bool | None:
        """Start. True: another update was cancelled for it; None: refused, one is being installed."""
        before = self._update
        if before is not None and before.stage in FIRM:
            return None
        update = Update(wish, Stage.WAITING_TO_RETRIEVE, wish.retries)
        self._keep(update)
        if before is not None:
            self._around.start(CancelJob(self._job))
        self._look_at = now
        if moment(wish.retrieve_at) > self._around.utc():
            self._around.tell("DownloadScheduled", wish.request_id)
        return before is not None

    def transfer_ended(self, event: TransferEnded, now: float) -> bool:
        """The download is over. False: none of ours."""
        update = self._update
        if update is None or event.job != self._job or update.stage is not Stage.DOWNLOADING:
            return False
        if event.result is not TransferResult.DONE or event.image is None:
            self._around.note(f"firmware download: {event.text}", Level.WARNING)
            if update.retries_left > 0 and event.result is TransferResult.FAILED:
                self._go(replace(update, stage=Stage.BETWEEN_ATTEMPTS, retries_left=update.retries_left - 1))
                self._look_at = now + update.wish.interval_s
            else:
                self._end("DownloadFailed")
            return True
        self._around.tell("Downloaded", update.wish.request_id)
        if update.wish.certificate:
            if not signed_by(update.wish.certificate, update.wish.signature, event.sha256):
                self._around.security("InvalidFirmwareSignature", f"request {update.wish.request_id}")
                self._end("InvalidSignature")
                return True
            self._around.tell("SignatureVerified", update.wish.request_id)
        self._keep(replace(update, stage=Stage.WAITING_TO_INSTALL, image=str(event.image)))
        if self._must_wait():
            self._around.tell("InstallScheduled", update.wish.request_id)
        self._look_at = now
        return True

    def install_ended(self, event: InstallEnded, now: float) -> bool:
        """The installer is done. False: none of ours."""
        update = self._update
        if update is None or event.job != self._job or update.stage is not Stage.INSTALLING:
            return False
        self._around.note(f"firmware installation: {event.outcome.value} {event.text}".rstrip(), Level.WARNING)
        match event.outcome:
            case Installed.ACTIVE:
                self._around.security("FirmwareUpdated", update.wish.url.rpartition("/")[2][:100])
                self._end("Installed")
            case Installed.NEEDS_RESTART:
                self._go(replace(update, stage=Stage.RESTARTING, firmware=self._firmware))
                self._look_at = now
            case Installed.UNFIT:
                self._end("InstallVerificationFailed")
            case Installed.FAILED:
                self._end("InstallationFailed")
        return True

    def next_deadline(self) -> float | None:
        """When to look again."""
        return self._look_at

    def look(self, now: float) -> None:
        """A date may have come, a transaction may have ended."""
        update = self._update
        if update is None:
            self._look_at = None
            return
        match update.stage:
            case Stage.WAITING_TO_RETRIEVE:
                if (wait_s := self._until(update.wish.retrieve_at)) > 0.0:
                    self._look_at = now + min(wait_s, LOOK_AGAIN_S)
                else:
                    self._download(update)
            case Stage.BETWEEN_ATTEMPTS:
                if self._look_at is not None and now >= self._look_at:
                    self._download(update)
            case Stage.WAITING_TO_INSTALL:
                wait_s = self._until(update.wish.install_at) if update.wish.install_at else 0.0
                self._look_at = now + min(wait_s, LOOK_AGAIN_S) if wait_s > 0.0 else None
                if wait_s <= 0.0 and not self._around.charging():
                    self._install(update)
            case Stage.RESTARTING if self._on_trial:
                self._judge(now)
            case Stage.RESTARTING:
                self._on_trial, self._look_at = True, now + TRIAL_S
                self._around.start(RestartIntoUpdate())
            case Stage.DOWNLOADING | Stage.INSTALLING:
                self._look_at = None

    # --- steps ---------------------------------------------------------------------------------------------------

    def _must_wait(self) -> bool:
        assert self._update is not None
        at = self._update.wish.install_at
        return self._around.charging() or (bool(at) and self._until(at) > 0.0)

    def _until(self, at: str) -> float:
        return (moment(at) - self._around.utc()).total_seconds()

    def _download(self, update: Update) -> None:
        self._go(replace(update, stage=Stage.DOWNLOADING))
        self._look_at, self._job = None, self._around.new_job()
        self._around.start(StartDownload(self._job, update.wish.url))

    def _install(self, update: Update) -> None:
        """Nobody charges, and from now on nobody can begin to."""
        self._around.hold(True)
        self._go(replace(update, stage=Stage.INSTALLING, firmware=self._firmware))
        self._job = self._around.new_job()
        self._around.start(StartInstall(self._job, Path(update.image)))

    def _judge(self, now: float) -> None:
        settled = self._settled()
        if settled is None:
            self._look_at = now + TRIAL_S
            return
        self._on_trial = False
        if settled:
            self._around.security("FirmwareUpdated", self._firmware)
        self._end("Installed" if settled else "InstallationFailed")

    def _go(self, update: Update) -> None:
        self._update = update
        self._keep(update)
        self._around.tell(STATUSES[update.stage], update.wish.request_id)

    def _end(self, status: str) -> None:
        assert self._update is not None
        request_id, self._update, self._look_at = self._update.wish.request_id, None, None
        self._keep(None)
        self._around.hold(False)
        self._around.tell(status, request_id)

    def _keep(self, update: Update | None) -> None:
        self._update = update
        try:
            self._store.put(SCOPE, KEY, None if update is None else msgspec.json.encode(update).decode())
        except StoreError as error:
            self._around.note(f"firmware update not kept: {error}", Level.ERROR)


# --- signatures ----------------------------------------------------------------------------------------------------


def signed_by(certificate: str, signature: bytes, sha256: bytes) -> bool:
    """Whether the key of this certificate (PEM) signed an image with this SHA-256: ECDSA, or RSA with PSS or PKCS 1."""
    try:
        key = x509.load_pem_x509_certificate(certificate.encode()).public_key()
    except ValueError:
        return False
    hashed = Prehashed(SHA256())
    tries: list[Callable[[], None]] = []
    if isinstance(key, ec.EllipticCurvePublicKey):
        tries.append(lambda: key.verify(signature, sha256, ec.ECDSA(hashed)))
    elif isinstance(key, rsa.RSAPublicKey):
        pss = padding.PSS(padding.MGF1(SHA256()), padding.PSS.AUTO)
        tries += [lambda: key.verify(signature, sha256, pss, hashed)]
        tries += [lambda: key.verify(signature, sha256, padding.PKCS1v15(), hashed)]
    for verify in tries:
        try:
            verify()
        except InvalidSignature:
            continue
        return True
    return False


def signer_refused(certificate: str, roots: list[x509.Certificate], now: datetime) -> str:
    """Why a signing certificate (PEM, perhaps with its path) is not of a manufacturer that we trust; empty if it is."""
    try:
        path = x509.load_pem_x509_certificates(certificate.encode())
    except ValueError:
        return "not a certificate in PEM"
    if not roots:
        return "no manufacturer root is installed"
    for issued, issuer in zip(path, [*path[1:], None], strict=True):
        if not issued.not_valid_before_utc <= now <= issued.not_valid_after_utc:
            return "not valid now"
        if issuer is None:
            return "" if any(_issued_by(issued, root) for root in roots) else "no manufacturer root has issued it"
        if not _issued_by(issued, issuer) or not _authority(issuer):
            return "its path does not hold"
    return "no certificate"


def _issued_by(issued: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        issued.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _authority(certificate: x509.Certificate) -> bool:
    try:
        return bool(certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca)
    except x509.ExtensionNotFound:
        return False
