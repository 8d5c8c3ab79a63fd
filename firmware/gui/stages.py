"""From snapshot to view model: a pure function of the station's snapshot, the state of the screen and the texts.

One builder per stage of the visit; each decides what its screen says, none how it looks. What is opened over a stage is
made by `pages`.
"""

from dataclasses import replace

from firmware.gui import formats, messages, pages
from firmware.gui.charts import chart
from firmware.gui.pieces import Pieces, clean, framed, theme_of
from firmware.gui.receipt import meter_lines, receipt
from firmware.gui.strings import Strings
from firmware.gui.theme import Role
from firmware.gui.view_model import NO_SUPPLY, NOW, RESUME, Button, Fact, Header, KeyNumber, UiState, ViewModel
from firmware.station.api import FaultView, Stage, StationSnapshot, TokenType

_SEVERITIES = ("critical", "error", "warning", "info")
_PLANS = ("schedule", "random_delay", "driver")  # sources of claims that "start now" overrides
SUPPLYING_W = -50.0  # less than this is measuring noise


def make_view_model(snapshot: StationSnapshot | None, ui: UiState, strings: Strings) -> ViewModel:
    """The screen for this instant. `snapshot` None: nothing is known of the station."""
    page = pages.open_page(snapshot, ui, strings)
    if page is not None:
        return framed(page, ui, strings)
    if snapshot is None:
        return framed(_without_station(ui, strings), ui, strings)
    view = _BUILDERS[snapshot.stage](Pieces(snapshot, ui, strings))
    return framed(view, ui, strings, messages.banner(snapshot, ui.language, ui.turn))


def _without_station(ui: UiState, strings: Strings) -> ViewModel:
    state = "reconnecting" if ui.was_connected else "starting"
    return ViewModel(
        screen="starting",
        header=Header("", "", "", "", "", strings.get("language.code")),
        role=Role.WAITING if ui.was_connected else Role.NEUTRAL,
        icon="offline" if ui.was_connected else "hourglass",
        state=strings.get(f"state.{state}"),
        sentence=strings.get(f"sentence.{state}"),
        theme=theme_of(ui, None),
    )


# --- one builder per stage -------------------------------------------------------------------------------------------


def _idle(m: Pieces) -> ViewModel:
    return m.model(
        "idle",
        Role.READY,
        "plug",
        sentence=m.t("sentence.press_start") if m.snapshot.start_button else None,
        key=m.price(),
        facts=m.tariff_rest(),
        aside=m.plug_fact().value,
        qr=m.qr(),
        buttons=m.entries(),
    )


def _plug_in(m: Pieces) -> ViewModel:
    return m.model(
        "plug_in",
        Role.ACTIVE,
        "plug",
        facts=(*m.payer(), m.plug_fact()),
        countdown=m.countdown("label.time_left"),
        buttons=(*((m.more_time(),) if m.snapshot.timeout_s is not None else ()), m.stop("button.cancel")),
    )


def _authorising(m: Pieces) -> ViewModel:
    if m.snapshot.installing:
        return _installing(m)
    if m.snapshot.reason.key == "checking":
        if _contract_pays(m):
            return _contract(m)
        return m.model("authorising", Role.ACTIVE, "hourglass", state=m.t("state.checking"), facts=m.payer())
    return m.model(
        "authorising",
        Role.ACTIVE,
        "card",
        ways=m.ways(),
        qr=m.qr(),
        facts=(Fact(m.t("label.price"), m.tariff_line()),),
        aside=m.countdown("label.time_left")[0],
        buttons=m.entries(),
    )


def _contract_pays(m: Pieces) -> bool:
    token, v2g = m.snapshot.token, m.snapshot.v2g
    if token is not None:
        return token.type is TokenType.EMAID
    return v2g is not None and v2g.method == "pnc"


def _contract(m: Pieces) -> ViewModel:
    """Plug & Charge is never silent: who pays, and the way out of it."""
    return m.model(
        "preparing",
        Role.ACTIVE,
        "car",
        state=m.t("state.contract"),
        sentence=m.t("sentence.contract"),
        facts=(*m.payer(), m.price_now()),
        buttons=(m.refuse(),),
    )


def _installing(m: Pieces) -> ViewModel:
    """The vehicle fetches its contract; whoever does not want to wait pays in another way."""
    return m.model(
        "installing",
        Role.ACTIVE,
        "car",
        state=m.t("state.installing"),
        sentence=m.t("sentence.installing"),
        steps=(m.t("step.installing"), m.t("step.pay_meanwhile")),
    )


def _rejected(m: Pieces) -> ViewModel:
    return m.model(
        "rejected",
        Role.FAULT,
        "cross",
        ways=m.ways(),
        qr=m.qr(),
        facts=(Fact(m.t("label.price"), m.tariff_line()),),
        aside=m.countdown("label.time_left")[0],
        buttons=m.entries(),
    )


