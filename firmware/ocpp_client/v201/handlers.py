"""Requests of the CSMS: a table action -> handler, each a function of the request and what it may see of the station.

Owns: the answer to every request that this station serves, with OCPP's statuses and reason codes. May not: send,
wait, or keep state; what has to be sent afterwards is returned as follow-ups. An action that is not in the table gets
NotSupported from the client, one that OCPP does not have NotImplemented.
"""

from msgspec import UNSET

from firmware.ocpp_client.device_model import Address, GetStatus, SetStatus
from firmware.ocpp_client.token_book import MAX_LIST, Update
from firmware.ocpp_client.v201.certificates import CERTIFICATE_HANDLERS
from firmware.ocpp_client.v201.charging import CHARGING_HANDLERS
from firmware.ocpp_client.v201.datatypes import (
    ComponentType,
    EVSEType,
    GetVariableResultType,
    SetVariableResultType,
    VariableType,
)
from firmware.ocpp_client.v201.enums import (
    AttributeEnumType,
    ChangeAvailabilityStatusEnumType,
    ChargingProfilePurposeEnumType,
    ClearCacheStatusEnumType,
    DataTransferStatusEnumType,
    GenericDeviceModelStatusEnumType,
    GetVariableStatusEnumType,
    MessageTriggerEnumType,
    OperationalStatusEnumType,
    RequestStartStopStatusEnumType,
    ResetEnumType,
    ResetStatusEnumType,
    SendLocalListStatusEnumType,
    SetVariableStatusEnumType,
    TriggerMessageStatusEnumType,
    UnlockStatusEnumType,
    UpdateEnumType,
)
from firmware.ocpp_client.v201.mapping import known_token, token_of
from firmware.ocpp_client.v201.messages import (
    ChangeAvailabilityRequest,
    ChangeAvailabilityResponse,
    ClearCacheRequest,
    ClearCacheResponse,
    DataTransferRequest,
    DataTransferResponse,
    GetBaseReportRequest,
    GetBaseReportResponse,
    GetLocalListVersionRequest,
    GetLocalListVersionResponse,
    GetReportRequest,
    GetReportResponse,
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
    SendLocalListRequest,
    SendLocalListResponse,
    SetVariablesRequest,
    SetVariablesResponse,
    TriggerMessageRequest,
    TriggerMessageResponse,
    UnlockConnectorRequest,
    UnlockConnectorResponse,
)
from firmware.ocpp_client.v201.profile_book import RefusedError
from firmware.ocpp_client.v201.report import custom_report_parts
from firmware.ocpp_client.v201.reservation import RESERVATION_HANDLERS
from firmware.ocpp_client.v201.serving import (
    CONNECTOR_ID,
    EVSE_ID,
    Handler,
    Reply,
    SendParts,
    SendReport,
    SendTriggered,
    Trigger,
    VariablesChanged,
    View,
    info,
    is_ours,
    refusal,
)
from firmware.ocpp_client.variables import ITEMS_PER_MESSAGE
from firmware.ocpp_client.wire import ErrorCode, PayloadError
from firmware.station.api import (
    RemoteStart,
    RemoteStop,
    Reset,
    Result,
    SampleMeter,
    SetAvailability,
)

# --- Remote control (F) --------------------------------------------------------------------------------------------


def request_start(request: RequestStartTransactionRequest, view: View) -> Reply:
    """F01, F02, K05: a profile is checked and kept before the station hears of the start."""
    rejected = RequestStartStopStatusEnumType.Rejected
    if not view.registered:  # B02.FR.05
        return Reply(RequestStartTransactionResponse(status=rejected, statusInfo=info("NotEnabled", "not registered")))
    if request.evseId not in (UNSET, EVSE_ID):
        return Reply(RequestStartTransactionResponse(status=rejected, statusInfo=info("UnknownEvse")))
    view.profiles.remove(lambda kept: kept.remote_start is not None)  # of an earlier start that nobody used
    if profile := request.chargingProfile:
        try:
            if profile.chargingProfilePurpose is not ChargingProfilePurposeEnumType.TxProfile or profile.transactionId:
                raise RefusedError("InvalidProfile", "a TxProfile without transactionId is wanted")
            view.profiles.add(EVSE_ID, profile, None, request.remoteStartId)
        except RefusedError as error:
            why = info(error.reason, str(error))
            return Reply(RequestStartTransactionResponse(status=rejected, statusInfo=why))
    token = token_of(request.idToken)
    answer = view.station.command(RemoteStart(token, request.remoteStartId))
    if answer.result is Result.REJECTED:
        view.profiles.remove(lambda kept: kept.remote_start is not None)
        return Reply(RequestStartTransactionResponse(status=rejected, statusInfo=info("Rejected", answer.text)))
    if answer.transaction_id:
        view.profiles.transaction_is(answer.transaction_id, request.remoteStartId)
    accepted = RequestStartStopStatusEnumType.Accepted
    return Reply(RequestStartTransactionResponse(status=accepted, transactionId=answer.transaction_id or UNSET))


