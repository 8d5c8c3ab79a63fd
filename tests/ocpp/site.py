"""A whole site for conformance tests: the real station on fake hardware, the real client on a real socket, and the CSMS
of the PyPI package `ocpp` at the other end.

Time is the machine's plus what the test adds: `run(60)` lets the station live through a minute in steps of 50 ms, and
the client sees the same minute. Waiting is for events, never for time.
"""

import asyncio
import random
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from firmware.app.journal import StoreJournal
from firmware.app.pki_keeper import PkiKeeper
from firmware.core.clock import ClockQuality, ManualClock, SystemClock, WallTime
from firmware.core.config import Config, MeterSection, OcppSection, PkiSection, ScreenSection
from firmware.core.store import Store
from firmware.core.timeline import Timeline
from firmware.hal.api import PilotState
from firmware.ocpp_client.adapter import OcppClient
from firmware.ocpp_client.calls import Lane
from firmware.ocpp_client.device_model import SCOPE
from firmware.ocpp_client.transfer.api import Installer
from firmware.station.api import Answer, Command, IdToken, PresentToken, StationSnapshot, TokenType, TransactionEvent
from firmware.station.effects import StationEvent
from firmware.station.known import known_from
from firmware.station.settings import StationSettings
from firmware.station.station import Station
from hil.csms import TestCsms
from tests.station.rig import Journal, Rig, ac_settings

CARD = IdToken("04AABBCC", TokenType.ISO14443)
OTHER = IdToken("04DDEEFF", TokenType.ISO14443)
THIRD = IdToken("04112233", TokenType.ISO14443)


class SiteClock(ManualClock):
    """The machine's time plus what was added. `error_s`: how far its wall time is off; a clock that was never set
    (`quality`) takes the CSMS's time.
    """

    def __init__(self) -> None:
        self._system = SystemClock()
        self.shift = 0.0
        self.error_s = 0.0
        self.quality = ClockQuality.SYNCED

    @property
    def truth(self) -> datetime:
        """What a clock that is right shows."""
        return datetime.now(UTC) + timedelta(seconds=self.shift)

    def on_time(self, utc: datetime) -> None:
        """The CSMS's time."""
        if self.quality is not ClockQuality.SYNCED:
            self.error_s += (utc - self.wall().utc).total_seconds()
            self.quality = ClockQuality.SYNCED

    @property
    def now(self) -> float:  # type: ignore[override]
        return self.monotonic()

    def monotonic(self) -> float:
        return self._system.monotonic() + self.shift

    def wall(self) -> WallTime:
        return WallTime(self.truth + timedelta(seconds=self.error_s), self.quality)

    def advance(self, seconds: float) -> float:
        self.shift += seconds
        return self.now


