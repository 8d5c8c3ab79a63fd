"""Every request of a 1.6 CSMS becomes a valid one of 2.0.1, and the answer a valid one of 1.6; by foreign schemas."""

import json
from typing import Any

import msgspec
import pytest

from firmware.core.store import Store
from firmware.ocpp_client.v16.configuration import KEYS
from firmware.ocpp_client.v16.incoming import Do, Done, Incoming
from firmware.ocpp_client.v16.numbers import Begun, Numbers
from firmware.ocpp_client.v16.outgoing import Outgoing
from firmware.ocpp_client.v16.requests import REQUESTS
from firmware.ocpp_client.v16.words import PNC_VENDOR
from firmware.ocpp_client.wire import PayloadError, decode_payload
from tests.ocpp_client.v16.foreign import valid_answer, valid_call
from tests.station.rig import Rig

WHEN = "2026-01-01T12:00:00Z"
HASH = {"hashAlgorithm": "SHA256", "issuerNameHash": "aa", "issuerKeyHash": "bb", "serialNumber": "1"}
PROFILE = {
    "chargingProfileId": 4,
    "stackLevel": 0,
    "chargingProfilePurpose": "ChargePointMaxProfile",
    "chargingProfileKind": "Absolute",
    "validFrom": WHEN,
    "chargingSchedule": {
        "duration": 3600,
        "startSchedule": WHEN,
        "chargingRateUnit": "A",
        "minChargingRate": 6.0,
        "chargingSchedulePeriod": [
            {"startPeriod": 0, "limit": 10.0, "numberPhases": 3},
            {"startPeriod": 60, "limit": 8},
        ],
    },
}
TX_PROFILE = PROFILE | {"chargingProfilePurpose": "TxProfile", "transactionId": 77, "chargingProfileKind": "Relative"}

