"""The transaction engine: numbers, samples and makes durable every step of a transaction.

Owns: the running transaction, its sequence numbers, its meter samples, and the order "on disk first, then anything
else". May not: decide when a transaction starts or ends (`txpoints.py`, `station.py`), or send anything.

If the journal fails, the step has not happened: no number is used, no event is told. An end that could not be stored
is kept and tried again; until then nothing else happens to the transaction.
"""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from firmware.core.clock import Clock, ClockQuality, rfc3339
from firmware.core.errors import StoreError
from firmware.hal.api import MeterReading
from firmware.station.api import (
    ChargingState,
    EventKind,
    IdToken,
    MeterSample,
    TransactionEvent,
    TransactionEventStored,
    TransactionJournal,
    TransactionView,
)
from firmware.station.effects import StationEvent
from firmware.station.interrupted import OpenTransaction
from firmware.station.txpoints import STOP_RULES, StopCause
from firmware.station.txtime import TransactionTime

RETRY_S = 5.0  # between attempts to store an end
ASSUMED_S = 30.0  # a state that was told a moment before it is so may take this long
MAX_FOR_END = 100  # samples that wait for the end; above, every second one goes


@dataclass(frozen=True, slots=True)
class TxContext:
    """What is true while a step is recorded."""

    now: float
    meter: MeterReading | None
    state: ChargingState
    offline: bool
    soc_percent: int | None = None


@dataclass(slots=True)
class _Running:
    """The running transaction. `token_told`: the token is in an event already."""

    id: str
    next_seq_no: int
    started_at: str
    started: float
    begin_wh: float
    last_wh: float
    last_export_wh: float
    begin_export_wh: float
    state: ChargingState
    sampled: float
    time: TransactionTime
    sampled_for_end: float
    assumed_until: float = 0.0  # `state` was told before it was so, and is not taken back until then
    for_end: list[tuple[MeterSample, timedelta]] = field(default_factory=list)  # with `time.moved` as it was then
    token: IdToken | None = None
    token_told: bool = False
    charging_s: float = 0.0
    charging_since: float | None = None
    signed_start: str | None = None
    signed: str | None = None


@dataclass(frozen=True, slots=True)
class _End:
    """An end that is to be stored. `event` lacks nothing but its place on the disk."""

    event: TransactionEvent
    retry_at: float = field(default=0.0)


