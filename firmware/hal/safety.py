"""The safety step: one pure function that decides contactor, pilot, lock and DC enable from one sample of the board.

Owns: every rule about when the contactor may be closed and must be open, what the pilot carries during a fault, when
the lock may move, and which local faults exist (`CAUSES`). Everybody else only asks, with a lease.
May not: read a clock, wait, do I/O, or know why the station wants something.

The rules in one place:
1. Closed needs everything at once: a valid lease that allows power and drives PWM, the pilot in C (or in D with
   ventilation), the vehicle's diode seen, the plug locked where there is a lock, and no fault that opens.
2. Any of these lost opens at once. The one exception is a permission that is withdrawn politely: then the vehicle has
   6 s to leave C (sequence 10), unless the lease says `open_now`.
3. What opened because of a fault closes again only after the fault is cleared as its catalogue row says, and only
   under a permission that is newer than the fault.
4. DC: the output is enabled only behind a closed contactor, and is disabled before the contactor opens.
5. The lock never opens while the contactor is closed or its feedback says so.
6. The phase relay never moves under load (`phases.py`).

Times are monotonic seconds. Sources: IEC 61851-1 Annex A sequences, named where they decide.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from firmware.core.faults import CATALOGUE, ClearRule, Fault, PilotAction
from firmware.hal.api import (
    DRIVE_F,
    LEASE_SECONDS,
    X1,
    BoardInfo,
    BoardInputs,
    BoardOutputs,
    ContactorState,
    DriveKind,
    Feature,
    Lease,
    PilotDrive,
    PilotState,
    SafetyEvent,
    SafetyReport,
)
from firmware.hal.phases import PhaseRelay, may_close
from firmware.hal.phases import advance as advance_phases
from firmware.hal.pilot import (
    MIN_CURRENT_A,
    SETTLE_S,
    PilotTrack,
    Proximity,
    classify_proximity,
    current_for_duty,
    diode_seen,
    drive_is_legal,
    duty_for_current,
    observe,
)
from firmware.hal.rcd_test import CALM_S, RcdTest
from firmware.hal.rcd_test import advance as advance_rcd_test

# --- Times and limits ---------------------------------------------------------------------------------------------

PATIENCE_S = 6.0  # sequence 10.2: the vehicle may draw this long after the permission went, then open under load
F_PULSE_S = 0.3  # F lasts at least this long after a fault
STALL_S = 0.2  # no step for this long: an interlock may have opened meanwhile, so the old permission is over
CLEAR_S = 0.3  # a cause must be away this long before its fault may go
WELD_S = 0.1  # feedback still closed this long after the command to open
CLOSE_FAIL_S = 0.5  # feedback still open this long after the command to close
DROP_OUT_S = 0.1  # feedback lost while closed
DIODE_BAD_S = 0.03  # a low level that shows no diode
DIODE_GOOD_S = 0.02  # a low level that shows the diode, before closing
SETTLED_S = 0.1  # after a change of drive the pilot is not judged against the generator for this long
DC_OFF_S = 0.02  # from disabling the DC output to opening the contactor
LOCK_S = 3.0  # lock and unlock, with the driver's own retries
PROXIMITY_S = 0.3
STOP_TEMPERATURE_C = 85.0
RESUME_TEMPERATURE_C = 75.0
STOP_PLUG_TEMPERATURE_C = 90.0  # of the contacts
RESUME_PLUG_TEMPERATURE_C = 80.0
SENSOR_RANGE_C = (-45.0, 150.0)

_UNSEEN = PilotTrack()
_UNTESTED = RcdTest()
_ALL_PHASES = PhaseRelay()
_SAFE = BoardOutputs()
_NO_LEASE = Lease(drive=X1, allow_power=False, lock=False, expires_at=0.0)

# --- State --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ActiveFault:
    """A fault that is there. `seen_at`: when its cause was last seen. `renewed`: the permission went away since."""

    raised_at: float
    seen_at: float
    renewed: bool = False


@dataclass(frozen=True, slots=True)
class SafetyState:
    """Everything the step remembers. `initial` makes the first one; only `step` makes others."""

    info: BoardInfo
    stepped_at: float = 0.0
    pilot: PilotTrack = _UNSEEN
    outputs: BoardOutputs = _SAFE
    command_since: float = 0.0  # of outputs.contactor
    drive_since: float = 0.0  # of outputs.pilot.kind
    lock_since: float = 0.0  # of outputs.lock
    dc_since: float = 0.0  # of outputs.dc_enable
    closed_since: float | None = None  # feedback says closed since
    open_since: float | None = None  # neither commanded nor seen closed since
    contactor: ContactorState = ContactorState.OPEN
    contactor_since: float = 0.0
    diode_since: float | None = None  # diode seen since
    withdrawn_at: float | None = None  # permission withdrawn under load
    proximity: Proximity = Proximity.NO_CABLE
    rcd_test: RcdTest = _UNTESTED
    phases: PhaseRelay = _ALL_PHASES
    lease: Lease | None = None
    lease_seen_at: float = 0.0
    lease_valid: bool = False
    present: Mapping[str, float] = field(default_factory=dict)  # key of a cause -> present since
    faults: Mapping[str, ActiveFault] = field(default_factory=dict)  # by catalogue id


@dataclass(frozen=True, slots=True)
class StepResult:
    """What one step gives: the next state, what to write, what to publish, what happened."""

    state: SafetyState
    outputs: BoardOutputs
    report: SafetyReport
    events: tuple[SafetyEvent, ...]


def initial(info: BoardInfo, now: float, latched: frozenset[str] = frozenset()) -> SafetyState:
    """The state at start, with the faults that a restart does not clear. Raises ValueError for an unknown fault id."""
    unknown = sorted(latched - CATALOGUE.keys())
    if unknown:
        raise ValueError(f"not in the fault catalogue: {', '.join(unknown)}")
    return SafetyState(
        info=info,
        stepped_at=now,
        command_since=now,
        drive_since=now,
        lock_since=now,
        dc_since=now,
        contactor_since=now,
        faults={fault: ActiveFault(now, now) for fault in latched},
    )


# --- Causes of faults ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Facts:
    """What the causes look at: the last state, this sample (None: the board failed), and what follows from both."""

    state: SafetyState
    inputs: BoardInputs
    board_ok: bool
    pilot: PilotTrack
    closed: bool  # the contactor, by feedback or, without one, by the command
    proximity: Proximity
    lease_valid: bool
    now: float

    @property
    def drive_settled(self) -> bool:
        return self.now - self.state.drive_since >= SETTLED_S + self.state.info.report_delay_s


@dataclass(frozen=True, slots=True)
class Cause:
    """`fault` is raised when `present` has held for `hold_s`. `blind`: it is judged without a sample, too."""

    key: str
    fault: str
    hold_s: float
    present: Callable[[Facts], bool]
    blind: bool = False


def _generator_wrong(facts: Facts) -> bool:
    """The level fits no state, or is not what the generator makes."""
    if facts.pilot.unstable:
        return True
    drive, state = facts.state.outputs.pilot.kind, facts.pilot.state
    measured = facts.pilot.candidate_count > 0
    if not (facts.drive_settled and measured) or "pilot_diode" in facts.state.faults:
        return False  # a bridged diode bends F as well: one cause, one fault
    if drive is DriveKind.F:
        return state not in (PilotState.F, PilotState.E)
    if drive is DriveKind.E:
        return state is not PilotState.E
    if state is PilotState.UNKNOWN:  # known to be senseless, or just not known yet?
        return facts.pilot.candidate is state and facts.now - facts.pilot.candidate_since >= SETTLE_S
    return state is PilotState.F


def _no_diode(facts: Facts) -> bool:
    return (
        facts.state.outputs.pilot.kind is DriveKind.PWM
        and facts.pilot.state.vehicle_present
        and not diode_seen(facts.inputs.pilot_low_v)
        and facts.now - facts.state.drive_since >= facts.state.info.report_delay_s
    )


def _hot(facts: Facts) -> bool:
    resume = "over_temperature" in facts.state.faults
    for temperature, stop_c, resume_c in (
        (facts.inputs.temperature_c, STOP_TEMPERATURE_C, RESUME_TEMPERATURE_C),
        (facts.inputs.plug_temperature_c, STOP_PLUG_TEMPERATURE_C, RESUME_PLUG_TEMPERATURE_C),
    ):  # beyond the range: the sensor, not the heat
        if temperature is not None and (resume_c if resume else stop_c) <= temperature <= SENSOR_RANGE_C[1]:
            return True
    return False


def _sensor_impossible(facts: Facts) -> bool:
    return any(
        temperature is not None and not SENSOR_RANGE_C[0] <= temperature <= SENSOR_RANGE_C[1]
        for temperature in (facts.inputs.temperature_c, facts.inputs.plug_temperature_c)
    )


def _cable_not_coded(facts: Facts) -> bool:
    return not facts.state.info.fixed_cable and facts.pilot.state.vehicle_present and facts.proximity.limit_a is None


def _will_not_lock(facts: Facts) -> bool:
    return (
        facts.state.outputs.lock
        and facts.inputs.lock_closed is False
        and facts.pilot.state.vehicle_present
        and facts.now - facts.state.lock_since >= LOCK_S
    )


def _will_not_unlock(facts: Facts) -> bool:
    return (
        not facts.state.outputs.lock
        and facts.inputs.lock_closed is True
        and facts.now - facts.state.lock_since >= LOCK_S
    )


def _did_not_close(facts: Facts) -> bool:
    state = facts.state
    return state.outputs.contactor and state.contactor is ContactorState.CLOSING and not facts.closed


def _welded(facts: Facts) -> bool:
    """Feedback that may be older than the command says nothing about how it was obeyed."""
    state = facts.state
    late = facts.now - state.command_since >= state.info.report_delay_s
    return not state.outputs.contactor and facts.closed and late


def _dropped_out(facts: Facts) -> bool:
    state = facts.state
    return state.outputs.contactor and state.contactor is not ContactorState.CLOSING and not facts.closed


CAUSES: tuple[Cause, ...] = (
    Cause("board", "board_failed", 0.0, lambda facts: not facts.board_ok, blind=True),
    Cause("emergency_stop", "emergency_stop", 0.0, lambda facts: facts.inputs.emergency_stop),
    Cause("rcd", "rcd_trip", 0.0, lambda facts: facts.inputs.rcd_tripped and not facts.state.rcd_test.running),
    Cause("rcd_test", "rcd_self_test", 0.0, lambda facts: facts.state.rcd_test.failed),
    Cause("dc_over_voltage", "dc_over_voltage", 0.0, lambda facts: facts.inputs.supply_over_voltage),
    Cause("grid", "grid_lost", 0.0, lambda facts: facts.inputs.grid_lost),
    Cause(
        "lease",
        "safety_stalled",
        0.0,
        lambda facts: facts.state.outputs.contactor and not facts.lease_valid,
        blind=True,
    ),
    Cause(
        "stall",
        "safety_stalled",
        0.0,
        lambda facts: facts.state.outputs.contactor and facts.now - facts.state.stepped_at > STALL_S,
        blind=True,
    ),
    Cause("hot", "over_temperature", 0.02, _hot),
    Cause("sensor", "temperature_sensor", 0.02, _sensor_impossible),
    Cause(
        "pilot_short",
        "pilot_short",
        0.0,
        lambda facts: (
            facts.pilot.state is PilotState.E
            and facts.state.outputs.pilot.kind is not DriveKind.E
            and facts.drive_settled
        ),
    ),
    Cause("pilot_range", "pilot_range", 0.0, _generator_wrong),
    Cause("diode", "pilot_diode", DIODE_BAD_S, _no_diode),
    Cause(
        "ventilation",
        "ventilation_missing",
        0.0,
        lambda facts: facts.pilot.state is PilotState.D and not facts.inputs.ventilation,
    ),
    Cause("proximity", "proximity_invalid", PROXIMITY_S, _cable_not_coded),
    Cause(
        "lock_lost",
        "lock_failed",
        0.02,
        lambda facts: facts.state.outputs.contactor and facts.inputs.lock_closed is False,
    ),
    Cause("lock_stuck", "lock_failed", 0.0, _will_not_lock),
    Cause("unlock_stuck", "unlock_failed", 0.0, _will_not_unlock),
    Cause("welded", "contactor_welded", WELD_S, _welded),
    Cause("not_closing", "contactor_failed", CLOSE_FAIL_S, _did_not_close),
    Cause("dropped_out", "contactor_failed", DROP_OUT_S, _dropped_out),
)
LOCAL_FAULTS = frozenset(cause.fault for cause in CAUSES)
_OPENS_BY_CAUSE = {cause.key: CATALOGUE[cause.fault].opens for cause in CAUSES}

# --- Faults: raise, keep, clear -----------------------------------------------------------------------------------


def _may_clear(fault: Fault, active: ActiveFault, pilot: PilotTrack, asked: bool, now: float) -> bool:
    """The catalogue's clear rule; every rule needs the cause to be gone and a permission newer than the fault."""
    if now - active.seen_at < CLEAR_S or (fault.opens and not active.renewed):
        return False
    if fault.clear is ClearRule.SELF:
        return True
    if fault.clear is ClearRule.UNPLUG:
        return pilot.state is PilotState.A
    return asked


