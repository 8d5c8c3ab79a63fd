"""ACDP and WPT: our vehicle over the real adapter, with drivers that are only programs; and AC DER in both variants."""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest

from firmware.core.clock import SystemClock
from firmware.core.timeline import Timeline
from firmware.iso15118 import api
from firmware.iso15118.adapter import V2gServer
from firmware.iso15118.sdp import TlsPolicy
from firmware.iso15118.secc.grid_code import Droop, GridCode
from firmware.iso15118.secc.iso20.acdp import Mechanical
from firmware.iso15118.secc.iso20.wpt import Diagnostics
from firmware.iso15118.session import Devices, NoContracts, Session, SessionConfig
from hil.coil import Coil
from hil.ev.iso20 import Iso20Car, Iso20Error, Result, Wishes
from hil.ev.link import LinkOptions
from hil.pantograph import Pantograph
from tests.iso2.rig import Station

EVERY = tuple(one for one in api.Protocol)
CODE = GridCode(
    over_frequency=Droop(50.2, 52.0, 5.0),
    under_frequency=Droop(49.8, 48.0, 5.0),
    volt_watt=(250.0, 258.0),
    volt_var=((210.0, -2_000.0), (225.0, 0.0), (235.0, 0.0), (250.0, 2_000.0)),
    watt_var=((0.0, 0.0), (5_000.0, 500.0)),
    over_voltage_ride_through=(264.0, 253.0),
    under_voltage_ride_through=(184.0, 207.0),
    zero_current=(115.0, 276.0),
    over_voltage_trip=((0.16, 287.5), (2.0, 264.5)),
    under_frequency_trip=((0.2, 47.0), (5.0, 47.5)),
    max_var=3_000.0,
)


class Site:
    """A station that does what it is told, served by the real adapter on the loopback."""

    def __init__(self, devices: Devices, modes: tuple[api.EnergyMode, ...], code: GridCode | None = None) -> None:
        dc = any(mode in api.DC_MODES for mode in modes)
        self.station = Station(dc, energy_modes=modes, meter=api.Meter("M1", 1_000))
        self.station.set(wall_unix=int(time.time()))
        self.devices, self.code = devices, code
        self.ended = asyncio.Event()
        self.timeline = Timeline(SystemClock())

    def view(self, tls: bool) -> api.EvseView:
        return self.station.look()

    def on_effect(self, effect: api.Effect) -> None:
        self.station.take(effect)
        if isinstance(effect, api.SessionEnded):
            self.ended.set()

    def session(self, tls: bool, now: float) -> Session:
        return Session(
            tls=tls,
            config=SessionConfig(
                protocols=EVERY, iso20_unprotected=True, iso20_loop_timeout_s=5.0, grid_code=self.code
            ),
            view=self.station.look,
            random_bytes=os.urandom,
            verifier=NoContracts(),
            now=now,
            devices=self.devices,
        )

    def texts(self) -> list[str]:
        return [entry.text for entry in self.timeline]


@asynccontextmanager
async def serving(site: Site) -> Any:
    clock = SystemClock()
    server = V2gServer(
        interface="lo",
        policy=TlsPolicy.PREFERRED,
        tls=None,
        session_factory=site.session,
        station=site,
        timeline=site.timeline,
        clock=clock,
    )
    task = asyncio.create_task(server.run())
    server.set_enabled(True)
    try:
        yield server
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


class Ready:
    async def ready(self, closed: bool) -> None:
        pass


async def drive(site: Site, wishes: Wishes) -> Result:
    async with serving(site):
        result = await Iso20Car(Ready(), LinkOptions("lo", sdp_tries=40)).charge(wishes)
        await asyncio.wait_for(site.ended.wait(), 5.0)
        return result


# --- pantograph -------------------------------------------------------------------------------------------------------

DC = (api.EnergyMode.DC, api.EnergyMode.DC_BPT)


