"""Monitors on variables: which there are, kept over restarts, and what a new value makes of each (N04 to N08).

Owns: the life of monitors, thresholds with their return, deltas, periods, and the level below which nothing is told.
May not: know the wire, read variables, or send.

A monitor compares values that it is given; a threshold tells once when it is passed and once when the value is back.

Where monitors come from: wired ones are always there; preconfigured ones come and go with the base and may be cleared
or changed, and a changed one is the operator's; the rest is the operator's, and survives a base of All only.
"""

import enum
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import msgspec

from firmware.ocpp_client.device_model import Address, DataType, Variable

SCOPE = "ocpp.monitor"
BASE_KEY, LEVEL_KEY = "base", "level"
MAX_MONITORS = 50
LOWEST_SEVERITY = 9  # 0 is danger, 9 is debug


class Kind(enum.Enum):
    """OCPP MonitorEnumType."""

    UPPER = "UpperThreshold"
    LOWER = "LowerThreshold"
    DELTA = "Delta"
    PERIODIC = "Periodic"
    ALIGNED = "PeriodicClockAligned"


class Origin(enum.Enum):
    """Where a monitor comes from: OCPP EventNotificationEnumType."""

    WIRED = "HardWiredMonitor"
    PRECONFIGURED = "PreconfiguredMonitor"
    CUSTOM = "CustomMonitor"


class Base(enum.Enum):
    """OCPP MonitoringBaseEnumType: every preconfigured monitor, the recommended ones, none."""

    ALL = "All"
    FACTORY = "FactoryDefault"
    WIRED = "HardWiredOnly"


THRESHOLDS = frozenset({Kind.UPPER, Kind.LOWER})
PERIODS = frozenset({Kind.PERIODIC, Kind.ALIGNED})
NUMBERS = frozenset({DataType.INTEGER, DataType.DECIMAL})


@dataclass(frozen=True, slots=True)
class Monitor:
    """One monitor. `transaction`: only while one runs."""

    id: int
    address: Address
    kind: Kind
    value: float
    severity: int
    transaction: bool = False
    origin: Origin = Origin.CUSTOM


PROBLEM = Address("Connector", "Problem", evse=1, connector=1)
STATE = Address("Connector", "AvailabilityState", evse=1, connector=1)
POWER = Address("EVSE", "Power", evse=1)
WIRED = (Monitor(1, PROBLEM, Kind.DELTA, 1.0, 2, origin=Origin.WIRED),)
OVER_POWER_ID, STATE_ID = 2, 3
RESERVED_IDS = 9  # the operator's are above
OVER_POWER = 1.1  # of what the EVSE can give
CLEARED = ""  # instead of a monitor in the store: a preconfigured one that the operator took away


def preconfigured(base: Base, variables: Mapping[Address, Variable]) -> tuple[Monitor, ...]:
    """The manufacturer's: more power in a transaction than the EVSE has is recommended, the connector's state is there
    to be had.
    """
    if base is Base.WIRED:
        return ()
    power = variables.get(POWER.folded())
    found = []
    if power is not None and power.maximum is not None:
        limit = power.maximum * OVER_POWER
        found.append(Monitor(OVER_POWER_ID, POWER, Kind.UPPER, limit, 3, True, Origin.PRECONFIGURED))
    if base is Base.ALL:
        found.append(Monitor(STATE_ID, STATE, Kind.DELTA, 1.0, 6, origin=Origin.PRECONFIGURED))
    return tuple(found)


