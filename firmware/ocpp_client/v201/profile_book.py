"""The charging profiles of the CSMS: checked, kept in the store, looked up, forgotten in time.

Owns: which profiles are taken (K01, K05), the life of a TxProfile, and the neutral form for `smart_charging.py`.
May not: compute limits or tell the station of them; that is `limit_keeper.py`.

TxProfiles belong to a transaction and go with it; over a restart they are kept for as long as that may be resumed
(E17). A TxProfile that came with a remote start waits for the transaction with that remoteStartId, in this run only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

import msgspec
from msgspec import UNSET, structs

from firmware.core.clock import moment
from firmware.ocpp_client.smart_charging import DAY_S, WEEK_S, Kind, Period, Profile, Purpose
from firmware.ocpp_client.v201.datatypes import (
    ChargingProfileType,
    ChargingSchedulePeriodType,
    ChargingScheduleType,
)
from firmware.ocpp_client.v201.enums import (
    ChargingProfileKindEnumType,
    ChargingProfilePurposeEnumType,
    ChargingRateUnitEnumType,
    RecurrencyKindEnumType,
)

SCOPE = "ocpp.charging_profile"
MAX_PROFILES = 20
MAX_PERIODS = 200
MAX_STACK_LEVEL = 9
EVSE_IDS = (0, 1)
# A limit above is a mistake in the unit or worse.
MAX_LIMIT = 1e7


class ProfileStore(Protocol):
    """The part of core.store.Store that is used here. Every method may raise StoreError."""

    def items(self, scope: str) -> dict[str, str]: ...
    def change(self, scope: str, values: Mapping[str, str | None], clear: bool = False) -> None: ...


class RefusedError(Exception):
    """A profile is not taken; `reason` is an OCPP reason code."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(text)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Kept:
    """A profile with its EVSE. `remote_start`: it waits for the transaction of this remote start. `chosen`: which of
    its schedules the vehicle took; None: none yet, and what any of them allows may be drawn.
    """

    evse: int
    profile: ChargingProfileType
    remote_start: int | None = None
    chosen: int | None = None


