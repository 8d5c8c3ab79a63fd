"""The safety step on a fake clock: leases, persisted faults and DC.

The names of the tests are the index of docs/safety.md.
"""

import pytest

from firmware.hal.api import (
    DIGITAL,
    DRIVE_F,
    X1,
    Lease,
    PilotState,
)
from tests.hal.rig import PWM_16A, Rig, charging

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
