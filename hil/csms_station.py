"""The test CSMS's end of one connection for OCPP 2.0.1: its answers, and the line on which it misbehaves on demand.

Owns: what `Behaviour` does to frames (`Line`), the answers of a well-behaved CSMS (`Station`). May not: keep anything;
the record is the server's. The `ocpp` package's weaknesses are worked around where the frames pass, never by changing
it: it says nothing to frames it cannot parse, serves one request at a time, and hides CALLERRORs unless told otherwise.
"""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from ocpp.routing import after, on
from ocpp.v201 import ChargePoint, call, call_result
from ocpp.v201 import datatypes as types
from websockets.asyncio.server import ServerConnection

from hil.csms_server import Json

if TYPE_CHECKING:
    from hil.csms import TestCsms


class Line:
    """The WebSocket as the `ocpp` package sees it: records frames and does what `Behaviour` says to them."""

    def __init__(self, csms: "TestCsms", socket: ServerConnection) -> None:
        self._csms = csms
        self._socket = socket
        self._actions: dict[str, str] = {}
        self._last: str | None = None  # the connection is closed after the answer to this one

    async def recv(self) -> str:
        """The next frame that the package shall see."""
        while True:
            data = await self._socket.recv()
            text = data if isinstance(data, str) else data.decode(errors="replace")
            self._csms.saw("in", text)
            behaviour = self._csms.behaviour
            cut = ""
            if behaviour.close_after is not None:
                behaviour.close_after -= 1
                if behaviour.close_after <= 0:
                    behaviour.close_after, cut = None, behaviour.close_when
            if cut == "lost":
                await self._socket.close()
                continue
            frame = parsed(text)
            if frame is None or frame[0] != 2:
                return text
            message_id, action = frame[1], frame[2]
            self._csms.note(action, frame[3])
            self._actions[message_id] = action
            if cut == "unanswered":
                await self._socket.close()
                continue
            if cut == "answered":
                self._last = message_id
            if action in behaviour.silent:
                continue
            if action in behaviour.errors:
                await self.send_raw(json.dumps([4, message_id, "InternalError", "on purpose", {}]))
            elif action in behaviour.garbage:
                await self.send_raw('[3,"' + message_id + '",{')
            elif action in behaviour.invalid:
                await self.send_raw(json.dumps([3, message_id, {"unexpected": None}]))
            else:
                return text

    async def send(self, text: str) -> None:
        """What the package sends."""
        await self.send_raw(text)
        frame = parsed(text)
        if frame and frame[0] == 3 and self._actions.pop(frame[1], None) in self._csms.behaviour.twice:
            await self.send_raw(text)
        if frame and frame[1] == self._last:
            await self._socket.close()

    async def send_raw(self, text: str) -> None:
        """Anything at all."""
        self._csms.saw("out", text)
        await self._socket.send(text)


def parsed(text: str) -> list[Any] | None:
    """An OCPP frame; None: something else."""
    try:
        frame = json.loads(text)
    except ValueError:
        return None
    return frame if isinstance(frame, list) and len(frame) >= 3 else None


def _now(ahead_s: float = 0.0) -> str:
    return (datetime.now(UTC) + timedelta(seconds=ahead_s)).strftime("%Y-%m-%dT%H:%M:%SZ")