class ProfileBook:
    """All profiles. `version` changes with every change."""

    def __init__(self, store: ProfileStore) -> None:
        """Raises StoreError."""
        self._store = store
        self._kept: dict[int, Kept] = {}
        self._neutral: tuple[Profile, ...] = ()
        self.version = 0
        stale: dict[str, str | None] = {}
        for key, text in store.items(SCOPE).items():
            try:
                kept = msgspec.json.decode(text, type=Kept)
                check(kept.evse, kept.profile)
            except (msgspec.DecodeError, RefusedError):
                stale[key] = None
                continue
            if kept.remote_start is not None:
                stale[key] = None
            else:
                self._kept[kept.profile.id] = kept
        if stale:
            store.change(SCOPE, stale)
        self._changed()

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """All that could apply, in the form of `smart_charging`."""
        return self._neutral

    def add(
        self, evse: int, profile: ChargingProfileType, running: str | None, remote_start: int | None = None
    ) -> None:
        """Take a profile; one with the same id is replaced (K01.FR.05). `running`: the transaction of the EVSE.

        Raises RefusedError and StoreError; then nothing has changed.
        """
        check(evse, profile)
        if profile.chargingProfilePurpose is ChargingProfilePurposeEnumType.TxProfile:
            if remote_start is None and not profile.transactionId:
                raise RefusedError("MissingParam", "a TxProfile needs its transactionId")  # K01.FR.03
            if remote_start is None and profile.transactionId != running:
                raise RefusedError("TxNotFound", "that transaction is not running")  # K01.FR.09, .33
        others = {key: kept for key, kept in self._kept.items() if key != profile.id}
        if any(_conflict(Kept(evse, profile, remote_start), kept) for kept in others.values()):
            raise RefusedError("DuplicateProfile", "another profile has this purpose, level and EVSE")  # K01.FR.39
        if len(others) >= MAX_PROFILES:
            raise RefusedError("OutOfMemory", f"at most {MAX_PROFILES} profiles")
        kept = Kept(evse, profile, remote_start)
        self._store.change(SCOPE, {str(profile.id): msgspec.json.encode(kept).decode()})
        self._kept[profile.id] = kept
        self._changed()

    def find(self, wanted: Callable[[Kept], bool]) -> list[Kept]:
        """Profiles that somebody asks for, by EVSE and id."""
        return sorted((kept for kept in self._kept.values() if wanted(kept)), key=lambda k: (k.evse, k.profile.id))

    def remove(self, wanted: Callable[[Kept], bool]) -> int:
        """Forget profiles; how many these were. Raises StoreError."""
        gone = [key for key, kept in self._kept.items() if wanted(kept)]
        if gone:
            self._store.change(SCOPE, dict.fromkeys(map(str, gone)))
            for key in gone:
                del self._kept[key]
            self._changed()
        return len(gone)

    def transaction_is(self, transaction: str, remote_start: int) -> None:
        """The transaction of a remote start has begun: its profile is bound to it (K05). Raises StoreError."""
        for key, kept in self._kept.items():
            if kept.remote_start == remote_start:
                bound = replace(
                    kept, profile=structs.replace(kept.profile, transactionId=transaction), remote_start=None
                )
                self._kept[key] = bound
                self._changed()
                self._store.change(SCOPE, {str(key): msgspec.json.encode(bound).decode()})

    def only(self, transaction: str) -> None:
        """A transaction runs: those of others have ended, whether anybody heard of it or not. Raises StoreError."""
        self.remove(lambda kept: kept.profile.transactionId not in (UNSET, transaction))

    def choose(self, transaction: str, number: int) -> bool:
        """The vehicle of a transaction took a schedule (0: the first). True: it had a choice."""
        for key, kept in self._kept.items():
            schedules = kept.profile.chargingSchedule
            if kept.profile.transactionId == transaction and len(schedules) > 1 and number < len(schedules):
                self._kept[key] = replace(kept, chosen=number)
                self._changed()
                return True
        return False

    def offers(self, transaction: str) -> tuple[Kept, tuple[tuple[Profile, ...], ...]] | None:
        """The TxProfile that gives the vehicle of a transaction a choice or prices, with all profiles as they would be
        under each of its schedules; None: there is none.
        """
        for kept in self._kept.values():
            schedules = kept.profile.chargingSchedule
            wanted = kept.profile.transactionId == transaction and kept.remote_start is None
            if wanted and (len(schedules) > 1 or schedules[0].salesTariff):
                others = tuple(profile for profile in self._neutral if profile.id != kept.profile.id)
                each = range(len(schedules))
                return kept, tuple((*others, neutral(replace(kept, chosen=number))) for number in each)
        return None

    def _changed(self) -> None:
        self.version += 1
        self._neutral = tuple(neutral(kept) for kept in self._kept.values() if kept.remote_start is None)


def _conflict(new: Kept, old: Kept) -> bool:
    a, b = new.profile, old.profile
    if (a.chargingProfilePurpose, a.stackLevel, new.evse) != (b.chargingProfilePurpose, b.stackLevel, old.evse):
        return False
    if (a.transactionId, new.remote_start) != (b.transactionId, old.remote_start):
        return False
    starts = [_unix(p.validFrom) if p.validFrom else float("-inf") for p in (a, b)]
    ends = [_unix(p.validTo) if p.validTo else float("inf") for p in (a, b)]
    return max(starts) < min(ends)


def check(evse: int, profile: ChargingProfileType) -> None:
    """The rules that do not depend on other profiles or transactions. Raises RefusedError."""
    purposes, kinds = ChargingProfilePurposeEnumType, ChargingProfileKindEnumType
    purpose, kind = profile.chargingProfilePurpose, profile.chargingProfileKind
    if evse not in EVSE_IDS:
        raise RefusedError("UnknownEvse", f"EVSE {evse}")
    if purpose is purposes.ChargingStationExternalConstraints:
        raise RefusedError("InvalidProfile", "external constraints do not come from the CSMS")  # K01.FR.22
    if purpose is purposes.ChargingStationMaxProfile and (evse != 0 or kind is kinds.Relative):
        raise RefusedError("InvalidProfile", "a ChargingStationMaxProfile is of EVSE 0 and not Relative")
    if purpose is purposes.TxProfile and evse == 0:
        raise RefusedError("InvalidProfile", "a TxProfile needs an EVSE")  # K01.FR.16
    if not 0 <= profile.stackLevel <= MAX_STACK_LEVEL:
        raise RefusedError("ValueOutOfRange", f"stack levels are 0 to {MAX_STACK_LEVEL}")
    if (kind is kinds.Recurring) != bool(profile.recurrencyKind):
        raise RefusedError("InvalidProfile", "recurrencyKind belongs to Recurring")
    if profile.validFrom and profile.validTo and _unix(profile.validFrom) >= _unix(profile.validTo):
        raise RefusedError("InvalidProfile", "validTo is not after validFrom")
    schedules = profile.chargingSchedule
    if len(schedules) > 1 and purpose is not purposes.TxProfile:
        raise RefusedError("InvalidProfile", "several schedules are for a vehicle to choose: a TxProfile")
    if len({schedule.chargingRateUnit for schedule in schedules}) > 1:
        raise RefusedError("InvalidSchedule", "schedules to choose from are all in A or all in W")
    for schedule in schedules:
        _check_schedule(schedule, kind)
        if schedule.salesTariff and purpose is not purposes.TxProfile:
            raise RefusedError("UnsupportedParam", "salesTariff is for a vehicle: a TxProfile")


