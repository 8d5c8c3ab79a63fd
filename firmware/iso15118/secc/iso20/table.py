"""The ISO 15118-20 state machine of the SECC: one row per state and request.

A request without a row for the present state is a sequence error, answered with the response type of the received
request. A row names every state its handler may lead to, besides `ENDED` which any refusal leads to; the tests hold
the handlers to it.
"""

from dataclasses import dataclass

from firmware.iso15118.messages.iso20 import ac, common, dc
from firmware.iso15118.messages.iso20.common_types import V2GRequest
from firmware.iso15118.secc.iso20.authorization import authorization, authorization_setup
from firmware.iso15118.secc.iso20.certificates import certificate_installation
from firmware.iso15118.secc.iso20.charging import ac_charge_loop, dc_charge_loop, metering_confirmation
from firmware.iso15118.secc.iso20.dc import cable_check, pre_charge, welding_detection
from firmware.iso15118.secc.iso20.parameters import ac_parameters, dc_parameters
from firmware.iso15118.secc.iso20.parking import vehicle_check_in, vehicle_check_out
from firmware.iso15118.secc.iso20.power import power_delivery
from firmware.iso15118.secc.iso20.record import Handler, State
from firmware.iso15118.secc.iso20.schedule import schedule_exchange
from firmware.iso15118.secc.iso20.services import service_detail, service_discovery, service_selection
from firmware.iso15118.secc.iso20.session_setup import session_setup, session_setup_again
from firmware.iso15118.secc.iso20.session_stop import session_stop

S = State


@dataclass(frozen=True, slots=True)
class Row:
    """What answers a request, and the states it may lead to."""

    handler: Handler
    leads_to: tuple[State, ...]


_DISCOVERY = Row(service_discovery, (S.SERVICE_DETAIL,))
_DETAIL = Row(service_detail, (S.SERVICE_SELECTION,))
_AC_PARAMETERS = Row(ac_parameters, (S.SCHEDULE_EXCHANGE, S.CHARGE_PARAMETERS))
_DC_PARAMETERS = Row(dc_parameters, (S.SCHEDULE_EXCHANGE,))

TABLE: dict[tuple[State, type[V2GRequest]], Row] = {
    # who, and how to pay
    (S.SESSION_SETUP, common.SessionSetupReq): Row(session_setup, (S.AUTHORIZATION_SETUP,)),
    (S.AUTHORIZATION_SETUP, common.SessionSetupReq): Row(session_setup_again, (S.AUTHORIZATION_SETUP,)),
    (S.AUTHORIZATION_SETUP, common.AuthorizationSetupReq): Row(authorization_setup, (S.AUTHORIZATION,)),
    # A joined session enters where its context allows.
    (S.AUTHORIZATION_SETUP, ac.AC_ChargeParameterDiscoveryReq): _AC_PARAMETERS,
    (S.AUTHORIZATION_SETUP, dc.DC_ChargeParameterDiscoveryReq): _DC_PARAMETERS,
    (S.AUTHORIZATION, common.AuthorizationReq): Row(authorization, (S.AUTHORIZATION, S.SERVICE_DISCOVERY)),
    (S.AUTHORIZATION, common.CertificateInstallationReq): Row(certificate_installation, (S.AUTHORIZATION,)),
    # After a refusal the EV may ask anew, with a fresh challenge.
    (S.AUTHORIZATION, common.AuthorizationSetupReq): Row(authorization_setup, (S.AUTHORIZATION,)),
    # what
    (S.SERVICE_DISCOVERY, common.ServiceDiscoveryReq): _DISCOVERY,
    (S.SERVICE_DETAIL, common.ServiceDetailReq): _DETAIL,
    (S.SERVICE_SELECTION, common.ServiceDetailReq): _DETAIL,
    (S.SERVICE_SELECTION, common.ServiceSelectionReq): Row(service_selection, (S.CHARGE_PARAMETERS,)),
    (S.CHARGE_PARAMETERS, ac.AC_ChargeParameterDiscoveryReq): _AC_PARAMETERS,
    (S.CHARGE_PARAMETERS, dc.DC_ChargeParameterDiscoveryReq): _DC_PARAMETERS,
    (S.SCHEDULE_EXCHANGE, common.ScheduleExchangeReq): Row(
        schedule_exchange, (S.SCHEDULE_EXCHANGE, S.AC_POWER_ON, S.CABLE_CHECK)
    ),
    # AC
    (S.AC_POWER_ON, common.PowerDeliveryReq): Row(power_delivery, (S.AC_POWER_ON, S.AC_CHARGING, S.AC_STOPPED)),
    (S.AC_CHARGING, ac.AC_ChargeLoopReq): Row(ac_charge_loop, (S.AC_CHARGING,)),
    (S.AC_CHARGING, common.PowerDeliveryReq): Row(power_delivery, (S.AC_CHARGING, S.AC_STOPPED, S.NEW_SCHEDULE)),
    # DC
    (S.CABLE_CHECK, dc.DC_CableCheckReq): Row(cable_check, (S.CABLE_CHECK, S.PRE_CHARGE)),
    (S.PRE_CHARGE, dc.DC_PreChargeReq): Row(pre_charge, (S.PRE_CHARGING,)),
    (S.PRE_CHARGING, dc.DC_PreChargeReq): Row(pre_charge, (S.PRE_CHARGING,)),
    (S.PRE_CHARGING, common.PowerDeliveryReq): Row(power_delivery, (S.PRE_CHARGING, S.DC_CHARGING, S.DC_STOPPED)),
    (S.DC_CHARGING, dc.DC_ChargeLoopReq): Row(dc_charge_loop, (S.DC_CHARGING,)),
    (S.DC_CHARGING, common.PowerDeliveryReq): Row(power_delivery, (S.DC_CHARGING, S.DC_STOPPED, S.NEW_SCHEDULE)),
    (S.DC_STOPPED, dc.DC_WeldingDetectionReq): Row(welding_detection, (S.DC_STOPPED,)),
    # beside the loop, in their own streams
    **{
        (state, kind): Row(handler, (state,))
        for state in (S.AC_CHARGING, S.DC_CHARGING)
        for kind, handler in (
            (common.MeteringConfirmationReq, metering_confirmation),
            (common.ScheduleExchangeReq, schedule_exchange),
        )
    },
    # the parking service, where the EV has selected it
    **{
        (state, kind): Row(handler, (state,))
        for state in (S.CHARGE_PARAMETERS, S.AC_CHARGING, S.DC_CHARGING, S.AC_STOPPED, S.DC_STOPPED)
        for kind, handler in (
            (common.VehicleCheckInReq, vehicle_check_in),
            (common.VehicleCheckOutReq, vehicle_check_out),
        )
    },
    # a schedule negotiated anew, with the energy on
    (S.NEW_SCHEDULE, common.ScheduleExchangeReq): Row(schedule_exchange, (S.NEW_SCHEDULE, S.NEW_POWER)),
    (S.NEW_POWER, common.PowerDeliveryReq): Row(
        power_delivery, (S.NEW_POWER, S.AC_CHARGING, S.DC_CHARGING, S.AC_STOPPED, S.DC_STOPPED)
    ),
    # The end is legal at any point after SessionSetup (iso15118.md 6a).
    **{
        (state, common.SessionStopReq): Row(session_stop, (S.ENDED, S.SERVICE_DISCOVERY))
        for state in State
        if state not in (S.SESSION_SETUP, S.ENDED)
    },
}
