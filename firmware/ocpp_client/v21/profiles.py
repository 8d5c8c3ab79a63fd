"""What 2.1 adds to charging profiles: setpoints and operation modes, dynamic profiles (K28), priority charging (K21).

Owns: those profiles in the store, the operation that they ask for at a time, and the 2.0.1 profile that stands for
their limits. May not: compute limits (the 2.0.1 client does), or tell the station.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

import msgspec
from msgspec import UNSET, UnsetType, structs

from firmware.core.clock import moment
from firmware.ocpp_client.v21.datatypes import (
    ChargingProfileType,
    ChargingSchedulePeriodType,
    ChargingScheduleType,
    ChargingScheduleUpdateType,
)
from firmware.ocpp_client.v21.enums import ChargingProfileKindEnumType as Kind
from firmware.ocpp_client.v21.enums import ChargingProfilePurposeEnumType as Purpose
from firmware.ocpp_client.v21.enums import ChargingRateUnitEnumType as Unit
from firmware.ocpp_client.v21.enums import OperationModeEnumType as Mode
from firmware.ocpp_client.v21.enums import RecurrencyKindEnumType as Recurrency
from firmware.ocpp_client.v21.prune import plain
from firmware.station.api import Balancing, Curve, Operation, V2xMode

SCOPE = "ocpp21.profiles"
MAX_KEPT = 20
PERIODS = {Recurrency.Daily: 86_400.0, Recurrency.Weekly: 604_800.0}
_MARKS = ("setpoint", "setpointReactive", "dischargeLimit", "operationMode", "v2xBaseline", "v2xFreqWattCurve")


class Refused21Error(Exception):
    """A profile that is not taken; `reason` is an OCPP reason code."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(text)
        self.reason = reason


class ProfileStore(Protocol):
    """The part of core.store.Store that is used here. Every method may raise StoreError."""

    def items(self, scope: str) -> dict[str, str]: ...
    def put(self, scope: str, key: str, value: str | None) -> None: ...


@dataclass(frozen=True, slots=True)
class Kept21:
    """A profile with when it was taken or updated (RFC 3339)."""

    evse: int
    profile: ChargingProfileType
    at: str


@dataclass(frozen=True, slots=True)
class Supply21:
    """What the EVSE can give, and the thresholds of the station for load balancing."""

    voltage_v: float
    phases: int
    max_a: float
    balancing: Balancing

    def watts(self, value: float, unit: Unit) -> float:
        """A rate as power."""
        return value if unit is Unit.W else value * self.voltage_v * self.phases

    def most(self, unit: Unit) -> float:
        """All that there is."""
        return self.max_a if unit is Unit.A else self.watts(self.max_a, Unit.A)


