"""The station at one instant, as screens, `evse status` and OCPP see it. Immutable, derived anew on each pass."""

from dataclasses import dataclass

from firmware.station.api.commands import DriverChoice, OperatorMessage
from firmware.station.api.status import ChargingState, ConnectorStatus, Reason, Stage
from firmware.station.api.tokens import IdToken


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
class HardwareView:
    """The parts of the station for technicians and operators. None: not fitted, or not known yet. Seconds.

    Counts are since the store is there. `features`: `hal.api.Feature` by value. Problems of the meters are empty where
    there is none; they are told at once, and become a fault after some seconds.
    """

    features: tuple[str, ...] = ()
    contactor_cycles: int = 0
    contactor_under_load: int = 0
    contactor_failures: int = 0
    lock_closed: bool | None = None
    lock_failures: int = 0
    rcd_passed_s: float | None = None
    rcd_tests_passed: int = 0
    rcd_tests_failed: int = 0
    temperature_c: float | None = None
    plug_temperature_c: float | None = None
    cable_limit_a: float | None = None
    single_phase: bool = False
    meter_age_s: float | None = None
    meter_problem: str = ""
    grid_age_s: float | None = None
    grid_problem: str = ""
    grid_w: float | None = None


@dataclass(frozen=True, slots=True)
class LearntView:
    """What is remembered of one vehicle or card with which high-level communication failed. Seconds."""

    name: str
    failures: int  # visits in a row
    age_s: float  # since the last one
    expires_in_s: float
    follows: str  # what it means for the next visit


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
    overstay_per_minute: float = 0.0  # of a vehicle that has charged, does not want more and stays
    overstay_after_s: float = 0.0  # from so much later on


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
class PinView:
    """A PIN may be typed (OCPP C04). `wait_s`: not before so many seconds, after too many wrong ones; None: now."""

    wait_s: float | None = None


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
    pilot_high_v: float | None  # None: never measured
    pilot_low_v: float | None
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
    hardware: HardwareView = HardwareView()
    messages: tuple[OperatorMessage, ...] = ()  # of the operator, due now, those that go first first
    start_button: bool = False  # a driver may begin to charge by a button now, without a token
    pin: PinView | None = None  # None: no PIN can be typed now
