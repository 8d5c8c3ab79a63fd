"""The simulated microcontroller keeps its own rules, whatever the host says; and it runs as a program."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware.hal.api import DriveKind, Lease, PilotDrive
from firmware.hal.boards.safety_mcu import open_safety_mcu
from firmware.hal.boards.safety_mcu.protocol import (
    ChargeControl,
    ChargeState,
    CpState,
    FrameId,
    FrameReader,
    Reason,
    inquiry,
)
from firmware.hal.boards.sim import SimBoard
from firmware.hal.safety_thread import SafetyThread
from hil.safety_mcu import COM_TIMEOUT_S, SafetyMcu
from hil.station import Station, sections

CLOSE = ChargeControl(True, 267, (True, False, False))
OPEN = ChargeControl(True, 267)


class Rig:
    def __init__(self) -> None:
        self.plant = SimBoard()
        self.mcu = SafetyMcu(self.plant, 0.0)
        self.now = 0.0
        self.reader = FrameReader()
        self.states: list[ChargeState] = []

    def run(self, seconds: float, control: ChargeControl | None) -> None:
        """Repeat `control` every 100 ms; None: the host says nothing."""
        for step in range(round(seconds * 100)):
            self.now += 0.01
            if control is not None and step % 10 == 0:
                self.mcu.receive_data(control.encode(), self.now)
            self.mcu.advance(self.now)
            for frame in self.reader.feed(self.mcu.data_to_send()):
                if frame.ident == FrameId.CHARGE_STATE:
                    self.states.append(ChargeState.decode(frame.data))

    def ready(self) -> None:
        self.plant.control.plug_in()
        self.plant.control.ev_ready()


def charging() -> Rig:
    rig = Rig()
    rig.ready()
    rig.run(1.0, CLOSE)
    assert rig.plant.contactor_closed
    return rig


def test_it_is_idle_until_the_first_charge_control() -> None:
    rig = Rig()
    rig.ready()
    rig.run(5.0, None)
    assert rig.plant.outputs.pilot.kind is DriveKind.E and rig.mcu.latched is None and len(rig.states) >= 40


def test_it_closes_in_c_only() -> None:
    rig = Rig()
    rig.plant.control.plug_in()
    rig.run(2.0, CLOSE)
    assert rig.states[-1].pilot is CpState.B and not rig.plant.contactor_closed
    rig.plant.control.ev_ready()
    rig.run(0.2, CLOSE)
    assert rig.plant.contactor_closed
    rig.plant.set_load(ventilated=True)
    rig.run(0.1, CLOSE)
    assert not rig.plant.contactor_closed


def test_it_opens_at_the_hosts_word_at_once() -> None:
    rig = charging()
    rig.run(0.04, OPEN)
    assert not rig.plant.contactor_closed


def test_it_opens_by_itself_when_the_host_is_silent_and_stays_latched_until_reset() -> None:
    rig = charging()
    rig.run(COM_TIMEOUT_S + 0.05, None)
    assert not rig.plant.contactor_closed and rig.mcu.latched is Reason.COM_TIMEOUT
    rig.run(5.0, CLOSE)
    assert not rig.plant.contactor_closed and rig.states[-1].latched and rig.states[-1].pilot is CpState.F
    rig.mcu.reset(True, rig.now)
    rig.run(0.1, CLOSE)
    assert rig.plant.outputs.pilot.kind is DriveKind.E
    rig.mcu.reset(False, rig.now)
    rig.run(1.0, CLOSE)
    assert rig.mcu.latched is None and rig.plant.contactor_closed


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("estop", Reason.EMERGENCY_STOP_1),
        ("cp-short", Reason.PILOT_SHORT),
        ("diode", Reason.DIODE),
        ("over-temperature", Reason.OVER_TEMPERATURE_1),
        ("temperature-sensor", Reason.TEMPERATURE_FAULT_1),
        ("rcd", Reason.NONE),
    ],
)
def test_every_fault_opens_within_100_ms_and_latches(fault: str, reason: Reason) -> None:
    rig = charging()
    rig.plant.control.fault(fault)
    rig.run(0.1, CLOSE)
    assert not rig.plant.contactor_closed
    rig.plant.control.clear(fault)
    rig.run(5.0, CLOSE)
    assert not rig.plant.contactor_closed and rig.mcu.latched is reason
    assert rig.plant.outputs.pilot.kind is DriveKind.F and rig.states[-1].latched


def test_a_weld_and_a_dead_coil_latch() -> None:
    rig = charging()
    rig.plant.control.fault("weld")
    rig.run(0.5, OPEN)
    assert rig.mcu.latched is Reason.CONTACTOR
    rig = Rig()
    rig.ready()
    rig.plant.control.fault("contactor-fail")
    rig.run(1.0, CLOSE)
    assert rig.mcu.latched is Reason.CONTACTOR


def test_a_dead_line_says_nothing() -> None:
    rig = charging()
    rig.mcu.dead = True
    before = len(rig.states)
    rig.run(1.0, CLOSE)
    assert len(rig.states) == before and not rig.plant.contactor_closed


def test_garbage_and_foreign_frames_change_nothing() -> None:
    rig = charging()
    rig.mcu.receive_data(b"\xa5\x06" + bytes(30) + inquiry(FrameId.CHARGE_CONTROL) + inquiry(FrameId.VERSION), rig.now)
    answers = [frame.ident for frame in FrameReader().feed(rig.mcu.data_to_send())]
    assert answers.count(FrameId.VERSION) == 1
    rig.run(0.2, CLOSE)
    assert rig.plant.contactor_closed


class Program:
    """`python -m hil.safety_mcu` and the lines that it prints."""

    def __init__(self) -> None:
        root = Path(__file__).parents[2]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "hil.safety_mcu"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root
        )
        self.lines: list[str] = []
        self._changed = threading.Condition()
        threading.Thread(target=self._collect, daemon=True).start()
        self.port = self.lines[self.wait_for("PORT")].split()[1]

    def _collect(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._changed:
                self.lines.append(line.strip())
                self._changed.notify_all()

    def wait_for(self, text: str, after: int = 0) -> int:
        """The number of the first line from `after` on that has `text`."""
        with self._changed:
            found = self._changed.wait_for(lambda: any(text in line for line in self.lines[after:]), 30.0)
            assert found, (text, self.lines)
            return next(i for i, line in enumerate(self.lines) if i >= after and text in line)

    def tell(self, *commands: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("".join(f"{command}\n" for command in commands))
        self.process.stdin.flush()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def program() -> Iterator[Program]:
    running = Program()
    yield running
    running.close()


def test_the_program_and_the_real_safety_thread_over_a_pty_host_silence_included(program: Program) -> None:
    """Real time: the safety thread charges, stops speaking, and the other process opens."""
    board = open_safety_mcu({"port": program.port}).board
    loop = SafetyThread(board)
    loop.start()
    program.tell("plug-in", "ev-ready", "what is this")
    ended = threading.Event()

    def permit() -> None:
        while not ended.wait(0.05):
            loop.renew(Lease(PilotDrive(DriveKind.PWM, 26.7), True, True, time.monotonic() + 0.5))

    threading.Thread(target=permit, daemon=True).start()
    closed = program.wait_for("contactor closed")
    board.write = lambda outputs, now: None  # type: ignore[method-assign]  # the host says nothing any more
    program.wait_for("contactor open latched 2", closed)
    program.wait_for("? what is this")
    ended.set()
    loop.stop()


def test_the_whole_daemon_charges_over_the_pty_and_is_stopped_by_sigstop_under_load(
    program: Program, tmp_path: Path
) -> None:
    """The kernel holds every thread of the daemon still: nothing of it can open, the microcontroller does."""
    station = Station(
        tmp_path,
        sections(
            tmp_path,
            board={"driver": "safety_mcu", "port": program.port},
            meter={"driver": "none"},
            authorization={"free_vend": True},
            v2g={"enabled": False},
        ),
    )
    station.start()
    try:
        program.tell("plug-in", "ev-ready")
        station.wait_for("charging", lambda status: status["connectors"][0]["contactor"] == "closed", 30.0)
        closed = program.wait_for("contactor closed")
        os.kill(station.pid, signal.SIGSTOP)
        program.wait_for("contactor open latched 2", closed)
        os.kill(station.pid, signal.SIGCONT)
        station.wait_for(
            "the fault", lambda status: "board_failed" in {fault["id"] for fault in status["faults"]}, 30.0
        )
    finally:
        station.stop()
