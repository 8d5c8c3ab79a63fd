"""What stands on the screen: the types. `stages` and `pages` build them, `screens` draw them.

Everything in a `ViewModel` is formatted for people; a screen only places it. Two equal view models look the same,
so the adapter redraws only when the view model changes.
"""

from dataclasses import dataclass, field

from firmware.gui.theme import Role
from firmware.station.api import DriverChoice

# Commands of the station: the class names of station.api.
STOP = "StopByDriver"
REFUSE = "RefuseContract"
MORE_TIME = "MoreTime"
START = "StartByButton"
PIN = "EnterPin"  # with what was typed
# The driver's choice, made from what stands on the screen.
NOW = "choose:now"
PAUSE = "choose:pause"
RESUME = "choose:resume"
NO_SUPPLY = "choose:no_supply"
SUPPLY = "choose:supply"
EARLIER, LATER = "choose:earlier", "choose:later"
LESS, MORE = "choose:less", "choose:more"
# Of the screen itself.
OPEN = "page:"  # + page
OPEN_LANGUAGES = OPEN + "menu"
BACK = "back"
CHOOSE = "language:"  # + language
THEME = "theme:"  # + theme
LARGE = "large"
SHEET = "sheet"  # the next sheet of large text
STAY = "stay"  # a page that is about to close has its whole time again
DIGIT = "digit:"  # + digit
ERASE = "erase"

THEMES = ("auto", "day", "night", "contrast")


@dataclass(frozen=True, slots=True)
class UiState:
    """What the screen knows by itself.

    `page`: what is opened over the station's screen, '' for nothing. `pending`: a command was pressed and its effect is
    not seen yet. `draft`: a choice that was not sent yet. `entered`: digits of a PIN that was not sent yet.
    `closing_s`: the page closes in so many seconds. `turn`: counts up slowly, for messages that take turns. `day_min`,
    `night_min`: minutes of the day when the theme changes.
    """

    language: str = "en"
    page: str = ""
    pending: str | None = None
    dimmed: bool = False
    was_connected: bool = False
    utc_offset_s: int = 0
    theme: str = "night"
    day_min: int = 7 * 60
    night_min: int = 20 * 60
    large: bool = False
    sheet: int = 0
    draft: DriverChoice | None = None
    entered: str = field(default="", repr=False)
    closing_s: int | None = None
    turn: int = 0


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
    """`command`: one of the above. `role`: 'stop', 'start', 'pin', 'plain' or 'chosen'."""

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
class Stepper:
    """A value with a button on either side; '' as a command: it goes no further."""

    label: str
    value: str
    less: str
    more: str


@dataclass(frozen=True, slots=True)
class Bar:
    """An hour of the chart: `level` 0 to 1 of its price or power; `use`: '', 'charge' or 'supply'."""

    level: float
    use: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """24 bars from this hour on. `hours`: clock times every six bars; `high`, `low`: what the levels 1 and 0 stand for;
    `legend`: what a filled bar means, `supply_legend` what a bar below the axis means ('' without one).
    """

    bars: tuple[Bar, ...]
    hours: tuple[str, ...]
    high: str
    title: str
    legend: str
    supply_legend: str = ""


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
    theme: str = "night"
    banner: str = ""  # a message of the operator
    steppers: tuple[Stepper, ...] = ()
    keys: tuple[Button, ...] = ()  # of a keypad, in rows of four
    entry: str = ""  # what was typed, a dot for each digit
    entry_hint: str = ""  # in its place while nothing was typed
    chart: Chart | None = None
    lines: tuple[str, ...] = ()  # long texts without labels
    more: str = ""  # the label of the button that leads to the next sheet; '' unless the text is large
    sheet: int = 0
