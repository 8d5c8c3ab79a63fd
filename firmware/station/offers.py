"""What the vehicle is offered besides the limit: schedules to choose from, prices, and the wish to negotiate anew.

Owns: the operator's offers for this visit, the price levels of the day, and one open request to renegotiate. May not:
grant power; every offer stays below the limits, which hold whatever the vehicle chooses. Times are monotonic seconds.
"""

from collections.abc import Sequence
from dataclasses import replace

from firmware.iso15118.api import EvNeeds, PowerPeriod, PriceStep, ScheduleOffer, Tariff
from firmware.station.api import OfferedSchedule, VehicleNeeds

RENEGOTIATION_S = 60.0  # NotificationMaxDelay: how long the vehicle may take; afterwards the wish is forgotten
MAX_OFFERS = 3
DEPARTURE_NEWS_S = 60.0  # another departure, and not a vehicle that counts its own way
ENERGY_NEWS_WH, ENERGY_NEWS_SHARE = 500.0, 0.05  # likewise, of the energy


class VehicleOffers:
    """One connector's offers."""

    def __init__(self) -> None:
        self._offers: tuple[ScheduleOffer, ...] = ()
        self._at = 0.0  # when they were made: their times count from then
        self._asked_until: float | None = None
        self._wait_s = 0.0
        self._wait_until: float | None = None
        self._decided = False  # the operator has spoken, or its time is over
        self._told: tuple[EvNeeds, float, float] | None = None  # needs, charged by then, when

    # --- waiting for the operator -------------------------------------------------------------------------------------

    def await_operator(self, wait_s: float) -> None:
        """The operator is told each vehicle's needs and has this long to answer; 0: nobody is asked."""
        self._wait_s = wait_s

    def negotiation(self) -> None:
        """A negotiation begins of which the operator knows nothing yet."""
        self._wait_until, self._decided = None, False
        self._told = None

    def needs_told(self, needs: EvNeeds, charged_wh: float, now: float) -> None:
        """The operator has been told; from now on it is waited for."""
        self._told = (needs, charged_wh, now)
        if self._wait_until is None:
            self._wait_until = now + self._wait_s

    def news(self, needs: EvNeeds, charged_wh: float, now: float) -> bool:
        """Whether needs that come while it is charged differ from those that the operator knows (K20). A vehicle of -20
        repeats them in every loop, with less time and less energy left; that is no change of mind."""
        if self._told is None:
            return True
        told, told_wh, told_at = self._told
        left_s = None if told.departure_s is None else told.departure_s - (now - told_at)
        if not _near(left_s, needs.departure_s, DEPARTURE_NEWS_S):
            return True
        for before, after in (
            (told.energy_request_wh, needs.energy_request_wh),
            (told.min_energy_wh, needs.min_energy_wh),
        ):
            left_wh = None if before is None else max(before - (charged_wh - told_wh), 0.0)
            if not _near(left_wh, after, max(ENERGY_NEWS_WH, ENERGY_NEWS_SHARE * (before or 0.0))):
                return True
        return (told.mode, told.dynamic, told.energy_offer) != (needs.mode, needs.dynamic, needs.energy_offer)

    def waits(self, now: float) -> bool:
        """No schedule yet: the vehicle has not told its needs, or the operator has not answered them."""
        return self._wait_s > 0.0 and not self._decided and (self._wait_until is None or now < self._wait_until)

    # --- offers -------------------------------------------------------------------------------------------------------

    def put(self, offers: Sequence[OfferedSchedule], now: float) -> None:
        """The operator's schedules for this visit, best first. Raises ValueError for what no vehicle can be told."""
        if len(offers) > MAX_OFFERS or not all(offer.power for offer in offers):
            raise ValueError(f"up to {MAX_OFFERS} schedules, none of them empty")
        if any(not watt >= 0.0 for offer in offers for _, watt in offer.power):
            raise ValueError("a power below 0 W")
        if any(level < 1 for offer in offers for _, level in offer.prices):
            raise ValueError("price levels begin with 1")
        self._decided = True
        self._offers, self._at = tuple(_offer(n, one) for n, one in enumerate(offers, 1)), now

    def forget(self) -> None:
        """Another visit."""
        self._offers, self._asked_until = (), None
        self.negotiation()

    # --- renegotiation ------------------------------------------------------------------------------------------------

    def ask(self, now: float) -> None:
        """The vehicle shall negotiate anew. A wish that is open already is not prolonged."""
        if self._asked_until is None:
            self._asked_until = now + RENEGOTIATION_S

    def done(self) -> None:
        """The vehicle negotiates, or is gone."""
        self._asked_until = None

    def expire(self, now: float) -> bool:
        """Whether the vehicle has let the time pass."""
        over = self._asked_until is not None and now >= self._asked_until
        if over:
            self.done()
        return over

    @property
    def asked_until(self) -> float | None:
        """By when the vehicle shall have begun; None: nothing is asked."""
        return self._asked_until

    # --- for the view -------------------------------------------------------------------------------------------------

    def within(
        self, schedule: tuple[PowerPeriod, ...] | None, tariff: Tariff | None, now: float
    ) -> tuple[tuple[PowerPeriod, ...] | None, Tariff | None, tuple[ScheduleOffer, ...]]:
        """(schedule, its tariff, further offers): the operator's offers under the limits in `schedule`.

        Where the operator offers nothing, or the limits are not known yet, it is `schedule` with the day's prices.
        """
        if schedule is None or not self._offers:
            return schedule, tariff, ()
        elapsed = int(now - self._at)
        found = [
            ScheduleOffer(
                lowest(_later(one.power, elapsed), schedule),
                _later_tariff(one.tariff, elapsed) if one.tariff is not None else tariff,
            )
            for one in self._offers
        ]
        return found[0].power, found[0].tariff, tuple(found[1:])


