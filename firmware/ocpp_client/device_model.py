"""The device model: typed variables of components, with limits, persistence and who honours a change.

Owns: looking up, reading, checking and writing variables, and the report of all of them. The table of variables is
`variables.py`. May not: know message types, or accept a value that nobody acts on: a variable that can be written has
an owner who honours it, all others are read-only and say what is.

Names of components and variables are compared without regard to case (Part 2, 2.1.x ComponentType).
"""

import enum
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from firmware.core.errors import StoreError
from firmware.station.api import Answer, Result, SetVariables, StationSnapshot

SCOPE = "ocpp.variable"


class DataType(enum.Enum):
    """OCPP DataEnumType."""

    STRING = "string"
    DECIMAL = "decimal"
    INTEGER = "integer"
    DATE_TIME = "dateTime"
    BOOLEAN = "boolean"
    OPTION_LIST = "OptionList"
    MEMBER_LIST = "MemberList"
    SEQUENCE_LIST = "SequenceList"


class Mutability(enum.Enum):
    """OCPP MutabilityEnumType."""

    READ_ONLY = "ReadOnly"
    WRITE_ONLY = "WriteOnly"
    READ_WRITE = "ReadWrite"


class Owner(enum.Enum):
    """Who acts on a change."""

    NOBODY = "nobody"  # read-only
    CLIENT = "client"  # this package reads it from here whenever it matters
    STATION = "station"  # passed on as station.api.SetVariables, and the station may refuse


class SetStatus(enum.Enum):
    """OCPP SetVariableStatusEnumType."""

    ACCEPTED = "Accepted"
    REJECTED = "Rejected"
    UNKNOWN_COMPONENT = "UnknownComponent"
    UNKNOWN_VARIABLE = "UnknownVariable"
    NOT_SUPPORTED_ATTRIBUTE = "NotSupportedAttributeType"


class GetStatus(enum.Enum):
    """OCPP GetVariableStatusEnumType."""

    ACCEPTED = "Accepted"
    REJECTED = "Rejected"
    UNKNOWN_COMPONENT = "UnknownComponent"
    UNKNOWN_VARIABLE = "UnknownVariable"
    NOT_SUPPORTED_ATTRIBUTE = "NotSupportedAttributeType"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a variable is. Empty instance and None for those that have none."""

    component: str
    variable: str
    instance: str = ""
    evse: int | None = None
    connector: int | None = None
    component_instance: str = ""

    def folded(self) -> "Address":
        """The form in which addresses are compared."""
        return Address(
            self.component.casefold(),
            self.variable.casefold(),
            self.instance.casefold(),
            self.evse,
            self.connector,
            self.component_instance.casefold(),
        )

    @property
    def key(self) -> str:
        """`Component.Variable[Instance]`: the key in the store and the name the station knows."""
        return f"{self.component}.{self.variable}" + (f"[{self.instance}]" if self.instance else "")


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable. `value` is the default, or the present value computed from the station's snapshot.

    `config_key` names the key of the configuration file that the variable overlays. `minimum` and `maximum` bound
    numbers, and the length of strings.
    """

    address: Address
    type: DataType
    value: str | Callable[[StationSnapshot], str]
    owner: Owner = Owner.NOBODY
    write_only: bool = False
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    values: tuple[str, ...] = ()
    may_be_empty: bool = False
    config_key: str = ""

    @property
    def mutability(self) -> Mutability:
        """As reported."""
        if self.owner is Owner.NOBODY:
            return Mutability.READ_ONLY
        return Mutability.WRITE_ONLY if self.write_only else Mutability.READ_WRITE


