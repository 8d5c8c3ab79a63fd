"""Requests of the CSMS: a table action -> handler, each a function of the request and what it may see of the station.

Owns: the answer to every request that this station serves, with OCPP's statuses and reason codes. May not: send,
wait, or keep state; what has to be sent afterwards is returned as follow-ups. An action that is not in the table gets
NotSupported from the client, one that OCPP does not have NotImplemented.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from msgspec import UNSET, Struct, UnsetType

from firmware.ocpp_client.device_model import Address, DeviceModel, GetStatus, SetStatus
from firmware.ocpp_client.v201.datatypes import (
    ComponentType,
    EVSEType,
    GetVariableResultType,
    SetVariableResultType,
    StatusInfoType,
    VariableType,
)
from firmware.ocpp_client.v201.enums import (
    AttributeEnumType,
    ChangeAvailabilityStatusEnumType,
    ClearCacheStatusEnumType,
    DataTransferStatusEnumType,
    GenericDeviceModelStatusEnumType,
    GetVariableStatusEnumType,
    MessageTriggerEnumType,
    OperationalStatusEnumType,
    ReportBaseEnumType,
    RequestStartStopStatusEnumType,
    ResetEnumType,
    ResetStatusEnumType,
    SetVariableStatusEnumType,
    TriggerMessageStatusEnumType,
    UnlockStatusEnumType,
)
from firmware.ocpp_client.v201.messages import (
    ChangeAvailabilityRequest,
    ChangeAvailabilityResponse,
    ClearCacheRequest,
    ClearCacheResponse,
    DataTransferRequest,
    DataTransferResponse,
    GetBaseReportRequest,
    GetBaseReportResponse,
    GetTransactionStatusRequest,
    GetTransactionStatusResponse,
    GetVariablesRequest,
    GetVariablesResponse,
    RequestStartTransactionRequest,
    RequestStartTransactionResponse,
    RequestStopTransactionRequest,
    RequestStopTransactionResponse,
    ResetRequest,
    ResetResponse,
    SetVariablesRequest,
    SetVariablesResponse,
    TriggerMessageRequest,
    TriggerMessageResponse,
    UnlockConnectorRequest,
    UnlockConnectorResponse,
)
from firmware.ocpp_client.variables import ITEMS_PER_MESSAGE
from firmware.ocpp_client.wire import ErrorCode, PayloadError
from firmware.station.api import (
    Answer,
    Command,
    IdToken,
    RemoteStart,
    RemoteStop,
    Reset,
    Result,
    SetAvailability,
    StationSnapshot,
    TokenType,
)

EVSE_ID = 1
CONNECTOR_ID = 1


class StationPort(Protocol):
    """The station as an observer may use it."""

    def command(self, command: Command) -> Answer: ...
    def snapshot(self) -> StationSnapshot: ...


@dataclass(frozen=True, slots=True)
class View:
    """What a handler may see. `registered`: the CSMS has accepted our boot. `queued`: transaction events wait, of one
    transaction or (None) of any.
    """

    station: StationPort
    model: DeviceModel
    registered: bool
    reports_full: bool
    queued: Callable[[str | None], bool]


class Trigger(enum.Enum):
    """Messages that the CSMS can ask for."""

    BOOT = "BootNotification"
    HEARTBEAT = "Heartbeat"
    STATUS = "StatusNotification"


@dataclass(frozen=True, slots=True)
class SendTriggered:
    """Send this message now."""

    message: Trigger


@dataclass(frozen=True, slots=True)
class SendReport:
    """Send the report in parts."""

    request_id: int
    base: ReportBaseEnumType


@dataclass(frozen=True, slots=True)
class VariablesChanged:
    """These variables (`Component.Variable`) have a new value."""

    keys: tuple[str, ...]


FollowUp: TypeAlias = SendTriggered | SendReport | VariablesChanged


@dataclass(frozen=True, slots=True)
class Reply:
    """The response and what comes after it."""

    response: Struct
    follow_ups: tuple[FollowUp, ...] = ()


def _info(reason: str, text: str = "") -> StatusInfoType:
    return StatusInfoType(reasonCode=reason[:20], additionalInfo=text[:512] or UNSET)


def _refusal(answer: Answer) -> StatusInfoType | UnsetType:
    """Why the station refused, if it did."""
    return _info("Rejected", answer.text) if answer.result is Result.REJECTED else UNSET


def _is_ours(evse: EVSEType | UnsetType) -> bool:
    """The addressed EVSE (none: the station) and connector exist."""
    return not evse or (evse.id == EVSE_ID and evse.connectorId in (UNSET, CONNECTOR_ID))


# --- Remote control (F) --------------------------------------------------------------------------------------------


def request_start(request: RequestStartTransactionRequest, view: View) -> Reply:
    """F01, F02. A charging profile is refused, not ignored: its limit would not be kept."""
    rejected = RequestStartStopStatusEnumType.Rejected
    if not view.registered:  # B02.FR.05
        return Reply(RequestStartTransactionResponse(status=rejected, statusInfo=_info("NotEnabled", "not registered")))
    if request.evseId not in (UNSET, EVSE_ID):
        return Reply(RequestStartTransactionResponse(status=rejected, statusInfo=_info("UnknownEvse")))
    if request.chargingProfile:
        info = _info("UnsupportedParam", "no smart charging: chargingProfile")
        return Reply(RequestStartTransactionResponse(status=rejected, statusInfo=info))
    token = IdToken(request.idToken.idToken, TokenType(request.idToken.type.value))
    answer = view.station.command(RemoteStart(token, request.remoteStartId))
    if answer.result is Result.REJECTED:
        return Reply(RequestStartTransactionResponse(status=rejected, statusInfo=_info("Rejected", answer.text)))
    accepted = RequestStartStopStatusEnumType.Accepted
    return Reply(RequestStartTransactionResponse(status=accepted, transactionId=answer.transaction_id or UNSET))


def request_stop(request: RequestStopTransactionRequest, view: View) -> Reply:
    """F03."""
    if not view.registered:  # B02.FR.05
        rejected = RequestStartStopStatusEnumType.Rejected
        return Reply(RequestStopTransactionResponse(status=rejected, statusInfo=_info("NotEnabled", "not registered")))
    answer = view.station.command(RemoteStop(request.transactionId))
    if answer.result is Result.REJECTED:
        info = _info("TxNotFound", answer.text)
        return Reply(RequestStopTransactionResponse(status=RequestStartStopStatusEnumType.Rejected, statusInfo=info))
    return Reply(RequestStopTransactionResponse(status=RequestStartStopStatusEnumType.Accepted))


def unlock_connector(request: UnlockConnectorRequest, view: View) -> Reply:
    """F05. The station offers no command that opens its lock, so where it could be asked it fails and says so."""
    if (request.evseId, request.connectorId) != (EVSE_ID, CONNECTOR_ID):
        return Reply(UnlockConnectorResponse(status=UnlockStatusEnumType.UnknownConnector))
    transaction = view.station.snapshot().transaction
    if transaction is not None and transaction.active and transaction.token is not None:
        return Reply(UnlockConnectorResponse(status=UnlockStatusEnumType.OngoingAuthorizedTransaction))
    info = _info("UnsupportedRequest", "the lock opens by itself when the vehicle is unplugged")
    return Reply(UnlockConnectorResponse(status=UnlockStatusEnumType.UnlockFailed, statusInfo=info))


def trigger_message(request: TriggerMessageRequest, view: View) -> Reply:
    """F06. Accepted only for what is then sent."""
    try:
        message = Trigger(request.requestedMessage.value)
    except ValueError:
        return Reply(TriggerMessageResponse(status=TriggerMessageStatusEnumType.NotImplemented))
    known = _is_ours(request.evse)
    if request.requestedMessage is MessageTriggerEnumType.StatusNotification:
        known = isinstance(request.evse, EVSEType) and request.evse == EVSEType(id=EVSE_ID, connectorId=CONNECTOR_ID)
    if not known or (message is Trigger.BOOT and view.registered):  # F06.FR.17
        return Reply(TriggerMessageResponse(status=TriggerMessageStatusEnumType.Rejected))
    accepted = TriggerMessageResponse(status=TriggerMessageStatusEnumType.Accepted)
    return Reply(accepted, (SendTriggered(message),))


# --- Provisioning (B) ----------------------------------------------------------------------------------------------


def _address(component: ComponentType, variable: VariableType) -> Address:
    evse = component.evse
    return Address(
        component.name,
        variable.name,
        variable.instance or "",
        evse.id if evse else None,
        (evse.connectorId or None) if evse else None,
        component.instance or "",
    )


def _at_most(count: int, what: str) -> None:
    if count > ITEMS_PER_MESSAGE:
        raise PayloadError(ErrorCode.OCCURRENCE_VIOLATION, f"more than {ITEMS_PER_MESSAGE} {what} in one message")


def get_variables(request: GetVariablesRequest, view: View) -> Reply:
    """B06."""
    _at_most(len(request.getVariableData), "variables")
    snapshot = view.station.snapshot()
    results = []
    for item in request.getVariableData:
        attribute = item.attributeType or AttributeEnumType.Actual
        result = view.model.get(_address(item.component, item.variable), attribute.value, snapshot)
        results.append(
            GetVariableResultType(
                attributeStatus=GetVariableStatusEnumType(result.status.value),
                attributeType=item.attributeType,
                attributeValue=result.value if result.value is not None else UNSET,
                attributeStatusInfo=_info("WriteOnly") if result.status is GetStatus.REJECTED else UNSET,
                component=item.component,
                variable=item.variable,
            )
        )
    return Reply(GetVariablesResponse(getVariableResult=tuple(results)))


def set_variables(request: SetVariablesRequest, view: View) -> Reply:
    """B05, A01."""
    _at_most(len(request.setVariableData), "variables")
    results, changed = [], []
    for item in request.setVariableData:
        address = _address(item.component, item.variable)
        attribute = item.attributeType or AttributeEnumType.Actual
        result = view.model.set(address, attribute.value, item.attributeValue, view.station.command)
        if result.status is SetStatus.ACCEPTED and result.changed:
            changed.append(view.model.variables()[address.folded()].address.key)
        results.append(
            SetVariableResultType(
                attributeStatus=SetVariableStatusEnumType(result.status.value),
                attributeType=item.attributeType,
                attributeStatusInfo=_info(result.reason, result.text) if result.reason else UNSET,
                component=item.component,
                variable=item.variable,
            )
        )
    response = SetVariablesResponse(setVariableResult=tuple(results))
    return Reply(response, (VariablesChanged(tuple(changed)),) if changed else ())


def get_base_report(request: GetBaseReportRequest, view: View) -> Reply:
    """B07."""
    if view.reports_full:
        info = _info("OutOfMemory", "other reports are still being sent")
        rejected = GenericDeviceModelStatusEnumType.Rejected
        return Reply(GetBaseReportResponse(status=rejected, statusInfo=info))
    accepted = GetBaseReportResponse(status=GenericDeviceModelStatusEnumType.Accepted)
    return Reply(accepted, (SendReport(request.requestId, request.reportBase),))


def reset(request: ResetRequest, view: View) -> Reply:
    """B11, B12. There is one EVSE and it cannot be reset alone."""
    if request.evseId is not UNSET:
        info = _info("UnsupportedParam", "only the whole station can be reset")
        return Reply(ResetResponse(status=ResetStatusEnumType.Rejected, statusInfo=info))
    answer = view.station.command(Reset(immediate=request.type is ResetEnumType.Immediate))
    return Reply(ResetResponse(status=ResetStatusEnumType(answer.result.value), statusInfo=_refusal(answer)))


# --- The rest ------------------------------------------------------------------------------------------------------


def change_availability(request: ChangeAvailabilityRequest, view: View) -> Reply:
    """G03, G04: station, EVSE and connector are one here."""
    if not _is_ours(request.evse):
        rejected = ChangeAvailabilityStatusEnumType.Rejected
        return Reply(ChangeAvailabilityResponse(status=rejected, statusInfo=_info("UnknownEvse")))
    operative = request.operationalStatus is OperationalStatusEnumType.Operative
    answer = view.station.command(SetAvailability(operative))
    status = ChangeAvailabilityStatusEnumType(answer.result.value)
    return Reply(ChangeAvailabilityResponse(status=status, statusInfo=_refusal(answer)))


def get_transaction_status(request: GetTransactionStatusRequest, view: View) -> Reply:
    """E14: the queue counts; without an id there is no ongoingIndicator."""
    if not request.transactionId:
        return Reply(GetTransactionStatusResponse(messagesInQueue=view.queued(None)))
    transaction = view.station.snapshot().transaction
    ongoing = transaction is not None and transaction.active and transaction.id == request.transactionId
    queued = view.queued(request.transactionId)
    return Reply(GetTransactionStatusResponse(messagesInQueue=queued, ongoingIndicator=ongoing))


def clear_cache(request: ClearCacheRequest, view: View) -> Reply:
    """C11: without an authorization cache the answer is Rejected (AuthCacheCtrlr.Enabled is false)."""
    return Reply(ClearCacheResponse(status=ClearCacheStatusEnumType.Rejected, statusInfo=_info("NotEnabled")))


def data_transfer(request: DataTransferRequest, view: View) -> Reply:
    """P01: nobody's extensions are known here."""
    return Reply(DataTransferResponse(status=DataTransferStatusEnumType.UnknownVendorId))


Handler: TypeAlias = Callable[[Any, View], Reply]

HANDLERS: dict[str, Handler] = {
    "ChangeAvailability": change_availability,
    "ClearCache": clear_cache,
    "DataTransfer": data_transfer,
    "GetBaseReport": get_base_report,
    "GetTransactionStatus": get_transaction_status,
    "GetVariables": get_variables,
    "RequestStartTransaction": request_start,
    "RequestStopTransaction": request_stop,
    "Reset": reset,
    "SetVariables": set_variables,
    "TriggerMessage": trigger_message,
    "UnlockConnector": unlock_connector,
}
