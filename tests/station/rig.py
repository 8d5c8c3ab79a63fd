"""A station on fake hardware: a safety loop reduced to its rules, a meter, a DC stage, and a car on the pilot.

Checks the station's invariants after every pass, so that every scenario tests them.
"""

from dataclasses import dataclass, field, replace

from firmware.core.clock import ManualClock
from firmware.core.errors import StoreError
from firmware.hal.api import (
    ContactorState,
    DcRatings,
    DcReading,
    DriveKind,
    IsolationReading,
    IsolationResult,
    Lease,
    MeterReading,
    PilotState,
    SafetyReport,
)
from firmware.iso15118.api import (
    AuthMethod,
    AuthState,
    ChargeStarted,
    ChargeStopped,
    Contract,
    Effect,
    EndReason,
    EnergyMode,
    EvNeeds,
    EvseView,
    Notification,
    PausedSession,
    Protocol,
    RequestAuthorization,
    RequestContactor,
    SessionEnded,
    SessionEstablished,
)
from firmware.station.api import (
    Answer,
    AuthorizationAnswer,
    AuthorizeNeeded,
    Command,
    EventKind,
    Identity,
    IdToken,
    SetOnline,
    TokenType,
    TransactionEvent,
    TransactionEventStored,
)
from firmware.station.effects import DcCommand, IsolationCommand, PersistState, StationEvent
from firmware.station.known import KnownState
from firmware.station.settings import StationSettings
from firmware.station.station import Station

CARD = IdToken("04AABBCC", TokenType.ISO14443)
OTHER = IdToken("04DDEEFF", TokenType.ISO14443)
CONTRACT = Contract("DEABCC12345678", "-----PEM-----")
RATINGS = DcRatings(500.0, 50.0, 125.0, 1.0, 50_000.0)
IDENTITY = Identity("ST1", "DE*ABC*E1", "v", "m", "s", "f")
STEP = 0.05


def ac_settings(**changes: object) -> StationSettings:
    """A three-phase 32 A station with a 16 A fuse and one local card."""
    base = StationSettings(identity=IDENTITY, fuse_a=16.0, tokens=frozenset({CARD.value.casefold()}))
    return replace(base, **changes)


def dc_settings(**changes: object) -> StationSettings:
    """A 50 kW DC station."""
    base = ac_settings(dc=RATINGS, energy_modes=(EnergyMode.DC,), max_current_a=80.0, fuse_a=80.0)
    return replace(base, **changes)


class Journal:
    """A TransactionJournal in memory that can be told to fail, and that checks what it is given."""

    def __init__(self) -> None:
        self.events: list[TransactionEvent] = []
        self.broken = False

    def append(self, event: TransactionEvent) -> None:
        if self.broken:
            raise StoreError("disk full")
        mine = [e for e in self.events if e.transaction_id == event.transaction_id]
        if event.kind is EventKind.STARTED:
            assert not mine, "started twice"
            assert event.seq_no == 0
        elif mine:
            assert mine[-1].kind is not EventKind.ENDED, f"{event.kind} after the end"
            assert event.seq_no == mine[-1].seq_no + 1, "gap in the sequence numbers"
        self.events.append(event)

    def of(self, transaction_id: str) -> list[TransactionEvent]:
        return [e for e in self.events if e.transaction_id == transaction_id]

    def open(self) -> str | None:
        """The transaction that has begun and not ended."""
        return self.events[-1].transaction_id if self.events and self.events[-1].kind is not EventKind.ENDED else None

    def steps(self) -> list[tuple[str, str]]:
        """(kind, trigger) of every event, for comparing whole visits."""
        return [(e.kind.value, e.trigger) for e in self.events]


