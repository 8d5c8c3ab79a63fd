"""The ISO 15118-2 state machine of the SECC: one row per state and request.

A request without a row for the present state is a sequence error, answered with the response type of the received
request. A row names every state its handler may lead to, besides `ENDED` which any refusal leads to; the tests hold
the handlers to it, and docs/states-iso2.md is drawn from it (scripts/make_diagrams.py).
"""

from dataclasses import dataclass

from firmware.iso15118.messages import iso2
from firmware.iso15118.secc.iso2.certificates import certificate_installation, certificate_update
from firmware.iso15118.secc.iso2.charging import charging_status, current_demand, metering_receipt
from firmware.iso15118.secc.iso2.dc import cable_check, pre_charge, welding_detection
from firmware.iso15118.secc.iso2.parameters import charge_parameter_discovery
from firmware.iso15118.secc.iso2.payment import authorization, payment_details
from firmware.iso15118.secc.iso2.power import power_delivery
from firmware.iso15118.secc.iso2.record import Handler, State
from firmware.iso15118.secc.iso2.services import payment_service_selection, service_detail, service_discovery
from firmware.iso15118.secc.iso2.session_setup import session_setup, session_setup_again
from firmware.iso15118.secc.iso2.session_stop import session_stop

S = State


@dataclass(frozen=True, slots=True)
class Row:
    """What answers a request, and the states it may lead to."""

    handler: Handler
    leads_to: tuple[State, ...]


_AC_LOOP = (S.AC_CHARGING, S.AC_RECEIPT)
_DC_LOOP = (S.DC_CHARGING, S.DC_RECEIPT)

TABLE: dict[tuple[State, type[iso2.BodyElement]], Row] = {
    # who, what and how to pay
    (S.SESSION_SETUP, iso2.SessionSetupReq): Row(session_setup, (S.SERVICE_DISCOVERY,)),
    (S.SERVICE_DISCOVERY, iso2.SessionSetupReq): Row(session_setup_again, (S.SERVICE_DISCOVERY,)),
    (S.SERVICE_DISCOVERY, iso2.ServiceDiscoveryReq): Row(service_discovery, (S.SERVICE_SELECTION,)),
    (S.SERVICE_SELECTION, iso2.ServiceDetailReq): Row(service_detail, (S.SERVICE_SELECTION,)),
    (S.SERVICE_SELECTION, iso2.PaymentServiceSelectionReq): Row(
        payment_service_selection, (S.AUTHORIZATION, S.CONTRACT)
    ),
    (S.CONTRACT, iso2.CertificateInstallationReq): Row(certificate_installation, (S.PAYMENT_DETAILS,)),
    (S.CONTRACT, iso2.CertificateUpdateReq): Row(certificate_update, (S.PAYMENT_DETAILS,)),
    (S.CONTRACT, iso2.PaymentDetailsReq): Row(payment_details, (S.AUTHORIZATION,)),
    # A certificate is given once in a session; what follows is the contract with it.
    (S.PAYMENT_DETAILS, iso2.PaymentDetailsReq): Row(payment_details, (S.AUTHORIZATION,)),
    (S.AUTHORIZATION, iso2.AuthorizationReq): Row(authorization, (S.AUTHORIZATION, S.CHARGE_PARAMETERS)),
    (S.CHARGE_PARAMETERS, iso2.ChargeParameterDiscoveryReq): Row(
        charge_parameter_discovery, (S.CHARGE_PARAMETERS, S.AC_POWER_ON, S.CABLE_CHECK)
    ),
    # AC
    (S.AC_POWER_ON, iso2.PowerDeliveryReq): Row(power_delivery, (S.AC_CHARGING, S.AC_STOPPED)),
    (S.AC_CHARGING, iso2.ChargingStatusReq): Row(charging_status, _AC_LOOP),
    (S.AC_CHARGING, iso2.PowerDeliveryReq): Row(power_delivery, (S.AC_CHARGING, S.AC_STOPPED, S.CHARGE_PARAMETERS)),
    (S.AC_RECEIPT, iso2.MeteringReceiptReq): Row(metering_receipt, (S.AC_CHARGING,)),
    # Standing in for the receipt, the EV may still end the energy transfer: nothing is gained by refusing that.
    (S.AC_RECEIPT, iso2.PowerDeliveryReq): Row(power_delivery, (S.AC_CHARGING, S.AC_STOPPED, S.CHARGE_PARAMETERS)),
    # DC
    (S.CABLE_CHECK, iso2.CableCheckReq): Row(cable_check, (S.CABLE_CHECK, S.PRE_CHARGE)),
    (S.PRE_CHARGE, iso2.PreChargeReq): Row(pre_charge, (S.PRE_CHARGING,)),
    (S.PRE_CHARGING, iso2.PreChargeReq): Row(pre_charge, (S.PRE_CHARGING,)),
    (S.PRE_CHARGING, iso2.PowerDeliveryReq): Row(power_delivery, (S.DC_CHARGING, S.DC_STOPPED)),
    (S.DC_CHARGING, iso2.CurrentDemandReq): Row(current_demand, _DC_LOOP),
    (S.DC_CHARGING, iso2.PowerDeliveryReq): Row(power_delivery, (S.DC_CHARGING, S.DC_STOPPED, S.CHARGE_PARAMETERS)),
    (S.DC_RECEIPT, iso2.MeteringReceiptReq): Row(metering_receipt, (S.DC_CHARGING,)),
    (S.DC_RECEIPT, iso2.PowerDeliveryReq): Row(power_delivery, (S.DC_CHARGING, S.DC_STOPPED, S.CHARGE_PARAMETERS)),
    (S.DC_STOPPED, iso2.WeldingDetectionReq): Row(welding_detection, (S.DC_STOPPED,)),
    # The end is legal at any point after SessionSetup (iso15118.md 6a).
    **{
        (state, iso2.SessionStopReq): Row(session_stop, (S.ENDED,))
        for state in State
        if state not in (S.SESSION_SETUP, S.ENDED)
    },
}
