"""The building around the simulated station: its other load, and voltage and frequency of its grid.

Owns: what a meter at the building's connection would read. May not: decide; it adds what flows to the vehicle.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from firmware.hal.api import MeterReading

if TYPE_CHECKING:
    from firmware.hal.boards.sim.board import SimBoard


class SimGridMeter:
    """A meter at the building's connection. Silent, frozen or backwards with the faults `grid-meter...`."""

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
            faults, last = self._board.faults, self._last
            if last is not None and "grid-meter" in faults:
                return last
            if last is not None and "grid-meter-frozen" in faults:
                self._last = replace(last, at=now)
                return self._last
            power_w = self.house_w + vehicle.power_w
            if "grid-meter-backwards" in faults:
                power_w = -power_w
            phases = self._board.info.phases
            house_a = self.house_w / self.voltage_v / phases if self.voltage_v > 0.0 else 0.0
            own_a = vehicle.current_a if len(vehicle.current_a) == phases else (0.0,) * phases
            wh = 0.0 if last is None else last.power_w * (now - last.at) / 3600.0
            self._last = MeterReading(
                at=now,
                import_wh=(last.import_wh if last is not None else 0.0) + max(0.0, wh),
                export_wh=(last.export_wh if last is not None else 0.0) + max(0.0, -wh),
                power_w=power_w,
                voltage_v=(0.0 if "grid-loss" in faults else self.voltage_v,) * phases,
                current_a=tuple(abs(house_a + amps) for amps in own_a),  # as meters tell it: without a sign
                serial="SIM-GRID",
                frequency_hz=self.frequency_hz,
            )
            return self._last
