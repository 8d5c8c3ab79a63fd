"""VehicleCheckIn and VehicleCheckOut: the vehicle reports that it has parked, or is about to leave.

Owns: who may report, and the answers. May not: know the parking place; the station is told (`ParkingReported`).
"""

from typing import Any

from msgspec.structs import replace

from firmware.iso15118.api import EvseView, ParkingReported
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.secc.iso20.offers import CHECK_IN_SET, CHECK_OUT_SET, PARKING
from firmware.iso15118.secc.iso20.record import Record, Request, Step
from firmware.iso15118.secc.iso20.responses import BASE, Code, fail


def vehicle_check_in(request: Request[common.VehicleCheckInReq], record: Record, view: EvseView) -> Step:
    """Take the report of a vehicle that has selected the parking service for checking in."""
    refusal = _not_selected(request, record, view, CHECK_IN_SET)
    if refusal is not None:
        return refusal
    status = request.body.ev_check_in_status
    response = BASE[common.VehicleCheckInReq](Code.OK, record, view)
    return Step(response, record, (ParkingReported(True, status.value),))


def vehicle_check_out(request: Request[common.VehicleCheckOutReq], record: Record, view: EvseView) -> Step:
    """Take the report of a vehicle that has selected the parking service for checking out.

    It is completed when the vehicle says so, without energy; before that it is scheduled.
    """
    refusal = _not_selected(request, record, view, CHECK_OUT_SET)
    if refusal is not None:
        return refusal
    status = request.body.ev_check_out_status
    response = BASE[common.VehicleCheckOutReq](Code.OK, record, view)
    if status is common.EVCheckOutStatus.COMPLETED and not record.started:
        response = replace(response, evse_check_out_status=common.EVSECheckOutStatus.COMPLETED)
    return Step(response, record, (ParkingReported(False, status.value, request.body.check_out_time),))


def _not_selected(request: Request[Any], record: Record, view: EvseView, wanted: int) -> Step | None:
    if (PARKING, wanted) in record.services:
        return None
    return fail(request, Code.FAILED_SEQUENCE_ERROR, record, view, "the parking service was not selected for this")
