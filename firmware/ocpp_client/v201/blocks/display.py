"""O: messages of the operator on the screen.

Owns: the answers, and telling the station what is due: by time, by the station's state, by transaction. May not: keep
messages (`display_book.py`) or draw.
"""

from msgspec import UNSET

from firmware.core.clock import moment
from firmware.core.errors import StoreError
from firmware.core.timeline import Level
from firmware.ocpp_client.display_book import DisplayBook
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.v201.datatypes import MessageContentType, MessageInfoType
from firmware.ocpp_client.v201.enums import (
    ClearMessageStatusEnumType,
    DisplayMessageStatusEnumType,
    GetDisplayMessagesStatusEnumType,
    MessageFormatEnumType,
    MessagePriorityEnumType,
    MessageStateEnumType,
)
from firmware.ocpp_client.v201.messages import (
    ClearDisplayMessageRequest,
    ClearDisplayMessageResponse,
    GetDisplayMessagesRequest,
    GetDisplayMessagesResponse,
    NotifyDisplayMessagesRequest,
    SetDisplayMessageRequest,
    SetDisplayMessageResponse,
)
from firmware.ocpp_client.v201.serving import Hub201, info
from firmware.station.api import (
    ConnectorStatus,
    EventKind,
    OperatorMessage,
    ShowMessages,
    StatusChanged,
    TransactionEventStored,
)

PER_PART = 4
LOOK_AGAIN_S = 60.0  # where windows of time are open or to come: the clock may be set in between
STATES = {ConnectorStatus.FAULTED: "Faulted", ConnectorStatus.UNAVAILABLE: "Unavailable"}


class DisplayBlock(Block):
    """Messages on the screen."""

    hears = (StatusChanged, TransactionEventStored)

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self._book = DisplayBook(hub.store)
        self._shown: tuple[OperatorMessage, ...] = ()
        self._seen = -1  # version of the book
        self._look_at: float | None = 0.0
        self.handlers = {
            "ClearDisplayMessage": self.clear,
            "GetDisplayMessages": self.get,
            "SetDisplayMessage": self.set,
        }

    # --- what is due ---------------------------------------------------------------------------------------------

    def on_event(self, event: StatusChanged | TransactionEventStored, now: float) -> None:
        """Another state; with a transaction its messages go (O02)."""
        self._look_at = now
        if isinstance(event, TransactionEventStored) and event.event.kind is EventKind.ENDED:
            ended = event.event.transaction_id
            try:
                self._book.remove(lambda kept: kept.transaction_id == ended)
            except StoreError as error:
                self._hub.tell(f"display messages: {error}", Level.ERROR)

    def next_deadline(self) -> float | None:
        """When something may become due, or cease to be."""
        return self._look_at

    def handle_timer(self, now: float) -> None:
        """Tell the station, if it is news."""
        if self._book.version == self._seen and (self._look_at is None or now < self._look_at):
            return
        self._seen = self._book.version
        utc = self._hub.clock.wall().utc
        later = self._book.next_change(utc)
        self._look_at = None if later is None else now + min((later - utc).total_seconds(), LOOK_AGAIN_S)
        try:
            self._book.remove(lambda kept: bool(kept.end) and moment(kept.end) <= utc)
        except StoreError as error:
            self._hub.tell(f"display messages: {error}", Level.ERROR)
        self._seen = self._book.version
        snapshot = self._hub.station.snapshot()
        running = snapshot.transaction if snapshot.transaction is not None and snapshot.transaction.active else None
        state = STATES.get(snapshot.status, "Charging" if running is not None else "Idle")
        due = self._book.due(utc, state, running.id if running is not None else None)
        if due != self._shown:
            self._shown = due
            self._hub.station.command(ShowMessages(due))

    # --- requests ------------------------------------------------------------------------------------------------

    def set(self, request: SetDisplayMessageRequest, now: float) -> SetDisplayMessageResponse:
        """O01, O02, O06."""
        status, message = DisplayMessageStatusEnumType, request.message
        if not self._hub.model.boolean("DisplayMessageCtrlr", "Available"):
            return SetDisplayMessageResponse(status=status.Rejected, statusInfo=info("UnsupportedRequest", "no screen"))
        if message.message.format.value not in self._hub.model.members("DisplayMessageCtrlr", "SupportedFormats"):
            return SetDisplayMessageResponse(status=status.NotSupportedMessageFormat)
        if message.display:
            why = info("UnknownComponent", "there is one display")
            return SetDisplayMessageResponse(status=status.Rejected, statusInfo=why)
        if message.transactionId:
            running = self._hub.station.snapshot().transaction
            if running is None or not running.active or running.id != message.transactionId:
                return SetDisplayMessageResponse(status=status.UnknownTransaction)
        utc, end = self._hub.clock.wall().utc, message.endDateTime
        if end and (moment(end) <= utc or (message.startDateTime and moment(message.startDateTime) >= moment(end))):
            return SetDisplayMessageResponse(
                status=status.Rejected, statusInfo=info("InvalidValue", "it ends too early")
            )
        kept = OperatorMessage(
            id=message.id,
            priority=message.priority.value,
            content=message.message.content,
            format=message.message.format.value,
            language=message.message.language or "",
            state=message.state.value if message.state else "",
            start=message.startDateTime or "",
            end=end or "",
            transaction_id=message.transactionId or "",
        )
        if not self._book.put(kept):
            return SetDisplayMessageResponse(status=status.Rejected, statusInfo=info("OutOfMemory"))
        return SetDisplayMessageResponse(status=status.Accepted)

    def get(self, request: GetDisplayMessagesRequest, now: float) -> GetDisplayMessagesResponse:
        """O03, O04: the messages follow in parts."""
        status = GetDisplayMessagesStatusEnumType
        found = self._book.find(
            lambda kept: (
                (not request.id or kept.id in request.id)
                and (not request.priority or kept.priority == request.priority.value)
                and (not request.state or kept.state == request.state.value)
            )
        )
        if not found or self._hub.reports_full:
            return GetDisplayMessagesResponse(status=status.Unknown)
        starts = range(0, len(found), PER_PART)
        parts = tuple(
            NotifyDisplayMessagesRequest(
                requestId=request.requestId,
                messageInfo=tuple(_on_wire(kept) for kept in found[start : start + PER_PART]),
                tbc=start + PER_PART < len(found),
            )
            for start in starts
        )
        self._hub.report(parts)
        return GetDisplayMessagesResponse(status=status.Accepted)

    def clear(self, request: ClearDisplayMessageRequest, now: float) -> ClearDisplayMessageResponse:
        """O05."""
        status = ClearMessageStatusEnumType
        known = self._book.remove(lambda kept: kept.id == request.id)
        return ClearDisplayMessageResponse(status=status.Accepted if known else status.Unknown)


def _on_wire(kept: OperatorMessage) -> MessageInfoType:
    return MessageInfoType(
        id=kept.id,
        priority=MessagePriorityEnumType(kept.priority),
        message=MessageContentType(
            format=MessageFormatEnumType(kept.format), content=kept.content, language=kept.language or UNSET
        ),
        state=MessageStateEnumType(kept.state) if kept.state else UNSET,
        startDateTime=kept.start or UNSET,
        endDateTime=kept.end or UNSET,
        transactionId=kept.transaction_id or UNSET,
    )
