"""Whole visits in V2G sessions, AC and DC. The rig checks the invariants after every pass."""

import pytest

from firmware.hal.api import DIGITAL, X1, DriveKind, PilotDrive, PilotState
from firmware.iso15118.api import (
    AuthMethod,
    AuthState,
    ChargeStarted,
    ChargeStopped,
    CheckState,
    Contract,
    EndReason,
    EnergyMode,
    EvNeeds,
    Isolation,
    RequestContactor,
    SetDcTarget,
    StartCableCheck,
    StopDc,
)
from firmware.station.api import (
    AuthorizeNeeded,
    ChargingState,
    ConnectorStatus,
    DeauthorizeTransaction,
    PresentToken,
    RefuseContract,
    RemoteStop,
    Result,
    SetLimit,
    Stage,
    StopByDriver,
)
from firmware.station.effects import HlcEnable, StopV2g
from tests.station.rig import CARD, CONTRACT, OTHER, RATINGS, Rig, ac_settings, dc_settings
from tests.station.visits import WHY, charging_hlc

# --- high-level communication, AC ------------------------------------------------------------------------------------


def test_plug_and_charge_visit() -> None:
    rig = Rig(ac_settings())
    rig.online()
    rig.plug_in()
    assert rig.lease.drive == DIGITAL and rig.told(HlcEnable)[-1] == HlcEnable(True)
    rig.session()
    rig.pnc()
    assert rig.view().auth is AuthState.PENDING
    assert rig.asked().contract_pem == CONTRACT.chain_pem and rig.asked().token.value == CONTRACT.emaid
    rig.csms_says("Accepted")
    rig.run(0.1)
    assert rig.journal.open() == "tx-1", "stored before the session asks for the contactor"
    rig.ac_charge()
    assert rig.closed and rig.view().contactor is CheckState.PASSED
    assert rig.view().ac.max_current_a == 16.0 and rig.view().schedule[0].max_power_w == 16.0 * 230 * 3
    rig.run(2.0)
    rig.ac_stop()
    assert rig.journal.steps() == [
        ("Started", "Authorized"),
        ("Updated", "ChargingStateChanged"),
        ("Updated", "ChargingStateChanged"),
        ("Ended", "ChargingStateChanged"),
    ]
    assert rig.ended().stopped_reason == "StoppedByEV" and rig.lease.drive == X1
    assert rig.journal.events[0].id_token.value == CONTRACT.emaid
    rig.unplug()
    rig.run(1.0)
    assert len(rig.journal.events) == 4


def test_contract_refused_never_leads_to_energy() -> None:
    rig = Rig(ac_settings())
    rig.online()
    rig.plug_in()
    rig.session()
    rig.pnc()
    rig.csms_says("Invalid")
    assert rig.view().auth is AuthState.REJECTED
    rig.command(PresentToken(CARD))
    assert rig.view().auth is AuthState.REJECTED, "this session was refused"
    rig.effect(RequestContactor(True), ChargeStarted(1))
    rig.pilot(PilotState.C)
    rig.run(3.0)
    assert not rig.closed
    rig.end_session(EndReason.FAILED_RESPONSE)
    rig.pilot(PilotState.B)
    rig.session()
    assert rig.view().auth is AuthState.ACCEPTED, "the card pays for the next session"


def test_contract_without_tls_or_without_chain_is_refused() -> None:
    for tls, contract in ((False, CONTRACT), (True, None), (True, Contract("", ""))):
        rig = Rig(ac_settings(offline="accept"))
        rig.plug_in()
        rig.session()
        rig.view(tls)
        rig.pnc(contract)
        assert rig.view(tls).auth is AuthState.REJECTED and rig.journal.events == []


def test_contract_offline_needs_the_local_list() -> None:
    rig = Rig(ac_settings())
    rig.plug_in()
    rig.session()
    rig.pnc()
    assert rig.view().auth is AuthState.REJECTED
    rig = Rig(ac_settings(tokens=frozenset({CONTRACT.emaid.casefold()})))
    rig.plug_in()
    rig.session()
    rig.pnc()
    assert rig.view().auth is AuthState.ACCEPTED


