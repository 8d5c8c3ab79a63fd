"""N02 to N08: what the operator monitors is told when it happens, as severe as it is, and not otherwise."""

from datetime import datetime
from typing import Any

import pytest
from ocpp.v201 import call
from ocpp.v201 import datatypes as types

from firmware.core.store import Store
from firmware.hal.api import MeterReading, PilotState
from hil.csms import TestCsms
from tests.ocpp.site import Site

POWER = ("EVSE", "Power", types.EVSEType(id=1))
STATE = ("Connector", "AvailabilityState", types.EVSEType(id=1, connector_id=1))
HEARTBEAT = ("OCPPCommCtrlr", "HeartbeatInterval", None)


def wish(where: Any, kind: str, value: float, severity: int = 5, **more: Any) -> Any:
    component, variable, evse = where
    return types.SetMonitoringDataType(
        value=value,
        type=kind,
        severity=severity,
        component=types.ComponentType(name=component, evse=evse),
        variable=types.VariableType(name=variable),
        **more,
    )


async def monitor(csms: TestCsms, *wishes: Any) -> list[tuple[str, int | None]]:
    answer = await csms.call(call.SetVariableMonitoring(set_monitoring_data=list(wishes)))
    return [(str(one["status"]), one.get("id")) for one in answer.set_monitoring_result]


async def watched(csms: TestCsms, *args: Any, **more: Any) -> int:
    ((status, number),) = await monitor(csms, wish(*args, **more))
    assert status == "Accepted" and number is not None
    return number


def told(csms: TestCsms, number: int) -> list[dict[str, Any]]:
    return [
        event
        for request in csms.record.of("NotifyEvent")
        for event in request["eventData"]
        if event["variableMonitoringId"] == number
    ]


async def quiet(site: Site, csms: TestCsms) -> None:
    """Everything that was to be told has been told."""
    await site.idle()
    await csms.call(call.TriggerMessage(requested_message="Heartbeat"))
    before = len(csms.record.of("Heartbeat"))
    await csms.received("Heartbeat", max(1, before))


async def test_an_upper_threshold_tells_when_it_is_passed_and_when_it_is_over() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        number = await watched(csms, POWER, "UpperThreshold", 1000.0)
        transaction = await site.charge()
        site.run(2.0)
        await csms.until(lambda: told(csms, number))
        (event,) = told(csms, number)
        assert (event["trigger"], event["cleared"], event["transactionId"]) == ("Alerting", False, transaction)
        assert float(event["actualValue"]) > 1000.0 and event["eventNotificationType"] == "CustomMonitor"
        site.run(5.0)  # still above: nothing more
        site.leave()
        site.run(2.0)
        await csms.until(lambda: len(told(csms, number)) == 2)
        assert told(csms, number)[1]["cleared"] is True


async def test_a_lower_threshold_that_holds_already_tells_at_once() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        number = await watched(csms, POWER, "LowerThreshold", 100.0)
        site.run(0.1)
        await csms.until(lambda: told(csms, number))
        assert told(csms, number)[0]["cleared"] is False


async def test_a_delta_tells_each_change() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        state = await watched(csms, STATE, "Delta", 1.0)
        interval = await watched(csms, HEARTBEAT, "Delta", 100.0)
        site.run(0.1)
        site.rig.plug_in()
        site.run(1.5)
        await csms.until(lambda: [e["actualValue"] for e in told(csms, state)] == ["Occupied"])
        assert told(csms, state)[0]["trigger"] == "Delta"
        await csms.set_variable("OCPPCommCtrlr", "HeartbeatInterval", "350")  # by 50: too little
        site.run(1.5)
        await csms.set_variable("OCPPCommCtrlr", "HeartbeatInterval", "500")
        site.run(1.5)
        await csms.until(lambda: [e["actualValue"] for e in told(csms, interval)] == ["500"])


