"""The control laws, by worked numbers and by property."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.station.v2x.operation import (
    STALE_S,
    Balancing,
    Curve,
    GridFacts,
    Operation,
    V2xMode,
    balanced,
    reactive,
    wish,
)

DROOP = Curve(((49.0, -10_000.0), (49.8, 0.0), (50.2, 0.0), (51.0, 10_000.0)))


@pytest.mark.parametrize(
    ("hertz", "watt"),
    [(48.0, -10_000.0), (49.0, -10_000.0), (49.4, -5_000.0), (49.8, 0.0), (50.0, 0.0), (50.6, 5_000.0), (52.0, 1e4)],
)
def test_a_curve_is_straight_between_its_points_and_flat_beyond(hertz: float, watt: float) -> None:
    assert DROOP.at(hertz) == pytest.approx(watt)


def test_a_curve_of_27_points_and_more() -> None:
    curve = Curve(tuple((49.0 + i * 0.05, float(i * i)) for i in range(41)))
    assert curve.at(49.0 + 10.5 * 0.05) == pytest.approx((100 + 121) / 2)


@pytest.mark.parametrize(
    "points",
    [(), ((50.0, 1.0),), ((50.0, 1.0), (50.0, 2.0)), ((51.0, 0.0), (50.0, 0.0)), ((49.0, nan), (50.0, 0.0))],
)
def test_what_is_no_curve(points: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(ValueError, match="curve"):
        Curve(points)


@given(st.lists(st.tuples(st.floats(40, 60), st.floats(-1e5, 1e5)), min_size=2, max_size=64), st.floats(30, 70))
def test_a_curve_never_leaves_its_range(points: list[tuple[float, float]], x: float) -> None:
    rising = tuple(sorted(dict(points).items()))
    if len(rising) < 2:
        return
    values = [y for _, y in rising]
    assert min(values) - 1e-6 <= Curve(rising).at(x) <= max(values) + 1e-6


@pytest.mark.parametrize(
    ("house_w", "vehicle_w"),
    [(6000.0, -3500.0), (3000.0, 0.0), (0.0, 0.0), (-1000.0, 0.0), (-4000.0, 3500.0)],
)
def test_thresholds_with_offsets(house_w: float, vehicle_w: float) -> None:
    rule = Balancing(upper_w=3000.0, lower_w=-1000.0, upper_offset_w=500.0, lower_offset_w=500.0)
    assert balanced(rule, house_w) == vehicle_w


@given(st.floats(-50_000, 50_000))
def test_an_ideal_vehicle_keeps_the_building_within_its_thresholds(house_w: float) -> None:
    rule = Balancing(upper_w=5000.0, lower_w=-2000.0, upper_offset_w=200.0, lower_offset_w=300.0)
    assert -2000.0 <= house_w + balanced(rule, house_w) <= 5000.0


@pytest.mark.parametrize("values", [(0.0, 1.0), (100.0, 0.0, 200.0), (10.0, 0.0, -1.0)])
def test_thresholds_that_cross(values: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"cross|negative"):
        Balancing(*values)


@pytest.mark.parametrize(
    "wrong",
    [
        {"mode": V2xMode.CENTRAL_SETPOINT},
        {"mode": V2xMode.EXTERNAL_SETPOINT},
        {"mode": V2xMode.LOCAL_FREQUENCY},
        {"mode": V2xMode.LOCAL_LOAD_BALANCING},
        {"mode": V2xMode.CENTRAL_SETPOINT, "setpoint_w": inf},
        {"mode": V2xMode.CHARGING_ONLY, "discharge_limit_w": -1.0},
        {"mode": V2xMode.CHARGING_ONLY, "baseline_w": nan},
    ],
)
def test_an_operation_without_what_it_needs(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"needs|finite|negative"):
        Operation(**wrong)  # type: ignore[arg-type]


def test_the_laws() -> None:
    grid = GridFacts(10.0, power_w=6000.0, voltage_v=235.0, frequency_hz=49.4)
    frequency = Operation(V2xMode.LOCAL_FREQUENCY, curve=DROOP, baseline_w=1000.0)
    assert wish(frequency, grid, 0.0, 10.5).power_w == pytest.approx(-4000.0)
    # The house is what the connection takes without the vehicle.
    house = Operation(V2xMode.LOCAL_LOAD_BALANCING, balancing=Balancing(3000.0, 0.0))
    assert wish(house, grid, 2000.0, 10.5).power_w == pytest.approx(-1000.0)
    assert wish(house, grid, -4000.0, 10.5).power_w == pytest.approx(-7000.0)
    assert wish(Operation(V2xMode.CENTRAL_SETPOINT, -2500.0), None, 0.0, 0.0).power_w == -2500.0
    assert wish(Operation(V2xMode.IDLE), grid, 0.0, 10.0).power_w == 0.0
    assert wish(Operation(V2xMode.CHARGING_ONLY), grid, 0.0, 10.0).power_w is None


@pytest.mark.parametrize(
    "grid",
    [None, GridFacts(0.0, 1.0, 230.0, 50.5), GridFacts(99.0), GridFacts(200.0, 1.0, 230.0, 50.5)],
    ids=["never", "old", "without numbers", "from the future"],
)
@pytest.mark.parametrize("mode", [V2xMode.LOCAL_FREQUENCY, V2xMode.LOCAL_LOAD_BALANCING])
def test_a_silent_grid_meter_moves_nothing(grid: GridFacts | None, mode: V2xMode) -> None:
    operation = Operation(mode, curve=DROOP, baseline_w=5000.0, balancing=Balancing(0.0, 0.0))
    found = wish(operation, grid, 3000.0, 0.0 + STALE_S if grid is None or grid.at == 0.0 else 99.5)
    assert (found.power_w, found.key) == (0.0, "v2x_grid_silent")


def test_reactive_power_follows_the_voltage_unless_it_is_ordered() -> None:
    curve = Curve(((207.0, -3000.0), (225.0, 0.0), (235.0, 0.0), (253.0, 3000.0)))
    high = GridFacts(1.0, voltage_v=244.0)
    assert reactive(curve, None, high, 1.0) == pytest.approx(1500.0)
    assert reactive(curve, -700.0, high, 1.0) == -700.0
    assert reactive(curve, None, None, 1.0) == 0.0
    assert reactive(None, None, high, 1.0) is None
