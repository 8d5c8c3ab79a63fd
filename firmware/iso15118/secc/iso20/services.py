"""ServiceDiscovery, ServiceDetail and ServiceSelection: which energy service, who controls the power, and what else."""

import dataclasses

from msgspec.structs import replace

from firmware.iso15118.api import Effect, EvseView, ServicesSelected, Trace
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.secc.iso20.offers import (
    MODE_OF,
    SERVICE_OF,
    choices,
    parameter_sets,
    service_modes,
    station_id,
    value_added,
    value_added_sets,
)
from firmware.iso15118.secc.iso20.record import Record, Request, State, Step, goto
from firmware.iso15118.secc.iso20.responses import BASE, Code, fail, steered


def service_discovery(request: Request[common.ServiceDiscoveryReq], record: Record, view: EvseView) -> Step:
    """The energy services of the negotiated namespace that are served now, and the services besides.

    SupportedServiceIDs filters both; without it everything is listed. A filter that leaves no energy is refused with
    the list of what there is, never with a missing one (iso15118.md 6).
    """
    modes = service_modes(record.protocol, view, record.setup)
    if not modes:
        return fail(request, Code.FAILED, record, view, "no energy can be offered now")
    besides = value_added(view)
    known = request.body.supported_service_ids
    if known is not None:
        modes = tuple(mode for mode in modes if SERVICE_OF[mode] in known.service_id)
        besides = {number: service for number, service in besides.items() if number in known.service_id}
        if not modes:
            why = f"the EV knows {sorted(set(known.service_id))} only"
            return fail(request, Code.FAILED_SERVICE_ID_INVALID, record, view, why)
    services = tuple(common.Service(service_id=SERVICE_OF[mode], free_service=view.free_service) for mode in modes)
    response = replace(
        BASE[common.ServiceDiscoveryReq](Code.OK, record, view),
        energy_transfer_service_list=common.ServiceList(service=services),
        vas_list=common.ServiceList(
            service=tuple(
                common.Service(service_id=number, free_service=service.free) for number, service in besides.items()
            )
        )
        if besides
        else None,
    )
    return Step(response, goto(record, State.SERVICE_DETAIL))


def service_detail(request: Request[common.ServiceDetailReq], record: Record, view: EvseView) -> Step:
    """The parameter sets of a service that is on offer."""
    wanted = request.body.service_id
    mode = MODE_OF.get(wanted)
    response = replace(BASE[common.ServiceDetailReq](Code.OK, record, view), service_id=wanted)
    besides = value_added(view).get(wanted)
    if besides is not None:
        sets = common.ServiceParameterList(parameter_set=value_added_sets(besides))
        return Step(replace(response, service_parameter_list=sets), goto(record, State.SERVICE_SELECTION))
    if mode is None or mode not in service_modes(record.protocol, view, record.setup):
        step = fail(request, Code.FAILED_SERVICE_ID_INVALID, record, view, f"service {wanted} is not offered")
        return dataclasses.replace(step, response=replace(response, response_code=Code.FAILED_SERVICE_ID_INVALID))
    sets = common.ServiceParameterList(parameter_set=parameter_sets(mode, view, record.method, record.setup))
    return Step(replace(response, service_parameter_list=sets), goto(record, State.SERVICE_SELECTION))


def service_selection(request: Request[common.ServiceSelectionReq], record: Record, view: EvseView) -> Step:
    """Take one energy service with one of its parameter sets, and the services besides that the EV wants."""
    selected = request.body.selected_energy_transfer_service
    mode = MODE_OF.get(selected.service_id)
    why = f"service {selected.service_id} set {selected.parameter_set_id}"
    if mode is None:
        return fail(request, Code.FAILED_NO_ENERGY_TRANSFER_SERVICE_SELECTED, record, view, why)
    chosen = selected.parameter_set_id
    offered = choices(mode, view, record.method)
    if mode not in service_modes(record.protocol, view, record.setup) or chosen not in offered:
        return fail(request, Code.FAILED_SERVICE_SELECTION_INVALID, record, view, why)
    besides = request.body.selected_vas_list
    taken = tuple((one.service_id, one.parameter_set_id) for one in besides.selected_service) if besides else ()
    there = {
        (number, one.parameter_set_id)
        for number, service in value_added(view).items()
        for one in value_added_sets(service)
    }
    for one in taken:
        if one not in there:
            why = f"service {one[0]} set {one[1]} is not offered"
            return fail(request, Code.FAILED_SERVICE_SELECTION_INVALID, record, view, why)
    effects: tuple[Effect, ...] = ()
    if taken or record.services:
        effects = (ServicesSelected(tuple((station_id(number), number_of_set) for number, number_of_set in taken)),)
    if offered[chosen].forming:
        effects = (*effects, Trace("the vehicle took grid-forming operation: it may feed this building as an island"))
    after = goto(
        record,
        State.CHARGE_PARAMETERS,
        service=selected.service_id,
        parameter_set=chosen,
        choice=offered[chosen],
        mode_asked_at=None,
        services=taken,
        offers=(),
        agreed=(),
        needs=None,
    )
    after = dataclasses.replace(after, steered=steered(after, view))
    return Step(BASE[common.ServiceSelectionReq](Code.OK, after, view), after, effects)
