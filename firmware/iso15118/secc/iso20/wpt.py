"""Wireless power transfer of ISO 15118-20: its states, its messages, and the driver they need.

Owns: the table of the messages that WPT has for itself (fine positioning, pairing, parameters, alignment check, loop),
and `PrimaryDevice`, the driver's interface. May not: know the rest of a session (`wireless.py`); schedule and
PowerDelivery between alignment check and loop are those of `table.py`. No station of ours has a coil, and no peer has
these states.

Safety in the table: no power before pairing and a passed alignment check, none while a foreign or a living object is
seen, and none above what both sides allow.
"""

import enum
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeAlias

from firmware.iso15118.api import EvseView
from firmware.iso15118.messages.iso20 import wpt
from firmware.iso15118.messages.iso20.common_types import (
    MessageHeader,
    Processing,
    ResponseCode,
    V2GRequest,
    V2GResponse,
)
from firmware.iso15118.secc.iso20.responses import number

Code = ResponseCode
Diagnostics = wpt.WPT_SPCChargeDiagnostics


class WptState(enum.Enum):
    """What the station waits for. The value is the text in diagrams and in the timeline."""

    SETUP = "fine positioning setup"
    POSITIONING = "fine positioning"
    PAIRING = "pairing"
    PARAMETERS = "charge parameters"
    ALIGNMENT = "alignment check"
    READY = "ready for power"
    CHARGING = "charging"


@dataclass(frozen=True, slots=True)
class Abilities:
    """What the primary device can. Watt, ampere; clearances and offset as the messages have them."""

    positioning: tuple[wpt.WPT_FinePositioningMethod, ...] = (wpt.WPT_FinePositioningMethod.MANUAL,)
    pairing: tuple[wpt.WPT_PairingMethod, ...] = (wpt.WPT_PairingMethod.EXTERNAL_CONFIRMATION,)
    alignment: tuple[wpt.WPT_AlignmentCheckMethod, ...] = (wpt.WPT_AlignmentCheckMethod.POWER_CHECK,)
    natural_offset: int = 0
    power_class: wpt.WPT_PowerClass = wpt.WPT_PowerClass.MF_WPT3
    min_power_w: float = 0.0
    max_power_w: float = 11_000.0
    min_clearance: int = 100
    max_clearance: int = 250
    min_coil_a: float = 0.0
    max_coil_a: float = 75.0


@dataclass(frozen=True, slots=True)
class CoilStatus:
    """What the primary device tells at one instant."""

    in_place: bool = False  # the vehicle stands over it
    paired_with: int | None = None  # the id code that it has seen
    aligned: bool = False  # the check with little power has passed
    transmitted_w: float = 0.0
    coil_a: float = 0.0
    frequency_hz: float | None = None
    diagnostics: Diagnostics = Diagnostics.SPC_NO_ISSUE


class PrimaryDevice(Protocol):
    """A coil in the ground with its power stage. Commands return at once; `status` says what came of them."""

    def abilities(self) -> Abilities:
        """What it can; does not change in a session."""
        ...

    def status(self) -> CoilStatus:
        """The present state."""
        ...

    def check_alignment(self, coil_a: float | None) -> None:
        """Begin the check, with little power."""
        ...

    def set_power(self, power_w: float) -> None:
        """Transmit so much; 0 switches off."""
        ...


@dataclass(frozen=True, slots=True)
class WptRecord:
    """What is remembered. `ev_max_w`: what the vehicle can receive."""

    session_id: bytes
    state: WptState = WptState.SETUP
    ev_max_w: float = 0.0
    limit_w: float = math.inf  # what the schedule allows at this instant
    checking: bool = False  # an alignment check was begun


@dataclass(frozen=True, slots=True)
class WptStep:
    """The response and the record after it. `ended`: a FAILED answer, which ends the session."""

    response: V2GResponse
    record: WptRecord
    ended: bool = False


Handler: TypeAlias = Callable[[Any, WptRecord, EvseView, PrimaryDevice], WptStep]


@dataclass(frozen=True, slots=True)
class WptRow:
    """What answers a request, and the states it may lead to."""

    handler: Handler
    leads_to: tuple[WptState, ...]


