"""A simulated safety microcontroller: the firmware side of the UART protocol, with rules of its own.

Owns: what the microcontroller does by itself. It starts idle until the first Charge Control, closes only in state C
with PWM and without a fault, opens by itself when the host is silent, and latches every fault until a reset.
May not: read a clock or believe the host. The electrical world is a plant: anything that reads and writes like a
board, such as the simulated one.

`python -m hil.safety_mcu` runs one in real time on a pseudo terminal; lines on standard input drive the vehicle.
"""

import contextlib
import fcntl
import os
import select
import struct
import sys
import termios
import time
import tty
from typing import Protocol

from firmware.hal.api import DRIVE_E, DRIVE_F, BoardInputs, BoardOutputs, DriveKind, PilotDrive, PilotState
from firmware.hal.boards.safety_mcu.protocol import (
    ChargeControl,
    ChargeState,
    Contactor,
    CpState,
    Frame,
    FrameId,
    FrameReader,
    Input,
    Reason,
    SafeState,
    Temperature,
    Temperatures,
    frame,
)
from firmware.hal.boards.sim import SimBoard
from firmware.hal.boards.sim.control import SimControl

TICK_S = 0.005  # period of its own loop
STATE_S = 0.1  # Charge State and temperatures
COM_TIMEOUT_S = 0.5
BOOT_S = 0.3
SETTLE_TICKS = 4  # a level must hold 20 ms
DIODE_TICKS = 6
FEEDBACK_S = 0.15  # the contactor must follow
OVER_TEMPERATURE_C = 85.0
VERSION_DATA = bytes([1, 0, 0, 0, 0, 0, 0, 0])
GIT_DATA = bytes.fromhex("0123456789abcdef")

_THRESHOLDS_V = ((10.5, CpState.A), (7.5, CpState.B), (4.5, CpState.C), (1.5, CpState.D), (-1.5, CpState.E))


class Plant(Protocol):
    """The electrical world."""

    def read(self, now: float) -> BoardInputs: ...

    def write(self, outputs: BoardOutputs, now: float) -> None: ...


def classify(high_v: float) -> CpState:
    """The pilot state of one high level."""
    for above, state in _THRESHOLDS_V:
        if high_v > above:
            return state
    return CpState.F if high_v < -10.5 else CpState.INVALID


