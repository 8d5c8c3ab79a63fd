"""A table of variables in the making. Owns: the short forms of a row. May not: name any variable."""

from collections.abc import Callable
from typing import Any

from firmware.core.config import Config
from firmware.ocpp_client.device_model import Address, DataType, Owner, Variable
from firmware.station.api import StationSnapshot


def config_text(config: Config, key: str) -> str:
    """The value of a configuration key (`section.name`) in OCPP spelling."""
    section, _, name = key.partition(".")
    value: Any = getattr(getattr(config, section), name)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ",".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def boolean(value: bool) -> str:
    """In OCPP spelling."""
    return "true" if value else "false"


class Table:
    """Rows for one configuration."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.rows: list[Variable] = []

    def add(
        self, component: str, name: str, kind: DataType, value: str | Callable[[StationSnapshot], str], **more: Any
    ) -> None:
        """Any row. `more`: the other members of `Variable` and of its `Address`."""
        place = {key: more.pop(key) for key in ("instance", "evse", "connector", "component_instance") if key in more}
        self.rows.append(Variable(Address(component, name, **place), kind, value, **more))

    def fixed(self, component: str, name: str, kind: DataType, value: str, **more: Any) -> None:
        """Read-only: what is."""
        self.add(component, name, kind, value, **more)

    def own(self, component: str, name: str, kind: DataType, key: str = "", value: str = "", **more: Any) -> None:
        """Honoured by the station; the default is a configuration key or `value`."""
        text = value or config_text(self.config, key)
        self.add(component, name, kind, text, owner=Owner.STATION, config_key=key, **more)

    def client(
        self, component: str, name: str, default: int, low: int, high: int, unit: str = "s", instance: str = ""
    ) -> None:
        """A whole number that the client honours."""
        self.add(
            component, name, DataType.INTEGER, str(default), instance=instance,
            owner=Owner.CLIENT, unit=unit, minimum=low, maximum=high,
        )  # fmt: skip

    def switch(self, component: str, name: str, default: bool, instance: str = "") -> None:
        """A truth value that the client honours."""
        self.add(component, name, DataType.BOOLEAN, boolean(default), instance=instance, owner=Owner.CLIENT)
