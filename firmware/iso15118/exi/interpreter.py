"""The obvious EXI codec: walks the grammar tables one event at a time.

Owns: every frame that the generated codec (`generated/`) does not take, that is unusual forms that peers send and we
accept, and everything that is wrong, for which it finds the position and the reason. It is the reference that the
generated codec is tested against. It is some twenty times slower; nothing depends on its speed.

Accepted beyond the canonical form: octets after the end, the undeclared end of an element whose content is empty,
strings that refer to an earlier one (value partitions), lists that are full but not ended by themselves, texts and
identifiers that are shorter than their minimum length.
"""

from __future__ import annotations

import sys
from enum import Enum
from functools import cache
from typing import Any

from firmware.iso15118.exi.errors import ExiEncodeError, ExiError
from firmware.iso15118.exi.grammar import (
    Alternative,
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
    Varint,
    code_width,
    content_events,
    start_events,
)
from firmware.iso15118.messages.model import ELEMENTS, Node

HEADER = 0x80  # distinguishing bits 10, no options, version 1
_UNDECLARED_WIDTH = 3  # second level of a state before character content; its entry 0 is the undeclared end
_LOADED = 32  # octets that the reader takes at a time, at least


class _State:
    """A state of the grammar, ready for reading: the events by their codes."""

    __slots__ = ("count", "events", "has_content", "width")

    def __init__(self, events: list[Event]) -> None:
        self.events = events
        self.count = len(events)
        self.width = code_width(self.count)
        self.has_content = any(event.kind == "content" for event in events)


class _Usual:
    """The form that elements of a short simple type usually have, start and end included: `width` bits, the outer ones
    zero, the inner ones an index of `values`. It spares most of the work; other forms are read step by step."""

    __slots__ = ("mask", "values", "width", "zeros")

    def __init__(self, values: list[Any]) -> None:
        size = (len(values) - 1).bit_length()
        self.values = values + [None] * ((1 << size) - len(values))
        self.width = size + 2
        self.mask = (1 << self.width) - 1
        self.zeros = 1 << size + 1 | 1


@cache
def _usual(use: Alternative) -> _Usual | None:
    match use.kind:
        case Boolean():
            return _Usual([False, True])
        case Enumeration(members, _):
            return _Usual(list(members))
        case NBit(low, high, _):
            return _Usual(list(range(low, high + 1)))
        case Varint(low, high) as kind:  # of one octet
            numbers = [*range(128), *[None] * 128]
            if kind.signed:
                numbers += [*range(-1, -129, -1), *[None] * 128]
            return _Usual([n if n is not None and low <= n <= high else None for n in numbers])
    return None


_CONTENT = _State([Event("content")])
_END = _State([Event("end")])
"""The states of an element of simple type."""


@cache
def _start_states(kind: Complex) -> list[_State]:
    """The states of the start tag, by the number of attributes that are done."""
    return [_State(start_events(kind, attribute)) for attribute in range(len(kind.attributes) + 1)]


@cache
def _content_states(kind: Complex) -> list[tuple[_State, _State, _State]]:
    """The states of the content at each slot: where it must occur again, may occur again, has occurred as often as it
    may."""
    return [
        (
            _State(content_events(kind, slot, 0)),
            _State(content_events(kind, slot, here.low, endless=True)),
            _State(content_events(kind, slot, here.limit)),
        )
        for slot, here in enumerate(kind.slots)
    ]


