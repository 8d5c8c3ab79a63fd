"""Who decides the power of a bidirectional session now: the operator's order, the station's own mode, or the departure.

Owns: the order that is in force and how long it holds without the CSMS, the rule of priority charging, and the setpoint
within the limits. May not: raise a limit, or know how a vehicle is told.

Priority charging means: charge with all that the limits allow, supply nothing. It holds while the driver or the
operator wants it, and from the moment when the time to the target has grown to the time that is left, until the target
is reached: charging that late for good, and not back and forth.
"""

from dataclasses import dataclass

from firmware.station.api import Reason
from firmware.station.reasons import reason
from firmware.station.v2x.operation import CHARGING_ONLY, Curve, GridFacts, Operation, V2xMode, reactive, wish

MARGIN = 1.1  # vehicles taper near the end: time is kept for a tenth more


@dataclass(frozen=True, slots=True)
class V2xFacts:
    """What a decision depends on. Power in watt, positive charges.

    `need_wh`: to the target, `least_wh`: to the least energy the vehicle wants to have; None: not told. `left_s`: until
    the departure. `charge_w`, `discharge_w`: the present limits, both positive.
    """

    now: float
    own_w: float
    charge_w: float
    discharge_w: float
    grid: GridFacts | None = None
    online: bool | None = None
    need_wh: float | None = None
    least_wh: float | None = None
    left_s: float | None = None
    ordered_priority: bool = False  # by the driver or the operator


@dataclass(frozen=True, slots=True)
class Decision:
    """`setpoint_w` None: as much charging as the limits allow. `setpoint_var`: None: no reactive power asked for."""

    mode: V2xMode
    setpoint_w: float | None
    setpoint_var: float | None
    reason: Reason
    priority: bool = False


class Planner:
    """Holds the order in force. Times are monotonic seconds."""

    def __init__(self, local: Operation = CHARGING_ONLY, voltage_curve: Curve | None = None) -> None:
        """`local`: what the station does without an order; `voltage_curve`: LocalVoltage, (V, var)."""
        self._local = local
        self._voltage_curve = voltage_curve
        self._order: Operation | None = None
        self._expires_at: float | None = None
        self._online_at: float | None = None
        self._late = False  # priority charging because of the departure

    def order(self, operation: Operation | None, expires_at: float | None, now: float) -> None:
        """The operator's word; None takes it back."""
        self._order, self._expires_at, self._online_at = operation, expires_at, now

    def new_visit(self) -> None:
        """Another vehicle: what was late for the last one is not for this one."""
        self._late = False

    @property
    def operation(self) -> Operation:
        """What is in force now."""
        return self._order if self._order is not None else self._local

    def watch(self, online: bool | None, now: float) -> bool:
        """Let an order end whose time is over, or that may not go on without the CSMS. True: one ended."""
        if self._order is None:
            return False
        if online:
            self._online_at = now
        offline_s = now - (self._online_at if self._online_at is not None else now)
        limit_s = self._order.max_offline_s
        over = self._expires_at is not None and now >= self._expires_at
        if over or (limit_s is not None and offline_s >= limit_s):
            self._order = self._expires_at = None
            return True
        return False

    def next_deadline(self) -> float | None:
        """When the order ends by itself."""
        return self._expires_at

    def priority(self, facts: V2xFacts) -> bool:
        """Charging counts more than everything else now; asked once in a pass, because it remembers."""
        if facts.need_wh is None or facts.left_s is None or facts.need_wh <= 0.0:
            self._late = False
        elif facts.charge_w > 0.0 and facts.need_wh / facts.charge_w * 3600.0 * MARGIN >= facts.left_s:
            self._late = True
        return self._late or facts.ordered_priority

    def decide(self, facts: V2xFacts, priority: bool) -> Decision:
        """The setpoint of this moment, within the limits."""
        operation = self.operation
        var = reactive(self._voltage_curve, operation.setpoint_var, facts.grid, facts.now)
        if priority:
            key = "v2x_priority" if facts.ordered_priority else "v2x_departure"
            return Decision(operation.mode, None, var, reason(key), priority=True)
        if facts.least_wh is not None and facts.least_wh > 0.0 and operation.mode is not V2xMode.IDLE:
            return Decision(operation.mode, None, var, reason("v2x_least_energy"))
        wanted = wish(operation, facts.grid, facts.own_w, facts.now)
        why = reason(wanted.key, **dict(wanted.params))
        if wanted.power_w is None:
            return Decision(operation.mode, None, var, why)
        setpoint_w = min(max(wanted.power_w, -facts.discharge_w), facts.charge_w)
        return Decision(operation.mode, setpoint_w, var, why)
