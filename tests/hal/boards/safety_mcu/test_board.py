"""The driver of the microcontroller against scripted frames: silence, latches, resets, what each reason becomes."""

import errno

import pytest

from firmware.core.errors import ConfigError
from firmware.core.faults import CATALOGUE
from firmware.hal.api import DRIVE_E, DRIVE_F, X1, BoardOutputs, DriveKind, Lease, PilotDrive
from firmware.hal.boards.safety_mcu import McuOptions, SafetyMcuBoard, info_of, open_safety_mcu
from firmware.hal.boards.safety_mcu.board import FAULT_OF_REASON, RESET_BACKOFF_S, SILENT_S, control_for, drive_of
from firmware.hal.boards.safety_mcu.protocol import (
    ChargeControl,
    ChargeState,
    Contactor,
    CpState,
    FrameReader,
    Input,
    Reason,
    SafeState,
    Temperature,
    Temperatures,
)
from firmware.hal.drivers.channel import Line
from firmware.hal.safety_thread import SteppedSafetyLoop
from hil.safety_mcu import PseudoTerminal

IDLE = ChargeState(pwm=True, duty=1000, pilot=CpState.A)


class Wire:
    """A port whose other end is the test."""

    def __init__(self) -> None:
        self.to_host = b""
        self.from_host = b""
        self.full = False

    def receive(self) -> bytes:
        data, self.to_host = self.to_host, b""
        return data

    def send(self, data: bytes) -> None:
        if self.full:
            raise BlockingIOError(errno.EAGAIN, "full")
        self.from_host += data

    def close(self) -> None:
        pass

    def asked(self) -> list[ChargeControl]:
        frames = FrameReader().feed(self.from_host)
        self.from_host = b""
        return [ChargeControl.decode(frame.data) for frame in frames if frame.ident == 6]


class Mcu:
    """The board and somebody who says the same state every 100 ms."""

    def __init__(self, reset_wired: bool = True) -> None:
        self.wire = Wire()
        self.pulses: list[bool] = []
        reset = self.pulses.append if reset_wired else None
        self.board = SafetyMcuBoard(info_of(McuOptions(port="-")), Line(lambda: self.wire), reset)
        self.loop = SteppedSafetyLoop(self.board, 0.0)
        self.now = 0.0
        self.tick = 0
        self.says: ChargeState | None = IDLE
        self.run(1.0)
        assert not self.loop.report.faults

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds * 100)):
            self.now += 0.01
            self.tick += 1
            if self.says is not None and self.tick % 10 == 0:
                self.wire.to_host += self.says.encode()
            self.loop.renew(Lease(X1, False, False, self.now + 0.5))
            self.loop.tick(self.now)


@pytest.mark.parametrize(
    ("drive", "pwm", "duty"),
    [(X1, True, 1000), (DRIVE_F, True, 0), (DRIVE_E, False, 0), (PilotDrive(DriveKind.PWM, 5.0), True, 50)],
)
def test_each_drive_has_its_frame(drive: PilotDrive, pwm: bool, duty: int) -> None:
    control = control_for(BoardOutputs(pilot=drive, contactor=True))
    assert control == ChargeControl(pwm, duty, (True, False, False)) and drive_of(control) == drive


def test_it_speaks_every_100_ms_and_at_once_on_a_change() -> None:
    wire = Wire()
    board = SafetyMcuBoard(info_of(McuOptions(port="-")), Line(lambda: wire))
    for step in range(101):
        board.write(BoardOutputs(), step * 0.01)
    assert len(wire.asked()) == 11
    board.write(BoardOutputs(pilot=DRIVE_F), 1.01)
    assert wire.asked() == [ChargeControl(True, 0)]


def test_silence_is_a_failed_board_until_it_speaks_again() -> None:
    mcu = Mcu()
    mcu.says = None
    mcu.run(SILENT_S + 0.1)
    assert mcu.loop.report.faults == {"board_failed"}
    mcu.says = IDLE
    mcu.run(1.0)
    assert not mcu.loop.report.faults


def test_a_line_that_takes_nothing_is_a_failed_board_and_never_waits() -> None:
    mcu = Mcu()
    mcu.wire.full = True
    mcu.run(0.5)
    assert "board_failed" in mcu.loop.report.faults


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not Reason.NONE])
def test_every_reason_becomes_a_fault_of_the_catalogue(reason: Reason) -> None:
    mcu = Mcu(reset_wired=False)
    latched = ChargeState(pwm=True, safe_state=SafeState.YES, duty=0, pilot=CpState.F, reason=reason)
    mcu.says = latched
    mcu.run(1.0)
    expected = FAULT_OF_REASON.get(reason, "board_failed")
    assert expected in CATALOGUE and not mcu.loop.report.powered
    if reason in (Reason.DIODE, Reason.CONTACTOR):  # they show when there is a vehicle and a command, see conformance
        assert not mcu.loop.report.faults
    else:
        assert mcu.loop.report.faults == {expected}


