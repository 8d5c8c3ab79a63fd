"""A vehicle of ISO 15118-20 for AC: scheduled and dynamic control, pause and resume, service renegotiation.

Owns: the vehicle's side of a session as one coroutine over a plain connection. May not: know how the station works
inside. It judges what it is answered: every response must be the one due, OK, and carry the session's id.

The laboratory's plain TCP only (`[v2g] iso20_unprotected`); Josev's EVCC covers TLS 1.3, Plug & Charge and DC.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from firmware.iso15118 import exi
from firmware.iso15118.messages import sap
from firmware.iso15118.messages.iso20 import ac, common
from firmware.iso15118.messages.iso20.common_types import (
    DisplayParameters,
    MessageHeader,
    Processing,
    RationalNumber,
    ResponseCode,
    V2GResponse,
)
from firmware.iso15118.v2gtp import Frame, PayloadType, Reader, frame
from hil.ev.car import Pilot
from hil.ev.link import LinkOptions, connect, discover

ANSWER_S = 5.0
ONGOING_S = 60.0
AC_SERVICE = 1
EV_MAXIMUM_W = 11_000.0
W = RationalNumber.of


class Iso20Error(Exception):
    """The station answered something else than what was due."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """One session as the vehicle wants it. `resume`: the id of a paused session, joined at the charge parameters."""

    dynamic: bool = False
    loops: int = 10
    loop_pause_s: float = 0.1
    evcc_id: str = "WMIV1234567890ABCDEX"
    soc_percent: int = 40
    pause: bool = False
    renegotiate: bool = False  # after the first loops, with the other control mode
    resume: bytes = b""


@dataclass(slots=True)
class Result:
    """What became of a session. `targets_w`: the power that each loop allowed."""

    session_id: bytes = bytes(8)
    joined: bool = False
    loops: int = 0
    targets_w: list[float] = field(default_factory=list)
    loop_ms: list[float] = field(default_factory=list)
    history: list[str] = field(default_factory=list)


class Iso20Car:
    """One vehicle; `charge` makes one session on a connector that is plugged in."""

    def __init__(self, pilot: Pilot, link: LinkOptions) -> None:
        self._pilot = pilot
        self._link = link

    async def charge(self, wishes: Wishes) -> Result:
        """From SDP to SessionStop. Raises Iso20Error or LinkError."""
        reader, writer = await connect(self._link, await discover(self._link))
        try:
            return await _Session(reader, writer, self._pilot, wishes).run()
        finally:
            writer.close()


class _Session:
    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, pilot: Pilot, wishes: Wishes
    ) -> None:
        self._in, self._out, self._pilot, self._wishes = reader, writer, pilot, wishes
        self._frames = Reader()
        self._result = Result(session_id=wishes.resume or bytes(8))
        self._dynamic = wishes.dynamic
        self._tuple_id = 1

    # --- wire ---------------------------------------------------------------------------------------------------------

    async def _exchange(self, payload_type: int, payload: bytes) -> Frame:
        self._out.write(frame(payload_type, payload))
        await self._out.drain()
        while True:
            data = await asyncio.wait_for(self._in.read(65536), ANSWER_S)
            if not data:
                raise Iso20Error(f"the station closed the connection after {self._result.history[-3:]}")
            for item in self._frames.receive_data(data):
                if isinstance(item, Frame):
                    return item

    async def _ask(self, kind: type[Any], **fields: Any) -> Any:
        """One request and its answer, which must be OK."""
        header = MessageHeader(session_id=self._result.session_id, timestamp=int(time.time()))
        answer = await self._exchange(*exi.encode_iso20(kind(header=header, **fields)))
        message = exi.decode_iso20(answer.payload_type, answer.payload)
        due = kind.__name__.replace("Req", "Res")
        if not isinstance(message, V2GResponse) or type(message).__name__ != due:
            raise Iso20Error(f"{type(message).__name__} instead of {due}")
        if not message.response_code.value.startswith("OK"):
            raise Iso20Error(f"{due}: {message.response_code.value}")
        if kind is not common.SessionSetupReq and message.header.session_id != self._result.session_id:
            raise Iso20Error(f"{due} with another session id")
        self._result.history.append(due)
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
        await self._negotiate()
        setup = await self._ask(common.SessionSetupReq, evcc_id=self._wishes.evcc_id)
        self._result.session_id = setup.header.session_id
        self._result.joined = setup.response_code is ResponseCode.OK_OLD_SESSION_JOINED
        if not self._result.joined:
            await self._authorize()
            await self._select()
        await self._energy(self._wishes.loops)
        if self._wishes.renegotiate:
            renegotiation = common.ChargingSession.SERVICE_RENEGOTIATION
            await self._ask(common.SessionStopReq, charging_session=renegotiation)
            self._dynamic = not self._dynamic
            await self._select()
            await self._energy(self._wishes.loops)
        await self._off()
        how = common.ChargingSession.PAUSE if self._wishes.pause else common.ChargingSession.TERMINATE
        await self._ask(common.SessionStopReq, charging_session=how)
        return self._result

    async def _negotiate(self) -> None:
        offer = sap.AppProtocol(
            protocol_namespace="urn:iso:std:iso:15118:-20:AC",
            version_number_major=1,
            version_number_minor=0,
            schema_id=1,
            priority=1,
        )
        request = sap.SupportedAppProtocolReq(app_protocol=(offer,))
        answer = await self._exchange(PayloadType.EXI, exi.encode_sap(request))
        response = exi.decode_sap(answer.payload)
        if not isinstance(response, sap.SupportedAppProtocolRes) or response.schema_id != 1:
            raise Iso20Error("ISO 15118-20 AC was not negotiated")

    async def _authorize(self) -> None:
        await self._ask(common.AuthorizationSetupReq)
        await self._until_finished(
            common.AuthorizationReq,
            selected_authorization_service=common.AuthorizationService.EIM,
            eim_a_req_authorization_mode=common.EIM_AReqAuthorizationMode(),
        )

    async def _select(self) -> None:
        """The AC service with the first parameter set of the control mode that is wanted."""
        await self._ask(common.ServiceDiscoveryReq)
        detail = await self._ask(common.ServiceDetailReq, service_id=AC_SERVICE)
        wanted = 2 if self._dynamic else 1
        for one in detail.service_parameter_list.parameter_set:
            if any(parameter.name == "ControlMode" and parameter.int_value == wanted for parameter in one.parameter):
                chosen = common.SelectedService(service_id=AC_SERVICE, parameter_set_id=one.parameter_set_id)
                await self._ask(common.ServiceSelectionReq, selected_energy_transfer_service=chosen)
                return
        raise Iso20Error(f"no parameter set with control mode {wanted}")

    async def _energy(self, loops: int) -> None:
        """Parameters, schedule, power on, and the loops."""
        await self._ask(
            ac.AC_ChargeParameterDiscoveryReq,
            ac_cpd_req_energy_transfer_mode=ac.AC_CPDReqEnergyTransferMode(
                ev_maximum_charge_power=W(EV_MAXIMUM_W), ev_minimum_charge_power=W(1_400)
            ),
        )
        profile = await self._schedule()
        await self._pilot.ready(True)
        await self._ask(
            common.PowerDeliveryReq,
            ev_processing=Processing.FINISHED,
            charge_progress=common.ChargeProgress.START,
            ev_power_profile=profile,
        )
        for _ in range(loops):
            began = time.monotonic()
            answer = await self._ask(
                ac.AC_ChargeLoopReq,
                display_parameters=DisplayParameters(present_soc=self._wishes.soc_percent),
                meter_info_requested=False,
                cl_req_control_mode=self._loop_mode(),
            )
            self._result.loop_ms.append(1000 * (time.monotonic() - began))
            self._result.loops += 1
            target = answer.cl_res_control_mode.evse_target_active_power
            self._result.targets_w.append(target.to_float() if target is not None else 0.0)
            await asyncio.sleep(self._wishes.loop_pause_s)

    async def _schedule(self) -> common.EVPowerProfile:
        energy: dict[str, Any] = {
            "ev_target_energy_request": W(20_000),
            "ev_maximum_energy_request": W(30_000),
            "ev_minimum_energy_request": W(1_000),
        }
        power, mode = EV_MAXIMUM_W, dict[str, Any]()
        if self._dynamic:
            dynamic = common.Dynamic_SEReqControlMode(departure_time=3600, **energy)
            await self._until_finished(
                common.ScheduleExchangeReq, maximum_supporting_points=12, dynamic_se_req_control_mode=dynamic
            )
            mode = {"dynamic_evppt_control_mode": common.Dynamic_EVPPTControlMode()}
        else:
            scheduled = common.Scheduled_SEReqControlMode(departure_time=3600, **energy)
            answer = await self._until_finished(
                common.ScheduleExchangeReq, maximum_supporting_points=12, scheduled_se_req_control_mode=scheduled
            )
            offer = answer.scheduled_se_res_control_mode.schedule_tuple[0]
            entries = offer.charging_schedule.power_schedule.power_schedule_entries.power_schedule_entry
            power = min(power, *(entry.power.to_float() for entry in entries))
            selected = common.Scheduled_EVPPTControlMode(selected_schedule_tuple_id=offer.schedule_tuple_id)
            mode = {"scheduled_evppt_control_mode": selected}
        entry = common.PowerScheduleEntry(duration=3600, power=W(power))
        return common.EVPowerProfile(
            time_anchor=int(time.time()),
            ev_power_profile_entries=common.EVPowerProfileEntryList(ev_power_profile_entry=(entry,)),
            **mode,
        )

    def _loop_mode(self) -> Any:
        if not self._dynamic:
            return ac.Scheduled_AC_CLReqControlMode(ev_present_active_power=W(3_000))
        return ac.Dynamic_AC_CLReqControlMode(
            ev_target_energy_request=W(20_000),
            ev_maximum_energy_request=W(30_000),
            ev_minimum_energy_request=W(1_000),
            ev_maximum_charge_power=W(EV_MAXIMUM_W),
            ev_minimum_charge_power=W(1_400),
            ev_present_active_power=W(3_000),
            ev_present_reactive_power=W(0),
        )

    async def _off(self) -> None:
        await self._ask(
            common.PowerDeliveryReq, ev_processing=Processing.FINISHED, charge_progress=common.ChargeProgress.STOP
        )
        await self._pilot.ready(False)
