"""What the safety step remembers from one turn to the next, and what a turn gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from firmware.core.faults import CATALOGUE
from firmware.hal.api import BoardInfo, BoardOutputs, ContactorState, Lease, SafetyEvent, SafetyReport
from firmware.hal.phases import PhaseRelay
from firmware.hal.pilot import PilotTrack, Proximity
from firmware.hal.rcd_test import RcdTest

_UNSEEN = PilotTrack()
_UNTESTED = RcdTest()
_ALL_PHASES = PhaseRelay()
_SAFE = BoardOutputs()


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
