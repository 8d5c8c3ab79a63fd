"""`evse slac`: the EVSE side of SLAC alone, without a station, for bench work.

Prints `READY` once the modem has taken the key and we listen (after 5 s without any modem too, with a word about it on
standard error), then a line per match and per link. The pilot is taken for B all the time. SIGTERM and SIGINT end it.

With `--spi` the modem is a QCA7000 on that SPI device, driven from here; the interface is then the TAP device to make.
"""

import argparse
import asyncio
import signal
import sys

from firmware.core.clock import Clock, SystemClock
from firmware.core.timeline import Level, Timeline
from firmware.slac.adapter import InterfaceError, NotPermitted, RawSocket, SlacAdapter
from firmware.slac.api import (
    KeySet,
    LinkDetection,
    LinkLost,
    LinkUp,
    Matched,
    MatchFailed,
    ModemPolicy,
    Pilot,
    SlacConfig,
    SlacEvent,
)
from firmware.slac.qca7000.bridge import Bridge, BridgeEvent, DeviceError, InterruptLine, ResetLine, SpidevBus, Tap
from firmware.slac.qca7000.driver import Rebooted
from firmware.slac.texts import line_of

_SHOWN = (KeySet, Matched, LinkUp, LinkLost, MatchFailed)


class Printer:
    """What scripts wait for, on standard output. Everything else goes to standard error, by way of the timeline."""

    def __init__(self) -> None:
        self._ready = False

    def on_slac_event(self, event: SlacEvent) -> None:
        """One line each, at once."""
        if isinstance(event, KeySet) and not self._ready:
            self._ready = True
            print("READY", flush=True)
        elif isinstance(event, _SHOWN):
            print(line_of(event), flush=True)


async def serve(arguments: argparse.Namespace) -> int:
    """Until a signal."""
    clock = SystemClock()
    timeline = Timeline(clock, capacity=100)
    timeline.listen(
        lambda entry: (
            print(f"evse slac: {entry.text}", file=sys.stderr, flush=True)
            if entry.level >= Level.WARNING or arguments.verbose
            else None
        )
    )
    config = SlacConfig(
        modem=ModemPolicy(arguments.modem),
        link_detection=LinkDetection(arguments.link),
        attenuation_correction_db=arguments.correction_db,
        pilot_known=False,
    )
    adapter = SlacAdapter(arguments.interface, config, clock, Printer(), timeline=timeline)
    adapter.set_pilot(Pilot.B)
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    bridge = open_bridge(arguments, clock, adapter) if arguments.spi else None
    adapter.start()
    await stopped.wait()
    adapter.stop()
    if bridge is not None:
        bridge.stop()
    return 0


def open_bridge(arguments: argparse.Namespace, clock: Clock, adapter: SlacAdapter) -> Bridge:
    """The driver's thread, with the TAP device. Raises DeviceError."""
    loop = asyncio.get_running_loop()

    def on_event(event: BridgeEvent) -> None:
        print(f"evse slac: qca7000: {event}", file=sys.stderr, flush=True)
        if isinstance(event, Rebooted):
            loop.call_soon_threadsafe(adapter.modem_restarted)

    bus = SpidevBus(arguments.spi, arguments.spi_speed_hz)
    line = InterruptLine(*gpio(arguments.spi_interrupt)) if arguments.spi_interrupt else None
    reset = ResetLine(*gpio(arguments.spi_reset)) if arguments.spi_reset else None
    bridge = Bridge(bus, Tap(arguments.interface), clock, on_event, line, reset)
    bridge.start()
    return bridge


def gpio(text: str) -> tuple[str, int]:
    """Chip and line of CHIP:LINE. Raises DeviceError."""
    chip, _, line = text.rpartition(":")
    if not chip or not line.isdecimal():
        raise DeviceError(f"{text}: give a GPIO line as /dev/gpiochip0:23")
    return chip, int(line)


def main(arguments: argparse.Namespace) -> int:
    """Exit status 0 after a signal. Raises NotPermitted; an interface that is not there yet is waited for."""
    try:
        RawSocket(arguments.interface).close()
    except NotPermitted:
        raise
    except InterfaceError:
        pass  # the adapter says so and waits
    return asyncio.run(serve(arguments))
