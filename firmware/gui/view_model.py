"""What stands on the screen: a pure function of the station's snapshot, the state of the screen itself, and the texts.

Everything in a `ViewModel` is formatted for people; a screen only places it. Two equal view models look the same,
so the adapter redraws only when the view model changes.
"""

import math
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from firmware.gui import formats
from firmware.gui.strings import LANGUAGES, Strings, load
from firmware.gui.theme import Role
from firmware.station.api import FaultView, Reason, Stage, StationSnapshot, TokenType

STOP = "StopByDriver"  # the class name of the station.api command
OPEN_LANGUAGES = "languages"
BACK = "back"
CHOOSE = "language:"  # + language
SAFE_COMMANDS = frozenset({STOP})
_TEXT_CAP = 160
_NARROW_CAP = 40
_SEVERITIES = ("critical", "error", "warning", "info")
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


@dataclass(frozen=True, slots=True)
class UiState:
    """What the screen knows by itself. `pending`: a command was pressed and its effect is not seen yet."""

    language: str = "en"
    chooser: bool = False
    pending: str | None = None
    dimmed: bool = False
    was_connected: bool = False
    utc_offset_s: int = 0


@dataclass(frozen=True, slots=True)
class Header:
    """The top bar. `offline` is empty while the station is online (or has no CSMS)."""

    connector: str
    connector_short: str  # where the full one has no room
    station: str
    clock: str
    offline: str
    language: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A secondary value with its label. `lead`: written larger than the others where there is room."""

    label: str
    value: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """The one number that matters."""

    value: str
    unit: str
    label: str


@dataclass(frozen=True, slots=True)
class Button:
    """`command`: STOP or a command of the screen itself. `role`: 'stop', 'plain' or 'chosen'."""

    label: str
    command: str
    role: str = "plain"
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Way:
    """One way to pay. `icon`: card, phone or car."""

    icon: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ViewModel:
    """One screen's worth of text. `screen` names the module in screens/ that draws it."""

    screen: str
    header: Header
    role: Role
    icon: str
    state: str
    sentence: str
    key: KeyNumber | None = None
    facts: tuple[Fact, ...] = ()
    ways: tuple[Way, ...] = ()
    steps: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()
    qr: str = ""
    qr_caption: str = ""
    aside: str = ""  # a short remark beside the state word: the plug, or the time left
    countdown: str = ""
    countdown_label: str = ""
    progress: float | None = None  # 0 to 1
    progress_note: str = ""
    plug: str = ""
    code: str = ""
    helpline: str = ""
    helpline_label: str = ""
    dimmed: bool = False


def clean(text: str, cap: int = _TEXT_CAP) -> str:
    """Text from outside made safe to draw: one line, no control or invisible characters, capped."""
    kept = "".join(
        " " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c
        for c in text[: 4 * cap]
        if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn")
    )
    kept = " ".join(part for part in kept.split(" ") if part)
    return kept if len(kept) <= cap else kept[: cap - 1] + "…"


def make_view_model(snapshot: StationSnapshot | None, ui: UiState, strings: Strings) -> ViewModel:
    """The screen for this instant. `snapshot` None: nothing is known of the station."""
    if ui.chooser:
        return _chooser(snapshot, ui, strings)
    if snapshot is None:
        return _without_station(ui, strings)
    return _BUILDERS[snapshot.stage](_Maker(snapshot, ui, strings))


def _without_station(ui: UiState, strings: Strings) -> ViewModel:
    state = "reconnecting" if ui.was_connected else "starting"
    return ViewModel(
        screen="starting",
        header=Header("", "", "", "", "", strings.get("language.code")),
        role=Role.WAITING if ui.was_connected else Role.NEUTRAL,
        icon="offline" if ui.was_connected else "hourglass",
        state=strings.get(f"state.{state}"),
        sentence=strings.get(f"sentence.{state}"),
    )


