"""What the driver wants of this visit, and what follows from it: when it is charged, and until when.

Owns: the driver's choice, the plan that meets it (cheapest hours before the departure), the claim that carries it out,
and what a V2G session is told of it. May not: lift a cap; the claim is a PLAN, which counts only below the caps.

The rule, in words: a pause holds everything. What was asked for is enough. A priority overrides plans. With a departure
and an amount of energy, the cheapest hours before the departure are used, the earlier of equal ones, and all the
time there is where it is not enough. Else it is charged at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from firmware.core.clock import moment
from firmware.iso15118.api import MobilityNeeds
from firmware.station.api import Answer, DriverChoice, PlanPeriod, PlanView, PricePeriod, Reason, Result
from firmware.station.claims import Claim, Source
from firmware.station.reasons import reason

LONGEST_S = 7 * 86_400.0  # a departure further away is a mistake
MOST_WH = 1_000_000.0
JOIN_S = 300.0  # a shorter interruption is not worth switching for
MARGIN = 1.1  # time is planned for a tenth more than needed: vehicles taper, and draw less than they could


@dataclass(frozen=True, slots=True)
class Window:
    """A time to charge in, seconds from now."""

    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class WishFacts:
    """What the plan depends on. `power_w`: what could be charged with now, the driver's own claim apart; `need_wh`:
    what the vehicle asks for, where it said so; `done_wh`: charged in this transaction; `now`: monotonic.
    """

    now: float
    utc: datetime
    base_a: float
    power_w: float
    done_wh: float = 0.0
    need_wh: float | None = None
    soc_percent: int | None = None
    prices: tuple[PricePeriod, ...] = ()
    per_kwh: float = 0.0


def windows(
    need_s: float, horizon_s: float, prices: Sequence[PricePeriod], join_s: float = JOIN_S
) -> tuple[Window, ...]:
    """When to charge `need_s` seconds within the next `horizon_s` at the least price; all of it at once where the time
    is too short or every hour costs the same.
    """
    if need_s <= 0.0:
        return ()
    starts = [p for p in prices if p.start_s < horizon_s]
    if not starts or need_s >= horizon_s:
        return (Window(0.0, need_s),)
    pieces = [
        (one.per_kwh, max(0.0, one.start_s), following.start_s if following is not None else horizon_s)
        for one, following in zip(starts, [*starts[1:], None], strict=True)
    ]
    chosen: list[Window] = []
    left_s = need_s
    taken: set[float] = set()
    for _, start_s, end_s in sorted(pieces):
        use_s = min(left_s, end_s - start_s)
        # The part of a piece that touches a chosen neighbour behind it, so that it is charged in one go.
        late = end_s in taken and use_s < end_s - start_s
        chosen.append(Window(end_s - use_s, end_s) if late else Window(start_s, start_s + use_s))
        taken.add(start_s)
        left_s -= use_s
        if left_s <= 0.0:
            break
    return _joined(sorted(chosen, key=lambda window: window.start_s), join_s)


def _joined(sorted_windows: Sequence[Window], join_s: float) -> tuple[Window, ...]:
    joined: list[Window] = []
    for window in sorted_windows:
        start_s = 0.0 if window.start_s < join_s and not joined else window.start_s
        if joined and start_s - joined[-1].end_s < join_s:
            joined[-1] = Window(joined[-1].start_s, window.end_s)
        else:
            joined.append(Window(start_s, window.end_s))
    return tuple(joined)


class Wishes:
    """The choice of this visit. Times are monotonic seconds."""

    def __init__(self, zone: tzinfo | None = None) -> None:
        self.choice: DriverChoice | None = None
        self._zone = zone
        self._departure_at: float | None = None

    def take(self, choice: DriverChoice, now: float, utc: datetime) -> Answer:
        """The driver chose. Refused when it cannot be meant."""
        departure_at: float | None = None
        if choice.departure:
            try:
                after_s = (moment(choice.departure) - utc).total_seconds()
            except ValueError:
                return Answer(Result.REJECTED, "the departure is no RFC 3339 time")
            if not 0.0 < after_s <= LONGEST_S:
                return Answer(Result.REJECTED, "the departure is not within the next seven days")
            departure_at = now + after_s
        if choice.energy_wh is not None and not 0.0 < choice.energy_wh <= MOST_WH:
            return Answer(Result.REJECTED, f"{choice.energy_wh} Wh is no amount to charge")
        if choice.target_soc_percent is not None and not 1 <= choice.target_soc_percent <= 100:
            return Answer(Result.REJECTED, f"{choice.target_soc_percent} % is no state of charge")
        self.choice, self._departure_at = choice, departure_at
        return Answer(Result.ACCEPTED, "the driver's choice holds")

    def forget(self) -> None:
        """The visit is over."""
        self.choice = self._departure_at = None

    # --- what a V2G session is told ------------------------------------------------------------------------------

    def departure_s(self, now: float) -> int | None:
        """Until the departure; None: as soon as possible."""
        if self._departure_at is None or self._departure_at <= now:
            return None
        return max(1, int(self._departure_at - now))

    def mobility(self, now: float) -> MobilityNeeds | None:
        """For a session whose mobility needs the station provides; None: the driver said nothing of the kind."""
        choice, departure_s = self.choice, self.departure_s(now)
        if choice is None or (departure_s is None and choice.target_soc_percent is None):
            return None
        return MobilityNeeds(departure_s=departure_s, target_soc_percent=choice.target_soc_percent)

    def left_wh(self, facts: WishFacts) -> float | None:
        """What is still to be charged; None: nobody said."""
        wished = self.choice.energy_wh if self.choice is not None else None
        if wished is not None:
            return max(0.0, wished - facts.done_wh)
        target = self.choice.target_soc_percent if self.choice is not None else None
        soc = facts.soc_percent
        if facts.need_wh is None or target is None or soc is None or not 0 <= soc < 100:
            return facts.need_wh
        # What the vehicle asks for makes it full; less is a share of it.
        return facts.need_wh * max(0, target - soc) / (100 - soc)

    # --- what the station does -----------------------------------------------------------------------------------

    def _reached(self, facts: WishFacts) -> bool:
        choice = self.choice
        if choice is None or choice.priority:
            return False
        if choice.energy_wh is not None and facts.done_wh >= choice.energy_wh:
            return True
        target = choice.target_soc_percent
        return target is not None and facts.soc_percent is not None and facts.soc_percent >= target

    def windows(self, facts: WishFacts) -> tuple[Window, ...]:
        """When it will be charged; empty: not at all as things stand, or open-ended where nobody said how much."""
        choice, left_wh = self.choice, self.left_wh(facts)
        if left_wh is None or facts.power_w <= 0.0 or (choice is not None and choice.pause) or self._reached(facts):
            return ()
        need_s = left_wh / facts.power_w * 3600.0
        departure_s = self.departure_s(facts.now)
        if choice is None or choice.priority or departure_s is None:
            return windows(need_s, need_s, ())
        return windows(need_s * MARGIN, float(departure_s), facts.prices)

    def claim(self, facts: WishFacts) -> Claim | None:
        """What the choice asks of the power now."""
        choice = self.choice
        if choice is None:
            return None
        if choice.pause:
            return Claim(Source.DRIVER, 0.0, reason("driver_paused"))
        if self._reached(facts):
            return Claim(Source.DRIVER, 0.0, reason("target_reached"))
        if choice.priority:
            return Claim(Source.DRIVER, facts.base_a, reason("driver_priority"))
        planned = self.windows(facts)
        if planned and planned[0].start_s > 0.0:
            # To the whole minute: a plan that is made anew in every pass must not look like a new one.
            begins = facts.utc.timestamp() + planned[0].start_s
            until = datetime.fromtimestamp(round(begins / 60.0) * 60, UTC).astimezone(self._zone)
            expires_at = float(round(facts.now + planned[0].start_s))
            return Claim(Source.DRIVER, 0.0, _until("cheaper_hours", until), expires_at)
        return None

    def view(self, facts: WishFacts) -> PlanView | None:
        """The plan for people; None where nobody said how much is wanted."""
        left_wh = self.left_wh(facts)
        if left_wh is None or facts.power_w <= 0.0:
            return None
        planned = self.windows(facts)
        if not planned:
            return PlanView((PlanPeriod(0.0, 0.0),), left_wh, None if left_wh else 0.0)
        finish_s = _finish(planned, left_wh / facts.power_w * 3600.0)
        departure_s = self.departure_s(facts.now)
        late_s = max(0.0, finish_s - departure_s) if departure_s is not None else 0.0
        return PlanView(
            tuple(periods(planned, facts.power_w)), left_wh, finish_s, late_s, _price(planned, left_wh, facts)
        )


def _until(key: str, moment: datetime) -> Reason:
    return reason(key, until=f"{moment:%H:%M}")


def _finish(planned: Sequence[Window], need_s: float) -> float:
    """When `need_s` seconds of charging in these windows are over."""
    for window in planned:
        if need_s <= window.end_s - window.start_s:
            return window.start_s + need_s
        need_s -= window.end_s - window.start_s
    return planned[-1].end_s + need_s


def _price(planned: Sequence[Window], left_wh: float, facts: WishFacts) -> float | None:
    """Of the energy to come, by the station's prices."""
    if not facts.prices:
        return round(left_wh / 1000.0 * facts.per_kwh, 2) if facts.per_kwh else None
    left_s, total = left_wh / facts.power_w * 3600.0, 0.0
    ends = [*(p.start_s for p in facts.prices[1:]), float("inf")]
    for window in planned:
        for price, end_s in zip(facts.prices, ends, strict=True):
            overlap_s = max(0.0, min(window.end_s, end_s) - max(window.start_s, price.start_s))
            used_s = min(left_s, overlap_s)
            total += used_s / 3600.0 * facts.power_w / 1000.0 * price.per_kwh
            left_s -= used_s
    total += left_s / 3600.0 * facts.power_w / 1000.0 * facts.prices[-1].per_kwh
    return round(total, 2)


