"""Key derivations against vectors of foreign programs."""

import pytest

from firmware.slac.frames import decode, homeplug
from firmware.slac.keys import NetworkKey, nid_of
from tests.slac.samples import golden


@pytest.mark.parametrize(
    ("nmk", "nid"),
    [
        ("3452235445aef2d455feff31a3b303ad", "b1c913b5aa0702"),
        ("b59319d7e8157ba001b018669ccee30d", "026bcba5354e08"),
    ],
)
def test_nid(nmk: str, nid: str) -> None:
    assert nid_of(bytes.fromhex(nmk)).hex() == nid


def test_keys_on_the_wire_are_derived_the_same_way() -> None:
    seen = 0
    for name in ("pev_everest.evse-side.txt", "pev_qca.evse-side.txt"):
        for _at, sent, data in golden(name):
            message = decode(data).message
            if sent and isinstance(message, homeplug.SlacMatchCnf | homeplug.SetKeyReq):
                assert nid_of(message.nmk) == message.nid
                seen += 1
    assert seen == 3


def test_a_fresh_key_asks_for_sixteen_octets_and_hides_them() -> None:
    asked: list[int] = []

    def source(count: int) -> bytes:
        asked.append(count)
        return bytes.fromhex("b59319d7e8157ba001b018669ccee30d")

    key = NetworkKey.fresh(source)
    assert asked == [16]
    assert key.nid.hex() == "026bcba5354e08"
    assert "b59319" not in repr(key)
    assert repr(key.nmk) not in repr(key)
