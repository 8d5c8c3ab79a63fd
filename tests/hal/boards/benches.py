"""One bench per board for the conformance suite: the board, and the simulated world it is wired to, on a fake clock.

The electrical world (`plant`) is always the simulated board: vehicle, contactor, inputs. A bench wires the outputs of
the board under test to it, and its inputs back. `plant.trace` has the moments when the metal moved.
"""

import os
import select
import tempfile
from dataclasses import replace
from pathlib import Path

from firmware.hal.api import X1, Board, DriveKind, Lease, PilotDrive, SafetyEvent
from firmware.hal.boards.pi import PiBoard, PiOptions
from firmware.hal.boards.pi.adc import Adc
from firmware.hal.boards.pi.pwm import Pwm
from firmware.hal.boards.safety_mcu import BAUD, McuOptions, SafetyMcuBoard, info_of
from firmware.hal.boards.safety_mcu.protocol import FrameId
from firmware.hal.boards.sim import SimBoard, SimControl, SimOptions
from firmware.hal.drivers.channel import Line, SerialPort
from firmware.hal.safety_thread import SteppedSafetyLoop
from hil.safety_mcu import PseudoTerminal, SafetyMcu
from tests.hal.boards.pi.fakes import FakePi

TICK = 0.01
PWM_16A = PilotDrive(DriveKind.PWM, 16.0 / 0.6)
INPUTS_OF_ALL = frozenset({"rcd", "estop", "over-temperature", "cp-short", "diode", "weld", "contactor-fail"})


class Bench:
    """`run(seconds)` moves world and safety loop; the lease in `wish` is renewed before each tick."""

    interlock_s: float  # the longest time in which the board's interlock opens by itself
    injectable: frozenset[str] = INPUTS_OF_ALL

    def __init__(self, board: Board, plant: SimBoard) -> None:
        self.now = 100.0
        self.board = board
        self.plant = plant
        self.control: SimControl = plant.control
        self.wish = Lease(drive=X1, allow_power=False, lock=True, expires_at=0.0)
        self.events: list[SafetyEvent] = []
        self.loop = SteppedSafetyLoop(board, self.now)
        self.host_runs = True

    def world(self) -> None:
        """Let everything that is not the board run to `now`."""
        raise NotImplementedError

    def mute(self) -> None:
        """Make the board unreadable (cut its bus)."""
        raise NotImplementedError

    def unmute(self) -> None:
        raise NotImplementedError

    def close(self) -> None:
        self.board.close()

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds / TICK)):
            self.now += TICK
            self.world()
            if not self.host_runs:
                continue
            self.loop.renew(replace(self.wish, expires_at=self.now + 0.5))
            self.loop.tick(self.now)
            self.events += self.loop.take_events()

    def permit(self, drive: PilotDrive = PWM_16A) -> None:
        self.wish = replace(self.wish, drive=drive, allow_power=True)

    def forbid(self) -> None:
        self.wish = replace(self.wish, drive=X1, allow_power=False)

    def until(self, condition: "object", at_most: float) -> float:
        started = self.now
        while not condition():  # type: ignore[operator]
            assert self.now - started <= at_most + 1e-6, f"not within {at_most} s: {self.loop.report} {self.events}"
            self.run(TICK)
        return self.now - started

    def charge(self) -> None:
        self.control.plug_in()
        self.control.ev_ready()
        self.run(0.5)
        self.permit()
        self.until(lambda: self.plant.contactor_closed, 3.0)
        self.until(lambda: self.loop.report.contactor.value == "closed", 0.5)
        self.run(0.3)
        assert not self.loop.report.faults

    def opened_within(self, seconds: float) -> float:
        """Seconds from now until the metal opened. Fails when it took longer than `seconds`."""
        started = self.now
        self.until(lambda: not self.plant.contactor_closed, seconds + 0.5)
        opened = next(t.at for t in reversed(self.plant.trace) if t.what == "contactor" and t.value == "open")
        assert opened - started <= seconds + 1e-6, f"opened after {opened - started:.3f} s"
        return opened - started

    def raised(self) -> list[str]:
        return [event.fault or "" for event in self.events if event.kind == "fault"]