async def test_periods_from_now_on_and_on_the_mark() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        plain = await watched(csms, POWER, "Periodic", 60.0)
        aligned = await watched(csms, POWER, "PeriodicClockAligned", 900.0, severity=6)
        site.run(0.1)
        site.skip(30.0)
        assert told(csms, plain) == []
        site.skip(31.0)
        await csms.until(lambda: told(csms, plain))
        assert told(csms, plain)[0]["trigger"] == "Periodic"
        for _ in range(2):
            await site.quiet()  # or time would run out for the answer
            before = len(told(csms, aligned))
            site.skip(900.0 - site.clock.wall().utc.timestamp() % 900.0 - 0.5)
            await site.quiet()
            assert len(told(csms, aligned)) == before
            site.skip(0.6)
            await csms.until(lambda count=before + 1: len(told(csms, aligned)) == count)
        for event in told(csms, aligned)[-2:]:
            past_s = datetime.fromisoformat(event["timestamp"]).timestamp() % 900.0
            assert past_s < 30.0, "at the mark, as far as this machine is quick enough"


async def test_only_in_a_transaction() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        number = await watched(csms, POWER, "LowerThreshold", 10_000.0, transaction=True)
        site.run(2.0)
        await quiet(site, csms)
        assert told(csms, number) == []
        await site.charge()
        site.rig.pilot(PilotState.B)  # the vehicle pauses: no power in a running transaction
        site.run(2.0)
        await csms.until(lambda: told(csms, number))


async def test_the_level_keeps_lesser_events_back() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        severe = await watched(csms, STATE, "Delta", 1.0, severity=3)
        lesser = await watched(csms, STATE, "Delta", 1.0, severity=7)
        assert (await csms.call(call.SetMonitoringLevel(severity=5))).status == "Accepted"
        assert (await csms.call(call.SetMonitoringLevel(severity=10))).status == "Rejected"
        assert (await csms.get_variable("MonitoringCtrlr", "ActiveMonitoringLevel"))["attribute_value"] == "5"
        site.run(0.1)
        site.rig.plug_in()
        site.run(1.5)
        await csms.until(lambda: told(csms, severe))
        await quiet(site, csms)
        assert told(csms, lesser) == []


async def test_switched_off_nothing_is_told() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        number = await watched(csms, STATE, "Delta", 1.0)
        await csms.set_variable("MonitoringCtrlr", "Enabled", "false")
        site.run(0.1)
        site.rig.plug_in()
        site.run(1.5)
        await quiet(site, csms)
        assert told(csms, number) == []


async def test_a_fault_is_told_by_the_wired_monitor() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        site.run(0.1)
        site.rig.station.report_fault("v2g_tls_unusable", True, site.rig.now)
        site.run(0.1)
        await csms.until(lambda: told(csms, 1))
        event = told(csms, 1)[0]
        assert event["component"]["name"] == "Connector" and event["actualValue"] == "true"
        assert event["eventNotificationType"] == "HardWiredMonitor" and event["techInfo"] == "v2g_tls_unusable"


async def test_offline_the_severe_ones_wait_and_the_others_go() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        severe = await watched(csms, STATE, "Delta", 1.0, severity=3)
        lesser = await watched(csms, STATE, "Delta", 1.0, severity=4)
        site.run(0.1)
        await csms.stop()
        await site.until(lambda: not site.client.online)
        site.rig.plug_in()
        site.run(1.5)
        async with csms:
            await csms.until(lambda: told(csms, severe))
            await quiet(site, csms)
            assert told(csms, lesser) == []


async def test_kept_over_a_restart_listed_and_cleared() -> None:
    store = Store(":memory:")
    async with TestCsms() as csms:
        async with Site(csms, store=store):
            first = await watched(csms, POWER, "UpperThreshold", 5000.0)
            second = await watched(csms, STATE, "Delta", 1.0)
        async with Site(csms, store=store):
            assert await report(csms, 1) == {1, 2, first, second}
            assert await report(csms, 2, monitoring_criteria=["ThresholdMonitoring"]) == {2, first}
            one = types.ComponentVariableType(component=types.ComponentType(name="EVSE"))
            assert await report(csms, 3, component_variable=[one]) == {2, first}
            none = await csms.call(call.GetMonitoringReport(request_id=4, monitoring_criteria=["PeriodicMonitoring"]))
            assert none.status == "EmptyResultSet"
            answer = await csms.call(call.ClearVariableMonitoring(id=[first, 1, 99]))
            assert [one["status"] for one in answer.clear_monitoring_result] == ["Accepted", "Rejected", "NotFound"]
            assert await report(csms, 5) == {1, 2, second}


