"""The composition root: one object that joins board, safety loop, station, V2G, OCPP, control socket and screen.

Owns: who is connected to whom, the pass that moves facts into the station and its wishes out, start and stop order.
May not: decide anything about charging; every rule lives in the package it belongs to. The safety loop runs on its own
thread and needs nothing from here but leases, so that a stall of this loop opens the contactor.
"""

import asyncio
import contextlib
import random
import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from firmware.app import paths
from firmware.app.control import ControlServer
from firmware.app.control_requests import ControlRequests
from firmware.app.devices import board_options
from firmware.app.effects import Effects
from firmware.app.journal import SessionLog, StoreJournal
from firmware.app.logins import Logins
from firmware.app.only_one import OnlyOne
from firmware.app.screen_process import ScreenProcess
from firmware.app.service_hook import ServiceHook
from firmware.app.ssh_logins import SshLogins, there_is_a_journal
from firmware.app.timeline_file import TimelineFile
from firmware.app.v2g import V2gService
from firmware.app.version import VERSION
from firmware.app.watchdog import Watchdog
from firmware.core.clock import SystemClock
from firmware.core.config import Config
from firmware.core.errors import StoreError
from firmware.core.faults import CATALOGUE, RaisedBy
from firmware.core.receipts import Receipts
from firmware.core.store import open_or_begin_anew
from firmware.core.timeline import Level, Source, Timeline
from firmware.gui.patterns import Indication
from firmware.hal.api import Light, PilotState
from firmware.hal.boards import open_board
from firmware.hal.safety_thread import SafetyThread
from firmware.iso15118.api import Effect, EvseView, ReceiptVerified
from firmware.slac.api import SlacEvent
from firmware.station import api
from firmware.station.known import KnownState, known_from
from firmware.station.settings import settings_from
from firmware.station.station import Station

if TYPE_CHECKING:
    from firmware.app.slac_service import SlacService
    from firmware.ocpp_client.adapter import OcppClient

PASS_SECONDS = 0.05  # facts reach the station at least so often; the lease lives ten times as long
CSMS_CLOCK_TOLERANCE = timedelta(seconds=2)  # CSMSs tell whole seconds, and the answer was under way
FIRST_LOOK_SECONDS = 0.5  # how long READY waits for the pilot's first state; a board that is mute has none
SETTLE_SECONDS = 1.5  # how long a stop waits for the contactor, and for the CSMS to take the last event


