"""The composition root: one object that joins board, safety loop, station, V2G, OCPP, control socket and screen.

Owns: who is connected to whom, the pass that moves facts into the station and its wishes out, start and stop order.
May not: decide anything about charging; every rule lives in the package it belongs to. The safety loop runs on its own
thread and needs nothing from here but leases, so that a stall of this loop opens the contactor.
"""

import asyncio
import contextlib
import random
import uuid
from collections import deque
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from firmware.app import paths
from firmware.app.control import ControlError, ControlServer, Request, field
from firmware.app.devices import devices
from firmware.app.journal import SessionLog, StoreJournal
from firmware.app.receipts import Receipts
from firmware.app.screen_process import ScreenProcess
from firmware.app.service_hook import ServiceHook
from firmware.app.sim_commands import perform
from firmware.app.status import snapshot_json, status_json
from firmware.app.technician import Technician
from firmware.app.v2g import V2gService
from firmware.app.version import VERSION
from firmware.app.watchdog import Watchdog
from firmware.core.bus import Bus
from firmware.core.clock import SystemClock
from firmware.core.config import METERS, PI_ADC, PI_PINS, Config
from firmware.core.errors import StoreError
from firmware.core.faults import CATALOGUE, RaisedBy
from firmware.core.store import Store
from firmware.core.timeline import Entry, Level, Source, Timeline
from firmware.gui.patterns import Indication
from firmware.hal.api import Light
from firmware.hal.boards import open_board
from firmware.hal.boards.sim import SimBoard
from firmware.hal.safety_thread import SafetyThread
from firmware.iso15118.api import Effect, EvseView, ReceiptVerified
from firmware.slac.api import SlacEvent
from firmware.station import api
from firmware.station.effects import (
    ClearSafetyFault,
    DcCommand,
    HlcEnable,
    IsolationCommand,
    LeaveNetwork,
    Note,
    PauseNetwork,
    PersistState,
    ResumeNetwork,
    StationEvent,
    StopV2g,
    TellPilot,
)
from firmware.station.known import KnownState, known_from
from firmware.station.settings import settings_from
from firmware.station.station import Station

if TYPE_CHECKING:
    from firmware.app.slac_service import SlacService
    from firmware.ocpp_client.adapter import OcppClient

