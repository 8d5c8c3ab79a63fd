"""A station for tests of the simulated vehicle: answers every request as agreed, with overrides per request type."""

from __future__ import annotations

from collections.abc import Callable

from firmware.iso15118 import exi
from firmware.iso15118.messages import iso2, sap
from firmware.iso15118.messages.iso2 import PhysicalValue, UnitSymbol
from firmware.iso15118.v2gtp import Frame, PayloadType, Reader, frame

SESSION_ID = bytes.fromhex("0102030405060708")
OK = iso2.ResponseCode.OK
FINISHED = iso2.EVSEProcessing.FINISHED


def ac_status(notification: iso2.EVSENotification = iso2.EVSENotification.NONE) -> iso2.AC_EVSEStatus:
    return iso2.AC_EVSEStatus(notification_max_delay=0, evse_notification=notification, rcd=False)


def dc_status(
    code: iso2.DC_EVSEStatusCode = iso2.DC_EVSEStatusCode.EVSE_READY,
    notification: iso2.EVSENotification = iso2.EVSENotification.NONE,
) -> iso2.DC_EVSEStatus:
    return iso2.DC_EVSEStatus(notification_max_delay=0, evse_notification=notification, evse_status_code=code)


def volt(value: float) -> PhysicalValue:
    return PhysicalValue.of(value, UnitSymbol.V)


def ampere(value: float) -> PhysicalValue:
    return PhysicalValue.of(value, UnitSymbol.A)


def watt(value: float) -> PhysicalValue:
    return PhysicalValue.of(value, UnitSymbol.W)


METER = iso2.MeterInfo(meter_id="M1", meter_reading=1234)
SCHEDULES = iso2.SAScheduleList(
    sa_schedule_tuple=(
        iso2.SAScheduleTuple(
            sa_schedule_tuple_id=7,
            pmax_schedule=iso2.PMaxSchedule(
                pmax_schedule_entry=(
                    iso2.PMaxScheduleEntry(
                        time_interval=iso2.RelativeTimeInterval(start=0, duration=86400), pmax=watt(11000)
                    ),
                )
            ),
        ),
    )
)


