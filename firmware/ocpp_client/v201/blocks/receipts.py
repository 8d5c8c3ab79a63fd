"""P02: metering receipts that vehicles have signed (ISO 15118), for the operator by DataTransfer.

Owns: which receipts the CSMS does not have yet, over restarts, their order, and what its answers mean. May not: keep
the receipts (`core/receipts.py`), or send any without a vendor id: the operator has to say under which name it knows
them.

Owed is what was kept after the vendor id was there. A receipt leaves the queue when the CSMS has answered for it
(Accepted, or Rejected, which a repetition would not change). Whoever does not know the vendor or the message would not
know the next one either: then nothing is sent until the next start, or until the operator changes the vendor id.
"""

from collections import deque
from typing import Any

from firmware.core.errors import StoreError
from firmware.core.receipts import Receipt, kept, kept_numbers
from firmware.core.timeline import Level
from firmware.ocpp_client.calls import Call, End, Failure, Lane, Source
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.v201.enums import DataTransferStatusEnumType as Status
from firmware.ocpp_client.v201.messages import DataTransferRequest, DataTransferResponse
from firmware.ocpp_client.v201.serving import Hub201
from firmware.station.api import ReceiptKept

SCOPE = "ocpp.receipts"
TOLD = "told"  # number of the last receipt that the CSMS has, or that was there before it wanted any
VENDOR = ("ISO15118Ctrlr", "MeteringReceiptVendorId")
MESSAGE = "MeteringReceipt"


class _ReceiptCall(Call):
    late_counts = True

    def __init__(self, number: int, request: DataTransferRequest, block: "ReceiptsBlock") -> None:
        super().__init__(request, DataTransferResponse, f"{MESSAGE} {number}")
        self._number = number
        self._block = block

    def answered(self, response: Any, now: float) -> None:
        self._block.answered(self._number, response.status)

    def failed(self, failure: Failure, now: float) -> bool:
        self._block.failed(self._number, failure, now)
        return False


class ReceiptsBlock(Block):
    """The queue of receipts."""

    hears = (ReceiptKept,)

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self._waiting: deque[int] = deque()
        self._flying: int | None = None
        self._unwanted = False  # the CSMS does not know what to do with receipts
        self._attempts = 0
        self._again_at = 0.0
        self.sources = (Source(Lane.TRANSACTION, self._next, self._due_at),)
        self._begin()

    @property
    def waiting(self) -> int:
        """Receipts that the CSMS does not have yet."""
        return len(self._waiting)

    def on_event(self, event: ReceiptKept, now: float) -> None:
        """One more."""
        if self._vendor():
            self._waiting.append(event.number)

    def on_variables(self, keys: tuple[str, ...], now: float) -> None:
        """Under another name the CSMS may know them."""
        if ".".join(VENDOR) in keys:
            self._unwanted, self._attempts, self._again_at = False, 0, 0.0
            self._begin()

    def _vendor(self) -> str:
        return self._hub.model.text(*VENDOR)

    def _begin(self) -> None:
        """Read what is owed; without a vendor id nothing is, and what is kept meanwhile never will be."""
        self._waiting.clear()
        store = self._hub.store
        try:
            told = store.items(SCOPE).get(TOLD)
            if not self._vendor():
                if told is not None:
                    store.put(SCOPE, TOLD, None)
                return
            numbers = kept_numbers(store)
            if told is None:
                store.put(SCOPE, TOLD, str(numbers[-1] if numbers else 0))
            else:
                self._waiting.extend(number for number in numbers if number > int(told))
        except StoreError as error:
            self._hub.tell(f"metering receipts: {error}", Level.ERROR)

    # --- sending -------------------------------------------------------------------------------------------------

    def _due_at(self) -> float | None:
        return self._again_at if self._waiting and not self._unwanted and self._flying is None else None

    def _next(self, now: float) -> Call | None:
        if self._unwanted or self._flying is not None or now < self._again_at:
            return None
        try:
            while self._waiting:
                number = self._waiting[0]
                receipt = kept(self._hub.store, number)
                if receipt is not None:
                    self._flying = number
                    return _ReceiptCall(number, self._request(number, receipt), self)
                self._waiting.popleft()
                self._hub.tell(f"metering receipt {number} has given way before the CSMS had it", Level.WARNING)
        except StoreError as error:
            self._stop(f"they cannot be read: {error}")
        return None

    def _request(self, number: int, receipt: Receipt) -> DataTransferRequest:
        data = {
            "receiptId": number,
            "evseId": self._hub.station.snapshot().identity.evse_id,
            "transactionId": receipt.transaction_id,
            "timestamp": receipt.at,
            "meterValueWh": receipt.meter_wh,
            "protocol": receipt.protocol,
            "exi": receipt.exi,
        }
        told = {key: value for key, value in data.items() if value not in (None, "")}
        return DataTransferRequest(vendorId=self._vendor(), messageId=MESSAGE, data=told)

    # --- answers -------------------------------------------------------------------------------------------------

    def answered(self, number: int, status: Status) -> None:
        """The CSMS's verdict."""
        self._land(number)
        if status in (Status.UnknownVendorId, Status.UnknownMessageId):
            self._stop(f"the CSMS says {status.value} of vendor {self._vendor()}, message {MESSAGE}")
            return
        if status is Status.Rejected:
            self._hub.tell(f"metering receipt {number} was rejected by the CSMS", Level.WARNING)
        self._settle(number)

    def failed(self, number: int, failure: Failure, now: float) -> None:
        """No usable answer: again over the next connection, or after a while, as with transaction events (E13)."""
        self._land(number)
        if failure.end is End.UNREADABLE:
            self._settle(number)  # the CSMS has it, whatever it meant to say
        elif failure.end is not End.LOST:
            rules = self._hub.retry_rules()
            self._attempts += 1
            self._again_at = now + rules.interval_s * self._attempts
            if self._attempts >= rules.attempts:
                self._stop(f"no answer to {self._attempts} attempts ({failure.text})")

    def _land(self, number: int) -> None:
        if self._flying == number:
            self._flying = None

    def _stop(self, why: str) -> None:
        self._unwanted = True
        self._hub.tell(f"no more metering receipts until the next start: {why}", Level.WARNING)

    def _settle(self, number: int) -> None:
        if number not in self._waiting:
            return  # the late answer and that to the repetition both came
        self._attempts, self._again_at = 0, 0.0
        self._waiting.remove(number)
        try:
            self._hub.store.put(SCOPE, TOLD, str(number))
        except StoreError as error:
            self._hub.tell(
                f"delivery of metering receipt {number} not noted, it may be sent again: {error}", Level.ERROR
            )
