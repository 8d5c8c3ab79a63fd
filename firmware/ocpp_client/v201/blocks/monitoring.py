"""N02 to N08: monitors of the operator, and the events they tell.

Owns: the answers, when values are looked at, and what is told offline. May not: keep or judge monitors
(`monitoring.py`).
"""

from collections import deque
from itertools import groupby
from typing import Any

from msgspec import UNSET

from firmware.ocpp_client.calls import Call, End, Failure, Lane, Notice, Source
from firmware.ocpp_client.device_model import Address, GetStatus
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.monitoring import (
    LOWEST_SEVERITY,
    PERIODS,
    THRESHOLDS,
    Base,
    Finding,
    Kind,
    Monitor,
    MonitorBook,
    Refused,
)
from firmware.ocpp_client.v201.blocks.provisioning import address_of, at_most
from firmware.ocpp_client.v201.datatypes import (
    ClearMonitoringResultType,
    EventDataType,
    MonitoringDataType,
    SetMonitoringDataType,
    SetMonitoringResultType,
    VariableMonitoringType,
    VariableType,
)
from firmware.ocpp_client.v201.enums import (
    ClearMonitoringStatusEnumType,
    EventNotificationEnumType,
    EventTriggerEnumType,
    GenericDeviceModelStatusEnumType,
    GenericStatusEnumType,
    MonitorEnumType,
    MonitoringCriterionEnumType,
    SetMonitoringStatusEnumType,
)
from firmware.ocpp_client.v201.messages import (
    ClearVariableMonitoringRequest,
    ClearVariableMonitoringResponse,
    GetMonitoringReportRequest,
    GetMonitoringReportResponse,
    NotifyEventRequest,
    NotifyMonitoringReportRequest,
    SetMonitoringBaseRequest,
    SetMonitoringBaseResponse,
    SetMonitoringLevelRequest,
    SetMonitoringLevelResponse,
    SetVariableMonitoringRequest,
    SetVariableMonitoringResponse,
)
from firmware.ocpp_client.v201.report import component_of, is_meant
from firmware.ocpp_client.v201.serving import Hub201, info
from firmware.station.api import (
    FaultCleared,
    FaultRaised,
    StationSnapshot,
    StatusChanged,
    TransactionEventStored,
)

CTRLR = "MonitoringCtrlr"
LOOK_EVERY_S = 1.0  # at values that change by themselves, while any of them is monitored
MAX_EVENTS = 100
EVENTS_PER_MESSAGE = 5
ROWS_PER_PART = 10
CRITERIA = {
    MonitoringCriterionEnumType.ThresholdMonitoring: THRESHOLDS,
    MonitoringCriterionEnumType.DeltaMonitoring: frozenset({Kind.DELTA}),
    MonitoringCriterionEnumType.PeriodicMonitoring: PERIODS,
}


class _EventsCall(Notice):
    """Told again after silence, as other notices are; after a broken connection they wait with the others, where the
    oldest go when there are too many.
    """

    def __init__(self, events: tuple[EventDataType, ...], at: str, waiting: deque[EventDataType]) -> None:
        super().__init__(NotifyEventRequest(generatedAt=at, seqNo=0, eventData=events))
        self._events = events
        self._waiting = waiting

    def failed(self, failure: Failure, now: float) -> bool:
        if failure.end is End.LOST:
            self._waiting.extendleft(reversed(self._events))
            return False
        return super().failed(failure, now)