class FakeSecc:
    """`answers[RequestType]` replaces the usual answer: a body, or a function of the request. Octets in, octets out."""

    def __init__(self, *, dc: bool = False, contract: bool = False) -> None:
        self.dc = dc
        self.contract = contract
        self.requests: list[iso2.V2GMessage] = []
        self.answers: dict[type, iso2.BodyElement | Callable[[iso2.BodyElement], iso2.BodyElement]] = {}
        self.sap_code = sap.ResponseCode.OK_SUCCESSFUL_NEGOTIATION
        self._reader = Reader()
        self._sap_done = False

    def receive(self, data: bytes) -> bytes:
        out = b""
        for item in self._reader.receive_data(data):
            assert isinstance(item, Frame)
            out += frame(PayloadType.EXI, self._answer(item.payload))
        return out

    def _answer(self, payload: bytes) -> bytes:
        if not self._sap_done:
            self._sap_done = True
            assert isinstance(exi.decode_sap(payload), sap.SupportedAppProtocolReq)
            return exi.encode_sap(sap.SupportedAppProtocolRes(response_code=self.sap_code, schema_id=1))
        message = exi.decode_iso2(payload)
        self.requests.append(message)
        chosen = self.answers.get(type(message.body))
        if chosen is None:
            body = self._usual(message.body)
        elif isinstance(chosen, iso2.BodyElement):
            body = chosen
        else:
            body = chosen(message.body)
        return exi.encode_iso2(iso2.V2GMessage(header=iso2.MessageHeader(session_id=SESSION_ID), body=body))

    def _usual(self, body: iso2.BodyElement) -> iso2.BodyElement:
        status = dc_status() if self.dc else ac_status()
        match body:
            case iso2.SessionSetupReq():
                return iso2.SessionSetupRes(
                    response_code=iso2.ResponseCode.OK_NEW_SESSION_ESTABLISHED, evse_id="DE*EVS*E000001"
                )
            case iso2.ServiceDiscoveryReq():
                options = [iso2.PaymentOption.EXTERNAL_PAYMENT]
                if self.contract:
                    options.append(iso2.PaymentOption.CONTRACT)
                mode = iso2.EnergyTransferMode.DC_EXTENDED if self.dc else iso2.EnergyTransferMode.AC_THREE_PHASE_CORE
                return iso2.ServiceDiscoveryRes(
                    response_code=OK,
                    payment_option_list=iso2.PaymentOptionList(payment_option=tuple(options)),
                    charge_service=iso2.ChargeService(
                        service_id=1,
                        service_category=iso2.ServiceCategory.EV_CHARGING,
                        free_service=False,
                        supported_energy_transfer_mode=iso2.SupportedEnergyTransferMode(energy_transfer_mode=(mode,)),
                    ),
                )
            case iso2.PaymentServiceSelectionReq():
                return iso2.PaymentServiceSelectionRes(response_code=OK)
            case iso2.PaymentDetailsReq():
                return iso2.PaymentDetailsRes(
                    response_code=OK, gen_challenge=bytes(range(16)), evse_timestamp=1_700_000_000
                )
            case iso2.AuthorizationReq():
                return iso2.AuthorizationRes(response_code=OK, evse_processing=FINISHED)
            case iso2.ChargeParameterDiscoveryReq():
                return iso2.ChargeParameterDiscoveryRes(
                    response_code=OK,
                    evse_processing=FINISHED,
                    sa_schedules=SCHEDULES,
                    evse_charge_parameter=(
                        iso2.DC_EVSEChargeParameter(
                            dc_evse_status=dc_status(),
                            evse_maximum_current_limit=ampere(100),
                            evse_maximum_power_limit=watt(50000),
                            evse_maximum_voltage_limit=volt(500),
                            evse_minimum_current_limit=ampere(0),
                            evse_minimum_voltage_limit=volt(50),
                            evse_peak_current_ripple=ampere(1),
                        )
                        if self.dc
                        else iso2.AC_EVSEChargeParameter(
                            ac_evse_status=ac_status(), evse_nominal_voltage=volt(230), evse_max_current=ampere(16)
                        )
                    ),
                )
            case iso2.CableCheckReq():
                return iso2.CableCheckRes(response_code=OK, dc_evse_status=dc_status(), evse_processing=FINISHED)
            case iso2.PreChargeReq():
                return iso2.PreChargeRes(
                    response_code=OK, dc_evse_status=dc_status(), evse_present_voltage=body.ev_target_voltage
                )
            case iso2.PowerDeliveryReq():
                return iso2.PowerDeliveryRes(response_code=OK, evse_status=status)
            case iso2.ChargingStatusReq():
                return self.charging_status()
            case iso2.CurrentDemandReq():
                return self.current_demand()
            case iso2.MeteringReceiptReq():
                return iso2.MeteringReceiptRes(response_code=OK, evse_status=status)
            case iso2.WeldingDetectionReq():
                return iso2.WeldingDetectionRes(
                    response_code=OK, dc_evse_status=dc_status(), evse_present_voltage=volt(0)
                )
            case iso2.SessionStopReq():
                return iso2.SessionStopRes(response_code=OK)
        raise AssertionError(f"no answer for {type(body).__name__}")

    def charging_status(
        self, notification: iso2.EVSENotification = iso2.EVSENotification.NONE, receipt: bool = False
    ) -> iso2.BodyElement:
        return iso2.ChargingStatusRes(
            response_code=OK,
            evse_id="DE*EVS*E000001",
            sa_schedule_tuple_id=7,
            evse_max_current=ampere(16),
            meter_info=METER,
            receipt_required=receipt,
            ac_evse_status=ac_status(notification),
        )

    def current_demand(self, code: iso2.DC_EVSEStatusCode = iso2.DC_EVSEStatusCode.EVSE_READY) -> iso2.BodyElement:
        return iso2.CurrentDemandRes(
            response_code=OK,
            dc_evse_status=dc_status(code),
            evse_present_voltage=volt(360),
            evse_present_current=ampere(50),
            evse_current_limit_achieved=False,
            evse_voltage_limit_achieved=False,
            evse_power_limit_achieved=False,
            evse_id="DE*EVS*E000001",
            sa_schedule_tuple_id=7,
        )
