"""What the 2.0.1 client wants to tell, in the words of 1.6: one row per action.

Owns: the translation of our calls and of the CSMS's answers to them. May not: send, or keep anything but what `numbers`
keeps. A call becomes a 1.6 call with what its answer means, or is answered here because 1.6 has no such message.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from firmware.ocpp_client.v16.numbers import Begun, Numbers
from firmware.ocpp_client.v16.words import (
    DIAGNOSTICS,
    PNC_VENDOR,
    Json,
    energy_wh,
    firmware_status,
    meter_values,
    status_of,
    stop_reason,
    token_info,
)
from firmware.station.api import StationSnapshot, TokenType

Answer: TypeAlias = Callable[[Json], Json]


def _same(answer: Json) -> Json:
    return answer


@dataclass(frozen=True, slots=True)
class Ask:
    """A 1.6 call; `answer` makes the 2.0.1 answer of the CSMS's."""

    action: str
    payload: Json
    answer: Answer = _same


@dataclass(frozen=True, slots=True)
class Known:
    """Nothing is sent: the 2.0.1 client gets this answer."""

    answer: Json = field(default_factory=dict)


Said: TypeAlias = Ask | Known


def empty(_: Json) -> Json:
    """1.6 answers with more, or less, than 2.0.1 wants to hear."""
    return {}


class Outgoing:
    """The rows. `diagnostics`, `unsigned`: what the CSMS asked for with messages that only 1.6 has."""

    def __init__(
        self,
        numbers: Numbers,
        snapshot: Callable[[], StationSnapshot],
        now: Callable[[], str],
        free_tag: Callable[[], str],
    ) -> None:
        """`now`: wall time, RFC 3339. `free_tag`: the idTag of who charges without a token."""
        self._numbers = numbers
        self._free_tag = free_tag
        self._snapshot = snapshot
        self._now = now
        self.diagnostics: set[int] = set()  # request ids of GetDiagnostics
        self.unsigned: set[int] = set()  # request ids of UpdateFirmware
        self._rows: dict[str, Callable[[Json], Said]] = {
            "Authorize": self._authorize,
            "BootNotification": self._boot,
            "DataTransfer": lambda said: Ask("DataTransfer", _transfer(said)),
            "FirmwareStatusNotification": self._firmware,
            "Get15118EVCertificate": lambda said: pnc("Get15118EVCertificate", said, self._no_certificate),
            "GetCertificateStatus": lambda said: pnc("GetCertificateStatus", said, {"status": "Failed"}),
            "Heartbeat": lambda said: Ask("Heartbeat", {}),
            "LogStatusNotification": self._log,
            "MeterValues": self._meter_values,
            "SecurityEventNotification": lambda said: Ask("SecurityEventNotification", _security(said), empty),
            "SignCertificate": self._sign,
            "StatusNotification": self._status,
            "TransactionEvent": self._transaction,
        }
        self._no_certificate: Json = {"status": "Failed", "exiResponse": ""}

    def say(self, action: str, said: Json) -> Said:
        """A call in 1.6. Raises StoreError."""
        row = self._rows.get(action)
        return row(said) if row is not None else LOCAL.get(action, Known())

    def present_status(self) -> Json:
        """StatusNotification of this moment, without timestamp."""
        return status_of(self._snapshot())

    def running(self) -> str | None:
        """The transaction that runs."""
        transaction = self._snapshot().transaction
        return transaction.id if transaction is not None and transaction.active else None

    # --- rows ----------------------------------------------------------------------------------------------------

    def _boot(self, said: Json) -> Said:
        station = said["chargingStation"]
        payload = {
            "chargePointVendor": station["vendorName"][:20],
            "chargePointModel": station["model"][:20],
        }
        if serial := station.get("serialNumber"):
            payload["chargePointSerialNumber"] = serial[:25]
        if firmware := station.get("firmwareVersion"):
            payload["firmwareVersion"] = firmware[:50]
        return Ask("BootNotification", payload)

    def _authorize(self, said: Json) -> Said:
        if "certificate" in said or "iso15118CertificateHashData" in said:
            return pnc("Authorize", said, {"idTokenInfo": {"status": "Unknown"}})
        return Ask(
            "Authorize",
            {"idTag": self._id_tag(said["idToken"])},
            lambda answer: {"idTokenInfo": token_info(answer.get("idTagInfo", {}))},
        )

    def _status(self, said: Json) -> Said:
        return Ask("StatusNotification", self.present_status() | {"timestamp": said["timestamp"]})

    def _meter_values(self, said: Json) -> Said:
        values = meter_values(said["meterValue"])
        return Ask("MeterValues", {"connectorId": 1, "meterValue": values}) if values else Known()

    def _firmware(self, said: Json) -> Said:
        request = said.get("requestId")
        if request is None or request in self.unsigned:
            return Ask("FirmwareStatusNotification", {"status": firmware_status(said["status"])})
        return Ask("SignedFirmwareStatusNotification", {"status": said["status"], "requestId": request})

    def _log(self, said: Json) -> Said:
        request = said.get("requestId")
        if request in self.diagnostics:
            return Ask("DiagnosticsStatusNotification", {"status": DIAGNOSTICS.get(said["status"], "Idle")})
        payload: Json = {"status": said["status"] if said["status"] != "AcceptedCanceled" else "Idle"}
        if request is not None:
            payload["requestId"] = request
        return Ask("LogStatusNotification", payload)

    def _sign(self, said: Json) -> Said:
        if said.get("certificateType") == "V2GCertificate":
            return pnc("SignCertificate", said, {"status": "Rejected"})
        return Ask("SignCertificate", {"csr": said["csr"]})

    # --- transactions --------------------------------------------------------------------------------------------

    def _transaction(self, said: Json) -> Said:
        transaction, values = said["transactionInfo"]["transactionId"], said.get("meterValue", [])
        begun = self._numbers.of(transaction)
        if said["eventType"] == "Started" and begun is not None and begun.number is not None:
            return Known()  # a late answer has numbered it, and this is the repetition
        if said["eventType"] == "Started":
            wh = energy_wh(values)
            begun = Begun(
                said["timestamp"],
                round(wh if wh is not None else self._snapshot().import_wh),
                said.get("reservationId"),
            )
            self._numbers.begin(transaction, begun)
        if begun is None:
            # Of before this station spoke 1.6: the CSMS cannot know it, and there is no way to tell.
            return Known()
        ends = said["eventType"] == "Ended"
        if begun.number is None and ends:
            self._numbers.forget(transaction)  # nobody paid, or the CSMS never took the begin
            return Known()
        if begun.number is None:
            return self._begin(transaction, begun, said) if "idToken" in said else Known()
        if ends:
            return self._end(transaction, begun.number, said, values)
        sampled = meter_values(values)
        if not sampled:
            return Known()
        return Ask("MeterValues", {"connectorId": 1, "transactionId": begun.number, "meterValue": sampled}, empty)

    def _begin(self, transaction: str, begun: Begun, said: Json) -> Said:
        """StartTransaction at the first event that tells who pays: 1.6 knows no transaction without."""

        def answered(answer: Json) -> Json:
            number = answer.get("transactionId")
            if isinstance(number, int):
                self._numbers.numbered(transaction, number)
            return {"idTokenInfo": token_info(answer.get("idTagInfo", {}))}

        payload: Json = {
            "connectorId": 1,
            "idTag": self._id_tag(said["idToken"]),
            "meterStart": begun.meter_wh,
            "timestamp": begun.at,
        }
        if begun.reservation is not None:
            payload["reservationId"] = begun.reservation
        return Ask("StartTransaction", payload, answered)

    def _end(self, transaction: str, number: int, said: Json, values: list[Json]) -> Said:
        def answered(answer: Json) -> Json:
            self._numbers.forget(transaction)
            told = answer.get("idTagInfo")
            return {"idTokenInfo": token_info(told)} if told else {}

        # The newest register is the last sample of the end.
        wh = energy_wh(values[::-1])
        payload: Json = {
            "transactionId": number,
            "timestamp": said["timestamp"],
            "meterStop": round(wh if wh is not None else self._snapshot().import_wh),
            "reason": stop_reason(said["transactionInfo"].get("stoppedReason", "Local")),
        }
        if "idToken" in said:
            payload["idTag"] = self._id_tag(said["idToken"])
        if data := meter_values(values):
            payload["transactionData"] = data
        return Ask("StopTransaction", payload, answered)

    def _id_tag(self, token: Json) -> str:
        """At most 20 characters; an eMAID of 14 or 15 fits. 1.6 knows nobody without one."""
        return self._free_tag() if token["type"] == TokenType.NONE.value else str(token["idToken"])[:20]


