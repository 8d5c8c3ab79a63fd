"""Handlers as what they are: functions from request, record and view to a step, called with plain data."""

import dataclasses
from typing import Any

import pytest

from firmware.iso15118 import api
from firmware.iso15118.messages import iso2
from firmware.iso15118.secc.conversation import Defer
from firmware.iso15118.secc.iso2.charging import charging_status, dc_target, metering_receipt
from firmware.iso15118.secc.iso2.power import power_delivery
from firmware.iso15118.secc.iso2.record import Record, Request, State, Step
from firmware.iso15118.secc.iso2.responses import Code, dc_status, quantity
from firmware.iso15118.secc.iso2.services import payment_methods
from firmware.iso15118.secc.setup import NoContracts, SessionConfig, Setup, new_session_id

VIEW = api.EvseView("DE*ABC*E1", (api.EnergyMode.AC,), (api.AuthMethod.EIM,), auth=api.AuthState.ACCEPTED, pilot="C")


def record(**fields: Any) -> Record:
    setup = Setup(SessionConfig(), False, lambda count: b"r" * count, NoContracts())
    return Record(setup, **fields)


def request(body: iso2.BodyElement, now: float = 10.0, arrived: float = 10.0) -> Request[Any]:
    return Request(body, b"12345678", None, b"", now, arrived, first=now == arrived)


def start(profile_w: float = 1000.0) -> iso2.PowerDeliveryReq:
    entry = iso2.ProfileEntry(
        charging_profile_entry_start=0, charging_profile_entry_max_power=quantity(profile_w, iso2.UnitSymbol.W)
    )
    return iso2.PowerDeliveryReq(
        charge_progress=iso2.ChargeProgress.START,
        sa_schedule_tuple_id=1,
        charging_profile=iso2.ChargingProfile(profile_entry=(entry,)),
    )


AC = record(
    state=State.AC_POWER_ON,
    mode=iso2.EnergyTransferMode.AC_THREE_PHASE_CORE,
    offers=((1, (api.PowerPeriod(0, 11_000.0),)),),
)


def test_start_defers_then_steps_and_leaves_the_record_alone() -> None:
    before = dataclasses.replace(AC)
    first = power_delivery(request(start()), AC, VIEW)
    assert first == Defer(13.0, (api.RequestContactor(True),))
    again = power_delivery(request(start(), now=11.0), AC, VIEW)
    assert again == Defer(13.0, ())
    closed = dataclasses.replace(VIEW, contactor=api.CheckState.PASSED)
    step = power_delivery(request(start(), now=12.0), AC, closed)
    assert isinstance(step, Step)
    assert step.record.state is State.AC_CHARGING
    assert step.effects == (api.ChargeStarted(1, (api.PowerPeriod(0, 1000.0),)),)
    assert before == AC


def test_start_gives_up_at_the_deadline() -> None:
    step = power_delivery(request(start(), now=13.0), AC, VIEW)
    assert isinstance(step, Step)
    assert step.response.response_code is Code.FAILED_CONTACTOR_ERROR  # type: ignore[attr-defined]
    assert step.record.state is State.ENDED
    assert step.ending is not None


def test_dc_start_needs_cable_check_and_pre_charge_whatever_the_state_says() -> None:
    closed = dataclasses.replace(VIEW, contactor=api.CheckState.PASSED, present_voltage_v=400.0)
    dc = dataclasses.replace(AC, state=State.PRE_CHARGING, mode=iso2.EnergyTransferMode.DC_EXTENDED)
    for passed, target in ((False, 400.0), (True, None), (False, None)):
        step = power_delivery(
            request(start()), dataclasses.replace(dc, cable_check_passed=passed, precharge_target_v=target), closed
        )
        assert isinstance(step, Step)
        assert step.response.response_code is Code.FAILED_POWER_DELIVERY_NOT_APPLIED  # type: ignore[attr-defined]
        assert not any(isinstance(effect, api.RequestContactor) for effect in step.effects)


def test_a_receipt_that_nobody_asked_for() -> None:
    body = iso2.MeteringReceiptReq(session_id=bytes(8), meter_info=iso2.MeterInfo(meter_id="m"))
    step = metering_receipt(request(body), dataclasses.replace(AC, state=State.AC_RECEIPT), VIEW)
    assert step.response.response_code is Code.FAILED_METERING_SIGNATURE_NOT_VALID  # type: ignore[attr-defined]


def test_charging_status_cuts_once() -> None:
    emergency = dataclasses.replace(VIEW, emergency=True)
    charging = dataclasses.replace(AC, state=State.AC_CHARGING, started=True)
    first = charging_status(request(iso2.ChargingStatusReq()), charging, emergency)
    assert api.RequestContactor(False) in first.effects
    assert charging_status(request(iso2.ChargingStatusReq()), first.record, emergency).effects == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "EVSE_Ready"),
        ({"notification": api.Notification.STOP}, "EVSE_Shutdown"),
        ({"malfunction": True, "notification": api.Notification.STOP}, "EVSE_Malfunction"),
        ({"malfunction": True, "emergency": True}, "EVSE_EmergencyShutdown"),
    ],
)
def test_the_worst_status_wins(changes: dict[str, Any], code: str) -> None:
    assert dc_status(dataclasses.replace(VIEW, **changes)).evse_status_code.value == code


@pytest.mark.parametrize(
    ("value", "told"), [(float("nan"), 0.0), (float("inf"), 32_767_000.0), (-1e12, -32_767_000.0), (11_040.0, 11_040.0)]
)
def test_quantities_fit(value: float, told: float) -> None:
    assert quantity(value, iso2.UnitSymbol.W).to_float() == told


def test_a_target_of_zero_volt_divides_nothing() -> None:
    status = iso2.DC_EVStatus(ev_ready=True, ev_error_code=iso2.DC_EVErrorCode.NO_ERROR, ev_ress_soc=1)
    zero = quantity(0, iso2.UnitSymbol.V)
    body = iso2.CurrentDemandReq(
        dc_ev_status=status,
        ev_target_current=quantity(10, iso2.UnitSymbol.A),
        charging_complete=False,
        ev_target_voltage=zero,
        ev_maximum_power_limit=quantity(-1, iso2.UnitSymbol.W),
    )
    target = dc_target(body, record(), VIEW)
    assert (target.voltage_v, target.current_a) == (0.0, 10.0)


def test_a_new_session_id_is_never_one_that_is_taken() -> None:
    values = iter([bytes(8), b"oldoldol", b"newnewne"])
    setup = dataclasses.replace(record().setup, random_bytes=lambda _: next(values))
    paused = api.PausedSession(b"oldoldol", b"", api.AuthMethod.EIM)
    assert new_session_id(setup, dataclasses.replace(VIEW, paused=paused)) == b"newnewne"


def test_after_a_pause_the_old_payment_is_offered_where_it_is_possible() -> None:
    paused = api.PausedSession(b"12345678", b"", api.AuthMethod.PNC)
    assert payment_methods(record(resumed=paused), VIEW) == (api.AuthMethod.EIM,)
