"""The screen's process: display, touch, the socket to the daemon, the clock. The only module here with I/O.

One thread: it waits on the socket with a short time-out and looks for touches in between, and draws only when the view
model has changed. It must never be imported by the daemon's own process (pygame's C code may hold the interpreter
lock); the daemon starts `evse screen run` as a child and restarts it when it dies.
"""

import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
import pygame

from firmware.gui.interaction import Defaults, Interaction, ToStation
from firmware.gui.samples import SAMPLES, sample
from firmware.gui.screens import draw
from firmware.gui.stages import make_view_model
from firmware.gui.strings import load
from firmware.gui.theme import PALETTES
from firmware.gui.view_model import UiState, ViewModel
from firmware.gui.widgets.canvas import Canvas, Record
from firmware.gui.wire import WATCH, ScreenLinkError, SnapshotReader, command_line
from firmware.station.api import StationSnapshot

BACKENDS = ("auto", "kmsdrm", "window", "png")
DEFAULT_SIZE = (800, 480)
_POLL_S = 0.04  # touch latency; 25 wake-ups a second cost next to nothing
_RETRY_S = 0.5
_OFFSET_S = 30.0  # how often the time zone is looked at
_STALE_S = 5.0  # the daemon sends at least every second
_PNG_EVERY_S = 0.5
_READ = 65_536
_NICE = 10  # beside a daemon: a picture waits for everything else


def render(view: ViewModel, surface: pygame.Surface) -> Record:
    """Draw a view model; returns the record of what was drawn."""
    canvas = compose(view, surface.get_size())
    canvas.paint(surface)
    return canvas.record


def compose(view: ViewModel, size: tuple[int, int]) -> Canvas:
    """The strokes and the record of a view model, not painted yet."""
    canvas = Canvas(size, PALETTES[view.theme])
    draw(canvas, view)
    return canvas


def shot(
    state: str,
    out: Path,
    size: tuple[int, int] = DEFAULT_SIZE,
    language: str = "en",
    theme: str | None = None,
    large: bool = False,
) -> None:
    """Render the sample of `state` into a PNG without any display. LookupError for an unknown state or language.

    `theme`, `large`: instead of those of the sample.
    """
    given = sample(state)
    ui = replace(given.ui, language=language, theme=theme or given.ui.theme, large=large or given.ui.large)
    draw_to_file(given.snapshot, ui, out, size)


def draw_to_file(snapshot: StationSnapshot | None, ui: UiState, out: Path, size: tuple[int, int]) -> None:
    """Render a state of station and screen into a PNG."""
    surface = pygame.Surface(size)
    render(make_view_model(snapshot, ui, load(ui.language)), surface)
    _save(surface, out)


def photograph(socket_path: Path, out: Path, size: tuple[int, int], language: str) -> None:
    """Ask the daemon for its state and render that into a PNG: what a screen shows on which nobody opened anything.

    OSError where no daemon answers.
    """
    link, seen = SocketLink(socket_path), Interaction(Defaults(language=language), time.monotonic())
    end = time.monotonic() + _STALE_S
    while seen.snapshot is None:
        link.poll(seen)
        if time.monotonic() > end:
            raise OSError(f"no daemon answers at {socket_path}; is the service running?")
    link.close()
    offset = datetime.now().astimezone().utcoffset()
    seen.set_utc_offset(int(offset.total_seconds()) if offset else 0)
    draw_to_file(seen.snapshot, seen.ui, out, size)


def shot_names() -> tuple[str, ...]:
    """The states that `shot` knows."""
    return tuple(SAMPLES)


