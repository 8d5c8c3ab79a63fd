"""What all functional blocks share, and what a block is.

Owns: the services that blocks use, the base class of blocks, and the passing of one block's news to the others. May
not: know a message or a version of OCPP; a client of one version makes the hub, its blocks, and the engine over them.

A block is one functional block of OCPP in one module: it serves requests, hears events of the station, has timers, and
puts calls into lanes. Adding one means adding a module and a row in the table of its version.
"""

import enum
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol, TypeAlias

from msgspec import Struct

from firmware.core.clock import Clock, ClockQuality, moment
from firmware.core.errors import StoreError
from firmware.core.receipts import ReceiptStore
from firmware.core.timeline import Entry, Level, Timeline
from firmware.core.timeline import Source as Journal
from firmware.ocpp_client.calls import (
    Call,
    ClientEvent,
    JobEvent,
    Lane,
    Link,
    Notice,
    Outbox,
    Parts,
    Reconnect,
    Registration,
    RegistrationChanged,
    Source,
)
from firmware.ocpp_client.clock_fixup import FixupStore, shift
from firmware.ocpp_client.customer_data import EventRecords
from firmware.ocpp_client.device_model import DeviceModel, StateStore
from firmware.ocpp_client.log_upload import Diagnostics
from firmware.ocpp_client.network_profiles import NetworkProfiles
from firmware.ocpp_client.own_certificates import OwnCertificates
from firmware.ocpp_client.queue import EventStore, RetryRules, TransactionQueue
from firmware.ocpp_client.security_log import LogStore, SecurityLog
from firmware.ocpp_client.smart_charging import Supply
from firmware.ocpp_client.station_port import StationPort
from firmware.ocpp_client.token_book import TokenBook, TokenStore
from firmware.ocpp_client.transfer.api import Installer
from firmware.ocpp_client.trust import TrustFolder
from firmware.station.api import SetOnline

MAX_REPORTS = 4
EARLIEST_YEAR = 2024  # a CSMS whose clock is before this has none

Handler: TypeAlias = Callable[[Any, float], Struct]


class ClientStore(FixupStore, EventRecords, EventStore, StateStore, TokenStore, LogStore, ReceiptStore, Protocol):
    """core.store.Store as far as the client uses it."""


class Block:
    """Base of all blocks. `handlers`: action -> what serves it (the request, the time) -> the response.

    `triggers`: what TriggerMessage can ask for -> the call that does it, or None where it cannot be done now.
    `hears`: the types of station events that `on_event` wants.
    """

    hears: tuple[type, ...] = ()

    def __init__(self) -> None:
        self.handlers: Mapping[str, Handler] = {}
        self.triggers: Mapping[str, Callable[[float], Call | None]] = {}
        self.sources: tuple[Source, ...] = ()

    def on_event(self, event: Any, now: float) -> None:
        """An event of the station, of a type in `hears`."""

    def on_connected(self, now: float) -> None:
        """The WebSocket is open."""

    def on_lost(self, now: float) -> None:
        """The connection is gone; the call in flight has been told."""

    def on_accepted(self, now: float) -> None:
        """The CSMS has accepted our boot."""

    def on_online(self, online: bool, now: float) -> None:
        """Connected and accepted, or not any more."""

    def on_variables(self, keys: tuple[str, ...], now: float) -> None:
        """The CSMS has changed these variables (`Component.Variable`)."""

    def next_deadline(self) -> float | None:
        """When `handle_timer` is due, connected or not."""
        return None

    def handle_timer(self, now: float) -> None:
        """Time has passed."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a client is given. `clock` is asked for wall time only. `on_time` is told the CSMS's time (UTC) before
    anything is stamped that follows from the same answer. `boot_reason`: OCPP BootReasonEnumType. `supply`: what the
    EVSE can give at most. `installer` None: updates are refused. `diagnostics` None: the timeline in memory is all that
    GetLog is answered with.
    """

    station: StationPort
    model: DeviceModel
    store: ClientStore
    clock: Clock
    timeline: Timeline
    on_time: Callable[[datetime], None]
    boot_reason: str = "PowerUp"
    supply: Supply = field(default_factory=lambda: Supply(230.0, 3, 32.0))
    trust: TrustFolder = field(default_factory=lambda: TrustFolder(None))
    own: OwnCertificates = field(default_factory=OwnCertificates)
    installer: Installer | None = None
    network: NetworkProfiles | None = None
    diagnostics: Diagnostics | None = None


