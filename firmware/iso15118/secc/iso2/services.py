"""ServiceDiscovery, ServiceDetail and PaymentServiceSelection: what is on offer, and what the EV takes."""

import dataclasses

from msgspec.structs import replace

from firmware.iso15118.api import (
    AuthMethod,
    CertificateAction,
    Effect,
    EvseView,
    ParameterValue,
    RequestAuthorization,
    ServiceOption,
    ServicesSelected,
    ValueAddedService,
)
from firmware.iso15118.messages import iso2
from firmware.iso15118.secc.iso2.record import Record, Request, State, Step, goto
from firmware.iso15118.secc.iso2.responses import BASE, Code, fail, transfer_modes

CHARGE_SERVICE = 1
CERTIFICATE_SERVICE = 2
MAX_SERVICES = 8
MAX_PARAMETERS = 16
_DEFINED_SERVICES = range(1, 5)  # charging, certificate, internet access, use case: ids that the standard gives

_OPTION = {
    AuthMethod.EIM: iso2.PaymentOption.EXTERNAL_PAYMENT,
    AuthMethod.PNC: iso2.PaymentOption.CONTRACT,
}
_METHOD = {option: method for method, option in _OPTION.items()}


def payment_methods(record: Record, view: EvseView) -> tuple[AuthMethod, ...]:
    """What can be paid with now: no contract without TLS or without a root to check it against; EIM first.

    After a pause only what was agreed before is offered, where it is still possible.
    """
    methods = [AuthMethod.EIM] if AuthMethod.EIM in view.auth_methods else []
    if AuthMethod.PNC in view.auth_methods and record.setup.tls and record.setup.verifier.usable:
        methods.append(AuthMethod.PNC)
    if record.resumed is not None and record.resumed.auth in methods:
        return (record.resumed.auth,)
    return tuple(methods)


_CERTIFICATE_OPTIONS = {
    CertificateAction.INSTALL: ServiceOption(1, (("Service", "Installation"),)),
    CertificateAction.UPDATE: ServiceOption(2, (("Service", "Update"),)),
}


def offered_services(record: Record, view: EvseView) -> tuple[ValueAddedService, ...]:
    """What there is besides charging now: certificates where a contract can be used at all, and the station's own.

    The list of -2 has eight places, and an id is offered once.
    """
    services: dict[int, ValueAddedService] = {}
    if view.certificate_actions and AuthMethod.PNC in payment_methods(record, view):
        options = tuple(
            _CERTIFICATE_OPTIONS[action] for action in CertificateAction if action in view.certificate_actions
        )
        services[CERTIFICATE_SERVICE] = ValueAddedService(
            CERTIFICATE_SERVICE, "Certificate", iso2.ServiceCategory.CONTRACT_CERTIFICATE.value, options=options
        )
    for service in view.services:
        if service.service_id not in (CHARGE_SERVICE, CERTIFICATE_SERVICE):
            services.setdefault(service.service_id, service)
    return tuple(services.values())[:MAX_SERVICES]


def _service(service: ValueAddedService) -> iso2.Service:
    return iso2.Service(
        service_id=service.service_id,
        service_name=service.name[:32] or None,
        service_category=iso2.ServiceCategory(service.category),
        service_scope=service.scope[:64] or None,
        free_service=service.free,
    )


def _parameter(name: str, value: ParameterValue) -> iso2.Parameter:
    if isinstance(value, bool):
        return iso2.Parameter(name=name, bool_value=value)
    if isinstance(value, int) and -(2**31) <= value < 2**31:
        return iso2.Parameter(name=name, int_value=value)
    return iso2.Parameter(name=name, string_value=str(value))


def _parameters(service: ValueAddedService) -> iso2.ServiceParameterList | None:
    sets = tuple(
        iso2.ParameterSet(
            parameter_set_id=option.set_id,
            parameter=tuple(_parameter(name, value) for name, value in option.parameters[:MAX_PARAMETERS]),
        )
        for option in service.options
        if option.parameters  # a set without any is not possible in the message
    )
    return iso2.ServiceParameterList(parameter_set=sets) if sets else None