def clearable(state: SafetyState, fault: str, now: float) -> bool:
    """Whether asking to clear `fault` now would clear it (at the next step)."""
    active = state.faults.get(fault)
    blind = "board_failed" in state.faults and fault != "board_failed"  # nobody knows whether the cause is gone
    return active is not None and not blind and _may_clear(CATALOGUE[fault], active, state.pilot, True, now)


def _judge(
    facts: Facts, asks_power: bool, asked: frozenset[str], events: list[SafetyEvent]
) -> tuple[Mapping[str, float], Mapping[str, ActiveFault]]:
    """The causes present and the faults that are there after this sample."""
    now = facts.now
    before = facts.state.present
    present = {
        cause.key: before.get(cause.key, now)
        for cause in CAUSES
        if (facts.board_ok or cause.blind) and cause.present(facts)
    }
    if not present and not facts.state.faults:
        return present, facts.state.faults
    faults = dict(facts.state.faults)
    for cause in CAUSES:
        since = present.get(cause.key)
        # A cause that was seen keeps its fault from clearing even before it has held long enough to raise it.
        if since is None or (cause.fault not in faults and now - since < cause.hold_s - 1e-6):
            continue
        active = faults.get(cause.fault)
        if active is None:
            faults[cause.fault] = ActiveFault(now, now)
            row = CATALOGUE[cause.fault]
            events.append(SafetyEvent(now, "fault", f"{row.code} {row.id}: {row.action.value}", row.id))
        else:
            faults[cause.fault] = replace(active, seen_at=now)
    for fault_id, active in tuple(faults.items()):
        if facts.lease_valid and not asks_power and not active.renewed:
            active = faults[fault_id] = replace(active, renewed=True)
        row = CATALOGUE[fault_id]
        if facts.board_ok and _may_clear(row, active, facts.pilot, fault_id in asked, now):
            del faults[fault_id]
            events.append(SafetyEvent(now, "cleared", f"{row.code} {row.id} cleared: {row.clear.value}", row.id))
    return present, faults


