"""The automatic connection device (pantograph) of ISO 15118-20: its states, its messages, and the driver they need.

Owns: the table of the messages that ACDP adds to a DC session (positioning, connecting, disconnecting, system status),
and `ConnectionDevice`, the driver's interface. May not: know the rest of a session (`pantograph.py`); the DC messages
between connecting and disconnecting are those of `table.py`. No board of ours has such a device, and no peer has these
states.

Safety in the table: nothing moves down before the vehicle stands right and is associated, and nothing moves up while a
current can flow. The units of deviations and window are the driver's; no public source says them.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeAlias

from firmware.iso15118.api import CheckState, EvseView
from firmware.iso15118.messages.iso20 import acdp
from firmware.iso15118.messages.iso20.common_types import (
    MessageHeader,
    Processing,
    ResponseCode,
    V2GRequest,
    V2GResponse,
)

Mechanical = acdp.MechanicalChargingDeviceStatus
Electrical = acdp.ElectricalChargingDeviceStatus
Code = ResponseCode

SETTLED_A = 1.0  # below this current a connection may be opened
MOVEMENT_S = 60.0  # a device that takes longer is stuck


class AcdpState(enum.Enum):
    """Where the connection stands. The value is the text in diagrams and in the timeline."""

    POSITIONING = "positioning"
    IN_POSITION = "in position"
    CONNECTING = "connecting"
    CONNECTED = "connected"
    DISCONNECTING = "disconnecting"
    DISCONNECTED = "disconnected"


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """What the device and its sensors tell at one instant."""

    mechanical: Mechanical = Mechanical.HOME
    electrical: Electrical = Electrical.STATE_A
    in_position: bool = False  # the vehicle stands within the contact window
    associated: bool = False  # the vehicle in the place is the one that talks
    x_deviation: int = 0
    y_deviation: int = 0
    window_x: int = 0
    window_y: int = 0
    isolation: acdp.IsolationStatus = acdp.IsolationStatus.INVALID
    fault: bool = False


class ConnectionDevice(Protocol):
    """A pantograph. Commands return at once; `status` says what came of them."""

    def status(self) -> DeviceStatus:
        """The present state."""
        ...

    def connect(self) -> None:
        """Move to the vehicle."""
        ...

    def disconnect(self) -> None:
        """Move home."""
        ...

    def halt(self) -> None:
        """Stay where it is."""
        ...

    def release(self) -> None:
        """The session is over: go home by itself, as soon as no current can flow."""
        ...


@dataclass(frozen=True, slots=True)
class AcdpRecord:
    """What is remembered. `since`: when the present movement was asked for."""

    session_id: bytes
    state: AcdpState = AcdpState.POSITIONING
    since: float = 0.0


@dataclass(frozen=True, slots=True)
class AcdpStep:
    """The response and the record after it. `ended`: a FAILED answer, which ends the session."""

    response: V2GResponse
    record: AcdpRecord
    ended: bool = False


Handler: TypeAlias = Callable[[Any, AcdpRecord, EvseView, ConnectionDevice, float], AcdpStep]


@dataclass(frozen=True, slots=True)
class AcdpRow:
    """What answers a request, and the states it may lead to."""

    handler: Handler
    leads_to: tuple[AcdpState, ...]


def _head(record: AcdpRecord, view: EvseView) -> dict[str, Any]:
    return {"header": MessageHeader(session_id=record.session_id, timestamp=max(view.wall_unix, 0))}


def _broken(view: EvseView, status: DeviceStatus) -> bool:
    return view.emergency or view.malfunction or status.fault


def _positioning_res(
    code: Code, record: AcdpRecord, view: EvseView, status: DeviceStatus, done: bool
) -> acdp.ACDP_VehiclePositioningRes:
    return acdp.ACDP_VehiclePositioningRes(
        **_head(record, view),
        response_code=code,
        evse_processing=Processing.FINISHED if done else Processing.ONGOING,
        evse_positioning_support=True,
        ev_relative_x_deviation=_short(status.x_deviation),
        ev_relative_y_deviation=_short(status.y_deviation),
        contact_window_xc=_short(status.window_x),
        contact_window_yc=_short(status.window_y),
        ev_in_charge_position=status.in_position,
    )


def _short(value: int) -> int:
    return min(max(value, -32_768), 32_767)


def _moved(
    kind: type[Any], code: Code, record: AcdpRecord, view: EvseView, status: DeviceStatus, done: bool
) -> V2GResponse:
    response: V2GResponse = kind(
        **_head(record, view),
        response_code=code,
        evse_processing=Processing.FINISHED if done else Processing.ONGOING,
        evse_electrical_charging_device_status=status.electrical,
        evse_mechanical_charging_device_status=status.mechanical,
    )
    return response


def vehicle_positioning(
    request: acdp.ACDP_VehiclePositioningReq,
    record: AcdpRecord,
    view: EvseView,
    device: ConnectionDevice,
    now: float,
) -> AcdpStep:
    """Say how far the vehicle is from its place; finished when it stands there and does not move.

    After a service renegotiation the device may be at the vehicle still: it stays, and the vehicle has to stand.
    """
    status = device.status()
    if _broken(view, status):
        return AcdpStep(_positioning_res(Code.FAILED, record, view, status, True), record, ended=True)
    done = status.in_position and not request.ev_mobility_status
    if done and not status.associated:
        # Another vehicle stands in the place than the one that talks over the air.
        return AcdpStep(_positioning_res(Code.FAILED_ASSOCIATION_ERROR, record, view, status, True), record, ended=True)
    if record.state is AcdpState.CONNECTED:
        if done:
            return AcdpStep(_positioning_res(Code.OK, record, view, status, True), record)
        return AcdpStep(_positioning_res(Code.FAILED, record, view, status, True), record, ended=True)
    after = replace(record, state=AcdpState.IN_POSITION if done else AcdpState.POSITIONING)
    return AcdpStep(_positioning_res(Code.OK, after, view, status, done), after)


def connect(
    request: acdp.ACDP_ConnectReq, record: AcdpRecord, view: EvseView, device: ConnectionDevice, now: float
) -> AcdpStep:
    """Bring the device to the vehicle; a vehicle that moves away meanwhile stops it."""
    status, kind = device.status(), acdp.ACDP_ConnectRes
    if _broken(view, status) or not (status.in_position and status.associated):
        device.halt()
        return AcdpStep(_moved(kind, Code.FAILED, record, view, status, True), record, ended=True)
    if record.state is AcdpState.IN_POSITION:
        device.connect()
        after = replace(record, state=AcdpState.CONNECTING, since=now)
        return AcdpStep(_moved(kind, Code.OK, after, view, device.status(), False), after)
    there = status.mechanical is Mechanical.END_POSITION and status.electrical is not Electrical.STATE_A
    if there:
        after = replace(record, state=AcdpState.CONNECTED)
        return AcdpStep(_moved(kind, Code.OK, after, view, status, True), after)
    if now - record.since >= MOVEMENT_S:
        device.halt()
        return AcdpStep(_moved(kind, Code.FAILED, record, view, status, True), record, ended=True)
    return AcdpStep(_moved(kind, Code.OK, record, view, status, False), record)


def disconnect(
    request: acdp.ACDP_DisconnectReq, record: AcdpRecord, view: EvseView, device: ConnectionDevice, now: float
) -> AcdpStep:
    """Bring the device home; refused while a current can flow."""
    status, kind = device.status(), acdp.ACDP_DisconnectRes
    if view.contactor is not CheckState.IDLE or abs(view.present_current_a) > SETTLED_A:
        return AcdpStep(_moved(kind, Code.FAILED, record, view, status, True), record, ended=True)
    if record.state is not AcdpState.DISCONNECTING:
        device.disconnect()
        after = replace(record, state=AcdpState.DISCONNECTING, since=now)
        return AcdpStep(_moved(kind, Code.OK, after, view, device.status(), False), after)
    if status.mechanical is Mechanical.HOME:
        after = replace(record, state=AcdpState.DISCONNECTED)
        return AcdpStep(_moved(kind, Code.OK, after, view, status, True), after)
    if status.fault or now - record.since >= MOVEMENT_S:
        device.halt()
        return AcdpStep(_moved(kind, Code.FAILED, record, view, status, True), record, ended=True)
    return AcdpStep(_moved(kind, Code.OK, record, view, status, False), record)


def system_status(
    request: acdp.ACDP_SystemStatusReq, record: AcdpRecord, view: EvseView, device: ConnectionDevice, now: float
) -> AcdpStep:
    """Both sides' state, beside the other messages; a vehicle in trouble stops a device that moves."""
    status = device.status()
    told = request.ev_technical_status
    trouble = told.ev_error_code not in (None, acdp.ErrorCode.OK_NO_EV_ERROR)
    if trouble and status.mechanical is Mechanical.MOVING:
        device.halt()
        status = device.status()
    response = acdp.ACDP_SystemStatusRes(
        **_head(record, view),
        response_code=Code.OK,
        evse_mechanical_charging_device_status=status.mechanical,
        evse_ready_to_charge=record.state is AcdpState.CONNECTED and not _broken(view, status),
        evse_isolation_status=status.isolation,
        evse_disabled=False,
        evse_utility_interrupt_event=False,
        evse_emergency_shutdown=view.emergency,
        evse_malfunction=view.malfunction or status.fault,
        ev_in_charge_position=status.in_position,
        ev_association_status=status.associated,
    )
    return AcdpStep(response, record)


