"""K: profiles of the CSMS limit what the vehicle is offered; what is refused limits nothing."""

from datetime import timedelta
from typing import Any

import pytest
from ocpp.v201 import call
from ocpp.v201 import datatypes as types

from firmware.core.store import Store
from firmware.iso15118.api import EnergyMode, EvNeeds
from firmware.station.api import ConnectorStatus, Reason, RemoteStart, SetLimit
from hil.csms import TestCsms
from tests.ocpp.site import CARD, Site, iso
from tests.station.rig import ac_settings


def profile(*periods: tuple[int, float], number: int = 1, **more: Any) -> Any:
    """A relative TxDefaultProfile of amperes, changed by `more`; keys of the schedule go to the schedule."""
    in_schedule = ("start_schedule", "duration", "charging_rate_unit", "sales_tariff", "min_charging_rate")
    schedule: dict[str, Any] = {"id": number, "charging_rate_unit": "A"}
    schedule |= {key: more.pop(key) for key in in_schedule if key in more}
    schedule["charging_schedule_period"] = [
        types.ChargingSchedulePeriodType(start_period=start, limit=limit) for start, limit in periods
    ]
    values: dict[str, Any] = {
        "id": number,
        "stack_level": 0,
        "charging_profile_purpose": "TxDefaultProfile",
        "charging_profile_kind": "Absolute" if "start_schedule" in schedule else "Relative",
        "charging_schedule": [types.ChargingScheduleType(**schedule)],
    }
    return types.ChargingProfileType(**(values | more))


async def put(csms: TestCsms, wanted: Any, evse: int = 1) -> str:
    return str((await csms.call(call.SetChargingProfile(evse_id=evse, charging_profile=wanted))).status)


async def why(csms: TestCsms, wanted: Any, evse: int = 1) -> str:
    """The reason of a rejection."""
    answer = await csms.call(call.SetChargingProfile(evse_id=evse, charging_profile=wanted))
    assert answer.status == "Rejected"
    return str(answer.status_info["reason_code"])


async def composite(csms: TestCsms, duration: int = 3600, unit: str = "A", evse: int = 1) -> list[tuple[int, float]]:
    request = call.GetCompositeSchedule(duration=duration, evse_id=evse, charging_rate_unit=unit)
    answer = await csms.call(request)
    assert answer.status == "Accepted"
    return [(p["start_period"], p["limit"]) for p in answer.schedule["charging_schedule_period"]]


def now(site: Site, seconds: float = 0.0) -> str:
    return iso(site.clock.wall().utc + timedelta(seconds=seconds))


# --- K01, K02: the limit is obeyed ------------------------------------------------------------------------------------


async def test_a_default_profile_changes_a_running_transaction_and_ends_with_it_not() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        await site.charge()
        assert site.duty_a == 16.0
        assert await put(csms, profile((0, 10.0))) == "Accepted"
        site.run(6.0)
        assert site.duty_a == 10.0
        claim = next(claim for claim in site.snapshot().claims if claim.source == "ocpp")
        assert claim.winning and claim.reason.text == "the operator's schedule allows 10 A"
        site.leave()
        await site.charge()
        assert site.duty_a == 10.0


async def test_a_schedule_changes_the_offer_when_its_time_comes() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        await site.charge()
        await put(csms, profile((0, 10.0), (100, 13.0), start_schedule=now(site, -60), duration=300))
        site.run(6.0)
        assert site.duty_a == 10.0
        site.skip(50.0)
        await site.until(lambda: site.of(SetLimit)[-1].limit_a == 13.0)
        site.run(6.0)
        assert site.duty_a == 13.0
        site.skip(240.0)
        await site.until(lambda: site.of(SetLimit)[-1].limit_a is None)
        site.run(6.0)
        assert site.duty_a == 16.0


async def test_zero_suspends_without_ending_and_goes_on_again() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        transaction = await site.charge()
        await put(csms, profile((0, 0.0)))
        site.run(10.0)
        assert not site.rig.closed and site.snapshot().transaction is not None
        await site.idle()
        states = [e["transactionInfo"].get("chargingState") for e in csms.record.transactions()[transaction]]
        assert states[-1] == "SuspendedEVSE"
        assert (await csms.call(call.ClearChargingProfile(charging_profile_id=1))).status == "Accepted"
        site.run(10.0)
        assert site.rig.closed and site.snapshot().transaction.id == transaction  # type: ignore[union-attr]


async def test_watts_count_for_all_phases() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        await site.charge()
        await put(csms, profile((0, 8280.0), charging_rate_unit="W"))
        site.run(6.0)
        assert site.duty_a == 12.0