def request_stop(request: RequestStopTransactionRequest, view: View) -> Reply:
    """F03."""
    if not view.registered:  # B02.FR.05
        rejected = RequestStartStopStatusEnumType.Rejected
        return Reply(RequestStopTransactionResponse(status=rejected, statusInfo=info("NotEnabled", "not registered")))
    answer = view.station.command(RemoteStop(request.transactionId))
    if answer.result is Result.REJECTED:
        why = info("TxNotFound", answer.text)
        return Reply(RequestStopTransactionResponse(status=RequestStartStopStatusEnumType.Rejected, statusInfo=why))
    return Reply(RequestStopTransactionResponse(status=RequestStartStopStatusEnumType.Accepted))


def unlock_connector(request: UnlockConnectorRequest, view: View) -> Reply:
    """F05. The station offers no command that opens its lock, so where it could be asked it fails and says so."""
    if (request.evseId, request.connectorId) != (EVSE_ID, CONNECTOR_ID):
        return Reply(UnlockConnectorResponse(status=UnlockStatusEnumType.UnknownConnector))
    transaction = view.station.snapshot().transaction
    if transaction is not None and transaction.active and transaction.token is not None:
        return Reply(UnlockConnectorResponse(status=UnlockStatusEnumType.OngoingAuthorizedTransaction))
    why = info("UnsupportedRequest", "the lock opens by itself when the vehicle is unplugged")
    return Reply(UnlockConnectorResponse(status=UnlockStatusEnumType.UnlockFailed, statusInfo=why))


METERED = (MessageTriggerEnumType.MeterValues, MessageTriggerEnumType.TransactionEvent)


def _trigger_meter(request: TriggerMessageRequest, view: View) -> Reply:
    in_transaction = request.requestedMessage is MessageTriggerEnumType.TransactionEvent
    possible = view.registered and is_ours(request.evse)
    if not possible or view.station.command(SampleMeter(in_transaction)).result is Result.REJECTED:
        return Reply(TriggerMessageResponse(status=TriggerMessageStatusEnumType.Rejected))
    return Reply(TriggerMessageResponse(status=TriggerMessageStatusEnumType.Accepted))


def trigger_message(request: TriggerMessageRequest, view: View) -> Reply:
    """F06. Accepted only for what is then sent."""
    if request.requestedMessage in METERED:
        return _trigger_meter(request, view)
    try:
        message = Trigger(request.requestedMessage.value)
    except ValueError:
        return Reply(TriggerMessageResponse(status=TriggerMessageStatusEnumType.NotImplemented))
    known = is_ours(request.evse)
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
                attributeStatusInfo=info("WriteOnly") if result.status is GetStatus.REJECTED else UNSET,
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
                attributeStatusInfo=info(result.reason, result.text) if result.reason else UNSET,
                component=item.component,
                variable=item.variable,
            )
        )
    response = SetVariablesResponse(setVariableResult=tuple(results))
    return Reply(response, (VariablesChanged(tuple(changed)),) if changed else ())


def get_base_report(request: GetBaseReportRequest, view: View) -> Reply:
    """B07."""
    if view.reports_full:
        why = info("OutOfMemory", "other reports are still being sent")
        rejected = GenericDeviceModelStatusEnumType.Rejected
        return Reply(GetBaseReportResponse(status=rejected, statusInfo=why))
    accepted = GetBaseReportResponse(status=GenericDeviceModelStatusEnumType.Accepted)
    return Reply(accepted, (SendReport(request.requestId, request.reportBase),))


def get_report(request: GetReportRequest, view: View) -> Reply:
    """B08: by component, by variable, by what is true of the component."""
    status = GenericDeviceModelStatusEnumType
    if view.reports_full:
        why = info("OutOfMemory", "other reports are still being sent")
        return Reply(GetReportResponse(status=status.Rejected, statusInfo=why))
    parts = custom_report_parts(view.model, request, view.station.snapshot())
    if not parts:
        return Reply(GetReportResponse(status=status.EmptyResultSet))
    return Reply(GetReportResponse(status=status.Accepted), (SendParts(tuple(parts)),))


