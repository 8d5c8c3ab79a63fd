"""What every management message has in common: a type, a fixed layout of fields, and one typed error.

Owns: the base of the message classes and the packing of their fields. May not: know a single message.

Inside a message integers are little endian; MACs, RunIDs, NIDs, keys and nonces are octet strings [slac.md 1].
Reserved octets are ignored when read and zero when written.
"""

import struct
from typing import Any, ClassVar, Self

import msgspec

from firmware.core.errors import LocalProtocolError, RemoteProtocolError

OUI_QUALCOMM = bytes.fromhex("00b052")
OUI_LUMISSIL = bytes.fromhex("0016e8")


class FrameError(RemoteProtocolError):
    """A frame that is not a message we know, or one that is cut short. The only error of the decoder."""


def _sizes(layout: str) -> tuple[int | None, ...]:
    """Octets that each field must have, None for an integer."""
    sizes: list[int | None] = []
    count = ""
    for sign in layout[1:]:
        if sign.isdigit():
            count += sign
            continue
        if sign == "s":
            sizes.append(int(count))
        elif sign != "x":
            sizes.append(None)
        count = ""
    return tuple(sizes)


class Mme(msgspec.Struct, frozen=True):
    """One management message. `KIND` is the MMTYPE; `OUI` is set for vendor messages (MMV 0).

    `LAYOUT` is a `struct` layout whose items are the fields in order; a message with a variable tail
    overrides `from_payload` and `to_payload`.
    """

    KIND: ClassVar[int]
    OUI: ClassVar[bytes | None] = None
    LAYOUT: ClassVar[str] = "<"

    _STRUCT: ClassVar[struct.Struct]
    _SIZES: ClassVar[tuple[int | None, ...]]

    def __init_subclass__(cls) -> None:
        cls._STRUCT = struct.Struct(cls.LAYOUT)
        cls._SIZES = _sizes(cls.LAYOUT)

    @classmethod
    def size(cls) -> int:
        """Octets of the fixed part."""
        return cls._STRUCT.size

    @classmethod
    def unpack(cls, data: bytes, offset: int) -> tuple[Any, ...]:
        """The fields of the fixed part. Raises FrameError when they are not all there."""
        try:
            return cls._STRUCT.unpack_from(data, offset)
        except struct.error:
            there = max(len(data) - offset, 0)
            raise FrameError(f"{cls.__name__}: {there} octets of payload, {cls._STRUCT.size} are needed") from None

    @classmethod
    def pack(cls, *values: Any) -> bytes:
        """The fixed part as octets. Raises LocalProtocolError for a value that does not fit its field."""
        for value, size in zip(values, cls._SIZES, strict=True):
            if size is not None and len(value) != size:
                raise LocalProtocolError(f"{cls.__name__}: {len(value)} octets where {size} belong")
        try:
            return cls._STRUCT.pack(*values)
        except struct.error as error:
            raise LocalProtocolError(f"{cls.__name__}: {error}") from None

    @classmethod
    def from_payload(cls, data: bytes, offset: int) -> tuple[Self, int]:
        """The message that starts at `offset`, and where it ends. Raises FrameError."""
        return cls(*cls.unpack(data, offset)), offset + cls._STRUCT.size

    def to_payload(self) -> bytes:
        """The message as octets. Raises LocalProtocolError."""
        return self.pack(*msgspec.structs.astuple(self))


def take(data: bytes, offset: int, length: int, what: str) -> bytes:
    """`length` octets at `offset`. Raises FrameError when they are not there."""
    if offset + length > len(data):
        raise FrameError(f"{what}: announces {length} octets, {max(len(data) - offset, 0)} are there")
    return data[offset : offset + length]
