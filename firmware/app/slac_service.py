"""SLAC of the running station (and of `evse slac`): adapter, SPI driver and reset line put together.

Owns: opening them, opening them again when they fail, handing events on one by one, and what `evse status` shows of the
modem. May not: decide anything about matching, pilot or charging.

Events are handed on from the event loop, never from inside a call that came from the station: so the station's pass
is never entered twice.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

from firmware.app.slac_modem import Line, SpiOptions, open_bridge, open_reset
from firmware.core.clock import Clock
from firmware.core.config import Config
from firmware.core.timeline import Level, Source, Timeline
from firmware.slac.adapter import SlacAdapter
from firmware.slac.api import LinkDetection, ModemPolicy, ResetLineWanted, SlacConfig, SlacEvent
from firmware.slac.frames import mac_text
from firmware.slac.qca7000.bridge import Bridge, BridgeEvent, BridgeFailed, DeviceError
from firmware.slac.qca7000.driver import Carrier, Rebooted
from firmware.station.effects import LeaveNetwork, PauseNetwork, ResumeNetwork, SlacEffect, TellPilot

REOPEN_S = 2.0  # after the driver failed, or its devices could not be opened


def slac_config(config: Config) -> SlacConfig:
    """The `[slac]` section as the core wants it."""
    slac, spi = config.slac, spi_options(config)
    return SlacConfig(
        parm_wait_s=slac.wait_s,
        modem=ModemPolicy(slac.modem),
        link_detection=LinkDetection(slac.link_detection),
        attenuation_correction_db=slac.attenuation_correction_db,
        can_validate=slac.validate,
        has_reset_line=bool(slac.reset_line) or (spi is not None and spi.simulated),
    )


def spi_options(config: Config) -> SpiOptions | None:
    """The driver's devices; None where the kernel drives the modem."""
    slac = config.slac
    if slac.transport != "qca7000":
        return None
    return SpiOptions(slac.spi_device, slac.spi_speed_hz, slac.spi_legacy, slac.interrupt_line, slac.reset_line)


