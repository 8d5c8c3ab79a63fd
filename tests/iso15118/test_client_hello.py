"""ClientHello parsing: real ones, any chunking, any garbage."""

import contextlib
import itertools
import ssl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.iso15118.client_hello import (
    MAX_HELLO,
    TLS_1_2,
    TLS_1_3,
    AuthorityKind,
    ClientHello,
    ClientHelloError,
    ClientHelloReader,
    TrustedAuthority,
    parse_body,
)


def python_hello(server_name: str | None = "secc.test") -> bytes:
    """What the ssl module of this machine sends first."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    connection = context.wrap_bio(incoming, outgoing, server_hostname=server_name)
    with pytest.raises(ssl.SSLWantReadError):
        connection.do_handshake()
    return outgoing.read()


HELLO = python_hello()


def vector(data: bytes, octets: int = 2) -> bytes:
    return len(data).to_bytes(octets, "big") + data


def body(extensions: bytes | None, suites: bytes = bytes.fromhex("c023")) -> bytes:
    start = bytes.fromhex("0303") + bytes(32) + vector(b"", 1) + vector(suites) + vector(b"\0", 1)
    return start if extensions is None else start + vector(extensions)


def extension(kind: int, data: bytes) -> bytes:
    return kind.to_bytes(2, "big") + vector(data)


def read_in(chunks: list[bytes]) -> ClientHello | None:
    reader = ClientHelloReader()
    for chunk in chunks:
        if (hello := reader.receive_data(chunk)) is not None:
            return hello
    return None


def test_hello_of_the_ssl_module() -> None:
    hello = read_in([HELLO])
    assert hello is not None
    assert hello.versions[:2] == (TLS_1_3, TLS_1_2)
    assert 0xC02B in hello.cipher_suites
    assert hello.server_name == "secc.test"
    assert 0x0403 in hello.signature_algorithms
    assert 0x0017 in hello.groups
    assert hello.trusted_authorities is None
    assert not hello.status_request


@given(st.lists(st.integers(0, len(HELLO)), max_size=10))
def test_any_chunking(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(HELLO)]
    assert read_in([HELLO[a:b] for a, b in itertools.pairwise(edges)]) == read_in([HELLO])
    assert read_in([bytes([octet]) for octet in HELLO[:-1]]) is None


def test_message_over_several_records() -> None:
    message = HELLO[5:]
    pieces = [message[i : i + 50] for i in range(0, len(message), 50)]
    records = b"".join(b"\x16\x03\x01" + vector(piece) for piece in pieces)
    assert read_in([records]) == read_in([HELLO])


def test_fields_of_the_v2g_profile() -> None:
    authorities = b"\x00" + b"\x01" + b"k" * 20 + b"\x02" + vector(b"0NAME") + b"\x03" + b"c" * 20
    hello = parse_body(
        body(
            extension(3, vector(authorities))
            + extension(5, b"\x01\0\0\0\0")
            + extension(13, vector(bytes.fromhex("0403")))
            + extension(47, vector(vector(b"0DN")))
        )
    )
    assert hello.versions == (TLS_1_2,)
    assert hello.cipher_suites == (0xC023,)
    assert hello.status_request
    assert hello.signature_algorithms == (0x0403,)
    assert hello.certificate_authorities == (b"0DN",)
    assert hello.trusted_authorities == (
        TrustedAuthority(AuthorityKind.PRE_AGREED),
        TrustedAuthority(AuthorityKind.KEY_SHA1_HASH, b"k" * 20),
        TrustedAuthority(AuthorityKind.X509_NAME, b"0NAME"),
        TrustedAuthority(AuthorityKind.CERT_SHA1_HASH, b"c" * 20),
    )


def test_hello_without_extensions() -> None:
    assert parse_body(body(None)).extensions == frozenset()


@pytest.mark.parametrize(
    "start",
    [
        b"\x01\xfe\x80\x01",  # V2GTP
        b"GET / HTTP/1.1",
        b"\x17\x03\x03\x00\x01\x00",
        b"\x16\x02\x00\x00\x01\x01",
        b"\x16\x03\x01\x00\x00",
        b"\x16\x03\x01\xff\xff",
        b"\x16\x03\x01\x00\x04\x02\x00\x00\x00",  # ServerHello
        b"\x16\x03\x01\x00\x04\x01" + (MAX_HELLO + 1).to_bytes(3, "big"),
    ],
)
def test_what_is_no_client_hello(start: bytes) -> None:
    with pytest.raises(ClientHelloError):
        ClientHelloReader().receive_data(start)
    with pytest.raises(ClientHelloError):
        read_in([bytes([octet]) for octet in start])


@pytest.mark.parametrize(
    "extensions",
    [
        extension(13, vector(b"\x04")),
        extension(5, b"") + extension(5, b""),
        extension(3, vector(b"\x09")),
        extension(3, vector(b"\x01short")),
        extension(43, b"\x05\x03"),
        b"\x00",
    ],
)
def test_broken_extensions(extensions: bytes) -> None:
    with pytest.raises(ClientHelloError):
        parse_body(body(extensions))


@given(st.binary(max_size=300), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6))
def test_nothing_else_is_raised(garbage: bytes, changes: list[tuple[int, int]]) -> None:
    mutated = bytearray(HELLO[5:])
    for position, octet in changes:
        mutated[position % len(mutated)] = octet
    for attempt in (garbage, bytes(mutated[4:]), HELLO[9 : 9 + len(garbage)]):
        with contextlib.suppress(ClientHelloError):
            parse_body(attempt)
