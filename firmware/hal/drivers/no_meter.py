"""No meter at all: for benches whose energy nobody is billed for."""

from firmware.hal.api import MeterReading


class NoMeter:
    """Always current, always zero."""

    def read(self, now: float) -> MeterReading:
        return MeterReading(at=now, import_wh=0.0)
