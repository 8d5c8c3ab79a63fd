"""Touches and time on a fake clock."""

from dataclasses import replace

import pytest

from firmware.gui.interaction import (
    BOUNCE_S,
    CLOSE_PAGE_AFTER_S,
    DIM_AFTER_S,
    FORGET_AFTER_S,
    KEY_BOUNCE_S,
    PENDING_FOR_S,
    SETTLE_S,
    WARN_S,
    Defaults,
    Interaction,
)
from firmware.gui.samples import sample
from firmware.gui.view_model import (
    BACK,
    CHOOSE,
    DIGIT,
    ERASE,
    LARGE,
    LATER,
    LESS,
    MORE_TIME,
    NO_SUPPLY,
    NOW,
    OPEN,
    OPEN_LANGUAGES,
    PAUSE,
    PIN,
    REFUSE,
    RESUME,
    SHEET,
    START,
    STAY,
    STOP,
    THEME,
)
from firmware.station.api import (
    DriverChoice,
    EnterPin,
    MoreTime,
    PinView,
    RefuseContract,
    SetDriverChoice,
    StartByButton,
    StationSnapshot,
    StopByDriver,
)


def _snapshot(name: str) -> StationSnapshot:
    snapshot = sample(name).snapshot
    assert snapshot is not None
    return snapshot


def _at(name: str, now: float = 100.0, defaults: Defaults = Defaults()) -> Interaction:  # noqa: B008
    screen = Interaction(defaults, now)
    screen.receive(_snapshot(name), now)
    return screen


def test_stop_is_sent_once_and_shown_as_pending_until_the_stage_changes() -> None:
    screen = _at("charging")
    assert screen.touch(STOP, 101.0) == StopByDriver()
    assert screen.ui.pending == STOP
    assert screen.touch(STOP, 102.0) is None
    screen.receive(_snapshot("stopping"), 102.5)
    assert screen.ui.pending is None


def test_stop_without_effect_can_be_pressed_again() -> None:
    screen = _at("charging")
    assert screen.touch(STOP, 101.0) == StopByDriver()
    screen.tick(101.0 + PENDING_FOR_S - 0.1)
    assert screen.ui.pending == STOP
    screen.tick(101.0 + PENDING_FOR_S)
    assert screen.touch(STOP, 107.0) == StopByDriver()


def test_a_bouncing_finger_is_one_touch() -> None:
    screen = _at("idle")
    screen.touch(OPEN_LANGUAGES, 101.0)
    screen.touch(CHOOSE + "de", 101.0 + BOUNCE_S / 2)
    assert screen.ui.page == "menu" and screen.ui.language == "en"


@pytest.mark.parametrize("command", ["Reset", None, "page:secret", "language:tlh", "theme:pink", ""])
def test_only_known_commands_have_an_effect(command: str | None) -> None:
    screen = _at("idle")
    before = screen.ui
    assert screen.touch(command, 101.0) is None
    assert screen.ui == before


def test_commands_of_the_visit() -> None:
    assert _at("contract").touch(REFUSE, 101.0) == RefuseContract()
    assert _at("plug_in").touch(MORE_TIME, 101.0) == MoreTime()


def test_language_is_chosen_and_forgotten_after_the_visit() -> None:
    screen = _at("idle")
    screen.touch(OPEN_LANGUAGES, 101.0)
    assert screen.ui.page == "menu"
    screen.touch(CHOOSE + "de", 102.0)
    assert screen.ui.language == "de" and not screen.ui.page
    screen.receive(_snapshot("charging"), 110.0)
    screen.tick(10_000.0)
    assert screen.ui.language == "de", "never while somebody is here"
    screen.receive(_snapshot("idle"), 10_001.0)
    screen.tick(10_001.0 + FORGET_AFTER_S - 1)
    assert screen.ui.language == "de"
    screen.tick(10_001.0 + FORGET_AFTER_S)
    assert screen.ui.language == "en"


def test_theme_and_large_text_are_the_driver_s_for_the_visit() -> None:
    screen = _at("idle", defaults=Defaults(theme="day"))
    screen.touch(OPEN + "display", 101.0)
    screen.touch(THEME + "contrast", 102.0)
    screen.touch(LARGE, 103.0)
    assert (screen.ui.theme, screen.ui.large, screen.ui.page) == ("contrast", True, "display")
    screen.touch(SHEET, 104.0)
    assert screen.ui.sheet == 1
    screen.touch(BACK, 105.0)
    assert (screen.ui.page, screen.ui.sheet) == ("menu", 0)
    screen.touch(BACK, 106.0)
    screen.tick(300.0)
    assert (screen.ui.theme, screen.ui.large, screen.ui.page) == ("day", False, "")


