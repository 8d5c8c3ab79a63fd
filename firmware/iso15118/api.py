"""What the station and the V2G sessions tell each other: an immutable view in, typed effects out.

A handler gets one `EvseView`, taken once per message, and never waits: what is not known yet is answered with
EVSEProcessing Ongoing. What a session wants from the station is an `Effect`; the station's answer is in the next
view. Units: volt, ampere, watt, watt-hour, seconds (monotonic where named `at`/`now`). No protocol's own types
appear here, so that DIN, -2 and -20 share it.
"""

import enum
import typing
from dataclasses import dataclass, field
from typing import TypeAlias


class Protocol(enum.Enum):
    """Application protocols by the namespace that supportedAppProtocol negotiates."""

    DIN = "urn:din:70121:2012:MsgDef"
    ISO2 = "urn:iso:15118:2:2013:MsgDef"
    ISO20_AC = "urn:iso:std:iso:15118:-20:AC"
    ISO20_DC = "urn:iso:std:iso:15118:-20:DC"
    ISO20_ACDP = "urn:iso:std:iso:15118:-20:ACDP"
    ISO20_WPT = "urn:iso:std:iso:15118:-20:WPT"
    ISO20_AC_DER_IEC = "urn:iso:std:iso:15118:-20:AC-DER-IEC"
    ISO20_AC_DER_SAE = "urn:iso:std:iso:15118:-20:AC-DER-SAE"


class AuthMethod(enum.Enum):
    """How the driver pays: external identification means, or the contract certificate in the vehicle."""

    EIM = "eim"
    PNC = "pnc"


class EnergyMode(enum.Enum):
    """Energy services this station can serve."""

    AC = "ac"
    DC = "dc"
    AC_BPT = "ac_bpt"
    DC_BPT = "dc_bpt"
    MCS = "mcs"  # megawatt charging: DC messages, another connector
    MCS_BPT = "mcs_bpt"
    DC_ACDP = "dc_acdp"  # DC over a pantograph; where a driver of one is registered
    DC_ACDP_BPT = "dc_acdp_bpt"
    WPT = "wpt"  # over a coil; where a driver of one is registered
    AC_DER_IEC = "ac_der_iec"  # AC with the grid code of the place, in the IEC variant of Amendment 1
    AC_DER_SAE = "ac_der_sae"


DC_MODES = frozenset(
    {
        EnergyMode.DC,
        EnergyMode.DC_BPT,
        EnergyMode.MCS,
        EnergyMode.MCS_BPT,
        EnergyMode.DC_ACDP,
        EnergyMode.DC_ACDP_BPT,
    }
)
"""Where the station's DC supply charges."""


class AuthState(enum.Enum):
    """Where the authorisation of this visit stands."""

    NONE = "none"  # nobody has asked
    WAITING_FOR_DRIVER = "waiting_for_driver"  # a card, a scan or a remote start is awaited
    PENDING = "pending"  # a token or contract is being checked
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Notification(enum.Enum):
    """What the station wants the vehicle to do (EVSENotification)."""

    NONE = "none"
    STOP = "stop"
    RENEGOTIATE = "renegotiate"  # the schedule
    RENEGOTIATE_SERVICES = "renegotiate services"  # -20 only; elsewhere the schedule


class Isolation(enum.Enum):
    """Insulation status as a real check gave it, never assumed."""

    INVALID = "invalid"  # not measured in this session
    VALID = "valid"
    FAULT = "fault"


class CheckState(enum.Enum):
    """Progress of a step that the power stage needs time for (cable check, contactor)."""

    IDLE = "idle"
    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AcLimits:
    """What the AC side offers now. `max_current_a` is per phase and already the effective limit."""

    nominal_voltage_v: float = 230.0
    max_current_a: float = 16.0
    phases: int = 3
    max_discharge_power_w: float = 0.0  # what may flow back now; 0 without a permission

    @property
    def max_power_w(self) -> float:
        """Sum over the phases."""
        return self.nominal_voltage_v * self.max_current_a * self.phases


@dataclass(frozen=True, slots=True)
class DcLimits:
    """What the DC side offers now (effective limits) and its characteristics."""

    max_voltage_v: float = 500.0
    min_voltage_v: float = 50.0
    max_current_a: float = 125.0
    min_current_a: float = 0.0
    max_power_w: float = 50_000.0
    current_ripple_a: float = 1.0
    current_limited: bool = False
    voltage_limited: bool = False
    power_limited: bool = False
    max_discharge_power_w: float = 0.0  # what may flow back now; 0 without a permission
    max_discharge_current_a: float = 0.0


