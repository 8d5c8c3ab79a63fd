"""K: charging profiles set, listed and cleared, the composite schedule, limits of others.

Owns: the answers and statuses. May not: compute (`smart_charging.py`) or keep (`profile_book.py`).
"""

from itertools import groupby

from msgspec import UNSET, UnsetType

from firmware.core.clock import rfc3339
from firmware.core.errors import StoreError
from firmware.core.timeline import Level
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.v201.datatypes import (
    ChargingProfileCriterionType,
    ChargingSchedulePeriodType,
    CompositeScheduleType,
)
from firmware.ocpp_client.v201.enums import (
    ChargingLimitSourceEnumType,
    ChargingProfileStatusEnumType,
    ChargingRateUnitEnumType,
    ClearChargingProfileStatusEnumType,
    GenericStatusEnumType,
    GetChargingProfileStatusEnumType,
)
from firmware.ocpp_client.v201.mapping import external_limit
from firmware.ocpp_client.v201.messages import (
    ClearChargingProfileRequest,
    ClearChargingProfileResponse,
    GetChargingProfilesRequest,
    GetChargingProfilesResponse,
    GetCompositeScheduleRequest,
    GetCompositeScheduleResponse,
    ReportChargingProfilesRequest,
    SetChargingProfileRequest,
    SetChargingProfileResponse,
)
from firmware.ocpp_client.v201.profile_book import EVSE_IDS, Kept, RefusedError
from firmware.ocpp_client.v201.serving import Hub201, info
from firmware.station.api import ExternalLimitChanged, TransactionEventStored

MAX_COMPOSITE_S = 7 * 86_400
PROFILES_PER_PART = 4


class ChargingBlock(Block):
    """Smart charging."""

    hears = (TransactionEventStored, ExternalLimitChanged)

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self.handlers = {
            "ClearChargingProfile": self.clear_charging_profile,
            "GetChargingProfiles": self.get_charging_profiles,
            "GetCompositeSchedule": self.get_composite_schedule,
            "SetChargingProfile": self.set_charging_profile,
        }

    def on_event(self, event: TransactionEventStored | ExternalLimitChanged, now: float) -> None:
        """Profiles are relative to transactions; limits of others are told (K11 to K13)."""
        if isinstance(event, ExternalLimitChanged):
            self._hub.notice(external_limit(event))
            return
        try:
            self._hub.limits.on_transaction(event.event)
        except StoreError as error:
            self._hub.tell(f"charging profiles: {error}", Level.ERROR)

    def next_deadline(self) -> float | None:
        """When the limit changes."""
        return self._hub.limits.next_deadline()

    def handle_timer(self, now: float) -> None:
        """The station obeys what holds now."""
        self._hub.limits.apply(now)

    def set_charging_profile(self, request: SetChargingProfileRequest, now: float) -> SetChargingProfileResponse:
        """K01: taken, then kept over restarts and obeyed."""
        try:
            transaction = self._hub.station.snapshot().transaction
            running = transaction.id if transaction is not None and transaction.active else None
            self._hub.profiles.add(request.evseId, request.chargingProfile, running)
        except RefusedError as error:
            rejected = ChargingProfileStatusEnumType.Rejected
            return SetChargingProfileResponse(status=rejected, statusInfo=info(error.reason, str(error)))
        return SetChargingProfileResponse(status=ChargingProfileStatusEnumType.Accepted)

    def clear_charging_profile(self, request: ClearChargingProfileRequest, now: float) -> ClearChargingProfileResponse:
        """K10: by id, or by criteria that all have to fit."""
        criteria = request.chargingProfileCriteria

        def wanted(kept: Kept) -> bool:
            if request.chargingProfileId is not UNSET:
                return kept.profile.id == request.chargingProfileId
            return (
                bool(criteria)
                and criteria is not UNSET
                and _same(criteria.evseId, kept.evse)
                and _same(criteria.chargingProfilePurpose, kept.profile.chargingProfilePurpose)
                and _same(criteria.stackLevel, kept.profile.stackLevel)
            )

        known = self._hub.profiles.remove(wanted) > 0
        status = ClearChargingProfileStatusEnumType
        return ClearChargingProfileResponse(status=status.Accepted if known else status.Unknown)

    def get_charging_profiles(self, request: GetChargingProfilesRequest, now: float) -> GetChargingProfilesResponse:
        """K09: the profiles follow as ReportChargingProfiles, by EVSE."""
        found = self._hub.profiles.find(lambda kept: _reported(request.chargingProfile, request.evseId, kept))
        status = GetChargingProfileStatusEnumType
        if not found or self._hub.reports_full:
            return GetChargingProfilesResponse(status=status.NoProfiles)
        parts = []
        for evse, group in groupby(found, key=lambda kept: kept.evse):
            profiles = [kept.profile for kept in group]
            for start in range(0, len(profiles), PROFILES_PER_PART):
                parts.append((evse, tuple(profiles[start : start + PROFILES_PER_PART])))
        messages = tuple(
            ReportChargingProfilesRequest(
                requestId=request.requestId,
                chargingLimitSource=ChargingLimitSourceEnumType.CSO,
                evseId=evse,
                chargingProfile=profiles,
                tbc=number < len(parts) - 1,
            )
            for number, (evse, profiles) in enumerate(parts)
        )
        self._hub.report(messages)
        return GetChargingProfilesResponse(status=status.Accepted)

    def get_composite_schedule(self, request: GetCompositeScheduleRequest, now: float) -> GetCompositeScheduleResponse:
        """K08: from now on, with the limits of the station and of others; at most a week."""
        rejected = GenericStatusEnumType.Rejected
        if request.evseId not in EVSE_IDS:
            return GetCompositeScheduleResponse(status=rejected, statusInfo=info("UnknownEvse"))
        if request.duration <= 0:
            return GetCompositeScheduleResponse(status=rejected, statusInfo=info("ValueOutOfRange"))
        wall = self._hub.clock.wall().utc
        duration = min(request.duration, MAX_COMPOSITE_S)
        unit = request.chargingRateUnit or ChargingRateUnitEnumType.A
        supply = self._hub.limits.supply(self._hub.station.snapshot())
        periods: list[ChargingSchedulePeriodType] = []
        for step in self._hub.limits.composite(wall.timestamp(), float(duration)):
            assert step.limit is not None  # gaps have been filled
            amps = step.limit.amps
            periods.append(
                ChargingSchedulePeriodType(
                    startPeriod=round(step.start_s),
                    limit=round(supply.watts(amps) if unit is ChargingRateUnitEnumType.W else amps, 1),
                    numberPhases=step.limit.phases or UNSET,
                )
            )
        schedule = CompositeScheduleType(
            evseId=request.evseId,
            duration=duration,
            scheduleStart=rfc3339(wall),
            chargingRateUnit=unit,
            chargingSchedulePeriod=tuple(periods),
        )
        return GetCompositeScheduleResponse(status=GenericStatusEnumType.Accepted, schedule=schedule)


def _same(wanted: object, present: object) -> bool:
    """A criterion that is not given fits everything."""
    return wanted is UNSET or wanted == present


def _reported(criterion: ChargingProfileCriterionType, evse: int | UnsetType, kept: Kept) -> bool:
    ids, sources = criterion.chargingProfileId, criterion.chargingLimitSource
    return (
        _same(evse, kept.evse)
        and (not ids or kept.profile.id in ids)
        and (not sources or ChargingLimitSourceEnumType.CSO in sources)
        and _same(criterion.chargingProfilePurpose, kept.profile.chargingProfilePurpose)
        and _same(criterion.stackLevel, kept.profile.stackLevel)
    )
