"""The faults that are there now, whoever raised them, and the clear rules of those that the station raises itself.

Owns: the set of present faults, FaultRaised and FaultCleared, and what is kept over a restart.
May not: decide what a fault does (that is its catalogue row) or clear a fault of the safety loop (it clears its own).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import msgspec

from firmware.core.faults import CATALOGUE, Action, ClearRule, Fault
from firmware.station.api import Answer, FaultCleared, FaultRaised, FaultView, Result
from firmware.station.effects import ClearSafetyFault, PersistState, StationEvent

PERSIST_PREFIX = "fault."
MOMENTARY = frozenset({"store_failed"})  # told once per failed write: the cause is gone when it is told
UNKNOWN_ROW = "safety_internal"  # what a fault id counts as that the catalogue does not know


@dataclass(frozen=True, slots=True)
class Present:
    """A fault that is there. `cause`: its cause was there when last looked at. `local`: raised by the station."""

    fault: Fault
    raised_at: float
    since: str
    local: bool
    cause: bool = True
    detail: str = ""


class FaultBook:
    """Every present fault by id. `wall` gives the time for people."""

    def __init__(
        self,
        emit: Callable[[StationEvent], None],
        wall: Callable[[], str],
        latched: frozenset[str] = frozenset(),
        now: float = 0.0,
        catalogue: Mapping[str, Fault] = CATALOGUE,
    ) -> None:
        """`latched`: what an earlier run left behind; those of the safety loop come back in its report instead."""
        self._emit = emit
        self._wall = wall
        self._catalogue = catalogue
        self._present: dict[str, Present] = {}
        self._reported: frozenset[str] = frozenset()
        for fault_id in sorted(latched):
            row = self._row(fault_id)
            if row.raised_by.value == "station":
                self._raise(row, now, local=True, cause=False)

    def _row(self, fault_id: str) -> Fault:
        row = self._catalogue.get(fault_id)
        return row if row is not None else msgspec.structs.replace(self._catalogue[UNKNOWN_ROW], id=fault_id)

    # --- writers -------------------------------------------------------------------------------------------------

    def report(self, faults: frozenset[str], now: float) -> None:
        """What the safety loop says is there."""
        if faults == self._reported:
            return
        for fault_id in sorted(faults - self._reported):
            self._raise(self._row(fault_id), now, local=False)
        for fault_id in sorted(self._reported - faults):
            self._remove(fault_id)
        self._reported = faults

    def set(self, fault_id: str, cause: bool, now: float, detail: str = "") -> None:
        """The station's own view of one fault: whether its cause is there, and what it is in words."""
        present = self._present.get(fault_id)
        if cause and present is None:
            self._raise(self._row(fault_id), now, local=True, cause=fault_id not in MOMENTARY, detail=detail)
        elif fault_id in MOMENTARY:
            return
        elif present is not None and present.local:
            if not cause and not present.fault.latches:
                self._remove(fault_id)
            elif present.cause is not cause or (cause and present.detail != detail):
                self._present[fault_id] = replace(present, cause=cause, detail=detail if cause else present.detail)

    def unplugged(self) -> None:
        """The vehicle is gone: clears what waits for that."""
        for fault_id, present in tuple(self._present.items()):
            if present.local and not present.cause and present.fault.clear is ClearRule.UNPLUG:
                self._remove(fault_id)

    def clear(self, fault_id: str, technician: bool) -> Answer:
        """Somebody acknowledges a fault."""
        present = self._present.get(fault_id)
        if present is None:
            return Answer(Result.REJECTED, f"fault {fault_id} is not there")
        if present.fault.clear is ClearRule.TECHNICIAN and not technician:
            return Answer(Result.REJECTED, f"{fault_id} can be cleared at the station only")
        if not present.local:
            self._emit(ClearSafetyFault(fault_id))
            return Answer(Result.SCHEDULED, f"the safety loop was asked to clear {fault_id}")
        if present.cause:
            return Answer(Result.REJECTED, f"the cause of {fault_id} is still there")
        if present.fault.clear is ClearRule.UNPLUG:
            return Answer(Result.REJECTED, f"{fault_id} clears when the vehicle is unplugged")
        self._remove(fault_id)
        return Answer(Result.ACCEPTED, f"{fault_id} cleared")

    # --- readers -------------------------------------------------------------------------------------------------

    @property
    def present(self) -> tuple[Present, ...]:
        """All, in the order they came."""
        return tuple(self._present.values())

    def has(self, fault_id: str) -> bool:
        """Whether the fault is there."""
        return fault_id in self._present

    @property
    def blocking(self) -> Present | None:
        """The first fault that keeps this connector from charging, those that open first."""
        found: Present | None = None
        for present in self._present.values():
            if present.fault.opens:
                return present
            if found is None and present.fault.blocks:
                found = present
        return found

    @property
    def ending(self) -> Present | None:
        """The first fault that ends a transaction: it latches, or it asks for an orderly stop."""
        for present in self._present.values():
            if present.fault.action is Action.STOP or (present.fault.opens and present.fault.latches):
                return present
        return None

    @property
    def opens(self) -> bool:
        """The contactor must be open."""
        return any(present.fault.opens for present in self._present.values())

    def views(self) -> tuple[FaultView, ...]:
        """For people."""
        return tuple(_view(present) for present in self._present.values())

    # --- inside --------------------------------------------------------------------------------------------------

    def _raise(self, row: Fault, now: float, local: bool, cause: bool = True, detail: str = "") -> None:
        present = self._present[row.id] = Present(row, now, self._wall(), local, cause, detail)
        if row.persists:
            self._emit(PersistState(PERSIST_PREFIX + row.id, present.since))
        self._emit(FaultRaised(_view(present)))

    def _remove(self, fault_id: str) -> None:
        present = self._present.pop(fault_id)
        if present.fault.persists:
            self._emit(PersistState(PERSIST_PREFIX + fault_id, None))
        self._emit(FaultCleared(fault_id))


def _view(present: Present) -> FaultView:
    row = present.fault
    return FaultView(
        id=row.id,
        code=row.code,
        severity=row.severity.value,
        text_key=row.driver_text,
        hint=row.technician_hint,
        latched=row.latches,
        since=present.since,
        detail=present.detail,
    )
