"""One turn of the safety loop: from a sample and a lease to the outputs, by the rules of the package."""

from firmware.core.faults import CATALOGUE
from firmware.hal.api import (
    LEASE_SECONDS,
    X1,
    BoardInputs,
    BoardOutputs,
    DriveKind,
    Feature,
    Lease,
    PilotState,
    SafetyEvent,
    SafetyReport,
)
from firmware.hal.phases import advance as advance_phases
from firmware.hal.phases import may_close
from firmware.hal.pilot import PilotTrack, classify_proximity, diode_seen, observe
from firmware.hal.rcd_test import CALM_S
from firmware.hal.rcd_test import advance as advance_rcd_test
from firmware.hal.safety.causes import OPENS_BY_CAUSE, Facts
from firmware.hal.safety.faults import judge
from firmware.hal.safety.outputs import contactor_state, pilot_drive
from firmware.hal.safety.state import SafetyState, StepResult

PATIENCE_S = 6.0  # sequence 10.2: the vehicle may draw this long after the permission went, then open under load
DIODE_GOOD_S = 0.02  # a low level that shows the diode, before closing
DC_OFF_S = 0.02  # from disabling the DC output to opening the contactor
_NO_LEASE = Lease(drive=X1, allow_power=False, lock=False, expires_at=0.0)


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
    present, faults = judge(facts, asked.allow_power, clear, events)
    faulted = any(CATALOGUE[fault].opens for fault in faults)
    suspected = any(OPENS_BY_CAUSE[key] for key in present)  # seen, not yet long enough to be a fault

    # Pilot.
    most_a = min(state.info.max_current_a, proximity.limit_a or state.info.max_current_a)
    drive = pilot_drive(asked, valid, faults, most_a, now)
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
    contactor = contactor_state(command, closed, state.contactor, faults)
    contactor_since = state.contactor_since if contactor is state.contactor else now

    after = SafetyState(
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
    _tell_changes(state, after, events)
    return StepResult(after, outputs, _report(after, sample), tuple(events))


def _report(state: SafetyState, sample: BoardInputs) -> SafetyReport:
    """What the rest of the station may know of this turn."""
    return SafetyReport(
        at=state.stepped_at,
        pilot=state.pilot.state,
        pilot_high_v=sample.pilot_high_v,
        pilot_low_v=sample.pilot_low_v,
        drive=state.outputs.pilot,
        contactor=state.contactor,
        contactor_since=state.contactor_since,
        lock_closed=sample.lock_closed,
        cable_limit_a=state.proximity.limit_a,
        temperature_c=sample.temperature_c,
        plug_temperature_c=sample.plug_temperature_c,
        single_phase=state.phases.single,
        rcd_passed_at=state.rcd_test.passed_at,
        lease_valid=state.lease_valid,
        faults=frozenset(state.faults),
        toggles=state.pilot.toggles,
    )


def _tell_changes(before: SafetyState, after: SafetyState, events: list[SafetyEvent]) -> None:
    """Events for everything that changed and is not a fault."""
    now = after.stepped_at
    if after.pilot.state is not before.pilot.state:
        events.append(SafetyEvent(now, "pilot", f"pilot {before.pilot.state.value} -> {after.pilot.state.value}"))
    if after.pilot.toggles != before.pilot.toggles:
        events.append(SafetyEvent(now, "toggle", "vehicle wakes the station (B-C-B)"))
    if after.contactor is not before.contactor:
        events.append(SafetyEvent(now, "contactor", f"contactor {before.contactor.value} -> {after.contactor.value}"))
    if after.lease_valid is not before.lease_valid:
        events.append(SafetyEvent(now, "lease", "lease valid" if after.lease_valid else "lease expired"))
    if after.proximity is not before.proximity:
        events.append(SafetyEvent(now, "proximity", f"cable {after.proximity.value}"))
    if after.phases.single is not before.phases.single:
        single = "one phase" if after.phases.single else "all phases"
        events.append(SafetyEvent(now, "contactor", f"phase relay: {single}"))
