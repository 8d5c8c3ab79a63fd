"""What stands on each screen: one test per stage, and hostile contents."""

import math
from dataclasses import replace

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.gui.adapter import render
from firmware.gui.formats import NBSP
from firmware.gui.interaction import PAGES
from firmware.gui.pieces import clean
from firmware.gui.samples import SAMPLES, sample
from firmware.gui.screens import SCREENS
from firmware.gui.stages import make_view_model
from firmware.gui.strings import load
from firmware.gui.theme import Role
from firmware.gui.view_model import (
    BACK,
    MORE_TIME,
    NO_SUPPLY,
    NOW,
    OPEN,
    PAUSE,
    REFUSE,
    RESUME,
    STOP,
    SUPPLY,
    UiState,
    ViewModel,
)
from firmware.station.api import (
    ClaimView,
    DriverChoice,
    FaultView,
    IdToken,
    MeterView,
    OperatorMessage,
    PlanPeriod,
    PlanView,
    PricePeriod,
    Reason,
    Stage,
    StationSnapshot,
    TariffView,
    TokenType,
)
from tests.gui.frames import view_of


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
    assert {view_of(name).screen for name in SAMPLES} == set(SCREENS)


def test_idle_shows_the_price_in_afir_order() -> None:
    view = _view(_snapshot("idle"))
    assert view.key is not None and (view.key.value, view.key.unit.replace(NBSP, " ")) == ("€0.49", "/ kWh")
    assert _facts(view) == [("Per minute", "€0.05"), ("Per session", "€0.35"), ("VAT", "19 % included")]
    assert view.aside.replace(NBSP, " ") == "Type 2 · 22 kW"
    assert view.sentence == "Plug in to start – or hold your card to the reader."
    assert view.helpline == "0800 123 4567" and view.buttons == ()


def test_prices_by_the_hour_are_shown_before_and_while_charging() -> None:
    assert _facts(_view(_snapshot("idle_hours")))[0] == ("From 22:20", "€0.29 / kWh")
    assert ("Price", "€0.49 / kWh") in _facts(_view(_snapshot("charging_hours")))
    card = replace(_snapshot("charging_hours"), token=IdToken("04AA", TokenType.ISO14443))
    assert "Price" not in dict(_facts(_view(card)))


def test_idle_when_free_shows_no_price() -> None:
    view = _view(replace(_snapshot("idle"), tariff=TariffView("EUR", 0.0, vat_percent=19.0)))
    assert view.key is not None and view.key.value == "Free of charge" and view.facts == ()


def test_the_payment_code_is_what_the_station_says_if_it_is_an_address() -> None:
    idle = _snapshot("idle")
    assert _view(idle).qr == idle.payment_url
    for url in ("", "javascript:alert(1)", "https://" + "a" * 600):
        assert _view(replace(idle, payment_url=url)).qr == ""


def test_plug_in_counts_down_and_can_be_cancelled() -> None:
    view = _view(_snapshot("plug_in"))
    assert view.countdown == "0:47"
    assert [(b.label, b.command) for b in view.buttons] == [("More time", MORE_TIME), ("Cancel", STOP)]
    assert ("Card", "…4F2A") in _facts(view)


def test_authorising_offers_what_there_is_and_nothing_else() -> None:
    assert [way.icon for way in _view(_snapshot("authorising")).ways] == ["card", "phone"]
    assert [way.icon for way in _view(_snapshot("authorising_pnc")).ways] == ["card", "phone", "car"]
    plain = _snapshot("authorising")
    assert [w.icon for w in _view(replace(plain, payment_url="")).ways] == ["card"]
    checking = _view(_snapshot("checking"))
    assert checking.ways == () and checking.state == "Checking …"


def test_rejected_offers_the_ways_again() -> None:
    view = _view(_snapshot("rejected"))
    assert view.role is Role.FAULT and view.ways and "Blocked" not in view.sentence


@pytest.mark.parametrize("name", ["contract", "contract_checking"])
def test_a_contract_is_never_silent_and_can_be_refused(name: str) -> None:
    view = _view(_snapshot(name))
    assert view.state == "Your car’s contract pays" and view.buttons[0].command == REFUSE
    assert ("Price", "As your contract says") in _facts(view)
    assert "DE8ACC" not in repr(view)
    assert not _view(_snapshot(name), pending=REFUSE).buttons[0].enabled


