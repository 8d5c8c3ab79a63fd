"""H: reservation. Owns: the answers and statuses. May not: keep a reservation; the station does."""

from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.v201.enums import (
    CancelReservationStatusEnumType,
    ReservationUpdateStatusEnumType,
    ReserveNowStatusEnumType,
)
from firmware.ocpp_client.v201.mapping import token_of
from firmware.ocpp_client.v201.messages import (
    CancelReservationRequest,
    CancelReservationResponse,
    ReservationStatusUpdateRequest,
    ReserveNowRequest,
    ReserveNowResponse,
)
from firmware.ocpp_client.v201.serving import EVSE_ID, Hub201, info
from firmware.station.api import CancelReservation, ConnectorStatus, ReservationEnded, ReserveNow, Result

WHY_NOT = {
    ConnectorStatus.FAULTED: ReserveNowStatusEnumType.Faulted,
    ConnectorStatus.UNAVAILABLE: ReserveNowStatusEnumType.Unavailable,
    ConnectorStatus.OCCUPIED: ReserveNowStatusEnumType.Occupied,
    ConnectorStatus.RESERVED: ReserveNowStatusEnumType.Occupied,
}


class ReservationBlock(Block):
    """Reservations."""

    hears = (ReservationEnded,)

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self.handlers = {"CancelReservation": self.cancel_reservation, "ReserveNow": self.reserve_now}

    def reserve_now(self, request: ReserveNowRequest, now: float) -> ReserveNowResponse:
        """H01. With one EVSE, a reservation of no EVSE in particular is one of it."""
        rejected = ReserveNowStatusEnumType.Rejected
        if request.evseId and request.evseId != EVSE_ID:
            return ReserveNowResponse(status=rejected, statusInfo=info("UnknownEvse"))
        before = self._hub.station.snapshot()
        if request.connectorType and request.connectorType.value != before.identity.plug:
            return ReserveNowResponse(status=rejected, statusInfo=info("UnknownConnectorType"))
        group = request.groupIdToken.idToken if request.groupIdToken else ""
        command = ReserveNow(request.id, token_of(request.idToken), request.expiryDateTime, group)
        answer = self._hub.station.command(command)
        if answer.result is Result.REJECTED:
            status = WHY_NOT.get(before.status, rejected)
            return ReserveNowResponse(status=status, statusInfo=info("Rejected", answer.text))
        return ReserveNowResponse(status=ReserveNowStatusEnumType.Accepted)

    def cancel_reservation(self, request: CancelReservationRequest, now: float) -> CancelReservationResponse:
        """H02."""
        status = CancelReservationStatusEnumType
        answer = self._hub.station.command(CancelReservation(request.reservationId))
        return CancelReservationResponse(
            status=status.Rejected if answer.result is Result.REJECTED else status.Accepted
        )

    def on_event(self, event: ReservationEnded, now: float) -> None:
        """H04."""
        status = ReservationUpdateStatusEnumType
        outcome = status.Expired if event.expired else status.Removed
        self._hub.notice(ReservationStatusUpdateRequest(reservationId=event.id, reservationUpdateStatus=outcome))
