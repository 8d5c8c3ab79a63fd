"""Responses of ISO 15118-2 with every mandatory element in place, also when the answer is a refusal.

Owns: building blocks (status, quantities, meter) and the full response to each request type, as it stands without
special content. May not: decide anything.
"""

import math
from collections.abc import Callable
from typing import Any

from firmware.iso15118.api import EndReason, EnergyMode, EvseView, Isolation, Notification, Trace
from firmware.iso15118.messages import iso2
from firmware.iso15118.secc.conversation import Ending
from firmware.iso15118.secc.energy import broken
from firmware.iso15118.secc.iso2.record import Record, Request, State, Step, goto

Code = iso2.ResponseCode
Status = iso2.DC_EVSEStatusCode
Unit = iso2.UnitSymbol

_LARGEST = 32_767_000.0  # a physical value: 16 bits and a multiplier of up to 3
_NO_EVSE_ID = "ZZ00000"  # the form the standard gives for "none", where the configured id does not fit 7 to 37


def quantity(value: float, unit: iso2.UnitSymbol) -> iso2.PhysicalValue:
    """A physical value, held within what the type can carry. Not a number becomes 0."""
    if math.isnan(value):
        value = 0.0
    return iso2.PhysicalValue.of(min(max(value, -_LARGEST), _LARGEST), unit)


def evse_id(view: EvseView) -> str:
    """The EVSE id as the message can carry it."""
    return view.evse_id if 7 <= len(view.evse_id) <= 37 else _NO_EVSE_ID


# --- status -----------------------------------------------------------------------------------------------------------

_NOTIFICATIONS = {
    Notification.NONE: iso2.EVSENotification.NONE,
    Notification.STOP: iso2.EVSENotification.STOP_CHARGING,
    Notification.RENEGOTIATE: iso2.EVSENotification.RE_NEGOTIATION,
    Notification.RENEGOTIATE_SERVICES: iso2.EVSENotification.RE_NEGOTIATION,
}
_ISOLATION = {
    Isolation.INVALID: iso2.IsolationLevel.INVALID,
    Isolation.VALID: iso2.IsolationLevel.VALID,
    Isolation.FAULT: iso2.IsolationLevel.FAULT,
}


def _notification(view: EvseView) -> tuple[iso2.EVSENotification, int]:
    if broken(view):
        return iso2.EVSENotification.STOP_CHARGING, 0
    return _NOTIFICATIONS[view.notification], min(max(view.notification_delay_s, 0), 65535)


def ac_status(view: EvseView) -> iso2.AC_EVSEStatus:
    """AC_EVSEStatus of this instant."""
    notification, delay = _notification(view)
    return iso2.AC_EVSEStatus(notification_max_delay=delay, evse_notification=notification, rcd=view.rcd_tripped)


def dc_status(view: EvseView, code: iso2.DC_EVSEStatusCode = Status.EVSE_READY) -> iso2.DC_EVSEStatus:
    """DC_EVSEStatus of this instant; `code` unless something is wrong. Isolation is what a real check gave."""
    if view.emergency:
        code = Status.EVSE_EMERGENCY_SHUTDOWN
    elif view.malfunction:
        code = Status.EVSE_MALFUNCTION
    elif view.notification is Notification.STOP:
        code = Status.EVSE_SHUTDOWN
    notification, delay = _notification(view)
    return iso2.DC_EVSEStatus(
        notification_max_delay=delay,
        evse_notification=notification,
        evse_isolation_status=_ISOLATION[view.isolation],
        evse_status_code=code,
    )


def is_dc(record: Record, view: EvseView) -> bool:
    """Whether to speak as a DC station: as the EV chose, else as the station can."""
    if record.mode is not None:
        return record.dc
    return EnergyMode.AC not in view.energy_modes


def evse_status(record: Record, view: EvseView, code: iso2.DC_EVSEStatusCode = Status.EVSE_READY) -> iso2.EVSEStatus:
    """The status that fits the energy mode."""
    return dc_status(view, code) if is_dc(record, view) else ac_status(view)


# --- parts ------------------------------------------------------------------------------------------------------------


def meter_info(view: EvseView) -> iso2.MeterInfo | None:
    """The meter's own output, with its signature when it signs and the element can carry it ([V2G2-902])."""
    meter = view.meter
    if meter is None:
        return None
    signed = meter.signed if meter.signed is not None and len(meter.signed) <= 64 else None
    return iso2.MeterInfo(
        meter_id=meter.serial[:32],
        meter_reading=max(meter.import_wh, 0),
        sig_meter_reading=signed,
        t_meter=meter.unix_time,
    )


def phases(record: Record, view: EvseView) -> int:
    """Phases on which this EV charges."""
    return 1 if record.mode is iso2.EnergyTransferMode.AC_SINGLE_PHASE_CORE else view.ac.phases


