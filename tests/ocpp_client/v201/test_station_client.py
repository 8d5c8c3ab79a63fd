"""The client on a standing clock: gate, order, heartbeat, authorisation, transactions, offline, requests."""

import json
from typing import Any

import pytest

from firmware.core.errors import StoreError
from firmware.core.store import Store
from firmware.ocpp_client.calls import MAX_WAITING, Reconnect, Registration, RegistrationChanged
from firmware.ocpp_client.device_model import SCOPE
from firmware.ocpp_client.v201.blocks.provisioning import BOOT_RETRY_S
from firmware.station.api import (
    AuthorizationAnswer,
    AuthorizeNeeded,
    ConnectorStatus,
    DeauthorizeTransaction,
    EventKind,
    HashData,
    IdToken,
    RemoteStart,
    RemoteStop,
    SetOnline,
    SetVariables,
    StatusChanged,
    TokenType,
    TransactionEventStored,
)
from tests.ocpp_client.fakes import CARD, T0, Bench, event, put, snapshot

LATER = "2026-01-01T12:30:00.000Z"
CONTRACT = IdToken("DE8AA1A2B3C4D59", TokenType.EMAID)
HASHES = (HashData("aa", "bb", "01", "http://ocsp.test"),)


# --- boot and registration ------------------------------------------------------------------------------------------


def test_before_the_boot_is_accepted_nothing_else_goes_out() -> None:
    bench = Bench()
    put(bench.store, event(0, EventKind.STARTED))  # from an earlier life
    bench.client.connected(bench.now)
    assert bench.call()[0] == "BootNotification"
    bench.happens(event(1))
    bench.happens(StatusChanged(ConnectorStatus.OCCUPIED, T0))
    assert bench.quiet()
    bench.answer({"currentTime": "2026-01-01T12:00:00Z", "interval": 300, "status": "Accepted"})
    order = []
    for _ in range(4):
        order.append(bench.call()[0])
        bench.answer()
    assert order == ["SecurityEventNotification", "StatusNotification", "TransactionEvent", "TransactionEvent"]
    assert bench.quiet()
    assert SetOnline(True) in bench.station.commands


def test_rejected_waits_for_the_interval_and_refuses_requests() -> None:
    bench = Bench()
    bench.boot("Rejected", interval=90)
    assert bench.client.next_deadline() == bench.now + 90
    assert bench.ask("GetVariables", {})[2] == "SecurityError"
    bench.advance(89)
    assert bench.quiet()
    bench.client.disconnected(bench.now)
    bench.client.connected(bench.now)
    assert bench.quiet()  # a new connection does not shorten the wait
    bench.advance(1)
    assert bench.call()[0] == "BootNotification"


def test_pending_serves_configuration_but_no_start() -> None:
    bench = Bench()
    bench.boot("Pending", interval=60)
    put(bench.store, event(0, EventKind.STARTED))
    request = {"idToken": {"idToken": "T", "type": "Central"}, "remoteStartId": 1}
    assert bench.asked("RequestStartTransaction", request)["status"] == "Rejected"
    assert bench.asked("RequestStopTransaction", {"transactionId": "x"})["status"] == "Rejected"
    assert not bench.station.of(RemoteStart) and not bench.station.of(RemoteStop)
    variable = {"component": {"name": "OCPPCommCtrlr"}, "variable": {"name": "OfflineThreshold"}}
    answer = bench.asked("SetVariables", {"setVariableData": [{**variable, "attributeValue": "30"}]})
    assert answer["setVariableResult"][0]["attributeStatus"] == "Accepted"
    bench.receive([2, "r", "GetBaseReport", {"requestId": 1, "reportBase": "SummaryInventory"}])
    frames = bench.collect()
    assert [frame[0] for frame in frames] == [3, 2] and frames[1][2] == "NotifyReport"
    bench.id = frames[1][1]
    bench.answer()
    bench.advance(60)
    assert bench.call()[0] == "BootNotification"


def test_triggered_boot_while_pending() -> None:
    bench = Bench()
    bench.boot("Pending", interval=600)
    bench.receive([2, "t", "TriggerMessage", {"requestedMessage": "BootNotification"}])
    reply, boot = bench.collect()
    assert reply[2] == {"status": "Accepted"} and boot[2] == "BootNotification"


