"""`evse slac`: the EVSE side of SLAC alone, without a station, for bench work.

Prints `READY` once the modem has taken the key and we listen (after 5 s without any modem too, with a word about it on
standard error), then a line per match and per link. The pilot is taken for B all the time. SIGTERM and SIGINT end it.

With `--spi` the modem is a QCA7000 on that SPI device, driven from here; the interface is then the TAP device to make.
"""

import argparse
import asyncio
import signal
import sys

from firmware.app.slac_modem import SpiOptions, check
from firmware.app.slac_service import SlacService
from firmware.core.clock import SystemClock
from firmware.core.timeline import Level, Timeline
from firmware.slac.adapter import InterfaceError, NotPermitted, RawSocket
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
    """Until a signal. Raises DeviceError."""
    clock = SystemClock()
    timeline = Timeline(clock, capacity=100)
    timeline.listen(
        lambda entry: (
            print(f"evse slac: {entry.text}", file=sys.stderr, flush=True)
            if entry.level >= Level.WARNING or arguments.verbose
            else None
        )
    )
    spi = None
    if arguments.spi:
        spi = SpiOptions(
            arguments.spi,
            arguments.spi_speed_hz,
            interrupt=arguments.spi_interrupt or "",
            reset=arguments.spi_reset or "",
        )
        check(spi)
    config = SlacConfig(
        modem=ModemPolicy(arguments.modem),
        link_detection=LinkDetection(arguments.link),
        attenuation_correction_db=arguments.correction_db,
        has_reset_line=spi is not None and bool(spi.reset or spi.simulated),
        pilot_known=False,
    )
    service = SlacService(arguments.interface, config, clock, timeline, Printer().on_slac_event, spi=spi)
    service.adapter.set_pilot(Pilot.B)
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    service.start()
    await stopped.wait()
    service.stop()
    return 0


def main(arguments: argparse.Namespace) -> int:
    """Exit status 0 after a signal. Raises NotPermitted; an interface that is not there yet is waited for."""
    try:
        RawSocket(arguments.interface).close()
    except NotPermitted:
        raise
    except InterfaceError:
        pass  # the adapter says so and waits
    return asyncio.run(serve(arguments))
