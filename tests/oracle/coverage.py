"""What messages have contained of their schema set: alternatives, optional parts present and absent, enumerations."""

from __future__ import annotations

from typing import Any

from firmware.iso15118.exi.grammar import Complex, Enumeration, Grammars, Simple
from firmware.iso15118.messages.model import Node

Item = tuple[str, str, str]
"""(type, what, "present", "absent" or a value)"""


class Coverage:
    """Collects what was seen, and knows what there is."""

    def __init__(self, grammars: Grammars) -> None:
        self._grammars = grammars
        self.seen: set[Item] = set()

    def add(self, message: Node) -> None:
        """Take note of a message."""
        self._complex(self._grammars.type_of(type(message)), message)

    def missing(self, *roots: type[Node]) -> set[Item]:
        """What could occur in messages of these classes and was not seen."""
        return self.possible(*roots) - self.seen

    def possible(self, *roots: type[Node]) -> set[Item]:
        """What can occur in messages of these classes."""
        found: set[Item] = set()
        todo = [self._grammars.type_of(cls) for cls in roots]
        known = {id(kind) for kind in todo}
        while todo:
            kind = todo.pop()
            for use in kind.attributes:
                found |= _parts(kind, use.name, use.required) | _values(kind, use.name, use.kind)
            for slot in kind.slots:
                for alternative in slot.alternatives:
                    if alternative.kind is None:
                        continue
                    found.add((kind.name, alternative.name, "present"))
                    if isinstance(alternative.kind, Complex):
                        if id(alternative.kind) not in known:
                            known.add(id(alternative.kind))
                            todo.append(alternative.kind)
                    else:
                        found |= _values(kind, alternative.name, alternative.kind)
                if slot.low == 0:
                    found.add((kind.name, slot.alternatives[0].name, "absent"))
        return found

    def _complex(self, kind: Complex, value: Any) -> None:
        for use in kind.attributes:
            held = getattr(value, use.field)
            self.seen.add((kind.name, use.name, "absent" if held is None else "present"))
            self._simple(kind, use.name, use.kind, held)
        for slot in kind.slots:
            empty = True
            for alternative in slot.alternatives:
                content = value if kind.cls is None else getattr(value, alternative.field)
                for item in content if slot.repeated else () if content is None else (content,):
                    if alternative.cls is not None and alternative.cls is not type(item):
                        continue
                    empty = False
                    self.seen.add((kind.name, alternative.name, "present"))
                    if isinstance(alternative.kind, Complex):
                        self._complex(alternative.kind, item)
                    elif alternative.kind is not None:
                        self._simple(kind, alternative.name, alternative.kind, item)
            if empty:
                self.seen.add((kind.name, slot.alternatives[0].name, "absent"))

    def _simple(self, kind: Complex, name: str, simple: Simple, value: Any) -> None:
        if isinstance(simple, Enumeration) and value is not None:
            self.seen.add((kind.name, name, str(value.value)))


def _parts(kind: Complex, name: str, required: bool) -> set[Item]:
    return {(kind.name, name, "present")} | (set() if required else {(kind.name, name, "absent")})


def _values(kind: Complex, name: str, simple: Simple) -> set[Item]:
    if not isinstance(simple, Enumeration):
        return set()
    return {(kind.name, name, str(member.value)) for member in simple.members}
