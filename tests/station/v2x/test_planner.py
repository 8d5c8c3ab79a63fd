"""Order, its end, and priority charging."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from firmware.station.v2x.operation import Curve, GridFacts, Operation, V2xMode
from firmware.station.v2x.planner import Planner, V2xFacts

FACTS = V2xFacts(now=0.0, own_w=0.0, charge_w=11_000.0, discharge_w=8_000.0)
SUPPLY = Operation(V2xMode.CENTRAL_SETPOINT, -5_000.0)


def test_an_order_holds_until_its_time_is_over() -> None:
    planner = Planner()
    planner.order(SUPPLY, 60.0, 0.0)
    assert planner.decide(FACTS, False).setpoint_w == -5_000.0
    assert planner.next_deadline() == 60.0
    assert not planner.watch(True, 59.9)
    assert planner.watch(True, 60.0)
    assert planner.decide(FACTS, False).mode is V2xMode.CHARGING_ONLY
    assert not planner.watch(True, 61.0)


def test_an_order_that_may_not_outlive_the_connection() -> None:
    planner = Planner()
    planner.order(replace(SUPPLY, max_offline_s=30.0), None, 0.0)
    planner.watch(True, 100.0)
    assert not planner.watch(False, 129.0)
    assert not planner.watch(True, 129.5), "back in time"
    assert not planner.watch(False, 159.0)
    assert planner.watch(False, 160.0)
    assert planner.operation.mode is V2xMode.CHARGING_ONLY


def test_an_order_may_be_taken_back() -> None:
    planner = Planner(Operation(V2xMode.IDLE))
    planner.order(SUPPLY, None, 0.0)
    planner.order(None, None, 1.0)
    assert planner.decide(FACTS, False).setpoint_w == 0.0


def test_the_time_left_decides_for_priority_and_it_stays() -> None:
    planner = Planner(SUPPLY)
    hour = replace(FACTS, need_wh=10_000.0, left_s=3_700.0)
    assert not planner.priority(hour), "10 kWh at 11 kW with a tenth more take an hour"
    late = replace(hour, left_s=3_600.0)
    assert planner.priority(late)
    decision = planner.decide(late, True)
    assert (decision.setpoint_w, decision.reason.key) == (None, "v2x_departure")
    assert planner.priority(replace(late, left_s=3_650.0, need_wh=9_900.0)), "no back and forth"
    assert not planner.priority(replace(late, need_wh=0.0)), "the target is reached"


def test_a_later_departure_and_another_vehicle_end_it() -> None:
    planner = Planner(SUPPLY)
    assert planner.priority(replace(FACTS, need_wh=10_000.0, left_s=100.0))
    planner.new_visit()
    assert not planner.priority(replace(FACTS, need_wh=10_000.0, left_s=40_000.0))
    assert not planner.priority(FACTS)


def test_the_driver_goes_first() -> None:
    planner = Planner(SUPPLY)
    facts = replace(FACTS, ordered_priority=True)
    assert planner.decide(facts, planner.priority(facts)).reason.key == "v2x_priority"


def test_less_than_the_least_is_charged_whatever_the_order_says() -> None:
    decision = Planner(SUPPLY).decide(replace(FACTS, least_wh=500.0), False)
    assert (decision.setpoint_w, decision.reason.key) == (None, "v2x_least_energy")


def test_reactive_power_beside_priority_charging() -> None:
    planner = Planner(voltage_curve=Curve(((220.0, -1000.0), (240.0, 1000.0))))
    facts = replace(FACTS, grid=GridFacts(0.0, voltage_v=235.0))
    assert planner.decide(facts, True).setpoint_var == 500.0


@given(st.floats(-1e6, 1e6), st.floats(0, 3e4), st.floats(0, 3e4))
def test_a_setpoint_is_never_beyond_the_limits(order_w: float, charge_w: float, discharge_w: float) -> None:
    planner = Planner()
    planner.order(Operation(V2xMode.CENTRAL_SETPOINT, order_w), None, 0.0)
    found = planner.decide(replace(FACTS, charge_w=charge_w, discharge_w=discharge_w), False).setpoint_w
    assert found is not None
    assert -discharge_w <= found <= charge_w