class StoredJournal(Journal):
    """The checking journal of the station tests that also fills the client's queue."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store

    def append(self, event: TransactionEvent) -> None:
        if not self.broken:
            self.store.append_event(event.transaction_id, event.seq_no, event.kind.value, msgspec.json.encode(event))
        super().append(event)


class SiteRig(Rig):
    """The station rig whose events go to the client too."""

    hear: Callable[[StationEvent], None] | None = None

    def boot(self) -> None:
        """As in the daemon: the client hands its variables to the station before there is any hardware."""
        self.station = Station(self.settings, self.journal, self.clock, self._new_id, self.known, self.now)
        self.lease = self.station.lease(self.now)

    def _new_id(self) -> str:
        return f"tx-{uuid.uuid4()}"[:36]

    def tick(self) -> None:
        """The vehicle draws what it is offered."""
        percent = self.lease.drive.duty_percent
        self.hardware.draws_a = min(16.0, percent * 0.6) if percent and percent < 96.0 else 16.0
        super().tick()

    def settle(self) -> None:
        seen = len(self.events)
        super().settle()
        if self.hear is not None:
            for event in self.events[seen:]:
                self.hear(event)


class Site:
    """`async with Site(csms) as site:` is a station, booted and accepted, with an idle connector."""

    def __init__(
        self,
        csms: TestCsms,
        store: Store | None = None,
        settings: StationSettings | None = None,
        variables: dict[str, str] | None = None,
        folder: Path | None = None,
        screen: bool = False,
        installer: Installer | None = None,
        boot_reason: str = "PowerUp",
        firmware: str | None = None,
        again: "Site | None" = None,
        away_s: float = 0.0,
        clock_error_s: float | None = None,
        **ocpp: Any,
    ) -> None:
        """`again`: the site that this one is after its power was cut for so long; its first pass is for the caller.
        `clock_error_s`: nobody has set the clock, and it is so far off.
        """
        self.csms = csms
        self.store = store or Store(":memory:")
        quick = {"OCPPCommCtrlr.RetryBackOffWaitMinimum": "0", "OCPPCommCtrlr.RetryBackOffRandomRange": "0"}
        for key, value in {**quick, **(variables or {})}.items():
            self.store.put(SCOPE, key, value)
        self.commands: list[Command] = []
        self.clock = SiteClock()
        if again is not None:
            self.clock.advance(again.clock.shift + away_s)
        if clock_error_s is not None:
            self.clock.error_s, self.clock.quality = clock_error_s, ClockQuality.UNKNOWN
        self.timeline = Timeline(self.clock)
        known = known_from(self.store.items("station"), StoreJournal(self.store).open_transactions())
        settings = settings or ac_settings(tokens=frozenset(), hlc=False)
        if firmware is not None:
            settings = replace(settings, identity=replace(settings.identity, firmware=firmware))
        self.rig = SiteRig(
            settings,
            known,
            StoredJournal(self.store) if again is None else again.rig.journal,
            clock=self.clock,
        )
        self.rig.kept = self.store.items("station")
        section = {"url": csms.url, "identity": "CS1", "security_profile": 0, **ocpp}
        pki = PkiSection(dir=str(folder)) if folder is not None else PkiSection()
        meter = MeterSection(public_key=settings.meter_key)
        self.config = Config(ocpp=OcppSection(**section), pki=pki, screen=ScreenSection(enabled=screen), meter=meter)
        self.secc = PkiKeeper(self.config, self.clock, self.timeline)
        self.client = OcppClient(
            self.config,
            self,
            self.store,
            self.clock,
            self.timeline,
            random.Random(),
            on_time=self.clock.on_time,
            boot_reason=boot_reason,
            secc=self.secc if folder is not None else None,
            installer=installer,
        )
        self._task: asyncio.Task[None] | None = None
        self.rig.hear = self.client.on_event
        if again is None:
            self.rig.tick()

    # --- StationPort ---------------------------------------------------------------------------------------------

    def command(self, command: Command) -> Answer:
        answer = self.rig.command(command)
        self.commands.append(command)
        self._keep()
        return answer

    def snapshot(self) -> StationSnapshot:
        return self.rig.station.snapshot(self.rig.now)

    # --- life ----------------------------------------------------------------------------------------------------

    async def __aenter__(self) -> "Site":
        self._task = asyncio.create_task(self.client.run())
        await self.until(lambda: self.client.online)
        await self.csms.received("StatusNotification")
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.close()
        assert self._task is not None
        await asyncio.wait_for(self._task, 5)

    def _keep(self) -> None:
        for key, value in self.rig.kept.items():
            self.store.put("station", key, value)
        for key in set(self.store.items("station")) - set(self.rig.kept):
            self.store.put("station", key, None)

    def run(self, seconds: float = 0.1) -> None:
        """Time passes for station and client."""
        self.rig.run(seconds)
        self._keep()
        self.client.on_event(None)

    def skip(self, seconds: float) -> None:
        """A long time passes in one step, for what only looks at the clock."""
        self.clock.advance(seconds)
        self.rig.tick()
        self.client.on_event(None)

    async def until(self, condition: Callable[[], object], timeout_s: float = 10.0) -> None:
        """Wait for something inside the station, which passes on as it does in the daemon."""
        async with asyncio.timeout(timeout_s):
            while not condition():
                await asyncio.sleep(0.005)

    async def told(self, kind: type, count: int = 1) -> list[Any]:
        """Wait for commands of one type to the station."""
        await self.until(lambda: len(self.of(kind)) >= count)
        return self.of(kind)

    def of(self, kind: type) -> list[Any]:
        """Commands of one type that the station has had."""
        return [command for command in self.commands if type(command) is kind]

    async def idle(self) -> None:
        """Everything that was to be told has been told."""
        await self.until(lambda: self.store.count_pending() == 0)

    async def quiet(self) -> None:
        """Nothing is on its way and nothing waits to go."""
        hub = self.client._client.hub
        await self.until(lambda: hub.link.carrying is None and not any(hub.outbox.size(lane) for lane in Lane))

    # --- people --------------------------------------------------------------------------------------------------

    def swipe(self, token: IdToken = CARD) -> Answer:
        answer = self.command(PresentToken(token))
        self.client.on_event(None)
        return answer

    async def charge(self, token: IdToken = CARD) -> str:
        """Plug in, pay, charge. Returns the transaction id."""
        self.rig.plug_in()
        self.swipe(token)
        await self.until(lambda: self.snapshot().token is not None)
        return self.draw()

    def draw(self) -> str:
        """The vehicle that is connected and paid for takes energy by basic charging."""
        self.run(1.0)
        self.rig.pilot(PilotState.C)
        self.run(0.3)
        assert self.rig.closed, self.snapshot().reason
        transaction = self.snapshot().transaction
        assert transaction is not None
        return transaction.id

    def leave(self) -> None:
        """Stop drawing and unplug."""
        self.rig.pilot(PilotState.B)
        self.run(0.2)
        self.rig.unplug()
        self.run(0.2)

    @property
    def duty_a(self) -> float | None:
        """The current that the pilot offers now, in ampere."""
        percent = self.rig.lease.drive.duty_percent
        return None if percent is None or percent in (0.0, 5.0, 100.0) else round(percent * 0.6, 1)

    def texts(self) -> str:
        return "\n".join(entry.text for entry in self.timeline)


def iso(moment: datetime) -> str:
    """RFC 3339 with Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
