"""What every test CSMS has, whatever its version of OCPP: it listens, records requests, and tests can wait for them.

Owns: port, subprotocol, connections, the record. May not: know a message; those who derive from it do.
"""

import asyncio
import contextlib
import ssl
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, Self, TypeVar

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

Json = dict[str, Any]


@dataclass
class Record:
    """Every request that was received, as (action, payload), in order of arrival."""

    requests: list[tuple[str, Json]] = field(default_factory=list)

    def of(self, action: str) -> list[Json]:
        """Payloads of one action."""
        return [payload for name, payload in self.requests if name == action]


R = TypeVar("R", bound=Record)


class CsmsServer(ABC, Generic[R]):
    """`async with` listens; `url` is what goes into `[ocpp] url`."""

    def __init__(
        self,
        record: R,
        subprotocol: str,
        host: str = "127.0.0.1",
        port: int = 0,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.record = record
        self._subprotocol = subprotocol
        self._host, self._port, self._tls = host, port, tls
        self._server: Server | None = None
        self._changed = asyncio.Condition()

    async def __aenter__(self) -> Self:
        self._server = await serve(
            self._serve,
            self._host,
            self._port,
            ssl=self._tls,
            select_subprotocol=self._choose,
            process_request=self._admit,
            close_timeout=1,
        )
        self._port = next(iter(self._server.sockets)).getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def stop(self) -> None:
        """Close every connection and the port; `async with` again starts on the same port."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
            self._server = None

    @property
    def url(self) -> str:
        """Address without the identity. With TLS by the name that certificates carry."""
        return f"wss://localhost:{self._port}" if self._tls else f"ws://{self._host}:{self._port}"

    async def until(self, condition: Callable[[], object], timeout_s: float = 10.0) -> None:
        """Return when `condition()` holds, checked at every `wake`. Raises TimeoutError, with what was received."""
        try:
            async with asyncio.timeout(timeout_s), self._changed:
                await self._changed.wait_for(lambda: bool(condition()))
        except TimeoutError:
            seen = [name for name, _ in self.record.requests]
            raise TimeoutError(f"not reached; received so far: {seen}") from None

    async def received(self, action: str, count: int = 1, timeout_s: float = 10.0) -> list[Json]:
        """Wait for `count` requests of one action; their payloads."""
        await self.until(lambda: len(self.record.of(action)) >= count, timeout_s)
        return self.record.of(action)

    async def wake(self) -> None:
        """Something has changed that `until` may wait for."""
        async with self._changed:
            self._changed.notify_all()

    def _choose(self, _: ServerConnection, offered: Any) -> Any:
        return self._subprotocol if self._subprotocol in offered else None

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        """None: come in."""
        return None

    async def _serve(self, socket: ServerConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            await self.talk(socket)

    @abstractmethod
    async def talk(self, socket: ServerConnection) -> None:
        """One connection, until it ends."""