def test_a_page_closes_by_back_by_time_and_when_something_happens() -> None:
    screen = _at("idle")
    screen.touch(OPEN_LANGUAGES, 101.0)
    screen.touch(BACK, 102.0)
    assert not screen.ui.page
    screen.touch(OPEN_LANGUAGES, 103.0)
    screen.tick(103.0 + CLOSE_PAGE_AFTER_S)
    assert not screen.ui.page
    screen.touch(None, 169.0)  # it has dimmed: this wakes it
    screen.touch(OPEN_LANGUAGES, 170.0)
    screen.receive(_snapshot("fault"), 171.0)
    assert not screen.ui.page, "a fault must not hide behind a menu"


def test_a_page_says_in_time_that_it_closes_and_a_touch_keeps_it() -> None:
    screen = _at("charging")
    screen.touch(OPEN + "options", 101.0)
    screen.tick(101.0 + CLOSE_PAGE_AFTER_S - WARN_S - 1.0)
    assert screen.ui.closing_s is None
    screen.tick(101.0 + CLOSE_PAGE_AFTER_S - WARN_S + 1.0)
    assert screen.ui.closing_s == WARN_S - 1
    screen.touch(None, 150.0)
    assert screen.ui.closing_s is None and screen.ui.page == "options"
    screen.tick(150.0 + CLOSE_PAGE_AFTER_S - 1.0)
    assert screen.ui.page == "options"


def test_a_choice_is_sent_when_it_has_stood_for_a_moment() -> None:
    screen = _at("charging")
    screen.touch(OPEN + "choice", 101.0)
    assert screen.touch(LESS, 102.0) is None
    assert screen.touch(LESS, 102.5) is None
    assert screen.tick(102.5 + SETTLE_S - 0.1) is None
    chosen = DriverChoice(energy_wh=15_000.0)
    assert screen.tick(102.5 + SETTLE_S) == SetDriverChoice(chosen)
    assert screen.tick(104.0) is None, "once"
    screen.receive(replace(_snapshot("charging"), choice=chosen), 104.1)
    assert screen.ui.draft is None


def test_leaving_the_page_sends_the_choice_at_once() -> None:
    screen = _at("charging")
    screen.touch(OPEN + "choice", 101.0)
    screen.touch(LATER, 102.0)
    sent = screen.touch(BACK, 103.0)
    assert sent == SetDriverChoice(DriverChoice(departure="2026-05-12T10:30:00+00:00"))
    assert screen.tick(104.5) is None


def test_what_the_station_does_not_take_is_not_shown_for_long() -> None:
    screen = _at("charging")
    screen.touch(OPEN + "choice", 101.0)
    screen.touch(LESS, 102.0)
    assert screen.tick(103.5) is not None
    screen.tick(102.0 + PENDING_FOR_S)
    assert screen.ui.draft is None


def test_the_choice_page_stays_open_while_the_choice_changes_the_stage() -> None:
    screen = _at("charging")
    screen.touch(OPEN + "choice", 101.0)
    screen.receive(_snapshot("cheaper_hours"), 102.0)
    assert screen.ui.page == "choice"
    screen.receive(_snapshot("finished"), 103.0)
    assert screen.ui.page == ""


@pytest.mark.parametrize(
    ("command", "sent"),
    [
        (NOW, DriverChoice(priority=True, energy_wh=20_000.0)),
        (PAUSE, DriverChoice(departure="2026-05-13T05:00:00+00:00", energy_wh=20_000.0, pause=True)),
        (RESUME, DriverChoice(departure="2026-05-13T05:00:00+00:00", energy_wh=20_000.0)),
        (NO_SUPPLY, DriverChoice(departure="2026-05-13T05:00:00+00:00", energy_wh=20_000.0, discharge=False)),
    ],
)
def test_one_touch_changes_one_thing_of_the_choice(command: str, sent: DriverChoice) -> None:
    screen = Interaction(Defaults(), 100.0)
    chosen = DriverChoice(departure="2026-05-13T05:00:00+00:00", energy_wh=20_000.0)
    screen.receive(replace(_snapshot("waiting"), choice=chosen), 100.0)
    assert screen.touch(command, 101.0) == SetDriverChoice(sent)
    assert screen.ui.pending == command
    assert screen.touch(command, 102.0) is None


