"""What stands on the screen: the types. `stages` builds them, `screens` draw them.

Everything in a `ViewModel` is formatted for people; a screen only places it. Two equal view models look the same,
so the adapter redraws only when the view model changes.
"""

from dataclasses import dataclass

from firmware.gui.theme import Role

STOP = "StopByDriver"  # the class name of the station.api command
OPEN_LANGUAGES = "languages"
BACK = "back"
CHOOSE = "language:"  # + language
SAFE_COMMANDS = frozenset({STOP})


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