class TransactionEngine:
    """At most one transaction at a time. `failed(error)` is told of every step that could not be stored."""

    def __init__(
        self,
        journal: TransactionJournal,
        clock: Clock,
        new_id: Callable[[], str],
        emit: Callable[[StationEvent], None],
        failed: Callable[[StoreError], None],
        left_open: Sequence[OpenTransaction] = (),
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._new_id = new_id
        self._emit = emit
        self._failed = failed
        self._left_open = list(left_open)
        self._recover_at = float("-inf")
        self._running: _Running | None = None
        self._end: _End | None = None
        self._last: TransactionView | None = None

    # --- readers -------------------------------------------------------------------------------------------------

    @property
    def committed(self) -> bool:
        """A transaction runs, its start is on the disk, and its end has not been asked for."""
        return self._running is not None and self._end is None

    @property
    def running_id(self) -> str | None:
        """The transaction that has not ended, if any."""
        return self._running.id if self._running is not None else None

    @property
    def has_token(self) -> bool:
        """The running transaction has been paid for by a token already."""
        return self._running is not None and self._running.token_told

    @property
    def interrupted(self) -> OpenTransaction | None:
        """What the end of an earlier process left open, the newest of it, while nobody has decided about it."""
        return self._left_open[-1] if self._left_open else None

    @property
    def end_waits(self) -> bool:
        """An end could not be stored yet."""
        return self._end is not None or bool(self._left_open)

    def view(self, now: float) -> TransactionView | None:
        """The running transaction, one that was interrupted and is not decided about, else the last one."""
        running, left = self._running, self.interrupted
        if running is None and left is not None:
            return _view_of_left(left)
        return self._last if running is None else _view(running, now, True, None)

    def next_deadline(self, interval_s: float, end_interval_s: float = 0.0) -> float | None:
        """When the next sample, or the next attempt to store an end, is due."""
        if self._end is not None:
            return self._end.retry_at
        if self._left_open:
            return self._recover_at
        running = self._running
        if running is None:
            return None
        due = [at + every for at, every in ((running.sampled, interval_s), (running.sampled_for_end, end_interval_s))
               if every > 0]  # fmt: skip
        return min(due, default=None)

    # --- after a restart -----------------------------------------------------------------------------------------

    def recover(self, context: TxContext, keep: OpenTransaction | None = None) -> None:
        """End what an earlier run left open (E-use cases after power loss), with the best meter value there is.

        `keep`: nobody has decided about this one yet.
        """
        if not self._left_open or context.now < self._recover_at:
            return
        rule = STOP_RULES[StopCause.POWER_LOSS]
        # Of a clock that nobody has set yet all stamps are moved when it is: then none of the time before may be here.
        is_set = self._clock.wall().quality is ClockQuality.SYNCED
        for left in [one for one in self._left_open if one is not keep]:
            sample = meter_sample(context, self._clock, "Transaction.End", left.meter_wh, left.export_wh)
            stamp = TransactionTime(self._clock, left.last_at if is_set else "").stamp()
            event = TransactionEvent(
                transaction_id=left.id,
                seq_no=left.next_seq_no,
                kind=EventKind.ENDED,
                trigger=rule.trigger,
                timestamp=stamp,
                offline=context.offline,
                charging_state=None,
                stopped_reason=rule.reason,
                meter=(*(_begun(left.began) if is_set else ()), replace(sample, timestamp=stamp)),
                charging_seconds=left.charging_seconds,
                evse_id=left.evse_id,
                connector_id=left.connector_id,
            )
            if not self._store(event):
                self._recover_at = context.now + RETRY_S
                return
            self._left_open.remove(left)

    def resume(self, left: OpenTransaction, context: TxContext, state: ChargingState) -> bool:
        """Go on with what was interrupted (E17), in this charging state. True: that is on the disk."""
        if context.now < self._recover_at:
            return False
        began = left.began
        wall = self._clock.wall().utc
        elapsed_s = max(0.0, (wall - datetime.fromisoformat(left.started_at)).total_seconds())
        running = _Running(
            id=left.id,
            next_seq_no=left.next_seq_no,
            started_at=left.started_at,
            started=context.now - elapsed_s,
            begin_wh=began.import_wh if began is not None else left.meter_wh,
            last_wh=left.meter_wh,
            last_export_wh=left.export_wh,
            begin_export_wh=began.export_wh if began is not None else left.export_wh,
            signed_start=began.signed if began is not None else None,
            signed=left.signed,
            state=state,
            sampled=context.now,
            time=TransactionTime(self._clock, left.last_at),
            sampled_for_end=context.now,
            assumed_until=context.now + ASSUMED_S,
            for_end=[(sample, timedelta(0)) for sample in _begun(began)],
            token=left.token,
            token_told=left.token is not None,
            charging_s=float(left.charging_seconds),
        )
        if not self._update(running, "TxResumed", replace(context, state=state)):
            self._recover_at = context.now + RETRY_S
            return False
        self._left_open.remove(left)
        self._running = running
        return True

    # --- steps ---------------------------------------------------------------------------------------------------

    def start(
        self,
        trigger: str,
        context: TxContext,
        token: IdToken | None,
        remote_start_id: int | None = None,
        reservation_id: int | None = None,
    ) -> bool:
        """Begin a transaction. True: it is on the disk. False: it has not begun."""
        if self._running is not None or self._left_open:
            return False
        time = TransactionTime(self._clock)
        reading_wh = context.meter.import_wh if context.meter is not None else 0.0
        running = _Running(
            id=self._new_id(),
            next_seq_no=0,
            started_at="",
            started=context.now,
            begin_wh=reading_wh,
            last_wh=reading_wh,
            last_export_wh=context.meter.export_wh if context.meter is not None else 0.0,
            begin_export_wh=context.meter.export_wh if context.meter is not None else 0.0,
            signed_start=_signed(context.meter),
            state=context.state,
            sampled=context.now,
            time=time,
            sampled_for_end=context.now,
            assumed_until=context.now + ASSUMED_S if context.state is ChargingState.CHARGING else 0.0,
            token=token,
            token_told=token is not None,
        )
        first = self._sample(running, context, "Transaction.Begin")
        running.started_at = first.timestamp  # no value is older than its transaction
        event = self._event(
            running,
            EventKind.STARTED,
            trigger,
            context,
            charging_state=context.state,
            id_token=token,
            remote_start_id=remote_start_id,
            reservation_id=reservation_id,
            meter=(first,) if context.meter is not None else (),
        )
        event = replace(event, timestamp=first.timestamp)
        if not self._store(event):
            return False
        running.next_seq_no = 1
        running.for_end = [(sample, time.moved) for sample in event.meter]
        self._running = running
        return True

    def authorised(self, trigger: str, context: TxContext, token: IdToken, remote_start_id: int | None = None) -> None:
        """The running transaction got its token."""
        running = self._running
        if running is None or self._end is not None or running.token_told:
            return
        if self._update(running, trigger, context, id_token=token, remote_start_id=remote_start_id):
            running.token, running.token_told = token, True

    def update(self, trigger: str, context: TxContext) -> None:
        """Tell a step that the charging state alone does not explain."""
        if self._running is not None and self._end is None:
            self._update(self._running, trigger, context)

    def sample(self, trigger: str, context: TxContext, name: str, mark: datetime | None = None) -> MeterSample | None:
        """Tell the meter out of turn, as an event of the running transaction. Without one the sample is returned.

        `name`: ReadingContextEnumType; `mark`: of the wall clock, that the sample belongs to.
        """
        running = self._running
        if running is None:
            sample = meter_sample(context, self._clock, name, 0.0, 0.0)
            return replace(sample, timestamp=rfc3339(mark)) if mark is not None else sample
        if self._end is None:
            self._update(running, trigger, context, meter=(self._sample(running, context, name, mark),))
        return None

    def keep_for_end(self, context: TxContext, name: str, mark: datetime | None = None) -> None:
        """A sample that the end of the running transaction will tell (J02). Not kept over a restart."""
        running = self._running
        if running is None or self._end is not None or context.meter is None:
            return
        sample = self._sample(running, context, name, mark)
        running.for_end.append((sample, running.time.moved))
        if len(running.for_end) > MAX_FOR_END:
            running.for_end[1:] = running.for_end[2::2]

    def observe(
        self, context: TxContext, interval_s: float, stopping: bool = False, end_interval_s: float = 0.0
    ) -> None:
        """One pass: count, tell a change of the charging state, take the periodic samples, retry an end.

        `stopping`: the end is near and will tell the state. `end_interval_s`: between samples that the end tells.
        """
        running = self._running
        if running is None:
            return
        self._count(running, context)
        if self._end is not None:
            if context.now >= self._end.retry_at:
                self._store_end(running, self._end.event, context.now)
            return
        if end_interval_s > 0 and context.now - running.sampled_for_end >= end_interval_s:
            running.sampled_for_end += end_interval_s * ((context.now - running.sampled_for_end) // end_interval_s)
            self.keep_for_end(context, "Sample.Periodic")
        if context.state is running.state:
            running.assumed_until = 0.0
        if context.state is not running.state and not stopping and context.now >= running.assumed_until:
            self._update(running, "ChargingStateChanged", context)
        elif interval_s > 0 and context.now - running.sampled >= interval_s and context.meter is not None:
            # A sample that could not be stored is not taken again at once.
            running.sampled += interval_s * max(1.0, (context.now - running.sampled) // interval_s)
            sample = self._sample(running, context, "Sample.Periodic")
            self._update(running, "MeterValuePeriodic", context, meter=(sample,))

    def end(self, cause: StopCause, context: TxContext, token: IdToken | None = None) -> None:
        """End the transaction. If that cannot be stored it is tried again at every `RETRY_S`."""
        running = self._running
        if running is None or self._end is not None:
            return
        self._count(running, context)
        rule = STOP_RULES[cause]
        event = self._event(
            running,
            EventKind.ENDED,
            rule.trigger,
            context,
            charging_state=context.state,
            stopped_reason=rule.reason,
            id_token=token,
            meter=self._all_for_end(running, context),
        )
        self._store_end(running, event, context.now)

    # --- inside --------------------------------------------------------------------------------------------------

    def _store_end(self, running: _Running, event: TransactionEvent, now: float) -> None:
        if not self._store(event):
            self._end = _End(event, now + RETRY_S)
            return
        self._last = _view(running, now, False, event.stopped_reason)
        self._running = self._end = None

    def _update(
        self,
        running: _Running,
        trigger: str,
        context: TxContext,
        meter: tuple[MeterSample, ...] = (),
        id_token: IdToken | None = None,
        remote_start_id: int | None = None,
    ) -> bool:
        event = self._event(
            running,
            EventKind.UPDATED,
            trigger,
            context,
            charging_state=context.state,
            id_token=id_token,
            remote_start_id=remote_start_id,
            meter=meter,
        )
        # The state counts as told even if it could not be stored: the failure stops the transaction anyway.
        running.state = context.state
        if not self._store(event):
            return False
        running.next_seq_no += 1
        return True

    def _event(
        self,
        running: _Running,
        kind: EventKind,
        trigger: str,
        context: TxContext,
        *,
        charging_state: ChargingState,
        meter: tuple[MeterSample, ...],
        stopped_reason: str | None = None,
        id_token: IdToken | None = None,
        remote_start_id: int | None = None,
        reservation_id: int | None = None,
    ) -> TransactionEvent:
        return TransactionEvent(
            transaction_id=running.id,
            seq_no=running.next_seq_no,
            kind=kind,
            trigger=trigger,
            timestamp=running.time.stamp(),
            offline=context.offline,
            charging_state=charging_state,
            stopped_reason=stopped_reason,
            id_token=id_token,
            remote_start_id=remote_start_id,
            reservation_id=reservation_id,
            meter=meter,
            charging_seconds=int(running.charging_s),
        )

    def _store(self, event: TransactionEvent) -> bool:
        try:
            self._journal.append(event)
        except StoreError as error:
            self._failed(error)
            return False
        self._emit(TransactionEventStored(event))
        return True

    def _count(self, running: _Running, context: TxContext) -> None:
        if context.meter is not None:
            # A register that runs backwards is a meter fault, never negative energy.
            running.last_wh = max(running.last_wh, context.meter.import_wh)
            running.last_export_wh = max(running.last_export_wh, context.meter.export_wh)
            running.signed = _signed(context.meter) or running.signed
        if running.charging_since is not None:
            running.charging_s += context.now - running.charging_since
        running.charging_since = context.now if context.state is ChargingState.CHARGING else None

    def _all_for_end(self, running: _Running, context: TxContext) -> tuple[MeterSample, ...]:
        """What the end tells, in the time of now: the clock may have been set since the first of them."""
        last = self._sample(running, context, "Transaction.End")
        now = running.time.moved
        earlier = (replace(one, timestamp=_moved(one.timestamp, now - moved)) for one, moved in running.for_end)
        return (*earlier, last)

    def _sample(self, running: _Running, context: TxContext, name: str, mark: datetime | None = None) -> MeterSample:
        stamp = running.time.of_mark(mark) if mark is not None else running.time.stamp()
        sample = meter_sample(context, self._clock, name, running.last_wh, running.last_export_wh)
        return replace(sample, timestamp=stamp)


def meter_sample(context: TxContext, clock: Clock, name: str, least_wh: float, least_export_wh: float) -> MeterSample:
    """A sample of the present reading, its registers never below what was known; without a reading just those."""
    reading = context.meter
    if reading is None:
        return MeterSample(clock.wall().iso(), name, least_wh, least_export_wh)
    return MeterSample(
        timestamp=clock.wall().iso(),
        context=name,
        import_wh=max(reading.import_wh, least_wh),
        export_wh=max(reading.export_wh, least_export_wh),
        power_w=reading.power_w,
        voltage_v=reading.voltage_v,
        current_a=reading.current_a,
        soc_percent=context.soc_percent,
        signed=_signed(reading),
    )


def _moved(stamp: str, step: timedelta) -> str:
    return rfc3339(datetime.fromisoformat(stamp) + step) if step else stamp


def _begun(began: MeterSample | None) -> list[MeterSample]:
    """The reading at the start, as the end tells it once more."""
    return [began] if began is not None and began.context == "Transaction.Begin" else []


def _signed(reading: MeterReading | None) -> str | None:
    return base64.b64encode(reading.signed).decode("ascii") if reading is not None and reading.signed else None


def _view_of_left(left: OpenTransaction) -> TransactionView:
    """As it was when it was cut off: it has not ended."""
    lasted_s = 0.0
    if left.started_at:
        lasted_s = (datetime.fromisoformat(left.last_at) - datetime.fromisoformat(left.started_at)).total_seconds()
    began = left.began
    begin_wh, begin_export_wh = (began.import_wh, began.export_wh) if began else (left.meter_wh, left.export_wh)
    return TransactionView(
        id=left.id,
        token=left.token,
        started_at=left.started_at,
        active=True,
        energy_wh=left.meter_wh - begin_wh,
        duration_s=max(0.0, lasted_s),
        charging_state=left.state or ChargingState.IDLE,
        stopped_reason=None,
        meter_start_wh=begin_wh,
        meter_wh=left.meter_wh,
        signed_start=began.signed if began else None,
        signed=left.signed,
        export_wh=left.export_wh - begin_export_wh,
    )


def _view(running: _Running, now: float, active: bool, stopped_reason: str | None) -> TransactionView:
    return TransactionView(
        id=running.id,
        token=running.token,
        started_at=_moved(running.started_at, running.time.moved),
        active=active,
        energy_wh=running.last_wh - running.begin_wh,
        duration_s=now - running.started,
        charging_state=running.state,
        stopped_reason=stopped_reason,
        meter_start_wh=running.begin_wh,
        meter_wh=running.last_wh,
        signed_start=running.signed_start,
        signed=running.signed,
        export_wh=running.last_export_wh - running.begin_export_wh,
    )
