"""Local faults from causes: raised, kept, cleared by the catalogue's rule."""

from collections.abc import Mapping
from dataclasses import replace

from firmware.core.faults import CATALOGUE, ClearRule, Fault
from firmware.hal.api import PilotState, SafetyEvent
from firmware.hal.pilot import PilotTrack
from firmware.hal.safety.causes import CAUSES, Facts
from firmware.hal.safety.state import ActiveFault, SafetyState

CLEAR_S = 0.3  # a cause must be away this long before its fault may go


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


def judge(
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
