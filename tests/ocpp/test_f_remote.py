"""F: what the operator does from afar happens at the station."""

import pytest
from ocpp.v201 import call

from firmware.iso15118.api import EnergyMode, EvNeeds
from hil.csms import TestCsms
from tests.ocpp.site import CARD, Site
from tests.station.rig import ac_settings


def socket_site(csms: TestCsms) -> Site:
    """A station with a socket, so with a lock."""
    return Site(csms, settings=ac_settings(tokens=frozenset(), hlc=False, fixed_cable=False))


async def unlock(csms: TestCsms, evse: int = 1, connector: int = 1) -> str:
    return str((await csms.call(call.UnlockConnector(evse_id=evse, connector_id=connector))).status)


async def test_f05_the_lock_opens_and_closes_with_the_next_plug() -> None:
    async with TestCsms() as csms, socket_site(csms) as site:
        await site.charge()
        assert await unlock(csms) == "OngoingAuthorizedTransaction" and site.rig.lease.lock
        transaction = site.snapshot().transaction
        assert transaction is not None
        await csms.request_stop(transaction.id)
        site.run(2.0)
        site.swipe(CARD)  # paid again: locked again
        await site.until(lambda: site.snapshot().token is not None)
        site.leave()
        site.rig.plug_in()
        site.run(0.5)
        assert await unlock(csms) == "Unlocked"
        site.run(0.5)
        assert not site.rig.lease.lock
        site.rig.unplug()
        site.run(0.5)
        await site.charge()
        assert site.rig.lease.lock


async def test_f05_what_cannot_be_unlocked() -> None:
    async with TestCsms() as csms, Site(csms):
        assert await unlock(csms, 2) == "UnknownConnector"
        assert await unlock(csms, 1, 2) == "UnknownConnector"
        assert await unlock(csms) == "UnlockFailed"  # the cable is fixed


@pytest.mark.parametrize("message", ["LogStatusNotification", "FirmwareStatusNotification", "Heartbeat"])
async def test_f06_what_is_triggered_is_sent(message: str) -> None:
    async with TestCsms() as csms, Site(csms):
        assert (await csms.call(call.TriggerMessage(requested_message=message))).status == "Accepted"
        sent = await csms.received(message)
        assert sent[-1].get("status", "Idle") == "Idle"


async def test_g05_a_lock_that_fails_is_told_and_nothing_is_charged() -> None:
    async with TestCsms() as csms, socket_site(csms) as site:
        site.run(0.1)
        site.rig.plug_in()
        site.rig.hardware.faults = frozenset({"lock_failed"})
        site.swipe(CARD)
        site.run(1.0)
        await csms.until(lambda: csms.record.of("NotifyEvent"))
        (event,) = csms.record.of("NotifyEvent")[0]["eventData"]
        assert event["techInfo"] == "lock_failed" and event["actualValue"] == "true"
        assert not site.rig.closed


async def test_j03_the_meter_of_an_iso_15118_session_is_told() -> None:
    async with TestCsms() as csms, Site(csms, settings=ac_settings(tokens=frozenset(), sample_interval_s=5.0)) as site:
        site.rig.plug_in()
        site.rig.session()
        site.rig.eim()
        site.swipe(CARD)
        await site.until(lambda: site.snapshot().token is not None)
        site.rig.effect(EvNeeds(EnergyMode.AC, soc_percent=40))
        site.run(0.1)
        await site.until(lambda: site.rig.view().schedule is not None)
        site.rig.ac_charge()
        site.run(12.0)
        await site.idle()
        transaction = site.snapshot().transaction
        assert transaction is not None
        periodic = [e for e in csms.record.transactions()[transaction.id] if e["triggerReason"] == "MeterValuePeriodic"]
        assert len(periodic) >= 2
        readings = [
            sample["value"]
            for event in periodic
            for value in event["meterValue"]
            for sample in value["sampledValue"]
            if sample["measurand"] == "Energy.Active.Import.Register"
        ]
        assert readings == sorted(readings) and readings[-1] > readings[0]
