"""K15 to K17: schedules between vehicle, station and CSMS.

Owns: telling the CSMS what a vehicle needs and what it has chosen, and when the station offers schedules or asks for a
renegotiation. May not: compute limits (`smart_charging.py`) or grant power: an offer never exceeds the limits.

A vehicle that has told its needs waits; every way out of the question (answer, refusal, silence, lost connection) ends
that wait with an offer, and the station ends it by itself after `WAIT_S`.
"""

from typing import Any

from msgspec import Struct

from firmware.core.clock import rfc3339
from firmware.core.timeline import Level
from firmware.ocpp_client.calls import Call, Failure, Lane
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.v201.datatypes import (
    ChargingSchedulePeriodType,
    ChargingScheduleType,
    SalesTariffType,
)
from firmware.ocpp_client.v201.enums import (
    ChargingRateUnitEnumType,
    GenericStatusEnumType,
    NotifyEVChargingNeedsStatusEnumType,
)
from firmware.ocpp_client.v201.messages import (
    NotifyEVChargingNeedsResponse,
    NotifyEVChargingScheduleRequest,
    NotifyEVChargingScheduleResponse,
)
from firmware.ocpp_client.v201.serving import EVSE_ID, Hub201
from firmware.station.api import (
    AwaitSchedules,
    OfferedSchedule,
    OfferSchedules,
    Renegotiate,
    Result,
    TransactionEventStored,
    VehicleNeeds,
    VehiclePlan,
)

WAIT_S = 40.0  # of the 60 s that a vehicle waits in "Ongoing"
SETTLE_S = 2.0  # profiles that come one after the other are one change


class _NeedsCall(Call):
    def __init__(self, needs: VehicleNeeds, request: Struct, block: "VehicleSchedulesBlock") -> None:
        super().__init__(request, NotifyEVChargingNeedsResponse, needs.mode)
        self._block = block

    def answered(self, response: Any, now: float) -> None:
        self._block.needs_answered(response.status)

    def failed(self, failure: Failure, now: float) -> bool:
        self._block.offer()
        return False


class _ScheduleCall(Call):
    def __init__(self, request: NotifyEVChargingScheduleRequest, hub: Hub201) -> None:
        super().__init__(request, NotifyEVChargingScheduleResponse)
        self._hub = hub

    def answered(self, response: Any, now: float) -> None:
        if response.status is GenericStatusEnumType.Rejected:
            self._hub.tell("the CSMS does not agree with the vehicle's schedule; the limits hold", Level.WARNING)


class VehicleSchedulesBlock(Block):
    """Needs, offers, renegotiation."""

    hears = (VehicleNeeds, VehiclePlan, TransactionEventStored)

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self._open = False  # a vehicle waits for our offer
        self._renegotiating = False  # we asked for it: the needs that come with it are no news
        self._seen = hub.profiles.version
        self._settled_at: float | None = None

    def on_online(self, online: bool, now: float) -> None:
        """Offline nobody can be asked, and the vehicle gets what the profiles allow (K15.FR.15)."""
        self._hub.station.command(AwaitSchedules(WAIT_S if online else 0.0))
        if not online and self._open:
            self.offer()

    def on_event(self, event: VehicleNeeds | VehiclePlan | TransactionEventStored, now: float) -> None:
        """What the vehicle tells."""
        match event:
            case VehicleNeeds():
                if self._renegotiating:
                    self._renegotiating = False
                elif self._hub.link.online:
                    self._open = True
                    self._seen, self._settled_at = self._hub.profiles.version, None
                    self._hub.outbox.add(
                        Lane.VEHICLE,
                        _NeedsCall(event, self._hub.vehicle_messages.needs(event, self._hub.clock.wall().utc), self),
                    )
            case VehiclePlan():
                self._planned(event)
            case _:
                if self._hub.limits.transaction is None:
                    self._open = self._renegotiating = False

    # --- the question (K15, K17) ---------------------------------------------------------------------------------

    def needs_answered(self, status: NotifyEVChargingNeedsStatusEnumType) -> None:
        """Accepted: a profile comes. Processing: it comes later, by renegotiation. Rejected: what profiles allow."""
        if status is not NotifyEVChargingNeedsStatusEnumType.Accepted:
            self.offer()

    # --- the offer -----------------------------------------------------------------------------------------------

    def next_deadline(self) -> float | None:
        """When a change of the profiles has settled."""
        return self._settled_at

    def handle_timer(self, now: float) -> None:
        """Profiles have changed: a vehicle that waits gets them at once, one that charges negotiates anew (K16)."""
        version = self._hub.profiles.version
        if version != self._seen:
            self._seen = version
            if self._open:
                self.offer()
                return
            self._settled_at = now + SETTLE_S
        if self._settled_at is not None and now >= self._settled_at:
            self._settled_at = None
            self._renegotiate()

    def offer(self) -> None:
        """Schedules to choose from, where the operator gave several or prices; else the limits."""
        self._open = False
        transaction, offers = self._hub.limits.transaction, []
        found = self._hub.profiles.offers(transaction) if transaction is not None else None
        if found is not None:
            kept, variants = found
            for schedule, profiles in zip(kept.profile.chargingSchedule, variants, strict=True):
                prices = _prices(schedule.salesTariff) if schedule.salesTariff else ()
                offers.append(OfferedSchedule(self._hub.limits.power_ahead(profiles), prices))
        self._hub.station.command(OfferSchedules(tuple(offers)))

    def _renegotiate(self) -> None:
        v2g = self._hub.station.snapshot().v2g
        if v2g is None or v2g.state != "charging":
            return
        self.offer()
        if self._hub.station.command(Renegotiate()).result is Result.ACCEPTED:
            self._renegotiating = True

    # --- the choice ----------------------------------------------------------------------------------------------

    def _planned(self, plan: VehiclePlan) -> None:
        """K16.FR.05: the schedule that was chosen holds from now on, and the CSMS hears of the vehicle's own plan."""
        self._renegotiating = False
        transaction = self._hub.limits.transaction
        if transaction is not None and self._hub.profiles.choose(transaction, plan.schedule - 1):
            self._seen = self._hub.profiles.version
        if not plan.power or not self._hub.link.online:
            return
        schedule = ChargingScheduleType(
            id=max(0, plan.schedule),
            chargingRateUnit=ChargingRateUnitEnumType.W,
            chargingSchedulePeriod=tuple(
                ChargingSchedulePeriodType(startPeriod=round(start_s), limit=round(watt, 1))
                for start_s, watt in plan.power
            ),
        )
        base = rfc3339(self._hub.clock.wall().utc)
        request = NotifyEVChargingScheduleRequest(timeBase=base, evseId=EVSE_ID, chargingSchedule=schedule)
        self._hub.outbox.add(Lane.NOTICE, _ScheduleCall(request, self._hub))


def _prices(tariff: SalesTariffType) -> tuple[tuple[float, int], ...]:
    """(seconds from now, level); `profile_book.check` has seen that each has one."""
    return tuple(
        (float(entry.relativeTimeInterval.start), int(entry.ePriceLevel or 1)) for entry in tariff.salesTariffEntry
    )
