"""The SPI card reader against a simulated chip with a simulated card: UIDs of every length, damage, no chip."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.hal.drivers import mfrc522
from firmware.hal.drivers.mfrc522 import Mfrc522, Mfrc522Reader, Tokens, crc_a
from firmware.hal.drivers.spi import SpiDevice

UID4 = bytes.fromhex("04a1b2c3")
UID7 = bytes.fromhex("04112233445566")
UID10 = bytes.fromhex("01020304050607080910")


class Chip:
    """Registers, FIFO, and a card that answers REQA, anticollision and select."""

    def __init__(self, uid: bytes = UID4) -> None:
        self.uid: bytes | None = uid
        self.registers = {mfrc522.VERSION: 0x92}
        self.fifo = b""
        self.damage = False
        self.mute = False
        self.gone = False
        self.collision = False
        self.level = 0

    def transfer(self, data: bytes) -> bytes:
        if self.gone:
            raise OSError(5, "Input/output error")
        register, reading = data[0] >> 1 & 0x3F, data[0] & 0x80
        if reading:
            if register == mfrc522.FIFO_DATA:
                taken, self.fifo = self.fifo[: len(data) - 1], self.fifo[len(data) - 1 :]
                return b"\x00" + taken
            if register == mfrc522.FIFO_LEVEL:
                return bytes([0, len(self.fifo)])
            return bytes([0, self.registers.get(register, 0)])
        if register == mfrc522.FIFO_DATA:
            self.fifo += data[1:]
        elif register == mfrc522.FIFO_LEVEL and data[1] & 0x80:
            self.fifo = b""
        elif register == mfrc522.BIT_FRAMING and data[1] & 0x80:
            self.exchange(data[1] & 7)
        else:
            self.registers[register] = data[1]
        return bytes(len(data))

    def exchange(self, bits: int) -> None:
        asked, self.fifo = self.fifo, b""
        answer = None if self.mute else self.answer(asked, bits)
        self.registers[mfrc522.ERROR] = 0x08 if self.collision else 0
        if answer is None:
            self.registers[mfrc522.IRQ] = 0 if self.mute else mfrc522.TIMED_OUT
            return
        if self.damage:
            answer = answer[:-1] + bytes([answer[-1] ^ 1])
        self.fifo = answer
        self.registers[mfrc522.IRQ] = mfrc522.RECEIVED

    def parts(self) -> list[bytes]:
        assert self.uid is not None
        rest, parts = self.uid, []
        while len(rest) > 4:
            parts.append(b"\x88" + rest[:3])
            rest = rest[3:]
        return [*parts, rest]

    def answer(self, asked: bytes, bits: int) -> bytes | None:
        if self.uid is None:
            return None
        if asked == b"\x26":
            assert bits == 7
            return b"\x04\x00"
        level = mfrc522.LEVELS.index(asked[0])
        part = self.parts()[level]
        checked = part + bytes([part[0] ^ part[1] ^ part[2] ^ part[3]])
        if asked[1] == 0x20:
            return checked
        assert asked[1] == 0x70 and asked[2:7] == checked and asked[7:] == crc_a(asked[:7])
        sak = bytes([0x04 if level < len(self.parts()) - 1 else 0x08])
        return sak + crc_a(sak)


def test_crc_a_of_the_standards_example() -> None:
    assert crc_a(b"\x00\x00") == b"\xa0\x1e" and crc_a(b"\x12\x34") == b"\x26\xcf"


@pytest.mark.parametrize("uid", [UID4, UID7, UID10])
def test_uids_of_every_length(uid: bytes) -> None:
    chip = Mfrc522(Chip(uid))
    chip.begin()
    assert chip.uid() == uid and chip.uid() == uid


@pytest.mark.parametrize("what", ["damage", "mute", "collision"])
def test_damage_silence_and_two_cards_at_once_are_no_card(what: str) -> None:
    spi = Chip(UID7)
    setattr(spi, what, True)
    assert Mfrc522(spi).uid() is None
    setattr(spi, what, False)
    assert Mfrc522(spi).uid() == UID7


def test_no_card_and_no_chip() -> None:
    spi = Chip()
    spi.uid = None
    chip = Mfrc522(spi)
    chip.begin()
    assert chip.uid() is None
    spi.registers[mfrc522.VERSION] = 0
    with pytest.raises(OSError, match="no MFRC522"):
        chip.begin()


def test_a_held_card_counts_once_a_random_one_never_and_again_after_a_while() -> None:
    tokens = Tokens()
    assert tokens.take(UID4, 1.0) == "04A1B2C3" and tokens.take(UID4, 1.2) is None
    assert tokens.take(None, 2.0) is None and tokens.take(UID4, 2.5) is None
    assert tokens.take(UID7, 3.0) == UID7.hex().upper()
    assert tokens.take(UID4, 20.0) == "04A1B2C3"
    assert tokens.take(b"\x08\x01\x02\x03", 30.0) is None


def test_the_reader_begins_anew_after_the_bus_was_gone() -> None:
    spi = Chip()
    reader = Mfrc522Reader(Mfrc522(spi))
    assert reader.poll(False, 1.0) and reader() == ["04A1B2C3"] and reader() == []
    spi.gone = True
    assert not reader.poll(True, 2.0) and "Input/output" in reader.problem
    spi.gone = False
    assert reader.poll(False, 10.0) and reader() == ["04A1B2C3"] and not reader.problem


@given(answers=st.lists(st.binary(min_size=1, max_size=70), min_size=1, max_size=20))
def test_any_answers_of_the_bus_give_a_uid_or_none(answers: list[bytes]) -> None:
    class Noise:
        turn = 0

        def transfer(self, data: bytes) -> bytes:
            self.turn += 1
            return (answers[self.turn % len(answers)] * 80)[: len(data)]

    uid = Mfrc522(Noise()).uid()
    assert uid is None or len(uid) in (4, 7, 10)


def test_spi_transfers_and_opens_anew_after_an_error(tmp_path: Path) -> None:
    calls: list[int] = []
    broken = [False]

    def ioctl(fd: int, request: int, data: bytes | bytearray) -> int:
        os.fstat(fd)
        calls.append(request)
        if broken[0]:
            raise OSError(5, "Input/output error")
        return 0

    device = tmp_path / "spidev0.1"
    device.touch()
    spi = SpiDevice(str(device), 1_000_000, ioctl)
    assert spi.transfer(b"\x01\x02") == b"\x00\x00" and len(calls) == 4
    spi.transfer(b"\x01")
    assert len(calls) == 5
    broken[0] = True
    with pytest.raises(OSError, match="Input/output"):
        spi.transfer(b"\x01")
    broken[0] = False
    calls.clear()
    spi.transfer(b"\x01")
    assert len(calls) == 4  # set up again
    with pytest.raises(OSError, match="No such file"):
        SpiDevice(str(tmp_path / "none"), 1).transfer(b"\x01")
