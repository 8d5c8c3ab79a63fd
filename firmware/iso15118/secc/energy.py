"""What -2 and -20 decide alike before and after energy flows: obstacles, cable check, pre-charge, a settled output.

Owns: the decisions, as pure functions over the facts that both records have. May not: know a message; the handlers of
each protocol put the answers into words. Times are monotonic seconds.
"""

import enum
from typing import Protocol

from firmware.iso15118.api import (
    AuthState,
    CheckState,
    Effect,
    EvNeeds,
    EvseView,
    Isolation,
    Notification,
    RequestContactor,
    StopDc,
    Trace,
)
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
    def started(self) -> bool: ...

    @property
    def cut(self) -> bool: ...

    @property
    def cable_check_since(self) -> float | None: ...

    @property
    def cable_check_passed(self) -> bool: ...

    @property
    def precharge_since(self) -> float | None: ...

    @property
    def precharge_target_v(self) -> float | None: ...


def broken(view: EvseView) -> bool:
    """Energy is, or must be, cut."""
    return view.emergency or view.malfunction


def cut_energy(record: EnergyRecord, view: EvseView) -> tuple[Effect, ...]:
    """What an emergency or a fault that has just come asks for, whatever the EV does; nothing where there is none, or
    where the energy is cut already.
    """
    if not broken(view) or record.cut:
        return ()
    note = Trace("energy cut: " + ("emergency" if view.emergency else "fault"), warning=True)
    return (note, *((StopDc(),) if record.dc else ()), RequestContactor(False))


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


class PowerOn(enum.Enum):
    """What to do about a PowerDelivery(Start) that nothing forbids."""

    WAIT = "wait"
    DONE = "done"
    NOT_APPLIED = "not applied"
    CONTACTOR_ERROR = "contactor error"


def judge_power_on(
    record: EnergyRecord, view: EvseView, first: bool, waited_s: float, limit_s: float
) -> tuple[PowerOn, str]:
    """Whether the contactor that was asked for on the first look is closed, and on DC the voltage still that of the
    pre-charge; with the reason of a refusal. The contactor's state is a level: one that is closed already needs no
    wait.

    AC with nothing to give at this moment begins like a pause in the loop: the vehicle is told 0, the contactor closes
    when there is power. A vehicle that load management keeps waiting must not lose its session.
    """
    if view.contactor is CheckState.FAILED and not first:
        return PowerOn.CONTACTOR_ERROR, "the contactor did not close"
    nothing = not (record.dc or view.ac.max_power_w > 0.0 or view.ac.max_discharge_power_w > 0.0)
    if nothing and view.pilot in ("C", "D"):
        return PowerOn.DONE, ""
    closed = view.contactor is CheckState.PASSED
    if closed and (record.started or not record.dc or precharged(record, view)):
        return PowerOn.DONE, ""
    if waited_s < limit_s:
        return PowerOn.WAIT, ""
    if closed:
        target_v = record.precharge_target_v or 0
        return PowerOn.NOT_APPLIED, f"{view.present_voltage_v:g} V is not the pre-charge voltage {target_v:g} V"
    if view.pilot not in ("C", "D"):
        return PowerOn.NOT_APPLIED, f"control pilot in state {view.pilot}"
    return PowerOn.CONTACTOR_ERROR, f"contactor not closed within {limit_s:g} s"


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


def precharge_refusal(record: EnergyRecord, view: EvseView, now: float) -> str | None:
    """Why a PreCharge request is refused, None where it is not."""
    if broken(view):
        return "the station has a fault"
    limit_s = record.setup.config.precharge_timeout_s
    if record.precharge_since is not None and now - record.precharge_since >= limit_s:
        return f"pre-charge not finished within {limit_s:g} s"
    return None


def precharge_voltage(record: EnergyRecord, view: EvseView, asked_v: float) -> tuple[float, tuple[Effect, ...]]:
    """The voltage to go to for the EV's target, and a remark the first time that it is not what was asked for."""
    voltage = min(max(asked_v, 0.0), highest_v(record, view))
    if voltage == asked_v or record.precharge_target_v is not None:
        return voltage, ()
    return voltage, (Trace(f"pre-charge target {asked_v:g} V clipped to {voltage:g} V", warning=True),)


def cable_check_v(record: EnergyRecord, view: EvseView) -> float:
    """Up to which voltage the cable is checked: what the vehicle allows."""
    told = record.needs.max_voltage_v if record.needs is not None else None
    return view.dc.max_voltage_v if told is None else told


def highest_v(record: EnergyRecord, view: EvseView) -> float:
    """The voltage that neither side may exceed."""
    return min(view.dc.max_voltage_v, cable_check_v(record, view))
