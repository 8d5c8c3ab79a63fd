"""The table itself: complete, reachable, and what the diagram says."""

import importlib.util
from pathlib import Path

import pytest

from firmware.iso15118.messages import iso2
from firmware.iso15118.secc.iso2.record import State
from firmware.iso15118.secc.iso2.responses import BASE
from firmware.iso15118.secc.iso2.table import TABLE

ROOT = Path(__file__).resolve().parents[4]


def test_every_request_type_has_a_response_and_a_place() -> None:
    requests = {kind for kind in vars(iso2).values() if isinstance(kind, type) and kind.__name__.endswith("Req")}
    assert set(BASE) == requests
    assert {message for _, message in TABLE} == requests


def test_every_state_is_reached_and_left() -> None:
    reached = {State.SESSION_SETUP}
    while new := {s for (state, _), row in TABLE.items() if state in reached for s in row.leads_to} - reached:
        reached |= new
    assert reached == set(State)
    assert {state for state, _ in TABLE} == set(State) - {State.ENDED}


def test_no_energy_without_cable_check_and_pre_charge() -> None:
    """DC charging cannot be reached from the negotiation with any of its steps left out."""
    needed = [State.CABLE_CHECK, State.PRE_CHARGE, State.PRE_CHARGING]
    for left_out in needed:
        reached = {State.CHARGE_PARAMETERS}
        while new := {s for (state, _), row in TABLE.items() if state in reached for s in row.leads_to} - reached:
            reached |= new - {left_out}
            if not new - {left_out}:
                break
        assert State.DC_CHARGING not in reached


@pytest.mark.parametrize("end", [state for state in State if state not in (State.SESSION_SETUP, State.ENDED)])
def test_session_stop_is_legal_everywhere_after_setup(end: State) -> None:
    assert (end, iso2.SessionStopReq) in TABLE


def test_the_diagram_is_current() -> None:
    spec = importlib.util.spec_from_file_location("make_diagrams", ROOT / "scripts/make_diagrams.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.main(["--check"]) == 0
    assert "AC_CHARGING --> AC_RECEIPT: ChargingStatus" in module.iso2()
