"""Responses of ISO 15118-20 with every mandatory element in place, also when the answer is a refusal.

Owns: building blocks (header, status, numbers, meter, limits) and the full response to each request type, as it stands
without special content. May not: decide anything.
"""

import math
from collections.abc import Callable
from typing import Any

from firmware.iso15118.api import AuthMethod, EndReason, EvseView, Notification, Trace
from firmware.iso15118.messages.iso20 import ac, common, dc
from firmware.iso15118.messages.iso20.common_types import (
    DetailedCost,
    DetailedTax,
    EVSENotification,
    EVSEStatus,
    MessageHeader,
    MeterInfo,
    Processing,
    RationalNumber,
    Receipt,
    ResponseCode,
    V2GRequest,
    V2GResponse,
)
from firmware.iso15118.secc.conversation import Ending
from firmware.iso15118.secc.energy import broken
from firmware.iso15118.secc.iso20.offers import BIDIRECTIONAL, DER, MODE_OF, SERVICE_OF, service_modes
from firmware.iso15118.secc.iso20.record import ControlMode, Record, Request, State, Step, goto

Code = ResponseCode

_LARGEST = 32_767e9
_NO_EVSE_ID = "ZZ00000"
NOMINAL_FREQUENCY_HZ = 50.0
VAT_RULE = 1
"""The tax rule of price schedules, to which receipts refer."""


def number(value: float) -> RationalNumber:
    """A number, held within what the type can carry. Not a number becomes 0."""
    if math.isnan(value):
        value = 0.0
    return RationalNumber.of(min(max(value, -_LARGEST), _LARGEST))


def head(record: Record, view: EvseView) -> dict[str, Any]:
    """The header of a response."""
    return {"header": MessageHeader(session_id=record.session_id, timestamp=max(view.wall_unix, 0))}


def off(record: Record, view: EvseView) -> bool:
    """There is no energy to have: it must be cut now, or was cut in this session, which a fault that is over does not
    undo. Only services negotiated anew lead back, for DC by way of the cable check."""
    return broken(view) or record.cut


def status(record: Record, view: EvseView) -> EVSEStatus | None:
    """What the station wants of the EV now; None: nothing."""
    if off(record, view):
        return EVSEStatus(notification_max_delay=0, evse_notification=EVSENotification.TERMINATE)
    delay = min(max(view.notification_delay_s, 0), 65535)
    if record.standby and view.notification is Notification.RENEGOTIATE:
        return EVSEStatus(notification_max_delay=delay, evse_notification=EVSENotification.EXIT_STANDBY)
    if view.notification is Notification.STOP:
        return EVSEStatus(notification_max_delay=delay, evse_notification=EVSENotification.TERMINATE)
    if view.notification is Notification.RENEGOTIATE_SERVICES:
        return EVSEStatus(notification_max_delay=delay, evse_notification=EVSENotification.SERVICE_RENEGOTIATION)
    if view.notification is Notification.RENEGOTIATE and record.control is ControlMode.SCHEDULED:
        # In dynamic control there is no schedule to negotiate: every response says what holds.
        return EVSEStatus(notification_max_delay=delay, evse_notification=EVSENotification.SCHEDULE_RENEGOTIATION)
    return None


def meter_info(record: Record, view: EvseView) -> MeterInfo | None:
    """The meter's own output, with its signature when it signs and the element can carry it."""
    meter = view.meter
    if meter is None:
        return None
    signed = meter.signed if meter.signed is not None and len(meter.signed) <= 64 else None
    return MeterInfo(
        meter_id=meter.serial[:32],
        charged_energy_reading_wh=max(meter.import_wh, 0),
        bpt_discharged_energy_reading_wh=max(meter.export_wh, 0) if bidirectional(record) else None,
        meter_signature=signed,
        meter_timestamp=meter.unix_time,
    )


def receipt(view: EvseView) -> Receipt | None:
    """What the visit has cost so far, for who pays the station's own prices. It counts kWh, so that the meter goes with
    it ([V2G20-1919]).
    """
    costs, prices = view.costs, view.prices
    if costs is None or prices is None:
        return None
    total = costs.energy + costs.occupancy + costs.session + costs.overstay
    share = costs.vat_percent / (100.0 + costs.vat_percent)
    tax = DetailedTax(tax_rule_id=VAT_RULE, amount=number(round(total * share, 2)))
    return Receipt(
        time_anchor=max(view.wall_unix, 0),
        energy_costs=_cost(costs.kwh, costs.energy) or DetailedCost(amount=number(0.0), cost_per_unit=number(0.0)),
        occupancy_costs=_cost(costs.minutes, costs.occupancy),
        additional_services_costs=_cost(1.0, costs.session),
        overstay_costs=_cost(costs.overstay_minutes, costs.overstay),
        tax_costs=(tax,) if costs.vat_percent > 0.0 else (),
    )


