"""DIN 70121 messages as ISO 15118-2 messages and back.

DIN 70121 was taken from a draft of ISO 15118-2, for DC and external payment only: the same steps in the same order
under partly other names. So one state machine serves both. Owns: what differs in form. May not: decide anything.

What has no counterpart: renegotiation and pause (DIN has none). Contracts, certificates, receipts and AC are messages
of DIN that no DC session with external payment has: they are translated so far that the state machine can refuse them
by their name. Powers in schedules are 16 bits of watt: what is above is told as 32767 W, and the limit in watt of the
charge parameters tells the truth.
"""

from collections.abc import Callable
from typing import Any

from firmware.core.errors import RemoteProtocolError
from firmware.iso15118.messages import din, iso2
from firmware.iso15118.secc.iso2.record import Record

MAX_PMAX = 32_767
_EVSE_ID = b"\0"  # in the field most stations have no other (iso15118.md 5)

_CODES = {
    iso2.ResponseCode.FAILED_WRONG_ENERGY_TRANSFER_MODE: din.ResponseCode.FAILED_WRONG_ENERGY_TRANSFER_TYPE,
    iso2.ResponseCode.FAILED_NO_CHARGE_SERVICE_SELECTED: din.ResponseCode.FAILED_SERVICE_SELECTION_INVALID,
    iso2.ResponseCode.FAILED_CONTACTOR_ERROR: din.ResponseCode.FAILED_POWER_DELIVERY_NOT_APPLIED,
}


def code(value: iso2.ResponseCode) -> din.ResponseCode:
    """The code of the same meaning; FAILED where DIN has none."""
    if value in _CODES:
        return _CODES[value]
    try:
        return din.ResponseCode(value.value)
    except ValueError:
        return din.ResponseCode.FAILED


# --- requests ---------------------------------------------------------------------------------------------------------

_UNITS = {
    din.UnitSymbol.H: iso2.UnitSymbol.H,
    din.UnitSymbol.M: iso2.UnitSymbol.M,
    din.UnitSymbol.S: iso2.UnitSymbol.S,
}


def _value(given: din.PhysicalValue, unit: iso2.UnitSymbol) -> iso2.PhysicalValue:
    """A quantity; its unit may be missing in DIN, and only for times it is a choice."""
    told = _UNITS.get(given.unit, unit) if given.unit is not None and unit is iso2.UnitSymbol.S else unit
    return iso2.PhysicalValue(multiplier=given.multiplier, unit=told, value=given.value)


def _optional(given: din.PhysicalValue | None, unit: iso2.UnitSymbol) -> iso2.PhysicalValue | None:
    return None if given is None else _value(given, unit)


_V, _A, _W, _WH, _S = (iso2.UnitSymbol(text) for text in ("V", "A", "W", "Wh", "s"))


def _status(given: din.DC_EVStatus) -> iso2.DC_EVStatus:
    return iso2.DC_EVStatus(
        ev_ready=given.ev_ready,
        ev_error_code=iso2.DC_EVErrorCode(given.ev_error_code.value),
        ev_ress_soc=given.ev_ress_soc,
    )


def _service_discovery(given: din.ServiceDiscoveryReq) -> iso2.BodyElement:
    return iso2.ServiceDiscoveryReq(service_scope=given.service_scope)


def _selection(given: din.ServicePaymentSelectionReq) -> iso2.BodyElement:
    services = tuple(
        iso2.SelectedService(service_id=one.service_id, parameter_set_id=one.parameter_set_id)
        for one in given.selected_service_list.selected_service
    )
    return iso2.PaymentServiceSelectionReq(
        selected_payment_option=iso2.PaymentOption(given.selected_payment_option.value),
        selected_service_list=iso2.SelectedServiceList(selected_service=services),
    )


def _parameters(given: din.ChargeParameterDiscoveryReq) -> iso2.BodyElement:
    return iso2.ChargeParameterDiscoveryReq(
        requested_energy_transfer_mode=iso2.EnergyTransferMode(given.ev_requested_energy_transfer_type.value),
        ev_charge_parameter=_ev_parameter(given.ev_charge_parameter),
    )


