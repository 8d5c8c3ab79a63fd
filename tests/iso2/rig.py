"""A station without hardware and a car without a wire: they drive the real Session with encoded frames.

`Car` sends what it is told and knows the normal course up to every message; `Station` answers effects in the view, as
the real one would. Time stands still until `Car.wait`.
"""

import itertools
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from firmware.iso15118 import api, v2gtp
from firmware.iso15118.exi import decode_iso2, decode_sap, encode_iso2, encode_sap
from firmware.iso15118.messages import iso2, sap
from firmware.iso15118.messages.xmldsig import Signature
from firmware.iso15118.pki.keys import SigningKey, SoftwareKey
from firmware.iso15118.pki.signature import sign
from firmware.iso15118.secc.contracts import PkiContracts
from firmware.iso15118.session import ContractVerifier, NoContracts, Session, SessionConfig
from hil import pki
from hil.cps import Cps
from tests.iso15118.wire import Wire

EVCC_ID = bytes.fromhex("0123456789ab")
ISO2_OFFER = sap.AppProtocol(
    protocol_namespace=api.Protocol.ISO2.value,
    version_number_major=2,
    version_number_minor=0,
    schema_id=1,
    priority=1,
)
A, V, W, WH = iso2.UnitSymbol.A, iso2.UnitSymbol.V, iso2.UnitSymbol.W, iso2.UnitSymbol.WH
Code = iso2.ResponseCode
EffectT = TypeVar("EffectT")


@cache
def world() -> pki.Pki:
    """One PKI for the run: making keys takes a while."""
    return pki.generate()


@cache
def contracts() -> dict[str, pki.Presented]:
    """Good and bad contract chains."""
    return dict(pki.contract_variants(world()))


def verifier(**settings: Any) -> PkiContracts:
    """A verifier that trusts the test PKI's MO root."""
    return PkiContracts(lambda: [world().mo_root.certificate], **settings)


def quantity(value: float, unit: iso2.UnitSymbol) -> iso2.PhysicalValue:
    return iso2.PhysicalValue.of(value, unit)


class Station:
    """The view, and how it changes with what the session asks."""

    def __init__(self, dc: bool = False, **view: Any) -> None:
        wall = int(world().now.timestamp()) if view.pop("with_pki", False) else 1_790_000_000
        modes = (api.EnergyMode.DC,) if dc else (api.EnergyMode.AC,)
        base: dict[str, Any] = {
            "evse_id": "DE*ABC*E0001",
            "energy_modes": modes,
            "auth_methods": (api.AuthMethod.EIM,),
            "pilot": "C",
            "auth": api.AuthState.ACCEPTED,
            "schedule": (api.PowerPeriod(0, 11_000.0),),
            "wall_unix": wall,
        }
        self.view = api.EvseView(**(base | view))
        self.effects: list[api.Effect] = []
        self.cps: Cps | None = None  # answers RequestCertificate at once
        self.obedient = True  # contactor, supply and isolation monitor do at once what they are told
        self.looks = 0

    def look(self) -> api.EvseView:
        self.looks += 1
        return self.view

    def set(self, **changes: Any) -> None:
        self.view = replace(self.view, **changes)

    def take(self, effect: api.Effect) -> None:
        self.effects.append(effect)
        if not self.obedient:
            return
        match effect:
            case api.RequestContactor(close=close):
                self.set(contactor=api.CheckState.PASSED if close else api.CheckState.IDLE)
            case api.StartCableCheck():
                self.set(cable_check=api.CheckState.PASSED, isolation=api.Isolation.VALID)
            case api.SetDcTarget(voltage_v=voltage, precharge=precharge, current_a=current):
                self.set(present_voltage_v=voltage, present_current_a=0.0 if precharge else current)
            case api.RequestCertificate(exi_request=request):
                answer = None if self.cps is None else api.CertificateAnswer(self.cps.answer(request))
                self.set(certificate=answer)
            case api.StopDc():
                self.set(present_voltage_v=0.0, present_current_a=0.0)
            case _:
                pass

    def all(self, kind: type[EffectT]) -> list[EffectT]:
        return [effect for effect in self.effects if isinstance(effect, kind)]

    @property
    def ended(self) -> api.SessionEnded | None:
        ends = self.all(api.SessionEnded)
        assert len(ends) <= 1
        return ends[0] if ends else None

    @property
    def closed_contactor(self) -> bool:
        """Whether the last thing asked was to close."""
        asked = self.all(api.RequestContactor)
        return bool(asked) and asked[-1].close