class SafetyMcu:
    """One microcontroller. Call `advance(now)` often; bytes go in and out in between."""

    def __init__(self, plant: Plant, now: float) -> None:
        self._plant = plant
        self._outbox = b""
        self.held_in_reset = False
        self.dead = False  # neither hears nor speaks (cable cut)
        self.resets = 0
        self._boot(now)

    def _boot(self, now: float) -> None:
        self._reader = FrameReader()
        self._boot_until = now + BOOT_S
        self._next_tick = now
        self._next_state = self._boot_until
        self._control: ChargeControl | None = None  # idle until the first one
        self._control_at = now
        self._reason = Reason.NONE
        self._latched = False
        self._cp = CpState.UNKNOWN
        self._candidate = CpState.UNKNOWN
        self._candidate_ticks = 0
        self._diode_ticks = 0
        self._contactor = False
        self._contactor_since = now
        self._drive = DRIVE_E
        self._drive_since = now
        self._inputs: BoardInputs | None = None
        self._outbox = b""
        self._plant.write(BoardOutputs(pilot=DRIVE_E), now)

    # --- The line ---

    def receive_data(self, data: bytes, now: float) -> None:
        """Bytes from the host."""
        if self.held_in_reset or self.dead or now < self._boot_until:
            return
        for received in self._reader.feed(data):
            self._take(received, now)

    def data_to_send(self) -> bytes:
        """Bytes for the host since the last call."""
        data, self._outbox = self._outbox, b""
        return b"" if self.dead else data

    def _take(self, received: Frame, now: float) -> None:
        if received.ident == FrameId.CHARGE_CONTROL:
            self._control = ChargeControl.decode(received.data)
            self._control_at = now
            self._drive_pilot(now)
            if not self._control.contactors[0]:
                self._switch(False, now)  # at once, not at the next tick
        elif received.ident == FrameId.INQUIRY:
            answers = {FrameId.VERSION: VERSION_DATA, FrameId.GIT_HASH: GIT_DATA}
            asked = received.data[0]
            if asked in answers:
                self._outbox += frame(asked, answers[FrameId(asked)])

    # --- The reset line ---

    def reset(self, active: bool, now: float) -> None:
        """The reset line. While it is active everything is off."""
        if active and not self.held_in_reset:
            self.resets += 1
            self._plant.write(BoardOutputs(pilot=DRIVE_E), now)
        elif not active and self.held_in_reset:
            self._boot(now)
        self.held_in_reset = active

    # --- Its own loop ---

    def advance(self, now: float) -> None:
        """Run its loop up to `now`."""
        while self._next_tick <= now + 1e-9:
            if not self.held_in_reset:
                self._tick(self._next_tick)
            self._next_tick += TICK_S

    def _tick(self, now: float) -> None:
        inputs = self._inputs = self._plant.read(now)
        if now < self._boot_until:
            return
        self._observe(inputs.pilot_high_v)
        self._judge(inputs, now)
        control = self._control
        wanted = (
            control is not None
            and control.contactors[0]
            and not self._latched
            and self._cp is CpState.C
            and (self._drive.kind is DriveKind.PWM or (self._contactor and self._drive.kind is DriveKind.X1))
        )
        self._switch(wanted, now)
        self._drive_pilot(now)
        self._write(now)
        if now >= self._next_state - 1e-9:
            self._next_state = now + STATE_S
            self._outbox += self._state(inputs).encode() + self._temperatures(inputs).encode()

    def _observe(self, high_v: float) -> None:
        seen = classify(high_v)
        self._candidate_ticks = self._candidate_ticks + 1 if seen is self._candidate else 1
        self._candidate = seen
        if self._candidate_ticks >= SETTLE_TICKS:
            self._cp = seen

    def _judge(self, inputs: BoardInputs, now: float) -> None:
        if self._control is not None and now - self._control_at > COM_TIMEOUT_S:
            self._latch(Reason.COM_TIMEOUT)
        if inputs.emergency_stop:
            self._latch(Reason.EMERGENCY_STOP_1)
        if inputs.rcd_tripped:
            self._latch(Reason.NONE)  # its own bits tell it; the document lists no reason
        if inputs.temperature_c is not None:
            if not -45.0 <= inputs.temperature_c <= 150.0:
                self._latch(Reason.TEMPERATURE_FAULT_1)
            elif inputs.temperature_c >= OVER_TEMPERATURE_C:
                self._latch(Reason.OVER_TEMPERATURE_1)
        settled = now - self._drive_since > 0.05
        if settled and self._cp is CpState.E and self._drive.kind is not DriveKind.E:
            self._latch(Reason.PILOT_SHORT)
        if settled and self._cp is CpState.INVALID:
            self._latch(Reason.PILOT)
        loaded = self._cp in (CpState.B, CpState.C, CpState.D)
        if self._drive.kind is DriveKind.PWM and loaded and inputs.pilot_low_v > -10.0 and settled:
            self._diode_ticks += 1
            if self._diode_ticks >= DIODE_TICKS:
                self._latch(Reason.DIODE)
        else:
            self._diode_ticks = 0
        if inputs.contactor_closed is not self._contactor and now - self._contactor_since > FEEDBACK_S:
            self._latch(Reason.CONTACTOR)

    def _latch(self, reason: Reason) -> None:
        if not self._latched:
            self._latched = True
            self._reason = reason

    def _switch(self, close: bool, now: float) -> None:
        if close is not self._contactor:
            self._contactor, self._contactor_since = close, now
            self._write(now)

    def _drive_pilot(self, now: float) -> None:
        drive = self._wanted_drive()
        if drive.kind is not self._drive.kind:
            self._drive_since = now
        self._drive = drive

    def _wanted_drive(self) -> PilotDrive:
        if self._latched:
            return DRIVE_F
        control = self._control
        if control is None or not control.pwm:
            return DRIVE_E
        if control.duty == 0:
            return DRIVE_F
        return PilotDrive(DriveKind.X1) if control.duty == 1000 else PilotDrive(DriveKind.PWM, control.duty / 10)

    def _write(self, now: float) -> None:
        if self._latched:
            self._contactor = False
        self._plant.write(BoardOutputs(pilot=self._drive, contactor=self._contactor), now)

    # --- What it reports ---

    def _state(self, inputs: BoardInputs) -> ChargeState:
        duty = {DriveKind.X1: 1000, DriveKind.PWM: round(self._drive.duty_percent * 10)}.get(self._drive.kind, 0)
        return ChargeState(
            pwm=self._drive.kind is not DriveKind.E,
            safe_state=SafeState.YES if self._latched else SafeState.NO,
            duty=duty,
            diode_fault=self._reason is Reason.DIODE,
            pilot_short=self._reason is Reason.PILOT_SHORT,
            pilot=self._cp,
            contactors=(
                Contactor.CLOSED if inputs.contactor_closed else Contactor.OPEN,
                Contactor.UNUSED,
                Contactor.UNUSED,
            ),
            rcm=Input.TRIPPED if inputs.rcd_tripped else Input.OK,
            emergency_stops=(Input.TRIPPED if inputs.emergency_stop else Input.OK, Input.UNUSED, Input.UNUSED),
            reason=self._reason,
        )

    def _temperatures(self, inputs: BoardInputs) -> Temperatures:
        celsius = inputs.temperature_c
        if celsius is None:
            first = Temperature()
        else:
            broken = not -45.0 <= celsius <= 150.0
            first = Temperature(0.0 if broken else celsius, broken, broken or celsius >= OVER_TEMPERATURE_C)
        return Temperatures((first, Temperature(), Temperature(), Temperature()))

    @property
    def latched(self) -> Reason | None:
        """The reason it is latched for; None: it is not."""
        return self._reason if self._latched else None

    @property
    def seen(self) -> PilotState:
        """The pilot as it sees it now."""
        return PilotState(self._cp.name) if self._cp not in (CpState.UNKNOWN, CpState.INVALID) else PilotState.UNKNOWN


