"""A DIN 70121 car at the real session: the whole course, what is refused, and what cannot be said."""

from typing import Any

import pytest

from firmware.iso15118 import api, v2gtp
from firmware.iso15118.exi import decode_din, decode_sap, encode_din, encode_sap
from firmware.iso15118.messages import din, iso2, sap
from firmware.iso15118.secc.din import translate
from firmware.iso15118.secc.din.conversation import seen_by_din
from firmware.iso15118.session import NoContracts, Session, SessionConfig
from tests.iso2.rig import Station

Code = din.ResponseCode
OFFER = sap.AppProtocol(
    protocol_namespace=api.Protocol.DIN.value,
    version_number_major=2,
    version_number_minor=0,
    schema_id=1,
    priority=1,
)
A, V, W, WH = din.UnitSymbol.A, din.UnitSymbol.V, din.UnitSymbol.W, din.UnitSymbol.WH
BOTH = (api.Protocol.DIN, api.Protocol.ISO2)
READY = din.DC_EVStatus(ev_ready=True, ev_error_code=din.DC_EVErrorCode.NO_ERROR, ev_ress_soc=44)


def quantity(value: float, unit: din.UnitSymbol | None) -> din.PhysicalValue:
    made = din.PhysicalValue.of(value, unit or V)
    return made if unit is not None else din.PhysicalValue(multiplier=made.multiplier, value=made.value)


class DinCar:
    """The EV's end of a DIN session."""

    def __init__(
        self, protocols: tuple[api.Protocol, ...] = (api.Protocol.DIN, api.Protocol.ISO2), **view: Any
    ) -> None:
        self.station = Station(dc=True, **view)
        self.now = 100.0
        self.session_id = b"\0"
        self.session = Session(
            tls=False,
            config=SessionConfig(protocols=protocols),
            view=self.station.look,
            random_bytes=lambda count: b"\x11" * count,
            verifier=NoContracts(),
            now=self.now,
        )
        self.reader = v2gtp.Reader()

    def raw(self, octets: bytes) -> list[Any]:
        self.session.receive_data(octets, self.now)
        return self.pump()

    def pump(self) -> list[Any]:
        while (effect := self.session.next_event()) is not None:
            self.station.take(effect)
        return list(self.reader.receive_data(self.session.data_to_send()))

    def offer(self) -> sap.SupportedAppProtocolRes:
        (frame,) = self.raw(v2gtp.frame(0x8001, encode_sap(sap.SupportedAppProtocolReq(app_protocol=(OFFER,)))))
        answer = decode_sap(frame.payload)
        assert isinstance(answer, sap.SupportedAppProtocolRes)
        return answer

    def send(self, body: din.BodyElement, session_id: bytes | None = None) -> Any:
        header = din.MessageHeader(session_id=self.session_id if session_id is None else session_id)
        frames = self.raw(v2gtp.frame(0x8001, encode_din(din.V2GMessage(header=header, body=body))))
        while not frames and not self.session.ended and (due := self.session.next_deadline()) is not None:
            self.now = max(self.now, due)
            self.session.handle_timer(self.now)
            frames = self.pump()
        if not frames:
            return None
        message = decode_din(frames[0].payload)
        self.header = message.header
        return message.body

    def ok(self, body: din.BodyElement) -> Any:
        answer = self.send(body)
        assert answer is not None
        assert answer.response_code.value.startswith("OK"), answer
        return answer

    def refused(self, code: din.ResponseCode, body: din.BodyElement, **more: Any) -> Any:
        answer = self.send(body, **more)
        assert answer is not None
        assert answer.response_code is code, answer
        assert self.station.ended is not None
        assert not self.station.closed_contactor
        return answer

    # --- messages -----------------------------------------------------------------------------------------------------

    def setup(self) -> Any:
        answer = self.ok(din.SessionSetupReq(evcc_id=bytes(8)))
        self.session_id = self.header.session_id
        return answer

    def selection(self, *services: int, option: din.PaymentOption = din.PaymentOption.EXTERNAL_PAYMENT) -> Any:
        chosen = tuple(din.SelectedService(service_id=service) for service in services or (1,))
        return din.ServicePaymentSelectionReq(
            selected_payment_option=option, selected_service_list=din.SelectedServiceList(selected_service=chosen)
        )

    def parameters(self, mode: str = "DC_extended", ampere: float = 100.0) -> Any:
        return din.ChargeParameterDiscoveryReq(
            ev_requested_energy_transfer_type=din.EVRequestedEnergyTransfer(mode),
            ev_charge_parameter=din.DC_EVChargeParameter(
                dc_ev_status=READY,
                ev_maximum_current_limit=quantity(ampere, A),
                ev_maximum_voltage_limit=quantity(450, None),  # the unit may be missing
                ev_energy_request=quantity(30_000, WH),
            ),
        )

    def power(self, on: bool, tuple_id: int = 1, watt: int | None = 20_000) -> Any:
        profile = None
        if watt is not None:
            entry = din.ProfileEntry(charging_profile_entry_start=0, charging_profile_entry_max_power=watt)
            profile = din.ChargingProfile(sa_schedule_tuple_id=tuple_id, profile_entry=(entry,))
        return din.PowerDeliveryReq(
            ready_to_charge_state=on,
            charging_profile=profile if on else None,
            ev_power_delivery_parameter=din.DC_EVPowerDeliveryParameter(dc_ev_status=READY, charging_complete=not on),
        )

    def demand(self) -> Any:
        return din.CurrentDemandReq(
            dc_ev_status=READY,
            ev_target_current=quantity(50, A),
            charging_complete=False,
            remaining_time_to_full_soc=din.PhysicalValue(multiplier=0, unit=din.UnitSymbol.M, value=20),
            ev_target_voltage=quantity(400, V),
        )

    def until(self, step: str) -> "DinCar":
        course = {
            "setup": self.offer,
            "discovery": self.setup,
            "selection": lambda: self.ok(din.ServiceDiscoveryReq()),
            "authentication": lambda: self.ok(self.selection()),
            "parameters": lambda: self.ok(din.ContractAuthenticationReq()),
            "cable check": lambda: self.ok(self.parameters()),
            "pre-charge": self.check_cable,
            "power on": lambda: self.ok(self.pre_charge()),
            "charging": lambda: self.ok(self.power(True)),
        }
        for name, act in course.items():
            act()
            if name == step:
                return self
        raise AssertionError(step)

    def check_cable(self) -> None:
        body = din.CableCheckReq(dc_ev_status=READY)
        while self.ok(body).evse_processing is not din.EVSEProcessing.FINISHED:
            self.now += 0.1

    def pre_charge(self) -> Any:
        return din.PreChargeReq(
            dc_ev_status=READY, ev_target_voltage=quantity(400, V), ev_target_current=quantity(1, A)
        )


