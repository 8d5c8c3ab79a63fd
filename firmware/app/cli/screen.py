"""`evse screen`: render screens to files, fetch the live picture, or be the process that draws the touchscreen."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from firmware.app import paths
from firmware.app.cli.client import Client
from firmware.app.cli.common import print_json, socket_path
from firmware.core.errors import EvseError

if TYPE_CHECKING:
    from firmware.gui.interaction import Defaults

PHOTO_PATIENCE_S = 5.0  # a stalled screen has no picture


def main(arguments: argparse.Namespace) -> int:
    """Needs the `screen` extra (pygame-ce, segno)."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # `live --out -` writes a picture to the standard output
    try:
        return _run(arguments)
    except ModuleNotFoundError as error:
        print(f"evse: the screen needs the package {error.name}; install evse-firmware[screen]", file=sys.stderr)
    except ValueError:
        print(f"evse: --size is WIDTHxHEIGHT, such as 800x480, not {arguments.size}", file=sys.stderr)
    except LookupError as error:
        print(f"evse: {error.args[0]}; `evse screen list` prints the screens", file=sys.stderr)
    except (OSError, EvseError) as error:
        print(f"evse: {error}", file=sys.stderr)
    return 2


def _run(arguments: argparse.Namespace) -> int:
    from firmware.gui import adapter, gallery
    from firmware.gui.strings import LANGUAGES, PSEUDO

    if arguments.what == "list":
        names = list(adapter.shot_names())
        print_json(names) if arguments.json else print("\n".join(names))
        return 0
    width, height = (int(number) for number in arguments.size.lower().split("x"))
    size = (width, height)
    if arguments.what == "shot":
        adapter.shot(arguments.state, arguments.out, size, arguments.language, arguments.theme, arguments.large)
        return 0
    if arguments.what == "gallery":
        languages = tuple(arguments.language) if arguments.language else (*LANGUAGES, PSEUDO)
        print(gallery.gallery(arguments.out, size, tuple(arguments.state or ()), languages))
        return 0
    if arguments.what == "live":
        return _live(arguments, socket_path(arguments), size)
    socket = arguments.socket or paths.control_socket()
    return adapter.run_screen(
        socket,
        arguments.backend,
        size,
        _defaults(arguments),
        arguments.png_out,
        exit_with_parent=arguments.exit_with_parent,
        photo=arguments.photo,
    )


def _defaults(arguments: argparse.Namespace) -> "Defaults":
    from firmware.gui.interaction import Defaults

    return Defaults(
        arguments.language,
        arguments.theme,
        _minute(arguments.day_from),
        _minute(arguments.night_from),
        arguments.large_text,
    )


def _minute(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def _live(arguments: argparse.Namespace, socket: Path, size: tuple[int, int]) -> int:
    """The picture that stands on the panel; without a screen, what one would show."""
    from firmware.gui import adapter

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "live.png" if str(arguments.out) == "-" else arguments.out
        asked_ns = time.time_ns() - 20_000_000  # the time of a file is coarser than that of a clock
        with Client(socket) as client:
            answer = client.request("screen")
        photo = Path(answer["photo"]) if answer["photo"] else None
        if photo is not None and _taken(photo, asked_ns):
            out.write_bytes(photo.read_bytes())
        else:
            if photo is not None:
                print("evse: the screen does not answer; this is what it should show", file=sys.stderr)
            adapter.photograph(socket, out, size, arguments.language)
        if str(arguments.out) == "-":
            sys.stdout.buffer.write(out.read_bytes())
    return 0


def _taken(photo: Path, asked_ns: int) -> bool:
    """Whether the screen has put a new picture there in time."""
    end = time.monotonic() + PHOTO_PATIENCE_S
    while time.monotonic() < end:
        if photo.exists() and photo.stat().st_mtime_ns >= asked_ns:
            return True
        time.sleep(0.05)
    return False