def _base(code: Code, record: WptRecord, view: EvseView) -> dict[str, Any]:
    header = MessageHeader(session_id=record.session_id, timestamp=max(view.wall_unix, 0))
    return {"header": header, "response_code": code}


def _processing(done: bool) -> Processing:
    return Processing.FINISHED if done else Processing.ONGOING


def _setup_res(code: Code, record: WptRecord, view: EvseView, device: PrimaryDevice) -> wpt.WPT_FinePositioningSetupRes:
    able = device.abilities()
    return wpt.WPT_FinePositioningSetupRes(
        **_base(code, record, view),
        primary_device_fine_positioning_method_list=wpt.WPT_FinePositioningMethodList(
            wpt_fine_positioning_method=able.positioning
        ),
        primary_device_pairing_method_list=wpt.WPT_PairingMethodList(wpt_pairing_method=able.pairing),
        primary_device_alignment_check_method_list=wpt.WPT_AlignmentCheckMethodList(
            wpt_alignment_check_method=able.alignment
        ),
        natural_offset=able.natural_offset,
    )


def _parameters_res(
    code: Code, record: WptRecord, view: EvseView, device: PrimaryDevice
) -> wpt.WPT_ChargeParameterDiscoveryRes:
    able = device.abilities()
    return wpt.WPT_ChargeParameterDiscoveryRes(
        **_base(code, record, view),
        pd_input_power_class=able.power_class,
        sd_min_output_power=number(able.min_power_w),
        sd_max_output_power=number(min(able.max_power_w, view.ac.max_power_w)),
        sd_max_ground_clearance_support=able.max_clearance,
        sd_min_ground_clearance_support=able.min_clearance,
        pd_min_coil_current=number(able.min_coil_a),
        pd_max_coil_current=number(able.max_coil_a),
    )


def _loop_res(
    code: Code, record: WptRecord, view: EvseView, device: PrimaryDevice, power_w: float
) -> wpt.WPT_ChargeLoopRes:
    able, status = device.abilities(), device.status()
    frequency = status.frequency_hz
    return wpt.WPT_ChargeLoopRes(
        **_base(code, record, view),
        evpc_power_request=number(power_w),
        sd_power_input=number(status.transmitted_w),
        spc_max_output_power_limit=number(_most_w(record, view, able)),
        spc_min_output_power_limit=number(able.min_power_w),
        spc_charge_diagnostics=status.diagnostics,
        spc_operating_frequency=None if frequency is None else number(frequency),
    )


def _most_w(record: WptRecord, view: EvseView, able: Abilities) -> float:
    return max(0.0, min(able.max_power_w, view.ac.max_power_w, record.ev_max_w, record.limit_w))


def _broken(view: EvseView, device: PrimaryDevice) -> bool:
    return view.emergency or view.malfunction or device.status().diagnostics is Diagnostics.SPC_ANOMALY_DETECTED


# --- the handlers -----------------------------------------------------------------------------------------------------


def positioning_setup(
    request: wpt.WPT_FinePositioningSetupReq, record: WptRecord, view: EvseView, device: PrimaryDevice
) -> WptStep:
    """Both sides say how they position, pair and check; each kind needs one method in common."""
    able = device.abilities()
    common = (
        (request.ev_device_fine_positioning_method_list.wpt_fine_positioning_method, able.positioning),
        (request.ev_device_pairing_method_list.wpt_pairing_method, able.pairing),
        (request.ev_device_alignment_check_method_list.wpt_alignment_check_method, able.alignment),
    )
    if _broken(view, device) or any(set(ours).isdisjoint(theirs) for theirs, ours in common):
        return WptStep(_setup_res(Code.FAILED, record, view, device), record, ended=True)
    if request.ev_processing is not Processing.FINISHED:
        return WptStep(_setup_res(Code.OK, record, view, device), record)
    after = replace(record, state=WptState.POSITIONING)
    return WptStep(_setup_res(Code.OK, after, view, device), after)