class SimBench(Bench):
    interlock_s = 0.55

    def __init__(self) -> None:
        plant = SimBoard(SimOptions(interlock_s=0.5, phase_switch=True, plug_temperature_c=25.0, rcd_test=True))
        super().__init__(plant, plant)

    def world(self) -> None:
        self.plant.settle(self.now)

    def mute(self) -> None:
        self.control.fault("board")

    def unmute(self) -> None:
        self.control.clear("board")


class CountedPort(SerialPort):
    """The host's end of the pty, which knows how many bytes are on their way."""

    unread = 0

    def send(self, data: bytes) -> None:
        super().send(data)
        self.unread += len(data)


class McuBench(Bench):
    """The driver and the simulated microcontroller, a real pseudo terminal between them, the clock of the test."""

    interlock_s = 0.7  # 0.5 s of silence after a frame that may be 0.1 s old, and the relay

    def __init__(self) -> None:
        plant = SimBoard()
        self.terminal = PseudoTerminal()
        self.mcu = SafetyMcu(plant, 100.0)
        self.host_end: CountedPort | None = None
        board = SafetyMcuBoard(info_of(McuOptions(port=self.terminal.path)), Line(self._open), self._reset)
        super().__init__(board, plant)
        self.driver = board
        self.run(1.5)  # boot
        self.events.clear()
        assert FrameId.VERSION in board.versions and not self.loop.report.faults

    def _open(self) -> SerialPort:
        self.host_end = CountedPort(self.terminal.path, BAUD)
        return self.host_end

    def _reset(self, active: bool) -> None:
        self.mcu.reset(active, self.now)

    def world(self) -> None:
        """Both ends on the clock of the test: the kernel's own time in the pty is waited for, not measured."""
        data = b""
        while self.host_end is not None and len(data) < self.host_end.unread:
            assert select.select([self.terminal.master], [], [], 5.0)[0]
            data += self.terminal.receive()
        if self.host_end is not None:
            self.host_end.unread = 0
        self.mcu.receive_data(data, self.now)
        self.mcu.advance(self.now)
        if answer := self.mcu.data_to_send():
            wanted = self.terminal.waiting() + len(answer)
            self.terminal.send(answer)
            for _ in range(1_000_000):
                if self.terminal.waiting() >= wanted:
                    break
                os.sched_yield()

    def mute(self) -> None:
        self.mcu.dead = True

    def unmute(self) -> None:
        self.mcu.dead = False

    def close(self) -> None:
        super().close()
        self.terminal.close()


PI_OPTIONS = PiOptions(
    rcd_gpio=20,
    emergency_stop_gpio=21,
    grid_gpio=22,
    phase_gpio=17,
    temperature_channel=2,
    plug_temperature_channel=3,
    socket=False,
    feedback_gpio=26,
)


class PiBench(Bench):
    """The Pi board on fake sysfs, spidev and GPIO; the sampler's turns are part of the world."""

    interlock_s = 0.4  # the monostable's 0.3 s after the last edge, and the relay

    def __init__(self, options: PiOptions = PI_OPTIONS) -> None:
        self.folder = tempfile.TemporaryDirectory()
        root = Path(self.folder.name)
        plant = SimBoard(SimOptions(socket=options.socket, plug_temperature_c=25.0))
        self.pi = FakePi(root, plant, options)
        device = root / "spidev1.0"
        device.touch()
        pwm = Pwm(options.pilot_gpio, self.pi.wait, self.pi.sysfs)
        self.pi_board = PiBoard(options, pwm, Adc(str(device), options.adc, 3.3, self.pi.spi.ioctl), self.pi.gpio)
        super().__init__(self.pi_board, plant)
        self.closed = False
        self.run(0.5)
        assert not self.loop.report.faults
        self.events.clear()

    def world(self) -> None:
        self.pi.advance(self.now)
        if not self.closed:
            self.pi_board.sample(self.now)

    def mute(self) -> None:
        self.pi.spi.broken = True

    def unmute(self) -> None:
        self.pi.spi.broken = False

    def close(self) -> None:
        if not self.closed:
            super().close()
        self.folder.cleanup()


BENCHES: dict[str, type[Bench]] = {"sim": SimBench, "safety_mcu": McuBench, "pi": PiBench}
