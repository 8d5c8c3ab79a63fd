"""What the rest of the firmware may know of the hardware: Protocols and frozen dataclasses, no behaviour.

Units: volt, ampere, watt, watt-hour, degree Celsius, ohm, seconds (monotonic). Currents and powers are positive
towards the vehicle, negative back to the grid. Sources: IEC 61851-1 Annex A as condensed in the project's facts.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

# --- Control pilot -----------------------------------------------------------------------------------------------


class PilotState(enum.Enum):
    """The vehicle state that the high level of the control pilot tells (IEC 61851-1 Table A.2)."""

    A = "A"  # no vehicle, about +12 V
    B = "B"  # vehicle, not ready, about +9 V
    C = "C"  # vehicle ready, about +6 V
    D = "D"  # vehicle ready and wants ventilation, about +3 V
    E = "E"  # pilot shorted to PE, or no EVSE power, about 0 V
    F = "F"  # EVSE not available, about -12 V
    UNKNOWN = "?"  # not measured yet

    @property
    def vehicle_present(self) -> bool:
        """B, C or D."""
        return self in (PilotState.B, PilotState.C, PilotState.D)

    @property
    def ready(self) -> bool:
        """C or D: the vehicle asks for energy."""
        return self in (PilotState.C, PilotState.D)


class DriveKind(enum.Enum):
    """What the EVSE puts on the pilot line."""

    X1 = "x1"  # constant +12 V, oscillator off
    PWM = "pwm"
    E = "e"  # constant 0 V
    F = "f"  # constant -12 V


@dataclass(frozen=True, slots=True)
class PilotDrive:
    """`duty_percent` counts for PWM only: 5.0 asks for digital communication, 10.0 to 96.0 tell a current."""

    kind: DriveKind
    duty_percent: float = 0.0


X1 = PilotDrive(DriveKind.X1)
DRIVE_E = PilotDrive(DriveKind.E)
DRIVE_F = PilotDrive(DriveKind.F)
DIGITAL = PilotDrive(DriveKind.PWM, 5.0)  # 5 %: high-level communication required


# --- What a board reads and writes -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BoardInputs:
    """One sample of everything the safety step looks at. None: the board cannot measure it."""

    pilot_high_v: float
    pilot_low_v: float
    contactor_closed: bool | None = None  # mirror contact or mains sense behind the contactor
    lock_closed: bool | None = None
    proximity_ohm: float | None = None
    rcd_tripped: bool = False
    emergency_stop: bool = False
    grid_lost: bool = False
    ventilation: bool = False
    temperature_c: float | None = None  # inside the station
    plug_temperature_c: float | None = None  # at the contacts of plug or socket
    supply_over_voltage: bool = False  # DC over-voltage monitor


@dataclass(frozen=True, slots=True)
class BoardOutputs:
    """What the safety step commands; the default is the safe state."""

    pilot: PilotDrive = X1
    contactor: bool = False
    lock: bool = False
    dc_enable: bool = False
    rcd_test: bool = False  # the pulse on the test input of the residual current monitor
    single_phase: bool = False  # the phase relay connects one phase only


class Feature(enum.Enum):
    """What a board may have besides pilot and contactor. Without a feature its field of `BoardInputs` says nothing."""

    CONTACTOR_FEEDBACK = "contactor feedback"
    LOCK = "lock"
    PROXIMITY = "proximity"
    RCD = "residual current monitor"
    RCD_TEST = "residual current monitor with test input"
    EMERGENCY_STOP = "emergency stop"
    GRID_LOSS = "grid-loss input"
    VENTILATION = "ventilation"
    TEMPERATURE = "temperature"
    PLUG_TEMPERATURE = "plug temperature"
    PHASE_SWITCH = "phase switch"
    STATE_E = "state E"  # it can take the pilot to 0 V, which looks like a plug that is pulled
    OVER_VOLTAGE = "over-voltage monitor"


class Interlock(enum.Enum):
    """What opens the contactor when this process cannot."""

    NONE = "none"  # only with `[board] bench = "..."` in words
    SIMULATED = "simulated"
    MONOSTABLE = "monostable"  # retriggerable, in the coil supply
    SAFETY_MCU = "safety_mcu"


@dataclass(frozen=True, slots=True)
class BoardInfo:
    """What a board declares about itself."""

    name: str
    interlock: Interlock
    max_current_a: float
    phases: int
    nominal_voltage_v: float = 230.0
    fixed_cable: bool = True  # False: a socket with proximity and a lock
    has_contactor_feedback: bool = True
    dc: bool = False
    rcd_test: bool = False  # it can make its residual current monitor trip
    report_delay_s: float = 0.0  # how old a sample may be that is new to us: a drive or command shows only after it
    features: frozenset[Feature] = frozenset()


class Board(Protocol):
    """A board. `read` and `write` are called from the safety thread only, every 10 ms, and must not block."""

    @property
    def info(self) -> BoardInfo: ...

    def read(self, now: float) -> BoardInputs: ...

    def write(self, outputs: BoardOutputs, now: float) -> None: ...

    def close(self) -> None:
        """Put every output into its safe state and release the hardware."""
        ...


# --- Leases and what the safety loop reports ---------------------------------------------------------------------

LEASE_SECONDS = 0.5  # a lease not renewed for this long is worth nothing
STEP_SECONDS = 0.01  # period of the safety loop


@dataclass(frozen=True, slots=True)
class Lease:
    """What the station asks of the safety loop, valid until `expires_at`; expiry means contactor open, pilot X1.

    A lease only permits: the safety loop closes the contactor when `allow_power` holds AND the pilot is in C (or D
    with ventilation) AND nothing is latched. When `allow_power` is withdrawn the safety loop waits for the vehicle to
    leave C, at most 6 s (Annex A sequence 10.2), unless `open_now` says to open at once.
    """

    drive: PilotDrive
    allow_power: bool
    lock: bool
    expires_at: float
    dc_enable: bool = False
    open_now: bool = False  # open at once, under load if it must be (emergency, DC end, protocol stop)
    single_phase: bool = False  # connect one phase; counts where the board has a phase switch


class ContactorState(enum.Enum):
    """The contactor as commanded and as seen by its feedback."""

    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"
    OPENING = "opening"
    WELDED = "welded"  # feedback says closed long after the command to open
    FAILED = "failed"  # did not close


@dataclass(frozen=True, slots=True)
class SafetyEvent:
    """Something the safety loop saw. `kind`: pilot, contactor, toggle (B-C-B), fault, cleared, lease, proximity, board.

    `text` is one line for people; `fault` is the catalogue id for fault and cleared.
    """

    at: float
    kind: str
    text: str
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class SafetyReport:
    """The state of the safety loop after a step. Written by its thread as one immutable object, read by anyone."""

    at: float
    pilot: PilotState = PilotState.UNKNOWN
    pilot_high_v: float = 0.0
    pilot_low_v: float = 0.0
    drive: PilotDrive = X1
    contactor: ContactorState = ContactorState.OPEN
    contactor_since: float = 0.0
    lock_closed: bool | None = None
    cable_limit_a: float | None = None  # from proximity; None: fixed cable or no plug
    temperature_c: float | None = None
    plug_temperature_c: float | None = None
    single_phase: bool = False
    rcd_passed_at: float | None = None  # when the residual current monitor passed its last test
    lease_valid: bool = False
    faults: frozenset[str] = frozenset()  # latched or present fault ids of the catalogue
    toggles: int = 0  # count of B-C-B wake-up toggles since start

    @property
    def powered(self) -> bool:
        """Energy can flow to the vehicle."""
        return self.contactor in (ContactorState.CLOSED, ContactorState.OPENING, ContactorState.WELDED)


class SafetyLoop(Protocol):
    """The station's handle on the safety thread."""

    @property
    def report(self) -> SafetyReport: ...

    def renew(self, lease: Lease) -> None:
        """Replace the lease. Thread-safe, never blocks."""
        ...

    def take_events(self) -> list[SafetyEvent]:
        """Events since the last call, oldest first."""
        ...

    def clear_fault(self, fault: str) -> bool:
        """Ask for a latched fault to be cleared. False: its cause is still there or it needs another act."""
        ...


