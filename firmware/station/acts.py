"""What a station does to itself when something was decided: grant, stop, claim, tell the meter.

Owns: the acts that commands and the pass over the facts share. May not: decide when to act; `obey.py` and `station.py`
do that.
"""

from firmware.station.api import (
    Answer,
    IdToken,
    MeterSampled,
    Reason,
    Result,
)
from firmware.station.checks import warm_limit_a
from firmware.station.claims import Claim, Source
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
        self._note(f"authorised: {grant.token.type.value} {grant.token.masked()}")
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
        self._hold(Source.PHASES, reason("phases") if self._phases.changing else None)
        blocking = self.faults.blocking
        self._hold(Source.FAULT, None if blocking is None else reason("fault", code=blocking.fault.code))
        self._hold(Source.AVAILABILITY, None if self._in_service else reason("unavailable"))
        self._hold(Source.RESET, reason("reset") if self._resetting else None)
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

    def _tell_meter(self, trigger: str, name: str, now: float, timestamp: str | None = None) -> None:
        """Within the running transaction, else as what it is."""
        if (sample := self._tx.sample(trigger, self._context(now), name, timestamp)) is not None:
            self._out.append(MeterSampled(sample))

    def _rate_changed(self, sources: set[Source], before_a: float, now: float) -> None:
        """K11: a limit that is not the operator's own has changed what a running transaction may draw."""
        if sources & EXTERNAL and self._claims.effective.limit_a != before_a:
            self._tx.update("ChargingRateChanged", self._context(now))
