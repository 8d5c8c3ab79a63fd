"""The injected clock: monotonic seconds for every timer, wall time with a quality for what people and CSMSs read.

The only module of the cores that touches `time`. Nothing else asks the system what time it is; tests and the
simulated rig use `ManualClock`.
"""

import enum
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


class ClockQuality(enum.Enum):
    """How far the wall clock can be trusted."""

    SYNCED = "synced"  # NTP or the CSMS set it in this boot
    RESTORED = "restored"  # from an RTC or the time saved at shutdown: plausible, may be late
    UNKNOWN = "unknown"  # never set: monotonic order only


@dataclass(frozen=True, slots=True)
class WallTime:
    """`utc` is timezone-aware UTC."""

    utc: datetime
    quality: ClockQuality

    def iso(self) -> str:
        """RFC 3339 with milliseconds and Z, the form that OCPP wants."""
        return rfc3339(self.utc)


def rfc3339(moment: datetime) -> str:
    """RFC 3339 text of an aware datetime: UTC, milliseconds, Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def moment(text: str) -> datetime:
    """The instant that an RFC 3339 text names; one without a zone means UTC, whatever the machine's own zone is.

    Raises ValueError.
    """
    parsed = datetime.fromisoformat(text)
    return parsed if parsed.tzinfo is not None else parsed.replace(tzinfo=UTC)


class Clock(Protocol):
    """What the cores may know of time."""

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; never steps."""
        ...

    def wall(self) -> WallTime:
        """Calendar time and its quality."""
        ...


class SystemClock:
    """The machine's clock. A wall time before `BUILD_YEAR` cannot be true and is reported as unknown.

    `adjust` shifts what `wall` reports after the CSMS told its time (BootNotification, Heartbeat), without
    touching the system clock or any timer.
    """

    BUILD_YEAR = 2026

    def __init__(self) -> None:
        self._offset = timedelta(0)
        self._synced = False

    def monotonic(self) -> float:
        return time.monotonic()

    def wall(self) -> WallTime:
        utc = datetime.now(UTC) + self._offset
        if self._synced:
            return WallTime(utc, ClockQuality.SYNCED)
        return WallTime(utc, ClockQuality.RESTORED if utc.year >= self.BUILD_YEAR else ClockQuality.UNKNOWN)

    def adjust(self, utc: datetime, tolerance: timedelta = timedelta(0)) -> timedelta:
        """Take `utc` as the present time. Returns the step it made; none within `tolerance`, where a source of coarse
        resolution would only make the clock jump to and fro."""
        step = utc - (datetime.now(UTC) + self._offset)
        self._synced = True
        if abs(step) <= tolerance:
            return timedelta(0)
        self._offset += step
        return step


class ManualClock:
    """A clock that stands until it is told to move; wall time moves with it."""

    def __init__(
        self,
        start: float = 1000.0,
        utc: datetime = datetime(2026, 1, 1, 12, 0, tzinfo=UTC),
        quality: ClockQuality = ClockQuality.SYNCED,
    ) -> None:
        self.now = start
        self.utc = utc
        self.quality = quality

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> WallTime:
        return WallTime(self.utc, self.quality)

    def advance(self, seconds: float) -> float:
        """Move both clocks on and return the new monotonic time."""
        self.now += seconds
        self.utc += timedelta(seconds=seconds)
        return self.now