async def test_a_station_profile_caps_and_a_tx_profile_replaces_the_default() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        transaction = await site.charge()
        await put(csms, profile((0, 8.0)))
        tx = profile((0, 14.0), number=2, charging_profile_purpose="TxProfile", transaction_id=transaction)
        assert await put(csms, tx) == "Accepted"
        site.run(6.0)
        assert site.duty_a == 14.0
        cap = profile(
            (0, 12.0), number=3, charging_profile_purpose="ChargingStationMaxProfile", start_schedule=now(site, -5)
        )
        assert await put(csms, cap, evse=0) == "Accepted"
        site.run(6.0)
        assert site.duty_a == 12.0
        await site.idle()
        site.leave()
        await site.charge()
        assert site.duty_a == 8.0  # the TxProfile went with its transaction


async def test_profiles_survive_a_restart_but_those_of_transactions_do_not() -> None:
    store = Store(":memory:")
    async with TestCsms() as csms:
        async with Site(csms, store) as site:
            transaction = await site.charge()
            await put(csms, profile((0, 9.0)))
            await put(
                csms, profile((0, 7.0), number=2, charging_profile_purpose="TxProfile", transaction_id=transaction)
            )
            site.leave()
            await site.idle()
        async with Site(csms, store) as site:
            assert await composite(csms) == [(0, 9.0)]
            await site.charge()
            assert site.duty_a == 9.0


# --- K01: what is refused ---------------------------------------------------------------------------------------------


async def test_profiles_that_cannot_be_kept_are_refused_and_limit_nothing() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        transaction = await site.charge()
        tx = {"charging_profile_purpose": "TxProfile"}
        cap = {"charging_profile_purpose": "ChargingStationMaxProfile"}
        low = (0, 6.0)
        assert await why(csms, profile(low, **tx)) == "MissingParam"
        assert await why(csms, profile(low, **tx, transaction_id="tx-other")) == "TxNotFound"
        assert await why(csms, profile(low, **tx, transaction_id=transaction), evse=0) == "InvalidProfile"
        assert await why(csms, profile(low), evse=2) == "UnknownEvse"
        assert await why(csms, profile(low, **cap, start_schedule=now(site)), evse=1) == "InvalidProfile"
        assert await why(csms, profile(low, **cap), evse=0) == "InvalidProfile"  # Relative
        external = profile(low, charging_profile_purpose="ChargingStationExternalConstraints")
        assert await why(csms, external, evse=0) == "InvalidProfile"
        assert await why(csms, profile(low, stack_level=10)) == "ValueOutOfRange"
        assert await why(csms, profile(low, charging_profile_kind="Absolute")) == "InvalidSchedule"
        absolute = profile(low, start_schedule=now(site), charging_profile_kind="Relative")
        assert await why(csms, absolute) == "InvalidSchedule"
        recurring = profile(low, start_schedule=now(site), charging_profile_kind="Recurring")
        assert await why(csms, recurring) == "InvalidProfile"
        assert await why(csms, profile((5, 6.0))) == "InvalidSchedule"
        assert await why(csms, profile(low, (60, 7.0), (60, 8.0))) == "InvalidSchedule"
        assert await why(csms, profile((0, -1.0))) == "InvalidSchedule"
        assert await why(csms, profile(*((n, 6.0) for n in range(201)))) == "ValueOutOfRange"
        past = profile(low, valid_from=now(site, 10), valid_to=now(site, 5))
        assert await why(csms, past) == "InvalidProfile"
        phase = profile(low)
        phase.charging_schedule[0].charging_schedule_period[0].phase_to_use = 2
        phase.charging_schedule[0].charging_schedule_period[0].number_phases = 1
        assert await why(csms, phase) == "UnsupportedParam"
        two = profile(low)
        two.charging_schedule.append(two.charging_schedule[0])
        assert await why(csms, two) == "InvalidProfile"
        site.run(6.0)
        assert site.duty_a == 16.0 and site.of(SetLimit) == []


async def test_the_same_level_twice_is_a_conflict_and_the_same_id_a_replacement() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        assert await put(csms, profile((0, 10.0))) == "Accepted"
        assert await why(csms, profile((0, 8.0), number=2)) == "DuplicateProfile"
        assert await put(csms, profile((0, 8.0), number=2, stack_level=1)) == "Accepted"
        assert await put(csms, profile((0, 9.0), number=2, stack_level=1)) == "Accepted"
        assert await composite(csms) == [(0, 9.0)]
        later = {"valid_from": now(site, 3600), "number": 3, "start_schedule": now(site, 3600)}
        soon = profile((0, 7.0), number=4, stack_level=5, valid_to=now(site, 3600))
        assert await put(csms, soon) == "Accepted"
        assert await put(csms, profile((0, 6.0), stack_level=5, **later)) == "Accepted"


