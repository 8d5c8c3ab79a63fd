"""Carries out what the station wants: devices, V2G server, SLAC, store, timeline, OCPP.

Owns: which part of the running daemon does what `station/effects.py` and the events of `station.api` name; the queue of
transaction events that wait for the disk before the CSMS's client may see them; faults that the safety loop is being
asked to clear. May not: decide anything; the station has.
"""

from collections import deque
from typing import TYPE_CHECKING

from firmware.core.errors import StoreError
from firmware.core.faults import CATALOGUE, Severity
from firmware.core.timeline import Level, Source
from firmware.station import api
from firmware.station.effects import (
    ClearSafetyFault,
    DcCommand,
    HlcEnable,
    IsolationCommand,
    LeaveNetwork,
    Note,
    PauseNetwork,
    PersistState,
    ResumeNetwork,
    StationEvent,
    StopV2g,
    TellPilot,
)

if TYPE_CHECKING:
    from firmware.app.daemon import Daemon

CLEAR_PATIENCE_S = 2.0  # the safety loop wants to see the cause gone for a moment
SNAPSHOT_ENTRIES = 500  # of the timeline, kept with a fault

_LEVELS = {Severity.INFO.value: Level.INFO, Severity.WARNING.value: Level.WARNING}


class Effects:
    """Those of one daemon. `perform` for each event of the station, `handle_timer` on each pass."""

    def __init__(self, daemon: "Daemon") -> None:
        self._daemon = daemon
        self._held: deque[api.TransactionEventStored] = deque()  # until they are on the disk
        self._clears: dict[str, float] = {}

    def perform(self, event: StationEvent, now: float) -> None:
        """Do it now. A store that fails is told to the station, and the pass goes on."""
        try:
            self._perform(event, now)
        except StoreError as error:
            self._store_failed(str(error), now)

    def _perform(self, event: StationEvent, now: float) -> None:
        daemon = self._daemon
        equipment, timeline = daemon.equipment, daemon.timeline
        match event:
            case DcCommand(on=on, voltage_v=voltage, current_a=current):
                if equipment.dc_supply is not None:
                    equipment.dc_supply.set_target(voltage, current, now)
                    equipment.dc_supply.switch(on, now)
            case IsolationCommand(start=start):
                if equipment.isolation is not None:
                    (equipment.isolation.start_test if start else equipment.isolation.stop)(now)
            case HlcEnable(enabled=enabled):
                daemon.v2g.set_enabled(enabled)
            case StopV2g(detail=detail):
                daemon.v2g.stop_session(detail)
            case TellPilot() | LeaveNetwork() | PauseNetwork() | ResumeNetwork() if daemon.slac is not None:
                daemon.slac.perform(event)
            case ClearSafetyFault(fault=fault):
                self._clears[fault] = now + CLEAR_PATIENCE_S
            case PersistState(key=key, value=value, durable=durable):
                daemon.store.put("station", key, value, durable)
            case Note(text=text, level=level, data=data, source=source):
                timeline.add(source, text, level, **data)
            case api.TransactionEventStored(event=stored):
                timeline.add(Source.STATION, f"transaction {stored.kind.value}: {stored.trigger}")
                self._held.append(event)
                self._release()
                snapshot = daemon.snapshot()
                # Last, for it may fail: the list of visits is for people, the event is owed to the CSMS.
                daemon.sessions.on_event(stored, snapshot.v2g.protocol if snapshot.v2g else "")
            case api.ResetDue(reason=reason):
                daemon.store.put("boot", "reason", reason)
                daemon.request_reset(f"reset ({reason})")
            case api.FaultRaised(fault=fault):
                detail = f"{fault.detail}. " if fault.detail else ""
                level = _LEVELS.get(fault.severity, Level.ERROR)
                timeline.add(Source.STATION, f"fault {fault.code} {fault.id}: {detail}{fault.hint}", level)
                self.to_ocpp(event)
                entries = [entry.to_json() for entry in timeline.last(SNAPSHOT_ENTRIES)]
                daemon.store.add_snapshot(daemon.clock.wall().iso(), fault.id, entries)
            case api.FaultCleared(fault_id=fault_id):
                timeline.add(Source.STATION, f"fault {CATALOGUE[fault_id].code} {fault_id} is over")
                self.to_ocpp(event)
            case api.CertificateNeeded() if daemon.ocpp is None:
                daemon.command(api.CertificateResponse(event.request_id, None, "no CSMS is configured"))
            case api.AuthorizeNeeded() if daemon.ocpp is None:
                daemon.command(api.AuthorizationAnswer(event.request_id, "Offline"))
            case _:
                self.to_ocpp(event)

    def handle_timer(self, now: float) -> None:
        """Ask the safety loop for what people acknowledged, until it agrees or it is plain that it will not."""
        safety = self._daemon.safety
        for fault, deadline in tuple(self._clears.items()):
            if safety.clear_fault(fault) or fault not in safety.report.faults:
                del self._clears[fault]
            elif now >= deadline:
                del self._clears[fault]
                self._daemon.timeline.add(
                    Source.HAL, f"{fault} was not cleared: its cause is still there", Level.WARNING
                )

    def on_synced(self, number: int, error: OSError | None) -> None:
        """The store's background sync has brought everything up to `number` to the disk, or failed."""
        if error is None:
            self._daemon.store.synced(number)
        else:
            self._store_failed(f"the store failed: {error}", self._daemon.clock.monotonic())
        self._release()

    def _store_failed(self, text: str, now: float) -> None:
        self._daemon.timeline.add(Source.SYSTEM, text, Level.ERROR)
        self._daemon.station.report_fault("store_failed", True, now)

    def _release(self) -> None:
        """Tell the CSMS's client of what is on the disk, in order."""
        while self._held and not self._daemon.store.holds_back:
            self.to_ocpp(self._held.popleft())

    def security_event(self, kind: str, text: str) -> None:
        """What only this process sees: into the CSMS's security log (A04), where there is a CSMS."""
        if self._daemon.ocpp is not None:
            from firmware.ocpp_client.security_log import SecurityHappened  # costs start-up time only where it is used

            self._daemon.ocpp.on_event(SecurityHappened(kind, text))

    def to_ocpp(self, event: object) -> None:
        """Hand an event to the CSMS's client, where there is one; None: something may have changed."""
        if self._daemon.ocpp is not None:
            self._daemon.ocpp.on_event(event)
