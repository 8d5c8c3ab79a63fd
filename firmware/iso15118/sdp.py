"""SECC discovery: which datagram is answered, and with what.

Owns: the payloads of SDP request and response, and the policy table. May not: do I/O or decide when the station
listens at all (the adapter's `set_enabled`).

Request payload: security (0x00 TLS, 0x10 none), transport (0x00 TCP). Response payload: 16 octets IPv6 address, port,
security, transport [iso15118.md 2]. Whatever is malformed is ignored, never answered and never an exception.
"""

import enum
import ipaddress
from dataclasses import dataclass
from typing import TypeAlias

from firmware.core.errors import LocalProtocolError
from firmware.iso15118.v2gtp import HEADER_LENGTH, PayloadType, frame, parse_header

PORT = 15118
MULTICAST_GROUP = "ff02::1"

_SDP_TYPES = frozenset({PayloadType.SDP_REQUEST.value})
_TRANSPORT_TCP = 0x00
_REQUEST_LENGTH = 2


class Security(enum.IntEnum):
    """The security octet of request and response."""

    TLS = 0x00
    NONE = 0x10


class TlsPolicy(enum.Enum):
    """`[v2g] tls` of the configuration."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    OFF = "off"


class SdpIgnore(enum.Enum):
    """Why a datagram is not answered."""

    TOO_SHORT = "shorter than a header"
    HEADER = "not an SDP request header"
    LENGTH = "length does not match"
    SECURITY = "unknown security octet"
    TRANSPORT = "transport is not TCP"


@dataclass(frozen=True, slots=True)
class SdpRequest:
    """What the vehicle asks for."""

    security: Security


SdpResult: TypeAlias = SdpRequest | SdpIgnore

POLICY: dict[tuple[TlsPolicy, Security], Security] = {
    # (what we are configured for, what the EV asks): what the response offers
    (TlsPolicy.REQUIRED, Security.TLS): Security.TLS,
    (TlsPolicy.REQUIRED, Security.NONE): Security.TLS,  # TLS or nothing: never plain TCP
    (TlsPolicy.PREFERRED, Security.TLS): Security.TLS,
    (TlsPolicy.PREFERRED, Security.NONE): Security.NONE,
    (TlsPolicy.OFF, Security.TLS): Security.NONE,  # the EV decides whether it goes on without
    (TlsPolicy.OFF, Security.NONE): Security.NONE,
}


def parse_request(datagram: bytes) -> SdpResult:
    """Read one datagram. Never raises.

    A payload of another length than 2, or than the header says, is not an SDP request.
    """
    if len(datagram) < HEADER_LENGTH:
        return SdpIgnore.TOO_SHORT
    header = parse_header(datagram)
    if header.fault(_SDP_TYPES) is not None:
        return SdpIgnore.HEADER
    if header.length != _REQUEST_LENGTH or len(datagram) != HEADER_LENGTH + _REQUEST_LENGTH:
        return SdpIgnore.LENGTH
    security, transport = datagram[HEADER_LENGTH], datagram[HEADER_LENGTH + 1]
    if security not in (Security.TLS, Security.NONE):
        return SdpIgnore.SECURITY
    if transport != _TRANSPORT_TCP:
        return SdpIgnore.TRANSPORT
    return SdpRequest(Security(security))


def make_request(security: Security) -> bytes:
    """The datagram of a vehicle, for the simulated EV and for tests."""
    return frame(PayloadType.SDP_REQUEST, bytes([security, _TRANSPORT_TCP]))


def make_response(address: str, port: int, security: Security) -> bytes:
    """The datagram that answers. `address` is IPv6 text without or with a zone (`fe80::1%plc0`).

    Raises LocalProtocolError for what is no IPv6 address or port.
    """
    try:
        packed = ipaddress.IPv6Address(address.partition("%")[0]).packed
    except ValueError as error:
        raise LocalProtocolError(f"{address!r} is no IPv6 address") from error
    if not 0 < port <= 0xFFFF:
        raise LocalProtocolError(f"{port} is no TCP port")
    return frame(PayloadType.SDP_RESPONSE, packed + port.to_bytes(2, "big") + bytes([security, _TRANSPORT_TCP]))


@dataclass(frozen=True, slots=True)
class SdpResponse:
    """Where the vehicle shall connect to."""

    address: str
    port: int
    security: Security


def parse_response(datagram: bytes) -> SdpResponse | SdpIgnore:
    """The vehicle's reading of an answer, for the simulated EV. Never raises."""
    if len(datagram) < HEADER_LENGTH:
        return SdpIgnore.TOO_SHORT
    header = parse_header(datagram)
    if header.fault(frozenset({PayloadType.SDP_RESPONSE.value})) is not None:
        return SdpIgnore.HEADER
    payload = datagram[HEADER_LENGTH:]
    if header.length != 20 or len(payload) < 20:
        return SdpIgnore.LENGTH
    if payload[18] not in (Security.TLS, Security.NONE):
        return SdpIgnore.SECURITY
    if payload[19] != _TRANSPORT_TCP:
        return SdpIgnore.TRANSPORT
    address = str(ipaddress.IPv6Address(payload[:16]))
    return SdpResponse(address, int.from_bytes(payload[16:18], "big"), Security(payload[18]))
