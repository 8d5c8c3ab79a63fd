"""Modbus frames: golden bytes, split and noisy answers, exceptions, answers to somebody else, garbage."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.hal.drivers.modbus import AnswerReader, Framing, ModbusError, Request, crc16
from hil.modbus_meter import TcpMeter

ASK = Request(unit=1, function=4, address=0x48, count=4, transaction=0x0102)


def rtu(*body: int) -> bytes:
    return bytes(body) + crc16(bytes(body))


def tcp(transaction: int, *body: int) -> bytes:
    return transaction.to_bytes(2, "big") + bytes(2) + len(body).to_bytes(2, "big") + bytes(body)


GOOD = (1, 4, 8, 0x43, 0x48, 0, 0, 0, 1, 0xFF, 0xFF)
WORDS = (0x4348, 0, 1, 0xFFFF)


def test_crc_has_the_check_value() -> None:
    assert crc16(b"123456789").hex() == "374b"


def test_golden_requests() -> None:
    # the example that every guide has: unit 17, function 3, 3 registers from 0x6B
    assert Request(17, 3, 0x6B, 3).encode(Framing.RTU).hex() == "1103006b00037687"
    assert ASK.encode(Framing.TCP).hex() == "010200000006010400480004"


@pytest.mark.parametrize(
    "wrong", [Request(1, 6, 0, 1), Request(1, 3, 0, 0), Request(1, 3, 0, 126), Request(248, 3, 0, 1)]
)
def test_what_cannot_be_asked_is_refused(wrong: Request) -> None:
    with pytest.raises(ValueError, match="cannot be asked"):
        wrong.encode(Framing.RTU)


@given(st.integers(0, 12), st.binary(max_size=30))
def test_rtu_answer_split_anywhere_and_after_noise(cut: int, noise: bytes) -> None:
    reader, answer = AnswerReader(ASK, Framing.RTU), noise + rtu(*GOOD)
    first = reader.feed(answer[: len(noise) + cut])
    assert first is None
    assert reader.feed(answer[len(noise) + cut :]) == WORDS


@given(st.integers(0, 12), st.integers(1, 255))
def test_rtu_damaged_answer_is_no_answer(where: int, change: int) -> None:
    answer = bytearray(rtu(*GOOD))
    answer[where] ^= change
    assert AnswerReader(ASK, Framing.RTU).feed(bytes(answer)) is None


def test_answers_of_other_units_and_lengths_are_skipped() -> None:
    reader = AnswerReader(ASK, Framing.RTU)
    assert reader.feed(rtu(2, 4, 8, *[0] * 8) + rtu(1, 3, 8, *[0] * 8) + rtu(1, 4, 2, 0, 0)) is None
    assert reader.feed(rtu(*GOOD)) == WORDS


def test_exceptions_are_errors() -> None:
    with pytest.raises(ModbusError, match="exception 2"):
        AnswerReader(ASK, Framing.RTU).feed(rtu(1, 0x84, 2))
    with pytest.raises(ModbusError, match="exception 2"):
        AnswerReader(ASK, Framing.TCP).feed(tcp(0x0102, 1, 0x84, 2))


def test_tcp_late_answers_are_known_by_their_number() -> None:
    reader = AnswerReader(ASK, Framing.TCP)
    assert reader.feed(tcp(0x0101, *GOOD)) is None
    answer = tcp(0x0102, *GOOD)
    assert reader.feed(answer[:9]) is None
    assert reader.feed(answer[9:]) == WORDS


@pytest.mark.parametrize(
    "answer", [b"HTTP/1.1 400 Bad", tcp(0x0102, 1, 4, 6, *[0] * 6), tcp(0x0102, 1, 3, 8, *[0] * 8)]
)
def test_tcp_nonsense_is_an_error(answer: bytes) -> None:
    with pytest.raises(ModbusError):
        AnswerReader(ASK, Framing.TCP).feed(answer)


@given(st.sampled_from(Framing), st.lists(st.binary(max_size=400), max_size=8))
def test_any_bytes_give_registers_nothing_or_one_error(framing: Framing, pieces: list[bytes]) -> None:
    reader = AnswerReader(ASK, framing)
    for piece in pieces:
        try:
            words = reader.feed(piece)
        except ModbusError:
            return
        assert words is None or len(words) == 4


async def test_a_foreign_server_takes_what_we_write_and_gives_it_back() -> None:
    """pymodbus: the write (function 16) is answered, and the register reads as written."""
    server = TcpMeter(3, {3026: 0})
    await server.start()
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)

    async def ask(request: Request) -> tuple[int, ...]:
        answer = AnswerReader(request, Framing.TCP)
        writer.write(request.encode(Framing.TCP))
        async with asyncio.timeout(5.0):
            while (words := answer.feed(await reader.read(1))) is None:
                pass
        return words

    try:
        assert await ask(Request(1, 3, 3026, 1, transaction=1)) == (0,)
        assert await ask(Request(1, 16, 3026, 1, transaction=2, value=0x5445)) == ()
        assert await ask(Request(1, 3, 3026, 1, transaction=3)) == (0x5445,)
    finally:
        writer.close()
        await server.stop()


@pytest.mark.parametrize("damage", [0, 3, 5, 7])
def test_rtu_write_is_answered_by_its_own_address_and_count_only(damage: int) -> None:
    request = Request(3, 16, 8005, 1, value=0x5445)
    good = request.encode(Framing.RTU)[:6]
    good += crc16(good)
    assert AnswerReader(request, Framing.RTU).feed(good) == ()
    bad = bytearray(good)
    bad[damage] ^= 0x11
    assert AnswerReader(request, Framing.RTU).feed(bytes(bad)) is None
