"""A whole visit through touches alone, and the same with faults in the middle."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC

import pytest

from firmware.gui.interaction import FORGET_AFTER_S
from firmware.gui.view_model import (
    BACK,
    CHOOSE,
    EARLIER,
    LARGE,
    LATER,
    LESS,
    MORE_TIME,
    NOW,
    OPEN,
    PAUSE,
    REFUSE,
    RESUME,
    SHEET,
    STOP,
    THEME,
)
from firmware.hal.api import ContactorState
from firmware.iso15118.api import CertificateAction, Protocol, RequestCertificate, SessionEstablished
from firmware.station.api import (
    CertificateResponse,
    ClearFault,
    HoldForUpdate,
    IdToken,
    OperatorMessage,
    PresentToken,
    ReserveNow,
    Result,
    SetCost,
    SetTariffText,
    ShowMessages,
    Stage,
    TariffView,
    TokenType,
)
from firmware.station.settings import StationSettings
from firmware.station.tariff import PriceHours
from tests.gui import visit
from tests.gui.visit import Visit
from tests.station.rig import CARD, IDENTITY, ac_settings


@pytest.fixture(autouse=True)
def _display(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    yield from visit.display()


def at_night(**changes: object) -> StationSettings:
    """Half the price from 22 o'clock on; it is 21:50. Basic charging takes over where no session comes."""
    base = ac_settings(
        identity=replace(IDENTITY, helpline="0800 123 4567", url="https://pay.example.org/p"),
        tariff=TariffView("EUR", 0.50, per_session=0.35, vat_percent=19.0),
        price_hours=(PriceHours(22 * 60, 6 * 60, 0.25),),
        zone=UTC,
        basic_fallback_s=2.0,
        receipt_base="https://pay.example.org/r",
    )
    return replace(base, **changes)


def until_charging(driver: Visit) -> None:
    """The card, the plug, and a car that takes what it gets."""
    driver.card()
    driver.control.plug_in("ac")
    driver.run(4.0)
    driver.control.ev_ready()
    driver.shows("charging")


@pytest.mark.parametrize("finger", [False, True], ids=["mouse", "finger"])
def test_a_visit_by_touches_alone(finger: bool) -> None:
    driver = Visit(at_night())
    driver.sees("Available", "€0.50", "€0.35", "19 % included", "Scan to pay")

    driver.touch(OPEN + "menu", finger)
    driver.touch(CHOOSE + "de", finger)
    driver.sees("Frei", "0,50 €")

    driver.control.plug_in("ac")
    driver.run(0.5)
    driver.plug_and_charge()
    driver.run(0.2)
    driver.sees("Der Vertrag Ihres Autos zahlt", "Laut Ihrem Vertrag")
    driver.operator_accepts()
    driver.sees("Der Vertrag Ihres Autos zahlt", "…5678")
    driver.touch(REFUSE, finger)
    driver.session_ends()
    driver.shows("authorising")
    driver.sees("Wie möchten Sie bezahlen?", "Karte")

    driver.card()
    driver.shows("preparing")
    driver.sees("Wird vorbereitet", "…BBCC")
    driver.run(4.0)
    driver.control.ev_ready()
    driver.shows("charging")
    driver.run(20.0)
    driver.sees("Lädt", "kWh", "11,0 kW")
    assert driver.contactor is ContactorState.CLOSED

    driver.touch(OPEN + "options", finger)
    driver.touch(OPEN + "choice", finger)
    driver.sees("Wann fahren Sie ab?", "So bald wie möglich", "Voll")
    for _ in range(3):
        driver.touch(LATER, finger)
    driver.touch(EARLIER, finger)
    for _ in range(3):
        driver.touch(LESS, finger)
    driver.sees("23:00", "10 kWh")
    driver.run(1.5)
    choice = driver.station.snapshot(driver.clock.now).choice
    assert choice is not None and (choice.energy_wh, choice.departure[11:16]) == (10_000.0, "23:00")
    driver.run(1.0)
    driver.sees("Fertig um 22:")

    driver.touch(OPEN + "chart", finger)
    driver.sees("Ladeplan", "Preis pro kWh", "0,50 €", "21:00")
    driver.touch(BACK, finger)
    driver.touch(BACK, finger)
    driver.run(8.0)
    driver.sees("Wartet auf günstigere Stunden ab 22:00.")
    assert driver.stage is Stage.WAITING and driver.contactor is ContactorState.OPEN

    driver.touch(NOW, finger)
    driver.shows("charging")
    driver.run(30.0)

    driver.touch(STOP, finger)
    driver.shows("finished")
    driver.sees("Laden beendet", "kWh", "Zählerstand", "Laut Ihrem Vertrag", "Beleg")
    record = driver.screen.record
    assert any(name == "qr" for name, _ in record.pictures)
    done = driver.station.snapshot(driver.clock.now).transaction
    assert done is not None and f"{done.energy_wh / 1000:.3f}".replace(".", ",") in driver.texts()

    driver.control.unplug()
    driver.shows("idle")
    driver.sees("Frei")
    driver.run(FORGET_AFTER_S + 1.0)
    driver.sees("Available")
    assert all(answer.result is not Result.REJECTED for answer in driver.answers)


