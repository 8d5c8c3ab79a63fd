"""The board behind a safety microcontroller: its frames become `BoardInputs`, `BoardOutputs` become its frames.

Owns: when frames are sent, when silence is a failure, what a latched reason means in the fault catalogue, and when the
microcontroller is reset. May not: block, decide about energy, or make up a measurement: the microcontroller tells
states and not volts, so the levels here are the nominal ones of the state it told.

The contactor is closed by the microcontroller: by its own rules (state C, no fault, host not silent) and this host's
request. Any fault there is latched until its reset, with the pilot in F, where nothing of the vehicle can be seen. So
while it is latched the last vehicle state before it is reported; once the host has opened too and the live signs of
the cause are gone, the reset line is pulsed and what the vehicle does is seen again.
"""

import contextlib
import enum
from collections.abc import Callable

from firmware.hal.api import BoardInfo, BoardInputs, BoardOutputs, DriveKind, PilotDrive
from firmware.hal.boards.safety_mcu.protocol import (
    ChargeControl,
    ChargeState,
    Contactor,
    CpState,
    Frame,
    FrameId,
    FrameReader,
    Input,
    Reason,
    Temperatures,
    inquiry,
)
from firmware.hal.drivers.channel import Line
from firmware.hal.safety import SENSOR_RANGE_C, STOP_TEMPERATURE_C

SEND_S = 0.1  # Charge Control at least so often
SILENT_S = 0.35  # three Charge States in a row are missing
RESET_PULSE_S = 0.02
BOOT_S = 2.0  # the microcontroller answers 300 ms after a reset; after this it counts as silent
RESET_AFTER_S = 0.4  # from the latch to the first reset: longer than the F pulse of the fault
RESET_BACKOFF_S = (1.0, 60.0)  # first and longest pause after a reset that did not help
STABLE_S = 10.0  # running so long without a fault makes the next pause short again
INQUIRY_S = 0.2
INQUIRIES = 3

NOMINAL_V: dict[CpState, float] = {
    CpState.A: 12.0,
    CpState.B: 9.0,
    CpState.C: 6.0,
    CpState.D: 3.0,
    CpState.E: 0.0,
    CpState.F: -12.0,
}
_NOT_A_TEMPERATURE_C = SENSOR_RANGE_C[1] + 100.0
_TEMPERATURE_FAULTS = frozenset(Reason(code) for code in range(0x03, 0x07))
_OVER_TEMPERATURES = frozenset(Reason(code) for code in range(0x07, 0x0B))
_EMERGENCY_STOPS = frozenset(Reason(code) for code in range(0x10, 0x13))

# Latched reason -> fault of the catalogue that follows from the inputs below. Everything else is `board_failed`.
FAULT_OF_REASON: dict[Reason, str] = {
    **dict.fromkeys(_TEMPERATURE_FAULTS, "temperature_sensor"),
    **dict.fromkeys(_OVER_TEMPERATURES, "over_temperature"),
    **dict.fromkeys(_EMERGENCY_STOPS, "emergency_stop"),
    Reason.PILOT: "pilot_range",
    Reason.PILOT_SHORT: "pilot_short",
    Reason.DIODE: "pilot_diode",
    Reason.CONTACTOR: "contactor_failed",
}


class Phase(enum.Enum):
    """Where the microcontroller is."""

    RUNNING = "running"
    RESET_LOW = "reset line active"
    BOOTING = "booting"


def control_for(outputs: BoardOutputs) -> ChargeControl:
    """The frame that asks for `outputs`. Constant +12 V is 100 % duty, F is 0 %, E is the pilot switched off."""
    drive = outputs.pilot
    contactors = (outputs.contactor, False, False)
    if drive.kind is DriveKind.E:
        return ChargeControl(False, 0, contactors)
    if drive.kind is DriveKind.F:
        return ChargeControl(True, 0, contactors)
    if drive.kind is DriveKind.X1:
        return ChargeControl(True, 1000, contactors)
    return ChargeControl(True, round(drive.duty_percent * 10), contactors)


def levels_of(state: ChargeState) -> tuple[float, float]:
    """The nominal high and low level in volt of what the microcontroller told; NaN where it could not tell."""
    high_v = 0.0 if state.pilot_short else NOMINAL_V.get(state.pilot, float("nan"))
    if not (state.pwm and 0 < state.duty < 1000):
        return high_v, high_v
    if state.diode_fault or high_v == 0.0:
        return high_v, -high_v
    return high_v, -12.0


