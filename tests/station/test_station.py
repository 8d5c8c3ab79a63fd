"""Whole visits on fake hardware. The rig checks the invariants after every pass."""

from dataclasses import replace

import pytest

from firmware.hal.api import DIGITAL, X1, ContactorState, DriveKind, PilotDrive, PilotState
from firmware.iso15118.api import (
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
    ChargingState,
    ClearFault,
    ConnectorStatus,
    DeauthorizeTransaction,
    EventKind,
    PresentToken,
    Reason,
    RemoteStart,
    RemoteStop,
    Reset,
    ResetDue,
    Result,
    SetAvailability,
    SetLimit,
    SetVariables,
    Stage,
    StatusChanged,
    StopByDriver,
)
from firmware.station.effects import ClearSafetyFault, HlcEnable, StopV2g
from firmware.station.known import known_from
from firmware.station.transactions import open_transaction
from tests.station.rig import CARD, CONTRACT, OTHER, RATINGS, Rig, ac_settings, dc_settings

BASIC = ac_settings(hlc=False)
WHY = Reason("test", "because of the test")


def charging_basic(**changes: object) -> Rig:
    """A card before the plug, basic charging at the fuse's 16 A."""
    rig = Rig(replace(BASIC, **changes))
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.pilot(PilotState.C)
    rig.run(1.0)
    assert rig.closed
    return rig


def charging_hlc(pnc: bool = False, **changes: object) -> Rig:
    """AC with a V2G session, by card or by contract."""
    rig = Rig(ac_settings(**changes))
    rig.online()
    rig.plug_in()
    rig.session()
    if pnc:
        rig.pnc()
        rig.csms_says("Accepted")
    else:
        rig.eim()
        rig.command(PresentToken(CARD))
    rig.run(0.1)
    rig.ac_charge()
    assert rig.closed
    return rig


# --- basic charging ----------------------------------------------------------------------------------------------


def test_card_then_plug_then_unplug() -> None:
    rig = charging_basic()
    assert rig.lease.drive == PilotDrive(DriveKind.PWM, 26.6)
    snapshot = rig.station.snapshot(rig.now)
    assert (snapshot.stage, snapshot.status, snapshot.charging) == (Stage.CHARGING, ConnectorStatus.OCCUPIED, True)
    assert snapshot.transaction is not None and snapshot.transaction.energy_wh > 0.0
    rig.unplug()
    assert not rig.closed
    rig.run(0.2)
    assert rig.journal.steps() == [
        ("Started", "CablePluggedIn"),
        ("Updated", "ChargingStateChanged"),
        ("Ended", "EVCommunicationLost"),
    ]
    end = rig.ended()
    assert (end.stopped_reason, end.charging_state) == ("EVDisconnected", ChargingState.IDLE)
    assert (
        end.meter[0].context == "Transaction.End" and end.meter[0].import_wh > rig.journal.events[0].meter[0].import_wh
    )
    assert rig.journal.events[0].id_token == CARD and rig.journal.events[0].meter[0].context == "Transaction.Begin"
    assert [e.status for e in rig.told(StatusChanged)] == [
        ConnectorStatus.AVAILABLE,
        ConnectorStatus.OCCUPIED,
        ConnectorStatus.AVAILABLE,
    ]


def test_plug_then_card_starts_on_authorisation_and_the_same_card_stops() -> None:
    rig = Rig(BASIC)
    rig.plug_in()
    rig.pilot(PilotState.C)
    rig.run(2.0)
    assert rig.lease.drive == X1 and not rig.closed
    assert rig.station.snapshot(rig.now).stage is Stage.AUTHORISING
    rig.command(PresentToken(CARD))
    rig.run(1.0)
    assert rig.closed and rig.journal.steps()[0] == ("Started", "Authorized")
    assert rig.command(PresentToken(OTHER)).result is Result.REJECTED
    rig.command(PresentToken(CARD))
    rig.run(STEP_S)
    assert rig.lease.drive == X1 and not rig.lease.allow_power and rig.closed, "the vehicle is given 6 s"
    assert rig.station.snapshot(rig.now).stage is Stage.STOPPING
    rig.pilot(PilotState.B)
    rig.run(0.1)
    assert (rig.ended().trigger, rig.ended().stopped_reason) == ("StopAuthorized", "Local")
    assert rig.ended().id_token == CARD
    assert rig.station.snapshot(rig.now).stage is Stage.FINISHED


STEP_S = 0.05