class Car(Wire):
    """The EV's end. Bodies are typed; `send` gives the typed response, or None when there is none (yet)."""

    def __init__(
        self,
        dc: bool = False,
        pnc: bool = False,
        station: Station | None = None,
        config: SessionConfig | None = None,
        contract: str = "good",
        contract_verifier: ContractVerifier | None = None,
        tls: bool | None = None,
        price_key: SigningKey | None = None,
    ) -> None:
        self.dc = dc
        self.pnc = pnc
        methods = (api.AuthMethod.EIM, api.AuthMethod.PNC) if pnc else (api.AuthMethod.EIM,)
        self.station = station or Station(dc, with_pki=pnc, auth_methods=methods)
        self.contract = contracts()[contract] if pnc else None
        self.now = 100.0
        self.session_id = bytes(8)
        self.evcc_id = EVCC_ID
        self.challenge = b""
        self.tuple_id = 1
        self.responses: list[Any] = []
        counter = itertools.count(1)
        self.session = Session(
            tls=pnc if tls is None else tls,
            config=config or SessionConfig(),
            view=self.station.look,
            random_bytes=lambda count: next(counter).to_bytes(count, "big"),
            verifier=contract_verifier or (verifier() if pnc else NoContracts()),
            now=self.now,
            price_key=price_key,
        )
        self.reader = v2gtp.Reader()

    # --- wire ---------------------------------------------------------------------------------------------------------

    def offer(self, *offers: sap.AppProtocol) -> sap.SupportedAppProtocolRes:
        request = sap.SupportedAppProtocolReq(app_protocol=offers or (ISO2_OFFER,))
        (frame,) = self.raw(v2gtp.frame(0x8001, encode_sap(request)))
        response = decode_sap(frame.payload)
        assert isinstance(response, sap.SupportedAppProtocolRes)
        return response

    def encode(
        self, body: iso2.BodyElement, session_id: bytes | None = None, signature: Signature | None = None
    ) -> bytes:
        header = iso2.MessageHeader(
            session_id=self.session_id if session_id is None else session_id, signature=signature
        )
        return v2gtp.frame(0x8001, encode_iso2(iso2.V2GMessage(header=header, body=body)))

    def send(self, body: iso2.BodyElement, session_id: bytes | None = None, signature: Signature | None = None) -> Any:
        return self.response(self.raw(self.encode(body, session_id, signature)))

    def await_response(self, seconds: float = 4.5) -> Any:
        """The answer that waits for the hardware: let time pass until it comes (PowerDelivery has 4.5 s)."""
        end = self.now + seconds
        while not self.session.ended and (due := self.session.next_deadline()) is not None and due <= end:
            self.now = max(self.now, due)
            self.session.handle_timer(self.now)
            if frames := self.pump():
                return self.response(frames)
        return None

    def response(self, frames: list[v2gtp.Frame]) -> Any:
        """The one response among the frames, or None."""
        if not frames:
            return None
        (frame,) = frames
        message = decode_iso2(frame.payload)
        self.last_header = message.header
        self.responses.append(message.body)
        return message.body

    def ok(self, body: iso2.BodyElement, **more: Any) -> Any:
        """Send, and expect an OK of some kind."""
        response = self.send(body, **more) or self.await_response()
        assert response is not None, "no response"
        assert response.response_code.value.startswith("OK"), response
        assert type(response).__name__ == type(body).__name__.replace("Req", "Res")
        return response

    def refused(self, code: iso2.ResponseCode, body: iso2.BodyElement, **more: Any) -> Any:
        """Send, and expect this refusal, the right response type, no energy, and the end within 5 s."""
        response = self.send(body, **more) or self.await_response()
        self.was_refused(code, body, response)
        return response

    def was_refused(self, code: iso2.ResponseCode, body: iso2.BodyElement, response: Any) -> None:
        assert response is not None, "no response"
        assert type(response).__name__ == type(body).__name__.replace("Req", "Res")
        assert response.response_code is code, response
        assert self.station.ended is not None
        assert self.station.ended.reason is api.EndReason.FAILED_RESPONSE
        self.gone()

    def gone(self) -> None:
        """The session is over, without energy, and the connection closes within 5 s; nothing is answered any more."""
        assert self.session.ended
        assert not self.station.closed_contactor
        assert self.raw(self.encode(iso2.ServiceDiscoveryReq())) == []
        self.wait(5.0)
        assert self.session.closed
        assert self.session.next_deadline() is None
        assert self.station.ended is not None

    def silence(self, reason: api.EndReason = api.EndReason.SEQUENCE_TIMEOUT, timeout: float = 60.0) -> None:
        """Say nothing for the timeout: the connection closes then, and not before."""
        self.wait(timeout - 0.1)
        assert not self.session.ended
        self.wait(0.2)
        assert self.session.closed
        assert self.station.ended is not None
        assert self.station.ended.reason is reason
        assert not self.station.closed_contactor

    # --- messages -----------------------------------------------------------------------------------------------------

    def signed(self, body: Any) -> Signature:
        assert self.contract is not None
        return sign((body,), SoftwareKey(self.contract.key))

    def service_selection(self, *services: int, option: iso2.PaymentOption | None = None) -> Any:
        default = iso2.PaymentOption.CONTRACT if self.pnc else iso2.PaymentOption.EXTERNAL_PAYMENT
        return iso2.PaymentServiceSelectionReq(
            selected_payment_option=option or default,
            selected_service_list=iso2.SelectedServiceList(
                selected_service=tuple(iso2.SelectedService(service_id=service) for service in services or (1,))
            ),
        )

    def details(self, emaid: str | None = None) -> iso2.PaymentDetailsReq:
        assert self.contract is not None
        leaf, *subs = self.contract.certificates
        sub = iso2.SubCertificates(certificate=tuple(subs)) if subs else None
        return iso2.PaymentDetailsReq(
            emaid=emaid or world().options.emaid,
            contract_signature_cert_chain=iso2.CertificateChain(certificate=leaf, sub_certificates=sub),
        )

    def authorization(self) -> iso2.AuthorizationReq:
        if not self.pnc:
            return iso2.AuthorizationReq()
        return iso2.AuthorizationReq(id="id1", gen_challenge=self.challenge)

    @property
    def dc_status(self) -> iso2.DC_EVStatus:
        return iso2.DC_EVStatus(ev_ready=True, ev_error_code=iso2.DC_EVErrorCode.NO_ERROR, ev_ress_soc=40)

    def parameters(self, mode: str | None = None, entries: int | None = None, **changes: Any) -> Any:
        given: iso2.EVChargeParameter
        if self.dc:
            values: dict[str, Any] = {
                "dc_ev_status": self.dc_status,
                "ev_maximum_current_limit": quantity(100, A),
                "ev_maximum_voltage_limit": quantity(450, V),
                "ev_maximum_power_limit": quantity(40_000, W),
                "ev_energy_request": quantity(30_000, WH),
            }
            given = iso2.DC_EVChargeParameter(**(values | changes))
        else:
            values = {
                "e_amount": quantity(20_000, WH),
                "ev_max_voltage": quantity(400, V),
                "ev_max_current": quantity(32, A),
                "ev_min_current": quantity(6, A),
            }
            given = iso2.AC_EVChargeParameter(**(values | changes))
        return iso2.ChargeParameterDiscoveryReq(
            max_entries_sa_schedule_tuple=entries,
            requested_energy_transfer_mode=iso2.EnergyTransferMode(
                mode or ("DC_extended" if self.dc else "AC_three_phase_core")
            ),
            ev_charge_parameter=given,
        )

    def cable_check(self) -> iso2.CableCheckReq:
        return iso2.CableCheckReq(dc_ev_status=self.dc_status)

    def pre_charge(self, volt: float = 400.0) -> iso2.PreChargeReq:
        return iso2.PreChargeReq(
            dc_ev_status=self.dc_status, ev_target_voltage=quantity(volt, V), ev_target_current=quantity(1, A)
        )

    def power(
        self, progress: iso2.ChargeProgress, tuple_id: int | None = None, watt: float | None = 5_000.0, **more: Any
    ) -> iso2.PowerDeliveryReq:
        profile = None
        if progress is iso2.ChargeProgress.START and watt is not None:
            entry = iso2.ProfileEntry(
                charging_profile_entry_start=0, charging_profile_entry_max_power=quantity(watt, W)
            )
            profile = iso2.ChargingProfile(profile_entry=(entry,))
        return iso2.PowerDeliveryReq(
            charge_progress=progress, sa_schedule_tuple_id=tuple_id or self.tuple_id, charging_profile=profile, **more
        )

    def start(self, **more: Any) -> iso2.PowerDeliveryReq:
        return self.power(iso2.ChargeProgress.START, **more)

    def stop(self, **more: Any) -> iso2.PowerDeliveryReq:
        return self.power(iso2.ChargeProgress.STOP, **more)

    def renegotiate(self) -> iso2.PowerDeliveryReq:
        return self.power(iso2.ChargeProgress.RENEGOTIATE)

    def loop(self, ampere: float = 50.0, volt: float = 400.0, **more: Any) -> iso2.BodyElement:
        if not self.dc:
            return iso2.ChargingStatusReq()
        return iso2.CurrentDemandReq(
            dc_ev_status=more.pop("dc_ev_status", self.dc_status),
            ev_target_current=quantity(ampere, A),
            charging_complete=False,
            ev_target_voltage=quantity(volt, V),
            **more,
        )

    def session_stop(self, pause: bool = False) -> iso2.SessionStopReq:
        kind = iso2.ChargingSession.PAUSE if pause else iso2.ChargingSession.TERMINATE
        return iso2.SessionStopReq(charging_session=kind)

    # --- the normal course, up to (and without) a message -------------------------------------------------------------

    def setup(self, asked_id: bytes = bytes(8)) -> iso2.SessionSetupRes:
        response = self.ok(iso2.SessionSetupReq(evcc_id=self.evcc_id), session_id=asked_id)
        self.session_id = self.last_header.session_id
        return response

    def show_contract(self) -> None:
        response = self.ok(self.details())
        self.challenge = response.gen_challenge

    def authorize(self) -> None:
        body = self.authorization()
        response = self.ok(body, signature=self.signed(body) if self.pnc else None)
        while response.evse_processing is not iso2.EVSEProcessing.FINISHED:
            response = self.ok(iso2.AuthorizationReq())

    def negotiate(self) -> Any:
        response = self.ok(self.parameters())
        assert response.evse_processing is iso2.EVSEProcessing.FINISHED
        self.tuple_id = response.sa_schedules.sa_schedule_tuple[0].sa_schedule_tuple_id
        return response

    def check_cable(self) -> None:
        while self.ok(self.cable_check()).evse_processing is not iso2.EVSEProcessing.FINISHED:
            self.wait(0.1)

    def course(self) -> list[tuple[type[iso2.BodyElement], Callable[[], Any]]]:
        """What leads over each message, in order."""
        steps: list[tuple[type[iso2.BodyElement], Callable[[], Any]]] = [
            (sap.SupportedAppProtocolReq, self.offer),  # type: ignore[list-item]
            (iso2.SessionSetupReq, self.setup),
            (iso2.ServiceDiscoveryReq, lambda: self.ok(iso2.ServiceDiscoveryReq())),
            (iso2.ServiceDetailReq, lambda: self.ok(iso2.ServiceDetailReq(service_id=1))),
            (iso2.PaymentServiceSelectionReq, lambda: self.ok(self.service_selection())),
        ]
        if self.pnc:
            steps.append((iso2.PaymentDetailsReq, self.show_contract))
        steps += [
            (iso2.AuthorizationReq, self.authorize),
            (iso2.ChargeParameterDiscoveryReq, self.negotiate),
        ]
        if self.dc:
            steps += [
                (iso2.CableCheckReq, self.check_cable),
                (iso2.PreChargeReq, lambda: self.ok(self.pre_charge())),
            ]
        steps += [
            (iso2.PowerDeliveryReq, lambda: self.ok(self.start())),
            (iso2.CurrentDemandReq if self.dc else iso2.ChargingStatusReq, lambda: self.ok(self.loop())),
        ]
        return steps

    def until(self, message: type[Any]) -> "Car":
        """The normal course up to (without) `message`. Returns the car."""
        for kind, step in self.course():
            if kind is message:
                return self
            step()
        raise AssertionError(f"{message.__name__} is not in the course")

    def charging(self) -> "Car":
        return self.until(iso2.CurrentDemandReq if self.dc else iso2.ChargingStatusReq)

    def stopped(self) -> "Car":
        """Charged once and stopped with PowerDelivery."""
        self.charging()
        self.ok(self.loop())
        self.ok(self.stop())
        return self


WRONG_ID = bytes.fromhex("00000000000000ff")