def _preparing(m: Pieces) -> ViewModel:
    if _contract_pays(m):
        view = _contract(m)
        return m.model(
            "preparing",
            Role.ACTIVE,
            "car",
            state=view.state,
            sentence=view.sentence,
            facts=view.facts,
            buttons=(m.refuse(), m.stop()),
        )
    return m.model(
        "preparing",
        Role.ACTIVE,
        "hourglass",
        facts=(*m.payer(), m.price_now()),
        buttons=(m.options(), m.stop()),
    )


def _charging(m: Pieces) -> ViewModel:
    if m.snapshot.power_w < SUPPLYING_W:
        return _supplying(m)
    v2g = m.snapshot.v2g
    soc = v2g.soc_percent if v2g is not None else None
    energy, time, cost, power = m.energy(), m.time(), m.cost(), m.power()
    if soc is None or not 0 <= soc <= 100:
        done = m.snapshot.transaction.energy_wh if m.snapshot.transaction else 0.0
        key = KeyNumber(formats.kwh(done, m.language), "kWh", m.t("label.energy"))
        facts: tuple[Fact, ...] = (power, time, *cost, *m.hourly_price())
        progress = None
    else:
        key = KeyNumber(formats.number(soc, 0, m.language), "%", m.t("label.soc"))
        facts = (power, energy, time, *cost)
        progress = soc / 100.0
    sentence = None
    if m.snapshot.v2g is not None and m.snapshot.v2g.negotiating:
        sentence = m.t("sentence.negotiating")
    return m.model(
        "charging",
        Role.READY,
        "bolt",
        sentence=sentence,
        key=key,
        facts=facts,
        progress=progress,
        progress_note=_note(m),
        buttons=(m.options(), m.stop()),
    )


def _note(m: Pieces) -> str:
    """When it will be finished: the vehicle's own word, else the station's plan."""
    v2g, plan = m.snapshot.v2g, m.snapshot.plan
    if v2g is not None and v2g.remaining_s is not None and v2g.remaining_s > 0:
        return m.t("label.remaining", {"time": formats.duration(v2g.remaining_s)})
    finish = m.wall_after(plan.finish_s) if plan is not None and plan.finish_s else ""
    return m.t("label.finish", {"time": finish}) if finish else ""


def _supplying(m: Pieces) -> ViewModel:
    """The vehicle feeds the grid: another colour, another sign, both energies, and the way out of it."""
    done, v2g = m.snapshot.transaction, m.snapshot.v2g
    out = formats.kwh(done.export_wh if done is not None else 0.0, m.language) + formats.NBSP + "kWh"
    facts = [Fact(m.t("label.supplied"), out), m.energy()]
    if v2g is not None and v2g.soc_percent is not None:
        facts.append(Fact(m.t("label.soc"), f"{v2g.soc_percent}{formats.NBSP}%"))
    facts.append(m.time())
    return m.model(
        "supplying",
        Role.SUPPLY,
        "supply",
        key=KeyNumber(formats.kw(-m.snapshot.power_w, m.language), "kW", m.t("label.supplying_power")),
        facts=tuple(facts),
        buttons=(m.choose("button.no_supply", NO_SUPPLY), m.stop()),
    )


def _waiting(m: Pieces) -> ViewModel:
    """The headline names the cause; what a driver may override has a button for it."""
    key = m.snapshot.reason.key
    left = m.countdown("label.continues_in")
    winner = next((claim for claim in m.snapshot.claims if claim.winning), None)
    if not left[0] and winner is not None and winner.expires_in_s is not None:
        left = (formats.countdown(winner.expires_in_s), m.t("label.continues_in"))
    if key == "target_reached":
        return m.model(
            "paused_by_ev",
            Role.READY,
            "check",
            state=m.t("state.target_reached"),
            facts=(m.energy(), m.time(), *m.cost()),
            steps=(m.t("step.unplug_when_back"),),
            buttons=(m.choose("button.charge_more", NOW), m.stop()),
        )
    if key == "driver_paused":
        return m.model(
            "paused_by_ev",
            Role.ACTIVE,
            "pause",
            state=m.t("state.driver_paused"),
            facts=(m.energy(), m.time(), *m.cost()),
            steps=(m.t("step.driver_paused"),),
            buttons=(m.choose("button.resume", RESUME), m.stop()),
        )
    start: tuple[Button, ...] = (m.options(),)
    if winner is not None and winner.source in _PLANS:
        start = (m.choose("button.start_now", NOW),)
    drawn = chart(m) if m.snapshot.prices and m.snapshot.plan is not None else None
    if drawn is not None:
        view = m.model(
            "chart",
            Role.WAITING,
            "clock",
            facts=pages.plan_facts(m),
            buttons=(*start, m.stop()),
        )
        return pages.with_chart(view, drawn)
    return m.model(
        "waiting",
        Role.WAITING,
        "hourglass",
        facts=(m.energy(), m.time(), *m.cost()),
        countdown=left,
        buttons=(*start, m.stop()),
    )