def _cost(units: float, cost: float) -> DetailedCost | None:
    """So many units, and what one of them cost on the average."""
    if units <= 0.0 or cost <= 0.0:
        return None
    return DetailedCost(amount=number(units), cost_per_unit=number(cost / units))


def bidirectional(record: Record) -> bool:
    """The EV has taken a bidirectional service."""
    return MODE_OF.get(record.service or 0) in BIDIRECTIONAL


# --- limits -----------------------------------------------------------------------------------------------------------


def limit_w(record: Record, view: EvseView) -> float:
    """What may flow into the vehicle at this instant."""
    return view.dc.max_power_w if record.dc else view.ac.max_power_w


def scheduled_w(record: Record, view: EvseView, now: float) -> float:
    """`limit_w`, and in scheduled control not more than the schedule that the EV has taken says for now."""
    limit = limit_w(record, view)
    if record.control is not ControlMode.SCHEDULED or not record.agreed:
        return limit
    begun = [period.max_power_w for period in record.agreed if period.start_s <= now - record.agreed_at]
    return min(limit, begun[-1] if begun else record.agreed[0].max_power_w)


def max_discharge_w(record: Record, view: EvseView) -> float:
    """What may flow out of the vehicle at this instant, not below 0; what the vehicle can is not in it."""
    return max(view.dc.max_discharge_power_w if record.dc else view.ac.max_discharge_power_w, 0.0)


def setpoint_w(record: Record, view: EvseView, highest_w: float, lowest_w: float) -> float:
    """What shall flow in dynamic control: the station's setpoint between both sides' limits, `lowest_w` not above 0.

    Positive charges. Without a setpoint it is as much charging as there may be; only a bidirectional service is told to
    discharge.
    """
    if not bidirectional(record):
        lowest_w = 0.0
    wanted = highest_w if view.setpoint_w is None or math.isnan(view.setpoint_w) else view.setpoint_w
    return min(max(wanted, lowest_w), highest_w)


def wishes(record: Record, view: EvseView) -> dict[str, Any]:
    """What the station says of the mobility needs where they are its to say: those of driver or CSMS."""
    told = view.mobility
    if not record.choice.by_station or told is None:
        return {}
    departure = told.departure_s
    return {
        "departure_time": None if departure is None else min(max(departure, 0), 2**32 - 1),
        "minimum_soc": _percent(told.min_soc_percent),
        "target_soc": _percent(told.target_soc_percent),
    }


def steered(record: Record, view: EvseView) -> bool:
    """There is something that only dynamic control can carry out: the driver's wishes, or a setpoint in both
    directions."""
    return view.mobility is not None or (bidirectional(record) and view.setpoint_w is not None)


def _percent(value: int | None) -> int | None:
    return None if value is None else min(max(value, 0), 100)


def under_grid_code(record: Record) -> bool:
    """The EV has taken AC DER."""
    return MODE_OF.get(record.service or 0) in DER


def ac_limits(record: Record, view: EvseView) -> ac.AC_CPDResEnergyTransferMode:
    """What the AC side can now. The powers are the sum of the phases."""
    if under_grid_code(record):
        from firmware.iso15118.secc.iso20 import der  # few stations have a grid code

        return der.limits(record, view)
    values: dict[str, Any] = {
        "evse_maximum_charge_power": number(view.ac.max_power_w),
        "evse_minimum_charge_power": number(0.0),
        "evse_nominal_frequency": number(NOMINAL_FREQUENCY_HZ),
    }
    if not bidirectional(record):
        return ac.AC_CPDResEnergyTransferMode(**values)
    return ac.BPT_AC_CPDResEnergyTransferMode(
        **values,
        evse_maximum_discharge_power=number(view.ac.max_discharge_power_w),
        evse_minimum_discharge_power=number(0.0),
    )


def dc_limits(record: Record, view: EvseView) -> dc.DC_CPDResEnergyTransferMode:
    """What the DC side can now."""
    limits = view.dc
    values: dict[str, Any] = {
        "evse_maximum_charge_power": number(limits.max_power_w),
        "evse_minimum_charge_power": number(0.0),
        "evse_maximum_charge_current": number(limits.max_current_a),
        "evse_minimum_charge_current": number(limits.min_current_a),
        "evse_maximum_voltage": number(limits.max_voltage_v),
        "evse_minimum_voltage": number(limits.min_voltage_v),
    }
    if not bidirectional(record):
        return dc.DC_CPDResEnergyTransferMode(**values)
    return dc.BPT_DC_CPDResEnergyTransferMode(
        **values,
        evse_maximum_discharge_power=number(limits.max_discharge_power_w),
        evse_minimum_discharge_power=number(0.0),
        evse_maximum_discharge_current=number(limits.max_discharge_current_a),
        evse_minimum_discharge_current=number(0.0),
    )


