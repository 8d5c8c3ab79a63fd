"""The test CSMS itself: what it records and how it misbehaves, seen from a bare WebSocket."""

import asyncio
import json
import subprocess
import sys
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from hil.csms import Behaviour, TestCsms, describe

BOOT = {"reason": "PowerUp", "chargingStation": {"model": "M", "vendorName": "V"}}


def started(number: int, tx: str = "t", kind: str = "Updated", **more: Any) -> dict[str, Any]:
    return {
        "eventType": kind,
        "timestamp": "2026-01-01T00:00:00Z",
        "triggerReason": "MeterValuePeriodic",
        "seqNo": number,
        "transactionInfo": {"transactionId": tx},
        **more,
    }


def line(csms: TestCsms) -> Any:
    return connect(f"{csms.url}/CS1", subprotocols=["ocpp2.0.1"])  # type: ignore[list-item]


async def ask(socket: ClientConnection, action: str, payload: Any, message_id: str = "1") -> Any:
    await socket.send(json.dumps([2, message_id, action, payload]))
    return json.loads(await asyncio.wait_for(socket.recv(), 5))


async def test_boot_answers_in_turn_then_accepted() -> None:
    async with TestCsms(Behaviour(boots=["Pending", "Rejected"], interval_s=7)) as csms, line(csms) as socket:
        for status in ("Pending", "Rejected", "Accepted", "Accepted"):
            answer = await ask(socket, "BootNotification", BOOT)
            assert answer[:2] == [3, "1"] and answer[2]["status"] == status and answer[2]["interval"] == 7
        assert len(csms.record.of("BootNotification")) == 4


@pytest.mark.parametrize(
    ("token", "status"),
    [
        ({"idToken": "GOOD", "type": "Central"}, "Accepted"),
        ({"idToken": "good", "type": "Central"}, "Accepted"),
        ({"idToken": "bad", "type": "Central"}, "Blocked"),
        ({"idToken": "other", "type": "Central"}, "Unknown"),
        ({"idToken": "DE-8AA-1A2B3C4D5-9", "type": "eMAID"}, "Accepted"),
        ({"idToken": "DE8AA1A2B3C4D5", "type": "eMAID"}, "Accepted"),
        ({"idToken": "DE8AA000000000", "type": "eMAID"}, "Unknown"),
    ],
)
async def test_verdicts(token: Any, status: str) -> None:
    behaviour = Behaviour(tokens={"GOOD"}, rejected={"BAD"}, emaids={"DE8AA1A2B3C4D59"})
    async with TestCsms(behaviour) as csms, line(csms) as socket:
        answer = await ask(socket, "Authorize", {"idToken": token})
        assert answer[2] == {"idTokenInfo": {"status": status}}
        answer = await ask(socket, "Authorize", {"idToken": token, "certificate": "PEM"})
        assert answer[2]["certificateStatus"] == "Accepted"
        answer = await ask(socket, "TransactionEvent", started(0, idToken=token))
        assert answer[2]["idTokenInfo"]["status"] == status


async def test_transactions_are_joined_and_repetitions_reported() -> None:
    async with TestCsms() as csms, line(csms) as socket:
        for number, tx in ((0, "a"), (0, "b"), (2, "a"), (1, "a"), (1, "a")):
            await ask(socket, "TransactionEvent", started(number, tx))
        found = csms.record.transactions()
        assert {name: [e["seqNo"] for e in events] for name, events in found.items()} == {"a": [0, 1, 2], "b": [0]}
        assert csms.record.duplicates() == [("a", 1)]


async def test_the_package_checks_what_it_gets() -> None:
    async with TestCsms() as csms, line(csms) as socket:
        assert (await ask(socket, "BootNotification", {"reason": "PowerUp"}))[0] == 4


async def test_misbehaviour_on_demand() -> None:
    async with TestCsms() as csms, line(csms) as socket:
        behaviour = csms.behaviour
        behaviour.errors = {"Heartbeat"}
        assert (await ask(socket, "Heartbeat", {}))[:3] == [4, "1", "InternalError"]
        behaviour.errors, behaviour.invalid = set(), {"Heartbeat"}
        assert (await ask(socket, "Heartbeat", {}))[2] == {"unexpected": None}
        behaviour.invalid, behaviour.garbage = set(), {"Heartbeat"}
        with pytest.raises(json.JSONDecodeError):
            await ask(socket, "Heartbeat", {})
        behaviour.garbage, behaviour.twice = set(), {"Heartbeat"}
        first = await ask(socket, "Heartbeat", {})
        assert json.loads(await socket.recv()) == first
        behaviour.twice, behaviour.silent = set(), {"Heartbeat"}
        await socket.send('[2,"s","Heartbeat",{}]')
        behaviour.silent = {"StatusNotification"}
        await socket.send('[2,"n","Heartbeat",{}]')
        await csms.until(lambda: len(csms.record.of("Heartbeat")) == 6)
        behaviour.close_after = 1
        await socket.send('[2,"c","Heartbeat",{}]')
        with pytest.raises(ConnectionClosed):
            while True:
                await asyncio.wait_for(socket.recv(), 5)


async def test_waiting_says_what_was_received_instead() -> None:
    async with TestCsms() as csms, line(csms) as socket:
        await ask(socket, "Heartbeat", {})
        with pytest.raises(TimeoutError, match="Heartbeat"):
            await csms.received("BootNotification", timeout_s=0.05)


async def test_commands_need_a_station() -> None:
    async with TestCsms() as csms:
        with pytest.raises(ConnectionError):
            await csms.reset()


async def test_same_port_after_a_restart() -> None:
    async with TestCsms() as csms:
        url = csms.url
        await csms.stop()
        async with csms:
            assert csms.url == url
            async with line(csms) as socket:
                await ask(socket, "Heartbeat", {})


def test_lines_for_people() -> None:
    text = json.dumps([2, "x", "TransactionEvent", started(3, "tx", "Ended")])
    assert describe("in", text) == "<- TransactionEvent Ended #3 MeterValuePeriodic tx"
    assert describe("out", "nonsense").startswith("-> unreadable")
    assert describe("out", '[3,"x",{"status":"Accepted"}]') == '-> result [{"status": "Accepted"}]'


async def test_command_line() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "hil.csms", "--port", "0", "--json", stdout=subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        words = (await asyncio.wait_for(process.stdout.readline(), 20)).decode().split()
        assert words[0] == "LISTENING"
        async with connect(f"{words[1]}/CS1", subprotocols=["ocpp2.0.1"]) as socket:  # type: ignore[list-item]
            await ask(socket, "Heartbeat", {})
        seen = json.loads(await asyncio.wait_for(process.stdout.readline(), 5))
        assert seen == {"direction": "in", "frame": [2, "1", "Heartbeat", {}]}
    finally:
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 5) == 0
