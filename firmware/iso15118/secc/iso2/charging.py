"""The charging loops, AC (ChargingStatus) and DC (CurrentDemand), and the metering receipts that belong to them."""

import math
from dataclasses import dataclass, replace

from firmware.iso15118.api import (
    AuthMethod,
    CheckState,
    EvProgress,
    EvseView,
    ReceiptVerified,
    SetDcTarget,
)
from firmware.iso15118.messages import iso2
from firmware.iso15118.secc.energy import broken, cut_energy
from firmware.iso15118.secc.iso2.payment import signature_holds
from firmware.iso15118.secc.iso2.record import Record, Request, State, Step, goto
from firmware.iso15118.secc.iso2.responses import (
    BASE,
    Code,
    Status,
    Unit,
    ac_status,
    dc_status,
    evse_id,
    fail,
    meter_info,
    quantity,
)

_SECONDS = {iso2.UnitSymbol.S: 1.0, iso2.UnitSymbol.M: 60.0, iso2.UnitSymbol.H: 3600.0}


def charging_status(request: Request[iso2.ChargingStatusReq], record: Record, view: EvseView) -> Step:
    """The AC loop: limits, meter and notification of this instant."""
    effects = cut_energy(record, view)
    record = replace(record, cut=record.cut or broken(view))
    meter = meter_info(view)
    receipt = _receipt_wanted(record, view, meter, request.now)
    response = iso2.ChargingStatusRes(
        response_code=Code.OK,
        evse_id=evse_id(view),
        sa_schedule_tuple_id=record.tuple_id,
        evse_max_current=quantity(0.0 if broken(view) else view.ac.max_current_a, Unit.A),
        meter_info=meter,
        receipt_required=receipt,
        ac_evse_status=ac_status(view),
    )
    return Step(response, _in_loop(record, receipt, meter), effects)


def current_demand(request: Request[iso2.CurrentDemandReq], record: Record, view: EvseView) -> Step:
    """The DC loop: follow the EV's target within the limits of both sides."""
    body = request.body
    effects = cut_energy(record, view)
    record = replace(record, cut=record.cut or broken(view))
    target = dc_target(body, record, view)
    if not broken(view):
        effects = (*effects, SetDcTarget(target.voltage_v, target.current_a))
    progress = EvProgress(body.dc_ev_status.ev_ress_soc, body.charging_complete, _remaining_s(body))
    if progress != record.progress:
        record = replace(record, progress=progress)
        effects = (*effects, progress)
    meter = meter_info(view)
    receipt = _receipt_wanted(record, view, meter, request.now)
    dc = view.dc
    closed = view.contactor is CheckState.PASSED  # a vehicle may go back to B in the middle of it
    response = iso2.CurrentDemandRes(
        response_code=Code.OK,
        dc_evse_status=dc_status(view, Status.EVSE_READY if closed else Status.EVSE_NOT_READY),
        evse_present_voltage=quantity(view.present_voltage_v, Unit.V),
        evse_present_current=quantity(view.present_current_a, Unit.A),
        evse_current_limit_achieved=target.current_limited,
        evse_voltage_limit_achieved=target.voltage_limited,
        evse_power_limit_achieved=target.power_limited,
        evse_maximum_voltage_limit=quantity(dc.max_voltage_v, Unit.V),
        evse_maximum_current_limit=quantity(dc.max_current_a, Unit.A),
        evse_maximum_power_limit=quantity(dc.max_power_w, Unit.W),
        evse_id=evse_id(view),
        sa_schedule_tuple_id=record.tuple_id,
        meter_info=meter,
        receipt_required=receipt,
    )
    return Step(response, _in_loop(record, receipt, meter), effects)


@dataclass(frozen=True, slots=True)
class Target:
    """What the supply shall deliver, and which limit of the station's was in the way of what the EV asked."""

    voltage_v: float
    current_a: float
    voltage_limited: bool
    current_limited: bool
    power_limited: bool


