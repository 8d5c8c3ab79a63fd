"""The station: one connector's facts, authorisation, transaction, claims, pilot and DC stage put together.

Owns: the inputs, the order of a pass and who is told what. Every rule lives in the module of its subject; what stands
here is only how they meet. Below it, each building on the one before: `parts`, `acts`, `outputs`, `session`, `obey`.
May not: do I/O, wait, or read time other than through its arguments (the clock gives wall time for records only).
"""

from collections.abc import Sequence
from dataclasses import replace

from firmware.core.timeline import Level
from firmware.core.timeline import Source as Journal
from firmware.hal.api import (
    DcReading,
    DriveKind,
    IsolationReading,
    MeterReading,
    PilotState,
    SafetyEvent,
    SafetyReport,
)
from firmware.iso15118.api import (
    Effect,
    Trace,
)
from firmware.slac.api import SlacEvent
from firmware.station import permission
from firmware.station.api import (
    Answer,
    ChargingState,
    Command,
    Result,
    SetLimit,
    SetOnline,
    StatusChanged,
    TokenType,
)
from firmware.station.authorization import Outcome
from firmware.station.checks import CheckInputs
from firmware.station.connector import charging_state, connector_status
from firmware.station.dc import DcFacts
from firmware.station.effects import HlcEnable, PersistState, StationEvent, StopV2g
from firmware.station.known import PAUSED_KEY, paused_text
from firmware.station.learning import LEARNT_KEY, learnt_text
from firmware.station.obey import StationCommands
from firmware.station.phase_choice import Way
from firmware.station.pilot_control import Mode, next_row
from firmware.station.reasons import reason
from firmware.station.txpoints import (
    FAULT_CAUSES,
    START_TRIGGERS,
    STOP_RULES,
    PointFacts,
    StopCause,
    TxPoint,
    ends_transaction,
    outlives_the_plug,
    reached,
)

PILOT_EVENTS = frozenset({"pilot", "toggle", "proximity"})


