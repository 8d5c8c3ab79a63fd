"""The grid's code of the configuration as what the sessions know of it."""

from dataclasses import fields

from firmware.core.config import GridCodeSection
from firmware.iso15118.secc.grid_code import Droop, GridCode

_DROOPS = ("over_frequency", "under_frequency")


def grid_code(section: GridCodeSection) -> GridCode | None:
    """None where the section has no name."""
    if not section.name:
        return None
    values = {one.name: getattr(section, one.name) for one in fields(GridCode)}
    droops = {name: Droop(*values[name]) for name in _DROOPS if values[name] is not None}
    return GridCode(**{**values, **droops})