class BadValueError(Exception):
    """A value does not fit its variable; `reason` is an OCPP reason code (at most 20 characters)."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(text)
        self.reason = reason


def checked(variable: Variable, text: str) -> str:
    """The value in its canonical spelling. Raises BadValueError."""
    match variable.type:
        case DataType.INTEGER | DataType.DECIMAL:
            pattern = r"-?[0-9]{1,15}" if variable.type is DataType.INTEGER else r"-?[0-9]{1,15}(\.[0-9]{1,6})?"
            if not re.fullmatch(pattern, text):
                raise BadValueError("InvalidValue", f"not a number of type {variable.type.value}")
            _within(variable, float(text), "value")
        case DataType.BOOLEAN:
            text = text.lower()
            if text not in ("true", "false"):
                raise BadValueError("InvalidValue", "neither true nor false")
        case DataType.OPTION_LIST:
            if text not in variable.values:
                raise BadValueError("InvalidValue", "not one of " + ", ".join(variable.values))
        case DataType.MEMBER_LIST | DataType.SEQUENCE_LIST:
            members = [member.strip() for member in text.split(",")] if text else []
            if unknown := [member for member in members if member not in variable.values]:
                raise BadValueError("InvalidValue", f"{unknown[0][:40]!r} is not one of " + ", ".join(variable.values))
            if len(set(members)) != len(members) or not (members or variable.may_be_empty):
                raise BadValueError("InvalidValue", "empty, or a member twice")
            text = ",".join(members)
        case _:
            _within(variable, float(len(text)), "length")
    return text


def _within(variable: Variable, number: float, what: str) -> None:
    if variable.minimum is not None and number < variable.minimum:
        raise BadValueError("ValueOutOfRange", f"{what} below {variable.minimum:g}")
    if variable.maximum is not None and number > variable.maximum:
        raise BadValueError("ValueOutOfRange", f"{what} above {variable.maximum:g}")


class StateStore(Protocol):
    """The key-value part of core.store.Store. Every method may raise StoreError."""

    def items(self, scope: str) -> dict[str, str]: ...
    def put(self, scope: str, key: str, value: str | None) -> None: ...


@dataclass(frozen=True, slots=True)
class SetResult:
    """Outcome of one write. `changed`: the value is another one than before."""

    status: SetStatus
    reason: str = ""
    text: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class GetResult:
    """Outcome of one read."""

    status: GetStatus
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a report. `value` None: write-only."""

    variable: Variable
    value: str | None


