"""The EV-side load board of a bench: its line protocol, and a simulated one.

The board sits where a vehicle would: it puts resistors and a diode on the pilot, codes the proximity contact, sees
whether there are mains on the outlet, and keeps the times of both by its own clock, so that the latency of the serial
line does not count. docs/load-board.md is the protocol for whoever builds one.

Owns: framing, the verbs, the simulated board. May not: judge; the stories do.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from firmware.hal.boards.sim import SimBoard
from firmware.hal.boards.sim.load import EvLoad
from hil.safety_mcu import PseudoTerminal

BAUD = 115200
MAX_LINE = 120
IDENTITY = "evse-load 1"
STATES = ("OPEN", "B", "C", "D")


class LoadBoardError(Exception):
    """The board refused, was silent, or said something that makes no sense."""


def checksum(text: str) -> str:
    """XOR of all characters, two hexadecimal digits."""
    value = 0
    for byte in text.encode("ascii", "replace"):
        value ^= byte
    return f"{value:02X}"


def frame(text: str) -> bytes:
    """A line with its checksum."""
    return f"{text}*{checksum(text)}\n".encode("ascii", "replace")


def unframe(line: bytes) -> str:
    """The text of a line. Raises LoadBoardError for a damaged one."""
    text, star, given = line.decode("ascii", "replace").strip().rpartition("*")
    if not star or given.upper() != checksum(text):
        raise LoadBoardError(f"damaged line {line[:40]!r}")
    return text


@dataclass(frozen=True, slots=True)
class Times:
    """By the board's clock, in microseconds: when its load last changed the line, when the mains last changed."""

    line_us: int
    mains_us: int
    mains: bool


class SimulatedLoadBoard:
    """Speaks the protocol on a pseudo terminal and plays a vehicle on the simulated EVSE in real time."""

    def __init__(self, plant: SimBoard) -> None:
        self._plant = plant
        self.terminal = PseudoTerminal()
        self._pending = b""
        self._line_at = time.monotonic()
        self._mains_at = self._line_at
        self._mains = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="load-board", daemon=True)
        self.damage: Callable[[bytes], bytes] = lambda data: data

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(2.0)
        self.terminal.close()

    def _run(self) -> None:
        while not self._stop.wait(0.002):
            self._look()
            self._pending += self.terminal.receive()
            while b"\n" in self._pending:
                line, self._pending = self._pending.split(b"\n", 1)
                if answer := self.answer(line):
                    self.terminal.send(self.damage(answer))

    def _look(self) -> None:
        """The mains sense. By the plant's own record: this thread may look late."""
        mains = self._plant.contactor_closed
        if mains is not self._mains:
            self._mains = mains
            moved = [item.at for item in self._plant.trace if item.what == "contactor"]
            self._mains_at = moved[-1] if moved else time.monotonic()

    def answer(self, line: bytes) -> bytes:
        """What comes back to one line; nothing for a damaged one, as its number cannot be trusted."""
        try:
            number, _, rest = unframe(line).partition(" ")
            return frame(f"{number} {self._obey(rest.split())}")
        except LoadBoardError:
            return b""

    def _obey(self, words: list[str]) -> str:
        match words:
            case ["ID"]:
                return f"OK {IDENTITY}"
            case ["CP", "PULSE", length] if length.isdigit() and 10 <= int(length) <= 2000:
                self._plant.control.toggle(int(length) / 1000)
                self._line_at = time.monotonic()
                return "OK"
            case ["CP", state] if state in STATES:
                self._change(present=state != "OPEN", ready=state in "CD", ventilated=state == "D")
                return "OK"
            case ["DIODE", ("OK" | "SHORT") as how]:
                self._change(diode_ok=how == "OK")
                return "OK"
            case ["SHORT", ("ON" | "OFF") as how]:
                (self._plant.control.fault if how == "ON" else self._plant.control.clear)("cp-short")
                self._line_at = time.monotonic()
                return "OK"
            case ["LOAD", current] if current.isdigit() and int(current) <= 1000:
                self._change(current_a=int(current) / 10)
                return "OK"
            case ["READ"]:
                sample, drive = self._plant.read(time.monotonic()), self._plant.outputs.pilot
                high, low = round(sample.pilot_high_v * 1000), round(sample.pilot_low_v * 1000)
                permille = round(drive.duty_percent * 10) if drive.kind.value == "pwm" else (1000 if high > 0 else 0)
                return f"OK {high} {low} {permille} {int(self._mains)}"
            case ["TIME"]:
                self._look()
                return f"OK {round(self._line_at * 1e6)} {round(self._mains_at * 1e6)} {int(self._mains)}"
            case _:
                return "ERR unknown"

    def _change(self, **changes: object) -> None:
        before = self._plant.load if self._plant.load.present else EvLoad(follows_pwm=False)
        self._plant.control.set_load(replace(before, **changes))  # type: ignore[arg-type]
        self._line_at = time.monotonic()