S = AcdpState
ACDP_TABLE: dict[tuple[AcdpState, type[V2GRequest]], AcdpRow] = {
    **{
        (state, acdp.ACDP_VehiclePositioningReq): AcdpRow(vehicle_positioning, (S.POSITIONING, S.IN_POSITION))
        for state in (S.POSITIONING, S.IN_POSITION, S.DISCONNECTED)
    },
    (S.CONNECTED, acdp.ACDP_VehiclePositioningReq): AcdpRow(vehicle_positioning, (S.CONNECTED,)),
    (S.IN_POSITION, acdp.ACDP_ConnectReq): AcdpRow(connect, (S.CONNECTING,)),
    (S.CONNECTING, acdp.ACDP_ConnectReq): AcdpRow(connect, (S.CONNECTING, S.CONNECTED)),
    (S.CONNECTED, acdp.ACDP_ConnectReq): AcdpRow(connect, (S.CONNECTED,)),
    (S.CONNECTING, acdp.ACDP_DisconnectReq): AcdpRow(disconnect, (S.DISCONNECTING,)),
    (S.CONNECTED, acdp.ACDP_DisconnectReq): AcdpRow(disconnect, (S.DISCONNECTING,)),
    (S.DISCONNECTING, acdp.ACDP_DisconnectReq): AcdpRow(disconnect, (S.DISCONNECTING, S.DISCONNECTED)),
    **{(state, acdp.ACDP_SystemStatusReq): AcdpRow(system_status, (state,)) for state in AcdpState},
}


