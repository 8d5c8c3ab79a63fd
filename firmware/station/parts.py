"""The parts of a station, and the facts that follow from them.

Owns: which parts there are, what is remembered of the present visit, and every derived fact that more than one part
needs. May not: change anything when a fact is asked for; `acts.py`, `obey.py` and `station.py` do the changing.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import replace

from firmware.core.clock import Clock, ClockQuality
from firmware.core.errors import StoreError
from firmware.core.timeline import Level
from firmware.core.timeline import Source as Journal
from firmware.hal.api import (
    LEASE_SECONDS,
    ContactorState,
    DcReading,
    IsolationReading,
    MeterReading,
    SafetyReport,
)
from firmware.iso15118.api import (
    DC_MODES,
    Protocol,
)
from firmware.station import energy, views
from firmware.station.api import (
    ConnectorStatus,
    OperatorMessage,
    PinView,
    PricePeriod,
    Reason,
    TransactionJournal,
)
from firmware.station.authorization import Authorizer
from firmware.station.building import BuildingGuard, GridWatch
from firmware.station.checks import Checks
from firmware.station.choice import Wishes, WishFacts
from firmware.station.claims import Claim, Claims, Source
from firmware.station.connector import ConnectorFacts, charging_state
from firmware.station.dc import DcStage
from firmware.station.dc_guard import DcGuard, DcVoltages
from firmware.station.effects import Note, StationEvent
from firmware.station.faults import FaultBook
from firmware.station.interrupted import Pulse
from firmware.station.known import KnownState
from firmware.station.learning import CONTRACT_KEPT_S, CONTRACT_REFUSALS, HlcMemory
from firmware.station.limits import OutsideLimits
from firmware.station.marks import Marks
from firmware.station.offers import VehicleOffers
from firmware.station.operation import Operation
from firmware.station.permission import PowerFacts
from firmware.station.phase_choice import PhaseChoice, Way
from firmware.station.pilot_control import Mode, PilotFacts
from firmware.station.pin import PinGuard
from firmware.station.powerline import Powerline
from firmware.station.provisioning import Provisioning
from firmware.station.reasons import amps, reason
from firmware.station.reservation import Reservations
from firmware.station.settings import StationSettings
from firmware.station.sleeping import Sleeper
from firmware.station.stopping import Stop
from firmware.station.tariff import Bill, per_kwh, prices_ahead
from firmware.station.tokens import KnownTokens
from firmware.station.transactions import TransactionEngine, TxContext
from firmware.station.v2g import V2gRecord
from firmware.station.v2x.stage import BIDIRECTIONAL, Bidirectional, StageFacts
from firmware.station.wear import WearBook

REFUSAL_SHOWN_S = 15.0  # the screen says for this long that a token was refused


class StationParts:
    """Everything a station is made of. `StationActs`, `StationOutputs`, `StationSession`, `StationCommands` and
    `Station` build on it, in that order.
    """

    def __init__(
        self,
        settings: StationSettings,
        journal: TransactionJournal,
        clock: Clock,
        new_id: Callable[[], str],
        known: KnownState = KnownState(),  # noqa: B008 - immutable
        now: float = 0.0,
    ) -> None:
        """`new_id` makes transaction ids (a UUID: at most 36 characters, never twice)."""
        self._settings = settings
        self._clock = clock
        self._out: deque[StationEvent] = deque()
        emit = self._out.append
        wall = lambda: clock.wall().iso()  # noqa: E731

        self.faults = FaultBook(emit, wall, known.latched, now)
        self._checks = Checks()
        self._known = KnownTokens()
        self._auth = Authorizer(
            settings,
            emit,
            lambda token, among: self._known.find(token, among, clock.wall().utc),
            PinGuard(emit, known.wrong_pins, now),
        )
        self._v2g = V2gRecord(known.paused)
        memory = HlcMemory()
        memory.recall(known.learnt, now, clock.wall().utc.timestamp())
        self._kept_learnt = 0  # changes of the memory that are in the store
        self._powerline = Powerline(
            settings.slac, not settings.has_ac, emit, now, settings.slac_validates, settings.slac_wait_s, memory
        )
        self._provisioning = Provisioning(emit)
        self._dc = DcStage(settings.dc, emit) if settings.dc is not None and settings.has_dc else None
        self._tx = TransactionEngine(journal, clock, new_id, emit, self._store_failed, known.open_transactions)
        self._claims = Claims(limit_claim(Source.HARDWARE, "hardware", settings.max_current_a))
        self._claims.put(limit_claim(Source.FUSE, "fuse", settings.fuse_a))
        if settings.owner_limit_a is not None:
            self._claims.put(limit_claim(Source.OWNER, "owner_limit", settings.owner_limit_a))
        self._outside = OutsideLimits(self._claims, emit)
        self._wishes = Wishes(settings.zone)
        self._wished = False  # the driver's claim is that of `_wishes`
        self._bill = Bill()
        self._messages: tuple[OperatorMessage, ...] = ()
        self._updating = False  # firmware is being installed
        self._unlocked = False  # the operator had the lock opened; until the next plug
        self._offers = VehicleOffers()
        self._contract_failures = HlcMemory(kept_s=CONTRACT_KEPT_S)
        self._v2x = Bidirectional(settings.v2x, emit)
        self._marks = Marks()
        self._end_marks = Marks()
        self._cut_off = known.alive
        self._pulse = Pulse(known.alive)
        self._up_at = now
        self._parting = False  # a reset interrupts the transaction, and does not end it
        self._held_back = False  # an interrupted transaction goes on without energy
        self._same_vehicle = ""  # who was connected before the interruption, as it called itself
        self._reservations = Reservations(self._claims, emit, known.reservation)
        self._pacer = energy.DutyPacer()
        self._phases = PhaseChoice(settings.phase_switch)
        self._session_single = False  # the session began with one phase
        self._phase_services = False  # the change that is going on is told by a renegotiation of the services
        self._sleeper = Sleeper()
        self._dc_guard = DcGuard()
        self._wear = WearBook(known.wear, emit)
        self._grid_watch = GridWatch()
        self._building = BuildingGuard(settings.building)

        # facts as they came in
        self._report = SafetyReport(now)
        self._meter: MeterReading | None = None  # the newest plausible reading
        self._raw_meter: MeterReading | None = None
        self._grid: MeterReading | None = None
        self._grid_problem = ""
        self._reader_problem = ""
        self._dc_reading: DcReading | None = None
        self._isolation: IsolationReading | None = None
        self._toggles = 0
        self._seen_hardware = False
        self._now = now

        # what this visit has come to
        self._connected = False
        self._connected_at = now
        self._mode = Mode.ABSENT
        self._mode_since = now
        self._armed = False  # the facts may start a transaction
        self._over = False
        self._reopens = False  # what ends now is followed by another way to pay, not by the end of the visit
        self._needs_at_wh = 0.0  # charged in this transaction when the vehicle told its needs
        self._charged = False
        self._offered_since: float | None = None
        self._stop: Stop | None = None
        self._permitted = False  # power was permitted at the end of the last pass
        self._v2g_stop_at: float | None = None  # the V2G session must be over by then

        # operation
        self._operation = Operation(known.operative)
        self._told_status: ConnectorStatus | None = None
        self._told_hlc: bool | None = None
        self._kept_paused = known.paused

    @property
    def busy(self) -> bool:
        """A transaction runs, or its end could not be stored yet; not one that a reset only interrupts."""
        return self._tx.running_id is not None and not self._parting

    @property
    def _resetting(self) -> bool:
        return self._operation.resetting(self.busy)

    @property
    def _in_service(self) -> bool:
        """Neither ordered out of service nor being updated."""
        return self._operation.operative and not self._updating

    def _closed(self) -> Reason | None:
        """Why nothing new may begin."""
        blocking = self.faults.blocking
        if blocking is not None:
            return reason("fault", code=blocking.fault.code)
        if not self._in_service:
            return reason("unavailable")
        if self._resetting:
            return reason("reset")
        if self._tx.end_waits:
            return reason("store_waits")
        return reason("reserved") if self._claims.has(Source.RESERVATION) and not self._auth.accepted else None

    def _payable(self) -> bool:
        """Nobody pays yet, and nothing of an earlier payment is under way."""
        return self._auth.grant is None and not self._auth.pending and self._stop is None and not self._over

    def _start_button(self) -> bool:
        """Whoever stands here may begin without a token; a reservation is somebody's with one."""
        offered = self._auth.may_start_free and not self._settings.free_vend
        return offered and self._payable() and self._closed() is None

    def _pin(self, now: float) -> PinView | None:
        """A PIN may be typed, also to claim a reservation."""
        offered = self._settings.pin_code and not self._settings.free_vend
        if not offered or not self._payable() or self._closed() not in (None, reason("reserved")):
            return None
        return PinView(self._auth.pins.wait_s(now))

    def _power_facts(self, now: float) -> PowerFacts:
        return PowerFacts(
            connected=self._connected,
            accepted=self._auth.accepted,
            granted=self._auth.grant is not None,
            session_refused=self._auth.v2g_refused,
            closed=self._closed() is not None,
            limited=self._limited(),
            committed=self._tx.committed,
            mode=self._mode,
            pilot_ready=self._report.pilot.ready,
            session_draws=self._session_draws,
            powered=self._report.powered,
            faults_open=self.faults.opens,
            fresh=now - self._report.at < LEASE_SECONDS,
            stop=self._stop,
        )

    def _limited(self) -> bool:
        """The limit leaves nothing. DC pauses by a target of 0 A instead of opening, bidirectional AC by one of 0 W."""
        needs = self._v2g.needs
        if self._settings.dc is not None or (self._v2g.active and needs is not None and needs.mode in BIDIRECTIONAL):
            return False
        return self._claims.effective.limit_a < energy.MIN_AC_A

    @property
    def _session_draws(self) -> bool:
        """The V2G session wants the contactor closed; on DC only the steps of the power stage decide that."""
        needs = self._v2g.needs
        if self._dc is not None and (needs is None or needs.mode in DC_MODES):
            return self._v2g.active and self._dc.wants_contactor
        return self._v2g.active and self._v2g.contactor_wanted

    def _price(self) -> float:
        """Of a kWh at this moment. While nobody knows the hour, the price that holds outside of all special hours."""
        wall = self._clock.wall()
        hours = () if wall.quality is ClockQuality.UNKNOWN else self._settings.price_hours
        return per_kwh(self._settings.tariff, hours, wall.utc, self._settings.zone)

    def _prices(self) -> tuple[PricePeriod, ...]:
        wall = self._clock.wall()
        if wall.quality is ClockQuality.UNKNOWN:
            return ()
        return prices_ahead(self._settings.tariff, self._settings.price_hours, wall.utc, self._settings.zone)

    def _wish_facts(self, now: float) -> WishFacts:
        limit_a = self._claims.limit_without(Source.DRIVER, Source.AUTHORISATION)
        transaction, needs = self._tx.view(now), self._v2g.needs
        power_w = views.power_w(self._settings, limit_a)
        if needs is not None and needs.max_power_w:
            power_w = min(power_w, needs.max_power_w)
        running = transaction if transaction is not None and transaction.active else None
        done_wh = running.energy_wh - running.export_wh if running is not None else 0.0
        asked_wh = needs.energy_request_wh if needs is not None else None
        return WishFacts(
            now=now,
            utc=self._clock.wall().utc,
            base_a=self._settings.max_current_a,
            power_w=power_w,
            done_wh=done_wh,
            need_wh=max(0.0, asked_wh - (done_wh - self._needs_at_wh)) if asked_wh is not None else None,
            soc_percent=self._v2g.soc_percent,
            prices=self._prices(),
            per_kwh=self._price(),
        )

    def _v2x_facts(self, now: float) -> StageFacts:
        wish, choice = self._wish_facts(now), self._wishes.choice
        closed = self._closed()
        if closed is None and self._stop is not None:
            closed = reason("discharge_stopping")
        meter = self._meter
        return StageFacts(
            charge_w=views.power_w(self._settings, self._claims.effective.limit_a),
            power_w=meter.power_w if meter is not None and self._report.powered else 0.0,
            needs=self._v2g.needs,
            active=self._v2g.active,
            soc_percent=self._v2g.soc_percent,
            online=self._auth.online,
            need_wh=self._wishes.left_wh(wish),
            departure_s=self._wishes.departure_s(now),
            driver_priority=choice is not None and choice.priority,
            driver_discharge=choice is None or choice.discharge,
            authorised=self._auth.accepted and self._tx.committed,
            blocked=closed,
        )

    @property
    def _settings_now(self) -> StationSettings:
        """The settings as they are with the phases that are connected, or will be before power flows again."""
        return replace(self._settings, phases=1) if self._phases.single else self._settings

    def _dc_voltages(self, dc: DcStage) -> DcVoltages:
        """What supply, meter and isolation monitor say of the output."""
        measured = [] if self._dc_reading is None else [self._dc_reading.voltage_v]
        if self._meter is not None and len(self._meter.voltage_v) == 1:
            measured.append(self._meter.voltage_v[0])
        if self._isolation is not None and self._isolation.voltage_v is not None:
            measured.append(self._isolation.voltage_v)
        needs = self._v2g.needs
        station_max_v = dc.ratings.max_voltage_v
        return DcVoltages(measured, needs.max_voltage_v if needs is not None else None, station_max_v, dc.has_vehicle)

    def _phase_way(self, wanted: bool) -> Way | None:
        """How the vehicle would learn of a change of phases now; None: it must not be disturbed."""
        session, needs = self._v2g.established, self._v2g.needs
        if not self._v2g.active or session is None:
            return Way.PILOT
        if not self._v2g.charging or self._v2g.negotiating or needs is None or needs.mode in DC_MODES:
            return None
        if session.protocol is not Protocol.ISO2:
            return Way.SERVICES if needs.mode.value.startswith("ac") else None
        # -2 keeps its energy transfer mode: one that began on one phase stays there.
        return Way.SCHEDULE if wanted or not self._session_single else None

    def _own_a(self) -> tuple[float, ...]:
        """What the vehicle draws from the building, per phase, as far as our own meter tells."""
        meter, settings = self._meter, self._settings
        if meter is None or not self._report.powered:
            return (0.0,) * settings.phases
        if settings.dc is None and meter.current_a:
            return meter.current_a
        return (abs(meter.power_w) / settings.nominal_voltage_v / settings.phases,) * settings.phases

    def _detail(self, fault_id: str) -> str:
        """What a fault's row cannot know: which of its causes it was."""
        if fault_id == "reader_failed":
            return self._reader_problem
        if fault_id == "isolation_fault":
            return self._isolation.problem if self._isolation is not None else ""
        return self._raw_meter.problem if fault_id == "meter_fault" and self._raw_meter is not None else ""

    def _wants_lock(self) -> bool:
        if self._settings.fixed_cable or not self._connected or self._unlocked:
            return False
        return self._report.powered or self._v2g.active or (self._auth.accepted and self._closed() is None)

    def _flowing(self) -> bool:
        """Energy can flow and the vehicle takes it."""
        if self._report.contactor is not ContactorState.CLOSED or self._tx.running_id is None:
            return False
        return self._report.pilot.ready if self._mode is Mode.NOMINAL else self._v2g.charging

    @property
    def _basic_power(self) -> bool:
        """Energy flows, or flowed a moment ago, by basic charging: no time to begin to talk."""
        return self._mode is Mode.NOMINAL and self._report.powered

    def _pilot_facts(self, now: float) -> PilotFacts:
        grant = self._auth.grant
        began = max(self._connected_at, self._v2g.idle_since, grant.at if grant is not None else now)
        if self._powerline.enabled:
            began = max(began, self._mode_since, self._powerline.progress_at)
        blocking = self.faults.blocking
        return PilotFacts(
            connected=self._connected,
            usable=blocking is None and self._in_service and not self._resetting,
            hlc=self._settings.hlc and not self._powerline.out_of_order,
            basic=self._settings.has_ac,
            authorised=self._auth.accepted,
            session=self._v2g.active,
            pausing=self._v2g.pausing,
            over=self._over,
            basic_power=self._basic_power,
            waited_s=now - began,
            in_mode_s=now - self._mode_since,
            fallback_s=self._powerline.fallback_s(self._settings.basic_fallback_s, now),
            step_s=self._settings.step_x1_s,
            step_ef_s=self._settings.step_ef_s,
            link=self._powerline.facts(now),
        )

    def _contracts_offered(self, now: float) -> bool:
        """Unless the driver refuses them, or this vehicle's was refused twice in a row a moment ago: then its next
        session begins with what works.
        """
        refused = self._contract_failures.failures(self._vehicle_key, now) >= CONTRACT_REFUSALS
        return not (self._auth.contracts_refused or refused)

    @property
    def _vehicle_key(self) -> str | None:
        session = self._v2g.established
        return f"ev:{session.evcc_id.hex()}" if session is not None else None

    def _facts(self, now: float) -> ConnectorFacts:
        blocking, refusal = self.faults.blocking, self._auth.refusal
        shown = refusal is not None and now - refusal.at < REFUSAL_SHOWN_S
        return ConnectorFacts(
            connected=self._connected,
            operative=self._in_service,
            updating=self._updating and self._operation.operative,
            reserved=self._claims.has(Source.RESERVATION),
            fault=reason("fault", code=blocking.fault.code) if blocking is not None else None,
            closing_down=self._closing_down(),
            authorised=self._auth.accepted,
            checking=self._auth.pending,
            refused=reason("rejected", why=refusal.text) if refusal is not None and shown else None,
            stopping=self._stop is not None,
            over=self._over and not self._v2g.active,
            flowing=self._flowing(),
            offered_s=now - self._offered_since if self._offered_since is not None else None,
            charged=self._charged,
            ev_pauses=self._v2g.pausing,
            limited=self._limited(),
            limit=self._claims.effective,
        )

    def _context(self, now: float) -> TxContext:
        state = charging_state(self._facts(now))
        return TxContext(now, self._meter, state, self._auth.online is not True, self._v2g.soc_percent)

    def _closing_down(self) -> Reason | None:
        if self._stop is not None:
            return None
        if self._tx.end_waits:
            return reason("store_waits")
        return reason("reset") if self._resetting else None

    def _why_not_authorised(self, now: float) -> Reason:
        if self._auth.pending:
            return reason("checking")
        if self._auth.grant is not None:
            return reason("deauthorised")
        return reason("not_authorised")

    def _store_failed(self, error: StoreError) -> None:
        self._note(str(error), Level.ERROR)
        self.faults.set("store_failed", True, self._now)

    def _note(self, text: str, level: Level = Level.INFO, source: Journal = Journal.STATION, **data: object) -> None:
        self._out.append(Note(text, level, data, source))


def limit_claim(source: Source, key: str, limit_a: float) -> Claim:
    """A claim whose reason is a sentence about its own ampere."""
    return Claim(source, limit_a, reason(key, limit=amps(limit_a)))
