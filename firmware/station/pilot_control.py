"""How the control pilot and high-level communication (HLC) go together, as a table.

Owns: the pilot mode of this visit and what drives from it. May not: open or close anything; the safety loop has the
last word on every drive. SLAC's E/F steps belong to the issue that brings SLAC.

DC always talks at 5 %. AC talks first too, and falls back to nominal PWM (Figure 5 of ISO 15118-3: X1 for T_step_X1
in between) when somebody has authorised and no V2G session came up; a vehicle that stays in C meanwhile is tolerated.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass

from firmware.core.faults import Fault, PilotAction
from firmware.hal.api import DIGITAL, DRIVE_F, X1, DriveKind, PilotDrive

F_PULSE_S = 0.3  # F lasts at least this long after a fault


class Mode(enum.Enum):
    """What the pilot is used for."""

    ABSENT = "absent"  # no vehicle, or none that may be served: X1
    DIGITAL = "digital"  # 5 %: the vehicle shall talk
    STEP_X1 = "step x1"  # from 5 % to nominal
    NOMINAL = "nominal"  # the duty cycle tells the current; X1 while there is nothing to offer
    PAUSED = "paused"  # the V2G session is paused: X1 until somebody wakes up
    REST = "rest"  # this visit's charging is over: X1 until unplugged or authorised anew


@dataclass(frozen=True, slots=True)
class PilotFacts:
    """What the table looks at. Seconds where a name ends in `_s`."""

    connected: bool
    usable: bool  # in service, no fault that blocks
    hlc: bool  # configured
    basic: bool  # nominal PWM may be used (AC)
    authorised: bool
    session: bool  # a V2G session is alive
    pausing: bool  # the last session ended with a pause and nobody has woken up since
    over: bool  # a transaction ended in this visit and no new one is wanted
    basic_power: bool  # basic charging is delivering
    waited_s: float  # authorised and connected without a session for this long
    in_mode_s: float
    fallback_s: float
    step_s: float


@dataclass(frozen=True, slots=True)
class Row:
    """In `mode` (None: any other than the target), when `when` holds, go to `to`. The first row that fits counts."""

    mode: Mode | None
    why: str
    when: Callable[[PilotFacts], bool]
    to: Mode


TABLE: tuple[Row, ...] = (
    Row(None, "no vehicle", lambda f: not f.connected, Mode.ABSENT),
    Row(None, "out of service", lambda f: not f.usable and not f.session, Mode.ABSENT),
    Row(Mode.ABSENT, "plugged in after the end", lambda f: f.connected and f.usable and f.over, Mode.REST),
    Row(Mode.ABSENT, "plugged in, HLC", lambda f: f.connected and f.usable and f.hlc, Mode.DIGITAL),
    Row(Mode.ABSENT, "plugged in, basic", lambda f: f.connected and f.usable and f.basic, Mode.NOMINAL),
    Row(Mode.DIGITAL, "the session is paused", lambda f: f.pausing, Mode.PAUSED),
    Row(Mode.DIGITAL, "over", lambda f: f.over and not f.session, Mode.REST),
    Row(
        Mode.DIGITAL,
        "authorised, no HLC",
        lambda f: f.basic and f.authorised and not f.session and f.waited_s >= f.fallback_s,
        Mode.STEP_X1,
    ),
    Row(Mode.STEP_X1, "over", lambda f: f.over, Mode.REST),
    Row(Mode.STEP_X1, "the vehicle talks after all", lambda f: f.session, Mode.DIGITAL),
    Row(Mode.STEP_X1, "stepped", lambda f: f.in_mode_s >= f.step_s, Mode.NOMINAL),
    Row(Mode.NOMINAL, "over", lambda f: f.over, Mode.REST),
    Row(Mode.NOMINAL, "the vehicle talks after all", lambda f: f.session and not f.basic_power, Mode.DIGITAL),
    Row(Mode.PAUSED, "the vehicle is back", lambda f: f.session or not f.pausing, Mode.DIGITAL),
    Row(Mode.PAUSED, "over", lambda f: f.over, Mode.REST),
    Row(Mode.REST, "the vehicle talks again", lambda f: f.hlc and f.session, Mode.DIGITAL),
    Row(Mode.REST, "authorised anew, HLC", lambda f: f.hlc and not f.over, Mode.DIGITAL),
    Row(Mode.REST, "authorised anew, basic", lambda f: f.basic and not f.over, Mode.NOMINAL),
)


def next_row(mode: Mode, facts: PilotFacts) -> Row | None:
    """The row that leaves `mode`, or None to stay."""
    for row in TABLE:
        if (row.mode is mode or (row.mode is None and row.to is not mode)) and row.when(facts):
            return row
    return None


def drive_for(mode: Mode, offers_power: bool, duty_percent: float | None) -> PilotDrive:
    """What to put on the line. `offers_power`: nominal PWM would be honest now."""
    if mode is Mode.DIGITAL:
        return DIGITAL
    if mode is Mode.NOMINAL and offers_power and duty_percent is not None:
        return PilotDrive(DriveKind.PWM, duty_percent)
    return X1


def drive_for_faults(faults: list[tuple[Fault, float]], asked: PilotDrive, now: float) -> PilotDrive:
    """`asked`, unless one of the faults (with the time it was raised) takes the pilot away."""
    drive = asked
    for fault, raised_at in faults:
        pulse = fault.pilot is PilotAction.F_PULSE and now - raised_at < F_PULSE_S
        if fault.pilot is PilotAction.F or pulse:
            return DRIVE_F
        if fault.pilot is not PilotAction.KEEP:
            drive = X1
    return drive
