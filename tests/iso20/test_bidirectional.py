"""Setpoints and discharging: within both sides' limits, with a permission, and in a bidirectional service only."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.iso15118 import api
from firmware.iso15118.messages.iso20 import ac, common, dc
from tests.iso20.rig import Car, Code, W

AC_BPT, DC_BPT = api.EnergyMode.AC_BPT, api.EnergyMode.DC_BPT
PERMITTED: dict[str, Any] = {
    "ac": api.AcLimits(max_discharge_power_w=4_000.0),
    "dc": api.DcLimits(max_discharge_power_w=4_000.0, max_discharge_current_a=9.0),
}


def charging(energy: api.EnergyMode, dynamic: bool = True, **view: Any) -> Car:
    car = Car(energy, dynamic=dynamic)
    car.station.set(**(PERMITTED | view))
    return car.charging()


def target_w(car: Car) -> float:
    return float(car.ok(car.loop_req()).cl_res_control_mode.evse_target_active_power.to_float())


@pytest.mark.parametrize(
    ("setpoint", "target"),
    [(None, 7_000.0), (2_000.0, 2_000.0), (0.0, 0.0), (-1_500.0, -1_500.0), (-9_000.0, -4_000.0), (9e9, 7_000.0)],
)
def test_ac_setpoints_in_both_directions(setpoint: float | None, target: float) -> None:
    car = charging(AC_BPT, setpoint_w=setpoint)
    assert target_w(car) == target


def test_the_vehicles_own_discharge_limit_counts() -> None:
    car = charging(AC_BPT, setpoint_w=-9_000.0, ac=api.AcLimits(max_discharge_power_w=20_000.0))
    assert target_w(car) == -5_000.0
    needs = car.station.all(api.EvNeeds)[-1]
    assert (needs.max_discharge_power_w, needs.mode) == (5_000.0, AC_BPT)


@pytest.mark.parametrize("energy", [AC_BPT, DC_BPT])
def test_a_limit_told_with_the_other_sign_is_the_same_limit(energy: api.EnergyMode) -> None:
    car = Car(energy).until(
        ac.AC_ChargeParameterDiscoveryReq if energy is AC_BPT else dc.DC_ChargeParameterDiscoveryReq
    )
    car.ok(car.parameters_req(ev_maximum_discharge_power=W(-3_000)))
    assert car.station.all(api.EvNeeds)[-1].max_discharge_power_w == 3_000.0


@pytest.mark.parametrize("setpoint", [-3_000.0, None])
def test_no_permission_is_no_discharge(setpoint: float | None) -> None:
    car = charging(AC_BPT, setpoint_w=setpoint, ac=api.AcLimits())
    assert target_w(car) >= 0.0
    other = charging(DC_BPT, setpoint_w=setpoint, dc=api.DcLimits())
    other.ok(other.loop_req())
    assert other.station.all(api.SetDcTarget)[-1].current_a >= 0.0


def test_a_charging_service_is_never_discharged() -> None:
    car = charging(api.EnergyMode.AC, setpoint_w=-3_000.0)
    assert target_w(car) == 0.0
    other = charging(api.EnergyMode.DC, setpoint_w=-3_000.0)
    other.ok(other.loop_req())
    assert other.station.all(api.SetDcTarget)[-1].current_a == 0.0


@pytest.mark.parametrize(("setpoint", "ampere"), [(-2_000.0, -5.0), (-9_000.0, -9.0), (1_000.0, 2.5), (0.0, 0.0)])
def test_dc_setpoints_become_currents_of_either_sign(setpoint: float, ampere: float) -> None:
    car = charging(DC_BPT, setpoint_w=setpoint)
    car.ok(car.loop_req())
    assert car.station.all(api.SetDcTarget)[-1].current_a == pytest.approx(ampere)


@pytest.mark.parametrize(("asked", "ampere"), [(-5.0, -5.0), (-30.0, -9.0), (12.0, 12.0)])
def test_in_scheduled_control_the_vehicle_asks(asked: float, ampere: float) -> None:
    car = charging(DC_BPT, dynamic=False)
    car.ok(car.loop_req(ampere=asked))
    assert car.station.all(api.SetDcTarget)[-1].current_a == pytest.approx(ampere)


@settings(max_examples=80, deadline=None)
@given(
    setpoint=st.one_of(st.none(), st.floats(-1e9, 1e9), st.just(float("nan"))),
    back_w=st.floats(-10, 400_000),
    back_a=st.floats(-10, 400),
    max_w=st.floats(0, 400_000),
)
def test_dc_never_beyond_either_side(setpoint: float | None, back_w: float, back_a: float, max_w: float) -> None:
    car = CHARGING
    limits = api.DcLimits(max_power_w=max_w, max_discharge_power_w=back_w, max_discharge_current_a=back_a)
    car.station.set(dc=limits, setpoint_w=setpoint)
    car.ok(car.loop_req())
    current = car.station.all(api.SetDcTarget)[-1].current_a
    assert -min(max(back_a, 0.0), max(back_w, 0.0) / 400.0, 11.0, 5_000 / 400.0) - 1e-6 <= current
    assert current <= min(100.0, max_w / 400.0) + 1e-6


CHARGING = charging(DC_BPT)


def test_reactive_power_goes_with_the_active_one() -> None:
    car = charging(AC_BPT, setpoint_w=-1_000.0, setpoint_var=700.0)
    mode = car.ok(car.loop_req()).cl_res_control_mode
    assert mode.evse_target_reactive_power.to_float() == 700.0
    plain = charging(api.EnergyMode.AC, setpoint_var=700.0)
    assert plain.ok(plain.loop_req()).cl_res_control_mode.evse_target_reactive_power is None


@pytest.mark.parametrize("energy", [AC_BPT, DC_BPT])
def test_an_emergency_ends_discharging_too(energy: api.EnergyMode) -> None:
    car = charging(energy, setpoint_w=-2_000.0)
    car.ok(car.loop_req())
    car.station.set(emergency=True)
    mode = car.ok(car.loop_req()).cl_res_control_mode
    assert not car.station.closed_contactor
    if energy is AC_BPT:
        assert mode.evse_target_active_power.to_float() == 0.0
    else:
        assert mode.evse_maximum_discharge_power.to_float() == 0.0


def test_a_discharging_schedule_and_a_profile_against_it() -> None:
    car = Car(AC_BPT)
    car.station.set(**PERMITTED)
    car.until(common.ScheduleExchangeReq)
    (offered,) = car.ok(car.schedule_req()).scheduled_se_res_control_mode.schedule_tuple
    (back,) = offered.discharging_schedule.power_schedule.power_schedule_entries.power_schedule_entry
    assert (back.power.to_float(), back.duration) == (4_000.0, 7_200)
    car.ok(car.power_req(watt=-4_000.0))
    greedy = Car(AC_BPT)
    greedy.station.set(**PERMITTED)
    greedy.until(common.PowerDeliveryReq)
    greedy.refused(Code.FAILED_EV_POWER_PROFILE_INVALID, greedy.power_req(watt=-4_100.0))


def test_no_discharging_schedule_without_a_permission() -> None:
    car = Car(AC_BPT).until(common.ScheduleExchangeReq)
    (offered,) = car.ok(car.schedule_req()).scheduled_se_res_control_mode.schedule_tuple
    assert offered.discharging_schedule is None
    car.refused(Code.FAILED_EV_POWER_PROFILE_INVALID, car.power_req(watt=-1_000.0))


def test_both_registers_are_told() -> None:
    car = charging(AC_BPT)
    car.station.set(meter=api.Meter("M-1", 5_000, 1_200))
    info = car.ok(car.loop_req(meter=True)).meter_info
    assert (info.charged_energy_reading_wh, info.bpt_discharged_energy_reading_wh) == (5_000, 1_200)
