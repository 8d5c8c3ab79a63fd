"""The EVCC of a simulated vehicle for ISO 15118-2, sans-I/O: AC and DC, EIM and Plug & Charge.

Owns: the vehicle's side of a V2G session as two tables: what each state sends (`REQUESTS`) and what it does with the
answer (`ANSWERS`). May not: do I/O, sleep, or read a clock; time is an argument (seconds, monotonic).

The verbs are those of every protocol core here: `receive_data`, `receive_eof`, `data_to_send`, `next_event`,
`next_deadline`, `handle_timer`. `start` begins the session on a connection that stands.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from cryptography import x509

from firmware.core.errors import EvseError
from firmware.iso15118 import exi
from firmware.iso15118.messages import iso2, sap, xmldsig
from firmware.iso15118.pki import chain, signature
from firmware.iso15118.v2gtp import Frame, PayloadType, Reader, frame
from hil.ev import provisioning, requests
from hil.ev.options import EvccOptions, Misdeed, State

MESSAGE_TIMEOUT_S = 2.0
"""Of the EV in ISO 15118-2, with the exceptions of SLOW and CurrentDemand (facts: iso15118.md 1)."""
SLOW_TIMEOUT_S = 5.0
CURRENT_DEMAND_TIMEOUT_S = 0.25
CABLE_CHECK_LIMIT_S = 40.0
PRE_CHARGE_LIMIT_S = 7.0
PRE_CHARGE_WINDOW_V = 20.0

_SLOW = (
    State.SERVICE_DETAIL,
    State.PAYMENT_DETAILS,
    State.CERTIFICATE_INSTALLATION,
    State.CERTIFICATE_UPDATE,
    State.POWER_ON,
    State.POWER_OFF,
    State.RENEGOTIATE,
)


@dataclass(frozen=True, slots=True)
class S2:
    """The vehicle closes (pilot C) or opens (pilot B) its switch S2."""

    closed: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """One response came. `seconds` from the moment its request was given to the transport."""

    message: str
    seconds: float
    code: str


@dataclass(frozen=True, slots=True)
class Close:
    """The transport shall close the connection."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The session is over. `regular`: ended by SessionStop that was answered OK."""

    regular: bool
    reason: str


Event: TypeAlias = S2 | Answered | Close | Finished


