"""The bench board: the Raspberry Pi's own PWM, GPIO and an SPI converter.

Independent interlock: `Interlock.MONOSTABLE`, a retriggerable monostable in the coil supply. Not tested on hardware;
tested against fake sysfs, spidev and GPIO with an electrical model of the pilot line.
"""

import contextlib
import os
import threading
import time
from collections.abc import Mapping
from typing import Any

import msgspec

from firmware.core.errors import ConfigError
from firmware.hal.api import Equipment
from firmware.hal.boards.gpio import load_gpio
from firmware.hal.boards.pi.adc import Adc
from firmware.hal.boards.pi.board import PiBoard, PiOptions
from firmware.hal.boards.pi.pwm import Pwm
from firmware.hal.drivers.no_meter import NoMeter

__all__ = ["PiBoard", "PiOptions", "SampledPiBoard", "open_pi"]

_RETRY_S = 0.1  # after a converter that failed at once: no busy loop
_PRIORITY = 39  # just below the safety thread: it waits in the kernel nearly all the time
_BATCH_S = 0.002  # a batch that took less did not happen


class SampledPiBoard(PiBoard):
    """A Pi board with the thread that samples it. The system call of a batch does not hold the interpreter lock."""

    _stop: threading.Event
    _thread: threading.Thread

    def start(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pilot-sampler", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._thread.join(timeout=1.0)
        super().close()

    def _run(self) -> None:
        with contextlib.suppress(OSError):  # without the right to it the thread runs as it is, like the safety thread
            os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(_PRIORITY))
        while not self._stop.is_set():
            started = time.monotonic()
            self.sample(started)
            if time.monotonic() - started < _BATCH_S:
                self._stop.wait(_RETRY_S)


def open_pi(options: Mapping[str, Any]) -> Equipment:
    """The board of this machine. Raises ConfigError for a wrong option or missing hardware."""
    try:
        parsed = msgspec.convert(dict(options), PiOptions)
    except msgspec.ValidationError as error:
        raise ConfigError(f"board: {error}") from error
    if parsed.socket and None in (parsed.lock_close_gpio, parsed.lock_open_gpio, parsed.lock_feedback_gpio):
        raise ConfigError("board.fixed_cable: a socket needs lock_close_gpio, lock_open_gpio and lock_feedback_gpio")
    gpio = load_gpio()
    pwm = Pwm(parsed.pilot_gpio, time.sleep)
    try:
        adc = Adc(parsed.adc_device, parsed.adc, parsed.adc_reference_v)
    except OSError as error:
        raise ConfigError(
            f"board.adc_device: {parsed.adc_device}: {error.strerror}; enable SPI1 in config.txt"
        ) from None
    board = SampledPiBoard(parsed, pwm, adc, gpio)
    board.start()
    return Equipment(board=board, meter=NoMeter())
