"""The adapter over a socket pair: timers, events, interfaces that come and go."""

import asyncio
import socket

import pytest

from firmware.core.clock import SystemClock
from firmware.core.timeline import Level, Source, Timeline
from firmware.slac.adapter import InterfaceError, NotPermitted, RawSocket, SlacAdapter
from firmware.slac.api import KeySet, LinkUp, Pilot, SlacConfig, SlacEvent
from firmware.slac.frames import Frame, Mme, decode, encode, homeplug, vendor
from tests.slac.rig import EV, EVSE, MODEM, match, parm, profile, response, start


class FakeRaw(RawSocket):
    """One end of a socket pair; `broken` makes it fail as an interface that went down."""

    def __init__(self) -> None:
        self.mac = EVSE
        self._socket, self.far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._socket.setblocking(False)
        self.far.setblocking(False)
        self.broken = False

    def receive(self) -> bytes | None:
        if self.broken:
            raise InterfaceError("network is down")
        try:
            return self._socket.recv(2000) or None
        except BlockingIOError:
            return None


class Rig:
    """Adapter, far end and what came."""

    def __init__(self, opens: list[FakeRaw | None]) -> None:
        self.events: list[SlacEvent] = []
        self.changed = asyncio.Event()
        self.raises = False
        self.clock = SystemClock()
        self.timeline = Timeline(self.clock)
        self.opens = opens
        self.raw: FakeRaw | None = None
        self.adapter = SlacAdapter(
            "plc0", SlacConfig(), self.clock, self, timeline=self.timeline, open_socket=self.open_socket
        )

    def open_socket(self, interface: str) -> RawSocket:
        assert interface == "plc0"
        raw = self.opens.pop(0)
        if raw is None:
            raise InterfaceError("there is no interface plc0")
        self.raw = raw
        return raw

    def on_slac_event(self, event: SlacEvent) -> None:
        self.events.append(event)
        self.changed.set()
        if self.raises:
            raise RuntimeError("a bug of the port")

    async def message(self, kind: type[Mme]) -> Mme:
        """The next message of a kind that the adapter sends."""
        loop = asyncio.get_running_loop()
        while True:
            assert self.raw is not None
            data = await asyncio.wait_for(loop.sock_recv(self.raw.far, 2000), 5.0)
            message = decode(data).message
            if isinstance(message, kind):
                return message

    def say(self, message: Mme, source: bytes = EV) -> None:
        assert self.raw is not None
        self.raw.far.send(encode(Frame(EVSE, source, message)))

    async def confirm_key(self) -> None:
        request = await self.message(homeplug.SetKeyReq)
        assert isinstance(request, homeplug.SetKeyReq)
        self.say(homeplug.SetKeyCnf(1, bytes(4), request.my_nonce, 4, 0, 0, 0), MODEM)

    async def event(self, kind: type[object]) -> None:
        while not any(isinstance(event, kind) for event in self.events):
            self.changed.clear()
            await asyncio.wait_for(self.changed.wait(), 5.0)

    def texts(self) -> list[str]:
        return [entry.text for entry in self.timeline if entry.source is Source.SLAC]


async def test_a_match_through_the_adapter() -> None:
    rig = Rig([FakeRaw()])
    rig.adapter.set_pilot(Pilot.B)
    rig.adapter.start()
    await rig.confirm_key()
    await rig.event(KeySet)
    rig.say(parm())
    await rig.message(homeplug.SlacParmCnf)
    rig.say(start())
    rig.say(profile(), MODEM)
    await rig.message(homeplug.AttenCharInd)  # by timer: one profile only
    rig.say(response())
    rig.say(match())
    await rig.message(homeplug.SlacMatchCnf)
    await rig.message(vendor.LinkStatusReq)
    rig.say(vendor.LinkStatusCnf(0, 1), MODEM)
    await rig.event(LinkUp)
    assert any(text.startswith("MATCHED ev=00:7d:fa:09:fe:76") for text in rig.texts())
    rig.adapter.pause()
    rig.adapter.resume()
    rig.adapter.modem_restarted()
    rig.adapter.leave()
    await rig.confirm_key()
    rig.adapter.stop()
    assert rig.adapter.core is None


async def test_an_interface_that_comes_late_is_told_once_and_used() -> None:
    rig = Rig([None, None, FakeRaw()])
    rig.adapter.set_pilot(Pilot.A)
    rig.adapter.start()
    while rig.raw is None:
        await asyncio.sleep(0.01)
    await rig.confirm_key()
    await rig.event(KeySet)
    warnings = [entry.text for entry in rig.timeline if entry.level is Level.WARNING]
    assert warnings == ["SLAC waits for plc0: there is no interface plc0"]
    rig.adapter.stop()


async def test_an_interface_that_goes_down_is_opened_again_with_the_pilot_as_it_is() -> None:
    first, second = FakeRaw(), FakeRaw()
    rig = Rig([first, second])
    rig.adapter.set_pilot(Pilot.C)
    rig.adapter.start()
    await rig.confirm_key()
    await rig.event(KeySet)
    first.broken = True
    rig.say(parm())
    while rig.raw is first:
        await asyncio.sleep(0.01)
    await rig.confirm_key()
    rig.say(parm())
    await rig.message(homeplug.SlacParmCnf)
    rig.adapter.stop()


async def test_a_port_that_raises_does_not_stop_matching() -> None:
    rig = Rig([FakeRaw()])
    rig.raises = True
    rig.adapter.set_pilot(Pilot.B)
    rig.adapter.start()
    await rig.confirm_key()
    await rig.event(KeySet)
    rig.say(parm())
    await rig.message(homeplug.SlacParmCnf)
    assert any("a bug of the port" in text for text in rig.texts())
    rig.adapter.stop()


async def test_a_peer_that_is_gone_while_sending() -> None:
    first, second = FakeRaw(), FakeRaw()
    rig = Rig([first, second])
    rig.adapter.start()
    first.far.close()
    rig.adapter.leave()
    while rig.raw is first:
        await asyncio.sleep(0.01)
    await rig.confirm_key()
    rig.adapter.stop()


def test_what_keeps_a_raw_socket_from_opening(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InterfaceError, match="there is no interface evse-none0"):
        RawSocket("evse-none0")

    def refuse(*_arguments: object) -> socket.socket:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(socket, "socket", refuse)
    with pytest.raises(NotPermitted, match="need root or CAP_NET_RAW"):
        RawSocket("lo")
