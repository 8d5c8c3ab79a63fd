"""What a technician is told of a modem, and the lines of events."""

import pytest

from firmware.slac import api
from firmware.slac.diagnosis import ModemFacts, attenuation_lines, questions
from firmware.slac.frames import LOCAL_MODEM, Frame, decode, homeplug, vendor
from firmware.slac.texts import line_of
from tests.slac.rig import EV, EVSE, MODEM, RUN


def facts(*messages: object) -> ModemFacts:
    gathered = ModemFacts()
    for message in messages:
        gathered.take(Frame(EVSE, MODEM, message))  # type: ignore[arg-type]
    return gathered


def pib(at: int, value: int) -> vendor.ModuleReadCnf:
    content = bytearray(16)
    content[at & 0xF] = value
    return vendor.ModuleReadCnf(0, vendor.MODULE_PIB, at & ~0xF, bytes(content))


VERSION = vendor.SwVerCnf(0, 0x22, b"MAC-QCA7005")
GOOD = vendor.NwInfoCnf(1, bytes(7), 1, 1, 2, MODEM, 1, (vendor.NwStation(EV, 2, bytes(6), 30, 40),))


def test_the_questions_are_for_the_own_modem() -> None:
    asked = [decode(data) for data in questions(EVSE)]
    assert {frame.destination for frame in asked} == {LOCAL_MODEM}
    assert [frame.message.offset for frame in asked if isinstance(frame.message, vendor.ModuleReadReq)] == [
        0xF0,
        0x1650,
    ]


def test_a_good_modem() -> None:
    found = facts(VERSION, GOOD, vendor.LinkStatusCnf(0, 1), pib(0xF4, 2), pib(0x1653, 2))
    assert found.findings() == []
    assert found.lines() == [
        "firmware   MAC-QCA7005",
        "modem MAC  00:b0:52:de:ad:01",
        "link       up",
        "network    00000000000000, coordinator",
        "station    00:7d:fa:09:fe:76 sends 30, receives 40 Mbit/s",
        "PIB        CCoSelection 2",
        "PIB        SLAC_Enable 2",
    ]


def test_no_answer() -> None:
    assert facts().lines() == ["no answer"]
    assert facts().findings() == [api.Trouble.SILENT.value]


def test_wrong_settings() -> None:
    assert facts(VERSION, pib(0xF4, 1)).findings() == [api.Trouble.NOT_CCO.value]
    assert facts(VERSION, pib(0x1653, 1)).findings() == [api.Trouble.NOT_EVSE.value]
    station = vendor.NwInfoCnf(1, bytes(7), 1, 1, 0, MODEM, 1, ())
    assert facts(station).findings() == [api.Trouble.NOT_CCO.value]
    assert facts(vendor.NwInfoCnf(0, bytes(7), 0, 0, 0, MODEM, 0, ())).findings() == []


@pytest.mark.parametrize(("db", "word"), [(60, "open"), (0, "shorted"), (20, None)])
def test_coupling(db: int, word: str | None) -> None:
    found = facts(VERSION, homeplug.AttenProfileInd(EV, bytes([db]) * 58)).findings()
    assert found == [] if word is None else word in found[0]


def test_attenuation_in_bands() -> None:
    profiles = {EV: [bytes([10]) * 58, bytes([20]) * 58], EVSE: [b""]}
    (line,) = attenuation_lines(profiles)
    assert line.startswith("00:7d:fa:09:fe:76  2 sounds, mean 15.0 dB, low to high band: 15 15")


def test_lines_of_events() -> None:
    events: list[api.SlacEvent] = [
        *(api.KeySet(bytes(7)), api.KeySet(bytes(7), modem=False), api.ModemFound(MODEM, "x")),
        *(api.ModemTrouble(api.Trouble.SILENT), api.ModemRestarted(), api.ResetLineWanted()),
        *(api.SessionStarted(EV, RUN), api.Measured(EV, 10, bytes([15]) * 58), api.Matched(EV, RUN, bytes(7))),
        *(api.LinkUp(EV), api.LinkUp(EV, assumed=True), api.LinkDown(), api.LinkLost(EV)),
        *(api.MatchFailed(api.FailReason.NO_LINK, EV), api.MatchFailed(api.FailReason.NO_PARM_REQ)),
        api.Remark("x"),
    ]
    lines = [line_of(event) for event in events]
    assert len(set(lines)) == len(lines)
    assert "MEASURED ev=00:7d:fa:09:fe:76 attenuation_db=15.0 sounds=10" in lines
    assert "LINK_UP ev=00:7d:fa:09:fe:76 assumed" in lines