# --- Devices -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MeterReading:
    """One reading of the energy meter. Registers in Wh, import is energy delivered to the vehicle.

    `signed` is the meter's own signed record, passed through untouched.
    """

    at: float
    import_wh: float
    export_wh: float = 0.0
    power_w: float = 0.0
    voltage_v: tuple[float, ...] = ()
    current_a: tuple[float, ...] = ()
    serial: str = ""
    signed: bytes | None = None
    frequency_hz: float | None = None  # of the grid, where the meter tells it
    problem: str = ""  # why no newer reading is to be had; the numbers are the last good ones


class Meter(Protocol):
    """An energy meter. `read` never blocks: it returns the newest sample the driver has."""

    def read(self, now: float) -> MeterReading: ...


@dataclass(frozen=True, slots=True)
class DcReading:
    """What a DC supply delivers now."""

    at: float
    voltage_v: float
    current_a: float
    enabled: bool = False
    fault: bool = False


@dataclass(frozen=True, slots=True)
class DcRatings:
    """The limits of a DC supply."""

    max_voltage_v: float
    min_voltage_v: float
    max_current_a: float
    min_current_a: float
    max_power_w: float
    current_ripple_a: float = 1.0
    max_discharge_current_a: float = 0.0  # what it can take from the vehicle; 0: it cannot
    max_discharge_power_w: float = 0.0