def test_another_contract_in_the_same_visit_is_refused() -> None:
    rig = charging_hlc(pnc=True)
    rig.ac_stop(EndReason.PAUSED)
    rig.session(resumed=True)
    rig.pnc(Contract("DEABCC99999999", "pem"))
    assert rig.view().auth is AuthState.REJECTED
    rig.effect(RequestContactor(True))
    rig.pilot(PilotState.C)
    rig.run(1.0)
    assert not rig.closed


def test_eim_waits_for_the_driver() -> None:
    rig = Rig(ac_settings())
    rig.plug_in()
    rig.session()
    assert rig.view().auth is AuthState.NONE
    rig.eim()
    assert rig.view().auth is AuthState.WAITING_FOR_DRIVER
    rig.command(PresentToken(OTHER))
    assert rig.view().auth is AuthState.REJECTED
    rig.command(PresentToken(CARD))
    assert rig.view().auth is AuthState.ACCEPTED


def test_refusal_before_the_session_does_not_count_for_it() -> None:
    rig = Rig(ac_settings())
    rig.command(PresentToken(OTHER))
    rig.plug_in()
    rig.run(0.1)
    rig.session()
    rig.eim()
    assert rig.view().auth is AuthState.WAITING_FOR_DRIVER


def test_session_asks_for_the_contactor_in_b_and_nothing_happens_until_c() -> None:
    rig = Rig(ac_settings())
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.session()
    rig.pilot(PilotState.C)
    rig.run(1.0)
    assert not rig.closed, "C alone is not enough in digital communication"
    rig.effect(RequestContactor(True))
    rig.run(0.1)
    assert rig.closed


def test_fallback_to_nominal_pwm_without_a_session() -> None:
    rig = Rig(ac_settings())
    rig.plug_in()
    rig.run(30.0)
    assert rig.lease.drive == DIGITAL
    rig.command(PresentToken(CARD))
    rig.run(9.5)
    assert rig.lease.drive == DIGITAL
    rig.run(1.0)
    assert rig.lease.drive == X1
    rig.run(3.0)
    assert rig.lease.drive == PilotDrive(DriveKind.PWM, 26.6)
    rig.pilot(PilotState.C)
    rig.run(0.2)
    assert rig.closed and rig.told(HlcEnable)[-1] == HlcEnable(False)


def test_a_vehicle_that_talks_late_is_served_as_long_as_no_basic_power_flows() -> None:
    rig = Rig(ac_settings(free_vend=True))
    rig.plug_in()
    rig.run(20.0)
    assert rig.lease.drive.duty_percent == 26.6 and rig.told(HlcEnable)[-1] == HlcEnable(True)
    rig.session()
    rig.eim()
    assert rig.lease.drive == DIGITAL
    rig.ac_charge()
    assert rig.closed
    rig.ac_stop()
    assert rig.ended().stopped_reason == "StoppedByEV"


def test_session_lost_while_charging_opens_and_falls_back_in_the_same_transaction() -> None:
    rig = charging_hlc()
    rig.end_session(EndReason.PEER_CLOSED)
    assert not rig.closed and rig.journal.open() == "tx-1"
    assert ("Updated", "EVCommunicationLost") in rig.journal.steps()
    rig.run(13.5)
    assert rig.lease.drive.duty_percent == 26.6
    rig.run(0.5)
    assert rig.closed and rig.journal.open() == "tx-1"