def test_vehicle_that_ignores_the_stop_is_opened_under_load_and_the_end_waits_for_it() -> None:
    rig = charging_basic()
    rig.command(StopByDriver())
    rig.run(5.0)
    assert rig.closed and rig.journal.events[-1].kind is not EventKind.ENDED
    rig.run(2.0)
    assert not rig.closed and rig.ended().stopped_reason == "Local"
    rig.run(30.0)
    assert not rig.closed, "a vehicle that stays in C gets no energy again"


def test_vehicle_pauses_and_resumes_in_basic_charging() -> None:
    rig = charging_basic()
    rig.pilot(PilotState.B)
    rig.run(0.2)
    assert not rig.closed and rig.station.snapshot(rig.now).stage is Stage.PAUSED_BY_EV
    rig.pilot(PilotState.C)
    rig.run(0.2)
    assert rig.closed
    states = [e.charging_state for e in rig.journal.events]
    assert states == [
        ChargingState.EV_CONNECTED,
        ChargingState.CHARGING,
        ChargingState.SUSPENDED_EV,
        ChargingState.CHARGING,
    ]


def test_new_card_after_the_end_starts_a_second_transaction() -> None:
    rig = charging_basic()
    rig.command(StopByDriver())
    rig.pilot(PilotState.B)
    rig.run(0.2)
    rig.command(PresentToken(CARD))
    rig.run(0.2)
    rig.pilot(PilotState.C)
    rig.run(0.2)
    assert rig.closed and rig.journal.open() == "tx-2"


def test_unknown_card_is_refused_without_a_csms_and_gets_no_energy() -> None:
    rig = Rig(BASIC)
    rig.plug_in()
    assert rig.command(PresentToken(OTHER)).result is Result.REJECTED
    rig.pilot(PilotState.C)
    rig.run(5.0)
    assert not rig.closed and rig.journal.events == []
    assert rig.station.snapshot(rig.now).stage is Stage.REJECTED
    rig.run(15.0)
    assert rig.station.snapshot(rig.now).stage is Stage.AUTHORISING


def test_rejected_by_the_csms_gets_no_energy() -> None:
    rig = Rig(BASIC)
    rig.online()
    rig.plug_in()
    rig.pilot(PilotState.C)
    rig.command(PresentToken(OTHER))
    assert rig.station.snapshot(rig.now).reason.key == "checking"
    rig.csms_says("Blocked")
    rig.run(5.0)
    assert not rig.closed and rig.journal.events == []


def test_answer_that_comes_when_the_station_is_closed_is_not_used() -> None:
    rig = Rig(BASIC)
    rig.online()
    rig.plug_in()
    rig.command(PresentToken(OTHER))
    rig.hardware.faults = frozenset({"grid_lost"})
    rig.run(0.1)
    rig.csms_says("Accepted")
    rig.hardware.faults = frozenset()
    rig.pilot(PilotState.C)
    rig.run(1.0)
    assert not rig.closed and rig.journal.events == []


def test_authorised_but_nobody_plugs_in() -> None:
    rig = Rig(BASIC)
    rig.command(PresentToken(CARD))
    snapshot = rig.station.snapshot(rig.now)
    assert snapshot.stage is Stage.PLUG_IN and snapshot.timeout_s == pytest.approx(60.0, abs=0.2)
    rig.run(61.0)
    assert rig.station.snapshot(rig.now).stage is Stage.IDLE
    rig.plug_in()
    rig.pilot(PilotState.C)
    rig.run(2.0)
    assert not rig.closed and rig.journal.events == []


def test_connect_timeout_ends_a_transaction_that_authorisation_started() -> None:
    rig = Rig(BASIC)
    rig.command(SetVariables({"TxCtrlr.TxStartPoint": "Authorized", "TxCtrlr.EVConnectionTimeOut": "10"}))
    rig.command(PresentToken(CARD))
    rig.run(11.0)
    assert rig.journal.steps() == [("Started", "Authorized"), ("Ended", "EVConnectTimeout")]
    assert rig.ended().stopped_reason == "Timeout"


def test_start_point_authorized_tells_the_plug() -> None:
    rig = Rig(BASIC)
    rig.command(SetVariables({"TxCtrlr.TxStartPoint": "Authorized"}))
    rig.command(PresentToken(CARD))
    rig.run(0.1)
    rig.plug_in()
    assert rig.journal.steps() == [("Started", "Authorized"), ("Updated", "CablePluggedIn")]