class _Reader:
    """A frame, read bit by bit from the front, with the path for error texts. Nothing behind `limit` octets is read."""

    def __init__(self, data: bytes, limit: int) -> None:
        self._data = data
        self._end = min(len(data), limit)
        self._next = 0
        self._held = 0
        self._left = 0
        """The low `left` bits of `held` are those before octet `next`, and are still to be read."""
        self.path: list[str] = []
        self.strings: list[str] = []
        self.local_strings: dict[tuple[str, str], list[str]] = {}

    @property
    def bit(self) -> int:
        return 8 * self._next - self._left

    def error(self, reason: str) -> ExiError:
        return ExiError(reason, self.bit, "/".join(self.path))

    def bits(self, width: int) -> int:
        left = self._left - width
        if left < 0:
            left = self._load(width)
        self._left = left
        return self._held >> left & (1 << width) - 1

    def _load(self, width: int) -> int:
        """Take in the next `width` bits and some more; the number of bits that are left behind them."""
        start = self._next
        stop = min(start + max(_LOADED, (width - self._left + 7) // 8), self._end)
        more = 8 * (stop - start)
        if self._left + more < width:
            if self._end < len(self._data):
                raise self.error(f"not canonical, and no fault in the first {self._end} octets")
            raise self.error("the frame is cut short")
        held = self._held & (1 << self._left) - 1
        self._held = held << more | int.from_bytes(self._data[start:stop], "big")
        self._next = stop
        self._left += more
        return self._left - width

    def usual(self, form: _Usual) -> Any:
        """The value of an element that has its usual form. None where it has not; then nothing has been read."""
        left = self._left - form.width
        if left < 0:
            if left + 8 * (self._end - self._next) < 0:
                return None
            left = self._load(form.width)
        bits = self._held >> left & form.mask
        if bits & form.zeros:
            return None
        value = form.values[bits >> 1]
        if value is not None:
            self._left = left
        return value

    def varint(self, high: int) -> int:
        """Up to as many groups as `high` needs, or ten, whichever is more."""
        value = self.bits(8)
        if value < 0x80:
            return value
        value &= 0x7F
        for group in range(1, max(10, -(-high.bit_length() // 7))):
            octet = self.bits(8)
            value |= (octet & 0x7F) << (7 * group)
            if octet < 0x80:
                return value
        raise self.error("a number without end")

    def octets(self, count: int) -> bytes:
        value = self.bits(8 * count).to_bytes(count, "big")
        self._held &= (1 << self._left) - 1  # a shift costs as much as what it drops
        return value

    def characters(self, count: int) -> list[int]:
        """So many code points. ASCII is taken in one go."""
        if 8 * count <= self._left + 8 * (self._end - self._next):
            before = self._next, self._held, self._left
            octets = self.octets(count)
            if octets.isascii():
                return list(octets)
            self._next, self._held, self._left = before
        return [self.varint(0x10FFFF) for _ in range(count)]


class Decoder:
    """Decodes one frame, or what `limit` octets of it hold.

    `endless` reads lists as peers write them whose lists do not end by themselves.
    """

    def __init__(self, grammars: Grammars, data: bytes, *, endless: bool = False, limit: int = sys.maxsize) -> None:
        self._grammars = grammars
        self._in = _Reader(data, limit)
        self._endless = endless
        self.full_list = False
        """A list was as long as it may be: the only thing that `endless` reads in another way."""

    def document(self) -> Node:
        """The message in a whole frame. Raises ExiError."""
        self._header()
        code = self._in.bits(self._grammars.document_width)
        for cls in self._grammars.schema.documents:
            if code == self._grammars.document_code(cls):
                known = ELEMENTS[cls]
                message: Node = self._element(known.name, known.namespace, self._grammars.type_of(cls))
                return message
        raise self._in.error(f"the frame is none of ours (element {code})")

    def fragment(self) -> Node:
        """The element in a fragment. Raises ExiError."""
        grammars = self._grammars
        self._header()
        code = self._in.bits(grammars.fragment_width)
        for name in grammars.schema.fragments:
            known, uses = grammars.fragment(name)
            if known == code:
                use = uses[0]
                value: Node
                if len(uses) > 1:
                    value = self._relaxed(use)
                else:
                    assert use.kind is not None
                    value = self._element(use.name, use.namespace, use.kind)
                if self._in.bits(grammars.fragment_width) != grammars.fragment_end:
                    raise self._in.error("the fragment does not end after its element")
                return value
        raise self._in.error(f"the fragment is none of ours (element {code})")

    def _header(self) -> None:
        if self._in.bits(8) != HEADER:
            raise self._in.error("the header is not that of a V2G frame")

    def _event(self, state: _State) -> Event | None:
        """The next event, or None for the undeclared end of an element with character content."""
        code = self._in.bits(state.width)
        if code < state.count:
            event = state.events[code]
            if event.kind == "refused":
                raise self._in.error(f"{event.name} is not used in V2G messages")
            return event
        if code > state.count:
            raise self._in.error(f"unknown event code {code}")
        if state.has_content and self._in.bits(_UNDECLARED_WIDTH) == 0:
            return None
        raise self._in.error("content that the schema does not declare")

    def _element(self, name: str, namespace: str, kind: Simple | Complex) -> Any:
        self._in.path.append(name)
        if isinstance(kind, Complex):
            value = self._complex(name, namespace, kind)
        elif self._event(_CONTENT) is None:
            value = self._empty(kind)
        else:
            value = self._value((name, namespace), kind)
            self._event(_END)
        self._in.path.pop()
        return value

    def _complex(self, name: str, namespace: str, kind: Complex) -> Any:
        values: dict[str, Any] = {}
        lists: dict[str, list[Any]] = {slot.alternatives[0].field: [] for slot in kind.slots if slot.repeated}
        starts, states = _start_states(kind), _content_states(kind)
        state = starts[0]
        slot = count = 0
        while True:
            event = self._event(state)
            if event is None:
                assert kind.content is not None
                values[kind.content[0]] = self._empty(kind.content[1])
                break
            if event.kind == "end":
                break
            if event.kind == "attribute":
                use = kind.attributes[event.index]
                self._in.path.append("@" + use.name)
                values[use.field] = self._value((use.name, use.namespace), use.kind)
                self._in.path.pop()
                state = starts[event.index + 1]
                continue
            if event.kind == "content":
                assert kind.content is not None
                values[kind.content[0]] = self._value((name, namespace), kind.content[1])
                self._event(_END)
                break
            here = kind.slots[event.index]
            count = count + 1 if event.index == slot else 1
            slot = event.index
            use_ = here.alternatives[event.alternative]
            self.full_list |= here.repeated and count == here.high
            if count > here.limit:
                raise self._in.error(f"more than {here.limit} {use_.name}")
            if use_.kind is None:
                raise self._in.error(f"{use_.name} is abstract")
            form = _usual(use_)
            value = None if form is None else self._in.usual(form)
            if value is None:
                value = self._element(use_.name, use_.namespace, use_.kind)
            if here.repeated:
                lists[use_.field].append(value)
            else:
                values[use_.field] = value
            if count < here.low:
                state = states[slot][0]
            else:
                ended = count == here.high and not (self._endless and here.repeated)
                state = states[slot][2 if ended else 1]
        for field_name, items in lists.items():
            values[field_name] = tuple(items)
        if kind.cls is not None:
            return kind.cls(**values)
        if not values:
            raise self._in.error("the body is empty")
        return next(iter(values.values()))

    def _relaxed(self, use: Alternative) -> Node:
        """An element whose name has several types (-2 eMAID), in the relaxed grammar of EXI 8.5.3."""
        kind = use.kind
        assert isinstance(kind, Complex) and kind.content is not None and kind.cls is not None
        layout = Relaxed(self._grammars)
        attribute = kind.attributes[0]
        self._in.path.append(use.name)
        if self._in.bits(layout.start_width) != layout.attribute(attribute.name, attribute.namespace):
            raise self._in.error(f"{attribute.name} is missing")
        identifier = self._value((attribute.name, attribute.namespace), attribute.kind)
        if self._in.bits(layout.start_width) != layout.characters:
            raise self._in.error("the content is missing")
        text = self._value((use.name, use.namespace), kind.content[1])
        if self._in.bits(layout.content_width) != layout.end:
            raise self._in.error("the element does not end")
        self._in.path.pop()
        return kind.cls(**{attribute.field: identifier, kind.content[0]: text})

    def _empty(self, kind: Simple) -> Any:
        if isinstance(kind, String):
            return ""
        if isinstance(kind, Octets):
            return b""
        raise self._in.error("the value is missing")

    def _value(self, qname: tuple[str, str], kind: Simple) -> Any:
        reader = self._in
        match kind:
            case Boolean():
                return bool(reader.bits(1))
            case Enumeration(members, width):
                index = reader.bits(width)
                if index >= len(members):
                    raise reader.error(f"unknown value {index} of an enumeration")
                return members[index]
            case NBit(low, high, width):
                number = reader.bits(width) + low
                if number > high:
                    raise reader.error(f"{number} is more than {high}")
                return number
            case Varint(low, high):
                negative = kind.signed and reader.bits(1)
                number = reader.varint(high)
                number = -number - 1 if negative else number
                if not low <= number <= high:
                    raise reader.error(f"{number} is not in {low} to {high}")
                return number
            case Octets(_, high):
                count = reader.varint(high)
                if count > high:
                    raise reader.error(f"{count} octets, where at most {high} are allowed")
                return reader.octets(count)
            case String(_, high):
                return self._string(qname, high)

    def _string(self, qname: tuple[str, str], high: int) -> str:
        reader = self._in
        local = reader.local_strings.setdefault(qname, [])
        count = reader.varint(high)
        if count < 2:  # a reference into the local (0) or the global (1) value partition (EXI 7.3.3)
            partition = reader.strings if count else local
            index = reader.bits((len(partition) - 1).bit_length()) if partition else 0
            if index >= len(partition):
                raise reader.error("a reference to a string that was not sent")
            if len(partition[index]) > high:
                raise reader.error(f"a text of more than {high} characters")
            return partition[index]
        if count - 2 > high:
            raise reader.error(f"{count - 2} characters, where at most {high} are allowed")
        points = reader.characters(count - 2)
        if any(point > 0x10FFFF or 0xD800 <= point <= 0xDFFF for point in points):
            raise reader.error("a code point that is no character")
        text = "".join(map(chr, points))
        if text:
            local.append(text)
            reader.strings.append(text)
        return text


class Relaxed:
    """Codes of the element fragment grammar that eMAID needs (EXI 8.5.3).

    First state: all attributes, any attribute, all elements, any element, end, characters. After the characters: all
    elements, any element, end, characters.
    """

    def __init__(self, grammars: Grammars) -> None:
        self._attributes = grammars.relaxed_attributes()
        elements = len(grammars.fragments)
        self.characters = len(self._attributes) + 1 + elements + 2
        self.start_width = code_width(self.characters + 1)
        self.end = elements + 1
        self.content_width = code_width(self.end + 2)

    def attribute(self, name: str, namespace: str) -> int:
        return self._attributes.index((name, namespace))


class Encoder:
    """Encodes one message. Raises ExiEncodeError where a value does not satisfy the schema."""

    def __init__(self, grammars: Grammars) -> None:
        self._grammars = grammars
        self._parts: list[tuple[int, int]] = [(HEADER, 8)]
        self._path: list[str] = []

    def document(self, message: Node) -> bytes:
        if type(message) not in self._grammars.schema.documents:
            raise self._error(f"{type(message).__name__} is no message of {self._grammars.schema.name}")
        known = ELEMENTS[type(message)]
        self._bits(self._grammars.document_code(type(message)), self._grammars.document_width)
        self._element(known.name, self._grammars.type_of(type(message)), message)
        return self._octets()

    def fragment(self, element: Node, *, relaxed: bool = True) -> bytes:
        """The canonical form for a digest. `relaxed` matters for -2 eMAID only: False gives the form of cbV2G."""
        grammars = self._grammars
        for name in grammars.schema.fragments:
            code, uses = grammars.fragment(name)
            use = uses[0]
            if isinstance(use.kind, Complex) and use.kind.cls is type(element):
                self._bits(code, grammars.fragment_width)
                if len(uses) > 1 and relaxed:
                    self._relaxed(use, element)
                else:
                    self._element(name, use.kind, element)
                self._bits(grammars.fragment_end, grammars.fragment_width)
                return self._octets()
        raise self._error(f"{type(element).__name__} is not among the signed elements")

    def _error(self, reason: str) -> ExiEncodeError:
        return ExiEncodeError(f"{'/'.join(self._path) or 'message'}: {reason}")

    def _bits(self, value: int, width: int) -> None:
        self._parts.append((value, width))

    def _octets(self) -> bytes:
        while len(self._parts) > 1:  # neighbours first, so that no bit is copied once for each part
            pairs = [
                (a << width | b, size + width)
                for (a, size), (b, width) in zip(self._parts[::2], self._parts[1::2], strict=False)
            ]
            self._parts = [*pairs, self._parts[-1]] if len(self._parts) % 2 else pairs
        value, size = self._parts[0]
        return (value << (-size % 8)).to_bytes((size + 7) // 8, "big")

    def _code(self, events: list[Event], wanted: Event) -> None:
        for code, event in enumerate(events):
            if (event.kind, event.index, event.alternative) == (wanted.kind, wanted.index, wanted.alternative):
                self._bits(code, code_width(len(events)))
                return
        raise self._error("an element is missing, or there are too many")

    def _element(self, name: str, kind: Simple | Complex, value: Any) -> None:
        self._path.append(name)
        if isinstance(kind, Complex):
            self._complex(kind, value)
        else:
            self._bits(0, 1)
            self._value(kind, value)
            self._bits(0, 1)
        self._path.pop()

    def _complex(self, kind: Complex, value: Any) -> None:
        if kind.cls is not None and type(value) is not kind.cls:
            raise self._error(f"{kind.cls.__name__} expected, not {type(value).__name__}")
        events = start_events(kind, 0)
        for index, use in enumerate(kind.attributes):
            attribute = getattr(value, use.field)
            if attribute is not None:
                self._path.append("@" + use.name)
                self._code(events, Event("attribute", index))
                self._value(use.kind, attribute)
                self._path.pop()
                events = start_events(kind, index + 1)
        if kind.content is not None:
            self._code(events, Event("content"))
            self._value(kind.content[1], getattr(value, kind.content[0]))
            self._bits(0, 1)
            return
        for index, slot in enumerate(kind.slots):
            for count, (number, item) in enumerate(self._items(kind, slot, value), 1):
                use_ = slot.alternatives[number]
                self._path.append(use_.name)
                if count > slot.limit:
                    raise self._error(f"more than {slot.limit}")
                self._code(events, Event("element", index, number))
                self._path.pop()
                if use_.kind is None:
                    raise self._error(f"{use_.name} is abstract")
                self._element(use_.name, use_.kind, item)
                events = content_events(kind, index, count)
        self._code(events, Event("end"))

    def _items(self, kind: Complex, slot: Slot, value: Any) -> list[tuple[int, Any]]:
        """The values of a slot, each with the alternative that it is."""
        if not slot.group and not slot.repeated:
            held = [(number, getattr(value, use.field)) for number, use in enumerate(slot.alternatives)]
            present = [(number, item) for number, item in held if item is not None]
            if len(present) > 1:
                raise self._error("more than one alternative of a choice")
            return present
        content = value if kind.cls is None else getattr(value, slot.alternatives[0].field)
        if slot.repeated:
            if not isinstance(content, tuple):
                raise self._error(f"{slot.alternatives[0].name} is not a tuple")
            return [(0, item) for item in content]
        if content is None:
            return []
        for number, use in enumerate(slot.alternatives):
            if use.cls is type(content):
                return [(number, content)]
        raise self._error(f"{type(content).__name__} cannot stand here")

    def _relaxed(self, use: Alternative, value: Any) -> None:
        kind = use.kind
        assert isinstance(kind, Complex) and kind.content is not None
        layout = Relaxed(self._grammars)
        attribute = kind.attributes[0]
        self._path.append(use.name)
        self._bits(layout.attribute(attribute.name, attribute.namespace), layout.start_width)
        self._value(attribute.kind, getattr(value, attribute.field))
        self._bits(layout.characters, layout.start_width)
        self._value(kind.content[1], getattr(value, kind.content[0]))
        self._bits(layout.end, layout.content_width)
        self._path.pop()

    def _value(self, kind: Simple, value: Any) -> None:
        match kind:
            case Boolean() if isinstance(value, bool):
                self._bits(int(value), 1)
            case Enumeration(members, width) if isinstance(value, Enum) and value in members:
                self._bits(members.index(value), width)
            case NBit(low, high, width) if type(value) is int and low <= value <= high:
                self._bits(value - low, width)
            case Varint(low, high) if type(value) is int and low <= value <= high:
                if kind.signed:
                    self._bits(int(value < 0), 1)
                self._varint(-value - 1 if value < 0 else value)
            case Octets(low, high) if isinstance(value, bytes) and low <= len(value) <= high:
                self._varint(len(value))
                self._bits(int.from_bytes(value, "big"), 8 * len(value))
            case String(low, high) if isinstance(value, str) and low <= len(value) <= high:
                self._varint(len(value) + 2)
                for point in map(ord, value):
                    if 0xD800 <= point <= 0xDFFF:
                        raise self._error("a code point that is no character")
                    self._varint(point)
            case _:
                raise self._error(f"{value!r:.80} is not allowed")

    def _varint(self, value: int) -> None:
        while value > 0x7F:
            self._bits(value & 0x7F | 0x80, 8)
            value >>= 7
        self._bits(value, 8)
