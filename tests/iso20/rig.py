"""A car that speaks ISO 15118-20 to the real Session with encoded frames; the station is that of tests/iso2.

`Car` sends what it is told and knows the normal course up to every message. Time stands still until `Car.wait`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import cache
from typing import Any

from firmware.iso15118 import api, v2gtp
from firmware.iso15118.exi import decode_iso20, decode_sap, encode_iso20, encode_sap
from firmware.iso15118.messages import sap
from firmware.iso15118.messages.iso20 import ac, common, dc
from firmware.iso15118.messages.iso20.common_types import (
    DisplayParameters,
    MessageHeader,
    Processing,
    RationalNumber,
    ResponseCode,
)
from firmware.iso15118.messages.xmldsig import Signature
from firmware.iso15118.pki.keys import SigningKey, SoftwareKey
from firmware.iso15118.pki.signature import sign
from firmware.iso15118.secc.contracts import PkiContracts
from firmware.iso15118.session import ContractVerifier, NoContracts, Session, SessionConfig, Vehicle
from hil import pki20
from tests.iso2.rig import Station, contracts, verifier
from tests.iso15118.wire import Wire

AC, DC = api.Protocol.ISO20_AC, api.Protocol.ISO20_DC
VEHICLE = Vehicle("WMIV1234567890ABCDEX", b"fingerprint of its certificate..")
Code = ResponseCode
W = RationalNumber.of
SERVICES = {"ac": 1, "dc": 2, "ac_bpt": 5, "dc_bpt": 6, "mcs": 8, "mcs_bpt": 9}
PLUGGED = tuple(api.EnergyMode(name) for name in SERVICES)  # what needs nothing but a plug and a supply
CONFIG = SessionConfig(protocols=(api.Protocol.ISO2, AC, DC))


def offer(protocol: api.Protocol, priority: int = 1, schema_id: int = 1, major: int = 1) -> sap.AppProtocol:
    return sap.AppProtocol(
        protocol_namespace=protocol.value,
        version_number_major=major,
        version_number_minor=0,
        schema_id=schema_id,
        priority=priority,
    )


@cache
def world20() -> pki20.Pki20:
    """One PKI of -20 for the run."""
    return pki20.generate()


def verifier20() -> PkiContracts:
    """Trusts the roots of -20."""
    world = world20()
    return PkiContracts(
        lambda: [world.mo_root.certificate, world.v2g_root.certificate],
        oem_roots=lambda: [world.oem_root.certificate],
    )


class Car(Wire):
    """The EV's end. `send` gives the typed response, or None when there is none (yet)."""

    def __init__(
        self,
        energy: api.EnergyMode = api.EnergyMode.AC,
        *,
        dynamic: bool = False,
        pnc: bool = False,
        station: Station | None = None,
        config: SessionConfig = CONFIG,
        vehicle: Vehicle | None = VEHICLE,
        tls: bool = True,
        contract: str = "good",
        contract_verifier: ContractVerifier | None = None,
        price_key: SigningKey | None = None,
    ) -> None:
        self.energy, self.dynamic, self.pnc = energy, dynamic, pnc
        self.dc = energy.value.startswith(("dc", "mcs"))
        self.bpt = energy.value.endswith("bpt")
        self.protocol = DC if self.dc else AC
        self.service = SERVICES[energy.value]
        methods = (api.AuthMethod.EIM, api.AuthMethod.PNC) if pnc else (api.AuthMethod.EIM,)
        self.station = station or Station(self.dc, with_pki=pnc, energy_modes=(energy,), auth_methods=methods)
        self.contract = contracts()[contract] if pnc else None
        self.vehicle = vehicle
        self.now = 100.0
        self.session_id = bytes(8)
        self.evcc_id = VEHICLE.common_name
        self.challenge = b""
        self.tuple_id = 1
        self.payload_type = 0
        counter = itertools.count(1)
        self.session = Session(
            tls=tls,
            config=config,
            view=self.station.look,
            random_bytes=lambda count: next(counter).to_bytes(count, "big"),
            verifier=contract_verifier or (verifier() if pnc else NoContracts()),
            vehicle=vehicle,
            now=self.now,
            price_key=price_key,
        )
        self.reader = v2gtp.Reader()

    # --- wire ---------------------------------------------------------------------------------------------------------

    def handshake(self, *offers: sap.AppProtocol) -> sap.SupportedAppProtocolRes:
        request = sap.SupportedAppProtocolReq(app_protocol=offers or (offer(self.protocol),))
        (frame,) = self.raw(v2gtp.frame(0x8001, encode_sap(request)))
        response = decode_sap(frame.payload)
        assert isinstance(response, sap.SupportedAppProtocolRes)
        return response

    def make(
        self, kind: type[Any], session_id: bytes | None = None, signature: Signature | None = None, **fields: Any
    ) -> Any:
        header = MessageHeader(
            session_id=self.session_id if session_id is None else session_id, timestamp=1, signature=signature
        )
        return kind(header=header, **fields)

    def send(self, message: Any, stream: int | None = None) -> Any:
        payload_type, payload = encode_iso20(message, stream)
        return self.response(self.raw(v2gtp.frame(payload_type, payload)))

    def await_response(self, seconds: float = 4.5) -> Any:
        """The answer that waits for the hardware."""
        end = self.now + seconds
        while not self.session.ended and (due := self.session.next_deadline()) is not None and due <= end:
            self.now = max(self.now, due)
            self.session.handle_timer(self.now)
            if frames := self.pump():
                return self.response(frames)
        return None

    def response(self, frames: list[v2gtp.Frame]) -> Any:
        if not frames:
            return None
        (frame,) = frames
        self.payload_type = frame.payload_type
        return decode_iso20(frame.payload_type, frame.payload)

    def ok(self, message: Any, code: ResponseCode | None = None, stream: int | None = None) -> Any:
        """Send, and expect an OK (or this code) in the right response."""
        response = self.send(message, stream) or self.await_response()
        assert response is not None, "no response"
        assert type(response).__name__ == type(message).__name__.replace("Req", "Res")
        if code is not None:
            assert response.response_code is code, response
        else:
            assert response.response_code.value.startswith("OK"), response
        assert not self.session.ended or isinstance(message, common.SessionStopReq)
        return response

    def refused(self, code: ResponseCode, message: Any, stream: int | None = None) -> Any:
        """Send, and expect this refusal, no energy, and the end within 5 s."""
        response = self.send(message, stream) or self.await_response()
        assert response is not None, "no response"
        assert type(response).__name__ == type(message).__name__.replace("Req", "Res")
        assert response.response_code is code, response
        assert self.station.ended is not None
        assert self.station.ended.reason is api.EndReason.FAILED_RESPONSE
        assert not self.station.closed_contactor
        assert self.send(self.make(common.ServiceDiscoveryReq)) is None
        self.wait(5.0)
        assert self.session.closed
        return response

    # --- messages -----------------------------------------------------------------------------------------------------

    def setup_req(self, session_id: bytes = bytes(8)) -> Any:
        return self.make(common.SessionSetupReq, session_id=session_id, evcc_id=self.evcc_id)

    def authorization_req(self, challenge: bytes | None = None, signed: bool = True) -> Any:
        if not self.pnc:
            return self.make(
                common.AuthorizationReq,
                selected_authorization_service=common.AuthorizationService.EIM,
                eim_a_req_authorization_mode=common.EIM_AReqAuthorizationMode(),
            )
        assert self.contract is not None
        leaf, *subs = self.contract.certificates
        mode = common.PnC_AReqAuthorizationMode(
            id="id1",
            gen_challenge=self.challenge if challenge is None else challenge,
            contract_certificate_chain=common.ContractCertificateChain(
                certificate=leaf, sub_certificates=common.SubCertificates(certificate=tuple(subs))
            ),
        )
        return self.make(
            common.AuthorizationReq,
            signature=sign((mode,), SoftwareKey(self.contract.key)) if signed else None,
            selected_authorization_service=common.AuthorizationService.PNC,
            pnc_a_req_authorization_mode=mode,
        )

    def selection_req(self, service: int | None = None, parameter_set: int | None = None) -> Any:
        selected = common.SelectedService(
            service_id=self.service if service is None else service,
            parameter_set_id=(2 if self.dynamic else 1) if parameter_set is None else parameter_set,
        )
        return self.make(common.ServiceSelectionReq, selected_energy_transfer_service=selected)

    def parameters_req(self, **changes: Any) -> Any:
        discharge = {"ev_maximum_discharge_power": W(5000), "ev_minimum_discharge_power": W(0)} if self.bpt else {}
        if not self.dc:
            kind = ac.BPT_AC_CPDReqEnergyTransferMode if self.bpt else ac.AC_CPDReqEnergyTransferMode
            values = {"ev_maximum_charge_power": W(22_000), "ev_minimum_charge_power": W(1_400), **discharge}
            mode = kind(**(values | changes))
            return self.make(ac.AC_ChargeParameterDiscoveryReq, ac_cpd_req_energy_transfer_mode=mode)
        values = {
            "ev_maximum_charge_power": W(40_000),
            "ev_minimum_charge_power": W(0),
            "ev_maximum_charge_current": W(100),
            "ev_minimum_charge_current": W(0),
            "ev_maximum_voltage": W(450),
            "ev_minimum_voltage": W(200),
            **discharge,
        }
        if self.bpt:
            values |= {"ev_maximum_discharge_current": W(11), "ev_minimum_discharge_current": W(0)}
        kinds = dc.BPT_DC_CPDReqEnergyTransferMode if self.bpt else dc.DC_CPDReqEnergyTransferMode
        return self.make(dc.DC_ChargeParameterDiscoveryReq, dc_cpd_req_energy_transfer_mode=kinds(**(values | changes)))

    def schedule_req(self, departure: int | None = 7200) -> Any:
        if self.dynamic:
            mode = common.Dynamic_SEReqControlMode(
                departure_time=departure or 0,
                target_soc=80,
                ev_target_energy_request=W(20_000),
                ev_maximum_energy_request=W(30_000),
                ev_minimum_energy_request=W(-100),
            )
            return self.make(common.ScheduleExchangeReq, maximum_supporting_points=12, dynamic_se_req_control_mode=mode)
        return self.make(
            common.ScheduleExchangeReq,
            maximum_supporting_points=12,
            scheduled_se_req_control_mode=common.Scheduled_SEReqControlMode(departure_time=departure),
        )

    def pre_charge_req(self, volt: float = 400.0) -> Any:
        return self.make(
            dc.DC_PreChargeReq,
            ev_processing=Processing.ONGOING,
            ev_present_voltage=W(0),
            ev_target_voltage=W(volt),
        )

    def power_req(
        self,
        progress: common.ChargeProgress = common.ChargeProgress.START,
        watt: float = 5_000.0,
        processing: Processing = Processing.FINISHED,
        tuple_id: int | None = None,
    ) -> Any:
        profile = None
        if progress is common.ChargeProgress.START:
            scheduled = common.Scheduled_EVPPTControlMode(selected_schedule_tuple_id=tuple_id or self.tuple_id)
            entry = common.PowerScheduleEntry(duration=3600, power=W(watt))
            profile = common.EVPowerProfile(
                time_anchor=self.station.view.wall_unix,
                dynamic_evppt_control_mode=common.Dynamic_EVPPTControlMode() if self.dynamic else None,
                scheduled_evppt_control_mode=None if self.dynamic else scheduled,
                ev_power_profile_entries=common.EVPowerProfileEntryList(ev_power_profile_entry=(entry,)),
            )
        return self.make(
            common.PowerDeliveryReq, ev_processing=processing, charge_progress=progress, ev_power_profile=profile
        )

    def loop_req(self, ampere: float = 50.0, volt: float = 400.0, meter: bool = False, **changes: Any) -> Any:
        shown = DisplayParameters(present_soc=40, charging_complete=False)
        values: dict[str, Any]
        energy = {
            "ev_target_energy_request": W(20_000),
            "ev_maximum_energy_request": W(30_000),
            "ev_minimum_energy_request": W(0),
        }
        discharge = {"ev_maximum_discharge_power": W(5000), "ev_minimum_discharge_power": W(0)} if self.bpt else {}
        if not self.dc:
            values = {"ev_present_active_power": W(3_000)}
            if self.dynamic:
                values |= energy | {
                    "ev_maximum_charge_power": W(7_000),
                    "ev_minimum_charge_power": W(0),
                    "ev_present_reactive_power": W(0),
                }
            name = f"{'BPT_' if self.bpt else ''}{'Dynamic' if self.dynamic else 'Scheduled'}_AC_CLReqControlMode"
            mode = getattr(ac, name)(**(values | discharge | changes))
            return self.make(
                ac.AC_ChargeLoopReq, display_parameters=shown, meter_info_requested=meter, cl_req_control_mode=mode
            )
        if self.dynamic:
            values = energy | {
                "ev_maximum_charge_power": W(40_000),
                "ev_minimum_charge_power": W(0),
                "ev_maximum_charge_current": W(100),
                "ev_maximum_voltage": W(450),
                "ev_minimum_voltage": W(200),
            }
        else:
            values = {"ev_target_current": W(ampere), "ev_target_voltage": W(volt)}
        if self.bpt:
            discharge["ev_maximum_discharge_current"] = W(11)
        name = f"{'BPT_' if self.bpt else ''}{'Dynamic' if self.dynamic else 'Scheduled'}_DC_CLReqControlMode"
        mode = getattr(dc, name)(**(values | discharge | changes))
        return self.make(
            dc.DC_ChargeLoopReq,
            display_parameters=shown,
            meter_info_requested=meter,
            ev_present_voltage=W(400),
            cl_req_control_mode=mode,
        )

    def stop_req(self, how: common.ChargingSession = common.ChargingSession.TERMINATE) -> Any:
        return self.make(common.SessionStopReq, charging_session=how)

    # --- the normal course, up to (and without) a message -------------------------------------------------------------

    def setup(self, asked_id: bytes = bytes(8)) -> Any:
        response = self.ok(self.setup_req(asked_id))
        self.session_id = response.header.session_id
        return response

    def authorization_setup(self) -> Any:
        response = self.ok(self.make(common.AuthorizationSetupReq))
        if response.pnc_as_res_authorization_mode is not None:
            self.challenge = response.pnc_as_res_authorization_mode.gen_challenge
        return response

    def authorize(self) -> None:
        request = self.authorization_req()
        while self.ok(request).evse_processing is not Processing.FINISHED:
            self.wait(0.1)

    def check_cable(self) -> None:
        while self.ok(self.make(dc.DC_CableCheckReq)).evse_processing is not Processing.FINISHED:
            self.wait(0.1)

    def course(self) -> list[tuple[type[Any], Callable[[], Any]]]:
        """What leads over each message, in order."""
        steps: list[tuple[type[Any], Callable[[], Any]]] = [
            (sap.SupportedAppProtocolReq, self.handshake),
            (common.SessionSetupReq, self.setup),
            (common.AuthorizationSetupReq, self.authorization_setup),
            (common.AuthorizationReq, self.authorize),
            (common.ServiceDiscoveryReq, lambda: self.ok(self.make(common.ServiceDiscoveryReq))),
            (
                common.ServiceDetailReq,
                lambda: self.ok(self.make(common.ServiceDetailReq, service_id=self.service)),
            ),
            (common.ServiceSelectionReq, lambda: self.ok(self.selection_req())),
            (
                dc.DC_ChargeParameterDiscoveryReq if self.dc else ac.AC_ChargeParameterDiscoveryReq,
                lambda: self.ok(self.parameters_req()),
            ),
            (common.ScheduleExchangeReq, lambda: self.ok(self.schedule_req())),
        ]
        if self.dc:
            steps += [
                (dc.DC_CableCheckReq, self.check_cable),
                (dc.DC_PreChargeReq, lambda: self.ok(self.pre_charge_req())),
            ]
        steps += [
            (common.PowerDeliveryReq, lambda: self.ok(self.power_req())),
            (dc.DC_ChargeLoopReq if self.dc else ac.AC_ChargeLoopReq, lambda: self.ok(self.loop_req())),
        ]
        return steps

    def until(self, message: type[Any]) -> Car:
        """The normal course up to (without) `message`. Returns the car."""
        for kind, step in self.course():
            if kind is message:
                return self
            step()
        raise AssertionError(f"{message.__name__} is not in the course")

    def charging(self) -> Car:
        return self.until(dc.DC_ChargeLoopReq if self.dc else ac.AC_ChargeLoopReq)

    def gone_without_energy(self) -> None:
        assert self.station.ended is not None
        assert not self.station.closed_contactor
