"""What the pilot may carry under a lease and its faults, and how the contactor stands."""

from collections.abc import Mapping

from firmware.core.faults import CATALOGUE, PilotAction
from firmware.hal.api import DRIVE_F, X1, ContactorState, DriveKind, Lease, PilotDrive
from firmware.hal.pilot import MIN_CURRENT_A, current_for_duty, drive_is_legal, duty_for_current
from firmware.hal.safety.state import ActiveFault

F_PULSE_S = 0.3  # F lasts at least this long after a fault
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


def pilot_drive(lease: Lease, valid: bool, faults: Mapping[str, ActiveFault], most_a: float, now: float) -> PilotDrive:
    """What the pilot carries: the worst fault decides, then the lease, down to `most_a`."""
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


def contactor_state(
    command: bool, closed: bool, before: ContactorState, faults: Mapping[str, ActiveFault]
) -> ContactorState:
    """How the contactor stands; `closed` by feedback."""
    if closed and "contactor_welded" in faults:
        return ContactorState.WELDED
    if not closed and "contactor_failed" in faults:
        return ContactorState.FAILED
    if command and not closed and before is ContactorState.CLOSED:
        return before  # a drop-out shorter than DROP_OUT_S is not a change of state
    return _CONTACTOR[command, closed]
