"""The station's own supervision: over-current, meter, DC supply, and what makes the current be reduced.

Owns: the causes of the faults that the catalogue gives to the station. May not: act on them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from firmware.hal.api import DcReading, MeterReading, SafetyReport
from firmware.station.energy import MIN_AC_A
from firmware.station.settings import StationSettings

OVER_CURRENT_S = 7.0  # above 110 % of what is offered for this long
OVER_CURRENT_FACTOR = 1.1
METER_SILENT_S = 10.0
READER_SILENT_S = 10.0  # one bad poll is no fault
METER_BACK_WH = 1.0  # a register may be re-read with another rounding, not run backwards
SUPPLY_FAULT_S = 0.5


@dataclass(frozen=True, slots=True)
class CheckInputs:
    """One pass. `offered_a`: what the vehicle may draw per phase; None: this check does not apply now (DC)."""

    report: SafetyReport
    meter: MeterReading | None
    dc: DcReading | None
    offered_a: float | None
    online: bool | None
    interlock_ok: bool
    reader_problem: str = ""


class Checks:
    """Remembers since when something has been wrong."""

    def __init__(self) -> None:
        self._since: dict[str, float] = {}
        self._highest_wh = float("-inf")

    def causes(self, inputs: CheckInputs, now: float) -> Iterator[tuple[str, bool]]:
        """Every fault of the station's own checks with whether its cause is there now."""
        meter, report = inputs.meter, inputs.report
        current_a = max(meter.current_a, default=0.0) if meter is not None and report.powered else 0.0
        cable_a = report.cable_limit_a
        above_cable = cable_a is not None and current_a > cable_a * OVER_CURRENT_FACTOR
        # Below 6 A no offer exists; a vehicle that has to stop is given the time of the safety loop instead.
        offered_a = max(inputs.offered_a, MIN_AC_A) if inputs.offered_a is not None else None
        above_offer = offered_a is not None and current_a > offered_a * OVER_CURRENT_FACTOR
        yield "cable_overload", self._held("cable", above_cable, OVER_CURRENT_S, now)
        yield "over_current", self._held("offer", above_offer and not above_cable, OVER_CURRENT_S, now)
        yield "meter_fault", meter is not None and self._meter_wrong(meter, now)
        yield "dc_supply_fault", self._held("supply", inputs.dc is not None and inputs.dc.fault, SUPPLY_FAULT_S, now)
        yield "csms_offline", inputs.online is False
        yield "board_without_interlock", not inputs.interlock_ok
        yield "reader_failed", self._held("reader", bool(inputs.reader_problem), READER_SILENT_S, now)

    def _held(self, key: str, wrong: bool, hold_s: float, now: float) -> bool:
        if not wrong:
            self._since.pop(key, None)
            return False
        return now - self._since.setdefault(key, now) >= hold_s

    def _meter_wrong(self, meter: MeterReading, now: float) -> bool:
        back = meter.import_wh < self._highest_wh - METER_BACK_WH
        if meter.import_wh == meter.import_wh:  # not NaN
            self._highest_wh = max(self._highest_wh, meter.import_wh)
        return back or meter.import_wh != meter.import_wh or now - meter.at > METER_SILENT_S


def warm_limit_a(settings: StationSettings, report: SafetyReport) -> float | None:
    """The lower of what the temperature inside and that of the contacts allow. None: neither is warm."""
    inside_a = derated_a(settings.max_current_a, report.temperature_c, settings.derate_from_c, settings.derate_to_c)
    contacts_a = derated_a(
        settings.max_current_a, report.plug_temperature_c, settings.derate_plug_from_c, settings.derate_plug_to_c
    )
    return min((limit_a for limit_a in (inside_a, contacts_a) if limit_a is not None), default=None)


def derated_a(max_current_a: float, temperature_c: float | None, from_c: float, to_c: float) -> float | None:
    """The current that a warm station allows: linear from `from_c` down to 6 A at `to_c`. None: not warm.

    In steps of 1 A, so that noise of the sensor does not move it.
    """
    if temperature_c is None or not temperature_c > from_c:
        return None
    share = min(1.0, (temperature_c - from_c) / (to_c - from_c))
    return max(MIN_AC_A, float(int(max_current_a - (max_current_a - MIN_AC_A) * share)))
