"""The station on the real safety loop and the simulated board: the two must agree about leases, faults and clearing."""

from dataclasses import replace

import pytest

from firmware.core.clock import ManualClock
from firmware.hal.api import DIGITAL, DRIVE_E, DRIVE_F, ContactorState, DriveKind, PilotDrive
from firmware.hal.boards.sim import SimBoard, open_sim
from firmware.hal.safety_thread import SteppedSafetyLoop
from firmware.iso15118.api import (
    AuthMethod,
    AuthState,
    ChargeStarted,
    ChargeStopped,
    CheckState,
    Effect,
    EndReason,
    EnergyMode,
    EvNeeds,
    EvseView,
    Isolation,
    Protocol,
    RequestAuthorization,
    RequestContactor,
    SessionEnded,
    SessionEstablished,
    SetDcTarget,
    StartCableCheck,
    StopDc,
)
from firmware.slac.api import KeySet
from firmware.station.api import ClearFault, Command, PresentToken, Stage, StopByDriver
from firmware.station.effects import ClearSafetyFault, DcCommand, IsolationCommand
from firmware.station.settings import StationSettings
from firmware.station.station import Station
from tests.station.rig import CARD, Journal, ac_settings, dc_settings

TICK = 0.01
PASS_TICKS = 5


class Whole:
    """10 ms safety loop, 50 ms station, one simulated board."""

    def __init__(self, settings: StationSettings | None = None, plugged: str = "", **options: object) -> None:
        """`plugged`: the kind of vehicle that is there before the station starts."""
        self.equipment = open_sim(options)
        assert isinstance(self.equipment.board, SimBoard)
        self.control = self.equipment.board.control
        self.clock = ManualClock(100.0)
        self.meter_problem = ""  # the driver has no newer reading, and says why
        self.extra_v = 0.0  # what the DC supply gives above its set-point
        if plugged:
            self.control.plug_in(plugged)
        if settings is not None and settings.has_dc:
            assert self.equipment.dc_supply is not None
        self.loop = SteppedSafetyLoop(self.equipment.board, self.clock.now)
        self.journal = Journal()
        ids = (f"tx-{number}" for number in range(1, 99))
        self.station = Station(
            settings or ac_settings(hlc=False), self.journal, self.clock, lambda: next(ids), now=self.clock.now
        )
        self.run(0.3)

    def run(self, seconds: float) -> None:
        for tick in range(round(seconds / TICK)):
            now = self.clock.advance(TICK)
            self.loop.tick(now)
            if tick % PASS_TICKS == 0:
                self.pass_()

    def pass_(self) -> None:
        now, equipment = self.clock.now, self.equipment
        if not self.meter_problem:
            self.reading = equipment.meter.read(now)
        dc = equipment.dc_supply.read(now) if equipment.dc_supply is not None else None
        self.station.on_hardware(
            self.loop.report,
            self.loop.take_events(),
            replace(self.reading, problem=self.meter_problem),
            replace(dc, voltage_v=dc.voltage_v + self.extra_v) if dc is not None else None,
            equipment.isolation.read(now) if equipment.isolation is not None else None,
            now,
        )
        self.drain()

    def drain(self) -> None:
        now = self.clock.now
        while (event := self.station.next_event()) is not None:
            if isinstance(event, DcCommand) and self.equipment.dc_supply is not None:
                self.equipment.dc_supply.set_target(event.voltage_v, event.current_a, now)
                self.equipment.dc_supply.switch(event.on, now)
            elif isinstance(event, IsolationCommand) and self.equipment.isolation is not None:
                (self.equipment.isolation.start_test if event.start else self.equipment.isolation.stop)(now)
            elif isinstance(event, ClearSafetyFault):
                self.loop.clear_fault(event.fault)
        self.loop.renew(self.station.lease(now))

    def command(self, command: Command) -> None:
        self.station.on_command(command, self.clock.now)
        self.drain()

    def effect(self, *effects: Effect) -> None:
        for effect in effects:
            self.station.on_v2g(effect, self.clock.now)
        self.drain()

    def view(self) -> EvseView:
        return self.station.view(True, self.clock.now)

    @property
    def contactor(self) -> ContactorState:
        return self.loop.report.contactor

    @property
    def stage(self) -> Stage:
        return self.station.snapshot(self.clock.now).stage

    def session(self, mode: EnergyMode) -> None:
        self.view()
        self.effect(
            SessionEstablished(Protocol.ISO2, b"12345678", b"123456"),
            RequestAuthorization(AuthMethod.EIM),
            EvNeeds(mode, max_voltage_v=400.0),
        )
        assert self.view().auth is AuthState.ACCEPTED


