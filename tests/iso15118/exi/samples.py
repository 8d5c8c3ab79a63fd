"""Messages made at random from the grammars: every optional part, every alternative, the limits of every value.

`rng` is a `random.Random`, or what `hypothesis.strategies.randoms()` gives, so that hypothesis can shrink. With
`foreign` set, what EXIficient is known to code in another form is left out: full lists of 16 items and more in -2, of
255 and more elsewhere (exi.md, section 2, item 5), and empty texts and octets (item 2). With `turn`, values of
enumerations come one after another from there on, so that messages with successive turns have them all.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from firmware.iso15118 import exi
from firmware.iso15118.exi import codec, schemas, views
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
from firmware.iso15118.messages.model import ELEMENTS, Node

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .:/#*-_&<>'\"%"
RARE = "äßé€中\U0001f50c"
ENDLESS_FROM = {"iso2": 16}
ENDLESS_FROM_ELSEWHERE = 255


class Sampler:
    """Makes messages of one schema set."""

    def __init__(
        self, grammars: Grammars, rng: random.Random, *, foreign: bool = False, turn: int | None = None
    ) -> None:
        self._grammars = grammars
        self._rng = rng
        self._foreign = foreign
        self._turn = turn
        self._density = rng.choice((0.0, 0.5, 0.5, 1.0))

    def node(self, cls: type[Node]) -> Any:
        return self._complex(self._grammars.type_of(cls))

    def message(self, cls: type[Node]) -> Any:
        """A whole message: of that class, or with a body of that class."""
        documents = self._grammars.schema.documents
        if cls in documents:
            return self.node(cls)
        header, _ = self._grammars.type_of(documents[0]).slots
        assert header.alternatives[0].kind is not None
        return documents[0](header=self._element(header.alternatives[0].kind), body=self.node(cls))

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
        endless = ENDLESS_FROM.get(self._grammars.schema.name, ENDLESS_FROM_ELSEWHERE)
        if self._foreign and slot.high is not None and slot.high >= endless:
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
                if self._turn is None:
                    return rng.choice(members)
                self._turn += 1
                return members[self._turn % len(members)]
            case NBit(low, high, _):
                return rng.choice((low, high, rng.randint(low, high)))
            case Varint(low, high):
                near = [low, high, 0, -1, 1, 127, 128, -128, -129, 16383, 16384, rng.randint(low, high)]
                return rng.choice([number for number in near if low <= number <= high])
            case Octets(low, high):
                low = max(low, 1) if self._foreign else low
                count = rng.choice((low, min(high, low + 20), rng.randint(low, min(high, low + 200))))
                return rng.getrandbits(8 * count).to_bytes(count, "big") if count else b""
            case String(low, high):
                low = max(low, 1) if self._foreign else low
                count = rng.choice((low, min(high, low + 12), rng.randint(low, min(high, low + 60))))
                letters = LETTERS + RARE if rng.random() < 0.1 else LETTERS
                text = "".join(rng.choice(letters) for _ in range(count))
                return "x" + text[1:-1] + "x" if self._foreign and count > 1 else text.replace(" ", "x")


class Longest(Sampler):
    """Messages with as many list items as may be, each as short as may be: the most work for an octet of a frame.

    `share` of the items that the schema allows.
    """

    def __init__(self, grammars: Grammars, rng: random.Random, share: float = 1.0) -> None:
        super().__init__(grammars, rng)
        self._share = share

    def _present(self) -> bool:
        return True

    def _length(self, slot: Slot) -> int:
        return max(slot.low, 1, int(slot.limit * self._share))

    def value(self, kind: Simple) -> Any:
        match kind:
            case NBit(low, _, _):
                return low
            case Varint(low, _):
                return max(low, 0)
            case Octets(low, _):
                return bytes(max(low, 1))
            case String(low, _):
                return "x" * max(low, 1)
        return super().value(kind)


def longest(schema: str, cls: type[Node], rng: random.Random) -> bytes:
    """A frame of that type with as many list items as fit into the longest frame, made with `Longest`."""
    share, frame = 0.02, b""
    while True:
        longer = encode(schema, Longest(views.grammars(schema), rng, share).message(cls))
        if len(longer) > codec.MAX_FRAME:
            return frame
        frame = longer
        if share == 1.0:
            return frame
        share = min(1.0, 1.5 * share)


def message_types(schema: str) -> list[type[Node]]:
    """Every message of a schema set: its documents, or the bodies of its only document."""
    loaded = schemas.load(schema)
    heads = {"din": "BodyElement", "iso2": "BodyElement"}
    if schema not in heads:
        return sorted(loaded.documents, key=lambda cls: cls.__name__)
    head = getattr(loaded.modules[0], heads[schema])
    return sorted(
        (cls for cls in head.__subclasses__() if cls in ELEMENTS and not ELEMENTS[cls].abstract),
        key=lambda cls: cls.__name__,
    )


def signed_types(grammars: Grammars) -> list[tuple[str, type[Node]]]:
    """The signed elements of a schema set by name, with their classes."""
    found = []
    for name in grammars.schema.fragments:
        kind = grammars.fragment(name)[1][0].kind
        assert isinstance(kind, Complex) and kind.cls is not None
        found.append((name, kind.cls))
    return found


def encode(schema: str, message: Any) -> bytes:
    """By the public function for that schema set."""
    if schema.startswith("iso20"):
        return codec.encode_any(schema, message)[1]
    function: Callable[[Any], bytes] = getattr(exi, f"encode_{schema}")
    return function(message)


def decode(schema: str, frame: bytes) -> Any:
    """By the public function for that schema set."""
    if schema.startswith("iso20"):
        return exi.decode_iso20(PAYLOAD_TYPES[schema], frame)
    return getattr(exi, f"decode_{schema}")(frame)


def encode_fragment(schema: str, element: Any) -> bytes:
    """By the public function for that schema set."""
    family = schema.removesuffix("_common")
    function: Callable[[Any], bytes] = getattr(exi, f"encode_{family}_fragment")
    return function(element)


def decode_fragment(schema: str, frame: bytes) -> Any:
    """By the public function for that schema set."""
    return getattr(exi, f"decode_{schema.removesuffix('_common')}_fragment")(frame)


MESSAGE_SCHEMAS = tuple(name for name in schemas.NAMES if name != "xmldsig")
SIGNING_SCHEMAS = ("din", "iso2", "iso20_common")
PAYLOAD_TYPES = {name: int(kind) for kind, name in reversed(codec.ISO20_SCHEMAS.items())}
EVERY_MESSAGE = [(schema, cls) for schema in MESSAGE_SCHEMAS for cls in message_types(schema)]