def test_start_point_connected_tells_the_token_later() -> None:
    rig = Rig(BASIC)
    rig.command(SetVariables({"TxCtrlr.TxStartPoint": "EVConnected"}))
    rig.plug_in()
    assert rig.journal.steps() == [("Started", "CablePluggedIn")] and rig.journal.events[0].id_token is None
    rig.command(PresentToken(CARD))
    assert rig.journal.steps()[-1] == ("Updated", "Authorized") and rig.journal.events[-1].id_token == CARD
    rig.pilot(PilotState.C)
    rig.run(0.2)
    assert rig.closed
    rig.command(StopByDriver())
    rig.pilot(PilotState.B)
    rig.run(5.0)
    assert rig.journal.events[-1].kind is EventKind.ENDED, "and the plug alone does not start another one"


def test_start_point_energy_still_commits_before_power() -> None:
    rig = Rig(BASIC)
    rig.command(SetVariables({"TxCtrlr.TxStartPoint": "EnergyTransfer"}))
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.run(1.0)
    assert rig.journal.events == [] and rig.lease.drive.kind is DriveKind.PWM
    rig.pilot(PilotState.C)
    rig.run(0.2)
    assert rig.closed and rig.journal.open() == "tx-1"


def test_stop_point_connected_alone_keeps_the_transaction_until_unplugged() -> None:
    rig = charging_basic()
    rig.command(SetVariables({"TxCtrlr.TxStopPoint": "EVConnected"}))
    rig.command(RemoteStop("tx-1"))
    rig.pilot(PilotState.B)
    rig.run(1.0)
    assert rig.journal.steps()[-1] == ("Updated", "RemoteStop") and not rig.lease.allow_power
    assert rig.command(PresentToken(OTHER)).result is Result.REJECTED
    assert rig.command(PresentToken(CARD)).result is Result.REJECTED, "one token per transaction"
    rig.unplug()
    rig.run(0.1)
    assert rig.ended().stopped_reason == "EVDisconnected"


def test_free_vend_starts_at_the_plug_and_not_again_after_stop() -> None:
    rig = Rig(replace(BASIC, free_vend=True))
    rig.plug_in()
    rig.pilot(PilotState.C)
    rig.run(0.2)
    assert rig.closed
    rig.command(StopByDriver())
    rig.pilot(PilotState.B)
    rig.run(20.0)
    assert rig.journal.open() is None and rig.station.snapshot(rig.now).stage is Stage.FINISHED
    rig.unplug()
    rig.plug_in()
    rig.pilot(PilotState.C)
    rig.run(0.2)
    assert rig.closed and rig.journal.open() == "tx-2"


# --- remote --------------------------------------------------------------------------------------------------------


def test_remote_start_then_plug_then_remote_stop() -> None:
    rig = Rig(BASIC)
    rig.online()
    assert rig.command(RemoteStart(OTHER, 77)).result is Result.ACCEPTED
    assert rig.command(RemoteStart(OTHER, 78)).result is Result.REJECTED
    rig.plug_in()
    rig.pilot(PilotState.C)
    rig.run(0.5)
    started = rig.journal.events[0]
    assert (started.trigger, started.remote_start_id, started.offline) == ("CablePluggedIn", 77, False)
    assert rig.command(RemoteStop("tx-9")).result is Result.REJECTED
    assert rig.command(RemoteStop("tx-1")).result is Result.ACCEPTED
    rig.pilot(PilotState.B)
    rig.run(0.1)
    assert (rig.ended().trigger, rig.ended().stopped_reason) == ("RemoteStop", "Remote")


def test_remote_start_with_the_cable_in_first() -> None:
    rig = Rig(BASIC)
    rig.online()
    rig.plug_in()
    rig.command(RemoteStart(OTHER, 5))
    rig.run(0.1)
    assert rig.journal.steps() == [("Started", "RemoteStart")]


def test_deauthorised_ends_the_transaction() -> None:
    rig = charging_basic()
    rig.command(DeauthorizeTransaction("tx-1", "Blocked"))
    rig.pilot(PilotState.B)
    rig.run(0.1)
    assert (rig.ended().trigger, rig.ended().stopped_reason) == ("Deauthorized", "DeAuthorized")
    assert rig.station.snapshot(rig.now).stage is Stage.REJECTED


