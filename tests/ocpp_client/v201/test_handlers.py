"""Each request of the CSMS: what the station is told, and what is answered."""

from typing import Any

import pytest

from firmware.ocpp_client.v201.messages import REQUESTS, RESPONSES
from firmware.station.api import (
    Answer,
    ConnectorStatus,
    EventKind,
    IdToken,
    RemoteStart,
    RemoteStop,
    Reset,
    Result,
    SetAvailability,
    TokenType,
)
from tests.ocpp_client.fakes import Bench, event, put, running, snapshot

TOKEN = {"idToken": "T1", "type": "ISO14443"}
PROFILE = {
    "id": 1,
    "stackLevel": 0,
    "chargingProfilePurpose": "TxProfile",
    "chargingProfileKind": "Relative",
    "chargingSchedule": [
        {"id": 1, "chargingRateUnit": "A", "chargingSchedulePeriod": [{"startPeriod": 0, "limit": 6}]}
    ],
}


@pytest.fixture
def bench() -> Bench:
    ready = Bench()
    ready.ready()
    ready.station.commands.clear()
    return ready


def test_every_handler_has_its_types() -> None:
    assert Bench().client.actions() <= set(REQUESTS) & set(RESPONSES)


def test_request_start(bench: Bench) -> None:
    bench.station.answers[RemoteStart] = Answer(Result.ACCEPTED, transaction_id="tx-9")
    answer = bench.asked("RequestStartTransaction", {"idToken": TOKEN, "remoteStartId": 5, "evseId": 1})
    assert answer == {"status": "Accepted", "transactionId": "tx-9"}
    assert bench.station.commands == [RemoteStart(IdToken("T1", TokenType.ISO14443), 5)]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"evseId": 2}, "UnknownEvse"),
        ({"evseId": 0}, "UnknownEvse"),
        ({"chargingProfile": {**PROFILE, "transactionId": "tx-1"}}, "InvalidProfile"),
    ],
)
def test_request_start_that_cannot_be_honoured(bench: Bench, more: Any, reason: str) -> None:
    answer = bench.asked("RequestStartTransaction", {"idToken": TOKEN, "remoteStartId": 5, **more})
    assert answer["status"] == "Rejected" and answer["statusInfo"]["reasonCode"] == reason
    assert bench.station.commands == []


def test_request_start_refused_by_the_station(bench: Bench) -> None:
    bench.station.answers[RemoteStart] = Answer(Result.REJECTED, "faulted " * 100)
    answer = bench.asked("RequestStartTransaction", {"idToken": TOKEN, "remoteStartId": 5})
    assert answer["status"] == "Rejected" and answer["statusInfo"]["additionalInfo"].startswith("faulted")
    assert len(answer["statusInfo"]["additionalInfo"]) == 512


def test_request_stop(bench: Bench) -> None:
    assert bench.asked("RequestStopTransaction", {"transactionId": "tx-1"}) == {"status": "Accepted"}
    assert bench.station.commands == [RemoteStop("tx-1")]
    bench.station.answers[RemoteStop] = Answer(Result.REJECTED, "no such transaction")
    answer = bench.asked("RequestStopTransaction", {"transactionId": "tx-2"})
    assert answer["status"] == "Rejected" and answer["statusInfo"]["reasonCode"] == "TxNotFound"


@pytest.mark.parametrize("result", list(Result))
@pytest.mark.parametrize(("kind", "immediate"), [("OnIdle", False), ("Immediate", True)])
def test_reset(bench: Bench, kind: str, immediate: bool, result: Result) -> None:
    bench.station.answers[Reset] = Answer(result)
    assert bench.asked("Reset", {"type": kind})["status"] == result.value
    assert bench.station.commands == [Reset(immediate)]


def test_reset_of_one_evse_is_refused(bench: Bench) -> None:
    assert bench.asked("Reset", {"type": "OnIdle", "evseId": 1})["status"] == "Rejected"
    assert bench.station.commands == []


