"""J and F06: meter values at marks of the clock, on demand, and with the measurands that were asked for."""

import base64
from dataclasses import replace
from datetime import datetime

from ocpp.v201 import call
from ocpp.v201 import datatypes as types

from hil.csms import Json, TestCsms
from tests.ocpp.site import Site
from tests.station.rig import ac_settings

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


# --- what the end tells (J02) ----------------------------------------------------------------------------------------


def contexts(event: Json) -> list[str]:
    return [value["sampledValue"][0]["context"] for value in event["meterValue"]]


async def test_the_end_tells_begin_and_end_and_what_is_sampled_for_it() -> None:
    variables = {
        "SampledDataCtrlr.TxEndedInterval": "20",
        "SampledDataCtrlr.TxEndedMeasurands": "Energy.Active.Import.Register,Power.Active.Import",
        "AlignedDataCtrlr.TxEndedInterval": "900",
        "AlignedDataCtrlr.TxEndedMeasurands": "Voltage",
    }
    async with TestCsms() as csms, Site(csms, variables=variables) as site:
        site.skip(to_the_mark(site) + 1.0)  # the next one is a quarter of an hour away
        transaction = await site.charge()
        site.run(45.0)
        site.skip(to_the_mark(site))
        site.run(1.0)
        site.leave()
        await site.idle()
        events = csms.record.transactions()[transaction]
        ended = events[-1]
        assert "Sample.Clock" not in [one["triggerReason"] for one in events], "only the end tells it"
        told = contexts(ended)
        assert (told[0], told[-1]) == ("Transaction.Begin", "Transaction.End")
        assert told.count("Sample.Periodic") >= 3 and told.count("Sample.Clock") == 1
        (clock,) = [value for value in ended["meterValue"] if value["sampledValue"][0]["context"] == "Sample.Clock"]
        assert datetime.fromisoformat(clock["timestamp"]).timestamp() % 900 == 0.0 and measurands(clock) == {"Voltage"}
        others = [value for value in ended["meterValue"] if value is not clock]
        assert all(measurands(one) == {"Energy.Active.Import.Register", "Power.Active.Import"} for one in others)
        stamps = [value["timestamp"] for value in ended["meterValue"]]
        assert stamps == sorted(stamps)
        assert (
            ended["meterValue"][0]["sampledValue"][0]["value"] == events[0]["meterValue"][0]["sampledValue"][0]["value"]
        )


async def test_without_an_interval_the_end_tells_the_first_and_the_last_reading() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        transaction = await site.charge()
        site.run(130.0)
        site.leave()
        await site.idle()
        assert contexts(csms.record.transactions()[transaction][-1]) == ["Transaction.Begin", "Transaction.End"]


async def test_an_end_that_would_be_too_long_keeps_every_second_reading() -> None:
    async with TestCsms() as csms, Site(csms, variables={"SampledDataCtrlr.TxEndedInterval": "1"}) as site:
        transaction = await site.charge()
        site.run(150.0)
        site.leave()
        await site.idle()
        told = contexts(csms.record.transactions()[transaction][-1])
        assert 50 <= len(told) <= 102 and (told[0], told[-1]) == ("Transaction.Begin", "Transaction.End")


async def test_marks_may_be_kept_for_the_time_without_transactions() -> None:
    variables = ALIGNED | {"AlignedDataCtrlr.SendDuringIdle": "true"}
    async with TestCsms() as csms, Site(csms, variables=variables) as site:
        transaction = await site.charge()
        site.skip(to_the_mark(site))
        site.run(1.0)
        site.leave()
        await site.idle()
        reasons = [one["triggerReason"] for one in csms.record.transactions()[transaction]]
        assert "MeterValueClock" not in reasons and csms.record.of("MeterValues") == []
        site.skip(to_the_mark(site))
        site.run(1.0)
        assert await csms.received("MeterValues")


async def test_what_the_meter_signs_goes_with_its_key_as_the_operator_wants_it() -> None:
    settings = ac_settings(tokens=frozenset(), hlc=False, meter_key="04ab", sample_interval_s=10.0)
    record = b'OCMF|{"FV":"1.0"}|{"SD":"aa"}'
    async with TestCsms() as csms, Site(csms, settings=settings) as site:
        plain = site.rig.hardware.meter
        site.rig.hardware.meter = lambda now: replace(plain(now), signed=record)  # type: ignore[method-assign]
        result = await csms.set_variable("OCPPCommCtrlr", "PublicKeyWithSignedMeterValue", "OncePerTransaction")
        assert result["attribute_status"] == "Accepted"
        transaction = await site.charge()
        site.run(11.0)
        await site.idle()
        await csms.set_variable("SampledDataCtrlr", "SignReadings", "false")
        site.run(10.0)
        await site.idle()
        samples = [
            (value["sampledValue"][0]["context"], value["sampledValue"][0].get("signedMeterValue"))
            for event in csms.record.transactions()[transaction]
            for value in event.get("meterValue", ())
        ]
        (begin, first), (_, second), (_, third) = samples
        assert begin == "Transaction.Begin" and first["publicKey"] == "BKs=" and second["publicKey"] == ""
        assert base64.b64decode(first["signedMeterData"]) == record and first["encodingMethod"] == "OCMF"
        assert third is None
        assert (await csms.get_variable("FiscalMetering", "PublicKey"))["attribute_value"] == "BKs="


async def test_a_meter_that_does_not_sign_has_nothing_to_switch_on() -> None:
    async with TestCsms() as csms, Site(csms):
        assert (await csms.set_variable("SampledDataCtrlr", "SignReadings", "true"))["attribute_status"] == "Rejected"


async def test_a_day_of_quarter_hours_offline_arrives_whole_and_in_order() -> None:
    variables = ALIGNED | {"SampledDataCtrlr.TxUpdatedInterval": "900"}
    settings = ac_settings(tokens=frozenset(), hlc=False)
    async with TestCsms() as csms, Site(csms, settings=settings, variables=variables) as site:
        transaction = await site.charge()
        await site.idle()
        await csms.stop()
        await site.until(lambda: not site.client.online)
        begin = site.clock.wall().utc.timestamp()
        for _ in range(96):
            site.skip(to_the_mark(site) + 0.6)
        async with csms:
            site.leave()
            await site.idle()
        events = csms.record.transactions()[transaction]
        assert [one["seqNo"] for one in events] == list(range(len(events)))
        clock = [one for one in events if one["triggerReason"] == "MeterValueClock"]
        marks = [datetime.fromisoformat(one["meterValue"][0]["timestamp"]).timestamp() for one in clock]
        first = (begin // 900 + 1) * 900
        assert marks == [first + 900 * number for number in range(96)]
        assert len([one for one in events if one["triggerReason"] == "MeterValuePeriodic"]) in (95, 96)
        readings = [event["meterValue"][-1]["sampledValue"][0]["value"] for event in events if "meterValue" in event]
        assert readings == sorted(readings) and readings[-1] == round(site.rig.hardware.import_wh, 3)
        assert all(one["offline"] for one in clock) and csms.record.duplicates() == []