def test_deauthorised_only_suspends_where_the_operator_says_so() -> None:
    rig = charging_basic()
    rig.command(SetVariables({"TxCtrlr.StopTxOnInvalidId": "false"}))
    rig.command(DeauthorizeTransaction("tx-1", "Blocked"))
    rig.pilot(PilotState.B)
    rig.pilot(PilotState.C)
    rig.run(7.0)
    assert not rig.closed and rig.journal.open() == "tx-1"
    rig.command(PresentToken(CARD))
    rig.run(0.1)
    assert rig.ended().stopped_reason == "Local"


def test_card_of_the_same_group_stops() -> None:
    rig = Rig(replace(BASIC, tokens=frozenset()))
    rig.online()
    rig.plug_in()
    rig.command(PresentToken(CARD))
    rig.csms_says("Accepted", group="family")
    rig.run(0.1)
    rig.command(PresentToken(OTHER))
    rig.csms_says("Accepted", group="strangers")
    assert rig.journal.open() == "tx-1"
    rig.command(PresentToken(OTHER))
    rig.csms_says("Accepted", group="family")
    rig.run(0.1)
    assert rig.ended().stopped_reason == "Local"


# --- limits ----------------------------------------------------------------------------------------------------------


def test_a_limit_from_outside_is_told_by_the_duty_cycle_at_most_every_five_seconds() -> None:
    rig = charging_basic()
    rig.run(5.0)
    rig.command(SetLimit("ocpp", 10.0, WHY))
    rig.run(STEP_S)
    assert rig.lease.drive.duty_percent == 16.6
    rig.command(SetLimit("ocpp", 8.0, WHY))
    rig.run(4.5)
    assert rig.lease.drive.duty_percent == 16.6
    rig.run(1.0)
    assert rig.lease.drive.duty_percent == 13.3
    assert rig.station.snapshot(rig.now).reason == WHY


def test_zero_pauses_and_says_why_and_expiry_resumes() -> None:
    rig = charging_basic()
    rig.command(SetLimit("grid", 0.0, WHY, expires_in_s=20.0))
    rig.run(STEP_S)
    assert rig.lease.drive == X1
    rig.pilot(PilotState.B)
    rig.run(1.0)
    snapshot = rig.station.snapshot(rig.now)
    assert (snapshot.stage, snapshot.reason, snapshot.limit_a) == (Stage.WAITING, WHY, 0.0)
    assert rig.journal.events[-1].charging_state is ChargingState.SUSPENDED_EVSE
    rig.run(20.0)
    rig.pilot(PilotState.C)
    rig.run(0.2)
    assert rig.closed


@pytest.mark.parametrize(
    ("source", "limit"), [("hardware", 5.0), ("nobody", 5.0), ("ocpp", -1.0), ("ocpp", float("nan"))]
)
def test_limits_that_are_not_taken(source: str, limit: float) -> None:
    assert Rig(BASIC).command(SetLimit(source, limit, WHY)).result is Result.REJECTED


def test_cable_and_temperature_limit_the_current() -> None:
    rig = Rig(replace(BASIC, fixed_cable=False))
    rig.hardware.cable_limit_a = 13.0
    rig.command(PresentToken(CARD))
    rig.plug_in()
    assert rig.lease.lock and rig.station.snapshot(rig.now).limit_a == 13.0
    rig.hardware.temperature_c = 79.0
    rig.run(6.0)
    assert rig.station.snapshot(rig.now).limit_a == 7.0
    rig.unplug()
    assert not rig.lease.lock


def test_over_current_opens_and_ends() -> None:
    rig = charging_basic()
    rig.hardware.draws_a = 20.0
    rig.run(8.0)
    assert not rig.closed and rig.ended().stopped_reason == "OvercurrentFault"
    assert rig.station.snapshot(rig.now).status is ConnectorStatus.FAULTED
    rig.unplug()
    rig.run(0.5)
    assert rig.station.snapshot(rig.now).status is ConnectorStatus.AVAILABLE


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


# --- faults ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hlc", [False, True])
@pytest.mark.parametrize(
    "fault", ["emergency_stop", "rcd_trip", "grid_lost", "pilot_short", "contactor_welded", "novel"]
)
def test_fault_while_charging(fault: str, hlc: bool) -> None:
    rig = charging_hlc() if hlc else charging_basic()
    rig.hardware.faults = frozenset({fault})
    rig.run(0.2)
    assert not rig.closed and not rig.lease.allow_power
    snapshot = rig.station.snapshot(rig.now)
    assert (snapshot.stage, snapshot.status) == (Stage.FAULT, ConnectorStatus.FAULTED)
    if hlc:
        assert rig.view().emergency and rig.notified()
    latches = fault not in ("grid_lost", "pilot_short")
    assert (rig.journal.open() is None) is latches
    assert rig.command(PresentToken(OTHER)).result is Result.REJECTED
    assert rig.command(RemoteStart(OTHER, 1)).result is Result.REJECTED


