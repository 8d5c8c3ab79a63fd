"""Charging control as stories on the real safety loop and the simulated board (docs/safety.md names these tests)."""

import pytest

from firmware.hal.api import DRIVE_E, DRIVE_F, ContactorState, DriveKind
from firmware.iso15118.api import (
    ChargeStarted,
    EnergyMode,
    RequestContactor,
    SetDcTarget,
    StartCableCheck,
)
from firmware.station.api import ChargingState, PresentToken, Reason, SetLimit, Stage
from firmware.station.phase_choice import PAUSE_S
from firmware.station.sleeping import AGAIN_S, FIRST_S, STEP_S
from tests.station.rig import CARD, ac_settings, dc_settings
from tests.station.test_with_safety_loop import Whole, charging

WHY = Reason("smart_charging", "the operator's schedule")


def limit(whole: Whole, amps: float | None, phases: int | None = None) -> None:
    whole.command(SetLimit("external", amps, WHY, phases=phases))


def state(whole: Whole) -> ChargingState:
    view = whole.station.snapshot(whole.clock.now).transaction
    assert view is not None
    return view.charging_state


def test_a_pause_of_the_vehicle_and_one_of_the_station_are_told_apart() -> None:
    whole = charging()
    whole.control.ev_pause()
    whole.run(1.0)
    assert (whole.stage, state(whole)) == (Stage.PAUSED_BY_EV, ChargingState.SUSPENDED_EV)
    assert whole.loop.report.drive.kind is DriveKind.PWM  # the offer stands
    whole.control.ev_ready()
    whole.run(1.0)
    assert whole.stage is Stage.CHARGING
    limit(whole, 0.0)
    whole.run(8.0)
    assert (whole.stage, state(whole)) == (Stage.WAITING, ChargingState.SUSPENDED_EVSE)
    assert whole.loop.report.drive.kind is DriveKind.X1 and whole.contactor is ContactorState.OPEN


def test_no_energy_pauses_and_charging_resumes_in_the_same_transaction() -> None:
    whole = charging()
    limit(whole, 5.9)  # less than a vehicle can use is nothing
    whole.run(8.0)
    assert whole.contactor is ContactorState.OPEN and whole.journal.open() == "tx-1"
    assert whole.station.snapshot(whole.clock.now).reason.key == "limit_too_low"
    limit(whole, None)
    whole.run(3.0)
    assert whole.contactor is ContactorState.CLOSED and whole.journal.open() == "tx-1"


def test_no_energy_in_an_iso_15118_session_opens_and_closes_again_within_it() -> None:
    whole = Whole(ac_settings())
    whole.command(PresentToken(CARD))
    whole.control.plug_in()
    whole.run(0.5)
    whole.session(EnergyMode.AC)
    whole.control.ev_ready()
    whole.effect(RequestContactor(True))
    whole.run(0.5)
    whole.effect(ChargeStarted(1))
    whole.run(1.0)
    limit(whole, 0.0)
    whole.run(7.0)
    ac = whole.view().ac
    assert ac is not None and ac.max_current_a == 0.0 and whole.contactor is ContactorState.OPEN
    assert whole.loop.report.drive.duty_percent == 5.0  # it still talks
    limit(whole, None)
    whole.run(1.0)
    ac = whole.view().ac
    assert ac is not None and ac.max_current_a == 16.0 and whole.contactor is ContactorState.CLOSED


def test_a_sleeping_vehicle_is_woken_by_state_f() -> None:
    whole = Whole()
    whole.command(PresentToken(CARD))
    whole.control.plug_in("ac-basic")
    whole.run(FIRST_S)
    assert whole.loop.report.drive.kind is DriveKind.PWM
    whole.run(2.0)
    assert whole.loop.report.drive == DRIVE_F and whole.stage is not Stage.IDLE
    whole.control.ev_ready()  # it has noticed
    whole.run(4.0)
    assert whole.contactor is ContactorState.CLOSED and not whole.loop.report.faults
    assert whole.journal.open() == "tx-1" and len({e.transaction_id for e in whole.journal.events}) == 1


