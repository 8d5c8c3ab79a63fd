"""What the driver opens over the station's screen: menu, display, information, options, choice and chart. Pure.

Owns: which buttons there are. A button stands only where the station can do what it says.
"""

from dataclasses import replace

from firmware.gui import choosing, formats
from firmware.gui.charts import chart
from firmware.gui.choosing import CHANGEABLE
from firmware.gui.pieces import Pieces, clean, theme_of
from firmware.gui.strings import LANGUAGES, Strings, load
from firmware.gui.theme import Role
from firmware.gui.view_model import (
    BACK,
    CHOOSE,
    DIGIT,
    EARLIER,
    ERASE,
    LARGE,
    LATER,
    LESS,
    MORE,
    NO_SUPPLY,
    NOW,
    OPEN,
    PAUSE,
    PIN,
    STAY,
    SUPPLY,
    THEME,
    THEMES,
    Button,
    Chart,
    Fact,
    Header,
    Stepper,
    UiState,
    ViewModel,
)
from firmware.station.api import LONGEST_PIN, SHORTEST_PIN, DriverChoice, StationSnapshot

LICENCES = (
    "CPython: PSF-2.0",
    "msgspec: BSD-3-Clause",
    "cryptography: Apache-2.0 / BSD-3-Clause",
    "websockets: BSD-3-Clause",
    "pygame-ce: LGPL-2.1",
    "SDL: Zlib",
    "segno: BSD-3-Clause",
    "SQLite: public domain",
    "OpenSSL: Apache-2.0",
    "Inter: OFL-1.1",
)


def open_page(snapshot: StationSnapshot | None, ui: UiState, strings: Strings) -> ViewModel | None:
    """The page that is open; None where none is, or where it has nothing to say now."""
    if ui.page == "menu":
        return _menu(snapshot, ui, strings)
    if ui.page == "display":
        return _display(snapshot, ui, strings)
    if snapshot is None:
        return None
    m = Pieces(snapshot, ui, strings)
    if ui.page == "info":
        return _info(m)
    if ui.page == "key":
        return _key(m)
    if ui.page == "legal":
        return _legal(m)
    if ui.page == "pin":
        return _pin(m)
    if snapshot.stage not in CHANGEABLE:
        return None
    if ui.page == "options":
        return _options(m)
    if ui.page == "choice":
        return _choice(m)
    return _chart_page(m) if ui.page == "chart" else None


def _grid(
    snapshot: StationSnapshot | None, ui: UiState, strings: Strings, state: str, buttons: tuple[Button, ...]
) -> ViewModel:
    header = Header("", "", "", "", "", strings.get("language.code"))
    helpline = ""
    if snapshot is not None:
        header = Pieces(snapshot, ui, strings).header()
        helpline = clean(snapshot.identity.helpline, 40)
    return ViewModel(
        screen="menu",
        header=header,
        role=Role.NEUTRAL,
        icon="globe",
        state=strings.get(state),
        sentence="",
        buttons=buttons,
        aside=_closing(ui, strings),
        helpline=helpline,
        helpline_label=strings.get("label.help") if helpline else "",
        theme=theme_of(ui, snapshot),
    )


def _closing(ui: UiState, strings: Strings) -> str:
    """A page that nobody touches closes, and says so in time [EN 301 549, 9.2.2.1]."""
    if ui.closing_s is None:
        return ""
    return strings.get("label.closing", {"time": formats.countdown(ui.closing_s)})


def _back(strings: Strings) -> Button:
    return Button(strings.get("button.back"), BACK)


def _menu(snapshot: StationSnapshot | None, ui: UiState, strings: Strings) -> ViewModel:
    languages = tuple(
        Button(load(lang).get("language.name"), CHOOSE + lang, "chosen" if lang == ui.language else "plain")
        for lang in LANGUAGES
    )
    more = [Button(strings.get("button.display"), OPEN + "display")]
    if snapshot is not None:
        more.append(Button(strings.get("button.info"), OPEN + "info"))
    return _grid(snapshot, ui, strings, "state.language", (*languages, *more, _back(strings)))


def _display(snapshot: StationSnapshot | None, ui: UiState, strings: Strings) -> ViewModel:
    themes = tuple(
        Button(strings.get(f"theme.{name}"), THEME + name, "chosen" if name == ui.theme else "plain") for name in THEMES
    )
    large = Button(strings.get("button.large"), LARGE, "chosen" if ui.large else "plain")
    return _grid(snapshot, ui, strings, "state.display", (*themes, large, _back(strings)))


