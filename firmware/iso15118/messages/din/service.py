"""ServiceDiscovery and ServiceDetail."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.din.datatypes import (
    SERVICE_ID,
    SERVICE_NAME,
    SERVICE_SCOPE,
    BodyElement,
    DataType,
    PaymentOption,
    PhysicalValue,
    ResponseCode,
    ServiceCategory,
)
from firmware.iso15118.messages.model import BYTE, INT, SHORT, UNBOUNDED_TEXT, Alternative, Attribute, Occurs, element


class EVSESupportedEnergyTransfer(StrEnum):
    """What the station offers, by connector and current."""

    AC_SINGLE_PHASE_CORE = "AC_single_phase_core"
    AC_THREE_PHASE_CORE = "AC_three_phase_core"
    DC_CORE = "DC_core"
    DC_EXTENDED = "DC_extended"
    DC_COMBO_CORE = "DC_combo_core"
    DC_DUAL = "DC_dual"
    AC_CORE_1P_DC_EXTENDED = "AC_core1p_DC_extended"
    AC_SINGLE_DC_CORE = "AC_single_DC_core"
    AC_SINGLE_PHASE_THREE_PHASE_CORE_DC_EXTENDED = "AC_single_phase_three_phase_core_DC_extended"
    AC_CORE_3P_DC_EXTENDED = "AC_core3p_DC_extended"


class ServiceTag(DataType, frozen=True, kw_only=True):
    """Names a service."""

    service_id: Annotated[int, SERVICE_ID]
    service_name: Annotated[str | None, SERVICE_NAME] = None
    service_category: ServiceCategory
    service_scope: Annotated[str | None, SERVICE_SCOPE] = None


class Service(DataType, frozen=True, kw_only=True):
    """A service, and whether it costs."""

    service_tag: ServiceTag
    free_service: bool


@element()
class ServiceCharge(Service, frozen=True, kw_only=True):
    """The charging service."""

    energy_transfer_type: EVSESupportedEnergyTransfer


class ServiceTagList(DataType, frozen=True, kw_only=True):
    """The other services."""

    service: Annotated[tuple[Service, ...], Occurs(1, None)]


class PaymentOptions(DataType, frozen=True, kw_only=True):
    """How can be paid."""

    payment_option: Annotated[tuple[PaymentOption, ...], Occurs(1, None)]


@element()
class ServiceDiscoveryReq(BodyElement, frozen=True, kw_only=True):
    """The EV asks for the services."""

    service_scope: Annotated[str | None, SERVICE_SCOPE] = None
    service_category: ServiceCategory | None = None


@element()
class ServiceDiscoveryRes(BodyElement, frozen=True, kw_only=True):
    """The services of the station."""

    response_code: ResponseCode
    payment_options: PaymentOptions
    charge_service: ServiceCharge
    service_list: ServiceTagList | None = None


class ValueKind(StrEnum):
    """Which of the values a parameter has."""

    BOOL = "bool"
    BYTE = "byte"
    SHORT = "short"
    INT = "int"
    PHYSICAL_VALUE = "physicalValue"
    STRING = "string"


class Parameter(DataType, frozen=True, kw_only=True):
    """One parameter of a service; exactly one of its values is present."""

    name: Annotated[str, UNBOUNDED_TEXT, Attribute()]
    value_type: Annotated[ValueKind, Attribute()]
    """Which of the values follows."""
    bool_value: Annotated[bool | None, Alternative()] = field(default=None, name="boolValue")
    byte_value: Annotated[int | None, BYTE, Alternative()] = field(default=None, name="byteValue")
    short_value: Annotated[int | None, SHORT, Alternative()] = field(default=None, name="shortValue")
    int_value: Annotated[int | None, INT, Alternative()] = field(default=None, name="intValue")
    physical_value: Annotated[PhysicalValue | None, Alternative()] = field(default=None, name="physicalValue")
    """With its own unit."""
    string_value: Annotated[str | None, UNBOUNDED_TEXT, Alternative()] = field(default=None, name="stringValue")


class ParameterSet(DataType, frozen=True, kw_only=True):
    """Parameters that belong together."""

    parameter_set_id: Annotated[int, SHORT]
    parameter: Annotated[tuple[Parameter, ...], Occurs(1, None)]


class ServiceParameterList(DataType, frozen=True, kw_only=True):
    """The parameter sets among which the EV chooses."""

    parameter_set: Annotated[tuple[ParameterSet, ...], Occurs(1, None)]


@element()
class ServiceDetailReq(BodyElement, frozen=True, kw_only=True):
    """The EV asks for the parameters of a service."""

    service_id: Annotated[int, SERVICE_ID]


@element()
class ServiceDetailRes(BodyElement, frozen=True, kw_only=True):
    """The parameters of a service."""

    response_code: ResponseCode
    service_id: Annotated[int, SERVICE_ID]
    service_parameter_list: ServiceParameterList | None = None
