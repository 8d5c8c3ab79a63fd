"""Emits the encoding function of a complex type."""

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


class EncodeFunction:
    """Emits the body of one encoding function."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._out = Lines()
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

    def _code(self, type_: TypeStates, index: int, state: tuple[int, int] | None, offset: str = "0") -> None:
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
        type_ = TypeStates(kind)
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
    def _fields(position: Position) -> list[str]:
        if position.attribute:
            return [position.attribute.field]
        assert position.slot is not None
        return list(dict.fromkeys(a.field for a in position.slot.alternatives))

    def _place(
        self, type_: TypeStates, index: int, m: str, state: tuple[int, int] | None, *, value: str | None = None
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
        elif slot.group:
            local = self._local(held)
            self._out.line(f"n, f = E_{self._names.group(slot)}[type({local})]")
            self._code(type_, index, state, "n")
            self._out.line(f"x = f({self._collected()}, {local})")
        elif position.events == 1:
            self._code(type_, index, state)
            self._element(slot.alternatives[0], held)
        else:
            self._choice(type_, index, slot, m, state)

    def _choice(self, type_: TypeStates, index: int, slot: Slot, m: str, state: tuple[int, int] | None) -> None:
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

    def _list(self, type_: TypeStates, index: int, slot: Slot, held: str, state: tuple[int, int] | None) -> None:
        out, use = self._out, slot.alternatives[0]
        position = type_.positions[index]
        again = type_.width(index + 1, repeat=index)
        local = self._local(held)
        self._code(type_, index, state)
        self._flush()
        out.line(f"if not {max(1, slot.low)} <= len({local}) <= {slot.limit}: raise Mismatch")
        if slot.limit >= LONG_LIST and isinstance(use.kind, Complex) and slot.low < 2:
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
            if inlined(kind):
                self._content(kind, self._local(value))
            else:
                name = self._names.function(kind)
                if heavy(kind):
                    self._out.line(f"x = appended({self._collected()}, e_{name}(1, {value}))")
                else:
                    self._out.line(f"x = e_{name}({self._collected()}, {value})")
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
                out.line(f"if {max(low, 0)} <= {local} < 128: x = {self._collected(8 + sign, local)}")
                self._pending = list(pending)
                out.line(
                    f"elif 127 < {local} < {min(16384, high + 1)}: "
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