def test_pause_keeps_the_transaction_and_resumes() -> None:
    rig = charging_hlc()
    rig.ac_stop(EndReason.PAUSED)
    assert rig.lease.drive == X1 and rig.view().paused is not None
    assert rig.journal.events[-1].charging_state is ChargingState.SUSPENDED_EV
    rig.run(300.0)
    assert rig.journal.open() == "tx-1"
    rig.hardware.toggles += 1
    rig.run(0.1)
    assert rig.lease.drive == DIGITAL
    rig.session(resumed=True)
    rig.eim()
    rig.ac_charge()
    assert rig.closed and rig.journal.open() == "tx-1"
    rig.unplug()
    rig.run(0.1)
    assert rig.ended().stopped_reason == "EVDisconnected"


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (StopByDriver(), "Local"),
        (RemoteStop("tx-1"), "Remote"),
        (DeauthorizeTransaction("tx-1", "Blocked"), "DeAuthorized"),
    ],
)
def test_stop_asks_the_vehicle_first(command: object, reason: str) -> None:
    rig = charging_hlc()
    rig.command(command)  # type: ignore[arg-type]
    rig.run(1.0)
    assert rig.notified() and rig.closed and rig.lease.allow_power
    rig.ac_stop()
    assert rig.ended().stopped_reason == reason and not rig.notified()


def test_stop_cuts_when_the_vehicle_does_not_obey() -> None:
    rig = charging_hlc()
    rig.command(StopByDriver())
    rig.run(9.8)
    assert rig.closed
    rig.run(0.4)
    assert not rig.closed and rig.told(StopV2g) and rig.ended().stopped_reason == "Local"


@pytest.mark.parametrize("free", [True, False])
def test_second_session_in_the_same_visit_is_a_second_transaction(free: bool) -> None:
    rig = Rig(ac_settings(free_vend=free))
    rig.plug_in()
    for number in (1, 2):
        rig.session()
        rig.eim()
        if not free:
            assert rig.view().auth is AuthState.WAITING_FOR_DRIVER
            rig.command(PresentToken(CARD))
        rig.run(0.1)
        rig.ac_charge()
        assert rig.closed and rig.journal.open() == f"tx-{number}"
        rig.ac_stop()
        assert rig.ended().stopped_reason == "StoppedByEV"
        rig.run(20.0)


def test_session_that_only_authorises_falls_back_to_basic_charging() -> None:
    rig = Rig(ac_settings())
    rig.online()
    rig.plug_in()
    rig.session()
    rig.pnc()
    rig.csms_says("Accepted")
    rig.run(0.5)
    rig.end_session(EndReason.TERMINATED)
    assert rig.journal.open() == "tx-1"
    rig.run(14.0)
    rig.pilot(PilotState.C)
    rig.run(0.2)
    assert rig.closed and rig.journal.open() == "tx-1"


def test_stop_before_the_contactor_closed_never_closes_it() -> None:
    rig = Rig(ac_settings())
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.session()
    rig.eim()
    rig.command(StopByDriver())
    rig.effect(RequestContactor(True))
    rig.pilot(PilotState.C)
    rig.run(5.0)
    assert not rig.closed


def test_zero_limit_in_a_session_is_told_and_opens_in_order() -> None:
    rig = charging_hlc()
    rig.command(SetLimit("ocpp", 0.0, WHY))
    assert rig.view().ac.max_current_a == 0.0
    rig.run(7.0)
    assert not rig.closed and rig.journal.open() == "tx-1"
    rig.command(SetLimit("ocpp", None, WHY))
    rig.run(0.1)
    assert rig.closed


@pytest.mark.parametrize("what", ["meter", "store"])
def test_a_fault_that_asks_for_an_orderly_stop_gives_the_session_its_time(what: str) -> None:
    rig = charging_hlc(sample_interval_s=5.0)
    if what == "meter":
        rig.hardware.import_wh -= 500.0
    rig.journal.broken = what == "store"
    rig.run(6.0)
    assert rig.closed and rig.lease.allow_power and rig.notified()
    rig.ac_stop()
    assert not rig.closed
    rig.journal.broken = False
    rig.run(6.0)
    assert (rig.ended().trigger, rig.ended().stopped_reason) == ("AbnormalCondition", "Other")


def test_stop_does_not_bring_back_what_a_limit_has_taken() -> None:
    rig = charging_hlc()
    rig.command(SetLimit("ocpp", 0.0, WHY))
    assert not rig.lease.allow_power
    rig.command(StopByDriver())
    rig.run(1.0)
    assert not rig.lease.allow_power


