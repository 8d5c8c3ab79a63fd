"""The bidirectional part of a station: from the facts of a pass to setpoint and discharge limit of the present session.

Owns: what is remembered between passes (the grid's reading, the decision, the claims) and what view and snapshot say of
it. May not: decide on its own; the laws are in `operation.py`, the limits in `discharge.py`, the order in `planner.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from firmware.core.timeline import Level
from firmware.hal.api import MeterReading
from firmware.iso15118.api import EnergyMode, EvNeeds, EvseView
from firmware.station.api import Answer, Reason, Result, SetV2xOperation, V2xView
from firmware.station.effects import Note, StationEvent
from firmware.station.v2x.discharge import DischargeFacts, discharge_claims, views, winner
from firmware.station.v2x.operation import CHARGING_ONLY, Curve, GridFacts, Operation, V2xMode
from firmware.station.v2x.planner import Decision, Planner, V2xFacts

BIDIRECTIONAL = frozenset(
    {
        EnergyMode.AC_BPT,
        EnergyMode.AC_DER_IEC,
        EnergyMode.AC_DER_SAE,
        EnergyMode.DC_BPT,
        EnergyMode.DC_ACDP_BPT,
        EnergyMode.MCS_BPT,
    }
)
NO_DISCHARGE = frozenset({V2xMode.CHARGING_ONLY, V2xMode.IDLE})


@dataclass(frozen=True, slots=True)
class V2xSettings:
    """What the station may do by itself. Watt; `hardware_w`: what inverter or supply can take back."""

    enabled: bool = False
    local: Operation = CHARGING_ONLY
    voltage_curve: Curve | None = None
    hardware_w: float = 0.0
    hardware_a: float = 0.0  # DC: the current that the supply can take back
    owner_w: float = 0.0
    min_soc_percent: int = 20
    grid_forming: bool = False


@dataclass(frozen=True, slots=True)
class StageFacts:
    """What the rest of the station knows. `charge_w`: the effective limit as power; `departure_s`: of the driver."""

    charge_w: float
    power_w: float
    needs: EvNeeds | None
    active: bool
    soc_percent: int | None
    online: bool | None
    need_wh: float | None
    departure_s: float | None
    driver_priority: bool
    driver_discharge: bool
    authorised: bool
    blocked: Reason | None


class Bidirectional:
    """Remembers; `advance` is called in every pass."""

    def __init__(self, settings: V2xSettings, emit: Callable[[StationEvent], None]) -> None:
        self._settings = settings
        self._emit = emit
        self._planner = Planner(settings.local, settings.voltage_curve)
        self._grid: GridFacts | None = None
        self._decision: Decision | None = None
        self._discharge_w = 0.0
        self._view: V2xView | None = None
        self._departs_at: float | None = None
        self._told_departure: tuple[EvNeeds, int | None] | None = None

    def take(self, command: SetV2xOperation, now: float) -> Answer:
        """An order of the operator, or its end."""
        if not self._settings.enabled:
            return Answer(Result.REJECTED, "this station serves no bidirectional vehicles")
        expires_at = None if command.expires_in_s is None else now + command.expires_in_s
        self._planner.order(command.operation, expires_at, now)
        return Answer(Result.ACCEPTED, self._planner.operation.mode.value)

    def on_grid(self, reading: MeterReading | None) -> None:
        """The newest reading of the meter at the grid connection."""
        if reading is None or reading.problem:
            return
        volts = [volt for volt in reading.voltage_v if volt > 0.0]
        self._grid = GridFacts(
            reading.at, reading.power_w, sum(volts) / len(volts) if volts else None, reading.frequency_hz
        )

    def new_visit(self) -> None:
        """Another vehicle."""
        self._planner.new_visit()
        self._departs_at = self._told_departure = None

    def next_deadline(self) -> float | None:
        """When an order ends by itself."""
        return self._planner.next_deadline()

    def advance(self, facts: StageFacts, now: float) -> None:
        """One pass."""
        if not self._settings.enabled:
            return
        if self._planner.watch(facts.online, now):
            self._note(f"the operator's order has ended: {self._planner.operation.mode.value}", Level.WARNING)
        needs = facts.needs
        two_way = facts.active and needs is not None and needs.mode in BIDIRECTIONAL
        v2x = V2xFacts(
            now=now,
            own_w=facts.power_w,
            charge_w=facts.charge_w,
            discharge_w=0.0,
            grid=self._grid,
            online=facts.online,
            need_wh=facts.need_wh,
            least_wh=needs.min_energy_wh if needs is not None else None,
            left_s=self._left_s(facts, now),
            ordered_priority=facts.driver_priority,
        )
        priority = self._planner.priority(v2x)
        operation = self._planner.operation
        claims = discharge_claims(
            DischargeFacts(
                hardware_w=self._settings.hardware_w,
                owner_w=self._settings.owner_w,
                vehicle_w=needs.max_discharge_power_w if needs is not None else None,
                bidirectional=two_way,
                charging_only=operation.mode in NO_DISCHARGE,
                operation_w=operation.discharge_limit_w,
                soc_percent=facts.soc_percent,
                min_soc_percent=self._settings.min_soc_percent,
                short_wh=v2x.least_wh,
                priority=priority,
                driver=facts.driver_discharge,
                authorised=facts.authorised,
                blocked=facts.blocked,
            )
        )
        self._discharge_w = winner(claims).limit_w
        decision = self._planner.decide(replace(v2x, discharge_w=self._discharge_w), priority)
        before = self._decision
        if two_way and (before is None or (before.mode, before.reason.key) != (decision.mode, decision.reason.key)):
            self._note(f"{decision.mode.value}: {decision.reason.text}")
        self._decision = decision if two_way else None
        self._view = V2xView(
            mode=decision.mode.value,
            active=two_way,
            setpoint_w=decision.setpoint_w,
            setpoint_var=decision.setpoint_var,
            reason=decision.reason,
            priority=decision.priority,
            discharge_limit_w=self._discharge_w,
            discharge_claims=views(claims),
        )

    def apply(self, view: EvseView) -> EvseView:
        """What a session is told of it."""
        if not self._settings.enabled:
            return view
        ac = replace(view.ac, max_discharge_power_w=self._discharge_w)
        dc = replace(
            view.dc,
            max_discharge_power_w=self._discharge_w,
            max_discharge_current_a=self._settings.hardware_a if self._discharge_w > 0.0 else 0.0,
        )
        decision = self._decision
        return replace(
            view,
            ac=ac,
            dc=dc,
            setpoint_w=decision.setpoint_w if decision is not None else None,
            setpoint_var=decision.setpoint_var if decision is not None else None,
            grid_forming=self._settings.grid_forming,
        )

    def view(self) -> V2xView | None:
        """For people; None where the station serves no bidirectional vehicles."""
        return self._view

    def _left_s(self, facts: StageFacts, now: float) -> float | None:
        """Until the departure: the driver's word counts more than the vehicle's, which was told at some moment."""
        if facts.departure_s is not None:
            return facts.departure_s
        needs = facts.needs
        if needs is None or needs.departure_s is None:
            return None
        told = (needs, needs.departure_s)
        if told != self._told_departure:
            self._told_departure, self._departs_at = told, now + needs.departure_s
        return max(0.0, self._departs_at - now) if self._departs_at is not None else None

    def _note(self, text: str, level: Level = Level.INFO) -> None:
        self._emit(Note(text, level))
