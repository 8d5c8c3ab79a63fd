"""One matching session: every message in every state, every wrong field, every timer."""

from typing import Any

import pytest
from msgspec.structs import replace

from firmware.slac.api import FailReason, Measured, Pilot, SlacConfig
from firmware.slac.frames import Mme, homeplug
from firmware.slac.session import HANDLERS, TIMEOUTS, State
from tests.slac.rig import EV, EV2, EVSE, RUN, Bench, kinds, match, parm, profile, response, sound, start


def reasons(bench: Bench) -> list[object]:
    return [event.reason for event in bench.events if type(event).__name__ == "MatchFailed"]  # type: ignore[union-attr]


def test_nominal() -> None:
    bench = Bench()
    assert bench.feed(parm()) == [homeplug.SlacParmCnf(b"\xff" * 6, 10, 6, 1, EV, 0, 0, RUN)]
    assert bench.feed(start(), start(), start()) == []
    for count in reversed(range(1, 10)):
        assert bench.feed(sound(count), profile(20 + count)) == []
    told = bench.feed(profile(20), sound(0))  # the last profile overtakes its sound
    assert told == [homeplug.AttenCharInd(0, 0, EV, RUN, bytes(17), bytes(17), 10, b"\x18" * 58)]
    assert Measured(EV, 10, b"\x18" * 58) in bench.events
    assert bench.feed(response()) == []
    (confirm,) = bench.feed(match())
    assert isinstance(confirm, homeplug.SlacMatchCnf)
    assert (confirm.ev_mac, confirm.evse_mac, confirm.run_id, confirm.length) == (EV, EVSE, RUN, 0x56)
    set_key = bench.to_modem[0]
    assert isinstance(set_key, homeplug.SetKeyReq)
    assert (confirm.nid, confirm.nmk) == (set_key.nid, set_key.nmk)
    assert all(frame.destination == EV for frame in bench.sent)


def test_the_window_ends_with_what_came() -> None:
    bench = Bench()
    bench.feed(parm(), start(), sound(), profile(10), profile(13))
    assert bench.pass_time(0.6) == []
    (told,) = bench.pass_time(0.1)
    assert isinstance(told, homeplug.AttenCharInd)
    assert (told.sounds, told.groups) == (2, b"\x0b" * 58)


@pytest.mark.parametrize(
    ("heard", "reason"), [([sound()], FailReason.NO_PROFILES), ([], FailReason.NO_SOUNDS)], ids=["sounds", "nothing"]
)
def test_without_a_profile_nothing_is_told(heard: list[Mme], reason: FailReason) -> None:
    bench = Bench()
    bench.feed(parm(), start(), *heard)
    assert bench.pass_time(1.0) == []
    assert reasons(bench) == [reason]


def test_profiles_with_another_number_of_groups_do_not_count() -> None:
    bench = Bench()
    bench.feed(parm(), start(), sound(), homeplug.AttenProfileInd(EV, b"\x10" * 57), profile(30))
    (told,) = bench.pass_time(0.7)
    assert isinstance(told, homeplug.AttenCharInd)
    assert (told.sounds, told.groups) == (1, b"\x1e" * 58)


def test_no_start_within_400_ms() -> None:
    bench = Bench()
    bench.feed(parm())
    bench.pass_time(0.39)
    assert reasons(bench) == []
    bench.pass_time(0.02)
    assert reasons(bench) == [FailReason.NO_START]
    assert bench.feed(start(), sound(), profile()) == []


def test_the_result_is_repeated_twice() -> None:
    bench = Bench()
    bench.measured()
    first = bench.sent[-1].message
    assert bench.pass_time(0.19) == []
    assert bench.pass_time(0.02) == [first]
    assert bench.pass_time(0.2) == [first]
    assert bench.pass_time(5.0) == []
    assert reasons(bench) == [FailReason.NO_RESPONSE]
    assert kinds(bench.events).count("Measured") == 1


def test_ten_seconds_for_the_match_request() -> None:
    bench = Bench()
    bench.measured()
    bench.feed(response())
    bench.pass_time(9.9)
    assert reasons(bench) == []
    bench.pass_time(0.2)
    assert reasons(bench) == [FailReason.NO_MATCH]
    assert bench.feed(match()) == []


def test_a_match_request_makes_good_for_a_lost_response() -> None:
    bench = Bench()
    bench.measured()
    assert kinds(bench.feed(match())) == ["SlacMatchCnf"]


