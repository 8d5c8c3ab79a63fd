"""The EXI grammars of a schema, derived from the typed messages.

Owns: how the declarations of `messages.model` become event codes and codings (W3C EXI 1.0, section 8.5, schema-informed
and non-strict; section 7 for the values). Both the interpreter and the code generator work from what is derived here.
May not: read or write a bit.

A complex type is a list of attributes followed by a list of slots; a slot is one position of the sequence, with one
or more alternatives (a choice or a substitution group) and the number of times that it may occur. The state of the
grammar is (slot, occurrences so far); `productions` gives the events that are possible there, in the order of
their codes. With n events the code has ceil(log2(n + 1)) bits, because code n escapes to the undeclared ones.
"""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any

import msgspec

from firmware.iso15118.messages import model
from firmware.iso15118.messages.model import ELEMENTS, Node

# --- codings of simple values ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Boolean:
    """One bit."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The index of the member in `width` bits."""

    members: tuple[Enum, ...]
    width: int


@dataclass(frozen=True, slots=True)
class NBit:
    """`width` bits, minus `low`."""

    low: int
    high: int
    width: int


@dataclass(frozen=True, slots=True)
class Varint:
    """Groups of seven bits, the least significant first; a sign bit before them where `low` is negative.

    A negative number v is sent as -v - 1.
    """

    low: int
    high: int

    @property
    def signed(self) -> bool:
        return self.low < 0


@dataclass(frozen=True, slots=True)
class String:
    """The number of characters plus two, then the code points, all as varints."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Octets:
    """The number of octets as a varint, then the octets, not aligned."""

    low: int
    high: int
    hex_text: bool


Simple = Boolean | Enumeration | NBit | Varint | String | Octets


def simple_type(python_type: type[Any], facet: object) -> Simple:
    """The coding of a simple type."""
    if isinstance(facet, model.Integer):
        if facet.high - facet.low < 4096:  # EXI 7.1.9: at most 4096 values
            return NBit(facet.low, facet.high, (facet.high - facet.low).bit_length())
        return Varint(facet.low, facet.high)
    if isinstance(facet, model.Text):
        return String(facet.low, facet.high)
    if isinstance(facet, model.Binary):
        return Octets(facet.low, facet.high, facet.hex_text)
    if python_type is bool:
        return Boolean()
    if issubclass(python_type, Enum):
        members = tuple(python_type)
        return Enumeration(members, (len(members) - 1).bit_length())
    raise TypeError(f"no coding for {python_type} with {facet}")


# --- complex types ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AttributeUse:
    """An attribute of a complex type."""

    field: str
    name: str
    namespace: str
    kind: Simple
    required: bool


@dataclass(slots=True, eq=False)
class Alternative:
    """An element that can stand in a slot. `kind` is None for an abstract head, which has a code but no content."""

    field: str
    name: str
    namespace: str
    kind: Simple | Complex | None
    cls: type[Node] | None
    """The class by which a value selects this alternative of a substitution group."""


@dataclass(slots=True, eq=False)
class Slot:
    """One position in the content of a complex type."""

    alternatives: list[Alternative]
    low: int
    high: int | None
    cap: int
    repeated: bool
    group: str = ""
    """The head of a substitution group: the class of the value tells the alternatives apart, not the field."""

    @property
    def limit(self) -> int:
        """The most occurrences that we take."""
        return self.cap if self.high is None else self.high


@dataclass(slots=True, eq=False)
class Complex:
    """A complex type. Without a class it is transparent: its value is that of its only slot (a message body)."""

    name: str
    cls: type[Node] | None
    attributes: list[AttributeUse] = field(default_factory=list)
    content: tuple[str, Simple] | None = None
    slots: list[Slot] = field(default_factory=list)
    refused: tuple[str, ...] = ()
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A production: an attribute, an element (slot and alternative), the content, the end, or what is refused."""

    kind: typing.Literal["attribute", "element", "content", "end", "refused"]
    index: int = 0
    alternative: int = 0
    name: str = ""


def code_width(events: int) -> int:
    """Bits of an event code where so many events are possible, besides the escape."""
    return events.bit_length()


@cache
def start_events(kind: Complex, attribute: int) -> list[Event]:
    """What is possible in the start tag, when the attributes before `attribute` are done. Not to be changed."""
    events: list[Event] = []
    for index in range(attribute, len(kind.attributes)):
        events.append(Event("attribute", index))
        if kind.attributes[index].required:
            return events
    return events + content_events(kind, 0, 0)


