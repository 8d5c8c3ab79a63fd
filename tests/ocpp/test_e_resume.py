"""E17, B13: after a power cut the CSMS sees the same transaction go on, or hears why it ended."""

from typing import Any

import pytest

from firmware.core.store import Store
from firmware.hal.api import ContactorState, PilotState
from firmware.station.api import ResetDue
from hil.csms import TestCsms
from hil.csms21 import Csms21
from tests.ocpp.site import Site

ALLOWED = {"TxCtrlr.ResumptionTimeout": "300", "TxCtrlr.AllowEnergyTransferResumption": "true"}


def after_the_cut(csms: Any, before: Site, away_s: float = 20.0, pilot: PilotState = PilotState.C) -> Site:
    """The station as it starts again with what was on the disk, at the same vehicle and meter."""
    site = Site(csms, store=before.store, again=before, away_s=away_s)
    site.rig.hardware.contactor, site.rig.hardware.pilot = ContactorState.OPEN, pilot
    site.rig.hardware.import_wh = before.rig.hardware.import_wh
    return site


def whole(csms: Any, transaction: str) -> list[dict[str, Any]]:
    """Everything of one transaction, which is the only one: once, in order, without a gap."""
    told = csms.record.of("TransactionEvent")
    assert {one["transactionInfo"]["transactionId"] for one in told} == {transaction}
    events = list({one["seqNo"]: one for one in told}.values())  # the one in flight at the cut may come twice
    assert len(told) - len(events) <= 1
    assert [one["seqNo"] for one in events] == list(range(len(events)))
    assert [one["eventType"] for one in events].count("Started") == 1
    stamps = [one["timestamp"] for one in events]
    assert stamps == sorted(stamps)
    return events


@pytest.mark.parametrize("offline", [False, True], ids=["told", "not told yet"])
async def test_over_2_1_it_is_resumed(offline: bool) -> None:
    async with Csms21() as csms:
        store = Store(":memory:")
        async with Site(csms, store=store, variables=ALLOWED) as site:  # type: ignore[arg-type]
            transaction = await site.charge()
            site.run(5.0)
            if not offline:
                await site.idle()
        async with after_the_cut(csms, site) as again:
            again.run(3.0)
            assert again.rig.closed
            await again.idle()
            resumed = next(one for one in whole(csms, transaction) if one["triggerReason"] == "TxResumed")
            assert resumed["eventType"] == "Updated" and resumed["transactionInfo"]["chargingState"] == "Charging"
            answer = await csms.call("GetTransactionStatus", {"transactionId": transaction})
            assert answer["ongoingIndicator"] is True
            again.leave()
            await again.idle()
        last = whole(csms, transaction)[-1]
        assert last["eventType"] == "Ended" and last["transactionInfo"]["stoppedReason"] == "EVDisconnected"
        assert csms.broken == []


@pytest.mark.parametrize(
    ("variables", "away_s", "pilot"),
    [({}, 20.0, PilotState.C), (ALLOWED, 301.0, PilotState.C), (ALLOWED, 20.0, PilotState.A)],
    ids=["not configured", "too long", "the vehicle has gone"],
)
async def test_otherwise_it_ends_as_a_power_loss(variables: dict[str, str], away_s: float, pilot: PilotState) -> None:
    async with TestCsms() as csms:
        async with Site(csms, store=Store(":memory:"), variables=variables) as site:
            transaction = await site.charge()
            site.run(5.0)
            wh = site.rig.hardware.import_wh
        async with after_the_cut(csms, site, away_s, pilot) as again:
            again.run(3.0)
            assert not again.rig.closed
            await again.idle()
        last = whole(csms, transaction)[-1]
        info = last["transactionInfo"]
        assert (last["eventType"], last["triggerReason"], info["stoppedReason"]) == (
            "Ended", "AbnormalCondition", "PowerLoss",
        )  # fmt: skip
        registers = [one["sampledValue"][0]["value"] for one in last["meterValue"]]
        assert registers == [1000.0, round(wh, 3)]


async def test_over_2_0_1_it_is_an_update_like_others() -> None:
    async with TestCsms() as csms:
        async with Site(csms, store=Store(":memory:"), variables=ALLOWED) as site:
            transaction = await site.charge()
            site.run(2.0)
        async with after_the_cut(csms, site) as again:
            again.run(3.0)
            again.leave()
            await again.idle()
        reasons = [one["triggerReason"] for one in whole(csms, transaction) if one["eventType"] == "Updated"]
        assert "AbnormalCondition" in reasons  # 2.0.1 has no word for it


