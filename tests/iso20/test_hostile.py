"""Mutated frames at every point of a session: never an exception, never energy for a session that has ended."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.iso15118 import api, v2gtp
from firmware.iso15118.exi import encode_iso20
from firmware.iso15118.messages.iso20 import common
from tests.iso20.rig import PLUGGED, Car


def next_request(car: Car, index: int) -> Any:
    """The request that leads over the message at `index` of the course, without its effect on the car."""
    sent: list[Any] = []
    probe = Car(car.energy, dynamic=car.dynamic)
    probe.session_id = car.session_id
    probe.send = lambda message, stream=None: sent.append(message)  # type: ignore[method-assign]
    with pytest.raises(AssertionError):
        probe.course()[index][1]()
    return sent[0]


@cache
def recorded(energy: api.EnergyMode, dynamic: bool) -> tuple[tuple[int, bytes], ...]:
    """The frames of a normal course from SessionSetup on, for the first session id that the rig's random gives."""
    car = Car(energy, dynamic=dynamic)
    car.handshake()
    car.setup()
    return tuple(encode_iso20(next_request(car, index)) for index in range(2, len(car.course())))


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_mutated_frames(data: st.DataObject) -> None:
    energy = data.draw(st.sampled_from(PLUGGED))
    dynamic = data.draw(st.booleans())
    frames = recorded(energy, dynamic)
    index = data.draw(st.integers(0, len(frames) - 1))
    car = Car(energy, dynamic=dynamic)
    car.until(car.course()[index + 2][0])
    kind, payload = frames[index]
    octets = bytearray(payload)
    for _ in range(data.draw(st.integers(1, 4))):
        position = data.draw(st.integers(0, len(octets) - 1))
        match data.draw(st.sampled_from(["flip", "cut", "insert"])):
            case "flip":
                octets[position] ^= 1 << data.draw(st.integers(0, 7))
            case "cut" if len(octets) > 1:
                del octets[position]
            case _:
                octets.insert(position, data.draw(st.integers(0, 255)))
    stream = data.draw(st.sampled_from([kind, kind, kind, 0x8001, 0x8002, 0x8003, 0x8004, 0x8101, 0x8102, 0x8104]))
    car.raw(v2gtp.frame(stream, bytes(octets)))
    car.wait(5.0)
    if car.session.ended:
        car.gone_without_energy()
        assert car.raw(v2gtp.frame(kind, payload)) == []


@pytest.mark.parametrize("energy", PLUGGED)
def test_the_recorded_course_is_the_normal_one(energy: api.EnergyMode) -> None:
    """The frames that are mutated above do charge as they are."""
    car = Car(energy)
    car.handshake()
    car.setup()
    for index in range(2, len(car.course())):
        car.course()[index][1]()
    assert len(recorded(energy, False)) == len(car.course()) - 2
    assert not car.session.ended


def test_requests_without_waiting_end_the_session() -> None:
    car = Car().until(common.PowerDeliveryReq)
    car.station.obedient = False  # the answer waits for the contactor
    kind, payload = encode_iso20(car.power_req())
    for _ in range(6):
        car.raw(v2gtp.frame(kind, payload))
    assert car.session.closed
    car.gone_without_energy()