async def report(csms: TestCsms, request_id: int, **criteria: Any) -> set[int]:
    answer = await csms.call(call.GetMonitoringReport(request_id=request_id, **criteria))
    assert answer.status == "Accepted"
    mine = lambda: [p for p in csms.record.of("NotifyMonitoringReport") if p["requestId"] == request_id]  # noqa: E731
    await csms.until(lambda: mine() and not mine()[-1].get("tbc"))
    return {one["id"] for part in mine() for row in part["monitor"] for one in row["variableMonitoring"]}


@pytest.mark.parametrize(
    ("base", "preconfigured", "own"),
    [("All", {2, 3}, True), ("FactoryDefault", {2}, False), ("HardWiredOnly", set(), False)],
)
async def test_the_base_decides_which_monitors_there_are(base: str, preconfigured: set[int], own: bool) -> None:
    store = Store(":memory:")
    async with TestCsms() as csms:
        async with Site(csms, store=store):
            number = await watched(csms, POWER, "UpperThreshold", 5000.0)
            assert await report(csms, 1) == {1, 2, number}, "FactoryDefault from the start"
            assert (await csms.call(call.SetMonitoringBase(monitoring_base=base))).status == "Accepted"
            there = {1, *preconfigured, *([number] if own else [])}
            assert await report(csms, 2) == there
            assert (await csms.get_variable("MonitoringCtrlr", "ActiveMonitoringBase"))["attribute_value"] == base
        async with Site(csms, store=store) as site:
            assert await report(csms, 3) == there, "also after a restart"
            site.run(0.1)
            site.rig.plug_in()
            site.run(1.5)
            if base == "All":
                await csms.until(lambda: told(csms, 3))
                event = told(csms, 3)[0]
                assert (event["actualValue"], event["eventNotificationType"]) == ("Occupied", "PreconfiguredMonitor")
            await quiet(site, csms)
            assert bool(told(csms, 3)) is (base == "All")


async def test_preconfigured_monitors_are_changed_cleared_and_come_back_with_their_base() -> None:
    store = Store(":memory:")
    async with TestCsms() as csms:
        async with Site(csms, store=store) as site:
            assert await monitor(csms, wish(POWER, "UpperThreshold", 1000.0, severity=4, id=2)) == [("Accepted", 2)]
            await site.charge()
            site.run(2.0)
            await csms.until(lambda: told(csms, 2))
            assert told(csms, 2)[0]["eventNotificationType"] == "CustomMonitor", "what is changed is the operator's"
            site.leave()
            assert (await csms.call(call.SetMonitoringBase(monitoring_base="FactoryDefault"))).status == "Accepted"
            assert await values(csms, 1) == {1: 1.0, 2: pytest.approx(11_040.0 * 1.1, rel=0.01)}
            answer = await csms.call(call.ClearVariableMonitoring(id=[2]))
            assert answer.clear_monitoring_result[0]["status"] == "Accepted"
            assert await report(csms, 2) == {1}
        async with Site(csms, store=store):
            assert await report(csms, 3) == {1}, "cleared over a restart"
            assert (await csms.call(call.SetMonitoringBase(monitoring_base="All"))).status == "Accepted"
            assert await report(csms, 4) == {1, 2, 3}


async def test_more_power_than_the_evse_has_is_told_without_anybody_asking_for_it() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        await site.charge()
        site.run(2.0)
        site.rig.hardware.meter = lambda now: MeterReading(now, 2000.0, power_w=13_000.0)  # type: ignore[method-assign]
        site.run(2.0)
        await csms.until(lambda: told(csms, 2))
        event = told(csms, 2)[0]
        assert (event["trigger"], event["cleared"], event["actualValue"]) == ("Alerting", False, "13000")


async def test_a_long_report_comes_in_numbered_parts() -> None:
    async with TestCsms() as csms, Site(csms):
        names = ("HeartbeatInterval", "OfflineThreshold", "RetryBackOffRepeatTimes", "RetryBackOffRandomRange",
                 "RetryBackOffWaitMinimum", "WebSocketPingInterval", "NetworkProfileConnectionAttempts", "ResetRetries",
                 "QueueAllMessages", "ActiveNetworkProfile", "UnlockOnEVSideDisconnect")  # fmt: skip
        wishes = [wish(("OCPPCommCtrlr", name, None), "Delta", 1.0) for name in names]
        wishes += [wish(POWER, "UpperThreshold", 100.0, severity) for severity in (0, 9)]
        taken = await monitor(csms, *wishes)
        assert {status for status, _ in taken} == {"Accepted"}
        assert await report(csms, 1) == {1, 2, *(number for _, number in taken)}
        parts = [part for part in csms.record.of("NotifyMonitoringReport") if part["requestId"] == 1]
        assert [part["seqNo"] for part in parts] == list(range(len(parts))) and len(parts) == 2
        assert [part.get("tbc", False) for part in parts] == [True, False]
        rows = [row for part in parts for row in part["monitor"]]
        assert len(rows) == len(names) + 2, "monitors of one variable are one row"


