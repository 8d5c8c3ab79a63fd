"""E09, E10: unplugged at the vehicle a transaction ends, or waits without energy for the vehicle to come back."""

from firmware.hal.api import PilotState
from hil.csms import TestCsms
from tests.ocpp.site import OTHER, Site

WAITING = {"TxCtrlr.StopTxOnEVSideDisconnect": "false", "TxCtrlr.TxStopPoint": "Authorized"}


async def test_e10_it_waits_and_goes_on_without_another_card() -> None:
    async with TestCsms() as csms, Site(csms, variables=WAITING) as site:
        transaction = await site.charge()
        site.rig.pilot(PilotState.A)
        site.run(0.5)
        assert not site.rig.closed  # no energy at an open plug
        view = site.snapshot().transaction
        assert view is not None and view.active and view.id == transaction
        await site.idle()
        last = csms.record.transactions()[transaction][-1]
        assert last["transactionInfo"]["chargingState"] == "Idle" and last["eventType"] == "Updated"
        assert "EVCommunicationLost" in [one["triggerReason"] for one in csms.record.transactions()[transaction]]
        site.rig.plug_in()
        assert site.draw() == transaction
        site.rig.pilot(PilotState.B)
        site.swipe()
        await site.until(lambda: (now := site.snapshot().transaction) is not None and not now.active)
        site.run(0.5)
        await site.idle()
        assert csms.record.transactions()[transaction][-1]["transactionInfo"]["stoppedReason"] == "Local"


async def test_e10_nobody_comes_back() -> None:
    async with TestCsms() as csms, Site(csms, variables=WAITING) as site:
        transaction = await site.charge()
        site.rig.pilot(PilotState.A)
        site.run(0.5)
        site.skip(61.0)
        site.run(0.5)
        await site.idle()
        last = csms.record.transactions()[transaction][-1]
        assert last["eventType"] == "Ended" and last["transactionInfo"]["stoppedReason"] == "Timeout"


async def test_e10_its_own_card_ends_it_and_another_does_not() -> None:
    async with TestCsms() as csms, Site(csms, variables=WAITING) as site:
        transaction = await site.charge()
        site.rig.pilot(PilotState.A)
        site.run(0.5)
        site.swipe(OTHER)
        site.run(0.5)
        await site.quiet()
        view = site.snapshot().transaction
        assert view is not None and view.active
        site.swipe()
        site.run(1.0)
        await site.idle()
        assert csms.record.transactions()[transaction][-1]["eventType"] == "Ended"


async def test_e09_by_default_it_ends() -> None:
    for variables in ({}, {"TxCtrlr.StopTxOnEVSideDisconnect": "false"}):  # TxStopPoint names EVConnected
        async with TestCsms() as csms, Site(csms, variables=variables) as site:
            transaction = await site.charge()
            site.rig.pilot(PilotState.A)
            site.run(0.5)
            await site.idle()
            last = csms.record.transactions()[transaction][-1]
            assert last["transactionInfo"]["stoppedReason"] == "EVDisconnected"
