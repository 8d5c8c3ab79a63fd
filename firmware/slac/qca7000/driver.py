"""The driver of a QCA7000 on SPI: synchronisation, interrupts, sending and receiving, counters. No I/O of its own.

Owns: every decision of the host protocol [qca7000.md 5, 6]. May not: open a device or look at a clock: the bus is given
(one call, one chip-select window) and `now` is monotonic seconds.

Rule 1: a register value that cannot be is read again; twice wrong means that the chip is not where we think.
Rule 2: whatever goes wrong ends in UNKNOWN, and from there everything starts anew; no fault ends the process.
Rule 3: not READY means no carrier, an empty queue and a clear receiver.
"""

import enum
from collections import deque
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from firmware.core.errors import EvseError
from firmware.slac.qca7000 import registers as reg
from firmware.slac.qca7000.framing import Receiver, wrap

QUEUE_FRAMES = 10
REBOOT_S = 1.0
RESET_ROUNDS = 10
CHECK_S = 1.0
"""How often the signature is looked at, and interrupts served even without an edge."""
SEND_STUCK_S = 1.0
RESETS_BEFORE_LINE = 3
ABSENT_CHECKS = 10
"""Looks at a wrong signature before the reset line is pulsed."""
_READS_PER_TURN = 16


class BusError(EvseError):
    """A transfer on the bus failed (EIO)."""


class Bus(Protocol):
    """One chip-select window: octets out, as many in. Raises BusError."""

    def transfer(self, mosi: bytes) -> bytes: ...


class Sync(enum.Enum):
    """What we know of the chip."""

    UNKNOWN = "not seen, or in disorder"
    RESET = "told to restart"
    READY = "works"


@dataclass(frozen=True, slots=True)
class Carrier:
    """The chip became usable, or stopped being so; `why` for people."""

    up: bool
    why: str


@dataclass(frozen=True, slots=True)
class Rebooted:
    """The chip restarted by itself: its key is gone."""


@dataclass(frozen=True, slots=True)
class PulseResetLine:
    """Restarting by register did not help: pulse RESET_L for 100 ms. AC charging goes on at nominal duty."""


DriverEvent: TypeAlias = Carrier | Rebooted | PulseResetLine


@dataclass(slots=True)
class DriverCounters:
    """Since start. The names are those of the kernel driver where it has them."""

    sent: int = 0
    received: int = 0
    dropped: int = 0  # queue full or not READY
    triggered_resets: int = 0
    device_resets: int = 0
    reset_timeouts: int = 0
    bad_signature: int = 0
    read_buffer_errors: int = 0
    write_buffer_errors: int = 0
    glitches: int = 0  # values that cannot be
    bus_errors: int = 0
    send_stuck: int = 0