@pytest.mark.parametrize("severity", range(1, 10))
async def test_each_severity_is_told_up_to_the_level_and_kept_offline_up_to_its_limit(severity: int) -> None:
    async with TestCsms() as csms, Site(csms) as site:
        mark = await watched(csms, STATE, "Delta", 1.0, severity=0)  # goes in the same message
        number = await watched(csms, STATE, "Delta", 1.0, severity=severity)
        assert (await csms.call(call.SetMonitoringLevel(severity=6))).status == "Accepted"
        await csms.set_variable("MonitoringCtrlr", "OfflineQueuingSeverity", "4")
        site.rig.plug_in()
        site.run(0.1)
        await csms.until(lambda: told(csms, mark))
        assert len(told(csms, number)) == (severity <= 6)
        await site.quiet()  # or what has no answer would come again
        await csms.stop()
        await site.until(lambda: not site.client.online)
        site.rig.unplug()
        site.run(0.1)
        async with csms:
            await csms.until(lambda: len(told(csms, mark)) == 2)
            assert len(told(csms, number)) == (severity <= 6) + (severity <= 4)


async def test_an_event_without_an_answer_is_told_again() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        number = await watched(csms, STATE, "Delta", 1.0)
        csms.behaviour.silent = {"NotifyEvent"}
        site.run(0.1)
        site.rig.plug_in()
        site.run(1.5)
        await csms.until(lambda: told(csms, number))
        csms.behaviour.silent = set()
        site.skip(31.0)
        await csms.until(lambda: len(told(csms, number)) == 2)
        first, second = told(csms, number)
        assert first["eventId"] == second["eventId"]


async def values(csms: TestCsms, request_id: int) -> dict[int, float]:
    """The limit of each monitor."""
    await report(csms, request_id)
    parts = [part for part in csms.record.of("NotifyMonitoringReport") if part["requestId"] == request_id]
    return {one["id"]: one["value"] for part in parts for row in part["monitor"] for one in row["variableMonitoring"]}


@pytest.mark.parametrize(
    ("item", "status"),
    [
        (wish(("Kettle", "Power", None), "Delta", 1.0), "UnknownComponent"),
        (wish(("EVSE", "Colour", types.EVSEType(id=1)), "Delta", 1.0), "UnknownVariable"),
        (wish(STATE, "UpperThreshold", 1.0), "UnsupportedMonitorType"),
        (wish(("SecurityCtrlr", "BasicAuthPassword", None), "Delta", 1.0), "UnsupportedMonitorType"),
        (wish(POWER, "UpperThreshold", 1e9), "Rejected"),
        (wish(POWER, "UpperThreshold", 100.0, severity=10), "Rejected"),
        (wish(POWER, "Delta", -1.0), "Rejected"),
        (wish(POWER, "Periodic", 0.0), "Rejected"),
        (wish(POWER, "UpperThreshold", 100.0, id=77), "Rejected"),
        (wish(POWER, "UpperThreshold", 100.0, id=1), "Rejected"),
    ],
)
async def test_what_cannot_be_monitored(item: Any, status: str) -> None:
    async with TestCsms() as csms, Site(csms):
        assert (await monitor(csms, item))[0][0] == status
        assert await report(csms, 1) == {1, 2}


async def test_the_same_twice_and_a_changed_one() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        number = await watched(csms, POWER, "UpperThreshold", 5000.0)
        assert (await monitor(csms, wish(POWER, "UpperThreshold", 6000.0)))[0][0] == "Duplicate"
        assert await monitor(csms, wish(POWER, "UpperThreshold", 100.0, id=number)) == [("Accepted", number)]
        await site.charge()
        site.run(2.0)
        await csms.until(lambda: told(csms, number))
