"""A tiny client of the daemon's control socket: one JSON object a line, over a Unix socket.

Owns: the framing and the error. May not: know what the commands mean (the daemon's `evse` command line is the
documentation). Blocking on purpose: test code and scripts are its users, coroutines call it in a thread.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MAX_LINE = 4 * 1024 * 1024


class ControlError(Exception):
    """The daemon refused a command, or is not there."""


class ControlClient:
    """One connection per command; `trace` keeps one for itself. `timeout_s` counts for each answer."""

    def __init__(self, path: Path, timeout_s: float = 10.0) -> None:
        self.path = path
        self.timeout_s = timeout_s

    def call(self, cmd: str, **fields: Any) -> Any:
        """Send one command and return its result. Raises ControlError."""
        with self._connect() as connection:
            connection.settimeout(self.timeout_s)
            self._send(connection, {"cmd": cmd, **fields})
            with connection.makefile("rb") as lines:
                try:
                    line = lines.readline(MAX_LINE)
                except OSError as error:  # the daemon went away while it was asked
                    raise ControlError(f"no answer to {cmd}: {error}") from error
                return self._result(self._line(line))

    def status(self) -> dict[str, Any]:
        """What `evse status --json` prints."""
        result: dict[str, Any] = self.call("status")
        return result

    def sim(self, name: str, *arguments: str) -> Any:
        """Drive the simulated board: plug-in, unplug, ev-ready, ev-pause, swipe TOKEN, fault NAME, clear NAME."""
        return self.call("sim", name=name, args=list(arguments))

    def trace(self, last: int = 0, *, follow: bool = True) -> Iterator[dict[str, Any]]:
        """The `last` entries of the timeline, then the live ones until the daemon goes away. Raises ControlError."""
        with self._connect() as connection:
            connection.settimeout(None)
            self._send(connection, {"cmd": "trace", "last": last, "follow": follow})
            with connection.makefile("rb") as lines:
                while line := lines.readline(MAX_LINE):
                    entry = self._line(line)
                    if entry.get("ok") is False:
                        raise ControlError(str(entry.get("error")))
                    if "text" in entry:
                        yield entry

    def _connect(self) -> socket.socket:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.settimeout(self.timeout_s)
            connection.connect(str(self.path))
        except OSError as error:
            connection.close()
            raise ControlError(f"no daemon at {self.path}: {error.strerror or error}") from error
        return connection

    def _send(self, connection: socket.socket, message: dict[str, Any]) -> None:
        try:
            connection.sendall(json.dumps(message).encode() + b"\n")
        except OSError as error:
            raise ControlError(f"the daemon at {self.path} went away: {error}") from error

    def _line(self, line: bytes) -> dict[str, Any]:
        if not line:
            raise ControlError(f"the daemon at {self.path} closed the connection without an answer")
        try:
            message: dict[str, Any] = json.loads(line)
        except ValueError as error:
            raise ControlError(f"the daemon answered what is no JSON: {line[:80]!r}") from error
        return message

    def _result(self, message: dict[str, Any]) -> Any:
        if not message.get("ok"):
            raise ControlError(str(message.get("error", message)))
        return message.get("result")
