"""AC_ and DC_ChargeParameterDiscovery: what the EV can, and what the station can now."""

import dataclasses

from firmware.iso15118.api import Effect, EnergyMode, EnergyOffer, EvNeeds, EvseView, Trace
from firmware.iso15118.messages.iso20 import ac, common, dc
from firmware.iso15118.messages.iso20.common_types import Processing, RationalNumber
from firmware.iso15118.secc.energy import broken
from firmware.iso15118.secc.iso20.offered_energy import read as read_offer
from firmware.iso15118.secc.iso20.offers import MODE_OF, service_modes
from firmware.iso15118.secc.iso20.record import Record, Request, State, Step, goto
from firmware.iso15118.secc.iso20.responses import BASE, Code, bidirectional, fail, under_grid_code
from firmware.iso15118.secc.iso20.session_setup import may_resume

DISCHARGE_POWERS = ("ev_maximum_discharge_power", "ev_maximum_discharge_power_l2", "ev_maximum_discharge_power_l3")


def ac_parameters(request: Request[ac.AC_ChargeParameterDiscoveryReq], record: Record, view: EvseView) -> Step:
    """Check what the EV can on AC, and say what the station can."""
    refused = _refused(request, record, view)
    if refused is not None:
        return refused
    mode = request.body.ac_cpd_req_energy_transfer_mode
    if type(mode) is not _ac_kind(record):
        return fail(request, Code.FAILED_WRONG_CHARGE_PARAMETER, record, view, f"{type(mode).__name__} here")
    phases = (mode.ev_maximum_charge_power, mode.ev_maximum_charge_power_l2, mode.ev_maximum_charge_power_l3)
    powers = [power.to_float() for power in phases if power is not None]
    fault = _not_positive({"EVMaximumChargePower": mode.ev_maximum_charge_power})
    if fault is not None or any(power < 0 for power in powers):
        why = fault or f"EVMaximumChargePower {powers}"
        return fail(request, Code.FAILED_WRONG_CHARGE_PARAMETER, record, view, why)
    back = tuple(getattr(mode, name, None) for name in DISCHARGE_POWERS)
    needs = EvNeeds(mode=_mode(record), max_power_w=sum(powers), max_discharge_power_w=supplied(back))
    effects = _told(record, needs)
    if under_grid_code(record):
        from firmware.iso15118.secc.iso20 import der  # few stations have a grid code

        record, notes = der.functions(record, mode)
        effects = (*effects, *notes)
    # Under a grid code the EV may say that it is still finding out: then it asks again.
    finding_out = getattr(mode, "ev_processing", Processing.FINISHED) is not Processing.FINISHED
    state = State.CHARGE_PARAMETERS if finding_out else State.SCHEDULE_EXCHANGE
    after = goto(record, state, needs=needs, schedule_since=None)
    return Step(BASE[ac.AC_ChargeParameterDiscoveryReq](Code.OK, after, view), after, effects)


def _ac_kind(record: Record) -> type[ac.AC_CPDReqEnergyTransferMode]:
    """What belongs to the selected service."""
    if under_grid_code(record):
        from firmware.iso15118.secc.iso20 import der

        return der.parameters_kind(record)
    return ac.BPT_AC_CPDReqEnergyTransferMode if bidirectional(record) else ac.AC_CPDReqEnergyTransferMode


def dc_parameters(request: Request[dc.DC_ChargeParameterDiscoveryReq], record: Record, view: EvseView) -> Step:
    """Check what the EV can on DC, and say what the station can."""
    refused = _refused(request, record, view)
    if refused is not None:
        return refused
    mode = request.body.dc_cpd_req_energy_transfer_mode
    both = isinstance(mode, dc.BPT_DC_CPDReqEnergyTransferMode)
    if both is not bidirectional(record):
        return fail(request, Code.FAILED_WRONG_CHARGE_PARAMETER, record, view, f"{type(mode).__name__} here")
    highest = mode.ev_maximum_voltage.to_float()
    fault = _not_positive(
        {
            "EVMaximumChargePower": mode.ev_maximum_charge_power,
            "EVMaximumChargeCurrent": mode.ev_maximum_charge_current,
            "EVMaximumVoltage": mode.ev_maximum_voltage,
        }
    )
    if fault is None and highest < view.dc.min_voltage_v:
        fault = f"EVMaximumVoltage {highest:g} V is below the station's lowest voltage"
    if fault is not None:
        return fail(request, Code.FAILED_WRONG_CHARGE_PARAMETER, record, view, fault)
    needs = EvNeeds(
        mode=_mode(record),
        max_voltage_v=highest,
        max_current_a=mode.ev_maximum_charge_current.to_float(),
        min_current_a=max(mode.ev_minimum_charge_current.to_float(), 0.0),
        max_power_w=mode.ev_maximum_charge_power.to_float(),
        target_soc_percent=mode.target_soc,
    )
    if isinstance(mode, dc.BPT_DC_CPDReqEnergyTransferMode):
        needs = dataclasses.replace(
            needs,
            max_discharge_power_w=supplied((mode.ev_maximum_discharge_power,)),
            max_discharge_current_a=supplied((mode.ev_maximum_discharge_current,)),
        )
    after = goto(
        record,
        State.SCHEDULE_EXCHANGE,
        needs=needs,
        min_voltage_v=max(mode.ev_minimum_voltage.to_float(), 0.0),
        schedule_since=None,
    )
    return Step(BASE[dc.DC_ChargeParameterDiscoveryReq](Code.OK, after, view), after, _told(record, needs))