class SlacService:
    """SLAC on one interface. `start` inside the running loop; `on_event` gets every event."""

    def __init__(
        self,
        interface: str,
        config: SlacConfig,
        clock: Clock,
        timeline: Timeline,
        on_event: Callable[[SlacEvent], None],
        *,
        spi: SpiOptions | None = None,
        reset_line: str = "",
    ) -> None:
        """`reset_line`: RESET_L where the kernel has the SPI bus; with `spi` the driver has it."""
        self._interface = interface
        self._clock = clock
        self._timeline = timeline
        self._on_event = on_event
        self._spi = spi
        self._reset_line = reset_line
        self._reset: Line | None = None
        self._bridge: Bridge | None = None
        self._carrier = ""  # as last told by the driver
        self._waiting: deque[SlacEvent] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopped = False
        self._complained = ""
        self.adapter = SlacAdapter(interface, config, clock, self, timeline=timeline)

    def start(self) -> None:
        """Begin. What is not there yet is waited for."""
        self._loop = asyncio.get_running_loop()
        if self._spi is not None:
            self._open_bridge()
        elif self._reset_line:
            try:
                self._reset = open_reset(SpiOptions("", reset=self._reset_line))
            except DeviceError as error:
                self._note(f"no reset line for the modem: {error}", Level.WARNING)
        self.adapter.start()

    def stop(self) -> None:
        """End."""
        self._stopped = True
        self.adapter.stop()
        self._close_bridge()
        if self._reset is not None:
            self._reset.close()

    # --- the station's wishes ----------------------------------------------------------------------------------------

    def perform(self, effect: SlacEffect) -> None:
        """Carry out what the station wants."""
        match effect:
            case TellPilot(pilot=pilot, toggles=toggles):
                self.adapter.set_pilot(pilot, toggles)
            case LeaveNetwork():
                self.adapter.leave()
            case PauseNetwork():
                self.adapter.pause()
            case ResumeNetwork():
                self.adapter.resume()

    # --- events ------------------------------------------------------------------------------------------------------

    def on_slac_event(self, event: SlacEvent) -> None:
        """From the adapter."""
        if isinstance(event, ResetLineWanted):
            self._pulse_reset()
        if not self._waiting:
            self._loop.call_soon(self._hand_on)
        self._waiting.append(event)

    def _hand_on(self) -> None:
        events, self._waiting = self._waiting, deque()
        for event in events:
            if not self._stopped:
                self._on_event(event)

    def _pulse_reset(self) -> None:
        if self._bridge is not None:
            self._bridge.pulse_reset()
        elif self._reset is not None:
            task = asyncio.create_task(self._pulse(self._reset))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _pulse(self, line: Line) -> None:
        try:
            await asyncio.to_thread(line.pulse)  # 100 ms
        except OSError as error:
            self._note(f"the modem's reset line cannot be pulsed: {error.strerror}", Level.WARNING)

    # --- the driver --------------------------------------------------------------------------------------------------

    def _open_bridge(self) -> None:
        if self._stopped or self._spi is None:
            return
        try:
            self._bridge = open_bridge(self._interface, self._spi, self._clock, self._from_thread)
        except DeviceError as error:
            if str(error) != self._complained:
                self._complained = str(error)
                self._note(f"QCA7000: {error}", Level.WARNING)
            self._loop.call_later(REOPEN_S, self._open_bridge)
            return
        self._complained = ""
        self._note(f"QCA7000 on {self._spi.device}, network interface {self._interface}")

    def _close_bridge(self) -> None:
        if self._bridge is not None:
            self._bridge.stop()
            self._bridge = None

    def _from_thread(self, event: BridgeEvent) -> None:
        self._loop.call_soon_threadsafe(self._on_bridge, event)

    def _on_bridge(self, event: BridgeEvent) -> None:
        if self._stopped:
            return
        match event:
            case Carrier(up=up, why=why):
                self._carrier = why
                self._note(f"QCA7000 {'ready' if up else 'lost'}: {why}", Level.INFO if up else Level.WARNING)
            case Rebooted():
                self.adapter.modem_restarted()
            case BridgeFailed(why=why):
                self._note(f"QCA7000 driver ended: {why}; opened again", Level.WARNING)
                self._close_bridge()
                self._loop.call_later(REOPEN_S, self._open_bridge)
            case _:
                self._note("QCA7000 does not start by register: its reset line is wanted", Level.WARNING)

    # --- for people --------------------------------------------------------------------------------------------------

    def status(self) -> dict[str, Any]:
        """The `modem` object of `evse status --json`."""
        core = self.adapter.core
        result: dict[str, Any] = {
            "transport": "qca7000" if self._spi is not None else "netdev",
            "interface": self._interface,
            "present": core is not None,
        }
        if core is not None:
            modem = core.modem
            result |= {
                "phase": core.phase.name.lower(),
                "doing": core.phase.value,
                "key": modem.key_state.name.lower(),
                "firmware": modem.firmware or "",
                "mac": mac_text(modem.mac) if modem.mac is not None else "",
                "vehicle": mac_text(core.joined) if core.joined is not None else "",
                "rates_mbps": list(modem.rates),
                "frames": {
                    "received": core.counters.received,
                    "sent": core.counters.sent,
                    "ignored": core.counters.ignored,
                    "malformed": core.counters.malformed,
                },
            }
        if self._bridge is not None:
            counters = self._bridge.driver.counters
            result["driver"] = {name: getattr(counters, name) for name in counters.__slots__} | {
                "ready": self._bridge.driver.ready,
                "why": self._carrier,
            }
        return result

    def _note(self, text: str, level: Level = Level.INFO) -> None:
        self._timeline.add(Source.SLAC, text, level)


def from_config(config: Config, clock: Clock, timeline: Timeline, on_event: Callable[[SlacEvent], None]) -> SlacService:
    """The service that `[slac]` describes."""
    slac = config.slac
    return SlacService(
        slac.interface,
        slac_config(config),
        clock,
        timeline,
        on_event,
        spi=spi_options(config),
        reset_line=slac.reset_line,
    )