@pytest.mark.parametrize("energy", ["dc_acdp", "dc_acdp_bpt"])
@pytest.mark.parametrize("dynamic", [False, True])
def test_a_whole_session_under_a_pantograph(energy: str, dynamic: bool) -> None:
    pantograph = Pantograph(moves_s=0.05)
    site = Site(Devices(pantograph=pantograph), DC)
    result = asyncio.run(drive(site, Wishes(energy=energy, dynamic=dynamic, loops=3, loop_pause_s=0.0)))
    order = ["ACDP_VehiclePositioningRes", "ACDP_ConnectRes", "DC_CableCheckRes", "DC_PreChargeRes", "DC_ChargeLoopRes"]
    assert sorted(order, key=result.history.index) == order
    assert result.history[-2:] == ["ACDP_DisconnectRes", "SessionStopRes"]
    assert "ACDP_SystemStatusRes" in result.history
    assert pantograph.told == ["connect", "disconnect", "release"]
    assert result.currents_a[-1] > 1.0
    assert site.station.all(api.EvNeeds)[-1].mode is api.EnergyMode(energy)
    assert site.station.ended is not None and site.station.ended.reason is api.EndReason.TERMINATED


def test_a_service_renegotiation_under_a_pantograph_that_stays_down() -> None:
    pantograph = Pantograph(moves_s=0.0)
    site = Site(Devices(pantograph=pantograph), DC)
    result = asyncio.run(drive(site, Wishes(energy="dc_acdp", loops=2, loop_pause_s=0.0, renegotiate=True)))
    assert result.history.count("ACDP_VehiclePositioningRes") == 2
    assert pantograph.told.count("disconnect") == 1
    assert result.loops == 4
    assert site.station.ended is not None and site.station.ended.reason is api.EndReason.TERMINATED


def refused(site: Site, wishes: Wishes, match: str) -> None:
    with pytest.raises(Iso20Error, match=match):
        asyncio.run(drive(site, wishes))


def test_nothing_without_a_driver_and_nothing_without_its_supply() -> None:
    acdp = Wishes(energy="dc_acdp")
    refused(Site(Devices(), DC), acdp, "ACDP was not negotiated")
    refused(Site(Devices(pantograph=Pantograph()), (api.EnergyMode.AC,)), acdp, "ACDP was not negotiated")
    refused(Site(Devices(coil=Coil()), DC), acdp, "ACDP was not negotiated")
    refused(Site(Devices(), (api.EnergyMode.AC,)), Wishes(energy="wpt"), "WPT was not negotiated")
    bpt = Wishes(energy="dc_acdp_bpt")
    refused(Site(Devices(pantograph=Pantograph()), (api.EnergyMode.DC,)), bpt, "FAILED_ServiceIDInvalid")


def test_another_vehicle_in_the_place() -> None:
    pantograph = Pantograph(associated=False)
    site = Site(Devices(pantograph=pantograph), DC)
    refused(site, Wishes(energy="dc_acdp"), "FAILED_AssociationError")
    assert "connect" not in pantograph.told
    assert not site.station.closed_contactor


def test_a_pantograph_that_loses_its_place_takes_the_energy_away() -> None:
    site = Site(Devices(), DC)

    class Loose(Pantograph):
        def status(self) -> Any:
            status = super().status()
            charging = sum(isinstance(effect, api.SetDcTarget) for effect in site.station.effects) > 3
            loose = charging and "disconnect" not in self.told
            return replace(status, mechanical=Mechanical.MOVING) if loose else status

    site.devices = Devices(pantograph=Loose(moves_s=0.0))
    result = asyncio.run(drive(site, Wishes(energy="dc_acdp", loops=20, loop_pause_s=0.0)))
    assert result.loops < 20, "told to terminate, it did"
    assert "energy cut: fault" in site.texts()
    assert site.station.view.contactor is api.CheckState.IDLE
    assert site.station.view.present_current_a == 0.0


