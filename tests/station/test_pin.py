"""Wrong PINs: a wait after three in a row, longer with each, kept over a restart, forgiven in time."""

import pytest

from firmware.iso15118.api import AuthState
from firmware.station.api import (
    EnterPin,
    IdToken,
    PresentToken,
    Result,
    StartByButton,
    StationSnapshot,
    TokenType,
    is_pin,
)
from firmware.station.effects import Note, PersistState
from firmware.station.known import known_from
from firmware.station.pin import FIRST_WAIT_S, FORGIVEN_AFTER_S, LONGEST_WAIT_S, PIN_KEY, PinGuard
from tests.station.rig import CARD, Rig, ac_settings

PIN = "4711"


class Bench:
    def __init__(self, stored: str = "", now: float = 0.0) -> None:
        self.events: list[object] = []
        self.guard = PinGuard(self.events.append, stored, now)

    def wrong(self, now: float, times: int = 1) -> None:
        for _ in range(times):
            self.guard.wrong(now)

    def kept(self) -> str | None:
        return [e for e in self.events if isinstance(e, PersistState)][-1].value


@pytest.mark.parametrize("text", ["1234", "00000000", "4711471"])
def test_what_can_be_a_pin(text: str) -> None:
    assert is_pin(text)


@pytest.mark.parametrize("text", ["", "123", "123456789", "12a4", "12 4", "١٢٣٤", "-123", "1234\n"])
def test_what_cannot_be_a_pin(text: str) -> None:
    assert not is_pin(text)


def test_two_wrong_ones_cost_nothing_and_the_third_a_wait() -> None:
    bench = Bench()
    bench.wrong(0.0, 2)
    assert bench.guard.wait_s(0.0) is None
    bench.wrong(1.0)
    assert bench.guard.wait_s(1.0) == FIRST_WAIT_S
    assert bench.guard.wait_s(1.0 + FIRST_WAIT_S) is None


def test_each_further_one_doubles_the_wait_up_to_a_bound() -> None:
    bench = Bench()
    now, waits = 0.0, []
    bench.wrong(now, 2)
    for _ in range(8):
        bench.wrong(now)
        wait = bench.guard.wait_s(now)
        assert wait is not None
        waits.append(wait)
        now += wait
    assert waits == [30.0, 60.0, 120.0, 240.0, 480.0, LONGEST_WAIT_S, LONGEST_WAIT_S, LONGEST_WAIT_S]
    bench.wrong(now, 2000)
    assert bench.guard.wait_s(now) == LONGEST_WAIT_S


def test_a_right_one_ends_it_and_so_does_an_hour() -> None:
    bench = Bench()
    bench.wrong(0.0, 2)
    bench.guard.right()
    assert bench.kept() is None
    bench.wrong(1.0, 2)
    assert bench.guard.wait_s(1.0) is None
    bench.wrong(1.0 + FORGIVEN_AFTER_S)
    assert bench.guard.wait_s(1.0 + FORGIVEN_AFTER_S) is None and bench.kept() == "1"


@pytest.mark.parametrize(("stored", "wait"), [("", None), ("2", None), ("3", 30.0), ("5", 120.0), ("x", None)])
def test_a_restart_is_no_way_round_the_wait(stored: str, wait: float | None) -> None:
    assert Bench(stored, 5.0).guard.wait_s(5.0) == wait


# --- in the station ---------------------------------------------------------------------------------------------------


def pins(**changes: object) -> Rig:
    return Rig(ac_settings(**({"pin_code": True, "tokens": frozenset({PIN, CARD.value.casefold()})} | changes)))


def shown(rig: Rig) -> StationSnapshot:
    return rig.station.snapshot(rig.now)


def typed(rig: Rig, code: str) -> Result:
    return rig.command(EnterPin(code)).result


def test_a_right_pin_pays() -> None:
    rig = pins()
    rig.plug_in()
    assert typed(rig, PIN) is Result.ACCEPTED
    assert shown(rig).token == IdToken(PIN, TokenType.KEY_CODE)
    assert shown(rig).pin is None


def test_guessing_comes_to_an_end_and_is_kept() -> None:
    rig = pins()
    assert [typed(rig, "0000") for _ in range(4)] == [Result.REJECTED] * 4
    entry = shown(rig).pin
    assert entry is not None and entry.wait_s is not None
    assert typed(rig, PIN) is Result.REJECTED, "also the right one, while nobody may try"
    assert rig.kept[PIN_KEY] == "3", "and what is not judged does not count"
    rig.run(FIRST_WAIT_S + 0.1)
    assert typed(rig, PIN) is Result.ACCEPTED
    assert PIN_KEY not in rig.kept


