"""Every call of the 2.0.1 client becomes a valid one of 1.6 or is answered at once; by foreign schemas."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from firmware.core.store import Store
from firmware.hal.api import PilotState
from firmware.ocpp_client.v16.numbers import Numbers
from firmware.ocpp_client.v16.outgoing import LOCAL, Ask, Known, Outgoing
from firmware.ocpp_client.v16.words import PNC_VENDOR, meter_values, status_of, stop_reason, token_info
from firmware.ocpp_client.v201.messages import REQUESTS
from firmware.station.api import ChargingState, ConnectorStatus, FaultView, Stage, StationSnapshot, TransactionView
from tests.ocpp_client.v16.foreign import valid_answer, valid_call
from tests.station.rig import Rig

WHEN = "2026-01-01T12:00:00Z"
CARD = {"idToken": "04AABBCC", "type": "ISO14443"}


def value(wh: float, context: str = "Transaction.Begin") -> dict[str, Any]:
    return {
        "timestamp": WHEN,
        "sampledValue": [
            {"value": wh, "context": context, "measurand": "Energy.Active.Import.Register",
             "unitOfMeasure": {"unit": "Wh"},
             "signedMeterValue": {"signedMeterData": "AAAA", "signingMethod": "", "encodingMethod": "",
              "publicKey": ""}},
            {"value": 16.0, "context": context, "measurand": "Current.Import", "phase": "L1",
             "unitOfMeasure": {"unit": "A"}},
            {"value": 55.0, "measurand": "SoC", "location": "EV", "unitOfMeasure": {"unit": "Percent"}},
        ],
    }  # fmt: skip


def event(kind: str, seq: int = 0, **more: Any) -> dict[str, Any]:
    info = {"transactionId": "tx-1"} | more.pop("info", {})
    return {"eventType": kind, "timestamp": WHEN, "triggerReason": "Authorized", "seqNo": seq, "transactionInfo": info,
            "evse": {"id": 1, "connectorId": 1}} | more  # fmt: skip


@pytest.fixture
def rig() -> Rig:
    return Rig()


@pytest.fixture
def store() -> Store:
    return Store(":memory:")


@pytest.fixture
def outgoing(rig: Rig, store: Store) -> Outgoing:
    return make(rig, store)


def make(rig: Rig, store: Store) -> Outgoing:
    return Outgoing(Numbers(store), lambda: rig.station.snapshot(rig.now), lambda: WHEN, lambda: "NoAuthorization")


def say(outgoing: Outgoing, action: str, payload: dict[str, Any]) -> Ask:
    valid_call("2.0.1", action, payload)
    said = outgoing.say(action, payload)
    assert isinstance(said, Ask), said
    valid_call("1.6", said.action, said.payload)
    return said


STATION = {"model": "Model", "vendorName": "Vendor of a long name, longer than 20", "serialNumber": "S",
           "firmwareVersion": "1.0"}  # fmt: skip
SIMPLE = [
    ("BootNotification", {"reason": "PowerUp", "chargingStation": STATION}, "BootNotification"),
    ("Heartbeat", {}, "Heartbeat"),
    ("DataTransfer", {"vendorId": "v"}, "DataTransfer"),
    ("StatusNotification", {"timestamp": WHEN, "connectorStatus": "Available", "evseId": 1, "connectorId": 1},
     "StatusNotification"),
    ("SecurityEventNotification", {"type": "StartupOfTheDevice", "timestamp": WHEN}, "SecurityEventNotification"),
    ("SignCertificate", {"csr": "PEM", "certificateType": "ChargingStationCertificate"}, "SignCertificate"),
    ("FirmwareStatusNotification", {"status": "SignatureVerified", "requestId": 3}, "SignedFirmwareStatusNotification"),
    ("FirmwareStatusNotification", {"status": "Idle"}, "FirmwareStatusNotification"),
    ("LogStatusNotification", {"status": "Uploaded", "requestId": 3}, "LogStatusNotification"),
    ("MeterValues", {"evseId": 1, "meterValue": [value(1.0, "Sample.Clock")]}, "MeterValues"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("action", "payload", "becomes"), SIMPLE, ids=[f"{i}-{row[0]}" for i, row in enumerate(SIMPLE)]
)
def test_simple_ones(outgoing: Outgoing, action: str, payload: dict[str, Any], becomes: str) -> None:
    assert say(outgoing, action, payload).action == becomes


def test_what_1_6_asked_for_is_told_with_its_own_messages(outgoing: Outgoing) -> None:
    outgoing.diagnostics.add(3)
    outgoing.unsigned.add(3)
    told = say(outgoing, "LogStatusNotification", {"status": "UploadFailure", "requestId": 3})
    assert (told.action, told.payload) == ("DiagnosticsStatusNotification", {"status": "UploadFailed"})
    told = say(outgoing, "FirmwareStatusNotification", {"status": "InstallRebooting", "requestId": 3})
    assert (told.action, told.payload) == ("FirmwareStatusNotification", {"status": "Installing"})


def test_what_1_6_has_no_word_for_is_answered_validly(outgoing: Outgoing) -> None:
    silent = {"NotifyReport", "NotifyEvent", "NotifyChargingLimit", "ClearedChargingLimit", "ReservationStatusUpdate",
              "NotifyDisplayMessages", "NotifyMonitoringReport", "ReportChargingProfiles", "NotifyCustomerInformation",
              *LOCAL}  # fmt: skip
    assert silent <= set(REQUESTS)
    for action in silent:
        said = outgoing.say(action, {})
        assert isinstance(said, Known)
        valid_answer("2.0.1", action, said.answer)


# --- authorisation ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Accepted", "Accepted"),
        ("Blocked", "Blocked"),
        ("ConcurrentTx", "ConcurrentTx"),
        ("Odd", "Invalid"),
        (None, "Invalid"),
    ],
)
def test_authorize(outgoing: Outgoing, told: str | None, status: str) -> None:
    ask = say(outgoing, "Authorize", {"idToken": CARD})
    assert ask.payload == {"idTag": "04AABBCC"}
    answer = ask.answer({"idTagInfo": {"status": told, "expiryDate": WHEN, "parentIdTag": "G"}})
    valid_answer("2.0.1", "Authorize", answer)
    assert answer["idTokenInfo"]["status"] == status
    assert answer["idTokenInfo"]["groupIdToken"]["idToken"] == "G"
    valid_answer("2.0.1", "Authorize", ask.answer({}))


def test_contracts_are_asked_for_in_a_data_transfer(outgoing: Outgoing) -> None:
    request = {"idToken": {"idToken": "DEABCC12345678", "type": "eMAID"}, "certificate": "PEM"}
    ask = say(outgoing, "Authorize", request)
    assert (ask.action, ask.payload["vendorId"], ask.payload["messageId"]) == ("DataTransfer", PNC_VENDOR, "Authorize")
    assert json.loads(ask.payload["data"]) == request
    good = {"idTokenInfo": {"status": "Accepted"}, "certificateStatus": "Accepted"}
    assert ask.answer({"status": "Accepted", "data": json.dumps(good)}) == good
    for refused in ({"status": "UnknownVendorId"}, {"status": "Accepted"}, {"status": "Accepted", "data": "[]"},
                    {"status": "Accepted", "data": "{"}, {"status": "Accepted", "data": "[" * 9000}):  # fmt: skip
        answer = ask.answer(refused)
        assert answer["idTokenInfo"]["status"] == "Unknown"
        valid_answer("2.0.1", "Authorize", answer)


@pytest.mark.parametrize(
    ("action", "payload"),
    [
        ("Get15118EVCertificate", {"iso15118SchemaVersion": "urn", "action": "Install", "exiRequest": "AA=="}),
        ("GetCertificateStatus", {"ocspRequestData": {"hashAlgorithm": "SHA256", "issuerNameHash": "a",
         "issuerKeyHash": "b", "serialNumber": "1", "responderURL": "http://x"}}),
        ("SignCertificate", {"csr": "PEM", "certificateType": "V2GCertificate"}),
    ],
)  # fmt: skip
def test_plug_and_charge_without_a_csms_that_knows_it(outgoing: Outgoing, action: str, payload: dict[str, Any]) -> None:
    ask = say(outgoing, action, payload)
    assert ask.payload["messageId"] == action
    valid_answer("2.0.1", action, ask.answer({"status": "UnknownMessageId"}))


# --- transactions ----------------------------------------------------------------------------------------------------


def test_a_transaction_from_begin_to_end(outgoing: Outgoing, store: Store) -> None:
    start = say(
        outgoing, "TransactionEvent", event("Started", idToken=CARD, meterValue=[value(1234.4)], reservationId=7)
    )
    assert start.action == "StartTransaction"
    assert start.payload == {"connectorId": 1, "idTag": "04AABBCC", "meterStart": 1234, "timestamp": WHEN,
                             "reservationId": 7}  # fmt: skip
    answer = start.answer({"transactionId": 42, "idTagInfo": {"status": "Accepted"}})
    assert answer == {"idTokenInfo": {"status": "Accepted"}}
    valid_answer("2.0.1", "TransactionEvent", answer)
    between = say(outgoing, "TransactionEvent", event("Updated", 1, meterValue=[value(2000.0, "Sample.Periodic")]))
    assert (between.action, between.payload["transactionId"]) == ("MeterValues", 42)
    formats = [one.get("format") for one in between.payload["meterValue"][0]["sampledValue"]]
    assert formats.count("SignedData") == 1
    assert outgoing.say("TransactionEvent", event("Updated", 2)) == Known()
    again = make(Rig(), store)  # a restart
    end = say(
        again,
        "TransactionEvent",
        event("Ended", 3, idToken=CARD, info={"stoppedReason": "EVDisconnected"},
              meterValue=[value(1234.4), value(9000.0, "Transaction.End")]),
    )  # fmt: skip
    assert end.action == "StopTransaction"
    assert (end.payload["transactionId"], end.payload["meterStop"], end.payload["reason"]) == (
        42,
        9000,
        "EVDisconnected",
    )
    assert len(end.payload["transactionData"]) == 2
    assert end.answer({}) == {}
    assert store.items("ocpp16.transactions") == {}, "nothing is left of it"


def test_the_begin_waits_for_who_pays(outgoing: Outgoing) -> None:
    assert outgoing.say("TransactionEvent", event("Started", meterValue=[value(500.0)])) == Known()
    assert outgoing.say("TransactionEvent", event("Updated", 1, meterValue=[value(501.0)])) == Known()
    start = say(outgoing, "TransactionEvent", event("Updated", 2, idToken=CARD) | {"timestamp": "2026-01-01T13:00:00Z"})
    assert (start.action, start.payload["meterStart"], start.payload["timestamp"]) == ("StartTransaction", 500, WHEN)


def test_nobody_paid(outgoing: Outgoing, store: Store) -> None:
    outgoing.say("TransactionEvent", event("Started"))
    assert outgoing.say("TransactionEvent", event("Ended", 1)) == Known()
    assert store.items("ocpp16.transactions") == {}


def test_a_repetition_after_a_late_answer_begins_nothing_new(outgoing: Outgoing) -> None:
    begin = event("Started", idToken=CARD, meterValue=[value(1.0)])
    late = say(outgoing, "TransactionEvent", begin)
    late.answer({"transactionId": 42, "idTagInfo": {"status": "Accepted"}})
    assert outgoing.say("TransactionEvent", begin) == Known()


def test_an_answer_without_a_number_is_asked_for_again(outgoing: Outgoing) -> None:
    begin = event("Started", idToken=CARD, meterValue=[value(1.0)])
    say(outgoing, "TransactionEvent", begin).answer({"idTagInfo": {"status": "Invalid"}})
    assert say(outgoing, "TransactionEvent", begin).action == "StartTransaction"


def test_a_transaction_of_before_1_6(outgoing: Outgoing) -> None:
    assert outgoing.say("TransactionEvent", event("Ended", 9, meterValue=[value(1.0)])) == Known()


# --- words -----------------------------------------------------------------------------------------------------------


def transaction(state: ChargingState) -> TransactionView:
    return TransactionView("tx-1", None, WHEN, True, 0.0, 0.0, state)


STATES: list[tuple[Callable[[StationSnapshot], StationSnapshot], str]] = [
    (lambda s: s, "Available"),
    (lambda s: replace(s, status=ConnectorStatus.RESERVED), "Reserved"),
    (lambda s: replace(s, status=ConnectorStatus.UNAVAILABLE), "Unavailable"),
    (lambda s: replace(s, status=ConnectorStatus.FAULTED), "Faulted"),
    (lambda s: replace(s, status=ConnectorStatus.OCCUPIED), "Preparing"),
    (lambda s: replace(s, status=ConnectorStatus.OCCUPIED, stage=Stage.FINISHED), "Finishing"),
    *(
        (lambda s, c=state: replace(s, status=ConnectorStatus.OCCUPIED, transaction=transaction(c)), told)
        for state, told in (
            (ChargingState.CHARGING, "Charging"),
            (ChargingState.SUSPENDED_EV, "SuspendedEV"),
            (ChargingState.SUSPENDED_EVSE, "SuspendedEVSE"),
            (ChargingState.EV_CONNECTED, "Preparing"),
            (ChargingState.IDLE, "Finishing"),
        )
    ),
]


@pytest.mark.parametrize(("change", "status"), STATES, ids=[f"{i}-{row[1]}" for i, row in enumerate(STATES)])
def test_status(rig: Rig, change: Callable[[StationSnapshot], StationSnapshot], status: str) -> None:
    told = status_of(change(rig.station.snapshot(rig.now)))
    assert (told["status"], told["errorCode"]) == (status, "NoError")
    valid_call("1.6", "StatusNotification", told | {"timestamp": WHEN})


def test_a_fault_is_named(rig: Rig) -> None:
    rig.plug_in()
    rig.hardware.faults = frozenset({"rcd_trip"})
    rig.pilot(PilotState.B)
    told = status_of(rig.station.snapshot(rig.now))
    assert (told["status"], told["errorCode"]) == ("Faulted", "GroundFailure")
    assert "rcd_trip" in told["vendorErrorCode"]
    valid_call("1.6", "StatusNotification", told | {"timestamp": WHEN})
    odd = replace(rig.station.snapshot(rig.now), faults=(odd_fault(),))
    assert status_of(odd)["errorCode"] == "OtherError"


def odd_fault() -> FaultView:
    rig = Rig()
    rig.hardware.faults = frozenset({"rcd_trip"})
    rig.pilot(PilotState.B)
    return replace(rig.station.snapshot(rig.now).faults[0], id="something_new", hint="x" * 300)


def test_every_reason_of_2_0_1_has_one_of_1_6() -> None:
    from firmware.ocpp_client.v201.enums import ReasonEnumType

    for reason in ReasonEnumType:
        stop = {"transactionId": 1, "timestamp": WHEN, "meterStop": 1, "reason": stop_reason(reason.value)}
        valid_call("1.6", "StopTransaction", stop)


def test_measurands_that_1_6_does_not_have_are_left_out() -> None:
    odd = {"timestamp": WHEN, "sampledValue": [{"value": 1.0, "measurand": "Energy.Active.Net"}]}
    assert meter_values([odd]) == []


def test_idle_words() -> None:
    assert token_info({"status": "Expired"}) == {"status": "Expired"}