def _ev_parameter(told: din.EVChargeParameter) -> iso2.EVChargeParameter:
    """What the EV can. What is not for DC comes without its content: it is wrong in any case."""
    if not isinstance(told, din.DC_EVChargeParameter):
        return iso2.EVChargeParameter()
    return iso2.DC_EVChargeParameter(
        dc_ev_status=_status(told.dc_ev_status),
        ev_maximum_current_limit=_value(told.ev_maximum_current_limit, _A),
        ev_maximum_power_limit=_optional(told.ev_maximum_power_limit, _W),
        ev_maximum_voltage_limit=_value(told.ev_maximum_voltage_limit, _V),
        ev_energy_capacity=_optional(told.ev_energy_capacity, _WH),
        ev_energy_request=_optional(told.ev_energy_request, _WH),
        full_soc=told.full_soc,
        bulk_soc=told.bulk_soc,
    )


def _pre_charge(given: din.PreChargeReq) -> iso2.BodyElement:
    return iso2.PreChargeReq(
        dc_ev_status=_status(given.dc_ev_status),
        ev_target_voltage=_value(given.ev_target_voltage, _V),
        ev_target_current=_value(given.ev_target_current, _A),
    )


def _power_delivery(given: din.PowerDeliveryReq, record: Record) -> iso2.BodyElement:
    """DIN names the schedule within the profile, and only there; without one the schedule is the one there is."""
    profile = given.charging_profile
    parameter = given.ev_power_delivery_parameter
    entries = tuple(
        iso2.ProfileEntry(
            charging_profile_entry_start=one.charging_profile_entry_start,
            charging_profile_entry_max_power=iso2.PhysicalValue(
                multiplier=0, unit=_W, value=one.charging_profile_entry_max_power
            ),
        )
        for one in (profile.profile_entry if profile is not None else ())
    )
    return iso2.PowerDeliveryReq(
        charge_progress=iso2.ChargeProgress.START if given.ready_to_charge_state else iso2.ChargeProgress.STOP,
        sa_schedule_tuple_id=profile.sa_schedule_tuple_id if profile is not None else record.tuple_id,
        charging_profile=iso2.ChargingProfile(profile_entry=entries) if entries else None,
        ev_power_delivery_parameter=(
            iso2.DC_EVPowerDeliveryParameter(
                dc_ev_status=_status(parameter.dc_ev_status), charging_complete=parameter.charging_complete
            )
            if isinstance(parameter, din.DC_EVPowerDeliveryParameter)
            else None
        ),
    )


def _current_demand(given: din.CurrentDemandReq) -> iso2.BodyElement:
    return iso2.CurrentDemandReq(
        dc_ev_status=_status(given.dc_ev_status),
        ev_target_current=_value(given.ev_target_current, _A),
        ev_maximum_voltage_limit=_optional(given.ev_maximum_voltage_limit, _V),
        ev_maximum_current_limit=_optional(given.ev_maximum_current_limit, _A),
        ev_maximum_power_limit=_optional(given.ev_maximum_power_limit, _W),
        bulk_charging_complete=given.bulk_charging_complete,
        charging_complete=given.charging_complete,
        remaining_time_to_full_soc=_optional(given.remaining_time_to_full_soc, _S),
        remaining_time_to_bulk_soc=_optional(given.remaining_time_to_bulk_soc, _S),
        ev_target_voltage=_value(given.ev_target_voltage, _V),
    )


def _chain(given: din.CertificateChain) -> iso2.CertificateChain:
    return iso2.CertificateChain(certificate=given.certificate)


_NO_ROOTS = iso2.ListOfRootCertificateIDs(root_certificate_id=())