class PseudoTerminal:
    """A pty whose slave is the serial port of the host; `path` names it. The microcontroller side never blocks."""

    def __init__(self) -> None:
        self.master, slave = os.openpty()
        tty.setraw(slave)
        self.path = os.ttyname(slave)
        self._slave = slave  # kept open, so that the master does not see a hang-up between two hosts
        os.set_blocking(self.master, False)

    def receive(self) -> bytes:
        try:
            return os.read(self.master, 4096)
        except BlockingIOError:
            return b""

    def send(self, data: bytes) -> None:
        with contextlib.suppress(BlockingIOError):  # nobody reads: a UART loses it too
            os.write(self.master, data)

    def waiting(self) -> int:
        """Bytes that the host has not read yet."""
        return int(struct.unpack("i", fcntl.ioctl(self._slave, termios.FIONREAD, bytes(4)))[0])

    def close(self) -> None:
        os.close(self.master)
        os.close(self._slave)


COMMANDS = {
    "plug-in": SimControl.plug_in,
    "unplug": SimControl.unplug,
    "ev-ready": SimControl.ev_ready,
    "ev-pause": SimControl.ev_pause,
}


def main() -> None:
    """Run in real time: prints the port, takes plug-in, unplug, ev-ready, ev-pause, fault NAME, clear NAME, reset."""
    plant = SimBoard()
    terminal = PseudoTerminal()
    mcu = SafetyMcu(plant, time.monotonic())
    print(f"PORT {terminal.path}", flush=True)
    pending = ""
    watched = [terminal.master, sys.stdin.fileno()]
    told = ""
    while True:
        readable, _, _ = select.select(watched, [], [], TICK_S)
        now = time.monotonic()
        if sys.stdin.fileno() in readable:
            typed = os.read(sys.stdin.fileno(), 4096).decode(errors="replace")
            if not typed:
                watched.remove(sys.stdin.fileno())
            pending += typed
            while "\n" in pending:
                line, pending = pending.split("\n", 1)
                obey(line.split(), plant, mcu, now)
        mcu.receive_data(terminal.receive(), now)
        mcu.advance(now)
        if data := mcu.data_to_send():
            terminal.send(data)
        line = (
            f"pilot {mcu.seen.value} contactor {'closed' if plant.contactor_closed else 'open'} latched {mcu.latched}"
        )
        if line != told:
            told = line
            print(line, flush=True)


def obey(words: list[str], plant: SimBoard, mcu: SafetyMcu, now: float) -> None:
    """One line of standard input."""
    match words:
        case ["reset"]:
            mcu.reset(True, now)
            mcu.reset(False, now)
        case ["fault", name]:
            plant.control.fault(name)
        case ["clear", name]:
            plant.control.clear(name)
        case [name] if name in COMMANDS:
            COMMANDS[name](plant.control)
        case _:
            print(f"? {' '.join(words)}", flush=True)


if __name__ == "__main__":
    main()
