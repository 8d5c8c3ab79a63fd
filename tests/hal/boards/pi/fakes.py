"""Fake hardware of a Raspberry Pi, wired to the simulated plant: sysfs in a folder, GPIO, spidev as system calls.

The pilot line is modelled sample by sample: PWM phase, timing jitter, the RC of the divider, noise.
"""

import ctypes
import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from firmware.hal.api import DRIVE_E, DRIVE_F, X1, BoardOutputs, DriveKind, PilotDrive
from firmware.hal.boards.pi.adc import Transfer
from firmware.hal.boards.pi.board import PiOptions
from firmware.hal.boards.sim import SimBoard

PERIOD_US = 1000.0
MONOSTABLE_S = 0.3
PI4, PI5 = "fe20c000.pwm", "1f00098000.pwm"


@dataclass
class Line:
    """What the pilot line does: a square wave between two levels behind an RC."""

    high_v: float = 12.0
    low_v: float = 12.0
    duty_percent: float = 100.0
    tau_us: float = 3.0
    noise_v: float = 0.03
    jitter_us: float = 5.0

    def at(self, time_us: float) -> float:
        """The voltage at a time in microseconds."""
        phase = time_us % PERIOD_US
        edge = self.duty_percent * PERIOD_US / 100.0
        if self.duty_percent >= 100.0:
            return self.high_v
        if self.duty_percent <= 0.0:
            return self.low_v
        rising = phase < edge
        target, before = (self.high_v, self.low_v) if rising else (self.low_v, self.high_v)
        since = phase if rising else phase - edge
        return target + (before - target) * math.exp(-since / self.tau_us)

    def batch(self, count: int, step_us: float, start_us: float, chance: random.Random) -> list[float]:
        """Samples as an unsynchronised converter takes them."""
        return [
            self.at(start_us + number * step_us + chance.uniform(0, self.jitter_us))
            + chance.uniform(-self.noise_v, self.noise_v)
            for number in range(count)
        ]


def make_sysfs(root: Path, device: str, exported: bool = False) -> Path:
    """`/sys/class/pwm` with a fan's chip before the one that is wanted."""
    sysfs = root / "class"
    for number, name in enumerate(("1f0009c000.pwm", device)):
        (root / "devices" / name).mkdir(parents=True)
        chip = sysfs / f"pwmchip{number}"
        chip.mkdir(parents=True)
        (chip / "device").symlink_to(root / "devices" / name)
        (chip / "export").write_text("")
    if exported:
        make_channel(sysfs / "pwmchip1", 0)
    return sysfs


def make_channel(chip: Path, channel: int) -> None:
    """What the kernel does some time after a write to `export`."""
    folder = chip / f"pwm{channel}"
    folder.mkdir()
    for name in ("period", "duty_cycle", "enable"):
        (folder / name).write_text("0\n")


class FakeGpio:
    """The RPi.GPIO interface. `drive(pin, level)` is what the outside does to an input."""

    BCM, IN, OUT, HIGH, LOW, PUD_OFF, PUD_UP, PUD_DOWN = 11, 1, 0, 1, 0, 20, 22, 21

    def __init__(self) -> None:
        self.levels: dict[int, int] = {}
        self.directions: dict[int, int] = {}
        self.edges: dict[int, int] = {}
        self.on_output: Callable[[int, int], None] = lambda pin, level: None

    def setmode(self, mode: int) -> None:
        assert mode == self.BCM

    def setup(self, channel: int, direction: int, pull_up_down: int = 20, initial: int = 0) -> None:
        self.directions[channel] = direction
        self.levels[channel] = initial if direction == self.OUT else int(pull_up_down == self.PUD_UP)

    def output(self, channel: int, state: int) -> None:
        assert self.directions[channel] == self.OUT
        if self.levels[channel] != state:
            self.edges[channel] = self.edges.get(channel, 0) + 1
        self.levels[channel] = state
        self.on_output(channel, state)

    def input(self, channel: int) -> int:
        assert self.directions[channel] == self.IN
        return self.levels[channel]

    def cleanup(self, channel: object = None) -> None:
        self.directions.clear()

    def drive(self, pin: int, level: bool) -> None:
        self.levels[pin] = int(level)


class FakeSpi:
    """`ioctl` of an MCP3208 or MCP3008: reads the transfers out of memory and answers as the converter would."""

    def __init__(self, bits: int, volts: Callable[[int, int], list[float]], reference_v: float = 3.3) -> None:
        self.bits = bits
        self.volts = volts  # (channel, count) -> volts at the converter
        self.reference_v = reference_v
        self.broken = False
        self.settings: dict[int, bytes] = {}
        self.messages: list[int] = []

    def ioctl(self, fd: int, request: int, data: bytes | bytearray) -> int:
        if self.broken:
            raise OSError(5, "Input/output error")
        if request >> 8 & 0xFF != 0x6B or request & 0xFF:
            self.settings[request] = bytes(data)
            return 0
        count = (request >> 16 & 0x3FFF) // 32
        assert len(data) == count * 32
        transfers = (Transfer * count).from_buffer_copy(data)
        self.messages.append(count)
        first = ctypes.string_at(transfers[0].tx_buf, transfers[0].len)
        if self.bits == 12:
            assert first[0] & 0xFE == 0x06
            channel = (first[0] & 1) << 2 | first[1] >> 6
        else:
            assert first[0] == 0x01 and first[1] & 0x80
            channel = first[1] >> 4 & 7
        for number, (transfer, volts) in enumerate(zip(transfers, self.volts(channel, count), strict=True)):
            assert transfer.len == 3 and transfer.cs_change == (number < count - 1)
            steps = min(max(round(volts / self.reference_v * 2**self.bits), 0), 2**self.bits - 1)
            # What the lines carry before the null bit is not defined.
            answer = (0xFFFFFF << self.bits + 1 & 0xFFFFFF | steps).to_bytes(3, "big")
            ctypes.memmove(transfer.rx_buf, answer, 3)
        return 0


