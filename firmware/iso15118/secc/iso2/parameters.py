"""ChargeParameterDiscovery: what the EV needs, what the station can, and the schedules."""

from dataclasses import replace
from itertools import islice

from firmware.iso15118.api import AuthMethod, Effect, EnergyMode, EvNeeds, EvseView, PowerPeriod, ScheduleOffer, Trace
from firmware.iso15118.messages import iso2
from firmware.iso15118.pki.keys import P256, scheme_of
from firmware.iso15118.pki.signature import sign
from firmware.iso15118.secc.energy import broken
from firmware.iso15118.secc.iso2.record import Record, Request, State, Step, goto
from firmware.iso15118.secc.iso2.responses import (
    Code,
    Status,
    charge_parameter,
    fail,
    phases,
    transfer_modes,
)
from firmware.iso15118.secc.iso2.schedule import (
    DAY_S,
    MAX_ENTRIES,
    MAX_TUPLE_ID,
    MAX_TUPLES,
    limited,
    limited_tariff,
    sa_schedule_list,
    tariffs_of,
)


def charge_parameter_discovery(
    request: Request[iso2.ChargeParameterDiscoveryReq], record: Record, view: EvseView
) -> Step:
    """Check the EV's parameters; Ongoing while the schedule is not known, then offer it."""
    body = request.body
    mode = body.requested_energy_transfer_mode
    # In a renegotiation the agreed mode stays, also where one phase alone is connected by now.
    if mode is not record.mode if record.started else mode not in transfer_modes(record, view):
        why = f"{mode.value} was not offered"
        return fail(request, Code.FAILED_WRONG_ENERGY_TRANSFER_MODE, record, view, why)
    record = replace(record, mode=mode)
    fault = _fault(body, record, view)
    if fault is not None:
        return fail(request, Code.FAILED_WRONG_CHARGE_PARAMETER, record, view, fault)
    if broken(view):
        return fail(request, Code.FAILED, record, view, "the station has a fault")
    needs, effects = _needs(body, record)
    since = record.schedule_since if record.schedule_since is not None else request.now
    schedule = view.schedule
    limit_w = _limit_w(record, view)
    if schedule is None:
        if request.now - since < record.setup.config.schedule_timeout_s:
            response = iso2.ChargeParameterDiscoveryRes(
                response_code=Code.OK,
                evse_processing=iso2.EVSEProcessing.ONGOING,
                evse_charge_parameter=charge_parameter(record, view, Status.EVSE_NOT_READY),
            )
            return Step(response, replace(record, needs=needs, schedule_since=since), effects)
        # The EV gives up after 60 s of Ongoing; the effective limit, which holds anyway, is offered instead.
        schedule = (PowerPeriod(0, limit_w / _share(record, view)),)
        effects = (*effects, Trace("no schedule in time: the effective limit is offered", warning=True))
    horizon_s = needs.departure_s or DAY_S
    entries = min(body.max_entries_sa_schedule_tuple or MAX_ENTRIES, MAX_ENTRIES)
    choices = (ScheduleOffer(schedule, view.tariff), *view.alternatives)[:MAX_TUPLES]
    numbered = tuple(zip(_tuple_ids(record, len(choices)), choices, strict=True))
    share = _share(record, view)
    offers = tuple((number, limited(one.power, limit_w, horizon_s, entries, share)) for number, one in numbered)
    tariffs = {n: limited_tariff(one.tariff, horizon_s, entries) for n, one in numbered if one.tariff is not None}
    # Only a vehicle with a contract has the mobility operator's certificate to verify prices with.
    key = record.setup.price_key if record.payment is AuthMethod.PNC and record.setup.tls else None
    if key is not None and scheme_of(key.public_key()) is not P256:
        key = None  # -2 signs with P-256 and nothing else
    schedules = sa_schedule_list(offers, horizon_s, tariffs, signed=key is not None)
    prices = tariffs_of(schedules)
    response = iso2.ChargeParameterDiscoveryRes(
        response_code=Code.OK,
        evse_processing=iso2.EVSEProcessing.FINISHED,
        sa_schedules=schedules,
        evse_charge_parameter=charge_parameter(record, view),
    )
    after = goto(
        record,
        State.CABLE_CHECK if record.dc else State.AC_POWER_ON,
        needs=needs,
        schedule_since=None,
        offers=offers,
    )
    return Step(response, after, effects, signature=sign(prices, key) if key is not None and prices else None)