@pytest.mark.parametrize("end", ["silence", "callerror", "invalid"])
def test_boot_without_a_usable_answer_is_repeated(end: str) -> None:
    bench = Bench()
    bench.client.connected(bench.now)
    bench.call()
    if end == "silence":
        bench.advance(30)
    elif end == "callerror":
        bench.fail()
    else:
        bench.answer({"status": "Accepted"})
    assert bench.client.registration is Registration.NONE and bench.quiet()
    bench.advance(BOOT_RETRY_S)
    assert bench.call()[0] == "BootNotification"


def test_interval_zero_does_not_mean_at_once() -> None:
    bench = Bench()
    bench.boot("Rejected", interval=0)
    assert bench.client.next_deadline() == bench.now + BOOT_RETRY_S


def test_requests_before_the_boot_answer_are_served() -> None:
    bench = Bench()
    bench.client.connected(bench.now)
    bench.call()
    assert bench.asked("GetTransactionStatus", {}) == {"messagesInQueue": False}


def test_time_is_taken_before_anything_is_stamped() -> None:
    bench = Bench()
    bench.boot()
    assert [utc.isoformat() for utc in bench.times] == ["2026-01-01T12:00:00+00:00"]


@pytest.mark.parametrize("text", ["1970-01-01T00:00:00Z", "2026-01-01T12:00:60Z", "9999-12-31T23:59:59-14:00"])
def test_useless_time_is_not_taken(text: str) -> None:
    bench = Bench()
    bench.client.connected(bench.now)
    bench.call()
    bench.answer({"currentTime": text, "interval": 300, "status": "Accepted"})
    assert bench.times == [] and bench.client.online


def test_registration_is_told() -> None:
    bench = Bench()
    bench.boot("Pending")
    assert bench.client.next_event() == RegistrationChanged(Registration.PENDING)


@pytest.mark.parametrize(
    ("reason", "sent", "kind"),
    [
        ("PowerUp", "PowerUp", "StartupOfTheDevice"),
        ("ScheduledReset", "ScheduledReset", "ResetOrReboot"),
        ("nonsense", "Unknown", "StartupOfTheDevice"),
    ],
)
def test_boot_reason_and_security_event(reason: str, sent: str, kind: str) -> None:
    bench = Bench(boot_reason=reason)
    bench.client.connected(bench.now)
    assert bench.call()[1]["reason"] == sent
    bench.answer({"currentTime": "2026-01-01T12:00:00Z", "interval": 300, "status": "Accepted"})
    assert bench.call() == (
        "SecurityEventNotification",
        {"type": kind, "timestamp": T0, "techInfo": sent},
    )


# --- heartbeat, status, offline -------------------------------------------------------------------------------------


def test_heartbeat_when_nothing_else_was_said() -> None:
    bench = Bench()
    bench.ready()
    assert bench.model.integer("OCPPCommCtrlr", "HeartbeatInterval") == 300
    assert bench.client.next_deadline() == bench.now + 300
    bench.advance(200)
    bench.happens(StatusChanged(ConnectorStatus.OCCUPIED, LATER))
    bench.call()
    bench.answer()
    bench.advance(299)
    assert bench.quiet()
    bench.advance(1)
    assert bench.call() == ("Heartbeat", {})
    bench.answer({"currentTime": "2026-01-02T00:00:00Z"})
    assert len(bench.times) == 2


def test_failed_heartbeat_is_not_repeated_at_once() -> None:
    bench = Bench()
    bench.ready()
    bench.advance(300)
    bench.call()
    bench.fail()
    assert bench.quiet() and bench.client.next_deadline() == bench.now + 300


def test_changed_heartbeat_interval_counts_at_once() -> None:
    bench = Bench()
    bench.ready()
    change = {
        "attributeValue": "10",
        "component": {"name": "OCPPCommCtrlr"},
        "variable": {"name": "HeartbeatInterval"},
    }
    bench.asked("SetVariables", {"setVariableData": [change]})
    bench.advance(10)
    assert bench.call()[0] == "Heartbeat"


def test_each_change_of_status_is_reported_in_order() -> None:
    bench = Bench()
    bench.ready()
    for status in (ConnectorStatus.OCCUPIED, ConnectorStatus.FAULTED, ConnectorStatus.AVAILABLE):
        bench.happens(StatusChanged(status, LATER))
    seen = []
    for _ in range(3):
        action, payload = bench.call()
        seen.append(payload["connectorStatus"])
        assert action == "StatusNotification" and payload["timestamp"] == LATER
        assert (payload["evseId"], payload["connectorId"]) == (1, 1)
        bench.answer()
    assert seen == ["Occupied", "Faulted", "Available"] and bench.quiet()


