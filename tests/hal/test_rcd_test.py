"""The self test of the residual current monitor: its schedule, its verdicts, and that it never costs safety."""

import pytest

from firmware.hal.api import ContactorState
from firmware.hal.boards.pi import PiOptions
from firmware.hal.rcd_test import CALM_S, EVERY_S, PULSE_S, REPEAT_S, VERDICT_S, RcdTest, advance
from tests.hal.boards.benches import PiBench
from tests.hal.rig import Rig


def begun_tests(rig: Rig, seconds: float) -> int:
    """Rising edges of the test output within `seconds`."""
    begun, before = 0, rig.board.last_outputs.rcd_test
    for _ in range(round(seconds * 100)):
        rig.run(0.01)
        begun += rig.board.last_outputs.rcd_test and not before
        before = rig.board.last_outputs.rcd_test
    return begun


def test_rcd_is_tested_at_start_in_a_and_passes() -> None:
    rig = Rig(rcd_test=True)
    assert begun_tests(rig, 10.0) == 1 and not rig.raised()


def test_rcd_is_tested_after_each_charge() -> None:
    rig = Rig(rcd_test=True)
    rig.run(5.0)
    for _ in range(2):
        rig.charge()
        assert begun_tests(rig, 5.0) == 0  # never under a vehicle
        rig.forbid()
        rig.run(1.0)
        rig.control.unplug()
        assert begun_tests(rig, 5.0) == 1
    assert not rig.raised()


def test_rcd_that_is_dead_is_a_fault_until_a_test_passes() -> None:
    rig = Rig(rcd_test=True)
    rig.control.fault("rcd-dead")
    rig.run(VERDICT_S + CALM_S + 0.5)
    assert rig.report.faults == {"rcd_self_test"} and not rig.loop.clear_fault("rcd_self_test")
    rig.control.plug_in("simple")
    rig.run(0.5)
    rig.permit()
    rig.run(5.0)
    assert not rig.commanded
    rig.forbid()
    rig.control.unplug()
    rig.control.clear("rcd-dead")
    rig.run(REPEAT_S + 5.0)
    assert rig.report.faults == {"rcd_self_test"}  # the operator has to say so
    assert rig.loop.clear_fault("rcd_self_test")
    rig.run(0.5)
    rig.charge()


def test_rcd_test_holds_the_contactor_open_and_a_vehicle_waits_for_its_end() -> None:
    rig = Rig(rcd_test=True)
    rig.until(lambda: rig.board.last_outputs.rcd_test, CALM_S + 0.5)
    rig.control.plug_in("simple")
    rig.permit()
    for _ in range(60):
        rig.run(0.01)
        assert not rig.commanded
    rig.until(lambda: rig.report.contactor is ContactorState.CLOSED, VERDICT_S)
    assert not rig.raised()


def test_rcd_trip_during_a_test_is_a_fault_when_it_stays_and_nothing_closes_in_between() -> None:
    """Found by the campaign, seed 20265606: the step that ended the test closed for one turn."""
    rig = Rig(rcd_test=True)
    rig.until(lambda: rig.board.last_outputs.rcd_test, CALM_S + 0.5)
    rig.control.fault("rcd")
    rig.control.plug_in("simple")
    rig.permit()
    rig.watchers.append(_never_commanded)
    rig.run(VERDICT_S + 1.0)
    assert "rcd_trip" in rig.report.faults


def _never_commanded(rig: Rig) -> None:
    assert not rig.commanded


def test_rcd_trip_outside_a_test_is_a_trip() -> None:
    rig = Rig(rcd_test=True)
    rig.run(5.0)
    rig.charge()
    rig.control.fault("rcd")
    rig.opens_within(0.1)
    assert rig.report.faults == {"rcd_trip"}


def test_rcd_test_on_the_pins_of_the_pi_board() -> None:
    options = PiOptions(rcd_gpio=20, rcd_test_gpio=27)
    bench = PiBench(options)
    bench.until(lambda: bench.pi.gpio.levels[27] == 0, CALM_S + 0.5)
    bench.run(VERDICT_S + 0.5)
    assert bench.pi.gpio.levels[27] == 1 and not bench.raised()
    bench.control.fault("rcd-dead")
    bench.charge()
    bench.forbid()
    bench.run(1.0)
    bench.control.unplug()
    bench.until(lambda: "rcd_self_test" in bench.loop.report.faults, CALM_S + VERDICT_S + 1.0)
    bench.close()


# --- The pure function --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("test", "now", "due"),
    [
        (RcdTest(), 0.0, True),
        (RcdTest(passed_at=0.0), EVERY_S - 1.0, False),
        (RcdTest(passed_at=0.0), EVERY_S, True),
        (RcdTest(passed_at=0.0, charged=True), 1.0, True),
        (RcdTest(failed_at=0.0), REPEAT_S - 1.0, False),
        (RcdTest(failed_at=0.0, charged=True), REPEAT_S, True),
    ],
)
def test_when_a_test_is_due(test: RcdTest, now: float, due: bool) -> None:
    assert test.due(now) is due


def test_a_monitor_that_does_not_let_go_fails() -> None:
    test = advance(RcdTest(), False, True, False, 0.0)
    for step in range(1, 280):
        test = advance(test, step > 80, True, False, step * 0.01)
    assert test.failed and not test.running


def test_the_pulse_has_its_length() -> None:
    test = advance(RcdTest(), False, True, False, 0.0)
    assert test.pulse(0.0) and test.pulse(PULSE_S - 0.01) and not test.pulse(PULSE_S)


@pytest.mark.parametrize(("tripped", "closed"), [(None, False), (False, True)])
def test_a_board_that_goes_mute_or_closes_ends_the_test_without_a_verdict(tripped: bool | None, closed: bool) -> None:
    test = advance(advance(RcdTest(), False, True, False, 0.0), tripped, True, closed, 0.1)
    assert not test.running and not test.failed and test.passed_at is None


def test_a_monitor_that_is_tripped_already_is_not_tested() -> None:
    assert not advance(RcdTest(), True, True, False, 0.0).running
