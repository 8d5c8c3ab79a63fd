"""Stamps of a transaction never run backwards, and go with the clock where it is set for the first time."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from firmware.core.clock import ClockQuality, ManualClock, rfc3339
from firmware.hal.api import MeterReading
from firmware.station.api import ChargingState
from firmware.station.transactions import TransactionEngine, TxContext
from firmware.station.txpoints import StopCause
from firmware.station.txtime import TransactionTime
from tests.station.rig import CARD, Journal

T0 = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


def seconds(stamp: str) -> float:
    return (datetime.fromisoformat(stamp) - T0).total_seconds()


def test_forward_is_followed_and_backward_is_not() -> None:
    clock = ManualClock()
    time = TransactionTime(clock)
    clock.advance(10.0)
    assert seconds(time.stamp()) == 10.0
    clock.utc += timedelta(hours=1)
    assert seconds(time.stamp()) == 3610.0
    clock.utc -= timedelta(hours=2)
    clock.advance(5.0)
    assert seconds(time.stamp()) == 3615.0, "it goes on in its own time, so that durations are right"
    clock.advance(60.0)
    assert seconds(time.stamp()) == 3675.0
    clock.utc = T0 + timedelta(hours=2)
    assert seconds(time.stamp()) == 7200.0, "until the clock has caught up"


def test_a_little_step_back_is_waited_out() -> None:
    clock = ManualClock()
    time = TransactionTime(clock)
    clock.advance(10.0)
    time.stamp()
    clock.utc -= timedelta(seconds=0.5)
    assert seconds(time.stamp()) == 10.0
    clock.advance(1.0)
    assert seconds(time.stamp()) == 10.5


def test_the_first_setting_moves_the_transaction_either_way() -> None:
    for step in (timedelta(days=20_000), timedelta(days=-1)):
        clock = ManualClock(quality=ClockQuality.UNKNOWN)
        time = TransactionTime(clock)
        clock.advance(10.0)
        time.stamp()
        clock.utc += step
        clock.quality = ClockQuality.SYNCED
        clock.advance(5.0)
        assert seconds(time.stamp()) == step.total_seconds() + 15.0 and time.moved == step
        clock.utc -= timedelta(hours=1)
        assert seconds(time.stamp()) == step.total_seconds() + 15.0, "only the first"


def test_after_an_interruption_it_is_not_before_what_was_told() -> None:
    clock = ManualClock()
    time = TransactionTime(clock, rfc3339(T0 + timedelta(seconds=100)))
    clock.advance(1.0)
    assert seconds(time.stamp()) == 101.0


def test_a_mark_just_before_the_start_is_the_start() -> None:
    clock = ManualClock()
    time = TransactionTime(clock)
    assert seconds(time.of_mark(T0 - timedelta(seconds=0.03))) == 0.0


def test_a_mark_is_the_stamp_unless_it_lies_before_the_transaction() -> None:
    clock = ManualClock()
    time = TransactionTime(clock)
    clock.advance(900.02)
    assert seconds(time.of_mark(T0 + timedelta(seconds=900))) == 900.0
    clock.utc -= timedelta(hours=2)
    clock.advance(900.0)
    assert seconds(time.of_mark(T0 - timedelta(seconds=5400))) == 900.0 + 900.02


@given(st.lists(st.tuples(st.floats(0.0, 2000.0), st.floats(-1e6, 1e6)), max_size=20))
def test_whatever_is_done_to_the_clock(steps: list[tuple[float, float]]) -> None:
    """Values and events are in order, none before the start."""
    clock, journal = ManualClock(), Journal()
    engine = TransactionEngine(journal, clock, lambda: "tx-1", lambda _: None, lambda _: None)

    def context() -> TxContext:
        return TxContext(clock.now, MeterReading(clock.now, clock.now), ChargingState.CHARGING, False)

    engine.start("Authorized", context(), CARD)
    for passed, step in steps:
        clock.advance(passed)
        clock.utc += timedelta(seconds=step)
        engine.sample("MeterValueClock", context(), "Sample.Clock", clock.utc)
        engine.observe(context(), 60.0, end_interval_s=300.0)
    engine.end(StopCause.REMOTE, context())
    stamps = [event.timestamp for event in journal.events]
    assert stamps == sorted(stamps)
    for event in journal.events:
        values = [sample.timestamp for sample in event.meter]
        assert values == sorted(values)
        assert all(stamps[0] <= value <= event.timestamp for value in values)
    view = engine.view(clock.now)
    assert view is not None and view.duration_s >= 0.0