def positioning(
    request: wpt.WPT_FinePositioningReq, record: WptRecord, view: EvseView, device: PrimaryDevice
) -> WptStep:
    """The driver or the vehicle moves it to its place; finished when both sides find it there."""
    gave_up = request.ev_result_code is wpt.WPT_EVResult.EV_RESULT_FAILED
    done = request.ev_processing is Processing.FINISHED and device.status().in_place and not gave_up
    after = replace(record, state=WptState.PAIRING) if done else record
    code = Code.WARNING_WPT if gave_up else Code.OK
    base = _base(code, after, view)
    return WptStep(wpt.WPT_FinePositioningRes(**base, evse_processing=_processing(done)), after)


def pairing(request: wpt.WPT_PairingReq, record: WptRecord, view: EvseView, device: PrimaryDevice) -> WptStep:
    """The vehicle over the coil is the one that talks: both have seen the same code."""
    seen = device.status().paired_with
    told = request.observed_id_code
    done = request.ev_processing is Processing.FINISHED and seen is not None
    if done and told is not None and told != seen:
        base = _base(Code.FAILED_ASSOCIATION_ERROR, record, view)
        return WptStep(wpt.WPT_PairingRes(**base, evse_processing=Processing.FINISHED), record, ended=True)
    after = replace(record, state=WptState.PARAMETERS) if done else record
    response = wpt.WPT_PairingRes(
        **_base(Code.OK, after, view), evse_processing=_processing(done), observed_id_code=seen if done else None
    )
    return WptStep(response, after)


def parameters(
    request: wpt.WPT_ChargeParameterDiscoveryReq, record: WptRecord, view: EvseView, device: PrimaryDevice
) -> WptStep:
    """What both sides can; their clearances must overlap."""
    able = device.abilities()
    power = request.evpc_max_receivable_power.to_float()
    apart = request.sd_min_ground_clearence > able.max_clearance or request.sd_max_ground_clearence < able.min_clearance
    if _broken(view, device) or power <= 0 or apart:
        return WptStep(_parameters_res(Code.FAILED_WRONG_CHARGE_PARAMETER, record, view, device), record, ended=True)
    after = replace(record, state=WptState.ALIGNMENT, ev_max_w=power, checking=False)
    return WptStep(_parameters_res(Code.OK, after, view, device), after)


def alignment(request: wpt.WPT_AlignmentCheckReq, record: WptRecord, view: EvseView, device: PrimaryDevice) -> WptStep:
    """A check with little power; a check of before does not count."""
    coil = request.target_coil_current
    able, status = device.abilities(), device.status()
    if _broken(view, device) or status.diagnostics is not Diagnostics.SPC_NO_ISSUE:
        device.set_power(0.0)
        return WptStep(_alignment_res(Code.FAILED, record, view, status, True), record, ended=True)
    if not record.checking:
        device.check_alignment(None if coil is None else min(max(coil.to_float(), able.min_coil_a), able.max_coil_a))
        after = replace(record, checking=True)
        return WptStep(_alignment_res(Code.OK, after, view, status, False), after)
    done = status.aligned and request.ev_processing is Processing.FINISHED
    after = replace(record, state=WptState.READY) if done else record
    return WptStep(_alignment_res(Code.OK, after, view, status, done), after)


def _alignment_res(
    code: Code, record: WptRecord, view: EvseView, status: CoilStatus, done: bool
) -> wpt.WPT_AlignmentCheckRes:
    return wpt.WPT_AlignmentCheckRes(
        **_base(code, record, view),
        evse_processing=_processing(done),
        power_transmitted=number(status.transmitted_w),
        supply_device_current=number(status.coil_a),
    )


def charge_loop(request: wpt.WPT_ChargeLoopReq, record: WptRecord, view: EvseView, device: PrimaryDevice) -> WptStep:
    """Give what the vehicle asks for, within both sides' limits; nothing while something is in the way."""
    status = device.status()
    clear = status.diagnostics is Diagnostics.SPC_NO_ISSUE and not (view.emergency or view.malfunction)
    well = request.evpc_charge_diagnostics is wpt.WPT_EVPCChargeDiagnostics.EVPC_NO_ISSUE
    wanted = min(max(request.evpc_power_request.to_float(), 0.0), _most_w(record, view, device.abilities()))
    power = wanted if clear and well else 0.0
    device.set_power(power)
    return WptStep(_loop_res(Code.OK if clear else Code.WARNING_WPT, record, view, device, power), record)