def reset(request: ResetRequest, view: View) -> Reply:
    """B11, B12. There is one EVSE and it cannot be reset alone."""
    if request.evseId is not UNSET:
        why = info("UnsupportedParam", "only the whole station can be reset")
        return Reply(ResetResponse(status=ResetStatusEnumType.Rejected, statusInfo=why))
    answer = view.station.command(Reset(immediate=request.type is ResetEnumType.Immediate))
    return Reply(ResetResponse(status=ResetStatusEnumType(answer.result.value), statusInfo=refusal(answer)))


# --- The rest ------------------------------------------------------------------------------------------------------


def change_availability(request: ChangeAvailabilityRequest, view: View) -> Reply:
    """G03, G04: station, EVSE and connector are one here."""
    if not is_ours(request.evse):
        rejected = ChangeAvailabilityStatusEnumType.Rejected
        return Reply(ChangeAvailabilityResponse(status=rejected, statusInfo=info("UnknownEvse")))
    operative = request.operationalStatus is OperationalStatusEnumType.Operative
    answer = view.station.command(SetAvailability(operative))
    status = ChangeAvailabilityStatusEnumType(answer.result.value)
    return Reply(ChangeAvailabilityResponse(status=status, statusInfo=refusal(answer)))


def get_transaction_status(request: GetTransactionStatusRequest, view: View) -> Reply:
    """E14: the queue counts; without an id there is no ongoingIndicator."""
    if not request.transactionId:
        return Reply(GetTransactionStatusResponse(messagesInQueue=view.queued(None)))
    transaction = view.station.snapshot().transaction
    ongoing = transaction is not None and transaction.active and transaction.id == request.transactionId
    queued = view.queued(request.transactionId)
    return Reply(GetTransactionStatusResponse(messagesInQueue=queued, ongoingIndicator=ongoing))


def clear_cache(request: ClearCacheRequest, view: View) -> Reply:
    """C11: Rejected where AuthCacheCtrlr.Enabled is false."""
    if view.tokens.clear_cache():
        return Reply(ClearCacheResponse(status=ClearCacheStatusEnumType.Accepted))
    return Reply(ClearCacheResponse(status=ClearCacheStatusEnumType.Rejected, statusInfo=info("NotEnabled")))


def get_local_list_version(request: GetLocalListVersionRequest, view: View) -> Reply:
    """D02: 0 where there is no list, or lists are switched off."""
    return Reply(GetLocalListVersionResponse(versionNumber=view.tokens.version if view.tokens.list_enabled else 0))


def send_local_list(request: SendLocalListRequest, view: View) -> Reply:
    """D01. An entry without information is to be removed, which only a differential update can mean."""
    entries = request.localAuthorizationList or ()
    full = request.updateType is UpdateEnumType.Full
    changes = {
        token_of(entry.idToken): known_token(token_of(entry.idToken), entry.idTokenInfo) if entry.idTokenInfo else None
        for entry in entries
    }
    failed = SendLocalListStatusEnumType.Failed
    if len(changes) != len(entries) or (full and None in changes.values()):
        why = info("InvalidValue", "a token twice, or without information in a full list")
        return Reply(SendLocalListResponse(status=failed, statusInfo=why))
    outcome = view.tokens.update(full, request.versionNumber, changes)
    if outcome is Update.FAILED:
        why = info("NotEnabled" if not view.tokens.list_enabled else "InvalidValue", f"at most {MAX_LIST} tokens")
        return Reply(SendLocalListResponse(status=failed, statusInfo=why))
    return Reply(SendLocalListResponse(status=SendLocalListStatusEnumType(outcome.value)))


def data_transfer(request: DataTransferRequest, view: View) -> Reply:
    """P01: nobody's extensions are known here."""
    return Reply(DataTransferResponse(status=DataTransferStatusEnumType.UnknownVendorId))


HANDLERS: dict[str, Handler] = (
    CERTIFICATE_HANDLERS
    | CHARGING_HANDLERS
    | RESERVATION_HANDLERS
    | {
        "ChangeAvailability": change_availability,
        "ClearCache": clear_cache,
        "DataTransfer": data_transfer,
        "GetBaseReport": get_base_report,
        "GetLocalListVersion": get_local_list_version,
        "GetReport": get_report,
        "GetTransactionStatus": get_transaction_status,
        "GetVariables": get_variables,
        "RequestStartTransaction": request_start,
        "RequestStopTransaction": request_stop,
        "Reset": reset,
        "SendLocalList": send_local_list,
        "SetVariables": set_variables,
        "TriggerMessage": trigger_message,
        "UnlockConnector": unlock_connector,
    }
)
