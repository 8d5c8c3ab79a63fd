"""What a 1.6 CSMS asks, in the words of 2.0.1, and the answers in the words of 1.6: one row per action.

Owns: the translation of requests and of our answers to them. May not: carry anything out; the 2.0.1 client does.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from firmware.ocpp_client.v16 import requests as r
from firmware.ocpp_client.v16.configuration import FOLDED, KEYS
from firmware.ocpp_client.v16.numbers import Numbers
from firmware.ocpp_client.v16.outgoing import Outgoing
from firmware.ocpp_client.v16.words import PNC_VENDOR, Json, token_info
from firmware.ocpp_client.wire import ErrorCode, PayloadError
from firmware.station.api import TokenType, is_pin

Answer: TypeAlias = Callable[[Json], Json]
SHORTEST_UID = 8  # of a card: four bytes in hexadecimal digits
PNC_MESSAGES = frozenset(
    {
        "CertificateSigned",
        "DeleteCertificate",
        "GetInstalledCertificateIds",
        "InstallCertificate",
        "TriggerMessage",
    }
)


@dataclass(frozen=True, slots=True)
class Do:
    """A 2.0.1 request for our client; `answer` makes the 1.6 answer of its."""

    action: str
    payload: Json
    answer: Answer


@dataclass(frozen=True, slots=True)
class Done:
    """Answered without the client."""

    answer: Json


Asked: TypeAlias = Do | Done
ReadKey: TypeAlias = Callable[[str], tuple[str | None, bool] | None]
"""The value of a 1.6 key (None: may not be told) and whether it is read-only; None: there is no such key here."""


def status(answer: Json) -> Json:
    """Only the status: most of the answers."""
    return {"status": answer["status"]}


def id_token(id_tag: str) -> Json:
    """1.6 does not say of what kind an idTag is; it has to equal what is shown or typed. Digits that are too few for a
    card are a PIN.
    """
    typed = is_pin(id_tag) and len(id_tag) < SHORTEST_UID
    return {"idToken": id_tag, "type": TokenType.KEY_CODE.value if typed else TokenType.ISO14443.value}


class Incoming:
    """The rows."""

    def __init__(self, numbers: Numbers, outgoing: Outgoing, read: ReadKey, new_number: Callable[[], int]) -> None:
        """`new_number`: ids for what 1.6 does not number (remote starts, logs, updates); never twice the same."""
        self._numbers = numbers
        self._outgoing = outgoing
        self._read = read
        self._new_number = new_number
        self._rows: dict[type[r.Closed], Callable[[Any], Asked]] = {
            r.CancelReservation: lambda q: Do("CancelReservation", {"reservationId": q.reservationId}, status),
            r.CertificateSigned: lambda q: Do(
                "CertificateSigned",
                {"certificateChain": q.certificateChain, "certificateType": "ChargingStationCertificate"},
                status,
            ),
            r.ChangeAvailability: lambda q: Do("ChangeAvailability", _availability(q), status),
            r.ChangeConfiguration: self._change_configuration,
            r.ClearCache: lambda q: Do("ClearCache", {}, status),
            r.ClearChargingProfile: lambda q: Do("ClearChargingProfile", _criteria(q), status),
            r.DataTransfer: self._data_transfer,
            r.DeleteCertificate: lambda q: Do("DeleteCertificate", {"certificateHashData": _hash(q)}, status),
            r.ExtendedTriggerMessage: self._trigger,
            r.GetCompositeSchedule: self._composite,
            r.GetConfiguration: self._get_configuration,
            r.GetDiagnostics: self._diagnostics,
            r.GetInstalledCertificateIds: self._installed,
            r.GetLocalListVersion: lambda q: Do(
                "GetLocalListVersion", {}, lambda answer: {"listVersion": answer["versionNumber"]}
            ),
            r.GetLog: lambda q: Do("GetLog", _log(q), _log_answer),
            r.InstallCertificate: lambda q: Do(
                "InstallCertificate",
                {"certificateType": _ROOTS[q.certificateType], "certificate": q.certificate},
                status,
            ),
            r.RemoteStartTransaction: self._remote_start,
            r.RemoteStopTransaction: self._remote_stop,
            r.ReserveNow: lambda q: Do("ReserveNow", _reservation(q), status),
            r.Reset: lambda q: Do("Reset", {"type": "Immediate" if q.type == "Hard" else "OnIdle"}, _reset_answer),
            r.SendLocalList: lambda q: Do("SendLocalList", _local_list(q), status),
            r.SetChargingProfile: self._set_profile,
            r.SignedUpdateFirmware: lambda q: Do("UpdateFirmware", _signed_firmware(q), status),
            r.TriggerMessage: self._trigger,
            r.UnlockConnector: lambda q: Do(
                "UnlockConnector", {"evseId": q.connectorId, "connectorId": q.connectorId}, _unlock_answer
            ),
            r.UpdateFirmware: self._unsigned_firmware,
        }

    def ask(self, request: r.Closed) -> Asked:
        """A request in 2.0.1. Raises PayloadError where it cannot be meant."""
        return self._rows[type(request)](request)

    # --- configuration -------------------------------------------------------------------------------------------

    def _get_configuration(self, q: r.GetConfiguration) -> Asked:
        known: list[Json] = []
        unknown: list[str] = []
        for name in q.key or tuple(KEYS):
            own = FOLDED.get(name.casefold())
            found = self._read(own) if own is not None else None
            if own is None or found is None:
                if q.key:
                    unknown.append(name)
                continue
            value, read_only = found
            entry: Json = {"key": own, "readonly": read_only}
            if value is not None:
                entry["value"] = value[:500]
            known.append(entry)
        answer: Json = {"configurationKey": known}
        if unknown:
            answer["unknownKey"] = unknown
        return Done(answer)

    def _change_configuration(self, q: r.ChangeConfiguration) -> Asked:
        own = FOLDED.get(q.key.casefold())
        found = self._read(own) if own is not None else None
        if own is None or found is None:
            return Done({"status": "NotSupported"})
        key = KEYS[own]
        if key.fixed:
            return Done({"status": "Rejected"})
        variable: Json = {"name": key.variable}
        if key.instance:
            variable["instance"] = key.instance
        item = {"component": {"name": key.component}, "variable": variable, "attributeValue": q.value}

        def answer(told: Json) -> Json:
            said = told["setVariableResult"][0]["attributeStatus"]
            return {"status": said if said in ("Accepted", "RebootRequired") else "Rejected"}

        return Do("SetVariables", {"setVariableData": [item]}, answer)

    # --- transactions and profiles -------------------------------------------------------------------------------

    def _remote_start(self, q: r.RemoteStartTransaction) -> Asked:
        payload: Json = {"idToken": id_token(q.idTag), "remoteStartId": self._new_number()}
        if q.connectorId is not None:
            payload["evseId"] = q.connectorId
        if q.chargingProfile is not None:
            payload["chargingProfile"] = self._profile(q.chargingProfile)
        return Do("RequestStartTransaction", payload, status)

    def _remote_stop(self, q: r.RemoteStopTransaction) -> Asked:
        transaction = self._numbers.transaction(q.transactionId)
        if transaction is None:
            return Done({"status": "Rejected"})
        return Do("RequestStopTransaction", {"transactionId": transaction}, status)

    def _set_profile(self, q: r.SetChargingProfile) -> Asked:
        profile = self._profile(q.csChargingProfiles)
        if q.csChargingProfiles.chargingProfilePurpose == "TxProfile" and "transactionId" not in profile:
            running = self._outgoing.running()  # 1.6 lets it out: the running one is meant
            if running is None:
                return Done({"status": "Rejected"})
            profile["transactionId"] = running
        return Do("SetChargingProfile", {"evseId": q.connectorId, "chargingProfile": profile}, status)

    def _profile(self, profile: r.ChargingProfile) -> Json:
        schedule = profile.chargingSchedule
        periods = []
        for one in schedule.chargingSchedulePeriod:
            period: Json = {"startPeriod": one.startPeriod, "limit": one.limit}
            if one.numberPhases is not None:
                period["numberPhases"] = one.numberPhases
            periods.append(period)
        neutral: Json = {
            "id": 1,
            "chargingRateUnit": schedule.chargingRateUnit,
            "chargingSchedulePeriod": periods,
            **_given(schedule, "duration", "startSchedule", "minChargingRate"),
        }
        purpose = profile.chargingProfilePurpose
        told: Json = {
            "id": profile.chargingProfileId,
            "stackLevel": profile.stackLevel,
            "chargingProfilePurpose": _PURPOSES.get(purpose, purpose),
            "chargingProfileKind": profile.chargingProfileKind,
            "chargingSchedule": [neutral],
            **_given(profile, "recurrencyKind", "validFrom", "validTo"),
        }
        if profile.transactionId is not None:
            transaction = self._numbers.transaction(profile.transactionId)
            if transaction is None:
                raise PayloadError(ErrorCode.PROPERTY_VIOLATION, f"transaction {profile.transactionId} is not ours")
            told["transactionId"] = transaction
        return told

    def _composite(self, q: r.GetCompositeSchedule) -> Asked:
        payload: Json = {"evseId": q.connectorId, "duration": q.duration}
        if q.chargingRateUnit is not None:
            payload["chargingRateUnit"] = q.chargingRateUnit

        def answer(told: Json) -> Json:
            schedule = told.get("schedule")
            if told["status"] != "Accepted" or schedule is None:
                return {"status": "Rejected"}
            return {
                "status": "Accepted",
                "connectorId": schedule["evseId"],
                "scheduleStart": schedule["scheduleStart"],
                "chargingSchedule": {
                    "duration": schedule["duration"],
                    "chargingRateUnit": schedule["chargingRateUnit"],
                    "chargingSchedulePeriod": schedule["chargingSchedulePeriod"],
                },
            }

        return Do("GetCompositeSchedule", payload, answer)

    # --- logs and firmware ---------------------------------------------------------------------------------------

    def _diagnostics(self, q: r.GetDiagnostics) -> Asked:
        number = self._new_number()
        self._outgoing.diagnostics.add(number)
        log: Json = {"remoteLocation": q.location}
        if q.startTime is not None:
            log["oldestTimestamp"] = q.startTime
        if q.stopTime is not None:
            log["latestTimestamp"] = q.stopTime
        payload = {
            "logType": "DiagnosticsLog",
            "requestId": number,
            "log": log,
            **_given(q, "retries", "retryInterval"),
        }
        return Do("GetLog", payload, lambda told: {"fileName": told["filename"]} if told.get("filename") else {})

    def _unsigned_firmware(self, q: r.UpdateFirmware) -> Asked:
        number = self._new_number()
        self._outgoing.unsigned.add(number)
        firmware = {"location": q.location, "retrieveDateTime": q.retrieveDate}
        payload = {"requestId": number, "firmware": firmware, **_given(q, "retries", "retryInterval")}
        return Do("UpdateFirmware", payload, lambda told: {})

    # --- certificates, triggers, vendors -------------------------------------------------------------------------

    def _installed(self, q: r.GetInstalledCertificateIds) -> Asked:
        def answer(told: Json) -> Json:
            found = [one["certificateHashData"] for one in told.get("certificateHashDataChain", [])]
            return {"status": told["status"]} | ({"certificateHashData": found} if found else {})

        return Do("GetInstalledCertificateIds", {"certificateType": [_ROOTS[q.certificateType]]}, answer)

    def _trigger(self, q: r.TriggerMessage | r.ExtendedTriggerMessage) -> Asked:
        payload: Json = {"requestedMessage": _TRIGGERS.get(q.requestedMessage, q.requestedMessage)}
        if q.connectorId:
            payload["evse"] = {"id": q.connectorId}
        if q.requestedMessage == "StatusNotification":
            payload["evse"] = {"id": q.connectorId or 1, "connectorId": q.connectorId or 1}
        return Do("TriggerMessage", payload, status)

    def _data_transfer(self, q: r.DataTransfer) -> Asked:
        if q.vendorId != PNC_VENDOR:
            payload: Json = {"vendorId": q.vendorId}
            if q.messageId:
                payload["messageId"] = q.messageId
            if q.data:
                payload["data"] = q.data
            return Do("DataTransfer", payload, _data_answer)
        if q.messageId not in PNC_MESSAGES:
            return Done({"status": "UnknownMessageId"})
        try:
            told = json.loads(q.data)
        except (ValueError, RecursionError):
            return Done({"status": "Rejected"})
        if not isinstance(told, dict):
            return Done({"status": "Rejected"})
        return Do(
            q.messageId, told, lambda answer: {"status": "Accepted", "data": json.dumps(answer, separators=(",", ":"))}
        )


_PURPOSES = {"ChargePointMaxProfile": "ChargingStationMaxProfile"}
_ROOTS = {
    "CentralSystemRootCertificate": "CSMSRootCertificate",
    "ManufacturerRootCertificate": "ManufacturerRootCertificate",
}
_TRIGGERS = {
    "DiagnosticsStatusNotification": "LogStatusNotification",
    "SignChargePointCertificate": "SignChargingStationCertificate",
}


def _given(source: object, *names: str) -> Json:
    """Those fields that were sent."""
    return {name: value for name in names if (value := getattr(source, name)) is not None}


def _availability(q: r.ChangeAvailability) -> Json:
    """Connector 0 is the station."""
    payload: Json = {"operationalStatus": q.type}
    if q.connectorId:
        payload["evse"] = {"id": q.connectorId}
    return payload


def _criteria(q: r.ClearChargingProfile) -> Json:
    if q.id is not None:
        return {"chargingProfileId": q.id}
    criteria = _given(q, "stackLevel")
    if q.connectorId is not None:
        criteria["evseId"] = q.connectorId
    if q.chargingProfilePurpose is not None:
        criteria["chargingProfilePurpose"] = _PURPOSES.get(q.chargingProfilePurpose, q.chargingProfilePurpose)
    return {"chargingProfileCriteria": criteria}


def _hash(q: r.DeleteCertificate) -> Json:
    data = q.certificateHashData
    return {
        "hashAlgorithm": data.hashAlgorithm,
        "issuerNameHash": data.issuerNameHash,
        "issuerKeyHash": data.issuerKeyHash,
        "serialNumber": data.serialNumber,
    }


def _log(q: r.GetLog) -> Json:
    log = {"remoteLocation": q.log.remoteLocation, **_given(q.log, "oldestTimestamp", "latestTimestamp")}
    return {"logType": q.logType, "requestId": q.requestId, "log": log, **_given(q, "retries", "retryInterval")}


def _log_answer(told: Json) -> Json:
    return {"status": told["status"]} | ({"filename": told["filename"]} if told.get("filename") else {})


def _reservation(q: r.ReserveNow) -> Json:
    payload: Json = {
        "id": q.reservationId,
        "expiryDateTime": q.expiryDate,
        "idToken": id_token(q.idTag),
    }
    if q.connectorId:
        payload["evseId"] = q.connectorId
    if q.parentIdTag:
        payload["groupIdToken"] = id_token(q.parentIdTag)
    return payload


def _reset_answer(told: Json) -> Json:
    return {"status": "Accepted" if told["status"] == "Scheduled" else told["status"]}


def _unlock_answer(told: Json) -> Json:
    return {"status": told["status"] if told["status"] in ("Unlocked", "UnlockFailed") else "NotSupported"}


def _data_answer(told: Json) -> Json:
    answer = {"status": told["status"]}
    if (data := told.get("data")) is not None:
        answer["data"] = data if isinstance(data, str) else json.dumps(data)
    return answer


def _local_list(q: r.SendLocalList) -> Json:
    entries = []
    for one in q.localAuthorizationList:
        entry: Json = {"idToken": id_token(one.idTag)}
        if one.idTagInfo is not None:
            entry["idTokenInfo"] = token_info(_given(one.idTagInfo, "status", "expiryDate", "parentIdTag"))
        entries.append(entry)
    payload: Json = {"versionNumber": q.listVersion, "updateType": q.updateType}
    if entries:
        payload["localAuthorizationList"] = entries
    return payload


def _signed_firmware(q: r.SignedUpdateFirmware) -> Json:
    image = q.firmware
    firmware = {
        "location": image.location,
        "retrieveDateTime": image.retrieveDateTime,
        "signingCertificate": image.signingCertificate,
        "signature": image.signature,
        **_given(image, "installDateTime"),
    }
    return {"requestId": q.requestId, "firmware": firmware, **_given(q, "retries", "retryInterval")}
