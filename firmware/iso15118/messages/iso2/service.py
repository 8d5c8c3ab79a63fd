"""ServiceDiscovery and ServiceDetail (8.4.3.3, 8.4.3.4)."""

from __future__ import annotations

from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.iso2.datatypes import (
    SERVICE_ID,
    SERVICE_SCOPE,
    BodyElement,
    DataType,
    EnergyTransferMode,
    PaymentOption,
    PhysicalValue,
    ResponseCode,
    ServiceCategory,
)
from firmware.iso15118.messages.model import (
    BYTE,
    INT,
    SHORT,
    UNBOUNDED_TEXT,
    Alternative,
    Attribute,
    Occurs,
    Text,
    element,
)


class Service(DataType, frozen=True, kw_only=True):
    """One service that the station offers."""

    service_id: Annotated[int, SERVICE_ID]
    service_name: Annotated[str | None, Text(32)] = None
    service_category: ServiceCategory
    service_scope: Annotated[str | None, SERVICE_SCOPE] = None
    free_service: bool


class ServiceList(DataType, frozen=True, kw_only=True):
    """Services besides charging."""

    service: Annotated[tuple[Service, ...], Occurs(1, 8)]


class SupportedEnergyTransferMode(DataType, frozen=True, kw_only=True):
    """The ways in which the station can charge."""

    energy_transfer_mode: Annotated[tuple[EnergyTransferMode, ...], Occurs(1, 6)]


class ChargeService(Service, frozen=True, kw_only=True):
    """The charging service."""

    supported_energy_transfer_mode: SupportedEnergyTransferMode


class PaymentOptionList(DataType, frozen=True, kw_only=True):
    """The ways to pay."""

    payment_option: Annotated[tuple[PaymentOption, ...], Occurs(1, 2)]


@element()
class ServiceDiscoveryReq(BodyElement, frozen=True, kw_only=True):
    """The EV asks for services, all of them or of one kind."""

    service_scope: Annotated[str | None, SERVICE_SCOPE] = None
    service_category: ServiceCategory | None = None


@element()
class ServiceDiscoveryRes(BodyElement, frozen=True, kw_only=True):
    """What the station offers."""

    response_code: ResponseCode
    payment_option_list: PaymentOptionList
    charge_service: ChargeService
    service_list: ServiceList | None = None


@element()
class ServiceDetailReq(BodyElement, frozen=True, kw_only=True):
    """The EV asks for the parameters of a service."""

    service_id: Annotated[int, SERVICE_ID]


class Parameter(DataType, frozen=True, kw_only=True):
    """A named value; exactly one of the six kinds is present."""

    name: Annotated[str, UNBOUNDED_TEXT, Attribute()]
    bool_value: Annotated[bool | None, Alternative()] = field(default=None, name="boolValue")
    byte_value: Annotated[int | None, BYTE, Alternative()] = field(default=None, name="byteValue")
    short_value: Annotated[int | None, SHORT, Alternative()] = field(default=None, name="shortValue")
    int_value: Annotated[int | None, INT, Alternative()] = field(default=None, name="intValue")
    physical_value: Annotated[PhysicalValue | None, Alternative()] = field(default=None, name="physicalValue")
    string_value: Annotated[str | None, UNBOUNDED_TEXT, Alternative()] = field(default=None, name="stringValue")


class ParameterSet(DataType, frozen=True, kw_only=True):
    """One way in which a service can be had."""

    parameter_set_id: Annotated[int, SHORT]
    parameter: Annotated[tuple[Parameter, ...], Occurs(1, 16)]


class ServiceParameterList(DataType, frozen=True, kw_only=True):
    """The ways in which a service can be had."""

    parameter_set: Annotated[tuple[ParameterSet, ...], Occurs(1, 255)]


@element()
class ServiceDetailRes(BodyElement, frozen=True, kw_only=True):
    """The parameters of a service."""

    response_code: ResponseCode
    service_id: Annotated[int, SERVICE_ID]
    service_parameter_list: ServiceParameterList | None = None
