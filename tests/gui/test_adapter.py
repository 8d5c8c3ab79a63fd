"""The screen's process against a fake daemon: garbage, restarts, touches, files. Waits for conditions."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from firmware.gui import adapter
from firmware.gui.adapter import Screen, SocketLink, run_screen, shot, shot_names
from firmware.gui.interaction import Defaults
from firmware.gui.samples import SAMPLES, sample
from firmware.gui.wire import WATCH
from tests.gui.test_wire import line

_PATIENCE_S = 20.0


class FakeDaemon:
    """A control socket that a test can talk through, close, and open again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.peer: socket.socket | None = None
        self.open()

    def open(self) -> None:
        self.path.unlink(missing_ok=True)
        self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.listener.bind(str(self.path))
        self.listener.listen()
        self.listener.settimeout(_PATIENCE_S)

    def accept(self) -> None:
        self.peer, _ = self.listener.accept()
        self.peer.settimeout(_PATIENCE_S)
        assert self.read_line() == WATCH

    def read_line(self) -> bytes:
        assert self.peer is not None
        data = b""
        while not data.endswith(b"\n"):
            more = self.peer.recv(1)
            assert more, "the screen closed the connection"
            data += more
        return data

    def send(self, data: bytes) -> None:
        assert self.peer is not None
        self.peer.sendall(data)

    def show(self, name: str) -> None:
        snapshot = sample(name).snapshot
        assert snapshot is not None
        self.send(line(snapshot))

    def close(self) -> None:
        if self.peer is not None:
            self.peer.close()
        self.peer = None
        self.listener.close()


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[FakeDaemon]:
    daemon = FakeDaemon(tmp_path / "control.sock")
    yield daemon
    daemon.close()


class Rig:
    """A screen in this process, stepped by hand, with a surface instead of a display."""

    def __init__(self, path: Path, png: Path | None = None) -> None:
        self.screen = Screen(SocketLink(path), pygame.Surface((800, 480)), Defaults(theme="night"), png)

    def until(self, reached: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE_S
        while not reached():
            assert time.monotonic() < end, "not reached"
            self.screen.step()

    def shows(self, screen: str) -> None:
        self.until(lambda: self.screen.view is not None and self.screen.view.screen == screen)


@pytest.fixture
def rig(daemon: FakeDaemon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode((800, 480))
    yield Rig(daemon.path, tmp_path / "screen.png")
    pygame.display.quit()


def _centre(rig: Rig, command: str) -> tuple[int, int]:
    (target,) = [one for one in rig.screen.record.targets if one.command == command]
    return target.box.centre


def test_follows_the_station_and_survives_garbage(daemon: FakeDaemon, rig: Rig) -> None:
    rig.screen.step()
    daemon.accept()
    daemon.show("idle")
    rig.shows("idle")
    daemon.send(b'{"snapshot": 7}\n\xff\xff\n')

    def talk() -> None:
        daemon.send(b"x" * 300_000 + b"\n")  # more than a socket buffer holds: the screen must read meanwhile
        daemon.show("charging")

    sender = threading.Thread(target=talk)
    sender.start()
    rig.until(lambda: not sender.is_alive())
    rig.shows("charging")


def test_reconnects_after_a_restart_of_the_daemon(daemon: FakeDaemon, rig: Rig) -> None:
    rig.screen.step()
    daemon.accept()
    daemon.show("charging")
    rig.shows("charging")
    daemon.close()
    rig.shows("starting")
    assert rig.screen.view is not None and rig.screen.view.state == "No connection"
    daemon.open()
    acceptor = threading.Thread(target=daemon.accept)
    acceptor.start()
    rig.until(lambda: not acceptor.is_alive())
    daemon.show("finished")
    rig.shows("finished")


def test_a_silent_daemon_is_no_daemon(daemon: FakeDaemon, rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.screen.step()
    daemon.accept()
    daemon.show("idle")
    rig.shows("idle")
    monkeypatch.setattr(adapter, "_STALE_S", 0.0)
    rig.shows("starting")


@pytest.mark.parametrize("touch", ["mouse", "finger"])
def test_a_touch_on_stop_reaches_the_daemon(daemon: FakeDaemon, rig: Rig, touch: str) -> None:
    rig.screen.step()
    daemon.accept()
    daemon.show("charging")
    rig.shows("charging")
    x, y = _centre(rig, "StopByDriver")
    if touch == "mouse":
        pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(x, y), button=1, touch=False))
    else:
        pygame.event.post(pygame.event.Event(pygame.FINGERDOWN, x=x / 800, y=y / 480, dx=0, dy=0, finger_id=0))
        pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(x, y), button=1, touch=True))
    rig.screen.step()
    assert json.loads(daemon.read_line()) == {"cmd": "command", "type": "StopByDriver"}
    assert rig.screen.view is not None and not rig.screen.view.buttons[-1].enabled


