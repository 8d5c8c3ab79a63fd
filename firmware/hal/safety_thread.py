"""The driver of the safety step: board -> step -> board, every 10 ms, on a fake clock or on a thread of its own.

Owns: pacing, the lease slot, the event queue, the lateness record, and what happens when the board or the step raises.
May not: decide anything about energy (`safety.py` does), block, or call into the rest of the firmware: others read
`report`, poll `take_events` and `renew` the lease.

Threads meet here in single reference assignments and `deque` operations only, which CPython makes atomic; nobody
waits for a lock that a stalled thread could hold.
"""

import contextlib
import os
import re
import threading
import time
from collections import deque
from dataclasses import dataclass

from firmware.hal.api import (
    DRIVE_F,
    STEP_SECONDS,
    Board,
    BoardInputs,
    BoardOutputs,
    Lease,
    SafetyEvent,
    SafetyReport,
)
from firmware.hal.safety import SafetyState, clearable, initial, step

_SAFE = BoardOutputs(pilot=DRIVE_F)
_MAX_EVENTS = 10_000  # nobody polls: the oldest go
NICE = -15  # where real-time priority is not to be had; a value of the thread, not of the process


class SteppedSafetyLoop:
    """The safety loop without a thread: somebody calls `tick(now)`. Rigs and tests run it on a fake clock.

    `latched` are the ids of persisted faults. Raises ValueError for an id that the catalogue does not know.
    """

    def __init__(self, board: Board, now: float, latched: frozenset[str] = frozenset()) -> None:
        self._board = board
        self._state: SafetyState = initial(board.info, now, latched)
        self._lease: Lease | None = None
        self._events: deque[SafetyEvent] = deque(maxlen=_MAX_EVENTS)
        self._clear: deque[str] = deque(maxlen=100)
        self._write_failed = False
        self._board_errors: dict[str, str] = {}  # what was said of reading and of writing
        self._broken = False
        self._report = SafetyReport(at=now, faults=latched)

    @property
    def report(self) -> SafetyReport:
        return self._report

    def renew(self, lease: Lease) -> None:
        self._lease = lease

    def take_events(self) -> list[SafetyEvent]:
        taken: list[SafetyEvent] = []
        while self._events:
            taken.append(self._events.popleft())
        return taken

    def clear_fault(self, fault: str) -> bool:
        """Ask for `fault` to be cleared at the next step. False: its cause is still there, or it needs another act."""
        if not clearable(self._state, fault, self._report.at):
            return False
        self._clear.append(fault)
        return True

    def tick(self, now: float) -> None:
        """One turn. Never raises: a board that fails gets the safe outputs and a fault."""
        try:
            self._turn(now)
        except Exception as error:  # a defect in the step itself: nothing it says can be trusted any more
            if not self._broken:
                self._broken = True
                self._events.append(SafetyEvent(now, "fault", f"safety loop: {error!r}", "safety_internal"))
            self._write(_SAFE, now)
            self._report = SafetyReport(at=now, drive=_SAFE.pilot, faults=self._report.faults | {"safety_internal"})

    def _turn(self, now: float) -> None:
        inputs = self._read(now)
        asked: set[str] = set()
        while self._clear:
            asked.add(self._clear.popleft())
        if self._broken:
            raise RuntimeError("latched")
        result = step(self._state, inputs, self._lease, now, frozenset(asked))
        self._write(result.outputs, now)
        self._state = result.state
        self._events.extend(result.events)
        self._report = result.report

    def _read(self, now: float) -> BoardInputs | None:
        """A sample, or None where the board cannot be read or could not be written last time."""
        try:
            inputs = self._board.read(now)
        except Exception as error:
            self._note_board_error("read", error, now)
            return None
        if self._write_failed:
            return None
        if self._board_errors:
            self._board_errors.clear()
            self._events.append(SafetyEvent(now, "board", "board answers again"))
        return inputs

    def _write(self, outputs: BoardOutputs, now: float) -> None:
        try:
            self._board.write(outputs, now)
            self._write_failed = False
        except Exception as error:
            self._write_failed = True
            self._note_board_error("write", error, now)

    def _note_board_error(self, verb: str, error: Exception, now: float) -> None:
        """Say what the board said, once per different error and not a hundred times a second."""
        said = re.sub(r"\[Errno -?\d+\] ", "", str(error)) if isinstance(error, OSError) else ""
        what = said or repr(error)  # of a defect the type counts
        if self._board_errors.get(verb) != what:
            self._board_errors[verb] = what
            self._events.append(SafetyEvent(now, "board", f"board {verb} failed: {what}"))


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late the turns came, in seconds after their time. `max_s`: since the record began; others: the last turns."""

    turns: int = 0
    p50_s: float = 0.0
    p99_s: float = 0.0
    max_s: float = 0.0
    realtime: bool = False  # the thread runs with real-time priority


def _rise(priority: int) -> bool:
    """Put the calling thread before others: SCHED_FIFO, else a better nice value. Whether it is real-time now."""
    try:
        # On Linux 0 means the calling thread, not the process.
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(priority))
    except OSError:
        with contextlib.suppress(OSError):  # not allowed either: the thread runs as it is
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
        return False
    return True


class SafetyThread(SteppedSafetyLoop):
    """The safety loop on its own thread, paced on absolute times of the monotonic clock.

    `realtime_priority`: ask for SCHED_FIFO with this priority; without the right to it the thread asks for a better
    nice value and `lateness().realtime` says so. A turn that comes late is not made up for: the next keeps the grid.
    """

    def __init__(
        self,
        board: Board,
        latched: frozenset[str] = frozenset(),
        *,
        realtime_priority: int | None = None,
        keep: int = 2000,
    ) -> None:
        super().__init__(board, time.monotonic(), latched)
        self._priority = realtime_priority
        self._realtime = False
        self._late: deque[float] = deque(maxlen=keep)
        self._turns = 0
        self._max_late = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="safety", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End the thread with the outputs safe and the board closed. Safe to call twice."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2.0)

    def forget_lateness(self) -> None:
        """Begin the record anew: while a process starts, imports hold the interpreter, and nothing can be charging."""
        self._late.clear()
        self._turns, self._max_late = 0, 0.0

    def lateness(self) -> Lateness:
        late = sorted(self._late.copy())
        if not late:
            return Lateness(realtime=self._realtime)
        return Lateness(
            turns=self._turns,
            p50_s=late[len(late) // 2],
            p99_s=late[min(len(late) - 1, len(late) * 99 // 100)],
            max_s=self._max_late,
            realtime=self._realtime,
        )

    def _run(self) -> None:
        if self._priority is not None:
            self._realtime = _rise(self._priority)
        due = time.monotonic()
        try:
            while not self._stop.is_set():
                now = time.monotonic()
                late = now - due
                self._late.append(late)
                self._turns += 1
                self._max_late = max(self._max_late, late)
                self.tick(now)
                due += STEP_SECONDS
                left = due - time.monotonic()
                if left > 0:
                    time.sleep(left)
                elif left < -STEP_SECONDS:
                    due = time.monotonic()  # several turns were missed: no burst to catch up
        finally:
            self._write(BoardOutputs(), time.monotonic())
            self._board.close()
