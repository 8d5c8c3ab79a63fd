"""L01, L02: firmware updates.

Owns: the answers and statuses on the wire. May not: know the stages (`firmware_update.py`) or install.
"""

import base64
import binascii
from datetime import datetime

from msgspec import UNSET

from firmware.core.timeline import Level
from firmware.ocpp_client.calls import JobEvent, Notice
from firmware.ocpp_client.firmware_update import FirmwareUpdate, Wish, signer_refused
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.transfer.api import InstallEnded, TransferEnded
from firmware.ocpp_client.v201.enums import FirmwareStatusEnumType, UpdateFirmwareStatusEnumType
from firmware.ocpp_client.v201.messages import (
    FirmwareStatusNotificationRequest,
    UpdateFirmwareRequest,
    UpdateFirmwareResponse,
)
from firmware.ocpp_client.v201.serving import Hub201, info
from firmware.station.api import HoldForUpdate, TransactionEventStored

DEFAULT_INTERVAL_S = 60.0
MAX_RETRIES = 10


class _Around:
    """`firmware_update.Surroundings` over the hub."""

    def __init__(self, hub: Hub201) -> None:
        self._hub = hub
        self.new_job = hub.new_job
        self._held = False

    def tell(self, status: str, request_id: int) -> None:
        kind = FirmwareStatusEnumType(status)
        self._hub.notice(FirmwareStatusNotificationRequest(status=kind, requestId=request_id), status)

    def security(self, kind: str, text: str) -> None:
        self._hub.security.note(kind, text)

    def note(self, text: str, level: Level) -> None:
        self._hub.tell(text, level)

    def start(self, job: JobEvent) -> None:
        self._hub.start(job)

    def utc(self) -> datetime:
        return self._hub.clock.wall().utc

    def charging(self) -> bool:
        transaction = self._hub.station.snapshot().transaction
        return transaction is not None and transaction.active

    def hold(self, held: bool) -> None:
        if held is not self._held:
            self._held = held
            self._hub.station.command(HoldForUpdate(held))


class FirmwareBlock(Block):
    """Firmware updates."""

    hears = (TransferEnded, InstallEnded, TransactionEventStored)

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        firmware = hub.station.snapshot().identity.firmware
        settled = hub.installer.settled if hub.installer is not None else lambda: False
        self._update = FirmwareUpdate(hub.store, _Around(hub), firmware, settled)
        self.handlers = {"UpdateFirmware": self.update_firmware}
        self.triggers = {"FirmwareStatusNotification": lambda now: Notice(self._status())}

    def on_accepted(self, now: float) -> None:
        """How the update went that this start is the end of."""
        self._update.on_accepted(now)

    def on_event(self, event: TransferEnded | InstallEnded | TransactionEventStored, now: float) -> None:
        """A job is over, or perhaps nobody charges any more."""
        match event:
            case TransferEnded():
                self._update.transfer_ended(event, now)
            case InstallEnded():
                self._update.install_ended(event, now)
            case _:
                self._update.look(now)

    def next_deadline(self) -> float | None:
        """A date, or an attempt."""
        return self._update.next_deadline()

    def handle_timer(self, now: float) -> None:
        """A date, or an attempt."""
        due = self._update.next_deadline()
        if due is not None and now >= due:
            self._update.look(now)

    def update_firmware(self, request: UpdateFirmwareRequest, now: float) -> UpdateFirmwareResponse:
        """The signing certificate is judged now, the signature when the image is there."""
        status, image, hub = UpdateFirmwareStatusEnumType, request.firmware, self._hub
        if hub.installer is None:
            why = info("UnsupportedRequest", "this station has no installer")
            return UpdateFirmwareResponse(status=status.Rejected, statusInfo=why)
        signature = b""
        if bool(image.signingCertificate) != bool(image.signature):
            why = info("MissingParam", "signature and signingCertificate belong together")
            return UpdateFirmwareResponse(status=status.Rejected, statusInfo=why)
        if image.signingCertificate and image.signature:
            refused = signer_refused(image.signingCertificate, hub.trust.manufacturer_roots(), hub.clock.wall().utc)
            if refused:
                hub.security.note("InvalidFirmwareSigningCertificate", refused)
                why = info("InvalidCertificate", refused)
                return UpdateFirmwareResponse(status=status.InvalidCertificate, statusInfo=why)
            try:
                signature = base64.b64decode(image.signature, validate=True)
            except (ValueError, binascii.Error):
                why = info("InvalidValue", "the signature is no base64")
                return UpdateFirmwareResponse(status=status.Rejected, statusInfo=why)
        elif not hub.installer.checks_signatures:
            why = info("UnsupportedRequest", "only signed firmware is installed")
            return UpdateFirmwareResponse(status=status.Rejected, statusInfo=why)
        wish = Wish(
            request_id=request.requestId,
            url=image.location,
            retrieve_at=image.retrieveDateTime,
            install_at=image.installDateTime or "",
            certificate=image.signingCertificate or "",
            signature=signature,
            retries=min(request.retries, MAX_RETRIES) if isinstance(request.retries, int) else 0,
            interval_s=float(request.retryInterval) if isinstance(request.retryInterval, int) else DEFAULT_INTERVAL_S,
        )
        cancelled = self._update.begin(wish, now)
        if cancelled is None:
            why = info("Rejected", "another firmware is being installed")
            return UpdateFirmwareResponse(status=status.Rejected, statusInfo=why)
        return UpdateFirmwareResponse(status=status.AcceptedCanceled if cancelled else status.Accepted)

    def _status(self) -> FirmwareStatusNotificationRequest:
        status, request_id = self._update.status()
        number = request_id if request_id is not None else UNSET
        return FirmwareStatusNotificationRequest(status=FirmwareStatusEnumType(status), requestId=number)
