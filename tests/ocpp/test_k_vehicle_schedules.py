"""K15 to K17: what a vehicle needs reaches the CSMS, its schedules reach the vehicle, changes are negotiated anew."""

from typing import Any

from ocpp.v201 import datatypes as types

from firmware.iso15118.api import (
    ChargeStarted,
    EnergyMode,
    EvNeeds,
    EvseView,
    Notification,
    PowerPeriod,
    Renegotiating,
)
from firmware.station.api import OfferSchedules, Renegotiate
from hil.csms import Behaviour, TestCsms
from tests.ocpp.site import CARD, Site
from tests.ocpp.test_k_smart_charging import profile, put
from tests.station.rig import ac_settings

NEEDS = EvNeeds(
    EnergyMode.AC, energy_request_wh=20_000.0, departure_s=7200, max_voltage_v=400.0, max_current_a=32.0,
    min_current_a=6.0, max_schedule_tuples=3,
)  # fmt: skip


def powers(view: EvseView) -> list[float] | None:
    return None if view.schedule is None else [period.max_power_w for period in view.schedule]


def schedule(number: int, *periods: tuple[int, float], levels: tuple[tuple[int, int], ...] = ()) -> Any:
    tariff = None
    if levels:
        entries = [
            types.SalesTariffEntryType(
                relative_time_interval=types.RelativeTimeIntervalType(start=start), e_price_level=level
            )
            for start, level in levels
        ]
        tariff = types.SalesTariffType(id=1, sales_tariff_entry=entries)
    return types.ChargingScheduleType(
        id=number,
        charging_rate_unit="W",
        charging_schedule_period=[
            types.ChargingSchedulePeriodType(start_period=start, limit=limit) for start, limit in periods
        ],
        sales_tariff=tariff,
    )


def tx_profile(transaction: str, *schedules: Any, number: int = 9) -> Any:
    return profile(
        (0, 1.0), number=number, charging_profile_purpose="TxProfile", transaction_id=transaction,
        charging_schedule=list(schedules),
    )  # fmt: skip


async def connected(site: Site) -> str:
    """A vehicle that talks ISO 15118 is authorised; its transaction runs."""
    site.rig.plug_in()
    site.rig.session()
    site.rig.eim()
    site.swipe(CARD)
    await site.until(lambda: site.snapshot().token is not None)
    site.run(0.2)
    transaction = site.snapshot().transaction
    assert transaction is not None and transaction.active
    await site.idle()
    return transaction.id


def site_of(csms: TestCsms) -> Site:
    return Site(csms, settings=ac_settings(tokens=frozenset()))


def charge(site: Site, tuple_id: int = 1, *plan: tuple[int, float]) -> None:
    site.rig.effect(ChargeStarted(tuple_id, tuple(PowerPeriod(start, watt) for start, watt in plan)))
    site.run(0.1)


async def test_the_vehicle_waits_for_the_operators_schedule() -> None:
    async with TestCsms(Behaviour(needs="Accepted")) as csms, site_of(csms) as site:
        transaction = await connected(site)
        assert powers(site.rig.view()) is None  # not before the vehicle has told what it needs
        site.rig.effect(NEEDS)
        site.run(0.1)
        (needs,) = await csms.received("NotifyEVChargingNeeds")
        assert needs["evseId"] == 1 and needs["maxScheduleTuples"] == 3
        told = needs["chargingNeeds"]
        assert told["requestedEnergyTransfer"] == "AC_three_phase" and "departureTime" in told
        assert told["acChargingParameters"] == {
            "energyAmount": 20_000, "evMinCurrent": 6, "evMaxCurrent": 32, "evMaxVoltage": 400,
        }  # fmt: skip
        site.run(0.1)
        assert powers(site.rig.view()) is None  # accepted: a profile will come
        assert await put(csms, tx_profile(transaction, schedule(1, (0, 6900.0), (1800, 4830.0)))) == "Accepted"
        await site.until(lambda: site.of(OfferSchedules))
        site.run(0.1)
        await site.until(lambda: powers(site.rig.view()) == [6900.0, 4830.0])


async def test_three_schedules_with_prices_are_offered_and_the_chosen_one_holds() -> None:
    async with TestCsms(Behaviour(needs="Accepted")) as csms, site_of(csms) as site:
        transaction = await connected(site)
        site.rig.effect(NEEDS)
        site.run(0.1)
        await csms.received("NotifyEVChargingNeeds")
        wanted = tx_profile(
            transaction,
            schedule(1, (0, 11_000.0), levels=((0, 3),)),
            schedule(2, (0, 4830.0), (3600, 6900.0), levels=((0, 1), (3600, 2))),
        )
        assert await put(csms, wanted) == "Accepted"
        await site.until(lambda: site.rig.view().schedule is not None)
        view = site.rig.view()
        assert powers(view) == [11_000.0] and view.tariff is not None and view.tariff.steps[0].level == 3
        (second,) = view.alternatives
        assert [p.max_power_w for p in second.power] == [4830.0, 6900.0]
        assert second.tariff is not None and [s.level for s in second.tariff.steps] == [1, 2]
        charge(site, 2, (0, 4500.0), (3600, 5000.0))
        (told,) = await csms.received("NotifyEVChargingSchedule")
        assert [p["limit"] for p in told["chargingSchedule"]["chargingSchedulePeriod"]] == [4500.0, 5000.0]
        site.run(0.2)
        await site.until(lambda: site.rig.view().ac.max_current_a == 7.0)  # 4830 W of three phases: the second one


