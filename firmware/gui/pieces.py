"""The pieces that several screens share, formatted in one language: money, energy, tariff, payer, reason. Pure."""

import math
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from firmware.gui import formats
from firmware.gui.strings import Strings
from firmware.gui.theme import Role
from firmware.gui.view_model import (
    MORE_TIME,
    OPEN,
    REFUSE,
    START,
    STOP,
    Button,
    Fact,
    Header,
    KeyNumber,
    UiState,
    ViewModel,
    Way,
)
from firmware.station.api import Reason, StationSnapshot, TokenType

_TEXT_CAP = 160
_NARROW_CAP = 40
_URL_CAP = 500
_PLUGS = {
    "cType1": "Type 1",
    "cType2": "Type 2",
    "sType2": "Type 2",
    "cCCS1": "CCS 1",
    "cCCS2": "CCS",
    "cG105": "CHAdeMO",
    "cTesla": "NACS",
    "sType3": "Type 3",
}


def clean(text: str, cap: int = _TEXT_CAP) -> str:
    """Text from outside made safe to draw: one line, no control or invisible characters, capped."""
    kept = "".join(
        " " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c
        for c in text[: 4 * cap]
        if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn")
    )
    kept = " ".join(part for part in kept.split(" ") if part)
    return kept if len(kept) <= cap else kept[: cap - 1] + "…"