class Hub:
    """The shared services of one client."""

    def __init__(self, given: Surroundings) -> None:
        """Raises StoreError."""
        self.station = given.station
        self.model = given.model
        self.store = given.store
        self.clock = given.clock
        self.boot_reason = given.boot_reason
        self.trust = given.trust
        self.installer = given.installer
        self.diagnostics = given.diagnostics
        self.network = given.network
        self.version = "2.0.1"  # that is spoken on the wire; a line that translates sets it
        self.clock_taken = False  # the CSMS has just set the clock
        self.link = Link()
        self.outbox = Outbox()
        self.events: deque[ClientEvent] = deque()
        self.blocks: tuple[Block, ...] = ()
        self._timeline = given.timeline
        self.security = SecurityLog(self.store, self.clock, self.tell)
        self.queue = TransactionQueue(self.store, self.retry_rules, self.tell, exhausted=self._exhausted)
        self.tokens = TokenBook(self.model, self.store, self.station.command)
        self._on_time = given.on_time
        self._jobs = 0
        self._first_row: int | None = self.store.last_event()  # newest event of earlier boots; None: clock set once

    # --- telling -------------------------------------------------------------------------------------------------

    def tell(self, text: str, level: Level = Level.INFO) -> None:
        """A line for people."""
        self._timeline.add(Journal.OCPP, text, level)

    def trace(self, text: str, message_id: str) -> None:
        """A line of the detailed record."""
        self._timeline.add(Journal.OCPP, text.rstrip(), Level.TRACE, id=message_id)

    # --- sending -------------------------------------------------------------------------------------------------

    def notice(self, request: Struct, text: str = "") -> None:
        """To be told once."""
        self.outbox.add(Lane.NOTICE, Notice(request, text))

    def report(self, parts: tuple[Struct, ...]) -> None:
        """To be told in parts, after what is urgent."""
        if parts:
            self.outbox.add(Lane.REPORT, Parts(parts, self.outbox))

    @property
    def reports_full(self) -> bool:
        """So many reports wait that no more are promised."""
        return self.outbox.size(Lane.REPORT) + (self.link.carrying is Lane.REPORT) >= MAX_REPORTS

    def reconnect(self, why: str) -> None:
        """No more calls over this connection; when the one in flight is answered it is closed and opened anew."""
        self.link.leaving = why

    def left(self) -> None:
        """The way is free, so the connection can be closed without the CSMS losing what it was about to read."""
        event = Reconnect(self.link.leaving)
        if event not in self.events:
            self.events.append(event)

    # --- long jobs -------------------------------------------------------------------------------------------------

    def new_job(self) -> int:
        """A number that no job had."""
        self._jobs += 1
        return self._jobs

    def start(self, job: JobEvent) -> None:
        """For the adapter; its end comes as an event."""
        self.events.append(job)

    def entries(self) -> Iterator[Entry]:
        """The timeline, oldest first."""
        return iter(self._timeline)

    # --- the registration gate -----------------------------------------------------------------------------------

    @property
    def accepted(self) -> bool:
        """The CSMS has accepted our boot."""
        return self.link.registration is Registration.ACCEPTED

    def registered(self, registration: Registration, now: float) -> None:
        """The CSMS's answer to our boot."""
        if registration is not self.link.registration:
            self.events.append(RegistrationChanged(registration))
        self.link.registration = registration
        if registration is Registration.ACCEPTED:
            for block in self.blocks:
                block.on_accepted(now)
        self.set_online(registration is Registration.ACCEPTED, now)

    def set_online(self, online: bool, now: float) -> None:
        """Tell station and blocks, if it is news."""
        if online is not self.link.online:
            self.link.online = online
            self.station.command(SetOnline(online))
            for block in self.blocks:
                block.on_online(online, now)

    # --- small things --------------------------------------------------------------------------------------------

    def variables_changed(self, keys: tuple[str, ...], now: float) -> None:
        """The CSMS has changed variables."""
        self.tell("variables changed by the CSMS: " + ", ".join(keys))
        for block in self.blocks:
            block.on_variables(keys, now)

    def trigger(self, name: str) -> Callable[[float], Call | None] | None:
        """Who does what TriggerMessage asks for."""
        return next((block.triggers[name] for block in self.blocks if name in block.triggers), None)

    def take_time(self, text: str) -> None:
        """The CSMS's clock, as it wrote it."""
        try:
            utc = moment(text).astimezone(UTC)
        except (ValueError, OverflowError):
            utc = None
        if utc is None or utc.year < EARLIEST_YEAR:
            self.tell(f"the CSMS's time is of no use: {text}", Level.WARNING)
        else:
            threshold_s = self.model.integer("ClockCtrlr", "TimeAdjustmentReportingThreshold")
            before = self.clock.wall()
            jump_s = (utc - before.utc).total_seconds()
            self._on_time(utc)  # first: a slow disk shall not make the clock late
            self.clock_taken = True
            if before.quality is not ClockQuality.UNKNOWN and abs(jump_s) > threshold_s:
                self.security.note("SettingSystemTime", f"by {jump_s:.0f} s")
            if before.quality is not ClockQuality.SYNCED:
                self._fix_up(jump_s)

    def _fix_up(self, jump_s: float) -> None:
        """What this boot has stamped by a clock that nobody had set is as far off as the clock was."""
        after, self._first_row = self._first_row, None
        if after is None or abs(jump_s) < 1.0:
            return
        try:
            count = shift(self.store, after, jump_s)
        except StoreError as error:
            self.tell(f"stamps of stored events not corrected: {error}", Level.ERROR)
            return
        if count:
            self.tell(f"stamps of {count} stored events moved by {jump_s:.0f} s: the clock had not been set")
            self.queue.read_again()

    def timeout(self) -> float:
        """How long a call waits for its answer, in seconds."""
        own_s = self.network.active.timeout_s if self.network is not None else None
        return float(own_s or self.model.integer("OCPPCommCtrlr", "MessageTimeout", "Default"))

    def _exhausted(self, text: str) -> None:
        self.security.note("MemoryExhaustion", text)

    def retry_rules(self) -> RetryRules:
        """Of what is sent again until it is answered."""
        return RetryRules(
            self.model.integer("OCPPCommCtrlr", "MessageAttempts", "TransactionEvent"),
            float(self.model.integer("OCPPCommCtrlr", "MessageAttemptInterval", "TransactionEvent")),
        )


def status_of(response: Struct) -> str:
    """The `status` of a response for the record, if it has one."""
    status = getattr(response, "status", None)
    return str(status.value) if isinstance(status, enum.Enum) else ""
