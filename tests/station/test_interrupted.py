"""E17, B13: a transaction goes on after a power cut where the operator lets it, and ends with its reason where not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.core.clock import ClockQuality, WallTime, rfc3339
from firmware.hal.api import ContactorState, PilotState
from firmware.iso15118.api import Protocol, SessionEstablished
from firmware.station.api import (
    ChargingState,
    EventKind,
    PresentToken,
    Reset,
    ResetDue,
    Result,
    SetVariables,
    Stage,
)
from firmware.station.interrupted import (
    ALIVE_KEY,
    CLOCK_SLACK_S,
    Alive,
    Interruption,
    OpenTransaction,
    Pulse,
    Verdict,
    alive_from,
    judge,
    open_transaction,
)
from firmware.station.known import known_from
from firmware.station.txpoints import TxPoint
from tests.station.rig import CARD, OTHER, Rig
from tests.station.visits import charging_basic, charging_hlc

ALLOWED = {"resumption_s": 300.0, "energy_resumes": True}


def cut(rig: Rig, away_s: float = 20.0, pilot: PilotState = PilotState.C, **settings: object) -> Rig:
    """The power goes, and comes back after a while. Returns the station afterwards, which has had no pass yet."""
    rig.hardware.contactor, rig.hardware.pilot = ContactorState.OPEN, pilot
    rig.clock.advance(away_s)
    left = [open_transaction(rig.journal.of(name))] if (name := rig.journal.open()) is not None else []
    rig.known = known_from(dict(rig.kept), left)
    rig.settings = replace(rig.settings, **settings)
    rig.boot()
    return rig


def test_it_goes_on_with_its_number_its_token_and_its_energy() -> None:
    rig = charging_basic(sample_interval_s=5.0, **ALLOWED)
    rig.run(12.0)
    before = rig.journal.of("tx-1")
    cut(rig)
    rig.run(3.0)
    resumed = rig.journal.of("tx-1")[len(before)]
    assert (resumed.kind, resumed.trigger, resumed.seq_no) == (EventKind.UPDATED, "TxResumed", len(before))
    assert resumed.charging_state is ChargingState.CHARGING and rig.closed
    view = rig.station.snapshot(rig.now).transaction
    assert view is not None and (view.id, view.token, view.started_at) == ("tx-1", CARD, before[0].timestamp)
    assert view.duration_s == pytest.approx(13.0 + 20.0 + 3.0, abs=1.5)
    assert view.energy_wh == pytest.approx(rig.hardware.import_wh - 1000.0, abs=0.1)
    assert rig.command(PresentToken(OTHER)).result is Result.REJECTED
    rig.command(PresentToken(CARD))
    rig.pilot(PilotState.B)
    rig.run(0.5)
    events = rig.journal.of("tx-1")
    assert [one.seq_no for one in events] == list(range(len(events)))
    assert [one.kind for one in events].count(EventKind.STARTED) == 1 and len(rig.journal.of("tx-2")) == 0
    assert rig.ended().stopped_reason == "Local"
    assert [one.context for one in rig.ended().meter] == ["Transaction.Begin", "Transaction.End"]
    assert rig.ended().meter[0] == before[0].meter[0]
    assert (rig.ended().charging_seconds or 0) >= (before[-1].charging_seconds or 0)
    assert ALIVE_KEY not in rig.kept


def test_no_state_is_told_that_the_vehicle_only_passes_through_on_the_way_back() -> None:
    rig = charging_basic(**ALLOWED)
    rig.run(2.0)
    cut(rig)
    rig.run(10.0)
    assert rig.journal.steps()[-1] == ("Updated", "TxResumed")


@pytest.mark.parametrize(
    ("away_s", "pilot", "allowed_s"),
    [(20.0, PilotState.C, 0.0), (400.0, PilotState.C, 300.0), (20.0, PilotState.A, 300.0)],
    ids=["not allowed", "too long", "unplugged"],
)
def test_otherwise_it_ends_as_a_power_loss(away_s: float, pilot: PilotState, allowed_s: float) -> None:
    rig = charging_basic(**ALLOWED | {"resumption_s": allowed_s})
    rig.run(2.0)
    cut(rig, away_s, pilot)
    end = rig.ended()
    assert (end.trigger, end.stopped_reason) == ("AbnormalCondition", "PowerLoss")
    rig.run(5.0)
    assert not rig.closed and rig.journal.open() is None and ALIVE_KEY not in rig.kept


def test_energy_waits_where_the_operator_wants_it_to() -> None:
    rig = charging_basic(**ALLOWED | {"energy_resumes": False})
    rig.run(2.0)
    cut(rig)
    assert rig.journal.steps()[-1] == ("Updated", "TxResumed")
    assert rig.journal.events[-1].charging_state is ChargingState.SUSPENDED_EVSE
    rig.run(60.0)
    snapshot = rig.station.snapshot(rig.now)
    assert not rig.closed and (snapshot.stage, snapshot.reason.key) == (Stage.WAITING, "interrupted")
    rig.command(PresentToken(CARD))
    rig.run(0.5)
    assert rig.ended().stopped_reason == "Local"
    rig.command(PresentToken(CARD))  # the next transaction is not held back
    rig.run(3.0)
    assert rig.closed and rig.journal.open() == "tx-2"


def test_what_did_not_charge_before_is_not_held_back() -> None:
    rig = charging_basic(**ALLOWED | {"energy_resumes": False})
    rig.pilot(PilotState.B)
    rig.run(1.0)
    cut(rig, pilot=PilotState.B)
    assert rig.journal.events[-1].charging_state is ChargingState.SUSPENDED_EV
    rig.pilot(PilotState.C)
    rig.run(3.0)
    assert rig.closed


def test_a_clock_that_nobody_has_set_is_waited_for() -> None:
    rig = charging_basic(**ALLOWED)
    rig.run(2.0)
    rig.clock.quality = ClockQuality.RESTORED
    cut(rig)
    rig.run(30.0)
    assert rig.journal.open() == "tx-1" and rig.journal.steps()[-1][1] != "TxResumed"
    assert not rig.closed
    assert rig.command(PresentToken(CARD)).result is Result.REJECTED, "nothing new before this is decided"
    view = rig.station.snapshot(rig.now).transaction
    assert view is not None and view.active and view.id == "tx-1" and view.token == CARD and view.energy_wh >= 0.0
    rig.clock.quality = ClockQuality.SYNCED
    rig.run(3.0)
    assert rig.journal.steps()[-1][1] == "TxResumed" and rig.closed


@pytest.mark.parametrize(("back_s", "word"), [(1.0, "TxResumed"), (3600.0, "AbnormalCondition")])
def test_a_clock_that_is_a_little_behind_makes_no_interruption_too_long(back_s: float, word: str) -> None:
    rig = charging_basic(**ALLOWED)
    rig.run(2.0)
    rig.clock.utc -= timedelta(seconds=back_s)
    cut(rig, away_s=0.2)
    assert rig.journal.steps()[-1][1] == word


def test_but_not_for_ever_and_not_when_the_vehicle_leaves() -> None:
    for leaves in (False, True):
        rig = charging_basic(**ALLOWED)
        rig.run(2.0)
        rig.clock.quality = ClockQuality.UNKNOWN
        cut(rig)
        rig.run(1.0)
        if leaves:
            rig.unplug()
        else:
            rig.run(301.0)
        assert rig.ended().stopped_reason == "PowerLoss"


def test_a_transaction_that_waited_for_a_vehicle_waits_on() -> None:
    rig = Rig(replace(charging_basic().settings, start_points=frozenset({TxPoint.AUTHORIZED}), **ALLOWED))
    rig.command(PresentToken(CARD))
    rig.run(1.0)
    assert rig.journal.open() == "tx-1"
    cut(rig, pilot=PilotState.A)
    assert rig.journal.steps()[-1] == ("Updated", "TxResumed")
    rig.plug_in()
    rig.pilot(PilotState.C)
    rig.run(2.0)
    assert rig.closed and "CablePluggedIn" in [trigger for _, trigger in rig.journal.steps()]
    rig = Rig(rig.settings)
    rig.command(PresentToken(CARD))
    rig.run(1.0)
    cut(rig, pilot=PilotState.A)
    rig.run(61.0)
    assert rig.ended().stopped_reason == "Timeout"
    rig = Rig(rig.settings)
    rig.command(PresentToken(CARD))
    rig.run(1.0)
    cut(rig, away_s=61.0, pilot=PilotState.A)
    assert rig.ended().stopped_reason == "PowerLoss", "nobody waits longer for a vehicle than that"


def test_another_vehicle_charges_nothing_on_its_account() -> None:
    rig = charging_hlc(**ALLOWED)
    rig.run(1.0)
    cut(rig, pilot=PilotState.B)
    rig.run(1.0)
    assert rig.journal.steps()[-1][1] == "TxResumed"
    rig.session()
    rig.eim()
    rig.run(0.5)
    assert rig.journal.open() == "tx-1"

    rig = charging_hlc(**ALLOWED)
    rig.run(1.0)
    told = alive_from(rig.kept[ALIVE_KEY])
    assert told is not None and told.vehicle == "ev:020000000001"
    cut(rig, pilot=PilotState.B)
    rig.run(0.5)
    rig.effect(SessionEstablished(Protocol.ISO2, b"87654321", b"\x02\x00\x00\x00\x00\x99", False))
    rig.run(0.5)
    assert rig.ended().stopped_reason == "PowerLoss" and not rig.closed


def test_a_step_that_cannot_be_stored_is_tried_again() -> None:
    rig = charging_basic(**ALLOWED)
    rig.run(2.0)
    rig.journal.broken = True
    cut(rig)
    rig.run(2.0)
    assert not rig.closed and rig.journal.steps()[-1][1] != "TxResumed"
    rig.journal.broken = False
    rig.run(6.0)
    assert ("Updated", "TxResumed") in rig.journal.steps()


def test_the_stop_point_energy_transfer_does_not_end_it_at_once() -> None:
    rig = charging_basic(stop_points=frozenset({TxPoint.ENERGY}), **ALLOWED)
    rig.run(2.0)
    cut(rig)
    rig.run(3.0)
    assert rig.closed and rig.journal.open() == "tx-1"
    rig.pilot(PilotState.B)
    rig.run(0.5)
    assert rig.ended().stopped_reason == "StoppedByEV"


# --- reset (B13) -----------------------------------------------------------------------------------------------------


def test_a_reset_may_leave_it_running() -> None:
    rig = charging_basic(**ALLOWED)
    rig.run(2.0)
    steps = rig.journal.steps()
    assert rig.command(Reset(True, resume=True)).result is Result.ACCEPTED
    rig.run(8.0)
    assert rig.told(ResetDue) == [ResetDue("RemoteReset")] and not rig.closed
    rig.station.shut_down(rig.now)
    rig.run(1.0)
    assert rig.journal.steps() == steps, "neither ended nor told as suspended"
    cut(rig, 5.0)
    rig.run(3.0)
    assert rig.journal.steps() == [*steps, ("Updated", "TxResumed")] and rig.closed


def test_it_is_refused_where_interruptions_end_transactions_and_like_any_other_without_one() -> None:
    rig = charging_basic()
    assert rig.command(Reset(True, resume=True)).result is Result.REJECTED
    rig.run(1.0)
    assert rig.closed and not rig.told(ResetDue)
    idle = Rig(replace(rig.settings, **ALLOWED))
    assert idle.command(Reset(True, resume=True)).result is Result.ACCEPTED
    idle.run(1.0)
    assert idle.told(ResetDue) == [ResetDue("RemoteReset")]


def test_unplugged_on_the_way_down_it_ends() -> None:
    rig = charging_basic(**ALLOWED)
    rig.command(Reset(True, resume=True))
    rig.unplug()
    rig.run(1.0)
    assert rig.ended().stopped_reason == "EVDisconnected" and rig.told(ResetDue)


# --- signs of life ---------------------------------------------------------------------------------------------------


def test_signs_of_life_are_few_and_stop_when_nobody_wants_them() -> None:
    pulse, now, told = Pulse(None), 0.0, []
    alive = Alive("tx-1", "2026-01-01T12:00:00.000Z", True)
    for _ in range(3600):
        if (one := pulse.beat(alive, 600.0, now)) is not None:
            told.append(one)
        now += 1.0
    assert len(told) == 60 and told[0][1] and not any(durable for _, durable in told[1:])
    assert pulse.beat(replace(alive, vehicle="ev:01"), 600.0, now) is not None, "news is told at once"
    assert pulse.beat(alive, 0.0, now) == (None, False)
    assert pulse.beat(alive, 0.0, now) is None and pulse.beat(None, 600.0, now) is None


def test_without_permission_nothing_is_kept() -> None:
    rig = charging_basic()
    rig.run(10.0)
    assert ALIVE_KEY not in rig.kept
    rig.command(SetVariables({"TxCtrlr.ResumptionTimeout": "60"}))
    rig.run(0.1)
    assert alive_from(rig.kept[ALIVE_KEY]) is not None
    assert alive_from("{") is None and alive_from("") is None


LEFT = OpenTransaction(
    "tx-1",
    3,
    0.0,
    last_at="2026-01-01T12:00:00.000Z",
    state=ChargingState.CHARGING,
    started_at="2026-01-01T11:00:00.000Z",
)
T0 = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


@given(
    out_s=st.floats(-10_000, 10_000),
    allowed_s=st.floats(0, 5_000),
    up_s=st.floats(0, 6_000),
    quality=st.sampled_from(ClockQuality),
    pilot=st.sampled_from(PilotState),
    clock_set=st.booleans(),
    other=st.booleans(),
)
def test_it_is_resumed_only_when_everything_is_known_and_in_time(
    out_s: float, allowed_s: float, up_s: float, quality: ClockQuality, pilot: PilotState, clock_set: bool, other: bool
) -> None:
    alive = Alive("tx-2" if other else "tx-1", rfc3339(T0), clock_set)
    wall = WallTime(T0 + timedelta(seconds=out_s), quality)
    verdict = judge(Interruption(LEFT, alive, allowed_s, wall, pilot, up_s))
    if verdict is Verdict.RESUME:
        assert not other and clock_set and quality is ClockQuality.SYNCED
        assert allowed_s > 0.0 and -CLOCK_SLACK_S <= out_s <= allowed_s + 0.001
        assert pilot not in (PilotState.A, PilotState.UNKNOWN)
    if verdict is Verdict.WAIT:
        assert up_s <= allowed_s, "it is waited for as long as it may last, and no longer"
