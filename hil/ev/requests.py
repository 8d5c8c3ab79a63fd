"""The requests of the simulated EVCC, one builder per state. Pure: they read the `Evcc`, they change nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from firmware.iso15118.messages import iso2, sap
from firmware.iso15118.messages.iso2 import PhysicalValue, UnitSymbol
from hil.ev.options import Contract, EvccOptions, State

if TYPE_CHECKING:
    from hil.ev.evcc import Evcc

CERTIFICATE_SERVICE = 2
DC_STOP_CODES = (
    iso2.DC_EVSEStatusCode.EVSE_SHUTDOWN,
    iso2.DC_EVSEStatusCode.EVSE_EMERGENCY_SHUTDOWN,
    iso2.DC_EVSEStatusCode.EVSE_MALFUNCTION,
)


def supported_app_protocol(options: EvccOptions) -> sap.SupportedAppProtocolReq:
    """What the vehicle speaks, best first."""
    return sap.SupportedAppProtocolReq(
        app_protocol=tuple(
            sap.AppProtocol(
                protocol_namespace=namespace,
                version_number_major=major,
                version_number_minor=minor,
                schema_id=number,
                priority=number,
            )
            for number, (namespace, major, minor) in enumerate(options.namespaces, start=1)
        )
    )


def _session_setup(ev: Evcc) -> iso2.BodyElement:
    return iso2.SessionSetupReq(evcc_id=ev.options.evcc_id)


def _service_discovery(ev: Evcc) -> iso2.BodyElement:
    # The category is a filter: a vehicle that wants more than charging must not set it.
    return iso2.ServiceDiscoveryReq(service_category=None if ev.options.renew else iso2.ServiceCategory.EV_CHARGING)


def _service_detail(ev: Evcc) -> iso2.BodyElement:
    return iso2.ServiceDetailReq(service_id=CERTIFICATE_SERVICE)


def _payment_selection(ev: Evcc) -> iso2.BodyElement:
    assert ev.paid_with is not None, "chosen in ServiceDiscovery"
    services = [iso2.SelectedService(service_id=ev.service_id)]
    if ev.certificate_set is not None:
        services.append(iso2.SelectedService(service_id=CERTIFICATE_SERVICE, parameter_set_id=ev.certificate_set))
    return iso2.PaymentServiceSelectionReq(
        selected_payment_option=ev.paid_with,
        selected_service_list=iso2.SelectedServiceList(selected_service=tuple(services)),
    )


def _certificate_installation(ev: Evcc) -> iso2.BodyElement:
    credential = ev.options.credential
    assert credential is not None, "the certificate service was chosen only because there is one"
    return iso2.CertificateInstallationReq(
        id="ID3", oem_provisioning_cert=credential.leaf_der, list_of_root_certificate_ids=credential.root_ids
    )


def _certificate_update(ev: Evcc) -> iso2.BodyElement:
    contract, credential = ev.contract, ev.options.credential
    assert contract is not None and credential is not None, "as above"
    return iso2.CertificateUpdateReq(
        id="ID3",
        contract_signature_cert_chain=_chain(contract),
        emaid=contract.emaid,
        list_of_root_certificate_ids=credential.root_ids,
    )


def _chain(contract: Contract) -> iso2.CertificateChain:
    return iso2.CertificateChain(
        certificate=contract.leaf_der,
        sub_certificates=iso2.SubCertificates(certificate=contract.sub_ders) if contract.sub_ders else None,
    )


def _payment_details(ev: Evcc) -> iso2.BodyElement:
    contract = ev.contract
    assert contract is not None, "Contract was chosen only because there is one"
    return iso2.PaymentDetailsReq(emaid=contract.emaid, contract_signature_cert_chain=_chain(contract))


def _authorization(ev: Evcc) -> iso2.BodyElement:
    if not ev.challenge:
        return iso2.AuthorizationReq()
    return iso2.AuthorizationReq(id="ID1", gen_challenge=ev.challenge)


def _soc(ev: Evcc) -> int:
    return min(100, int(ev.options.soc_percent + 100.0 * ev.energy_wh / ev.options.capacity_wh))


def _status(ev: Evcc, ready: bool = True) -> iso2.DC_EVStatus:
    return iso2.DC_EVStatus(ev_ready=ready, ev_error_code=iso2.DC_EVErrorCode.NO_ERROR, ev_ress_soc=_soc(ev))


def _charge_parameters(ev: Evcc) -> iso2.BodyElement:
    options = ev.options
    wanted_wh = options.energy_wh or options.capacity_wh * (100 - options.soc_percent) / 100.0
    parameter: iso2.EVChargeParameter
    if options.dc:
        parameter = iso2.DC_EVChargeParameter(
            departure_time=options.departure_s,
            dc_ev_status=_status(ev),
            ev_maximum_current_limit=PhysicalValue.of(options.max_current_a, UnitSymbol.A),
            ev_maximum_voltage_limit=PhysicalValue.of(options.max_voltage_v, UnitSymbol.V),
            ev_energy_capacity=PhysicalValue.of(options.capacity_wh, UnitSymbol.WH),
            ev_energy_request=PhysicalValue.of(wanted_wh, UnitSymbol.WH),
            full_soc=100,
            bulk_soc=80,
        )
    else:
        parameter = iso2.AC_EVChargeParameter(
            departure_time=options.departure_s,
            e_amount=PhysicalValue.of(wanted_wh, UnitSymbol.WH),
            ev_max_voltage=PhysicalValue.of(options.max_voltage_v, UnitSymbol.V),
            ev_max_current=PhysicalValue.of(options.max_current_a, UnitSymbol.A),
            ev_min_current=PhysicalValue.of(options.min_current_a, UnitSymbol.A),
        )
    return iso2.ChargeParameterDiscoveryReq(
        max_entries_sa_schedule_tuple=24,
        requested_energy_transfer_mode=options.mode,
        ev_charge_parameter=parameter,
    )


def _cable_check(ev: Evcc) -> iso2.BodyElement:
    return iso2.CableCheckReq(dc_ev_status=_status(ev))


def _pre_charge(ev: Evcc) -> iso2.BodyElement:
    return iso2.PreChargeReq(
        dc_ev_status=_status(ev),
        ev_target_voltage=PhysicalValue.of(ev.options.battery_voltage_v, UnitSymbol.V),
        ev_target_current=PhysicalValue.of(1.0, UnitSymbol.A),
    )


def _profile(ev: Evcc) -> iso2.ChargingProfile | None:
    """The vehicle follows the station's limit, entry by entry ([V2G2-293])."""
    entries = tuple(
        iso2.ProfileEntry(
            charging_profile_entry_start=entry.time_interval.start,
            charging_profile_entry_max_power=entry.pmax,
        )
        for entry in ev.pmax
        if isinstance(entry.time_interval, iso2.RelativeTimeInterval)
    )
    return iso2.ChargingProfile(profile_entry=entries[:24]) if entries else None


