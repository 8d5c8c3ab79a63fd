"""What -2 and -20 decide alike before and after energy flows: obstacles, cable check, pre-charge, a settled output.

Owns: the decisions, as pure functions over the facts that both records have. May not: know a message; the handlers of
each protocol put the answers into words. Times are monotonic seconds.
"""

import enum
from typing import Protocol

from firmware.iso15118.api import AuthState, CheckState, EvNeeds, EvseView, Isolation, Notification
from firmware.iso15118.secc.setup import Setup

PRECHARGE_A = 2.0
SETTLED_A = 1.0
"""Below this current a contactor may open without an arc."""


class EnergyRecord(Protocol):
    """What a session remembers of its energy, whatever protocol it speaks."""

    @property
    def setup(self) -> Setup: ...

    @property
    def needs(self) -> EvNeeds | None: ...

    @property
    def dc(self) -> bool: ...

    @property
    def cable_check_since(self) -> float | None: ...

    @property
    def cable_check_passed(self) -> bool: ...

    @property
    def precharge_target_v(self) -> float | None: ...


def obstacle(record: EnergyRecord, view: EvseView, broken: str | None) -> str | None:
    """What forbids energy, whatever the EV says. `broken`: why the station cannot, None where it can."""
    if view.auth is not AuthState.ACCEPTED:
        return f"authorisation is {view.auth.value}"
    if broken is not None:
        return broken
    if view.notification is Notification.STOP:
        return "the station wants to stop"
    if record.dc and not (record.cable_check_passed and record.precharge_target_v is not None):
        return "no cable check and pre-charge"
    return None


def precharged(record: EnergyRecord, view: EvseView) -> bool:
    """The output has the voltage that the EV asked for last."""
    target = record.precharge_target_v
    return target is not None and abs(view.present_voltage_v - target) <= record.setup.config.precharge_tolerance_v


def settling_until(record: EnergyRecord, view: EvseView, arrived: float, now: float) -> float | None:
    """How long to wait for the output current to die down; None when it has, or when it takes too long to spare the
    contactor.
    """
    until = arrived + record.setup.config.ramp_down_timeout_s
    return None if abs(view.present_current_a) <= SETTLED_A or now >= until else until


class Check(enum.Enum):
    """What to do about a CableCheck request."""

    WAIT = "wait"  # the request has overtaken the pilot
    START = "start"
    ONGOING = "ongoing"
    PASSED = "passed"
    REFUSED = "refused"


def judge_cable_check(
    record: EnergyRecord, view: EvseView, broken: bool, arrived: float, now: float
) -> tuple[Check, str]:
    """Start the check on the first request, then report it, with the reason of a refusal; passed only with isolation
    measured as valid. The first answer is Ongoing whatever the view says: an earlier check does not count for this one.
    """
    config = record.setup.config
    if broken:
        return Check.REFUSED, "the station has a fault"
    if view.pilot not in ("C", "D"):
        waits = now - arrived < config.pilot_grace_s
        return (Check.WAIT, "") if waits else (Check.REFUSED, f"control pilot in state {view.pilot}")
    if record.cable_check_since is None:
        return Check.START, ""
    if view.cable_check is CheckState.FAILED or view.isolation is Isolation.FAULT:
        return Check.REFUSED, "the cable check failed"
    if view.cable_check is CheckState.PASSED:
        valid = view.isolation is Isolation.VALID
        return (Check.PASSED, "") if valid else (Check.REFUSED, "cable check without an isolation measurement")
    limit_s = config.cable_check_timeout_s
    if now - record.cable_check_since >= limit_s:
        return Check.REFUSED, f"cable check not finished within {limit_s:g} s"
    return Check.ONGOING, ""


def cable_check_v(record: EnergyRecord, view: EvseView) -> float:
    """Up to which voltage the cable is checked: what the vehicle allows."""
    told = record.needs.max_voltage_v if record.needs is not None else None
    return view.dc.max_voltage_v if told is None else told


def highest_v(record: EnergyRecord, view: EvseView) -> float:
    """The voltage that neither side may exceed."""
    return min(view.dc.max_voltage_v, cable_check_v(record, view))
