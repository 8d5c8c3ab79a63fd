"""Write docs/user-guide.md and docs/screens/README.md from the screens, the configuration and the fault catalogue.

python scripts/make_user_guide.py           writes both
python scripts/make_user_guide.py --check   exit status 1 when a file is not what the sources say

The pictures are those of the gallery (docs/screens, written by `python -m tests.gui.update_golden`).
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from firmware.core.config import explain
from firmware.core.faults import CATALOGUE
from firmware.gui.interaction import CLOSE_PAGE_AFTER_S, DIM_AFTER_S, FORGET_AFTER_S, WARN_S
from firmware.gui.patterns import CHECKING, RESERVED, STAGES, SUPPLYING, UPDATING, Pattern
from firmware.gui.samples import SAMPLES
from firmware.gui.strings import LANGUAGES, load
from firmware.station.api import LONGEST_PIN, SHORTEST_PIN
from firmware.station.pin import FIRST_WAIT_S, FORGIVEN_AFTER_S, FREE_TRIES, LONGEST_WAIT_S

DOCS = Path(__file__).resolve().parent.parent / "docs"
_COLOURS = {
    (0, 255, 60): "green",
    (0, 90, 255): "blue",
    (255, 150, 0): "yellow",
    (255, 0, 0): "red",
    (170, 0, 255): "violet",
    (255, 255, 255): "white",
}
_TEXTS = load("en")


def picture(name: str) -> str:
    """The picture of a sample, as Markdown. KeyError for a sample that does not exist."""
    SAMPLES[name]
    return f"![{name.replace('_', ' ')}](screens/{name}.png)"


def pictures(*names: str) -> str:
    """Several side by side."""
    return f"| {' | '.join(picture(name) for name in names)} |\n|{'---|' * len(names)}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines)


def rhythm(pattern: Pattern) -> str:
    """A pattern of the light in words."""
    colour = _COLOURS[pattern.colour]
    if all(start == end == 1.0 for _, start, end in pattern.steps):
        return f"{colour}, steady"
    if any(start != end for _, start, end in pattern.steps):
        return f"{colour}, swelling and fading in {pattern.period_s:g} s"
    parts = [f"{length:g} s {'on' if level else 'off'}" for length, level, _ in pattern.steps]
    return f"{colour}, {', '.join(parts)}"


def lights() -> str:
    """Every pattern of the status light."""
    extra = {"authorisation is checked": CHECKING, "the car supplies": SUPPLYING, "reserved": RESERVED}
    rows = [(_TEXTS.get(f"state.{stage.value}"), rhythm(pattern)) for stage, pattern in STAGES.items()]
    rows += [(name, rhythm(pattern)) for name, pattern in {**extra, "being updated": UPDATING}.items()]
    return table(("state", "light"), rows)


def driver() -> str:
    names = ", ".join(load(language).get("language.name") for language in LANGUAGES)
    return f"""\
# For the driver

You do not need to read this: the screen says at every moment what is going on, why, and what you can do. Nothing has to
be swiped or held; a tap is always enough. The helpline and the name of the station are on every screen.

## Before you plug in

{pictures("idle", "language", "display")}

The price per kWh is the largest text; what else costs something stands below it, in the order kWh, minute, session. A
tap on the globe opens the languages ({names}); there you also find **Display** (day, night, high contrast, large text).
A minute after your visit the station speaks its own language again.

## Paying

{pictures("authorising", "rejected", "checking")}

Hold your card to the reader, or scan the code and pay with the phone. The code changes every minute: a sticker on the
machine is never right. If a way is refused, the others stay open.

{pictures("idle_start_pin", "pin_typed", "authorising_every_way")}

Where the screen has a large *Start charging*, nothing else is needed: plug in and press it. Where it has *PIN*, type
the digits that your operator gave you and press *OK*: only dots are shown. After three wrong ones the keypad rests for
a while, longer each time. *Stop* ends such a visit like any other.

**If your car pays by itself** (Plug & Charge), the screen says so before energy flows, and you can refuse: tap *Pay
another way*. What a card or a contract costs is between you and its provider, so the station shows no amount of its own
for it, unless the operator tells it.

{pictures("contract", "installing", "plug_in")}

Sometimes the car fetches its contract first; that takes about 40 seconds. If you showed the card before plugging in,
the screen shows which plug and how long you have; *More time* starts the time anew.

## Charging

{pictures("charging", "charging_soc", "charging_hours")}

If your car tells the level of its battery, that is the big number, otherwise the energy: nothing is shown that is not
known. You can leave. *Stop* ends charging; the plug is released a few seconds later.