def test_preparing_names_who_pays_and_the_operator_s_price() -> None:
    view = _view(_snapshot("preparing"))
    assert _facts(view) == [("Card", "…4F2A"), ("Price", "€0.52 per kWh")]


def test_installing_a_contract_says_how_long_and_what_else() -> None:
    view = _view(_snapshot("installing"))
    assert view.screen == "installing" and "40 seconds" in view.sentence and "card" in view.steps[1]


def test_supplying_is_no_charging() -> None:
    view = _view(_snapshot("supplying"))
    assert (view.role, view.screen) == (Role.SUPPLY, "supplying")
    assert view.key is not None and (view.key.value, view.key.unit) == ("7.0", "kW")
    assert ("Supplied", "9.87 kWh") in _facts(view) and ("Energy", "3.12 kWh") in _facts(view)
    assert view.buttons[0].command == NO_SUPPLY


def test_a_renegotiation_is_said() -> None:
    assert _view(_snapshot("renegotiating")).sentence == "Your car and the station agree on a new plan."


def test_waiting_for_cheaper_hours_shows_them_and_can_be_overridden() -> None:
    view = _view(_snapshot("cheaper_hours"))
    assert view.chart is not None and view.sentence == "Waits for cheaper hours, from 22:20."
    assert [b.command for b in view.buttons] == [NOW, STOP]
    assert _facts(view) == [("Charges", "22:20 – 01:58"), ("About", "€11.60")]


def test_pause_and_enough_are_the_driver_s_own() -> None:
    paused, enough = _view(_snapshot("driver_paused")), _view(_snapshot("target_reached"))
    assert (paused.state, paused.buttons[0].command) == ("Paused by you", RESUME)
    assert (enough.state, enough.buttons[0].command) == ("Your energy is charged", NOW)


def test_only_what_a_driver_may_override_can_be_overridden() -> None:
    assert _view(_snapshot("random_delay")).buttons[0].command == NOW
    assert _view(_snapshot("waiting")).buttons[0].command == OPEN + "options"


def test_a_limit_of_nothing_is_a_wait_to_people() -> None:
    assert _view(_snapshot("random_delay")).sentence == "Smart charging holds the power back at the moment."


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
    button = _view(_snapshot("charging"), pending=STOP).buttons[-1]
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
    told = _view(replace(snapshot, transaction=replace(snapshot.transaction, cost=11.11, cost_by_operator=True)))
    assert _facts(told) == [("Time", "1 h 31 min"), ("Total", "€11.11")]


def test_no_price_that_the_station_cannot_honour() -> None:
    """What a card pays is its provider's affair; the operator's word counts where there is one."""
    snapshot = _snapshot("finished_no_cost")
    assert _facts(_view(snapshot))[1:] == [("Price", "As your contract says")]
    assert _facts(_view(replace(snapshot, cost_text="See your bill")))[1:] == [("Cost", "See your bill")]
    assert _facts(_view(replace(snapshot, tariff_text="€0.52 per kWh")))[1:] == [("Price", "€0.52 per kWh")]


def test_a_plug_that_does_not_come_out_is_helped_before_the_receipt() -> None:
    view = _view(_snapshot("unplug_help"))
    assert (view.state, view.role, view.code) == ("The plug is stuck", Role.WAITING, "W-LK-02")
    assert view.steps[0].startswith("Press the plug in")
    assert _view(replace(_snapshot("unplug_help"), faults=())).screen == "finished"


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
    assert _view(_snapshot("reserved")).state == "Reserved until 10:11"
    assert _view(replace(_snapshot("reserved"), timeout_s=None)).state == "Reserved"
    assert _view(_snapshot("updating")).state == "Being updated"
    assert _view(_snapshot("restarting")).state == "Back in a moment"


def test_without_a_controller() -> None:
    assert _view(None).state == "Starting …"
    lost = _view(None, was_connected=True)
    assert lost.state == "No connection" and lost.icon == "offline"


def test_the_menu_names_each_language_in_itself_and_leads_on() -> None:
    view = _view(_snapshot("idle"), page="menu")
    assert [button.label for button in view.buttons] == [
        "English",
        "Deutsch",
        "Français",
        "Italiano",
        "Nederlands",
        "Display",
        "Meter, licences",
        "Back",
    ]
    assert [button.label for button in _view(None, page="menu").buttons][-2:] == ["Display", "Back"]


