"""The simulated vehicle on the pilot line: resistors, diode, switch S2, and what it draws.

Owns: the electrical model (`V = Vd + (12 - Vd) * R / (R + 1000)`), and when the vehicle closes S2. Pure.
"""

from dataclasses import dataclass

from firmware.hal.api import DriveKind, PilotDrive
from firmware.hal.pilot import current_for_duty

SOURCE_OHM = 1000.0
SOURCE_V = 12.0
DIODE_V = 0.7
R_STATE_B_OHM = 2740.0
R_STATE_C_OHM = 882.0
R_STATE_D_OHM = 246.0

PROXIMITY_OPEN_OHM = 10_000.0  # nothing in the socket
_PROXIMITY_OHM = ((63.0, 100.0), (32.0, 220.0), (20.0, 680.0), (13.0, 1500.0))


@dataclass(frozen=True, slots=True)
class EvLoad:
    """What is plugged in, and what it wants. Currents in ampere per phase (AC) or ampere (DC).

    `hlc`: it charges under 5 % too (somebody talks ISO 15118 for it). `follows_pwm`: a well-behaved vehicle closes S2
    only under PWM and opens it `REACTION_S` after PWM ended.
    `ev_contactor` is the vehicle's own DC contactor; None: closed when the set-point exceeds the pre-charge current.
    """

    present: bool = False
    ready: bool = False  # wants energy: S2 closed, if the pilot lets it
    ventilated: bool = False  # asks for ventilation when ready
    diode_ok: bool = True
    hlc: bool = True
    follows_pwm: bool = True
    phases: int = 3
    current_a: float = 16.0  # what it would draw
    cable_a: float = 32.0
    battery_voltage_v: float | None = None  # None: always as high as the supply's set-point
    ev_contactor: bool | None = None

    @property
    def proximity_ohm(self) -> float:
        """The coding resistor of the plug; PROXIMITY_OPEN_OHM without one."""
        if not self.present:
            return PROXIMITY_OPEN_OHM
        return next((ohm for rating, ohm in _PROXIMITY_OHM if self.cable_a >= rating), PROXIMITY_OPEN_OHM)

    def accepts(self, drive: PilotDrive) -> bool:
        """Whether this pilot signal lets the vehicle close S2."""
        if drive.kind is not DriveKind.PWM:
            return False
        offered = current_for_duty(drive.duty_percent)
        return self.hlc if offered is None else offered > 0.0

    def resistance_ohm(self, s2: bool) -> float:
        """What the vehicle puts between CP and PE, behind its diode."""
        if not s2:
            return R_STATE_B_OHM
        return R_STATE_D_OHM if self.ventilated else R_STATE_C_OHM


REACTION_S = 0.2  # from the end of PWM to S2 open; Annex A allows 3 s

# name of `plug_in` -> vehicle
KINDS: dict[str, EvLoad] = {
    "ac": EvLoad(present=True),
    "ac-basic": EvLoad(present=True, hlc=False),
    "ac-1-phase": EvLoad(present=True, phases=1, current_a=32.0),
    "ventilated": EvLoad(present=True, ventilated=True),
    "simple": EvLoad(present=True, ready=True, follows_pwm=False, current_a=10.0, phases=1),  # A to C at once
    "no-diode": EvLoad(present=True, diode_ok=False),
    "dc": EvLoad(present=True, follows_pwm=False, current_a=400.0),
    "dc-ventilated": EvLoad(present=True, follows_pwm=False, current_a=400.0, ventilated=True),
}


def pilot_levels(drive: PilotDrive, load: EvLoad, s2: bool, shorted: bool) -> tuple[float, float]:
    """High and low level at the EVSE in volt; both are the same where the generator is constant."""

    def loaded(source_v: float) -> float:
        if shorted:
            return 0.0
        if not load.present:
            return source_v
        resistance = load.resistance_ohm(s2)
        if not load.diode_ok:
            return source_v * resistance / (resistance + SOURCE_OHM)
        if source_v <= DIODE_V:
            return source_v  # the diode blocks
        return DIODE_V + (source_v - DIODE_V) * resistance / (resistance + SOURCE_OHM)

    if drive.kind is DriveKind.PWM:
        return loaded(SOURCE_V), loaded(-SOURCE_V)
    level = {DriveKind.X1: SOURCE_V, DriveKind.E: 0.0, DriveKind.F: -SOURCE_V}[drive.kind]
    return loaded(level), loaded(level)
