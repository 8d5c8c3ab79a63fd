"""A small CSMS for OCPP 2.1: the schemas of the PyPI package `ocpp` check every message in both directions.

Owns: canned answers, a record, requests. May not: be imported by firmware. Frames are its own, because the package has
no place for what 2.1 adds to the frame (unconfirmed messages, errors of answers).
"""

import asyncio
import json
import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from ocpp.messages import Call, CallResult, _validate_payload
from websockets.asyncio.server import ServerConnection

from hil.csms_server import CsmsServer, Json, Record

VERSION = "2.1"


class Refused(Exception):
    """The station answered with a CALLERROR; the text is its code."""


class Csms21(CsmsServer[Record]):
    """`async with Csms21() as csms:` serves one station at `csms.url`. A message that breaks a schema is an error."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(Record(), "ocpp2.1", tls=tls)
        self.broken: list[str] = []  # what of the station's messages did not fit the schemas
        self.answers: dict[str, Callable[[Json], Json]] = {
            "BootNotification": lambda _: {
                "currentTime": datetime.now(UTC).isoformat(),
                "interval": 300,
                "status": "Accepted",
            },
            "Heartbeat": lambda _: {"currentTime": datetime.now(UTC).isoformat()},
            "Authorize": lambda _: {"idTokenInfo": {"status": "Accepted"}},
            "TransactionEvent": lambda said: {"idTokenInfo": {"status": "Accepted"}} if "idToken" in said else {},
        }
        self._socket: ServerConnection | None = None
        self._waiting: dict[str, asyncio.Future[list[Any]]] = {}
        self._count = 0

    async def call(self, action: str, payload: Json, check: bool = True) -> Json:
        """A request to the station; its answer. Raises Refused, or what the package raises for a broken message."""
        if check:
            _validate_payload(Call("1", action, payload), VERSION)
        self._count += 1
        number = f"csms-{self._count}"
        waiting = self._waiting[number] = asyncio.get_running_loop().create_future()
        await self.send([2, number, action, payload])
        async with asyncio.timeout(10.0):
            frame = await waiting
        if frame[0] == 4:
            raise Refused(frame[2])
        _validate_payload(CallResult("1", frame[2], action), VERSION)
        return dict(frame[2])

    async def send(self, frame: list[Any]) -> None:
        """Any frame."""
        assert self._socket is not None
        await self._socket.send(json.dumps(frame))

    async def talk(self, socket: ServerConnection) -> None:
        """Frame by frame."""
        self._socket = socket
        async for text in socket:
            await self._take(json.loads(text))

    async def _take(self, frame: list[Any]) -> None:
        if frame[0] != 2:
            waiting = self._waiting.pop(frame[1], None)
            if waiting is not None:
                waiting.set_result(frame)
            return
        _, number, action, payload = frame
        try:
            _validate_payload(Call("1", action, payload), VERSION)
        except Exception as error:
            self.broken.append(f"{action}: {error}")
        answer = self.answers.get(action, lambda _: {})(payload)
        _validate_payload(CallResult("1", answer, action), VERSION)
        self.record.requests.append((action, payload))
        await self.wake()
        await self.send([3, number, answer])
