"""The V2G server over the loopback interface, with fake timers and a fake clock."""

import asyncio
import contextlib
import socket
import ssl
from pathlib import Path

import pytest

from firmware.core.timeline import Level
from firmware.iso15118 import adapter, sdp
from firmware.iso15118.adapter import Endpoint, find_endpoint, why_no_endpoint
from firmware.iso15118.api import (
    Effect,
    EndReason,
    RequestContactor,
    SessionEnded,
    SessionEstablished,
    StopDc,
    Trace,
)
from firmware.iso15118.sdp import SdpResponse, Security, TlsPolicy
from firmware.iso15118.tls import TlsServer
from hil import pki as test_pki
from tests.iso15118.adapter_rig import Rig, read, say
from tests.iso15118.fakes import FakeSession, FakeStation
from tests.iso15118.test_tls import identity_of

pytestmark = pytest.mark.skipif(find_endpoint("lo") is None, reason="needs IPv6 on the loopback interface")


@pytest.fixture(scope="module")
def pki() -> test_pki.Pki:
    return test_pki.generate()


@pytest.fixture(scope="module")
def tls(pki: test_pki.Pki) -> TlsServer:
    return TlsServer([identity_of(pki.secc)])


# --- SDP ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "asked", "offered"),
    [
        (TlsPolicy.OFF, Security.NONE, Security.NONE),
        (TlsPolicy.OFF, Security.TLS, Security.NONE),
        (TlsPolicy.PREFERRED, Security.TLS, Security.TLS),
        (TlsPolicy.PREFERRED, Security.NONE, Security.NONE),
        (TlsPolicy.REQUIRED, Security.NONE, Security.TLS),
    ],
)
async def test_sdp_answers_by_policy(tls: TlsServer, policy: TlsPolicy, asked: Security, offered: Security) -> None:
    async with Rig(policy, tls).running() as rig:
        answer = await rig.ask(sdp.make_request(asked))
        assert rig.server.tcp_address is not None
        port = rig.server.tcp_address[1]
        assert answer == SdpResponse("::1", port, offered)
        assert port in range(49152, 65536)


async def test_sdp_without_a_certificate() -> None:
    async with Rig(TlsPolicy.REQUIRED, None).running() as rig:
        assert await rig.ask(sdp.make_request(Security.TLS)) is None
        assert rig.texts(Level.ERROR)
    async with Rig(TlsPolicy.PREFERRED, None).running() as rig:
        answer = await rig.ask(sdp.make_request(Security.TLS))
        assert isinstance(answer, SdpResponse)
        assert answer.security is Security.NONE


async def test_sdp_survives_any_datagram() -> None:
    async with Rig().running() as rig:
        for garbage in (b"", b"\x00" * 2000, b"\x01\xfe\x90\x00\xff\xff\xff\xff", b"\x01\xfe\x90\x01" + bytes(24)):
            assert await rig.ask(garbage) is None
        assert isinstance(await rig.ask(sdp.make_request(Security.NONE)), SdpResponse)


async def test_sdp_only_while_a_vehicle_is_expected() -> None:
    request = sdp.make_request(Security.NONE)
    async with Rig().running(enabled=False) as rig:
        assert await rig.ask(request) is None
        rig.server.set_enabled(True)
        assert await rig.ask(request) is not None
        rig.timers.advance(18.5)  # SDP CMN_004
        assert await rig.ask(request) is None
        assert rig.station.effects == [SessionEnded(EndReason.SETUP_TIMEOUT, "no session set up within 18 s")]
        rig.server.set_enabled(True)
        assert await rig.ask(request) is not None
        rig.server.set_enabled(False)
        assert await rig.ask(request) is None
        rig.timers.advance(60)
        assert len(rig.station.effects) == 1


def test_sdp_request_from_another_network_is_ignored() -> None:
    rig = Rig()
    rig.server.set_enabled(True)
    assert rig.server.sdp_answer(sdp.make_request(Security.NONE), "2001:db8::1") is None
    assert rig.texts(Level.WARNING) == ["SDP request ignored: not from this link"]


# --- One session -------------------------------------------------------------------------------------------------