def ac_control(record: Record, view: EvseView, target_w: float) -> Any:
    """The station's half of the AC loop."""
    if under_grid_code(record):
        from firmware.iso15118.secc.iso20 import der  # as above

        return der.control(record, view, target_w, resting(record, view))
    both = bidirectional(record)
    values: dict[str, Any] = {"evse_target_active_power": number(target_w)}
    if both and view.setpoint_var is not None:
        values["evse_target_reactive_power"] = number(0.0 if resting(record, view) else view.setpoint_var)
    if record.control is ControlMode.DYNAMIC:
        kind = ac.BPT_Dynamic_AC_CLResControlMode if both else ac.Dynamic_AC_CLResControlMode
        return kind(**values, **acknowledged(wishes(record, view)))
    scheduled = ac.BPT_Scheduled_AC_CLResControlMode if both else ac.Scheduled_AC_CLResControlMode
    return scheduled(**values)


ACK_MAX_DELAY_S = 30


def acknowledged(told: dict[str, Any]) -> dict[str, Any]:
    """Needs that the station tells in the loop are to be answered within AckMaxDelay."""
    return {**told, "ack_max_delay": ACK_MAX_DELAY_S} if told else {}


def resting(record: Record, view: EvseView) -> bool:
    """No energy flows now: there is none to have, or the EV is in standby."""
    return off(record, view) or record.standby


def dc_control(record: Record, view: EvseView, power_w: float) -> Any:
    """The station's half of the DC loop: its limits of this instant. `power_w`: the most to charge with."""
    limits = view.dc
    none = resting(record, view)
    told = acknowledged(wishes(record, view)) if record.control is ControlMode.DYNAMIC else {}
    values: dict[str, Any] = {
        **told,
        "evse_maximum_charge_power": number(0.0 if none else power_w),
        "evse_minimum_charge_power": number(0.0),
        "evse_maximum_charge_current": number(0.0 if none else limits.max_current_a),
        "evse_maximum_voltage": number(limits.max_voltage_v),
    }
    if bidirectional(record):
        values |= {
            "evse_maximum_discharge_power": number(0.0 if none else limits.max_discharge_power_w),
            "evse_minimum_discharge_power": number(0.0),
            "evse_maximum_discharge_current": number(0.0 if none else limits.max_discharge_current_a),
            "evse_minimum_voltage": number(limits.min_voltage_v),
        }
        if record.control is ControlMode.DYNAMIC:
            return dc.BPT_Dynamic_DC_CLResControlMode(**values)
        return dc.BPT_Scheduled_DC_CLResControlMode(**values)
    if record.control is ControlMode.DYNAMIC:
        return dc.Dynamic_DC_CLResControlMode(**values)
    return dc.Scheduled_DC_CLResControlMode(**values)


# --- the response to each request -------------------------------------------------------------------------------------


def _session_setup(code: Code, record: Record, view: EvseView) -> common.SessionSetupRes:
    evse_id = view.evse_id if 7 <= len(view.evse_id) <= 255 else _NO_EVSE_ID
    return common.SessionSetupRes(**head(record, view), response_code=code, evse_id=evse_id)


_SERVICE = {
    AuthMethod.EIM: common.AuthorizationService.EIM,
    AuthMethod.PNC: common.AuthorizationService.PNC,
}


def _authorization_setup(code: Code, record: Record, view: EvseView) -> common.AuthorizationSetupRes:
    # The schema wants exactly one of the modes: that of Plug & Charge carries the challenge, where it is offered.
    pnc = AuthMethod.PNC in record.offered
    return common.AuthorizationSetupRes(
        **head(record, view),
        response_code=code,
        authorization_services=tuple(_SERVICE[method] for method in record.offered or (AuthMethod.EIM,)),
        certificate_installation_service=record.certificate_service,
        eim_as_res_authorization_mode=None if pnc else common.EIM_ASResAuthorizationMode(),
        pnc_as_res_authorization_mode=_plug_and_charge(record, view) if pnc else None,
    )


def _plug_and_charge(record: Record, view: EvseView) -> common.PnC_ASResAuthorizationMode:
    # Without a list every operator's contract is worth showing.
    providers = common.SupportedProvidersList(provider_id=view.providers[:128]) if view.providers else None
    return common.PnC_ASResAuthorizationMode(gen_challenge=record.challenge, supported_providers=providers)