class FakePi:
    """Everything around the board: PWM files and pins move the plant, the plant moves samples and input pins."""

    def __init__(self, root: Path, plant: SimBoard, options: PiOptions, device: str = PI5) -> None:
        self.plant = plant
        self.options = options
        self.sysfs = make_sysfs(root, device)
        self.gpio = FakeGpio()
        self.gpio.on_output = self._pin_moved
        self.spi = FakeSpi(12 if options.adc == "mcp3208" else 10, self._volts, options.adc_reference_v)
        self.now = 0.0
        self.chance = random.Random(7)
        self._triggered_at: float | None = None

    def wait(self, seconds: float) -> None:
        """Stands for the kernel, which makes the channel while the driver waits."""
        for chip in self.sysfs.glob("pwmchip*"):
            wanted = (chip / "export").read_text()
            if wanted and not (chip / f"pwm{wanted}").exists():
                make_channel(chip, int(wanted))

    def drive(self) -> PilotDrive:
        """What the PWM files and the enable pin put on the line."""
        folders = list(self.sysfs.glob("pwmchip1/pwm*"))
        if not self.gpio.levels.get(self.options.pilot_enable_gpio) or not folders:
            return DRIVE_E
        period, duty, enable = (
            int((folders[0] / name).read_text() or 0) for name in ("period", "duty_cycle", "enable")
        )
        if not enable:
            return DRIVE_F
        percent = duty * 100.0 / period
        if percent == 0.0:
            return DRIVE_F
        return X1 if percent == 100.0 else PilotDrive(DriveKind.PWM, percent)

    def advance(self, now: float) -> None:
        """Run the world to `now`."""
        self.now = now
        pins, options = self.gpio.levels, self.options
        kept = self._triggered_at is not None and now - self._triggered_at < MONOSTABLE_S
        self.plant.write(
            BoardOutputs(
                pilot=self.drive(),
                contactor=bool(pins.get(options.contactor_gpio)) and kept,
                lock=self._lock_wanted(),
                rcd_test=options.rcd_test_gpio is not None and not pins.get(options.rcd_test_gpio, 1),
                single_phase=options.phase_gpio is not None and bool(pins.get(options.phase_gpio)),
            ),
            now,
        )
        seen = self.plant.read(now)
        self._set(options.feedback_gpio, bool(seen.contactor_closed))
        self._set(options.rcd_gpio, seen.rcd_tripped)
        self._set(options.emergency_stop_gpio, seen.emergency_stop)
        self._set(options.grid_gpio, seen.grid_lost)
        self._set(options.lock_feedback_gpio, bool(seen.lock_closed))

    def _lock_wanted(self) -> bool:
        pins, options = self.gpio.levels, self.options
        if options.lock_close_gpio is None or options.lock_open_gpio is None:
            return False
        if pins.get(options.lock_close_gpio):
            return True
        return not pins.get(options.lock_open_gpio) and self.plant.outputs.lock

    def _set(self, pin: int | None, level: bool) -> None:
        if pin is not None and pin in self.gpio.directions:
            self.gpio.drive(pin, level)

    def _pin_moved(self, pin: int, level: int) -> None:
        if pin == self.options.heartbeat_gpio and level:
            self._triggered_at = self.now  # a rising edge retriggers

    def _volts(self, channel: int, count: int) -> list[float]:
        options = self.options
        seen = self.plant.read(self.now)
        if channel == options.pilot_channel:
            drive = self.drive()
            duty = {DriveKind.PWM: drive.duty_percent, DriveKind.X1: 100.0}.get(drive.kind, 0.0)
            line = Line(seen.pilot_high_v, seen.pilot_low_v, duty)
            start_us = self.chance.uniform(0, PERIOD_US)
            samples = line.batch(count, 52.0, start_us, self.chance)
            return [volts / options.pilot_gain + options.pilot_zero_v for volts in samples]
        if channel == options.proximity_channel:
            ohm = seen.proximity_ohm or 0.0
        else:
            contacts = channel == options.plug_temperature_channel
            celsius = seen.plug_temperature_c if contacts else seen.temperature_c
            ohm = 1000.0 * (1.0 + 0.00385 * (celsius or 0.0))
        return [options.adc_reference_v * ohm / (ohm + 1000.0)] * count