def periods(planned: Sequence[Window], power_w: float) -> list[PlanPeriod]:
    """Windows as power over time, beginning now."""
    result: list[PlanPeriod] = []
    at_s = 0.0
    for window in planned:
        if window.start_s > at_s:
            result.append(PlanPeriod(at_s, 0.0))
        result.append(PlanPeriod(window.start_s, power_w))
        at_s = window.end_s
    result.append(PlanPeriod(at_s, 0.0))
    return result


def within(
    planned: Sequence[Window], limit_a: float, ahead: Sequence[tuple[float, float]]
) -> tuple[tuple[float, float], ...]:
    """The limits to come (seconds from now, ampere) where nothing is charged outside of `planned`. `limit_a`: now."""
    marks = {after_s for after_s, _ in ahead} | {s for w in planned for s in (w.start_s, w.end_s)}
    result: list[tuple[float, float]] = []
    for mark_s in sorted(mark for mark in marks if mark >= 1.0):
        outer_a = [a for after_s, a in ahead if after_s <= mark_s]
        # Behind the last window nothing is held back: should it not have been enough, the rest follows at once.
        inside = any(w.start_s <= mark_s < w.end_s for w in planned) or (planned and mark_s >= planned[-1].end_s)
        result.append((mark_s, (outer_a[-1] if outer_a else limit_a) if inside else 0.0))
    return tuple(result)
