"""The bridge: its thread between a chip model and a network that is a socket pair; device errors."""

import dataclasses
import os
import queue
import socket
import struct
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from firmware.core.clock import SystemClock
from firmware.slac.qca7000 import bridge as module
from firmware.slac.qca7000 import driver as driver_module
from firmware.slac.qca7000.bridge import (
    Bridge,
    BridgeEvent,
    BridgeFailed,
    DeviceError,
    InterruptLine,
    ResetLine,
    SpidevBus,
)
from firmware.slac.qca7000.driver import Carrier, PulseResetLine, Rebooted
from hil.qca7000 import Qca7000Chip
from tests.slac.qca7000.test_driver import CAMPAIGN

FRAME = bytes(range(60))


class FakeTap:
    """The host's side is `far`."""

    def __init__(self) -> None:
        self._near, self.far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._near.setblocking(False)
        self.far.settimeout(5.0)
        self.carrier = False
        self.gone = False

    def fileno(self) -> int:
        return self._near.fileno()

    def read(self) -> bytes | None:
        if self.gone:
            raise OSError(77, "File descriptor in bad state")
        try:
            return self._near.recv(2000)
        except BlockingIOError:
            return None

    def write(self, frame: bytes) -> None:
        self._near.send(frame)

    def set_carrier(self, up: bool) -> None:
        self.carrier = up

    def close(self) -> None:
        self._near.close()


class LockedChip:
    """The chip model for two threads; its time is the machine's."""

    def __init__(self) -> None:
        self.clock = SystemClock()
        self.lock = threading.Lock()
        self.at_chip: queue.Queue[bytes] = queue.Queue()
        self.chip = Qca7000Chip(on_frame=self.at_chip.put, boot_s=0.05, now=self.clock.monotonic())

    def transfer(self, mosi: bytes) -> bytes:
        with self.lock:
            self.chip.tick(self.clock.monotonic())
            return self.chip.transfer(mosi)

    def close(self) -> None:
        """Nothing is open."""


class FakeLine:
    """The chip's INT pin as a pipe."""

    def __init__(self) -> None:
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)

    def rise(self) -> None:
        os.write(self._write, b"!")

    def fileno(self) -> int:
        return self._read

    def take(self) -> None:
        os.read(self._read, 100)

    def close(self) -> None:
        os.close(self._read)
        os.close(self._write)


def next_event(events: "queue.Queue[BridgeEvent]", kind: type) -> BridgeEvent:
    while True:
        event = events.get(timeout=10.0)
        if isinstance(event, kind):
            return event


def test_frames_both_ways_a_reboot_and_the_end() -> None:
    chip, tap = LockedChip(), FakeTap()
    events: queue.Queue[BridgeEvent] = queue.Queue()
    bridge = Bridge(chip, tap, chip.clock, events.put)
    bridge.start()
    assert next_event(events, Carrier) == Carrier(True, "the chip is up")
    assert tap.carrier
    tap.far.send(FRAME)
    assert chip.at_chip.get(timeout=5.0) == FRAME
    with chip.lock:
        chip.chip.frame_to_host(FRAME)
    assert tap.far.recv(2000) == FRAME
    with chip.lock:
        chip.chip.reboot()
    next_event(events, Rebooted)
    bridge.stop()


def test_by_interrupt() -> None:
    chip, tap, line = LockedChip(), FakeTap(), FakeLine()
    events: queue.Queue[BridgeEvent] = queue.Queue()
    bridge = Bridge(chip, tap, chip.clock, events.put, line)  # type: ignore[arg-type]
    bridge.start()
    next_event(events, Carrier)  # without an edge: the line is looked at once a second
    with chip.lock:
        chip.chip.frame_to_host(FRAME)
    line.rise()
    assert tap.far.recv(2000) == FRAME
    tap.far.send(FRAME)
    assert chip.at_chip.get(timeout=5.0) == FRAME
    bridge.stop()


