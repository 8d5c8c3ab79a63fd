"""What leaves the station at any instant: the lease for the safety loop, the view for one V2G message, the snapshot.

Owns: which facts go into each. May not: change anything; `views.py` and `permission.py` have the rules.

`lease` is the single place where power is asked for. It permits only when a vehicle is connected, somebody has paid
for it, the transaction's start is on the disk, nothing blocks, the limit leaves something, and the vehicle asks: by
the pilot in basic charging, by the session in high-level communication.
"""

from firmware.hal.api import (
    LEASE_SECONDS,
    Lease,
)
from firmware.iso15118.api import (
    EvseView,
    Notification,
    PowerPeriod,
)
from firmware.station import permission, views
from firmware.station.acts import StationActs
from firmware.station.api import (
    LearntView,
    Stage,
    StationSnapshot,
)
from firmware.station.choice import within
from firmware.station.claims import Source
from firmware.station.connector import charging_state, connector_status, stage_and_reason
from firmware.station.offers import tariff_of
from firmware.station.pilot_control import drive_for, drive_for_faults
from firmware.station.provisioning import actions


class StationOutputs(StationActs):
    """The outputs that follow from the parts."""

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

    def _limits_ahead(self, now: float) -> tuple[tuple[float, float], ...]:
        """The limits to come: the operator's plan, and within it the driver's."""
        wish = self._wishes.choice
        if wish is None or wish.priority or not wish.departure:
            return self._outside.ahead(now)
        facts = self._wish_facts(now)
        limit_a = self._claims.limit_without(Source.DRIVER)
        return within(self._wishes.windows(facts), limit_a, self._outside.ahead(now, Source.DRIVER))
