"""The modem's keeper: keys, the ladder of restarts, probing, restarts that it notices."""

import random

import pytest

from firmware.slac.api import (
    LinkDetection,
    ModemFound,
    ModemPolicy,
    ModemRestarted,
    ModemTrouble,
    Remark,
    ResetLineWanted,
    SlacConfig,
    Trouble,
    TroubleOver,
)
from firmware.slac.frames import Frame, Mme, decode, encode, homeplug, vendor
from firmware.slac.keys import NetworkKey
from firmware.slac.modem import Key, KeyTaken, LinkSeen, Modem
from tests.slac.rig import EVSE, MODEM

LUMISSIL = bytes.fromhex("0001870ea355 0016e8000001 88e1 00 6dac 0016e8") + bytes(40)


class Rig:
    def __init__(self, config: SlacConfig | None = None) -> None:
        self.now = 0.0
        self.source = random.Random(1).randbytes
        self.modem = Modem(EVSE, config or SlacConfig(), self.source)
        self.key = NetworkKey.fresh(self.source)
        self.sent: list[Mme] = []
        self.events: list[object] = []

    def pump(self) -> None:
        for frame in self.modem.frames_to_send():
            assert isinstance(frame.message, Mme)
            self.sent.append(frame.message)
        while (event := self.modem.next_event()) is not None:
            self.events.append(event)

    def set_key(self) -> homeplug.SetKeyReq:
        self.modem.set_key(self.key, self.now)
        self.pump()
        request = self.sent[-1]
        assert isinstance(request, homeplug.SetKeyReq)
        return request

    def answer(self, message: Mme) -> None:
        self.modem.receive(Frame(EVSE, MODEM, message), self.now)
        self.pump()

    def confirm(self, request: homeplug.SetKeyReq, result: int = 1, echo: bool = True) -> None:
        nonce = request.my_nonce if echo else bytes(4)
        self.answer(homeplug.SetKeyCnf(result, bytes(4), nonce, 4, 0, 0, 0))

    def pass_time(self, seconds: float) -> list[Mme]:
        before, end = len(self.sent), self.now + seconds
        while (at := self.modem.next_deadline()) is not None and at <= end:
            self.now = max(at, self.now)
            self.modem.handle_timer(self.now)
            self.pump()
        self.now = end
        return self.sent[before:]

    def network(self, nid: bytes, role: int = 2, stations: int = 0) -> None:
        listed = tuple(vendor.NwStation(bytes(6), 2, bytes(6), 40, 50) for _ in range(stations))
        self.answer(vendor.NwInfoCnf(1, nid, 1, 1, role, MODEM, 1, listed))


def count(messages: list[Mme], kind: type) -> int:
    return sum(isinstance(message, kind) for message in messages)


def test_the_request_is_what_modems_want() -> None:
    rig = Rig()
    request = rig.set_key()
    assert (request.key_type, request.protocol_id, request.new_eks) == (1, 4, 1)
    assert (request.nid, request.nmk) == (rig.key.nid, rig.key.nmk)
    rig.confirm(request)
    assert rig.events == [KeyTaken()]
    assert rig.modem.key_state is Key.TAKEN


@pytest.mark.parametrize("echo", [True, False])
def test_the_nonce_may_be_missing_but_not_an_older_one(echo: bool) -> None:
    rig = Rig()
    old = rig.set_key()
    rig.key = NetworkKey.fresh(rig.source)
    new = rig.set_key()
    rig.confirm(old)
    assert rig.events == []
    rig.confirm(new, echo=echo)
    assert rig.events == [KeyTaken()]


def test_result_0_means_not_taken() -> None:
    rig = Rig()
    request = rig.set_key()
    rig.confirm(request, result=0)
    assert rig.events == []
    rig.pass_time(6.0)
    assert ModemTrouble(Trouble.REFUSES_KEY) in rig.events


def test_the_request_is_repeated_then_the_modem_is_restarted_for_ever() -> None:
    rig = Rig()
    rig.set_key()
    sent = rig.pass_time(4.9)
    assert count(sent, homeplug.SetKeyReq) == 9
    assert count(sent, vendor.RsDevReq) == 0
    sent = rig.pass_time(0.2)
    assert count(sent, vendor.RsDevReq) == 1
    assert rig.events == [ModemTrouble(Trouble.SILENT)]
    assert count(rig.pass_time(1.8), homeplug.SetKeyReq) == 0  # dark
    sent = rig.pass_time(60.0)
    assert count(sent, homeplug.SetKeyReq) > 60
    assert rig.events == [ModemTrouble(Trouble.SILENT)]  # told once
    request = next(message for message in reversed(rig.sent) if isinstance(message, homeplug.SetKeyReq))
    rig.pass_time(3.0)
    rig.confirm(request)
    assert rig.modem.key_state in (Key.TAKEN, Key.RESTARTING)


