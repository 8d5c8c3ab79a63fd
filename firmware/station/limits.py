"""Limits from outside: the operator's schedule, energy managers, the grid, drivers; and what is known of later limits.

Owns: taking and lifting these claims, telling the operator of those that are not its own (OCPP K11 to K13), and the
operator's plan of later limits that a vehicle may be told. May not: compute a schedule; the OCPP client does.
"""

from collections.abc import Callable

from firmware.station.api import Answer, ExternalLimitChanged, Result, SetLimit
from firmware.station.claims import RULES, Claim, Claims, Source
from firmware.station.effects import StationEvent
from firmware.station.reasons import SENTENCES, amps, reason

EXTERNAL = frozenset({Source.EXTERNAL, Source.GRID})


class OutsideLimits:
    """The claims of others than the station, kept in `claims`."""

    def __init__(self, claims: Claims, emit: Callable[[StationEvent], None]) -> None:
        self._claims = claims
        self._emit = emit
        self._plan: tuple[tuple[float, float | None], ...] = ()  # (monotonic, ampere) of Source.OCPP
        self._phases: dict[Source, int | None] = {}
        self._orders: dict[Source, tuple[SetLimit, float | None]] = {}  # that differ on one phase, with their end
        self._single = False

    def take(self, command: SetLimit, now: float) -> Answer:
        """Make, change or lift a claim."""
        source = next((s for s, rule in RULES.items() if rule.outside and s.value == command.source), None)
        if source is None:
            return Answer(Result.REJECTED, f"{command.source} may not limit from outside")
        before = self._claims.limit_of(source)
        if command.limit_a is None:
            self._claims.drop(source)
        else:
            expires_at = now + command.expires_in_s if command.expires_in_s is not None else None
            if not (command.limit_a >= 0.0 and (command.single_a is None or command.single_a >= 0.0)):
                return Answer(Result.REJECTED, f"{source.value} claims {command.limit_a} A")
            try:
                self._claims.put(self._claim(source, command, expires_at))
            except ValueError as error:
                return Answer(Result.REJECTED, str(error))
        self._orders.pop(source, None)
        if command.limit_a is not None and command.single_a is not None:
            self._orders[source] = (command, expires_at)
        self._phases[source] = command.phases if command.limit_a is not None else None
        if source is Source.OCPP:
            self._plan = tuple((now + after_s, limit_a) for after_s, limit_a in command.ahead)
        if before != command.limit_a:
            self._tell(source, command.limit_a)
        return Answer(Result.ACCEPTED, "lifted" if command.limit_a is None else "")

    def _claim(self, source: Source, command: SetLimit, expires_at: float | None) -> Claim:
        """What the command means with the phases that are connected."""
        if not self._single or command.single_a is None:
            return Claim(source, command.limit_a, command.reason, expires_at)
        why = command.reason
        if "limit" in why.params and why.key in SENTENCES:
            why = reason(why.key, **{**why.params, "limit": amps(command.single_a)})
        return Claim(source, command.single_a, why, expires_at)

    def connected(self, single: bool) -> None:
        """One phase or all are connected from now on; called on every pass."""
        if single is self._single:
            return
        self._single = single
        for source, (command, expires_at) in self._orders.items():
            self._claims.put(self._claim(source, command, expires_at))

    def expire(self, now: float) -> list[Source]:
        """Drop what has expired; says whose claims these were."""
        gone = self._claims.expire(now)
        for source in gone:
            self._phases.pop(source, None)
            self._orders.pop(source, None)
            self._tell(source, None)
        return gone

    @property
    def single_phase(self) -> bool:
        """Somebody who limits wants one phase."""
        return 1 in self._phases.values()

    def ahead(self, now: float, *without: Source) -> tuple[tuple[float, float], ...]:
        """(seconds from now, ampere per phase): the limits to come as far as the operator has planned them, all other
        claims staying as they are; `without`: these apart.
        """
        others_a = self._claims.limit_without(Source.OCPP, *without)
        return tuple(
            (at - now, others_a if limit_a is None else min(limit_a, others_a))
            for at, limit_a in self._plan
            if at - now >= 1.0
        )

    def _tell(self, source: Source, limit_a: float | None) -> None:
        if source in EXTERNAL:
            self._emit(ExternalLimitChanged(source.value, limit_a))