def test_no_cable_check_before_it_is_down() -> None:
    pantograph = Pantograph(moves_s=0.0, stuck=True)
    site = Site(Devices(pantograph=pantograph), DC)

    async def impatient(ask: Any) -> None:
        return None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hil.ev.devices20.connect", impatient)
        refused(site, Wishes(energy="dc_acdp"), "DC_CableCheckRes: FAILED_SequenceError")
    assert site.station.all(api.StartCableCheck) == []


# --- coil -------------------------------------------------------------------------------------------------------------

AC = (api.EnergyMode.AC,)


@pytest.mark.parametrize("dynamic", [False, True])
def test_a_whole_session_over_a_coil(dynamic: bool) -> None:
    coil = Coil()
    site = Site(Devices(coil=coil), AC)
    result = asyncio.run(
        drive(site, Wishes(energy="wpt", dynamic=dynamic, loops=4, loop_pause_s=0.0, charge_w=7_000.0, meter_every=1))
    )
    order = [
        "WPT_FinePositioningSetupRes",
        "WPT_FinePositioningRes",
        "WPT_PairingRes",
        "WPT_ChargeParameterDiscoveryRes",
        "ScheduleExchangeRes",
        "WPT_AlignmentCheckRes",
        "PowerDeliveryRes",
        "WPT_ChargeLoopRes",
    ]
    assert sorted(order, key=result.history.index) == order
    assert result.targets_w == [7_000.0] * 4
    assert len(result.meters) == 4
    assert coil.powers[:4] == [7_000.0] * 4
    assert set(coil.powers[4:]) == {0.0}
    assert site.station.all(api.EvNeeds)[0].mode is api.EnergyMode.WPT
    assert not site.station.closed_contactor


def test_power_over_a_coil_keeps_to_the_schedule_and_stops_for_what_is_in_the_way() -> None:
    coil = Coil()
    site = Site(Devices(coil=coil), AC)
    site.station.set(schedule=(api.PowerPeriod(0, 3_000.0),))
    result = asyncio.run(drive(site, Wishes(energy="wpt", loops=2, loop_pause_s=0.0)))
    assert result.targets_w == [3_000.0, 3_000.0]
    other = Coil(diagnostics=Diagnostics.SPC_FOD_DETECTED)
    refused(Site(Devices(coil=other), AC), Wishes(energy="wpt"), "WPT_AlignmentCheckRes: FAILED")
    assert set(other.powers) == {0.0}


def test_no_power_without_the_alignment_check() -> None:
    coil = Coil()
    site = Site(Devices(coil=coil), AC)

    async def impatient(ask: Any) -> None:
        return None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hil.ev.devices20.align", impatient)
        refused(site, Wishes(energy="wpt"), "PowerDeliveryRes: FAILED_PowerDeliveryNotApplied")
    assert set(coil.powers) <= {0.0}
    assert not site.station.closed_contactor


@pytest.mark.parametrize("how", [{"standby": True}, {"pause": True}, {"renegotiate": True}])
def test_whatever_ends_the_loop_the_coil_is_off(how: dict[str, bool]) -> None:
    coil = Coil()
    site = Site(Devices(coil=coil), AC)
    wishes = Wishes(energy="wpt", loops=2, loop_pause_s=0.0, **how)  # type: ignore[arg-type]
    result = asyncio.run(drive(site, wishes))
    assert result.history.count("WPT_PairingRes") == (2 if "renegotiate" in how else 1)
    assert coil.powers[-1] == 0.0
    assert not site.station.closed_contactor


# --- AC DER -----------------------------------------------------------------------------------------------------------

BOTH = (api.EnergyMode.AC, api.EnergyMode.AC_DER_IEC)
SAE = (api.EnergyMode.AC, api.EnergyMode.AC_DER_SAE)


