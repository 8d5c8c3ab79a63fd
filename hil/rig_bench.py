"""The bench rig: a real station, with a load board on a serial port where its vehicle would be.

Owns: asking the load board, and the record of its answers. May not: drive the station: it must charge without asking
(`[authorization] free_vend = true`, `[v2g] enabled = false`) and be supplied as docs/load-board.md says.
"""

from __future__ import annotations

import time

from firmware.hal.drivers.channel import SerialPort
from hil.load_board import BAUD, IDENTITY, MAX_LINE, LoadBoardError, Times, frame, unframe
from hil.pilot_rig import Sample, StoryFailed

ANSWER_S = 0.5
TRIES = 3
LETTERS = {"A": "OPEN", "B": "B", "C": "C", "D": "D"}


class BenchPilotRig:
    """A `PilotRig` over a serial port. Raises LoadBoardError when the board does not answer as it must."""

    def __init__(self, port: str) -> None:
        self._port = SerialPort(port, BAUD)
        self._number = 0
        self._received = b""
        self._began = time.monotonic()
        self.samples: list[Sample] = []
        if (identity := self.ask("ID")) != IDENTITY.split():
            raise LoadBoardError(f"{port} is no load board: {' '.join(identity)}")
        self.state("A")

    def state(self, letter: str) -> None:
        self.ask(f"CP {LETTERS[letter]}")

    def pulse(self, seconds: float) -> None:
        self.ask(f"CP PULSE {round(seconds * 1000)}")

    def diode(self, good: bool) -> None:
        self.ask(f"DIODE {'OK' if good else 'SHORT'}")

    def short(self, on: bool) -> None:
        self.ask(f"SHORT {'ON' if on else 'OFF'}")

    def run(self, seconds: float) -> Sample:
        end = time.monotonic() + seconds
        while True:
            self.samples.append(self.read())
            if (left := end - time.monotonic()) <= 0:
                return self.samples[-1]
            time.sleep(min(left, 0.02))

    def off_after(self, limit_s: float) -> float:
        end = time.monotonic() + limit_s
        while (times := self.times()).mains:
            if time.monotonic() > end:
                raise StoryFailed(f"mains off: not within {limit_s:g} s")
            self.run(0.0)
        return (times.mains_us - times.line_us) / 1e6

    def close(self) -> None:
        """Leave nothing plugged in."""
        try:
            for command in ("SHORT OFF", "DIODE OK", "CP OPEN"):
                self.ask(command)
        finally:
            self._port.close()

    # --- The protocol ---

    def read(self) -> Sample:
        high, low, permille, mains = self._numbers("READ", 4)
        return Sample(time.monotonic() - self._began, high / 1000, low / 1000, permille / 10, bool(mains))

    def times(self) -> Times:
        line_us, mains_us, mains = self._numbers("TIME", 3)
        return Times(line_us, mains_us, bool(mains))

    def ask(self, command: str) -> list[str]:
        """The words after OK. A lost or damaged line is asked again; the verbs may be repeated without harm."""
        for _ in range(TRIES):
            self._number = (self._number + 1) % 1000
            self._port.send(frame(f"{self._number} {command}"))
            words = self._answer(str(self._number))
            if words is None:
                continue
            if words[:1] != ["OK"]:
                raise LoadBoardError(f"{command}: {' '.join(words)}")
            return words[1:]
        raise LoadBoardError(f"{command}: no answer after {TRIES} tries")

    def _numbers(self, command: str, count: int) -> list[int]:
        words = self.ask(command)
        try:
            numbers = [int(word) for word in words]
        except ValueError:
            numbers = []
        if len(numbers) != count:
            raise LoadBoardError(f"{command}: {' '.join(words)}")
        return numbers

    def _answer(self, number: str) -> list[str] | None:
        end = time.monotonic() + ANSWER_S
        while time.monotonic() < end:
            self._received = (self._received + self._port.receive())[-4 * MAX_LINE :]
            while b"\n" in self._received:
                line, self._received = self._received.split(b"\n", 1)
                try:
                    words = unframe(line).split()
                except LoadBoardError:
                    continue
                if words[:1] == [number]:
                    return words[1:]
            time.sleep(0.001)
        return None