def run_screen(
    socket_path: Path,
    backend: str = "auto",
    size: tuple[int, int] = DEFAULT_SIZE,
    defaults: Defaults = Defaults(),  # noqa: B008  frozen
    png_out: Path | None = None,
    exit_with_parent: bool = False,
    photo: Path | None = None,
) -> int:
    """Show the station behind `socket_path` until SIGTERM, SIGINT or the window's close button. Returns the exit code.

    `backend`: kmsdrm (a panel without X), window, png (no display; needs `png_out`), or auto. `png_out`: keep the
    present screen in this file as well. `exit_with_parent`: end when the process that started this one is gone.
    Then it also takes the processor only when nobody else wants it. `photo`: on SIGUSR1, put the present picture there.
    """
    if backend not in BACKENDS:
        raise LookupError(f"no screen backend {backend!r}; there are {', '.join(BACKENDS)}")
    if exit_with_parent:
        os.nice(_NICE)
    surface = _open_display(_choose(backend), size)
    screen = Screen(SocketLink(socket_path), surface, defaults, png_out)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: screen.stop())
    if photo is not None:
        signal.signal(signal.SIGUSR1, lambda *_: screen.take_photo(photo))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1})  # the daemon starts us with it blocked
    parent = os.getppid()
    screen.run(lambda: exit_with_parent and os.getppid() != parent)
    pygame.quit()
    return 0


def _choose(backend: str) -> str:
    if backend != "auto":
        return backend
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform == "darwin":
        return "window"
    return "kmsdrm" if any(Path("/dev/dri").glob("card*")) else "png"


def _open_display(backend: str, size: tuple[int, int]) -> pygame.Surface:
    if backend == "png":
        os.environ["SDL_VIDEODRIVER"] = "dummy"
    elif backend == "kmsdrm":
        os.environ["SDL_VIDEODRIVER"] = "kmsdrm"
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    pygame.display.init()
    pygame.font.init()
    pygame.event.set_allowed(None)
    pygame.event.set_allowed([pygame.QUIT, pygame.MOUSEBUTTONDOWN, pygame.FINGERDOWN, pygame.WINDOWEXPOSED])
    if backend == "kmsdrm":
        surface = pygame.display.set_mode((0, 0), pygame.FULLSCREEN)  # whatever the panel is
        pygame.mouse.set_visible(False)
    else:
        surface = pygame.display.set_mode(size)
        pygame.display.set_caption("Charging station")
    return surface


def _save(surface: pygame.Surface, out: Path) -> None:
    """Write a PNG so that a reader never sees half a picture."""
    part = out.with_name(f".{out.name}.{os.getpid()}.png")
    pygame.image.save(surface, part)
    part.replace(out)


class Link(Protocol):
    """Where snapshots come from and commands go to."""

    def poll(self, screen: Interaction) -> None:
        """Wait shortly, and hand on what came."""
        ...

    def send(self, command: ToStation) -> None: ...

    def close(self) -> None: ...


class SocketLink:
    """The connection to the daemon, taken up again for ever."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._socket: socket.socket | None = None
        self._reader = SnapshotReader()
        self._retry_at = 0.0
        self._heard_at = 0.0

    def poll(self, screen: Interaction) -> None:
        """Wait shortly for the daemon and hand on what it sent; without a daemon, wait and try again in time."""
        now = time.monotonic()
        if self._socket is None and (now < self._retry_at or not self._connect(now)):
            time.sleep(_POLL_S)
            return
        link = self._socket
        assert link is not None
        readable, _, _ = select.select([link], [], [], _POLL_S)
        now = time.monotonic()
        try:
            if readable:
                data = link.recv(_READ)
                if not data:
                    raise OSError("the daemon closed the connection")
                snapshot = self._reader.receive_data(data)
                if snapshot is not None:
                    self._heard_at = now
                    screen.receive(snapshot, now)
            if now - self._heard_at > _STALE_S:
                raise OSError("the daemon is silent")
        except ScreenLinkError as error:
            print(f"screen: {error}", file=sys.stderr, flush=True)
        except OSError:
            self.close()
            self._retry_at = now + _RETRY_S
            screen.receive(None, now)

    def send(self, command: ToStation) -> None:
        """Best effort: a command that does not get out is pressed again by the driver."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.sendall(command_line(command))

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    def _connect(self, now: float) -> bool:
        self._retry_at = now + _RETRY_S
        link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        link.settimeout(1.0)
        try:
            link.connect(str(self._path))
            link.sendall(WATCH)
        except OSError:
            link.close()
            return False
        self._socket, self._reader, self._heard_at = link, SnapshotReader(), now
        return True