def service_discovery(request: Request[iso2.ServiceDiscoveryReq], record: Record, view: EvseView) -> Step:
    """Offer the charge service and what there is besides it.

    ServiceScope and ServiceCategory filter the value-added services only: the charge service is mandatory in the
    response.
    """
    methods = payment_methods(record, view)
    if not methods or not transfer_modes(record, view):
        return fail(request, Code.FAILED, record, view, "no payment or no energy can be offered now")
    wanted = tuple(service for service in offered_services(record, view) if _wanted(request.body, service))
    response = replace(
        BASE[iso2.ServiceDiscoveryReq](Code.OK, record, view),
        payment_option_list=iso2.PaymentOptionList(payment_option=tuple(_OPTION[method] for method in methods)),
        service_list=iso2.ServiceList(service=tuple(map(_service, wanted))) if wanted else None,
    )
    return Step(response, goto(record, State.SERVICE_SELECTION))


def _wanted(body: iso2.ServiceDiscoveryReq, service: ValueAddedService) -> bool:
    category = body.service_category is None or body.service_category.value == service.category
    return category and body.service_scope in (None, service.scope)


def service_detail(request: Request[iso2.ServiceDetailReq], record: Record, view: EvseView) -> Step:
    """The parameter sets of a service; the charge service has none, and any other id must be on offer."""
    wanted = request.body.service_id
    response = replace(BASE[iso2.ServiceDetailReq](Code.OK, record, view), service_id=wanted)
    if wanted == CHARGE_SERVICE:
        return Step(response, record)
    service = next((one for one in offered_services(record, view) if one.service_id == wanted), None)
    if service is None:
        why = f"service {wanted} is not offered"
        step = fail(request, Code.FAILED_SERVICE_ID_INVALID, record, view, why)
        return dataclasses.replace(step, response=replace(step.response, service_id=wanted))
    return Step(replace(response, service_parameter_list=_parameters(service)), record)


def payment_service_selection(
    request: Request[iso2.PaymentServiceSelectionReq], record: Record, view: EvseView
) -> Step:
    """Take the payment option and the services.

    An id that is neither defined by the standard nor on offer is an invalid selection whatever else is selected. With
    defined ids only, a missing charge service is named before one that is not offered here, so that either fault has
    its own code.
    """
    body = request.body
    method = _METHOD[body.selected_payment_option]
    if method not in payment_methods(record, view):
        why = f"{body.selected_payment_option.value} was not offered"
        return fail(request, Code.FAILED_PAYMENT_SELECTION_INVALID, record, view, why)
    offered = {service.service_id: service for service in offered_services(record, view)}
    selected = {service.service_id: service.parameter_set_id for service in body.selected_service_list.selected_service}
    why = f"services {sorted(selected)}"
    if not set(selected) <= {*_DEFINED_SERVICES, *offered}:
        return fail(request, Code.FAILED_SERVICE_SELECTION_INVALID, record, view, why)
    if CHARGE_SERVICE not in selected:
        return fail(request, Code.FAILED_NO_CHARGE_SERVICE_SELECTED, record, view, why)
    del selected[CHARGE_SERVICE]
    if any(number not in offered or not _has_set(offered[number], chosen) for number, chosen in selected.items()):
        return fail(request, Code.FAILED_SERVICE_SELECTION_INVALID, record, view, why)
    response = BASE[iso2.PaymentServiceSelectionReq](Code.OK, record, view)
    taken = tuple((number, chosen) for number, chosen in selected.items() if number != CERTIFICATE_SERVICE)
    effects: tuple[Effect, ...] = (ServicesSelected(taken),) if taken else ()
    if method is AuthMethod.PNC:
        return Step(response, goto(record, State.CONTRACT, payment=method), effects)
    after = goto(record, State.AUTHORIZATION, payment=method)
    return Step(response, after, (*effects, RequestAuthorization(method)))


def _has_set(service: ValueAddedService, chosen: int | None) -> bool:
    """Whether the parameter set is one of the service's. None: the EV leaves the choice to the station, which is how
    some EVs select the certificate service."""
    return chosen is None or not service.options or chosen in {option.set_id for option in service.options}
