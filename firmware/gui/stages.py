"""From snapshot to view model: a pure function of the station's snapshot, the state of the screen and the texts.

One builder per stage of the visit; each decides what its screen says, none how it looks.
"""

from firmware.gui import formats
from firmware.gui.pieces import Pieces, clean
from firmware.gui.strings import LANGUAGES, Strings, load
from firmware.gui.theme import Role
from firmware.gui.view_model import BACK, CHOOSE, Button, Fact, Header, KeyNumber, UiState, ViewModel
from firmware.station.api import FaultView, Stage, StationSnapshot

_SEVERITIES = ("critical", "error", "warning", "info")


def make_view_model(snapshot: StationSnapshot | None, ui: UiState, strings: Strings) -> ViewModel:
    """The screen for this instant. `snapshot` None: nothing is known of the station."""
    if ui.chooser:
        return _chooser(snapshot, ui, strings)
    if snapshot is None:
        return _without_station(ui, strings)
    return _BUILDERS[snapshot.stage](Pieces(snapshot, ui, strings))


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
        header = Pieces(snapshot, ui, strings).header()
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


# --- one builder per stage -------------------------------------------------------------------------------------------


def _idle(m: Pieces) -> ViewModel:
    return m.model(
        "idle", Role.READY, "plug", key=m.price(), facts=m.tariff_rest(), aside=m.plug_fact().value, qr=m.qr()
    )


def _plug_in(m: Pieces) -> ViewModel:
    return m.model(
        "plug_in",
        Role.ACTIVE,
        "plug",
        facts=(*m.payer(), m.plug_fact()),
        countdown=m.countdown("label.time_left"),
        buttons=(m.stop("button.cancel"),),
    )


def _authorising(m: Pieces) -> ViewModel:
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


def _rejected(m: Pieces) -> ViewModel:
    return m.model(
        "rejected",
        Role.FAULT,
        "cross",
        ways=m.ways(),
        qr=m.qr(),
        facts=(Fact(m.t("label.price"), m.tariff_line()),),
        aside=m.countdown("label.time_left")[0],
    )


def _preparing(m: Pieces) -> ViewModel:
    return m.model(
        "preparing",
        Role.ACTIVE,
        "hourglass",
        facts=(*m.payer(), Fact(m.t("label.price"), m.tariff_line())),
        buttons=(m.stop(),),
    )


def _charging(m: Pieces) -> ViewModel:
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


def _waiting(m: Pieces) -> ViewModel:
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


def _paused_by_ev(m: Pieces) -> ViewModel:
    return m.model(
        "paused_by_ev",
        Role.ACTIVE,
        "pause",
        state=m.t("state.ev_not_ready") if m.snapshot.reason.key == "ev_not_ready" else "",
        facts=(m.energy(), m.time(), *m.cost()) if m.snapshot.transaction else (),
        steps=(m.t("step.car_limit"), m.t("step.car_timer")),
        buttons=(m.stop(),),
    )


def _stopping(m: Pieces) -> ViewModel:
    return m.model("stopping", Role.ACTIVE, "hourglass", facts=(m.energy(), m.time(), *m.cost()))


def _finished(m: Pieces) -> ViewModel:
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


def _cost_split(m: Pieces, watt_hours: float, seconds: float, cost: float) -> tuple[Fact, ...]:
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