@pytest.fixture
def charging() -> DinCar:
    return DinCar(schedule=(api.PowerPeriod(0, 50_000.0),)).until("charging")


def test_the_whole_course(charging: DinCar) -> None:
    for _ in range(3):
        answer = charging.ok(charging.demand())
    assert answer.evse_present_voltage.to_float() == 400.0
    assert answer.evse_present_current.to_float() == 50.0
    charging.ok(charging.power(False))
    charging.ok(din.WeldingDetectionReq(dc_ev_status=READY))
    charging.ok(din.SessionStopReq())
    assert charging.station.ended == api.SessionEnded(api.EndReason.TERMINATED)
    (setup,) = charging.station.all(api.SessionEstablished)
    assert setup.protocol is api.Protocol.DIN
    (needs,) = charging.station.all(api.EvNeeds)
    assert (needs.mode, needs.max_voltage_v, needs.soc_percent) == (api.EnergyMode.DC, 450.0, 44)
    progress = charging.station.all(api.EvProgress)
    assert progress[0].remaining_s == 1200.0


def test_setup_tells_a_session_of_eight_octets() -> None:
    car = DinCar().until("setup")
    assert car.setup().evse_id == b"\0"
    assert car.session_id == b"\x11" * 8


def test_no_energy_without_cable_check_and_pre_charge() -> None:
    car = DinCar().until("cable check")
    car.refused(Code.FAILED_SEQUENCE_ERROR, car.power(True))


@pytest.mark.parametrize("session_id", [bytes(8), b"\0", b"12345678"])
def test_another_session_id(session_id: bytes) -> None:
    car = DinCar().until("selection")
    car.refused(Code.FAILED_UNKNOWN_SESSION, car.selection(), session_id=session_id)


def test_out_of_order() -> None:
    car = DinCar().until("authentication")
    car.refused(Code.FAILED_SEQUENCE_ERROR, din.ServiceDiscoveryReq())


