"""The chip's framing: any cut, damage costs one frame, golden octets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.core.errors import LocalProtocolError
from firmware.slac.qca7000.framing import Receiver, wrap

frames = st.binary(min_size=60, max_size=1522)


def from_chip(frame: bytes, align: bool = False) -> bytes:
    packet = wrap(frame)
    if align:
        packet += bytes(-len(packet) % 4)
    return len(packet).to_bytes(4, "big") + packet


def test_layout() -> None:
    assert wrap(b"\x01" * 14).hex() == "aaaaaaaa3c000000" + "01" * 14 + "00" * 46 + "5555"
    assert from_chip(bytes(60))[:4].hex() == "00000046"
    with pytest.raises(LocalProtocolError):
        wrap(bytes(1523))


@given(st.lists(st.tuples(frames, st.booleans()), max_size=5), st.data())
def test_any_cut_gives_the_same_frames(packets: list[tuple[bytes, bool]], data: st.DataObject) -> None:
    stream = b"".join(from_chip(frame, align) for frame, align in packets)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=10)))
    receiver = Receiver()
    got: list[bytes] = []
    for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True):
        got += receiver.receive_data(stream[start:end])
    assert got == [frame for frame, _align in packets]
    assert not receiver.incomplete


@given(st.binary(max_size=3000), st.lists(st.binary(max_size=500), max_size=20))
def test_garbage_gives_no_exception_and_keeps_little(first: bytes, more: list[bytes]) -> None:
    receiver = Receiver()
    for piece in (first, *more):
        for frame in receiver.receive_data(piece):
            assert 60 <= len(frame) <= 1522
        assert len(receiver._buffer) <= 3200 + 500


@given(st.binary(max_size=40).filter(lambda data: b"\xaa" not in data), st.integers(1, 60))
def test_after_garbage_the_next_frame_is_found(garbage: bytes, chunk: int) -> None:
    receiver = Receiver()
    good = bytes(range(60))
    stream = garbage + from_chip(good) * 2
    got: list[bytes] = []
    for at in range(0, len(stream), chunk):
        got += receiver.receive_data(stream[at : at + chunk])
    assert good in got


@pytest.mark.parametrize(
    ("at", "value", "counter"),
    [(0, 1, "no_head"), (4, 0, "no_head"), (8, 0x3B, "bad_length"), (9, 0x20, "bad_length"), (72, 0, "no_tail")],
)
def test_damage_is_counted_and_costs_one_frame(at: int, value: int, counter: str) -> None:
    receiver = Receiver()
    damaged = bytearray(from_chip(bytes(60)))
    damaged[at] = value
    got = receiver.receive_data(bytes(damaged) + from_chip(b"\x07" * 60))
    assert got == [b"\x07" * 60]
    assert getattr(receiver.errors, counter) >= 1


def test_clear_forgets_half_a_frame() -> None:
    receiver = Receiver()
    receiver.receive_data(from_chip(bytes(60))[:30])
    assert receiver.incomplete
    receiver.clear()
    assert receiver.receive_data(from_chip(b"\x07" * 60)) == [b"\x07" * 60]
