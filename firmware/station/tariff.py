"""What a kWh costs at which hour, and what a visit costs by the ad hoc price on the screen. For display: the bill is
made by the operator.

Owns: the price of an hour, the sum and its rounding, and the operator's own word on both (CostUpdated, tariff texts).
May not: price a contract; what a card or a car's contract pays is between the driver and the mobility operator, so no
amount of the station's is shown for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from firmware.iso15118.api import Costs
from firmware.station.api import (
    Answer,
    ChargingState,
    IdToken,
    PricePeriod,
    Result,
    SetCost,
    SetTariffText,
    TariffView,
    TokenType,
    TransactionView,
)

AD_HOC = frozenset({TokenType.CENTRAL, TokenType.KEY_CODE})  # started by the payment page or a code bought there
AHEAD = timedelta(hours=24)
TEXT_CAP = 512  # of an operator's text, characters; OCPP allows as many


@dataclass(frozen=True, slots=True)
class PriceHours:
    """Another price from `start_min` until `end_min`: minutes of the local day, an end before the start is tomorrow."""

    start_min: int
    end_min: int
    per_kwh: float

    def holds(self, minute: int) -> bool:
        """Whether this minute of the day lies within."""
        if self.start_min <= self.end_min:
            return self.start_min <= minute < self.end_min
        return minute >= self.start_min or minute < self.end_min


def per_kwh(tariff: TariffView, hours: Sequence[PriceHours], utc: datetime, zone: tzinfo | None) -> float:
    """The price of a kWh at `utc`. `zone` None: the machine's own."""
    local = utc.astimezone(zone)
    minute = local.hour * 60 + local.minute
    return next((one.per_kwh for one in hours if one.holds(minute)), tariff.per_kwh)


def prices_ahead(
    tariff: TariffView, hours: Sequence[PriceHours], utc: datetime, zone: tzinfo | None
) -> tuple[PricePeriod, ...]:
    """The prices of the next 24 hours; empty where all hours cost the same."""
    if not hours:
        return ()
    marks = {minute for one in hours for minute in (one.start_min, one.end_min)}
    periods = [PricePeriod(0.0, per_kwh(tariff, hours, utc, zone))]
    # Every mark of today and tomorrow in local time; the way back to UTC keeps it right when the clocks change.
    midnight = utc.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    moments = sorted(midnight + timedelta(days=day, minutes=minute % 1440) for day in (0, 1, 2) for minute in marks)
    for moment in moments:
        after = (moment.replace(tzinfo=zone) if zone is not None else moment.astimezone()) - utc
        if timedelta(0) < after < AHEAD:
            price = per_kwh(tariff, hours, utc + after, zone)
            if price != periods[-1].per_kwh:
                periods.append(PricePeriod(after.total_seconds(), price))
    return tuple(periods) if len(periods) > 1 else ()


def costs(
    tariff: TariffView,
    token: IdToken | None,
    energy_wh: float,
    duration_s: float,
    energy_cost: float | None = None,
    overstay_s: float = 0.0,
) -> Costs | None:
    """In the tariff's currency, each component rounded to two decimals as a receipt lists them; None: not ad hoc.

    `energy_cost`: of the energy, where its price changed on the way.
    """
    if token is None or token.type not in AD_HOC:
        return None
    kwh, minutes, over = max(energy_wh, 0.0) / 1000.0, max(duration_s, 0.0) / 60.0, overstay_s / 60.0
    return Costs(
        kwh=kwh,
        energy=round(tariff.per_kwh * kwh if energy_cost is None else energy_cost, 2),
        minutes=minutes,
        occupancy=round(tariff.per_minute * minutes, 2),
        session=round(tariff.per_session, 2),
        overstay_minutes=over,
        overstay=round(tariff.overstay_per_minute * over, 2),
        vat_percent=tariff.vat_percent or 0.0,
    )


def cost(
    tariff: TariffView,
    token: IdToken | None,
    energy_wh: float,
    duration_s: float,
    energy_cost: float | None = None,
    overstay_s: float = 0.0,
) -> float | None:
    """The sum of `costs`."""
    parts = costs(tariff, token, energy_wh, duration_s, energy_cost, overstay_s)
    return None if parts is None else round(parts.energy + parts.occupancy + parts.session + parts.overstay, 2)


