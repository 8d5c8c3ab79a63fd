"""What touches, the station's progress and the passing of time do to the screen itself. Pure: time is an argument.

Owns the `UiState`. Hands out commands for the station but never decides whether they are obeyed.
"""

from dataclasses import replace

from firmware.gui.strings import LANGUAGES, PSEUDO
from firmware.gui.view_model import BACK, CHOOSE, OPEN_LANGUAGES, SAFE_COMMANDS, UiState
from firmware.station.api import Stage, StationSnapshot

DIM_AFTER_S = 60.0  # without a touch, while nobody is charging
FORGET_LANGUAGE_AFTER_S = 60.0  # after the visit
CLOSE_CHOOSER_AFTER_S = 20.0
PENDING_FOR_S = 5.0  # how long a pressed button waits for the station before it can be pressed again
BOUNCE_S = 0.3  # one finger is one touch, whatever the panel says
_RESTING = (Stage.IDLE, Stage.UNAVAILABLE)


class Interaction:
    """The state of the screen over time. `language`: what it falls back to between visits."""

    def __init__(self, language: str, now: float, utc_offset_s: int = 0) -> None:
        self._default = language if language in (*LANGUAGES, PSEUDO) else "en"
        self.ui = UiState(language=self._default, utc_offset_s=utc_offset_s)
        self.snapshot: StationSnapshot | None = None
        self._touched = now
        self._resting_since: float | None = now
        self._pressed = now - PENDING_FOR_S

    def receive(self, snapshot: StationSnapshot | None, now: float) -> None:
        """A new snapshot, or None: the connection to the station was lost."""
        before, self.snapshot = self.snapshot, snapshot
        if snapshot is None:
            if before is not None:
                self.ui = replace(self.ui, was_connected=True, pending=None, dimmed=False)
            return
        resting = snapshot.stage in _RESTING
        if before is None or before.stage is not snapshot.stage:
            self.ui = replace(self.ui, pending=None, dimmed=False, chooser=False if not resting else self.ui.chooser)
            self._touched = max(self._touched, now)
        if not resting:
            self._resting_since = None
        elif self._resting_since is None:
            self._resting_since = now
        self.tick(now)

    def touch(self, command: str | None, now: float) -> str | None:
        """A finger came down on `command` (None: beside every target). Returns a station command to send, or None.

        The first touch on a dimmed screen only wakes it.
        """
        if now - self._pressed < BOUNCE_S:
            return None
        self._pressed = self._touched = now
        if self.ui.dimmed:
            self.ui = replace(self.ui, dimmed=False)
            return None
        if command == OPEN_LANGUAGES:
            self.ui = replace(self.ui, chooser=True)
        elif command == BACK:
            self.ui = replace(self.ui, chooser=False)
        elif command is not None and command.startswith(CHOOSE):
            language = command.removeprefix(CHOOSE)
            self.ui = replace(self.ui, chooser=False, language=language)
        elif command in SAFE_COMMANDS and self.ui.pending is None:
            self.ui = replace(self.ui, pending=command)
            return command
        return None

    def tick(self, now: float) -> None:
        """Let time pass."""
        quiet = now - self._touched
        if self.ui.pending is not None and now - self._pressed >= PENDING_FOR_S:
            self.ui = replace(self.ui, pending=None)
        if self.ui.chooser and quiet >= CLOSE_CHOOSER_AFTER_S:
            self.ui = replace(self.ui, chooser=False)
        if self._resting_since is None or self.snapshot is None:
            return
        if quiet >= DIM_AFTER_S and not self.ui.dimmed:
            self.ui = replace(self.ui, dimmed=True)
        if (
            self.ui.language != self._default
            and quiet >= FORGET_LANGUAGE_AFTER_S
            and now - self._resting_since >= FORGET_LANGUAGE_AFTER_S
        ):
            self.ui = replace(self.ui, language=self._default)

    def set_utc_offset(self, seconds: int) -> None:
        """Local time minus UTC, for the clock."""
        if seconds != self.ui.utc_offset_s:
            self.ui = replace(self.ui, utc_offset_s=seconds)
