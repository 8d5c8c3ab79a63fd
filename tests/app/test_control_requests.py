"""Requests on the control socket of a running daemon: what is refused says why, what is told is whole."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hil.csms import Behaviour, TestCsms
from tests.app.test_daemon import charge, configuration, running


@pytest.mark.parametrize(
    "request_fields",
    [
        {"cmd": "command", "type": "RemoteStart", "token": "x"},
        {"cmd": "command", "type": "ClearFault"},
        {"cmd": "command", "type": "SetAvailability", "operative": "maybe"},
        {"cmd": "sim", "name": "explode"},
        {"cmd": "sim", "name": "swipe", "args": []},
        {"cmd": "sim", "name": "swipe", "args": [1]},
        {"cmd": "session", "number": 99},
        {"cmd": "sessions", "last": "many"},
    ],
)
async def test_bad_requests_say_what_would_be_right(tmp_path: Path, request_fields: dict[str, Any]) -> None:
    async with running(configuration(tmp_path)) as station:
        answer = await station.ask(**request_fields)
        assert answer["ok"] is False and len(answer["error"]) > 10
        assert (await station.ask(cmd="status"))["ok"]


async def told_of_csms(tmp_path: Path, url: str, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """What the status says of the CSMS as soon as it is as wanted."""
    ocpp = f'[v2g]\nenabled = false\n[ocpp]\nurl = "{url}"\nsecurity_profile = 0\nversions = ["2.0.1"]'
    async with asyncio.timeout(20), running(configuration(tmp_path, ocpp)) as station:
        while True:
            said: dict[str, Any] = (await station.ask(cmd="status"))["result"]["ocpp"]
            if wanted(said):
                return said
            await asyncio.sleep(0.02)


async def test_a_csms_that_is_not_there_is_named_with_the_cause(tmp_path: Path) -> None:
    said = await told_of_csms(tmp_path, "ws://127.0.0.1:1/ocpp", lambda said: bool(said["trouble"]))
    assert said["trouble"].startswith("nothing listens on 127.0.0.1:1")
    assert (said["online"], said["registration"]) == (False, None)


async def test_a_csms_that_rejects_the_station_is_not_a_missing_one(tmp_path: Path) -> None:
    async with TestCsms(Behaviour(boots=["Rejected"] * 99)) as csms:
        said = await told_of_csms(tmp_path, csms.url, lambda said: said["registration"] is not None)
    assert (said["online"], said["registration"], said["trouble"]) == (False, "Rejected", "")


async def test_the_trace_holds_the_whole_story_in_order(tmp_path: Path) -> None:
    async with running(configuration(tmp_path)) as station:
        await charge(station)
        reader, writer = await asyncio.open_unix_connection(station.path)
        writer.write(b'{"cmd":"trace","last":1000,"follow":false}\n')
        writer.write_eof()
        entries = [json.loads(line) async for line in reader]
        writer.close()
        numbers = [entry["n"] for entry in entries]
        assert numbers == sorted(set(numbers))
        assert {"system", "hal", "cp", "station"} <= {entry["source"] for entry in entries}
        assert "04A1B2C3D4E5" not in json.dumps(entries)