class Evcc:
    """One session. Every way it can end gives exactly one `Finished`."""

    def __init__(self, options: EvccOptions) -> None:
        self.options = options
        self.state = State.SAP
        self.session_id = options.session_id
        self.evse_id = ""
        self.loops = 0
        self.energy_wh = 0.0
        self.paid_with: iso2.PaymentOption | None = None
        self.service_id = 1
        self.contract = options.contract  # with which the vehicle pays; a renewed one takes its place
        self.renewed = False
        self.certificate_set: int | None = None  # of the certificate service, once it is chosen
        self.tuple_id = 1
        self.pmax: tuple[iso2.PMaxScheduleEntry, ...] = ()
        self.challenge = b""
        self.meter_info: iso2.MeterInfo | None = None
        self.receipts = 0
        self.tariffs: list[iso2.SalesTariff] = []  # of the present negotiation
        self.prices_verified = False
        self.negotiations = 0
        self.stop_asked = False  # by the station or the driver
        self.present_voltage_v = 0.0
        self.history: list[str] = []  # responses in order, without repetitions
        self.failure_code = ""
        self._reader = Reader()
        self._out = bytearray()
        self._events: deque[Event] = deque()
        self._send_at: float | None = None
        self._answer_by: float | None = None
        self._sent_at = 0.0
        self._step_since = 0.0
        self._loop_at: float | None = None
        self._s2 = False
        self._weldings = 0
        self._signature: xmldsig.Signature | None = None  # in the header of the present response
        self._over = False

    # --- The verbs ---------------------------------------------------------------------------------------------

    def start(self, now: float) -> None:
        """The connection stands."""
        self._go(State.SAP, now)

    def receive_data(self, data: bytes, now: float) -> None:
        """Take what the station sent. Never raises: what cannot be read ends the session."""
        try:
            for item in self._reader.receive_data(data):
                if isinstance(item, Frame):
                    self._take(item.payload, now)
                else:
                    self._finish(False, f"station sent a frame that no EV reads: {item.reason.value}")
        except EvseError as error:
            self._finish(False, f"station sent {type(error).__name__}: {error}")

    def receive_eof(self, now: float) -> None:
        """The station closed the connection."""
        code = f" after {self.failure_code}" if self.failure_code else ""
        self._finish(False, f"station closed the connection while in {self.state.value}{code}")

    def data_to_send(self) -> bytes:
        """What is to go out now, at most one message."""
        data = bytes(self._out)
        self._out.clear()
        return data

    def next_event(self) -> Event | None:
        """The oldest event not yet taken."""
        return self._events.popleft() if self._events else None

    def next_deadline(self) -> float | None:
        """When `handle_timer` wants to be called."""
        due = [at for at in (self._send_at, self._answer_by) if at is not None]
        return min(due) if due and not self._over else None

    def handle_timer(self, now: float) -> None:
        """Send what was put off, or give up waiting."""
        if self._over:
            return
        if self._send_at is not None and now >= self._send_at:
            self._send_at = None
            self._send(now)
        elif self._answer_by is not None and now >= self._answer_by:
            self._finish(False, f"no answer to {self.state.value} in time")

    def stop(self) -> None:
        """The driver wants to leave: end in order, at the next answer of the charging loop."""
        self.stop_asked = True

    # --- Going from state to state -----------------------------------------------------------------------------

    def _go(self, state: State, now: float, delay: float = 0.0) -> None:
        if state is not self.state:
            self._step_since = now
        self.state = state
        self._answer_by = None
        if delay > 0:
            self._send_at = now + delay
        else:
            self._send(now)

    def _send(self, now: float) -> None:
        misdeed = self.options.misdeeds.get(self.state)
        if (
            self.state in (State.CHARGING_STATUS, State.CURRENT_DEMAND)
            and self.loops < self.options.misdeed_after_loops
        ):
            misdeed = None
        self._answer_by = now + self._timeout()
        self._sent_at = now
        if misdeed is Misdeed.SILENCE:
            self._answer_by = None
            return
        if misdeed is Misdeed.CLOSE:
            self._finish(False, "closed the connection on purpose")
            return
        if misdeed is Misdeed.SESSION_STOP:
            self.state = State.SESSION_STOP
            misdeed = None
        self._out += frame(PayloadType.EXI, self._payload(misdeed))

    def _payload(self, misdeed: Misdeed | None) -> bytes:
        if misdeed is Misdeed.GARBAGE:
            return b"\x80\xff\xff\xff\xff\xff"
        if self.state is State.SAP:
            return exi.encode_sap(requests.supported_app_protocol(self.options))
        body = requests.REQUESTS[self.state](self)
        if misdeed is Misdeed.WRONG_ORDER:
            body = requests.out_of_order(self)
        session_id = self.session_id
        if misdeed is Misdeed.WRONG_SESSION_ID:
            session_id = bytes(octet ^ 0xFF for octet in session_id)
        if misdeed is Misdeed.ZERO_SESSION_ID:
            session_id = bytes(8)
        signature = None
        if self.paid_with is iso2.PaymentOption.CONTRACT and getattr(body, "id", None) is not None:
            signer = self.options.credential if self.state is State.CERTIFICATE_INSTALLATION else self.contract
            assert signer is not None, "Contract was chosen only because there is one"
            signed = requests.falsified(body) if misdeed is Misdeed.BAD_SIGNATURE else body
            signature = signer.sign(signed)
            if misdeed is Misdeed.BAD_CHALLENGE:
                body = requests.falsified(body)
                signature = signer.sign(body)
        header = iso2.MessageHeader(session_id=session_id, signature=signature)
        return exi.encode_iso2(iso2.V2GMessage(header=header, body=body))

    def _timeout(self) -> float:
        if self.options.message_timeout_s is not None:
            return self.options.message_timeout_s
        if self.state is State.CURRENT_DEMAND:
            return CURRENT_DEMAND_TIMEOUT_S
        return SLOW_TIMEOUT_S if self.state in _SLOW else MESSAGE_TIMEOUT_S

    def _take(self, payload: bytes, now: float) -> None:
        if self._over:
            return
        if self._answer_by is None:
            self._finish(False, f"station spoke unasked in {self.state.value}")
            return
        self._answer_by = None
        if self.state is State.SAP:
            answer = exi.decode_sap(payload)
            self._take_sap(answer, now)
            return
        message = exi.decode_iso2(payload)
        expected, handler = ANSWERS[self.state]
        body = message.body
        self._note(type(body).__name__, getattr(body, "response_code", ""), now)
        if not isinstance(body, expected):
            self._finish(False, f"{type(body).__name__} instead of {expected.__name__}")
            return
        code = str(getattr(body, "response_code", ""))
        if code.startswith("FAILED"):
            self.failure_code = code
            self._finish(False, f"{type(body).__name__} {code}")
            return
        if self.state is State.SESSION_SETUP:
            self.session_id = message.header.session_id
        elif message.header.session_id != self.session_id:
            self._finish(False, "the session id changed")
            return
        self._signature = message.header.signature
        handler(self, body, now)

    def _take_sap(self, answer: object, now: float) -> None:
        if not isinstance(answer, sap.SupportedAppProtocolRes):
            self._finish(False, f"{type(answer).__name__} instead of supportedAppProtocolRes")
            return
        self._note("supportedAppProtocolRes", answer.response_code, now)
        if answer.response_code is sap.ResponseCode.FAILED_NO_NEGOTIATION:
            self.failure_code = str(answer.response_code)
            self._finish(False, "no common protocol")
            return
        self._go(State.SESSION_SETUP, now)

    def _note(self, name: str, code: object, now: float) -> None:
        if not self.history or self.history[-1] != name:
            self.history.append(name)
        self._events.append(Answered(name, now - self._sent_at, str(code)))

    def _finish(self, regular: bool, reason: str) -> None:
        if self._over:
            return
        self._over = True
        self._send_at = self._answer_by = None
        self._switch_s2(False)
        self._events += [Close(), Finished(regular, reason)]

    def _switch_s2(self, closed: bool) -> None:
        if closed is not self._s2:
            self._s2 = closed
            self._events.append(S2(closed))

    # --- What the answers do -----------------------------------------------------------------------------------

    def _ongoing(self, processing: iso2.EVSEProcessing, limit: float, now: float) -> bool:
        """The station needs more time: ask again after a pause, but not for ever."""
        if processing is iso2.EVSEProcessing.FINISHED:
            return False
        if now - self._step_since > limit:
            self._finish(False, f"{self.state.value} was still Ongoing after {limit:.0f} s")
        else:
            self._go(self.state, now, self.options.retry_pause_s)
        return True

    def _after_session_setup(self, answer: iso2.SessionSetupRes, now: float) -> None:
        self.evse_id = answer.evse_id
        self._go(State.SERVICE_DISCOVERY, now)

    def _after_service_discovery(self, answer: iso2.ServiceDiscoveryRes, now: float) -> None:
        if self.options.mode not in answer.charge_service.supported_energy_transfer_mode.energy_transfer_mode:
            self._finish(False, f"the station does not offer {self.options.mode.value}")
            return
        offered = answer.payment_option_list.payment_option
        services = answer.service_list.service if answer.service_list is not None else ()
        renewable = any(service.service_id == requests.CERTIFICATE_SERVICE for service in services)
        renew = self.options.renew and self.options.credential is not None and renewable
        contract = (self.contract is not None or renew) and iso2.PaymentOption.CONTRACT in offered
        wanted = iso2.PaymentOption.CONTRACT if contract else iso2.PaymentOption.EXTERNAL_PAYMENT
        if wanted not in offered:
            self._finish(False, "no payment option in common")
            return
        self.paid_with = wanted
        self.service_id = answer.charge_service.service_id
        self._go(State.SERVICE_DETAIL if renew and contract else State.PAYMENT_SELECTION, now)

    def _after_service_detail(self, answer: iso2.ServiceDetailRes, now: float) -> None:
        wanted = "Update" if self.contract is not None else "Installation"
        sets = answer.service_parameter_list.parameter_set if answer.service_parameter_list is not None else ()
        for one in sets:
            if any(parameter.string_value == wanted for parameter in one.parameter):
                self.certificate_set = one.parameter_set_id
        if self.certificate_set is None and self.contract is None:
            self._finish(False, f"the certificate service has no {wanted}")
        else:
            self._go(State.PAYMENT_SELECTION, now)

    def _after_payment_selection(self, answer: iso2.PaymentServiceSelectionRes, now: float) -> None:
        if self.paid_with is not iso2.PaymentOption.CONTRACT:
            self._go(State.AUTHORIZATION, now)
        elif self.certificate_set is None:
            self._go(State.PAYMENT_DETAILS, now)
        else:
            self._go(State.CERTIFICATE_INSTALLATION if self.contract is None else State.CERTIFICATE_UPDATE, now)

    def _after_certificate(self, answer: provisioning.Response, now: float) -> None:
        credential = self.options.credential
        assert credential is not None, "asked only with one"
        receiver = self.contract.key if self.contract is not None else credential.key
        assert receiver is not None, "a contract that shall be updated comes with its key"
        try:
            self.contract = provisioning.accept(
                answer, self._signature, receiver, credential.v2g_roots, self.options.today()
            )
        except provisioning.ProvisioningError as error:
            self._finish(False, f"certificate not taken: {error}")
            return
        self.renewed = True
        self._go(State.PAYMENT_DETAILS, now)

    def _after_payment_details(self, answer: iso2.PaymentDetailsRes, now: float) -> None:
        self.challenge = answer.gen_challenge
        self._go(State.AUTHORIZATION, now)

    def _after_authorization(self, answer: iso2.AuthorizationRes, now: float) -> None:
        # [V2G2-684] only the first AuthorizationReq carries the challenge and the signature
        self.challenge = b""
        if not self._ongoing(answer.evse_processing, self.options.ongoing_limit_s, now):
            self._go(State.CHARGE_PARAMETERS, now)

    def _after_charge_parameters(self, answer: iso2.ChargeParameterDiscoveryRes, now: float) -> None:
        if self._ongoing(answer.evse_processing, self.options.ongoing_limit_s, now):
            return
        if isinstance(answer.sa_schedules, iso2.SAScheduleList):
            tariffs = [
                one.sales_tariff for one in answer.sa_schedules.sa_schedule_tuple if one.sales_tariff is not None
            ]
            if (fault := self._price_fault(tariffs)) is not None:
                self._finish(False, fault)
                return
            chosen = answer.sa_schedules.sa_schedule_tuple[0]
            self.tuple_id = chosen.sa_schedule_tuple_id
            self.pmax = chosen.pmax_schedule.pmax_schedule_entry
        self.negotiations += 1
        self._switch_s2(True)
        self._go(State.CABLE_CHECK if self.options.dc else State.POWER_ON, now, self.options.s2_settle_s)

    def _price_fault(self, tariffs: list[iso2.SalesTariff]) -> str | None:
        """What is wrong with the prices: they are signed by the sub-CA that has issued the contract, where they are."""
        self.tariffs = tariffs
        if not tariffs or self.contract is None or self.paid_with is not iso2.PaymentOption.CONTRACT:
            return None
        if self._signature is None:
            return "the prices are not signed" if self.options.want_signed_prices else None
        operator = chain.public_key_of(x509.load_der_x509_certificate(self.contract.sub_ders[0]))
        assert operator is not None, "a chain that was judged when the contract was made"
        verdict = signature.verify(tariffs, self._signature, operator)
        self.prices_verified = verdict is signature.VerifyResult.OK
        return None if self.prices_verified else f"the signature of the prices: {verdict.value}"

    def _after_cable_check(self, answer: iso2.CableCheckRes, now: float) -> None:
        if not self._ongoing(answer.evse_processing, CABLE_CHECK_LIMIT_S, now):
            self._go(State.PRE_CHARGE, now)

    def _after_pre_charge(self, answer: iso2.PreChargeRes, now: float) -> None:
        self.present_voltage_v = answer.evse_present_voltage.to_float()
        if abs(self.present_voltage_v - self.options.battery_voltage_v) <= PRE_CHARGE_WINDOW_V:
            self._go(State.POWER_ON, now)
        elif now - self._step_since > PRE_CHARGE_LIMIT_S:
            self._finish(False, f"pre-charge stayed at {self.present_voltage_v:.0f} V")
        else:
            self._go(State.PRE_CHARGE, now, self.options.loop_pause_s)

    def _after_power_on(self, answer: iso2.PowerDeliveryRes, now: float) -> None:
        self._loop_at = now
        self._notified(answer.evse_status)
        self._go(State.CURRENT_DEMAND if self.options.dc else State.CHARGING_STATUS, now)

    def _after_charging_status(self, answer: iso2.ChargingStatusRes, now: float) -> None:
        limit = self.options.max_current_a
        if answer.evse_max_current is not None:
            limit = min(limit, answer.evse_max_current.to_float())
        phases = 1 if self.options.mode is iso2.EnergyTransferMode.AC_SINGLE_PHASE_CORE else 3
        self._count(230.0 * phases * limit if limit >= self.options.min_current_a else 0.0, now)
        self._next_loop(answer.ac_evse_status, answer.meter_info, answer.receipt_required, now)

    def _after_current_demand(self, answer: iso2.CurrentDemandRes, now: float) -> None:
        self.present_voltage_v = answer.evse_present_voltage.to_float()
        self._count(self.present_voltage_v * answer.evse_present_current.to_float(), now)
        if answer.dc_evse_status.evse_status_code in requests.DC_STOP_CODES:
            self.stop_asked = True
        self._next_loop(answer.dc_evse_status, answer.meter_info, answer.receipt_required, now)

    def _count(self, power_w: float, now: float) -> None:
        if self._loop_at is not None:
            self.energy_wh += power_w * (now - self._loop_at) / 3600.0
        self._loop_at = now
        self.loops += 1

    def _next_loop(
        self, status: iso2.EVSEStatus, meter: iso2.MeterInfo | None, receipt: bool | None, now: float
    ) -> None:
        self._notified(status)
        self.meter_info = meter
        if receipt and meter is not None and self.options.want_receipts:
            self._go(State.METERING_RECEIPT, now)
        else:
            self._continue(status, now)

    def _after_receipt(self, answer: iso2.MeteringReceiptRes, now: float) -> None:
        self.receipts += 1
        self._notified(answer.evse_status)
        self._continue(answer.evse_status, now)

    def _continue(self, status: iso2.EVSEStatus, now: float) -> None:
        enough = self.options.loops is not None and self.loops >= self.options.loops
        full = self.options.energy_wh is not None and self.energy_wh >= self.options.energy_wh
        if self.stop_asked or enough or full:
            self._go(State.POWER_OFF, now)
        elif (status.evse_notification is iso2.EVSENotification.RE_NEGOTIATION and self.options.obey_notification) or (
            self.loops == self.options.renegotiate_after and self.negotiations == 1
        ):
            self._go(State.RENEGOTIATE, now)
        else:
            loop = State.CURRENT_DEMAND if self.options.dc else State.CHARGING_STATUS
            self._go(loop, now, self.options.loop_pause_s)

    def _notified(self, status: iso2.EVSEStatus) -> None:
        if status.evse_notification is iso2.EVSENotification.STOP_CHARGING and self.options.obey_notification:
            self.stop_asked = True

    def _after_renegotiate(self, answer: iso2.PowerDeliveryRes, now: float) -> None:
        self._go(State.CHARGE_PARAMETERS, now)

    def _after_power_off(self, answer: iso2.PowerDeliveryRes, now: float) -> None:
        self._switch_s2(False)
        self._go(State.WELDING_DETECTION if self.options.dc else State.SESSION_STOP, now, self.options.s2_settle_s)

    def _after_welding_detection(self, answer: iso2.WeldingDetectionRes, now: float) -> None:
        self._weldings += 1
        self.present_voltage_v = answer.evse_present_voltage.to_float()
        if self._weldings < self.options.welding_detections:
            self._go(State.WELDING_DETECTION, now, self.options.retry_pause_s)
        else:
            self._go(State.SESSION_STOP, now)

    def _after_session_stop(self, answer: iso2.SessionStopRes, now: float) -> None:
        self._finish(True, "paused" if self.options.pause else "terminated")


