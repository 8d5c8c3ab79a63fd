"""The simulated microcontroller keeps its own rules, whatever the host says; and it runs as a program."""

import subprocess
import sys
import threading
import time
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


def test_the_program_and_the_real_safety_thread_over_a_pty_host_silence_included() -> None:
    """Real time: the safety thread charges, stops speaking, and the other process opens."""
    root = Path(__file__).parents[2]
    program = subprocess.Popen(
        [sys.executable, "-m", "hil.safety_mcu"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root
    )
    assert program.stdin is not None and program.stdout is not None
    lines: list[str] = []
    changed = threading.Condition()

    def collect() -> None:
        assert program.stdout is not None
        for line in program.stdout:
            with changed:
                lines.append(line.strip())
                changed.notify_all()

    def wait_for(text: str, after: int = 0) -> int:
        with changed:
            assert changed.wait_for(lambda: any(text in line for line in lines[after:]), 30.0), (text, lines)
            return next(i for i, line in enumerate(lines) if i >= after and text in line)

    reader = threading.Thread(target=collect, daemon=True)
    reader.start()
    try:
        port = lines[wait_for("PORT")].split()[1]
        loop = SafetyThread(open_safety_mcu({"port": port}).board)
        loop.start()
        program.stdin.write("plug-in\nev-ready\n")
        program.stdin.flush()
        permitting = threading.Event()

        def permit() -> None:
            while not permitting.wait(0.05):
                loop.renew(Lease(PilotDrive(DriveKind.PWM, 26.7), True, True, time.monotonic() + 0.5))

        renewing = threading.Thread(target=permit, daemon=True)
        renewing.start()
        closed = wait_for("contactor closed")
        loop._board.write = lambda outputs, now: None  # type: ignore[method-assign]  # the host says nothing any more
        wait_for("contactor open latched 2", closed)
        permitting.set()
        loop.stop()
    finally:
        program.kill()
        program.wait()
