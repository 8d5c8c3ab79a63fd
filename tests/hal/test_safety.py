"""The safety step on a fake clock: every Annex A sequence that the project's facts list, and every protective function.

The names of the tests are the index of docs/safety.md.
"""

import math

import pytest

from firmware.core.faults import CATALOGUE
from firmware.hal.api import (
    DIGITAL,
    DRIVE_E,
    DRIVE_F,
    X1,
    BoardInfo,
    BoardInputs,
    ContactorState,
    DriveKind,
    Interlock,
    Lease,
    PilotDrive,
    PilotState,
)
from firmware.hal.safety import initial, step
from tests.hal.rig import PWM_16A, Rig

INFO = BoardInfo("test", Interlock.SIMULATED, 32.0, 3)


def charging(kind: str | None = None, **options: object) -> Rig:
    rig = Rig(**options)
    rig.charge(kind)
    return rig


# --- Annex A ------------------------------------------------------------------------------------------------------


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


# --- Pilot faults -------------------------------------------------------------------------------------------------


def test_bridged_diode_opens_within_100_ms_pulses_f_and_waits_for_unplug() -> None:
    rig = charging()
    rig.control.fault("diode")
    rig.opens_within(0.1)
    rig.until(lambda: rig.report.drive == DRIVE_F, 0.05)
    lasted = rig.until(lambda: rig.report.drive != DRIVE_F, 0.5)
    assert lasted >= 0.3 - 0.02  # 300 ms from the raise; the tick that raised it is not counted here
    assert rig.report.drive == X1
    rig.control.clear("diode")
    rig.forbid()
    rig.run(5.0)
    assert rig.report.faults == {"pilot_diode"}
    rig.control.unplug()
    rig.run(0.2)
    assert not rig.report.faults


def test_bridged_diode_from_the_start_never_closes() -> None:
    rig = Rig()
    rig.control.plug_in("no-diode")
    rig.control.ev_ready()
    rig.permit()
    rig.run(5.0)
    assert not any(t.what == "command" for t in rig.board.trace)
    assert "pilot_diode" in rig.report.faults


def test_pilot_out_of_every_window_opens_within_100_ms() -> None:
    rig = charging()
    rig.control.fault("pilot-drift")  # C reads 8 V, which is B; A reads 14 V, which is nothing
    rig.opens_within(0.1)


@pytest.mark.parametrize("volts", [math.nan, math.inf, 20.0, -6.0], ids=str)
def test_a_level_that_fits_no_state_is_a_fault(volts: float) -> None:
    state, now = initial(INFO, 0.0), 0.0
    for _ in range(50):
        now += 0.01
        result = step(state, BoardInputs(volts, -12.0), Lease(PWM_16A, True, True, now + 0.5), now)
        state = result.state
        assert not result.outputs.contactor
    assert "pilot_range" in result.report.faults


def test_a_generator_that_ignores_f_is_a_fault() -> None:
    state, now = initial(INFO, 0.0), 0.0
    for _ in range(50):
        now += 0.01
        result = step(state, BoardInputs(12.0, 12.0), Lease(DRIVE_F, False, False, now + 0.5), now)
        state = result.state
    assert "pilot_range" in result.report.faults


def test_a_pilot_that_keeps_jumping_opens_within_100_ms() -> None:
    state, now = initial(INFO, 0.0), 0.0
    closed = False
    volts = [12.0] * 10 + [9.0] * 10 + [6.0] * 20 + [9.0, 6.0] * 10
    opened_at = None
    for index, high in enumerate(volts):
        now += 0.01
        inputs = BoardInputs(high, -12.0, contactor_closed=closed)
        result = step(state, inputs, Lease(PWM_16A, True, True, now + 0.5), now)
        state, closed = result.state, result.outputs.contactor
        if index == 39:
            assert closed
        if index > 39 and not closed and opened_at is None:
            opened_at = index
    assert opened_at is not None and opened_at - 39 <= 9  # 90 ms, the relay needs its own
    assert "pilot_range" in result.report.faults


# --- Protective functions -----------------------------------------------------------------------------------------