class Profiles21:
    """Raises StoreError where the store fails."""

    def __init__(self, store: ProfileStore, supply: Supply21) -> None:
        self._store = store
        self._supply = supply
        self.kept: dict[int, Kept21] = {}
        for key, text in store.items(SCOPE).items():
            try:
                self.kept[int(key)] = msgspec.json.decode(text, type=Kept21)
            except (msgspec.DecodeError, ValueError):
                store.put(SCOPE, key, None)

    # --- taking ----------------------------------------------------------------------------------------------------

    def check(self, profile: ChargingProfileType) -> bool:
        """Whether it needs this module. Raises Refused21Error for what this station does not do."""
        if profile.chargingProfilePurpose is Purpose.LocalGeneration:
            raise Refused21Error("UnsupportedPurpose", "no local generation is controlled here")
        for schedule in profile.chargingSchedule:
            for period in schedule.chargingSchedulePeriod:
                self._operation(schedule, period, profile)  # raises for what cannot be carried out
        if profile.chargingProfileKind is Kind.Dynamic and not _is_dynamic(profile):
            raise Refused21Error(
                "InvalidSchedule", "a dynamic profile has one schedule with one period that begins at 0"
            )
        special = profile.chargingProfilePurpose is Purpose.PriorityCharging
        special = special or profile.chargingProfileKind is Kind.Dynamic or is_v2x(profile)
        if special and len(self.kept) >= MAX_KEPT and profile.id not in self.kept:
            raise Refused21Error("TooManyElements", f"at most {MAX_KEPT} such profiles")
        return special

    def keep(self, evse: int, profile: ChargingProfileType, at: datetime) -> None:
        """Over restarts; `check` has passed."""
        kept = Kept21(evse, profile, at.isoformat())
        self.kept[profile.id] = kept
        self._store.put(SCOPE, str(profile.id), msgspec.json.encode(kept).decode())

    def forget(self, profile_id: int) -> None:
        """It is not wanted any more."""
        if self.kept.pop(profile_id, None) is not None:
            self._store.put(SCOPE, str(profile_id), None)

    def ended(self, transaction: str) -> None:
        """The profiles of a transaction go with it."""
        for profile_id, kept in list(self.kept.items()):
            if kept.profile.transactionId == transaction:
                self.forget(profile_id)

    def update(self, profile_id: int, change: ChargingScheduleUpdateType, at: datetime) -> Kept21:
        """K28: new values of a dynamic profile. Raises Refused21Error."""
        kept = self.kept.get(profile_id)
        if kept is None or kept.profile.chargingProfileKind is not Kind.Dynamic:
            raise Refused21Error("InvalidProfile", f"there is no dynamic profile {profile_id}")
        schedule = kept.profile.chargingSchedule[0]
        given = {name: value for name in change.__struct_fields__
                 if name != "customData" and (value := getattr(change, name)) is not UNSET}  # fmt: skip
        period = structs.replace(schedule.chargingSchedulePeriod[0], **given)
        profile = structs.replace(
            kept.profile, chargingSchedule=(structs.replace(schedule, chargingSchedulePeriod=(period,)),)
        )
        self.check(profile)
        self.keep(kept.evse, profile, at)
        return self.kept[profile_id]

    def priority(self) -> Kept21 | None:
        """The profile for priority charging: that of the highest stack level."""
        found = [kept for kept in self.kept.values() if kept.profile.chargingProfilePurpose is Purpose.PriorityCharging]
        return max(found, key=lambda kept: kept.profile.stackLevel, default=None)

    # --- for the 2.0.1 client --------------------------------------------------------------------------------------

    def limits_of(self, profile: ChargingProfileType, at: datetime) -> dict[str, Any]:
        """The same profile with nothing but limits, as 2.0.1 has it; a period without one has all there is."""
        built = plain(profile)
        for schedule, typed in zip(built["chargingSchedule"], profile.chargingSchedule, strict=True):
            for period, one in zip(schedule["chargingSchedulePeriod"], typed.chargingSchedulePeriod, strict=True):
                limits = [limit for limit in (one.limit, one.limit_L2, one.limit_L3) if isinstance(limit, float)]
                period["limit"] = max(0.0, min(limits)) if limits else self._supply.most(typed.chargingRateUnit)
                if period.get("numberPhases") == 0:
                    del period["numberPhases"]
            if profile.chargingProfileKind is Kind.Dynamic:
                schedule["startSchedule"] = _rfc3339(at)
        if profile.chargingProfileKind is Kind.Dynamic:
            built["chargingProfileKind"] = "Absolute"
        return built

    # --- for the station ---------------------------------------------------------------------------------------------

    def operation(self, transaction: str | None, began: str, now: datetime) -> Operation | None:
        """What the profiles ask for at this moment; None: nothing but limits."""
        best: tuple[tuple[bool, int], Operation] | None = None
        for kept in self.kept.values():
            profile = kept.profile
            own = profile.chargingProfilePurpose is Purpose.TxProfile
            if profile.chargingProfilePurpose is Purpose.PriorityCharging or not is_v2x(profile):
                continue
            if own and (transaction is None or profile.transactionId not in (UNSET, transaction)):
                continue
            found = _period(kept, began, now)
            if found is None:
                continue
            rank = (own, profile.stackLevel)
            if best is None or rank > best[0]:
                best = (rank, self._operation(*found, profile))
        return best[1] if best is not None else None

    def _operation(
        self, schedule: ChargingScheduleType, period: ChargingSchedulePeriodType, profile: ChargingProfileType
    ) -> Operation:
        unit, supply = schedule.chargingRateUnit, self._supply
        mode = period.operationMode or Mode.ChargingOnly
        if period.v2xSignalWattCurve or (mode is Mode.CentralFrequency and not isinstance(period.setpoint, float)):
            raise Refused21Error("UnsupportedParam", "no frequency signal is received here")
        curve = period.v2xFreqWattCurve
        if mode is Mode.LocalFrequency and not curve:
            raise Refused21Error("InvalidSchedule", "LocalFrequency needs v2xFreqWattCurve")
        limit = period.dischargeLimit
        try:
            return Operation(
                V2xMode(mode.value),
                setpoint_w=_watts(supply, period.setpoint, unit),
                setpoint_var=_watts(supply, period.setpointReactive, unit),
                curve=Curve(tuple((point.frequency, point.power) for point in curve)) if curve else None,
                baseline_w=_watts(supply, period.v2xBaseline, unit) or 0.0,
                balancing=supply.balancing,
                discharge_limit_w=abs(supply.watts(limit, unit)) if isinstance(limit, float) else None,
                max_offline_s=_seconds(profile.maxOfflineDuration),
            )
        except ValueError as error:
            raise Refused21Error("InvalidSchedule", str(error)) from None


def _watts(supply: Supply21, value: float | UnsetType, unit: Unit) -> float | None:
    return supply.watts(value, unit) if isinstance(value, float) else None


def _seconds(value: int | UnsetType) -> float | None:
    return float(value) if isinstance(value, int) else None


def is_v2x(profile: ChargingProfileType) -> bool:
    """It says more than limits on charging."""
    return any(
        getattr(period, mark) is not UNSET
        for schedule in profile.chargingSchedule
        for period in schedule.chargingSchedulePeriod
        for mark in _MARKS
    )


def _is_dynamic(profile: ChargingProfileType) -> bool:
    periods = profile.chargingSchedule[0].chargingSchedulePeriod
    return len(profile.chargingSchedule) == 1 and len(periods) == 1 and periods[0].startPeriod == 0


def _period(kept: Kept21, began: str, now: datetime) -> tuple[ChargingScheduleType, ChargingSchedulePeriodType] | None:
    """The period that holds now."""
    profile, schedule = kept.profile, kept.profile.chargingSchedule[0]
    if profile.validFrom and moment(profile.validFrom) > now:
        return None
    if profile.validTo and moment(profile.validTo) <= now:
        return None
    if profile.chargingProfileKind is Kind.Dynamic:
        start = moment(kept.at)  # the duration counts from the last update (K28)
    elif profile.chargingProfileKind is Kind.Relative:
        start = moment(began or kept.at)
    else:
        start = moment(schedule.startSchedule or kept.at)
    passed_s = (now - start).total_seconds()
    if passed_s < 0.0:
        return None
    if profile.chargingProfileKind is Kind.Recurring:
        passed_s %= PERIODS[profile.recurrencyKind or Recurrency.Daily]
    if isinstance(schedule.duration, int) and passed_s >= schedule.duration:
        return None
    holding = [period for period in schedule.chargingSchedulePeriod if period.startPeriod <= passed_s]
    return (schedule, holding[-1]) if holding else None


def _rfc3339(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
