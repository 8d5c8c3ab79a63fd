"""The fault catalogue: what each fault is called, does, tells whom, and how it goes away. Data, not code.

Owns: the typed view of `faults.toml` (the only place where a fault is described) and the rules that every row must
keep. May not: raise or clear a fault; that is done by the safety loop (`raised_by = "safety"`) and the station.
"""

import enum
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from firmware.core.errors import ConfigError


class Severity(enum.Enum):
    """How bad, for lists and colours."""

    INFO = "info"  # nothing is wrong with the station
    WARNING = "warning"
    ERROR = "error"  # this connector does not charge
    CRITICAL = "critical"  # somebody must look at the hardware


class Action(enum.Enum):
    """What happens to energy while the fault is there."""

    NONE = "none"
    DERATE = "derate"  # a claim lowers the current
    STOP = "stop"  # the station ends charging in an orderly way, and starts no new one
    OPEN = "open"  # the contactor opens at once and may not close while the fault is there
    OPEN_LATCH = "open_latch"  # the same, and the fault stays after its cause is gone
    STATE_F = "state_f"  # the same, and the pilot stays in F: the station is out of service


class PilotAction(enum.Enum):
    """What the pilot line does while the fault is there, whatever the lease asks."""

    KEEP = "keep"  # as the lease asks
    X1 = "x1"  # constant +12 V: no permission, but the vehicle's presence is still seen
    F_PULSE = "f_pulse"  # F for at least 300 ms, then X1 so that unplugging can be seen
    F = "f"  # F until cleared; unplugging cannot be seen


class ClearRule(enum.Enum):
    """What makes the fault go away. Every rule also needs the cause to be gone.

    A fault that opened the contactor further needs the permission to have been withdrawn once since: nothing
    closes again by itself under a permission that is older than the fault.
    """

    SELF = "self"
    UNPLUG = "unplug"  # the vehicle was unplugged
    OPERATOR = "operator"  # a command of the operator, locally or from the CSMS
    TECHNICIAN = "technician"  # a command given at the station, after a look at the hardware


class RaisedBy(enum.Enum):
    """Who decides that the fault is there."""

    SAFETY = "safety"  # the safety loop
    STATION = "station"  # the station brain, or the composition root


class Ocpp16Error(enum.Enum):
    """ChargePointErrorCode of OCPP 1.6."""

    CONNECTOR_LOCK_FAILURE = "ConnectorLockFailure"
    EV_COMMUNICATION_ERROR = "EVCommunicationError"
    GROUND_FAILURE = "GroundFailure"
    HIGH_TEMPERATURE = "HighTemperature"
    INTERNAL_ERROR = "InternalError"
    NO_ERROR = "NoError"
    OTHER_ERROR = "OtherError"
    OVER_CURRENT_FAILURE = "OverCurrentFailure"
    OVER_VOLTAGE = "OverVoltage"
    POWER_METER_FAILURE = "PowerMeterFailure"
    POWER_SWITCH_FAILURE = "PowerSwitchFailure"
    READER_FAILURE = "ReaderFailure"
    UNDER_VOLTAGE = "UnderVoltage"


OPENING_ACTIONS = frozenset({Action.OPEN, Action.OPEN_LATCH, Action.STATE_F})


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    severity: Severity
    action: Action
    pilot: PilotAction
    clear: ClearRule
    persists: bool
    raised_by: RaisedBy
    ocpp16: Ocpp16Error
    component: str
    driver_text: str
    technician_hint: str
    mrec: str | None = None


class Fault(msgspec.Struct, frozen=True):
    """One row of the catalogue.

    `code` is what people read out on the phone. `mrec` is the minimum required error code (ChargeX, CX001 on) and
    `component` the OCPP 2.x component of a NotifyEvent whose variable is Problem. `driver_text` is a key of the
    screen's texts ("none": nothing to tell the driver). `persists`: a restart does not clear it.
    """

    id: str
    code: str
    severity: Severity
    action: Action
    pilot: PilotAction
    clear: ClearRule
    persists: bool
    raised_by: RaisedBy
    ocpp16: Ocpp16Error
    component: str
    driver_text: str
    technician_hint: str
    mrec: str | None = None

    @property
    def opens(self) -> bool:
        """The contactor must be open while this fault is there."""
        return self.action in OPENING_ACTIONS

    @property
    def latches(self) -> bool:
        """Stays after its cause is gone, until its clear rule is met."""
        return self.clear is not ClearRule.SELF

    @property
    def blocks(self) -> bool:
        """No new charging session while this fault is there."""
        return self.opens or self.action is Action.STOP


def _contradictions(fault: Fault) -> list[str]:
    """What is wrong with a row, in words."""
    wrong: list[str] = []
    if fault.action in (Action.OPEN_LATCH, Action.STATE_F) and not fault.latches:
        wrong.append("latches but clears itself")
    if fault.persists and not fault.latches:
        wrong.append("persists but does not latch")
    if fault.clear is ClearRule.UNPLUG and fault.pilot is PilotAction.F:
        wrong.append("waits for the unplugging that nobody can see with the pilot in F")
    if fault.pilot is not PilotAction.KEEP and not fault.opens:
        wrong.append("takes the pilot away without opening the contactor")
    if not fault.technician_hint.strip() or not fault.driver_text:
        wrong.append("has no text")
    return wrong


def parse_catalogue(text: str) -> Mapping[str, Fault]:
    """The catalogue in `text` (TOML), by id. Raises ConfigError with the id and what is wrong."""
    try:
        rows = msgspec.toml.decode(text, type=dict[str, _Row])
    except msgspec.DecodeError as error:
        raise ConfigError(f"fault catalogue: {error}") from error
    catalogue: dict[str, Fault] = {}
    codes: dict[str, str] = {}
    for fault_id, row in rows.items():
        fault = Fault(id=fault_id, **msgspec.structs.asdict(row))
        wrong = _contradictions(fault)
        if row.code in codes:
            wrong.append(f"has the code of {codes[row.code]}")
        codes[row.code] = fault_id
        if wrong:
            raise ConfigError(f"fault catalogue: {fault_id} {'; '.join(wrong)}")
        catalogue[fault_id] = fault
    return MappingProxyType(catalogue)


CATALOGUE: Mapping[str, Fault] = parse_catalogue(Path(__file__).with_name("faults.toml").read_text(encoding="utf-8"))
