"""A simulated EVSE in real time: board, safety thread and station, with a load board on a pseudo terminal before it.

`python -m hil.live_evse` prints the port for `python -m hil.pilot --port`: the bench's way, without a bench.
"""

from __future__ import annotations

import threading
import time

from firmware.core.clock import SystemClock
from firmware.hal.boards.sim import SimBoard
from firmware.hal.safety_thread import SafetyThread
from firmware.station.station import Station
from hil.load_board import SimulatedLoadBoard
from hil.pilot_rig import SETTINGS, NoJournal

PASS_S = 0.05


class LiveEvse:
    """`port` is the serial port of the load board. `with LiveEvse() as evse:`."""

    def __init__(self) -> None:
        self.board = SimBoard()
        self.safety = SafetyThread(self.board, realtime_priority=40)
        self.load_board = SimulatedLoadBoard(self.board)
        self.port = self.load_board.terminal.path
        numbers = iter(range(1, 10_000))
        self._station = Station(
            SETTINGS, NoJournal(), SystemClock(), lambda: f"tx-{next(numbers)}", now=time.monotonic()
        )
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="station", daemon=True)

    def __enter__(self) -> LiveEvse:
        self.safety.start()
        self.load_board.start()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(2.0)
        self.load_board.close()
        self.safety.stop()

    def _run(self) -> None:
        while not self._stop.wait(PASS_S):
            now = time.monotonic()
            report, events = self.safety.report, self.safety.take_events()
            self._station.on_hardware(report, events, self.board.meter.read(now), None, None, now)
            while self._station.next_event() is not None:
                pass
            self.safety.renew(self._station.lease(now))


def main() -> None:
    """Until Ctrl-C."""
    with LiveEvse() as evse:
        print(f"PORT {evse.port}", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