def test_a_sleeping_vehicle_is_woken_by_state_e_first_where_there_is_e() -> None:
    whole = Whole(ac_settings(hlc=False, step_drives=(DRIVE_F, DRIVE_E)))
    whole.command(PresentToken(CARD))
    whole.control.plug_in("ac-basic")
    whole.run(FIRST_S + 2.0)
    assert whole.loop.report.drive == DRIVE_E and whole.journal.open() == "tx-1"
    whole.run(STEP_S + AGAIN_S)
    assert whole.loop.report.drive == DRIVE_F and not whole.loop.report.faults
    whole.run(STEP_S)
    assert whole.loop.report.drive.kind is DriveKind.PWM


def test_one_phase_and_back_with_the_pause_and_without_load() -> None:
    whole = charging(ac_settings(hlc=False, phase_switch=True), phase_switch=True)
    limit(whole, 16.0, phases=1)
    whole.run(3.0)
    assert whole.contactor is ContactorState.OPEN and whole.loop.report.drive.kind is DriveKind.X1
    assert whole.station.snapshot(whole.clock.now).reason.key == "phases"
    whole.run(PAUSE_S)
    assert whole.contactor is ContactorState.CLOSED and whole.loop.report.single_phase
    assert [amps > 1.0 for amps in whole.equipment.meter.read(whole.clock.now).current_a] == [True, False, False]
    limit(whole, None)
    whole.run(20.0)
    assert whole.loop.report.single_phase  # not before five minutes
    whole.run(300.0)
    assert not whole.loop.report.single_phase and whole.contactor is ContactorState.CLOSED
    assert whole.journal.open() == "tx-1"


def test_one_phase_for_the_next_vehicle_is_told_to_it() -> None:
    whole = Whole(ac_settings(phase_switch=True), phase_switch=True)
    limit(whole, 16.0, phases=1)
    whole.run(3.0)
    whole.command(PresentToken(CARD))
    whole.control.plug_in()
    whole.run(0.5)
    whole.session(EnergyMode.AC)
    ac = whole.view().ac
    assert ac is not None and ac.phases == 1


@pytest.mark.parametrize(("inside", "contacts", "amps"), [(72.5, None, 19.0), (25.0, 85.0, 19.0), (72.5, 89.0, 8.0)])
def test_the_warmer_of_two_sensors_reduces_the_current(inside: float, contacts: float | None, amps: float) -> None:
    whole = charging(ac_settings(hlc=False, fuse_a=32.0), plug_temperature_c=25.0)
    whole.control.set_temperature(inside)
    if contacts is not None:
        whole.control.set_temperature(contacts, plug=True)
    whole.run(6.0)  # the duty cycle is paced
    snapshot = whole.station.snapshot(whole.clock.now)
    assert snapshot.limit_a == amps and snapshot.reason.key == "temperature"
    assert whole.loop.report.drive.duty_percent == pytest.approx(amps / 0.6, abs=0.1)
    assert whole.contactor is ContactorState.CLOSED


def test_a_cable_that_changes_its_coding_under_load_is_noticed() -> None:
    whole = charging(ac_settings(hlc=False, fuse_a=32.0, fixed_cable=False), socket=True)
    assert whole.station.snapshot(whole.clock.now).limit_a == 32.0
    whole.equipment.board.set_load(cable_a=20.0)  # type: ignore[attr-defined]
    whole.run(6.0)
    assert whole.station.snapshot(whole.clock.now).limit_a == 20.0
    assert whole.loop.report.drive.duty_percent == pytest.approx(20.0 / 0.6, abs=0.1)
    whole.control.fault("proximity")
    whole.run(1.0)
    assert whole.contactor is ContactorState.OPEN and "proximity_invalid" in whole.loop.report.faults


@pytest.mark.parametrize("fan", [True, False])
def test_a_vehicle_that_needs_ventilation_charges_only_with_a_fan(fan: bool) -> None:
    whole = Whole(ventilation=fan)
    whole.command(PresentToken(CARD))
    whole.control.plug_in("ventilated")
    whole.run(0.5)
    whole.control.ev_ready()
    whole.run(3.0)
    assert (whole.contactor is ContactorState.CLOSED) is fan
    assert ("ventilation_missing" in whole.loop.report.faults) is not fan