async def test_session_from_accept_to_end() -> None:
    async with Rig().running() as rig:
        car = await rig.connect()
        assert await say(car, b"hS") == b"hS"
        assert rig.server.active
        assert isinstance(rig.station.effects[0], SessionEstablished)
        rig.timers.advance(30)  # the setup window has served: nothing happens at 18 s
        assert await say(car, b"e") == b"e"
        assert await say(car, b"E") == b"E"
        assert not rig.server.active
        rig.timers.advance(3.9)
        assert not car[0].at_eof()
        rig.timers.advance(0.2)
        assert await read(car[0]) == b""
        assert rig.station.ends() == [EndReason.TERMINATED]
        # The vehicle may come back, and nobody is told when it does not.
        await rig.wait(lambda: rig.server._connection is None)
        assert isinstance(await rig.ask(sdp.make_request(Security.NONE)), SdpResponse)
        rig.timers.advance(20)
        assert await rig.ask(sdp.make_request(Security.NONE)) is None
        assert rig.station.ends() == [EndReason.TERMINATED]


async def test_session_deadline_is_the_timer() -> None:
    async with Rig().running() as rig:
        car = await rig.connect()
        await say(car, b"S")
        rig.timers.advance(59.9)
        assert rig.station.ends() == []
        rig.timers.advance(0.2)
        assert rig.station.ends() == [EndReason.SEQUENCE_TIMEOUT]
        assert await read(car[0]) == b""


async def test_each_step_is_one_write(monkeypatch: pytest.MonkeyPatch) -> None:
    writes: list[bytes] = []
    original = asyncio.selector_events._SelectorSocketTransport.write  # type: ignore[attr-defined]

    def write(self: object, data: bytes) -> None:
        writes.append(bytes(data))
        original(self, data)

    async with Rig().running() as rig:
        car = await rig.connect()
        monkeypatch.setattr(asyncio.selector_events._SelectorSocketTransport, "write", write)  # type: ignore[attr-defined]
        await say(car, b"hSeee")
        assert writes == [b"hSeee", b"hSeee"]  # the vehicle's, and one of ours


async def test_octets_one_at_a_time() -> None:
    async with Rig().running() as rig:
        car = await rig.connect()
        for octet in b"hSeE":
            assert await say(car, bytes([octet])) == bytes([octet])
        assert rig.sessions[0].received == b"hSeE"


@pytest.mark.parametrize("how", ["close", "reset"])
async def test_vehicle_goes_away(how: str) -> None:
    async with Rig().running() as rig:
        car = await rig.connect()
        await say(car, b"S")
        if how == "reset":
            linger = (1).to_bytes(4, "little") + bytes(4)
            car[1].get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        car[1].close()
        await rig.wait(lambda: rig.station.ends() != [])
        assert rig.station.ends() == [EndReason.PEER_CLOSED]
        await rig.wait(lambda: rig.server._connection is None)


async def test_station_stops_the_session_and_view_changes_reach_it() -> None:
    async with Rig().running() as rig:
        rig.server.on_view_changed()  # nobody there: nothing
        rig.server.stop_session("nobody")
        car = await rig.connect()
        await say(car, b"S")
        rig.server.on_view_changed()
        assert rig.sessions[0].looks == 1
        rig.server.stop_session("unplugged")
        assert rig.station.effects[-1] == SessionEnded(EndReason.LOCAL_STOP, "unplugged")
        assert await read(car[0]) == b""


async def test_shutting_down_ends_the_session() -> None:
    rig = Rig()
    async with rig.running():
        car = await rig.connect()
        await say(car, b"S")
    assert rig.station.ends() == [EndReason.LOCAL_STOP]
    assert await read(car[0]) == b""


# --- More than one connection ------------------------------------------------------------------------------------


async def test_second_connection_cannot_disturb_a_session() -> None:
    async with Rig().running() as rig:
        car = await rig.connect()
        await say(car, b"hS")
        for _ in range(3):
            intruder = await rig.connect()
            assert await say(intruder, b"hSX") == b""
        assert await say(car, b"e") == b"e"
        assert len(rig.sessions) == 1
        assert rig.station.ends() == []


@pytest.mark.parametrize("first_words", [b"", b"?", b"\x16\x03\x01"])
async def test_silent_half_open_or_slow_connection_gives_way(tls: TlsServer, first_words: bytes) -> None:
    async with Rig(TlsPolicy.PREFERRED, tls).running() as rig:
        silent = await rig.connect()
        silent[1].write(first_words)
        await rig.wait(lambda: rig.server._connection is not None)
        car = await rig.connect()
        assert await say(car, b"hS") == b"hS"
        assert await read(silent[0]) == b""
        assert rig.station.ends() == []  # the station is not told of what never was a session
        assert await say(car, b"e") == b"e"