LOCAL = [
    ("rcd", "rcd_trip"),
    ("estop", "emergency_stop"),
    ("grid-loss", "grid_lost"),
    ("over-temperature", "over_temperature"),
    ("temperature-sensor", "temperature_sensor"),
    ("board", "board_failed"),
]


@pytest.mark.parametrize(("injected", "fault"), LOCAL)
def test_interlock_opens_within_100_ms_whatever_the_lease_says(injected: str, fault: str) -> None:
    rig = charging()
    rig.control.fault(injected)
    if injected == "board":  # the board itself is mute: its hardware interlock opens; here it hears the next write
        rig.run(0.1)
        rig.control.clear("board")
    rig.opens_within(0.1)
    assert fault in rig.report.faults


@pytest.mark.parametrize(("injected", "fault"), LOCAL)
def test_interlock_keeps_open_and_never_recloses_under_the_old_permission(injected: str, fault: str) -> None:
    rig = charging()
    rig.control.fault(injected)
    rig.run(1.0)
    rig.control.clear(injected)
    rig.run(10.0)
    assert fault in rig.report.faults and not rig.commanded
    assert len([t for t in rig.board.trace if t.what == "command" and t.value == "closed"]) == 1


@pytest.mark.parametrize(("injected", "fault"), LOCAL)
def test_interlock_clears_as_its_catalogue_row_says(injected: str, fault: str) -> None:
    rig = charging()
    rig.control.fault(injected)
    rig.run(0.5)
    assert not rig.loop.clear_fault(fault)  # the cause is there
    rig.forbid()
    rig.control.clear(injected)
    rig.run(1.0)
    rule = CATALOGUE[fault].clear.value
    assert (fault not in rig.report.faults) == (rule == "self")
    if rule == "operator":
        rig.control.unplug()
        rig.run(1.0)
        assert fault in rig.report.faults  # unplugging is not enough
        assert rig.loop.clear_fault(fault)
        rig.run(0.02)
    if rule == "unplug":
        assert not rig.loop.clear_fault(fault)  # asking is not enough
        rig.control.unplug()
        rig.run(0.2)
    assert fault not in rig.report.faults


def test_over_temperature_resumes_10_k_below() -> None:
    state, now = initial(INFO, 0.0), 0.0

    def at(temperature: float) -> bool:
        nonlocal state, now
        for _ in range(60):
            now += 0.01
            inputs = BoardInputs(12.0, 12.0, temperature_c=temperature)
            state = step(state, inputs, Lease(X1, False, False, now + 0.5), now).state
        return "over_temperature" in state.faults

    assert [at(84.9), at(85.0), at(76.0), at(74.9), at(84.0)] == [False, True, True, False, False]


def test_welded_contactor_latches_f_blocks_the_lock_and_waits_for_a_technician() -> None:
    rig = charging(socket=True)
    rig.control.fault("weld")
    rig.control.unplug()
    rig.ask(lock=False)
    rig.until(lambda: rig.report.contactor is ContactorState.WELDED, 0.2)
    rig.run(0.1)
    assert rig.report.drive == DRIVE_F and rig.report.powered
    rig.run(5.0)
    assert rig.report.lock_closed is True, "unlocked on a live socket"
    rig.control.clear("weld")  # the technician replaced it
    rig.forbid()
    rig.run(5.0)
    assert rig.report.faults == {"contactor_welded"} and rig.report.drive == DRIVE_F
    assert rig.loop.clear_fault("contactor_welded")
    rig.run(0.2)
    assert not rig.report.faults


def test_weld_is_seen_at_start() -> None:
    rig = Rig()
    rig.board._contactor = True
    rig.run(0.2)
    assert rig.report.faults == {"contactor_welded"} and rig.report.contactor is ContactorState.WELDED


def test_contactor_that_does_not_close_fails_after_500_ms() -> None:
    rig = Rig()
    rig.control.fault("contactor-fail")
    rig.control.plug_in()
    rig.control.ev_ready()
    rig.permit()
    rig.until(lambda: rig.commanded, 1.0)
    took = rig.until(lambda: not rig.commanded, 1.0)
    assert 0.5 - 1e-6 <= took <= 0.53
    assert rig.report.faults == {"contactor_failed"} and rig.report.contactor is ContactorState.FAILED