def _info(m: Pieces) -> ViewModel:
    """The legal page: the meter, its key, and what is in force [Eichrecht]."""
    snapshot = m.snapshot
    meter = snapshot.meter
    facts = [
        Fact(m.t("label.meter"), clean(meter.serial, 40) or formats.DASH if meter is not None else formats.DASH),
        Fact(m.t("label.meter_reading"), f"{formats.kwh(snapshot.import_wh, m.language, 3)}{formats.NBSP}kWh"),
    ]
    if meter is not None and meter.software:
        facts.append(Fact(m.t("label.meter_software"), clean(meter.software, 60)))
    keyed = meter is not None and meter.public_key
    return _text_page(m, "state.info", tuple(facts), "key" if keyed else "legal")


def _key(m: Pieces) -> ViewModel:
    meter = m.snapshot.meter
    lines = _in_groups(clean(meter.public_key, 400)) if meter is not None else ()
    return replace(_text_page(m, "label.public_key", (), "legal"), lines=lines)


def _text_page(m: Pieces, title: str, facts: tuple[Fact, ...], following: str) -> ViewModel:
    """A page to read, with the way to the next one."""
    onward = (Button(m.t("button.more"), OPEN + following),) if following else ()
    return m.model(
        "info",
        Role.NEUTRAL,
        "info",
        state=m.t(title),
        sentence="",
        facts=facts,
        buttons=(*onward, _back(m.strings)),
        aside=_closing(m.ui, m.strings),
    )


def _in_groups(key: str, group: int = 7, line: int = 28) -> tuple[str, ...]:
    """A key in groups that can be compared by eye."""
    whole = "".join(key.split())
    rows = [whole[i : i + line] for i in range(0, len(whole), line)]
    return tuple(" ".join(row[i : i + group] for i in range(0, len(row), group)) for row in rows)


def _legal(m: Pieces) -> ViewModel:
    identity = m.snapshot.identity
    facts = (
        Fact(m.t("label.station"), clean(f"{identity.vendor} {identity.model} · {identity.serial}", 50)),
        Fact(m.t("label.version"), clean(identity.firmware, 30)),
    )
    return replace(_text_page(m, "state.legal", facts, ""), lines=(m.t("label.licences"), ", ".join(LICENCES)))


def _pin(m: Pieces) -> ViewModel | None:
    """A keypad: as many dots as digits were typed, never the digits; no keys while nobody may try."""
    entry = m.snapshot.pin
    if entry is None:
        return None
    closing = m.ui.closing_s is not None
    view = m.model(
        "keypad",
        Role.ACTIVE if entry.wait_s is None else Role.WAITING,
        "keypad" if entry.wait_s is None else "hourglass",
        state=m.t("state.pin" if entry.wait_s is None else "state.pin_waits"),
        sentence=_closing(m.ui, m.strings) if closing else "",
        buttons=(_back(m.strings), *((Button(m.t("button.more_time"), STAY),) if closing else ())),
    )
    if entry.wait_s is not None:
        return replace(view, countdown=formats.countdown(entry.wait_s), countdown_label=m.t("label.again_in"))
    typed = len(m.ui.entered)
    digits = {digit: Button(digit, DIGIT + digit, enabled=typed < LONGEST_PIN) for digit in "0123456789"}
    erase = Button("", ERASE, "erase", enabled=typed > 0)
    ready = typed >= SHORTEST_PIN
    enter = Button("OK", PIN, "chosen" if ready else "plain", enabled=ready)
    rows = ("123", erase), ("456", digits["0"]), ("789", enter)
    keys = tuple(key for row, last in rows for key in (*(digits[digit] for digit in row), last))
    hint = m.t("label.pin_digits", {"least": str(SHORTEST_PIN), "most": str(LONGEST_PIN)})
    return replace(view, keys=keys, entry="•" * typed, entry_hint=hint)


# --- of a visit ------------------------------------------------------------------------------------------------------


def _options(m: Pieces) -> ViewModel:
    snapshot = m.snapshot
    choice = snapshot.choice or DriverChoice()
    buttons = [Button(m.t("button.choice"), OPEN + "choice")]
    if chart(m) is not None:
        buttons.append(Button(m.t("button.chart"), OPEN + "chart"))
    if any(claim.source in ("schedule", "random_delay") for claim in snapshot.claims) or choice.departure:
        buttons.append(m.choose("button.start_now", NOW))
    if not choice.pause:
        buttons.append(m.choose("button.pause", PAUSE))
    if snapshot.v2x is not None and snapshot.v2x.active:
        supply = ("button.no_supply", NO_SUPPLY) if choice.discharge else ("button.supply", SUPPLY)
        buttons.append(m.choose(*supply))
    if m.by_contract() and snapshot.v2g is not None and snapshot.v2g.method == "pnc":
        buttons.append(m.refuse())
    return _grid(snapshot, m.ui, m.strings, "state.options", (*buttons, _back(m.strings)))


