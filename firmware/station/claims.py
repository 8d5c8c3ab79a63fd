"""The claims arbiter: who limits the power, by how much, why, and who of them decides.

Owns: the sources with their priorities, the present claims, the effective limit with its winning reason.
May not: know time except as an argument, or know what a limit is used for.

Rules:
1. A CAP is a limit that nothing may lift: the effective limit is never above the lowest cap.
2. PLANs say when it is wanted to charge. Among the plans only the one of the highest priority counts, so that a
   driver's "start now" overrides a schedule or a random delay, but never a cap.
3. Where several claims give the same lowest limit, the highest priority is the reason that people read.
Currents are per phase on the AC side (for a DC station: of its AC input). 0 A is a pause.
"""

import enum
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from firmware.station.api import ClaimView, Reason


class Kind(enum.Enum):
    """How a source's claims combine with the others."""

    CAP = "cap"
    PLAN = "plan"


class Source(enum.Enum):
    """Who may claim. The value is the name in `SetLimit.source` and `ClaimView.source`."""

    HARDWARE = "hardware"
    CABLE = "cable"
    FUSE = "fuse"
    OWNER = "owner"
    OCPP = "ocpp"
    EXTERNAL = "external"
    GRID = "grid"
    BUILDING = "building"
    TEMPERATURE = "temperature"
    PHASES = "phases"
    RANDOM_DELAY = "random_delay"
    SCHEDULE = "schedule"
    DRIVER = "driver"
    AUTHORISATION = "authorisation"
    RESERVATION = "reservation"
    AVAILABILITY = "availability"
    RESET = "reset"
    INTERRUPTION = "interruption"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class SourceRule:
    """`outside`: may be claimed by a `SetLimit` command; all others are derived by the station itself."""

    priority: int
    kind: Kind
    outside: bool = False


RULES: dict[Source, SourceRule] = {
    Source.HARDWARE: SourceRule(10, Kind.CAP),
    Source.CABLE: SourceRule(20, Kind.CAP),
    Source.FUSE: SourceRule(30, Kind.CAP),
    Source.OWNER: SourceRule(40, Kind.CAP),
    Source.SCHEDULE: SourceRule(100, Kind.PLAN, outside=True),
    Source.RANDOM_DELAY: SourceRule(110, Kind.PLAN, outside=True),
    Source.DRIVER: SourceRule(120, Kind.PLAN, outside=True),
    Source.EXTERNAL: SourceRule(200, Kind.CAP, outside=True),
    Source.OCPP: SourceRule(210, Kind.CAP, outside=True),
    Source.GRID: SourceRule(220, Kind.CAP, outside=True),
    Source.BUILDING: SourceRule(230, Kind.CAP),
    Source.TEMPERATURE: SourceRule(300, Kind.CAP),
    Source.PHASES: SourceRule(310, Kind.CAP),
    Source.AUTHORISATION: SourceRule(500, Kind.CAP),
    Source.RESERVATION: SourceRule(600, Kind.CAP, outside=True),
    Source.AVAILABILITY: SourceRule(700, Kind.CAP),
    Source.RESET: SourceRule(800, Kind.CAP),
    Source.INTERRUPTION: SourceRule(810, Kind.CAP),
    Source.FAULT: SourceRule(1000, Kind.CAP),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """`limit_a` None: a remark without effect. `expires_at` None: until dropped."""

    source: Source
    limit_a: float | None
    reason: Reason
    expires_at: float | None = None

    @property
    def priority(self) -> int:
        """Of its source."""
        return RULES[self.source].priority


@dataclass(frozen=True, slots=True)
class Effective:
    """The limit that holds now and the claim that decides it."""

    limit_a: float
    winner: Claim


class Claims:
    """The present claims: at most one per source. `base` is there for ever and bounds everything."""

    def __init__(self, base: Claim) -> None:
        if base.limit_a is None:
            raise ValueError("the base claim needs a limit")
        self._base = base
        self._base_limit_a = base.limit_a
        self._claims: dict[Source, Claim] = {base.source: base}
        self._effective: Effective | None = None

    def put(self, claim: Claim) -> None:
        """Make, or replace, the claim of a source. Raises ValueError for a negative or NaN limit."""
        if claim.limit_a is not None and not claim.limit_a >= 0.0:
            raise ValueError(f"{claim.source.value} claims {claim.limit_a} A")
        if claim.source is self._base.source:
            raise ValueError("the base claim cannot be replaced")
        if self._claims.get(claim.source) != claim:
            self._claims[claim.source] = claim
            self._effective = None

    def drop(self, source: Source) -> None:
        """Lift the claim of a source, if there is one. The base claim stays."""
        if source is not self._base.source and self._claims.pop(source, None) is not None:
            self._effective = None

    def has(self, source: Source) -> bool:
        """Whether the source claims now."""
        return source in self._claims

    def limit_of(self, source: Source) -> float | None:
        """What the source claims now; None: nothing."""
        return self._claims[source].limit_a if source in self._claims else None

    def limit_without(self, *sources: Source) -> float:
        """What would hold if these sources claimed nothing."""
        limits = [limit_a for claim, limit_a in self._counting(sources)]
        return min([self._base_limit_a, *limits])

    def expire(self, now: float) -> list[Source]:
        """Drop what has expired; says whose claims these were."""
        gone = [c.source for c in self._claims.values() if c.expires_at is not None and now >= c.expires_at]
        for source in gone:
            self.drop(source)
        return gone

    def next_deadline(self) -> float | None:
        """When the next claim expires."""
        return min((c.expires_at for c in self._claims.values() if c.expires_at is not None), default=None)

    @property
    def effective(self) -> Effective:
        """The limit and the reason that win (rules in the module's docstring)."""
        if self._effective is None:
            self._effective = self._decide()
        return self._effective

    def _decide(self) -> Effective:
        limit_a, winner = self._base_limit_a, self._base
        for claim, claimed_a in self._counting():
            if claimed_a < limit_a or (claimed_a == limit_a and claim.priority > winner.priority):
                limit_a, winner = claimed_a, claim
        return Effective(limit_a, winner)

    def _counting(self, without: Collection[Source] = ()) -> Iterator[tuple[Claim, float]]:
        """All caps, and the highest plan, of the other sources."""
        plan: tuple[Claim, float] | None = None
        for claim in self._claims.values():
            if claim.limit_a is None or claim.source in without:
                continue
            if RULES[claim.source].kind is Kind.CAP:
                yield claim, claim.limit_a
            elif plan is None or claim.priority > plan[0].priority:
                plan = (claim, claim.limit_a)
        if plan is not None:
            yield plan

    def views(self, now: float) -> tuple[ClaimView, ...]:
        """For display, highest priority first."""
        winner = self.effective.winner
        return tuple(
            ClaimView(
                c.source.value,
                c.priority,
                c.limit_a,
                c.reason,
                c is winner,
                None if c.expires_at is None else max(0.0, c.expires_at - now),
            )
            for c in sorted(self._claims.values(), key=lambda c: -c.priority)
        )