class Pieces:
    """One snapshot in one language, piece by piece."""

    def __init__(self, snapshot: StationSnapshot, ui: UiState, strings: Strings) -> None:
        self.snapshot = snapshot
        self.ui = ui
        self.t = strings.get
        self.strings = strings
        self.language = strings.language
        self.currency = clean(snapshot.tariff.currency, 3)

    # --- frame ---

    def header(self) -> Header:
        snapshot, identity = self.snapshot, self.snapshot.identity
        label = clean(identity.connector_label, 16)
        return Header(
            connector=self.t("label.point", {"label": label}) if label else "",
            connector_short=label,
            station=clean(identity.evse_id or identity.station_id, _NARROW_CAP),
            clock="" if snapshot.clock_quality == "unknown" else formats.clock(snapshot.wall, self.ui.utc_offset_s),
            offline=self.t("label.offline") if snapshot.online is False else "",
            language=self.t("language.code"),
        )

    def model(
        self,
        screen: str,
        role: Role,
        icon: str,
        *,
        state: str = "",
        sentence: str | None = None,
        key: KeyNumber | None = None,
        facts: tuple[Fact, ...] = (),
        ways: tuple[Way, ...] = (),
        steps: tuple[str, ...] = (),
        buttons: tuple[Button, ...] = (),
        qr: str = "",
        aside: str = "",
        countdown: tuple[str, str] = ("", ""),
        progress: float | None = None,
        progress_note: str = "",
        code: str = "",
        qr_caption: str = "label.scan",
    ) -> ViewModel:
        """A view model with the common frame filled in. Without `sentence` it is the station's reason."""
        helpline = clean(self.snapshot.identity.helpline, _NARROW_CAP)
        return ViewModel(
            screen=screen,
            header=self.header(),
            role=role,
            icon=icon,
            state=state or self.t(f"state.{screen}"),
            sentence=self.reason(self.snapshot.reason) if sentence is None else sentence,
            key=key,
            facts=facts,
            ways=ways,
            steps=steps,
            buttons=buttons,
            qr=qr,
            qr_caption=self.t(qr_caption) if qr else "",
            aside=aside,
            countdown=countdown[0],
            countdown_label=countdown[1],
            progress=progress,
            progress_note=progress_note,
            plug=self.snapshot.identity.plug,
            code=code,
            helpline=helpline,
            helpline_label=self.t("label.help") if helpline else "",
            theme=theme_of(self.ui, self.snapshot),
        )

    def reason(self, reason: Reason) -> str:
        """The sentence for a reason in this language; the station's English text if there is none."""
        key = f"reason.{reason.key}"
        if reason.params.get("limit") == "0" and self.strings.has(f"hold.{reason.key}"):
            key = f"hold.{reason.key}"  # a limit of nothing is no limit to people: it is a wait
        if not self.strings.has(key):
            return clean(reason.text)
        return clean(self.t(key, self.params(reason.params)))

    def params(self, params: Mapping[str, str]) -> dict[str, str]:
        """Parameters of a reason for people: a `limit` is in ampere and gets this language's decimal sign."""
        return {name: self._param(name, value) for name, value in params.items()}

    def _param(self, name: str, value: str) -> str:
        if name == "limit":
            try:
                amount = float(value)
            except ValueError:
                return clean(value, _NARROW_CAP)
            return formats.number(amount, 0 if amount == int_or(amount) else 1, self.language)
        return clean(value, _NARROW_CAP)

    # --- buttons ---

    def stop(self, label: str = "button.stop") -> Button:
        """The stop button; once pressed it says so at once and waits for the station."""
        if self.ui.pending == STOP:
            return Button(self.t("button.wait"), STOP, "stop", enabled=False)
        return Button(self.t(label), STOP, "stop" if label == "button.stop" else "plain")

    def entries(self) -> tuple[Button, ...]:
        """The ways to pay that are touched: a keypad for the PIN, and the button for whoever needs nothing."""
        buttons = []
        if self.snapshot.pin is not None:
            buttons.append(Button(self.t("button.pin"), OPEN + "pin", "pin"))
        if self.ui.pending == START:
            buttons.append(Button(self.t("button.wait"), START, "start", enabled=False))
        elif self.snapshot.start_button:
            buttons.append(Button(self.t("button.start"), START, "start"))
        return tuple(buttons)

    def options(self) -> Button:
        """Opens what the driver may choose."""
        return Button(self.t("button.options"), OPEN + "options")

    def refuse(self) -> Button:
        """The contract shall not pay [AFIR Art. 5]."""
        if self.ui.pending == REFUSE:
            return Button(self.t("button.wait"), REFUSE, enabled=False)
        return Button(self.t("button.pay_otherwise"), REFUSE)

    def choose(self, label: str, command: str) -> Button:
        """A button that changes the driver's choice; once pressed it waits for the station."""
        if self.ui.pending == command:
            return Button(self.t("button.wait"), command, enabled=False)
        return Button(self.t(label), command)

    def more_time(self) -> Button:
        """A time limit can be extended [EN 301 549, 9.2.2.1]."""
        if self.ui.pending == MORE_TIME:
            return Button(self.t("button.wait"), MORE_TIME, enabled=False)
        return Button(self.t("button.more_time"), MORE_TIME)

    # --- numbers ---

    def countdown(self, label: str) -> tuple[str, str]:
        """(m:ss, label) of the stage's time-out, if it has one."""
        left = self.snapshot.timeout_s
        return ("", "") if left is None else (formats.countdown(left), self.t(label))

    def money(self, amount: float) -> str:
        return formats.money(amount, self.currency, self.language)

    def unit_price(self, amount: float) -> str:
        return formats.money(amount, self.currency, self.language, max_decimals=4)

    def free(self) -> bool:
        tariff = self.snapshot.tariff
        return not (tariff.per_kwh or tariff.per_minute or tariff.per_session or tariff.overstay_per_minute)

    def price(self) -> KeyNumber:
        """The price per kWh, the largest text of the idle screen [AFIR Art. 5]."""
        if self.free():
            return KeyNumber(self.t("label.free"), "", "")
        return KeyNumber(self.unit_price(self.snapshot.tariff.per_kwh), "/" + formats.NBSP + "kWh", "")

    def tariff_rest(self) -> tuple[Fact, ...]:
        """The other price components in AFIR order: per kWh later on, per minute, per session; then the VAT."""
        tariff = self.snapshot.tariff
        if self.free() or tariff.vat_percent is None:
            return (*self.later_price(), *self._per_minute_and_session())
        decimals = 0 if tariff.vat_percent == int_or(tariff.vat_percent) else 1
        rate = formats.number(tariff.vat_percent, decimals, self.language)
        vat = Fact(self.t("label.vat"), self.t("label.vat_included", {"rate": rate}))
        return (*self.later_price(), *self._per_minute_and_session(), vat)

    def later_price(self) -> tuple[Fact, ...]:
        """When a kWh costs something else next, and what; nothing where all hours cost the same."""
        prices = self.snapshot.prices
        clock = self.wall_after(prices[1].start_s) if len(prices) > 1 else ""
        return (Fact(self.t("label.from_time", {"time": clock}), self._per_kwh(prices[1].per_kwh)),) if clock else ()

    def hourly_price(self) -> tuple[Fact, ...]:
        """The price of this hour, where it changes over the day and is the one that holds."""
        if not self.snapshot.prices or self.by_contract() or self.snapshot.tariff_text:
            return ()
        return (Fact(self.t("label.price"), self._per_kwh(self.snapshot.tariff.per_kwh)),)

    def _per_kwh(self, amount: float) -> str:
        return f"{self.unit_price(amount)}{formats.NBSP}/{formats.NBSP}kWh"

    def tariff_line(self) -> str:
        """All price components in one line, in AFIR order."""
        if self.free():
            return self.t("label.free")
        tariff = self.snapshot.tariff
        parts = [f"{self.unit_price(tariff.per_kwh)}{formats.NBSP}/{formats.NBSP}kWh"]
        if tariff.per_minute:
            parts.append(f"{self.unit_price(tariff.per_minute)}{formats.NBSP}/{formats.NBSP}min")
        if tariff.per_session:
            each = self.t("label.each_session").replace(" ", formats.NBSP)
            parts.append(f"{self.unit_price(tariff.per_session)}{formats.NBSP}{each}")
        if tariff.overstay_per_minute:
            each = self.t("label.each_overstay_minute").replace(" ", formats.NBSP)
            parts.append(f"{self.unit_price(tariff.overstay_per_minute)}{formats.NBSP}{each}")
        return " + ".join(parts)

    def price_facts(self) -> tuple[Fact, ...]:
        """All price components as facts, in AFIR order."""
        if self.free():
            return (Fact(self.t("label.price"), self.t("label.free")),)
        per_kwh = f"{self.unit_price(self.snapshot.tariff.per_kwh)}{formats.NBSP}/{formats.NBSP}kWh"
        return (Fact(self.t("label.price"), per_kwh), *self._per_minute_and_session())

    def _per_minute_and_session(self) -> tuple[Fact, ...]:
        tariff = self.snapshot.tariff
        parts = (
            ("label.per_minute", tariff.per_minute),
            ("label.per_session", tariff.per_session),
            ("label.per_overstay_minute", tariff.overstay_per_minute),
        )
        return tuple(Fact(self.t(label), self.unit_price(amount)) for label, amount in parts if amount)

    def plug_fact(self) -> Fact:
        identity = self.snapshot.identity
        name = _PLUGS.get(identity.plug, clean(identity.plug, 20))
        rated = formats.rated_kw(identity.max_power_w, self.language)
        return Fact(self.t("label.plug"), f"{name} · {rated}{formats.NBSP}kW")

    def energy(self, decimals: int = 2) -> Fact:
        done = self.snapshot.transaction.energy_wh if self.snapshot.transaction else 0.0
        return Fact(self.t("label.energy"), formats.kwh(done, self.language, decimals) + formats.NBSP + "kWh")

    def time(self) -> Fact:
        passed = self.snapshot.transaction.duration_s if self.snapshot.transaction else 0.0
        return Fact(self.t("label.time"), formats.duration(passed))

    def cost(self) -> tuple[Fact, ...]:
        done = self.snapshot.transaction
        if done is None or done.cost is None:
            return ()
        return (Fact(self.t("label.cost"), self.money(done.cost)),)

    def price_now(self) -> Fact:
        """The price of whoever pays now: the operator's word on it, else the station's tariff where it is the one."""
        if self.snapshot.tariff_text:
            return Fact(self.t("label.price"), clean(self.snapshot.tariff_text))
        if self.by_contract():
            return Fact(self.t("label.price"), self.t("label.by_contract"))
        return Fact(self.t("label.price"), self.tariff_line())

    def by_contract(self) -> bool:
        """A card or a car's contract pays: its price is between the driver and its provider, not the station's."""
        token = self.snapshot.token or (self.snapshot.transaction.token if self.snapshot.transaction else None)
        if token is None and self.snapshot.v2g is not None and self.snapshot.v2g.method == "pnc":
            return True
        own = (None, TokenType.CENTRAL, TokenType.KEY_CODE, TokenType.NONE)
        return token is not None and token.type not in own and not self.free()

    def wall_after(self, seconds: float) -> str:
        """The clock time in so many seconds; '' where nobody knows what time it is."""
        if self.snapshot.clock_quality == "unknown":
            return ""
        return formats.clock(self.snapshot.wall, self.ui.utc_offset_s, seconds)

    def power(self) -> Fact:
        return Fact(self.t("label.power"), formats.kw(self.snapshot.power_w, self.language) + formats.NBSP + "kW")

    def payer(self) -> tuple[Fact, ...]:
        """Who pays, as far as a bystander may read it."""
        token = self.snapshot.token
        if token is None or token.type is TokenType.NONE:
            return ()
        if token.type is TokenType.KEY_CODE:
            return (Fact(self.t("label.paid_by"), self.t("button.pin")),)
        label = "label.contract" if token.type is TokenType.EMAID else "label.card"
        return (Fact(self.t(label), clean(token.masked(), 8)),)

    # --- paying ---

    def qr(self) -> str:
        """What the payment code says now; '' where a payment could start nothing, or for what is no address."""
        url = self.snapshot.payment_url
        return url if url.startswith(("https://", "http://")) and len(url) <= _URL_CAP else ""

    def ways(self) -> tuple[Way, ...]:
        """The ways to pay that this station offers now, side by side and equal."""
        ways = [Way("card", self.t("way.card"), self.t("way.card_text"))]
        if self.qr():
            ways.append(Way("phone", self.t("way.scan"), self.t("way.scan_text")))
        v2g = self.snapshot.v2g
        if v2g is not None and v2g.method == "pnc":
            ways.append(Way("car", self.t("way.car"), self.t("way.car_text")))
        return tuple(ways)


def int_or(value: float) -> float:
    """`value` without its fraction; itself if it has no integer part to speak of (infinite, not a number)."""
    return float(int(value)) if math.isfinite(value) else value


def theme_of(ui: UiState, snapshot: StationSnapshot | None) -> str:
    """The theme to draw in: dimmed, chosen, or by the clock; night where nobody knows the time."""
    if ui.dimmed and ui.theme != "contrast":
        return "dim"
    if ui.theme != "auto":
        return ui.theme
    clock = ""
    if snapshot is not None and snapshot.clock_quality != "unknown":
        clock = formats.clock(snapshot.wall, ui.utc_offset_s)
    if not clock:
        return "night"
    minute = int(clock[:2]) * 60 + int(clock[3:])
    start, end = ui.day_min, ui.night_min
    day = start <= minute < end if start <= end else minute >= start or minute < end
    return "day" if day else "night"


def framed(view: ViewModel, ui: UiState, strings: Strings, banner: str = "") -> ViewModel:
    """The view model with what stands on every screen: banner, and the sheets of large text."""
    view = replace(view, banner=banner)
    if not ui.large:
        return view
    return replace(view, more=strings.get("button.more"), sheet=ui.sheet)
