"""Emits the decoding function of a complex type."""

from __future__ import annotations

from firmware.iso15118.exi.generator.states import LONG_LIST, Lines, Names, Position, TypeStates, heavy, inlined
from firmware.iso15118.exi.grammar import (
    Alternative,
    Boolean,
    Complex,
    Enumeration,
    NBit,
    Octets,
    Simple,
    Slot,
    String,
    Varint,
)


class DecodeFunction:
    """Emits the body of one decoding function."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._out = Lines()
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

    def _state(self, type_: TypeStates, index: int, *, keep: bool) -> bool:
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
        type_ = TypeStates(kind)
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

    def _defaults(self, position: Position, values: dict[str, str]) -> None:
        fields = [position.attribute.field] if position.attribute else []
        if position.slot:
            fields = list(dict.fromkeys(a.field for a in position.slot.alternatives))
        for name in fields:
            values[name] = f"f_{name}"
            self._out.line(f"f_{name} = {'()' if position.slot and position.slot.repeated else 'None'}")

    def _place(
        self, type_: TypeStates, index: int, values: dict[str, str], *, branching: bool, conditional: bool = False
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
        elif slot.group:
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

    def _choice(self, position: Position, slot: Slot, values: dict[str, str], conditional: bool) -> None:
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

    def _list(self, type_: TypeStates, index: int, slot: Slot) -> None:
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
            out.line("if p < 2048 and below or p > 16384:")
            out.depth += 1
            out.line("if tail is None: tail = octets_below(v, p)")
            out.line("v, p, below = window(tail, p + below)")
            out.depth -= 1
        value = self._long_item(use) if wide else self._element(use)
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

    def _long_item(self, use: Alternative) -> str:
        """An item that is read from a window, and may be longer than that."""
        kind = use.kind
        assert isinstance(kind, Complex)
        if inlined(kind):
            return self._content(kind)
        target, function = self._variable("c"), f"d_{self._names.function(kind)}"
        self._out.line(f"try: {target}, p = {function}(v, p)")
        self._out.line("except (ValueError, LookupError):")
        self._out.line("    if not below: raise")
        self._out.line(f"    {target}, v, p, below = wider({function}, tail, p + below)")
        self._cut(kind)
        return target

    def _cut(self, kind: Simple | Complex) -> None:
        """Drop what has been read: a shift costs as much as what lies above the bits that it brings down."""
        if heavy(kind):
            self._out.line("v &= (1 << p) - 1")

    def _element(self, use: Alternative) -> str:
        kind = use.kind
        assert kind is not None
        if isinstance(kind, Complex):
            if inlined(kind):
                return self._content(kind)
            self._flush()
            target = self._variable("c")
            self._out.line(f"{target}, p = d_{self._names.function(kind)}(v, p)")
            self._cut(kind)
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
                if low > 0:
                    self._out.line(f"if {name} < {low}: raise Mismatch")
                return f"(~{name} if s{name} else {name})" if low < 0 else name
            case Octets(_, high):
                self._flush()
                self._out.line(f"{name}, p = octets(v, p, {high})")
                self._cut(kind)
                return name
            case String(_, high):
                self._flush()
                self._out.line(f"{name}, p = text(v, p, {high})")
                return name