def test_contract_and_other_services_are_not_on_offer() -> None:
    car = DinCar().until("selection")
    car.refused(Code.FAILED_PAYMENT_SELECTION_INVALID, car.selection(option=din.PaymentOption.CONTRACT))
    car = DinCar(services=(api.ValueAddedService(3, "Internet", "Internet"),)).until("selection")
    car.refused(Code.FAILED_SERVICE_SELECTION_INVALID, car.selection(1, 3))
    car = DinCar().until("selection")
    car.refused(Code.FAILED_SERVICE_SELECTION_INVALID, car.selection(2))


def test_authorisation_waits_and_is_refused() -> None:
    car = DinCar(auth=api.AuthState.WAITING_FOR_DRIVER).until("authentication")
    assert car.ok(din.ContractAuthenticationReq()).evse_processing is din.EVSEProcessing.ONGOING
    car.station.set(auth=api.AuthState.REJECTED)
    car.refused(Code.FAILED, din.ContractAuthenticationReq())


def test_another_energy_transfer_type() -> None:
    car = DinCar().until("parameters")
    car.refused(Code.FAILED_WRONG_ENERGY_TRANSFER_TYPE, car.parameters("DC_core"))
    car = DinCar().until("parameters")
    car.refused(Code.FAILED_WRONG_CHARGE_PARAMETER, car.parameters(ampere=-100.0))


def test_ongoing_carries_a_schedule_that_grants_nothing() -> None:
    car = DinCar(schedule=None).until("parameters")
    answer = car.ok(car.parameters())
    assert answer.evse_processing is din.EVSEProcessing.ONGOING
    assert answer.sa_schedules.sa_schedule_tuple[0].pmax_schedule.pmax_schedule_entry[0].pmax == 0


def test_powers_above_sixteen_bits() -> None:
    car = DinCar(schedule=(api.PowerPeriod(0, 50_000.0), api.PowerPeriod(60, 4_000.0))).until("parameters")
    answer = car.ok(car.parameters())
    entries = answer.sa_schedules.sa_schedule_tuple[0].pmax_schedule.pmax_schedule_entry
    assert [(e.time_interval.start, e.pmax) for e in entries] == [(0, translate.MAX_PMAX), (60, 4_000)]
    assert answer.evse_charge_parameter.evse_maximum_power_limit.to_float() == 50_000.0


def test_profile_and_schedule_are_held_against_the_offer() -> None:
    view = {"schedule": (api.PowerPeriod(0, 10_000.0),)}
    car = DinCar(**view).until("power on")
    car.refused(Code.FAILED_CHARGING_PROFILE_INVALID, car.power(True, watt=20_000))
    car = DinCar(**view).until("power on")
    car.refused(Code.FAILED_TARIFF_SELECTION_INVALID, car.power(True, tuple_id=9, watt=1_000))
    car = DinCar(**view).until("power on")
    car.ok(car.power(True, watt=None))  # no profile: the one schedule there is


def test_emergency_and_stop_are_told(charging: DinCar) -> None:
    charging.station.set(notification=api.Notification.RENEGOTIATE)
    status = charging.ok(charging.demand()).dc_evse_status
    assert status.evse_notification is din.EVSENotification.NONE  # DIN has no renegotiation
    charging.station.set(notification=api.Notification.STOP)
    status = charging.ok(charging.demand()).dc_evse_status
    assert status.evse_notification is din.EVSENotification.STOP_CHARGING
    charging.station.set(emergency=True)
    status = charging.ok(charging.demand()).dc_evse_status
    assert status.evse_status_code is din.DC_EVSEStatusCode.EVSE_EMERGENCY_SHUTDOWN
    assert not charging.station.closed_contactor


CHAIN = din.CertificateChain(certificate=b"\0")
ROOTS = din.ListOfRootCertificateIDs(root_certificate_id=("CN=x",))
OF_OTHER_SESSIONS = [
    din.ChargingStatusReq(),
    din.MeteringReceiptReq(session_id=b"\x11" * 8, meter_info=din.MeterInfo(meter_id="m")),
    din.PaymentDetailsReq(contract_id="x", contract_signature_cert_chain=CHAIN),
    din.CertificateInstallationReq(oem_provisioning_cert=b"\0", list_of_root_certificate_ids=ROOTS, dh_params=b"\0"),
    din.CertificateUpdateReq(
        id="a",
        contract_signature_cert_chain=CHAIN,
        contract_id="x",
        list_of_root_certificate_ids=ROOTS,
        dh_params=b"\0",
    ),
]
"""Requests of DIN that DC with external payment never has: AC, contracts, certificates, receipts."""