def _paused_by_ev(m: Pieces) -> ViewModel:
    return m.model(
        "paused_by_ev",
        Role.ACTIVE,
        "pause",
        state=m.t("state.ev_not_ready") if m.snapshot.reason.key == "ev_not_ready" else "",
        facts=(m.energy(), m.time(), *m.cost()) if m.snapshot.transaction else (),
        steps=(m.t("step.car_limit"), m.t("step.car_timer")),
        buttons=(m.options(), m.stop()),
    )


def _stopping(m: Pieces) -> ViewModel:
    return m.model("stopping", Role.ACTIVE, "hourglass", facts=(m.energy(), m.time(), *m.cost()))


def _unplug_help(m: Pieces, stuck: FaultView) -> ViewModel:
    """The lock jams: nothing is broken that the driver could not help with, and nobody can leave before."""
    return m.model(
        "fault",
        Role.WAITING,
        "unplug",
        state=m.t("fault.pull_plug.title"),
        sentence="",
        steps=(m.t("fault.pull_plug.action"), m.t("fault.pull_plug.leave")),
        code=clean(stuck.code, 16),
        facts=(Fact(m.t("label.code"), clean(stuck.code, 16)),),
    )


def _finished(m: Pieces) -> ViewModel:
    stuck = next((fault for fault in m.snapshot.faults if fault.text_key == "pull_plug"), None)
    if stuck is not None:
        return _unplug_help(m, stuck)
    done = m.snapshot.transaction
    watt_hours = done.energy_wh if done else 0.0
    # Three decimals: the meter's watt-hours are shown as they are, never rounded.
    key = KeyNumber(formats.kwh(watt_hours, m.language, 3), "kWh", m.t("label.energy"))
    facts: tuple[Fact, ...] = (m.time(),)
    if done is not None and done.cost is not None:
        facts = (*facts, *_cost_split(m, done.energy_wh, done.duration_s, done.cost, done.cost_by_operator))
    elif m.snapshot.cost_text:
        facts = (*facts, Fact(m.t("label.cost"), clean(m.snapshot.cost_text, 60)))
    else:
        facts = (*facts, *((m.price_now(),) if m.by_contract() else m.price_facts()))
    view = m.model(
        "finished",
        Role.READY,
        "check",
        key=key,
        facts=facts,
        steps=(m.t("step.unplug"),),
        aside=m.countdown("label.time_left")[0],
        qr=receipt(m),
        qr_caption="label.receipt",
    )
    return replace(view, lines=meter_lines(m))


def _cost_split(m: Pieces, watt_hours: float, seconds: float, cost: float, told: bool) -> tuple[Fact, ...]:
    """The total, and its parts if they explain it to the cent: a split that does not add up is worse than none.

    `told`: by the operator, whose parts nobody here knows.
    """
    tariff = m.snapshot.tariff
    total = Fact(m.t("label.total"), m.money(cost), lead=True)
    if told:
        return (total,)
    parts = [
        (m.t("label.energy"), round(watt_hours / 1000.0 * tariff.per_kwh, 2)),
        (m.t("label.minutes"), round(seconds / 60.0 * tariff.per_minute, 2)),
        (m.t("label.session_fee"), round(tariff.per_session, 2)),
    ]
    shown = [Fact(label, m.money(amount)) for label, amount in parts if amount]
    if len(shown) < 2 or abs(sum(amount for _, amount in parts) - round(cost, 2)) > 0.001:
        return (total,) if m.snapshot.prices else (*m.price_facts(), total)
    return (*shown, total)


def _fault(m: Pieces) -> ViewModel:
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


def _unavailable(m: Pieces) -> ViewModel:
    """Out of service, reserved for somebody, being updated, or away for the moment of a restart."""
    key = m.snapshot.reason.key
    if key in ("reset", "store_waits"):
        return m.model("unavailable", Role.WAITING, "hourglass", state=m.t("state.reset"))
    if key == "updating":
        return m.model("unavailable", Role.WAITING, "hourglass", state=m.t("state.updating"))
    reserved = key == "reserved"
    until = m.wall_after(m.snapshot.timeout_s) if reserved and m.snapshot.timeout_s else ""
    return m.model(
        "unavailable",
        Role.WAITING if reserved else Role.NEUTRAL,
        "clock" if reserved else "wrench",
        state=m.t("state.reserved_until", {"time": until}) if until else m.t("state.reserved") if reserved else "",
        steps=(m.t("step.other_station"),),
        buttons=m.entries() if reserved else (),
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