class MonitoringBlock(Block):
    """Monitoring."""

    hears = (FaultRaised, FaultCleared, StatusChanged, TransactionEventStored)

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self._book = MonitorBook(hub.store, hub.model.variables())
        self._events: deque[EventDataType] = deque()
        self._number = int(hub.clock.wall().utc.timestamp())  # of events; never twice the same
        self._look_at: float | None = 0.0
        self._present()
        hub.monitor_origin = lambda number: self._book.origin(number).value
        self.sources = (Source(Lane.NOTICE, self._next, lambda: None),)
        self.handlers = {
            "ClearVariableMonitoring": self.clear,
            "GetMonitoringReport": self.report,
            "SetMonitoringBase": self.set_base,
            "SetMonitoringLevel": self.set_level,
            "SetVariableMonitoring": self.set,
        }

    def _present(self) -> None:
        self._hub.model.present(CTRLR, "ActiveMonitoringBase", self._book.base.value)
        self._hub.model.present(CTRLR, "ActiveMonitoringLevel", str(self._book.level))

    # --- values (N07, N08) ---------------------------------------------------------------------------------------

    def on_event(self, event: Any, now: float) -> None:
        """Something changed."""
        self._look(now)

    def on_variables(self, keys: tuple[str, ...], now: float) -> None:
        """The operator changed something itself, which a monitor may be on, or switched monitoring on."""
        self._look_at = now

    def next_deadline(self) -> float | None:
        """When to look again."""
        times = [time for time in (self._look_at, self._book.next_deadline()) if time is not None]
        return min(times, default=None)

    def handle_timer(self, now: float) -> None:
        """Look, where it is time."""
        due = self.next_deadline()
        if due is not None and now >= due:
            self._look(now)

    def _look(self, now: float) -> None:
        snapshot = self._hub.station.snapshot()
        running = snapshot.transaction if snapshot.transaction is not None and snapshot.transaction.active else None
        self._look_at = now + LOOK_EVERY_S if self._book.wants_to_look(running is not None) else None

        def read(address: Address) -> str | None:
            result = self._hub.model.get(address, "Actual", snapshot)
            return result.value if result.status is GetStatus.ACCEPTED else None

        wall = self._hub.clock.wall()
        found = self._book.look(read, running is not None, now, wall.utc.timestamp())
        if not self._hub.model.boolean(CTRLR, "Enabled"):
            return
        severest = LOWEST_SEVERITY
        if not self._hub.link.online:
            severest = self._hub.model.integer(CTRLR, "OfflineQueuingSeverity")
        for finding in found:
            if finding.monitor.severity <= severest:
                self._number += 1
                transaction = running.id if running is not None else ""
                self._events.append(_event(self._number, finding, wall.iso(), transaction, snapshot))
        while len(self._events) > MAX_EVENTS:
            self._events.popleft()

    def _next(self, now: float) -> Call | None:
        if not self._events:
            return None
        count = min(EVENTS_PER_MESSAGE, len(self._events))
        events = tuple(self._events.popleft() for _ in range(count))
        return _EventsCall(events, self._hub.clock.wall().iso(), self._events)

    # --- requests ------------------------------------------------------------------------------------------------

    def set(self, request: SetVariableMonitoringRequest, now: float) -> SetVariableMonitoringResponse:
        """N04."""
        at_most(len(request.setMonitoringData), "monitors")
        results = tuple(self._set(item) for item in request.setMonitoringData)
        self._look_at = now
        return SetVariableMonitoringResponse(setMonitoringResult=results)

    def _set(self, item: SetMonitoringDataType) -> SetMonitoringResultType:
        status, why, number = SetMonitoringStatusEnumType.Accepted, "", None
        address = address_of(item.component, item.variable)
        model = self._hub.model
        if address.folded() not in model.variables():
            known = model.get(address, "Actual", self._hub.station.snapshot()).status
            unknown = SetMonitoringStatusEnumType
            status = unknown.UnknownVariable if known is GetStatus.UNKNOWN_VARIABLE else unknown.UnknownComponent
        else:
            wanted = item.id if isinstance(item.id, int) else None
            taken = self._book.put(
                address, Kind(item.type.value), item.value, item.severity, item.transaction is True, wanted
            )
            if isinstance(taken, Refused):
                status, why = SetMonitoringStatusEnumType(taken.value), "InvalidValue"
            else:
                number = taken
        return SetMonitoringResultType(
            status=status,
            type=item.type,
            severity=item.severity,
            component=item.component,
            variable=item.variable,
            id=number if number is not None else UNSET,
            statusInfo=info(why) if why else UNSET,
        )

    def clear(self, request: ClearVariableMonitoringRequest, now: float) -> ClearVariableMonitoringResponse:
        """N06."""
        at_most(len(request.id), "monitors")
        status = ClearMonitoringStatusEnumType
        outcomes = {True: status.Accepted, False: status.Rejected, None: status.NotFound}
        return ClearVariableMonitoringResponse(
            clearMonitoringResult=tuple(
                ClearMonitoringResultType(status=outcomes[self._book.clear(number)], id=number) for number in request.id
            )
        )

    def set_base(self, request: SetMonitoringBaseRequest, now: float) -> SetMonitoringBaseResponse:
        """N03."""
        self._book.set_base(Base(request.monitoringBase.value))
        self._present()
        return SetMonitoringBaseResponse(status=GenericDeviceModelStatusEnumType.Accepted)

    def set_level(self, request: SetMonitoringLevelRequest, now: float) -> SetMonitoringLevelResponse:
        """N05."""
        status = GenericStatusEnumType
        if not 0 <= request.severity <= LOWEST_SEVERITY:
            return SetMonitoringLevelResponse(status=status.Rejected, statusInfo=info("ValueOutOfRange"))
        self._book.set_level(request.severity)
        self._present()
        return SetMonitoringLevelResponse(status=status.Accepted)

    def report(self, request: GetMonitoringReportRequest, now: float) -> GetMonitoringReportResponse:
        """N02: the monitors follow in parts, by variable."""
        status = GenericDeviceModelStatusEnumType
        if self._hub.reports_full:
            return GetMonitoringReportResponse(status=status.Rejected, statusInfo=info("OutOfMemory"))
        criteria = request.monitoringCriteria or ()
        kinds = frozenset().union(*(CRITERIA[one] for one in criteria)) if criteria else frozenset(Kind)
        wanted = request.componentVariable or ()
        found = sorted(
            (
                monitor
                for monitor in self._book
                if monitor.kind in kinds and (not wanted or any(is_meant(one, monitor.address) for one in wanted))
            ),
            key=lambda monitor: (monitor.address.key, monitor.address.evse or 0, monitor.address.connector or 0),
        )
        rows = [_row(address, tuple(group)) for address, group in groupby(found, key=lambda one: one.address)]
        at = self._hub.clock.wall().iso()
        starts = range(0, len(rows), ROWS_PER_PART)
        self._hub.report(
            tuple(
                NotifyMonitoringReportRequest(
                    requestId=request.requestId,
                    seqNo=part,
                    generatedAt=at,
                    monitor=tuple(rows[start : start + ROWS_PER_PART]),
                    tbc=start + ROWS_PER_PART < len(rows),
                )
                for part, start in enumerate(starts)
            )
        )
        return GetMonitoringReportResponse(status=status.Accepted if rows else status.EmptyResultSet)


