"""A pantograph that is only a program: the driver interface of ACDP, and what a test wants to see of it.

Owns: how long its movements take, and a vehicle in its place. May not: know a message. Misbehaviour on demand.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from firmware.iso15118.messages.iso20.acdp import IsolationStatus
from firmware.iso15118.secc.iso20.acdp import DeviceStatus, Electrical, Mechanical


@dataclass(slots=True)
class Pantograph:
    """`moves_s`: a way down or up. `in_position`, `associated`: the vehicle beneath; `fault`: it is broken; `stuck`: it
    never arrives."""

    moves_s: float = 0.3
    in_position: bool = True
    associated: bool = True
    fault: bool = False
    stuck: bool = False
    clock: Callable[[], float] = time.monotonic
    told: list[str] = field(default_factory=list)
    _down: bool = False
    _since: float = -1e9

    def status(self) -> DeviceStatus:
        """Where it is by now."""
        arrived = self.clock() - self._since >= self.moves_s and not self.stuck
        if not arrived:
            mechanical = Mechanical.MOVING
        else:
            mechanical = Mechanical.END_POSITION if self._down else Mechanical.HOME
        there = mechanical is Mechanical.END_POSITION
        return DeviceStatus(
            mechanical=mechanical,
            electrical=Electrical.STATE_C if there else Electrical.STATE_A,
            in_position=self.in_position,
            associated=self.associated,
            window_x=300,
            window_y=300,
            isolation=IsolationStatus.SAFE if there else IsolationStatus.INVALID,
            fault=self.fault,
        )

    def connect(self) -> None:
        """Down."""
        self._go("connect", True)

    def disconnect(self) -> None:
        """Up."""
        self._go("disconnect", False)

    def halt(self) -> None:
        """Stay."""
        self.told.append("halt")

    def release(self) -> None:
        """Up, for the session is over; this one has no current to wait for."""
        self._go("release", False)

    def _go(self, what: str, down: bool) -> None:
        self.told.append(what)
        if down is not self._down:
            self._down, self._since = down, self.clock()
