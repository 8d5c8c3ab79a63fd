"""The station as this package may use it: typed commands in, snapshots out. May not: grow beyond that."""

from typing import Protocol

from firmware.station.api import Answer, Command, StationSnapshot


class StationPort(Protocol):
    """The station as an observer may use it."""

    def command(self, command: Command) -> Answer: ...
    def snapshot(self) -> StationSnapshot: ...
