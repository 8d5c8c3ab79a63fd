"""V2G transfer protocol: the 8-octet header in front of every SDP datagram and every message on TCP.

Owns: the header, its checks, and the framing of a byte stream. May not: do I/O, keep time, or look into a payload.

Header [iso15118.md 2, exi.md 1.5]: version 01, inverse version FE, payload type (2 octets), payload length (4 octets),
all big-endian. A frame with a wrong version, inverse, payload type or with length 0 is skipped by its length and
reported, and the stream goes on; a length above the cap ends the connection, because skipping 4 GiB is no service.
Octets that a length of 0 denied are skipped, too: up to the next 01 FE.
"""

import enum
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from firmware.core.errors import LocalProtocolError, RemoteProtocolError

VERSION = 0x01
INVERSE_VERSION = 0xFE
HEADER_LENGTH = 8
MAX_SESSION_PAYLOAD = 64 * 1024
"""Octets. The largest -2 message (a certificate chain) is below 8 KiB, -20 below 32 KiB."""

_HEADER = struct.Struct(">BBHI")
_BEGINNING = bytes([VERSION, INVERSE_VERSION])


class PayloadType(enum.IntEnum):
    """Payload types that this station knows."""

    EXI = 0x8001  # DIN, -2 and supportedAppProtocol
    ISO20_COMMON = 0x8002
    ISO20_AC = 0x8003
    ISO20_DC = 0x8004
    ISO20_ACDP = 0x8005
    ISO20_WPT = 0x8006
    ISO20_AC_DER_IEC = 0x8010  # of Amendment 1; as EVerest has them
    ISO20_AC_DER_SAE = 0x8011
    ISO20_SCHEDULE_RENEGOTIATION = 0x8101
    ISO20_METERING_CONFIRMATION = 0x8102
    ISO20_ACDP_SYSTEM_STATUS = 0x8103
    ISO20_PARKING_STATUS = 0x8104
    SDP_REQUEST = 0x9000
    SDP_RESPONSE = 0x9001
    SDP_WIRELESS_REQUEST = 0x9002
    SDP_WIRELESS_RESPONSE = 0x9003


SESSION_TYPES = frozenset(kind.value for kind in PayloadType if kind < PayloadType.SDP_REQUEST)
"""What may come on TCP."""


class IgnoreReason(enum.Enum):
    """Why a frame was skipped."""

    VERSION = "protocol version is not 01"
    INVERSE_VERSION = "inverse protocol version is not FE"
    PAYLOAD_TYPE = "unknown payload type"
    EMPTY = "payload length is 0"


class V2gtpTooLong(RemoteProtocolError):
    """A header announces more octets than are ever accepted. The connection must close."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One complete frame with a good header."""

    payload_type: int
    payload: bytes


@dataclass(frozen=True, slots=True)
class Ignored:
    """A frame that was skipped. `header` is the header as it came (8 octets), for the timeline."""

    reason: IgnoreReason
    payload_type: int
    length: int
    header: bytes


Item: TypeAlias = Frame | Ignored


@dataclass(frozen=True, slots=True)
class Header:
    """A header as read, checked or not."""

    version: int
    inverse_version: int
    payload_type: int
    length: int

    def fault(self, known_types: frozenset[int]) -> IgnoreReason | None:
        """The first thing wrong with it, or None."""
        if self.version != VERSION:
            return IgnoreReason.VERSION
        if self.inverse_version != INVERSE_VERSION:
            return IgnoreReason.INVERSE_VERSION
        if self.payload_type not in known_types:
            return IgnoreReason.PAYLOAD_TYPE
        if self.length == 0:
            return IgnoreReason.EMPTY
        return None


def parse_header(data: bytes | bytearray) -> Header:
    """Read the first 8 octets. The caller has made sure that they are there."""
    return Header(*_HEADER.unpack_from(data))


def frame(payload_type: int, payload: bytes) -> bytes:
    """Header and payload in one piece, so that they leave in one write.

    Raises LocalProtocolError for a payload type that does not fit 16 bits or a payload that no peer would accept.
    """
    if not 0 <= payload_type <= 0xFFFF:
        raise LocalProtocolError(f"payload type {payload_type:#x} does not fit 16 bits")
    if len(payload) > MAX_SESSION_PAYLOAD:
        raise LocalProtocolError(f"payload of {len(payload)} octets is above the cap of {MAX_SESSION_PAYLOAD}")
    return _HEADER.pack(VERSION, INVERSE_VERSION, payload_type, len(payload)) + payload


class Reader:
    """Frames out of a byte stream, however it was cut.

    After V2gtpTooLong the reader refuses everything more: the frame boundary is lost for good. Memory held is at most
    one frame (`max_payload` + 8 octets) beyond what was passed in.
    """

    def __init__(self, known_types: frozenset[int] = SESSION_TYPES, max_payload: int = MAX_SESSION_PAYLOAD) -> None:
        self._known_types = known_types
        self._max_payload = max_payload
        self._buffer = bytearray()
        self._skip = 0  # octets of an ignored frame that are still to come
        self._denied = (
            False  # a frame of length 0 has gone by: what follows may be the payload that it has all the same
        )
        self._error: V2gtpTooLong | None = None

    @property
    def incomplete(self) -> bool:
        """A frame has begun and not ended. At the end of the stream this means truncation."""
        return bool(self._buffer) or self._skip > 0

    def receive_data(self, data: bytes) -> Iterator[Item]:
        """Take octets now; the iterator gives the frames and skipped frames they complete, in order.

        The iterator raises V2gtpTooLong, and nothing else, where such a header stands: the frames before it are
        delivered. What is not iterated is delivered by the next call.
        """
        if self._error is None:
            self._buffer += data
        return self._items()

    def _items(self) -> Iterator[Item]:
        while (item := self._next_item()) is not None:
            yield item

    def _next_item(self) -> Item | None:
        if self._error is not None:
            raise self._error
        if self._skip:
            step = min(self._skip, len(self._buffer))
            del self._buffer[:step]
            self._skip -= step
        if self._denied:
            self._skip_denied()
        if len(self._buffer) < HEADER_LENGTH:
            return None
        raw = bytes(self._buffer[:HEADER_LENGTH])
        header = parse_header(raw)
        if header.length > self._max_payload:
            self._buffer.clear()
            self._error = V2gtpTooLong(f"V2GTP length {header.length} is above the cap of {self._max_payload} octets")
            raise self._error
        fault = header.fault(self._known_types)
        if fault is not None:
            del self._buffer[:HEADER_LENGTH]
            self._skip = header.length
            self._denied = fault is IgnoreReason.EMPTY
            return Ignored(fault, header.payload_type, header.length, raw)
        end = HEADER_LENGTH + header.length
        if len(self._buffer) < end:
            return None
        payload = bytes(self._buffer[HEADER_LENGTH:end])
        del self._buffer[:end]
        return Frame(header.payload_type, payload)

    def _skip_denied(self) -> None:
        """Drop what stands before the next header; half a header's beginning stays."""
        place = self._buffer.find(_BEGINNING)
        if place < 0:
            place = len(self._buffer) - self._buffer.endswith(_BEGINNING[:1])
        else:
            self._denied = False
        del self._buffer[:place]