_REQUESTS: dict[type[din.BodyElement], Callable[[Any], iso2.BodyElement]] = {
    din.SessionSetupReq: lambda given: iso2.SessionSetupReq(evcc_id=given.evcc_id),
    din.ServiceDiscoveryReq: _service_discovery,
    din.ServiceDetailReq: lambda given: iso2.ServiceDetailReq(service_id=given.service_id),
    din.ServicePaymentSelectionReq: _selection,
    din.ContractAuthenticationReq: lambda given: iso2.AuthorizationReq(),
    din.ChargeParameterDiscoveryReq: _parameters,
    din.CableCheckReq: lambda given: iso2.CableCheckReq(dc_ev_status=_status(given.dc_ev_status)),
    din.PreChargeReq: _pre_charge,
    din.CurrentDemandReq: _current_demand,
    din.WeldingDetectionReq: lambda given: iso2.WeldingDetectionReq(dc_ev_status=_status(given.dc_ev_status)),
    din.SessionStopReq: lambda given: iso2.SessionStopReq(charging_session=iso2.ChargingSession.TERMINATE),
    # Out of order in every state of a DC session with external payment.
    din.PaymentDetailsReq: lambda given: iso2.PaymentDetailsReq(
        emaid=given.contract_id, contract_signature_cert_chain=_chain(given.contract_signature_cert_chain)
    ),
    din.CertificateInstallationReq: lambda given: iso2.CertificateInstallationReq(
        id=given.id or "",
        oem_provisioning_cert=given.oem_provisioning_cert,
        list_of_root_certificate_ids=_NO_ROOTS,
    ),
    din.CertificateUpdateReq: lambda given: iso2.CertificateUpdateReq(
        id=given.id or "",
        contract_signature_cert_chain=_chain(given.contract_signature_cert_chain),
        emaid=given.contract_id,
        list_of_root_certificate_ids=_NO_ROOTS,
    ),
    din.ChargingStatusReq: lambda given: iso2.ChargingStatusReq(),
    din.MeteringReceiptReq: lambda given: iso2.MeteringReceiptReq(
        session_id=given.session_id, meter_info=iso2.MeterInfo(meter_id=given.meter_info.meter_id)
    ),
}

COUNTERPARTS: dict[str, type[iso2.BodyElement]] = {
    "SessionSetupReq": iso2.SessionSetupReq,
    "ServiceDiscoveryReq": iso2.ServiceDiscoveryReq,
    "ServiceDetailReq": iso2.ServiceDetailReq,
    "ServicePaymentSelectionReq": iso2.PaymentServiceSelectionReq,
    "ContractAuthenticationReq": iso2.AuthorizationReq,
    "ChargeParameterDiscoveryReq": iso2.ChargeParameterDiscoveryReq,
    "CableCheckReq": iso2.CableCheckReq,
    "PreChargeReq": iso2.PreChargeReq,
    "PowerDeliveryReq": iso2.PowerDeliveryReq,
    "CurrentDemandReq": iso2.CurrentDemandReq,
    "WeldingDetectionReq": iso2.WeldingDetectionReq,
    "SessionStopReq": iso2.SessionStopReq,
    "PaymentDetailsReq": iso2.PaymentDetailsReq,
    "CertificateInstallationReq": iso2.CertificateInstallationReq,
    "CertificateUpdateReq": iso2.CertificateUpdateReq,
    "ChargingStatusReq": iso2.ChargingStatusReq,
    "MeteringReceiptReq": iso2.MeteringReceiptReq,
}
"""DIN's name of a request -> the -2 request that it is."""


def request(given: din.BodyElement, record: Record) -> iso2.BodyElement:
    """A DIN request as -2 has it. Raises RemoteProtocolError for what is no request."""
    if isinstance(given, din.PowerDeliveryReq):
        return _power_delivery(given, record)
    translate = _REQUESTS.get(type(given))
    if translate is None:
        raise RemoteProtocolError(f"{type(given).__name__} is no request")
    return translate(given)


# --- responses --------------------------------------------------------------------------------------------------------


def _told(value: iso2.PhysicalValue) -> din.PhysicalValue:
    return din.PhysicalValue(multiplier=value.multiplier, unit=din.UnitSymbol(value.unit.value), value=value.value)


def _maybe(value: iso2.PhysicalValue | None) -> din.PhysicalValue | None:
    return None if value is None else _told(value)


def _evse_status(status: object) -> din.DC_EVSEStatus:
    """DIN has no renegotiation: a wish for one is not told."""
    assert isinstance(status, iso2.DC_EVSEStatus), "a DIN session is a DC session"
    stop = status.evse_notification is iso2.EVSENotification.STOP_CHARGING
    isolation = status.evse_isolation_status
    return din.DC_EVSEStatus(
        evse_isolation_status=din.IsolationLevel(isolation.value) if isolation is not None else None,
        evse_status_code=din.DC_EVSEStatusCode(status.evse_status_code.value),
        notification_max_delay=status.notification_max_delay,
        evse_notification=din.EVSENotification.STOP_CHARGING if stop else din.EVSENotification.NONE,
    )


