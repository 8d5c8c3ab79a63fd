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

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
import pygame

from firmware.gui.interaction import Interaction
from firmware.gui.samples import SAMPLES, sample
from firmware.gui.screens import draw
from firmware.gui.stages import make_view_model
from firmware.gui.strings import load
from firmware.gui.theme import DARK, DIM
from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas, Record
from firmware.gui.wire import WATCH, ScreenLinkError, SnapshotReader, command_line

BACKENDS = ("auto", "kmsdrm", "window", "png")
DEFAULT_SIZE = (800, 480)
_POLL_S = 0.04  # touch latency; 25 wake-ups a second cost next to nothing
_RETRY_S = 0.5
_STALE_S = 5.0  # the daemon sends at least every second
_PNG_EVERY_S = 0.5
_READ = 65_536


def render(view: ViewModel, surface: pygame.Surface) -> Record:
    """Draw a view model; returns the record of what was drawn."""
    canvas = Canvas(surface, DIM if view.dimmed else DARK)
    draw(canvas, view)
    return canvas.record


def shot(state: str, out: Path, size: tuple[int, int] = DEFAULT_SIZE, language: str = "en") -> None:
    """Render the sample of `state` into a PNG without any display. LookupError for an unknown state or language."""
    given = sample(state)
    view = make_view_model(given.snapshot, replace(given.ui, language=language), load(language))
    surface = pygame.Surface(size)
    render(view, surface)
    _save(surface, out)


def shot_names() -> tuple[str, ...]:
    """The states that `shot` knows."""
    return tuple(SAMPLES)


def run_screen(
    socket_path: Path,
    backend: str = "auto",
    size: tuple[int, int] = DEFAULT_SIZE,
    language: str = "en",
    png_out: Path | None = None,
    exit_with_parent: bool = False,
) -> int:
    """Show the station behind `socket_path` until SIGTERM, SIGINT or the window's close button. Returns the exit code.

    `backend`: kmsdrm (a panel without X), window, png (no display; needs `png_out`), or auto. `png_out`: keep the
    present screen in this file as well. `exit_with_parent`: end when the process that started this one is gone.
    """
    if backend not in BACKENDS:
        raise LookupError(f"no screen backend {backend!r}; there are {', '.join(BACKENDS)}")
    surface = _open_display(_choose(backend), size)
    screen = _Screen(socket_path, surface, language, png_out)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: screen.stop())
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


class _Link:
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

    def send(self, data: bytes) -> None:
        """Best effort: a command that does not get out is pressed again by the driver."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.sendall(data)

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


class _Screen:
    """The loop: station, time and touches in, pictures and commands out."""

    def __init__(self, path: Path, surface: pygame.Surface, language: str, png_out: Path | None) -> None:
        self._surface = surface
        self._png_out = png_out
        self._link = _Link(path)
        self._interaction = Interaction(language, time.monotonic())
        self.view: ViewModel | None = None
        self.record = Record()
        self._running = True
        self._png_due = False
        self._png_at = 0.0

    def stop(self) -> None:
        self._running = False

    def run(self, orphaned: Callable[[], bool]) -> None:
        while self._running and not orphaned():
            self.step()
        self._link.close()

    def step(self) -> None:
        """One turn: at most `_POLL_S` of waiting, then whatever is due."""
        self._link.poll(self._interaction)
        now = time.monotonic()
        offset = datetime.now().astimezone().utcoffset()
        self._interaction.set_utc_offset(int(offset.total_seconds()) if offset else 0)
        self._events(now)
        self._interaction.tick(now)
        self._show(now)

    def _events(self, now: float) -> None:
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                self.stop()
            elif event.type == pygame.WINDOWEXPOSED:
                self.view = None
            elif event.type == pygame.FINGERDOWN:
                width, height = self._surface.get_size()
                self._touch(int(event.x * width), int(event.y * height), now)
            elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and not getattr(event, "touch", False):
                self._touch(event.pos[0], event.pos[1], now)

    def _touch(self, x: int, y: int, now: float) -> None:
        command = self._interaction.touch(self.record.target_at(x, y), now)
        if command is not None:
            self._link.send(command_line(command))

    def _show(self, now: float) -> None:
        ui = self._interaction.ui
        view = make_view_model(self._interaction.snapshot, ui, load(ui.language))
        if view != self.view:
            self.view = view
            self.record = render(view, self._surface)
            pygame.display.flip()
            self._png_due = self._png_out is not None
        if self._png_due and self._png_out is not None and now - self._png_at >= _PNG_EVERY_S:
            self._png_due, self._png_at = False, now
            with suppress(OSError, pygame.error):
                _save(self._surface, self._png_out)