class Daemon:
    """The running station. `start`, then `serve` until it should end, then `close` (always)."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self.clock = SystemClock()
        self.timeline = Timeline(self.clock)
        self._wake = asyncio.Event()
        self._stopping: str | None = None
        self._reset = False
        self._started = False
        self._passed_at = 0.0
        self._tasks: list[asyncio.Task[None]] = []
        self.effects = Effects(self)
        self.requests = ControlRequests(self, config)
        self._indication = Indication(quiet=not config.screen.sounds)
        self.screen: ScreenProcess | None = None
        self.ocpp: OcppClient | None = None
        self.slac: SlacService | None = None
        self.watchdog: Watchdog | None = None
        self._parts = contextlib.AsyncExitStack()  # what is there to be closed; the last first

    # --- start and stop ------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Bring everything up and print READY. Raises EvseError with what to do."""
        config = self._config
        logins = Logins(self.clock.monotonic, self.effects.security_event)
        self.control = ControlServer(
            paths.control_socket(config),
            self.timeline,
            self.requests.handlers,
            self.requests.streamers,
            on_login=logins.on_command,
        )
        await self.control.ensure_free()
        self._parts.callback(OnlyOne(paths.store_file(config)).release)
        boot_reason = self._open_store()
        self._start_station()
        self._parts.push_async_callback(self._close_watchdog)
        self._parts.push_async_callback(self.control.close)
        self._parts.push_async_callback(self._end_tasks)
        self._make_v2g()
        if config.ocpp.url:
            self._make_ocpp(boot_reason)
        await self.control.start()
        if config.slac.enabled:
            from firmware.app.slac_service import from_config  # costs start-up time only where it is used

            self.slac = from_config(config, self.clock, self.timeline, self.on_slac)
            self.slac.start()
        self._pass()
        self._started = True
        self._spawn(self.timeline_file.run(), "timeline on the disk")
        await self.v2g.start()
        if self.ocpp is not None:
            self._spawn(self.ocpp.run(), "OCPP")
            if there_is_a_journal():
                self._spawn(SshLogins(logins.on_ssh).run(), "logins by SSH")
        if config.screen.enabled:
            self.screen = ScreenProcess(config.screen, paths.control_socket(config), self.timeline)
            self._spawn(self.screen.run(), "screen")
        self.watchdog = Watchdog(
            self.clock, self.timeline, lambda: self._passed_at, lambda: self.safety.report.at, self._in_brief
        )
        await self._first_look()
        self.watchdog.ready()
        print(f"READY {VERSION}", flush=True)

    async def _first_look(self) -> None:
        """Until the pilot has been measured: who asks after READY is told a state and not a question mark."""
        end = self.clock.monotonic() + FIRST_LOOK_SECONDS
        while self.safety.report.pilot is PilotState.UNKNOWN and self.clock.monotonic() < end:
            await asyncio.sleep(0.01)
        self._pass()

    def _open_store(self) -> str:
        """The store, and what is written down at a start. Returns the boot reason (OCPP BootReasonEnumType)."""
        self.store, damaged = open_or_begin_anew(paths.store_file(self._config))
        self._parts.push_async_callback(self._close_store)
        if damaged is not None:
            self.timeline.add(
                Source.SYSTEM,
                f"the store was damaged and begins anew; the old file is kept as {damaged}: send it to the "
                "manufacturer for what the CSMS was not told, and replace the card",
                Level.ERROR,
            )
        loop = asyncio.get_running_loop()

        def synced(number: int, error: OSError | None) -> None:
            loop.call_soon_threadsafe(self.effects.on_synced, number, error)

        self.store.sync_in_background(synced)
        self.boot = self.store.count("boot", "number")
        reason = self.store.get("boot", "reason") or "PowerUp"
        self.store.put("boot", "reason", None)
        self.timeline_file = TimelineFile(paths.timeline_folder(self._config), self.timeline, self.boot)
        self._parts.push_async_callback(asyncio.to_thread, self.timeline_file.close)
        self.timeline.add(Source.SYSTEM, f"start {self.boot} of version {VERSION} ({reason})")
        self.sessions = SessionLog(self.store)
        self.receipts = Receipts(self.store)
        return reason

    def _start_station(self) -> None:
        """Board, safety loop and station, with what was known before the last stop."""
        config = self._config
        self.equipment = open_board(config.board.driver, board_options(config))
        info, dc_supply = self.equipment.board.info, self.equipment.dc_supply
        self.timeline.add(Source.HAL, f"board {info.name}, interlock: {info.interlock.value}")
        journal = StoreJournal(self.store, queued=bool(config.ocpp.url))
        known = known_from(self.store.items("station"), journal.open_transactions())
        self.safety = SafetyThread(self.equipment.board, _safety_latches(known), realtime_priority=40)
        self._parts.callback(self.safety.stop)
        settings = settings_from(config, info, dc_supply.ratings if dc_supply else None, VERSION)
        if settings.free_vend:
            self.timeline.add(Source.STATION, "free vend: everybody may charge here ([authorization])")
        self.station = Station(settings, journal, self.clock, lambda: str(uuid.uuid4()), known, self.clock.monotonic())
        self.safety.start()

    def _make_v2g(self) -> None:
        self.v2g = V2gService(self._config, self, self.clock, self.timeline)
        self.services = ServiceHook(self._config.v2g.service_hook, self.timeline)
        self._parts.push_async_callback(self._close_servers)
        self.v2g.on_fault = lambda fault, there: self.station.report_fault(fault, there, self.clock.monotonic())
        for fault in self.v2g.faults:
            self.station.report_fault(fault, True, self.clock.monotonic())

    def _make_ocpp(self, boot_reason: str) -> None:
        # Costs start-up time only where it is used.
        from firmware.app.diagnostics import Diagnostics
        from firmware.app.updates import BundleInstaller, Inbox
        from firmware.ocpp_client import adapter as ocpp_adapter

        inbox = Inbox()
        diagnostics = Diagnostics(
            self.timeline_file, paths.store_file(self._config), self._heading, self._secrets, paths.crash_folder()
        )
        update = BundleInstaller(inbox, lambda: self.store.put("boot", "reason", "FirmwareUpdate"))
        self.ocpp = ocpp_adapter.OcppClient(
            self._config,
            self,
            self.store,
            self.clock,
            self.timeline,
            random.SystemRandom(),
            on_time=self.on_time,
            boot_reason=boot_reason,
            secc=self.v2g.pki,
            installer=update if inbox.usable else None,
            diagnostics=diagnostics,
        )

    def _heading(self) -> str:
        """Which station a log is of, and how it was when it was asked for."""
        identity = self._config.station
        return f"{identity.id} {identity.evse_id}, firmware {VERSION}, start {self.boot}; {self._in_brief()}"

    def _secrets(self) -> tuple[str, ...]:
        """What must not be in any log."""
        return (self._config.ocpp.password, *(self.ocpp.secrets() if self.ocpp is not None else ()))

    def _in_brief(self) -> str:
        snapshot = self.snapshot()
        faults = ", ".join(fault.id for fault in snapshot.faults)
        return f"{snapshot.status.value}, {snapshot.stage.value}" + (f"; faults: {faults}" if faults else "")

    def _spawn(self, coroutine: Any, name: str) -> None:
        task = asyncio.create_task(coroutine, name=name)
        task.add_done_callback(self._task_ended)
        self._tasks.append(task)

    def _task_ended(self, task: "asyncio.Task[None]") -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            self.timeline.add(Source.SYSTEM, f"{task.get_name()} failed: {error!r}", Level.ERROR)

    def request_stop(self, why: str) -> None:
        """End `serve` (a signal arrived)."""
        self._stopping = why
        self._wake.set()

    def request_reset(self, why: str) -> None:
        """End `serve`, to be started again."""
        self._reset = True
        self.request_stop(why)

    async def serve(self) -> bool:
        """Run until a stop or a reset. True: start again."""
        while self._stopping is None:
            deadline = self.station.next_deadline()
            wait = PASS_SECONDS
            if deadline is not None:
                wait = min(wait, max(0.0, deadline - self.clock.monotonic()))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._wake.wait()
            self._wake.clear()
            self._pass()
        self.timeline.add(Source.SYSTEM, f"stop: {self._stopping}")
        return self._reset

    async def close(self) -> None:
        """Contactor open, transaction ended, sessions told, everything closed; what was started, in reverse order. A
        part that fails to close keeps none of the others from it.
        """
        async with self._parts:
            if self.watchdog is not None:
                self.watchdog.stopping(again=self._reset)
            if self._started:
                await self._wind_down()

    async def _close_servers(self) -> None:
        """V2G before OCPP, which may still tell of the sessions' end."""
        async with contextlib.AsyncExitStack() as servers:
            if self.ocpp is not None:
                servers.push_async_callback(self.ocpp.close)
            if self.slac is not None:
                servers.callback(self.slac.stop)
            servers.push_async_callback(self.services.close)
            servers.push_async_callback(self.v2g.close)

    async def _end_tasks(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _close_watchdog(self) -> None:
        if self.watchdog is not None:
            await self.watchdog.close()

    async def _close_store(self) -> None:
        await asyncio.to_thread(self.store.stop_syncing)
        self.store.close()

    async def _wind_down(self) -> None:
        """Let the station end what runs, then give the CSMS a moment to hear of it."""
        end = self.clock.monotonic() + SETTLE_SECONDS
        self.station.shut_down(self.clock.monotonic())
        self._pass()
        while self.clock.monotonic() < end and (self.safety.report.powered or self.station.busy):
            await asyncio.sleep(0.01)
            self._pass()
        while self.clock.monotonic() < end and self.ocpp is not None and self.ocpp.online and self.ocpp.queued:
            await asyncio.sleep(0.01)

    # --- the pass: facts in, wishes out --------------------------------------------------------------------------

    def _pass(self) -> None:
        now = self.clock.monotonic()
        self._passed_at = now
        equipment = self.equipment
        events = self.safety.take_events()
        self.station.on_reader(equipment.reader_problem())
        self.station.on_grid(equipment.grid_meter.read(now) if equipment.grid_meter else None, now)
        self.station.on_hardware(
            self.safety.report,
            events,
            equipment.meter.read(now),
            equipment.dc_supply.read(now) if equipment.dc_supply else None,
            equipment.isolation.read(now) if equipment.isolation else None,
            now,
        )
        if equipment.indicator is not None:
            colour, sounds = self._indication.update(self.station.snapshot(now), now)
            equipment.indicator.show(Light(*colour, sound=sounds))
        for token in equipment.poll_tokens():
            self.command(api.PresentToken(api.IdToken(token, api.TokenType.ISO14443)))
        self.v2g.handle_timer(now)
        self.station.handle_timer(now)
        self._drain(now)
        self.effects.handle_timer(now)

    def _drain(self, now: float) -> None:
        """Carry out what the station wants, then renew the lease and tell those who watch."""
        while (event := self.station.next_event()) is not None:
            self.effects.perform(event, now)
        self.safety.renew(self.station.lease(now))
        self.v2g.view_changed()
        self.requests.tell_watchers(now)

    # --- what OCPP, V2G, control socket see ----------------------------------------------------------------------

    def command(self, command: api.Command) -> api.Answer:
        """Hand a command to the station and carry out what follows."""
        answer = self.station.on_command(command, self.clock.monotonic())
        self._wake.set()
        return answer

    def snapshot(self) -> api.StationSnapshot:
        """The station at this instant."""
        return self.station.snapshot(self.clock.monotonic())

    def view(self, tls: bool) -> EvseView:
        """The station at this instant, for one V2G message."""
        return self.station.view(tls, self.clock.monotonic())

    def on_effect(self, effect: Effect) -> None:
        """Take what a V2G session asks or tells; act on it before the response goes out."""
        now = self.clock.monotonic()
        self.station.on_v2g(effect, now)
        self.services.on_effect(effect)
        self._drain(now)
        if isinstance(effect, ReceiptVerified):
            self._keep_receipt(effect)

    def _keep_receipt(self, receipt: ReceiptVerified) -> None:
        now = self.station.snapshot(self.clock.monotonic())
        name = now.transaction.id if now.transaction is not None else None
        protocol = now.v2g.protocol if now.v2g is not None else ""
        try:
            number = self.receipts.add(self.clock.wall().iso(), name, receipt.meter_wh, receipt.raw, protocol)
        except StoreError as error:
            self.timeline.add(Source.SYSTEM, f"a metering receipt is lost: {error}", Level.ERROR)
        else:
            self.effects.to_ocpp(api.ReceiptKept(number))

    def on_slac(self, event: SlacEvent) -> None:
        """Take what SLAC tells of modem, matching and link."""
        now = self.clock.monotonic()
        self.station.on_slac(event, now)
        self._drain(now)

    def on_time(self, utc: datetime) -> None:
        """The CSMS told the time."""
        if step := self.clock.adjust(utc, CSMS_CLOCK_TOLERANCE):
            self.timeline.add(Source.SYSTEM, f"clock set by the CSMS, step {step.total_seconds():+.1f} s")


def _safety_latches(known: KnownState) -> frozenset[str]:
    """Those of the persisted faults that the safety loop owns."""
    return frozenset(fault for fault in known.latched if CATALOGUE[fault].raised_by is RaisedBy.SAFETY)
