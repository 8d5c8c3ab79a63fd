"""The table of device-model variables: what there is, who honours a change, which configuration key it overlays.

Owns: names (OCPP 2.0.1), types, limits, defaults. May not: list a writable variable that nobody acts on. Functions that
the station does not have are reported as what they are: disabled, read-only.
"""

from firmware.core.config import Config
from firmware.ocpp_client.device_model import Variable
from firmware.ocpp_client.variables.certificates import certificates
from firmware.ocpp_client.variables.charging import MEASURANDS, charging
from firmware.ocpp_client.variables.hardware import hardware, vehicle
from firmware.ocpp_client.variables.management import (
    BYTES_PER_MESSAGE,
    ITEMS_PER_MESSAGE,
    connection,
    diagnostics,
    management,
    people,
)
from firmware.ocpp_client.variables.parts import parts_of_the_station
from firmware.ocpp_client.variables.table import Table, config_text
from firmware.station.api import StationSnapshot

__all__ = ["BYTES_PER_MESSAGE", "ITEMS_PER_MESSAGE", "MEASURANDS", "build_variables", "config_text"]


def build_variables(config: Config, identity: str, snapshot: StationSnapshot) -> tuple[Variable, ...]:
    """The table for this configuration and hardware. `snapshot` gives the fixed facts of the station."""
    table = Table(config)
    hardware(table, snapshot)
    parts_of_the_station(table, snapshot)
    connection(table)
    charging(table)
    vehicle(table)
    certificates(table)
    management(table, identity)
    people(table)
    diagnostics(table)
    return tuple(table.rows)
