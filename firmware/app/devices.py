"""The configuration of devices beside the board, as options for `open_board`.

Owns: which keys go where. May not: open anything.
"""

from typing import Any

from firmware.core.config import INDICATOR_PINS, METERS, Config


def devices(config: Config) -> dict[str, Any]:
    """Status light, grid meter, DC supply and isolation monitor."""
    board, grid, dc = config.board, config.grid_meter, config.dc
    options: dict[str, Any] = {"indicator": {key: getattr(board, key) for key in INDICATOR_PINS}}
    if grid.driver != "none":
        options["grid"] = {"table": grid.driver, "port": grid.port}
        if grid.driver in METERS:
            options["grid"] |= {
                "host": grid.host,
                "tcp_port": grid.tcp_port,
                "unit": grid.unit,
                "baud": grid.baud,
                "parity": grid.parity,
                "stop_bits": grid.stop_bits,
                "invert": grid.invert,
                "poll_interval_s": grid.poll_interval_s,
            }
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