ANSWERS: dict[State, tuple[type[iso2.BodyElement], Callable[..., None]]] = {
    # state: (the response that is due, what to do with it)
    State.SESSION_SETUP: (iso2.SessionSetupRes, Evcc._after_session_setup),
    State.SERVICE_DISCOVERY: (iso2.ServiceDiscoveryRes, Evcc._after_service_discovery),
    State.SERVICE_DETAIL: (iso2.ServiceDetailRes, Evcc._after_service_detail),
    State.PAYMENT_SELECTION: (iso2.PaymentServiceSelectionRes, Evcc._after_payment_selection),
    State.CERTIFICATE_INSTALLATION: (iso2.CertificateInstallationRes, Evcc._after_certificate),
    State.CERTIFICATE_UPDATE: (iso2.CertificateUpdateRes, Evcc._after_certificate),
    State.PAYMENT_DETAILS: (iso2.PaymentDetailsRes, Evcc._after_payment_details),
    State.AUTHORIZATION: (iso2.AuthorizationRes, Evcc._after_authorization),
    State.CHARGE_PARAMETERS: (iso2.ChargeParameterDiscoveryRes, Evcc._after_charge_parameters),
    State.CABLE_CHECK: (iso2.CableCheckRes, Evcc._after_cable_check),
    State.PRE_CHARGE: (iso2.PreChargeRes, Evcc._after_pre_charge),
    State.POWER_ON: (iso2.PowerDeliveryRes, Evcc._after_power_on),
    State.CHARGING_STATUS: (iso2.ChargingStatusRes, Evcc._after_charging_status),
    State.CURRENT_DEMAND: (iso2.CurrentDemandRes, Evcc._after_current_demand),
    State.METERING_RECEIPT: (iso2.MeteringReceiptRes, Evcc._after_receipt),
    State.RENEGOTIATE: (iso2.PowerDeliveryRes, Evcc._after_renegotiate),
    State.POWER_OFF: (iso2.PowerDeliveryRes, Evcc._after_power_off),
    State.WELDING_DETECTION: (iso2.WeldingDetectionRes, Evcc._after_welding_detection),
    State.SESSION_STOP: (iso2.SessionStopRes, Evcc._after_session_stop),
}
