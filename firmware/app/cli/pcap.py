"""Reads V2GTP frames from packet captures (pcap, pcapng) of unencrypted TCP.

Owns: the file formats, Ethernet to TCP, and putting a TCP stream together again. May not: look into a frame. A capture
comes from a stranger: what is cut short or unknown is left out, and the only error is CaptureError.
"""

from __future__ import annotations

import ipaddress
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from firmware.core.errors import EvseError
from firmware.iso15118 import v2gtp

PCAP_MAGIC = {
    b"\xd4\xc3\xb2\xa1": ("<", 10**6),
    b"\xa1\xb2\xc3\xd4": (">", 10**6),
    b"\x4d\x3c\xb2\xa1": ("<", 10**9),
    b"\xa1\xb2\x3c\x4d": (">", 10**9),
}
"""Byte order and ticks of a second, by the first octets of a pcap file."""
PCAPNG_MAGIC = b"\x0a\x0d\x0d\x0a"
MAX_FILE = 512 * 2**20
MAX_PENDING, MAX_PENDING_SEGMENTS = 2**20, 1000
"""What may wait, in one direction, for a segment in front of it; then that counts as lost."""

_ETHERNET, _RAW, _RAW_OLD, _NULL, _SLL, _SLL2, _IPV4, _IPV6 = 1, 101, 12, 0, 113, 276, 228, 229
_TCP = 6
_V2GTP_START = b"\x01\xfe"


class CaptureError(EvseError):
    """The file is no packet capture."""


@dataclass(frozen=True, slots=True)
class Packet:
    """One packet: seconds since 1970, link type, octets."""

    time: float
    link: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Segment:
    """One TCP segment."""

    source: str
    destination: str
    sequence: int
    syn: bool
    data: bytes


@dataclass(frozen=True, slots=True)
class Captured:
    """A V2GTP frame with the time of its last octet."""

    time: float
    source: str
    destination: str
    payload_type: int
    payload: bytes


@dataclass(slots=True)
class Note:
    """Something about a stream that the reader should know."""

    source: str
    destination: str
    text: str


def is_capture(data: bytes) -> bool:
    """Whether it begins as a pcap or pcapng file does."""
    return data[:4] in PCAP_MAGIC or data[:4] == PCAPNG_MAGIC


def packets(data: bytes) -> Iterator[Packet]:
    """The packets of a capture file, in its order. Raises CaptureError."""
    if len(data) > MAX_FILE:
        raise CaptureError(f"a capture of more than {MAX_FILE >> 20} MB")
    if data[:4] in PCAP_MAGIC:
        return _pcap(data)
    if data[:4] == PCAPNG_MAGIC:
        return _pcapng(data)
    raise CaptureError("neither pcap nor pcapng")


def _pcap(data: bytes) -> Iterator[Packet]:
    order, ticks = PCAP_MAGIC[data[:4]]
    if len(data) < 24:
        return
    link = struct.unpack_from(order + "I", data, 20)[0] & 0xFFFF
    place = 24
    while place + 16 <= len(data):
        seconds, fraction, size, _ = struct.unpack_from(order + "4I", data, place)
        place += 16
        yield Packet(seconds + fraction / ticks, link, data[place : place + size])
        place += size


def _pcapng(data: bytes) -> Iterator[Packet]:
    order, place = "<", 0
    interfaces: list[tuple[int, float]] = []  # link type, ticks of a second
    while place + 12 <= len(data):
        if data[place : place + 4] == PCAPNG_MAGIC:
            order = ">" if data[place + 8 : place + 12] == b"\x1a\x2b\x3c\x4d" else "<"
            interfaces = []
        kind, size = struct.unpack_from(order + "2I", data, place)
        if size < 12 or place + size > len(data):
            return
        body = data[place + 8 : place + size - 4]
        place += size
        if kind == 1 and len(body) >= 8:
            interfaces.append((struct.unpack_from(order + "H", body)[0], _ticks(body[8:], order)))
        elif kind == 6 and len(body) >= 20:
            number, high, low, length, _ = struct.unpack_from(order + "5I", body)
            if number < len(interfaces):
                link, ticks = interfaces[number]
                yield Packet((high << 32 | low) / ticks, link, body[20 : 20 + length])
        elif kind == 3 and interfaces and len(body) >= 4:
            yield Packet(0.0, interfaces[0][0], body[4 : 4 + struct.unpack_from(order + "I", body)[0]])


def _ticks(options: bytes, order: str) -> float:
    """Ticks of a second of an interface (option if_tsresol)."""
    place = 0
    while place + 4 <= len(options):
        code, size = struct.unpack_from(order + "2H", options, place)
        if code == 9 and size and place + 4 < len(options):
            value = options[place + 4]
            return float(2 ** (value & 0x7F) if value & 0x80 else 10 ** min(value, 18))
        place += 4 + (size + 3) // 4 * 4
    return 1e6


