"""The safety step on a fake clock: every Annex A sequence that the project's facts list.

The names of the tests are the index of docs/safety.md.
"""

import pytest

from firmware.hal.api import (
    DRIVE_E,
    DRIVE_F,
    X1,
    DriveKind,
    PilotDrive,
    PilotState,
)
from tests.hal.rig import PWM_16A, Rig, charging


def test_seq_1_plug_in_is_seen_and_closes_nothing() -> None:
    rig = Rig()
    rig.permit()
    rig.run(0.2)
    rig.control.plug_in()
    assert rig.until(lambda: rig.report.pilot is PilotState.B, 0.15) >= 0.05  # debounced
    rig.run(5.0)
    assert not rig.commanded and not rig.board.contactor_closed


def test_seq_2_1_unplug_from_b() -> None:
    rig = Rig()
    rig.control.plug_in()
    rig.run(0.2)
    rig.control.unplug()
    rig.until(lambda: rig.report.pilot is PilotState.A, 0.05)
    assert not rig.raised()


@pytest.mark.parametrize("kind", ["ac", "ventilated"])
def test_seq_2_2_unplug_under_load_opens_within_100_ms_and_unlocks_after(kind: str) -> None:
    rig = charging(kind, socket=True, ventilation=True)
    rig.control.unplug()
    rig.ask(lock=False)
    while rig.board.contactor_closed:
        assert rig.board.last_outputs.lock, "unlocked while the contactor was closed"
        rig.run(0.01)
    rig.until(lambda: rig.report.lock_closed is False, 1.0)
    opened = [t.at for t in rig.board.trace if t.what == "contactor" and t.value == "open"][-1]
    unlocked = [t.at for t in rig.board.trace if t.what == "lock" and t.value == "open"][-1]
    assert unlocked > opened
    rig = charging(kind, ventilation=True)
    rig.control.unplug()
    rig.opens_within(0.1)


def test_seq_3_pwm_comes_on_in_b() -> None:
    rig = Rig()
    rig.control.plug_in()
    rig.run(0.2)
    rig.permit()
    rig.run(0.2)
    assert rig.report.drive == PWM_16A and rig.report.pilot is PilotState.B
    assert rig.report.pilot_low_v == -12.0 and not rig.commanded


@pytest.mark.parametrize(("kind", "state"), [("ac", PilotState.C), ("ventilated", PilotState.D)])
def test_seq_4_closes_well_within_3_s(kind: str, state: PilotState) -> None:
    rig = Rig(ventilation=True)
    rig.control.plug_in(kind)
    rig.permit()
    rig.run(0.2)
    rig.control.ev_ready()
    assert rig.until(lambda: rig.board.contactor_closed, 3.0) <= 0.2
    assert rig.report.pilot is state


def test_seq_4_c1_without_pwm_does_not_close() -> None:
    rig = Rig()
    rig.control.plug_in("simple")
    rig.ask(drive=X1, allow_power=True)
    rig.run(4.0)
    assert rig.report.pilot is PilotState.C and not rig.commanded


def test_seq_4_without_permission_does_not_close() -> None:
    rig = Rig()
    rig.control.plug_in("ac")
    rig.control.ev_ready()
    rig.ask(drive=PWM_16A, allow_power=False)
    rig.run(4.0)
    assert rig.report.pilot is PilotState.C and not rig.commanded


def test_seq_4_the_permission_may_come_after_c() -> None:
    rig = Rig()
    rig.control.plug_in("ac")
    rig.control.ev_ready()
    rig.ask(drive=PWM_16A, allow_power=False)
    rig.run(4.0)
    rig.permit()
    assert rig.until(lambda: rig.board.contactor_closed, 3.0) <= 0.1


def test_seq_4_d_without_ventilation_stays_open() -> None:
    rig = Rig(ventilation=False)
    rig.control.plug_in("ventilated")
    rig.control.ev_ready()
    rig.permit()
    rig.run(4.0)
    assert rig.report.pilot is PilotState.D and not rig.commanded
    assert rig.report.faults == {"ventilation_missing"} and rig.report.drive == PWM_16A


def test_seq_5_c_to_d_without_ventilation_opens_within_100_ms() -> None:
    rig = charging(ventilation=False)
    rig.board.set_load(ventilated=True)
    rig.opens_within(0.1)