@dataclass(frozen=True, slots=True)
class Meter:
    """The meter as the vehicle may see it: import register in Wh, the meter's own signature untouched."""

    serial: str
    import_wh: int
    export_wh: int = 0
    signed: bytes | None = None
    unix_time: int | None = None


@dataclass(frozen=True, slots=True)
class PowerPeriod:
    """From `start_s` after now on, at most `max_power_w`."""

    start_s: int
    max_power_w: float


@dataclass(frozen=True, slots=True)
class PriceStep:
    """From `start_s` after now on, energy has this price level; 1 is the cheapest."""

    start_s: int
    level: int


@dataclass(frozen=True, slots=True)
class Tariff:
    """Prices along a schedule. `tariff_id` 1 to 255; `levels` is how many there are."""

    tariff_id: int
    levels: int
    steps: tuple[PriceStep, ...]
    description: str = ""


@dataclass(frozen=True, slots=True)
class Costs:
    """What the visit has cost so far by the ad hoc tariff, with tax: each amount with what it was counted for."""

    kwh: float
    energy: float
    minutes: float = 0.0
    occupancy: float = 0.0
    session: float = 0.0
    overstay_minutes: float = 0.0
    overstay: float = 0.0
    vat_percent: float = 0.0


@dataclass(frozen=True, slots=True)
class OfferedPrice:
    """What the vehicle wants for a kWh from `start_s` after the offer's beginning on: (from watt, price), in order."""

    start_s: int
    per_kwh: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class EnergyOffer:
    """-20, scheduled and bidirectional: what the vehicle would give back, and for how much. `begins_unix`: from when
    the seconds of `power` and `prices` count; powers are as the vehicle told them, negative for what it gives;
    `lasts_s`, `prices_last_s`: until when they hold."""

    begins_unix: int
    power: tuple[PowerPeriod, ...]
    lasts_s: int
    currency: str
    algorithm: str
    prices: tuple[OfferedPrice, ...]
    prices_last_s: int


@dataclass(frozen=True, slots=True)
class Prices:
    """What energy costs by the ad hoc tariff, in `currency` (ISO 4217), as the driver pays it with tax.

    `language`: ISO 639-2 of the names in a schedule. Components that are 0 are not charged. `ahead`: other prices of a
    kWh later, as (seconds from now, price), in order. A minute of overstay counts from `overstay_after_s` after the
    vehicle has stopped charging.
    """

    currency: str
    per_kwh: float
    per_minute: float = 0.0
    per_session: float = 0.0
    vat_percent: float = 0.0
    language: str = "eng"
    ahead: tuple[tuple[int, float], ...] = ()
    overstay_per_minute: float = 0.0
    overstay_after_s: int = 0


@dataclass(frozen=True, slots=True)
class MobilityNeeds:
    """What driver or CSMS want, for -20 where the station provides the mobility needs. None: not said.

    `departure_s`: seconds from now. State of charge in per cent.
    """

    departure_s: int | None = None
    min_soc_percent: int | None = None
    target_soc_percent: int | None = None


@dataclass(frozen=True, slots=True)
class ScheduleOffer:
    """One schedule among which the vehicle may choose, with its prices where there are any."""

    power: tuple[PowerPeriod, ...]
    tariff: Tariff | None = None


class CertificateAction(enum.Enum):
    """What the vehicle wants of the mobility operator (OCPP CertificateActionEnumType)."""

    INSTALL = "Install"
    UPDATE = "Update"


@dataclass(frozen=True, slots=True)
class CertificateAnswer:
    """What came of a `RequestCertificate`. `exi_response`: the EXI document of the response as the back end made it;
    None with the reason in `detail` where there is none (offline, no certificate service). `refused`: the back end said
    no, so that only a response with a FAILED code may be passed on. `remaining` (-20, OCPP 2.1): how many more
    contracts the vehicle can have; None: the response itself says it."""

    exi_response: bytes | None = None
    detail: str = ""
    refused: bool = False
    remaining: int | None = None


ParameterValue: TypeAlias = bool | int | str


@dataclass(frozen=True, slots=True)
class ServiceOption:
    """One way in which a value-added service can be had: a parameter set with its named values."""

    set_id: int
    parameters: tuple[tuple[str, ParameterValue], ...] = ()


