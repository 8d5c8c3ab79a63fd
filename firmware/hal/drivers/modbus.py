"""Modbus as bytes: reading (functions 3 and 4) and writing one register (16), over RTU and over TCP. Sans I/O.

Owns: framing, the CRC, finding the answer in what arrived. May not: touch a port, keep time, or know what a register
means. Facts: addresses are PDU addresses (30001 is 0).
"""

import enum
from dataclasses import dataclass

from firmware.core.errors import RemoteProtocolError

MAX_REGISTERS = 125  # of one answer
WRITE = 16  # write registers; here one
MAX_KEPT = 600  # bytes that are looked through for an answer
_MBAP_BYTES = 7


class ModbusError(RemoteProtocolError):
    """The device answered with an exception, or with something that is no answer to the request."""


class Framing(enum.Enum):
    """How a request is wrapped."""

    RTU = "rtu"
    TCP = "tcp"


@dataclass(frozen=True, slots=True)
class Request:
    """Read `count` registers from `address`, or write `value` to it (function 16). `transaction` counts on TCP only."""

    unit: int
    function: int
    address: int
    count: int
    transaction: int = 0
    value: int = 0

    def encode(self, framing: Framing) -> bytes:
        """The bytes on the line. Raises ValueError for what cannot be asked."""
        most = 1 if self.function == WRITE else MAX_REGISTERS
        if self.function not in (3, 4, WRITE) or not 1 <= self.count <= most or not 0 <= self.unit <= 247:
            raise ValueError(f"cannot be asked: {self}")
        pdu = bytes([self.function]) + self._where()
        if self.function == WRITE:
            pdu += b"\x02" + self.value.to_bytes(2, "big")
        if framing is Framing.TCP:
            head = self.transaction.to_bytes(2, "big") + bytes(2) + (len(pdu) + 1).to_bytes(2, "big")
            return head + bytes([self.unit]) + pdu
        body = bytes([self.unit]) + pdu
        return body + crc16(body)

    def _where(self) -> bytes:
        return self.address.to_bytes(2, "big") + self.count.to_bytes(2, "big")

    def answers(self, pdu: bytes) -> bool:
        """Whether `pdu` begins as a good answer to this does."""
        if pdu[:1] != bytes([self.function]):
            return False
        return pdu[1:5] == self._where() if self.function == WRITE else pdu[1:2] == bytes([2 * self.count])

    @property
    def answer_bytes(self) -> int:
        """Of a good answer's PDU."""
        return 5 if self.function == WRITE else 2 + 2 * self.count


class AnswerReader:
    """Collects what arrives until the answer to one request is complete. Bytes that belong to none are skipped."""

    def __init__(self, request: Request, framing: Framing) -> None:
        self._request = request
        self._framing = framing
        self._kept = b""

    def feed(self, data: bytes) -> tuple[int, ...] | None:
        """The registers (none after writing), or None while the answer is not complete.

        Raises ModbusError for an exception answer.
        """
        self._kept = (self._kept + data)[-MAX_KEPT:]
        return self._find_tcp() if self._framing is Framing.TCP else self._find_rtu()

    def _find_rtu(self) -> tuple[int, ...] | None:
        """Noise before the answer is common where a line changes direction: every offset is tried."""
        request, kept = self._request, self._kept
        for at in range(max(0, len(kept) - 4)):
            if kept[at] != request.unit:
                continue
            function = kept[at + 1]
            if request.answers(kept[at + 1 : at + 6]):
                end = at + 1 + request.answer_bytes
            elif function == request.function | 0x80:
                end = at + 3
            else:
                continue
            if len(kept) >= end + 2 and crc16(kept[at:end]) == kept[end : end + 2]:
                return self._registers(kept[at + 1 : end])
        return None

    def _find_tcp(self) -> tuple[int, ...] | None:
        """Answers to earlier requests are skipped by their transaction number."""
        while len(self._kept) >= _MBAP_BYTES:
            length = int.from_bytes(self._kept[4:6], "big")
            if self._kept[2:4] != b"\0\0" or not 3 <= length <= 2 + 1 + 2 * MAX_REGISTERS + 1:
                raise ModbusError("no Modbus TCP header")
            if len(self._kept) < 6 + length:
                return None
            frame, self._kept = self._kept[: 6 + length], self._kept[6 + length :]
            if int.from_bytes(frame[:2], "big") == self._request.transaction and frame[6] == self._request.unit:
                return self._registers(frame[_MBAP_BYTES:])
        return None

    def _registers(self, pdu: bytes) -> tuple[int, ...]:
        if pdu[0] == self._request.function | 0x80:
            raise ModbusError(f"exception {pdu[1]} for register {self._request.address:#06x}")
        if not self._request.answers(pdu) or len(pdu) != self._request.answer_bytes:
            raise ModbusError("an answer to another question")
        if self._request.function == WRITE:
            return ()
        return tuple(int.from_bytes(pdu[at : at + 2], "big") for at in range(2, len(pdu), 2))


def crc16(data: bytes) -> bytes:
    """CRC-16/MODBUS, low byte first as on the line; its check value over "123456789" is 4B37."""
    crc = 0xFFFF
    for byte in data:
        crc = _CRC[(crc ^ byte) & 0xFF] ^ crc >> 8
    return crc.to_bytes(2, "little")


def _crc_table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ 0xA001 if byte & 1 else byte >> 1
        table.append(byte)
    return tuple(table)


_CRC = _crc_table()
