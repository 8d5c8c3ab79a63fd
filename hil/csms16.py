"""A test CSMS for OCPP 1.6J, built on the PyPI `ocpp` package: its schemas check every message in both directions.

Owns: what a 1.6 back end does in tests (accept, record, command). May not: be imported by firmware.
"""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

from ocpp.routing import on
from ocpp.v16 import ChargePoint, call, call_result
from websockets.asyncio.server import ServerConnection

from hil.csms_server import CsmsServer, Json, Record


class Csms16(CsmsServer[Record]):
    """`async with Csms16() as csms:` serves one station at `csms.url`."""

    def __init__(self, rejected: frozenset[str] = frozenset()) -> None:
        super().__init__(Record(), "ocpp1.6")
        self.rejected = rejected
        self.pnc: dict[str, Json | None] = {}  # messageId -> the 2.0.1 answer; None: UnknownMessageId
        self.vendors: dict[str, str] = {}  # vendorId -> status of its DataTransfer
        self.silent: set[str] = set()
        self.point: ChargePoint | None = None
        self._number = 4000

    async def close_connection(self) -> None:
        """As a CSMS that restarts."""
        if self.point is not None:
            await self.point._connection.close()

    async def call(self, action: str, **payload: Any) -> Any:
        """A request to the station; its answer, checked by the package."""
        assert self.point is not None
        return await self.point.call(getattr(call, action)(**payload), suppress=False)

    async def talk(self, socket: ServerConnection) -> None:
        """The package serves the connection."""
        self.point = _Point("CS1", socket, self)
        await self.point.start()

    async def note(self, action: str, payload: Json) -> None:
        """One more was received."""
        self.record.requests.append((action, payload))
        await self.wake()
        if action in self.silent:
            await asyncio.Event().wait()

    def new_number(self) -> int:
        """For a transaction."""
        self._number += 1
        return self._number


class _Point(ChargePoint):
    """The package's view of one station."""

    def __init__(self, identity: str, socket: ServerConnection, csms: Csms16) -> None:
        super().__init__(identity, socket)
        self._csms = csms

    def _info(self, tag: str) -> Json:
        return {"status": "Invalid" if tag in self._csms.rejected else "Accepted"}

    @on("BootNotification")
    async def boot(self, **payload: Any) -> call_result.BootNotification:
        await self._csms.note("BootNotification", payload)
        return call_result.BootNotification(current_time=datetime.now(UTC).isoformat(), interval=300, status="Accepted")

    @on("Heartbeat")
    async def heartbeat(self) -> call_result.Heartbeat:
        await self._csms.note("Heartbeat", {})
        return call_result.Heartbeat(current_time=datetime.now(UTC).isoformat())

    @on("StatusNotification")
    async def status(self, **payload: Any) -> call_result.StatusNotification:
        await self._csms.note("StatusNotification", payload)
        return call_result.StatusNotification()

    @on("Authorize")
    async def authorize(self, id_tag: str) -> call_result.Authorize:
        await self._csms.note("Authorize", {"id_tag": id_tag})
        return call_result.Authorize(id_tag_info=self._info(id_tag))  # type: ignore[arg-type]

    @on("StartTransaction")
    async def start_transaction(self, **payload: Any) -> call_result.StartTransaction:
        number = self._csms.new_number()
        await self._csms.note("StartTransaction", payload | {"number": number})
        return call_result.StartTransaction(number, self._info(payload["id_tag"]))  # type: ignore[arg-type]

    @on("StopTransaction")
    async def stop_transaction(self, **payload: Any) -> call_result.StopTransaction:
        await self._csms.note("StopTransaction", payload)
        return call_result.StopTransaction()

    @on("MeterValues")
    async def meter_values(self, **payload: Any) -> call_result.MeterValues:
        await self._csms.note("MeterValues", payload)
        return call_result.MeterValues()

    @on("DataTransfer")
    async def data_transfer(self, **payload: Any) -> call_result.DataTransfer:
        await self._csms.note("DataTransfer", payload)
        if (status := self._csms.vendors.get(payload["vendor_id"])) is not None:
            return call_result.DataTransfer(status=status)  # type: ignore[arg-type]
        answer = self._csms.pnc.get(payload.get("message_id", ""))
        if answer is None:
            return call_result.DataTransfer(status="UnknownMessageId")  # type: ignore[arg-type]
        return call_result.DataTransfer(status="Accepted", data=json.dumps(answer))  # type: ignore[arg-type]

    @on("SecurityEventNotification")
    async def security_event(self, **payload: Any) -> call_result.SecurityEventNotification:
        await self._csms.note("SecurityEventNotification", payload)
        return call_result.SecurityEventNotification()

    @on("SignCertificate")
    async def sign_certificate(self, **payload: Any) -> call_result.SignCertificate:
        await self._csms.note("SignCertificate", payload)
        return call_result.SignCertificate(status="Accepted")  # type: ignore[arg-type]

    @on("DiagnosticsStatusNotification")
    async def diagnostics(self, **payload: Any) -> call_result.DiagnosticsStatusNotification:
        await self._csms.note("DiagnosticsStatusNotification", payload)
        return call_result.DiagnosticsStatusNotification()

    @on("FirmwareStatusNotification")
    async def firmware(self, **payload: Any) -> call_result.FirmwareStatusNotification:
        await self._csms.note("FirmwareStatusNotification", payload)
        return call_result.FirmwareStatusNotification()

    @on("LogStatusNotification")
    async def log(self, **payload: Any) -> call_result.LogStatusNotification:
        await self._csms.note("LogStatusNotification", payload)
        return call_result.LogStatusNotification()