@dataclass(frozen=True, slots=True)
class ValueAddedService:
    """A service besides charging. `service_id`: 3 internet access, 4 EV related, 60001 to 65535 the operator's own.

    `category` is the protocol's name of it (-2: Internet, OtherCustom). `options` empty: nothing to choose.
    """

    service_id: int
    name: str
    category: str
    scope: str = ""
    free: bool = True
    options: tuple[ServiceOption, ...] = ()


@dataclass(frozen=True, slots=True)
class PausedSession:
    """What is kept of a paused session so that the same vehicle may join it again."""

    session_id: bytes
    evcc_id: bytes
    auth: AuthMethod
    tuple_id: int | None = None
    energy_mode: str | None = None
    vehicle: bytes = b""  # -20: fingerprint of the vehicle certificate ([V2G20-2677])
    service: int | None = None  # -20: the energy service with its parameter set
    parameter_set: int | None = None


@dataclass(frozen=True, slots=True)
class EvseView:
    """The station at one instant, for one message.

    `schedule` None: the station still decides (ChargeParameterDiscovery stays Ongoing). `emergency` True: energy was
    cut or must be cut at once. `contactor` PASSED: closed and confirmed; IDLE: open; FAILED: did not obey.
    """

    evse_id: str
    energy_modes: tuple[EnergyMode, ...]
    auth_methods: tuple[AuthMethod, ...]
    tls: bool = False  # this session runs in TLS
    free_service: bool = False
    pilot: str = "B"  # IEC 61851 state letter
    auth: AuthState = AuthState.NONE
    ac: AcLimits = AcLimits()
    dc: DcLimits = DcLimits()
    schedule: tuple[PowerPeriod, ...] | None = (PowerPeriod(0, 11_000.0),)
    tariff: Tariff | None = None  # along `schedule`
    alternatives: tuple[ScheduleOffer, ...] = ()  # further schedules; -2 offers three in all
    contactor: CheckState = CheckState.IDLE
    isolation: Isolation = Isolation.INVALID
    cable_check: CheckState = CheckState.IDLE
    present_voltage_v: float = 0.0
    present_current_a: float = 0.0
    meter: Meter | None = None
    receipt_required: bool = False
    notification: Notification = Notification.NONE
    notification_delay_s: int = 0
    emergency: bool = False
    malfunction: bool = False  # a latched fault that is no emergency
    rcd_tripped: bool = False  # the residual current device has found a fault (AC_EVSEStatus)
    paused: PausedSession | None = None
    certificate_actions: tuple[CertificateAction, ...] = ()  # what the certificate service can do now; empty: none
    certificate: CertificateAnswer | None = None  # to the last RequestCertificate; None while it is awaited
    services: tuple[ValueAddedService, ...] = ()  # besides charging and certificates
    setpoint_w: float | None = None
    """-20: what shall flow now, within the limits above. Positive charges the vehicle, negative discharges it (as -20
    has it). None: as much charging as the limits allow; a bidirectional service is never discharged without one."""
    setpoint_var: float | None = None  # -20 AC_BPT: reactive power, positive is inductive; None: none asked for
    grid_forming: bool = False  # the installation may be fed as an island: generator mode 2 is offered
    prices: Prices | None = None  # -20: absolute prices; None: none, or they are the mobility operator's affair
    costs: Costs | None = None  # -20: of an ad hoc visit, for receipts; None: none, or the mobility operator's affair
    providers: tuple[str, ...] = ()  # -20: mobility operators whose contracts alone are taken (DEABC); empty: any
    settling: bool = False  # the number of phases changes: nothing is agreed on before that is over
    mobility: MobilityNeeds | None = None  # -20: mobility needs of the driver or the CSMS
    parking_service: bool = False  # -20: VehicleCheckIn and VehicleCheckOut are taken
    wall_unix: int = 0


# --- Effects: what a session asks of, or tells, the station ------------------------------------------------------


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


class EndReason(enum.Enum):
    """Why a V2G session ended."""

    TERMINATED = "terminated"  # regular SessionStop
    PAUSED = "paused"
    SEQUENCE_TIMEOUT = "sequence_timeout"
    SETUP_TIMEOUT = "setup_timeout"
    FAILED_RESPONSE = "failed_response"  # we answered FAILED
    PEER_CLOSED = "peer_closed"
    PROTOCOL_ERROR = "protocol_error"  # bytes that no response can answer
    LOCAL_STOP = "local_stop"  # unplugged, daemon stops, fault


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