def _transfer(said: Json) -> Json:
    """Data are text in 1.6."""
    data = said.get("data")
    return said if data is None or isinstance(data, str) else said | {"data": json.dumps(data, separators=(",", ":"))}


def pnc(message: str, said: Json, otherwise: Json) -> Said:
    """Plug & Charge over DataTransfer, as the OCA's application note has it: the 2.0.1 payload as text.

    `otherwise`: the 2.0.1 answer where the CSMS does not know the message.
    """

    def answered(answer: Json) -> Json:
        text = answer.get("data")
        if answer.get("status") != "Accepted" or not isinstance(text, str):
            return otherwise
        try:
            told = json.loads(text)
        except (ValueError, RecursionError):
            return otherwise
        return told if isinstance(told, dict) else otherwise

    payload = {"vendorId": PNC_VENDOR, "messageId": message, "data": json.dumps(said, separators=(",", ":"))}
    return Ask("DataTransfer", payload, answered)


def _security(said: Json) -> Json:
    return {key: said[key] for key in ("type", "timestamp", "techInfo") if key in said}


LOCAL: dict[str, Known] = {
    "NotifyEVChargingNeeds": Known({"status": "Rejected"}),
    "NotifyEVChargingSchedule": Known({"status": "Accepted"}),
}
"""Answers where 1.6 has no such message and an empty one would not do."""
