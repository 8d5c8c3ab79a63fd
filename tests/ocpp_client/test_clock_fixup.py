"""Events stamped before the clock was set reach the CSMS with the time at which they happened."""

from datetime import UTC, datetime

from firmware.core.clock import ClockQuality
from firmware.core.store import Store
from firmware.ocpp_client.clock_fixup import shifted
from firmware.station.api import EventKind
from tests.ocpp_client.fakes import Bench, event, put

BOOT = {"currentTime": "2026-03-01T12:00:00Z", "interval": 300, "status": "Accepted"}


def delivered(bench: Bench) -> list[str]:
    """Boot, and the stamps of all transaction events that come."""
    bench.client.connected(bench.now)
    stamps: list[str] = []
    for _ in range(50):
        asked = [frame for frame in bench.collect() if frame[0] == 2]
        if not asked:
            break
        for _, number, action, payload in asked:
            if action == "TransactionEvent":
                stamps.append(payload["timestamp"])
                stamps += [value["timestamp"] for value in payload.get("meterValue", ())]
            bench.receive([3, number, BOOT if action == "BootNotification" else {}])
    return stamps


def test_a_clock_that_nobody_had_set() -> None:
    store = Store(":memory:")
    put(store, event(0, EventKind.STARTED, "before"))  # of an earlier boot: nobody knows how wrong its clock was
    bench = Bench(store)
    bench.clock.quality = ClockQuality.UNKNOWN
    bench.clock.utc = datetime(2026, 1, 1, 12, 1, tzinfo=UTC)  # a minute after T0
    put(store, event(0, EventKind.STARTED, "tx-1"))
    stamps = delivered(bench)
    assert stamps[:2] == ["2026-01-01T12:00:00.000Z"] * 2
    assert stamps[2:] == ["2026-03-01T11:59:00.000Z"] * 2


def test_a_clock_that_was_right() -> None:
    store = Store(":memory:")
    bench = Bench(store)
    put(store, event(0, EventKind.STARTED, "tx-1"))
    assert delivered(bench) == ["2026-01-01T12:00:00.000Z"] * 2


def test_it_is_done_once() -> None:
    store = Store(":memory:")
    bench = Bench(store)
    bench.clock.quality = ClockQuality.RESTORED
    put(store, event(0, EventKind.STARTED, "tx-1"))
    bench.client.hub.take_time("2026-03-01T12:00:00Z")
    bench.client.hub.take_time("2026-05-01T12:00:00Z")
    assert b"2026-03-01T12:00:00" in store.pending_events()[0].body


def test_what_cannot_be_read_stays_as_it_is() -> None:
    assert shifted(b"{}", 10.0) is None and shifted(b"[", 10.0) is None