class DcSupply(Protocol):
    """A DC power stage. Its output is only live while the safety loop also grants `dc_enable`."""

    @property
    def ratings(self) -> DcRatings: ...

    def set_target(self, voltage_v: float, current_a: float, now: float) -> None: ...

    def switch(self, on: bool, now: float) -> None: ...

    def read(self, now: float) -> DcReading: ...


class IsolationResult(enum.Enum):
    """What the isolation monitor says."""

    UNKNOWN = "unknown"  # never measured since the vehicle came
    TESTING = "testing"
    VALID = "valid"
    FAULT = "fault"  # below 100 kOhm, or the self test failed


@dataclass(frozen=True, slots=True)
class IsolationReading:
    """The newest isolation measurement. `resistance_ohm` is the lower of the two poles."""

    at: float
    result: IsolationResult
    resistance_ohm: float = 0.0
    voltage_v: float | None = None  # between the poles, where the monitor measures it
    problem: str = ""  # of the monitor itself, with `FAULT`


class IsolationMonitor(Protocol):
    """An isolation monitoring device."""

    def start_test(self, now: float) -> None:
        """Begin a self test followed by a measurement."""
        ...

    def stop(self, now: float) -> None: ...

    def read(self, now: float) -> IsolationReading: ...


@dataclass(frozen=True, slots=True)
class Light:
    """What the status light shows: red, green and blue from 0 to 255, and whether the buzzer sounds."""

    red: int = 0
    green: int = 0
    blue: int = 0
    sound: bool = False


DARK = Light()


class Indicator(Protocol):
    """A status light and a buzzer. Told the present moment again and again; blinking is the caller's."""

    def show(self, light: Light) -> None:
        """Never blocks; never raises."""
        ...


@dataclass(frozen=True, slots=True)
class Equipment:
    """Everything a board driver brings along. `poll_tokens` returns cards shown since the last call,
    `reader_problem` why there will be none (empty: nothing is wrong, or there is no reader).

    `grid_meter` stands at the connection of the building: its import is what the building takes.
    """

    board: Board
    meter: Meter
    grid_meter: Meter | None = None
    indicator: Indicator | None = None
    dc_supply: DcSupply | None = None
    isolation: IsolationMonitor | None = None
    poll_tokens: Callable[[], list[str]] = field(default=list)
    reader_problem: Callable[[], str] = field(default=str)