def _ac_status(status: object) -> din.AC_EVSEStatus:
    """What a refused AC request is answered with."""
    assert isinstance(status, iso2.AC_EVSEStatus | iso2.DC_EVSEStatus), "there is no other"
    return din.AC_EVSEStatus(
        power_switch_closed=False,
        rcd=isinstance(status, iso2.AC_EVSEStatus) and status.rcd,
        notification_max_delay=status.notification_max_delay,
        evse_notification=din.EVSENotification.NONE,
    )


def _processing(value: iso2.EVSEProcessing) -> din.EVSEProcessing:
    return din.EVSEProcessing.FINISHED if value is iso2.EVSEProcessing.FINISHED else din.EVSEProcessing.ONGOING


def _discovery_res(given: iso2.ServiceDiscoveryRes) -> din.BodyElement:
    (mode, *_) = given.charge_service.supported_energy_transfer_mode.energy_transfer_mode
    return din.ServiceDiscoveryRes(
        response_code=code(given.response_code),
        payment_options=din.PaymentOptions(payment_option=(din.PaymentOption.EXTERNAL_PAYMENT,)),
        charge_service=din.ServiceCharge(
            service_tag=din.ServiceTag(
                service_id=given.charge_service.service_id, service_category=din.ServiceCategory.EV_CHARGING
            ),
            free_service=given.charge_service.free_service,
            energy_transfer_type=din.EVSESupportedEnergyTransfer(mode.value),
        ),
    )


def _watt(value: iso2.PhysicalValue) -> int:
    return int(min(max(value.to_float(), 0.0), MAX_PMAX))


def _schedules(given: object) -> din.SAScheduleList:
    """The schedules; DIN wants one even while nothing is decided: then it grants nothing yet."""
    tuples = given.sa_schedule_tuple if isinstance(given, iso2.SAScheduleList) else ()
    made = []
    for one in tuples:
        entries = []
        for entry in one.pmax_schedule.pmax_schedule_entry:
            span = entry.time_interval
            assert isinstance(span, iso2.RelativeTimeInterval), "ours are relative"
            interval = din.RelativeTimeInterval(start=span.start, duration=span.duration)
            entries.append(din.PMaxScheduleEntry(time_interval=interval, pmax=_watt(entry.pmax)))
        schedule = din.PMaxSchedule(pmax_schedule_id=one.sa_schedule_tuple_id, pmax_schedule_entry=tuple(entries))
        made.append(din.SAScheduleTuple(sa_schedule_tuple_id=one.sa_schedule_tuple_id, pmax_schedule=schedule))
    if not made:
        nothing = din.PMaxScheduleEntry(time_interval=din.RelativeTimeInterval(start=0, duration=86_400), pmax=0)
        schedule = din.PMaxSchedule(pmax_schedule_id=1, pmax_schedule_entry=(nothing,))
        made.append(din.SAScheduleTuple(sa_schedule_tuple_id=1, pmax_schedule=schedule))
    return din.SAScheduleList(sa_schedule_tuple=tuple(made))


def _parameters_res(given: iso2.ChargeParameterDiscoveryRes) -> din.BodyElement:
    told = given.evse_charge_parameter
    assert isinstance(told, iso2.DC_EVSEChargeParameter), "a DIN session is a DC session"
    return din.ChargeParameterDiscoveryRes(
        response_code=code(given.response_code),
        evse_processing=_processing(given.evse_processing),
        sa_schedules=_schedules(given.sa_schedules),
        evse_charge_parameter=din.DC_EVSEChargeParameter(
            dc_evse_status=_evse_status(told.dc_evse_status),
            evse_maximum_current_limit=_told(told.evse_maximum_current_limit),
            evse_maximum_power_limit=_maybe(told.evse_maximum_power_limit),
            evse_maximum_voltage_limit=_told(told.evse_maximum_voltage_limit),
            evse_minimum_current_limit=_told(told.evse_minimum_current_limit),
            evse_minimum_voltage_limit=_told(told.evse_minimum_voltage_limit),
            evse_peak_current_ripple=_told(told.evse_peak_current_ripple),
        ),
    )


