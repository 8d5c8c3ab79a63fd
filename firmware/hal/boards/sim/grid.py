"""The building around the simulated station: its other load, and voltage and frequency of its grid.

Owns: what a meter at the building's connection would read. May not: decide; it adds what flows to the vehicle.
"""

from typing import TYPE_CHECKING

from firmware.hal.api import MeterReading

if TYPE_CHECKING:
    from firmware.hal.boards.sim.board import SimBoard


class SimGridMeter:
    """A meter at the building's connection. With the fault `grid-meter` it freezes: the last reading stays."""

    def __init__(self, board: "SimBoard") -> None:
        self._board = board
        self.house_w = 0.0  # negative: photovoltaics feed in
        self.frequency_hz = 50.0
        self.voltage_v = board.options.nominal_voltage_v
        self._last: MeterReading | None = None

    def read(self, now: float) -> MeterReading:
        """What the building takes now, the vehicle included."""
        vehicle = self._board.meter.read(now)
        with self._board.lock:
            if self._last is None or "grid-meter" not in self._board.faults:
                volts = 0.0 if "grid-loss" in self._board.faults else self.voltage_v
                self._last = MeterReading(
                    at=now,
                    import_wh=0.0,
                    power_w=self.house_w + vehicle.power_w,
                    voltage_v=(volts,) * self._board.info.phases,
                    serial="SIM-GRID",
                    frequency_hz=self.frequency_hz,
                )
            return self._last