async def test_only_so_many_profiles() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        for number in range(20):
            window = {"valid_from": now(site, 60 * number), "valid_to": now(site, 60 * number + 60)}
            assert await put(csms, profile((0, 10.0), number=number, **window)) == "Accepted"
        assert await why(csms, profile((0, 10.0), number=99, stack_level=1)) == "OutOfMemory"
        assert await put(csms, profile((0, 11.0), number=19, valid_from=now(site, 1140))) == "Accepted"


# --- K05: remote start with a profile ---------------------------------------------------------------------------------


async def test_remote_start_with_a_profile_limits_its_transaction_only() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        site.rig.plug_in()
        wanted = profile((0, 8.0), charging_profile_purpose="TxProfile")
        assert (await csms.request_start("T1", 5, evse_id=1, charging_profile=wanted)).status == "Accepted"
        site.draw()
        await site.told(SetLimit)
        site.run(6.0)
        assert site.duty_a == 8.0
        site.leave()
        await site.idle()
        await site.charge()
        assert site.duty_a == 16.0


async def test_remote_start_with_a_profile_of_another_kind_is_rejected() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        site.rig.plug_in()
        assert (await csms.request_start("T1", 5, evse_id=1, charging_profile=profile((0, 8.0)))).status == "Rejected"
        bound = profile((0, 8.0), charging_profile_purpose="TxProfile", transaction_id="x")
        assert (await csms.request_start("T1", 6, evse_id=1, charging_profile=bound)).status == "Rejected"
        assert site.of(RemoteStart) == []


async def test_a_profile_of_a_refused_start_is_forgotten() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        await site.charge()
        wanted = profile((0, 8.0), charging_profile_purpose="TxProfile")
        assert (await csms.request_start("T1", 5, evse_id=1, charging_profile=wanted)).status == "Rejected"
        criterion = types.ChargingProfileCriterionType(charging_profile_purpose="TxProfile")
        answer = await csms.call(call.GetChargingProfiles(request_id=1, charging_profile=criterion))
        assert answer.status == "NoProfiles"
        site.run(6.0)
        assert site.duty_a == 16.0


# --- K06, K07: offline ------------------------------------------------------------------------------------------------


async def test_offline_the_profiles_go_on() -> None:
    async with TestCsms() as csms, Site(csms, variables={"AuthCtrlr.OfflineTxForUnknownIdEnabled": "true"}) as site:
        await put(csms, profile((0, 10.0), (1000, 7.0)))
        await csms.stop()
        await site.until(lambda: not site.client.online)
        site.rig.plug_in()
        site.swipe(CARD)
        site.draw()
        assert site.duty_a == 10.0
        site.skip(1000.0)
        await site.until(lambda: site.of(SetLimit)[-1].limit_a == 7.0)
        site.run(6.0)
        assert site.duty_a == 7.0


# --- K08 to K10 -------------------------------------------------------------------------------------------------------


async def test_composite_schedule() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        assert await composite(csms) == [(0, 16.0)]  # the fuse: no profile is no limit, but the station has its own
        await put(csms, profile((0, 10.0), (600, 20.0), (900, 18.0)))
        await put(csms, profile((0, 6.0), number=2, stack_level=1, start_schedule=now(site, 1200), duration=300))
        steps = await composite(csms, 3600)
        assert [limit for _, limit in steps] == [10.0, 16.0, 6.0, 16.0]
        assert [start for start, _ in steps][:2] == [0, 600] and abs(steps[2][0] - 1200) <= 2
        watts = await composite(csms, 300, "W")
        assert watts == [(0, 6900.0)]
        bad = await csms.call(call.GetCompositeSchedule(duration=60, evse_id=3))
        assert (bad.status, bad.status_info["reason_code"]) == ("Rejected", "UnknownEvse")


async def test_get_charging_profiles_by_criteria() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        for number in range(6):
            await put(csms, profile((0, 10.0), number=number, stack_level=number))
        cap = profile(
            (0, 12.0), number=9, charging_profile_purpose="ChargingStationMaxProfile", start_schedule=now(site)
        )
        await put(csms, cap, evse=0)

        async def ask(request_id: int, evse: int | None = None, **criterion: Any) -> set[int]:
            wanted = types.ChargingProfileCriterionType(**criterion)
            request = call.GetChargingProfiles(request_id=request_id, charging_profile=wanted, evse_id=evse)
            if (await csms.call(request)).status == "NoProfiles":
                return set()

            def parts() -> list[Any]:
                return [p for p in csms.record.of("ReportChargingProfiles") if p["requestId"] == request_id]

            await csms.until(lambda: parts() and not parts()[-1].get("tbc", False))
            assert all(part["chargingLimitSource"] == "CSO" for part in parts())
            return {one["id"] for part in parts() for one in part["chargingProfile"]}

        assert await ask(1) == {0, 1, 2, 3, 4, 5, 9}
        assert await ask(2, 0) == {9}
        assert await ask(3, stack_level=2) == {2}
        assert await ask(4, charging_profile_id=[1, 5, 77]) == {1, 5}
        assert await ask(5, charging_profile_purpose="TxProfile") == set()
        assert await ask(6, charging_limit_source=["EMS"]) == set()


