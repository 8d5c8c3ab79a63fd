"""Boot and registration on a standing clock: what waits for it, and what it may say."""

import pytest

from firmware.ocpp_client.calls import Registration, RegistrationChanged
from firmware.ocpp_client.v201.blocks.provisioning import BOOT_RETRY_S
from firmware.station.api import (
    ConnectorStatus,
    EventKind,
    RemoteStart,
    RemoteStop,
    SetOnline,
    StatusChanged,
)
from tests.ocpp_client.fakes import T0, Bench, event, put


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
    bench.advance(BOOT_RETRY_S - 1)
    assert bench.quiet()
    bench.advance(1)
    assert bench.call()[0] == "BootNotification"


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
