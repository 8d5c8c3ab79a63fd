"""How the control pilot, SLAC and high-level communication (HLC) go together, as a table.

Owns: the pilot mode of this visit and what drives from it. May not: open or close anything; the safety loop has the
last word on every drive.

DC always talks at 5 %. AC talks first too, and falls back to nominal PWM when somebody has authorised and no V2G
session came up: over X1 for T_step_X1 where a vehicle matched [V2G3-M06-06] or where there is no SLAC, over E/F for
T_step_EF where nobody did [V2G3-M06-05, M06-08]. A vehicle that stays in C meanwhile is tolerated.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass

from firmware.core.faults import Fault, PilotAction
from firmware.hal.api import DIGITAL, DRIVE_F, X1, DriveKind, PilotDrive
from firmware.station.powerline import LinkFacts

F_PULSE_S = 0.3  # F lasts at least this long after a fault
_NO_SLAC = LinkFacts()


class Mode(enum.Enum):
    """What the pilot is used for."""

    ABSENT = "absent"  # no vehicle, or none that may be served: X1
    DIGITAL = "digital"  # 5 %: the vehicle shall talk
    STEP_X1 = "step x1"  # from 5 % to nominal, or after a lost link
    STEP_EF = "step e/f"  # tells the vehicle to begin anew, or that nominal PWM follows [V2G3-M06-09]
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
    step_ef_s: float = 4.0
    link: LinkFacts = _NO_SLAC

    @property
    def silent(self) -> bool:
        """The driver may charge and nothing was heard of the vehicle."""
        return self.link.matching_first and not (self.link.heard or self.link.broken)

    @property
    def impatient(self) -> bool:
        """AC: somebody has authorised and no session came up in time."""
        return self.basic and self.authorised and not self.session and self.waited_s >= self.fallback_s

    @property
    def tried(self) -> bool:
        """AC: high-level communication is given up, whoever has authorised or not."""
        hopeless = self.link.refused or ((self.link.unanswered or self.link.broken) and not self.link.tries_left)
        return self.basic and not self.session and hopeless


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
    Row(
        Mode.ABSENT,
        "plugged in, HLC",
        # The modem listens before 5 % begins: some vehicles ask at once.
        lambda f: f.connected and f.usable and f.hlc and f.link.listening,
        Mode.DIGITAL,
    ),
    Row(Mode.ABSENT, "plugged in, basic", lambda f: f.connected and f.usable and f.basic and not f.hlc, Mode.NOMINAL),
    Row(Mode.DIGITAL, "the session is paused", lambda f: f.pausing, Mode.PAUSED),
    Row(Mode.DIGITAL, "over", lambda f: f.over and not f.session, Mode.REST),
    Row(Mode.DIGITAL, "the modem is out of order", lambda f: f.basic and not f.hlc and not f.session, Mode.STEP_X1),
    Row(Mode.DIGITAL, "HLC is given up", lambda f: f.tried, Mode.STEP_X1),  # [V2G3-M06-07], after C_sequ_retry
    Row(
        Mode.DIGITAL,
        "link or session lost",  # [PLCLinkStatus_007]: X1, E/F, 5 %
        lambda f: f.link.broken and f.link.tries_left and not f.session,
        Mode.STEP_X1,
    ),
    Row(
        Mode.DIGITAL,
        "nobody matched",  # [V2G3-M06-07]
        lambda f: f.link.unanswered and f.link.tries_left and not f.session,
        Mode.STEP_EF,
    ),
    Row(
        Mode.DIGITAL,
        "authorised, nothing heard",  # [V2G3-M06-05, M06-08]
        lambda f: f.impatient and f.silent,
        Mode.STEP_EF,
    ),
    Row(
        Mode.DIGITAL,
        "authorised, no HLC",  # [V2G3-M06-06]
        lambda f: f.impatient and not f.silent and not f.link.joining,
        Mode.STEP_X1,
    ),
    Row(Mode.STEP_X1, "over", lambda f: f.over, Mode.REST),
    Row(Mode.STEP_X1, "the vehicle talks after all", lambda f: f.session, Mode.DIGITAL),
    Row(
        Mode.STEP_X1,
        "stepped, again",
        lambda f: f.in_mode_s >= f.step_s and f.hlc and f.link.broken and f.link.tries_left,
        Mode.STEP_EF,
    ),
    Row(Mode.STEP_X1, "stepped", lambda f: f.in_mode_s >= f.step_s and f.basic, Mode.NOMINAL),
    Row(Mode.STEP_X1, "stepped, DC", lambda f: f.in_mode_s >= f.step_s, Mode.DIGITAL),
    Row(Mode.STEP_EF, "over", lambda f: f.over, Mode.REST),
    Row(
        Mode.STEP_EF,
        "stepped, authorised",
        lambda f: f.in_mode_s >= f.step_ef_s and f.basic and f.authorised and not f.link.broken,
        Mode.NOMINAL,
    ),
    Row(Mode.STEP_EF, "stepped", lambda f: f.in_mode_s >= f.step_ef_s, Mode.DIGITAL),
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


def drive_for(
    mode: Mode, offers_power: bool, duty_percent: float | None, step_drive: PilotDrive = DRIVE_F
) -> PilotDrive:
    """What to put on the line. `offers_power`: nominal PWM would be honest now. `step_drive`: E or F."""
    if mode is Mode.DIGITAL:
        return DIGITAL
    if mode is Mode.STEP_EF:
        return step_drive
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
