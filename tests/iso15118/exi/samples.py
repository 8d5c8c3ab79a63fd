"""Messages made at random from the grammars: every optional part, every alternative, the limits of every value.

`rng` is a `random.Random`, or what `hypothesis.strategies.randoms()` gives, so that hypothesis can shrink. With
`foreign` set, what EXIficient is known to code in another form is left out: lists that are full at 16 items or more
(exi.md, section 2, item 5) and empty texts and octets (item 2).
"""

from __future__ import annotations

import random
from typing import Any

from firmware.iso15118.exi.grammar import (
    Boolean,
    Complex,
    Enumeration,
    Grammars,
    NBit,
    Octets,
    Simple,
    Slot,
    String,
    Varint,
)
from firmware.iso15118.messages import iso2
from firmware.iso15118.messages.model import ELEMENTS, Node

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .:/#*-_&<>'\"%"
RARE = "äßé€中\U0001f50c"
ENDLESS_FROM = 16


class Sampler:
    """Makes messages of one schema set."""

    def __init__(self, grammars: Grammars, rng: random.Random, *, foreign: bool = False) -> None:
        self._grammars = grammars
        self._rng = rng
        self._foreign = foreign
        self._density = rng.choice((0.0, 0.5, 0.5, 1.0))

    def node(self, cls: type[Node]) -> Any:
        return self._complex(self._grammars.type_of(cls))

    def iso2_message(self, body: type[iso2.BodyElement]) -> iso2.V2GMessage:
        """A message with the body asked for."""
        return iso2.V2GMessage(header=self.node(iso2.MessageHeader), body=self.node(body))

    def _present(self) -> bool:
        return self._rng.random() < self._density

    def _complex(self, kind: Complex) -> Any:
        values: dict[str, Any] = {}
        for attribute in kind.attributes:
            if attribute.required or self._present():
                values[attribute.field] = self.value(attribute.kind)
        if kind.content is not None:
            values[kind.content[0]] = self.value(kind.content[1])
        for slot in kind.slots:
            if slot.repeated:
                use = slot.alternatives[0]
                assert use.kind is not None
                values[use.field] = tuple(self._element(use.kind) for _ in range(self._length(slot)))
            elif slot.low or self._present():
                use = self._rng.choice([a for a in slot.alternatives if a.kind is not None])
                assert use.kind is not None
                values[use.field] = self._element(use.kind)
        if kind.cls is None:
            return next(iter(values.values()))
        return kind.cls(**values)

    def _element(self, kind: Simple | Complex) -> Any:
        return self._complex(kind) if isinstance(kind, Complex) else self.value(kind)

    def _length(self, slot: Slot) -> int:
        if slot.low == 0 and not self._present():
            return 0
        most = slot.limit
        if self._foreign and slot.high is not None and slot.high >= ENDLESS_FROM:
            most -= 1
        if most <= 24 and self._rng.random() < 0.1:
            return most
        return self._rng.randint(max(1, slot.low), min(most, slot.low + 3))

    def value(self, kind: Simple) -> Any:
        rng = self._rng
        match kind:
            case Boolean():
                return rng.random() < 0.5
            case Enumeration(members, _):
                return rng.choice(members)
            case NBit(low, high, _):
                return rng.choice((low, high, rng.randint(low, high)))
            case Varint(low, high):
                near = [low, high, 0, -1, 1, 127, 128, -128, -129, 16383, 16384, rng.randint(low, high)]
                return rng.choice([number for number in near if low <= number <= high])
            case Octets(low, high):
                low = max(low, 1) if self._foreign else low
                count = rng.choice((low, min(high, low + 20), rng.randint(low, min(high, 200))))
                return rng.getrandbits(8 * count).to_bytes(count, "big") if count else b""
            case String(low, high):
                low = max(low, 1) if self._foreign else low
                count = rng.choice((low, min(high, low + 12), rng.randint(low, min(high, 60))))
                letters = LETTERS + RARE if rng.random() < 0.1 else LETTERS
                text = "".join(rng.choice(letters) for _ in range(count))
                return "x" + text[1:-1] + "x" if self._foreign and count > 1 else text.replace(" ", "x")


def body_elements() -> list[type[iso2.BodyElement]]:
    """Every message of ISO 15118-2."""
    return sorted(
        (cls for cls in iso2.BodyElement.__subclasses__() if cls in ELEMENTS and not ELEMENTS[cls].abstract),
        key=lambda cls: cls.__name__,
    )