def test_contactor_that_drops_out_fails() -> None:
    rig = charging()
    rig.board._contactor = False
    rig.until(lambda: "contactor_failed" in rig.report.faults, 0.15)
    assert not rig.commanded


def test_board_without_feedback_charges_by_its_command() -> None:
    info = BoardInfo("test", Interlock.SIMULATED, 32.0, 1, has_contactor_feedback=False)
    state, now = initial(info, 0.0), 0.0
    for high in [12.0] * 10 + [9.0] * 10 + [6.0] * 100:
        now += 0.01
        result = step(state, BoardInputs(high, -12.0), Lease(PWM_16A, True, True, now + 0.5), now)
        state = result.state
    assert result.report.contactor is ContactorState.CLOSED and not result.report.faults


def test_lock_must_be_closed_before_the_contactor() -> None:
    rig = Rig(socket=True, lock_s=1.0)
    rig.control.plug_in()
    rig.control.ev_ready()
    rig.permit()
    rig.until(lambda: rig.commanded, 2.0)
    assert rig.report.lock_closed is True


def test_lock_that_sticks_is_a_fault_after_3_s() -> None:
    rig = Rig(socket=True)
    rig.control.fault("lock")
    rig.control.plug_in()
    rig.control.ev_ready()
    rig.permit()
    rig.run(2.5)
    assert not rig.report.faults
    rig.run(1.0)
    assert rig.report.faults == {"lock_failed"} and not rig.commanded


def test_lock_that_opens_under_load_opens_the_contactor_within_100_ms() -> None:
    rig = charging(socket=True)
    rig.board._locked = False
    rig.opens_within(0.1)
    assert "lock_failed" in rig.report.faults


def test_lock_that_does_not_release_is_told_and_blocks_nothing() -> None:
    rig = Rig(socket=True)
    rig.control.plug_in()
    rig.ask(lock=True)
    rig.run(1.0)
    rig.control.fault("lock")
    rig.ask(lock=False)
    rig.run(3.2)
    assert rig.report.faults == {"unlock_failed"}
    rig.control.clear("lock")
    rig.run(0.5)
    assert not rig.report.faults


def test_cable_with_a_wrong_coding_does_not_charge() -> None:
    rig = Rig(socket=True)
    rig.control.fault("proximity")
    rig.control.plug_in()
    rig.control.ev_ready()
    rig.permit()
    rig.run(2.0)
    assert rig.report.faults == {"proximity_invalid"} and not rig.commanded
    assert not any(t.what == "command" for t in rig.board.trace)


@pytest.mark.parametrize(("cable_a", "offered_a"), [(13.0, 13.0), (20.0, 20.0), (32.0, 32.0), (63.0, 32.0)])
def test_cable_and_hardware_clip_the_duty(cable_a: float, offered_a: float) -> None:
    rig = Rig(socket=True, max_current_a=32.0)
    rig.control.plug_in()
    rig.board.set_load(cable_a=cable_a, current_a=80.0)
    rig.control.ev_ready()
    rig.permit(PilotDrive(DriveKind.PWM, 90.0))
    rig.until(lambda: rig.board.contactor_closed, 3.0)
    assert rig.report.cable_limit_a == cable_a
    assert rig.board.ac_current_a == pytest.approx(offered_a)


@pytest.mark.parametrize("duty", [0.0, 7.5, 99.0, math.nan], ids=str)
def test_a_duty_that_means_nothing_is_not_sent(duty: float) -> None:
    rig = Rig()
    rig.control.plug_in()
    rig.permit(PilotDrive(DriveKind.PWM, duty))
    rig.run(0.5)
    assert rig.report.drive == X1


# --- Leases -------------------------------------------------------------------------------------------------------


def test_lease_that_is_not_renewed_opens_within_600_ms_and_needs_a_new_permission() -> None:
    rig = charging()
    rig.renewing = False
    rig.opens_within(0.6)
    assert rig.report.faults == {"safety_stalled"} and rig.report.drive == X1 and not rig.report.lease_valid
    rig.renewing = True
    rig.run(5.0)
    assert rig.report.faults == {"safety_stalled"} and not rig.commanded  # it came back with the old permission
    rig.forbid()
    rig.run(0.5)
    assert not rig.report.faults
    rig.permit()
    rig.until(lambda: rig.board.contactor_closed, 3.0)