def test_unplug_at_every_stage_of_a_session() -> None:
    for stage in range(6):
        rig = Rig(ac_settings())
        rig.plug_in()
        acts = [
            rig.session,
            rig.eim,
            lambda rig=rig: rig.command(PresentToken(CARD)),
            lambda rig=rig: rig.effect(RequestContactor(True)),
            lambda rig=rig: rig.pilot(PilotState.C),
            lambda rig=rig: rig.effect(ChargeStarted(1)),
        ]
        for act in acts[: stage + 1]:
            act()
        rig.run(0.2)
        rig.unplug()
        rig.run(0.5)
        assert not rig.closed and rig.journal.open() is None and rig.told(StopV2g)
        assert rig.station.snapshot(rig.now).stage is Stage.IDLE
        rig.plug_in()
        rig.pilot(PilotState.C)
        rig.run(2.0)
        assert not rig.closed, "what the last visit was granted is gone"


# --- DC ----------------------------------------------------------------------------------------------------


def dc_at_cable_check() -> Rig:
    rig = Rig(dc_settings())
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.session()
    rig.eim()
    assert rig.view().auth is AuthState.ACCEPTED
    rig.effect(EvNeeds(EnergyMode.DC, max_voltage_v=400.0))
    rig.pilot(PilotState.C)
    assert not rig.closed
    rig.effect(StartCableCheck(400.0))
    return rig


def dc_charging() -> Rig:
    rig = dc_at_cable_check()
    rig.run(5.0)
    assert rig.view().cable_check is CheckState.PASSED
    rig.effect(SetDcTarget(350.0, 20.0, precharge=True))
    rig.run(0.5)
    assert (rig.hardware.dc_voltage, rig.hardware.dc_current) == (350.0, 2.0)
    rig.effect(RequestContactor(True), ChargeStarted(1), SetDcTarget(360.0, 100.0))
    rig.run(4.5)  # 25 A per second
    return rig


def test_dc_visit() -> None:
    rig = dc_at_cable_check()
    rig.run(0.5)
    assert rig.view().cable_check is CheckState.RUNNING and rig.closed
    assert rig.view().isolation is Isolation.INVALID
    rig.run(0.3)
    assert rig.hardware.dc_voltage == 450.0
    rig.run(3.0)
    view = rig.view()
    assert (view.cable_check, view.isolation) == (CheckState.PASSED, Isolation.VALID)
    assert view.present_voltage_v < 60.0 and view.dc.max_current_a == RATINGS.max_current_a
    rig = dc_charging()
    assert (rig.hardware.dc_voltage, rig.hardware.dc_current) == (360.0, 100.0)
    rig.run(5.0)
    rig.effect(StopDc(), ChargeStopped(), RequestContactor(False))
    rig.run(0.3)
    assert not rig.closed and not rig.hardware.dc_command.on
    rig.end_session()
    assert rig.ended().stopped_reason == "StoppedByEV"


def test_dc_target_before_the_cable_check_does_nothing() -> None:
    rig = Rig(dc_settings())
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.session()
    rig.effect(EvNeeds(EnergyMode.DC))
    rig.pilot(PilotState.C)
    rig.effect(RequestContactor(True), SetDcTarget(400.0, 100.0), SetDcTarget(400.0, 100.0, precharge=True))
    rig.run(1.0)
    assert not rig.closed and not rig.lease.dc_enable and not rig.hardware.dc_command.on


def test_dc_isolation_fault_in_the_cable_check() -> None:
    rig = dc_at_cable_check()
    rig.hardware.isolation_ohm = 50_000.0
    rig.run(5.0)
    assert rig.view().cable_check is CheckState.FAILED and rig.view().isolation is Isolation.FAULT
    assert not rig.closed and rig.ended().stopped_reason == "GroundFault"
    assert "fault.isolation_fault" in rig.kept
    rig.unplug()
    rig.run(0.5)
    assert not [key for key in rig.kept if key.startswith("fault.")]
    assert rig.station.snapshot(rig.now).status is ConnectorStatus.AVAILABLE


