"""What a session asks of, or tells, the station; and the station as the adapter sees it."""

import typing
from dataclasses import dataclass, field
from typing import TypeAlias

from firmware.iso15118.api.kinds import AuthMethod, CertificateAction, EndReason, EnergyMode, Protocol
from firmware.iso15118.api.offers import EnergyOffer, PowerPeriod
from firmware.iso15118.api.view import EvseView, PausedSession


@dataclass(frozen=True, slots=True)
class SessionEstablished:
    """SessionSetup (or its like) succeeded. `resumed`: an old session was joined."""

    protocol: Protocol
    session_id: bytes
    evcc_id: bytes
    resumed: bool = False


@dataclass(frozen=True, slots=True)
class HashData:
    """OCSP identification of one certificate (OCPP OCSPRequestData): lower-case hex, serial without leading zeros."""

    issuer_name_hash: str
    issuer_key_hash: str
    serial_number: str
    responder_url: str
    hash_algorithm: str = "SHA256"


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract certificate chain that the SECC has verified as far as it can."""

    emaid: str
    chain_pem: str
    hash_data: tuple[HashData, ...] = ()
    root_known: bool = True


@dataclass(frozen=True, slots=True)
class RequestAuthorization:
    """The vehicle chose a payment option. With PNC `contract` holds what the CSMS is asked about."""

    method: AuthMethod
    contract: Contract | None = None


@dataclass(frozen=True, slots=True)
class RequestCertificate:
    """The vehicle asks for a contract certificate; its signature and, as far as it can be, its chain are verified.

    `exi_request` is the EXI document as it came. The answer is `EvseView.certificate`; taking this effect takes an
    earlier answer out of the view. `deadline` (monotonic seconds): afterwards an answer is of no use. -20 only:
    `maximum_chains` contracts fit into the vehicle, `prioritized_emaids` are wanted first.
    """

    action: CertificateAction
    protocol: Protocol
    exi_request: bytes
    deadline: float
    maximum_chains: int | None = None
    prioritized_emaids: tuple[str, ...] = ()

    @property
    def schema(self) -> str:
        """The schema by which the EXI document is read (OCPP iso15118SchemaVersion)."""
        if self.protocol in (Protocol.DIN, Protocol.ISO2):
            return str(self.protocol.value)
        return "urn:iso:std:iso:15118:-20:CommonMessages"


@dataclass(frozen=True, slots=True)
class ServicesSelected:
    """The vehicle took these value-added services, each with the parameter set it chose (None: none named)."""

    selected: tuple[tuple[int, int | None], ...]


@dataclass(frozen=True, slots=True)
class EvNeeds:
    """What the vehicle told in ChargeParameterDiscovery. None: not told."""

    mode: EnergyMode
    energy_request_wh: float | None = None
    departure_s: int | None = None
    max_voltage_v: float | None = None
    max_current_a: float | None = None
    min_current_a: float | None = None
    max_power_w: float | None = None
    soc_percent: int | None = None
    max_schedule_tuples: int | None = None
    min_energy_wh: float | None = None
    max_energy_wh: float | None = None
    target_soc_percent: int | None = None
    dynamic: bool = False  # -20: the station controls the power all the time
    max_discharge_power_w: float | None = None  # -20 bidirectional: what the vehicle can supply at most, positive
    max_discharge_current_a: float | None = None  # -20 DC, positive
    max_v2x_energy_wh: float | None = None  # -20 dynamic: above it, and below the least, no cycling for the grid
    min_v2x_energy_wh: float | None = None
    by_station: bool = False  # -20: departure and state of charge are the station's to say (`EvseView.mobility`)
    energy_offer: EnergyOffer | None = None  # -20, scheduled and bidirectional
    min_soc_percent: int | None = None


@dataclass(frozen=True, slots=True)
class EvProgress:
    """State of charge and forecasts from the charging loop. None: not told."""

    soc_percent: int | None = None
    complete: bool | None = None
    remaining_s: float | None = None
    min_soc_percent: int | None = None  # -20: as the vehicle shows it to its driver
    target_soc_percent: int | None = None
    max_soc_percent: int | None = None
    capacity_wh: float | None = None


@dataclass(frozen=True, slots=True)
class Standby:
    """-20: the vehicle rests with the session open (`active`), or comes back; no energy meanwhile."""

    active: bool


@dataclass(frozen=True, slots=True)
class ParkingReported:
    """-20 VehicleCheckIn or VehicleCheckOut, where the parking service was selected. `status`: EVCheckInStatus or
    EVCheckOutStatus as the message has it; `leaves_unix`: the time of check-out that the vehicle told."""

    check_in: bool
    status: str
    leaves_unix: int | None = None


@dataclass(frozen=True, slots=True)
class RequestContactor:
    """`close` False opens at once: the protocol step that asks for it ends the energy transfer."""

    close: bool


@dataclass(frozen=True, slots=True)
class StartCableCheck:
    """Begin the cable check; `max_voltage_v` is what the vehicle allows."""

    max_voltage_v: float


@dataclass(frozen=True, slots=True)
class SetDcTarget:
    """What the DC supply shall deliver, already clipped to both sides' limits. `precharge`: current limit 2 A."""

    voltage_v: float
    current_a: float
    precharge: bool = False


@dataclass(frozen=True, slots=True)
class StopDc:
    """Ramp the DC supply down and switch it off."""


@dataclass(frozen=True, slots=True)
class ChargeStarted:
    """PowerDelivery(Start) was accepted. `profile`: the vehicle's plan as (start_s, max_power_w)."""

    tuple_id: int
    profile: tuple[PowerPeriod, ...] = ()


@dataclass(frozen=True, slots=True)
class ChargeStopped:
    """PowerDelivery(Stop), or the protocol's like."""


@dataclass(frozen=True, slots=True)
class Renegotiating:
    """Schedules are being negotiated anew."""

    by_ev: bool


@dataclass(frozen=True, slots=True)
class ReceiptVerified:
    """A metering receipt with a good signature. `raw` is the EXI document, to be stored as it came."""

    meter_wh: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The session is over. `paused` is set when it may be joined again."""

    reason: EndReason
    detail: str = ""
    paused: PausedSession | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """For the timeline: one decoded message or a remark. `incoming` None: a remark."""

    text: str
    incoming: bool | None = None
    data: dict[str, object] = field(default_factory=dict)
    warning: bool = False


Effect: TypeAlias = (
    SessionEstablished
    | RequestAuthorization
    | RequestCertificate
    | ServicesSelected
    | EvNeeds
    | EvProgress
    | Standby
    | ParkingReported
    | RequestContactor
    | StartCableCheck
    | SetDcTarget
    | StopDc
    | ChargeStarted
    | ChargeStopped
    | Renegotiating
    | ReceiptVerified
    | SessionEnded
    | Trace
)


class StationPort(typing.Protocol):
    """The station as the V2G adapter sees it. Both calls are made on the event loop and must return at once."""

    def view(self, tls: bool) -> EvseView:
        """A snapshot for one message of a session that runs in TLS or not."""
        ...

    def on_effect(self, effect: Effect) -> None:
        """Take what a session asks or tells."""
        ...
