"""ServiceDiscovery, ServiceDetail and PaymentServiceSelection: what is on offer, and what the EV takes."""

import dataclasses

from msgspec.structs import replace

from firmware.iso15118.api import AuthMethod, EvseView, RequestAuthorization
from firmware.iso15118.messages import iso2
from firmware.iso15118.secc.iso2.record import Record, Request, State, Step, goto
from firmware.iso15118.secc.iso2.responses import BASE, Code, fail, transfer_modes

CHARGE_SERVICE = 1
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


def service_discovery(request: Request[iso2.ServiceDiscoveryReq], record: Record, view: EvseView) -> Step:
    """Offer the charge service.

    ServiceScope and ServiceCategory filter the value-added services only (the charge service is mandatory in the
    response); this station has none, so that ServiceList stays absent whatever the filter.
    """
    methods = payment_methods(record, view)
    if not methods or not transfer_modes(record, view):
        return fail(request, Code.FAILED, record, view, "no payment or no energy can be offered now")
    options = iso2.PaymentOptionList(payment_option=tuple(_OPTION[method] for method in methods))
    response = replace(BASE[iso2.ServiceDiscoveryReq](Code.OK, record, view), payment_option_list=options)
    return Step(response, goto(record, State.SERVICE_SELECTION))


def service_detail(request: Request[iso2.ServiceDetailReq], record: Record, view: EvseView) -> Step:
    """The charge service has no parameters; any other id is not on offer."""
    if request.body.service_id != CHARGE_SERVICE:
        why = f"service {request.body.service_id} is not offered"
        step = fail(request, Code.FAILED_SERVICE_ID_INVALID, record, view, why)
        return dataclasses.replace(step, response=replace(step.response, service_id=request.body.service_id))
    return Step(BASE[iso2.ServiceDetailReq](Code.OK, record, view), record)


def payment_service_selection(
    request: Request[iso2.PaymentServiceSelectionReq], record: Record, view: EvseView
) -> Step:
    """Take the payment option and the services.

    An id that no standard defines is an invalid selection whatever else is selected. With defined ids only, a missing
    charge service is named before one that is not offered here, so that either fault has its own code.
    """
    body = request.body
    method = _METHOD[body.selected_payment_option]
    if method not in payment_methods(record, view):
        why = f"{body.selected_payment_option.value} was not offered"
        return fail(request, Code.FAILED_PAYMENT_SELECTION_INVALID, record, view, why)
    services = {service.service_id for service in body.selected_service_list.selected_service}
    if not services <= set(_DEFINED_SERVICES):
        return fail(request, Code.FAILED_SERVICE_SELECTION_INVALID, record, view, f"services {sorted(services)}")
    if CHARGE_SERVICE not in services:
        return fail(request, Code.FAILED_NO_CHARGE_SERVICE_SELECTED, record, view, f"services {sorted(services)}")
    if services != {CHARGE_SERVICE}:
        return fail(request, Code.FAILED_SERVICE_SELECTION_INVALID, record, view, f"services {sorted(services)}")
    response = BASE[iso2.PaymentServiceSelectionReq](Code.OK, record, view)
    if method is AuthMethod.PNC:
        return Step(response, goto(record, State.CONTRACT, payment=method))
    after = goto(record, State.AUTHORIZATION, payment=method)
    return Step(response, after, (RequestAuthorization(method),))