async def test_no_use_for_the_needs_and_the_vehicle_starts_within_the_profiles() -> None:
    for behaviour in (
        Behaviour(needs="Rejected"),
        Behaviour(needs="Processing"),
        Behaviour(errors={"NotifyEVChargingNeeds"}),
    ):
        async with TestCsms(behaviour) as csms, site_of(csms) as site:
            assert await put(csms, profile((0, 10.0))) == "Accepted"
            await connected(site)
            site.rig.effect(NEEDS)
            site.run(0.1)
            await site.until(lambda site=site: powers(site.rig.view()) == [6900.0])


async def test_silence_of_the_csms_holds_no_vehicle_for_longer_than_it_waits() -> None:
    async with TestCsms(Behaviour(needs="Accepted")) as csms, site_of(csms) as site:
        await connected(site)
        site.rig.effect(NEEDS)
        site.run(0.1)
        await csms.received("NotifyEVChargingNeeds")
        assert powers(site.rig.view()) is None
        site.skip(41.0)
        assert powers(site.rig.view()) == [11040.0]


async def test_offline_the_vehicle_is_served_at_once() -> None:
    async with TestCsms(Behaviour(needs="Accepted")) as csms, site_of(csms) as site:
        await connected(site)
        await csms.stop()
        await site.until(lambda: not site.client.online)
        site.rig.effect(NEEDS)
        site.run(0.1)
        assert powers(site.rig.view()) == [11040.0]
        async with csms:
            await site.until(lambda: site.client.online)


async def test_k16_a_new_profile_is_negotiated_with_a_vehicle_that_charges() -> None:
    async with TestCsms(Behaviour(needs="Rejected")) as csms, site_of(csms) as site:
        await connected(site)
        site.rig.effect(NEEDS)
        site.run(0.1)
        await site.until(lambda: site.rig.view().schedule is not None)
        charge(site)
        assert site.rig.view().notification is Notification.NONE
        assert await put(csms, profile((0, 8.0))) == "Accepted"
        site.skip(3.0)
        await site.told(Renegotiate)
        assert site.rig.view().notification is Notification.RENEGOTIATE
        asked = len(csms.record.of("NotifyEVChargingNeeds"))
        site.rig.effect(Renegotiating(by_ev=False))
        site.rig.effect(NEEDS)
        site.run(0.1)
        assert powers(site.rig.view()) == [5520.0]  # at once: the operator has spoken
        charge(site, 1, (0, 5000.0))
        await csms.received("NotifyEVChargingSchedule")
        assert len(csms.record.of("NotifyEVChargingNeeds")) == asked  # else CSMS and station would go round in circles
        assert site.rig.view().notification is Notification.NONE


async def test_k17_the_vehicle_negotiates_anew_and_the_csms_is_asked_again() -> None:
    async with TestCsms(Behaviour(needs="Accepted")) as csms, site_of(csms) as site:
        transaction = await connected(site)
        site.rig.effect(NEEDS)
        site.run(0.1)
        await csms.received("NotifyEVChargingNeeds")
        assert await put(csms, tx_profile(transaction, schedule(1, (0, 6900.0)))) == "Accepted"
        await site.until(lambda: powers(site.rig.view()) == [6900.0])
        charge(site, 1, (0, 6900.0))
        site.rig.effect(Renegotiating(by_ev=True))
        assert powers(site.rig.view()) is None
        site.rig.effect(NEEDS)
        site.run(0.1)
        await csms.received("NotifyEVChargingNeeds", 2)
        assert await put(csms, tx_profile(transaction, schedule(1, (0, 4140.0)))) == "Accepted"
        await site.until(lambda: powers(site.rig.view()) == [4140.0])


async def test_a_choice_that_no_vehicle_can_be_given_is_refused() -> None:
    async with TestCsms() as csms, site_of(csms) as site:
        transaction = await connected(site)
        mixed = tx_profile(
            transaction,
            schedule(1, (0, 6900.0)),
            types.ChargingScheduleType(
                id=2, charging_rate_unit="A",
                charging_schedule_period=[types.ChargingSchedulePeriodType(start_period=0, limit=9.0)],
            ),
        )  # fmt: skip
        assert await put(csms, mixed) == "Rejected"
        several = profile((0, 9.0), charging_schedule=[schedule(1, (0, 1.0)), schedule(2, (0, 2.0))])
        assert await put(csms, several) == "Rejected"