def test_language_by_touch(daemon: FakeDaemon, rig: Rig) -> None:
    rig.screen.step()
    daemon.accept()
    daemon.show("idle")
    rig.shows("idle")
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=_centre(rig, "page:menu"), button=1))
    rig.shows("menu")
    where = _centre(rig, "language:fr")

    def french() -> bool:
        pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=where, button=1))
        return rig.screen.view is not None and rig.screen.view.state == "Disponible"

    rig.until(french)


def test_draws_only_what_changed_and_keeps_a_whole_png(
    daemon: FakeDaemon, rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    real = adapter.compose
    monkeypatch.setattr(adapter, "compose", lambda view, size: (drawn.append(view.screen), real(view, size))[1])
    rig.screen.step()
    daemon.accept()
    for _ in range(3):
        daemon.show("idle")
        rig.shows("idle")
        rig.screen.step()
    assert drawn == ["starting", "idle"]
    daemon.show("fault")
    rig.shows("fault")
    png = tmp_path / "screen.png"

    def kept() -> bool:
        return png.exists() and bytes(pygame.image.load(png).get_at((400, 60)))[:3] == bytes((255, 152, 140))

    rig.until(kept)
    assert [path.name for path in tmp_path.glob("*.png")] == ["screen.png"]


def test_the_process_itself(daemon: FakeDaemon, tmp_path: Path) -> None:
    """`run_screen` in its own process: shows, then ends cleanly on SIGTERM."""
    png = tmp_path / "live.png"
    code = (
        "from pathlib import Path; from firmware.gui.adapter import run_screen; "
        f"raise SystemExit(run_screen(Path({str(daemon.path)!r}), 'png', png_out=Path({str(png)!r})))"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE)
    try:
        daemon.accept()
        daemon.show("idle")
        end = time.monotonic() + _PATIENCE_S
        while not png.exists() and time.monotonic() < end:
            assert process.poll() is None, process.communicate()[1]
            os.sched_yield()
        process.send_signal(signal.SIGTERM)
        assert process.wait(_PATIENCE_S) == 0
    finally:
        process.kill()
        process.communicate()


def test_shot(tmp_path: Path) -> None:
    out = tmp_path / "charging.png"
    shot("charging", out, (1024, 600), "de")
    assert pygame.image.load(out).get_size() == (1024, 600)
    assert shot_names() == tuple(SAMPLES)
    with pytest.raises(LookupError, match="dancing"):
        shot("dancing", out)
    with pytest.raises(LookupError, match="tlh"):
        shot("idle", out, language="tlh")


def test_unknown_backend(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="hologram"):
        run_screen(tmp_path / "none.sock", "hologram")


@pytest.mark.parametrize(
    ("environment", "expected"), [({"DISPLAY": ":0"}, "window"), ({"WAYLAND_DISPLAY": "wayland-0"}, "window")]
)
def test_backend_is_chosen_by_what_is_there(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert adapter._choose("auto") == expected
    assert adapter._choose("png") == "png"


def test_the_daemon_does_not_load_pygame() -> None:
    """Only the screen's own process may: its C code can hold the interpreter lock."""
    code = "import sys, firmware.app.daemon, firmware.gui.stages; assert 'pygame' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
