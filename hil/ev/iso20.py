"""A vehicle of ISO 15118-20: AC, DC and MCS in both directions, scheduled and dynamic control, TLS 1.3, Plug & Charge
with several contracts, certificate installation, pause and resume, renegotiation of services and schedules, standby.

Owns: the vehicle's side of a session as one coroutine. May not: know how the station works inside. It judges what it is
answered: every response must be the one due, OK, and carry the session's id.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from firmware.iso15118 import exi
from firmware.iso15118.messages import sap
from firmware.iso15118.messages.iso20 import ac, common, dc
from firmware.iso15118.messages.iso20.common_types import (
    EVSENotification,
    MessageHeader,
    MeterInfo,
    Processing,
    Receipt,
    ResponseCode,
    V2GResponse,
)
from firmware.iso15118.messages.model import Node
from firmware.iso15118.v2gtp import Frame, PayloadType, Reader, frame
from hil.ev import devices20, requests20
from hil.ev.car import Pilot
from hil.ev.contracts20 import Credential, accept, root_ids
from hil.ev.link import LinkOptions, connect, discover
from hil.ev.requests20 import EV_MAXIMUM_W, SERVICES, W, Wishes

__all__ = ["EV_MAXIMUM_W", "Iso20Car", "Iso20Error", "Result", "Wishes"]

_DER_STREAMS = {"ac_der_iec": PayloadType.ISO20_AC_DER_IEC, "ac_der_sae": PayloadType.ISO20_AC_DER_SAE}
ANSWER_S = 5.0
ONGOING_S = 60.0
S2_SETTLE_S = 0.15


class Iso20Error(Exception):
    """The station answered something else than what was due."""


@dataclass(slots=True)
class Result:
    """What became of a session. `targets_w`: the power of each AC loop, positive into the vehicle; `currents_a`: the
    present current of each DC loop; `installed`: the contracts that were handed out, `paid_with`: the one that was
    taken; `wishes`: (departure, minimum, target) that the station told."""

    session_id: bytes = bytes(8)
    joined: bool = False
    tls: str = ""
    handshake_s: float = 0.0
    loops: int = 0
    targets_w: list[float] = field(default_factory=list)
    currents_a: list[float] = field(default_factory=list)
    loop_ms: list[float] = field(default_factory=list)
    answer_ms: dict[str, list[float]] = field(default_factory=dict)
    history: list[str] = field(default_factory=list)
    installed: list[Credential] = field(default_factory=list)
    paid_with: str = ""
    refused: list[str] = field(default_factory=list)
    confirmed: list[MeterInfo] = field(default_factory=list)
    meters: list[MeterInfo] = field(default_factory=list)
    offered: list[common.ScheduleTuple] = field(default_factory=list)
    wishes: tuple[int | None, int | None, int | None] | None = None
    services: list[int] = field(default_factory=list)
    parameters: Any = None  # the answer to ChargeParameterDiscovery
    receipts: list[Receipt] = field(default_factory=list)
    providers: tuple[str, ...] = ()  # whose contracts are taken here, as the station says
    schedule_signed: bool = False


class Iso20Car:
    """One vehicle; `charge` makes one session on a connector that is plugged in."""

    def __init__(self, pilot: Pilot, link: LinkOptions) -> None:
        self._pilot = pilot
        self._link = link

    async def charge(self, wishes: Wishes) -> Result:
        """From SDP to SessionStop. Raises Iso20Error, LinkError or ProvisioningError."""
        secc = await discover(self._link)
        began = time.monotonic()
        reader, writer = await connect(self._link, secc)
        session = _Session(reader, writer, self._pilot, wishes)
        session.result.handshake_s = time.monotonic() - began
        secured = writer.get_extra_info("ssl_object")
        session.result.tls = f"{secured.version()} {secured.cipher()[0]}" if secured else ""
        try:
            return await session.run()
        finally:
            writer.close()


class _Session:
    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, pilot: Pilot, wishes: Wishes
    ) -> None:
        self._in, self._out, self._pilot, self._wishes = reader, writer, pilot, wishes
        self._frames = Reader()
        self.result = Result(session_id=wishes.resume or bytes(8))
        self._dynamic = wishes.dynamic
        self._der = _DER_STREAMS.get(wishes.energy)
        self._paying: Credential | None = wishes.confirms
        self._voltage_v = 0.0
        self._asked_anew = False  # the station wants other services
        self._asked_pause = False

    # --- wire ---------------------------------------------------------------------------------------------------------

    async def _exchange(self, payload_type: int, payload: bytes) -> Frame:
        self._out.write(frame(payload_type, payload))
        await self._out.drain()
        while True:
            data = await asyncio.wait_for(self._in.read(65536), ANSWER_S)
            if not data:
                raise Iso20Error(f"the station closed the connection after {self.result.history[-3:]}")
            for item in self._frames.receive_data(data):
                if isinstance(item, Frame):
                    return item

    async def _send(
        self, kind: type[Any], signed: Node | None = None, by: Credential | None = None, **fields: Any
    ) -> Any:
        """One request and the response that is due, whatever its code."""
        signature = by.sign(signed) if signed is not None and by is not None else None
        header = MessageHeader(session_id=self.result.session_id, timestamp=int(time.time()), signature=signature)
        stream = self._der if kind in (ac.AC_ChargeParameterDiscoveryReq, ac.AC_ChargeLoopReq) else None
        payload_type, payload = exi.encode_iso20(kind(header=header, **fields), stream)
        began = time.monotonic()
        answer = await self._exchange(payload_type, payload)
        took_ms = 1000 * (time.monotonic() - began)
        message = exi.decode_iso20(answer.payload_type, answer.payload)
        due = kind.__name__.replace("Req", "Res")
        if not isinstance(message, V2GResponse) or type(message).__name__ != due:
            raise Iso20Error(f"{type(message).__name__} instead of {due}")
        if kind is not common.SessionSetupReq and message.header.session_id != self.result.session_id:
            raise Iso20Error(f"{due} with another session id")
        self.result.history.append(due)
        self.result.answer_ms.setdefault(due, []).append(took_ms)
        return message

    async def _ask(self, kind: type[Any], **fields: Any) -> Any:
        """One request and its answer, which must be OK."""
        message = await self._send(kind, **fields)
        if not message.response_code.value.startswith("OK"):
            raise Iso20Error(f"{type(message).__name__}: {message.response_code.value}")
        return message

    async def _until_finished(self, kind: type[Any], **fields: Any) -> Any:
        give_up = time.monotonic() + ONGOING_S
        while time.monotonic() < give_up:
            answer = await self._ask(kind, **fields)
            if answer.evse_processing is Processing.FINISHED:
                return answer
            await asyncio.sleep(0.2)
        raise Iso20Error(f"{kind.__name__}: Ongoing for {ONGOING_S:g} s")

    # --- the session --------------------------------------------------------------------------------------------------

    async def run(self) -> Result:
        wishes = self._wishes
        await self._negotiate()
        setup = await self._ask(common.SessionSetupReq, evcc_id=wishes.evcc_id)
        self.result.session_id = setup.header.session_id
        self.result.joined = setup.response_code is ResponseCode.OK_OLD_SESSION_JOINED
        if not self.result.joined:
            await self._authorize()
            await self._select()
        await self._energy()
        if wishes.standby:
            await self._power(common.ChargeProgress.STANDBY)
            await self._loops()
            await self._power(common.ChargeProgress.START, self._profile)
            await self._loops()
        if wishes.renegotiate or self._asked_anew:
            renegotiation = common.ChargingSession.SERVICE_RENEGOTIATION
            await self._ask(common.SessionStopReq, charging_session=renegotiation)
            # Asked by the station it goes to dynamic control, where it stays.
            self._dynamic = not (wishes.renegotiate and self._dynamic)
            await self._select()
            await self._energy()
        await self._off()
        how = common.ChargingSession.PAUSE if wishes.pause or self._asked_pause else common.ChargingSession.TERMINATE
        await self._ask(common.SessionStopReq, charging_session=how)
        return self.result

    async def _negotiate(self) -> None:
        own = self._wishes.own_namespace
        offers = self._wishes.namespaces or ((own, 1),)
        request = sap.SupportedAppProtocolReq(
            app_protocol=tuple(
                sap.AppProtocol(
                    protocol_namespace=namespace,
                    version_number_major=1 if "-20" in namespace else 2,
                    version_number_minor=0,
                    schema_id=number,
                    priority=priority,
                )
                for number, (namespace, priority) in enumerate(offers, start=1)
            )
        )
        answer = await self._exchange(PayloadType.EXI, exi.encode_sap(request))
        response = exi.decode_sap(answer.payload)
        chosen = response.schema_id if isinstance(response, sap.SupportedAppProtocolRes) else None
        if chosen is None or offers[chosen - 1][0] != own:
            raise Iso20Error(f"{own} was not negotiated but {offers[chosen - 1][0] if chosen else 'nothing'}")

    # --- who pays -----------------------------------------------------------------------------------------------------

    async def _authorize(self) -> None:
        setup = await self._ask(common.AuthorizationSetupReq)
        if self._wishes.install is not None and setup.certificate_installation_service:
            await self._install(self._wishes.install)
        contracts = (*self.result.installed, *self._wishes.contracts)
        plug_and_charge = setup.pnc_as_res_authorization_mode
        if plug_and_charge is not None and plug_and_charge.supported_providers is not None:
            self.result.providers = plug_and_charge.supported_providers.provider_id
        if not contracts or plug_and_charge is None:
            await self._until_finished(
                common.AuthorizationReq,
                selected_authorization_service=common.AuthorizationService.EIM,
                eim_a_req_authorization_mode=common.EIM_AReqAuthorizationMode(),
            )
            return
        for contract in contracts:
            if await self._pay(contract, plug_and_charge.gen_challenge):
                self._paying, self.result.paid_with = contract, contract.name
                return
        raise Iso20Error(f"no contract was taken: {self.result.refused}")

    async def _pay(self, contract: Credential, challenge: bytes) -> bool:
        """Whether the station takes this contract."""
        mode = common.PnC_AReqAuthorizationMode(
            id="id1", gen_challenge=challenge, contract_certificate_chain=contract.contract_chain()
        )
        give_up = time.monotonic() + ONGOING_S
        while time.monotonic() < give_up:
            answer = await self._send(
                common.AuthorizationReq,
                signed=mode,
                by=contract,
                selected_authorization_service=common.AuthorizationService.PNC,
                pnc_a_req_authorization_mode=mode,
            )
            code = answer.response_code.value
            if code.startswith("FAILED"):
                raise Iso20Error(f"AuthorizationRes: {code}")
            if code.startswith("WARNING"):
                self.result.refused.append(f"{contract.name}: {code}")
                return False
            if answer.evse_processing is Processing.FINISHED:
                return True
            await asyncio.sleep(0.2)
        raise Iso20Error(f"AuthorizationReq: Ongoing for {ONGOING_S:g} s")

    async def _install(self, vehicle: Credential) -> None:
        """Every contract that the station has for this vehicle, one request for each."""
        remaining, chain = 1, vehicle.signed_chain()
        wanted = self._wishes.prioritized_emaids
        while remaining:
            answer = await self._until_finished(
                common.CertificateInstallationReq,
                signed=chain,
                by=vehicle,
                oem_provisioning_certificate_chain=chain,
                list_of_root_certificate_ids=root_ids(self._wishes.v2g_roots),
                maximum_contract_certificate_chains=self._wishes.max_contracts,
                prioritized_emaids=common.EMAIDList(emaid=wanted) if wanted else None,
            )
            self.result.installed.append(accept(answer, vehicle, self._wishes.v2g_roots, datetime.now(UTC)))
            remaining = answer.remaining_contract_certificate_chains

    # --- what ---------------------------------------------------------------------------------------------------------

    async def _select(self) -> None:
        """The energy service with the parameter set that is wanted, and the services besides."""
        found = await self._ask(common.ServiceDiscoveryReq)
        self.result.services = [one.service_id for one in found.vas_list.service] if found.vas_list else []
        service = SERVICES[self._wishes.energy]
        detail = await self._ask(common.ServiceDetailReq, service_id=service)
        wanted = {
            "ControlMode": 2 if self._dynamic else 1,
            "MobilityNeedsMode": 2 if self._dynamic and self._wishes.needs_by_station else 1,
        }
        if self._wishes.grid_forming:
            wanted["GeneratorMode"] = 2
        money = self._wishes.absolute_prices and not self._dynamic
        for one in detail.service_parameter_list.parameter_set:
            named = {parameter.name: parameter.int_value for parameter in one.parameter}
            fits = all(named.get(name) == value for name, value in wanted.items())
            if fits and (not money or named.get("Pricing") == 1):
                await self._take(service, one.parameter_set_id)
                return
        raise Iso20Error(f"no parameter set with {wanted}")

    async def _take(self, service: int, parameter_set: int) -> None:
        besides = tuple(
            common.SelectedService(service_id=number, parameter_set_id=one) for number, one in self._wishes.services
        )
        for number in {number for number, _ in self._wishes.services}:
            await self._ask(common.ServiceDetailReq, service_id=number)
        await self._ask(
            common.ServiceSelectionReq,
            selected_energy_transfer_service=common.SelectedService(service_id=service, parameter_set_id=parameter_set),
            selected_vas_list=common.SelectedServiceList(selected_service=besides) if besides else None,
        )

    # --- energy -------------------------------------------------------------------------------------------------------

    async def _energy(self) -> None:
        """Parameters, schedule, what DC, a pantograph or a coil needs before, power on, and the loops."""
        if self._wishes.acdp:
            await devices20.stand(self._ask)
        if self._wishes.wpt:
            await devices20.pair(self._ask)
            await devices20.parameters(self._ask, self._wishes.charge_w)
        else:
            kind, fields = requests20.parameters(self._wishes)
            self.result.parameters = await self._ask(kind, **fields)
        await self._agree()
        await self._pilot.ready(True)
        if self._wishes.acdp:
            await devices20.connect(self._ask)
        if self._wishes.wpt:
            await devices20.align(self._ask)
        if self._wishes.dc:
            await asyncio.sleep(S2_SETTLE_S)
            await self._until_finished(dc.DC_CableCheckReq)
            await self._pre_charge()
        await self._power(common.ChargeProgress.START, self._profile)
        await self._loops()

    async def _agree(self) -> None:
        answer = await self._until_finished(
            common.ScheduleExchangeReq, **requests20.schedule(self._wishes, self._dynamic)
        )
        self.result.schedule_signed = answer.header.signature is not None
        offer = None
        if self._dynamic:
            self._listen(answer.dynamic_se_res_control_mode)
        else:
            self.result.offered = list(answer.scheduled_se_res_control_mode.schedule_tuple)
            offer = self.result.offered[0]
        self._profile = requests20.profile(self._wishes, offer)

    def _listen(self, mode: Any) -> None:
        """What the station says of departure and state of charge."""
        told = (mode.departure_time, mode.minimum_soc, mode.target_soc)
        if any(one is not None for one in told):
            self.result.wishes = told

    async def _pre_charge(self) -> None:
        give_up = time.monotonic() + 7.0
        while time.monotonic() < give_up:
            answer = await self._ask(
                dc.DC_PreChargeReq,
                ev_processing=Processing.ONGOING,
                ev_present_voltage=W(self._voltage_v),
                ev_target_voltage=W(self._wishes.battery_v),
            )
            self._voltage_v = answer.evse_present_voltage.to_float()
            if abs(self._voltage_v - self._wishes.battery_v) <= self._wishes.pre_charge_tolerance_v:
                return
            await asyncio.sleep(0.1)
        raise Iso20Error(f"pre-charge stays at {self._voltage_v:g} V")

    async def _power(self, progress: common.ChargeProgress, profile: common.EVPowerProfile | None = None) -> None:
        await self._ask(
            common.PowerDeliveryReq,
            ev_processing=Processing.FINISHED,
            charge_progress=progress,
            ev_power_profile=profile,
        )

    async def _loops(self) -> None:
        for number in range(self._wishes.loops):
            every = self._wishes.meter_every
            meter = bool(every) and number % every == 0
            if self._wishes.wpt:
                kind, fields = devices20.loop(self._wishes.charge_w, meter)
            else:
                kind, fields = requests20.loop(self._wishes, self._dynamic, self._voltage_v, meter)
            answer = await self._ask(kind, **fields)
            self.result.loop_ms.append(self.result.answer_ms[type(answer).__name__][-1])
            self.result.loops += 1
            if self._wishes.dc:
                self._voltage_v = answer.evse_present_voltage.to_float()
                self.result.currents_a.append(answer.evse_present_current.to_float())
            elif self._wishes.wpt:
                self.result.targets_w.append(answer.evpc_power_request.to_float())
            else:
                target = answer.cl_res_control_mode.evse_target_active_power
                self.result.targets_w.append(target.to_float() if target is not None else 0.0)
            if self._wishes.acdp and number == 0:
                await devices20.system_status(self._ask)
            if self._dynamic and not self._wishes.wpt:
                self._listen(answer.cl_res_control_mode)
            if answer.receipt is not None:
                self.result.receipts.append(answer.receipt)
            if answer.meter_info is not None:
                self.result.meters.append(answer.meter_info)
            if answer.evse_status is not None and not await self._obey(answer):
                return
            await asyncio.sleep(self._wishes.loop_pause_s)

    async def _obey(self, answer: Any) -> bool:
        """Do what the station wants; False where that is the end."""
        wanted = answer.evse_status.evse_notification
        if wanted is EVSENotification.METERING_CONFIRMATION and self._paying is not None:
            data = common.SignedMeteringData(
                id="id1",
                session_id=self.result.session_id,
                meter_info=answer.meter_info,
                dynamic_smdt_control_mode=common.Dynamic_SMDTControlMode() if self._dynamic else None,
                scheduled_smdt_control_mode=None
                if self._dynamic
                else common.Scheduled_SMDTControlMode(selected_schedule_tuple_id=1),
            )
            await self._ask(common.MeteringConfirmationReq, signed=data, by=self._paying, signed_metering_data=data)
            self.result.confirmed.append(answer.meter_info)
        elif wanted is EVSENotification.SCHEDULE_RENEGOTIATION:
            await self._power(common.ChargeProgress.SCHEDULE_RENEGOTIATION)
            await self._agree()
            await self._power(common.ChargeProgress.START, self._profile)
        elif wanted is EVSENotification.SERVICE_RENEGOTIATION and not self._asked_anew:
            self._asked_anew = True
            return False
        elif wanted is EVSENotification.PAUSE:
            self._asked_pause = True
            return False
        return wanted is not EVSENotification.TERMINATE

    async def _off(self) -> None:
        await self._power(common.ChargeProgress.STOP)
        await self._pilot.ready(False)
        if self._wishes.dc:
            await self._ask(dc.DC_WeldingDetectionReq, ev_processing=Processing.FINISHED)
        if self._wishes.acdp:
            await devices20.disconnect(self._ask)
