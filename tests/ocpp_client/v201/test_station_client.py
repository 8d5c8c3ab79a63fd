"""The client on a standing clock: requests of the CSMS, garbage, the schemas."""

import json

from firmware.core.errors import StoreError
from firmware.ocpp_client.calls import Reconnect
from firmware.station.api import (
    AuthorizeNeeded,
    ConnectorStatus,
    EventKind,
    HashData,
    IdToken,
    RemoteStart,
    TokenType,
    TransactionEventStored,
)
from tests.ocpp_client.fakes import CARD, Bench, event, put, snapshot

CONTRACT = IdToken("DE8AA1A2B3C4D59", TokenType.EMAID)
HASHES = (HashData("aa", "bb", "01", "http://ocsp.test"),)


def test_unknown_and_unserved_actions() -> None:
    bench = Bench()
    bench.ready()
    assert bench.ask("MakeCoffee", {})[2] == "NotImplemented"
    for action in ("PublishFirmware", "NotifyReport", "Heartbeat"):
        assert bench.ask(action, {})[2] == "NotSupported"


def test_payload_faults() -> None:
    bench = Bench()
    bench.ready()
    assert bench.ask("Reset", {})[2] == "OccurrenceConstraintViolation"
    assert bench.ask("Reset", {"type": "Never"})[2] == "PropertyConstraintViolation"
    big = {"getVariableData": [{"component": {"name": "x"}, "variable": {"name": "y"}}] * 3000}
    assert bench.ask("GetVariables", big)[2] == "FormatViolation"
    assert bench.ask("GetVariables", {"getVariableData": big["getVariableData"][:51]})[2] == (
        "OccurrenceConstraintViolation"
    )


def test_a_failing_station_is_an_internal_error() -> None:
    bench = Bench()
    bench.ready()

    def fail(_: object) -> None:
        raise StoreError("disk full")

    bench.station.on_command = fail
    assert bench.ask("Reset", {"type": "OnIdle"})[2] == "InternalError"


def test_the_response_goes_before_what_it_causes() -> None:
    """A command may publish events at once; the CSMS still hears the response first (rule 2)."""
    bench = Bench()
    bench.ready()

    def publish(command: object) -> None:
        if isinstance(command, RemoteStart):
            put(bench.store, event(0, EventKind.STARTED, remote_start_id=command.remote_start_id))
            bench.client.on_event(TransactionEventStored(event(0, EventKind.STARTED)))

    bench.station.on_command = publish
    request = {"idToken": {"idToken": "T", "type": "Central"}, "remoteStartId": 8}
    bench.receive([2, "s", "RequestStartTransaction", request])
    bench.tick()
    response, started = bench.collect()
    assert response[:2] == [3, "s"] and started[2] == "TransactionEvent"
    assert started[3]["transactionInfo"]["remoteStartId"] == 8


def test_report_in_parts_survives_a_reconnection() -> None:
    bench = Bench()
    bench.ready()
    bench.receive([2, "r", "GetBaseReport", {"requestId": 4, "reportBase": "FullInventory"}])
    _, first = bench.collect()
    bench.client.disconnected(bench.now)
    bench.client.connected(bench.now)
    parts = []
    while True:
        action, payload = bench.call()
        assert action == "NotifyReport" and payload["requestId"] == 4
        parts.append(payload)
        bench.answer()
        if not payload["tbc"]:
            break
    assert parts[0] == first[3]
    assert [part["seqNo"] for part in parts] == list(range(len(parts))) and len(parts) > 1
    assert sum(len(part["reportData"]) for part in parts) == len(bench.model.variables())


def test_too_many_reports_and_a_refused_part() -> None:
    bench = Bench()
    bench.ready()
    for number in range(4):
        bench.receive([2, f"r{number}", "GetBaseReport", {"requestId": number, "reportBase": "FullInventory"}])
    assert bench.ask("GetBaseReport", {"requestId": 9, "reportBase": "FullInventory"})[2]["status"] == "Rejected"
    bench.id = next(frame[1] for frame in bench.frames if frame[2] == "NotifyReport")
    bench.fail()
    assert bench.call()[1]["requestId"] == 1  # the refused report is not continued with a gap


def test_new_password_asks_for_a_new_connection_and_is_never_told() -> None:
    bench = Bench()
    bench.ready()
    while bench.client.next_event():
        pass
    bench.happens(event(0, EventKind.STARTED))
    bench.call()
    change = {
        "attributeValue": "correct horse battery",
        "component": {"name": "SecurityCtrlr"},
        "variable": {"name": "BasicAuthPassword"},
    }
    bench.asked("SetVariables", {"setVariableData": [change]})
    assert bench.client.next_event() is None  # the open call ends first
    bench.happens(event(1))
    bench.answer()
    assert bench.client.next_event() == Reconnect("connecting anew with the new password")
    assert bench.quiet()  # and no further one begins over this connection
    bench.client.disconnected(bench.now)
    bench.client.connected(bench.now)
    assert bench.call()[0] == "TransactionEvent"
    assert "correct horse" not in bench.texts() and "SecurityCtrlr.BasicAuthPassword" in bench.texts()


def test_garbage_from_the_csms_leaves_the_client_at_work() -> None:
    bench = Bench()
    bench.ready()
    for text in ("", "[", "[2", '[3,"x",{}]', "[1,2,3]", "null", '[4,"-1","RpcFrameworkError","",{}]'):
        bench.receive(text)
    assert all(frame[0] == 4 for frame in bench.collect())
    bench.happens(event(0, EventKind.STARTED))
    assert bench.call()[0] == "TransactionEvent"


def test_no_connection_no_output() -> None:
    bench = Bench()
    bench.happens(event(0, EventKind.STARTED))
    bench.client.receive_data("[2]", bench.now)
    bench.advance(3600)
    assert bench.client.data_to_send() == []
    assert bench.client.queued == 1


def test_everything_sent_is_valid_for_the_schemas() -> None:
    from jsonschema import Draft6Validator

    from scripts.generate_ocpp_types import schema_folder

    bench = Bench()
    bench.station.now = snapshot(ConnectorStatus.FAULTED)
    bench.ready()
    bench.happens(AuthorizeNeeded(1, CONTRACT, hash_data=HASHES))
    bench.call()
    bench.answer({"idTokenInfo": {"status": "Accepted"}})
    for number, kind in enumerate(EventKind):
        bench.happens(event(number, kind, token=CARD, stopped_reason="Remote", charging_seconds=4))
        bench.call()
        bench.answer()
    bench.asked("GetBaseReport", {"requestId": 1, "reportBase": "FullInventory"})
    calls = [frame for frame in bench.frames if frame[0] == 2]
    assert len({frame[2] for frame in calls}) >= 6
    for _, _, action, payload in calls:
        schema = json.loads((schema_folder("v201") / f"{action}Request.json").read_text(encoding="utf-8-sig"))
        Draft6Validator(schema).validate(payload)
