"""The registry: a name gives equipment, anything else one typed error."""

import pytest

from firmware.core.config import METERS, PI_ADC, PI_PINS, BoardSection
from firmware.core.errors import ConfigError
from firmware.hal.api import Board, Interlock, MeterReading
from firmware.hal.boards import BOARDS, READERS, open_board
from firmware.hal.boards.pi import PiOptions
from firmware.hal.boards.sim.board import SimBoard, SimMeter
from firmware.hal.drivers.bender import BenderMonitor
from firmware.hal.drivers.meter import ModbusMeter
from firmware.hal.drivers.meter_tables import TABLES
from firmware.hal.drivers.p1 import P1Meter


def test_sim_ac_brings_board_and_meter() -> None:
    equipment = open_board("sim", {"phases": 1, "max_current_a": 16})
    board: Board = equipment.board
    assert board.info.interlock is Interlock.SIMULATED
    assert (board.info.phases, board.info.max_current_a, board.info.fixed_cable) == (1, 16.0, True)
    assert equipment.dc_supply is None and equipment.isolation is None
    assert equipment.meter.read(1.0).import_wh == 0.0 and equipment.poll_tokens() == []


def test_sim_dc_brings_supply_and_monitor() -> None:
    equipment = open_board("sim", {"dc": True})
    assert equipment.board.info.dc and equipment.dc_supply is not None and equipment.isolation is not None


def test_a_meter_of_its_own_takes_the_place_of_the_boards() -> None:
    equipment = open_board("sim", {"meter": {"table": "sdm630", "port": "/dev/does-not-exist"}})
    assert isinstance(equipment.meter, ModbusMeter) and isinstance(equipment.board, SimBoard)
    assert isinstance(open_board("sim", {"meter": {"table": "board"}}).meter, SimMeter)
    none = open_board("sim", {"meter": {"table": "none"}}).meter
    assert none.read(7.0) == MeterReading(at=7.0, import_wh=0.0)
    with pytest.raises(ConfigError, match="sdm630"):
        open_board("sim", {"meter": {"table": "hourglass", "port": "x"}})


@pytest.mark.parametrize("reader", READERS)
def test_a_card_reader_is_added_to_the_boards_own(reader: str) -> None:
    equipment = open_board("sim", {"reader": reader, "reader_port": "/dev/does-not-exist"})
    assert isinstance(equipment.board, SimBoard)
    equipment.board.control.swipe("AABBCCDD")
    assert equipment.poll_tokens() == ["AABBCCDD"]


def test_a_card_reader_that_is_not_there_says_so() -> None:
    equipment = open_board("sim", {"reader": "ascii", "reader_port": "/dev/does-not-exist"})
    assert equipment.poll_tokens() == [] and "line down" in equipment.reader_problem()
    assert open_board("sim", {}).reader_problem() == ""


def test_a_grid_meter_and_a_monitor_stand_beside_any_board() -> None:
    equipment = open_board("sim", {"grid": {"table": "p1", "port": "/dev/none"}})
    assert isinstance(equipment.grid_meter, P1Meter)
    assert "line down" in equipment.grid_meter.read(1.0).problem
    equipment = open_board("sim", {"grid": {"table": "sdm630", "port": "/dev/none"}})
    assert isinstance(equipment.grid_meter, ModbusMeter)
    equipment = open_board("sim", {"isolation": {"driver": "bender", "port": "/dev/none", "unit": 3}})
    assert isinstance(equipment.isolation, BenderMonitor)
    with pytest.raises(ConfigError, match=r"grid_meter\.port"):
        open_board("sim", {"grid": {"table": "p1", "port": ""}})
    with pytest.raises(ConfigError, match="isolation_port"):
        open_board("sim", {"isolation": {"driver": "bender", "port": "", "unit": 3}})


def test_a_supply_on_can_needs_the_board_that_can_take_its_output_away() -> None:
    with pytest.raises(ConfigError, match="pi board"):
        open_board("sim", {"dc_supply": {"driver": "infypower"}})


def test_an_unknown_card_reader_is_refused() -> None:
    with pytest.raises(ConfigError, match="pn532"):
        open_board("sim", {"reader": "eye"})


def test_the_configuration_names_the_meters_there_are() -> None:
    assert set(METERS) == set(TABLES)


def test_an_unknown_board_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ConfigError, match=f"nope.*{next(iter(BOARDS))}"):
        open_board("nope", {})


@pytest.mark.parametrize("options", [{"phase": 3}, {"dc": "yes"}, {"max_current_a": None}])
def test_a_wrong_option_is_refused_by_name(options: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match=next(iter(options))):
        open_board("sim", options)


def test_the_configuration_has_every_option_of_the_pi_board_with_the_same_default() -> None:
    section, options = BoardSection(), PiOptions()
    other = {"phases", "max_current_a", "nominal_voltage_v", "socket", "ventilation"}  # of every board
    assert set(PI_PINS) | set(PI_ADC) | other == set(options.__struct_fields__)
    for key in (*PI_PINS, *PI_ADC):
        assert getattr(section, key) == getattr(options, key), key