class SafetyMcuBoard:
    """`Board` over a line to the microcontroller. `reset(True)` pulls its reset line; None: not wired."""

    def __init__(self, info: BoardInfo, line: Line, reset: Callable[[bool], None] | None = None) -> None:
        self._info = info
        self._line = line
        self._reset = reset
        self._reader = FrameReader()
        self._outputs = BoardOutputs()
        self._state: ChargeState | None = None
        self._state_at = 0.0
        self._temperatures = Temperatures()
        self._held_v = float("nan")  # high level when the vehicle was last seen
        self._reason = Reason.NONE  # of the latch, kept until a state without one comes after a reset
        self._latched_at: float | None = None
        self._clean_since: float | None = None
        self._phase = Phase.BOOTING
        self._phase_since: float | None = None
        self._followed = 0  # Charge States in a row that do what is asked
        self._backoff_s = RESET_BACKOFF_S[0]
        self._reset_not_before = float("-inf")
        self._sent_at = float("-inf")
        self._asked = 0
        self._asked_at = float("-inf")
        self.resets = 0
        self.versions: dict[FrameId, str] = {}  # what the inquiries were answered with, as hexadecimal bytes

    @property
    def info(self) -> BoardInfo:
        return self._info

    @property
    def dropped_bytes(self) -> int:
        """Bytes on the line that belonged to no frame."""
        return self._reader.dropped

    def read(self, now: float) -> BoardInputs:
        """The newest state. Raises OSError when the microcontroller is silent or latched for an internal reason."""
        for frame in self._reader.feed(self._line.receive(now)):
            self._take(frame, now)
        self._run_reset(now)
        state = self._state
        if self._phase is not Phase.RUNNING and state is not None:
            return self._inputs(state)  # it was reset on purpose; what it said last stands
        if state is None or now - self._state_at > SILENT_S:
            raise OSError("the safety microcontroller is silent")
        if self._latched_at is not None and self._reason not in FAULT_OF_REASON and not _signs(state):
            raise OSError(f"the safety microcontroller latched: {self._reason.name.lower().replace('_', ' ')}")
        return self._inputs(state)

    def write(self, outputs: BoardOutputs, now: float) -> None:
        """Ask for `outputs`, every 100 ms or on change. Raises OSError when the line is down."""
        changed = outputs != self._outputs
        self._outputs = outputs
        if self._phase is Phase.RESET_LOW:
            return
        if changed or now - self._sent_at >= SEND_S - 1e-6:
            self._line.send(control_for(outputs).encode(), now)
            self._sent_at = now
        if len(self.versions) < 2 and self._asked < INQUIRIES and now - self._asked_at >= INQUIRY_S:
            self._asked += 1
            self._asked_at = now
            self._line.send(inquiry(FrameId.VERSION) + inquiry(FrameId.GIT_HASH), now)

    def close(self) -> None:
        """Ask for everything off and let go of the line; the microcontroller's time limit does the rest."""
        with contextlib.suppress(OSError):  # a silent one opens by its time limit
            self._line.send(control_for(BoardOutputs()).encode(), self._sent_at)
        self._line.close()

    # --- What arrives ---

    def _take(self, frame: Frame, now: float) -> None:
        if frame.ident == FrameId.CHARGE_STATE:
            self._take_state(ChargeState.decode(frame.data), now)
        elif frame.ident == FrameId.PT1000:
            self._temperatures = Temperatures.decode(frame.data)
        elif frame.ident in (FrameId.VERSION, FrameId.GIT_HASH):
            self.versions[FrameId(frame.ident)] = frame.data.hex()

    def _take_state(self, state: ChargeState, now: float) -> None:
        if self._phase is Phase.RESET_LOW:
            return  # a rest of the line from before
        self._followed = self._followed + 1 if self._follows(state) else 0
        if self._phase is Phase.BOOTING:
            if not state.latched and self._followed < 2:
                return  # it has not heard of us yet, or has not measured what it drives
            self._phase, self._phase_since = Phase.RUNNING, now
        self._state, self._state_at = state, now
        if state.latched:
            self._reason = state.reason
            self._clean_since = None
            if self._latched_at is None:
                self._latched_at = now
            return
        self._latched_at = None
        self._reason = Reason.NONE
        if state.pilot in (CpState.A, CpState.B, CpState.C, CpState.D):
            self._held_v = NOMINAL_V[state.pilot]
        if self._clean_since is None:
            self._clean_since = now
        if now - self._clean_since >= STABLE_S:
            self._backoff_s = RESET_BACKOFF_S[0]

    def _follows(self, state: ChargeState) -> bool:
        """It drives the pilot as asked and has seen the pilot."""
        told = drive_of(ChargeControl(state.pwm, state.duty)).kind
        return told is self._outputs.pilot.kind and state.pilot is not CpState.UNKNOWN

    def _run_reset(self, now: float) -> None:
        """Reset a latched microcontroller once the host has opened as well and no sign of the cause is left."""
        if self._phase_since is None:
            self._phase_since = now
        since = now - self._phase_since
        if self._phase is Phase.BOOTING and since >= BOOT_S:
            # Silent, and told so from now on: what it said before the reset is void.
            self._phase, self._phase_since, self._state = Phase.RUNNING, now, None
        if self._reset is None:
            return
        if self._phase is Phase.RESET_LOW and since >= RESET_PULSE_S:
            self._reset(False)
            self._phase, self._phase_since = Phase.BOOTING, now
        elif (
            self._phase is Phase.RUNNING
            and self._latched_at is not None
            and self._state is not None
            and now - self._latched_at >= RESET_AFTER_S
            and now >= self._reset_not_before
            and not self._outputs.contactor
            and not _signs(self._state)
            and not self._hot()
        ):
            self._reset(True)
            self.resets += 1
            self._phase, self._phase_since = Phase.RESET_LOW, now
            self._reset_not_before = now + self._backoff_s
            self._backoff_s = min(self._backoff_s * 2, RESET_BACKOFF_S[1])

    # --- What it means ---

    def _inputs(self, state: ChargeState) -> BoardInputs:
        if self._latched_at is None:
            high_v, low_v = levels_of(state)
        else:
            high_v, low_v = self._latched_levels(state)
        first = state.contactors[0]
        return BoardInputs(
            pilot_high_v=high_v,
            pilot_low_v=low_v,
            contactor_closed=None if first in (Contactor.UNUSED, Contactor.UNKNOWN) else first is Contactor.CLOSED,
            rcd_tripped=state.rcm is Input.TRIPPED,
            emergency_stop=Input.TRIPPED in state.emergency_stops or self._reason in _EMERGENCY_STOPS,
            temperature_c=self._temperature_c(),
        )

    def _latched_levels(self, state: ChargeState) -> tuple[float, float]:
        drive = self._outputs.pilot.kind
        if self._reason is Reason.PILOT_SHORT:
            return 0.0, 0.0
        if self._reason is Reason.PILOT:
            return float("nan"), float("nan")
        if drive is DriveKind.F:
            return NOMINAL_V[CpState.F], NOMINAL_V[CpState.F]
        if drive is DriveKind.E:
            return 0.0, 0.0
        if drive is DriveKind.X1:
            return self._held_v, self._held_v
        return self._held_v, -self._held_v if self._reason is Reason.DIODE else -12.0

    def _hot(self) -> bool:
        return any(channel.stops_charging or channel.self_test_failed for channel in self._temperatures.channels)

    def _temperature_c(self) -> float | None:
        """The hottest channel; beyond the sensor's range when one is broken, at the limit when one says stop."""
        fitted = [channel for channel in self._temperatures.channels if channel.celsius is not None]
        hottest = max((channel.celsius for channel in fitted if channel.celsius is not None), default=None)
        if self._reason in _TEMPERATURE_FAULTS or any(channel.self_test_failed for channel in fitted):
            return _NOT_A_TEMPERATURE_C
        if self._reason in _OVER_TEMPERATURES or any(channel.stops_charging for channel in fitted):
            return max(STOP_TEMPERATURE_C, hottest if hottest is not None else STOP_TEMPERATURE_C)
        return hottest


def _signs(state: ChargeState) -> bool:
    """A cause that the inputs still show: a reset would only latch again."""
    return Input.TRIPPED in state.emergency_stops or state.rcm is Input.TRIPPED


def drive_of(control: ChargeControl) -> PilotDrive:
    """The inverse of `control_for` for the pilot."""
    if not control.pwm:
        return PilotDrive(DriveKind.E)
    if control.duty == 0:
        return PilotDrive(DriveKind.F)
    if control.duty >= 1000:
        return PilotDrive(DriveKind.X1)
    return PilotDrive(DriveKind.PWM, control.duty / 10)