@dataclass(slots=True)
class Driver:
    """Call `turn` on an interrupt, when a frame was queued, and at `next_deadline`; then take `received` and events.

    `burst`: most octets of one external transfer. `legacy`: command and data in windows of their own (a strap).
    """

    bus: Bus
    burst: int = 4096 - 2  # spidev's default buffer, with the command word
    legacy: bool = False
    sync: Sync = Sync.UNKNOWN
    counters: DriverCounters = field(default_factory=DriverCounters)
    receiver: Receiver = field(default_factory=Receiver)
    received: list[bytes] = field(default_factory=list)
    events: deque[DriverEvent] = field(default_factory=deque)
    _queue: deque[bytes] = field(default_factory=deque)
    _check_at: float = 0.0
    _rounds: int = 0
    _resets: int = 0  # by register since the chip last worked
    _absent: int = 0  # looks in a row that did not find the chip
    _stuck_since: float | None = None

    @property
    def ready(self) -> bool:
        """Frames can be sent."""
        return self.sync is Sync.READY

    @property
    def sending(self) -> bool:
        """Frames wait for room in the chip: turn again soon (2 ms)."""
        return bool(self._queue)

    def send(self, frame: bytes) -> bool:
        """Queue a frame; False when it had to be dropped."""
        if not self.ready or len(self._queue) >= QUEUE_FRAMES:
            self.counters.dropped += 1
            return False
        self._queue.append(wrap(frame))
        return True

    def take_received(self) -> list[bytes]:
        """Frames from the chip, once."""
        frames, self.received = self.received, []
        return frames

    def next_deadline(self) -> float:
        """When `turn` is due at the latest."""
        return self._check_at

    def turn(self, now: float, interrupt: bool = True) -> None:
        """Everything there is to do now. `interrupt` False: the line is known to be low."""
        try:
            if now >= self._check_at:
                self._check(now)
                interrupt = True  # once a second even without an edge: it may have been lost
            if interrupt and self.sync is not Sync.UNKNOWN:
                self._serve(now)
            if self.ready and self._queue:
                self._transmit(now)
        except BusError as error:
            self.counters.bus_errors += 1
            self._lose(now, str(error))

    # --- synchronisation ----------------------------------------------------------------------------------------------

    def _check(self, now: float) -> None:
        self._check_at = now + CHECK_S
        if self.sync is Sync.UNKNOWN:
            if self._signature_good():
                self._absent = 0
                self._trigger_reset(now)
                return
            self._absent += 1
            if self._absent >= ABSENT_CHECKS:
                self._absent = 0
                self.events.append(PulseResetLine())
        elif self.sync is Sync.RESET:
            self._rounds += 1
            if self._rounds > RESET_ROUNDS:
                self.counters.reset_timeouts += 1
                self._lose(now, f"no CPU_ON within {RESET_ROUNDS} s of a restart")
        elif not self._signature_good():
            self._lose(now, "the signature is wrong")

    def _trigger_reset(self, now: float) -> None:
        if self._resets >= RESETS_BEFORE_LINE:
            self._resets = 0
            self.events.append(PulseResetLine())
        self._resets += 1
        self.counters.triggered_resets += 1
        self._write(reg.SPI_CONFIG, self._read(reg.SPI_CONFIG) | reg.SLAVE_RESET)
        self.sync, self._rounds, self._check_at = Sync.RESET, 0, now + REBOOT_S

    def _cpu_on(self, now: float) -> None:
        if self.ready:
            self.counters.device_resets += 1
            self._lose(now, "the chip restarted by itself")
            self.events.append(Rebooted())
        if self._signature_good() and self._read(reg.WRBUF_SPC_AVA) == reg.BUFFER_OCTETS:
            self.sync, self._resets, self._check_at = Sync.READY, 0, now + CHECK_S
            self._stuck_since = None
            self.events.append(Carrier(True, "the chip is up"))
        else:
            self._lose(now, "the chip started in disorder")

    def _lose(self, now: float, why: str) -> None:
        if self.ready:
            self.events.append(Carrier(False, why))
        self.sync, self._check_at, self._stuck_since = Sync.UNKNOWN, now + REBOOT_S, None
        self.counters.dropped += len(self._queue)
        self._queue.clear()
        self.receiver.clear()

    def _signature_good(self) -> bool:
        """Read twice before a wrong one counts."""
        for _ in range(2):
            if self._read(reg.SIGNATURE) == reg.GOOD_SIGNATURE:
                return True
            self.counters.bad_signature += 1
        return False

    # --- interrupts ---------------------------------------------------------------------------------------------------

    def _serve(self, now: float) -> None:
        self._write(reg.INTR_ENABLE, 0)
        cause = self._read(reg.INTR_CAUSE)
        if cause & ~reg.KNOWN_CAUSES:  # all ones: a glitch, or no chip
            self.counters.glitches += 1
            if not self._signature_good():
                self._lose(now, "the signature is wrong")
                return
            cause = self._read(reg.INTR_CAUSE)
            cause = 0 if cause & ~reg.KNOWN_CAUSES else cause
        if cause & reg.CPU_ON:
            self._cpu_on(now)
        if cause & (reg.RDBUF_ERR | reg.WRBUF_ERR):
            self.counters.read_buffer_errors += bool(cause & reg.RDBUF_ERR)
            self.counters.write_buffer_errors += bool(cause & reg.WRBUF_ERR)
            self._lose(now, "the chip reports a buffer error")
        if self.ready and cause & reg.PKT_AVLBL:
            self._receive(now)
        self._write(reg.INTR_CAUSE, cause)
        self._write(reg.INTR_ENABLE, reg.SERVED)

    # --- frames -------------------------------------------------------------------------------------------------------

    def _receive(self, now: float) -> None:
        for _ in range(_READS_PER_TURN):
            available = self._plausible(reg.RDBUF_BYTE_AVA, reg.MOST_TO_READ)
            if available is None:
                self._lose(now, "the amount of data to read cannot be")
                return
            if available == 0:
                return
            self._write(reg.BFR_SIZE, available)
            frames = self.receiver.receive_data(self._external_read(available))
            self.counters.received += len(frames)
            self.received += frames

    def _transmit(self, now: float) -> None:
        free = self._plausible(reg.WRBUF_SPC_AVA, reg.BUFFER_OCTETS)
        if free is None:
            self._lose(now, "the free space cannot be")
            return
        while self._queue:
            packet = self._queue[0]
            need = len(packet) + reg.HARDWARE_LENGTH
            if free < need:
                self._stuck_since = now if self._stuck_since is None else self._stuck_since
                if now - self._stuck_since >= SEND_STUCK_S:
                    self.counters.send_stuck += 1
                    self._lose(now, "the chip takes no data")
                return
            self._queue.popleft()
            self._stuck_since = None
            self._write(reg.BFR_SIZE, len(packet))
            self._external_write(packet)
            self.counters.sent += 1
            free -= need

    def _plausible(self, register: int, most: int) -> int | None:
        for _ in range(2):
            value = self._read(register)
            if value <= most:
                return value
            self.counters.glitches += 1
        return None

    # --- windows ------------------------------------------------------------------------------------------------------

    def _window(self, command: int, data: bytes) -> bytes:
        if self.legacy:
            self.bus.transfer(reg.word(command))
            return self.bus.transfer(data)
        return self.bus.transfer(reg.word(command) + data)[2:]

    def _read(self, register: int) -> int:
        return int.from_bytes(self._window(reg.READ | reg.INTERNAL | register, bytes(2)), "big")

    def _write(self, register: int, value: int) -> None:
        self._window(reg.INTERNAL | register, reg.word(value))

    def _external_read(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            data += self._window(reg.READ, bytes(min(self.burst, count - len(data))))
        return data

    def _external_write(self, data: bytes) -> None:
        for at in range(0, len(data), self.burst):
            self._window(0, data[at : at + self.burst])