# --- Outputs ------------------------------------------------------------------------------------------------------

_PILOT_RANK = (PilotAction.KEEP, PilotAction.X1, PilotAction.F_PULSE, PilotAction.F)


def _limit_duty(drive: PilotDrive, most_a: float) -> PilotDrive:
    """`drive`, offering no more than the hardware and the cable carry; X1 where no such offer exists."""
    if not drive_is_legal(drive):
        return X1
    if drive.kind is not DriveKind.PWM:
        return drive
    offered = current_for_duty(drive.duty_percent)
    if offered is None or offered <= most_a + 1e-6:
        return drive
    return X1 if most_a < MIN_CURRENT_A else PilotDrive(DriveKind.PWM, duty_for_current(most_a))


def _pilot_drive(lease: Lease, valid: bool, faults: Mapping[str, ActiveFault], most_a: float, now: float) -> PilotDrive:
    worst = 0
    for fault_id, active in faults.items():
        action = CATALOGUE[fault_id].pilot
        if action is PilotAction.F_PULSE and now - active.raised_at >= F_PULSE_S - 1e-6:
            action = PilotAction.X1
        worst = max(worst, _PILOT_RANK.index(action))
    if _PILOT_RANK[worst] in (PilotAction.F, PilotAction.F_PULSE):
        return DRIVE_F
    if _PILOT_RANK[worst] is PilotAction.X1 or not valid:
        return X1
    return _limit_duty(lease.drive, most_a)


