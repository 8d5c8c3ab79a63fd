"""The DC power stage: cable check, pre-charge, charging and the way down, as a state machine over facts.

Owns: the order of the steps, their limits in time, and what supply, isolation monitor and contactor are asked for.
May not: energise on its own: everything here is only a wish that `Station.lease` grants or not.
No energy without a cable check passed in this session: `set_target` is refused before (iso15118.md 6a).

Steps of the cable check (IEC 61851-23, as charging-control.md tells): output below 60 V with the contactor open,
close, raise to the test voltage with at most 2 A (doubles as short-circuit test), isolation test, down below 60 V.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass

from firmware.core.timeline import Level
from firmware.hal.api import ContactorState, DcRatings, DcReading, IsolationReading, IsolationResult
from firmware.iso15118.api import CheckState, DcLimits, Isolation
from firmware.station.effects import DcCommand, IsolationCommand, Note, StationEvent
from firmware.station.energy import clip_dc_target

SAFE_V = 60.0
TEST_CURRENT_A = 2.0
REACHED_V = 10.0  # the test voltage counts as reached within this
OFF_A = 1.0  # less is no load to open under
CHECK_S = 38.0  # whole cable check (the vehicle gives up after 40 s)
RAMP_S = 2.0  # the supply has this long to ramp down before it is switched off under load
RAMP_A_S = 25.0  # the current rises at most so fast; it falls at once
ISOLATION_OHM = 100_000.0
SUPERVISION_S = 15.0  # a monitor that tests itself while it supervises is longer without a measurement than 5 s


class Step(enum.Enum):
    """Where the power stage stands."""

    OFF = "off"
    LOW = "wait for less than 60 V"
    CLOSE = "close the contactor"
    RAISE = "raise to the test voltage"
    ISOLATION = "test the isolation"
    DISCHARGE = "down below 60 V"
    READY = "cable check passed"
    ENERGY = "pre-charge or charging"
    RAMP = "ramp down"
    FAILED = "cable check failed"


# Step -> seconds it may take before the cable check fails.
LIMITS_S: dict[Step, float] = {
    Step.LOW: 10.0,
    Step.CLOSE: 5.0,
    Step.RAISE: 10.0,
    Step.ISOLATION: 30.0,
    Step.DISCHARGE: 10.0,
}
CHECKING = frozenset(LIMITS_S)
CONTACTOR_STEPS = frozenset(
    {Step.CLOSE, Step.RAISE, Step.ISOLATION, Step.DISCHARGE, Step.READY, Step.ENERGY, Step.RAMP}
)
SUPPLY_STEPS = frozenset({Step.RAISE, Step.ISOLATION, Step.ENERGY, Step.RAMP})
CHECK_STATES: dict[Step, CheckState] = {
    Step.OFF: CheckState.IDLE,
    Step.FAILED: CheckState.FAILED,
    **dict.fromkeys(CHECKING, CheckState.RUNNING),
    **dict.fromkeys((Step.READY, Step.ENERGY, Step.RAMP), CheckState.PASSED),
}


@dataclass(frozen=True, slots=True)
class DcFacts:
    """What a pass looks at. None: the driver has said nothing yet."""

    reading: DcReading | None
    isolation: IsolationReading | None
    contactor: ContactorState


def test_voltage(ev_max_v: float, evse_max_v: float) -> float:
    """Up to 500 V the vehicle's limit plus 50 V, capped at 500 V; above 1.1 times its limit; never above ours."""
    wanted = min(500.0, ev_max_v + 50.0) if ev_max_v <= 500.0 else 1.1 * ev_max_v
    return min(wanted, evse_max_v)