def _authorization(code: Code, record: Record, view: EvseView) -> common.AuthorizationRes:
    return common.AuthorizationRes(**head(record, view), response_code=code, evse_processing=Processing.FINISHED)


def _service_discovery(code: Code, record: Record, view: EvseView) -> common.ServiceDiscoveryRes:
    # The list is mandatory: a refusal names the services of the negotiated namespace.
    modes = service_modes(record.protocol, view, record.setup) or service_modes(record.protocol, None, record.setup)
    services = tuple(common.Service(service_id=SERVICE_OF[mode], free_service=view.free_service) for mode in modes)
    return common.ServiceDiscoveryRes(
        **head(record, view),
        response_code=code,
        service_renegotiation_supported=True,
        energy_transfer_service_list=common.ServiceList(service=services),
    )


def _service_detail(code: Code, record: Record, view: EvseView) -> common.ServiceDetailRes:
    # The list is mandatory: a refusal carries one set that says nothing.
    nothing = common.ParameterSet(
        parameter_set_id=0, parameter=(common.Parameter(name="ControlMode", int_value=ControlMode.SCHEDULED),)
    )
    return common.ServiceDetailRes(
        **head(record, view),
        response_code=code,
        service_id=record.service or 0,
        service_parameter_list=common.ServiceParameterList(parameter_set=(nothing,)),
    )


def _service_selection(code: Code, record: Record, view: EvseView) -> common.ServiceSelectionRes:
    return common.ServiceSelectionRes(**head(record, view), response_code=code)


def _ac_parameters(code: Code, record: Record, view: EvseView) -> ac.AC_ChargeParameterDiscoveryRes:
    return ac.AC_ChargeParameterDiscoveryRes(
        **head(record, view), response_code=code, ac_cpd_res_energy_transfer_mode=ac_limits(record, view)
    )


def _dc_parameters(code: Code, record: Record, view: EvseView) -> dc.DC_ChargeParameterDiscoveryRes:
    return dc.DC_ChargeParameterDiscoveryRes(
        **head(record, view), response_code=code, dc_cpd_res_energy_transfer_mode=dc_limits(record, view)
    )


def schedule_exchange_res(
    code: Code,
    record: Record,
    view: EvseView,
    processing: Processing,
    scheduled: common.Scheduled_SEResControlMode | None = None,
    dynamic: common.Dynamic_SEResControlMode | None = None,
) -> common.ScheduleExchangeRes:
    """A ScheduleExchangeRes; without either mode an empty dynamic one, which every EV can read."""
    if scheduled is None and dynamic is None:
        dynamic = common.Dynamic_SEResControlMode()
    return common.ScheduleExchangeRes(
        **head(record, view),
        response_code=code,
        evse_processing=processing,
        dynamic_se_res_control_mode=dynamic,
        scheduled_se_res_control_mode=scheduled,
    )


def _schedule_exchange(code: Code, record: Record, view: EvseView) -> common.ScheduleExchangeRes:
    return schedule_exchange_res(code, record, view, Processing.FINISHED)


def _cable_check(code: Code, record: Record, view: EvseView) -> dc.DC_CableCheckRes:
    return dc.DC_CableCheckRes(**head(record, view), response_code=code, evse_processing=Processing.FINISHED)


def _pre_charge(code: Code, record: Record, view: EvseView) -> dc.DC_PreChargeRes:
    return dc.DC_PreChargeRes(
        **head(record, view), response_code=code, evse_present_voltage=number(view.present_voltage_v)
    )


def _power_delivery(code: Code, record: Record, view: EvseView) -> common.PowerDeliveryRes:
    return common.PowerDeliveryRes(**head(record, view), response_code=code, evse_status=status(record, view))


def _ac_loop(code: Code, record: Record, view: EvseView) -> ac.AC_ChargeLoopRes:
    return ac.AC_ChargeLoopRes(
        **head(record, view),
        response_code=code,
        evse_status=status(record, view),
        cl_res_control_mode=ac_control(record, view, 0.0),
    )


def _dc_loop(code: Code, record: Record, view: EvseView) -> dc.DC_ChargeLoopRes:
    return dc.DC_ChargeLoopRes(
        **head(record, view),
        response_code=code,
        evse_status=status(record, view),
        evse_present_current=number(view.present_current_a),
        evse_present_voltage=number(view.present_voltage_v),
        evse_power_limit_achieved=view.dc.power_limited,
        evse_current_limit_achieved=view.dc.current_limited,
        evse_voltage_limit_achieved=view.dc.voltage_limited,
        cl_res_control_mode=dc_control(record, view, 0.0),
    )


