"""J and F06: meter values at marks of the clock, on demand, and with the measurands that were asked for."""

from datetime import datetime

from ocpp.v201 import call
from ocpp.v201 import datatypes as types

from hil.csms import Json, TestCsms
from tests.ocpp.site import Site

ALIGNED = {"AlignedDataCtrlr.Interval": "900"}


def to_the_mark(site: Site, interval: int = 900) -> float:
    """Seconds to a moment shortly before the next mark."""
    return interval - site.clock.wall().utc.timestamp() % interval - 0.5


def measurands(value: Json) -> set[str]:
    return {sample["measurand"] for sample in value["sampledValue"]}


async def trigger(csms: TestCsms, message: str, evse: int | None = None) -> str:
    where = types.EVSEType(id=evse) if evse is not None else None
    return str((await csms.call(call.TriggerMessage(requested_message=message, evse=where))).status)


async def test_idle_values_come_exactly_on_the_mark_with_the_wanted_measurands() -> None:
    async with TestCsms() as csms, Site(csms, variables=ALIGNED) as site:
        result = await csms.set_variable("AlignedDataCtrlr", "Measurands", "Energy.Active.Import.Register,Voltage")
        assert result["attribute_status"] == "Accepted"
        site.skip(to_the_mark(site))
        site.run(1.0)
        (values,) = await csms.received("MeterValues")
        assert values["evseId"] == 1
        (value,) = values["meterValue"]
        assert datetime.fromisoformat(value["timestamp"]).timestamp() % 900 == 0.0
        assert measurands(value) == {"Energy.Active.Import.Register", "Voltage"}
        assert {sample["context"] for sample in value["sampledValue"]} == {"Sample.Clock"}
        site.skip(to_the_mark(site))
        site.run(1.0)
        assert len(await csms.received("MeterValues", 2)) == 2


async def test_in_a_transaction_they_are_transaction_events() -> None:
    async with TestCsms() as csms, Site(csms, variables=ALIGNED) as site:
        transaction = await site.charge()
        await csms.set_variable("AlignedDataCtrlr", "Measurands", "Current.Import")
        site.skip(to_the_mark(site))
        site.run(1.0)
        await site.idle()
        clock = [e for e in csms.record.transactions()[transaction] if e["triggerReason"] == "MeterValueClock"]
        assert [measurands(value) for e in clock for value in e["meterValue"]] == [{"Current.Import"}]
        assert csms.record.of("MeterValues") == []


async def test_interval_zero_and_no_measurands_send_nothing() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        site.skip(to_the_mark(site))
        site.run(1.0)
        await csms.set_variable("AlignedDataCtrlr", "Interval", "60")
        await csms.set_variable("AlignedDataCtrlr", "Measurands", "")
        site.skip(to_the_mark(site, 60))
        site.run(1.0)
        assert await trigger(csms, "Heartbeat") == "Accepted"
        await csms.received("Heartbeat")  # nothing overtook it
        assert csms.record.of("MeterValues") == []


async def test_trigger_meter_values() -> None:
    async with TestCsms() as csms, Site(csms):
        assert await trigger(csms, "MeterValues", 1) == "Accepted"
        (values,) = await csms.received("MeterValues")
        assert values["meterValue"][0]["sampledValue"][0]["context"] == "Trigger"
        assert await trigger(csms, "MeterValues", 2) == "Rejected"


async def test_trigger_transaction_event() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        assert await trigger(csms, "TransactionEvent") == "Rejected"
        transaction = await site.charge()
        assert await trigger(csms, "TransactionEvent", 1) == "Accepted"
        await csms.until(
            lambda: csms.record.transactions().get(transaction, [{}])[-1].get("triggerReason") == "Trigger"
        )
        event = csms.record.transactions()[transaction][-1]
        assert event["meterValue"][0]["sampledValue"][0]["context"] == "Trigger"
        assert "Power.Active.Import" in measurands(event["meterValue"][0])