## When you leave, and how much you need

{pictures("options", "choice", "choice_plan")}

*Options*, then *Departure*: with + and - you say when you leave and how much you need. Without a departure it is
charged at once. With one, and with prices that change over the day, the station charges in the cheapest hours before.
The sentence above says when it will be ready and about what it costs, or how late it would be.

{pictures("choice_late", "chart", "cheaper_hours")}

The plan shows the next 24 hours: the height of a bar is the price, filled bars are the hours in which it charges.
*Start now* charges at once after all.

## Waiting, pausing, supplying

{pictures("waiting", "paused_by_ev", "driver_paused")}
{pictures("target_reached", "supplying", "renegotiating")}

The screen names who waits for what: your car, the building, the operator, cheaper hours, or you. If your car may supply
energy, the screen turns violet and shows what leaves it; *Stop supplying* ends that at once and for this visit.

## The end

{pictures("stopping", "finished", "finished_no_cost")}

The energy is shown with all its digits, as the meter counted it; *Signed reading* is what the meter signed, character
by character. The code holds the receipt. The screen stays until you unplug.

## If something is wrong

{pictures("fault_replug", "unplug_help", "fault_out_of_order_live")}

Every fault says what to do now and whether you can drive away. Name the code on the phone.

## Large text and high contrast

{pictures("charging_large", "idle_contrast", "choice_large")}

In large text every screen says the same in letters that can be read at arm's length, on several sheets: *More* turns to
the next. A page that is open for {CLOSE_PAGE_AFTER_S:.0f} s without a touch closes, and says so {WARN_S:.0f} s before;
a touch anywhere keeps it open.

## From a distance

The light repeats the state:

{lights()}
"""


def _keys(prefixes: Sequence[str]) -> str:
    rows = [(f"`{row.key}`", row.kind, f"`{row.default}`", row.text) for prefix in prefixes for row in explain(prefix)]
    return table(("key", "value", "default", "meaning"), rows)


def operator() -> str:
    return f"""\
# For the operator

Everything below is in the configuration file (`evse config explain screen` prints it too); a change needs a restart.

## The screen

{_keys(["screen."])}

With `theme = "auto"` the theme follows the clock; drivers may choose another one for their visit. Language, theme and
size of text fall back {FORGET_AFTER_S:.0f} s after it. Nobody there for {DIM_AFTER_S:.0f} s: the screen dims, and the
price stays legible.

{pictures("idle_day", "idle_hours", "idle_dimmed")}

## Prices

{_keys(["tariff."])}

`hours` gives other prices by the hour, in the station's local time:

```toml
[[tariff.hours]]
start = "22:00"
end = "06:00"
per_kwh = 0.29
```

The price of the present hour is the one on the screen, energy is counted at the price at which it was charged, and
vehicles are offered the same hours as price levels. As long as the station does not know what time it is, only
`tariff.per_kwh` holds.

What the screen says of a price:

| who pays | price | cost |
|---|---|---|
| the payment page or a code (ad hoc) | the tariff above | the station's sum, or the CSMS's word (CostUpdated) |
| card or contract, the CSMS sent a tariff text | that text | the CSMS's word, else none |
| card or contract, nothing known | "as your contract says" | none; TotalCostFallbackMessage if it is set |

The payment code is shown only while the CSMS can be reached, because without it no payment could start anything.

## Identity, payment page, receipt, meter

{_keys(["station.", "meter.public_key", "meter.software"])}

With `payment_secret` the payment page gets `&t=` with the eight digits of RFC 6238 (SHA-256, 60 s) and can refuse old
ones. The receipt's code is `receipt_url?transaction=ID`; without that key it holds the receipt as text.

## Start button and PIN

{_keys(["authorization."])}

`start_button` offers *Start charging* to everybody, without a token: the CSMS is told `NoAuthorization` in the
transaction and not asked before (OCPP C02); a CSMS of 1.6 gets `start_button_id_tag`. It is offered while nobody pays,
the connector works and is not reserved; offline too, unless `offline` is `reject`. Without it cards, codes and
contracts are the only ways.

`pin_code` offers the keypad: a PIN has {SHORTEST_PIN} to {LONGEST_PIN} digits and goes to the CSMS as a token of type
`KeyCode` (OCPP C04), or is one of `tokens`; local list and cache know PINs as they know cards. It is shown as dots,
stands in no log and in no report. After {FREE_TRIES} wrong ones in a row nobody can type one for {FIRST_WAIT_S:.0f} s,
twice as long after each further one, up to {LONGEST_WAIT_S / 60:.0f} minutes, also over a restart; a right one, or
{FORGIVEN_AFTER_S / 60:.0f} minutes without a wrong one, ends that.