async def test_silent_connection_is_dropped_with_the_setup_window() -> None:
    async with Rig().running() as rig:
        silent = await rig.connect()
        await rig.wait(lambda: rig.server._connection is not None)
        rig.timers.advance(17.9)
        assert isinstance(await rig.ask(sdp.make_request(Security.NONE)), SdpResponse)  # SDP is not blocked by it
        rig.timers.advance(0.2)
        assert await read(silent[0]) == b""
        assert rig.station.ends() == [EndReason.SETUP_TIMEOUT]
        late = await rig.connect()
        assert await read(late[0]) == b""


async def test_slow_loris_cannot_stretch_the_setup_window() -> None:
    async with Rig().running() as rig:
        loris = await rig.connect()
        for _ in range(17):
            assert await say(loris, b"h") == b"h"
            rig.timers.advance(1)
        rig.timers.advance(1.1)
        assert await read(loris[0]) == b""
        assert rig.station.ends() == [EndReason.SETUP_TIMEOUT]


async def test_new_connection_while_the_old_one_lingers() -> None:
    async with Rig().running() as rig:
        car = await rig.connect()
        await say(car, b"SE")
        again = await rig.connect()
        assert await say(again, b"S") == b"S"
        assert await read(car[0]) == b""
        assert rig.station.ends() == [EndReason.TERMINATED]
        third = await rig.connect()
        await rig.wait(lambda: len(rig.texts(Level.WARNING)) >= 2)
        assert await read(third[0]) == b""


async def test_silent_connection_after_a_session_is_dropped_too() -> None:
    async with Rig().running() as rig:
        car = await rig.connect()
        await say(car, b"SE")
        silent = await rig.connect()
        await rig.wait(lambda: any("gives way" in text for text in rig.texts(Level.WARNING)))
        rig.timers.advance(18.1)
        assert await read(silent[0]) == b""


async def test_connection_that_nobody_expects() -> None:
    async with Rig().running(enabled=False) as rig:
        car = await rig.connect()
        assert await read(car[0]) == b""
        rig.server.set_enabled(True)
        waiting = await rig.connect()
        await rig.wait(lambda: rig.server._connection is not None)
        rig.server.set_enabled(False)
        assert await read(waiting[0]) == b""
        assert rig.sessions == []


async def test_remark_of_the_session_goes_to_the_timeline_whatever_its_data_is_called() -> None:
    rig = Rig()
    rig.server.tell(Trace("odd", True, {"source": 1, "text": 2, "level": 3, "other": 4}, warning=True))
    (entry,) = rig.timeline
    assert (entry.text, entry.level) == ("<- odd", Level.WARNING)
    assert entry.data == {"source_": 1, "text_": 2, "level_": 3, "other": 4}
    assert rig.station.effects == []


# --- Bugs stay where they are ------------------------------------------------------------------------------------


async def test_bug_in_a_session_ends_only_that_session() -> None:
    async with Rig().running() as rig:
        car = await rig.connect()
        await say(car, b"S")
        assert await say(car, b"!") == b""
        assert rig.station.effects[-1] == SessionEnded(EndReason.LOCAL_STOP, "internal error")
        (entry,) = [entry for entry in rig.timeline if entry.level is Level.ERROR]
        assert "a bug in the session" in entry.data["error"]
        again = await rig.connect()
        assert await say(again, b"S") == b"S"


async def test_bug_that_leaves_nothing_of_the_session() -> None:
    class Broken(FakeSession):
        def stop(self, now: float, detail: str) -> None:
            raise RuntimeError("not even that")

    async with Rig(session_factory=Broken).running() as rig:
        car = await rig.connect()
        await say(car, b"S")
        assert await say(car, b"!") == b""
        end = SessionEnded(EndReason.LOCAL_STOP, "internal error")
        assert rig.station.effects[1:] == [StopDc(), RequestContactor(False), end]