def test_options_are_those_that_do_something_now() -> None:
    def commands(name: str, **changes: object) -> list[str]:
        return [b.command for b in _view(replace(_snapshot(name), **changes), page="options").buttons]  # type: ignore[arg-type]

    assert commands("charging_soc", v2g=None) == [OPEN + "choice", PAUSE, BACK]
    assert REFUSE in commands("charging_soc") and NO_SUPPLY not in commands("charging_soc")
    assert NO_SUPPLY in commands("supplying")
    assert SUPPLY in commands("supplying", choice=DriverChoice(discharge=False))
    assert NOW in commands("cheaper_hours") and OPEN + "chart" in commands("cheaper_hours")
    assert PAUSE not in commands("driver_paused", stage=Stage.CHARGING)


def test_the_choice_shows_what_the_station_makes_of_it() -> None:
    plan = _view(_snapshot("cheaper_hours"), page="choice")
    assert [(s.label, s.value.replace(NBSP, " ")) for s in plan.steppers] == [
        ("Leave at", "05:00 (+1 day)"),
        ("Charge", "40 kWh"),
    ]
    assert plan.sentence == "Ready at 01:58, about €11.60."
    assert view_of("choice_late").sentence.replace(NBSP, " ") == "Ready at 12:26: 56 min too late. Charging starts now."
    assert view_of("choice_closing").sentence == "Closes in 0:09"
    stepping = _view(_snapshot("cheaper_hours"), page="choice", draft=DriverChoice())
    assert stepping.sentence.startswith("One moment") and stepping.steppers[0].less == ""


def test_no_page_of_a_visit_without_one() -> None:
    for page in ("options", "choice", "chart"):
        assert _view(_snapshot("idle"), page=page).screen == "idle"
    assert _view(_snapshot("charging_soc"), page="chart").screen == "charging"


def test_the_legal_pages() -> None:
    info, key, legal = (_view(_snapshot("idle"), page=page) for page in ("info", "key", "legal"))
    assert ("Meter", "1EMH0012345678") in _facts(info) and ("Meter reading", "123,456.000 kWh") in _facts(info)
    meter = _snapshot("idle").meter
    assert meter is not None and "".join(key.lines).replace(" ", "") == meter.public_key
    assert "OFL" in legal.lines[1] and ("Version", "0.1.0") in _facts(legal)


@pytest.mark.parametrize(
    ("ui", "theme"),
    [
        ({"theme": "auto"}, "day"),
        ({"theme": "auto", "day_min": 600}, "night"),
        ({"theme": "auto", "day_min": 1200, "night_min": 420}, "night"),
        ({"theme": "auto", "utc_offset_s": 12 * 3600}, "night"),
        ({"theme": "contrast", "dimmed": True}, "contrast"),
        ({"theme": "day", "dimmed": True}, "dim"),
    ],
)
def test_theme(ui: dict[str, object], theme: str) -> None:
    assert _view(_snapshot("idle"), **ui).theme == theme


def test_without_a_clock_it_is_night() -> None:
    assert _view(replace(_snapshot("idle"), clock_quality="unknown"), theme="auto").theme == "night"


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
@given(
    name=st.sampled_from(list(SAMPLES)),
    text=_TEXT,
    number=_NUMBER,
    language=st.sampled_from(["en", "de", "fr"]),
    page=st.sampled_from(["", *PAGES]),
)
def test_nothing_that_a_station_can_say_breaks_a_screen(
    name: str, text: str, number: float, language: str, page: str
) -> None:
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
        payment_url="https://x.example/" + text,
        tariff_text=text,
        messages=(OperatorMessage(1, "AlwaysFront", text, "HTML"),),
        plan=PlanView((PlanPeriod(0.0, number), PlanPeriod(60.0, 1.0)), number, number, number, number),
        prices=(PricePeriod(0.0, number), PricePeriod(60.0, 1.0)),
        meter=MeterView(text, text, text),
    )
    for large in (False, True):
        view = _view(hostile, language, page=page, large=large)
        for size in ((800, 480), (480, 800)):
            record = render(view, pygame.Surface(size))
            assert all(text.box.x >= 0 and text.box.right <= size[0] for text in record.texts), record.texts