def segment(packet: Packet) -> Segment | None:
    """The TCP segment in a packet, or None where there is none."""
    data, kind = packet.data, 0
    if packet.link == _ETHERNET:
        kind, data = int.from_bytes(data[12:14], "big"), data[14:]
        while kind in (0x8100, 0x88A8) and len(data) >= 4:
            kind, data = int.from_bytes(data[2:4], "big"), data[4:]
    elif packet.link == _SLL:
        kind, data = int.from_bytes(data[14:16], "big"), data[16:]
    elif packet.link == _SLL2:
        kind, data = int.from_bytes(data[0:2], "big"), data[20:]
    elif packet.link in (_RAW, _RAW_OLD, _IPV4, _IPV6, _NULL):
        data = data[4:] if packet.link == _NULL else data
        kind = {4: 0x0800, 6: 0x86DD}.get(data[0] >> 4, 0) if data else 0
    if kind == 0x0800:
        return _ipv4(data)
    return _ipv6(data) if kind == 0x86DD else None


def _ipv4(data: bytes) -> Segment | None:
    if len(data) < 20 or data[9] != _TCP or int.from_bytes(data[6:8], "big") & 0x1FFF:
        return None
    start, end = (data[0] & 15) * 4, int.from_bytes(data[2:4], "big") or len(data)
    source, destination = (str(ipaddress.IPv4Address(data[place : place + 4])) for place in (12, 16))
    return _tcp(data[start:end], source, destination)


def _ipv6(data: bytes) -> Segment | None:
    if len(data) < 40:
        return None
    source, destination = (f"[{ipaddress.IPv6Address(data[place : place + 16])}]" for place in (8, 24))
    following, rest = data[6], data[40 : 40 + (int.from_bytes(data[4:6], "big") or len(data))]
    while following in (0, 43, 60) and len(rest) >= 8:  # hop-by-hop, routing, destination options
        following, rest = rest[0], rest[(rest[1] + 1) * 8 :]
    return _tcp(rest, source, destination) if following == _TCP else None


def _tcp(data: bytes, source: str, destination: str) -> Segment | None:
    if len(data) < 20:
        return None
    ports, sequence = struct.unpack_from(">2H", data), int.from_bytes(data[4:8], "big")
    content = data[(data[12] >> 4) * 4 :]
    return Segment(f"{source}:{ports[0]}", f"{destination}:{ports[1]}", sequence, bool(data[13] & 2), content)


@dataclass(slots=True)
class _Direction:
    """One direction of a connection, put in order."""

    source: str
    destination: str
    reader: v2gtp.Reader | None = None
    expected: int | None = None
    pending: dict[int, tuple[float, bytes]] = field(default_factory=dict)
    decided: bool = False

    def take(self, time: float, part: Segment) -> Iterator[Captured | Note]:
        if part.syn:
            self.expected, self.reader, self.decided = (part.sequence + 1) % 2**32, None, False
            self.pending.clear()
        if not part.data:
            return
        sequence = (part.sequence + part.syn) % 2**32
        if self.expected is None:
            self.expected = sequence
        if len(part.data) > len(self.pending.get(sequence, (0.0, b""))[1]):
            self.pending[sequence] = time, part.data
        yield from self._in_order()
        waiting = sum(len(data) for _, data in self.pending.values())
        if waiting > MAX_PENDING or len(self.pending) > MAX_PENDING_SEGMENTS:
            yield from self.give_up()

    def give_up(self) -> Iterator[Captured | Note]:
        """Go on behind what was not captured."""
        while self.pending:
            assert self.expected is not None
            expected = self.expected
            self.expected = min(self.pending, key=lambda sequence: (sequence - expected) % 2**32)
            lost = (self.expected - expected) % 2**32
            yield Note(self.source, self.destination, f"{lost} octets were not captured")
            self.reader, self.decided = None, False
            yield from self._in_order()

    def _in_order(self) -> Iterator[Captured | Note]:
        while self.pending:
            assert self.expected is not None
            expected = self.expected
            for sequence in sorted(self.pending, key=lambda sequence: (sequence - expected + 2**31) % 2**32):
                behind = (expected - sequence) % 2**32
                if behind < 2**31:  # not in the future
                    time, data = self.pending.pop(sequence)
                    break
            else:
                return
            if behind < len(data):
                self.expected = (sequence + len(data)) % 2**32
                yield from self._feed(time, data[behind:])

    def _feed(self, time: float, data: bytes) -> Iterator[Captured | Note]:
        if not self.decided:
            self.decided = True
            if data[:2] == _V2GTP_START[: len(data)]:
                self.reader = v2gtp.Reader()
            elif data[:2] == b"\x16\x03":
                yield Note(self.source, self.destination, "TLS: its content cannot be read")
        if self.reader is None:
            return
        try:
            for item in self.reader.receive_data(data):
                if isinstance(item, v2gtp.Frame):
                    yield Captured(time, self.source, self.destination, item.payload_type, item.payload)
                else:
                    text = f"a frame of type {item.payload_type:#06x} was left out: {item.reason.value}"
                    yield Note(self.source, self.destination, text)
        except v2gtp.V2gtpTooLong as error:
            self.reader = None
            yield Note(self.source, self.destination, str(error))


def frames(data: bytes) -> Iterator[Captured | Note]:
    """The V2GTP frames of a capture, each when it is complete. Raises CaptureError."""
    directions: dict[tuple[str, str], _Direction] = {}
    for packet in packets(data):
        part = segment(packet)
        if part is None:
            continue
        key = part.source, part.destination
        if key not in directions:
            directions[key] = _Direction(*key)
        yield from directions[key].take(packet.time, part)
    for direction in directions.values():
        yield from direction.give_up()
