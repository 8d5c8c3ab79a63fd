"""Faults, the store, resets and availability in the middle of visits."""

from dataclasses import replace

import pytest

from firmware.hal.api import DIGITAL, X1, ContactorState, PilotState
from firmware.station.api import (
    ChargingState,
    ClearFault,
    ConnectorStatus,
    PresentToken,
    RemoteStart,
    Reset,
    ResetDue,
    Result,
    SetAvailability,
    SetLimit,
    SetVariables,
    Stage,
)
from firmware.station.effects import ClearSafetyFault
from firmware.station.interrupted import open_transaction
from firmware.station.known import OPERATIVE_KEY, known_from
from tests.station.rig import CARD, OTHER, Rig, ac_settings
from tests.station.visits import BASIC, WHY, charging_basic, charging_hlc

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
    assert end.seq_no == events[-1].seq_no + 1 and end.meter[-1].import_wh == register
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
    assert rig.station.snapshot(rig.now).status is ConnectorStatus.AVAILABLE and OPERATIVE_KEY not in rig.kept


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
