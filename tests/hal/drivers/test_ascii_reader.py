"""Readers that write lines: pieces, noise, endless lines, one card once, a line that is lost."""

import errno

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.hal.drivers.ascii_reader import AGAIN_S, AsciiReader, open_ascii_reader, token_of
from firmware.hal.drivers.channel import Line


class Wire:
    def __init__(self) -> None:
        self.data = b""
        self.gone = False

    def receive(self) -> bytes:
        if self.gone:
            raise OSError(errno.EIO, "gone")
        data, self.data = self.data, b""
        return data

    def send(self, data: bytes) -> None:
        raise AssertionError("a reader is never written to")

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("line", "token"),
    [
        (b"04a1b2c3", "04A1B2C3"),
        (b"\x0204A1B2C3D4E5F6", "04A1B2C3D4E5F6"),
        (b"  12345678 ", "12345678"),
        (b"", None),
        (b"123", None),
        (b"hello world", None),
        (b"A" * 21, None),
        (b"\xff\xfe04A1", None),
    ],
)
def test_a_line_is_a_token_or_nothing(line: bytes, token: str | None) -> None:
    assert token_of(line) == token


def test_cards_in_pieces_with_every_line_end() -> None:
    wire = Wire()
    reader = AsciiReader(Line(lambda: wire))
    seen: list[str] = []
    for number, piece in enumerate((b"04A1", b"B2C3\r\n", b"\x02DEADBEEF\x03", b"noise!\n1234", b"5678\n")):
        wire.data = piece
        seen += reader.poll(float(number))
    assert seen == ["04A1B2C3", "DEADBEEF", "12345678"]


def test_a_card_held_to_the_reader_counts_once() -> None:
    wire = Wire()
    reader = AsciiReader(Line(lambda: wire))
    seen: list[str] = []
    for tick in range(100):
        wire.data = b"04A1B2C3\r\n"
        seen += reader.poll(tick * 0.1)
    assert seen == ["04A1B2C3"]
    wire.data = b"04A1B2C3\r\n"
    assert reader.poll(10.0 + AGAIN_S) == ["04A1B2C3"]


def test_a_lost_line_forgets_half_a_card_and_comes_back() -> None:
    wire = Wire()
    reader = AsciiReader(Line(lambda: wire, retry_s=1.0))
    wire.data = b"04A1"
    reader.poll(0.0)
    wire.gone = True
    assert reader.poll(1.0) == [] and "gone" in reader.problem
    wire.gone = False
    wire.data = b"B2C3B2C3\n"
    assert reader.poll(3.0) == ["B2C3B2C3"] and reader.problem == ""


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_any_bytes_are_survived_in_bounded_memory(pieces: list[bytes]) -> None:
    wire = Wire()
    reader = AsciiReader(Line(lambda: wire))
    for number, piece in enumerate(pieces):
        wire.data = piece
        for token in reader.poll(float(number)):
            assert 4 <= len(token) <= 20
        assert len(reader._kept) <= 30


def test_a_port_that_is_not_there_gives_no_tokens() -> None:
    assert open_ascii_reader("/dev/does-not-exist")() == []
