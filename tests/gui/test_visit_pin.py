"""Visits that begin with a PIN or with the start button, through touches alone."""

from collections.abc import Iterator

import pytest

from firmware.gui.interaction import CLOSE_PAGE_AFTER_S
from firmware.gui.view_model import BACK, DIGIT, ERASE, LARGE, MORE_TIME, OPEN, PIN, START, STAY, STOP
from firmware.hal.api import ContactorState
from firmware.station.api import AuthorizationAnswer, IdToken, Result, TokenType
from firmware.station.pin import FIRST_WAIT_S
from tests.gui import visit
from tests.gui.test_visit import at_night
from tests.gui.visit import Visit

RIGHT, WRONG = "471108", "0000"


@pytest.fixture(autouse=True)
def _display(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    yield from visit.display()


def typed(driver: Visit, code: str) -> None:
    for digit in code:
        driver.touch(DIGIT + digit)


def answered(driver: Visit, status: str) -> None:
    driver.ask(AuthorizationAnswer(driver.asked[-1].request_id, status))
    driver.run(0.2)


def charges(driver: Visit) -> None:
    driver.run(4.0)
    driver.control.ev_ready()
    driver.shows("charging")
    assert driver.contactor is ContactorState.CLOSED


@pytest.mark.parametrize("size", [(800, 480), (1024, 600), (480, 800)])
def test_a_visit_by_the_start_button(size: tuple[int, int]) -> None:
    driver = Visit(at_night(start_button=True), size)
    driver.sees("Plug in your car and press “Start charging”.", "€0.50")
    driver.control.plug_in("ac")
    driver.run(0.5)
    driver.sees("How do you want to pay?", "Start charging")
    driver.touch(START)
    driver.sees("Preparing")
    token = driver.station.snapshot(driver.clock.now).token
    assert token == IdToken("", TokenType.NONE) and driver.asked == []
    charges(driver)
    driver.touch(STOP)
    driver.shows("finished")
    driver.control.unplug()
    driver.shows("idle")
    driver.sees("Start charging")
    assert all(answer.result is Result.ACCEPTED for answer in driver.answers)


def test_started_before_the_plug_with_more_time() -> None:
    driver = Visit(at_night(start_button=True, connection_timeout_s=20.0))
    driver.touch(START)
    driver.shows("plug_in")
    driver.run(15.0)
    driver.touch(MORE_TIME)
    driver.run(15.0)
    driver.shows("plug_in")
    driver.control.plug_in("ac")
    charges(driver)


def test_cards_only_means_no_button() -> None:
    driver = Visit(at_night())
    commands = {target.command for target in driver.screen.record.targets}
    assert not commands & {START, OPEN + "pin"}
    driver.control.plug_in("ac")
    driver.run(0.5)
    assert not {target.command for target in driver.screen.record.targets} & {START, OPEN + "pin"}


def test_a_visit_by_pin_that_nobody_reads_over_a_shoulder() -> None:
    driver = Visit(at_night(pin_code=True))
    driver.control.plug_in("ac")
    driver.run(0.5)
    driver.touch(OPEN + "pin")
    driver.sees("Enter your PIN", "4 to 8 digits")
    typed(driver, "47119")
    driver.touch(ERASE)
    typed(driver, "08")
    driver.sees("•" * len(RIGHT))
    assert not any(RIGHT in text for text in driver.texts())
    assert RIGHT not in repr(driver.screen.view) and RIGHT not in repr(driver.screen.interaction.ui)
    driver.touch(PIN)
    driver.sees("Checking …")
    assert driver.asked[-1].token == IdToken(RIGHT, TokenType.KEY_CODE)
    answered(driver, "Accepted")
    driver.sees("Preparing", "PIN")
    assert not any(RIGHT[-4:] in text for text in driver.texts())
    charges(driver)


def test_a_wrong_pin_is_said_and_can_be_tried_again_until_one_has_to_wait() -> None:
    driver = Visit(at_night(pin_code=True))
    driver.control.plug_in("ac")
    driver.run(0.5)
    for _ in range(3):
        driver.touch(OPEN + "pin")
        typed(driver, WRONG)
        driver.touch(PIN)
        answered(driver, "Invalid")
        driver.sees("Not accepted")
    driver.touch(OPEN + "pin")
    driver.sees("Too many wrong PINs", "Try again in")
    assert not any(target.command.startswith(DIGIT) for target in driver.screen.record.targets)
    driver.run(FIRST_WAIT_S)
    driver.sees("Enter your PIN")
    typed(driver, RIGHT)
    driver.touch(PIN)
    answered(driver, "Accepted")
    charges(driver)


def test_time_for_a_pin_ends_with_a_warning_and_more_of_it() -> None:
    driver = Visit(at_night(pin_code=True))
    driver.touch(OPEN + "pin")
    typed(driver, "47")
    driver.run(CLOSE_PAGE_AFTER_S - 10.0)
    driver.sees("Closes in")
    driver.touch(STAY)
    driver.run(CLOSE_PAGE_AFTER_S - 10.0)
    driver.sees("••", "Closes in")
    driver.run(12.0)
    driver.sees("Available")
    assert driver.screen.interaction.ui.entered == ""


@pytest.mark.parametrize("size", [(800, 480), (480, 800)])
def test_a_pin_in_large_text(size: tuple[int, int]) -> None:
    driver = Visit(at_night(pin_code=True), size)
    for command in (OPEN + "menu", OPEN + "display", LARGE, BACK, BACK, OPEN + "pin"):
        driver.find(command)
        driver.touch(command)
    driver.sees("Enter your PIN")
    typed(driver, RIGHT)
    driver.sees("•" * len(RIGHT))
    driver.touch(PIN)
    assert driver.asked[-1].token == IdToken(RIGHT, TokenType.KEY_CODE)