class Screen:
    """The loop: station, time and touches in, pictures and commands out. `clock`: monotonic seconds."""

    def __init__(
        self,
        link: Link,
        surface: pygame.Surface,
        defaults: Defaults,
        png_out: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._surface = surface
        self._png_out = png_out
        self._link = link
        self._clock = clock
        self.interaction = Interaction(defaults, clock())
        self.view: ViewModel | None = None
        self._shown: tuple[object, object] | None = None
        self._canvas: Canvas | None = None
        self._running = True
        self._png_due = False
        self._png_at = 0.0
        self._offset_at = float("-inf")
        self._photo: Path | None = None

    @property
    def record(self) -> Record:
        """What stands on the screen."""
        return self._canvas.record if self._canvas is not None else Record()

    def stop(self) -> None:
        """End the loop."""
        self._running = False

    def take_photo(self, out: Path) -> None:
        """Put the present picture there in the next turn (called by a signal)."""
        self._photo = out

    def run(self, orphaned: Callable[[], bool]) -> None:
        """Until `stop`, or until `orphaned` says that nobody wants this screen any more."""
        while self._running and not orphaned():
            self.step()
        self._link.close()

    def step(self) -> None:
        """One turn: at most `_POLL_S` of waiting, then whatever is due."""
        self._link.poll(self.interaction)
        now = self._clock()
        if now - self._offset_at >= _OFFSET_S:
            self._offset_at = now
            offset = datetime.now().astimezone().utcoffset()
            self.interaction.set_utc_offset(int(offset.total_seconds()) if offset else 0)
        self._events(now)
        self._send(self.interaction.tick(now))
        self._show(now)

    def _send(self, command: ToStation | None) -> None:
        if command is not None:
            self._link.send(command)

    def _events(self, now: float) -> None:
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                self.stop()
            elif event.type == pygame.WINDOWEXPOSED:
                self._shown = self._canvas = None
            elif event.type == pygame.FINGERDOWN:
                width, height = self._surface.get_size()
                self.touch(int(event.x * width), int(event.y * height), now)
            elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and not getattr(event, "touch", False):
                self.touch(event.pos[0], event.pos[1], now)

    def touch(self, x: int, y: int, now: float) -> None:
        """A finger came down here."""
        self._send(self.interaction.touch(self.record.target_at(x, y), now))

    def _show(self, now: float) -> None:
        """Make the view model where something could have changed, and paint where it has."""
        ui, snapshot = self.interaction.ui, self.interaction.snapshot
        if self._shown is None or self._shown[0] is not ui or self._shown[1] is not snapshot:
            self._shown = (ui, snapshot)
            view = make_view_model(snapshot, ui, load(ui.language))
            if view != self.view or self._canvas is None:
                self.view = view
                canvas = compose(view, self._surface.get_size())
                touched = canvas.paint(self._surface, self._canvas)
                self._canvas = canvas
                if pygame.display.get_surface() is not None:
                    pygame.display.update([(box.x, box.y, box.w, box.h) for box in touched])
                self._png_due = self._png_out is not None
        if self._photo is not None:
            with suppress(OSError, pygame.error):
                _save(self._surface, self._photo)
            self._photo = None
        if self._png_due and self._png_out is not None and now - self._png_at >= _PNG_EVERY_S:
            self._png_due, self._png_at = False, now
            with suppress(OSError, pygame.error):
                _save(self._surface, self._png_out)
