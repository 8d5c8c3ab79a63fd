"""What stands on each screen: one test per stage, and hostile contents."""

import math
from dataclasses import replace

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.gui.adapter import render
from firmware.gui.formats import NBSP
from firmware.gui.pieces import clean
from firmware.gui.samples import SAMPLES, sample
from firmware.gui.screens import SCREENS
from firmware.gui.stages import make_view_model
from firmware.gui.strings import load
from firmware.gui.theme import Role
from firmware.gui.view_model import STOP, UiState, ViewModel
from firmware.station.api import (
    ClaimView,
    FaultView,
    IdToken,
    Reason,
    Stage,
    StationSnapshot,
    TariffView,
    TokenType,
)


def _snapshot(name: str) -> StationSnapshot:
    snapshot = sample(name).snapshot
    assert snapshot is not None
    return snapshot


def _view(snapshot: StationSnapshot | None, language: str = "en", **ui: object) -> ViewModel:
    return make_view_model(snapshot, UiState(language=language, **ui), load(language))  # type: ignore[arg-type]


def _facts(view: ViewModel) -> list[tuple[str, str]]:
    return [(fact.label, fact.value.replace(NBSP, " ")) for fact in view.facts]


def test_every_stage_has_a_screen_and_every_screen_a_sample() -> None:
    assert {_view(replace(_snapshot("idle"), stage=stage)).screen for stage in Stage} < set(SCREENS)
    assert {_view(sample(name).snapshot, chooser=name == "language").screen for name in SAMPLES} == set(SCREENS)


def test_idle_shows_the_price_in_afir_order() -> None:
    view = _view(_snapshot("idle"))
    assert view.key is not None and (view.key.value, view.key.unit.replace(NBSP, " ")) == ("€0.49", "/ kWh")
    assert _facts(view) == [("Per minute", "€0.05"), ("Per session", "€0.35"), ("VAT", "19 % included")]
    assert view.aside.replace(NBSP, " ") == "Type 2 · 22 kW"
    assert view.sentence == "Plug in to start – or hold your card to the reader."
    assert view.helpline == "0800 123 4567" and view.buttons == ()


def test_idle_when_free_shows_no_price() -> None:
    view = _view(replace(_snapshot("idle"), tariff=TariffView("EUR", 0.0, vat_percent=19.0)))
    assert view.key is not None and view.key.value == "Free of charge" and view.facts == ()


@pytest.mark.parametrize(
    ("url", "payload"),
    [
        ("https://pay.example.org/p", "https://pay.example.org/p?evse=DE*ABC*E0007*1"),
        ("https://pay.example.org/p?x=1", "https://pay.example.org/p?x=1&evse=DE*ABC*E0007*1"),
        ("", ""),
        ("javascript:alert(1)", ""),
        ("https://" + "a" * 300, ""),
    ],
)
def test_qr_payload(url: str, payload: str) -> None:
    idle = _snapshot("idle")
    assert _view(replace(idle, identity=replace(idle.identity, url=url))).qr == payload


def test_plug_in_counts_down_and_can_be_cancelled() -> None:
    view = _view(_snapshot("plug_in"))
    assert (view.countdown, view.buttons[0].label, view.buttons[0].command) == ("0:47", "Cancel", STOP)
    assert ("Card", "…4F2A") in _facts(view)


def test_authorising_offers_what_there_is_and_nothing_else() -> None:
    assert [way.icon for way in _view(_snapshot("authorising")).ways] == ["card", "phone"]
    assert [way.icon for way in _view(_snapshot("authorising_pnc")).ways] == ["card", "phone", "car"]
    plain = _snapshot("authorising")
    assert [w.icon for w in _view(replace(plain, identity=replace(plain.identity, url=""))).ways] == ["card"]
    checking = _view(_snapshot("checking"))
    assert checking.ways == () and checking.state == "Checking …"


def test_rejected_offers_the_ways_again() -> None:
    view = _view(_snapshot("rejected"))
    assert view.role is Role.FAULT and view.ways and "Blocked" not in view.sentence