def test_mains_that_come_back_resume_the_transaction() -> None:
    whole = charging()
    before = whole.station.snapshot(whole.clock.now).import_wh
    whole.control.fault("grid-loss")
    whole.run(60.0)
    assert whole.contactor is ContactorState.OPEN and whole.stage is Stage.FAULT
    whole.control.clear("grid-loss")
    whole.run(8.0)
    assert whole.contactor is ContactorState.CLOSED and whole.journal.open() == "tx-1"
    assert whole.station.snapshot(whole.clock.now).import_wh > before


@pytest.mark.parametrize("kind", ["ac", "simple"])
def test_a_restart_finds_the_vehicle_that_is_plugged_in(kind: str) -> None:
    whole = Whole(ac_settings(hlc=False, free_vend=True), plugged=kind)
    whole.control.ev_ready()
    whole.run(3.0)
    assert whole.contactor is ContactorState.CLOSED and whole.journal.open() == "tx-1"
    assert not whole.loop.report.faults


def test_what_was_wrong_with_the_meter_is_told_with_the_fault() -> None:
    whole = charging()
    whole.meter_problem = "silent"
    whole.run(12.0)
    (fault,) = (f for f in whole.station.snapshot(whole.clock.now).faults if f.id == "meter_fault")
    assert fault.detail == "silent"
    whole.meter_problem = "impossible power: nan"
    whole.run(0.2)
    (fault,) = (f for f in whole.station.snapshot(whole.clock.now).faults if f.id == "meter_fault")
    assert fault.detail == "impossible power: nan"


def dc_charging() -> Whole:
    whole = Whole(dc_settings(), dc=True)
    whole.command(PresentToken(CARD))
    whole.control.plug_in()
    whole.run(0.5)
    whole.session(EnergyMode.DC)
    whole.control.ev_ready()
    whole.run(0.3)
    whole.effect(StartCableCheck(400.0))
    whole.run(10.0)
    whole.effect(SetDcTarget(350.0, 2.0, precharge=True))
    whole.run(2.0)
    whole.effect(RequestContactor(True), ChargeStarted(1), SetDcTarget(380.0, 50.0))
    whole.run(4.0)
    assert whole.contactor is ContactorState.CLOSED and not whole.station.snapshot(whole.clock.now).faults
    return whole


def test_dc_above_the_vehicles_limit_opens_and_latches() -> None:
    whole = dc_charging()
    whole.extra_v = 25.0  # 405 V where the vehicle allows 400 V
    whole.run(0.35)
    assert whole.contactor is ContactorState.CLOSED
    whole.run(0.4)
    assert whole.contactor is ContactorState.OPEN and whole.view().emergency
    whole.extra_v = 0.0
    whole.control.unplug()
    whole.run(3.0)
    assert [f.id for f in whole.station.snapshot(whole.clock.now).faults] == ["dc_voltage_high"]  # for the operator


def test_dc_above_the_vehicles_class_opens_at_once() -> None:
    whole = dc_charging()
    whole.extra_v = 175.0
    whole.run(0.15)  # a pass of the station and the contactor
    assert whole.contactor is not ContactorState.CLOSED


def test_little_sun_is_a_pause_on_three_phases_and_a_charge_on_one() -> None:
    """2.3 kW: 3.3 A are too little for three phases, so nothing flows until one phase alone is connected."""
    whole = charging(ac_settings(hlc=False, phase_switch=True), phase_switch=True)
    whole.command(SetLimit("ocpp", 2300.0 / 690.0, WHY, phases=1, single_a=10.0))
    whole.run(PAUSE_S + 4.0)
    assert whole.contactor is ContactorState.CLOSED and whole.loop.report.single_phase
    assert whole.loop.report.drive.duty_percent == pytest.approx(10.0 / 0.6, abs=0.1)
