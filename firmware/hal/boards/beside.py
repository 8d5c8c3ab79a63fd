"""Devices that stand beside a board: opened from their options, on whatever board there is.

Owns: the options of grid meter, DC supply and isolation monitor. May not: know the configuration file's sections.
"""

import time
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from firmware.core.errors import ConfigError
from firmware.hal.api import DcRatings, DcSupply, IsolationMonitor, Meter
from firmware.hal.drivers.bender import BAUD as BENDER_BAUD
from firmware.hal.drivers.bender import BenderMonitor
from firmware.hal.drivers.can_port import open_can
from firmware.hal.drivers.channel import Line, SerialPort
from firmware.hal.drivers.infypower import InfypowerSupply
from firmware.hal.drivers.meter import open_meter
from firmware.hal.drivers.p1 import BAUD as P1_BAUD
from firmware.hal.drivers.p1 import P1Meter


def open_grid_meter(options: Mapping[str, Any]) -> Meter:
    """`table` "p1" for a smart meter's port, else the name of a Modbus table. Raises ConfigError."""
    if options["table"] != "p1":
        return open_meter({**options, "bidirectional": True})
    port = options["port"]
    if not port:
        raise ConfigError("grid_meter.port: name the serial port of the P1 cable")
    return P1Meter(Line(lambda: SerialPort(port, P1_BAUD)), time.monotonic())


class DcOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What describes Infypower modules."""

    driver: str
    interface: str
    channel: str
    modules: tuple[int, ...]
    max_voltage_v: float
    min_voltage_v: float
    max_current_a: float
    max_power_w: float


def open_dc_supply(options: Mapping[str, Any], granted: Callable[[float], bool]) -> DcSupply:
    """Raises ConfigError. `granted(now)`: the safety loop allows output at this moment."""
    try:
        parsed = msgspec.convert(dict(options), DcOptions)
    except msgspec.ValidationError as error:
        raise ConfigError(f"dc: {error}") from error
    ratings = DcRatings(parsed.max_voltage_v, parsed.min_voltage_v, parsed.max_current_a, 0.0, parsed.max_power_w)
    port = open_can(parsed.interface, parsed.channel)
    return InfypowerSupply(port, parsed.modules, ratings, granted, time.monotonic())


def open_isolation(options: Mapping[str, Any]) -> IsolationMonitor:
    """A Bender monitor on a serial port. Raises ConfigError."""
    port = options["port"]
    if not port:
        raise ConfigError("dc.isolation_port: name the serial port of the isolation monitor")
    return BenderMonitor(Line(lambda: SerialPort(port, BENDER_BAUD, "E")), options["unit"])
