"""The connection device: its table with a device that is only a record of what it was told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from firmware.iso15118.api import CheckState, EvseView
from firmware.iso15118.exi import decode_iso20, encode_iso20
from firmware.iso15118.messages.iso20 import acdp
from firmware.iso15118.messages.iso20.common_types import MessageHeader, Processing, ResponseCode
from firmware.iso15118.secc.iso20.acdp import (
    ACDP_TABLE,
    MOVEMENT_S,
    AcdpRecord,
    AcdpState,
    DeviceStatus,
    Electrical,
    Mechanical,
    respond,
)

ID = b"12345678"
S = AcdpState
VIEW = EvseView("DE*ABC*E1", (), ())
RIGHT = DeviceStatus(in_position=True, associated=True, x_deviation=-70_000, window_x=300)


class Device:
    """Does nothing by itself."""

    def __init__(self, now: DeviceStatus = RIGHT) -> None:
        self.now = now
        self.told: list[str] = []

    def status(self) -> DeviceStatus:
        return self.now

    def connect(self) -> None:
        self.told.append("connect")

    def disconnect(self) -> None:
        self.told.append("disconnect")

    def halt(self) -> None:
        self.told.append("halt")

    def release(self) -> None:
        self.told.append("release")


def request(kind: type[Any], session_id: bytes = ID, **fields: Any) -> Any:
    return kind(header=MessageHeader(session_id=session_id, timestamp=1), **fields)


def positioning(moving: bool = False, session_id: bytes = ID) -> Any:
    return request(acdp.ACDP_VehiclePositioningReq, session_id, ev_mobility_status=moving, ev_positioning_support=True)


def connect() -> Any:
    return request(acdp.ACDP_ConnectReq, ev_electrical_charging_device_status=Electrical.STATE_A)


def disconnect() -> Any:
    return request(acdp.ACDP_DisconnectReq, ev_electrical_charging_device_status=Electrical.STATE_B)


def system_status(error: acdp.ErrorCode | None = None) -> Any:
    told = acdp.EVTechnicalStatus(ev_ready_to_charge=True, ev_immobilization_request=False, ev_error_code=error)
    return request(acdp.ACDP_SystemStatusReq, ev_technical_status=told)


def ask(
    message: Any, record: AcdpRecord, device: Device, view: EvseView = VIEW, now: float = 0.0, ended: bool = False
) -> tuple[Any, AcdpRecord]:
    """The response as it comes off the wire, and the record after it."""
    step = respond(message, record, view, device, now)
    assert step.ended is ended
    assert step.response.response_code.value.startswith("OK") is not ended
    return decode_iso20(*encode_iso20(step.response)), step.record


def test_down_charge_and_up() -> None:
    device, record = Device(replace(RIGHT, in_position=False)), AcdpRecord(ID)
    answer, record = ask(positioning(moving=True), record, device)
    assert (answer.evse_processing, answer.ev_relative_x_deviation) == (Processing.ONGOING, -32_768)
    device.now = RIGHT
    answer, record = ask(positioning(moving=True), record, device)
    assert record.state is S.POSITIONING, "it stands right, but it still rolls"
    answer, record = ask(positioning(), record, device)
    assert (answer.evse_processing, record.state) == (Processing.FINISHED, S.IN_POSITION)
    answer, record = ask(connect(), record, device, now=1.0)
    assert (answer.evse_processing, record.state, device.told) == (Processing.ONGOING, S.CONNECTING, ["connect"])
    device.now = replace(RIGHT, mechanical=Mechanical.MOVING)
    answer, record = ask(connect(), record, device, now=5.0)
    assert answer.evse_mechanical_charging_device_status is Mechanical.MOVING
    device.now = replace(RIGHT, mechanical=Mechanical.END_POSITION, electrical=Electrical.STATE_B)
    answer, record = ask(connect(), record, device, now=9.0)
    assert (answer.evse_processing, record.state) == (Processing.FINISHED, S.CONNECTED)
    answer, _ = ask(system_status(), record, device)
    assert answer.evse_ready_to_charge
    answer, record = ask(disconnect(), record, device, now=99.0)
    assert (record.state, device.told) == (S.DISCONNECTING, ["connect", "disconnect"])
    device.now = replace(RIGHT, mechanical=Mechanical.HOME)
    answer, record = ask(disconnect(), record, device, now=110.0)
    assert (answer.evse_processing, record.state) == (Processing.FINISHED, S.DISCONNECTED)


def test_another_vehicle_in_the_place() -> None:
    device = Device(replace(RIGHT, associated=False))
    answer, _ = ask(positioning(), AcdpRecord(ID), device, ended=True)
    assert answer.response_code is ResponseCode.FAILED_ASSOCIATION_ERROR
    assert device.told == []


def test_a_device_at_the_vehicle_stays_there_when_services_are_chosen_anew() -> None:
    down = replace(RIGHT, mechanical=Mechanical.END_POSITION, electrical=Electrical.STATE_B)
    device, record = Device(down), AcdpRecord(ID, S.CONNECTED)
    answer, after = ask(positioning(), record, device)
    assert (answer.evse_processing, after.state) == (Processing.FINISHED, S.CONNECTED)
    answer, after = ask(connect(), after, device)
    assert (answer.evse_processing, after.state, device.told) == (Processing.FINISHED, S.CONNECTED, [])
    ask(positioning(moving=True), record, device, ended=True)
    device.now = replace(down, in_position=False)
    ask(positioning(), record, device, ended=True)


def test_what_went_home_may_come_again_to_a_vehicle_that_stands_right() -> None:
    device, record = Device(replace(RIGHT, in_position=False)), AcdpRecord(ID, S.DISCONNECTED)
    _, record = ask(positioning(moving=True), record, device)
    assert record.state is S.POSITIONING
    device.now = RIGHT
    _, record = ask(positioning(), record, device)
    assert record.state is S.IN_POSITION


@pytest.mark.parametrize("change", [{"in_position": False}, {"associated": False}, {"fault": True}])
def test_what_stops_a_device_that_comes_down(change: dict[str, Any]) -> None:
    device = Device(replace(RIGHT, mechanical=Mechanical.MOVING, **change))
    ask(connect(), AcdpRecord(ID, S.CONNECTING), device, ended=True)
    assert device.told == ["halt"]


@pytest.mark.parametrize("state", [S.CONNECTING, S.DISCONNECTING])
def test_a_device_that_is_stuck(state: AcdpState) -> None:
    device = Device(replace(RIGHT, mechanical=Mechanical.MOVING))
    message = connect() if state is S.CONNECTING else disconnect()
    record = AcdpRecord(ID, state, since=10.0)
    ask(message, record, device, now=10.0 + MOVEMENT_S - 0.1)
    ask(message, record, device, now=10.0 + MOVEMENT_S, ended=True)
    assert device.told == ["halt"]


@pytest.mark.parametrize("trouble", [{"contactor": CheckState.PASSED}, {"present_current_a": -30.0}])
def test_nothing_goes_up_while_a_current_can_flow(trouble: dict[str, Any]) -> None:
    device = Device()
    ask(disconnect(), AcdpRecord(ID, S.CONNECTED), device, replace(VIEW, **trouble), ended=True)
    assert "disconnect" not in device.told


@pytest.mark.parametrize("emergency", ["emergency", "malfunction"])
def test_nothing_comes_down_in_an_emergency(emergency: str) -> None:
    device, view = Device(), replace(VIEW, **{emergency: True})
    ask(connect(), AcdpRecord(ID, S.IN_POSITION), device, view, ended=True)
    assert device.told == ["halt"]
    answer, _ = ask(system_status(), AcdpRecord(ID, S.CONNECTED), Device(), view)
    assert not answer.evse_ready_to_charge


def test_a_vehicle_in_trouble_stops_the_movement() -> None:
    device = Device(replace(RIGHT, mechanical=Mechanical.MOVING))
    ask(system_status(acdp.ErrorCode.FAILED_EMERGENCY_EVENT), AcdpRecord(ID, S.CONNECTING), device)
    assert device.told == ["halt"]
    quiet = Device(replace(RIGHT, mechanical=Mechanical.MOVING))
    ask(system_status(acdp.ErrorCode.OK_NO_EV_ERROR), AcdpRecord(ID, S.CONNECTING), quiet)
    assert quiet.told == []


@pytest.mark.parametrize("state", list(AcdpState))
@pytest.mark.parametrize("make", [positioning, connect, disconnect, system_status])
def test_out_of_turn_or_of_another_session(state: AcdpState, make: Any) -> None:
    message = make()
    stranger = type(message)(
        **{name: getattr(message, name) for name in message.__struct_fields__ if name != "header"},
        header=MessageHeader(session_id=bytes(8), timestamp=1),
    )
    device = Device()
    answer, _ = ask(stranger, AcdpRecord(ID, state), device, ended=True)
    assert answer.response_code is ResponseCode.FAILED_UNKNOWN_SESSION
    if (state, type(message)) not in ACDP_TABLE:
        answer, _ = ask(message, AcdpRecord(ID, state), device, ended=True)
        assert answer.response_code is ResponseCode.FAILED_SEQUENCE_ERROR
    assert set(device.told) == {"halt"}


def test_every_state_is_reached_and_the_handlers_keep_to_the_rows() -> None:
    reached = {S.POSITIONING} | {to for row in ACDP_TABLE.values() for to in row.leads_to}
    assert reached == set(AcdpState)