def test_the_reset_line_is_asked_for_after_two_restarts_by_message() -> None:
    rig = Rig(SlacConfig(has_reset_line=True))
    rig.set_key()
    rig.pass_time(14.0)
    assert ResetLineWanted() not in rig.events
    rig.pass_time(8.0)
    assert rig.events.count(ResetLineWanted()) == 1


def test_no_modem_no_frames() -> None:
    rig = Rig(SlacConfig(modem=ModemPolicy.NONE))
    rig.modem.set_key(rig.key, 0.0)
    rig.modem.restarted(0.0)
    assert rig.pass_time(100.0) == []


def test_it_asks_what_the_modem_is() -> None:
    rig = Rig()
    rig.set_key()
    assert count(rig.pass_time(0.1), vendor.SwVerReq) == 1
    rig.answer(vendor.SwVerCnf(0, 0x22, b"MAC-QCA7005-1.1"))
    assert rig.events == [ModemFound(MODEM, "MAC-QCA7005-1.1")]
    assert (rig.modem.firmware, rig.modem.mac) == ("MAC-QCA7005-1.1", MODEM)
    assert count(rig.pass_time(30.0), vendor.SwVerReq) == 0


def test_a_modem_that_does_not_say_is_asked_five_times() -> None:
    rig = Rig()
    assert (rig.modem.firmware, rig.modem.mac) == (None, None)
    rig.confirm(rig.set_key())
    assert count(rig.pass_time(60.0), vendor.SwVerReq) == 5


def test_lumissil_is_asked_in_its_own_way() -> None:
    rig = Rig()
    rig.confirm(rig.set_key())
    rig.modem.receive(decode(LUMISSIL), rig.now)
    rig.modem.watch_link(0.1, rig.now)
    assert count(rig.pass_time(0.05), vendor.LumissilLinkReq) == 1
    rig.answer(vendor.LumissilLinkCnf(0, 1))
    assert rig.events[-1] == LinkSeen(True)
    rig.modem.watch_link(None, rig.now)
    rig.set_key()
    assert count(rig.pass_time(6.0), vendor.LumissilResetReq) == 1


def settled(rig: Rig) -> None:
    rig.confirm(rig.set_key())
    rig.answer(vendor.SwVerCnf(0, 0x22, b"x"))
    rig.pass_time(5.1)


def test_a_restart_is_noticed_by_the_network_id_and_the_key_sent_again() -> None:
    rig = Rig()
    settled(rig)
    rig.network(rig.key.nid)
    rig.network(bytes(7))
    assert ModemRestarted() not in rig.events
    before = len(rig.sent)
    rig.network(bytes(7))
    assert ModemRestarted() in rig.events
    assert count(rig.sent[before:], homeplug.SetKeyReq) == 1


def test_a_modem_that_never_told_our_network_id_is_not_judged_by_it() -> None:
    rig = Rig()
    settled(rig)
    for _ in range(10):
        rig.network(bytes(7))
    assert ModemRestarted() not in rig.events


def test_role_and_pib_are_judged() -> None:
    rig = Rig()
    settled(rig)
    assert count(rig.sent, vendor.ModuleReadReq) == 1
    rig.network(rig.key.nid, role=0)
    rig.network(rig.key.nid, role=0)
    assert rig.events.count(ModemTrouble(Trouble.NOT_CCO)) == 1
    rig.network(rig.key.nid, role=2)
    rig.network(rig.key.nid, role=0)
    assert rig.events.count(ModemTrouble(Trouble.NOT_CCO)) == 2
    pib = bytearray(16)
    for status, value, troubles in ((1, 1, 0), (0, 2, 0), (0, 1, 1)):
        pib[3] = value
        rig.answer(vendor.ModuleReadCnf(status, vendor.MODULE_PIB, 0x1650, bytes(pib)))
        assert rig.events.count(ModemTrouble(Trouble.NOT_EVSE)) == troubles
    rig.answer(vendor.ModuleReadCnf(0, vendor.MODULE_PIB, 0x100, b""))


