"""A QCA7000 at chip-select level: registers, buffers, boot, and every fault that drivers met [qca7000.md 9].

Owns: what the chip does with one window of octets. May not: know what the frames mean; `on_frame` gets those of the
host. Time is `now`, moved by whoever owns the chip. Simulator speed says nothing about a real bus.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from firmware.slac.qca7000 import registers as reg
from firmware.slac.qca7000.driver import BusError
from firmware.slac.qca7000.framing import HEAD, LONGEST, SHORTEST, TAIL

_READ_BUFFER = 3163


@dataclass(slots=True)
class ChipFaults:
    """Faults to come. Sets hold numbers of reads (from 1); flags work until taken back."""

    signature_reads: set[int] = field(default_factory=set)
    available_reads: set[int] = field(default_factory=set)
    free_reads: set[int] = field(default_factory=set)
    cause_reads: set[int] = field(default_factory=set)
    bus_transfers: set[int] = field(default_factory=set)  # EIO
    dead: bool = False  # all ones
    aligned: bool = False  # packets padded to 4 octets
    cut: bool = False  # RDBUF_BYTE_AVA tells half of what is there
    no_room: bool = False  # WRBUF_SPC_AVA stays 0
    edges_lost: bool = False
    flipped_tail: bool = False  # the next packet to the host is damaged
    never_boots: bool = False


@dataclass(slots=True)
class Qca7000Chip:
    """One chip. `transfer` is a chip-select window; `frame_to_host` is what its radio heard."""

    on_frame: Callable[[bytes], None] = lambda frame: None
    boot_s: float = 1.0
    legacy: bool = False
    faults: ChipFaults = field(default_factory=ChipFaults)
    now: float = 0.0
    dropped: int = 0
    resets: int = 0
    transfers: int = 0
    _booted_at: float | None = None
    _cause: int = 0
    _enable: int = reg.CPU_ON
    _registers: dict[int, int] = field(default_factory=dict)
    _to_host: deque[int] = field(default_factory=deque)
    _from_host: bytearray = field(default_factory=bytearray)
    _bfr_left: int = 0
    _command: int | None = None
    _reads: dict[int, int] = field(default_factory=dict)
    _edge: bool = False
    _level: bool = False

    def __post_init__(self) -> None:
        self.reboot()

    # --- outside ------------------------------------------------------------------------------------------------------

    def reboot(self) -> None:
        """Power on, SLAVE_RESET, RESET_L and a crash all do this."""
        self.resets += 1
        self._booted_at = None if self.faults.never_boots else self.now + self.boot_s
        self._cause, self._enable, self._bfr_left, self._command = 0, reg.CPU_ON, 0, None
        self._registers.clear()
        self._to_host.clear()
        self._from_host.clear()
        self._update_line()

    def tick(self, now: float) -> None:
        """Let time pass."""
        self.now = now
        if self._booted_at is not None and now >= self._booted_at and not self._up:
            self._registers[reg.SPI_CONFIG] = 0
            self._cause |= reg.CPU_ON
            self._update_line()

    @property
    def _up(self) -> bool:
        return reg.SPI_CONFIG in self._registers

    @property
    def interrupt(self) -> bool:
        """Level of the INT pin."""
        return self._level

    def take_edge(self) -> bool:
        """Whether the INT pin rose since the last look."""
        edge, self._edge = self._edge, False
        return edge and not self.faults.edges_lost

    def frame_to_host(self, frame: bytes) -> None:
        """A frame off the line; dropped when the host is too slow."""
        padded = frame.ljust(SHORTEST, b"\x00")
        tail = b"\x00\x00" if self.faults.flipped_tail else TAIL
        self.faults.flipped_tail = False
        packet = HEAD + len(padded).to_bytes(2, "little") + b"\x00\x00" + padded + tail
        if self.faults.aligned:
            packet += bytes(-len(packet) % 4)
        if not self._up or len(self._to_host) + len(packet) + 4 > _READ_BUFFER:
            self.dropped += 1
            return
        self._to_host += len(packet).to_bytes(4, "big") + packet
        self._cause |= reg.PKT_AVLBL
        self._update_line()

    def raise_error(self, cause: int) -> None:
        """RDBUF_ERR, WRBUF_ERR or ADDR_ERR out of nowhere."""
        self._cause |= cause
        self._update_line()

    # --- the bus ------------------------------------------------------------------------------------------------------

    def transfer(self, mosi: bytes) -> bytes:
        """One chip-select window. Raises BusError as a host controller would."""
        self.transfers += 1
        if self.transfers in self.faults.bus_transfers:
            raise BusError("SPI transfer failed: Input/output error")
        if self.faults.dead:
            return b"\xff" * len(mosi)
        if not self.legacy:
            return bytes(2) + self._execute(int.from_bytes(mosi[:2], "big"), mosi[2:])
        if self._command is None:
            self._command = int.from_bytes(mosi[:2], "big")
            return bytes(len(mosi))
        command, self._command = self._command, None
        return self._execute(command, mosi)

    def _execute(self, command: int, data: bytes) -> bytes:
        register = command & 0x3FFF
        if not command & reg.INTERNAL:
            return self._external_read(len(data)) if command & reg.READ else self._external_write(data)
        if command & reg.READ:
            return self._read(register).to_bytes(2, "big").ljust(len(data), b"\x00")
        self._write(register, int.from_bytes(data[:2], "big"))
        return bytes(len(data))

    def _read(self, register: int) -> int:
        count = self._reads[register] = self._reads.get(register, 0) + 1
        glitches = {
            reg.SIGNATURE: self.faults.signature_reads,
            reg.RDBUF_BYTE_AVA: self.faults.available_reads,
            reg.WRBUF_SPC_AVA: self.faults.free_reads,
            reg.INTR_CAUSE: self.faults.cause_reads,
        }
        if count in glitches.get(register, ()):
            return 0xFFFF
        if register == reg.SIGNATURE:
            return reg.GOOD_SIGNATURE
        if not self._up:
            return 0
        if register == reg.RDBUF_BYTE_AVA:
            available = len(self._to_host)
            return available // 2 if self.faults.cut and available > 1 else available
        if register == reg.WRBUF_SPC_AVA:
            return 0 if self.faults.no_room else reg.BUFFER_OCTETS - len(self._from_host)
        if register == reg.INTR_CAUSE:
            return self._cause
        if register == reg.INTR_ENABLE:
            return self._enable
        return self._registers.get(register, 0)

    def _write(self, register: int, value: int) -> None:
        if register == reg.SPI_CONFIG and value & reg.SLAVE_RESET:
            self.reboot()
        elif not self._up:
            return
        elif register == reg.INTR_CAUSE:
            self._cause &= ~value
            if self._to_host:
                self._cause |= reg.PKT_AVLBL
        elif register == reg.INTR_ENABLE:
            self._enable = value
        else:
            self._registers[register] = value
            if register == reg.BFR_SIZE:
                self._bfr_left = value
        self._update_line()

    def _external_read(self, count: int) -> bytes:
        if count > self._bfr_left or self._bfr_left > len(self._to_host):
            self.raise_error(reg.RDBUF_ERR)
            return bytes(count)
        self._bfr_left -= count
        return bytes(self._to_host.popleft() for _ in range(count))

    def _external_write(self, data: bytes) -> bytes:
        if len(data) > self._bfr_left or len(data) > reg.BUFFER_OCTETS - len(self._from_host):
            self.raise_error(reg.WRBUF_ERR)
            return bytes(len(data))
        self._bfr_left -= len(data)
        self._from_host += data
        self._parse()
        return bytes(len(data))

    def _parse(self) -> None:
        """Frames out of what the host wrote, as bytes and not per window."""
        buffer = self._from_host
        while len(buffer) >= 8:
            length = int.from_bytes(buffer[4:6], "little")
            if buffer[:4] != HEAD or not SHORTEST <= length <= LONGEST:
                del buffer[0]
                continue
            if len(buffer) < length + 10:
                return
            if buffer[8 + length : 10 + length] == TAIL:
                self.on_frame(bytes(buffer[8 : 8 + length]))
            del buffer[: length + 10]

    def _update_line(self) -> None:
        level = bool(self._cause & self._enable)
        self._edge = self._edge or (level and not self._level)
        self._level = level
