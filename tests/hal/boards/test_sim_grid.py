"""The building around the simulated station."""

import pytest

from firmware.core.errors import RemoteProtocolError
from firmware.hal.boards.sim import SimBoard, SimOptions, open_sim


def test_the_connection_takes_house_and_vehicle() -> None:
    board = SimBoard(SimOptions(grid_meter=True))
    board.control.set_grid(-1500.0, 49.8, 236.0)
    reading = board.grid.read(1.0)
    assert (reading.power_w, reading.frequency_hz, reading.voltage_v) == (-1500.0, 49.8, (236.0,) * 3)


def test_it_can_freeze_and_lose_the_grid() -> None:
    board = SimBoard(SimOptions(grid_meter=True))
    board.grid.read(1.0)
    board.control.fault("grid-meter")
    board.control.set_grid(700.0)
    assert (board.grid.read(5.0).at, board.grid.read(5.0).power_w) == (1.0, 0.0)
    board.control.clear("grid-meter")
    board.control.fault("grid-loss")
    assert board.grid.read(6.0).voltage_v == (0.0,) * 3


def test_only_where_there_is_one() -> None:
    assert open_sim({}).grid_meter is None
    assert open_sim({"grid_meter": True}).grid_meter is not None


@pytest.mark.parametrize("values", [(2e6,), (0.0, 30.0), (0.0, 50.0, -1.0), (float("nan"),)])
def test_what_no_grid_is(values: tuple[float, ...]) -> None:
    with pytest.raises(RemoteProtocolError):
        SimBoard().control.set_grid(*values)


def test_its_registers_count_and_its_faults_are_those_of_a_meter() -> None:
    board = SimBoard(SimOptions(grid_meter=True))
    board.control.set_grid(3600.0)
    board.grid.read(0.0)
    assert board.grid.read(10.0).import_wh == pytest.approx(10.0)
    board.control.fault("grid-meter-backwards")
    reading = board.grid.read(20.0)
    assert reading.power_w == -3600.0 and reading.current_a == pytest.approx((5.217,) * 3, abs=0.01)
    assert board.grid.read(30.0).export_wh == pytest.approx(10.0)
    board.control.fault("grid-meter-frozen")
    assert board.grid.read(40.0).at == 40.0 and board.grid.read(50.0).export_wh == pytest.approx(10.0)
