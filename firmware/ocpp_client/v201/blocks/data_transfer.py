"""P: DataTransfer. Owns: the answer to the CSMS, whose extensions nobody knows here, and what a technician or the
manufacturer sends to it. Metering receipts have a queue of their own (`receipts.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from msgspec import UNSET

from firmware.ocpp_client.calls import Call, Failure, Lane
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.v201.enums import DataTransferStatusEnumType
from firmware.ocpp_client.v201.messages import DataTransferRequest, DataTransferResponse
from firmware.ocpp_client.v201.serving import Hub201


@dataclass(frozen=True, slots=True)
class Transferred:
    """What became of it. `status`: DataTransferStatusEnumType, or "" where the CSMS gave none, for the reason in
    `detail`.
    """

    status: str
    data: Any = None
    detail: str = ""


class _TransferCall(Call):
    def __init__(self, request: DataTransferRequest, done: Callable[[Transferred], None]) -> None:
        super().__init__(request, DataTransferResponse, f"{request.vendorId} {request.messageId or ''}".rstrip())
        self._done = done

    def answered(self, response: Any, now: float) -> None:
        why = response.statusInfo
        detail = f"{why.reasonCode} {why.additionalInfo or ''}".rstrip() if why else ""
        self._done(Transferred(response.status.value, response.data if response.data is not UNSET else None, detail))

    def failed(self, failure: Failure, now: float) -> bool:
        self._done(Transferred("", None, failure.text))  # who asked is there, and asks again
        return False


class DataTransferBlock(Block):
    """DataTransfer."""

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self.handlers = {"DataTransfer": self.data_transfer}

    def data_transfer(self, request: DataTransferRequest, now: float) -> DataTransferResponse:
        """P01."""
        return DataTransferResponse(status=DataTransferStatusEnumType.UnknownVendorId)

    def send(self, request: DataTransferRequest, done: Callable[[Transferred], None]) -> None:
        """P02, once: `done` is told the answer, or why there is none."""
        if not self._hub.link.online:
            done(Transferred("", None, "no connection to the CSMS"))
            return

        def told(answer: Transferred) -> None:
            self._hub.tell(f"DataTransfer {request.vendorId}: {answer.status or answer.detail}")
            done(answer)

        self._hub.outbox.add(Lane.NOTICE, _TransferCall(request, told))