def test_dims_when_nobody_is_here_and_the_first_touch_only_wakes() -> None:
    screen = _at("idle")
    screen.tick(100.0 + DIM_AFTER_S - 0.1)
    assert not screen.ui.dimmed
    screen.tick(100.0 + DIM_AFTER_S)
    assert screen.ui.dimmed
    assert screen.touch(OPEN_LANGUAGES, 200.0) is None
    assert not screen.ui.dimmed and not screen.ui.page


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


def test_nothing_new_is_the_same_object() -> None:
    """The adapter looks at identity: an idle screen costs nothing."""
    screen = _at("idle")
    before = screen.ui
    screen.tick(100.1)
    assert screen.ui is before


def test_unknown_defaults_are_replaced_and_the_offset_is_kept() -> None:
    screen = Interaction(Defaults(language="tlh", theme="pink"), 0.0)
    screen.set_utc_offset(7200)
    assert screen.ui == replace(screen.ui, language="en", theme="auto", utc_offset_s=7200)


# --- the start button and the keypad ----------------------------------------------------------------------------------


def test_the_start_button_is_sent_once() -> None:
    screen = _at("idle_start")
    assert screen.touch(START, 101.0) == StartByButton()
    assert screen.ui.pending == START
    assert screen.touch(START, 102.0) is None


def _typing(screen: Interaction, digits: str, now: float, pause: float = 0.2) -> float:
    for digit in digits:
        now += pause
        assert screen.touch(DIGIT + digit, now) is None
    return now


def _keypad(now: float = 101.0) -> Interaction:
    screen = _at("idle_start_pin")
    assert screen.touch(OPEN + "pin", now) is None
    return screen


def test_a_pin_is_typed_corrected_sent_and_forgotten() -> None:
    screen = _keypad()
    now = _typing(screen, "47129", 101.5)
    screen.touch(ERASE, now + 0.2)
    screen.touch(ERASE, now + 0.4)
    now = _typing(screen, "1", now + 0.6)
    assert screen.ui.entered == "4711" and "4711" not in repr(screen.ui)
    command = screen.touch(PIN, now + 1.0)
    assert command == EnterPin("4711") and "4711" not in repr(command)
    assert (screen.ui.page, screen.ui.entered) == ("", "")


def test_fast_fingers_lose_no_digit_and_a_bounce_adds_none() -> None:
    screen = _keypad()
    now = _typing(screen, "1122", 101.5, pause=0.1)
    assert screen.ui.entered == "1122"
    screen.touch(DIGIT + "2", now + KEY_BOUNCE_S / 2)
    assert screen.ui.entered == "1122"


def test_a_pin_has_its_bounds() -> None:
    screen = _keypad()
    now = _typing(screen, "123", 101.5)
    assert screen.touch(PIN, now + 1.0) is None and screen.ui.page == "pin"
    _typing(screen, "4567890", now + 1.0)
    assert screen.ui.entered == "12345678"


@pytest.mark.parametrize("leave", [BACK, OPEN_LANGUAGES])
def test_whoever_leaves_the_keypad_leaves_nothing_behind(leave: str) -> None:
    screen = _keypad()
    now = _typing(screen, "4711", 101.5)
    screen.touch(leave, now + 1.0)
    assert screen.ui.entered == ""
    screen.touch(OPEN + "pin", now + 2.0)
    assert screen.ui.entered == ""


def test_the_keypad_closes_in_time_says_so_and_can_be_kept_open() -> None:
    screen = _keypad()
    now = _typing(screen, "47", 101.5)
    screen.tick(now + CLOSE_PAGE_AFTER_S - WARN_S + 1.0)
    assert screen.ui.closing_s == WARN_S - 1.0
    screen.touch(STAY, now + CLOSE_PAGE_AFTER_S - 5.0)
    assert screen.ui.closing_s is None and screen.ui.entered == "47"
    screen.tick(now + 2 * CLOSE_PAGE_AFTER_S)
    assert (screen.ui.page, screen.ui.entered) == ("", "")


def test_the_keypad_stays_while_a_pin_helps_and_goes_when_somebody_pays() -> None:
    screen = _keypad()
    now = _typing(screen, "4711", 101.5)
    screen.receive(replace(_snapshot("authorising"), pin=PinView()), now + 0.5)
    assert (screen.ui.page, screen.ui.entered) == ("pin", "4711")
    screen.receive(_snapshot("preparing"), now + 1.0)
    assert (screen.ui.page, screen.ui.entered) == ("", "")


def test_a_lost_station_takes_what_was_typed_with_it() -> None:
    screen = _keypad()
    now = _typing(screen, "4711", 101.5)
    screen.receive(None, now + 1.0)
    assert (screen.ui.page, screen.ui.entered) == ("", "")