def content_events(kind: Complex, slot: int, count: int, *, endless: bool = False) -> list[Event]:
    """What is possible in the content, at a slot that has occurred `count` times. Not to be changed.

    `endless` describes peers whose lists never end by themselves (exi.md, "full lists").
    """
    if kind.content is not None or slot == len(kind.slots):
        return _events(kind, slot, again=True, enough=False)
    here = kind.slots[slot]
    again = here.high is None or count < here.high or (endless and here.repeated)
    return _events(kind, slot, again=again, enough=count >= here.low)


@cache
def _events(kind: Complex, slot: int, *, again: bool, enough: bool) -> list[Event]:
    """The events where a slot may occur again, or has occurred enough."""
    if kind.content is not None:
        return [Event("content")]
    events: list[Event] = []
    for index in range(slot, len(kind.slots)):
        if again:
            events += [Event("element", index, number) for number in range(len(kind.slots[index].alternatives))]
        if not enough:
            return events
        again, enough = True, index + 1 < len(kind.slots) and kind.slots[index + 1].low == 0
    events += [Event("refused", name=name) for name in kind.refused]
    events.append(Event("end"))
    if kind.mixed:
        events.append(Event("refused", name="text"))
    return events


# --- from the declarations to the types ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SchemaSet:
    """The schemas that one kind of frame is coded with."""

    name: str
    modules: tuple[types.ModuleType, ...]
    documents: tuple[type[Node], ...]
    """The classes that can be a whole frame."""
    fragments: tuple[str, ...] = ()
    """The elements that are signed, by name."""
    other_globals: tuple[tuple[str, str], ...] = ()
    """(name, namespace) of global elements that have no class."""
    other_locals: tuple[tuple[str, str], ...] = ()
    """(name, namespace) of local elements that have no class."""
    other_attributes: tuple[tuple[str, str], ...] = ()