def _refused(
    request: Request[ac.AC_ChargeParameterDiscoveryReq] | Request[dc.DC_ChargeParameterDiscoveryReq],
    record: Record,
    view: EvseView,
) -> Step | None:
    """What is refused whatever the parameters are."""
    if record.state is State.AUTHORIZATION_SETUP and not may_resume(record, view):
        # A joined session goes on from here; a new one, or one whose authorisation is gone, does not.
        return fail(request, Code.FAILED_SEQUENCE_ERROR, record, view, "no authorised session was joined")
    if isinstance(request.body, dc.DC_ChargeParameterDiscoveryReq) is not record.dc:
        return fail(request, Code.FAILED_SEQUENCE_ERROR, record, view, "a message of the other current")
    if _mode(record) not in service_modes(record.protocol, view, record.setup):
        return fail(request, Code.FAILED_WRONG_CHARGE_PARAMETER, record, view, "the service is not served any more")
    if broken(view):
        return fail(request, Code.FAILED, record, view, "the station has a fault")
    return None


def _mode(record: Record) -> EnergyMode:
    return MODE_OF[record.service or 0]


def _not_positive(values: dict[str, RationalNumber]) -> str | None:
    for name, value in values.items():
        if value.value <= 0:
            return f"{name} {value.to_float():g}"
    return None


def _signed(value: RationalNumber | None) -> float | None:
    return None if value is None else value.to_float()


def _told(record: Record, needs: EvNeeds) -> tuple[Effect, ...]:
    return (needs,) if needs != record.needs else ()


def supplied(values: tuple[RationalNumber | None, ...]) -> float | None:
    """What a vehicle can give back: the sum of the phases, not negative. None where it says nothing.

    Peers tell it with either sign; what is meant is the amount.
    """
    told = [abs(value.to_float()) for value in values if value is not None]
    return sum(told) if told else None


def mobility_needs(
    needs: EvNeeds,
    mode: common.Scheduled_SEReqControlMode | common.Dynamic_SEReqControlMode,
    by_station: bool = False,
    both_ways_unix: int | None = None,
) -> tuple[EvNeeds, tuple[Effect, ...]]:
    """The needs with departure and energy as ScheduleExchange tells them; amounts that cannot be meant are dropped.

    `by_station`: the EV leaves departure and state of charge to the station. `both_ways_unix`: the time of now where
    the service is bidirectional, so that an offer of energy has a meaning.
    """
    notes: list[Effect] = []
    departure = mode.departure_time
    if departure == 0:
        notes.append(Trace("DepartureTime 0 taken as not given", warning=True))
        departure = None

    def energy(name: str, value: RationalNumber | None) -> float | None:
        if value is None:
            return None
        if value.value < 0:
            notes.append(Trace(f"{name} {value.to_float():g} Wh taken as 0", warning=True))
            return 0.0
        return value.to_float()

    changed = dataclasses.replace(
        needs,
        energy_request_wh=energy("EVTargetEnergyRequest", mode.ev_target_energy_request),
        departure_s=departure,
        min_energy_wh=energy("EVMinimumEnergyRequest", mode.ev_minimum_energy_request),
        max_energy_wh=energy("EVMaximumEnergyRequest", mode.ev_maximum_energy_request),
        dynamic=isinstance(mode, common.Dynamic_SEReqControlMode),
        by_station=by_station,
    )
    if isinstance(mode, common.Dynamic_SEReqControlMode):
        changed = dataclasses.replace(
            changed,
            min_soc_percent=mode.minimum_soc,
            target_soc_percent=mode.target_soc or needs.target_soc_percent,
            max_v2x_energy_wh=_signed(mode.ev_maximum_v2x_energy_request),
            min_v2x_energy_wh=_signed(mode.ev_minimum_v2x_energy_request),
        )
    if isinstance(mode, common.Scheduled_SEReqControlMode):
        offered: EnergyOffer | str | None = None
        if mode.ev_energy_offer is not None:
            offered = read_offer(mode.ev_energy_offer, both_ways_unix) if both_ways_unix else "the service only charges"
        if isinstance(offered, str):
            notes.append(Trace(f"EVEnergyOffer not taken: {offered}", warning=True))
            offered = None
        changed = dataclasses.replace(changed, energy_offer=offered)
    if changed != needs:
        notes.append(changed)
    return changed, tuple(notes)
