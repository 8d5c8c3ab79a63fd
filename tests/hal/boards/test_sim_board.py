"""The physics of the simulated board, meter, DC supply and isolation monitor, and that they repeat exactly."""

import threading

import pytest

from firmware.hal.api import DIGITAL, X1, BoardOutputs, DriveKind, IsolationResult, PilotDrive
from firmware.hal.boards.sim import SimBoard, SimOptions
from tests.hal.rig import Rig

ON = BoardOutputs(pilot=PilotDrive(DriveKind.PWM, 16.0 / 0.6), contactor=True)


def closed_board(**options: object) -> SimBoard:
    """A board with a ready vehicle; the contactor closes at 0.03 s, S2 at 0.5 s at the latest."""
    board = SimBoard(SimOptions(**options))  # type: ignore[arg-type]
    board.control.plug_in()
    board.control.ev_ready()
    board.read(0.0)
    board.write(ON, 0.0)
    board.read(0.5)
    return board


def test_contactor_moves_after_its_delay_and_the_trace_has_the_moment() -> None:
    board = SimBoard()
    board.read(10.0)
    board.write(ON, 10.0)
    assert board.read(10.02).contactor_closed is False
    assert board.read(10.5).contactor_closed is True
    assert [(t.at, t.value) for t in board.trace if t.what == "contactor"] == [(10.03, "closed")]


def test_energy_is_what_flowed_however_often_the_meter_is_read() -> None:
    once, often = closed_board(), closed_board()
    start = once.meter.read(1.0).import_wh
    assert often.meter.read(1.0).import_wh == start
    for second in range(2, 3601):
        often.meter.read(float(second))
    reading = once.meter.read(3601.0)
    assert reading.import_wh - start == pytest.approx(3 * 230 * 16)
    assert often.meter.read(3601.0).import_wh == pytest.approx(reading.import_wh)
    assert reading.power_w == 3 * 230 * 16 and reading.current_a == (16.0,) * 3 and reading.voltage_v == (230.0,) * 3


def test_energy_ends_with_the_metal_not_with_the_command() -> None:
    board = closed_board()
    start = board.meter.read(1.0).import_wh
    board.write(BoardOutputs(pilot=ON.pilot), 1.0)
    assert board.meter.read(100.0).import_wh - start == pytest.approx(3 * 230 * 16 * 0.02 / 3600)


@pytest.mark.parametrize(
    ("wish", "phases", "offered", "drawn"),
    [(32.0, 3, 16.0, (16.0, 16.0, 16.0)), (10.0, 3, 16.0, (10.0,) * 3), (32.0, 1, 16.0, (16.0, 0.0, 0.0))],
)
def test_a_vehicle_draws_the_lower_of_wish_and_offer(
    wish: float, phases: int, offered: float, drawn: tuple[float, ...]
) -> None:
    board = closed_board()
    board.control.set_draw(wish, phases)
    board.write(BoardOutputs(pilot=PilotDrive(DriveKind.PWM, offered / 0.6), contactor=True), 1.0)
    assert board.meter.read(2.0).current_a == pytest.approx(drawn)


def test_under_5_percent_a_vehicle_draws_what_it_was_told_to() -> None:
    board = closed_board()
    board.control.set_draw(11.0)
    board.write(BoardOutputs(pilot=DIGITAL, contactor=True), 1.0)
    assert board.meter.read(2.0).current_a == (11.0,) * 3


def test_a_vehicle_stops_drawing_and_opens_s2_after_pwm_ended() -> None:
    board = closed_board()
    board.write(BoardOutputs(pilot=X1, contactor=True), 1.0)
    assert board.meter.read(1.1).power_w == 0.0
    assert board.read(1.15).pilot_high_v == pytest.approx(6.0, abs=0.1)
    assert board.read(1.3).pilot_high_v == pytest.approx(9.0, abs=0.1)


def test_a_frozen_meter_repeats_its_reading_with_its_time() -> None:
    board = closed_board()
    board.meter.read(1.0)
    board.control.fault("meter")
    assert board.meter.read(50.0).at == 1.0
    board.control.clear("meter")
    assert board.meter.read(51.0).at == 51.0


def test_a_cut_mains_gives_no_energy() -> None:
    board = closed_board()
    board.control.fault("grid-loss")
    assert board.meter.read(1.0).voltage_v == (0.0,) * 3 and board.meter.read(1.0).power_w == 0.0


def test_time_that_goes_back_changes_nothing() -> None:
    board = closed_board()
    before = board.meter.read(10.0).import_wh
    assert board.read(5.0).contactor_closed is True
    assert board.meter.read(10.0).import_wh == before


def test_close_is_safe() -> None:
    board = closed_board()
    board.close()
    assert board.outputs == BoardOutputs() and not board.contactor_closed


def test_two_runs_are_the_same() -> None:
    def run() -> list[object]:
        rig = Rig(socket=True)
        rig.charge()
        rig.control.fault("diode")
        rig.run(1.0)
        rig.control.unplug()
        rig.run(1.0)
        return [*rig.events, *rig.board.trace, rig.board.meter.read(rig.now)]

    assert run() == run()


def test_meter_and_control_may_be_used_while_the_safety_thread_runs_the_board() -> None:
    board = SimBoard()
    stop = threading.Event()
    failures: list[BaseException] = []

    def loop() -> None:
        now = 0.0
        try:
            while not stop.is_set():
                now += 0.01
                board.read(now)
                board.write(ON, now)
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=loop)
    thread.start()
    energy = 0.0
    for _ in range(300):
        board.control.plug_in("simple")
        reading = board.meter.read(1e-9)
        assert reading.import_wh >= energy
        energy = reading.import_wh
        board.control.unplug()
    stop.set()
    thread.join()
    assert not failures


