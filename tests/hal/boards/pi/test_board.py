"""The Pi board beyond conformance: monostable, socket with lock, converter faults, wrong configuration, the sampler."""

import itertools
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace as replace_options

from firmware.core.errors import ConfigError
from firmware.hal.api import X1, BoardOutputs, DriveKind, Lease, PilotDrive, PilotState
from firmware.hal.boards.pi import PiBoard, PiOptions, SampledPiBoard, open_pi
from firmware.hal.boards.pi.board import LOCK_PULSE_S, LOCK_REPEAT_S, LOCK_REST_S, STALE_S
from tests.hal.boards.benches import PI_OPTIONS, PWM_16A, PiBench
from tests.hal.boards.pi.fakes import FakeGpio

SOCKET = PiOptions(socket=True, lock_close_gpio=23, lock_open_gpio=24, lock_feedback_gpio=25, adc="mcp3008")


@pytest.fixture(params=[PI_OPTIONS, SOCKET], ids=["fixed cable, MCP3208", "socket, MCP3008"])
def bench(request: pytest.FixtureRequest) -> Iterator[PiBench]:
    made = PiBench(request.param)
    yield made
    made.close()


def test_every_state_is_measured_within_a_quarter_of_a_volt(bench: PiBench) -> None:
    for kind, drive, high_v in (
        ("ac", PWM_16A, 6.0),
        ("ventilated", PWM_16A, 2.93),
        ("ac", PilotDrive(DriveKind.PWM, 5.0), 6.0),
    ):
        bench.control.plug_in(kind)
        bench.control.ev_ready()
        bench.wish = Lease(drive, False, True, 0.0)
        bench.run(0.6)
        sample = bench.board.read(bench.now)
        assert sample.pilot_high_v == pytest.approx(high_v, abs=0.25)
        assert sample.pilot_low_v == pytest.approx(-12.0, abs=0.25)


def test_a_whole_session_on_both_wirings(bench: PiBench) -> None:
    bench.charge()
    assert bench.loop.report.lock_closed in (None, True)
    bench.control.ev_pause()
    bench.opened_within(0.1)
    bench.forbid()
    bench.control.unplug()
    bench.run(0.5)
    bench.wish = Lease(X1, False, False, 0.0)
    bench.run(2.0)
    assert bench.loop.report.lock_closed in (None, False) and not bench.raised()


def test_the_heartbeat_has_edges_only_while_a_fresh_measurement_says_c() -> None:
    bench = PiBench()
    pin = PI_OPTIONS.heartbeat_gpio
    bench.charge()
    board = bench.board
    closed = BoardOutputs(PWM_16A, contactor=True)
    before = bench.pi.gpio.edges[pin]
    board.write(closed, bench.now)
    assert bench.pi.gpio.edges[pin] == before + 1
    board.write(closed, bench.now + STALE_S + 0.01)  # nobody measured
    assert bench.pi.gpio.edges[pin] == before + 1
    bench.control.unplug()
    bench.world()
    board.write(closed, bench.now)  # measured, and it is A
    assert bench.pi.gpio.edges[pin] == before + 1
    bench.close()


def test_a_stuck_permission_pin_does_not_hold_the_contactor_when_the_heartbeat_ends() -> None:
    bench = PiBench()
    bench.charge()
    bench.host_runs = False
    assert bench.pi.gpio.levels[PI_OPTIONS.contactor_gpio] == 1
    bench.opened_within(bench.interlock_s)
    assert bench.pi.gpio.levels[PI_OPTIONS.contactor_gpio] == 1
    bench.close()


def test_the_lock_is_pulsed_and_not_held() -> None:
    bench = PiBench(SOCKET)
    pins = bench.pi.gpio.levels
    bench.run(LOCK_PULSE_S + 0.1)
    assert (pins[23], pins[24]) == (0, 0)
    bench.wish = Lease(X1, False, False, 0.0)
    bench.run(0.1)
    assert (pins[23], pins[24]) == (0, 1)
    bench.run(LOCK_PULSE_S)
    assert (pins[23], pins[24]) == (0, 0)
    bench.close()


def test_a_lock_that_does_not_follow_is_pulsed_three_times_then_rests() -> None:
    bench = PiBench(SOCKET)
    bench.wish = Lease(X1, False, False, 0.0)
    bench.run(2.0)
    bench.control.fault("lock")
    bench.wish = Lease(X1, False, True, 0.0)
    closing: list[float] = []
    before = 0
    for _ in range(900):
        bench.run(0.01)
        level = bench.pi.gpio.levels[23]
        if level and not before:
            closing.append(bench.now)
        before = level
    gaps = [round(b - a, 1) for a, b in itertools.pairwise(closing)]
    assert gaps[:4] == [LOCK_REPEAT_S, LOCK_REPEAT_S, LOCK_REST_S, LOCK_REPEAT_S]
    bench.control.clear("lock")
    bench.run(8.0)
    assert bench.loop.report.lock_closed and bench.pi.gpio.levels[23] == 0
    bench.close()