The CSMS switches both by `UIInput.Enabled` (instances `StartButton` and `PinCode`), one of 1.6 by `StartButtonEnabled`
and `PinCodeEnabled`. 1.6 does not say what kind an idTag is: in its lists, reservations and remote starts digits too
few for a card (4 to 7) are a PIN.

{pictures("pin_waits", "rejected_pin", "reserved_pin")}

## Messages of the CSMS

{pictures("idle_message", "charging_message")}

Display messages stand in a strip of their own and never cover price, fault or Stop. AlwaysFront stands alone, InFront
comes before every other one, NormalCycle takes turns; language, state, transaction and time window are kept; long ones
take turns in pieces. A fault's screen shows AlwaysFront only. HTML is shown as plain text, and nothing in a message is
followed.

## Out of service

{pictures("reserved", "unavailable", "updating")}
"""


def technician() -> str:
    faults = [
        (fault.code, f"`{fault.id}`", _TEXTS.get(f"fault.{fault.driver_text}.title"), fault.technician_hint)
        for fault in CATALOGUE.values()
    ]
    return f"""\
# For the technician

The screen is a process of its own (`evse screen run`) that the daemon starts and starts again; it may stall or die
without touching a charge. On a panel it needs no X and no Wayland: SDL's KMSDRM driver draws on `/dev/dri`
(`libgbm1`, `libdrm2`; the unit allows `char-drm` and `char-input`).

| command | what for |
|---|---|
| `evse screen live --out -` | the picture on the panel now: `ssh station evse screen live --out - > now.png` |
| `evse screen shot --state charging --language de --size 1024x600 --out x.png` | any state without a station |
| `evse screen gallery --out folder` | every state in every language as a page of HTML |
| `evse screen list` | the names of the states |
| `evse status`, `evse trace -f` | why it charges or not, and everything that happens |
| `journalctl -u evse` | the log, also of a daemon that is dead |

The screen restarts too often: the reason is in `journalctl -u evse` (its standard error). It stays dark: `ls /dev/dri`;
`evse screen run --backend kmsdrm` by hand, with the service stopped, says what SDL lacks. Touch is read by SDL; nothing
is active within 16 px of the bezel.

{pictures("starting", "reconnecting", "idle_offline")}

"No connection" means that the screen's process cannot reach the daemon; charging is not concerned.

## The legal page

{pictures("info", "key", "legal")}

Globe, then *Meter, licences*: serial number and register of the meter, the version and checksum of its software and its
public key (`meter.software`, `meter.public_key`), versions and licences.

## What each fault says

{table(("code", "fault", "the driver reads", "look for"), faults)}
"""


def guide() -> str:
    """docs/user-guide.md."""
    return f"""\
<!-- Generated by scripts/make_user_guide.py; do not edit. -->
This guide has three parts: [for the driver](#for-the-driver), [for the operator](#for-the-operator),
[for the technician](#for-the-technician).

{driver()}
{operator()}
{technician()}"""


def gallery() -> str:
    """docs/screens/README.md: every state once."""
    names = list(SAMPLES)
    rows = [
        "| " + " | ".join(f"{n}<br>![{n}]({n}.png)" for n in names[i : i + 3]) + " |" for i in range(0, len(names), 3)
    ]
    return "\n".join(
        [
            "# The driver's screens",
            "",
            "Generated by `scripts/make_user_guide.py`; the pictures by `python -m tests.gui.update_golden` from the",
            "sample states in `firmware/gui/samples.py`. 800x480, English. Every state in every language and size:",
            "`evse screen gallery --out FOLDER --size 480x800`.",
            "",
            "| | | |",
            "|---|---|---|",
            *rows,
            "",
            "The same layout code draws the other sizes: ![German, 1024x600](idle_de_1024x600.png)",
            "![French, 480x800](charging_fr_480x800.png) ![Dutch, 480x800](cheaper_hours_nl_480x800.png)",
            "",
        ]
    )


FILES = {DOCS / "user-guide.md": guide, DOCS / "screens" / "README.md": gallery}


def main(arguments: Sequence[str]) -> int:
    """Write or check."""
    stale = [path for path, make in FILES.items() if not path.exists() or path.read_text(encoding="utf-8") != make()]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.name} is not what the sources say; run python scripts/make_user_guide.py", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(FILES[path](), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