def _choice(m: Pieces) -> ViewModel:
    """Two steppers; below them what the station makes of it."""
    snapshot = m.snapshot
    choice = m.ui.draft or snapshot.choice or DriverChoice()
    leaving = choosing.departure(choice)
    steppers = (
        Stepper(
            m.t("label.leave_at"),
            _departure(m, choice),
            EARLIER if leaving is not None else "",
            LATER if choosing.can_leave_later(choice, snapshot) else "",
        ),
        Stepper(
            m.t("label.charge_to") if choosing.by_soc(snapshot) else m.t("label.need"),
            _wanted(m, choice),
            LESS if choosing.can_take_less(choice, snapshot) else "",
            MORE if choice.energy_wh is not None or choice.target_soc_percent is not None else "",
        ),
    )
    shown = Button(m.t("button.chart"), OPEN + "chart")
    view = m.model(
        "choice",
        Role.ACTIVE,
        "clock",
        state=m.t("state.choice"),
        sentence=_outcome(m),
        buttons=(*((shown,) if chart(m) is not None else ()), Button(m.t("button.done"), BACK)),
    )
    return replace(view, steppers=steppers)


def _departure(m: Pieces, choice: DriverChoice) -> str:
    moment, now = choosing.departure(choice), choosing.wall(m.snapshot)
    if moment is None or now is None:
        return m.t("label.at_once")
    text, days = formats.weekday_clock(moment, now, m.ui.utc_offset_s)
    return f"{text} ({m.t('label.tomorrow')})" if days > 0 else text


def _wanted(m: Pieces, choice: DriverChoice) -> str:
    if choice.energy_wh is not None:
        return f"{formats.kwh(choice.energy_wh, m.language, 0)}{formats.NBSP}kWh"
    if choice.target_soc_percent is not None:
        return f"{choice.target_soc_percent}{formats.NBSP}%"
    return m.t("label.full")


def _outcome(m: Pieces) -> str:
    """When it will be finished and what the energy costs, or by how much it will be late; that the page closes soon."""
    if m.ui.closing_s is not None:
        return _closing(m.ui, m.strings)
    plan = m.snapshot.plan
    if m.ui.draft is not None and m.ui.draft != m.snapshot.choice:
        return m.t("sentence.planning")
    if plan is None or plan.finish_s is None:
        return m.t("sentence.choice")
    finish = m.wall_after(plan.finish_s)
    if plan.late_s >= 60.0:
        return m.t("sentence.late", {"time": finish, "late": formats.duration(plan.late_s)})
    if plan.cost is not None and not m.by_contract() and not m.snapshot.tariff_text:
        return m.t("sentence.finish_cost", {"time": finish, "cost": m.money(plan.cost)})
    return m.t("sentence.finish", {"time": finish})


def plan_facts(m: Pieces) -> tuple[Fact, ...]:
    """The plan in words, beside its picture."""
    plan = m.snapshot.plan
    if plan is None:
        return ()
    begins = next((one.start_s for one in plan.periods if one.power_w > 0), None)
    facts = []
    if begins is not None and plan.finish_s is not None:
        span = f"{m.wall_after(begins)} {formats.DASH} {m.wall_after(plan.finish_s)}"
        facts.append(Fact(m.t("label.charging_hours"), span))
    if plan.cost is not None and not m.by_contract() and not m.snapshot.tariff_text:
        facts.append(Fact(m.t("label.about"), m.money(plan.cost)))
    return tuple(facts)


def _chart_page(m: Pieces) -> ViewModel | None:
    drawn = chart(m)
    if drawn is None:
        return None
    view = m.model(
        "chart",
        Role.ACTIVE,
        "clock",
        state=m.t("state.chart"),
        sentence=_outcome(m),
        facts=plan_facts(m),
        buttons=(_back(m.strings), m.stop()),
    )
    return with_chart(view, drawn)


def with_chart(view: ViewModel, drawn: Chart) -> ViewModel:
    """The view model with its chart."""
    return replace(view, chart=drawn)
