"""Captures made here, whole and damaged."""

from __future__ import annotations

import random
import socket
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.app.cli import pcap
from firmware.app.cli.pcap import Captured, CaptureError, Note
from firmware.iso15118 import v2gtp

EV, SECC = ("fe80::1", 49152), ("fe80::2", 61850)
FRAMES = [v2gtp.frame(0x8001, bytes([0x80, number]) * (10 + 400 * number)) for number in range(4)]
STREAM = b"".join(FRAMES)


def tcp6(
    content: bytes, sequence: int, *, syn: bool = False, source: tuple[str, int] = EV, options: bytes = b""
) -> bytes:
    """An IPv6 packet."""
    destination = SECC if source == EV else EV
    header = struct.pack(
        ">HHIIBBHHH", source[1], destination[1], sequence % 2**32, 0, 0x50, 2 if syn else 16, 9000, 0, 0
    )
    following, extra = (6, b"") if not options else (0, bytes([6, len(options) // 8 - 1]) + options[2:])
    addresses = b"".join(socket.inet_pton(socket.AF_INET6, end[0]) for end in (source, destination))
    length = len(extra) + len(header) + len(content)
    return struct.pack(">IHBB", 6 << 28, length, following, 64) + addresses + extra + header + content


def tcp4(content: bytes, sequence: int) -> bytes:
    """An IPv4 packet with two octets of padding behind it, as short Ethernet frames have."""
    header = struct.pack(">HHIIBBHHH", 1, 2, sequence, 0, 0x50, 16, 9000, 0, 0)
    ip = struct.pack(
        ">BBHHHBBH4s4s", 0x45, 0, 40 + len(content), 1, 0, 64, 6, 0, bytes([10, 0, 0, 1]), bytes([10, 0, 0, 2])
    )
    return ip + header + content + b"\xee\xee"


def ethernet(packet: bytes, *, vlan: bool = False) -> bytes:
    kind = b"\x86\xdd" if packet[0] >> 4 == 6 else b"\x08\x00"
    return bytes(12) + (b"\x81\x00\x00\x05" if vlan else b"") + kind + packet


def capture(packets: list[bytes], *, order: str = "<", link: int = 1, nanoseconds: bool = False) -> bytes:
    """A pcap file with a packet every 10 ms."""
    data = struct.pack(order + "IHHiIII", 0xA1B23C4D if nanoseconds else 0xA1B2C3D4, 2, 4, 0, 0, 65535, link)
    for number, packet in enumerate(packets):
        fraction = number * (10_000_000 if nanoseconds else 10_000)
        data += struct.pack(order + "IIII", 100, fraction, len(packet), len(packet)) + packet
    return data


def block(order: str, kind: int, body: bytes) -> bytes:
    body += bytes(-len(body) % 4)
    return struct.pack(order + "II", kind, len(body) + 12) + body + struct.pack(order + "I", len(body) + 12)


def capture_ng(packets: list[bytes], order: str = "<") -> bytes:
    data = block(order, 0x0A0D0D0A, struct.pack(order + "IHHq", 0x1A2B3C4D, 1, 0, -1))
    data += block(order, 1, struct.pack(order + "HHI", 1, 0, 0) + struct.pack(order + "HHBxxx", 9, 1, 9) + bytes(4))
    for number, packet in enumerate(packets):
        ticks = 100 * 10**9 + number * 10**7
        head = struct.pack(order + "IIIII", 0, ticks >> 32, ticks & 0xFFFFFFFF, len(packet), len(packet))
        data += block(order, 6, head + packet)
    return data


def payloads(data: bytes) -> list[bytes]:
    return [item.payload for item in pcap.frames(data) if isinstance(item, Captured)]


EXPECTED = [frame[8:] for frame in FRAMES]


def pieces(size: int, start: int = 1000) -> list[bytes]:
    """The stream cut into segments."""
    return [ethernet(tcp6(STREAM[at : at + size], start + at)) for at in range(0, len(STREAM), size)]


@pytest.mark.parametrize("size", [1, 7, 500, 100_000])
@pytest.mark.parametrize("make", [capture, capture_ng])
@pytest.mark.parametrize("order", ["<", ">"])
def test_a_stream_however_it_was_cut(size: int, make: object, order: str) -> None:
    assert callable(make)
    assert payloads(make([ethernet(tcp6(b"", 999, syn=True)), *pieces(size)], order=order)) == EXPECTED


def test_time_and_addresses() -> None:
    for data in (capture(pieces(500)), capture(pieces(500), nanoseconds=True), capture_ng(pieces(500))):
        first = next(iter(pcap.frames(data)))
        assert isinstance(first, Captured)
        assert (first.source, first.destination) == ("[fe80::1]:49152", "[fe80::2]:61850")
        assert (first.time, first.payload_type) == (100.0, 0x8001)


def test_order_repetition_and_overlap_do_not_matter() -> None:
    parts = pieces(100, start=2**32 - 300)  # the numbers wrap around
    rng = random.Random(1)
    for _ in range(20):
        mixed = parts[:1] + rng.sample(parts[1:], len(parts) - 1) + rng.choices(parts, k=5)
        longer = ethernet(tcp6(STREAM[:250], 2**32 - 300))
        assert payloads(capture([*mixed, longer])) == EXPECTED


@pytest.mark.parametrize(
    ("link", "wrap"),
    [
        (1, lambda packet: ethernet(packet, vlan=True)),
        (101, lambda packet: packet),
        (113, lambda packet: bytes(14) + b"\x86\xdd" + packet),
        (276, lambda packet: b"\x86\xdd" + bytes(18) + packet),
        (0, lambda packet: bytes(4) + packet),
    ],
)
def test_links(link: int, wrap: object) -> None:
    assert callable(wrap)
    parts = [wrap(tcp6(STREAM[at : at + 300], at)) for at in range(0, len(STREAM), 300)]
    assert payloads(capture(parts, link=link)) == EXPECTED


def test_ipv4_with_padding_and_ipv6_with_options() -> None:
    assert (
        payloads(
            capture([ethernet(tcp4(frame, at)) for at, frame in ((5, FRAMES[0]), (5 + len(FRAMES[0]), FRAMES[1]))])
        )
        == (EXPECTED[:2])
    )
    assert payloads(capture([ethernet(tcp6(STREAM, 0, options=bytes(8)))])) == EXPECTED


def test_both_directions_and_a_new_connection_between_the_same_ports() -> None:
    parts = [ethernet(tcp6(STREAM, 0)), ethernet(tcp6(FRAMES[1], 77, source=SECC))]
    parts += [ethernet(tcp6(b"", 5_000_000, syn=True)), ethernet(tcp6(FRAMES[2], 5_000_001))]
    assert payloads(capture(parts)) == [*EXPECTED, EXPECTED[1], EXPECTED[2]]


def test_what_was_not_captured_is_said_and_skipped() -> None:
    parts = [ethernet(tcp6(FRAMES[0], 0)), ethernet(tcp6(FRAMES[2], len(FRAMES[0]) + 12))]
    items = list(pcap.frames(capture(parts)))
    assert [item.payload for item in items if isinstance(item, Captured)] == [EXPECTED[0], EXPECTED[2]]
    assert [item.text for item in items if isinstance(item, Note)] == ["12 octets were not captured"]


def test_other_traffic() -> None:
    tls = ethernet(tcp6(b"\x16\x03\x01\x00\x05hello", 0))
    (note,) = pcap.frames(capture([tls, ethernet(tcp6(b"GET / HTTP/1.1", 0, source=SECC)), bytes(60), b"", b"\x01"]))
    assert isinstance(note, Note) and note.text.startswith("TLS")
    wrong = v2gtp.frame(0x9001, b"xx")
    (note,) = pcap.frames(capture([ethernet(tcp6(wrong, 0))]))
    assert isinstance(note, Note) and "0x9001" in note.text
    (note,) = pcap.frames(capture([ethernet(tcp6(b"\x01\xfe\x80\x01\xff\xff\xff\xff" + bytes(40), 0))]))
    assert isinstance(note, Note) and "length" in note.text


@pytest.mark.parametrize("data", [b"", b"\x80\x98", b"GIF89a" * 10])
def test_no_capture(data: bytes) -> None:
    assert not pcap.is_capture(data)
    with pytest.raises(CaptureError):
        list(pcap.frames(data))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([capture, capture_ng]), st.integers(0, 2**32), st.integers(1, 30))
def test_damaged_captures(make: object, seed: int, changes: int) -> None:
    """Octets changed anywhere, then cut off: frames, notes or nothing, no other exception."""
    assert callable(make)
    rng = random.Random(seed)
    data = bytearray(make(pieces(100)))
    for _ in range(changes):
        data[rng.randrange(4, len(data))] = rng.randrange(256)
    for item in pcap.frames(bytes(data[: rng.randrange(4, len(data))])):
        assert isinstance(item, Captured | Note)