def charging(settings: StationSettings | None = None, **options: object) -> Whole:
    whole = Whole(settings, **options)  # type: ignore[arg-type]
    whole.command(PresentToken(CARD))
    whole.control.plug_in()
    whole.run(0.5)
    whole.control.ev_ready()
    whole.run(2.0)
    assert whole.contactor is ContactorState.CLOSED and whole.stage is Stage.CHARGING
    return whole


def test_basic_visit() -> None:
    whole = charging()
    before = whole.station.snapshot(whole.clock.now)
    whole.run(30.0)
    after = whole.station.snapshot(whole.clock.now)
    assert after.import_wh > before.import_wh and after.power_w > 1000.0 and not after.faults
    whole.control.unplug()
    whole.run(0.1)
    assert whole.contactor is not ContactorState.CLOSED
    whole.run(0.5)
    assert whole.journal.events[-1].stopped_reason == "EVDisconnected" and whole.stage is Stage.IDLE


def test_driver_stop() -> None:
    whole = charging()
    whole.command(StopByDriver())
    whole.run(7.5)
    assert whole.contactor is ContactorState.OPEN and whole.stage is Stage.FINISHED
    assert whole.journal.events[-1].stopped_reason == "Local"


def test_fault_that_clears_itself_resumes_with_a_new_permission() -> None:
    whole = charging()
    whole.control.fault("grid-loss")
    whole.run(0.2)
    assert whole.contactor is ContactorState.OPEN and whole.stage is Stage.FAULT
    whole.control.clear("grid-loss")
    whole.run(8.0)
    assert whole.contactor is ContactorState.CLOSED and whole.journal.open() == "tx-1"


def test_emergency_stop_ends_and_clears_by_unplugging() -> None:
    whole = charging()
    whole.control.fault("estop")
    whole.run(0.2)
    assert whole.contactor is ContactorState.OPEN
    whole.run(0.5)
    assert whole.journal.events[-1].stopped_reason == "EmergencyStop"
    whole.control.clear("estop")
    whole.run(2.0)
    assert whole.stage is Stage.FAULT
    whole.control.unplug()
    whole.run(2.0)
    assert whole.stage is Stage.IDLE
    whole.command(PresentToken(CARD))
    assert whole.stage is Stage.PLUG_IN


def test_residual_current_is_cleared_by_the_operator() -> None:
    whole = charging()
    whole.control.fault("rcd")
    whole.run(1.0)
    whole.control.clear("rcd")
    whole.run(1.0)
    assert whole.stage is Stage.FAULT
    whole.command(ClearFault("rcd_trip"))
    whole.run(1.0)
    assert whole.stage is not Stage.FAULT and not whole.station.snapshot(whole.clock.now).faults


def test_ac_session() -> None:
    whole = Whole(ac_settings())
    whole.command(PresentToken(CARD))
    whole.control.plug_in()
    whole.run(0.5)
    assert whole.loop.report.drive.duty_percent == 5.0
    whole.session(EnergyMode.AC)
    whole.control.ev_ready()
    whole.run(0.5)
    assert whole.contactor is ContactorState.OPEN
    whole.effect(RequestContactor(True))
    whole.run(0.5)
    assert whole.view().contactor is CheckState.PASSED
    whole.effect(ChargeStarted(1))
    whole.run(5.0)
    whole.effect(ChargeStopped(), RequestContactor(False))
    whole.run(0.3)
    assert whole.view().contactor is CheckState.IDLE
    whole.effect(SessionEnded(EndReason.TERMINATED))
    whole.run(1.0)
    assert whole.journal.events[-1].stopped_reason == "StoppedByEV"
    assert whole.loop.report.drive.kind is DriveKind.X1 and not whole.loop.report.faults