def _chooser(snapshot: StationSnapshot | None, ui: UiState, strings: Strings) -> ViewModel:
    header = Header("", "", "", "", "", strings.get("language.code"))
    if snapshot is not None:
        header = _Maker(snapshot, ui, strings).header()
    return ViewModel(
        screen="language",
        header=header,
        role=Role.NEUTRAL,
        icon="globe",
        state=strings.get("state.language"),
        sentence="",
        buttons=(
            *(
                Button(load(lang).get("language.name"), CHOOSE + lang, "chosen" if lang == ui.language else "plain")
                for lang in LANGUAGES
            ),
            Button(strings.get("button.back"), BACK),
        ),
    )


class _Maker:
    """The pieces that several screens share, all formatted in one language."""

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
            qr_caption=self.t("label.scan") if qr else "",
            aside=aside,
            countdown=countdown[0],
            countdown_label=countdown[1],
            progress=progress,
            progress_note=progress_note,
            plug=self.snapshot.identity.plug,
            code=code,
            helpline=helpline,
            helpline_label=self.t("label.help") if helpline else "",
            dimmed=self.ui.dimmed,
        )

    def reason(self, reason: Reason) -> str:
        """The sentence for a reason in this language; the station's English text if there is none."""
        key = f"reason.{reason.key}"
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
        return not (tariff.per_kwh or tariff.per_minute or tariff.per_session)

    def price(self) -> KeyNumber:
        """The price per kWh, the largest text of the idle screen [AFIR Art. 5]."""
        if self.free():
            return KeyNumber(self.t("label.free"), "", "")
        return KeyNumber(self.unit_price(self.snapshot.tariff.per_kwh), "/" + formats.NBSP + "kWh", "")

    def tariff_rest(self) -> tuple[Fact, ...]:
        """The other price components in AFIR order: per minute, per session; then the VAT."""
        tariff = self.snapshot.tariff
        if self.free() or tariff.vat_percent is None:
            return self._per_minute_and_session()
        decimals = 0 if tariff.vat_percent == int_or(tariff.vat_percent) else 1
        rate = formats.number(tariff.vat_percent, decimals, self.language)
        vat = Fact(self.t("label.vat"), self.t("label.vat_included", {"rate": rate}))
        return (*self._per_minute_and_session(), vat)

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
        return " + ".join(parts)

    def price_facts(self) -> tuple[Fact, ...]:
        """All price components as facts, in AFIR order."""
        if self.free():
            return (Fact(self.t("label.price"), self.t("label.free")),)
        per_kwh = f"{self.unit_price(self.snapshot.tariff.per_kwh)}{formats.NBSP}/{formats.NBSP}kWh"
        return (Fact(self.t("label.price"), per_kwh), *self._per_minute_and_session())

    def _per_minute_and_session(self) -> tuple[Fact, ...]:
        tariff = self.snapshot.tariff
        parts = (("label.per_minute", tariff.per_minute), ("label.per_session", tariff.per_session))
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

    def power(self) -> Fact:
        return Fact(self.t("label.power"), formats.kw(self.snapshot.power_w, self.language) + formats.NBSP + "kW")

    def payer(self) -> tuple[Fact, ...]:
        """Who pays, as far as a bystander may read it."""
        token = self.snapshot.token
        if token is None or token.type is TokenType.NONE:
            return ()
        label = "label.contract" if token.type is TokenType.EMAID else "label.card"
        return (Fact(self.t(label), clean(token.masked(), 8)),)

    # --- paying ---

    def qr(self) -> str:
        """What the QR code says: the payment page with this EVSE; '' without a page or if the URL is unusable."""
        identity = self.snapshot.identity
        if not identity.url.startswith(("https://", "http://")) or len(identity.url) > 200:
            return ""
        joint = "&" if "?" in identity.url else "?"
        return f"{identity.url}{joint}evse={quote(identity.evse_id or identity.station_id, safe='*')[:120]}"

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