def test_fault_that_clears_itself_lets_charging_go_on() -> None:
    rig = charging_basic()
    rig.hardware.faults = frozenset({"grid_lost"})
    rig.run(2.0)
    assert rig.journal.events[-1].charging_state is ChargingState.SUSPENDED_EVSE
    rig.hardware.faults = frozenset()
    rig.run(1.0)
    assert rig.closed and rig.journal.open() == "tx-1"


def test_reasons_of_faults() -> None:
    for fault, reason in (("emergency_stop", "EmergencyStop"), ("rcd_trip", "GroundFault"), ("lock_failed", "Other")):
        rig = charging_basic()
        rig.hardware.faults = frozenset({fault})
        rig.run(0.2)
        assert (rig.ended().trigger, rig.ended().stopped_reason) == ("AbnormalCondition", reason)


def test_fault_before_anything_blocks_everything() -> None:
    rig = Rig(ac_settings(free_vend=True))
    rig.hardware.faults = frozenset({"rcd_trip"})
    rig.run(0.1)
    rig.plug_in()
    rig.pilot(PilotState.C)
    rig.run(2.0)
    assert not rig.closed and rig.journal.events == [] and rig.lease.drive == X1
    rig.hardware.faults = frozenset()
    rig.run(0.2)
    assert rig.lease.drive == DIGITAL and rig.journal.open() == "tx-1"


def test_clearing_goes_to_who_raised_it() -> None:
    rig = Rig(BASIC)
    rig.hardware.faults = frozenset({"rcd_trip", "contactor_welded"})
    rig.run(0.1)
    assert rig.command(ClearFault("rcd_trip")).result is Result.SCHEDULED
    assert rig.command(ClearFault("contactor_welded")).result is Result.REJECTED
    assert rig.command(ClearFault("contactor_welded", technician=True)).result is Result.SCHEDULED
    assert rig.command(ClearFault("grid_lost")).result is Result.REJECTED
    assert [e.fault for e in rig.told(ClearSafetyFault)] == ["rcd_trip", "contactor_welded"]
    assert known_from(rig.kept).latched == {"rcd_trip", "contactor_welded"}


def test_board_without_interlock_never_charges() -> None:
    rig = Rig(replace(BASIC, interlock_ok=False))
    rig.plug_in()
    assert rig.command(PresentToken(CARD)).result is Result.REJECTED
    assert rig.station.snapshot(rig.now).status is ConnectorStatus.FAULTED


def test_stale_hardware_facts_give_no_power() -> None:
    rig = charging_basic()
    assert rig.station.lease(rig.now).allow_power
    assert not rig.station.lease(rig.now + 0.6).allow_power


# --- store -----------------------------------------------------------------------------------------------------------


def test_start_that_cannot_be_stored_gives_no_power() -> None:
    rig = Rig(BASIC)
    rig.journal.broken = True
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.pilot(PilotState.C)
    rig.run(5.0)
    assert not rig.closed and rig.journal.events == []
    assert [f.id for f in rig.station.snapshot(rig.now).faults] == ["store_failed"]
    rig.journal.broken = False
    rig.run(5.0)
    assert not rig.closed, "waits for an operator"
    assert rig.command(ClearFault("store_failed")).result is Result.ACCEPTED
    rig.command(PresentToken(CARD))
    rig.run(0.5)
    assert (rig.closed and rig.journal.open() == "tx-1") or rig.journal.open() == "tx-2"


def test_update_that_cannot_be_stored_stops_and_the_end_is_kept_until_it_can() -> None:
    rig = charging_basic(sample_interval_s=10.0)
    rig.journal.broken = True
    rig.run(20.0)
    assert not rig.closed and rig.journal.open() == "tx-1"
    rig.journal.broken = False
    rig.run(6.0)
    assert rig.ended().trigger == "AbnormalCondition" and rig.ended().stopped_reason == "Other"