class Refused(enum.Enum):
    """Why a monitor is not taken; the values are OCPP's."""

    UNSUPPORTED = "UnsupportedMonitorType"
    REJECTED = "Rejected"
    DUPLICATE = "Duplicate"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a monitor has to tell. `trigger`: OCPP EventTriggerEnumType."""

    monitor: Monitor
    value: str
    trigger: str
    cleared: bool = False


@dataclass(slots=True)
class _State:
    """What is remembered between values."""

    reference: str | None = None  # of a delta
    passed: bool = False  # of a threshold
    due: float | None = None  # of a period


class MonitorStore(Protocol):
    """The part of core.store.Store that is used here. Every method may raise StoreError."""

    def items(self, scope: str) -> dict[str, str]: ...
    def change(self, scope: str, values: Mapping[str, str | None], clear: bool = False) -> None: ...


class MonitorBook:
    """All monitors with their states."""

    def __init__(self, store: MonitorStore, variables: Mapping[Address, Variable]) -> None:
        """What is stored and does not fit the variables any more is left out. Raises StoreError."""
        self._store = store
        self._variables = variables
        self._states: dict[int, _State] = {}
        stored = store.items(SCOPE)
        self.base = Base(stored.pop(BASE_KEY, Base.FACTORY.value))
        self.level = int(stored.pop(LEVEL_KEY, str(LOWEST_SEVERITY)))
        self._monitors = self._given(self.base)
        for key, text in stored.items():
            if text == CLEARED:
                self._monitors.pop(int(key), None)
                continue
            try:
                monitor = msgspec.json.decode(text, type=Monitor)
            except msgspec.DecodeError:
                continue
            if monitor.address.folded() in variables:
                self._monitors[monitor.id] = monitor

    def _given(self, base: Base) -> dict[int, Monitor]:
        """Those that are there without an operator."""
        return {monitor.id: monitor for monitor in (*WIRED, *preconfigured(base, self._variables))}

    # --- which there are -------------------------------------------------------------------------------------------

    def __iter__(self) -> Iterator[Monitor]:
        return iter(sorted(self._monitors.values(), key=lambda monitor: monitor.id))

    def wants_to_look(self, in_transaction: bool) -> bool:
        """There are some on values that may change without any event."""
        return any(
            monitor.origin is Origin.CUSTOM or (monitor.transaction and in_transaction)
            for monitor in self._monitors.values()
        )

    def origin(self, number: int) -> Origin:
        """Where a monitor comes from."""
        monitor = self._monitors.get(number)
        return monitor.origin if monitor is not None else Origin.CUSTOM

    def put(
        self, address: Address, kind: Kind, value: float, severity: int, transaction: bool, number: int | None
    ) -> int | Refused:
        """Take a monitor, or change the one with this number. Returns its number. Raises StoreError."""
        variable = self._variables[address.folded()]
        if variable.write_only or (kind in THRESHOLDS and variable.type not in NUMBERS):
            return Refused.UNSUPPORTED
        if not 0 <= severity <= LOWEST_SEVERITY or not self._fits(variable, kind, value):
            return Refused.REJECTED
        old = self._monitors.get(number) if number is not None else None
        if number is not None and (
            old is None or old.origin is Origin.WIRED or old.address.folded() != address.folded()
        ):
            return Refused.REJECTED
        same = (address.folded(), kind, severity)
        if any(
            monitor.id != number and (monitor.address.folded(), monitor.kind, monitor.severity) == same
            for monitor in self._monitors.values()
        ):
            return Refused.DUPLICATE
        if number is None:
            if len(self._monitors) >= MAX_MONITORS:
                return Refused.REJECTED
            number = max(RESERVED_IDS, *self._monitors) + 1
        monitor = Monitor(number, variable.address, kind, value, severity, transaction)
        self._store.change(SCOPE, {_key(number): msgspec.json.encode(monitor).decode()})
        self._monitors[number] = monitor
        self._states.pop(number, None)
        return number

    def _fits(self, variable: Variable, kind: Kind, value: float) -> bool:
        if kind in PERIODS:
            return value >= 1.0
        if kind is Kind.DELTA:
            return value >= 0.0
        low, high = variable.minimum, variable.maximum
        return (low is None or value >= low) and (high is None or value <= high)

    def clear(self, number: int) -> bool | None:
        """Take one away: done, refused (wired), or None: not known. Raises StoreError."""
        monitor = self._monitors.get(number)
        if monitor is None or monitor.origin is Origin.WIRED:
            return None if monitor is None else False
        self._store.change(SCOPE, {_key(number): CLEARED if number <= RESERVED_IDS else None})
        del self._monitors[number]
        self._states.pop(number, None)
        return True

    def set_base(self, base: Base) -> None:
        """N03: preconfigured monitors come and go, those that were cleared are back; anything but All takes the
        operator's away, and what it changed is as it was. Raises StoreError.
        """
        given = self._given(base)
        own = {n: one for n, one in self._monitors.items() if one.origin is Origin.CUSTOM} if base is Base.ALL else {}
        gone = [key for key in self._store.items(SCOPE) if key not in (BASE_KEY, LEVEL_KEY) and int(key) not in own]
        self._store.change(SCOPE, {BASE_KEY: base.value, **dict.fromkeys(gone)})
        self.base, self._monitors = base, given | own
        self._states = {number: state for number, state in self._states.items() if number in self._monitors}

    def set_level(self, level: int) -> None:
        """N05: only what is at least as severe is told. Raises StoreError."""
        self._store.change(SCOPE, {LEVEL_KEY: str(level)})
        self.level = level

    # --- what values make of them ----------------------------------------------------------------------------------

    def next_deadline(self) -> float | None:
        """When a period is over."""
        return min((state.due for state in self._states.values() if state.due is not None), default=None)

    def look(
        self, read: Callable[[Address], str | None], in_transaction: bool, now: float, wall: float
    ) -> list[Finding]:
        """Compare all present values. `read` None: not readable now; `wall`: Unix seconds, for aligned periods."""
        found: list[Finding] = []
        for monitor in self:
            if monitor.transaction and not in_transaction:
                self._states.pop(monitor.id, None)
                continue
            value = read(monitor.address)
            if value is None:
                continue
            finding = self._judge(monitor, self._states.setdefault(monitor.id, _State()), value, now, wall)
            if finding is not None and monitor.severity <= self.level:
                found.append(finding)
        return found

    def _judge(self, monitor: Monitor, state: _State, value: str, now: float, wall: float) -> Finding | None:
        if monitor.kind in PERIODS:
            due = state.due
            if due is not None and now < due:
                return None
            state.due = now + (_to_mark(wall, monitor.value) if monitor.kind is Kind.ALIGNED else monitor.value)
            return Finding(monitor, value, "Periodic") if due is not None else None
        if monitor.kind is Kind.DELTA:
            before = state.reference
            if before is None:
                state.reference = value
                return None
            if not self._differs(monitor, before, value):
                return None
            state.reference = value
            return Finding(monitor, value, "Delta")
        number = float(value)
        passed = number > monitor.value if monitor.kind is Kind.UPPER else number < monitor.value
        if passed is state.passed:
            return None
        state.passed = passed
        return Finding(monitor, value, "Alerting", cleared=not passed)

    def _differs(self, monitor: Monitor, before: str, value: str) -> bool:
        if self._variables[monitor.address.folded()].type in NUMBERS:
            return abs(float(value) - float(before)) >= max(monitor.value, 1e-9)
        return value != before


def _key(number: int) -> str:
    return f"{number:06d}"


def _to_mark(wall: float, every: float) -> float:
    """Seconds until the next multiple of the period."""
    return every - wall % every
