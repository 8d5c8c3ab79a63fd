"""The actions of `evse sim`: each reaches its verb, and wrong ones say what would be right."""

import pytest

from firmware.app.control import ControlError
from firmware.app.sim_commands import ACTIONS, perform
from firmware.core.errors import RemoteProtocolError
from firmware.hal.boards.sim import SimBoard


def test_plug_in_kinds_and_readiness() -> None:
    board = SimBoard()
    assert perform(board.control, "plug-in", ["ac-basic"]) == "plug-in ac-basic"
    assert (board.load.present, board.load.hlc) == (True, False)
    perform(board.control, "ev-ready", [])
    assert board.load.ready
    perform(board.control, "ev-pause", [])
    assert not board.load.ready
    perform(board.control, "unplug", [])
    assert not board.load.present


@pytest.mark.parametrize(("position", "contactor"), [("open", False), ("closed", True), ("auto", None)])
def test_ev_contactor(position: str, contactor: bool | None) -> None:
    board = SimBoard()
    perform(board.control, "ev-contactor", [position])
    assert board.load.ev_contactor is contactor


def test_draw() -> None:
    board = SimBoard()
    perform(board.control, "draw", ["10.5", "1"])
    assert (board.load.current_a, board.load.phases) == (10.5, 1)


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("fly", [], "unknown action"),
        ("swipe", [], "usage: evse sim swipe TOKEN"),
        ("swipe", [7], "usage"),
        ("plug-in", ["ac", "ac"], "usage"),
        ("draw", ["much"], "not a number"),
        ("draw", ["nan"], "current from -1000"),
        ("grid", ["0", "10"], "40 to 70 Hz"),
        ("ev-contactor", ["ajar"], "not one of open, closed, auto"),
        ("plug-in", ["tram"], "no vehicle"),
        ("fault", ["gremlin"], "no fault"),
    ],
)
def test_wrong_use_says_what_would_be_right(name: str, arguments: list[object], message: str) -> None:
    with pytest.raises((ControlError, RemoteProtocolError), match=message):
        perform(SimBoard().control, name, arguments)


def test_list_names_every_action() -> None:
    listed = perform(SimBoard().control, "list", [])
    assert len(listed["actions"]) == len(ACTIONS)
    assert "estop" in listed["faults"]
