"""What the station tells of itself when it happens; the composition root carries it to OCPP, log and disk."""

from dataclasses import dataclass, field

from firmware.iso15118.api import EnergyOffer
from firmware.station.api.status import ConnectorStatus
from firmware.station.api.tokens import HashData, IdToken
from firmware.station.api.transaction import MeterSample, TransactionEvent
from firmware.station.api.views import FaultView


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
    charges already. `departure_s`: from now. What follows `max_schedules` is of ISO 15118-20: powers and currents are
    amounts, `energy_offer` is what a bidirectional vehicle would give back.
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
    iso20: bool = False
    dynamic: bool = False
    by_station: bool = False
    max_discharge_power_w: float | None = None
    max_discharge_current_a: float | None = None
    min_energy_wh: float | None = None
    max_energy_wh: float | None = None
    min_v2x_energy_wh: float | None = None
    max_v2x_energy_wh: float | None = None
    energy_offer: EnergyOffer | None = None


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
class ReceiptKept:
    """A metering receipt that the vehicle has signed is on the disk (`core.receipts`), under this number."""

    number: int


@dataclass(frozen=True, slots=True)
class FaultRaised:
    """A fault of the catalogue appeared."""

    fault: FaultView


@dataclass(frozen=True, slots=True)
class FaultCleared:
    """A fault of the catalogue is gone."""

    fault_id: str