def _offer(number: int, one: OfferedSchedule) -> ScheduleOffer:
    power = tuple(PowerPeriod(int(start_s), watt) for start_s, watt in one.power)
    if not one.prices:
        return ScheduleOffer(power)
    steps = tuple(PriceStep(int(start_s), level) for start_s, level in one.prices)
    return ScheduleOffer(power, Tariff(number, max(step.level for step in steps), steps))


def _later(power: tuple[PowerPeriod, ...], elapsed_s: int) -> tuple[PowerPeriod, ...]:
    return tuple(PowerPeriod(period.start_s - elapsed_s, period.max_power_w) for period in power)


def _later_tariff(tariff: Tariff, elapsed_s: int) -> Tariff:
    steps = sorted((PriceStep(step.start_s - elapsed_s, step.level) for step in tariff.steps), key=lambda s: s.start_s)
    past = [step for step in steps if step.start_s <= 0]
    present = (PriceStep(0, past[-1].level),) if past else ()
    return replace(tariff, steps=(*present, *(step for step in steps if step.start_s > 0)))


def lowest(one: tuple[PowerPeriod, ...], other: tuple[PowerPeriod, ...]) -> tuple[PowerPeriod, ...]:
    """At every moment from 0 on the lower of two schedules; where one grants nothing yet, nothing."""
    starts = sorted({0, *(period.start_s for period in (*one, *other) if period.start_s > 0)})
    result: list[PowerPeriod] = []
    for start_s in starts:
        power_w = min(_at(one, start_s), _at(other, start_s))
        if not result or result[-1].max_power_w != power_w:
            result.append(PowerPeriod(start_s, power_w))
    return tuple(result)


def _at(schedule: tuple[PowerPeriod, ...], second: int) -> float:
    begun = [period for period in schedule if period.start_s <= second]
    return max(begun, key=lambda period: period.start_s).max_power_w if begun else 0.0


def tariff_of(prices: Sequence[tuple[float, float]]) -> Tariff | None:
    """Prices as levels: (seconds from now, price of a kWh), in order. None where there is one price for all hours: a
    vehicle has nothing to choose then.
    """
    levels = {price: level for level, price in enumerate(sorted({price for _, price in prices}), 1)}
    if len(levels) < 2:
        return None
    return Tariff(1, len(levels), tuple(PriceStep(int(start_s), levels[price]) for start_s, price in prices))


def _near(expected: float | None, told: float | None, within: float) -> bool:
    if expected is None or told is None:
        return expected is told
    return abs(expected - told) <= within


def vehicle_needs(needs: EvNeeds, phases: int, again: bool, iso20: bool = False) -> VehicleNeeds:
    """What the vehicle told, for the operator."""
    return VehicleNeeds(
        mode=needs.mode.value,
        phases=phases,
        again=again,
        energy_request_wh=needs.energy_request_wh,
        departure_s=needs.departure_s,
        max_voltage_v=needs.max_voltage_v,
        max_current_a=needs.max_current_a,
        min_current_a=needs.min_current_a,
        max_power_w=needs.max_power_w,
        soc_percent=needs.soc_percent,
        target_soc_percent=needs.target_soc_percent,
        max_schedules=needs.max_schedule_tuples,
        iso20=iso20,
        dynamic=needs.dynamic,
        by_station=needs.by_station,
        max_discharge_power_w=needs.max_discharge_power_w,
        max_discharge_current_a=needs.max_discharge_current_a,
        min_energy_wh=needs.min_energy_wh,
        max_energy_wh=needs.max_energy_wh,
        min_v2x_energy_wh=needs.min_v2x_energy_wh,
        max_v2x_energy_wh=needs.max_v2x_energy_wh,
        energy_offer=needs.energy_offer,
    )