def test_the_same_match_request_gets_the_same_answer() -> None:
    bench = Bench()
    bench.measured()
    bench.feed(response())
    first = bench.feed(match())
    assert bench.feed(match()) == first


WRONG: list[tuple[str, Mme]] = [
    *(("parm", replace(homeplug.SlacParmReq(RUN), **{name: 1})) for name in ("application", "security")),
    *(("start", replace(start(), **{name: 9})) for name in ("application", "security", "response_type")),
    ("start", replace(start(), run_id=bytes(8))),
    *(("response", replace(response(), **{name: 1})) for name in ("application", "security", "result")),
    *(("response", replace(response(), **{name: b"\1" * 17})) for name in ("source_id", "response_id")),
    ("response", replace(response(), ev_mac=EV2)),
    ("response", replace(response(), run_id=bytes(8))),
    *(("match", replace(match(), **{name: 1})) for name in ("application", "security", "length")),
    *(("match", replace(match(), **{name: b"\1" * 17})) for name in ("ev_id", "evse_id")),
    *(("match", replace(match(), **{name: EV2})) for name in ("ev_mac", "evse_mac")),
    ("match", replace(match(), run_id=bytes(8))),
]


@pytest.mark.parametrize(("step", "message"), WRONG, ids=[f"{step}-{n}" for n, (step, _m) in enumerate(WRONG)])
def test_a_wrong_field_is_ignored_and_the_right_message_still_counts(step: str, message: Mme) -> None:
    bench = Bench()
    if step == "parm":
        assert bench.feed(message) == []
        assert kinds(bench.feed(parm())) == ["SlacParmCnf"]
    elif step == "start":
        bench.feed(parm(), message)
        assert bench.evse.sessions[EV].state is State.WAIT_START
        bench.feed(start())
        assert bench.evse.sessions[EV].state is State.SOUNDING
    elif step == "response":
        bench.measured()
        bench.feed(message)
        assert bench.evse.sessions[EV].state is State.WAIT_RESPONSE
        assert kinds(bench.pass_time(0.25)) == ["AttenCharInd"]  # as if nothing had come
        bench.feed(response())
        assert bench.evse.sessions[EV].state is State.WAIT_MATCH
    else:
        bench.measured()
        bench.feed(response())
        assert bench.feed(message) == []
        assert kinds(bench.feed(match())) == ["SlacMatchCnf"]


def test_copies_of_our_own_words_are_not_judged() -> None:
    bench = Bench()
    bench.feed(parm(), replace(start(), forwarding=bytes(6), sounds=8, timeout_100ms=10))
    assert bench.evse.sessions[EV].state is State.SOUNDING


def test_sounds_with_wrong_fields_are_not_counted() -> None:
    bench = Bench()
    bench.feed(parm(), start())
    for change in ({"application": 1}, {"security": 1}, {"sender_id": b"\1" * 17}, {"run_id": bytes(8)}):
        bench.feed(replace(sound(), **change))  # type: ignore[arg-type]
    assert bench.evse.sessions[EV].sounds == 0


STATES: dict[State, Any] = {
    State.WAIT_START: lambda bench: bench.feed(parm()),
    State.SOUNDING: lambda bench: bench.feed(parm(), start(), sound(), profile()),
    State.WAIT_RESPONSE: lambda bench: bench.measured(),
    State.WAIT_MATCH: lambda bench: (bench.measured(), bench.feed(response())),
}


@pytest.mark.parametrize("state", list(STATES))
@pytest.mark.parametrize("run", [RUN, b"TESLA EV"], ids=["same RunID", "new RunID"])
def test_a_repeated_parm_request_is_answered_and_the_session_can_still_finish(state: State, run: bytes) -> None:
    bench = Bench()
    STATES[state](bench)
    assert bench.evse.sessions[EV].state is state
    assert bench.feed(parm(run)) == [homeplug.SlacParmCnf(b"\xff" * 6, 10, 6, 1, EV, 0, 0, run)]
    assert list(bench.evse.sessions) == [EV]
    bench.feed(start(run=run))
    assert bench.evse.sessions[EV].average.profiles == 0
    for count in reversed(range(10)):
        bench.feed(sound(count, run), profile())
    bench.feed(response(run=run))
    assert kinds(bench.feed(match(run=run))) == ["SlacMatchCnf"]


