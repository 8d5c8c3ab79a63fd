"""A simulated Infypower module on a CAN bus: answers what the driver asks, ramps, and turns itself off in silence."""

import struct
from typing import Any

import can

CONTROLLER = 0xF0
OFFLINE_S = 10.0


class PowerModule:
    """On a python-can bus of its own. `step(now)` lets it work."""

    def __init__(self, bus: Any, address: int, now: float) -> None:
        self.bus = bus
        self.address = address
        self.on = False
        self.target_v = self.target_a = 0.0
        self.load_a = 0.0  # what the load takes at most
        self.status = bytes(8)
        self.silent = False
        self.heard_at = now
        self.commands: list[int] = []

    def step(self, now: float) -> None:
        while (message := self.bus.recv(timeout=0)) is not None:
            if message.arbitration_id >> 8 & 0xFF == self.address and message.arbitration_id & 0xFF == CONTROLLER:
                self.heard_at = now
                self._take(message.arbitration_id >> 16 & 0x3F, bytes(message.data))
        if now - self.heard_at > OFFLINE_S:
            self.on = False

    def _take(self, command: int, data: bytes) -> None:
        self.commands.append(command)
        if command == 0x1A:
            self.on = data[0] == 0
        elif command == 0x1C:
            millivolt, milliampere = struct.unpack(">II", data)
            self.target_v, self.target_a = millivolt / 1000, milliampere / 1000
        elif command == 0x03:
            volts = self.target_v if self.on else 0.0
            amps = min(self.target_a, self.load_a) if self.on else 0.0
            self._answer(command, struct.pack(">ff", volts, amps))
        elif command == 0x04:
            self._answer(command, self.status)

    def _answer(self, command: int, data: bytes) -> None:
        if not self.silent:
            identifier = 0x0A << 22 | command << 16 | CONTROLLER << 8 | self.address
            self.bus.send(can.Message(arbitration_id=identifier, data=data, is_extended_id=True))
