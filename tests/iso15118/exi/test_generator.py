"""The committed modules are what the generator writes, also for forms of content that ISO 15118-2 does not have."""

from __future__ import annotations

import random
import sys
import types
from pathlib import Path
from typing import Annotated, Any, ClassVar

import pytest

from firmware.iso15118.exi import generated, schemas
from firmware.iso15118.exi.errors import ExiError
from firmware.iso15118.exi.generator.module import module
from firmware.iso15118.exi.grammar import Grammars, SchemaSet
from firmware.iso15118.exi.interpreter import Decoder, Encoder
from firmware.iso15118.exi.runtime import finished
from firmware.iso15118.messages.model import ELEMENTS, Alternative, Attribute, Integer, Node, Occurs, Ref, Text, element
from tests.iso15118.exi.samples import Sampler


@pytest.mark.parametrize("name", schemas.NAMES)
def test_the_committed_module_is_current(name: str) -> None:
    (folder,) = generated.__path__
    assert (Path(folder) / f"{name}.py").read_text() == module(schemas.load(name)), (
        "run python -m firmware.iso15118.exi.generator"
    )


class Head(Node, frozen=True, kw_only=True):
    """Head of a group that is optional and stands among other optional elements."""


class First(Head, frozen=True, kw_only=True):
    """A member."""

    number: Annotated[int, Integer(0, 3)]


class Second(Head, frozen=True, kw_only=True):
    """Another."""

    text: Annotated[str, Text(5)]


class Item(Node, frozen=True, kw_only=True):
    """An item of long lists."""

    text: Annotated[str, Text(40)]
    number: Annotated[int | None, Integer(-5000, 5000)] = None


class Plain(Node, frozen=True, kw_only=True):
    """An element that another can replace."""

    number: Annotated[int, Integer(0, 300)]


class Better(Plain, frozen=True, kw_only=True):
    """The other."""

    extra: bool


class Root(Node, frozen=True, kw_only=True):
    """Lists with a minimum of two, unbounded lists, optional groups, two optional attributes."""

    REFUSED: ClassVar[tuple[str, ...]] = ("Other",)

    early: Annotated[str | None, Text(9), Attribute()] = None
    late: Annotated[bool, Attribute()]
    pair: Annotated[tuple[Annotated[int, Integer(0, 9)], ...], Occurs(2, 5)]
    before: Annotated[int | None, Integer(1, 2)] = None
    head: Head | None = None
    left: Annotated[bool | None, Alternative(optional=True)] = None
    right: Annotated[Item | None, Alternative(optional=True)] = None
    plain: Annotated[Plain | None, Ref()] = None
    loose: Annotated[tuple[Item, ...], Occurs(0, None, cap=6)] = ()
    many: Annotated[tuple[Item, ...], Occurs(2, 300)]
    last: bool | None = None


@pytest.fixture(scope="module")
def schema() -> Any:
    here = sys.modules[__name__]
    element(abstract=True)(Head)
    for cls in (First, Second, Plain, Better, Root):
        element()(cls)
    made = types.ModuleType(__name__)
    for cls in (Head, First, Second, Item, Plain, Better, Root):
        setattr(made, cls.__name__, getattr(here, cls.__name__))
    yield SchemaSet("example", modules=(made,), documents=(Root,))
    for cls in (Head, First, Second, Plain, Better, Root):
        del ELEMENTS[cls]


def test_other_forms_of_content(schema: SchemaSet) -> None:
    grammars = Grammars(schema)
    code: dict[str, Any] = {}
    exec(compile(module(schema), "example", "exec"), code)
    for seed in range(300):
        rng = random.Random(seed)
        message = Sampler(grammars, rng).node(Root)
        if seed % 10 == 0:
            items = tuple(Sampler(grammars, rng).node(Item) for _ in range(rng.choice((2, 3, 250, 299, 300))))
            message = Root(
                late=message.late,
                pair=message.pair,
                left=message.left,
                plain=message.plain,
                loose=message.loose,
                many=items,
                last=True,
            )
        expected = Encoder(grammars).document(message)
        start, encode = code["DOCUMENT_ENCODERS"][Root]
        assert finished(encode(start, message)) == expected
        bits = 8 * len(expected) - code["DOCUMENT_BITS"]
        value = int.from_bytes(expected, "big")
        assert code["DOCUMENT_DECODERS"][value >> bits](value, bits)[0] == message
        assert Decoder(grammars, expected).document() == message


def test_limits_of_other_forms(schema: SchemaSet) -> None:
    grammars = Grammars(schema)
    code: dict[str, Any] = {}
    exec(compile(module(schema), "example", "exec"), code)
    item = Item(text="x")
    good = Root(late=True, pair=(1, 2), many=(item, item))
    start, encode = code["DOCUMENT_ENCODERS"][Root]
    for change in ({"pair": (1,)}, {"pair": (1,) * 6}, {"many": (item,)}, {"loose": (item,) * 7}):
        fields = {name: getattr(good, name) for name in Root.__struct_fields__} | change
        with pytest.raises(ValueError):
            encode(start, Root(**fields))
    # a seventh item of an unbounded list: encoded under a higher cap, refused under ours
    kind = grammars.type_of(Root)
    (loose,) = (slot for slot in kind.slots if slot.alternatives[0].name == "Loose")
    loose.cap = 7
    frame = Encoder(grammars).document(Root(late=True, pair=(1, 2), loose=(item,) * 7, many=(item, item)))
    loose.cap = 6
    bits = 8 * len(frame) - code["DOCUMENT_BITS"]
    value = int.from_bytes(frame, "big")
    with pytest.raises(ValueError):
        code["DOCUMENT_DECODERS"][value >> bits](value, bits)
    with pytest.raises(ExiError, match="more than 6 Loose"):
        Decoder(grammars, frame).document()
