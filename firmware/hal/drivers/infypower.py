"""DC power modules of Infypower (protocol V1.13) on CAN: frames, polling, and what their silence means.

Owns: the frames, sharing a set-point among modules, when the supply is at fault. May not: block, or be live without the
safety loop: `granted` is asked before every frame that switches on, and an output that is not granted is switched off.

Facts: 125 kbit/s; 29-bit identifier = error << 26 | device << 22 | command << 16 | destination << 8 | source; device A
(single module), controller F0. 1A: byte 0 is 0 for on and 1 for off. 1C: millivolt and milliampere, u32 big endian.
03: voltage and current, float32 big endian. 04: status. A module that hears nothing for 10 s turns itself off.
Which bits of the status are faults is from memory of public drivers; no module was ever connected.
"""

import math
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from firmware.core.errors import ConfigError
from firmware.hal.api import DcRatings, DcReading

CONTROLLER, DEVICE_SINGLE = 0xF0, 0x0A
READ_OUTPUT, READ_STATUS, SWITCH, SET = 0x03, 0x04, 0x1A, 0x1C
ON, OFF = 0, 1
POLL_S = 0.25
SILENT_S = 2.0
MAX_FRAMES = 200  # taken in one pass
# Byte 6 of a status: bit 1 fault, 2 protection, 3 fan, 4 too hot, 5 output over-voltage.
FAULTS = 0b0011_1110


@dataclass(frozen=True, slots=True)
class CanFrame:
    """A frame with a 29-bit identifier and up to 8 bytes."""

    identifier: int
    data: bytes


class CanPort(Protocol):
    """What the driver needs of a bus. All raise OSError when it is down; none blocks."""

    def send(self, frame: CanFrame) -> None: ...

    def receive(self) -> CanFrame | None: ...

    def close(self) -> None: ...


def identifier(command: int, module: int) -> int:
    """Of a frame from the controller to one module."""
    return DEVICE_SINGLE << 22 | command << 16 | module << 8 | CONTROLLER


@dataclass(slots=True)
class Module:
    """What one module told."""

    voltage_v: float = 0.0
    current_a: float = 0.0
    status: int = 0
    heard_at: float = float("-inf")


class InfypowerSupply:
    """`DcSupply` of one or several modules in parallel. `ratings` are those of all together."""

    def __init__(
        self,
        port: CanPort,
        modules: Sequence[int],
        ratings: DcRatings,
        granted: Callable[[float], bool],
        now: float,
    ) -> None:
        if not modules or len(set(modules)) != len(modules) or not all(0 <= one < 0x3F for one in modules):
            raise ConfigError("dc.modules: one or more different addresses from 0 to 62")
        self._port = port
        self._ratings = ratings
        self._granted = granted
        self._modules = {address: Module() for address in modules}
        self._on = False
        self._target = (0.0, 0.0)
        self._polled_at = float("-inf")
        self._begun = now
        self._was_live = False
        self.problem = ""

    @property
    def ratings(self) -> DcRatings:
        return self._ratings

    def set_target(self, voltage_v: float, current_a: float, now: float) -> None:
        """Set-points, clipped to the ratings; what is no number is 0."""
        ratings = self._ratings
        volts = min(voltage_v, ratings.max_voltage_v) if voltage_v > 0.0 else 0.0
        amps = min(current_a, ratings.max_current_a) if current_a > 0.0 else 0.0
        if volts * amps > ratings.max_power_w:
            amps = ratings.max_power_w / volts
        if (volts, amps) != self._target:
            self._target = (volts, amps)
            self._polled_at = float("-inf")

    def switch(self, on: bool, now: float) -> None:
        if on is not self._on:
            self._on = on
            self._polled_at = float("-inf")

    def read(self, now: float) -> DcReading:
        """The sum of all modules. A module that is silent or alarms is a fault of the supply."""
        live = self._on and self._granted(now)
        try:
            self._receive(now)
            if live is not self._was_live or now - self._polled_at >= POLL_S:
                self._poll(live)
                self._polled_at, self._was_live = now, live
            self.problem = self._trouble(now)
        except OSError as error:
            self.problem = f"CAN bus down: {error}"
        modules = self._modules.values()
        return DcReading(
            at=max(self._begun, *(module.heard_at for module in modules)) if not self.problem else now,
            voltage_v=max(module.voltage_v for module in modules),
            current_a=sum(module.current_a for module in modules),
            enabled=live,
            fault=bool(self.problem),
        )

    def close(self) -> None:
        """Off, as far as the bus lets it; the modules' own time limit does the rest."""
        try:
            for address in self._modules:
                self._send(SWITCH, address, bytes([OFF]))
        except OSError as error:
            self.problem = f"CAN bus down: {error}"
        self._port.close()

    # --- Inside ---

    def _poll(self, live: bool) -> None:
        volts, amps = self._target if live else (0.0, 0.0)
        share = struct.pack(">II", round(volts * 1000), round(amps * 1000 / len(self._modules)))
        for address in self._modules:
            if not live:
                self._send(SWITCH, address, bytes([OFF]))
            self._send(SET, address, share)
            if live:
                self._send(SWITCH, address, bytes([ON]))
            self._send(READ_OUTPUT, address, b"")
            self._send(READ_STATUS, address, b"")

    def _send(self, command: int, module: int, data: bytes) -> None:
        self._port.send(CanFrame(identifier(command, module), data.ljust(8, b"\x00")))

    def _receive(self, now: float) -> None:
        for _ in range(MAX_FRAMES):
            frame = self._port.receive()
            if frame is None:
                return
            self._take(frame, now)

    def _take(self, frame: CanFrame, now: float) -> None:
        """Frames of others, of modules that are not ours, with an error code or too short, are not for us."""
        module = self._modules.get(frame.identifier & 0xFF)
        to_us = frame.identifier >> 8 & 0xFF == CONTROLLER
        if module is None or not to_us or frame.identifier >> 26 or len(frame.data) != 8:
            return
        command = frame.identifier >> 16 & 0x3F
        if command == READ_OUTPUT:
            volts, amps = struct.unpack(">ff", frame.data)
            if not (math.isfinite(volts) and math.isfinite(amps)):
                return
            module.voltage_v, module.current_a, module.heard_at = float(volts), float(amps), now
        elif command == READ_STATUS:
            module.status = frame.data[6]

    def _trouble(self, now: float) -> str:
        for address, module in self._modules.items():
            silent_s = now - max(module.heard_at, self._begun)
            if silent_s > SILENT_S:
                return f"module {address} is silent for {silent_s:.0f} s"
            if module.status & FAULTS:
                return f"module {address} reports {module.status & FAULTS:#04x}"
        return ""