class Station(StationCommands):
    """The brain of one connector. Every method returns at once; events come out of `next_event`."""

    # ================================================================================================ inputs

    def on_hardware(
        self,
        report: SafetyReport,
        events: Sequence[SafetyEvent],
        meter: MeterReading | None,
        dc: DcReading | None,
        isolation: IsolationReading | None,
        now: float,
    ) -> None:
        """The newest facts. Called at least every 50 ms, and at once on a safety event."""
        for event in events:
            source = Journal.PILOT if event.kind in PILOT_EVENTS else Journal.HAL
            level = Level.WARNING if event.kind in ("fault", "board") else Level.INFO
            self._note(event.text, level, source=source)
        self._report, self._dc_reading, self._isolation, self._raw_meter = report, dc, isolation, meter
        self._seen_hardware = True
        self._wear.observe(report, meter)
        if meter is not None and meter.import_wh == meter.import_wh and meter.import_wh >= 0.0:
            self._meter = meter
        self._advance(now)

    def on_grid(self, reading: MeterReading | None, now: float) -> None:
        """The newest reading of the meter at the building's connection; called before `on_hardware`."""
        self._grid = reading

    def on_reader(self, problem: str) -> None:
        """What is wrong with the card reader (empty: nothing); called before `on_hardware`."""
        self._reader_problem = problem

    def on_v2g(self, effect: Effect, now: float) -> None:
        """What a V2G session asks or tells."""
        if isinstance(effect, Trace):
            return
        self._take_effect(effect, now)
        self._advance(now)

    def on_slac(self, event: SlacEvent, now: float) -> None:
        """What SLAC tells of modem, matching and link."""
        self._powerline.apply(event, now, self._v2g.active)
        if self._v2g.pausing and self._powerline.linked:
            self._wake(now)  # it matched anew instead of waking up as it was told to
        self._advance(now)

    def on_command(self, command: Command, now: float) -> Answer:
        """Carry out, schedule or refuse a command."""
        answer = self._obey(command, now)
        if not isinstance(command, SetOnline | SetLimit):
            level = Level.WARNING if answer.result is Result.REJECTED else Level.INFO
            why = f"; {answer.text}" if answer.text else ""
            self._note(f"{type(command).__name__}: {answer.result.value.lower()}{why}", level)
        self._advance(now)
        return answer

    def handle_timer(self, now: float) -> None:
        """Time has passed."""
        self._advance(now)

    def report_fault(self, fault_id: str, cause: bool, now: float) -> None:
        """A fault that the composition root sees (`v2g_tls_unusable`): whether its cause is there."""
        self.faults.set(fault_id, cause, now)
        self._advance(now)

    def shut_down(self, now: float) -> None:
        """The process ends: power off at once, the transaction ended as what it is, or left to go on afterwards."""
        if self._parting:
            return
        self._begin_stop(StopCause.SHUTDOWN, now, cut=True)
        self._advance(now)

    # ================================================================================================ what is due

    def next_event(self) -> StationEvent | None:
        """The oldest event that nobody has taken."""
        return self._out.popleft() if self._out else None

    def next_deadline(self) -> float | None:
        """When `handle_timer` is due, should `on_hardware` not come before."""
        times = (
            self._auth.next_deadline(),
            self._claims.next_deadline(),
            self._tx.next_deadline(self._settings.sample_interval_s, self._settings.end_interval_s),
            self._dc.next_deadline() if self._dc is not None else None,
            self._v2x.next_deadline(),
            self._stop.deadline if self._stop is not None else None,
            self._v2g_stop_at,
            self._mode_since + self._settings.step_x1_s if self._mode is Mode.STEP_X1 else None,
            self._mode_since + self._settings.step_ef_s if self._mode is Mode.STEP_EF else None,
            self._powerline.deadline,
        )
        return min((t for t in times if t is not None and t > self._now), default=None)

    # ================================================================================================ a pass

    def _advance(self, now: float) -> None:
        """One pass over the facts, in the order in which they depend on each other."""
        self._now = now
        if not self._seen_hardware:
            return
        self._judge_faults(now)
        self._judge_plug(now)
        self._recover(now)
        self._powerline.handle_timer(now)
        self._expire(now)
        self._derive_claims(now)
        self._v2x.advance(self._v2x_facts(now), now)
        self._move_pilot(now)
        if self._dc is not None:
            self._dc.advance(DcFacts(self._dc_reading, self._isolation, self._report.contactor), now)
        self._move_stop(now)
        self._move_transaction(now)
        self._end_for_faults(now)  # a step that could not be stored
        self._move_operation(now)
        self._show_life(now)
        self._publish(now)
        self._permitted = permission.power(self._power_facts(now), now)

    def _judge_faults(self, now: float) -> None:
        self.faults.report(self._report.faults, now)
        offered_a = self._claims.effective.limit_a if self._settings.dc is None else None
        inputs = CheckInputs(
            self._report,
            self._raw_meter,
            self._dc_reading,
            offered_a,
            self._auth.online,
            self._settings.interlock_ok,
            self._reader_problem,
        )
        for fault_id, cause in self._checks.causes(inputs, now):
            self.faults.set(fault_id, cause, now, self._detail(fault_id))
        if self._grid is not None:
            vehicle_w = self._meter.power_w if self._meter is not None and self._report.powered else 0.0
            v2x = self._v2x.view()
            self._grid_problem = self._grid_watch.problem(self._grid, vehicle_w, now, v2x is not None and v2x.active)
            self.faults.set("grid_meter_fault", bool(self._grid_problem), now, self._grid_problem)
            if not self._grid_problem:
                self._v2x.on_grid(self._grid)
        for fault_id, cause in self._powerline.faults(now).items():
            self.faults.set(fault_id, cause, now)
        if self._dc is not None:
            lost = self._dc.isolation_lost(self._isolation, now)
            self.faults.set("isolation_fault", lost, now, self._detail("isolation_fault"))
            for fault_id, cause in self._dc_guard.causes(self._dc_voltages(self._dc), now):
                self.faults.set(fault_id, cause, now)
        self._end_for_faults(now)
        if self.faults.blocking is not None:
            self._end_v2g_by(now + self._settings.v2g_stop_s)

    def _end_for_faults(self, now: float) -> None:
        ending = self.faults.ending
        if ending is not None and (self._tx.running_id is not None or self._auth.grant is not None):
            cause_of_stop = FAULT_CAUSES.get(ending.fault.id, StopCause.FAULT)
            self._begin_stop(cause_of_stop, now, cut=ending.fault.opens)

    def _judge_plug(self, now: float) -> None:
        """The pilot in A means gone; E, F and unknown say nothing about the plug."""
        pilot = self._report.pilot
        if pilot.vehicle_present and not self._connected:
            self._connected, self._connected_at = True, now
            self._toggles = self._report.toggles
            self._over = self._charged = False
            self._armed = self._armed or self._tx.running_id is None
            self._auth.plugged()
            self._v2g.plugged(now)
            self._powerline.plugged(self._auth.grant is not None, now)
            self._tx.update("CablePluggedIn", self._context(now))
        elif pilot is PilotState.A and self._connected:
            self._connected = self._armed = self._over = False
            if self._v2g.active:
                self._out.append(StopV2g("the vehicle was unplugged"))
                self._v2g_stop_at = None
            if self._dc is not None:
                self._dc.new_session(now)
            self._v2g.forget()
            self._v2x.new_visit()
            self._powerline.unplugged(self._charged, now)
            self._offers.forget()
            if self._waits_for_vehicle():
                self._tx.update("EVCommunicationLost", self._context(now))
                self._auth.away(now)
            else:
                if self._tx.running_id is not None:
                    self._begin_stop(StopCause.UNPLUGGED, now, cut=True)
                self._auth.unplugged()
            self._wishes.forget()
            self._unlocked = False
        if pilot is PilotState.A:
            self.faults.unplugged()
            self._v2g.absent()
        if pilot is PilotState.E and self._report.drive.kind is not DriveKind.E and self._v2g.active:
            self._out.append(StopV2g("control pilot shorted to protective earth"))
        if self._report.toggles != self._toggles:
            self._toggles = self._report.toggles
            self._wake(now)

    def _waits_for_vehicle(self) -> bool:
        """E10: unplugged, the transaction goes on without energy. Not a contract's: the next vehicle has its own."""
        grant = self._auth.grant
        return (
            not self._settings.stop_on_disconnect
            and outlives_the_plug(self._settings.stop_points)
            and self._tx.has_token
            and self._stop is None
            and self._auth.accepted
            and grant is not None
            and grant.token.type is not TokenType.EMAID
        )

    def _expire(self, now: float) -> None:
        before_a = self._claims.effective.limit_a
        gone = self._outside.expire(now)
        for source in gone:
            self._note(f"the limit of {source.value} has expired")
        self._rate_changed(set(gone), before_a, now)
        usable = self.faults.blocking is None and self._in_service
        self._reservations.advance(usable, self._clock.wall().utc)
        if self._auth.handle_timer(self._connected, now) is Outcome.GRANTED:
            self._granted(now)
        lapses = self._auth.connect_deadline
        if lapses is not None and now >= lapses and not self._connected:
            self._note("nobody plugged in: the authorisation lapses")
            self._begin_stop(StopCause.CONNECT_TIMEOUT, now, cut=True)
        if self._connected and self._closed() is None and self._stop is None and self._auth.serve_free(now):
            self._granted(now)
        if self._offers.expire(now):
            self._note("the vehicle did not negotiate anew in time; the limits hold all the same", Level.WARNING)
        if self._v2g_stop_at is not None and now >= self._v2g_stop_at:
            self._v2g_stop_at = None
            self._out.append(StopV2g("the vehicle did not end the session in time"))

    def _move_pilot(self, now: float) -> None:
        for _ in Mode:  # a change may lead on at once, but never round in a circle
            row = next_row(self._mode, self._pilot_facts(now))
            if row is None:
                break
            if row.to is not Mode.ABSENT or self._connected:
                self._note(f"pilot mode {row.to.value}: {row.why}")
            if row.to is Mode.STEP_EF:
                self._powerline.stepped()
            elif row.to is Mode.DIGITAL:
                self._powerline.digital(now)
                if self._mode is Mode.PAUSED:
                    self._powerline.woken()
            self._mode, self._mode_since = row.to, now
            if row.to is Mode.DIGITAL and not self._v2g.active:
                self._told_hlc = None  # 5 % again: the vehicle has its time to set up a session anew
        self._powerline.pilot(self._report, self._mode is Mode.STEP_EF)
        offers = permission.offers(self._power_facts(now))
        if self._mode is Mode.NOMINAL and offers:
            self._pacer.update(self._claims.effective.limit_a, now)
        else:
            self._pacer.off()
        pwm = self._mode is Mode.NOMINAL and self._pacer.percent is not None
        if self._sleeper.watch(pwm, self._report.pilot.ready, now):
            self._note("the vehicle does not react to the offer: the pilot is taken away to wake it up")
        self._move_phases(now)
        offering = offers and (self._mode is Mode.NOMINAL or self._v2g.active)
        self._offered_since = None if not offering else self._offered_since or now

    def _move_phases(self, now: float) -> None:
        wanted, before = self._outside.single_phase, self._phases.changing
        way = self._phase_way(wanted)
        begun = self._phases.advance(wanted, self._connected, way, self._report.powered, self._report.single_phase, now)
        self._outside.connected(self._phases.single)
        if begun is not None:
            self._note(f"{'one phase' if wanted else 'all phases'} from now on: {begun.value}")
            self._phase_services = begun is Way.SERVICES
            if begun is Way.SCHEDULE:
                self._offers.ask(now)
        if before and not self._phases.changing and self._phases.single is not wanted and self._report.powered:
            self._note("the vehicle has not let go: the phases stay as they are", Level.WARNING)

    def _move_transaction(self, now: float) -> None:
        grant = self._auth.grant
        can_start = self._armed and self._stop is None and self._closed() is None and self._tx.running_id is None
        if can_start and (point := reached(self._settings.start_points, self._point_facts(now))) is not None:
            self._start_transaction(point, now)
        if self._flowing():
            self._charged = True
        elif self._charged and TxPoint.ENERGY in self._settings.stop_points:
            self._end_with_energy(now)
        self._tell_marks(now)
        settings = self._settings
        self._tx.observe(
            self._context(now),
            settings.sample_interval_s,
            self._stop is not None or self._parting,
            settings.end_interval_s,
        )
        self._bill.observe(self._tx.view(now), self._price(), self._settings.tariff.overstay_after_s)
        gone_s = now - self._v2g.idle_since
        lost = self._mode is Mode.DIGITAL and not self._v2g.active and self._v2g.last_end is not None
        if lost and grant is not None and not self._settings.has_ac and gone_s >= self._settings.v2g_return_s:
            self._begin_stop(StopCause.V2G_LOST, now)

    def _point_facts(self, now: float) -> PointFacts:
        grant, meter = self._auth.grant, self._meter
        paid_at = max(grant.at, self._connected_at) if grant is not None and self._connected else None
        signed = paid_at is not None and meter is not None and bool(meter.signed) and meter.at >= paid_at
        energy = permission.permits(self._power_facts(now))
        return PointFacts(self._connected, self._auth.accepted, energy, signed and self._auth.accepted)

    def _end_with_energy(self, now: float) -> None:
        """E06, stop point EnergyTransfer: not where the station only changes the phases."""
        if self._stop is None and self._tx.committed and not self._phases.changing and not self._parting:
            by_ev = charging_state(self._facts(now)) is ChargingState.SUSPENDED_EV
            self._begin_stop(StopCause.EV_PAUSED if by_ev else StopCause.EVSE_PAUSED, now)

    def _start_transaction(self, point: TxPoint, now: float) -> None:
        grant = self._auth.grant
        newest = grant is not None and (not self._connected or grant.at >= self._connected_at)
        trigger = START_TRIGGERS.get(point) or (grant.trigger if grant is not None and newest else "CablePluggedIn")
        context = self._context(now)
        if point is TxPoint.ENERGY:
            context = replace(context, state=ChargingState.CHARGING)  # on the disk a moment before it is so
        token, remote_id = (grant.token, grant.remote_start_id) if grant is not None else (None, None)
        if self._tx.start(trigger, context, token, remote_id, self._reservations.redeemed):
            self._reservations.redeemed = None
            self._armed = self._charged = False

    def _move_stop(self, now: float) -> None:
        """End the transaction when the power is off."""
        stop = self._stop
        if stop is None:
            return
        facts = self._power_facts(now)
        if not stop.done(facts.powered, permission.holds(facts, now), now):
            return
        context = self._context(now)
        state = ChargingState.EV_CONNECTED if self._connected else ChargingState.IDLE
        if self._tx.running_id is not None:
            if ends_transaction(stop.cause, self._settings.stop_points):
                self._tx.end(stop.cause, replace(context, state=state), stop.token)
            else:
                self._tx.update(STOP_RULES[stop.cause].trigger, replace(context, state=state))
        if stop.cause is StopCause.DEAUTHORISED:
            self._auth.withdraw(reason("deauthorised").text, now)
        else:
            self._auth.drop()
        self._wishes.forget()
        self._stop = None
        self._armed = False
        self._over, self._reopens = self._connected and not self._reopens, False

    def _move_operation(self, now: float) -> None:
        if self._resetting:
            self._end_v2g_by(now + self._settings.v2g_stop_s)
        quiet = self._stop is None and not self._report.powered and not self._v2g.active
        due = self._operation.advance(self.busy, quiet, now)
        if due is not None:
            self._out.append(due)

    def _publish(self, now: float) -> None:
        if self._report.pilot is not PilotState.UNKNOWN or self.faults.blocking is not None:
            status = connector_status(self._facts(now))
            if status is not self._told_status:
                self._told_status = status
                self._out.append(StatusChanged(status, self._clock.wall().iso()))
        talks = self._settings.hlc and self._connected and not self._basic_power and self._closed() is None
        talks = talks and self._powerline.may_talk and not self._powerline.refused(now)
        if talks is not self._told_hlc:
            self._told_hlc = talks
            self._out.append(HlcEnable(talks))
        if self._v2g.to_keep != self._kept_paused:
            self._kept_paused = self._v2g.to_keep
            self._out.append(PersistState(PAUSED_KEY, paused_text(self._kept_paused)))
        memory = self._powerline.memory
        if memory.changes != self._kept_learnt:
            self._kept_learnt = memory.changes
            kept = memory.kept(now, self._clock.wall().utc.timestamp())
            self._out.append(PersistState(LEARNT_KEY, learnt_text(kept)))
