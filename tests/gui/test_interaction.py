"""Touches and time on a fake clock."""

from dataclasses import replace

from firmware.gui.interaction import (
    BOUNCE_S,
    CLOSE_CHOOSER_AFTER_S,
    DIM_AFTER_S,
    FORGET_LANGUAGE_AFTER_S,
    PENDING_FOR_S,
    Interaction,
)
from firmware.gui.samples import sample
from firmware.gui.view_model import BACK, CHOOSE, OPEN_LANGUAGES, STOP
from firmware.station.api import StationSnapshot


def _snapshot(name: str) -> StationSnapshot:
    snapshot = sample(name).snapshot
    assert snapshot is not None
    return snapshot


def _at(name: str, now: float = 100.0, language: str = "en") -> Interaction:
    screen = Interaction(language, now)
    screen.receive(_snapshot(name), now)
    return screen


def test_stop_is_sent_once_and_shown_as_pending_until_the_stage_changes() -> None:
    screen = _at("charging")
    assert screen.touch(STOP, 101.0) == STOP
    assert screen.ui.pending == STOP
    assert screen.touch(STOP, 102.0) is None
    screen.receive(_snapshot("stopping"), 102.5)
    assert screen.ui.pending is None


def test_stop_without_effect_can_be_pressed_again() -> None:
    screen = _at("charging")
    assert screen.touch(STOP, 101.0) == STOP
    screen.tick(101.0 + PENDING_FOR_S - 0.1)
    assert screen.ui.pending == STOP
    screen.tick(101.0 + PENDING_FOR_S)
    assert screen.touch(STOP, 107.0) == STOP


def test_a_bouncing_finger_is_one_touch() -> None:
    screen = _at("idle")
    screen.touch(OPEN_LANGUAGES, 101.0)
    screen.touch(CHOOSE + "de", 101.0 + BOUNCE_S / 2)
    assert screen.ui.chooser and screen.ui.language == "en"


def test_only_known_commands_leave_the_screen() -> None:
    screen = _at("idle")
    assert screen.touch("Reset", 101.0) is None
    assert screen.touch(None, 102.0) is None
    assert screen.ui.pending is None


def test_language_is_chosen_and_forgotten_after_the_visit() -> None:
    screen = _at("idle")
    screen.touch(OPEN_LANGUAGES, 101.0)
    assert screen.ui.chooser
    screen.touch(CHOOSE + "de", 102.0)
    assert screen.ui.language == "de" and not screen.ui.chooser
    screen.receive(_snapshot("charging"), 110.0)
    screen.tick(10_000.0)
    assert screen.ui.language == "de", "never while somebody is here"
    screen.receive(_snapshot("idle"), 10_001.0)
    screen.tick(10_001.0 + FORGET_LANGUAGE_AFTER_S - 1)
    assert screen.ui.language == "de"
    screen.tick(10_001.0 + FORGET_LANGUAGE_AFTER_S)
    assert screen.ui.language == "en"


def test_chooser_closes_by_back_by_time_and_when_something_happens() -> None:
    screen = _at("idle")
    screen.touch(OPEN_LANGUAGES, 101.0)
    screen.touch(BACK, 102.0)
    assert not screen.ui.chooser
    screen.touch(OPEN_LANGUAGES, 103.0)
    screen.tick(103.0 + CLOSE_CHOOSER_AFTER_S)
    assert not screen.ui.chooser
    screen.touch(OPEN_LANGUAGES, 140.0)
    screen.receive(_snapshot("fault"), 141.0)
    assert not screen.ui.chooser, "a fault must not hide behind a menu"


def test_dims_when_nobody_is_here_and_the_first_touch_only_wakes() -> None:
    screen = _at("idle")
    screen.tick(100.0 + DIM_AFTER_S - 0.1)
    assert not screen.ui.dimmed
    screen.tick(100.0 + DIM_AFTER_S)
    assert screen.ui.dimmed
    assert screen.touch(OPEN_LANGUAGES, 200.0) is None
    assert not screen.ui.dimmed and not screen.ui.chooser


def test_never_dims_during_a_visit_and_a_visit_wakes() -> None:
    screen = _at("charging")
    screen.tick(5_000.0)
    assert not screen.ui.dimmed
    screen.receive(_snapshot("idle"), 5_001.0)
    screen.tick(5_001.0 + DIM_AFTER_S)
    assert screen.ui.dimmed
    screen.receive(_snapshot("authorising"), 5_100.0)
    assert not screen.ui.dimmed


def test_lost_connection() -> None:
    screen = _at("charging")
    screen.touch(STOP, 101.0)
    screen.receive(None, 102.0)
    assert screen.ui.was_connected and screen.ui.pending is None and screen.snapshot is None
    screen.tick(100_000.0)
    assert not screen.ui.dimmed


def test_unknown_default_language_is_english_and_offset_is_kept() -> None:
    screen = Interaction("tlh", 0.0)
    screen.set_utc_offset(7200)
    assert screen.ui == replace(screen.ui, language="en", utc_offset_s=7200)