@pytest.mark.parametrize("evse", [None, {"id": 1}, {"id": 1, "connectorId": 1}])
@pytest.mark.parametrize("result", list(Result))
def test_change_availability(bench: Bench, evse: Any, result: Result) -> None:
    bench.station.answers[SetAvailability] = Answer(result)
    request = {"operationalStatus": "Inoperative"} | ({"evse": evse} if evse else {})
    assert bench.asked("ChangeAvailability", request)["status"] == result.value
    assert bench.station.commands == [SetAvailability(False)]


@pytest.mark.parametrize("evse", [{"id": 2}, {"id": 0}, {"id": 1, "connectorId": 2}])
def test_change_availability_of_what_does_not_exist(bench: Bench, evse: Any) -> None:
    answer = bench.asked("ChangeAvailability", {"operationalStatus": "Operative", "evse": evse})
    assert answer["status"] == "Rejected" and bench.station.commands == []


@pytest.mark.parametrize(
    ("request_", "status", "sent"),
    [
        ({"requestedMessage": "Heartbeat"}, "Accepted", "Heartbeat"),
        (
            {"requestedMessage": "StatusNotification", "evse": {"id": 1, "connectorId": 1}},
            "Accepted",
            "StatusNotification",
        ),
        ({"requestedMessage": "StatusNotification", "evse": {"id": 1}}, "Rejected", None),
        ({"requestedMessage": "StatusNotification"}, "Rejected", None),
        ({"requestedMessage": "StatusNotification", "evse": {"id": 7, "connectorId": 1}}, "Rejected", None),
        ({"requestedMessage": "BootNotification"}, "Rejected", None),
        ({"requestedMessage": "MeterValues"}, "Accepted", None),
        ({"requestedMessage": "MeterValues", "evse": {"id": 2}}, "Rejected", None),
        ({"requestedMessage": "TransactionEvent", "evse": {"id": 1}}, "Accepted", None),
        ({"requestedMessage": "FirmwareStatusNotification"}, "Accepted", "FirmwareStatusNotification"),
        ({"requestedMessage": "LogStatusNotification"}, "Accepted", "LogStatusNotification"),
        ({"requestedMessage": "PublishFirmwareStatusNotification"}, "NotImplemented", None),
    ],
)
def test_trigger_message(bench: Bench, request_: Any, status: str, sent: str | None) -> None:
    bench.receive([2, "t", "TriggerMessage", request_])
    reply, *calls = bench.collect()
    assert reply == [3, "t", {"status": status}]
    assert [frame[2] for frame in calls] == ([sent] if sent else [])


def test_get_transaction_status(bench: Bench) -> None:
    ask = {"transactionId": "tx-1"}
    assert bench.asked("GetTransactionStatus", ask) == {"ongoingIndicator": False, "messagesInQueue": False}
    bench.station.now = snapshot(ConnectorStatus.OCCUPIED, running("tx-1"))
    put(bench.store, event(0, EventKind.STARTED, "tx-0"))
    assert bench.asked("GetTransactionStatus", ask) == {"ongoingIndicator": True, "messagesInQueue": False}
    assert bench.asked("GetTransactionStatus", {}) == {"messagesInQueue": True}
    assert bench.asked("GetTransactionStatus", {"transactionId": "tx-0"}) == {
        "ongoingIndicator": False,
        "messagesInQueue": True,
    }


@pytest.mark.parametrize(
    ("evse", "connector", "busy", "status"),
    [
        (1, 1, False, "Unlocked"),
        (1, 1, True, "OngoingAuthorizedTransaction"),
        (2, 1, False, "UnknownConnector"),
        (1, 3, False, "UnknownConnector"),
    ],
)
def test_unlock_connector(bench: Bench, evse: int, connector: int, busy: bool, status: str) -> None:
    if busy:
        bench.station.now = snapshot(ConnectorStatus.OCCUPIED, running())
    assert bench.asked("UnlockConnector", {"evseId": evse, "connectorId": connector})["status"] == status