def _variable(address: Address) -> VariableType:
    return VariableType(name=address.variable, instance=address.instance or UNSET)


def _row(address: Address, monitors: tuple[Monitor, ...]) -> MonitoringDataType:
    return MonitoringDataType(
        component=component_of(address),
        variable=_variable(address),
        variableMonitoring=tuple(
            VariableMonitoringType(
                id=monitor.id,
                transaction=monitor.transaction,
                value=monitor.value,
                type=MonitorEnumType(monitor.kind.value),
                severity=monitor.severity,
            )
            for monitor in monitors
        ),
    )


def _event(number: int, finding: Finding, at: str, transaction: str, snapshot: StationSnapshot) -> EventDataType:
    monitor = finding.monitor
    problem = monitor.address.variable == "Problem" and snapshot.faults
    return EventDataType(
        eventId=number,
        timestamp=at,
        trigger=EventTriggerEnumType(finding.trigger),
        actualValue=finding.value,
        eventNotificationType=EventNotificationEnumType(monitor.origin.value),
        component=component_of(monitor.address),
        variable=_variable(monitor.address),
        techCode=snapshot.faults[0].code[:50] if problem else UNSET,
        techInfo=snapshot.faults[0].id if problem else UNSET,
        cleared=finding.cleared if finding.trigger == "Alerting" else UNSET,
        transactionId=transaction or UNSET,
        variableMonitoringId=monitor.id,
    )
