"""One phase and back while ISO 15118 talks: energy ends, the vehicle is told anew, and only then energy flows again."""

from firmware.hal.api import ContactorState, DriveKind, PilotState
from firmware.iso15118.api import (
    ChargeStarted,
    ChargeStopped,
    EnergyMode,
    EvNeeds,
    Notification,
    Protocol,
    Renegotiating,
    RequestContactor,
)
from firmware.station.api import PresentToken, Reason, Result, SetLimit
from firmware.station.phase_choice import GIVE_UP_S, HOLD_S, PAUSE_S
from tests.station.rig import CARD, Rig, ac_settings
from tests.station.visits import charging_hlc

WHY = Reason("smart_charging", "the operator's schedule")
PATIENCE_S = 6.0  # of the safety loop with a vehicle that stays in C


def wish(rig: Rig, phases: int | None, amps: float = 10.0) -> None:
    rig.hardware.draws_a = 5.0
    assert rig.command(SetLimit("ocpp", amps, WHY, phases=phases)).result is Result.ACCEPTED


def power_w(rig: Rig) -> float:
    schedule = rig.view().schedule
    assert schedule is not None
    return schedule[0].max_power_w


def test_iso2_ends_the_energy_negotiates_and_starts_on_one_phase() -> None:
    rig = charging_hlc(phase_switch=True)
    wish(rig, 1)
    rig.run(0.1)
    view = rig.view()
    assert view.ac.max_current_a == 0.0 and view.notification is Notification.RENEGOTIATE
    assert rig.station.snapshot(rig.now).reason.key == "phases"
    rig.effect(Renegotiating(by_ev=False))
    rig.run(0.5)
    view = rig.view()
    assert view.schedule is None and view.notification is Notification.NONE, "nothing is agreed on yet"
    assert view.ac.max_current_a == 10.0, "what will hold is told already"
    rig.run(PATIENCE_S)
    assert not rig.closed and rig.hardware.single_phase and rig.lease.drive.kind is DriveKind.PWM
    rig.run(PAUSE_S - PATIENCE_S)
    assert rig.view().ac.phases == 1 and power_w(rig) == 2300.0
    rig.effect(RequestContactor(True), ChargeStarted(1))
    rig.run(0.2)
    assert rig.closed and rig.hardware.single_phase and len({e.transaction_id for e in rig.journal.events}) == 1


def test_iso2_a_vehicle_that_does_not_negotiate_goes_on_with_its_limits() -> None:
    rig = charging_hlc(phase_switch=True)
    wish(rig, 1)
    rig.run(PATIENCE_S + 0.2)
    assert not rig.closed and rig.hardware.single_phase
    rig.run(PAUSE_S - PATIENCE_S)
    view = rig.view()
    assert rig.closed and view.ac.max_current_a == 10.0 and view.ac.phases == 1
    assert view.notification is Notification.RENEGOTIATE, "it is still asked"
    rig.run(GIVE_UP_S)
    assert rig.view().notification is Notification.NONE and rig.closed


def test_iso20_negotiates_its_services_with_the_new_connector() -> None:
    rig = charging_hlc(protocol=Protocol.ISO20_AC, phase_switch=True)
    wish(rig, 1)
    rig.run(0.1)
    view = rig.view()
    assert view.notification is Notification.RENEGOTIATE_SERVICES and 0 < view.notification_delay_s <= GIVE_UP_S
    assert view.ac.phases == 3
    rig.effect(RequestContactor(False), ChargeStopped())  # PowerDelivery(Stop)
    rig.run(0.1)
    view = rig.view()
    assert rig.hardware.contactor is ContactorState.OPEN
    assert view.ac.phases == 1 and view.settling and view.schedule is None and view.ac.max_current_a == 10.0
    assert view.notification is Notification.NONE
    rig.effect(EvNeeds(EnergyMode.AC))
    rig.run(PAUSE_S + 0.1)
    assert not rig.view().settling and power_w(rig) == 2300.0
    rig.effect(RequestContactor(True))
    rig.run(0.2)
    rig.effect(ChargeStarted(1))
    assert rig.closed and rig.hardware.single_phase


def test_back_to_three_phases_after_a_while() -> None:
    rig = charging_hlc(phase_switch=True)
    wish(rig, 1)
    rig.run(PAUSE_S + 0.2)
    assert rig.closed and rig.hardware.single_phase
    wish(rig, 3)
    rig.run(HOLD_S - 5.0)
    assert rig.hardware.single_phase
    rig.run(6.0 + PAUSE_S)
    assert not rig.hardware.single_phase and rig.closed and rig.view().ac.phases == 3


def test_iso2_keeps_the_energy_transfer_mode_of_one_phase() -> None:
    rig = Rig(ac_settings(phase_switch=True))
    wish(rig, 1)
    rig.run(0.2)
    assert rig.hardware.single_phase, "without a vehicle nobody has to be told"
    rig.plug_in()
    rig.session()
    rig.eim()
    rig.command(PresentToken(CARD))
    rig.ac_charge()
    wish(rig, 3)
    rig.run(HOLD_S + PAUSE_S)
    assert rig.closed and rig.hardware.single_phase and rig.view().notification is Notification.NONE


def test_nothing_changes_before_energy_flows() -> None:
    rig = charging_hlc(phase_switch=True)
    rig.effect(ChargeStopped(), RequestContactor(False))
    rig.pilot(PilotState.B)
    wish(rig, 1)
    rig.run(30.0)
    assert not rig.lease.single_phase and rig.view().notification is Notification.NONE


def test_a_bidirectional_vehicle_that_does_not_follow_keeps_its_phases() -> None:
    rig = charging_hlc(protocol=Protocol.ISO20_AC, phase_switch=True)
    rig.effect(EvNeeds(EnergyMode.AC_BPT))  # pauses by a target of 0 W and not by the contactor
    wish(rig, 1)
    rig.run(GIVE_UP_S - 1.0)
    assert rig.closed and rig.view().notification is Notification.RENEGOTIATE_SERVICES
    rig.run(2.0)
    assert rig.closed and not rig.lease.single_phase and rig.view().notification is Notification.NONE