def test_clear_cache_and_data_transfer(bench: Bench) -> None:
    assert bench.asked("ClearCache", {})["status"] == "Rejected"
    assert bench.asked("DataTransfer", {"vendorId": "x", "data": {"a": [1, None]}}) == {"status": "UnknownVendorId"}


def variable(component: str, name: str, **more: Any) -> dict[str, Any]:
    return {"component": {"name": component}, "variable": {"name": name}, **more}


@pytest.mark.parametrize(
    ("item", "status"),
    [
        (variable("OCPPCommCtrlr", "OfflineThreshold", attributeValue="5"), "Accepted"),
        (variable("ocppcommctrlr", "offlinethreshold", attributeValue="5", attributeType="Actual"), "Accepted"),
        (variable("OCPPCommCtrlr", "OfflineThreshold", attributeValue="-1"), "Rejected"),
        (variable("OCPPCommCtrlr", "OfflineThreshold", attributeValue="x"), "Rejected"),
        (variable("OCPPCommCtrlr", "OfflineThreshold", attributeValue="5", attributeType="Target"),
         "NotSupportedAttributeType"),
        (variable("OCPPCommCtrlr", "Unheard", attributeValue="5"), "UnknownVariable"),
        (variable("UnheardCtrlr", "X", attributeValue="5"), "UnknownComponent"),
        (variable("ChargingStation", "Model", attributeValue="x"), "Rejected"),
        (variable("SecurityCtrlr", "BasicAuthPassword", attributeValue="short"), "Rejected"),
        (variable("SmartChargingCtrlr", "Enabled", attributeValue="true"), "Rejected"),
    ],
)  # fmt: skip
def test_set_variables(bench: Bench, item: Any, status: str) -> None:
    (result,) = bench.asked("SetVariables", {"setVariableData": [item]})["setVariableResult"]
    assert result["attributeStatus"] == status
    assert result["component"] == item["component"] and result["variable"] == item["variable"]
    assert result.get("attributeType") == item.get("attributeType")
    assert ("attributeStatusInfo" in result) == (status == "Rejected")


@pytest.mark.parametrize(
    ("item", "status", "value"),
    [
        (variable("OCPPCommCtrlr", "OfflineThreshold"), "Accepted", "60"),
        (variable("SecurityCtrlr", "Identity"), "Accepted", "CS1"),
        (variable("ClockCtrlr", "DateTime"), "Accepted", "2026-01-01T12:00:00.000Z"),
        ({"component": {"name": "EVSE", "evse": {"id": 1}}, "variable": {"name": "AvailabilityState"}},
         "Accepted", "Available"),
        ({"component": {"name": "Connector", "evse": {"id": 1, "connectorId": 1}},
          "variable": {"name": "ConnectorType"}}, "Accepted", "cType2"),
        ({"component": {"name": "EVSE", "evse": {"id": 2}}, "variable": {"name": "Power"}}, "UnknownComponent", None),
        (variable("SecurityCtrlr", "BasicAuthPassword"), "Rejected", None),
        (variable("OCPPCommCtrlr", "OfflineThreshold", attributeType="MinSet"), "NotSupportedAttributeType", None),
        (variable("OCPPCommCtrlr", "MessageTimeout"), "UnknownVariable", None),
        ({"component": {"name": "OCPPCommCtrlr"}, "variable": {"name": "MessageTimeout", "instance": "Default"}},
         "Accepted", "30"),
    ],
)  # fmt: skip
def test_get_variables(bench: Bench, item: Any, status: str, value: str | None) -> None:
    (result,) = bench.asked("GetVariables", {"getVariableData": [item]})["getVariableResult"]
    assert (result["attributeStatus"], result.get("attributeValue")) == (status, value)


def test_base_report_is_accepted(bench: Bench) -> None:
    bench.receive([2, "r", "GetBaseReport", {"requestId": 1, "reportBase": "ConfigurationInventory"}])
    reply, part = bench.collect()
    assert reply == [3, "r", {"status": "Accepted"}] and part[2] == "NotifyReport"
