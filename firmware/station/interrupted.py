"""A transaction that the end of the process has cut off: what is known of it, and whether it goes on (OCPP E17).

Owns: the facts that the journal holds of it, the sign of life that tells how long the interruption was, and the rule.
May not: end or resume anything; `transactions.py` and `acts.py` do that.

In words: it goes on where the operator allows interruptions that long (TxCtrlr.ResumptionTimeout), the vehicle that was
connected still is, and the clock can tell how long it was: both stamps are of a clock that was set. A clock that nobody
has set yet is waited for, as long as the interruption may last.
"""

import enum
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from firmware.core.clock import ClockQuality, WallTime
from firmware.hal.api import PilotState
from firmware.station.api import ChargingState, EventKind, IdToken, MeterSample, TransactionEvent

ALIVE_KEY = "alive"
BETWEEN_SIGNS_S = (5.0, 60.0)  # a tenth of the allowed interruption, within this
CLOCK_SLACK_S = 10.0  # a CSMS tells whole seconds, and its clock is corrected too: no interruption is shorter than none
UNCONNECTED = (None, ChargingState.IDLE)


@dataclass(frozen=True, slots=True)
class OpenTransaction:
    """What the end of a process left open, from the journal. `meter_wh`: the highest import register that was stored;
    `began`: the first reading. `trigger`: of the event with the token, or of the start.
    """

    id: str
    next_seq_no: int
    meter_wh: float
    export_wh: float = 0.0
    charging_seconds: int = 0
    evse_id: int = 1
    connector_id: int = 1
    started_at: str = ""
    last_at: str = ""
    state: ChargingState | None = None
    began: MeterSample | None = None
    signed: str | None = None
    token: IdToken | None = None
    trigger: str = ""
    remote_start_id: int | None = None


def open_transaction(events: Sequence[TransactionEvent]) -> OpenTransaction:
    """The open transaction that its stored events tell, in order. Raises ValueError for none or an ended one."""
    if not events or events[-1].kind is EventKind.ENDED:
        raise ValueError("not an open transaction")
    samples = [sample for event in events for sample in event.meter]
    last = events[-1]
    paid = next((event for event in events if event.id_token is not None), events[0])
    return OpenTransaction(
        id=last.transaction_id,
        next_seq_no=last.seq_no + 1,
        meter_wh=max((sample.import_wh for sample in samples), default=0.0),
        export_wh=max((sample.export_wh for sample in samples), default=0.0),
        charging_seconds=max((event.charging_seconds or 0 for event in events), default=0),
        evse_id=last.evse_id,
        connector_id=last.connector_id,
        started_at=events[0].timestamp,
        last_at=last.timestamp,
        state=last.charging_state,
        began=samples[0] if samples else None,
        signed=next((sample.signed for sample in reversed(samples) if sample.signed), None),
        token=paid.id_token,
        trigger=paid.trigger,
        remote_start_id=next((e.remote_start_id for e in events if e.remote_start_id is not None), None),
    )


# --- signs of life ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Alive:
    """The newest sign of life of a transaction. `at`: RFC 3339; `clock_set`: it had been. `group`: of the token;
    `vehicle`: as it called itself in a V2G session, '' where it has not.
    """

    transaction_id: str
    at: str
    clock_set: bool
    group: str = ""
    vehicle: str = ""


def alive_from(text: str) -> Alive | None:
    """What was kept; what cannot be read is no sign."""
    try:
        return msgspec.json.decode(text, type=Alive) if text else None
    except msgspec.MsgspecError:
        return None


class Pulse:
    """Says when a sign of life is due, and which."""

    def __init__(self, kept: Alive | None) -> None:
        self._told = kept
        self._due = 0.0

    def beat(self, alive: Alive | None, allowed_s: float, now: float) -> tuple[str | None, bool] | None:
        """What to keep now (None: nothing, forget the last) and whether it must be on the disk at once; None: nothing
        to do. `alive`: of the running transaction. `allowed_s` 0: interruptions end transactions, nothing is kept.
        """
        if alive is None or allowed_s <= 0.0:
            gone, self._told = self._told is not None, None
            return (None, False) if gone else None
        told = self._told
        news = told is None or replace(alive, at=told.at, clock_set=told.clock_set) != told
        if not news and now < self._due:
            return None
        self._told = alive
        self._due = now + min(max(allowed_s / 10.0, BETWEEN_SIGNS_S[0]), BETWEEN_SIGNS_S[1])
        return msgspec.json.encode(alive).decode(), news


# --- the rule --------------------------------------------------------------------------------------------------------


class Verdict(enum.Enum):
    """What becomes of it."""

    WAIT = "wait"
    RESUME = "resume"
    END = "end"


@dataclass(frozen=True, slots=True)
class Interruption:
    """What is known. `allowed_s`: TxCtrlr.ResumptionTimeout; `up_s`: since the start of this process."""

    left: OpenTransaction
    alive: Alive | None
    allowed_s: float
    wall: WallTime
    pilot: PilotState
    up_s: float


def judge(facts: Interruption) -> Verdict:
    """The rule, see above."""
    alive = facts.alive
    if alive is None or alive.transaction_id != facts.left.id or not alive.clock_set:
        return Verdict.END
    if facts.allowed_s <= 0.0 or facts.up_s > facts.allowed_s:
        return Verdict.END
    if facts.left.state not in UNCONNECTED and facts.pilot is PilotState.A:
        return Verdict.END
    if facts.pilot is PilotState.UNKNOWN or facts.wall.quality is not ClockQuality.SYNCED:
        return Verdict.WAIT
    out_s = (facts.wall.utc - datetime.fromisoformat(max(alive.at, facts.left.last_at))).total_seconds()
    return Verdict.RESUME if -CLOCK_SLACK_S <= out_s <= facts.allowed_s else Verdict.END