@dataclass
class Hardware:
    """What the safety loop and the devices would do with a lease, in steps of the pass."""

    pilot: PilotState = PilotState.A
    faults: frozenset[str] = frozenset()
    toggles: int = 0
    single_phase: bool = False
    cable_limit_a: float | None = None
    temperature_c: float | None = None
    contactor: ContactorState = ContactorState.OPEN
    withdrawn_at: float | None = None
    import_wh: float = 1000.0
    draws_a: float = 16.0
    dc_voltage: float = 0.0
    dc_current: float = 0.0
    dc_command: DcCommand = field(default=DcCommand(False))
    dc_faulty: bool = False
    isolation: IsolationReading | None = None
    isolation_ohm: float = 1_000_000.0
    isolation_started: float | None = None

    def step(self, lease: Lease, now: float) -> SafetyReport:
        fits = self.pilot.ready and not self.faults and lease.drive.kind is DriveKind.PWM
        if self.contactor is ContactorState.OPEN and lease.allow_power and fits and not lease.open_now:
            self.contactor = ContactorState.CLOSED
        elif self.contactor is ContactorState.CLOSED:
            if lease.allow_power:
                self.withdrawn_at = None
            elif self.withdrawn_at is None:
                self.withdrawn_at = now
            patience_over = self.withdrawn_at is not None and now - self.withdrawn_at >= 6.0
            if not self.pilot.ready or self.faults or lease.open_now or patience_over:
                self.contactor, self.withdrawn_at = ContactorState.OPEN, None
        if self.contactor is ContactorState.OPEN:
            self.single_phase = lease.single_phase
        driven = {DriveKind.E: PilotState.E, DriveKind.F: PilotState.F}.get(lease.drive.kind, self.pilot)
        closed = self.contactor is ContactorState.CLOSED
        if closed and self.dc_command == DcCommand(False):
            self.import_wh += self.draws_a * 230.0 * 3 * STEP / 3600.0
        live = closed and lease.dc_enable and self.dc_command.on
        self.dc_voltage = self.dc_command.voltage_v if live else 0.0
        self.dc_current = self.dc_command.current_a if live and self.dc_voltage > 0.0 else 0.0
        if self.isolation_started is not None and now - self.isolation_started >= 1.0:
            good = self.isolation_ohm >= 100_000.0
            result = IsolationResult.VALID if good else IsolationResult.FAULT
            self.isolation = IsolationReading(now, result, self.isolation_ohm)
        return SafetyReport(
            at=now,
            pilot=driven,
            drive=lease.drive,
            contactor=self.contactor,
            cable_limit_a=self.cable_limit_a,
            temperature_c=self.temperature_c,
            lease_valid=True,
            faults=self.faults,
            toggles=self.toggles,
            single_phase=self.single_phase,
        )

    def meter(self, now: float) -> MeterReading:
        closed = self.contactor is ContactorState.CLOSED
        amps = (self.draws_a,) * 3 if closed else (0.0,) * 3
        return MeterReading(now, self.import_wh, power_w=sum(amps) * 230.0, voltage_v=(230.0,) * 3, current_a=amps)