async def test_clear_by_criteria_and_unknown() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        await put(csms, profile((0, 10.0)))
        await put(csms, profile((0, 8.0), number=2, stack_level=1))

        async def clear(**criteria: Any) -> str:
            wanted = types.ClearChargingProfileType(**criteria)
            return str((await csms.call(call.ClearChargingProfile(charging_profile_criteria=wanted))).status)

        assert await clear(evse_id=0) == "Unknown"
        assert await clear(stack_level=1, charging_profile_purpose="TxDefaultProfile") == "Accepted"
        assert await composite(csms) == [(0, 10.0)]
        assert (await csms.call(call.ClearChargingProfile(charging_profile_id=2))).status == "Unknown"
        assert (await csms.call(call.ClearChargingProfile())).status == "Unknown"
        assert await clear(evse_id=1) == "Accepted"
        assert await composite(csms) == [(0, 16.0)]
        assert site.snapshot().status is ConnectorStatus.AVAILABLE


# --- K11 to K13: limits of others -------------------------------------------------------------------------------------


async def test_external_limits_are_enforced_told_and_part_of_the_composite() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        transaction = await site.charge()
        site.command(SetLimit("grid", 7.0, Reason("fuse", "the grid operator asks for it"), expires_in_s=60.0))
        site.run(6.0)
        assert site.duty_a == 7.0
        (limit,) = await csms.received("NotifyChargingLimit")
        assert limit["chargingLimit"] == {"chargingLimitSource": "SO", "isGridCritical": True}
        assert await composite(csms, 30) == [(0, 7.0)]
        await site.idle()
        assert csms.record.transactions()[transaction][-1]["triggerReason"] == "ChargingRateChanged"
        site.run(60.0)
        (cleared,) = await csms.received("ClearedChargingLimit")
        assert cleared["chargingLimitSource"] == "SO"
        assert site.duty_a == 16.0


async def test_external_limit_without_transaction_makes_no_transaction_event() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        site.command(SetLimit("external", 9.0, Reason("fuse", "energy manager")))
        site.run(0.1)
        (limit,) = await csms.received("NotifyChargingLimit")
        assert limit["chargingLimit"]["chargingLimitSource"] == "EMS"
        assert csms.record.of("TransactionEvent") == []
        await site.charge()
        assert site.duty_a == 9.0


# --- what the vehicle is told by ISO 15118 ----------------------------------------------------------------------------


async def test_the_schedule_of_a_v2g_session_follows_the_profiles() -> None:
    async with TestCsms() as csms, Site(csms, settings=ac_settings(tokens=frozenset())) as site:
        await put(csms, profile((0, 10.0), (600, 8.0), (1200, 0.0), (1800, 40.0), start_schedule=now(site)))
        site.rig.plug_in()
        site.rig.session()
        site.rig.eim()
        site.swipe(CARD)
        await site.until(lambda: site.snapshot().token is not None)
        site.rig.effect(EvNeeds(EnergyMode.AC))
        site.run(0.2)
        await site.until(lambda: site.of(SetLimit))
        await site.until(lambda: site.rig.view().schedule is not None)  # the CSMS has nothing to say to the needs
        view = site.rig.view()
        assert view.ac.max_current_a == 10.0
        assert [period.max_power_w for period in view.schedule] == [6900.0, 5520.0, 0.0, 11040.0]
        assert view.schedule[0].start_s == 0 and abs(view.schedule[1].start_s - 600) <= 2


@pytest.mark.parametrize("kind", ["Daily", "Weekly"])
async def test_recurring_profiles(kind: str) -> None:
    async with TestCsms() as csms, Site(csms) as site:
        back = -3600.0 if kind == "Daily" else -3600.0 - 86_400.0 * 7
        wanted = profile(
            (0, 16.0), (1800, 11.0), start_schedule=now(site, back),
            charging_profile_kind="Recurring", recurrency_kind=kind,
        )  # fmt: skip
        assert await put(csms, wanted) == "Accepted"
        await site.charge()
        assert site.duty_a == 11.0