def test_a_flood_of_changes_is_bounded_and_the_last_one_is_reported() -> None:
    bench = Bench()
    bench.ready()
    for _ in range(100):
        bench.happens(StatusChanged(ConnectorStatus.OCCUPIED, T0))
        bench.happens(StatusChanged(ConnectorStatus.FAULTED, LATER))
    seen = []
    while frames := bench.collect():
        seen.append(frames[0][3]["connectorStatus"])
        bench.id = frames[0][1]
        bench.answer()
    assert len(seen) == 1 + MAX_WAITING and seen[-1] == "Faulted"


def test_one_heartbeat_a_day_even_if_other_messages_never_stop() -> None:
    bench = Bench()
    bench.ready()
    for hour in range(24 * 20):
        bench.advance(180)
        bench.happens(StatusChanged((ConnectorStatus.OCCUPIED, ConnectorStatus.AVAILABLE)[hour % 2], T0))
        while frames := bench.collect():
            bench.id = frames[0][1]
            bench.answer({"currentTime": "2026-01-02T00:00:00Z"} if frames[0][2] == "Heartbeat" else {})
    assert [frame[2] for frame in bench.frames].count("Heartbeat") == 1


def test_changes_that_were_overtaken_by_an_outage_are_not_reported_any_more() -> None:
    bench = Bench()
    bench.ready()
    for status in (ConnectorStatus.OCCUPIED, ConnectorStatus.FAULTED, ConnectorStatus.AVAILABLE):
        bench.happens(StatusChanged(status, T0))
    bench.client.disconnected(bench.now)
    bench.client.connected(bench.now)
    assert bench.quiet()  # it is what the CSMS was told before


def test_short_outage_reports_only_what_changed() -> None:
    bench = Bench()
    bench.ready()
    bench.client.disconnected(bench.now)
    bench.advance(60)
    bench.client.connected(bench.now)
    assert bench.quiet()
    bench.client.disconnected(bench.now)
    bench.happens(StatusChanged(ConnectorStatus.OCCUPIED, T0))
    bench.client.connected(bench.now)
    assert bench.call()[1]["connectorStatus"] == "Occupied"


def test_long_outage_reports_everything_and_no_second_boot() -> None:
    bench = Bench()
    bench.ready()
    bench.client.disconnected(bench.now)
    bench.advance(61)
    bench.client.connected(bench.now)
    action, payload = bench.call()
    assert action == "StatusNotification" and payload["connectorStatus"] == "Available"


def test_unanswered_status_is_said_three_times_then_left() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(StatusChanged(ConnectorStatus.OCCUPIED, T0))
    for _ in range(3):
        assert bench.call()[0] == "StatusNotification"
        bench.advance(30)
    assert bench.quiet()


def test_online_is_told_to_the_station_once_per_change() -> None:
    bench = Bench()
    bench.ready()
    bench.client.disconnected(bench.now)
    bench.client.disconnected(bench.now)
    bench.client.connected(bench.now)
    assert [command.online for command in bench.station.of(SetOnline)] == [True, False, True]


def test_stored_variables_are_told_to_the_station_at_start() -> None:
    store = Store(":memory:")
    store.put(SCOPE, "TxCtrlr.EVConnectionTimeOut", "33")
    bench = Bench(store)
    assert bench.station.commands == [SetVariables({"TxCtrlr.EVConnectionTimeOut": "33"})]


# --- authorisation --------------------------------------------------------------------------------------------------


def authorize(bench: Bench, needed: AuthorizeNeeded, answer: Any) -> list[AuthorizationAnswer]:
    bench.happens(needed)
    assert bench.call()[0] == "Authorize"
    bench.answer(answer)
    return bench.station.of(AuthorizationAnswer)


@pytest.mark.parametrize("status", ["Accepted", "Blocked", "Expired", "Invalid", "NoCredit", "Unknown"])
def test_answers_to_a_card(status: str) -> None:
    bench = Bench()
    bench.ready()
    answers = authorize(bench, AuthorizeNeeded(3, CARD), {"idTokenInfo": {"status": status}})
    assert answers == [AuthorizationAnswer(3, status, "")]
    assert CARD.value not in bench.texts()


