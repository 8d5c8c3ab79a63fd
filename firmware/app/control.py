"""The control socket: newline-delimited JSON over a Unix socket, for the command line and the screen.

Owns: the socket, its access rights (owner and group only; within them the roles of `roles.py`), framing, caps and the
error answers. May not: know what a command does; the daemon hands in handlers. Any bytes from a client give one error
answer or a closed connection.

A request is one line `{"cmd": NAME, ...}`; the answer is one line `{"ok": true, "result": ...}` or
`{"ok": false, "error": TEXT}`. A stream (`trace`, `watch`) goes on with one line per item until the client leaves.
"""

import asyncio
import contextlib
import inspect
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from firmware.app.roles import TECHNICIANS, Peer, Role, needed, peer_of
from firmware.core.errors import EvseError, RemoteProtocolError
from firmware.core.timeline import Level, Source, Timeline

MAX_LINE = 64 * 1024
MAX_CLIENTS = 32
IDLE_SECONDS = 60.0  # a client that says nothing for so long is closed
SEND_SECONDS = 5.0  # a client that does not read is closed

Request: TypeAlias = Mapping[str, Any]
Handler: TypeAlias = Callable[[Request], Any]  # the answer, or an awaitable that brings it
Streamer: TypeAlias = Callable[[Request], AsyncIterator[Any]]


class ControlError(RemoteProtocolError):
    """The request cannot be served; the text tells the user why and what to do."""


def field(request: Request, name: str, kind: type, default: Any = None) -> Any:
    """One typed field of a request. Raises ControlError when it is missing (without default) or of another type."""
    value = request.get(name, default)
    if value is None and default is None:
        raise ControlError(f"`{name}` is missing")
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ControlError(f"`{name}` must be of type {kind.__name__}")
    return value


