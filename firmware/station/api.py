"""What OCPP, the touchscreen and the command line may know of the station, and the commands they may send.

Snapshots are immutable and derived from facts on each pass; nothing in here is state that can drift. Commands are
requests: the station answers each with a `Result` and no command can close a contactor against an interlock.
Names follow OCPP 2.0.1 where it has one (values are its wire names), so that 1.6 is the translation. Units: ampere,
watt, watt-hour, volt, seconds.
"""

import enum
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from firmware.station.v2x.operation import Operation

# --- Identity ----------------------------------------------------------------------------------------------------


class TokenType(enum.Enum):
    """OCPP IdTokenEnumType, as far as this station can produce them."""

    CENTRAL = "Central"
    EMAID = "eMAID"
    ISO14443 = "ISO14443"
    ISO15693 = "ISO15693"
    KEY_CODE = "KeyCode"
    LOCAL = "Local"
    MAC = "MacAddress"
    NONE = "NoAuthorization"


@dataclass(frozen=True, slots=True)
class IdToken:
    """An identifier of who pays. Compared without regard to case."""

    value: str
    type: TokenType

    def same_as(self, other: "IdToken | None") -> bool:
        """Equal as OCPP compares tokens (case-insensitive)."""
        return other is not None and self.value.casefold() == other.value.casefold() and self.type is other.type

    def masked(self) -> str:
        """For screens and logs: the last four characters only."""
        return "…" + self.value[-4:] if len(self.value) > 4 else "…"


class TokenSource(enum.Enum):
    """Where the operator's word on a token is kept; the list goes before the cache."""

    LIST = "list"
    CACHE = "cache"


@dataclass(frozen=True, slots=True)
class KnownToken:
    """What the operator said of a token. `status`: AuthorizationStatusEnumType; `expires`: RFC 3339, empty: never."""

    token: IdToken
    status: str
    group: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class HashData:
    """OCSP request data of one certificate of a contract chain, see iso15118.api."""

    issuer_name_hash: str
    issuer_key_hash: str
    serial_number: str
    responder_url: str
    hash_algorithm: str = "SHA256"


# --- Status ------------------------------------------------------------------------------------------------------


class ConnectorStatus(enum.Enum):
    """OCPP ConnectorStatusEnumType."""

    AVAILABLE = "Available"
    OCCUPIED = "Occupied"
    RESERVED = "Reserved"
    UNAVAILABLE = "Unavailable"
    FAULTED = "Faulted"


class ChargingState(enum.Enum):
    """OCPP ChargingStateEnumType."""

    CHARGING = "Charging"
    EV_CONNECTED = "EVConnected"
    SUSPENDED_EV = "SuspendedEV"
    SUSPENDED_EVSE = "SuspendedEVSE"
    IDLE = "Idle"


