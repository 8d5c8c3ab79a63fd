"""The frame codec: golden frames of three foreign programs, round trips, hostile octets."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.core.errors import LocalProtocolError
from firmware.slac.frames import (
    BROADCAST,
    LOCAL_MODEM,
    MAX_FRAME,
    OUI_QUALCOMM,
    Frame,
    FrameError,
    Opaque,
    decode,
    encode,
    homeplug,
    mac_text,
    vendor,
)
from tests.slac.samples import VECTORS, frames, golden

EV = bytes.fromhex("007dfa09fe76")
EVSE = bytes.fromhex("0001870ea355")
RUNS = sorted(path.name for path in VECTORS.glob("*.txt"))


def test_there_are_golden_runs() -> None:
    assert len(RUNS) == 6


@pytest.mark.parametrize("name", RUNS)
def test_golden_frames_decode_and_encode_to_the_same_octets(name: str) -> None:
    for _at, _sent, data in golden(name):
        assert encode(decode(data)) == data


def test_what_the_golden_frames_say() -> None:
    run = [decode(data) for _at, _sent, data in golden("pev_qca.evse-side.txt")]
    assert run[0] == Frame(BROADCAST, EV, homeplug.SlacParmReq(EV + b"\0\1"))
    assert run[1].message == homeplug.SlacParmCnf(b"\xff" * 6, 10, 6, 1, EV, 0, 0, EV + b"\0\1")
    assert run[2].message == homeplug.StartAttenCharInd(0, 0, 10, 6, 1, EV, EV + b"\0\1")
    sounds = [frame.message for frame in run if isinstance(frame.message, homeplug.MnbcSoundInd)]
    assert [sound.count for sound in sounds] == [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    profiles = [frame.message for frame in run if isinstance(frame.message, homeplug.AttenProfileInd)]
    assert len(profiles) == 10
    assert {(profile.ev_mac, len(profile.groups)) for profile in profiles} == {(EV, 58)}
    answer = run[-4].message
    assert isinstance(answer, homeplug.AttenCharInd)
    assert (answer.ev_mac, answer.sounds, len(answer.groups)) == (EV, 10, 58)
    assert len(run[-4].trailer) == 326 - 129  # that program sends room for 255 groups
    assert run[-3].message == homeplug.AttenCharRsp(0, 0, EV, EV + b"\0\1", bytes(17), bytes(17), 0)
    request, confirm = run[-2].message, run[-1].message
    assert request == homeplug.SlacMatchReq(0, 0, 0x3E, bytes(17), EV, bytes(17), EVSE, EV + b"\0\1")
    assert isinstance(confirm, homeplug.SlacMatchCnf)
    assert (confirm.length, confirm.nid.hex()) == (0x56, "026bcba5354e08")


def test_golden_modem_messages() -> None:
    run = [decode(data) for _at, _sent, data in golden("pev_everest.evse-side.txt")]
    assert Frame(LOCAL_MODEM, EVSE, vendor.LinkStatusReq()) in run
    links = [frame.message.link for frame in run if isinstance(frame.message, vendor.LinkStatusCnf)]
    assert links == [0, 0, 0, 1, 1, 1, 1, 1, 0]
    request, confirm = run[-2].message, run[-1].message
    assert isinstance(request, homeplug.SetKeyReq)
    assert isinstance(confirm, homeplug.SetKeyCnf)
    assert (request.key_type, request.protocol_id, request.new_eks, confirm.result) == (1, 4, 1, 1)


def test_keys_stay_out_of_repr() -> None:
    nmk = bytes(range(16))
    match = homeplug.SlacMatchCnf(0, 0, 0x56, bytes(17), EV, bytes(17), EVSE, bytes(8), bytes(7), nmk)
    set_key = homeplug.SetKeyReq(1, bytes(4), bytes(4), 4, 0, 0, 0, bytes(7), 1, nmk)
    get_key = homeplug.GetKeyCnf(0, 1, bytes(4), bytes(4), bytes(7), 1, 4, 0, 0, nmk)
    for message in (match, set_key, get_key):
        shown = repr(Frame(EV, EVSE, message))
        assert nmk.hex() not in shown
        assert repr(nmk) not in shown


@given(frames)
def test_round_trip(frame: Frame) -> None:
    data = encode(frame)
    assert 60 <= len(data) <= MAX_FRAME
    assert decode(data) == frame
    assert decode(data + b"more").message == frame.message
    assert encode(decode(data)) == data


@given(frames, st.data())
def test_a_cut_frame_is_an_error_or_complete(frame: Frame, data: st.DataObject) -> None:
    whole = encode(frame)
    cut = whole[: data.draw(st.integers(0, len(whole)))]
    with contextlib.suppress(FrameError):
        assert decode(cut).message == frame.message  # only padding was lost


@given(frames, st.lists(st.tuples(st.integers(14, 60), st.integers(0, 255)), min_size=1, max_size=8))
def test_damaged_frames_decode_or_raise_the_typed_error(frame: Frame, damage: list[tuple[int, int]]) -> None:
    data = bytearray(encode(frame))
    for at, value in damage:
        data[at % len(data)] = value
    try:
        again = decode(bytes(data))
    except FrameError:
        return
    assert decode(encode(again)).message == again.message


@given(st.binary(max_size=200))
def test_garbage_behind_the_ethertype(tail: bytes) -> None:
    with contextlib.suppress(FrameError):
        decode(EV + EVSE + b"\x88\xe1" + tail)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "0 octets"),
        (bytes(1519), "1519 octets"),
        (EV + EVSE + b"\x08\x00" + bytes(46), "EtherType 0800"),
        (EV + EVSE + b"\x88\xe1\x03\x64\x60" + bytes(46), "version 3"),
        (EV + EVSE + b"\x88\xe1\x01\xff\xff" + bytes(46), "0xffff"),
        (EV + EVSE + b"\x88\xe1\x00\x00\xa0" + bytes(46), "of 000000"),
        (EV + EVSE + b"\x88\xe1\x01\x64\x60\0\0" + bytes(9), "9 octets of payload, 10"),
        (EV + EVSE + b"\x88\xe1\x01\x86\x60\0\0" + EV + b"\x3a\0" + bytes(57), "announces 58 octets, 57"),
        (EV + EVSE + b"\x88\xe1\x01\x80", "16 octets"),
    ],
)
def test_refused(data: bytes, why: str) -> None:
    with pytest.raises(FrameError, match=why):
        decode(data)


def test_unpadded_and_opaque_frames_are_taken() -> None:
    short = encode(Frame(BROADCAST, EV, homeplug.SlacParmReq(b"TESLA EV")))[:29]
    assert decode(short).message == homeplug.SlacParmReq(b"TESLA EV")
    noise = bytes.fromhex("ffffffffffff 00b052dead01 88e1 00 4ea1 00b052") + b"\x11" * 90
    frame = decode(noise)
    assert frame.message == Opaque(0xA14E, OUI_QUALCOMM, "VS_ATTENUATION_CHARACTERISTICS.IND")
    assert frame.trailer == b"\x11" * 90
    assert encode(frame) == noise


@pytest.mark.parametrize(
    "frame",
    [
        Frame(EV[:5], EVSE, vendor.SwVerReq()),
        Frame(EV, EVSE, homeplug.SlacParmReq(b"short")),
        Frame(EV, EVSE, homeplug.SlacParmReq(bytes(8), application=256)),
        Frame(EV, EVSE, homeplug.AttenProfileInd(EV, bytes(256))),
        Frame(EV, EVSE, homeplug.AmpMapReq(917, bytes(3))),
        Frame(EV, EVSE, vendor.SwVerCnf(0, 0, bytes(256))),
        Frame(EV, EVSE, vendor.ModuleReadCnf(0, 0, 0, bytes(1500))),
    ],
)
def test_what_does_not_fit_is_our_bug(frame: Frame) -> None:
    with pytest.raises(LocalProtocolError):
        encode(frame)


def test_text_for_people() -> None:
    assert mac_text(EV) == "00:7d:fa:09:fe:76"
    assert vendor.SwVerCnf(0, 0x22, b"MAC-QCA7000\x00\xff").text == "MAC-QCA7000"