def _tuple_ids(record: Record, count: int) -> tuple[int, ...]:
    """Numbers of the schedules. After a pause and in a renegotiation the agreed one is offered again, as the first."""
    agreed = (record.resumed.tuple_id if record.resumed is not None else None) or record.tuple_id
    others = (number for number in range(1, MAX_TUPLE_ID + 1) if number != agreed)
    return (agreed, *islice(others, count - 1))


def _share(record: Record, view: EvseView) -> float:
    """How much of the station's AC power this EV can use: a schedule is told for all phases."""
    return 1.0 if record.dc or view.ac.phases < 1 else phases(record, view) / view.ac.phases


def _limit_w(record: Record, view: EvseView) -> float:
    if record.dc:
        return view.dc.max_power_w
    return view.ac.nominal_voltage_v * view.ac.max_current_a * phases(record, view)


def _fault(body: iso2.ChargeParameterDiscoveryReq, record: Record, view: EvseView) -> str | None:
    """What no EV can mean: parameters of the other current, no voltage, no current, negative amounts."""
    given = body.ev_charge_parameter
    if isinstance(given, iso2.DC_EVChargeParameter) != record.dc:
        return f"{type(given).__name__} for {body.requested_energy_transfer_mode.value}"
    positive: dict[str, iso2.PhysicalValue | None]
    if isinstance(given, iso2.DC_EVChargeParameter):
        positive = {
            "EVMaximumCurrentLimit": given.ev_maximum_current_limit,
            "EVMaximumVoltageLimit": given.ev_maximum_voltage_limit,
            "EVMaximumPowerLimit": given.ev_maximum_power_limit,
        }
        not_negative = {"EVEnergyRequest": given.ev_energy_request, "EVEnergyCapacity": given.ev_energy_capacity}
    elif isinstance(given, iso2.AC_EVChargeParameter):
        positive = {"EVMaxVoltage": given.ev_max_voltage, "EVMaxCurrent": given.ev_max_current}
        not_negative = {"EVMinCurrent": given.ev_min_current, "EAmount": given.e_amount}
    else:
        return f"{type(given).__name__} is not known"
    for name, value in positive.items():
        if value is not None and value.value <= 0:
            return f"{name} {value.to_float():g}"
    for name, value in not_negative.items():
        if value is not None and value.value < 0:
            return f"{name} {value.to_float():g}"
    if isinstance(given, iso2.DC_EVChargeParameter):
        highest = given.ev_maximum_voltage_limit.to_float()
        if highest < view.dc.min_voltage_v:
            return f"EVMaximumVoltageLimit {highest:g} V is below the station's lowest voltage"
    return None


def _needs(body: iso2.ChargeParameterDiscoveryReq, record: Record) -> tuple[EvNeeds, tuple[Effect, ...]]:
    """What the EV told; the effect only when it is news, because the EV repeats itself while Ongoing."""
    given = body.ev_charge_parameter
    notes: list[Effect] = []
    departure = given.departure_time
    if departure == 0:
        notes.append(Trace("DepartureTime 0 taken as not given", warning=True))
        departure = None
    if isinstance(given, iso2.DC_EVChargeParameter):
        needs = EvNeeds(
            EnergyMode.DC,
            energy_request_wh=_float(given.ev_energy_request),
            departure_s=departure,
            max_voltage_v=given.ev_maximum_voltage_limit.to_float(),
            max_current_a=given.ev_maximum_current_limit.to_float(),
            max_power_w=_float(given.ev_maximum_power_limit),
            soc_percent=given.dc_ev_status.ev_ress_soc,
            max_schedule_tuples=body.max_entries_sa_schedule_tuple,
        )
    else:
        assert isinstance(given, iso2.AC_EVChargeParameter)  # _fault has looked
        needs = EvNeeds(
            EnergyMode.AC,
            energy_request_wh=given.e_amount.to_float(),
            departure_s=departure,
            max_voltage_v=given.ev_max_voltage.to_float(),
            max_current_a=given.ev_max_current.to_float(),
            min_current_a=given.ev_min_current.to_float(),
            max_schedule_tuples=body.max_entries_sa_schedule_tuple,
        )
    return needs, () if needs == record.needs else (*notes, needs)


def _float(value: iso2.PhysicalValue | None) -> float | None:
    return None if value is None else value.to_float()