def test_dc_session() -> None:
    whole = Whole(dc_settings(), dc=True)
    whole.command(PresentToken(CARD))
    whole.control.plug_in()
    whole.run(0.5)
    whole.session(EnergyMode.DC)
    whole.control.ev_ready()
    whole.run(0.3)
    whole.effect(StartCableCheck(400.0))
    for _ in range(380):
        whole.run(0.1)
        if whole.view().cable_check is not CheckState.RUNNING:
            break
    assert (whole.view().cable_check, whole.view().isolation) == (CheckState.PASSED, Isolation.VALID)
    whole.effect(SetDcTarget(350.0, 2.0, precharge=True))
    whole.run(3.0)
    assert whole.view().present_voltage_v == pytest.approx(350.0, abs=20.0)
    whole.control.set_battery(350.0, True)
    whole.effect(RequestContactor(True), ChargeStarted(1), SetDcTarget(400.0, 50.0))
    whole.run(5.0)
    assert whole.view().present_current_a == pytest.approx(50.0, abs=2.0)
    whole.effect(StopDc(), ChargeStopped(), RequestContactor(False))
    whole.run(3.0)
    assert whole.contactor is ContactorState.OPEN and not whole.loop.report.faults
    whole.effect(SessionEnded(EndReason.TERMINATED))
    whole.run(0.5)
    assert whole.journal.events[-1].stopped_reason == "StoppedByEV"


CABINET = ("rcd", "estop", "diode", "cp-short", "over-temperature", "temperature-sensor", "grid-loss")


@pytest.mark.parametrize("name", [*CABINET, "meter", "over-current", "board", "weld"])
def test_every_fault_takes_the_power_and_can_be_got_rid_of(name: str) -> None:
    whole = charging()
    whole.control.fault(name)
    whole.control.set_draw(25.0)
    if name == "weld":
        whole.control.ev_pause()
    whole.run(25.0)
    snapshot = whole.station.snapshot(whole.clock.now)
    assert snapshot.faults and snapshot.stage is Stage.FAULT
    assert not whole.station.lease(whole.clock.now).allow_power
    assert whole.contactor is not ContactorState.CLOSED
    whole.control.clear(name)
    whole.run(2.0)
    whole.control.unplug()
    whole.run(2.0)
    for fault in whole.station.snapshot(whole.clock.now).faults:
        whole.command(ClearFault(fault.id, technician=True))
    whole.run(1.0)
    assert not whole.station.snapshot(whole.clock.now).faults and whole.journal.open() is None
    assert whole.stage is Stage.IDLE


@pytest.mark.parametrize("name", ["isolation", "dc-supply"])
def test_dc_faults_while_charging(name: str) -> None:
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
    whole.effect(RequestContactor(True), ChargeStarted(1), SetDcTarget(400.0, 50.0))
    whole.run(3.0)
    assert whole.contactor is ContactorState.CLOSED
    whole.control.fault(name)
    whole.run(4.0)
    assert whole.contactor is ContactorState.OPEN and whole.view().emergency
    assert whole.journal.events[-1].trigger == "AbnormalCondition"


@pytest.mark.parametrize("drive", [DRIVE_E, DRIVE_F])
def test_an_e_f_step_of_slac_is_no_fault_and_loses_no_vehicle(drive: PilotDrive) -> None:
    whole = Whole(ac_settings(slac=True, step_drives=(drive,), slac_wait_s=5.0))
    whole.station.on_slac(KeySet(b"network"), whole.clock.now)
    whole.control.plug_in()
    whole.run(1.0)
    assert whole.loop.report.drive == DIGITAL
    whole.run(5.5)
    assert whole.loop.report.drive == drive and not whole.loop.report.pilot.vehicle_present
    assert whole.stage is Stage.AUTHORISING, "still plugged in"
    whole.run(4.0)
    assert whole.loop.report.drive == DIGITAL and whole.loop.report.pilot.vehicle_present
    assert not whole.loop.report.faults and whole.station.faults.present == ()
    whole.run(5.0)
    assert whole.loop.report.drive == drive
    whole.control.unplug()
    whole.run(1.0)
    assert whole.stage is Stage.AUTHORISING, "nobody can see it while E or F is driven"
    whole.run(3.0)
    assert whole.stage is Stage.IDLE
