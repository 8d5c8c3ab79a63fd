"""B: boot, variables, reports, reset.

Owns: BootNotification and what its answer means, SetVariables, GetVariables, reports, Reset. May not: keep variables
(`device_model.py`).
"""

from typing import Any

from msgspec import UNSET

from firmware.core.errors import StoreError
from firmware.core.timeline import Level
from firmware.ocpp_client.calls import Call, End, Failure, Lane, Registration, Source
from firmware.ocpp_client.device_model import Address, GetStatus, SetStatus
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.v201.datatypes import (
    ChargingStationType,
    ComponentType,
    GetVariableResultType,
    SetVariableResultType,
    VariableType,
)
from firmware.ocpp_client.v201.enums import (
    AttributeEnumType,
    BootReasonEnumType,
    GenericDeviceModelStatusEnumType,
    GetVariableStatusEnumType,
    ResetEnumType,
    ResetStatusEnumType,
    SetVariableStatusEnumType,
)
from firmware.ocpp_client.v201.mapping import nearest
from firmware.ocpp_client.v201.messages import (
    BootNotificationRequest,
    BootNotificationResponse,
    GetBaseReportRequest,
    GetBaseReportResponse,
    GetReportRequest,
    GetReportResponse,
    GetVariablesRequest,
    GetVariablesResponse,
    ResetRequest,
    ResetResponse,
    SetVariablesRequest,
    SetVariablesResponse,
)
from firmware.ocpp_client.v201.report import custom_report_parts, report_parts
from firmware.ocpp_client.v201.serving import Hub201, info, refusal
from firmware.ocpp_client.variables import ITEMS_PER_MESSAGE
from firmware.ocpp_client.wire import ErrorCode, PayloadError
from firmware.station.api import Reset

BOOT_RETRY_S = 60.0  # no answer, CALLERROR, or an interval of 0
MAX_WAIT_S = 86_400.0  # of an interval


class _BootCall(Call):
    late_counts = True

    def __init__(self, request: BootNotificationRequest, block: "ProvisioningBlock") -> None:
        super().__init__(request, BootNotificationResponse, request.reason.value)
        self._block = block

    def answered(self, response: Any, now: float) -> None:
        self._block.booted(response, now)

    def failed(self, failure: Failure, now: float) -> bool:
        self._block.boot_at = now if failure.end is End.LOST else now + BOOT_RETRY_S
        return False


