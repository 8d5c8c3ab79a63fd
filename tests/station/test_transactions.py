"""The engine: on disk first, numbers without gaps, one start, nothing after the end; and the tables of points."""

from dataclasses import replace

import pytest

from firmware.core.clock import ManualClock
from firmware.hal.api import MeterReading
from firmware.station.api import ChargingState, EventKind, TransactionEventStored
from firmware.station.interrupted import OpenTransaction, open_transaction
from firmware.station.transactions import TransactionEngine, TxContext
from firmware.station.txpoints import (
    STOP_POINTS,
    STOP_RULES,
    PointFacts,
    StopCause,
    TxPoint,
    ends_transaction,
    outlives_the_plug,
    parse_points,
    reached,
    start_points,
)
from tests.station.rig import CARD, Journal

CONNECTED = TxContext(0.0, MeterReading(0.0, 500.0, signed=b"\x01\x02"), ChargingState.EV_CONNECTED, False, 55)


class Bench:
    def __init__(self, *left_open: OpenTransaction) -> None:
        self.journal = Journal()
        self.events: list[object] = []
        self.errors: list[Exception] = []
        clock = ManualClock()
        self.engine = TransactionEngine(
            self.journal, clock, lambda: "tx-1", self.events.append, self.errors.append, left_open
        )


def at(now: float, wh: float = 500.0, state: ChargingState = ChargingState.CHARGING) -> TxContext:
    return TxContext(now, MeterReading(now, wh), state, True)


def test_a_whole_transaction() -> None:
    bench = Bench()
    engine = bench.engine
    assert engine.start("RemoteStart", CONNECTED, CARD, 7) and engine.committed
    engine.observe(at(10.0), 60.0)
    engine.observe(at(70.0, 1500.0), 60.0)
    engine.observe(at(100.0, 2500.0, ChargingState.SUSPENDED_EV), 60.0)
    engine.end(StopCause.REMOTE, at(110.0, 2600.0, ChargingState.EV_CONNECTED))
    events = bench.journal.events
    assert [e.seq_no for e in events] == [0, 1, 2, 3, 4]
    first, last = events[0], events[-1]
    assert (first.id_token, first.remote_start_id, first.offline) == (CARD, 7, False)
    assert first.meter[0].signed == "AQI=" and first.meter[0].soc_percent == 55
    assert events[2].trigger == "MeterValuePeriodic" and events[2].meter[0].import_wh == 1500.0
    assert (last.trigger, last.stopped_reason, last.charging_seconds) == ("RemoteStop", "Remote", 90)
    assert last.id_token is None and [one.context for one in last.meter] == ["Transaction.Begin", "Transaction.End"]
    assert last.meter[-1].import_wh == 2600.0
    view = engine.view(200.0)
    assert view is not None and not view.active and (view.energy_wh, view.duration_s) == (2100.0, 110.0)
    assert [e.event for e in bench.events if isinstance(e, TransactionEventStored)] == events


def test_nothing_before_the_start_and_after_the_end() -> None:
    bench = Bench()
    engine = bench.engine
    engine.update("CablePluggedIn", CONNECTED)
    engine.end(StopCause.BUTTON, CONNECTED)
    engine.observe(at(5.0), 1.0)
    assert bench.journal.events == [] and engine.view(0.0) is None
    engine.start("Authorized", CONNECTED, CARD)
    assert not engine.start("Authorized", CONNECTED, CARD)
    engine.end(StopCause.BUTTON, CONNECTED)
    engine.end(StopCause.REMOTE, CONNECTED)
    engine.update("RemoteStop", CONNECTED)
    assert len(bench.journal.events) == 2 and not engine.committed


def test_a_failing_disk_uses_no_number_and_tells_nobody() -> None:
    bench = Bench()
    engine, journal = bench.engine, bench.journal
    journal.broken = True
    assert not engine.start("Authorized", CONNECTED, CARD)
    assert not engine.committed and bench.events == [] and len(bench.errors) == 1
    journal.broken = False
    engine.start("Authorized", CONNECTED, CARD)
    journal.broken = True
    engine.update("RemoteStop", at(1.0))
    journal.broken = False
    engine.update("RemoteStop", at(2.0))
    assert [e.seq_no for e in journal.events] == [0, 1]


def test_an_end_is_kept_until_the_disk_takes_it() -> None:
    bench = Bench()
    engine, journal = bench.engine, bench.journal
    engine.start("Authorized", CONNECTED, CARD)
    journal.broken = True
    engine.end(StopCause.BUTTON, at(1.0, 900.0), CARD)
    assert engine.end_waits and not engine.committed and engine.running_id == "tx-1"
    engine.observe(at(2.0, 950.0), 1.0)
    journal.broken = False
    engine.observe(at(5.9), 1.0)
    assert engine.end_waits, "not before the time of the retry"
    engine.observe(at(6.1), 1.0)
    end = journal.events[-1]
    assert (end.kind, end.seq_no, end.meter[-1].import_wh, end.id_token) == (EventKind.ENDED, 1, 900.0, CARD)