def test_seq_6_duty_follows_the_lease_at_once_while_charging() -> None:
    rig = charging()
    rig.permit(PilotDrive(DriveKind.PWM, 10.0))
    rig.run(0.02)
    assert rig.report.drive.duty_percent == 10.0 and rig.commanded
    assert rig.board.ac_current_a == pytest.approx(6.0)


def test_seq_7_and_8_1_s2_opens_with_pwm_on_contactor_opens_within_100_ms_and_recloses_on_c() -> None:
    rig = charging()
    rig.control.ev_pause()
    rig.opens_within(0.1)
    assert rig.report.drive == PWM_16A
    rig.run(3.0)
    assert rig.report.pilot is PilotState.B and not rig.report.faults
    rig.control.ev_ready()  # the vehicle's own pause is no fault: the same permission still holds
    rig.until(lambda: rig.board.contactor_closed, 3.0)


def test_seq_8_2_s2_opens_after_pwm_ended() -> None:
    rig = charging()
    rig.forbid()
    rig.run(0.1)
    rig.control.ev_pause()
    rig.opens_within(0.1)


def test_seq_9_and_10_1_pwm_ends_and_the_vehicle_leaves_c() -> None:
    rig = charging()
    rig.forbid()
    rig.run(0.1)
    assert rig.report.drive == X1 and rig.commanded  # not under load, the vehicle gets its time
    rig.opens_within(0.5)
    rig.run(1.0)
    assert rig.report.pilot is PilotState.B and not rig.report.faults


def test_seq_10_2_a_vehicle_that_stays_in_c_is_opened_after_6_s_and_not_before() -> None:
    rig = charging()
    rig.control.fault("ev-ignores")
    rig.forbid()
    took = rig.until(lambda: not rig.commanded, 7.0)
    assert 6.0 - 1e-6 <= took <= 6.05
    rig.run(1.0)
    assert rig.report.pilot is PilotState.C and not rig.board.contactor_closed


def test_seq_10_2_permission_that_comes_back_cancels_the_6_s() -> None:
    rig = charging()
    rig.control.fault("ev-ignores")
    rig.forbid()
    rig.run(5.0)
    rig.permit()
    rig.run(3.0)
    rig.forbid()
    rig.run(5.5)
    assert rig.commanded
    rig.run(0.6)
    assert not rig.commanded


def test_seq_10_withdrawn_permission_with_pwm_left_on_also_waits_6_s() -> None:
    rig = charging()
    rig.ask(allow_power=False)
    rig.run(5.9)
    assert rig.commanded
    rig.run(0.2)
    assert not rig.commanded


def test_seq_10_open_now_does_not_wait() -> None:
    rig = charging()
    rig.ask(open_now=True)
    rig.opens_within(0.1)


def test_seq_11_b_c_b_toggle_is_reported_and_powers_nothing() -> None:
    rig = Rig()
    rig.control.plug_in()
    rig.run(1.0)
    rig.control.toggle(0.3)
    rig.run(1.0)
    assert rig.report.toggles == 1 and rig.kinds("toggle")
    assert not any(t.what == "command" for t in rig.board.trace)


@pytest.mark.parametrize("drive", [DRIVE_E, DRIVE_F], ids=["E", "F"])
def test_seq_12_e_or_f_from_the_station_opens_within_100_ms(drive: PilotDrive) -> None:
    rig = charging()
    rig.ask(drive=drive)
    rig.opens_within(0.1)
    rig.run(1.0)
    assert rig.report.drive == drive and not rig.report.faults


def test_seq_12_pilot_shorted_to_pe_is_e_opens_within_100_ms_and_clears_by_itself() -> None:
    rig = charging()
    rig.control.fault("cp-short")
    rig.opens_within(0.1)
    rig.run(0.5)
    assert rig.report.pilot is PilotState.E and rig.report.faults == {"pilot_short"} and rig.report.drive == X1
    rig.control.clear("cp-short")
    rig.run(2.0)
    assert rig.report.faults == {"pilot_short"} and not rig.commanded  # the permission is older than the fault
    rig.forbid()
    rig.run(0.5)
    assert not rig.report.faults
    rig.permit()
    rig.until(lambda: rig.board.contactor_closed, 3.0)


def test_simplified_vehicle_a_to_c_is_charged_when_it_has_its_diode() -> None:
    rig = Rig()
    rig.permit()
    rig.run(0.2)
    rig.control.plug_in("simple")
    rig.until(lambda: rig.board.contactor_closed, 3.0)
    assert "pilot A -> C" in rig.kinds("pilot")
