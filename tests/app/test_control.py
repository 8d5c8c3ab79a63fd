"""The control socket over a real Unix socket: framing, caps, streams, and clients that misbehave."""

import asyncio
import json
import stat
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from firmware.app import control
from firmware.app.control import ControlError, ControlServer, field
from firmware.app.roles import Peer, Role
from firmware.core.clock import SystemClock
from firmware.core.errors import EvseError
from firmware.core.timeline import Timeline

Request = control.Request


async def counter(request: Request) -> AsyncIterator[Any]:
    for number in range(field(request, "count", int)):
        yield {"number": number}


async def endless(request: Request) -> AsyncIterator[Any]:
    yield {"first": True}
    await asyncio.Event().wait()


class Rig:
    def __init__(self, path: Path) -> None:
        self.timeline = Timeline(SystemClock())
        self.seen: list[Request] = []
        self.path = path
        self.server = ControlServer(
            path,
            self.timeline,
            {
                "echo": lambda request: request.get("text"),
                "note": self.seen.append,
                "odd": self.odd,
                "later": self.later,
            },
            {"count": counter, "endless": endless},
        )

    def odd(self, request: Request) -> None:
        raise ControlError("that is odd; send an even one")

    async def later(self, request: Request) -> str:
        await asyncio.sleep(0)
        self.seen.append(request)
        if request.get("fails"):
            raise ControlError("it came to nothing")
        return "at last"

    async def ask(self, *lines: bytes) -> list[Any]:
        reader, writer = await asyncio.open_unix_connection(str(self.path))
        writer.write(b"".join(lines))
        writer.write_eof()
        answers = [json.loads(line) async for line in reader]
        writer.close()
        return answers


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    rig = Rig(tmp_path / "run" / "control.sock")
    await rig.server.start()
    yield rig
    await rig.server.close()


async def test_requests_are_answered_in_order(rig: Rig) -> None:
    answers = await rig.ask(b'{"cmd":"echo","text":"a"}\n{"cmd":"odd"}\n', b'{"cmd":"echo","text":"b"}\n')
    assert answers == [
        {"ok": True, "result": "a"},
        {"ok": False, "error": "that is odd; send an even one"},
        {"ok": True, "result": "b"},
    ]


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"{}\n",
        b"[]\n",
        b'{"cmd":1}\n',
        b"\xff\x00\n",
        b'{"cmd":"nope"}\n',
        b'{"cmd":"count"}\n',
        b"[" * 5000 + b"\n",
    ],
)
async def test_bad_lines_get_one_error_and_a_timeline_entry(rig: Rig, line: bytes) -> None:
    (answer,) = await rig.ask(line)
    assert answer["ok"] is False and answer["error"]
    assert (await rig.ask(b'{"cmd":"echo","text":"still here"}\n'))[0]["ok"]


async def test_unknown_commands_name_the_known_ones(rig: Rig) -> None:
    (answer,) = await rig.ask(b'{"cmd":"nope"}\n')
    assert "echo" in answer["error"] and "endless" in answer["error"]
    assert any("refused" in entry.text for entry in rig.timeline)


async def test_a_line_without_end_is_cut(rig: Rig) -> None:
    answers = await rig.ask(b"x" * (control.MAX_LINE * 3))
    assert [answer["ok"] for answer in answers] == [False]


async def test_streams_end_and_take_commands_meanwhile(rig: Rig) -> None:
    assert await rig.ask(b'{"cmd":"count","count":3}\n') == [{"number": 0}, {"number": 1}, {"number": 2}]
    reader, writer = await asyncio.open_unix_connection(str(rig.path))
    writer.write(b'{"cmd":"endless"}\n')
    assert json.loads(await reader.readline()) == {"first": True}
    writer.write(b'garbage\n{"cmd":"nope"}\n{"cmd":"note","x":1}\n')
    await writer.drain()
    writer.write_eof()
    assert await reader.read() == b""  # the client left: the stream ends
    assert rig.seen == [{"cmd": "note", "x": 1}]
    writer.close()


