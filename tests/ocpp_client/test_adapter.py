"""The client over real sockets on loopback: against the `ocpp` package, and against servers that misbehave."""

import asyncio
import contextlib
import json
import random
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve

from firmware.core.clock import SystemClock
from firmware.core.config import Config, OcppSection
from firmware.core.errors import ConfigError
from firmware.core.store import Store
from firmware.core.timeline import Timeline
from firmware.ocpp_client import adapter
from firmware.ocpp_client.adapter import OcppClient
from firmware.ocpp_client.device_model import SCOPE
from firmware.station.api import (
    AuthorizationAnswer,
    AuthorizeNeeded,
    ConnectorStatus,
    EventKind,
    IdToken,
    RemoteStart,
    SetOnline,
    StatusChanged,
    TokenType,
    TransactionEvent,
    TransactionEventStored,
)
from hil.csms import Behaviour, TestCsms
from tests.ocpp_client.fakes import CARD, T0, FakeStation, event, put


class Rig:
    """A client with its station, running."""

    def __init__(self, url: str, store: Store | None = None, **settings: Any) -> None:
        self.station = FakeStation()
        self.store = store or Store(":memory:")
        for name in ("RetryBackOffWaitMinimum", "RetryBackOffRandomRange"):
            self.store.put(SCOPE, f"OCPPCommCtrlr.{name}", "0")
        self.clock = SystemClock()
        self.timeline = Timeline(self.clock)
        self.times: list[datetime] = []
        config = Config(ocpp=OcppSection(url=url, identity="CS 1", **{"security_profile": 0, **settings}))
        self.client = OcppClient(
            config, self.station, self.store, self.clock, self.timeline, random.Random(), on_time=self.times.append
        )
        self.task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Rig":
        self.task = asyncio.create_task(self.client.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.close()
        assert self.task is not None
        await asyncio.wait_for(self.task, 5)

    def happens(self, item: object) -> None:
        if isinstance(item, TransactionEvent):
            put(self.store, item)
            item = TransactionEventStored(item)
        self.client.on_event(item)

    def texts(self) -> str:
        return "\n".join(entry.text for entry in self.timeline)


async def eventually(condition: Callable[[], object], timeout_s: float = 10.0) -> None:
    async with asyncio.timeout(timeout_s):
        while not condition():
            await asyncio.sleep(0.01)


async def test_a_whole_visit_against_the_ocpp_package() -> None:
    async with TestCsms() as csms, Rig(csms.url) as rig:
        (boot,) = await csms.received("BootNotification")
        assert boot == {
            "reason": "PowerUp",
            "chargingStation": {
                "model": "RD-1",
                "vendorName": "evse-firmware",
                "serialNumber": "000001",
                "firmwareVersion": "0.1.0",
            },
        }
        await csms.received("StatusNotification")
        await eventually(lambda: rig.client.online)
        assert rig.times

        rig.happens(AuthorizeNeeded(7, CARD))
        await csms.received("Authorize")
        await eventually(lambda: rig.station.of(AuthorizationAnswer))
        assert rig.station.of(AuthorizationAnswer) == [AuthorizationAnswer(7, "Accepted", "")]

        rig.happens(StatusChanged(ConnectorStatus.OCCUPIED, T0))
        rig.happens(event(0, EventKind.STARTED, token=CARD))
        for number in range(1, 4):
            rig.happens(event(number))
        rig.happens(event(4, EventKind.ENDED, token=CARD, stopped_reason="EVDisconnected"))
        await csms.received("TransactionEvent", 5)
        (events,) = csms.record.transactions().values()
        assert [item["seqNo"] for item in events] == [0, 1, 2, 3, 4]
        assert csms.record.duplicates() == []
        await eventually(lambda: rig.store.count_pending() == 0)
        assert csms.record.of("StatusNotification")[-1]["connectorStatus"] == "Occupied"


async def test_commands_of_the_csms() -> None:
    async with TestCsms() as csms, Rig(csms.url) as rig:
        await csms.received("StatusNotification")
        assert (await csms.request_start("T1", 9)).status == "Accepted"
        assert rig.station.of(RemoteStart) == [RemoteStart(IdToken("T1", TokenType.CENTRAL), 9)]
        assert (await csms.request_stop("tx-1")).status == "Accepted"
        assert (await csms.reset("OnIdle")).status == "Accepted"
        result = await csms.set_variable("OCPPCommCtrlr", "HeartbeatInterval", "77")
        assert result["attribute_status"] == "Accepted"
        assert (await csms.get_variable("OCPPCommCtrlr", "HeartbeatInterval"))["attribute_value"] == "77"
        assert (await csms.base_report(5)).status == "Accepted"
        await csms.until(lambda: csms.record.report_complete(5))
        names = {line["variable"]["name"] for line in csms.record.report(5)}
        assert {"HeartbeatInterval", "TxStartPoint", "BasicAuthPassword", "Model"} <= names


async def test_the_csms_goes_and_comes_back_and_nothing_is_lost_or_doubled() -> None:
    async with TestCsms() as csms, Rig(csms.url) as rig:
        await csms.received("StatusNotification")
        rig.happens(event(0, EventKind.STARTED, token=CARD))
        await eventually(lambda: rig.store.count_pending() == 0)
        await csms.stop()
        await eventually(lambda: not rig.client.online)
        for number in range(1, 6):
            rig.happens(event(number, offline=True))
        rig.happens(event(6, EventKind.ENDED, offline=True))
        async with csms:
            await csms.until(lambda: len(csms.record.transactions().get("tx-1", [])) == 7)
            await eventually(lambda: rig.store.count_pending() == 0)
    (events,) = csms.record.transactions().values()
    assert [item.get("offline", False) for item in events] == [False] + [True] * 6
    assert csms.record.duplicates() == []
    assert len(csms.record.of("BootNotification")) == 1  # no second boot on reconnection
    assert [command.online for command in rig.station.of(SetOnline)] == [True, False, True, False]


async def test_cut_at_every_message_of_a_transaction() -> None:
    for position in range(1, 6):
        async with TestCsms() as csms, Rig(csms.url) as rig:
            await csms.received("StatusNotification")
            csms.behaviour.close_after = position
            rig.happens(event(0, EventKind.STARTED, token=CARD))
            for number in range(1, 4):
                rig.happens(event(number))
            rig.happens(event(4, EventKind.ENDED))
            await eventually(lambda rig=rig: rig.store.count_pending() == 0)
            (events,) = csms.record.transactions().values()
            assert [item["seqNo"] for item in events] == [0, 1, 2, 3, 4]
            assert csms.record.connections == 2


@pytest.mark.parametrize("fault", ["garbage", "invalid", "twice", "errors"])
async def test_bad_answers_to_everything_but_the_boot(fault: str) -> None:
    # A garbled answer is no answer, and its timeout is real time here: one action is enough.
    actions = {"Authorize"} if fault == "garbage" else {"StatusNotification", "SecurityEventNotification", "Authorize"}
    async with TestCsms(Behaviour(**{fault: actions})) as csms:
        store = Store(":memory:")
        store.put(SCOPE, "OCPPCommCtrlr.MessageTimeout[Default]", "1")
        async with Rig(csms.url, store) as rig:
            await csms.received("StatusNotification")
            rig.happens(AuthorizeNeeded(1, CARD))
            rig.happens(event(0, EventKind.STARTED, token=CARD))
            await csms.received("TransactionEvent")
            await eventually(lambda: rig.station.of(AuthorizationAnswer) and rig.store.count_pending() == 0)
            (answer,) = rig.station.of(AuthorizationAnswer)
            expected = {"garbage": "Offline", "invalid": "Unknown", "twice": "Accepted", "errors": "Unknown"}
            assert answer.status == expected[fault]


async def test_basic_authentication_and_change_of_the_password() -> None:
    first, second = "first-password-123", "second-password-123"
    async with (
        TestCsms(Behaviour(password=first)) as csms,
        Rig(csms.url, security_profile=1, password=first) as rig,
    ):
        await csms.received("StatusNotification")
        csms.behaviour.password = second
        result = await csms.set_variable("SecurityCtrlr", "BasicAuthPassword", second)
        assert result["attribute_status"] == "Accepted"
        await eventually(lambda: csms.record.connections == 2 and rig.client.online)
        answer = await csms.get_variable("SecurityCtrlr", "BasicAuthPassword")
        assert answer["attribute_status"] == "Rejected" and "attribute_value" not in answer
        assert first not in rig.texts() and second not in rig.texts()


async def test_a_csms_that_has_lost_the_new_password_is_reached_by_the_one_before() -> None:
    first, second = "first-password-123", "second-password-123"
    store = Store(":memory:")
    async with TestCsms(Behaviour(password=first)) as csms:
        async with Rig(csms.url, store, security_profile=1, password=first) as rig:
            await csms.received("StatusNotification")
            assert (await csms.set_variable("SecurityCtrlr", "BasicAuthPassword", second))[
                "attribute_status"
            ] == "Accepted"
            await eventually(lambda: csms.record.connections == 2 and rig.client.online)
            assert "refuses the new password; connected with the one before" in rig.texts()
            assert "401" in rig.texts()
        async with Rig(csms.url, store, security_profile=1, password=first) as rig:  # the same after a restart
            await eventually(lambda: rig.client.online)
            csms.behaviour.password = second  # somebody has told the CSMS
            await csms.stop()
            await eventually(lambda: not rig.client.online)
            async with csms:
                await eventually(lambda: rig.client.online)
                assert set(rig.client.secrets()) == {second}
            await csms.stop()
            csms.behaviour.password = first  # from now on there is no way back
            await eventually(lambda: not rig.client.online)
            async with csms:
                refused = len(csms.request_headers)
                await eventually(lambda: len(csms.request_headers) >= refused + 4)
                assert not rig.client.online
            assert first not in rig.texts() and second not in rig.texts()


@pytest.mark.parametrize("password", ["", "short", "x" * 15, "x" * 41])
async def test_a_password_that_is_none_is_refused_and_the_old_one_stays(password: str) -> None:
    first = "first-password-123"
    async with TestCsms(Behaviour(password=first)) as csms, Rig(csms.url, security_profile=1, password=first) as rig:
        await csms.received("StatusNotification")
        answer = await csms.set_variable("SecurityCtrlr", "BasicAuthPassword", password)
        assert answer["attribute_status"] == "Rejected"
        await csms.base_report(1)
        assert csms.record.connections == 1 and set(rig.client.secrets()) == {first}


async def test_wrong_password_is_told_and_retried() -> None:
    async with (
        TestCsms(Behaviour(password="right-password-123")) as csms,
        Rig(csms.url, security_profile=1, password="wrong-password-123") as rig,
    ):
        await eventually(lambda: len(csms.request_headers) >= 3)
        assert "401" in rig.texts() and csms.record.connections == 0


async def test_a_stop_does_not_wait_for_a_server_that_never_answers() -> None:
    """SIGTERM has five seconds; whoever takes the connection and says nothing must not use them up."""
    arrived = asyncio.Event()

    async def mute(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        arrived.set()
        await reader.read()
        writer.close()

    async with await asyncio.start_server(mute, "127.0.0.1", 0) as server:
        rig = Rig(f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        running = asyncio.create_task(rig.client.run())
        await arrived.wait()
        await rig.client.close()
        await asyncio.sleep(0)
        assert running.done()  # `close` gives up after its patience, and then it would not be
    assert not any("connection to the CSMS" in entry.text for entry in rig.timeline)


async def test_a_server_without_our_subprotocol_is_left() -> None:
    async with TestCsms(Behaviour(subprotocol="ocpp1.5")) as csms, Rig(csms.url) as rig:
        await eventually(lambda: "speaks no version of OCPP that we offer (2.1, 2.0.1, 1.6)" in rig.texts())
        assert csms.record.requests == []


async def test_heartbeat_ping_and_close_do_not_leave_tasks() -> None:
    async with TestCsms() as csms:
        async with Rig(csms.url):
            await csms.received("StatusNotification")
        names = [task.get_coro().__qualname__ for task in asyncio.all_tasks()]  # type: ignore[union-attr]
        assert not [name for name in names if "OcppClient" in name]


# --- servers that nobody should run ---------------------------------------------------------------------------------

Handler = Callable[[ServerConnection], Awaitable[None]]


@contextlib.asynccontextmanager
async def raw_server(handler: Handler) -> AsyncIterator[str]:
    async with serve(handler, "127.0.0.1", 0, subprotocols=["ocpp2.0.1"], close_timeout=0.5) as server:  # type: ignore[list-item]
        yield f"ws://127.0.0.1:{next(iter(server.sockets)).getsockname()[1]}"


async def closes_at_once(socket: ServerConnection) -> None:
    await socket.close()


async def sends_garbage(socket: ServerConnection) -> None:
    for text in ("", "x", "[", "[2", "[]", "[99]", "[2,1,2,3]", "null", b"\x00\xff", "[" * 50_000, '[3,"x",{}]'):
        await socket.send(text)
    await socket.wait_closed()


async def sends_too_much(socket: ServerConnection) -> None:
    await socket.send("[" + "1," * 300_000 + "1]")
    await socket.wait_closed()


async def drops_the_line(socket: ServerConnection) -> None:
    await socket.recv()
    socket.transport.abort()


async def floods_without_reading(socket: ServerConnection) -> None:
    await socket.recv()
    socket.transport.pause_reading()
    number = 0
    async with asyncio.timeout(1.0):
        while True:
            number += 1
            await socket.send(json.dumps([2, f"f{number}", "GetVariables", {"padding": "x" * 1000}]))


@pytest.mark.parametrize(
    "handler", [closes_at_once, sends_garbage, sends_too_much, drops_the_line, floods_without_reading]
)
async def test_survives(handler: Handler) -> None:
    visits = 0

    async def count(socket: ServerConnection) -> None:
        nonlocal visits
        visits += 1
        if visits == 1:
            with contextlib.suppress(TimeoutError):
                await handler(socket)
            socket.transport.abort()
            return
        async for text in socket:
            frame = json.loads(text)
            assert frame[2] == "BootNotification"
            answer = {"currentTime": "2026-01-01T00:00:00Z", "interval": 300, "status": "Accepted"}
            await socket.send(json.dumps([3, frame[1], answer]))
            break
        await socket.wait_closed()

    async with raw_server(count) as url, Rig(url) as rig:
        if handler is sends_garbage:
            await eventually(lambda: "an answer to nothing we asked" in rig.texts())
            rig.client._leave.set()
        await eventually(lambda: rig.client.online)
        assert "unexpectedly" not in rig.texts()


class DeafSocket:
    """A server that asks without end and never reads."""

    def __init__(self) -> None:
        self.asked = 0

    async def recv(self) -> str:
        self.asked += 1
        return json.dumps([2, f"q{self.asked}", "GetTransactionStatus", {}])

    async def send(self, _: str) -> None:
        await asyncio.Event().wait()


async def test_a_server_that_never_reads_is_not_read_from() -> None:
    rig, deaf = Rig("ws://127.0.0.1:1"), DeafSocket()
    serving = asyncio.create_task(rig.client._serve(deaf))  # type: ignore[arg-type]
    for _ in range(1000):
        await asyncio.sleep(0)
    assert deaf.asked == 1
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


class DeadLine(DeafSocket):
    """Nothing comes any more, not even pongs, and nobody says so."""

    async def recv(self) -> str:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(self, _: str) -> None:
        return

    async def ping(self) -> asyncio.Future[float]:
        return asyncio.get_running_loop().create_future()


async def test_a_dead_line_is_noticed_by_the_missing_pong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "PONG_TIMEOUT_S", 0.01)
    store = Store(":memory:")
    store.put(SCOPE, "OCPPCommCtrlr.WebSocketPingInterval", "1")
    rig = Rig("ws://127.0.0.1:1", store)
    with pytest.raises(TimeoutError, match="no pong"):
        await rig.client._serve(DeadLine())  # type: ignore[arg-type]
    assert rig.client.online is False


async def test_server_that_is_no_websocket_server() -> None:
    async def rubbish(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"\x15\x03\x01 this is not http\r\n\r\n")
        with contextlib.suppress(OSError):
            await writer.drain()
            writer.close()

    server = await asyncio.start_server(rubbish, "127.0.0.1", 0)
    async with server, Rig(f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}") as rig:
        await eventually(lambda: rig.texts().count("connection to the CSMS") >= 2)
        assert "unexpectedly" not in rig.texts()
        assert not rig.client.online


# --- TLS ------------------------------------------------------------------------------------------------------------


def certificates(folder: Path) -> tuple[ssl.SSLContext, Path, Path, Path]:
    """A server context that wants a client certificate if offered, and CA, client certificate and key files."""
    from tests.ocpp_client.certificates import issue

    files = issue(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files["server"], files["server_key"])
    context.load_verify_locations(files["ca"])
    return context, files["ca"], files["client"], files["client_key"]


async def test_profile_2(tmp_path: Path) -> None:
    context, ca, _, _ = certificates(tmp_path)
    password = "first-password-123"
    async with (
        TestCsms(Behaviour(password=password), tls=context) as csms,
        Rig(csms.url, security_profile=2, password=password, ca_file=str(ca)),
    ):
        await csms.received("BootNotification")


async def test_profile_3(tmp_path: Path) -> None:
    context, ca, client, key = certificates(tmp_path)
    context.verify_mode = ssl.CERT_REQUIRED
    async with (
        TestCsms(tls=context) as csms,
        Rig(csms.url, security_profile=3, ca_file=str(ca), cert_file=str(client), key_file=str(key), password="x" * 16),
    ):
        await csms.received("BootNotification")
        assert "authorization" not in csms.request_headers[0]


async def test_unknown_root_is_refused(tmp_path: Path) -> None:
    context, *_ = certificates(tmp_path)
    async with TestCsms(tls=context) as csms, Rig(csms.url, security_profile=2) as rig:
        await eventually(lambda: "CERTIFICATE_VERIFY_FAILED" in rig.texts())
        assert csms.record.connections == 0


async def test_certificate_files_that_are_not_there() -> None:
    with pytest.raises(ConfigError, match="ca_file"):
        Rig("wss://localhost:1", security_profile=2, ca_file="/nonexistent")
    with pytest.raises(ConfigError, match="url"):
        Rig("")
