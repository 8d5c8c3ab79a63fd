"""The operator's messages: order, turns, where they stand, and that nothing in them is followed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.gui.messages import PIECE, banner, split, text
from firmware.gui.samples import sample
from firmware.station.api import OperatorMessage, StationSnapshot


def _with(name: str, *messages: OperatorMessage) -> StationSnapshot:
    snapshot = sample(name).snapshot
    assert snapshot is not None
    return replace(snapshot, messages=messages)


def _shown(snapshot: StationSnapshot, language: str = "en") -> list[str]:
    return [banner(snapshot, language, turn) for turn in range(6)]


NORMAL, OTHER = OperatorMessage(1, "NormalCycle", "normal"), OperatorMessage(2, "NormalCycle", "other")
FIRST, ALWAYS = OperatorMessage(3, "InFront", "first"), OperatorMessage(4, "AlwaysFront", "always")


def test_order() -> None:
    assert _shown(_with("idle")) == [""] * 6
    assert _shown(_with("idle", NORMAL, OTHER)) == ["normal", "other"] * 3
    assert _shown(_with("idle", NORMAL, OTHER, FIRST)) == ["first", "normal", "first", "other", "first", "normal"]
    assert _shown(_with("idle", NORMAL, FIRST, ALWAYS)) == ["always"] * 6


def test_a_fault_is_not_talked_over() -> None:
    assert banner(_with("fault", NORMAL, FIRST), "en", 0) == ""
    assert banner(_with("fault", NORMAL, ALWAYS), "en", 0) == "always"


@pytest.mark.parametrize(("state", "name"), [("Charging", "charging"), ("Idle", "idle"), ("Faulted", "fault")])
def test_state(state: str, name: str) -> None:
    message = replace(ALWAYS, state=state)
    assert banner(_with(name, message), "en", 0) == "always"
    assert banner(_with("paused_by_ev", message), "en", 0) == ""


def test_a_message_of_a_transaction_stays_with_it() -> None:
    assert banner(_with("charging", replace(ALWAYS, transaction_id="3f2a")), "en", 0) == "always"
    assert banner(_with("charging", replace(ALWAYS, transaction_id="other")), "en", 0) == ""
    assert banner(_with("idle", replace(ALWAYS, transaction_id="3f2a")), "en", 0) == ""


def test_language_of_the_driver_first() -> None:
    both = (replace(NORMAL, language="en"), OperatorMessage(5, "NormalCycle", "deutsch", language="de-DE"))
    assert _shown(_with("idle", *both), "de") == ["deutsch"] * 6
    assert _shown(_with("idle", *both), "fr") == ["normal", "deutsch"] * 3


def test_mark_up_is_taken_out() -> None:
    html = OperatorMessage(1, "InFront", "<b>Hi</b> <script>x()</script> &lt;you&gt;", "HTML")
    assert text(html) == "Hi x() <you>"
    assert text(replace(html, format="UTF8")).startswith("<b>Hi</b>")


def test_a_long_message_takes_turns() -> None:
    long = OperatorMessage(1, "NormalCycle", "word " * 40)
    shown = {banner(_with("idle", long), "en", turn) for turn in range(10)}
    assert all(len(piece) <= PIECE for piece in shown)


@given(st.text(max_size=600))
def test_no_message_breaks_the_strip(content: str) -> None:
    for piece in split(text(OperatorMessage(1, "InFront", content, "HTML"))):
        assert 0 < len(piece) <= PIECE