def test_dc_is_granted_only_while_the_safety_loop_writes() -> None:
    bench = PiBench(replace_options(PI_OPTIONS, dc_enable_gpio=13))
    board = bench.pi_board
    assert board.info.dc
    board.write(BoardOutputs(PWM_16A, contactor=True, dc_enable=True), bench.now)
    assert board.dc_granted(bench.now) and bench.pi.gpio.levels[13] == 1
    assert not board.dc_granted(bench.now + STALE_S + 0.01)
    board.write(BoardOutputs(), bench.now + 0.01)
    assert not board.dc_granted(bench.now + 0.01) and bench.pi.gpio.levels[13] == 0
    bench.close()


def test_the_cable_is_read_by_its_resistor() -> None:
    bench = PiBench(SOCKET)
    for amps in (13.0, 20.0, 32.0, 63.0):
        bench.plant.set_load(present=True, cable_a=amps)
        bench.run(0.5)
        assert bench.loop.report.cable_limit_a == amps
    bench.close()


def test_grid_loss_is_seen() -> None:
    bench = PiBench()
    bench.charge()
    bench.control.fault("grid-loss")
    bench.opened_within(0.1)
    assert "grid_lost" in bench.loop.report.faults
    bench.close()


def test_a_broken_wire_of_an_input_trips() -> None:
    """The inputs are loops with a pull-up: nothing connected reads as tripped."""
    bench = PiBench()
    bench.pi.gpio.drive(21, True)
    assert bench.board.read(bench.now).emergency_stop
    bench.close()


def test_a_line_too_noisy_to_be_measured_is_a_failed_board() -> None:
    bench = PiBench()
    volts = bench.pi.spi.volts
    bench.pi.spi.volts = lambda channel, count: [
        v + (0.2 if i % 3 else -0.2) for i, v in enumerate(volts(channel, count))
    ]
    bench.run(0.3)
    assert "board_failed" in bench.loop.report.faults
    bench.close()


def test_e_disconnects_the_generator() -> None:
    bench = PiBench()
    bench.control.plug_in()
    bench.run(0.3)
    bench.wish = Lease(PilotDrive(DriveKind.E), False, True, 0.0)
    bench.run(0.3)
    assert bench.pi.gpio.levels[PI_OPTIONS.pilot_enable_gpio] == 0
    assert bench.loop.report.pilot is PilotState.E and not bench.raised()
    bench.close()


# --- Opening it on a machine --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "word"),
    [({"colour": 1}, "colour"), ({"socket": True}, "lock_close_gpio"), ({"adc": "ads1115"}, "adc")],
)
def test_a_wrong_configuration_is_named(options: dict[str, object], word: str) -> None:
    with pytest.raises(ConfigError, match=word):
        open_pi(options)


def test_a_machine_without_gpio_or_pwm_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "RPi", None)
    with pytest.raises(ConfigError, match="rpi-lgpio"):
        open_pi({})
    package = type(sys)("RPi")
    module = FakeGpio()
    monkeypatch.setitem(sys.modules, "RPi", package)
    monkeypatch.setitem(sys.modules, "RPi.GPIO", module)
    monkeypatch.setattr("firmware.hal.boards.pi.pwm.find", _no_pwm)
    with pytest.raises(ConfigError, match="no PWM"):
        open_pi({})


def _no_pwm(gpio: int, sysfs: Path) -> tuple[Path, int]:
    raise ConfigError("no PWM")


class CountingAdc:
    """A converter that says 12 V and tells when it was asked often enough."""

    def __init__(self) -> None:
        self.asked = 0
        self.enough = threading.Event()
        self.closed = False

    def sample(self, channel: int, count: int) -> list[float]:
        self.asked += 1
        if self.asked >= 3:
            self.enough.set()
        return [12.0 / 8.69 + 1.65] * count

    def close(self) -> None:
        self.closed = True


class Silent:
    def set_percent(self, duty_percent: float) -> None:
        pass


def test_the_sampler_samples_until_the_board_is_closed() -> None:
    adc = CountingAdc()
    board = SampledPiBoard(PiOptions(), Silent(), adc, FakeGpio())
    board.start()
    assert adc.enough.wait(10.0)
    board.close()
    asked = adc.asked
    assert adc.closed and not board._thread.is_alive() and adc.asked == asked
    board.close()


def test_nothing_measured_yet_is_an_os_error() -> None:
    board = PiBoard(PiOptions(), Silent(), CountingAdc(), FakeGpio())
    with pytest.raises(OSError, match="not measured"):
        board.read(0.0)
