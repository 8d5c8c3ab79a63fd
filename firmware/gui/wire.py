"""The lines between this process and the daemon's control socket, sans-I/O: newline-delimited JSON.

To the daemon: `{"cmd":"watch"}` once, then `{"cmd":"command","type":"StopByDriver"}`. From it: objects with a
`snapshot` (the fields of StationSnapshot, enums by value); other objects are answers to commands and carry nothing for
a screen. Every line is capped, and every line that is not what it must be raises ScreenLinkError and nothing else.
"""

import msgspec

from firmware.core.errors import RemoteProtocolError
from firmware.gui.interaction import ToStation
from firmware.station.api import StationSnapshot

WATCH = b'{"cmd":"watch"}\n'
LINE_CAP = 256 * 1024


class ScreenLinkError(RemoteProtocolError):
    """The daemon sent a line that is no snapshot."""


class _Line(msgspec.Struct):
    snapshot: StationSnapshot | None = None


class SnapshotReader:
    """Bytes to snapshots; split and merged reads are all the same."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._decoder = msgspec.json.Decoder(_Line)

    def receive_data(self, data: bytes) -> StationSnapshot | None:
        """Take bytes; returns the newest complete snapshot among them, if any.

        Older ones in the same read are skipped: a screen shows the present. Raises ScreenLinkError if there
        is none but a line that is too long or not decodable; the reader goes on with the next bytes after that.
        """
        self._buffer += data
        *lines, rest = self._buffer.split(b"\n")
        self._buffer = bytearray(rest)
        if len(rest) > LINE_CAP:
            self._buffer.clear()
            raise ScreenLinkError("line from the daemon is too long")
        failure: ScreenLinkError | None = None
        for line in reversed(lines):
            try:
                snapshot = self._decode(line)
            except ScreenLinkError as error:
                failure = failure or error
                continue
            if snapshot is not None:
                return snapshot
        if failure is not None:
            raise failure
        return None

    def _decode(self, line: bytes | bytearray) -> StationSnapshot | None:
        if not line.strip():
            return None
        if len(line) > LINE_CAP:
            raise ScreenLinkError("line from the daemon is too long")
        try:
            return self._decoder.decode(line).snapshot
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise ScreenLinkError(f"line from the daemon is no snapshot: {error}") from None


def command_line(command: ToStation) -> bytes:
    """The line that asks the daemon for a station command."""
    fields = msgspec.to_builtins(command)
    return msgspec.json.encode({"cmd": "command", "type": type(command).__name__, **fields}) + b"\n"