def der(modes: tuple[api.EnergyMode, ...], code: GridCode | None = CODE, **view: Any) -> Site:
    site = Site(Devices(), modes, code)
    site.station.set(ac=api.AcLimits(max_discharge_power_w=4_000.0), **view)
    return site


@pytest.mark.parametrize("dynamic", [False, True])
@pytest.mark.parametrize("namespace", ["", "urn:iso:std:iso:15118:-20:AC"])
def test_a_whole_session_under_the_grids_code_iec(dynamic: bool, namespace: str) -> None:
    """In the namespace of the amendment, and in that of AC, which does not decide between the services of AC."""
    site = der(BOTH, setpoint_w=-3_000.0, setpoint_var=9_000.0)
    names = ((namespace, 1),) if namespace else ()
    wishes = Wishes(
        energy="ac_der_iec", dynamic=dynamic, loops=3, loop_pause_s=0.0, namespace=namespace, namespaces=names
    )
    result = asyncio.run(drive(site, wishes))
    mode = result.parameters.ac_cpd_res_energy_transfer_mode
    assert mode.evse_maximum_discharge_power.to_float() == 4_000.0
    active = mode.der_control.active_power_support
    assert (active.over_frequency_watt.fstart.to_float(), active.volt_watt.u_stop.to_float()) == (50.2, 258.0)
    points = mode.der_control.reactive_power_support.volt_var.curve_data_points.curve_data_point
    assert [(one.x_value.to_float(), one.y_value.setpoint_value.to_float()) for one in points] == list(CODE.volt_var)
    assert result.targets_w[-1] == (-3_000.0 if dynamic else 11_000.0)
    needs = site.station.all(api.EvNeeds)[-1]
    assert (needs.mode, needs.max_discharge_power_w) == (api.EnergyMode.AC_DER_IEC, 8_000.0)


@pytest.mark.parametrize("dynamic", [False, True])
def test_a_whole_session_under_the_grids_code_sae(dynamic: bool) -> None:
    site = der(SAE, setpoint_w=-3_000.0)
    wishes = Wishes(energy="ac_der_sae", dynamic=dynamic, loops=3, loop_pause_s=0.0)
    result = asyncio.run(drive(site, wishes))
    mode = result.parameters.ac_cpd_res_energy_transfer_mode
    assert mode.evse_maximum_discharge_power.to_float() == -4_000.0
    control = mode.der_control_cpd_res
    assert control.voltage_trip.over_voltage_must_trip_curve.enable
    assert not control.voltage_trip.under_voltage_must_trip_curve.enable
    assert control.reactive_power_support_cpd_res.volt_var.enable
    assert control.active_power_support_cpd_res.frequency_droop.enable
    assert result.targets_w[-1] == (-3_000.0 if dynamic else 11_000.0)


def test_a_function_that_the_inverter_lacks_is_not_enabled_and_noted() -> None:
    site = der(SAE)
    result = asyncio.run(drive(site, Wishes(energy="ac_der_sae", loops=1, inverter_modes=0b1011)))
    control = result.parameters.ac_cpd_res_energy_transfer_mode.der_control_cpd_res
    assert not control.reactive_power_support_cpd_res.volt_var.enable
    assert control.enter_service_cpd_res.permit_service
    assert any("lacks: frequency droop" in text for text in site.texts())


@pytest.mark.parametrize("energy", ["ac_der_iec", "ac_der_sae"])
def test_without_a_grid_code_or_without_the_service_it_is_not_served(energy: str) -> None:
    modes = (api.EnergyMode.AC, api.EnergyMode(energy))
    refused(der(modes, None), Wishes(energy=energy), "was not negotiated")
    refused(der((api.EnergyMode.AC,)), Wishes(energy=energy), "was not negotiated")
    plain = "urn:iso:std:iso:15118:-20:AC"
    through = Wishes(energy=energy, namespace=plain, namespaces=((plain, 1),))
    refused(der(modes, None), through, "FAILED_ServiceIDInvalid")