def test_dc_isolation_lost_while_charging_is_an_emergency() -> None:
    rig = dc_charging()
    rig.hardware.isolation_ohm = 1_000.0
    rig.hardware.isolation_started = rig.now - 5.0
    rig.run(0.2)
    assert not rig.closed and rig.view().emergency and not rig.hardware.dc_command.on


def test_dc_supply_fault_ends() -> None:
    rig = dc_charging()
    rig.hardware.dc_faulty = True
    rig.run(1.0)
    assert not rig.closed and rig.ended().trigger == "AbnormalCondition"


def test_dc_renegotiation_checks_the_cable_again() -> None:
    rig = dc_charging()
    rig.effect(ChargeStopped(), StopDc())
    rig.run(0.3)
    rig.effect(StartCableCheck(400.0))
    rig.run(0.2)
    assert rig.view().cable_check is CheckState.RUNNING
    rig.effect(SetDcTarget(400.0, 50.0))
    rig.run(5.0)
    assert rig.view().cable_check is CheckState.PASSED and rig.hardware.dc_current == 0.0


def test_dc_session_lost_and_not_back_in_time() -> None:
    rig = dc_charging()
    rig.end_session(EndReason.SEQUENCE_TIMEOUT)
    assert not rig.closed and rig.lease.drive == DIGITAL
    rig.run(61.0)
    assert (rig.ended().trigger, rig.ended().stopped_reason) == ("EVCommunicationLost", "Other")


def test_dc_limit_of_zero_pauses_without_opening() -> None:
    rig = dc_charging()
    rig.command(SetLimit("ocpp", 0.0, WHY))
    rig.effect(SetDcTarget(360.0, 100.0))
    rig.run(0.2)
    assert rig.closed and rig.hardware.dc_current == 0.0 and rig.view().dc.max_current_a == 0.0


@pytest.mark.parametrize(("pilot", "why"), [(PilotState.E, "shorted"), (PilotState.A, "unplugged")])
def test_a_pilot_that_is_shorted_or_lost_ends_the_v2g_session(pilot: PilotState, why: str) -> None:
    rig = charging_hlc()
    rig.pilot(pilot)
    told = [event for event in rig.told(StopV2g) if isinstance(event, StopV2g)]
    assert told and why in told[0].detail


# --- the driver pays in another way -----------------------------------------------------------------------------------


def test_the_driver_refuses_the_contract_before_it_is_asked_for() -> None:
    rig = Rig(ac_settings())
    rig.online()
    rig.plug_in()
    assert rig.command(RefuseContract()).result is Result.ACCEPTED
    assert rig.view().auth_methods == (AuthMethod.EIM,)
    rig.session()
    rig.pnc()  # a vehicle that does it all the same
    assert rig.view().auth is AuthState.REJECTED
    assert not rig.told(AuthorizeNeeded)
    rig.end_session(EndReason.FAILED_RESPONSE)
    rig.session()
    rig.eim()
    rig.command(PresentToken(CARD))
    assert rig.view().auth is AuthState.ACCEPTED
    rig.unplug()
    rig.plug_in()
    assert rig.view().auth_methods == (AuthMethod.EIM, AuthMethod.PNC)  # the next driver chooses anew


def test_the_driver_refuses_the_contract_while_the_operator_is_asked() -> None:
    rig = Rig(ac_settings())
    rig.online()
    rig.plug_in()
    rig.session()
    rig.pnc()
    assert rig.view().auth is AuthState.PENDING
    rig.command(RefuseContract())
    assert rig.view().auth is AuthState.REJECTED
    rig.csms_says("Accepted")  # too late
    assert rig.view().auth is AuthState.REJECTED
    assert rig.journal.open() is None


def test_the_driver_refuses_the_contract_that_charges() -> None:
    rig = charging_hlc(pnc=True)
    rig.command(RefuseContract())
    assert rig.notified()
    rig.ac_stop()
    assert rig.ended().stopped_reason in (None, "Local")
    assert not rig.closed