def test_preparing_names_who_pays_without_the_whole_token() -> None:
    view = _view(_snapshot("preparing"))
    assert ("Car contract", "…6L89") in _facts(view)
    assert "DE8ACC" not in repr(view)


def test_charging_ac_shows_energy_and_invents_no_percentage() -> None:
    view = _view(_snapshot("charging"))
    assert view.key is not None and (view.key.value, view.key.unit) == ("12.34", "kWh")
    assert view.progress is None
    assert _facts(view) == [("Power", "13.8 kW"), ("Time", "55 min"), ("Cost", "€9.15")]
    assert view.sentence == "Your cable limits the power to 20 A."


def test_charging_with_battery_level() -> None:
    view = _view(_snapshot("charging_soc"), "de")
    assert view.key is not None and (view.key.value, view.key.unit) == ("64", "%")
    assert view.progress == pytest.approx(0.64)
    assert view.progress_note.replace(NBSP, " ") == "Noch etwa 39 min"
    assert ("Energie", "31,87 kWh") in _facts(view)


def test_stop_shows_at_once_that_it_was_pressed() -> None:
    (button,) = _view(_snapshot("charging"), pending=STOP).buttons
    assert not button.enabled and button.label == "One moment …"


def test_waiting_names_the_cause_and_counts_down_with_the_winning_claim() -> None:
    snapshot = _snapshot("waiting")
    view = _view(snapshot)
    assert view.sentence == "Too little power is left for your car at the moment."
    assert view.countdown == "4:12"
    losing = ClaimView("x", 1, 0.0, Reason("x", "x"), False, expires_in_s=1.0)
    assert _view(replace(snapshot, claims=(losing,))).countdown == ""


def test_an_unknown_reason_is_shown_in_the_station_s_words() -> None:
    snapshot = replace(_snapshot("waiting"), reason=Reason("new_rule", "grid operator:\nuntil 18:30\x00", {}))
    assert _view(snapshot, "de").sentence == "grid operator: until 18:30"


def test_a_limit_gets_the_decimal_sign_of_the_language() -> None:
    snapshot = replace(_snapshot("charging"), reason=Reason("cable", "", {"limit": "12.5"}))
    assert "12,5 A" in _view(snapshot, "de").sentence
    odd = replace(snapshot, reason=Reason("cable", "", {"limit": "lots"}))
    assert "lots A" in _view(odd).sentence
    assert _view(replace(snapshot, reason=Reason("cable", "", {"limit": "nan"}))).sentence


def test_paused_by_ev_blames_nobody_else() -> None:
    assert _view(_snapshot("paused_by_ev")).state == "Paused by your car"
    assert _view(_snapshot("ev_not_ready")).state == "Waiting for your car"


def test_stopping_has_nothing_to_press() -> None:
    assert _view(_snapshot("stopping")).buttons == ()


def test_finished_shows_the_meter_s_watt_hours_and_a_split_that_adds_up() -> None:
    view = _view(_snapshot("finished"))
    assert view.key is not None and view.key.value == "18.234"
    assert _facts(view) == [
        ("Time", "1 h 31 min"),
        ("Energy", "€8.93"),
        ("Minutes", "€4.55"),
        ("Session fee", "€0.35"),
        ("Total", "€13.83"),
    ]


def test_finished_does_not_explain_a_cost_that_the_prices_do_not_give() -> None:
    snapshot = _snapshot("finished")
    assert snapshot.transaction is not None
    view = _view(replace(snapshot, transaction=replace(snapshot.transaction, cost=11.11)))
    assert [label for label, _ in _facts(view)] == ["Time", "Price", "Per minute", "Per session", "Total"]
    assert [label for label, _ in _facts(_view(_snapshot("finished_no_cost")))] == [
        "Time",
        "Price",
        "Per minute",
        "Per session",
    ]


def test_fault_says_what_to_do_and_whether_one_can_leave() -> None:
    view = _view(_snapshot("fault"))
    assert view.state == "Charging was interrupted"
    assert len(view.steps) == 2 and "drive away" in view.steps[1]
    assert view.code == "E-LK-01"