class DeviceModel:
    """All variables with their present values. Values written by the CSMS are in the store before it hears Accepted."""

    def __init__(self, variables: tuple[Variable, ...], store: StateStore) -> None:
        """Reads the stored overlay. A stored value that no longer fits its variable is left out. Raises StoreError."""
        self._variables = {variable.address.folded(): variable for variable in variables}
        self._components = {
            (address.component, address.evse, address.connector, address.component_instance)
            for address in self._variables
        }
        self._store = store
        self._written: dict[Address, str] = {}
        self._guards: dict[Address, Callable[[str], str]] = {}
        stored = store.items(SCOPE)
        for address, variable in self._variables.items():
            text = stored.get(variable.address.key)
            if text is not None and variable.owner is not Owner.NOBODY:
                try:
                    self._written[address] = checked(variable, text)
                except BadValueError:
                    continue

    # --- for the client ----------------------------------------------------------------------------------------------

    def text(self, component: str, variable: str, instance: str = "") -> str:
        """The value of a variable of the client, also a write-only one."""
        address = Address(component, variable, instance).folded()
        value = self._written.get(address, self._variables[address].value)
        assert isinstance(value, str), "computed variables are for reports"
        return value

    def integer(self, component: str, variable: str, instance: str = "") -> int:
        """As `text`, of an integer variable."""
        return int(self.text(component, variable, instance))

    def boolean(self, component: str, variable: str, instance: str = "") -> bool:
        """As `text`, of a boolean variable."""
        return self.text(component, variable, instance) == "true"

    def members(self, component: str, variable: str) -> frozenset[str]:
        """As `text`, of a MemberList variable."""
        return frozenset(filter(None, self.text(component, variable).split(",")))

    def adopt(self, component: str, variable: str, text: str) -> None:
        """Take a value that the CSMS gave by another message (heartbeat interval of the boot answer), held within the
        variable's limits. Raises StoreError.
        """
        folded = Address(component, variable).folded()
        known = self._variables[folded]
        low, high = known.minimum or 0, known.maximum or float(text)
        value = f"{min(max(float(text), low), high):.0f}"
        if self._written.get(folded, known.value) != value:
            self._written[folded] = value
            self._store.put(SCOPE, known.address.key, value)

    def present(self, component: str, variable: str, text: str, instance: str = "") -> None:
        """What the client itself knows of a read-only variable, for reports."""
        self._written[Address(component, variable, instance).folded()] = text

    def guard(self, component: str, variable: str, refusal: Callable[[str], str]) -> None:
        """Who judges a value that fits its type: `refusal` says why it cannot be, or nothing."""
        self._guards[Address(component, variable).folded()] = refusal

    def station_overlay(self) -> dict[str, str]:
        """What the CSMS has changed of the station's behaviour, to be told to it at start."""
        return {
            self._variables[address].address.key: value
            for address, value in self._written.items()
            if self._variables[address].owner is Owner.STATION
        }

    # --- for the CSMS ------------------------------------------------------------------------------------------------

    def get(self, address: Address, attribute: str, snapshot: StationSnapshot) -> GetResult:
        """Read one attribute (B06)."""
        variable = self._variables.get(address.folded())
        if variable is None:
            known = self._knows_component(address)
            return GetResult(GetStatus.UNKNOWN_VARIABLE if known else GetStatus.UNKNOWN_COMPONENT)
        if attribute != "Actual":
            return GetResult(GetStatus.NOT_SUPPORTED_ATTRIBUTE)
        if variable.write_only:
            return GetResult(GetStatus.REJECTED)
        return GetResult(GetStatus.ACCEPTED, self._value(variable, snapshot))

    def set(self, address: Address, attribute: str, text: str, command: Callable[[SetVariables], Answer]) -> SetResult:
        """Write one attribute (B05.FR.07-.09): refused unless somebody will act on exactly this value."""
        folded = address.folded()
        variable = self._variables.get(folded)
        if variable is None:
            known = self._knows_component(address)
            return SetResult(SetStatus.UNKNOWN_VARIABLE if known else SetStatus.UNKNOWN_COMPONENT)
        if attribute != "Actual":
            return SetResult(SetStatus.NOT_SUPPORTED_ATTRIBUTE)
        if variable.owner is Owner.NOBODY:
            return SetResult(SetStatus.REJECTED, "ReadOnly")
        try:
            value = checked(variable, text)
        except BadValueError as error:
            return SetResult(SetStatus.REJECTED, error.reason, str(error))
        if folded in self._guards and (why := self._guards[folded](value)):
            return SetResult(SetStatus.REJECTED, "InvalidValue", why)
        before = self._written.get(folded, variable.value)
        key = variable.address.key
        if variable.owner is Owner.STATION:
            answer = command(SetVariables({key: value}))
            if answer.result is not Result.ACCEPTED:
                return SetResult(SetStatus.REJECTED, "InvalidValue", answer.text)
        try:
            self._store.put(SCOPE, key, value)
        except StoreError:
            if variable.owner is Owner.STATION and isinstance(before, str):
                command(SetVariables({key: before}))
            return SetResult(SetStatus.REJECTED, "InternalError", "the store failed")
        self._written[folded] = value
        return SetResult(SetStatus.ACCEPTED, changed=value != before)

    def rows(self, snapshot: StationSnapshot, writable_only: bool = False) -> Iterator[Row]:
        """All variables for a report (B07): the full inventory, or the configuration only."""
        for variable in self._variables.values():
            if not writable_only or variable.mutability is not Mutability.READ_ONLY:
                yield Row(variable, None if variable.write_only else self._value(variable, snapshot))

    def variables(self) -> Mapping[Address, Variable]:
        """The table, for documentation and tests."""
        return self._variables

    def _value(self, variable: Variable, snapshot: StationSnapshot) -> str:
        value = self._written.get(variable.address.folded(), variable.value)
        return value if isinstance(value, str) else value(snapshot)

    def _knows_component(self, address: Address) -> bool:
        folded = address.folded()
        return (folded.component, folded.evse, folded.connector, folded.component_instance) in self._components
