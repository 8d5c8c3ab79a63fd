"""Any octets give a message or ExiError, nothing else, and the fast path never disagrees with the interpreter."""

from __future__ import annotations

import random
from functools import partial
from importlib import import_module
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.iso15118 import exi
from firmware.iso15118.exi import views
from firmware.iso15118.exi.errors import ExiError
from firmware.iso15118.exi.interpreter import Decoder
from firmware.iso15118.messages.model import Node
from tests.iso15118.exi.conftest import vectors
from tests.iso15118.exi.samples import MESSAGE_SCHEMAS, SIGNING_SCHEMAS, decode, decode_fragment, encode

pytestmark = pytest.mark.usefixtures("form")

FRAMES = {
    schema: [bytes.fromhex(p.values[0]["hex"]) for p in vectors(schema)] for schema in (*MESSAGE_SCHEMAS, "fragments")
}
"""Recorded frames; every schema set also reads those of the others."""
ALL_FRAMES = [frame for frames in FRAMES.values() for frame in frames]
MUTATIONS = 4000


def mutated(frame: bytes, rng: random.Random) -> bytes:
    """A frame with a few bits, octets or stretches changed, cut or doubled."""
    data = bytearray(frame)
    for _ in range(rng.choice((1, 1, 2, 5))):
        if len(data) < 2:
            data += rng.randbytes(2)
        place = rng.randrange(1, len(data))
        match rng.randrange(5):
            case 0:
                data[place] ^= 1 << rng.randrange(8)
            case 1:
                data[place] = rng.choice((0, 0x7F, 0x80, 0xFF, rng.randrange(256)))
            case 2:
                del data[place : place + rng.randrange(1, 8)]
            case 3:
                data[place:place] = rng.randbytes(rng.randrange(1, 8))
            case 4:
                data[place:place] = data[place : place + rng.randrange(1, 40)]
    return bytes(data)


def fast(module: ModuleType, data: bytes) -> Node | None:
    """The message that the fast path makes of a frame, or None where it leaves it to the interpreter."""
    bits = 8 * len(data) - module.DOCUMENT_BITS
    try:
        frame = int.from_bytes(data, "big")
        message: Node = module.DOCUMENT_DECODERS[frame >> bits](frame, bits)[0]
        return message
    except (ValueError, LookupError):
        return None


def check(schema: str, data: bytes) -> Node | None:
    """Decode in every way that the schema set has; the message, if it is one."""
    ways = [partial(decode, schema)]
    if schema in SIGNING_SCHEMAS:
        ways += [partial(decode_fragment, schema), exi.decode_signed_info]
    message: Node | None = None
    for way in reversed(ways):
        message = None
        try:
            message = way(data)
        except ExiError as error:
            assert 0 <= error.bit <= 8 * len(data)
            assert str(error.bit) in str(error)
    module = import_module(f"firmware.iso15118.exi.generated.{schema}")
    taken = fast(module, data)
    if taken is not None:
        assert Decoder(views.grammars(schema), data).document() == taken
    return message


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
@pytest.mark.parametrize("schema", MESSAGE_SCHEMAS)
def test_any_octets(schema: str, data: bytes) -> None:
    check(schema, data)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.data())
@pytest.mark.parametrize("schema", MESSAGE_SCHEMAS)
def test_any_octets_after_a_regular_start(schema: str, data: bytes, choice: st.DataObject) -> None:
    start = choice.draw(st.sampled_from(sorted({frame[:3] for frame in FRAMES[schema]})))
    check(schema, start + data)


@pytest.mark.parametrize("schema", MESSAGE_SCHEMAS)
def test_mutated_frames(schema: str) -> None:
    rng = random.Random(schema)
    for number in range(MUTATIONS // len(MESSAGE_SCHEMAS)):
        frames = FRAMES[schema] if number % 8 else ALL_FRAMES
        check(schema, mutated(rng.choice(frames), rng))


@pytest.mark.parametrize("schema", MESSAGE_SCHEMAS)
def test_what_is_accepted_can_be_shown_and_is_in_its_limits(schema: str) -> None:
    """A mutated frame that is taken is a message that can be encoded, save for texts below their minimum length."""
    rng = random.Random(7)
    taken = 0
    for _ in range(600):
        message = check(schema, mutated(rng.choice(FRAMES[schema]), rng))
        if message is None:
            continue
        taken += 1
        assert views.from_plain(schema, views.to_plain(message)) == message
        try:
            assert decode(schema, encode(schema, message)) == message
        except exi.ExiEncodeError as error:
            assert "is not allowed" in str(error)
    assert taken > 20
