"""What both emitters know of a complex type: its positions in order, and the width of the event code before each."""

from __future__ import annotations

from dataclasses import dataclass, field

from firmware.iso15118.exi.grammar import (
    AttributeUse,
    Boolean,
    Complex,
    Enumeration,
    NBit,
    Octets,
    Simple,
    Slot,
    Varint,
    code_width,
)

LONG_LIST = 32
"""Lists that may have this many items are decoded in windows and encoded in pieces, so that the cost stays linear."""
HEAVY = 512
"""Octets: from this length on a value is cut off once it has been decoded, and encoded apart from what precedes it."""

_INLINE_FIELDS = 4
_INLINE = Boolean | Enumeration | NBit | Varint


@dataclass(slots=True)
class Position:
    """A place in the order of a type: an attribute, a slot, the character content, or the end."""

    kind: str
    base: int
    events: int
    required: bool
    attribute: AttributeUse | None = None
    slot: Slot | None = None


def positions(kind: Complex) -> list[Position]:
    """Where a reader of the type can stand: before each attribute and each slot, in order."""
    result: list[Position] = []
    base = 0
    for attribute in kind.attributes:
        result.append(Position("attribute", base, 1, attribute.required, attribute=attribute))
        base += 1
    if kind.content is not None:
        result.append(Position("content", base, 1, True))
        base += 1
    else:
        for slot in kind.slots:
            result.append(Position("slot", base, len(slot.alternatives), slot.low > 0, slot=slot))
            base += len(slot.alternatives)
        result.append(Position("end", base, len(kind.refused) + 1 + int(kind.mixed), True))
    return result


def heavy(kind: Simple | Complex | None) -> bool:
    """Values that may be long (certificates), and the types that hold them, are kept from slowing what follows."""
    if isinstance(kind, Octets):
        return kind.high >= HEAVY
    if not isinstance(kind, Complex):
        return False
    content = kind.content is not None and heavy(kind.content[1])
    return content or any(heavy(use.kind) for slot in kind.slots for use in slot.alternatives)


def inlined(kind: Complex) -> bool:
    """Small types of fixed form are written into their users."""
    if kind.cls is None:
        return True
    if kind.attributes or kind.content or kind.refused or not 0 < len(kind.slots) <= _INLINE_FIELDS:
        return False
    return all(
        slot.low == 1
        and not slot.repeated
        and len(slot.alternatives) == 1
        and isinstance(slot.alternatives[0].kind, _INLINE)
        for slot in kind.slots
    )


class TypeStates:
    """What both emitters know of the states of a type."""

    def __init__(self, kind: Complex) -> None:
        self.kind = kind
        self.positions = positions(kind)

    def events(self, index: int, *, repeat: int | None = None) -> int:
        """Events in the state before position `index`; `repeat` is the position that may occur once more."""
        count = self.positions[repeat].events if repeat is not None else 0
        for position in self.positions[index:]:
            count += position.events
            if position.required:
                break
        return count

    def width(self, index: int, *, repeat: int | None = None) -> int:
        return code_width(self.events(index, repeat=repeat))

    def end_code(self, position: Position) -> int:
        return position.base + len(self.kind.refused)


@dataclass(slots=True)
class Lines:
    """Python code in the making, indented by `depth`."""

    lines: list[str] = field(default_factory=list)
    depth: int = 1

    def line(self, text: str) -> None:
        self.lines.append("    " * self.depth + text)


class Names:
    """Tables that the functions refer to, gathered while they are written."""

    def __init__(self) -> None:
        self.enums: dict[str, tuple[str, str]] = {}  # table name -> (module, class)
        self.groups: dict[str, Slot] = {}
        self.functions: dict[str, Complex] = {}

    def enum(self, kind: Enumeration) -> str:
        cls = type(kind.members[0])
        self.enums[cls.__name__] = cls.__module__, cls.__name__
        return cls.__name__

    def group(self, slot: Slot) -> str:
        self.groups[slot.group] = slot
        for alternative in slot.alternatives:
            if isinstance(alternative.kind, Complex):
                self.function(alternative.kind)
        return slot.group

    def function(self, kind: Complex) -> str:
        if self.functions.setdefault(kind.name, kind) is not kind:
            raise ValueError(f"two types of the name {kind.name}")
        return kind.name
