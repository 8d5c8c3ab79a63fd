"""Pilot and SLAC together [slac.md 5, PWM interplay], the real SLAC core on simulated copper, on the fake clock."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.hal.api import DIGITAL, DRIVE_E, DRIVE_F, X1, DriveKind, PilotState
from firmware.iso15118.api import EndReason
from firmware.slac.api import (
    FailReason,
    InterfaceLost,
    KeySet,
    LinkDown,
    LinkLost,
    LinkUp,
    MatchFailed,
    ModemRestarted,
    ModemTrouble,
    Pilot,
    Trouble,
    TroubleOver,
)
from firmware.slac.evse import Phase
from firmware.station.api import ForgetVehicles, PresentToken, Result, SetAvailability
from firmware.station.effects import HlcEnable, LeaveNetwork, PauseNetwork, ResumeNetwork, StopV2g, TellPilot
from firmware.station.known import known_from
from firmware.station.learning import KEPT_S, LEARNT_KEY, HlcMemory
from hil.slac.copper import Line
from hil.slac.pev import Habits
from tests.station.rig import CARD, Rig, ac_settings, dc_settings
from tests.station.slac_rig import BAD, CAR_MAC, GOOD, SlacRig

LINES = pytest.mark.parametrize("line", [GOOD, BAD], ids=["good line", "bad line"])


def dc_slac(**changes: object) -> SlacRig:
    return SlacRig(dc_settings(slac=True, **changes))


# --- 5 % and the link -----------------------------------------------------------------------------------------------


@LINES
def test_five_percent_then_the_link_then_sdp(line: Line) -> None:
    rig = SlacRig(line=line)
    rig.plug_in()
    rig.run(0.4)
    assert rig.lease.drive == X1 and not rig.may_talk
    rig.run(0.2)
    assert rig.lease.drive == DIGITAL
    rig.run(0.5)
    assert not rig.may_talk, "SDP is answered only after D-LINK_READY"
    rig.until(lambda: rig.may_talk)
    assert rig.evse.phase is Phase.MATCHED
    rig.session()
    rig.eim()
    rig.command(PresentToken(CARD))
    rig.run(0.1)
    rig.ac_charge()
    assert rig.closed
    rig.ac_stop()
    rig.run(4.5)
    assert not rig.told(LeaveNetwork), "the vehicle may still be closing its connection"
    rig.run(0.6)
    assert rig.told(LeaveNetwork) and rig.evse.phase is Phase.MATCHING and not rig.may_talk
    first = rig.station_node.modem.nmk
    rig.unplug()
    rig.until(lambda: rig.evse.phase is Phase.IDLE, 1.0)  # TP_match_leave
    rig.linked()  # the second visit
    assert rig.station_node.modem.nmk != first


def test_no_five_percent_before_the_modem_listens() -> None:
    rig = Rig(ac_settings(slac=True))
    rig.plug_in()
    rig.run(2.0)
    assert rig.lease.drive == X1
    rig.station.on_slac(KeySet(b"network"), rig.now)
    rig.settle()
    assert rig.lease.drive == DIGITAL


def test_the_interface_goes_away_and_comes_back() -> None:
    rig = SlacRig()
    rig.linked()
    rig.station.on_slac(InterfaceLost("it was unplugged"), rig.now)
    rig.run(0.1)
    assert not rig.may_talk and rig.lease.drive == X1


@LINES
def test_a_car_that_charges_without_talking_is_offered_nominal_duty(line: Line) -> None:
    """[V2G3-M06-05, M06-08]: EIM, nothing heard: E/F for T_step_EF, then nominal."""
    rig = SlacRig(line=line, mute=True)
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.until(lambda: rig.lease.drive.duty_percent > 5.0)
    assert rig.shown() == ["X1", "5 %", "F", "PWM"]
    assert rig.lasted(1) == pytest.approx(10.0, abs=0.2)
    assert rig.lasted(2) == pytest.approx(4.0, abs=0.1)
    rig.pilot(PilotState.C)
    rig.run(0.3)
    assert rig.closed


def test_no_car_ever_asks_and_nobody_authorises() -> None:
    """[V2G3-M06-07]: TT_EVSE_SLAC_init, E/F, C_sequ_retry times; then X1, and nominal once somebody authorises."""
    rig = SlacRig(mute=True)
    rig.plug_in()
    rig.run(150.0)
    assert rig.shown() == ["X1", "5 %", "F", "5 %", "F", "5 %", "X1"]
    assert [rig.lasted(at) for at in (1, 3, 5)] == pytest.approx([40.0] * 3, abs=0.1)
    assert [rig.lasted(at) for at in (2, 4)] == pytest.approx([4.0] * 2, abs=0.1)
    rig.command(PresentToken(CARD))
    rig.run(0.1)
    assert rig.lease.drive.duty_percent > 5.0


def test_the_wait_counts_from_the_beginning_of_five_percent() -> None:
    rig = SlacRig(dc_settings(slac=True), mute=True)
    rig.command(SetAvailability(False))
    rig.plug_in()
    rig.run(35.0)
    assert rig.lease.drive == X1
    rig.command(SetAvailability(True))
    rig.until(lambda: rig.lease.drive == DIGITAL)
    assert rig.until(lambda: rig.lease.drive.kind is DriveKind.F) == pytest.approx(40.0, abs=0.2)


def test_authorised_during_the_step_goes_to_nominal() -> None:
    rig = SlacRig(mute=True)
    rig.plug_in()
    rig.until(lambda: rig.lease.drive.kind is DriveKind.F, 60.0)
    rig.command(PresentToken(CARD))
    rig.run(5.0)
    assert rig.shown()[-2:] == ["F", "PWM"]


def test_dc_has_no_nominal_duty_and_goes_on_at_five_percent() -> None:
    rig = dc_slac()
    rig.mute = True
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.run(200.0)
    assert rig.shown() == ["X1", "5 %", "F", "5 %", "F", "5 %"]
    rig.mute = False
    rig.car.plug_in(rig.now)
    rig.until(lambda: rig.may_talk)


@LINES
def test_a_matched_car_that_does_not_talk_goes_over_x1_without_e_f(line: Line) -> None:
    """[V2G3-M06-06]."""
    rig = SlacRig(line=line)
    rig.command(PresentToken(CARD))
    rig.linked()
    rig.until(lambda: rig.lease.drive.duty_percent > 5.0)
    assert rig.shown()[-4:] == ["X1", "5 %", "X1", "PWM"]
    assert rig.lasted(len(rig.drives) - 2) == pytest.approx(3.0, abs=0.1)


def test_authorised_while_it_matches_waits_for_the_match() -> None:
    rig = SlacRig(habits=Habits(match_delay_s=8.0))
    rig.command(PresentToken(CARD))
    rig.linked()
    assert rig.shown() == ["X1", "5 %"]


def test_matching_begins_at_nominal_duty() -> None:
    rig = SlacRig(mute=True)
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.until(lambda: rig.lease.drive.duty_percent > 5.0)
    rig.car.plug_in(rig.now)
    rig.until(lambda: rig.may_talk)
    rig.session()
    assert rig.lease.drive == DIGITAL


def test_the_board_that_can_make_e() -> None:
    rig = SlacRig(ac_settings(slac=True, step_drives=(DRIVE_E,)), mute=True)
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.until(lambda: rig.lease.drive.duty_percent > 5.0)
    assert rig.shown() == ["X1", "5 %", "E", "PWM"]


def test_where_the_board_can_make_both_the_second_try_is_the_other_one() -> None:
    """Some vehicles stay in a fault after F, others begin anew only when the pilot is gone."""
    rig = SlacRig(ac_settings(slac=True, step_drives=(DRIVE_F, DRIVE_E)), mute=True)
    rig.plug_in()
    rig.run(150.0)
    assert rig.shown() == ["X1", "5 %", "F", "5 %", "E", "5 %", "X1"]
    assert [rig.lasted(at) for at in (2, 4)] == pytest.approx([4.0] * 2, abs=0.1)
    assert not rig.told(StopV2g)


# --- what breaks ----------------------------------------------------------------------------------------------------


@LINES
def test_link_lost_while_charging(line: Line) -> None:
    """[PLCLinkStatus_007]: X1 within T_conn_max_comm, E/F, 5 % again, and the same transaction goes on."""
    rig = SlacRig(line=line)
    rig.command(PresentToken(CARD))
    rig.linked()
    rig.session()
    rig.eim()
    rig.run(0.1)
    rig.ac_charge()
    broke = rig.now
    rig.copper.connect(rig.station_node, rig.car_node, 90)
    rig.until(lambda: bool(rig.told(StopV2g)))
    assert not rig.may_talk
    rig.end_session(EndReason.LOCAL_STOP)
    assert not rig.closed
    assert rig.lease.drive == X1 and rig.now - broke <= 8.0
    rig.copper.connect(rig.station_node, rig.car_node, 15)
    rig.pilot(PilotState.B)
    rig.until(lambda: rig.lease.drive.kind is DriveKind.F)
    rig.until(lambda: rig.lease.drive == DIGITAL)
    assert rig.shown()[-4:] == ["5 %", "X1", "F", "5 %"]
    rig.until(lambda: rig.may_talk)
    rig.session()
    rig.eim()
    rig.ac_charge()
    assert rig.closed and rig.journal.open() == "tx-1"


def test_link_lost_again_and_again_ends_in_basic_charging() -> None:
    rig = SlacRig()
    rig.command(PresentToken(CARD))
    rig.plug_in()
    for _ in range(3):
        rig.until(lambda: rig.may_talk)
        rig.station.on_slac(LinkLost(CAR_MAC), rig.now)
        rig.evse.leave(rig.now)
        rig.run(0.2)
    rig.until(lambda: rig.lease.drive.duty_percent > 5.0)
    assert rig.shown().count("F") == 2


def test_no_session_within_the_setup_time_is_a_d_link_error() -> None:
    rig = SlacRig()
    rig.linked()
    rig.end_session(EndReason.SETUP_TIMEOUT)
    assert rig.lease.drive == X1
    rig.run(1.1)
    assert rig.told(LeaveNetwork) and not rig.may_talk
    rig.until(lambda: rig.may_talk)
    assert rig.shown() == ["X1", "5 %", "X1", "F", "5 %"]


def test_a_lost_link_changes_nothing_in_basic_charging() -> None:
    """[V2G3-M07-12]."""
    rig = SlacRig()
    rig.command(PresentToken(CARD))
    rig.linked()
    rig.until(lambda: rig.lease.drive.duty_percent > 5.0)
    rig.pilot(PilotState.C)
    rig.run(0.5)
    rig.copper.connect(rig.station_node, rig.car_node, 90)
    rig.run(20.0)
    assert rig.closed and rig.lease.drive.duty_percent > 5.0


@LINES
def test_pause_and_return_with_the_stored_key(line: Line) -> None:
    rig = SlacRig(line=line)
    rig.command(PresentToken(CARD))
    rig.linked()
    rig.session()
    rig.eim()
    rig.run(0.1)
    rig.ac_charge()
    rig.ac_stop(EndReason.PAUSED)
    assert rig.told(PauseNetwork) and not rig.told(LeaveNetwork) and not rig.may_talk
    key = rig.station_node.modem.nmk
    rig.run(120.0)
    assert rig.evse.phase is Phase.PAUSED and rig.lease.drive == X1
    rig.hardware.toggles += 1  # B-C-B
    rig.run(0.2)
    assert rig.told(ResumeNetwork) and rig.lease.drive == DIGITAL
    rig.until(lambda: rig.may_talk, 6.5)
    assert rig.station_node.modem.nmk == key
    rig.session(resumed=True)
    rig.eim()
    rig.ac_charge()
    assert rig.closed and rig.journal.open() == "tx-1"


def test_a_paused_car_that_comes_back_without_its_key_matches_anew() -> None:
    rig = SlacRig()
    rig.linked()
    rig.session()
    rig.end_session(EndReason.PAUSED)
    rig.run(1.0)
    rig.car.plug_in(rig.now)
    rig.until(lambda: rig.may_talk)
    assert rig.lease.drive == DIGITAL


# --- the modem ------------------------------------------------------------------------------------------------------


def test_a_modem_that_dies_while_idle_is_a_fault_and_basic_charging_goes_on() -> None:
    rig = SlacRig()
    rig.run(10.0)
    rig.station_node.modem.silent = True
    rig.until(lambda: rig.station.faults.has("modem_silent"), 120.0)
    assert rig.station.faults.blocking is None and not rig.station.faults.has("modem_out_of_service")
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.pilot(PilotState.C)
    rig.run(0.5)
    assert rig.closed
    rig.unplug()
    rig.station_node.modem.silent = False
    rig.until(lambda: not rig.station.faults.has("modem_silent"), 60.0)
    rig.linked()


def test_a_dc_station_without_a_modem_is_out_of_service() -> None:
    rig = dc_slac()
    rig.run(10.0)
    rig.station_node.modem.silent = True
    rig.until(lambda: rig.station.faults.blocking is not None, 120.0)
    blocking = rig.station.faults.blocking
    assert blocking is not None and blocking.fault.id == "modem_out_of_service"
    rig.station_node.modem.silent = False
    rig.until(lambda: rig.station.faults.blocking is None, 60.0)


@pytest.mark.parametrize(
    ("knob", "fault"),
    [
        ({"role": 0}, "modem_not_coordinator"),
        ({"slac_enable": 1}, "modem_not_evse"),
        ({"confirms": 0}, "modem_key_refused"),
    ],
)
def test_what_is_wrong_with_the_modem_is_a_fault_until_it_is_put_right(knob: dict[str, int], fault: str) -> None:
    rig = SlacRig()
    modem = rig.station_node.modem
    before = {name: getattr(modem, name) for name in knob}
    for name, value in knob.items():
        setattr(modem, name, value)
    modem.restart(rig.now)
    rig.until(lambda: rig.station.faults.has(fault), 60.0)
    for name, value in before.items():
        setattr(modem, name, value)
    modem.restart(rig.now)
    rig.until(lambda: not rig.station.faults.has(fault), 60.0)


def test_no_interface_at_all_is_a_silent_modem() -> None:
    rig = Rig(ac_settings(slac=True))  # an adapter that waits for its interface delivers nothing
    rig.run(14.0)
    assert not rig.station.faults.has("modem_silent")
    rig.run(2.0)
    assert rig.station.faults.has("modem_silent")
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.run(0.1)
    assert rig.lease.drive.duty_percent > 5.0


# --- what is learnt -------------------------------------------------------------------------------------------------


def fail_once(rig: SlacRig) -> None:
    """A visit in which the car matches and never talks."""
    rig.linked()
    rig.end_session(EndReason.SETUP_TIMEOUT)
    rig.unplug()
    rig.run(6.0)


def fallback_of(rig: SlacRig) -> float:
    """Seconds from the link to X1, of an authorised car that matches and does not talk."""
    rig.command(PresentToken(CARD))
    rig.linked()
    return rig.until(lambda: rig.lease.drive == X1)


def test_a_car_that_failed_once_gets_less_time_and_the_second_time_none() -> None:
    rig = SlacRig()
    assert fallback_of(rig) == pytest.approx(10.0, abs=0.3)
    rig.unplug()
    rig.run(6.0)
    rig = SlacRig()
    fail_once(rig)
    assert fallback_of(rig) == pytest.approx(3.0, abs=0.3)
    rig.unplug()
    rig.run(6.0)
    fail_once(rig)
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.until(lambda: rig.lease.drive.duty_percent > 5.0)
    assert not rig.may_talk, "no HLC with this car for a while"


def test_a_charge_by_hlc_forgives_everything() -> None:
    rig = SlacRig()
    fail_once(rig)
    rig.command(PresentToken(CARD))
    rig.linked()
    rig.session()
    rig.eim()
    rig.run(0.1)
    rig.ac_charge()
    rig.ac_stop()
    rig.unplug()
    rig.run(6.0)
    assert fallback_of(rig) == pytest.approx(10.0, abs=0.3)


def test_the_card_of_a_car_that_never_talks_shortens_the_wait() -> None:
    rig = SlacRig(mute=True)
    for seconds in (10.0, 3.0):
        rig.command(PresentToken(CARD))
        rig.plug_in()
        rig.until(lambda: rig.lease.drive == DIGITAL)
        took = rig.until(lambda: rig.lease.drive.kind is DriveKind.F)
        assert took == pytest.approx(seconds, abs=0.3)
        rig.until(lambda: rig.lease.drive.duty_percent > 5.0)
        rig.pilot(PilotState.C)
        rig.run(1.0)
        assert rig.closed
        rig.pilot(PilotState.B)
        rig.unplug()
        rig.run(6.0)


def test_what_was_learnt_survives_a_power_cut_and_is_forgotten_on_order() -> None:
    rig = SlacRig()
    fail_once(rig)
    fail_once(rig)
    kept = dict(rig.kept)  # what lay in the store when the power went
    again = SlacRig(known=known_from(kept))
    assert [one.failures for one in again.station.learnt(again.now)] == [2]
    again.command(PresentToken(CARD))
    again.plug_in()
    again.until(lambda: again.lease.drive.duty_percent > 5.0)
    assert not again.may_talk, "no HLC with this car, also after the restart"
    (shown,) = again.station.learnt(again.now)
    assert shown.name == "vehicle 02:ec:00:00:00:01" and "without" in shown.follows
    assert again.command(ForgetVehicles("02:ec:00:00:00:02")).result is Result.REJECTED
    assert again.command(ForgetVehicles("02:EC:00:00:00:01")).result is Result.ACCEPTED
    again.run(0.1)
    assert LEARNT_KEY not in again.kept and not again.station.learnt(again.now)


def test_what_was_learnt_leaves_the_disk_after_a_week_without_anybody_there() -> None:
    rig = SlacRig()
    fail_once(rig)
    assert LEARNT_KEY in rig.kept
    rig.copper.run(rig.now)
    rig.clock.advance(KEPT_S - 60.0)
    rig.copper.now = rig.now
    rig.run(0.1)
    assert LEARNT_KEY in rig.kept
    rig.run(70.0)
    assert LEARNT_KEY not in rig.kept


def test_a_card_is_shown_by_its_end_and_forgotten_by_whoever_has_it() -> None:
    rig = SlacRig(mute=True)
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.until(lambda: rig.lease.drive.duty_percent > 5.0)
    rig.pilot(PilotState.C)
    rig.run(1.0)
    rig.pilot(PilotState.B)
    rig.unplug()
    rig.run(1.0)
    (shown,) = rig.station.learnt(rig.now)
    assert shown.name.startswith("card …") and CARD.value.lower() not in shown.name.lower()
    assert rig.command(ForgetVehicles(CARD.value)).result is Result.ACCEPTED
    assert rig.command(ForgetVehicles()).result is Result.ACCEPTED, "nothing left is no failure"


# --- A, E and F -----------------------------------------------------------------------------------------------------


@LINES
@pytest.mark.parametrize("after_s", [0.7, 1.0, 1.4, 2.0, 4.0])
def test_unplugged_at_any_time_is_silence_and_a_new_beginning(line: Line, after_s: float) -> None:
    rig = SlacRig(line=line)
    rig.plug_in()
    rig.run(after_s)
    rig.unplug()
    mark = len(rig.copper.sent)
    rig.run(5.0)
    assert not [at for at, node, _data in rig.copper.sent[mark:] if node is rig.station_node]
    assert rig.evse.pilot is Pilot.A and rig.told(HlcEnable)[-1] == HlcEnable(False)
    rig.linked()


# --- Anything at all ------------------------------------------------------------------------------------------------

step = st.one_of(
    st.tuples(st.just("pilot"), st.sampled_from([PilotState.A, PilotState.B, PilotState.C, PilotState.E])),
    st.tuples(st.just("time"), st.sampled_from([0.05, 0.5, 4.0, 12.0, 45.0])),
    st.tuples(st.just("car"), st.sampled_from(["plug_in", "start_over"])),
    st.tuples(st.just("modem"), st.sampled_from(["silent", "restart"])),
    st.tuples(st.just("line"), st.sampled_from([15, 90])),
    st.tuples(st.just("session"), st.sampled_from([None, *EndReason])),
    st.tuples(st.just("token"), st.none()),
    st.tuples(st.just("toggle"), st.none()),
    st.tuples(
        st.just("event"),
        st.sampled_from(
            [LinkLost(CAR_MAC), LinkUp(CAR_MAC), LinkDown(), InterfaceLost("x"), KeySet(b"other"), ModemRestarted()]
            + [MatchFailed(reason, CAR_MAC) for reason in FailReason]
            + [ModemTrouble(trouble) for trouble in Trouble]
            + [TroubleOver(trouble) for trouble in Trouble]
        ),
    ),
)


@settings(max_examples=20, deadline=None)
@given(st.lists(step, max_size=25), st.booleans())
def test_any_sequence_keeps_the_rules(sequence: list[tuple[str, object]], dc: bool) -> None:
    """The rig checks power and transactions, and that nothing is sent to a vehicle in A, E and F, after every pass."""
    rig = dc_slac() if dc else SlacRig()
    for kind, what in sequence:
        match kind:
            case "pilot":
                assert isinstance(what, PilotState)
                rig.pilot(what)
            case "time":
                assert isinstance(what, float)
                rig.run(what)
            case "car":
                getattr(rig.car, str(what))(rig.now)
            case "modem" if what == "silent":
                rig.station_node.modem.silent = not rig.station_node.modem.silent
            case "modem":
                rig.station_node.modem.restart(rig.now)
            case "line":
                assert isinstance(what, int)
                rig.copper.connect(rig.station_node, rig.car_node, what)
            case "session" if what is None:
                if rig.may_talk and not rig.station._v2g.active:
                    rig.session()
            case "session":
                assert isinstance(what, EndReason)
                if rig.station._v2g.active:
                    rig.end_session(what)
            case "token":
                rig.command(PresentToken(CARD))
            case "toggle":
                rig.hardware.toggles += 1
                rig.run(0.1)
            case _:
                rig.station.on_slac(what, rig.now)  # type: ignore[arg-type]
                rig.settle()
        rig.run(0.1)
        told = rig.told(TellPilot)
        if rig.lease.drive.kind in (DriveKind.E, DriveKind.F) and told:
            assert told[-1].pilot in (Pilot.E, Pilot.F)  # type: ignore[attr-defined]
        if rig.may_talk:
            assert rig.station._powerline.linked
    rig.pilot(PilotState.A)
    rig.station_node.modem.silent = False
    rig.copper.connect(rig.station_node, rig.car_node, 15)
    for trouble in Trouble:
        rig.station.on_slac(TroubleOver(trouble), rig.now)
    rig.station.on_slac(KeySet(b"again"), rig.now)
    rig.station._powerline.memory = HlcMemory()  # a vehicle that failed often is refused for a while, and rightly
    rig.run(40.0)
    rig.linked()  # whatever was: the next visit begins as it should
