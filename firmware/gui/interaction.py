"""What touches, the station's progress and the passing of time do to the screen itself. Pure: time is an argument.

Owns the `UiState`. Hands out commands for the station but never decides whether they are obeyed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from firmware.gui import choosing
from firmware.gui.strings import LANGUAGES, PSEUDO
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
    MORE_TIME,
    NO_SUPPLY,
    NOW,
    OPEN,
    PAUSE,
    PIN,
    REFUSE,
    RESUME,
    SHEET,
    START,
    STOP,
    SUPPLY,
    THEME,
    THEMES,
    UiState,
)
from firmware.station.api import (
    LONGEST_PIN,
    DriverChoice,
    EnterPin,
    MoreTime,
    RefuseContract,
    SetDriverChoice,
    Stage,
    StartByButton,
    StationSnapshot,
    StopByDriver,
    is_pin,
)

ToStation = StopByDriver | StartByButton | EnterPin | RefuseContract | MoreTime | SetDriverChoice

DIM_AFTER_S = 60.0  # without a touch, while nobody is charging
FORGET_AFTER_S = 60.0  # after the visit: language, theme and size of text are the station's again
CLOSE_PAGE_AFTER_S = 60.0  # without a touch
WARN_S = 20.0  # so long before a page closes it says so; a touch anywhere gives the whole time again
PENDING_FOR_S = 5.0  # how long a pressed button waits for the station before it can be pressed again
BOUNCE_S = 0.3  # one finger is one touch, whatever the panel says
KEY_BOUNCE_S = 0.08  # the same where people type
SETTLE_S = 1.0  # a value that is being stepped is sent when it has stood for so long
TURN_S = 6.0  # how long one of several messages stands
_RESTING = (Stage.IDLE, Stage.UNAVAILABLE)
_SESSION_PAGES = ("options", "choice", "chart")  # belong to a visit and close with its stage
PAGES = ("menu", "display", "info", "key", "legal", "pin", *_SESSION_PAGES)
PARENT = {"display": "menu", "info": "menu", "key": "info", "legal": "info", "choice": "options", "chart": "options"}


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the screen falls back to between visits, from the configuration."""

    language: str = "en"
    theme: str = "auto"
    day_min: int = 7 * 60
    night_min: int = 20 * 60
    large: bool = False