def test_power_loss_is_told_first_thing_after_the_restart() -> None:
    rig = charging_basic(sample_interval_s=5.0)
    rig.run(12.0)
    events = rig.journal.of("tx-1")
    register = rig.hardware.import_wh
    rig.known = known_from(rig.kept, [open_transaction(events)])
    rig.hardware.contactor = ContactorState.OPEN
    rig.boot()
    end = rig.ended()
    assert (end.trigger, end.stopped_reason, end.transaction_id) == ("AbnormalCondition", "PowerLoss", "tx-1")
    assert end.seq_no == events[-1].seq_no + 1 and end.meter[0].import_wh == register
    rig.run(5.0)
    assert not rig.closed and rig.journal.open() is None, "the authorisation did not survive"


def test_recovery_that_cannot_be_stored_is_tried_again_and_nothing_starts_before() -> None:
    rig = charging_basic()
    rig.known = known_from({}, [open_transaction(rig.journal.of("tx-1"))])
    rig.journal.broken = True
    rig.hardware.contactor = ContactorState.OPEN
    rig.boot()
    rig.run(1.0)
    assert rig.journal.open() == "tx-1"
    rig.journal.broken = False
    rig.run(6.0)
    assert rig.ended().stopped_reason == "PowerLoss"


def test_periodic_samples_on_time() -> None:
    rig = charging_basic(sample_interval_s=10.0)
    rig.run(35.0)
    periodic = [e for e in rig.journal.events if e.trigger == "MeterValuePeriodic"]
    assert len(periodic) == 3 and periodic[0].meter[0].context == "Sample.Periodic"
    assert periodic[2].charging_seconds == pytest.approx(30, abs=2)


# --- operation -------------------------------------------------------------------------------------------------------


def test_reset_now_ends_the_transaction_first() -> None:
    rig = charging_basic()
    assert rig.command(Reset(True)).result is Result.ACCEPTED
    assert not rig.told(ResetDue)
    rig.pilot(PilotState.B)
    rig.run(0.2)
    assert (rig.ended().trigger, rig.ended().stopped_reason) == ("ResetCommand", "ImmediateReset")
    assert rig.told(ResetDue) == [ResetDue("RemoteReset")]
    rig.run(30.0)
    assert len(rig.told(ResetDue)) == 1 and rig.command(PresentToken(CARD)).result is Result.REJECTED


def test_reset_on_idle_waits() -> None:
    rig = charging_basic()
    assert rig.command(Reset(False)).result is Result.SCHEDULED
    rig.run(60.0)
    assert rig.closed and not rig.told(ResetDue)
    rig.unplug()
    rig.run(0.2)
    assert rig.told(ResetDue) == [ResetDue("ScheduledReset")]


def test_reset_of_an_idle_station() -> None:
    rig = Rig(BASIC)
    assert rig.command(Reset(False)).result is Result.ACCEPTED
    rig.run(0.1)
    assert rig.told(ResetDue) == [ResetDue("RemoteReset")]


def test_unavailable_waits_for_the_transaction_and_survives() -> None:
    rig = charging_basic()
    assert rig.command(SetAvailability(False)).result is Result.SCHEDULED
    rig.run(1.0)
    assert rig.closed
    rig.unplug()
    rig.run(0.2)
    assert rig.station.snapshot(rig.now).status is ConnectorStatus.UNAVAILABLE
    rig.known = known_from(rig.kept)
    rig.boot()
    assert rig.station.snapshot(rig.now).status is ConnectorStatus.UNAVAILABLE
    assert rig.command(PresentToken(CARD)).result is Result.REJECTED
    assert rig.command(SetAvailability(True)).result is Result.ACCEPTED
    assert rig.station.snapshot(rig.now).status is ConnectorStatus.AVAILABLE and rig.kept == {}


def test_reserved() -> None:
    rig = Rig(BASIC)
    rig.command(SetLimit("reservation", 0.0, WHY, expires_in_s=60.0))
    assert rig.station.snapshot(rig.now).status is ConnectorStatus.RESERVED
    assert rig.command(PresentToken(CARD)).result is Result.REJECTED
    rig.run(61.0)
    assert rig.command(PresentToken(CARD)).result is Result.ACCEPTED


@pytest.mark.parametrize(
    "values", [{"TxCtrlr.Nothing": "1"}, {"TxCtrlr.TxStartPoint": "Moon"}, {"TxCtrlr.EVConnectionTimeOut": "1"}]
)
def test_variables_that_are_not_taken(values: dict[str, str]) -> None:
    rig = Rig(BASIC)
    assert rig.command(SetVariables({**values})).result is Result.REJECTED


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
    rig.run(0.5)
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
    assert rig.kept == {} and rig.station.snapshot(rig.now).status is ConnectorStatus.AVAILABLE


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
