"""Heartbeat and status on a standing clock: what is said, and what after an outage."""

from firmware.core.store import Store
from firmware.ocpp_client.calls import MAX_WAITING
from firmware.ocpp_client.device_model import SCOPE
from firmware.station.api import (
    ConnectorStatus,
    SetOnline,
    SetVariables,
    StatusChanged,
)
from tests.ocpp_client.fakes import T0, Bench

LATER = "2026-01-01T12:30:00.000Z"


def test_heartbeat_when_nothing_else_was_said() -> None:
    bench = Bench()
    bench.ready()
    assert bench.model.integer("OCPPCommCtrlr", "HeartbeatInterval") == 300
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
    bench.advance(299)
    assert bench.quiet()
    bench.advance(1)
    assert bench.call()[0] == "Heartbeat"


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