def _power(ev: Evcc, progress: iso2.ChargeProgress) -> iso2.BodyElement:
    start = progress is iso2.ChargeProgress.START
    return iso2.PowerDeliveryReq(
        charge_progress=progress,
        sa_schedule_tuple_id=ev.tuple_id,
        charging_profile=_profile(ev) if start else None,
        ev_power_delivery_parameter=(
            iso2.DC_EVPowerDeliveryParameter(dc_ev_status=_status(ev, start), charging_complete=not start)
            if ev.options.dc
            else None
        ),
    )


def _charging_status(ev: Evcc) -> iso2.BodyElement:
    return iso2.ChargingStatusReq()


def _current_demand(ev: Evcc) -> iso2.BodyElement:
    options = ev.options
    return iso2.CurrentDemandReq(
        dc_ev_status=_status(ev),
        ev_target_current=PhysicalValue.of(options.target_current_a, UnitSymbol.A),
        ev_maximum_voltage_limit=PhysicalValue.of(options.max_voltage_v, UnitSymbol.V),
        ev_maximum_current_limit=PhysicalValue.of(options.max_current_a, UnitSymbol.A),
        charging_complete=False,
        remaining_time_to_full_soc=PhysicalValue.of(1800, UnitSymbol.S),
        ev_target_voltage=PhysicalValue.of(options.battery_voltage_v, UnitSymbol.V),
    )