def test_the_wait_outlives_a_restart() -> None:
    rig = Rig(ac_settings(pin_code=True), known_from({PIN_KEY: "4"}))
    entry = shown(rig).pin
    assert entry is not None and entry.wait_s is not None and 55.0 < entry.wait_s <= 60.0


def test_what_is_no_pin_is_no_wrong_one() -> None:
    rig = pins()
    assert [typed(rig, code) for code in ("", "12", "abcd", "123456789")] == [Result.REJECTED] * 4
    assert PIN_KEY not in rig.kept


def test_only_where_it_is_offered() -> None:
    assert typed(pins(pin_code=False), PIN) is Result.REJECTED
    assert shown(pins(pin_code=False)).pin is None
    assert shown(pins(free_vend=True)).pin is None


def test_nobody_types_a_pin_into_another_s_visit() -> None:
    rig = pins()
    rig.plug_in()
    rig.command(PresentToken(CARD))
    assert shown(rig).pin is None
    assert typed(rig, "0000") is Result.REJECTED
    assert PIN_KEY not in rig.kept


def test_a_pin_stands_in_no_note() -> None:
    rig = pins()
    rig.plug_in()
    for code in ("987654", PIN):
        typed(rig, code)
    rig.run(1.0)
    notes = "\n".join(f"{e.text} {e.data}" for e in rig.events if isinstance(e, Note))
    assert "987654" not in notes and PIN not in notes
    assert IdToken("", TokenType.NONE).masked() == ""  # nothing was shown, so nothing is left out
    assert PIN not in repr(EnterPin(PIN)) and IdToken("12345678", TokenType.KEY_CODE).masked() == "…"


# --- the start button (OCPP C02) --------------------------------------------------------------------------------------


def buttons(online: bool | None = True, **changes: object) -> Rig:
    rig = Rig(ac_settings(**({"start_button": True} | changes)))
    if online is not None:
        rig.online(online)
    return rig


@pytest.mark.parametrize(
    ("online", "policy", "offered"),
    [(True, "reject", True), (False, "local", True), (None, "local", True), (False, "reject", False)],
)
def test_the_button_starts_also_offline_unless_nobody_may(online: bool | None, policy: str, offered: bool) -> None:
    rig = buttons(online, offline=policy)
    rig.plug_in()
    assert shown(rig).start_button is offered
    answer = rig.command(StartByButton())
    assert answer.result is (Result.ACCEPTED if offered else Result.REJECTED)
    token = shown(rig).token
    assert (token == IdToken("", TokenType.NONE)) is offered


def test_no_button_where_cards_only_are_wanted() -> None:
    rig = buttons(start_button=False)
    assert not shown(rig).start_button
    assert rig.command(StartByButton()).result is Result.REJECTED
    assert shown(rig).token is None


def test_the_button_is_gone_once_somebody_pays_and_changes_nothing_then() -> None:
    rig = buttons()
    rig.plug_in()
    rig.command(PresentToken(CARD))
    assert not shown(rig).start_button
    assert rig.command(StartByButton()).result is Result.REJECTED
    assert shown(rig).token == CARD


def test_started_before_the_plug_it_waits_for_it() -> None:
    rig = buttons()
    assert rig.command(StartByButton()).result is Result.ACCEPTED
    assert shown(rig).stage.value == "plug_in" and shown(rig).timeout_s is not None


@pytest.mark.parametrize("pay", [StartByButton(), EnterPin(PIN)])
def test_a_vehicle_that_waits_for_external_payment_is_paid_for(pay: StartByButton | EnterPin) -> None:
    rig = Rig(ac_settings(start_button=True, pin_code=True, tokens=frozenset({PIN})))
    rig.plug_in()
    rig.session()
    rig.eim()
    assert rig.view().auth is AuthState.WAITING_FOR_DRIVER
    assert rig.command(pay).result is Result.ACCEPTED
    assert rig.view().auth is AuthState.ACCEPTED


def test_while_a_contract_is_checked_there_is_neither_button_nor_keypad() -> None:
    rig = Rig(ac_settings(start_button=True, pin_code=True, tokens=frozenset()))
    rig.online()
    rig.plug_in()
    rig.session()
    rig.pnc()
    assert not shown(rig).start_button and shown(rig).pin is None
    assert rig.command(StartByButton()).result is Result.REJECTED
    rig.csms_says("Blocked")
    assert shown(rig).start_button and shown(rig).pin is not None
