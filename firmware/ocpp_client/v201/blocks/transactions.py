"""E and J: transaction events in order, their answers, and meter values outside of transactions.

Owns: TransactionEvent as a message and what its answer means, MeterValues, GetTransactionStatus. May not: decide what
is sent when (`queue.py`), or make events (the station does).
"""

from typing import Any

import msgspec

from firmware.ocpp_client.calls import Call, End, Failure, Lane, Source
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.v201.blocks.authorization import heard
from firmware.ocpp_client.v201.blocks.tariff import personal_message, total_cost
from firmware.ocpp_client.v201.enums import AuthorizationStatusEnumType
from firmware.ocpp_client.v201.mapping import meter_values
from firmware.ocpp_client.v201.messages import (
    GetTransactionStatusRequest,
    GetTransactionStatusResponse,
    TransactionEventResponse,
)
from firmware.ocpp_client.v201.serving import Hub201
from firmware.station.api import (
    DeauthorizeTransaction,
    EventKind,
    MeterSampled,
    TransactionEvent,
    TransactionEventStored,
)


class _TransactionCall(Call):
    late_counts = True

    def __init__(self, row_id: int, event: TransactionEvent, block: "TransactionsBlock", hub: Hub201) -> None:
        text = f"{event.kind.value} {event.seq_no} {event.trigger}"
        super().__init__(hub.transaction_message(event, hub.measurands()), TransactionEventResponse, text)
        self._row_id = row_id
        self._event = event
        self._block = block
        self._hub = hub

    def received(self) -> None:
        self._hub.queue.answered(self._row_id)

    def answered(self, response: Any, now: float) -> None:
        self._block.answered(self._event, response, now)

    def failed(self, failure: Failure, now: float) -> bool:
        if failure.end is End.LOST:
            self._hub.queue.lost(self._row_id)
        elif failure.end is not End.UNREADABLE:
            self._hub.queue.failed(self._row_id, now)
        return False


class TransactionsBlock(Block):
    """Transaction events and meter values."""

    hears = (TransactionEventStored, MeterSampled)

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self.sources = (Source(Lane.TRANSACTION, self._next, hub.queue.next_deadline),)
        self.handlers = {"GetTransactionStatus": self.get_transaction_status}

    def on_event(self, event: TransactionEventStored | MeterSampled, now: float) -> None:
        """One more to deliver, or values of no transaction (J01)."""
        if isinstance(event, TransactionEventStored):
            self._hub.queue.added()
        elif self._hub.link.online and (values := meter_values(event, self._hub.measurands())):
            self._hub.notice(values)

    def _next(self, now: float) -> Call | None:
        queue = self._hub.queue
        while (stored := queue.take(now)) is not None:
            try:
                event = msgspec.json.decode(stored.body, type=TransactionEvent)
                return _TransactionCall(stored.row_id, event, self, self._hub)
            except (msgspec.DecodeError, RecursionError) as error:
                queue.unusable(stored.row_id, str(error))
        return None

    def answered(self, event: TransactionEvent, response: TransactionEventResponse, now: float) -> None:
        """The CSMS has the event, whatever else it says."""
        info, token = response.idTokenInfo, event.id_token
        if isinstance(response.totalCost, float):
            total_cost(self._hub, event.transaction_id, response.totalCost)
        token = token or self._hub.station.snapshot().token
        if response.updatedPersonalMessage and token is not None:
            personal_message(self._hub, token, response.updatedPersonalMessage)
        if info and event.id_token is not None:
            heard(self._hub, event.id_token, info)
        if info and info.status is not AuthorizationStatusEnumType.Accepted and event.kind is not EventKind.ENDED:
            self._hub.tell(f"the CSMS withdrew the authorisation: {info.status.value}")
            self._hub.station.command(DeauthorizeTransaction(event.transaction_id, info.status.value))

    def get_transaction_status(self, request: GetTransactionStatusRequest, now: float) -> GetTransactionStatusResponse:
        """E14: the queue counts; without an id there is no ongoingIndicator."""
        queue = self._hub.queue
        if not request.transactionId:
            return GetTransactionStatusResponse(messagesInQueue=queue.holds(None))
        transaction = self._hub.station.snapshot().transaction
        ongoing = transaction is not None and transaction.active and transaction.id == request.transactionId
        queued = queue.holds(request.transactionId)
        return GetTransactionStatusResponse(messagesInQueue=queued, ongoingIndicator=ongoing)
