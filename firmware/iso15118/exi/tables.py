"""The grammars of a schema set as flat tables, for the compiled codec (`machine.pyx`).

Owns: the form of those tables. May not: know how they are walked. They say what the generated modules say: canonical
frames only; whatever is not in them is left to the pure codec.

Positions: within a type the attributes, the content or the alternatives of all slots, what is refused, and the end have
consecutive numbers, and so have the event codes of every state. A state is therefore (width of the code, number of the
position with code 0, number of codes in use).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from firmware.iso15118.exi.grammar import (
    Boolean,
    Complex,
    Enumeration,
    Event,
    Grammars,
    NBit,
    Octets,
    Simple,
    Slot,
    String,
    code_width,
    content_events,
    start_events,
)
from firmware.iso15118.messages.model import Node

FORMAT = 1
"""Of these tables and of what calls the machine. A machine built for another is not used."""

BOOLEAN, ENUMERATION, NBIT, VARINT, STRING, OCTETS = range(6)
ATTRIBUTE, CONTENT, SIMPLE, COMPLEX, END, REFUSED = range(6)

_MOST = 2**63 - 1
"""The largest number that the machine codes; larger ones are left to the pure codec."""

State = tuple[int, int, int]
SimpleRow = tuple[int, int, int, int, tuple[Any, ...]]
"""(coding, width, low, high, members)."""
PositionRow = tuple[int, int, int, int, type[Node] | None]
"""(kind, field, row of the value's type, slot, class of a member of a substitution group)."""
SlotRow = tuple[int, int, int, bool, bool, int, int, tuple[State, State, State]]
"""(low, high or -1, limit, repeated, group, first position, alternatives, states: must, may, may not occur again)."""


@dataclass(slots=True)
class TypeRow:
    """A complex type."""

    cls: type[Node] | None
    """None for a type that is only a shell around another."""
    fields: tuple[str, ...]
    optional: tuple[bool, ...]
    starts: tuple[State, ...]
    positions: tuple[PositionRow, ...]
    slots: tuple[SlotRow, ...]
    has_content: bool


@dataclass(slots=True)
class Tables:
    """A schema set. Codes include the header of the frame."""

    simple: list[SimpleRow] = field(default_factory=list)
    types: list[TypeRow | None] = field(default_factory=list)
    document_width: int = 0
    documents: dict[int, int] = field(default_factory=dict)
    """Header and code -> row of the type."""
    fragment_width: int = 0
    fragment_end: int = 0
    fragments: dict[int, int] = field(default_factory=dict)


class _Writer:
    def __init__(self) -> None:
        self.tables = Tables()
        self._simple: dict[int, int] = {}
        self._types: dict[int, int] = {}
        self._kept: list[object] = []  # rows are found by identity, so what has one must live on

    def simple(self, kind: Simple) -> int:
        known = self._simple.get(id(kind))
        if known is not None:
            return known
        match kind:
            case Boolean():
                row: SimpleRow = BOOLEAN, 1, 0, 1, ()
            case Enumeration(members, width):
                row = ENUMERATION, width, 0, len(members) - 1, members
            case NBit(low, high, width):
                row = NBIT, width, low, high, ()
            case String(low, high):
                row = STRING, 0, low, high, ()
            case Octets(low, high):
                row = OCTETS, 0, low, high, ()
            case _:
                row = VARINT, int(kind.signed), max(kind.low, -_MOST - 1), min(kind.high, _MOST), ()
        self._kept.append(kind)
        self._simple[id(kind)] = len(self.tables.simple)
        self.tables.simple.append(row)
        return len(self.tables.simple) - 1

    def type(self, kind: Complex) -> int:
        known = self._types.get(id(kind))
        if known is not None:
            return known
        number = self._types[id(kind)] = len(self.tables.types)
        self._kept.append(kind)
        self.tables.types.append(None)
        self.tables.types[number] = self._row(kind)
        return number

    def _row(self, kind: Complex) -> TypeRow:
        fields = kind.cls.__struct_fields__ if kind.cls is not None else (kind.slots[0].alternatives[0].field,)
        repeated = {slot.alternatives[0].field for slot in kind.slots if slot.repeated}
        numbers: dict[tuple[str, int, int], int] = {}
        positions: list[PositionRow] = []
        for index, use in enumerate(kind.attributes):
            numbers["attribute", index, 0] = len(positions)
            positions.append((ATTRIBUTE, fields.index(use.field), self.simple(use.kind), -1, None))
        if kind.content is not None:
            numbers["content", 0, 0] = len(positions)
            positions.append((CONTENT, fields.index(kind.content[0]), self.simple(kind.content[1]), -1, None))
        firsts = []
        for index, slot in enumerate(kind.slots):
            firsts.append(len(positions))
            for number, alternative in enumerate(slot.alternatives):
                numbers["element", index, number] = len(positions)
                place = fields.index(alternative.field)
                if alternative.kind is None:
                    positions.append((REFUSED, place, -1, index, None))
                elif isinstance(alternative.kind, Complex):
                    positions.append((COMPLEX, place, self.type(alternative.kind), index, alternative.cls))
                else:
                    positions.append((SIMPLE, place, self.simple(alternative.kind), index, alternative.cls))
        last = len(kind.slots) - 1
        after = content_events(kind, last, kind.slots[last].limit) if kind.slots else content_events(kind, 0, 0)
        for event in after if kind.content is None else ():
            if event.kind in ("refused", "end") and self._number(numbers, event) is None:
                numbers[self._key(event)] = len(positions)
                positions.append((END if event.kind == "end" else REFUSED, -1, -1, -1, None))

        def state(events: list[Event]) -> State:
            first = self._number(numbers, events[0])
            assert first is not None
            return code_width(len(events)), first, len(events)

        return TypeRow(
            cls=kind.cls,
            fields=fields,
            optional=tuple(name not in repeated for name in fields),
            starts=tuple(state(start_events(kind, done)) for done in range(len(kind.attributes) + 1)),
            positions=tuple(positions),
            slots=tuple(self._slot(kind, index, slot, firsts[index], state) for index, slot in enumerate(kind.slots)),
            has_content=kind.content is not None,
        )

    @staticmethod
    def _key(event: Event) -> tuple[str, int, int]:
        return event.kind + event.name if event.kind == "refused" else event.kind, event.index, event.alternative

    def _number(self, numbers: dict[tuple[str, int, int], int], event: Event) -> int | None:
        return numbers.get(self._key(event))

    @staticmethod
    def _slot(kind: Complex, index: int, slot: Slot, first: int, state: Any) -> SlotRow:
        states = (
            state(content_events(kind, index, 0)),
            state(content_events(kind, index, slot.low, endless=True)),
            state(content_events(kind, index, slot.limit)),
        )
        high = -1 if slot.high is None else slot.high
        return slot.low, high, slot.limit, slot.repeated, bool(slot.group), first, len(slot.alternatives), states


def tables(grammars: Grammars) -> Tables:
    """The tables of a schema set."""
    writer = _Writer()
    result = writer.tables
    result.document_width = 8 + grammars.document_width
    for cls in grammars.schema.documents:
        code = 0x80 << grammars.document_width | grammars.document_code(cls)
        result.documents[code] = writer.type(grammars.type_of(cls))
    result.fragment_width, result.fragment_end = grammars.fragment_width, grammars.fragment_end
    for name in grammars.schema.fragments:
        code, uses = grammars.fragment(name)
        if len(uses) == 1 and isinstance(uses[0].kind, Complex):  # the relaxed grammar is left to the interpreter
            result.fragments[0x80 << grammars.fragment_width | code] = writer.type(uses[0].kind)
    return result