def charge_parameter(
    record: Record, view: EvseView, code: iso2.DC_EVSEStatusCode = Status.EVSE_READY
) -> iso2.EVSEChargeParameter:
    """What the station can now, by the effective limits."""
    if not is_dc(record, view):
        return iso2.AC_EVSEChargeParameter(
            ac_evse_status=ac_status(view),
            evse_nominal_voltage=quantity(view.ac.nominal_voltage_v, Unit.V),
            evse_max_current=quantity(view.ac.max_current_a, Unit.A),
        )
    dc = view.dc
    return iso2.DC_EVSEChargeParameter(
        dc_evse_status=dc_status(view, code),
        evse_maximum_current_limit=quantity(dc.max_current_a, Unit.A),
        evse_maximum_power_limit=quantity(dc.max_power_w, Unit.W),
        evse_maximum_voltage_limit=quantity(dc.max_voltage_v, Unit.V),
        evse_minimum_current_limit=quantity(dc.min_current_a, Unit.A),
        evse_minimum_voltage_limit=quantity(dc.min_voltage_v, Unit.V),
        evse_peak_current_ripple=quantity(dc.current_ripple_a, Unit.A),
    )


def transfer_modes(record: Record, view: EvseView) -> tuple[iso2.EnergyTransferMode, ...]:
    """The energy transfer modes on offer now; after a pause only the one that was agreed, where it still exists.

    That of three phases does while one alone is connected: the station tells what it can give on it.
    """
    modes: list[iso2.EnergyTransferMode] = []
    if EnergyMode.AC in view.energy_modes:
        if view.ac.phases >= 3:
            modes.append(iso2.EnergyTransferMode.AC_THREE_PHASE_CORE)
        modes.append(iso2.EnergyTransferMode.AC_SINGLE_PHASE_CORE)
    if EnergyMode.DC in view.energy_modes:
        modes += [iso2.EnergyTransferMode(name) for name in record.setup.config.dc_transfer_modes]
    agreed = record.resumed.energy_mode if record.resumed is not None else None
    three = iso2.EnergyTransferMode.AC_THREE_PHASE_CORE
    if agreed is not None and (agreed in modes or (agreed == three.value and EnergyMode.AC in view.energy_modes)):
        return (iso2.EnergyTransferMode(agreed),)
    return tuple(modes)


# --- full responses ---------------------------------------------------------------------------------------------------


def _session_setup(code: Code, record: Record, view: EvseView) -> iso2.SessionSetupRes:
    return iso2.SessionSetupRes(response_code=code, evse_id=evse_id(view), evse_timestamp=view.wall_unix)


def _service_discovery(code: Code, record: Record, view: EvseView) -> iso2.ServiceDiscoveryRes:
    modes = transfer_modes(record, view) or (iso2.EnergyTransferMode.AC_SINGLE_PHASE_CORE,)
    return iso2.ServiceDiscoveryRes(
        response_code=code,
        payment_option_list=iso2.PaymentOptionList(payment_option=(iso2.PaymentOption.EXTERNAL_PAYMENT,)),
        charge_service=iso2.ChargeService(
            service_id=1,
            service_name="AC_DC_Charging",
            service_category=iso2.ServiceCategory.EV_CHARGING,
            free_service=view.free_service,
            supported_energy_transfer_mode=iso2.SupportedEnergyTransferMode(energy_transfer_mode=modes),
        ),
    )


def _service_detail(code: Code, record: Record, view: EvseView) -> iso2.ServiceDetailRes:
    return iso2.ServiceDetailRes(response_code=code, service_id=1)


def _service_selection(code: Code, record: Record, view: EvseView) -> iso2.PaymentServiceSelectionRes:
    return iso2.PaymentServiceSelectionRes(response_code=code)


def _payment_details(code: Code, record: Record, view: EvseView) -> iso2.PaymentDetailsRes:
    # Octets nobody knows: a refusal's challenge can never be signed into an authorisation.
    return iso2.PaymentDetailsRes(
        response_code=code, gen_challenge=record.setup.random_bytes(16), evse_timestamp=view.wall_unix
    )


def _authorization(code: Code, record: Record, view: EvseView) -> iso2.AuthorizationRes:
    return iso2.AuthorizationRes(response_code=code, evse_processing=iso2.EVSEProcessing.FINISHED)


def _charge_parameters(code: Code, record: Record, view: EvseView) -> iso2.ChargeParameterDiscoveryRes:
    return iso2.ChargeParameterDiscoveryRes(
        response_code=code,
        evse_processing=iso2.EVSEProcessing.FINISHED,
        evse_charge_parameter=charge_parameter(record, view, Status.EVSE_NOT_READY),
    )


def _power_delivery(code: Code, record: Record, view: EvseView) -> iso2.PowerDeliveryRes:
    status = Status.EVSE_READY if code is Code.OK else Status.EVSE_NOT_READY
    return iso2.PowerDeliveryRes(response_code=code, evse_status=evse_status(record, view, status))


def _session_stop(code: Code, record: Record, view: EvseView) -> iso2.SessionStopRes:
    return iso2.SessionStopRes(response_code=code)


_NO_CHAIN = iso2.CertificateChain(id="id1", certificate=b"\0")


