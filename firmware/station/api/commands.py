"""What the station may be asked to do, and its answer. A command is a request: none closes a contactor by itself."""

import enum
from dataclasses import dataclass, field
from typing import TypeAlias

from firmware.station.api.status import Reason
from firmware.station.api.tokens import IdToken, KnownToken, TokenSource
from firmware.station.v2x.operation import Operation


class Result(enum.Enum):
    """The station's answer to a command."""

    ACCEPTED = "Accepted"
    REJECTED = "Rejected"
    SCHEDULED = "Scheduled"  # will be done when it can


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
class StartByButton:
    """The start button on the screen (OCPP C02): nobody is asked who pays."""


@dataclass(frozen=True, slots=True)
class EnterPin:
    """A PIN was typed (OCPP C04). Refused where none may be typed now; the answer never says what it was."""

    code: str = field(repr=False)


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
    """`immediate` ends a running transaction; otherwise the reset waits for its end. `resume`: the transaction goes on
    after it (OCPP B13); refused where interruptions end transactions.
    """

    immediate: bool
    resume: bool = False


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
    single_a: float | None = None  # instead, while one phase alone is connected (of a limit in watts)


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
class ForgetVehicles:
    """Forget what was learnt of a vehicle (`name`: its MAC address, or its card), or of all (empty)."""

    name: str = ""


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
    | StartByButton
    | EnterPin
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
    | ForgetVehicles
)


@dataclass(frozen=True, slots=True)
class Answer:
    """Result of a command and why; `transaction_id` where a command concerns one."""

    result: Result
    text: str = ""
    transaction_id: str | None = None
