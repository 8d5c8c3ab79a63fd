"""OCPP 2.1 from the CSMS's side: a whole station, and the 2.1 schemas of the PyPI package `ocpp` over every message."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from firmware.core.store import Store
from firmware.iso15118.api import EnergyMode, EnergyOffer, OfferedPrice, PowerPeriod
from firmware.station.api import (
    CertificateNeeded,
    CertificateResponse,
    DriverChoice,
    SetDriverChoice,
    SetV2xOperation,
    VehicleNeeds,
)
from firmware.station.settings import StationSettings
from firmware.station.v2x.operation import Curve, V2xMode
from firmware.station.v2x.stage import V2xSettings
from hil.csms21 import Csms21, Refused
from tests.ocpp.site import Site, iso
from tests.station.rig import ac_settings


@asynccontextmanager
async def station(csms: Csms21, store: Store | None = None, **more: Any) -> AsyncIterator[Site]:
    async with Site(csms, store, **more) as site:  # type: ignore[arg-type]
        yield site
    assert csms.broken == []


@pytest.fixture
async def csms() -> AsyncIterator[Csms21]:
    async with Csms21() as running:
        yield running


def both_ways() -> StationSettings:
    settings = ac_settings(tokens=frozenset(), hlc=False, energy_modes=(EnergyMode.AC, EnergyMode.AC_BPT))
    return replace(settings, v2x=V2xSettings(enabled=True, hardware_w=11_000.0, owner_w=11_000.0))


def profile(
    number: int = 1, purpose: str = "TxDefaultProfile", kind: str = "Absolute", **period: Any
) -> dict[str, Any]:
    schedule: dict[str, Any] = {
        "id": number,
        "chargingRateUnit": "W",
        "chargingSchedulePeriod": [{"startPeriod": 0} | period],
    }
    if kind == "Absolute":
        schedule["startSchedule"] = iso(datetime.now(UTC) - timedelta(minutes=1))
    return {"id": number, "stackLevel": 0, "chargingProfilePurpose": purpose, "chargingProfileKind": kind,
            "chargingSchedule": [schedule]}  # fmt: skip


async def set_profile(csms: Csms21, wanted: dict[str, Any], evse: int = 1) -> str:
    answer = await csms.call("SetChargingProfile", {"evseId": evse, "chargingProfile": wanted})
    return str(answer["status"])


# --- everything of 2.0.1 as 2.1 --------------------------------------------------------------------------------------


async def test_a_visit(csms: Csms21) -> None:
    async with station(csms) as site:
        assert "ocpp2.1" in site.texts()
        await site.charge()
        site.run(61.0)
        site.leave()
        await csms.received("TransactionEvent", 4)
        await site.idle()
    events = [said["eventType"] for said in csms.record.of("TransactionEvent")]
    assert (events[0], events[-1]) == ("Started", "Ended")


async def test_requests_with_fields_that_only_2_1_has(csms: Csms21) -> None:
    async with station(csms) as site:
        item = {"component": {"name": "OCPPCommCtrlr"}, "variable": {"name": "HeartbeatInterval"}}
        found = await csms.call("GetVariables", {"getVariableData": [item]})
        assert found["getVariableResult"][0]["attributeValue"] == "300"
        await site.charge()
        limited = profile(limit=16.0 * 230 * 3 / 2, limit_L2=5000.0)
        limited["chargingSchedule"][0] |= {"randomizedDelay": 0, "useLocalTime": False}
        assert await set_profile(csms, limited) == "Accepted"
        site.run(6.0)
        assert site.duty_a == pytest.approx(5000.0 / 690.0, abs=0.1), "the lowest of the phases counts"
        monitor = {"component": {"name": "OCPPCommCtrlr"}, "variable": {"name": "HeartbeatInterval"}, "value": 1.0,
                   "type": "UpperThreshold", "severity": 4}  # fmt: skip
        await csms.call("SetVariableMonitoring", {"setMonitoringData": [monitor]})
        await csms.call("GetMonitoringReport", {"requestId": 3})
        if (await csms.call("GetMonitoringReport", {"requestId": 4}))["status"] == "Accepted":
            await csms.received("NotifyMonitoringReport")


async def test_what_is_refused_in_the_words_of_2_1(csms: Csms21) -> None:
    async with station(csms) as site:
        with pytest.raises(Refused, match="NotSupported"):
            await csms.call("ClearTariffs", {})
        with pytest.raises(Refused, match="NotImplemented"):
            await csms.call("MakeCoffee", {}, check=False)
        with pytest.raises(Refused, match="OccurrenceConstraintViolation"):
            await csms.call("Reset", {}, check=False)
        assert (await csms.call("Reset", {"type": "ImmediateAndResume"}))["status"] == "Rejected"
        await csms.send([5, "x", "InternalError", "", {}])
        await csms.send([6, "y", "NotifyPeriodicEventStream", {}])
        await csms.send([7, "z"])
        assert (await csms.call("GetLocalListVersion", {}))["versionNumber"] == 0
        assert site.client.online


# --- bidirectional operation -----------------------------------------------------------------------------------------


def ordered(site: Site) -> Any:
    """The operation that the station was told last."""
    return site.of(SetV2xOperation)[-1].operation


async def test_a_setpoint_reaches_the_station_and_goes_with_its_profile(csms: Csms21) -> None:
    store = Store(":memory:")
    async with station(csms, store, settings=both_ways()) as site:
        wanted = profile(setpoint=-4000.0, dischargeLimit=-6000.0, operationMode="CentralSetpoint")
        assert await set_profile(csms, wanted | {"maxOfflineDuration": 90}) == "Accepted"
        await site.told(SetV2xOperation)
        operation = ordered(site)
        assert (operation.mode, operation.setpoint_w) == (V2xMode.CENTRAL_SETPOINT, -4000.0)
        assert (operation.discharge_limit_w, operation.max_offline_s) == (6000.0, 90.0)
    async with station(csms, store, settings=both_ways()) as site:
        await site.told(SetV2xOperation)
        assert ordered(site).setpoint_w == -4000.0, "over a restart"
        assert await set_profile(csms, profile(limit=5000.0)) == "Accepted"  # the same id, limits only
        site.skip(2.0)
        await site.until(lambda: ordered(site) is None)


async def test_operation_by_frequency(csms: Csms21) -> None:
    async with station(csms, settings=both_ways()) as site:
        points = [{"frequency": 49.0 + i * 0.1, "power": -1000.0 + 100.0 * i} for i in range(20)]
        wanted = profile(limit=11_000.0, operationMode="LocalFrequency", v2xFreqWattCurve=points, v2xBaseline=500.0)
        assert await set_profile(csms, wanted) == "Accepted"
        await site.told(SetV2xOperation)
        operation = ordered(site)
        assert isinstance(operation.curve, Curve)
        assert (len(operation.curve.points), operation.baseline_w) == (20, 500.0)


async def test_periods_follow_one_another(csms: Csms21) -> None:
    async with station(csms, settings=both_ways()) as site:
        wanted = profile(setpoint=2000.0, operationMode="CentralSetpoint")
        wanted["chargingSchedule"][0]["chargingSchedulePeriod"].append(
            {"startPeriod": 120, "setpoint": -3000.0, "operationMode": "CentralSetpoint"}
        )
        wanted["chargingSchedule"][0]["duration"] = 300
        assert await set_profile(csms, wanted) == "Accepted"
        await site.told(SetV2xOperation)
        assert ordered(site).setpoint_w == 2000.0
        site.skip(70.0)  # the schedule began a minute ago
        await site.until(lambda: ordered(site).setpoint_w == -3000.0)
        site.skip(200.0)
        await site.until(lambda: ordered(site) is None)


@pytest.mark.parametrize(
    ("period", "settings"),
    [
        ({"operationMode": "CentralSetpoint"}, True),
        ({"operationMode": "LocalFrequency"}, True),
        ({"operationMode": "CentralFrequency"}, True),
        ({"setpoint": -1000.0, "operationMode": "CentralSetpoint"}, False),
    ],
    ids=["no setpoint", "no curve", "no signal", "not bidirectional"],
)
async def test_what_cannot_be_carried_out_is_rejected(csms: Csms21, period: dict[str, Any], settings: bool) -> None:
    more = {"settings": both_ways()} if settings else {}
    async with station(csms, **more) as site:
        assert await set_profile(csms, profile(**period)) == "Rejected"
        assert site.of(SetV2xOperation) == []


# --- dynamic profiles (K28) ------------------------------------------------------------------------------------------


async def test_a_dynamic_profile_is_updated_and_pulled(csms: Csms21) -> None:
    csms.answers["PullDynamicScheduleUpdate"] = lambda _: {"status": "Accepted", "scheduleUpdate": {"limit": 6900.0}}
    async with station(csms) as site:
        await site.charge()
        wanted = profile(kind="Dynamic", limit=8280.0) | {"dynUpdateInterval": 30}
        assert await set_profile(csms, wanted) == "Accepted"
        site.run(6.0)
        assert site.duty_a == 12.0
        change = {"chargingProfileId": 1, "scheduleUpdate": {"limit": 5520.0}}
        assert (await csms.call("UpdateDynamicSchedule", change))["status"] == "Accepted"
        site.run(6.0)
        assert site.duty_a == 8.0
        site.run(31.0)
        await csms.received("PullDynamicScheduleUpdate")
        await site.quiet()
        site.run(6.0)
        assert site.duty_a == 10.0
        unknown = change | {"chargingProfileId": 9}
        assert (await csms.call("UpdateDynamicSchedule", unknown))["status"] == "Rejected"


async def test_a_dynamic_profile_has_one_period(csms: Csms21) -> None:
    async with station(csms):
        wanted = profile(kind="Dynamic", limit=8000.0)
        wanted["chargingSchedule"][0]["chargingSchedulePeriod"].append({"startPeriod": 60, "limit": 1.0})
        assert await set_profile(csms, wanted) == "Rejected"


# --- priority charging (K21, K22) ------------------------------------------------------------------------------------


async def test_priority_charging_by_the_csms(csms: Csms21) -> None:
    async with station(csms) as site:
        transaction = await site.charge()
        assert await set_profile(csms, profile(1, limit=5520.0)) == "Accepted"
        site.run(6.0)
        assert site.duty_a == 8.0
        use = {"transactionId": transaction, "activate": True}
        assert (await csms.call("UsePriorityCharging", use))["status"] == "NoProfile"
        assert await set_profile(csms, profile(2, "PriorityCharging", limit=11_040.0)) == "Accepted"
        assert (await csms.call("UsePriorityCharging", use | {"transactionId": "other"}))["status"] == "Rejected"
        assert (await csms.call("UsePriorityCharging", use))["status"] == "Accepted"
        site.run(6.0)
        assert site.duty_a == 16.0
        assert site.of(SetDriverChoice)[-1].choice.priority
        assert (await csms.call("UsePriorityCharging", use | {"activate": False}))["status"] == "Accepted"
        site.run(6.0)
        assert site.duty_a == 8.0
        assert csms.record.of("NotifyPriorityCharging") == [], "the CSMS knows what it has said"


async def test_priority_charging_by_the_driver_is_told(csms: Csms21) -> None:
    async with station(csms) as site:
        transaction = await site.charge()
        site.command(SetDriverChoice(DriverChoice(priority=True)))
        site.run(0.1)
        (told,) = await csms.received("NotifyPriorityCharging")
        assert told == {"transactionId": transaction, "activated": True}
        site.command(SetDriverChoice(DriverChoice()))
        site.run(0.1)
        assert (await csms.received("NotifyPriorityCharging", 2))[1]["activated"] is False


async def test_allowed_energy_transfer(csms: Csms21) -> None:
    async with station(csms) as site:
        transaction = await site.charge()
        allowed = {"transactionId": transaction, "allowedEnergyTransfer": ["AC_single_phase", "AC_three_phase"]}
        assert (await csms.call("NotifyAllowedEnergyTransfer", allowed))["status"] == "Accepted"
        other = allowed | {"allowedEnergyTransfer": ["AC_BPT"]}
        assert (await csms.call("NotifyAllowedEnergyTransfer", other))["status"] == "Rejected"


# --- contracts for vehicles of ISO 15118-20 (M01) ---------------------------------------------------------------------

ISO20 = "urn:iso:std:iso:15118:-20:CommonMessages"


def wants_contract(site: Site, schema: str = ISO20, **more: Any) -> None:
    assert site.rig.hear is not None
    site.rig.hear(CertificateNeeded(7, "Install", schema, b"\x80\x01", site.clock.now + 40.0, **more))


async def test_several_contracts_are_asked_for_and_the_remaining_ones_told(csms: Csms21) -> None:
    answer = {"status": "Accepted", "exiResponse": base64.b64encode(b"made").decode(), "remainingContracts": 2}
    csms.answers["Get15118EVCertificate"] = lambda _: answer
    async with station(csms) as site:
        wants_contract(site, maximum_chains=3, prioritized_emaids=("DEABCC123", "DEABCC456"))
        (asked,) = await csms.received("Get15118EVCertificate")
        assert asked["maximumContractCertificateChains"] == 3
        assert asked["prioritizedEMAIDs"] == ["DEABCC123", "DEABCC456"]
        (told,) = await site.told(CertificateResponse)
    assert told == CertificateResponse(7, b"made", remaining=2)


async def test_of_iso2_nothing_of_that_is_said_or_heard(csms: Csms21) -> None:
    answer = {"status": "Failed", "exiResponse": base64.b64encode(b"no").decode(), "remainingContracts": 2}
    csms.answers["Get15118EVCertificate"] = lambda _: answer
    async with station(csms) as site:
        wants_contract(site, "urn:iso:15118:2:2013:MsgDef")
        (asked,) = await csms.received("Get15118EVCertificate")
        assert set(asked) == {"iso15118SchemaVersion", "action", "exiRequest"}
        (told,) = await site.told(CertificateResponse)
    assert told == CertificateResponse(7, b"no", "refused by the CSMS", refused=True)


# --- what vehicles of ISO 15118-20 need (K18 to K20) ------------------------------------------------------------------


async def test_needs_in_both_directions_with_the_energy_that_is_offered(csms: Csms21) -> None:
    csms.answers["NotifyEVChargingNeeds"] = lambda _: {"status": "NoChargingProfile"}
    price = OfferedPrice(0, ((0.0, 0.31),))
    periods = (PowerPeriod(0, -2_000.0), PowerPeriod(1_800, -6_000.0))
    offer = EnergyOffer(1_790_000_000, periods, 3_600, "EUR", "urn:1-Power", (price,), 7_200)
    told = VehicleNeeds(
        "ac_bpt", 3, energy_request_wh=9_000.0, departure_s=3_600, max_power_w=11_000.0, target_soc_percent=80,
        iso20=True, max_discharge_power_w=5_000.0, min_energy_wh=1_000.0, energy_offer=offer,
    )  # fmt: skip
    async with station(csms) as site:
        assert site.rig.hear is not None
        site.rig.hear(told)
        (asked,) = await csms.received("NotifyEVChargingNeeds")
    needs = asked["chargingNeeds"]
    assert (needs["requestedEnergyTransfer"], needs["controlMode"]) == ("AC_BPT", "ScheduledControl")
    assert needs["mobilityNeedsMode"] == "EVCC"
    v2x = needs["v2xChargingParameters"]
    assert (v2x["maxChargePower"], v2x["maxDischargePower"], v2x["evTargetEnergyRequest"]) == (11_000, 5_000, 9_000)
    power = needs["evEnergyOffer"]["evPowerSchedule"]
    assert power["timeAnchor"].startswith("2026-09-21T")
    assert [(one["duration"], one["power"]) for one in power["evPowerScheduleEntries"]] == [
        (1_800, -2_000.0),
        (1_800, -6_000.0),
    ]
    prices = needs["evEnergyOffer"]["evAbsolutePriceSchedule"]
    (entry,) = prices["evAbsolutePriceScheduleEntries"]
    assert (entry["duration"], entry["evPriceRule"]) == (7_200, [{"energyFee": 0.31, "powerRangeStart": 0.0}])


async def test_needs_of_other_services_and_of_iso2(csms: Csms21) -> None:
    csms.answers["NotifyEVChargingNeeds"] = lambda _: {"status": "Accepted"}
    modes = {
        "ac": "AC_three_phase",
        "dc": "DC",
        "mcs": "DC",
        "dc_acdp": "DC_ACDP",
        "wpt": "WPT",
        "ac_der_iec": "AC_DER",
    }
    async with station(csms) as site:
        assert site.rig.hear is not None
        for number, mode in enumerate(modes, start=1):
            site.rig.hear(VehicleNeeds(mode, 3, iso20=True, dynamic=True, by_station=True))
            await csms.received("NotifyEVChargingNeeds", number)
        site.rig.hear(VehicleNeeds("ac", 3))
        *newer, older = await csms.received("NotifyEVChargingNeeds", len(modes) + 1)
    assert [one["chargingNeeds"]["requestedEnergyTransfer"] for one in newer] == list(modes.values())
    assert {one["chargingNeeds"]["controlMode"] for one in newer} == {"DynamicControl"}
    assert {one["chargingNeeds"]["mobilityNeedsMode"] for one in newer} == {"EVCC_SECC"}
    assert "controlMode" not in older["chargingNeeds"]