S = WptState
WPT_TABLE: dict[tuple[WptState, type[V2GRequest]], WptRow] = {
    (S.SETUP, wpt.WPT_FinePositioningSetupReq): WptRow(positioning_setup, (S.SETUP, S.POSITIONING)),
    (S.POSITIONING, wpt.WPT_FinePositioningReq): WptRow(positioning, (S.POSITIONING, S.PAIRING)),
    (S.PAIRING, wpt.WPT_PairingReq): WptRow(pairing, (S.PAIRING, S.PARAMETERS)),
    (S.PARAMETERS, wpt.WPT_FinePositioningSetupReq): WptRow(positioning_setup, (S.PARAMETERS, S.POSITIONING)),
    (S.PARAMETERS, wpt.WPT_ChargeParameterDiscoveryReq): WptRow(parameters, (S.ALIGNMENT,)),
    (S.ALIGNMENT, wpt.WPT_AlignmentCheckReq): WptRow(alignment, (S.ALIGNMENT, S.READY)),
    (S.CHARGING, wpt.WPT_ChargeLoopReq): WptRow(charge_loop, (S.CHARGING,)),
}


def started(record: WptRecord) -> WptRecord:
    """PowerDelivery(Start) of the session was accepted. Raises ValueError before the alignment check has passed."""
    if record.state is not WptState.READY:
        raise ValueError(f"no power during {record.state.value}")
    return replace(record, state=WptState.CHARGING)


def stopped(record: WptRecord, device: PrimaryDevice) -> WptRecord:
    """PowerDelivery(Stop), or any end of the session: no power, and power again only after another check."""
    device.set_power(0.0)
    return replace(record, state=WptState.ALIGNMENT, checking=False)


def renegotiated(record: WptRecord) -> WptRecord:
    """Services are chosen anew, after `stopped`. The vehicle stands where it stood and is paired: it goes on with the
    parameters, or begins with its position."""
    return replace(record, state=WptState.PARAMETERS) if record.state is WptState.ALIGNMENT else record


def respond(request: V2GRequest, record: WptRecord, view: EvseView, device: PrimaryDevice) -> WptStep:
    """The answer to one request: session id, then sequence, then the row's handler. A refusal switches the coil off.

    Raises KeyError for what is no request of WPT.
    """
    row = WPT_TABLE.get((record.state, type(request)))
    known = request.header.session_id == record.session_id
    if row is not None and known:
        return row.handler(request, record, view, device)
    device.set_power(0.0)
    code = Code.FAILED_SEQUENCE_ERROR if known else Code.FAILED_UNKNOWN_SESSION
    return WptStep(refusal(type(request), code, record, view, device), record, ended=True)


def refusal(
    kind: type[V2GRequest], code: Code, record: WptRecord, view: EvseView, device: PrimaryDevice
) -> V2GResponse:
    """The response to a kind of request with every mandatory element, as a refusal. KeyError for another kind."""
    base = _base(code, record, view)
    finished = Processing.FINISHED
    refusals: dict[type[V2GRequest], Callable[[], V2GResponse]] = {
        wpt.WPT_FinePositioningSetupReq: lambda: _setup_res(code, record, view, device),
        wpt.WPT_FinePositioningReq: lambda: wpt.WPT_FinePositioningRes(**base, evse_processing=finished),
        wpt.WPT_PairingReq: lambda: wpt.WPT_PairingRes(**base, evse_processing=finished),
        wpt.WPT_ChargeParameterDiscoveryReq: lambda: _parameters_res(code, record, view, device),
        wpt.WPT_AlignmentCheckReq: lambda: _alignment_res(code, record, view, device.status(), True),
        wpt.WPT_ChargeLoopReq: lambda: _loop_res(code, record, view, device, 0.0),
    }
    return refusals[kind]()
