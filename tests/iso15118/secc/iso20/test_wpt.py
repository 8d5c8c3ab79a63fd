"""Wireless power transfer: its table with a coil that is only a record of what it was told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.iso15118.api import AcLimits, EvseView
from firmware.iso15118.exi import decode_iso20, encode_iso20
from firmware.iso15118.messages.iso20 import wpt
from firmware.iso15118.messages.iso20.common_types import MessageHeader, Processing, RationalNumber, ResponseCode
from firmware.iso15118.secc.iso20.wpt import (
    WPT_TABLE,
    Abilities,
    CoilStatus,
    Diagnostics,
    WptRecord,
    WptState,
    renegotiated,
    respond,
    started,
    stopped,
)

ID = b"12345678"
S = WptState
W = RationalNumber.of
VIEW = EvseView("DE*ABC*E1", (), ())
HERE = CoilStatus(in_place=True, paired_with=77)
FINISHED, ONGOING = Processing.FINISHED, Processing.ONGOING
SUCCESS = wpt.WPT_EVResult.EV_RESULT_SUCCESS


class Coil:
    """Does nothing by itself."""

    def __init__(self, now: CoilStatus = HERE) -> None:
        self.now = now
        self.checks: list[float | None] = []
        self.powers: list[float] = []

    def abilities(self) -> Abilities:
        return Abilities()

    def status(self) -> CoilStatus:
        return self.now

    def check_alignment(self, coil_a: float | None) -> None:
        self.checks.append(coil_a)

    def set_power(self, power_w: float) -> None:
        self.powers.append(power_w)


def request(kind: type[Any], **fields: Any) -> Any:
    return kind(header=MessageHeader(session_id=ID, timestamp=1), **fields)


def setup(pairing: wpt.WPT_PairingMethod = wpt.WPT_PairingMethod.EXTERNAL_CONFIRMATION) -> Any:
    manual, power = wpt.WPT_FinePositioningMethod.MANUAL, wpt.WPT_AlignmentCheckMethod.POWER_CHECK
    return request(
        wpt.WPT_FinePositioningSetupReq,
        ev_processing=FINISHED,
        ev_device_fine_positioning_method_list=wpt.WPT_FinePositioningMethodList(wpt_fine_positioning_method=(manual,)),
        ev_device_pairing_method_list=wpt.WPT_PairingMethodList(wpt_pairing_method=(pairing,)),
        ev_device_alignment_check_method_list=wpt.WPT_AlignmentCheckMethodList(wpt_alignment_check_method=(power,)),
        natural_offset=0,
    )


def positioning(result: wpt.WPT_EVResult = SUCCESS) -> Any:
    return request(wpt.WPT_FinePositioningReq, ev_processing=FINISHED, ev_result_code=result)


def pairing(code: int | None = 77) -> Any:
    return request(wpt.WPT_PairingReq, ev_processing=FINISHED, observed_id_code=code, ev_result_code=SUCCESS)


def parameters(power: float = 7_000.0, lowest: int = 100, highest: int = 200) -> Any:
    return request(
        wpt.WPT_ChargeParameterDiscoveryReq,
        evpc_max_receivable_power=W(power),
        sd_max_ground_clearence=highest,
        sd_min_ground_clearence=lowest,
        evpc_natural_frequency=W(85_000),
        evpc_device_local_control=False,
    )


def alignment(coil: float | None = 500.0) -> Any:
    return request(
        wpt.WPT_AlignmentCheckReq,
        ev_processing=FINISHED,
        target_coil_current=None if coil is None else W(coil),
        ev_result_code=SUCCESS,
    )


def loop(
    power: float = 3_000.0, state: wpt.WPT_EVPCChargeDiagnostics = wpt.WPT_EVPCChargeDiagnostics.EVPC_NO_ISSUE
) -> Any:
    return request(
        wpt.WPT_ChargeLoopReq,
        meter_info_requested=False,
        evpc_power_request=W(power),
        evpc_power_output=W(0),
        evpc_charge_diagnostics=state,
    )


def ask(
    message: Any, record: WptRecord, coil: Coil, view: EvseView = VIEW, code: ResponseCode = ResponseCode.OK
) -> tuple[Any, WptRecord]:
    """The response as it comes off the wire, and the record after it."""
    step = respond(message, record, view, coil)
    assert step.response.response_code is code
    assert step.ended is code.value.startswith("FAILED")
    return decode_iso20(*encode_iso20(step.response)), step.record


def test_from_the_place_to_power_and_back() -> None:
    coil, record = Coil(CoilStatus()), WptRecord(ID)
    _, record = ask(setup(), record, coil)
    answer, record = ask(positioning(), record, coil)
    assert (answer.evse_processing, record.state) == (ONGOING, S.POSITIONING), "we do not see it yet"
    coil.now = replace(HERE, paired_with=None)
    _, record = ask(positioning(), record, coil)
    answer, record = ask(pairing(), record, coil)
    assert (answer.evse_processing, record.state) == (ONGOING, S.PAIRING)
    coil.now = replace(HERE, aligned=True)
    answer, record = ask(pairing(), record, coil)
    assert (answer.observed_id_code, record.state) == (77, S.PARAMETERS)
    answer, record = ask(parameters(), record, coil)
    assert answer.sd_max_output_power.to_float() == 11_000.0
    answer, record = ask(alignment(), record, coil)
    assert (answer.evse_processing, coil.checks) == (ONGOING, [75.0]), "a check of before does not count"
    answer, record = ask(alignment(), record, coil)
    assert (answer.evse_processing, record.state) == (FINISHED, S.READY)
    record = started(record)
    answer, record = ask(loop(), record, coil)
    assert (answer.evpc_power_request.to_float(), coil.powers) == (3_000.0, [3_000.0])
    record = stopped(record, coil)
    assert coil.powers[-1] == 0.0
    ask(loop(), record, coil, code=ResponseCode.FAILED_SEQUENCE_ERROR)


def test_nothing_in_common() -> None:
    ask(setup(wpt.WPT_PairingMethod.OPTICAL), WptRecord(ID), Coil(), code=ResponseCode.FAILED)


def test_another_vehicle_over_the_coil() -> None:
    ask(pairing(78), WptRecord(ID, S.PAIRING), Coil(), code=ResponseCode.FAILED_ASSOCIATION_ERROR)


def test_a_vehicle_that_cannot_find_its_place() -> None:
    failed = positioning(wpt.WPT_EVResult.EV_RESULT_FAILED)
    _, record = ask(failed, WptRecord(ID, S.POSITIONING), Coil(), code=ResponseCode.WARNING_WPT)
    assert record.state is S.POSITIONING


@pytest.mark.parametrize("wrong", [{"power": 0.0}, {"lowest": 300, "highest": 400}, {"lowest": 10, "highest": 50}])
def test_parameters_that_do_not_fit(wrong: dict[str, Any]) -> None:
    ask(parameters(**wrong), WptRecord(ID, S.PARAMETERS), Coil(), code=ResponseCode.FAILED_WRONG_CHARGE_PARAMETER)


@pytest.mark.parametrize("seen", [one for one in Diagnostics if one is not Diagnostics.SPC_NO_ISSUE])
def test_no_power_while_something_is_in_the_way(seen: Diagnostics) -> None:
    coil = Coil(replace(HERE, diagnostics=seen))
    answer, _ = ask(loop(), WptRecord(ID, S.CHARGING, ev_max_w=7_000.0), coil, code=ResponseCode.WARNING_WPT)
    assert (answer.spc_charge_diagnostics, coil.powers) == (seen, [0.0])
    ask(alignment(), WptRecord(ID, S.ALIGNMENT), coil, code=ResponseCode.FAILED)


@pytest.mark.parametrize("view", [replace(VIEW, emergency=True), replace(VIEW, malfunction=True)])
def test_no_power_in_an_emergency(view: EvseView) -> None:
    coil = Coil()
    ask(loop(), WptRecord(ID, S.CHARGING, ev_max_w=7_000.0), coil, view, ResponseCode.WARNING_WPT)
    assert coil.powers == [0.0]


def test_no_power_for_a_vehicle_in_trouble() -> None:
    coil = Coil()
    hot = wpt.WPT_EVPCChargeDiagnostics.EVPC_TEMP_OVERHEAT_DETECTED
    ask(loop(state=hot), WptRecord(ID, S.CHARGING, ev_max_w=7_000.0), coil)
    assert coil.powers == [0.0]


@given(power=st.integers(-32_768, 32_767), ev=st.floats(0, 50_000), ampere=st.floats(0, 80))
def test_never_more_than_either_side_allows(power: int, ev: float, ampere: float) -> None:
    coil, view = Coil(), replace(VIEW, ac=AcLimits(max_current_a=ampere))
    ask(loop(power), WptRecord(ID, S.CHARGING, ev_max_w=ev), coil, view)
    assert 0.0 <= coil.powers[-1] <= min(11_000.0, ev, view.ac.max_power_w)


@pytest.mark.parametrize("state", list(WptState))
@pytest.mark.parametrize("make", [setup, positioning, pairing, parameters, alignment, loop])
def test_out_of_turn_or_of_another_session(state: WptState, make: Any) -> None:
    coil, message = Coil(), make()
    ask(message, WptRecord(b"87654321", state), coil, code=ResponseCode.FAILED_UNKNOWN_SESSION)
    if (state, type(message)) not in WPT_TABLE:
        ask(message, WptRecord(ID, state), coil, code=ResponseCode.FAILED_SEQUENCE_ERROR)
    assert set(coil.powers) == {0.0}


@pytest.mark.parametrize("state", [one for one in WptState if one is not S.READY])
def test_power_only_after_the_check(state: WptState) -> None:
    with pytest.raises(ValueError, match=state.value):
        started(WptRecord(ID, state))


def test_services_chosen_anew_begin_at_the_parameters_or_at_the_position() -> None:
    assert renegotiated(stopped(WptRecord(ID, S.CHARGING), Coil())).state is S.PARAMETERS
    assert renegotiated(WptRecord(ID, S.POSITIONING)).state is S.POSITIONING
    for kind in (wpt.WPT_FinePositioningSetupReq, wpt.WPT_ChargeParameterDiscoveryReq):
        assert (S.PARAMETERS, kind) in WPT_TABLE


def test_every_state_is_reached() -> None:
    reached = {S.SETUP, S.CHARGING} | {to for row in WPT_TABLE.values() for to in row.leads_to}
    assert reached == set(WptState)