def test_the_worst_fault_gives_the_title_and_all_codes_are_named() -> None:
    mild = FaultView("lock", "W-LK-02", "warning", "pull_plug", "", False, "")
    grave = FaultView("weld", "E-CO-01", "critical", "out_of_order_live", "", True, "")
    odd = FaultView("odd", "E-XX-99", "unheard-of", "no_such_text", "", True, "")
    view = _view(replace(_snapshot("fault"), faults=(odd, mild, grave)))
    assert view.state == "Do not touch the plug"
    assert view.code == "E-CO-01, W-LK-02, E-XX-99"
    assert _view(replace(_snapshot("fault"), faults=(odd,))).state == "Out of order"
    assert _view(replace(_snapshot("fault"), faults=())).state == "Something is wrong"


def test_unavailable_reserved_and_restarting() -> None:
    assert _view(_snapshot("unavailable")).state == "Out of service"
    assert _view(_snapshot("reserved")).state == "Reserved"
    assert _view(_snapshot("restarting")).state == "Back in a moment"


def test_without_a_controller() -> None:
    assert _view(None).state == "Starting …"
    lost = _view(None, was_connected=True)
    assert lost.state == "No connection" and lost.icon == "offline"


def test_language_chooser_names_each_language_in_itself() -> None:
    view = _view(_snapshot("idle"), chooser=True)
    assert [button.label for button in view.buttons] == [
        "English",
        "Deutsch",
        "Français",
        "Italiano",
        "Nederlands",
        "Back",
    ]
    assert _view(None, chooser=True).screen == "language"


def test_header() -> None:
    header = _view(_snapshot("idle"), utc_offset_s=7200).header
    assert (header.connector, header.station, header.clock) == ("Charging point 1", "DE*ABC*E0007*1", "11:41")
    assert header.offline == ""
    assert _view(_snapshot("idle_offline")).header.offline == "Offline"
    unset = replace(_snapshot("idle"), clock_quality="unknown", online=None)
    assert (_view(unset).header.clock, _view(unset).header.offline) == ("", "")


def test_equal_snapshots_give_equal_view_models() -> None:
    """Time goes on, and nothing on the screen changes: nothing is drawn."""
    idle = _snapshot("idle")
    assert _view(idle) == _view(replace(idle, at=idle.at + 5, wall="2026-05-12T09:41:05.000Z"))


def test_clean() -> None:
    assert clean("a\tb\n\nc\x1b[31m\u202e\u200b d") == "a b c [31m d"
    assert len(clean("x" * 1000)) == 160 and clean("x" * 1000).endswith("…")


_TEXT = st.text(max_size=300)
_NUMBER = st.floats(allow_nan=True, allow_infinity=True)


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(list(SAMPLES)), text=_TEXT, number=_NUMBER, language=st.sampled_from(["en", "de", "fr"]))
def test_nothing_that_a_station_can_say_breaks_a_screen(name: str, text: str, number: float, language: str) -> None:
    snapshot = sample(name).snapshot
    if snapshot is None:
        return
    identity = replace(
        snapshot.identity,
        connector_label=text,
        evse_id=text,
        helpline=text,
        plug=text,
        max_power_w=number,
        url="https://x.example/" + text,
    )
    transaction, v2g = snapshot.transaction, snapshot.v2g
    if transaction is not None:
        transaction = replace(transaction, energy_wh=number, duration_s=number, cost=number)
    if v2g is not None:
        v2g = replace(v2g, soc_percent=int(number) if math.isfinite(number) else 1_000, remaining_s=number)
    hostile = replace(
        snapshot,
        identity=identity,
        tariff=TariffView(text, number, number, number, number),
        reason=Reason(text, text, {"limit": text}),
        faults=tuple(replace(fault, code=text, text_key=text) for fault in snapshot.faults),
        power_w=number,
        timeout_s=number,
        wall=text,
        token=IdToken(text, TokenType.EMAID),
        transaction=transaction,
        v2g=v2g,
    )
    view = _view(hostile, language)
    for size in ((800, 480), (480, 800)):
        record = render(view, pygame.Surface(size))
        assert all(text.box.x >= 0 and text.box.right <= size[0] for text in record.texts), record.texts
