"""The control client against a socket that answers well, badly, or not at all."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hil.control import ControlClient, ControlError


class OneAnswer:
    """A daemon that sends the given octets to whoever connects, and remembers the first line it got."""

    def __init__(self, path: Path, answer: bytes) -> None:
        self.heard = b""
        self._answer = answer
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(str(path))
        self._listener.listen()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        connection, _ = self._listener.accept()
        with connection:
            self.heard = connection.makefile("rb").readline()
            connection.sendall(self._answer)

    def close(self) -> None:
        self._listener.close()
        self._thread.join(5)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[object]:
    made: list[OneAnswer] = []

    def start(answer: bytes) -> tuple[ControlClient, OneAnswer]:
        made.append(OneAnswer(tmp_path / "c.sock", answer))
        return ControlClient(tmp_path / "c.sock", timeout_s=5.0), made[0]

    yield start
    for one in made:
        one.close()


def test_call_sends_one_line_and_returns_the_result(serve) -> None:  # type: ignore[no-untyped-def]
    client, daemon = serve(b'{"ok":true,"result":"done"}\n')
    assert client.sim("swipe", "TAG") == "done"
    assert json.loads(daemon.heard) == {"cmd": "sim", "name": "swipe", "args": ["TAG"]}


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (b'{"ok":false,"error":"no such fault"}\n', "no such fault"),
        (b"", "without an answer"),
        (b"\xff\xfe not json\n", "no JSON"),
    ],
)
def test_refusals_are_control_errors(serve, answer: bytes, message: str) -> None:  # type: ignore[no-untyped-def]
    client, _ = serve(answer)
    with pytest.raises(ControlError, match=message):
        client.status()


def test_nobody_there(tmp_path: Path) -> None:
    with pytest.raises(ControlError, match="no daemon"):
        ControlClient(tmp_path / "none.sock").status()


def test_trace_gives_entries_until_the_end(serve) -> None:  # type: ignore[no-untyped-def]
    client, daemon = serve(b'{"n":1,"text":"one"}\n{"n":2,"text":"two"}\n')
    assert [entry["text"] for entry in client.trace(last=5)] == ["one", "two"]
    assert json.loads(daemon.heard)["last"] == 5


def test_trace_refused(serve) -> None:  # type: ignore[no-untyped-def]
    client, _ = serve(b'{"ok":false,"error":"no"}\n')
    with pytest.raises(ControlError, match="no"):
        list(client.trace())