@dataclass
class Rig:
    """The station and its surroundings. `run` lets time pass in steps of 50 ms."""

    settings: StationSettings = field(default_factory=ac_settings)
    known: KnownState = field(default=KnownState())
    journal: Journal = field(default_factory=Journal)
    hardware: Hardware = field(default_factory=Hardware)
    clock: ManualClock = field(default_factory=ManualClock)

    def __post_init__(self) -> None:
        self.ids = 0
        self.events: list[StationEvent] = []
        self.kept: dict[str, str] = {}
        self.report = SafetyReport(self.now)
        self.boot()

    def boot(self) -> None:
        self.station = Station(self.settings, self.journal, self.clock, self._new_id, self.known, self.now)
        self.lease = self.station.lease(self.now)
        self.tick()

    def _new_id(self) -> str:
        self.ids += 1
        return f"tx-{self.ids}"

    @property
    def now(self) -> float:
        return self.clock.now

    def tick(self) -> None:
        """One turn of the safety loop and one pass of the station."""
        self.report = self.hardware.step(self.lease, self.now)
        dc = None
        if self.settings.dc is not None:
            hw = self.hardware
            dc = DcReading(self.now, hw.dc_voltage, hw.dc_current, hw.dc_command.on, hw.dc_faulty)
        meter = self.hardware.meter(self.now)
        self.station.on_hardware(self.report, [], meter, dc, self.hardware.isolation, self.now)
        self.settle()

    def settle(self) -> None:
        """Carry out the events, renew the lease, check the invariants."""
        while (event := self.station.next_event()) is not None:
            self.events.append(event)
            if isinstance(event, TransactionEventStored):
                assert event.event in self.journal.events, "told before it was stored"
            elif isinstance(event, DcCommand):
                self.hardware.dc_command = event
            elif isinstance(event, IsolationCommand):
                self.hardware.isolation_started = self.now if event.start else None
            elif isinstance(event, PersistState):
                if event.value is None:
                    self.kept.pop(event.key, None)
                else:
                    self.kept[event.key] = event.value
        self.lease = self.station.lease(self.now)
        if self.lease.allow_power:
            assert self.journal.open() is not None, "power without a stored transaction"
            assert not self.report.faults, "power against a fault"
            assert not self.lease.open_now
            assert self.report.pilot.vehicle_present or self.report.pilot in (PilotState.E, PilotState.F)

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds / STEP)):
            self.clock.advance(STEP)
            self.tick()

    # --- people ------------------------------------------------------------------------------------------------

    def pilot(self, state: PilotState) -> None:
        self.hardware.pilot = state
        self.run(STEP)

    def plug_in(self) -> None:
        self.pilot(PilotState.B)

    def unplug(self) -> None:
        self.pilot(PilotState.A)

    def command(self, command: Command) -> Answer:
        answer = self.station.on_command(command, self.now)
        self.settle()
        return answer

    def online(self, online: bool = True) -> None:
        self.command(SetOnline(online))

    def asked(self) -> AuthorizeNeeded:
        """The last question to the CSMS."""
        return [e for e in self.events if isinstance(e, AuthorizeNeeded)][-1]

    def csms_says(self, status: str, group: str = "") -> Answer:
        return self.command(AuthorizationAnswer(self.asked().request_id, status, group=group))

    # --- the vehicle's session ---------------------------------------------------------------------------------

    def effect(self, *effects: Effect) -> None:
        for effect in effects:
            self.station.on_v2g(effect, self.now)
        self.settle()

    def view(self, tls: bool = True) -> EvseView:
        return self.station.view(tls, self.now)

    def session(self, resumed: bool = False, protocol: Protocol = Protocol.ISO2) -> None:
        """SessionSetup."""
        self.view()
        self.effect(SessionEstablished(protocol, b"12345678", b"\x02\x00\x00\x00\x00\x01", resumed))

    def eim(self) -> None:
        self.effect(RequestAuthorization(AuthMethod.EIM))

    def pnc(self, contract: Contract | None = CONTRACT) -> None:
        self.effect(RequestAuthorization(AuthMethod.PNC, contract))

    def ac_charge(self) -> None:
        """From an accepted authorisation into the charging loop."""
        assert self.view().auth is AuthState.ACCEPTED
        self.effect(EvNeeds(EnergyMode.AC))
        self.effect(RequestContactor(True))
        self.pilot(PilotState.C)
        self.run(0.2)
        self.effect(ChargeStarted(1))
        self.run(0.1)

    def ac_stop(self, reason: EndReason = EndReason.TERMINATED) -> None:
        """PowerDelivery(Stop) and the end of the session."""
        self.effect(ChargeStopped(), RequestContactor(False))
        self.run(0.1)
        self.pilot(PilotState.B)
        self.end_session(reason)

    def end_session(self, reason: EndReason = EndReason.TERMINATED) -> None:
        paused = PausedSession(b"12345678", b"\x02\x00\x00\x00\x00\x01", AuthMethod.EIM)
        self.effect(SessionEnded(reason, paused=paused if reason is EndReason.PAUSED else None))
        self.run(0.1)

    def notified(self) -> bool:
        return self.view().notification is Notification.STOP

    def ended(self) -> TransactionEvent:
        """The last event, which must be an end."""
        assert self.journal.events[-1].kind is EventKind.ENDED
        return self.journal.events[-1]

    @property
    def closed(self) -> bool:
        return self.hardware.contactor is ContactorState.CLOSED

    def told(self, kind: type) -> list[StationEvent]:
        return [e for e in self.events if isinstance(e, kind)]