def test_link_quality_is_told_when_it_changes() -> None:
    rig = Rig()
    settled(rig)
    rig.network(rig.key.nid, stations=1)
    rig.network(rig.key.nid, stations=1)
    remarks = [event.text for event in rig.events if isinstance(event, Remark)]
    assert remarks == ["link with modem 00:00:00:00:00:00: sends 40, receives 50 Mbit/s"]


def test_stations_are_asked_for_only_where_the_link_status_is_not_answered() -> None:
    rig = Rig()
    settled(rig)
    rig.modem.watch_link(0.1, rig.now)
    assert count(rig.pass_time(0.9), vendor.NwInfoReq) <= 1  # the health poll
    assert count(rig.pass_time(0.5), vendor.NwInfoReq) > 3
    rig.network(rig.key.nid, stations=1)
    assert rig.events[-2:] == [LinkSeen(True), rig.events[-1]]
    rig.answer(vendor.LinkStatusCnf(0, 0))
    assert rig.events[-1] == LinkSeen(False)
    before = len(rig.events)
    rig.network(rig.key.nid, stations=1)
    assert not any(isinstance(event, LinkSeen) for event in rig.events[before:])


def test_only_the_chosen_way_of_link_detection_counts() -> None:
    rig = Rig(SlacConfig(link_detection=LinkDetection.STATIONS))
    settled(rig)
    rig.modem.watch_link(0.1, rig.now)
    rig.answer(vendor.LinkStatusCnf(0, 1))
    assert not any(isinstance(event, LinkSeen) for event in rig.events)
    assert count(rig.pass_time(0.3), vendor.LinkStatusReq) == 0


def test_frames_go_to_the_own_modem() -> None:
    rig = Rig()
    rig.modem.set_key(rig.key, 0.0)
    (frame,) = rig.modem.frames_to_send()
    assert encode(frame)[:6].hex() == "00b052000001"


def test_zero_for_taken_is_believed_after_a_while_where_a_modem_is_no_must() -> None:
    rig = Rig(SlacConfig(modem=ModemPolicy.AUTO))
    for _ in range(9):
        request = (
            next(m for m in reversed(rig.sent) if isinstance(m, homeplug.SetKeyReq)) if rig.sent else rig.set_key()
        )
        rig.confirm(request, result=0)
        rig.pass_time(0.5)
    assert rig.modem.key_state is Key.SENT
    rig.pass_time(1.0)
    assert rig.modem.key_state is Key.TAKEN
    assert ModemTrouble(Trouble.REFUSES_KEY) in rig.events and KeyTaken() in rig.events
    rig.events.clear()
    rig.confirm(rig.set_key(), result=0)
    assert KeyTaken() in rig.events


def test_a_modem_that_was_there_and_falls_silent_gets_its_key_again() -> None:
    rig = Rig()
    rig.confirm(rig.set_key())
    rig.answer(vendor.SwVerCnf(0, 0, b"x"))
    rig.pass_time(6.0)
    rig.network(rig.key.nid)
    before = count(rig.sent, homeplug.SetKeyReq)
    rig.pass_time(14.0)
    assert count(rig.sent, homeplug.SetKeyReq) == before
    rig.pass_time(12.0)
    assert count(rig.sent, homeplug.SetKeyReq) > before
    rig.pass_time(30.0)
    assert ModemTrouble(Trouble.SILENT) in rig.events
    rig.confirm(next(m for m in reversed(rig.sent) if isinstance(m, homeplug.SetKeyReq)))
    assert TroubleOver(Trouble.SILENT) in rig.events


@pytest.mark.parametrize("trouble", [Trouble.NOT_CCO, Trouble.NOT_EVSE])
def test_what_was_put_right_is_told(trouble: Trouble) -> None:
    rig = Rig()
    rig.confirm(rig.set_key())
    rig.pass_time(8.0)

    def state(good: bool) -> None:
        rig.network(rig.key.nid, role=2 if good or trouble is Trouble.NOT_EVSE else 0)
        content = bytes(3) + bytes([2 if good or trouble is Trouble.NOT_CCO else 1]) + bytes(12)
        rig.answer(vendor.ModuleReadCnf(0, vendor.MODULE_PIB, 0x1650, content))

    state(False)
    state(False)
    assert [event for event in rig.events if isinstance(event, ModemTrouble)] == [ModemTrouble(trouble)]
    state(True)
    assert rig.events[-1] == TroubleOver(trouble)