def test_the_reset_line_brings_a_dead_chip_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver_module, "ABSENT_CHECKS", 2)
    chip, tap = LockedChip(), FakeTap()
    chip.chip.faults.dead = True

    class FakeReset:
        closed = False

        def pulse(self) -> None:
            with chip.lock:
                chip.chip.faults.dead = False
                chip.chip.reboot()

        def close(self) -> None:
            self.closed = True

    events: queue.Queue[BridgeEvent] = queue.Queue()
    reset = FakeReset()
    bridge = Bridge(chip, tap, chip.clock, events.put, reset=reset)  # type: ignore[arg-type]
    bridge.start()
    next_event(events, PulseResetLine)
    assert next_event(events, Carrier) == Carrier(True, "the chip is up")
    bridge.stop()
    assert reset.closed


def test_a_network_that_is_gone_is_told() -> None:
    chip, tap = LockedChip(), FakeTap()
    tap.gone = True
    events: queue.Queue[BridgeEvent] = queue.Queue()
    bridge = Bridge(chip, tap, chip.clock, events.put)
    bridge.start()
    assert events.get(timeout=5.0) == BridgeFailed("File descriptor in bad state")
    bridge.stop()


def test_devices_that_are_not_there_or_something_else(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    with pytest.raises(DeviceError, match="No such file"):
        SpidevBus("/nonexistent/spidev0.0")
    with pytest.raises(DeviceError, match="is no SPI device"):
        SpidevBus(str(plain))
    with pytest.raises(DeviceError, match="line 23"):
        InterruptLine(str(plain), 23)
    with pytest.raises(DeviceError, match="line 24"):
        ResetLine(str(plain), 24)


def test_sizes_of_the_kernel_structures() -> None:
    assert module._SPI_TRANSFER.size == 32  # spi_ioc_transfer, the size in SPI_IOC_MESSAGE(1)
    assert module._SPI_IOC_MESSAGE_1 >> 16 & 0x3FFF == 32
    assert module._GPIO_REQUEST.size == 592  # gpio_v2_line_request
    assert module._GPIO_V2_GET_LINE >> 16 & 0x3FFF == 592
    assert struct.calcsize("16sH22x") == 40  # ifreq


def test_the_campaign_of_faults_with_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every injected fault, one after the other: the thread lives on, frames flow again; counted and explained."""
    monkeypatch.setattr(driver_module, "REBOOT_S", 0.05)
    monkeypatch.setattr(driver_module, "CHECK_S", 0.05)
    chip, tap = LockedChip(), FakeTap()
    tap.far.settimeout(0.1)
    events: queue.Queue[BridgeEvent] = queue.Queue()
    bridge = Bridge(chip, tap, chip.clock, events.put)
    bridge.start()
    next_event(events, Carrier)

    def flows() -> bool:
        """A frame each way, within a moment."""
        tap.far.send(FRAME)
        with chip.lock:
            chip.chip.frame_to_host(FRAME)
        try:
            chip.at_chip.get(timeout=0.1)
            tap.far.recv(2000)
        except (queue.Empty, TimeoutError):
            return False
        return True

    for fault, (counter, loses) in CAMPAIGN.items():
        before = dataclasses.asdict(bridge.driver.counters)
        stub = SimpleNamespace(chip=chip.chip, driver=SimpleNamespace(send=tap.far.send))
        with chip.lock:
            fault(stub)  # type: ignore[arg-type]
        tries, told = 1, list[BridgeEvent]()

        def down(told: list[BridgeEvent] = told) -> list[Carrier]:
            told.extend(events.get_nowait() for _ in range(events.qsize()))
            return [event for event in told if isinstance(event, Carrier) and not event.up]

        while (
            not flows()
            or (counter and getattr(bridge.driver.counters, counter) == before[counter])
            or (loses and not down())
        ):
            assert bridge._thread.is_alive(), fault.__name__
            tries += 1
            if tries % 20 == 0:  # it fell into the recovery from the last one, and that has swept it away
                with chip.lock:
                    fault(stub)  # type: ignore[arg-type]
            assert tries < 600, fault.__name__  # a minute: a shared machine may stand still
        lost = down()
        assert bool(lost) is loses, (fault.__name__, told)
        assert all(event.why for event in lost)
        assert not any(isinstance(event, BridgeFailed) for event in told)
    bridge.stop()
