"""The station's core: phases, pilot, keys, link, several vehicles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.slac.api import (
    FailReason,
    KeySet,
    LinkDetection,
    LinkDown,
    LinkLost,
    LinkUp,
    Matched,
    MatchFailed,
    ModemPolicy,
    ModemTrouble,
    Pilot,
    SlacConfig,
    Trouble,
)
from firmware.slac.evse import EvseSlac, Phase
from firmware.slac.frames import BROADCAST, LOCAL_MODEM, Frame, decode, encode, homeplug, vendor
from tests.slac import samples
from tests.slac.rig import EV, EV2, EVSE, MODEM, RUN, Bench, kinds, match, parm, profile, response, sound, start

RUN2 = EV2 + b"\0\1"


def keys(bench: Bench) -> list[bytes]:
    """NMKs that the modem was given, without repeats."""
    sent = [message.nmk for message in bench.to_modem if isinstance(message, homeplug.SetKeyReq)]
    return list(dict.fromkeys(sent))


def failures(bench: Bench) -> list[FailReason]:
    return [event.reason for event in bench.events if isinstance(event, MatchFailed)]


# --- The key --------------------------------------------------------------------------------------------------------


def test_a_key_at_start_and_idle_until_a_vehicle_comes() -> None:
    bench = Bench(pilot=Pilot.A)
    assert bench.evse.phase is Phase.IDLE
    assert len(keys(bench)) == 1
    assert isinstance(bench.events[0], KeySet)
    bench.evse.set_pilot(Pilot.B, bench.now)
    assert bench.evse.phase is Phase.MATCHING
    assert len(keys(bench)) == 1  # set before the vehicle came: it may ask at once


def test_nothing_is_answered_until_the_modem_has_the_key() -> None:
    bench = Bench(SlacConfig(modem=ModemPolicy.REQUIRED), modem=False)
    bench.pass_time(30.0)
    assert bench.evse.phase is Phase.RESET
    assert bench.feed(parm()) == []
    bench.modem = True
    bench.pass_time(3.0)
    assert bench.evse.phase is Phase.MATCHING
    assert kinds(bench.feed(parm())) == ["SlacParmCnf"]


def test_without_any_modem_it_listens_after_five_seconds_and_goes_on_trying() -> None:
    bench = Bench(modem=False)
    bench.pass_time(4.9)
    assert bench.evse.phase is Phase.RESET
    bench.pass_time(0.2)
    assert bench.evse.phase is Phase.MATCHING
    assert ModemTrouble(Trouble.SILENT) in bench.events
    assert [event.modem for event in bench.events if isinstance(event, KeySet)] == [False]
    bench.feed(parm(), start(), *[sound(n) for n in range(10)])
    (told,) = bench.pass_time(0.7)
    assert isinstance(told, homeplug.AttenCharInd)
    assert set(told.groups) == {10}
    bench.feed(response(), match())
    assert LinkUp(EV, assumed=True) in bench.events
    bench.modem = True
    bench.pass_time(5.0)
    assert [event.modem for event in bench.events if isinstance(event, KeySet)] == [False, True]


def test_a_modem_that_was_there_is_waited_for() -> None:
    bench = Bench()
    bench.modem = False
    bench.evse.leave(bench.now)
    bench.pass_time(20.0)
    assert bench.evse.phase is Phase.RESET
    assert ModemTrouble(Trouble.SILENT) in bench.events


def test_a_key_that_was_given_away_changes_at_unplugging() -> None:
    bench = Bench()
    bench.matched()
    bench.evse.set_pilot(Pilot.A, bench.now)
    bench.pump()
    assert bench.evse.phase is Phase.IDLE
    assert len(keys(bench)) == 2


@pytest.mark.parametrize("pilot", [Pilot.E, Pilot.F])
def test_e_and_f_end_a_match_and_change_the_key(pilot: Pilot) -> None:
    bench = Bench()
    bench.matched()
    bench.evse.set_pilot(pilot, bench.now)
    bench.pump()
    assert bench.evse.phase is Phase.IDLE
    assert len(keys(bench)) == 2
    bench.evse.set_pilot(Pilot.B, bench.now)
    assert bench.evse.phase is Phase.MATCHING


def test_the_e_f_step_of_a_retry_keeps_a_key_that_nobody_saw() -> None:
    bench = Bench()
    bench.evse.set_pilot(Pilot.F, bench.now)
    bench.evse.set_pilot(Pilot.B, bench.now)
    bench.pump()
    assert (bench.evse.phase, len(keys(bench))) == (Phase.MATCHING, 1)


def test_leave_changes_the_key_at_once() -> None:
    bench = Bench()
    bench.matched()
    bench.evse.leave(bench.now)
    bench.pump()
    assert len(keys(bench)) == 2
    assert bench.evse.phase is Phase.MATCHING


# --- The pilot ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pilot", [Pilot.A, Pilot.E, Pilot.F])
def test_no_answer_in_a_e_f(pilot: Pilot) -> None:
    bench = Bench(pilot=pilot)
    assert bench.feed(parm(), start(), sound(), profile(), response(), match()) == []
    assert bench.pass_time(60.0) == []


@pytest.mark.parametrize("pilot", [Pilot.A, Pilot.E, Pilot.F])
@pytest.mark.parametrize("steps", range(5))
def test_unplugging_in_every_state_ends_silently(pilot: Pilot, steps: int) -> None:
    bench = Bench()
    reach = [lambda: bench.feed(parm()), lambda: bench.feed(start(), sound(), profile())]
    reach += [bench.measured, lambda: bench.feed(response()), lambda: bench.feed(match())]
    for step in reach[: steps + 1]:
        step()
    before = len(bench.sent)
    bench.evse.set_pilot(pilot, bench.now)
    bench.pump()
    bench.pass_time(30.0)
    assert bench.answers(before) == []
    assert not bench.evse.sessions
    assert bench.evse.phase is Phase.IDLE
    bench.evse.set_pilot(Pilot.B, bench.now)
    bench.matched()


def test_c_and_d_are_as_good_as_b() -> None:
    for pilot in (Pilot.C, Pilot.D):
        assert kinds(Bench(pilot=pilot).feed(parm())) == ["SlacParmCnf"]


def test_nobody_came() -> None:
    bench = Bench()
    bench.pass_time(39.9)
    assert failures(bench) == []
    bench.pass_time(0.2)
    assert failures(bench) == [FailReason.NO_PARM_REQ]
    bench.pass_time(100.0)
    assert failures(bench) == [FailReason.NO_PARM_REQ]
    assert kinds(bench.feed(parm())) == ["SlacParmCnf"]  # late, but welcome


def test_a_neighbour_that_only_asks_does_not_hide_that_nobody_came() -> None:
    bench = Bench()
    bench.pass_time(39.8)
    bench.feed(parm())
    bench.pass_time(0.3)
    assert failures(bench) == []
    bench.pass_time(0.2)
    assert failures(bench) == [FailReason.NO_START, FailReason.NO_PARM_REQ]


# --- The link -------------------------------------------------------------------------------------------------------


def test_matched_then_link_up() -> None:
    bench = Bench()
    bench.matched(link=0)
    assert bench.evse.phase is Phase.WAIT_LINK
    assert any(isinstance(event, Matched) and event.ev_mac == EV for event in bench.events)
    bench.pass_time(3.0)
    assert LinkUp(EV) not in bench.events
    bench.link = 1
    bench.pass_time(0.11)
    assert bench.events[-1] == LinkUp(EV)


def test_no_link_in_twelve_seconds_means_a_new_key() -> None:
    bench = Bench()
    bench.matched(link=0)
    bench.pass_time(11.9)
    assert failures(bench) == []
    bench.pass_time(0.2)
    assert failures(bench) == [FailReason.NO_LINK]
    assert len(keys(bench)) == 2
    bench.matched()


def test_the_vehicle_missed_the_match_confirmation() -> None:
    bench = Bench()
    bench.matched(link=0)
    assert kinds(bench.feed(match())) == ["SlacMatchCnf"]
    run = EV + b"\0\2"
    bench.measured(run=run)
    bench.feed(response(run=run))
    bench.link = 1
    assert kinds(bench.feed(match(run=run))) == ["SlacMatchCnf"]
    bench.pass_time(0.2)
    assert bench.evse.phase is Phase.MATCHED
    assert len(keys(bench)) == 1


def test_a_vehicle_that_starts_over_and_gives_up_costs_the_key() -> None:
    bench = Bench()
    bench.matched(link=0)
    bench.feed(parm())
    assert bench.feed(parm(RUN2), source=EV2) == []  # the key is another vehicle's
    bench.pass_time(0.5)
    assert len(keys(bench)) == 2
    assert kinds(bench.feed(parm(RUN2), source=EV2)) == ["SlacParmCnf"]


def test_linked_ignores_parm_requests_and_match_requests() -> None:
    bench = Bench()
    bench.matched()
    assert bench.feed(parm(), match()) == []
    assert bench.feed(parm(RUN2), source=EV2) == []


def test_a_crashed_stack_may_start_over_once_the_link_is_down() -> None:
    bench = Bench()
    bench.matched()
    bench.link = 0
    bench.pass_time(1.1)
    assert bench.events[-1] == LinkDown()
    assert bench.feed(parm(RUN2), source=EV2) == []
    assert kinds(bench.feed(parm())) == ["SlacParmCnf"]
    assert LinkLost(EV) in bench.events


def test_a_short_break_is_forgiven() -> None:
    bench = Bench()
    bench.matched()
    bench.link = 0
    bench.pass_time(3.0)
    bench.link = 1
    bench.pass_time(1.1)
    assert kinds(bench.events)[-2:] == ["LinkDown", "LinkUp"]
    bench.pass_time(60.0)
    assert bench.evse.phase is Phase.MATCHED


@pytest.mark.parametrize("silent", [False, True])
def test_link_lost_within_seven_seconds(silent: bool) -> None:
    bench = Bench()
    bench.matched()
    bench.pass_time(5.0)
    bench.take_events()
    bench.link, bench.modem = 0, not silent
    bench.pass_time(7.0)
    assert kinds(bench.events)[:2] == ["LinkDown", "LinkLost"]
    assert len(keys(bench)) == 2


def test_a_modem_that_answers_no_link_query() -> None:
    bench = Bench()
    bench.matched(link=0)
    bench.evse = EvseSlac(EVSE, SlacConfig(), bytes, bench.now)
    nonce = bytes(4)
    bench.evse.receive_frame(encode(Frame(EVSE, MODEM, homeplug.SetKeyCnf(1, bytes(4), nonce, 4, 0, 0, 0))), bench.now)
    bench.evse.set_pilot(Pilot.B, bench.now)
    bench.modem = False
    bench.pump()
    bench.measured()
    bench.feed(response(), match())
    bench.take_events()
    bench.pass_time(2.1)
    assert LinkUp(EV, assumed=True) in bench.events
    bench.pass_time(60.0)
    assert bench.evse.phase is Phase.MATCHED


def test_link_detection_off() -> None:
    bench = Bench(SlacConfig(link_detection=LinkDetection.NONE))
    bench.matched(link=0)
    assert LinkUp(EV, assumed=True) in bench.events
    assert kinds(bench.feed(parm())) == ["SlacParmCnf"]  # nobody can tell: the vehicle is believed


def test_another_vehicle_after_an_assumed_link() -> None:
    bench = Bench(SlacConfig(modem=ModemPolicy.NONE))
    bench.matched(link=0)
    assert kinds(bench.feed(parm(RUN2), source=EV2)) == ["SlacParmCnf"]
    assert LinkLost(EV) in bench.events


def test_another_vehicle_on_a_bench_without_a_pilot() -> None:
    for pilot_known in (True, False):
        bench = Bench(SlacConfig(pilot_known=pilot_known))
        bench.matched()
        assert bench.feed(parm(RUN2), source=EV2) == []
        bench.link = 0
        bench.pass_time(1.1)
        first = bench.feed(parm(RUN2), source=EV2)  # takes a new key first
        again = bench.feed(parm(RUN2), source=EV2)
        assert kinds(first + again) == ([] if pilot_known else ["SlacParmCnf"])
        assert len(keys(bench)) == (1 if pilot_known else 2)


@pytest.mark.parametrize("source", [EV, EV2])
@pytest.mark.parametrize("pilot_known", [True, False])
def test_requests_that_go_on_although_the_modems_are_linked(pilot_known: bool, source: bytes) -> None:
    """A bench has no plug to pull: whoever goes on asking has taken the place of the one that was linked."""
    bench = Bench(SlacConfig(pilot_known=pilot_known))
    bench.matched()
    for _ in range(3):  # a test of conformance asks so often at most, and is ignored [PLCLinkStatus_003]
        assert bench.feed(parm(RUN2), source=source) == []
        bench.pass_time(0.25)
    bench.pass_time(3.0)
    answers = [kind for _ in range(3) for kind in kinds(bench.feed(parm(RUN2), source=source))]
    assert bool(answers) is not pilot_known
    assert len(keys(bench)) == (1 if pilot_known else 2)


def test_link_by_stations_and_by_broadcast() -> None:
    for method in (LinkDetection.STATIONS, LinkDetection.BROADCAST):
        bench = Bench(SlacConfig(link_detection=method))
        bench.matched(link=0)
        for other in (bytes.fromhex("00b052dead02"), MODEM):
            bench.pass_time(0.01)
            station = vendor.NwStation(other, 2, bytes(6), 9, 9)
            answer = vendor.NwInfoCnf(1, bytes(7), 1, 1, 2, MODEM, 1, (station,))
            version = vendor.SwVerCnf(0, 0, b"x")
            message = answer if method is LinkDetection.STATIONS else version
            bench.evse.receive_frame(encode(Frame(EVSE, other, message)), bench.now)
        bench.pump()
        assert LinkUp(EV) in bench.events, method


def test_pause_and_resume_with_the_stored_key() -> None:
    bench = Bench()
    bench.matched()
    bench.evse.pause(bench.now)
    bench.link = 0
    bench.pass_time(600.0)
    assert bench.evse.phase is Phase.PAUSED
    bench.evse.resume(bench.now)
    bench.pass_time(4.0)
    bench.link = 1
    bench.pass_time(0.2)
    assert bench.evse.phase is Phase.MATCHED
    assert len(keys(bench)) == 1


def test_a_vehicle_that_does_not_come_back() -> None:
    bench = Bench()
    bench.matched()
    bench.evse.pause(bench.now)
    bench.link = 0
    bench.evse.resume(bench.now)
    bench.pass_time(6.1)
    assert failures(bench) == [FailReason.NO_RESUME]
    assert (bench.evse.phase, len(keys(bench))) == (Phase.MATCHING, 2)


def test_a_sleeping_vehicle_may_also_match_anew_and_unplugging_ends_the_sleep() -> None:
    bench = Bench()
    bench.matched()
    bench.evse.pause(bench.now)
    assert kinds(bench.feed(parm())) == ["SlacParmCnf"]
    bench = Bench()
    bench.matched()
    bench.evse.pause(bench.now)
    bench.evse.set_pilot(Pilot.A, bench.now)
    bench.pump()
    assert (bench.evse.phase, len(keys(bench))) == (Phase.IDLE, 2)


# --- Several vehicles -----------------------------------------------------------------------------------------------


def test_the_first_match_drops_the_others() -> None:
    bench = Bench()
    for ev, run in ((EV, RUN), (EV2, RUN2)):
        bench.measured(ev, run)
        bench.feed(response(ev, run), source=ev)
    assert kinds(bench.feed(match(EV2, RUN2), source=EV2)) == ["SlacMatchCnf"]
    assert list(bench.evse.sessions) == [EV2]
    assert bench.feed(match()) == []


def test_vehicles_with_one_run_id() -> None:
    bench = Bench()
    tesla = b"TESLA EV"
    bench.feed(parm(tesla), source=EV)
    bench.feed(parm(tesla), source=EV2)
    bench.feed(start(EV, tesla), source=EV)
    bench.feed(start(EV2, tesla), source=EV2)
    bench.feed(profile(30, EV), profile(40, EV2))
    told = bench.pass_time(0.7)
    assert {(message.ev_mac, message.groups[0]) for message in told if isinstance(message, homeplug.AttenCharInd)} == {
        (EV, 30),
        (EV2, 40),
    }


def test_a_flood_of_requests_does_not_keep_the_right_vehicle_out() -> None:
    bench = Bench()
    bench.measured()
    for number in range(200):
        mac = b"\x02\x00\x00\x00" + number.to_bytes(2, "big")
        bench.feed(parm(mac + b"\0\1"), source=mac)
    assert len(bench.evse.sessions) == 16
    bench.feed(response())
    assert kinds(bench.feed(match())) == ["SlacMatchCnf"]


def test_a_full_house_of_sounding_vehicles_refuses_one_more() -> None:
    bench = Bench()
    for number in range(16):
        mac = b"\x02\x00\x00\x00" + number.to_bytes(2, "big")
        bench.feed(parm(mac + b"\0\1"), start(mac, mac + b"\0\1"), source=mac)
    assert bench.feed(parm()) == []


# --- What is not ours -----------------------------------------------------------------------------------------------


def test_frames_for_others_from_ourselves_and_from_groups_are_ignored() -> None:
    bench = Bench()
    assert bench.feed(parm(), to=EV2) == []
    assert bench.feed(parm(), source=EVSE) == []
    assert bench.feed(parm(), source=BROADCAST) == []
    bench.evse.receive_frame(b"\xff" * 40, bench.now)
    assert (bench.evse.counters.ignored, bench.evse.counters.malformed) == (3, 1)


def test_amp_map_is_answered_to_vehicles_in_a_session_only() -> None:
    bench = Bench()
    ask = homeplug.AmpMapReq(917, bytes(459))
    assert bench.feed(ask) == []
    bench.matched()
    assert bench.feed(ask) == [homeplug.AmpMapCnf(0)]


# --- Anything at all ------------------------------------------------------------------------------------------------

vehicle = st.sampled_from([EV, EV2, b"\x02\0\0\0\0\1"])
run_ids = st.sampled_from([RUN, RUN2, b"TESLA EV", bytes(8)])
plausible = st.one_of(
    st.builds(parm, run_ids),
    st.builds(start, vehicle, run_ids),
    st.builds(sound, st.integers(0, 9), run_ids),
    st.builds(profile, st.integers(0, 255), vehicle),
    st.builds(response, vehicle, run_ids),
    st.builds(match, vehicle, run_ids),
    st.builds(homeplug.ValidateReq, st.integers(0, 1), st.integers(0, 40), st.integers(0, 4)),
    st.builds(homeplug.SetKeyCnf, st.integers(0, 1), *[st.just(bytes(4))] * 2, *[st.just(0)] * 4),
    st.builds(vendor.LinkStatusCnf, st.integers(0, 1), st.integers(0, 1)),
    samples.messages,
)
actions = st.one_of(
    st.tuples(st.just("frame"), vehicle, plausible),
    st.tuples(st.just("octets"), st.binary(max_size=80), st.none()),
    st.tuples(st.just("time"), st.floats(0.0, 15.0), st.none()),
    st.tuples(st.just("pilot"), st.sampled_from(Pilot), st.none()),
    st.tuples(st.just("call"), st.sampled_from(["leave", "pause", "resume", "modem_restarted"]), st.none()),
    st.tuples(st.just("modem"), st.booleans(), st.integers(0, 1)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(actions, max_size=40), st.booleans(), st.booleans())
def test_any_sequence_leaves_legal_states_and_silence_in_a_e_f(
    sequence: list[tuple[str, object, object]], validates: bool, with_modem: bool
) -> None:
    bench = Bench(SlacConfig(can_validate=validates), modem=with_modem)
    for kind, what, more in sequence:
        before = len(bench.sent)
        if kind == "frame":
            bench.feed(more, source=what)  # type: ignore[arg-type]
        elif kind == "octets":
            bench.evse.receive_frame(EVSE + EV + b"\x88\xe1" + what, bench.now)  # type: ignore[operator]
        elif kind == "time":
            bench.pass_time(what)  # type: ignore[arg-type]
        elif kind == "pilot":
            bench.evse.set_pilot(what, bench.now)  # type: ignore[arg-type]
        elif kind == "modem":
            bench.modem, bench.link = bool(what), int(more)  # type: ignore[call-overload]
        else:
            getattr(bench.evse, str(what))(bench.now)
        bench.pump()
        evse = bench.evse
        if not evse.pilot.connected:
            assert [frame for frame in bench.sent[before:] if not isinstance(frame.message, vendor.SwVerReq)] == []
            assert evse.phase in (Phase.RESET, Phase.IDLE, Phase.PAUSED)
        if evse.phase in (Phase.RESET, Phase.IDLE):
            assert not evse.sessions
        assert len(evse.sessions) <= 16
        assert all(mac == session.ev_mac for mac, session in evse.sessions.items())
        deadline = evse.next_deadline()
        assert deadline is None or deadline > bench.now - 20.0
    given_to: dict[bytes, bytes] = {}
    for frame in bench.sent:
        if isinstance(frame.message, homeplug.SlacMatchCnf):
            assert given_to.setdefault(frame.message.nmk, frame.destination) == frame.destination


def test_modem_messages_go_to_the_local_modem_only() -> None:
    bench = Bench()
    bench.matched()
    for data in bench.evse.frames_to_send():
        frame = decode(data)
        assert frame.destination == LOCAL_MODEM or not isinstance(frame.message, homeplug.SetKeyReq)
