"""The conformance suite: what every board must do, run over every board there is.

A new board needs a bench in `benches.py` and nothing else. All of it runs on a fake clock; the safety microcontroller
is on a real pseudo terminal, the Pi board on fake sysfs, spidev and GPIO.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from firmware.hal.api import (
    DRIVE_E,
    DRIVE_F,
    X1,
    BoardOutputs,
    ContactorState,
    DriveKind,
    Feature,
    Interlock,
    PilotDrive,
    PilotState,
)
from firmware.hal.boards import BOARDS
from tests.hal.boards.benches import BENCHES, PWM_16A, Bench


@pytest.fixture(params=list(BENCHES))
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    made = BENCHES[request.param]()
    yield made
    made.close()


def test_every_board_is_in_the_suite() -> None:
    assert set(BENCHES) == set(BOARDS)


def test_it_declares_an_interlock_and_sane_ratings(bench: Bench) -> None:
    info = bench.board.info
    assert info.interlock is not Interlock.NONE
    assert 6.0 <= info.max_current_a <= 80.0 and info.phases in (1, 3) and 0.0 <= info.report_delay_s <= 0.25
    assert info.name in BOARDS


# Feature -> (what is done to the world, the fault that must follow)
SEEN = {
    Feature.RCD: ("rcd", "rcd_trip"),
    Feature.EMERGENCY_STOP: ("estop", "emergency_stop"),
    Feature.GRID_LOSS: ("grid-loss", "grid_lost"),
    Feature.TEMPERATURE: ("over-temperature", "over_temperature"),
    Feature.PLUG_TEMPERATURE: ("hot-plug", "over_temperature"),
    Feature.CONTACTOR_FEEDBACK: ("weld", "contactor_welded"),
}


@pytest.mark.parametrize("feature", SEEN, ids=lambda feature: feature.value)
def test_what_it_declares_it_sees_and_what_it_does_not_declare_it_does_not_invent(
    bench: Bench, feature: Feature
) -> None:
    injected, fault = SEEN[feature]
    bench.charge()
    bench.control.fault(injected)
    if feature is Feature.CONTACTOR_FEEDBACK:
        bench.control.unplug()
    bench.run(1.5)
    assert (fault in bench.loop.report.faults) is (feature in bench.board.info.features)


def test_the_phase_relay_moves_behind_an_open_contactor_where_there_is_one(bench: Bench) -> None:
    bench.charge()
    bench.wish = replace(bench.wish, single_phase=True)
    bench.run(5.0)
    assert not bench.loop.report.single_phase and bench.plant.contactor_closed
    bench.forbid()
    bench.run(4.0)
    there = Feature.PHASE_SWITCH in bench.board.info.features
    assert bench.loop.report.single_phase is there and bench.plant.outputs.single_phase is there
    bench.permit()
    bench.until(lambda: bench.plant.contactor_closed, 3.0)
    assert bench.plant.phases == (1 if there else 3) and not bench.raised()


def test_idle_is_state_a_without_a_fault(bench: Bench) -> None:
    bench.run(1.0)
    assert bench.loop.report.pilot is PilotState.A and not bench.raised()
    assert not bench.plant.contactor_closed


@pytest.mark.parametrize("kind", ["ac", "ventilated"])
def test_plug_in_and_unplug_are_seen(bench: Bench, kind: str) -> None:
    bench.control.plug_in(kind)
    bench.until(lambda: bench.loop.report.pilot is PilotState.B, 0.35)
    bench.control.unplug()
    bench.until(lambda: bench.loop.report.pilot is PilotState.A, 0.35)
    assert not bench.raised()


@pytest.mark.parametrize(
    ("drive", "high_v"), [(X1, 12.0), (PWM_16A, 12.0), (PilotDrive(DriveKind.PWM, 5.0), 12.0), (DRIVE_E, 0.0)]
)
def test_the_pilot_line_carries_what_is_asked(bench: Bench, drive: PilotDrive, high_v: float) -> None:
    bench.wish = bench.wish.__class__(drive, False, True, 0.0)
    bench.run(0.5)
    assert bench.plant.outputs.pilot.kind is drive.kind
    assert bench.plant.outputs.pilot.duty_percent == pytest.approx(drive.duty_percent, abs=0.05)
    sample = bench.board.read(bench.now)
    assert sample.pilot_high_v == pytest.approx(high_v, abs=0.5)
    assert sample.pilot_low_v == pytest.approx(-12.0 if drive.kind is DriveKind.PWM else high_v, abs=0.5)
    assert not bench.raised()


def test_state_e_is_made_where_it_is_declared(bench: Bench) -> None:
    if Feature.STATE_E not in bench.board.info.features:
        pytest.skip("this board has no state E")
    bench.control.plug_in("ac")
    bench.run(0.5)
    bench.wish = bench.wish.__class__(DRIVE_E, False, True, 0.0)
    bench.run(0.5)
    assert bench.loop.report.pilot is PilotState.E and not bench.raised()
    bench.wish = bench.wish.__class__(PWM_16A, False, True, 0.0)
    bench.until(lambda: bench.loop.report.pilot is PilotState.B, 0.5)
    assert not bench.raised()


def test_state_f_is_seen_as_f(bench: Bench) -> None:
    bench.wish = bench.wish.__class__(DRIVE_F, False, True, 0.0)
    bench.run(0.5)
    assert bench.loop.report.pilot is PilotState.F and not bench.raised()


@pytest.mark.parametrize("amps", [6.0, 16.0, 32.0])
def test_the_duty_follows_the_offer(bench: Bench, amps: float) -> None:
    bench.charge()
    bench.permit(PilotDrive(DriveKind.PWM, amps / 0.6))
    bench.run(0.3)
    assert bench.plant.outputs.pilot.duty_percent == pytest.approx(amps / 0.6, abs=0.05)
    assert bench.plant.contactor_closed and not bench.raised()


def test_it_charges_only_with_permission(bench: Bench) -> None:
    bench.control.plug_in("simple")
    bench.run(2.0)
    assert bench.loop.report.pilot is PilotState.C and not bench.plant.contactor_closed
    bench.permit()
    bench.until(lambda: bench.plant.contactor_closed, 3.0)  # sequence 4


def test_s2_opens_and_the_metal_is_open_within_100_ms(bench: Bench) -> None:
    bench.charge()
    bench.control.ev_pause()
    bench.opened_within(0.1)  # sequence 8.1
    bench.run(1.0)
    assert bench.loop.report.pilot is PilotState.B and not bench.raised()
    bench.control.ev_ready()
    bench.until(lambda: bench.plant.contactor_closed, 3.0)


def test_unplugging_under_load_opens_within_100_ms(bench: Bench) -> None:
    bench.charge()
    bench.control.unplug()
    bench.opened_within(0.1)  # sequence 2.2
    bench.run(1.0)
    assert bench.loop.report.pilot is PilotState.A and not bench.raised()


def test_the_hosts_own_command_opens_within_100_ms(bench: Bench) -> None:
    bench.charge()
    bench.wish = bench.wish.__class__(X1, False, True, 0.0, open_now=True)
    bench.opened_within(0.1)
    bench.run(0.5)
    assert bench.loop.report.contactor is ContactorState.OPEN and not bench.raised()


def test_a_vehicle_that_ends_politely_is_not_cut(bench: Bench) -> None:
    bench.charge()
    bench.forbid()
    bench.run(0.1)
    assert bench.plant.contactor_closed  # it has 6 s
    bench.until(lambda: not bench.plant.contactor_closed, 1.0)  # it took 0.2 s
    assert not bench.raised()


def test_the_host_falls_silent_and_the_interlock_opens_by_itself(bench: Bench) -> None:
    bench.charge()
    bench.host_runs = False
    bench.opened_within(bench.interlock_s)
    bench.run(5.0)
    assert not bench.plant.contactor_closed


def test_after_host_silence_it_charges_again_under_a_new_permission_only(bench: Bench) -> None:
    bench.charge()
    bench.host_runs = False
    bench.run(2.0)
    bench.host_runs = True
    bench.run(5.0)
    assert not bench.plant.contactor_closed  # the old permission is worth nothing
    bench.forbid()
    bench.run(3.0)
    bench.control.unplug()
    bench.run(3.0)
    assert not bench.loop.report.faults
    bench.charge()


@pytest.mark.parametrize(
    ("injected", "fault"),
    [
        ("rcd", "rcd_trip"),
        ("estop", "emergency_stop"),
        ("over-temperature", "over_temperature"),
        ("temperature-sensor", "temperature_sensor"),
        ("cp-short", "pilot_short"),
        ("diode", "pilot_diode"),
    ],
)
def test_an_interlock_opens_within_100_ms_tells_its_fault_and_clears_as_its_row_says(
    bench: Bench, injected: str, fault: str
) -> None:
    bench.charge()
    bench.control.fault(injected)
    bench.opened_within(0.1)
    bench.until(lambda: fault in bench.loop.report.faults, 0.5)
    bench.run(3.0)
    assert not bench.plant.contactor_closed and set(bench.raised()) == {fault}
    bench.control.clear(injected)
    bench.forbid()
    bench.control.unplug()
    bench.run(5.0)
    if bench.loop.report.faults:
        assert bench.loop.report.faults == {fault} and bench.loop.clear_fault(fault)
        bench.run(0.5)
    assert not bench.loop.report.faults and set(bench.raised()) == {fault}
    bench.charge()


def test_a_welded_contactor_is_told_and_latches_f(bench: Bench) -> None:
    bench.charge()
    bench.control.fault("weld")
    bench.control.unplug()
    bench.until(lambda: "contactor_welded" in bench.loop.report.faults, 0.6)
    bench.run(1.0)
    assert bench.loop.report.contactor is ContactorState.WELDED
    assert bench.plant.outputs.pilot.kind is DriveKind.F


def test_a_contactor_that_does_not_close_is_told(bench: Bench) -> None:
    bench.control.fault("contactor-fail")
    bench.control.plug_in()
    bench.control.ev_ready()
    bench.run(0.5)
    bench.permit()
    bench.until(lambda: "contactor_failed" in bench.loop.report.faults, 1.5)
    bench.run(1.0)
    assert not bench.plant.outputs.contactor


def test_a_board_that_cannot_be_read_is_a_fault_and_comes_back(bench: Bench) -> None:
    bench.charge()
    bench.mute()
    bench.until(lambda: "board_failed" in bench.loop.report.faults, 0.5)
    bench.run(1.0)
    assert not bench.plant.contactor_closed
    bench.forbid()
    bench.unmute()
    bench.run(4.0)
    assert "board_failed" not in bench.loop.report.faults and not bench.plant.contactor_closed


def test_close_is_safe(bench: Bench) -> None:
    bench.charge()
    bench.board.close()
    bench.host_runs = False
    bench.run(0.1)
    assert not bench.plant.contactor_closed


def test_reading_and_writing_more_often_changes_nothing(bench: Bench) -> None:
    bench.charge()
    for _ in range(20):
        bench.board.read(bench.now)
        bench.board.write(BoardOutputs(bench.plant.outputs.pilot, True, True), bench.now)
    bench.run(0.5)
    assert bench.plant.contactor_closed and not bench.raised()