def dc_target(body: iso2.CurrentDemandReq, record: Record, view: EvseView) -> Target:
    """Clip the EV's target to both sides' limits. An EV that is not ready, or reports an error, gets no current."""
    dc = view.dc
    wanted_v = max(body.ev_target_voltage.to_float(), 0.0)
    wanted_a = max(body.ev_target_current.to_float(), 0.0)
    if not body.dc_ev_status.ev_ready or body.dc_ev_status.ev_error_code is not iso2.DC_EVErrorCode.NO_ERROR:
        wanted_a = 0.0
    told = record.needs
    wanted_v = min(wanted_v, *_limits(body.ev_maximum_voltage_limit, told.max_voltage_v if told else None))
    wanted_a = min(wanted_a, *_limits(body.ev_maximum_current_limit, told.max_current_a if told else None))
    ev_power_w = min(_limits(body.ev_maximum_power_limit, told.max_power_w if told else None))
    voltage = min(wanted_v, dc.max_voltage_v)
    current = min(wanted_a, dc.max_current_a)
    power_w = min(dc.max_power_w, ev_power_w)
    power_limited = current * voltage > dc.max_power_w
    if current * voltage > power_w:
        current = power_w / voltage
    return Target(
        voltage,
        current,
        voltage_limited=dc.voltage_limited or wanted_v > dc.max_voltage_v,
        current_limited=dc.current_limited or wanted_a > dc.max_current_a,
        power_limited=dc.power_limited or power_limited,
    )


def _limits(now: iso2.PhysicalValue | None, before: float | None) -> tuple[float, ...]:
    """The EV's own limits, in this message and in ChargeParameterDiscovery."""
    told = now.to_float() if now is not None else None
    return (math.inf, *(max(limit, 0.0) for limit in (told, before) if limit is not None))


def _remaining_s(body: iso2.CurrentDemandReq) -> float | None:
    remaining = body.remaining_time_to_full_soc
    return None if remaining is None else remaining.to_float() * _SECONDS.get(remaining.unit, 1.0)


# --- metering receipts ------------------------------------------------------------------------------------------------


def _receipt_wanted(record: Record, view: EvseView, meter: iso2.MeterInfo | None, now: float) -> bool:
    """Whether to ask for a receipt: with a contract and TLS, when the station wants one, and not again at once.

    An EV that signs every reading it is asked about would do nothing else (iso15118.md 8).
    """
    if not view.receipt_required or meter is None or record.payment is not AuthMethod.PNC or not record.setup.tls:
        return False
    return record.receipt_at is None or now - record.receipt_at >= record.setup.config.receipt_interval_s


def _in_loop(record: Record, receipt: bool, meter: iso2.MeterInfo | None) -> Record:
    if receipt:
        return goto(record, State.DC_RECEIPT if record.dc else State.AC_RECEIPT, meter_info=meter)
    return goto(record, State.DC_CHARGING if record.dc else State.AC_CHARGING)


def metering_receipt(request: Request[iso2.MeteringReceiptReq], record: Record, view: EvseView) -> Step:
    """Take the receipt: it must name this session, its schedule and the reading that was sent, signed ([V2G2-903])."""
    fault = _receipt_fault(request, record)
    if fault is not None:
        return fail(request, Code.FAILED_METERING_SIGNATURE_NOT_VALID, record, view, fault)
    reading = request.body.meter_info.meter_reading or 0
    after = goto(
        record,
        State.DC_CHARGING if record.dc else State.AC_CHARGING,
        meter_info=None,
        receipt_at=request.now,
    )
    response = BASE[iso2.MeteringReceiptReq](Code.OK, after, view)
    return Step(response, after, (ReceiptVerified(reading, request.raw),))


def _receipt_fault(request: Request[iso2.MeteringReceiptReq], record: Record) -> str | None:
    body = request.body
    sent = record.meter_info
    if sent is None:
        return "no receipt was asked for"
    if body.session_id != record.session_id:
        return "another session's receipt"
    if body.sa_schedule_tuple_id not in (None, record.tuple_id):
        return f"schedule {body.sa_schedule_tuple_id} instead of {record.tuple_id}"
    told = body.meter_info
    if (told.meter_id, told.meter_reading, told.sig_meter_reading) != (
        sent.meter_id,
        sent.meter_reading,
        sent.sig_meter_reading,
    ):
        return "not the reading that was sent"
    if not signature_holds(record.setup, record.leaf, request.signature, body):
        return "the signature is not the contract's"
    return None