async def test_an_answer_that_takes_time_is_waited_for(rig: Rig) -> None:
    assert await rig.ask(b'{"cmd":"later"}\n', b'{"cmd":"later","fails":true}\n', b'{"cmd":"echo","text":"x"}\n') == [
        {"ok": True, "result": "at last"},
        {"ok": False, "error": "it came to nothing"},
        {"ok": True, "result": "x"},
    ]


async def test_it_is_carried_out_on_a_connection_that_watches_too(rig: Rig) -> None:
    reader, writer = await asyncio.open_unix_connection(str(rig.path))
    writer.write(b'{"cmd":"endless"}\n{"cmd":"later"}\n')
    await reader.readline()
    async with asyncio.timeout(5.0):
        while not rig.seen:
            await asyncio.sleep(0.01)
    writer.close()


async def test_the_socket_is_for_owner_and_group_only_and_goes_away(rig: Rig) -> None:
    assert stat.S_IMODE(rig.path.stat().st_mode) == 0o660
    await rig.server.close()
    assert not rig.path.exists()


async def test_a_stale_socket_is_replaced_and_a_live_one_respected(rig: Rig, tmp_path: Path) -> None:
    other = ControlServer(rig.path, rig.timeline, {}, {})
    with pytest.raises(EvseError, match="another daemon"):
        await other.start()
    stale = tmp_path / "stale.sock"
    import socket

    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(stale))
    listener.close()
    third = ControlServer(stale, rig.timeline, {}, {})
    await third.start()
    await third.close()


async def test_too_many_clients_are_turned_away(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control, "MAX_CLIENTS", 1)
    reader, writer = await asyncio.open_unix_connection(str(rig.path))
    writer.write(b'{"cmd":"echo","text":1}\n')
    await reader.readline()
    assert await rig.ask() == []
    writer.close()


def test_field_types() -> None:
    assert field({"n": 3}, "n", int) == 3
    assert field({}, "n", int, 7) == 7
    for bad in ({"n": "3"}, {"n": True}, {}):
        with pytest.raises(ControlError):
            field(bad, "n", int)


async def test_a_viewer_may_look_and_not_act(tmp_path: Path) -> None:
    timeline = Timeline(SystemClock())
    done: list[str] = []
    server = ControlServer(
        tmp_path / "s",
        timeline,
        {"status": lambda request: "well", "command": lambda request: done.append("command")},
        {},
        peer_of=lambda connection, own_uid: Peer(7, 1002, "victor", Role.VIEWER),
    )
    await server.start()
    try:
        reader, writer = await asyncio.open_unix_connection(str(tmp_path / "s"))
        writer.write(b'{"cmd": "status"}\n{"cmd": "command"}\n')
        assert msgspec.json.decode(await reader.readline()) == {"ok": True, "result": "well"}
        refused = msgspec.json.decode(await reader.readline())
        writer.close()
    finally:
        await server.close()
    assert not refused["ok"]
    assert "victor is a viewer: use sudo, or become a member of the group" in refused["error"]
    assert done == []


async def test_what_a_technician_does_is_written_down(tmp_path: Path) -> None:
    timeline = Timeline(SystemClock())
    server = ControlServer(
        tmp_path / "s",
        timeline,
        {"command": lambda request: "done"},
        {},
        peer_of=lambda connection, own_uid: Peer(7, 1001, "tina", Role.TECHNICIAN),
    )
    await server.start()
    try:
        reader, writer = await asyncio.open_unix_connection(str(tmp_path / "s"))
        writer.write(b'{"cmd": "command"}\n')
        assert msgspec.json.decode(await reader.readline())["result"] == "done"
        writer.close()
    finally:
        await server.close()
    assert any("command by tina" in entry.text for entry in timeline)
