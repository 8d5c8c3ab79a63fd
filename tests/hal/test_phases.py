"""The phase relay: rules as pure functions, and under the safety step on a simulated board."""

import pytest

from firmware.hal.api import ContactorState
from firmware.hal.phases import OPEN_S, SETTLE_S, PhaseRelay, advance, may_close
from tests.hal.rig import PWM_16A, Rig, charging


def moves(rig: Rig) -> list[tuple[float, str]]:
    return [(t.at, t.value) for t in rig.board.trace if t.what == "phases"]


def moments(rig: Rig, value: str) -> list[float]:
    return [t.at for t in rig.board.trace if t.what == "contactor" and t.value == value]


def test_it_moves_only_when_wanted_and_open_for_long_enough() -> None:
    relay = PhaseRelay()
    assert advance(relay, None, 0.0, 100.0) is relay and advance(relay, False, 0.0, 100.0) is relay
    assert advance(relay, True, None, 100.0) is relay
    assert advance(relay, True, 100.0, 100.0 + OPEN_S - 0.01) is relay
    assert advance(relay, True, 100.0, 100.0 + OPEN_S) == PhaseRelay(True, 100.0 + OPEN_S)


def test_power_follows_only_when_it_is_at_rest_and_as_wanted() -> None:
    relay = PhaseRelay(True, 100.0)
    assert not may_close(relay, True, 100.0 + SETTLE_S - 0.01) and may_close(relay, True, 100.0 + SETTLE_S)
    assert not may_close(relay, False, 200.0) and may_close(relay, None, 200.0)


def test_phase_relay_never_moves_under_load_and_pauses_before_and_after() -> None:
    rig = charging(phase_switch=True)
    rig.ask(single_phase=True)
    rig.run(10.0)
    assert rig.report.contactor is ContactorState.CLOSED and not rig.report.single_phase and not moves(rig)
    rig.forbid()
    rig.until(lambda: not rig.board.contactor_closed, 1.0)
    rig.run(0.1)
    rig.permit()  # the vehicle asks at once; the relay moves first
    rig.until(lambda: rig.board.contactor_closed, 3.0)
    ((moved, what),) = moves(rig)
    assert what == "one" and rig.report.single_phase and rig.board.phases == 1
    assert moved - moments(rig, "open")[-1] >= OPEN_S - 0.03 and moments(rig, "closed")[-1] - moved >= SETTLE_S
    assert any(event.text == "phase relay: one phase" for event in rig.events)


def test_phase_relay_stays_where_it_is_when_the_lease_ends_or_the_contactor_is_welded() -> None:
    rig = Rig(phase_switch=True)
    rig.ask(single_phase=True)
    rig.run(2.0)
    assert rig.report.single_phase
    rig.renewing = False
    rig.run(5.0)
    assert rig.report.single_phase and len(moves(rig)) == 1
    rig = charging(phase_switch=True)
    rig.control.fault("weld")
    rig.forbid(single_phase=True)
    rig.run(10.0)
    assert rig.report.contactor is ContactorState.WELDED and not moves(rig)


def test_the_pause_counts_from_the_metal_and_not_from_the_command() -> None:
    """Found by the campaign, seed 40003787: a contactor that stuck for a while and the relay moved as it let go."""
    rig = charging(phase_switch=True)
    rig.control.fault("weld")
    rig.forbid(single_phase=True)
    rig.run(3.0)
    rig.control.clear("weld")
    rig.until(lambda: not rig.board.contactor_closed, 0.1)
    opened = rig.now
    rig.until(lambda: bool(moves(rig)), 3.0)
    assert moves(rig)[0][0] - opened >= OPEN_S - 0.03


def test_a_board_without_a_phase_switch_ignores_the_wish() -> None:
    rig = Rig()
    rig.control.plug_in("simple")
    rig.permit(PWM_16A, single_phase=True)
    rig.until(lambda: rig.board.contactor_closed, 1.0)
    rig.run(5.0)
    assert not rig.report.single_phase and not moves(rig)


@pytest.mark.parametrize("phases", [1, 3])
def test_the_meter_sees_the_phases_that_are_connected(phases: int) -> None:
    rig = Rig(phase_switch=True)
    rig.ask(single_phase=phases == 1)
    rig.run(3.0)
    rig.control.plug_in("ac-basic")
    rig.control.ev_ready()
    rig.permit(single_phase=phases == 1)
    rig.run(1.0)
    current_a = rig.board.meter.read(rig.now).current_a
    assert [a > 1.0 for a in current_a] == [True, phases == 3, phases == 3]
