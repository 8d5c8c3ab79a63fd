"""ServiceDiscovery, ServiceDetail and ServiceSelection."""

from __future__ import annotations

from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.iso20.common_types import NAME, CommonType, RationalNumber, V2GRequest, V2GResponse
from firmware.iso15118.messages.iso20.namespaces import InCommonMessages
from firmware.iso15118.messages.model import BYTE, INT, SHORT, UNSIGNED_SHORT, Alternative, Attribute, Occurs, element

SERVICE_ID = UNSIGNED_SHORT


class ServiceIDList(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Services by number."""

    service_id: Annotated[tuple[Annotated[int, SERVICE_ID], ...], Occurs(1, 16)]


class Service(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """A service, and whether it costs."""

    service_id: Annotated[int, SERVICE_ID]
    free_service: bool


class ServiceList(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Services of the station."""

    service: Annotated[tuple[Service, ...], Occurs(1, 8)]


@element()
class ServiceDiscoveryReq(InCommonMessages, V2GRequest, frozen=True, kw_only=True):
    """The EV asks for the services, and may say which ones it knows."""

    supported_service_ids: ServiceIDList | None = None


@element()
class ServiceDiscoveryRes(InCommonMessages, V2GResponse, frozen=True, kw_only=True):
    """The services of the station."""

    service_renegotiation_supported: bool
    energy_transfer_service_list: ServiceList
    vas_list: ServiceList | None = field(default=None, name="VASList")


class Parameter(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """One parameter of a service; exactly one of its values is present."""

    name: Annotated[str, NAME, Attribute()]
    bool_value: Annotated[bool | None, Alternative()] = field(default=None, name="boolValue")
    byte_value: Annotated[int | None, BYTE, Alternative()] = field(default=None, name="byteValue")
    short_value: Annotated[int | None, SHORT, Alternative()] = field(default=None, name="shortValue")
    int_value: Annotated[int | None, INT, Alternative()] = field(default=None, name="intValue")
    rational_number: Annotated[RationalNumber | None, Alternative()] = field(default=None, name="rationalNumber")
    finite_string: Annotated[str | None, NAME, Alternative()] = field(default=None, name="finiteString")


class ParameterSet(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Parameters that belong together."""

    parameter_set_id: Annotated[int, SERVICE_ID]
    parameter: Annotated[tuple[Parameter, ...], Occurs(1, 32)]


class ServiceParameterList(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The parameter sets among which the EV chooses."""

    parameter_set: Annotated[tuple[ParameterSet, ...], Occurs(1, 32)]


@element()
class ServiceDetailReq(InCommonMessages, V2GRequest, frozen=True, kw_only=True):
    """The EV asks for the parameters of a service."""

    service_id: Annotated[int, SERVICE_ID]


@element()
class ServiceDetailRes(InCommonMessages, V2GResponse, frozen=True, kw_only=True):
    """The parameters of a service."""

    service_id: Annotated[int, SERVICE_ID]
    service_parameter_list: ServiceParameterList


class SelectedService(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """A service that the EV takes, with the parameter set it wants."""

    service_id: Annotated[int, SERVICE_ID]
    parameter_set_id: Annotated[int, SERVICE_ID]


class SelectedServiceList(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Further services that the EV takes."""

    selected_service: Annotated[tuple[SelectedService, ...], Occurs(1, 16)]


@element()
class ServiceSelectionReq(InCommonMessages, V2GRequest, frozen=True, kw_only=True):
    """The EV chooses its services."""

    selected_energy_transfer_service: SelectedService
    selected_vas_list: SelectedServiceList | None = field(default=None, name="SelectedVASList")


@element()
class ServiceSelectionRes(InCommonMessages, V2GResponse, frozen=True, kw_only=True):
    """The station agrees."""