@pytest.mark.parametrize(
    ("certificate", "token", "expected"),
    [
        ("Accepted", "Accepted", "Accepted"),
        ("CertificateRevoked", "Accepted", "Invalid"),
        ("CertificateExpired", "Accepted", "Invalid"),
        ("ContractCancelled", "Accepted", "Invalid"),
        ("Accepted", "Blocked", "Blocked"),
        (None, "Accepted", "Accepted"),
    ],
)
def test_contract_needs_both_verdicts(certificate: str | None, token: str, expected: str) -> None:
    bench = Bench()
    bench.ready()
    answer = {"idTokenInfo": {"status": token}} | ({"certificateStatus": certificate} if certificate else {})
    needed = AuthorizeNeeded(1, CONTRACT, contract_pem="PEM", hash_data=HASHES)
    assert authorize(bench, needed, answer)[0].status == expected


def test_contract_that_nobody_can_validate_is_invalid_without_asking() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(AuthorizeNeeded(1, CONTRACT, contract_pem="P" * 5501, root_known=False))
    assert bench.quiet()
    assert bench.station.of(AuthorizationAnswer)[0].status == "Invalid"


def test_offline_is_answered_at_once() -> None:
    bench = Bench()
    bench.happens(AuthorizeNeeded(1, CARD))
    assert bench.station.of(AuthorizationAnswer)[0].status == "Offline"


def test_no_answer_is_offline_an_error_is_not() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(AuthorizeNeeded(1, CARD))
    bench.call()
    bench.advance(30)
    bench.happens(AuthorizeNeeded(2, CARD))
    bench.call()
    bench.fail()
    bench.happens(AuthorizeNeeded(3, CARD))
    bench.call()
    bench.answer({"idTokenInfo": {"status": "Perhaps"}})
    assert [answer.status for answer in bench.station.of(AuthorizationAnswer)] == ["Offline", "Unknown", "Unknown"]


def test_late_authorisation_has_no_effect() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(AuthorizeNeeded(1, CARD))
    bench.call()
    bench.advance(30)
    bench.answer({"idTokenInfo": {"status": "Accepted"}})
    assert [answer.status for answer in bench.station.of(AuthorizationAnswer)] == ["Offline"]


def test_authorisation_does_not_wait_for_ever_behind_a_silent_call() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(event(0, EventKind.STARTED))
    bench.call()
    bench.advance(10)
    bench.happens(AuthorizeNeeded(1, CARD))
    bench.advance(19)
    assert bench.station.of(AuthorizationAnswer) == [] and bench.quiet()
    bench.advance(1)  # the silent call is given up: the driver goes first now
    assert bench.call()[0] == "Authorize"


def test_a_second_driver_behind_a_silent_csms_is_told_in_the_same_time() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(AuthorizeNeeded(1, CARD))
    bench.happens(AuthorizeNeeded(2, CARD))
    bench.call()
    bench.advance(30)
    assert [answer.status for answer in bench.station.of(AuthorizationAnswer)] == ["Offline", "Offline"]
    assert bench.quiet()


def test_a_late_error_does_not_end_the_call_that_is_open_now() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(event(0, EventKind.STARTED))
    bench.call()
    late = bench.id
    bench.advance(30)
    bench.happens(AuthorizeNeeded(1, CARD))
    bench.call()
    bench.receive([4, late, "InternalError", "too late", {}])
    assert bench.station.of(AuthorizationAnswer) == []
    bench.answer({"idTokenInfo": {"status": "Accepted"}})
    assert bench.station.of(AuthorizationAnswer) == [AuthorizationAnswer(1, "Accepted", "")]


def test_connection_lost_while_authorising() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(AuthorizeNeeded(1, CARD))
    bench.call()
    bench.happens(AuthorizeNeeded(2, CARD))
    bench.client.disconnected(bench.now)
    answers = bench.station.of(AuthorizationAnswer)
    assert sorted(answer.request_id for answer in answers) == [1, 2]
    assert {answer.status for answer in answers} == {"Offline"}


