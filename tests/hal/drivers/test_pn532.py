"""The PN532: golden frames, streams in pieces, which cards are tokens, and a reader that dies."""

import errno

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.hal.drivers.channel import Line
from firmware.hal.drivers.pn532 import (
    ACK,
    AGAIN_S,
    LIST_TARGET,
    RESTART_S,
    SAM_CONFIGURATION,
    TIMEOUT_S,
    WAKE,
    FrameReader,
    Pn532,
    frame,
    open_pn532,
    token_of,
    uid_of,
)

UID = bytes.fromhex("04a1b2c3d4e5f6")


def answer(*body: int) -> bytes:
    data = bytes([0xD5, *body])
    return b"\x00\x00\xff" + bytes([len(data), -len(data) & 0xFF]) + data + bytes([-sum(data) & 0xFF, 0])


def card(uid: bytes) -> bytes:
    return answer(0x4B, 1, 1, 0x00, 0x44, 0x00, len(uid), *uid)


class FakeReader:
    """The other end: acknowledges and answers as a PN532 does."""

    def __init__(self) -> None:
        self.uid: bytes | None = None
        self.alive = True
        self.gone = False
        self.pieces = 1000
        self.commands: list[bytes] = []
        self._out = b""

    def receive(self) -> bytes:
        if self.gone:
            raise OSError(errno.EIO, "gone")
        data, self._out = self._out[: self.pieces], self._out[self.pieces :]
        return data

    def send(self, data: bytes) -> None:
        if not self.alive or data == WAKE:
            return
        command = data[6:-2]
        assert frame(command) == data
        self.commands.append(command)
        if command[0] == LIST_TARGET[0]:
            reply = card(self.uid) if self.uid is not None else answer(0x4B, 0)
        else:
            reply = answer(command[0] + 1)
        self._out += ACK + reply

    def close(self) -> None:
        pass


class Bench:
    def __init__(self) -> None:
        self.far = FakeReader()
        self.reader = Pn532(Line(lambda: self.far))
        self.now = 0.0

    def run(self, seconds: float) -> list[str]:
        tokens: list[str] = []
        for _ in range(round(seconds * 20)):
            self.now += 0.05
            tokens += self.reader.poll(self.now)
        return tokens


def test_golden_frames() -> None:
    assert frame(SAM_CONFIGURATION).hex() == "0000ff03fdd4140117" + "00"
    assert frame(LIST_TARGET).hex() == "0000ff04fcd44a0100e1" + "00"
    for wrong in (b"", bytes(255)):
        with pytest.raises(ValueError, match="254"):
            frame(wrong)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=30))
def test_answers_are_found_however_they_arrive(cuts: list[int]) -> None:
    stream, reader, found, at = ACK + card(UID) + ACK + answer(0x4B, 0), FrameReader(), [], 0
    while at < len(stream):
        size = cuts[at % len(cuts)]
        found += reader.feed(stream[at : at + size])
        at += size
    assert [item[:1] for item in found] == [b"", b"\x4b", b"", b"\x4b"] and uid_of(found[1][1:]) == UID


@given(st.integers(5, 20), st.integers(1, 255))
def test_a_damaged_answer_is_no_card(where: int, change: int) -> None:
    damaged = bytearray(card(UID))
    damaged[min(where, len(damaged) - 2)] ^= change
    assert not [item for item in FrameReader().feed(bytes(damaged)) if item]


@given(st.lists(st.binary(max_size=60), max_size=30))
def test_any_bytes_are_survived(pieces: list[bytes]) -> None:
    reader = FrameReader()
    for piece in pieces:
        for item in reader.feed(piece):
            uid_of(item[1:])
        assert len(reader._kept) <= 600


@given(st.binary(max_size=30))
def test_any_answer_gives_a_uid_of_a_legal_length_or_none(data: bytes) -> None:
    uid = uid_of(data)
    assert uid is None or len(uid) in (4, 7, 10)


def test_tokens_are_upper_case_and_never_random() -> None:
    assert token_of(UID) == "04A1B2C3D4E5F6" and token_of(bytes.fromhex("deadbeef")) == "DEADBEEF"
    assert token_of(bytes.fromhex("08112233")) is None


@pytest.mark.parametrize("pieces", [3, 7, 1000])
def test_a_card_held_to_the_reader_is_one_token(pieces: int) -> None:
    bench = Bench()
    bench.far.pieces = pieces
    assert bench.run(3.0) == []
    bench.far.uid = UID
    assert bench.run(10.0) == ["04A1B2C3D4E5F6"]
    bench.far.uid = None
    assert bench.run(AGAIN_S + 2.0) == []
    bench.far.uid = UID
    assert bench.run(4.0) == ["04A1B2C3D4E5F6"]


def test_two_cards_are_two_tokens() -> None:
    bench = Bench()
    bench.far.uid = UID
    first = bench.run(3.0)
    bench.far.uid = b"\xde\xad\xbe\xef"
    assert first + bench.run(1.0) == ["04A1B2C3D4E5F6", "DEADBEEF"]


def test_a_reader_that_dies_is_named_and_comes_back() -> None:
    bench = Bench()
    bench.run(1.0)
    bench.far.alive = False
    bench.run(TIMEOUT_S + 0.5)
    assert bench.reader.problem.startswith("silent")
    bench.far.alive = True
    bench.far.uid = UID
    assert bench.run(RESTART_S + 1.0) == ["04A1B2C3D4E5F6"] and bench.reader.problem == ""
    bench.far.gone = True
    bench.run(1.0)
    assert "line down" in bench.reader.problem
    bench.far.gone = False
    bench.run(RESTART_S + 3.0)
    assert bench.reader.problem == ""


def test_a_port_that_is_not_there_gives_no_tokens() -> None:
    assert open_pn532("/dev/does-not-exist")() == []