async def test_bug_while_answering_sdp(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Rig().running() as rig:
        monkeypatch.setattr(sdp, "POLICY", {})
        assert await rig.ask(sdp.make_request(Security.NONE)) is None
        assert rig.texts(Level.ERROR) == ["SDP responder failed"]


@pytest.mark.parametrize("reason", list(EndReason))
def test_every_end_of_a_session_is_told_with_its_cause(reason: EndReason) -> None:
    rig = Rig()
    rig.server.tell(SessionEnded(reason, "no request within 0.5 s"))
    (entry,) = rig.timeline
    assert entry.text.endswith(": no request within 0.5 s")
    in_order = (EndReason.TERMINATED, EndReason.PAUSED, EndReason.FAILED_RESPONSE, EndReason.LOCAL_STOP)
    assert entry.level is (Level.INFO if reason in in_order else Level.WARNING)


async def test_session_that_notices_the_setup_timeout_first_is_the_only_one_to_tell() -> None:
    rig = Rig()
    rig.server.set_enabled(True)
    rig.server.tell(SessionEnded(EndReason.SETUP_TIMEOUT, "no SessionSetupReq"))
    rig.timers.advance(60)
    assert rig.station.ends() == [EndReason.SETUP_TIMEOUT]


def test_setup_window_that_is_opened_anew_during_a_session_ends_without_a_word() -> None:
    rig = Rig()
    rig.server.set_enabled(True)
    connection = adapter._Connection(rig.server)
    assert rig.server.admit(connection, "::1")
    connection.step(lambda link, now: link.receive_data(b"S", now))
    rig.server.set_enabled(True)
    rig.timers.advance(19)
    assert rig.server.active
    assert rig.station.ends() == []


async def test_bug_in_the_factory() -> None:
    def broken(tls: bool, now: float) -> FakeSession:
        raise RuntimeError("no session today")

    async with Rig(session_factory=broken).running() as rig:
        car = await rig.connect()
        assert await say(car, b"h") == b""
        assert rig.texts(Level.ERROR)
        assert isinstance(await rig.ask(sdp.make_request(Security.NONE)), SdpResponse)


async def test_station_that_raises_or_calls_back() -> None:
    class Station(FakeStation):
        def on_effect(self, effect: Effect) -> None:
            super().on_effect(effect)
            if isinstance(effect, SessionEstablished):
                rig.server.on_view_changed()  # from within a step
                raise RuntimeError("the station's own bug")

    async with Rig().running() as rig:
        rig.server._station = Station()
        car = await rig.connect()
        assert await say(car, b"S") == b"S"
        assert await say(car, b"e") == b"e"
        assert rig.sessions[0].looks == 1
        assert rig.texts(Level.ERROR) == ["the station failed on a V2G effect"]


async def test_station_that_stops_the_session_from_within_an_effect() -> None:
    class Station(FakeStation):
        def on_effect(self, effect: Effect) -> None:
            super().on_effect(effect)
            if isinstance(effect, SessionEstablished):
                rig.server.stop_session("changed my mind")
                rig.server.set_enabled(False)

    async with Rig().running() as rig:
        station = rig.server._station = Station()
        car = await rig.connect()
        car[1].write(b"S")
        while await read(car[0]):
            pass
        assert station.ends() == [EndReason.LOCAL_STOP]


async def test_vehicle_that_does_not_read_is_not_read_from() -> None:
    async with Rig().running() as rig:
        car = await rig.connect()
        assert await say(car, b"S") == b"S"
        protocol = rig.server._connection
        assert protocol is not None
        assert protocol._transport is not None
        protocol.pause_writing()
        assert not protocol._transport.is_reading()
        protocol.resume_writing()
        assert protocol._transport.is_reading()
        assert await say(car, b"e") == b"e"


async def test_last_octets_that_nobody_takes_are_given_up() -> None:
    async with Rig().running() as rig:
        car = await rig.connect()
        await say(car, b"S")
        connection = rig.server._connection
        assert connection is not None
        assert connection._transport is not None
        connection._transport.write(b"x" * 20_000_000)  # more than the kernel buffers
        rig.server.stop_session("unplugged")
        assert connection._transport.get_write_buffer_size() > 0
        rig.timers.advance(2.1)
        await rig.wait(lambda: rig.server._connection is None)


# --- TLS ---------------------------------------------------------------------------------------------------------


def client_context(pki: test_pki.Pki) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.load_verify_locations(cadata=pki.v2g_root.pem.decode())
    return context


async def test_tls_session(pki: test_pki.Pki, tls: TlsServer) -> None:
    async with Rig(TlsPolicy.REQUIRED, tls).running() as rig:
        assert rig.server.tcp_address is not None
        car = await asyncio.open_connection(*rig.server.tcp_address, ssl=client_context(pki))
        assert await say(car, b"hS") == b"hS"
        assert rig.sessions[0].tls
        assert await say(car, b"X") == b""  # closed with close_notify: no error
        assert rig.station.ends() == [EndReason.PROTOCOL_ERROR]


async def test_plain_where_tls_is_required(tls: TlsServer) -> None:
    async with Rig(TlsPolicy.REQUIRED, tls).running() as rig:
        car = await rig.connect()
        assert await say(car, b"hS") == b""
        assert rig.sessions == []
        assert any("requires" in text for text in rig.texts(Level.WARNING))


async def test_failed_handshake_gets_its_alert_and_the_next_car_is_served(pki: test_pki.Pki, tls: TlsServer) -> None:
    async with Rig(TlsPolicy.REQUIRED, tls).running() as rig:
        assert rig.server.tcp_address is not None
        old = client_context(pki)
        old.set_ciphers("ECDHE-RSA-AES128-GCM-SHA256")
        old.maximum_version = ssl.TLSVersion.TLSv1_2
        with pytest.raises(ssl.SSLError, match=r"(?i)handshake.failure"):
            await asyncio.open_connection(*rig.server.tcp_address, ssl=old)
        assert any("no shared cipher" in text for text in rig.texts(Level.WARNING))
        car = await asyncio.open_connection(*rig.server.tcp_address, ssl=client_context(pki))
        assert await say(car, b"S") == b"S"


# --- The interface -----------------------------------------------------------------------------------------------


async def test_interface_that_comes_late_and_goes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "_RETRY_S", (0.0,))
    endpoint: Endpoint | None = None
    rig = Rig(resolve=lambda _name: endpoint)
    task = asyncio.create_task(rig.server.run())
    await rig.wait(lambda: rig.texts(Level.WARNING) != [])
    await asyncio.sleep(0)
    assert rig.server.tcp_address is None
    assert len(rig.texts(Level.WARNING)) == 1  # not once an attempt
    endpoint = find_endpoint("lo")
    await rig.wait(lambda: rig.server.tcp_address is not None)
    rig.server.set_enabled(True)
    car = await rig.connect()
    assert await say(car, b"S") == b"S"
    endpoint = None
    await rig.wait(lambda: rig.server.tcp_address is None)
    endpoint = find_endpoint("lo")
    await rig.wait(lambda: rig.server.tcp_address is not None)
    assert await say(car, b"e") == b"e"  # TCP outlives a flap of the address
    rig.server.socket_broken()
    await rig.wait(lambda: not rig.server._broken.is_set())
    assert sum(text.startswith("V2G ready") for text in rig.texts(Level.INFO)) >= 3
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def test_sdp_port_that_is_taken_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "_RETRY_S", (0.0,))
    rig = Rig()
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as other:
        other.bind(("::", rig.sdp_port))
        task = asyncio.create_task(rig.server.run())
        await rig.wait(lambda: rig.texts(Level.WARNING) != [])
        assert "in use" in rig.texts(Level.WARNING)[0]
    await rig.wait(lambda: rig.server.tcp_address is not None)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


def test_a_technician_hears_why_there_is_no_address() -> None:
    assert "no such interface" in why_no_endpoint("missing0")
    assert "must be up" in why_no_endpoint("lo")


def test_find_endpoint(tmp_path: Path) -> None:
    table = tmp_path / "if_inet6"
    table.write_text(
        "00000000000000000000000000000001 01 80 10 80       lo\n"
        "fd000000000000000000000000000002 04 40 00 82     plc0\n"
        "fe8000000000000000fc00fffe000009 04 40 20 c0     plc0\n"  # tentative
        "nonsense\n"
        "fe8000000000000000fc00fffe000001 04 40 20 80     plc0\n"
    )
    assert find_endpoint("lo", table) == Endpoint("::1", 1)
    plc = find_endpoint("plc0", table)
    assert plc == Endpoint("fe80::fc:ff:fe00:1", 4)
    assert plc.scope == 4
    assert Endpoint("::1", 1).scope == 0
    assert find_endpoint("plc1", table) is None
    assert find_endpoint("lo", tmp_path / "nowhere") is None
