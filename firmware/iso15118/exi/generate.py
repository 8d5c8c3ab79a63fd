"""Writes the fast codec: straight-line Python for each complex type, emitted from the grammars.

Run as `python -m firmware.iso15118.exi.generate`; the modules under `generated/` are committed, and a test compares
them with what this program would write. Owns: the shape of the generated code. May not: be imported by the daemon.

Shape of the code
- Decoding: the frame is one integer `v`, of which the low `p` bits are still to be read. Event codes and small values
  that follow one another are taken by a single shift and mask, and the bits that must be zero are checked together.
- Encoding: `x` collects the bits behind a leading 1, which stands for the length.
- The code knows canonical frames only. Anything else raises `Mismatch` or another ValueError or LookupError, upon which
  `codec` asks the interpreter, which finds out what it is.
- Positions of a type (attributes, slots, end) have consecutive numbers, their event codes too. In an optional run `k` is
  the number of the event that comes next; a state is left for the next one in order, so blocks follow one another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from firmware.iso15118.exi import schemas
from firmware.iso15118.exi.grammar import (
    Alternative,
    AttributeUse,
    Boolean,
    Complex,
    Enumeration,
    Grammars,
    NBit,
    Octets,
    SchemaSet,
    Simple,
    Slot,
    String,
    Varint,
    code_width,
)

FOLDER = Path(__file__).parent / "generated"
LONG_LIST = 32
"""Lists that may have this many items are decoded in windows and encoded in pieces, so that the cost stays linear."""

_INLINE_FIELDS = 4
_INLINE = Boolean | Enumeration | NBit | Varint


@dataclass(slots=True)
class _Position:
    """A place in the order of a type: an attribute, a slot, the character content, or the end."""

    kind: str
    base: int
    events: int
    required: bool
    attribute: AttributeUse | None = None
    slot: Slot | None = None


def _positions(kind: Complex) -> list[_Position]:
    result: list[_Position] = []
    base = 0
    for attribute in kind.attributes:
        result.append(_Position("attribute", base, 1, attribute.required, attribute=attribute))
        base += 1
    if kind.content is not None:
        result.append(_Position("content", base, 1, True))
        base += 1
    else:
        for slot in kind.slots:
            result.append(_Position("slot", base, len(slot.alternatives), slot.low > 0, slot=slot))
            base += len(slot.alternatives)
        result.append(_Position("end", base, len(kind.refused) + 1 + int(kind.mixed), True))
    return result


def _inlined(kind: Complex) -> bool:
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


class _Type:
    """What both emitters know of the states of a type."""

    def __init__(self, kind: Complex) -> None:
        self.kind = kind
        self.positions = _positions(kind)

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

    def end_code(self, position: _Position) -> int:
        return position.base + len(self.kind.refused)


@dataclass(slots=True)
class _Writer:
    lines: list[str] = field(default_factory=list)
    depth: int = 1

    def line(self, text: str) -> None:
        self.lines.append("    " * self.depth + text)


class _Names:
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
        name = "_".join(a.name for a in slot.alternatives if a.kind is None) or slot.alternatives[0].name
        self.groups[name] = slot
        for alternative in slot.alternatives:
            if isinstance(alternative.kind, Complex):
                self.function(alternative.kind)
        return name

    def function(self, kind: Complex) -> str:
        self.functions.setdefault(kind.name, kind)
        return kind.name


# --- decoding --------------------------------------------------------------------------------------------------------


class _Decode:
    """Emits the body of one decoding function."""

    def __init__(self, names: _Names) -> None:
        self._names = names
        self._out = _Writer()
        self._pending: list[tuple[int, str | None]] = []  # (bits, variable; None for bits that must be zero)
        self._after: list[str] = []
        self._count = 0

    def function(self, kind: Complex) -> list[str]:
        value = self._content(kind)
        self._flush()
        self._out.line(f"return {value}, p")
        return [f"def d_{kind.name}(v, p):", *self._out.lines, ""]

    def _variable(self, stem: str) -> str:
        self._count += 1
        return f"{stem}{self._count}"

    def _zero(self, bits: int = 1) -> None:
        self._pending.append((bits, None))

    def _flush(self) -> None:
        """Read everything that is pending in one go."""
        total = sum(bits for bits, _ in self._pending)
        if total:
            self._out.line(f"p -= {total}")
            mask = (1 << total) - 1
            reads = [(bits, name) for bits, name in self._pending if name]
            if not reads:
                self._out.line(f"if v >> p & {mask:#x}: raise Mismatch")
            elif len(self._pending) == 1:
                self._out.line(f"{reads[0][1]} = v >> p & {mask:#x}")
            else:
                self._out.line(f"x = v >> p & {mask:#x}")
                shift, zeros, lines = total, 0, []
                for bits, name in self._pending:
                    shift -= bits
                    if name is None:
                        zeros |= ((1 << bits) - 1) << shift
                    else:
                        part = f"x >> {shift}" if shift else "x"
                        lines.append(f"{name} = {part}" + (f" & {(1 << bits) - 1:#x}" if shift + bits < total else ""))
                if zeros:
                    self._out.line(f"if x & {zeros:#x}: raise Mismatch")
                for text in lines:
                    self._out.line(text)
        self._pending = []
        for text in self._after:
            self._out.line(text)
        self._after = []

    def _state(self, type_: _Type, index: int, *, keep: bool) -> bool:
        """Read the event code of a state. True where `k` now tells the event, False where only one is possible."""
        if type_.events(index) == 1:
            self._zero()
            if keep:
                self._flush()
                self._out.line(f"k = {type_.positions[index].base}")
            return keep
        self._pending.append((type_.width(index), "k"))
        self._flush()
        base = type_.positions[index].base
        if base:
            self._out.line(f"k += {base}")
        return True

    def _content(self, kind: Complex) -> str:
        """Emit the content of a complex type with its end; the result is an expression of its value."""
        type_ = _Type(kind)
        values: dict[str, str] = {}
        branching = False  # k tells the next event
        entered = False  # the event code of this position has been read
        for index, position in enumerate(type_.positions):
            if not entered:
                branching = self._state(type_, index, keep=False)
            entered = False
            if position.kind == "end":
                if branching:
                    self._out.line(f"if k != {type_.end_code(position)}: raise Mismatch")
                break
            if position.required:
                self._place(type_, index, values, branching=branching)
                if position.slot is not None and position.slot.repeated:
                    branching = entered = True
                continue
            self._defaults(position, values)
            self._out.line(f"if k < {position.base + position.events}:")
            self._out.depth += 1
            self._place(type_, index, values, branching=True, conditional=True)
            if position.slot is None or not position.slot.repeated:
                self._state(type_, index + 1, keep=True)
            self._out.depth -= 1
            branching = entered = True
        if kind.cls is None:
            return next(iter(values.values()))
        return f"{kind.cls.__name__}({', '.join(f'{name}={value}' for name, value in values.items())})"

    def _defaults(self, position: _Position, values: dict[str, str]) -> None:
        fields = [position.attribute.field] if position.attribute else []
        if position.slot:
            fields = list(dict.fromkeys(a.field for a in position.slot.alternatives))
        for name in fields:
            values[name] = f"f_{name}"
            self._out.line(f"f_{name} = {'()' if position.slot and position.slot.repeated else 'None'}")

    def _place(
        self, type_: _Type, index: int, values: dict[str, str], *, branching: bool, conditional: bool = False
    ) -> None:
        """What stands at a position, once its event has been read."""
        position = type_.positions[index]
        single = position.events == 1
        if branching and not conditional and single:
            self._out.line(f"if k != {position.base}: raise Mismatch")
        if position.kind != "slot":
            use = position.attribute
            assert use is not None or type_.kind.content is not None
            name, simple = (use.field, use.kind) if use else type_.kind.content  # type: ignore[misc]
            self._store(values, name, self._value(simple), conditional)
            if use is None:
                self._zero()
            return
        slot = position.slot
        assert slot is not None
        if slot.repeated:
            self._list(type_, index, slot)
            values[slot.alternatives[0].field] = f"f_{slot.alternatives[0].field}"
        elif slot.substitution:
            self._flush()
            offset = f" - {position.base}" if position.base else ""
            target = self._variable("g")
            selector = f"k{offset}" if branching else "0"
            self._out.line(f"{target}, p = D_{self._names.group(slot)}[{selector}](v, p)")
            self._store(values, slot.alternatives[0].field, target, conditional)
        elif single:
            use_ = slot.alternatives[0]
            self._store(values, use_.field, self._element(use_), conditional)
        else:
            self._choice(position, slot, values, conditional)

    def _choice(self, position: _Position, slot: Slot, values: dict[str, str], conditional: bool) -> None:
        if not conditional:
            self._defaults(position, values)
        for number, use in enumerate(slot.alternatives):
            self._out.line(f"{'elif' if number else 'if'} k == {position.base + number}:")
            self._out.depth += 1
            self._store(values, use.field, self._element(use), True)
            self._flush()
            self._out.depth -= 1
        self._out.line("else: raise Mismatch")

    def _store(self, values: dict[str, str], name: str, expression: str, conditional: bool) -> None:
        if conditional:
            if self._pending:
                self._after.append(f"f_{name} = {expression}")
            else:
                self._out.line(f"f_{name} = {expression}")
            values[name] = f"f_{name}"
        else:
            values[name] = expression

    def _list(self, type_: _Type, index: int, slot: Slot) -> None:
        """Items up to the event that is none; `k` tells that event afterwards."""
        out, use = self._out, slot.alternatives[0]
        position = type_.positions[index]
        wide = slot.limit >= LONG_LIST and isinstance(use.kind, Complex)
        self._flush()
        items = self._variable("items")
        out.line(f"{items} = []")
        if wide:
            out.line("whole, below, tail = v, 0, None")
        out.line("while True:")
        out.depth += 1
        if wide:
            out.line("if p < 2048 and below or p > 8192:")
            out.depth += 1
            out.line("if tail is None: tail = octets_below(v, p)")
            out.line("v, p, below = window(tail, p + below)")
            out.depth -= 1
        value = self._element(use)
        if self._pending:
            self._after.append(f"{items}.append({value})")
        else:
            out.line(f"{items}.append({value})")
        if slot.low > 1:
            self._flush()
            out.line(f"if len({items}) < {slot.low}:")
            out.depth += 1
            self._zero()
            self._flush()
            out.line("continue")
            out.depth -= 1
        if slot.high is None:
            self._pending.append((type_.width(index + 1, repeat=index), "k"))
            self._flush()
            out.line("if k: break")
            out.line(f"if len({items}) == {slot.limit}: raise Mismatch")
            out.depth -= 1
            if position.base:
                out.line(f"k += {position.base}")
        else:
            self._flush()
            out.line(f"if len({items}) == {slot.high}:")
            out.depth += 1
            self._state(type_, index + 1, keep=True)
            out.line("break")
            out.depth -= 1
            self._pending.append((type_.width(index + 1, repeat=index), "k"))
            self._flush()
            out.line("if k:")
            if position.base:
                out.line(f"    k += {position.base}")
            out.line("    break")
            out.depth -= 1
        if wide:
            out.line("p += below")
            out.line("v = whole")
        out.line(f"f_{use.field} = tuple({items})")

    def _element(self, use: Alternative) -> str:
        kind = use.kind
        assert kind is not None
        if isinstance(kind, Complex):
            if _inlined(kind):
                return self._content(kind)
            self._flush()
            target = self._variable("c")
            self._out.line(f"{target}, p = d_{self._names.function(kind)}(v, p)")
            return target
        self._zero()
        value = self._value(kind)
        self._zero()
        return value

    def _value(self, kind: Simple) -> str:
        name = self._variable("a")
        match kind:
            case Boolean():
                self._pending.append((1, name))
                return f"{name} == 1"
            case Enumeration(_, width):
                self._pending.append((width, name))
                return f"{self._names.enum(kind)}_members[{name}]"
            case NBit(low, high, width):
                self._pending.append((width, name))
                if high - low < (1 << width) - 1:
                    self._after.append(f"if {name} > {high - low}: raise Mismatch")
                return f"{name} + {low}" if low > 0 else f"{name} - {-low}" if low < 0 else name
            case Varint(low, high):
                if low < 0:
                    self._pending.append((1, f"s{name}"))
                self._pending.append((8, name))
                self._flush()
                self._out.line(f"if {name} > 127: {name}, p = more(v, p, {name}, {high})")
                return f"(~{name} if s{name} else {name})" if low < 0 else name
            case Octets(_, high):
                self._flush()
                self._out.line(f"{name}, p = octets(v, p, {high})")
                return name
            case String(_, high):
                self._flush()
                self._out.line(f"{name}, p = text(v, p, {high})")
                return name


# --- encoding --------------------------------------------------------------------------------------------------------


class _Encode:
    """Emits the body of one encoding function."""

    def __init__(self, names: _Names) -> None:
        self._names = names
        self._out = _Writer()
        self._pending: list[tuple[int, str]] = []  # (bits, expression; "" for zero)
        self._count = 0

    def function(self, kind: Complex) -> list[str]:
        self._content(kind, "m")
        self._out.line(f"return {self._collected()}")
        return [f"def e_{kind.name}(x, m):", *self._out.lines, ""]

    def _variable(self, stem: str) -> str:
        self._count += 1
        return f"{stem}{self._count}"

    def _collected(self, more: int = 0, last: str = "") -> str:
        """The expression of x with everything pending, and `last` in `more` further bits."""
        parts = [*self._pending, (more, last)] if more else self._pending
        self._pending = []
        shift = sum(bits for bits, _ in parts)
        if not shift:
            return "x"
        terms = [f"x << {shift}"]
        for bits, expression in parts:
            shift -= bits
            if expression and shift:
                terms.append(f"{expression} << {shift}" if expression.isalnum() else f"({expression}) << {shift}")
            elif expression:
                terms.append(f"({expression})")
        return " | ".join(terms)

    def _flush(self) -> None:
        if self._pending:
            self._out.line(f"x = {self._collected()}")

    def _code(self, type_: _Type, index: int, state: tuple[int, int] | None, offset: str = "0") -> None:
        """The event code of a position; `state` is (width, base), or None where w and b hold it."""
        position = type_.positions[index]
        number = type_.end_code(position) if position.kind == "end" else position.base
        if state is None:
            self._flush()
            plus = f" + {offset}" if offset != "0" else ""
            self._out.line(f"x = x << w | {number}{plus} - b")
        else:
            width, base = state
            code = str(number - base) if number != base else ""
            if offset != "0":
                code = f"{code} + {offset}" if code else offset
            self._pending.append((width, code))

    def _set(self, width: int, base: int) -> None:
        self._flush()
        self._out.line(f"w = {width}; b = {base}")

    def _content(self, kind: Complex, m: str) -> None:
        type_ = _Type(kind)
        state: tuple[int, int] | None = None
        entered = False  # w and b hold the state
        for index, position in enumerate(type_.positions):
            if not entered:
                state = type_.width(index), position.base
            if position.kind == "end":
                self._code(type_, index, state)
                break
            if position.required:
                self._place(type_, index, m, state)
                entered = position.slot is not None and position.slot.repeated
                if entered:
                    state = None
                continue
            if not entered:
                assert state is not None
                self._set(*state)
            self._flush()
            fields = self._fields(position)
            value = self._variable("o")
            if len(fields) == 1:
                self._out.line(f"{value} = {m}.{fields[0]}")
                repeated = position.slot is not None and position.slot.repeated
                self._out.line(f"if {value}:" if repeated else f"if {value} is not None:")
            else:
                self._out.line("if " + " or ".join(f"{m}.{name} is not None" for name in fields) + ":")
            self._out.depth += 1
            self._place(type_, index, m, None, value=value if len(fields) == 1 else None)
            if position.slot is None or not position.slot.repeated:
                self._set(type_.width(index + 1), type_.positions[index + 1].base)
            self._out.depth -= 1
            entered, state = True, None

    @staticmethod
    def _fields(position: _Position) -> list[str]:
        if position.attribute:
            return [position.attribute.field]
        assert position.slot is not None
        return list(dict.fromkeys(a.field for a in position.slot.alternatives))

    def _place(
        self, type_: _Type, index: int, m: str, state: tuple[int, int] | None, *, value: str | None = None
    ) -> None:
        position = type_.positions[index]
        if position.kind != "slot":
            use = position.attribute
            assert use is not None or type_.kind.content is not None
            name, simple = (use.field, use.kind) if use else type_.kind.content  # type: ignore[misc]
            self._code(type_, index, state)
            self._value(simple, value or f"{m}.{name}")
            if use is None:
                self._pending.append((1, ""))
            return
        slot = position.slot
        assert slot is not None
        held = value or (m if type_.kind.cls is None else f"{m}.{slot.alternatives[0].field}")
        if slot.repeated:
            self._list(type_, index, slot, held, state)
        elif slot.substitution:
            local = self._local(held)
            self._out.line(f"n, f = E_{self._names.group(slot)}[type({local})]")
            self._code(type_, index, state, "n")
            self._out.line(f"x = f({self._collected()}, {local})")
        elif position.events == 1:
            self._code(type_, index, state)
            self._element(slot.alternatives[0], held)
        else:
            self._choice(type_, index, slot, m, state)

    def _choice(self, type_: _Type, index: int, slot: Slot, m: str, state: tuple[int, int] | None) -> None:
        self._flush()
        out = self._out
        present = " + ".join(f"({m}.{use.field} is not None)" for use in slot.alternatives)
        out.line(f"if {present} != 1: raise Mismatch")
        for number, use in enumerate(slot.alternatives):
            out.line(f"{'elif' if number else 'if'} {m}.{use.field} is not None:")
            out.depth += 1
            self._code(type_, index, state, str(number))
            self._element(use, f"{m}.{use.field}")
            self._flush()
            out.depth -= 1

    def _local(self, expression: str) -> str:
        if expression.isidentifier():
            return expression
        name = self._variable("o")
        self._out.line(f"{name} = {expression}")
        return name

    def _list(self, type_: _Type, index: int, slot: Slot, held: str, state: tuple[int, int] | None) -> None:
        out, use = self._out, slot.alternatives[0]
        position = type_.positions[index]
        again = type_.width(index + 1, repeat=index)
        local = self._local(held)
        self._code(type_, index, state)
        self._flush()
        out.line(f"if not {max(1, slot.low)} <= len({local}) <= {slot.limit}: raise Mismatch")
        if slot.limit >= LONG_LIST and isinstance(use.kind, Complex) and slot.low < 2 and not _inlined(use.kind):
            out.line(f"x = joined(x, [e_{self._names.function(use.kind)}(1, i) for i in {local}], {again})")
        else:
            out.line(f"for j, i in enumerate({local}):" if slot.low > 1 else f"for i in {local}:")
            out.depth += 1
            self._element(use, "i")
            self._flush()
            if slot.low > 1:
                out.line(f"x <<= 1 if j < {slot.low - 1} else {again}")
            else:
                out.line(f"x <<= {again}")
            out.depth -= 1
            if slot.low > 1:
                out.line(f"x >>= 1 if len({local}) < {slot.low} else {again}")
            else:
                out.line(f"x >>= {again}")
        if slot.high is None:
            self._set(again, position.base)
        else:
            following = f"w = {type_.width(index + 1)}; b = {type_.positions[index + 1].base}"
            out.line(f"if len({local}) == {slot.high}: {following}")
            out.line(f"else: w = {again}; b = {position.base}")

    def _element(self, use: Alternative, value: str) -> None:
        kind = use.kind
        assert kind is not None
        if isinstance(kind, Complex):
            if _inlined(kind):
                self._content(kind, self._local(value))
            else:
                self._out.line(f"x = e_{self._names.function(kind)}({self._collected()}, {value})")
            return
        self._pending.append((1, ""))
        self._value(kind, value)
        self._pending.append((1, ""))

    def _value(self, kind: Simple, value: str) -> None:
        out = self._out
        match kind:
            case Boolean():
                self._pending.append((1, f"BOOLEAN[{value}]"))
            case Enumeration(_, width):
                self._pending.append((width, f"{self._names.enum(kind)}_code[{value}]"))
            case NBit(low, high, width):
                local = self._local(value)
                out.line(f"if not {low} <= {local} <= {high}: raise Mismatch")
                shifted = f"{local} - {low}" if low > 0 else f"{local} + {-low}" if low < 0 else local
                self._pending.append((width, shifted))
            case Varint(low, high):
                local = self._local(value)
                self._flush_common()
                sign = 1 if low < 0 else 0
                pending = list(self._pending)
                out.line(f"if 0 <= {local} < 128: x = {self._collected(8 + sign, local)}")
                self._pending = list(pending)
                out.line(
                    f"elif 127 < {local} < 16384: "
                    f"x = {self._collected(16 + sign, f'({local} & 127 | 128) << 8 | {local} >> 7')}"
                )
                self._pending = pending
                put = "signed" if sign else "unsigned"
                out.line(f"else: x = put_{put}({self._collected()}, {local}, {low}, {high})")
            case Octets(low, high):
                out.line(f"x = put_octets({self._collected()}, {value}, {low}, {high})")
            case String(low, high):
                out.line(f"x = put_text({self._collected()}, {value}, {low}, {high})")

    def _flush_common(self) -> None:
        """Before a branch that repeats what is pending: write it out where it is more than zeros."""
        if any(expression for _, expression in self._pending):
            self._flush()


# --- modules ---------------------------------------------------------------------------------------------------------


def module(schema: SchemaSet) -> str:
    """The source of the generated module of a schema set."""
    grammars = Grammars(schema)
    names = _Names()
    documents = {grammars.document_code(cls): names.function(grammars.type_of(cls)) for cls in schema.documents}
    fragments: list[tuple[int, str]] = []
    for name in schema.fragments:
        code, uses = grammars.fragment(name)
        kind = uses[0].kind
        if len(uses) == 1 and isinstance(kind, Complex):  # the relaxed grammar is left to the interpreter
            fragments.append((code, names.function(kind)))
    written: dict[str, list[str]] = {}
    while todo := [kind for name, kind in names.functions.items() if name not in written]:
        for kind in todo:
            written[kind.name] = _Decode(names).function(kind) + [""] + _Encode(names).function(kind)
    classes: dict[str, set[str]] = {}
    for kind in grammars.complex.values():
        if kind.cls is not None and kind.cls in grammars.classes:
            classes.setdefault(kind.cls.__module__, set()).add(kind.cls.__name__)
    for module_name, class_name in names.enums.values():
        classes.setdefault(module_name, set()).add(class_name)
    lines = [
        f'"""The fast codec of the schema set `{schema.name}`. Written by exi/generate.py; do not edit."""',
        "",
        "# ruff: noqa",
        "# fmt: off",
        "# mypy: ignore-errors",
        "",
        "from firmware.iso15118.exi.runtime import (",
        "    BOOLEAN, Mismatch, finished, joined, more, octets, octets_below, put_octets, put_signed, put_text,",
        "    put_unsigned, refused, text, window,",
        ")",
    ]
    body = [line for name in written for line in [*written[name], ""]]
    used = "\n".join(body)
    for module_name in sorted(classes):
        wanted = sorted(c for c in classes[module_name] if c in names.enums or f"{c}(" in used or c in names.functions)
        if wanted:
            lines += [f"from {module_name} import (", *(f"    {name}," for name in wanted), ")"]
    lines.append("")
    for name in sorted(names.enums):
        lines += [f"{name}_members = tuple({name})", f"{name}_code = {{m: i for i, m in enumerate({name})}}"]
    lines += ["", ""] + body
    for name, slot in sorted(names.groups.items()):
        kinds = [a.kind.name if isinstance(a.kind, Complex) else None for a in slot.alternatives]
        lines.append(f"D_{name} = ({', '.join(f'd_{k}' if k else 'refused' for k in kinds)},)")
        entries = [f"{k}: ({i}, e_{k})" for i, k in enumerate(kinds) if k]
        lines.append(f"E_{name} = {{{', '.join(entries)}}}")
    header = 0x80 << grammars.document_width
    decoders = ", ".join(f"{header | code:#x}: d_{name}" for code, name in sorted(documents.items()))
    start = 0x180 << grammars.document_width
    encoders = ", ".join(f"{name}: ({start | code:#x}, e_{name})" for code, name in sorted(documents.items()))
    lines += ["", f"DOCUMENT_BITS = {8 + grammars.document_width}"]
    lines += [f"DOCUMENT_DECODERS = {{{decoders}}}", f"DOCUMENT_ENCODERS = {{{encoders}}}"]
    start = 0x180 << grammars.fragment_width
    entries = [f"{name}: ({start | code:#x}, e_{name})" for code, name in fragments]
    lines += ["", f"FRAGMENT_END = {grammars.fragment_end}", f"FRAGMENT_WIDTH = {grammars.fragment_width}"]
    lines += [f"FRAGMENT_ENCODERS = {{{', '.join(entries)}}}", ""]
    return "\n".join(lines)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "__init__.py").write_text('"""Modules that exi/generate.py writes."""\n')
    for schema in schemas.ALL:
        (FOLDER / f"{schema.name}.py").write_text(module(schema))


if __name__ == "__main__":
    main()
