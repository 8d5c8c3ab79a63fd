"""Ethernet frames of EtherType 0x88E1: SLAC, the modem's key, vendor messages. Bytes to typed messages and back.

Owns: the frame header, padding, and which message a frame holds. May not: keep state, time or do I/O.

Header [slac.md 1]: destination, source, EtherType, MMV, MMTYPE (little endian); then two octets of fragment
information when MMV is 1 or more, or three octets of OUI when it is 0. A decoder here raises FrameError and nothing
else; an encoder raises LocalProtocolError for a value that does not fit. `encode(decode(x)) == x` for every frame that
has 60 octets or more, zero reserved octets, MMV 1 or 0, and is not fragmented.
"""

import struct
from dataclasses import dataclass
from typing import NamedTuple

from firmware.core.errors import LocalProtocolError
from firmware.slac.frames.base import OUI_LUMISSIL, OUI_QUALCOMM, FrameError, Mme
from firmware.slac.frames.homeplug import HOMEPLUG, HOMEPLUG_OPAQUE
from firmware.slac.frames.vendor import VENDOR, VENDOR_OPAQUE

__all__ = [
    "BROADCAST",
    "ETHERTYPE",
    "LOCAL_MODEM",
    "MAX_FRAME",
    "MIN_FRAME",
    "OUI_LUMISSIL",
    "OUI_QUALCOMM",
    "Frame",
    "FrameError",
    "Mme",
    "Opaque",
    "decode",
    "encode",
    "mac_text",
]

ETHERTYPE = 0x88E1
BROADCAST = b"\xff" * 6
LOCAL_MODEM = bytes.fromhex("00b052000001")
"""The modem at the host's own port, whatever its MAC."""
MIN_FRAME = 60
"""Shorter ones are padded here: on a veth or TAP nobody else does, and modems drop them [slac.md 1]."""
MAX_FRAME = 1518

_ETHERTYPE = ETHERTYPE.to_bytes(2, "big")
_HEADER = 17
_HEAD = struct.Struct("<6s6s2sBH")
_HOMEPLUG_HEADER = 19
_VENDOR_HEADER = 20
_MAX_MMV = 2

_HOMEPLUG = {message.KIND: message for message in HOMEPLUG}
_VENDOR = {(message.OUI, message.KIND): message for message in VENDOR}


@dataclass(frozen=True, slots=True)
class Opaque:
    """A message known by name only. `oui` None: a CM_ message."""

    kind: int
    oui: bytes | None
    name: str


class Frame(NamedTuple):
    """One frame. `trailer`: octets after the message that are not mere padding; kept, never judged."""

    destination: bytes
    source: bytes
    message: Mme | Opaque
    trailer: bytes = b""


def decode(data: bytes) -> Frame:
    """Read a frame as it came from the interface. Raises FrameError.

    Tolerant: frames below 60 octets are taken when the message is complete, fragment information, reserved octets and
    what follows the message are not judged.
    """
    if not _HEADER <= len(data) <= MAX_FRAME:
        raise FrameError(f"frame of {len(data)} octets")
    destination, source, ethertype, version, kind = _HEAD.unpack_from(data)
    if ethertype != _ETHERTYPE:
        raise FrameError(f"EtherType {ethertype.hex()}")
    message: Mme | Opaque
    if version == 0:
        oui = data[_HEADER:_VENDOR_HEADER]
        vendor = _VENDOR.get((oui, kind))
        if vendor is not None:
            message, end = vendor.from_payload(data, _VENDOR_HEADER)
        elif (name := VENDOR_OPAQUE.get((oui, kind))) is not None:
            message, end = Opaque(kind, oui, name), _VENDOR_HEADER
        else:
            raise FrameError(f"unknown vendor message {kind:#06x} of {oui.hex()}")
    elif version <= _MAX_MMV:
        homeplug = _HOMEPLUG.get(kind)
        if homeplug is not None:
            message, end = homeplug.from_payload(data, _HOMEPLUG_HEADER)
        elif (name := HOMEPLUG_OPAQUE.get(kind)) is not None and len(data) >= _HOMEPLUG_HEADER:
            message, end = Opaque(kind, None, name), _HOMEPLUG_HEADER
        else:
            raise FrameError(f"unknown message {kind:#06x}")
    else:
        raise FrameError(f"management message version {version}")
    trailer = data[end:]
    if trailer and len(data) <= MIN_FRAME and not any(trailer):
        trailer = b""
    return Frame(destination, source, message, trailer)


def encode(frame: Frame) -> bytes:
    """The frame with padding to 60 octets. Raises LocalProtocolError for what does not fit."""
    message = frame.message
    if len(frame.destination) != 6 or len(frame.source) != 6:
        raise LocalProtocolError("a MAC address has 6 octets")
    if isinstance(message, Opaque):
        kind, oui, payload = message.kind, message.oui, b""
    else:
        kind, oui, payload = message.KIND, message.OUI, message.to_payload()
    head = b"\x01" if oui is None else b"\x00"
    head += kind.to_bytes(2, "little") + (b"\x00\x00" if oui is None else oui)
    data = frame.destination + frame.source + _ETHERTYPE + head + payload + frame.trailer
    if len(data) > MAX_FRAME:
        raise LocalProtocolError(f"frame of {len(data)} octets")
    return data.ljust(MIN_FRAME, b"\x00")


def mac_text(mac: bytes) -> str:
    """A MAC address for people."""
    return mac.hex(":")
