"""The messages that `bench/exi.py` measures, as they occur in a session."""

from __future__ import annotations

from firmware.iso15118.messages import din, iso2, sap, xmldsig
from firmware.iso15118.messages.iso20 import ac, common, dc
from firmware.iso15118.messages.iso20.common_types import (
    MessageHeader,
    MeterInfo,
    Processing,
    RationalNumber,
    ResponseCode,
    V2GMessage,
)
from firmware.iso15118.messages.model import Node

V, A, W, WH = iso2.UnitSymbol.V, iso2.UnitSymbol.A, iso2.UnitSymbol.W, iso2.UnitSymbol.WH
OK = iso2.ResponseCode.OK
quantity = iso2.PhysicalValue.of


def signature() -> xmldsig.Signature:
    """A signature over one element, as an EV makes it for AuthorizationReq."""
    exi_uri = "http://www.w3.org/TR/canonical-exi/"
    return xmldsig.Signature(
        signed_info=xmldsig.SignedInfo(
            canonicalization_method=xmldsig.CanonicalizationMethod(algorithm=exi_uri),
            signature_method=xmldsig.SignatureMethod(algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"),
            reference=(
                xmldsig.Reference(
                    uri="#id1",
                    transforms=xmldsig.Transforms(transform=(xmldsig.Transform(algorithm=exi_uri),)),
                    digest_method=xmldsig.DigestMethod(algorithm="http://www.w3.org/2001/04/xmlenc#sha256"),
                    digest_value=bytes(range(32)),
                ),
            ),
        ),
        signature_value=xmldsig.SignatureValue(value=bytes(range(64))),
    )


def chain(identifier: str | None = None) -> iso2.CertificateChain:
    """Three certificates of the usual size."""
    certificate = bytes(range(256)) * 2 + bytes(100)
    return iso2.CertificateChain(
        id=identifier,
        certificate=certificate,
        sub_certificates=iso2.SubCertificates(certificate=(certificate, certificate)),
    )


def bodies() -> dict[str, iso2.BodyElement]:
    """Messages as they occur in a session."""
    ev = iso2.DC_EVStatus(ev_ready=True, ev_error_code=iso2.DC_EVErrorCode.NO_ERROR, ev_ress_soc=44)
    evse = iso2.DC_EVSEStatus(
        notification_max_delay=0,
        evse_notification=iso2.EVSENotification.NONE,
        evse_isolation_status=iso2.IsolationLevel.VALID,
        evse_status_code=iso2.DC_EVSEStatusCode.EVSE_READY,
    )
    entry = iso2.PMaxScheduleEntry(
        time_interval=iso2.RelativeTimeInterval(start=0, duration=86400), pmax=quantity(150_000, W)
    )
    delivered = {
        "response_code": OK,
        "dc_evse_status": evse,
        "evse_present_voltage": quantity(400.2, V),
        "evse_present_current": quantity(125, A),
        "evse_current_limit_achieved": False,
        "evse_voltage_limit_achieved": False,
        "evse_power_limit_achieved": True,
        "evse_id": "DE*ABC*E12345*1",
        "sa_schedule_tuple_id": 1,
    }
    limits = {
        "evse_maximum_voltage_limit": quantity(920, V),
        "evse_maximum_current_limit": quantity(300, A),
        "evse_maximum_power_limit": quantity(150_000, W),
    }
    meter = iso2.MeterInfo(meter_id="METER-0001", meter_reading=123_456, t_meter=1_700_000_000)
    return {
        "SessionSetupReq": iso2.SessionSetupReq(evcc_id=bytes.fromhex("020304050607")),
        "ServiceDiscoveryRes": iso2.ServiceDiscoveryRes(
            response_code=OK,
            payment_option_list=iso2.PaymentOptionList(
                payment_option=(iso2.PaymentOption.CONTRACT, iso2.PaymentOption.EXTERNAL_PAYMENT)
            ),
            charge_service=iso2.ChargeService(
                service_id=1,
                service_category=iso2.ServiceCategory.EV_CHARGING,
                free_service=False,
                supported_energy_transfer_mode=iso2.SupportedEnergyTransferMode(
                    energy_transfer_mode=(iso2.EnergyTransferMode.DC_EXTENDED,)
                ),
            ),
        ),
        "PaymentDetailsReq": iso2.PaymentDetailsReq(emaid="DE8AA1A2B3C4D59", contract_signature_cert_chain=chain()),
        "AuthorizationReq signed": iso2.AuthorizationReq(id="id1", gen_challenge=bytes(range(16))),
        "ChargeParameterDiscoveryReq": iso2.ChargeParameterDiscoveryReq(
            requested_energy_transfer_mode=iso2.EnergyTransferMode.DC_EXTENDED,
            ev_charge_parameter=iso2.DC_EVChargeParameter(
                dc_ev_status=ev,
                ev_maximum_current_limit=quantity(300, A),
                ev_maximum_power_limit=quantity(120_000, W),
                ev_maximum_voltage_limit=quantity(450, V),
                ev_energy_capacity=quantity(70_000, WH),
                full_soc=100,
                bulk_soc=80,
            ),
        ),
        "ChargeParameterDiscoveryRes": iso2.ChargeParameterDiscoveryRes(
            response_code=OK,
            evse_processing=iso2.EVSEProcessing.FINISHED,
            sa_schedules=iso2.SAScheduleList(
                sa_schedule_tuple=(
                    iso2.SAScheduleTuple(
                        sa_schedule_tuple_id=1, pmax_schedule=iso2.PMaxSchedule(pmax_schedule_entry=(entry,))
                    ),
                )
            ),
            evse_charge_parameter=iso2.DC_EVSEChargeParameter(
                dc_evse_status=evse,
                evse_minimum_current_limit=quantity(1, A),
                evse_minimum_voltage_limit=quantity(150, V),
                evse_peak_current_ripple=quantity(5, A),
                **limits,
            ),
        ),
        "CurrentDemandReq": iso2.CurrentDemandReq(
            dc_ev_status=ev,
            ev_target_current=quantity(125, A),
            ev_maximum_voltage_limit=quantity(450, V),
            charging_complete=False,
            remaining_time_to_full_soc=quantity(1800, iso2.UnitSymbol.S),
            ev_target_voltage=quantity(400, V),
        ),
        "CurrentDemandRes": iso2.CurrentDemandRes(**delivered),
        "CurrentDemandRes MeterInfo": iso2.CurrentDemandRes(
            **delivered, **limits, meter_info=meter, receipt_required=False
        ),
        "ChargingStatusRes": iso2.ChargingStatusRes(
            response_code=OK,
            evse_id="DE*ABC*E12345*1",
            sa_schedule_tuple_id=1,
            evse_max_current=quantity(16, A),
            meter_info=meter,
            receipt_required=True,
            ac_evse_status=iso2.AC_EVSEStatus(
                notification_max_delay=0, evse_notification=iso2.EVSENotification.NONE, rcd=False
            ),
        ),
        "CertificateInstallationRes": iso2.CertificateInstallationRes(
            response_code=OK,
            sa_provisioning_certificate_chain=chain(),
            contract_signature_cert_chain=chain("id1"),
            contract_signature_encrypted_private_key=iso2.ContractSignatureEncryptedPrivateKey(
                id="id2", value=bytes(48)
            ),
            dh_public_key=iso2.DiffieHellmanPublicKey(id="id3", value=bytes(65)),
            emaid=iso2.EMAID(id="id4", value="DE8AA1A2B3C4D59"),
        ),
        "ChargeParameterDiscoveryRes 1024": iso2.ChargeParameterDiscoveryRes(
            response_code=OK,
            evse_processing=iso2.EVSEProcessing.FINISHED,
            sa_schedules=iso2.SAScheduleList(
                sa_schedule_tuple=(
                    iso2.SAScheduleTuple(
                        sa_schedule_tuple_id=1, pmax_schedule=iso2.PMaxSchedule(pmax_schedule_entry=(entry,) * 1023)
                    ),
                )
            ),
            evse_charge_parameter=iso2.AC_EVSEChargeParameter(
                ac_evse_status=iso2.AC_EVSEStatus(
                    notification_max_delay=0, evse_notification=iso2.EVSENotification.NONE, rcd=False
                ),
                evse_nominal_voltage=quantity(230, V),
                evse_max_current=quantity(16, A),
            ),
        ),
    }


def v2g(name: str, body: iso2.BodyElement) -> iso2.V2GMessage:
    header = iso2.MessageHeader(
        session_id=bytes(range(1, 9)), signature=signature() if name.endswith("signed") else None
    )
    return iso2.V2GMessage(header=header, body=body)


def number(value: float) -> RationalNumber:
    return RationalNumber.of(value)


def iso20_messages() -> dict[str, tuple[str, V2GMessage]]:
    """Messages of -20 as they occur in a session, with the schema set of each."""
    header = MessageHeader(session_id=bytes(range(1, 9)), timestamp=1_700_000_000)
    signed = MessageHeader(session_id=bytes(range(1, 9)), timestamp=1_700_000_000, signature=signature())
    ok, finished = ResponseCode.OK, Processing.FINISHED
    certificate = bytes(range(256)) * 2 + bytes(100)
    contract = common.ContractCertificateChain(
        certificate=certificate, sub_certificates=common.SubCertificates(certificate=(certificate, certificate))
    )
    rule = common.PriceRule(energy_fee=number(0.39), power_range_start=number(0))
    tariff = common.AbsolutePriceSchedule(
        time_anchor=1_700_000_000,
        price_schedule_id=1,
        currency="EUR",
        language="eng",
        price_algorithm="urn:iso:std:iso:15118:-20:PriceAlgorithm:1-Power",
        price_rule_stacks=common.PriceRuleStackList(
            price_rule_stack=(common.PriceRuleStack(duration=3600, price_rule=(rule,)),) * 24
        ),
    )
    powers = common.PowerSchedule(
        time_anchor=1_700_000_000,
        power_schedule_entries=common.PowerScheduleEntryList(
            power_schedule_entry=(common.PowerScheduleEntry(duration=3600, power=number(11000)),) * 24
        ),
    )
    charging = common.ChargingSchedule(power_schedule=powers, absolute_price_schedule=tariff)
    chosen = common.ScheduleTuple(schedule_tuple_id=1, charging_schedule=charging)
    parameter_set = common.ParameterSet(
        parameter_set_id=1,
        parameter=(
            common.Parameter(name="Connector", int_value=2),
            common.Parameter(name="ControlMode", int_value=1),
            common.Parameter(name="MobilityNeedsMode", int_value=1),
            common.Parameter(name="Pricing", int_value=0),
        ),
    )
    meter = MeterInfo(meter_id="METER-0001", charged_energy_reading_wh=123_456, meter_timestamp=1_700_000_000)
    return {
        "SessionSetupReq": (
            "iso20_common",
            common.SessionSetupReq(header=header, evcc_id="WMIV1234567890ABCDEX"),
        ),
        "ServiceDetailRes": (
            "iso20_common",
            common.ServiceDetailRes(
                header=header,
                response_code=ok,
                service_id=2,
                service_parameter_list=common.ServiceParameterList(parameter_set=(parameter_set,) * 2),
            ),
        ),
        "AuthorizationReq PnC, signed": (
            "iso20_common",
            common.AuthorizationReq(
                header=signed,
                selected_authorization_service=common.AuthorizationService.PNC,
                pnc_a_req_authorization_mode=common.PnC_AReqAuthorizationMode(
                    id="id1", gen_challenge=bytes(range(16)), contract_certificate_chain=contract
                ),
            ),
        ),
        "CertificateInstallationRes": (
            "iso20_common",
            common.CertificateInstallationRes(
                header=signed,
                response_code=ok,
                evse_processing=finished,
                cps_certificate_chain=common.CertificateChain(
                    certificate=certificate, sub_certificates=common.SubCertificates(certificate=(certificate,))
                ),
                signed_installation_data=common.SignedInstallationData(
                    id="id1",
                    contract_certificate_chain=contract,
                    ecdh_curve=common.ECDHCurve.SECP521,
                    dh_public_key=bytes(133),
                    secp521_encrypted_private_key=bytes(94),
                ),
                remaining_contract_certificate_chains=0,
            ),
        ),
        "ScheduleExchangeRes, 24 hours": (
            "iso20_common",
            common.ScheduleExchangeRes(
                header=header,
                response_code=ok,
                evse_processing=finished,
                scheduled_se_res_control_mode=common.Scheduled_SEResControlMode(schedule_tuple=(chosen,)),
            ),
        ),
        "DC_ChargeLoopReq": (
            "iso20_dc",
            dc.DC_ChargeLoopReq(
                header=header,
                meter_info_requested=True,
                ev_present_voltage=number(400.2),
                cl_req_control_mode=dc.Scheduled_DC_CLReqControlMode(
                    ev_target_current=number(125), ev_target_voltage=number(410)
                ),
            ),
        ),
        "DC_ChargeLoopReq, dynamic BPT": (
            "iso20_dc",
            dc.DC_ChargeLoopReq(
                header=header,
                meter_info_requested=False,
                ev_present_voltage=number(400.2),
                cl_req_control_mode=dc.BPT_Dynamic_DC_CLReqControlMode(
                    departure_time=7200,
                    ev_target_energy_request=number(40_000),
                    ev_maximum_energy_request=number(60_000),
                    ev_minimum_energy_request=number(-20_000),
                    ev_maximum_charge_power=number(150_000),
                    ev_minimum_charge_power=number(100),
                    ev_maximum_charge_current=number(300),
                    ev_maximum_voltage=number(450),
                    ev_minimum_voltage=number(300),
                    ev_maximum_discharge_power=number(11_000),
                    ev_minimum_discharge_power=number(100),
                    ev_maximum_discharge_current=number(30),
                ),
            ),
        ),
        "DC_ChargeLoopRes with MeterInfo": (
            "iso20_dc",
            dc.DC_ChargeLoopRes(
                header=header,
                response_code=ok,
                meter_info=meter,
                evse_present_current=number(125),
                evse_present_voltage=number(400.2),
                evse_power_limit_achieved=False,
                evse_current_limit_achieved=False,
                evse_voltage_limit_achieved=False,
                cl_res_control_mode=dc.Scheduled_DC_CLResControlMode(
                    evse_maximum_charge_power=number(150_000),
                    evse_maximum_charge_current=number(300),
                    evse_maximum_voltage=number(920),
                ),
            ),
        ),
        "AC_ChargeLoopReq": (
            "iso20_ac",
            ac.AC_ChargeLoopReq(
                header=header,
                meter_info_requested=False,
                cl_req_control_mode=ac.Scheduled_AC_CLReqControlMode(ev_present_active_power=number(11_000)),
            ),
        ),
        "AC_ChargeLoopRes": (
            "iso20_ac",
            ac.AC_ChargeLoopRes(
                header=header,
                response_code=ok,
                cl_res_control_mode=ac.Scheduled_AC_CLResControlMode(evse_target_active_power=number(11_000)),
            ),
        ),
    }


def other_messages() -> dict[str, tuple[str, Node]]:
    """The handshake, and the loop of DIN 70121."""
    offers = [("urn:din:70121:2012:MsgDef", 2), ("urn:iso:15118:2:2013:MsgDef", 1)]
    hello = sap.SupportedAppProtocolReq(
        app_protocol=tuple(
            sap.AppProtocol(
                protocol_namespace=namespace,
                version_number_major=2,
                version_number_minor=0,
                schema_id=priority,
                priority=priority,
            )
            for namespace, priority in offers
        )
    )
    status = din.DC_EVStatus(ev_ready=True, ev_error_code=din.DC_EVErrorCode.NO_ERROR, ev_ress_soc=44)
    demand = din.CurrentDemandReq(
        dc_ev_status=status,
        ev_target_current=din.PhysicalValue.of(125, din.UnitSymbol.A),
        ev_maximum_voltage_limit=din.PhysicalValue.of(450, din.UnitSymbol.V),
        charging_complete=False,
        remaining_time_to_full_soc=din.PhysicalValue.of(1800, din.UnitSymbol.S),
        ev_target_voltage=din.PhysicalValue.of(400, din.UnitSymbol.V),
    )
    header = din.MessageHeader(session_id=bytes(range(1, 9)))
    return {
        "SupportedAppProtocolReq": ("sap", hello),
        "CurrentDemandReq": ("din", din.V2GMessage(header=header, body=demand)),
    }