def test_lease_without_charging_expires_quietly() -> None:
    rig = Rig()
    rig.control.plug_in()
    rig.run(1.0)
    rig.renewing = False
    rig.run(1.0)
    assert not rig.report.faults and not rig.report.lease_valid and rig.report.drive == X1


def test_lease_with_an_expiry_far_in_the_future_counts_half_a_second() -> None:
    rig = charging()
    rig.renewing = False
    rig.loop.renew(Lease(PWM_16A, True, True, expires_at=1e12))
    rig.run(0.4)
    assert rig.commanded
    rig.opens_within(0.3)


def test_lease_that_is_stale_on_arrival_is_worth_nothing() -> None:
    rig = Rig()
    rig.control.plug_in("simple")
    rig.renewing = False
    for _ in range(100):
        rig.loop.renew(Lease(PWM_16A, True, True, expires_at=rig.now))
        rig.run(0.01)
    assert not rig.report.lease_valid and not rig.commanded


def test_no_lease_keeps_the_lock_until_the_vehicle_is_gone() -> None:
    rig = charging(socket=True)
    rig.renewing = False
    rig.run(3.0)
    assert not rig.board.contactor_closed and rig.report.lock_closed is True
    rig.control.unplug()
    rig.run(1.0)
    assert rig.report.lock_closed is False


# --- Persisted faults ---------------------------------------------------------------------------------------------


def test_persisted_fault_is_there_from_the_first_step() -> None:
    rig = Rig(latched=frozenset({"rcd_trip"}))
    rig.control.plug_in()
    rig.control.ev_ready()
    rig.permit()
    rig.run(3.0)
    assert rig.report.faults == {"rcd_trip"} and not rig.commanded
    rig.forbid()
    rig.run(0.5)
    assert rig.loop.clear_fault("rcd_trip")
    rig.run(0.02)
    rig.permit()
    rig.until(lambda: rig.board.contactor_closed, 3.0)


def test_unknown_persisted_fault_is_refused() -> None:
    with pytest.raises(ValueError, match="no_such_fault"):
        Rig(latched=frozenset({"no_such_fault"}))


def test_clearing_a_fault_that_is_not_there_is_refused() -> None:
    assert not Rig().loop.clear_fault("rcd_trip")


# --- DC -----------------------------------------------------------------------------------------------------------


def test_dc_is_enabled_only_behind_the_closed_contactor_and_disabled_before_it_opens() -> None:
    rig = Rig(dc=True)
    order: list[tuple[bool, bool]] = []

    def watch(rig: Rig) -> None:
        now = (rig.board.last_outputs.contactor, rig.board.last_outputs.dc_enable)
        if not order or order[-1] != now:
            order.append(now)
        if now[1]:
            assert rig.board.contactor_closed

    rig.watchers.append(watch)
    rig.charge()
    rig.control.ev_pause()
    rig.opens_within(0.1)
    rig.run(0.1)
    assert order == [(False, False), (True, False), (True, True), (True, False), (False, False)]


def test_dc_output_is_dead_when_the_permission_goes_even_while_the_vehicle_stays_in_c() -> None:
    rig = charging(dc=True)
    rig.ask(allow_power=False)
    rig.run(0.02)
    assert not rig.board.last_outputs.dc_enable and rig.commanded
    rig.run(7.0)
    assert not rig.commanded


def test_dc_enable_on_an_ac_board_does_nothing() -> None:
    rig = charging()
    rig.ask(dc_enable=True)
    rig.run(0.5)
    assert not rig.board.last_outputs.dc_enable


def test_dc_over_voltage_opens_within_100_ms_and_latches_f() -> None:
    rig = charging(dc=True)
    rig.control.fault("dc-over-voltage")
    rig.opens_within(0.1)
    rig.control.clear("dc-over-voltage")
    rig.forbid()
    rig.control.unplug()
    rig.run(5.0)
    assert rig.report.faults == {"dc_over_voltage"} and rig.report.drive == DRIVE_F


def test_dc_closes_under_5_percent_in_c() -> None:
    rig = charging(dc=True)
    assert rig.report.drive == DIGITAL and rig.report.pilot is PilotState.C