class ControlServer:
    """Serves the socket at `path` until closed."""

    def __init__(
        self,
        path: Path,
        timeline: Timeline,
        handlers: Mapping[str, Handler],
        streamers: Mapping[str, Streamer],
        peer_of: Callable[[socket.socket, int], Peer] = peer_of,
        on_login: Callable[[Peer, str, bool], None] = lambda peer, command, admitted: None,
    ) -> None:
        """`on_login` hears of each command that needs more than a viewer, of another user than our own."""
        self._path = path
        self._timeline = timeline
        self._handlers = handlers
        self._streamers = streamers
        self._peer_of = peer_of
        self._on_login = on_login
        self._server: asyncio.Server | None = None
        self._clients: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Open the socket; a stale one of a dead daemon is replaced. Raises EvseError when a daemon is alive there."""
        await self.ensure_free()
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
        with contextlib.suppress(FileNotFoundError):
            self._path.unlink()
        old_mask = os.umask(0o117)
        try:
            listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                listener.bind(str(self._path))
            except OSError as error:
                listener.close()
                raise EvseError(f"cannot open the control socket {self._path}: {error.strerror}") from error
        finally:
            os.umask(old_mask)
        self._server = await asyncio.start_unix_server(self._accept, sock=listener, limit=MAX_LINE)

    async def ensure_free(self) -> None:
        """Raises EvseError when a daemon is alive there."""
        if await self._someone_answers():
            raise EvseError(f"another daemon serves {self._path}; stop it, or give [control] socket another path")

    async def _someone_answers(self) -> bool:
        try:
            async with asyncio.timeout(1.0):
                _, writer = await asyncio.open_unix_connection(str(self._path))
        except (OSError, TimeoutError):
            return False
        writer.close()
        return True

    async def close(self) -> None:
        """Stop serving and remove the socket; that of another daemon stays."""
        if self._server is None:
            return
        self._server.close()
        for task in tuple(self._clients):
            task.cancel()
        await asyncio.gather(*self._clients, return_exceptions=True)
        with contextlib.suppress(OSError):
            self._path.unlink()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        if len(self._clients) >= MAX_CLIENTS:
            writer.close()
            return
        self._clients.add(task)
        try:
            peer = self._peer_of(writer.get_extra_info("socket"), os.geteuid())
            await self._serve(reader, writer, peer)
        except (OSError, TimeoutError, asyncio.CancelledError):
            pass  # the client left, did not read, or the daemon stops
        except Exception as error:
            self._timeline.add(Source.SYSTEM, f"control connection failed: {error!r}", Level.ERROR)
        finally:
            self._clients.discard(task)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, peer: Peer) -> None:
        while True:
            try:
                # Not wait_for: until Python 3.12 it can swallow a cancellation, and `close` would wait for ever.
                async with asyncio.timeout(IDLE_SECONDS):
                    line = await reader.readuntil(b"\n")
            except asyncio.IncompleteReadError:
                return
            except asyncio.LimitOverrunError:
                self._timeline.add(Source.SYSTEM, "control socket: line too long, closed", Level.WARNING)
                await self._send(writer, {"ok": False, "error": f"a request is one line of at most {MAX_LINE} bytes"})
                return
            request: Request
            try:
                request = self._parse(line)
                name = request["cmd"]
                if streamer := self._streamers.get(name):
                    await self._stream(streamer(request), reader, writer, peer)
                    return
                answer = {"ok": True, "result": await self._call(name, request, peer)}
            except EvseError as error:
                self._timeline.add(Source.SYSTEM, f"control request refused: {error}", Level.WARNING)
                answer = {"ok": False, "error": str(error)}
            await self._send(writer, answer)

    def _parse(self, line: bytes) -> Request:
        try:
            request = msgspec.json.decode(line)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            raise ControlError("a request is one JSON object on a line") from None
        if not isinstance(request, dict) or not isinstance(request.get("cmd"), str):
            raise ControlError('a request is a JSON object with a "cmd"')
        return request

    async def _call(self, name: str, request: Request, peer: Peer) -> Any:
        handler = self._handlers.get(name)
        if handler is None:
            known = ", ".join(sorted([*self._handlers, *self._streamers]))
            raise ControlError(f"unknown command `{name[:40]}`; known: {known}")
        role = needed(name)
        if role > Role.VIEWER and peer.uid != os.geteuid():
            self._on_login(peer, name, peer.role >= role)
        if peer.role < role:
            raise ControlError(
                f"`{name}` is for technicians and {peer.name} is a {peer.role.name.lower()}: "
                f"use sudo, or become a member of the group {TECHNICIANS}"
            )
        if role > Role.VIEWER and peer.uid != os.geteuid():
            self._timeline.add(Source.SYSTEM, f"control: {name} by {peer.name}, process {peer.pid}")
        result = handler(request)
        return await result if inspect.isawaitable(result) else result

    async def _stream(
        self, items: AsyncIterator[Any], reader: asyncio.StreamReader, writer: asyncio.StreamWriter, peer: Peer
    ) -> None:
        async def pump() -> None:
            async for item in items:
                await self._send(writer, item)

        async def watch_for_requests() -> None:
            # The screen sends commands on the connection it watches on; its answers are not awaited there.
            while line := await reader.readline():
                with contextlib.suppress(EvseError):
                    request = self._parse(line)
                    await self._call(request["cmd"], request, peer)

        tasks: list[asyncio.Task[None]] = [
            asyncio.ensure_future(_run(pump)),
            asyncio.ensure_future(_run(watch_for_requests)),
        ]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if isinstance(error := task.exception(), EvseError):
                    await self._send(writer, {"ok": False, "error": str(error)})
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _send(self, writer: asyncio.StreamWriter, item: Any) -> None:
        writer.write(msgspec.json.encode(item) + b"\n")
        async with asyncio.timeout(SEND_SECONDS):
            await writer.drain()


async def _run(function: Callable[[], Awaitable[None]]) -> None:
    await function()