# --- one builder per stage -------------------------------------------------------------------------------------------


def _idle(m: _Maker) -> ViewModel:
    return m.model(
        "idle", Role.READY, "plug", key=m.price(), facts=m.tariff_rest(), aside=m.plug_fact().value, qr=m.qr()
    )


def _plug_in(m: _Maker) -> ViewModel:
    return m.model(
        "plug_in",
        Role.ACTIVE,
        "plug",
        facts=(*m.payer(), m.plug_fact()),
        countdown=m.countdown("label.time_left"),
        buttons=(m.stop("button.cancel"),),
    )


def _authorising(m: _Maker) -> ViewModel:
    if m.snapshot.reason.key == "checking":
        return m.model("authorising", Role.ACTIVE, "hourglass", state=m.t("state.checking"), facts=m.payer())
    return m.model(
        "authorising",
        Role.ACTIVE,
        "card",
        ways=m.ways(),
        qr=m.qr(),
        facts=(Fact(m.t("label.price"), m.tariff_line()),),
        aside=m.countdown("label.time_left")[0],
    )


def _rejected(m: _Maker) -> ViewModel:
    return m.model(
        "rejected",
        Role.FAULT,
        "cross",
        ways=m.ways(),
        qr=m.qr(),
        facts=(Fact(m.t("label.price"), m.tariff_line()),),
        aside=m.countdown("label.time_left")[0],
    )


def _preparing(m: _Maker) -> ViewModel:
    return m.model(
        "preparing",
        Role.ACTIVE,
        "hourglass",
        facts=(*m.payer(), Fact(m.t("label.price"), m.tariff_line())),
        buttons=(m.stop(),),
    )


def _charging(m: _Maker) -> ViewModel:
    v2g = m.snapshot.v2g
    soc = v2g.soc_percent if v2g is not None else None
    energy, time, cost, power = m.energy(), m.time(), m.cost(), m.power()
    if soc is None or not 0 <= soc <= 100:
        done = m.snapshot.transaction.energy_wh if m.snapshot.transaction else 0.0
        key = KeyNumber(formats.kwh(done, m.language), "kWh", m.t("label.energy"))
        facts: tuple[Fact, ...] = (power, time, *cost)
        progress = None
    else:
        key = KeyNumber(formats.number(soc, 0, m.language), "%", m.t("label.soc"))
        facts = (power, energy, time, *cost)
        progress = soc / 100.0
    note = ""
    if v2g is not None and v2g.remaining_s is not None and v2g.remaining_s > 0:
        note = m.t("label.remaining", {"time": formats.duration(v2g.remaining_s)})
    return m.model(
        "charging",
        Role.READY,
        "bolt",
        key=key,
        facts=facts,
        progress=progress,
        progress_note=note,
        buttons=(m.stop(),),
    )


def _waiting(m: _Maker) -> ViewModel:
    left = m.countdown("label.continues_in")
    if not left[0]:
        ends = [c.expires_in_s for c in m.snapshot.claims if c.winning and c.expires_in_s is not None]
        if ends:
            left = (formats.countdown(ends[0]), m.t("label.continues_in"))
    return m.model(
        "waiting",
        Role.WAITING,
        "hourglass",
        facts=(m.energy(), m.time(), *m.cost()),
        countdown=left,
        buttons=(m.stop(),),
    )


def _paused_by_ev(m: _Maker) -> ViewModel:
    return m.model(
        "paused_by_ev",
        Role.ACTIVE,
        "pause",
        state=m.t("state.ev_not_ready") if m.snapshot.reason.key == "ev_not_ready" else "",
        facts=(m.energy(), m.time(), *m.cost()),
        steps=(m.t("step.car_limit"), m.t("step.car_timer")),
        buttons=(m.stop(),),
    )