def test_a_latch_is_reset_once_open_and_then_ever_more_rarely() -> None:
    mcu = Mcu()
    mcu.says = ChargeState(pwm=True, safe_state=SafeState.YES, pilot=CpState.F, reason=Reason.INTERNAL)
    mcu.run(0.6)
    assert mcu.pulses == [True, False] and mcu.board.resets == 1
    mcu.run(60.0)
    assert 5 <= mcu.board.resets <= 7  # after 1, 2, 4, 8, 16 and 32 s
    mcu.says = IDLE
    mcu.run(60.0)
    resets = mcu.board.resets
    mcu.run(60.0)
    assert mcu.board.resets == resets and not mcu.loop.report.faults
    assert mcu.board._backoff_s == RESET_BACKOFF_S[0]


def test_it_is_not_reset_while_the_cause_is_seen() -> None:
    mcu = Mcu()
    mcu.says = ChargeState(
        pwm=True,
        safe_state=SafeState.YES,
        pilot=CpState.F,
        emergency_stops=(Input.TRIPPED, Input.UNUSED, Input.UNUSED),
        reason=Reason.EMERGENCY_STOP_1,
    )
    mcu.run(30.0)
    assert mcu.board.resets == 0 and mcu.loop.report.faults == {"emergency_stop"}
    mcu.wire.to_host += Temperatures((Temperature(95.0, stops_charging=True), *(Temperature(),) * 3)).encode()
    mcu.says = ChargeState(pwm=True, safe_state=SafeState.YES, pilot=CpState.F, reason=Reason.EMERGENCY_STOP_1)
    mcu.run(5.0)
    assert mcu.board.resets == 0 and "over_temperature" in mcu.loop.report.faults


def test_a_microcontroller_that_does_not_boot_is_a_failed_board() -> None:
    mcu = Mcu()
    mcu.says = ChargeState(pwm=True, safe_state=SafeState.YES, pilot=CpState.F, reason=Reason.INTERNAL)
    mcu.run(0.5)
    mcu.says = None
    mcu.run(3.0)
    assert mcu.pulses[:2] == [True, False] and mcu.loop.report.faults == {"board_failed"}


def test_feedback_and_temperatures() -> None:
    mcu = Mcu()
    channels = (Temperature(31.5), Temperature(40.25), Temperature(), Temperature())
    mcu.wire.to_host += Temperatures(channels).encode()
    mcu.says = ChargeState(pwm=True, duty=1000, pilot=CpState.A, contactors=(Contactor.UNUSED,) * 3)
    mcu.run(0.2)
    inputs = mcu.board.read(mcu.now)
    assert inputs.contactor_closed is None and inputs.temperature_c == pytest.approx(40.2, abs=0.06)
    mcu.wire.to_host += Temperatures((Temperature(31.5, self_test_failed=True), *channels[1:])).encode()
    mcu.run(0.2)
    assert "temperature_sensor" in mcu.loop.report.faults


def test_garbage_on_the_line_is_counted_and_skipped() -> None:
    mcu = Mcu()
    for _ in range(50):
        mcu.wire.to_host += b"\xa5\x07garbage\x03\xff"
        mcu.run(0.1)
    assert not mcu.loop.report.faults and mcu.board.dropped_bytes > 100


def test_a_wrong_configuration_is_named() -> None:
    for options, word in (
        ({"port": ""}, "port"),
        ({"port": "/dev/x", "socket": True}, "lock"),
        ({"port": "/dev/x", "colour": 1}, "colour"),
    ):
        with pytest.raises(ConfigError, match=word):
            open_safety_mcu(options)


def test_opening_a_silent_port_starts_with_a_failed_board_and_close_is_quiet() -> None:
    terminal = PseudoTerminal()
    try:
        equipment = open_safety_mcu({"port": terminal.path})
        with pytest.raises(OSError, match="silent"):
            equipment.board.read(1e9)
        assert FrameReader().feed(terminal.receive())
        equipment.board.close()
    finally:
        terminal.close()
    gone = open_safety_mcu({"port": "/dev/does-not-exist"}).board
    with pytest.raises(OSError):
        gone.write(BoardOutputs(), 1e9)
    gone.close()