def test_waiting_for_the_cheap_hours_ends_when_they_come() -> None:
    driver = Visit(at_night())
    until_charging(driver)
    driver.touch(OPEN + "options")
    driver.touch(OPEN + "choice")
    for _ in range(2):
        driver.touch(LATER)
    for _ in range(3):
        driver.touch(LESS)
    driver.touch(BACK)
    driver.touch(BACK)
    driver.shows("chart")
    driver.clock.utc = driver.clock.utc.replace(hour=21, minute=59, second=50)
    driver.run(20.0)
    driver.shows("charging")


def test_a_visit_in_large_text_and_high_contrast() -> None:
    driver = Visit(at_night(), size=(480, 800))
    for command in (OPEN + "menu", OPEN + "display", THEME + "contrast", LARGE, BACK, BACK):
        driver.find(command)
        driver.touch(command)
    assert driver.screen.view is not None and driver.screen.view.theme == "contrast" and driver.screen.view.more
    until_charging(driver)
    driver.sees("Charging")
    for command in (OPEN + "options", OPEN + "choice", LATER):
        driver.find(command)
        driver.touch(command)
    driver.sees("Leave at: 22:30")
    for command in (BACK, BACK, STOP):
        driver.find(command)
        driver.touch(command)
    driver.shows("finished")
    for _ in range(9):
        if any(name == "qr" for name, _ in driver.screen.record.pictures):
            return
        driver.touch(SHEET)
    raise AssertionError("the code of the receipt is on no sheet")


def test_the_operator_s_prices_for_a_card() -> None:
    driver = Visit(at_night())
    driver.ask(SetTariffText("EUR 0.41 per kWh", CARD))
    until_charging(driver)
    transaction = driver.station.snapshot(driver.clock.now).transaction
    assert transaction is not None
    driver.ask(SetCost(transaction.id, 1.23))
    driver.run(0.2)
    driver.sees("€1.23")
    driver.touch(STOP)
    driver.shows("finished")
    driver.sees("€1.23")


def test_ad_hoc_at_two_prices() -> None:
    """What is charged before 22 o'clock costs more than what is charged after it."""
    driver = Visit(at_night(tokens=frozenset({"pay-1"})))
    driver.ask(PresentToken(IdToken("pay-1", TokenType.KEY_CODE)))
    driver.control.plug_in("ac")
    driver.run(4.0)
    driver.control.ev_ready()
    driver.shows("charging")
    driver.run(60.0)
    before = driver.station.snapshot(driver.clock.now).transaction
    driver.clock.utc = driver.clock.utc.replace(hour=22, minute=30)
    driver.run(60.0)
    driver.touch(STOP)
    driver.shows("finished")
    after = driver.station.snapshot(driver.clock.now).transaction
    assert before is not None and after is not None and after.cost is not None
    energy = before.energy_wh / 1000 * 0.50 + (after.energy_wh - before.energy_wh) / 1000 * 0.25
    assert after.cost == pytest.approx(energy + 0.35, abs=0.02)


def test_more_time_to_plug_in() -> None:
    driver = Visit(at_night(connection_timeout_s=30.0))
    driver.card()
    driver.shows("plug_in")
    driver.run(20.0)
    driver.sees("0:10")
    driver.touch(MORE_TIME)
    driver.sees("0:30")
    driver.run(31.0)
    assert driver.stage is Stage.IDLE


def test_pause_and_go_on() -> None:
    driver = Visit(at_night())
    until_charging(driver)
    driver.touch(OPEN + "options")
    driver.touch(PAUSE)
    driver.run(8.0)
    driver.sees("Paused by you")
    assert driver.contactor is ContactorState.OPEN
    driver.touch(RESUME)
    driver.shows("charging")


def test_the_operator_s_message_stands_beside_everything_else() -> None:
    driver = Visit(at_night())
    until_charging(driver)
    driver.ask(ShowMessages((OperatorMessage(1, "AlwaysFront", "The car park closes at 22:00."),)))
    driver.run(0.2)
    driver.sees("The car park closes at 22:00.", "Charging", "Stop")
    driver.touch(STOP)
    driver.shows("finished")
    driver.ask(ShowMessages(()))
    driver.run(0.2)
    assert not any("car park" in text for text in driver.texts())


