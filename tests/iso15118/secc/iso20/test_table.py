"""The state table of -20: complete, reachable, and kept to by the handlers."""

from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.secc.iso20 import conversation, pantograph, wireless
from firmware.iso15118.secc.iso20.record import AUTHORIZED, State
from firmware.iso15118.secc.iso20.responses import BASE
from firmware.iso15118.secc.iso20.table import TABLE

ALL = {**TABLE, **pantograph.ROWS, **wireless.ROWS}


def test_every_row_answers_a_request_that_has_a_response() -> None:
    assert {kind for _, kind in ALL} == set(BASE)
    assert {kind for _, kind in pantograph.ROWS} - {kind for _, kind in TABLE} == set(pantograph.KINDS)
    assert {kind for _, kind in wireless.ROWS} - {kind for _, kind in TABLE} == set(wireless.KINDS)


def test_every_state_is_reached_and_left() -> None:
    reached = {State.SESSION_SETUP}
    while True:
        more = {to for (state, _), row in ALL.items() if state in reached for to in row.leads_to} - reached
        if not more:
            break
        reached |= more
    # After the schedules over a coil comes the alignment, which the table of all services does not know.
    assert reached | {State.ALIGNMENT, State.WPT_CHARGING, State.WPT_STOPPED} == set(State)
    assert {state for state, _ in ALL} == set(State) - {State.ENDED}


def test_energy_lies_behind_authorisation_in_the_table() -> None:
    """No path leads past Authorization but that of a joined session, whose handler looks at the authorisation."""
    entries = {
        (state, kind.__name__)
        for (state, kind), row in ALL.items()
        if state not in AUTHORIZED and any(to in AUTHORIZED for to in row.leads_to)
        if kind is not common.SessionStopReq
    }
    assert entries == {
        (State.AUTHORIZATION, "AuthorizationReq"),
        (State.AUTHORIZATION_SETUP, "AC_ChargeParameterDiscoveryReq"),
        (State.AUTHORIZATION_SETUP, "DC_ChargeParameterDiscoveryReq"),
        (State.AUTHORIZATION_SETUP, "WPT_FinePositioningSetupReq"),
    }


def test_the_end_is_legal_everywhere() -> None:
    assert {state for state, kind in TABLE if kind is common.SessionStopReq} == set(State) - {
        State.SESSION_SETUP,
        State.ENDED,
    }


def test_dialects_are_of_the_first_major_version() -> None:
    assert {(dialect.major, dialect.minor) for dialect in conversation.DIALECTS} == {(1, 0)}
