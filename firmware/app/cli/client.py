"""A blocking client of the control socket, for commands that run beside the daemon.

Owns: one connection, its errors in words for the user. May not: import asyncio or the daemon (start-up time counts).
"""

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firmware.core.errors import EvseError

UNIT = Path("/lib/systemd/system/evse.service")


class DaemonUnreachable(EvseError):
    """No daemon answers at the socket."""


class DaemonGone(DaemonUnreachable):
    """There is none: no socket, or nobody behind it."""


def how_to_start() -> str:
    """What to do about it: where systemd has the unit, that starts it and keeps its log."""
    if UNIT.exists():
        return "`sudo systemctl start evse` starts it, `journalctl -u evse -n 50` says how it ended"
    return "start it with `evse run`"


class RequestRefused(EvseError):
    """The daemon answered with an error."""


class Client:
    """One connection to the daemon."""

    def __init__(self, path: Path, timeout: float = 5.0) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(timeout)
        try:
            self._socket.connect(str(path))
        except FileNotFoundError:
            raise DaemonGone(f"the daemon is not running (no socket at {path}); {how_to_start()}") from None
        except ConnectionRefusedError:
            raise DaemonGone(f"the daemon is dead (nobody serves {path}); {how_to_start()}") from None
        except PermissionError:
            raise DaemonUnreachable(f"no right to use {path}; become a member of its group, or root") from None
        except OSError as error:
            raise DaemonUnreachable(f"cannot reach the daemon at {path}: {error}") from None
        self._file = self._socket.makefile("rwb")

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._socket.close()

    def request(self, cmd: str, **fields: Any) -> Any:
        """The result of one command. Raises RequestRefused or DaemonUnreachable."""
        answer = self._exchange({"cmd": cmd, **fields})
        if not answer.get("ok"):
            raise RequestRefused(str(answer.get("error", "refused")))
        return answer.get("result")

    def stream(self, cmd: str, **fields: Any) -> Iterator[dict[str, Any]]:
        """The items of a stream until the daemon ends it."""
        self._socket.settimeout(None)
        item = self._exchange({"cmd": cmd, **fields})
        while item:
            if item.get("ok") is False:
                raise RequestRefused(str(item.get("error", "refused")))
            yield item
            item = self._read()

    def _exchange(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            self._file.write(json.dumps(request).encode() + b"\n")
            self._file.flush()
        except OSError as error:
            raise DaemonUnreachable(f"the daemon hung up: {error}") from None
        answer = self._read()
        if not answer:
            raise DaemonUnreachable("the daemon hung up")
        return answer

    def _read(self) -> dict[str, Any]:
        try:
            line = self._file.readline()
        except TimeoutError:
            raise DaemonUnreachable("the daemon does not answer; look at its log") from None
        except OSError:
            return {}
        return json.loads(line) if line else {}