def test_a_late_copy_of_the_parm_request_throws_nothing_away() -> None:
    bench = Bench()
    bench.feed(parm(), start(), *[message for n in range(5) for message in (sound(9 - n), profile())])
    bench.feed(parm())
    told = bench.feed(*[message for n in range(5) for message in (sound(4 - n), profile())])
    assert [message.sounds for message in told if isinstance(message, homeplug.AttenCharInd)] == [10]


def test_every_state_and_message_without_a_row_is_ignored() -> None:
    messages: list[Mme] = [start(), sound(), profile(), response(), match(), homeplug.ValidateReq(0, 0, 1)]
    for state, reach in STATES.items():
        for message in messages:
            if (state, type(message)) in HANDLERS:
                continue
            bench = Bench()
            reach(bench)
            assert bench.feed(message) == []
            assert bench.evse.sessions[EV].state is state


def test_every_waiting_state_has_a_timeout() -> None:
    assert set(TIMEOUTS) == set(STATES)


# --- CM_VALIDATE ---------------------------------------------------------------------------------------------------

READY = homeplug.ValidateReq(0, 0, 1)


def waiting_for_match(config: SlacConfig | None = None) -> Bench:
    bench = Bench(config)
    bench.measured()
    bench.feed(response())
    return bench


def test_validation_is_declined_without_a_sampler() -> None:
    bench = waiting_for_match()
    assert bench.feed(READY) == [homeplug.ValidateCnf(0, 0, homeplug.VALIDATE_NOT_REQUIRED)]
    assert kinds(bench.feed(match())) == ["SlacMatchCnf"]


def test_validation_counts_toggles() -> None:
    bench = waiting_for_match(SlacConfig(can_validate=True))
    bench.evse.set_pilot(Pilot.B, bench.now, toggles=5)
    assert bench.feed(READY) == [homeplug.ValidateCnf(0, 0, homeplug.VALIDATE_READY)]
    assert bench.feed(READY) == [homeplug.ValidateCnf(0, 0, homeplug.VALIDATE_READY)]  # lost, asked again
    assert bench.feed(homeplug.ValidateReq(0, 14, 1)) == []
    bench.evse.set_pilot(Pilot.B, bench.now + 0.5, toggles=8)
    assert bench.pass_time(1.4) == []
    assert bench.pass_time(0.2) == [homeplug.ValidateCnf(0, 3, homeplug.VALIDATE_SUCCESS)]
    assert kinds(bench.feed(match())) == ["SlacMatchCnf"]


def test_the_counting_time_is_bounded() -> None:
    bench = waiting_for_match(SlacConfig(can_validate=True))
    bench.feed(READY, homeplug.ValidateReq(0, 255, 1))
    assert bench.pass_time(3.6) == [homeplug.ValidateCnf(0, 0, homeplug.VALIDATE_SUCCESS)]


def test_the_second_step_alone_fails_and_another_signal_type_is_ignored() -> None:
    bench = waiting_for_match(SlacConfig(can_validate=True))
    failure = [homeplug.ValidateCnf(0, 0, homeplug.VALIDATE_FAILURE)]
    assert bench.feed(homeplug.ValidateReq(0, 14, 1)) == failure
    assert bench.feed(homeplug.ValidateReq(0, 0, 0)) == failure
    assert bench.feed(homeplug.ValidateReq(1, 0, 1)) == []


def test_one_vehicle_validates_at_a_time() -> None:
    bench = waiting_for_match(SlacConfig(can_validate=True))
    bench.measured(EV2, EV2 + b"\0\1")
    bench.feed(response(EV2, EV2 + b"\0\1"), source=EV2)
    bench.feed(READY)
    assert bench.feed(READY, source=EV2) == [homeplug.ValidateCnf(0, 0, homeplug.VALIDATE_NOT_READY)]
    bench.feed(homeplug.ValidateReq(0, 5, 1))
    bench.pass_time(0.7)
    assert bench.feed(READY, source=EV2) == [homeplug.ValidateCnf(0, 0, homeplug.VALIDATE_READY)]


def test_a_vehicle_that_never_ends_validation_frees_it() -> None:
    bench = waiting_for_match(SlacConfig(can_validate=True))
    bench.feed(READY)
    bench.pass_time(10.1)
    assert reasons(bench) == [FailReason.NO_MATCH]
