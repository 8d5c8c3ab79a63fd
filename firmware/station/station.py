"""The station: one connector's facts, authorisation, transaction, claims, pilot and DC stage put together.

Owns: the order of a pass and who is told what. Every rule lives in the module of its subject; what stands here is
only how they meet. May not: do I/O, wait, or read time other than through its arguments (the clock gives wall time
for records only).

`lease` is the single place where power is asked for. It permits only when a vehicle is connected, somebody has paid
for it, the transaction's start is on the disk, nothing blocks, the limit leaves something, and the vehicle asks: by
the pilot in basic charging, by the session in high-level communication.
"""

from collections.abc import Sequence
from dataclasses import replace

from firmware.core.timeline import Level
from firmware.core.timeline import Source as Journal
from firmware.hal.api import (
    LEASE_SECONDS,
    DcReading,
    DriveKind,
    IsolationReading,
    Lease,
    MeterReading,
    PilotState,
    SafetyEvent,
    SafetyReport,
)
from firmware.iso15118.api import (
    AuthMethod,
    ChargeStarted,
    Effect,
    EndReason,
    EvNeeds,
    EvseView,
    Notification,
    ParkingReported,
    PowerPeriod,
    Protocol,
    ReceiptVerified,
    Renegotiating,
    RequestAuthorization,
    RequestCertificate,
    RequestContactor,
    ServicesSelected,
    SessionEnded,
    SessionEstablished,
    SetDcTarget,
    Standby,
    StartCableCheck,
    StopDc,
    Trace,
)
from firmware.slac.api import SlacEvent
from firmware.station import permission, views
from firmware.station.api import (
    Answer,
    ChargingState,
    Command,
    LearntView,
    Result,
    SetLimit,
    SetOnline,
    Stage,
    StationSnapshot,
    StatusChanged,
    TokenType,
    VehiclePlan,
)
from firmware.station.authorization import Outcome
from firmware.station.checks import CheckInputs
from firmware.station.choice import within
from firmware.station.claims import Source
from firmware.station.connector import charging_state, connector_status, stage_and_reason
from firmware.station.dc import DcFacts
from firmware.station.effects import HlcEnable, PersistState, StationEvent, StopV2g
from firmware.station.known import PAUSED_KEY, paused_text
from firmware.station.learning import LEARNT_KEY, learnt_text
from firmware.station.obey import StationCommands
from firmware.station.offers import tariff_of, vehicle_needs
from firmware.station.phase_choice import Way
from firmware.station.pilot_control import Mode, drive_for, drive_for_faults, next_row
from firmware.station.provisioning import actions
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
            level = Level.WARNING if event.kind == "fault" else Level.INFO
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

    def on_v2g(self, effect: Effect, now: float) -> None:
        """What a V2G session asks or tells."""
        if isinstance(effect, Trace):
            return
        self._v2g.apply(effect, now)
        match effect:
            case EvNeeds():
                done = self._tx.view(now)
                running = done is not None and done.active
                self._needs_at_wh = done.energy_wh - done.export_wh if done is not None and running else 0.0
                if not self._v2g.charging or self._offers.news(effect, self._needs_at_wh, now):
                    self._tell_needs(effect, now)
            case ChargeStarted():
                self._powerline.charged()
                plan = tuple((float(period.start_s), period.max_power_w) for period in effect.profile)
                self._out.append(VehiclePlan(effect.tuple_id, plan))
            case SessionEstablished():
                self._powerline.session_began()
                self._session_single = self._phases.single
                self._auth.v2g_began()
                self._provisioning.forget()
                self._offers.negotiation()
                self._recognise(now)
                if self._tx.running_id is None:
                    self._auth.rearm_free()
                if self._dc is not None:
                    self._dc.new_session(now)
            case RequestAuthorization():
                self._authorise_v2g(effect, now)
            case ServicesSelected():
                self._note("vehicle takes value-added services", services=[list(one) for one in effect.selected])
            case RequestCertificate():
                self._provisioning.request(effect, self._auth.online)
            case StartCableCheck() if self._dc is not None:
                self._dc.start_cable_check(effect.max_voltage_v, now)
            case SetDcTarget() if self._dc is not None:
                limits = self.view(self._v2g.tls, now).dc
                if not self._dc.set_target(effect.voltage_v, effect.current_a, effect.precharge, limits, now):
                    self._note("DC target refused: no cable check or pre-charge before it", Level.WARNING)
            case StopDc() if self._dc is not None:
                self._dc.stop(now)
            case RequestContactor() if self._dc is not None and not effect.close:
                self._dc.stop(now)
            case Renegotiating():
                if effect.by_ev:
                    self._offers.negotiation()
                self._offers.done()
                self._note(f"the schedule is negotiated anew, as {'the vehicle wants' if effect.by_ev else 'asked'}")
            case ParkingReported():
                what = "check-in" if effect.check_in else "check-out"
                self._note(f"vehicle reports {what}: {effect.status}", leaves_unix=effect.leaves_unix)
            case Standby():
                self._note("vehicle rests in standby" if effect.active else "vehicle is back from standby")
            case ReceiptVerified():
                self._note("metering receipt verified", meter_wh=effect.meter_wh)
            case SessionEnded():
                self._session_ended(effect, now)
            case _:
                pass
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

    # ================================================================================================ outputs

    def shut_down(self, now: float) -> None:
        """The process ends: power off at once, the transaction ended as what it is, or left to go on afterwards."""
        if self._parting:
            return
        self._begin_stop(StopCause.SHUTDOWN, now, cut=True)
        self._advance(now)

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

    def lease(self, now: float) -> Lease:
        """What to ask of the safety loop now (`permission.py` has the rule)."""
        facts = self._power_facts(now)
        power = permission.power(facts, now)
        steps = self._settings.step_drives
        step_drive = steps[(self._powerline.steps - 1) % len(steps)]
        drive = drive_for(self._mode, permission.offers(facts), self._pacer.percent, step_drive)
        if self._sleeper.stepping:
            drive = steps[-self._sleeper.attempts % len(steps)]  # the last first: a pulled plug has E, where there is E
        own = [(p.fault, p.raised_at) for p in self.faults.present if p.local]
        return Lease(
            drive=drive_for_faults(own, drive, now),
            allow_power=power,
            lock=self._wants_lock(),
            expires_at=now + LEASE_SECONDS,
            dc_enable=power and self._dc is not None and self._dc.wants_output,
            open_now=permission.must_open(facts, now),
            single_phase=self._phases.single,
        )

    def learnt(self, now: float) -> tuple[LearntView, ...]:
        """What is remembered of vehicles with which high-level communication failed, the newest first."""
        return self._powerline.learnt(now)

    def view(self, tls: bool, now: float) -> EvseView:
        """The station at this instant, for one message of a V2G session."""
        self._v2g.tls = tls
        until, notification = self._v2g_stop_at, Notification.STOP
        if until is None and self._phase_services and self._phases.asks_until is not None:
            until, notification = self._phases.asks_until, Notification.RENEGOTIATE_SERVICES
        if until is None and self._offers.asked_until is not None:
            until, notification = self._offers.asked_until, Notification.RENEGOTIATE
        # While phases change nothing is agreed on; what can be agreed on afterwards is told already.
        settling = self._phases.changing and self._v2g.active and (self._v2g.negotiating or not self._v2g.charging)
        limit_a = self._claims.limit_without(Source.PHASES) if settling else self._claims.effective.limit_a
        limits = None if settling or self._offers.waits(now) else self._limit_schedule(limit_a, now)
        view = views.evse_view(
            settings=self._settings_now,
            clock=self._clock,
            tls=tls,
            report=self._report,
            meter=self._meter,
            dc_reading=self._dc_reading,
            limit_a=limit_a,
            offered=self._offers.within(limits, tariff_of([(p.start_s, p.per_kwh) for p in self._prices()]), now),
            auth=self._auth.v2g_state,
            v2g=self._v2g,
            dc=self._dc,
            faults=self.faults,
            contracts=self._contracts_offered(now),
            certificate_actions=actions(self._settings.certificate_service, self._auth.online),
            certificate=self._provisioning.answer,
            notification=Notification.NONE if until is None else notification,
            notification_delay_s=0 if until is None else max(0, int(until - now)),
            mobility=self._wishes.mobility(now),
            price=self._price(),
            prices=self._prices(),
            costs=self._bill.costs(self._tx.view(now), self._settings.tariff),
            settling=settling,
        )
        return self._v2x.apply(view)

    def snapshot(self, now: float) -> StationSnapshot:
        """All that a screen, `evse status` or OCPP needs."""
        facts = self._facts(now)
        stage, why = stage_and_reason(facts)
        token = self._auth.grant.token if self._auth.grant is not None else None
        return views.station_snapshot(
            settings=self._settings,
            clock=self._clock,
            now=now,
            report=self._report,
            meter=self._meter,
            claims=self._claims,
            faults=self.faults,
            status=connector_status(facts),
            stage=stage,
            why=why,
            state=charging_state(facts),
            transaction=self._bill.priced(self._tx.view(now), self._settings.tariff),
            v2g=self._v2g,
            token=token,
            online=self._auth.online,
            timeout_s=self._time_left(stage, now),
            choice=self._wishes.choice,
            plan=self._wishes.view(self._wish_facts(now)) if self._connected and not self._over else None,
            price=self._price(),
            prices=self._prices(),
            tariff_text=self._bill.text_for(token),
            cost_text=self._bill.total_text,
            installing=self._provisioning.waits,
            messages=self._messages,
            start_button=self._start_button(),
            pin=self._pin(now),
            v2x=self._v2x.view(),
            hardware=views.hardware_view(
                self._settings, self._report, self._wear.wear, self._raw_meter, self._grid, self._grid_problem, now
            ),
        )

    def _time_left(self, stage: Stage, now: float) -> float | None:
        """Of the present stage: to plug in, or of a reservation."""
        if stage is Stage.UNAVAILABLE and self._reservations.held is not None:
            return self._reservations.left_s(self._clock.wall().utc)
        until = self._auth.connect_deadline
        return max(0.0, until - now) if until is not None and not self._connected else None

    def _limit_schedule(self, limit_a: float, now: float) -> tuple[PowerPeriod, ...]:
        return views.limit_schedule(self._settings_now, limit_a, self._limits_ahead(now))

    def _tell_needs(self, needs: EvNeeds, now: float) -> None:
        """K15, K17: the operator hears of them; DIN 70121 has no operator's schedules."""
        session = self._v2g.established
        if session is None or session.protocol is Protocol.DIN:
            return
        self._offers.needs_told(needs, self._needs_at_wh, now)
        iso20 = session.protocol is not Protocol.ISO2
        self._out.append(vehicle_needs(needs, self._settings.phases, self._v2g.charged, iso20))

    def _limits_ahead(self, now: float) -> tuple[tuple[float, float], ...]:
        """The limits to come: the operator's plan, and within it the driver's."""
        wish = self._wishes.choice
        if wish is None or wish.priority or not wish.departure:
            return self._outside.ahead(now)
        facts = self._wish_facts(now)
        limit_a = self._claims.limit_without(Source.DRIVER)
        return within(self._wishes.windows(facts), limit_a, self._outside.ahead(now, Source.DRIVER))

    # ================================================================================================ V2G

    def _authorise_v2g(self, effect: RequestAuthorization, now: float) -> None:
        if effect.method is AuthMethod.PNC and not self._v2g.tls:
            # The session checks it too; energy on a contract nobody could protect is never right (6a).
            effect = RequestAuthorization(effect.method, None)
        outcome, text = self._auth.request(effect, now)
        if outcome is not Outcome.IGNORED:
            self._note(f"vehicle asks for authorisation ({effect.method.value}): {text}")
        if outcome is Outcome.GRANTED:
            self._granted(now)

    def _learn_of_contract(self, effect: SessionEnded, now: float) -> None:
        """What came of the contract that the vehicle has proven to have.

        A chain that is not good teaches nothing: the vehicle was told what is wrong with it.
        """
        key = self._vehicle_key
        if self._v2g.method is not AuthMethod.PNC or key is None:
            return
        if self._v2g.charged:
            self._contract_failures.worked(key)
        elif effect.reason is EndReason.FAILED_RESPONSE and self._auth.v2g_refused:
            self._contract_failures.failed(key, now)
            if not self._contracts_offered(now):
                self._note("the contract failed: this vehicle is not offered Plug & Charge for a while", Level.WARNING)

    def _session_ended(self, effect: SessionEnded, now: float) -> None:
        self._learn_of_contract(effect, now)
        self._powerline.session_ended(effect.reason, now)
        self._auth.v2g_ended()
        self._provisioning.forget()
        self._offers.done()
        self._v2g_stop_at = None
        if self._dc is not None:
            self._dc.shut(now)
        if self._tx.running_id is None or self._parting:
            return
        if effect.reason is EndReason.TERMINATED and self._v2g.charged:
            self._begin_stop(StopCause.EV_ENDED, now)
        elif effect.reason not in (EndReason.TERMINATED, EndReason.PAUSED) and self._stop is None:
            self._tx.update(STOP_RULES[StopCause.V2G_LOST].trigger, self._context(now))

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
            self._report, self._raw_meter, self._dc_reading, offered_a, self._auth.online, self._settings.interlock_ok
        )
        for fault_id, cause in self._checks.causes(inputs, now):
            self.faults.set(fault_id, cause, now, self._detail(fault_id))
        if self._grid is not None:
            vehicle_w = self._meter.power_w if self._meter is not None and self._report.powered else 0.0
            self._grid_problem = self._grid_watch.problem(self._grid, vehicle_w, now)
            self.faults.set("grid_meter_fault", bool(self._grid_problem), now, self._grid_problem)
            if not self._grid_problem:
                self._v2x.on_grid(self._grid)
        for fault_id, cause in self._powerline.faults(now).items():
            self.faults.set(fault_id, cause, now)
        if self._dc is not None:
            self.faults.set("isolation_fault", self._dc.isolation_lost(self._isolation), now)
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