def _current_demand_res(given: iso2.CurrentDemandRes) -> din.BodyElement:
    return din.CurrentDemandRes(
        response_code=code(given.response_code),
        dc_evse_status=_evse_status(given.dc_evse_status),
        evse_present_voltage=_told(given.evse_present_voltage),
        evse_present_current=_told(given.evse_present_current),
        evse_current_limit_achieved=given.evse_current_limit_achieved,
        evse_voltage_limit_achieved=given.evse_voltage_limit_achieved,
        evse_power_limit_achieved=given.evse_power_limit_achieved,
        evse_maximum_voltage_limit=_maybe(given.evse_maximum_voltage_limit),
        evse_maximum_current_limit=_maybe(given.evse_maximum_current_limit),
        evse_maximum_power_limit=_maybe(given.evse_maximum_power_limit),
    )


def _no_certificate(given: iso2.CertificateInstallationRes | iso2.CertificateUpdateRes) -> dict[str, Any]:
    """What the schema wants also in a refusal: as in -2, one zero octet for a certificate, a key, a parameter."""
    return {
        "id": "id1",
        "response_code": code(given.response_code),
        "contract_signature_cert_chain": din.CertificateChain(certificate=b"\0"),
        "contract_signature_encrypted_private_key": b"\0",
        "dh_params": b"\0",
        "contract_id": given.emaid.value,
    }


_RESPONSES: dict[type[iso2.BodyElement], Callable[[Any], din.BodyElement]] = {
    iso2.SessionSetupRes: lambda given: din.SessionSetupRes(
        response_code=code(given.response_code), evse_id=_EVSE_ID, date_time_now=given.evse_timestamp
    ),
    iso2.ServiceDiscoveryRes: _discovery_res,
    iso2.ServiceDetailRes: lambda given: din.ServiceDetailRes(
        response_code=code(given.response_code), service_id=given.service_id
    ),
    iso2.PaymentServiceSelectionRes: lambda given: din.ServicePaymentSelectionRes(
        response_code=code(given.response_code)
    ),
    iso2.AuthorizationRes: lambda given: din.ContractAuthenticationRes(
        response_code=code(given.response_code), evse_processing=_processing(given.evse_processing)
    ),
    iso2.ChargeParameterDiscoveryRes: _parameters_res,
    iso2.CableCheckRes: lambda given: din.CableCheckRes(
        response_code=code(given.response_code),
        dc_evse_status=_evse_status(given.dc_evse_status),
        evse_processing=_processing(given.evse_processing),
    ),
    iso2.PreChargeRes: lambda given: din.PreChargeRes(
        response_code=code(given.response_code),
        dc_evse_status=_evse_status(given.dc_evse_status),
        evse_present_voltage=_told(given.evse_present_voltage),
    ),
    iso2.PowerDeliveryRes: lambda given: din.PowerDeliveryRes(
        response_code=code(given.response_code), evse_status=_evse_status(given.evse_status)
    ),
    iso2.CurrentDemandRes: _current_demand_res,
    iso2.WeldingDetectionRes: lambda given: din.WeldingDetectionRes(
        response_code=code(given.response_code),
        dc_evse_status=_evse_status(given.dc_evse_status),
        evse_present_voltage=_told(given.evse_present_voltage),
    ),
    iso2.SessionStopRes: lambda given: din.SessionStopRes(response_code=code(given.response_code)),
    # Refusals only.
    iso2.PaymentDetailsRes: lambda given: din.PaymentDetailsRes(
        response_code=code(given.response_code), gen_challenge="0", date_time_now=given.evse_timestamp
    ),
    iso2.CertificateInstallationRes: lambda given: din.CertificateInstallationRes(**_no_certificate(given)),
    iso2.CertificateUpdateRes: lambda given: din.CertificateUpdateRes(
        **_no_certificate(given), retry_counter=given.retry_counter
    ),
    iso2.ChargingStatusRes: lambda given: din.ChargingStatusRes(
        response_code=code(given.response_code),
        evse_id=_EVSE_ID,
        sa_schedule_tuple_id=given.sa_schedule_tuple_id,
        receipt_required=False,
        ac_evse_status=_ac_status(given.ac_evse_status),
    ),
    iso2.MeteringReceiptRes: lambda given: din.MeteringReceiptRes(
        response_code=code(given.response_code), ac_evse_status=_ac_status(given.evse_status)
    ),
}


def response(given: iso2.BodyElement) -> din.BodyElement:
    """A -2 response as DIN has it. Only those to a translated request come here."""
    return _RESPONSES[type(given)](given)