PASS_SECONDS = 0.05  # facts reach the station at least so often; the lease lives ten times as long
CLEAR_PATIENCE_S = 2.0  # the safety loop wants to see the cause gone for a moment
CSMS_CLOCK_TOLERANCE = timedelta(seconds=2)  # CSMSs tell whole seconds, and the answer was under way
SETTLE_SECONDS = 1.5  # how long a stop waits for the contactor, and for the CSMS to take the last event
COMMANDS: dict[str, type[Any]] = {
    command.__name__: command
    for command in (
        api.StopByDriver,
        api.RefuseContract,
        api.SetDriverChoice,
        api.MoreTime,
        api.ClearFault,
        api.SetAvailability,
        api.OfferSchedules,
        api.Renegotiate,
        api.WakeVehicle,
    )
}


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
        self._clears: dict[str, float] = {}
        self._snapshot_waiters: set[asyncio.Event] = set()
        self._last_shown: tuple[Any, ...] | None = None
        self._indication = Indication(quiet=not config.screen.sounds)
        self.screen: ScreenProcess | None = None
        self._held: deque[api.TransactionEventStored] = deque()  # until they are on the disk
        self.ocpp: OcppClient | None = None
        self.slac: SlacService | None = None

    # --- start and stop ------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Bring everything up and print READY. Raises EvseError with what to do."""
        config = self._config
        self.store = Store(paths.store_file(config))
        loop = asyncio.get_running_loop()

        def synced(number: int, error: OSError | None) -> None:
            loop.call_soon_threadsafe(self._on_synced, number, error)

        self.store.sync_in_background(synced)
        boot = self.store.count("boot", "number")
        self.boot = boot
        reason = self.store.get("boot", "reason") or "PowerUp"
        self.store.put("boot", "reason", None)
        self.timeline.add(Source.SYSTEM, f"start {boot} of version {VERSION} ({reason})")
        self.bus = Bus(self._handler_failed)

        self.equipment = open_board(config.board.driver, self._board_options())
        info = self.equipment.board.info
        self.timeline.add(Source.HAL, f"board {info.name}, interlock: {info.interlock.value}")
        journal = StoreJournal(self.store, queued=bool(config.ocpp.url))
        self.sessions = SessionLog(self.store)
        self.receipts = Receipts(self.store)
        known = known_from(self.store.items("station"), journal.open_transactions())
        self.safety = SafetyThread(self.equipment.board, _safety_latches(known), realtime_priority=40)
        settings = settings_from(
            config, info, self.equipment.dc_supply.ratings if self.equipment.dc_supply else None, VERSION
        )
        if settings.free_vend:
            self.timeline.add(Source.STATION, "free vend: everybody may charge here", Level.WARNING)
        self.station = Station(settings, journal, self.clock, lambda: str(uuid.uuid4()), known, self.clock.monotonic())
        self.safety.start()

        self.v2g = V2gService(config, self, self.clock, self.timeline)
        self.services = ServiceHook(config.v2g.service_hook, self.timeline)
        self.v2g.on_fault = lambda fault, there: self.station.report_fault(fault, there, self.clock.monotonic())
        for fault in self.v2g.faults:
            self.station.report_fault(fault, True, self.clock.monotonic())
        if config.ocpp.url:
            # Costs start-up time only where it is used.
            from firmware.app.updates import BundleInstaller, Inbox
            from firmware.ocpp_client import adapter as ocpp_adapter

            inbox = Inbox()
            update = BundleInstaller(inbox, lambda: self.store.put("boot", "reason", "FirmwareUpdate"))
            self.ocpp = ocpp_adapter.OcppClient(
                config,
                self,
                self.store,
                self.clock,
                self.timeline,
                random.SystemRandom(),
                on_time=self.on_time,
                boot_reason=reason,
                secc=self.v2g.pki,
                installer=update if inbox.usable else None,
            )
        self.control = ControlServer(
            paths.control_socket(config),
            self.timeline,
            {
                "status": lambda request: self._status(),
                "command": self._command,
                "sim": self._sim,
                "sessions": lambda request: self.sessions.listing(field(request, "last", int, 20)),
                "session": self._session,
                "screen": lambda request: self._photograph(),
                "certs": self._certs,
                "ocpp": self._ocpp_report,
                "self-test": Technician(self, config).self_test,
            },
            {"trace": self._trace, "watch": self._watch},
        )
        await self.control.start()
        if config.slac.enabled:
            from firmware.app.slac_service import from_config  # costs start-up time only where it is used

            self.slac = from_config(config, self.clock, self.timeline, self.on_slac)
            self.slac.start()
        self._pass()
        self._started = True
        await self.v2g.start()
        if self.ocpp is not None:
            self._spawn(self.ocpp.run(), "OCPP")
        if config.screen.enabled:
            self.screen = ScreenProcess(config.screen, paths.control_socket(config), self.timeline)
            self._spawn(self.screen.run(), "screen")
        self.watchdog = Watchdog(
            self.clock, self.timeline, lambda: self._passed_at, lambda: self.safety.report.at, self._in_brief
        )
        self.watchdog.ready()
        print(f"READY {VERSION}", flush=True)

    def _in_brief(self) -> str:
        snapshot = self.snapshot()
        faults = ", ".join(fault.id for fault in snapshot.faults)
        return f"{snapshot.status.value}, {snapshot.stage.value}" + (f"; faults: {faults}" if faults else "")

    def _board_options(self) -> dict[str, Any]:
        board = self._config.board
        every_board = {
            "phases": board.phases,
            "max_current_a": board.max_current_a,
            "nominal_voltage_v": board.nominal_voltage_v,
            "socket": not board.fixed_cable,
            "meter": self._meter_options(),
            "reader": board.reader,
            "reader_port": board.reader_port,
            **devices(self._config),
        }
        if board.driver == "safety_mcu":
            return every_board | {"port": board.port, "reset_gpio": board.reset_gpio}
        if board.driver == "pi":
            keys = ("ventilation", *PI_PINS, *PI_ADC)
            return every_board | {key: getattr(board, key) for key in keys}
        energy = self._config.v2g.energy
        dc_back = any(name in energy for name in ("dc_bpt", "mcs_bpt"))
        return every_board | {
            "ac": any(name.startswith("ac") for name in energy),
            "dc": any(name.startswith(("dc", "mcs")) for name in energy),
            "grid_meter": any(name.endswith("bpt") for name in energy),
            "plugged": board.plugged,
            "dc_discharge_current_a": board.dc_max_current_a if dc_back else 0.0,
            "dc_discharge_power_w": board.dc_max_power_w if dc_back else 0.0,
            "ventilation": board.ventilation,
            "phase_switch": board.phase_switch,
            "dc_max_voltage_v": board.dc_max_voltage_v,
            "dc_max_current_a": board.dc_max_current_a,
            "dc_max_power_w": board.dc_max_power_w,
        }

    def _meter_options(self) -> dict[str, Any]:
        meter = self._config.meter
        if meter.driver not in METERS:
            return {"table": meter.driver}
        return {
            "table": meter.driver,
            "port": meter.port,
            "host": meter.host,
            "tcp_port": meter.tcp_port,
            "unit": meter.unit,
            "baud": meter.baud,
            "parity": meter.parity,
            "stop_bits": meter.stop_bits,
            "invert": meter.invert,
            "poll_interval_s": meter.poll_interval_s,
            "bidirectional": any(name.endswith("bpt") for name in self._config.v2g.energy),
        }

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
        """Contactor open, transaction ended, sessions told, everything closed; what was started, in reverse order."""
        if hasattr(self, "watchdog"):
            self.watchdog.stopping(again=self._reset)
        if self._started:
            await self._wind_down()
        if hasattr(self, "v2g"):
            await self.v2g.close()
            await self.services.close()
        if self.slac is not None:
            self.slac.stop()
        if self.ocpp is not None:
            await self.ocpp.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if hasattr(self, "control"):
            await self.control.close()
        if hasattr(self, "watchdog"):
            await self.watchdog.close()
        if hasattr(self, "safety"):
            self.safety.stop()
        if hasattr(self, "store"):
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
        self._clear_faults(now)

    def _clear_faults(self, now: float) -> None:
        """Ask the safety loop for what people acknowledged, until it agrees or it is plain that it will not."""
        for fault, deadline in tuple(self._clears.items()):
            if self.safety.clear_fault(fault) or fault not in self.safety.report.faults:
                del self._clears[fault]
            elif now >= deadline:
                del self._clears[fault]
                self.timeline.add(Source.HAL, f"{fault} was not cleared: its cause is still there", Level.WARNING)

    def _drain(self, now: float) -> None:
        """Carry out what the station wants, then renew the lease and tell those who watch."""
        while (event := self.station.next_event()) is not None:
            try:
                self._perform(event, now)
            except StoreError as error:
                self.timeline.add(Source.SYSTEM, str(error), Level.ERROR)
                self.station.report_fault("store_failed", True, now)
        self.safety.renew(self.station.lease(now))
        self.v2g.view_changed()
        self._tell_watchers(now)

    def _perform(self, event: StationEvent, now: float) -> None:
        match event:
            case DcCommand(on=on, voltage_v=voltage, current_a=current):
                if self.equipment.dc_supply is not None:
                    self.equipment.dc_supply.set_target(voltage, current, now)
                    self.equipment.dc_supply.switch(on, now)
            case IsolationCommand(start=start):
                if self.equipment.isolation is not None:
                    (self.equipment.isolation.start_test if start else self.equipment.isolation.stop)(now)
            case HlcEnable(enabled=enabled):
                self.v2g.set_enabled(enabled)
            case StopV2g(detail=detail):
                self.v2g.stop_session(detail)
            case TellPilot() | LeaveNetwork() | PauseNetwork() | ResumeNetwork() if self.slac is not None:
                self.slac.perform(event)
            case ClearSafetyFault(fault=fault):
                self._clears[fault] = now + CLEAR_PATIENCE_S
            case PersistState(key=key, value=value):
                self.store.put("station", key, value)
            case Note(text=text, level=level, data=data, source=source):
                self.timeline.add(source, text, level, **data)
            case api.TransactionEventStored(event=stored):
                self.sessions.on_event(stored, self._protocol())
                self.timeline.add(Source.STATION, f"transaction {stored.kind.value}: {stored.trigger}")
                self.bus.publish(event)
                self._held.append(event)
                self._release()
            case api.ResetDue(reason=reason):
                self.store.put("boot", "reason", reason)
                self._reset = True
                self.request_stop(f"reset ({reason})")
            case api.FaultRaised(fault=fault_view):
                self.timeline.add(Source.STATION, f"fault {fault_view.code} {fault_view.id}", Level.ERROR)
                self.store.add_snapshot(
                    self.clock.wall().iso(), fault_view.id, [entry.to_json() for entry in self.timeline.last(500)]
                )
                self._to_ocpp(event)
            case api.CertificateNeeded() if self.ocpp is None:
                self.command(api.CertificateResponse(event.request_id, None, "no CSMS is configured"))
            case api.AuthorizeNeeded() if self.ocpp is None:
                self.command(api.AuthorizationAnswer(event.request_id, "Offline"))
            case _:
                self._to_ocpp(event)

    def _on_synced(self, number: int, error: OSError | None) -> None:
        """The store's background sync has brought everything up to `number` to the disk, or failed."""
        if error is None:
            self.store.synced(number)
        else:
            self.timeline.add(Source.SYSTEM, f"the store failed: {error}", Level.ERROR)
            self.station.report_fault("store_failed", True, self.clock.monotonic())
        self._release()

    def _release(self) -> None:
        """Tell the CSMS's client of what is on the disk, in order."""
        while self._held and not self.store.holds_back:
            self._to_ocpp(self._held.popleft())

    def _to_ocpp(self, event: object) -> None:
        if self.ocpp is not None:
            self.ocpp.on_event(event)

    def _protocol(self) -> str:
        snapshot = self.station.snapshot(self.clock.monotonic())
        return snapshot.v2g.protocol if snapshot.v2g else ""

    def _handler_failed(self, event: object, error: BaseException) -> None:
        self.timeline.add(Source.SYSTEM, f"a handler of {type(event).__name__} failed: {error!r}", Level.ERROR)

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
        transaction = self.station.snapshot(self.clock.monotonic()).transaction
        name = transaction.id if transaction is not None else None
        try:
            self.receipts.add(self.clock.wall().iso(), name, receipt.meter_wh, receipt.raw)
        except StoreError as error:
            self.timeline.add(Source.SYSTEM, f"a metering receipt is lost: {error}", Level.ERROR)

    def on_slac(self, event: SlacEvent) -> None:
        """Take what SLAC tells of modem, matching and link."""
        now = self.clock.monotonic()
        self.station.on_slac(event, now)
        self._drain(now)

    def on_time(self, utc: datetime) -> None:
        """The CSMS told the time."""
        if step := self.clock.adjust(utc, CSMS_CLOCK_TOLERANCE):
            self.timeline.add(Source.SYSTEM, f"clock set by the CSMS, step {step.total_seconds():+.1f} s")

    # --- control socket ------------------------------------------------------------------------------------------

    def _status(self) -> dict[str, Any]:
        status = status_json(
            self.snapshot(),
            queued=self.store.count_pending(),
            csms=self._config.ocpp.url,
            board=self.equipment.board.info.name,
            boot=self.boot,
        )
        late = self.safety.lateness()
        return status | {
            "modem": self.slac.status() if self.slac is not None else None,
            "safety_thread": {
                "turns": late.turns,
                "p50_ms": round(late.p50_s * 1e3, 3),
                "p99_ms": round(late.p99_s * 1e3, 3),
                "max_ms": round(late.max_s * 1e3, 3),
                "realtime": late.realtime,
            },
        }

    def _command(self, request: Request) -> Any:
        name = field(request, "type", str)
        if name not in COMMANDS:
            raise ControlError(f"unknown command type `{name[:40]}`; known: {', '.join(COMMANDS)}")
        fields = {key: value for key, value in request.items() if key not in ("cmd", "type")}
        try:
            command = msgspec.convert(fields, COMMANDS[name])
        except msgspec.ValidationError as error:
            raise ControlError(f"{name}: {error}") from None
        answer = self.command(command)
        self.timeline.add(Source.SYSTEM, f"control command {name}: {answer.result.value} {answer.text}".rstrip())
        if answer.result is api.Result.REJECTED:
            raise ControlError(answer.text or f"{name} was rejected")
        return {"result": answer.result.value, "text": answer.text}

    def _sim(self, request: Request) -> Any:
        board = self.equipment.board
        if not isinstance(board, SimBoard):
            raise ControlError(f"`evse sim` drives the simulated board only; this is a {board.info.name} board")
        name, arguments = field(request, "name", str), field(request, "args", list, [])
        result = perform(board.control, name, arguments)
        if name != "list":
            self.timeline.add(Source.HAL, f"simulated: {result if name != 'swipe' else 'swipe'}")
        return result

    def _photograph(self) -> dict[str, Any]:
        """Where the picture of the screen will be in a moment; null without a screen."""
        photo = self.screen.photograph() if self.screen is not None else None
        return {"photo": str(photo) if photo is not None else None}

    def _session(self, request: Request) -> Any:
        number = field(request, "number", int)
        detail = self.sessions.detail(number)
        if detail is None:
            raise ControlError(f"there is no visit {number}; `evse session list` shows them")
        return {**detail, "receipts": [msgspec.to_builtins(one) for one in self.receipts.of(detail["transaction_id"])]}

    def _ocpp_report(self, request: Request) -> Any:
        if self.ocpp is None:
            raise ControlError("no CSMS is configured ([ocpp] url)")
        what = field(request, "what", str, "state")
        try:
            return self.ocpp.report(what)
        except KeyError:
            raise ControlError(f"there is no report {what!r}") from None

    def _certs(self, request: Request) -> Any:
        match field(request, "op", str):
            case "reload":
                self.v2g.pki.reload()
                self._to_ocpp(None)  # it may be a reason to ask the CSMS for something
                return None
            case "renew":
                trigger = field(request, "trigger", str)
                if self.ocpp is None or not self.ocpp.trigger(trigger):
                    raise ControlError("not possible now: no connection to the CSMS, or one of profile 0 or 1")
                return None
        raise ControlError("op is `reload` or `renew`")

    async def _trace(self, request: Request) -> AsyncIterator[Any]:
        wanted = field(request, "source", str, "")
        follow = bool(request.get("follow", True))
        last = max(0, min(field(request, "last", int, 0), 10_000))
        news: deque[Entry] = deque(maxlen=2000)
        bell = asyncio.Event()

        def hear(entry: Entry) -> None:
            news.append(entry)
            bell.set()

        stop = self.timeline.listen(hear)
        try:
            old = [entry for entry in self.timeline if not wanted or entry.source.value == wanted]
            for entry in old[-last:] if last else []:
                yield entry.to_json()
            while follow:
                await bell.wait()
                bell.clear()
                while news:
                    entry = news.popleft()
                    if not wanted or entry.source.value == wanted:
                        yield entry.to_json()
        finally:
            stop()

    async def _watch(self, request: Request) -> AsyncIterator[Any]:
        as_status = request.get("form") == "status"
        bell = asyncio.Event()
        self._snapshot_waiters.add(bell)
        try:
            while True:
                yield self._status() if as_status else {"snapshot": snapshot_json(self.snapshot())}
                bell.clear()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(1.0):  # not wait_for: see ControlServer._serve
                        await bell.wait()
        finally:
            self._snapshot_waiters.discard(bell)

    def _tell_watchers(self, now: float) -> None:
        """Ring at a change that people should see at once; the rest comes once a second."""
        if not self._snapshot_waiters:
            return
        s = self.station.snapshot(now)
        shown = (s.stage, s.status, s.pilot, s.powered, s.reason, s.faults, s.token, s.online, s.limit_a)
        if shown != self._last_shown:
            self._last_shown = shown
            for bell in self._snapshot_waiters:
                bell.set()


def _safety_latches(known: KnownState) -> frozenset[str]:
    """Those of the persisted faults that the safety loop owns."""
    return frozenset(fault for fault in known.latched if CATALOGUE[fault].raised_by is RaisedBy.SAFETY)