def _metering_receipt(ev: Evcc) -> iso2.BodyElement:
    assert ev.meter_info is not None, "a receipt is only written for a reading"
    signed = ev.paid_with is iso2.PaymentOption.CONTRACT
    return iso2.MeteringReceiptReq(
        id="ID2" if signed else None,
        session_id=ev.session_id,
        sa_schedule_tuple_id=ev.tuple_id,
        meter_info=ev.meter_info,
    )


def _welding_detection(ev: Evcc) -> iso2.BodyElement:
    return iso2.WeldingDetectionReq(dc_ev_status=_status(ev, ready=False))


def _session_stop(ev: Evcc) -> iso2.BodyElement:
    pause = iso2.ChargingSession.PAUSE if ev.options.pause else iso2.ChargingSession.TERMINATE
    return iso2.SessionStopReq(charging_session=pause)


REQUESTS: dict[State, Callable[[Evcc], iso2.BodyElement]] = {
    State.SESSION_SETUP: _session_setup,
    State.SERVICE_DISCOVERY: _service_discovery,
    State.SERVICE_DETAIL: _service_detail,
    State.PAYMENT_SELECTION: _payment_selection,
    State.CERTIFICATE_INSTALLATION: _certificate_installation,
    State.CERTIFICATE_UPDATE: _certificate_update,
    State.PAYMENT_DETAILS: _payment_details,
    State.AUTHORIZATION: _authorization,
    State.CHARGE_PARAMETERS: _charge_parameters,
    State.CABLE_CHECK: _cable_check,
    State.PRE_CHARGE: _pre_charge,
    State.POWER_ON: lambda ev: _power(ev, iso2.ChargeProgress.START),
    State.CHARGING_STATUS: _charging_status,
    State.CURRENT_DEMAND: _current_demand,
    State.METERING_RECEIPT: _metering_receipt,
    State.RENEGOTIATE: lambda ev: _power(ev, iso2.ChargeProgress.RENEGOTIATE),
    State.POWER_OFF: lambda ev: _power(ev, iso2.ChargeProgress.STOP),
    State.WELDING_DETECTION: _welding_detection,
    State.SESSION_STOP: _session_stop,
}


def out_of_order(ev: Evcc) -> iso2.BodyElement:
    """A request that is not due in the state of `ev`."""
    return _service_discovery(ev) if ev.state is not State.SERVICE_DISCOVERY else _charging_status(ev)


def falsified(body: iso2.BodyElement) -> iso2.BodyElement:
    """The same message with other content: another challenge, other roots, or another meter reading."""
    if isinstance(body, iso2.AuthorizationReq) and body.gen_challenge:
        return msgspec.structs.replace(body, gen_challenge=bytes(octet ^ 0x55 for octet in body.gen_challenge))
    if isinstance(body, iso2.CertificateInstallationReq | iso2.CertificateUpdateReq):
        first, *rest = body.list_of_root_certificate_ids.root_certificate_id
        other = msgspec.structs.replace(first, x509_serial_number=first.x509_serial_number ^ 1)
        roots = iso2.ListOfRootCertificateIDs(root_certificate_id=(other, *rest))
        return msgspec.structs.replace(body, list_of_root_certificate_ids=roots)
    if isinstance(body, iso2.MeteringReceiptReq):
        reading = (body.meter_info.meter_reading or 0) + 1000
        return msgspec.structs.replace(body, meter_info=msgspec.structs.replace(body.meter_info, meter_reading=reading))
    return body
