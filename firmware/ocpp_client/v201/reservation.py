"""Requests of reservation (H). Owns: the answers and statuses. May not: keep a reservation; the station does."""

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
from firmware.ocpp_client.v201.serving import EVSE_ID, Handler, Reply, View, info
from firmware.station.api import CancelReservation, ConnectorStatus, ReservationEnded, ReserveNow, Result

WHY_NOT = {
    ConnectorStatus.FAULTED: ReserveNowStatusEnumType.Faulted,
    ConnectorStatus.UNAVAILABLE: ReserveNowStatusEnumType.Unavailable,
    ConnectorStatus.OCCUPIED: ReserveNowStatusEnumType.Occupied,
    ConnectorStatus.RESERVED: ReserveNowStatusEnumType.Occupied,
}


def reserve_now(request: ReserveNowRequest, view: View) -> Reply:
    """H01. With one EVSE, a reservation of no EVSE in particular is one of it."""
    rejected = ReserveNowStatusEnumType.Rejected
    if request.evseId and request.evseId != EVSE_ID:
        return Reply(ReserveNowResponse(status=rejected, statusInfo=info("UnknownEvse")))
    before = view.station.snapshot()
    if request.connectorType and request.connectorType.value != before.identity.plug:
        return Reply(ReserveNowResponse(status=rejected, statusInfo=info("UnknownConnectorType")))
    group = request.groupIdToken.idToken if request.groupIdToken else ""
    answer = view.station.command(ReserveNow(request.id, token_of(request.idToken), request.expiryDateTime, group))
    if answer.result is Result.REJECTED:
        status = WHY_NOT.get(before.status, rejected)
        return Reply(ReserveNowResponse(status=status, statusInfo=info("Rejected", answer.text)))
    return Reply(ReserveNowResponse(status=ReserveNowStatusEnumType.Accepted))


def cancel_reservation(request: CancelReservationRequest, view: View) -> Reply:
    """H02."""
    answer = view.station.command(CancelReservation(request.reservationId))
    status = CancelReservationStatusEnumType
    return Reply(
        CancelReservationResponse(status=status.Rejected if answer.result is Result.REJECTED else status.Accepted)
    )


def reservation_ended(event: ReservationEnded) -> ReservationStatusUpdateRequest:
    """H04."""
    status = ReservationUpdateStatusEnumType
    return ReservationStatusUpdateRequest(
        reservationId=event.id, reservationUpdateStatus=status.Expired if event.expired else status.Removed
    )


RESERVATION_HANDLERS: dict[str, Handler] = {
    "CancelReservation": cancel_reservation,
    "ReserveNow": reserve_now,
}