class Stage(enum.Enum):
    """Where the visit stands, as the driver sees it; one screen each."""

    IDLE = "idle"
    PLUG_IN = "plug_in"  # authorised (or asked to start) before the vehicle was connected
    AUTHORISING = "authorising"  # connected, nobody has paid yet, or the answer is awaited
    REJECTED = "rejected"  # the last authorisation was refused; try another way
    PREPARING = "preparing"  # authorised, vehicle and station are negotiating
    CHARGING = "charging"
    WAITING = "waiting"  # authorised, but a claim holds the power back
    PAUSED_BY_EV = "paused_by_ev"
    STOPPING = "stopping"
    FINISHED = "finished"  # transaction over, vehicle still connected
    FAULT = "fault"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it is as it is: `key` selects the sentence on the screen (strings/*.toml), `text` is the English one for
    logs and `evse status`; `params` fill both.
    """

    key: str
    text: str
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim on the power, for display. `limit_a` None: no limit, a remark only."""

    source: str
    priority: int
    limit_a: float | None
    reason: Reason
    winning: bool
    expires_in_s: float | None = None


@dataclass(frozen=True, slots=True)
class DischargeClaimView:
    """One claim on what the vehicle may supply, for display."""

    source: str
    limit_w: float
    reason: Reason
    winning: bool


@dataclass(frozen=True, slots=True)
class V2xView:
    """Bidirectional operation. `active`: a vehicle is in a bidirectional session. `setpoint_w` negative: it supplies;
    None: it charges with all that the limits allow.
    """

    mode: str
    active: bool
    setpoint_w: float | None
    setpoint_var: float | None
    reason: Reason
    priority: bool
    discharge_limit_w: float
    discharge_claims: tuple[DischargeClaimView, ...]


@dataclass(frozen=True, slots=True)
class FaultView:
    """One present fault, from the catalogue."""

    id: str
    code: str
    severity: str
    text_key: str
    hint: str
    latched: bool
    since: str
    detail: str = ""  # which of its causes it was, where that is known


@dataclass(frozen=True, slots=True)
class TransactionView:
    """The running or last transaction."""

    id: str
    token: IdToken | None
    started_at: str
    active: bool
    energy_wh: float
    duration_s: float
    charging_state: ChargingState
    stopped_reason: str | None = None
    cost: float | None = None
    cost_by_operator: bool = False  # `cost` is what the CSMS said (CostUpdated), not the station's own sum
    meter_start_wh: float | None = None  # registers as the meter gave them, never rounded
    meter_wh: float | None = None
    signed_start: str | None = None  # the meter's own records, base64, untouched
    signed: str | None = None
    export_wh: float = 0.0  # what the vehicle has supplied in this transaction


@dataclass(frozen=True, slots=True)
class DriverChoice:
    """What the driver wants of this visit, as one whole: a later choice replaces it, the next visit begins without.

    `departure`: RFC 3339, empty: as soon as possible. `energy_wh`: what this transaction shall bring, None: until the
    vehicle has enough; `target_soc_percent`: instead, for a vehicle that tells its state of charge. `priority`: charge
    now whatever the plans say (cheaper hours, random delay, solar), never above a cap. `pause`: no energy until the
    driver says so. `discharge` False: the vehicle shall not supply.
    """

    departure: str = ""
    energy_wh: float | None = None
    target_soc_percent: int | None = None
    priority: bool = False
    pause: bool = False
    discharge: bool = True


@dataclass(frozen=True, slots=True)
class PricePeriod:
    """From `start_s` after now on, a kWh costs `per_kwh`."""

    start_s: float
    per_kwh: float


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """From `start_s` after now on, at most `power_w`; negative: the vehicle supplies."""

    start_s: float
    power_w: float


@dataclass(frozen=True, slots=True)
class PlanView:
    """How the driver's choice will be met. `finish_s`: from now; None: not known. `late_s`: how long after the
    departure the energy will be there. `cost`: of the energy to come; None: not known.
    """

    periods: tuple[PlanPeriod, ...]
    energy_wh: float | None = None
    finish_s: float | None = None
    late_s: float = 0.0
    cost: float | None = None


@dataclass(frozen=True, slots=True)
class MeterView:
    """The meter for the legal page. `public_key`: as configured, hex or base64."""

    serial: str
    public_key: str = ""
    software: str = ""  # version and checksum of the legally relevant software, as configured


@dataclass(frozen=True, slots=True)
class V2gView:
    """The ISO 15118 session as people may see it."""

    protocol: str
    method: str  # "eim", "pnc", or "" while not chosen
    state: str
    evcc_id: str
    tls: bool
    soc_percent: int | None = None
    remaining_s: float | None = None
    min_soc_percent: int | None = None  # ISO 15118-20: what the vehicle wants to keep, reach and not exceed
    target_soc_percent: int | None = None
    max_soc_percent: int | None = None
    capacity_wh: float | None = None
    dynamic: bool = False  # ISO 15118-20: the station controls the power all the time
    needs_by_station: bool = False  # ISO 15118-20: departure and state of charge are the driver's at the station
    negotiating: bool = False  # the schedule is being negotiated anew


@dataclass(frozen=True, slots=True)
class TariffView:
    """The ad hoc price in AFIR order. Amounts in `currency`, VAT included."""

    currency: str
    per_kwh: float
    per_minute: float = 0.0
    per_session: float = 0.0
    vat_percent: float | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Fixed facts of this station for screens and boot messages."""

    station_id: str
    evse_id: str
    vendor: str
    model: str
    serial: str
    firmware: str
    helpline: str = ""
    connector_label: str = ""
    plug: str = "cType2"
    max_power_w: float = 11_000.0
    url: str = ""  # of the ad hoc payment page; the QR code adds the station


@dataclass(frozen=True, slots=True)
class OperatorMessage:
    """A message of the operator that is to be on the screen now (OCPP O01, O02, O06).

    `priority`: MessagePriorityEnumType: AlwaysFront (alone, while it is there), InFront (before the others, as often
    as each), NormalCycle. `format`: MessageFormatEnumType: ASCII, UTF8, HTML, URI. `state`: MessageStateEnumType for
    which it is meant, empty: any. `start`, `end`: RFC 3339, empty: open. The client hands over only what is due.
    """

    id: int
    priority: str
    content: str
    format: str = "UTF8"
    language: str = ""
    state: str = ""
    start: str = ""
    end: str = ""
    transaction_id: str = ""


@dataclass(frozen=True, slots=True)
class StationSnapshot:
    """The station at one instant. All a screen, `evse status` or OCPP needs."""

    at: float
    wall: str
    clock_quality: str
    identity: Identity
    tariff: TariffView
    status: ConnectorStatus
    stage: Stage
    reason: Reason
    pilot: str
    pilot_high_v: float
    pilot_low_v: float
    duty_percent: float | None
    contactor: str
    powered: bool
    limit_a: float
    claims: tuple[ClaimView, ...]
    faults: tuple[FaultView, ...]
    power_w: float
    voltage_v: tuple[float, ...]
    current_a: tuple[float, ...]
    import_wh: float
    transaction: TransactionView | None = None
    v2g: V2gView | None = None
    token: IdToken | None = None
    online: bool | None = None  # None: no CSMS configured
    charging: bool = False
    timeout_s: float | None = None  # of the present stage, for a countdown on the screen
    choice: DriverChoice | None = None  # None: the driver has chosen nothing in this visit
    plan: PlanView | None = None  # of the time to come, while a vehicle is there
    prices: tuple[PricePeriod, ...] = ()  # of the next 24 hours; empty: one price for all hours
    meter: MeterView | None = None
    tariff_text: str = ""  # what the operator says of this driver's price; empty: the station's own tariff holds
    cost_text: str = ""  # what the operator says where a total is not known
    export_wh: float = 0.0  # the meter's register of what vehicles have supplied
    v2x: V2xView | None = None  # None: the station serves no bidirectional vehicles
    installing: bool = False  # a contract certificate is being fetched for the vehicle
    payment_url: str = ""  # what the code on the screen says at this moment; empty: no code
    receipt_url: str = ""  # of the last transaction
    messages: tuple[OperatorMessage, ...] = ()  # of the operator, due now, those that go first first


# --- Transaction events: committed before they act, read by the OCPP queue ---------------------------------------


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


# --- Commands ----------------------------------------------------------------------------------------------------


class Result(enum.Enum):
    """The station's answer to a command."""

    ACCEPTED = "Accepted"
    REJECTED = "Rejected"
    SCHEDULED = "Scheduled"  # will be done when it can


@dataclass(frozen=True, slots=True)
class PresentToken:
    """A card at the reader, a code typed, or a paid QR session."""

    token: IdToken


@dataclass(frozen=True, slots=True)
class RemoteStart:
    """OCPP RequestStartTransaction."""

    token: IdToken
    remote_start_id: int


@dataclass(frozen=True, slots=True)
class RemoteStop:
    """OCPP RequestStopTransaction."""

    transaction_id: str


@dataclass(frozen=True, slots=True)
class RefuseContract:
    """The driver wants to pay in another way than with the vehicle's contract (AFIR: the choice is the driver's).

    Until the vehicle is unplugged no contract is offered or taken; what a contract has started is stopped.
    """


@dataclass(frozen=True, slots=True)
class StopByDriver:
    """The stop button on the screen."""


@dataclass(frozen=True, slots=True)
class SetDriverChoice:
    """The driver's wishes for this visit, from the screen. Refused while nobody pays."""

    choice: DriverChoice


@dataclass(frozen=True, slots=True)
class MoreTime:
    """The driver needs more time before the present time limit (plugging in) ends: it begins anew."""


@dataclass(frozen=True, slots=True)
class SetCost:
    """What the running or last transaction costs by the operator's word (CostUpdated), in the tariff's currency."""

    transaction_id: str
    total: float


@dataclass(frozen=True, slots=True)
class SetTariffText:
    """What the operator says of the price: of a driver's own (`token`; OCPP I01), or of everybody's while nothing
    better is known (`token` None; TariffFallbackMessage). `total`: instead, what to say where the total cost of a visit
    is not known (TotalCostFallbackMessage). Empty takes it back.
    """

    text: str
    token: IdToken | None = None
    total: bool = False


@dataclass(frozen=True, slots=True)
class ShowMessages:
    """All messages of the operator that are due now."""

    messages: tuple[OperatorMessage, ...]


@dataclass(frozen=True, slots=True)
class UnlockConnector:
    """Open the lock (OCPP F05). Refused while an authorised transaction runs; it stays open until the next plug."""


@dataclass(frozen=True, slots=True)
class HoldForUpdate:
    """Nobody may begin to charge while firmware is being installed; unlike `SetAvailability` it is not kept."""

    held: bool


@dataclass(frozen=True, slots=True)
class AuthorizationAnswer:
    """The CSMS (or its absence) on an `AuthorizeNeeded`. `status`: OCPP AuthorizationStatusEnumType, or "Offline"."""

    request_id: int
    status: str
    detail: str = ""
    group: str = ""  # groupIdToken: another token of the same group may stop the transaction


@dataclass(frozen=True, slots=True)
class Reset:
    """`immediate` ends a running transaction; otherwise the reset waits for its end."""

    immediate: bool


@dataclass(frozen=True, slots=True)
class SetAvailability:
    """OCPP ChangeAvailability; survives a restart."""

    operative: bool


@dataclass(frozen=True, slots=True)
class SetLimit:
    """A claim from outside: None lifts it. `source` is one of the claim sources that may come from outside."""

    source: str
    limit_a: float | None
    reason: Reason
    expires_in_s: float | None = None
    ahead: tuple[tuple[float, float | None], ...] = ()  # the operator's later limits: (seconds from now, ampere)
    phases: int | None = None  # 1: charge on one phase, where the board can change over


@dataclass(frozen=True, slots=True)
class SetV2xOperation:
    """The operator's order for bidirectional operation (OCPP 2.1 Q); None: the station's own mode holds again."""

    operation: Operation | None
    expires_in_s: float | None = None


@dataclass(frozen=True, slots=True)
class OfferedSchedule:
    """One schedule for the vehicle to choose. `power`: (seconds from now, watt at most), in order; `prices`: (seconds
    from now, price level), 1 is the cheapest; empty: the station's own prices.
    """

    power: tuple[tuple[float, float], ...]
    prices: tuple[tuple[float, int], ...] = ()


@dataclass(frozen=True, slots=True)
class OfferSchedules:
    """The operator's schedules for this visit (OCPP K15), best first, up to three.

    They stay below the limits, and are offered in the next negotiation; empty takes them back.
    """

    offers: tuple[OfferedSchedule, ...]


@dataclass(frozen=True, slots=True)
class AwaitSchedules:
    """From now on an operator is told each vehicle's needs, and the vehicle waits up to `wait_s` for `OfferSchedules`.

    0: no longer; the vehicle is offered the limits at once.
    """

    wait_s: float


@dataclass(frozen=True, slots=True)
class Renegotiate:
    """The vehicle shall negotiate its schedule anew (OCPP K16). Limits hold at once, whatever it does."""


@dataclass(frozen=True, slots=True)
class WakeVehicle:
    """Wake a vehicle that has paused its session: the pilot's oscillator comes back (B1 to B2)."""


@dataclass(frozen=True, slots=True)
class SetOnline:
    """The CSMS connection is up and registered, or lost."""

    online: bool


@dataclass(frozen=True, slots=True)
class ClearFault:
    """The technician (or an OCPP operator) acknowledges a latched fault.

    `technician`: given at the station; some catalogue rows can be cleared in no other way.
    """

    fault: str
    technician: bool = False


@dataclass(frozen=True, slots=True)
class DeauthorizeTransaction:
    """The CSMS answered a transaction event with a token status other than Accepted."""

    transaction_id: str
    status: str


@dataclass(frozen=True, slots=True)
class SetVariables:
    """Operating variables of the station changed by OCPP (typed overlay of the configuration)."""

    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class ReserveNow:
    """OCPP ReserveNow; survives a restart. `group`: tokens of this group may use it too; `expires`: RFC 3339."""

    id: int
    token: IdToken
    expires: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class CancelReservation:
    """OCPP CancelReservation."""

    id: int


@dataclass(frozen=True, slots=True)
class SampleMeter:
    """Tell the meter now (OCPP TriggerMessage): as an event of the running transaction, or as `MeterSampled`."""

    in_transaction: bool


@dataclass(frozen=True, slots=True)
class SetKnownTokens:
    """All entries of the local authorization list, or of the authorization cache."""

    source: TokenSource
    tokens: tuple[KnownToken, ...]


@dataclass(frozen=True, slots=True)
class CertificateResponse:
    """The CSMS (or its absence) on a `CertificateNeeded`. `exi_response`: the vehicle's answer as it came; None: none,
    for the reason in `detail`. `refused`: the CSMS said no (OCPP status Failed)."""

    request_id: int
    exi_response: bytes | None = field(default=None, repr=False)
    detail: str = ""
    refused: bool = False
    remaining: int | None = None  # OCPP 2.1 remainingContracts


Command: TypeAlias = (
    PresentToken
    | RemoteStart
    | RemoteStop
    | StopByDriver
    | RefuseContract
    | SetDriverChoice
    | MoreTime
    | SetCost
    | SetTariffText
    | ShowMessages
    | UnlockConnector
    | HoldForUpdate
    | AuthorizationAnswer
    | Reset
    | SetAvailability
    | SetLimit
    | SetV2xOperation
    | OfferSchedules
    | AwaitSchedules
    | Renegotiate
    | WakeVehicle
    | SetOnline
    | ClearFault
    | DeauthorizeTransaction
    | SetVariables
    | CertificateResponse
    | ReserveNow
    | CancelReservation
    | SampleMeter
    | SetKnownTokens
)


@dataclass(frozen=True, slots=True)
class Answer:
    """Result of a command and why; `transaction_id` where a command concerns one."""

    result: Result
    text: str = ""
    transaction_id: str | None = None


# --- Events that the station publishes on the bus ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AuthorizeNeeded:
    """The CSMS shall be asked (OCPP Authorize). The answer comes as `AuthorizationAnswer` with the same id.

    `contract_pem` and `hash_data` are set for Plug & Charge; which of them is sent is the OCPP client's rule.
    """

    request_id: int
    token: IdToken
    contract_pem: str | None = None
    hash_data: tuple[HashData, ...] = ()
    root_known: bool = True


@dataclass(frozen=True, slots=True)
class CertificateNeeded:
    """A vehicle wants a contract certificate (OCPP Get15118EVCertificate). Answered by `CertificateResponse`.

    `action`: CertificateActionEnumType; `schema`: namespace of the ISO 15118 messages; `exi_request`: the message as it
    came; `deadline`: monotonic seconds after which nobody waits any more.
    """

    request_id: int
    action: str
    schema: str
    exi_request: bytes = field(repr=False)
    deadline: float
    maximum_chains: int | None = None  # ISO 15118-20 (OCPP 2.1): contracts that fit into the vehicle
    prioritized_emaids: tuple[str, ...] = ()  # ISO 15118-20 (OCPP 2.1): wanted first


@dataclass(frozen=True, slots=True)
class StatusChanged:
    """The connector's status, for StatusNotification."""

    status: ConnectorStatus
    at: str
    evse_id: int = 1
    connector_id: int = 1


@dataclass(frozen=True, slots=True)
class TransactionEventStored:
    """A transaction event is durable and waits to be sent."""

    event: TransactionEvent


@dataclass(frozen=True, slots=True)
class ResetDue:
    """The station is ready to be reset now: outputs are safe, transactions ended."""

    reason: str  # OCPP BootReasonEnumType for the next boot


@dataclass(frozen=True, slots=True)
class MeterSampled:
    """Meter values that belong to no transaction (OCPP J01)."""

    sample: MeterSample


@dataclass(frozen=True, slots=True)
class ReservationEnded:
    """A reservation ended unused: its time is over, or (not `expired`) the connector cannot be used."""

    id: int
    expired: bool


@dataclass(frozen=True, slots=True)
class VehicleNeeds:
    """What a vehicle told before a schedule is made (OCPP NotifyEVChargingNeeds). None: not told.

    `mode`: energy mode of ISO 15118 ("ac", "dc", ...); `phases`: of the station. `again`: within a transaction that
    charges already. `departure_s`: from now.
    """

    mode: str
    phases: int
    again: bool = False
    energy_request_wh: float | None = None
    departure_s: int | None = None
    max_voltage_v: float | None = None
    max_current_a: float | None = None
    min_current_a: float | None = None
    max_power_w: float | None = None
    soc_percent: int | None = None
    target_soc_percent: int | None = None
    max_schedules: int | None = None


@dataclass(frozen=True, slots=True)
class VehiclePlan:
    """The schedule a vehicle has chosen, 1 the first that was offered, and its plan: (seconds from now, watt)."""

    schedule: int
    power: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class ExternalLimitChanged:
    """Somebody other than the CSMS limits the power ("external", "grid"), or (None) has ceased to."""

    source: str
    limit_a: float | None


@dataclass(frozen=True, slots=True)
class FaultRaised:
    """A fault of the catalogue appeared."""

    fault: FaultView


@dataclass(frozen=True, slots=True)
class FaultCleared:
    """A fault of the catalogue is gone."""

    fault_id: str
