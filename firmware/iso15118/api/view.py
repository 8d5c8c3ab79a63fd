"""The station at one instant, for one message."""

from dataclasses import dataclass

from firmware.iso15118.api.kinds import (
    AuthMethod,
    AuthState,
    CertificateAction,
    CheckState,
    EnergyMode,
    Isolation,
    Notification,
)
from firmware.iso15118.api.offers import (
    Costs,
    MobilityNeeds,
    PowerPeriod,
    Prices,
    ScheduleOffer,
    Tariff,
    ValueAddedService,
)


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
class CertificateAnswer:
    """What came of a `RequestCertificate`. `exi_response`: the EXI document of the response as the back end made it;
    None with the reason in `detail` where there is none (offline, no certificate service). `refused`: the back end said
    no, so that only a response with a FAILED code may be passed on. `remaining` (-20, OCPP 2.1): how many more
    contracts the vehicle can have; None: the response itself says it."""

    exi_response: bytes | None = None
    detail: str = ""
    refused: bool = False
    remaining: int | None = None


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
    contract: bytes = b""  # -20: the contract certificate that pays, DER, to verify confirmed readings with


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
