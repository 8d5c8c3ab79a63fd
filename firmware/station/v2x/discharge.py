"""How much the vehicle may supply, and who says so: the claims of the other direction.

Owns: one claim per source with its reason, and the lowest of them. May not: remember, or raise a limit: without every
single permission the answer is 0 W. Charging has its claims in `station/claims.py`; these here are in watt, because
feeding back is agreed in power and not in ampere per phase.
"""

import enum
from dataclasses import dataclass

from firmware.station.api import DischargeClaimView, Reason
from firmware.station.reasons import reason


class DischargeSource(enum.Enum):
    """Who claims, most important last; among equal limits the last is the reason that people read."""

    HARDWARE = "hardware"
    OWNER = "owner"
    VEHICLE = "vehicle"
    OPERATION = "operation"
    BATTERY = "battery"
    DEPARTURE = "departure"
    DRIVER = "driver"
    AUTHORISATION = "authorisation"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class DischargeFacts:
    """All that counts, in watt. None: nothing known that limits, but for `vehicle_w`: None is no offer."""

    hardware_w: float  # what inverter or supply can take back
    owner_w: float  # what the installation's owner allows
    vehicle_w: float | None  # what the vehicle offers in this session
    bidirectional: bool  # the session runs a bidirectional service
    charging_only: bool  # the operation has no discharging
    operation_w: float | None
    soc_percent: int | None
    min_soc_percent: int  # the vehicle keeps at least this
    short_wh: float | None  # missing until the least energy that the vehicle wants to have, by what it told
    priority: bool  # charging counts more now
    driver: bool  # the driver lets the vehicle supply
    authorised: bool
    blocked: Reason | None  # fault, out of service, reset, stop


@dataclass(frozen=True, slots=True)
class DischargeClaim:
    """`limit_w` that one source allows, and why."""

    source: DischargeSource
    limit_w: float
    reason: Reason


def discharge_claims(facts: DischargeFacts) -> tuple[DischargeClaim, ...]:
    """All claims, in the order of `DischargeSource`; never empty."""
    found = [
        DischargeClaim(DischargeSource.HARDWARE, max(0.0, facts.hardware_w), reason("discharge_hardware")),
        DischargeClaim(DischargeSource.OWNER, max(0.0, facts.owner_w), reason("discharge_owner")),
    ]

    def none(source: DischargeSource, why: Reason) -> None:
        found.append(DischargeClaim(source, 0.0, why))

    if not facts.bidirectional or facts.vehicle_w is None:
        none(DischargeSource.VEHICLE, reason("discharge_vehicle"))
    else:
        found.append(
            DischargeClaim(DischargeSource.VEHICLE, max(0.0, facts.vehicle_w), reason("discharge_vehicle_limit"))
        )
    if facts.charging_only:
        none(DischargeSource.OPERATION, reason("discharge_charging_only"))
    elif facts.operation_w is not None:
        found.append(DischargeClaim(DischargeSource.OPERATION, facts.operation_w, reason("discharge_operator")))
    if facts.soc_percent is not None and facts.soc_percent <= facts.min_soc_percent:
        none(DischargeSource.BATTERY, reason("discharge_soc", percent=str(facts.min_soc_percent)))
    elif facts.short_wh is not None and facts.short_wh > 0.0:
        none(DischargeSource.BATTERY, reason("discharge_energy"))
    if facts.priority:
        none(DischargeSource.DEPARTURE, reason("discharge_priority"))
    if not facts.driver:
        none(DischargeSource.DRIVER, reason("discharge_driver"))
    if not facts.authorised:
        none(DischargeSource.AUTHORISATION, reason("not_authorised"))
    if facts.blocked is not None:
        none(DischargeSource.BLOCKED, facts.blocked)
    return tuple(found)


def winner(claims: tuple[DischargeClaim, ...]) -> DischargeClaim:
    """The lowest; among equals the most important."""
    return min(reversed(claims), key=lambda claim: claim.limit_w)


def views(claims: tuple[DischargeClaim, ...]) -> tuple[DischargeClaimView, ...]:
    """For display, most important first."""
    wins = winner(claims)
    return tuple(DischargeClaimView(c.source.value, c.limit_w, c.reason, c is wins) for c in reversed(claims))