def _check_schedule(schedule: ChargingScheduleType, kind: ChargingProfileKindEnumType) -> None:
    if (kind is ChargingProfileKindEnumType.Relative) == bool(schedule.startSchedule):  # K01.FR.40, .41
        raise RefusedError("InvalidSchedule", "startSchedule belongs to Absolute and Recurring, and they need it")
    if schedule.salesTariff and any(not entry.ePriceLevel for entry in schedule.salesTariff.salesTariffEntry):
        raise RefusedError("InvalidSchedule", "each entry of a salesTariff needs its ePriceLevel, from 1")
    if isinstance(schedule.duration, int) and schedule.duration <= 0:
        raise RefusedError("InvalidSchedule", "a duration is above 0")
    periods = schedule.chargingSchedulePeriod
    if len(periods) > MAX_PERIODS:
        raise RefusedError("ValueOutOfRange", f"at most {MAX_PERIODS} periods")
    if periods[0].startPeriod != 0 or any(a.startPeriod >= b.startPeriod for a, b in pairwise(periods)):
        raise RefusedError("InvalidSchedule", "periods begin at 0 and follow one another")
    for period in periods:
        if not 0.0 <= period.limit <= MAX_LIMIT:
            raise RefusedError("InvalidSchedule", "a limit is 0 or more")
        if isinstance(period.numberPhases, int) and not 1 <= period.numberPhases <= 3:
            raise RefusedError("InvalidSchedule", "1 to 3 phases")
        if isinstance(period.phaseToUse, int):
            raise RefusedError("UnsupportedParam", "phaseToUse: this station does not switch phases")


def _unix(text: str) -> float:
    return moment(text).timestamp()


def neutral(kept: Kept) -> Profile:
    """For the algorithm. The profile has passed `check`."""
    profile, schedule = kept.profile, kept.profile.chargingSchedule[kept.chosen or 0]
    periods = tuple(map(_period, schedule.chargingSchedulePeriod))
    if kept.chosen is None and len(profile.chargingSchedule) > 1:
        periods = _envelope(profile.chargingSchedule)
    daily = profile.recurrencyKind is RecurrencyKindEnumType.Daily
    return Profile(
        id=profile.id,
        evse=kept.evse,
        purpose=Purpose(profile.chargingProfilePurpose.value),
        kind=Kind(profile.chargingProfileKind.value),
        stack_level=profile.stackLevel,
        watts=schedule.chargingRateUnit is ChargingRateUnitEnumType.W,
        periods=periods,
        start=_unix(schedule.startSchedule) if schedule.startSchedule else None,
        duration_s=float(schedule.duration) if isinstance(schedule.duration, int) else None,
        every_s=(DAY_S if daily else WEEK_S) if profile.recurrencyKind else None,
        valid_from=_unix(profile.validFrom) if profile.validFrom else None,
        valid_to=_unix(profile.validTo) if profile.validTo else None,
        transaction=profile.transactionId or None,
    )


def _period(period: ChargingSchedulePeriodType) -> Period:
    phases = period.numberPhases if isinstance(period.numberPhases, int) else None
    return Period(float(period.startPeriod), period.limit, phases)


def _envelope(schedules: Sequence[ChargingScheduleType]) -> tuple[Period, ...]:
    """What any of the schedules allows, from their common start on: nothing is refused before the choice is made."""
    rows = [[_period(period) for period in schedule.chargingSchedulePeriod] for schedule in schedules]
    starts = sorted({period.start_s for row in rows for period in row})
    holding = ((start, [next(p for p in reversed(row) if p.start_s <= start) for row in rows]) for start in starts)
    return tuple(replace(max(now, key=lambda period: period.limit), start_s=start) for start, now in holding)