# (1.6 request, what of it must be in the 2.0.1 request, 2.0.1 answer, 1.6 answer)
ROWS: list[tuple[str, dict[str, Any], str, dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    ("CancelReservation", {"reservationId": 5}, "CancelReservation", {"reservationId": 5}, {"status": "Accepted"},
     {"status": "Accepted"}),
    ("CertificateSigned", {"certificateChain": "PEM"}, "CertificateSigned",
     {"certificateType": "ChargingStationCertificate"}, {"status": "Accepted"}, {"status": "Accepted"}),
    ("ChangeAvailability", {"connectorId": 0, "type": "Inoperative"}, "ChangeAvailability",
     {"operationalStatus": "Inoperative"}, {"status": "Scheduled"}, {"status": "Scheduled"}),
    ("ChangeAvailability", {"connectorId": 1, "type": "Operative"}, "ChangeAvailability", {"evse": {"id": 1}},
     {"status": "Accepted"}, {"status": "Accepted"}),
    ("ClearCache", {}, "ClearCache", {}, {"status": "Rejected"}, {"status": "Rejected"}),
    ("ClearChargingProfile", {"id": 4}, "ClearChargingProfile", {"chargingProfileId": 4}, {"status": "Unknown"},
     {"status": "Unknown"}),
    ("ClearChargingProfile", {"connectorId": 1, "chargingProfilePurpose": "ChargePointMaxProfile", "stackLevel": 2},
     "ClearChargingProfile", {"chargingProfileCriteria": {"evseId": 1, "stackLevel": 2,
     "chargingProfilePurpose": "ChargingStationMaxProfile"}}, {"status": "Accepted"}, {"status": "Accepted"}),
    ("DataTransfer", {"vendorId": "com.acme", "messageId": "m", "data": "d"}, "DataTransfer",
     {"vendorId": "com.acme", "messageId": "m", "data": "d"}, {"status": "UnknownVendorId"},
     {"status": "UnknownVendorId"}),
    ("DeleteCertificate", {"certificateHashData": HASH}, "DeleteCertificate", {"certificateHashData": HASH},
     {"status": "NotFound"}, {"status": "NotFound"}),
    ("ExtendedTriggerMessage", {"requestedMessage": "SignChargePointCertificate"}, "TriggerMessage",
     {"requestedMessage": "SignChargingStationCertificate"}, {"status": "Accepted"}, {"status": "Accepted"}),
    ("GetCompositeSchedule", {"connectorId": 1, "duration": 600, "chargingRateUnit": "W"}, "GetCompositeSchedule",
     {"evseId": 1, "duration": 600, "chargingRateUnit": "W"},
     {"status": "Accepted", "schedule": {"evseId": 1, "duration": 600, "scheduleStart": WHEN, "chargingRateUnit": "W",
      "chargingSchedulePeriod": [{"startPeriod": 0, "limit": 7000.0}]}},
     {"status": "Accepted", "connectorId": 1, "scheduleStart": WHEN, "chargingSchedule": {"duration": 600,
      "chargingRateUnit": "W", "chargingSchedulePeriod": [{"startPeriod": 0, "limit": 7000.0}]}}),
    ("GetCompositeSchedule", {"connectorId": 3, "duration": 600}, "GetCompositeSchedule", {"evseId": 3},
     {"status": "Rejected"}, {"status": "Rejected"}),
    ("GetDiagnostics", {"location": "https://x/y", "startTime": WHEN, "retries": 2}, "GetLog",
     {"logType": "DiagnosticsLog", "requestId": 900, "retries": 2}, {"status": "Accepted", "filename": "f.txt"},
     {"fileName": "f.txt"}),
    ("GetInstalledCertificateIds", {"certificateType": "CentralSystemRootCertificate"}, "GetInstalledCertificateIds",
     {"certificateType": ["CSMSRootCertificate"]},
     {"status": "Accepted", "certificateHashDataChain": [
         {"certificateType": "CSMSRootCertificate", "certificateHashData": HASH}]},
     {"status": "Accepted", "certificateHashData": [HASH]}),
    ("GetLocalListVersion", {}, "GetLocalListVersion", {}, {"versionNumber": 3}, {"listVersion": 3}),
    ("GetLog", {"logType": "SecurityLog", "requestId": 8, "log": {"remoteLocation": "ftp://x/",
     "oldestTimestamp": WHEN}},
     "GetLog", {"logType": "SecurityLog", "requestId": 8}, {"status": "Accepted", "filename": "s.txt"},
     {"status": "Accepted", "filename": "s.txt"}),
    ("InstallCertificate", {"certificateType": "ManufacturerRootCertificate", "certificate": "PEM"},
     "InstallCertificate", {"certificateType": "ManufacturerRootCertificate"}, {"status": "Failed"},
     {"status": "Failed"}),
    ("RemoteStartTransaction", {"idTag": "A1", "connectorId": 1}, "RequestStartTransaction",
     {"idToken": {"idToken": "A1", "type": "ISO14443"}, "evseId": 1, "remoteStartId": 900}, {"status": "Accepted"},
     {"status": "Accepted"}),
    ("RemoteStopTransaction", {"transactionId": 77}, "RequestStopTransaction", {"transactionId": "tx-1"},
     {"status": "Rejected"}, {"status": "Rejected"}),
    ("ReserveNow", {"connectorId": 1, "expiryDate": WHEN, "idTag": "A1", "reservationId": 5, "parentIdTag": "G"},
     "ReserveNow", {"id": 5, "evseId": 1, "groupIdToken": {"idToken": "G", "type": "ISO14443"}},
     {"status": "Occupied"}, {"status": "Occupied"}),
    ("Reset", {"type": "Soft"}, "Reset", {"type": "OnIdle"}, {"status": "Scheduled"}, {"status": "Accepted"}),
    ("Reset", {"type": "Hard"}, "Reset", {"type": "Immediate"}, {"status": "Rejected"}, {"status": "Rejected"}),
    ("SendLocalList", {"listVersion": 2, "updateType": "Full", "localAuthorizationList": [
        {"idTag": "A1", "idTagInfo": {"status": "Accepted", "parentIdTag": "G", "expiryDate": WHEN}}]},
     "SendLocalList", {"versionNumber": 2, "updateType": "Full"}, {"status": "VersionMismatch"},
     {"status": "VersionMismatch"}),
    ("SendLocalList", {"listVersion": 3, "updateType": "Differential", "localAuthorizationList": [{"idTag": "A1"}]},
     "SendLocalList", {"localAuthorizationList": [{"idToken": {"idToken": "A1", "type": "ISO14443"}}]},
     {"status": "Accepted"}, {"status": "Accepted"}),
    ("SetChargingProfile", {"connectorId": 0, "csChargingProfiles": PROFILE}, "SetChargingProfile", {"evseId": 0},
     {"status": "Accepted"}, {"status": "Accepted"}),
    ("SetChargingProfile", {"connectorId": 1, "csChargingProfiles": TX_PROFILE}, "SetChargingProfile", {"evseId": 1},
     {"status": "Rejected"}, {"status": "Rejected"}),
    ("SignedUpdateFirmware", {"requestId": 6, "firmware": {"location": "https://x", "retrieveDateTime": WHEN,
     "signingCertificate": "PEM", "signature": "AA=="}}, "UpdateFirmware", {"requestId": 6},
     {"status": "InvalidCertificate"}, {"status": "InvalidCertificate"}),
    ("TriggerMessage", {"requestedMessage": "DiagnosticsStatusNotification"}, "TriggerMessage",
     {"requestedMessage": "LogStatusNotification"}, {"status": "NotImplemented"}, {"status": "NotImplemented"}),
    ("TriggerMessage", {"requestedMessage": "StatusNotification"}, "TriggerMessage",
     {"evse": {"id": 1, "connectorId": 1}}, {"status": "Accepted"}, {"status": "Accepted"}),
    ("UnlockConnector", {"connectorId": 1}, "UnlockConnector", {"evseId": 1, "connectorId": 1},
     {"status": "UnknownConnector"}, {"status": "NotSupported"}),
    ("UpdateFirmware", {"location": "https://x", "retrieveDate": WHEN, "retries": 1}, "UpdateFirmware",
     {"requestId": 900, "firmware": {"location": "https://x", "retrieveDateTime": WHEN}}, {"status": "Rejected"}, {}),
]  # fmt: skip


@pytest.fixture
def incoming() -> Incoming:
    store, rig = Store(":memory:"), Rig()
    numbers = Numbers(store)
    numbers.begin("tx-1", Begun(WHEN, 1000))
    numbers.numbered("tx-1", 77)
    outgoing = Outgoing(numbers, lambda: rig.station.snapshot(rig.now), lambda: WHEN, lambda: "NoAuthorization")
    return Incoming(numbers, outgoing, lambda name: ("5", name.startswith("Number")), lambda: 900)


def ask(incoming: Incoming, action: str, payload: dict[str, Any]) -> Do | Done:
    return incoming.ask(decode_payload(msgspec.json.encode(payload), REQUESTS[action]))


@pytest.mark.parametrize(
    ("action", "payload", "becomes", "part", "answer", "told"),
    ROWS,
    ids=[f"{i}-{row[0]}" for i, row in enumerate(ROWS)],
)
def test_a_request_and_its_answer(
    incoming: Incoming,
    action: str,
    payload: dict[str, Any],
    becomes: str,
    part: dict[str, Any],
    answer: dict[str, Any],
    told: dict[str, Any],
) -> None:
    valid_call("1.6", action, payload)
    done = ask(incoming, action, payload)
    assert isinstance(done, Do)
    assert done.action == becomes
    valid_call("2.0.1", becomes, done.payload)
    assert {key: done.payload[key] for key in part} == part
    valid_answer("2.0.1", becomes, answer)
    assert done.answer(answer) == told
    valid_answer("1.6", action, told)


def test_every_request_has_a_row_here() -> None:
    mine = {row[0] for row in ROWS} | {"GetConfiguration", "ChangeConfiguration"}
    assert mine == set(REQUESTS)


def test_a_profile_keeps_its_numbers(incoming: Incoming) -> None:
    done = ask(incoming, "SetChargingProfile", {"connectorId": 1, "csChargingProfiles": TX_PROFILE})
    assert isinstance(done, Do)
    profile = done.payload["chargingProfile"]
    assert profile["transactionId"] == "tx-1"
    schedule = profile["chargingSchedule"][0]
    assert schedule["duration"] == 3600
    assert schedule["chargingSchedulePeriod"][0] == {"startPeriod": 0, "limit": 10.0, "numberPhases": 3}


def test_what_concerns_a_transaction_that_is_not_ours(incoming: Incoming) -> None:
    other = TX_PROFILE | {"transactionId": 78}
    with pytest.raises(PayloadError, match="78"):
        ask(incoming, "SetChargingProfile", {"connectorId": 1, "csChargingProfiles": other})
    assert ask(incoming, "RemoteStopTransaction", {"transactionId": 78}) == Done({"status": "Rejected"})
    without = {key: value for key, value in TX_PROFILE.items() if key != "transactionId"}
    asked = ask(incoming, "SetChargingProfile", {"connectorId": 1, "csChargingProfiles": without})
    assert asked == Done({"status": "Rejected"}), "nothing runs"


def test_configuration(incoming: Incoming) -> None:
    every = ask(incoming, "GetConfiguration", {})
    assert isinstance(every, Done)
    assert {entry["key"] for entry in every.answer["configurationKey"]} == set(KEYS)
    valid_answer("1.6", "GetConfiguration", every.answer)
    some = ask(incoming, "GetConfiguration", {"key": ["heartbeatinterval", "Colour"]})
    assert isinstance(some, Done)
    assert some.answer == {
        "configurationKey": [{"key": "HeartbeatInterval", "readonly": False, "value": "5"}],
        "unknownKey": ["Colour"],
    }
    changed = ask(incoming, "ChangeConfiguration", {"key": "TransactionMessageAttempts", "value": "3"})
    assert isinstance(changed, Do)
    valid_call("2.0.1", "SetVariables", changed.payload)
    assert changed.payload["setVariableData"][0]["variable"] == {
        "name": "MessageAttempts",
        "instance": "TransactionEvent",
    }
    for said, told in (("Accepted", "Accepted"), ("RebootRequired", "RebootRequired"), ("UnknownVariable", "Rejected")):
        assert changed.answer({"setVariableResult": [{"attributeStatus": said}]}) == {"status": told}
    assert ask(incoming, "ChangeConfiguration", {"key": "Colour", "value": "1"}) == Done({"status": "NotSupported"})
    assert ask(incoming, "ChangeConfiguration", {"key": "NumberOfConnectors", "value": "2"}) == Done(
        {"status": "Rejected"}
    )


def test_plug_and_charge_messages_come_in_data_transfers(incoming: Incoming) -> None:
    inner = {"certificateType": ["V2GRootCertificate"]}
    request = {"vendorId": PNC_VENDOR, "messageId": "GetInstalledCertificateIds", "data": json.dumps(inner)}
    valid_call("1.6", "DataTransfer", request)
    done = ask(incoming, "DataTransfer", request)
    assert isinstance(done, Do)
    assert (done.action, done.payload) == ("GetInstalledCertificateIds", inner)
    told = done.answer({"status": "NotFound"})
    assert json.loads(told["data"]) == {"status": "NotFound"}
    valid_answer("1.6", "DataTransfer", told)
    for broken in ("", "[]", "{", "[" * 5000):
        assert ask(incoming, "DataTransfer", request | {"data": broken}) == Done({"status": "Rejected"})
    unknown = ask(incoming, "DataTransfer", request | {"messageId": "Reset"})
    assert unknown == Done({"status": "UnknownMessageId"}), "only what the application note has"


@pytest.mark.parametrize(
    ("action", "payload"),
    [
        ("Reset", {"type": "Both"}),
        ("Reset", {}),
        ("Reset", {"type": "Hard", "more": 1}),
        ("RemoteStartTransaction", {"idTag": "x" * 21}),
        ("ReserveNow", {"connectorId": -1, "expiryDate": WHEN, "idTag": "A", "reservationId": 1}),
        ("SetChargingProfile", {"connectorId": 0, "csChargingProfiles": {}}),
    ],
)
def test_what_breaks_the_schema(incoming: Incoming, action: str, payload: dict[str, Any]) -> None:
    with pytest.raises(PayloadError):
        ask(incoming, action, payload)