class ProvisioningBlock(Block):
    """Boot, variables, reports, reset."""

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self.boot_at = 0.0
        self.sources = (Source(Lane.BOOT, self._boot_if_due, lambda: self.boot_at),)
        self.triggers = {"BootNotification": lambda now: None if hub.accepted else self._boot()}  # F06.FR.17
        self.handlers = {
            "GetBaseReport": self.get_base_report,
            "GetReport": self.get_report,
            "GetVariables": self.get_variables,
            "Reset": self.reset,
            "SetVariables": self.set_variables,
        }

    # --- boot (B01 to B03) ---------------------------------------------------------------------------------------

    def _boot(self) -> Call:
        identity = self._hub.station.snapshot().identity
        station = ChargingStationType(
            model=identity.model[:20],
            vendorName=identity.vendor[:50],
            serialNumber=identity.serial[:25] or UNSET,
            firmwareVersion=identity.firmware[:50] or UNSET,
        )
        reason = nearest(BootReasonEnumType, self._hub.boot_reason, BootReasonEnumType.Unknown)
        return _BootCall(BootNotificationRequest(reason=reason, chargingStation=station), self)

    def _boot_if_due(self, now: float) -> Call | None:
        return self._boot() if now >= self.boot_at else None

    def booted(self, response: BootNotificationResponse, now: float) -> None:
        """The CSMS's answer: its time first, as everything after it is stamped."""
        hub, interval = self._hub, float(response.interval)
        hub.take_time(response.currentTime)
        registration = Registration(response.status.value)
        hub.trace(f"<- BootNotification {registration.value}, interval {interval:g} s", "")
        if registration is not Registration.ACCEPTED:
            self.boot_at = now + (min(interval, MAX_WAIT_S) if interval > 0 else BOOT_RETRY_S)
            info = response.statusInfo
            why = f" ({info.reasonCode} {info.additionalInfo or ''}".rstrip() + ")" if info else ""
            refused = registration is Registration.REJECTED
            said = (
                "rejects this station; check [ocpp] identity, and whether the CSMS knows it" if refused else "lets wait"
            )
            hub.tell(
                f"the CSMS {said}{why}; asked again in {self.boot_at - now:.0f} s",
                Level.WARNING if refused else Level.INFO,
            )
        elif interval > 0:
            try:
                hub.model.adopt("OCPPCommCtrlr", "HeartbeatInterval", f"{interval:.0f}")
            except StoreError as error:
                hub.tell(f"heartbeat interval not kept: {error}", Level.WARNING)
        hub.registered(registration, now)

    # --- variables (B05, B06) ------------------------------------------------------------------------------------

    def get_variables(self, request: GetVariablesRequest, now: float) -> GetVariablesResponse:
        """B06."""
        at_most(len(request.getVariableData), "variables")
        snapshot = self._hub.station.snapshot()
        results = []
        for item in request.getVariableData:
            attribute = item.attributeType or AttributeEnumType.Actual
            result = self._hub.model.get(address_of(item.component, item.variable), attribute.value, snapshot)
            results.append(
                GetVariableResultType(
                    attributeStatus=GetVariableStatusEnumType(result.status.value),
                    attributeType=item.attributeType,
                    attributeValue=result.value if result.value is not None else UNSET,
                    attributeStatusInfo=info("WriteOnly") if result.status is GetStatus.REJECTED else UNSET,
                    component=item.component,
                    variable=item.variable,
                )
            )
        return GetVariablesResponse(getVariableResult=tuple(results))

    def set_variables(self, request: SetVariablesRequest, now: float) -> SetVariablesResponse:
        """B05, A01."""
        at_most(len(request.setVariableData), "variables")
        model, results, changed = self._hub.model, [], []
        for item in request.setVariableData:
            address = address_of(item.component, item.variable)
            attribute = item.attributeType or AttributeEnumType.Actual
            result = model.set(address, attribute.value, item.attributeValue, self._hub.station.command)
            if result.status is SetStatus.ACCEPTED and result.changed:
                changed.append(model.variables()[address.folded()].address.key)
            results.append(
                SetVariableResultType(
                    attributeStatus=SetVariableStatusEnumType(result.status.value),
                    attributeType=item.attributeType,
                    attributeStatusInfo=info(result.reason, result.text) if result.reason else UNSET,
                    component=item.component,
                    variable=item.variable,
                )
            )
        if changed:
            self._hub.variables_changed(tuple(changed), now)
        return SetVariablesResponse(setVariableResult=tuple(results))

    # --- reports (B07, B08) --------------------------------------------------------------------------------------

    def get_base_report(self, request: GetBaseReportRequest, now: float) -> GetBaseReportResponse:
        """B07."""
        status = GenericDeviceModelStatusEnumType
        if self._hub.reports_full:
            why = info("OutOfMemory", "other reports are still being sent")
            return GetBaseReportResponse(status=status.Rejected, statusInfo=why)
        snapshot = self._hub.station.snapshot()
        self._hub.report(tuple(report_parts(self._hub.model, request.reportBase, request.requestId, snapshot)))
        return GetBaseReportResponse(status=status.Accepted)

    def get_report(self, request: GetReportRequest, now: float) -> GetReportResponse:
        """B08: by component, by variable, by what is true of the component."""
        status = GenericDeviceModelStatusEnumType
        if self._hub.reports_full:
            why = info("OutOfMemory", "other reports are still being sent")
            return GetReportResponse(status=status.Rejected, statusInfo=why)
        parts = custom_report_parts(self._hub.model, request, self._hub.station.snapshot())
        self._hub.report(tuple(parts))
        return GetReportResponse(status=status.Accepted if parts else status.EmptyResultSet)

    # --- reset (B11, B12) ----------------------------------------------------------------------------------------

    def reset(self, request: ResetRequest, now: float) -> ResetResponse:
        """There is one EVSE and it cannot be reset alone."""
        if request.evseId is not UNSET:
            why = info("UnsupportedParam", "only the whole station can be reset")
            return ResetResponse(status=ResetStatusEnumType.Rejected, statusInfo=why)
        answer = self._hub.station.command(Reset(immediate=request.type is ResetEnumType.Immediate))
        return ResetResponse(status=ResetStatusEnumType(answer.result.value), statusInfo=refusal(answer))


def address_of(component: ComponentType, variable: VariableType) -> Address:
    """A variable as the CSMS names it."""
    evse = component.evse
    return Address(
        component.name,
        variable.name,
        variable.instance or "",
        evse.id if evse else None,
        (evse.connectorId or None) if evse else None,
        component.instance or "",
    )


def at_most(count: int, what: str) -> None:
    """The limit of items in one message. Raises PayloadError."""
    if count > ITEMS_PER_MESSAGE:
        raise PayloadError(ErrorCode.OCCURRENCE_VIOLATION, f"more than {ITEMS_PER_MESSAGE} {what} in one message")