class DcStage:
    """The sequence. `emit` takes the commands and notes."""

    def __init__(self, ratings: DcRatings, emit: Callable[[StationEvent], None]) -> None:
        self.ratings = ratings
        self._emit = emit
        self._sent: DcCommand | None = None
        self._monitoring = False
        self.step = Step.OFF
        self._since = 0.0
        self._check_since = 0.0
        self._test_v = 0.0
        self._isolation = Isolation.INVALID
        self._target: tuple[float, float] = (0.0, 0.0)
        self._precharged = False
        self._ramp_a = 0.0  # the part of the target's current that is asked for by now
        self._ramped_at = 0.0

    # --- asked by the session --------------------------------------------------------------------------------

    def new_session(self, now: float) -> None:
        """A session began: what an earlier one has checked does not count."""
        self.shut(now)
        self._isolation = Isolation.INVALID

    def start_cable_check(self, ev_max_v: float, now: float) -> None:
        """Begin (again: after a renegotiation everything is checked anew)."""
        if self.step in CHECKING:
            return
        self._test_v = test_voltage(
            ev_max_v if ev_max_v > 0.0 else self.ratings.max_voltage_v, self.ratings.max_voltage_v
        )
        self._isolation = Isolation.INVALID
        self._precharged = False
        self._check_since = now
        self._supply_off(now)
        self._go(Step.LOW, now)

    def set_target(self, voltage_v: float, current_a: float, precharge: bool, limits: DcLimits, now: float) -> bool:
        """Ask for output. False: not now (no cable check, no pre-charge, or on the way down)."""
        if self.step not in (Step.READY, Step.ENERGY) or (not precharge and not self._precharged):
            return False
        voltage_v, current_a = clip_dc_target(voltage_v, current_a, limits)
        if precharge:
            self._precharged = True
            current_a = min(current_a if current_a > 0.0 else TEST_CURRENT_A, TEST_CURRENT_A)
        self._target = (voltage_v, current_a)
        if self.step is Step.READY:
            self._go(Step.ENERGY, now)
        return True

    def stop(self, now: float) -> None:
        """Ramp down, then off; the contactor opens when the current is gone."""
        if self.step is Step.ENERGY:
            self._target = (self._target[0], 0.0)
            self._go(Step.RAMP, now)
        elif self.step is not Step.RAMP:
            self.shut(now)

    def shut(self, now: float) -> None:
        """Everything off at once."""
        self._supply_off(now)
        self._monitor(False)
        self._precharged = False
        if self.step is not Step.OFF:
            self._go(Step.OFF, now)

    # --- a pass --------------------------------------------------------------------------------------------------

    def advance(self, facts: DcFacts, now: float) -> None:
        """Take the step that the facts allow, and tell the supply."""
        if self.step in CHECKING:
            self._check(facts, now)
        elif self.step is Step.RAMP:
            gone = facts.reading is not None and abs(facts.reading.current_a) < OFF_A
            if gone or now - self._since >= RAMP_S:
                self.shut(now)
        elif self.step in (Step.READY, Step.ENERGY) and facts.contactor is not ContactorState.CLOSED:
            self._note("the contactor opened: the supply goes off", Level.WARNING)
            self.shut(now)
        self._drive_supply(facts, now)

    def _check(self, facts: DcFacts, now: float) -> None:
        if now - self._check_since >= CHECK_S or now - self._since >= LIMITS_S[self.step]:
            self._fail(f"took too long to {self.step.value}", now)
            return
        reading, closed = facts.reading, facts.contactor is ContactorState.CLOSED
        if self.step not in (Step.LOW, Step.CLOSE) and not closed:
            self._fail("the contactor opened", now)
        elif reading is None:
            return
        elif self.step is Step.LOW:
            if abs(reading.voltage_v) < SAFE_V and facts.contactor is ContactorState.OPEN:
                self._go(Step.CLOSE, now)
        elif self.step is Step.CLOSE:
            if closed:
                self._go(Step.RAISE, now)
        elif self.step is Step.RAISE:
            if abs(reading.voltage_v - self._test_v) <= REACHED_V:
                self._monitor(True)
                self._go(Step.ISOLATION, now)
        elif self.step is Step.ISOLATION:
            self._judge_isolation(facts.isolation, now)
        elif self.step is Step.DISCHARGE and abs(reading.voltage_v) < SAFE_V:
            self._note(f"cable check passed in {now - self._check_since:.1f} s")
            self._go(Step.READY, now)

    def _judge_isolation(self, isolation: IsolationReading | None, now: float) -> None:
        """Only a measurement that began in this step counts."""
        if isolation is None or isolation.at <= self._since:
            return
        if isolation.result not in (IsolationResult.VALID, IsolationResult.FAULT):
            return
        if _isolated(isolation):
            self._isolation = Isolation.VALID
            self._go(Step.DISCHARGE, now)
        else:
            self._isolation = Isolation.FAULT
            self._fail(f"isolation {isolation.resistance_ohm / 1000:.0f} kOhm", now)

    def isolation_lost(self, isolation: IsolationReading | None, now: float) -> bool:
        """The monitor reports a fault while there is, or was just, output (supervision while charging); or it has not
        measured for `SUPERVISION_S`, whatever it has measured before.
        """
        if self._isolation is Isolation.FAULT:
            return True
        if self.step not in (Step.ENERGY, Step.RAMP) or isolation is None:
            return False
        measured = isolation.result in (IsolationResult.VALID, IsolationResult.FAULT)
        return (measured and not _isolated(isolation)) or now - isolation.at > SUPERVISION_S

    # --- what the station reads ----------------------------------------------------------------------------------

    @property
    def has_vehicle(self) -> bool:
        """Energy flows, or may: the vehicle's own contactor may be closed."""
        return self.step in (Step.ENERGY, Step.RAMP)

    @property
    def wants_contactor(self) -> bool:
        """The present step needs the contactor closed."""
        return self.step in CONTACTOR_STEPS

    @property
    def wants_output(self) -> bool:
        """The supply's output may be live (the safety loop's DC enable)."""
        return self.step in SUPPLY_STEPS

    @property
    def check(self) -> CheckState:
        """The cable check for the view."""
        return CHECK_STATES[self.step]

    @property
    def isolation(self) -> Isolation:
        """As measured in this session."""
        return self._isolation

    def next_deadline(self) -> float | None:
        """When the present step runs out of time."""
        if self.step in CHECKING:
            return min(self._since + LIMITS_S[self.step], self._check_since + CHECK_S)
        return self._since + RAMP_S if self.step is Step.RAMP else None

    # --- inside --------------------------------------------------------------------------------------------------

    def _drive_supply(self, facts: DcFacts, now: float) -> None:
        """The supply is only on behind a closed contactor."""
        elapsed, self._ramped_at = now - self._ramped_at, now
        if facts.contactor is not ContactorState.CLOSED or self.step not in SUPPLY_STEPS:
            return
        if self.step in (Step.RAISE, Step.ISOLATION):
            self._send(DcCommand(True, self._test_v, TEST_CURRENT_A))
        else:
            voltage_v, current_a = self._target
            self._ramp_a = min(current_a, self._ramp_a + RAMP_A_S * elapsed)
            self._send(DcCommand(True, voltage_v, self._ramp_a))

    def _supply_off(self, now: float) -> None:
        self._target = (0.0, 0.0)
        self._ramp_a = 0.0
        if self._sent is not None and self._sent.on:
            self._send(DcCommand(False))

    def _send(self, command: DcCommand) -> None:
        if command != self._sent:
            self._sent = command
            self._emit(command)

    def _monitor(self, on: bool) -> None:
        if on or self._monitoring:
            self._emit(IsolationCommand(on))
        self._monitoring = on

    def _fail(self, why: str, now: float) -> None:
        self._note(f"cable check failed: {why}", Level.WARNING)
        self.shut(now)
        self._go(Step.FAILED, now)

    def _go(self, step: Step, now: float) -> None:
        if step is Step.DISCHARGE:
            self._supply_off(now)
        self.step, self._since = step, now

    def _note(self, text: str, level: Level = Level.INFO) -> None:
        self._emit(Note(text, level))


def _isolated(isolation: IsolationReading) -> bool:
    """Good, and not merely called good; what is no number is not."""
    return isolation.result is IsolationResult.VALID and isolation.resistance_ohm >= ISOLATION_OHM