def test_a_driver_goes_before_a_backlog() -> None:
    bench = Bench()
    for number in range(5):
        bench.happens(event(number))
    bench.boot()
    for _ in range(2):
        bench.call()
        bench.answer()
    assert bench.call()[0] == "TransactionEvent"
    bench.happens(AuthorizeNeeded(1, CARD))
    bench.answer()
    assert bench.call()[0] == "Authorize"


# --- transactions ---------------------------------------------------------------------------------------------------


def test_transaction_events_in_order_and_removed_on_answer() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(event(0, EventKind.STARTED, token=CARD))
    bench.happens(event(1))
    assert bench.call()[1]["seqNo"] == 0
    assert bench.store.count_pending() == 2
    bench.answer()
    assert bench.call()[1]["seqNo"] == 1
    bench.answer({"unexpected": 1})  # whatever it says, it is an answer
    assert bench.store.count_pending() == 0 and bench.quiet()


def test_in_flight_at_a_disconnect_is_sent_again() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(event(0, EventKind.STARTED))
    first = bench.call()
    bench.client.disconnected(bench.now)
    bench.client.connected(bench.now)
    assert bench.call() == first
    bench.answer()
    assert bench.store.count_pending() == 0


def test_retry_after_callerror_then_given_up() -> None:
    bench = Bench()
    bench.ready(interval=86_400)
    bench.happens(event(0, EventKind.STARTED))
    for wait in (60, 120, 180, 240):
        assert bench.call()[0] == "TransactionEvent"
        bench.fail()
        bench.advance(wait - 1)
        assert bench.quiet()
        bench.advance(1)
    bench.call()
    bench.fail()
    assert bench.store.count_pending() == 0 and "given up after 5 attempts" in bench.texts()


def test_late_answer_to_a_transaction_event_saves_the_repetition() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(event(0, EventKind.STARTED))
    bench.call()
    bench.advance(30)
    assert bench.store.count_pending() == 1
    bench.answer()
    assert bench.store.count_pending() == 0
    bench.advance(60)
    assert bench.quiet()


@pytest.mark.parametrize("status", ["Blocked", "Invalid", "ConcurrentTx"])
def test_withdrawn_authorisation_reaches_the_station(status: str) -> None:
    bench = Bench()
    bench.ready()
    bench.happens(event(0, EventKind.STARTED, token=CARD))
    bench.call()
    bench.answer({"idTokenInfo": {"status": status}})
    assert bench.station.of(DeauthorizeTransaction) == [DeauthorizeTransaction("tx-1", status)]


def test_accepted_or_ended_is_not_deauthorised() -> None:
    bench = Bench()
    bench.ready()
    for kind, status in ((EventKind.STARTED, "Accepted"), (EventKind.ENDED, "Blocked")):
        bench.happens(event(len(bench.frames), kind, token=CARD))
        bench.call()
        bench.answer({"idTokenInfo": {"status": status}})
    assert bench.station.of(DeauthorizeTransaction) == []


def test_a_corrupt_record_does_not_jam_the_queue() -> None:
    bench = Bench()
    bench.store.append_event("tx-0", 0, "Started", b"{broken")
    put(bench.store, event(0, EventKind.STARTED))
    bench.boot()
    for _ in range(2):
        bench.call()
        bench.answer()
    assert bench.call()[1]["transactionInfo"]["transactionId"] == "tx-1"


def test_only_wanted_measurands_are_sent() -> None:
    bench = Bench()
    bench.ready()
    change = {
        "attributeValue": "",
        "component": {"name": "SampledDataCtrlr"},
        "variable": {"name": "TxUpdatedMeasurands"},
    }
    bench.asked("SetVariables", {"setVariableData": [change]})
    bench.happens(event(0, EventKind.STARTED))
    assert "meterValue" in bench.call()[1]
    bench.answer()
    bench.happens(event(1))
    assert "meterValue" not in bench.call()[1]


def test_changed_timeout_counts() -> None:
    bench = Bench()
    bench.ready()
    change = {
        "attributeValue": "5",
        "component": {"name": "OCPPCommCtrlr"},
        "variable": {"name": "MessageTimeout", "instance": "Default"},
    }
    bench.asked("SetVariables", {"setVariableData": [change]})
    bench.happens(event(0))
    bench.call()
    assert bench.client.next_deadline() == bench.now + 5


# --- requests -------------------------------------------------------------------------------------------------------


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
    assert bench.client.data_to_send() == [] and bench.client.next_deadline() is None
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