class Bill:
    """What the running or last transaction has cost so far, and what the operator says of prices."""

    def __init__(self) -> None:
        self._id = ""
        self._counted_wh = 0.0
        self._energy_cost = 0.0
        self._seen_s = 0.0  # of the transaction's time
        self._idle_s = 0.0  # since the vehicle has stopped drawing
        self._overstay_s = 0.0
        self._operator: tuple[str, float] | None = None  # of which transaction, how much
        self._fallback = ""
        self._total_fallback = ""
        self._own: tuple[IdToken, str] | None = None

    def observe(self, view: TransactionView | None, price: float, overstay_after_s: float = 0.0) -> None:
        """Count what was charged since the last pass at the price of this moment, and the time that a vehicle stays
        which has charged and does not want more; a pause of the station's is no overstay."""
        if view is None:
            return
        if view.id != self._id:
            self._id, self._counted_wh, self._energy_cost = view.id, 0.0, 0.0
            self._seen_s = self._idle_s = self._overstay_s = 0.0
        passed, self._seen_s = max(view.duration_s - self._seen_s, 0.0), max(view.duration_s, self._seen_s)
        if view.energy_wh > self._counted_wh:
            self._energy_cost += (view.energy_wh - self._counted_wh) / 1000.0 * price
            self._counted_wh, self._idle_s = view.energy_wh, 0.0
        elif view.active and view.charging_state is ChargingState.SUSPENDED_EV and self._counted_wh > 0.0:
            self._idle_s += passed
            self._overstay_s += min(passed, max(self._idle_s - overstay_after_s, 0.0))

    def set_cost(self, command: SetCost, view: TransactionView | None) -> Answer:
        """The operator's word on the cost of the running or last transaction."""
        if view is None or view.id != command.transaction_id:
            return Answer(Result.REJECTED, f"transaction {command.transaction_id} is not known")
        if not 0.0 <= command.total < 1e6:
            return Answer(Result.REJECTED, f"{command.total} is no cost")
        self._operator = (command.transaction_id, command.total)
        return Answer(Result.ACCEPTED, f"cost {command.total:.2f}", command.transaction_id)

    def set_text(self, command: SetTariffText) -> Answer:
        """The operator's text on a price."""
        text = command.text[:TEXT_CAP]
        if command.token is not None:
            self._own = (command.token, text)
        elif command.total:
            self._total_fallback = text
        else:
            self._fallback = text
        return Answer(Result.ACCEPTED, "tariff text taken")

    def priced(self, view: TransactionView | None, tariff: TariffView) -> TransactionView | None:
        """The view with its cost: the operator's word, else the station's own sum where it is one to make."""
        if view is None:
            return None
        if self._operator is not None and self._operator[0] == view.id:
            return replace(view, cost=self._operator[1], cost_by_operator=True)
        parts = self.costs(view, tariff)
        total = None if parts is None else parts.energy + parts.occupancy + parts.session + parts.overstay
        return replace(view, cost=None if total is None else round(total, 2))

    def costs(self, view: TransactionView | None, tariff: TariffView) -> Costs | None:
        """The station's own sum in its parts; None where it is not one to make, or the operator has made it."""
        if view is None or (self._operator is not None and self._operator[0] == view.id):
            return None
        ours = view.id == self._id
        energy, over = (self._energy_cost, self._overstay_s) if ours else (None, 0.0)
        return costs(tariff, view.token, view.energy_wh, view.duration_s, energy, over)

    def text_for(self, token: IdToken | None) -> str:
        """What to say of the price to whoever pays; '' where the station's own tariff is the one that holds."""
        if token is None or token.type in AD_HOC or token.type is TokenType.NONE:
            return ""
        if self._own is not None and token.same_as(self._own[0]):
            return self._own[1]
        return self._fallback

    @property
    def total_text(self) -> str:
        """What to say where the total is not known."""
        return self._total_fallback