# (commanded closed, seen closed) -> state without a contactor fault
_CONTACTOR: dict[tuple[bool, bool], ContactorState] = {
    (False, False): ContactorState.OPEN,
    (True, False): ContactorState.CLOSING,
    (True, True): ContactorState.CLOSED,
    (False, True): ContactorState.OPENING,
}


def _contactor_state(
    command: bool, closed: bool, before: ContactorState, faults: Mapping[str, ActiveFault]
) -> ContactorState:
    if closed and "contactor_welded" in faults:
        return ContactorState.WELDED
    if not closed and "contactor_failed" in faults:
        return ContactorState.FAILED
    if command and not closed and before is ContactorState.CLOSED:
        return before  # a drop-out shorter than DROP_OUT_S is not a change of state
    return _CONTACTOR[command, closed]


def step(
    state: SafetyState,
    inputs: BoardInputs | None,
    lease: Lease | None,
    now: float,
    clear: frozenset[str] = frozenset(),
) -> StepResult:
    """One turn. `inputs` None: the board could not be read. `clear`: latched faults somebody asks to be cleared.

    A lease counts for `LEASE_SECONDS` after the step that first saw this object, whatever `expires_at` says, so that
    a wrong expiry time cannot keep a permission alive. Never raises.
    """
    events: list[SafetyEvent] = []
    before = state.outputs
    board_ok = inputs is not None
    sample = inputs if inputs is not None else BoardInputs(float("nan"), float("nan"))
    if board_ok:
        pilot = observe(state.pilot, sample.pilot_high_v, now)
    else:
        pilot = PilotTrack(since=now, toggles=state.pilot.toggles)  # what was known of the vehicle is void

    lease_seen_at = state.lease_seen_at if lease is state.lease else now
    valid = lease is not None and now < min(lease.expires_at, lease_seen_at + LEASE_SECONDS)
    asked = lease if lease is not None and valid else _NO_LEASE
    wants_power = asked.allow_power and asked.drive.kind is DriveKind.PWM and not asked.open_now

    if not board_ok:
        closed = state.closed_since is not None
    elif sample.contactor_closed is None or not state.info.has_contactor_feedback:
        closed = before.contactor  # nothing to see: the command is believed
    else:
        closed = sample.contactor_closed
    proximity = state.proximity
    if board_ok and not state.info.fixed_cable:
        proximity = classify_proximity(sample.proximity_ohm)

    # Faults.
    facts = Facts(state, sample, board_ok, pilot, closed, proximity, valid, now)
    present, faults = _judge(facts, asked.allow_power, clear, events)
    faulted = any(CATALOGUE[fault].opens for fault in faults)
    suspected = any(_OPENS_BY_CAUSE[key] for key in present)  # seen, not yet long enough to be a fault

    # Pilot.
    most_a = min(state.info.max_current_a, proximity.limit_a or state.info.max_current_a)
    drive = _pilot_drive(asked, valid, faults, most_a, now)
    drive_since = state.drive_since if drive.kind is before.pilot.kind else now
    diode_since: float | None = None
    if before.pilot.kind is DriveKind.PWM and diode_seen(sample.pilot_low_v):
        diode_since = state.diode_since if state.diode_since is not None else now

    rcd_test = state.rcd_test
    if state.info.rcd_test:
        calm = pilot.state is PilotState.A and now - pilot.since >= CALM_S
        allowed = calm and not before.contactor and (not faulted or state.rcd_test.failed)
        tripped = sample.rcd_tripped if board_ok else None
        rcd_test = advance_rcd_test(rcd_test, tripped, allowed, closed or before.contactor, now)

    # Phases: the relay moves behind an open contactor only.
    # What counts is the metal: one that stuck opens long after its command.
    open_since: float | None = None
    if board_ok and not before.contactor and not closed:
        open_since = state.open_since if state.open_since is not None else now
    phases = state.phases
    wanted_single: bool | None = None
    if Feature.PHASE_SWITCH in state.info.features:
        wanted_single = asked.single_phase if valid else None
        phases = advance_phases(phases, wanted_single, open_since, now)

    # Contactor: what must hold to be closed at all, then what is needed to close, then the polite way to open.
    may_be_closed = (
        not faulted
        and valid
        and not asked.open_now
        # Also in the step that ends a test: its causes were judged as those of a test, so nobody knows of a real trip.
        and not (rcd_test.running or state.rcd_test.running)
        and pilot.ready
        and (pilot.state is PilotState.C or sample.ventilation)
        and drive.kind in (DriveKind.PWM, DriveKind.X1)
    )
    withdrawn_at: float | None = None
    if before.contactor:
        command = may_be_closed
        if command and not (wants_power and drive.kind is DriveKind.PWM):
            withdrawn_at = state.withdrawn_at if state.withdrawn_at is not None else now
            command = now - withdrawn_at < PATIENCE_S - 1e-6  # sequence 10.2
    else:
        command = (  # sequence 4: at once, well within 3 s
            may_be_closed
            and not suspected
            and wants_power
            and drive.kind is DriveKind.PWM
            and diode_since is not None
            and now - diode_since >= DIODE_GOOD_S - 1e-6
            and sample.lock_closed is not False
            and (state.info.fixed_cable or proximity.limit_a is not None)
            and not closed
            and may_close(phases, wanted_single, now)
        )

    # DC: enabled last, disabled first.
    dc_enable = (
        state.info.dc
        and asked.dc_enable
        and wants_power
        and command
        and before.contactor
        and closed
        and may_be_closed
        and withdrawn_at is None
    )
    dc_since = state.dc_since if dc_enable is before.dc_enable else now
    if before.contactor and not command and state.info.dc and board_ok and now - dc_since < DC_OFF_S - 1e-6:
        command = True
    command_since = state.command_since if command is before.contactor else now

    # Lock.
    wants_lock = asked.lock if valid else (before.lock and pilot.state is not PilotState.A)
    lock = wants_lock or command or closed
    lock_since = state.lock_since if lock is before.lock else now

    outputs = BoardOutputs(drive, command, lock, dc_enable, rcd_test.pulse(now), phases.single)
    contactor = _contactor_state(command, closed, state.contactor, faults)
    contactor_since = state.contactor_since if contactor is state.contactor else now

    _tell_changes(state, pilot, proximity, contactor, valid, command, now, events)
    if phases.single is not state.phases.single:
        events.append(SafetyEvent(now, "contactor", f"phase relay: {'one phase' if phases.single else 'all phases'}"))
    new_state = SafetyState(
        info=state.info,
        stepped_at=now,
        pilot=pilot,
        outputs=outputs,
        command_since=command_since,
        drive_since=drive_since,
        lock_since=lock_since,
        dc_since=dc_since,
        closed_since=(state.closed_since if state.closed_since is not None else now) if closed else None,
        open_since=open_since,
        contactor=contactor,
        contactor_since=contactor_since,
        diode_since=diode_since,
        withdrawn_at=withdrawn_at,
        proximity=proximity,
        rcd_test=rcd_test,
        phases=phases,
        lease=lease,
        lease_seen_at=lease_seen_at,
        lease_valid=valid,
        present=present,
        faults=faults,
    )
    report = SafetyReport(
        at=now,
        pilot=pilot.state,
        pilot_since=pilot.since,
        pilot_high_v=sample.pilot_high_v,
        pilot_low_v=sample.pilot_low_v,
        drive=drive,
        contactor=contactor,
        contactor_since=contactor_since,
        lock_closed=sample.lock_closed,
        cable_limit_a=proximity.limit_a,
        temperature_c=sample.temperature_c,
        plug_temperature_c=sample.plug_temperature_c,
        single_phase=phases.single,
        rcd_passed_at=rcd_test.passed_at,
        lease_valid=valid,
        faults=frozenset(faults),
        toggles=pilot.toggles,
    )
    return StepResult(new_state, outputs, report, tuple(events))


def _tell_changes(
    state: SafetyState,
    pilot: PilotTrack,
    proximity: Proximity,
    contactor: ContactorState,
    valid: bool,
    command: bool,
    now: float,
    events: list[SafetyEvent],
) -> None:
    """Events for everything that changed and is not a fault."""
    if pilot.state is not state.pilot.state:
        events.append(SafetyEvent(now, "pilot", f"pilot {state.pilot.state.value} -> {pilot.state.value}"))
    if pilot.toggles != state.pilot.toggles:
        events.append(SafetyEvent(now, "toggle", "vehicle wakes the station (B-C-B)"))
    if contactor is not state.contactor:
        events.append(SafetyEvent(now, "contactor", f"contactor {state.contactor.value} -> {contactor.value}"))
    if valid is not state.lease_valid:
        events.append(SafetyEvent(now, "lease", "lease valid" if valid else "lease expired"))
    if proximity is not state.proximity:
        events.append(SafetyEvent(now, "proximity", f"cable {proximity.value}"))
