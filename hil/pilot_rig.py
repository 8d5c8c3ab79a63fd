"""The vehicle's side of the pilot as stories see it: one interface, the virtual rig here, the bench in `rig_bench.py`.

Owns: the interface, what is recorded of the line, the virtual rig (board, safety loop and station in simulated time).
May not: judge; `hil/scenarios/pilot.py` does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from firmware.core.clock import ManualClock
from firmware.hal.api import DriveKind
from firmware.hal.boards.sim import SimBoard, SimOptions
from firmware.hal.boards.sim.load import EvLoad
from firmware.hal.safety_thread import SteppedSafetyLoop
from firmware.station.api import Identity, TransactionEvent
from firmware.station.settings import StationSettings
from firmware.station.station import Station

IDENTITY = Identity("RIG", "DE*RIG*E1", "rig", "rig", "1", "rig")
SETTINGS = StationSettings(identity=IDENTITY, hlc=False, free_vend=True, fuse_a=16.0)


class StoryFailed(AssertionError):
    """The EVSE did not do what the story expects."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The line at one moment, as the vehicle's side sees it. `duty_percent`: 100 is constant high, 0 constant low."""

    at: float
    high_v: float
    low_v: float
    duty_percent: float
    mains: bool

    @property
    def offered(self) -> bool:
        """PWM that a vehicle may take current from."""
        return 8.0 <= self.duty_percent <= 97.0


class PilotRig(Protocol):
    """A vehicle's side of the line. `samples` is the record of the run."""

    samples: list[Sample]

    def state(self, letter: str) -> None:
        """Put the load of state A (nothing plugged in), B, C or D on the line."""
        ...

    def pulse(self, seconds: float) -> None: ...

    def diode(self, good: bool) -> None: ...

    def short(self, on: bool) -> None: ...

    def run(self, seconds: float) -> Sample:
        """Let time pass, recording; the newest sample."""
        ...

    def off_after(self, limit_s: float) -> float:
        """Seconds from the last change of the line to the mains going off, waited for `limit_s` at most."""
        ...

    def close(self) -> None: ...


def until(rig: PilotRig, what: str, condition: Callable[[Sample], bool], limit_s: float) -> Sample:
    """Run until a sample fulfils the condition. Raises StoryFailed."""
    waited = 0.0
    while True:
        sample = rig.run(0.05)
        if condition(sample):
            return sample
        waited += 0.05
        if waited > limit_s:
            raise StoryFailed(f"{what}: not within {limit_s:g} s; {sample}")


class NoJournal:
    """Stores nothing: the stories are about the line."""

    def append(self, event: TransactionEvent) -> None:
        pass


class VirtualPilotRig:
    """Board, safety loop and station on one simulated clock."""

    TICK_S = 0.01

    def __init__(self, **options: object) -> None:
        self.board = SimBoard(SimOptions(**options))  # type: ignore[arg-type]
        self.clock = ManualClock(100.0)
        self.loop = SteppedSafetyLoop(self.board, self.clock.now)
        numbers = iter(range(1, 10_000))
        self.station = Station(SETTINGS, NoJournal(), self.clock, lambda: f"tx-{next(numbers)}", now=self.clock.now)
        self.samples: list[Sample] = []
        self._changed_at = self.clock.now
        self.run(0.5)

    def state(self, letter: str) -> None:
        kept = self.board.load if self.board.load.present else EvLoad(follows_pwm=False)
        self._set(replace(kept, present=letter != "A", ready=letter in "CD", ventilated=letter == "D"))

    def diode(self, good: bool) -> None:
        self._set(replace(self.board.load, diode_ok=good))

    def pulse(self, seconds: float) -> None:
        self.board.control.toggle(seconds)
        self._changed_at = self.clock.now

    def short(self, on: bool) -> None:
        (self.board.control.fault if on else self.board.control.clear)("cp-short")
        self._changed_at = self.clock.now

    def run(self, seconds: float) -> Sample:
        for _ in range(round(seconds / self.TICK_S)):
            now = self.clock.advance(self.TICK_S)
            self.loop.tick(now)
            if round(now / self.TICK_S) % 5 == 0:
                self._pass(now)
            self.samples.append(self._sample(now))
        return self.samples[-1]

    def off_after(self, limit_s: float) -> float:
        began = self._changed_at
        until(self, "mains off", lambda sample: not sample.mains, limit_s)
        opened = [item.at for item in self.board.trace if item.what == "contactor" and item.value == "open"]
        return opened[-1] - began

    def close(self) -> None:
        self.board.close()

    def _set(self, load: EvLoad) -> None:
        self.board.control.set_load(load)
        self._changed_at = self.clock.now

    def _pass(self, now: float) -> None:
        meter = self.board.meter.read(now)
        self.station.on_hardware(self.loop.report, self.loop.take_events(), meter, None, None, now)
        while self.station.next_event() is not None:
            pass  # nobody is told: no CSMS, no store
        self.loop.renew(self.station.lease(now))

    def _sample(self, now: float) -> Sample:
        seen, drive = self.board.read(now), self.board.outputs.pilot
        constant = 100.0 if drive.kind is DriveKind.X1 else 0.0
        duty = drive.duty_percent if drive.kind is DriveKind.PWM else constant
        return Sample(now, seen.pilot_high_v, seen.pilot_low_v, duty, self.board.contactor_closed)
