"""What the generated codec calls: values of variable length, and lists that are too long for one integer.

Owns: the few parts of a value's coding that are not straight-line. A frame that is not canonical raises Mismatch (or
another ValueError or LookupError, such as the negative shift of a frame that is cut short).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NoReturn, TypeVar

BOOLEAN: Final = {False: 0, True: 1}
WINDOW: Final = 8192
"""Bits of a long frame that are looked at in one go."""


class Mismatch(ValueError):
    """Not for the fast path: the interpreter decides."""


def refused(_v: int, _p: int) -> NoReturn:
    """Stands in a table for an abstract element."""
    raise Mismatch


def more(v: int, p: int, value: int, high: int) -> tuple[int, int]:
    """The rest of a varint whose first octet, 128 or more, has been read."""
    value &= 127
    shift = 7
    while True:
        p -= 8
        octet = v >> p & 255
        value |= (octet & 127) << shift
        if octet < 128:
            if value > high:
                raise Mismatch
            return value, p
        shift += 7
        if shift > 168:
            raise Mismatch


def octets(v: int, p: int, high: int) -> tuple[bytes, int]:
    """A length and so many octets."""
    p -= 8
    count = v >> p & 255
    if count > 127:
        count, p = more(v, p, count, high)
    elif count > high:
        raise Mismatch
    bits = 8 * count
    p -= bits
    return (v >> p & (1 << bits) - 1).to_bytes(count, "big"), p


def text(v: int, p: int, high: int) -> tuple[str, int]:
    """A length plus two and so many code points; ASCII is taken in one go."""
    p -= 8
    count = v >> p & 255
    if count > 127:
        count, p = more(v, p, count, high + 2)
    count -= 2
    if not 0 <= count <= high:
        raise Mismatch
    bits = 8 * count
    if p >= bits:
        raw = (v >> p - bits & (1 << bits) - 1).to_bytes(count, "big")
        if raw.isascii():
            return raw.decode("ascii"), p - bits
    points = []
    for _ in range(count):
        p -= 8
        point = v >> p & 255
        if point > 127:
            point, p = more(v, p, point, 0x10FFFF)
            if 0xD800 <= point <= 0xDFFF:
                raise Mismatch
        points.append(chr(point))
    return "".join(points), p


def octets_below(v: int, p: int) -> bytes:
    """The low p bits of v as octets, for `window`."""
    return (v & (1 << p) - 1).to_bytes((p + 7) // 8, "big")


def window(tail: bytes, left: int, most: int = WINDOW) -> tuple[int, int, int]:
    """The next part of a long frame, of which `left` bits are left: (bits, how many, how many remain below them)."""
    below = max(0, left - most) // 8 * 8
    size = len(tail)
    return int.from_bytes(tail[size - (left + 7) // 8 : size - below // 8], "big"), left - below, below


Item = TypeVar("Item")


def wider(decode: Callable[[int, int], tuple[Item, int]], tail: bytes, left: int) -> tuple[Item, int, int, int]:
    """A list item that is not in its window as a whole: (item, bits, how many are left of them, how many below)."""
    try:
        v, p, below = window(tail, left, 8 * WINDOW)
        item, p = decode(v, p)
    except (ValueError, LookupError):
        v, p, below = window(tail, left, left)
        item, p = decode(v, p)
    return item, v, p, below


def put_unsigned(x: int, value: int, low: int, high: int) -> int:
    """Append a varint."""
    if not low <= value <= high:
        raise Mismatch
    while value > 127:
        x = x << 8 | value & 127 | 128
        value >>= 7
    return x << 8 | value


def put_signed(x: int, value: int, low: int, high: int) -> int:
    """Append a sign and a varint."""
    if not low <= value <= high:
        raise Mismatch
    if value < 0:
        return put_unsigned(x << 1 | 1, ~value, 0, high)
    return put_unsigned(x << 1, value, 0, high)


def put_octets(x: int, value: bytes, low: int, high: int) -> int:
    """Append a length and octets."""
    count = len(value)
    if not low <= count <= high or not isinstance(value, bytes):
        raise Mismatch
    return put_unsigned(x, count, 0, high) << 8 * count | int.from_bytes(value, "big")


def put_text(x: int, value: str, low: int, high: int) -> int:
    """Append a length plus two and code points."""
    count = len(value)
    if not low <= count <= high:
        raise Mismatch
    if value.isascii():
        return put_unsigned(x, count + 2, 0, high + 2) << 8 * count | int.from_bytes(value.encode("ascii"), "big")
    part = put_unsigned(1, count + 2, 0, high + 2)
    for point in map(ord, value):
        if 0xD800 <= point <= 0xDFFF:
            raise Mismatch
        part = put_unsigned(part, point, 0, 0x10FFFF)
    return appended(x, part)


def appended(x: int, part: int) -> int:
    """Append bits that stand behind a leading 1."""
    size = part.bit_length() - 1
    return x << size | part ^ 1 << size


def joined(x: int, parts: list[int], width: int) -> int:
    """Append list items, each bits behind a leading 1, with event code 0 of `width` bits between them.

    Neighbours are joined first, so that no integer is copied once for each item.
    """
    while len(parts) > 1:
        pairs = [appended(a << width, b) for a, b in zip(parts[::2], parts[1::2], strict=False)]
        parts = [*pairs, parts[-1]] if len(parts) % 2 else pairs
    return appended(x, parts[0])


def finished(x: int) -> bytes:
    """The octets of the bits behind a leading 1, padded with zeros."""
    size = x.bit_length() - 1
    pad = -size % 8
    return (x << pad ^ 1 << size + pad).to_bytes((size + pad) // 8, "big")
