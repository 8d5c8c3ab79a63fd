"""The DC stage: every step, its limit in time, and nothing out of order."""

import pytest

from firmware.hal.api import ContactorState, DcReading, IsolationReading, IsolationResult
from firmware.iso15118.api import CheckState, Isolation
from firmware.station.dc import SUPERVISION_S, DcFacts, DcStage, Step
from firmware.station.dc import test_voltage as voltage_of_test
from firmware.station.effects import DcCommand, IsolationCommand, Note
from firmware.station.energy import dc_limits
from tests.station.rig import RATINGS

OPEN, CLOSED = ContactorState.OPEN, ContactorState.CLOSED
LIMITS = dc_limits(80.0, 230.0, 3, RATINGS)


class Bench:
    def __init__(self) -> None:
        self.events: list[object] = []
        self.stage = DcStage(RATINGS, self.events.append)
        self.now = 100.0

    def feed(
        self,
        volts: float = 0.0,
        amps: float = 0.0,
        contactor: ContactorState = CLOSED,
        isolation: IsolationReading | None = None,
        dt: float = 0.1,
    ) -> Step:
        self.now += dt
        self.stage.advance(DcFacts(DcReading(self.now, volts, amps), isolation, contactor), self.now)
        return self.stage.step

    def measured(self, ohm: float = 1e6, result: IsolationResult = IsolationResult.VALID) -> IsolationReading:
        return IsolationReading(self.now + 0.05, result, ohm)

    def command(self) -> DcCommand | None:
        return next((e for e in reversed(self.events) if isinstance(e, DcCommand)), None)

    def pass_check(self) -> None:
        self.stage.start_cable_check(400.0, self.now)
        assert self.feed(contactor=OPEN) is Step.CLOSE
        assert self.feed() is Step.RAISE
        assert self.command() == DcCommand(True, 450.0, 2.0)
        assert self.feed(volts=449.0) is Step.ISOLATION
        assert self.feed(volts=450.0, isolation=self.measured()) is Step.DISCHARGE
        assert self.command() == DcCommand(False)
        assert self.feed(volts=59.0) is Step.READY


def test_the_whole_check() -> None:
    bench = Bench()
    assert bench.stage.check is CheckState.IDLE
    bench.pass_check()
    assert (bench.stage.check, bench.stage.isolation) == (CheckState.PASSED, Isolation.VALID)
    assert IsolationCommand(True) in bench.events and bench.stage.wants_contactor and not bench.stage.wants_output


@pytest.mark.parametrize(
    ("ev", "evse", "volts"), [(400, 500, 450), (480, 500, 500), (500, 1000, 500), (800, 1000, 880), (920, 1000, 1000)]
)
def test_test_voltage(ev: float, evse: float, volts: float) -> None:
    assert voltage_of_test(ev, evse) == pytest.approx(volts)


def test_it_does_not_begin_above_sixty_volts_or_with_the_contactor_closed() -> None:
    bench = Bench()
    bench.stage.start_cable_check(400.0, bench.now)
    assert not bench.stage.wants_contactor
    assert bench.feed(volts=60.0, contactor=OPEN) is Step.LOW
    assert bench.feed(volts=0.0, contactor=CLOSED) is Step.LOW
    assert bench.feed(volts=300.0, contactor=OPEN, dt=10.0) is Step.FAILED


@pytest.mark.parametrize(("steps", "limit"), [(1, 5.0), (2, 10.0), (3, 30.0), (4, 10.0)])
def test_every_step_has_its_time(steps: int, limit: float) -> None:
    bench = Bench()
    bench.stage.start_cable_check(400.0, bench.now)
    feeds = [
        lambda: bench.feed(contactor=OPEN),
        lambda: bench.feed(),
        lambda: bench.feed(volts=450.0),
        lambda: bench.feed(volts=450.0, isolation=bench.measured()),
    ]
    for feed in feeds[:steps]:
        feed()
    stuck = bench.stage.step
    volts = 300.0
    contactor = OPEN if stuck is Step.CLOSE else CLOSED
    assert bench.feed(volts=volts, contactor=contactor, dt=limit - 0.2) is stuck
    assert bench.feed(volts=volts, contactor=contactor, dt=0.3) is Step.FAILED
    assert bench.stage.check is CheckState.FAILED and not bench.stage.wants_contactor
    assert bench.command() in (None, DcCommand(False))


def test_an_old_measurement_does_not_count() -> None:
    bench = Bench()
    bench.stage.start_cable_check(400.0, bench.now)
    old = IsolationReading(bench.now, IsolationResult.VALID, 1e6)
    bench.feed(contactor=OPEN)
    bench.feed()
    bench.feed(volts=450.0)
    assert bench.feed(volts=450.0, isolation=old) is Step.ISOLATION
    testing = IsolationReading(bench.now + 0.05, IsolationResult.TESTING)
    assert bench.feed(volts=450.0, isolation=testing) is Step.ISOLATION


