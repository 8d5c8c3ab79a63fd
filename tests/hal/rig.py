"""A simulated board under a stepped safety loop on a fake clock, with somebody who renews the lease."""

from collections.abc import Callable
from dataclasses import replace

from firmware.hal.api import X1, BoardInputs, BoardOutputs, DriveKind, Lease, PilotDrive, SafetyEvent
from firmware.hal.boards.sim import SimBoard, SimControl, SimOptions
from firmware.hal.safety_thread import SteppedSafetyLoop

TICK = 0.01
PWM_16A = PilotDrive(DriveKind.PWM, 16.0 / 0.6)


class RecordingBoard(SimBoard):
    """Remembers the last sample and the last outputs."""

    last_inputs: BoardInputs | None = None
    last_outputs: BoardOutputs = BoardOutputs()

    def read(self, now: float) -> BoardInputs:
        self.last_inputs = None
        self.last_inputs = super().read(now)
        return self.last_inputs

    def write(self, outputs: BoardOutputs, now: float) -> None:
        self.last_outputs = outputs
        super().write(outputs, now)


class Rig:
    """`run(seconds)` ticks; before each tick the lease in `wish` is renewed, unless `renewing` is off."""

    def __init__(self, latched: frozenset[str] = frozenset(), **options: object) -> None:
        self.now = 100.0
        self.board = RecordingBoard(SimOptions(**options))  # type: ignore[arg-type]
        self.loop = SteppedSafetyLoop(self.board, self.now, latched)
        self.control: SimControl = self.board.control
        self.wish = Lease(drive=X1, allow_power=False, lock=False, expires_at=0.0)
        self.renewing = True
        self.lease: Lease | None = None  # the last one given
        self.events: list[SafetyEvent] = []
        self.watchers: list[Callable[[Rig], None]] = []

    @property
    def report(self):  # type: ignore[no-untyped-def]
        return self.loop.report

    @property
    def commanded(self) -> bool:
        return self.board.last_outputs.contactor

    def ask(self, **changes: object) -> None:
        """Change what the station asks for from now on."""
        self.wish = replace(self.wish, **changes)  # type: ignore[arg-type]

    def permit(self, drive: PilotDrive = PWM_16A, **changes: object) -> None:
        self.ask(drive=drive, allow_power=True, lock=True, open_now=False, **changes)

    def forbid(self, **changes: object) -> None:
        self.ask(drive=X1, allow_power=False, dc_enable=False, **changes)

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds / TICK)):
            self.now += TICK
            if self.renewing:
                wish = self.wish  # spelt out: `replace` is a tenth of a campaign's time
                self.lease = Lease(
                    wish.drive,
                    wish.allow_power,
                    wish.lock,
                    self.now + 0.5,
                    wish.dc_enable,
                    wish.open_now,
                    wish.single_phase,
                )
                self.loop.renew(self.lease)
            self.loop.tick(self.now)
            self.events += self.loop.take_events()
            for watch in self.watchers:
                watch(self)

    def until(self, condition: Callable[[], bool], at_most: float) -> float:
        """Run until `condition`; the seconds it took. Fails after `at_most`."""
        started = self.now
        while not condition():
            assert self.now - started <= at_most + 1e-6, f"not within {at_most} s: {self.loop.report}"
            self.run(TICK)
        return self.now - started

    def charge(self, kind: str | None = None) -> None:
        """Plug in, permit, and wait for energy."""
        self.run(0.1)
        self.control.plug_in(kind)
        self.control.ev_ready()
        self.run(0.1)
        self.permit()
        if self.board.info.dc:
            self.ask(drive=PilotDrive(DriveKind.PWM, 5.0), dc_enable=True)
        self.until(lambda: self.board.contactor_closed, 3.0)
        self.run(0.2)
        assert self.loop.report.contactor.value == "closed"

    def opens_within(self, seconds: float) -> float:
        """Run until the metal is open; the seconds it took. Fails when it takes longer than `seconds`."""
        started = self.now
        self.until(lambda: not self.board.contactor_closed, seconds + 0.5)
        opened = next(t.at for t in reversed(self.board.trace) if t.what == "contactor" and t.value == "open")
        assert opened - started <= seconds + 1e-6, f"opened after {opened - started:.3f} s"
        return opened - started

    def kinds(self, kind: str) -> list[str]:
        return [event.text for event in self.events if event.kind == kind]

    def raised(self) -> list[str]:
        return [event.fault or "" for event in self.events if event.kind == "fault"]


def charging(kind: str | None = None, **options: object) -> Rig:
    """A rig whose vehicle charges."""
    rig = Rig(**options)  # type: ignore[arg-type]
    rig.charge(kind)
    return rig