def test_a_car_fetches_its_contract_and_a_card_need_not_wait() -> None:
    driver = Visit(at_night())
    driver.control.plug_in("ac")
    driver.run(0.5)
    driver.view()
    driver.effect(SessionEstablished(Protocol.ISO2, b"12345678", b"123456"))
    driver.effect(RequestCertificate(CertificateAction.INSTALL, Protocol.ISO2, b"exi", driver.clock.now + 40.0))
    driver.shows("installing")
    driver.sees("Setting up your car’s contract", "about 40 seconds")
    driver.card()
    driver.shows("preparing")
    driver.sees("…BBCC")


def test_a_certificate_that_does_not_come_leads_back_to_the_ways_to_pay() -> None:
    driver = Visit(at_night())
    driver.control.plug_in("ac")
    driver.run(0.5)
    driver.view()
    driver.effect(SessionEstablished(Protocol.ISO2, b"12345678", b"123456"))
    driver.effect(RequestCertificate(CertificateAction.INSTALL, Protocol.ISO2, b"exi", driver.clock.now + 40.0))
    driver.shows("installing")
    driver.ask(CertificateResponse(1, None, "no contract", refused=True))
    driver.shows("authorising")
    driver.sees("How do you want to pay?")


def test_reserved_and_updating() -> None:
    driver = Visit(at_night())
    driver.ask(ReserveNow(7, CARD, "2026-05-12T22:20:00Z"))
    driver.shows("unavailable")
    driver.sees("Reserved until 22:20")
    driver.card()
    driver.shows("plug_in")
    driver.touch(STOP)
    driver.shows("idle")
    driver.ask(HoldForUpdate(True))
    driver.shows("unavailable")
    driver.sees("Being updated")
    driver.ask(HoldForUpdate(False))
    driver.shows("idle")


# --- faults in the middle --------------------------------------------------------------------------------------------


def test_a_fault_comes_over_every_page_and_the_visit_goes_on_after_it() -> None:
    driver = Visit(at_night())
    until_charging(driver)
    driver.touch(OPEN + "options")
    driver.touch(OPEN + "choice")
    driver.control.fault("over-temperature")
    driver.shows("fault", 5.0)
    driver.sees("Too hot", "Wait.", "0800 123 4567", "E-TE-01")
    assert driver.contactor is ContactorState.OPEN
    driver.control.clear("over-temperature")
    driver.shows("charging", 60.0)
    driver.touch(STOP)
    driver.shows("finished")
    driver.sees("kWh")


def test_a_fault_while_waiting_for_cheaper_hours() -> None:
    driver = Visit(at_night())
    until_charging(driver)
    driver.touch(OPEN + "options")
    driver.touch(OPEN + "choice")
    for step in (LATER, LATER, LESS, LESS, LESS):
        driver.touch(step)
    driver.touch(BACK)
    driver.touch(BACK)
    driver.shows("chart")
    driver.control.fault("grid-loss")
    driver.shows("fault", 5.0)
    driver.sees("Power failure")
    driver.control.clear("grid-loss")
    driver.shows("chart", 30.0)
    driver.touch(NOW)
    driver.shows("charging", 30.0)


def test_a_latched_fault_ends_the_visit_and_the_next_one_works() -> None:
    driver = Visit(at_night())
    until_charging(driver)
    driver.touch(OPEN + "menu")
    driver.touch(CHOOSE + "fr")
    driver.control.fault("rcd")
    driver.shows("fault", 5.0)
    driver.sees("En panne", "E-RC-01")
    assert driver.contactor is ContactorState.OPEN and driver.journal.open() is None
    driver.control.clear("rcd")
    driver.control.unplug()
    driver.run(3.0)
    driver.ask(ClearFault("rcd_trip", technician=True))
    driver.run(5.0)
    driver.shows("idle", 30.0)
    until_charging(driver)


def test_the_emergency_stop() -> None:
    driver = Visit(at_night())
    until_charging(driver)
    driver.control.fault("estop")
    driver.shows("fault", 5.0)
    driver.sees("Emergency stop")
    driver.control.clear("estop")
    driver.control.unplug()
    driver.shows("idle", 30.0)


def test_the_screen_dies_and_comes_back_without_anybody_noticing() -> None:
    """The station never waits for it: charging goes on, and a new screen shows where it stands."""
    driver = Visit(at_night())
    until_charging(driver)
    screen = driver.screen
    del driver.screen
    before = driver.station.snapshot(driver.clock.now).transaction
    driver.run(30.0)
    after = driver.station.snapshot(driver.clock.now).transaction
    assert before is not None and after is not None and after.energy_wh > before.energy_wh
    driver.screen = screen
    driver.run(0.2)
    driver.sees("Charging")