class Grammars:
    """All grammars of a schema set."""

    def __init__(self, schema: SchemaSet) -> None:
        self.schema = schema
        self.complex: dict[type[Node], Complex] = {}
        self.classes = [
            cls
            for module in schema.modules
            for cls in vars(module).values()
            if isinstance(cls, type) and issubclass(cls, Node) and _within(cls.__module__, module.__name__)
        ]
        self._globals = {cls: ELEMENTS[cls] for cls in self.classes if cls in ELEMENTS}
        self.documents = sorted({(e.name, e.namespace) for e in self._globals.values()} | set(schema.other_globals))
        for cls in self.classes:
            if cls not in self._globals or not self._globals[cls].abstract:
                self.type_of(cls)
        self.elements = self._elements()
        self.fragments = sorted(self.elements)
        self._signed = {name: self._fragment(name) for name in schema.fragments}

    # The document and the fragment grammar have a wildcard after the known elements, and no escape.

    @property
    def document_width(self) -> int:
        return len(self.documents).bit_length()

    def document_code(self, cls: type[Node]) -> int:
        known = ELEMENTS[cls]
        return self.documents.index((known.name, known.namespace))

    @property
    def fragment_width(self) -> int:
        """Elements, the wildcard and the end of the document."""
        return (len(self.fragments) + 1).bit_length()

    @property
    def fragment_end(self) -> int:
        return len(self.fragments) + 1

    def fragment(self, name: str) -> tuple[int, list[Alternative]]:
        """The code of a signed element in a fragment, and its uses: one for each type of that name, complex first."""
        return self._signed[name]

    def _fragment(self, name: str) -> tuple[int, list[Alternative]]:
        (qname,) = (qname for qname in self.fragments if qname[0] == name and self.elements[qname])
        uses = sorted(self.elements[qname], key=lambda use: not isinstance(use.kind, Complex))
        return self.fragments.index(qname), uses

    def relaxed_attributes(self) -> list[tuple[str, str]]:
        """All attributes of the schema: the first events of an element whose name has several types (EXI 8.5.3)."""
        names = {(a.name, a.namespace) for c in self.complex.values() for a in c.attributes}
        return sorted(names | set(self.schema.other_attributes))

    def type_of(self, cls: type[Node]) -> Complex:
        """The complex type of a class."""
        known = self.complex.get(cls)
        if known is not None:
            return known
        result = self.complex[cls] = Complex(cls.__name__, cls, refused=cls.REFUSED, mixed=cls.MIXED)
        hints = typing.get_type_hints(cls, include_extras=True)
        choice: Slot | None = None
        for info in msgspec.structs.fields(cls):
            use = _FieldUse(hints[info.name], required=info.required)
            declared = next(c for c in reversed(_bases(cls)) if info.name in c.__struct_fields__)
            name, namespace = info.encode_name, declared.NAMESPACE
            if use.has(model.Attribute):
                attribute_namespace = namespace if cls.QUALIFIED_ATTRIBUTES else ""
                simple = simple_type(use.kind, use.facet)
                result.attributes.append(AttributeUse(info.name, name, attribute_namespace, simple, use.low > 0))
                continue
            if use.has(model.Content):
                result.content = info.name, simple_type(use.kind, use.facet)
                continue
            group = ""
            if use.has(model.Wrapped):
                inner = Slot(self._members(info.name, use.kind), 1, 1, 1, False, ELEMENTS[use.kind].name)
                wrapper = Complex(name, None, slots=[inner])
                alternatives = [Alternative(info.name, name, namespace, wrapper, None)]
            elif self._is_group(use):
                group = ELEMENTS[use.kind].name
                alternatives = self._members(info.name, use.kind)
            else:
                if use.has(model.Ref):
                    name, namespace = ELEMENTS[use.kind].name, ELEMENTS[use.kind].namespace
                alternatives = [Alternative(info.name, name, namespace, self._value_type(use), None)]
            if use.has(model.Alternative):
                if choice is None:
                    choice = Slot([], int(not use.optional_choice), 1, 1, False)
                    result.slots.append(choice)
                choice.alternatives += alternatives
                continue
            choice = None
            result.slots.append(Slot(alternatives, use.low, use.high, use.cap, use.repeated, group))
        result.attributes.sort(key=lambda a: (a.name, a.namespace))
        return result

    def _is_group(self, use: _FieldUse) -> bool:
        """A field of an abstract head, or a reference to an element that others can replace."""
        if use.kind not in self._globals:
            return False
        others = any(issubclass(cls, use.kind) and cls is not use.kind for cls in self._globals)
        return self._globals[use.kind].abstract or (use.has(model.Ref) and others)

    def _value_type(self, use: _FieldUse) -> Simple | Complex:
        if issubclass(use.kind, Node):
            return self.type_of(use.kind)
        return simple_type(use.kind, use.facet)

    def _members(self, field_name: str, head: type[Node]) -> list[Alternative]:
        """The substitution group of a head, itself included, by name and namespace."""
        members = []
        for cls in self.classes:
            if issubclass(cls, head) and cls in self._globals:
                known = self._globals[cls]
                content = None if known.abstract else self.type_of(cls)
                members.append(Alternative(field_name, known.name, known.namespace, content, cls))
        return sorted(members, key=lambda a: (a.name, a.namespace))

    def _elements(self) -> dict[tuple[str, str], list[Alternative]]:
        """Every element of the schemas, global or local, with its uses of different types."""
        elements: dict[tuple[str, str], list[Alternative]] = {}
        for qname in (*self.documents, *self.schema.other_locals):
            elements[qname] = []
        uses = [a for c in self.complex.values() for slot in c.slots for a in slot.alternatives]
        uses += [Alternative("", e.name, e.namespace, self.complex.get(c), c) for c, e in self._globals.items()]
        uses += [a for use in uses if isinstance(use.kind, Complex) for s in use.kind.slots for a in s.alternatives]
        for use in uses:
            known = elements.setdefault((use.name, use.namespace), [])
            if use.kind is not None and all(other.kind != use.kind for other in known):
                known.append(use)
        return elements


def _within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def _bases(cls: type[Node]) -> list[type[Node]]:
    return [base for base in cls.__mro__ if issubclass(base, Node)]


class _FieldUse:
    """The declaration of a field, taken apart."""

    def __init__(self, hint: Any, *, required: bool) -> None:
        marks: list[object] = []
        hint = _strip(hint, marks)
        if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
            (hint,) = (arm for arm in typing.get_args(hint) if arm is not type(None))
            hint = _strip(hint, marks)
        self.repeated = typing.get_origin(hint) is tuple
        if self.repeated:
            hint = _strip(typing.get_args(hint)[0], marks)
        self.kind: type[Any] = hint
        self._marks = marks
        self.facet = next((m for m in marks if isinstance(m, model.Integer | model.Text | model.Binary)), None)
        self.low, self.high, self.cap = int(required), 1, 1
        self.optional_choice = any(isinstance(mark, model.Alternative) and mark.optional for mark in marks)
        for mark in marks:
            if isinstance(mark, model.Occurs):
                self.low, self.high, self.cap = mark.low, mark.high, mark.cap  # type: ignore[assignment]

    def has(self, mark: type[object]) -> bool:
        return any(isinstance(m, mark) for m in self._marks)


def _strip(hint: Any, marks: list[object]) -> Any:
    """The type without its Annotated shell, whose marks are collected."""
    if typing.get_origin(hint) is typing.Annotated:
        marks += hint.__metadata__
        return hint.__origin__
    return hint
