"""What a station does to itself when something was decided: grant, stop, claim, tell the meter.

Owns: the acts that commands and the pass over the facts share. May not: decide when to act; `obey.py` and `station.py`
do that.
"""

from datetime import UTC, datetime

from firmware.core.clock import ClockQuality
from firmware.core.timeline import Level
from firmware.station.api import (
    Answer,
    ChargingState,
    IdToken,
    MeterSampled,
    Reason,
    Result,
)
from firmware.station.authorization import Grant
from firmware.station.checks import warm_limit_a
from firmware.station.claims import Claim, Source
from firmware.station.effects import PersistState
from firmware.station.interrupted import ALIVE_KEY, UNCONNECTED, Alive, Interruption, OpenTransaction, Verdict, judge
from firmware.station.limits import EXTERNAL
from firmware.station.parts import StationParts, limit_claim
from firmware.station.reasons import reason
from firmware.station.stopping import Stop
from firmware.station.txpoints import StopCause


class StationActs(StationParts):
    """The acts on the parts."""

    def _granted(self, now: float) -> None:
        """Somebody pays from now on."""
        grant = self._auth.grant
        if grant is None:
            return
        closed = self._closed()
        if closed is not None or self._tx.has_token:
            # The question was asked before the fault came, or the transaction of this visit was paid by another token.
            self._note(f"authorisation not used: {closed.text if closed is not None else 'unplug first'}")
            self._auth.drop()
            return
        if not self._reservations.redeem(grant.token, grant.group):
            self._note("authorisation not used: the connector is reserved for somebody else")
            self._auth.withdraw(reason("reserved").text, now)
            return
        self._over = False
        self._powerline.paid_by(grant.token)
        self._derive_claims(now)  # or the next event would still tell the claim that waited for this
        self._note(f"authorised: {grant.token.type.value} {grant.token.masked()}".rstrip())
        if self._tx.running_id is None:
            self._armed = True
        else:
            self._tx.authorised(grant.trigger, self._context(now), grant.token, grant.remote_start_id)

    def _begin_stop(self, cause: StopCause, now: float, token: IdToken | None = None, cut: bool = False) -> Answer:
        """Begin to end charging; a second cause can only make it harder."""
        if self._stop is None:
            self._stop = Stop(cause, now + self._settings.v2g_stop_s, self._permitted, cut, token)
            self._end_v2g_by(now + self._settings.v2g_stop_s)
            self._note(f"stop: {cause.value}")
        elif cut:
            self._stop = self._stop.harder()
        return Answer(Result.ACCEPTED, cause.value, self._tx.running_id)

    def _end_v2g_by(self, deadline: float) -> None:
        if self._v2g.active and (self._v2g_stop_at is None or deadline < self._v2g_stop_at):
            self._v2g_stop_at = deadline

    def _wake(self, now: float) -> None:
        """The vehicle may talk again: it woke us (B-C-B), or we wake it (B1 to B2)."""
        if self._v2g.active:
            return
        if self._v2g.pausing:
            self._v2g.pausing, self._v2g.idle_since = False, now
        self._told_hlc = None  # SDP is answered for the communication setup time from now on

    def _derive_claims(self, now: float) -> None:
        settings, report = self._settings, self._report
        cable_a = report.cable_limit_a if not settings.fixed_cable and self._connected else None
        self._claim(Source.CABLE, "cable", cable_a)
        self._claim(Source.TEMPERATURE, "temperature", warm_limit_a(settings, report))
        building = self._building.limit(self._grid, self._grid_problem, self._own_a(), settings.nominal_voltage_v, now)
        self._claim(Source.BUILDING, building.key if building else "", building.limit_a if building else None)
        self._hold(Source.PHASES, reason("phases") if self._phases.changing else None)
        blocking = self.faults.blocking
        self._hold(Source.FAULT, None if blocking is None else reason("fault", code=blocking.fault.code))
        self._hold(Source.AVAILABILITY, None if self._in_service else reason("unavailable"))
        self._hold(Source.RESET, reason("reset") if self._resetting else None)
        self._held_back = self._held_back and self._tx.running_id is not None
        self._hold(Source.INTERRUPTION, reason("interrupted") if self._held_back else None)
        wish = self._wishes.claim(self._wish_facts(now)) if self._wishes.choice is not None else None
        if wish is not None:
            self._claims.put(wish)
            self._wished = True
        elif self._wished:
            self._claims.drop(Source.DRIVER)
            self._wished = False
        self._hold(Source.AUTHORISATION, None if self._auth.accepted else self._why_not_authorised(now))

    def _claim(self, source: Source, key: str, limit_a: float | None) -> None:
        if limit_a is None:
            self._claims.drop(source)
        else:
            self._claims.put(limit_claim(source, key, limit_a))

    def _hold(self, source: Source, why: Reason | None) -> None:
        """A claim of 0 A while `why` holds."""
        if why is None:
            self._claims.drop(source)
        else:
            self._claims.put(Claim(source, 0.0, why))

    def _tell_meter(self, trigger: str, name: str, now: float, mark: datetime | None = None) -> None:
        """Within the running transaction, else as what it is."""
        if (sample := self._tx.sample(trigger, self._context(now), name, mark)) is not None:
            self._out.append(MeterSampled(sample))

    def _tell_marks(self, now: float) -> None:
        """Meter values that belong to marks of the wall clock (AlignedDataCtrlr)."""
        settings, unix = self._settings, self._clock.wall().utc.timestamp()
        mark = self._marks.passed(unix, settings.aligned_interval_s)
        end_mark = self._end_marks.passed(unix, settings.aligned_end_interval_s)
        if self._meter is None:
            return
        if mark is not None and not (settings.aligned_idle_only and self._tx.running_id is not None):
            self._tell_meter("MeterValueClock", "Sample.Clock", now, datetime.fromtimestamp(mark, UTC))
        if end_mark is not None:
            self._tx.keep_for_end(self._context(now), "Sample.Clock", datetime.fromtimestamp(end_mark, UTC))

    # --- a transaction that the end of the process cut off (E17) -----------------------------------------------------

    def _recover(self, now: float) -> None:
        """Decide about it as soon as that can be done; until then nothing new begins."""
        left = self._tx.interrupted
        if left is None:
            return
        allowed_s = self._settings.resumption_s
        if left.state in UNCONNECTED:  # nobody would wait longer for a vehicle that has not come
            allowed_s = min(allowed_s, self._settings.connection_timeout_s)
        facts = Interruption(left, self._cut_off, allowed_s, self._clock.wall(), self._report.pilot, now - self._up_at)
        verdict = judge(facts)
        if verdict is Verdict.RESUME:
            self._resume(left, now)
        else:
            self._tx.recover(self._context(now), left if verdict is Verdict.WAIT else None)

    def _resume(self, left: OpenTransaction, now: float) -> None:
        """As it was before, but that energy only flows again where the operator lets it: it may be another vehicle."""
        charging = left.state is ChargingState.CHARGING
        held = charging and not self._settings.energy_resumes
        state = ChargingState.SUSPENDED_EVSE if held else left.state or ChargingState.IDLE
        if not self._tx.resume(left, self._context(now), state):
            return
        self._note(f"transaction {left.id} goes on after an interruption, {'without' if held else 'with'} energy")
        before = self._cut_off
        self._held_back, self._same_vehicle = held, before.vehicle if before is not None else ""
        self._armed, self._charged, self._connected_at = False, False, now
        if left.token is not None:
            group = before.group if before is not None else ""
            self._auth.restore(Grant(left.token, now, left.trigger, group, left.remote_start_id), self._connected)
            self._powerline.paid_by(left.token)
        self._derive_claims(now)

    def _recognise(self, now: float) -> None:
        """Another vehicle than before the interruption charges nothing on its account."""
        if self._same_vehicle and self._tx.running_id is not None and self._vehicle_key != self._same_vehicle:
            self._note("another vehicle than before the interruption", Level.WARNING)
            self._begin_stop(StopCause.POWER_LOSS, now, cut=True)

    def _show_life(self, now: float) -> None:
        """Keep a sign of life of the transaction that runs, so that it may be resumed."""
        running, grant = self._tx.running_id, self._auth.grant
        alive = None
        if running is not None:
            wall = self._clock.wall()
            alive = Alive(
                running,
                wall.iso(),
                wall.quality is ClockQuality.SYNCED,
                grant.group if grant is not None else "",
                self._vehicle_key or self._same_vehicle,
            )
        elif self._tx.interrupted is not None:
            return  # what was kept is not judged yet
        else:
            self._same_vehicle = ""
        told = self._pulse.beat(alive, self._settings.resumption_s, now)
        if told is not None:
            self._out.append(PersistState(ALIVE_KEY, told[0], durable=told[1]))

    def _rate_changed(self, sources: set[Source], before_a: float, now: float) -> None:
        """K11: a limit that is not the operator's own has changed what a running transaction may draw."""
        if sources & EXTERNAL and self._claims.effective.limit_a != before_a:
            self._tx.update("ChargingRateChanged", self._context(now))