# --- DC ---


def dc_rig() -> Rig:
    rig = Rig(dc=True)
    rig.charge()
    return rig


def test_dc_output_needs_the_safety_loop() -> None:
    board = SimBoard(SimOptions(dc=True))
    assert board.dc_supply is not None
    board.dc_supply.set_target(400.0, 10.0, 0.0)
    board.dc_supply.switch(True, 0.0)
    assert board.dc_supply.read(5.0).voltage_v == 0.0 and not board.dc_supply.read(5.0).enabled


def test_dc_precharge_then_current_ramps_at_25_a_per_second_and_energy_is_metered() -> None:
    rig = dc_rig()
    supply = rig.board.dc_supply
    assert supply is not None
    rig.control.set_battery(390.0)
    supply.set_target(390.0, 2.0, rig.now)
    supply.switch(True, rig.now)
    rig.run(1.0)
    reading = supply.read(rig.now)
    assert (reading.voltage_v, reading.current_a, reading.enabled) == (390.0, 0.0, True)  # pre-charge: no current
    supply.set_target(400.0, 100.0, rig.now)
    rig.run(2.0)
    assert supply.read(rig.now).current_a == pytest.approx(50.0, abs=1.0)
    rig.run(3.0)
    assert supply.read(rig.now).current_a == 100.0 and supply.read(rig.now).voltage_v == 390.0
    before = rig.board.meter.read(rig.now).import_wh
    rig.run(36.0)
    assert rig.board.meter.read(rig.now).import_wh - before == pytest.approx(390.0)
    supply.set_target(400.0, 20.0, rig.now)
    rig.run(0.01)
    assert supply.read(rig.now).current_a == 20.0  # downward at once
    supply.switch(False, rig.now)
    rig.run(0.5)
    assert supply.read(rig.now).voltage_v < 60.0 and supply.read(rig.now).current_a == 0.0


def test_dc_set_points_are_clipped_to_the_ratings() -> None:
    rig = Rig(dc=True, dc_max_voltage_v=500.0, dc_max_current_a=100.0, dc_max_power_w=20_000.0)
    rig.charge()
    supply = rig.board.dc_supply
    assert supply is not None and supply.ratings.max_power_w == 20_000.0
    supply.set_target(900.0, 300.0, rig.now)
    supply.switch(True, rig.now)
    rig.run(10.0)
    reading = supply.read(rig.now)
    assert reading.voltage_v == 500.0 and reading.current_a == pytest.approx(40.0)


def test_dc_a_battery_above_the_set_point_takes_nothing() -> None:
    rig = dc_rig()
    supply = rig.board.dc_supply
    assert supply is not None
    rig.control.set_battery(420.0)
    supply.set_target(400.0, 50.0, rig.now)
    supply.switch(True, rig.now)
    rig.run(2.0)
    assert supply.read(rig.now).current_a == 0.0


def test_dc_supply_fault_is_reported_and_dead() -> None:
    rig = dc_rig()
    supply = rig.board.dc_supply
    assert supply is not None
    supply.set_target(400.0, 50.0, rig.now)
    supply.switch(True, rig.now)
    rig.run(2.0)
    rig.control.fault("dc-supply")
    rig.run(1.0)
    assert supply.read(rig.now).fault and supply.read(rig.now).current_a == 0.0 == supply.read(rig.now).voltage_v


def test_isolation_test_takes_its_time_and_is_forgotten_at_unplug() -> None:
    rig = dc_rig()
    monitor = rig.board.isolation
    assert monitor is not None and monitor.read(rig.now).result is IsolationResult.UNKNOWN
    monitor.start_test(rig.now)
    rig.run(1.9)
    assert monitor.read(rig.now).result is IsolationResult.TESTING
    rig.run(0.2)
    assert monitor.read(rig.now).result is IsolationResult.VALID and monitor.read(rig.now).resistance_ohm == 1e6
    monitor.stop(rig.now)
    assert monitor.read(rig.now).result is IsolationResult.VALID
    rig.control.unplug()
    assert monitor.read(rig.now).result is IsolationResult.UNKNOWN


def test_isolation_fault_is_seen_in_the_test_and_while_charging() -> None:
    rig = dc_rig()
    monitor = rig.board.isolation
    assert monitor is not None
    monitor.start_test(rig.now)
    rig.run(2.1)
    rig.control.fault("isolation")
    assert monitor.read(rig.now).result is IsolationResult.FAULT
    assert monitor.read(rig.now).resistance_ohm == 20_000.0


def test_an_abandoned_isolation_test_tells_nothing() -> None:
    rig = dc_rig()
    monitor = rig.board.isolation
    assert monitor is not None
    monitor.start_test(rig.now)
    rig.run(1.0)
    monitor.stop(rig.now)
    rig.run(2.0)
    assert monitor.read(rig.now).result is IsolationResult.UNKNOWN


def test_a_board_with_both_outlets_meters_what_the_vehicle_chose() -> None:
    board = SimBoard(SimOptions(ac=True, dc=True))
    assert board.info.phases == 3 and board.info.dc
    assert board.dc_supply is not None and not board.dc_supply.in_use
    assert len(board.meter.read(0.0).voltage_v) == 3
    board.dc_supply.voltage_v = 400.0
    assert board.dc_supply.in_use
    assert board.meter.read(0.0).voltage_v == (400.0,)
