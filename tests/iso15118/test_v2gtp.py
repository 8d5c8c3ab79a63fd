"""V2GTP framing: any chunking, hostile headers, caps."""

import itertools
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.core.errors import LocalProtocolError
from firmware.iso15118.v2gtp import (
    MAX_SESSION_PAYLOAD,
    SESSION_TYPES,
    Frame,
    Ignored,
    IgnoreReason,
    PayloadType,
    Reader,
    V2gtpTooLong,
    frame,
)

GOOD = bytes.fromhex("01fe8001000000048000ebab")


def read(data: bytes, cuts: list[int] | None = None) -> list[Frame | Ignored]:
    reader = Reader()
    edges = [0, *sorted(cuts or []), len(data)]
    return [item for a, b in itertools.pairwise(edges) for item in reader.receive_data(data[a:b])]


def test_frame_layout() -> None:
    assert frame(0x8001, bytes.fromhex("8000ebab")) == GOOD
    assert read(GOOD) == [Frame(0x8001, bytes.fromhex("8000ebab"))]


def test_one_octet_at_a_time_completes_only_at_the_last() -> None:
    reader = Reader()
    for octet in GOOD[:-1]:
        assert list(reader.receive_data(bytes([octet]))) == []
        assert reader.incomplete
    assert list(reader.receive_data(GOOD[-1:])) == [Frame(0x8001, GOOD[8:])]
    assert not reader.incomplete


valid_frames = st.builds(Frame, st.sampled_from(sorted(SESSION_TYPES)), st.binary(min_size=1, max_size=300))
bad_headers = st.one_of(
    st.tuples(st.integers(0, 255).filter(lambda v: v != 1), st.just(0xFE), st.just(0x8001), st.just("VERSION")),
    st.tuples(st.just(1), st.integers(0, 255).filter(lambda v: v != 0xFE), st.just(0x8001), st.just("INVERSE_VERSION")),
    st.tuples(st.just(1), st.just(0xFE), st.just(0x7001), st.just("PAYLOAD_TYPE")),
    st.tuples(st.just(1), st.just(0xFE), st.just(0x9000), st.just("PAYLOAD_TYPE")),
)


@given(st.lists(st.one_of(valid_frames, st.tuples(bad_headers, st.binary(max_size=60))), max_size=8), st.data())
def test_any_chunking_gives_the_same_items(parts: list[object], data: st.DataObject) -> None:
    stream, expected = b"", []
    for part in parts:
        if isinstance(part, Frame):
            stream += frame(part.payload_type, part.payload)
            expected.append(part)
        else:
            (version, inverse, kind, reason), payload = part  # type: ignore[misc]
            header = bytes([version, inverse]) + kind.to_bytes(2, "big") + len(payload).to_bytes(4, "big")
            stream += header + payload
            expected.append(Ignored(IgnoreReason[reason], kind, len(payload), header))
    cuts = data.draw(st.lists(st.integers(0, len(stream)), max_size=12))
    assert read(stream, cuts) == expected


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("01fe800100000000", IgnoreReason.EMPTY),
        ("01fe700100000002", IgnoreReason.PAYLOAD_TYPE),
        ("fffe800100000002", IgnoreReason.VERSION),
        ("01ff800100000002", IgnoreReason.INVERSE_VERSION),
    ],
)
def test_bad_header_is_skipped_by_its_length_and_the_stream_goes_on(header: str, reason: IgnoreReason) -> None:
    # Conformance cases V2GTPSessionSetup CMN_002 to CMN_005.
    raw = bytes.fromhex(header)
    items = read(raw + b"\x01\xfe"[: raw[7]] + GOOD)
    assert [type(item) for item in items] == [Ignored, Frame]
    assert isinstance(items[0], Ignored)
    assert items[0].reason is reason


@pytest.mark.parametrize("payload", ["80980200", "01", "8001", "8001fd01", "ffffffffffffffffff", "00" * 300])
@pytest.mark.parametrize("octet_by_octet", [False, True])
def test_a_payload_behind_length_0_belongs_to_the_ignored_frame(payload: str, octet_by_octet: bool) -> None:
    """Testers take a good frame and set its length to 0 (V2GTPSessionSetup CMN_002): what follows is no header."""
    stream = bytes.fromhex("01fe800100000000" + payload) + GOOD
    items = read(stream, list(range(len(stream))) if octet_by_octet else None)
    assert items == [Ignored(IgnoreReason.EMPTY, 0x8001, 0, stream[:8]), Frame(0x8001, GOOD[8:])]


def test_length_cap_is_exact() -> None:
    assert len(frame(0x8001, bytes(MAX_SESSION_PAYLOAD))) == MAX_SESSION_PAYLOAD + 8
    assert len(read(frame(0x8001, bytes(MAX_SESSION_PAYLOAD)))) == 1
    too_long = bytes.fromhex("01fe8001") + (MAX_SESSION_PAYLOAD + 1).to_bytes(4, "big")
    with pytest.raises(V2gtpTooLong):
        read(too_long)


@pytest.mark.parametrize("start", ["01fe8001", "fffe8001", "01fe7001"])
def test_four_gigabytes_allocate_nothing_and_end_the_stream(start: str) -> None:
    reader = Reader()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    received = []
    with pytest.raises(V2gtpTooLong):
        for item in reader.receive_data(GOOD + bytes.fromhex(start + "ffffffff") + GOOD):
            received.append(item)
    grown = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    assert received == [Frame(0x8001, GOOD[8:])]
    assert grown < 64 * 1024
    with pytest.raises(V2gtpTooLong):
        list(reader.receive_data(GOOD))


@given(st.lists(st.binary(max_size=64), max_size=30))
def test_garbage_raises_nothing_else(chunks: list[bytes]) -> None:
    reader = Reader()
    try:
        for chunk in chunks:
            for item in reader.receive_data(chunk):
                assert isinstance(item, Frame | Ignored)
    except V2gtpTooLong:
        pass


def test_items_not_iterated_are_delivered_by_the_next_call() -> None:
    reader = Reader()
    reader.receive_data(GOOD)
    assert len(list(reader.receive_data(GOOD))) == 2


def test_frame_refuses_what_no_peer_would_take() -> None:
    with pytest.raises(LocalProtocolError):
        frame(0x10000, b"x")
    with pytest.raises(LocalProtocolError):
        frame(PayloadType.EXI, bytes(MAX_SESSION_PAYLOAD + 1))
