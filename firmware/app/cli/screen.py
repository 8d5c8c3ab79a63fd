"""`evse screen`: render a screen to a file, or be the process that draws the touchscreen."""

import argparse
import sys

from firmware.app import paths


def main(arguments: argparse.Namespace) -> int:
    """Needs the `screen` extra (pygame-ce, segno)."""
    try:
        from firmware.gui import adapter
    except ModuleNotFoundError as error:
        print(f"evse: the screen needs the package {error.name}; install evse-firmware[screen]", file=sys.stderr)
        return 2
    if arguments.what == "list":
        print("\n".join(adapter.shot_names()))
        return 0
    try:
        width, height = (int(number) for number in arguments.size.lower().split("x"))
        if arguments.what == "shot":
            adapter.shot(arguments.state, arguments.out, (width, height), arguments.language)
            return 0
        socket = arguments.socket or paths.control_socket()
        return adapter.run_screen(
            socket,
            arguments.backend,
            (width, height),
            arguments.language,
            arguments.png_out,
            exit_with_parent=arguments.exit_with_parent,
        )
    except ValueError:
        print(f"evse: --size is WIDTHxHEIGHT, such as 800x480, not {arguments.size}", file=sys.stderr)
    except LookupError as error:
        print(f"evse: {error.args[0]}; `evse screen list` prints the screens", file=sys.stderr)
    except OSError as error:
        print(f"evse: {error}", file=sys.stderr)
    return 2