async def test_a_relative_profile_goes_on_where_it_was() -> None:
    """6 A for the first minute, then 10 A: the interruption is over when the minute is."""
    async with Csms21() as csms:
        async with Site(csms, store=Store(":memory:"), variables=ALLOWED) as site:  # type: ignore[arg-type]
            schedule = {
                "id": 1,
                "chargingRateUnit": "A",
                "chargingSchedulePeriod": [{"startPeriod": 0, "limit": 6.0}, {"startPeriod": 60, "limit": 10.0}],
            }
            profile = {
                "id": 1, "stackLevel": 0, "chargingProfilePurpose": "TxDefaultProfile",
                "chargingProfileKind": "Relative", "chargingSchedule": [schedule],
            }  # fmt: skip
            told = await csms.call("SetChargingProfile", {"evseId": 1, "chargingProfile": profile})
            assert told["status"] == "Accepted"
            await site.charge()
            await site.idle()
            site.run(3.0)
            assert site.duty_a == 6.0
        async with after_the_cut(csms, site, 61.0) as again:
            again.run(3.0)
            await again.idle()
            again.run(6.0)
            assert again.rig.closed and again.duty_a == 10.0


@pytest.mark.parametrize("remote", [False, True], ids=["set", "with a remote start"])
async def test_its_own_profile_holds_on_and_goes_with_it(remote: bool) -> None:
    async with Csms21() as csms:
        period = {"startPeriod": 0, "limit": 7.0}
        schedule = {"id": 1, "chargingRateUnit": "A", "chargingSchedulePeriod": [period]}
        profile = {
            "id": 1, "stackLevel": 0, "chargingProfilePurpose": "TxProfile", "chargingProfileKind": "Relative",
            "chargingSchedule": [schedule],
        }  # fmt: skip
        store = Store(":memory:")
        async with Site(csms, store=store, variables=ALLOWED) as site:  # type: ignore[arg-type]
            if remote:
                site.rig.plug_in()
                start = {"idToken": {"idToken": "04AABBCC", "type": "ISO14443"}, "remoteStartId": 7, "evseId": 1}
                answer = await csms.call("RequestStartTransaction", start | {"chargingProfile": profile})
                assert answer["status"] == "Accepted"
                site.draw()
            else:
                own = profile | {"transactionId": await site.charge()}
                answer = await csms.call("SetChargingProfile", {"evseId": 1, "chargingProfile": own})
                assert answer["status"] == "Accepted"
            await site.idle()
            site.run(6.0)
            assert site.duty_a == 7.0
        async with after_the_cut(csms, site) as again:
            again.run(3.0)
            await again.idle()
            again.run(6.0)
            assert again.rig.closed and again.duty_a == 7.0
            again.leave()
            await again.idle()
            assert store.items("ocpp.charging_profile") == {}


async def test_energy_waits_where_the_operator_says_so() -> None:
    async with Csms21() as csms:
        variables = ALLOWED | {"TxCtrlr.AllowEnergyTransferResumption": "false"}
        async with Site(csms, store=Store(":memory:"), variables=variables) as site:  # type: ignore[arg-type]
            transaction = await site.charge()
            site.run(2.0)
        async with after_the_cut(csms, site) as again:
            again.run(20.0)
            assert not again.rig.closed
            await again.idle()
            resumed = whole(csms, transaction)[-1]
            assert resumed["triggerReason"] == "TxResumed"
            assert resumed["transactionInfo"]["chargingState"] == "SuspendedEVSE"


async def test_b13_a_reset_that_resumes() -> None:
    async with Csms21() as csms:
        async with Site(csms, store=Store(":memory:")) as site:  # type: ignore[arg-type]
            transaction = await site.charge()
            refused = await csms.call("Reset", {"type": "ImmediateAndResume"})
            assert refused["status"] == "Rejected"
            for name, value in ALLOWED.items():
                component, variable = name.split(".")
                item = {"component": {"name": component}, "variable": {"name": variable}, "attributeValue": value}
                told = await csms.call("SetVariables", {"setVariableData": [item]})
                assert told["setVariableResult"][0]["attributeStatus"] == "Accepted"
            assert (await csms.call("Reset", {"type": "ImmediateAndResume", "evseId": 1}))["status"] == "Rejected"
            assert (await csms.call("Reset", {"type": "ImmediateAndResume"}))["status"] == "Accepted"
            site.run(8.0)
            assert [one for one in site.rig.events if isinstance(one, ResetDue)] == [ResetDue("RemoteReset")]
            assert not site.rig.closed
            await site.idle()
        async with after_the_cut(csms, site, 5.0) as again:
            again.run(3.0)
            assert again.rig.closed
            again.leave()
            await again.idle()
        words = [one["triggerReason"] for one in whole(csms, transaction)]
        assert "TxResumed" in words and "ResetCommand" not in words
