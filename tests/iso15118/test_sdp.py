"""SDP payloads, the policy table, and that no datagram raises."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.core.errors import LocalProtocolError
from firmware.iso15118 import sdp
from firmware.iso15118.sdp import POLICY, SdpIgnore, SdpRequest, SdpResponse, Security, TlsPolicy

REQUEST_TLS = bytes.fromhex("01fe9000000000020000")
REQUEST_PLAIN = bytes.fromhex("01fe9000000000021000")


def test_requests_on_the_wire() -> None:
    assert sdp.parse_request(REQUEST_TLS) == SdpRequest(Security.TLS)
    assert sdp.parse_request(REQUEST_PLAIN) == SdpRequest(Security.NONE)
    assert sdp.make_request(Security.TLS) == REQUEST_TLS
    assert sdp.make_request(Security.NONE) == REQUEST_PLAIN


@pytest.mark.parametrize(
    ("datagram", "why"),
    [
        ("", SdpIgnore.TOO_SHORT),
        ("01fe90000000", SdpIgnore.TOO_SHORT),
        ("01fe90000000000000", SdpIgnore.HEADER),  # V2GTPSDP CMN_002: length 0
        ("01fe7000000000020000", SdpIgnore.HEADER),  # CMN_003
        ("fffe9000000000020000", SdpIgnore.HEADER),  # CMN_004
        ("01ff9000000000020000", SdpIgnore.HEADER),  # CMN_005
        ("01fe8001000000020000", SdpIgnore.HEADER),
        ("01fe90000000000200", SdpIgnore.LENGTH),
        ("01fe900000000003000000", SdpIgnore.LENGTH),
        ("01fe9000ffffffff0000", SdpIgnore.LENGTH),
        ("01fe900000000002000000", SdpIgnore.LENGTH),  # more octets than the header says
        ("01fe9000000000020100", SdpIgnore.SECURITY),
        ("01fe9000000000020010", SdpIgnore.TRANSPORT),  # UDP is reserved
    ],
)
def test_malformed_requests_are_ignored(datagram: str, why: SdpIgnore) -> None:
    assert sdp.parse_request(bytes.fromhex(datagram)) is why


def test_response_on_the_wire() -> None:
    response = sdp.make_response("fe80::1%plc0", 61850, Security.TLS)
    assert response.hex() == "01fe900100000014" + "fe800000000000000000000000000001" + "f19a" + "0000"
    assert sdp.parse_response(response) == SdpResponse("fe80::1", 61850, Security.TLS)
    assert sdp.make_response("::1", 49152, Security.NONE).hex().endswith("c0001000")


def test_every_policy_has_a_row_and_required_never_answers_plain() -> None:
    assert set(POLICY) == set(itertools.product(TlsPolicy, Security))
    assert {POLICY[TlsPolicy.REQUIRED, asked] for asked in Security} == {Security.TLS}
    assert {POLICY[TlsPolicy.OFF, asked] for asked in Security} == {Security.NONE}
    assert all(POLICY[TlsPolicy.PREFERRED, asked] is asked for asked in Security)


@given(st.binary(max_size=64) | st.binary(max_size=8).map(lambda tail: bytes.fromhex("01fe9000") + tail))
def test_no_datagram_raises(datagram: bytes) -> None:
    assert isinstance(sdp.parse_request(datagram), SdpRequest | SdpIgnore)


@given(st.binary(max_size=40) | st.binary(max_size=30).map(lambda tail: bytes.fromhex("01fe900100000014") + tail))
def test_no_response_raises(datagram: bytes) -> None:
    assert isinstance(sdp.parse_response(datagram), SdpResponse | SdpIgnore)


@pytest.mark.parametrize(("address", "port"), [("127.0.0.1", 1), ("nonsense", 1), ("::1", 0), ("::1", 65536)])
def test_our_own_mistakes_are_local_errors(address: str, port: int) -> None:
    with pytest.raises(LocalProtocolError):
        sdp.make_response(address, port, Security.TLS)
