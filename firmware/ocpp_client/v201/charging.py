"""Requests of smart charging (K): set, get and clear profiles, composite schedule.

Owns: the answers and statuses. May not: compute (`smart_charging.py`) or keep (`profile_book.py`).
"""

from itertools import groupby

from msgspec import UNSET, UnsetType

from firmware.core.clock import rfc3339
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
from firmware.ocpp_client.v201.serving import Handler, Reply, SendParts, View, info

MAX_COMPOSITE_S = 7 * 86_400
PROFILES_PER_PART = 4


def set_charging_profile(request: SetChargingProfileRequest, view: View) -> Reply:
    """K01: taken, then kept over restarts and obeyed."""
    try:
        transaction = view.station.snapshot().transaction
        running = transaction.id if transaction is not None and transaction.active else None
        view.profiles.add(request.evseId, request.chargingProfile, running)
    except RefusedError as error:
        rejected = ChargingProfileStatusEnumType.Rejected
        return Reply(SetChargingProfileResponse(status=rejected, statusInfo=info(error.reason, str(error))))
    return Reply(SetChargingProfileResponse(status=ChargingProfileStatusEnumType.Accepted))


def _same(wanted: object, present: object) -> bool:
    """A criterion that is not given fits everything."""
    return wanted is UNSET or wanted == present


def clear_charging_profile(request: ClearChargingProfileRequest, view: View) -> Reply:
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

    known = view.profiles.remove(wanted) > 0
    status = ClearChargingProfileStatusEnumType
    return Reply(ClearChargingProfileResponse(status=status.Accepted if known else status.Unknown))


def get_charging_profiles(request: GetChargingProfilesRequest, view: View) -> Reply:
    """K09: the profiles follow as ReportChargingProfiles, by EVSE."""
    found = view.profiles.find(lambda kept: _reported(request.chargingProfile, request.evseId, kept))
    status = GetChargingProfileStatusEnumType
    if not found or view.reports_full:
        return Reply(GetChargingProfilesResponse(status=status.NoProfiles))
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
    return Reply(GetChargingProfilesResponse(status=status.Accepted), (SendParts(messages),))


def _reported(criterion: ChargingProfileCriterionType, evse: int | UnsetType, kept: Kept) -> bool:
    ids, sources = criterion.chargingProfileId, criterion.chargingLimitSource
    return (
        _same(evse, kept.evse)
        and (not ids or kept.profile.id in ids)
        and (not sources or ChargingLimitSourceEnumType.CSO in sources)
        and _same(criterion.chargingProfilePurpose, kept.profile.chargingProfilePurpose)
        and _same(criterion.stackLevel, kept.profile.stackLevel)
    )


def get_composite_schedule(request: GetCompositeScheduleRequest, view: View) -> Reply:
    """K08: from now on, with the limits of the station and of others; at most a week."""
    rejected = GenericStatusEnumType.Rejected
    if request.evseId not in EVSE_IDS:
        return Reply(GetCompositeScheduleResponse(status=rejected, statusInfo=info("UnknownEvse")))
    if request.duration <= 0:
        return Reply(GetCompositeScheduleResponse(status=rejected, statusInfo=info("ValueOutOfRange")))
    wall = view.clock.wall().utc
    duration = min(request.duration, MAX_COMPOSITE_S)
    unit = request.chargingRateUnit or ChargingRateUnitEnumType.A
    supply = view.limits.supply(view.station.snapshot())
    periods: list[ChargingSchedulePeriodType] = []
    for step in view.limits.composite(wall.timestamp(), float(duration)):
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
    return Reply(GetCompositeScheduleResponse(status=GenericStatusEnumType.Accepted, schedule=schedule))


CHARGING_HANDLERS: dict[str, Handler] = {
    "ClearChargingProfile": clear_charging_profile,
    "GetChargingProfiles": get_charging_profiles,
    "GetCompositeSchedule": get_composite_schedule,
    "SetChargingProfile": set_charging_profile,
}