def _stopping(m: _Maker) -> ViewModel:
    return m.model("stopping", Role.ACTIVE, "hourglass", facts=(m.energy(), m.time(), *m.cost()))


def _finished(m: _Maker) -> ViewModel:
    done = m.snapshot.transaction
    watt_hours = done.energy_wh if done else 0.0
    # Three decimals: the meter's watt-hours are shown as they are, never rounded.
    key = KeyNumber(formats.kwh(watt_hours, m.language, 3), "kWh", m.t("label.energy"))
    facts: tuple[Fact, ...] = (m.time(),)
    if done is not None and done.cost is not None:
        facts = (*facts, *_cost_split(m, done.energy_wh, done.duration_s, done.cost))
    else:
        facts = (*facts, *m.price_facts())
    return m.model(
        "finished",
        Role.READY,
        "check",
        key=key,
        facts=facts,
        steps=(m.t("step.unplug"),),
        aside=m.countdown("label.time_left")[0],
    )


def _cost_split(m: _Maker, watt_hours: float, seconds: float, cost: float) -> tuple[Fact, ...]:
    """The total, and its parts if they explain it to the cent: a split that does not add up is worse than none."""
    tariff = m.snapshot.tariff
    total = Fact(m.t("label.total"), m.money(cost), lead=True)
    parts = [
        (m.t("label.energy"), round(watt_hours / 1000.0 * tariff.per_kwh, 2)),
        (m.t("label.minutes"), round(seconds / 60.0 * tariff.per_minute, 2)),
        (m.t("label.session_fee"), round(tariff.per_session, 2)),
    ]
    shown = [Fact(label, m.money(amount)) for label, amount in parts if amount]
    if len(shown) < 2 or abs(sum(amount for _, amount in parts) - round(cost, 2)) > 0.001:
        return (*m.price_facts(), total)
    return (*shown, total)


def _fault(m: _Maker) -> ViewModel:
    faults = sorted(m.snapshot.faults, key=_severity)
    if not faults:
        return m.model("fault", Role.FAULT, "warning", state=m.t("state.fault"))
    worst = faults[0]
    text = worst.text_key if m.strings.has(f"fault.{worst.text_key}.title") else "out_of_order"
    codes = [clean(fault.code, 16) for fault in faults[:3]]
    return m.model(
        "fault",
        Role.FAULT,
        "warning",
        state=m.t(f"fault.{text}.title"),
        sentence="",
        steps=(m.t(f"fault.{text}.action"), m.t(f"fault.{text}.leave")),
        code=", ".join(codes),
        facts=(Fact(m.t("label.code"), ", ".join(codes)),),
    )


def _severity(fault: FaultView) -> int:
    return _SEVERITIES.index(fault.severity) if fault.severity in _SEVERITIES else len(_SEVERITIES)


def _unavailable(m: _Maker) -> ViewModel:
    """Out of service, reserved for somebody, or away for the moment of a restart."""
    key = m.snapshot.reason.key
    if key == "reset":
        return m.model("unavailable", Role.WAITING, "hourglass", state=m.t("state.reset"))
    reserved = key == "reserved"
    return m.model(
        "unavailable",
        Role.WAITING if reserved else Role.NEUTRAL,
        "clock" if reserved else "wrench",
        state=m.t("state.reserved") if reserved else "",
        steps=(m.t("step.other_station"),),
    )


_BUILDERS = {
    Stage.IDLE: _idle,
    Stage.PLUG_IN: _plug_in,
    Stage.AUTHORISING: _authorising,
    Stage.REJECTED: _rejected,
    Stage.PREPARING: _preparing,
    Stage.CHARGING: _charging,
    Stage.WAITING: _waiting,
    Stage.PAUSED_BY_EV: _paused_by_ev,
    Stage.STOPPING: _stopping,
    Stage.FINISHED: _finished,
    Stage.FAULT: _fault,
    Stage.UNAVAILABLE: _unavailable,
}
