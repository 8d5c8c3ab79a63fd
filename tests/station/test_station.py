"""Whole visits with basic charging, remote commands and limits. The rig checks the invariants after every pass."""

from dataclasses import replace

import pytest

from firmware.hal.api import X1, DriveKind, PilotDrive, PilotState
from firmware.station.api import (
    ChargingState,
    ConnectorStatus,
    DeauthorizeTransaction,
    EventKind,
    PresentToken,
    RemoteStart,
    RemoteStop,
    Result,
    SetLimit,
    SetVariables,
    Stage,
    StatusChanged,
    StopByDriver,
)
from tests.station.rig import CARD, OTHER, Rig
from tests.station.visits import BASIC, WHY, charging_basic

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
        end.meter[-1].context == "Transaction.End"
        and end.meter[-1].import_wh > rig.journal.events[0].meter[0].import_wh
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
