"""The clock: monotonic time never steps; wall time carries its quality."""

from datetime import UTC, datetime, timedelta

import pytest

from firmware.core.clock import ClockQuality, ManualClock, SystemClock, moment, rfc3339


def test_adjust_moves_the_wall_only() -> None:
    clock = SystemClock()
    before = clock.monotonic()
    target = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
    step = clock.adjust(target)
    assert step > timedelta(days=365)
    assert abs(clock.wall().utc - target) < timedelta(seconds=5)
    assert clock.wall().quality is ClockQuality.SYNCED
    assert clock.monotonic() - before < 60


def test_a_small_difference_is_no_step_but_the_clock_counts_as_set() -> None:
    clock = SystemClock()
    now = clock.wall().utc
    assert clock.adjust(now - timedelta(seconds=1), timedelta(seconds=2)) == timedelta(0)
    assert clock.wall().quality is ClockQuality.SYNCED
    assert clock.wall().utc >= now
    assert clock.adjust(now - timedelta(seconds=60), timedelta(seconds=2)) < timedelta(seconds=-50)


def test_an_impossible_date_is_unknown() -> None:
    clock = SystemClock()
    clock.BUILD_YEAR = 9999
    assert clock.wall().quality is ClockQuality.UNKNOWN
    clock.BUILD_YEAR = 1970
    assert clock.wall().quality is ClockQuality.RESTORED


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-01-01T12:00:00Z", "2026-01-01T12:00:00.000Z"),
        ("2026-01-01T12:00:00.25+02:00", "2026-01-01T10:00:00.250Z"),
        ("2026-01-01T12:00:00", "2026-01-01T12:00:00.000Z"),  # no zone: UTC
    ],
)
def test_an_instant_in_words(text: str, utc: str) -> None:
    assert rfc3339(moment(text)) == utc


def test_a_text_that_is_no_instant() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        moment("tomorrow")


def test_manual_clock_moves_both() -> None:
    clock = ManualClock(start=1.0)
    assert clock.advance(2.5) == 3.5
    assert clock.wall().iso() == "2026-01-01T12:00:02.500Z"


def test_rfc3339_is_utc_with_milliseconds() -> None:
    assert rfc3339(datetime(2026, 1, 2, 3, 4, 5, 678_900, tzinfo=UTC)) == "2026-01-02T03:04:05.678Z"