def _certificate_parts() -> dict[str, Any]:
    # The schema wants these also in a refusal. One zero octet is no certificate and no key to anybody, and empty
    # content is read differently by the codecs in the field (exi.md 2).
    return {
        "sa_provisioning_certificate_chain": iso2.CertificateChain(certificate=b"\0"),
        "contract_signature_cert_chain": _NO_CHAIN,
        "contract_signature_encrypted_private_key": iso2.ContractSignatureEncryptedPrivateKey(id="id2", value=b"\0"),
        "dh_public_key": iso2.DiffieHellmanPublicKey(id="id3", value=b"\0"),
        "emaid": iso2.EMAID(id="id4", value="00000000000000"),
    }


def _certificate_installation(code: Code, record: Record, view: EvseView) -> iso2.CertificateInstallationRes:
    return iso2.CertificateInstallationRes(response_code=code, **_certificate_parts())


def _certificate_update(code: Code, record: Record, view: EvseView) -> iso2.CertificateUpdateRes:
    return iso2.CertificateUpdateRes(response_code=code, **_certificate_parts(), retry_counter=-1)


def _charging_status(code: Code, record: Record, view: EvseView) -> iso2.ChargingStatusRes:
    return iso2.ChargingStatusRes(
        response_code=code,
        evse_id=evse_id(view),
        sa_schedule_tuple_id=record.tuple_id,
        ac_evse_status=ac_status(view),
    )


def _cable_check(code: Code, record: Record, view: EvseView) -> iso2.CableCheckRes:
    return iso2.CableCheckRes(
        response_code=code,
        dc_evse_status=dc_status(view, Status.EVSE_READY if code is Code.OK else Status.EVSE_NOT_READY),
        evse_processing=iso2.EVSEProcessing.FINISHED,
    )


def _pre_charge(code: Code, record: Record, view: EvseView) -> iso2.PreChargeRes:
    return iso2.PreChargeRes(
        response_code=code,
        dc_evse_status=dc_status(view, Status.EVSE_READY if code is Code.OK else Status.EVSE_NOT_READY),
        evse_present_voltage=quantity(view.present_voltage_v, Unit.V),
    )


def _current_demand(code: Code, record: Record, view: EvseView) -> iso2.CurrentDemandRes:
    return iso2.CurrentDemandRes(
        response_code=code,
        dc_evse_status=dc_status(view, Status.EVSE_READY if code is Code.OK else Status.EVSE_NOT_READY),
        evse_present_voltage=quantity(view.present_voltage_v, Unit.V),
        evse_present_current=quantity(view.present_current_a, Unit.A),
        evse_current_limit_achieved=view.dc.current_limited,
        evse_voltage_limit_achieved=view.dc.voltage_limited,
        evse_power_limit_achieved=view.dc.power_limited,
        evse_id=evse_id(view),
        sa_schedule_tuple_id=record.tuple_id,
    )


def _welding_detection(code: Code, record: Record, view: EvseView) -> iso2.WeldingDetectionRes:
    return iso2.WeldingDetectionRes(
        response_code=code,
        dc_evse_status=dc_status(view, Status.EVSE_NOT_READY),
        evse_present_voltage=quantity(view.present_voltage_v, Unit.V),
    )


def _metering_receipt(code: Code, record: Record, view: EvseView) -> iso2.MeteringReceiptRes:
    return iso2.MeteringReceiptRes(response_code=code, evse_status=evse_status(record, view))


BASE: dict[type[iso2.BodyElement], Callable[[Code, Record, EvseView], Any]] = {
    iso2.SessionSetupReq: _session_setup,
    iso2.ServiceDiscoveryReq: _service_discovery,
    iso2.ServiceDetailReq: _service_detail,
    iso2.PaymentServiceSelectionReq: _service_selection,
    iso2.CertificateInstallationReq: _certificate_installation,
    iso2.CertificateUpdateReq: _certificate_update,
    iso2.PaymentDetailsReq: _payment_details,
    iso2.AuthorizationReq: _authorization,
    iso2.ChargeParameterDiscoveryReq: _charge_parameters,
    iso2.CableCheckReq: _cable_check,
    iso2.PreChargeReq: _pre_charge,
    iso2.PowerDeliveryReq: _power_delivery,
    iso2.ChargingStatusReq: _charging_status,
    iso2.CurrentDemandReq: _current_demand,
    iso2.MeteringReceiptReq: _metering_receipt,
    iso2.WeldingDetectionReq: _welding_detection,
    iso2.SessionStopReq: _session_stop,
}
"""Request type -> its response with all mandatory elements. What is no key here is no request."""


def refuse(kind: type[iso2.BodyElement], code: Code, record: Record, view: EvseView, why: str) -> Step:
    """Answer with a FAILED code; the session ends with it (every FAILED means close)."""
    return Step(
        BASE[kind](code, record, view),
        goto(record, State.ENDED),
        (Trace(f"{kind.__name__} refused with {code.value}: {why}", warning=True),),
        Ending(EndReason.FAILED_RESPONSE, f"{kind.__name__}: {code.value} ({why})"),
    )


def fail(request: Request[Any], code: Code, record: Record, view: EvseView, why: str) -> Step:
    """Refuse this request."""
    return refuse(type(request.body), code, record, view, why)
