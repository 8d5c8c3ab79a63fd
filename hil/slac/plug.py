"""The car's eye on the control pilot of a daemon with the simulated board: it matches when the pilot says so.

Owns: asking the daemon, and what a car does at each change. May not: drive anything.
"""

import contextlib
import threading
import time
from pathlib import Path

from hil.control import ControlClient, ControlError
from hil.slac.pev import Pev, Step

_LOOK_S = 0.03


class Plug:
    """Looks at the pilot all the time, in a thread; `move` hands the car what it has seen."""

    def __init__(self, control: Path) -> None:
        self._client = ControlClient(control)
        self._digital = False
        self._gone = True
        self._begins = 0  # so often has 5 % begun
        self._seen = 0
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        while True:
            with contextlib.suppress(ControlError, OSError, KeyError):
                pilot = self._client.status()["connectors"][0]["pilot"]
                digital = pilot["state"] in ("B", "C", "D") and pilot["duty_percent"] == 5.0
                self._begins += digital and not self._digital
                self._digital, self._gone = digital, pilot["state"] in ("A", "E", "F")
            time.sleep(_LOOK_S)

    def move(self, car: Pev, linked: bool, now: float) -> None:
        """Begin to match at the beginning of 5 %, unless its modem is `linked`; stop when the pilot is gone."""
        if self._gone and car.step is not Step.SLEEPING:
            car.unplug()
        elif self._begins != self._seen and not self._gone:
            self._seen = self._begins
            if not linked:
                car.plug_in(now)
