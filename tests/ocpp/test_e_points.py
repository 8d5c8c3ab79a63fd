"""E01, E06: each value of TxStartPoint and TxStopPoint decides when the CSMS hears of a transaction, and of its end."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from firmware.hal.api import Lease, MeterReading, PilotState, SafetyReport
from firmware.station.api import RemoteStop, SetLimit
from firmware.station.settings import StationSettings
from hil.csms import TestCsms
from tests.ocpp.site import CARD, Site
from tests.station.rig import Hardware, ac_settings

BASIC = ac_settings(tokens=frozenset(), hlc=False)


class SigningHardware(Hardware):
    """The meter signs when it is told to, and the contactor can be jammed."""

    signs = False
    jammed = False

    def step(self, lease: Lease, now: float) -> SafetyReport:
        return super().step(replace(lease, allow_power=lease.allow_power and not self.jammed), now)

    def meter(self, now: float) -> MeterReading:
        reading = super().meter(now)
        return replace(reading, signed=b"OCMF|{}|{}") if self.signs else reading


def site_with(csms: TestCsms, settings: StationSettings = BASIC, **more: Any) -> Site:
    site = Site(csms, settings=settings, **more)
    site.rig.hardware = SigningHardware()
    return site


async def set_points(csms: TestCsms, start: str | None = None, stop: str | None = None) -> None:
    for name, value in (("TxStartPoint", start), ("TxStopPoint", stop)):
        if value is not None:
            assert (await csms.set_variable("TxCtrlr", name, value))["attribute_status"] == "Accepted"


async def pay(site: Site) -> None:
    site.swipe(CARD)
    await site.until(lambda: site.snapshot().token is not None)
    site.run(0.2)


def begun(site: Site) -> bool:
    transaction = site.snapshot().transaction
    return transaction is not None and transaction.active


async def visit(site: Site, started_after: str, cable_first: bool = True) -> None:
    """Plug in, pay, (the meter signs,) the vehicle draws: the transaction is there after one step and not before."""

    async def plug() -> None:
        site.rig.plug_in()
        site.run(0.2)

    async def sign() -> None:
        site.rig.hardware.signs = True  # type: ignore[attr-defined]
        site.run(0.2)

    async def draw() -> None:
        site.run(0.5)
        site.rig.pilot(PilotState.C)
        site.run(0.5)

    first: list[tuple[str, Callable[[], Any]]] = [("plug", plug), ("pay", lambda: pay(site))]
    steps = first if cable_first else first[::-1]
    seen = False
    for name, act in [*steps, ("sign", sign), ("draw", draw)]:
        await act()
        seen = seen or name == started_after
        assert begun(site) is seen, name
    assert site.rig.closed


@pytest.mark.parametrize(
    ("points", "cable_first", "after", "trigger", "state"),
    [
        ("EVConnected", True, "plug", "CablePluggedIn", "EVConnected"),
        ("EVConnected", False, "plug", "CablePluggedIn", "EVConnected"),
        ("Authorized", False, "pay", "Authorized", "Idle"),
        ("Authorized", True, "pay", "Authorized", "EVConnected"),
        ("PowerPathClosed", True, "pay", "Authorized", "EVConnected"),
        ("PowerPathClosed", False, "plug", "CablePluggedIn", "EVConnected"),
        ("DataSigned", True, "sign", "SignedDataReceived", "EVConnected"),
        ("EnergyTransfer", True, "draw", "ChargingStateChanged", "Charging"),
        ("Authorized,EnergyTransfer", False, "pay", "Authorized", "Idle"),
        ("EVConnected,Authorized", True, "plug", "CablePluggedIn", "EVConnected"),
        ("DataSigned,EnergyTransfer", True, "sign", "SignedDataReceived", "EVConnected"),
    ],
)
async def test_e01_a_transaction_starts_at_its_point(
    points: str, cable_first: bool, after: str, trigger: str, state: str
) -> None:
    settings = replace(BASIC, meter_key="04ab")
    async with TestCsms() as csms, site_with(csms, settings) as site:
        await set_points(csms, start=points)
        await visit(site, after, cable_first)
        await site.idle()
        (events,) = csms.record.transactions().values()
        assert (events[0]["eventType"], events[0]["triggerReason"]) == ("Started", trigger)
        assert events[0]["transactionInfo"]["chargingState"] == state
        assert events[-1]["transactionInfo"]["chargingState"] == "Charging"
        paid = [one["seqNo"] for one in events if "idToken" in one]
        assert len(paid) == 1  # told once, with the start or when it was shown


async def test_e01_energy_that_never_flows_is_not_told_for_ever() -> None:
    """The start says Charging a moment before it is so. Where it does not come to it, that is taken back."""
    async with TestCsms() as csms, site_with(csms) as site:
        await set_points(csms, start="EnergyTransfer")
        site.rig.plug_in()
        await pay(site)
        site.rig.hardware.jammed = True  # type: ignore[attr-defined]
        site.rig.pilot(PilotState.C)
        site.run(32.0)
        await site.idle()
        (events,) = csms.record.transactions().values()
        states = [one["transactionInfo"]["chargingState"] for one in events]
        assert states[0] == "Charging" and states[-1] != "Charging"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TxStartPoint", "ParkingBayOccupancy"),
        ("TxStopPoint", "ParkingBayOccupancy"),
        ("TxStartPoint", "DataSigned"),
        ("TxStopPoint", "DataSigned"),
        ("TxStartPoint", "EVConnected,ParkingBayOccupancy"),
        ("TxStartPoint", ""),
        ("TxStopPoint", "Sunrise"),
    ],
)
async def test_what_cannot_be_observed_here_is_rejected_and_changes_nothing(variable: str, value: str) -> None:
    async with TestCsms() as csms, site_with(csms) as site:
        before = (await csms.get_variable("TxCtrlr", variable))["attribute_value"]
        assert (await csms.set_variable("TxCtrlr", variable, value))["attribute_status"] == "Rejected"
        assert (await csms.get_variable("TxCtrlr", variable))["attribute_value"] == before
        transaction = await site.charge()
        site.leave()
        await site.idle()
        assert csms.record.transactions()[transaction][-1]["eventType"] == "Ended"


# --- the end ---------------------------------------------------------------------------------------------------------


def unplug(site: Site) -> None:
    site.rig.unplug()
    site.run(0.5)


def take_away(site: Site) -> None:
    view = site.snapshot().transaction
    assert view is not None
    site.command(RemoteStop(view.id))
    site.rig.pilot(PilotState.B)
    site.run(7.0)


def vehicle_pauses(site: Site) -> None:
    site.rig.pilot(PilotState.B)
    site.run(0.5)


def nothing_left(site: Site) -> None:
    site.command(SetLimit("grid", 0.0, "nothing is left"))
    site.run(7.0)


UNPLUG, TAKE, PAUSE, LIMIT = unplug, take_away, vehicle_pauses, nothing_left


@pytest.mark.parametrize(
    ("points", "what", "reason"),
    [
        ("EVConnected", UNPLUG, "EVDisconnected"),
        ("EVConnected", TAKE, None),
        ("EVConnected", PAUSE, None),
        ("Authorized", TAKE, "Remote"),
        ("Authorized", PAUSE, None),
        ("Authorized", UNPLUG, None),  # E10: StopTxOnEVSideDisconnect is false here
        ("PowerPathClosed", TAKE, "Remote"),
        ("PowerPathClosed", UNPLUG, "EVDisconnected"),
        ("PowerPathClosed", PAUSE, None),
        ("EnergyTransfer", PAUSE, "StoppedByEV"),
        ("EnergyTransfer", LIMIT, "Other"),
        ("EnergyTransfer", UNPLUG, "EVDisconnected"),
        ("EVConnected,EnergyTransfer", PAUSE, "StoppedByEV"),
        ("EVConnected,Authorized", LIMIT, None),
        ("Authorized,EVConnected", UNPLUG, "EVDisconnected"),
    ],
)
async def test_e06_a_transaction_ends_at_its_point(
    points: str, what: Callable[[Site], None], reason: str | None
) -> None:
    variables = {"TxCtrlr.StopTxOnEVSideDisconnect": "false"}
    async with TestCsms() as csms, site_with(csms, variables=variables) as site:
        await set_points(csms, stop=points)
        transaction = await site.charge()
        what(site)
        await site.idle()
        last = csms.record.transactions()[transaction][-1]
        ended = last["transactionInfo"].get("stoppedReason") if last["eventType"] == "Ended" else None
        assert ended == reason
        assert begun(site) is (reason is None)
        assert not site.rig.closed


async def test_e06_a_change_of_the_points_holds_for_the_running_transaction() -> None:
    async with TestCsms() as csms, site_with(csms) as site:
        transaction = await site.charge()
        vehicle_pauses(site)
        assert begun(site)
        site.rig.pilot(PilotState.C)
        site.run(0.5)
        await set_points(csms, stop="EnergyTransfer")
        site.run(0.2)
        vehicle_pauses(site)
        await site.idle()
        assert csms.record.transactions()[transaction][-1]["transactionInfo"]["stoppedReason"] == "StoppedByEV"
