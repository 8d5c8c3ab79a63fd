"""The configuration of board and devices, as options for `open_board`.

Owns: which keys go where. May not: open anything.
"""

from typing import Any

from firmware.core.config import (
    INDICATOR_PINS,
    METERS,
    PI_ADC,
    PI_PINS,
    BoardSection,
    Config,
    GridMeterSection,
    MeterSection,
)


def board_options(config: Config) -> dict[str, Any]:
    """All options of the board that the file names, with those of the devices beside it."""
    board = config.board
    every_board = {
        "phases": board.phases,
        "max_current_a": board.max_current_a,
        "nominal_voltage_v": board.nominal_voltage_v,
        "socket": not board.fixed_cable,
        "meter": _meter_options(config),
        "reader": board.reader,
        "reader_port": board.reader_port,
        **_devices(config),
    }
    if board.driver == "safety_mcu":
        return every_board | {"port": board.port, "reset_gpio": board.reset_gpio}
    if board.driver == "pi":
        return every_board | {key: getattr(board, key) for key in ("ventilation", *PI_PINS, *PI_ADC)}
    return every_board | _simulation(board, config.grid_meter, config.v2g.energy)


def _simulation(board: BoardSection, grid: GridMeterSection, energy: tuple[str, ...]) -> dict[str, Any]:
    dc_back = any(name in energy for name in ("dc_bpt", "mcs_bpt"))
    return {
        "ac": any(name.startswith("ac") for name in energy),
        "dc": any(name.startswith(("dc", "mcs")) for name in energy),
        "grid_meter": grid.driver == "board" or _both_ways(energy),
        "plugged": board.plugged,
        "dc_discharge_current_a": board.dc_max_current_a if dc_back else 0.0,
        "dc_discharge_power_w": board.dc_max_power_w if dc_back else 0.0,
        "ventilation": board.ventilation,
        "phase_switch": board.phase_switch,
        "dc_max_voltage_v": board.dc_max_voltage_v,
        "dc_max_current_a": board.dc_max_current_a,
        "dc_max_power_w": board.dc_max_power_w,
    }


def _both_ways(energy: tuple[str, ...]) -> bool:
    """Vehicles may supply energy, so the meter counts it, and that of the building is read."""
    return any(name.endswith("bpt") or name.startswith("ac_der") for name in energy)


def _meter_options(config: Config) -> dict[str, Any]:
    meter = config.meter
    if meter.driver not in METERS:
        return {"table": meter.driver}
    return {
        "table": meter.driver,
        "port": meter.port,
        "bidirectional": _both_ways(config.v2g.energy),
        **_modbus(meter),
    }


def _modbus(meter: MeterSection | GridMeterSection) -> dict[str, Any]:
    keys = ("host", "tcp_port", "unit", "baud", "parity", "stop_bits", "invert", "poll_interval_s")
    return {key: getattr(meter, key) for key in keys}


def _devices(config: Config) -> dict[str, Any]:
    """Status light, grid meter, DC supply and isolation monitor."""
    board, grid, dc = config.board, config.grid_meter, config.dc
    options: dict[str, Any] = {"indicator": {key: getattr(board, key) for key in INDICATOR_PINS}}
    if grid.driver not in ("none", "board"):
        options["grid"] = {"table": grid.driver, "port": grid.port}
        if grid.driver in METERS:
            options["grid"] |= _modbus(grid)
    if dc.supply != "board":
        options["dc_supply"] = {
            "driver": dc.supply,
            "interface": dc.can_interface,
            "channel": dc.can_channel,
            "modules": list(dc.modules),
            "max_voltage_v": board.dc_max_voltage_v,
            "min_voltage_v": dc.min_voltage_v,
            "max_current_a": board.dc_max_current_a,
            "max_power_w": board.dc_max_power_w,
        }
    if dc.isolation != "board":
        options["isolation"] = {"driver": dc.isolation, "port": dc.isolation_port, "unit": dc.isolation_unit}
    return options