class Station(ChargePoint):  # type: ignore[misc]
    """The package's end of one connection: the answers of a well-behaved CSMS."""

    def __init__(self, identity: str, line: Line, csms: "TestCsms") -> None:
        super().__init__(identity, line, response_timeout=10)
        self.line = line
        self._csms = csms

    @on("BootNotification")
    def boot(self, **_: Any) -> Any:
        answers = self._csms.behaviour.boots
        status = answers.pop(0) if answers else "Accepted"
        return call_result.BootNotification(
            current_time=_now(self._csms.behaviour.ahead_s), interval=self._csms.behaviour.interval_s, status=status
        )

    @on("Heartbeat")
    def heartbeat(self) -> Any:
        return call_result.Heartbeat(current_time=_now(self._csms.behaviour.ahead_s))

    @on("StatusNotification")
    def status(self, **_: Any) -> Any:
        return call_result.StatusNotification()

    @on("SecurityEventNotification")
    def security_event(self, **_: Any) -> Any:
        return call_result.SecurityEventNotification()

    @on("ClearedChargingLimit")
    def cleared_charging_limit(self, **_: Any) -> Any:
        return call_result.ClearedChargingLimit()

    @on("MeterValues")
    def meter_values(self, **_: Any) -> Any:
        return call_result.MeterValues()

    @on("NotifyChargingLimit")
    def charging_limit(self, **_: Any) -> Any:
        return call_result.NotifyChargingLimit()

    @on("NotifyReport")
    def report(self, **_: Any) -> Any:
        return call_result.NotifyReport()

    @on("ReservationStatusUpdate")
    def reservation_status(self, **_: Any) -> Any:
        return call_result.ReservationStatusUpdate()

    @on("ReportChargingProfiles")
    def charging_profiles(self, **_: Any) -> Any:
        return call_result.ReportChargingProfiles()

    @on("Authorize")
    def authorize(
        self,
        id_token: Json,
        certificate: str | None = None,
        iso15118_certificate_hash_data: list[Json] | None = None,
        **_: Any,
    ) -> Any:
        answer: Json = {"id_token_info": self._csms.token_info(id_token)}
        said = self._csms.behaviour.certificate_status
        if said and (certificate is not None or iso15118_certificate_hash_data is not None):
            answer["certificate_status"] = said
        return call_result.Authorize(**answer)

    @on("Get15118EVCertificate")
    def ev_certificate(self, exi_request: str, iso15118_schema_version: str = "", **_: Any) -> Any:
        cps = self._csms.cps20 if "-20:" in iso15118_schema_version else self._csms.cps
        if cps is None:
            info = types.StatusInfoType(reason_code="NoProvisioning")
            return call_result.Get15118EVCertificate(status="Failed", exi_response="", status_info=info)
        response = cps.answer(base64.b64decode(exi_request))
        status = "Accepted" if cps.behaviour.code is None else "Failed"
        return call_result.Get15118EVCertificate(status=status, exi_response=base64.b64encode(response).decode())

    @on("SignCertificate")
    def sign_certificate(self, csr: str, **_: Any) -> Any:
        willing = self._csms.behaviour.sign and self._csms.authority is not None
        return call_result.SignCertificate(status="Accepted" if willing else "Rejected")

    @after("SignCertificate")
    async def signed(self, csr: str, certificate_type: str | None = None, **_: Any) -> None:
        """A request that names no type is for both uses (SignCombinedCertificate)."""
        behaviour, authority = self._csms.behaviour, self._csms.authority
        if authority is not None and behaviour.sign and behaviour.send_signed:
            chain = authority.sign(csr, certificate_type != "ChargingStationCertificate")
            answer = await self.call(
                call.CertificateSigned(certificate_chain=chain, certificate_type=certificate_type), suppress=False
            )
            self._csms.signed.append((certificate_type or "", str(answer.status)))
            await self._csms.wake()

    @on("GetCertificateStatus")
    def certificate_status(self, ocsp_request_data: Json) -> Any:
        authority = self._csms.authority
        key_hash, serial = ocsp_request_data["issuer_key_hash"], ocsp_request_data["serial_number"]
        der = authority.ocsp_response(key_hash, serial) if authority is not None else None
        if der is None:
            return call_result.GetCertificateStatus(status="Failed")
        return call_result.GetCertificateStatus(status="Accepted", ocsp_result=base64.b64encode(der).decode())

    @on("TransactionEvent")
    def transaction_event(self, event_type: str, id_token: Json | None = None, **_: Any) -> Any:
        total = self._csms.behaviour.total_cost if event_type == "Ended" else None
        info = None if id_token is None else self._csms.token_info(id_token)
        update = self._csms.behaviour.update
        message = types.MessageContentType(format="UTF8", content=update) if update else None
        return call_result.TransactionEvent(id_token_info=info, total_cost=total, updated_personal_message=message)

    # --- notifications that need no more than an acknowledgement ------------------------------------------------

    @on("NotifyEVChargingNeeds")
    def charging_needs(self, **_: Any) -> Any:
        return call_result.NotifyEVChargingNeeds(status=self._csms.behaviour.needs)

    @on("NotifyEVChargingSchedule")
    def charging_schedule(self, **_: Any) -> Any:
        return call_result.NotifyEVChargingSchedule(status="Accepted")

    @on("DataTransfer")
    def data_transfer(self, vendor_id: str, message_id: str = "", **_: Any) -> Any:
        status = self._csms.behaviour.transfers.get(vendor_id, "UnknownVendorId")
        return call_result.DataTransfer(status=status, data={"heard": message_id} if status == "Accepted" else None)

    @on("NotifyEvent")
    def event(self, **_: Any) -> Any:
        return call_result.NotifyEvent()

    @on("NotifyMonitoringReport")
    def monitoring_report(self, **_: Any) -> Any:
        return call_result.NotifyMonitoringReport()

    @on("NotifyCustomerInformation")
    def customer_information(self, **_: Any) -> Any:
        return call_result.NotifyCustomerInformation()

    @on("NotifyDisplayMessages")
    def display_messages(self, **_: Any) -> Any:
        return call_result.NotifyDisplayMessages()

    @on("LogStatusNotification")
    def log_status(self, **_: Any) -> Any:
        return call_result.LogStatusNotification()

    @on("FirmwareStatusNotification")
    def firmware_status(self, **_: Any) -> Any:
        return call_result.FirmwareStatusNotification()