def respond(request: V2GRequest, record: AcdpRecord, view: EvseView, device: ConnectionDevice, now: float) -> AcdpStep:
    """The answer to one request: session id, then sequence, then the row's handler.

    A refusal stops a device that moves. Raises KeyError for what is no request of ACDP.
    """
    row = ACDP_TABLE.get((record.state, type(request)))
    known = request.header.session_id == record.session_id
    if row is not None and known:
        return row.handler(request, record, view, device, now)
    device.halt()
    code = Code.FAILED_SEQUENCE_ERROR if known else Code.FAILED_UNKNOWN_SESSION
    return AcdpStep(refusal(type(request), code, record, view, device), record, ended=True)


def refusal(
    kind: type[V2GRequest], code: Code, record: AcdpRecord, view: EvseView, device: ConnectionDevice
) -> V2GResponse:
    """The response to a kind of request with every mandatory element, as a refusal. KeyError for another kind."""
    status = device.status()
    refusals: dict[type[V2GRequest], Callable[[], V2GResponse]] = {
        acdp.ACDP_VehiclePositioningReq: lambda: _positioning_res(code, record, view, status, True),
        acdp.ACDP_ConnectReq: lambda: _moved(acdp.ACDP_ConnectRes, code, record, view, status, True),
        acdp.ACDP_DisconnectReq: lambda: _moved(acdp.ACDP_DisconnectRes, code, record, view, status, True),
        acdp.ACDP_SystemStatusReq: lambda: _status_refused(code, record, view, status),
    }
    return refusals[kind]()


def _status_refused(code: Code, record: AcdpRecord, view: EvseView, status: DeviceStatus) -> acdp.ACDP_SystemStatusRes:
    return acdp.ACDP_SystemStatusRes(
        **_head(record, view),
        response_code=code,
        evse_mechanical_charging_device_status=status.mechanical,
        evse_ready_to_charge=False,
        evse_isolation_status=status.isolation,
        evse_disabled=True,
        evse_utility_interrupt_event=False,
        evse_emergency_shutdown=view.emergency,
        evse_malfunction=view.malfunction or status.fault,
        ev_in_charge_position=status.in_position,
        ev_association_status=status.associated,
    )
