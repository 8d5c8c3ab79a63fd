"""Conformance cases on the wire, from ChargeParameterDiscovery to the end, and what is abnormal."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from msgspec import structs

from firmware.iso15118.messages import iso2
from tests.iso2.rig import A, Code, contracts, quantity
from tests.iso2.wire import CARD, WireCar
from tests.iso2.wire_bench import (
    ONGOING,
    SEQUENCE_S,
    Bench,
    Case,
    case,
    joined,
    sequence_error,
    signature,
    silent,
    unknown_session,
)

# --- ChargeParameterDiscovery -----------------------------------------------------------------------------------------

_FRESH, _RENEGOTIATED, _EV_WOKE, _EVSE_WOKE = "fresh", "renegotiated", "woken by the EV", "woken by the EVSE"
_SCHEDULES = {
    # number: (what came before, MaxEntries, DepartureTime, tariff)
    1: (_FRESH, False, False, False),
    2: (_RENEGOTIATED, False, False, False),
    6: (_FRESH, False, True, False),
    7: (_EV_WOKE, False, False, False),
    8: (_FRESH, False, False, True),
    9: (_RENEGOTIATED, False, False, True),
    10: (_FRESH, False, True, True),
    11: (_EV_WOKE, False, False, True),
    12: (_FRESH, True, False, False),
    13: (_FRESH, True, False, True),
    14: (_FRESH, False, True, False),
    15: (_FRESH, True, True, True),
    16: (_FRESH, True, True, False),
    17: (_EV_WOKE, False, True, False),
    18: (_EV_WOKE, False, True, True),
    19: (_EV_WOKE, True, False, False),
    20: (_EV_WOKE, True, False, True),
    21: (_EV_WOKE, True, True, True),
    22: (_EV_WOKE, True, True, False),
    23: (_RENEGOTIATED, False, True, False),
    24: (_RENEGOTIATED, False, True, True),
    25: (_RENEGOTIATED, True, False, False),
    26: (_RENEGOTIATED, True, False, True),
    27: (_RENEGOTIATED, True, True, True),
    28: (_RENEGOTIATED, True, True, False),
    29: (_EVSE_WOKE, False, False, False),
    30: (_EVSE_WOKE, False, False, True),
    31: (_EVSE_WOKE, False, True, False),
    32: (_EVSE_WOKE, False, True, True),
    33: (_EVSE_WOKE, True, False, False),
    34: (_EVSE_WOKE, True, False, True),
    35: (_EVSE_WOKE, True, True, True),
    36: (_EVSE_WOKE, True, True, False),
}
_DEPARTURE_S = 7200


def _schedule(number: int) -> Case:
    before, some_entries, departs, priced = _SCHEDULES[number]

    def run(bench: Bench) -> None:
        if before == _FRESH:
            car = bench.at(iso2.ChargeParameterDiscoveryReq)
        elif before == _RENEGOTIATED:
            car = bench.charging()
            car.ok(car.loop())
            car.ok(car.renegotiate())
        else:
            car = joined(bench, before == _EV_WOKE)
            car.ok(iso2.ServiceDiscoveryReq())
            car.ok(car.service_selection())
            car.authorize()
        answer = car.negotiate(entries=12 if some_entries else None, departure_time=_DEPARTURE_S if departs else None)
        (offered,) = answer.sa_schedules.sa_schedule_tuple
        _judge_schedule(offered, _DEPARTURE_S if departs else 86_400, priced)
        if number == 14:
            car.silence(timeout=SEQUENCE_S)

    return run


def _judge_schedule(offered: iso2.SAScheduleTuple, horizon_s: int, priced: bool) -> None:
    rows = offered.pmax_schedule.pmax_schedule_entry
    starts = [row.time_interval.start for row in rows]
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert len(rows) <= 12
    assert starts[-1] + (rows[-1].time_interval.duration or 0) >= horizon_s
    powers = [row.pmax.to_float() for row in rows]
    assert min(powers) > 0, powers
    assert (offered.sales_tariff is not None) is priced
    if offered.sales_tariff is not None:
        levels = {row.e_price_level for row in offered.sales_tariff.sales_tariff_entry}
        assert levels == {1, 2}
        assert offered.sales_tariff.num_e_price_levels == 2


for _n in _SCHEDULES:
    for _id in (f"AC_{_n:03}", f"DC_{5 if _n == 2 else _n:03}"):
        _env = f"{_id[:2].lower()}-prices" if _SCHEDULES[_n][3] else ""
        case("ChargeParameterDiscovery", _id, env=_env)(_schedule(_n))

unknown_session(
    "ChargeParameterDiscovery", "AC_003 DC_002", iso2.ChargeParameterDiscoveryReq, lambda car: car.parameters()
)


@case("ChargeParameterDiscovery", "AC_004", "DC_003")
def _(bench: Bench) -> None:
    car = bench.at(iso2.ChargeParameterDiscoveryReq)
    car.refused(Code.FAILED_WRONG_ENERGY_TRANSFER_MODE, car.parameters("DC_core" if bench.dc else "DC_extended"))


@case("ChargeParameterDiscovery", "AC_005", "DC_004")
def _(bench: Bench) -> None:
    car = bench.at(iso2.ChargeParameterDiscoveryReq)
    name = "ev_maximum_current_limit" if bench.dc else "ev_max_current"
    car.refused(Code.FAILED_WRONG_CHARGE_PARAMETER, car.parameters(**{name: quantity(-100, A)}))


sequence_error("ChargeParameterDiscovery", "CMN_001", iso2.ChargeParameterDiscoveryReq)
silent("ChargeParameterDiscovery", "CMN_002", iso2.ChargeParameterDiscoveryReq)


# --- CableCheck, PreCharge --------------------------------------------------------------------------------------------


@case("CableCheck", "DC_001")
def _(bench: Bench) -> None:
    car = bench.at(iso2.CableCheckReq)
    car.signal_c()
    assert car.ok(car.cable_check()).evse_processing is ONGOING
    car.check_cable()


@case("CableCheck", "DC_002", "DC_006", "DC_007")
def _(bench: Bench) -> None:
    car = bench.at(iso2.CableCheckReq, kind="dc-ventilated")
    car.signal_c()
    car.wait_pilot("D")
    car.check_cable()


def _at_cable_check(bench: Bench) -> WireCar:
    car = bench.at(iso2.CableCheckReq)
    car.signal_c()
    return car


sequence_error("CableCheck", "DC_003", _at_cable_check)
unknown_session("CableCheck", "DC_004", _at_cable_check, lambda car: car.cable_check())
silent("CableCheck", "DC_005", iso2.CableCheckReq)


@case("CableCheck", "DC_008")
def _(bench: Bench) -> None:
    car = bench.at(iso2.CableCheckReq)
    car.refused(Code.FAILED, car.cable_check())


@case("PreCharge", "DC_001")
def _(bench: Bench) -> None:
    bench.at(iso2.PreChargeReq).pre_charged()


sequence_error("PreCharge", "DC_002", iso2.PreChargeReq)
unknown_session("PreCharge", "DC_003", iso2.PreChargeReq, lambda car: car.pre_charge())
silent("PreCharge", "DC_004", iso2.PreChargeReq)


# --- PowerDelivery ----------------------------------------------------------------------------------------------------


@case("PowerDelivery", "AC_001", "DC_001")
def _(bench: Bench) -> None:
    bench.charging()
    bench.rig.wait_contactor("closed")


@case("PowerDelivery", "AC_002")
def _(bench: Bench) -> None:
    car = bench.charging(kind="ventilated")
    car.wait_pilot("D")
    bench.rig.wait_contactor("closed")


@case("PowerDelivery", "AC_003", "DC_011")
def _(bench: Bench) -> None:
    car = bench.charging()
    car.ok(car.loop())
    car.ok(car.renegotiate())


@case("PowerDelivery", "AC_004", "DC_012")
def _(bench: Bench) -> None:
    car = bench.charging()
    car.ok(car.loop())
    car.ok(car.renegotiate())
    car.negotiate()
    if bench.dc:
        car.check_cable()
        car.pre_charged()
    car.ok(car.start())
    car.ok(car.loop())
    bench.rig.wait_contactor("closed")


@case("PowerDelivery", "AC_005", "DC_002")
def _(bench: Bench) -> None:
    car = bench.charging()
    car.ok(car.loop())
    car.ok(car.stop())
    car.signal_b()
    car.no_energy()


sequence_error("PowerDelivery", "AC_006 DC_003", iso2.PowerDeliveryReq)


def _charging(bench: Bench) -> WireCar:
    car = bench.charging()
    car.ok(car.loop())
    return car


sequence_error("PowerDelivery", "AC_007 DC_004", _charging)
unknown_session("PowerDelivery", "AC_008 DC_005", iso2.PowerDeliveryReq, lambda car: car.start())
unknown_session("PowerDelivery", "AC_009 DC_006", _charging, lambda car: car.stop())


@case("PowerDelivery", "AC_010", "DC_007")
def _(bench: Bench) -> None:
    car = bench.at(iso2.PowerDeliveryReq)
    car.refused(Code.FAILED_CHARGING_PROFILE_INVALID, car.start(watt=300_000.0))


@case("PowerDelivery", "AC_011", "DC_008")
def _(bench: Bench) -> None:
    car = bench.at(iso2.PowerDeliveryReq)
    car.refused(Code.FAILED_TARIFF_SELECTION_INVALID, car.start(tuple_id=77))


silent("PowerDelivery", "AC_012 DC_009", iso2.PowerDeliveryReq)
silent("PowerDelivery", "AC_013 DC_010", lambda bench: bench.charging())


@case("PowerDelivery", "AC_014", "DC_013")
def _(bench: Bench) -> None:
    car = bench.at(iso2.PowerDeliveryReq)
    car.refused(Code.FAILED, car.renegotiate())


def _stop_with(error: iso2.DC_EVErrorCode) -> Case:
    def run(bench: Bench) -> None:
        car = _charging(bench)
        status = iso2.DC_EVStatus(ev_ready=False, ev_error_code=error, ev_ress_soc=40)
        parameter = iso2.DC_EVPowerDeliveryParameter(dc_ev_status=status, charging_complete=False)
        car.ok(car.stop(ev_power_delivery_parameter=parameter))
        car.no_energy()

    return run


for _n, _name in enumerate(
    (
        "FAILED_RESSTemperatureInhibit",
        "FAILED_EVShiftPosition",
        "FAILED_ChargerConnectorLockFault",
        "FAILED_EVRESSMalfunction",
        "FAILED_ChargingCurrentdifferential",
        "FAILED_ChargingVoltageOutOfRange",
        "FAILED_ChargingSystemIncompatibility",
        "NoData",
    ),
    14,
):
    case("PowerDelivery", f"DC_{_n:03}")(_stop_with(iso2.DC_EVErrorCode(_name)))


# --- the loops --------------------------------------------------------------------------------------------------------


def _loops(pnc: bool) -> Case:
    def run(bench: Bench) -> None:
        car = bench.charging(pnc)
        for _ in range(3):
            answer = car.ok(car.loop())
            assert answer.sa_schedule_tuple_id == car.tuple_id
            if answer.receipt_required:
                _give_receipt(car, answer)
            time.sleep(0.1)

    return run


case("ChargingStatus", "AC_001", "AC_006", "AC_008")(_loops(False))
case("ChargingStatus", "AC_002", "AC_007", "AC_009")(_loops(True))
sequence_error("ChargingStatus", "AC_003", lambda bench: bench.charging())
unknown_session("ChargingStatus", "AC_004", lambda bench: bench.charging(), lambda car: car.loop())
silent("ChargingStatus", "AC_005", lambda bench: bench.charging())
case("CurrentDemand", "DC_001", "DC_006", "DC_008")(_loops(False))
case("CurrentDemand", "DC_002", "DC_007", "DC_009")(_loops(True))
sequence_error("CurrentDemand", "DC_003", lambda bench: bench.charging())
unknown_session("CurrentDemand", "DC_004", lambda bench: bench.charging(), lambda car: car.loop())
silent("CurrentDemand", "DC_005", lambda bench: bench.charging())


# --- MeteringReceipt --------------------------------------------------------------------------------------------------


def _receipt(car: WireCar, answer: Any, **changes: Any) -> iso2.MeteringReceiptReq:
    body = iso2.MeteringReceiptReq(
        id="id1",
        session_id=car.session_id,
        sa_schedule_tuple_id=car.tuple_id,
        meter_info=answer.meter_info,
    )
    return structs.replace(body, **changes)


def _give_receipt(car: WireCar, answer: Any) -> None:
    body = _receipt(car, answer)
    car.ok(body, signature=car.signed(body))


def _asked_for_a_receipt(bench: Bench) -> WireCar:
    car = bench.charging(pnc=True)
    answer = car.ok(car.loop())
    assert answer.receipt_required, answer
    return car


@case("MeteringReceipt", "AC_001", "DC_001")
def _(bench: Bench) -> None:
    car = _asked_for_a_receipt(bench)
    _give_receipt(car, car.responses[-1])
    car.ok(car.loop())


sequence_error("MeteringReceipt", "AC_002 DC_002", _asked_for_a_receipt)
unknown_session(
    "MeteringReceipt", "AC_003 DC_003", _asked_for_a_receipt, lambda car: _receipt(car, car.responses[-1]), True
)


def _bad_receipt(changes: Callable[[Any], dict[str, Any]], key: str = "good", signed_before: bool = False) -> Case:
    def run(bench: Bench) -> None:
        car = _asked_for_a_receipt(bench)
        answer = car.responses[-1]
        good = _receipt(car, answer)
        body = structs.replace(good, **changes(answer))
        signed = signature(good if signed_before else body, contracts()[key].key)
        car.refused(Code.FAILED_METERING_SIGNATURE_NOT_VALID, body, signature=signed)

    return run


def _another_reading(answer: Any) -> dict[str, Any]:
    return {"meter_info": structs.replace(answer.meter_info, meter_reading=answer.meter_info.meter_reading + 1000)}


case("MeteringReceipt", "AC_004", "DC_004")(_bad_receipt(_another_reading))
silent("MeteringReceipt", "AC_005 DC_005", _asked_for_a_receipt)
case("MeteringReceipt", "AC_006", "DC_006")(_bad_receipt(lambda answer: {}, key="other_key"))
case("MeteringReceipt", "AC_007", "DC_007")(
    _bad_receipt(lambda answer: {"sa_schedule_tuple_id": None}, signed_before=True)
)


# --- WeldingDetection, SessionStop ------------------------------------------------------------------------------------


def _welding(car: WireCar) -> iso2.WeldingDetectionReq:
    return iso2.WeldingDetectionReq(dc_ev_status=car.dc_status)


@case("WeldingDetection", "DC_001")
def _(bench: Bench) -> None:
    car = bench.stopped()
    car.ok(_welding(car))


sequence_error("WeldingDetection", "DC_002", lambda bench: bench.stopped())
unknown_session("WeldingDetection", "DC_003", lambda bench: bench.stopped(), _welding)
silent("WeldingDetection", "DC_004", lambda bench: bench.stopped())


def _stopped_in_c(bench: Bench) -> WireCar:
    car = _charging(bench)
    car.ok(car.stop())
    return car


@case("WeldingDetection", "DC_005")
def _(bench: Bench) -> None:
    car = _stopped_in_c(bench)
    car.refused(Code.FAILED, _welding(car))


def _welded(bench: Bench) -> WireCar:
    car = bench.stopped()
    car.ok(_welding(car))
    return car


def _terminates(begin: Callable[[Bench], WireCar]) -> Case:
    def run(bench: Bench) -> None:
        car = begin(bench)
        car.ok(car.session_stop())
        assert car.closed_by_station(), "still open 5 s after SessionStopRes"
        car.no_energy()

    return run


case("SessionStop", "AC_001", "DC_001")(_terminates(lambda bench: bench.stopped()))
case("SessionStop", "DC_002")(_terminates(_welded))
sequence_error("SessionStop", "AC_002 DC_003", lambda bench: bench.stopped())
sequence_error("SessionStop", "DC_007", _welded)
unknown_session("SessionStop", "AC_003 DC_004", lambda bench: bench.stopped(), lambda car: car.session_stop())
unknown_session("SessionStop", "DC_008", _welded, lambda car: car.session_stop())
silent("SessionStop", "AC_004 DC_005", lambda bench: bench.stopped())
silent("SessionStop", "DC_009", _welded)


@case("SessionStop", "DC_006")
def _(bench: Bench) -> None:
    car = _stopped_in_c(bench)
    car.refused(Code.FAILED, car.session_stop())


# --- abnormal ---------------------------------------------------------------------------------------------------------


@case("Abnormal", "AC_001", "DC_001")
def _(bench: Bench) -> None:
    """Control pilot to PE: the session ends and the energy with it."""
    car = _charging(bench)
    bench.rig.station.control.sim("fault", "cp-short")
    try:
        assert car.closed_by_station()
        car.no_energy()
    finally:
        bench.rig.station.control.sim("clear", "cp-short")


@case("Abnormal", "AC_002", "DC_002")
def _(bench: Bench) -> None:
    """The line is lost: state A."""
    car = _charging(bench)
    car.sim("unplug")
    assert car.closed_by_station()
    car.no_energy()


@case("Abnormal", "CMN_001")
def _(bench: Bench) -> None:
    """No diode in the car: the contactor stays open. SLAC is another layer."""
    car = bench.car(kind="no-diode").plug_in()
    with bench.rig.nothing_closes():
        car.sim("ev-ready")
        car.sim("swipe", CARD)
        time.sleep(2.0)