def test_samples_keep_their_rhythm() -> None:
    bench = Bench()
    bench.engine.start("Authorized", at(0.0), CARD)
    for tenth in range(1, 1000):
        bench.engine.observe(at(tenth / 10), 20.0)
    assert len(bench.journal.events) == 1 + 4
    bench.engine.observe(at(500.0), 0.0)
    assert len(bench.journal.events) == 5


def test_a_register_that_runs_backwards_is_never_negative_energy() -> None:
    bench = Bench()
    bench.engine.start("Authorized", at(0.0, 1000.0), CARD)
    bench.engine.observe(at(1.0, 1200.0), 0.0)
    bench.engine.end(StopCause.UNPLUGGED, at(2.0, 3.0))
    assert bench.journal.events[-1].meter[-1].import_wh == 1200.0


def test_no_meter_at_all() -> None:
    bench = Bench()
    bench.engine.start("Authorized", replace(CONNECTED, meter=None), CARD)
    bench.engine.end(StopCause.UNPLUGGED, replace(CONNECTED, meter=None))
    assert bench.journal.events[0].meter == () and len(bench.journal.events[1].meter) == 1


def test_recovery() -> None:
    left = OpenTransaction("tx-0", 7, 4200.0, charging_seconds=33)
    bench = Bench(left)
    assert not bench.engine.start("Authorized", CONNECTED, CARD), "first things first"
    bench.engine.recover(at(0.0, 4300.0))
    bench.engine.recover(at(1.0, 4400.0))
    (end,) = bench.journal.events
    assert (end.transaction_id, end.seq_no, end.trigger, end.stopped_reason) == (
        "tx-0",
        7,
        "AbnormalCondition",
        "PowerLoss",
    )
    assert end.meter[0].import_wh == 4300.0 and end.charging_seconds == 33
    bench = Bench(left)
    bench.engine.recover(at(0.0, 1.0))
    assert bench.journal.events[0].meter[0].import_wh == 4200.0, "a new meter does not take energy back"


def test_open_transaction_takes_the_best_of_its_events() -> None:
    bench = Bench()
    bench.engine.start("Authorized", at(0.0, 1000.0), CARD)
    bench.engine.observe(at(20.0, 1500.0), 20.0)
    bench.engine.observe(at(21.0, 1600.0, ChargingState.SUSPENDED_EV), 20.0)
    left = open_transaction(bench.journal.events)
    assert (left.id, left.next_seq_no, left.meter_wh) == ("tx-1", 3, 1500.0)
    with pytest.raises(ValueError, match="open"):
        open_transaction([])
    bench.engine.end(StopCause.BUTTON, at(22.0))
    with pytest.raises(ValueError, match="open"):
        open_transaction(bench.journal.events)


# --- points ----------------------------------------------------------------------------------------------------------


EVERY = start_points(meter_signs=True)


@pytest.mark.parametrize(
    ("points", "facts", "expected"),
    [
        ("EVConnected", PointFacts(True, False, False), TxPoint.EV_CONNECTED),
        ("EVConnected", PointFacts(False, True, False), None),
        ("Authorized", PointFacts(False, True, False), TxPoint.AUTHORIZED),
        ("PowerPathClosed", PointFacts(True, False, False), None),
        ("PowerPathClosed", PointFacts(True, True, False), TxPoint.POWER_PATH),
        ("DataSigned", PointFacts(True, True, True), None),
        ("DataSigned", PointFacts(True, True, False, signed=True), TxPoint.DATA_SIGNED),
        ("EnergyTransfer", PointFacts(True, True, False), None),
        ("EnergyTransfer", PointFacts(True, True, True), TxPoint.ENERGY),
        ("EVConnected, Authorized", PointFacts(False, True, False), TxPoint.AUTHORIZED),
        ("EnergyTransfer,PowerPathClosed", PointFacts(True, True, True), TxPoint.POWER_PATH),
    ],
)
def test_start_points(points: str, facts: PointFacts, expected: TxPoint | None) -> None:
    assert reached(parse_points(points, EVERY), facts) is expected


@pytest.mark.parametrize("text", ["", " , ", "ParkingBayOccupancy", "evconnected", "Authorized,ParkingBayOccupancy"])
def test_points_that_do_not_exist(text: str) -> None:
    with pytest.raises(ValueError, match="point"):
        parse_points(text, EVERY)


def test_signed_data_only_where_the_meter_signs_and_never_as_an_end() -> None:
    assert parse_points("DataSigned", EVERY) == {TxPoint.DATA_SIGNED}
    for known in (start_points(meter_signs=False), STOP_POINTS):
        with pytest.raises(ValueError, match="DataSigned"):
            parse_points("Authorized,DataSigned", known)


def test_stop_points() -> None:
    connected = frozenset({TxPoint.EV_CONNECTED})
    assert not ends_transaction(StopCause.REMOTE, connected)
    assert ends_transaction(StopCause.UNPLUGGED, connected)
    assert ends_transaction(StopCause.REMOTE, connected | {TxPoint.AUTHORIZED})
    assert set(STOP_RULES) == set(StopCause)
    assert outlives_the_plug({TxPoint.AUTHORIZED})
    assert not any(
        outlives_the_plug({TxPoint.AUTHORIZED, point}) for point in TxPoint if point is not TxPoint.AUTHORIZED
    )