class Interaction:
    """The state of the screen over time."""

    def __init__(self, defaults: Defaults, now: float, utc_offset_s: int = 0) -> None:
        language = defaults.language if defaults.language in (*LANGUAGES, PSEUDO) else "en"
        self._rest = UiState(
            language=language,
            utc_offset_s=utc_offset_s,
            theme=defaults.theme if defaults.theme in THEMES else "auto",
            day_min=defaults.day_min,
            night_min=defaults.night_min,
            large=defaults.large,
        )
        self.ui = self._rest
        self.snapshot: StationSnapshot | None = None
        self._touched = now
        self._resting_since: float | None = now
        self._pressed = now - PENDING_FOR_S
        self._started = now
        self._sent: DriverChoice | None = None  # the draft that the station was told

    def receive(self, snapshot: StationSnapshot | None, now: float) -> None:
        """A new snapshot, or None: the connection to the station was lost."""
        before, self.snapshot = self.snapshot, snapshot
        if snapshot is None:
            if before is not None:
                self.ui = replace(self.ui, was_connected=True, pending=None, dimmed=False, draft=None)
                self._open("")
            return
        resting = snapshot.stage in _RESTING
        if before is None or before.stage is not snapshot.stage:
            keeps = self.ui.page if resting or self._still_fits(before, snapshot) or self.ui.page == "pin" else ""
            self.ui = replace(self.ui, pending=None, dimmed=False, page=keeps, sheet=0)
            self._touched = max(self._touched, now)
        if self.ui.page == "pin" and snapshot.pin is None:
            self._open("")  # somebody pays, or nothing may begin now
        if self.ui.draft is not None and snapshot.choice == self.ui.draft:
            self.ui = replace(self.ui, draft=None)
        if not resting:
            self._resting_since = None
        elif self._resting_since is None:
            self._resting_since = now
        self._pass_time(now)

    def _still_fits(self, before: StationSnapshot | None, after: StationSnapshot) -> bool:
        """A page of the visit stays open while the driver can still choose: a choice itself changes the stage."""
        return (
            before is not None
            and self.ui.page in _SESSION_PAGES
            and before.stage in choosing.CHANGEABLE
            and after.stage in choosing.CHANGEABLE
        )

    def touch(self, command: str | None, now: float) -> ToStation | None:
        """A finger came down on `command` (None: beside every target). Returns a station command to send, or None.

        The first touch on a dimmed screen only wakes it.
        """
        typed = command is not None and (command == ERASE or command.startswith(DIGIT))
        if now - self._pressed < (KEY_BOUNCE_S if typed else BOUNCE_S):
            return None
        self._pressed = self._touched = now
        self.ui = replace(self.ui, closing_s=None)
        if self.ui.dimmed:
            self.ui = replace(self.ui, dimmed=False)
            return None
        if command is None:
            return None
        if command in _STATION and self.ui.pending is None:
            self.ui = replace(self.ui, pending=command, page="", draft=None)
            return _STATION[command]()
        if command in _CHOICES and self.ui.pending is None:
            self.ui = replace(self.ui, pending=command, page="", draft=None)
            return SetDriverChoice(_CHOICES[command](self._choice()))
        if command == PIN and is_pin(self.ui.entered):
            code = self.ui.entered
            self._open("")  # what was typed is gone from here before anybody knows whether it was right
            return EnterPin(code)
        if command in _STEPS and self.snapshot is not None:
            draft = _STEPS[command](self._choice(), self.snapshot)
            self.ui, self._sent = replace(self.ui, draft=draft), None
            return None
        return self._own(command)

    def _choice(self) -> DriverChoice:
        """What is chosen, as it stands on the screen."""
        chosen = self.snapshot.choice if self.snapshot is not None else None
        return self.ui.draft or chosen or DriverChoice()

    def _open(self, page: str) -> None:
        """Another page, or none: nothing typed stays behind."""
        self.ui = replace(self.ui, page=page, sheet=0, entered="", closing_s=None)

    def _own(self, command: str) -> ToStation | None:
        """A command that concerns the screen alone. Leaving a page sends what was stepped on it."""
        ui = self.ui
        if command.startswith(OPEN) and command.removeprefix(OPEN) in PAGES:
            self._open(command.removeprefix(OPEN))
        elif command == BACK:
            self._open(PARENT.get(ui.page, ""))
        elif command.startswith(DIGIT) and len(ui.entered) < LONGEST_PIN:
            self.ui = replace(ui, entered=ui.entered + command.removeprefix(DIGIT))
        elif command == ERASE:
            self.ui = replace(ui, entered=ui.entered[:-1])
        elif command.startswith(CHOOSE) and command.removeprefix(CHOOSE) in (*LANGUAGES, PSEUDO):
            self.ui = replace(ui, page="", language=command.removeprefix(CHOOSE), sheet=0)
        elif command.startswith(THEME) and command.removeprefix(THEME) in THEMES:
            self.ui = replace(ui, theme=command.removeprefix(THEME))
        elif command == LARGE:
            self.ui = replace(ui, large=not ui.large, sheet=0)
        elif command == SHEET:
            self.ui = replace(ui, sheet=ui.sheet + 1)
        return self._send(ui.draft) if ui.draft is not None and ui.draft != self._sent else None

    def tick(self, now: float) -> ToStation | None:
        """Let time pass. A value that was stepped and now stands is to be sent."""
        self._pass_time(now)
        draft, waits = self.ui.draft, now - self._pressed
        if draft is None or waits < SETTLE_S:
            return None
        if draft != self._sent:
            return self._send(draft)
        if waits >= PENDING_FOR_S:
            self.ui = replace(self.ui, draft=None)  # the station did not take it: what it says is what stands
        return None

    def _send(self, draft: DriverChoice) -> SetDriverChoice:
        self._sent = draft
        return SetDriverChoice(draft)

    def _pass_time(self, now: float) -> None:
        quiet = now - self._touched
        changes: dict[str, object] = {}
        if self.ui.pending is not None and now - self._pressed >= PENDING_FOR_S:
            changes["pending"] = None
        if self.ui.page:
            left_s = CLOSE_PAGE_AFTER_S - quiet
            changes["closing_s"] = None if left_s > WARN_S else max(0, round(left_s))
            if left_s <= 0.0:
                changes |= {"page": "", "closing_s": None, "draft": None, "entered": ""}
        elif self.ui.closing_s is not None:
            changes["closing_s"] = None
        changes["turn"] = int((now - self._started) / TURN_S)
        if self._resting_since is not None and self.snapshot is not None:
            if quiet >= DIM_AFTER_S:
                changes["dimmed"] = True
            if quiet >= FORGET_AFTER_S and now - self._resting_since >= FORGET_AFTER_S:
                rest = self._rest
                changes |= {"language": rest.language, "theme": rest.theme, "large": rest.large}
        changed = replace(self.ui, **changes)  # type: ignore[arg-type]
        if changed != self.ui:
            self.ui = changed  # the same object otherwise: the adapter looks no further then

    def set_utc_offset(self, seconds: int) -> None:
        """Local time minus UTC, for the clock."""
        if seconds != self.ui.utc_offset_s:
            self.ui = replace(self.ui, utc_offset_s=seconds)


_STATION: dict[str, type[StopByDriver] | type[StartByButton] | type[RefuseContract] | type[MoreTime]] = {
    STOP: StopByDriver,
    START: StartByButton,
    REFUSE: RefuseContract,
    MORE_TIME: MoreTime,
}
_CHOICES: dict[str, Callable[[DriverChoice], DriverChoice]] = {
    NOW: lambda choice: replace(choice, priority=True, pause=False, departure=""),
    PAUSE: lambda choice: replace(choice, pause=True, priority=False),
    RESUME: lambda choice: replace(choice, pause=False),
    NO_SUPPLY: lambda choice: replace(choice, discharge=False),
    SUPPLY: lambda choice: replace(choice, discharge=True),
}
_STEPS: dict[str, Callable[[DriverChoice, StationSnapshot], DriverChoice]] = {
    EARLIER: choosing.earlier,
    LATER: choosing.later,
    LESS: choosing.less,
    MORE: choosing.more,
}