@pytest.mark.parametrize(
    ("ohm", "result"),
    [(99_999.0, IsolationResult.VALID), (0.0, IsolationResult.FAULT), (float("nan"), IsolationResult.VALID)],
)
def test_bad_isolation(ohm: float, result: IsolationResult) -> None:
    bench = Bench()
    bench.stage.start_cable_check(400.0, bench.now)
    bench.feed(contactor=OPEN)
    bench.feed()
    bench.feed(volts=450.0)
    assert bench.feed(volts=450.0, isolation=bench.measured(ohm, result)) is Step.FAILED
    assert bench.stage.isolation is Isolation.FAULT and bench.stage.isolation_lost(None, bench.now)


def test_contactor_that_opens_during_the_check() -> None:
    bench = Bench()
    bench.stage.start_cable_check(400.0, bench.now)
    bench.feed(contactor=OPEN)
    bench.feed()
    assert bench.feed(volts=450.0, contactor=OPEN) is Step.FAILED
    assert bench.command() == DcCommand(False)


def test_order_of_targets() -> None:
    bench = Bench()
    stage = bench.stage
    assert not stage.set_target(400.0, 10.0, True, LIMITS, bench.now)
    bench.pass_check()
    assert not stage.set_target(400.0, 10.0, False, LIMITS, bench.now), "pre-charge comes first"
    assert stage.set_target(20_000.0, 50.0, True, LIMITS, bench.now)
    bench.feed()
    assert bench.command() == DcCommand(True, 500.0, 2.0)
    assert stage.set_target(400.0, 100.0, False, LIMITS, bench.now)
    bench.feed(dt=4.0)
    assert bench.command() == DcCommand(True, 400.0, 100.0)
    good = bench.measured()
    assert not stage.isolation_lost(good, bench.now) and stage.isolation_lost(bench.measured(1000.0), bench.now)
    assert not stage.isolation_lost(good, good.at + SUPERVISION_S)
    assert stage.isolation_lost(good, good.at + SUPERVISION_S + 0.1), "what it has measured once is no supervision"


def test_the_current_rises_by_25_a_per_second_and_falls_at_once() -> None:
    bench = Bench()
    bench.pass_check()
    bench.stage.set_target(400.0, 2.0, True, LIMITS, bench.now)
    bench.feed(400.0, 0.0)
    bench.stage.set_target(400.0, 100.0, False, LIMITS, bench.now)
    rising = []
    for _ in range(12):
        bench.feed(400.0, 0.0, dt=0.5)
        command = bench.command()
        assert command is not None
        rising.append(command.current_a)
    assert rising[:3] == pytest.approx([14.5, 27.0, 39.5]) and rising[-1] == 100.0
    bench.stage.set_target(400.0, 30.0, False, LIMITS, bench.now)
    bench.feed(400.0, 100.0, dt=0.01)
    assert bench.command() == DcCommand(True, 400.0, 30.0)


def test_stop_ramps_down_and_then_lets_go() -> None:
    bench = Bench()
    bench.pass_check()
    bench.stage.set_target(400.0, 2.0, True, LIMITS, bench.now)
    bench.stage.set_target(400.0, 100.0, False, LIMITS, bench.now)
    bench.feed(400.0, 100.0)
    bench.stage.stop(bench.now)
    bench.stage.stop(bench.now)
    assert bench.feed(400.0, 50.0) is Step.RAMP and bench.command() == DcCommand(True, 400.0, 0.0)
    assert bench.stage.wants_contactor
    assert bench.feed(400.0, 0.9) is Step.OFF and bench.command() == DcCommand(False)
    assert not bench.stage.wants_contactor and bench.events[-1] == IsolationCommand(False)


def test_stop_does_not_wait_for_ever() -> None:
    bench = Bench()
    bench.pass_check()
    bench.stage.set_target(400.0, 2.0, True, LIMITS, bench.now)
    bench.feed(400.0, 2.0)
    bench.stage.stop(bench.now)
    assert bench.stage.next_deadline() == bench.now + 2.0
    assert bench.feed(400.0, 50.0, dt=2.0) is Step.OFF


def test_supply_goes_off_when_the_contactor_opens() -> None:
    bench = Bench()
    bench.pass_check()
    bench.stage.set_target(400.0, 2.0, True, LIMITS, bench.now)
    bench.feed(400.0, 2.0)
    assert bench.feed(400.0, 2.0, contactor=OPEN) is Step.OFF
    assert bench.command() == DcCommand(False) and any(isinstance(e, Note) for e in bench.events)


def test_a_new_session_has_checked_nothing() -> None:
    bench = Bench()
    bench.pass_check()
    bench.stage.new_session(bench.now)
    assert (bench.stage.check, bench.stage.isolation) == (CheckState.IDLE, Isolation.INVALID)
    assert not bench.stage.set_target(400.0, 2.0, True, LIMITS, bench.now)