@pytest.mark.parametrize("state", ["discovery", "selection", "authentication", "parameters", "cable check", "charging"])
@pytest.mark.parametrize("body", OF_OTHER_SESSIONS)
def test_requests_of_other_sessions_are_out_of_order(body: din.BodyElement, state: str) -> None:
    car = DinCar(schedule=(api.PowerPeriod(0, 50_000.0),)).until(state)
    answer = car.refused(Code.FAILED_SEQUENCE_ERROR, body)
    assert type(answer).__name__ == type(body).__name__.replace("Req", "Res")


@pytest.mark.parametrize("body", OF_OTHER_SESSIONS)
def test_requests_of_other_sessions_with_another_id_or_cut_short(body: din.BodyElement) -> None:
    DinCar().until("selection").refused(Code.FAILED_UNKNOWN_SESSION, body, session_id=b"12345678")
    frame = encode_din(din.V2GMessage(header=din.MessageHeader(session_id=b"\x11" * 8), body=body))
    if isinstance(body, din.ChargingStatusReq):
        return  # it is its name and nothing else
    (answer,) = DinCar().until("selection").raw(v2gtp.frame(0x8001, frame[:14]))
    message: Any = decode_din(answer.payload)
    assert message.body.response_code is Code.FAILED


@pytest.mark.parametrize(
    ("mode", "code"),
    [
        ("AC_single_phase_core", Code.FAILED_WRONG_ENERGY_TRANSFER_TYPE),
        ("AC_three_phase_core", Code.FAILED_WRONG_ENERGY_TRANSFER_TYPE),
        ("DC_extended", Code.FAILED_WRONG_CHARGE_PARAMETER),
    ],
)
def test_parameters_for_ac(mode: str, code: din.ResponseCode) -> None:
    some = quantity(16, A)
    parameters = din.AC_EVChargeParameter(
        departure_time=0, e_amount=some, ev_max_voltage=some, ev_max_current=some, ev_min_current=some
    )
    for given in (parameters, din.EVChargeParameter()):
        body = din.ChargeParameterDiscoveryReq(
            ev_requested_energy_transfer_type=din.EVRequestedEnergyTransfer(mode), ev_charge_parameter=given
        )
        answer = DinCar().until("parameters").refused(code, body)
        assert answer.sa_schedules.sa_schedule_tuple[0].pmax_schedule.pmax_schedule_entry[0].pmax == 0


def test_a_response_closes() -> None:
    car = DinCar().until("selection")
    assert car.send(din.SessionSetupRes(response_code=Code.OK, evse_id=b"\0")) is None
    assert car.station.ended is not None
    assert car.station.ended.reason is api.EndReason.PROTOCOL_ERROR


@pytest.mark.parametrize("octets", [b"\x80", b"\xff" * 20, b"\x80\x9a\x00\x00"])
def test_garbage_closes_and_raises_nothing(octets: bytes) -> None:
    car = DinCar().until("selection")
    car.raw(v2gtp.frame(0x8001, octets))
    assert car.session.ended


def test_every_flipped_bit_of_a_request_is_survived() -> None:
    frame = encode_din(din.V2GMessage(header=din.MessageHeader(session_id=b"\x11" * 8), body=DinCar().parameters()))
    for bit in range(8 * len(frame)):
        octets = bytearray(frame)
        octets[bit // 8] ^= 0x80 >> bit % 8
        car = DinCar().until("parameters")
        car.raw(v2gtp.frame(0x8001, bytes(octets)))
        assert not car.station.closed_contactor


def test_not_negotiated_where_it_is_not_served() -> None:
    failed = sap.ResponseCode.FAILED_NO_NEGOTIATION
    assert DinCar(protocols=(api.Protocol.ISO2,)).offer().response_code is failed
    assert DinCar(energy_modes=(api.EnergyMode.AC,)).offer().response_code is failed
    assert DinCar(auth_methods=(api.AuthMethod.PNC,)).offer().response_code is failed


def test_every_code_has_a_counterpart() -> None:
    for code in iso2.ResponseCode:
        told = translate.code(code)
        assert told.value.startswith("FAILED") is code.value.startswith("FAILED")


def test_the_view_of_a_din_session() -> None:
    station = Station(dc=True, energy_modes=(api.EnergyMode.AC, api.EnergyMode.DC), auth_methods=tuple(api.AuthMethod))
    seen = seen_by_din(station.view)
    assert (seen.energy_modes, seen.auth_methods) == ((api.EnergyMode.DC,), (api.AuthMethod.EIM,))
