"""Any octets give a message or ExiError, nothing else, and the fast path never disagrees with the interpreter."""

from __future__ import annotations

import random
from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.iso15118 import exi
from firmware.iso15118.exi import schemas
from firmware.iso15118.exi.errors import ExiError
from firmware.iso15118.exi.generated import iso2 as fast_iso2
from firmware.iso15118.exi.generated import sap as fast_sap
from firmware.iso15118.exi.grammar import Grammars
from firmware.iso15118.exi.interpreter import Decoder
from firmware.iso15118.messages.model import Node
from tests.iso15118.exi.conftest import vectors

ISO2, SAP = Grammars(schemas.load("iso2")), Grammars(schemas.load("sap"))
FRAMES = [bytes.fromhex(p.values[0]["hex"]) for p in [*vectors("iso2"), *vectors("sap"), *vectors("fragments")]]
DECODERS: list[Callable[[bytes], Node]] = [
    exi.decode_iso2,
    exi.decode_sap,
    exi.decode_iso2_fragment,
    exi.decode_signed_info,
]
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


def check(data: bytes) -> None:
    for decode in DECODERS:
        try:
            decode(data)
        except ExiError as error:
            assert 0 <= error.bit <= 8 * len(data)
            assert str(error.bit) in str(error)
    for module, grammars in ((fast_iso2, ISO2), (fast_sap, SAP)):
        message = fast(module, data)
        if message is not None:
            assert Decoder(grammars, data).document() == message


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_octets(data: bytes) -> None:
    check(data)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"\x80\x98\x02", b"\x80\x98\x00", b"\x80\x00", b"\x80\x40", b"\x80"]))
def test_any_octets_after_a_regular_start(data: bytes, start: bytes) -> None:
    check(start + data)


@pytest.mark.parametrize("seed", range(4))
def test_mutated_frames(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(MUTATIONS // 4):
        check(mutated(rng.choice(FRAMES), rng))


def test_what_is_accepted_can_be_shown_and_is_in_its_limits() -> None:
    """A mutated frame that is taken is a message that can be encoded, save for texts below their minimum length."""
    rng = random.Random(7)
    taken = 0
    for _ in range(1500):
        try:
            message = exi.decode_iso2(mutated(rng.choice(FRAMES), rng))
        except ExiError:
            continue
        taken += 1
        try:
            assert exi.decode_iso2(exi.encode_iso2(message)) == message
        except exi.ExiEncodeError as error:
            assert "is not allowed" in str(error)
    assert taken > 50
