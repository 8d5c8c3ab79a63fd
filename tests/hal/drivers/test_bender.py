"""The isolation monitor: self test, measurement, faults, silence, wrong answers."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.hal.api import IsolationResult
from firmware.hal.drivers.bender import (
    ENABLE,
    RESISTANCE,
    SAMPLES,
    SELF_TEST,
    SELF_TEST_S,
    VOLTAGE,
    BenderMonitor,
    Record,
)
from firmware.hal.drivers.channel import Line
from firmware.hal.drivers.modbus import crc16
from tests.hal.drivers.scripted import ScriptedPort


class Device:
    """A simulated monitor on the other end: answers what the driver asks."""

    def __init__(self) -> None:
        self.port, self.now = ScriptedPort(), 100.0
        self.monitor = BenderMonitor(Line(lambda: self.port))
        self.ohm, self.volts = 1.5e6, 391.0
        self.alarm = 0
        self.test_s = 8.0  # how long its self test takes
        self.tested_at: float | None = None
        self.written: list[tuple[int, int]] = []
        self.silent = False

    def record(self, value: float) -> bytes:
        testing = self.tested_at is not None and self.now - self.tested_at < self.test_s
        return struct.pack(">f", value) + bytes([self.alarm | (0x80 if testing else 0), 0, 0, 1])

    def answer(self) -> None:
        asked = self.port.take()
        if not asked or self.silent:
            return
        assert asked[-2:] == crc16(asked[:-2]) and asked[0] == 3
        address = int.from_bytes(asked[2:4], "big")
        if asked[1] == 16:
            value = int.from_bytes(asked[7:9], "big")
            self.written.append((address, value))
            if address == SELF_TEST:
                self.tested_at = self.now
            body = asked[:6]
        else:
            assert asked[1] == 3 and asked[4:6] == b"\x00\x04"
            data = self.record({RESISTANCE: self.ohm, VOLTAGE: self.volts}[address])
            body = bytes([3, 3, len(data)]) + data
        self.port.arrive(body + crc16(body))

    def run(self, seconds: float, results: list[IsolationResult] | None = None) -> IsolationResult:
        for _ in range(round(seconds / 0.05)):
            self.now += 0.05
            reading = self.monitor.read(self.now)
            if results is not None and (not results or results[-1] is not reading.result):
                results.append(reading.result)
            self.answer()
        return self.monitor.read(self.now).result

    def tested(self) -> "Device":
        self.monitor.start_test(self.now)
        self.run(60.0)
        assert self.monitor.read(self.now).result is IsolationResult.VALID
        return self


def test_self_test_then_ten_measurements_then_the_verdict() -> None:
    device, seen = Device(), []
    assert device.run(3.0, seen) is IsolationResult.UNKNOWN and not device.written
    device.monitor.start_test(device.now)
    assert device.run(device.test_s + 5.0, seen) is IsolationResult.TESTING
    assert device.written == [(ENABLE, 1), (SELF_TEST, 0x5445)]
    assert device.run(SAMPLES * 1.4, seen) is IsolationResult.VALID
    reading = device.monitor.read(device.now)
    assert reading.resistance_ohm == 1.5e6 and reading.voltage_v == 391.0 and device.now - reading.at < 2.0
    assert seen == [IsolationResult.UNKNOWN, IsolationResult.TESTING, IsolationResult.VALID]


@pytest.mark.parametrize("ohm", [99_999.0, 0.0, float("nan"), float("inf"), -5.0])
def test_low_or_senseless_resistance_is_a_fault(ohm: float) -> None:
    device = Device()
    device.ohm = ohm
    device.monitor.start_test(device.now)
    assert device.run(60.0) is IsolationResult.FAULT


def test_supervision_goes_on_and_sees_a_fault_within_three_seconds() -> None:
    device = Device().tested()
    device.ohm = 20_000.0
    assert device.run(3.0) is IsolationResult.FAULT
    assert device.monitor.read(device.now).resistance_ohm == 20_000.0


def test_a_device_error_is_a_fault() -> None:
    device = Device()
    device.alarm = 2
    device.monitor.start_test(device.now)
    assert device.run(5.0) is IsolationResult.FAULT and device.monitor.problem == "device error"


def test_a_self_test_that_does_not_end_or_does_not_begin_is_a_fault() -> None:
    for seconds in (1000.0, 0.0):
        device = Device()
        device.test_s = seconds
        device.monitor.start_test(device.now)
        assert device.run(SELF_TEST_S - 2.0) is IsolationResult.TESTING
        assert device.run(4.0) is IsolationResult.FAULT and "self test" in device.monitor.problem


def test_silence_while_it_should_measure_is_a_fault_and_ends_with_a_new_test() -> None:
    device = Device().tested()
    device.silent = True
    assert device.run(4.0) is IsolationResult.VALID
    assert device.run(3.0) is IsolationResult.FAULT and "silent" in device.monitor.problem
    device.silent = False
    device.tested()


def test_stop_ends_the_measuring_and_an_unfinished_test_says_nothing() -> None:
    device = Device()
    device.monitor.start_test(device.now)
    device.run(3.0)
    device.monitor.stop(device.now)
    assert device.run(10.0) is IsolationResult.UNKNOWN and device.written[-1] == (ENABLE, 0)
    count = len(device.written)
    device.monitor.stop(device.now)
    device.run(2.0)
    assert len(device.written) == count


def test_what_must_be_written_is_asked_again_when_the_answer_is_lost() -> None:
    device = Device()
    device.silent = True
    device.monitor.start_test(device.now)
    device.run(1.5)
    device.silent = False
    device.run(2.0)
    assert device.written[:2] == [(ENABLE, 1), (SELF_TEST, 0x5445)]


def test_record() -> None:
    words = (0x49B7, 0x1B00, 0x8400, 1)
    assert Record.decode(words) == Record(1_500_000.0, 4, 2)


@given(pieces=st.lists(st.binary(max_size=40), max_size=20))
def test_any_bytes_never_make_it_valid(pieces: list[bytes]) -> None:
    device = Device()
    device.monitor.start_test(device.now)
    for piece in pieces:
        device.now += 0.3
        device.port.arrive(piece)
        assert device.monitor.read(device.now).result is not IsolationResult.VALID
