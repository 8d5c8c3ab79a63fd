"""A station on the simulated board with its screen, in one process and on one clock, driven by fingers.

What the screen learns and what it asks goes through the very lines that cross the control socket; touches go in as
pygame events. Nothing here sleeps.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec
import pygame

from firmware.app.control_requests import COMMANDS
from firmware.app.status import snapshot_json
from firmware.gui.adapter import Screen
from firmware.gui.interaction import Defaults, Interaction, ToStation
from firmware.gui.theme import Box
from firmware.gui.wire import SnapshotReader, command_line
from firmware.iso15118.api import (
    AuthMethod,
    EndReason,
    Protocol,
    RequestAuthorization,
    SessionEnded,
    SessionEstablished,
)
from firmware.station.api import (
    Answer,
    AuthorizationAnswer,
    AuthorizeNeeded,
    IdToken,
    PresentToken,
    SetOnline,
    TokenType,
)
from firmware.station.settings import StationSettings
from tests.station.rig import CARD, CONTRACT
from tests.station.test_with_safety_loop import Whole

EVENING = datetime(2026, 5, 12, 21, 50, tzinfo=UTC)


class _Wire:
    """The control socket in between, without the socket."""

    def __init__(self, visit: "Visit") -> None:
        self._visit = visit
        self._reader = SnapshotReader()

    def poll(self, screen: Interaction) -> None:
        visit = self._visit
        line = msgspec.json.encode({"snapshot": snapshot_json(visit.station.snapshot(visit.clock.now))}) + b"\n"
        screen.receive(self._reader.receive_data(line), visit.clock.now)

    def send(self, command: ToStation) -> None:
        request = json.loads(command_line(command))
        kind = COMMANDS[request.pop("type")]
        assert request.pop("cmd") == "command"
        self._visit.answers.append(self._visit.ask(msgspec.convert(request, kind)))

    def close(self) -> None:
        raise AssertionError("nobody closes it")


class Visit(Whole):
    """One visit. `touch` presses what stands on the screen, `sees` reads it."""

    def __init__(self, settings: StationSettings, size: tuple[int, int] = (800, 480), **options: object) -> None:
        self.answers: list[Answer] = []
        self.asked: list[AuthorizeNeeded] = []
        super().__init__(settings, **options)  # type: ignore[arg-type]
        self.clock.utc = EVENING
        self.ask(SetOnline(True))
        self.screen = Screen(_Wire(self), pygame.Surface(size), Defaults(theme="auto"), clock=self.clock.monotonic)
        self.screen.interaction.set_utc_offset(0)
        self.pages: list[str] = []  # every screen that was shown, in order
        self.run(0.1)

    def ask(self, command: object) -> Answer:
        answer = self.station.on_command(command, self.clock.now)  # type: ignore[arg-type]
        self.drain()
        return answer

    def pass_(self) -> None:
        super().pass_()
        for token in self.equipment.poll_tokens():
            self.ask(PresentToken(IdToken(token, TokenType.ISO14443)))
        if hasattr(self, "screen"):
            self.look()

    def look(self) -> None:
        """One turn of the screen's loop."""
        self.screen.step()
        view = self.screen.view
        assert view is not None
        if not self.pages or self.pages[-1] != view.screen:
            self.pages.append(view.screen)

    # --- the driver ----------------------------------------------------------------------------------------------

    def touch(self, command: str, finger: bool = False) -> None:
        """Press the middle of what carries `command` on the picture, as the panel would report it."""
        boxes = [target.box for target in self.screen.record.targets if target.command == command and target.enabled]
        assert boxes, f"{command} is not on the screen; there is {[t.command for t in self.screen.record.targets]}"
        self._press(boxes[0], finger)

    def find(self, command: str) -> None:
        """Turn the sheets of large text until the button is there."""
        for _ in range(12):
            if any(target.command == command for target in self.screen.record.targets):
                return
            self.touch("sheet")
        raise AssertionError(f"{command} is on no sheet")

    def _press(self, box: Box, finger: bool) -> None:
        x, y = box.centre
        width, height = self.screen._surface.get_size()
        if finger:
            down = pygame.event.Event(pygame.FINGERDOWN, x=x / width, y=y / height, dx=0, dy=0, finger_id=0)
        else:
            down = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(x, y), button=1, touch=False)
        pygame.event.post(down)
        self.run(0.4)  # longer than a bounce

    def sees(self, *words: str) -> None:
        """All of these stand on the screen, whole."""
        texts = self.texts()
        for word in words:
            assert any(word in text for text in texts), f"{word!r} is not on the screen: {texts}"

    def texts(self) -> list[str]:
        return [text.text.replace("\u00a0", " ") for text in self.screen.record.texts if not text.clipped]

    def shows(self, screen: str, within_s: float = 15.0) -> None:
        """Time passes until this screen stands."""
        for _ in range(round(within_s / 0.1)):
            if self.screen.view is not None and self.screen.view.screen == screen:
                return
            self.run(0.1)
        raise AssertionError(f"{screen} does not come: {self.pages[-3:]}, {self.stage}")

    def card(self) -> None:
        """Hold a card to the reader."""
        self.control.swipe(CARD.value)
        self.run(0.2)

    # --- the vehicle and the operator ----------------------------------------------------------------------------

    def plug_and_charge(self) -> None:
        """The vehicle's session asks with its contract, and the operator accepts it."""
        self.view()
        self.effect(
            SessionEstablished(Protocol.ISO2, b"12345678", b"123456"), RequestAuthorization(AuthMethod.PNC, CONTRACT)
        )

    def operator_accepts(self) -> None:
        self.ask(AuthorizationAnswer(self.asked[-1].request_id, "Accepted"))
        self.run(0.2)

    def session_ends(self) -> None:
        """The vehicle obeys the stop."""
        self.effect(SessionEnded(EndReason.TERMINATED))
        self.run(0.2)

    def drain(self) -> None:
        """As the rig, and what the CSMS would hear is kept."""
        out = self.station._out
        self.asked.extend(event for event in out if isinstance(event, AuthorizeNeeded))
        super().drain()


def display() -> Iterator[None]:
    """A queue for touches: pygame keeps none without a display."""
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    yield
    pygame.display.quit()