def _metering_confirmation(code: Code, record: Record, view: EvseView) -> common.MeteringConfirmationRes:
    return common.MeteringConfirmationRes(**head(record, view), response_code=code)


def _welding_detection(code: Code, record: Record, view: EvseView) -> dc.DC_WeldingDetectionRes:
    return dc.DC_WeldingDetectionRes(
        **head(record, view), response_code=code, evse_present_voltage=number(view.present_voltage_v)
    )


def _session_stop(code: Code, record: Record, view: EvseView) -> common.SessionStopRes:
    return common.SessionStopRes(**head(record, view), response_code=code)


def _certificate_installation(code: Code, record: Record, view: EvseView) -> common.CertificateInstallationRes:
    # Without a contract, as Ongoing or a refusal. The schema wants these all the same; zero octets are no certificate
    # and no key to anybody.
    chain = common.ContractCertificateChain(
        certificate=b"\0", sub_certificates=common.SubCertificates(certificate=(b"\0",))
    )
    return common.CertificateInstallationRes(
        **head(record, view),
        response_code=code,
        evse_processing=Processing.FINISHED,
        cps_certificate_chain=common.CertificateChain(certificate=b"\0"),
        signed_installation_data=common.SignedInstallationData(
            id="id1",
            contract_certificate_chain=chain,
            ecdh_curve=common.ECDHCurve.SECP521,
            dh_public_key=bytes(133),
            secp521_encrypted_private_key=bytes(94),
        ),
        remaining_contract_certificate_chains=0,
    )


def _check_in(code: Code, record: Record, view: EvseView) -> common.VehicleCheckInRes:
    return common.VehicleCheckInRes(**head(record, view), response_code=code)


def _check_out(code: Code, record: Record, view: EvseView) -> common.VehicleCheckOutRes:
    return common.VehicleCheckOutRes(
        **head(record, view), response_code=code, evse_check_out_status=common.EVSECheckOutStatus.SCHEDULED
    )


BASE: dict[type[V2GRequest], Callable[[Code, Record, EvseView], Any]] = {
    common.SessionSetupReq: _session_setup,
    common.AuthorizationSetupReq: _authorization_setup,
    common.AuthorizationReq: _authorization,
    common.CertificateInstallationReq: _certificate_installation,
    common.ServiceDiscoveryReq: _service_discovery,
    common.ServiceDetailReq: _service_detail,
    common.ServiceSelectionReq: _service_selection,
    ac.AC_ChargeParameterDiscoveryReq: _ac_parameters,
    dc.DC_ChargeParameterDiscoveryReq: _dc_parameters,
    common.ScheduleExchangeReq: _schedule_exchange,
    dc.DC_CableCheckReq: _cable_check,
    dc.DC_PreChargeReq: _pre_charge,
    common.PowerDeliveryReq: _power_delivery,
    ac.AC_ChargeLoopReq: _ac_loop,
    dc.DC_ChargeLoopReq: _dc_loop,
    common.MeteringConfirmationReq: _metering_confirmation,
    dc.DC_WeldingDetectionReq: _welding_detection,
    common.SessionStopReq: _session_stop,
    common.VehicleCheckInReq: _check_in,
    common.VehicleCheckOutReq: _check_out,
}
"""Request type -> its response with all mandatory elements. What is no key here is answered by nothing. The modules of
ACDP and WPT add theirs when they are imported."""


def refuse(kind: type[V2GRequest], code: Code, record: Record, view: EvseView, why: str) -> Step:
    """Answer with a FAILED code; the session ends with it (every FAILED means close)."""
    return Step(
        BASE[kind](code, record, view),
        goto(record, State.ENDED),
        (Trace(f"{kind.__name__} refused with {code.value}: {why}", warning=True),),
        Ending(EndReason.FAILED_RESPONSE, f"{kind.__name__}: {code.value} ({why})"),
    )


def ended_with(response: V2GResponse, record: Record, request: Request[Any]) -> Step:
    """A refusal that another table has made: the session ends with it."""
    kind, code = type(request.body).__name__, response.response_code.value
    return Step(
        response,
        goto(record, State.ENDED),
        (Trace(f"{kind} refused with {code}", warning=True),),
        Ending(EndReason.FAILED_RESPONSE, f"{kind}: {code}"),
    )


def fail(request: Request[Any], code: Code, record: Record, view: EvseView, why: str) -> Step:
    """Refuse this request."""
    return refuse(type(request.body), code, record, view, why)
