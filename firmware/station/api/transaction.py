"""The steps of a transaction and their meter values: committed before they act, read by the OCPP queue."""

import enum
from dataclasses import dataclass
from typing import Protocol

from firmware.station.api.status import ChargingState
from firmware.station.api.tokens import IdToken


class EventKind(enum.Enum):
    """OCPP TransactionEventEnumType."""

    STARTED = "Started"
    UPDATED = "Updated"
    ENDED = "Ended"


@dataclass(frozen=True, slots=True)
class MeterSample:
    """One set of sampled values. `context`: OCPP ReadingContextEnumType."""

    timestamp: str
    context: str
    import_wh: float
    export_wh: float = 0.0
    power_w: float | None = None
    voltage_v: tuple[float, ...] = ()
    current_a: tuple[float, ...] = ()
    soc_percent: int | None = None
    signed: str | None = None  # base64 of the meter's own record


@dataclass(frozen=True, slots=True)
class TransactionEvent:
    """A step of a transaction, protocol-neutral, with OCPP 2.0.1 names as values.

    `trigger`: TriggerReasonEnumType; `stopped_reason`: ReasonEnumType. `seq_no` counts from 0 without gaps within
    the transaction; an event keeps its number for ever.
    """

    transaction_id: str
    seq_no: int
    kind: EventKind
    trigger: str
    timestamp: str
    offline: bool
    charging_state: ChargingState | None = None
    stopped_reason: str | None = None
    id_token: IdToken | None = None
    remote_start_id: int | None = None
    reservation_id: int | None = None
    meter: tuple[MeterSample, ...] = ()
    charging_seconds: int | None = None
    evse_id: int = 1
    connector_id: int = 1


class TransactionJournal(Protocol):
    """Where transaction events are made durable (implemented by core.store). `append` returns when the event has
    reached the disk; it raises StoreError if it cannot, and then the transaction step must not happen.
    """

    def append(self, event: TransactionEvent) -> None: ...
