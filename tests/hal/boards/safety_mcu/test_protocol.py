"""The microcontroller's frames: golden bytes worked out by hand, round trips, and streams that are damaged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.hal.boards.safety_mcu.protocol import (
    ChargeControl,
    ChargeState,
    Contactor,
    CpState,
    Frame,
    FrameId,
    FrameReader,
    Input,
    PpState,
    Reason,
    SafeState,
    Temperature,
    Temperatures,
    crc8,
    frame,
    inquiry,
)

two_bits = st.integers(0, 3)
control = st.builds(ChargeControl, st.booleans(), st.integers(0, 1000), st.tuples(*[st.booleans()] * 3))
state = st.builds(
    ChargeState,
    pwm=st.booleans(),
    safe_state=st.sampled_from(SafeState),
    duty=st.integers(0, 1000),
    inlet=st.integers(0, 7),
    diode_fault=st.booleans(),
    pilot_short=st.booleans(),
    pilot=st.sampled_from(CpState),
    proximity=st.sampled_from(PpState),
    hv_ready=st.booleans(),
    contactors=st.tuples(*[st.sampled_from(Contactor)] * 3),
    rcm=st.sampled_from(Input),
    emergency_stops=st.tuples(*[st.sampled_from(Input)] * 3),
    reason=st.sampled_from(Reason),
)


def test_crc_has_the_check_value_of_sae_j1850() -> None:
    assert crc8(b"123456789") == 0x4B
    assert crc8(b"") == 0x00


def test_charge_control_bit_by_bit() -> None:
    # bit 63, duty 533 = 0x215 from bit 48, contactor 1 at bit 40
    assert ChargeControl(True, 533, (True, False, False)).encode()[1:10].hex() == "068215010000000000"
    assert ChargeControl(False, 0, (False, True, True)).encode()[1:10].hex() == "060000060000000000"


def test_charge_state_bit_by_bit() -> None:
    assert ChargeState.decode(bytes.fromhex("88320b0042c1010d")) == ChargeState(
        pwm=True,
        safe_state=SafeState.RESERVED,
        duty=0x32,
        pilot_short=True,
        pilot=CpState.C,
        hv_ready=True,
        contactors=(Contactor.CLOSED, Contactor.UNKNOWN, Contactor.UNKNOWN),
        rcm=Input.UNUSED,
        emergency_stops=(Input.TRIPPED, Input.OK, Input.OK),
        reason=Reason.INTERNAL,
    )


def test_pt1000_is_14_bits_signed_in_tenths() -> None:
    decoded = Temperatures.decode(bytes.fromhex("03e8 ffd8 7ffc 0003".replace(" ", "")))
    assert decoded.channels == (
        Temperature(25.0),
        Temperature(-1.0),
        Temperature(None),
        Temperature(0.0, self_test_failed=True, stops_charging=True),
    )


def test_inquiry_asks_for_an_id() -> None:
    assert inquiry(FrameId.VERSION)[:3].hex() == "a5ff0a"


def test_an_unlisted_reason_is_unknown() -> None:
    assert ChargeState.decode((0x77 << 8).to_bytes(8, "big")).reason is Reason.UNKNOWN


@given(control)
def test_charge_control_round_trip(sent: ChargeControl) -> None:
    (received,) = FrameReader().feed(sent.encode())
    assert received.ident == FrameId.CHARGE_CONTROL and ChargeControl.decode(received.data) == sent


@given(state)
def test_charge_state_round_trip(sent: ChargeState) -> None:
    (received,) = FrameReader().feed(sent.encode())
    assert received.ident == FrameId.CHARGE_STATE and ChargeState.decode(received.data) == sent


@given(
    st.tuples(*[st.builds(Temperature, st.none() | st.integers(-8192, 8190).map(lambda t: t / 10), st.booleans())] * 4)
)
def test_temperatures_round_trip(channels: tuple[Temperature, ...]) -> None:
    (received,) = FrameReader().feed(Temperatures(channels).encode())
    assert Temperatures.decode(received.data).channels == channels


@given(st.binary(min_size=8, max_size=8))
def test_every_bit_pattern_is_a_state(data: bytes) -> None:
    ChargeState.decode(data)
    ChargeControl.decode(data)
    assert len(Temperatures.decode(data).channels) == 4


@pytest.mark.parametrize("duty", [-1, 1001])
def test_a_duty_that_does_not_exist_is_refused(duty: int) -> None:
    with pytest.raises(ValueError, match="duty"):
        ChargeControl(True, duty).encode()


def test_other_refusals() -> None:
    with pytest.raises(ValueError, match="8 data"):
        frame(6, b"short")
    with pytest.raises(ValueError, match="four"):
        Temperatures((Temperature(),)).encode()
    with pytest.raises(ValueError, match="cannot be told"):
        Temperatures((Temperature(900.0),) * 4).encode()


@given(st.lists(state, max_size=5), st.lists(st.integers(1, 20), min_size=1, max_size=40))
def test_frames_are_found_however_the_stream_is_cut(states: list[ChargeState], cuts: list[int]) -> None:
    stream = b"".join(item.encode() for item in states)
    reader, found, at, turn = FrameReader(), [], 0, 0
    while at < len(stream):
        size = cuts[turn % len(cuts)]
        found += reader.feed(stream[at : at + size])
        at, turn = at + size, turn + 1
    assert [ChargeState.decode(received.data) for received in found] == states and reader.dropped == 0


@given(st.binary(max_size=40), state)
def test_a_frame_after_garbage_is_found(garbage: bytes, sent: ChargeState) -> None:
    # Garbage may look like the start of a frame, so that it is up to two frames until the stream is in step.
    found = list(FrameReader().feed(garbage + sent.encode() * 3))
    assert Frame(FrameId.CHARGE_STATE, sent.encode()[2:10]) in found


@given(state, st.integers(0, 11), st.integers(1, 255))
def test_a_damaged_byte_never_gives_a_frame(sent: ChargeState, where: int, change: int) -> None:
    damaged = bytearray(sent.encode())
    damaged[where] ^= change
    assert list(FrameReader().feed(bytes(damaged))) == []


@given(st.lists(st.binary(max_size=50), max_size=20))
def test_any_bytes_are_survived_in_bounded_memory(pieces: list[bytes]) -> None:
    reader = FrameReader()
    for piece in pieces:
        for received in reader.feed(piece):
            assert len(received.data) == 8
        assert len(reader._kept) < 12
