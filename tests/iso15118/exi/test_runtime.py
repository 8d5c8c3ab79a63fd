from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.iso15118.exi import runtime
from firmware.iso15118.exi.runtime import Mismatch


def _bits(text: bytes) -> tuple[int, int]:
    return int.from_bytes(text, "big"), 8 * len(text)


@given(st.integers(0, 2**64 - 1))
def test_unsigned_round_trip(value: int) -> None:
    frame = runtime.finished(runtime.put_unsigned(1, value, 0, 2**64 - 1))
    v, p = _bits(frame)
    first = v >> p - 8 & 255
    assert (runtime.more(v, p - 8, first, 2**64 - 1) if first > 127 else (first, p - 8)) == (value, 0)
    assert len(frame) == max(1, -(-value.bit_length() // 7))


@pytest.mark.parametrize("value", [-1, 256])
def test_unsigned_out_of_range(value: int) -> None:
    with pytest.raises(Mismatch):
        runtime.put_unsigned(1, value, 0, 255)


@pytest.mark.parametrize("value", [-129, 128])
def test_signed_out_of_range(value: int) -> None:
    with pytest.raises(Mismatch):
        runtime.put_signed(1, value, -128, 127)


def test_signed_forms() -> None:
    assert runtime.put_signed(1, 5, -128, 127) == 0b1_0_00000101
    assert runtime.put_signed(1, -5, -128, 127) == 0b1_1_00000100


def test_more_refuses_a_value_over_the_limit_and_a_number_without_end() -> None:
    v, p = _bits(b"\xff\x7f")
    assert runtime.more(v, p - 8, 0xFF, 16383) == (16383, 0)
    with pytest.raises(Mismatch):
        runtime.more(v, p - 8, 0xFF, 16382)
    v, p = _bits(b"\x80" * 100)
    with pytest.raises(Mismatch):
        runtime.more(v, p - 8, 0x80, 2**160)


@given(st.binary(max_size=300))
def test_octets_round_trip(value: bytes) -> None:
    v, p = _bits(runtime.finished(runtime.put_octets(1, value, 0, 300)))
    assert runtime.octets(v, p, 300) == (value, 0)


@pytest.mark.parametrize("data", [b"\x05abcd", b"\x81\x01", b"\x06abcdef"])
def test_octets_cut_short_or_too_long(data: bytes) -> None:
    with pytest.raises(ValueError):
        runtime.octets(*_bits(data), 5)


@pytest.mark.parametrize("value", ["text", None, 5, [1, 2]])
def test_put_octets_takes_bytes_only(value: object) -> None:
    with pytest.raises((Mismatch, TypeError)):
        runtime.put_octets(1, value, 0, 10)  # type: ignore[arg-type]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_text_round_trip(value: str) -> None:
    v, p = _bits(runtime.finished(runtime.put_text(1, value, 0, 200)))
    assert runtime.text(v, p, 200) == (value, 0)


@pytest.mark.parametrize(
    "data",
    [
        b"\x00",  # a string of the local partition
        b"\x01",  # a string of the global partition
        b"\x05abc",  # longer than two characters
        b"\x04a",  # cut short
        b"\x03\x80\xb0\x03",  # a surrogate
        b"\x03\xff\xff\x7f",  # beyond Unicode
    ],
)
def test_text_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        runtime.text(*_bits(data), 2)


def test_put_text_refuses_a_surrogate_and_a_long_text() -> None:
    for value in ("\ud800", "abc"):
        with pytest.raises(Mismatch):
            runtime.put_text(1, value, 0, 2)


@given(st.lists(st.integers(1, 2**40), min_size=1, max_size=70), st.integers(1, 3))
def test_joined_is_the_plain_concatenation(parts: list[int], width: int) -> None:
    text = ("0" * width).join(f"{part:b}"[1:] for part in parts)
    assert runtime.joined(0b1101, parts, width) == int("1101" + text, 2)


@given(st.binary(min_size=1, max_size=4000), st.integers(0, 7))
def test_windows_cover_everything_once(data: bytes, offset: int) -> None:
    v, total = int.from_bytes(data, "big"), 8 * len(data) - offset
    tail = runtime.octets_below(v, total)
    left, text = total, ""
    while left:
        bits, count, below = runtime.window(tail, left)
        assert count + below == left and count <= runtime.WINDOW + 7
        text += f"{bits & (1 << count) - 1:0{count}b}"
        left = below
    assert text == f"{v & (1 << total) - 1:0{total}b}"


def test_an_abstract_element_is_refused() -> None:
    with pytest.raises(Mismatch):
        runtime.refused(0, 0)
