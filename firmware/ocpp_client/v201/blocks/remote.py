"""F: remote start and stop, unlocking, triggered messages.

Owns: the answers. May not: keep profiles or start anything itself; what a trigger sends is the business of its block.
"""

from msgspec import UNSET

from firmware.ocpp_client.calls import Lane
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.v201.datatypes import EVSEType
from firmware.ocpp_client.v201.enums import (
    ChargingProfilePurposeEnumType,
    MessageTriggerEnumType,
    RequestStartStopStatusEnumType,
    TriggerMessageStatusEnumType,
    UnlockStatusEnumType,
)
from firmware.ocpp_client.v201.mapping import token_of
from firmware.ocpp_client.v201.messages import (
    RequestStartTransactionRequest,
    RequestStartTransactionResponse,
    RequestStopTransactionRequest,
    RequestStopTransactionResponse,
    TriggerMessageRequest,
    TriggerMessageResponse,
    UnlockConnectorRequest,
    UnlockConnectorResponse,
)
from firmware.ocpp_client.v201.profile_book import RefusedError
from firmware.ocpp_client.v201.serving import CONNECTOR_ID, EVSE_ID, Hub201, info, is_ours
from firmware.station.api import RemoteStart, RemoteStop, Result, SampleMeter, UnlockConnector

METERED = (MessageTriggerEnumType.MeterValues, MessageTriggerEnumType.TransactionEvent)


class RemoteBlock(Block):
    """Remote control."""

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self.handlers = {
            "RequestStartTransaction": self.request_start,
            "RequestStopTransaction": self.request_stop,
            "TriggerMessage": self.trigger_message,
            "UnlockConnector": self.unlock_connector,
        }

    def request_start(self, request: RequestStartTransactionRequest, now: float) -> RequestStartTransactionResponse:
        """F01, F02, K05: a profile is checked and kept before the station hears of the start."""
        rejected, profiles = RequestStartStopStatusEnumType.Rejected, self._hub.profiles
        if not self._hub.accepted:  # B02.FR.05
            return RequestStartTransactionResponse(status=rejected, statusInfo=info("NotEnabled", "not registered"))
        if request.evseId not in (UNSET, EVSE_ID):
            return RequestStartTransactionResponse(status=rejected, statusInfo=info("UnknownEvse"))
        profiles.remove(lambda kept: kept.remote_start is not None)  # of an earlier start that nobody used
        if profile := request.chargingProfile:
            tx_profile = ChargingProfilePurposeEnumType.TxProfile
            try:
                if profile.chargingProfilePurpose is not tx_profile or profile.transactionId:
                    raise RefusedError("InvalidProfile", "a TxProfile without transactionId is wanted")
                profiles.add(EVSE_ID, profile, None, request.remoteStartId)
            except RefusedError as error:
                why = info(error.reason, str(error))
                return RequestStartTransactionResponse(status=rejected, statusInfo=why)
        answer = self._hub.station.command(RemoteStart(token_of(request.idToken), request.remoteStartId))
        if answer.result is Result.REJECTED:
            profiles.remove(lambda kept: kept.remote_start is not None)
            return RequestStartTransactionResponse(status=rejected, statusInfo=info("Rejected", answer.text))
        if answer.transaction_id:
            profiles.transaction_is(answer.transaction_id, request.remoteStartId)
        accepted = RequestStartStopStatusEnumType.Accepted
        return RequestStartTransactionResponse(status=accepted, transactionId=answer.transaction_id or UNSET)

    def request_stop(self, request: RequestStopTransactionRequest, now: float) -> RequestStopTransactionResponse:
        """F03."""
        rejected = RequestStartStopStatusEnumType.Rejected
        if not self._hub.accepted:  # B02.FR.05
            return RequestStopTransactionResponse(status=rejected, statusInfo=info("NotEnabled", "not registered"))
        answer = self._hub.station.command(RemoteStop(request.transactionId))
        if answer.result is Result.REJECTED:
            return RequestStopTransactionResponse(status=rejected, statusInfo=info("TxNotFound", answer.text))
        return RequestStopTransactionResponse(status=RequestStartStopStatusEnumType.Accepted)

    def unlock_connector(self, request: UnlockConnectorRequest, now: float) -> UnlockConnectorResponse:
        """F05. The lock opens over an open contactor only; one that sticks is a fault, which is told as such."""
        status = UnlockStatusEnumType
        if (request.evseId, request.connectorId) != (EVSE_ID, CONNECTOR_ID):
            return UnlockConnectorResponse(status=status.UnknownConnector)
        transaction = self._hub.station.snapshot().transaction
        if transaction is not None and transaction.active and transaction.token is not None:
            return UnlockConnectorResponse(status=status.OngoingAuthorizedTransaction)
        answer = self._hub.station.command(UnlockConnector())
        if answer.result is Result.REJECTED:
            return UnlockConnectorResponse(status=status.UnlockFailed, statusInfo=info("Rejected", answer.text))
        return UnlockConnectorResponse(status=status.Unlocked)

    # --- F06 -----------------------------------------------------------------------------------------------------

    def trigger_message(self, request: TriggerMessageRequest, now: float) -> TriggerMessageResponse:
        """Accepted only for what is then sent."""
        status, wanted = TriggerMessageStatusEnumType, request.requestedMessage
        if wanted in METERED:
            return TriggerMessageResponse(status=status.Accepted if self._meter(request) else status.Rejected)
        make = self._hub.trigger(wanted.value)
        if make is None:
            return TriggerMessageResponse(status=status.NotImplemented)
        known = is_ours(request.evse)
        if wanted is MessageTriggerEnumType.StatusNotification:
            known = isinstance(request.evse, EVSEType) and request.evse == EVSEType(
                id=EVSE_ID, connectorId=CONNECTOR_ID
            )
        call = make(now) if known else None
        if call is None:
            return TriggerMessageResponse(status=status.Rejected)
        self._hub.outbox.add(Lane.TRIGGERED, call)
        return TriggerMessageResponse(status=status.Accepted)

    def _meter(self, request: TriggerMessageRequest) -> bool:
        in_transaction = request.requestedMessage is MessageTriggerEnumType.TransactionEvent
        if not self._hub.accepted or not is_ours(request.evse):
            return False
        return self._hub.station.command(SampleMeter(in_transaction)).result is not Result.REJECTED
